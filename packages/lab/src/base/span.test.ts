/** Tests of spans. */

import { expect, test } from 'vitest';
import { dayOfHijri, dayOfJulian } from './calendar.ts';
import {
  earliestOf,
  latestOf,
  type Span,
  spanHolds,
  type When,
  whenHolds,
  writeSpan,
} from './span.ts';

type WrittenDate = readonly [year: number, month: number, day: number];

function span(
  first: WrittenDate | undefined,
  last: WrittenDate | undefined,
  doubt: Partial<Span> = {},
): Span {
  return {
    earliest: first === undefined ? Number.NEGATIVE_INFINITY : dayOfJulian(...first),
    latest: last === undefined ? Number.POSITIVE_INFINITY : dayOfJulian(...last),
    words: '',
    uncertain: false,
    approximate: false,
    ...doubt,
  };
}

test('a span holds its first and its last day and nothing beyond', () => {
  const year = span([1218, 1, 1], [1218, 12, 31]);
  expect(spanHolds(year, dayOfJulian(1218, 1, 1))).toBe(true);
  expect(spanHolds(year, dayOfJulian(1218, 12, 31))).toBe(true);
  expect(spanHolds(year, dayOfJulian(1217, 12, 31))).toBe(false);
  expect(spanHolds(year, dayOfJulian(1219, 1, 1))).toBe(false);
  expect(spanHolds(span(undefined, [1218, 1, 1]), -1e9)).toBe(true);
});

test('a choice of years holds any of them but not what lies between', () => {
  const when: When = {
    words: '[1219,1209]',
    spans: [span([1219, 1, 1], [1219, 12, 31]), span([1209, 1, 1], [1209, 12, 31])],
  };
  expect(whenHolds(when, dayOfJulian(1209, 5, 1))).toBe(true);
  expect(whenHolds(when, dayOfJulian(1219, 5, 1))).toBe(true);
  expect(whenHolds(when, dayOfJulian(1214, 5, 1))).toBe(false);
  expect(earliestOf(when)).toBe(dayOfJulian(1209, 1, 1));
  expect(latestOf(when)).toBe(dayOfJulian(1219, 12, 31));
});

test('a date without spans is a broken promise', () => {
  expect(() => earliestOf({ words: '', spans: [] })).toThrow('holds no span');
  expect(() => latestOf({ words: '', spans: [] })).toThrow('holds no span');
});

test('spans are written as short as they are exact', () => {
  const written: readonly (readonly [Span, string])[] = [
    [span([1218, 3, 14], [1218, 3, 14]), '14 March 1218'],
    [span([1218, 3, 1], [1218, 3, 31]), 'March 1218'],
    [span([1218, 1, 1], [1218, 12, 31]), '1218'],
    [span([1218, 3, 1], [1218, 5, 31]), 'spring 1218'],
    [span([1218, 12, 1], [1219, 2, 28]), 'winter 1218'],
    [span([1216, 1, 1], [1218, 12, 31]), '1216 to 1218'],
    [span([1216, 3, 1], [1218, 5, 31]), 'March 1216 to May 1218'],
    [span([1216, 3, 1], [1218, 12, 31]), 'March 1216 to December 1218'],
    [span([1216, 3, 5], [1218, 12, 31]), '5 March 1216 to 31 December 1218'],
    [span([1216, 1, 1], [1216, 3, 4]), '1 January 1216 to 4 March 1216'],
    [span(undefined, [1218, 12, 31]), 'until 1218'],
    [span(undefined, [1218, 3, 14]), 'until 14 March 1218'],
    [span([1216, 3, 1], undefined), 'from March 1216'],
    [span(undefined, undefined), 'at any time'],
    [span([1218, 1, 1], [1218, 12, 31], { approximate: true }), 'about 1218'],
    [span([1218, 1, 1], [1218, 12, 31], { uncertain: true }), 'perhaps 1218'],
  ];
  for (const [stretch, words] of written) expect(writeSpan('julian', stretch)).toBe(words);
});

test('a lunar year has no seasons to write', () => {
  const stretch = span(undefined, undefined, {
    earliest: dayOfHijri(615, 3, 1),
    latest: dayOfHijri(615, 5, 30),
  });
  expect(writeSpan('hijri', stretch)).toBe('Rabi I 615 AH to Jumada I 615 AH');
});
