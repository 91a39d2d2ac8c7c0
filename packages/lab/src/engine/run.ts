// The loop: one run of one frame, from its number alone. It pops what is due, lets the owner speak,
// follows the consequences breadth first, and when all is at rest computes the rates that were marked.
// Nothing here knows what the systems are about. What a run needs is made once a model and used again
// by its next run, of this frame or another: functions made anew would be compiled anew, which cost a run
// of a new frame as much as four. Long because it is one algorithm.

import { dayOfKey, hazardKey, latestAgendaDay, plannedKey } from '../base/agenda.ts';
import { assert, BrokenPromise } from '../base/assert.ts';
import { monthOf } from '../base/calendar.ts';
import { hashOfPart, type Name, nameOfHashed, nameOfPair, rollAt, runKey } from '../base/dice.ts';
import { Heap } from '../base/heap.ts';
import { exp } from '../base/number.ts';
import { exponentialAt } from '../base/quantile.ts';
import type { Network } from '../land/network.ts';
import type {
  Day,
  ForceId,
  PersonId,
  PinGiven,
  PlaceId,
  PolityId,
  Setting,
  SiegeId,
} from '../scenario/setting.ts';
import { apply } from '../world/apply.ts';
import { type Change, type Kind, kinds, type Option } from '../world/change.ts';
import { copyWorld } from '../world/copy.ts';
import { type Draft, weighed } from '../world/draft.ts';
import { mostPolities } from '../world/found.ts';
import type { Seen, World } from '../world/world.ts';
import {
  type Chronicle,
  emptyChronicle,
  kindNumber,
  locate,
  subjectOf,
  subjectTables,
} from './chronicle.ts';
import { Counts } from './counts.ts';
import { type Draw, drawInputs, type Frame, runsADraw } from './frame.ts';
import { type Heard, type Hearing, hear } from './heard.ts';
import { atWarThen, clearLedger, emptyLedger, file, holderThen, seatThen } from './ledger.ts';
import type { Die, HazardKind, Model } from './model.ts';
import type { Occasion } from './occasion.ts';
import { pinSubjects } from './pin.ts';
import type { Counsel, SubjectTable } from './system.ts';

/** What a run is made from, besides its frame. */
export interface RunInput {
  readonly seed: number;
  readonly run: number;
  /** Uniforms of a design, by input name, in place of dice. */
  readonly inputs?: Readonly<Record<string, number>>;
  /** Values of inputs and parameters, by name, in place of what is drawn or laid. */
  readonly set?: Readonly<Record<string, number>>;
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
  /** Called with every council that has decided: the roll that chose, and the place of its change. */
  readonly onDecision?: (
    roll: { readonly die: string; readonly subject: Name; readonly matter: number },
    index: number,
  ) => void;
  /** Asked at every roll of a rule's die; a number takes the place of the dice, for flips of one roll. */
  readonly instead?: (die: string, subject: Name, matter: number) => number | undefined;
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
  /** Its place among the slots of the run. */
  number: number;
  /** The run for which it was last made ready. */
  run: number;
  readonly hazard: HazardKind;
  readonly subject: number;
  /** How often it has come. */
  nth: number;
  /** Whether it has a budget; after it has come it rests until it is reviewed. */
  open: boolean;
  /** Day on which it last came, −1 for never. */
  came: number;
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
  /** Keys under which it stands on the agenda: `due`, and older ones that will lapse. */
  readonly outstanding: number[];
}

/** What plays the runs of one model, one after the other. */
interface Player {
  busy: boolean;
  readonly play: (frame: Frame, input: RunInput, options: RunOptions) => Run;
}

const players = new WeakMap<Model, Player>();

/** Plays one run to its opening's last day. Same frame and input, same chronicle, on every machine. */
export function play(frame: Frame, input: RunInput, options: RunOptions = {}): Run {
  const { model } = frame;
  let player = players.get(model);
  if (player === undefined || player.busy) {
    // none yet, or the one there is stands in the middle of a run, which has asked for this one or failed
    player = makePlayer(model);
    players.set(model, player);
  }
  player.busy = true;
  const run = player.play(frame, input, options);
  player.busy = false;
  return run;
}

function makePlayer(model: Model): Player {
  // what lives as long as the model and is emptied for each run
  let ledger = emptyLedger({ subjects: 1024, courts: 0 });
  const latestOf = new Counts(kinds.length, -1);
  const countOf = new Counts(kinds.length, 0);
  const agenda = new Heap(2048);
  const occasions: Occasion[] = [];
  const keepers: Keeper[] = [];
  const planners: number[] = [];
  const slots: (Slot | undefined)[][] = model.hazards.map(() => []);
  const slotList: Slot[] = [];
  /** Slots to be reckoned anew; the first `marks` of them, for to empty a list is dearer than to count. */
  const marked: Slot[] = [];
  let marks = 0;
  const pairNames: (Name | undefined)[] = [];
  const courts: (Heard | undefined)[] = [];
  let runs = 0;

  // the frame at hand
  let frame!: Frame;
  let setting!: Setting;
  let land!: Network;
  let firstDay = 0;
  let lastOffset = 0;
  const pinned = new Map<string, PinGiven[]>();

  // what each run has of its own
  let options: RunOptions = {};
  let draw: Draw = noDraw;
  let opening: Seen<World> = draw.opening;
  let world!: World;
  let key: Name = { high: 0, low: 0 };
  let chronicle = emptyChronicle();
  let pressures = new Map<number, Pressure>();
  let hazardFactor = 1;
  let utilityWeight = 1;
  let month = 1;
  let rates = 0;
  let speaker = 0;
  let trigger = -1;
  let deciding = false;
  let hearing: Hearing = () => 0;

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
  const pinFor = (die: Die, id: number, matter: number) => {
    const pins = pinned.get(die.key);
    if (pins === undefined) return undefined;
    const subjects = pinSubjects(setting, world, { table: die.table, id });
    return pins.find(
      (it) =>
        (it.subject === 'every' || subjects.includes(it.subject)) &&
        (it.matter === 'every' || it.matter === matter),
    );
  };
  const rollDie = (die: Die, id: number, matter: number): number => {
    options.onRoll?.(die.key, subjectName(die.table, id), matter);
    return numberOf(die, id, matter);
  };
  const numberOf = (die: Die, id: number, matter: number): number => {
    const name = subjectName(die.table, id);
    const instead = options.instead?.(die.key, name, matter);
    if (instead !== undefined) return instead;
    return pinFor(die, id, matter)?.roll ?? rollAt(key, die.name, name, matter);
  };

  // news

  const messenger = model.systems.findIndex((it) => it.name === model.hearing.system);
  const changeName = (index: number): Name => {
    const number = chronicle.numbers[index]!;
    const table = subjectTables[number]!;
    const parent = table === '' ? key : subjectName(table, chronicle.subjects[index]!);
    return nameOfHashed(parent, kindHashes[number]!, chronicle.nth[index]!);
  };
  const rollNews = (die: string, change: number, court: PolityId): number => {
    const it = model.dice[messenger]!.get(die);
    assert(it !== undefined, () => `no die ${die}`);
    const name = nameOfPair(changeName(change), world.polities[court]!.name);
    options.onRoll?.(it.key, name, 0);
    return pinFor(it, court, 0)?.roll ?? rollAt(key, it.name, name, 0);
  };
  const monthOn = (day: Day) => monthOf(setting.calendar, day);

  const reaches = (change: number, court: PolityId): number => {
    const known = change * ledger.courts + court;
    let on = ledger.heardOn[known]!;
    if (Number.isNaN(on)) {
      const day = chronicle.days[change]!;
      on = day + hearing({ change, from: chronicle.where[change]! as PlaceId | -1, court, day });
      ledger.heardOn[known] = on;
    }
    return on - world.day;
  };

  // speech

  const happen = (change: Change, because?: readonly number[]): number => {
    const number = kindNumber.get(change.kind)!;
    assert(number !== councilDecides || deciding, 'only a council that hears may decide');
    const subject = subjectOf(change, number);
    const where = locate(world, change, number);
    apply(world, change);
    const index = chronicle.changes.length;
    chronicle.changes.push(change);
    chronicle.numbers.push(number);
    chronicle.days.push(world.day);
    chronicle.systems.push(speaker);
    chronicle.triggers.push(trigger);
    chronicle.because.push(because === undefined ? none : reasonsIn(because));
    chronicle.where.push(where);
    chronicle.subjects.push(subject);
    const count = countOf.at(number, subject + 1);
    chronicle.nth.push(count);
    countOf.put(number, subject + 1, count + 1);
    latestOf.put(number, subject + 1, index);
    file(ledger, { change, number, index });
    trigger = index;
    return index;
  };
  const reasonsIn = (because: readonly number[]): readonly number[] => {
    let out: number[] | undefined;
    for (let at = 0; at < because.length; at += 1) {
      const reason = because[at]!;
      if (reason < 0 || reason === trigger) continue;
      if (out === undefined) out = [reason];
      else out.push(reason);
    }
    return out ?? none;
  };
  const later = (days: number, occasion: Occasion): void => {
    const wait = Math.max(1, Math.ceil(days));
    if (!(wait >= 1)) refuseWait(occasion, days);
    const offset = world.day - firstDay + wait;
    if (!(offset <= lastOffset)) return;
    const keeper = keeperOf.get(occasion.kind);
    if (keeper === undefined) return; // its system has been left out of the model
    agenda.push(
      plannedKey({ day: offset, owner: keeper.system, order: occasions.length }),
      occasions.length,
    );
    occasions.push(occasion);
    keepers.push(keeper);
    planners.push(trigger);
  };
  const review = (hazard: HazardKind, subject: number): void => {
    let slot = slots[hazard.number]![subject];
    if (slot === undefined) {
      slot = makeSlot(hazard, subject);
      slots[hazard.number]![subject] = slot;
    }
    if (slot.run !== runs) {
      clearSlot(slot, world.day);
      slot.run = runs;
      slot.number = slotList.length;
      slotList.push(slot);
    }
    if (!slot.marked) {
      slot.marked = true;
      slot.reviewer = trigger;
      marked[marks] = slot;
      marks += 1;
    }
  };

  const rateOf = (slot: Slot): number => {
    const { hazard, subject } = slot;
    const reckon = rateOfHazard[hazard.number]!;
    const rate = hazardFactor * reckon(world, subject as never, acts[hazard.system]!);
    if (!(rate >= 0 && rate < Infinity)) refuseRate(slot, rate);
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
    for (let at = 0; at < marks; at += 1) {
      const slot = marked[at]!;
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
    marks = 0;
  };
  const scheduleSlot = (slot: Slot): void => {
    slot.due = -1;
    if (slot.rate === 0) return;
    const days = Math.max(0, slot.left) / slot.rate;
    // the same hazard comes to the same subject at most once a day, or a pinned 0 would never rest
    const whole = Math.max(slot.came === world.day ? 1 : 0, Math.ceil(days));
    const offset = world.day - firstDay + whole;
    if (!(offset <= lastOffset)) return;
    const fraction = Math.min(1023, Math.max(0, Math.floor((days - whole + 1) * 1024)));
    slot.due = hazardKey({
      day: offset,
      owner: slot.hazard.system,
      fraction: whole === 0 ? 0 : fraction,
      slot: slot.hazard.ordinal * 8192 + slot.subject,
    });
    if (!slot.outstanding.includes(slot.due)) {
      slot.outstanding.push(slot.due);
      agenda.push(slot.due, -1 - slot.number);
    }
  };

  // what systems are given

  const weighOptions = (utilities: readonly number[]): number[] => {
    let best = -Infinity;
    for (let at = 0; at < utilities.length; at += 1) best = Math.max(best, utilities[at]!);
    const odds: number[] = [];
    let sum = 0;
    for (let at = 0; at < utilities.length; at += 1) {
      const weight = exp(utilityWeight * (utilities[at]! - best));
      odds.push(weight);
      sum += weight;
    }
    for (let at = 0; at < odds.length; at += 1) odds[at] = odds[at]! / sum;
    return odds;
  };
  const pick = (odds: readonly number[], u: number): number => {
    let sum = 0;
    for (let at = 0; at < odds.length - 1; at += 1) {
      sum += odds[at]!;
      if (u < sum) return at;
    }
    return odds.length - 1;
  };
  const openTo = (given: readonly Draft[], polity: PolityId | -1) =>
    given.filter(
      (option) =>
        !frame.bars.some(
          (bar) => bar.option === option.act && (bar.polity === -1 || bar.polity === polity),
        ),
    );
  const dieOf = (system: number, die: string): Die => {
    const it = model.dice[system]!.get(die);
    assert(it !== undefined, () => `${model.systems[system]!.name} has no die ${die}`);
    return it;
  };
  /** Holds a council: one roll among what is open to those who serve its lord, told by the change that `say` makes. */
  const council = (
    system: number,
    it: {
      readonly die: string;
      readonly subject: number;
      readonly matter: number;
      readonly lord: PolityId | -1;
      readonly drafts: readonly Draft[];
      readonly because: readonly number[] | undefined;
    },
    say: (choice: number, options: readonly Option[]) => Change,
  ): Option => {
    const open = frame.bars.length === 0 ? it.drafts : openTo(it.drafts, it.lord);
    assert(open.length > 0, () => `a council of ${it.lord} without options`);
    const odds = weighOptions(open.map(({ utility }) => utility));
    const kept = open.map((one, at) => weighed(one, odds[at]!));
    const die = dieOf(system, it.die);
    const choice = pick(odds, rollDie(die, it.subject, it.matter));
    const index = happen(say(choice, kept), it.because);
    if (options.onDecision !== undefined) {
      const subject = subjectName(die.table, it.subject);
      options.onDecision({ die: die.key, subject, matter: it.matter }, index);
    }
    return kept[choice]!;
  };
  const next = {
    force: () => world.forces.length as ForceId,
    siege: () => world.sieges.length as SiegeId,
    person: () => world.people.length as PersonId,
    polity: () => world.polities.length as PolityId,
  };
  // Plain fields, no getters: an accessor would give every run's object a shape of its own (×2 in time).
  const acts = model.systems.map((_, system): Working => {
    const roll = (die: string, subject: number, matter: number) =>
      rollDie(dieOf(system, die), subject, matter);
    return {
      parameters: {},
      land,
      setting,
      amountOf: (amount) => (amount.input === -1 ? amount.value : draw.values[amount.input]!),
      without: noSwitches,
      month,
      roll: roll as Counsel['roll'],
      trait: ((die: string, subject: number) =>
        numberOf(dieOf(system, die), subject, 0)) as Counsel['trait'],
      happen,
      later,
      review: (hazard: string, subject: number) => {
        const it = model.hazardsOf[system]!.get(hazard);
        assert(it !== undefined, () => `${model.systems[system]!.name} has no hazard ${hazard}`);
        review(it, subject);
      },
      latest: (kind: Kind, subject: number) => latestOf.at(kindNumber.get(kind)!, subject + 1),
      weigh: ((die: string, subject: number, matter: number, utilities: readonly number[]) => {
        const odds = weighOptions(utilities);
        return { choice: pick(odds, roll(die, subject, matter)), odds };
      }) as Counsel['weigh'],
      confer: ((die: string, subject: PlaceId, matter: number, given) => {
        const { polity, voice, over, options: drafts, because } = given;
        const lord = world.places[subject]!.owner;
        return council(system, { die, subject, matter, lord, drafts, because }, (choice, kept) => ({
          kind: 'townConfers',
          place: subject,
          polity,
          voice,
          over,
          choice,
          options: kept,
        }));
      }) as Counsel['confer'],
      decide: ((die: string, subject: number, matter: number, given) => {
        const { polity, matter: about, options: drafts, because } = given;
        const roll = { die, subject, matter, lord: polity, drafts, because };
        return council(system, roll, (choice, kept) => ({
          kind: 'councilDecides',
          polity,
          matter: about,
          choice,
          options: kept,
        }));
      }) as Counsel['decide'],
      reaches,
      next,
    };
  });

  // who does what, by number

  const ownName = ({ key: whole, system }: HazardKind) =>
    whole.slice(model.systems[system]!.name.length + 1);
  const rateOfHazard = model.hazards.map((it) => model.systems[it.system]!.rates[ownName(it)]!);
  const comingOf = model.hazards.map((it) => model.systems[it.system]!.comes[ownName(it)]!);
  const keeperOf: ReadonlyMap<Occasion['kind'], Keeper> = new Map(
    [...model.owners].map(([kind, { system }]) => {
      const { on, hears } = model.systems[system]!;
      const keeper = { system, act: acts[system]!, on: on?.[kind], hears: hears?.[kind] };
      return [kind, keeper as Keeper];
    }),
  );
  const reactions = kinds.map((kind, number) =>
    model.reactors[number]!.map((system) => ({
      system,
      act: acts[system]!,
      react: model.systems[system]!.after![kind] as Reaction,
    })),
  );

  const consequences = (from: number): void => {
    for (let at = from; at < chronicle.changes.length; at += 1) {
      if (chronicle.changes.length - from >= 10_000) refuseUnrest(chronicle);
      const change = chronicle.changes[at]!;
      const reacting = reactions[chronicle.numbers[at]!]!;
      for (let turn = 0; turn < reacting.length; turn += 1) {
        const { system, act, react } = reacting[turn]!;
        speaker = system;
        trigger = at;
        react(world, change, act, at);
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

  const take = (next: Frame): void => {
    frame = next;
    ({ setting, land } = frame);
    const { day, until } = setting.openings[frame.opening]!;
    firstDay = day;
    lastOffset = until - day;
    assert(lastOffset >= 0 && lastOffset <= latestAgendaDay, () => `a run of ${lastOffset} days`);
    const most = mostPolities(setting);
    if (ledger.courts !== most) ledger = emptyLedger({ subjects: 1024, courts: most });
    pinned.clear();
    for (const pin of frame.pins) pinned.set(pin.die, [...(pinned.get(pin.die) ?? []), pin]);
    for (const act of acts) Object.assign(act, { land, setting, without: frame.without });
  };
  const begin = (input: RunInput): void => {
    runs += 1;
    draw =
      options.draw ??
      drawInputs(frame, {
        seed: input.seed,
        draw: Math.floor(input.run / runsADraw),
        ...(input.inputs === undefined ? {} : { given: input.inputs }),
        ...(input.set === undefined ? {} : { set: input.set }),
      });
    opening = draw.opening;
    world = copyWorld(opening);
    key = runKey(input.seed, input.run);
    clearLedger(ledger, chronicle.changes.length);
    chronicle = emptyChronicle();
    latestOf.clear();
    countOf.clear();
    agenda.clear();
    occasions.length = 0;
    keepers.length = 0;
    planners.length = 0;
    slotList.length = 0;
    marks = 0;
    pairNames.length = 0;
    courts.length = 0;
    pressures = new Map();
    hazardFactor = draw.engine.hazardFactor ?? 1;
    utilityWeight = draw.engine.utilityWeight ?? 1;
    month = monthOn(world.day);
    rates = 0;
    deciding = false;
    for (let system = 0; system < acts.length; system += 1) {
      acts[system]!.parameters = draw.parameters[system]!;
      acts[system]!.month = month;
    }
    hearing = model.hearing.make({
      world,
      land,
      monthOn,
      seatThen: (court, change) => seatThen({ world, chronicle, ledger }, court, change),
      holderThen: (place, change) => holderThen({ world, chronicle, ledger }, place, change),
      atWarThen: (pair, change) => atWarThen({ world, opening, chronicle, ledger }, pair, change),
      parameters: draw.parameters[messenger] ?? {},
      roll: rollNews,
    });
  };
  const turnTo = (day: Day): void => {
    if (day === world.day) return;
    world.day = day;
    month = monthOn(day);
    for (let system = 0; system < acts.length; system += 1) acts[system]!.month = month;
  };
  const courtOf = (court: PolityId): Heard => {
    let heard = courts[court];
    if (heard === undefined) {
      heard = hear({ world, opening, chronicle, ledger, reaches, court });
      courts[court] = heard;
    }
    return heard;
  };
  const keep = (entry: number): void => {
    const occasion = occasions[entry]!;
    const keeper = keepers[entry]!;
    speaker = keeper.system;
    trigger = planners[entry]!;
    if (keeper.hears !== undefined) {
      const { polity } = occasion as { readonly polity: PolityId };
      deciding = true;
      keeper.hears(courtOf(polity), occasion, keeper.act);
      deciding = false;
    } else {
      keeper.on!(world, occasion, keeper.act);
    }
  };
  const come = (slot: Slot): void => {
    const from = chronicle.changes.length;
    spend(slot);
    slot.due = -1;
    slot.rate = 0;
    slot.open = false;
    slot.came = world.day;
    slot.nth += 1;
    speaker = slot.hazard.system;
    trigger = slot.best;
    const coming = comingOf[slot.hazard.number]!;
    coming(world, slot.subject as never, slot.nth, acts[slot.hazard.system]!);
    if (slot.parts !== undefined && chronicle.changes.length > from) {
      const parts = [...slot.parts].map(([cause, part]) => ({ cause, part }));
      parts.sort((a, b) => b.part - a.part || a.cause - b.cause);
      pressures.set(from, { hazard: slot.hazard.key, parts });
    }
  };

  return {
    busy: false,
    play: (of, input, given) => {
      if (of !== frame) take(of);
      options = given;
      begin(input);
      model.systems.forEach((system, number) => {
        speaker = number;
        trigger = -1;
        system.begin?.(world, acts[number]!);
      });
      consequences(0);
      while (agenda.size > 0) {
        const due = agenda.peekKey();
        const entry = agenda.pop();
        turnTo((firstDay + dayOfKey(due)) as Day);
        const from = chronicle.changes.length;
        if (entry >= 0) keep(entry);
        else {
          const slot = slotList[-1 - entry]!;
          forget(slot.outstanding, due);
          if (slot.due !== due) continue;
          come(slot);
        }
        consequences(from);
      }
      world.day = (firstDay + lastOffset) as Day;
      return { chronicle, world, draw, rates, pressures };
    },
  };
}

type Working = { -readonly [K in keyof Counsel]: Counsel[K] };
type Reaction = (world: Seen<World>, change: Change, act: Counsel, index: number) => void;

/** Who keeps an occasion: its system, and what that does when the day has come. */
interface Keeper {
  readonly system: number;
  readonly act: Counsel;
  readonly on: ((world: Seen<World>, occasion: Occasion, act: Counsel) => void) | undefined;
  readonly hears: ((heard: Heard, occasion: Occasion, act: Counsel) => void) | undefined;
}

const none: readonly number[] = [];
const noSwitches: ReadonlySet<number> = new Set();

const councilDecides = kindNumber.get('councilDecides')!;
/** By number of kind: its hash, for names of changes. */
const kindHashes = kinds.map(hashOfPart);

/** What stands in a player before its first run. */
const noDraw = { opening: {} } as Draw;

function makeSlot(hazard: HazardKind, subject: number): Slot {
  return {
    number: -1,
    run: 0,
    hazard,
    subject,
    nth: 0,
    open: false,
    came: -1,
    left: 0,
    rate: 0,
    since: 0,
    due: -1,
    cause: -1,
    part: 0,
    best: -1,
    bestPart: 0,
    marked: false,
    reviewer: -1,
    parts: undefined,
    outstanding: [],
  };
}

function clearSlot(slot: Slot, day: Day): void {
  slot.nth = 0;
  slot.open = false;
  slot.came = -1;
  slot.left = 0;
  slot.rate = 0;
  slot.since = day;
  slot.due = -1;
  slot.cause = -1;
  slot.part = 0;
  slot.best = -1;
  slot.bestPart = 0;
  slot.marked = false;
  slot.reviewer = -1;
  slot.parts = undefined;
  if (slot.outstanding.length > 0) slot.outstanding.length = 0;
}

/** Takes a number out of a list whose order does not matter. */
function forget(list: number[], number: number): void {
  const last = list.pop()!;
  if (last !== number) list[list.indexOf(number)] = last;
}

function refuseWait(occasion: Occasion, days: number): never {
  throw new BrokenPromise(`an occasion ${occasion.kind} in ${days} days`);
}

function refuseRate({ hazard, subject }: Slot, rate: number): never {
  throw new BrokenPromise(`rate ${rate} of ${hazard.key} for ${subject}`);
}

function refuseUnrest({ changes }: Chronicle): never {
  const latest = changes.slice(-6).map((it) => it.kind);
  throw new BrokenPromise(`no rest after ${latest.join(', ')}`);
}
