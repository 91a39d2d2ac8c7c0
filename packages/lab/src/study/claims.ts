// Claims about causes held against paired runs: for each outcome that a claim bears on, what the cause
// does there and whether that is what the claim expects; for the claim as a whole, a verdict in words.
// A verdict is about the model, not about history: it says what follows from the rules and the opening.

import { studentErrors } from '../base/quantile.ts';
import type { Claim, Expectation, Scenario } from '../scenario/scenario.ts';
import { type Comparison, type Effect, openingsFor, verdictOn } from './compare.ts';
import { noneOf } from './score.ts';

/** How an outcome answers a claim. */
export type Answer =
  | 'as-claimed'
  | 'the-other-way'
  | 'no-effect'
  | 'not-told'
  /** It happens in every run or in none, with the cause and without it. */
  | 'never-in-doubt';

/** A claim with what the runs say to it. */
export interface JudgedClaim {
  readonly claim: Claim;
  readonly opening: string;
  readonly pairs: number;
  readonly outcomes: readonly {
    readonly expects: Expectation;
    readonly effect: Effect;
    readonly answer: Answer;
  }[];
  readonly verdict: ClaimVerdict;
}

/** The verdict on a claim as a whole. */
export type ClaimVerdict =
  | 'borne-out'
  | 'borne-out-in-part'
  | 'mixed'
  | 'the-other-way'
  | 'no-effect'
  | 'not-told';

/** The opening a claim is asked from: its own, else the latest in which all its switches fit. */
export function openingOfClaim(scenario: Scenario, claim: Claim): string | undefined {
  return claim.opening ?? openingsFor(scenario, claim.switches)[0];
}

/** Holds a claim against the comparison of its switches. */
export function judgeClaim(claim: Claim, comparison: Comparison): JudgedClaim {
  const outcomes = claim.bearsOn.flatMap(({ outcome, expects }) => {
    const effect = comparison.effects.find((it) => it.key === outcome);
    return effect === undefined ? [] : [{ expects, effect, answer: answerOf(expects, effect) }];
  });
  return {
    claim,
    opening: comparison.opening.key,
    pairs: comparison.pairs,
    outcomes,
    verdict: verdictOf(outcomes.map((it) => it.answer)),
  };
}

/** Within so much of nothing an effect counts as no difference. */
const tolerance = 0.05;

function answerOf(expects: Expectation, effect: Effect): Answer {
  const found = verdictOn(effect);
  const certain = (share: number) => share === 0 || share === 1;
  // where no pair differs, the effect may still be what so many pairs could miss
  const most =
    found === 'unchanged'
      ? noneOf(effect.pairs, false).most
      : Math.abs(effect.effect) + studentErrors(effect.draws - 1, 2) * effect.error;
  if (expects === 'no-difference') {
    if (most < tolerance) return 'as-claimed';
    if (found === 'unchanged') return 'not-told';
    return found === 'unclear' ? 'not-told' : 'the-other-way';
  }
  if (found === 'unchanged') {
    if (most >= tolerance / 2) return 'not-told';
    return certain(effect.withCause) && certain(effect.without) ? 'never-in-doubt' : 'no-effect';
  }
  if (found !== 'unclear') return found === expects ? 'as-claimed' : 'the-other-way';
  // many pairs may say for certain that there is next to nothing
  return most < tolerance / 2 ? 'no-effect' : 'not-told';
}

function verdictOf(answers: readonly Answer[]): ClaimVerdict {
  const has = (answer: Answer) => answers.includes(answer);
  if (has('as-claimed') && has('the-other-way')) return 'mixed';
  if (has('as-claimed')) {
    return answers.every((it) => it === 'as-claimed') ? 'borne-out' : 'borne-out-in-part';
  }
  if (has('the-other-way')) return 'the-other-way';
  return has('not-told') ? 'not-told' : 'no-effect';
}

/** A verdict in words. */
export const verdictWords: Readonly<Record<ClaimVerdict, string>> = {
  'borne-out': 'The runs bear it out.',
  'borne-out-in-part': 'The runs bear it out in part.',
  mixed: 'The runs bear part of it out and go the other way in part.',
  'the-other-way': 'The runs go the other way.',
  'no-effect': 'In the runs it makes no difference.',
  'not-told': 'The runs cannot tell.',
};

/** How an outcome answers, in words. */
export const answerWords: Readonly<Record<Answer, string>> = {
  'as-claimed': 'as claimed',
  'the-other-way': 'the other way',
  'no-effect': 'no difference',
  'not-told': 'cannot be told',
  'never-in-doubt': 'always or never, either way',
};
