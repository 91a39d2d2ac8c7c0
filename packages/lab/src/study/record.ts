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
import type { Table } from './ensemble.ts';
import { agrees, held } from './row.ts';
import { brierScore, crps, logScore, quantileOf, type Share, shareOf } from './score.ts';

/** Days as quantiles over the runs in which something happened; day numbers. */
export interface DaySpread {
  readonly early: number;
  readonly middle: number;
  readonly late: number;
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
  /** Whether the record's span meets the runs' 5–95 %; undefined for denials and where it never happens. */
  readonly inside: boolean | undefined;
  /** Runs in which it happened within the record's own span (for a denial: agreed). */
  readonly within: Share;
  readonly log: number;
  readonly brier: number;
  /** Days: distance of the runs' dates from the record's, averaged over its span; NaN without dates. */
  readonly crpsDays: number;
  readonly numbers:
    | { readonly early: number; readonly middle: number; readonly late: number }
    | undefined;
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
  const days: number[] = [];
  for (let run = 0; run < table.runs; run += 1) {
    const day = column[run]!;
    if (agrees(attestation, day)) agreeing[run] = 1;
    if (day >= 0) days.push(opening.day + day);
    const dated = day >= 0 && spanMeets(attestation, opening.day + day);
    within[run] = attestation.denies ? agreeing[run]! : dated || (held(day) && day < 0) ? 1 : 0;
  }
  days.sort((a, b) => a - b);
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
      spread === undefined
        ? undefined
        : earliestOf(attestation.when) <= spread.late && latestOf(attestation.when) >= spread.early,
    within: inSpan,
    log: logScore(inSpan.hits, inSpan.runs),
    brier: brierScore(inSpan.share),
    crpsDays: spread === undefined ? Number.NaN : crpsOverSpan(days, attestation),
    numbers: numbersOf(table, attestation),
  };
}

function spanMeets(attestation: Attestation, day: number): boolean {
  return attestation.when.spans.some((span) => day >= span.earliest && day <= span.latest);
}

/** CRPS averaged over nine days spread evenly over the record's span. */
function crpsOverSpan(days: readonly number[], attestation: Attestation): number {
  const from = earliestOf(attestation.when);
  const to = latestOf(attestation.when);
  if (!Number.isFinite(from) || !Number.isFinite(to)) return Number.NaN;
  let sum = 0;
  for (let at = 0; at < 9; at += 1) sum += crps(days, from + ((to - from) * at) / 8);
  return sum / 9;
}

function numbersOf(table: Table, attestation: Attestation): Judgement['numbers'] {
  const column = table.columns.get(`number.${attestation.key}`);
  if (column === undefined) return undefined;
  const values = [...column].filter((it) => Number.isFinite(it)).sort((a, b) => a - b);
  if (values.length === 0) return undefined;
  return {
    early: quantileOf(values, 0.05),
    middle: quantileOf(values, 0.5),
    late: quantileOf(values, 0.95),
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

/** Mean scores of some attestations: 0 is perfect, NaN without any. */
export interface Skill {
  readonly facts: number;
  readonly log: number;
  readonly brier: number;
}

/**
 * Mean scores of the attestations that only test, each from its latest opening; and the same apart for
 * what the sources say happened and for what they say did not. The first alone rewards a model in
 * which everything happens, for sources seldom tell of what did not.
 */
export function skillOf(
  judgements: readonly Judgement[],
): Skill & { readonly happened: Skill; readonly denied: Skill } {
  const testing = judgements.filter((it) => it.tests && it.latest);
  return {
    ...meanOf(testing),
    happened: meanOf(testing.filter((it) => !it.attestation.denies)),
    denied: meanOf(testing.filter((it) => it.attestation.denies)),
  };
}

function meanOf(judgements: readonly Judgement[]): Skill {
  const facts = judgements.length;
  const mean = (of: (it: Judgement) => number) =>
    facts === 0 ? Number.NaN : judgements.reduce((total, it) => total + of(it), 0) / facts;
  return { facts, log: mean((it) => it.log), brier: mean((it) => it.brier) };
}
