// The rows of an ensemble in as few bytes as they need: days and tallies as sixteen bits, forms as eight,
// numbers as singles. The page reads them back as the table that the laboratory judges.

import type { Column, Table } from '@tumen/lab';
import type { Packable } from './arrays.ts';

/**
 * Packs a table. Columns are named by their number. The rows of a what-if are packed `like` those of the same
 * runs without it: on the same dice most of them are the same, and a difference of nothing takes no room.
 */
export function packRows(
  columns: readonly Column[],
  table: Table,
  like?: Table,
): Readonly<Record<string, Packable>> {
  return Object.fromEntries(
    columns.map(({ name, kind }, at) => {
      const array = kinds[kind].from(table.columns.get(name)!);
      const base = likeness(name, kind, like);
      if (base !== undefined) differ(array, base);
      return [String(at), array];
    }),
  );
}

const kinds = {
  day: Int16Array,
  form: Int8Array,
  number: Float32Array,
  count: Uint32Array,
} as const satisfies Readonly<Record<Column['kind'], unknown>>;

/**
 * What a column is packed like. Numbers are packed for themselves: the bits of a number that is none are each
 * browser's own affair.
 */
function likeness(
  name: string,
  kind: Column['kind'],
  like: Table | undefined,
): Packable | undefined {
  const base = kind === 'number' ? undefined : like?.columns.get(name);
  return base === undefined ? undefined : kinds[kind].from(base);
}

/** Turns an array into its difference to another, bit by bit, or back; what one is longer stays as it is. */
function differ(array: Packable, other: Packable): void {
  const own = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
  const bytes = new Uint8Array(other.buffer, other.byteOffset, other.byteLength);
  const both = Math.min(own.length, bytes.length);
  for (let at = 0; at < both; at += 1) own[at] = own[at]! ^ bytes[at]!;
}

/** The table that was packed, `like` the same. Numbers are those of singles; days, forms and tallies are exact. */
export function unpackRows(
  columns: readonly Column[],
  arrays: Readonly<Record<string, Packable>>,
  like?: Table,
): Table {
  const byName = new Map(
    columns.map(({ name, kind }, at) => {
      const array = arrays[String(at)]!;
      const base = likeness(name, kind, like);
      if (base !== undefined) differ(array, base);
      return [name, Float64Array.from(array)];
    }),
  );
  const runs = arrays['0']?.length ?? 0;
  return { runs, columns: byName };
}
