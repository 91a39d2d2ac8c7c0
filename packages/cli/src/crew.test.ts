// Crews: work is shared out and comes back whole, who has served stays for the next list of the same kind,
// and nobody stays after a failure.

import { afterAll, expect, test } from 'vitest';
import { shareOut } from './crew.ts';

/** A worker that answers with its number among all threads, or fails where it is told to. */
const file = new URL(
  `data:text/javascript,${encodeURIComponent(`
  import { parentPort, threadId } from 'node:worker_threads';
  parentPort.on('message', (work) => {
    parentPort.postMessage(work === 'fail'
      ? { kind: 'failed', run: 7, message: 'as told', stack: '' }
      : { kind: 'done', thread: threadId, work });
  });
`)}`,
);
const land = new Uint8Array(4);

async function threadsOf(
  works: readonly string[],
  { setup, workers }: { readonly setup: object; readonly workers: number },
): Promise<{ readonly threads: ReadonlySet<number>; readonly done: readonly string[] }> {
  const threads = new Set<number>();
  const done: string[] = [];
  await shareOut<string, { readonly thread: number; readonly work: string }>({
    file,
    setup,
    works,
    workers,
    keep: (_, { thread, work }, at) => {
      threads.add(thread);
      done[at] = work;
    },
    progress: () => {},
    failure: (_, { run, error }) => new Error(`run ${run}: ${(error as Error).message}`),
    ended: () => 'gone',
    signal: new AbortController().signal,
  });
  return { threads, done };
}

// a last crew of another kind, of one, that the process may end with
afterAll(() => threadsOf(['last'], { setup: {}, workers: 1 }));

test('work comes back in its places, whoever did it', async () => {
  const works = ['a', 'b', 'c', 'd', 'e'];
  const { done } = await threadsOf(works, { setup: { land }, workers: 2 });
  expect(done).toEqual(works);
});

test('a crew stays for the next list of the same kind, and for no other', async () => {
  const first = await threadsOf(['a'], { setup: { land, seed: 1 }, workers: 1 });
  const second = await threadsOf(['b'], { setup: { land, seed: 1 }, workers: 1 });
  expect(second.threads).toEqual(first.threads);
  const otherSeed = await threadsOf(['c'], { setup: { land, seed: 2 }, workers: 1 });
  expect(otherSeed.threads).not.toEqual(first.threads);
  const back = await threadsOf(['d'], { setup: { land, seed: 1 }, workers: 1 });
  expect(back.threads).not.toEqual(first.threads);
});

test('no more serve than are allowed, though more stand there', async () => {
  await threadsOf(['a', 'b', 'c'], { setup: { land, seed: 3 }, workers: 3 });
  const { threads } = await threadsOf(['a', 'b', 'c'], { setup: { land, seed: 3 }, workers: 1 });
  expect(threads.size).toBe(1);
});

test('after a failure nobody stays', async () => {
  const setup = { land, seed: 4 };
  const { threads } = await threadsOf(['a'], { setup, workers: 1 });
  await expect(threadsOf(['fail'], { setup, workers: 1 })).rejects.toThrow('run 7: as told');
  const after = await threadsOf(['a'], { setup, workers: 1 });
  expect(after.threads).not.toEqual(threads);
});
