import { describe, expect, test } from 'vitest';
import { type AnchorTally, emptyTally } from './anchor-tally.ts';
import { anchorsOf } from './anchors.ts';
import { writeAnchors } from './anchors-print.ts';

/** Months of 30 days in a thousand years. */
const thousandYears = (1000 * 365.25) / 30;

function anchored(key: string, change: (tally: AnchorTally) => void) {
  const tally = emptyTally();
  change(tally);
  return anchorsOf(tally).find((it) => it.key === key)!;
}

describe('an anchor', () => {
  test('is met inside its target, with an interval about it that narrows with events', () => {
    const rulers = (events: number, years: number) =>
      anchored('quiet-rulers', ({ quietRulers }) => {
        quietRulers.events = events;
        quietRulers.among = (years * thousandYears) / 1000;
      });
    const few = rulers(30, 1000);
    expect(few).toMatchObject({ verdict: 'met', events: 30 });
    expect(few.value).toBeCloseTo(0.03, 9);
    expect(few.least).toBeLessThan(0.03);
    expect(few.most).toBeGreaterThan(0.03);
    const many = rulers(3000, 100_000);
    expect(many.most - many.least).toBeLessThan((few.most - few.least) / 5);
    expect(rulers(300, 1000).verdict).toBe('missed');
    expect(rulers(3, 100).verdict).toBe('open');
  });

  test('of a share of successions is a share', () => {
    const it = anchored('contested-successions', ({ successions }) => {
      successions.events = 30;
      successions.among = 100;
    });
    expect(it).toMatchObject({ value: 0.3, verdict: 'met' });
    expect(it.least).toBeGreaterThan(0.2);
    expect(it.most).toBeLessThan(0.4);
  });

  test('of an army near is a ratio of two rates', () => {
    const it = anchored('pressed-near', ({ pressedAlone, pressedNear }) => {
      Object.assign(pressedAlone, { events: 20, among: thousandYears });
      Object.assign(pressedNear, { events: 60, among: thousandYears / 10 });
    });
    expect(it.value).toBeCloseTo(30, 9);
    expect(it.verdict).toBe('met');
  });

  test('of bursts is pairs found over pairs by chance, with an error that shrinks with runs', () => {
    const pairs = (runs: number) =>
      anchored('bursts', ({ bursts, risings }) => {
        // in every other run six pairs, where one was to be expected in each
        Object.assign(bursts, {
          ...{ found: 3 * runs, expected: runs, foundSquared: 18 * runs },
          ...{ both: 3 * runs, expectedSquared: runs },
        });
        risings.events = 4 * runs;
      });
    expect(pairs(10).value).toBeCloseTo(3, 9);
    // by a ratio of sums: √(Σ(found − 3·expected)²) ÷ Σ expected = √(18 − 18 + 9) · √runs ÷ runs
    expect(pairs(10).most - pairs(10).value).toBeCloseTo((1.645 * 3) / Math.sqrt(10), 9);
    expect(pairs(1000).least).toBeGreaterThan(2.8);
  });

  test('says so where nothing was counted', () => {
    expect(anchorsOf(emptyTally()).map((it) => it.verdict)).toContain('nothing-counted');
    const words = writeAnchors({
      title: 'T',
      openings: ['Spring'],
      runs: 1,
      seed: 1,
      anchors: anchorsOf(emptyTally()),
    });
    expect(words).toContain('nothing was counted');
    expect(words).not.toContain('NaN');
  });
});
