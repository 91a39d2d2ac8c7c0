// Where the record's day lies among the days of the runs, claim by claim: the tenth of the runs into which
// it falls. Over many claims that only test the model these tenths should be about evenly filled.

import type { Judgement, Table } from '@tumen/lab';

/** Fewer runs with a day than this have no tenths. */
const fewest = 20;
/** The number of parts that the runs are divided into. */
export const tenths = 10;

/** A claim with its place among the runs. */
export interface Ranked {
  readonly judgement: Judgement;
  /** Of the runs in which it happened on a day, the share that had it before the record's middle day; 0 … 1. */
  readonly before: number;
  /** 0 … 9. */
  readonly tenth: number;
}

/** Ranks the claims that only test the model, that say that something happened, and that runs have days for. */
export function ranksOf(
  judgements: readonly Judgement[],
  tables: ReadonlyMap<string, Table>,
): readonly Ranked[] {
  return judgements.flatMap((judgement) => {
    const { attestation, opening, tests, latest } = judgement;
    const column = tables.get(opening.key)?.columns.get(`day.${attestation.key}`);
    const first = attestation.when.spans[0];
    const last = attestation.when.spans.at(-1);
    if (!tests || !latest || attestation.denies || column === undefined) return [];
    if (first === undefined || last === undefined) return [];
    const middle = (first.earliest + last.latest) / 2 - opening.day;
    const days = [...column].filter((it) => it >= 0);
    if (!Number.isFinite(middle) || days.length < fewest) return [];
    const earlier = days.filter((it) => it < middle).length;
    const same = days.filter((it) => it === middle).length;
    const before = (earlier + same / 2) / days.length;
    return [{ judgement, before, tenth: Math.min(tenths - 1, Math.floor(before * tenths)) }];
  });
}
