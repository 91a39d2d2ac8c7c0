// Runs of a study played again with one thing changed, for the commands that ask what undoes an outcome:
// which runs and which rolls are tried, and what became of them. The playing itself is done by workers.

import {
  type Chronicle,
  compileCondition,
  decisionWords,
  drawInputs,
  type Early,
  type Flips,
  type Frame,
  type Happening,
  type Input,
  indexByKind,
  inputWords,
  otherUniforms,
  partedByDecisions,
  type Questionnaire,
  type Roll,
  type Run,
  runsADraw,
  type Scenario,
  type Setting,
  spreadOver,
  type Table,
  type Turning,
} from '@tumen/lab';
import { type ErrandOf, runErrands } from './errands.ts';
import type { Study } from './study-folder.ts';

/** Where runs are played again. */
export interface Replays {
  readonly study: Study;
  readonly frame: Frame;
  readonly questionnaire: Questionnaire;
  readonly opening: string;
  readonly workers: number;
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
export function holdsIn(questionnaire: Questionnaire, happening: Happening, run: Run): boolean {
  return isYesIn(questionnaire, happening, questionnaire.answer(run).values);
}

function isYesIn(
  { columns }: Questionnaire,
  happening: Happening,
  values: ArrayLike<number>,
): boolean {
  return happening.isYes(values[columns.findIndex((it) => it.name === happening.column)]!);
}

/** In runs that have the outcome: how often it is undone when an input alone is drawn anew. */
export async function inputFlips(
  { study, frame, questionnaire, opening, workers }: Replays,
  happening: Happening,
  work: { readonly runs: readonly number[]; readonly inputs: readonly Input[] },
): Promise<readonly Flips[]> {
  const { seed, opened } = study;
  const { runs, inputs } = work;
  const tries = runs.map((run) => {
    const { uniforms } = drawInputs(frame, { seed, draw: Math.floor(run / runsADraw) });
    return inputs.flatMap((input, number) =>
      otherUniforms(input, uniforms[frame.inputs.indexOf(input)]!).map((u) => ({
        number,
        switches: [],
        given: { [input.name]: u },
      })),
    );
  });
  const errands = tries.map(
    (retries, at): ErrandOf<'answers'> => ({
      ...{ kind: 'answers', opening, run: runs[at]! },
      retries: retries.map(({ switches, given }) => ({ switches, given })),
    }),
  );
  const found =
    inputs.length === 0
      ? []
      : await runErrands<'answers'>(study, {
          title: 'inputs drawn anew',
          unit: 'runs',
          errands,
          workers,
        });
  const counts = inputs.map(() => ({ tries: 0, flips: 0 }));
  found.forEach((answers, at) => {
    answers.forEach((values, index) => {
      const count = counts[tries[at]![index]!.number]!;
      count.tries += 1;
      if (!isYesIn(questionnaire, happening, values)) count.flips += 1;
    });
  });
  return inputs.map(({ name }, number) => ({
    ...{ name, words: inputWords(opened.scenario, name) },
    ...counts[number]!,
  }));
}

/** Rolls that are tried in each run: the last before the event, and as many spread over its causal past. */
const lastRolls = 8;
const spreadRolls = 8;

/** The rolls of a causal past that are tried. */
export function triedRolls(rolls: readonly Roll[]): readonly Roll[] {
  const early = rolls.slice(0, Math.max(0, rolls.length - lastRolls));
  return [...evenly(early, spreadRolls), ...rolls.slice(early.length)];
}

/** So many of a list, spread evenly over it. */
function evenly<Item>(list: readonly Item[], count: number): readonly Item[] {
  const step = Math.max(1, list.length / count);
  const found: Item[] = [];
  for (let at = 0; at < list.length; at += step) found.push(list[Math.floor(at)]!);
  return found;
}

/** How often each thing that was changed undid the outcome, in the order in which they were met. */
function countFlips(
  tries: readonly { readonly name: string; readonly words: string; readonly undone: boolean }[],
): readonly Flips[] {
  const counts = new Map<string, { name: string; words: string; tries: number; flips: number }>();
  for (const { name, words, undone } of tries) {
    const count = counts.get(name) ?? { name, words, tries: 0, flips: 0 };
    count.tries += 1;
    if (undone) count.flips += 1;
    counts.set(name, count);
  }
  return [...counts.values()];
}

/** The same for single rolls in the causal past of the event, by die. */
export async function rollFlips(
  { study, opening, workers }: Replays,
  happening: Happening,
  { runs }: { readonly runs: readonly number[] },
): Promise<readonly Flips[]> {
  const found = await runErrands<'rolls'>(study, {
    title: 'rolls rolled again',
    unit: 'runs',
    errands: runs.map((run) => ({ kind: 'rolls', opening, run, happening: happening.key })),
    workers,
  });
  const tries = found.flat().map(({ die, undone }) => ({ name: die, words: die, undone }));
  return [...countFlips(tries)].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Decisions that are tried in each run: the first ones of its causal past, and as many spread over the rest. */
const firstDecisions = 4;
const spreadDecisions = 4;

/** The decisions of a causal past that are tried. */
export function triedDecisions(turnings: readonly Turning[]): readonly Turning[] {
  const later = turnings.slice(firstDecisions);
  return [...turnings.slice(0, firstDecisions), ...evenly(later, spreadDecisions)];
}

/** The same for single decisions of councils in the causal past, each turned to its likeliest other option. */
export async function decisionFlips(
  { study, opening, workers }: Replays,
  happening: Happening,
  { runs }: { readonly runs: readonly number[] },
): Promise<readonly Flips[]> {
  const found = await runErrands<'decisions'>(study, {
    title: 'decisions turned',
    unit: 'runs',
    errands: runs.map((run) => ({ kind: 'decisions', opening, run, happening: happening.key })),
    workers,
  });
  return countFlips(found.flat().map(({ decision, ...it }) => ({ name: decision, ...it })));
}

/** Runs that one worker looks at before it takes the next. */
const runsAnErrand = 20;

/** What courts resolved on early, in so many runs of an ensemble, spread over its draws. */
export async function earlyDecisions(
  { study, frame, opening, workers }: Replays,
  happening: Happening,
  work: { readonly held: Uint8Array; readonly most: number; readonly days: number },
): Promise<Early> {
  const { held, most, days } = work;
  const runs = spreadOver(held.length, { group: runsADraw, most });
  const errands: ErrandOf<'early'>[] = [];
  for (let at = 0; at < runs.length; at += runsAnErrand) {
    const own = runs.slice(at, at + runsAnErrand);
    errands.push({ kind: 'early', opening, runs: own, happening: happening.key, days });
  }
  const found = await runErrands<'early'>(study, {
    title: 'early decisions',
    unit: 'runs',
    errands,
    workers,
  });
  return partedByDecisions({
    ...{ runs: found.flat(), held, group: runsADraw, most: days },
    words: (decision) => decisionWords(frame.setting, decision),
  });
}

/** Where in a chronicle the outcome happens; negative where it has no event. */
export function eventOf(
  scenario: Scenario,
  setting: Setting,
  { key }: Happening,
): (chronicle: Chronicle) => number {
  const [matter, form] = key.split('=');
  const holds =
    form === undefined
      ? scenario.attestations.find((it) => it.key === key)?.holds
      : [...scenario.questions, ...scenario.eventReadings]
          .find((it) => it.key === matter)
          ?.forms.find((it) => it.key === form)?.holds;
  if (holds === undefined) return () => -1;
  const ask = compileCondition(setting, holds);
  return (chronicle) => ask(chronicle, indexByKind(chronicle));
}

/** All values of one run of a table, in the order of the questionnaire's columns. */
export function rowOf({ columns }: Questionnaire, table: Table, run: number): readonly number[] {
  return columns.map((it) => table.columns.get(it.name)![run]!);
}
