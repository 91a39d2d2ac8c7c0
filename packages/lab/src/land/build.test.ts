// The network on small invented lands: a plain with a ridge and a lake, where what must hold can
// be seen with the naked eye.

import { describe, expect, it } from 'vitest';
import { buildNetwork } from './build.ts';
import { networkFromBytes, networkToBytes } from './bytes.ts';
import { domainAreas, domainAt } from './domains.ts';
import type { Site } from './ground.ts';
import { modes } from './network.ts';
import { openNetwork } from './open.ts';
import { dayKm, usualDayKm } from './pace.ts';
import { profileOf } from './profile.ts';
import { reliefFromFunction } from './relief.ts';
import { wayBetween, wayToGeoJson } from './route.ts';
import { distanceKm, type Point } from './sphere.ts';
import { noWaters, watersFromFunction } from './waters.ts';

const pixel = 0.25;
const west = 10;
const east = 20;
const riders = modes.indexOf('riders');
const wagons = modes.indexOf('wagons');

/** Broken plains with one high ridge from the northern to the southern rim, at 15° E. */
function ridgeAt({ latitude, longitude }: Point): number {
  const away = (longitude - 15) / 0.5;
  const broken = 60 * Math.sin(7.3 * latitude + 3.1 * longitude) * Math.cos(5.7 * longitude);
  return 500 + broken + 3400 * Math.exp(-away * away);
}

function siteAt(key: string, longitude: number, latitude: number, more: Partial<Site> = {}): Site {
  return { key, longitude, latitude, kind: 'town', closedMonths: [], hardMonths: [], ...more };
}

const places: readonly Site[] = [
  siteAt('aspa', 11.3, 46.6),
  siteAt('borin', 13.1, 44.4),
  siteAt('cerna', 13.4, 47.6),
  siteAt('saddle', 15.02, 46.1, { kind: 'pass', closedMonths: [12, 1, 2], hardMonths: [3] }),
  siteAt('dorun', 16.8, 46.9),
  siteAt('elvan', 17.3, 44.6),
  siteAt('fasta', 18.9, 45.7),
];

function landOf(change: {
  sites?: readonly Site[];
  heightAt?: (point: Point) => number;
  shift?: number;
}) {
  const { sites = places, heightAt = ridgeAt, shift = 0 } = change;
  const shape = { name: 'invented', west: west + shift, north: 49, degreesPerPixel: pixel };
  const relief = reliefFromFunction({ ...shape, columns: 40, rows: 24 }, heightAt);
  const region = { west: west + shift, east: east + shift, south: 43, north: 49 };
  return { sites, relief, region, waters: noWaters };
}

const land = landOf({});
const { network, problems } = buildNetwork(land);
const all = places.map((_, node) => node);
const nodeOf = (key: string) => places.findIndex((site) => site.key === key);

describe('a network of places', () => {
  it('joins all places of dry land and finds nothing wrong with them', () => {
    expect(problems).toEqual([]);
    for (const from of all) {
      for (const to of all) expect(network.days(from, to, 6, riders)).toBeLessThan(100);
    }
  });

  it('keeps the triangle inequality in every month and mode', () => {
    for (const month of [1, 3, 7]) {
      for (const mode of [riders, wagons]) {
        for (const from of all) {
          for (const via of all) {
            for (const to of all) {
              const through =
                network.days(from, via, month, mode) + network.days(via, to, month, mode);
              expect(network.days(from, to, month, mode)).toBeLessThanOrEqual(through + 1e-9);
            }
          }
        }
      }
    }
  });

  it('never undercuts the great circle at the pace of the mode', () => {
    for (const from of all) {
      for (const to of all) {
        const straight = distanceKm(places[from]!, places[to]!);
        expect(network.days(from, to, 7, riders)).toBeGreaterThanOrEqual(
          straight / usualDayKm('riders') - 1e-6,
        );
      }
    }
  });

  it('takes the pass while it is open, and far longer round it when snow shuts it', () => {
    const [from, to] = [nodeOf('cerna'), nodeOf('dorun')];
    expect(network.next(from, to, 7, riders)).toBe(nodeOf('saddle'));
    const open = network.days(from, to, 7, riders);
    const sites = places.map((site) =>
      site.key === 'saddle' ? { ...site, closedMonths: [7] } : site,
    );
    const shut = openNetwork({ ...network.record, sites });
    for (const near of ['aspa', 'borin', 'cerna']) {
      for (const far of ['dorun', 'elvan', 'fasta']) {
        expect(shut.days(nodeOf(near), nodeOf(far), 7, riders)).toBeGreaterThan(
          network.days(nodeOf(near), nodeOf(far), 7, riders),
        );
      }
    }
    expect(shut.days(from, to, 7, riders)).toBeGreaterThan(1.3 * open);
    expect(shut.legDays(from, nodeOf('saddle'), 7, riders)).toBe(Number.POSITIVE_INFINITY);
    expect(shut.days(from, nodeOf('saddle'), 7, riders)).toBe(Number.POSITIVE_INFINITY);
  });

  it('is slower over a pass in its hard months', () => {
    const leg = (month: number) =>
      network.legDays(nodeOf('cerna'), nodeOf('saddle'), month, riders);
    const easy = openNetwork({
      ...network.record,
      sites: places.map((site) => ({ ...site, hardMonths: [] })),
    });
    const way = network.record.ways[0]!.find(
      (it) => it.from === nodeOf('cerna') && it.to === nodeOf('saddle'),
    )!;
    // Half of the usual narrow of 20 km at 0.4 of a March day instead of the whole of it.
    const day = dayKm('riders', { latitude: way.latitude, month: 3 });
    const extra = (10 / day) * (1 / 0.4 - 1);
    expect(leg(3) - easy.legDays(nodeOf('cerna'), nodeOf('saddle'), 3, riders)).toBeCloseTo(
      extra,
      9,
    );
  });

  it('lets wheels over a pass only from the day its road is fit for them', () => {
    const sites = places.map((site) =>
      site.key === 'saddle' ? { ...site, wheelsFrom: 1000 } : site,
    );
    const leg = (day?: number) =>
      openNetwork({ ...network.record, sites }, day === undefined ? {} : { day }).legDays(
        nodeOf('saddle'),
        nodeOf('dorun'),
        7,
        wagons,
      );
    expect(leg()).toBe(Number.POSITIVE_INFINITY);
    expect(leg(999)).toBe(Number.POSITIVE_INFINITY);
    expect(leg(1000)).toBeLessThan(100);
    const early = openNetwork({ ...network.record, sites }, { day: 5 });
    const [pass, town] = [nodeOf('saddle'), nodeOf('dorun')];
    expect(early.onDay(1200).legDays(pass, town, 7, wagons)).toBe(leg(1000));
    expect(early.onDay(1200).onDay(900).legDays(pass, town, 7, wagons)).toBe(leg(999));
    expect(early.onDay(999)).toBe(early);
  });

  it('measures the same effort both ways and charges climbs to who climbs', () => {
    const [town, pass] = [nodeOf('dorun'), nodeOf('saddle')];
    expect(network.km(town, pass)).toBe(network.km(pass, town));
    expect(network.legDays(town, pass, 7, riders)).toBeGreaterThan(
      network.legDays(pass, town, 7, riders),
    );
    const same = network.legDays(town, pass, 7, riders) + network.legDays(pass, town, 7, riders);
    expect(network.legDays(town, pass, 7, riders) / same).toBeLessThan(0.6);
  });

  it('counts as bordering only plain sites', () => {
    expect(network.bordering(nodeOf('dorun'))).toEqual([nodeOf('elvan'), nodeOf('fasta')]);
    for (const node of all) expect(network.bordering(node)).not.toContain(nodeOf('saddle'));
  });

  it('does not change when the map is moved in longitude', () => {
    const shift = 30;
    const moved = buildNetwork(
      landOf({
        shift,
        sites: places.map((site) => ({ ...site, longitude: site.longitude + shift })),
        heightAt: ({ latitude, longitude }) => ridgeAt({ latitude, longitude: longitude - shift }),
      }),
    );
    expectSameDays(moved.network);
  });

  it('does not change when the map is mirrored from west to east', () => {
    const mirror = (longitude: number) => west + east - longitude;
    const mirrored = buildNetwork(
      landOf({
        sites: places.map((site) => ({ ...site, longitude: mirror(site.longitude) })),
        heightAt: ({ latitude, longitude }) => ridgeAt({ latitude, longitude: mirror(longitude) }),
      }),
    );
    expectSameDays(mirrored.network);
  });

  it('comes back from its bytes with the same answers', () => {
    const bytes = networkToBytes(network);
    const back = networkFromBytes(bytes);
    expect(back.sites).toEqual(network.sites);
    expect(back.record).toEqual(network.record);
    expect(networkToBytes(back)).toEqual(bytes);
    for (const from of all) {
      for (const to of all) {
        expect(back.days(from, to, 2, wagons)).toBe(network.days(from, to, 2, wagons));
      }
    }
    expect(() => networkFromBytes(bytes.subarray(0, bytes.length - 9))).toThrow();
  });

  it('names sites outside the region and leaves them without ways', () => {
    const stray = siteAt('stray', 60, 46);
    const result = buildNetwork(landOf({ sites: [...places, stray] }));
    expect(result.problems).toMatchObject([
      { site: 'stray', what: expect.stringMatching(/^lies outside the region,/) },
    ]);
    expect(result.network.days(places.length, 0, 6, riders)).toBe(Number.POSITIVE_INFINITY);
    expect(result.network.neighbours(places.length)).toEqual([]);
  });

  function expectSameDays(other: typeof network): void {
    for (const month of [1, 6]) {
      for (const mode of [riders, wagons]) {
        for (const from of all) {
          for (const to of all) {
            const days = network.days(from, to, month, mode);
            const there = other.days(from, to, month, mode);
            expect(there === days ? 0 : Math.abs(there - days)).toBeLessThan(1e-9);
          }
        }
      }
    }
  }
});

describe('water', () => {
  const shape = { west, north: 49, degreesPerCell: pixel / 4, columns: 160, rows: 96 };
  const flat = landOf({ heightAt: () => 300 });
  const isLake = ({ latitude, longitude }: Point) =>
    longitude > 14 && longitude < 14.5 && latitude > 44;
  const lake = watersFromFunction(shape, isLake);
  const shores = [siteAt('west-shore', 13.5, 46), siteAt('east-shore', 15, 46)];

  it('makes ways go round a lake', () => {
    const dry = buildNetwork({ ...flat, sites: shores });
    const wet = buildNetwork({ ...flat, sites: shores, waters: lake });
    // Down to the southern end at 44° N and up again: 4° of latitude more or less.
    expect(dry.network.km(0, 1)).toBeLessThan(150);
    expect(wet.network.km(0, 1)).toBeGreaterThan(4 * 111 - 20);
    const way = wayToGeoJson(wet.network, { from: 0, to: 1, month: 6, mode: riders });
    expect(way?.geometry.coordinates.some(([, latitude]) => latitude < 44.05)).toBe(true);
  });

  it('cannot be slipped through where cells of it touch at their corners', () => {
    const stair = watersFromFunction(shape, ({ latitude, longitude }) => {
      const column = Math.floor((longitude - west) / (pixel / 4));
      const row = Math.floor((49 - latitude) / (pixel / 4));
      return column === row + 20;
    });
    // The stair of single cells runs from 11.25° E in the north to 17.2° E in the south.
    const beyond = siteAt('beyond', 17, 48);
    const { network: cut } = buildNetwork({ ...flat, sites: [...shores, beyond], waters: stair });
    expect(cut.days(0, 1, 6, riders)).toBe(Number.POSITIVE_INFINITY);
    expect(cut.days(1, 2, 6, riders)).toBeLessThan(30);
  });

  it('reports a site in it, and takes one near the shore to the shore', () => {
    const sites = [...shores, siteAt('drowned', 14.25, 46.5), siteAt('quay', 14.02, 47)];
    const wide = watersFromFunction(shape, (point) =>
      isLake({ ...point, longitude: 14.25 + (point.longitude - 14.25) / 2 }),
    );
    const { problems: found } = buildNetwork({ ...flat, sites, waters: wide });
    expect(found).toContainEqual(
      expect.objectContaining({
        site: 'drowned',
        what: expect.stringMatching(/^lies (far out )?in water/),
      }),
    );
    const calm = buildNetwork({ ...flat, sites, waters: lake });
    expect(calm.problems.map((problem) => problem.site)).not.toContain('quay');
  });
});

describe('domains', () => {
  const { domains } = network.record;

  it('give every place its own ground and leave none over on dry land', () => {
    expect(places.map((site) => domainAt(domains, site))).toEqual(all);
    expect(domainAt(domains, { latitude: 10, longitude: 15 })).toBe(-1);
    // The rim of the grid is nobody's: 6° by 10° less a cell all round.
    const areas = domainAreas(domains, places.length);
    const sum = areas.reduce((total, area) => total + area, 0);
    const middle = 111.195 * 111.195 * Math.cos((46 * Math.PI) / 180);
    expect(sum / middle).toBeCloseTo((6 - pixel / 2) * (10 - pixel / 2), 0);
  });
});

describe('a way', () => {
  it('adds up its stages and names the passes on it', () => {
    const question = { from: nodeOf('cerna'), to: nodeOf('dorun'), month: 7, mode: riders };
    const way = wayBetween(network, question);
    if (way.kind !== 'way') throw new Error('There is a way in July.');
    expect(way.days).toBeCloseTo(network.days(question.from, question.to, 7, riders), 9);
    expect(way.stops.map((stop) => stop.key)).toEqual(['cerna', 'saddle', 'dorun']);
    expect(way.stops[1]?.isCrossing).toBe(true);
    expect(way.barriers).toEqual([]);
  });

  it('says which pass bars it and in which month that opens', () => {
    const question = { from: nodeOf('cerna'), to: nodeOf('saddle'), month: 1, mode: riders };
    expect(wayBetween(network, question)).toEqual({
      kind: 'blocked',
      barriers: [{ node: nodeOf('saddle'), key: 'saddle', opensInMonth: 3 }],
      stranded: [],
    });
  });

  it('says of a place off the map that no month leads there', () => {
    const stray = siteAt('stray', 60, 46);
    const { network: wider } = buildNetwork(landOf({ sites: [...places, stray] }));
    const question = { from: nodeOf('cerna'), to: places.length, month: 7, mode: riders };
    expect(wayBetween(wider, question)).toEqual({
      kind: 'blocked',
      barriers: [],
      stranded: [{ node: places.length, key: 'stray', why: 'off-the-map' }],
    });
  });

  it('has a profile that rises to the pass and ends where the way ends', () => {
    const question = { from: nodeOf('cerna'), to: nodeOf('dorun'), month: 7, mode: riders };
    const profile = profileOf(network, question, land.relief);
    const way = wayBetween(network, question);
    if (profile === undefined || way.kind !== 'way') throw new Error('There is a way in July.');
    const { points, stops } = profile;
    expect(points.at(-1)?.km).toBeCloseTo(way.km, 6);
    const highest = points.reduce((most, it) => (it.metres > most.metres ? it : most));
    const pass = stops.find((it) => it.isCrossing)!;
    expect(highest.metres).toBeGreaterThan(3000);
    expect(Math.abs(highest.km - pass.km)).toBeLessThan(60);
  });
});
