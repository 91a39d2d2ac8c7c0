// Finds the exact ways of one routing class: a sweep from every site to its neighbours'
// neighbours' neighbours, stopped as soon as the borders of domains prove that no better way is
// left to find. It is one algorithm and longer than a usual file for that reason.

import { cos, sin } from '../base/number.ts';
import { type Apron, makeApron } from './apron.ts';
import { findNeighbourhood, type Neighbourhood, ringsOf } from './domains.ts';
import { type Grid, pointOf } from './grid.ts';
import { isCrossing, type Site } from './ground.ts';
import { routedCrossingKm } from './rivers.ts';
import { distanceKm, kmPerDegree } from './sphere.ts';
import { type Field, makeSweeper, type Sweeper } from './sweep.ts';
import { cellCosts, type Footing, type RoutingClass } from './terrain.ts';
import { measureWay, type Trace, type Way } from './way.ts';

/** How many rings of touching domains are joined by exact ways. */
const rings = 3;
/** Sites that are open all year are joined over so many: in months of snow long ways have them alone. */
const ringsOfOpen = 4;
/** A way through another open site that is no longer than this makes a direct one needless. */
const needlessWithin = 1.0005;
/** Steps of the grid are as long as the sphere's but for rounding, which this is below. */
const straightEnough = 0.9999;
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
    isExhaustive ? sites.map((_, to) => to) : joinedTo(node, { sites, neighbours }),
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

/** The nodes that a site is joined to, ascending. */
function joinedTo(
  node: number,
  on: { readonly sites: readonly Site[]; readonly neighbours: Neighbourhood },
): readonly number[] {
  const { sites, neighbours } = on;
  const near = ringsOf(neighbours.touching, node, rings);
  if (!isAlwaysOpen(sites[node]!)) return near;
  const isNear = new Set(near);
  const far = ringsOf(neighbours.touching, node, ringsOfOpen);
  return far.filter((to) => isNear.has(to) || isAlwaysOpen(sites[to]!));
}

/**
 * Nodes in the order to sweep from: those with far neighbours first. They lie out in the open or
 * at the rim, and once they are swept the crowded middle needs short sweeps only.
 */
function farthestFirst(
  around: readonly (readonly number[])[],
  bounds: Float64Array,
): readonly number[] {
  const count = around.length;
  const reach = around.map((nodes, from) =>
    nodes.reduce((most, to) => {
      const bound = bounds[from * count + to]!;
      return Number.isFinite(bound) ? Math.max(most, bound) : most;
    }, 0),
  );
  return around.map((_, node) => node).sort((a, b) => reach[b]! - reach[a]! || a - b);
}

/**
 * Least known costs between all nodes through the borders of domains, changing only at sites that
 * are always open. A sweep that has passed such a bound has nothing left to find there.
 */
function boundsBetween(
  sites: readonly Site[],
  firstBorders: ReadonlyMap<number, number>,
  { borderCost }: Neighbourhood,
): Float64Array {
  const count = sites.length;
  const bound = new Float64Array(count * count).fill(Number.POSITIVE_INFINITY);
  for (const [key, cost] of borderCost) {
    if (!firstBorders.has(key)) continue;
    const low = Math.floor(key / count);
    const high = key - low * count;
    bound[low * count + high] = cost;
    bound[high * count + low] = cost;
  }
  for (let via = 0; via < count; via++) {
    if (!isAlwaysOpen(sites[via]!)) continue;
    for (let from = 0; from < count; from++) {
      const half = bound[from * count + via]!;
      if (half === Number.POSITIVE_INFINITY) continue;
      for (let to = 0; to < count; to++) {
        const whole = half + bound[via * count + to]!;
        if (whole < bound[from * count + to]!) bound[from * count + to] = whole;
      }
    }
  }
  return bound;
}

/** A way that has been found bounds its pair better than the borders of domains do. */
function tighten(
  bounds: Float64Array,
  found: {
    readonly from: number;
    readonly to: number;
    readonly cost: number;
    readonly count: number;
  },
): void {
  const { from, to, cost, count } = found;
  if (cost >= bounds[from * count + to]!) return;
  bounds[from * count + to] = cost;
  bounds[to * count + from] = cost;
}

function isAlwaysOpen(site: Site): boolean {
  return (
    !isCrossing(site) &&
    site.closedMonths.length === 0 &&
    site.hardMonths.length === 0 &&
    site.wheelsFrom === undefined
  );
}

/** Who opened each cell: `listOf` is an index in `lists`, which hold node and cost in turn. */
interface Opened {
  readonly listOf: Uint32Array;
  readonly lists: readonly (readonly number[])[];
}

function openedBy(aprons: readonly (Apron | undefined)[], cellCount: number): Opened {
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

interface Found {
  readonly to: number;
  readonly cost: number;
  /** Where the way enters the ground that `to` has opened. */
  readonly cell: number;
}

/**
 * Sweeps from one site until every target is reached or past its bound. Ground from which no
 * target can be reached within its bound any more, as the crow flies, is left alone.
 */
function sweepTo(task: {
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
interface Straight {
  readonly sineOfRow: Float64Array;
  readonly cosineOfRow: Float64Array;
  /** Cosine of the longitude between columns so far apart. */
  readonly cosineOfColumns: Float64Array;
  /** The square of a chord in kilometres is this times (1 − cosine of the angle). */
  readonly chordSquareKm: number;
  /** Least cost of a metre up or down. */
  readonly perMetre: number;
}

function straightOver(grid: Grid, { ascentPerMetre, descentPerMetre }: Field): Straight {
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

/** True if some site that is always open lies on a way between the two that is as short. */
function isNeedless(pair: {
  readonly sites: readonly Site[];
  readonly length: Float64Array;
  readonly from: number;
  readonly to: number;
}): boolean {
  const { sites, length, from, to } = pair;
  const count = sites.length;
  const direct = length[from * count + to]!;
  for (let via = 0; via < count; via++) {
    if (via === from || via === to || !isAlwaysOpen(sites[via]!)) continue;
    const toVia = length[from * count + via]!;
    const onward = length[via * count + to]!;
    if (toVia >= direct || onward >= direct) continue;
    if (toVia + onward <= direct * needlessWithin) return true;
  }
  return false;
}
