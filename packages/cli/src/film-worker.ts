// A worker thread that films runs: opens the scenario it is given once, plays what it is asked for, and
// answers with films and digests. Runs from the built file in a thread of its own.

import { parentPort, workerData } from 'node:worker_threads';
import { filmOf } from '@tumen/atlas';
import { campaign, digestOfChronicle, networkFromBytes, tumenModel } from '@tumen/lab';
import type { FilmAnswer, FilmOrder } from './films.ts';
import { framed } from './frames.ts';
import type { WorkerSetup } from './orders.ts';

function serve(): void {
  const port = parentPort;
  if (port === null) throw new Error('This file is a worker and is not run by itself.');
  const { scenario, land, seed } = workerData as WorkerSetup;
  const opened = { scenario, model: tumenModel(), land: { network: networkFromBytes(land) } };
  const prepared = new Map<string, ReturnType<typeof framed>['frame']>();
  port.on('message', (order: FilmOrder) => {
    const name = [order.opening, ...order.switches].join('+');
    const frame = prepared.get(name) ?? framed(opened, order).frame;
    prepared.set(name, frame);
    const { day } = frame.setting.openings[frame.opening]!;
    const films: FilmAnswer['films'][number][] = [];
    const digests: string[] = [];
    for (let run = order.from; run < order.to; run += 1) {
      const played = campaign(frame, { seed, run });
      films.push(filmOf(played, day));
      digests.push(digestOfChronicle(played.chronicle));
    }
    const answer: FilmAnswer = { films, digests };
    port.postMessage(answer);
  });
}

serve();
