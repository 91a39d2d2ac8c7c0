// A crew of worker threads that share out a list of work: each takes the next piece when it has finished
// one, so that none waits for another. What comes back does not depend on how many there are. Used to
// play chunks, to play runs again, and to write tables.

import { type ResourceLimits, Worker } from 'node:worker_threads';
import { showProgress } from './progress.ts';
import { commandLine } from './terminal.ts';
import { Trouble } from './trouble.ts';

/** What a worker says: so much more is done, a piece is finished, or it has failed at a run. */
export type Said<Result> =
  | { readonly kind: 'progress'; readonly runs: number }
  | ({ readonly kind: 'done' } & Result)
  | {
      readonly kind: 'failed';
      /** The run at which it failed; −1 where it was about no single one. */
      readonly run: number;
      readonly message: string;
      readonly stack: string;
    };

/** What is shared out, and what becomes of it. */
export interface Shared<Work, Result> {
  /** The built file that workers run. */
  readonly file: URL;
  /** What every worker is given once. */
  readonly setup: object;
  readonly works: readonly Work[];
  /** At most so many at once. */
  readonly workers: number;
  /** Room of each, where it is not that of who plays runs. */
  readonly room?: ResourceLimits;
  /** Takes a result; the worker's next piece waits until it has. */
  readonly keep: (work: Work, result: Result, at: number) => Promise<void> | void;
  readonly progress: (runs: number) => void;
  /** Turns a failure into what the person is told; `run` is −1 where it is not known. */
  readonly failure: (work: Work, cause: { readonly run: number; readonly error: unknown }) => Error;
  /** Words for a worker that ended without a word. */
  readonly ended: (work: Work) => string;
  /** Stops everything. */
  readonly signal: AbortSignal;
}

/** Runs leave much behind that is young: fewer, larger collections. */
const roomToPlay: ResourceLimits = { maxYoungGenerationSizeMb: 96 };

/** Workers that one built file and one setup have been read into. */
interface Crew {
  readonly file: URL;
  readonly setup: object;
  readonly workers: readonly Worker[];
}

/** Workers without work that are kept for the next list, if it is of the same kind; at most one crew. */
let idle: Crew | undefined;

/**
 * Has all of it done. Rejects with the first failure, or with the signal's reason when stopped; then all
 * workers have ended when it returns. Else they stay for the next list of work with the same file and the
 * same setup, for who has played a thousand runs plays the next four times as fast as who has just begun;
 * they end with the process.
 */
export async function shareOut<Work, Result>(shared: Shared<Work, Result>): Promise<void> {
  const { works, keep } = shared;
  if (works.length === 0) return;
  const waiting = [...works.entries()];
  const crew = await gather(shared);
  try {
    await Promise.all(
      crew.workers.map(async (worker) => {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
          const [at, work] = next;
          await keep(work, await doOne(worker, work, shared), at);
        }
      }),
    );
  } catch (error) {
    waiting.length = 0;
    await dismiss(crew);
    throw error;
  }
  await stand(crew);
}

/** The crew that stands idle, where it is of this kind and no larger than allowed, and whom it lacks. */
async function gather<Work, Result>(shared: Shared<Work, Result>): Promise<Crew> {
  const { file, setup, works, workers: most, room: resourceLimits = roomToPlay } = shared;
  const workers: Worker[] = [];
  const kept = idle;
  idle = undefined;
  if (kept !== undefined) {
    const serves = kept.file.href === file.href && areSame(kept.setup, setup);
    if (serves && kept.workers.length <= most) {
      for (const worker of kept.workers) {
        worker.off('exit', forget).ref();
        workers.push(worker);
      }
    } else await dismiss(kept);
  }
  while (workers.length < Math.min(most, works.length)) {
    workers.push(new Worker(file, { workerData: setup, resourceLimits }));
  }
  return { file, setup, workers };
}

/** Keeps a crew for the next list; it does not keep the process from ending. */
async function stand(crew: Crew): Promise<void> {
  const other = idle;
  idle = crew;
  for (const worker of crew.workers) {
    worker.on('exit', forget).unref();
  }
  if (other !== undefined) await dismiss(other);
}

async function dismiss({ workers }: Crew): Promise<void> {
  await Promise.all(workers.map((worker) => worker.off('exit', forget).terminate()));
}

/** Nobody waits for a crew of which one has gone. */
function forget(): void {
  const crew = idle;
  idle = undefined;
  if (crew !== undefined) void dismiss(crew);
}

/** Whether two setups hold the very same things. */
function areSame(one: object, other: object): boolean {
  const others = new Map(Object.entries(other));
  const own = Object.entries(one);
  return own.length === others.size && own.every(([key, it]) => others.get(key) === it);
}

function doOne<Work, Result>(
  worker: Worker,
  work: Work,
  { progress, failure, ended, signal }: Shared<Work, Result>,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const listen = (answer: Said<Result>) => {
      if (answer.kind === 'progress') progress(answer.runs);
      else if (answer.kind === 'done') settle(() => resolve(answer));
      else fail(failure(work, { run: answer.run, error: errorOf(answer) }));
    };
    const breakOff = (error: unknown) => fail(failure(work, { run: -1, error }));
    const miss = () =>
      fail(new Trouble(ended(work), { hint: 'Perhaps memory ran out: try fewer with --workers.' }));
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
    worker.postMessage(work);
  });
}

function errorOf({ message, stack }: { readonly message: string; readonly stack: string }): Error {
  const cause = new Error(message);
  cause.stack = stack;
  return cause;
}

/** What a worker answers when something was thrown. */
export function failedAt(run: number, error: unknown): Said<never> {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return { kind: 'failed', run, message, stack: stack ?? message };
}

/** How work that is shared out is shown. */
export interface Shown {
  readonly title: string;
  /** What is counted, as a plural. */
  readonly unit: string;
  readonly total: number;
  /** How many are done already; none if not said. */
  readonly done?: number;
  /** Words for what is not lost when it is stopped by hand, after so many. */
  readonly kept: (done: number) => string;
}

/** Shares work out in sight: with a bar, until it is done or somebody stops it by hand. */
export async function shareOutInSight<Work, Result>(
  shared: Omit<Shared<Work, Result>, 'progress' | 'signal'>,
  { kept, ...work }: Shown,
): Promise<void> {
  const progress = showProgress(work);
  let done = work.done ?? 0;
  const more = (runs: number) => {
    done += runs;
    progress.at(done);
  };
  try {
    await stoppable(
      () => kept(done),
      (signal) => shareOut({ ...shared, progress: more, signal }),
    );
  } finally {
    progress.end();
  }
}

/** Does work that can be stopped by hand; `kept` says at that moment what is not lost. */
async function stoppable<T>(
  kept: () => string,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const stopping = new AbortController();
  const stop = () => {
    stopping.abort(
      new Trouble(`stopped; ${kept()}.`, {
        exitCode: 130,
        hint: `Go on with the same line: ${commandLine()}`,
      }),
    );
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    return await work(stopping.signal);
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}
