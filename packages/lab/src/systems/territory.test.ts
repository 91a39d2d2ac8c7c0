// Towns that change lords, and lands that come to touch.

import { describe, expect, it } from 'vitest';
import { type SmallWorld, shareOf, smallRun } from '../../test/small.ts';
import type { PolityId } from '../scenario/setting.ts';
import type { Option } from '../world/change.ts';
import { territory } from './territory.ts';

const realm: SmallWorld = {
  systems: [territory],
  places: {
    alder: { owner: 'north', souls: 5000 },
    birch: { owner: 'south', souls: 5000, grievance: 0.9 },
    cedar: { owner: 'south', souls: 5000, grievance: 0.9 },
    elm: { owner: 'east', souls: 5000 },
    far: { owner: 'south', souls: 1000 },
  },
  ways: [
    ['alder', 'birch', 4],
    ['birch', 'cedar', 3],
    ['cedar', 'elm', 4],
    ['elm', 'far', 30],
  ],
  polities: {
    north: { capital: 'alder', ruler: 'aya' },
    south: { capital: 'birch', ruler: 'bek', legitimacy: 0 },
    east: { capital: 'elm' },
  },
  people: { aya: { court: 'north', at: 'alder' }, bek: { court: 'south', at: 'far' } },
  forces: { host: { owner: 'north', at: 'birch', soldiers: 8000, commander: 'aya' } },
  relations: [{ between: ['north', 'south'], war: true }],
  days: 60,
};
const falls = (
  place: string,
  by: 'storm' | 'revolt' = 'storm',
): NonNullable<SmallWorld['stage']> => [
  {
    in: 1,
    say: (_world, act, id) =>
      act.happen({
        kind: 'placeChangesHands',
        place: id.place(place),
        from: id.polity('south'),
        to: id.polity('north'),
        by,
      }),
  },
];

type Body = 'governor' | 'clergy' | 'notables';
/** Every roll of each of these bodies of a town. */
const pinned = (rolls: Partial<Record<Body, number>>): NonNullable<SmallWorld['pins']> =>
  Object.entries(rolls).map(([body, roll]) => ({
    die: `territory.${body}`,
    subject: 'every',
    matter: 'every',
    roll,
  }));

describe('territory', () => {
  it('a taken town gets a garrison from the force that took it, and a settlement', () => {
    const run = smallRun({ ...realm, stage: falls('birch') });
    expect(run.first('garrisonMoves')).toMatchObject({ place: 'birch', to: 240 }); // 3 % of 8,000
    expect(run.world.forces[0]!.soldiers).toBeLessThanOrEqual(7760);
    const settled = run.first('settlementMade')!;
    expect(settled).toMatchObject({ place: 'birch', polity: 'north' });
    const weighed = settled.options as readonly { act: string; odds: number }[];
    expect(weighed[settled.choice]!.act).toBe(`territory.settle-${settled.form}`);
    expect(weighed.reduce((sum, it) => sum + it.odds, 0)).toBeCloseTo(1, 9);
  });

  it('news of a fallen town brings an aggrieved neighbour over more often than a content one', () => {
    const submits = (grievance: number) =>
      shareOf(
        {
          ...realm,
          polities: { ...realm.polities, south: { ...realm.polities.south!, capital: 'far' } },
          places: { ...realm.places, cedar: { owner: 'south', souls: 5000, grievance } },
          stage: falls('birch'),
        },
        60,
        (run) => run.of('placeChangesHands').some((it) => it.place === 'cedar'),
      );
    expect(submits(0.9)).toBeGreaterThan(submits(0) + 0.1);
  });

  it('a town beyond the reach of arms stays', () => {
    const run = smallRun({ ...realm, stage: falls('birch') });
    expect(run.place('far').owner).toBe(run.id.polity('south'));
  });

  it('a border arises when lands come to touch, and ends when they no longer do', () => {
    const run = smallRun({
      ...realm,
      pins: [{ die: 'territory.notables', subject: 'every', matter: 'every', roll: 0.9999 }],
      stage: falls('cedar'),
    });
    expect(run.first('borderArises')).toMatchObject({
      polity: 'north',
      with: 'east',
      place: 'cedar',
    });
    expect(run.world.relations[0 * run.world.capacity + 2]!.border).toBe(true);
  });

  it('when a realm falls, what is near goes to the winner and what is far to nobody', () => {
    const run = smallRun({
      ...realm,
      stage: [
        {
          in: 1,
          say: (_world, act, id) =>
            act.happen({ kind: 'polityFalls', polity: id.polity('south'), to: id.polity('north') }),
        },
      ],
    });
    expect(run.place('birch').owner).toBe(run.id.polity('north'));
    expect(run.place('far').owner).toBe(-1);
  });

  it('a town that drives out its garrison opens to a foe of its lord who is near', () => {
    const run = smallRun({
      ...realm,
      stage: [
        {
          in: 1,
          say: (_world, act, id) =>
            act.happen({
              kind: 'garrisonDrivenOut',
              place: id.place('cedar'),
              polity: id.polity('south'),
              killed: 100,
            }),
        },
      ],
    });
    expect(run.first('placeChangesHands')).toMatchObject({
      place: 'cedar',
      to: 'north',
      by: 'revolt',
    });
  });

  it('news that the capital has fallen moves a town more than news of another town', () => {
    const submits = (capital: string) =>
      shareOf(
        {
          ...realm,
          polities: { ...realm.polities, south: { capital, ruler: 'bek', legitimacy: 1 } },
          places: { ...realm.places, cedar: { owner: 'south', souls: 5000, walls: 2 } },
          stage: falls('birch'),
        },
        100,
        (run) => run.of('placeChangesHands').some((it) => it.place === 'cedar'),
      );
    expect(submits('birch')).toBeGreaterThan(submits('far') + 0.05);
  });

  describe('a town before an army', () => {
    const near = (it: Partial<SmallWorld['places'][string]>, roll: number): SmallWorld => ({
      ...realm,
      faiths: ['moon', 'sun'],
      places: {
        ...realm.places,
        cedar: { owner: 'south', souls: 5000, faiths: { moon: 1 }, ...it },
      },
      people: { ...realm.people, bek: { court: 'south', at: 'far', faith: 'sun' } },
      pins: pinned({ governor: roll, clergy: roll, notables: roll }),
      stage: [
        {
          in: 1,
          say: (world, act, id) => {
            const { order, plan } = world.forces[0]!;
            act.happen({
              kind: 'forceOrdered',
              force: 0 as never,
              task: 'attack',
              order: order + 1,
              to: id.place('birch'),
              person: -1,
              polity: id.polity('south'),
              plan,
              with: -1,
            });
            act.happen({
              kind: 'forceReaches',
              force: 0 as never,
              place: id.place('birch'),
              from: id.place('alder'),
              goal: true,
              days: 4,
            });
          },
        },
      ],
    });

    it('takes counsel once, and keeps options, odds and voice', () => {
      const run = smallRun(near({}, 0.5));
      const councils = run.of('townConfers').filter((it) => it.place === 'cedar');
      expect(councils).toHaveLength(1);
      expect(councils[0]).toMatchObject({ voice: 'notables', over: 'army', polity: 'north' });
      const options: readonly Option[] = councils[0]!.options;
      expect(options.map((it) => it.act)).toEqual([
        'territory.go-over',
        'territory.hold',
        'territory.send-guides',
      ]);
      expect(options.reduce((sum, it) => sum + it.odds, 0)).toBeCloseTo(1, 9);
    });

    it('speaks through its clergy where its creed is pressed, and through a governor where it has one', () => {
      expect(smallRun(near({ creed: 1 }, 0.5)).first('townConfers')).toMatchObject({
        voice: 'clergy',
      });
      const ruled = near({ creed: 1, governor: 'cem' }, 0.5);
      const people = { ...ruled.people, cem: { court: 'south', at: 'cedar' } };
      expect(smallRun({ ...ruled, people }).first('townConfers')).toMatchObject({
        voice: 'governor',
      });
    });

    /** Cedar with a governor and a creed that is pressed: all three bodies are there. */
    const divided = (rolls: Partial<Record<Body, number>>, it: Partial<SmallWorld> = {}) => {
      const small = near({ creed: 1, governor: 'cem', grievance: 0.3 }, 0.5);
      const people = { ...small.people, cem: { court: 'south', at: 'cedar' } };
      const south = { capital: 'birch', ruler: 'bek', legitimacy: 1 };
      const polities = { ...small.polities, south };
      return smallRun({ ...small, people, polities, pins: pinned(rolls), ...it });
    };
    const voices = (run: ReturnType<typeof smallRun>) =>
      run.of('townConfers').flatMap((it) => (it.place === 'cedar' ? [it.voice] : []));
    /** A roll that falls on going over, and one that falls on staying. */
    const [goes, stays] = [0, 0.5];

    it('is taken over by its notables when its governor and its clergy would wait', () => {
      const run = divided({ governor: stays, clergy: stays, notables: goes });
      expect(voices(run)).toEqual(['governor', 'clergy', 'notables']);
      const [first, , last] = run.of('townConfers').filter((it) => it.place === 'cedar');
      // over the heads of others, and without the clergy's zeal, a step is weighed more coldly
      expect(last!.options[0].odds).toBeLessThan(0.5);
      expect(first!.options.map((it: Option) => it.act)).toContain('territory.hold');
      expect(run.first('notableSides')).toMatchObject({
        place: 'cedar',
        person: 'nobody',
        voice: 'notables',
        from: 'south',
        to: 'north',
      });
      expect(run.person('cem').court).toBe(run.id.polity('south'));
      expect(run.place('cedar')).toMatchObject({ owner: run.id.polity('north'), governor: -1 });
    });

    it('hears no further body when its governor takes it over himself, and he goes with it', () => {
      const run = divided({ governor: goes, clergy: goes, notables: goes });
      expect(voices(run)).toEqual(['governor']);
      expect(run.first('notableSides')).toMatchObject({ person: 'cem', voice: 'governor' });
      expect(run.person('cem').court).toBe(run.id.polity('north'));
    });

    it('has fewer ways open when a switch bars one to towns of its lord', () => {
      const bars = [{ option: 'territory.go-over', polity: 1 as PolityId }];
      const loyal = { key: 'loyal', name: 'Loyal', openings: [0], lays: [], without: [], pins: [] };
      const run = divided(
        { governor: goes, clergy: goes, notables: goes },
        { switches: [{ ...loyal, bars }], on: ['loyal'] },
      );
      expect(voices(run).length).toBeGreaterThan(0);
      for (const it of run.of('townConfers'))
        expect(it.options.map((option: Option) => option.act)).not.toContain('territory.go-over');
      expect(run.place('cedar').owner).toBe(run.id.polity('south'));
    });

    it('may send guides and stay with its lord', () => {
      const run = smallRun(near({ grievance: 0.5 }, 0.9999));
      expect(run.first('guidesSent')).toMatchObject({ place: 'cedar', polity: 'north' });
      expect(run.world.forces[0]!.guided).toBe(run.id.place('cedar'));
      expect(run.place('cedar').owner).toBe(run.id.polity('south'));
    });

    it('may open its gates to a besieger', () => {
      const run = smallRun({
        ...near({ grievance: 0.9 }, 0),
        stage: [
          {
            in: 1,
            say: (_world, act, id) =>
              act.happen({
                kind: 'siegeLaid',
                place: id.place('birch'),
                force: 0 as never,
                polity: id.polity('north'),
                against: id.polity('south'),
                siege: 0 as never,
                stores: 100,
              }),
          },
        ],
        pins: [{ die: 'territory.notables', subject: 'every', matter: 'every', roll: 0 }],
      });
      expect(run.first('townConfers')).toMatchObject({ place: 'birch', over: 'siege' });
      expect(run.first('placeChangesHands')).toMatchObject({ place: 'birch', by: 'treachery' });
    });
  });
});
