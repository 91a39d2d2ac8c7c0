import { describe, expect, it } from 'vitest';
import { tutorialFiles } from '../../test/tutorial.ts';
import { dayOf } from '../base/calendar.ts';
import { nameOf, rollAt, runKey } from '../base/dice.ts';
import { betaAt } from '../base/quantile.ts';
import { parseScenario } from '../scenario/index.ts';
import { type Ground, readClauses } from './clause.ts';
import { shareAmong } from './given.ts';

const { scenario } = parseScenario({ key: 'tutorial', files: tutorialFiles() });
const opening = scenario.openings[0]!;
const at = (year: number, month: number, day: number) =>
  dayOf(scenario.calendar, year, month, day) - opening.day;

/** Four runs: besieged and lost, lost before the siege, never besieged, besieged on New Year's Day. */
const ground: Ground = {
  scenario,
  opening,
  table: {
    runs: 4,
    columns: new Map([
      ['day.siege-of-bellmar', Float64Array.of(at(1301, 6, 1), at(1302, 6, 1), -1, at(1302, 1, 1))],
      ['day.loss-of-bellmar', Float64Array.of(at(1301, 9, 1), at(1302, 5, 1), at(1303, 1, 1), -1)],
      ['day.corvey-untouched', Float64Array.of(-1, -1, -1, 40)],
      ['form.fate-of-bellmar', Float64Array.of(0, 1, 1, 2)],
    ]),
  },
  drawn: {
    draws: 1,
    inputs: [
      {
        name: 'readings.size-of-the-host',
        shape: { kind: 'reading', upTo: [0.5, 1] },
        assumed: false,
      },
    ],
    uniforms: [Float64Array.of(0.7)],
    values: [Float64Array.of(1)],
  },
};

const kept = (words: string): readonly number[] | string => {
  const read = readClauses(words, ground);
  if (read.kind === 'trouble') return read.what;
  return [0, 1, 2, 3].filter((run) => read.clauses.every((it) => it.held[run] === 1));
};

describe('a condition', () => {
  it.each([
    ['siege-of-bellmar', [0, 1, 3]],
    ['not siege-of-bellmar', [2]],
    ['siege-of-bellmar before loss-of-bellmar', [0, 3]],
    ['siege-of-bellmar after loss-of-bellmar', [1]],
    ['siege-of-bellmar before 1302', [0]],
    ['siege-of-bellmar in 1302', [1, 3]],
    ['siege-of-bellmar in 1302-01', [3]],
    ['siege-of-bellmar after 1302-01-01', [1]],
    ['loss-of-bellmar and not siege-of-bellmar before 1302', [1, 2]],
    ['corvey-untouched', [0, 1, 2]],
    ['fate-of-bellmar=never', scenarioForm('never')],
    ['size-of-the-host=song', [0, 1, 2, 3]],
    ['size-of-the-host=annals', []],
  ])('"%s" keeps the runs %j', (words, expected) => {
    expect(kept(words)).toEqual(expected);
  });

  it('that names nothing is told what was perhaps meant', () => {
    const byWords = readClauses('Bellmar came under', ground);
    expect(byWords).toMatchObject({
      kind: 'trouble',
      what: '"Bellmar came under" is no condition.',
    });
    expect(byWords).toHaveProperty('hint', expect.stringContaining('  loss-of-bellmar: '));
    expect(readClauses('zzz', ground)).toHaveProperty(
      'hint',
      expect.stringMatching(/^Known:\n {2}\S+: .*\n {2}/),
    );
    const read = readClauses('sige-of-bellmar', ground);
    expect(read).toMatchObject({
      kind: 'trouble',
      hint: expect.stringContaining('siege-of-bellmar'),
    });
  });
});

/** Runs in which the toy column names this form: forms stand in the order of their keys. */
function scenarioForm(key: string): number[] {
  const number = scenario.questions[0]!.forms.findIndex((it) => it.key === key);
  return [0, 1, 1, 2].flatMap((form, run) => (form === number ? [run] : []));
}

describe('a share among kept runs', () => {
  it('covers the next draw in nine of ten studies although draws are of any size', () => {
    let inside = 0;
    const studies = 200;
    const draws = 200;
    for (let nth = 0; nth < studies; nth += 1) {
      const key = runKey(nth, 0);
      const roll = (die: string, number: number) =>
        rollAt(key, nameOf(`die:${die}`), nameOf('toy'), number);
      const odds = Array.from({ length: draws + 1 }, (_, draw) => betaAt(roll('odds', draw), 3, 4));
      const drawOf: number[] = [];
      const held: number[] = [];
      for (let draw = 0; draw < draws; draw += 1) {
        const size = 1 + Math.floor(10 * roll('size', draw));
        for (let run = 0; run < size; run += 1) {
          drawOf.push(draw);
          held.push(roll('luck', draw * 20 + run) < odds[draw]! ? 1 : 0);
        }
      }
      const { least, most } = shareAmong(held, drawOf, new Uint8Array(held.length).fill(1));
      if (least <= odds[draws]! && odds[draws]! <= most) inside += 1;
    }
    expect(inside / studies).toBeGreaterThan(0.84);
    expect(inside / studies).toBeLessThan(0.96);
  });

  it('has the doubt of all runs where the chosen ones share hardly a draw', () => {
    const draws = Array.from({ length: 100 }, (_, draw) => draw);
    const held = draws.map((draw) => draw % 2);
    const chosen = new Uint8Array(100).fill(1);
    // as sure as a hundred runs of one coin
    const luck = shareAmong(held, draws, chosen, 0);
    expect(luck.most - luck.least).toBeLessThan(0.2);
    // half the variance of a run lies between draws: of standard deviation √(½ · ¼)
    const doubt = shareAmong(held, draws, chosen, 0.5);
    expect(doubt.most - doubt.least).toBeGreaterThan(2 * 1.645 * Math.sqrt(0.125) - 0.2);
    // one draw of two runs that agree does not outweigh it
    const pair = shareAmong(held, [0, 0, ...draws.slice(2)].fill(1, 0, 2), chosen, 0);
    expect(pair.most - pair.least).toBeLessThan(0.2);
  });

  it('is no point where a few draws happen to agree', () => {
    const draws = Array.from({ length: 30 }, (_, run) => Math.floor(run / 10));
    const held = draws.map((_, run) => run % 2);
    const { least, most } = shareAmong(held, draws, new Uint8Array(30).fill(1));
    expect(most - least).toBeGreaterThan(2 * 1.645 * Math.sqrt(0.25 / 30));
  });

  it('counts the chosen runs only', () => {
    expect(shareAmong([1, 1, 0, 0], [0, 0, 1, 1], [1, 0, 1, 0])).toMatchObject({
      hits: 1,
      runs: 2,
    });
  });
});
