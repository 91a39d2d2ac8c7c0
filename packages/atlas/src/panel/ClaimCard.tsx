// The claim that is chosen, whatever the day: what it says, its runs out of a hundred as dots and in a
// sentence, and who says so. For a tour, whose steps speak of one claim each.

import { Dots } from '../parts/Dots.tsx';
import { ofHundred } from '../parts/share.ts';
import { choice, type Study, shown, span } from '../state/atlas.ts';
import { ridgeOf } from '../time/ridge.ts';
import { words } from '../words.ts';
import { Account } from './Now.tsx';

/** The card; nothing where no claim is chosen. */
export function ClaimCard({ study }: { readonly study: Study }) {
  const key = choice.value?.subject.replace(/^attestation:/, '');
  const claim = study.scenario.attestations.find((it) => it.key === key);
  const now = shown.value;
  if (claim === undefined || now === undefined) return null;
  const { day, until } = span.value;
  const ridge = ridgeOf(now.table, claim, { from: now.opening.day, day, until, steps: 10 });
  return (
    <div class="claim-card">
      <h3>{claim.says}</h3>
      <Dots
        within={claim.denies ? 1 - ridge.share : ridge.within}
        otherwise={claim.denies ? 0 : ridge.share - ridge.within}
        says={words.now.sentence(
          claim.denies,
          ofHundred(ridge.share),
          ofHundred(ridge.within),
          claim.when.words,
        )}
      />
      <Account study={study} claim={claim} />
    </div>
  );
}
