// Two neighbours and a third: wars, promises, wrongs.

import { describe, expect, it } from 'vitest';
import { type SmallWorld, smallRun } from '../../test/small.ts';
import type { Option } from '../world/change.ts';
import { diplomacy } from './diplomacy.ts';
import { hearing, message } from './message.ts';

const neighbours: SmallWorld = {
  systems: [diplomacy],
  places: {
    north: { owner: 'north', souls: 2000 },
    south: { owner: 'south', souls: 2000, trade: 0.8 },
    east: { owner: 'east', souls: 2000 },
  },
  ways: [
    ['north', 'south', 6],
    ['south', 'east', 6],
  ],
  polities: {
    north: { capital: 'north', ruler: 'aya', levy: 5000 },
    south: { capital: 'south', ruler: 'bek', levy: 5000 },
    east: { capital: 'east', ruler: 'col', levy: 5000 },
  },
  people: {
    aya: { court: 'north', at: 'north' },
    bek: { court: 'south', at: 'south' },
    col: { court: 'east', at: 'east' },
  },
  forces: { host: { owner: 'north', at: 'north', soldiers: 3000, commander: 'aya' } },
  days: 300,
};

describe('diplomacy', () => {
  it('a war has begun when a force is ordered against somebody', () => {
    const run = smallRun({
      ...neighbours,
      stage: [
        {
          in: 3,
          say: (_world, act, id) =>
            act.happen({
              kind: 'forceOrdered',
              force: id.force('host'),
              task: 'attack',
              order: 1,
              to: id.place('south'),
              person: -1,
              polity: id.polity('south'),
              plan: 1,
              with: -1,
            }),
        },
      ],
    });
    expect(run.first('warDeclared')).toMatchObject({ polity: 'north', over: 'conquest' });
    expect(run.world.relations.filter((it) => it.war)).toHaveLength(2);
  });

  it('a court that says yes has promised to stay out', () => {
    const run = smallRun({
      ...neighbours,
      pins: [{ die: 'diplomacy.answer', subject: 'every', matter: 'every', roll: 0 }],
      stage: [
        {
          in: 0,
          say: (_world, act, id) =>
            act.later(5, {
              kind: 'envoyArrives',
              from: id.polity('north'),
              polity: id.polity('east'),
              matter: 'neutrality',
              against: id.polity('south'),
              nth: 1,
            }),
        },
      ],
    });
    expect(run.first('envoyAnswered')).toMatchObject({
      polity: 'east',
      to: 'north',
      answer: 'yes',
    });
    expect(run.first('neutralityPledged')).toMatchObject({
      polity: 'east',
      to: 'north',
      against: 'south',
    });
  });

  describe('one who breaks a promise to stay out', () => {
    /** East promises north to stay out, marches on it or on nobody, and asks the like of south so many days later. */
    const asking = (it: { marches: boolean; days: number; lost?: boolean }): SmallWorld => ({
      ...neighbours,
      systems: [message, diplomacy],
      hearing: { system: 'message', make: hearing },
      forces: { host: { owner: 'east', at: 'east', soldiers: 3000, commander: 'col' } },
      pins: [
        { die: 'diplomacy.answer', subject: 'every', matter: 'every', roll: 0 },
        { die: 'diplomacy.weariness', subject: 'every', matter: 'every', roll: 1 - 2 ** -30 },
      ],
      parameters: { 'message.lossPerThousandKm': it.lost === true ? 1 : 0 },
      days: it.days + 60,
      stage: [
        {
          in: 1,
          say: (_world, act, id) => {
            const [polity, to] = [id.polity('east'), id.polity('north')];
            act.happen({ kind: 'neutralityPledged', polity, to, against: id.polity('south') });
          },
        },
        {
          in: 20,
          say: (_world, act, id) => {
            if (!it.marches) return;
            act.happen({
              kind: 'forceOrdered',
              force: id.force('host'),
              task: 'attack',
              order: 1,
              to: id.place('north'),
              person: -1,
              polity: id.polity('north'),
              plan: 1,
              with: -1,
            });
          },
        },
        {
          in: it.days,
          say: (_world, act, id) =>
            act.later(1, {
              kind: 'envoyArrives',
              from: id.polity('east'),
              polity: id.polity('south'),
              matter: 'neutrality',
              against: id.polity('north'),
              nth: 1,
            }),
        },
      ],
    });
    /** What a promise to east is worth to south, in the council that answers its envoy. */
    const worth = (it: Parameters<typeof asking>[0]): number => {
      const council = smallRun(asking(it))
        .of('councilDecides')
        .find((one) => one.polity === 'south' && one.matter === 'embassy')!;
      const options = council.options as readonly { act: string; utility: number }[];
      return options.find((one) => one.act === 'diplomacy.say-yes')!.utility;
    };
    const lostBy = (days: number) =>
      worth({ marches: false, days }) - worth({ marches: true, days });

    it('is said to have broken it, once, and only where he had promised', () => {
      const run = smallRun(asking({ marches: true, days: 60 }));
      expect(run.of('pledgeBroken')).toHaveLength(1);
      expect(run.first('pledgeBroken')).toMatchObject({ polity: 'east', to: 'north' });
      const peaceful = smallRun(asking({ marches: false, days: 60 }));
      expect(peaceful.first('pledgeBroken')).toBeUndefined();
      const world = asking({ marches: true, days: 60 });
      const unbound = smallRun({ ...world, stage: world.stage!.slice(1) });
      expect(unbound.first('warDeclared')).toMatchObject({ polity: 'east', on: 'north' });
      expect(unbound.first('pledgeBroken')).toBeUndefined();
    });

    it('finds others who heard of it less ready to promise him anything', () => {
      expect(lostBy(60)).toBeGreaterThan(1.3);
      expect(lostBy(60)).toBeLessThan(1.5);
    });

    it('is trusted again as years pass', () => {
      expect(lostBy(20 + 1095)).toBeCloseTo(0.75, 1);
      expect(lostBy(20 + 4 * 1095)).toBeLessThan(0.1);
    });

    it('keeps his name where the news of it is lost', () => {
      const asked = { days: 60, lost: true };
      expect(worth({ ...asked, marches: true })).toBe(worth({ ...asked, marches: false }));
    });
  });

  it('a caravan seized on a common border leaves anger behind', () => {
    const run = smallRun({
      ...neighbours,
      pins: [
        { die: 'diplomacy.incident', subject: 'every', matter: 0, roll: 0 },
        { die: 'diplomacy.embassy', subject: 'every', matter: 'every', roll: 0 },
      ],
      stage: [
        {
          in: 3,
          say: (_world, act, id) => {
            const [polity, place] = [id.polity('south'), id.place('south')];
            act.happen({ kind: 'borderArises', polity, with: id.polity('east'), place });
          },
        },
      ],
    });
    const seized = run.of('caravanSeized').find((it) => it.of === 'east')!;
    expect(seized).toMatchObject({ polity: 'south', of: 'east', place: 'south' });
    const anger = run
      .of('angerMoves')
      .find((it) => it.index > seized.index && it.polity === 'east')!;
    expect(anger).toMatchObject({ polity: 'east', at: 'south' });
    expect(anger.to).toBeGreaterThan(0.4); // half as much again as 0.3
  });

  it('a war for a wrong goes to the place where it was done', () => {
    const goals = (at: string | undefined) => {
      const run = smallRun({
        ...neighbours,
        places: { ...neighbours.places, market: { owner: 'south', souls: 900 } },
        ways: [...neighbours.ways, ['north', 'market', 9]],
        relations: [{ between: ['north', 'south'], anger: 0.6 }],
        stage: [
          {
            in: 1,
            say: (_world, act, id) => {
              const [polity, victim] = [id.polity('south'), id.polity('north')];
              if (at !== undefined)
                act.happen({ kind: 'borderIncident', polity, with: victim, place: id.place(at) });
              act.later(9, {
                kind: 'envoyReturns',
                from: polity,
                polity: victim,
                matter: 'ultimatum',
                answer: 'killed',
                nth: 1,
              });
            },
          },
        ],
      });
      const [first] = run
        .of('councilDecides')
        .filter((it) => it.polity === 'north' && it.matter === 'ultimatum')
        .flatMap((it) => it.options as readonly Option[])
        .filter(({ act }) => act === 'diplomacy.avenge');
      return first!.orders.map(({ place }) => place === run.id.place('market'));
    };
    expect(goals('market')).toEqual([true]);
    expect(goals(undefined)).toEqual([false]);
  });

  it('a realm that lives by trade is angrier at a seized caravan', () => {
    const angerOf = (weight: number) => {
      const east = { capital: 'east', ruler: 'col', levy: 5000 };
      const run = smallRun({
        ...neighbours,
        polities: { ...neighbours.polities, east: { ...east, aims: [{ aim: 'trade', weight }] } },
        pins: [
          { die: 'diplomacy.incident', subject: 'every', matter: 0, roll: 0 },
          { die: 'diplomacy.embassy', subject: 'every', matter: 'every', roll: 0 },
        ],
        stage: [
          {
            in: 3,
            say: (_world, act, id) => {
              const [polity, place] = [id.polity('south'), id.place('south')];
              act.happen({ kind: 'borderArises', polity, with: id.polity('east'), place });
            },
          },
        ],
      });
      return run.of('angerMoves').find((it) => it.polity === 'east' && it.at === 'south')!.to;
    };
    expect(angerOf(0)).toBeCloseTo(0.45, 2); // half as much again as 0.3
    expect(angerOf(1)).toBeCloseTo(0.675, 2); // and half as much again
  });

  it('a war in which no army marches ends by weariness', () => {
    const run = smallRun({
      ...neighbours,
      relations: [{ between: ['south', 'east'], war: true }],
      pins: [{ die: 'diplomacy.weariness', subject: 'every', matter: 0, roll: 0.1 }],
      days: 2000,
    });
    expect(run.first('peaceMade')).toMatchObject({ polity: 'south', with: 'east' });
    expect(run.world.relations.some((it) => it.war)).toBe(false);
  });

  it('one who is asked to fight beside another and says yes is his ally, and weighs the war', () => {
    const run = smallRun({
      ...neighbours,
      pins: [{ die: 'diplomacy.answer', subject: 'every', matter: 'every', roll: 0 }],
      relations: [{ between: ['east', 'south'], anger: 0.6 }],
      stage: [
        {
          in: 0,
          say: (_world, act, id) =>
            act.later(5, {
              kind: 'envoyArrives',
              from: id.polity('north'),
              polity: id.polity('east'),
              matter: 'alliance',
              against: id.polity('south'),
              nth: 1,
            }),
        },
      ],
    });
    expect(run.first('allianceMade')).toMatchObject({ polity: 'north', with: 'east' });
    const acts = run
      .of('councilDecides')
      .flatMap((it) => (it.options as readonly { act: string }[]).map(({ act }) => act));
    expect(acts).toContain('diplomacy.join-war');
  });
});
