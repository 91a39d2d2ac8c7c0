// Turns the record of a network into answers. The tables of `month-table.ts` are made when a mode and a
// month are first asked for, and the networks of one record, opened for different days, share what does
// not depend on the day.

import { assert } from '../base/assert.ts';
import { meetingSites, sitesBeyond } from './meeting.ts';
import {
  type Effort,
  effortsOf,
  fillFrom,
  type Joints,
  joinWays,
  type MonthTable,
  neighboursOf,
  slotOf,
  timeWays,
} from './month-table.ts';
import { modes, type Network } from './network.ts';
import { gaits } from './pace.ts';
import type { NetworkRecord } from './record.ts';
import { type RoutingClass, routingClasses } from './terrain.ts';
import type { Way } from './way.ts';

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
  const joints = record.ways.map((ways) => joinWays(ways, record.sites.length));
  const ridden = joints[routingClasses.indexOf('ridden')]!;
  return openOn(record, day, {
    openings,
    opened: new Map(),
    closures,
    joints,
    neighbours: record.sites.map((_, node) => neighboursOf(ridden, node)),
    efforts: new Map(),
    tables: new Map(),
  });
}

/** How a network is opened. */
export interface Opening {
  readonly day?: number;
  readonly closures?: 'kept' | 'lifted';
}

/** What the networks of one record share, whatever the day they are opened for. */
interface Openings {
  /** Days on which a road for wheels is opened, ascending. */
  readonly openings: readonly number[];
  /** The networks opened between them so far. */
  readonly opened: Map<number, OpenedNetwork>;
  readonly closures: 'kept' | 'lifted';
  /** By routing class. */
  readonly joints: readonly Joints[];
  readonly neighbours: readonly (readonly number[])[];
  /** Efforts by class and month, and tables by mode and month, made when first asked for. */
  readonly efforts: Map<number, Effort>;
  readonly tables: Map<number, MonthTable>;
}

function openOn(record: NetworkRecord, day: number, shared: Openings): OpenedNetwork {
  const passed = shared.openings.filter((it) => it <= day).length;
  const kept = shared.opened.get(passed);
  if (kept !== undefined) return kept;
  const { sites } = record;
  const { joints, neighbours } = shared;
  const count = sites.length;
  const tables = new Array<MonthTable | undefined>(12 * modes.length);
  const met: ReturnType<Network['bordering']>[] = [];
  const beyond: ReturnType<Network['beyond']>[] = [];

  function effortOf(who: {
    readonly routingClass: RoutingClass;
    readonly month: number;
    readonly opening: number;
  }): Effort {
    const classIndex = routingClasses.indexOf(who.routingClass);
    const key = (who.opening * routingClasses.length + classIndex) * 12 + who.month - 1;
    let made = shared.efforts.get(key);
    if (made === undefined) {
      const { closures } = shared;
      made = effortsOf(record, joints[classIndex]!, { ...who, day, closures });
      shared.efforts.set(key, made);
    }
    return made;
  }

  function tableOf(month: number, mode: number): MonthTable {
    const index = mode * 12 + month - 1;
    const kept = tables[index];
    if (kept !== undefined) return kept;
    const name = modes[mode];
    assert(
      name !== undefined && month >= 1 && month <= 12,
      () => `No mode ${mode}, month ${month}.`,
    );
    const { routingClass } = gaits[name];
    // the day matters to wheels alone: for all others the networks of all days share their tables
    const opening = routingClass === 'wheels' ? passed : 0;
    const key = opening * tables.length + index;
    let made = shared.tables.get(key);
    if (made === undefined) {
      made = timeWays(record, effortOf({ routingClass, month, opening }), { mode: name, month });
      shared.tables.set(key, made);
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
    bordering: (node) => (met[node] ??= meetingSites(network, record, node)),
    beyond: (node) => (beyond[node] ??= sitesBeyond(network, network.bordering, node)),
    km: (from, to) => wayOf(record, joints, { from, to })?.km ?? 0,
    heightMetres: (node) => record.heights[node] ?? 0,
  };
  shared.opened.set(passed, network);
  return network;
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
