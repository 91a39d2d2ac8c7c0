import { chunkToBytes, digestAt, digestBytes, digestHex, makeDigest } from '@tumen/lab';
import { expect, test } from 'vitest';
import { digestOfRows, tableOfRows } from './many.ts';
import type { ManyRows } from './messages.ts';

/** Rows of two columns whose numbers follow from the run. */
function rowsOf(runs: number): Omit<ManyRows, 'digest'> {
  return {
    columns: [
      { name: 'day.siege', kind: 'day' },
      { name: 'count.changes', kind: 'count' },
    ],
    runs,
    values: Float64Array.from({ length: 2 * runs }, (_, at) => (at % 2 === 0 ? at % 7 : -at)),
    digests: Uint32Array.from({ length: 4 * runs }, (_, at) => at * 2_654_435_761),
  };
}

test('rows are digested as the chunks in which the command keeps them', () => {
  const rows = rowsOf(600);
  const digest = makeDigest();
  for (const [from, to] of [
    [0, 250],
    [250, 500],
    [500, 600],
  ] as const) {
    const values = rows.values.slice(2 * from, 2 * to);
    digestBytes(
      digest,
      chunkToBytes({ from, to, values, digests: rows.digests.slice(4 * from, 4 * to) }),
    );
  }
  expect(digestOfRows(rows)).toBe(digestHex(digest));
  expect(digestOfRows(rowsOf(599))).not.toBe(digestOfRows(rows));
});

test('rows are a table by column, and every run has its digest', () => {
  const rows = { ...rowsOf(3), digest: '' };
  const { runs, columns } = tableOfRows(rows);
  expect(runs).toBe(3);
  expect(columns.get('day.siege')).toEqual(Float64Array.of(0, 2, 4));
  expect(digestAt(Uint32Array.of(1, 255, 0, 4_294_967_295), 0)).toBe(
    '00000001000000ff00000000ffffffff',
  );
});
