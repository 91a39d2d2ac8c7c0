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
  const column = table.columns.get(`day.${claim.key}`);
  const counts = new Float64Array(steps + 1);
  const days: number[] = [];
  let happened = 0;
  let within = 0;
  for (let run = 0; run < table.runs; run += 1) {
    const it = column?.[run] ?? -1;
    if (it === -1) continue;
    happened += 1;
    if (it < 0) {
      within += 1;
      continue;
    }
    const on = from + it;
    days.push(on);
    if (claim.when.spans.some((span) => on >= span.earliest && on <= span.latest)) within += 1;
    const at = Math.round(((on - day) / (until - day)) * steps);
    if (at >= 0 && at <= steps) counts[at] = counts[at]! + 1;
  }
  const smooth = smoothed(counts, Math.max(1.8, steps / 90));
  const most = Math.max(...smooth);
  days.sort((a, b) => a - b);
  return {
    heights: [...smooth].map((it) => (most === 0 ? 0 : it / most)),
    share: table.runs === 0 ? 0 : happened / table.runs,
    within: table.runs === 0 ? 0 : within / table.runs,
    middle: days[Math.floor((days.length - 1) / 2)],
  };
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
