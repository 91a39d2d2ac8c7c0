// The built-in relief and waters as they are read from their files, and how any relief is sampled.
// What is asked of them is known from any atlas or worked out beside the question.

import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { makeGrid, pointOf } from './grid.ts';
import {
  describeRelief,
  heightAt,
  pixelRuggedness,
  readRelief,
  reliefFromFunction,
} from './relief.ts';
import { distanceKm } from './sphere.ts';
import { isWater, noWaters, readWaters } from './waters.ts';

const read = (name: string) =>
  new Uint8Array(gunzipSync(readFileSync(new URL(`../../data/${name}`, import.meta.url))));

describe('the built-in relief', () => {
  const relief = readRelief(read('relief.gz'));

  it('covers the earth in steps of 25 metres', () => {
    expect([relief.columns, relief.rows]).toEqual([2048, 1024]);
    expect(describeRelief(relief)).toContain('20 km');
  });

  it('has the great heights and depths of the earth where they are', () => {
    // The mean of a 20 km cell: high plateau above 4,500 m, low plain under 100 m, ocean 0.
    expect(heightAt(relief, { latitude: 33, longitude: 87 })).toBeGreaterThan(4500);
    expect(heightAt(relief, { latitude: 47, longitude: 50 })).toBeLessThan(100);
    expect(heightAt(relief, { latitude: 0, longitude: -150 })).toBe(0);
  });

  it('refuses bytes that are something else', () => {
    expect(() => readRelief(new Uint8Array(100))).toThrow('no relief');
  });
});

describe('the built-in waters', () => {
  const waters = readWaters(read('waters.gz'));

  it('hold seas and lakes at their extent of 1960, but no reservoirs of later dams', () => {
    expect(isWater(waters, { latitude: 45, longitude: 60 })).toBe(true);
    expect(isWater(waters, { latitude: 42.4, longitude: 77.2 })).toBe(true);
    expect(isWater(waters, { latitude: 46.2, longitude: 81.75 })).toBe(true);
    expect(isWater(waters, { latitude: 43.83, longitude: 77.68 })).toBe(false);
    expect(isWater(waters, { latitude: 43, longitude: 70 })).toBe(false);
  });

  it('hold rings for lakes and lines for rivers', () => {
    const lakes = waters.lines.filter((line) => line.kind === 'lake');
    expect(lakes.length).toBeGreaterThan(100);
    const closed = lakes.filter(
      ({ points }) => points[0] === points.at(-2) && points[1] === points.at(-1),
    );
    expect(closed.length).toBeGreaterThanOrEqual(lakes.length - 1);
    expect(
      waters.lines.filter(({ kind }) => kind === 'river' || kind === 'great-river').length,
    ).toBeGreaterThan(300);
  });

  it('have the great rivers of the steppe where atlases show them, without gaps at modern dams', () => {
    const rivers = waters.lines.filter(({ kind }) => kind === 'river' || kind === 'great-river');
    const passed: readonly (readonly [number, number])[] = [
      [76.9, 52.3],
      [86.86, 47.7],
      [77.6, 43.89],
      [76.1, 44.6],
      [73.7, 43.4],
      [71.4, 42.9],
      [68.2, 41.18],
      [65.5, 44.8],
      [63.6, 39.1],
      [82.9, 41.05],
      [83.6, 46.5],
      [77.2, 38.4],
    ];
    const far = passed.filter(([x, y]) => !rivers.some((line) => isNear(line.points, x, y)));
    expect(far).toEqual([]);
  });
});

describe('sampling', () => {
  const shape = {
    name: 'invented',
    west: 0,
    north: 10,
    degreesPerPixel: 0.5,
    columns: 20,
    rows: 20,
  };

  it('gives a plane back exactly', () => {
    const slope = reliefFromFunction(shape, (point) => 100 * point.latitude + 40 * point.longitude);
    expect(heightAt(slope, { latitude: 5.13, longitude: 4.71 })).toBeCloseTo(513 + 188.4, 2);
    const region = { west: 2, east: 8, south: 2, north: 8 };
    const grid = makeGrid({ relief: slope, waters: noWaters, region });
    const { latitude, longitude } = pointOf(grid, 777);
    expect(grid.metres[777]).toBeCloseTo(100 * latitude + 40 * longitude, 2);
    expect(grid.degreesPerCell).toBe(0.125);
  });

  it('finds flat ground at 19 metres of ruggedness and steps rougher', () => {
    const flat = reliefFromFunction(shape, () => 700);
    expect(pixelRuggedness(flat, 5, 5)).toBe(19);
    const step = reliefFromFunction(shape, (point) => (point.longitude < 5 ? 0 : 300));
    // Three pixels of 300 in nine: SD = 300 · √(3 · 6) / 9 = 141.42.
    expect(pixelRuggedness(step, 5, 9)).toBeCloseTo(0.65 * 141.421356 + 19, 4);
  });
});

describe('distance', () => {
  it('is a quarter of the circumference from pole to equator', () => {
    const quarter = (Math.PI / 2) * 6371.0088;
    const pole = { latitude: 90, longitude: 0 };
    expect(distanceKm(pole, { latitude: 0, longitude: 77 })).toBeCloseTo(quarter, 6);
  });
});

/** True if a line comes within a quarter of a degree of a point. */
function isNear(points: Float64Array, x: number, y: number): boolean {
  for (let k = 0; k + 3 < points.length; k += 2) {
    const [ax, ay, bx, by] = [points[k]!, points[k + 1]!, points[k + 2]!, points[k + 3]!];
    const square = (bx - ax) ** 2 + (by - ay) ** 2;
    const along = square === 0 ? 0 : ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / square;
    const share = Math.min(1, Math.max(0, along));
    if (Math.hypot(ax + share * (bx - ax) - x, ay + share * (by - ay) - y) < 0.25) return true;
  }
  return false;
}
