// What must hold on any ground whatever the numbers are: rougher ground is never faster, a shut pass
// never shortens a way. Many invented lands, each from a number.

import { describe, expect, it } from 'vitest';
import { buildNetwork } from './build.ts';
import type { Site } from './ground.ts';
import { modes } from './network.ts';
import { openNetwork } from './open.ts';
import { reliefFromFunction } from './relief.ts';
import type { Point } from './sphere.ts';
import { noWaters } from './waters.ts';

const region = { west: 10, east: 17, south: 43, north: 47 };
const riders = modes.indexOf('riders');
const wagons = modes.indexOf('wagons');
const months = [1, 4, 7];

function random(seed: number): () => number {
  let state = seed * 2654435761;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Seven places scattered over the region, two of them passes that are open in all months. */
function placesOf(seed: number): readonly Site[] {
  const next = random(seed);
  return Array.from({ length: 7 }, (_, index) => ({
    key: `place-${index}`,
    longitude: region.west + 0.5 + 6 * next(),
    latitude: region.south + 0.5 + 3 * next(),
    kind: index < 2 ? 'pass' : 'town',
    closedMonths: [],
    hardMonths: [],
  }));
}

function networkOf(seed: number, heightAt: (point: Point) => number) {
  const shape = {
    name: 'invented',
    west: 9,
    north: 48,
    degreesPerPixel: 0.25,
    columns: 36,
    rows: 24,
  };
  const relief = reliefFromFunction(shape, heightAt);
  return buildNetwork({ sites: placesOf(seed), relief, region, waters: noWaters }).network;
}

/** Hills from −1 to 1, of another shape for every number. */
function hillsOf(seed: number): (point: Point) => number {
  const next = random(seed + 99);
  const waves = Array.from({ length: 6 }, () => [1 + 8 * next(), 1 + 8 * next(), 6 * next()]);
  return ({ latitude, longitude }) =>
    waves.reduce((sum, [x, y, at]) => sum + Math.sin(x! * longitude + y! * latitude + at!), 0) / 6;
}

type Network = ReturnType<typeof networkOf>;

function expectNeverFaster(rough: Network, smooth: Network, during = months): number {
  let slower = 0;
  for (const month of during) {
    for (const mode of [riders, wagons]) {
      for (let from = 0; from < 7; from++) {
        for (let to = 0; to < 7; to++) {
          const there = rough.days(from, to, month, mode);
          const here = smooth.days(from, to, month, mode);
          expect(there).toBeGreaterThanOrEqual(here - 1e-6 * here);
          if (there > here * 1.01) slower++;
        }
      }
    }
  }
  return slower;
}

describe('on any ground', () => {
  it.each([1, 2, 3, 4, 5])('more rugged is never faster (land %i)', (seed) => {
    const hills = hillsOf(seed);
    // In July, when neither snow nor mud lies on one height and not on another.
    const [flat, hilly, rugged] = [0, 120, 360].map((high) =>
      networkOf(seed, (point) => 600 + high * hills(point)),
    );
    expect(expectNeverFaster(hilly!, flat!, [7])).toBeGreaterThan(30);
    expect(expectNeverFaster(rugged!, hilly!, [7])).toBeGreaterThan(30);
  });

  it.each([1, 2, 3, 4, 5])('shutting a pass never shortens a way (land %i)', (seed) => {
    const hills = hillsOf(seed);
    const open = networkOf(seed, (point) => 1500 + 1500 * hills(point));
    for (const shut of [[0], [1], [0, 1]]) {
      const sites = open.sites.map((site, node) =>
        shut.includes(node) ? { ...site, closedMonths: months } : site,
      );
      expectNeverFaster(openNetwork({ ...open.record, sites }), open);
    }
  });

  it.each([6, 7, 8])('no detour through a third place is shorter (land %i)', (seed) => {
    const hills = hillsOf(seed);
    const land = networkOf(seed, (point) => 1500 + 1500 * hills(point));
    for (const month of months) {
      for (const mode of [riders, wagons]) {
        for (let from = 0; from < 7; from++) {
          for (let via = 0; via < 7; via++) {
            for (let to = 0; to < 7; to++) {
              const through = land.days(from, via, month, mode) + land.days(via, to, month, mode);
              expect(land.days(from, to, month, mode)).toBeLessThanOrEqual(through + 1e-9);
            }
          }
        }
      }
    }
  });
});
