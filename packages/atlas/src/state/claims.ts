// The claims of the record that speak of a day, numbered as they are everywhere on the page: in the order
// of the lanes.

import { type Attestation, whenHolds } from '@tumen/lab';
import { cast } from './atlas.ts';

/** Claims whose span holds a day. Numbers begin with 1. */
export function claimsOn(
  day: number,
): readonly { readonly claim: Attestation; readonly number: number }[] {
  return cast.value
    .flatMap((it) => it.claims)
    .map((claim, at) => ({ claim, number: at + 1 }))
    .filter(({ claim }) => whenHolds(claim.when, Math.floor(day)));
}
