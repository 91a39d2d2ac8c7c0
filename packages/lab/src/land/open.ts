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
import { routingClasses } from './terrain.ts';
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
    made: { efforts: [], tables: [] },
  });
}

/** How a network is opened. */
export interface Opening {
  readonly day?: number;
  readonly closures?: 'kept' | 'lifted';
}

/** What has been made so far, when it was first asked for: efforts by class and month, tables by mode and month. */
interface Made {
  readonly efforts: Effort[];
  readonly tables: MonthTable[];
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
  /** Of all but wheels: the day matters to wheels alone. */
  readonly made: Made;
}

function openOn(record: NetworkRecord, day: number, shared: Openings): OpenedNetwork {
  const passed = shared.openings.filter((it) => it <= day).length;
  const kept = shared.opened.get(passed);
  if (kept !== undefined) return kept;
  const { sites } = record;
  const { joints, neighbours, closures } = shared;
  const count = sites.length;
  const own: Made = { efforts: [], tables: [] };
  const met: ReturnType<Network['bordering']>[] = [];
  const beyond: ReturnType<Network['beyond']>[] = [];

  function tableOf(month: number, mode: number): MonthTable {
    const index = mode * 12 + month - 1;
    own.tables[index] ??= makeTable(month, mode);
    return own.tables[index]!;
  }

  function makeTable(month: number, number: number): MonthTable {
    const mode = modes[number];
    assert(
      mode !== undefined && month >= 1 && month <= 12,
      () => `No mode ${number}, month ${month}.`,
    );
    const { routingClass } = gaits[mode];
    const { efforts, tables } = routingClass === 'wheels' ? own : shared.made;
    const classIndex = routingClasses.indexOf(routingClass);
    const ofClass = classIndex * 12 + month - 1;
    const who = { routingClass, month, day, closures };
    efforts[ofClass] ??= effortsOf(record, joints[classIndex]!, who);
    const ofMode = number * 12 + month - 1;
    tables[ofMode] ??= timeWays(record, efforts[ofClass]!, { mode, month });
    return tables[ofMode]!;
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
