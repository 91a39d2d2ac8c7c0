// A study as tables for other programs: for every ensemble its runs, their inputs, events and legs,
// and once the record, the places and the openings, with a list of what every column means. Ensembles
// are written side by side by workers; tables that are as they should be are left as they are.

import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  attestationsTable,
  type ColumnShape,
  type FlatRows,
  openingsTable,
  placesTable,
  type Report,
} from '@tumen/lab';
import { shareOutInSight } from './crew.ts';
import { type Exported, ensembleTables, type TablesOrder } from './ensemble-tables.ts';
import { unfinished, writeAtomically } from './files.ts';
import { jsonText } from './json.ts';
import type { WorkerSetup } from './orders.ts';
import {
  clearTables,
  type EnsembleEntry,
  isThere,
  readDesignOf,
  readTableList,
  type TableList,
} from './results.ts';
import type { Study } from './study-folder.ts';
import { beginTable, type TableFormat } from './table-files.ts';
import { called, quoted } from './terminal.ts';
import { Trouble } from './trouble.ts';
import { versionOf } from './version.ts';

/** Where tables go, in which form, by how many workers, and whether those that are there may stay. */
export interface TablesWanted {
  readonly folder: string;
  readonly format: TableFormat;
  readonly workers: number;
  /** Writes all of them anew. */
  readonly anew: boolean;
}

/** Writes all tables of a study into a folder. Some 3 ms a run of a large scenario on one core. */
export async function exportTables(
  study: Study,
  report: Report,
  wanted: TablesWanted,
): Promise<readonly Exported[]> {
  const { folder, format } = wanted;
  const { scenario } = study.opened;
  const before = wanted.anew ? undefined : await readTableList(study.folder);
  const isSame = before?.format === format && before.tumen === versionOf();
  const stays = isSame ? before : undefined;
  if (stays === undefined) await clearTables(study.folder);
  await mkdir(folder, { recursive: true });
  const written: Exported[] = [...(await exportEnsembles(study, wanted, stays))];
  for (const [table, rows] of [
    ['attestations', attestationsTable(report.judgements)],
    ['places', placesTable(scenario)],
    ['openings', openingsTable(scenario)],
  ] as const) {
    const file = `${table}.${format}`;
    const count = await writeTable(join(folder, file), rows, format);
    written.push({ table, file, rows: count, columns: rows.columns });
  }
  const files = Object.fromEntries(
    written.map(({ file, table, ensemble, rows, columns }) => {
      const entry = ensemble === undefined ? undefined : study.manifest.ensembles[ensemble];
      const of = entry === undefined ? {} : { ensemble, ...standOf(entry) };
      return [file, { table, ...of, rows, columns: columns.map(shapeOf) }];
    }),
  );
  await writeAtomically(
    join(folder, 'columns.json'),
    jsonText({ tumen: versionOf(), format, files }),
  );
  return written;
}

/** What the tables of an ensemble were written from: if it is the same, so are they. */
function standOf({ fingerprint, runs }: EnsembleEntry) {
  return { fingerprint, runs };
}

function shapeOf({ name, type, optional, says }: ColumnShape): ColumnShape {
  return { name, type, optional, says };
}

async function writeTable(path: string, rows: FlatRows, format: TableFormat): Promise<number> {
  const file = await beginTable(path, rows.columns, format);
  await file.add(rows);
  return file.finish();
}

/** The tables of all ensembles, in the order of the manifest. */
async function exportEnsembles(
  study: Study,
  { folder, format, workers }: TablesWanted,
  before: TableList | undefined,
): Promise<readonly Exported[]> {
  const orders: TablesOrder[] = [];
  const found = new Map<string, readonly Exported[]>();
  for (const [name, entry] of Object.entries(study.manifest.ensembles)) {
    const kept = before === undefined ? undefined : await keptOf(folder, name, entry, before);
    if (kept !== undefined) {
      found.set(name, kept);
      continue;
    }
    const { opening, switches, runs } = entry;
    const design = await readDesignOf(study.folder, name, entry);
    orders.push({
      ...{ study: study.folder, folder, format, ensemble: name },
      ...{ opening, switches, runs, design },
    });
  }
  await writeAll(study, orders, workers, found);
  return Object.keys(study.manifest.ensembles).flatMap((name) => found.get(name) ?? []);
}

/** Rows are held a piece at a time; without a bound a worker would keep a gigabyte of what it is done with. */
const roomToWrite = { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: 400 };

async function writeAll(
  { opened, seed, folder: studyFolder }: Study,
  orders: readonly TablesOrder[],
  workers: number,
  found: Map<string, readonly Exported[]>,
): Promise<void> {
  if (orders.length === 0) return;
  const total = orders.reduce((sum, it) => sum + it.runs, 0);
  const setup: WorkerSetup = { scenario: opened.scenario, land: opened.land.bytes, seed };
  type Result = { readonly written: readonly Exported[] } | Damaged;
  try {
    await shareOutInSight<TablesOrder, Result>(
      {
        file: new URL('./table-worker.js', import.meta.url),
        setup,
        works: orders,
        workers,
        room: roomToWrite,
        keep: ({ ensemble }, result) => {
          if ('damaged' in result) throw damagedEvents(studyFolder, ensemble, result);
          found.set(ensemble, result.written);
        },
        failure: ({ ensemble }, { error }) =>
          new Error(`tables of ${ensemble}: ${error instanceof Error ? error.message : error}`, {
            cause: error,
          }),
        ended: ({ ensemble }) => `A worker ended while it wrote the tables of ${ensemble}.`,
      },
      {
        title: 'tables',
        unit: 'runs',
        total,
        kept: () => 'all runs are kept, their tables are not all written',
      },
    );
  } finally {
    // a worker that was stopped leaves the table that it was writing
    for (const { folder, ensemble, format } of orders) {
      for (const table of ensembleTables) {
        const file = join(folder, table, `${ensemble}.${format}.${process.pid}${unfinished}`);
        await rm(file, { force: true });
      }
    }
  }
}

interface Damaged {
  readonly damaged: { readonly from: number; readonly to: number };
}

function damagedEvents(study: string, ensemble: string, { damaged }: Damaged): Trouble {
  const { from, to } = damaged;
  return new Trouble(`The events of runs ${from} to ${to - 1} of ${ensemble} are damaged.`, {
    hint: `The command that made ${ensemble} makes them again: ${called()} ensemble SCENARIO --out ${quoted(study)}`,
  });
}

/** The tables of an ensemble that lie there, if they are of these very runs. */
async function keptOf(
  folder: string,
  ensemble: string,
  entry: EnsembleEntry,
  { format, files }: TableList,
): Promise<readonly Exported[] | undefined> {
  const kept: Exported[] = [];
  for (const table of ensembleTables) {
    const file = `${table}/${ensemble}.${format}`;
    const it = files[file];
    const { fingerprint, runs } = standOf(entry);
    if (it?.fingerprint !== fingerprint || it.runs !== runs) return undefined;
    // of runs that were not all finished then, more may be there now
    if (table === 'runs' && it.rows !== runs) return undefined;
    if (!(await isThere(join(folder, file)))) return undefined;
    kept.push({ table, ensemble, file, rows: it.rows, columns: it.columns });
  }
  return kept;
}
