// Exact least-cost sweeps over the grid: Dijkstra's algorithm with eight neighbours and buckets
// no wider than the cheapest step, so that every cell is settled once and for good. Domains,
// the opened ground round sites and all edges of the network come from it.

import type { Grid } from './grid.ts';

/** What a sweep runs over: cost per kilometre of each cell, Infinity where nobody passes. */
export interface Field {
  readonly grid: Grid;
  readonly cost: Float32Array;
  /** Cost of a metre climbed and of one descended; where they are the same, so are both directions. */
  readonly ascentPerMetre: number;
  readonly descentPerMetre: number;
  /** Great rivers: the steps of each cell that lead over one (`riverBars`), and what each costs. */
  readonly rivers?: { readonly bars: Uint8Array; readonly cost: number };
}

/** Cells a sweep starts from and what each costs already. */
export interface Seeds {
  readonly cells: ArrayLike<number>;
  readonly costs: ArrayLike<number>;
  /** What rivers cost in this sweep, at most what they cost in the field, which is what is left out means. */
  readonly riverCost?: number;
}

/** Working arrays that one sweep after another reuses; valid until the next sweep. */
export interface Sweeper {
  /** Cost of each cell settled or seen in the last sweep, Infinity for all others. */
  readonly cost: Float64Array;
  /** The cell before each on its cheapest way; -1 for a seed. */
  readonly parent: Int32Array;
  /**
   * Runs a sweep. `settle` is told every cell in (nearly) ascending order of cost, its parent
   * always before it, and says whether to go on from there; `isDone` is asked now and then with a cost below which everything is
   * settled, and ends the sweep.
   */
  run(
    seeds: Seeds,
    settle: (cell: number, cost: number) => boolean,
    isDone: (settledBelow: number) => boolean,
  ): void;
}

/** Cells that a bucket has room for at first. */
const leastRoom = 64;

/** Bits of a cell's steps that lead over a river, see `riverBars`; this is the step to the east. */
export const overEast = 1;
/** The bit of the step to the south. */
export const overSouth = 2;
const overSouthEast = 4;
const overSouthWest = 8;
const overWest = 16;
const overNorth = 32;
const overNorthWest = 64;
const overNorthEast = 128;

/** Makes a sweeper for a field. Memory: 17 bytes a cell besides the field. */
export function makeSweeper(field: Field): Sweeper {
  const { grid, cost: perKm, ascentPerMetre, descentPerMetre } = field;
  const { columns, metres, kmEast, kmDiagonal, kmNorth } = grid;
  const count = perKm.length;
  const bars = field.rivers?.bars ?? new Uint8Array(count);
  let river = 0;
  const isLevel = ascentPerMetre === 0 && descentPerMetre === 0;
  // The eight steps: to the west, east, north and south, then north-west, north-east, south-west, south-east.
  const offset = Int32Array.of(
    ...[-1, 1, -columns, columns],
    ...[-columns - 1, 1 - columns, columns - 1, columns + 1],
  );
  const overOf = Uint8Array.of(
    ...[overWest, overEast, overNorth, overSouth],
    ...[overNorthWest, overNorthEast, overSouthWest, overSouthEast],
  );
  /** Of each diagonal step, what of it leads to the west or the east. */
  const across = Int32Array.of(0, 0, 0, 0, -1, 1, -1, 1);
  // Kilometres of the eight steps from each row.
  const km = new Float64Array(8 * grid.rows);
  for (let row = 0; row < grid.rows; row++) {
    km.fill(kmEast[row]!, 8 * row, 8 * row + 2);
    km.fill(kmNorth, 8 * row + 2, 8 * row + 4);
    km.fill(kmDiagonal[Math.max(0, row - 1)]!, 8 * row + 4, 8 * row + 6);
    km.fill(kmDiagonal[row]!, 8 * row + 6, 8 * row + 8);
  }
  const cost = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  const parent = new Int32Array(count);
  const settled = new Uint8Array(count);
  // Cells the sweep has seen, so that a small sweep after another need not clear the whole grid.
  const touched = new Int32Array(count);
  let touchedCount = 0;
  const steps = stepBounds(field);
  const width = steps.least * 0.999;
  const perWidth = 1 / width;
  // As many as a power of two, so that the bucket of a cost is found without a division.
  const buckets: Int32Array[] = [];
  // How many cells lie in each; the buckets keep their room, so that nothing is allocated again.
  let held = new Int32Array(0);
  let mask = 0;

  function offer(cell: number, from: number, total: number): void {
    if (cost[cell] === Number.POSITIVE_INFINITY) touched[touchedCount++] = cell;
    cost[cell] = total;
    parent[cell] = from;
    const number = (total * perWidth) & mask;
    const end = held[number]!;
    if (end === buckets[number]!.length) widen(number);
    buckets[number]![end] = cell;
    held[number] = end + 1;
  }

  function widen(number: number): void {
    const wider = new Int32Array(2 * buckets[number]!.length);
    wider.set(buckets[number]!);
    buckets[number] = wider;
  }

  /**
   * Offers a settled cell's way to its neighbours; no diagonal step cuts the corner of water. What most
   * often rules a neighbour out is asked first.
   */
  function relaxAll(cell: number): void {
    const row = Math.floor(cell / columns);
    const firstKm = row * 8;
    const total = cost[cell]!;
    const here = perKm[cell]!;
    const over = bars[cell]!;
    // No step costs less than a bucket is wide.
    const soonest = total + width;
    for (let k = 0; k < 8; k++) {
      const other = cell + offset[k]!;
      const known = cost[other]!;
      if (known <= soonest) continue;
      let climb = 0;
      if (!isLevel) {
        const rise = metres[other]! - metres[cell]!;
        climb = rise > 0 ? rise * ascentPerMetre : -rise * descentPerMetre;
      }
      const begun = (over & overOf[k]!) === 0 ? total : total + river;
      const reached = begun + (here + perKm[other]!) * 0.5 * km[firstKm + k]! + climb;
      if (reached >= known) continue;
      if (k >= 4) {
        if (perKm[cell + across[k]!] === Number.POSITIVE_INFINITY) continue;
        if (perKm[other - across[k]!] === Number.POSITIVE_INFINITY) continue;
      }
      offer(other, cell, reached);
    }
  }

  function begin(seeds: Seeds): void {
    river = seeds.riverCost ?? field.rivers?.cost ?? 0;
    for (let k = 0; k < touchedCount; k++) {
      const cell = touched[k]!;
      cost[cell] = Number.POSITIVE_INFINITY;
      settled[cell] = 0;
    }
    touchedCount = 0;
    let dearestSeed = 0;
    for (let k = 0; k < seeds.cells.length; k++) {
      dearestSeed = Math.max(dearestSeed, seeds.costs[k]!);
    }
    const span = Math.ceil(Math.max(steps.most, dearestSeed) / width) + 2;
    while (buckets.length < span || (buckets.length & (buckets.length - 1)) !== 0) {
      buckets.push(new Int32Array(leastRoom));
    }
    mask = buckets.length - 1;
    if (held.length < buckets.length) held = new Int32Array(buckets.length);
    held.fill(0);
    for (let k = 0; k < seeds.cells.length; k++) {
      const cell = seeds.cells[k]!;
      if (seeds.costs[k]! < cost[cell]!) offer(cell, -1, seeds.costs[k]!);
    }
  }

  function run(
    seeds: Seeds,
    settle: (cell: number, cost: number) => boolean,
    isDone: (settledBelow: number) => boolean,
  ): void {
    begin(seeds);
    let empty = 0;
    for (let number = 0; empty <= buckets.length; number++) {
      const index = number & mask;
      const end = held[index]!;
      if (end === 0) {
        empty++;
        continue;
      }
      empty = 0;
      if (isDone(number * width)) break;
      const bucket = buckets[index]!;
      // A step is never as short as a bucket is wide, so that none is added to this one meanwhile.
      for (let k = 0; k < end; k++) {
        const cell = bucket[k]!;
        if (settled[cell] === 1) continue;
        settled[cell] = 1;
        if (settle(cell, cost[cell]!)) relaxAll(cell);
      }
      held[index] = 0;
    }
  }

  return { cost, parent, run };
}

/** The cheapest and the dearest step that the field has, from one middle of a cell to the next. */
function stepBounds(field: Field): { least: number; most: number } {
  const { grid, cost } = field;
  const perMetre = Math.max(field.ascentPerMetre, field.descentPerMetre);
  let leastKm = grid.kmNorth;
  let mostKm = 0;
  for (let row = 0; row < grid.rows; row++) {
    leastKm = Math.min(leastKm, grid.kmEast[row]!);
    mostKm = Math.max(mostKm, grid.kmDiagonal[row]!);
  }
  let least = Number.POSITIVE_INFINITY;
  let most = 0;
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for (let cell = 0; cell < cost.length; cell++) {
    const here = cost[cell]!;
    if (here === Number.POSITIVE_INFINITY) continue;
    least = Math.min(least, here);
    most = Math.max(most, here);
    lowest = Math.min(lowest, grid.metres[cell]!);
    highest = Math.max(highest, grid.metres[cell]!);
  }
  if (most === 0) return { least: leastKm, most: mostKm };
  const climb = (highest - lowest) * perMetre;
  return { least: least * leastKm, most: most * mostKm + climb + (field.rivers?.cost ?? 0) };
}
