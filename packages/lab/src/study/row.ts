// One run as one row of named numbers: what the record asks, how the contested matters went, and a
// fingerprint. Seeds and rows are kept, histories are not: any run can be played again.

import { digestHex, digestNumber, digestString, makeDigest } from '../base/hash.ts';
import { type Chronicle, kindNumber } from '../engine/chronicle.ts';
import type { Run } from '../engine/run.ts';
import type { Attestation, Form, Scenario } from '../scenario/scenario.ts';
import type { Setting } from '../scenario/setting.ts';
import type { Option } from '../world/change.ts';
import {
  type Ask,
  compileCondition,
  heldWithoutChange,
  indexByKind,
  kindsAsked,
} from './condition.ts';

/** What one column of a row holds. */
export interface Column {
  /** `day.KEY`, `number.KEY`, `form.KEY` or `count.NAME`; stable, used as the table's header. */
  readonly name: string;
  /**
   * `day`: days from the opening on which it happened, −1 never, −2 holds without a day. `number`: as
   * the attestation's field, NaN where it did not happen. `form`: index of the first form that holds,
   * −1 none. `count`: a tally of the run: changes of each kind that the record asks for, of all kinds,
   * and rates computed.
   */
  readonly kind: 'day' | 'number' | 'form' | 'count';
}

/** Every question that a scenario puts to a run from one opening, compiled. */
export interface Questionnaire {
  readonly columns: readonly Column[];
  /** Answers in the order of the columns, and the run's digest. */
  readonly answer: (run: Run) => { readonly values: Float64Array; readonly digest: string };
}

/**
 * Compiles the questions of a scenario. The same columns for every opening, so that tables of several
 * openings can be laid side by side.
 */
export function makeQuestionnaire(options: {
  readonly scenario: Scenario;
  readonly setting: Setting;
  readonly opening: string;
}): Questionnaire {
  const { scenario, setting } = options;
  const columns: Column[] = [];
  const readers: ((chronicle: Chronicle, index: ReturnType<typeof indexByKind>) => number)[] = [];
  const firstDay = setting.openings.find((it) => it.key === options.opening)!.day;
  const dayOf = (chronicle: Chronicle, at: number) =>
    at >= 0 ? chronicle.days[at]! - firstDay : at;

  for (const it of scenario.attestations) {
    const ask = askedOnce(compileCondition(setting, it.holds));
    columns.push({ name: `day.${it.key}`, kind: 'day' });
    readers.push((chronicle, index) => dayOf(chronicle, ask(chronicle, index)));
    if (it.number !== undefined) {
      const { field } = it.number;
      columns.push({ name: `number.${it.key}`, kind: 'number' });
      readers.push((chronicle, index) => {
        const at = ask(chronicle, index);
        const value =
          at < 0 ? undefined : (chronicle.changes[at] as unknown as Record<string, unknown>)[field];
        return typeof value === 'number' ? value : Number.NaN;
      });
    }
  }
  for (const it of [...scenario.eventReadings, ...scenario.questions]) {
    const asks = it.forms.map((form: Form): Ask => compileCondition(setting, form.holds));
    columns.push({ name: `form.${it.key}`, kind: 'form' });
    readers.push((chronicle, index) => asks.findIndex((ask) => ask(chronicle, index) !== -1));
  }
  for (const kind of kindsAsked(scenario.attestations)) {
    const number = kindNumber.get(kind)!;
    columns.push({ name: `count.${kind}`, kind: 'count' });
    readers.push((_, index) => index[number]!.length);
  }
  for (const name of ['changes', 'rates'] as const)
    columns.push({ name: `count.${name}`, kind: 'count' });

  return {
    columns,
    answer: (run) => {
      const index = indexByKind(run.chronicle);
      const values = new Float64Array(columns.length);
      readers.forEach((read, at) => {
        values[at] = read(run.chronicle, index);
      });
      values[columns.length - 2] = run.chronicle.changes.length;
      values[columns.length - 1] = run.rates;
      return { values, digest: digestOfChronicle(run.chronicle) };
    },
  };
}

/** A question whose answer for the chronicle at hand is kept: a day and a number ask it each. */
function askedOnce(ask: Ask): Ask {
  let of: Chronicle | undefined;
  let found = -1;
  return (chronicle, index) => {
    if (of !== chronicle) {
      of = chronicle;
      found = ask(chronicle, index);
    }
    return found;
  };
}

/** True when a `day` column says that the condition held, with or without a day of its own. */
export function held(day: number): boolean {
  return day >= 0 || day === heldWithoutChange;
}

/** True when the run agrees with an attestation: it happened, or for a denial it did not. */
export function agrees(attestation: Attestation, day: number): boolean {
  return attestation.denies ? !held(day) : held(day);
}

type Value = number | string | boolean | readonly Option[];

/** A 128-bit fingerprint of a chronicle: kinds by number, days, speakers, triggers and every field. */
export function digestOfChronicle(chronicle: Chronicle): string {
  const digest = makeDigest();
  for (let at = 0; at < chronicle.changes.length; at += 1) {
    digestNumber(digest, chronicle.numbers[at]!);
    digestNumber(digest, chronicle.days[at]!);
    digestNumber(digest, chronicle.systems[at]!);
    digestNumber(digest, chronicle.triggers[at]!);
    const change = chronicle.changes[at]! as unknown as Readonly<Record<string, Value>>;
    for (const field in change) {
      const value = change[field]!;
      if (typeof value === 'number') digestNumber(digest, value);
      else if (field === 'kind')
        continue; // its number stands for it
      else if (typeof value === 'string') digestString(digest, value);
      else if (typeof value === 'boolean') digestNumber(digest, value ? 1 : 0);
      else {
        for (const option of value) {
          digestString(digest, option.act);
          digestNumber(digest, option.target);
          digestNumber(digest, option.odds);
        }
      }
    }
  }
  return digestHex(digest);
}
