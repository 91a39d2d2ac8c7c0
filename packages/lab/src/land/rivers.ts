// Great rivers as barriers: which steps from cell to cell lead over one, and what a crossing costs in
// each month away from a ford, ferry or bridge. The sweeps route by the first and ways are timed by the
// second; fords and the boats of places on the bank are the sites' own.

import type { GridShape } from './grid.ts';
import type { Parameter } from './pace.ts';
import { meanTemperature, northernMonth } from './season.ts';
import type { RoutingClass } from './terrain.ts';
import type { Waters } from './waters.ts';

/** What helps over a river: a ford, ferry or bridge of its own, the boats of a place on the bank, or nothing. */
export type Landing = 'ford' | 'boats' | 'none';

/** How a great river stands in a month. */
export type RiverState = 'low' | 'high' | 'drift' | 'ice';

/**
 * What swimming, rafting and ferrying an army over a great river at low water away from any crossing
 * costs, in kilometres of flat ground: more than a swim of riders with skins, less than the five days
 * that a whole army needed on the Oxus.
 *
 * @source assumed, between carpini and arrian
 */
export const openCrossingKm: Readonly<Record<RoutingClass, Parameter>> = {
  ridden: { value: 30, range: [10, 60], unit: 'km of flat ground', source: 'assumed' },
  wheels: { value: 45, range: [20, 90], unit: 'km of flat ground', source: 'assumed' },
};

/** What the boats of a place on the bank leave of that, as a share. */
export const boatsShare: Parameter = {
  value: 0.2,
  range: [0.1, 0.4],
  unit: 'share of an open crossing',
  source: 'assumed',
};

/** How many times dearer high water makes a crossing. */
export const highWater: Parameter = {
  value: 2,
  range: [1.5, 3],
  unit: 'times low water',
  source: 'assumed',
};

/**
 * Ice bears an army in months colder than this mean, in °C: some 150 degree-days of frost make twenty
 * centimetres or more. Assumed, as is the next.
 */
const iceBelow = -5;
/** Between ice that bears and this mean, in °C, floes drift: no boat goes and no ice holds. */
const driftBelow = -1;
/** Months (1–12) of the northern half of the earth in which snow and glaciers melt. */
const melting: readonly number[] = [5, 6, 7];

/** A place and month at which a river is met. */
export interface RiverQuestion {
  readonly latitude: number;
  readonly metres: number;
  readonly month: number;
}

/** How a great river stands at a place in a month. */
export function riverState(where: RiverQuestion): RiverState {
  const mean = meanTemperature(where);
  if (mean < iceBelow) return 'ice';
  if (mean < driftBelow) return 'drift';
  return melting.includes(northernMonth(where)) ? 'high' : 'low';
}

/**
 * Kilometres of flat ground that a crossing is worth in a month. Ice costs nothing. While floes drift
 * nobody crosses where there is no landing (Infinity), and boats go as slowly as rafts. At a ford of its own
 * the site's months say all.
 */
export function crossingEffort(
  where: RiverQuestion & { readonly routingClass: RoutingClass; readonly landing: Landing },
): number {
  const { landing, routingClass } = where;
  if (landing === 'ford') return 0;
  const state = riverState(where);
  if (state === 'ice') return 0;
  const open = openCrossingKm[routingClass].value;
  if (state === 'drift') return landing === 'none' ? Number.POSITIVE_INFINITY : open;
  const share = landing === 'boats' ? boatsShare.value : 1;
  return open * share * (state === 'high' ? highWater.value : 1);
}

/** What a river costs the sweeps, which know no months: a crossing at low water. */
export function routedCrossingKm(routingClass: RoutingClass, landing: Landing): number {
  if (landing === 'ford') return 0;
  return openCrossingKm[routingClass].value * (landing === 'boats' ? boatsShare.value : 1);
}

/** Steps to the neighbours as columns and rows; the bit of a step is 1 shifted by its index. */
const steps: readonly (readonly [number, number])[] = [
  [1, 0],
  [0, 1],
  [1, 1],
  [-1, 1],
];
/** The bits of the opposite steps are these shifted by four. */
const opposite = 4;

/**
 * For each cell which of its eight steps lead over a great river, as bits: east 1, south 2, south-east 4,
 * south-west 8, and west, north, north-west, north-east 16 times these. Lines are carried on by a
 * cell at their ends, so that no step slips between a mouth and its lake.
 */
export function riverBars(shape: GridShape, waters: Waters): Uint8Array {
  const { columns, rows } = shape;
  const bars = new Uint8Array(columns * rows);
  for (const { kind, points } of waters.lines) {
    if (kind !== 'great-river') continue;
    const line = inCells(shape, points);
    for (let k = 0; k + 3 < line.length; k += 2) {
      barSteps({ bars, columns, rows }, line.subarray(k, k + 4));
    }
  }
  return bars;
}

/** True if the step between two neighbouring cells leads over a great river. */
export function isOverRiver(
  bars: Uint8Array,
  columns: number,
  step: { readonly from: number; readonly to: number },
): boolean {
  const off = step.to - step.from;
  const index = steps.findIndex(
    ([east, south]) => Math.abs(off) === Math.abs(east + south * columns),
  );
  if (index < 0) return false;
  const bit = 1 << (off > 0 ? index : index + opposite);
  return (bars[step.from]! & bit) !== 0;
}

/** The line in columns and rows of the middles of cells, a cell longer at either end. */
function inCells(shape: GridShape, points: Float64Array): Float64Array {
  const line = new Float64Array(points.length + 4);
  for (let k = 0; k < points.length; k += 2) {
    line[k + 2] = (points[k]! - shape.west) / shape.degreesPerCell - 0.5;
    line[k + 3] = (shape.north - points[k + 1]!) / shape.degreesPerCell - 0.5;
  }
  carryOn(line, 0, 2, 4);
  carryOn(line, line.length - 2, line.length - 4, line.length - 6);
  return line;
}

/** Sets a point a cell beyond an end of the line, away from the point before the end. */
function carryOn(line: Float64Array, beyond: number, end: number, before: number): void {
  const dx = line[end]! - line[before]!;
  const dy = line[end + 1]! - line[before + 1]!;
  const length = Math.sqrt(dx * dx + dy * dy);
  line[beyond] = line[end]! + (length === 0 ? 0 : dx / length);
  line[beyond + 1] = line[end + 1]! + (length === 0 ? 0 : dy / length);
}

/** Marks the steps that a piece of river, x and y of both ends, cuts. */
function barSteps(
  to: { readonly bars: Uint8Array; readonly columns: number; readonly rows: number },
  piece: Float64Array,
): void {
  const { bars, columns, rows } = to;
  const [ax, ay, bx, by] = piece as unknown as [number, number, number, number];
  const left = Math.max(1, Math.floor(Math.min(ax, bx)) - 1);
  const right = Math.min(columns - 2, Math.ceil(Math.max(ax, bx)) + 1);
  const top = Math.max(0, Math.floor(Math.min(ay, by)) - 1);
  const bottom = Math.min(rows - 2, Math.ceil(Math.max(ay, by)));
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) {
      steps.forEach(([east, south], index) => {
        const here = side(ax, ay, bx, by, column, row);
        if (here === side(ax, ay, bx, by, column + east, row + south)) return;
        const start = side(column, row, column + east, row + south, ax, ay);
        if (start === side(column, row, column + east, row + south, bx, by)) return;
        const cell = row * columns + column;
        const other = cell + south * columns + east;
        bars[cell] = bars[cell]! | (1 << index);
        bars[other] = bars[other]! | (1 << (index + opposite));
      });
    }
  }
}

/** True if a point lies to the one side of a line or on it. */
function side(ax: number, ay: number, bx: number, by: number, x: number, y: number): boolean {
  return (bx - ax) * (y - ay) - (by - ay) * (x - ax) >= 0;
}
