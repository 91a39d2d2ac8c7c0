import { describe, expect, test } from 'vitest';
import type { Change } from '../world/change.ts';
import { type AblationRuns, ablationOutcomes, ablationRow, countOutcomes } from './ablation.ts';
import { writeAblation } from './ablation-print.ts';

const runs = 40;

/** Forty runs in which each of the ten befalls so often, by run. */
function played(often: (run: number, outcome: number) => number): AblationRuns {
  const counts = Array.from({ length: runs }, (_, run) =>
    ablationOutcomes.map((_, outcome) => often(run, outcome)),
  );
  return { counts, digests: counts.map((it) => it.join()) };
}

const at = (key: string) => ablationOutcomes.findIndex((it) => it.key === key);

function row(without: AblationRuns, expects: Readonly<Record<string, 'more' | 'less'>> = {}) {
  return ablationRow({
    key: 'unrest',
    sort: 'system',
    name: 'unrest',
    because: 'Nobody rises.',
    sources: ['assumed'],
    expects,
    whole: played((run) => 2 + (run % 2)),
    without,
  });
}

describe('a part taken away', () => {
  test('is decoration when not one chronicle differs', () => {
    const idle = row(played((run) => 2 + (run % 2)));
    expect(idle.differ).toBe(0);
    expect(idle.cells.every((it) => it.moves === 'unchanged')).toBe(true);
    const words = writeAblation({ title: 'T', opening: 'spring', seed: 1, rows: [idle] });
    expect(words).toContain('not one chronicle differs without it: unrest');
  });

  test('does what was expected of it, or the other way, or is not seen to', () => {
    const fewer = played((run, outcome) => {
      const usual = 2 + (run % 2);
      if (outcome === at('risings')) return 0;
      if (outcome === at('wars')) return usual + 1 + (run % 3);
      return usual;
    });
    const { cells, differ } = row(fewer, { risings: 'less', wars: 'less', plots: 'less' });
    expect(differ).toBe(runs);
    expect(cells[at('risings')]).toMatchObject({ moves: 'less', expectation: 'met', effect: -2.5 });
    expect(cells[at('wars')]).toMatchObject({ moves: 'more', expectation: 'reversed' });
    expect(cells[at('plots')]).toMatchObject({ moves: 'unchanged', expectation: 'not-seen' });
    expect(cells[at('aid')]!.expectation).toBeUndefined();
  });

  test('has no range from one draw, and is not called clear', () => {
    const ten = (it: AblationRuns) => ({
      counts: it.counts.slice(0, 10),
      digests: it.digests.slice(0, 10),
    });
    const alone = ablationRow({
      ...{ key: 'unrest', sort: 'system', name: 'unrest', because: 'Nobody rises.' },
      ...{ sources: ['assumed'], expects: {} },
      whole: ten(played((run) => 2 + (run % 2))),
      without: ten(played(() => 0)),
    });
    expect(alone.cells[0]!.moves).toBe('unclear');
    const words = writeAblation({ title: 'T', opening: 'spring', seed: 1, rows: [alone] });
    expect(words).toContain('−2.50');
    expect(words).not.toContain('NaN');
  });

  test('is unclear where the draws disagree', () => {
    const torn = played((run) => 2 + (run % 2) + (Math.floor(run / 10) % 2 === 0 ? 1 : -1));
    expect(row(torn).cells[0]!.moves).toBe('unclear');
  });
});

test('a plot that fails and an appeal that meets silence are not counted', () => {
  const changes = [
    { kind: 'plotStruck', polity: 0, person: 1, against: 2, outcome: 'failed' },
    { kind: 'plotStruck', polity: 0, person: 1, against: 2, outcome: 'killed' },
    { kind: 'appealAnswered', polity: 0, vassal: 1, against: 2, answer: 'silence', soldiers: 0 },
  ] as unknown as Change[];
  const counts = countOutcomes(changes);
  expect(counts[at('plots')]).toBe(1);
  expect(counts[at('aid')]).toBe(0);
});
