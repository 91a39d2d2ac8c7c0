// How far the record supports one account against its rivals, by approximate Bayesian computation: an
// account gains weight as its runs are over-represented among those most like the record. Knows only
// numbers; `readings.ts` asks it for each contested matter.

import { exp, ln } from '../base/number.ts';

/** What the record says to one account of a matter. */
export interface Support {
  /** Weight before, as the scenario has it, and after. */
  readonly weightIn: number;
  readonly weightOut: number;
  /** Runs that took it, and of these how many are near the record. */
  readonly runs: number;
  readonly near: number;
  /** How many times as often its runs are near as those of its rivals; 5–95 % by counting over draws. */
  readonly factor: number;
  readonly least: number;
  readonly most: number;
}

/**
 * Weighs the accounts of one matter.
 *
 * @param taken number of the account that each run took
 * @param near 1 for runs near the record
 * @param draws number of the draw of each run, ascending: all runs of one draw took the same
 * @param weights of the accounts, summing to one
 */
export function supportOf(options: {
  readonly taken: ArrayLike<number>;
  readonly near: ArrayLike<number>;
  readonly draws: ArrayLike<number>;
  readonly weights: readonly number[];
}): readonly Support[] {
  const { weights } = options;
  return weights.map((weightIn, account) => {
    const own = rateOf(options, (taken) => taken === account);
    const rivals = rateOf(options, (taken) => taken !== account);
    const factor = own.rate / rivals.rate;
    const error = Math.sqrt(own.variance + rivals.variance);
    return {
      weightIn,
      weightOut: (weightIn * factor) / (weightIn * factor + 1 - weightIn),
      runs: own.runs,
      near: own.near,
      factor,
      least: exp(ln(factor) - 1.645 * error),
      most: exp(ln(factor) + 1.645 * error),
    };
  });
}

/**
 * Share of runs near the record among those that took some accounts, and the variance of its
 * logarithm, reckoned over draws. Half a run is added, so that none near is not infinitely far.
 */
function rateOf(
  {
    taken,
    near,
    draws,
  }: {
    readonly taken: ArrayLike<number>;
    readonly near: ArrayLike<number>;
    readonly draws: ArrayLike<number>;
  },
  chosen: (taken: number) => boolean,
): {
  readonly runs: number;
  readonly near: number;
  readonly rate: number;
  readonly variance: number;
} {
  let runs = 0;
  let hits = 0;
  for (let run = 0; run < taken.length; run += 1) {
    if (!chosen(taken[run]!)) continue;
    runs += 1;
    hits += near[run]!;
  }
  const rate = (hits + 0.5) / (runs + 1);
  let squares = 0;
  let residual = 0;
  for (let run = 0; run < taken.length; run += 1) {
    if (chosen(taken[run]!)) residual += near[run]! - rate;
    if (run + 1 < taken.length && draws[run + 1] === draws[run]) continue;
    squares += residual * residual;
    residual = 0;
  }
  return { runs, near: hits, rate, variance: (squares + 0.5) / ((hits + 0.5) * (hits + 0.5)) };
}
