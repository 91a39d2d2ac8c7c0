// The ground of the flagship against what is known of it: wheels in the defiles, the ranks of travellers,
// where grass binds, where great rivers are crossed and when; and a land that is kept and read back.

import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  dayOf,
  modes,
  networkToBytes,
  type OpenedNetwork,
  ranksOver,
  wayBetween,
} from '@tumen/lab';
import { beforeAll, describe, expect, test } from 'vitest';
import type { PlaceId } from '../../lab/src/scenario/setting.ts';
import { supplyParameters } from '../../lab/src/systems/supply.ts';
import { marchDeficit } from '../../lab/src/systems/supply-forage.ts';
import { landOf } from '../src/land.ts';
import { openScenario } from '../src/opened.ts';
import { landsOfTests } from './laboratories.ts';
import { makePlace } from './tumen.ts';

const flagship = fileURLToPath(new URL('../../../scenarios/qara-khitai', import.meta.url));
const tutorial = fileURLToPath(new URL('../../../scenarios/tutorial', import.meta.url));
const riders = modes.indexOf('riders');
const months = Array.from({ length: 12 }, (_, k) => k + 1);

let land: OpenedNetwork;

beforeAll(async () => {
  land = (await openScenario({ folder: flagship, cache: landsOfTests })).land.network;
});

function nodeOf(key: string): number {
  const node = land.sites.findIndex((site) => site.key === key);
  if (node < 0) throw new Error(`No place ${key}.`);
  return node;
}

describe('the land of the flagship', () => {
  test('joins every place with every other in July', () => {
    const cut = land.sites.filter((_, node) =>
      land.sites.some((_, from) => !Number.isFinite(land.days(from, node, 7, riders))),
    );
    expect(cut.map((site) => site.key)).toEqual([]);
  });

  test('lets ox-wagons through the Altai defile and the Talki gorge only when their roads are made', () => {
    const wagons = modes.indexOf('wagons');
    const through = (year: number, keys: readonly [string, string, string]) => {
      const [from, pass, to] = keys.map(nodeOf) as [number, number, number];
      const then = land.onDay(dayOf('julian', year, 7, 1));
      return then.days(from, pass, 7, wagons) + then.days(pass, to, 7, wagons);
    };
    for (const keys of [
      ['khovd', 'altai-pass', 'bulgan'],
      ['sayram-lake', 'talki', 'almaliq'],
    ] as const) {
      expect(through(1218, keys)).toBe(Number.POSITIVE_INFINITY);
      expect(through(1223, keys)).toBeLessThan(60);
      const riding = keys.map(nodeOf) as [number, number, number];
      expect(land.days(riding[0], riding[1], 7, riders)).toBeLessThan(60);
    }
  });

  test('ranks courier, relay rider, picked riders, carts and herds on every way that all can take', () => {
    for (const year of [1218, 1223]) {
      const ranks = ranksOver(land.onDay(dayOf('julian', year, 1, 1)));
      expect(ranks.ways).toBeGreaterThan(100_000);
      expect(ranks.broken).toEqual([]);
      // herds are led over what carts must go round, and nowhere else is anybody out of his rank
      const led = ranks.detours.filter(({ days, by }) => days[2]! <= days[3]! && by.length > 0);
      expect(ranks.detours).toEqual(led);
      expect(ranks.detours.map(({ by }) => by[0])).toContain('shamsi');
    }
  });

  test('starves two tumens in winter, on the rim of the Tarim and on the Pamir, not on the Ili in June', () => {
    const middles = Object.fromEntries(
      Object.entries(supplyParameters).map(([key, it]) => [key, it.value]),
    ) as { [K in keyof typeof supplyParameters]: number };
    const host = { soldiers: 20_000, mountsPerMan: 4, mode: riders };
    const want = (key: string, month: number) =>
      marchDeficit({ parameters: middles, land, month }, host, {
        place: nodeOf(key) as PlaceId,
        grazed: 0,
      });
    for (const key of ['almaliq', 'ili-ferry', 'lower-ili-ford']) expect(want(key, 6)).toBe(0);
    for (const key of ['kashgar', 'khotan', 'yarkand']) {
      for (const month of [1, 6]) expect(want(key, month)).toBeGreaterThan(0.3);
    }
    for (const key of ['zorkul', 'murghab']) expect(want(key, 6)).toBeGreaterThan(0.2);
    expect(want('almaliq', 2)).toBeGreaterThan(0.05);
  });

  test('crosses the Ili at its ford in June and on the ice in December', () => {
    const ask = (month: number) => {
      const ends = { from: nodeOf('qayaliq'), to: nodeOf('almatu') };
      const way = wayBetween(land, { ...ends, month, mode: riders });
      if (way.kind !== 'way') throw new Error('There is a way.');
      return way.stops;
    };
    expect(ask(6).map((stop) => stop.key)).toContain('lower-ili-ford');
    expect(ask(6).flatMap((stop) => stop.rivers)).toEqual([]);
    expect(ask(12).flatMap((stop) => stop.rivers.map((river) => river.state))).toEqual(['ice']);
  });

  test('is cut by the Irtysh while ice drifts on it, and says when that ends', () => {
    const ends = { from: nodeOf('bukhtarma'), to: nodeOf('zaysan') };
    const days = months.map((month) => land.days(ends.from, ends.to, month, riders));
    const way = wayBetween(land, { ...ends, month: 11, mode: riders });
    expect(way.barriers).toMatchObject([{ opensInMonth: 12 }]);
    expect(way.barriers[0]).toHaveProperty('river');
    expect(days[10]).toBeGreaterThan(1.2 * days[9]!);
    expect(days[10]).toBeGreaterThan(1.2 * days[11]!);
  });
});

test('the command says where a great river is crossed and what drifting ice shuts until when', async () => {
  const place = makePlace();
  try {
    const shut = await place.tumen(...['route', flagship, 'bukhtarma', 'zaysan', '--month', '11']);
    expect(shut.code).toBe(0);
    expect(shut.out).toMatch(
      /The great river before Zaysan, .* drifts with ice; it opens in December\./,
    );
    const frozen = await place.tumen(...['route', flagship, 'qayaliq', 'almatu', '--month', '12']);
    expect(frozen.out).toMatch(/before Almatu, at 43\.\d° N, 77\.\d° E: on the ice/);
  } finally {
    place.remove();
  }
});

test('a land is built once and read back the same from its cache', async () => {
  const cache = mkdtempSync(join(tmpdir(), 'tumen-land-'));
  try {
    const { scenario } = await openScenario({ folder: tutorial, cache });
    const files = () =>
      readdirSync(cache).map((name) => [name, statSync(join(cache, name)).mtimeMs]);
    const built = files();
    expect(built).toHaveLength(1);
    const first = await landOf({ scenario, folder: tutorial, cache });
    const second = await landOf({ scenario, folder: tutorial, cache });
    expect(files()).toEqual(built);
    expect(networkToBytes(second.network)).toEqual(Uint8Array.from(first.bytes));
    const moved = scenario.places.map((it, node) =>
      node === 0 ? { ...it, latitude: it.latitude + 0.1 } : it,
    );
    const other = await landOf({
      scenario: { ...scenario, places: moved },
      folder: tutorial,
      cache,
    });
    expect(other.fingerprint).not.toBe(first.fingerprint);
    expect(files()).toHaveLength(2);
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
});
