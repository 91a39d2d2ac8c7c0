// A point of the map that somebody pressed: what ground or water it is and whose word that is, the nearest
// place, who has forces near it in how many of the runs, and the chain from the colour there to its sources.

import { distanceKm, perHundred } from '@tumen/lab';
import { useMemo } from 'preact/hooks';
import { forcesNear, groundAt, readSpot, type Spot } from '../map/here.ts';
import { filmsShown, single } from '../map/shown.ts';
import { makeRoads } from '../map/ways.ts';
import { Quoting, told } from '../parts/Told.tsx';
import { choose, type Study, shown } from '../state/atlas.ts';
import { saidDay, still } from '../state/clock.ts';
import { grouped, toTenths } from '../state/said-number.ts';
import { words } from '../words.ts';
import { Card } from './Card.tsx';

/** Kilometres within which forces count as being here: two or three days on the march. */
const nearKm = 60;

/** The card; nothing where no point is asked about. */
export function HereCard({ study }: { readonly study: Study }) {
  const subject = still.value?.subject ?? '';
  const spot = useMemo(() => readSpot(subject), [subject]);
  const ground = useMemo(
    () => (spot === undefined ? undefined : groundAt(study.ground, spot)),
    [spot],
  );
  if (spot === undefined || ground === undefined) return null;
  const away = study.scenario.places.map((it) => distanceKm(it, spot));
  const nearest = away.indexOf(Math.min(...away));
  const place = study.scenario.places[nearest];
  return (
    <Card name={words.here.kinds[ground.kind]}>
      <p>
        {words.here.at(
          toTenths(spot.latitude),
          toTenths(spot.longitude),
          grouped(Math.max(0, 10 * Math.round(ground.metres / 10))),
        )}
      </p>
      {place === undefined ? null : (
        <p class="nearest">
          {words.here.nearest(grouped(away[nearest]!))}{' '}
          <button
            type="button"
            class="press"
            {...told()}
            onClick={() => choose({ subject: `place:${place.key}` })}
          >
            {place.name}
          </button>
        </p>
      )}
      <Forces study={study} spot={spot} />
      <div class="grounds">
        <p>{words.method.reliefParagraphs[2]}</p>
        <p>
          {words.here.chain(grouped(filmsShown.value.length), study.manifest.seed)}{' '}
          <button type="button" class="press" onClick={() => choose({ view: 'method' })}>
            {words.here.method}
          </button>
        </p>
      </div>
    </Card>
  );
}

/** Who is near, in how many of the runs that the map shows. */
function Forces({ study, spot }: { readonly study: Study; readonly spot: Spot }) {
  const roads = useMemo(() => makeRoads(study.land, (it) => it), [study]);
  const films = filmsShown.value;
  if (films.length === 0) return null;
  const near = forcesNear(films, roads, { spot, km: nearKm, day: saidDay.value });
  if (near.length === 0) return <p>{words.here.nobody(grouped(nearKm))}</p>;
  const nameOf = (owner: number) =>
    owner < 0 ? words.map.nobody : (study.scenario.polities[owner]?.name ?? words.map.newRealm);
  const quotesOf = (owner: number) =>
    study.scenario.polities[owner] === undefined ? [] : [nameOf(owner)];
  return (
    <>
      <p>{words.here.within(grouped(nearKm))}</p>
      <ul class="near">
        {near.map(({ owner, films: those }) => {
          const run = shown.value?.runs[those[0]!];
          if (single.value || run === undefined)
            return (
              <li key={owner}>
                <Quoting says={words.here.inThis(nameOf(owner))} quotes={quotesOf(owner)} />
              </li>
            );
          return (
            <li key={owner}>
              <Quoting
                says={words.here.inRuns(nameOf(owner), perHundred(those.length / films.length))}
                quotes={quotesOf(owner)}
              />{' '}
              <button type="button" class="press" onClick={() => choose({ mode: 'one', run })}>
                {words.here.run(grouped(run))}
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
