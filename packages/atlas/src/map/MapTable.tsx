// What the map shows, as two tables: who is where in how many of the runs, and every place with its names,
// its holder and what its position rests on. Each place is a button, so that the map needs no pointer.

import { useSignal } from '@preact/signals';
import { Scroll } from '../parts/Scroll.tsx';
import { ofHundred } from '../parts/share.ts';
import { cast, choice, choose, type Study } from '../state/atlas.ts';
import { words } from '../words.ts';
import { surenessOf } from './labels.ts';
import { filmsShown, standing } from './shown.ts';
import { whereaboutsOf } from './whereabouts.ts';

const mostPlaces = 4;

/** The tables of a study's map. */
export function MapTable({ study }: { readonly study: Study }) {
  const open = useSignal(false);
  const { places, polities, sources } = study.scenario;
  const nameOf = (polity: number) => polities[polity]?.name ?? words.map.newRealm;
  return (
    <details
      class="as-table"
      onToggle={(event) => {
        open.value = event.currentTarget.open;
      }}
    >
      <summary>{words.map.table}</summary>
      {open.value ? (
        <Scroll name={words.map.table}>
          <table>
            <thead>
              <tr>
                {words.map.forceHeads.map((it) => (
                  <th key={it} scope="col">
                    {it}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {cast.value
                .filter((it) => it.kind !== 'others')
                .map((actor) => {
                  const where = whereaboutsOf(filmsShown.value, actor, choice.value?.day ?? 0);
                  const share = where.runs === 0 ? 0 : where.inField / where.runs;
                  return (
                    <tr key={actor.key}>
                      <th scope="row">{actor.name}</th>
                      <td>{ofHundred(share)}</td>
                      <td>
                        {where.places
                          .slice(0, mostPlaces)
                          .map(
                            (it) => `${places[it.node]!.name} ${ofHundred(it.runs / where.runs)}`,
                          )
                          .join(', ')}
                      </td>
                    </tr>
                  );
                })}
            </tbody>
          </table>
          <table>
            <thead>
              <tr>
                {words.map.placeHeads.map((it) => (
                  <th key={it} scope="col">
                    {it}
                  </th>
                ))}
              </tr>
            </thead>
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
                        onClick={() => choose({ subject: `place:${place.key}` })}
                      >
                        {place.name}
                      </button>
                    </th>
                    <td>{place.variants.join(', ')}</td>
                    <td>{place.kind}</td>
                    <td>{owner < 0 ? words.map.nobody : nameOf(owner)}</td>
                    <td>
                      {words.map[surenessOf(place)]}
                      {cited.length === 0 ? '' : `: ${cited.join('; ')}`}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </Scroll>
      ) : null}
    </details>
  );
}
