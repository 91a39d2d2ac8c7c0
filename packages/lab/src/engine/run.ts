// The loop: one run of one frame, from its number alone. It pops what is due, lets the owner speak,
// follows the consequences breadth first, and when all is at rest computes the rates that were marked.
// Nothing here knows what the systems are about. Long because it is one algorithm.

import { dayOfKey, hazardKey, latestAgendaDay, plannedKey } from '../base/agenda.ts';
import { assert } from '../base/assert.ts';
import { monthOf } from '../base/calendar.ts';
import { type Name, nameOfPair, nameOfPart, rollAt, runKey } from '../base/dice.ts';
import { Heap } from '../base/heap.ts';
import { exp } from '../base/number.ts';
import { exponentialAt } from '../base/quantile.ts';
import type { Day, ForceId, PersonId, PlaceId, PolityId, SiegeId } from '../scenario/setting.ts';
import { apply } from '../world/apply.ts';
import { type Change, type Kind, kinds, type Option, vocabulary } from '../world/change.ts';
import { copyWorld } from '../world/copy.ts';
import type { Seen, World } from '../world/world.ts';
import {
  type Chronicle,
  emptyChronicle,
  idIn,
  kindNumber,
  subjectOf,
  subjects,
} from './chronicle.ts';
import { type Draw, drawInputs, type Frame, runsADraw } from './frame.ts';
import { emptyLedger, file, type Hearing, hear } from './heard.ts';
import type { Die, HazardKind } from './model.ts';
import type { Occasion } from './occasion.ts';
import type { Counsel, SubjectTable } from './system.ts';

/** What a run is made from, besides its frame. */
export interface RunInput {
  readonly seed: number;
  readonly run: number;
  /** Uniforms of a design, by input name, in place of dice. */
  readonly inputs?: Readonly<Record<string, number>>;
}

/** What part of a hazard's pressure each change built before it came. */
export interface Pressure {
  readonly hazard: string;
  readonly parts: readonly { readonly cause: number; readonly part: number }[];
}

export interface Run {
  readonly chronicle: Chronicle;
  /** The world on the last day. */
  readonly world: World;
  readonly draw: Draw;
  /** How many rates were computed. */
  readonly rates: number;
  /** With `trace`: pressures by the index of the first change said when the hazard came. */
  readonly pressures: ReadonlyMap<number, Pressure>;
}

export interface RunOptions {
  /** A draw made before, when many runs share it. */
  readonly draw?: Draw;
  /** Keep what built each hazard's pressure. */
  readonly trace?: boolean;
  /** Called when all is at rest after each occasion: for invariants. */
  readonly atRest?: (world: Seen<World>, check: RestCheck) => void;
  /** Called with every roll: for counting names. */
  readonly onRoll?: (die: string, subject: Name, matter: number) => void;
}

/** What an invariant may ask of the engine at rest. */
export interface RestCheck {
  /**
   * The largest ratio between a rate in force and its function, either way, and whose it is; `besides`
   * names hazards (`system.hazard`) that are not looked at.
   */
  staleness(besides?: ReadonlySet<string>): { readonly ratio: number; readonly hazard: string };
}

interface Slot {
  readonly number: number;
  readonly hazard: HazardKind;
  readonly subject: number;
  /** How often it has come. */
  nth: number;
  /** Whether it has a budget; after it has come it rests until it is reviewed. */
  open: boolean;
  left: number;
  rate: number;
  since: number;
  due: number;
  cause: number;
  part: number;
  best: number;
  bestPart: number;
  marked: boolean;
  /** The change that had it reviewed. */
  reviewer: number;
  parts: Map<number, number> | undefined;
}

/** Plays one run to its opening's last day. Same frame and input, same chronicle, on every machine. */
export function play(frame: Frame, input: RunInput, options: RunOptions = {}): Run {
  const { model, setting, land } = frame;
  const draw =
    options.draw ??
    drawInputs(frame, {
      seed: input.seed,
      draw: Math.floor(input.run / runsADraw),
      ...(input.inputs === undefined ? {} : { given: input.inputs }),
    });
  const { opening } = draw;
  const world = copyWorld(opening);
  const { day: firstDay, until } = setting.openings[frame.opening]!;
  const lastOffset = until - firstDay;
  assert(lastOffset >= 0 && lastOffset <= latestAgendaDay, () => `a run of ${lastOffset} days`);

  const key = runKey(input.seed, input.run);
  const chronicle = emptyChronicle();
  const ledger = emptyLedger(1024);
  const latestOf: number[][] = kinds.map(() => []);
  const countOf: number[][] = kinds.map(() => []);
  const agenda = new Heap(2048);
  const planned: { occasion: Occasion; planner: number }[] = [];
  const slots: (Slot | undefined)[][] = model.hazards.map(() => []);
  const slotList: Slot[] = [];
  const outstanding = new Set<number>();
  const marked: Slot[] = [];
  const pressures = new Map<number, Pressure>();
  const pairNames: (Name | undefined)[] = [];
  const hazardFactor = draw.engine.hazardFactor ?? 1;
  const utilityWeight = draw.engine.utilityWeight ?? 1;
  let month = monthOf(setting.calendar, world.day);
  let rates = 0;
  let speaker = 0;
  let trigger = -1;
  let deciding = false;

  // names and dice

  const subjectName = (table: SubjectTable, id: number): Name => {
    switch (table) {
      case 'place':
        return world.places[id]!.name;
      case 'person':
        return world.people[id]!.name;
      case 'polity':
        return world.polities[id]!.name;
      case 'force':
        return world.forces[id]!.name;
      case 'siege':
        return world.sieges[id]!.name;
      case 'pair': {
        pairNames[id] ??= nameOfPair(
          world.polities[Math.floor(id / world.capacity)]!.name,
          world.polities[id % world.capacity]!.name,
        );
        return pairNames[id]!;
      }
    }
  };
  const pinned = new Map<string, typeof frame.pins>();
  for (const pin of frame.pins) pinned.set(pin.die, [...(pinned.get(pin.die) ?? []), pin]);
  const keyOfSubject = (table: SubjectTable, id: number): string => {
    const list =
      table === 'place'
        ? setting.places
        : table === 'person'
          ? setting.people
          : table === 'polity'
            ? setting.polities
            : table === 'force'
              ? setting.forces
              : [];
    const found = list[id];
    return found === undefined ? '' : `${table}:${found.key}`;
  };
  const rollDie = (die: Die, id: number, matter: number): number => {
    const name = subjectName(die.table, id);
    options.onRoll?.(die.key, name, matter);
    const pins = pinned.get(die.key);
    if (pins !== undefined) {
      const subject = keyOfSubject(die.table, id);
      const pin = pins.find(
        (it) =>
          (it.subject === 'every' || it.subject === subject) &&
          (it.matter === 'every' || it.matter === matter),
      );
      if (pin !== undefined) return pin.roll;
    }
    return rollAt(key, die.name, name, matter);
  };

  // news

  const messenger = model.systems.findIndex((it) => it.name === model.hearing.system);
  const changeName = (index: number): Name => {
    const change = chronicle.changes[index]!;
    const { table } = subjects[change.kind];
    const parent = table === '' ? key : subjectName(table, subjectOf(change));
    return nameOfPart(parent, change.kind, chronicle.nth[index]!);
  };
  const hearing: Hearing = model.hearing.make({
    world,
    land,
    month: () => month,
    parameters: draw.parameters[messenger] ?? {},
    roll: (die, change, court) => {
      const it = model.dice[messenger]!.get(die);
      assert(it !== undefined, () => `no die ${die}`);
      const name = nameOfPair(changeName(change), world.polities[court]!.name);
      options.onRoll?.(it.key, name, 0);
      return rollAt(key, it.name, name, 0);
    },
  });

  const reaches = (change: number, court: PolityId): number => {
    const known = change * world.capacity + court;
    let on = ledger.heardOn.get(known);
    if (on === undefined) {
      const day = chronicle.days[change]!;
      on = day + hearing({ change, from: chronicle.where[change]! as PlaceId | -1, court, day });
      ledger.heardOn.set(known, on);
    }
    return on - world.day;
  };

  // speech

  const happen = (change: Change, because?: readonly number[]): number => {
    assert(change.kind !== 'councilDecides' || deciding, 'only a council that hears may decide');
    const number = kindNumber.get(change.kind)!;
    const subject = subjectOf(change);
    const where = locate(world, change);
    apply(world, change);
    const index = chronicle.changes.length;
    chronicle.changes.push(change);
    chronicle.days.push(world.day);
    chronicle.systems.push(speaker);
    chronicle.triggers.push(trigger);
    chronicle.because.push(
      because === undefined ? none : because.filter((it) => it >= 0 && it !== trigger),
    );
    chronicle.where.push(where);
    const count = countOf[number]![subject + 1] ?? 0;
    chronicle.nth.push(count);
    countOf[number]![subject + 1] = count + 1;
    latestOf[number]![subject + 1] = index;
    file(ledger, change, index);
    trigger = index;
    return index;
  };
  const later = (days: number, occasion: Occasion): void => {
    const wait = Math.max(1, Math.ceil(days));
    assert(wait >= 1, () => `an occasion ${occasion.kind} in ${days} days`);
    const offset = world.day - firstDay + wait;
    if (!(offset <= lastOffset)) return;
    const owner = model.owners.get(occasion.kind);
    if (owner === undefined) return; // its system has been left out of the model
    agenda.push(
      plannedKey({ day: offset, owner: owner.system, order: planned.length }),
      planned.length,
    );
    planned.push({ occasion, planner: trigger });
  };
  const review = (hazard: HazardKind, subject: number): void => {
    let slot = slots[hazard.number]![subject];
    if (slot === undefined) {
      slot = {
        number: slotList.length,
        hazard,
        subject,
        nth: 0,
        open: false,
        left: 0,
        rate: 0,
        since: world.day,
        due: -1,
        cause: -1,
        part: 0,
        best: -1,
        bestPart: 0,
        marked: false,
        reviewer: -1,
        parts: undefined,
      };
      slots[hazard.number]![subject] = slot;
      slotList.push(slot);
    }
    if (!slot.marked) {
      slot.marked = true;
      slot.reviewer = trigger;
      marked.push(slot);
    }
  };

  const rateOf = (slot: Slot): number => {
    const { hazard, subject } = slot;
    const system = model.systems[hazard.system]!;
    const own = hazard.key.slice(system.name.length + 1);
    const rate =
      hazardFactor * system.rates[own]!(world, subject as never, ratings[hazard.system]!);
    assert(
      Number.isFinite(rate) && rate >= 0,
      () => `rate ${rate} of ${hazard.key} for ${subject}`,
    );
    return rate;
  };
  /** Counts what a slot has spent since it was last looked at, and who is to be thanked for it. */
  const spend = (slot: Slot): void => {
    const spent = slot.rate * (world.day - slot.since);
    slot.since = world.day;
    if (spent <= 0) return;
    slot.left -= spent;
    slot.part += spent;
    if (options.trace === true) {
      slot.parts ??= new Map();
      slot.parts.set(slot.cause, (slot.parts.get(slot.cause) ?? 0) + spent);
    }
    if (slot.part >= slot.bestPart) {
      slot.bestPart = slot.part;
      slot.best = slot.cause;
    }
  };
  const settleRates = (): void => {
    for (const slot of marked) {
      slot.marked = false;
      rates += 1;
      const rate = rateOf(slot);
      const cause = slot.reviewer;
      if (!slot.open) {
        // never asked before, or resting since it came: a new budget, named by its ordinal
        if (rate === 0) continue;
        slot.open = true;
        slot.left = exponentialAt(rollDie(slot.hazard.die, slot.subject, slot.nth));
        slot.since = world.day;
        slot.part = 0;
        slot.bestPart = 0;
        slot.best = cause;
        slot.parts = undefined;
      } else if (rate === slot.rate) {
        continue;
      } else {
        spend(slot);
      }
      slot.rate = rate;
      slot.cause = cause;
      slot.part = 0;
      scheduleSlot(slot);
    }
    marked.length = 0;
  };
  const scheduleSlot = (slot: Slot): void => {
    slot.due = -1;
    if (slot.rate === 0) return;
    const days = Math.max(0, slot.left) / slot.rate;
    const offset = world.day - firstDay + Math.ceil(days);
    if (!(offset <= lastOffset)) return;
    const whole = Math.ceil(days);
    const fraction = Math.min(1023, Math.floor((days - whole + 1) * 1024));
    slot.due = hazardKey({
      day: offset,
      owner: slot.hazard.system,
      fraction: whole === 0 ? 0 : fraction,
      slot: slot.hazard.ordinal * 8192 + slot.subject,
    });
    if (!outstanding.has(slot.due)) {
      outstanding.add(slot.due);
      agenda.push(slot.due, -1 - slot.number);
    }
  };

  // what systems are given

  const weighOptions = (utilities: readonly number[]): number[] => {
    const best = Math.max(...utilities);
    const weights = utilities.map((it) => exp(utilityWeight * (it - best)));
    const sum = weights.reduce((total, it) => total + it, 0);
    return weights.map((it) => it / sum);
  };
  const pick = (odds: readonly number[], u: number): number => {
    let sum = 0;
    for (let at = 0; at < odds.length - 1; at += 1) {
      sum += odds[at]!;
      if (u < sum) return at;
    }
    return odds.length - 1;
  };
  const dieOf = (system: number, die: string): Die => {
    const it = model.dice[system]!.get(die);
    assert(it !== undefined, () => `${model.systems[system]!.name} has no die ${die}`);
    return it;
  };
  const next = {
    force: () => world.forces.length as ForceId,
    siege: () => world.sieges.length as SiegeId,
    person: () => world.people.length as PersonId,
    polity: () => world.polities.length as PolityId,
  };
  // Plain fields, no getters: an accessor would give every run's object a shape of its own (×2 in time).
  const acts = model.systems.map((_, system): Counsel & { month: number } => {
    const roll = (die: string, subject: number, matter: number) =>
      rollDie(dieOf(system, die), subject, matter);
    return {
      parameters: draw.parameters[system]!,
      land,
      setting,
      amountOf: (amount) => (amount.input === -1 ? amount.value : draw.values[amount.input]!),
      without: frame.without,
      month,
      roll: roll as Counsel['roll'],
      happen,
      later,
      review: (hazard: string, subject: number) => {
        const it = model.hazardsOf[system]!.get(hazard);
        assert(it !== undefined, () => `${model.systems[system]!.name} has no hazard ${hazard}`);
        review(it, subject);
      },
      latest: (kind: Kind, subject: number) => latestOf[kindNumber.get(kind)!]![subject + 1] ?? -1,
      weigh: ((die: string, subject: number, matter: number, utilities: readonly number[]) => {
        const odds = weighOptions(utilities);
        return { choice: pick(odds, roll(die, subject, matter)), odds };
      }) as Counsel['weigh'],
      decide: ((die: string, subject: number, matter: number, council) => {
        const open = council.options.filter(
          (option) =>
            !frame.bars.some(
              (bar) =>
                bar.option === option.act && (bar.polity === -1 || bar.polity === council.polity),
            ),
        );
        assert(open.length > 0, () => `a council of ${council.polity} without options`);
        const odds = weighOptions(open.map((it) => it.utility));
        // written out: spreading records of many shapes cost a third of a council
        const options = open.map(
          (it, at): Option => ({
            act: it.act,
            table: it.table,
            target: it.target,
            size: it.size,
            orders: it.orders,
            utility: it.utility,
            odds: odds[at]!,
          }),
        );
        const choice = pick(odds, roll(die, subject, matter));
        happen(
          {
            kind: 'councilDecides',
            polity: council.polity,
            matter: council.matter,
            choice,
            options,
          },
          council.because,
        );
        return options[choice]!;
      }) as Counsel['decide'],
      reaches,
      next,
    };
  });
  const ratings = acts;

  const consequences = (from: number): void => {
    for (let at = from; at < chronicle.changes.length; at += 1) {
      assert(
        chronicle.changes.length - from < 10_000,
        () =>
          `no rest after ${chronicle.changes
            .slice(-6)
            .map((it) => it.kind)
            .join(', ')}`,
      );
      const change = chronicle.changes[at]!;
      for (const system of model.reactors[kindNumber.get(change.kind)!]!) {
        speaker = system;
        trigger = at;
        model.systems[system]!.after![change.kind]!(world, change as never, acts[system]!, at);
      }
    }
    settleRates();
    if (options.atRest !== undefined) options.atRest(world, { staleness });
  };
  const staleness = (besides?: ReadonlySet<string>) => {
    let worst = { ratio: 1, hazard: '' };
    for (const slot of slotList) {
      if (!slot.open || besides?.has(slot.hazard.key) === true) continue;
      const now = rateOf(slot);
      if (now === slot.rate) continue;
      const ratio =
        now === 0 || slot.rate === 0 ? Infinity : Math.max(now / slot.rate, slot.rate / now);
      if (ratio > worst.ratio) worst = { ratio, hazard: `${slot.hazard.key} ${slot.subject}` };
    }
    return worst;
  };

  // the run

  model.systems.forEach((system, number) => {
    speaker = number;
    trigger = -1;
    system.begin?.(world, acts[number]!);
  });
  consequences(0);
  while (agenda.size > 0) {
    const due = agenda.peekKey();
    const entry = agenda.pop();
    const day = (firstDay + dayOfKey(due)) as Day;
    if (day !== world.day) {
      world.day = day;
      month = monthOf(setting.calendar, day);
      for (const act of acts) act.month = month;
    }
    const from = chronicle.changes.length;
    if (entry >= 0) {
      const { occasion, planner } = planned[entry]!;
      const owner = model.owners.get(occasion.kind)!;
      speaker = owner.system;
      trigger = planner;
      const system = model.systems[owner.system]!;
      const act = acts[owner.system]!;
      if (owner.heard) {
        const { polity } = occasion as { readonly polity: PolityId };
        deciding = true;
        const heard = hear({ world, opening, chronicle, ledger, reaches, court: polity });
        system.hears![occasion.kind]!(heard, occasion as never, act);
        deciding = false;
      } else {
        system.on![occasion.kind]!(world, occasion as never, act);
      }
    } else {
      const slot = slotList[-1 - entry]!;
      outstanding.delete(due);
      if (slot.due !== due) continue;
      spend(slot);
      slot.due = -1;
      slot.rate = 0;
      slot.open = false;
      slot.nth += 1;
      speaker = slot.hazard.system;
      trigger = slot.best;
      const system = model.systems[slot.hazard.system]!;
      const own = slot.hazard.key.slice(system.name.length + 1);
      system.comes[own]!(world, slot.subject as never, slot.nth, acts[slot.hazard.system]!);
      if (slot.parts !== undefined && chronicle.changes.length > from) {
        const parts = [...slot.parts].map(([cause, part]) => ({ cause, part }));
        parts.sort((a, b) => b.part - a.part || a.cause - b.cause);
        pressures.set(from, { hazard: slot.hazard.key, parts });
      }
    }
    consequences(from);
  }
  world.day = until;
  return { chronicle, world, draw, rates, pressures };
}

const none: readonly number[] = [];

const locators: Readonly<Record<Kind, readonly (readonly [field: string, table: string])[]>> =
  Object.fromEntries(
    kinds.map((kind) => [
      kind,
      Object.entries(vocabulary[kind])
        .map(([field, type]) => [field, type.replace('?', '')] as const)
        .filter(
          ([field, table]) =>
            ['place', 'force', 'person', 'polity'].includes(table) && field !== 'from',
        )
        .sort((a, b) => rank(a[1]) - rank(b[1])),
    ]),
  ) as unknown as Record<Kind, [string, string][]>;

function rank(table: string): number {
  return ['place', 'force', 'person', 'polity'].indexOf(table);
}

/** Node where a change happens: its place, else where its force, person or polity is. */
function locate(world: World, change: Change): PlaceId | -1 {
  for (const [field, table] of locators[change.kind]) {
    const id = idIn(change, field);
    if (id < 0) continue;
    if (table === 'place') return id as PlaceId;
    if (table === 'force' && id < world.forces.length) return world.forces[id]!.at;
    if (table === 'person' && id < world.people.length) return world.people[id]!.at;
    if (table === 'polity' && id < world.polities.length) return world.polities[id]!.seat;
  }
  return -1;
}
