// Turns the record of a network into answers: times its ways by month, mode and direction, and finds the
// fastest ways from a node when first asked. Both are kept in flat arrays: days are asked for most often.

import { assert } from '../base/assert.ts';
import { narrowKm } from './apron.ts';
import type { Site } from './ground.ts';
import { modes, type Network } from './network.ts';
import { dayKm, gaits, paceShareInMonth, seasonPaces } from './pace.ts';
import type { NetworkRecord } from './record.ts';
import { crossingEffort, openCrossingKm } from './rivers.ts';
import { footings, type RoutingClass, routingClasses } from './terrain.ts';
import { metresPerBand, type Way } from './way.ts';

/** A network that still holds its record, for bytes, maps and reports. */
export interface OpenedNetwork extends Network {
  onDay(day: number): OpenedNetwork;
  readonly record: NetworkRecord;
  /** The day it is opened for, which decides where wheels can pass; −Infinity is before all. */
  readonly day: number;
}

/**
 * Opens a record. Without `day`, a site that wheels can pass only from some day on is shut to
 * them; with it, the sites whose day has come are open. Everything else is the same on all days.
 * With `closures: 'lifted'` no site and no river is ever shut, to ask what a way would be without them.
 */
export function openNetwork(
  record: NetworkRecord,
  { day = Number.NEGATIVE_INFINITY, closures = 'kept' }: Opening = {},
): OpenedNetwork {
  const openings = record.sites
    .flatMap(({ wheelsFrom }) => (wheelsFrom === undefined ? [] : [wheelsFrom]))
    .sort((one, other) => one - other);
  return openOn(record, day, { openings, opened: new Map(), closures });
}

/** How a network is opened. */
export interface Opening {
  readonly day?: number;
  readonly closures?: 'kept' | 'lifted';
}

/** Days on which a road for wheels is opened, ascending, and the networks opened between them so far. */
interface Openings {
  readonly openings: readonly number[];
  readonly opened: Map<number, OpenedNetwork>;
  readonly closures: 'kept' | 'lifted';
}

function openOn(record: NetworkRecord, day: number, shared: Openings): OpenedNetwork {
  const passed = shared.openings.filter((it) => it <= day).length;
  const kept = shared.opened.get(passed);
  if (kept !== undefined) return kept;
  const { sites } = record;
  const count = sites.length;
  const joints = record.ways.map((ways) => joinWays(ways, count));
  const tables = new Array<MonthTable | undefined>(12 * modes.length);
  const ridden = joints[routingClasses.indexOf('ridden')]!;
  const neighbours = sites.map((_, node) => neighboursOf(ridden, node));

  function tableOf(month: number, mode: number): MonthTable {
    const index = mode * 12 + month - 1;
    const kept = tables[index];
    if (kept !== undefined) return kept;
    const name = modes[mode];
    assert(
      name !== undefined && month >= 1 && month <= 12,
      () => `No mode ${mode}, month ${month}.`,
    );
    const classIndex = routingClasses.indexOf(gaits[name].routingClass);
    const made = timeWays({
      record,
      joints: joints[classIndex]!,
      classIndex,
      month,
      day,
      closures: shared.closures,
    });
    const ways = record.ways[classIndex]!;
    const { way } = made.joints;
    for (let k = 0; k < made.leg.length; k++) {
      const { latitude } = ways[way[k]!]!;
      made.leg[k] = made.leg[k]! / dayKm(name, { latitude, month });
    }
    tables[index] = made;
    return made;
  }

  const network: OpenedNetwork = {
    record,
    day,
    sites,
    onDay: (other) => openOn(record, other, shared),
    legDays: (from, to, month, mode) => {
      const { joints: joined, leg } = tableOf(month, mode);
      const slot = slotOf(joined, from, to);
      return slot < 0 ? Number.POSITIVE_INFINITY : leg[slot]!;
    },
    days: (from, to, month, mode) => {
      const table = tableOf(month, mode);
      if (table.filled[from] === 0) fillFrom(table, from);
      return table.days[from * count + to]!;
    },
    next: (from, to, month, mode) => {
      const table = tableOf(month, mode);
      if (table.filled[from] === 0) fillFrom(table, from);
      return table.next[from * count + to]!;
    },
    neighbours: (node) => neighbours[node] ?? [],
    bordering: (node) => record.bordering[node] ?? [],
    km: (from, to) => wayOf(record, joints, { from, to })?.km ?? 0,
    heightMetres: (node) => record.heights[node] ?? 0,
  };
  shared.opened.set(passed, network);
  return network;
}

/** The ways of one class as neighbour lists: slots `first[node]` to `first[node + 1]`. */
interface Joints {
  readonly first: Int32Array;
  readonly to: Int32Array;
  /** Index of the way in its class. */
  readonly way: Int32Array;
}

/** Days of one month and mode. Shape of `days` and `next`: [from × to], row-major. */
interface MonthTable {
  readonly joints: Joints;
  /** Days over each slot of the joints. */
  readonly leg: Float64Array;
  readonly days: Float64Array;
  readonly next: Int16Array;
  /** 1 for each node whose row of days has been found. */
  readonly filled: Uint8Array;
}

function joinWays(ways: readonly Way[], count: number): Joints {
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

function neighboursOf(joints: Joints, node: number): readonly number[] {
  return [...joints.to.subarray(joints.first[node]!, joints.first[node + 1]!)];
}

function slotOf(joints: Joints, from: number, to: number): number {
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

/** The way between two neighbours in the first class that has one. */
function wayOf(
  record: NetworkRecord,
  joints: readonly Joints[],
  { from, to }: { readonly from: number; readonly to: number },
): Way | undefined {
  for (let index = 0; index < joints.length; index++) {
    const slot = slotOf(joints[index]!, from, to);
    if (slot >= 0) return record.ways[index]?.[joints[index]!.way[slot]!];
  }
  return undefined;
}

/** A table whose legs are kilometres of effort, still to be divided by a pace; Infinity: shut. */
function timeWays(task: {
  readonly record: NetworkRecord;
  readonly joints: Joints;
  readonly classIndex: number;
  readonly month: number;
  readonly day: number;
  readonly closures: 'kept' | 'lifted';
}): MonthTable {
  const { record, joints, month, day, closures } = task;
  const { sites } = record;
  const count = sites.length;
  const routingClass = routingClasses[task.classIndex]!;
  const ways = record.ways[task.classIndex]!;
  const leg = new Float64Array(joints.to.length);
  for (let from = 0; from < count; from++) {
    for (let slot = joints.first[from]!; slot < joints.first[from + 1]!; slot++) {
      const to = joints.to[slot]!;
      const isShut = [sites[from]!, sites[to]!].some((site) =>
        isShutTo(site, { routingClass, month, day }),
      );
      leg[slot] =
        isShut && closures === 'kept'
          ? Number.POSITIVE_INFINITY
          : effortOver(ways[joints.way[slot]!]!, { from, sites, routingClass, month, closures });
    }
  }
  return {
    joints,
    leg,
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
function fillFrom(table: MonthTable, source: number): void {
  const { joints, leg, days, next, filled } = table;
  const count = filled.length;
  const row = source * count;
  const done = new Uint8Array(count);
  days[row + source] = 0;
  for (let turn = 0; turn < count; turn++) {
    let node = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let other = 0; other < count; other++) {
      if (done[other] === 0 && days[row + other]! < least) {
        least = days[row + other]!;
        node = other;
      }
    }
    if (node < 0) break;
    done[node] = 1;
    for (let slot = joints.first[node]!; slot < joints.first[node + 1]!; slot++) {
      const to = joints.to[slot]!;
      const total = least + leg[slot]!;
      if (total >= days[row + to]!) continue;
      days[row + to] = total;
      next[row + to] = node === source ? to : next[row + node]!;
    }
  }
  filled[source] = 1;
}
