import type { Judgement, Table } from '@tumen/lab';
import { describe, expect, test } from 'vitest';
import { ranksOf } from './ranks.ts';

/** A claim about days 100 to 110 of an opening that begins on day 50. */
function judged(changes: Partial<Judgement['attestation']> = {}, tests = true): Judgement {
  return {
    attestation: {
      key: 'fall',
      denies: false,
      when: { words: '', spans: [{ earliest: 100, latest: 110 }] },
      ...changes,
    },
    opening: { key: 'spring', day: 50 },
    tests,
    latest: true,
  } as unknown as Judgement;
}

function tables(days: readonly number[]): ReadonlyMap<string, Table> {
  const table: Table = {
    runs: days.length,
    columns: new Map([['day.fall', Float64Array.from(days)]]),
  } as unknown as Table;
  return new Map([['spring', table]]);
}
const spread = Array.from({ length: 100 }, (_, at) => at);

describe('the rank of a claim', () => {
  test('is the tenth of the runs in which the middle of the record’s span lies', () => {
    const [it] = ranksOf([judged()], tables(spread));
    expect(it?.before).toBeCloseTo(0.555);
    expect(it?.tenth).toBe(5);
  });

  test('is the first or the last where all runs are later or earlier', () => {
    expect(ranksOf([judged()], tables(spread.map((it) => it + 500)))[0]?.tenth).toBe(0);
    expect(ranksOf([judged()], tables(spread.map((it) => it / 10)))[0]?.tenth).toBe(9);
  });

  test('is counted over the runs in which it happened on a day', () => {
    const never = Array.from({ length: 300 }, () => -1);
    expect(ranksOf([judged()], tables([...spread, ...never]))[0]?.tenth).toBe(5);
  });

  test('is none where the claim helped to build, denies, or few runs have a day', () => {
    expect(ranksOf([judged({}, false)], tables(spread))).toEqual([]);
    expect(ranksOf([judged({ denies: true })], tables(spread))).toEqual([]);
    expect(ranksOf([judged()], tables(spread.slice(0, 19)))).toEqual([]);
  });
});
