// The tables of one ensemble: its runs, what they were drawn from, its events and legs, written chunk by
// chunk so that none is held whole. Played and kept elsewhere; a worker writes them.

import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  type Chunk,
  type ColumnShape,
  type Design,
  type DrawnRow,
  drawInputs,
  eventsTable,
  type FlatRows,
  type Frame,
  inputsOf,
  inputsTable,
  legsTable,
  type Questionnaire,
  type ReadyDesign,
  runsADraw,
  runsTable,
  type Scenario,
} from '@tumen/lab';
import { readTraces, surveyChunks, unbroken } from './chunk-files.ts';
import { beginTable, type TableFile, type TableFormat } from './table-files.ts';

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

/** Which tables, and where their chunks lie. */
export interface TablesOrder {
  /** Folder of the study. */
  readonly study: string;
  /** Folder of the tables. */
  readonly folder: string;
  readonly format: TableFormat;
  readonly ensemble: string;
  readonly opening: string;
  readonly switches: readonly string[];
  readonly runs: number;
  readonly design: Design | undefined;
}

/** What the rows mean. */
export interface Meaning {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly frame: Frame;
  readonly questionnaire: Questionnaire;
  readonly plan: ReadyDesign | undefined;
}

/** Tables of an ensemble, in the order in which they are listed. */
export const ensembleTables = ['runs', 'inputs', 'events', 'legs'] as const;

/**
 * Writes the tables of one ensemble. `damaged` names the runs of a chunk of which the events are
 * damaged: then nothing is left behind.
 */
export async function writeEnsembleTables(
  order: TablesOrder,
  meaning: Meaning,
  progress: (runs: number) => void,
): Promise<
  { readonly written: readonly Exported[] } | { readonly damaged: Pick<Chunk, 'from' | 'to'> }
> {
  const { folder, format, ensemble: name } = order;
  const files = new Map<
    string,
    { readonly out: TableFile; readonly columns: readonly ColumnShape[] }
  >();
  const pathOf = (table: string) => join(folder, table, `${name}.${format}`);
  const drop = async () => {
    for (const { out } of files.values()) await out.drop();
  };
  try {
    for (const chunk of await finishedChunks(order, meaning)) {
      const rows = await rowsOf(order, chunk, meaning);
      if (rows === undefined) {
        await drop();
        return { damaged: { from: chunk.from, to: chunk.to } };
      }
      for (const table of ensembleTables) {
        for (const piece of rows[table]) {
          const more = labelled(name, piece);
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
      }
      progress(chunk.to - chunk.from);
    }
    const written: Exported[] = [];
    for (const [table, { out, columns }] of files) {
      const rows = await out.finish();
      written.push({ table, ensemble: name, file: `${table}/${name}.${format}`, rows, columns });
    }
    return { written };
  } catch (error) {
    await drop();
    throw error;
  }
}

async function finishedChunks(
  { study, ensemble, runs }: TablesOrder,
  { questionnaire }: Meaning,
): Promise<readonly Chunk[]> {
  const survey = await surveyChunks({
    study,
    ensemble,
    runs,
    columns: questionnaire.columns.length,
    traces: false,
  });
  return unbroken(survey.kept);
}

/** The rows of a chunk by table, in pieces; undefined where its events are damaged. */
async function rowsOf(
  { study, ensemble, design }: TablesOrder,
  chunk: Chunk,
  meaning: Meaning,
): Promise<Readonly<Record<(typeof ensembleTables)[number], Iterable<FlatRows>>> | undefined> {
  const { scenario, frame, questionnaire } = meaning;
  const { setting } = frame;
  const { from, to } = chunk;
  const traces = await readTraces({ study, ensemble, from, to });
  if (traces === undefined) return undefined;
  const { day } = setting.openings[frame.opening]!;
  const each = design?.each ?? 'draw';
  return {
    runs: [runsTable(scenario, { questionnaire, chunk, each })],
    inputs: [inputsTable(setting, frame, [...drawnRows(chunk, each, meaning)])],
    events: eventsTable(setting, day, traces),
    legs: legsTable(setting, day, traces),
  };
}

/** The draws of a chunk's runs, made again from their names; a chunk begins with a draw. */
function* drawnRows(
  { from, to }: Chunk,
  each: 'run' | 'draw',
  { seed, frame: plain, plan }: Meaning,
): Generator<DrawnRow> {
  const step = each === 'run' ? 1 : runsADraw;
  for (let run = from; run < to; run += step) {
    const planned = plan?.of(run) ?? { frame: plain };
    const { frame, set } = planned;
    const draw = drawInputs(frame, {
      seed,
      draw: Math.floor(run / runsADraw),
      ...(set === undefined ? {} : { set }),
    });
    yield { number: inputsOf(run, each), frame, draw };
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
