// What is reckoned once over a table of runs and asked for again and again. It lives as long as the table.

import type { Table } from '@tumen/lab';

/** Remembers what `make` finds over a table; the table decides all of it. */
export function perTable<T, More extends readonly unknown[]>(
  make: (table: Table, ...more: More) => T,
): (table: Table, ...more: More) => T {
  const known = new WeakMap<Table, { readonly found: T }>();
  return (table, ...more) => {
    const kept = known.get(table) ?? { found: make(table, ...more) };
    known.set(table, kept);
    return kept.found;
  };
}
