import { describe, expect, it } from 'vitest';
import { normalQuantile } from '../base/number.ts';
import { brierScore, crps, crpsOver, logScore, logScoreOf, shareOf } from './score.ts';

/** Two thousand and one numbers that stand for a normal distribution. */
const gaussian = (mean: number, sd: number) =>
  Float64Array.from({ length: 2001 }, (_, at) => mean + sd * normalQuantile((at + 0.5) / 2001));

/** CRPS of a normal forecast in closed form (Gneiting and Raftery 2007), sd 1, for y standard deviations off. */
const closedForm: readonly (readonly [y: number, crps: number])[] = [
  [0, 0.2336949772551091],
  [1, 0.6024413576276163],
  [-1, 0.6024413576276163],
  [2.5, 1.9398186908105],
];

describe('the ranked score of a date or number', () => {
  it('is that of the normal distribution in closed form', () => {
    for (const [y, expected] of closedForm) {
      expect(crps(gaussian(0, 1), y)).toBeCloseTo(expected, 2);
      // in any unit
      expect(crps(gaussian(100, 30), 100 + 30 * y) / 30).toBeCloseTo(expected, 2);
    }
  });

  it('is the distance where all runs agree', () => {
    expect(crps([4, 4, 4], 7)).toBe(3);
    expect(crpsOver([4, 4, 4], [7, 3])).toBe(2);
  });

  it('is lowest for the forecast from which the truth comes', () => {
    const truths = Array.from(gaussian(10, 5));
    const score = (mean: number, sd: number) => crpsOver(gaussian(mean, sd), truths);
    const honest = score(10, 5);
    for (const [mean, sd] of [
      [12, 5],
      [8, 5],
      [10, 3],
      [10, 8],
    ] as const) {
      expect(score(mean, sd)).toBeGreaterThan(honest);
    }
  });

  it('has nothing to say without runs or without a record', () => {
    expect(crpsOver([], [1])).toBeNaN();
    expect(crpsOver([1], [])).toBeNaN();
  });
});

describe('scores of a share', () => {
  it('are zero for certainty and stay finite for what no run did', () => {
    expect(brierScore(1)).toBe(0);
    expect(brierScore(0.25)).toBeCloseTo(0.5625, 12);
    expect(logScore(0, 999)).toBeCloseTo(Math.log(2000), 12);
    expect(logScore(1000, 1000)).toBeLessThan(0.001);
    expect(logScoreOf(0.5, 1000)).toBeCloseTo(logScore(500, 1000), 12);
  });
});

describe('the range of a share', () => {
  it('leaves room for some where none did, and for exceptions where all did: three in as many runs', () => {
    const none = shareOf(new Uint8Array(300), 10);
    expect([none.share, none.least]).toEqual([0, 0]);
    expect(none.most).toBeCloseTo(3 / 300, 3);
    // were the odds at that end, none of 300 would show it in one study of twenty
    expect((1 - none.most) ** 300).toBeCloseTo(0.05, 9);
    const all = shareOf(new Uint8Array(300).fill(1), 10);
    expect([all.share, all.most, all.least]).toEqual([1, 1, 1 - none.most]);
  });

  it('is all there may be where the runs share one draw, whatever they showed', () => {
    for (const hits of [0, 4, 10, 19]) {
      const { least, most } = shareOf(new Uint8Array(19).fill(1, 0, hits), 10);
      expect([least, most]).toEqual([0, 1]);
    }
    expect(shareOf([], 10)).toMatchObject({ share: 0, least: 0, most: 1 });
  });

  it('is no point where a few draws happen to agree', () => {
    // five in ten in either draw: what luck could make of it is the error of twenty tosses
    const { share, least, most } = shareOf(
      Uint8Array.from({ length: 20 }, (_, run) => run % 2),
      10,
    );
    expect(share).toBe(0.5);
    expect(most - least).toBeGreaterThan(2 * 1.645 * Math.sqrt(0.25 / 20));
  });
});
