// Whether what the runs hold likely is what happened, over all facts together: shares against how often
// they came true, and where the record's days fall among the runs' days. With fewer than a hundred
// facts only gross errors can show, and the report says so.

import { daysMeant } from './doubt.ts';
import type { Table } from './ensemble.ts';
import { stretchOf } from './forecast.ts';
import type { Judgement } from './record.ts';
import { clustersOf } from './typical.ts';

/** Facts below which calibration can show gross errors only. */
export const fewFacts = 100;

/** What so many facts can show, in a sentence: it stands wherever the figures do. */
export function calibrationNote(matters: number): string {
  const facts = `These are ${Math.round(matters)} facts`;
  return matters < fewFacts
    ? `${facts}; fewer than ${fewFacts} can reveal gross errors only.`
    : `${facts}.`;
}

/** Calibration of the attestations that test, each matter weighing one. */
export interface Calibration {
  /** Matters that went into it. */
  readonly matters: number;
  /** Shares in five parts of 0 to 1: how many matters, the mean share, and how often it came true. */
  readonly shares: readonly {
    readonly from: number;
    readonly to: number;
    readonly matters: number;
    readonly meanShare: number;
    readonly cameTrue: number;
  }[];
  /**
   * Where the record's day lies among the days of the runs in which it happened, in five parts: weights
   * that sum to the dated matters. Flat when calibrated; heavy ends: the runs are too sure; a heavy
   * first part: they are late; a heavy last: early.
   */
  readonly days: readonly number[];
}

const parts = 5;

/** Pools the judgements that test from their latest opening. */
export function calibrationOf(
  judgements: readonly Judgement[],
  tables: ReadonlyMap<string, Table>,
): Calibration {
  const testing = judgements.filter((it) => it.tests && it.latest);
  const weights = mattersWeighed(testing);
  const sums = Array.from({ length: parts }, () => ({ matters: 0, share: 0, true: 0 }));
  const days = new Array<number>(parts).fill(0);
  for (const it of testing) {
    const weight = weights.get(it)!;
    const happens = it.attestation.denies ? 1 - it.agree.share : it.agree.share;
    const bin = sums[Math.min(parts - 1, Math.floor(happens * parts))]!;
    bin.matters += weight;
    bin.share += weight * happens;
    bin.true += it.attestation.denies ? 0 : weight;
    if (it.attestation.denies) continue;
    const table = tables.get(it.opening.key)!;
    const happened = table.columns
      .get(`day.${it.attestation.key}`)!
      .filter((day) => day >= 0)
      .map((day) => it.opening.day + day);
    const meant = daysMeant(it.attestation.when, stretchOf(it.opening));
    if (happened.length === 0 || meant.length === 0) continue;
    for (const day of meant) {
      let below = 0;
      for (const other of happened) below += other < day ? 1 : other === day ? 0.5 : 0;
      const at = Math.min(parts - 1, Math.floor((parts * below) / happened.length));
      days[at]! += weight / meant.length;
    }
  }
  return {
    matters: sums.reduce((sum, it) => sum + it.matters, 0),
    shares: sums.map((it, at) => ({
      from: at / parts,
      to: (at + 1) / parts,
      matters: it.matters,
      meanShare: it.share / it.matters,
      cameTrue: it.true / it.matters,
    })),
    days,
  };
}

/** Weights by which every matter counts once, however many attestations tell it. */
export function mattersWeighed(judgements: readonly Judgement[]): ReadonlyMap<Judgement, number> {
  return new Map(
    mattersOf(judgements).flatMap((them) => them.map((it) => [it, 1 / them.length] as const)),
  );
}

/** Attestations that tell one fact, from one opening, together; in the given order. */
export function mattersOf(judgements: readonly Judgement[]): readonly (readonly Judgement[])[] {
  return [...new Set(judgements.map((it) => it.opening))].flatMap((opening) => {
    const those = judgements.filter((it) => it.opening === opening);
    return clustersOf(those.map((it) => it.attestation)).map((them) =>
      those.filter((it) => them.includes(it.attestation)),
    );
  });
}
