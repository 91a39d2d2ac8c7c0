// Dates as a person types them, in words or as EDTF writes them, as a day number; and the steps of the
// clock. A vague date stands for the first day it may mean. Small on purpose: the parser of scenarios
// knows far more, and is too large for a page.

import { type Calendar, dateOf, dayOf, daysInMonth, monthName } from '@tumen/lab';
import type { Step } from '../state/address.ts';
import { saidMonth } from '../state/said-date.ts';
import { words as said } from '../words.ts';

const seasons: readonly (readonly string[])[] = [
  ['spring', '21'],
  ['summer', '22'],
  ['autumn', '23', 'fall'],
  ['winter', '24'],
];
/** First months of the seasons, as scenarios count them. */
const seasonMonths = [3, 6, 9, 12];

/** The day that a text means; undefined where it means none. */
export function dayIn(text: string, calendar: Calendar): number | undefined {
  const clean = text.trim().toLowerCase().replaceAll(/[?~%]/g, '');
  const first = clean.split('/')[0]!.trim();
  return dayInEdtf(first, calendar) ?? dayInWords(first, calendar);
}

function dayInEdtf(text: string, calendar: Calendar): number | undefined {
  const found = /^(-?\d{1,5})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/.exec(text);
  if (found === null) return undefined;
  const year = Number(found[1]);
  const part = Number(found[2] ?? 1);
  if (part >= 21 && part <= 24 && found[3] === undefined) {
    return dayFor(calendar, year, seasonMonths[part - 21]!, 1);
  }
  return dayFor(calendar, year, part, Number(found[3] ?? 1));
}

function dayInWords(text: string, calendar: Calendar): number | undefined {
  const words = text
    .split(/[\s,.]+/)
    .filter((it) => it !== '' && it !== 'of' && it !== 'in' && it !== 'the');
  let year: number | undefined;
  let month: number | undefined;
  let day: number | undefined;
  for (const word of words) {
    const season = seasons.findIndex(
      (it, at) => it.includes(word) || said.dates.seasons[at]?.toLowerCase() === word,
    );
    const named = monthNamed(word, calendar);
    const number = /^(\d{1,5})(?:st|nd|rd|th)?$/.exec(word)?.[1];
    if (season >= 0) month = seasonMonths[season];
    else if (named !== undefined) month = named;
    else if (number === undefined) return undefined;
    else if (Number(number) <= 31 && day === undefined && words.length > 1) day = Number(number);
    else if (year === undefined) year = Number(number);
    else return undefined;
  }
  if (year === undefined) return undefined;
  return dayFor(calendar, year, month ?? 1, day ?? 1);
}

function monthNamed(word: string, calendar: Calendar): number | undefined {
  if (word.length < 3) return undefined;
  for (let month = 1; month <= 12; month += 1) {
    const names = [monthName(calendar, month), saidMonth(calendar, month)];
    if (names.some((it) => it.toLowerCase().startsWith(word))) return month;
  }
  return undefined;
}

function dayFor(calendar: Calendar, year: number, month: number, day: number): number | undefined {
  if (month < 1 || month > 12 || day < 1) return undefined;
  if (day > daysInMonth(calendar, year, month)) return undefined;
  return dayOf(calendar, year, month, day);
}

/** The day a step before or after; months and seasons lead to their first days. */
export function stepped(
  calendar: Calendar,
  day: number,
  by: { readonly step: Step; readonly forward: boolean },
): number {
  const { step, forward } = by;
  const way = forward ? 1 : -1;
  if (step === 'day') return day + way;
  if (step === 'ten-days') return day + 10 * way;
  const date = dateOf(calendar, day);
  const months = date.year * 12 + date.month - 1;
  if (step === 'month') {
    const at = forward ? months + 1 : date.day > 1 ? months : months - 1;
    return dayOf(calendar, Math.floor(at / 12), (at % 12) + 1, 1);
  }
  // seasons begin with March, June, September and December
  const past = (((months - 2) % 3) + 3) % 3;
  const begun = months - past;
  const isFirst = past === 0 && date.day === 1;
  const at = forward ? begun + 3 : isFirst ? begun - 3 : begun;
  return dayOf(calendar, Math.floor(at / 12), (at % 12) + 1, 1);
}

/** Ticks of an axis: years, and months where there is room. */
export function ticksOf(
  calendar: Calendar,
  span: { readonly day: number; readonly until: number },
  width: number,
): readonly { readonly day: number; readonly words: string; readonly major: boolean }[] {
  const ticks: { day: number; words: string; major: boolean }[] = [];
  const perMonth = (width / (span.until - span.day)) * 30;
  const every = perMonth > 26 ? 1 : perMonth > 9 ? 3 : 12;
  const { year } = dateOf(calendar, span.day);
  for (let month = year * 12; ; month += 1) {
    const day = dayOf(calendar, Math.floor(month / 12), (month % 12) + 1, 1);
    if (day > span.until) break;
    if (day < span.day || month % every !== 0) continue;
    const major = month % 12 === 0;
    const name = saidMonth(calendar, (month % 12) + 1);
    ticks.push({
      day,
      major,
      words: major ? String(Math.floor(month / 12)) : perMonth > 26 ? name.slice(0, 3) : '',
    });
  }
  return ticks;
}
