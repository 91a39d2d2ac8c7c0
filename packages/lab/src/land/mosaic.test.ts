// Pictures of heights put together to one relief: what is averaged, what stands in where they have
// nothing, and that ground costs nearly the same whichever relief it is read from.

import { describe, expect, it } from 'vitest';
import {
  fileOf,
  type Heights,
  inflateForTests,
  plainWays,
  writeHgt,
  writeTiff,
} from '../../test/reliefs.ts';
import { buildNetwork } from './build.ts';
import { openGeoTiff } from './geotiff.ts';
import type { Site } from './ground.ts';
import { openHgt } from './hgt.ts';
import { mosaicOf } from './mosaic.ts';
import { modes } from './network.ts';
import { describeRelief, heightAt, reliefFromFunction } from './relief.ts';
import type { Point } from './sphere.ts';
import { noWaters } from './waters.ts';

const rest = reliefFromFunction(
  { name: 'the rest', west: -180, north: 90, degreesPerPixel: 1, columns: 360, rows: 180 },
  () => 77,
);
const region = { west: 10, east: 11, south: 45, north: 46 };
const float = { ...plainWays, kind: 'float', bytes: 4 } as const;
const pictureOf = (heights: Heights) =>
  openGeoTiff(fileOf('ground.tif', writeTiff(heights, float)), inflateForTests);

describe('a mosaic', () => {
  it('keeps the pixels of a relief of a kilometre and more as they are', () => {
    const picture = pictureOf({
      west: 9,
      north: 47,
      step: 0.02,
      columns: 150,
      rows: 150,
      metres: (row, column) => 10 * row + column,
    });
    const { relief, covered } = mosaicOf({ name: 'x', pictures: [picture], region, rest });
    expect(covered).toBe(1);
    expect(relief.degreesPerPixel).toBeCloseTo(0.02, 12);
    // 46° N, 10° E is the corner of the fifty-first pixel in either direction.
    expect(heightAt(relief, { latitude: 45.99, longitude: 10.01 })).toBeCloseTo(550, 3);
  });

  it('averages finer ones over whole pixels of about a kilometre', () => {
    const picture = pictureOf({
      west: 9.9,
      north: 46.1,
      step: 0.0025,
      columns: 480,
      rows: 480,
      metres: (row, column) => 100 * (row % 4) + (column % 4),
    });
    const { relief } = mosaicOf({ name: 'fine.tif', pictures: [picture], region, rest });
    expect(relief.degreesPerPixel).toBeCloseTo(0.01, 12);
    const inside = { latitude: 45.505, longitude: 10.505 };
    expect(heightAt(relief, inside)).toBeCloseTo(151.5, 3);
    expect(describeRelief(relief)).toMatch(
      /fine\.tif: steps of 9\.0″, averaged to 0\.010°\. A pixel is 1\.1 km/,
    );
  });

  it('takes the built-in heights where the pictures have none, and says on how much', () => {
    const picture = pictureOf({
      west: 10,
      north: 46.5,
      step: 0.02,
      columns: 25,
      rows: 100,
      metres: () => 900,
    });
    const { relief, covered } = mosaicOf({ name: 'half.tif', pictures: [picture], region, rest });
    expect(covered).toBeCloseTo(0.5, 6);
    expect(heightAt(relief, { latitude: 45.5, longitude: 10.2 })).toBeCloseTo(900, 6);
    expect(heightAt(relief, { latitude: 45.5, longitude: 10.8 })).toBeCloseTo(77, 6);
    expect(relief.name).toContain('the built-in relief on 50 % of the region');
  });

  it('joins tiles without a seam', () => {
    const tile = (west: number) => {
      const bytes = writeHgt(1201, (_, column) => Math.round(1000 + (west - 10) * 1200 + column));
      return openHgt(fileOf(`N45E0${west}.hgt`, bytes));
    };
    const { relief, covered } = mosaicOf({
      name: 'tiles',
      pictures: [tile(10), tile(11)],
      region: { west: 10.2, east: 11.8, south: 45.2, north: 45.8 },
      rest,
    });
    expect(covered).toBe(1);
    for (const longitude of [10.5, 10.99, 11, 11.01, 11.5]) {
      const height = heightAt(relief, { latitude: 45.5, longitude });
      expect(Math.abs(height - (1000 + (longitude - 10) * 1200))).toBeLessThan(1.5);
    }
  });
});

/** Ground with ridges and roughness at every scale down to a kilometre. */
function brokenGround({ latitude, longitude }: Point): number {
  let height = 1200;
  let across = 1.1;
  let high = 520;
  for (let scale = 0; scale < 9; scale++) {
    height +=
      high * Math.sin((longitude * 6) / across + scale) * Math.cos((latitude * 6.7) / across);
    across /= 1.9;
    high /= 1.55;
  }
  return height;
}

describe('a finer relief of the same ground', () => {
  const box = { west: 10, east: 16, south: 43, north: 47 };
  const shape = {
    name: 'fine',
    west: 9,
    north: 48,
    degreesPerPixel: 0.02,
    columns: 400,
    rows: 300,
  };
  const fine = reliefFromFunction(shape, brokenGround);
  const coarse = reliefFromFunction(
    { name: 'coarse', west: 9, north: 48, degreesPerPixel: 0.18, columns: 44, rows: 33 },
    ({ latitude, longitude }) => {
      let sum = 0;
      for (let i = -4; i <= 4; i++) {
        for (let j = -4; j <= 4; j++) {
          sum += brokenGround({ latitude: latitude + i * 0.02, longitude: longitude + j * 0.02 });
        }
      }
      return sum / 81;
    },
  );
  const places: readonly Site[] = [
    [10.7, 43.9],
    [12.2, 46.3],
    [13.1, 44.6],
    [14.4, 45.9],
    [15.3, 43.7],
    [11.4, 45.2],
  ].map(([longitude, latitude], index) => ({
    key: `place-${index}`,
    longitude: longitude!,
    latitude: latitude!,
    kind: 'town',
    closedMonths: [],
    hardMonths: [],
  }));

  it('changes the days of ways by little', () => {
    const build = (relief: typeof fine) =>
      buildNetwork({ sites: places, relief, region: box, waters: noWaters }).network;
    const [rough, exact] = [build(coarse), build(fine)];
    const ratios: number[] = [];
    for (const mode of [modes.indexOf('riders'), modes.indexOf('wagons')]) {
      for (let from = 0; from < places.length; from++) {
        for (let to = 0; to < places.length; to++) {
          if (from === to) continue;
          ratios.push(exact.days(from, to, 7, mode) / rough.days(from, to, 7, mode));
        }
      }
    }
    ratios.sort((a, b) => a - b);
    const share = (of: number) => ratios[Math.floor(of * ratios.length)]!;
    expect(share(0.5)).toBeGreaterThan(0.95);
    expect(share(0.5)).toBeLessThan(1.05);
    expect(share(0.05)).toBeGreaterThan(0.9);
    expect(share(0.95)).toBeLessThan(1.15);
  });
});
