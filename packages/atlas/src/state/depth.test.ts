import type { Table } from '@tumen/lab';
import { expect, test } from 'vitest';
import { oddityOf } from './depth.ts';

const tableOf = (columns: Readonly<Record<string, readonly number[]>>): Table => ({
  runs: Object.values(columns)[0]!.length,
  columns: new Map(Object.entries(columns).map(([name, it]) => [name, Float64Array.from(it)])),
});

test('the typical run is one that lies in the middle of every answer, the oddest lie at the rim', () => {
  const table = tableOf({
    'day.a': [10, 20, 30, 40, 500],
    'day.b': [3, 2, 4, 1, 90],
    'count.changes': [1, 1, 1000, 1, 1],
  });
  expect(oddityOf(table).typical).toBe(2);
  expect(oddityOf(table).oddest).toContain(4);
});

test('where all runs answer alike the first is typical', () => {
  expect(oddityOf(tableOf({ 'day.a': [5, 5, 5, 5] })).typical).toBe(0);
});
