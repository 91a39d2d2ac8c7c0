// Mean scores of the record's attestations, and what they are worth: those that test and those that
// were used apart, against forecasters that know less, and by how far ahead they lie. A fact told by
// several sources counts once.

import { mattersWeighed } from './calibration.ts';
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
}

/**
 * The ladder of baselines over the attestations that test from their latest openings. `random`: the
 * same judged by runs in which councils choose at random; the rung is left out without them.
 */
export function ladderOf(
  judgements: readonly Judgement[],
  random: readonly Judgement[],
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
    return [{ key, says, ...base, skill: skillAgainst(model, base) }];
  };
  const same = (it: Judgement) =>
    random.find((one) => one.attestation === it.attestation && one.opening.key === it.opening.key);
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
      testing.filter((it) => same(it) !== undefined),
      (it) => same(it)!.scores,
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
