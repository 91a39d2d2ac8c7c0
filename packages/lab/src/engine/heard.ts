// What a court knows. Beliefs are not copies: a question is answered from the latest change about the
// matter that has reached the court, by courier, with delay and loss; older news gives way when newer
// arrives. Councils get this and never the world, so none of them can act on what nobody has told it.
// Long because it is the list of a court's questions.

import type { Day, ForceId, PersonId, PlaceId, PolityId } from '../scenario/setting.ts';
import type { Change, Kind } from '../world/change.ts';
import { courtiers, forcesOf, placesOf } from '../world/look.ts';
import type { AimHeld, Force, Person, Polity, Seen, World } from '../world/world.ts';
import { type Chronicle, idIn } from './chronicle.ts';

/** Matters that courts ask about: which kinds of change tell of it, and in which field its subject is. */
export const matters = {
  /** Who holds a place. */
  holder: { place: ['placeChangesHands'] },
  /** Whether a place is besieged, and by whom. */
  siege: { place: ['siegeLaid', 'siegeLifted', 'placeChangesHands'] },
  /** Where a force is, whether it still is, and what it was told to be doing by those who saw it. */
  force: { force: ['forceRaised', 'forceReaches', 'forceDisbands', 'forcesJoin'] },
  strength: { force: ['forceRaised', 'strengthMoves'] },
  /** Who decides for a polity, and whether it stands. */
  ruler: { polity: ['rulerAccedes', 'polityFalls', 'polityFounded'] },
  liege: { polity: ['vassalSubmits', 'vassalDefects', 'polityFalls'] },
  /** Latest fortune in the field. */
  fortune: { loser: ['battleWon'] },
  fate: { person: ['personDies', 'quarryCaught', 'personFlees', 'quarryEscapes', 'guestReceived'] },
  rising: { place: ['revoltBreaksOut', 'revoltPutDown'] },
  /** Latest victory in the field. */
  victory: { polity: ['battleWon'] },
  /** How a place is treated by who holds it; a new holder begins afresh. */
  policy: { place: ['policyChanges', 'placeChangesHands'] },
  sack: { polity: ['placeSacked'] },
  seat: { polity: ['courtMoves', 'capitalMoves'] },
  pledge: { polity: ['neutralityPledged'] },
} as const satisfies Record<string, Readonly<Record<string, readonly Kind[]>>>;

/** A matter that courts ask about. */
export type Matter = keyof typeof matters;

/** How long news of a change takes to a court; Infinity when it is lost on the way. The system `message` supplies it. */
export type Hearing = (news: {
  readonly change: number;
  readonly from: PlaceId | -1;
  readonly court: PolityId;
  readonly day: Day;
}) => number;

/** What the engine keeps so that questions are cheap: chains of changes by matter and subject. */
export interface Ledger {
  /** Latest change of each matter about each subject; shape [matters][subjects]. */
  readonly heads: Int32Array[];
  /** The change before it on the same matter and subject, by change and slot (two slots a change). */
  readonly before: number[];
  /** Day on which a court hears of a change: key change × capacity + court; absent until asked. */
  readonly heardOn: Map<number, number>;
}

const matterNames = Object.keys(matters) as Matter[];
const filed = new Map<Kind, { matter: number; field: string; slot: number }[]>();
matterNames.forEach((name, matter) => {
  for (const [field, list] of Object.entries(matters[name])) {
    for (const kind of list) {
      const entries = filed.get(kind) ?? [];
      entries.push({ matter, field, slot: entries.length });
      filed.set(kind, entries);
    }
  }
});
const slotsAChange = Math.max(...[...filed.values()].map((list) => list.length));

/** A ledger with room for so many subjects in any one table. */
export function emptyLedger(subjectsInATable: number): Ledger {
  return {
    heads: matterNames.map(() => new Int32Array(subjectsInATable).fill(-1)),
    before: [],
    heardOn: new Map(),
  };
}

/** Files a change that has just been appended under the matters that it tells of. */
export function file(ledger: Ledger, change: Change, index: number): void {
  const entries = filed.get(change.kind);
  if (entries === undefined) return;
  for (const { matter, field, slot } of entries) {
    const subject = idIn(change, field);
    const heads = ledger.heads[matter]!;
    if (subject < 0 || subject >= heads.length) continue;
    ledger.before[index * slotsAChange + slot] = heads[subject]!;
    heads[subject] = index;
  }
}

/** One court's view on one day. */
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
  /** Forces of others that it has heard of and believes in the field. */
  foreignForces(): readonly ForceId[];
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
  /** Whether it has heard that another promised it to stay out of its wars, and may still mean it. */
  pledgedBy(other: PolityId): boolean;
  lives(person: PersonId): boolean;
  /** Where a person was last heard to be, −1 for nowhere. */
  whereabouts(person: PersonId): PlaceId | -1;
  /** Whose court or camp a person is believed at. */
  courtOf(person: PersonId): PolityId | -1;
  /** Index of the latest known change on a matter, −1 for none: for reasons. */
  known(matter: Matter, subject: number): number;
}

/** Makes the view of one court. `opening` is the world on the opening's day, which every court knew. */
export function hear(options: {
  readonly world: Seen<World>;
  readonly opening: Seen<World>;
  readonly chronicle: Chronicle;
  readonly ledger: Ledger;
  /** Days from today until a court hears of a change; at most 0 when it has. */
  readonly reaches: (change: number, court: PolityId) => number;
  readonly court: PolityId;
}): Heard {
  const { world, opening, chronicle, ledger, reaches, court } = options;
  const day = world.day;

  const known = (matter: Matter, subject: number): number => {
    const number = matterNames.indexOf(matter);
    let at = ledger.heads[number]![subject] ?? -1;
    while (at !== -1 && reaches(at, court) > 0) {
      const slot = filed.get(chronicle.changes[at]!.kind)!.find((it) => it.matter === number)!.slot;
      at = ledger.before[at * slotsAChange + slot]!;
    }
    return at;
  };
  /** The latest change on a matter that the court knows and that passes a test. */
  const toldThat = (
    matter: Matter,
    subject: number,
    test: (change: Change) => boolean,
  ): Change | undefined => {
    const number = matterNames.indexOf(matter);
    let at = known(matter, subject);
    while (at !== -1) {
      const change = chronicle.changes[at]!;
      if (reaches(at, court) <= 0 && test(change)) return change;
      const { slot } = filed.get(change.kind)!.find((it) => it.matter === number)!;
      at = ledger.before[at * slotsAChange + slot]!;
    }
    return undefined;
  };
  const dayKnown = (matter: Matter, subject: number): Day | -1 => {
    const at = known(matter, subject);
    return at === -1 ? -1 : chronicle.days[at]!;
  };
  const told = (matter: Matter, subject: number): Change | undefined => {
    const at = known(matter, subject);
    return at === -1 ? undefined : chronicle.changes[at];
  };

  const heard: Heard = {
    court,
    day,
    own: world.polities[court]!,
    aims: world.aims[world.polities[court]!.customs]!,
    people: () => courtiers(world, court),
    person: (id) => world.people[id]!,
    ownForces: () => forcesOf(world, court),
    ownForce: (id) => world.forces[id]!,
    ownPlaces: () => placesOf(world, court),
    placesOf(polity) {
      const out: PlaceId[] = [];
      for (let id = 0; id < world.places.length; id += 1) {
        if (heard.holderOf(id as PlaceId) === polity) out.push(id as PlaceId);
      }
      return out;
    },
    vassals: () => heard.polities().filter((it) => heard.liegeOf(it) === court),
    souls: (place) => opening.places[place]!.souls,
    walls: (place) => opening.places[place]!.walls,
    grievance: (place) =>
      world.places[place]!.owner === court ? world.places[place]!.grievance : 0,
    faithShare: (place, faith) => world.places[place]!.faiths[faith] ?? 0,
    garrison: (place) =>
      world.places[place]!.owner === court
        ? world.places[place]!.garrison
        : opening.places[place]!.garrison,
    policy(place, matter) {
      if (world.places[place]!.owner === court) return world.places[place]![matter];
      const change = toldThat(
        'policy',
        place,
        (it) =>
          it.kind === 'placeChangesHands' || (it.kind === 'policyChanges' && it.matter === matter),
      );
      if (change?.kind === 'policyChanges') return change.to;
      return change === undefined ? opening.places[place]![matter] : matter === 'tax' ? 1 : 0;
    },
    trade: (place) => opening.places[place]!.trade,

    holderOf(place) {
      if (world.places[place]!.owner === court) return court;
      const change = told('holder', place);
      return change?.kind === 'placeChangesHands' ? change.to : opening.places[place]!.owner;
    },
    besiegerOf(place) {
      const change = told('siege', place);
      return change?.kind === 'siegeLaid' ? change.polity : -1;
    },
    whereIs(force) {
      const change = told('force', force);
      if (change === undefined)
        return opening.forces[force]?.exists ? opening.forces[force]!.at : -1;
      return change.kind === 'forceReaches' || change.kind === 'forceRaised' ? change.place : -1;
    },
    ownerOf: (force) => world.forces[force]!.owner,
    soldiersIn(force) {
      const change = told('strength', force);
      if (change?.kind === 'forceRaised') return change.soldiers;
      if (change?.kind === 'strengthMoves') return change.to;
      return opening.forces[force]?.soldiers ?? 0;
    },
    foreignForces() {
      const out: ForceId[] = [];
      for (let id = 0; id < world.forces.length; id += 1) {
        const force = id as ForceId;
        if (world.forces[id]!.owner !== court && heard.whereIs(force) !== -1) out.push(force);
      }
      return out;
    },
    rulerOf(polity) {
      if (polity === court) return world.polities[court]!.ruler;
      const change = told('ruler', polity);
      if (change?.kind === 'rulerAccedes' || change?.kind === 'polityFounded') {
        return heard.lives(change.person) ? change.person : -1;
      }
      if (change?.kind === 'polityFalls') return -1;
      const ruler = opening.polities[polity]?.ruler ?? -1;
      return ruler !== -1 && heard.lives(ruler) ? ruler : -1;
    },
    stands(polity) {
      if (polity === court) return true;
      const change = told('ruler', polity);
      if (change?.kind === 'polityFalls') return false;
      return change !== undefined || (opening.polities[polity]?.stands ?? false);
    },
    liegeOf(polity) {
      if (polity === court) return world.polities[court]!.liege;
      const change = told('liege', polity);
      if (change?.kind === 'vassalSubmits') return change.to;
      return change === undefined ? (opening.polities[polity]?.liege ?? -1) : -1;
    },
    polities() {
      const out: PolityId[] = [];
      for (let id = 0; id < world.polities.length; id += 1) {
        if (heard.stands(id as PolityId)) out.push(id as PolityId);
      }
      return out;
    },
    seatOf(polity) {
      const ruler = heard.rulerOf(polity);
      if (ruler !== -1) {
        const { force } = world.people[ruler]!;
        if (force !== -1) {
          const seen = heard.whereIs(force);
          if (seen !== -1) return seen;
        }
      }
      const change = told('seat', polity);
      if (change?.kind === 'courtMoves' || change?.kind === 'capitalMoves') return change.to;
      return (opening.polities[polity] ?? world.polities[polity]!).seat;
    },
    borders: (first, second) => world.relations[first * world.capacity + second]!.border,
    angerAt: (other) => world.relations[court * world.capacity + other]!.anger,
    bondWith: (other) => world.relations[court * world.capacity + other]!.bond,
    atWar: (first, second) => world.relations[first * world.capacity + second]!.war,
    pledgedTo: (other) => world.relations[court * world.capacity + other]!.pledgedUntil >= day,
    reputedStrength(polity) {
      if (polity === court) {
        const own = world.polities[court]!;
        return own.levy * (1 - own.tied) + own.household;
      }
      const given = opening.polities[polity];
      let sum = given === undefined ? 2000 : given.levy * (1 - given.tied) + given.household;
      for (let id = 0; id < opening.forces.length; id += 1) {
        const force = opening.forces[id]!;
        if (force.exists && force.owner === polity) sum += heard.soldiersIn(id as ForceId);
      }
      const beaten = told('fortune', polity);
      if (beaten?.kind === 'battleWon')
        sum -= Math.min(0.8 * sum, beaten.enemies * beaten.enemiesLostShare);
      return sum;
    },
    qualityOf: (polity) => world.polities[polity]!.quality,
    legitimacyOf: (polity) => world.polities[polity]!.legitimacy,
    defeatOf: (polity) => dayKnown('fortune', polity),
    victoryOf: (polity) => dayKnown('victory', polity),
    sackBy: (polity) => dayKnown('sack', polity),
    pledgedBy(other) {
      const pledge = toldThat(
        'pledge',
        other,
        (it) => it.kind === 'neutralityPledged' && it.to === court,
      );
      return (
        pledge !== undefined && world.relations[other * world.capacity + court]!.pledgedUntil >= day
      );
    },
    lives(person) {
      if (world.people[person]!.court === court) return world.people[person]!.alive;
      return told('fate', person)?.kind !== 'personDies' && (opening.people[person]?.alive ?? true);
    },
    whereabouts(person) {
      const at = known('fate', person);
      if (at !== -1) return chronicle.where[at]! as PlaceId | -1;
      const { court: host } = world.people[person]!;
      if (host !== -1 && heard.rulerOf(host) === person) return heard.seatOf(host);
      return opening.people[person]?.at ?? -1;
    },
    courtOf(person) {
      const change = told('fate', person);
      if (change?.kind === 'guestReceived') return change.polity;
      return opening.people[person]?.court ?? -1;
    },
    known,
  };
  return heard;
}
