// The network of places: which sites are joined by a day's roads, and how long every mode of
// travel takes between them in every month. The engine and the systems ask it millions of times
// in a run, so answers are filled once per month and mode and read from flat arrays after that.

import type { Site } from './ground.ts';

/** A way of moving. Its index in `modes` is the number every question of the network takes. */
export type Mode =
  | 'riders'
  | 'picked'
  | 'cavalry'
  | 'foot'
  | 'pack'
  | 'wagons'
  | 'herds'
  | 'courier'
  | 'relay'
  | 'carts';

/** All modes in the order of their index. */
export const modes: readonly Mode[] = [
  'riders',
  'picked',
  'cavalry',
  'foot',
  'pack',
  'wagons',
  'herds',
  'courier',
  'relay',
  'carts',
];

/** Nodes, the ways between them and the days these take. Months are 1–12, modes an index. */
export interface Network {
  /** The sites in the order given; a node is an index into this list. */
  readonly sites: readonly Site[];
  /**
   * Days over the one edge that joins two neighbouring nodes in this month; Infinity when there
   * is no such edge or when a closed pass lies at either end.
   */
  legDays(from: number, to: number, month: number, mode: number): number;
  /** Days of the fastest way, all of it travelled in the given month; Infinity without a way. */
  days(from: number, to: number, month: number, mode: number): number;
  /** The next node on that fastest way; -1 when there is none or the two are the same. */
  next(from: number, to: number, month: number, mode: number): number;
  /** The same land as it is on a day: wheels can pass where their road has been made by then. */
  onDay(day: number): Network;
  /** Nodes directly joined to this one in some month by riders, in ascending order. */
  neighbours(node: number): readonly number[];
  /** Plain sites (no passes, no fords) with whose lands this one's meet (meeting.ts); ascending. */
  bordering(node: number): readonly number[];
  /** What it would border on if one that it borders on were nobody's: that one and the site beyond, by turns. */
  beyond(node: number): readonly number[];
  /** Kilometres along the edge between two neighbouring nodes, 0 if there is none. */
  km(from: number, to: number): number;
  /** Height of a node above the sea in metres: authored, or read from the relief. */
  heightMetres(node: number): number;
}
