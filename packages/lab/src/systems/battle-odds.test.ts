// Odds and losses of battles by arithmetic and by the data they were fitted to.

import { describe, expect, it } from 'vitest';
import { drawChance, logOdds, lossesOf, outcomeOf, type Side } from './battle-odds.ts';

const given = {
  numbers: 1.1,
  qualityStep: 1.4,
  posture: 0.3,
  fortune: 0.8,
  drawAfoot: 0.07,
  drawMounted: 0.2,
  lossScale: 0.7,
  pursuitMounts: 1,
};
const host = (soldiers: number, quality = 0, mounts = 0): Side => ({
  soldiers,
  effective: soldiers,
  quality,
  mounts,
});

describe('the odds of a battle', () => {
  it('twenty thousand against thirty thousand of like quality start behind', () => {
    // 0.3 + 1.1 · ln(2/3) = −0.146
    expect(logOdds(host(20_000), host(30_000), given)).toBeCloseTo(-0.146, 2);
  });

  it('a step of quality is worth more than those ten thousand', () => {
    expect(logOdds(host(20_000, 1), host(30_000), given)).toBeCloseTo(1.254, 2);
  });

  it('riders break off more often than men on foot', () => {
    expect(drawChance(host(100), host(100), given)).toBeCloseTo(0.07, 9);
    expect(drawChance(host(100, 0, 3), host(100, 0, 3), given)).toBeCloseTo(0.2, 9);
  });

  it('a chance just above the share of draws is a victory, one near 1 a defeat', () => {
    const even = [host(1000), host(1000), given] as const;
    expect(outcomeOf(...even, { chance: 0.05, fortune: 0.5 })).toBe('drawn');
    expect(outcomeOf(...even, { chance: 0.08, fortune: 0.5 })).toBe('won');
    expect(outcomeOf(...even, { chance: 0.99, fortune: 0.5 })).toBe('lost');
  });

  it('the loser of a middling battle loses more than the winner, and riders lose less in flight', () => {
    const rolls = { winner: 0.5, loser: 0.5, flight: 0.5, leaving: 0.5, rally: 0.5 };
    const afoot = lossesOf({ winner: host(1000, 0, 2), loser: host(1000, 0, 0) }, given, rolls);
    const mounted = lossesOf({ winner: host(1000, 0, 2), loser: host(1000, 0, 4) }, given, rolls);
    expect(afoot.loser).toBeGreaterThan(2 * afoot.winner);
    expect(mounted.loser).toBeLessThan(afoot.loser);
    // leaving 0.4, of whom 0.45 rally
    expect(afoot.scattered).toBeCloseTo(0.22, 9);
  });
});
