// Which site is nearest to each cell, and whose domains touch. One sweep from all sites at once
// answers both; the builder takes from it who the neighbours are, maps colour by it.

import { cellAt, type GridShape, pointOf } from './grid.ts';
import { isCrossing, type Site } from './ground.ts';
import { kmPerDegree, kmPerDegreeOfLongitude, type Point } from './sphere.ts';
import { type Field, overEast, overSouth, type Sweeper } from './sweep.ts';

/** Nearest sites. Shape of `nearest`: [rows × columns], row-major; -1 is nobody's (water). */
export interface Domains {
  readonly shape: GridShape;
  readonly nearest: Int16Array;
}

/** The node that a point is nearest to by travel; -1 on water, off the grid and where nobody is. */
export function domainAt({ shape, nearest }: Domains, point: Point): number {
  const cell = cellAt(shape, point);
  return cell < 0 ? -1 : nearest[cell]!;
}

/** Square kilometres of each of so many nodes' domains, for maps and for what a territory is worth. */
export function domainAreas({ shape, nearest }: Domains, count: number): Float64Array {
  const areas = new Float64Array(count);
  const kmNorth = shape.degreesPerCell * kmPerDegree;
  for (let row = 0; row < shape.rows; row++) {
    const { latitude } = pointOf(shape, row * shape.columns);
    const area = kmNorth * kmPerDegreeOfLongitude(latitude) * shape.degreesPerCell;
    for (let column = 0; column < shape.columns; column++) {
      const node = nearest[row * shape.columns + column]!;
      if (node >= 0) areas[node] = areas[node]! + area;
    }
  }
  return areas;
}

/** Domains and, for each pair that touches, a length no way between the two need exceed. */
export interface Neighbourhood {
  readonly domains: Domains;
  /** Touching nodes of each node, ascending. */
  readonly touching: readonly (readonly number[])[];
  /** Cost from node to node through the border of their domains; key is low · count + high. */
  readonly borderCost: ReadonlyMap<number, number>;
}

/** Sweeps from all sites at once; `cells[node]` is -1 for a site without a cell. */
export function findNeighbourhood(
  field: Field,
  sweeper: Sweeper,
  cells: readonly number[],
): Neighbourhood {
  const { grid } = field;
  const nearest = new Int16Array(field.cost.length).fill(-1);
  const owner = new Map<number, number>();
  const twins: [number, number][] = [];
  cells.forEach((cell, node) => {
    if (cell < 0) return;
    const first = owner.get(cell);
    if (first === undefined) owner.set(cell, node);
    else twins.push([first, node]);
  });
  const seeds = [...owner.keys()];
  sweeper.run(
    { cells: seeds, costs: seeds.map(() => 0) },
    (cell) => {
      const from = sweeper.parent[cell]!;
      nearest[cell] = from < 0 ? (owner.get(cell) ?? -1) : nearest[from]!;
      return true;
    },
    () => false,
  );
  const borderCost = new Map<number, number>();
  const meet = (one: number, other: number, cost: number) => {
    const key = Math.min(one, other) * cells.length + Math.max(one, other);
    if (cost < (borderCost.get(key) ?? Number.POSITIVE_INFINITY)) borderCost.set(key, cost);
  };
  for (const [one, other] of twins) meet(one, other, 0);
  for (let cell = 0; cell < nearest.length; cell++) {
    const own = nearest[cell]!;
    if (own < 0) continue;
    const row = Math.floor(cell / grid.columns);
    for (const other of [cell + 1, cell + grid.columns]) {
      const theirs = nearest[other] ?? -1;
      if (theirs < 0 || theirs === own) continue;
      const km = other === cell + 1 ? grid.kmEast[row]! : grid.kmNorth;
      const perMetre = (field.ascentPerMetre + field.descentPerMetre) / 2;
      const climb = Math.abs(grid.metres[cell]! - grid.metres[other]!) * perMetre;
      const over = other === cell + 1 ? overEast : overSouth;
      const isOver = ((field.rivers?.bars[cell] ?? 0) & over) !== 0;
      const river = isOver ? (field.rivers?.cost ?? 0) : 0;
      const step = 0.5 * (field.cost[cell]! + field.cost[other]!) * km + climb + river;
      meet(own, theirs, sweeper.cost[cell]! + step + sweeper.cost[other]!);
    }
  }
  const touching: number[][] = cells.map(() => []);
  for (const key of borderCost.keys()) {
    const low = Math.floor(key / cells.length);
    const high = key - low * cells.length;
    touching[low]!.push(high);
    touching[high]!.push(low);
  }
  for (const list of touching) list.sort((one, other) => one - other);
  const { west, north, degreesPerCell, columns, rows } = grid;
  return {
    domains: { shape: { west, north, degreesPerCell, columns, rows }, nearest },
    touching,
    borderCost,
  };
}

/**
 * Nodes within so many steps of touching domains, without the node itself, ascending. A domain that is free is no
 * step: what touches it belongs to the same ring.
 */
export function ringsOf(
  touching: readonly (readonly number[])[],
  node: number,
  rings: number,
  isFree: (node: number) => boolean = () => false,
): readonly number[] {
  const found = new Set([node]);
  let edge = [node];
  for (let ring = 0; ring < rings; ring++) {
    const next: number[] = [];
    for (const inner of edge) {
      for (const outer of touching[inner] ?? []) {
        if (found.has(outer)) continue;
        found.add(outer);
        // an edge that grows while it is walked
        if (isFree(outer)) edge.push(outer);
        else next.push(outer);
      }
    }
    edge = next;
  }
  found.delete(node);
  return [...found].sort((one, other) => one - other);
}

/**
 * For each site the plain sites whose domains touch its own, or are reached from it through the
 * domains of passes and fords alone; ascending.
 */
export function borderingSites(
  sites: readonly Site[],
  touching: readonly (readonly number[])[],
): readonly (readonly number[])[] {
  return sites.map((_, node) => {
    const found = new Set([node]);
    const work = [node];
    const plain: number[] = [];
    for (let inner = work.pop(); inner !== undefined; inner = work.pop()) {
      for (const outer of touching[inner] ?? []) {
        if (found.has(outer)) continue;
        found.add(outer);
        if (isCrossing(sites[outer]!)) work.push(outer);
        else plain.push(outer);
      }
    }
    return plain.sort((one, other) => one - other);
  });
}
