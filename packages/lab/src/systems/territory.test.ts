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
    ['birch', 'cedar', 4],
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
});
