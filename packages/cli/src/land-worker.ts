// A worker thread that finds the ways of wheels while the main thread finds those of riders, so that a
// land is built in half the time on two cores. Given the ground, it answers once and ends.

import { parentPort, workerData } from 'node:worker_threads';
import { type Groundwork, waysOver } from '@tumen/lab';

parentPort?.postMessage(waysOver(workerData as Groundwork, 'wheels', () => {}));
