// How a town stands on one day: what presses on it, whom it fears, what it hopes for, and from these the
// share of its men that would rise and the rate at which it does. Pure functions of a world and of
// numbers; used by `unrest.ts` alone.

import { clamp, exp } from '../base/number.ts';
import { modes, type Network } from '../land/network.ts';
import type { PlaceId, PolityId } from '../scenario/setting.ts';
import { atWar, halved, promiseAt, sameSide } from '../world/look.ts';
import { chanceOfVictory } from '../world/odds.ts';
import type { Force, Place, Seen, World } from '../world/world.ts';
import { type Load, type Mood, netGrievance, shareThatRises } from './unrest-arithmetic.ts';
import type { UnrestNumbers } from './unrest-numbers.ts';

type W = Seen<World>;

/** What a mood is reckoned with. */
export interface MoodRating {
  readonly parameters: UnrestNumbers;
  readonly land: Network;
  readonly month: number;
}

const riders = modes.indexOf('riders');
const yearDays = 365.25;
/** Soldiers from which a host can keep a promise. */
const leastHost = 500;

/** Share of a town's people who are not of its ruler's faith. */
export function otherFaithShare(world: W, place: Seen<Place>): number {
  const owner = place.owner === -1 ? undefined : world.polities[place.owner]!;
  if (owner === undefined || owner.ruler === -1) return 0;
  return 1 - (place.faiths[world.people[owner.ruler]!.faith] ?? 0);
}

/** What presses on a town today. */
export function loadOn(world: W, place: Seen<Place>): Load {
  return {
    persecution: place.creed * otherFaithShare(world, place),
    billets: place.billets,
    burning: place.burning,
    tax: place.tax,
    harvest: place.harvest,
  };
}

/** Soldiers of the lord's side who stand at a place, garrison and forces. */
export function guardsAt(world: W, id: PlaceId, owner: PolityId): number {
  const place = world.places[id]!;
  let sum = place.garrison;
  for (const force of world.forcesAt[id]!) {
    const it = world.forces[force]!;
    if (it.exists && sameSide(world, it.owner, owner)) sum += it.soldiers;
  }
  return sum;
}

function hostileTo(world: W, force: Seen<Force>, owner: PolityId): boolean {
  return force.soldiers > 0 && force.owner !== owner && atWar(world, force.owner, owner);
}

/** The best hope against so many guards that an enemy of the lord gives by standing near, 0 … 1. */
function hopeNear(world: W, id: PlaceId, rating: MoodRating, guards: number): number {
  const owner = world.places[id]!.owner as PolityId;
  const { armyReach } = rating.parameters;
  let hope = 0;
  for (const enemy of world.afield) {
    const force = world.forces[enemy]!;
    if (!hostileTo(world, force, owner)) continue;
    const days = rating.land.days(force.at, id, rating.month, riders);
    if (days > armyReach) continue;
    const beats = chanceOfVictory(
      { soldiers: force.soldiers, enemies: guards, qualityGap: 0 },
      { numbers: 1.1, quality: 0 },
    );
    hope = Math.max(hope, beats * (1 - days / armyReach));
  }
  return hope;
}

/**
 * The lord's other soldiers as a town fears them: each counts for e^(−days of riding ÷ τ), half after a
 * defeat within the year, less where his rule is weak, and not at all as far as an enemy near is sure
 * to keep them.
 */
function fearedField(world: W, id: PlaceId, rating: MoodRating, hope: number): number {
  const owner = world.places[id]!.owner as PolityId;
  const { levy, tied, household, seat, defeated, weakness } = world.polities[owner]!;
  const { fieldDays } = rating.parameters;
  const reach = (from: number) => {
    const days = rating.land.days(from, id, rating.month, riders);
    return Number.isFinite(days) ? exp(-days / fieldDays) : 0;
  };
  let field = seat === -1 ? 0 : (levy * (1 - tied) + household) * reach(seat);
  for (const other of world.afield) {
    const force = world.forces[other]!;
    // who stands in the town itself is a guard already
    if (force.owner !== owner || (force.at === id && force.next === -1)) continue;
    field += force.soldiers * reach(force.at);
  }
  const beaten = defeated !== -1 && world.day - defeated < yearDays ? 0.5 : 1;
  return field * beaten * (1 - weakness) * (1 - clamp(hope, 0, 1));
}

/**
 * What a promise of an enemy of the lord is worth by where its maker's nearest soldiers stand:
 * e^(−days ÷ τ), 0 when he has none afield or has made peace.
 */
function promiserNear(world: W, id: PlaceId, rating: MoodRating): number {
  const { promisedBy, owner } = world.places[id]!;
  if (promisedBy === -1 || owner === -1 || !atWar(world, promisedBy, owner)) return 0;
  let nearest = Infinity;
  for (const promiser of world.afield) {
    const force = world.forces[promiser]!;
    if (force.owner !== promisedBy || force.soldiers < leastHost) continue;
    nearest = Math.min(nearest, rating.land.days(force.at, id, rating.month, riders));
  }
  return Number.isFinite(nearest) ? exp(-nearest / rating.parameters.fieldDays) : 0;
}

/** What a town has heard of its neighbours' success, faded to today, 0 … 1. */
export function exampleToday(world: W, id: PlaceId, { exampleDays }: UnrestNumbers): number {
  const { example, exampleOn } = world.places[id]!;
  return example === 0 ? 0 : example * halved(world.day - exampleOn, exampleDays);
}

/** How alike two towns are in their faiths, 0 … 1. */
export function likeness(first: Seen<Place>, second: Seen<Place>): number {
  return first.faiths.reduce((sum, share, at) => sum + Math.min(share, second.faiths[at] ?? 0), 0);
}

/** How a town stands today: anger, feared soldiers, men, and opportunity without the example of others. */
function moodOf(
  world: W,
  id: PlaceId,
  rating: MoodRating,
): { -readonly [K in keyof Mood]: Mood[K] } {
  const place = world.places[id]!;
  const given = rating.parameters;
  const guards = guardsAt(world, id, place.owner as PolityId);
  const hope = hopeNear(world, id, rating, guards);
  return {
    grievance: place.grievance,
    soldiers: guards + fearedField(world, id, rating, hope),
    men: place.souls * given.menShare,
    opportunity:
      given.armyNear * hope +
      given.promiseWeight * promiseAt(world, id) * promiserNear(world, id, rating),
  };
}

/** Share of a town's men who would rise today. */
export function willing(world: W, id: PlaceId, rating: MoodRating): number {
  const place = world.places[id]!;
  const given = rating.parameters;
  if (place.owner === -1 || place.souls < given.townSouls) return 0;
  const mood = moodOf(world, id, rating);
  if (given.form >= 0.5) return clamp(netGrievance(mood, given) + given.risingShare, 0, 0.9);
  mood.opportunity += given.example * exampleToday(world, id, given);
  return shareThatRises(mood, given);
}

/** Risings of a town per day. */
export function risingRate(world: W, id: PlaceId, rating: MoodRating): number {
  const place = world.places[id]!;
  if (place.owner === -1 || place.siege !== -1) return 0;
  if (place.rose !== -1 && world.day - place.rose < yearDays) return 0;
  const { baseRate, risingShare, form } = rating.parameters;
  if (form >= 0.5) {
    if (place.souls < rating.parameters.townSouls) return 0;
    const net = netGrievance(moodOf(world, id, rating), rating.parameters);
    return net > 0 ? baseRate * exp(6 * net) : 0;
  }
  const x = willing(world, id, rating);
  const eager = Math.min(1, x / risingShare);
  const rate = baseRate * exp(6 * x) * eager * eager;
  return rate < 1e-7 ? 0 : rate;
}
