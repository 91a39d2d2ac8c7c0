/** Tests of the calendars: known dates, and every day of some centuries there and back. */

import { expect, test } from 'vitest';
import {
  type Calendar,
  dateOf,
  dayOf,
  dayOfGregorian,
  dayOfHijri,
  dayOfJulian,
  daysInMonth,
  gregorianOf,
  hijriOf,
  isDate,
  julianOf,
  monthName,
  monthOf,
  writeDate,
} from './calendar.ts';

const calendars: readonly Calendar[] = ['julian', 'gregorian', 'hijri'];

test('known days have their numbers', () => {
  // Day 0 is 1 January 4713 BC; the others are from Meeus, Astronomical Algorithms, chapter 7.
  expect(dayOfJulian(-4712, 1, 1)).toBe(0);
  expect(dayOfGregorian(2000, 1, 1)).toBe(2451545);
  expect(dayOfGregorian(1957, 10, 4)).toBe(2436116);
  expect(dayOfJulian(333, 1, 27)).toBe(1842713);
  expect(dayOfJulian(-1000, 7, 12)).toBe(1356001);
});

test('the calendars meet where history says they do', () => {
  expect(gregorianOf(dayOfJulian(1221, 5, 23))).toEqual({ year: 1221, month: 5, day: 30 });
  expect(dayOfGregorian(1582, 10, 15) - dayOfJulian(1582, 10, 4)).toBe(1);
  expect(dayOfHijri(1, 1, 1)).toBe(dayOfJulian(622, 7, 16));
  expect(dayOfHijri(1, 1, 1)).toBe(1948440);
  // Meeus, chapter 9: 1 Muharram 1421 is 6 April 2000.
  expect(dayOfHijri(1421, 1, 1)).toBe(dayOfGregorian(2000, 4, 6));
});

test('every day of a thousand years goes there and back, in order', () => {
  for (const calendar of calendars) {
    const first = dayOf(calendar, 600, 1, 1);
    for (let day = first; day < first + 366_000; day += 1) {
      const date = dateOf(calendar, day);
      const back = dayOf(calendar, date.year, date.month, date.day);
      if (back !== day || monthOf(calendar, day) !== date.month) {
        expect.fail(
          `${calendar} day ${day} went to ${JSON.stringify(date)} and came back ${back}.`,
        );
      }
    }
  }
});

test('days before the beginning of the count go there and back too', () => {
  for (const calendar of calendars) {
    for (let day = -2_200_000; day < 100_000; day += 97) {
      const { year, month, day: inMonth } = dateOf(calendar, day);
      expect(dayOf(calendar, year, month, inMonth)).toBe(day);
      expect(monthOf(calendar, day)).toBe(month);
    }
  }
});

test('years have the lengths that their calendar gives them', () => {
  const lengthOf = (calendar: Calendar, year: number) =>
    dayOf(calendar, year + 1, 1, 1) - dayOf(calendar, year, 1, 1);
  expect([1900, 1901, 0, -4].map((year) => lengthOf('julian', year))).toEqual([366, 365, 366, 366]);
  expect([1900, 2000, 2004, -100].map((year) => lengthOf('gregorian', year))).toEqual([
    365, 366, 366, 365,
  ]);
  // The leap years of the thirty-year cycle.
  const leap = Array.from({ length: 30 }, (_, n) => n + 1).filter(
    (year) => lengthOf('hijri', year) === 355,
  );
  expect(leap).toEqual([2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29]);
});

test('months end where the next one begins', () => {
  for (const calendar of calendars) {
    for (let year = 1190; year < 1230; year++) {
      for (let month = 1; month <= 12; month++) {
        const next =
          month === 12 ? dayOf(calendar, year + 1, 1, 1) : dayOf(calendar, year, month + 1, 1);
        expect(next - dayOf(calendar, year, month, 1)).toBe(daysInMonth(calendar, year, month));
      }
    }
  }
});

test('a date is written in words', () => {
  expect(writeDate('julian', dayOfJulian(1218, 3, 14))).toBe('14 March 1218');
  expect(writeDate('julian', dayOfJulian(-43, 3, 15))).toBe('15 March 44 BC');
  expect(writeDate('hijri', dayOfHijri(615, 7, 9))).toBe('9 Rajab 615 AH');
  expect(monthName('gregorian', 12)).toBe('December');
});

test('dates that do not exist are refused', () => {
  expect(() => dayOfJulian(1217, 2, 29)).toThrow('no date 1217-2-29');
  expect(() => dayOfGregorian(1900, 2, 29)).toThrow('gregorian');
  expect(() => dayOfHijri(615, 2, 30)).toThrow('hijri');
  expect(() => dayOf('julian', 1218, 13, 1)).toThrow('no date');
  expect(() => daysInMonth('julian', 1218, 0)).toThrow('no month');
  expect(() => monthName('julian', 13)).toThrow('no month');
  expect(isDate('julian', { year: 1900, month: 2, day: 29 })).toBe(true);
  expect(isDate('julian', { year: 1900, month: 2, day: 28.5 })).toBe(false);
});

test('the three inverses are the same as asking by name', () => {
  expect(dateOf('julian', 2166000)).toEqual(julianOf(2166000));
  expect(dateOf('gregorian', 2166000)).toEqual(gregorianOf(2166000));
  expect(dateOf('hijri', 2166000)).toEqual(hijriOf(2166000));
});
