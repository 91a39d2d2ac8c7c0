// What the draws of an ensemble took of everything uncertain: one uniform and one value an input, and
// which account of each matter. Nothing of it is stored: it follows from seed and number of the draw.
// Asked by readings, conditions, causes and sensitivity.

import { drawInputs, type Frame, runsADraw } from '../engine/frame.ts';
import type { Input } from '../scenario/setting.ts';

/** Inputs by draw. */
export interface Drawn {
  readonly draws: number;
  /** Those that can matter to runs of the frame, in its order. */
  readonly inputs: readonly Input[];
  /** By input, then by draw. */
  readonly uniforms: readonly Float64Array[];
  readonly values: readonly Float64Array[];
}

/** What the draws of the first `runs` runs took. A millisecond or so a draw, for each founds a world. */
export function drawnInputs(
  frame: Frame,
  { seed, runs }: { readonly seed: number; readonly runs: number },
): Drawn {
  const draws = Math.ceil(runs / runsADraw);
  const opening = frame.setting.openings[frame.opening]!.key;
  const on = frame.switches.map((it) => frame.setting.switches[it]!.key);
  const chosen = frame.inputs.flatMap((input, at) =>
    canMatter(input.name, { opening, on }) && fits(frame, input) ? [at] : [],
  );
  const uniforms = chosen.map(() => new Float64Array(draws));
  const values = chosen.map(() => new Float64Array(draws));
  for (let draw = 0; draw < draws; draw += 1) {
    const drawn = drawInputs(frame, { seed, draw });
    chosen.forEach((at, number) => {
      uniforms[number]![draw] = drawn.uniforms[at]!;
      values[number]![draw] = drawn.values[at]!;
    });
  }
  return { draws, inputs: chosen.map((at) => frame.inputs[at]!), uniforms, values };
}

/** Numbers of other openings and of switches that are off reach no run. */
function canMatter(
  name: string,
  { opening, on }: { readonly opening: string; readonly on: readonly string[] },
): boolean {
  const [table, key = ''] = name.split('.');
  if (table === 'openings') return key === opening;
  if (table === 'switches') return on.includes(key);
  return true;
}

/** Readings, and what their accounts lay, only where they fit the opening. */
function fits({ setting, opening }: Frame, { name }: Input): boolean {
  const [table, key] = name.split('.');
  if (table !== 'readings') return true;
  const reading = setting.readings.find((it) => it.key === key);
  return reading === undefined || reading.openings.length === 0
    ? true
    : reading.openings.includes(opening);
}

/** Which account of a reading each run took, by number; undefined where no run draws it. */
export function takenIn(drawn: Drawn, reading: string, runs: number): Int32Array | undefined {
  const at = drawn.inputs.findIndex((it) => it.name === `readings.${reading}`);
  const values = drawn.values[at];
  if (values === undefined) return undefined;
  return Int32Array.from({ length: runs }, (_, run) => values[Math.floor(run / runsADraw)]!);
}

/** The draw of each of so many runs. */
export function drawsOf(runs: number): Int32Array {
  return Int32Array.from({ length: runs }, (_, run) => Math.floor(run / runsADraw));
}
