// What a cause does to one outcome, from pairs of runs on the same dice: the difference of the odds,
// how far it moves with what nobody knows, the flips both ways, and how necessary and how sufficient
// the cause was. Knows no outcome by name; `compare.ts` asks it once for each.

import { assert } from '../base/assert.ts';
import { clamp } from '../base/number.ts';
import { betaAt } from '../base/quantile.ts';
import { fewestDraws, fewWiden, noneOf } from './score.ts';

/** A probability that the odds alone only bound, and the value that the pairs give inside the bounds. */
export interface Bounded {
  readonly least: number;
  readonly paired: number;
  readonly most: number;
}

/** What a cause does to one outcome. Shares run from 0 to 1, differences from −1 to 1. */
export interface PairedEffect {
  readonly pairs: number;
  /** Whole draws of readings and parameters among the pairs. */
  readonly draws: number;
  /** Shares of runs in which it happens, with the cause and without it. */
  readonly withCause: number;
  readonly without: number;
  /** `withCause − without`. */
  readonly effect: number;
  /** Standard error of the effect, reckoned over draws: doubt is in it. NaN with fewer than two draws. */
  readonly error: number;
  /**
   * 5–95 % of the effect over readings and parameters, luck taken out, the error of the mean left in; −1 to
   * 1 where all pairs share one draw, and what so many pairs could miss about an effect that none departs from.
   */
  readonly least: number;
  readonly most: number;
  /** Pairs in which it happens only with the cause, and only without it. */
  readonly lost: number;
  readonly won: number;
  /** It happened: would it not have, without the cause? Undefined where it never happens with it. */
  readonly necessity: Bounded | undefined;
  /** It did not happen without the cause: would it have, with it? Undefined where it always happens. */
  readonly sufficiency: Bounded | undefined;
  /** Unpaired runs that would be needed for one paired one; undefined where no pair differs. */
  readonly saved: number | undefined;
}

/**
 * Compares an outcome in paired runs.
 *
 * @param withCause 1 where it happens, by run number, as long as `without`
 * @param group runs that share a draw of readings and parameters
 */
export function pairedEffect(options: {
  readonly withCause: ArrayLike<number>;
  readonly without: ArrayLike<number>;
  readonly group: number;
}): PairedEffect {
  const { withCause, without, group } = options;
  const pairs = withCause.length;
  assert(pairs === without.length && pairs > 0, () => `${pairs} and ${without.length} runs`);
  let lost = 0;
  let won = 0;
  let both = 0;
  for (let run = 0; run < pairs; run += 1) {
    const was = withCause[run] === 1;
    const is = without[run] === 1;
    if (was && is) both += 1;
    else if (was) lost += 1;
    else if (is) won += 1;
  }
  const one = (both + lost) / pairs;
  const other = (both + won) / pairs;
  const effect = (lost - won) / pairs;
  const ofDifference = (lost + won) / pairs - effect * effect;
  const apart = one * (1 - one) + other * (1 - other);
  const differences = Float64Array.from(withCause, (was, run) => was - without[run]!);
  return {
    pairs,
    draws: Math.floor(pairs / group),
    withCause: one,
    without: other,
    effect,
    ...spreadOf(differences, group),
    lost,
    won,
    necessity: one === 0 ? undefined : necessityOf({ one, other, paired: lost / pairs / one }),
    sufficiency:
      other === 1 ? undefined : sufficiencyOf({ one, other, paired: lost / pairs / (1 - other) }),
    saved: ofDifference <= 0 ? undefined : apart / ofDifference,
  };
}

/**
 * Bounds of the probability of necessity from the odds alone, for any pairing whatever:
 * `max(0, (p − q) / p) … min(1, (1 − q) / p)`, p the odds with the cause and q without it.
 *
 * @source tian-pearl-2000
 */
function necessityOf({ one, other, paired }: Odds): Bounded {
  return {
    least: Math.max(0, (one - other) / one),
    paired,
    most: Math.min(1, (1 - other) / one),
  };
}

/**
 * The same for sufficiency: `max(0, (p − q) / (1 − q)) … min(1, p / (1 − q))`.
 *
 * @source tian-pearl-2000
 */
function sufficiencyOf({ one, other, paired }: Odds): Bounded {
  return {
    least: Math.max(0, (one - other) / (1 - other)),
    paired,
    most: Math.min(1, one / (1 - other)),
  };
}

interface Odds {
  readonly one: number;
  readonly other: number;
  readonly paired: number;
}

/**
 * The error of a mean of numbers from −1 to 1, and where that mean lies, 5–95 %, for one draw and the
 * next. The variance between draws less what the runs inside them explain is the doubt; that of the mean
 * itself is added, at least what luck makes of it, so that few draws that happen to agree never look
 * certain; all of it is widened where draws are few. A Beta stretched over −1 … 1 with the same mean and
 * variance gives the range. Of one draw nothing
 * is known but that it lies from −1 to 1; where all numbers are alike, as many may differ as `noneOf` leaves.
 */
export function spreadOf(
  numbers: ArrayLike<number>,
  group: number,
): { readonly error: number; readonly least: number; readonly most: number } {
  const draws = Math.floor(numbers.length / group);
  let mean = 0;
  for (let at = 0; at < numbers.length; at += 1) mean += numbers[at]!;
  mean /= numbers.length;
  if (draws < fewestDraws) return { error: Number.NaN, least: -1, most: 1 };
  let between = 0;
  let inside = 0;
  for (let draw = 0; draw < draws; draw += 1) {
    let own = 0;
    for (let run = draw * group; run < (draw + 1) * group; run += 1) own += numbers[run]!;
    own /= group;
    between += (own - mean) * (own - mean);
    for (let run = draw * group; run < (draw + 1) * group; run += 1) {
      inside += (numbers[run]! - own) * (numbers[run]! - own);
    }
  }
  between /= draws - 1;
  const luck = group < 2 ? 0 : inside / (draws * (group - 1)) / group;
  const error = Math.sqrt(Math.max(between, luck) / draws);
  // on 0 … 1 the mean is (mean + 1) / 2 and the variance a quarter
  const centre = (mean + 1) / 2;
  const room = centre * (1 - centre);
  const doubt = (Math.max(0, between - luck) + error * error) * fewWiden(draws);
  const variance = clamp(doubt / 4, 0, 0.95 * room);
  if (variance < 1e-9) {
    const seldom = noneOf(numbers.length, false).most;
    return { error, least: Math.max(-1, mean - seldom), most: Math.min(1, mean + seldom) };
  }
  const size = room / variance - 1;
  const at = (p: number) => 2 * betaAt(p, centre * size, (1 - centre) * size) - 1;
  return { error, least: at(0.05), most: at(0.95) };
}

/**
 * A mean and its standard error, reckoned over draws of any size: runs of one draw share what nobody
 * knows and are not independent. NaN without values; the error is NaN with fewer than two draws.
 *
 * @param draws number of the draw of each value, ascending
 */
export function meanOf(
  values: ArrayLike<number>,
  draws: ArrayLike<number>,
): { readonly mean: number; readonly error: number } {
  const { length } = values;
  let mean = 0;
  for (let at = 0; at < length; at += 1) mean += values[at]!;
  mean /= length;
  let squares = 0;
  let own = 0;
  let groups = 0;
  for (let at = 0; at < length; at += 1) {
    own += values[at]! - mean;
    if (at + 1 < length && draws[at + 1] === draws[at]) continue;
    squares += own * own;
    own = 0;
    groups += 1;
  }
  if (groups < 2) return { mean, error: Number.NaN };
  return { mean, error: Math.sqrt((squares * groups) / (groups - 1)) / length };
}
