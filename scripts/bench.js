// Where the time goes: land, runs, changes, rates, and the share of each system. Figures of the machine
// it runs on; ratios between them travel better than the figures themselves.

import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  campaign,
  drawInputs,
  frameOf,
  makeModel,
  makeQuestionnaire,
  nameOf,
  openLaboratory,
  rollAt,
  runKey,
} from '@tumen/lab';
import { framed } from '../packages/cli/dist/frames.js';
import { landOf } from '../packages/cli/dist/land.js';
import { openScenario } from '../packages/cli/dist/opened.js';

// `npm run bench -- land` measures the land alone.
if (process.argv[2] === 'land') {
  const { benchLand } = await import('./bench-land.js');
  await benchLand();
  process.exit();
}

// `npm run bench -- growth` measures how runs grow with years, places and forces.
if (process.argv[2] === 'growth') {
  const { benchGrowth } = await import('./bench-growth.js');
  await benchGrowth();
  process.exit();
}

// `npm run bench -- relief` measures a land on a fine relief of one's own, from the file on.
if (process.argv[2] === 'relief') {
  const { benchRelief } = await import('./bench-relief.js');
  await benchRelief();
  process.exit();
}

// `npm run bench -- atlas [PAGE]` measures the atlas in a browser; PAGE is an index.html that is there.
if (process.argv[2] === 'atlas') {
  const { benchAtlas } = await import('./bench-atlas.js');
  await benchAtlas(process.argv[3]);
  process.exit();
}

const folder = fileURLToPath(new URL('../scenarios/qara-khitai', import.meta.url));
const opened = await openScenario({ folder });
const { scenario } = opened;

const cache = join(tmpdir(), `tumen-bench-${process.pid}`);
const built = await timed(() => landOf({ scenario, folder, cache }));
const reread = await timed(() => landOf({ scenario, folder, cache }));
rmSync(cache, { recursive: true, force: true });
print('land', [
  ['places', scenario.places.length],
  ['built, s', (built / 1000).toFixed(2)],
  ['second start, s', (reread / 1000).toFixed(3)],
]);

const key = runKey(1, 1);
const die = nameOf('die:bench');
const subject = nameOf('place:bench');
let sum = 0;
const rolls = 2_000_000;
const rolling = await timed(() => {
  for (let at = 0; at < rolls; at += 1) sum += rollAt(key, die, subject, at);
});
print('dice', [
  ['ns a roll', ((1e6 * rolling) / rolls).toFixed(1)],
  ['mean (½)', (sum / rolls).toFixed(4)],
]);

for (const { key: opening, day, until } of scenario.openings) {
  const { frame } = framed(opened, { opening, switches: [] });
  const questionnaire = makeQuestionnaire({ scenario, setting: frame.setting, opening });
  const runs = 300;
  for (let run = 0; run < 30; run += 1) campaign(frame, { seed: 2, run });
  let changes = 0;
  let rates = 0;
  let most = 0;
  const each = [];
  const whole = await timed(async () => {
    for (let run = 0; run < runs; run += 1) {
      const draw = drawInputs(frame, { seed: 1, draw: Math.floor(run / 10) });
      const began = process.hrtime.bigint();
      const played = campaign(frame, { seed: 1, run }, { draw });
      questionnaire.answer(played);
      each.push(Number(process.hrtime.bigint() - began) / 1e6);
      changes += played.chronicle.changes.length;
      rates += played.rates;
      most = Math.max(most, played.chronicle.changes.length);
    }
  });
  each.sort((a, b) => a - b);
  const years = (until - day) / 365.25;
  print(`runs from ${opening}`, [
    ['years', years.toFixed(1)],
    ['ms a run, mean', (whole / runs).toFixed(2)],
    ['ms a run, median', each[runs / 2].toFixed(2)],
    ['10,000 runs on two cores, s', ((whole / runs) * 5).toFixed(1)],
    ['changes a run', Math.round(changes / runs)],
    ['changes, most', most],
    ['rates a run', Math.round(rates / runs)],
    ['changes in 16 years', Math.round((changes / runs / years) * 16)],
    ['rates in 16 years', Math.round((rates / runs / years) * 16)],
    ['µs a change', ((1000 * whole) / changes).toFixed(2)],
  ]);
}

print('shares of the time, by system (default opening)', await shares());
print('memory', [['resident, MB', Math.round(process.memoryUsage().rss / 1e6)]]);

/** Time inside each system's own handlers, as a share of the runs' whole time. */
async function shares() {
  const spent = new Map();
  const measured =
    (name, handler) =>
    (...given) => {
      const began = process.hrtime.bigint();
      const result = handler(...given);
      spent.set(name, (spent.get(name) ?? 0) + Number(process.hrtime.bigint() - began));
      return result;
    };
  const wrap = (name, handlers) =>
    handlers === undefined
      ? undefined
      : Object.fromEntries(
          Object.entries(handlers).map(([kind, it]) => [kind, measured(name, it)]),
        );
  const systems = opened.model.systems.map((it) => ({
    ...it,
    ...(it.begin && { begin: measured(it.name, it.begin) }),
    ...(it.on && { on: wrap(it.name, it.on) }),
    ...(it.hears && { hears: wrap(it.name, it.hears) }),
    ...(it.after && { after: wrap(it.name, it.after) }),
    rates: wrap(it.name, it.rates),
    comes: wrap(it.name, it.comes),
  }));
  const opening = scenario.defaultOpening;
  const { laboratory } = framed(opened, { opening, switches: [] });
  const frame = frameOf(
    openLaboratory({ ...laboratory, model: makeModel(systems, opened.model.hearing) }),
    { opening },
  );
  const whole = await timed(() => {
    for (let run = 0; run < 200; run += 1) campaign(frame, { seed: 1, run });
  });
  const rows = [...spent].map(([name, ns]) => [name, ns / 1e6 / whole]);
  rows.sort((a, b) => b[1] - a[1]);
  const inside = rows.reduce((total, [, share]) => total + share, 0);
  return [
    ...rows.map(([name, share]) => [name, `${(100 * share).toFixed(1)} %`]),
    ['engine: agenda, apply, chronicle, dice, founding', `${(100 * (1 - inside)).toFixed(1)} %`],
  ];
}

async function timed(work) {
  const began = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - began) / 1e6;
}

function print(title, rows) {
  process.stdout.write(`${title}\n`);
  for (const [name, value] of rows) process.stdout.write(`  ${String(name).padEnd(50)}${value}\n`);
}
