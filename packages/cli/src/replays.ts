// Runs of a study played again with one thing changed, for the commands that ask what undoes an outcome.
// Played here and not by workers: some hundreds of runs, with progress.

import {
  type Chronicle,
  drawInputs,
  type Flips,
  type Frame,
  type Happening,
  type Input,
  inputWords,
  otherUniforms,
  type Questionnaire,
  type Roll,
  type Run,
  replay,
  replayRoll,
  rollsBefore,
  runsADraw,
  type Scenario,
  type Table,
} from '@tumen/lab';
import { showProgress } from './progress.ts';
import { FailedRun } from './trouble.ts';

/** Where runs are played again. */
export interface Replays {
  readonly scenario: Scenario;
  readonly frame: Frame;
  readonly questionnaire: Questionnaire;
  readonly opening: string;
  readonly seed: number;
}

/** Plays, and says which run it was where that fails. */
export function guarded<T>({ opening, seed }: Replays, run: number, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new FailedRun({ opening, seed, run }, error);
  }
}

/** So many runs in which something happens, no two of one draw while there are others. */
export function spreadRuns(held: Uint8Array, most: number): readonly number[] {
  const found: number[] = [];
  for (let offset = 0; offset < runsADraw && found.length < most; offset += 1) {
    const seen = new Set(found.map((run) => Math.floor(run / runsADraw)));
    for (let draw = 0; draw * runsADraw < held.length && found.length < most; draw += 1) {
      if (seen.has(draw)) continue;
      for (
        let run = draw * runsADraw;
        run < Math.min(held.length, (draw + 1) * runsADraw);
        run += 1
      ) {
        if (held[run] !== 1 || found.includes(run)) continue;
        found.push(run);
        break;
      }
    }
    if (seen.size === 0 && found.length === 0) break;
  }
  return found.sort((a, b) => a - b);
}

/** Whether a run has the outcome, by the questions of its study. */
export function holdsIn({ questionnaire }: Replays, happening: Happening, run: Run): boolean {
  const at = questionnaire.columns.findIndex((it) => it.name === happening.column);
  return happening.isYes(questionnaire.answer(run).values[at]!);
}

/** In runs that have the outcome: how often it is undone when an input alone is drawn anew. */
export function inputFlips(
  replays: Replays,
  happening: Happening,
  work: { readonly runs: readonly number[]; readonly inputs: readonly Input[] },
): readonly Flips[] {
  const { frame, seed, scenario } = replays;
  const total = work.runs.length * work.inputs.length;
  const progress = showProgress({ title: 'inputs drawn anew', unit: 'tries', total });
  let done = 0;
  try {
    return work.inputs.map((input) => {
      const at = frame.inputs.indexOf(input);
      let tries = 0;
      let flips = 0;
      for (const run of work.runs) {
        const { uniforms } = drawInputs(frame, { seed, draw: Math.floor(run / runsADraw) });
        for (const u of otherUniforms(input, uniforms[at]!)) {
          const changed = guarded(replays, run, () =>
            replay(frame, { seed, run }, { [input.name]: u }),
          );
          tries += 1;
          if (!holdsIn(replays, happening, changed)) flips += 1;
        }
        done += 1;
        progress.at(done);
      }
      return { name: input.name, words: inputWords(scenario, input.name), tries, flips };
    });
  } finally {
    progress.end();
  }
}

/** Rolls that are tried in each run: the last before the event, and as many spread over its causal past. */
const lastRolls = 8;
const spreadRolls = 8;

function triedRolls(rolls: readonly Roll[]): readonly Roll[] {
  const early = rolls.slice(0, Math.max(0, rolls.length - lastRolls));
  const step = Math.max(1, early.length / spreadRolls);
  const spread: Roll[] = [];
  for (let at = 0; at < early.length; at += step) spread.push(early[Math.floor(at)]!);
  return [...spread, ...rolls.slice(early.length)];
}

/** The same for single rolls in the causal past of the event, by die. */
export function rollFlips(
  replays: Replays,
  happening: Happening,
  work: { readonly runs: readonly number[]; readonly find: (chronicle: Chronicle) => number },
): readonly Flips[] {
  const { frame, seed } = replays;
  const counts = new Map<string, { tries: number; flips: number }>();
  const { runs } = work;
  const progress = showProgress({ title: 'rolls rolled again', unit: 'runs', total: runs.length });
  try {
    runs.forEach((run, number) => {
      const rolls = guarded(replays, run, () => rollsBefore(frame, { seed, run }, work.find));
      for (const roll of triedRolls(rolls)) {
        const changed = guarded(replays, run, () => replayRoll(frame, { seed, run }, roll, 0));
        const count = counts.get(roll.die) ?? { tries: 0, flips: 0 };
        count.tries += 1;
        if (!holdsIn(replays, happening, changed)) count.flips += 1;
        counts.set(roll.die, count);
      }
      progress.at(number + 1);
    });
  } finally {
    progress.end();
  }
  return [...counts]
    .map(([die, count]) => ({ name: die, words: die, ...count }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** All values of one run of a table, in the order of the questionnaire's columns. */
export function rowOf({ columns }: Questionnaire, table: Table, run: number): readonly number[] {
  return columns.map((it) => table.columns.get(it.name)![run]!);
}
