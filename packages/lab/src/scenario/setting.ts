// Names become numbers, once, in the order of their keys; every doubt becomes an input. A setting is
// made for a scenario with all its openings, readings and switches together, so that an id means the
// same in a base and in every variant. Worlds are founded from it (`world/found.ts`); nothing to the
// right of this folder sees a scenario's own types. Long because it is one pass over every entry.

import { assert } from '../base/assert.ts';
import type { Calendar } from '../base/calendar.ts';
import { earliestOf, latestOf, type When } from '../base/span.ts';
import type {
  Aim,
  Facts,
  Ground,
  Key,
  PlaceKind,
  PolityKind,
  Quantity,
  Scenario,
  Succession,
  TravelMode,
} from './scenario.ts';

declare const tag: unique symbol;
type Tagged<T extends string> = number & { readonly [tag]: T };

/** A whole day: Julian day number. */
export type Day = Tagged<'day'>;
export type PlaceId = Tagged<'place'>;
export type PersonId = Tagged<'person'>;
export type PolityId = Tagged<'polity'>;
export type ForceId = Tagged<'force'>;
export type FaithId = Tagged<'faith'>;
/** Sieges are made in a run, numbered as they are laid. */
export type SiegeId = Tagged<'siege'>;

/** The tables that have ids known before a run. */
export type Table = 'place' | 'person' | 'polity' | 'force' | 'faith';

/** A number of the scenario: exact (`input` −1) or an input, with its middle as `value`. */
export interface Amount {
  readonly input: number;
  readonly value: number;
}

/** What is uncertain and therefore drawn: a name and the shape of its doubt. */
export interface Input {
  readonly name: string;
  readonly shape:
    | { readonly kind: 'even'; readonly least: number; readonly most: number }
    | {
        readonly kind: 'peaked';
        readonly least: number;
        readonly likely: number;
        readonly most: number;
      }
    | { readonly kind: 'spread'; readonly median: number; readonly factor: number }
    /** One of several accounts: cumulative weights, the last 1. The value is the account's number. */
    | { readonly kind: 'reading'; readonly upTo: readonly number[] };
  readonly assumed: boolean;
}

/** One fact laid on a world: this field of this record is that much (or that id, or that word's number). */
export interface Assignment {
  readonly table: 'place' | 'person' | 'polity' | 'force' | 'relation' | 'parameter';
  readonly id: number;
  /** A field of the record of the world; for `parameter` the name `system.name`. */
  readonly field: string;
  /** Faith for `faiths`, second polity for relations, else 0. */
  readonly part: number;
  readonly amount: Amount;
}

interface Given {
  readonly key: Key;
  readonly name: string;
}
/** A place as given: what no run changes. */
export interface PlaceGiven extends Given {
  readonly kind: PlaceKind;
  readonly ground: Ground;
  readonly latitude: number;
  readonly longitude: number;
}
export interface PersonGiven extends Given {
  readonly sex: 'man' | 'woman';
  readonly father: PersonId | -1;
  /** Number of the house among the scenario's houses in the order of their keys, −1 without. */
  readonly house: number;
}
/** An aim as given, its target numbered. */
export interface AimGiven {
  readonly aim: Aim['aim'];
  readonly table: 'person' | 'polity' | 'place' | '';
  readonly target: number;
  readonly weight: Amount;
}
export interface PolityGiven extends Given {
  readonly kind: PolityKind;
  readonly succession: Succession;
  /** By month 1–12 (index 0 unused): the places between which the court of that month is drawn. */
  readonly seats: readonly (readonly PlaceId[])[];
  readonly musters: readonly PlaceId[];
  readonly claims: readonly PlaceId[];
  readonly aims: readonly AimGiven[];
  readonly mode: TravelMode;
  readonly unitSoldiers: number;
}
/** An opening as given: its days and what it lays on the blank world. */
export interface OpeningGiven extends Given {
  readonly day: Day;
  readonly until: Day;
  readonly lays: readonly Assignment[];
}
export interface CircumstanceGiven extends Given {
  /** Openings it fits, by number. */
  readonly openings: readonly number[];
  readonly from: Amount;
  readonly to: Amount;
  readonly effect: 'tied' | 'seat' | 'muster' | 'weakness' | 'harvest' | 'road';
  readonly polity: PolityId | -1;
  /** The seat or muster, or all places of a harvest or road. */
  readonly places: readonly PlaceId[];
  readonly share: Amount;
}
export interface ReadingGiven extends Given {
  readonly openings: readonly number[];
  /** The input that decides which account a run takes. */
  readonly input: number;
  readonly alternatives: readonly (Given & { readonly lays: readonly Assignment[] })[];
}
export interface SwitchGiven extends Given {
  readonly openings: readonly number[];
  readonly lays: readonly Assignment[];
  readonly without: readonly number[];
  readonly pins: readonly PinGiven[];
  /** Options barred: polity −1 bars them for all. */
  readonly bars: readonly { readonly option: string; readonly polity: PolityId | -1 }[];
}
/** A die that falls as told. */
export interface PinGiven {
  readonly die: string;
  /** Key with its table, `place:ford`, or `every`; `engine/pin.ts` says which tables dice are named by. */
  readonly subject: string;
  readonly matter: number | 'every';
  readonly roll: number;
}

/** The frozen tables that worlds are founded from. Ids are places in these lists. */
export interface Setting {
  readonly key: Key;
  readonly title: string;
  readonly calendar: Calendar;
  readonly faiths: readonly Given[];
  readonly places: readonly PlaceGiven[];
  readonly people: readonly PersonGiven[];
  readonly polities: readonly PolityGiven[];
  readonly forces: readonly Given[];
  readonly openings: readonly OpeningGiven[];
  readonly defaultOpening: number;
  readonly circumstances: readonly CircumstanceGiven[];
  readonly readings: readonly ReadingGiven[];
  readonly switches: readonly SwitchGiven[];
  readonly inputs: readonly Input[];
  /** Facts that hold at every opening unless it says otherwise. */
  readonly base: readonly Assignment[];
  /** How many numbers the scenario uses, and how many of them are only assumed. */
  readonly numbers: { readonly used: number; readonly assumed: number };
}

/** Words of person's offices; their numbers are places in this list. */
export const offices = [
  'none',
  'ruler',
  'general',
  'governor',
  'guest',
  'heir',
  'consort',
  'cleric',
] as const;

/**
 * Numbers everything that a scenario names. The scenario must have passed `checkScenario` without
 * errors: an unknown key is then a broken promise and an assertion.
 */
export function makeSetting(scenario: Scenario): Setting {
  const forceKeys = [
    ...new Set(allFacts(scenario).flatMap((facts) => facts.forces.map((f) => f.key))),
  ].sort(byKey);
  const forceNames = new Map(
    allFacts(scenario)
      .flatMap((facts) => facts.forces)
      .filter((force) => force.name !== undefined)
      .map((force) => [force.key, force.name ?? force.key]),
  );
  const houses = [
    ...new Set(scenario.people.flatMap((p) => (p.house === undefined ? [] : [p.house]))),
  ].sort(byKey);
  const ids = {
    place: numbered(scenario.places.map((it) => it.key)),
    person: numbered(scenario.people.map((it) => it.key)),
    polity: numbered(scenario.polities.map((it) => it.key)),
    faith: numbered(scenario.faiths.map((it) => it.key)),
    force: numbered(forceKeys),
    opening: numbered(scenario.openings.map((it) => it.key)),
    circumstance: numbered(scenario.circumstances.map((it) => it.key)),
  };
  const inputs: Input[] = [];
  const numbers = { used: 0, assumed: 0 };
  const find = (table: keyof typeof ids, key: Key): number => {
    const id = ids[table].get(key);
    assert(id !== undefined, () => `unknown ${table} ${key} in a checked scenario`);
    return id;
  };
  const place = (key: Key) => find('place', key) as PlaceId;
  const orNobody = (table: 'place' | 'person' | 'polity', key: Key | undefined): number =>
    key === undefined || key === 'nobody' ? -1 : find(table, key);

  const amount = (name: string, quantity: Quantity): Amount => {
    numbers.used += 1;
    if (quantity.grounds.assumed || quantity.grounds.citations.length === 0) numbers.assumed += 1;
    if (quantity.shape === 'exact') return exactly(quantity.value);
    inputs.push({ name, shape: shapeOf(quantity), assumed: quantity.grounds.assumed });
    return { input: inputs.length - 1, value: middleOf(quantity) };
  };
  const dayAmount = (name: string, when: When): Amount => {
    const least = Math.max(-1e7, earliestOf(when));
    const most = Math.min(1e7, latestOf(when));
    if (least === most || most >= 1e7 || least <= -1e7) return exactly(most >= 1e7 ? most : least);
    inputs.push({ name, shape: { kind: 'even', least, most: most + 1 }, assumed: false });
    return { input: inputs.length - 1, value: Math.floor((least + most) / 2) };
  };

  /**
   * Facts as assignments, in the order: places, people, polities, forces, relations, parameters. Whoever
   * an opening names lives and whatever realm it names stands unless it says otherwise; what is laid
   * over an opening leaves both as they were.
   */
  const lay = (path: string, facts: Facts, isOpening = false): Assignment[] => {
    const out: Assignment[] = [];
    const put = (
      table: Assignment['table'],
      id: number,
      fields: readonly (readonly [
        field: string,
        value: Quantity | number | undefined,
        part?: number,
      ])[],
      where: string,
    ) => {
      for (const [field, value, part] of fields) {
        if (value === undefined) continue;
        const laid =
          typeof value === 'number' ? exactly(value) : amount(`${where}.${field}`, value);
        out.push({ table, id, field, part: part ?? 0, amount: laid });
      }
    };
    const id = (table: 'place' | 'person' | 'polity', key: Key | undefined) =>
      key === undefined ? undefined : orNobody(table, key);
    const flag = (it: boolean | undefined) => (it === undefined ? undefined : it ? 1 : 0);
    for (const it of facts.places) {
      const where = `${path}.places.${it.key}`;
      put(
        'place',
        place(it.key),
        [
          ['owner', id('polity', it.owner)],
          ['garrison', it.garrison],
          ['walls', it.walls],
          ['souls', it.souls],
          ['stores', it.stores],
          ['grievance', it.grievance],
          ['ruin', it.ruin],
          ['creed', it.creed],
          ['billets', it.billets],
          ['burning', it.burning],
          ['tax', it.tax],
          ['governor', id('person', it.governor)],
        ],
        where,
      );
      for (const [faith, share] of Object.entries(it.faiths ?? {})) {
        put('place', place(it.key), [['faiths', share, find('faith', faith)]], `${where}.${faith}`);
      }
    }
    for (const it of facts.people) {
      put(
        'person',
        find('person', it.key),
        [
          ['alive', flag(it.alive ?? (isOpening ? true : undefined))],
          ['court', id('polity', it.court)],
          ['at', id('place', it.at)],
          ['office', it.office === undefined ? undefined : offices.indexOf(it.office)],
          ['following', it.following],
          ['faith', it.faith === undefined ? undefined : find('faith', it.faith)],
          ['spouse', id('person', it.spouse)],
          ['fugitive', flag(it.fugitive)],
          ['rank', it.rank],
          ['skill', it.skill],
          ['ambition', it.ambition],
        ],
        `${path}.people.${it.key}`,
      );
    }
    for (const it of facts.polities) {
      put(
        'polity',
        find('polity', it.key),
        [
          ['stands', flag(it.stands ?? (isOpening ? true : undefined))],
          ['ruler', id('person', it.ruler)],
          ['titular', id('person', it.titular)],
          ['capital', id('place', it.capital)],
          ['seat', id('place', it.seat)],
          ['liege', id('polity', it.liege)],
          ['commitment', it.commitment],
          ['tribute', it.tribute],
          ['legitimacy', it.legitimacy],
          ['treasury', it.treasury],
          ['levy', it.levy],
          ['household', it.household],
          ['tied', it.tied],
          ['quality', it.quality],
        ],
        `${path}.polities.${it.key}`,
      );
    }
    for (const it of facts.forces) {
      put(
        'force',
        find('force', it.key),
        [
          ['exists', flag(it.exists ?? true)],
          ['owner', id('polity', it.owner)],
          ['commander', id('person', it.commander)],
          ['at', id('place', it.at)],
          ['soldiers', it.soldiers],
        ],
        `${path}.forces.${it.key}`,
      );
    }
    for (const it of facts.relations) {
      const [a, b] = it.between;
      put(
        'relation',
        find('polity', a),
        [
          ['war', flag(it.war), find('polity', b)],
          ['anger', it.anger, find('polity', b)],
          ['bond', it.bond, find('polity', b)],
        ],
        `${path}.relations.${a}.${b}`,
      );
    }
    for (const it of facts.parameters) {
      put('parameter', 0, [[it.name, it.value]], `${path}.parameters`);
    }
    return out;
  };

  const base: Assignment[] = [];
  const say = (
    table: 'place' | 'person' | 'polity',
    id: number,
    field: string,
    laid: Amount,
    part = 0,
  ) => base.push({ table, id, field, part, amount: laid });
  for (const it of scenario.places) {
    const where = `places.${it.key}`;
    say('place', place(it.key), 'walls', amount(`${where}.walls`, it.walls));
    say('place', place(it.key), 'souls', amount(`${where}.souls`, it.souls));
    say('place', place(it.key), 'trade', amount(`${where}.trade`, it.trade));
    for (const [faith, share] of Object.entries(it.faiths)) {
      say(
        'place',
        place(it.key),
        'faiths',
        amount(`${where}.faiths.${faith}`, share),
        find('faith', faith),
      );
    }
  }
  for (const it of scenario.people) {
    const id = find('person', it.key);
    const where = `people.${it.key}`;
    say('person', id, 'rank', amount(`${where}.rank`, it.rank));
    say('person', id, 'skill', amount(`${where}.skill`, it.skill));
    say('person', id, 'ambition', amount(`${where}.ambition`, it.ambition));
    if (it.faith !== undefined) say('person', id, 'faith', exactly(find('faith', it.faith)));
    if (it.born !== undefined) say('person', id, 'born', dayAmount(`${where}.born`, it.born));
  }
  for (const it of scenario.polities) {
    const id = find('polity', it.key);
    say('polity', id, 'mountsPerMan', amount(`polities.${it.key}.mounts-per-man`, it.mountsPerMan));
    say('polity', id, 'quality', amount(`polities.${it.key}.quality`, it.quality));
    if (it.founded !== undefined)
      say('polity', id, 'founded', dayAmount(`polities.${it.key}.founded`, it.founded));
  }

  const openingsOf = (keys: readonly Key[]): number[] =>
    keys.length === 0
      ? scenario.openings.map((_, at) => at)
      : keys.map((key) => find('opening', key));

  return {
    key: scenario.key,
    title: scenario.title,
    calendar: scenario.calendar,
    faiths: scenario.faiths.map(given),
    places: scenario.places.map((it) => ({
      ...given(it),
      kind: it.kind,
      ground: it.ground,
      latitude: it.latitude,
      longitude: it.longitude,
    })),
    people: scenario.people.map((it) => ({
      ...given(it),
      sex: it.sex,
      father: orNobody('person', it.father) as PersonId | -1,
      house: it.house === undefined ? -1 : houses.indexOf(it.house),
    })),
    polities: scenario.polities.map((it) => ({
      ...given(it),
      kind: it.kind,
      succession: it.succession,
      seats: Array.from({ length: 13 }, (_, month) =>
        it.seats.filter((seat) => seat.months.includes(month)).map((seat) => place(seat.place)),
      ),
      musters: it.musters.map(place),
      claims: it.claims.map(place),
      aims: it.aims.map((aim, at) => ({
        aim: aim.aim,
        table: aim.target?.table ?? '',
        target: aim.target === undefined ? -1 : find(aim.target.table, aim.target.key),
        weight: amount(`polities.${it.key}.aims.${at + 1}`, aim.weight),
      })),
      mode: it.mode,
      unitSoldiers: it.unitSoldiers,
    })),
    forces: forceKeys.map((key) => ({ key, name: forceNames.get(key) ?? key })),
    openings: scenario.openings.map((it) => ({
      ...given(it),
      day: it.day as Day,
      until: it.until as Day,
      lays: lay(`openings.${it.key}`, it.facts, true),
    })),
    defaultOpening: find('opening', scenario.defaultOpening),
    circumstances: scenario.circumstances.map((it) => ({
      ...given(it),
      openings: openingsOf(it.openings),
      from: dayAmount(`circumstances.${it.key}.from`, it.from),
      to: dayAmount(`circumstances.${it.key}.to`, it.to),
      effect: it.effect.kind,
      polity: 'polity' in it.effect ? (find('polity', it.effect.polity) as PolityId) : -1,
      places:
        'places' in it.effect
          ? it.effect.places.map(place)
          : 'place' in it.effect
            ? [place(it.effect.place)]
            : [],
      share:
        'share' in it.effect
          ? amount(`circumstances.${it.key}.share`, it.effect.share)
          : 'trade' in it.effect
            ? amount(`circumstances.${it.key}.trade`, it.effect.trade)
            : exactly(1),
    })),
    readings: scenario.circumstanceReadings.map((it) => {
      const total = it.alternatives.reduce((sum, one) => sum + one.weight, 0);
      let sum = 0;
      const upTo = it.alternatives.map((one) => {
        sum += one.weight / total;
        return sum;
      });
      inputs.push({ name: `readings.${it.key}`, shape: { kind: 'reading', upTo }, assumed: false });
      const input = inputs.length - 1;
      return {
        ...given(it),
        openings: openingsOf(it.openings),
        input,
        alternatives: it.alternatives.map((one) => ({
          ...given(one),
          lays: lay(`readings.${it.key}.${one.key}`, one.lays),
        })),
      };
    }),
    switches: scenario.switches.map((it) => ({
      ...given(it),
      openings: openingsOf(it.openings),
      lays: lay(`switches.${it.key}`, it.lays),
      without: it.without.map((key) => find('circumstance', key)),
      pins: it.pins.map(({ die, subject, matter, roll }) => ({ die, subject, matter, roll })),
      bars: it.bars.map((bar) => ({
        option: bar.option,
        polity: bar.polity === undefined ? -1 : (find('polity', bar.polity) as PolityId),
      })),
    })),
    inputs,
    base,
    numbers,
  };
}

/** An exact number of the scenario. */
export function exactly(value: number): Amount {
  return { input: -1, value };
}

function given(it: { readonly key: Key; readonly name: string }): Given {
  return { key: it.key, name: it.name };
}

function numbered(keys: readonly Key[]): ReadonlyMap<Key, number> {
  return new Map(keys.map((key, at) => [key, at]));
}

function byKey(a: Key, b: Key): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function allFacts(scenario: Scenario): readonly Facts[] {
  return [
    ...scenario.openings.map((it) => it.facts),
    ...scenario.circumstanceReadings.flatMap((it) => it.alternatives.map((one) => one.lays)),
    ...scenario.switches.map((it) => it.lays),
  ];
}

function shapeOf(quantity: Exclude<Quantity, { shape: 'exact' }>): Input['shape'] {
  switch (quantity.shape) {
    case 'even':
      return { kind: 'even', least: quantity.least, most: quantity.most };
    case 'peaked':
      return {
        kind: 'peaked',
        least: quantity.least,
        likely: quantity.likely,
        most: quantity.most,
      };
    case 'spread':
      return { kind: 'spread', median: quantity.median, factor: quantity.factor };
  }
}

function middleOf(quantity: Exclude<Quantity, { shape: 'exact' }>): number {
  switch (quantity.shape) {
    case 'even':
      return (quantity.least + quantity.most) / 2;
    case 'peaked':
      return quantity.likely;
    case 'spread':
      return quantity.median;
  }
}
