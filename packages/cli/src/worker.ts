// A worker thread: opens the scenario it is given once, then plays one chunk after another. Runs in
// its own thread from the built file; nothing but messages reaches it.

import { parentPort, workerData } from 'node:worker_threads';
import {
  chunkToBytes,
  makeQuestionnaire,
  makeTracer,
  networkFromBytes,
  playChunk,
  readyDesign,
  tracesToBytes,
  tumenModel,
} from '@tumen/lab';
import { failedAt, type Said } from './crew.ts';
import { framed, latest } from './frames.ts';
import type { ChunkBytes, Order, WorkerSetup } from './orders.ts';

/** Runs between two reports of progress: a message costs as much as a tenth of a short run. */
const runsAReport = 25;

function serve(): void {
  const port = parentPort;
  if (port === null) throw new Error('This file is a worker and is not run by itself.');
  const { scenario, land, seed, design } = workerData as WorkerSetup;
  const opened = { scenario, model: tumenModel(), land: { network: networkFromBytes(land) } };
  const preparedFor = latest((order: Order) => {
    const { laboratory, frame } = framed(opened, order);
    const { setting } = laboratory;
    const { opening } = order;
    return {
      frame,
      questionnaire: makeQuestionnaire({ scenario, setting, opening }),
      plan: design === undefined ? {} : { design: readyDesign(laboratory, design, order) },
    };
  });
  const answer = (it: Said<ChunkBytes>, transfer: ArrayBuffer[] = []) => {
    port.postMessage(it, transfer);
  };
  port.on('message', (order: Order) => {
    let finished = order.from;
    let reported = order.from;
    try {
      const { frame, questionnaire, plan } = preparedFor(order);
      const tracer = makeTracer(order.from);
      const chunk = playChunk(frame, questionnaire, {
        seed,
        tracer,
        ...plan,
        from: order.from,
        to: order.to,
        progress: (run) => {
          finished = run + 1;
          if (finished - reported < runsAReport && finished < order.to) return;
          answer({ kind: 'progress', runs: finished - reported });
          reported = finished;
        },
      });
      const rows = chunkToBytes(chunk);
      const traces = tracesToBytes(tracer.done());
      const transfer = [rows.buffer as ArrayBuffer, traces.buffer as ArrayBuffer];
      answer({ kind: 'done', rows, traces }, transfer);
    } catch (error) {
      answer(failedAt(finished, error));
    }
  });
}

serve();
