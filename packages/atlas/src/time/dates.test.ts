import { dayOf, writeDate } from '@tumen/lab';
import { describe, expect, test } from 'vitest';
import { dayIn, stepped, ticksOf } from './dates.ts';

const read = (text: string) => {
  const day = dayIn(text, 'julian');
  return day === undefined ? undefined : writeDate('julian', day);
};

describe('a date in words or in EDTF', () => {
  test.each([
    ['1217', '1 January 1217'],
    ['1217-06', '1 June 1217'],
    ['1217-06-09', '9 June 1217'],
    ['1217-23', '1 September 1217'],
    ['1217-06?', '1 June 1217'],
    ['1216/1218', '1 January 1216'],
    ['autumn 1217', '1 September 1217'],
    ['in the spring of 1218', '1 March 1218'],
    ['June 1217', '1 June 1217'],
    ['9 Jun 1217', '9 June 1217'],
    ['June 9, 1217', '9 June 1217'],
    ['9th of June 1217', '9 June 1217'],
  ])('%s means %s', (text, date) => {
    expect(read(text)).toBe(date);
  });

  test.each(['', 'soon', '1217-13', '31 February 1217', '32 June 1217', 'June', '12 13 14 15'])(
    '“%s” means none',
    (text) => {
      expect(read(text)).toBeUndefined();
    },
  );
});

describe('steps', () => {
  const day = dayOf('julian', 1217, 1, 15);
  test.each([
    ['day', true, '16 January 1217'],
    ['ten-days', false, '5 January 1217'],
    ['month', true, '1 February 1217'],
    ['month', false, '1 January 1217'],
    ['season', true, '1 March 1217'],
    ['season', false, '1 December 1216'],
  ] as const)('a %s, forward %s, leads to %s', (step, forward, date) => {
    expect(writeDate('julian', stepped('julian', day, { step, forward }))).toBe(date);
  });

  test('seasons lead back where they came from', () => {
    const spring = dayOf('julian', 1217, 3, 1);
    const there = stepped('julian', spring, { step: 'season', forward: true });
    expect(stepped('julian', there, { step: 'season', forward: false })).toBe(spring);
  });
});

test('an axis names its years, and its months where there is room', () => {
  const span = { day: dayOf('julian', 1216, 11, 1), until: dayOf('julian', 1218, 2, 1) };
  const wide = ticksOf('julian', span, 900).map((it) => it.words);
  expect(wide).toContain('1217');
  expect(wide).toContain('Feb');
  const narrow = ticksOf('julian', span, 60).map((it) => it.words);
  expect(narrow).toEqual(['1217', '1218']);
});
