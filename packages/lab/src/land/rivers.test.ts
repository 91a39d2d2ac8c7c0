// Great rivers on small invented plains: what a way over one costs, by month, with and without a ford,
// and the steps of the grid that lead over its line.

import { describe, expect, it } from 'vitest';
import { buildNetwork } from './build.ts';
import { networkFromBytes, networkToBytes } from './bytes.ts';
import type { Site } from './ground.ts';
import { modes } from './network.ts';
import { openNetwork } from './open.ts';
import { dayKm } from './pace.ts';
import { reliefFromFunction } from './relief.ts';
import {
  boatsShare,
  crossingEffort,
  highWater,
  isOverRiver,
  openCrossingKm,
  riverBars,
  riverState,
} from './rivers.ts';
import { wayBetween } from './route.ts';
import { noWaters, type Waters, watersFromFunction } from './waters.ts';

const riders = modes.indexOf('riders');
const wagons = modes.indexOf('wagons');
const region = { west: 10, east: 18, south: 44, north: 50 };
const months = Array.from({ length: 12 }, (_, k) => k + 1);

function siteAt(key: string, longitude: number, latitude: number, more: Partial<Site> = {}): Site {
  return { key, longitude, latitude, kind: 'town', closedMonths: [], hardMonths: [], ...more };
}

/** A plain of 200 m, through which a river runs from north to south, winding a little. */
function plain(sites: readonly Site[], waters: Waters) {
  const shape = { name: 'invented', west: 10, north: 50, degreesPerPixel: 0.25 };
  const relief = reliefFromFunction({ ...shape, columns: 32, rows: 24 }, () => 200);
  return buildNetwork({ sites, relief, region, waters }).network;
}

const points: number[] = [];
for (let latitude = 51; latitude > 42.9; latitude -= 0.05) {
  points.push(14.03 + 0.04 * Math.sin(20 * latitude), latitude);
}
const river: Waters = {
  ...noWaters,
  lines: [{ kind: 'great-river', points: Float64Array.from(points) }],
};
const far = [siteAt('west', 12.5, 47), siteAt('east', 15.5, 47)];

describe('a great river', () => {
  const bare = plain(far, noWaters);
  const crossed = plain(far, river);
  const extra = (mode: number, month: number) =>
    crossed.days(0, 1, month, mode) - bare.days(0, 1, month, mode);
  const kmOf = (mode: 'riders' | 'wagons', month: number) =>
    extra(modes.indexOf(mode), month) * dayKm(mode, { latitude: 47, month });

  it('costs whoever crosses it away from any landing, twice as much at high water', () => {
    expect(kmOf('riders', 9)).toBeCloseTo(openCrossingKm.ridden.value, 1);
    expect(kmOf('wagons', 9)).toBeCloseTo(openCrossingKm.wheels.value, 1);
    expect(kmOf('riders', 6)).toBeCloseTo(openCrossingKm.ridden.value * highWater.value, 1);
  });

  it('is no barrier on the ice of January, and shut while floes drift', () => {
    // At 47° N and 200 m: −10 °C in January and February, about −1 °C in November and March.
    expect(riverState({ latitude: 47, metres: 200, month: 1 })).toBe('ice');
    expect(extra(riders, 1)).toBeCloseTo(0, 9);
    const drifting = months.filter(
      (month) => riverState({ latitude: 50, metres: 200, month }) === 'drift',
    );
    expect(drifting).toEqual([3, 11]);
    for (const month of months) {
      const state = riverState({ latitude: 47, metres: 200, month });
      expect(Number.isFinite(crossed.days(0, 1, month, riders))).toBe(state !== 'drift');
    }
  });

  it('is never a gain, in no month and for no mode', () => {
    for (const month of months) {
      for (const mode of [riders, wagons]) {
        expect(crossed.days(0, 1, month, mode)).toBeGreaterThanOrEqual(
          bare.days(0, 1, month, mode) - 1e-9,
        );
      }
    }
  });

  it('is crossed for nothing at a ford, and for little at a place on its bank', () => {
    const sites = (kind: Site['kind']) => [...far, siteAt('landing', 14.1, 47, { kind })];
    const km = (kind: Site['kind'], waters: Waters) =>
      plain(sites(kind), waters).days(0, 1, 9, riders) *
      dayKm('riders', { latitude: 47, month: 9 });
    // Ways to the landing and on are a few kilometres longer than the straight one.
    const expectAbout = (kind: Site['kind'], expected: number) => {
      const more = km(kind, river) - km(kind, noWaters);
      expect(more).toBeGreaterThan(expected - 0.1);
      expect(more).toBeLessThan(expected + 4);
    };
    expectAbout('ford', 0);
    expectAbout('town', openCrossingKm.ridden.value * boatsShare.value);
    expectAbout('pasture', openCrossingKm.ridden.value * boatsShare.value);
  });

  it('is left to a ford a little off the straight way, but not to one far off', () => {
    const via = (latitude: number) => {
      const network = plain([...far, siteAt('ford', 14.05, latitude, { kind: 'ford' })], river);
      return network.next(0, 1, 9, riders);
    };
    expect(via(46.8)).toBe(2);
    expect(via(44.6)).toBe(1);
  });

  it('bars no step when it is frozen, nor does a lesser river ever', () => {
    const lesser: Waters = {
      ...noWaters,
      lines: [{ kind: 'river', points: Float64Array.from(points) }],
    };
    expect(plain(far, lesser).days(0, 1, 6, riders)).toBe(bare.days(0, 1, 6, riders));
  });

  it('is told of on a way, and what bars it while floes drift, with the month in which it opens', () => {
    const north = [siteAt('west', 12.5, 49.4), siteAt('east', 15.5, 49.4)];
    const network = plain(north, river);
    const ask = (month: number) => wayBetween(network, { from: 0, to: 1, month, mode: riders });
    const summer = ask(9);
    if (summer.kind !== 'way') throw new Error('There is a way in September.');
    expect(summer.stops[1]?.rivers).toMatchObject([{ state: 'low', landing: 'none' }]);
    expect(summer.stops[1]?.rivers[0]?.longitude).toBeCloseTo(14.03, 0);
    expect(summer.barriers).toEqual([]);
    const autumn = ask(11);
    expect(autumn.kind).toBe('blocked');
    expect(autumn.barriers).toMatchObject([{ key: 'east', opensInMonth: 12 }]);
    expect(ask(3).barriers).toMatchObject([{ opensInMonth: 4 }]);
  });

  it('costs the same on a map that is mirrored from west to east, or moved in longitude', () => {
    const [near, beyond] = [siteAt('near', 13.3, 46.2), siteAt('beyond', 15.9, 47.6)];
    const ford = siteAt('ford', 14.05, 47.1, { kind: 'ford' });
    const sites = [near, beyond, ford, siteAt('bank', 14.1, 45.3)];
    const seen = (change: (longitude: number) => number) =>
      plain(
        sites.map((site) => ({ ...site, longitude: change(site.longitude) })),
        {
          ...noWaters,
          lines: [
            {
              kind: 'great-river',
              points: Float64Array.from(points, (it, k) => (k % 2 === 0 ? change(it) : it)),
            },
          ],
        },
      );
    const usual = seen((longitude) => longitude);
    for (const other of [
      seen((longitude) => 28 - longitude),
      seen((longitude) => longitude + 0.5),
    ]) {
      for (const month of months) {
        for (const mode of [riders, wagons]) {
          for (let from = 0; from < sites.length; from++) {
            for (let to = 0; to < sites.length; to++) {
              const days = usual.days(from, to, month, mode);
              const there = other.days(from, to, month, mode);
              expect(there === days ? 0 : Math.abs(there - days)).toBeLessThan(1e-9);
            }
          }
        }
      }
    }
  });

  it('comes back from bytes with its crossings', () => {
    const back = networkFromBytes(networkToBytes(crossed));
    expect(back.record.ways).toEqual(crossed.record.ways);
    expect(crossed.record.ways[0]?.[0]?.crossings).toHaveLength(1);
    expect(openNetwork(back.record).days(0, 1, 6, wagons)).toBe(crossed.days(0, 1, 6, wagons));
  });
});

describe('the months of a great river', () => {
  it('are low and high water, drift and ice, half a year off in the south', () => {
    const states = (latitude: number) =>
      months.map((month) => riverState({ latitude, metres: 470, month }));
    expect(states(47.7)).toEqual([
      ...[
        'ice',
        'ice',
        'drift',
        'low',
        'high',
        'high',
        'high',
        'low',
        'low',
        'low',
        'drift',
        'ice',
      ],
    ]);
    expect(states(-47.7)).toEqual([...states(47.7).slice(6), ...states(47.7).slice(0, 6)]);
    expect(new Set(states(20))).toEqual(new Set(['low', 'high']));
  });

  it('let boats go slowly among floes where nothing else can cross', () => {
    const among = { latitude: 47.7, metres: 470, month: 3, routingClass: 'ridden' } as const;
    expect(crossingEffort({ ...among, landing: 'none' })).toBe(Number.POSITIVE_INFINITY);
    expect(crossingEffort({ ...among, landing: 'boats' })).toBe(openCrossingKm.ridden.value);
    expect(crossingEffort({ ...among, landing: 'ford' })).toBe(0);
  });
});

describe('the steps of the grid', () => {
  const shape = { west: 0, north: 12, degreesPerCell: 1, columns: 12, rows: 12 };
  const barsOf = (...line: number[]) =>
    riverBars(shape, {
      ...noWaters,
      lines: [{ kind: 'great-river', points: Float64Array.from(line) }],
    });

  it('over a river are the same from either side', () => {
    const bars = barsOf(2.2, 1.1, 5.3, 6.4, 9.7, 9.9);
    for (let from = 0; from < bars.length; from++) {
      for (const off of [1, 11, 12, 13]) {
        const to = from + off;
        if (to >= bars.length) continue;
        const there = isOverRiver(bars, shape.columns, { from, to });
        expect(isOverRiver(bars, shape.columns, { from: to, to: from })).toBe(there);
      }
    }
  });

  it('cannot slip through a river from rim to rim, straight or slanting', () => {
    for (const line of [
      [5.2, -1, 5.2, 13],
      [-1, 2.3, 13, 9.1],
      [3.1, -1, 6.6, 4.4, 4.2, 8.8, 9.3, 13],
    ]) {
      const bars = barsOf(...line);
      const reached = new Set<number>([1 + 12]);
      const work = [...reached];
      for (let cell = work.pop(); cell !== undefined; cell = work.pop()) {
        for (const off of [-1, 1, -12, 12, -13, 13, -11, 11]) {
          const to = cell + off;
          const [row, column] = [Math.floor(to / 12), to % 12];
          if (row < 1 || row > 10 || column < 1 || column > 10 || reached.has(to)) continue;
          if (isOverRiver(bars, 12, { from: cell, to })) continue;
          reached.add(to);
          work.push(to);
        }
      }
      expect(reached.size).toBeGreaterThan(5);
      expect(reached.size).toBeLessThan(95);
    }
  });
});

it('a lake of the mask and its river together leave no gap at the mouth', () => {
  const lake = watersFromFunction(
    { west: 10, north: 50, degreesPerCell: 0.0625, columns: 128, rows: 96 },
    ({ latitude, longitude }) => longitude > 13.7 && longitude < 14.4 && latitude < 46,
  );
  // The line ends a little short of the shore, as thinned lines do.
  const line = { kind: 'great-river', points: Float64Array.of(14.03, 51, 14.03, 46.04) } as const;
  const sites = [siteAt('west', 13, 46.4), siteAt('east', 15, 46.4)];
  const closed = plain(sites, { ...lake, lines: [line] });
  expect(closed.record.ways[0]?.[0]?.crossings).toHaveLength(1);
});
