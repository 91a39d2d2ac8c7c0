// The arithmetic of a field battle, apart from who meets whom: odds from numbers, quality and posture,
// and losses of both sides from seven uniforms. Used by the system `battle` alone and tested by itself.

import { clamp, ln, logistic } from '../base/number.ts';
import { betaAt, normalAt, uniformQuantile } from '../base/quantile.ts';

/** One side as it stands on the field. */
export interface Side {
  readonly soldiers: number;
  /** Soldiers times condition. */
  readonly effective: number;
  /** Steps of quality, its commander's skill among them. */
  readonly quality: number;
  /** Mounts per man, weighted by soldiers. */
  readonly mounts: number;
}

/** The numbers of the model, named as in battle.ts. */
export interface BattleNumbers {
  readonly numbers: number;
  readonly qualityStep: number;
  readonly posture: number;
  readonly fortune: number;
  readonly drawAfoot: number;
  readonly drawMounted: number;
  readonly lossScale: number;
  readonly pursuitMounts: number;
}

/** Log odds that the first wins, who came to attack the second, before fortune has her say. */
export function logOdds(attacker: Side, defender: Side, given: BattleNumbers): number {
  return (
    given.posture +
    given.numbers * ln((attacker.effective + 1) / (defender.effective + 1)) +
    given.qualityStep * (attacker.quality - defender.quality)
  );
}

/** Chance of a battle without a victor: higher where all can ride away. */
export function drawChance(attacker: Side, defender: Side, given: BattleNumbers): number {
  const mounted = Math.min(1, attacker.mounts, defender.mounts);
  return given.drawAfoot + (given.drawMounted - given.drawAfoot) * mounted;
}

/** How a battle ends for who attacked. */
export type Outcome = 'won' | 'lost' | 'drawn';

/** How it ends for the attacker. `chance` decides, `fortune` shifts the odds by what nobody planned. */
export function outcomeOf(
  attacker: Side,
  defender: Side,
  given: BattleNumbers,
  rolls: { readonly chance: number; readonly fortune: number },
): Outcome {
  const drawn = drawChance(attacker, defender, given);
  if (rolls.chance < drawn) return 'drawn';
  const won = logistic(
    logOdds(attacker, defender, given) + normalAt(rolls.fortune, 0, given.fortune),
  );
  return (rolls.chance - drawn) / (1 - drawn) < won ? 'won' : 'lost';
}

/** Shares of each side that fall, and of the loser's rest that leaves the army for good. */
export interface Losses {
  readonly winner: number;
  readonly loser: number;
  readonly scattered: number;
}

/**
 * Losses by stages: both fight, Beta(1.24, 9.3) of the winner falls; the loser breaks at Beta(2, 10)
 * and is cut down in flight by Beta(1.5, 6) times the root of the ratio of mounts; 0.2–0.6 of the
 * rest leave the ranks, of whom 0.2–0.7 rally.
 *
 * @source helmbold-cdb90 (refitted), scaled to ages before gunpowder
 */
export function lossesOf(
  sides: { readonly winner: Side; readonly loser: Side },
  given: BattleNumbers,
  rolls: {
    readonly winner: number;
    readonly loser: number;
    readonly flight: number;
    readonly leaving: number;
    readonly rally: number;
  },
): Losses {
  const speed = Math.sqrt((sides.winner.mounts + 0.3) / (sides.loser.mounts + 0.3));
  const broken = betaAt(rolls.loser, 2, 10);
  const cutDown = clamp(betaAt(rolls.flight, 1.5, 6) * given.pursuitMounts * speed, 0, 0.9);
  const leaving = uniformQuantile(rolls.leaving, 0.2, 0.6);
  const rally = uniformQuantile(rolls.rally, 0.2, 0.7);
  return {
    winner: clamp(betaAt(rolls.winner, 1.24, 9.3) * given.lossScale, 0, 0.6),
    loser: 1 - (1 - broken) * (1 - cutDown),
    scattered: leaving * (1 - rally),
  };
}
