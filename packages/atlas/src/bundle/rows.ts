// The rows of an ensemble in as few bytes as they need: days and tallies as whole numbers, forms as small
// ones, numbers as singles. Most cells are what another column, or the same run without a what-if, has too;
// only whether they are is written then. The page reads them back as the table that the laboratory judges.

import type { Column, Table } from '@tumen/lab';
import type { Packable } from './arrays.ts';
import { type Models, makeModels, readBits, writeBits } from './coder.ts';

/** What the cells of a column are first held against. */
type Guess =
  /** One value for all runs. */
  | { readonly kind: 'value'; readonly bits: number }
  /** The cell of an earlier column. */
  | { readonly kind: 'column'; readonly column: number }
  /** The cell of the table that this one is like. */
  | { readonly kind: 'like' };

/** Rows by which guesses are chosen. */
const looked = 1000;

/**
 * Packs a table. The rows of a what-if are packed `like` those of the same runs without it: on the same dice
 * most of them are the same.
 */
export function packRows(
  columns: readonly Column[],
  table: Table,
  like?: Table,
): Readonly<Record<string, Packable>> {
  const cells = columns.map((it) => bitsOf(it, table));
  const others = columns.map((it) => likeness(it, like));
  const guesses = columns.map((_, at) => guessFor(at, columns, cells, others[at]));
  const writer = writeBits();
  const expected = guesses.map((it, at) => listOf(it, cells, others[at]));
  const values = guesses.map((it) => (it.kind === 'value' ? it.bits : 0));
  const isGuessed = (at: number, run: number) =>
    cells[at]![run] === (expected[at]?.[run] ?? values[at]);
  const state = cells.map((own, at) =>
    modelsOf(own.every((_, run) => isGuessed(at, run)) ? 0 : widthOf(own)),
  );
  for (let run = 0; run < table.runs; run += 1) {
    let story = 0;
    cells.forEach((own, at) => {
      const { equal, bytes, width } = state[at]!;
      if (width === 0) return;
      const bits = own[run]!;
      const same = isGuessed(at, run);
      writer.bit(equal, story, same ? 0 : 1);
      story = ((story << 1) | (same ? 0 : 1)) & stories;
      if (same) return;
      let above = 0;
      for (let byte = width - 1; byte >= 0; byte -= 1) {
        const models = treeFor(bytes, byte, above);
        const value = (bits >>> (8 * byte)) & 255;
        let node = 1;
        for (let bit = 7; bit >= 0; bit -= 1) {
          const it = (value >> bit) & 1;
          writer.bit(models, node, it);
          node = (node << 1) | it;
        }
        above = above * 256 + value;
      }
    });
  }
  return {
    runs: Uint32Array.of(table.runs),
    // −1: one value, −2: like the other table, else the number of a column
    guess: Int16Array.from(guesses, (it) =>
      it.kind === 'column' ? it.column : it.kind === 'like' ? -2 : -1,
    ),
    value: Uint32Array.from(guesses, (it) => (it.kind === 'value' ? it.bits : 0)),
    width: Uint8Array.from(state, (it) => it.width),
    cells: writer.end(),
  };
}

/** The table that was packed, `like` the same. Numbers are those of singles; days, forms and tallies are exact. */
export function unpackRows(
  columns: readonly Column[],
  arrays: Readonly<Record<string, Packable>>,
  like?: Table,
): Table {
  const runs = arrays.runs![0]!;
  const guesses = columns.map((_, at): Guess => {
    const column = arrays.guess![at]!;
    if (column === -2) return { kind: 'like' };
    return column === -1 ? { kind: 'value', bits: arrays.value![at]! } : { kind: 'column', column };
  });
  const others = columns.map((it, at) =>
    guesses[at]!.kind === 'like' ? likeness(it, like) : undefined,
  );
  const cells = columns.map(() => new Uint32Array(runs));
  const state = columns.map((_, at) => modelsOf(arrays.width![at]!));
  const expected = guesses.map((it, at) => listOf(it, cells, others[at]));
  const values = arrays.value!;
  const read = readBits(arrays.cells as Uint8Array);
  for (let run = 0; run < runs; run += 1) {
    let story = 0;
    for (let at = 0; at < columns.length; at += 1) {
      const { equal, bytes, width } = state[at]!;
      const differs = width === 0 ? 0 : read(equal, story);
      if (width > 0) story = ((story << 1) | differs) & stories;
      if (differs === 0) {
        cells[at]![run] = expected[at]?.[run] ?? values[at]!;
        continue;
      }
      let above = 0;
      for (let byte = width - 1; byte >= 0; byte -= 1) {
        const models = treeFor(bytes, byte, above);
        let node = 1;
        while (node < 256) node = (node << 1) | read(models, node);
        above = above * 256 + (node & 255);
      }
      cells[at]![run] = above;
    }
  }
  const byName = columns.map((it, at) => [it.name, valuesOf(it, cells[at]!)] as const);
  return { runs, columns: new Map(byName) };
}

/** Whether the last three cells of the row were as guessed: where one differs the next often does. */
const stories = 7;

interface State {
  readonly equal: Models;
  /** A tree of bits for each byte, by the byte above it. */
  readonly bytes: (Models | undefined)[];
  /** Bytes of the column's largest cell; 0 where every cell is as guessed, and no bit is written. */
  readonly width: number;
}

function widthOf(cells: Uint32Array): number {
  let most = 0;
  for (const it of cells) most = Math.max(most, it);
  return most < 0x100 ? 1 : most < 0x1_0000 ? 2 : most < 0x100_0000 ? 3 : 4;
}

function modelsOf(width: number): State {
  return { equal: makeModels(stories + 1), bytes: [], width };
}

function treeFor(bytes: (Models | undefined)[], byte: number, above: number): Models {
  const at = byte * 256 + (above & 255);
  const models = bytes[at] ?? makeModels(256);
  bytes[at] = models;
  return models;
}

/** The cells that a guess names; undefined where it is one value. Beyond its end it is 0. */
function listOf(
  guess: Guess,
  cells: readonly Uint32Array[],
  like: Uint32Array | undefined,
): Uint32Array | undefined {
  if (guess.kind === 'value') return undefined;
  return guess.kind === 'column' ? cells[guess.column] : like;
}

/** What most cells of a column are equal to, judged by the first rows. */
function guessFor(
  at: number,
  columns: readonly Column[],
  cells: readonly Uint32Array[],
  like: Uint32Array | undefined,
): Guess {
  const own = cells[at]!.subarray(0, looked);
  const counts = new Map<number, number>();
  for (const it of own) counts.set(it, (counts.get(it) ?? 0) + 1);
  let best: Guess = { kind: 'value', bits: 0 };
  let most = -1;
  for (const [bits, count] of counts) {
    if (count > most) {
      best = { kind: 'value', bits };
      most = count;
    }
  }
  const alike = (other: Uint32Array) => {
    let count = 0;
    for (let run = 0; run < own.length; run += 1) if (own[run] === other[run]) count += 1;
    return count;
  };
  if (like !== undefined && alike(like) >= most) {
    best = { kind: 'like' };
    most = alike(like);
  }
  for (let column = 0; column < at; column += 1) {
    if (columns[column]!.kind !== columns[at]!.kind) continue;
    const count = alike(cells[column]!);
    if (count <= most) continue;
    best = { kind: 'column', column };
    most = count;
  }
  return best;
}

function likeness(column: Column, like: Table | undefined): Uint32Array | undefined {
  return like?.columns.has(column.name) === true ? bitsOf(column, like) : undefined;
}

/** Cells as whole numbers without a sign: of days sixteen bits, of forms eight, of numbers those of singles. */
function bitsOf({ name, kind }: Column, table: Table): Uint32Array {
  const values = table.columns.get(name)!;
  if (kind === 'number') {
    const bits = new Uint32Array(Float32Array.from(values).buffer);
    // a number that is none has bits of each browser's own; here it has always the same
    return bits.map((it, run) => (Number.isNaN(values[run]) ? noNumber : it));
  }
  const mask = kind === 'day' ? 0xffff : kind === 'form' ? 0xff : 0xffff_ffff;
  return Uint32Array.from(values, (it) => (it & mask) >>> 0);
}

const noNumber = 0x7fc0_0000;

/** What `bitsOf` took apart. */
function valuesOf({ kind }: Column, cells: Uint32Array): Float64Array {
  if (kind === 'number') return Float64Array.from(new Float32Array(cells.buffer));
  if (kind === 'day') return Float64Array.from(new Int16Array(Uint16Array.from(cells).buffer));
  if (kind === 'form') return Float64Array.from(new Int8Array(Uint8Array.from(cells).buffer));
  return Float64Array.from(cells);
}
