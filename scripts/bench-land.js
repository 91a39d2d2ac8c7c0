// How exact and how fast the land is: cost fields against GRASS GIS where it is installed and against the
// plainest search where it is not, time per cell as grids grow, and the network of the flagship's places
// against exact ways over the whole grid. Called by bench.js: npm run bench -- land

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import {
  buildNetwork,
  modes,
  networkFromBytes,
  networkToBytes,
  openNetwork,
  readRelief,
  readWaters,
  siteOf,
} from '@tumen/lab';
import { buildOnCores } from '../packages/cli/dist/land.js';
import { readScenario } from '../packages/cli/dist/opened.js';
import { makeSweeper } from '../packages/lab/dist/land/sweep.js';
import { print } from './bench-print.js';
import { countsOf, moreSites } from './bench-sites.js';

const side = 1000;
/** Each field is found so often, by us and by GRASS, and the shortest time is told. */
const turns = 9;

/** All of it, printed as it comes. */
export async function benchLand() {
  const costs = fieldOf({ columns: side, rows: side, climbs: 0 });
  const walked = fieldOf({ columns: side, rows: side, climbs: 1 });
  let ours;
  const sweepBoth = () => {
    const now = { cost: sweptFrom(costs), walk: sweptFrom(walked) };
    ours = {
      cost: quickerOf(ours?.cost ?? now.cost, now.cost),
      walk: quickerOf(ours?.walk ?? now.walk, now.walk),
    };
  };
  const grass = grassFields(costs, walked, sweepBoth);
  if (grass === undefined) for (let turn = 0; turn < turns; turn += 1) sweepBoth();
  if (grass === undefined) {
    const naive = naiveFrom(costs);
    print(`cost field, ${side} × ${side}`, [
      ['GRASS', 'not installed: apt-get install --no-install-recommends grass-core'],
      ['sweep, s of the processor', seconds(ours.cost.time)],
      ['plain Dijkstra with a heap, s of the processor', seconds(naive.time)],
      ['times faster', (naive.time / ours.cost.time).toFixed(1)],
      ['largest difference, relative', worst(ours.cost.field, naive.field)],
    ]);
  } else {
    print(`cost field, ${side} × ${side}`, [
      ['sweep, s of the processor', seconds(ours.cost.time)],
      ['r.cost, s of the processor', seconds(grass.cost.time)],
      ['times faster (at least 3)', (grass.cost.time / ours.cost.time).toFixed(1)],
      ['largest difference, relative', worst(ours.cost.field, grass.cost.field)],
      ['cells that both reach', reached(ours.cost.field, grass.cost.field)],
    ]);
    print(`time field that differs uphill and downhill, ${side} × ${side}`, [
      ['sweep, s of the processor', seconds(ours.walk.time)],
      ['r.walk, s of the processor', seconds(grass.walk.time)],
      ['times faster', (grass.walk.time / ours.walk.time).toFixed(1)],
      ['largest difference, relative', worst(ours.walk.field, grass.walk.field)],
      ['cells that both reach', reached(ours.walk.field, grass.walk.field)],
    ]);
  }
  printGrowth();
  await printNetwork();
}

/** A field of costs from 1 to 5 in steps of 1/1024 and, if wanted, of hills; the rim is shut. */
function fieldOf({ columns, rows, climbs }) {
  let state = 7;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const metres = new Float32Array(columns * rows);
  const cost = new Float32Array(columns * rows);
  for (let cell = 0; cell < cost.length; cell += 1) {
    const row = Math.floor(cell / columns);
    const column = cell % columns;
    const isRim = row === 0 || column === 0 || row === rows - 1 || column === columns - 1;
    cost[cell] = isRim ? Number.POSITIVE_INFINITY : 1 + Math.floor(4096 * next()) / 1024;
    metres[cell] = Math.round(800 + 500 * Math.sin(row / 40) * Math.cos(column / 55) + 40 * next());
  }
  const grid = {
    west: 0,
    north: rows,
    degreesPerCell: 1,
    columns,
    rows,
    metres,
    ruggedness: cost,
    wet: new Uint8Array(0),
    kmNorth: 1,
    kmEast: new Float64Array(rows).fill(1),
    kmDiagonal: new Float64Array(rows).fill(Math.SQRT2),
  };
  return { grid, cost, ascentPerMetre: climbs * 0.0625, descentPerMetre: climbs * 0.015625 };
}

function quickest(work) {
  return Array.from({ length: turns }, work).reduce(quickerOf);
}

function quickerOf(best, it) {
  return it.time < best.time ? it : best;
}

function middleOf({ grid }) {
  return Math.floor(grid.rows / 2) * grid.columns + Math.floor(grid.columns / 2);
}

/** Milliseconds that the processor spent on this process, all threads together, since `began`. */
function processorTime(began) {
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}

/** Our own field from the middle, Infinity where nothing leads. The time is that of all the work. */
function sweptFrom(field) {
  const began = process.cpuUsage();
  const sweeper = makeSweeper(field);
  sweeper.run(
    { cells: [middleOf(field)], costs: [0] },
    () => true,
    () => false,
  );
  const time = processorTime(began);
  return { field: sweeper.cost, time };
}

/** The same by Dijkstra's algorithm with a binary heap and no other idea. */
function naiveFrom(field) {
  const began = process.cpuUsage();
  const { columns } = field.grid;
  const best = new Float64Array(field.cost.length).fill(Number.POSITIVE_INFINITY);
  const heap = [[0, middleOf(field)]];
  best[heap[0][1]] = 0;
  const swap = (i, j) => {
    [heap[i], heap[j]] = [heap[j], heap[i]];
  };
  while (heap.length > 0) {
    const [total, cell] = heap[0];
    const last = heap.pop();
    if (heap.length > 0) heap[0] = last;
    for (let i = 0; ; ) {
      const left = 2 * i + 1;
      if (left >= heap.length) break;
      const least = left + 1 < heap.length && heap[left + 1][0] < heap[left][0] ? left + 1 : left;
      if (heap[i][0] <= heap[least][0]) break;
      swap(i, least);
      i = least;
    }
    if (total > best[cell]) continue;
    for (const step of [
      -1,
      1,
      -columns,
      columns,
      -columns - 1,
      1 - columns,
      columns - 1,
      columns + 1,
    ]) {
      const other = cell + step;
      const km = Math.abs(step) === 1 || Math.abs(step) === columns ? 1 : Math.SQRT2;
      const reachedAt = total + (field.cost[cell] + field.cost[other]) * 0.5 * km;
      if (!(reachedAt < best[other])) continue;
      best[other] = reachedAt;
      heap.push([reachedAt, other]);
      for (let i = heap.length - 1; i > 0; ) {
        const up = (i - 1) >> 1;
        if (heap[up][0] <= heap[i][0]) break;
        swap(i, up);
        i = up;
      }
    }
  }
  return { field: best, time: processorTime(began) };
}

/**
 * The fields of r.cost and r.walk, and the processor's time in these commands alone; undefined without
 * GRASS. What they are compared with is done between one turn and the next, so that both meet the same machine.
 */
function grassFields(costs, walked, between) {
  if (spawnSync('grass', ['--version']).error !== undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'tumen-grass-'));
  try {
    const shut = -9999;
    const raw = (name, values) => {
      const bytes = Float32Array.from(values, (it) => (Number.isFinite(it) ? it : shut));
      writeFileSync(join(folder, name), new Uint8Array(bytes.buffer));
    };
    raw('cost', costs.cost);
    // r.walk adds a time for the level to the friction; ours is the friction alone, one less.
    raw(
      'friction',
      walked.cost.map((it) => it - 1),
    );
    raw('height', walked.grid.metres);
    const put = (name) =>
      `r.in.bin --q -f input=${name} output=${name} bytes=4 north=${side} south=0 east=${side} west=0 rows=${side} cols=${side} anull=${shut}`;
    const middle = `${side / 2 + 0.5},${side / 2 - 0.5}`;
    const { ascentPerMetre: up, descentPerMetre: down } = walked;
    const quiet = { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] };
    execFileSync('grass', ['-c', 'XY', join(folder, 'place'), '-e'], quiet);
    const script = (lines) => {
      writeFileSync(join(folder, 'work.sh'), `${['set -e', ...lines].join('\n')}\n`);
      const permanent = join(folder, 'place', 'PERMANENT');
      execFileSync('grass', [permanent, '--exec', 'bash', 'work.sh'], quiet);
    };
    script([
      `g.region n=${side} s=0 e=${side} w=0 res=1`,
      ...['cost', 'friction', 'height'].map(put),
    ]);
    for (let turn = 0; turn < turns; turn += 1) {
      script([
        "TIMEFORMAT='%U %S'",
        'timed() { local name=$1; shift; { time "$@" 2>&3; } 2>> "$name.times"; } 3>&2',
        `timed cost r.cost --q --o input=cost output=field start_coordinates=${middle} memory=2000`,
        `timed walk r.walk --q --o elevation=height friction=friction output=walk start_coordinates=${middle} walk_coeff=1,${up},${-down},${-down} lambda=1 memory=2000`,
      ]);
      between();
    }
    script([
      `r.out.bin --q input=field output=field.bin bytes=8 null=${shut}`,
      `r.out.bin --q input=walk output=walk.bin bytes=8 null=${shut}`,
    ]);
    const least = (name) => {
      const lines = readFileSync(join(folder, `${name}.times`), 'utf8')
        .trim()
        .split('\n');
      const times = lines.map((line) => line.split(' ').map(Number));
      return 1000 * Math.min(...times.map(([user, system]) => user + system));
    };
    const read = (name) => {
      const bytes = readFileSync(join(folder, name));
      const values = new Float64Array(new Uint8Array(bytes).buffer);
      return values.map((it) => (it === shut ? Number.POSITIVE_INFINITY : it));
    };
    return {
      cost: { field: read('field.bin'), time: least('cost') },
      walk: { field: read('walk.bin'), time: least('walk') },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function worst(ours, theirs) {
  let most = 0;
  for (let cell = 0; cell < ours.length; cell += 1) {
    if (!Number.isFinite(ours[cell]) || !Number.isFinite(theirs[cell])) continue;
    most = Math.max(most, Math.abs(ours[cell] - theirs[cell]) / Math.max(1, theirs[cell]));
  }
  return most.toExponential(1);
}

function reached(ours, theirs) {
  let both = 0;
  let one = 0;
  for (let cell = 0; cell < ours.length; cell += 1) {
    const [here, there] = [Number.isFinite(ours[cell]), Number.isFinite(theirs[cell])];
    if (here && there) both += 1;
    else if (here || there) one += 1;
  }
  return `${both} (only one of them: ${one})`;
}

function printGrowth() {
  const rows = [];
  let first;
  for (const [columns, down] of [
    [1000, 1000],
    [3000, 2000],
    [6000, 4000],
  ]) {
    const field = fieldOf({ columns, rows: down, climbs: 1 });
    const each = (1e6 * sweptFrom(field).time) / (columns * down);
    first ??= each;
    const times = (each / first).toFixed(2);
    rows.push([`${columns} × ${down} cells, ns a cell`, `${each.toFixed(0)} (× ${times})`]);
  }
  print('one sweep as the grid grows (at most × 3)', rows);
}

async function printNetwork() {
  const folder = fileURLToPath(new URL('../scenarios/qara-khitai', import.meta.url));
  const { scenario } = await readScenario(folder);
  const data = (name) =>
    gunzipSync(readFileSync(new URL(`../packages/lab/data/${name}`, import.meta.url)));
  const land = {
    sites: scenario.places.map(siteOf),
    relief: readRelief(data('relief.gz')),
    waters: readWaters(data('waters.gz')),
    region: scenario.region,
  };
  const full = { ...land, sites: [...land.sites, ...moreSites(land)] };
  const began = process.hrtime.bigint();
  const beganWork = process.cpuUsage();
  await buildOnCores(full);
  const built = Number(process.hrtime.bigint() - began) / 1e9;
  const worked = processorTime(beganWork);
  const { network } = buildNetwork(land);
  const whole = buildNetwork({ ...land, isExhaustive: true }).network;
  const bytes = networkToBytes(network);
  const reading = quickest(() => {
    const start = process.hrtime.bigint();
    networkFromBytes(bytes);
    return { time: Number(process.hrtime.bigint() - start) / 1e6 };
  });
  // Wheels go round what is shut to them on the day on which runs begin.
  const { day } = scenario.openings.find(({ key }) => key === scenario.defaultOpening);
  const rows = [
    ['places; passes and fords', countsOf(full.sites)],
    ['built for all months and modes on two cores, s (at most 10)', built.toFixed(2)],
    ['of the processor, s', seconds(worked)],
    ['read back from what is kept, s (at most 0.3)', seconds(reading.time)],
  ];
  for (const mode of ['riders', 'wagons']) {
    const exact = openNetwork(whole.record, { day });
    const ours = openNetwork(network.record, { day });
    for (let month = 1; month <= 12; month += 1) {
      const off = errorsOf(ours, exact, { mode: modes.indexOf(mode), month });
      const share = (of) => `${(100 * off[Math.floor(of * (off.length - 1))]).toFixed(2)} %`;
      rows.push([
        `days too many, ${mode} in month ${month}: median, 99 of 100, most`,
        `${share(0.5)}, ${share(0.99)}, ${share(1)} of ${off.length} ways`,
      ]);
    }
  }
  print(
    'network of the flagship against ways swept over the whole grid (under 1 %, under 5 %)',
    rows,
  );
}

/** By what share the network's days differ from exact ones, ascending. */
function errorsOf(network, exact, { mode, month }) {
  const errors = [];
  const count = network.sites.length;
  for (let from = 0; from < count; from += 1) {
    for (let to = 0; to < count; to += 1) {
      const days = exact.days(from, to, month, mode);
      if (from === to || !Number.isFinite(days) || days === 0) continue;
      errors.push(Math.abs(network.days(from, to, month, mode) / days - 1));
    }
  }
  return errors.sort((a, b) => a - b);
}

function seconds(milliseconds) {
  return (milliseconds / 1000).toFixed(2);
}
