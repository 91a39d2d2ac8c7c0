// Heights of the ground as a picture of pixels, each the mean height of its area. It is read from
// the built-in file, from a user's own, or made from a function in tests, and sampled everywhere
// else: the grid takes heights and ruggedness from it, a site its height.

import { assert } from '../base/assert.ts';
import { digestBytes, digestHex, digestNumber, makeDigest } from '../base/hash.ts';
import type { Point } from './sphere.ts';

/** A relief. Shape of `metres`: [rows × columns], row-major from the north-west corner. */
export interface Relief {
  /** What it is and where it comes from, for people. */
  readonly name: string;
  /** Longitude of the western edge of the first column, degrees. */
  readonly west: number;
  /** Latitude of the northern edge of the first row, degrees. */
  readonly north: number;
  readonly degreesPerPixel: number;
  readonly columns: number;
  readonly rows: number;
  readonly metres: Float32Array;
}

const headerBytes = 24;
const builtInName =
  'Built-in relief: means of cells of 0.176° (20 km × 14 km at 45° N), 25 m steps, ±46 m';

/**
 * Reads the built-in relief from its bytes, already unzipped.
 *
 * Layout, little-endian: `RLF1`, columns u16, rows u16, metres per level f64, metres at level
 * zero f64, then one byte a pixel, the level less what its western, northern and north-western
 * neighbours promise (median edge detector). The picture covers the whole earth.
 */
export function readRelief(bytes: Uint8Array): Relief {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  assert(bytes.length > headerBytes && view.getUint32(0) === 0x524c4631, 'This is no relief file.');
  const columns = view.getUint16(4, true);
  const rows = view.getUint16(6, true);
  const metresPerLevel = view.getFloat64(8, true);
  const metresAtZero = view.getFloat64(16, true);
  assert(bytes.length === headerBytes + columns * rows, 'The relief file is cut short.');
  const levels = new Uint8Array(columns * rows);
  const metres = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const index = row * columns + column;
      const expected = expectedLevel(levels, columns, row, column);
      const level = ((bytes[headerBytes + index] ?? 0) + expected) & 255;
      levels[index] = level;
      metres[index] = level < 2 ? 0 : metresPerLevel * level + metresAtZero;
    }
  }
  return {
    name: builtInName,
    west: -180,
    north: 90,
    degreesPerPixel: 360 / columns,
    columns,
    rows,
    metres,
  };
}

/** What the median edge detector of JPEG-LS expects of a pixel from the three before it. */
function expectedLevel(levels: Uint8Array, columns: number, row: number, column: number): number {
  const index = row * columns + column;
  const west = column > 0 ? (levels[index - 1] ?? 0) : 0;
  const north = row > 0 ? (levels[index - columns] ?? 0) : 0;
  const corner = row > 0 && column > 0 ? (levels[index - columns - 1] ?? 0) : 0;
  if (corner >= Math.max(west, north)) return Math.min(west, north);
  if (corner <= Math.min(west, north)) return Math.max(west, north);
  return west + north - corner;
}

/** A relief made from a function of the point at the middle of each pixel, for invented lands. */
export function reliefFromFunction(
  shape: Omit<Relief, 'metres'>,
  heightAt: (point: Point) => number,
): Relief {
  const metres = new Float32Array(shape.columns * shape.rows);
  for (let row = 0; row < shape.rows; row++) {
    for (let column = 0; column < shape.columns; column++) {
      metres[row * shape.columns + column] = heightAt({
        latitude: shape.north - (row + 0.5) * shape.degreesPerPixel,
        longitude: shape.west + (column + 0.5) * shape.degreesPerPixel,
      });
    }
  }
  return { ...shape, metres };
}

/** The height of one pixel in metres; beyond the edge it is that of the nearest pixel. */
export function pixelMetres(relief: Relief, row: number, column: number): number {
  const { columns, rows } = relief;
  const isWholeEarth = columns * relief.degreesPerPixel > 359.99;
  const inColumn = isWholeEarth
    ? ((column % columns) + columns) % columns
    : Math.min(columns - 1, Math.max(0, column));
  const inRow = Math.min(rows - 1, Math.max(0, row));
  return relief.metres[inRow * columns + inColumn] ?? 0;
}

/**
 * Height at a point in metres, by cubic convolution of the 4 × 4 pixels round it (Keys 1981,
 * a = −½). Against a 2 km elevation model the built-in relief is off by 161 m (RMSE).
 */
export function heightAt(relief: Relief, { latitude, longitude }: Point): number {
  const x = (longitude - relief.west) / relief.degreesPerPixel - 0.5;
  const y = (relief.north - latitude) / relief.degreesPerPixel - 0.5;
  const column = Math.floor(x);
  const row = Math.floor(y);
  let sum = 0;
  for (let i = -1; i <= 2; i++) {
    let line = 0;
    for (let j = -1; j <= 2; j++) {
      line += cubicWeight(x - column - j) * pixelMetres(relief, row + i, column + j);
    }
    sum += cubicWeight(y - row - i) * line;
  }
  return sum;
}

/** Weight of a pixel at this distance, in pixels, in a cubic convolution. */
export function cubicWeight(distance: number): number {
  const t = Math.abs(distance);
  if (t < 1) return (1.5 * t - 2.5) * t * t + 1;
  if (t < 2) return ((-0.5 * t + 2.5) * t - 4) * t + 2;
  return 0;
}

/**
 * Relief lost inside a pixel, in metres of standard deviation: 0.65 · SD of the 3 × 3 pixels round
 * it + 19. Slopes read from coarse pixels are far too gentle; this is the measure of roughness. In a
 * finer relief less is lost, and its ways wind and climb the more; the days come out nearly the same.
 *
 * @source fitted against a 2 km elevation model over 30–55° N, 55–110° E (r = 0.78, ±89 m)
 */
export function pixelRuggedness(relief: Relief, row: number, column: number): number {
  let sum = 0;
  let squares = 0;
  for (let i = -1; i <= 1; i++) {
    for (let j = -1; j <= 1; j++) {
      const height = pixelMetres(relief, row + i, column + j);
      sum += height;
      squares += height * height;
    }
  }
  const variance = Math.max(0, squares / 9 - (sum / 9) * (sum / 9));
  return 0.65 * Math.sqrt(variance) + 19;
}

/** One sentence for results: which relief was used and how coarse it is. */
export function describeRelief(relief: Relief): string {
  const km = relief.degreesPerPixel * 111.2;
  const kmNorth = km < 9.5 ? km.toFixed(1) : Math.round(km);
  return `${relief.name}. A pixel is ${kmNorth} km from north to south; no way is known better than that, and narrower gorges exist only where a pass or a ford is authored.`;
}

/** Fingerprint of a relief's heights and place, for caches. */
export function reliefDigest(relief: Relief): string {
  const digest = makeDigest();
  for (const x of [relief.west, relief.north, relief.degreesPerPixel, relief.columns]) {
    digestNumber(digest, x);
  }
  const { metres } = relief;
  digestBytes(digest, new Uint8Array(metres.buffer, metres.byteOffset, metres.byteLength));
  return digestHex(digest);
}
