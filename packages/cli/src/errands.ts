// What is asked of runs that are played again, as errands for worker threads: what a run answers when
// one thing is changed, which rolls and decisions undo an outcome in it, what courts did early, where a pair parts. The answers come back in
// the order of the errands, so that what is made of them does not depend on the number of workers.

import type { EarlyRun, Parting } from '@tumen/lab';
import { shareOutInSight } from './crew.ts';
import type { WorkerSetup } from './orders.ts';
import type { Study } from './study-folder.ts';
import { grouped } from './terminal.ts';
import { FailedRun } from './trouble.ts';

/** One way to play a run again. */
export interface Retry {
  readonly switches: readonly string[];
  /** Uniforms of inputs in place of what dice drew, by name. */
  readonly given: Readonly<Record<string, number>>;
}

/** What is asked. */
export type Errand = { readonly opening: string } & (
  | { readonly kind: 'answers'; readonly run: number; readonly retries: readonly Retry[] }
  | { readonly kind: 'rolls'; readonly run: number; readonly happening: string }
  | { readonly kind: 'decisions'; readonly run: number; readonly happening: string }
  | {
      readonly kind: 'early';
      readonly runs: readonly number[];
      readonly happening: string;
      /** Days after the opening's that are early at most. */
      readonly days: number;
    }
  | {
      readonly kind: 'partings';
      readonly switches: readonly string[];
      readonly from: number;
      readonly to: number;
    }
);

/** What is answered, by the kind of the errand. */
export interface Answers {
  /** Values of all columns, for each way to play the run again. */
  readonly answers: readonly (readonly number[])[];
  /** Rolls that were rolled again, each by its die, and whether the outcome was gone. */
  readonly rolls: readonly { readonly die: string; readonly undone: boolean }[];
  /** Decisions that were turned, each by polity and act, and whether the outcome was gone. */
  readonly decisions: readonly {
    readonly decision: string;
    readonly words: string;
    readonly undone: boolean;
  }[];
  /** What courts resolved on early in each run. */
  readonly early: readonly EarlyRun[];
  /** Where each pair parts; undefined where it never does. */
  readonly partings: readonly (Parting | undefined)[];
}

/** Errands of one kind. */
export type ErrandOf<K extends Errand['kind']> = Extract<Errand, { readonly kind: K }>;

/** Has errands of one kind done by workers; the answers are in the order of the errands. */
export async function runErrands<K extends Errand['kind']>(
  { opened, seed }: Study,
  work: {
    readonly title: string;
    /** What an errand is one of, as a plural. */
    readonly unit: string;
    readonly errands: readonly ErrandOf<K>[];
    readonly workers: number;
  },
): Promise<readonly Answers[K][]> {
  const { title, unit, errands, workers } = work;
  if (errands.length === 0) return [];
  const setup: WorkerSetup = { scenario: opened.scenario, land: opened.land.bytes, seed };
  const found = new Array<Answers[K]>(errands.length);
  const total = errands.reduce((sum, it) => sum + weightOf(it), 0);
  await shareOutInSight<ErrandOf<K>, { readonly found: Answers[K] }>(
    {
      file: new URL('./errand-worker.js', import.meta.url),
      setup,
      works: errands,
      workers,
      keep: (_, answer, at) => {
        found[at] = answer.found;
      },
      failure: (errand, { run, error }) =>
        new FailedRun(
          { opening: errand.opening, seed, run: run < 0 ? firstRun(errand) : run },
          error,
        ),
      ended: (errand) => `A worker ended while it played run ${firstRun(errand)} again.`,
    },
    {
      title,
      unit,
      total,
      kept: (done) => `${title}: ${grouped(done)} of ${grouped(total)} ${unit} were looked at`,
    },
  );
  return found;
}

function firstRun(errand: Errand): number {
  if (errand.kind === 'partings') return errand.from;
  return errand.kind === 'early' ? errand.runs[0]! : errand.run;
}

/** How much of the work an errand is: runs or pairs. */
function weightOf(errand: Errand): number {
  if (errand.kind === 'partings') return errand.to - errand.from;
  return errand.kind === 'early' ? errand.runs.length : 1;
}
