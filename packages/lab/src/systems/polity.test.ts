// Circumstances, chests, and the end of a realm.

import { describe, expect, it } from 'vitest';
import { type SmallWorld, smallRun } from '../../test/small.ts';
import { dayOfJulian } from '../base/calendar.ts';
import { type CircumstanceGiven, exactly, type PolityId } from '../scenario/setting.ts';
import { polity } from './polity.ts';
import { undoingRate } from './polity-age.ts';
import { landShare } from './polity-means.ts';
import { type PolityNumbers, polityParameters } from './polity-numbers.ts';

const first = dayOfJulian(1200, 4, 1);
const bound = (from: number, to: number, share: number): CircumstanceGiven => ({
  key: 'far-war',
  name: 'A far war',
  openings: [0],
  from: exactly(first + from),
  to: exactly(first + to),
  effect: 'tied',
  polity: 0 as PolityId,
  places: [],
  share: exactly(share),
});
const realm: SmallWorld = {
  systems: [polity],
  places: { seat: { owner: 'north', souls: 5000 }, town: { owner: 'south', souls: 3000 } },
  ways: [['seat', 'town', 5]],
  polities: {
    north: { capital: 'seat', ruler: 'aya', levy: 10_000, treasury: 5, tied: 0.2, legitimacy: 0.6 },
    south: { capital: 'town', ruler: 'bek', levy: 1000, treasury: 1 },
  },
  people: { aya: { court: 'north', at: 'seat' }, bek: { court: 'south', at: 'town' } },
};

describe('polity', () => {
  it('two circumstances bind what is left of each other, and let it go again', () => {
    const run = smallRun({ ...realm, circumstances: [bound(10, 100, 0.5), bound(20, 60, 0.5)] });
    const shares = run.of('circumstanceTurns').map((it) => it.share as number);
    // free: 0.8, then 0.8 × 0.5 = 0.4, × 0.5 = 0.2, then back the same way
    [0.6, 0.8, 0.6, 0.2].forEach((share, at) => {
      expect(shares[at]).toBeCloseTo(share, 9);
    });
  });

  it('a switch takes a circumstance away', () => {
    const without = {
      key: 'no-far-war',
      name: '',
      openings: [],
      lays: [],
      without: [0],
      pins: [],
      bars: [],
    };
    const circumstances = [bound(10, 100, 0.5)];
    expect(smallRun({ ...realm, circumstances }).of('circumstanceTurns')).toHaveLength(2);
    const run = smallRun({ ...realm, circumstances, switches: [without], on: ['no-far-war'] });
    expect(run.of('circumstanceTurns')).toEqual([]);
  });

  it('a realm that loses its last place and has no army falls to who took it', () => {
    const run = smallRun({
      ...realm,
      stage: [
        {
          in: 5,
          say: (_world, act, id) => {
            const [place, from, to] = [id.place('town'), id.polity('south'), id.polity('north')];
            act.happen({ kind: 'placeChangesHands', place, from, to, by: 'storm' });
          },
        },
      ],
    });
    expect(run.first('polityFalls')).toMatchObject({ polity: 'south', to: 'north', on: 5 });
  });

  it('an emptied levy comes back by its share of the gap', () => {
    const run = smallRun({
      ...realm,
      stage: [
        {
          in: 1,
          say: (_w, act, id) =>
            act.happen({ kind: 'levyMoves', polity: id.polity('north'), to: 2000 }),
        },
      ],
    });
    const moved = run.of('levyMoves').filter((it) => it.polity === 'north');
    expect(moved[1]!.to).toBe(2000 + (0.15 / 2) * 8000);
  });

  it('a leader with soldiers and no lord founds a realm where nobody rules', () => {
    const run = smallRun({
      ...realm,
      places: { ...realm.places, waste: { souls: 2000 } },
      ways: [...realm.ways, ['town', 'waste', 5]],
      people: { ...realm.people, col: { at: 'waste', ambition: 1, following: 2000 } },
      pins: [{ die: 'polity.founds', subject: 'every', matter: 0, roll: 0 }],
    });
    expect(run.first('polityFounded')).toMatchObject({ person: 'col', place: 'waste' });
    expect(run.first('placeChangesHands')).toMatchObject({ place: 'waste', by: 'founding' });
  });

  it('a leader takes a far town of a lord whose army is gone, after the ride, and none of a sound lord', () => {
    const march = (levy: number) =>
      smallRun({
        ...realm,
        places: { ...realm.places, far: { owner: 'north', souls: 2000, garrison: 300 } },
        ways: [...realm.ways, ['seat', 'far', 18]],
        people: {
          ...realm.people,
          col: { court: 'north', at: 'seat', ambition: 1, following: 800 },
        },
        stage: [
          {
            in: 1,
            say: (_w, act, id) => {
              act.happen({ kind: 'levyMoves', polity: id.polity('north'), to: levy });
              const person = id.person('col');
              act.happen({ kind: 'followingMoves', person, to: 800, by: 'gathering' });
            },
          },
        ],
        pins: [{ die: 'polity.founds', subject: 'every', matter: 0, roll: 0 }],
      });
    expect(march(10_000).of('polityFounded')).toEqual([]);
    const run = march(0);
    const founded = run.first('polityFounded')!;
    expect(founded).toMatchObject({ person: 'col', place: 'far', from: 'north' });
    expect(founded.on).toBeGreaterThanOrEqual(18);
  });

  describe('an old realm', () => {
    const old = (it: { readonly age: number; readonly end: number }): SmallWorld => ({
      ...realm,
      polities: {
        ...realm.polities,
        north: { ...realm.polities.north!, founded: dayOfJulian(1200 - it.age, 4, 1) },
      },
      places: { ...realm.places, far: { owner: 'north', souls: 6000, garrison: 300 } },
      ways: [...realm.ways, ['seat', 'far', 18]],
      pins: [
        { die: 'polity.undone', subject: 'polity:north', matter: 0, roll: 0 },
        { die: 'polity.undoing', subject: 'every', matter: 'every', roll: it.end },
      ],
      days: 60,
    });

    it('comes apart: a part far from the seat goes its own way with its share of the levy', () => {
      const run = smallRun(old({ age: 200, end: 0 }));
      const founded = run.first('polityFounded')!;
      expect(founded).toMatchObject({ place: 'far', from: 'north' });
      expect(run.first('placeChangesHands')).toMatchObject({ place: 'far', by: 'founding' });
      expect(run.first('levyMoves')).toBeDefined();
      expect(run.first('polityFalls')).toBeUndefined();
    });

    it('or ends', () => {
      expect(smallRun(old({ age: 200, end: 0.9999 })).first('polityFalls')).toMatchObject({
        polity: 'north',
        to: 'nobody',
      });
    });

    it('ends the sooner the older it is, in proportion to its age', () => {
      const rate = (age: number) => {
        const { world } = smallRun({ ...old({ age, end: 0 }), pins: [], days: 1 });
        const middle = Object.fromEntries(
          Object.entries(polityParameters).map(([name, { value }]) => [name, value]),
        ) as PolityNumbers;
        return undoingRate(world, 0 as PolityId, { ...middle, lifeYears: 100 });
      };
      expect(rate(200) / rate(100)).toBeCloseTo(2, 2);
      expect(365.25 * rate(100)).toBeCloseTo(0.01, 4);
    });
  });

  it('a realm that has lost half its people has three quarters of its means', () => {
    const lands = { ...realm.places, town: { owner: 'north', souls: 5000 } };
    const alone: SmallWorld = {
      ...realm,
      places: lands,
      polities: { north: realm.polities.north! },
      people: { aya: { court: 'north', at: 'seat' } },
    };
    const whole = smallRun(alone);
    expect(landShare(whole.world, 0 as PolityId)).toBe(1);
    const halved = smallRun({
      ...alone,
      stage: [
        {
          in: 5,
          say: (_world, act, id) => {
            const [place, from] = [id.place('town'), id.polity('north')];
            act.happen({ kind: 'placeChangesHands', place, from, to: -1, by: 'abandoned' });
          },
        },
      ],
    });
    expect(landShare(halved.world, 0 as PolityId)).toBe(0.75);
  });
});
