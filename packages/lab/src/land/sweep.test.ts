// The sweep against the plainest Dijkstra there is, on small invented grids: costs, climbs by
// direction, walls and their corners.

import { describe, expect, it } from 'vitest';
import type { Grid } from './grid.ts';
import { type Field, makeSweeper } from './sweep.ts';

const columns = 34;
const rows = 27;

function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function fieldOf(seed: number, climbs: { up: number; down: number }): Field {
  const next = random(seed);
  const metres = Float32Array.from({ length: columns * rows }, () => 2000 * next());
  const cost = Float32Array.from({ length: columns * rows }, (_, cell) => {
    const row = Math.floor(cell / columns);
    const column = cell % columns;
    const isRim = row === 0 || column === 0 || row === rows - 1 || column === columns - 1;
    return isRim || next() < 0.2 ? Number.POSITIVE_INFINITY : 1 + 4 * next();
  });
  const kmEast = Float64Array.from({ length: rows }, (_, row) => 3 + 0.05 * row);
  const grid: Grid = {
    west: 0,
    north: 10,
    degreesPerCell: 0.04,
    columns,
    rows,
    metres,
    ruggedness: new Float32Array(columns * rows),
    wet: new Uint8Array(columns * rows),
    kmNorth: 4,
    kmEast,
    kmDiagonal: Float64Array.from(kmEast, (east) => Math.sqrt(16 + east * east)),
  };
  return { grid, cost, ascentPerMetre: climbs.up, descentPerMetre: climbs.down };
}

/** Costs from one cell by looking for the cheapest open cell over and over. */
function plainly({ grid, cost, ascentPerMetre, descentPerMetre }: Field, start: number) {
  const best = new Float64Array(cost.length).fill(Number.POSITIVE_INFINITY);
  const done = new Set<number>();
  best[start] = 0;
  for (;;) {
    let cell = -1;
    for (let other = 0; other < best.length; other++) {
      if (!done.has(other) && best[other]! < (cell < 0 ? Infinity : best[cell]!)) cell = other;
    }
    if (cell < 0) return best;
    done.add(cell);
    const row = Math.floor(cell / columns);
    for (let i = -1; i <= 1; i++) {
      for (let j = -1; j <= 1; j++) {
        const other = cell + i * columns + j;
        const isCorner = i !== 0 && j !== 0;
        const shut = [cell + j, cell + i * columns].some((side) => !Number.isFinite(cost[side]!));
        if (!Number.isFinite(cost[other]!) || (isCorner && shut)) continue;
        const diagonal = grid.kmDiagonal[Math.min(row, row + i)]!;
        const km = isCorner ? diagonal : i === 0 ? grid.kmEast[row]! : grid.kmNorth;
        const rise = grid.metres[other]! - grid.metres[cell]!;
        const climb = rise > 0 ? rise * ascentPerMetre : -rise * descentPerMetre;
        const total = best[cell]! + ((cost[cell]! + cost[other]!) / 2) * km + climb;
        if (total < best[other]!) best[other] = total;
      }
    }
  }
}

describe('a sweep', () => {
  const climbs = [
    { up: 0, down: 0 },
    { up: 0.004, down: 0.004 },
    { up: 0.012, down: 0.001 },
  ];
  it.each(climbs)('finds the costs of the plainest search, climbs at %o', (given) => {
    for (const seed of [1, 2, 3]) {
      const field = fieldOf(seed, given);
      const start = field.cost.findIndex((it) => Number.isFinite(it));
      const sweeper = makeSweeper(field);
      let settled = 0;
      sweeper.run(
        { cells: [start], costs: [0] },
        () => {
          settled++;
          return true;
        },
        () => false,
      );
      const wanted = plainly(field, start);
      const reached = wanted.filter((it) => Number.isFinite(it)).length;
      expect(settled).toBe(reached);
      wanted.forEach((cost, cell) => {
        if (Number.isFinite(cost)) expect(sweeper.cost[cell]).toBeCloseTo(cost, 9);
      });
    }
  });

  it('comes back the same way at the same cost only where climbs cost alike', () => {
    const between = (climb: { up: number; down: number }) => {
      const field = fieldOf(2, climb);
      const cells = [...field.cost.keys()].filter((cell) => Number.isFinite(field.cost[cell]!));
      const [from, to] = [cells[0]!, cells[cells.length - 1]!];
      const costTo = (start: number, end: number) => {
        const sweeper = makeSweeper(field);
        sweeper.run(
          { cells: [start], costs: [0] },
          () => true,
          () => false,
        );
        return sweeper.cost[end]!;
      };
      return costTo(from, to) - costTo(to, from);
    };
    expect(between({ up: 0.005, down: 0.005 })).toBeCloseTo(0, 9);
    expect(Math.abs(between({ up: 0.012, down: 0.001 }))).toBeGreaterThan(0.1);
  });
});
