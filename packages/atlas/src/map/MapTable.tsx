// What the map shows, as two tables: who is where in how many of the runs, and every place with its names,
// its holder and what its position rests on. Each place is a button, so that the map needs no pointer.

import { perHundred } from '@tumen/lab';
import { AsTable } from '../parts/AsTable.tsx';
import { Heads } from '../parts/Heads.tsx';
import { Told, told } from '../parts/Told.tsx';
import { cast, choose, type Study } from '../state/atlas.ts';
import { saidDay } from '../state/clock.ts';
import { words } from '../words.ts';
import { surenessOf } from './labels.ts';
import { filmsShown, standing } from './shown.ts';
import { whereaboutsOf } from './whereabouts.ts';

const mostPlaces = 4;

/** The tables of a study's map. */
export function MapTable({ study }: { readonly study: Study }) {
  const { places, polities, sources } = study.scenario;
  const nameOf = (polity: number) => polities[polity]?.name ?? words.map.newRealm;
  return (
    <AsTable name={words.map.table}>
      {() => (
        <>
          <table>
            <Heads heads={words.map.forceHeads} />
            <tbody>
              {cast.value
                .filter((it) => it.kind !== 'others')
                .map((actor) => {
                  const where = whereaboutsOf(filmsShown.value, actor, saidDay.value);
                  const share = where.runs === 0 ? 0 : where.inField / where.runs;
                  return (
                    <tr key={actor.key}>
                      <th scope="row" {...told()}>
                        {actor.name}
                      </th>
                      <td>{perHundred(share)}</td>
                      <td {...told()}>
                        {where.places
                          .slice(0, mostPlaces)
                          .map(
                            (it) => `${places[it.node]!.name} ${perHundred(it.runs / where.runs)}`,
                          )
                          .join(', ')}
                      </td>
                    </tr>
                  );
                })}
            </tbody>
          </table>
          <table>
            <Heads heads={words.map.placeHeads} />
            <tbody>
              {places.map((place, node) => {
                const owner = standing.value.owner[node] ?? -1;
                const cited = place.grounds.citations.map(
                  (it) => sources.find((one) => one.key === it.source)?.name ?? it.source,
                );
                return (
                  <tr key={place.key}>
                    <th scope="row">
                      <button
                        type="button"
                        {...told()}
                        onClick={() => choose({ subject: `place:${place.key}` })}
                      >
                        {place.name}
                      </button>
                    </th>
                    <td {...told()}>{place.variants.join(', ')}</td>
                    <td>{words.map.kinds[place.kind]}</td>
                    <td>
                      {polities[owner] === undefined ? (
                        owner < 0 ? (
                          words.map.nobody
                        ) : (
                          nameOf(owner)
                        )
                      ) : (
                        <button
                          type="button"
                          {...told()}
                          onClick={() => choose({ subject: `polity:${polities[owner]!.key}` })}
                        >
                          {nameOf(owner)}
                        </button>
                      )}
                    </td>
                    <td>
                      {words.map[surenessOf(place)]}
                      {cited.length === 0 ? '' : ': '}
                      <Told>{cited.join('; ')}</Told>
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </>
      )}
    </AsTable>
  );
}
