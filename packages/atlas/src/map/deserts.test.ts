import type { PlaceEntry } from '@tumen/lab';
import { expect, test } from 'vitest';
import type { Land } from '../bundle/land.ts';
import { desertsOf } from './deserts.ts';

test('a desert is the ground nearest to a place that is one, and fades with the distance', () => {
  const places = [
    { kind: 'desert', latitude: 40, longitude: 60 },
    { kind: 'town', latitude: 40, longitude: 64 },
  ] as unknown as readonly PlaceEntry[];
  // two cells: the western one belongs to the desert
  const land: Land = {
    sites: places,
    shape: { west: 58, north: 42, degreesPerCell: 4, columns: 2, rows: 1 },
    nearest: Int16Array.of(0, 1),
    ways: [],
  };
  const deserts = desertsOf(land, places);
  expect(deserts(60, 40)).toBe(1);
  expect(deserts(61, 40)).toBeGreaterThan(deserts(61.9, 40));
  expect(deserts(62.1, 40)).toBe(0);
  expect(deserts(57, 40)).toBe(0);
  expect(deserts(60, 50)).toBe(0);
});
