// Makes ../waters.gz: a mask of seas and lakes, and coasts, lake shores and rivers as lines.
// Input is GSHHG 2.3.7 with the WDBII rivers (LGPL-3+), read with GMT 6.4, both from Debian 12:
//
//   apt-get install gmt gmt-gshhg-low
//   node <repository>/packages/lab/data/make/waters.mjs /tmp/waters
//
// Everything is cut to 20–130° E, 20–60° N. The mask has cells of a quarter of the relief's pixel
// and the same corners. Lakes under 150 km² and lakes that dams made after 1900 are left out.

import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const degreesPerCell = 360 / 2048 / 4;
const west = 20.0390625;
const east = 130.078125;
const south = 20.0390625;
const north = 60.1171875;
const columns = Math.round((east - west) / degreesPerCell);
const rows = Math.round((north - south) / degreesPerCell);
/** Lines are kept to 1/200 of a degree, about half a kilometre. */
const stepsPerDegree = 200;
/** Points nearer than this to the simplified line are left out, in degrees. */
const tolerance = 0.012;
const kinds = { coast: 0, lake: 1, river: 2, seasonal: 3, great: 4 };

/** One point inside each reservoir, longitude and latitude, to know and drop it by. */
const reservoirs = [
  ['Kapchagay', 77.68, 43.83],
  ['Chardara', 68.16, 41.13],
  ['Kayrakkum', 70.15, 40.33],
  ['Mingechaur', 46.72, 40.93],
  ['Volgograd', 45.8, 50.46],
  ['Kuybyshev', 49.72, 54.71],
  ['Kama', 55.04, 57.3],
  ['Saratov', 48.15, 52.39],
  ['Novosibirsk', 82.15, 54.37],
  ['Krasnoyarsk', 91.63, 54.69],
  ['Bratsk', 102.53, 55.35],
  ['Tsimlyansk', 43.12, 48.37],
  ['Dnieper', 33.83, 48.23],
  ['Kiev', 30.49, 50.97],
  ['Rybinsk', 37.97, 58.69],
  ['Tharthar', 43.27, 34.0],
  ['Razzaza', 43.59, 32.77],
];

const folder = process.argv[2];
if (folder === undefined) throw new Error('Usage: node waters.mjs <folder for scratch files>');
mkdirSync(folder, { recursive: true });
const box = `-R${west}/${east}/${south}/${north}`;

const shores = readLines(gmt(['coast', box, '-Di', '-A150/0/2+l', '-W1', '-M']));
const coasts = join(shores.filter((shore) => shore.level === 1));
const allLakes = join(shores.filter((shore) => shore.level === 2));
const dammed = allLakes.filter((lake) =>
  reservoirs.some(([, longitude, latitude]) => isNear(lake, { longitude, latitude })),
);
if (dammed.length !== reservoirs.length) throw new Error(`Found ${dammed.length} reservoirs.`);
const lakes = allLakes.filter((lake) => !dammed.includes(lake));
// The first two ranks are the rivers that armies did not wade.
const great = ['-I1', '-I2'].flatMap((level) => join(readLines(riverDump(level))));
const rivers = ['-I3', '-I4'].flatMap((level) => join(readLines(riverDump(level))));
for (const reservoir of dammed) {
  for (const line of throughReservoir(reservoir, [...great, ...rivers])) {
    const isGreat = great.some((it) => pointKey(it.at(-1)) === pointKey(line[0]));
    (isGreat ? great : rivers).push(line);
  }
}
const seasonal = ['-I5', '-I6'].flatMap((level) => join(readLines(riverDump(level))));

const out = [];
for (const byte of Buffer.from('WTR1', 'latin1')) out.push(byte);
writeMask();
writeLines([
  ...coasts.map((points) => ({ kind: kinds.coast, points })),
  ...lakes.map((points) => ({ kind: kinds.lake, points })),
  ...great.map((points) => ({ kind: kinds.great, points })),
  ...rivers.map((points) => ({ kind: kinds.river, points })),
  ...seasonal.map((points) => ({ kind: kinds.seasonal, points })),
]);
writeFileSync(new URL('../waters.gz', import.meta.url), gzipSync(Buffer.from(out), { level: 9 }));

function gmt(words) {
  return execFileSync('gmt', words, { encoding: 'utf8', maxBuffer: 1 << 28, cwd: folder });
}

function riverDump(level) {
  return gmt(['coast', box, '-Di', level, '-M']);
}

/** Segments of a GMT dump as lists of points [longitude, latitude] with the shore's level. */
function readLines(text) {
  const segments = [];
  for (const line of text.split('\n')) {
    if (line.startsWith('>')) {
      segments.push({ level: Number(/Level (\d)/.exec(line)?.[1] ?? 0), points: [] });
    } else if (line.trim() !== '') {
      segments.at(-1)?.points.push(line.trim().split(/\s+/).map(Number));
    }
  }
  return segments.filter((segment) => segment.points.length > 1);
}

/** The dump is cut at the borders of GSHHG's bins; this joins the ends that meet. */
function join(segments) {
  const lines = segments.map((segment) => segment.points);
  const starts = new Map();
  for (const line of lines) {
    const key = pointKey(line[0]);
    if (!starts.has(key)) starts.set(key, []);
    starts.get(key).push(line);
  }
  const ends = new Set(lines.map((line) => pointKey(line.at(-1))));
  const heads = lines.filter((line) => !ends.has(pointKey(line[0])));
  const used = new Set();
  const joined = [];
  for (const line of [...heads, ...lines]) {
    if (used.has(line)) continue;
    used.add(line);
    const whole = [...line];
    for (;;) {
      const rest = (starts.get(pointKey(whole.at(-1))) ?? []).find((next) => !used.has(next));
      if (rest === undefined) break;
      used.add(rest);
      whole.push(...rest.slice(1));
    }
    joined.push(whole);
  }
  return joined;
}

function pointKey([longitude, latitude]) {
  return `${longitude.toFixed(5)},${latitude.toFixed(5)}`;
}

/** True if the mean of the lake's shore points lies within 0.02° of the given point. */
function isNear(lake, { longitude, latitude }) {
  const mean = (axis) => lake.reduce((sum, point) => sum + point[axis], 0) / lake.length;
  return Math.abs(mean(0) - longitude) < 0.02 && Math.abs(mean(1) - latitude) < 0.02;
}

/**
 * Where a reservoir is left out, its river would be torn. Every river that ends at its shore is led
 * straight to the one that leaves it, where that is less than 2° away; no source says where it ran
 * before the dam.
 */
function throughReservoir(shore, lines) {
  const isAtShore = ([x, y]) => shore.some(([u, v]) => Math.hypot(x - u, y - v) < 0.05);
  const leaving = lines.filter((line) => isAtShore(line[0]));
  const entering = lines.filter((line) => isAtShore(line.at(-1)) && !leaving.includes(line));
  const longest = [...leaving].sort((a, b) => b.length - a.length)[0];
  if (longest === undefined) return [];
  const isShort = ([x, y]) => Math.hypot(x - longest[0][0], y - longest[0][1]) < 2;
  return entering.filter((line) => isShort(line.at(-1))).map((line) => [line.at(-1), longest[0]]);
}

function isInside(ring, [longitude, latitude]) {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [x, y] = ring[i];
    const [u, v] = ring[j];
    if (y > latitude !== v > latitude && longitude < ((u - x) * (latitude - y)) / (v - y) + x) {
      inside = !inside;
    }
  }
  return inside;
}

/** Columns and rows, then lengths of runs, land first, row by row from the north-west corner. */
function writeMask() {
  gmt([
    'grdlandmask',
    box,
    `-I${degreesPerCell}`,
    '-r',
    '-Di',
    '-A150/0/2+l',
    '-N1/0/1/0/1',
    '-Gmask.grd',
  ]);
  execFileSync('sh', ['-c', 'gmt grd2xyz mask.grd -ZTLu > mask.bytes'], { cwd: folder });
  const mask = readFileSync(`${folder}/mask.bytes`);
  if (mask.length !== columns * rows) throw new Error('The mask has another size.');
  for (let index = 0; index < mask.length; index++) {
    if (mask[index] !== 1) continue;
    const longitude = west + ((index % columns) + 0.5) * degreesPerCell;
    const latitude = north - (Math.floor(index / columns) + 0.5) * degreesPerCell;
    if (dammed.some((ring) => isInside(ring, [longitude, latitude]))) mask[index] = 0;
  }
  writeNumber(columns);
  writeNumber(rows);
  let current = 0;
  let length = 0;
  for (const cell of mask) {
    if (cell !== current) {
      writeNumber(length);
      current = cell;
      length = 0;
    }
    length++;
  }
  writeNumber(length);
}

function writeLines(lines) {
  writeNumber(stepsPerDegree);
  writeNumber(lines.length);
  for (const { kind, points } of lines) {
    const kept = simplify(points).map((point) => point.map((x) => Math.round(x * stepsPerDegree)));
    out.push(kind);
    writeNumber(kept.length);
    let before = [0, 0];
    for (const point of kept) {
      writeSigned(point[0] - before[0]);
      writeSigned(point[1] - before[1]);
      before = point;
    }
  }
}

/** Douglas and Peucker's thinning; a ring is cut at its first point. */
function simplify(points) {
  const keep = new Set([0, points.length - 1]);
  const work = [[0, points.length - 1]];
  for (let span = work.pop(); span !== undefined; span = work.pop()) {
    const [from, to] = span;
    let worst = -1;
    let worstDistance = tolerance;
    for (let i = from + 1; i < to; i++) {
      const distance = distanceToChord(points[i], [points[from], points[to]]);
      if (distance > worstDistance) {
        worst = i;
        worstDistance = distance;
      }
    }
    if (worst < 0) continue;
    keep.add(worst);
    work.push([from, worst], [worst, to]);
  }
  return points.filter((_, index) => keep.has(index));
}

function distanceToChord([x, y], [[ax, ay], [bx, by]]) {
  const dx = bx - ax;
  const dy = by - ay;
  const square = dx * dx + dy * dy;
  const along = square === 0 ? 0 : ((x - ax) * dx + (y - ay) * dy) / square;
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(x - ax - share * dx, y - ay - share * dy);
}

/** Seven bits a byte, low first; the high bit says that more follow. */
function writeNumber(value) {
  let rest = value;
  while (rest > 127) {
    out.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  out.push(rest);
}

function writeSigned(value) {
  writeNumber(value >= 0 ? value * 2 : -value * 2 - 1);
}
