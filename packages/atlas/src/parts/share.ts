// Shares as numbers of a hundred runs, which people count better than percentages with their decimals.

/** A share as a number of a hundred runs in words: never 0 or 100 where that would hide runs. */
export function ofHundred(share: number): string {
  if (share > 0 && share < 0.005) return '< 1';
  if (share < 1 && share > 0.995) return '> 99';
  return String(Math.round(share * 100));
}
