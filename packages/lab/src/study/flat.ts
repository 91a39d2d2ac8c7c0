// Flat tables for other programs: rows by column, each column with a type, and with words for what it
// means. Here is what all such tables share; the tables themselves are made beside it.

import { type Calendar, dateOf } from '../base/calendar.ts';
import type { Setting } from '../scenario/setting.ts';

/** One column: what it is called, what it holds, and what that means. */
export interface ColumnShape {
  readonly name: string;
  readonly type: 'whole' | 'number' | 'text' | 'flag';
  /** Whether a value may be absent. */
  readonly optional: boolean;
  readonly says: string;
}

/** Values of one column; `null` where absent. */
export type Values = ArrayLike<number | string | boolean | null>;

/** Rows of a table, by column. */
export interface FlatRows {
  readonly columns: readonly ColumnShape[];
  /** In the order of the columns, all of the same length. */
  readonly values: readonly Values[];
}

/** A value; null where absent. */
export type Cell = number | string | boolean | null;

/** A column in the making: its shape and how a row's value is found. */
export interface Maker<Row> extends ColumnShape {
  readonly of: (row: Row) => Cell;
}

/** Rows of a table, in the given order; column by column, which is several times faster than row by row. */
export function rowsOf<Row>(makers: readonly Maker<Row>[], rows: ArrayLike<Row>): FlatRows {
  const values = makers.map(({ of }) => {
    const column = new Array<Cell>(rows.length);
    for (let at = 0; at < rows.length; at += 1) column[at] = of(rows[at]!);
    return column;
  });
  return {
    columns: makers.map(({ name, type, optional, says }) => ({ name, type, optional, says })),
    values,
  };
}

/** Rows of one piece of a long table. */
const rowsAPiece = 20_000;

/** Rows 0 to `count` − 1 of a table in pieces, made when they are asked for: a long table is never held whole. */
export function* piecesOf(makers: readonly Maker<number>[], count: number): Generator<FlatRows> {
  for (let from = 0; from === 0 || from < count; from += rowsAPiece) {
    yield rowsOf(makers, numbers(from, Math.min(count, from + rowsAPiece)));
  }
}

/** Whole numbers from `from` to `to` − 1: rows that are known by their number. */
export function numbers(from: number, to: number): Int32Array {
  return Int32Array.from({ length: to - from }, (_, at) => from + at);
}

/** A column of which every row has a value. */
export function column<Row>(
  name: string,
  type: ColumnShape['type'],
  says: string,
  of: (row: Row) => Cell,
): Maker<Row> {
  return { name, type, optional: false, says, of };
}

/** A column of which some rows have none. */
export function perhaps<Row>(
  name: string,
  type: ColumnShape['type'],
  says: string,
  of: (row: Row) => Cell,
): Maker<Row> {
  return { name, type, optional: true, says, of };
}

/** Key of a thing by its table and id; what a run made itself is `force:17`; null for nobody. */
export function keysOf(setting: Setting): (table: string, id: number) => string | null {
  const lists: Readonly<Record<string, readonly { readonly key: string }[]>> = {
    place: setting.places,
    person: setting.people,
    polity: setting.polities,
    force: setting.forces,
  };
  return (table, id) => (id < 0 ? null : (lists[table]![id]?.key ?? `${table}:${id}`));
}

/** Days as `1218-03-05` in a calendar; each is written once. */
export function datesOf(calendar: Calendar): (day: number) => string {
  const known = new Map<number, string>();
  return (day) => {
    const found = known.get(day);
    if (found !== undefined) return found;
    const { year, month, day: dayOfMonth } = dateOf(calendar, day);
    const two = (number: number) => String(number).padStart(2, '0');
    const digits = String(Math.abs(year)).padStart(4, '0');
    const text = `${year < 0 ? '-' : ''}${digits}-${two(month)}-${two(dayOfMonth)}`;
    known.set(day, text);
    return text;
  };
}
