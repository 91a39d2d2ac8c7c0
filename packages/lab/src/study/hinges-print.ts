// What an outcome hinges on, in words and as a figure: luck first, then what parts the runs, then what
// flips it when that alone is changed: an input, a decision of a council, a roll.

import { counted, grouped, perHundred, rangePerHundred, signed } from '../base/wording.ts';
import type { RowsFigure } from './figure.ts';
import type { Hinge, Hinges } from './hinges.ts';

/** Something that was changed alone, in so many tries, and how often the outcome flipped. */
export interface Flips {
  readonly name: string;
  readonly words: string;
  readonly tries: number;
  readonly flips: number;
}

/** What an outcome hinges on, and what flips it. */
export interface EnsembleWhy {
  readonly key: string;
  readonly says: string;
  readonly opening: { readonly key: string; readonly name: string };
  readonly seed: number;
  readonly hinges: Hinges;
  /** Days that are early, runs looked through for decisions, and of these where it had not happened by then. */
  readonly early: { readonly days: number; readonly runs: number; readonly open: number };
  /** Runs in which it happens that were played again. */
  readonly replayed: number;
  /** Inputs drawn anew, decisions turned, and single rolls rolled again by die, in the replayed runs. */
  readonly inputFlips: readonly Flips[];
  readonly decisionFlips: readonly Flips[];
  readonly rollFlips: readonly Flips[];
}

/** What names of the model are. */
export const modelWords =
  'Names with a dot are parameters and dice of the model, by system; docs/model.md says what the parameters do.';

/** With fewer draws little can be told apart. */
const fewDraws = 50;

/** Hinges worth a line beyond those that are clear. */
const hingesShown = 8;

/** The hinges that are shown: all that are clear, and the next clearest. */
export function shownHinges({ hinges }: Hinges): readonly Hinge[] {
  const clear = hinges.filter((it) => it.isClear).length;
  return hinges.slice(0, Math.max(clear, hingesShown));
}

/** Writes it as Markdown. */
export function writeEnsembleWhy(why: EnsembleWhy): string {
  const { hinges, early, replayed } = why;
  const percent = (share: number) => `${Math.round(100 * share)}`;
  const lines = [
    `# Why, over the ensemble: ${why.says}`,
    '',
    `It happens in ${perHundred(hinges.share)} of a hundred (${rangePerHundred(hinges)}: where it moves, 5–95 %, with readings and parameters) of ${grouped(hinges.runs)} campaign${hinges.runs === 1 ? '' : 's'} from ${why.opening.name}, seed ${why.seed}. All of it is simulated.`,
    '',
  ];
  if (!(hinges.share > 0 && hinges.share < 1)) {
    lines.push(
      'It is the same in every run, so it hinges on nothing that these runs differ in.',
      '',
    );
    return lines.join('\n');
  }
  const clear = hinges.hinges.filter((it) => it.isClear).length;
  if (hinges.draws < fewDraws) {
    lines.push(
      `Only ${hinges.draws} draws: inputs are told apart by draws, so play more runs first.`,
      '',
    );
  }
  lines.push(
    ...(Number.isFinite(hinges.luck)
      ? [
          `Of what differs between the runs ${percent(hinges.luck)} in a hundred is luck: it differs between runs that share`,
          'everything that nobody knows. The rest hangs on readings, numbers and parameters.',
        ]
      : ['So few runs do not tell how much of it is luck.']),
    '',
    '## What parts the runs',
    '',
    `Of ${grouped(hinges.inputs)} inputs over ${grouped(hinges.draws)} draws and ${grouped(hinges.decisions)} early decisions ${clear === 0 ? 'none parts' : `${clear} ${clear === 1 ? 'parts' : 'part'}`} the runs more clearly`,
    'than the clearest of as many idle ones would. In a hundred: where the input is in its lowest third (or the account or the',
    'decision is not taken), and in its highest (or is).',
    ...(early.runs === 0
      ? []
      : [
          `Early is within ${grouped(early.days)} days of the opening. Decisions are looked for in ${grouped(early.runs)} runs and held against each other in the`,
          `${grouped(early.open)} in which it had not happened by then. A decision that parts the runs need not have brought it: both may come of`,
          'the same input. What turning it alone does is said below.',
        ]),
    '',
    '| input or decision | low | high | difference, 5–95 % | |',
    '|---|---|---|---|---|',
    ...shownHinges(hinges).map(
      (it) =>
        `| ${it.words} | ${percent(it.low)} | ${percent(it.high)} | ${signed(100 * it.difference)} (${signed(100 * it.least)} … ${signed(100 * it.most)}) | ${it.isClear ? 'clear' : 'may be chance'} |`,
    ),
    '',
  );
  lines.push(
    ...flipLines('## What undoes it when it alone is drawn anew', why.inputFlips, replayed),
  );
  lines.push(
    ...flipLines(
      '## What undoes it when one decision in its past is turned to the likeliest other choice',
      why.decisionFlips,
      replayed,
    ),
  );
  lines.push(
    ...flipLines('## What undoes it when one roll of it is rolled again', why.rollFlips, replayed),
    ...(why.rollFlips.length === 0 ? [] : [modelWords, '']),
  );
  return `${lines.join('\n').trimEnd()}\n`;
}

function flipLines(title: string, flips: readonly Flips[], replayed: number): string[] {
  const tried = flips.filter((it) => it.tries > 0);
  if (tried.length === 0) return [];
  const undoing = tried.filter((it) => it.flips > 0).sort(moreOften);
  const idle = tried.filter((it) => it.flips === 0);
  const tries = idle.reduce((sum, it) => sum + it.tries, 0);
  return [
    title,
    '',
    `In ${counted(replayed, 'run')} in which it happens, all other dice left as they fell.`,
    '',
    ...undoing.map((it) => `- ${it.words}: ${it.flips} of ${triesWords(it.tries)}`),
    ...(idle.length === 0
      ? []
      : [
          `- none of ${triesWords(tries)}: ${idle
            .map((it) => it.words)
            .sort()
            .join('; ')}`,
        ]),
    '',
  ];
}

function triesWords(tries: number): string {
  return tries === 1 ? '1 try' : `${grouped(tries)} tries`;
}

/** The most frequent first; what was tried seldom stands behind what was tried often. */
export function moreOften(a: Flips, b: Flips): number {
  const rate = ({ flips, tries }: Flips) => (flips + 0.5) / (tries + 5);
  return rate(b) - rate(a) || (a.name < b.name ? -1 : 1);
}

/** The hinges as a figure. */
export function figureOfHinges(why: EnsembleWhy, sources: string): RowsFigure {
  const shown = shownHinges(why.hinges).slice(0, 16);
  const reach = Math.max(
    10,
    ...shown.map((it) => 10 * Math.ceil(10 * Math.max(Math.abs(it.least), Math.abs(it.most)))),
  );
  return {
    title: `What it hinges on: ${why.says}`,
    subtitle: `${grouped(why.hinges.runs)} campaigns from ${why.opening.name}; ${Math.round(100 * why.hinges.luck)} in a hundred of the difference is luck`,
    axis: { least: -reach, most: reach, title: 'more or fewer in a hundred, high against low' },
    series: [
      { name: 'clear, and 5–95 % by counting over draws', colour: 0 },
      { name: 'may be chance among so many inputs', colour: 5 },
    ],
    rows: shown.map((it) => ({
      label: it.words,
      note: `${Math.round(100 * it.low)} → ${Math.round(100 * it.high)}`,
      marks: [
        {
          series: it.isClear ? 0 : 1,
          at: 100 * it.difference,
          least: 100 * it.least,
          most: 100 * it.most,
        },
      ],
    })),
    sources,
  };
}
