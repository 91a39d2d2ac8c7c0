// Worker threads that play chunks side by side: each takes the next order when it has finished one, so
// that none waits for another. What is played does not depend on how many there are or who plays it.

import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Answer, ChunkBytes, Order, WorkerSetup } from './orders.ts';
import { FailedRun, Trouble } from './trouble.ts';

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
  const waiting = [...orders];
  const crew = Array.from(
    { length: Math.min(workers, orders.length) },
    () =>
      new Worker(new URL('./worker.js', import.meta.url), {
        workerData: setup,
        // runs leave much behind that is young: fewer, larger collections
        resourceLimits: { maxYoungGenerationSizeMb: 96 },
      }),
  );
  try {
    await Promise.all(
      crew.map(async (worker) => {
        for (let order = waiting.shift(); order !== undefined; order = waiting.shift()) {
          const bytes = await playOne(worker, order, setup, hooks);
          await hooks.keep(order, bytes);
        }
      }),
    );
  } finally {
    waiting.length = 0;
    await Promise.all(crew.map((worker) => worker.terminate()));
  }
}

function playOne(
  worker: Worker,
  order: Order,
  { seed }: WorkerSetup,
  { progress, signal }: PoolHooks,
): Promise<ChunkBytes> {
  return new Promise((resolve, reject) => {
    const { opening } = order;
    const listen = (answer: Answer) => {
      if (answer.kind === 'progress') progress(answer.runs);
      else if (answer.kind === 'done') settle(() => resolve(answer));
      else fail(new FailedRun({ opening, seed, run: answer.run }, causeOf(answer)));
    };
    const breakOff = (error: unknown) =>
      fail(new FailedRun({ opening, seed, run: order.from }, error));
    const miss = () => {
      const what = `A worker ended while it played runs ${order.from} to ${order.to - 1}.`;
      fail(new Trouble(what, { hint: 'Perhaps memory ran out: try fewer with --workers.' }));
    };
    const stop = () => fail(signal.reason);
    const fail = (why: unknown) => settle(() => reject(why));
    const settle = (end: () => void) => {
      worker.off('message', listen).off('error', breakOff).off('exit', miss);
      signal.removeEventListener('abort', stop);
      end();
    };
    if (signal.aborted) {
      stop();
      return;
    }
    signal.addEventListener('abort', stop);
    worker.on('message', listen).on('error', breakOff).on('exit', miss);
    worker.postMessage(order);
  });
}

function causeOf({ message, stack }: Answer & { kind: 'failed' }): Error {
  const cause = new Error(message);
  cause.stack = stack;
  return cause;
}
