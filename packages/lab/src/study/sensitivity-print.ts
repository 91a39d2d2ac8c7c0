// Screened outcomes in words and as a figure: luck beside what was changed, all in runs of a hundred
// that flip.

import { grouped, perHundred, rangePerHundred, signed } from '../base/wording.ts';
import type { RowsFigure } from './figure.ts';
import { modelWords } from './hinges-print.ts';
import type { Screened, Sensitivity } from './sensitivity.ts';

/** Outcomes that were screened together. */
export interface Screening {
  readonly opening: { readonly key: string; readonly name: string };
  readonly seed: number;
  readonly runs: number;
  /** Base runs, each of another draw. */
  readonly points: number;
  readonly outcomes: readonly Sensitivity[];
}

/** Writes a screening as Markdown: one outcome in full, many with what is strongest. */
export function writeScreening(screening: Screening): string {
  const { opening, seed, points, outcomes, runs } = screening;
  const lines = [
    `# What flips it, from ${opening.name}`,
    '',
    `${points} base runs of ${grouped(runs)} campaigns, seed ${seed}; in each, every reading, what-if and leading input is changed`,
    'alone, all other dice left as they fell. In a hundred runs that flip. Luck: pairs of runs that share everything',
    'nobody knows and still differ. A flip may be chance that the change set off: beside much luck only what goes one',
    'way (more or fewer) says much. This ranks, it does not divide. All of it is simulated.',
    modelWords,
    '',
  ];
  const only = outcomes[0];
  if (outcomes.length === 1 && only !== undefined) lines.push(...inFull(only));
  else {
    lines.push('| outcome | in 100 | luck | luck and doubt | strongest |', '|---|---|---|---|---|');
    for (const it of outcomes) {
      const strongest = it.factors.filter((one) => one.flips > 0).slice(0, 4);
      lines.push(
        `| ${it.says} | ${perHundred(it.share)} (${rangePerHundred(it)}) | ${percent(it.luck)} | ${percent(it.all)} | ${strongest.map((one) => `${one.words} (${percent(one.flips)})`).join('; ')} |`,
      );
    }
    lines.push('');
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

function inFull(it: Sensitivity): string[] {
  return [
    `**${it.says}** In ${perHundred(it.share)} of a hundred runs (${rangePerHundred(it)} with readings and parameters).`,
    '',
    `- luck alone: ${percent(it.luck)}`,
    `- luck and doubt together: ${percent(it.all)}`,
    '',
    '| changed alone | sort | flips | more or fewer | tries |',
    '|---|---|---|---|---|',
    ...it.factors.map(
      (one) =>
        `| ${one.words} | ${sorts[one.sort]} | ${percent(one.flips)} (± ${percent(one.error)}) | ${signed(100 * one.mean)} | ${one.tries} |`,
    ),
    '',
  ];
}

const sorts: Readonly<Record<Screened['sort'], string>> = {
  reading: 'reading',
  switch: 'what-if',
  input: 'input',
};

function percent(share: number): string {
  return `${Math.round(100 * share)}`;
}

/** Rows that a figure has room for. */
const rowsShown = 18;

/** The first outcome as a figure, with luck as its first row. */
export function figureOfScreening(screening: Screening, sources: string): RowsFigure {
  const first = screening.outcomes[0];
  const rows =
    first === undefined
      ? []
      : [
          {
            label: 'Luck alone: pairs of runs with the same inputs',
            note: percent(first.luck),
            marks: [{ series: 3, at: 100 * first.luck }],
          },
          ...first.factors.slice(0, rowsShown).map((it) => ({
            label: it.words,
            note: percent(it.flips),
            marks: [
              {
                series: ['reading', 'switch', 'input'].indexOf(it.sort),
                at: 100 * it.flips,
                least: 100 * Math.max(0, it.flips - 1.645 * it.error),
                most: 100 * Math.min(1, it.flips + 1.645 * it.error),
              },
            ],
          })),
        ];
  return {
    title: `What flips it: ${first?.says ?? ''}`,
    subtitle: `${screening.points} base runs from ${screening.opening.name}, seed ${screening.seed}; each factor changed alone`,
    axis: { least: 0, most: 100, title: 'of a hundred runs that flip' },
    series: [
      { name: 'reading', colour: 0 },
      { name: 'what-if', colour: 1 },
      { name: 'input (bars: 5–95 % by counting tries)', colour: 2 },
      { name: 'luck', colour: 5 },
    ],
    rows,
    sources,
  };
}
