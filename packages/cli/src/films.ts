// Films of the first runs of an ensemble for a page: where forces were and who held what. Played side by
// side by workers in pieces of one draw of the inputs, and put together in the order of the runs.

import type { Film } from '@tumen/atlas';
import { runsADraw } from '@tumen/lab';
import { shareOutInSight } from './crew.ts';
import type { WorkerSetup } from './orders.ts';
import type { EnsembleEntry } from './results.ts';
import type { Study } from './study-folder.ts';
import { FailedRun } from './trouble.ts';

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
  const answers = new Array<FilmAnswer>(orders.length);
  await shareOutInSight<FilmOrder, FilmAnswer>(
    {
      file: new URL('./film-worker.js', import.meta.url),
      setup,
      works: orders,
      workers,
      keep: (_, answer, at) => {
        answers[at] = answer;
      },
      failure: ({ from }, { run, error }) =>
        new FailedRun({ opening, seed, run: run < 0 ? from : run }, error),
      ended: ({ from, to }) => `A worker ended while it filmed runs ${from} to ${to - 1}.`,
    },
    {
      title: `Filming ${name}`,
      unit: 'runs',
      total: count,
      kept: (done) => `${done} of ${count} runs of ${name} were filmed, and none of them is kept`,
    },
  );
  return {
    films: answers.flatMap((it) => it.films),
    digests: answers.flatMap((it) => it.digests),
  };
}
