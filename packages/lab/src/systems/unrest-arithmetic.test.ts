// Grievance and risings as numbers.

import { describe, expect, it } from 'vitest';
import {
  grievanceAfter,
  type LoadWeights,
  type MoodWeights,
  shareThatRises,
} from './unrest-arithmetic.ts';

const weights: LoadWeights = {
  persecutionAnger: 1.2,
  billetAnger: 0.5,
  burningAnger: 0.6,
  taxAnger: 0.25,
  hungerAnger: 0.3,
  forgettingYears: 3,
};
const calm = { persecution: 0, billets: 0, burning: 0, tax: 1, harvest: 1 };
const moodWeights: MoodWeights = {
  sanction: 0.6,
  sanctionSlope: 2.3,
  threshold: 0.55,
  thresholdSpread: 0.22,
  imitation: 0.3,
};
const tenths = Array.from({ length: 11 }, (_, at) => at / 10);
const isRising = (list: readonly number[]) =>
  list.every((it, at) => at === 0 || it >= list[at - 1]!);

describe('grievance', () => {
  it('is never less under more persecution', () => {
    for (const years of [0.1, 1, 5]) {
      for (const before of [0, 0.4, 0.9]) {
        const after = tenths.map((persecution) =>
          grievanceAfter(before, years, { load: { ...calm, persecution }, weights }),
        );
        expect(isRising(after)).toBe(true);
      }
    }
  });

  it('settles where anger and forgetting balance: 1.2 ÷ (1.2 + 1 ÷ 3)', () => {
    const load = { ...calm, persecution: 1 };
    expect(grievanceAfter(0, 50, { load, weights })).toBeCloseTo(1.2 / (1.2 + 1 / 3), 9);
  });

  it('falls to 1/e in three quiet years', () => {
    expect(grievanceAfter(0.5, 3, { load: calm, weights })).toBeCloseTo(0.5 / Math.E, 9);
  });

  it('is the same whether reckoned at once or in steps', () => {
    const load = { ...calm, billets: 0.7 };
    const half = grievanceAfter(0.2, 0.5, { load, weights });
    const inSteps = grievanceAfter(half, 0.5, { load, weights });
    expect(inSteps).toBeCloseTo(grievanceAfter(0.2, 1, { load, weights }), 12);
  });
});

describe('the share that rises', () => {
  const mood = { grievance: 0.6, soldiers: 500, men: 4000, opportunity: 0 };

  it('grows with anger and with hope, and shrinks with the guards', () => {
    const by = (change: Partial<typeof mood>) =>
      shareThatRises({ ...mood, ...change }, moodWeights);
    expect(isRising(tenths.map((grievance) => by({ grievance })))).toBe(true);
    expect(isRising(tenths.map((opportunity) => by({ opportunity })))).toBe(true);
    expect(isRising(tenths.map((it) => by({ soldiers: 3000 * (1 - it) })))).toBe(true);
  });

  it('is a share, and small in an angry town that fears its garrison', () => {
    const angry = shareThatRises({ ...mood, grievance: 0.8, soldiers: 2000 }, moodWeights);
    expect(angry).toBeGreaterThan(0);
    expect(angry).toBeLessThan(0.15);
  });

  it('passes the point of no return when an army stands at the gates', () => {
    const hope = shareThatRises(
      { ...mood, grievance: 0.8, soldiers: 2000, opportunity: 0.6 },
      moodWeights,
    );
    expect(hope).toBeGreaterThan(0.5);
  });
});
