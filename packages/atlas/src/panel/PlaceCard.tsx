// The place that is looked at: its names, who holds it today in the runs that are shown, and what its
// position rests on.

import { perHundred } from '@tumen/lab';
import { filmsShown, standing } from '../map/shown.ts';
import { Quoting, Told, told } from '../parts/Told.tsx';
import type { Study } from '../state/atlas.ts';
import { still } from '../state/clock.ts';
import { words } from '../words.ts';
import { Card } from './Card.tsx';
import { Grounds } from './Grounds.tsx';

/** The card; nothing where no place is looked at. */
export function PlaceCard({ study }: { readonly study: Study }) {
  const key = /^place:(.+)$/.exec(still.value?.subject ?? '')?.[1];
  const node = study.scenario.places.findIndex((it) => it.key === key);
  const place = study.scenario.places[node];
  if (place === undefined) return null;
  const owner = standing.value.owner[node] ?? -1;
  const polity = study.scenario.polities[owner];
  const holder = owner < 0 ? words.map.nobody : (polity?.name ?? words.map.newRealm);
  const sure = perHundred(standing.value.sure[node] ?? 0);
  return (
    <Card name={place.name} {...told()}>
      <p>
        {words.map.kinds[place.kind]}
        {place.variants.length === 0 ? '' : ' · '}
        <Told>{place.variants.join(' · ')}</Told>
        {place.heightMetres === undefined ? '' : ` · ${words.map.metres(place.heightMetres)}`}
      </p>
      {filmsShown.value.length === 0 ? null : (
        <p>
          <Quoting
            says={
              filmsShown.value.length === 1
                ? words.now.held(holder)
                : words.now.heldIn(holder, sure)
            }
            quotes={polity === undefined ? [] : [polity.name]}
          />
        </p>
      )}
      <Grounds study={study} entry={place} />
    </Card>
  );
}
