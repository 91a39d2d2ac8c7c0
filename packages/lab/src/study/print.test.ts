// The report in words: what a reader could take for surer than it is, or for something else.

import { describe, expect, it } from 'vitest';
import { tutorialFiles } from '../../test/tutorial.ts';
import { parseScenario } from '../scenario/parse.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { makeSetting } from '../scenario/setting.ts';
import { tumenModel } from '../systems/index.ts';
import type { Table } from './ensemble.ts';
import { writeReport } from './print.ts';
import { reportOf, wiringOf } from './report.ts';
import { makeQuestionnaire } from './row.ts';

const { scenario: tutorial } = parseScenario({ key: 'tutorial', files: tutorialFiles() });
const opening = tutorial.openings[0]!;
const [first, second] = tutorial.attestations.filter((it) => !it.denies);

/** A table in which attestations happen on the days that are given, by run, and nothing else does. */
function tableOf(
  scenario: Scenario,
  runs: number,
  days: Readonly<Record<string, (run: number) => number>>,
): Table {
  const setting = makeSetting(scenario);
  const { columns } = makeQuestionnaire({ scenario, setting, opening: opening.key });
  return {
    runs,
    columns: new Map(
      columns.map(({ name }) => [
        name,
        Float64Array.from({ length: runs }, (_, run) => days[name]?.(run) ?? -1),
      ]),
    ),
  };
}

function written(table: Table, scenario = tutorial): string {
  const report = reportOf({
    ...{ scenario, setting: makeSetting(scenario), model: tumenModel(), seed: 1, land: 'A plain.' },
    tables: new Map([[opening.key, table]]),
  });
  return writeReport(report, scenario.calendar);
}

const rowOf = (text: string, says: string) =>
  text.split('\n').find((line) => line.startsWith('|') && line.includes(says))!;

describe('a report', () => {
  it('says of runs of one draw that nothing is known of the range', () => {
    const half = { [`day.${first!.key}`]: (run: number) => (run < 4 ? 9 : -1) };
    const one = written(tableOf(tutorial, 10, half));
    expect(one).toContain('where all runs share one draw it is 0–100');
    expect(rowOf(one, first!.says)).toContain('| 40 (0–100) |');
    const many = written(tableOf(tutorial, 100, half));
    expect(many).not.toContain('share one draw');
    expect(rowOf(many, first!.says)).not.toContain('0–100');
  });

  it('takes a few days for no distribution', () => {
    const days = (dated: number) => ({
      [`day.${first!.key}`]: (run: number) => (run < dated ? 30 * run : -1),
    });
    const few = rowOf(written(tableOf(tutorial, 100, days(3))), first!.says);
    expect(few).toMatch(/\| [A-Z][a-z]+ \d+ … [A-Z][a-z]+ \d+ \(3 runs\) \|/);
    expect(few).not.toMatch(/\| (yes|no) \|/);
    const enough = rowOf(written(tableOf(tutorial, 100, days(10))), first!.says);
    expect(enough).toMatch(/ · .* · /);
    expect(enough).toMatch(/\| (yes|no) \|/);
  });

  it('marks a denial as one, for its words deny already', () => {
    const says = 'The town does not fall.';
    const attestations = [{ ...first!, says, denies: true }, ...tutorial.attestations.slice(1)];
    const scenario = { ...tutorial, attestations };
    const row = rowOf(written(tableOf(scenario, 100, {}), scenario), says);
    expect(row).toContain(`(a denial) ${says}`);
    expect(row).toContain('| 100 (97–100) | – |');
  });
});

describe('what a switch moves', () => {
  const base = tableOf(tutorial, 40, { [`day.${first!.key}`]: (run) => (run % 2 === 0 ? 9 : -1) });
  const wiring = (scenario: Scenario, table: Table) =>
    wiringOf({
      ...{ scenario, key: scenario.switches[0]!.key, opening: opening.key, most: 3 },
      ...{ base, variant: table },
    });

  it('is nothing where no pair differs, and says so', () => {
    const { moves } = wiring(tutorial, base);
    expect(moves).toEqual([]);
    const report = reportOf({
      ...{ scenario: tutorial, setting: makeSetting(tutorial), model: tumenModel(), seed: 1 },
      ...{ land: 'A plain.', tables: new Map([[opening.key, base]]) },
      wiring: [wiring(tutorial, base)],
    });
    const text = writeReport(report, tutorial.calendar);
    const { name } = tutorial.switches[0]!;
    expect(text).toContain(`| ${name} (${opening.name}) | 40 | nothing, in any pair |`);
  });

  it('is told once of a fact that several attest, and never of days before the opening', () => {
    const again = { ...first!, key: 'told-again', says: 'The same, told by another.' };
    const [span] = second!.when.spans;
    const earlier = { ...span!, earliest: opening.day - 90, latest: opening.day - 1 };
    const before = { ...second!, when: { ...second!.when, spans: [earlier] } };
    const others = tutorial.attestations.filter((it) => it !== first && it !== second);
    const scenario = { ...tutorial, attestations: [first!, again, before, ...others] };
    const never = tableOf(scenario, 40, { [`day.${before.key}`]: () => 5 });
    const both = tableOf(scenario, 40, {
      [`day.${first!.key}`]: (run) => (run % 2 === 0 ? 9 : -1),
      [`day.${again.key}`]: (run) => (run % 2 === 0 ? 9 : -1),
    });
    const { moves } = wiringOf({
      ...{ scenario, key: scenario.switches[0]!.key, opening: opening.key, most: 3 },
      ...{ base: both, variant: never },
    });
    expect(moves.map((it) => it.says)).toEqual([first!.says]);
    expect(moves[0]).toMatchObject({ without: 50, withIt: 0, lost: 20, won: 0 });
  });
});
