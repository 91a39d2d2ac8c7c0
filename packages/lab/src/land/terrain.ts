// What a kilometre of ground costs each class of traveller: rough and high ground, wild ranges
// away from their passes, deserts, water. The sweeps route by these costs and the edges are timed
// with them, so that the ground is the same for everybody who moves in one class.

import type { Grid } from './grid.ts';

/**
 * Ways of using the ground: all modes of one class take the same ways. People on foot and pack
 * animals take the riders' ways; a class of their own would cost a third more time and change
 * their days by less than their pace is known.
 */
export type RoutingClass = 'ridden' | 'wheels';

/** All routing classes in the order of their index. */
export const routingClasses: readonly RoutingClass[] = ['ridden', 'wheels'];

/** How one class feels the ground. All of it is assumed, checked against dated marches. */
export interface Footing {
  /** Extra effort per metre of ruggedness above flat ground, as a share. */
  readonly roughness: number;
  /** How many times dearer the wildest ground is, off any authored pass. */
  readonly wildness: number;
  /** Kilometres on the flat that one metre of climb is worth. */
  readonly ascentKmPerMetre: number;
  /** Kilometres on the flat that one metre of descent is worth. */
  readonly descentKmPerMetre: number;
  /** Factors for the domains of sites that stand in waterless ground. */
  readonly desert: number;
  readonly semiDesert: number;
}

/** The footing of each class. */
export const footings: Readonly<Record<RoutingClass, Footing>> = {
  ridden: {
    roughness: 0.0008,
    wildness: 6,
    ascentKmPerMetre: 0.005,
    descentKmPerMetre: 0.0015,
    desert: 1.35,
    semiDesert: 1.1,
  },
  wheels: {
    roughness: 0.0025,
    wildness: 15,
    ascentKmPerMetre: 0.012,
    descentKmPerMetre: 0.005,
    desert: 1.8,
    semiDesert: 1.2,
  },
};

/** Ruggedness of flat ground, the constant of its fit. */
const flatRuggedness = 19;
/** Kilometres of road per kilometre of cells, per metre of ruggedness: fitted to road distances. */
const windingPerMetre = 0.0008;
/** Ground this far above the lowest ground within the reach begins to be wild, in metres. */
const wildFromMetres = 900;
const wildestFromMetres = 1800;
const wildReachKm = 40;
/** Above this height all ground begins to be wild. */
const wildHeightMetres = 4300;
const wildestHeightMetres = 5000;

/**
 * Share of the pace that is left at a height: 1 − 0.08 per kilometre above 1,500 m for people and
 * beasts who are not used to it.
 *
 * @source assumed, from 0.05–0.11 per kilometre for unacclimatised men and beasts
 */
export function paceShareAtHeight(metres: number): number {
  return Math.max(0.5, 1 - 0.00008 * Math.max(0, metres - 1500));
}

/** Kilometres of road in one kilometre measured over cells of this ruggedness, at least 1. */
export function winding(ruggedness: number): number {
  return 1 + windingPerMetre * Math.max(0, ruggedness - flatRuggedness);
}

/**
 * How wild each cell is, 0–1: 1 on crests far above the ground round them and on the highest
 * plateaus. A wild cell is dear to cross except near an authored site, so passes matter.
 */
export function wildness(grid: Grid): Float32Array {
  const lowest = lowestNearby(grid);
  const wild = new Float32Array(grid.metres.length);
  for (let cell = 0; cell < wild.length; cell++) {
    const metres = grid.metres[cell]!;
    wild[cell] = Math.max(
      ramp(metres - lowest[cell]!, wildFromMetres, wildestFromMetres),
      ramp(metres, wildHeightMetres, wildestHeightMetres),
    );
  }
  return wild;
}

/**
 * Cost of one kilometre of each cell off the passes (`wild`) and where a site opens the ground
 * (`tame`), in kilometres of flat ground; Infinity for water and for the rim of the grid.
 */
export interface CellCosts {
  readonly wild: Float32Array;
  readonly tame: Float32Array;
}

/** Costs of all cells for a class; `dryness` is a factor for each cell, 1 where there is water. */
export function cellCosts(ground: {
  readonly grid: Grid;
  readonly wild: Float32Array;
  readonly dryness: Float32Array;
  readonly footing: Footing;
}): CellCosts {
  const { grid, wild, dryness, footing } = ground;
  const costs = {
    wild: new Float32Array(grid.metres.length),
    tame: new Float32Array(grid.metres.length),
  };
  for (let cell = 0; cell < grid.metres.length; cell++) {
    const row = Math.floor(cell / grid.columns);
    const column = cell - row * grid.columns;
    const isRim = row === 0 || column === 0 || row === grid.rows - 1 || column === grid.columns - 1;
    if (grid.wet[cell] === 1 || isRim) {
      costs.wild[cell] = Number.POSITIVE_INFINITY;
      costs.tame[cell] = Number.POSITIVE_INFINITY;
      continue;
    }
    const rough = grid.ruggedness[cell]!;
    const tame =
      (winding(rough) *
        (1 + footing.roughness * Math.max(0, rough - flatRuggedness)) *
        dryness[cell]!) /
      paceShareAtHeight(grid.metres[cell]!);
    costs.tame[cell] = tame;
    costs.wild[cell] = tame * (1 + (footing.wildness - 1) * wild[cell]!);
  }
  return costs;
}

/** Rises from 0 to 1 between two values. */
function ramp(x: number, from: number, to: number): number {
  return Math.min(1, Math.max(0, (x - from) / (to - from)));
}

/** The lowest height within a box of about the wild reach round each cell. */
function lowestNearby(grid: Grid): Float32Array {
  const { columns, rows, metres } = grid;
  const down = new Float32Array(metres.length);
  const reachRows = Math.round(wildReachKm / grid.kmNorth);
  for (let column = 0; column < columns; column++) {
    leastAlong(metres, down, { first: column, step: columns, length: rows, reach: reachRows });
  }
  const lowest = new Float32Array(metres.length);
  for (let row = 0; row < rows; row++) {
    const reach = Math.round(wildReachKm / grid.kmEast[row]!);
    leastAlong(down, lowest, { first: row * columns, step: 1, length: columns, reach });
  }
  return lowest;
}

/** The least value within a reach of each cell of a line of cells. */
function leastAlong(
  values: Float32Array,
  least: Float32Array,
  line: {
    readonly first: number;
    readonly step: number;
    readonly length: number;
    readonly reach: number;
  },
): void {
  const { first, step, length, reach } = line;
  // Places whose values ascend: each is the least of what comes after the one before it.
  const waiting = new Int32Array(length);
  let head = 0;
  let end = 0;
  for (let at = 0; at < length + reach; at++) {
    if (at < length) {
      const value = values[first + at * step]!;
      while (end > head && values[first + waiting[end - 1]! * step]! >= value) end--;
      waiting[end++] = at;
    }
    const middle = at - reach;
    if (middle < 0) continue;
    while (waiting[head]! < middle - reach) head++;
    least[first + middle * step] = values[first + waiting[head]! * step]!;
  }
}
