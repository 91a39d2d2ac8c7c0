// What a forecaster says of one attestation: the chance that it comes true as the record has it, and
// on which days. The runs are one forecaster, the baselines are others, and all are scored alike: by
// log score with a floor, Brier score, and CRPS of the day, each averaged over the record's own doubt.

import type { Attestation, Opening } from '../scenario/scenario.ts';
import { cutTo, daysMeant, type Stretch } from './doubt.ts';
import type { Table } from './ensemble.ts';
import { agrees, held } from './row.ts';
import { brierScore, crpsOver, logScoreOf } from './score.ts';

/** A forecast of one attestation from one opening. */
export interface Forecast {
  /**
   * Chances, 0 to 1, that it happens within each of the spans that the record leaves open; of a denial
   * one chance, that it does not happen.
   */
  readonly chances: readonly number[];
  /** Days on which it happens, all alike likely, ascending; never counts as the window's last day. */
  readonly days: ArrayLike<number>;
}

/** Scores of one forecast: 0 is perfect. */
export interface Scores {
  /** Natural logarithm, with the floor of as many runs as there are. */
  readonly log: number;
  readonly brier: number;
  /** CRPS in days, never counted as the window's last day; NaN for denials and undated claims. */
  readonly dated: number;
}

/** The days of the runs from an opening. */
export function stretchOf(opening: Opening): Stretch {
  return { first: opening.day, last: opening.until };
}

/** Scores a forecast by what the record says. `runs`: how many runs the model has, for the floor. */
export function scoreForecast(
  forecast: Forecast,
  it: { readonly attestation: Attestation; readonly opening: Opening; readonly runs: number },
): Scores {
  const { attestation, opening, runs } = it;
  const { chances, days } = forecast;
  const mean = (of: (chance: number) => number) =>
    chances.reduce((sum, chance) => sum + of(chance), 0) / chances.length;
  return {
    log: mean((chance) => logScoreOf(chance, runs)),
    brier: mean(brierScore),
    dated: attestation.denies
      ? Number.NaN
      : crpsOver(days, daysMeant(attestation.when, stretchOf(opening))),
  };
}

/** What the runs of a table say. */
export function forecastOfRuns(attestation: Attestation, opening: Opening, table: Table): Forecast {
  const column = table.columns.get(`day.${attestation.key}`)!;
  const { last } = stretchOf(opening);
  const spans = attestation.denies ? [undefined] : attestation.when.spans;
  const chances = spans.map((span) => {
    let hits = 0;
    for (let run = 0; run < table.runs; run += 1) {
      const day = column[run]!;
      if (span === undefined) hits += agrees(attestation, day) ? 1 : 0;
      else if (day < 0) hits += held(day) ? 1 : 0;
      else if (opening.day + day >= span.earliest && opening.day + day <= span.latest) hits += 1;
    }
    return table.runs === 0 ? 0 : hits / table.runs;
  });
  const dated = sortedDays(column, opening);
  const days = new Float64Array(table.runs).fill(last);
  days.set(dated);
  return { chances, days };
}

/** Day numbers of a `day` column, ascending, without those that have none. Counts instead of comparing. */
export function sortedDays(column: Float64Array, opening: Opening): Float64Array {
  const counts = new Int32Array(opening.until - opening.day + 1);
  let dated = 0;
  for (const day of column) {
    if (day < 0) continue;
    counts[Math.min(day, counts.length - 1)]! += 1;
    dated += 1;
  }
  const days = new Float64Array(dated);
  let at = 0;
  for (let day = 0; day < counts.length; day += 1) {
    const next = at + counts[day]!;
    days.fill(opening.day + day, at, next);
    at = next;
  }
  return days;
}

/** Share of a window that each span of the record covers; 0 where it lies outside. */
export function sharesOfWindow(attestation: Attestation, opening: Opening): readonly number[] {
  const stretch = stretchOf(opening);
  const whole = stretch.last - stretch.first + 1;
  return attestation.when.spans.map((span) => {
    const cut = cutTo(stretch, span);
    return cut === undefined ? 0 : (cut.last - cut.first + 1) / whole;
  });
}
