// What is known of the costs between sites before they are joined: no way need cost more than one through the
// borders of domains, and sites that are open all year carry such bounds on. A sweep that is past its bounds has
// nothing left to find. Used by `join.ts`.

import type { Neighbourhood } from './domains.ts';
import { isCrossing, type Site } from './ground.ts';

/** A way through another open site that is no longer than this makes a direct one needless. */
export const needlessWithin = 1.0005;

/**
 * Least known costs between all nodes through the borders of domains, changing only at sites that
 * are always open. A sweep that has passed such a bound has nothing left to find there.
 */
export function boundsBetween(
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
export function tighten(
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

/** True if a site hinders nobody in any month. */
export function isAlwaysOpen(site: Site): boolean {
  return (
    !isCrossing(site) &&
    site.closedMonths.length === 0 &&
    site.hardMonths.length === 0 &&
    site.wheelsFrom === undefined
  );
}

/**
 * Nodes in the order to sweep from: those with far neighbours first. They lie out in the open or
 * at the rim, and once they are swept the crowded middle needs short sweeps only.
 */
export function farthestFirst(
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

/** True if some site that is always open lies on a way between the two that is as short. */
export function isNeedless(pair: {
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
