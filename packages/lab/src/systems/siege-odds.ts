// The arithmetic of a siege: who is inside and outside, the odds of a summons and of a storm, and the
// daily rates of what may end it. Pure functions of a world; used by the system `siege` alone.

import { clamp, exp, ln, logistic } from '../base/number.ts';
import type { ForceId, PlaceId, PolityId, SiegeId } from '../scenario/setting.ts';
import {
  areFoes,
  dread,
  forceOf,
  isLeaving,
  placeAt,
  polityOf,
  promiseAt,
  sameSide,
} from '../world/look.ts';
import type { Seen, World } from '../world/world.ts';

type W = Seen<World>;

/** Who holds a place against whom. */
export interface Hosts {
  /** Soldiers outside times their condition. */
  readonly outside: number;
  /** Garrison, armed townspeople and forces within. */
  readonly inside: number;
  /** Quality outside less quality inside, in steps. */
  readonly quality: number;
}

/** The numbers of the model, named as in siege.ts. */
export interface SiegeNumbers {
  readonly summonsBase: number;
  readonly summonsNumbers: number;
  readonly summonsUnrest: number;
  readonly summonsTerror: number;
  readonly summonsHope: number;
  readonly armedShare: number;
  readonly stormRate: number;
  readonly frontage: number;
  readonly stormSuccess: number;
  readonly stormWalls: number;
  readonly qualityStep: number;
  readonly riderEngineers: number;
  readonly preparationDays: number;
  readonly treacheryBase: number;
  readonly treacheryUnrest: number;
  readonly negotiationRate: number;
  readonly raiseRate: number;
  readonly raiseWear: number;
}

/** Townspeople who stand on the walls: a share of the people, fewer where they are aggrieved. */
export function armedTownspeople(world: W, place: PlaceId, armedShare: number): number {
  const it = placeAt(world, place);
  return it.walls < 1 ? 0 : it.souls * armedShare * (1 - it.grievance);
}

/** Strengths inside and outside a place that a force stands before. */
export function hostsAt(world: W, force: ForceId, armedShare: number): Hosts {
  const before = forceOf(world, force);
  const place = placeAt(world, before.at);
  let outside = 0;
  let outsideQuality = 0;
  let inside = place.garrison + armedTownspeople(world, before.at, armedShare);
  let insideQuality = inside * (place.owner === -1 ? 0 : polityOf(world, place.owner).quality);
  for (const id of world.forcesAt[before.at]!) {
    const it = forceOf(world, id);
    if (isLeaving(it)) continue;
    const isFoe = id !== force && areFoes(world, force, id);
    if (isFoe && place.owner !== -1 && sameSide(world, it.owner, place.owner)) {
      inside += it.soldiers;
      insideQuality += it.soldiers * it.quality;
    } else if (!isFoe && (id === force || sameSide(world, it.owner, before.owner))) {
      outside += it.soldiers * it.condition;
      outsideQuality += it.soldiers * it.condition * it.quality;
    }
  }
  return {
    outside,
    inside,
    quality: outsideQuality / Math.max(1, outside) - insideQuality / Math.max(1, inside),
  };
}

/** Hope of relief inside, 0 … 1: a force on its way to relieve, else a liege who might send one. */
export function reliefHope(world: W, place: PlaceId): number {
  const { owner } = placeAt(world, place);
  if (owner === -1) return 0;
  const isComing = world.forces.some(
    (it) =>
      it.exists && it.task === 'relieve' && it.goal === place && sameSide(world, it.owner, owner),
  );
  if (isComing) return 1;
  const { liege, commitment } = polityOf(world, owner);
  return liege === -1 ? 0 : clamp(0.2 + 0.4 * commitment, 0, 0.6);
}

/**
 * Probability that a place opens its gates when it is called upon: σ(base + numbers · ln(outside ÷
 * inside) + unrest + terror + promise believed − hope of relief − walls).
 */
export function summonsOdds(
  world: W,
  it: { readonly force: ForceId; readonly hosts: Hosts },
  given: SiegeNumbers,
): number {
  const { at, owner } = forceOf(world, it.force);
  const place = placeAt(world, at);
  const promise = place.promisedBy === owner ? promiseAt(world, at) : 0;
  const ratio = (it.hosts.outside + 1) / (it.hosts.inside + 20);
  return logistic(
    given.summonsBase +
      given.summonsNumbers * ln(ratio) +
      given.summonsUnrest * (place.grievance + promise) +
      given.summonsTerror * dread(world, owner) -
      given.summonsHope * reliefHope(world, at) -
      place.walls,
  );
}

/** Storms a day that a besieger attempts; 0 until ladders and engines are ready. */
export function stormRate(world: W, siege: SiegeId, given: SiegeNumbers): number {
  const it = world.sieges[siege]!;
  if (!it.open || world.day - it.laid < given.preparationDays) return 0;
  const hosts = hostsAt(world, it.force, given.armedShare);
  const { walls } = placeAt(world, it.place);
  const force = forceOf(world, it.force);
  const engineers = force.mountsPerMan > 1 ? given.riderEngineers : 1;
  const ratio = Math.min(given.frontage, hosts.outside / (8 * Math.max(20, hosts.inside)));
  const breach = Math.max(0.1, 1.3 - 0.3 * walls) + 0.1 * it.failed;
  return Math.min(0.2, given.stormRate * ratio * breach * engineers);
}

/** Probability that a storm succeeds. */
export function stormOdds(world: W, siege: SiegeId, given: SiegeNumbers): number {
  const it = world.sieges[siege]!;
  const hosts = hostsAt(world, it.force, given.armedShare);
  const { walls } = placeAt(world, it.place);
  return logistic(
    given.stormSuccess +
      ln((hosts.outside + 1) / (8 * Math.max(20, hosts.inside))) -
      given.stormWalls * (walls - 2) +
      given.qualityStep * hosts.quality,
  );
}

/** Gates opened from within, a day: unrest without loyalty, twice as likely after twenty days. */
export function treacheryRate(world: W, siege: SiegeId, given: SiegeNumbers): number {
  const it = world.sieges[siege]!;
  if (!it.open) return 0;
  const place = placeAt(world, it.place);
  const loyalty = place.owner === -1 ? 0.5 : polityOf(world, place.owner).legitimacy;
  const promise = place.promisedBy === it.polity ? promiseAt(world, it.place) : 0;
  const unrest = clamp(place.grievance + 0.5 * promise, 0, 1);
  const late = world.day - it.laid >= 20 ? 2 : 1;
  return late * (given.treacheryBase + given.treacheryUnrest * unrest * (1 - loyalty));
}

/** Terms agreed, a day: as stores go down, by quarters, and hope with them. */
export function negotiationRate(world: W, siege: SiegeId, given: SiegeNumbers): number {
  const it = world.sieges[siege]!;
  if (!it.open) return 0;
  const eaten = Math.floor((4 * (world.day - it.laid)) / Math.max(4, it.stores)) / 4;
  return given.negotiationRate * clamp(eaten, 0, 1) * (1 - reliefHope(world, it.place));
}

/** A besieger gives up, a day: worn out, or too few for the task. */
export function raiseRate(world: W, siege: SiegeId, given: SiegeNumbers): number {
  const it = world.sieges[siege]!;
  if (!it.open) return 0;
  const hosts = hostsAt(world, it.force, given.armedShare);
  const few = hosts.outside < 1.5 * hosts.inside ? 3 : 1;
  const { condition } = forceOf(world, it.force);
  const capital = polityOf(world, it.polity).capital;
  const isCalledHome = capital !== -1 && placeAt(world, capital).siege !== -1 ? 5 : 1;
  return given.raiseRate * few * isCalledHome * exp(given.raiseWear * (1 - condition));
}

/** Whether a place is one that a force has come to take: its order's goal, its foe's, or on its way. */
export function isPrey(world: W, force: ForceId): { readonly is: boolean; readonly goal: boolean } {
  const it = forceOf(world, force);
  const place = placeAt(world, it.at);
  const goal = it.goal === it.at;
  const takes = it.task === 'attack' || it.task === 'destroy' || it.task === 'relieve';
  if (!takes || it.soldiers <= 0) return { is: false, goal };
  if (place.owner === -1) {
    return { is: goal && it.task === 'attack' && place.souls > 0, goal };
  }
  return { is: fights(world, it.owner, it.polity, place.owner), goal };
}

function fights(world: W, owner: PolityId, target: PolityId | -1, holder: PolityId): boolean {
  if (sameSide(world, owner, holder)) return false;
  return holder === target || world.relations[owner * world.capacity + holder]!.war;
}
