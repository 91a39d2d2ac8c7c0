// Towns that change lords, and lands that come to touch.

import { describe, expect, it } from 'vitest';
import { type SmallWorld, shareOf, smallRun } from '../../test/small.ts';
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
const falls = (place: string, by: 'storm' | 'revolt' = 'storm'): SmallWorld['stage'] => [
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

describe('territory', () => {
  it('a taken town gets a garrison from the force that took it, and a settlement', () => {
    const run = smallRun({ ...realm, stage: falls('birch') });
    expect(run.first('garrisonMoves')).toMatchObject({ place: 'birch', to: 240 }); // 3 % of 8,000
    expect(run.world.forces[0]!.soldiers).toBeLessThanOrEqual(7760);
    expect(run.first('settlementMade')).toMatchObject({ place: 'birch', polity: 'north' });
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
      pins: [{ die: 'territory.submission', subject: 'every', matter: 'every', roll: 0.9999 }],
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
      pins: [{ die: 'territory.submission', subject: 'every', matter: 'every', roll }],
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
      expect(councils[0]!.options.map((it) => it.act)).toEqual([
        'territory.go-over',
        'territory.hold',
        'territory.send-guides',
      ]);
      expect(councils[0]!.options.reduce((sum, it) => sum + it.odds, 0)).toBeCloseTo(1, 9);
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
        pins: [{ die: 'territory.submission', subject: 'every', matter: 'every', roll: 0 }],
      });
      expect(run.first('townConfers')).toMatchObject({ place: 'birch', over: 'siege' });
      expect(run.first('placeChangesHands')).toMatchObject({ place: 'birch', by: 'treachery' });
    });
  });
});
