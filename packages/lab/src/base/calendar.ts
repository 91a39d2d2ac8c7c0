/**
 * Calendars: whole days as Julian day numbers, and the dates that three calendars give to them.
 * A day number is that of the noon within the day: 1 January 2000 (Gregorian) is 2451545.
 * Years are astronomical (0 is 1 BC, −1 is 2 BC) and every calendar runs on for ever both ways.
 * Scenario files name their calendar; everything after reading works with day numbers.
 */

import { assert, unreachable } from './assert.ts';

/** The calendars a scenario may be written in. */
export type Calendar = 'julian' | 'gregorian' | 'hijri';

/** A date: astronomical year, month from 1 to 12, day from 1. */
export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Months in a year, in each of the calendars. */
export const monthsInYear = 12;

/** The day number of a date in the given calendar; the date must exist. */
export function dayOf(calendar: Calendar, year: number, month: number, day: number): number {
  switch (calendar) {
    case 'julian':
      return dayOfJulian(year, month, day);
    case 'gregorian':
      return dayOfGregorian(year, month, day);
    case 'hijri':
      return dayOfHijri(year, month, day);
    default:
      return unreachable(calendar);
  }
}

/** The date that the given calendar gives to a day number. */
export function dateOf(calendar: Calendar, day: number): CalendarDate {
  switch (calendar) {
    case 'julian':
      return julianOf(day);
    case 'gregorian':
      return gregorianOf(day);
    case 'hijri':
      return hijriOf(day);
    default:
      return unreachable(calendar);
  }
}

/** The day number of a date of the Julian calendar. */
export function dayOfJulian(year: number, month: number, day: number): number {
  assertDate('julian', { year, month, day });
  return julianDay(year, month, day);
}

/** The day number of a date of the Gregorian calendar, also before its adoption. */
export function dayOfGregorian(year: number, month: number, day: number): number {
  assertDate('gregorian', { year, month, day });
  return gregorianDay(year, month, day);
}

/**
 * The day number of a date of the tabular Hijri calendar, civil epoch: 1 Muharram 1 is
 * 16 July 622 (Julian). The true month began with a seen crescent and may differ by a day or two.
 */
export function dayOfHijri(year: number, month: number, day: number): number {
  assertDate('hijri', { year, month, day });
  return hijriDay(year, month, day);
}

/** The date of the Julian calendar for a day number. */
export function julianOf(day: number): CalendarDate {
  const sinceStart = day + 32_082;
  return fromMarch(Math.floor((4 * sinceStart + 3) / 1461), sinceStart, 0);
}

/** The date of the Gregorian calendar for a day number. */
export function gregorianOf(day: number): CalendarDate {
  const sinceStart = day + 32_044;
  const century = Math.floor((4 * sinceStart + 3) / 146_097);
  const inCentury = sinceStart - Math.floor((146_097 * century) / 4);
  return fromMarch(Math.floor((4 * inCentury + 3) / 1461), inCentury, 100 * century);
}

/** The date of the tabular Hijri calendar for a day number. */
export function hijriOf(day: number): CalendarDate {
  const year = Math.floor((30 * (day - hijriEpoch) + 10_646) / 10_631);
  const dayOfYear = day - hijriDay(year, 1, 1);
  const month = Math.min(monthsInYear, Math.floor((2 * dayOfYear) / 59) + 1);
  return { year, month, day: day - hijriDay(year, month, 1) + 1 };
}

/** The month, 1 to 12, in which the day number falls; allocates nothing. */
export function monthOf(calendar: Calendar, day: number): number {
  switch (calendar) {
    case 'julian':
      return monthOfMarchDay(dayOfMarchYear(day + 32_082));
    case 'gregorian': {
      const sinceStart = day + 32_044;
      const century = Math.floor((4 * sinceStart + 3) / 146_097);
      return monthOfMarchDay(dayOfMarchYear(sinceStart - Math.floor((146_097 * century) / 4)));
    }
    case 'hijri': {
      const year = Math.floor((30 * (day - hijriEpoch) + 10_646) / 10_631);
      return Math.min(12, Math.floor((2 * (day - hijriDay(year, 1, 1))) / 59) + 1);
    }
    default:
      return unreachable(calendar);
  }
}

/** How many days the month, 1 to 12, of the year has. */
export function daysInMonth(calendar: Calendar, year: number, month: number): number {
  assert(
    Number.isInteger(year) && Number.isInteger(month) && month >= 1 && month <= monthsInYear,
    () => `There is no month ${month} in the year ${year}.`,
  );
  if (calendar === 'hijri') {
    if (month === monthsInYear) return isLeapHijri(year) ? 30 : 29;
    return month % 2 === 1 ? 30 : 29;
  }
  if (month === 2) {
    const leap = calendar === 'julian' ? year % 4 === 0 : isLeapGregorian(year);
    return leap ? 29 : 28;
  }
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Whether such a date exists in the calendar. */
export function isDate(calendar: Calendar, { year, month, day }: CalendarDate): boolean {
  return (
    Number.isInteger(year) &&
    Number.isInteger(month) &&
    Number.isInteger(day) &&
    month >= 1 &&
    month <= monthsInYear &&
    day >= 1 &&
    day <= daysInMonth(calendar, year, month)
  );
}

/** The English name of a month, 1 to 12. */
export function monthName(calendar: Calendar, month: number): string {
  const name = (calendar === 'hijri' ? hijriMonths : romanMonths)[month - 1];
  assert(name !== undefined, () => `There is no month ${month}.`);
  return name;
}

/** Writes a day number as a date: "14 March 1218", "15 March 45 BC", "9 Rajab 615 AH". */
export function writeDate(calendar: Calendar, day: number): string {
  const date = dateOf(calendar, day);
  return `${date.day} ${monthName(calendar, date.month)} ${writeYear(calendar, date.year)}`;
}

/** Writes an astronomical year: "1218", "45 BC" for −44, "615 AH" in the Hijri calendar. */
export function writeYear(calendar: Calendar, year: number): string {
  if (calendar === 'hijri') return year > 0 ? `${year} AH` : `${1 - year} BH`;
  return year > 0 ? `${year}` : `${1 - year} BC`;
}

const romanMonths: readonly string[] = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const hijriMonths: readonly string[] = [
  'Muharram',
  'Safar',
  'Rabi I',
  'Rabi II',
  'Jumada I',
  'Jumada II',
  'Rajab',
  'Shaban',
  'Ramadan',
  'Shawwal',
  'Dhu al-Qada',
  'Dhu al-Hijja',
];

/** The day number of 1 Muharram of the year 1, civil epoch. */
const hijriEpoch = 1_948_440;

function assertDate(calendar: Calendar, date: CalendarDate): void {
  assert(
    isDate(calendar, date),
    () => `There is no date ${date.year}-${date.month}-${date.day} in the ${calendar} calendar.`,
  );
}

/** Days in the year before the first of the month, in a year that begins with March. */
function daysBeforeMarchMonth(month: number): number {
  return Math.floor((153 * ((month + 9) % 12) + 2) / 5);
}

function julianDay(year: number, month: number, day: number): number {
  const marchYear = year + 4800 - (month < 3 ? 1 : 0);
  return day + daysBeforeMarchMonth(month) + 365 * marchYear + Math.floor(marchYear / 4) - 32_083;
}

function gregorianDay(year: number, month: number, day: number): number {
  const marchYear = year + 4800 - (month < 3 ? 1 : 0);
  const century = Math.floor(marchYear / 100);
  return julianDay(year, month, day) - century + Math.floor(century / 4) + 38;
}

function hijriDay(year: number, month: number, day: number): number {
  const leapDays = Math.floor((3 + 11 * year) / 30);
  return (
    day + Math.floor((59 * (month - 1) + 1) / 2) + (year - 1) * 354 + leapDays + hijriEpoch - 1
  );
}

/** From years and days counted from 1 March 4801 BC, where leap days come last in the year. */
function fromMarch(marchYear: number, sinceStart: number, yearsBefore: number): CalendarDate {
  const dayOfYear = sinceStart - Math.floor((1461 * marchYear) / 4);
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const afterNewYear = marchMonth >= 10 ? 1 : 0;
  return {
    year: yearsBefore + marchYear - 4800 + afterNewYear,
    month: marchMonth + 3 - 12 * afterNewYear,
    day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  };
}

function dayOfMarchYear(sinceStart: number): number {
  return sinceStart - Math.floor((1461 * Math.floor((4 * sinceStart + 3) / 1461)) / 4);
}

function monthOfMarchDay(dayOfYear: number): number {
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  return marchMonth >= 10 ? marchMonth - 9 : marchMonth + 3;
}

function isLeapGregorian(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function isLeapHijri(year: number): boolean {
  return hijriDay(year + 1, 1, 1) - hijriDay(year, 1, 1) === 355;
}
