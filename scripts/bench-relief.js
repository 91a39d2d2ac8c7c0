// How long a relief of one's own takes, from the file to a network that is kept: a GeoTIFF of 3000 × 2000
// pixels of a kilometre is written, named in a scenario, read and built as any command would, with its
// bars. The ground is the built-in relief with invented detail of as much as that is known to lose. Called by
// bench.js: npm run bench -- relief

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serialize } from 'node:v8';
import { heightAt } from '@tumen/lab';
import { groundOf } from '../packages/cli/dist/land.js';
import { readScenario } from '../packages/cli/dist/opened.js';
import { pixelRuggedness } from '../packages/lab/dist/land/relief.js';
import { print } from './bench-print.js';
import { moreSites } from './bench-sites.js';

const columns = 3000;
const rows = 2000;
const step = 0.01;
const region = { south: 33, north: 53, west: 62, east: 92 };
const fileName = 'heights.tif';

/** All of it, printed as it comes. */
export async function benchRelief() {
  const flagship = fileURLToPath(new URL('../scenarios/qara-khitai', import.meta.url));
  const { scenario } = await readScenario(flagship);
  const { relief, waters } = await groundOf({ scenario, folder: flagship });
  const folder = mkdtempSync(join(tmpdir(), 'tumen-relief-'));
  try {
    writeFileSync(join(folder, fileName), geoTiff(finerHeights(relief)));
    const inside = scenario.places.filter(
      ({ latitude, longitude }) =>
        latitude > region.south + 0.2 &&
        latitude < region.north - 0.2 &&
        longitude > region.west + 0.2 &&
        longitude < region.east - 0.2,
    );
    const spot = { file: 'places.yaml', line: 1, column: 1 };
    const more = moreSites({ sites: inside, region, relief, waters });
    const places = [...inside, ...more.map((it) => ({ ...it, ground: 'steppe', spot }))];
    writeFileSync(
      join(folder, 'scenario'),
      serialize({ ...scenario, places, region, relief: fileName }),
    );
    const megabytes = (statSync(join(folder, fileName)).size / 1e6).toFixed(0);
    print(`a relief of one's own, ${columns} × ${rows} pixels of a kilometre, ${megabytes} MB`, [
      ['places, passes and fords', places.length],
    ]);
    print('first start', startIn(folder));
    print('second start', startIn(folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Opens the land in a process of its own, with its bars on the error stream; rows to print. */
function startIn(folder) {
  const program = fileURLToPath(new URL('bench-relief-start.js', import.meta.url));
  const began = process.hrtime.bigint();
  const out = execFileSync(process.execPath, [program, folder], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const whole = Number(process.hrtime.bigint() - began) / 1e9;
  const { land, digest, worked, residentMB, keptMB, says } = JSON.parse(out);
  return [
    ['the land, s', land.toFixed(2)],
    ['of these to know the files by their bytes, s', digest.toFixed(2)],
    ['with the start of the program, s', whole.toFixed(2)],
    ['of the processor, s', worked.toFixed(1)],
    ['memory at most, MB', residentMB],
    ['kept, MB', keptMB],
    ['says', says],
  ];
}

/**
 * Heights at the middles of pixels: those of a coarse relief, and on them bumps of 3 to 20 km that are as high as
 * the heights which the coarse relief has lost.
 */
function finerHeights(relief) {
  const bumps = [3, 6, 18].map(bumpsOf);
  const heights = new Int16Array(columns * rows);
  for (let row = 0; row < rows; row += 1) {
    const latitude = region.north - (row + 0.5) * step;
    const inRow = Math.floor((relief.north - latitude) / relief.degreesPerPixel);
    for (let column = 0; column < columns; column += 1) {
      const longitude = region.west + (column + 0.5) * step;
      const inColumn = Math.floor((longitude - relief.west) / relief.degreesPerPixel);
      const lost = pixelRuggedness(relief, inRow, inColumn);
      const bump = bumps.reduce((sum, at) => sum + at(row, column), 0);
      const metres = heightAt(relief, { latitude, longitude }) + lost * bump;
      heights[row * columns + column] = Math.round(Math.max(-150, metres));
    }
  }
  return heights;
}

/** Smooth noise of mean 0 and about standard deviation 0.6 over cells of so many pixels. */
function bumpsOf(size) {
  const valueAt = (row, column) => {
    const mixed = Math.imul(row * 73856093 + size, 0x9e3779b1) ^ Math.imul(column, 0x85ebca6b);
    const again = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
    return ((again ^ (again >>> 13)) >>> 0) / 2 ** 31 - 1;
  };
  return (row, column) => {
    const [i, j] = [Math.floor(row / size), Math.floor(column / size)];
    const [down, right] = [row / size - i, column / size - j];
    const above = valueAt(i, j) * (1 - right) + valueAt(i, j + 1) * right;
    const below = valueAt(i + 1, j) * (1 - right) + valueAt(i + 1, j + 1) * right;
    return 1.5 * (above * (1 - down) + below * down);
  };
}

/** A plain GeoTIFF in longitude and latitude: whole metres in one strip for each row. */
function geoTiff(heights) {
  const geoKeys = [1, 1, 0, 2, 1024, 0, 1, 2, 1025, 0, 1, 1];
  const tags = [
    [256, 'long', [columns]],
    [257, 'long', [rows]],
    [258, 'short', [16]],
    [259, 'short', [1]],
    [262, 'short', [1]],
    [273, 'long', Array.from({ length: rows }, (_, row) => row * columns * 2)],
    [277, 'short', [1]],
    [278, 'long', [1]],
    [279, 'long', Array.from({ length: rows }, () => columns * 2)],
    [339, 'short', [2]],
    [33550, 'double', [step, step, 0]],
    [33922, 'double', [0, 0, 0, region.west, region.north, 0]],
    [34735, 'short', geoKeys],
  ];
  const types = { short: [3, 2], long: [4, 4], double: [12, 8] };
  const bytesOf = ([, type, values]) => types[type][1] * values.length;
  const head = 8 + 2 + 12 * tags.length + 4;
  const start = tags.reduce((sum, it) => sum + (bytesOf(it) > 4 ? bytesOf(it) : 0), head);
  const out = Buffer.alloc(start + heights.length * 2);
  out.write('II');
  out.writeUInt16LE(42, 2);
  out.writeUInt32LE(8, 4);
  out.writeUInt16LE(tags.length, 8);
  let spare = head;
  tags.forEach((entry, index) => {
    const [tag, type, values] = entry;
    const [number, width] = types[type];
    const at = 10 + 12 * index;
    out.writeUInt16LE(tag, at);
    out.writeUInt16LE(number, at + 2);
    out.writeUInt32LE(values.length, at + 4);
    const isOutside = bytesOf(entry) > 4;
    if (isOutside) out.writeUInt32LE(spare, at + 8);
    values.forEach((value, k) => {
      const to = (isOutside ? spare : at + 8) + k * width;
      if (type === 'short') out.writeUInt16LE(value, to);
      else if (type === 'double') out.writeDoubleLE(value, to);
      else out.writeUInt32LE(tag === 273 ? start + value : value, to);
    });
    if (isOutside) spare += bytesOf(entry);
  });
  heights.forEach((metres, k) => {
    out.writeInt16LE(metres, start + 2 * k);
  });
  return out;
}
