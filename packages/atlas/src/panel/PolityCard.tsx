// The realm that is looked at: its names, what it holds today in the runs that are shown, and who says that
// there was such a realm.

import { filmsShown, standing } from '../map/shown.ts';
import { Quoting, told } from '../parts/Told.tsx';
import type { Study } from '../state/atlas.ts';
import { still } from '../state/clock.ts';
import { words } from '../words.ts';
import { Card } from './Card.tsx';
import { Grounds } from './Grounds.tsx';

/** The card; nothing where no realm is looked at. */
export function PolityCard({ study }: { readonly study: Study }) {
  const { places, polities } = study.scenario;
  const key = /^polity:(.+)$/.exec(still.value?.subject ?? '')?.[1];
  const id = polities.findIndex((it) => it.key === key);
  const polity = polities[id];
  if (polity === undefined) return null;
  const { owner, sure } = standing.value;
  const held = places.filter((_, node) => owner[node] === id && (sure[node] ?? 0) >= 0.5);
  const names = held.map((it) => it.name).join(', ');
  return (
    <Card name={polity.name} {...told()}>
      {polity.variants.length === 0 ? null : <p {...told()}>{polity.variants.join(' · ')}</p>}
      {filmsShown.value.length === 0 ? null : (
        <p>
          {held.length === 0 ? (
            words.now.holdsNothing
          ) : (
            <Quoting says={words.now.holds(names)} quotes={[names]} />
          )}
        </p>
      )}
      <Grounds study={study} entry={polity} />
    </Card>
  );
}
