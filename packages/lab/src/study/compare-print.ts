// A comparison in words: Markdown that a historian can read in a terminal, and rows of a figure. What
// does not change is told as well as what does, and the doubt is that of draws and not of counting.

import { grouped, listed, perHundred, signed, wordsOfCamel } from '../base/wording.ts';
import { type Comparison, type Effect, verdictOn } from './compare.ts';
import type { FigureRow, RowsFigure } from './figure.ts';
import type { Bounded } from './paired.ts';
import { noneOf } from './score.ts';

/** Writes a comparison as Markdown. */
export function writeComparison(comparison: Comparison): string {
  const { switches, opening, pairs, seed, direction, effects } = comparison;
  const named = listed(switches.map((it) => it.name));
  const lines = [
    `# ${named}`,
    '',
    ...switches.flatMap((it) => [it.why.trim(), '']),
    `${grouped(pairs)} pairs of campaigns from ${opening.name} on the same dice, seed ${seed}. ${
      direction === 'removes'
        ? 'With the cause: as the scenario has it. Without: under the what-if.'
        : 'With the cause: under the what-if. Without: as the scenario has it.'
    }`,
    'The difference is what the cause adds, in a hundred; behind it is where that moves, 5–95 %, with the',
    'readings and the parameters that nobody knows. All of it is simulated.',
    '',
  ];
  const clear = effects.filter((it) => ['more', 'less'].includes(verdictOn(it)));
  const unclear = effects.filter((it) => verdictOn(it) === 'unclear');
  const unchanged = effects.filter((it) => verdictOn(it) === 'unchanged');
  if (clear.length > 0) lines.push(...effectsTable(clear), '', ...causesTable(clear), '');
  else lines.push('Nothing changes by more than so many pairs can tell from chance.', '');
  lines.push(...partingLines(comparison));
  if (unclear.length > 0) lines.push(...unclearTable(unclear), '');
  if (unchanged.length > 0) {
    const most = 100 * noneOf(pairs, false).most;
    lines.push(
      '## Did not change in any pair',
      '',
      `None of ${grouped(pairs)} pairs differs in these, so under ${most < 10 ? most.toFixed(1) : Math.round(most)} in a hundred do.`,
      '',
    );
    lines.push(
      ...unchanged.map((it) => `- ${it.says} ${perHundred(it.withCause)} in 100 either way`),
      '',
    );
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

function unclearTable(effects: readonly Effect[]): string[] {
  return [
    '## Changed in some pairs, but not for certain more or less often',
    '',
    '| outcome | with → without, in 100 | difference | pairs only with it | pairs only without it |',
    '|---|---|---|---|---|',
    ...effects.map(
      (it) =>
        `| ${it.says} | ${perHundred(it.withCause)} → ${perHundred(it.without)} | ${writeEffect(it)} | ${grouped(it.lost)} | ${grouped(it.won)} |`,
    ),
  ];
}

function effectsTable(effects: readonly Effect[]): string[] {
  return [
    '## What the cause does',
    '',
    'Not without it: of a hundred runs in which it happens with the cause, those in which it would not have',
    'happened without. Only without it: of a hundred in which it happens without the cause, those in which it',
    'would not have happened with it. Chance flips go both ways; where the two are alike, it is chance. What stands',
    'here changes more on average than twice its error; the range is wider, for it is of one draw and the next. Later',
    'by: days, where it happens either way, with the cause; ± one error. Runs saved: as many times the runs would tell',
    'as much if they were not paired.',
    '',
    '| outcome | with → without, in 100 | difference | not without it | only without it | later by | runs saved |',
    '|---|---|---|---|---|---|---|',
    ...effects.map((it) => {
      const later =
        it.later === undefined || Math.abs(it.later.days) <= 2 * it.later.error
          ? ''
          : `${signed(it.later.days)} ± ${grouped(it.later.error)} days`;
      const saved = it.saved === undefined ? '' : `× ${it.saved.toFixed(1)}`;
      return `| ${it.says} | ${perHundred(it.withCause)} → ${perHundred(it.without)} | ${writeEffect(it)} | ${ofHundred(it.lost, it.withCause * it.pairs)} | ${ofHundred(it.won, it.without * it.pairs)} | ${later} | ${saved} |`;
    }),
  ];
}

function causesTable(effects: readonly Effect[]): string[] {
  return [
    '## How necessary, how sufficient',
    '',
    'In brackets the bounds that hold however runs are paired (Tian and Pearl 2000); before them the value of',
    'these pairs, which rests on the model’s own dice.',
    '',
    '| outcome | necessary | sufficient |',
    '|---|---|---|',
    ...effects.map(
      (it) => `| ${it.says} | ${writeBounded(it.necessity)} | ${writeBounded(it.sufficiency)} |`,
    ),
  ];
}

function partingLines({ partings }: Comparison): string[] {
  if (partings === undefined || partings.pairs === 0) return [];
  const { pairs, same, days, kinds } = partings;
  const lines = ['## Where the pairs first part', ''];
  if (days === undefined) {
    lines.push(
      `None of ${grouped(pairs)} pairs parts: the what-if changes nothing that happens.`,
      '',
    );
    return lines;
  }
  lines.push(
    `Of ${grouped(pairs)} pairs ${grouped(pairs - same)} part; ${days.early} · ${days.middle} · ${days.late} days after the opening (5 · 50 · 95 %). First by:`,
    '',
    ...kinds
      .slice(0, 6)
      .map((it) => `- ${wordsOfCamel(it.kind).join(' ')}: ${ofHundred(it.pairs, pairs)} in 100`),
    '',
  );
  return lines;
}

/** `−12 (−20 … −5)`: a difference in a hundred and where it moves. */
export function writeEffect({ effect, least, most }: Pick<Effect, 'effect' | 'least' | 'most'>) {
  return `${signed(100 * effect)} (${signed(100 * least)} … ${signed(100 * most)})`;
}

/** `0.42 (0.10–0.85)`. */
export function writeBounded(it: Bounded | undefined): string {
  if (it === undefined) return '';
  return `${it.paired.toFixed(2)} (${it.least.toFixed(2)}–${it.most.toFixed(2)})`;
}

function ofHundred(count: number, all: number): string {
  return all === 0 ? '' : perHundred(count / all);
}

/** Rows that a figure has room for. */
const rowsShown = 16;

/** A comparison as a figure: the effects that are clear, with their ranges. */
export function figureOfComparison(comparison: Comparison, sources: string): RowsFigure {
  const { switches, opening, pairs, seed, effects, direction } = comparison;
  const changed = effects.filter((it) => it.lost + it.won > 0);
  const shown = changed.slice(0, rowsShown);
  return {
    title: listed(switches.map((it) => it.name)),
    subtitle: `What the cause does that this what-if ${direction === 'removes' ? 'takes away' : 'brings'}: ${grouped(pairs)} pairs from ${opening.name}, seed ${seed}${shown.length < changed.length ? `; the ${shown.length} largest of ${changed.length} changes` : ''}`,
    axis: { ...axisOver(shown), title: 'more or fewer in a hundred, with the cause' },
    series: [{ name: 'effect, and its 5–95 % over readings and parameters', colour: 0 }],
    rows: shown.map(rowOfEffect),
    sources,
  };
}

/** One effect as a row of a figure. */
export function rowOfEffect(it: Effect): FigureRow {
  return {
    label: it.says,
    note: writeEffect(it),
    marks: [{ series: 0, at: 100 * it.effect, least: 100 * it.least, most: 100 * it.most }],
  };
}

/** An axis in hundredths about zero, wide enough for the ranges of some effects. */
export function axisOver(effects: readonly Pick<Effect, 'least' | 'most' | 'effect'>[]): {
  readonly least: number;
  readonly most: number;
} {
  let reach = 10;
  for (const it of effects) {
    for (const value of [it.least, it.most, it.effect]) {
      reach = Math.max(reach, Math.ceil(Math.abs(10 * value)) * 10);
    }
  }
  return { least: -Math.min(100, reach), most: Math.min(100, reach) };
}
