// What ways take from a force.

import { describe, expect, it } from 'vitest';
import { type SmallPlace, type SmallWorld, smallRun, toyNetwork } from '../../test/small.ts';
import { dayOfJulian } from '../base/calendar.ts';
import { modes } from '../land/network.ts';
import type { PlaceId } from '../scenario/setting.ts';
import { march } from './march.ts';
import { muster } from './muster.ts';
import { supply, supplyParameters } from './supply.ts';
import { grainDeficit, grazedNow, grazingOf, marchDeficit, wantOnTheWay } from './supply-forage.ts';

const trek = (end: SmallPlace, soldiers: number): SmallWorld => ({
  systems: [muster, march, supply],
  places: { camp: { owner: 'north', souls: 2000 }, end },
  ways: [['camp', 'end', 20]],
  polities: { north: { capital: 'camp', ruler: 'aya', mountsPerMan: 4 } },
  people: { aya: { court: 'north', at: 'camp', rank: 1 } },
  forces: { host: { owner: 'north', at: 'camp', soldiers, commander: 'aya' } },
  councils: [{ in: 1, polity: 'north', orders: [{ task: 'hold', place: 'end' }] }],
  pins: [{ die: 'supply.frailty', subject: 'every', matter: 'every', roll: 0.5 }],
  days: 60,
});

describe('supply', () => {
  it('twenty thousand riders with eighty thousand horses do not starve on summer steppe', () => {
    const run = smallRun(trek({ ground: 'steppe' }, 20_000));
    expect(run.world.forces[0]!.condition).toBeGreaterThan(0.85);
    expect(run.world.forces[0]!.soldiers).toBeGreaterThan(19_500);
  });

  it('the same host fares badly in the desert, a small one does not', () => {
    const large = smallRun(trek({ ground: 'desert' }, 20_000)).world.forces[0]!;
    const small = smallRun(trek({ ground: 'desert' }, 500)).world.forces[0]!;
    expect(large.condition).toBeLessThan(0.7);
    expect(large.soldiers).toBeLessThan(19_900);
    expect(small.condition).toBeGreaterThan(0.85);
  });

  it('high ground wears men and horses', () => {
    const low = smallRun(trek({ ground: 'mountain', metres: 1000 }, 2000)).world.forces[0]!;
    const high = smallRun(trek({ ground: 'mountain', metres: 4500 }, 2000)).world.forces[0]!;
    expect(high.condition).toBeLessThan(low.condition - 0.1);
  });

  it('an army that stands at home for years does not melt', () => {
    const run = smallRun({
      ...trek({}, 5000),
      days: 2000,
      councils: [{ in: 1900, polity: 'north', orders: [{ task: 'hold', place: 'end' }] }],
    });
    expect(run.world.forces[0]!.soldiers).toBeGreaterThan(4800);
  });

  it('a winter march along desert oases wears horses out and costs few men', () => {
    const winter: SmallWorld = {
      ...trek({ ground: 'oasis' }, 20_000),
      day: dayOfJulian(1200, 12, 20),
      places: {
        camp: { owner: 'north', souls: 2000, ground: 'oasis', metres: 1200 },
        end: { ground: 'oasis', metres: 1200 },
      },
      ways: [['camp', 'end', 30]],
    };
    const { condition, soldiers } = smallRun(winter).world.forces[0]!;
    expect(condition).toBeLessThan(0.6);
    // at most half a man in a hundred a day
    expect(soldiers).toBeGreaterThan(20_000 * 0.85);
    expect(soldiers).toBeLessThan(20_000);
    const few = { ...winter, forces: { host: { owner: 'north', at: 'camp', soldiers: 1500 } } };
    expect(smallRun(few).world.forces[0]!.condition).toBeGreaterThan(0.8);
  });

  it('foot soldiers starve on a long way where nobody lives, not among villages nor on a short one', () => {
    const walk = (souls: number, days: number) =>
      smallRun({
        ...trek({ ground: 'steppe' }, 8000),
        places: { camp: { owner: 'north', souls }, end: { souls } },
        ways: [['camp', 'end', days]],
        polities: { north: { capital: 'camp', ruler: 'aya', mountsPerMan: 0, mode: 'foot' } },
      }).world.forces[0]!;
    const fed = walk(20_000, 40);
    const unfed = walk(0, 40);
    expect(unfed.condition).toBeLessThan(fed.condition - 0.1);
    expect(unfed.soldiers).toBeLessThan(fed.soldiers);
    expect(walk(0, 8).condition).toBe(walk(20_000, 8).condition);
  });

  it('losses stay with their force: frailty is drawn once', () => {
    const run = (roll: number) =>
      smallRun({
        ...trek({ ground: 'desert' }, 20_000),
        pins: [{ die: 'supply.frailty', subject: 'every', matter: 'every', roll }],
      }).world.forces[0]!.soldiers;
    expect(run(0.95)).toBeLessThan(run(0.5));
    expect(run(0.5)).toBeLessThan(run(0.05));
  });

  it('a host that stands a winter in another’s oasis sets out on starved horses, at home it does not', () => {
    const stand = (soldiers: number, host = 'south') =>
      smallRun({
        ...trek({}, soldiers),
        day: dayOfJulian(1200, 11, 1),
        places: {
          camp: { owner: host, souls: 2000, ground: 'oasis' },
          end: { owner: 'north' },
        },
        polities: {
          north: { capital: 'end', ruler: 'aya', mountsPerMan: 4 },
          south: { capital: 'camp' },
        },
        councils: [{ in: 100, polity: 'north', orders: [{ task: 'hold', place: 'end' }] }],
        days: 104,
      });
    const large = stand(20_000);
    expect(large.world.forces[0]!.condition).toBeLessThan(0.4);
    expect(large.first('grassEaten')).toMatchObject({ place: 'camp', to: 1 });
    expect(stand(500).world.forces[0]!.condition).toBe(1);
    expect(stand(20_000, 'north').world.forces[0]!.condition).toBe(1);
  });
});

describe('forage', () => {
  const land = toyNetwork({
    places: {
      valley: { ground: 'farmland', metres: 600 },
      rim: { ground: 'oasis', metres: 1200 },
      roof: { ground: 'mountain', metres: 3700 },
      dune: { ground: 'desert', metres: 900 },
      plain: { ground: 'steppe', metres: 800 },
    },
    ways: [
      ['valley', 'plain', 10],
      ['plain', 'dune', 10],
      ['dune', 'rim', 10],
      ['rim', 'roof', 10],
    ],
  });
  const middles = Object.fromEntries(
    Object.entries(supplyParameters).map(([key, it]) => [key, it.value]),
  ) as { [K in keyof typeof supplyParameters]: number };
  const at = (month: number) => ({ parameters: middles, land, month });
  const places = ['valley', 'rim', 'roof', 'dune', 'plain'] as const;
  const placeOf = (key: (typeof places)[number]) => places.indexOf(key) as PlaceId;
  const host = { soldiers: 20_000, mountsPerMan: 4, mode: modes.indexOf('riders') };
  const want = (key: (typeof places)[number], month: number, force = host) =>
    marchDeficit(at(month), force, { place: placeOf(key), grazed: 0 });

  it('does not bind eighty thousand horses in a river valley in June, and hardly in August', () => {
    expect(want('valley', 6)).toBe(0);
    expect(want('plain', 6)).toBe(0);
    expect(want('valley', 8)).toBe(0);
  });

  it('binds them in winter, along a desert rim, and on high plateaus', () => {
    expect(want('valley', 2)).toBeGreaterThan(0.05);
    expect(want('valley', 2, { ...host, soldiers: 40_000 })).toBeGreaterThan(0.5);
    for (const month of [1, 4, 6, 11]) expect(want('rim', month)).toBeGreaterThan(0.3);
    expect(want('roof', 6)).toBeGreaterThan(0.3);
    expect(want('rim', 1)).toBeGreaterThan(want('rim', 8));
  });

  it('does not bind small columns where it binds hosts', () => {
    const column = { ...host, soldiers: 2500 };
    expect(want('valley', 2, column)).toBe(0);
    expect(want('roof', 6, column)).toBe(0);
    expect(want('rim', 8, column)).toBe(0);
  });

  it('asks half as much of the ground for mounts that are fed grain', () => {
    const fed = { ...host, mode: modes.indexOf('cavalry') };
    expect(want('rim', 6, fed)).toBeLessThan(want('rim', 6));
  });

  it('of men is grain from those who live along the way; those with herds need none', () => {
    const foot = { soldiers: 8000, mode: modes.indexOf('foot') };
    // 8,000 men eat 10 t a day, 5,000 souls give as much.
    expect(grainDeficit(at(6), foot, 5000)).toBe(0);
    expect(grainDeficit(at(6), foot, 2500)).toBeCloseTo(0.5, 9);
    expect(grainDeficit(at(6), foot, 0)).toBe(1);
    expect(grainDeficit(at(6), { ...foot, mode: host.mode }, 0)).toBe(0);
  });

  it('is averaged along the way, and a desert in summer is dry', () => {
    const way = (month: number) =>
      wantOnTheWay(at(month), host, {
        from: placeOf('plain'),
        to: placeOf('rim'),
        grazedAt: () => 0,
        soulsAt: () => 0,
      });
    expect(way(7).dry).toBeCloseTo(0.5, 6);
    expect(way(1).dry).toBe(0);
    const ends = [want('plain', 7), want('dune', 7), want('dune', 7), want('rim', 7)];
    expect(way(7).deficit).toBeCloseTo(ends.reduce((sum, it) => sum + it, 0) / 4, 6);
  });

  it('is eaten down by a camp and grows again in summer, not in winter', () => {
    const { fedDays, grazed } = grazingOf(at(1), host, {
      place: placeOf('plain'),
      grazed: 0,
      days: 30,
    });
    expect(fedDays).toBe(30);
    expect(grazed).toBeGreaterThan(0.2);
    expect(grazed).toBeLessThan(1);
    const later = grazingOf(at(1), host, { place: placeOf('plain'), grazed, days: 400 });
    expect(later.grazed).toBe(1);
    expect(later.fedDays).toBeLessThan(400);
    const eaten = { grazed, grazedOn: 1000 as never };
    expect(grazedNow(at(2), eaten, { day: 1040 })).toBe(grazed);
    expect(grazedNow(at(7), eaten, { day: 1120 })).toBeLessThan(grazed / 5);
  });

  it('leaves the second host less than the first found', () => {
    const second = marchDeficit(at(4), host, { place: placeOf('plain'), grazed: 0.6 });
    expect(second).toBeGreaterThan(want('plain', 4));
  });
});
