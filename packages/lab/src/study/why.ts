// Why something happened in one run: the chain of triggers back to what was given, and at each step
// what set its odds. Replays a run with `trace` kept; knows only the chronicle and the pressures. Used
// by the command line and the atlas when a person asks about an event.

import { type Calendar, writeDate } from '../base/calendar.ts';
import { counted, unhyphened } from '../base/wording.ts';
import type { Pressure, Run } from '../engine/run.ts';
import type { Day, Setting } from '../scenario/setting.ts';
import { actWords } from '../world/acts.ts';
import type { Kind, Option } from '../world/change.ts';
import type { Names } from '../world/names.ts';
import { makeTeller, rankOf } from '../world/tell.ts';

/** A change of the run, told. */
export interface ToldChange {
  /** Its place in the chronicle. */
  readonly index: number;
  readonly day: Day;
  readonly sentence: string;
}

/** One step of the chain. */
export interface Step extends ToldChange {
  readonly kind: Kind;
  /** Changes that set its odds, beside its trigger, earliest first. */
  readonly because: readonly ToldChange[];
  /** Where it came as a hazard in a traced run: what built the pressure, largest part first. */
  readonly pressure: Pressed | undefined;
  /** Where it was chosen among options, by a council or by who settles a town: all that was weighed, likeliest first. */
  readonly weighed: readonly Weighed[];
}

export interface Pressed {
  /** `system.hazard`. */
  readonly hazard: string;
  readonly parts: readonly {
    /** Share of the pressure, of a hundred; the parts sum to a hundred. */
    readonly ofHundred: number;
    /** What set the rate that built it; absent for the given situation. */
    readonly since: ToldChange | undefined;
  }[];
}

export interface Weighed {
  readonly words: string;
  /** Probability, 0 … 1. */
  readonly odds: number;
  readonly chosen: boolean;
}

/** The answer: the event first, then what led to it, back to the given situation. */
export interface Why {
  readonly calendar: Calendar;
  readonly steps: readonly Step[];
}

/**
 * Explains a change of a run by its place in the chronicle. Pressures are there only if the run was
 * played with `trace`. Tells every change of the chronicle once, some milliseconds for a long run.
 */
export function explain(setting: Setting, run: Run, index: number): Why {
  const { chronicle, pressures } = run;
  const teller = makeTeller(setting);
  for (const change of chronicle.changes) teller.learn(change);
  const told = (at: number): ToldChange => ({
    index: at,
    day: chronicle.days[at]!,
    sentence: teller.tell(chronicle.changes[at]!),
  });
  const steps: Step[] = [];
  for (let at = index; at >= 0; at = chronicle.triggers[at]!) {
    const change = chronicle.changes[at]!;
    const pressure = pressures.get(at);
    steps.push({
      ...told(at),
      kind: change.kind,
      because: [...chronicle.because[at]!].sort((a, b) => a - b).map(told),
      pressure: pressure === undefined ? undefined : pressed(pressure, told),
      weighed: 'options' in change ? weighed(change, teller.names) : [],
    });
  }
  return { calendar: setting.calendar, steps };
}

function pressed({ hazard, parts }: Pressure, told: (at: number) => ToldChange): Pressed {
  const sum = parts.reduce((total, it) => total + it.part, 0);
  return {
    hazard,
    parts: parts.map(({ cause, part }) => ({
      ofHundred: sum > 0 ? (100 * part) / sum : 0,
      since: cause < 0 ? undefined : told(cause),
    })),
  };
}

function weighed(
  change: { readonly choice: number; readonly options: readonly Option[] },
  names: Names,
): Weighed[] {
  return change.options
    .map((option, at) => ({
      words: actWords(option, names),
      odds: option.odds,
      chosen: at === change.choice,
      at,
    }))
    .sort((a, b) => b.odds - a.odds || a.at - b.at)
    .map(({ words, odds, chosen }) => ({ words, odds, chosen }));
}

/** Writes an answer as indented prose. Runs of lesser steps without reasons of their own become one line. */
export function writeWhy(why: Why): string {
  const date = (day: Day) => writeDate(why.calendar, day);
  const lines: string[] = [];
  let lesser: Step[] = [];
  const rest = () => {
    const from = lesser[lesser.length - 1];
    if (from !== undefined) {
      lines.push(`by way of ${counted(lesser.length, 'lesser step')} since ${date(from.day)}`);
    }
    lesser = [];
  };
  why.steps.forEach((step, at) => {
    if (at > 0 && isLesser(step)) {
      lesser.push(step);
      return;
    }
    rest();
    lines.push(`${at === 0 ? '' : 'because '}${date(step.day)}: ${step.sentence}`);
    lines.push(...reasons(step, date));
  });
  rest();
  lines.push('because of the situation given at the opening.');
  return `${lines.join('\n')}\n`;
}

/** Legs of a march and movements of numbers, where nothing was rolled for or weighed. */
function isLesser({ kind, because, pressure }: Step): boolean {
  const small = kind === 'forceReaches' || (rankOf(kind) === 'fine' && kind !== 'newsArrives');
  return small && because.length === 0 && pressure === undefined;
}

function reasons(step: Step, date: (day: Day) => string): string[] {
  const { pressure, because, weighed } = step;
  const out: string[] = [];
  if (pressure !== undefined) {
    const [system, hazard] = pressure.hazard.split('.').map(unhyphened);
    out.push(
      `  It could come at any time (${hazard} in ${system}); of 100 parts of what built up to it`,
    );
    const shown = pressure.parts.filter((it) => Math.round(it.ofHundred) >= 1);
    for (const { ofHundred, since } of shown) {
      const what =
        since === undefined
          ? 'from the given situation'
          : `since ${date(since.day)}: ${since.sentence}`;
      out.push(`    ${Math.round(ofHundred)} ${what}`);
    }
    if (shown.length < pressure.parts.length) {
      out.push(
        `    the rest from ${counted(pressure.parts.length - shown.length, 'smaller part')}`,
      );
    }
  }
  if (weighed.length > 1) {
    out.push('  It was weighed, in 100');
    for (const { words, odds, chosen } of weighed) {
      out.push(`    ${Math.round(100 * odds)} to ${words}${chosen ? ' (chosen)' : ''}`);
    }
  }
  if (because.length > 0) {
    out.push('  Its odds were set by');
    for (const it of because) out.push(`    ${date(it.day)}: ${it.sentence}`);
  }
  return out;
}
