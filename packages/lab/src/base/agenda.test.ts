/** Tests of the agenda's keys. */

import { expect, test } from 'vitest';
import { dayOfKey, hazardKey, plannedKey } from './agenda.ts';

test('keys order by day, owner, hazards before plans, and then within their class', () => {
  const keys = [
    plannedKey({ day: 0, owner: 31, order: 67_108_863 }),
    hazardKey({ day: 1, owner: 0, fraction: 0, slot: 65_535 }),
    hazardKey({ day: 1, owner: 0, fraction: 1, slot: 0 }),
    hazardKey({ day: 1, owner: 0, fraction: 1, slot: 1 }),
    hazardKey({ day: 1, owner: 0, fraction: 1023, slot: 65_535 }),
    plannedKey({ day: 1, owner: 0, order: 0 }),
    plannedKey({ day: 1, owner: 0, order: 1 }),
    plannedKey({ day: 1, owner: 0, order: 67_108_863 }),
    hazardKey({ day: 1, owner: 1, fraction: 0, slot: 0 }),
    plannedKey({ day: 8191, owner: 31, order: 67_108_863 }),
  ];
  for (let at = 1; at < keys.length; at++) expect(keys[at]).toBeGreaterThan(keys[at - 1]!);
});

test('every key is exact, and the greatest fills 45 bits', () => {
  expect(plannedKey({ day: 8191, owner: 31, order: 67_108_863 })).toBe(2 ** 45 - 1);
  expect(plannedKey({ day: 8191, owner: 31, order: 67_108_862 })).toBe(2 ** 45 - 2);
});

test('a key remembers its day', () => {
  for (const day of [0, 1, 365, 8191]) {
    expect(dayOfKey(hazardKey({ day, owner: 31, fraction: 1023, slot: 65_535 }))).toBe(day);
    expect(dayOfKey(plannedKey({ day, owner: 0, order: 0 }))).toBe(day);
  }
});

test('what does not fit into a key is refused', () => {
  const hazard = { day: 3, owner: 2, fraction: 5, slot: 7 };
  const planned = { day: 3, owner: 2, order: 7 };
  for (const wrong of [
    { day: 8192 },
    { day: -1 },
    { day: 1.5 },
    { day: Number.POSITIVE_INFINITY },
    { day: Number.NaN },
    { owner: 32 },
    { fraction: 1024 },
    { slot: 65_536 },
  ]) {
    expect(() => hazardKey({ ...hazard, ...wrong })).toThrow('cannot be due');
  }
  for (const wrong of [{ day: 8192 }, { owner: -1 }, { order: 67_108_864 }, { order: 0.5 }]) {
    expect(() => plannedKey({ ...planned, ...wrong })).toThrow('cannot be due');
  }
});
