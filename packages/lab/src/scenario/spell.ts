/**
 * Spelling: how far two words are apart, and which known word somebody most likely meant.
 * It exists so that a finding can end with "Did you mean …?" and so that one name spelt in two
 * ways is noticed. Used by the readers and checks of scenario files; nothing here reaches a run.
 */

/** Longer words than this are not compared: nobody mistypes them, and the cost is quadratic. */
const longestWord = 64;

/**
 * The candidate nearest to the word, if one is near enough to be what was meant: at most one slip
 * in words up to five letters, two up to nine, three beyond. Ties go to the first in plain order.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length === 0 || word.length > longestWord) return undefined;
  const lowered = word.toLowerCase();
  const allowed = word.length <= 5 ? 1 : word.length <= 9 ? 2 : 3;
  let best: string | undefined;
  let bestSlips = allowed + 1;
  for (const candidate of candidates) {
    if (candidate === word || candidate.length > longestWord) continue;
    const slips = slipsBetween(lowered, candidate.toLowerCase());
    if (slips < bestSlips || (slips === bestSlips && best !== undefined && candidate < best)) {
      best = candidate;
      bestSlips = slips;
    }
  }
  return best;
}

/**
 * Slips between two words: letters left out, put in, changed, or two neighbours swapped
 * (optimal string alignment, the restricted Damerau–Levenshtein distance).
 */
export function slipsBetween(one: string, other: string): number {
  let beforeLast: number[] = [];
  let last: number[] = [];
  for (let column = 0; column <= other.length; column += 1) last.push(column);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const differs = one[row - 1] === other[column - 1] ? 0 : 1;
      let slips = Math.min(
        last[column]! + 1,
        current[column - 1]! + 1,
        last[column - 1]! + differs,
      );
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (row > 1 && column > 1 && swapped) slips = Math.min(slips, beforeLast[column - 2]! + 1);
      current.push(slips);
    }
    beforeLast = last;
    last = current;
  }
  return last[other.length]!;
}

/** A name without its case, accents, spaces and marks, so that spellings can be compared. */
export function fold(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** The sentence that offers a nearest word, or `otherwise` where none is near. */
export function didYouMean(
  word: string,
  candidates: Iterable<string>,
  otherwise?: string,
): string | undefined {
  const meant = nearest(word, candidates);
  return meant === undefined ? otherwise : `Did you mean "${meant}"?`;
}
