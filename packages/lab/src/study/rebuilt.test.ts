import { describe, expect, it } from 'vitest';
import { tutorialFiles } from '../../test/tutorial.ts';
import { parseScenario } from '../scenario/index.ts';
import type { CircumstanceReading, Scenario } from '../scenario/scenario.ts';
import type { Drawn } from './drawn.ts';
import { drawsOf, takenIn } from './drawn.ts';
import type { Table } from './ensemble.ts';
import { readingsOf } from './readings.ts';
import { writeReadings } from './readings-print.ts';
import { designOf, rebuildsOf, rebuiltOf } from './rebuilt.ts';

const { scenario: tutorial } = parseScenario({ key: 'tutorial', files: tutorialFiles() });
const opening = tutorial.openings[0]!;
const host = tutorial.circumstanceReadings[0]!;
const [annals, song] = host.alternatives as [
  CircumstanceReading['alternatives'][number],
  CircumstanceReading['alternatives'][number],
];
/** A second matter, of which the song tells one account and the annals the other two. */
const snow: CircumstanceReading = {
  ...host,
  key: 'snow',
  name: 'How deep the snow lay',
  alternatives: [
    { ...annals, key: 'none' },
    { ...annals, key: 'some' },
    { ...song, key: 'deep' },
  ],
};
const loss = tutorial.attestations.find((it) => it.key === 'loss-of-bellmar')!;
const scenario: Scenario = {
  ...tutorial,
  circumstanceReadings: [host, snow],
  attestations: [loss],
};
const runs = 2000;
const draws = runs / 10;
const drawn: Drawn = {
  draws,
  inputs: [
    { name: `readings.${host.key}`, shape: { kind: 'reading', upTo: [0.5, 1] }, assumed: false },
  ],
  uniforms: [Float64Array.from({ length: draws }, (_, draw) => (draw % 2 === 0 ? 0.25 : 0.75))],
  values: [Float64Array.from({ length: draws }, (_, draw) => draw % 2)],
};
const taken = takenIn(drawn, host.key, runs)!;

/** Bellmar falls in time in a tenth of the runs that take one account, and never in the others. */
function tableFor(account: number | 'either'): Table {
  const inTime = loss.when.spans[0]!.earliest - opening.day;
  const days = Float64Array.from(taken, (own, run) =>
    (account === 'either' || own === account) && run % 10 === drawsOf(runs)[run]! % 7 ? inTime : -1,
  );
  const forms = scenario.eventReadings.map(
    (it) => [`form.${it.key}`, new Float64Array(runs)] as const,
  );
  return { runs, columns: new Map([[`day.${loss.key}`, days], ...forms]) };
}
const report = (table: Table) => readingsOf({ scenario, opening, table, drawn, seed: 1 });

describe('an opening rebuilt from the line of a rival', () => {
  it('takes from its tradition what else it tells, and leaves open what it tells in two ways', () => {
    expect(rebuildsOf(scenario, report(tableFor(0)))).toMatchObject([
      { leads: 'annals', rival: 'song', tells: [{ reading: 'snow', account: 'deep' }] },
    ]);
    expect(rebuildsOf(scenario, report(tableFor(1)))).toMatchObject([
      { leads: 'song', rival: 'annals', tells: [] },
    ]);
    expect(designOf(scenario, { tells: [{ reading: 'snow', account: 'deep' }] })).toEqual({
      each: 'draw',
      lines: [{ set: { 'readings.snow': 2 }, switches: {} }],
    });
  });

  it.each([
    [0, 1, 'flips', 'the ranking flips: annals no longer leads'],
    [0, 0, 'stays', 'the ranking stays: annals leads'],
    [0, 'either', 'not-told', 'cannot tell whether the ranking flips'],
    [0, undefined, 'nothing-else', 'tell nothing else that is contested'],
  ] as const)('led by %s before and %s after: the ranking %s', (before, after, verdict, words) => {
    const plain = report(tableFor(before));
    const [rebuild] = rebuildsOf(scenario, plain);
    const found = rebuiltOf({
      ...{ scenario, opening, drawn, rebuild: rebuild!, before: plain.circumstances[0]! },
      table: after === undefined ? undefined : tableFor(after),
    });
    expect(found.verdict).toBe(verdict);
    expect(writeReadings({ ...plain, rebuilt: [found] })).toContain(words);
    expect(writeReadings(plain)).toContain('Not asked');
  });
});
