// Worker threads that play chunks side by side. What is played does not depend on how many there are or
// who plays it.

import { availableParallelism } from 'node:os';
import { type Shown, shareOutInSight } from './crew.ts';
import type { ChunkBytes, Order, WorkerSetup } from './orders.ts';
import { FailedRun } from './trouble.ts';

/** Workers unless told otherwise: one for every core that may be used. */
export function usualWorkers(): number {
  return availableParallelism();
}

/**
 * Plays all orders in sight; `keep` takes a finished chunk as bytes, and the worker's next order waits until
 * it has. Rejects with a `FailedRun` at the first run that fails, and when somebody stops it by hand; in both
 * cases all workers have ended when it returns.
 */
export async function playOrders(
  orders: readonly Order[],
  setup: WorkerSetup,
  workers: number,
  keep: (order: Order, bytes: ChunkBytes) => Promise<void>,
  shown: Shown,
): Promise<void> {
  const { seed } = setup;
  await shareOutInSight<Order, ChunkBytes>(
    {
      file: new URL('./worker.js', import.meta.url),
      setup,
      works: orders,
      workers,
      keep,
      failure: ({ opening, from }, { run, error }) =>
        new FailedRun({ opening, seed, run: run === -1 ? from : run }, error),
      ended: ({ from, to }) => `A worker ended while it played runs ${from} to ${to - 1}.`,
    },
    shown,
  );
}
