// HGT tiles, the format of the space shuttle's survey: one degree square, two bytes a height, high
// byte first, named after their south-western corner. The simplest of reliefs one can bring.

import {
  type ByteFile,
  bytesAt,
  type HeightPicture,
  type PictureBlock,
  ReliefFault,
  soundHeight,
} from './picture.ts';

/** Heights along one side of a tile: every three seconds of arc, or every one. */
const sides: readonly number[] = [1201, 3601];
const rowsPerBlock = 200;
const noData = -32768;

/** True for names such as `N42E075.hgt`. */
export function isHgtName(name: string): boolean {
  return /\.hgt$/i.test(name);
}

/**
 * Opens a tile. The outermost heights stand on the edges of the degree, so that neighbours share
 * them. A `ReliefFault` where the name or the size is not that of a tile.
 */
export function openHgt(file: ByteFile): HeightPicture {
  const corner = /(?:^|[/\\])([NS])(\d{2})([EW])(\d{3})[^/\\]*\.hgt$/i.exec(file.name);
  const south = corner === null ? 90 : (isLetter(corner[1], 'S') ? -1 : 1) * Number(corner[2]);
  const west = corner === null ? 180 : (isLetter(corner[3], 'W') ? -1 : 1) * Number(corner[4]);
  if (south >= 90 || west >= 180 || south < -90 || west < -180) {
    throw new ReliefFault({
      what: `${file.name} is not named after its south-western corner`,
      hint: 'A tile is named like N42E075.hgt.',
    });
  }
  const side = sides.find((it) => it * it * 2 === file.size);
  if (side === undefined) {
    throw new ReliefFault({
      what: `${file.name} has ${file.size} bytes, which is no tile`,
      hint: 'A tile has 2,884,802 bytes (3 seconds of arc) or 25,934,402 (1 second).',
    });
  }
  const step = 1 / (side - 1);
  const blocks: PictureBlock[] = [];
  for (let row = 0; row < side; row += rowsPerBlock) {
    const rows = Math.min(rowsPerBlock, side - row);
    const length = rows * side * 2;
    const unpack = () => heightsOf(bytesAt(file, { offset: row * side * 2, length }));
    blocks.push({ row, column: 0, rows, columns: side, unpack });
  }
  return {
    name: file.name,
    west: west - step / 2,
    north: south + 1 + step / 2,
    degreesEast: step,
    degreesSouth: step,
    columns: side,
    rows: side,
    blocks,
  };
}

function isLetter(found: string | undefined, letter: string): boolean {
  return found !== undefined && found.toUpperCase() === letter;
}

function heightsOf(bytes: Uint8Array): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const heights = new Float32Array(bytes.length / 2);
  for (let k = 0; k < heights.length; k++) {
    heights[k] = soundHeight(view.getInt16(2 * k, false), noData);
  }
  return heights;
}
