// The typical run and the odd ones: a real run whose answers lie deepest among those of all runs, and the
// three that lie farthest out. Depth is the mean over the columns of how many runs lie on the emptier
// side, which needs no distance and no average that no run ever had.

import { perTable } from './remembered.ts';

/** Runs by their number. */
export interface Oddity {
  readonly typical: number;
  readonly oddest: readonly number[];
}

/** The deepest run of a table and its three oddest. */
export const oddityOf = perTable((table): Oddity => {
  const depth = new Float64Array(table.runs);
  for (const [name, column] of table.columns) {
    if (!name.startsWith('day.') && !name.startsWith('form.')) continue;
    addDepth(depth, column);
  }
  const order = [...depth.keys()].sort((a, b) => depth[b]! - depth[a]! || a - b);
  return { typical: order[0] ?? 0, oddest: order.slice(-3).reverse() };
});

/** Adds to every run the share of runs on the emptier side of its value, equal values counted half. */
function addDepth(depth: Float64Array, column: Float64Array): void {
  const runs = column.length;
  const counts = new Map<number, number>();
  for (const it of column) counts.set(it, (counts.get(it) ?? 0) + 1);
  const sides = new Map<number, number>();
  let before = 0;
  for (const value of [...counts.keys()].sort((a, b) => a - b)) {
    const own = counts.get(value)!;
    const below = before + own / 2;
    sides.set(value, Math.min(below, runs - below) / runs);
    before += own;
  }
  column.forEach((it, run) => {
    depth[run] = depth[run]! + sides.get(it)!;
  });
}
