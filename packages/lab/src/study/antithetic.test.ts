// Necessity rests on the model's own dice, and this shows it on the engine itself: with 1 − u for u in
// every roll of one system a world is as likely as before, but its pairs with another world are others.

import { expect, it } from 'vitest';
import { tutorialFiles } from '../../test/tutorial.ts';
import { nameOf, rollAt, runKey } from '../base/dice.ts';
import { drawInputs, type Frame, prepare, runsADraw } from '../engine/frame.ts';
import { play, type RunOptions } from '../engine/run.ts';
import { parseScenario } from '../scenario/index.ts';
import { makeSetting } from '../scenario/setting.ts';
import { tumenModel } from '../systems/index.ts';
import { straightWays } from './canary.ts';
import { pairedEffect } from './paired.ts';

const { scenario } = parseScenario({ key: 'tutorial', files: tutorialFiles() });
const setting = makeSetting(scenario);
const made = { model: tumenModel(), setting, land: straightWays(setting), opening: 'spring' };
const seed = 11;
const runs = 200;
/** What happens in a part of the runs, and hangs on what courts decide. */
const outcomes = ['siegeLaid', 'warDeclared', 'placeChangesHands'] as const;

/** Rolls of the courts are 1 − u where they were u, so just as even from 0 to below 1. */
const otherwise = (run: number): RunOptions => ({
  instead: (die, subject, matter) =>
    die.startsWith('court.')
      ? 1 - 2 ** -53 - rollAt(runKey(seed, run), nameOf(`die:${die}`), subject, matter)
      : undefined,
});

/** In which runs each outcome happens. */
function heldIn(frame: Frame, options: (run: number) => RunOptions = () => ({})) {
  const held = outcomes.map(() => new Uint8Array(runs));
  let draw = drawInputs(frame, { seed, draw: 0 });
  for (let run = 0; run < runs; run += 1) {
    if (run % runsADraw === 0) draw = drawInputs(frame, { seed, draw: run / runsADraw });
    const { changes } = play(frame, { seed, run }, { ...options(run), draw }).chronicle;
    outcomes.forEach((kind, at) => {
      if (changes.some((it) => it.kind === kind)) held[at]![run] = 1;
    });
  }
  return held;
}

it('1 − u for u in one system leaves how often things happen and moves how necessary a cause seems', () => {
  const withCause = heldIn(prepare(made));
  const variant = prepare({ ...made, switches: ['gentle-creed'] });
  const [same, turned] = [heldIn(variant), heldIn(variant, otherwise)];
  outcomes.forEach((_, at) => {
    const [plain, other] = [same, turned].map((held) =>
      pairedEffect({ withCause: withCause[at]!, without: held[at]!, group: runsADraw }),
    ) as [ReturnType<typeof pairedEffect>, ReturnType<typeof pairedEffect>];
    const { without: share } = plain;
    const error = Math.sqrt((2 * share * (1 - share)) / runs);
    expect(share).toBeGreaterThan(0.1);
    expect(Math.abs(other.without - share)).toBeLessThan(2 * error);
    expect(other.necessity!.paired).toBeGreaterThan(plain.necessity!.paired + 0.25);
    // both keep the bounds that hold under any pairing
    for (const { necessity } of [plain, other]) {
      expect(necessity!.paired).toBeGreaterThanOrEqual(necessity!.least);
      expect(necessity!.paired).toBeLessThanOrEqual(necessity!.most);
    }
  });
});
