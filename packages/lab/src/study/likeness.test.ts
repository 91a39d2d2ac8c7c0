import { describe, expect, it } from 'vitest';
import { tutorialFiles } from '../../test/tutorial.ts';
import { dayOf } from '../base/calendar.ts';
import { parseScenario } from '../scenario/index.ts';
import type { Attestation, Scenario } from '../scenario/scenario.ts';
import type { Table } from './ensemble.ts';
import { likenessOf, traditionOf } from './likeness.ts';

const { scenario } = parseScenario({ key: 'tutorial', files: tutorialFiles() });
const opening = scenario.openings[0]!;
const template = scenario.attestations.find((it) => it.key === 'loss-of-bellmar')!;
const day = (year: number) => dayOf(scenario.calendar, year, 7, 1);

/** A happening of the summer of 1302, told under a key about a matter. */
const told = (key: string, matter: string, denies = false): Attestation => ({
  ...template,
  key,
  matter,
  holds: { kind: 'happens', pattern: { change: matter, fields: {}, spot: template.spot } },
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

describe('a tradition', () => {
  const source = (key: string, ...follows: readonly string[]) => ({
    ...scenario.sources[0]!,
    key,
    follows,
  });
  const sources = [
    source('old'),
    source('copy', 'old'),
    source('late', 'copy'),
    source('other'),
    source('collator', 'copy', 'other'),
  ];

  it('is all who follow one another; a collator joins none to another', () => {
    const given: Scenario = { ...scenario, sources };
    expect([...traditionOf(given, ['late'])].sort()).toEqual(['collator', 'copy', 'late', 'old']);
    expect([...traditionOf(given, ['other'])].sort()).toEqual(['collator', 'other']);
    expect([...traditionOf(given, [])]).toEqual([]);
  });

  it('that is not listened to leaves what others tell as well', () => {
    const cite = (name: string) => ({ source: name, locus: '1', sight: 'seen' as const });
    const by = (key: string, ...names: readonly string[]): Attestation => ({
      ...told(key, key),
      grounds: { ...template.grounds, citations: names.map(cite) },
    });
    const attestations = [by('one', 'old'), by('both', 'old', 'other'), by('two', 'other')];
    const table: Table = {
      runs: 1,
      columns: new Map(attestations.map((it) => [`day.${it.key}`, Float64Array.of(-1)])),
    };
    const { facts } = likenessOf({
      scenario: { ...scenario, attestations, sources },
      opening,
      table,
      facts: 'all',
      deafTo: new Set(['old', 'copy', 'late']),
    });
    expect(facts.map((it) => it.matter)).toEqual(['both', 'two']);
  });
});
