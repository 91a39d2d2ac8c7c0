// Days as the page says them: months and their order are words of the page, and so are translated with it;
// the laboratory's own sentences stay as it writes them.

import { type Calendar, dateOf, writeYear } from '@tumen/lab';
import { words } from '../words.ts';

/** The name of a month, 1 to 12. */
export function saidMonth(calendar: Calendar, month: number): string {
  const { hijriMonths, months } = words.dates;
  return (calendar === 'hijri' ? hijriMonths : months)[month - 1]!;
}

/** A day number as a date: "14 March 1218", or as another language has it. */
export function saidDate(calendar: Calendar, day: number): string {
  const { year, month, day: ofMonth } = dateOf(calendar, day);
  return words.dates.day(String(ofMonth), saidMonth(calendar, month), writeYear(calendar, year));
}
