import { describe, expect, it } from 'vitest';
import { tutorialFiles } from '../../test/tutorial.ts';
import { parseScenario } from '../scenario/index.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { comparisonOf, openingsFor, verdictOn } from './compare.ts';
import { writeComparison } from './compare-print.ts';
import type { Table } from './ensemble.ts';
import { happeningsOf } from './happenings.ts';

const { scenario } = parseScenario({ key: 'tutorial', files: tutorialFiles() });
const runs = 200;

/** A table in which only the loss of the town differs from run to run; everything else never happens. */
function tableOf(lossDay: (run: number) => number): Table {
  const names = new Set(happeningsOf(scenario, 'spring').map((it) => it.column));
  const columns = [...names].map((name): [string, Float64Array] => [
    name,
    Float64Array.from({ length: runs }, (_, run) =>
      name === 'day.loss-of-bellmar' ? lossDay(run) : -1,
    ),
  ]);
  return { runs, columns: new Map(columns) };
}

/** Lost in six of ten runs, a hundred days later than in four of them under the switch. */
const base = tableOf((run) => (run % 10 < 6 ? 300 : -1));
const variant = tableOf((run) => (run % 10 < 4 ? 200 : -1));
const given = { scenario, opening: 'spring', seed: 1, switches: ['gentle-creed'] };

describe('a comparison', () => {
  it('has the effect of what the switch takes away, its flips, and the days it delays', () => {
    const { effects } = comparisonOf({ ...given, direction: 'removes', base, variant });
    const first = effects[0]!;
    expect(first).toMatchObject({ key: 'loss-of-bellmar', lost: 40, won: 0 });
    expect(first.effect).toBeCloseTo(0.2, 12);
    expect(first.necessity!.paired).toBeCloseTo(2 / 6, 12);
    expect(first.sufficiency!.paired).toBeCloseTo(2 / 6, 12);
    expect(first.later).toMatchObject({ pairs: 80, days: 100 });
    expect(verdictOn(first)).toBe('more');
  });

  it('turns round where the switch brings the cause', () => {
    const { effects } = comparisonOf({ ...given, direction: 'brings', base, variant });
    expect(effects[0]!.effect).toBeCloseTo(-0.2, 12);
    expect(verdictOn(effects[0]!)).toBe('less');
  });

  it('names what did not change in any pair', () => {
    const comparison = comparisonOf({ ...given, direction: 'removes', base, variant });
    const unchanged = comparison.effects.filter((it) => verdictOn(it) === 'unchanged');
    expect(unchanged.length).toBe(comparison.effects.length - 1);
    const text = writeComparison(comparison);
    expect(text).toContain('Did not change in any pair');
    // 1 − 0.05^(1/200)
    expect(text).toContain('None of 200 pairs differs in these, so under 1.5 in a hundred do.');
    for (const it of unchanged) expect(text).toContain(it.says);
  });

  it('counts pairs that flip exactly, also where more or less often cannot be told', () => {
    // seven of ten in every other draw, and in the others under the switch
    const flipping = (turn: number) =>
      tableOf((run) => ((Math.floor(run / 10) + turn) % 2 === 0 && run % 10 < 7 ? 300 : -1));
    const comparison = comparisonOf({
      ...{ ...given, direction: 'removes' },
      ...{ base: flipping(0), variant: flipping(1) },
    });
    expect(writeComparison(comparison)).toMatch(/\| 35 → 35 \| ±0 \(.*\) \| 70 \| 70 \|/);
  });
});

describe('the opening to ask a what-if from', () => {
  it('is the latest in which all of it fits', () => {
    const later = { ...scenario.openings[0]!, key: 'summer', day: scenario.openings[0]!.day + 90 };
    const calm = scenario.switches[0]!;
    const two: Scenario = {
      ...scenario,
      openings: [...scenario.openings, later],
      switches: [
        { ...calm, openings: [] },
        { ...calm, key: 'spring-only', openings: ['spring'] },
      ],
    };
    expect(openingsFor(two, ['gentle-creed'])).toEqual(['summer', 'spring']);
    expect(openingsFor(two, ['gentle-creed', 'spring-only'])).toEqual(['spring']);
  });
});
