// Armies meet on a plain.

import { describe, expect, it } from 'vitest';
import { type SmallWorld, shareOf, smallRun } from '../../test/small.ts';
import { battle } from './battle.ts';
import { march } from './march.ts';
import { muster } from './muster.ts';

const plain = (attackers: number, defenders: number): SmallWorld => ({
  systems: [muster, march, battle],
  places: {
    alder: { owner: 'north', souls: 5000 },
    birch: { owner: 'south', souls: 5000 },
    cedar: { owner: 'south', souls: 5000 },
  },
  ways: [
    ['alder', 'birch', 4],
    ['birch', 'cedar', 4],
  ],
  polities: {
    north: { capital: 'alder', ruler: 'aya', levy: 0, mountsPerMan: 3 },
    south: { capital: 'birch', ruler: 'bek', levy: 0, mountsPerMan: 3 },
  },
  people: {
    aya: { court: 'north', at: 'alder', rank: 1 },
    bek: { court: 'south', at: 'birch', rank: 1 },
  },
  forces: {
    first: { owner: 'north', at: 'alder', soldiers: attackers, commander: 'aya' },
    second: { owner: 'south', at: 'birch', soldiers: defenders, commander: 'bek' },
  },
  relations: [{ between: ['north', 'south'], war: true }],
  councils: [{ in: 1, polity: 'north', orders: [{ task: 'destroy', polity: 'south' }] }],
  days: 60,
});
const stands = { die: 'battle.stand', subject: 'every', matter: 'every', roll: 0 } as const;

describe('battle', () => {
  it('armies at war that meet fight the day after', () => {
    const run = smallRun({ ...plain(5000, 5000), pins: [stands] });
    const met = run.told.find((it) => it.kind === 'forceReaches' && it.place === 'birch')!;
    const fought = run.of('battleWon', 'battleDrawn')[0]!;
    expect(fought.on).toBe(met.on + 1);
    expect(fought.soldiers).toBe(5000);
  });

  it('those at peace pass by each other', () => {
    const run = smallRun({
      ...plain(5000, 5000),
      relations: [],
      councils: [{ in: 1, polity: 'north', orders: [{ task: 'hold', place: 'cedar' }] }],
    });
    expect(run.of('battleWon', 'battleDrawn', 'battleRefused')).toHaveLength(0);
    expect(run.told.some((it) => it.kind === 'forceReaches' && it.place === 'cedar')).toBe(true);
  });

  it('the hopelessly weaker side declines and goes to its other town', () => {
    const run = smallRun({
      ...plain(20_000, 1500),
      pins: [{ die: 'battle.stand', subject: 'every', matter: 'every', roll: 0.999 }],
    });
    expect(run.first('battleRefused')).toMatchObject({ force: 'second', against: 'first' });
    expect(
      run.told.find((it) => it.kind === 'forceOrdered' && it.force === 'second'),
    ).toMatchObject({
      task: 'home',
      to: 'cedar',
    });
  });

  it('larger armies mostly win, but not always', () => {
    const won = shareOf({ ...plain(9000, 4500), pins: [stands] }, 60, (run) =>
      run.of('battleWon').some((it) => it.polity === 'north'),
    );
    expect(won).toBeGreaterThan(0.5);
    expect(won).toBeLessThan(0.95);
  });

  it('the loser keeps fewer than he brought and withdraws', () => {
    const run = smallRun({
      ...plain(5000, 5000),
      pins: [stands, { die: 'battle.chance', subject: 'every', matter: 'every', roll: 0.25 }],
      days: 20,
    });
    expect(run.first('battleWon')).toMatchObject({ polity: 'north', loser: 'south' });
    const left = run.world.forces[1]!;
    expect(left.soldiers).toBeLessThan(5000);
    expect(left.at === run.id.place('cedar') || !left.exists).toBe(true);
  });

  it('a ruler who leads may fall, and his polity is then without one', () => {
    const run = smallRun({
      ...plain(5000, 5000),
      pins: [
        stands,
        { die: 'battle.chance', subject: 'every', matter: 'every', roll: 0.25 },
        { die: 'battle.loserCaptain', subject: 'every', matter: 'every', roll: 0.01 },
      ],
    });
    expect(run.first('personDies')).toMatchObject({ person: 'bek', by: 'battle', hand: 'north' });
    expect(run.polity('south').ruler).toBe(-1);
  });
});
