// Films of the first runs of an ensemble for a page: where forces were and who held what. Played side by
// side by workers in pieces of one draw of the inputs, and put together in the order of the runs.

import { Worker } from 'node:worker_threads';
import type { Film } from '@tumen/atlas';
import { runsADraw } from '@tumen/lab';
import type { WorkerSetup } from './orders.ts';
import { showProgress } from './progress.ts';
import type { EnsembleEntry } from './results.ts';
import type { Study } from './study-folder.ts';

/** What a worker is asked for. */
export interface FilmOrder {
  readonly opening: string;
  readonly switches: readonly string[];
  readonly from: number;
  readonly to: number;
}

/** What it answers: the films of its runs in their order, and the digests of their chronicles. */
export interface FilmAnswer {
  readonly films: readonly Film[];
  readonly digests: readonly string[];
}

/** Films the first `count` runs of an opening with its switches. */
export async function filmRuns(
  { opened, seed }: Study,
  ensemble: Pick<EnsembleEntry, 'opening' | 'switches'> & { readonly name: string },
  options: { readonly count: number; readonly workers: number },
): Promise<FilmAnswer> {
  const { opening, switches, name } = ensemble;
  const { count, workers } = options;
  const orders: FilmOrder[] = [];
  for (let from = 0; from < count; from += runsADraw) {
    orders.push({ opening, switches, from, to: Math.min(count, from + runsADraw) });
  }
  const setup: WorkerSetup = { scenario: opened.scenario, land: opened.land.bytes, seed };
  const progress = showProgress({ title: `Filming ${name}`, unit: 'runs', total: count });
  const answers = new Map<number, FilmAnswer>();
  const waiting = [...orders];
  let done = 0;
  const crew = Array.from(
    { length: Math.min(workers, orders.length) },
    () => new Worker(new URL('./film-worker.js', import.meta.url), { workerData: setup }),
  );
  try {
    await Promise.all(
      crew.map(async (worker) => {
        for (let order = waiting.shift(); order !== undefined; order = waiting.shift()) {
          answers.set(order.from, await ask(worker, order));
          done += order.to - order.from;
          progress.at(done);
        }
      }),
    );
  } finally {
    waiting.length = 0;
    progress.end();
    await Promise.all(crew.map((worker) => worker.terminate()));
  }
  const inOrder = orders.map((it) => answers.get(it.from)!);
  return {
    films: inOrder.flatMap((it) => it.films),
    digests: inOrder.flatMap((it) => it.digests),
  };
}

function ask(worker: Worker, order: FilmOrder): Promise<FilmAnswer> {
  return new Promise((resolve, reject) => {
    const answered = (answer: FilmAnswer) => {
      worker.off('error', failed);
      resolve(answer);
    };
    const failed = (error: unknown) => {
      worker.off('message', answered);
      reject(error);
    };
    worker.once('message', answered).once('error', failed);
    worker.postMessage(order);
  });
}
