// What passes between the main thread and its workers: what a worker is set up with, the chunks it is
// told to play, and what comes back.

import type { Design, Scenario } from '@tumen/lab';

/** What every worker is given once. */
export interface WorkerSetup {
  readonly scenario: Scenario;
  /** The network, as bytes. */
  readonly land: Uint8Array;
  readonly seed: number;
  /** What is set in place of dice, run by run. */
  readonly design?: Design | undefined;
}

/** Runs `from` to `to` − 1 of one opening with its switches. */
export interface Order {
  readonly opening: string;
  readonly switches: readonly string[];
  readonly from: number;
  readonly to: number;
}

/** A finished chunk as bytes: its rows, and its events and legs. */
export interface ChunkBytes {
  readonly rows: Uint8Array;
  readonly traces: Uint8Array;
}
