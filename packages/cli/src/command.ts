// The form of a command and the options that several of them share. `commands/table.ts` lists all
// commands; `main.ts` makes the parser and the help from that list.

import { type Command, InvalidArgumentError, Option } from '@commander-js/extra-typings';
import { usualWorkers } from './pool.ts';

/** One command: what it is called, what it is for, how it is used, and what it takes and does. */
export interface CommandEntry {
  readonly name: string;
  /** One sentence, shown in the list of commands and at the head of its help. */
  readonly summary: string;
  /** Lines to type and what they do. */
  readonly examples: readonly (readonly [line: string, does: string])[];
  /** Adds arguments, options and the action. */
  readonly declare: (command: Command) => void;
}

/** A parser of whole numbers within bounds, for options. */
export function whole(least: number, most: number): (word: string) => number {
  return (word) => {
    const value = /^[\d_]+$/.test(word) ? Number(word.replaceAll('_', '')) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };
}

const mostRuns = 10_000_000;

/** `--json`. */
export const jsonOption = () => new Option('--json', 'print one JSON document (see docs/json.md)');

/** `--cache DIR`. */
export const cacheOption = () =>
  new Option('--cache <folder>', 'where built lands are kept (default: the user’s cache folder)');

/** `--from OPENING`. */
export const openingOption = (usual = 'the scenario’s') =>
  new Option('--from <opening>', `which opening is meant (default: ${usual})`);

/** `--seed S`. */
export const seedOption = () =>
  new Option('--seed <number>', 'what all dice follow from')
    .argParser(whole(0, Number.MAX_SAFE_INTEGER))
    .default(1216);

/** `--run K`. */
export const runOption = () =>
  new Option('--run <number>', 'which run of the seed').argParser(whole(0, mostRuns - 1));

/** `--runs N`. */
export const runsOption = (usual: number) =>
  new Option('--runs <number>', 'how many runs').argParser(whole(1, mostRuns)).default(usual);

/** `--switch NAME…`. */
export const switchOption = () =>
  new Option('--switch <name...>', 'what-ifs of the scenario to lay over it');

/** `--set NAME=VALUE…`. */
export const setOption = () =>
  new Option(
    '--set <name=value...>',
    'parameters, readings or switches that hold in every run (polity.incomeMonths=2, the-host=song, creed=on)',
  );

/** `--ensemble NAME`. */
export const ensembleOption = () =>
  new Option('--ensemble <name>', 'which ensemble of a study, by the name of its folder');

/** `--workers N`. */
export const workersOption = () =>
  new Option('--workers <number>', 'threads that play side by side')
    .argParser(whole(1, 256))
    .default(usualWorkers(), 'all cores');

/** `--tables FORM`. */
export const tablesOption = () =>
  new Option('--tables <format>', 'form of the tables that the study leaves')
    .choices(['parquet', 'csv', 'none'] as const)
    .default('parquet' as const);

/** `--svg FILE`. */
export const svgOption = () =>
  new Option('--svg <file>', 'also write the figure, as SVG, into this file');

/** `--out STUDY`. */
export const outOption = () =>
  new Option('--out <folder>', 'the study’s folder (default: studies/ and the scenario’s key)');

/** `--again`. */
export const againOption = () =>
  new Option('--again', 'put away the study in that folder and begin anew');
