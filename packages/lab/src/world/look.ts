// Questions that rules put to a world: who stands where, how one polity is disposed to another, how
// many soldiers a realm has. Pure functions of what they are given; nothing here decides anything.

import { exp } from '../base/number.ts';
import type { Network } from '../land/network.ts';
import {
  type ForceId,
  offices,
  type PersonId,
  type PlaceId,
  type PolityId,
} from '../scenario/setting.ts';
import type { Force, Person, Place, Polity, Relation, Seen, World } from './world.ts';

type W = Seen<World>;

/** The record of a place. */
export const placeAt = (world: W, id: PlaceId): Seen<Place> => world.places[id]!;
/** The record of a person. */
export const personOf = (world: W, id: PersonId): Seen<Person> => world.people[id]!;
/** The record of a polity. */
export const polityOf = (world: W, id: PolityId): Seen<Polity> => world.polities[id]!;
/** The record of a force. */
export const forceOf = (world: W, id: ForceId): Seen<Force> => world.forces[id]!;

/** How the first stands to the second; the two directions may differ. */
export function relation(world: W, first: PolityId, second: PolityId): Seen<Relation> {
  return world.relations[first * world.capacity + second]!;
}

/** Subject number of an ordered pair of polities, for dice about `pair`. */
export function pairOf(world: W, first: PolityId, second: PolityId): number {
  return first * world.capacity + second;
}

/** Anger of the first at the second today, 0 … 1: it halves every `halfLifeDays`. */
export function anger(world: W, first: PolityId, second: PolityId, halfLifeDays: number): number {
  const it = relation(world, first, second);
  return it.anger * halved(world.day - it.angered, halfLifeDays);
}

/** Dread of a polity today, 0 … 1: it halves every two years. */
export function dread(world: W, polity: PolityId): number {
  const it = polityOf(world, polity);
  return it.dread * halved(world.day - it.dreadedSince, 730);
}

/** Belief at a place in a promise of free worship today, 0 … 1: unfulfilled, it halves every year. */
export function promiseAt(world: W, place: PlaceId): number {
  const { belief, promisedOn } = placeAt(world, place);
  return promisedOn === -1 ? 0 : belief * halved(world.day - promisedOn, 365);
}

/** 2^(−days ÷ halfLifeDays). */
export function halved(days: number, halfLifeDays: number): number {
  return days <= 0 ? 1 : exp((-Math.LN2 * days) / halfLifeDays);
}

/** The liege at the top of a polity's chain, itself when it has none. */
export function overlord(world: W, polity: PolityId): PolityId {
  let at = polity;
  for (let steps = 0; steps < world.capacity; steps += 1) {
    const liege = polityOf(world, at).liege;
    if (liege === -1) return at;
    at = liege;
  }
  return at;
}

/** True when the two are at war, themselves or through the same overlords. */
export function atWar(world: W, first: PolityId, second: PolityId): boolean {
  return first !== second && relation(world, first, second).war;
}

/** True when they would help rather than harm each other: same, same overlord, or liege and vassal. */
export function sameSide(world: W, first: PolityId, second: PolityId): boolean {
  return first === second || overlord(world, first) === overlord(world, second);
}

/** True when a force would fight what is that polity's: at war with it, or ordered against it. */
export function wouldFight(world: W, force: ForceId, polity: PolityId | -1): boolean {
  const { owner, polity: target, task } = forceOf(world, force);
  if (polity === -1 || polity === owner || sameSide(world, owner, polity)) return false;
  if (relation(world, owner, polity).war) return true;
  return target === polity && task !== 'home' && task !== 'flee' && task !== 'follow';
}

/** True when either of two forces would fight the other. */
export function areFoes(world: W, first: ForceId, second: ForceId): boolean {
  const [a, b] = [forceOf(world, first), forceOf(world, second)];
  if (wouldFight(world, first, b.owner) || wouldFight(world, second, a.owner)) return true;
  return (
    a.owner !== b.owner &&
    ((a.person !== -1 && a.person === b.commander) || (b.person !== -1 && b.person === a.commander))
  );
}

/** Forces that stand at a place and are foes of one that is there, in order of id. */
export function foesAt(world: W, force: ForceId): ForceId[] {
  return world.forcesAt[forceOf(world, force).at]!.filter((it) => areFoes(world, force, it));
}

/**
 * The nearest place where a polity's forces are safe: held by its side, not besieged, no foe of
 * `force` standing there, and not `except`; −1 when there is none that can be reached this month.
 */
export function havenOf(
  world: W,
  land: { days(from: number, to: number, month: number, mode: number): number },
  flight: { readonly force: ForceId; readonly except: PlaceId | -1; readonly month: number },
): PlaceId | -1 {
  const it = forceOf(world, flight.force);
  let best: PlaceId | -1 = -1;
  let bestDays = Infinity;
  for (let id = 0; id < world.places.length; id += 1) {
    const place = world.places[id]!;
    if (id === flight.except || place.owner === -1 || place.siege !== -1) continue;
    if (!sameSide(world, place.owner, it.owner)) continue;
    if (world.forcesAt[id]!.some((other) => areFoes(world, flight.force, other))) continue;
    const days = land.days(it.at, id, flight.month, it.mode);
    if (days < bestDays) {
      bestDays = days;
      best = id as PlaceId;
    }
  }
  return best;
}

/**
 * Where a force goes home to: the nearest of its realm's gathering places, capital and seat that no foe
 * holds, else the nearest place of its side, else where it is.
 */
export function homeOf(
  world: W,
  land: { days(from: number, to: number, month: number, mode: number): number },
  it: { readonly force: ForceId; readonly musters: readonly PlaceId[]; readonly month: number },
): PlaceId {
  const force = forceOf(world, it.force);
  const { capital, seat } = polityOf(world, force.owner);
  let best: PlaceId | -1 = -1;
  let bestDays = Infinity;
  for (const place of [...it.musters, capital, seat]) {
    if (place < 0 || wouldFight(world, it.force, placeAt(world, place).owner)) continue;
    const days = land.days(force.at, place, it.month, force.mode);
    if (days < bestDays) {
      best = place;
      bestDays = days;
    }
  }
  if (best === -1) best = havenOf(world, land, { force: it.force, except: -1, month: it.month });
  return best === -1 ? force.at : best;
}

/** Forces of a polity that exist, in order of id. */
export function forcesOf(world: W, polity: PolityId): ForceId[] {
  const out: ForceId[] = [];
  for (const id of world.afield) if (forceOf(world, id).owner === polity) out.push(id);
  return out;
}

/** Places held by a polity, in order of id: the list as it is kept, which changes when one changes hands. */
export const placesOf = (world: W, polity: PolityId): readonly PlaceId[] => world.held[polity]!;

/** Living people of a court or camp, in order of id. */
export function courtiers(world: W, polity: PolityId): PersonId[] {
  const out: PersonId[] = [];
  for (let id = 0; id < world.people.length; id += 1) {
    const person = world.people[id]!;
    if (person.alive && person.court === polity) out.push(id as PersonId);
  }
  return out;
}

/** Vassals of a polity that stand, in order of id. */
export function vassalsOf(world: W, polity: PolityId): PolityId[] {
  const out: PolityId[] = [];
  for (let id = 0; id < world.polities.length; id += 1) {
    const other = world.polities[id]!;
    if (other.stands && other.liege === polity) out.push(id as PolityId);
  }
  return out;
}

/** Polities that stand, in order of id. */
export function standing(world: W): PolityId[] {
  const out: PolityId[] = [];
  for (let id = 0; id < world.polities.length; id += 1) {
    if (world.polities[id]!.stands) out.push(id as PolityId);
  }
  return out;
}

/** Soldiers in the field, at home and in the guard. */
export function soldiersOf(world: W, polity: PolityId): number {
  const it = polityOf(world, polity);
  let sum = it.levy * (1 - it.tied) + it.household;
  for (const id of world.afield) {
    const force = forceOf(world, id);
    if (force.owner === polity) sum += force.soldiers;
  }
  return sum;
}

/** True when a person decides for the polity whose court he is at. */
export function rules(world: W, person: PersonId): boolean {
  const { court } = personOf(world, person);
  return court !== -1 && polityOf(world, court).ruler === person;
}

/** True when a force is on its feet and not on the road. */
export function isHalted(force: Seen<Force>): boolean {
  return force.exists && force.next === -1;
}

/** True for a force that is about to go home or to fall back, and seeks no fight where it is. */
export function isLeaving(force: Seen<Force>): boolean {
  return (force.task === 'home' || force.task === 'flee') && force.goal !== force.at;
}

/** True when a force stands inside a besieged place of its own side; who came after the siege was laid is outside. */
export function isWithinWalls(world: W, id: ForceId): boolean {
  const { at, owner, since } = forceOf(world, id);
  const { siege, owner: holder } = placeAt(world, at);
  const isOwn = holder !== -1 && sameSide(world, holder, owner);
  return siege !== -1 && isOwn && since <= world.sieges[siege]!.laid;
}

/** Age in years. */
export function ageOf(world: W, person: PersonId): number {
  return (world.day - personOf(world, person).born) / 365.25;
}

/** The word of an office. */
export function officeOf(person: Seen<Person>): (typeof offices)[number] {
  return offices[person.office]!;
}

/**
 * Whose lands touch, directly or across one place that nobody holds: 1 for each pair of polities, the
 * lower id first, at `first × capacity + second`. `land` says which places' lands meet.
 * Of pairs in which neither is among `concerned` nothing is said.
 */
export function touching(
  world: W,
  {
    land,
    concerned,
  }: {
    readonly land: Pick<Network, 'bordering' | 'beyond'>;
    /** By polity. */
    readonly concerned: readonly boolean[];
  },
): Uint8Array {
  const { places, capacity, held } = world;
  const found = new Uint8Array(capacity * capacity);
  for (let owner = 0; owner < concerned.length; owner += 1) {
    if (!concerned[owner]) continue;
    const own = held[owner]!;
    for (let place = 0; place < own.length; place += 1) {
      const near = land.bordering(own[place]!);
      for (let at = 0; at < near.length; at += 1) {
        const other = places[near[at]!]!.owner;
        if (other !== -1 && other !== owner) found[pairNumber(owner, other, capacity)] = 1;
      }
      const beyond = land.beyond(own[place]!);
      for (let at = 0; at < beyond.length; at += 2) {
        if (places[beyond[at]!]!.owner !== -1) continue;
        const third = places[beyond[at + 1]!]!.owner;
        if (third !== -1 && third !== owner) found[pairNumber(owner, third, capacity)] = 1;
      }
    }
  }
  return found;
}

/** The number of a pair of polities, whichever is named first. */
function pairNumber(one: number, other: number, capacity: number): number {
  return one < other ? one * capacity + other : other * capacity + one;
}

/** All pairs of polities whose lands touch (`touching`), each once with the lower id first, in order. */
export function borders(
  world: W,
  land: Pick<Network, 'bordering' | 'beyond'>,
): (readonly [PolityId, PolityId])[] {
  const out: (readonly [PolityId, PolityId])[] = [];
  const concerned = world.polities.map(() => true);
  touching(world, { land, concerned }).forEach((is, pair) => {
    if (is === 0) return;
    const first = Math.floor(pair / world.capacity);
    out.push([first as PolityId, (pair % world.capacity) as PolityId]);
  });
  return out;
}
