// Questions that rules put to a world: who stands where, how one polity is disposed to another, how
// many soldiers a realm has. Pure functions of what they are given; nothing here decides anything.

import { exp } from '../base/number.ts';
import {
  type Day,
  type ForceId,
  offices,
  type PersonId,
  type PlaceId,
  type PolityId,
} from '../scenario/setting.ts';
import type { Force, Person, Place, Polity, Relation, Seen, World } from './world.ts';

type W = Seen<World>;

export const placeAt = (world: W, id: PlaceId): Seen<Place> => world.places[id]!;
export const personOf = (world: W, id: PersonId): Seen<Person> => world.people[id]!;
export const polityOf = (world: W, id: PolityId): Seen<Polity> => world.polities[id]!;
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

/** Forces of a polity that exist, in order of id. */
export function forcesOf(world: W, polity: PolityId): ForceId[] {
  const out: ForceId[] = [];
  for (let id = 0; id < world.forces.length; id += 1) {
    const force = world.forces[id]!;
    if (force.exists && force.owner === polity) out.push(id as ForceId);
  }
  return out;
}

/** Places held by a polity, in order of id. */
export function placesOf(world: W, polity: PolityId): PlaceId[] {
  const out: PlaceId[] = [];
  for (let id = 0; id < world.places.length; id += 1) {
    if (world.places[id]!.owner === polity) out.push(id as PlaceId);
  }
  return out;
}

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
  for (const force of world.forces)
    if (force.exists && force.owner === polity) sum += force.soldiers;
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

/** Age in years. */
export function ageOf(world: W, person: PersonId): number {
  return (world.day - personOf(world, person).born) / 365.25;
}

/** The word of an office. */
export function officeOf(person: Seen<Person>): (typeof offices)[number] {
  return offices[person.office]!;
}

/** The day so many days from today. */
export function dayAfter(world: W, days: number): Day {
  return (world.day + days) as Day;
}

/**
 * Pairs of polities whose lands touch, directly or across one place that nobody holds, each pair once
 * with the lower id first, in order. `bordering` says which places' lands touch a place's.
 */
export function borders(
  world: W,
  bordering: (place: number) => readonly number[],
): (readonly [PolityId, PolityId])[] {
  const found = new Set<number>();
  const meet = (first: number, second: number) => {
    if (first === second || first === -1 || second === -1) return;
    found.add(Math.min(first, second) * world.capacity + Math.max(first, second));
  };
  for (let place = 0; place < world.places.length; place += 1) {
    const { owner } = world.places[place]!;
    const near = bordering(place);
    for (let at = 0; at < near.length; at += 1) {
      const other = world.places[near[at]!]!.owner;
      if (owner !== -1) meet(owner, other);
      else
        for (let next = at + 1; next < near.length; next += 1)
          meet(other, world.places[near[next]!]!.owner);
    }
  }
  return [...found]
    .sort((a, b) => a - b)
    .map((pair) => [
      Math.floor(pair / world.capacity) as PolityId,
      (pair % world.capacity) as PolityId,
    ]);
}
