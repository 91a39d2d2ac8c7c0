// How strong powers are felt to be where a polity sits, what holds it to its liege, and what bowing to a
// neighbour is worth. Pure functions of a world; used by `vassalage.ts`.

import type { ParameterTable, Rating } from '../engine/system.ts';
import { modes } from '../land/network.ts';
import type { PolityId } from '../scenario/setting.ts';
import { forcesOf, relation, sameSide, soldiersOf, standing } from '../world/look.ts';
import { strengthAfter } from '../world/odds.ts';
import type { Seen, World } from '../world/world.ts';

type W = Seen<World>;

/** The numbers of allegiance. */
export const bondParameters = {
  protectionWeight: {
    value: 1.5,
    range: [0.8, 2.2],
    unit: 'utility of full protection',
    source: 'bueno-de-mesquita-1981',
  },
  tributeWeight: {
    value: 2,
    range: [1, 3],
    unit: 'disutility of giving all one’s income',
    source: 'assumed',
  },
  kinshipWeight: {
    value: 1,
    range: [0.5, 1.5],
    unit: 'utility of the closest bond',
    source: 'assumed',
  },
  loyaltyWeight: {
    value: 1.5,
    range: [0.8, 2.2],
    unit: 'utility of full commitment',
    source: 'axelrod-1995',
  },
  threatWeight: {
    value: 1.5,
    range: [0.8, 2.2],
    unit: 'disutility of a rival who is sure to win',
    source: 'bueno-de-mesquita-1981',
  },
  weakLiegeWeight: {
    value: 1,
    range: [0.5, 1.5],
    unit: 'disutility of a liege without standing',
    source: 'assumed',
  },
  overawed: {
    value: 10,
    range: [6, 14],
    unit: 'utility of bowing per point of the neighbour’s share in both strengths',
    source: 'assumed',
  },
  overawedFrom: {
    value: 0.85,
    range: [0.8, 0.9],
    unit: 'share from which bowing is as good as not',
    source: 'assumed',
  },
  noise: { value: 0.7, range: [0.5, 1], unit: 'spread of utilities', source: 'assumed' },
  monthlyLevel: {
    value: 5.3,
    range: [4.6, 6],
    unit: 'logit against leaving, or against bowing, in a month',
    source: 'assumed',
  },
  peacefulThreat: {
    value: 0.4,
    range: [0.2, 0.6],
    unit: 'share of its strength for which a neighbour without quarrel is feared',
    source: 'assumed',
  },
  passive: {
    value: 2,
    range: [1, 3],
    unit: 'utility of bowing lost before one who has no army near, no war with it and no victory within two years',
    source: 'assumed',
  },
  strengthDays: {
    value: 30,
    range: [15, 60],
    unit: 'days of riding to 1/e of strength',
    source: 'boulding-1962',
  },
  form: {
    value: 0,
    range: [0, 0],
    unit: 'form of allegiance: 0 random utility, 1 Axelrod’s tribute',
    source: 'by definition',
  },
  fightingCost: {
    value: 0.25,
    range: [0.25, 0.25],
    unit: 'share of the other side’s strength that a fight costs, in the second form',
    source: 'axelrod-1995',
  },
  demandShare: {
    value: 0.6,
    range: [0.5, 0.8],
    unit: 'share of one’s wealth that a neighbour demands, in the second form',
    source: 'axelrod-1995',
  },
  risingFactor: {
    value: 1.5,
    range: [1, 2],
    unit: 'times its strength that a victor of the last two years is feared',
    source: 'assumed',
  },
} as const satisfies ParameterTable;

/** What bonds are reckoned with. */
export type BondRating = Pick<Rating, 'land' | 'month'> & {
  readonly parameters: { readonly [K in keyof typeof bondParameters]: number };
};

const riders = modes.indexOf('riders');
/** Days for which a power is feared the more for a victory. */
export const risingDays = 730;
/** Days of riding within which an army is a danger today. */
export const nearDays = 10;

/** Soldiers of one polity as they are felt at another's seat, more after a victory within two years. */
export function felt(world: W, rating: BondRating, it: { of: PolityId; at: PolityId }): number {
  const from = world.polities[it.of]!.seat;
  const to = world.polities[it.at]!.seat;
  const way = from === to ? 0 : rating.land.days(from, to, rating.month, riders);
  const days = relation(world, it.of, it.at).border ? Math.min(way, 5 + way / 2) : way;
  const { victorious } = world.polities[it.of]!;
  const rising =
    victorious !== -1 && world.day - victorious < risingDays ? rating.parameters.risingFactor : 1;
  const strength = soldiersOf(world, it.of) * (1 - 0.5 * world.polities[it.of]!.weakness);
  return rising * strengthAfter(strength, { days, scaleDays: rating.parameters.strengthDays });
}

/** The rival who is felt most, and how much. */
export function rivalOf(
  world: W,
  rating: BondRating,
  id: PolityId,
): { readonly rival: PolityId | -1; readonly strength: number } {
  let best: { rival: PolityId | -1; strength: number } = { rival: -1, strength: 0 };
  for (const other of standing(world)) {
    if (world.polities[other]!.liege !== -1 || sameSide(world, id, other)) continue;
    const strength = felt(world, rating, { of: other, at: id });
    if (strength > best.strength) best = { rival: other, strength };
  }
  return best;
}

/** Share of its strength for which a power is feared by a vassal: all in war or at mortal anger, less in peace. */
function hostility(
  world: W,
  rating: BondRating,
  it: { readonly of: PolityId; readonly to: PolityId },
): number {
  const { liege } = world.polities[it.to]!;
  const stances = [relation(world, it.of, it.to), relation(world, it.of, liege as PolityId)];
  if (stances.some(({ war }) => war)) return 1;
  const { peacefulThreat } = rating.parameters;
  return Math.max(...stances.map(({ anger }) => peacefulThreat + (1 - peacefulThreat) * anger));
}

/**
 * The strength that a vassal has to fear most, by how hostile each power is to it or its liege, and by
 * how far it could bow to it: one whom it hates is a reason to stay.
 */
function threatTo(world: W, rating: BondRating, id: PolityId): number {
  let most = 0;
  for (const of of standing(world)) {
    if (world.polities[of]!.liege !== -1 || sameSide(world, id, of)) continue;
    const strength = felt(world, rating, { of, at: id });
    if (strength <= most) continue;
    const dread = hostility(world, rating, { of, to: id }) * (1 - relation(world, id, of).anger);
    most = Math.max(most, strength * dread);
  }
  return most;
}

/** True for a power that is no danger today: no war, no victory within two years, no army within ten days. */
function isPassive(
  world: W,
  rating: BondRating,
  it: { readonly id: PolityId; readonly rival: PolityId },
): boolean {
  const { victorious } = world.polities[it.rival]!;
  const rising = victorious !== -1 && world.day - victorious < risingDays;
  if (rising && relation(world, it.id, it.rival).border) return false;
  if (relation(world, it.id, it.rival).war) return false;
  const { seat } = world.polities[it.id]!;
  return !forcesOf(world, it.rival).some((id) => {
    const { task, at } = world.forces[id]!;
    return task !== 'hold' && rating.land.days(at, seat, rating.month, riders) <= nearDays;
  });
}

/** Utility of staying over leaving for a vassal, by the formula at the head of `vassalage.ts`; 0 without a liege. */
export function drawBack(world: W, rating: BondRating, id: PolityId): number {
  const { liege, commitment, tribute } = world.polities[id]!;
  if (liege === -1) return 0;
  const given = rating.parameters;
  const own = soldiersOf(world, id);
  const lord = felt(world, rating, { of: liege, at: id });
  const strength = threatTo(world, rating, id);
  const protection = lord / (lord + strength + 1);
  const threat = strength / (strength + lord + own + 1);
  return (
    given.protectionWeight * protection -
    given.tributeWeight * tribute +
    given.kinshipWeight * relation(world, id, liege).bond +
    given.loyaltyWeight * commitment -
    given.threatWeight * threat -
    given.weakLiegeWeight *
      (1 - world.polities[liege]!.legitimacy) *
      (0.5 + world.polities[liege]!.weakness)
  );
}

/** Utility of bowing to a neighbour, by his share in both strengths as they are felt. */
export function bowing(
  world: W,
  rating: BondRating,
  it: { readonly id: PolityId; readonly rival: PolityId; readonly strength: number },
): number {
  const { bond, anger } = relation(world, it.id, it.rival);
  return worthOfBowing(rating.parameters, {
    strength: it.strength,
    own: soldiersOf(world, it.id) * (1 + world.polities[it.id]!.legitimacy),
    bond,
    anger,
    passive: isPassive(world, rating, it),
  });
}

/** The formula of bowing at the head of `vassalage.ts`; `own` soldiers are counted with the ruler's standing. */
export function worthOfBowing(
  given: BondRating['parameters'],
  it: {
    readonly strength: number;
    readonly own: number;
    readonly bond: number;
    readonly anger: number;
    readonly passive: boolean;
  },
): number {
  const share = it.strength / (it.strength + it.own + 1);
  const calm = it.passive ? given.passive : 0;
  return given.overawed * (share - given.overawedFrom) + it.bond - it.anger - calm;
}
