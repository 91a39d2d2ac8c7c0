// Scores against baselines and calibration, on tables made by hand.

import { describe, expect, it } from 'vitest';
import { tutorialFiles } from '../../test/tutorial.ts';
import { parseScenario } from '../scenario/parse.ts';
import { calibrationOf } from './calibration.ts';
import { daysMeant, numbersMeant } from './doubt.ts';
import type { Table } from './ensemble.ts';
import { judge } from './record.ts';
import { costliestOf, ladderOf, leadsOf, skillOf, verdictOf } from './skill.ts';

const { scenario } = parseScenario({ key: 'tutorial', files: tutorialFiles() });
const opening = scenario.openings[0]!;
const runs = 400;

/** Rows in which each attestation comes on the days given, or never where there are none. */
function table(daysOf: (key: string) => readonly number[]): Table {
  const columns = new Map<string, Float64Array>();
  for (const { key, number } of scenario.attestations) {
    const days = daysOf(key);
    const column = Float64Array.from({ length: runs }, (_, run) =>
      days.length === 0 ? -1 : days[run % days.length]!,
    );
    columns.set(`day.${key}`, column);
    if (number !== undefined) {
      columns.set(
        `number.${key}`,
        column.map((day) => (day < 0 ? Number.NaN : 200)),
      );
    }
  }
  for (const kind of ['siegeLaid', 'garrisonDrivenOut', 'placeChangesHands']) {
    columns.set(`count.${kind}`, new Float64Array(runs).fill(1));
  }
  return { runs, columns };
}

/** A day in the middle of what the sources say of each. */
const right = (key: string): readonly number[] => {
  const it = scenario.attestations.find((one) => one.key === key)!;
  const { earliest, latest } = it.when.spans[0]!;
  return it.denies ? [] : [Math.floor((earliest + latest) / 2) - opening.day];
};
/** Without runs whose councils choose at random. */
const none = { random: [], ours: [] };
const judged = (of: (key: string) => readonly number[]) =>
  judge(scenario, new Map([[opening.key, table(of)]]));

describe('skill', () => {
  it('is near perfect for runs that go as the sources say, and beats every baseline', () => {
    const judgements = judged(right);
    const skill = skillOf(judgements);
    expect(skill.facts).toBeGreaterThanOrEqual(3);
    expect(skill.log).toBeLessThan(0.01);
    expect(skill.brier).toBe(0);
    expect(judgements.every((it) => it.attestation.denies || it.inside === true)).toBe(true);
    for (const rung of ladderOf(judgements, none)) {
      expect(rung.skill.log).toBeGreaterThan(0.9);
      expect(rung.skill.dated).toBeGreaterThan(0.5);
    }
  });

  it('is worse than knowing nothing for runs in which nothing happens', () => {
    const rungs = ladderOf(
      judged(() => []),
      none,
    );
    const even = rungs.find((it) => it.key === 'even')!;
    expect(even.skill.log).toBeLessThan(0);
  });

  it('is nothing against the very same runs', () => {
    const judgements = judged(right);
    const rung = ladderOf(judgements, { random: judgements, ours: judgements }).at(-1)!;
    expect(rung.key).toBe('councils-at-random');
    expect(rung.skill.log).toBe(0);
    expect(rung.byFact).toEqual({ ahead: 0, mean: 0, least: 0, most: 0 });
    expect(verdictOf(rung)).toBe('undecided');
  });

  it('is settled only where the facts agree on who knows more', () => {
    const even = (of: (key: string) => readonly number[]) => ladderOf(judged(of), none)[0]!;
    const all = even(right);
    expect(verdictOf(all)).toBe('more');
    expect(all.byFact.ahead).toBe(all.matters);
    expect(all.byFact.least).toBeGreaterThan(0);
    // right of all but one, which no run has
    const [lost] = judged(right).filter((it) => it.tests && !it.attestation.denies);
    const mixed = even((key) => (key === lost!.attestation.key ? [] : right(key)));
    expect(mixed.byFact.ahead).toBe(mixed.matters - 1);
    expect(verdictOf(mixed)).toBe('undecided');
  });

  it('is lost on the facts that no run has, and says which', () => {
    const [lost] = judged(right).filter((it) => it.tests && !it.attestation.denies);
    const [first, ...others] = costliestOf(
      judged((key) => (key === lost!.attestation.key ? [] : right(key))),
    );
    // −ln(½ ÷ (runs + 1)): the floor
    expect(first).toMatchObject({ says: lost!.attestation.says, log: Math.log(2 * (runs + 1)) });
    expect(first!.share).toBeGreaterThan(0.9);
    expect(others.every((it) => it.log < 0.01)).toBe(true);
  });

  it('is told by how far ahead of the opening the date lies', () => {
    const leads = leadsOf(judged(right));
    expect(leads.length).toBeGreaterThan(0);
    expect(leads.reduce((sum, it) => sum + it.facts, 0)).toBe(
      judged(right).filter((it) => it.tests).length,
    );
  });
});

describe('a score over the doubt of the record', () => {
  it('leaves a forecaster unpunished for what the sources leave open', () => {
    const { when } = scenario.attestations[0]!;
    const stretch = { first: opening.day, last: opening.until };
    const { earliest, latest } = when.spans[0]!;
    const days = daysMeant(when, stretch);
    expect(Math.min(...days)).toBeGreaterThanOrEqual(earliest - 0.5);
    expect(Math.max(...days)).toBeLessThanOrEqual(latest + 0.5);
    expect(days.reduce((sum, it) => sum + it, 0) / days.length).toBeCloseTo(
      (earliest + latest) / 2,
      6,
    );
  });

  it('takes the middles of parts of equal chance of a number', () => {
    const { grounds } = scenario.attestations[0]!;
    const even = numbersMeant({ shape: 'even', least: 0, most: 900, grounds });
    expect(even).toEqual([50, 150, 250, 350, 450, 550, 650, 750, 850]);
    expect(numbersMeant({ shape: 'exact', value: 7, grounds })).toEqual([7]);
  });
});

describe('calibration', () => {
  it('counts every matter once and puts sure and right facts at the sure end', () => {
    const judgements = judged(right);
    const tables = new Map([[opening.key, table(right)]]);
    const { shares, matters } = calibrationOf(judgements, tables);
    const testing = judgements.filter((it) => it.tests && it.latest);
    expect(matters).toBe(testing.length);
    expect(shares[4]).toMatchObject({ cameTrue: 1, meanShare: 1 });
    // what did not happen, and does not happen in the runs
    expect(shares[0]).toMatchObject({ cameTrue: 0, meanShare: 0 });
  });

  it('shows runs that are always late by a heavy first part', () => {
    const late = (key: string) => right(key).flatMap((day) => [day + 20, day + 30, day + 40]);
    const tables = new Map([[opening.key, table(late)]]);
    const { days } = calibrationOf(judged(late), tables);
    expect(days[0]).toBeGreaterThan(0);
  });
});
