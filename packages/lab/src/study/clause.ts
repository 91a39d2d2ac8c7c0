// Conditions as a person types them, on the rows of a table: what happens, what does not, before what,
// and when. They keep runs; `given.ts` reckons with those that are kept. Apart from `condition.ts`,
// which asks whole chronicles, because rows are all that a study keeps.

import { type Calendar, dayOf, daysInMonth, isDate } from '../base/calendar.ts';
import type { Opening, Scenario } from '../scenario/scenario.ts';
import { didYouMean } from '../scenario/spell.ts';
import { type Drawn, takenIn } from './drawn.ts';
import type { Table } from './ensemble.ts';
import { meantBy } from './find.ts';
import { type Happening, happeningsOf, heldIn } from './happenings.ts';

/** One condition: its words, and 1 for the runs that fulfil it. */
export interface Clause {
  readonly words: string;
  readonly held: Uint8Array;
}

/** A condition that was understood, or what was wrong with it and what to try. */
export type Clauses =
  | { readonly kind: 'clauses'; readonly clauses: readonly Clause[] }
  | { readonly kind: 'trouble'; readonly what: string; readonly hint: string };

/** What clauses are read against. */
export interface Ground {
  readonly scenario: Scenario;
  readonly opening: Opening;
  readonly table: Table;
  readonly drawn: Drawn;
}

/** More hard conditions than this keep next to nothing. */
const mostClauses = 3;

/** How conditions are written, for hints. */
export const clauseForm =
  'Write KEY, "not KEY", "KEY before KEY", "KEY before 1217", "KEY in 1217-06" or MATTER=FORM; join up to three with "and".';

/** Reads a condition such as `bellmar-lost before 1302 and not bellmar-rises`. */
export function readClauses(words: string, ground: Ground): Clauses {
  const parts = words
    .split(/\s+and\s+|\s*,\s*/)
    .map((it) => it.trim())
    .filter((it) => it !== '');
  if (parts.length === 0) {
    return { kind: 'trouble', what: 'The condition is empty.', hint: clauseForm };
  }
  if (parts.length > mostClauses) {
    return {
      kind: 'trouble',
      what: `${parts.length} conditions are too many: no run matches many facts.`,
      hint: 'Three are the most. For more, keep the runs nearest to the record with --like-the-record.',
    };
  }
  const clauses: Clause[] = [];
  for (const part of parts) {
    const read = readClause(part, ground);
    if (typeof read === 'string' || 'what' in read) {
      return {
        kind: 'trouble',
        ...(typeof read === 'string' ? { what: read, hint: clauseForm } : read),
      };
    }
    clauses.push({ words: part, held: read.held });
  }
  return { kind: 'clauses', clauses };
}

/** How a happening may lie to another or to a date. */
const relations = ['before', 'after', 'in'];

type Failed = { readonly what: string; readonly hint: string };
type Read = { readonly held: Uint8Array } | Failed;

function readClause(part: string, ground: Ground): Read | string {
  const negated = /^not\s+/.test(part);
  const [first, relation, other, ...more] = part.replace(/^not\s+/, '').split(/\s+/);
  const isSentence =
    relation !== undefined && !relations.includes(relation) && !isKnown(first, ground);
  if (
    first === undefined ||
    more.length > 0 ||
    (relation !== undefined && other === undefined) ||
    isSentence
  ) {
    const what = `"${part}" is no condition.`;
    const meant = meantBy(part, knownTo(ground)).length > 0;
    return meant ? { what, hint: suggested(part, knownTo(ground)) } : what;
  }
  const read =
    relation === undefined ? plain(first, ground) : timed(first, relation, other!, ground);
  if (typeof read === 'string' || 'what' in read || !negated) return read;
  return { held: read.held.map((it) => 1 - it) };
}

/** Something that happens in a run, or an account that it drew. */
function plain(key: string, ground: Ground): Read {
  const { scenario, opening, table, drawn } = ground;
  const happening = happeningsOf(scenario, opening.key).find((it) => it.key === key);
  if (happening !== undefined) return { held: heldIn(happening, table) };
  const [matter = '', account] = key.split('=');
  const reading = scenario.circumstanceReadings.find((it) => it.key === matter);
  const number = reading?.alternatives.findIndex((it) => it.key === account) ?? -1;
  const taken = number < 0 ? undefined : takenIn(drawn, matter, table.runs);
  if (taken !== undefined) return { held: Uint8Array.from(taken, (it) => (it === number ? 1 : 0)) };
  return unknown(key, ground);
}

/** Everything that a condition may name, for suggestions. */
function knownTo({ scenario, opening }: Ground): readonly Pick<Happening, 'key' | 'says'>[] {
  const accounts = scenario.circumstanceReadings
    .filter((it) => it.openings.length === 0 || it.openings.includes(opening.key))
    .flatMap((it) =>
      it.alternatives.map(({ key, says }) => ({
        key: `${it.key}=${key}`,
        says: `${it.name}: ${says}`,
      })),
    );
  return [...happeningsOf(scenario, opening.key), ...accounts];
}

function isKnown(key: string | undefined, ground: Ground): boolean {
  return knownTo(ground).some((it) => it.key === key);
}

function unknown(key: string, ground: Ground): Failed {
  return {
    what: `Nothing that a run can be asked is called "${key}".`,
    hint: suggested(key, knownTo(ground)),
  };
}

/** Outcomes that are offered by their words. */
const offered = 3;

/** What may have been meant by a word that is no key: by its spelling, else by its words, else all there is. */
export function suggested(word: string, known: readonly Pick<Happening, 'key' | 'says'>[]): string {
  const near = didYouMean(
    word,
    known.map((it) => it.key),
  );
  if (near !== undefined) return near;
  const meant = meantBy(word, known).slice(0, offered);
  const shown = meant.length > 0 ? meant : known;
  return [
    meant.length > 0 ? 'By these words you may mean:' : 'Known:',
    ...shown.map((it) => `  ${it.key}: ${it.says}`),
  ].join('\n');
}

function timed(key: string, relation: string, other: string, ground: Ground): Read | string {
  const days = daysOf(key, ground);
  if ('what' in days) return days;
  const { runs } = ground.table;
  if (!relations.includes(relation)) return `"${relation}" is not before, after or in.`;
  if (/^\d/.test(other)) {
    const span = readDays(other, ground.scenario.calendar);
    if (span === undefined) return `"${other}" is no date: write 1217, 1217-06 or 1217-06-03.`;
    const first = span.first - ground.opening.day;
    const last = span.last - ground.opening.day;
    return {
      held: Uint8Array.from({ length: runs }, (_, run) => {
        const day = days.days[run]!;
        if (day < 0) return 0;
        const holds =
          relation === 'before'
            ? day < first
            : relation === 'after'
              ? day > last
              : day >= first && day <= last;
        return holds ? 1 : 0;
      }),
    };
  }
  if (relation === 'in') return `"${other}" is no date: write 1217, 1217-06 or 1217-06-03.`;
  const others = daysOf(other, ground);
  if ('what' in others) return others;
  const [early, late] = relation === 'before' ? [days.days, others.days] : [others.days, days.days];
  return {
    held: Uint8Array.from({ length: runs }, (_, run) => {
      const day = early[run]!;
      return day >= 0 && (late[run]! === -1 ? relation === 'before' : day < late[run]!) ? 1 : 0;
    }),
  };
}

/** Days of an attestation, by run; forms have none. */
function daysOf(key: string, ground: Ground): { readonly days: Float64Array } | Failed {
  const it = ground.scenario.attestations.find((one) => one.key === key);
  const days = it === undefined ? undefined : ground.table.columns.get(`day.${key}`);
  if (days !== undefined && it?.denies === false) return { days };
  const read = plain(key, ground);
  if ('what' in read) return read;
  return { what: `"${key}" has no day.`, hint: 'Only attestations of what happened have days.' };
}

/** First and last day of `1217`, `1217-06` or `1217-06-03`. */
function readDays(
  words: string,
  calendar: Calendar,
): { readonly first: number; readonly last: number } | undefined {
  const found = /^(\d{1,4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(words);
  if (found === null) return undefined;
  const [year, month, day] = found
    .slice(1)
    .map((it) => (it === undefined ? undefined : Number(it)));
  const from = { year: year!, month: month ?? 1, day: day ?? 1 };
  if (!isDate(calendar, from)) return undefined;
  const lastMonth = month ?? 12;
  const lastDay = day ?? daysInMonth(calendar, year!, lastMonth);
  return {
    first: dayOf(calendar, from.year, from.month, from.day),
    last: dayOf(calendar, from.year, lastMonth, lastDay),
  };
}
