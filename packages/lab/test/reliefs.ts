// Writes small GeoTIFF and HGT files of invented ground, in every way that writers have of doing it,
// so that tests need no files of anybody's.

import { deflateSync, inflateSync } from 'node:zlib';
import type { ByteFile } from '../src/land/picture.ts';

/** Ways of writing a GeoTIFF. */
export interface TiffWays {
  readonly kind: 'unsigned' | 'signed' | 'float';
  readonly bytes: 1 | 2 | 4 | 8;
  readonly isLittleEndian: boolean;
  readonly compression: 'none' | 'lzw' | 'deflate';
  readonly predictor: 1 | 2 | 3;
  /** Side of a tile; left out: strips of `rowsPerStrip`. */
  readonly tile?: number;
  readonly rowsPerStrip: number;
  /** Heights are given for the corners of pixels, not for their areas. */
  readonly isPoint: boolean;
  readonly noData?: number;
  /** Model of the coordinates: 2 geographic, 1 projected. */
  readonly model: number;
}

/** The plainest way. */
export const plainWays: TiffWays = {
  kind: 'signed',
  bytes: 2,
  isLittleEndian: true,
  compression: 'none',
  predictor: 1,
  rowsPerStrip: 8,
  isPoint: false,
  model: 2,
};

/** Heights in square pixels, [rows × columns]; `west` and `north` are the outer edges. */
export interface Heights {
  readonly west: number;
  readonly north: number;
  readonly step: number;
  readonly columns: number;
  readonly rows: number;
  readonly metres: (row: number, column: number) => number;
}

/** Writes a GeoTIFF. */
export function writeTiff(heights: Heights, ways: TiffWays = plainWays): Uint8Array {
  const { columns, rows, step } = heights;
  const { isLittleEndian, tile } = ways;
  const blockColumns = tile ?? columns;
  const blockRows = tile ?? ways.rowsPerStrip;
  const blocks: Uint8Array[] = [];
  for (let row = 0; row < rows; row += blockRows) {
    for (let column = 0; column < columns; column += blockColumns) {
      const held = tile ?? Math.min(blockRows, rows - row);
      blocks.push(writeBlock(heights, ways, { row, column, rows: held, columns: blockColumns }));
    }
  }
  const half = ways.isPoint ? step / 2 : 0;
  const shorts = (tag: number, ...values: number[]) => ({ tag, type: 3, values });
  const longs = (tag: number, ...values: number[]) => ({ tag, type: 4, values });
  const doubles = (tag: number, ...values: number[]) => ({ tag, type: 12, values });
  const format = ways.kind === 'unsigned' ? 1 : ways.kind === 'signed' ? 2 : 3;
  const compression = { none: 1, lzw: 5, deflate: 8 }[ways.compression];
  const sizes = blocks.map((block) => block.length);
  const noData = ways.noData === undefined ? [] : [...`${ways.noData}\0`];
  const tags = [
    longs(256, columns),
    longs(257, rows),
    shorts(258, ways.bytes * 8),
    shorts(259, compression),
    shorts(262, 1),
    ...(tile === undefined ? [longs(273, ...sizes)] : []),
    shorts(277, 1),
    ...(tile === undefined ? [longs(278, blockRows), longs(279, ...sizes)] : []),
    shorts(317, ways.predictor),
    ...(tile === undefined
      ? []
      : [shorts(322, tile), shorts(323, tile), longs(324, ...sizes), longs(325, ...sizes)]),
    shorts(339, format),
    doubles(33550, step, step, 0),
    doubles(33922, 0, 0, 0, heights.west + half, heights.north - half, 0),
    shorts(34735, 1, 1, 0, 2, 1024, 0, 1, ways.model, 1025, 0, 1, ways.isPoint ? 2 : 1),
    ...(noData.length === 0
      ? []
      : [{ tag: 42113, type: 2, values: noData.map((it) => it.charCodeAt(0)) }]),
  ];
  const width: Record<number, number> = { 2: 1, 3: 2, 4: 4, 12: 8 };
  const extra = tags.reduce((sum, { type, values }) => sum + width[type]! * values.length + 8, 0);
  const start = 8 + 2 + 12 * tags.length + 4 + extra;
  const out = new Uint8Array(start + sizes.reduce((sum, size) => sum + size, 0));
  const view = new DataView(out.buffer);
  out.set([...(isLittleEndian ? 'II' : 'MM')].map((it) => it.charCodeAt(0)));
  view.setUint16(2, 42, isLittleEndian);
  view.setUint32(4, 8, isLittleEndian);
  view.setUint16(8, tags.length, isLittleEndian);
  const places: number[] = [];
  let free = start;
  for (const block of blocks) {
    out.set(block, free);
    places.push(free);
    free += block.length;
  }
  let spare = 8 + 2 + 12 * tags.length + 4;
  tags.forEach(({ tag, type, values }, index) => {
    const at = 10 + 12 * index;
    const each = width[type]!;
    view.setUint16(at, tag, isLittleEndian);
    view.setUint16(at + 2, type, isLittleEndian);
    view.setUint32(at + 4, values.length, isLittleEndian);
    const isOutside = each * values.length > 4;
    if (isOutside) view.setUint32(at + 8, spare, isLittleEndian);
    (tag === 273 || tag === 324 ? places : values).forEach((value, k) => {
      const to = (isOutside ? spare : at + 8) + k * each;
      if (type === 2) view.setUint8(to, value);
      else if (type === 3) view.setUint16(to, value, isLittleEndian);
      else if (type === 4) view.setUint32(to, value, isLittleEndian);
      else view.setFloat64(to, value, isLittleEndian);
    });
    if (isOutside) spare += each * values.length;
  });
  return out;
}

interface Block {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

function writeBlock(heights: Heights, ways: TiffWays, block: Block): Uint8Array {
  const { kind, bytes, predictor } = ways;
  // The bytes of predictor 3 are told apart from the highest down, whatever the file's order.
  const isLittleEndian = predictor === 3 ? false : ways.isLittleEndian;
  const raw = new Uint8Array(block.rows * block.columns * bytes);
  const view = new DataView(raw.buffer);
  for (let row = 0; row < block.rows; row++) {
    for (let column = 0; column < block.columns; column++) {
      const inRow = Math.min(heights.rows - 1, block.row + row);
      const inColumn = Math.min(heights.columns - 1, block.column + column);
      const metres = heights.metres(inRow, inColumn);
      const at = (row * block.columns + column) * bytes;
      if (kind === 'float' && bytes === 8) view.setFloat64(at, metres, isLittleEndian);
      else if (kind === 'float') view.setFloat32(at, metres, isLittleEndian);
      else if (bytes === 1) view.setUint8(at, metres);
      else if (bytes === 2) view.setUint16(at, metres, isLittleEndian);
      else view.setUint32(at, metres, isLittleEndian);
    }
  }
  for (let row = 0; row < block.rows; row++) {
    const line = raw.subarray(row * block.columns * bytes, (row + 1) * block.columns * bytes);
    if (predictor === 2) takeDifferences(line, bytes, isLittleEndian);
    if (predictor === 3) takeFloatDifferences(line, bytes);
  }
  if (ways.compression === 'deflate') return deflateSync(raw);
  return ways.compression === 'lzw' ? packLzw(raw) : raw;
}

function takeDifferences(line: Uint8Array, bytes: number, isLittleEndian: boolean): void {
  const view = new DataView(line.buffer, line.byteOffset, line.length);
  for (let at = line.length - bytes; at > 0; at -= bytes) {
    if (bytes === 1) view.setUint8(at, view.getUint8(at) - view.getUint8(at - 1));
    else if (bytes === 2) {
      const less = view.getUint16(at - 2, isLittleEndian);
      view.setUint16(at, view.getUint16(at, isLittleEndian) - less, isLittleEndian);
    } else {
      const less = view.getUint32(at - 4, isLittleEndian);
      view.setUint32(at, view.getUint32(at, isLittleEndian) - less, isLittleEndian);
    }
  }
}

function takeFloatDifferences(line: Uint8Array, bytes: number): void {
  const samples = line.length / bytes;
  const planes = Uint8Array.from(
    line,
    (_, k) => line[(k % samples) * bytes + Math.floor(k / samples)]!,
  );
  for (let k = line.length - 1; k > 0; k--) line[k] = planes[k]! - planes[k - 1]!;
  line[0] = planes[0]!;
}

/** Packs as TIFF's LZW, with a table of strings as the specification tells it. */
export function packLzw(raw: Uint8Array): Uint8Array {
  const out: number[] = [];
  let buffer = 0;
  let bits = 0;
  let width = 9;
  const put = (code: number) => {
    buffer = (buffer << width) | code;
    bits += width;
    while (bits >= 8) {
      bits -= 8;
      out.push((buffer >> bits) & 255);
    }
    buffer &= (1 << bits) - 1;
  };
  let table = new Map<string, number>();
  let free = 258;
  const codeOf = (word: string) => (word.length === 1 ? word.charCodeAt(0) : table.get(word));
  put(256);
  let word = '';
  for (const byte of raw) {
    const letter = String.fromCharCode(byte);
    if (codeOf(word + letter) !== undefined) {
      word += letter;
      continue;
    }
    put(codeOf(word)!);
    table.set(word + letter, free++);
    if (free === 4094) {
      put(256);
      table = new Map();
      free = 258;
      width = 9;
    } else if (free === 2048) width = 12;
    else if (free === 1024) width = 11;
    else if (free === 512) width = 10;
    word = letter;
  }
  if (word !== '') put(codeOf(word)!);
  put(257);
  if (bits > 0) out.push((buffer << (8 - bits)) & 255);
  return Uint8Array.from(out);
}

/** Writes an HGT tile of 1201 or 3601 heights along each side. */
export function writeHgt(
  side: number,
  metres: (row: number, column: number) => number,
): Uint8Array {
  const out = new Uint8Array(side * side * 2);
  const view = new DataView(out.buffer);
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      view.setInt16(2 * (row * side + column), metres(row, column));
    }
  }
  return out;
}

/** Bytes as a file. */
export function fileOf(name: string, bytes: Uint8Array): ByteFile {
  return {
    name,
    size: bytes.length,
    read: (offset, length) => bytes.slice(offset, offset + length),
  };
}

/** Inflates as the command does. */
export function inflateForTests(packed: Uint8Array, size: number): Uint8Array | undefined {
  try {
    return inflateSync(packed, { maxOutputLength: 2 * size });
  } catch {
    return undefined;
  }
}
