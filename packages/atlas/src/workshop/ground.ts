// The ground under the tutorial as the page carries it: the built-in relief round its region, bit for bit,
// laid back into a picture of the whole earth, so that ways built in the page are those of the command.

import { noWaters, type Region, type Relief, type Waters } from '@tumen/lab';
import { fromBase64, unzipped } from '../bundle/text.ts';

/** A piece of the built-in relief. The build sees to it that no mask of water lies over it. */
export interface PackedGround {
  /** Shape and place of the whole relief. */
  readonly whole: Omit<Relief, 'metres'>;
  /** Of the piece, in pixels of the whole. */
  readonly column: number;
  readonly row: number;
  readonly columns: number;
  readonly rows: number;
  /** Heights as 32-bit floats, row-major, gzip in base64. */
  readonly heights: string;
}

/** Pixels beyond a region that heights are drawn from. */
const apron = 4;

/** Whether a region, with what its heights are drawn from, lies within the piece. */
export function groundHolds(
  { whole, column, row, columns, rows }: PackedGround,
  { south, north, west, east }: Region,
): boolean {
  const degrees = whole.degreesPerPixel;
  const within = (it: number, first: number, count: number) =>
    it >= first + apron && it <= first + count - apron;
  return (
    within((west - whole.west) / degrees, column, columns) &&
    within((east - whole.west) / degrees, column, columns) &&
    within((whole.north - north) / degrees, row, rows) &&
    within((whole.north - south) / degrees, row, rows)
  );
}

/** The relief and the waters of the piece. */
export async function openGround(
  packed: PackedGround,
): Promise<{ readonly relief: Relief; readonly waters: Waters }> {
  const { whole, column, row, columns, rows } = packed;
  const piece = new Float32Array((await unzipped(fromBase64(packed.heights))).buffer);
  const metres = new Float32Array(whole.columns * whole.rows);
  for (let at = 0; at < rows; at += 1) {
    const from = piece.subarray(at * columns, (at + 1) * columns);
    metres.set(from, (row + at) * whole.columns + column);
  }
  return { relief: { ...whole, metres }, waters: noWaters };
}
