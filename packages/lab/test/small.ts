// Little worlds for tests of rules: a few places joined by ways of so many days, the polities, people
// and forces on them, and the systems under test. Parameters stand at their middle values unless a test
// says otherwise, and what happened can be read by keys.

import { assert } from '../src/base/assert.ts';
import { dayOfJulian } from '../src/base/calendar.ts';
import { prepare } from '../src/engine/frame.ts';
import { type HearingMaker, makeModel } from '../src/engine/model.ts';
import type { Occasion, OccasionKind } from '../src/engine/occasion.ts';
import { play, type Run, type RunOptions } from '../src/engine/run.ts';
import { type Act, type AnySystem, system } from '../src/engine/system.ts';
import type { SiteKind } from '../src/land/ground.ts';
import { sitesBeyond } from '../src/land/meeting.ts';
import { type Mode, modes, type Network } from '../src/land/network.ts';
import { usualDayKm } from '../src/land/pace.ts';
import type { Ground, PlaceKind, PolityKind, Succession } from '../src/scenario/scenario.ts';
import {
  type Assignment,
  type CircumstanceGiven,
  exactly,
  type ForceId,
  offices,
  type PersonId,
  type PinGiven,
  type PlaceId,
  type PolityId,
  type Setting,
  type SwitchGiven,
} from '../src/scenario/setting.ts';
import { type Kind, type Order, vocabulary } from '../src/world/change.ts';
import type { AimHeld, Person, Place, Polity, Seen, World } from '../src/world/world.ts';

type Numbers<T> = {
  readonly [K in keyof T as T[K] extends number ? K : never]?: T[K] extends number ? number : never;
};

export interface SmallPlace
  extends Omit<
    Numbers<Place>,
    'owner' | 'governor' | 'siege' | 'promisedBy' | 'rose' | 'sieges' | 'battles' | 'risings'
  > {
  readonly owner?: string;
  readonly governor?: string;
  readonly faiths?: Readonly<Record<string, number>>;
  readonly kind?: PlaceKind;
  readonly ground?: Ground;
  /** Months (1–12) in which nobody passes. */
  readonly closed?: readonly number[];
  readonly metres?: number;
}
export interface SmallPerson
  extends Omit<
    Numbers<Person>,
    'court' | 'office' | 'faith' | 'spouse' | 'at' | 'father' | 'house'
  > {
  readonly court?: string;
  readonly office?: (typeof offices)[number];
  readonly at?: string;
  readonly faith?: string;
  readonly spouse?: string;
  readonly father?: string;
  readonly house?: number;
  readonly sex?: 'man' | 'woman';
  readonly alive?: boolean;
  readonly fugitive?: boolean;
}
export interface SmallPolity
  extends Omit<
    Numbers<Polity>,
    | 'ruler'
    | 'titular'
    | 'capital'
    | 'seat'
    | 'muster'
    | 'liege'
    | 'mode'
    | 'unitSoldiers'
    | 'customs'
  > {
  readonly ruler?: string;
  readonly titular?: string;
  readonly capital: string;
  readonly seat?: string;
  readonly liege?: string;
  readonly kind?: PolityKind;
  readonly succession?: Succession;
  readonly mode?: Mode;
  readonly unitSoldiers?: number;
  readonly musters?: readonly string[];
  readonly claims?: readonly string[];
  /** Month (1–12) → places between which the court of that month is drawn. */
  readonly seats?: Readonly<Record<number, readonly string[]>>;
  readonly aims?: readonly {
    readonly aim: AimHeld['aim'];
    readonly table?: 'person' | 'polity' | 'place';
    readonly target?: string;
    readonly weight: number;
  }[];
  readonly stands?: boolean;
}
export interface SmallForce {
  readonly owner: string;
  readonly at: string;
  readonly soldiers: number;
  readonly commander?: string;
}
export interface SmallOrder {
  readonly task: Order['task'];
  readonly place?: string;
  readonly person?: string;
  readonly polity?: string;
  readonly soldiers?: number;
}

/** What a test says of a world. Keys are the test's own; ids are their places in these literals. */
export interface SmallWorld {
  readonly systems: readonly AnySystem[];
  readonly places: Readonly<Record<string, SmallPlace>>;
  readonly polities: Readonly<Record<string, SmallPolity>>;
  readonly people?: Readonly<Record<string, SmallPerson>>;
  readonly forces?: Readonly<Record<string, SmallForce>>;
  readonly faiths?: readonly string[];
  readonly relations?: readonly {
    readonly between: readonly [string, string];
    readonly war?: boolean;
    readonly anger?: number;
    readonly bond?: number;
  }[];
  /** Ways there and back, in days of riders over flat ground. */
  readonly ways: readonly (readonly [from: string, to: string, days: number])[];
  readonly circumstances?: readonly CircumstanceGiven[];
  readonly switches?: readonly SwitchGiven[];
  /** Keys of switches that are on. */
  readonly on?: readonly string[];
  /** First day: 1 April 1200 unless said. */
  readonly day?: number;
  /** Length of the run in days, 365 unless said. */
  readonly days?: number;
  /** Parameters that differ from their middle, by `system.name`. */
  readonly parameters?: Readonly<Record<string, number>>;
  /** With `true` parameters are drawn from their ranges. */
  readonly drawn?: boolean;
  readonly pins?: readonly PinGiven[];
  readonly hearing?: { readonly system: string; readonly make: HearingMaker };
  /** What is said from outside the systems under test, so many days after the opening (0: at it). */
  readonly stage?: readonly {
    readonly in: number;
    readonly say: (world: Seen<World>, act: Act, id: Ids) => void;
  }[];
  /** Councils that decide on these orders, so many days in: for models without the system `court`. */
  readonly councils?: readonly {
    readonly in: number;
    readonly polity: string;
    readonly orders: readonly SmallOrder[];
  }[];
  readonly seed?: number;
  readonly run?: number;
  readonly options?: RunOptions;
}

/** Ids by the test's keys. */
export interface Ids {
  place(key: string): PlaceId;
  person(key: string): PersonId;
  polity(key: string): PolityId;
  force(key: string): ForceId;
}

/** A change with keys in place of ids, and its day counted from the opening. */
// biome-ignore lint/suspicious/noExplicitAny: fields are read by tests, which know the kind
export type Told = Readonly<Record<string, any>> & {
  readonly kind: Kind;
  readonly on: number;
  readonly index: number;
};

export interface SmallRun {
  readonly told: readonly Told[];
  /** Changes of some kinds, in order. */
  of(...kinds: readonly Kind[]): readonly Told[];
  first(kind: Kind): Told | undefined;
  readonly world: World;
  readonly setting: Setting;
  readonly rates: number;
  /** The run itself, with ids in place of keys. */
  readonly played: Run;
  readonly id: Ids;
  place(key: string): Place;
  person(key: string): Person;
  polity(key: string): Polity;
}

const firstDay = dayOfJulian(1200, 4, 1);

/** Plays a little world. Same literal, seed and run: same chronicle. */
export function smallRun(small: SmallWorld): SmallRun {
  const keys = {
    place: Object.keys(small.places),
    person: Object.keys(small.people ?? {}),
    polity: Object.keys(small.polities),
    force: Object.keys(small.forces ?? {}),
    faith: [...(small.faiths ?? [])],
  };
  const find = (table: keyof typeof keys, key: string): number => {
    const at = keys[table].indexOf(key);
    assert(at >= 0, `no ${table} ${key} in this little world`);
    return at;
  };
  const id: Ids = {
    place: (key) => find('place', key) as PlaceId,
    person: (key) => find('person', key) as PersonId,
    polity: (key) => find('polity', key) as PolityId,
    force: (key) => find('force', key) as ForceId,
  };
  const systems = [...small.systems, stageOf(small, id)];
  const hearing = small.hearing ?? { system: systems[0]!.name, make: plainHearing };
  const model = makeModel(systems, hearing);
  const middles = small.drawn
    ? []
    : model.parameters.map(({ name, parameter }) => [name, parameter.value] as const);
  const parameters: Assignment[] = [...middles, ...Object.entries(small.parameters ?? {})].map(
    ([field, value]) => ({
      table: 'parameter',
      id: 0,
      field,
      part: 0,
      amount: exactly(value),
    }),
  );
  const setting = settingOf(small, find, parameters);
  const frame = prepare({
    model,
    setting,
    land: toyNetwork(small),
    opening: 'start',
    switches: small.on ?? [],
    pins: small.pins ?? [],
  });
  const run = play(frame, { seed: small.seed ?? 1, run: small.run ?? 0 }, small.options);
  const keyed = (type: string, value: unknown): unknown => {
    const table = type.replace('?', '') as keyof typeof keys;
    if (!(table in keys) || typeof value !== 'number') return value;
    return value < 0 ? 'nobody' : (keys[table][value] ?? `${table} ${value}`);
  };
  const told = run.chronicle.changes.map((change, index) => {
    const fields = Object.entries(vocabulary[change.kind]).map(([field, type]) => [
      field,
      keyed(type, (change as unknown as Record<string, unknown>)[field]),
    ]);
    return {
      kind: change.kind,
      index,
      on: run.chronicle.days[index]! - setting.openings[0]!.day,
      ...Object.fromEntries(fields),
    } as Told;
  });
  return {
    told,
    of: (...kinds) => told.filter((it) => kinds.includes(it.kind)),
    first: (kind) => told.find((it) => it.kind === kind),
    world: run.world,
    setting,
    rates: run.rates,
    played: run,
    id,
    place: (key) => run.world.places[find('place', key)]!,
    person: (key) => run.world.people[find('person', key)]!,
    polity: (key) => run.world.polities[find('polity', key)]!,
  };
}

/** Plays the same little world under several run numbers and counts in how many a test holds. */
export function shareOf(
  small: SmallWorld,
  runs: number,
  holds: (run: SmallRun) => boolean,
): number {
  let count = 0;
  for (let run = 0; run < runs; run += 1) if (holds(smallRun({ ...small, run }))) count += 1;
  return count / runs;
}

/** News at a courier's pace to the seat of the court, never lost. */
const plainHearing: HearingMaker =
  ({ land, monthOn, seatThen }) =>
  ({ change, from, court, day }) => {
    const seat = seatThen(court, change);
    if (from === -1 || seat === -1) return 0;
    return land.days(from, seat, monthOn(day), modes.indexOf('courier'));
  };

/** A system that says what a test wants said, on an occasion that no system under test owns. */
function stageOf(small: SmallWorld, id: Ids): AnySystem {
  const owned = new Set(
    small.systems.flatMap((it) => [...Object.keys(it.on ?? {}), ...Object.keys(it.hears ?? {})]),
  );
  const carriers: readonly OccasionKind[] = ['politiesReckon', 'townsReckon', 'courtsTurn'];
  const carrier = carriers.find((it) => !owned.has(it));
  const stage = small.stage ?? [];
  const councils = small.councils ?? [];
  const say = (number: number, world: Seen<World>, act: Act) => stage[number]!.say(world, act, id);
  return system({
    name: 'stage',
    gist: 'Says what a test wants said.',
    parameters: {},
    dice: { choice: 'polity' },
    hazards: {},
    rates: {},
    comes: {},
    begin(world, act) {
      stage.forEach((it, number) => {
        if (it.in === 0) {
          say(number, world, act as Act);
          return;
        }
        assert(carrier !== undefined, 'no occasion is left to carry the stage');
        const fields = { quarter: number, month: number };
        act.later(it.in, { kind: carrier, ...fields } as unknown as Occasion);
      });
      councils.forEach((it, number) => {
        act.later(it.in, {
          kind: 'councilMeets',
          polity: id.polity(it.polity),
          matter: 'realm',
          nth: number,
          place: -1,
          against: -1,
        });
      });
    },
    ...(carrier === undefined
      ? {}
      : {
          on: {
            [carrier]: (world: Seen<World>, it: { quarter: number }, act: Act) =>
              say(it.quarter, world, act),
          },
        }),
    ...(councils.length === 0
      ? {}
      : {
          hears: {
            councilMeets: (_heard, it, act) => {
              const orders = councils[it.nth]!.orders.map(
                (order): Order => ({
                  task: order.task,
                  place: order.place === undefined ? -1 : id.place(order.place),
                  person: order.person === undefined ? -1 : id.person(order.person),
                  polity: order.polity === undefined ? -1 : id.polity(order.polity),
                  soldiers: order.soldiers ?? 0,
                }),
              );
              act.decide('choice', it.polity, it.nth, {
                polity: it.polity,
                matter: 'realm',
                options: [
                  { act: 'court.march', table: '', target: -1, size: 0, orders, utility: 0 },
                ],
              });
            },
          },
        }),
  });
}

/** Ways as given, at every mode's usual pace; months matter only where a place is closed. */
export function toyNetwork(small: Pick<SmallWorld, 'places' | 'ways'>): Network {
  const keys = Object.keys(small.places);
  const given = Object.values(small.places);
  const size = keys.length;
  const rider = usualDayKm('riders');
  const share = modes.map((mode) => rider / usualDayKm(mode));
  const direct = new Float64Array(size * size).fill(Infinity);
  const joined: number[][] = keys.map(() => []);
  for (const [from, to, days] of small.ways) {
    const a = keys.indexOf(from);
    const b = keys.indexOf(to);
    assert(a >= 0 && b >= 0, `a way from ${from} to ${to}`);
    direct[a * size + b] = days;
    direct[b * size + a] = days;
    joined[a]!.push(b);
    joined[b]!.push(a);
  }
  const kindOf = (node: number): SiteKind => {
    const kind = given[node]!.kind ?? 'town';
    if (kind === 'pass' || kind === 'ford' || kind === 'waypoint') return kind;
    return kind === 'ferry' ? 'ford' : kind === 'pasture' || kind === 'camp' ? 'pasture' : 'town';
  };
  const isCrossing = (node: number) => kindOf(node) === 'pass' || kindOf(node) === 'ford';
  const isClosed = (node: number, month: number) => given[node]!.closed?.includes(month) ?? false;
  const tables = new Map<number, { days: Float64Array; next: Int32Array }>();
  const table = (month: number) => {
    const known = tables.get(month);
    if (known !== undefined) return known;
    const days = new Float64Array(size * size).fill(Infinity);
    const next = new Int32Array(size * size).fill(-1);
    for (let a = 0; a < size; a += 1) {
      days[a * size + a] = 0;
      for (const b of joined[a]!) {
        if (isClosed(a, month) || isClosed(b, month)) continue;
        days[a * size + b] = direct[a * size + b]!;
        next[a * size + b] = b;
      }
    }
    for (let by = 0; by < size; by += 1)
      for (let a = 0; a < size; a += 1)
        for (let b = 0; b < size; b += 1) {
          const over = days[a * size + by]! + days[by * size + b]!;
          if (over >= days[a * size + b]!) continue;
          days[a * size + b] = over;
          next[a * size + b] = next[a * size + by]!;
        }
    const made = { days, next };
    tables.set(month, made);
    return made;
  };
  const network: Network = {
    onDay: () => network,
    sites: keys.map((key, node) => {
      const ground = given[node]!.ground ?? 'steppe';
      return {
        key,
        latitude: 45,
        longitude: 70 + node,
        kind: kindOf(node),
        closedMonths: given[node]!.closed ?? [],
        hardMonths: [],
        ground: ground === 'forest' ? 'mountain' : ground,
      };
    }),
    legDays: (from, to, month, mode) =>
      isClosed(from, month) || isClosed(to, month)
        ? Infinity
        : direct[from * size + to]! * share[mode]!,
    days: (from, to, month, mode) => table(month).days[from * size + to]! * share[mode]!,
    next: (from, to, month) => table(month).next[from * size + to]!,
    neighbours: (node) => [...joined[node]!].sort((a, b) => a - b),
    bordering: (node) => {
      if (isCrossing(node)) return [];
      const seen = new Set([node]);
      const out: number[] = [];
      const walk = [node];
      for (const at of walk) {
        for (const to of joined[at]!) {
          if (seen.has(to)) continue;
          seen.add(to);
          if (isCrossing(to)) walk.push(to);
          else out.push(to);
        }
      }
      return out.sort((a, b) => a - b);
    },
    beyond: (node) => sitesBeyond(network, network.bordering, node),
    km: (from, to) => {
      const days = direct[from * size + to]!;
      return Number.isFinite(days) ? days * rider : 0;
    },
    heightMetres: (node) => given[node]!.metres ?? 500,
  };
  return network;
}

function settingOf(
  small: SmallWorld,
  find: (table: 'place' | 'person' | 'polity' | 'force' | 'faith', key: string) => number,
  parameters: readonly Assignment[],
): Setting {
  const lays: Assignment[] = [];
  const lay = (table: Assignment['table'], id: number, field: string, value: number, part = 0) =>
    lays.push({ table, id, field, part, amount: exactly(value) });
  const references: Readonly<Record<string, 'place' | 'person' | 'polity' | 'faith'>> = {
    owner: 'polity',
    governor: 'person',
    court: 'polity',
    at: 'place',
    faith: 'faith',
    spouse: 'person',
    ruler: 'person',
    titular: 'person',
    capital: 'place',
    seat: 'place',
    liege: 'polity',
    commander: 'person',
  };
  const skipped = new Set([
    'faiths',
    'kind',
    'ground',
    'closed',
    'metres',
    'father',
    'house',
    'sex',
    'succession',
    'mode',
    'unitSoldiers',
    'musters',
    'claims',
    'seats',
    'aims',
  ]);
  const layAll = (table: 'place' | 'person' | 'polity' | 'force', id: number, it: object) => {
    for (const [field, value] of Object.entries(it)) {
      if (skipped.has(field)) continue;
      if (field === 'office') lay(table, id, field, offices.indexOf(value));
      else if (typeof value === 'boolean') lay(table, id, field, value ? 1 : 0);
      else if (typeof value === 'number') lay(table, id, field, value);
      else lay(table, id, field, find(references[field]!, value));
    }
  };
  Object.entries(small.places).forEach(([, it], id) => {
    layAll('place', id, it);
    for (const [faith, share] of Object.entries(it.faiths ?? {})) {
      lay('place', id, 'faiths', share, find('faith', faith));
    }
  });
  Object.values(small.people ?? {}).forEach((it, id) => {
    layAll('person', id, { alive: true, ...it });
  });
  Object.values(small.polities).forEach((it, id) => {
    layAll('polity', id, { stands: true, ...it });
  });
  Object.values(small.forces ?? {}).forEach((it, id) => {
    layAll('force', id, { exists: true, ...it });
  });
  for (const { between, war, anger, bond } of small.relations ?? []) {
    const [a, b] = [find('polity', between[0]), find('polity', between[1])];
    if (war !== undefined) lay('relation', a, 'war', war ? 1 : 0, b);
    if (anger !== undefined) lay('relation', a, 'anger', anger, b);
    if (bond !== undefined) lay('relation', a, 'bond', bond, b);
  }
  const given = (key: string) => ({ key, name: key });
  const day = small.day ?? firstDay;
  return {
    key: 'small',
    title: 'A little world',
    calendar: 'julian',
    faiths: (small.faiths ?? []).map(given),
    places: Object.entries(small.places).map(([key, it], at) => ({
      ...given(key),
      kind: it.kind ?? 'town',
      ground: it.ground ?? 'steppe',
      latitude: 45,
      longitude: 70 + at,
    })),
    people: Object.entries(small.people ?? {}).map(([key, it]) => ({
      ...given(key),
      sex: it.sex ?? 'man',
      father: it.father === undefined ? -1 : (find('person', it.father) as PersonId),
      house: it.house ?? -1,
    })),
    polities: Object.entries(small.polities).map(([key, it]) => ({
      ...given(key),
      kind: it.kind ?? 'realm',
      succession: it.succession ?? 'son',
      seats: Array.from({ length: 13 }, (_, month) =>
        (it.seats?.[month] ?? []).map((place) => find('place', place) as PlaceId),
      ),
      musters: (it.musters ?? []).map((place) => find('place', place) as PlaceId),
      claims: (it.claims ?? []).map((place) => find('place', place) as PlaceId),
      aims: (it.aims ?? []).map((aim) => ({
        aim: aim.aim,
        table: aim.table ?? '',
        target: aim.target === undefined ? -1 : find(aim.table ?? 'polity', aim.target),
        weight: exactly(aim.weight),
      })),
      mode: (it.mode ?? 'riders') as 'riders',
      unitSoldiers: it.unitSoldiers ?? 1000,
    })),
    forces: Object.keys(small.forces ?? {}).map(given),
    openings: [
      {
        ...given('start'),
        day: day as Setting['openings'][number]['day'],
        until: (day + (small.days ?? 365)) as Setting['openings'][number]['until'],
        lays: [...lays, ...parameters],
      },
    ],
    defaultOpening: 0,
    circumstances: small.circumstances ?? [],
    readings: [],
    switches: small.switches ?? [],
    inputs: [],
    base: [],
    numbers: { used: 0, assumed: 0 },
  };
}
