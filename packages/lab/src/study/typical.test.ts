// How typical history is, on tables made by hand: independent facts with known odds.

import { describe, expect, it } from 'vitest';
import { tutorialFiles } from '../../test/tutorial.ts';
import { nameOf, rollAt, runKey } from '../base/dice.ts';
import { parseScenario } from '../scenario/parse.ts';
import type { Attestation, Opening } from '../scenario/scenario.ts';
import type { Table } from './ensemble.ts';
import { clustersOf, typicalityOf } from './typical.ts';

const { scenario } = parseScenario({ key: 'tutorial', files: tutorialFiles() });
const opening: Opening = { ...scenario.openings[0]!, day: 0, until: 999 };
const pattern = scenario.attestations[0]!;
const runs = 2000;

/** A fact that the sources put between two days of the window, and how often and when it comes in the runs. */
interface Odds {
  readonly chance: number;
  readonly from: number;
  readonly to: number;
}

/** Facts f0, f1 …, each of a matter of its own, asking something of its own. */
function facts(spans: readonly (readonly [number, number])[]): Attestation[] {
  return spans.map(([earliest, latest], at) => ({
    ...pattern,
    key: `f${at}`,
    matter: `f${at}`,
    denies: false,
    holds: {
      kind: 'happens',
      pattern: { change: 'siegeLaid', fields: { place: { is: [`p${at}`] } }, spot: pattern.spot },
    },
    when: {
      words: '',
      spans: [{ earliest, latest, words: '', uncertain: false, approximate: false }],
    },
  }));
}

function tableOf(list: readonly Attestation[], odds: readonly Odds[]): Table {
  const columns = new Map<string, Float64Array>();
  list.forEach((it, at) => {
    const { chance, from, to } = odds[at]!;
    const roll = (die: string, run: number) =>
      rollAt(runKey(5, run), nameOf(`die:${die}`), nameOf(`fact:${it.matter}`), 0);
    columns.set(
      `day.${it.key}`,
      Float64Array.from({ length: runs }, (_, run) =>
        roll('whether', run) < chance ? Math.floor(from + (to - from) * roll('when', run)) : -1,
      ),
    );
  });
  return { runs, columns };
}

const likely = { chance: 0.9, from: 400, to: 600 };
const rare = { chance: 0.02, from: 400, to: 600 };

describe('how typical history is', () => {
  it('is usual where the likely happened when the runs have it', () => {
    const list = facts(Array.from({ length: 12 }, () => [450, 550] as const));
    const table = tableOf(
      list,
      list.map(() => likely),
    );
    const { percentile, matters } = typicalityOf(list, opening, table)!;
    expect(matters).toBe(12);
    expect(percentile).toBeGreaterThan(40);
  });

  it('is strange where things happened that hardly ever do, and names them', () => {
    const list = facts(Array.from({ length: 12 }, () => [450, 550] as const));
    const table = tableOf(
      list,
      list.map((_, at) => (at < 4 ? rare : likely)),
    );
    const { percentile, strange } = typicalityOf(list, opening, table)!;
    expect(percentile).toBeLessThan(1);
    expect(new Set(strange.slice(0, 4).map((it) => it.key))).toEqual(
      new Set(['f0', 'f1', 'f2', 'f3']),
    );
  });

  it('is uniform over histories that the model itself makes, told by whether or by when', () => {
    const list = facts(Array.from({ length: 8 }, () => [0, 0] as const));
    const whether = list.map((_, at) => ({ chance: 0.1 + 0.1 * at, from: 100, to: 900 }));
    const when = list.map((_, at) => ({ chance: 1, from: 100, to: 300 + 80 * at }));
    for (const { odds, length } of [
      { odds: whether, length: 1000 },
      { odds: when, length: 100 },
    ]) {
      const table = tableOf(list, odds);
      const percentiles = Array.from({ length: 200 }, (_, run) => {
        const record = list.map((it): Attestation => {
          const day = table.columns.get(`day.${it.key}`)![run]!;
          const from = day < 0 || length === 1000 ? 0 : Math.max(0, day - length / 2);
          const span = { ...it.when.spans[0]!, earliest: from, latest: from + length - 1 };
          return { ...it, denies: day < 0, when: { ...it.when, spans: [span] } };
        });
        return typicalityOf(record, opening, table)!.percentile;
      });
      const mean = percentiles.reduce((sum, it) => sum + it, 0) / percentiles.length;
      // a mean of 200 uniform numbers of 0 to 100 has the standard error 2
      expect(Math.abs(mean - 50)).toBeLessThan(8);
      for (const part of [0, 25, 50, 75]) {
        const there = percentiles.filter((it) => it >= part && it < part + 25).length;
        expect(there).toBeGreaterThan(30);
        expect(there).toBeLessThan(70);
      }
    }
  });

  it('moves by less than a point when an attestation is told five times', () => {
    const list = facts(Array.from({ length: 10 }, () => [450, 550] as const));
    const odds = list.map((_, at) => (at === 3 ? rare : likely));
    const table = tableOf(list, odds);
    const once = typicalityOf(list, opening, table)!;
    const rival = list[3]!;
    // with its matter named, and with nothing but the same question
    for (const matter of [() => rival.matter, (copy: number) => `another-${copy}`]) {
      const copies = Array.from({ length: 4 }, (_, copy) => ({
        ...rival,
        key: `copy${copy}`,
        matter: matter(copy),
      }));
      const columns = new Map(table.columns);
      for (const it of copies) columns.set(`day.${it.key}`, table.columns.get(`day.${rival.key}`)!);
      const fiveTimes = typicalityOf([...list, ...copies], opening, { runs, columns })!;
      expect(fiveTimes.matters).toBe(10);
      expect(fiveTimes.attestations).toBe(14);
      expect(Math.abs(fiveTimes.percentile - once.percentile)).toBeLessThan(1);
    }
    // told as another fact each time it would have moved it
    const apart = copiesAsOtherFacts(rival);
    const columns = new Map(table.columns);
    for (const it of apart) columns.set(`day.${it.key}`, table.columns.get(`day.${rival.key}`)!);
    const moved = typicalityOf([...list, ...apart], opening, { runs, columns })!;
    expect(Math.abs(moved.score - once.score)).toBeGreaterThan(1);
  });
});

function copiesAsOtherFacts(rival: Attestation): readonly Attestation[] {
  return facts(Array.from({ length: 14 }, () => [450, 550] as const))
    .slice(10)
    .map((it) => ({ ...it, when: rival.when }));
}

describe('facts', () => {
  it('are one that share a matter or a question, also by way of a third', () => {
    const [a, b, c, d] = facts(Array.from({ length: 4 }, () => [1, 2] as const)) as [
      Attestation,
      Attestation,
      Attestation,
      Attestation,
    ];
    const list = [a, b, { ...c, matter: a.matter, holds: b.holds }, d];
    expect(clustersOf(list).map((them) => them.map((it) => it.key))).toEqual([
      ['f0', 'f2', 'f1'],
      ['f3'],
    ]);
  });
});
