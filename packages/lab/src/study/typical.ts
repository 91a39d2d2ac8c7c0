// How typical is history? Every run is scored as if it were the record, by how many of the other runs
// did as it did, matter by matter; and so is the record. Where its score stands among theirs says
// whether what happened is a usual member of what the model holds possible. A fact told by three
// sources counts once.

import { digestOf } from '../base/hash.ts';
import { ln } from '../base/number.ts';
import type { Attestation, Opening } from '../scenario/scenario.ts';
import { heldWithoutChange } from './condition.ts';
import { cutTo } from './doubt.ts';
import type { Table } from './ensemble.ts';
import { withoutSpots } from './fingerprint.ts';
import { stretchOf } from './forecast.ts';
import { quantileOf } from './score.ts';

/** Where the record stands among the runs of one opening. */
export interface Typicality {
  readonly opening: Opening;
  readonly attestations: number;
  /** Facts: attestations of one matter or of one condition are one. */
  readonly matters: number;
  readonly runs: number;
  /** Of a hundred runs, how many are less like the others than the record is; half of those alike. */
  readonly percentile: number;
  /** Sum over the matters of −ln of the share of runs that did the same; the record's. */
  readonly score: number;
  /** The same of the runs themselves: 5, 50 and 95 %. */
  readonly runScores: { readonly early: number; readonly middle: number; readonly late: number };
  /** What sets the record apart: matters by how much they add beyond what they add for a run. */
  readonly strange: readonly {
    readonly key: string;
    readonly says: string;
    readonly score: number;
    readonly usual: number;
  }[];
}

/** Matters that are named as setting the record apart. */
const named = 5;

/** Scores of one attestation: the record's, and every run's. */
interface Surprises {
  readonly record: number;
  readonly runs: Float64Array;
}

/** Scores that were reckoned before, for those who ask over several sets of attestations of one table. */
export type SurprisesKnown = Map<Attestation, Surprises>;

/** Compares the record with the runs over some of its attestations; undefined without any. */
export function typicalityOf(
  attestations: readonly Attestation[],
  opening: Opening,
  table: Table,
  known: SurprisesKnown = new Map(),
): Typicality | undefined {
  const { runs } = table;
  const clusters = clustersOf(attestations)
    .map((them) => them.filter((it) => spansIn(it, opening).length > 0))
    .filter((them) => them.length > 0);
  if (clusters.length === 0 || runs < 2) return undefined;
  const totals = new Float64Array(runs);
  let score = 0;
  const parts = clusters.map((them) => {
    const scored = them.map((it) => {
      const found = known.get(it) ?? surprises(it, opening, table);
      known.set(it, found);
      return found;
    });
    const record = scored.reduce((sum, it) => sum + it.record, 0) / them.length;
    score += record;
    let usual = 0;
    for (let run = 0; run < runs; run += 1) {
      let sum = 0;
      for (const it of scored) sum += it.runs[run]!;
      totals[run]! += sum / them.length;
      usual += sum / them.length;
    }
    const first = them[0]!;
    return { key: first.key, says: first.says, score: record, usual: usual / runs };
  });
  const sorted = Float64Array.from(totals).sort();
  return {
    opening,
    attestations: clusters.reduce((sum, them) => sum + them.length, 0),
    matters: clusters.length,
    runs,
    percentile: percentileOf(totals, score),
    score,
    runScores: {
      early: quantileOf(sorted, 0.05),
      middle: quantileOf(sorted, 0.5),
      late: quantileOf(sorted, 0.95),
    },
    strange: [...parts]
      .sort((a, b) => b.score - b.usual - (a.score - a.usual) || (a.key < b.key ? -1 : 1))
      .slice(0, named),
  };
}

/** Scores that differ by less are alike: what is left of a sum that was taken in another order. */
const alike = 1e-9;

function percentileOf(totals: Float64Array, score: number): number {
  let worse = 0;
  let same = 0;
  for (const it of totals) {
    if (Math.abs(it - score) <= alike) same += 1;
    else if (it > score) worse += 1;
  }
  return (100 * (worse + same / 2)) / totals.length;
}

/** Attestations that tell one fact: of one matter, or asking the same of a run. In the given order. */
export function clustersOf(attestations: readonly Attestation[]): readonly Attestation[][] {
  const clusters: { readonly names: Set<string>; readonly them: Attestation[] }[] = [];
  for (const it of attestations) {
    const names = [`matter ${it.matter}`, `asks ${digestOf(withoutSpots(it.holds))}`];
    const [first, ...others] = clusters.filter((cluster) =>
      names.some((name) => cluster.names.has(name)),
    );
    if (first === undefined) {
      clusters.push({ names: new Set(names), them: [it] });
      continue;
    }
    first.them.push(it);
    for (const name of names) first.names.add(name);
    for (const other of others) {
      first.them.push(...other.them);
      for (const name of other.names) first.names.add(name);
      clusters.splice(clusters.indexOf(other), 1);
    }
  }
  return clusters.map((it) => it.them);
}

/** Spans of the record that lie within the window of the runs. */
function spansIn(attestation: Attestation, opening: Opening) {
  const stretch = stretchOf(opening);
  return attestation.when.spans.flatMap((span) => cutTo(stretch, span) ?? []);
}

/**
 * −ln of the share of runs that did the same, for the record and for every run without itself. A day
 * is told as exactly as the record tells its own: by a span as long as the record's round it.
 */
function surprises(attestation: Attestation, opening: Opening, table: Table): Surprises {
  const { runs } = table;
  const column = table.columns.get(`day.${attestation.key}`)!;
  const { first, last } = stretchOf(opening);
  // how many runs have it up to each day of the stretch, counted from its first
  const upTo = new Int32Array(last - first + 2);
  let bare = 0;
  let never = 0;
  for (const day of column) {
    if (day >= 0) upTo[Math.min(day, last - first) + 1]! += 1;
    else if (day === heldWithoutChange) bare += 1;
    else never += 1;
  }
  for (let at = 1; at < upTo.length; at += 1) upTo[at]! += upTo[at - 1]!;
  const within = (from: number, to: number) => upTo[to - first + 1]! - upTo[from - first]!;
  const dated = upTo[last - first + 1]!;
  const spans = spansIn(attestation, opening);
  const length = Math.max(
    1,
    Math.round(spans.reduce((sum, it) => sum + it.last - it.first + 1, 0) / spans.length),
  );
  const ofDay = (day: number): number => {
    if (attestation.denies) return dated;
    const from = Math.max(first, Math.min(last - length + 1, day - Math.floor(length / 2)));
    return within(from, from + length - 1);
  };
  const record = attestation.denies
    ? surprise(never, runs)
    : spans.reduce((sum, it) => sum + surprise(within(it.first, it.last) + bare, runs), 0) /
      spans.length;
  // few different days: each is scored once
  const known = new Map<number, number>();
  const ofRun = (day: number): number => {
    const found = known.get(day);
    if (found !== undefined) return found;
    const hits = day >= 0 ? ofDay(opening.day + day) : day === heldWithoutChange ? bare : never;
    const score = surprise(hits - 1, runs - 1);
    known.set(day, score);
    return score;
  };
  return { record, runs: column.map(ofRun) };
}

function surprise(hits: number, among: number): number {
  return -ln((hits + 0.5) / (among + 1));
}
