// One town of another faith than its lord's, and what is done to it.

import { describe, expect, it } from 'vitest';
import { type SmallPlace, type SmallWorld, shareOf, smallRun } from '../../test/small.ts';
import { unrest } from './unrest.ts';

const town = (it: SmallPlace, soldiersNear = 0): SmallWorld => ({
  systems: [unrest],
  faiths: ['moon', 'sun'],
  places: {
    camp: { owner: 'north', souls: 200 },
    town: { owner: 'south', souls: 20_000, garrison: 800, faiths: { moon: 1 }, ...it },
    seat: { owner: 'south', souls: 400, garrison: 500 },
  },
  ways: [
    ['camp', 'town', 3],
    ['town', 'seat', 20],
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
  days: 730,
});
const never = [{ die: 'unrest.rising', subject: 'every', matter: 'every', roll: 1 }] as const;

describe('unrest', () => {
  it('more persecution is never less grievance', () => {
    const after = [0, 0.25, 0.5, 0.75, 1].map(
      (creed) =>
        smallRun({ ...town({ creed, grievance: 0.3 }), pins: never }).place('town').grievance,
    );
    for (let at = 1; at < after.length; at += 1)
      expect(after[at]).toBeGreaterThanOrEqual(after[at - 1]!);
    expect(after[4]).toBeGreaterThan(after[0]! + 0.3);
  });

  it('a town of the lord’s own faith does not mind his creed', () => {
    const own = town({ creed: 1, grievance: 0.3, faiths: { sun: 1 } });
    expect(smallRun({ ...own, pins: never }).place('town').grievance).toBeLessThan(0.3);
  });

  it('a town that only suffers seldom rises; with an army near it mostly does', () => {
    const rises = (small: SmallWorld) =>
      shareOf(small, 40, (run) => run.first('revoltBreaksOut') !== undefined);
    const angry = { creed: 1, grievance: 0.6, garrison: 2000 };
    const alone = rises(town(angry));
    const helped = rises(town(angry, 20_000));
    expect(alone).toBeLessThan(0.45);
    expect(helped).toBeGreaterThan(alone + 0.3);
  });

  it('a rising against an empty garrison drives it out', () => {
    const run = smallRun({
      ...town({ grievance: 0.9, garrison: 0 }, 5000),
      pins: [{ die: 'unrest.rising', subject: 'every', matter: 0, roll: 0 }],
    });
    expect(run.first('revoltBreaksOut')).toMatchObject({ place: 'town', against: 'south' });
    expect(run.first('garrisonDrivenOut')).toMatchObject({ place: 'town', polity: 'south' });
  });

  it('a rising that is put down leaves the town angrier', () => {
    const run = smallRun({
      ...town({ grievance: 0.6, garrison: 4000 }, 2000),
      pins: [
        { die: 'unrest.rising', subject: 'every', matter: 0, roll: 0 },
        { die: 'unrest.fight', subject: 'every', matter: 'every', roll: 0.9999 },
      ],
      days: 30,
    });
    expect(run.first('revoltPutDown')).toBeDefined();
    expect(run.place('town').grievance).toBeCloseTo(0.8, 1); // 0.6 and 0.2, less a month's forgetting
  });

  describe('two towns of one lord', () => {
    const rises = [{ die: 'unrest.rising', subject: 'place:town', matter: 0, roll: 0 }] as const;
    const others = [
      { die: 'unrest.rising', subject: 'place:sister', matter: 'every', roll: 1 },
    ] as const;
    const towns = (it: {
      readonly garrison: number;
      readonly faith?: string;
      readonly wins: boolean;
    }): SmallWorld => {
      const small = town({ grievance: 0.9, garrison: it.garrison }, 5000);
      return {
        ...small,
        places: {
          ...small.places,
          sister: {
            owner: 'south',
            souls: 9000,
            garrison: 900,
            grievance: 0.6,
            faiths: { [it.faith ?? 'moon']: 1 },
          },
        },
        ways: [...small.ways, ['town', 'sister', 4]],
        pins: [
          ...rises,
          ...others,
          {
            die: 'unrest.fight',
            subject: 'every',
            matter: 'every',
            roll: it.wins ? 0 : 0.9999,
          },
        ],
        days: 60,
      };
    };

    it('a garrison driven out is an example to the next town, told days later as rumour', () => {
      const run = smallRun(towns({ garrison: 0, wins: true }));
      const risen = run.first('garrisonDrivenOut')!;
      const heard = run.first('exampleHeard')!;
      expect(heard).toMatchObject({ place: 'sister', of: 'town', polity: 'south' });
      expect(heard.on - risen.on).toBe(7); // a day, and a day and a half for each of four
      expect(heard.to).toBeCloseTo(Math.exp(-4 / 15), 6);
    });

    it('is half of that to a town of another lord, who has shown no weakness', () => {
      const small = towns({ garrison: 0, wins: true });
      const run = smallRun({
        ...small,
        places: { ...small.places, sister: { ...small.places.sister!, owner: 'north' } },
      });
      const heard = run.first('exampleHeard')!;
      expect(heard).toMatchObject({ place: 'sister', of: 'town', polity: 'south' });
      expect(heard.to).toBeCloseTo(0.5 * Math.exp(-4 / 15), 6);
    });

    it('is none to a town of another faith', () => {
      const run = smallRun(towns({ garrison: 0, wins: true, faith: 'sun' }));
      expect(run.first('garrisonDrivenOut')).toBeDefined();
      expect(run.first('exampleHeard')).toBeUndefined();
    });

    it('nor is a rising that is put down', () => {
      const run = smallRun(towns({ garrison: 1000, wins: false }));
      expect(run.first('revoltPutDown')).toBeDefined();
      expect(run.first('exampleHeard')).toBeUndefined();
    });
  });

  it('a town is patient while its lord has an army within reach, and not when he has none', () => {
    const angry = town({ creed: 1, grievance: 0.85, garrison: 60 });
    const kept = (levy: number): SmallWorld => ({
      ...angry,
      polities: { ...angry.polities, south: { capital: 'seat', ruler: 'bek', levy } },
    });
    const rises = (small: SmallWorld) =>
      shareOf(small, 40, (run) => run.first('revoltBreaksOut') !== undefined);
    const bare = rises(kept(0));
    expect(bare).toBeGreaterThan(0.3);
    expect(rises(kept(20_000))).toBeLessThan(bare - 0.2);
  });

  it('an angry town murmurs once in a pause before it rises, a calm one not at all', () => {
    const murmurs = (grievance: number) =>
      smallRun({ ...town({ creed: 1, grievance }), pins: never, days: 1000 }).of('townMurmurs');
    expect(murmurs(0.75).map((it) => it.place)).toEqual(['town', 'town']);
    const days = murmurs(0.75).map((it) => it.on);
    expect(days[1]! - days[0]!).toBeGreaterThanOrEqual(730);
    const own = town({ creed: 1, grievance: 0.3, faiths: { sun: 1 } });
    expect(smallRun({ ...own, pins: never }).of('townMurmurs')).toEqual([]);
  });
});
