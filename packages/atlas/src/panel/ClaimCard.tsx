// The claim that is chosen, whatever the day: what it says, its runs out of a hundred as dots and in a
// sentence, and who says so. For a tour, whose steps speak of one claim each.

import { told } from '../parts/Told.tsx';
import { type Study, shown, span } from '../state/atlas.ts';
import { still } from '../state/clock.ts';
import { ridgeOf } from '../time/ridge.ts';
import { ClaimDots } from './ClaimDots.tsx';
import { Account } from './Now.tsx';

/** The card; nothing where no claim is chosen. */
export function ClaimCard({ study }: { readonly study: Study }) {
  const key = still.value?.subject.replace(/^attestation:/, '');
  const claim = study.scenario.attestations.find((it) => it.key === key);
  const now = shown.value;
  if (claim === undefined || now === undefined) return null;
  const { day, until } = span.value;
  const ridge = ridgeOf(now.table, claim, { from: now.opening.day, day, until, steps: 10 });
  return (
    <div class="claim-card">
      <h3 {...told()}>{claim.says}</h3>
      <ClaimDots study={study} claim={claim} ridge={ridge} />
      <Account study={study} claim={claim} />
    </div>
  );
}
