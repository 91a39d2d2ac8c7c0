// A ruler, a guest with soldiers of his own, heirs, and enemies weak and strong.

import { describe, expect, it } from 'vitest';
import { type SmallWorld, smallRun, type Told } from '../../test/small.ts';
import { dayOfJulian } from '../base/calendar.ts';
import type { PolityId } from '../scenario/setting.ts';
import type { Option } from '../world/change.ts';
import { court } from './court.ts';
import { plotParameters, plotRateOf } from './court-plots.ts';
import { hearing, message } from './message.ts';

const given = Object.fromEntries(
  Object.entries(plotParameters).map(([name, it]) => [name, it.value]),
) as { readonly [K in keyof typeof plotParameters]: number };

const realm = (it: { following?: number; levy?: number } = {}): SmallWorld => ({
  systems: [message, court],
  hearing: { system: 'message', make: hearing },
  places: {
    seat: { owner: 'north', souls: 5000 },
    town: { owner: 'south', souls: 5000 },
    gate: { owner: 'north', souls: 500 },
  },
  ways: [
    ['seat', 'town', 6],
    ['seat', 'gate', 2],
  ],
  polities: {
    north: {
      capital: 'seat',
      ruler: 'aya',
      levy: 8000,
      household: 2000,
      legitimacy: 0.5,
      unitSoldiers: 1000,
      aims: [{ aim: 'subdue', table: 'polity', target: 'south', weight: 2 }],
    },
    south: { capital: 'town', ruler: 'bek', levy: it.levy ?? 3000, household: 100 },
  },
  people: {
    aya: { court: 'north', at: 'seat', rank: 1, house: 1 },
    guest: {
      court: 'north',
      at: 'seat',
      office: 'guest',
      ambition: 0.5,
      rank: 0.6,
      following: it.following ?? 0,
    },
    son: { court: 'north', at: 'seat', father: 'aya', rank: 0.8, ambition: 0, house: 1 },
    bek: { court: 'south', at: 'town', rank: 0.8 },
  },
  pins: [
    { die: 'court.life', subject: 'every', matter: 'every', roll: 0.99 },
    { die: 'court.strike', subject: 'every', matter: 'every', roll: 0.9999999 },
  ],
  days: 200,
});
const plots = (small: SmallWorld, beaten: boolean) => {
  const run = smallRun({ ...small, systems: [message], days: 1 });
  if (beaten) run.polity('north').defeated = run.world.day;
  const land = { days: () => 1 } as never;
  return plotRateOf(run.world, 0 as PolityId, { land, month: 4, parameters: given });
};
const optionsOf = (told: readonly Told[], matter: string) =>
  (told.find((it) => it.kind === 'councilDecides' && it.polity === 'north' && it.matter === matter)
    ?.options ?? []) as readonly Option[];
const oddsOf = (options: readonly Option[], act: string) =>
  options.reduce((sum, it) => (it.act === act ? sum + it.odds : sum), 0);

describe('court', () => {
  it('a guest with as many soldiers as the guard is the likeliest to strike after a defeat', () => {
    const calm = plots(realm(), false);
    expect(plots(realm({ following: 2000 }), false) / calm).toBeCloseTo(Math.exp(1.5), 6);
    expect(plots(realm({ following: 2000 }), true) / calm).toBeCloseTo(Math.exp(1.5 + 1), 6);
    expect(plots(realm({ following: 500 }), true)).toBeLessThan(
      plots(realm({ following: 2000 }), true),
    );
  });

  it('a plot may leave the old ruler in name only, and at his death the other rules outright', () => {
    const run = smallRun({
      ...realm({ following: 2000 }),
      pins: [
        { die: 'court.life', subject: 'every', matter: 'every', roll: 0.99 },
        { die: 'court.life', subject: 'person:son', matter: 'every', roll: 0 },
        { die: 'court.strike', subject: 'polity:north', matter: 0, roll: 0.000_1 },
        { die: 'court.strike', subject: 'every', matter: 'every', roll: 0.9999999 },
        { die: 'court.plotter', subject: 'every', matter: 'every', roll: 0 },
        { die: 'court.plot', subject: 'every', matter: 'every', roll: 0 },
        { die: 'court.outcome', subject: 'every', matter: 'every', roll: 0.6 },
      ],
      stage: [
        {
          in: 150,
          say: (_world, act, id) => {
            const [person, polity, place] = [
              id.person('aya'),
              id.polity('north'),
              id.place('seat'),
            ];
            act.happen({ kind: 'personDies', person, polity, by: 'age', hand: -1, place });
          },
        },
      ],
    });
    expect(run.first('plotStruck')).toMatchObject({ person: 'guest', outcome: 'figurehead' });
    expect(run.first('figureheadKept')).toMatchObject({ person: 'aya', by: 'guest' });
    const accessions = run.of('rulerAccedes').map((it) => [it.person, it.by]);
    expect(accessions).toEqual([
      ['guest', 'coup'],
      ['guest', 'succession'],
    ]);
    expect(run.polity('north')).toMatchObject({ ruler: 1, titular: 1 });
  });

  it('a son follows a dead ruler where sons follow', () => {
    const run = smallRun({
      ...realm(),
      pins: [
        { die: 'court.life', subject: 'person:aya', matter: 'every', roll: 0 },
        ...(realm().pins ?? []),
        { die: 'court.successor', subject: 'every', matter: 'every', roll: 0 },
      ],
    });
    expect(run.first('personDies')).toMatchObject({ person: 'aya', by: 'age' });
    expect(run.first('rulerAccedes')).toMatchObject({
      person: 'son',
      from: 'aya',
      by: 'succession',
    });
  });

  it('a kinsman whom nobody named may contest a succession', () => {
    const contested = (roll: number) =>
      smallRun({
        ...realm(),
        pins: [
          { die: 'court.life', subject: 'person:aya', matter: 'every', roll: 0 },
          ...(realm().pins ?? []),
          { die: 'court.contest', subject: 'every', matter: 'every', roll },
        ],
      });
    // one who is not named besides those who are: at most 1 − 0.2 of peace
    expect(contested(0.81).first('successionContested')).toBeDefined();
    expect(contested(0).first('successionContested')).toBeUndefined();
  });

  it('ambition without soldiers waits, and kin hold back', () => {
    const rate = (guest: Readonly<Record<string, unknown>>) => {
      const small = realm({ following: 200 });
      const people = { ...small.people, guest: { ...small.people!.guest!, ...guest } };
      return plots({ ...small, people }, false);
    };
    const bold = rate({ ambition: 1 });
    const calm = rate({ ambition: 0.5 });
    expect(bold / calm).toBeCloseTo(Math.exp(0.8 * 0.1), 6); // a tenth of the guard
    const strong = { ambition: 0.5, following: 2000 };
    expect(rate({ ...strong, house: 1 }) / rate({ ...strong, house: 2 })).toBeCloseTo(0.5, 6);
  });

  it('a war with one as strong keeps the great together until it is lost', () => {
    const small = realm({ levy: 60_000 });
    const atWar = { ...small, relations: [{ between: ['north', 'south'] as const, war: true }] };
    expect(plots(atWar, false) / plots(small, false)).toBeCloseTo(0.4, 6);
    expect(plots(atWar, true)).toBeCloseTo(plots(small, true), 9);
  });

  it('an open war is carried on more readily than a new one is begun', () => {
    const small = realm();
    const open = { ...small, relations: [{ between: ['north', 'south'] as const, war: true }] };
    const march = (it: SmallWorld) => oddsOf(optionsOf(smallRun(it).told, 'season'), 'court.march');
    expect(march(open)).toBeGreaterThan(march(small));
  });

  it('a season at home is worth less with an open war that nobody wages', () => {
    const stay = (war: boolean) => {
      const relations = [{ between: ['north', 'south'] as const, war }];
      const options = optionsOf(smallRun({ ...realm(), relations }).told, 'season');
      return options.find(({ act }) => act === 'court.stay')!.utility;
    };
    expect(stay(false) - stay(true)).toBeCloseTo(1, 9);
  });

  it('a court marches on a weak enemy more readily than on a strong one', () => {
    const weak = oddsOf(optionsOf(smallRun(realm({ levy: 500 })).told, 'season'), 'court.march');
    const strong = oddsOf(
      optionsOf(smallRun(realm({ levy: 60_000 })).told, 'season'),
      'court.march',
    );
    expect(weak).toBeGreaterThan(strong);
    expect(strong).toBeGreaterThan(0);
  });

  describe('a campaign against one who did it a wrong', () => {
    /** South holds a town six days away and a market three beyond, where its people may clash with north's. */
    const wronged = (it: { anger: number; at?: string; lost?: boolean }): string[] => {
      const small = realm();
      const run = smallRun({
        ...small,
        places: { ...small.places, market: { owner: 'south', souls: 900 } },
        ways: [...small.ways, ['town', 'market', 3]],
        relations: [{ between: ['north', 'south'], anger: it.anger }],
        parameters: { 'message.lossPerThousandKm': it.lost === true ? 1 : 0 },
        day: dayOfJulian(1216, 2, 1),
        stage: [
          {
            in: 1,
            say: (_world, act, id) => {
              if (it.at === undefined) return;
              const [polity, place] = [id.polity('south'), id.place(it.at)];
              act.happen({ kind: 'borderIncident', polity, with: id.polity('north'), place });
            },
          },
        ],
      });
      const marches = optionsOf(run.told, 'season').filter(({ act }) => act === 'court.march');
      expect(marches.length).toBeGreaterThan(0);
      const goals = new Set(marches.flatMap(({ orders }) => orders.map(({ place }) => place)));
      return ['town', 'market', 'gate'].filter((key) => goals.has(run.id.place(key)));
    };

    it('goes first to the place where it was done, else to the nearest', () => {
      expect(wronged({ anger: 0.6, at: 'market' })).toEqual(['market']);
      expect(wronged({ anger: 0.6 })).toEqual(['town']);
    });

    it('goes to the nearest when the wrong is forgiven, or was never heard of', () => {
      expect(wronged({ anger: 0, at: 'market' })).toEqual(['town']);
      expect(wronged({ anger: 0.6, at: 'market', lost: true })).toEqual(['town']);
    });

    it('goes to none that the enemy does not hold', () => {
      expect(wronged({ anger: 0.6, at: 'gate' })).toEqual(['town']);
    });
  });

  it('the greater the hunter, the colder the welcome', () => {
    const welcome = (levy: number) => {
      const small = realm({ levy });
      const run = smallRun({
        ...small,
        people: {
          ...small.people,
          exile: { at: 'seat', rank: 0.8, fugitive: true, following: 300, huntedBy: 1 },
        },
        stage: [
          {
            in: 0,
            say: (_world, act, id) =>
              act.later(3, {
                kind: 'guestArrives',
                person: id.person('exile'),
                polity: id.polity('north'),
                nth: 1,
              }),
          },
        ],
      });
      return optionsOf(run.told, 'guest');
    };
    expect(welcome(1000).map((it) => it.act)).toEqual([
      'court.receive',
      'court.turn-away',
      'court.seize',
    ]);
    expect(oddsOf(welcome(60_000), 'court.receive')).toBeLessThan(
      oddsOf(welcome(1000), 'court.receive'),
    );
  });

  it('a threatened court may wait, stand, flee or bow, and knows its own odds', () => {
    const threat = (soldiers: number) => {
      const small = realm();
      const run = smallRun({
        ...small,
        forces: { host: { owner: 'south', at: 'gate', soldiers, commander: 'bek' } },
        relations: [{ between: ['north', 'south'], war: true }],
        stage: [
          {
            in: 4,
            say: (_world, act, id) =>
              act.later(1, {
                kind: 'councilMeets',
                polity: id.polity('north'),
                matter: 'threat',
                nth: 0,
                place: id.place('gate'),
                against: id.polity('south'),
              }),
          },
        ],
      });
      return optionsOf(run.told, 'threat');
    };
    const acts = threat(1000).map((it) => it.act);
    for (const act of ['court.wait', 'court.stand', 'court.flee', 'court.submit'])
      expect(acts).toContain(act);
    expect(oddsOf(threat(1000), 'court.stand')).toBeGreaterThan(
      oddsOf(threat(90_000), 'court.stand'),
    );
    expect(oddsOf(threat(90_000), 'court.flee')).toBeGreaterThan(
      oddsOf(threat(1000), 'court.flee'),
    );
  });

  it('a licensed guest gathers people, and never more than his host’s land has to spare', () => {
    const run = smallRun({
      ...realm({ following: 100 }),
      days: 900,
      stage: [
        {
          in: 1,
          say: (_world, act, id) =>
            act.happen({
              kind: 'followingMoves',
              person: id.person('guest'),
              to: 100,
              by: 'licence',
            }),
        },
      ],
    });
    const come = run.of('followingMoves').filter((it) => it.by === 'gathering');
    expect(come.length).toBeGreaterThan(2);
    const most = 0.3 * 8000;
    for (const it of come) expect(it.to).toBeLessThanOrEqual(most);
    expect(come.at(-1)!.to).toBeGreaterThan(0.5 * most);
  });
});
