// A what-if over paired runs: what it does to every outcome, how the days move where it happens either
// way, and what does not change at all. The pairs are the rows of two tables of one seed, so both may be
// played anywhere. `compare-print.ts` puts it into words.

import { studentErrors } from '../base/quantile.ts';
import { runsADraw } from '../engine/frame.ts';
import type { Scenario, Switch } from '../scenario/scenario.ts';
import type { Table } from './ensemble.ts';
import { type Happening, happeningsOf, heldIn } from './happenings.ts';
import { meanOf, type PairedEffect, pairedEffect } from './paired.ts';
import type { Partings } from './parting.ts';

/** Whether a switch takes the cause away, as most do, or brings it. */
export type Direction = 'removes' | 'brings';

/** What a cause does to one outcome. */
export interface Effect extends PairedEffect {
  readonly key: string;
  readonly sort: Happening['sort'];
  readonly says: string;
  /**
   * Days by which it comes later with the cause, over pairs in which it has a day either way; undefined
   * where there are fewer than `fewestPairs` of those.
   */
  readonly later:
    | { readonly pairs: number; readonly days: number; readonly error: number }
    | undefined;
}

/** Fewer pairs than this say nothing of days. */
const fewestPairs = 30;

/** A comparison as data. */
export interface Comparison {
  readonly opening: { readonly key: string; readonly name: string };
  readonly seed: number;
  readonly switches: readonly Pick<Switch, 'key' | 'name' | 'why' | 'kind' | 'grounds'>[];
  readonly direction: Direction;
  readonly pairs: number;
  /** Every outcome, the largest effect first. */
  readonly effects: readonly Effect[];
  /** Where the pairs first part, in a sample of them; undefined where it was not asked. */
  readonly partings: Partings | undefined;
}

/** Compares the runs of an opening as it is with the same runs under switches. */
export function comparisonOf(options: {
  readonly scenario: Scenario;
  readonly opening: string;
  readonly seed: number;
  readonly switches: readonly string[];
  readonly direction: Direction;
  /** As the scenario has it, and under the switches; as many pairs as both have runs. */
  readonly base: Table;
  readonly variant: Table;
  readonly partings?: Partings;
}): Comparison {
  const { scenario, direction, base, variant, seed } = options;
  const opening = scenario.openings.find((it) => it.key === options.opening)!;
  const pairs = Math.min(base.runs, variant.runs);
  const [withCause, without] = direction === 'removes' ? [base, variant] : [variant, base];
  const effects = happeningsOf(scenario, opening.key).map((it) =>
    effectOn(it, { withCause, without, pairs }),
  );
  return {
    opening: { key: opening.key, name: opening.name },
    seed,
    switches: scenario.switches.filter((it) => options.switches.includes(it.key)),
    direction,
    pairs,
    effects: effects
      .map((effect, order) => ({ effect, order }))
      .sort((a, b) => Math.abs(b.effect.effect) - Math.abs(a.effect.effect) || a.order - b.order)
      .map((it) => it.effect),
    partings: options.partings,
  };
}

interface Pair {
  readonly withCause: Table;
  readonly without: Table;
  readonly pairs: number;
}

function effectOn(happening: Happening, { withCause, without, pairs }: Pair): Effect {
  const { key, sort, says, column } = happening;
  const effect = pairedEffect({
    withCause: heldIn(happening, withCause, pairs),
    without: heldIn(happening, without, pairs),
    group: runsADraw,
  });
  const later =
    sort === 'attestation'
      ? laterBy(withCause.columns.get(column)!, without.columns.get(column)!, pairs)
      : undefined;
  return { key, sort, says, ...effect, later };
}

function laterBy(one: Float64Array, other: Float64Array, pairs: number): Effect['later'] {
  const shifts: number[] = [];
  const draws: number[] = [];
  for (let run = 0; run < pairs; run += 1) {
    if (one[run]! < 0 || other[run]! < 0) continue;
    shifts.push(one[run]! - other[run]!);
    draws.push(Math.floor(run / runsADraw));
  }
  if (shifts.length < fewestPairs) return undefined;
  const { mean, error } = meanOf(shifts, draws);
  return { pairs: shifts.length, days: mean, error };
}

/** How sure one may be of an effect, by its own error: the words that verdicts are made of. */
export type Verdict = 'unchanged' | 'unclear' | 'more' | 'less';

/**
 * Whether the cause makes an outcome more or less frequent. Unclear within twice the error of the mean, or
 * more where draws are few.
 * Twenty outcomes are asked at once, so one in twenty that is called clear may be luck.
 */
export function verdictOn(effect: PairedEffect): Verdict {
  if (effect.lost + effect.won === 0) return 'unchanged';
  if (!(Math.abs(effect.effect) > studentErrors(effect.draws - 1, 2) * effect.error))
    return 'unclear';
  return effect.effect > 0 ? 'more' : 'less';
}

/** Openings in which all of some switches fit, the latest first: where a what-if is best asked. */
export function openingsFor(scenario: Scenario, switches: readonly string[]): readonly string[] {
  const chosen = scenario.switches.filter((it) => switches.includes(it.key));
  return scenario.openings
    .filter((opening) =>
      chosen.every((it) => it.openings.length === 0 || it.openings.includes(opening.key)),
    )
    .sort((a, b) => b.day - a.day || (a.key < b.key ? -1 : 1))
    .map((it) => it.key);
}
