// Runs played again with one thing changed: an input drawn anew, a switch laid over, a single roll
// rolled again. All else keeps its dice, so that what flips, flips by that alone. What flips in how many
// tries is the screening of Morris in its radial form, for outcomes of yes and no.
//
// @source morris-1991, campolongo-2011

import { type Name, nameOf, rollAt, runKey } from '../base/dice.ts';
import { type Chronicle, idIn } from '../engine/chronicle.ts';
import { drawInputs, type Frame, runsADraw } from '../engine/frame.ts';
import { play, type Run, type RunOptions } from '../engine/run.ts';
import type { Input } from '../scenario/setting.ts';
import { vocabulary } from '../world/change.ts';
import { councilKey, isCouncil } from './council.ts';

/** A run of an ensemble. */
export interface OfEnsemble {
  readonly seed: number;
  readonly run: number;
}

/** Plays a run of an ensemble, with some inputs given by their uniforms. */
export function replay(
  frame: Frame,
  { seed, run }: OfEnsemble,
  given: Readonly<Record<string, number>> = {},
  options: RunOptions = {},
): Run {
  const draw = drawInputs(frame, { seed, draw: Math.floor(run / runsADraw), given });
  return play(frame, { seed, run }, { ...options, draw });
}

/**
 * Other uniforms for an input that is now at `u`: two more, a third of the way round each, or for a
 * reading the middle of every other account.
 */
export function otherUniforms({ shape }: Input, u: number): readonly number[] {
  if (shape.kind !== 'reading') return [(u + 1 / 3) % 1, (u + 2 / 3) % 1];
  const own = shape.upTo.findIndex((upTo) => u < upTo);
  return shape.upTo.flatMap((upTo, number) => {
    const from = shape.upTo[number - 1] ?? 0;
    return number === own || upTo === from ? [] : [(from + upTo) / 2];
  });
}

/** A roll of a run: its die, whom it is about, and which time. */
export interface Roll {
  readonly die: string;
  readonly subject: Name;
  readonly matter: number;
}

/** Plays a run with one roll rolled again, by dice of another run. */
export function replayRoll(frame: Frame, of: OfEnsemble, roll: Roll, time: number): Run {
  const other = runKey(of.seed, of.run + otherRun * (time + 1));
  const again = rollAt(other, nameOf(`again:${roll.die}`), roll.subject, roll.matter);
  return replayAs(frame, of, roll, again);
}

/** Plays a run with one roll coming out as told, from 0 to below 1. */
export function replayAs(frame: Frame, of: OfEnsemble, roll: Roll, value: number): Run {
  return replay(
    frame,
    of,
    {},
    {
      instead: (die, subject, matter) =>
        die === roll.die &&
        matter === roll.matter &&
        subject.high === roll.subject.high &&
        subject.low === roll.subject.low
          ? value
          : undefined,
    },
  );
}

/** Far beyond the runs of any ensemble, so that dice rolled again are nobody else's. */
const otherRun = 1_000_000_000;

/**
 * The rolls in the causal past of a change: on its day or before it, of systems that spoke in the chain
 * that led to it, about things that are named in what they said. In the order in which they were rolled.
 */
export function rollsBefore(
  frame: Frame,
  of: OfEnsemble,
  find: (chronicle: Chronicle) => number,
): readonly Roll[] {
  const rolls: Roll[] = [];
  /** Day by the end of which each roll was rolled. */
  const days: number[] = [];
  const run = replay(
    frame,
    of,
    {},
    {
      onRoll: (die, subject, matter) => {
        rolls.push({ die, subject, matter });
      },
      atRest: (world) => {
        while (days.length < rolls.length) days.push(world.day);
      },
    },
  );
  const index = find(run.chronicle);
  if (index < 0) return [];
  const concerned = concernedBefore(frame, run, index);
  const day = run.chronicle.days[index]!;
  return rolls.filter(
    ({ die, subject }, at) =>
      (days[at] ?? Number.POSITIVE_INFINITY) <= day &&
      concerned.has(`${die.slice(0, die.indexOf('.'))} ${subject.high} ${subject.low}`),
  );
}

/** A decision in the causal past of a change, and the roll that turns it. */
export interface Turning {
  /** Whose council it was, see `councilKey`. */
  readonly whose: string | undefined;
  /** What was chosen. */
  readonly act: string;
  readonly roll: Roll;
  /** A roll at which the council takes the likeliest of its other options. */
  readonly other: number;
}

/** The decisions of councils in the causal past of a change that had another option, the earliest first. */
export function decisionsBefore(
  frame: Frame,
  of: OfEnsemble,
  find: (chronicle: Chronicle) => number,
): readonly Turning[] {
  const rolls = new Map<number, Roll>();
  const { chronicle } = replay(
    frame,
    of,
    {},
    {
      onDecision: (roll, at) => {
        rolls.set(at, roll);
      },
    },
  );
  const index = find(chronicle);
  if (index < 0) return [];
  return ancestorsOf(chronicle, index).flatMap((at): readonly Turning[] => {
    const change = chronicle.changes[at]!;
    const roll = rolls.get(at);
    if (!isCouncil(change) || roll === undefined) return [];
    const { options, choice } = change;
    const whose = councilKey(frame.setting, change);
    let below = 0;
    let best = { odds: 0, other: 0 };
    options.forEach(({ odds }, option) => {
      if (option !== choice && odds > best.odds) best = { odds, other: below + odds / 2 };
      below += odds;
    });
    const { act } = options[choice]!;
    return best.odds > 0 ? [{ whose, act, roll, other: best.other }] : [];
  });
}

/** `SYSTEM NAME` of everything that the chain behind a change names. */
function concernedBefore({ model }: Frame, { chronicle, world }: Run, index: number): Set<string> {
  const tables: Readonly<Record<string, readonly { readonly name: Name }[]>> = {
    place: world.places,
    person: world.people,
    polity: world.polities,
    force: world.forces,
    siege: world.sieges,
  };
  const out = new Set<string>();
  for (const at of ancestorsOf(chronicle, index)) {
    const change = chronicle.changes[at]!;
    const system = model.systems[chronicle.systems[at]!]!.name;
    for (const [field, type] of Object.entries(vocabulary[change.kind])) {
      const thing = tables[type.replace('?', '')]?.[idIn(change, field)];
      if (thing !== undefined) out.add(`${system} ${thing.name.high} ${thing.name.low}`);
    }
  }
  return out;
}

/** A change, its triggers back to the given situation, and whatever set the odds of any of these. */
export function ancestorsOf(chronicle: Chronicle, index: number): readonly number[] {
  const seen = new Set<number>();
  const pending = [index];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    if (at < 0 || seen.has(at)) continue;
    seen.add(at);
    pending.push(chronicle.triggers[at]!, ...chronicle.because[at]!);
  }
  return [...seen].sort((a, b) => a - b);
}
