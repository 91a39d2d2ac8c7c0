// Councils order, soldiers gather.

import { describe, expect, it } from 'vitest';
import { type SmallWorld, smallRun } from '../../test/small.ts';
import { march } from './march.ts';
import { muster } from './muster.ts';

const steppe: SmallWorld = {
  systems: [muster, march],
  places: {
    camp: { owner: 'north', souls: 2000 },
    ford: { owner: 'north', souls: 500 },
    town: { owner: 'south', souls: 9000 },
  },
  ways: [
    ['camp', 'ford', 6],
    ['ford', 'town', 6],
  ],
  polities: {
    north: {
      capital: 'camp',
      ruler: 'aya',
      levy: 25_000,
      tied: 0.2,
      unitSoldiers: 10_000,
      musters: ['camp', 'ford'],
    },
    south: { capital: 'town', ruler: 'bek' },
  },
  people: {
    aya: { court: 'north', at: 'camp', rank: 1, office: 'ruler' },
    cha: { court: 'north', at: 'camp', rank: 0.5, skill: 0.5, office: 'general' },
    dor: { court: 'north', at: 'camp', rank: 0.5, skill: 0.1, office: 'general' },
    bek: { court: 'south', at: 'town', rank: 1, office: 'ruler' },
  },
};

describe('muster', () => {
  it('calls up whole tenths of a unit at the gathering place nearest to the goal, under the best general', () => {
    const run = smallRun({
      ...steppe,
      councils: [
        { in: 1, polity: 'north', orders: [{ task: 'attack', place: 'town', soldiers: 12_345 }] },
      ],
      days: 10,
    });
    expect(run.first('forceRaised')).toMatchObject({
      place: 'ford',
      soldiers: 12_000,
      commander: 'cha',
      goal: 'town',
    });
    expect(run.polity('north').levy).toBe(13_000);
  });

  it('sends no more than the levy that is not tied elsewhere', () => {
    const run = smallRun({
      ...steppe,
      councils: [
        { in: 1, polity: 'north', orders: [{ task: 'attack', place: 'town', soldiers: 40_000 }] },
      ],
      days: 10,
    });
    expect(run.first('forceRaised')!.soldiers).toBe(20_000); // 25,000 × (1 − 0.2)
  });

  it('two forces of one plan set out together and part where their ways part', () => {
    const run = smallRun({
      ...steppe,
      places: { ...steppe.places, hill: { souls: 100 } },
      ways: [...steppe.ways, ['ford', 'hill', 5]],
      polities: { ...steppe.polities, north: { ...steppe.polities.north!, musters: ['camp'] } },
      councils: [
        {
          in: 1,
          polity: 'north',
          orders: [
            { task: 'attack', place: 'town', soldiers: 10_000 },
            { task: 'screen', place: 'hill', soldiers: 5000 },
          ],
        },
      ],
      days: 150,
    });
    const outs = run.of('forceSetsOut').slice(0, 2);
    expect(outs.map((it) => it.on)).toEqual([outs[0]!.on, outs[0]!.on]);
    expect(run.first('companyParts')).toMatchObject({ place: 'ford' });
  });

  it('a raised force that is home disbands into the levy', () => {
    const run = smallRun({
      ...steppe,
      councils: [
        { in: 1, polity: 'north', orders: [{ task: 'hold', place: 'ford', soldiers: 5000 }] },
      ],
      days: 300,
    });
    expect(run.first('forceDisbands')).toMatchObject({ soldiers: 5000 });
    expect(run.polity('north').levy).toBe(25_000);
  });

  it('soldiers without pay go', () => {
    const run = smallRun({
      ...steppe,
      forces: { guard: { owner: 'north', at: 'camp', soldiers: 4000, commander: 'aya' } },
      stage: [
        {
          in: 5,
          say: (_world, act, id) =>
            act.happen({ kind: 'treasuryMoves', polity: id.polity('north'), to: 0, by: 'pay' }),
        },
      ],
      days: 10,
    });
    expect(run.first('strengthMoves')).toMatchObject({ force: 'guard', by: 'desertion', to: 3600 });
  });

  it('a lord near whom an enemy army halts calls up who lives about him, by odds in his chance', () => {
    const invaded: SmallWorld = {
      ...steppe,
      polities: { ...steppe.polities, south: { capital: 'town', ruler: 'bek', levy: 10_000 } },
      forces: { host: { owner: 'north', at: 'camp', soldiers: 8000 } },
      relations: [{ between: ['north', 'south'], war: true }],
      councils: [
        { in: 1, polity: 'north', orders: [{ task: 'destroy', place: 'town', polity: 'south' }] },
      ],
      days: 11,
    };
    const ready = { die: 'muster.turnOut', subject: 'every', matter: 'every', roll: 0 } as const;
    const run = smallRun({ ...invaded, pins: [ready] });
    // the enemy stands at the ford, six days away; 60 % of 10,000 live about the lord
    expect(run.first('forceReaches')).toMatchObject({ place: 'ford', force: 'host' });
    const raised = run.told.find((it) => it.kind === 'forceRaised' && it.polity === 'south')!;
    expect(raised).toMatchObject({ place: 'town', soldiers: 6000, commander: 'bek', task: 'hold' });
    expect(raised.on).toBe(run.first('forceReaches')!.on);
    const refusing = smallRun({ ...invaded, pins: [{ ...ready, roll: 0.999 }] });
    expect(refusing.of('forceRaised')).toHaveLength(0);
  });

  it('a neighbour at peace may send a guard against an army that halts on his land, but not when pledged', () => {
    const crossed = (bond: number): SmallWorld => ({
      ...steppe,
      places: { ...steppe.places, ford: { owner: 'east', souls: 500 }, den: { owner: 'east' } },
      ways: [...steppe.ways, ['ford', 'den', 9]],
      polities: {
        ...steppe.polities,
        east: { capital: 'den', ruler: 'eno', levy: 9000, unitSoldiers: 1000 },
      },
      people: { ...steppe.people, eno: { court: 'east', at: 'den', rank: 1 } },
      forces: { host: { owner: 'north', at: 'camp', soldiers: 3000 } },
      relations: [
        { between: ['north', 'south'], war: true },
        { between: ['east', 'north'], bond },
      ],
      councils: [
        { in: 1, polity: 'north', orders: [{ task: 'destroy', place: 'town', polity: 'south' }] },
      ],
      pins: [{ die: 'muster.turnOut', subject: 'every', matter: 'every', roll: 0.3 }],
      days: 20,
    });
    const guard = smallRun(crossed(0)).told.find(
      (it) => it.kind === 'forceOrdered' && it.task === 'screen',
    );
    expect(guard).toMatchObject({ to: 'ford', polity: 'north' });
    expect(smallRun(crossed(1)).of('forceRaised')).toHaveLength(0);
  });
});
