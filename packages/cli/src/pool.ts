// Worker threads that play chunks side by side. What is played does not depend on how many there are or
// who plays it.

import { availableParallelism } from 'node:os';
import { shareOut } from './crew.ts';
import type { ChunkBytes, Order, WorkerSetup } from './orders.ts';
import { FailedRun } from './trouble.ts';

/** Workers unless told otherwise: one for every core that may be used. */
export function usualWorkers(): number {
  return availableParallelism();
}

/** What the caller does with what comes back. */
export interface PoolHooks {
  /** A finished chunk as bytes; the worker's next order waits until this has kept it. */
  readonly keep: (order: Order, bytes: ChunkBytes) => Promise<void>;
  /** So many runs more are finished. */
  readonly progress: (runs: number) => void;
  /** Stops everything; what is finished has been kept. */
  readonly signal: AbortSignal;
}

/**
 * Plays all orders. Rejects with a `FailedRun` at the first run that fails, with the signal's reason
 * when stopped; in both cases, all workers have ended when it returns.
 */
export async function playOrders(
  orders: readonly Order[],
  setup: WorkerSetup,
  workers: number,
  hooks: PoolHooks,
): Promise<void> {
  const { seed } = setup;
  await shareOut<Order, ChunkBytes>({
    ...hooks,
    file: new URL('./worker.js', import.meta.url),
    setup,
    works: orders,
    workers,
    failure: ({ opening, from }, { run, error }) =>
      new FailedRun({ opening, seed, run: run === -1 ? from : run }, error),
    ended: ({ from, to }) => `A worker ended while it played runs ${from} to ${to - 1}.`,
  });
}
