// A vassal in need, its liege far away, and the others who watch.

import { describe, expect, it } from 'vitest';
import { type SmallPolity, type SmallWorld, smallRun, type Told } from '../../test/small.ts';
import type { PolityId } from '../scenario/setting.ts';
import type { Option } from '../world/change.ts';
import { hearing, message } from './message.ts';
import { vassalage } from './vassalage.ts';
import { bondParameters, bowing, drawBack } from './vassalage-bonds.ts';

const besieged = (watchers = 0, lord: Partial<SmallPolity> = {}): SmallWorld => {
  const names = Array.from({ length: watchers }, (_, at) => `watcher${at}`);
  return {
    systems: [message, vassalage],
    hearing: { system: 'message', make: hearing },
    places: {
      court: { owner: 'empire', souls: 5000 },
      town: { owner: 'vassal', souls: 5000 },
      camp: { owner: 'foe', souls: 500 },
      ...Object.fromEntries(names.map((it) => [it, { owner: it, souls: 1000 }])),
    },
    ways: [
      ['court', 'town', 12],
      ['town', 'camp', 5],
      ...names.map((it) => ['court', it, 10] as const),
    ],
    polities: {
      empire: {
        capital: 'court',
        ruler: 'aya',
        levy: 30_000,
        quality: 1,
        unitSoldiers: 10_000,
        legitimacy: 0.8,
        aims: [{ aim: 'hold', weight: 1 }],
        ...lord,
      },
      vassal: { capital: 'town', ruler: 'bek', liege: 'empire', commitment: 0.5, levy: 1000 },
      foe: { capital: 'camp', ruler: 'col', levy: 4000, quality: 0.5 },
      ...Object.fromEntries(
        names.map((it) => [it, { capital: it, ruler: `${it}s`, liege: 'empire', commitment: 0.5 }]),
      ),
    },
    people: {
      aya: { court: 'empire', at: 'court' },
      bek: { court: 'vassal', at: 'town' },
      col: { court: 'foe', at: 'camp' },
      ...Object.fromEntries(names.map((it) => [`${it}s`, { court: it, at: it }])),
    },
    forces: { host: { owner: 'foe', at: 'town', soldiers: 4000, commander: 'col' } },
    relations: [{ between: ['foe', 'vassal'], war: true }],
    stage: [
      {
        in: 2,
        say: (_world, act, id) =>
          act.happen({
            kind: 'siegeLaid',
            place: id.place('town'),
            force: id.force('host'),
            polity: id.polity('foe'),
            against: id.polity('vassal'),
            siege: act.next.siege(),
            stores: 90,
          }),
      },
    ],
    parameters: { 'message.lossPerThousandKm': 0 },
    days: 250,
    pins: [appeals, silent],
  };
};
// The first option of each council is to do nothing; an appeal is the next.
const appeals = { die: 'vassalage.appeal', subject: 'every', matter: 'every', roll: 0.6 } as const;
const silent = { die: 'vassalage.aid', subject: 'every', matter: 'every', roll: 0 } as const;
const optionsOf = (told: Told) => told.options as readonly Option[];
const silence = (told: readonly Told[]) => {
  const council = told.find(
    (it) => it.kind === 'councilDecides' && it.polity === 'empire' && it.matter === 'appeal',
  )!;
  return optionsOf(council).find((it) => it.act === 'vassalage.silence')!.odds;
};

const rating = {
  land: { days: () => 5 } as never,
  month: 5,
  parameters: Object.fromEntries(
    Object.entries(bondParameters).map(([name, it]) => [name, it.value]),
  ) as { readonly [K in keyof typeof bondParameters]: number },
};
const small = ({ liege }: { readonly liege: boolean }): SmallWorld => ({
  systems: [message],
  hearing: { system: 'message', make: hearing },
  places: {
    great: { owner: 'great', souls: 5000 },
    vassal: { owner: 'vassal', souls: 1000 },
    near: { owner: 'near', souls: 3000 },
  },
  ways: [
    ['great', 'vassal', 10],
    ['vassal', 'near', 5],
  ],
  polities: {
    great: { capital: 'great', ruler: 'aya', levy: 90_000 },
    vassal: {
      capital: 'vassal',
      ruler: 'bek',
      levy: 2000,
      legitimacy: 0.5,
      ...(liege && { liege: 'great', commitment: 0.4 }),
    },
    near: { capital: 'near', ruler: 'col', levy: 30_000 },
  },
  people: {
    aya: { court: 'great', at: 'great' },
    bek: { court: 'vassal', at: 'vassal' },
    col: { court: 'near', at: 'near' },
  },
  days: 1,
});

describe('vassalage', () => {
  it('a vassal whose appeal goes unanswered leans away, and the others see it', () => {
    const run = smallRun(besieged(2));
    const appeal = run.first('appealMade')!;
    expect(appeal).toMatchObject({ polity: 'vassal', to: 'empire', against: 'foe', place: 'town' });
    const answer = run.first('appealAnswered')!;
    expect(answer).toMatchObject({ vassal: 'vassal', answer: 'silence' });
    expect(answer.on).toBeGreaterThan(appeal.on);
    const felt = run.of('commitmentMoves');
    expect(felt[0]).toMatchObject({ polity: 'vassal', by: 'silence' });
    expect(felt[0]!.to).toBeCloseTo(0.5 - 0.3, 9);
    expect(felt.slice(1).map((it) => it.polity)).toEqual(['watcher0', 'watcher1']);
    expect(felt[1]!.to).toBeCloseTo(0.5 - 0.05, 9);
  });

  it('a liege who makes his own peace betrays the vassal who is left at war, and the others hear of it', () => {
    const run = smallRun({
      ...besieged(1),
      relations: [
        { between: ['foe', 'vassal'], war: true },
        { between: ['foe', 'empire'], war: true },
      ],
      stage: [
        {
          in: 2,
          say: (_world, act, id) =>
            act.happen({ kind: 'peaceMade', polity: id.polity('empire'), with: id.polity('foe') }),
        },
      ],
    });
    const felt = run.of('commitmentMoves');
    expect(felt.map(({ polity, by }) => [polity, by])).toEqual([
      ['vassal', 'betrayal'],
      ['watcher0', 'betrayal'],
    ]);
    expect(run.polity('vassal').commitment).toBeCloseTo(0.5 - 0.3, 9);
    expect(run.polity('watcher0').commitment).toBeCloseTo(0.5 - 0.05, 9);
  });

  it('a liege who takes a vassal’s town betrays him, and one who inherits it does not', () => {
    const taken = (by: 'surrender' | 'inheritance') =>
      smallRun({
        ...besieged(0),
        stage: [
          {
            in: 2,
            say: (_world, act, id) =>
              act.happen({
                kind: 'placeChangesHands',
                place: id.place('town'),
                from: id.polity('vassal'),
                to: id.polity('empire'),
                by,
              }),
          },
        ],
      }).first('commitmentMoves');
    expect(taken('surrender')).toMatchObject({ polity: 'vassal', by: 'betrayal' });
    expect(taken('inheritance')).toBeUndefined();
  });

  it('a vassal who is helped leans closer', () => {
    const aids = { ...silent, roll: 0.999 };
    const run = smallRun({ ...besieged(), pins: [appeals, aids] });
    expect(run.first('appealAnswered')).toMatchObject({ answer: 'aid' });
    expect(run.first('commitmentMoves')).toMatchObject({ polity: 'vassal', by: 'aid' });
    expect(run.polity('vassal').commitment).toBeCloseTo(0.6, 9);
  });

  it('a liege is less often silent the more vassals watch', () => {
    const odds = [0, 2, 4].map((watchers) => silence(smallRun(besieged(watchers)).told));
    expect(odds[1]).toBeLessThan(odds[0]!);
    expect(odds[2]).toBeLessThan(odds[1]!);
  });

  it('an old enemy at the vassal’s gates may be ended, and another guarded against, in one plan', () => {
    const run = smallRun(
      besieged(0, { aims: [{ aim: 'destroy', table: 'person', target: 'col', weight: 2 }] }),
    );
    const council = run.of('councilDecides').find((it) => it.matter === 'appeal')!;
    const acts = optionsOf(council).map((it) => it.act);
    expect(acts).toContain('vassalage.relieve');
    expect(acts).toContain('vassalage.relieve-and-destroy');
    const ends = optionsOf(council).find((it) => it.act === 'vassalage.relieve-and-destroy')!;
    expect(ends.orders[0]).toMatchObject({ task: 'destroy', soldiers: 10_000, person: 2 });
  });

  it('a free people bows to a great power that has won, not to one that sits still', () => {
    const rate = (victorious: boolean) => {
      const run = smallRun(small({ liege: false }));
      if (victorious) run.polity('great').victorious = run.world.day;
      return bowing(run.world, rating, {
        id: 1 as PolityId,
        rival: 0 as PolityId,
        strength: 90_000,
      });
    };
    expect(rate(true) - rate(false)).toBeCloseTo(2, 6);
  });

  it('a hostile neighbour draws a vassal away, one whom it hates drives it back to its liege', () => {
    const stay = (relations: SmallWorld['relations']) => {
      const run = smallRun({ ...small({ liege: true }), ...(relations && { relations }) });
      return drawBack(run.world, rating, 1 as PolityId);
    };
    const peace = stay([]);
    const war = stay([{ between: ['near', 'vassal'], war: true }]);
    const hatred = stay([
      { between: ['near', 'vassal'], war: true },
      { between: ['vassal', 'near'], anger: 1 },
    ]);
    expect(war).toBeLessThan(peace);
    expect(hatred).toBeGreaterThan(war);
  });

  describe('a vassal that has left its liege', () => {
    const leaving = (roll: number): SmallWorld => ({
      ...small({ liege: true }),
      systems: [message, vassalage],
      relations: [{ between: ['near', 'vassal'], war: true }],
      pins: [
        { die: 'vassalage.defect', subject: 'every', matter: 0, roll: 0 },
        { die: 'vassalage.lord', subject: 'every', matter: 'every', roll },
      ],
      days: 10,
    });

    it('holds council whether to stand alone or to bow to one who is stronger, and the odds are kept', () => {
      const run = smallRun(leaving(0.999));
      const left = run.first('vassalDefects')!;
      const council = run.of('councilDecides').find((it) => it.matter === 'liege')!;
      expect(left).toMatchObject({ polity: 'vassal', from: 'great' });
      expect(council.on).toBe(left.on + 1);
      const options = optionsOf(council);
      expect(options.map((it) => it.act)).toEqual(['vassalage.stand-alone', 'vassalage.bow-to']);
      expect(options[1]!.odds).toBeGreaterThan(0.5);
      expect(run.first('vassalSubmits')).toMatchObject({ from: 'great', to: 'near', by: 'fear' });
    });

    it('may stay free, and bows to nobody when its council is for that', () => {
      const run = smallRun(leaving(0));
      expect(run.of('councilDecides').some((it) => it.matter === 'liege')).toBe(true);
      expect(run.first('vassalSubmits')).toBeUndefined();
    });

    it('has nobody to bow to where no neighbour is stronger than itself', () => {
      const { polities, ...world } = leaving(0.999);
      const near = { ...polities.near!, levy: 500 };
      const run = smallRun({ ...world, polities: { ...polities, near } });
      expect(run.first('vassalDefects')).toBeDefined();
      expect(run.of('councilDecides').some((it) => it.matter === 'liege')).toBe(false);
    });
  });

  it('one alarmed from afar asks help to its own seat, not to where the enemy stands', () => {
    const run = smallRun({
      ...besieged(),
      forces: { host: { owner: 'foe', at: 'camp', soldiers: 4000, commander: 'col' } },
      stage: [
        {
          in: 2,
          say: (_world, act, id) =>
            act.happen({
              kind: 'forceOrdered',
              force: id.force('host'),
              task: 'attack',
              order: 1,
              to: id.place('town'),
              person: -1,
              polity: id.polity('vassal'),
              plan: 0,
              with: -1,
            }),
        },
      ],
      pins: [appeals],
    });
    expect(run.first('appealMade')).toMatchObject({ polity: 'vassal', place: 'town' });
  });

  it('nobody learns of an appeal that is lost on the way', () => {
    const run = smallRun({
      ...besieged(),
      parameters: { 'message.lossPerThousandKm': 1 },
      pins: [appeals],
    });
    expect(run.first('appealMade')).toBeDefined();
    expect(run.first('appealAnswered')).toBeUndefined();
    expect(run.first('commitmentMoves')).toMatchObject({ by: 'silence' });
  });
});
