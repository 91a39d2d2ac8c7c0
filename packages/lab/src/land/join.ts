// Finds the exact ways of one routing class: a sweep from every site to its neighbours'
// neighbours' neighbours, stopped as soon as the borders of domains prove that no better way is
// left to find.

import { type Apron, makeApron } from './apron.ts';
import { boundsBetween, farthestFirst, isAlwaysOpen, isNeedless, tighten } from './bounds.ts';
import { findNeighbourhood, type Neighbourhood, ringsOf } from './domains.ts';
import type { Grid } from './grid.ts';
import type { Site } from './ground.ts';
import { routedCrossingKm } from './rivers.ts';
import { distanceKm } from './sphere.ts';
import { type Field, makeSweeper, type Sweeper } from './sweep.ts';
import { openedBy, straightOver, sweepTo } from './sweep-to.ts';
import { cellCosts, type Footing, type RoutingClass } from './terrain.ts';
import { measureWay, type Trace, type Way } from './way.ts';

/** How many rings of touching domains are joined by exact ways. */
const rings = 3;
/** Sites that are open all year are joined over so many: in months of snow long ways have them alone. */
const ringsOfOpen = 4;
/** Sites that are shut to a class for good are joined over so many, to be named where they bar a way. */
const ringsOfShut = 2;

/** The ground as one routing class feels it; arrays hold a value for each cell. */
export interface ClassGround {
  readonly grid: Grid;
  readonly wild: Float32Array;
  readonly dryness: Float32Array;
  readonly routingClass: RoutingClass;
  readonly footing: Footing;
  /** Steps of each cell that lead over a great river. */
  readonly bars: Uint8Array;
}

/**
 * The field that a class sweeps, for one of its cost arrays. Climbs cost their mean of both
 * directions, so that one sweep serves both; each way is timed by direction afterwards.
 */
export function fieldOf(ground: ClassGround, cost: Float32Array): Field {
  const { grid, footing, bars, routingClass } = ground;
  const perMetre = (footing.ascentKmPerMetre + footing.descentKmPerMetre) / 2;
  const rivers = { bars, cost: routedCrossingKm(routingClass, 'none') };
  return { grid, cost, ascentPerMetre: perMetre, descentPerMetre: perMetre, rivers };
}

/** What the ways of one class are found from; `cells[node]` is -1 for a site without a cell. */
export interface ClassWork extends ClassGround {
  readonly sites: readonly Site[];
  readonly cells: readonly number[];
  readonly neighbours: Neighbourhood;
  /**
   * Sweeps the whole grid from every site and leaves out no way: slow, and for measuring what the
   * bounds and the rings cost in exactness.
   */
  readonly isExhaustive?: boolean;
}

/** All ways of one class that are not better travelled through another site. */
export function waysOfClass(work: ClassWork, progress: (share: number) => void): readonly Way[] {
  const { sites, cells, grid, neighbours } = work;
  const costs = cellCosts(work);
  const tame = makeSweeper(fieldOf(work, costs.tame));
  const aprons = openGround({ ...work, tame });
  progress(0.02);
  const field = fieldOf(work, costs.wild);
  const sweeper = makeSweeper(field);
  const count = sites.length;
  const bounds = boundsBetween(
    sites,
    neighbours.borderCost,
    findNeighbourhood(field, sweeper, cells),
  );
  const opened = openedBy(aprons, grid.metres.length);
  const straight = straightOver(grid, field);
  const length = new Float64Array(count * count).fill(Number.POSITIVE_INFINITY);
  const traces = new Map<number, Trace>();
  const isExhaustive = work.isExhaustive === true;
  if (isExhaustive) bounds.fill(Number.MAX_VALUE);
  const around = sites.map((_, node) =>
    isExhaustive ? sites.map((_, to) => to) : joinedTo(node, work),
  );
  const swept = new Uint8Array(count);
  const open = isExhaustive ? [] : [...sites.keys()].filter((node) => isAlwaysOpen(sites[node]!));
  farthestFirst(around, bounds).forEach((from, turn) => {
    progress(0.05 + (0.95 * turn) / count);
    swept[from] = 1;
    const start = aprons[from];
    if (start === undefined) return;
    const targets = around[from]!.filter((to) => swept[to] === 0);
    const found = sweepTo({
      from,
      targets,
      start,
      aprons,
      opened,
      sweeper,
      bounds,
      open,
      count,
      grid,
      straight,
    });
    for (const { to, cost, cell } of found) {
      length[from * count + to] = cost;
      length[to * count + from] = cost;
      if (!isExhaustive) tighten(bounds, { from, to, cost, count });
      const trace = traceBetween({ start, end: aprons[to]!, cell, sweeper });
      if (from < to) traces.set(from * count + to, trace);
      else traces.set(to * count + from, reversed(trace));
    }
  });
  const ways: Way[] = [];
  for (let from = 0; from < count; from++) {
    for (let to = from + 1; to < count; to++) {
      const trace = traces.get(from * count + to);
      if (trace === undefined) continue;
      if (!isExhaustive && isNeedless({ sites, length, from, to })) continue;
      const straightKm = distanceKm(sites[from]!, sites[to]!);
      ways.push(measureWay({ from, to, straightKm, trace, grid, costs, bars: work.bars }));
    }
  }
  return ways;
}

/** The nodes that a site is joined to, ascending. What is shut to the class for good is no ring of its own. */
function joinedTo(node: number, { sites, neighbours, routingClass }: ClassWork): readonly number[] {
  const { touching } = neighbours;
  const isShut = (at: number) =>
    routingClass === 'wheels' && sites[at]!.wheelsFrom === Number.POSITIVE_INFINITY;
  const beside = ringsOf(touching, node, ringsOfShut);
  if (isShut(node)) return beside;
  const isBeside = new Set(beside);
  const near = new Set(ringsOf(touching, node, rings, isShut));
  const isOpen = isAlwaysOpen(sites[node]!);
  return ringsOf(touching, node, isOpen ? ringsOfOpen : rings, isShut).filter((to) =>
    isShut(to) ? isBeside.has(to) : near.has(to) || isAlwaysOpen(sites[to]!),
  );
}

/** The cells of the way that the last sweep found to a target, from site to site. */
function traceBetween(way: {
  readonly start: Apron;
  readonly end: Apron;
  readonly cell: number;
  readonly sweeper: Sweeper;
}): Trace {
  const { start, end, cell, sweeper } = way;
  const middle: number[] = [];
  for (let at = cell; at >= 0; at = sweeper.parent[at]!) middle.push(at);
  middle.reverse();
  const head = chainToSite(start, middle[0]!).reverse();
  const tail = chainToSite(end, cell);
  return {
    cells: [...head, ...middle.slice(1), ...tail.slice(1)],
    openedAtStart: head.length,
    openedAtEnd: tail.length,
    landingAtStart: start.landing,
    landingAtEnd: end.landing,
  };
}

/** The aprons of all sites that have a cell, those of passes first. */
function openGround(work: ClassWork & { readonly tame: Sweeper }): readonly (Apron | undefined)[] {
  const { sites, cells, grid, wild, tame, bars, routingClass } = work;
  const barred = new Uint8Array(wild.length);
  const aprons = new Array<Apron | undefined>(sites.length);
  for (const turn of ['pass', 'plain'] as const) {
    sites.forEach((site, node) => {
      const cell = cells[node]!;
      if (cell < 0 || (site.kind === 'pass') !== (turn === 'pass')) return;
      aprons[node] = makeApron({ site, cell, grid, wild, tame, barred, bars, routingClass });
    });
    for (const apron of aprons) for (const cell of apron?.cells ?? []) barred[cell] = 1;
  }
  return aprons;
}

function reversed(trace: Trace): Trace {
  return {
    cells: [...trace.cells].reverse(),
    openedAtStart: trace.openedAtEnd,
    openedAtEnd: trace.openedAtStart,
    landingAtStart: trace.landingAtEnd,
    landingAtEnd: trace.landingAtStart,
  };
}

/** The cells from one of an apron's cells back to its site. */
function chainToSite(apron: Apron, cell: number): number[] {
  const chain: number[] = [];
  for (let k = apron.cells.indexOf(cell); k >= 0; k = apron.before[k]!) chain.push(apron.cells[k]!);
  return chain;
}
