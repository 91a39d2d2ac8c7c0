// Plays a scenario with each system and each switch taken away in turn, in pairs on the same dice, and
// prints what that does to ten counts: `npm run ablate -- [FOLDER] [--pairs N]`. Workers share the runs, and
// what they have played can be kept in a file, so that a long table may be made in several goes.

import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import {
  ablationOutcomes,
  ablationRow,
  campaign,
  canary,
  countOutcomes,
  digestOf,
  digestOfChronicle,
  expectedWithout,
  frameOf,
  makeModel,
  openLaboratory,
  scenarioOfRuns,
  tumenModel,
  writeAblation,
} from '@tumen/lab';
import { laboratoryOf } from '../packages/cli/dist/frames.js';
import { openScenario } from '../packages/cli/dist/opened.js';
import { showProgress } from '../packages/cli/dist/progress.js';

const help = `npm run ablate -- [FOLDER] [options]

Takes each system of the model and each switch of a scenario away in turn and plays the same runs again
on the same dice. Prints a table of effects on ten counts, each with its interval, and reads every row
against what the literature would expect. FOLDER is a scenario's; the flagship if not said.

  --pairs N     pairs a row, 200 if not said; draws are of ten, so take a multiple of ten
  --keep FILE   keeps what was played in a file, and goes on from it; more pairs may be asked for later
  --from KEY    the opening; the scenario's default if not said
  --only WORDS  some rows alone: names of systems and keys of switches, with commas
  --seed N      1216 if not said
  --workers N   one a core if not said
  --json        one document: {title, opening, seed, runs, outcomes, rows}
`;

if (isMainThread) process.exitCode = await main();
else await serve(workerData);

async function main() {
  let words;
  try {
    words = parseArgs({
      allowPositionals: true,
      options: {
        pairs: { type: 'string', default: '200' },
        keep: { type: 'string' },
        from: { type: 'string' },
        only: { type: 'string' },
        seed: { type: 'string', default: '1216' },
        workers: { type: 'string', default: String(availableParallelism()) },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    return refuse(error.message);
  }
  const { values, positionals } = words;
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  const numbers = ['pairs', 'seed', 'workers'];
  const wrong = numbers.find((it) => !/^\d{1,6}$/.test(values[it]));
  if (wrong !== undefined)
    return refuse(`--${wrong} wants a whole number, not "${values[wrong]}".`);
  const [runs, seed, workers] = numbers.map((it) => Number(values[it]));
  if (runs < 40) return refuse('--pairs wants 40 or more: an interval needs four draws of ten.');
  const flagship = fileURLToPath(new URL('../scenarios/qara-khitai', import.meta.url));
  const folder = positionals[0] ?? flagship;
  let opened;
  try {
    opened = await openScenario({ folder });
  } catch (error) {
    return refuse(error.message);
  }
  const { scenario, model } = opened;
  const opening = values.from ?? scenario.defaultOpening;
  const day = scenario.openings.find((it) => it.key === opening);
  if (day === undefined) {
    const keys = scenario.openings.map((it) => it.key).join(', ');
    return refuse(`There is no opening "${opening}". There are: ${keys}.`);
  }
  const rows = rowsOf(scenario, model, opening);
  const only = values.only?.split(',');
  const strange = only?.find((it) => !rows.some(({ key }) => key === it));
  if (strange !== undefined) {
    return refuse(
      `There is no row "${strange}". There are: ${rows.map((it) => it.key).join(', ')}.`,
    );
  }
  const chosen = rows.filter((it) => only === undefined || only.includes(it.key));
  const kept = openKept(values.keep, { opened, opening, seed });
  if (kept === undefined)
    return refuse(
      `${values.keep} was kept from another model, scenario, opening or seed. Name another file.`,
    );
  const played = await playAll([{ key: '', sort: 'whole' }, ...chosen], {
    ...{ folder, opening, seed, runs, workers, kept },
  });
  const whole = played.get('');
  const table = chosen.map((row) => ablationRow({ ...row, whole, without: played.get(row.key) }));
  if (values.json) {
    const outcomes = ablationOutcomes.map(({ key, says }) => ({ key, says }));
    const document = { title: scenario.title, opening, seed, runs, outcomes, rows: table };
    process.stdout.write(`${JSON.stringify(document, undefined, 2)}\n`);
  } else {
    const { title } = scenario;
    process.stdout.write(writeAblation({ title, opening: day.name, seed, rows: table }));
  }
  return 0;
}

/** The rows: every system, then every switch that fits the opening. */
function rowsOf(scenario, model, opening) {
  const systems = model.systems.map(({ name }) => {
    const { without: expects, because, sources } = expectedWithout[name];
    const said = name === 'message' ? 'message (news at once)' : name;
    return { key: name, sort: 'system', name: said, because, sources, expects };
  });
  const switches = scenario.switches
    .filter((it) => it.openings.length === 0 || it.openings.includes(opening))
    .map((it) => ({
      ...{ key: it.key, sort: 'switch', name: it.name, because: it.why, expects: {} },
      sources: it.grounds.citations.length > 0 ? ['the scenario'] : ['assumed'],
    }));
  return [...systems, ...switches];
}

/**
 * What an earlier go has played, and a way to add to it: a file of lines, the first of which says what it
 * was played from. Undefined where that is something else.
 */
function openKept(file, { opened, opening, seed }) {
  if (file === undefined) return { parts: [], add: () => {} };
  const { scenario } = opened;
  const heading = digestOf({
    scenario: scenarioOfRuns(scenario),
    canary: canary(opened.model),
    opening,
    seed,
  });
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : [];
  if (lines.length > 0 && JSON.parse(lines[0]).heading !== heading) return undefined;
  if (lines.length === 0) appendFileSync(file, `${JSON.stringify({ heading })}\n`);
  return {
    parts: lines.slice(1).map((line) => JSON.parse(line)),
    add: (part) => appendFileSync(file, `${JSON.stringify(part)}\n`),
  };
}

/** Plays every row's runs, ten at a time, by workers; counts and digests by the row's key. */
async function playAll(rows, { runs, workers, kept, ...given }) {
  const played = new Map(rows.map(({ key }) => [key, { counts: [], digests: [] }]));
  const take = ({ key, from, counts, digests }) => {
    const row = played.get(key);
    counts.forEach((it, at) => {
      if (from + at >= runs) return;
      row.counts[from + at] = it;
      row.digests[from + at] = digests[at];
    });
  };
  for (const part of kept.parts) if (played.has(part.key)) take(part);
  // all rows advance together, so that what is kept of an unfinished table is of use
  const orders = Array.from({ length: Math.ceil(runs / 10) }, (_, at) =>
    rows.flatMap(({ key, sort }) => {
      const [from, to] = [10 * at, Math.min(runs, 10 * at + 10)];
      return played.get(key).counts[to - 1] === undefined ? [{ key, sort, from, to }] : [];
    }),
  ).flat();
  const total = rows.length * runs;
  let done = total - orders.reduce((sum, { from, to }) => sum + to - from, 0);
  const progress = showProgress({ title: 'Runs', unit: 'runs', total, done });
  const crew = Array.from({ length: Math.max(1, Math.min(workers, total)) }, () => {
    return new Worker(new URL(import.meta.url), { workerData: given });
  });
  const work = (worker) =>
    new Promise((resolve, reject) => {
      const next = () => {
        const order = orders.shift();
        if (order === undefined) resolve();
        else worker.postMessage(order);
      };
      worker.on('error', reject);
      worker.on('message', (part) => {
        take(part);
        kept.add(part);
        done += part.counts.length;
        progress.at(done);
        next();
      });
      next();
    });
  try {
    await Promise.all(crew.map(work));
  } finally {
    progress.end();
    await Promise.all(crew.map((it) => it.terminate()));
  }
  return played;
}

/** A worker: plays the orders that reach it. */
async function serve({ folder, opening, seed }) {
  const opened = await openScenario({ folder });
  const laboratory = laboratoryOf(opened, opening);
  const frames = new Map();
  parentPort.on('message', ({ key, sort, from, to }) => {
    const model = sort === 'system' ? modelWithout(key) : opened.model;
    const switches = sort === 'switch' ? [key] : [];
    const frame =
      frames.get(key) ?? frameOf(openLaboratory({ ...laboratory, model }), { opening, switches });
    frames.set(key, frame);
    const counts = [];
    const digests = [];
    for (let run = from; run < to; run += 1) {
      const { chronicle } = campaign(frame, { seed, run });
      counts.push(countOutcomes(chronicle.changes));
      digests.push(digestOfChronicle(chronicle));
    }
    parentPort.postMessage({ key, from, counts, digests });
  });
}

/** The model without a system; without `message` all news is known at once, for news must come somehow. */
function modelWithout(name) {
  if (name !== 'message') return tumenModel([name]);
  const { systems } = tumenModel();
  return makeModel(systems, { system: 'message', make: () => () => 0 });
}

function refuse(words) {
  process.stderr.write(`${words}\nHelp: npm run ablate -- --help\n`);
  return 2;
}
