// One walled town, one army before it.

import { describe, expect, it } from 'vitest';
import { type SmallPlace, type SmallWorld, shareOf, smallRun } from '../../test/small.ts';
import { battle } from './battle.ts';
import { march } from './march.ts';
import { muster } from './muster.ts';
import { siege } from './siege.ts';
import { territory } from './territory.ts';

const walled = (town: SmallPlace, soldiers = 4000): SmallWorld => ({
  systems: [muster, march, siege, battle, territory],
  places: {
    camp: { owner: 'north', souls: 2000 },
    town: { owner: 'south', souls: 10_000, walls: 3, garrison: 800, stores: 60, ...town },
    haven: { owner: 'south', souls: 500 },
  },
  ways: [
    ['camp', 'town', 5],
    ['town', 'haven', 5],
  ],
  polities: {
    north: { capital: 'camp', ruler: 'aya', mountsPerMan: 3 },
    south: { capital: 'town', ruler: 'bek', legitimacy: 0.8 },
  },
  people: {
    aya: { court: 'north', at: 'camp', rank: 1 },
    bek: { court: 'south', at: 'haven', rank: 1 },
  },
  forces: { host: { owner: 'north', at: 'camp', soldiers, commander: 'aya' } },
  relations: [{ between: ['north', 'south'], war: true }],
  councils: [
    { in: 1, polity: 'north', orders: [{ task: 'attack', place: 'town', polity: 'south' }] },
  ],
  days: 400,
});
const refuses = { die: 'siege.summons', subject: 'every', matter: 'every', roll: 0.999 } as const;
const quiet = {
  'siege.stormRate': 0,
  'siege.treacheryBase': 0,
  'siege.treacheryUnrest': 0,
  'siege.negotiationRate': 0,
  'siege.raiseRate': 0,
};

describe('siege', () => {
  it('an open town with a handful of soldiers mostly yields when called upon', () => {
    const small = walled({ walls: 0, garrison: 20, souls: 2000 });
    const yielded = shareOf(small, 30, (run) => run.first('placeChangesHands')?.by === 'surrender');
    expect(yielded).toBeGreaterThan(0.8);
  });

  it('a great citadel does not', () => {
    const small = walled({ walls: 4, garrison: 2000 });
    expect(shareOf(small, 30, (run) => run.first('siegeLaid') !== undefined)).toBeGreaterThan(0.8);
  });

  it('a siege is pinned by the place besieged, and by no other', () => {
    const stormed = (place: string) => {
      const pins = ['siege.storm', 'siege.storming'].map((die) => ({
        ...{ die, subject: `place:${place}`, matter: 'every' as const, roll: 0 },
      }));
      const { 'siege.stormRate': _, ...others } = quiet;
      const small = { ...walled({}), parameters: others };
      const holds = { ...refuses, die: 'siege.storming' };
      return smallRun({ ...small, pins: [refuses, ...pins, holds] }).first('placeChangesHands')?.by;
    };
    expect(stormed('town')).toBe('storm');
    expect(stormed('haven')).not.toBe('storm');
  });

  it('a starving garrison surrenders before it is stormed', () => {
    const run = smallRun({
      ...walled({ walls: 2, stores: 30 }),
      pins: [refuses],
      parameters: quiet,
    });
    const laid = run.first('siegeLaid')!;
    const fallen = run.first('placeChangesHands')!;
    expect(fallen).toMatchObject({ place: 'town', to: 'north', by: 'hunger' });
    expect(fallen.on - laid.on).toBeGreaterThan(7); // 30 days within a factor of four
    expect(fallen.on - laid.on).toBeLessThan(120);
    expect(run.first('siegeLifted')).toMatchObject({ by: 'taken' });
    expect(run.first('stormFails')).toBeUndefined();
  });

  it('a citadel eats from stores three times those of an open town', () => {
    const stores = (walls: number) =>
      smallRun({ ...walled({ walls, stores: 30 }), pins: [refuses], parameters: quiet }).first(
        'siegeLaid',
      )!.stores;
    expect(stores(2)).toBe(30);
    expect(stores(4)).toBe(90);
  });

  it('a large army storms what a small one cannot', () => {
    const by = (soldiers: number) =>
      shareOf(
        { ...walled({ walls: 1, stores: 300 }, soldiers), pins: [refuses], days: 200 },
        30,
        (run) => run.of('placeChangesHands').some((it) => it.by === 'storm'),
      );
    expect(by(16_000)).toBeGreaterThan(by(2500) + 0.2);
  });

  it('an aggrieved town is betrayed sooner', () => {
    const betrayed = (grievance: number) =>
      shareOf({ ...walled({ grievance, stores: 300 }), pins: [refuses], days: 120 }, 30, (run) =>
        run.of('placeChangesHands').some((it) => it.by === 'treachery'),
      );
    expect(betrayed(1)).toBeGreaterThan(betrayed(0));
  });

  it('an army too small for the walls goes home without a siege', () => {
    const run = smallRun({ ...walled({ garrison: 3000 }, 1000), pins: [refuses] });
    expect(run.first('siegeLaid')).toBeUndefined();
    expect(run.told.some((it) => it.kind === 'forceOrdered' && it.task === 'home')).toBe(true);
  });

  const relieved = (stores: number): SmallWorld => ({
    ...walled({ walls: 2, stores }, 2000),
    forces: {
      host: { owner: 'north', at: 'camp', soldiers: 2000, commander: 'aya' },
      relief: { owner: 'south', at: 'haven', soldiers: 9000, commander: 'bek' },
    },
    councils: [
      { in: 1, polity: 'north', orders: [{ task: 'attack', place: 'town', polity: 'south' }] },
      { in: 20, polity: 'south', orders: [{ task: 'relieve', place: 'town', polity: 'north' }] },
    ],
    pins: [
      refuses,
      { die: 'siege.stores', subject: 'every', matter: 'every', roll: 0.5 },
      { die: 'battle.stand', subject: 'every', matter: 'every', roll: 0 },
      { die: 'battle.chance', subject: 'every', matter: 'every', roll: 0.21 },
    ],
    parameters: quiet,
  });

  it('a relief that beats the besieger lifts the siege', () => {
    const run = smallRun(relieved(300));
    expect(run.first('battleWon')).toMatchObject({ place: 'town', polity: 'south' });
    expect(run.first('siegeLifted')).toMatchObject({ by: 'relief' });
    expect(run.place('town').owner).toBe(run.id.polity('south'));
  });

  it('a town whose stores end on the day on which its relief comes holds out for the battle', () => {
    const plenty = smallRun(relieved(300));
    const [laid, won] = [plenty.first('siegeLaid')!, plenty.first('battleWon')!];
    const stores = won.on - 1 - laid.on; // they meet on the day after it has come
    const run = smallRun(relieved(stores));
    expect(run.first('battleWon')).toMatchObject({ place: 'town', polity: 'south' });
    expect(run.of('placeChangesHands').filter((it) => it.place === 'town')).toEqual([]);
  });

  it('no more than a crowd can come at the walls at once, however large the army', () => {
    const stormed = (frontage: number) =>
      shareOf(
        {
          ...walled({ walls: 2, garrison: 100, souls: 500, stores: 300 }, 40_000),
          pins: [refuses],
          parameters: { ...quiet, 'siege.stormRate': 0.03, 'siege.frontage': frontage },
          days: 30,
        },
        60,
        (run) => run.of('placeChangesHands').some((it) => it.by === 'storm'),
      );
    expect(stormed(3)).toBeGreaterThan(stormed(0.3));
  });
});
