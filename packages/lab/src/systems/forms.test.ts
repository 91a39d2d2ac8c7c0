// The second forms that a scenario may choose: each is told from the first by what it leaves out.

import { describe, expect, it } from 'vitest';
import { type SmallWorld, smallRun } from '../../test/small.ts';
import type { PolityId } from '../scenario/setting.ts';
import { plotParameters, plotRateOf } from './court-plots.ts';
import { unrest } from './unrest.ts';
import { netGrievance } from './unrest-arithmetic.ts';
import { bondParameters } from './vassalage-bonds.ts';
import { refusalRate } from './vassalage-tribute.ts';

const middle = <T extends Readonly<Record<string, { readonly value: number }>>>(table: T) =>
  Object.fromEntries(Object.entries(table).map(([name, { value }]) => [name, value])) as {
    [K in keyof T]: number;
  };

const two: SmallWorld = {
  systems: [unrest],
  faiths: ['moon', 'sun'],
  places: {
    town: { owner: 'south', souls: 20_000, garrison: 0, grievance: 0.8, faiths: { moon: 1 } },
    sister: { owner: 'south', souls: 9000, garrison: 9000, grievance: 0.3, faiths: { moon: 1 } },
  },
  ways: [['town', 'sister', 4]],
  polities: { south: { capital: 'sister', ruler: 'bek', levy: 3000, household: 300 } },
  people: { bek: { court: 'south', at: 'sister', faith: 'sun' } },
  days: 1,
};
const land = { days: () => 4 } as never;

describe('the second form', () => {
  it('of unrest has a town act where its net grievance is above nothing, and not below', () => {
    const weights = { sanction: 0.6, sanctionSlope: 2.3, epsteinThreshold: 0.1, risingShare: 0.15 };
    const mood = { grievance: 0.75, soldiers: 3000, men: 4000, opportunity: 0 };
    expect(netGrievance(mood, weights)).toBeCloseTo(0.05, 2);
    expect(netGrievance({ ...mood, grievance: 0.6 }, weights)).toBeLessThan(0);
    expect(netGrievance({ ...mood, opportunity: 0.3 }, weights)).toBeCloseTo(0.35, 2);
    expect(netGrievance({ ...mood, soldiers: 0 }, weights)).toBeCloseTo(0.65, 9);
  });

  it('of unrest is chosen by a parameter, and takes another day on the same dice', () => {
    const bare = { south: { capital: 'sister', ruler: 'bek' } };
    const rises = (form: number) =>
      smallRun({
        ...two,
        polities: bare,
        parameters: { 'unrest.form': form, 'unrest.baseRate': 0.0002 },
        days: 3000,
      }).first('revoltBreaksOut');
    expect(rises(1)).toMatchObject({ place: 'town' });
    expect(rises(1)!.on).not.toBe(rises(0)?.on);
  });

  it('of court has plots against every ruler alike, beaten or not', () => {
    const rate = (form: number, legitimacy: number) => {
      const { world } = smallRun({
        ...two,
        polities: { south: { capital: 'sister', ruler: 'bek', legitimacy } },
      });
      const parameters = { ...middle(plotParameters), form };
      return plotRateOf(world, 0 as PolityId, { parameters, land, month: 4 });
    };
    expect(rate(0, 0.1)).toBeGreaterThan(rate(0, 0.9));
    expect(rate(1, 0.1)).toBe(rate(1, 0.9));
    expect(365.25 * rate(1, 0.5)).toBeCloseTo(0.07, 9);
  });

  it('of vassalage has a vassal refuse where the tribute is dearer than a fight', () => {
    const refusal = (tribute: number, levy: number) => {
      const { world } = smallRun({
        ...two,
        systems: [],
        places: { ...two.places, hall: { owner: 'vassal', souls: 500 } },
        ways: [...two.ways, ['sister', 'hall', 4]],
        polities: {
          south: { capital: 'sister', ruler: 'bek', levy },
          vassal: { capital: 'hall', ruler: 'col', levy: 2000, liege: 'south', tribute },
        },
        people: { ...two.people, col: { court: 'vassal', at: 'hall' } },
      });
      const parameters = { ...middle(bondParameters), form: 1 };
      return refusalRate(world, { parameters, land, month: 4 }, 1 as PolityId);
    };
    // a tenth of 2,000 against a quarter of what is felt of 10,000 after four days
    expect(refusal(0.1, 10_000)).toBe(0);
    expect(refusal(0.5, 3000)).toBeCloseTo(1 / 365.25, 9);
    expect(refusal(0, 0)).toBe(0);
  });
});
