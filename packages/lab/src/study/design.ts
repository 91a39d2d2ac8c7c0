// A design: what a user's own table, or one change named on the command line, sets for the runs of an
// ensemble, in place of what their dice would draw. One line serves one run or one draw of ten; past
// the last line the table begins anew, with other dice.

import { digestOf } from '../base/hash.ts';
import { type Frame, runsADraw } from '../engine/frame.ts';
import { frameOf, type Laboratory } from './campaign.ts';

/** One line: values of inputs and parameters by name, and switches by key. */
export interface DesignLine {
  /** A reading's value is the number of its account. */
  readonly set: Readonly<Record<string, number>>;
  /** Switches that are on or off for the line's runs, whatever the ensemble has; the rest are left. */
  readonly switches: Readonly<Record<string, boolean>>;
}

/** A whole design. */
export interface Design {
  /** Whether a line is for one run, or for the ten runs that share a draw. */
  readonly each: 'run' | 'draw';
  /** At least one. */
  readonly lines: readonly DesignLine[];
}

/** What a run of a design is made with, besides seed and number. */
export interface PlannedRun {
  readonly frame: Frame;
  readonly set?: Readonly<Record<string, number>>;
}

/** A design made ready for one opening. The same line is the same object, so that draws can be shared. */
export interface ReadyDesign {
  readonly of: (run: number) => PlannedRun;
}

/** Runs for which a design has a line of their own. */
export function runsOf({ each, lines }: Design): number {
  return each === 'draw' ? lines.length * runsADraw : lines.length;
}

/** The line of a run. */
export function lineOf({ each, lines }: Design, run: number): DesignLine {
  const number = each === 'draw' ? Math.floor(run / runsADraw) : run;
  return lines[number % lines.length]!;
}

/** Makes a design ready: one frame for each set of switches that it has. */
export function readyDesign(
  laboratory: Laboratory,
  design: Design,
  base: { readonly opening: string; readonly switches: readonly string[] },
): ReadyDesign {
  const frames = new Map<string, Frame>();
  const planned = new Map<DesignLine, PlannedRun>();
  return {
    of: (run) => {
      const line = lineOf(design, run);
      const known = planned.get(line);
      if (known !== undefined) return known;
      const on = new Set(base.switches);
      for (const [key, isOn] of Object.entries(line.switches)) {
        if (isOn) on.add(key);
        else on.delete(key);
      }
      const switches = laboratory.scenario.switches.flatMap((it) => (on.has(it.key) ? it.key : []));
      const name = switches.join('+');
      const frame = frames.get(name) ?? frameOf(laboratory, { opening: base.opening, switches });
      frames.set(name, frame);
      const made = { frame, set: line.set };
      planned.set(line, made);
      return made;
    },
  };
}

/** The short name of a design, for folders: eight hexadecimal digits of its digest. */
export function designName(design: Design): string {
  return digestOf(design).slice(0, 8);
}

/** Councils that choose at random: all utilities weigh nothing. A baseline for scores. */
export const councilsAtRandom: Design = {
  each: 'draw',
  lines: [{ set: { 'engine.utilityWeight': 0 }, switches: {} }],
};
