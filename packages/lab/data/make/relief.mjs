// Makes ../relief.gz from the grey world relief picture of the npm package three-globe (MIT).
// Run once, outside the repository's own dependencies:
//
//   mkdir /tmp/relief && cd /tmp/relief && npm init -y && npm install three-globe@2.45.2
//   node <repository>/packages/lab/data/make/relief.mjs \
//     /tmp/relief/node_modules/three-globe/example/img/earth-topology.png
//
// The picture is 2048 × 1024, 8 bit, equirectangular, north-west corner 180° W 90° N. The script
// refuses any other picture, because the calibration to metres was measured on this one.

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync, inflateSync } from 'node:zlib';

const expectedDigest = '839b12da2e4dd346b256cebae72e10c479a102c8980a22084c41275e4b9a0e12';
const columns = 2048;
const rows = 1024;
// metres = 24.985 · grey + 13.0, fitted on 30–55° N, 55–110° E (README.md).
const metresPerLevel = 24.985;
const metresAtZero = 13;

const picturePath = process.argv[2];
if (picturePath === undefined) throw new Error('Usage: node relief.mjs <earth-topology.png>');
const picture = readFileSync(picturePath);
const digest = createHash('sha256').update(picture).digest('hex');
if (digest !== expectedDigest) throw new Error(`This is another picture (sha256 ${digest}).`);

const levels = decodePng(picture);
const bytes = Buffer.alloc(24 + columns * rows);
bytes.write('RLF1', 0, 'latin1');
bytes.writeUInt16LE(columns, 4);
bytes.writeUInt16LE(rows, 6);
bytes.writeDoubleLE(metresPerLevel, 8);
bytes.writeDoubleLE(metresAtZero, 16);
for (let row = 0; row < rows; row++) {
  for (let column = 0; column < columns; column++) {
    const index = row * columns + column;
    bytes[24 + index] = (levels[index] - expectedLevel(levels, { row, column })) & 255;
  }
}
const target = new URL('../relief.gz', import.meta.url);
writeFileSync(target, gzipSync(bytes, { level: 9 }));

/** The level that its three earlier neighbours promise (median edge detector of JPEG-LS). */
function expectedLevel(grey, { row, column }) {
  const west = column > 0 ? grey[row * columns + column - 1] : 0;
  const north = row > 0 ? grey[(row - 1) * columns + column] : 0;
  const corner = row > 0 && column > 0 ? grey[(row - 1) * columns + column - 1] : 0;
  if (corner >= Math.max(west, north)) return Math.min(west, north);
  if (corner <= Math.min(west, north)) return Math.max(west, north);
  return west + north - corner;
}

/** The pixels of an 8-bit grey PNG without interlacing, as one byte each. */
function decodePng(file) {
  const parts = [];
  for (let offset = 8; offset < file.length; ) {
    const length = file.readUInt32BE(offset);
    const type = file.toString('latin1', offset + 4, offset + 8);
    if (type === 'IDAT') parts.push(file.subarray(offset + 8, offset + 8 + length));
    offset += 12 + length;
  }
  const filtered = inflateSync(Buffer.concat(parts));
  const grey = new Uint8Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    const filter = filtered[row * (columns + 1)];
    for (let column = 0; column < columns; column++) {
      const index = row * columns + column;
      const west = column > 0 ? grey[index - 1] : 0;
      const north = row > 0 ? grey[index - columns] : 0;
      const corner = row > 0 && column > 0 ? grey[index - columns - 1] : 0;
      const expected = [0, west, north, (west + north) >> 1, paeth({ west, north, corner })];
      grey[index] = filtered[row * (columns + 1) + 1 + column] + expected[filter];
    }
  }
  return grey;
}

function paeth({ west, north, corner }) {
  const guess = west + north - corner;
  const toWest = Math.abs(guess - west);
  const toNorth = Math.abs(guess - north);
  const toCorner = Math.abs(guess - corner);
  if (toWest <= toNorth && toWest <= toCorner) return west;
  return toNorth <= toCorner ? north : corner;
}
