// The runs held against the record: for every attestation and opening, how often it came true, when,
// and whether the sources' own span lies inside. Which of them only test and which were used to build
// the opening is told apart. The record never reaches a run; it is asked here, afterwards.

import { earliestOf, latestOf } from '../base/span.ts';
import { runsADraw } from '../engine/frame.ts';
import type {
  Attestation,
  EventReading,
  Opening,
  Question,
  Scenario,
} from '../scenario/scenario.ts';
import { latestOpeningBefore, tests, usedIn } from '../scenario/usage.ts';
import { baseRateForecast, evenForecast } from './baseline.ts';
import { daysMeant, numbersMeant, quantityAt } from './doubt.ts';
import type { Table } from './ensemble.ts';
import { forecastOfRuns, type Scores, scoreForecast, sortedDays, stretchOf } from './forecast.ts';
import { agrees, held } from './row.ts';
import { crpsOver, quantileOf, type Share, shareOf } from './score.ts';

/** Fewer days than this are no distribution. */
export const fewestDays = 10;

/** Days as quantiles over the runs in which something happened: 5, 50, 95 %; day numbers. */
export interface DaySpread {
  readonly early: number;
  readonly middle: number;
  readonly late: number;
}

/** A number of an attestation in the runs and in the record, both as 5, 50 and 95 %. */
export interface NumberSpread extends DaySpread {
  readonly said: DaySpread;
  /** CRPS in the number's own unit, averaged over what the record leaves open. */
  readonly crps: number;
}

/** In how many runs something happened within each of the equal parts of an opening's window. */
export interface DayCounts {
  /** Day numbers, ends included. */
  readonly first: number;
  readonly last: number;
  readonly counts: readonly number[];
}

/** One attestation judged from one opening. */
export interface Judgement {
  readonly attestation: Attestation;
  readonly opening: Opening;
  /** Whether this is the latest opening before it. */
  readonly latest: boolean;
  /** What of it was used to build the opening; empty when it only tests. */
  readonly used: readonly string[];
  readonly tests: boolean;
  /** Runs that agree: it happened, or for a denial it did not. */
  readonly agree: Share;
  /** When, in the runs in which it happened; undefined where that is never or has no day. */
  readonly days: DaySpread | undefined;
  /** Whether the record's span meets the runs' 5–95 %; undefined for denials and where fewer than ten runs have a day. */
  readonly inside: boolean | undefined;
  /** Runs in which it happened within the record's own span (for a denial: agreed). */
  readonly within: Share;
  /** Averaged over the record's own doubt; those of the share are of coming true within its span. */
  readonly scores: Scores;
  /** The same of forecasters that know less. */
  readonly baselines: { readonly even: Scores; readonly baseRates: Scores };
  /** Days: distance of the runs' dates, where it happened, from the record's; NaN without dates. */
  readonly crpsDays: number;
  readonly numbers: NumberSpread | undefined;
  readonly dates: DayCounts;
  /** Years from the opening to the middle of the record's date, within the runs' window. */
  readonly leadYears: number;
}

/**
 * What an attestation says, marked where it denies: “He does not take it” is a denial in its own words, and
 * the runs that agree with it are those in which he does not.
 */
export function asTold({
  says,
  denies,
}: {
  readonly says: string;
  readonly denies: boolean;
}): string {
  return denies ? `(a denial) ${says}` : says;
}

/** How a matter went, in shares; the last entry (`form` undefined) is "none of these". */
export interface Outcome {
  readonly question: Question | EventReading;
  readonly opening: Opening;
  readonly shares: readonly {
    readonly key: string;
    readonly says: string;
    readonly share: Share;
  }[];
}

/** Judges every attestation from every opening that has a table and lies before it. */
export function judge(
  scenario: Scenario,
  tables: ReadonlyMap<string, Table>,
): readonly Judgement[] {
  return scenario.attestations.flatMap((attestation) => {
    const latest = latestOpeningBefore(scenario, attestation);
    return scenario.openings.flatMap((opening) => {
      const table = tables.get(opening.key);
      if (table === undefined || opening.day > latestOf(attestation.when)) return [];
      return [judgeOne(scenario, attestation, opening, table, latest?.key === opening.key)];
    });
  });
}

function judgeOne(
  scenario: Scenario,
  attestation: Attestation,
  opening: Opening,
  table: Table,
  latest: boolean,
): Judgement {
  const column = table.columns.get(`day.${attestation.key}`)!;
  const agreeing = new Uint8Array(table.runs);
  const within = new Uint8Array(table.runs);
  for (let run = 0; run < table.runs; run += 1) {
    const day = column[run]!;
    if (agrees(attestation, day)) agreeing[run] = 1;
    const dated = day >= 0 && spanMeets(attestation, opening.day + day);
    within[run] = attestation.denies ? agreeing[run]! : dated || (held(day) && day < 0) ? 1 : 0;
  }
  const days = sortedDays(column, opening);
  const scored = { attestation, opening, runs: table.runs };
  const meant = daysMeant(attestation.when, stretchOf(opening));
  const agree = shareOf(agreeing, runsADraw);
  const inSpan = shareOf(within, runsADraw);
  const spread: DaySpread | undefined =
    days.length === 0 || attestation.denies
      ? undefined
      : {
          early: quantileOf(days, 0.05),
          middle: quantileOf(days, 0.5),
          late: quantileOf(days, 0.95),
        };
  return {
    attestation,
    opening,
    latest,
    used: usedIn(scenario, attestation, opening),
    tests: tests(scenario, attestation, opening),
    agree,
    days: spread,
    inside:
      spread === undefined || days.length < fewestDays
        ? undefined
        : earliestOf(attestation.when) <= spread.late && latestOf(attestation.when) >= spread.early,
    within: inSpan,
    scores: scoreForecast(forecastOfRuns(attestation, opening, table), scored),
    baselines: {
      even: scoreForecast(evenForecast(attestation, opening), scored),
      baseRates: scoreForecast(baseRateForecast(scenario, { attestation, opening, table }), scored),
    },
    crpsDays: spread === undefined ? Number.NaN : crpsOver(days, meant),
    numbers: numbersOf(table, attestation),
    dates: dayCounts(days, opening),
    leadYears: meant.length === 0 ? Number.NaN : (meanOf(meant) - opening.day) / daysAYear,
  };
}

const daysAYear = 365.25;

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, it) => sum + it, 0) / values.length;
}

/** Parts of a window in which days are counted. */
const parts = 48;

function dayCounts(days: Float64Array, opening: Opening): DayCounts {
  const { first, last } = stretchOf(opening);
  const counts = new Array<number>(parts).fill(0);
  for (const day of days) {
    const at = Math.floor(((day - first) * parts) / (last - first + 1));
    counts[Math.max(0, Math.min(parts - 1, at))]! += 1;
  }
  return { first, last, counts };
}

function spanMeets(attestation: Attestation, day: number): boolean {
  return attestation.when.spans.some((span) => day >= span.earliest && day <= span.latest);
}

function numbersOf(table: Table, attestation: Attestation): Judgement['numbers'] {
  const column = table.columns.get(`number.${attestation.key}`);
  if (column === undefined) return undefined;
  const values = column.filter((it) => Number.isFinite(it)).sort();
  if (values.length === 0 || attestation.number === undefined) return undefined;
  const { quantity } = attestation.number;
  return {
    early: quantileOf(values, 0.05),
    middle: quantileOf(values, 0.5),
    late: quantileOf(values, 0.95),
    said: {
      early: quantityAt(quantity, 0.05),
      middle: quantityAt(quantity, 0.5),
      late: quantityAt(quantity, 0.95),
    },
    crps: crpsOver(values, numbersMeant(quantity)),
  };
}

/** How a question or a contested matter went from one opening. */
export function outcomeOf(
  question: Question | EventReading,
  opening: Opening,
  table: Table,
): Outcome {
  const column = table.columns.get(`form.${question.key}`)!;
  const shares = question.forms.map((form, number) => ({
    key: form.key,
    says: form.says,
    share: shareOf(
      column.map((it) => (it === number ? 1 : 0)),
      runsADraw,
    ),
  }));
  const none = shareOf(
    column.map((it) => (it === -1 ? 1 : 0)),
    runsADraw,
  );
  return {
    question,
    opening,
    shares: [...shares, { key: 'none-of-these', says: 'None of these.', share: none }],
  };
}
