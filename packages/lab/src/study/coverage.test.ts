// Whether the ranges that stand behind shares hold what they say: over worlds in which the odds of an
// event are known draw by draw, 5–95 % holds nine in ten of the draws. Plays no runs; rolls the dice of
// a two-level design, ten runs a draw, as the engine does.

import { describe, expect, it } from 'vitest';
import { nameOf, rollAt, runKey } from '../base/dice.ts';
import { betaAt } from '../base/quantile.ts';
import { runsADraw } from '../engine/frame.ts';
import { shareOf } from './score.ts';

/** The odds of an event in the draw that a uniform number stands for. */
type Doubt = (u: number) => number;

const subject = nameOf('place:somewhere');
const dice = { odds: nameOf('die:odds'), event: nameOf('die:event') };

/** Whether the event happens, run by run, in a world with this doubt. */
function outcomes(doubt: Doubt, world: number, runs: number): Uint8Array {
  return Uint8Array.from({ length: runs }, (_, run) => {
    const draw = Math.floor(run / runsADraw);
    const odds = doubt(rollAt(runKey(world, draw), dice.odds, subject, 0));
    return rollAt(runKey(world, run), dice.event, subject, 0) < odds ? 1 : 0;
  });
}

/** Share of all possible draws whose odds the stated range holds, over several worlds. */
function coverage(doubt: Doubt, { worlds, runs }: { worlds: number; runs: number }): number {
  const draws = Array.from({ length: 999 }, (_, at) => doubt((at + 0.5) / 999));
  let held = 0;
  for (let world = 0; world < worlds; world += 1) {
    const { least, most } = shareOf(outcomes(doubt, world, runs), runsADraw);
    held += draws.filter((odds) => odds >= least && odds <= most).length / draws.length;
  }
  return held / worlds;
}

const smooth: Readonly<Record<string, Doubt>> = {
  'odds of any size alike': (u) => u,
  'odds about even': (u) => betaAt(u, 5, 5),
  'odds that are low': (u) => betaAt(u, 2, 6),
  'odds that are rare': (u) => betaAt(u, 0.5, 9.5),
  'odds near nothing or certainty': (u) => betaAt(u, 0.4, 0.6),
};

/** Accounts of which a draw takes one, each with odds of its own. */
const accounts: Readonly<Record<string, Doubt>> = {
  'two accounts far apart': (u) => (u < 1 / 3 ? 0.1 : 0.9),
  'two accounts': (u) => (u < 1 / 3 ? 0.2 : 0.8),
  'three accounts': (u) => (u < 0.2 ? 0.1 : u < 0.7 ? 0.3 : 0.9),
  'two accounts, each with a doubt of its own': (u) =>
    u < 0.5 ? betaAt(2 * u, 8, 32) : betaAt(2 * u - 1, 20, 12),
};

describe('the range of a share over readings and parameters', () => {
  for (const [name, doubt] of Object.entries(smooth)) {
    it(`holds nine in ten of the draws: ${name}`, () => {
      const held = coverage(doubt, { worlds: 12, runs: 5000 });
      expect(held).toBeGreaterThan(0.87);
      expect(held).toBeLessThan(0.93);
    });
  }

  for (const [name, doubt] of Object.entries(accounts)) {
    it(`holds nine in ten or more where the doubt is between accounts: ${name}`, () => {
      expect(coverage(doubt, { worlds: 12, runs: 5000 })).toBeGreaterThan(0.88);
    });
  }

  it('is the narrower the less there is in doubt, and narrowest where nothing is', () => {
    const width = (doubt: Doubt) => {
      let sum = 0;
      for (let world = 0; world < 10; world += 1) {
        const { least, most } = shareOf(outcomes(doubt, world, 5000), runsADraw);
        sum += most - least;
      }
      return sum / 10;
    };
    const none = width(() => 0.3);
    const narrow = width((u) => betaAt(u, 30, 70));
    const wide = width((u) => betaAt(u, 3, 7));
    // what is left is the noise of telling doubt from luck
    expect(none).toBeLessThan(wide / 4);
    expect(none).toBeLessThan(narrow);
    expect(narrow).toBeLessThan(wide / 2);
    // the true range of the narrow one is 0.23 to 0.38
    expect(Math.abs(narrow - 0.15)).toBeLessThan(0.05);
  });

  it('holds as many where draws are few, or not far from it', () => {
    for (const doubt of [smooth['odds of any size alike']!, smooth['odds that are low']!]) {
      for (const draws of [2, 3, 6, 10]) {
        const held = coverage(doubt, { worlds: 200, runs: draws * runsADraw });
        expect(held, `${draws} draws`).toBeGreaterThan(0.77);
      }
    }
  });

  it('understates a narrow doubt a little, the more the fewer the runs', () => {
    const narrow: Doubt = (u) => betaAt(u, 50, 50);
    const few = coverage(narrow, { worlds: 40, runs: 500 });
    const many = coverage(narrow, { worlds: 12, runs: 10_000 });
    expect(few).toBeGreaterThan(0.7);
    expect(many).toBeGreaterThan(few);
    expect(many).toBeLessThan(0.9);
  });
});
