// A worker thread that films runs: opens the scenario it is given once, plays what it is asked for, and
// answers with films and digests. Runs from the built file in a thread of its own.

import { parentPort, workerData } from 'node:worker_threads';
import { filmOf } from '@tumen/atlas';
import { campaign, digestOfChronicle, networkFromBytes, tumenModel } from '@tumen/lab';
import { failedAt, type Said } from './crew.ts';
import type { FilmAnswer, FilmOrder } from './films.ts';
import { framed, latest } from './frames.ts';
import type { WorkerSetup } from './orders.ts';

function serve(): void {
  const port = parentPort;
  if (port === null) throw new Error('This file is a worker and is not run by itself.');
  const { scenario, land, seed } = workerData as WorkerSetup;
  const opened = { scenario, model: tumenModel(), land: { network: networkFromBytes(land) } };
  const frameOf = latest((order: FilmOrder) => framed(opened, order).frame);
  const answer = (it: Said<FilmAnswer>) => port.postMessage(it);
  port.on('message', (order: FilmOrder) => {
    const films: FilmAnswer['films'][number][] = [];
    const digests: string[] = [];
    try {
      const frame = frameOf(order);
      const { day } = frame.setting.openings[frame.opening]!;
      for (let run = order.from; run < order.to; run += 1) {
        const played = campaign(frame, { seed, run });
        films.push(filmOf(played, day));
        digests.push(digestOfChronicle(played.chronicle));
        answer({ kind: 'progress', runs: 1 });
      }
      answer({ kind: 'done', films, digests });
    } catch (error) {
      answer(failedAt(order.from + films.length, error));
    }
  });
}

serve();
