import { describe, expect, it } from 'vitest';
import { smallRun } from '../../test/small.ts';
import type { ForceId, PersonId, PlaceId, PolityId, SiegeId } from '../scenario/setting.ts';
import { type Change, headlines, kinds, type Option, vocabulary } from './change.ts';
import { makeTeller, rankOf } from './tell.ts';

const { setting, id } = smallRun({
  systems: [],
  days: 1,
  places: { Marl: {}, Osk: {}, 'the Grey Ford': {} },
  people: { Ana: {}, Bor: {} },
  polities: { Reeders: { capital: 'Marl' }, Oskany: { capital: 'Osk' } },
  faiths: ['the old faith', 'the new faith'],
  ways: [],
});
const [marl, osk] = [id.place('Marl'), id.place('Osk')];
const [reeders, oskany] = [id.polity('Reeders'), id.polity('Oskany')];
const [ana, bor] = [id.person('Ana'), id.person('Bor')];

const raised = (force: number, from: PlaceId): Change => ({
  kind: 'forceRaised',
  force: force as ForceId,
  polity: reeders,
  place: from,
  soldiers: 18_234,
  commander: ana,
  task: 'attack',
  goal: osk,
});

const option = (more: Partial<Option>): Option => ({
  act: 'court.stay',
  table: '',
  target: -1,
  size: 0,
  orders: [],
  utility: 0,
  odds: 0,
  ...more,
});

function told(...changes: readonly Change[]): string {
  const teller = makeTeller(setting);
  for (const change of changes) teller.learn(change);
  return teller.tell(changes[changes.length - 1]!);
}

describe('telling', () => {
  it('gives a name of many its article and its verb', () => {
    const by = 'storm';
    expect(told({ kind: 'placeChangesHands', place: osk, from: oskany, to: reeders, by })).toBe(
      'The Reeders take Osk, held by Oskany, by storm.',
    );
    expect(told({ kind: 'placeChangesHands', place: marl, from: reeders, to: oskany, by })).toBe(
      'Oskany takes Marl, held by the Reeders, by storm.',
    );
  });

  it('calls a force by its commander and where it was raised', () => {
    expect(told(raised(0, marl))).toBe(
      'The Reeders gather about 18,000 soldiers under Ana at Marl to attack Osk.',
    );
    const reaches: Change = {
      kind: 'forceReaches',
      force: 0 as ForceId,
      place: osk,
      from: marl,
      goal: true,
      days: 3,
    };
    expect(told(raised(0, marl), reaches)).toBe(
      'The force of Ana from Marl reaches Osk, its goal.',
    );
  });

  it('tells two forces of one commander from one place apart', () => {
    const join: Change = { kind: 'forcesJoin', force: 1 as ForceId, into: 0 as ForceId };
    expect(told(raised(0, marl), raised(1, marl), join)).toBe(
      'The second force of Ana from Marl joins the force of Ana from Marl.',
    );
  });

  it('names realms and people that the run has made', () => {
    const son = 2 as PersonId;
    const realm = 2 as PolityId;
    const sentence = told(
      { kind: 'polityFounded', polity: realm, person: bor, place: osk, from: oskany },
      { kind: 'heirBorn', person: son, polity: realm, father: bor },
      { kind: 'rulerAccedes', polity: realm, person: son, from: bor, by: 'succession' },
    );
    expect(sentence).toBe('A son of Bor succeeds Bor as ruler of the realm of Bor at Osk.');
  });

  it('tells a battle with strengths and losses', () => {
    const battle: Change = {
      kind: 'battleWon',
      place: osk,
      force: 0 as ForceId,
      over: 1 as ForceId,
      polity: reeders,
      loser: oskany,
      soldiers: 18_234,
      enemies: 9_100,
      lostShare: 0.09,
      enemiesLostShare: 0.48,
      nth: 1,
    };
    const foe: Change = { ...raised(1, osk), polity: oskany, commander: bor } as Change;
    expect(told(raised(0, marl), foe, battle)).toBe(
      'The Reeders defeat Oskany near Osk: the force of Ana from Marl, about 18,000 strong, against the force of Bor from Osk, about 9,100 strong; one in ten and half of them lost.',
    );
  });

  it('tells a council’s choice with its odds and the likeliest others', () => {
    const orders = [
      {
        task: 'attack' as const,
        place: osk,
        person: -1 as const,
        polity: -1 as const,
        soldiers: 20_000,
      },
    ];
    const sentence = told({
      kind: 'councilDecides',
      polity: reeders,
      matter: 'season',
      choice: 0,
      options: [
        option({ act: 'court.march', orders, odds: 0.41 }),
        option({ act: 'court.stay', odds: 0.34 }),
        option({ act: 'seers.read-the-stars', table: 'polity', target: oskany, odds: 0.25 }),
      ],
    });
    expect(sentence).toBe(
      'The Reeders decide to send about 20,000 soldiers to attack Osk (odds 41 in 100; 34 to stay, 25 to read the stars (Oskany)).',
    );
  });

  it('tells news by what it is about', () => {
    const sentence = told(
      {
        kind: 'siegeLaid',
        place: osk,
        force: 0 as ForceId,
        polity: reeders,
        against: oskany,
        siege: 0 as SiegeId,
        stores: 90,
      },
      {
        kind: 'newsArrives',
        polity: oskany,
        of: 0,
        days: 12,
        matter: 'siege',
        place: osk,
        against: reeders,
      },
    );
    expect(sentence).toBe(
      'The court of Oskany hears after 12 days that the Reeders lay siege to Osk, held by Oskany, with a force.',
    );
  });

  it('has a whole sentence for every kind, with every word and with nobody in it', () => {
    for (const kind of kinds) {
      const fields = Object.entries(vocabulary[kind]);
      const most = Math.max(...fields.map(([, type]) => type.split('|').length));
      for (let at = 0; at < most; at += 1) {
        const values = fields.map(([field, type]) => {
          const words = type.split('|');
          if (words.length > 1) return [field, words[at % words.length]];
          if (type === 'flag') return [field, at % 2 === 0];
          if (type === 'options') return [field, [option({ odds: 1 })]];
          return [field, type.endsWith('?') ? -1 : type === 'number' ? 0.5 : 0];
        });
        const sentence = makeTeller(setting).tell({
          kind,
          ...Object.fromEntries(values),
        } as Change);
        expect(sentence).toMatch(/^[A-Z“].*[^ .]\.$/);
        expect(sentence).not.toMatch(/undefined|NaN|\[object| {2}| ,/);
      }
    }
  });

  it('gives every headline the first rank and movements of numbers the last', () => {
    expect(kinds.filter((kind) => rankOf(kind) === 'headline')).toHaveLength(headlines.size);
    expect(rankOf('levyMoves')).toBe('fine');
    expect(rankOf('forceReaches')).toBe('ordinary');
  });
});
