// The typical run and the odd ones: a real run whose answers lie deepest among those of all runs, and the
// three that lie farthest out. Depth is the mean over the columns of how many runs lie on the emptier
// side, which needs no distance and no average that no run ever had.

import type { Table } from '@tumen/lab';

/** Runs by their number. */
export interface Oddity {
  readonly typical: number;
  readonly oddest: readonly number[];
}

const known = new WeakMap<Table, Oddity>();

/** The deepest run of a table and its three oddest; found once for a table. */
export function oddityOf(table: Table): Oddity {
  const kept = known.get(table);
  if (kept !== undefined) return kept;
  const depth = new Float64Array(table.runs);
  for (const [name, column] of table.columns) {
    if (!name.startsWith('day.') && !name.startsWith('form.')) continue;
    addDepth(depth, column);
  }
  const order = [...depth.keys()].sort((a, b) => depth[b]! - depth[a]! || a - b);
  const found = { typical: order[0] ?? 0, oddest: order.slice(-3).reverse() };
  known.set(table, found);
  return found;
}

/** Adds to every run the share of runs on the emptier side of its value, equal values counted half. */
function addDepth(depth: Float64Array, column: Float64Array): void {
  const order = [...column.keys()].sort((a, b) => column[a]! - column[b]! || a - b);
  const runs = order.length;
  for (let from = 0; from < runs; ) {
    let to = from;
    while (to < runs && column[order[to]!] === column[order[from]!]) to += 1;
    const below = from + (to - from) / 2;
    const side = Math.min(below, runs - below) / runs;
    for (let at = from; at < to; at += 1) depth[order[at]!] = depth[order[at]!]! + side;
    from = to;
  }
}
