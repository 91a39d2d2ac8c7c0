// Mean scores of the record's attestations, and what they are worth: those that test and those that
// were used apart, against forecasters that know less, and by how far ahead they lie. A fact told by
// several sources counts once.

import { studentErrors } from '../base/quantile.ts';
import { mattersOf, mattersWeighed } from './calibration.ts';
import type { Scores } from './forecast.ts';
import type { Judgement } from './record.ts';

/** Mean scores of some attestations, each matter weighing one: 0 is perfect, NaN without any. */
export interface Skill {
  readonly facts: number;
  readonly matters: number;
  readonly log: number;
  readonly brier: number;
  /** CRPS in days over those with dates, never counted as the last day. */
  readonly dated: number;
}

/** The attestations that test, from their latest openings, and parts of them; and those that were used. */
export interface SkillByRole extends Skill {
  readonly happened: Skill;
  readonly denied: Skill;
  readonly used: Skill;
}

/**
 * Mean scores of the attestations that only test, each from its latest opening; and the same apart for
 * what the sources say happened and for what they say did not. The first alone rewards a model in
 * which everything happens, for sources seldom tell of what did not.
 */
export function skillOf(judgements: readonly Judgement[]): SkillByRole {
  const latest = judgements.filter((it) => it.latest);
  const testing = latest.filter((it) => it.tests);
  return {
    ...meanOf(testing),
    happened: meanOf(testing.filter((it) => !it.attestation.denies)),
    denied: meanOf(testing.filter((it) => it.attestation.denies)),
    used: meanOf(latest.filter((it) => !it.tests)),
  };
}

/** One rung of the ladder: a forecaster that knows less, and how much better the runs do. */
export interface Rung extends Skill {
  readonly key: 'even' | 'base-rates' | 'councils-at-random';
  readonly says: string;
  /** 1 − the runs' mean score ÷ this one's, over the same facts: 1 perfect, 0 no better, below 0 worse. */
  readonly skill: { readonly log: number; readonly brier: number; readonly dated: number };
  /** The facts one by one, by log score: the runs against this forecaster. */
  readonly byFact: {
    /** Facts of which the runs are surprised less. */
    readonly ahead: number;
    /** By how much less they are surprised by a fact, on average; below 0 more. */
    readonly mean: number;
    /** 5–95 % of that by how the facts differ, as if they were independent; NaN with fewer than two. */
    readonly least: number;
    readonly most: number;
  };
}

/** What a ladder's rung shows: whether the runs know more, less, or nobody can tell from so few facts. */
export function verdictOf({ byFact }: Rung): 'more' | 'less' | 'undecided' {
  if (byFact.least > 0) return 'more';
  return byFact.most < 0 ? 'less' : 'undecided';
}

/**
 * The ladder of baselines over the attestations that test from their latest openings. `random`: judged
 * by runs in which councils choose at random, and `ours` by as many of the runs, for a floor of more runs
 * punishes more; the rung is left out without them.
 */
export function ladderOf(
  judgements: readonly Judgement[],
  beside: { readonly random: readonly Judgement[]; readonly ours: readonly Judgement[] },
): readonly Rung[] {
  const testing = judgements.filter((it) => it.latest && it.tests);
  const rung = (
    key: Rung['key'],
    says: string,
    facts: readonly Judgement[],
    of: (it: Judgement) => Scores,
  ): readonly Rung[] => {
    if (facts.length === 0) return [];
    const model = meanOf(facts);
    const base = meanOf(facts, of);
    const skill = skillAgainst(model, base);
    return [{ key, says, ...base, skill, byFact: factByFact(facts, of) }];
  };
  const sameIn = (list: readonly Judgement[], it: Judgement) =>
    list.find((one) => one.attestation === it.attestation && one.opening.key === it.opening.key);
  return [
    ...rung('even', 'even odds, any day of the window', testing, (it) => it.baselines.even),
    ...rung(
      'base-rates',
      'how often such things happen at all',
      testing,
      (it) => it.baselines.baseRates,
    ),
    ...rung(
      'councils-at-random',
      'the same rules, but councils choose at random',
      testing.flatMap((it) => {
        const ours = sameIn(beside.ours, it);
        return ours === undefined || sameIn(beside.random, it) === undefined ? [] : [ours];
      }),
      (it) => sameIn(beside.random, it)!.scores,
    ),
  ];
}

/** Mean scores by how far ahead of the opening the record's date lies. */
export interface Lead extends Skill {
  /** Years, from and up to; Infinity for the last. */
  readonly from: number;
  readonly to: number;
  /** Against base rates only: 1 perfect, 0 no better. */
  readonly skill: Rung['skill'];
}

const leads = [0, 1, 2, 4, 8, Number.POSITIVE_INFINITY];

/** Every attestation that tests, from every opening before it, by its lead; empty leads are left out. */
export function leadsOf(judgements: readonly Judgement[]): readonly Lead[] {
  const testing = judgements.filter((it) => it.tests);
  return leads.slice(1).flatMap((to, at): readonly Lead[] => {
    const from = leads[at]!;
    const those = testing.filter((it) => it.leadYears >= from && it.leadYears < to);
    if (those.length === 0) return [];
    const model = meanOf(those);
    const base = meanOf(those, (it) => it.baselines.baseRates);
    return [{ from, to, ...model, skill: skillAgainst(model, base) }];
  });
}

/** The runs against a forecaster, fact by fact. */
function factByFact(facts: readonly Judgement[], of: (it: Judgement) => Scores): Rung['byFact'] {
  const gains = mattersOf(facts).map(
    (them) => them.reduce((sum, it) => sum + of(it).log - it.scores.log, 0) / them.length,
  );
  const { length } = gains;
  const mean = gains.reduce((sum, it) => sum + it, 0) / length;
  const squares = gains.reduce((sum, it) => sum + (it - mean) * (it - mean), 0);
  const reach = studentErrors(length - 1, 1.645) * Math.sqrt(squares / (length - 1) / length);
  const ahead = gains.filter((it) => it > 0).length;
  return { ahead, mean, least: mean - reach, most: mean + reach };
}

/** A fact that tests and what it costs: its log score from the runs and by even odds. */
export interface Cost {
  readonly says: string;
  readonly denies: boolean;
  readonly log: number;
  readonly even: number;
  /** Of the sum over all facts, 0 to 1. */
  readonly share: number;
}

/** The facts that cost the runs most, dearest first; of a fact with several tellings the dearest is named. */
export function costliestOf(judgements: readonly Judgement[]): readonly Cost[] {
  const matters = mattersOf(judgements.filter((it) => it.latest && it.tests));
  const costs = matters.map((them) => {
    const mean = (of: (it: Judgement) => number) =>
      them.reduce((sum, it) => sum + of(it), 0) / them.length;
    const { attestation } = them.reduce((one, it) => (it.scores.log > one.scores.log ? it : one));
    return {
      says: attestation.says,
      denies: attestation.denies,
      log: mean((it) => it.scores.log),
      even: mean((it) => it.baselines.even.log),
    };
  });
  const all = costs.reduce((sum, it) => sum + it.log, 0);
  return costs
    .map((it) => ({ ...it, share: all === 0 ? 0 : it.log / all }))
    .sort((a, b) => b.log - a.log || (a.says < b.says ? -1 : 1))
    .slice(0, Math.min(costliest, Math.ceil(costs.length / 2)));
}

/** Facts that are named as costing most: no more, and no more than half. */
const costliest = 5;

function skillAgainst(model: Skill, base: Skill): Rung['skill'] {
  return {
    log: 1 - model.log / base.log,
    brier: 1 - model.brier / base.brier,
    dated: 1 - model.dated / base.dated,
  };
}

function meanOf(
  judgements: readonly Judgement[],
  scoresOf: (it: Judgement) => Scores = (it) => it.scores,
): Skill {
  const weights = mattersWeighed(judgements);
  const mean = (of: (it: Scores) => number) => {
    let sum = 0;
    let weight = 0;
    for (const it of judgements) {
      const score = of(scoresOf(it));
      if (!Number.isFinite(score)) continue;
      sum += weights.get(it)! * score;
      weight += weights.get(it)!;
    }
    return weight === 0 ? Number.NaN : sum / weight;
  };
  return {
    facts: judgements.length,
    matters: Math.round(judgements.reduce((sum, it) => sum + weights.get(it)!, 0)),
    log: mean((it) => it.log),
    brier: mean((it) => it.brier),
    dated: mean((it) => it.dated),
  };
}
