// How often a claim comes true in the runs, as a hundred dots and in one sentence. Stands in the list of
// what is told of these days and on the claim's own card.

import { type Attestation, perHundred } from '@tumen/lab';
import { Dots } from '../parts/Dots.tsx';
import type { Ridge } from '../time/ridge.ts';
import { words } from '../words.ts';

/** `ridge` is the claim's own, over the runs that are shown. */
export function ClaimDots({
  claim,
  ridge,
}: {
  readonly claim: Attestation;
  readonly ridge: Ridge;
}) {
  return (
    <Dots
      within={claim.denies ? 1 - ridge.share : ridge.within}
      otherwise={claim.denies ? 0 : ridge.share - ridge.within}
      says={sentenceOn(claim, ridge)}
    />
  );
}

/** What the runs make of a claim, as a sentence. */
export function sentenceOn(claim: Attestation, { share, within }: Ridge): string {
  return claim.denies
    ? words.now.sentenceDenied(perHundred(share))
    : words.now.sentence(perHundred(share), perHundred(within), claim.when.words);
}
