// Seas, lakes and rivers: a mask that says where one would drown, and lines for maps. Read from
// the built-in file of its own licence, or made in tests; the grid asks the mask, maps the lines.

import { assert } from '../base/assert.ts';
import type { Point } from './sphere.ts';

/**
 * What a line of water is. A `great-river` is nowhere waded; `seasonal` rivers fall dry in some part of
 * the year.
 */
export type WaterKind = 'coast' | 'lake' | 'river' | 'seasonal' | 'great-river';

/** A line in degrees; `points` alternates longitude and latitude. Lakes are closed rings. */
export interface WaterLine {
  readonly kind: WaterKind;
  readonly points: Float64Array;
}

/** A mask and lines. Shape of `wet`: [rows × columns], row-major from the north-west, 1 is water. */
export interface Waters {
  readonly west: number;
  readonly north: number;
  readonly degreesPerCell: number;
  readonly columns: number;
  readonly rows: number;
  readonly wet: Uint8Array;
  readonly lines: readonly WaterLine[];
}

/** A land without any water. */
export const noWaters: Waters = {
  west: 0,
  north: 0,
  degreesPerCell: 1,
  columns: 0,
  rows: 0,
  wet: new Uint8Array(0),
  lines: [],
};

const kinds: readonly WaterKind[] = ['coast', 'lake', 'river', 'seasonal', 'great-river'];
const builtInWest = 20.0390625;
const builtInNorth = 60.1171875;
const builtInDegreesPerCell = 360 / 2048 / 4;

/**
 * Reads the built-in waters from their bytes, already unzipped: `WTR1`, then whole numbers of
 * seven bits a byte, low first. Mask: columns, rows, lengths of runs beginning with land. Lines:
 * steps per degree, count; each line a kind byte, a count of points, zigzag differences.
 */
export function readWaters(bytes: Uint8Array): Waters {
  assert(
    bytes[0] === 0x57 && bytes[1] === 0x54 && bytes[2] === 0x52 && bytes[3] === 0x31,
    'This is no waters file.',
  );
  const reader = { bytes, offset: 4 };
  const columns = readNumber(reader);
  const rows = readNumber(reader);
  const wet = new Uint8Array(columns * rows);
  for (let index = 0, isWet = 0; index < wet.length; isWet = 1 - isWet) {
    const length = readNumber(reader);
    if (isWet === 1) wet.fill(1, index, index + length);
    index += length;
  }
  const stepsPerDegree = readNumber(reader);
  const lines: WaterLine[] = [];
  for (let left = readNumber(reader); left > 0; left--)
    lines.push(readLine(reader, stepsPerDegree));
  return {
    west: builtInWest,
    north: builtInNorth,
    degreesPerCell: builtInDegreesPerCell,
    columns,
    rows,
    wet,
    lines,
  };
}

/** True where the mask has water; outside the mask everything is land. */
export function isWater(waters: Waters, { latitude, longitude }: Point): boolean {
  const column = Math.floor((longitude - waters.west) / waters.degreesPerCell);
  const row = Math.floor((waters.north - latitude) / waters.degreesPerCell);
  if (column < 0 || row < 0 || column >= waters.columns || row >= waters.rows) return false;
  return waters.wet[row * waters.columns + column] === 1;
}

/** A mask made from a function of the point at the middle of each cell, for invented lands. */
export function watersFromFunction(
  shape: Omit<Waters, 'wet' | 'lines'>,
  isWet: (point: Point) => boolean,
): Waters {
  const wet = new Uint8Array(shape.columns * shape.rows);
  for (let index = 0; index < wet.length; index++) {
    const row = Math.floor(index / shape.columns);
    const point = {
      latitude: shape.north - (row + 0.5) * shape.degreesPerCell,
      longitude: shape.west + (index - row * shape.columns + 0.5) * shape.degreesPerCell,
    };
    wet[index] = isWet(point) ? 1 : 0;
  }
  return { ...shape, wet, lines: [] };
}

interface Reader {
  readonly bytes: Uint8Array;
  offset: number;
}

function readLine(reader: Reader, stepsPerDegree: number): WaterLine {
  const kind = kinds[reader.bytes[reader.offset++] ?? -1];
  assert(kind !== undefined, 'The waters file holds an unknown kind of line.');
  const points = new Float64Array(2 * readNumber(reader));
  let longitude = 0;
  let latitude = 0;
  for (let i = 0; i < points.length; i += 2) {
    longitude += readSigned(reader);
    latitude += readSigned(reader);
    points[i] = longitude / stepsPerDegree;
    points[i + 1] = latitude / stepsPerDegree;
  }
  return { kind, points };
}

function readNumber(reader: Reader): number {
  let value = 0;
  let weight = 1;
  for (;;) {
    const byte = reader.bytes[reader.offset++];
    assert(byte !== undefined, 'The waters file is cut short.');
    value += (byte & 127) * weight;
    if (byte < 128) return value;
    weight *= 128;
  }
}

function readSigned(reader: Reader): number {
  const value = readNumber(reader);
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}
