// Who stands beside a war and may be asked to stay out of it or to join, who wages it to the end, and how
// it ends of weariness. One of the rooms of the system `diplomacy`.

import { modes } from '../land/network.ts';
import type { PolityId } from '../scenario/setting.ts';
import {
  atWar,
  forcesOf,
  overlord,
  pairOf,
  relation,
  sameSide,
  soldiersOf,
  standing,
} from '../world/look.ts';
import type { Seen, World } from '../world/world.ts';
import { type DiplomacyAct, type DiplomacyRate, pairOfNumber } from './diplomacy-incidents.ts';

type W = Seen<World>;

const riders = modes.indexOf('riders');
/** Tasks of a force that make war. */
export const warlike = new Set(['attack', 'destroy', 'relieve']);

/** The strongest neighbour of a campaign’s enemy who takes no side yet; −1 for none. */
export function strongNeighbour(
  world: W,
  act: DiplomacyAct,
  it: { of: PolityId; asker: PolityId },
): PolityId | -1 {
  let best: PolityId | -1 = -1;
  for (const other of standing(world)) {
    if (sameSide(world, other, it.of) || sameSide(world, other, it.asker)) continue;
    if (overlord(world, other) !== other || atWar(world, other, it.asker)) continue;
    const near =
      relation(world, other, it.of).border ||
      act.land.days(world.polities[other]!.seat, world.polities[it.of]!.seat, act.month, riders) <
        20;
    if (!near || soldiersOf(world, other) < 0.3 * soldiersOf(world, it.asker)) continue;
    if (best === -1 || soldiersOf(world, other) > soldiersOf(world, best)) best = other;
  }
  return best;
}

/** Sends an envoy; he is heard when his news would be. */
export function sendEnvoy(
  act: DiplomacyAct,
  it: {
    polity: PolityId;
    to: PolityId;
    matter: 'neutrality' | 'alliance' | 'ultimatum';
    against: PolityId | -1;
    nth: number;
  },
): void {
  const { polity, to, matter, against, nth } = it;
  const sent = act.happen({ kind: 'envoySent', polity, to, matter, against });
  const days = act.reaches(sent, to);
  if (Number.isFinite(days))
    act.later(days, { kind: 'envoyArrives', from: polity, polity: to, matter, against, nth });
}

/** True when the first means to end the second or its ruler. */
function wouldDestroy(world: W, first: PolityId, second: PolityId): boolean {
  const { ruler } = world.polities[second]!;
  return world.aims[world.polities[first]!.customs]!.some(
    ({ aim, table, target }) =>
      aim === 'destroy' &&
      ((table === 'polity' && target === second) || (table === 'person' && target === ruler)),
  );
}

/** Marks the weariness of a war: one hazard for the two who wage it. */
export function reviewPeace(world: W, act: DiplomacyAct, one: PolityId, other: PolityId): void {
  const pair = one < other ? pairOf(world, one, other) : pairOf(world, other, one);
  act.review('weariness', pair);
}

/** Ends of a war a day by weariness; 0 while one of the two has an army out against the other. */
export function wearinessRate(world: W, pair: number, rating: DiplomacyRate): number {
  const [first, second] = pairOfNumber(world, pair);
  const { war, warSince } = relation(world, first, second);
  if (first > second || !war || warSince === -1) return 0;
  const fights = [first, second].some((polity, at) =>
    forcesOf(world, polity).some((id) => {
      const force = world.forces[id]!;
      return warlike.has(force.task) && force.polity === (at === 0 ? second : first);
    }),
  );
  if (fights) return 0;
  const years = (world.day - warSince) / 365.25;
  const mortal = wouldDestroy(world, first, second) || wouldDestroy(world, second, first);
  const { wearinessRate, mortalPeace } = rating.parameters;
  return (wearinessRate * (mortal ? mortalPeace : 1) * (0.5 + Math.min(4, years))) / 365.25;
}
