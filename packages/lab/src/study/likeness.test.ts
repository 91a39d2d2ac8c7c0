import { describe, expect, it } from 'vitest';
import { tutorialFiles } from '../../test/tutorial.ts';
import { dayOf } from '../base/calendar.ts';
import { parseScenario } from '../scenario/index.ts';
import type { Attestation, Scenario } from '../scenario/scenario.ts';
import type { Table } from './ensemble.ts';
import { likenessOf } from './likeness.ts';

const { scenario } = parseScenario({ key: 'tutorial', files: tutorialFiles() });
const opening = scenario.openings[0]!;
const template = scenario.attestations.find((it) => it.key === 'loss-of-bellmar')!;
const day = (year: number) => dayOf(scenario.calendar, year, 7, 1);

/** A happening of the summer of 1302, told under a key about a matter. */
const told = (key: string, matter: string, denies = false): Attestation => ({
  ...template,
  key,
  matter,
  denies,
  when: {
    words: '1302-07',
    spans: [
      {
        earliest: day(1302),
        latest: day(1302),
        words: '1302-07',
        uncertain: false,
        approximate: false,
      },
    ],
  },
});

const misses = (attestations: readonly Attestation[], days: Readonly<Record<string, number>>) => {
  const table: Table = {
    runs: 1,
    columns: new Map(attestations.map((it) => [`day.${it.key}`, Float64Array.of(days[it.key]!)])),
  };
  const asked: Scenario = { ...scenario, attestations };
  return likenessOf({ scenario: asked, opening, table, facts: 'all' });
};
const inTime = day(1302) - opening.day;

describe('how like the record a run is', () => {
  it('is nothing missed where all comes in time, and all where nothing comes', () => {
    const facts = [told('falls', 'fall'), told('rises', 'rising')];
    expect(misses(facts, { falls: inTime, rises: inTime }).misses[0]).toBe(0);
    expect(misses(facts, { falls: -1, rises: -1 }).misses[0]).toBe(1);
    expect(misses(facts, { falls: inTime, rises: -1 }).misses[0]).toBe(0.5);
  });

  it('has half missed what comes a year too late or too early', () => {
    const facts = [told('falls', 'fall')];
    expect(misses(facts, { falls: inTime + 365 }).misses[0]).toBe(0.5);
    expect(misses(facts, { falls: inTime - 365 }).misses[0]).toBe(0.5);
  });

  it('agrees with a denial by not doing it', () => {
    const facts = [told('stays', 'staying', true)];
    expect(misses(facts, { stays: -1 }).misses[0]).toBe(0);
    expect(misses(facts, { stays: inTime }).misses[0]).toBe(1);
  });

  it('counts a fact told five times once', () => {
    const once = [told('falls', 'fall'), told('rises', 'rising')];
    const often = [...once, ...[1, 2, 3, 4].map((nth) => told(`falls-${nth}`, 'fall'))];
    const days = {
      falls: -1,
      rises: inTime,
      'falls-1': -1,
      'falls-2': -1,
      'falls-3': -1,
      'falls-4': -1,
    };
    expect(misses(often, days).misses[0]).toBeCloseTo(misses(once, days).misses[0]!, 12);
    expect(misses(often, days).facts.length).toBe(2);
  });
});
