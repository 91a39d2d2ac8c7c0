// What a court knows. Beliefs are not copies: a question is answered from the latest change about the
// matter that has reached the court, by courier, with delay and loss; older news gives way when newer
// arrives. Councils get this and never the world, so none of them can act on what nobody has told it.
// Long because it is the list of a court's questions.

import type { Day, ForceId, PersonId, PlaceId, PolityId } from '../scenario/setting.ts';
import type { Change, ChangeOf } from '../world/change.ts';
import { courtiers, forcesOf, placesOf } from '../world/look.ts';
import type { AimHeld, Force, Person, Polity, Seen, World } from '../world/world.ts';
import type { Chronicle } from './chronicle.ts';
import { beforeIt, type Ledger, type Matter, matterNumber } from './ledger.ts';

/**
 * How long news of a change takes to a court; Infinity when it is lost on the way. The system `message`
 * supplies it. It is reckoned when it is first asked, and must then answer as it would have on the day of
 * the change, or to ask would be to meddle.
 */
export type Hearing = (news: {
  readonly change: number;
  readonly from: PlaceId | -1;
  readonly court: PolityId;
  readonly day: Day;
}) => number;

/** One court's view, today. */
export interface Heard {
  readonly court: PolityId;
  readonly day: Day;
  /** Its own affairs, which it knows as they are. */
  readonly own: Seen<Polity>;
  readonly aims: readonly AimHeld[];
  /** People at its court. */
  people(): readonly PersonId[];
  /** A person as he is known: rank, skill, faith, kin; whether he lives and where he is is asked separately. */
  person(id: PersonId): Seen<Person>;
  /** Its own forces: it raised them; where they are is as last heard. */
  ownForces(): readonly ForceId[];
  /** One of its own forces: numbers and orders as the court has them. */
  ownForce(id: ForceId): Seen<Force>;
  /** Its own places, as it believes. */
  ownPlaces(): readonly PlaceId[];
  /** Places that it believes another holds. */
  placesOf(polity: PolityId): readonly PlaceId[];
  /** Polities that it believes lean on it. */
  vassals(): readonly PolityId[];
  /** Ground and people of a place, which do not change in a campaign; not who holds it. */
  souls(place: PlaceId): number;
  walls(place: PlaceId): number;
  /** Grievance as told by its own officers: true for its own places, 0 for others'. */
  grievance(place: PlaceId): number;
  /** Share of a faith among the people of a place. */
  faithShare(place: PlaceId, faith: number): number;
  garrison(place: PlaceId): number;
  policy(place: PlaceId, matter: 'creed' | 'billets' | 'burning' | 'tax'): number;
  trade(place: PlaceId): number;

  holderOf(place: PlaceId): PolityId | -1;
  besiegerOf(place: PlaceId): PolityId | -1;
  /** Where a force was last seen; −1 when it is believed gone or was never heard of. */
  whereIs(force: ForceId): PlaceId | -1;
  ownerOf(force: ForceId): PolityId;
  soldiersIn(force: ForceId): number;
  /** Forces of another that it has heard of and believes in the field. */
  forcesOf(other: PolityId): readonly ForceId[];
  rulerOf(polity: PolityId): PersonId | -1;
  stands(polity: PolityId): boolean;
  liegeOf(polity: PolityId): PolityId | -1;
  /** Polities believed to stand. */
  polities(): readonly PolityId[];
  /** Where the court of another is believed to be: its ruler where last seen, else its capital. */
  seatOf(polity: PolityId): PlaceId;
  /** Whether their lands touch, as the court's own borderers know. */
  borders(first: PolityId, second: PolityId): boolean;
  /** Its own stance to another, and what passes openly between any two (war is no secret). */
  angerAt(other: PolityId): number;
  bondWith(other: PolityId): number;
  atWar(first: PolityId, second: PolityId): boolean;
  pledgedTo(other: PolityId): boolean;
  /** Soldiers a polity can put in the field, as reputed: known at the opening, corrected by what was heard. */
  reputedStrength(polity: PolityId): number;
  qualityOf(polity: PolityId): number;
  legitimacyOf(polity: PolityId): number;
  /** Day of the latest defeat in the field that it heard of, −1 for none. */
  defeatOf(polity: PolityId): Day | -1;
  /** Day of the latest victory in the field that it heard of, −1 for none. */
  victoryOf(polity: PolityId): Day | -1;
  /** Day of the latest sack of a town by a polity that it heard of, −1 for none. */
  sackBy(polity: PolityId): Day | -1;
  /** Day on which its own ruler acceded or changed his faith, −1 when both are as they were at the opening. */
  creedSince(): Day | -1;
  /** Whether it has heard that another promised it to stay out of its wars, and may still mean it. */
  pledgedBy(other: PolityId): boolean;
  /** Day on which another last broke a promise to stay out, as it heard, −1 for never. */
  breachBy(other: PolityId): Day | -1;
  /** Where the people of another last seized its caravan or clashed with its borderers, as it heard, −1 for nowhere. */
  wrongBy(other: PolityId): PlaceId | -1;
  lives(person: PersonId): boolean;
  /** Where a person was last heard to be, −1 for nowhere. */
  whereabouts(person: PersonId): PlaceId | -1;
  /** Whose court or camp a person is believed at. */
  courtOf(person: PersonId): PolityId | -1;
  /** Index of the latest known change on a matter, −1 for none: for reasons. */
  known(matter: Matter, subject: number): number;
}

/** What a view is made from. */
export interface Hearsay {
  readonly world: Seen<World>;
  /** The world on the opening's day, which every court knew. */
  readonly opening: Seen<World>;
  readonly chronicle: Chronicle;
  readonly ledger: Ledger;
  /** Days from today until a court hears of a change; at most 0 when it has. */
  readonly reaches: (change: number, court: PolityId) => number;
  readonly court: PolityId;
}

/** Makes the view of one court; it may be kept for the run, for it answers as of the world's day. */
export function hear(hearsay: Hearsay): Heard {
  return new View(hearsay);
}

/** A class, so that the many views of a run share their functions. */
class View implements Heard {
  readonly court: PolityId;
  readonly own: Seen<Polity>;
  readonly aims: readonly AimHeld[];
  readonly world: Seen<World>;
  readonly opening: Seen<World>;
  readonly chronicle: Chronicle;
  readonly ledger: Ledger;
  readonly reaches: Hearsay['reaches'];
  /** How many changes there were, and which day it was, when what follows was reckoned. */
  #told = -1;
  #on: Day | -1 = -1;
  /** Who is believed to stand, and to hold each place; undefined and unreckoned until asked. */
  #standing: readonly PolityId[] | undefined;
  readonly #holders: Int16Array;
  #areHoldersKnown = false;

  constructor({ world, opening, chronicle, ledger, reaches, court }: Hearsay) {
    this.court = court;
    this.own = world.polities[court]!;
    this.aims = world.aims[this.own.customs]!;
    this.world = world;
    this.opening = opening;
    this.chronicle = chronicle;
    this.ledger = ledger;
    this.reaches = reaches;
    this.#holders = new Int16Array(world.places.length);
  }

  get day(): Day {
    return this.world.day;
  }

  people(): readonly PersonId[] {
    return courtiers(this.world, this.court);
  }

  person(id: PersonId): Seen<Person> {
    return this.world.people[id]!;
  }

  ownForces(): readonly ForceId[] {
    return forcesOf(this.world, this.court);
  }

  ownForce(id: ForceId): Seen<Force> {
    return this.world.forces[id]!;
  }

  ownPlaces(): readonly PlaceId[] {
    return placesOf(this.world, this.court);
  }

  placesOf(polity: PolityId): readonly PlaceId[] {
    const holders = this.#holdersNow();
    const out: PlaceId[] = [];
    for (let id = 0; id < holders.length; id += 1) {
      if (holders[id] === polity) out.push(id as PlaceId);
    }
    return out;
  }

  vassals(): readonly PolityId[] {
    return this.polities().filter((it) => this.liegeOf(it) === this.court);
  }

  souls(place: PlaceId): number {
    return this.opening.places[place]!.souls;
  }

  walls(place: PlaceId): number {
    return this.opening.places[place]!.walls;
  }

  grievance(place: PlaceId): number {
    return this.world.places[place]!.owner === this.court ? this.world.places[place]!.grievance : 0;
  }

  faithShare(place: PlaceId, faith: number): number {
    return this.world.places[place]!.faiths[faith] ?? 0;
  }

  garrison(place: PlaceId): number {
    return this.world.places[place]!.owner === this.court
      ? this.world.places[place]!.garrison
      : this.opening.places[place]!.garrison;
  }

  policy(place: PlaceId, matter: 'creed' | 'billets' | 'burning' | 'tax'): number {
    if (this.world.places[place]!.owner === this.court) return this.world.places[place]![matter];
    const change = this.toldThat(
      matterNumber.policy,
      place,
      (it) =>
        it.kind === 'placeChangesHands' || (it.kind === 'policyChanges' && it.matter === matter),
    );
    if (change?.kind === 'policyChanges') return change.to;
    return change === undefined ? this.opening.places[place]![matter] : matter === 'tax' ? 1 : 0;
  }

  trade(place: PlaceId): number {
    return this.opening.places[place]!.trade;
  }

  holderOf(place: PlaceId): PolityId | -1 {
    if (this.world.places[place]!.owner === this.court) return this.court;
    const change = this.told(matterNumber.holder, place);
    return change?.kind === 'placeChangesHands' ? change.to : this.opening.places[place]!.owner;
  }

  /** Drops what was reckoned before: one council asks many times, and only between two changes of one day is the answer the same. */
  #forgetOld(): void {
    const told = this.chronicle.changes.length;
    if (this.#told === told && this.#on === this.world.day) return;
    this.#told = told;
    this.#on = this.world.day;
    this.#standing = undefined;
    this.#areHoldersKnown = false;
  }

  /** Believed holders by place. */
  #holdersNow(): Int16Array {
    const { court, opening, world } = this;
    this.#forgetOld();
    if (this.#areHoldersKnown) return this.#holders;
    const heads = this.ledger.heads[matterNumber.holder]!;
    for (let id = 0; id < this.#holders.length; id += 1) {
      // of most places nothing was ever told: who held them at the opening holds them still
      const untold = heads[id] === -1 && world.places[id]!.owner !== court;
      this.#holders[id] = untold ? opening.places[id]!.owner : this.holderOf(id as PlaceId);
    }
    this.#areHoldersKnown = true;
    return this.#holders;
  }

  besiegerOf(place: PlaceId): PolityId | -1 {
    const change = this.told(matterNumber.siege, place);
    return change?.kind === 'siegeLaid' ? change.polity : -1;
  }

  whereIs(force: ForceId): PlaceId | -1 {
    const rumour = this.#believed(force, rumoured.nearness);
    if (rumour !== undefined) return rumour.place;
    const change = this.told(matterNumber.force, force);
    if (change === undefined)
      return this.opening.forces[force]?.exists ? this.opening.forces[force]!.at : -1;
    return change.kind === 'forceReaches' || change.kind === 'forceRaised' ? change.place : -1;
  }

  ownerOf(force: ForceId): PolityId {
    return this.world.forces[force]!.owner;
  }

  soldiersIn(force: ForceId): number {
    const rumour = this.#believed(force, rumoured.numbers);
    if (rumour !== undefined) return rumour.soldiers;
    const change = this.told(matterNumber.strength, force);
    if (change?.kind === 'forceRaised') return change.soldiers;
    if (change?.kind === 'strengthMoves') return change.to;
    return this.opening.forces[force]?.soldiers ?? 0;
  }

  forcesOf(other: PolityId): readonly ForceId[] {
    const out: ForceId[] = [];
    for (let id = 0; id < this.world.forces.length; id += 1) {
      const force = id as ForceId;
      if (this.world.forces[id]!.owner === other && this.whereIs(force) !== -1) out.push(force);
    }
    return out;
  }

  rulerOf(polity: PolityId): PersonId | -1 {
    if (polity === this.court) return this.world.polities[this.court]!.ruler;
    const change = this.told(matterNumber.ruler, polity);
    if (change?.kind === 'rulerAccedes' || change?.kind === 'polityFounded') {
      return this.lives(change.person) ? change.person : -1;
    }
    if (change?.kind === 'polityFalls') return -1;
    const ruler = this.opening.polities[polity]?.ruler ?? -1;
    return ruler !== -1 && this.lives(ruler) ? ruler : -1;
  }

  stands(polity: PolityId): boolean {
    if (polity === this.court) return true;
    const change = this.told(matterNumber.ruler, polity);
    if (change?.kind === 'polityFalls') return false;
    return change !== undefined || (this.opening.polities[polity]?.stands ?? false);
  }

  liegeOf(polity: PolityId): PolityId | -1 {
    if (polity === this.court) return this.world.polities[this.court]!.liege;
    const change = this.told(matterNumber.liege, polity);
    if (change?.kind === 'vassalSubmits') return change.to;
    return change === undefined ? (this.opening.polities[polity]?.liege ?? -1) : -1;
  }

  polities(): readonly PolityId[] {
    this.#forgetOld();
    if (this.#standing !== undefined) return this.#standing;
    const out: PolityId[] = [];
    for (let id = 0; id < this.world.polities.length; id += 1) {
      if (this.stands(id as PolityId)) out.push(id as PolityId);
    }
    this.#standing = out;
    return out;
  }

  seatOf(polity: PolityId): PlaceId {
    const ruler = this.rulerOf(polity);
    if (ruler !== -1) {
      const { force } = this.world.people[ruler]!;
      if (force !== -1) {
        const seen = this.whereIs(force);
        if (seen !== -1) return seen;
      }
    }
    const change = this.told(matterNumber.seat, polity);
    if (change?.kind === 'courtMoves' || change?.kind === 'capitalMoves') return change.to;
    return (this.opening.polities[polity] ?? this.world.polities[polity]!).seat;
  }

  borders(first: PolityId, second: PolityId): boolean {
    return this.world.relations[first * this.world.capacity + second]!.border;
  }

  angerAt(other: PolityId): number {
    return this.world.relations[this.court * this.world.capacity + other]!.anger;
  }

  bondWith(other: PolityId): number {
    return this.world.relations[this.court * this.world.capacity + other]!.bond;
  }

  atWar(first: PolityId, second: PolityId): boolean {
    return this.world.relations[first * this.world.capacity + second]!.war;
  }

  pledgedTo(other: PolityId): boolean {
    return (
      this.world.relations[this.court * this.world.capacity + other]!.pledgedUntil >= this.world.day
    );
  }

  reputedStrength(polity: PolityId): number {
    if (polity === this.court) {
      const own = this.world.polities[this.court]!;
      return own.levy * (1 - own.tied) + own.household;
    }
    const given = this.opening.polities[polity];
    let sum = given === undefined ? 2000 : given.levy * (1 - given.tied) + given.household;
    for (let id = 0; id < this.opening.forces.length; id += 1) {
      const force = this.opening.forces[id]!;
      if (force.exists && force.owner === polity) sum += this.soldiersIn(id as ForceId);
    }
    const beaten = this.told(matterNumber.fortune, polity);
    if (beaten?.kind === 'battleWon')
      sum -= Math.min(0.8 * sum, beaten.enemies * beaten.enemiesLostShare);
    return sum;
  }

  qualityOf(polity: PolityId): number {
    return this.world.polities[polity]!.quality;
  }

  legitimacyOf(polity: PolityId): number {
    return this.world.polities[polity]!.legitimacy;
  }

  defeatOf(polity: PolityId): Day | -1 {
    return this.dayKnown(matterNumber.fortune, polity);
  }

  victoryOf(polity: PolityId): Day | -1 {
    return this.dayKnown(matterNumber.victory, polity);
  }

  sackBy(polity: PolityId): Day | -1 {
    return this.dayKnown(matterNumber.sack, polity);
  }

  wrongBy(other: PolityId): PlaceId | -1 {
    const wrong = this.toldThat(
      matterNumber.wrong,
      other,
      (it) =>
        (it.kind === 'caravanSeized' && it.of === this.court) ||
        (it.kind === 'borderIncident' && it.with === this.court),
    );
    const isTold = wrong?.kind === 'caravanSeized' || wrong?.kind === 'borderIncident';
    return isTold ? wrong.place : -1;
  }

  creedSince(): Day | -1 {
    return this.dayKnown(matterNumber.creed, this.court);
  }

  pledgedBy(other: PolityId): boolean {
    const pledge = this.toldThat(
      matterNumber.pledge,
      other,
      (it) => it.kind === 'neutralityPledged' && it.to === this.court,
    );
    return (
      pledge !== undefined &&
      this.world.relations[other * this.world.capacity + this.court]!.pledgedUntil >= this.world.day
    );
  }

  breachBy(other: PolityId): Day | -1 {
    return this.dayKnown(matterNumber.breach, other);
  }

  lives(person: PersonId): boolean {
    if (this.world.people[person]!.court === this.court) return this.world.people[person]!.alive;
    if (this.#believed(person, rumoured.death) !== undefined) return false;
    return (
      this.told(matterNumber.fate, person)?.kind !== 'personDies' &&
      (this.opening.people[person]?.alive ?? true)
    );
  }

  whereabouts(person: PersonId): PlaceId | -1 {
    const at = this.latest(matterNumber.fate, person);
    if (at !== -1) return this.chronicle.where[at]! as PlaceId | -1;
    const { court: host } = this.world.people[person]!;
    if (host !== -1 && this.rulerOf(host) === person) return this.seatOf(host);
    return this.opening.people[person]?.at ?? -1;
  }

  courtOf(person: PersonId): PolityId | -1 {
    const change = this.told(matterNumber.fate, person);
    if (change?.kind === 'guestReceived') return change.polity;
    return this.opening.people[person]?.court ?? -1;
  }

  known(matter: Matter, subject: number): number {
    return this.latest(matterNumber[matter], subject);
  }

  /** Index of the latest change on a matter, by its number, that the court knows, −1 for none. */
  latest(matter: number, subject: number): number {
    let at = this.ledger.heads[matter]![subject] ?? -1;
    while (at !== -1 && this.reaches(at, this.court) > 0) at = beforeIt(this, matter, at);
    return at;
  }

  /** The latest rumour that this court was told and still believes: younger than what it knows of the matter. */
  #believed(subject: number, it: Rumoured): ChangeOf<'rumourSpreads'> | undefined {
    let at = this.ledger.heads[it.matter]![subject] ?? -1;
    if (at === -1) return undefined;
    const truth = this.latest(it.over, subject);
    for (; at > truth; at = beforeIt(this, it.matter, at)) {
      const change = this.chronicle.changes[at]!;
      if (change.kind !== 'rumourSpreads' || change.polity !== this.court) continue;
      if (change.says !== it.says) continue;
      return this.world.day - this.chronicle.days[at]! <= change.days ? change : undefined;
    }
    return undefined;
  }

  told(matter: number, subject: number): Change | undefined {
    const at = this.latest(matter, subject);
    return at === -1 ? undefined : this.chronicle.changes[at];
  }

  /** The latest change on a matter that the court knows and that passes a test. */
  toldThat(matter: number, subject: number, test: (change: Change) => boolean): Change | undefined {
    let at = this.latest(matter, subject);
    while (at !== -1) {
      const change = this.chronicle.changes[at]!;
      if (this.reaches(at, this.court) <= 0 && test(change)) return change;
      at = beforeIt(this, matter, at);
    }
    return undefined;
  }

  dayKnown(matter: number, subject: number): Day | -1 {
    const at = this.latest(matter, subject);
    return at === -1 ? -1 : this.chronicle.days[at]!;
  }
}

/** What is rumoured: the numbers of the matter it stands under and of that of which it tells, and what it says. */
interface Rumoured {
  readonly matter: number;
  readonly over: number;
  readonly says: ChangeOf<'rumourSpreads'>['says'];
}

const rumoured = {
  numbers: { matter: matterNumber.rumour, over: matterNumber.strength, says: 'numbers' },
  nearness: { matter: matterNumber.rumour, over: matterNumber.force, says: 'nearness' },
  death: { matter: matterNumber.gossip, over: matterNumber.fate, says: 'death' },
} as const satisfies Record<string, Rumoured>;
