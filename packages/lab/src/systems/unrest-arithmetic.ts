// The arithmetic of grievance and risings: how anger grows under a policy, and which share of a town
// joins when each weighs his own anger against the soldiers he fears and against how many have joined. Numbers
// in, numbers out; used by `unrest.ts`, and tested by itself.

import { exp, normalCdf } from '../base/number.ts';

/** What presses on a town; every weight is grievance per year at full force. */
export interface Load {
  /** Firmness of the creed forced on it × share of its people who are of another faith, 0 … 1. */
  readonly persecution: number;
  readonly billets: number;
  readonly burning: number;
  /** Tax as a share of the usual. */
  readonly tax: number;
  /** Harvest as a share of the usual. */
  readonly harvest: number;
}

/** Grievance per year that each burden brings at full force, and years in which it is forgotten to 1/e. */
export interface LoadWeights {
  readonly persecutionAnger: number;
  readonly billetAnger: number;
  readonly burningAnger: number;
  readonly taxAnger: number;
  readonly hungerAnger: number;
  readonly forgettingYears: number;
}

/**
 * Grievance after so many years of one load: `dG/dt = load·(1 − G) − G ÷ τ`, solved exactly. It stays in
 * 0 … 1 and never falls when any part of the load grows.
 */
export function grievanceAfter(
  grievance: number,
  years: number,
  { load, weights }: { readonly load: Load; readonly weights: LoadWeights },
): number {
  const push =
    weights.persecutionAnger * load.persecution +
    weights.billetAnger * load.billets +
    weights.burningAnger * load.burning +
    weights.taxAnger * Math.max(0, load.tax - 1) +
    weights.hungerAnger * Math.max(0, 1 - load.harvest);
  const pace = push + 1 / weights.forgettingYears;
  const level = push / pace;
  const kept = exp(-Math.max(0, years) * pace);
  return Math.min(1, Math.max(0, level + (grievance - level) * kept));
}

/** How a town stands on one day. */
export interface Mood {
  readonly grievance: number;
  /** Soldiers who would put a rising down: the guards, and the lord's others as far as they are feared. */
  readonly soldiers: number;
  /** Men of the town who could rise. */
  readonly men: number;
  /** Hope from outside: an army near, a promise believed. */
  readonly opportunity: number;
}

/** Feared sanction, mean threshold and its spread in units of grievance; see `shareThatRises`. */
export interface MoodWeights {
  readonly sanction: number;
  readonly sanctionSlope: number;
  readonly threshold: number;
  readonly thresholdSpread: number;
  readonly imitation: number;
}

/**
 * Share of the town that joins: the smallest solution of
 * `x = Φ((G − S(x) + O − μ + s·x) ÷ σ)`, `S(x) = R·(1 − e^(−c·soldiers ÷ (x·men + 1)))`,
 * reached from below in forty steps. It rises with grievance and opportunity and falls with the soldiers.
 *
 * @source granovetter-1978; epstein-2002 for the form of S
 */
export function shareThatRises(mood: Mood, weights: MoodWeights): number {
  let x = 0;
  for (let step = 0; step < 40; step += 1) {
    const fear =
      weights.sanction * (1 - exp((-weights.sanctionSlope * mood.soldiers) / (x * mood.men + 1)));
    const push =
      mood.grievance - fear + mood.opportunity - weights.threshold + weights.imitation * x;
    const next = normalCdf(push / weights.thresholdSpread);
    if (Math.abs(next - x) < 1e-6) return next;
    x = next;
  }
  return x;
}

/** What `netGrievance` needs of the numbers. */
export type NetWeights = Pick<MoodWeights, 'sanction' | 'sanctionSlope'> & {
  readonly epsteinThreshold: number;
  readonly risingShare: number;
};

/**
 * Anger left over when fear is taken away: `G + O − R·(1 − e^(−k·soldiers ÷ (x0·men + 1))) − T`. A town
 * acts where it is above 0. It rises with grievance and opportunity and falls with the soldiers.
 *
 * @source epstein-2002, with a fixed share x0 of actives and a town in the place of a person
 */
export function netGrievance(mood: Mood, weights: NetWeights): number {
  const { sanction, sanctionSlope, risingShare, epsteinThreshold } = weights;
  const caught = 1 - exp((-sanctionSlope * mood.soldiers) / (risingShare * mood.men + 1));
  return mood.grievance + mood.opportunity - sanction * caught - epsteinThreshold;
}
