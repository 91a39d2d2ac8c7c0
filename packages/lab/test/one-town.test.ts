// What must hold exactly for one town in a little world, on the same dice: more guards never bring a
// rising forward, more persecution never puts one off and never leaves less grievance. Over whole
// campaigns such things hold only as shares, for after the first difference worlds go their own ways.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unrest } from '../src/systems/unrest.ts';
import { grievanceAfter, type LoadWeights } from '../src/systems/unrest-arithmetic.ts';
import { type SmallPlace, type SmallRun, type SmallWorld, smallRun } from './small.ts';

const town = (it: SmallPlace, soldiersNear: number): SmallWorld => ({
  systems: [unrest],
  faiths: ['moon', 'sun'],
  places: {
    camp: { owner: 'north', souls: 200 },
    town: { owner: 'south', souls: 12_000, faiths: { moon: 0.8, sun: 0.2 }, ...it },
    seat: { owner: 'south', souls: 400, garrison: 400 },
  },
  ways: [
    ['camp', 'town', 4],
    ['town', 'seat', 15],
  ],
  polities: {
    north: { capital: 'camp', ruler: 'aya' },
    south: { capital: 'seat', ruler: 'bek' },
  },
  people: {
    aya: { court: 'north', at: 'camp', faith: 'moon' },
    bek: { court: 'south', at: 'seat', faith: 'sun' },
  },
  ...(soldiersNear > 0
    ? { forces: { host: { owner: 'north', at: 'camp', soldiers: soldiersNear } } }
    : {}),
  relations: [{ between: ['north', 'south'], war: true }],
  days: 900,
  drawn: true,
});

/** Day of the first rising; later than any where none came. */
const firstRising = (run: SmallRun): number => run.first('revoltBreaksOut')?.on ?? Infinity;

/** A world keeps grievance as it was last reckoned; this brings it up to the run's last day. */
function grievanceNow({ place, world, played }: SmallRun): number {
  const { grievance, reckoned, creed, faiths, billets, burning, tax, harvest } = place('town');
  const load = { persecution: creed * (1 - faiths[1]!), billets, burning, tax, harvest };
  const weights = played.draw.parameters[0] as unknown as LoadWeights;
  return grievanceAfter(grievance, (world.day - reckoned) / 365.25, { load, weights });
}

const never = [{ die: 'unrest.rising', subject: 'every', matter: 'every', roll: 1 }] as const;

/** Hundredths: doubles of the library are mostly next to nothing. */
const share = fc.integer({ min: 0, max: 100 }).map((it) => it / 100);

const worlds = {
  run: fc.integer({ min: 0, max: 5000 }),
  grievance: share,
  creed: share,
  garrison: fc.integer({ min: 0, max: 4000 }),
  host: fc.constantFrom(0, 1000, 8000, 30_000),
};
/** Fixed, so that a failure comes back. */
const drawnWith = { seed: 41, numRuns: 120 };

describe('one town', () => {
  test('never rises sooner under more guards', () => {
    let risings = 0;
    fc.assert(
      fc.property(
        fc.record({ ...worlds, more: fc.integer({ min: 1, max: 4000 }) }),
        ({ run, grievance, creed, garrison, host, more }) => {
          const rises = (guards: number) =>
            firstRising(smallRun({ ...town({ grievance, creed, garrison: guards }, host), run }));
          const fewer = rises(garrison);
          if (fewer < Infinity) risings += 1;
          return rises(garrison + more) >= fewer;
        },
      ),
      drawnWith,
    );
    expect(risings).toBeGreaterThan(10);
  });

  test('never rises later under more persecution', () => {
    let apart = 0;
    fc.assert(
      fc.property(
        fc.record({ ...worlds, less: share }),
        ({ run, grievance, creed, garrison, host, less }) => {
          const rises = (firmness: number) =>
            firstRising(smallRun({ ...town({ grievance, garrison, creed: firmness }, host), run }));
          const [firm, mild] = [rises(creed), rises(creed * less)];
          if (firm < mild) apart += 1;
          return firm <= mild;
        },
      ),
      drawnWith,
    );
    expect(apart).toBeGreaterThan(5);
  });

  test('is never less aggrieved under more persecution, while nobody rises', () => {
    let apart = 0;
    fc.assert(
      fc.property(
        fc.record({ ...worlds, less: share }),
        ({ run, grievance, creed, garrison, less }) => {
          const after = (firmness: number) =>
            grievanceNow(
              smallRun({
                ...town({ grievance, garrison, creed: firmness }, 0),
                ...{ run, pins: never },
              }),
            );
          const [firm, mild] = [after(creed), after(creed * less)];
          if (firm > mild) apart += 1;
          // up to rounding: it may be reckoned in one step or in several
          return firm >= mild - 1e-9;
        },
      ),
      drawnWith,
    );
    expect(apart).toBeGreaterThan(30);
  });
});
