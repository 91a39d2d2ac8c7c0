// Anger between courts, and what happens along common borders and caravan roads to raise it. One of the
// rooms of the system `diplomacy`.

import { clamp } from '../base/number.ts';
import type { Act, Rating } from '../engine/system.ts';
import { modes } from '../land/network.ts';
import type { PlaceId, PolityId } from '../scenario/setting.ts';
import { anger, atWar, placesOf, relation, sameSide } from '../world/look.ts';
import type { AimHeld, Seen, World } from '../world/world.ts';
import type { diplomacyParameters } from './diplomacy-councils.ts';

type W = Seen<World>;
/** What the rooms of `diplomacy` speak through. */
export type DiplomacyAct = Act<
  typeof diplomacyParameters,
  { embassy: 'polity'; answer: 'polity'; returns: 'polity' },
  { incident: 'pair'; weariness: 'pair' }
>;
/** What they reckon with. */
export type DiplomacyRate = Rating<typeof diplomacyParameters>;

const riders = modes.indexOf('riders');
/** Days of riding over which a market draws the other side's merchants. */
const caravanDays = 40;

/** Adds to the anger of one at another and says so. */
export function offend(
  world: W,
  act: DiplomacyAct,
  it: { polity: PolityId; at: PolityId; step: number },
): void {
  if (it.polity === it.at || !world.polities[it.polity]!.stands) return;
  const now = anger(world, it.polity, it.at, act.parameters.angerHalfLife);
  const to = clamp(now + it.step * (1 - now), 0, 1);
  if (to - now > 0.02) act.happen({ kind: 'angerMoves', polity: it.polity, at: it.at, to });
}

/** Anger today, as a court feels its own. */
export function angerNow(world: W, act: DiplomacyRate, first: PolityId, second: PolityId): number {
  return anger(world, first, second, act.parameters.angerHalfLife);
}

/** The two of an ordered pair. */
export function pairOfNumber(world: W, pair: number): readonly [PolityId, PolityId] {
  return [Math.floor(pair / world.capacity) as PolityId, (pair % world.capacity) as PolityId];
}

/** The place of the first where its people meet those of the second: near the second's lands, with the most trade. */
function meetingPlace(
  world: W,
  rating: DiplomacyRate,
  first: PolityId,
  second: PolityId,
): PlaceId | -1 {
  const own = placesOf(world, first);
  const theirs = placesOf(world, second);
  let best: PlaceId | -1 = -1;
  let bestValue = -Infinity;
  for (let at = 0; at < own.length; at += 1) {
    const place = own[at]!;
    const { trade } = world.places[place]!;
    // what it could be worth next to their lands is too little already
    if (trade <= bestValue) continue;
    let near = Infinity;
    for (let to = 0; to < theirs.length; to += 1)
      near = Math.min(near, rating.land.days(place, theirs[to]!, rating.month, riders));
    const value = trade - near / caravanDays;
    if (near <= caravanDays && value > bestValue) {
      best = place;
      bestValue = value;
    }
  }
  return best;
}

/** Weight of a polity's aims of one kind. */
function aimOf(world: W, polity: PolityId, aim: AimHeld['aim']): number {
  const held = world.aims[world.polities[polity]!.customs]!;
  return held.reduce((sum, it) => (it.aim === aim ? sum + it.weight : sum), 0);
}

/** Incidents a day that the people of the first of a pair do to those of the second. */
export function incidentRate(world: W, pair: number, rating: DiplomacyRate): number {
  const [first, second] = pairOfNumber(world, pair);
  if (!relation(world, first, second).border) return 0;
  if (!world.polities[first]?.stands || !world.polities[second]?.stands) return 0;
  if (sameSide(world, first, second) || atWar(world, first, second)) return 0;
  const place = meetingPlace(world, rating, first, second);
  if (place === -1) return 0;
  const { incidentRate, newBorder } = rating.parameters;
  const { bordersSince } = relation(world, first, second);
  const fresh = bordersSince !== -1 && world.day - bordersSince < 5 * 365;
  const hot = 1 + 2 * angerNow(world, rating, first, second);
  const trade = 0.5 + world.places[place]!.trade;
  return (incidentRate * trade * hot * (fresh ? newBorder : 1)) / 365.25;
}

/** The people of the first of a pair seize a caravan of the second's, or clash with its borderers. */
export function haveIncident(world: W, act: DiplomacyAct, pair: number): void {
  const [first, second] = pairOfNumber(world, pair);
  const place = meetingPlace(world, act, first, second);
  if (place === -1 || !relation(world, first, second).border) return;
  const { trade: goods, governor } = world.places[place]!;
  const because = [act.latest('borderArises', first), act.latest('angerMoves', first)];
  const { incidentAnger } = act.parameters;
  if (goods >= 0.2) {
    act.happen(
      { kind: 'caravanSeized', polity: first, of: second, place, person: governor },
      because,
    );
    const trade = aimOf(world, second, 'trade');
    const step = 1.5 * incidentAnger * (1 + act.parameters.tradeAnger * trade);
    offend(world, act, { polity: second, at: first, step: Math.min(0.9, step) });
  } else {
    act.happen({ kind: 'borderIncident', polity: first, with: second, place }, because);
    offend(world, act, { polity: second, at: first, step: incidentAnger });
  }
  act.review('incident', pair);
}
