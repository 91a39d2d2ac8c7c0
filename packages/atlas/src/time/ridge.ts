// The signature figure in numbers: when an attested thing happens in the runs, as a smooth ridge, and
// when the record says it happened, as brackets on the same axis.

import type { Attestation, Table } from '@tumen/lab';

/** Days on which something happened over the runs, as heights of a ridge. */
export interface Ridge {
  /** Height at equal steps over the span, 0 … 1 of the highest. */
  readonly heights: readonly number[];
  /** Runs in which it happened at all, with a day or without, of all runs. */
  readonly share: number;
  /** Runs in which it happened on a day that the record allows, of all runs. */
  readonly within: number;
  /** The middle day; undefined where it never happens on a day. */
  readonly middle: number | undefined;
}

/** The ridge of an attestation over a span of days. `from` is the opening's first day. */
export function ridgeOf(
  table: Table,
  claim: Attestation,
  options: {
    readonly from: number;
    readonly day: number;
    readonly until: number;
    readonly steps: number;
  },
): Ridge {
  const { from, day, until, steps } = options;
  const { first, perDay, dated, happened, within } = happeningOf(table, claim, from);
  const counts = new Float64Array(steps + 1);
  const scale = steps / (until - day);
  let middle: number | undefined;
  let before = 0;
  perDay.forEach((runs, at) => {
    if (runs === 0) return;
    const step = Math.round((first + at - day) * scale);
    if (step >= 0 && step <= steps) counts[step] = counts[step]! + runs;
    before += runs;
    if (middle === undefined && before > (dated - 1) / 2) middle = first + at;
  });
  const smooth = smoothed(counts, Math.max(1.8, steps / 90));
  const most = Math.max(...smooth);
  return {
    heights: [...smooth].map((it) => (most === 0 ? 0 : it / most)),
    share: table.runs === 0 ? 0 : happened / table.runs,
    within: table.runs === 0 ? 0 : within / table.runs,
    middle,
  };
}

/** What the runs of a table make of a claim, whatever the span that is looked at. */
interface Happening {
  /** Runs in which it happens on a day, by day from `first` on. */
  readonly perDay: Uint32Array;
  readonly first: number;
  /** Runs in which it happens on a day. */
  readonly dated: number;
  /** Runs in which it happens, on a day or without one. */
  readonly happened: number;
  readonly within: number;
}

/** Several figures speak of one claim, and a table of ten thousand runs is long: each is read once. */
const known = new WeakMap<Table, Map<Attestation, Happening>>();

function happeningOf(table: Table, claim: Attestation, from: number): Happening {
  const ofTable = known.get(table) ?? new Map<Attestation, Happening>();
  known.set(table, ofTable);
  const kept = ofTable.get(claim);
  if (kept !== undefined) return kept;
  const column = table.columns.get(`day.${claim.key}`) ?? new Float64Array(0);
  let [least, most] = [Number.POSITIVE_INFINITY, -1];
  for (const it of column) {
    if (it < 0) continue;
    if (it < least) least = it;
    if (it > most) most = it;
  }
  const perDay = new Uint32Array(most < 0 ? 0 : most - least + 1);
  let dated = 0;
  let undated = 0;
  for (const it of column) {
    if (it >= 0) {
      perDay[it - least] = perDay[it - least]! + 1;
      dated += 1;
    } else if (it !== -1) undated += 1;
  }
  const first = from + (most < 0 ? 0 : least);
  let within = undated;
  perDay.forEach((runs, at) => {
    const on = first + at;
    if (runs > 0 && isSaid(claim, on)) within += runs;
  });
  const found = { perDay, first, dated, happened: dated + undated, within };
  ofTable.set(claim, found);
  return found;
}

/** Whether a day lies in the span that the record gives. */
const isSaid = ({ when }: Attestation, day: number): boolean =>
  when.spans.some((span) => day >= span.earliest && day <= span.latest);

/** Rows of a table by what they make of a claim, as dots show it; each list by day, those without a day first. */
export function runsByKind(
  table: Table,
  claim: Attestation,
  from: number,
): Readonly<Record<'full' | 'half' | 'empty', readonly number[]>> {
  const column = table.columns.get(`day.${claim.key}`) ?? new Float64Array(0);
  const found = { full: [] as number[], half: [] as number[], empty: [] as number[] };
  column.forEach((day, row) => {
    const on = from + day;
    const isWithin = day < 0 || isSaid(claim, on);
    if (claim.denies) found[day === -1 ? 'full' : 'empty'].push(row);
    else if (day === -1) found.empty.push(row);
    else found[isWithin ? 'full' : 'half'].push(row);
  });
  const byDay = (a: number, b: number) => column[a]! - column[b]! || a - b;
  for (const rows of Object.values(found)) rows.sort(byDay);
  return found;
}

/** A Gaussian mean; `width` is its deviation in steps. */
function smoothed(counts: Float64Array, width: number): Float64Array {
  const reach = Math.ceil(width * 3);
  const weights = Float64Array.from({ length: 2 * reach + 1 }, (_, at) =>
    Math.exp(-((at - reach) ** 2) / (2 * width * width)),
  );
  const out = new Float64Array(counts.length);
  counts.forEach((count, at) => {
    if (count === 0) return;
    for (let by = -reach; by <= reach; by += 1) {
      const to = at + by;
      if (to < 0 || to >= out.length) continue;
      out[to] = out[to]! + count * weights[by + reach]!;
    }
  });
  return out;
}
