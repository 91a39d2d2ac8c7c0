// A study as tables for other programs: for every ensemble its runs, their inputs, events and legs,
// and once the record, the places and the openings, with a list of what every column means.

import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  attestationsTable,
  type Chunk,
  type ColumnShape,
  type DrawnRow,
  drawInputs,
  eventsTable,
  type FlatRows,
  inputsOf,
  inputsTable,
  legsTable,
  openingsTable,
  placesTable,
  type Report,
  runsADraw,
  runsTable,
} from '@tumen/lab';
import { readTraces, surveyChunks, unbroken } from './chunk-files.ts';
import { writeAtomically } from './files.ts';
import { jsonText } from './json.ts';
import { showProgress } from './progress.ts';
import type { EnsembleEntry } from './results.ts';
import { type Ready, readyKept, type Study } from './study-folder.ts';
import { beginTable, type TableFile, type TableFormat } from './table-files.ts';
import { called, quoted } from './terminal.ts';
import { Trouble } from './trouble.ts';

/** One table that was written. */
export interface Exported {
  /** What it is a table of: `runs`, `inputs`, `events`, `legs`, `attestations`, `places`, `openings`. */
  readonly table: string;
  /** Name of the ensemble; absent where the table is of the whole study. */
  readonly ensemble?: string;
  /** Relative to the folder of the tables, with forward slashes. */
  readonly file: string;
  readonly rows: number;
  readonly columns: readonly ColumnShape[];
}

/** Writes all tables of a study into a folder. Some 10 to 15 ms a run of a large scenario. */
export async function exportTables(
  study: Study,
  report: Report,
  options: { readonly folder: string; readonly format: TableFormat },
): Promise<readonly Exported[]> {
  const { folder, format } = options;
  const { scenario } = study.opened;
  await mkdir(folder, { recursive: true });
  const written: Exported[] = [];
  for (const [name, entry] of Object.entries(study.manifest.ensembles)) {
    written.push(...(await exportEnsemble(study, name, entry, options)));
  }
  for (const [table, rows] of [
    ['attestations', attestationsTable(report.judgements)],
    ['places', placesTable(scenario)],
    ['openings', openingsTable(scenario)],
  ] as const) {
    const file = `${table}.${format}`;
    const path = join(folder, file);
    const count = await writeTable(path, rows, format);
    written.push({ table, file, rows: count, columns: rows.columns });
  }
  const columns = Object.fromEntries(
    written.map(({ file, table, columns: of }) => [
      file,
      {
        table,
        columns: of.map(({ name, type, optional, says }) => ({ name, type, optional, says })),
      },
    ]),
  );
  await writeAtomically(join(folder, 'columns.json'), jsonText({ format, files: columns }));
  return written;
}

async function writeTable(path: string, rows: FlatRows, format: TableFormat): Promise<number> {
  const file = await beginTable(path, rows.columns, format);
  await file.add(rows);
  return file.finish();
}

/** The tables of one ensemble, chunk by chunk. */
async function exportEnsemble(
  study: Study,
  name: string,
  entry: EnsembleEntry,
  { folder, format }: { readonly folder: string; readonly format: TableFormat },
): Promise<readonly Exported[]> {
  const ready = await readyKept(study, name, entry);
  const chunks = await finishedChunks(study, name, entry, ready);
  const tables = ['runs', 'inputs', 'events', 'legs'] as const;
  const files = new Map<
    string,
    { readonly out: TableFile; readonly columns: readonly ColumnShape[] }
  >();
  const pathOf = (table: string) => join(folder, table, `${name}.${format}`);
  const progress = showProgress({
    title: `tables of ${name}`,
    unit: 'runs',
    total: entry.runs,
    done: 0,
  });
  try {
    for (const chunk of chunks) {
      const rows = await rowsOf(study, name, chunk, ready);
      for (const table of tables) {
        const more = labelled(name, rows[table]);
        const begun = files.get(table);
        if (begun !== undefined) {
          await begun.out.add(more);
          continue;
        }
        await mkdir(dirname(pathOf(table)), { recursive: true });
        const out = await beginTable(pathOf(table), more.columns, format);
        files.set(table, { out, columns: more.columns });
        await out.add(more);
      }
      progress.at(chunk.to);
    }
    const written: Exported[] = [];
    for (const [table, { out, columns }] of files) {
      const rows = await out.finish();
      written.push({ table, ensemble: name, file: `${table}/${name}.${format}`, rows, columns });
    }
    return written;
  } catch (error) {
    for (const { out } of files.values()) await out.drop();
    throw error;
  } finally {
    progress.end();
  }
}

async function finishedChunks(
  { folder }: Study,
  name: string,
  { runs }: EnsembleEntry,
  { questionnaire }: Ready,
): Promise<readonly Chunk[]> {
  const survey = await surveyChunks({
    study: folder,
    ensemble: name,
    runs,
    columns: questionnaire.columns.length,
    traces: false,
  });
  return unbroken(survey.kept);
}

async function rowsOf(study: Study, name: string, chunk: Chunk, ready: Ready) {
  const { setting } = ready.laboratory;
  const { scenario } = study.opened;
  const { from, to } = chunk;
  const traces = await readTraces({ study: study.folder, ensemble: name, from, to });
  if (traces === undefined) {
    throw new Trouble(`The events of runs ${from} to ${to - 1} of ${name} are damaged.`, {
      hint: `The command that made ${name} makes them again: ${called()} ensemble SCENARIO --out ${quoted(study.folder)}`,
    });
  }
  const day = setting.openings[ready.frame.opening]!.day;
  const each = ready.design?.each ?? 'draw';
  return {
    runs: runsTable(scenario, { questionnaire: ready.questionnaire, chunk, each }),
    inputs: inputsTable(setting, ready.frame, [...drawnRows(study.seed, chunk, ready)]),
    events: eventsTable(setting, day, traces),
    legs: legsTable(setting, day, traces),
  };
}

/** The draws of a chunk's runs, made again from their names; a chunk begins with a draw. */
function* drawnRows(seed: number, { from, to }: Chunk, ready: Ready): Generator<DrawnRow> {
  const step = ready.design?.each === 'run' ? 1 : runsADraw;
  for (let run = from; run < to; run += step) {
    const planned = ready.plan?.of(run) ?? { frame: ready.frame };
    const { frame, set } = planned;
    const draw = drawInputs(frame, {
      seed,
      draw: Math.floor(run / runsADraw),
      ...(set === undefined ? {} : { set }),
    });
    yield { number: inputsOf(run, step === 1 ? 'run' : 'draw'), frame, draw };
  }
}

const ensembleColumn: ColumnShape = {
  name: 'ensemble',
  type: 'text',
  optional: false,
  says: 'name of the ensemble: opening, switches, design',
};

/** Rows with the name of their ensemble before them, so that tables of several can be read as one. */
function labelled(name: string, { columns, values }: FlatRows): FlatRows {
  const length = values[0]?.length ?? 0;
  return {
    columns: [ensembleColumn, ...columns],
    values: [new Array<string>(length).fill(name), ...values],
  };
}
