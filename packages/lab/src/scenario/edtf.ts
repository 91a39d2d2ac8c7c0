/**
 * Reads dates as scenario files write them: EDTF (ISO 8601-2) in the scenario's own calendar.
 * A library reads each single date; seasons with doubts, intervals of anything, sets and all
 * questions of the calendar are settled here, because the library refuses some of them and places
 * every date in the Gregorian calendar. Nothing here throws: what is wrong comes back in words.
 */

import { type ParsedDate, parse } from 'edtf';
import {
  type Calendar,
  dayOf,
  daysInMonth,
  monthName,
  monthsInYear,
  writeYear,
} from '../base/calendar.ts';
import type { Span, When } from '../base/span.ts';

/** What was understood of a date, or what is wrong with it and what to try. */
export interface ReadWhen {
  readonly when?: When;
  /** A clause without a full stop. */
  readonly problem?: string;
  /** A sentence. */
  readonly hint?: string;
}

/**
 * Reads a date such as `1216`, `1216-03`, `1216-03-14`, `1216~`, `1216-21` (21 spring, from March;
 * 22 summer; 23 autumn; 24 winter, from December into the next year), `121X`, an interval of such
 * (`1216-21/1218`, `../1218`) or a set of which one is meant (`[1214,1218]`).
 * `?` marks doubt, `~` a rough date, `%` both. Dates are of the given calendar, as written.
 */
export function readWhen(words: string, calendar: Calendar): ReadWhen {
  const text = words.trim();
  if (text === '') return { problem: 'the date is empty', hint: howToWrite };
  const damage = findDamage(text);
  if (damage !== undefined) return damage;
  const list = /^(?:\[(.*)\]|\{(.*)\})$/.exec(text);
  const members = list === null ? [text] : (list[1] ?? list[2] ?? '').split(',');
  const spans: Span[] = [];
  for (const written of members) {
    const member = written.trim();
    const read = readSpan(list === null ? member : withSlash(member), calendar);
    if (isTrouble(read)) return read;
    spans.push({ ...read, words: member });
  }
  return { when: { words: text, spans } };
}

interface Trouble {
  readonly problem: string;
  readonly hint: string;
}

/** What a single date or an interval covers, in day numbers. */
interface Stretch {
  readonly earliest: number;
  readonly latest: number;
  readonly uncertain: boolean;
  readonly approximate: boolean;
}

const howToWrite =
  'Write a date as 1216, 1216-03, 1216-03-14, a season as 1216-21, an interval as 1216/1218.';

function isTrouble(read: Stretch | Trouble): read is Trouble {
  return 'problem' in read;
}

/**
 * Two dates side by side whose dash was lost or is not a slash. "1216? 1218" is almost surely
 * "1216–1218" after a change of encoding, and must not be taken for a doubtful 1216.
 */
function findDamage(text: string): Trouble | undefined {
  const two =
    /^(\d{4}(?:-\d\d){0,2})([?~%]?)\s*(\s|[-\u2010-\u2015\u2212\ufffd?]|to|or|and)\s*(\d{4}(?:-\d\d){0,2})([?~%]?)$/.exec(
      text,
    );
  if (two !== null) {
    const [, first = '', firstMark = '', between = '', second = '', secondMark = ''] = two;
    const choice = between === 'or' || between === 'and';
    const mark = firstMark === '?' && between.trim() === '' ? '' : firstMark;
    const start = `${first}${mark}`;
    const end = `${second}${secondMark}`;
    return {
      problem: `the date "${text}" is damaged or not a date`,
      hint: choice ? `Did you mean "[${start},${end}]"?` : `Did you mean "${start}/${end}"?`,
    };
  }
  const strange = /[^\x20-\x7e]/.exec(text);
  if (strange === null) return undefined;
  return { problem: `the date "${text}" holds the character "${strange[0]}"`, hint: howToWrite };
}

/** Within a set an interval is written with dots: `1214..1218`. */
function withSlash(member: string): string {
  const range = /^([^./]*)\.\.([^./]*)$/.exec(member);
  return range === null ? member : `${range[1] || '..'}/${range[2] || '..'}`;
}

function readSpan(text: string, calendar: Calendar): Stretch | Trouble {
  const ends = text.split('/');
  if (ends.length === 1) return readDate(text, calendar);
  const [start = '', end = ''] = ends;
  if (ends.length > 2 || (isOpen(start) && isOpen(end))) {
    return { problem: `the interval "${text}" does not have two ends`, hint: howToWrite };
  }
  const first = isOpen(start) ? undefined : readDate(start, calendar);
  if (first !== undefined && isTrouble(first)) return first;
  const last = isOpen(end) ? undefined : readDate(end, calendar);
  if (last !== undefined && isTrouble(last)) return last;
  const earliest = first?.earliest ?? Number.NEGATIVE_INFINITY;
  const latest = last?.latest ?? Number.POSITIVE_INFINITY;
  if (earliest > latest) {
    return {
      problem: `the interval "${text}" ends before it begins`,
      hint: `Did you mean "${end}/${start}"?`,
    };
  }
  return {
    earliest,
    latest,
    uncertain: first?.uncertain === true || last?.uncertain === true,
    approximate: first?.approximate === true || last?.approximate === true,
  };
}

function isOpen(end: string): boolean {
  return end === '' || end === '..';
}

/** Reads a year, month, day or season with its marks. */
function readDate(text: string, calendar: Calendar): Stretch | Trouble {
  const season = /^(-?\d{4}-2[1-4])([?~%])$/.exec(text);
  const parsed = parseQuietly(season?.[1] ?? text);
  if (parsed === undefined) return explain(text, calendar);
  const mark = season?.[2];
  const doubt = {
    uncertain: isMarked(parsed.uncertain) || mark === '?' || mark === '%',
    approximate: isMarked(parsed.approximate) || mark === '~' || mark === '%',
  };
  const [year = 0, second, day] = parsed.values;
  if (parsed.type === 'Season' && second !== undefined && second <= 24) {
    return placeSeason({ year, season: second }, doubt, calendar);
  }
  if (parsed.type !== 'Date' || parsed.values.length > 3) return explain(text, calendar);
  const month = second === undefined ? undefined : second + 1;
  return placeDate({ text, year, month, day, open: parsed.unspecified ?? 0 }, doubt, calendar);
}

/** The library says by throwing that something is no date; here that is an answer. */
function parseQuietly(text: string): ParsedDate | undefined {
  if (text.length > 16) return undefined;
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

function isMarked(mark: boolean | number | undefined): boolean {
  return mark === true || (typeof mark === 'number' && mark > 0);
}

interface Doubt {
  readonly uncertain: boolean;
  readonly approximate: boolean;
}

function placeSeason(
  { year, season }: { year: number; season: number },
  doubt: Doubt,
  calendar: Calendar,
): Stretch | Trouble {
  if (calendar === 'hijri') {
    return {
      problem: `the hijri year ${year} has no seasons, because its months wander through them`,
      hint: 'Write months instead, as in 0615-03/0615-05.',
    };
  }
  const firstMonth = 3 * (season - 20);
  const lastYear = season === 24 ? year + 1 : year;
  const lastMonth = season === 24 ? 2 : firstMonth + 2;
  return {
    earliest: dayOf(calendar, year, firstMonth, 1),
    latest: lastDayOf(calendar, { year: lastYear, month: lastMonth }),
    ...doubt,
  };
}

interface Parts {
  readonly text: string;
  readonly year: number;
  readonly month: number | undefined;
  readonly day: number | undefined;
  /** The library's mask of digits left open. */
  readonly open: number;
}

/** How many years a number of open digits at the end of a year covers, by the library's mask. */
const yearsLeftOpen: Readonly<Record<number, number>> = { 0: 1, 8: 10, 12: 100, 14: 1000 };

function placeDate(parts: Parts, doubt: Doubt, calendar: Calendar): Stretch | Trouble {
  const { text, year, open } = parts;
  const years = yearsLeftOpen[open & 15];
  const month = (open & 48) === 48 ? undefined : parts.month;
  const day = (open & 192) === 192 ? undefined : parts.day;
  const openMonth = (open & 48) % 48 !== 0 || (month === undefined && day !== undefined);
  const openDay = (open & 192) % 192 !== 0;
  if (years === undefined || openMonth || openDay || (years > 1 && month !== undefined)) {
    return {
      problem: `the date "${text}" leaves digits open that are not the last`,
      hint: 'Leave open the end of a date, as in 121X or 1216-XX, or write an interval.',
    };
  }
  if (month === undefined) {
    const others = year < 0 ? 1 - years : years - 1;
    return {
      earliest: dayOf(calendar, Math.min(year, year + others), 1, 1),
      latest: lastDayOf(calendar, {
        year: Math.max(year, year + others),
        month: monthsInYear,
      }),
      ...doubt,
    };
  }
  if (day === undefined) {
    return {
      earliest: dayOf(calendar, year, month, 1),
      latest: lastDayOf(calendar, { year, month }),
      ...doubt,
    };
  }
  if (day > daysInMonth(calendar, year, month)) return explain(text, calendar);
  const placed = dayOf(calendar, year, month, day);
  return { earliest: placed, latest: placed, ...doubt };
}

function lastDayOf(calendar: Calendar, { year, month }: { year: number; month: number }): number {
  return dayOf(calendar, year, month, daysInMonth(calendar, year, month));
}

/** Says what keeps a text from being a date, as closely as can be told. */
function explain(text: string, calendar: Calendar): Trouble {
  const problem = `"${text}" is not a date`;
  const parts = /^(-?)(\d{1,4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?([?~%]?)$/.exec(text);
  if (parts === null) return { problem, hint: howToWrite };
  const [, minus = '', yearDigits = '', monthDigits, dayDigits, mark = ''] = parts;
  const year = Number(minus + yearDigits);
  const month = Number(monthDigits ?? 1);
  if (month < 1 || month > monthsInYear) {
    return { problem, hint: `Months go from 01 to 12 and seasons from 21 to 24, not ${month}.` };
  }
  const days = daysInMonth(calendar, year, month);
  const day = Number(dayDigits ?? 1);
  if (day < 1 || day > days) {
    const name = `${monthName(calendar, month)} ${writeYear(calendar, year)}`;
    return { problem, hint: `In the ${calendar} calendar ${name} has ${days} days.` };
  }
  const written = [yearDigits.padStart(4, '0'), monthDigits, dayDigits]
    .filter((digits) => digits !== undefined)
    .map((digits) => digits.padStart(2, '0'));
  return {
    problem,
    hint: `Years have four digits, months and days two: "${minus}${written.join('-')}${mark}".`,
  };
}
