// A court and two far places: what it hears, and when.

import { describe, expect, it } from 'vitest';
import { type SmallWorld, smallRun } from '../../test/small.ts';
import type { Heard } from '../engine/heard.ts';
import { system } from '../engine/system.ts';
import { usualDayKm } from '../land/pace.ts';
import type { ForceId, PersonId, PolityId } from '../scenario/setting.ts';
import { courierDays, hearing, message } from './message.ts';

const asks = (courts: readonly number[], in_: number, ask: (heard: Heard) => void) =>
  system({
    name: 'asking',
    gist: 'Asks courts what they believe.',
    parameters: {},
    dice: {},
    hazards: {},
    rates: {},
    comes: {},
    begin(_world, act) {
      for (const court of courts)
        act.later(in_, {
          kind: 'policyWeighed',
          polity: court as PolityId,
          nth: 0,
        });
    },
    hears: { policyWeighed: (heard) => ask(heard) },
  });

const world: SmallWorld = {
  systems: [message],
  hearing: { system: 'message', make: hearing },
  places: {
    near: { owner: 'east', souls: 1000 },
    middle: { owner: 'west', souls: 1000 },
    far: { owner: 'south', souls: 1000 },
    town: { owner: 'south', souls: 1000 },
  },
  ways: [
    ['near', 'middle', 4],
    ['middle', 'town', 4],
    ['middle', 'far', 40],
  ],
  polities: {
    west: { capital: 'middle', ruler: 'aya' },
    east: { capital: 'near', ruler: 'bek' },
    south: { capital: 'far', ruler: 'col' },
  },
  people: {
    aya: { court: 'west', at: 'middle' },
    dag: { court: 'west', at: 'middle' },
    bek: { court: 'east', at: 'near' },
    col: { court: 'south', at: 'far' },
  },
  parameters: { 'message.delaySpread': 0, 'message.lossPerThousandKm': 0, 'message.handover': 1 },
  days: 200,
};

describe('message', () => {
  it('the loss of a town is heard after the courier’s days and one more', () => {
    const run = smallRun({
      ...world,
      stage: [
        {
          in: 10,
          say: (_world, act, id) => {
            const [place, from, to] = [id.place('town'), id.polity('south'), id.polity('west')];
            act.happen({ kind: 'placeChangesHands', place, from, to, by: 'storm' });
          },
        },
      ],
    });
    const courierShare = usualDayKm('riders') / usualDayKm('courier');
    const days = Math.ceil(44 * courierShare + 1);
    expect(run.first('newsArrives')).toMatchObject({
      polity: 'south',
      matter: 'place',
      place: 'town',
      against: 'west',
      on: 10 + days,
      days,
    });
  });

  it('where relay stations stand along all roads, a courier is several times as fast', () => {
    const heardAfter = (stations: number) =>
      smallRun({
        ...world,
        parameters: {
          ...world.parameters,
          'message.stations': stations,
          'message.stationGain': 2.5,
        },
        stage: [
          {
            in: 10,
            say: (_world, act, id) => {
              const [place, from, to] = [id.place('town'), id.polity('south'), id.polity('west')];
              act.happen({ kind: 'placeChangesHands', place, from, to, by: 'storm' });
            },
          },
        ],
      }).first('newsArrives')!.days;
    const way = (44 * usualDayKm('riders')) / usualDayKm('courier');
    expect(heardAfter(0)).toBe(Math.ceil(way + 1));
    expect(heardAfter(1)).toBe(Math.ceil(way / 2.5 + 1));
    expect(heardAfter(0.5)).toBe(Math.ceil(way * 0.7 + 1));
  });

  it('news from an enemy’s land is lost more often than from a friend’s', () => {
    const heard = (war: boolean) => {
      let count = 0;
      for (let run = 0; run < 60; run += 1) {
        const played = smallRun({
          ...world,
          relations: [{ between: ['south', 'west'], war }],
          parameters: {
            'message.delaySpread': 0,
            'message.lossPerThousandKm': 0,
            'message.lossAmongFoes': 0.6,
          },
          run,
          stage: [
            {
              in: 10,
              say: (_world, act, id) => {
                const [place, from, to] = [id.place('town'), id.polity('south'), id.polity('west')];
                act.happen({ kind: 'placeChangesHands', place, from, to, by: 'storm' });
              },
            },
          ],
        });
        if (played.first('newsArrives') !== undefined) count += 1;
      }
      return count;
    };
    expect(heard(false)).toBe(60);
    // half of a thousand kilometres at 0.6: about six in ten arrive
    const arrived = heard(true);
    expect(arrived).toBeGreaterThan(25);
    expect(arrived).toBeLessThan(52);
  });

  it('what is lost on the way wakes nobody', () => {
    const run = smallRun({
      ...world,
      parameters: { 'message.lossPerThousandKm': 1 },
      stage: [
        {
          in: 10,
          say: (_world, act, id) => {
            const [place, from, to] = [id.place('town'), id.polity('south'), id.polity('west')];
            act.happen({ kind: 'placeChangesHands', place, from, to, by: 'storm' });
          },
        },
      ],
    });
    expect(run.first('placeChangesHands')).toBeDefined();
    expect(run.first('newsArrives')).toBeUndefined();
  });

  it('two courts may believe different rulers', () => {
    const believed = new Map<number, PersonId | -1>();
    const asking = asks([1, 2], 14, (heard) => {
      believed.set(heard.court, heard.rulerOf(0 as PolityId));
    });
    smallRun({
      ...world,
      systems: [message, asking],
      stage: [
        {
          in: 10,
          say: (_world, act, id) => {
            const [polity, person, from] = [id.polity('west'), id.person('dag'), id.person('aya')];
            act.happen({ kind: 'rulerAccedes', polity, person, from, by: 'coup' });
          },
        },
      ],
    });
    expect(believed.get(1)).toBe(1); // near: the new ruler
    expect(believed.get(2)).toBe(0); // forty days away: still the old one
  });

  it('rumour makes one court believe another strength, place and fate than there are, until it wears off', () => {
    const force = 0 as ForceId;
    const told: unknown[] = [];
    const asking = (in_: number) =>
      asks([0, 1], in_, (heard) => {
        told.push([
          heard.soldiersIn(force),
          heard.whereIs(force),
          heard.lives(3 as PersonId),
          heard.rulerOf(2 as PolityId),
        ]);
      });
    const rumours = {
      in: 10,
      say: ((_world, act, id) => {
        const to = { polity: id.polity('west'), days: 60 } as const;
        const [nobody, nowhere] = [-1, -1] as const;
        const of = { force, person: nobody, place: nowhere, soldiers: 0, ...to } as const;
        act.happen({ kind: 'rumourSpreads', ...of, says: 'numbers', soldiers: 9000 });
        act.happen({ kind: 'rumourSpreads', ...of, says: 'nearness', place: id.place('middle') });
        const col = { force: -1, person: id.person('col') } as const;
        act.happen({ kind: 'rumourSpreads', ...of, ...col, says: 'death' });
      }) as NonNullable<SmallWorld['stage']>[number]['say'],
    };
    const small = { ...world, forces: { host: { owner: 'south', at: 'far', soldiers: 5000 } } };
    smallRun({ ...small, systems: [message, asking(20)], stage: [rumours] });
    smallRun({ ...small, systems: [message, asking(90)], stage: [rumours] });
    const asItIs = [5000, 2, true, 3];
    expect(told).toEqual([[9000, 1, false, -1], asItIs, asItIs, asItIs]);
  });

  it('an army that comes near may be told greater than it is, and one still far to be at the border', () => {
    const rumours = (says: string, days: number) => {
      const run = smallRun({
        ...world,
        places: { ...world.places, camp: { owner: 'south', souls: 100 } },
        ways: [...world.ways, ['camp', 'near', days]],
        polities: { ...world.polities, south: { capital: 'town', ruler: 'col' } },
        forces: { host: { owner: 'south', at: 'far', soldiers: 5000 } },
        relations: [{ between: ['south', 'east'], war: true }],
        pins: [
          { die: 'message.rumour', subject: 'every', matter: 'every', roll: 0 },
          { die: 'message.falseAlarm', subject: 'every', matter: 'every', roll: 0 },
        ],
        stage: [
          {
            in: 5,
            say: (_world, act, id) => {
              const host = { force: 0 as ForceId, person: -1, polity: id.polity('east') } as const;
              const order = { task: 'attack', order: 1, to: id.place('near'), plan: 0 } as const;
              act.happen({ kind: 'forceOrdered', ...host, ...order, with: -1 });
              const way = { place: id.place('camp'), from: id.place('far'), goal: false } as const;
              act.happen({ kind: 'forceReaches', force: 0 as ForceId, ...way, days: 9 });
            },
          },
        ],
      });
      return run.of('rumourSpreads').filter((it) => it.says === says);
    };
    const [greater] = rumours('numbers', 6);
    expect(greater).toMatchObject({ polity: 'east', place: 'nobody' });
    expect(greater!.soldiers).toBeGreaterThanOrEqual(5000);
    expect(rumours('nearness', 15)[0]).toMatchObject({ polity: 'east', place: 'near' });
    expect(rumours('nearness', 6)).toEqual([]);
  });

  it('a rider waits at a shut pass until its first open month', () => {
    const open = {
      days: (_from: number, _to: number, month: number) => (month === 4 ? 5 : Infinity),
    };
    const land = open as unknown as Parameters<typeof courierDays>[0];
    expect(courierDays(land, { from: 0, to: 1, month: 1 })).toBe(95);
  });
});
