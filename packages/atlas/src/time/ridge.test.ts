import type { Attestation, Table } from '@tumen/lab';
import { expect, test } from 'vitest';
import { ridgeOf, runsByKind } from './ridge.ts';

/** What a ridge is told of a claim: its key, and the days of the record. */
function claimOf(key: string, earliest: number, latest: number): Attestation {
  return { key, when: { spans: [{ earliest, latest }] } } as unknown as Attestation;
}

function tableOf(days: readonly number[]): Table {
  return { runs: days.length, columns: new Map([['day.siege', Float64Array.from(days)]]) };
}

const view = { from: 1000, day: 1000, until: 1100, steps: 100 };

test('a ridge counts runs by day: never, without a day, within the record and outside it', () => {
  // −1 is never, −2 happened on no day that is known
  const table = tableOf([-1, -2, 10, 20, 20, 30, 500, -1]);
  const ridge = ridgeOf(table, claimOf('siege', 1020, 1030), view);
  expect(ridge.share).toBe(6 / 8);
  expect(ridge.within).toBe(4 / 8);
  expect(ridge.middle).toBe(1020);
  // highest where two runs agree, and flat where nothing happens
  expect(ridge.heights.indexOf(Math.max(...ridge.heights))).toBe(20);
  expect(ridge.heights[70]).toBe(0);
  // another span of the same claim tells of the same runs
  const later = ridgeOf(table, claimOf('siege', 1020, 1030), { ...view, day: 1450, until: 1550 });
  expect([later.share, later.middle]).toEqual([ridge.share, ridge.middle]);
  expect(later.heights.indexOf(1)).toBe(50);
});

test('of an even number of days the earlier middle one is told, and none of none', () => {
  const claim = claimOf('siege', 0, 1);
  expect(ridgeOf(tableOf([4, 1, 3, 2]), claim, view).middle).toBe(1002);
  expect(ridgeOf(tableOf([5]), claim, view).middle).toBe(1005);
  const never = ridgeOf(tableOf([-1, -1]), claim, view);
  expect(never).toMatchObject({ share: 0, within: 0, middle: undefined });
  expect(ridgeOf(tableOf([1]), claimOf('unasked', 0, 1), view).share).toBe(0);
});

test('runs stand behind dots by what they make of a claim, by day', () => {
  const table = tableOf([-1, 30, 10, 20, -2, 500]);
  const claim = claimOf('siege', 1020, 1030);
  expect(runsByKind(table, claim, 1000)).toEqual({ full: [4, 3, 1], half: [2, 5], empty: [0] });
  const denied = { ...claim, denies: true };
  expect(runsByKind(table, denied, 1000)).toEqual({
    full: [0],
    half: [],
    empty: [4, 2, 3, 1, 5],
  });
});
