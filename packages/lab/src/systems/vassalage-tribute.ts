// The second form of allegiance: Axelrod's tribute model. Once a year a demand is made; who is asked pays
// or fights by what costs him less, a fight costing a share of the other side's strength. Soldiers stand
// for wealth, and strength is felt after the days of way. Used by `vassalage.ts` where `form` is 1.

import type { PolityId } from '../scenario/setting.ts';
import { relation, soldiersOf, standing, vassalsOf } from '../world/look.ts';
import type { Seen, World } from '../world/world.ts';
import { type BondRating, felt } from './vassalage-bonds.ts';

type W = Seen<World>;

/** Demands a day: one a year. */
const demands = 1 / 365.25;

/** Strength of a power's side at another's seat: its own, and its vassals' by their commitment. */
function sideOf(world: W, rating: BondRating, it: { of: PolityId; at: PolityId }): number {
  let sum = felt(world, rating, it);
  for (const vassal of vassalsOf(world, it.of)) {
    if (vassal === it.at) continue;
    const { commitment } = world.polities[vassal]!;
    sum += Math.max(0, commitment) * felt(world, rating, { of: vassal, at: it.at });
  }
  return sum;
}

/**
 * Rate at which a vassal refuses: a demand a year, refused where the tribute is dearer than the fight.
 *
 * @source axelrod-1995
 */
export function refusalRate(world: W, rating: BondRating, id: PolityId): number {
  const { liege, tribute } = world.polities[id]!;
  if (liege === -1) return 0;
  const fight = rating.parameters.fightingCost * sideOf(world, rating, { of: liege, at: id });
  return tribute * soldiersOf(world, id) > fight ? demands : 0;
}

/** The neighbour on the border from whom a refusal would cost most, where it costs more than to pay; −1 for none. */
export function creditorOf(world: W, rating: BondRating, id: PolityId): PolityId | -1 {
  const { fightingCost, demandShare } = rating.parameters;
  let most = demandShare * soldiersOf(world, id);
  let best: PolityId | -1 = -1;
  for (const other of standing(world)) {
    if (other === id || world.polities[other]!.liege !== -1) continue;
    if (!relation(world, other, id).border) continue;
    const fight = fightingCost * sideOf(world, rating, { of: other, at: id });
    if (fight > most) {
      most = fight;
      best = other;
    }
  }
  return best;
}

/** Rate at which a polity without liege pays a neighbour from then on. */
export function paymentRate(world: W, rating: BondRating, id: PolityId): number {
  return creditorOf(world, rating, id) === -1 ? 0 : demands;
}
