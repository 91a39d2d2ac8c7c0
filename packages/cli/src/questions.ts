// What commands that ask questions of a study share: which study is meant when a scenario is named,
// tables of its ensembles played as far as they are needed, and figures written to a file.

import { join } from 'node:path';
import { type RowsFigure, type Scenario, type Table, writeFigure } from '@tumen/lab';
import { makeEnsemble, tableOf, type Wanted } from './ensembles.ts';
import { writeAtomically } from './files.ts';
import { requireOpenings } from './naming.ts';
import { openScenario } from './opened.ts';
import { ensembleName, isStudy } from './results.ts';
import {
  openStudy,
  questionsFit,
  readyEnsemble,
  type Study,
  takeUpStudy,
  whatChanged,
} from './study-folder.ts';
import { called, quoted, say } from './terminal.ts';
import { Trouble } from './trouble.ts';

/** Where the study of a scenario lies, and what its runs follow from. */
export interface StudyWords {
  readonly out?: string | undefined;
  readonly seed?: number | undefined;
  readonly cache?: string | undefined;
}

/** The study in a folder; of a scenario's folder the study that belongs to it, begun if need be. */
export async function studyOf(folder: string, words: StudyWords): Promise<Study> {
  const { cache, seed } = words;
  if (await isStudy(folder)) {
    const study = await openStudy({ folder, cache });
    refuseOtherQuestions(study);
    return study;
  }
  const opened = await openScenario({ folder, cache });
  requireOpenings(opened.scenario);
  const out = words.out ?? join('studies', opened.scenario.key);
  return takeUpStudy({ folder: out, opened, seed: seed ?? 1216, again: undefined });
}

/** Rows that answer other questions than are asked today cannot be read. */
function refuseOtherQuestions(study: Study): void {
  if (questionsFit(study)) return;
  throw new Trouble(`The runs in ${study.folder} answer other questions than are asked today.`, {
    hint: `Play the study again: ${called()} study SCENARIO --again`,
  });
}

/** Runs of an ensemble, played as far as they are missing; `study` has it in its manifest then. */
export async function runsOf(
  study: Study,
  wanted: Pick<Wanted, 'opening' | 'switches' | 'runs'>,
  workers: number,
): Promise<{ readonly study: Study; readonly table: Table }> {
  const name = ensembleName({ opening: wanted.opening, switches: wanted.switches });
  const entry = study.manifest.ensembles[name];
  if (entry !== undefined && entry.runs >= wanted.runs) {
    const ready = readyEnsemble(study, wanted);
    const { table } = await tableOf(study, name, ready);
    const changed = whatChanged(study);
    if (table.runs >= wanted.runs) {
      if (changed !== undefined) {
        say(`${changed} since the study was made; its runs are read as they were played then.`);
      }
      return { study, table: firstRuns(table, wanted.runs) };
    }
  }
  const { study: next, made } = await makeEnsemble(study, wanted, workers);
  return { study: next, table: firstRuns(made.table, wanted.runs) };
}

/** How many runs of an opening as it is lie in a study, finished or to be finished. */
export function runsThere(study: Study, opening: string): number {
  return study.manifest.ensembles[ensembleName({ opening, switches: [] })]?.runs ?? 0;
}

/** The first runs of a table, or all that it has. */
export function firstRuns({ columns, runs: all }: Table, runs: number): Table {
  if (all <= runs) return { columns, runs: all };
  return {
    runs,
    columns: new Map([...columns].map(([name, values]) => [name, values.subarray(0, runs)])),
  };
}

/** Writes a figure where the command line says so, and says that it did. */
export async function keepFigure(path: string | undefined, figure: RowsFigure): Promise<void> {
  if (path === undefined) return;
  await writeAtomically(path, writeFigure(figure));
  say(`The figure is ${quoted(path)}.`);
}

/** The line under a figure: the scenario and the sources of what is shown. */
export function sourcesLine(scenario: Scenario, keys: readonly string[] = []): string {
  const shown = [...new Set(keys)].slice(0, 6).join(', ');
  return `Scenario: ${scenario.title}${shown === '' ? '' : `. Sources: ${shown}`}. Made with tumen.`;
}
