// Forces on roads of known length.

import { describe, expect, it } from 'vitest';
import { type SmallWorld, smallRun } from '../../test/small.ts';
import { dayOfJulian } from '../base/calendar.ts';
import { battle } from './battle.ts';
import { march } from './march.ts';
import { muster } from './muster.ts';
import { siege } from './siege.ts';
import { supply } from './supply.ts';

const road: SmallWorld = {
  systems: [muster, march],
  places: {
    camp: { owner: 'north', souls: 2000 },
    crossing: { kind: 'ford' },
    town: { owner: 'north', souls: 9000 },
  },
  ways: [
    ['camp', 'crossing', 5],
    ['crossing', 'town', 6],
  ],
  polities: { north: { capital: 'camp', ruler: 'aya' } },
  people: { aya: { court: 'north', at: 'camp', rank: 1 } },
  forces: { guard: { owner: 'north', at: 'camp', soldiers: 3000, commander: 'aya' } },
  councils: [{ in: 1, polity: 'north', orders: [{ task: 'hold', place: 'town' }] }],
  pins: [
    { die: 'march.leg', subject: 'every', matter: 'every', roll: 0.5 },
    { die: 'march.pace', subject: 'every', matter: 'every', roll: 0.5 },
  ],
  days: 100,
};

describe('march', () => {
  it('eleven days of road take eleven days from the order, over a ford without a halt', () => {
    const run = smallRun(road);
    expect(run.of('forceReaches')).toHaveLength(1);
    // ordered on day 1, looks about and sets out on day 2, stands again on the twelfth
    expect(run.first('forceReaches')).toMatchObject({
      place: 'town',
      from: 'camp',
      on: 12,
      goal: true,
    });
  });

  it('who leads a force comes with it', () => {
    expect(smallRun(road).person('aya').at).toBe(smallRun(road).id.place('town'));
  });

  it('a tired force goes more slowly', () => {
    const run = smallRun({
      ...road,
      stage: [
        {
          in: 0,
          say: (_world, act, id) =>
            act.happen({ kind: 'conditionMoves', force: id.force('guard'), to: 0.5 }),
        },
      ],
    });
    // 11 ÷ (0.5 + 0.25) = 14.7, one day of it before setting out
    expect(run.first('forceReaches')!.on).toBe(16);
  });

  it('waits at a pass that snow has closed until it opens', () => {
    const run = smallRun({
      ...road,
      day: dayOfJulian(1200, 1, 10),
      places: { ...road.places, crossing: { kind: 'pass', closed: [12, 1, 2, 3] } },
      days: 200,
    });
    expect(run.first('forceHalts')).toMatchObject({ why: 'pass', place: 'camp' });
    // 1 April is day 82 from 10 January of a leap year
    expect(run.first('forceSetsOut')!.on).toBeGreaterThanOrEqual(82);
    expect(run.first('forceSetsOut')!.on).toBeLessThan(100);
  });

  it('is called home when peace is made with whom it marched against', () => {
    const run = smallRun({
      ...road,
      places: { ...road.places, far: { owner: 'south', souls: 10 } },
      ways: [...road.ways, ['town', 'far', 20]],
      polities: { ...road.polities, south: { capital: 'far' } },
      relations: [{ between: ['north', 'south'], war: true }],
      councils: [
        { in: 1, polity: 'north', orders: [{ task: 'attack', place: 'far', polity: 'south' }] },
      ],
      stage: [
        {
          in: 20,
          say: (_world, act, id) =>
            act.happen({ kind: 'peaceMade', polity: id.polity('south'), with: id.polity('north') }),
        },
      ],
    });
    const home = run.told.find((it) => it.kind === 'forceOrdered' && it.task === 'home')!;
    expect(home).toMatchObject({ force: 'guard', to: 'camp', on: 20 });
    expect(run.world.forces[0]!.at).toBe(run.id.place('camp'));
  });

  it('a free army that hears of a siege of its side marches to the relief', () => {
    const besieged: SmallWorld = {
      systems: [muster, march, siege, battle],
      places: {
        camp: { owner: 'north', souls: 2000 },
        town: { owner: 'south', souls: 9000, walls: 3, garrison: 500, stores: 300 },
        post: { owner: 'south', souls: 500 },
      },
      ways: [
        ['camp', 'town', 4],
        ['town', 'post', 6],
      ],
      polities: {
        north: { capital: 'camp', ruler: 'aya' },
        south: { capital: 'town', ruler: 'bek' },
      },
      people: {
        aya: { court: 'north', at: 'camp', rank: 1 },
        bek: { court: 'south', at: 'post', rank: 1 },
      },
      forces: {
        host: { owner: 'north', at: 'camp', soldiers: 5000, commander: 'aya' },
        guard: { owner: 'south', at: 'post', soldiers: 6000, commander: 'bek' },
      },
      relations: [{ between: ['north', 'south'], war: true }],
      councils: [
        { in: 1, polity: 'north', orders: [{ task: 'attack', place: 'town', polity: 'south' }] },
      ],
      parameters: { 'siege.stormRate': 0, 'siege.treacheryBase': 0, 'siege.raiseRate': 0 },
      pins: [
        { die: 'siege.summons', subject: 'every', matter: 'every', roll: 0.999 },
        ...road.pins!,
        { die: 'march.help', subject: 'every', matter: 'every', roll: 0 },
        { die: 'battle.stand', subject: 'every', matter: 'every', roll: 0 },
      ],
      days: 60,
    };
    const run = smallRun(besieged);
    const laid = run.first('siegeLaid')!;
    const sent = run.told.find((it) => it.kind === 'forceOrdered' && it.task === 'relieve')!;
    expect(sent).toMatchObject({ force: 'guard', to: 'town', polity: 'north' });
    expect(sent.on).toBeGreaterThan(laid.on);
    const fought = run.of('battleWon', 'battleDrawn')[0]!;
    expect(fought).toMatchObject({ place: 'town' });
    // six days in haste, at 1.29 times the pace
    expect(fought.on - sent.on).toBeGreaterThanOrEqual(5);
  });

  it('a relief that finds the besieger gone carries the war on to his nearest town', () => {
    const late = (it: { onward: number; war?: boolean }) =>
      smallRun({
        ...road,
        polities: { ...road.polities, south: { capital: 'far', ruler: 'bek' } },
        people: { ...road.people, bek: { court: 'south', at: 'away', rank: 1 } },
        places: {
          ...road.places,
          far: { owner: 'south', souls: 900 },
          away: { owner: 'north', souls: 900 },
        },
        ways: [...road.ways, ['town', 'far', 9], ['far', 'away', 80]],
        relations: [{ between: ['north', 'south'], war: it.war ?? true }],
        councils: [
          { in: 1, polity: 'north', orders: [{ task: 'relieve', place: 'town', polity: 'south' }] },
        ],
        pins: [
          ...road.pins!,
          { die: 'march.onward', subject: 'every', matter: 'every', roll: it.onward },
        ],
        days: 60,
      })
        .told.filter((one) => one.kind === 'forceOrdered' && one.force === 'guard')
        .map(({ task, to }) => [task, to]);
    expect(late({ onward: 0 }).slice(0, 2)).toEqual([
      ['relieve', 'town'],
      ['destroy', 'far'],
    ]);
    expect(late({ onward: 0.999 })[1]![0]).toBe('home');
    expect(late({ onward: 0, war: false })[1]![0]).toBe('home');
  });

  it('a raid that goes on goes for the place with most people for the days', () => {
    const next = (it: { city: number; way: number }) =>
      smallRun({
        ...road,
        systems: [muster, march, siege],
        places: {
          ...road.places,
          post: { owner: 'south', souls: 100 },
          hamlet: { owner: 'south', souls: 300 },
          city: { owner: 'south', souls: it.city },
          court: { owner: 'south', souls: 100 },
        },
        ways: [
          ...road.ways,
          ['town', 'post', 3],
          ['post', 'hamlet', 4],
          ['post', 'city', it.way],
          ['city', 'court', 99],
        ],
        polities: { ...road.polities, south: { capital: 'court', ruler: 'bek' } },
        people: { ...road.people, bek: { court: 'south', at: 'court', rank: 1 } },
        relations: [{ between: ['north', 'south'], war: true }],
        councils: [
          { in: 1, polity: 'north', orders: [{ task: 'attack', place: 'post', polity: 'south' }] },
        ],
        pins: [
          ...road.pins!,
          { die: 'siege.summons', subject: 'every', matter: 'every', roll: 0 },
          { die: 'march.onward', subject: 'every', matter: 'every', roll: 0 },
        ],
        days: 60,
      }).told.filter((one) => one.kind === 'forceOrdered' && one.force === 'guard')[1]!.to;
    expect(next({ city: 9000, way: 12 })).toBe('city');
    expect(next({ city: 400, way: 12 })).toBe('hamlet');
    expect(next({ city: 9000, way: 45 })).toBe('hamlet'); // beyond its reach
  });

  it('a beaten army falls back, recovers for a month, and may come again', () => {
    const field: SmallWorld = {
      ...road,
      systems: [muster, march, battle],
      polities: { ...road.polities, south: { capital: 'far', ruler: 'bek' } },
      people: { ...road.people, bek: { court: 'south', at: 'far', rank: 1 } },
      places: { ...road.places, far: { owner: 'south', souls: 900 } },
      ways: [...road.ways, ['town', 'far', 3]],
      forces: {
        guard: { owner: 'north', at: 'town', soldiers: 9000, commander: 'aya' },
        foe: { owner: 'south', at: 'far', soldiers: 9000, commander: 'bek' },
      },
      relations: [{ between: ['north', 'south'], war: true }],
      councils: [
        { in: 1, polity: 'north', orders: [{ task: 'destroy', place: 'far', polity: 'south' }] },
      ],
      pins: [
        ...road.pins!,
        { die: 'battle.stand', subject: 'every', matter: 'every', roll: 0 },
        { die: 'battle.chance', subject: 'every', matter: 'every', roll: 0.999 },
        { die: 'march.onward', subject: 'every', matter: 'every', roll: 0 },
      ],
      days: 60,
    };
    const run = smallRun(field);
    expect(run.first('battleWon')).toMatchObject({ polity: 'south', loser: 'north' });
    const orders = run.told.filter((it) => it.kind === 'forceOrdered' && it.force === 'guard');
    expect(orders.slice(0, 3).map((it) => it.task)).toEqual(['destroy', 'flee', 'destroy']);
    expect(orders[1]).toMatchObject({ to: 'town' });
    expect(orders[2]!.on - orders[1]!.on).toBeGreaterThanOrEqual(30);
  });

  it('one sent to destroy a lord goes on after him when his realm has fallen', () => {
    const run = smallRun({
      ...road,
      polities: { ...road.polities, south: { capital: 'far', ruler: 'bek' } },
      people: { ...road.people, bek: { court: 'south', at: 'town', rank: 1, fugitive: true } },
      places: { ...road.places, far: { owner: 'south', souls: 900 } },
      ways: [...road.ways, ['town', 'far', 9]],
      councils: [
        {
          in: 1,
          polity: 'north',
          orders: [{ task: 'destroy', place: 'town', person: 'bek', polity: 'south' }],
        },
      ],
      stage: [
        {
          in: 5,
          say: (_world, act, id) =>
            act.happen({ kind: 'polityFalls', polity: id.polity('south'), to: -1 }),
        },
      ],
      days: 40,
    });
    const orders = run.told.filter((it) => it.kind === 'forceOrdered' && it.force === 'guard');
    expect(orders.map((it) => it.task)).toContain('pursue');
    expect(orders.at(-1)).toMatchObject({ person: 'bek' });
  });

  it('a host with its horses is longer than its day over a pass and not in open country', () => {
    const days = (kind: 'pass' | 'ford', soldiers: number) => {
      const run = smallRun({
        ...road,
        systems: [muster, march],
        places: { ...road.places, crossing: { kind } },
        polities: { north: { capital: 'camp', ruler: 'aya', mountsPerMan: 4 } },
        forces: { guard: { owner: 'north', at: 'camp', soldiers, commander: 'aya' } },
      });
      return run.first('forceReaches')!.days;
    };
    expect(days('pass', 500)).toBe(days('ford', 500));
    // 80,000 beasts five abreast on one track: 48 km, two days of riders
    expect(days('pass', 20_000) - days('pass', 500)).toBe(2);
    expect(days('ford', 20_000) - days('ford', 500)).toBeLessThan(1);
  });

  it('forces in company come in on one day, at the pace of the slowest', () => {
    const together = (condition: number) =>
      smallRun({
        ...road,
        forces: {
          guard: { owner: 'north', at: 'camp', soldiers: 3000, commander: 'aya' },
          others: { owner: 'north', at: 'camp', soldiers: 2000 },
        },
        councils: [],
        stage: [
          {
            in: 1,
            say: (_world, act, id) => {
              act.happen({ kind: 'conditionMoves', force: id.force('others'), to: condition });
              for (const key of ['others', 'guard']) {
                act.happen({
                  kind: 'forceOrdered',
                  force: id.force(key),
                  task: 'hold',
                  order: 1,
                  to: id.place('town'),
                  person: -1,
                  polity: -1,
                  plan: 1,
                  with: key === 'others' ? id.force('guard') : -1,
                });
              }
            },
          },
        ],
      })
        .of('forceReaches')
        .map((it) => [it.force, it.place, it.days]);
    const fresh = together(1);
    const tired = together(0.5);
    expect(fresh.map(([force]) => force).sort()).toEqual(['guard', 'others']);
    expect(new Set(fresh.map(([, , days]) => days)).size).toBe(1);
    expect(new Set(tired.map(([, , days]) => days)).size).toBe(1);
    // 11 ÷ 0.75 in place of 11
    expect(Number(tired[0]![2]) - Number(fresh[0]![2])).toBe(4);
  });

  it('takes about twice its marching days on a campaign of months, and halts in towns alone', () => {
    const towns = Array.from({ length: 9 }, (_, at) => `t${at}`);
    const campaign: SmallWorld = {
      ...road,
      systems: [muster, march, supply],
      places: Object.fromEntries(
        towns.map((key, at) => [
          key,
          at === 4 ? { kind: 'waypoint' } : { owner: 'north', souls: 900 },
        ]),
      ),
      ways: towns.slice(1).map((key, at) => [towns[at]!, key, 10] as const),
      polities: { north: { capital: 't0', ruler: 'aya', mountsPerMan: 2 } },
      people: { aya: { court: 'north', at: 't0', rank: 1 } },
      forces: { guard: { owner: 'north', at: 't0', soldiers: 3000, commander: 'aya' } },
      councils: [{ in: 1, polity: 'north', orders: [{ task: 'hold', place: 't8' }] }],
      days: 365,
    };
    const run = smallRun(campaign);
    const reached = run.of('forceReaches');
    expect(reached.at(-1)).toMatchObject({ place: 't8', goal: true });
    const onTheRoad = reached.reduce((sum, it) => sum + it.days, 0);
    // a seventh of the days on the road is rest
    const ratio = (reached.at(-1)!.on - 1) / (onTheRoad * (6 / 7));
    expect(ratio).toBeGreaterThan(1.7);
    expect(ratio).toBeLessThan(3);
    expect(run.of('forceHalts').map((it) => it.place)).not.toContain('t4');
    const without = smallRun({ ...campaign, parameters: { 'march.haltShare': 0 } });
    expect(without.of('forceReaches').at(-1)!.on).toBeLessThan(reached.at(-1)!.on - 30);
  });

  it('keeps its own pace from stage to stage', () => {
    const campaign: SmallWorld = {
      ...road,
      places: { camp: { owner: 'north' }, town: { owner: 'north' }, end: { owner: 'north' } },
      ways: [
        ['camp', 'town', 30],
        ['town', 'end', 30],
      ],
      councils: [{ in: 1, polity: 'north', orders: [{ task: 'hold', place: 'end' }] }],
      pins: [{ die: 'march.leg', subject: 'every', matter: 'every', roll: 0.5 }],
    };
    const runs = Array.from({ length: 12 }, (_, run) =>
      smallRun({ ...campaign, run })
        .of('forceReaches')
        .map((it) => Number(it.days)),
    );
    for (const [first, second] of runs) expect(second).toBe(first);
    expect(new Set(runs.map(([first]) => first)).size).toBeGreaterThan(4);
  });

  it('columns of one plan from two places meet before their goal and come to it together', () => {
    const joint: SmallWorld = {
      ...road,
      places: {
        camp: { owner: 'north', souls: 2000 },
        post: { owner: 'north', souls: 2000 },
        town: { owner: 'north', souls: 9000 },
        far: { owner: 'south', souls: 900 },
      },
      ways: [
        ['camp', 'town', 4],
        ['post', 'town', 12],
        ['town', 'far', 6],
      ],
      polities: { ...road.polities, south: { capital: 'far' } },
      relations: [{ between: ['north', 'south'], war: true }],
      forces: {
        guard: { owner: 'north', at: 'camp', soldiers: 3000, commander: 'aya' },
        others: { owner: 'north', at: 'post', soldiers: 2000 },
      },
      councils: [
        {
          in: 1,
          polity: 'north',
          orders: [
            { task: 'attack', place: 'far', polity: 'south' },
            { task: 'attack', place: 'far', polity: 'south' },
          ],
        },
      ],
    };
    const at = (world: SmallWorld) =>
      smallRun(world)
        .of('forceReaches')
        .filter((it) => it.place === 'far')
        .map((it) => [it.force, it.on] as const);
    const together = at(joint);
    expect(together.map(([force]) => force).sort()).toEqual(['guard', 'others']);
    expect(together[0]![1]).toBe(together[1]![1]);
    const apart = at({ ...joint, parameters: { 'march.meetingWait': 0 } });
    expect(apart[1]![1] - apart[0]![1]).toBeGreaterThan(6);
  });
});
