// Runs that are kept because something holds in them, and everything reckoned anew over those: what
// they say of every question and attestation beside what all runs say, when, and which accounts they
// drew. A table of shares changed by a condition says what goes with what, not what causes what.

import { clamp } from '../base/number.ts';
import { betaAt } from '../base/quantile.ts';
import type { Opening, Scenario } from '../scenario/scenario.ts';
import { type Drawn, drawsOf, takenIn } from './drawn.ts';
import type { Table } from './ensemble.ts';
import { type Happening, happeningsOf, heldIn } from './happenings.ts';
import type { Likeness } from './likeness.ts';
import { meanOf } from './paired.ts';
import { fewestDays } from './record.ts';
import { fewWiden, noneOf, quantileOf, type Share } from './score.ts';

/** One outcome over all runs and over those that are kept. */
export interface Shifted extends Pick<Happening, 'key' | 'sort' | 'says'> {
  readonly all: Share;
  readonly given: Share;
  /** Day numbers, 5, 50 and 95 % over the kept runs in which it has one; undefined for fewer than ten. */
  readonly days:
    | { readonly early: number; readonly middle: number; readonly late: number }
    | undefined;
}

/** An account of a circumstance over all runs and over those that are kept. */
export interface ShiftedAccount {
  readonly reading: string;
  /** What the reading is about, in words. */
  readonly name: string;
  readonly account: string;
  readonly says: string;
  readonly all: Share;
  readonly given: Share;
}

/** Everything over the kept runs. */
export interface Given {
  readonly opening: { readonly key: string; readonly name: string };
  readonly words: string;
  readonly runs: number;
  readonly kept: number;
  /** In the scenario's order. */
  readonly outcomes: readonly Shifted[];
  readonly accounts: readonly ShiftedAccount[];
}

/** Reckons everything anew over the runs that are kept. */
export function givenOf(options: {
  readonly scenario: Scenario;
  readonly opening: Opening;
  readonly table: Table;
  readonly drawn: Drawn;
  /** 1 for the runs to keep. */
  readonly kept: Uint8Array;
  /** The condition in words. */
  readonly words: string;
}): Given {
  const { scenario, opening, table, drawn, kept, words } = options;
  const { runs } = table;
  const draws = drawsOf(runs);
  const everything = new Uint8Array(runs).fill(1);
  const both = (held: Uint8Array) => ({
    all: shareAmong(held, draws, everything),
    given: shareAmong(held, draws, kept, doubtsPart(held, draws)),
  });
  return {
    opening: { key: opening.key, name: opening.name },
    words,
    runs,
    kept: kept.reduce((sum, it) => sum + it, 0),
    outcomes: happeningsOf(scenario, opening.key).map((it) => ({
      key: it.key,
      sort: it.sort,
      says: it.says,
      ...both(heldIn(it, table)),
      days:
        it.sort === 'attestation'
          ? daysAmong(table.columns.get(it.column)!, kept, opening)
          : undefined,
    })),
    accounts: scenario.circumstanceReadings.flatMap((reading) => {
      const taken = takenIn(drawn, reading.key, runs);
      if (taken === undefined) return [];
      return reading.alternatives.map(({ key, says }, number) => ({
        reading: reading.key,
        name: reading.name,
        account: key,
        says,
        ...both(Uint8Array.from(taken, (it) => (it === number ? 1 : 0))),
      }));
    }),
  };
}

function daysAmong(column: Float64Array, kept: Uint8Array, opening: Opening): Shifted['days'] {
  const days = [...column]
    .filter((day, run) => kept[run] === 1 && day >= 0)
    .map((day) => opening.day + day)
    .sort((a, b) => a - b);
  if (days.length < fewestDays) return undefined;
  return {
    early: quantileOf(days, 0.05),
    middle: quantileOf(days, 0.5),
    late: quantileOf(days, 0.95),
  };
}

/**
 * A share among chosen runs, with 5–95 % over draws of any size. The square of a draw's own odds is
 * estimated without bias by pairs of its runs, `Σ h(h − 1) / Σ n(n − 1)`; what that leaves beyond the
 * square of the mean is the doubt, and the error of the mean is added to it. Where the chosen runs have few
 * such pairs, as the nearest hundredth of a study has, they cannot tell the doubt from luck: `usual`, the
 * doubt's part among all runs, stands in, as if so many pairs more had shown it. With few draws the range
 * is narrower than it says: over sixty draws of one to ten runs it covers 83 in a hundred, not 90.
 */
export function shareAmong(
  held: ArrayLike<number>,
  draws: ArrayLike<number>,
  chosen: ArrayLike<number>,
  usual = 0,
): Share {
  const { hits, runs, pairs, between, ofMean, drawn } = spreadAmong(held, draws, chosen);
  const share = runs === 0 ? 0 : hits / runs;
  if (hits === 0 || hits === runs) return { hits, runs, share, ...noneOf(runs, hits > 0) };
  const room = share * (1 - share);
  const doubt = (pairs * between + pairsUsual * usual * room) / (pairs + pairsUsual);
  // the mean is never surer than counting alone would leave it, should few draws happen to agree
  const known = Math.max(0, doubt) + Math.max(ofMean, room / runs);
  const variance = clamp(known * fewWiden(drawn), 0, 0.95 * room);
  const weight = room / variance - 1;
  return {
    hits,
    runs,
    share,
    least: betaAt(0.05, share * weight, (1 - share) * weight),
    most: betaAt(0.95, share * weight, (1 - share) * weight),
  };
}

/** Pairs of runs that what is usual weighs like; with so many, the share of pairs that agree is known to 0.1. */
const pairsUsual = 100;

/** How much of a share's variance lies between draws, 0 to 1, over all runs; 0 where it cannot be told. */
function doubtsPart(held: ArrayLike<number>, draws: ArrayLike<number>): number {
  const { hits, runs, between } = spreadAmong(held, draws, new Uint8Array(held.length).fill(1));
  const share = hits / runs;
  return hits === 0 || hits === runs ? 0 : clamp(between / (share * (1 - share)), 0, 1);
}

/** What the draws of chosen runs tell of a share: the variance between them, by so many pairs of runs. */
function spreadAmong(
  held: ArrayLike<number>,
  draws: ArrayLike<number>,
  chosen: ArrayLike<number>,
): {
  readonly hits: number;
  readonly runs: number;
  readonly pairs: number;
  /** Estimated without bias, so it may be below 0; 0 without pairs. */
  readonly between: number;
  /** Variance of the mean. */
  readonly ofMean: number;
  /** Draws that have any of the chosen runs. */
  readonly drawn: number;
} {
  const own: number[] = [];
  const ownDraws: number[] = [];
  for (let run = 0; run < held.length; run += 1) {
    if (chosen[run] !== 1) continue;
    own.push(held[run]!);
    ownDraws.push(draws[run]!);
  }
  const runs = own.length;
  const hits = own.reduce((sum, it) => sum + it, 0);
  if (runs === 0) return { hits, runs, pairs: 0, between: 0, ofMean: 0, drawn: 0 };
  let pairs = 0;
  let hitPairs = 0;
  let drawn = 0;
  let size = 0;
  let inDraw = 0;
  for (let at = 0; at < runs; at += 1) {
    size += 1;
    inDraw += own[at]!;
    if (at + 1 < runs && ownDraws[at + 1] === ownDraws[at]) continue;
    drawn += 1;
    pairs += (size * (size - 1)) / 2;
    hitPairs += (inDraw * (inDraw - 1)) / 2;
    size = 0;
    inDraw = 0;
  }
  const { error } = meanOf(own, ownDraws);
  const share = hits / runs;
  const ofMean = error > 0 ? error * error : (share * (1 - share)) / runs;
  // the square of a mean is too large by the mean's own variance
  const between = pairs === 0 ? 0 : hitPairs / pairs - share * share + ofMean;
  return { hits, runs, pairs, between, ofMean, drawn };
}

/** How near runs kept by likeness are to the record, and what most of them miss. */
export interface Nearness {
  /** Mean share of facts that they miss, the nearest and the farthest of them, and that of all runs. */
  readonly mean: number;
  readonly best: number;
  readonly worst: number;
  readonly all: number;
  /** Facts that more than half of them miss, the most missed first. */
  readonly missed: readonly {
    readonly matter: string;
    readonly says: string;
    readonly share: number;
  }[];
  readonly facts: number;
}

/** Says how near kept runs are. */
export function nearnessOf(likeness: Likeness, kept: Uint8Array): Nearness {
  const near = [...likeness.misses].filter((_, run) => kept[run] === 1);
  const mean = (list: readonly number[]) => list.reduce((sum, it) => sum + it, 0) / list.length;
  const missed = likeness.facts.map(({ matter, says, misses }) => ({
    matter,
    says,
    share: mean([...misses].filter((_, run) => kept[run] === 1).map((it) => (it > 0.5 ? 1 : 0))),
  }));
  return {
    mean: mean(near),
    best: Math.min(...near),
    worst: Math.max(...near),
    all: mean([...likeness.misses]),
    missed: missed
      .filter((it) => it.share > 0.5)
      .sort((a, b) => b.share - a.share || (a.matter < b.matter ? -1 : 1)),
    facts: likeness.facts.length,
  };
}
