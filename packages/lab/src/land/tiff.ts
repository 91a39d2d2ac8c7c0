// The tags of a TIFF file: what its first image says about itself. Every number in the file is
// doubted, because a relief may come from anybody; `geotiff.ts` makes heights of what is said here.

import { type ByteFile, bytesAt, damaged, ReliefFault } from './picture.ts';

/** The tags of one image by number. */
export interface TiffTags {
  readonly isLittleEndian: boolean;
  /** Numbers of a tag; undefined where the file lacks it. */
  readonly numbers: (tag: number) => readonly number[] | undefined;
  /** A tag of letters; undefined where the file lacks it. */
  readonly text: (tag: number) => string | undefined;
}

const bytesPerValue: Readonly<Record<number, number>> = {
  1: 1,
  2: 1,
  3: 2,
  4: 4,
  5: 8,
  6: 1,
  7: 1,
  8: 2,
  9: 4,
  10: 8,
  11: 4,
  12: 8,
};
/** No tag of a usable relief holds more values. */
const mostValues = 16_000_000;
const mostTags = 1000;
const entryBytes = 12;

/** Reads the tags of the first image; a `ReliefFault` where the file is no TIFF or is damaged. */
export function readTiffTags(file: ByteFile): TiffTags {
  const head = bytesAt(file, { offset: 0, length: 8 });
  const order = String.fromCharCode(head[0]!, head[1]!);
  if (order !== 'II' && order !== 'MM') damaged(file.name, 'is no TIFF file');
  const isLittleEndian = order === 'II';
  const start = viewOf(head);
  const version = start.getUint16(2, isLittleEndian);
  if (version === 43) {
    throw new ReliefFault({
      what: `${file.name} is a BigTIFF, which is not read`,
      hint: 'Write it anew: gdal_translate -co BIGTIFF=NO -co COMPRESS=DEFLATE in.tif out.tif',
    });
  }
  if (version !== 42) damaged(file.name, 'is no TIFF file');
  const offset = start.getUint32(4, isLittleEndian);
  const count = viewOf(bytesAt(file, { offset, length: 2 })).getUint16(0, isLittleEndian);
  if (count === 0 || count > mostTags) damaged(file.name, `says it has ${count} tags`);
  const table = bytesAt(file, { offset: offset + 2, length: count * entryBytes });
  const entries = new Map<number, Entry>();
  const view = viewOf(table);
  for (let at = 0; at < table.length; at += entryBytes) {
    const tag = view.getUint16(at, isLittleEndian);
    if (entries.has(tag)) continue;
    entries.set(tag, {
      tag,
      type: view.getUint16(at + 2, isLittleEndian),
      count: view.getUint32(at + 4, isLittleEndian),
      inPlace: table.subarray(at + 8, at + entryBytes),
    });
  }
  const bytesOf = (entry: Entry) => valueBytes(file, entry, isLittleEndian);
  return {
    isLittleEndian,
    numbers: (tag) => {
      const entry = entries.get(tag);
      return entry === undefined ? undefined : numbersOf(bytesOf(entry), entry, isLittleEndian);
    },
    text: (tag) => {
      const entry = entries.get(tag);
      if (entry === undefined) return undefined;
      let text = '';
      for (const byte of bytesOf(entry).subarray(0, 100)) {
        if (byte === 0) break;
        text += String.fromCharCode(byte);
      }
      return text.trim();
    },
  };
}

interface Entry {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  /** The four bytes that hold the values, or the place where they are. */
  readonly inPlace: Uint8Array;
}

function valueBytes(file: ByteFile, entry: Entry, isLittleEndian: boolean): Uint8Array {
  const each = bytesPerValue[entry.type];
  if (each === undefined) damaged(file.name, `has a tag ${entry.tag} of no known type`);
  if (entry.count > mostValues) damaged(file.name, `has a tag ${entry.tag} of absurd length`);
  const length = each * entry.count;
  if (length <= 4) return entry.inPlace.subarray(0, length);
  const offset = viewOf(entry.inPlace).getUint32(0, isLittleEndian);
  return bytesAt(file, { offset, length });
}

function numbersOf(
  bytes: Uint8Array,
  { type, count }: Entry,
  isLittleEndian: boolean,
): readonly number[] {
  const view = viewOf(bytes);
  const each = bytesPerValue[type]!;
  const numbers = new Array<number>(count);
  for (let k = 0; k < count; k++) {
    const at = k * each;
    if (type === 3) numbers[k] = view.getUint16(at, isLittleEndian);
    else if (type === 4) numbers[k] = view.getUint32(at, isLittleEndian);
    else if (type === 8) numbers[k] = view.getInt16(at, isLittleEndian);
    else if (type === 9) numbers[k] = view.getInt32(at, isLittleEndian);
    else if (type === 11) numbers[k] = view.getFloat32(at, isLittleEndian);
    else if (type === 12) numbers[k] = view.getFloat64(at, isLittleEndian);
    else if (type === 6) numbers[k] = view.getInt8(at);
    else if (each === 1) numbers[k] = view.getUint8(at);
    else numbers[k] = view.getUint32(at, isLittleEndian) / view.getUint32(at + 4, isLittleEndian);
  }
  return numbers;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
