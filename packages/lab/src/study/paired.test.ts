import { describe, expect, it } from 'vitest';
import { nameOf, rollAt, runKey } from '../base/dice.ts';
import { betaAt } from '../base/quantile.ts';
import { meanOf, pairedEffect, spreadOf } from './paired.ts';

/** Uniform numbers with a name, as runs have them. */
const dice = (name: string, seed = 7) => {
  const key = runKey(seed, 0);
  const die = nameOf(`die:${name}`);
  return (number: number) => rollAt(key, die, nameOf('toy'), number);
};

/** It happens with the cause where u < p, and without it where the other pairing's number is below q. */
function toy(p: number, q: number, pairing: (u: number) => number, pairs = 20_000) {
  const u = dice('toy');
  const withCause = Uint8Array.from({ length: pairs }, (_, run) => (u(run) < p ? 1 : 0));
  const without = Uint8Array.from({ length: pairs }, (_, run) => (pairing(u(run)) < q ? 1 : 0));
  return pairedEffect({ withCause, without, group: 10 });
}

describe('necessity and sufficiency', () => {
  it('are the known ones of a toy in which one number decides both worlds', () => {
    // u decides both: of u < 0.8 the part above 0.5 is lost, so 0.3 / 0.8; of u ≥ 0.5 it is 0.3 / 0.5
    const effect = toy(0.8, 0.5, (u) => u);
    expect(effect.effect).toBeCloseTo(0.3, 1);
    expect(effect.necessity!.paired).toBeCloseTo(0.375, 1);
    expect(effect.sufficiency!.paired).toBeCloseTo(0.6, 1);
    expect(effect.necessity!.paired).toBeCloseTo(effect.necessity!.least, 10);
    expect(effect.won).toBe(0);
  });

  it('move to the other bound when one world has 1 − u, while the odds stay', () => {
    const same = toy(0.8, 0.5, (u) => u);
    const turned = toy(0.8, 0.5, (u) => 1 - u);
    expect(turned.withCause).toBe(same.withCause);
    expect(turned.without).toBeCloseTo(same.without, 1);
    // lost where u < 0.8 and 1 − u ≥ 0.5: all of u ≤ 0.5, so 0.5 / 0.8, the upper bound
    expect(turned.necessity!.paired).toBeCloseTo(0.625, 1);
    expect(turned.necessity!.paired).toBeCloseTo(turned.necessity!.most, 1);
    expect(turned.necessity!.least).toBeCloseTo(same.necessity!.least, 1);
  });

  it('lie inside their bounds whatever the pairing', () => {
    for (const shift of [0, 0.1, 0.37, 0.5, 0.9]) {
      const it = toy(0.33, 0.32, (u) => (u + shift) % 1, 4000);
      for (const bounded of [it.necessity!, it.sufficiency!]) {
        expect(bounded.paired).toBeGreaterThanOrEqual(bounded.least - 1e-12);
        expect(bounded.paired).toBeLessThanOrEqual(bounded.most + 1e-12);
      }
    }
  });

  it('are not claimed of what never happens, or of what always does', () => {
    const never = pairedEffect({ withCause: [0, 0], without: [0, 1], group: 1 });
    expect(never.necessity).toBeUndefined();
    const always = pairedEffect({ withCause: [1, 0], without: [1, 1], group: 1 });
    expect(always.sufficiency).toBeUndefined();
  });
});

describe('what pairing saves', () => {
  it('is the ratio of the variances: 1 for independent worlds, more for one number in both', () => {
    const other = dice('other');
    let run = -1;
    const apart = toy(0.5, 0.5, () => {
      run += 1;
      return other(run);
    });
    expect(apart.saved!).toBeCloseTo(1, 1);
    // 2 · 0.25 over a variance of 0.1 − 0.01 where a tenth of the pairs differ, all one way
    expect(toy(0.55, 0.45, (u) => u).saved!).toBeCloseTo(0.495 / 0.09, 0);
    expect(toy(0.5, 0.5, (u) => u).saved).toBeUndefined();
  });
});

describe('the stated ranges', () => {
  const draws = 60;
  const group = 10;
  /** Effects of draws spread as a Beta, and pairs that lose with that probability. */
  const study = (nth: number) => {
    const doubt = dice('doubt', nth);
    const luck = dice('luck', nth);
    const effects = Array.from({ length: draws }, (_, draw) => betaAt(doubt(draw), 2, 6));
    const differences = Array.from({ length: draws * group }, (_, run) =>
      luck(run) < effects[Math.floor(run / group)]! ? 1 : 0,
    );
    return { differences, next: betaAt(doubt(draws), 2, 6) };
  };

  it('cover the mean in nine of ten studies, and the next draw in nine of ten', () => {
    const studies = 400;
    let means = 0;
    let nexts = 0;
    for (let nth = 0; nth < studies; nth += 1) {
      const { differences, next } = study(nth);
      const { least, most } = spreadOf(differences, group);
      const { mean, error } = meanOf(
        differences,
        differences.map((_, run) => Math.floor(run / group)),
      );
      if (Math.abs(mean - 0.25) <= 1.645 * error) means += 1;
      if (least <= next && next <= most) nexts += 1;
    }
    expect(means / studies).toBeGreaterThan(0.85);
    expect(means / studies).toBeLessThan(0.95);
    expect(nexts / studies).toBeGreaterThan(0.84);
    expect(nexts / studies).toBeLessThan(0.96);
  });

  it('are no narrower because a draw is played more often', () => {
    const doubt = dice('wide');
    const values = Array.from({ length: 4000 }, (_, run) =>
      doubt(Math.floor(run / 100)) < 0.5 ? 1 : 0,
    );
    const { least, most } = spreadOf(values, 100);
    expect(most - least).toBeGreaterThan(0.7);
  });

  it('are no point where a few draws happen to agree', () => {
    // one pair in ten differs in either draw: what luck could make of it stays in the range
    const differences = Array.from({ length: 20 }, (_, run) => (run % 10 === 0 ? 1 : 0));
    const { error, least, most } = spreadOf(differences, 10);
    // each draw's mean of ten has the variance 0.1 · 0.9 / 9, and there are two
    expect(error).toBeCloseTo(Math.sqrt(0.01 / 2), 12);
    expect(least).toBeLessThan(0);
    expect(most).toBeGreaterThan(0.2);
  });

  it('leave what so many pairs could miss where every pair does the same', () => {
    // were three in a hundred pairs to differ, all of a hundred would agree in one study of twenty
    const seldom = 1 - 0.05 ** (1 / 100);
    const none = spreadOf(new Float64Array(100).fill(0), 10);
    expect([none.least, none.most]).toEqual([
      expect.closeTo(-seldom, 12),
      expect.closeTo(seldom, 12),
    ]);
    const all = spreadOf(new Float64Array(100).fill(-1), 10);
    expect([all.least, all.most]).toEqual([-1, expect.closeTo(seldom - 1, 12)]);
  });

  it('are all there may be where the pairs share one draw, for nothing says what another would do', () => {
    for (const pairs of [1, 9, 10, 19]) {
      const it = pairedEffect({
        withCause: new Uint8Array(pairs).fill(1, 0, 7),
        without: new Uint8Array(pairs).fill(1, 0, 4),
        group: 10,
      });
      expect([it.least, it.most, it.error]).toEqual([-1, 1, Number.NaN]);
    }
  });
});
