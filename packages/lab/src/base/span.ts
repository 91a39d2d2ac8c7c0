/**
 * Spans: stretches of days within which something happened, as exactly as a source says.
 * A `When` is a set of spans of which one is meant, for sources that leave a choice of years.
 * Scenario files are read into these; the study asks them whether a day of a run agrees.
 */

import { assert } from './assert.ts';
import {
  type Calendar,
  dateOf,
  daysInMonth,
  monthName,
  monthsInYear,
  writeDate,
  writeYear,
} from './calendar.ts';

/** A stretch of days, ends included. */
export interface Span {
  /** Day number (Julian day number); −Infinity if the span has no beginning. */
  readonly earliest: number;
  /** Day number (Julian day number); Infinity if the span has no end. */
  readonly latest: number;
  /** The date as it was written. */
  readonly words: string;
  /** The writer doubts the date (`?` or `%`). */
  readonly uncertain: boolean;
  /** The date is only about right (`~` or `%`). */
  readonly approximate: boolean;
}

/** A date as a source gives it: one span, or several of which one is meant. */
export type When = {
  /** The date as it was written. */
  readonly words: string;
  /** At least one; in the order written. */
  readonly spans: readonly Span[];
};

/** Whether the day (Julian day number) lies within the span. */
export function spanHolds(span: Span, day: number): boolean {
  return day >= span.earliest && day <= span.latest;
}

/** Whether the day (Julian day number) lies within one of the spans. */
export function whenHolds(when: When, day: number): boolean {
  for (const span of when.spans) if (spanHolds(span, day)) return true;
  return false;
}

/** The first day that any of the spans holds; −Infinity if one of them has no beginning. */
export function earliestOf(when: When): number {
  assert(when.spans.length > 0, () => `The date "${when.words}" holds no span.`);
  let earliest = Number.POSITIVE_INFINITY;
  for (const span of when.spans) earliest = Math.min(earliest, span.earliest);
  return earliest;
}

/** The last day that any of the spans holds; Infinity if one of them has no end. */
export function latestOf(when: When): number {
  assert(when.spans.length > 0, () => `The date "${when.words}" holds no span.`);
  let latest = Number.NEGATIVE_INFINITY;
  for (const span of when.spans) latest = Math.max(latest, span.latest);
  return latest;
}

/**
 * Writes a span in words: "14 March 1218", "March 1218", "spring 1218", "1216 to 1218",
 * "until 1218", "from March 1216", "about 1218", "perhaps 1218".
 */
export function writeSpan(calendar: Calendar, span: Span): string {
  const doubt = `${span.uncertain ? 'perhaps ' : ''}${span.approximate ? 'about ' : ''}`;
  return doubt + writeStretch(calendar, span);
}

function writeStretch(calendar: Calendar, { earliest, latest }: Span): string {
  const begins = earliest > Number.NEGATIVE_INFINITY;
  const ends = latest < Number.POSITIVE_INFINITY;
  if (!begins && !ends) return 'at any time';
  const first = begins ? beginningOf(calendar, earliest) : undefined;
  const last = ends ? endOf(calendar, latest) : undefined;
  if (first === undefined) return `until ${writeBound(calendar, { day: latest, unit: last })}`;
  if (last === undefined) return `from ${writeBound(calendar, { day: earliest, unit: first })}`;
  if (isSeason(calendar, { earliest, latest })) {
    const { year, month } = dateOf(calendar, earliest);
    return `${seasonOfMonth[month]} ${writeYear(calendar, year)}`;
  }
  const unit = unitOf(first, last);
  const start = writeBound(calendar, { day: earliest, unit });
  const end = writeBound(calendar, { day: latest, unit });
  return start === end ? start : `${start} to ${end}`;
}

type Unit = 'day' | 'month' | 'year';

interface Bound {
  readonly day: number;
  readonly unit: Unit | undefined;
}

function writeBound(calendar: Calendar, { day, unit }: Bound): string {
  if (unit === undefined || unit === 'day') return writeDate(calendar, day);
  const { year, month } = dateOf(calendar, day);
  if (unit === 'year') return writeYear(calendar, year);
  return `${monthName(calendar, month)} ${writeYear(calendar, year)}`;
}

/** The largest unit that begins on this day. */
function beginningOf(calendar: Calendar, day: number): Unit {
  const date = dateOf(calendar, day);
  if (date.day > 1) return 'day';
  return date.month === 1 ? 'year' : 'month';
}

/** The largest unit that ends on this day. */
function endOf(calendar: Calendar, day: number): Unit {
  const date = dateOf(calendar, day);
  if (date.day < daysInMonth(calendar, date.year, date.month)) return 'day';
  return date.month === monthsInYear ? 'year' : 'month';
}

/** The smaller of two units, in which a stretch between them can be written exactly. */
function unitOf(first: Unit, last: Unit): Unit {
  if (first === 'day' || last === 'day') return 'day';
  return first === 'year' && last === 'year' ? 'year' : 'month';
}

const seasonOfMonth: Readonly<Record<number, string>> = {
  3: 'spring',
  6: 'summer',
  9: 'autumn',
  12: 'winter',
};

interface Stretch {
  readonly earliest: number;
  readonly latest: number;
}

function isSeason(calendar: Calendar, { earliest, latest }: Stretch): boolean {
  if (calendar === 'hijri') return false;
  if (beginningOf(calendar, earliest) === 'day' || endOf(calendar, latest) === 'day') return false;
  const first = dateOf(calendar, earliest);
  const last = dateOf(calendar, latest);
  const months = (last.year - first.year) * monthsInYear + last.month - first.month + 1;
  return months === 3 && seasonOfMonth[first.month] !== undefined;
}
