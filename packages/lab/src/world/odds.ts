// Arithmetic of strength that several rules share: who is likely to win, what of an army arrives after
// a long way, and in which round sizes a court can send it. Pure numbers in and out; the parameters
// come from the rule that asks.

import { exp, ln, logistic } from '../base/number.ts';

/**
 * Chance that one side beats another: a logit in the logarithm of the numbers and the gap in quality.
 *
 * @param sides soldiers of both; `qualityGap` in steps, positive when the first is better
 * @param slopes `numbers` per e-fold of numbers, `quality` per step
 * @source helmbold-cdb90 (fit on 658 battles: 1.1 per e-fold once quality is held, 1.4 per step)
 */
export function chanceOfVictory(
  sides: { readonly soldiers: number; readonly enemies: number; readonly qualityGap: number },
  slopes: { readonly numbers: number; readonly quality: number },
): number {
  const ratio = Math.max(1, sides.soldiers) / Math.max(1, sides.enemies);
  return logistic(slopes.numbers * ln(ratio) + slopes.quality * sides.qualityGap);
}

/**
 * What of a strength counts so many days away: `soldiers · exp(−days ÷ scaleDays)`, 0 without a way.
 *
 * @source boulding-1962 (loss of strength with distance)
 */
export function strengthAfter(
  soldiers: number,
  { days, scaleDays }: { readonly days: number; readonly scaleDays: number },
): number {
  return Number.isFinite(days) ? soldiers * exp(-days / scaleDays) : 0;
}

/**
 * Up to three sizes of army, small to large, in whole units; below one unit in whole hundreds. Empty
 * when fewer than two hundred soldiers are free.
 */
export function sizesFrom(soldiersFree: number, unitSoldiers: number): readonly number[] {
  if (soldiersFree < 200) return [];
  if (soldiersFree < unitSoldiers) return [Math.floor((0.8 * soldiersFree) / 100) * 100];
  const units = Math.floor(soldiersFree / unitSoldiers);
  const counts =
    units <= 3 ? [1, 2, 3].filter((it) => it <= units) : [0.25, 0.5, 0.85].map((it) => it * units);
  return [...new Set(counts.map((it) => Math.max(1, Math.round(it)) * unitSoldiers))];
}
