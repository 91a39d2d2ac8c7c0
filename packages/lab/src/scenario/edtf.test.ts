/** Tests of reading dates. */

import { expect, test } from 'vitest';
import { type Calendar, dayOfGregorian, dayOfHijri, dayOfJulian } from '../base/calendar.ts';
import type { Span } from '../base/span.ts';
import { readWhen } from './edtf.ts';

function read(words: string, calendar: Calendar = 'julian'): readonly Span[] {
  const { when, problem } = readWhen(words, calendar);
  expect(problem, words).toBeUndefined();
  expect(when?.words).toBe(words);
  return when!.spans;
}

function only(words: string, calendar: Calendar = 'julian'): Span {
  const spans = read(words, calendar);
  expect(spans.length).toBe(1);
  return spans[0]!;
}

function ends(words: string, calendar: Calendar = 'julian'): readonly [number, number] {
  const { earliest, latest } = only(words, calendar);
  return [earliest, latest];
}

function refusal(words: string, calendar: Calendar = 'julian'): string {
  const { when, problem, hint } = readWhen(words, calendar);
  expect(when, words).toBeUndefined();
  return `${problem}. ${hint}`;
}

const day = dayOfJulian;

test('a year, a month and a day cover what they name', () => {
  expect(ends('1216')).toEqual([day(1216, 1, 1), day(1216, 12, 31)]);
  expect(ends('1216-02')).toEqual([day(1216, 2, 1), day(1216, 2, 29)]);
  expect(ends('1216-03-14')).toEqual([day(1216, 3, 14), day(1216, 3, 14)]);
  expect(ends('-0044-03-15')).toEqual([day(-44, 3, 15), day(-44, 3, 15)]);
  expect(ends('0000')).toEqual([day(0, 1, 1), day(0, 12, 31)]);
});

test('dates are of the calendar they are written in', () => {
  expect(ends('1221-05-23', 'gregorian')[0]).toBe(dayOfGregorian(1221, 5, 23));
  expect(ends('0615-07-09', 'hijri')[0]).toBe(dayOfHijri(615, 7, 9));
  expect(ends('0615', 'hijri')).toEqual([dayOfHijri(615, 1, 1), dayOfHijri(616, 1, 1) - 1]);
  expect(ends('1500-02-29')[0]).toBe(day(1500, 2, 29));
});

test('marks of doubt are kept', () => {
  expect(only('1216')).toMatchObject({ uncertain: false, approximate: false, words: '1216' });
  expect(only('1216?')).toMatchObject({ uncertain: true, approximate: false });
  expect(only('1216-03~')).toMatchObject({ uncertain: false, approximate: true });
  expect(only('1216-03-14%')).toMatchObject({ uncertain: true, approximate: true });
  expect(only('1216-24?')).toMatchObject({ uncertain: true, approximate: false });
  expect(only('1216-21%')).toMatchObject({ uncertain: true, approximate: true });
  expect(only('1216/1218~')).toMatchObject({ uncertain: false, approximate: true });
});

test('seasons have three months, and winter ends in the next year', () => {
  expect(ends('1216-21')).toEqual([day(1216, 3, 1), day(1216, 5, 31)]);
  expect(ends('1216-22')).toEqual([day(1216, 6, 1), day(1216, 8, 31)]);
  expect(ends('1216-23')).toEqual([day(1216, 9, 1), day(1216, 11, 30)]);
  expect(ends('1219-24')).toEqual([day(1219, 12, 1), day(1220, 2, 29)]);
});

test('an interval goes from its first day to its last, also between seasons and without end', () => {
  expect(ends('1216/1218')).toEqual([day(1216, 1, 1), day(1218, 12, 31)]);
  expect(ends('1219-23/1220-21')).toEqual([day(1219, 9, 1), day(1220, 5, 31)]);
  expect(ends('1216-21~/1216-23?')).toEqual([day(1216, 3, 1), day(1216, 11, 30)]);
  expect(ends('../1218')).toEqual([Number.NEGATIVE_INFINITY, day(1218, 12, 31)]);
  expect(ends('1216/..')).toEqual([day(1216, 1, 1), Number.POSITIVE_INFINITY]);
  expect(ends('1216-05/1216')).toEqual([day(1216, 5, 1), day(1216, 12, 31)]);
});

test('digits left open at the end widen a date', () => {
  expect(ends('121X')).toEqual([day(1210, 1, 1), day(1219, 12, 31)]);
  expect(ends('12XX')).toEqual([day(1200, 1, 1), day(1299, 12, 31)]);
  expect(ends('-004X')).toEqual([day(-49, 1, 1), day(-40, 12, 31)]);
  expect(ends('1216-XX')).toEqual([day(1216, 1, 1), day(1216, 12, 31)]);
  expect(ends('1216-03-XX')).toEqual([day(1216, 3, 1), day(1216, 3, 31)]);
  expect(ends('121X/1221')).toEqual([day(1210, 1, 1), day(1221, 12, 31)]);
});

test('a set gives one span for each choice', () => {
  const spans = read('[1214, 1218-21?, 1219..1220]');
  expect(spans.map(({ earliest, latest }) => [earliest, latest])).toEqual([
    [day(1214, 1, 1), day(1214, 12, 31)],
    [day(1218, 3, 1), day(1218, 5, 31)],
    [day(1219, 1, 1), day(1220, 12, 31)],
  ]);
  expect(spans.map(({ words }) => words)).toEqual(['1214', '1218-21?', '1219..1220']);
  expect(spans.map(({ uncertain }) => uncertain)).toEqual([false, true, false]);
  expect(read('{1209,1219}').length).toBe(2);
  expect(read('[..1218]')[0]?.earliest).toBe(Number.NEGATIVE_INFINITY);
});

test('two dates with a lost or a wrong dash are damaged, not doubtful', () => {
  expect(refusal('1216? 1218')).toContain('"1216/1218"');
  expect(refusal('1216?1218')).toContain('"1216/1218"');
  expect(refusal('1216–1218')).toContain('"1216/1218"');
  expect(refusal('1216 — 1218')).toContain('"1216/1218"');
  expect(refusal('1216-1218')).toContain('"1216/1218"');
  expect(refusal('1216 1218?')).toContain('"1216/1218?"');
  expect(refusal('1216-03 to 1216-05')).toContain('"1216-03/1216-05"');
  expect(refusal('1216 or 1218')).toContain('"[1216,1218]"');
});

test('an interval that ends before it begins is refused', () => {
  expect(refusal('1218/1216')).toContain('"1216/1218"');
  expect(refusal('[1214,1218..1216]')).toContain('ends before it begins');
  expect(refusal('1216/1217/1218')).toContain('two ends');
  expect(refusal('../..')).toContain('two ends');
});

test('a date that does not exist is refused with the reason', () => {
  expect(refusal('1217-02-29')).toContain('February 1217 has 28 days');
  expect(refusal('1216-04-31')).toContain('April 1216 has 30 days');
  expect(refusal('0615-02-30', 'hijri')).toContain('Safar 615 AH has 29 days');
  expect(refusal('1900-02-29', 'gregorian')).toContain('gregorian');
  expect(refusal('1216-13')).toContain('not 13');
  expect(refusal('1216-25')).toContain('not 25');
  expect(refusal('1216-00')).toContain('not 0');
});

test('a date written short is refused with the long form', () => {
  expect(refusal('615')).toContain('"0615"');
  expect(refusal('1216-3')).toContain('"1216-03"');
  expect(refusal('1216-3-4~')).toContain('"1216-03-04~"');
});

test('seasons of a lunar year are refused', () => {
  expect(refusal('0615-21', 'hijri')).toContain('no seasons');
});

test('nothing that is not a date makes the reader throw', () => {
  const wrong = [
    '',
    ' ',
    '?',
    '[',
    '[]',
    '[1216',
    '{}',
    '/',
    '..',
    'spring',
    '12',
    'Y12160',
    '121X-03',
  ];
  const more = [
    '1X16',
    '1216-1X',
    '1216-XX-14',
    '1216-03-1X',
    'XXXX',
    '1216S2',
    '1216-03-14T10:00',
  ];
  for (const words of [...wrong, ...more, '1216 ½', '1'.repeat(5000), '(((((', '1216-03-14-02']) {
    expect(refusal(words)).not.toContain('undefined');
  }
});
