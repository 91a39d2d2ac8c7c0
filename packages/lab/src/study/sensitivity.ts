// How sensitive outcomes are: for every reading, what-if and leading input, in how many runs an outcome
// flips when it alone is changed, beside how often it flips by luck alone. All of them in one unit, so
// that they can be laid side by side. This screens; it does not divide the variance.
//
// @source morris-1991, campolongo-2011

import { runsADraw } from '../engine/frame.ts';
import type { Happening } from './happenings.ts';
import { countedVariance, hitsByGroup, shareOf } from './score.ts';

/** Something that was changed alone. */
export interface Factor {
  readonly name: string;
  readonly sort: 'reading' | 'switch' | 'input';
  readonly words: string;
}

/** One try: a base run and the same run with one factor changed. */
export interface Try {
  /** Number of the factor. */
  readonly factor: number;
  /** 1 where the factor was raised, laid over, or another account; −1 where it was lowered. */
  readonly direction: 1 | -1;
  /** Values of all columns, before and after. */
  readonly before: ArrayLike<number>;
  readonly after: ArrayLike<number>;
}

/** What one factor does to one outcome. */
export interface Screened extends Factor {
  readonly tries: number;
  /** Share of tries in which the outcome flips: Morris's mean of the absolute effects. */
  readonly flips: number;
  /** Mean effect with its sign, in the factor's direction; near 0 beside many flips it works both ways. */
  readonly mean: number;
  /** Standard error of `flips`, counting tries, with half a try on either answer: above 0 where none flips. */
  readonly error: number;
}

/** An outcome with everything that was screened, the strongest first. */
export interface Sensitivity {
  readonly key: string;
  readonly says: string;
  readonly share: number;
  /** Where the share moves, 5–95 %, with readings and parameters. */
  readonly least: number;
  readonly most: number;
  /** Share of pairs of runs with the same draw that differ: what luck alone flips. */
  readonly luck: number;
  /** The same for pairs of different draws: what luck and doubt together flip. */
  readonly all: number;
  readonly factors: readonly Screened[];
}

/** Puts the tries together for one outcome. */
export function sensitivityOf(options: {
  readonly happening: Happening;
  /** Number of the happening's column in the tries' values. */
  readonly column: number;
  readonly factors: readonly Factor[];
  readonly tries: readonly Try[];
  /** 1 where it holds, by run of the whole ensemble. */
  readonly held: Uint8Array;
}): Sensitivity {
  const { happening, column, factors, tries, held } = options;
  const yes = (values: ArrayLike<number>) => (happening.isYes(values[column]!) ? 1 : 0);
  const screened = factors.map((factor, number): Screened => {
    const own = tries.filter((it) => it.factor === number);
    let flips = 0;
    let signed = 0;
    for (const it of own) {
      const effect = yes(it.after) - yes(it.before);
      flips += Math.abs(effect);
      signed += effect * it.direction;
    }
    const count = Math.max(1, own.length);
    const share = flips / count;
    return {
      ...factor,
      tries: own.length,
      flips: share,
      mean: signed / count,
      error: Math.sqrt(countedVariance(flips, count)),
    };
  });
  const { least, most } = shareOf(held, runsADraw);
  return {
    key: happening.key,
    says: happening.says,
    ...pairsThatDiffer(held),
    least,
    most,
    factors: screened
      .filter((it) => it.tries > 0)
      .sort((a, b) => b.flips - a.flips || (a.name < b.name ? -1 : 1)),
  };
}

/** Shares of pairs of runs that differ: of one draw, and of different draws. */
export function pairsThatDiffer(held: ArrayLike<number>): {
  readonly share: number;
  readonly luck: number;
  readonly all: number;
} {
  const byDraw = hitsByGroup(held, runsADraw);
  let hits = 0;
  let squares = 0;
  let differing = 0;
  for (const own of byDraw) {
    hits += own;
    squares += own * own;
    differing += own * (runsADraw - own);
  }
  const runs = byDraw.length * runsADraw;
  // ordered pairs of different draws with exactly one hit: 2 (H N − Σ n h − (H² − Σ h²)), n the runs of a draw
  const across = 2 * (hits * runs - runsADraw * hits - (hits * hits - squares));
  return {
    share: hits / runs,
    luck: (2 * differing) / (runs * (runsADraw - 1)),
    all: across / (runs * (runs - runsADraw)),
  };
}
