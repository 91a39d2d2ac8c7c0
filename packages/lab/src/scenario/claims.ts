/**
 * Claims about causes, read from `claims.yaml`: who says that something happened because of what, and
 * the switches that express it. Nothing of this enters a run. Used by `parse.ts`; a scenario without
 * the file has no claims, and that is fine.
 */

import { readEntry } from './entries.ts';
import { acceptEntries, given, type Located, type Reading } from './reading.ts';
import type { Claim } from './scenario.ts';
import { claimSchema } from './schema.ts';

/** Reads `claims.yaml`. */
export function readClaims(reading: Reading, located: Located): Claim[] {
  return acceptEntries(reading, claimSchema, located).map((keyed) => {
    const { value } = keyed;
    return {
      ...readEntry(reading, keyed),
      says: value.says,
      switches: value.switches ?? [],
      cause: value.cause,
      ...given('opening', value.opening),
      bearsOn: value['bears-on'] ?? [],
      ...given('cannot', value.cannot),
      ...given('against', value.against),
    };
  });
}
