// The rows of an ensemble in as few bytes as they need: days and tallies as sixteen bits, forms as eight,
// numbers as singles. The page reads them back as the table that the laboratory judges.

import type { Column, Table } from '@tumen/lab';
import type { Packable } from './arrays.ts';

/** Packs a table. Columns are named by their number. */
export function packRows(
  columns: readonly Column[],
  table: Table,
): Readonly<Record<string, Packable>> {
  return Object.fromEntries(
    columns.map(({ name, kind }, at) => {
      const values = table.columns.get(name)!;
      return [String(at), packed(kind, values)];
    }),
  );
}

function packed(kind: Column['kind'], values: Float64Array): Packable {
  if (kind === 'day') return Int16Array.from(values);
  if (kind === 'form') return Int8Array.from(values);
  if (kind === 'number') return Float32Array.from(values);
  return Uint32Array.from(values);
}

/** The table that was packed. Numbers are those of singles; days, forms and tallies are exact. */
export function unpackRows(
  columns: readonly Column[],
  arrays: Readonly<Record<string, Packable>>,
): Table {
  const byName = new Map(
    columns.map(({ name }, at) => [name, Float64Array.from(arrays[String(at)]!)]),
  );
  const runs = arrays['0']?.length ?? 0;
  return { runs, columns: byName };
}
