// Tables as files: Parquet for programs, comma-separated values for everything else. Rows are added as
// they come and written in large groups, so that no table is held whole; the same rows give the same
// bytes. A file has its name only when it is finished.

import { open, rename, rm } from 'node:fs/promises';
import { type ColumnShape, type FlatRows, type Values, writeCell } from '@tumen/lab';
import type { ParquetWriter, SchemaElement, Writer } from 'hyparquet-writer';
import { unfinished } from './files.ts';
import { versionOf } from './version.ts';

/** The forms that tables may take. */
export type TableFormat = 'parquet' | 'csv';

/** A table on its way to a file. */
export interface TableFile {
  /** Adds rows; all must have the same columns. */
  readonly add: (rows: FlatRows) => Promise<void>;
  /** Finishes the file and gives the number of its rows. */
  readonly finish: () => Promise<number>;
  /** Leaves nothing behind. */
  readonly drop: () => Promise<void>;
}

/** Cells from which rows are written as one group of a Parquet file: readers skip or load groups whole. */
const cellsAGroup = 1_000_000;

/** Begins a table with these columns. */
export async function beginTable(
  path: string,
  columns: readonly ColumnShape[],
  format: TableFormat,
): Promise<TableFile> {
  const beside = `${path}.${process.pid}${unfinished}`;
  const sink =
    format === 'csv' ? await csvSink(beside, columns) : await parquetSink(beside, columns);
  let waiting: FlatRows[] = [];
  let count = 0;
  let rows = 0;
  const flush = async () => {
    if (count > 0) await sink.write(joined(columns, waiting), count);
    waiting = [];
    count = 0;
  };
  return {
    add: async (more) => {
      const length = more.values[0]?.length ?? 0;
      waiting.push(more);
      count += length;
      rows += length;
      if (count * columns.length >= cellsAGroup) await flush();
    },
    finish: async () => {
      await flush();
      await sink.end();
      await rename(beside, path);
      return rows;
    },
    drop: async () => {
      await sink.end().catch(() => undefined);
      await rm(beside, { force: true });
    },
  };
}

interface Sink {
  readonly write: (values: readonly Values[], count: number) => Promise<void>;
  readonly end: () => Promise<void>;
}

function joined(columns: readonly ColumnShape[], parts: readonly FlatRows[]): readonly Values[] {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only.values;
  return columns.map((_, at) => {
    const length = parts.reduce((sum, it) => sum + it.values[at]!.length, 0);
    const column = new Array<string | number | boolean | null>(length);
    let next = 0;
    for (const { values } of parts) {
      const more = values[at]!;
      for (let row = 0; row < more.length; row += 1) column[next + row] = more[row]!;
      next += more.length;
    }
    return column;
  });
}

async function csvSink(path: string, columns: readonly ColumnShape[]): Promise<Sink> {
  const file = await open(path, 'w');
  await file.write(`${columns.map((it) => writeCell(it.name)).join(',')}\r\n`);
  return {
    write: async (values, count) => {
      const lines: string[] = [];
      for (let row = 0; row < count; row += 1) {
        lines.push(`${values.map((it) => writeCell(it[row]!)).join(',')}\r\n`);
      }
      await file.write(lines.join(''));
    },
    end: () => file.close(),
  };
}

async function parquetSink(path: string, columns: readonly ColumnShape[]): Promise<Sink> {
  const { ParquetWriter: Parquet, fileWriter } = await import('hyparquet-writer');
  const schema: SchemaElement[] = [
    { name: 'root', num_children: columns.length },
    ...columns.map(elementOf),
  ];
  const createdBy = `tumen version ${versionOf()}`;
  const writer: Writer = fileWriter(path);
  const file: ParquetWriter = new Parquet({ writer, schema, createdBy });
  return {
    write: async (values) => {
      await file.write({
        columnData: columns.map(({ name, optional }, at) => ({
          name,
          data: values[at] as readonly unknown[] as unknown[],
          nullable: optional,
        })),
        rowGroupSize: Number.POSITIVE_INFINITY,
      });
    },
    end: async () => {
      await file.finish();
    },
  };
}

function elementOf({ name, type, optional }: ColumnShape): SchemaElement {
  const repetition_type = optional ? 'OPTIONAL' : 'REQUIRED';
  switch (type) {
    case 'whole':
      return { name, type: 'INT32', repetition_type };
    case 'number':
      return { name, type: 'DOUBLE', repetition_type };
    case 'flag':
      return { name, type: 'BOOLEAN', repetition_type };
    case 'text':
      return { name, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type };
  }
}
