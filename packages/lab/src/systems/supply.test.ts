// What ways take from a force.

import { describe, expect, it } from 'vitest';
import { type SmallPlace, type SmallWorld, smallRun } from '../../test/small.ts';
import { march } from './march.ts';
import { muster } from './muster.ts';
import { supply } from './supply.ts';

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
    expect(large.condition).toBeLessThan(0.6);
    expect(large.soldiers).toBeLessThan(19_700);
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
});
