// One way between two sites as the ground gives it: its length, its climbs, its effort by height
// and its line on the map. Ways know nothing of months and modes; days are timed along them.

import { type Grid, pointOf } from './grid.ts';
import { isOverRiver, type Landing } from './rivers.ts';
import type { CellCosts } from './terrain.ts';
import { winding } from './terrain.ts';

/** Heights are told apart in steps of this many metres, for snow and mud. */
export const metresPerBand = 500;
/** Number of bands; the last holds everything higher. */
export const heightBands = 10;
/** A way of more than about so many kilometres as the cells go is cut into stretches. */
const stretchKm = 150;

/** A way in one routing class; `from` is less than `to`. */
export interface Way {
  readonly from: number;
  readonly to: number;
  /** Kilometres along the road. */
  readonly km: number;
  /** Metres climbed and descended on the way from `from` to `to`. */
  readonly ascentMetres: number;
  readonly descentMetres: number;
  readonly highestMetres: number;
  /** Mean latitude in degrees, for the length of the day. */
  readonly latitude: number;
  /** The efforts of the way in the order in which it is gone, each for one part of its length. */
  readonly stretches: readonly Stretch[];
  /** Great rivers that the way leads over, but those at a ford of its own. */
  readonly crossings: readonly Crossing[];
  /** Corners of the line: column and row of cells, alternating. */
  readonly line: Uint16Array;
}

/** A part of a way that is short enough to have one season. */
export interface Stretch {
  /** Mean latitude in degrees, for snow and mud. */
  readonly latitude: number;
  /** Kilometres on flat ground worth the same effort, by height; length `heightBands`. */
  readonly effortKm: Float32Array;
}

/** Where a way leads over a great river. */
export interface Crossing {
  readonly latitude: number;
  readonly longitude: number;
  readonly metres: number;
  readonly landing: Landing;
}

/** The cells of a way and where on it the opened ground of its two ends stops and begins. */
export interface Trace {
  readonly cells: readonly number[];
  /** The first so many cells lie in the opened ground of the start. */
  readonly openedAtStart: number;
  /** The last so many cells lie in the opened ground of the end. */
  readonly openedAtEnd: number;
  /** What the start and the end have for crossing a river in the ground that they opened. */
  readonly landingAtStart: Landing;
  readonly landingAtEnd: Landing;
}

/** Measures a traced way; `straightKm` is the distance of the sites, which no way undercuts. */
export function measureWay(way: {
  readonly from: number;
  readonly to: number;
  readonly straightKm: number;
  readonly trace: Trace;
  readonly grid: Grid;
  readonly costs: CellCosts;
  readonly bars: Uint8Array;
}): Way {
  const { grid, trace, costs, straightKm } = way;
  const { cells } = trace;
  const count = Math.ceil((cells.length * grid.kmNorth) / stretchKm);
  const efforts = Array.from({ length: count }, () => new Float64Array(heightBands));
  const latitudesOf = new Float64Array(count);
  const cellsOf = new Float64Array(count);
  let highestStretch = 0;
  let km = 0;
  let ascentMetres = 0;
  let descentMetres = 0;
  let latitudes = 0;
  let highestMetres = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < cells.length; k++) {
    const cell = cells[k]!;
    const metres = grid.metres[cell]!;
    const stretch = Math.floor((k * count) / cells.length);
    if (metres > highestMetres) {
      highestMetres = metres;
      highestStretch = stretch;
    }
    const { latitude } = pointOf(grid, cell);
    latitudes += latitude;
    latitudesOf[stretch] = latitudesOf[stretch]! + latitude;
    cellsOf[stretch] = cellsOf[stretch]! + 1;
    const length = 0.5 * (stepKm(grid, cells[k - 1], cell) + stepKm(grid, cell, cells[k + 1]));
    const isOpened = k < trace.openedAtStart || k >= cells.length - trace.openedAtEnd;
    km += length * winding(grid.ruggedness[cell]!);
    const effortKm = efforts[stretch]!;
    const band = bandOf(metres);
    effortKm[band] = effortKm[band]! + length * (isOpened ? costs.tame : costs.wild)[cell]!;
    if (k === 0) continue;
    const climb = metres - grid.metres[cells[k - 1]!]!;
    if (climb > 0) ascentMetres += climb;
    else descentMetres -= climb;
  }
  if (km < straightKm) {
    const effortKm = efforts[highestStretch]!;
    const band = bandOf(highestMetres);
    effortKm[band] = effortKm[band]! + straightKm - km;
    km = straightKm;
  }
  return {
    from: way.from,
    to: way.to,
    km: Math.fround(km),
    ascentMetres: Math.fround(ascentMetres),
    descentMetres: Math.fround(descentMetres),
    highestMetres: Math.fround(highestMetres),
    latitude: Math.fround(latitudes / cells.length),
    stretches: efforts.map((effortKm, stretch) => ({
      latitude: Math.fround(latitudesOf[stretch]! / cellsOf[stretch]!),
      effortKm: Float32Array.from(effortKm),
    })),
    crossings: crossingsOf(way),
    line: corners(grid, cells),
  };
}

/** The great rivers on a way, in the order of its cells. */
function crossingsOf({
  grid,
  trace,
  bars,
}: {
  readonly grid: Grid;
  readonly trace: Trace;
  readonly bars: Uint8Array;
}): readonly Crossing[] {
  const { cells, openedAtStart, openedAtEnd, landingAtStart, landingAtEnd } = trace;
  const crossings: Crossing[] = [];
  for (let k = 1; k < cells.length; k++) {
    const cell = cells[k]!;
    if (!isOverRiver(bars, grid.columns, { from: cells[k - 1]!, to: cell })) continue;
    const isAtStart = k < openedAtStart;
    const isAtEnd = k > cells.length - openedAtEnd;
    const landing = isAtStart ? landingAtStart : isAtEnd ? landingAtEnd : 'none';
    if (landing === 'ford') continue;
    const { latitude, longitude } = pointOf(grid, cell);
    crossings.push({
      latitude: Math.fround(latitude),
      longitude: Math.fround(longitude),
      metres: Math.fround(grid.metres[cell]!),
      landing,
    });
  }
  return crossings;
}

/** The band of a height. */
export function bandOf(metres: number): number {
  return Math.min(heightBands - 1, Math.max(0, Math.floor(metres / metresPerBand)));
}

/** Kilometres between the middles of two neighbouring cells; 0 when one is missing. */
function stepKm(grid: Grid, from: number | undefined, to: number | undefined): number {
  if (from === undefined || to === undefined || from === to) return 0;
  const row = Math.floor(from / grid.columns);
  const otherRow = Math.floor(to / grid.columns);
  if (row === otherRow) return grid.kmEast[row]!;
  const isStraight = Math.abs(from - to) === grid.columns;
  return isStraight ? grid.kmNorth : grid.kmDiagonal[Math.min(row, otherRow)]!;
}

/** Thins a chain of cells to the corners that keep it within one cell (Douglas and Peucker). */
function corners(grid: Grid, cells: readonly number[]): Uint16Array {
  const x = cells.map((cell) => cell % grid.columns);
  const y = cells.map((cell) => Math.floor(cell / grid.columns));
  const keep = new Set<number>([0, cells.length - 1]);
  const work: [number, number][] = [[0, cells.length - 1]];
  for (let span = work.pop(); span !== undefined; span = work.pop()) {
    const [first, last] = span;
    const dx = x[last]! - x[first]!;
    const dy = y[last]! - y[first]!;
    const length = Math.sqrt(dx * dx + dy * dy);
    let worst = -1;
    let worstOff = 1;
    for (let k = first + 1; k < last; k++) {
      const ax = x[k]! - x[first]!;
      const ay = y[k]! - y[first]!;
      const off =
        length === 0 ? Math.sqrt(ax * ax + ay * ay) : Math.abs(ax * dy - ay * dx) / length;
      if (off > worstOff) {
        worst = k;
        worstOff = off;
      }
    }
    if (worst >= 0) {
      keep.add(worst);
      work.push([first, worst], [worst, last]);
    }
  }
  const kept = [...keep].sort((one, other) => one - other);
  return Uint16Array.from(kept.flatMap((k) => [x[k]!, y[k]!]));
}
