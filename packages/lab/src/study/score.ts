// Proper scores and spreads: what a share of runs says about a fact, and how far that share moves with
// what nobody knows. All sums run in array order; all counts are whole.

import { clamp, exp, ln } from '../base/number.ts';
import { betaAt, studentErrors } from '../base/quantile.ts';

/**
 * Log score of an event that the record says happened, in natural logarithm; 0 is perfect.
 * `−ln((hits + ½) / (runs + 1))`: the floor keeps an event never seen from scoring infinitely.
 *
 * @source du-2021
 */
export function logScore(hits: number, runs: number): number {
  return -ln((hits + 0.5) / (runs + 1));
}

/** Brier score of an event that happened: (1 − share)². */
export function brierScore(share: number): number {
  return (1 - share) * (1 - share);
}

/** Log score of a stated chance, with the same floor as for so many runs. */
export function logScoreOf(chance: number, runs: number): number {
  return logScore(chance * runs, runs);
}

/**
 * Continuous ranked probability score of an ensemble against one value, in the unit of the values:
 * `(1/m) Σ|x − y| − 1/(2m²) ΣΣ|x − x′|`, by the sorted O(m log m) form.
 *
 * @param sorted ascending, not empty
 */
export function crps(sorted: ArrayLike<number>, y: number): number {
  const m = sorted.length;
  let distance = 0;
  let spread = 0;
  for (let at = 0; at < m; at += 1) {
    distance += Math.abs(sorted[at]! - y);
    spread += sorted[at]! * (2 * at + 1 - m);
  }
  return distance / m - spread / (m * m);
}

/**
 * The CRPS averaged over values that weigh alike, as a record that leaves its value open is scored.
 * NaN without values on either side.
 */
export function crpsOver(sorted: ArrayLike<number>, values: readonly number[]): number {
  if (sorted.length === 0 || values.length === 0) return Number.NaN;
  return values.reduce((sum, value) => sum + crps(sorted, value), 0) / values.length;
}

/** The value below which a share `p` of a sorted list lies; nearest rank. NaN for an empty list. */
export function quantileOf(sorted: ArrayLike<number>, p: number): number {
  if (sorted.length === 0) return Number.NaN;
  const at = clamp(Math.ceil(p * sorted.length) - 1, 0, sorted.length - 1);
  return sorted[at]!;
}

/** How often it held in each whole group of runs, in order; `group` runs make one. */
export function hitsByGroup(held: ArrayLike<number>, group: number): number[] {
  const out: number[] = [];
  for (let from = 0; from + group <= held.length; from += group) {
    let own = 0;
    for (let run = from; run < from + group; run += 1) own += held[run]!;
    out.push(own);
  }
  return out;
}

/** Variance of a share by counting alone, with half a run on either answer: above 0 where all runs agree. */
export function countedVariance(hits: number, runs: number): number {
  const share = (hits + 0.5) / (runs + 1);
  return (share * (1 - share)) / runs;
}

/** A share with what moves it. */
export interface Share {
  readonly hits: number;
  readonly runs: number;
  readonly share: number;
  /**
   * 5–95 % of the share over readings and parameters: the noise of counting inside a draw taken out,
   * the doubt about the mean of so many draws put in, so that few runs never look certain. 0 to 1 where
   * all runs share one draw: nothing says how far another would move it.
   */
  readonly least: number;
  readonly most: number;
}

/**
 * Where a share may lie of which no run, or every one (`all`), showed anything: up to `1 − 0.05^(1/n)`,
 * which is about three in n; that the runs share draws would widen it.
 */
export function noneOf(
  runs: number,
  all: boolean,
): { readonly least: number; readonly most: number } {
  if (runs === 0) return { least: 0, most: 1 };
  const seldom = 1 - exp(ln(0.05) / runs);
  return all ? { least: 1 - seldom, most: 1 } : { least: 0, most: seldom };
}

/** Whole draws of readings and parameters below which nothing is known of how far they move a number. */
export const fewestDraws = 2;

/**
 * By how much the variance of a range grows because few draws tell it poorly: the square of Student's quantile
 * over the normal one. 1.02 for a hundred draws, 1.5 for six.
 */
export function fewWiden(draws: number): number {
  const ratio = studentErrors(draws - 1, ofNormal) / ofNormal;
  return ratio * ratio;
}

/** Standard deviations from the middle of a normal distribution to its 5 and 95 %. */
const ofNormal = 1.645;

/**
 * A share of runs and its 5–95 % range over the draws of readings and parameters. Runs come in groups
 * that share a draw; the variance between groups less the binomial noise inside them is the doubt, to
 * which the variance of the mean itself is added, at least what luck makes of it, so that few draws that
 * happen to agree never look certain, and all of it widened where draws are few; a Beta of the same mean and
 * variance gives the range.
 *
 * @param outcomes 1 where it held, by run number
 * @param group runs that share a draw
 */
export function shareOf(outcomes: ArrayLike<number>, group: number): Share {
  const runs = outcomes.length;
  let hits = 0;
  for (let run = 0; run < runs; run += 1) hits += outcomes[run]!;
  const share = runs === 0 ? 0 : hits / runs;
  const groups = Math.floor(runs / group);
  if (groups < fewestDraws) return { hits, runs, share, least: 0, most: 1 };
  if (hits === 0 || hits === runs) return { hits, runs, share, ...noneOf(runs, hits > 0) };
  let sum = 0;
  let squares = 0;
  for (const own of hitsByGroup(outcomes, group)) {
    sum += own;
    squares += own * own;
  }
  const mean = sum / (groups * group);
  const between = (squares / groups - (sum / groups) * (sum / groups)) / (group * group);
  // E[between] = v + (mean·(1 − mean) − v) / group, v the variance of the odds themselves
  const noise = (mean * (1 - mean)) / group;
  const doubt = Math.max(0, (between - noise) / (1 - 1 / group));
  const ofMean = Math.max(between / (groups - 1), noise / groups);
  const variance = clamp((doubt + ofMean) * fewWiden(groups), 0, 0.95 * mean * (1 - mean));
  const size = (mean * (1 - mean)) / variance - 1;
  const a = mean * size;
  const b = (1 - mean) * size;
  return { hits, runs, share, least: betaAt(0.05, a, b), most: betaAt(0.95, a, b) };
}
