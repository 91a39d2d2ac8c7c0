// Runs and what was drawn for them as flat tables. −1 and NaN have become nothing, numbers of accounts
// and forms have become keys. Built chunk by chunk, so that no table need be held whole.

import { digestAt } from '../base/hash.ts';
import { type Draw, type Frame, runsADraw } from '../engine/frame.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Setting } from '../scenario/setting.ts';
import type { Chunk } from './ensemble.ts';
import { column, type FlatRows, type Maker, numbers, perhaps, rowsOf } from './flat.ts';
import { held, type Questionnaire } from './row.ts';

/** Rows of a chunk: a run's number, what it was drawn from, and its answers to all questions. */
export function runsTable(
  scenario: Scenario,
  it: {
    readonly questionnaire: Questionnaire;
    readonly chunk: Chunk;
    /** Whether each run has inputs of its own, or ten share them. */
    readonly each: 'run' | 'draw';
  },
): FlatRows {
  const { questionnaire, chunk, each } = it;
  const width = questionnaire.columns.length;
  const value = (run: number, at: number) => chunk.values[(run - chunk.from) * width + at]!;
  const digestOf = (run: number) => digestAt(chunk.digests, run - chunk.from);
  const makers: Maker<number>[] = [
    column('run', 'whole', 'number of the run', (run) => run),
    column('inputs', 'whole', 'row of the table of inputs', (run) => inputsOf(run, each)),
    column('digest', 'text', 'fingerprint of its chronicle', digestOf),
  ];
  questionnaire.columns.forEach(({ name, kind }, at) => {
    const key = name.slice(name.indexOf('.') + 1);
    switch (kind) {
      case 'day':
        makers.push(
          column(`happened.${key}`, 'flag', happenedSays(scenario, key), (run) =>
            held(value(run, at)),
          ),
          perhaps(`day.${key}`, 'whole', 'days from the opening to it', (run) => {
            const day = value(run, at);
            return day < 0 ? null : day;
          }),
        );
        return;
      case 'number':
        makers.push(
          perhaps(name, 'number', 'the number that the attestation speaks of', (run) => {
            const number = value(run, at);
            return Number.isNaN(number) ? null : number;
          }),
        );
        return;
      case 'form': {
        const matter = [...scenario.eventReadings, ...scenario.questions].find(
          (one) => one.key === key,
        )!;
        makers.push(
          perhaps(name, 'text', matter.name, (run) => matter.forms[value(run, at)]?.key ?? null),
        );
        return;
      }
      case 'count':
        makers.push(column(name, 'whole', 'how many in the run', (run) => value(run, at)));
    }
  });
  return rowsOf(makers, numbers(chunk.from, chunk.to));
}

/** A denial's column tells of what it denies, so that a run agrees with it where this is not so. */
function happenedSays(scenario: Scenario, key: string): string {
  const denies = scenario.attestations.some((it) => it.key === key && it.denies);
  return denies ? 'whether what it denies happened' : 'whether it happened';
}

/** The row of the table of inputs that a run was made with. */
export function inputsOf(run: number, each: 'run' | 'draw'): number {
  return each === 'run' ? run : Math.floor(run / runsADraw);
}

/** One row of inputs: its number, and the frame and draw that it stands for. */
export interface DrawnRow {
  readonly number: number;
  readonly frame: Frame;
  readonly draw: Draw;
}

/** What was drawn or set: every input, readings by their accounts, and which switches were on. */
export function inputsTable(setting: Setting, frame: Frame, rows: readonly DrawnRow[]): FlatRows {
  const makers: Maker<DrawnRow>[] = [
    column('inputs', 'whole', 'number of the row', (it) => it.number),
  ];
  frame.inputs.forEach(({ name, shape }, at) => {
    const reading = setting.readings.find((it) => it.input === at);
    makers.push(
      shape.kind === 'reading'
        ? column(name, 'text', 'the account taken', ({ draw }) =>
            reading === undefined ? null : reading.alternatives[draw.values[at]!]!.key,
          )
        : column(name, 'number', 'what was drawn or set', ({ draw }) => draw.values[at]!),
    );
  });
  const known = new Set(frame.inputs.map((it) => it.name));
  for (const { name } of frame.model.parameters) {
    if (known.has(name)) continue;
    const [system, own] = name.split('.') as [string, string];
    const number = frame.model.systems.findIndex((it) => it.name === system);
    makers.push(
      column(name, 'number', 'a number that is not drawn', ({ draw }) =>
        number === -1 ? draw.engine[own]! : draw.parameters[number]![own]!,
      ),
    );
  }
  setting.switches.forEach(({ key }, number) => {
    makers.push(
      column(`switch.${key}`, 'flag', 'whether the switch was on', (it) =>
        it.frame.switches.includes(number),
      ),
    );
  });
  return rowsOf(makers, rows);
}
