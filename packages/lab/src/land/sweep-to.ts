// One sweep from a site to the sites that it is to be joined to, stopped as soon as each of them is reached or
// past its bound. Used by `join.ts`.

import { cos, sin } from '../base/number.ts';
import type { Apron } from './apron.ts';
import { needlessWithin } from './bounds.ts';
import { type Grid, pointOf } from './grid.ts';
import { kmPerDegree } from './sphere.ts';
import type { Field, Sweeper } from './sweep.ts';

/** Steps of the grid are as long as the sphere's but for rounding, which this is below. */
const straightEnough = 0.9999;

/** Who opened each cell: `listOf` is an index in `lists`, which hold node and cost in turn. */
export interface Opened {
  readonly listOf: Uint32Array;
  readonly lists: readonly (readonly number[])[];
}

/** Who opened each cell of a grid of so many, by the aprons of the nodes; a node without one opened nothing. */
export function openedBy(aprons: readonly (Apron | undefined)[], cellCount: number): Opened {
  const listOf = new Uint32Array(cellCount);
  const lists: number[][] = [[]];
  aprons.forEach((apron, node) => {
    apron?.cells.forEach((cell, index) => {
      if (listOf[cell] === 0) {
        listOf[cell] = lists.length;
        lists.push([]);
      }
      lists[listOf[cell]!]!.push(node, apron.costs[index]!);
    });
  });
  return { listOf, lists };
}

export interface Found {
  readonly to: number;
  readonly cost: number;
  /** Where the way enters the ground that `to` has opened. */
  readonly cell: number;
}

/**
 * Sweeps from one site until every target is reached or past its bound. Ground from which no
 * target can be reached within its bound any more, as the crow flies, is left alone.
 */
export function sweepTo(task: {
  readonly from: number;
  readonly targets: readonly number[];
  readonly start: Apron;
  readonly aprons: readonly (Apron | undefined)[];
  readonly opened: Opened;
  readonly sweeper: Sweeper;
  readonly bounds: Float64Array;
  /** Sites that are always open. */
  readonly open: readonly number[];
  readonly count: number;
  readonly grid: Grid;
  readonly straight: Straight;
}): readonly Found[] {
  const { from, start, aprons, opened, sweeper, bounds, count, grid, straight } = task;
  const best = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  const entry = new Int32Array(count).fill(-1);
  const limitOf = (to: number) => bounds[from * count + to]! * needlessWithin;
  const targets = task.targets.filter((to) => aprons[to] !== undefined);
  if (targets.length === 0) return [];
  let goals = targets.map((to) =>
    goalOf({ to, cell: aprons[to]!.cells[0]!, grid, straight, limitOf }),
  );
  let unreached = task.open;
  // The goal that last was within reach, which mostly is so for the next cell too.
  let likely = 0;
  const { columns, metres } = grid;
  const { sineOfRow, cosineOfRow, cosineOfColumns } = straight;
  sweeper.run(
    start,
    (cell, cost) => {
      if (opened.listOf[cell] !== 0) {
        const owners = opened.lists[opened.listOf[cell]!]!;
        for (let k = 0; k < owners.length; k += 2) {
          const node = owners[k]!;
          const total = cost + owners[k + 1]!;
          if (total >= best[node]!) continue;
          best[node] = total;
          entry[node] = cell;
        }
      }
      const row = Math.floor(cell / columns);
      const column = cell - row * columns;
      const height = metres[cell]!;
      const sine = sineOfRow[row]!;
      const cosineHere = cosineOfRow[row]!;
      for (let turn = 0; turn < goals.length; turn++) {
        const index = turn === 0 ? likely : turn <= likely ? turn - 1 : turn;
        const goal = goals[index]!;
        // A kilometre never costs less than 1, and what lies higher or lower is climbed at least once.
        const climb = Math.abs(goal.metres - height) * straight.perMetre;
        const left = Math.min(goal.limit, best[goal.to]!) - cost - climb;
        if (left < 0) continue;
        const turned = cosineOfColumns[Math.abs(goal.column - column)]!;
        const cosine = goal.sine * sine + goal.cosine * cosineHere * turned;
        if (straight.chordSquareKm * (1 - cosine) > left * left) continue;
        likely = index;
        return true;
      }
      return false;
    },
    (settledBelow) => {
      // Past a site that is always open, its own bounds tell how near the goals behind it are.
      const reached = unreached.filter((via) => best[via]! <= settledBelow);
      if (reached.length > 0) {
        unreached = unreached.filter((via) => best[via]! > settledBelow);
        goals = goals.map((goal) => {
          const through = reached.map((via) => best[via]! + bounds[via * count + goal.to]!);
          return { ...goal, limit: Math.min(goal.limit, Math.min(...through) * needlessWithin) };
        });
      }
      const isOver = ({ to, limit }: Goal) => best[to]! <= settledBelow || settledBelow > limit;
      if (!goals.some(isOver)) return goals.length === 0;
      goals = goals.filter((goal) => !isOver(goal));
      likely = 0;
      return goals.length === 0;
    },
  );
  return targets
    .filter((to) => entry[to]! >= 0 && best[to]! <= limitOf(to))
    .map((to) => ({ to, cost: best[to]!, cell: entry[to]! }));
}

/** Where a target lies, in cells, and the cost beyond which a way to it does not matter. */
interface Goal {
  readonly to: number;
  readonly column: number;
  readonly metres: number;
  /** Of its latitude. */
  readonly sine: number;
  readonly cosine: number;
  readonly limit: number;
}

function goalOf(task: {
  readonly to: number;
  readonly cell: number;
  readonly grid: Grid;
  readonly straight: Straight;
  readonly limitOf: (to: number) => number;
}): Goal {
  const { to, cell, grid, straight, limitOf } = task;
  const row = Math.floor(cell / grid.columns);
  return {
    to,
    column: cell - row * grid.columns,
    metres: grid.metres[cell]!,
    sine: straight.sineOfRow[row]!,
    cosine: straight.cosineOfRow[row]!,
    limit: limitOf(to),
  };
}

/** What the straight distance of two cells and its least cost are reckoned from. */
export interface Straight {
  readonly sineOfRow: Float64Array;
  readonly cosineOfRow: Float64Array;
  /** Cosine of the longitude between columns so far apart. */
  readonly cosineOfColumns: Float64Array;
  /** The square of a chord in kilometres is this times (1 − cosine of the angle). */
  readonly chordSquareKm: number;
  /** Least cost of a metre up or down. */
  readonly perMetre: number;
}

/** What the straight line is worth on a grid, as a bound that no way beats. */
export function straightOver(grid: Grid, { ascentPerMetre, descentPerMetre }: Field): Straight {
  const degree = Math.PI / 180;
  const latitudes = Float64Array.from(
    { length: grid.rows },
    (_, row) => pointOf(grid, row * grid.columns).latitude * degree,
  );
  const radius = (kmPerDegree / degree) * straightEnough;
  return {
    sineOfRow: latitudes.map(sin),
    cosineOfRow: latitudes.map(cos),
    cosineOfColumns: Float64Array.from({ length: grid.columns }, (_, columns) =>
      cos(columns * grid.degreesPerCell * degree),
    ),
    chordSquareKm: 2 * radius * radius,
    perMetre: Math.min(ascentPerMetre, descentPerMetre),
  };
}
