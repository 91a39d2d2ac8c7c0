// A worker thread that writes tables: opens the scenario it is given once, then writes the tables of one
// ensemble after another. Runs in its own thread from the built file.

import { parentPort, workerData } from 'node:worker_threads';
import { makeQuestionnaire, networkFromBytes, readyDesign, tumenModel } from '@tumen/lab';
import { failedAt } from './crew.ts';
import { type TablesOrder, writeEnsembleTables } from './ensemble-tables.ts';
import { framed } from './frames.ts';
import type { WorkerSetup } from './orders.ts';

function serve(): void {
  const port = parentPort;
  if (port === null) throw new Error('This file is a worker and is not run by itself.');
  const { scenario, land, seed } = workerData as WorkerSetup;
  const opened = { scenario, model: tumenModel(), land: { network: networkFromBytes(land) } };
  const write = async (order: TablesOrder) => {
    const { opening, design } = order;
    const { laboratory, frame } = framed(opened, order);
    const { setting } = laboratory;
    const questionnaire = makeQuestionnaire({ scenario, setting, opening });
    const plan = design === undefined ? undefined : readyDesign(laboratory, design, order);
    const meaning = { scenario, seed, frame, questionnaire, plan };
    return writeEnsembleTables(order, meaning, (runs) => {
      port.postMessage({ kind: 'progress', runs });
    });
  };
  port.on('message', (order: TablesOrder) => {
    write(order).then(
      (result) => port.postMessage({ kind: 'done', ...result }),
      (error: unknown) => port.postMessage(failedAt(-1, error)),
    );
  });
}

serve();
