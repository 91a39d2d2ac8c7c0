// The ways of a network in one month: what each is worth to a class of travellers in kilometres of flat
// ground, in days to a mode, and the fastest ways from a node. Kept in flat arrays, because the engine
// asks for days far more often than for anything else. Used by `open.ts`.

import { narrowKm } from './apron.ts';
import type { Site } from './ground.ts';
import type { Mode } from './network.ts';
import { dayKm, paceShareInMonth, seasonPaces } from './pace.ts';
import type { NetworkRecord } from './record.ts';
import { crossingEffort, openCrossingKm } from './rivers.ts';
import { footings, type RoutingClass, routingClasses } from './terrain.ts';
import { metresPerBand, type Way } from './way.ts';

/** The ways of one class as neighbour lists: slots `first[node]` to `first[node + 1]`. */
export interface Joints {
  readonly first: Int32Array;
  readonly to: Int32Array;
  /** Index of the way in its class. */
  readonly way: Int32Array;
}

/** Days of one month and mode; a row is found when it is first asked for. Shape of `days` and `next`: [from × to], row-major. */
export interface MonthTable {
  readonly joints: Joints;
  /** Days over each slot of the joints. */
  readonly leg: Float64Array;
  readonly days: Float64Array;
  readonly next: Int16Array;
  /** 1 for each node whose row of days has been found. */
  readonly filled: Uint8Array;
}

/** Lists the ways of one class by their ends, each once from either; `count` is how many nodes there are. */
export function joinWays(ways: readonly Way[], count: number): Joints {
  const lists: { to: number; way: number }[][] = Array.from({ length: count }, () => []);
  ways.forEach((way, index) => {
    lists[way.from]!.push({ to: way.to, way: index });
    lists[way.to]!.push({ to: way.from, way: index });
  });
  const first = new Int32Array(count + 1);
  const to: number[] = [];
  const way: number[] = [];
  lists.forEach((list, node) => {
    list.sort((one, other) => one.to - other.to);
    for (const joint of list) {
      to.push(joint.to);
      way.push(joint.way);
    }
    first[node + 1] = to.length;
  });
  return { first, to: Int32Array.from(to), way: Int32Array.from(way) };
}

/** The nodes at the other ends of a node’s ways, ascending. */
export function neighboursOf(joints: Joints, node: number): readonly number[] {
  return [...joints.to.subarray(joints.first[node]!, joints.first[node + 1]!)];
}

/** The slot of the way between two neighbours, −1 where there is none. */
export function slotOf(joints: Joints, from: number, to: number): number {
  let low = joints.first[from]!;
  let high = joints.first[from + 1]! - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const there = joints.to[middle]!;
    if (there === to) return middle;
    if (there < to) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** Kilometres of flat ground that each slot of a class's joints is worth in a month; Infinity: shut. */
export interface Effort {
  readonly joints: Joints;
  readonly ways: readonly Way[];
  readonly km: Float64Array;
}

/** Reckons the efforts of a class in a month; of the day only wheels take notice. */
export function effortsOf(
  { sites, ways: all }: NetworkRecord,
  joints: Joints,
  who: {
    readonly routingClass: RoutingClass;
    readonly month: number;
    readonly day: number;
    readonly closures: 'kept' | 'lifted';
  },
): Effort {
  const ways = all[routingClasses.indexOf(who.routingClass)]!;
  const isShut = sites.map((site) => who.closures === 'kept' && isShutTo(site, who));
  const km = new Float64Array(joints.to.length);
  for (let from = 0; from < sites.length; from++) {
    for (let slot = joints.first[from]!; slot < joints.first[from + 1]!; slot++) {
      km[slot] =
        isShut[from] || isShut[joints.to[slot]!]
          ? Number.POSITIVE_INFINITY
          : effortOver(ways[joints.way[slot]!]!, { ...who, from, sites });
    }
  }
  return { joints, ways, km };
}

/** The table of a mode and a month (1–12): the efforts of its class by the ground it covers in a day. */
export function timeWays(
  { sites }: NetworkRecord,
  { joints, ways, km }: Effort,
  { mode, month }: { readonly mode: Mode; readonly month: number },
): MonthTable {
  const paces = ways.map(({ latitude }) => dayKm(mode, { latitude, month }));
  const count = sites.length;
  return {
    joints,
    leg: km.map((worth, slot) => worth / paces[joints.way[slot]!]!),
    days: new Float64Array(count * count).fill(Number.POSITIVE_INFINITY),
    next: new Int16Array(count * count).fill(-1),
    filled: new Uint8Array(count),
  };
}

/** True if a site cannot be passed in a month by a class, on a day. */
export function isShutTo(
  site: Site,
  who: { readonly routingClass: RoutingClass; readonly month: number; readonly day: number },
): boolean {
  if (site.closedMonths.includes(who.month)) return true;
  if (who.routingClass !== 'wheels' || site.wheelsFrom === undefined) return false;
  return site.wheelsFrom > who.day;
}

/** Kilometres of flat ground that a way is worth in one direction and month. */
function effortOver(
  way: Way,
  trip: {
    readonly from: number;
    readonly sites: readonly Site[];
    readonly routingClass: RoutingClass;
    readonly month: number;
    readonly closures: 'kept' | 'lifted';
  },
): number {
  const { from, sites, routingClass, month, closures } = trip;
  const footing = footings[routingClass];
  const isForward = from === way.from;
  const up = isForward ? way.ascentMetres : way.descentMetres;
  const down = isForward ? way.descentMetres : way.ascentMetres;
  let effort = up * footing.ascentKmPerMetre + down * footing.descentKmPerMetre;
  let flat = effort;
  for (const { latitude, effortKm } of way.stretches) {
    for (let band = 0; band < effortKm.length; band++) {
      const inBand = effortKm[band]!;
      if (inBand === 0) continue;
      const metres = (band + 0.5) * metresPerBand;
      flat += inBand;
      effort += inBand / paceShareInMonth({ routingClass, latitude, metres, month });
    }
  }
  for (const end of [way.from, way.to]) {
    const site = sites[end]!;
    if (!site.hardMonths.includes(month)) continue;
    effort += Math.min(flat / 2, narrowKm(site) / 2) * (1 / seasonPaces.hard.value - 1);
  }
  for (const crossing of way.crossings) {
    const over = crossingEffort({ ...crossing, routingClass, month });
    effort +=
      Number.isFinite(over) || closures === 'kept' ? over : openCrossingKm[routingClass].value;
  }
  return effort;
}

/** Fastest ways from one node to all others (Dijkstra; the networks are small and sparse). */
export function fillFrom(table: MonthTable, source: number): void {
  const { joints, leg, days, next, filled } = table;
  const row = source * filled.length;
  const reached = [source];
  days[row + source] = 0;
  while (reached.length > 0) {
    // of two equally near the one with the lower number goes first
    let nearest = 0;
    for (let at = 1; at < reached.length; at++) {
      const gain = days[row + reached[nearest]!]! - days[row + reached[at]!]!;
      if (gain > 0 || (gain === 0 && reached[at]! < reached[nearest]!)) nearest = at;
    }
    const node = reached[nearest]!;
    const last = reached.pop()!;
    if (nearest < reached.length) reached[nearest] = last;
    for (let slot = joints.first[node]!; slot < joints.first[node + 1]!; slot++) {
      const to = joints.to[slot]!;
      const before = days[row + to]!;
      const total = days[row + node]! + leg[slot]!;
      if (total >= before) continue;
      if (before === Number.POSITIVE_INFINITY) reached.push(to);
      days[row + to] = total;
      next[row + to] = node === source ? to : next[row + node]!;
    }
  }
  filled[source] = 1;
}
