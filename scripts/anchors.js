// Counts over runs what is known of rulers, successions, risings and vassals at large, and holds the two
// side by side: `npm run anchors -- [FOLDERS] [--runs N]`. Misses are said plainly.

import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { anchorsOf, emptyTally, runsADraw, tallyRun, writeAnchors } from '@tumen/lab';
import { framed } from '../packages/cli/dist/frames.js';
import { openScenario } from '../packages/cli/dist/opened.js';

const help = `npm run anchors -- [FOLDERS] [options]

Plays every opening of each scenario and counts how often rulers are thrown down, successions contested,
pressed towns rise and loyal vassals leave. Prints each beside what is known of it at large. FOLDERS are
scenarios'; the flagship and the league if not said.

  --runs N   runs from each opening, 100 if not said
  --seed N   1216 if not said
  --json     one document: {seed, runs, scenarios: [{key, title, openings, anchors}]}
`;

process.exitCode = await main();

async function main() {
  let words;
  try {
    words = parseArgs({
      allowPositionals: true,
      options: {
        runs: { type: 'string', default: '100' },
        seed: { type: 'string', default: '1216' },
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
  const wrong = ['runs', 'seed'].find((it) => !/^[1-9]\d{0,5}$/.test(values[it]));
  if (wrong !== undefined)
    return refuse(`--${wrong} wants a whole number, not "${values[wrong]}".`);
  const runs = Number(values.runs);
  const seed = Number(values.seed);
  const ours = ['qara-khitai', 'league'].map((it) =>
    fileURLToPath(new URL(`../scenarios/${it}`, import.meta.url)),
  );
  const scenarios = [];
  for (const folder of positionals.length > 0 ? positionals : ours) {
    let opened;
    try {
      opened = await openScenario({ folder });
    } catch (error) {
      return refuse(error.message);
    }
    const { title, openings: all } = opened.scenario;
    const tally = emptyTally();
    for (const { key, name } of all) {
      process.stderr.write(`${title}, ${name}: ${runs} runs\n`);
      const { frame } = framed(opened, { opening: key, switches: [] });
      // each run from a draw of its own of what nobody knows
      for (let run = 0; run < runs; run += 1)
        tallyRun(tally, frame, { seed, run: run * runsADraw });
    }
    const openings = all.map((it) => it.name);
    scenarios.push({ key: basename(folder), title, openings, anchors: anchorsOf(tally) });
  }
  if (values.json) {
    process.stdout.write(`${JSON.stringify({ seed, runs, scenarios }, undefined, 2)}\n`);
  } else {
    const parts = scenarios.map((it) => writeAnchors({ ...it, runs, seed }));
    process.stdout.write(`# Anchors\n\n${parts.join('\n')}`);
  }
  return 0;
}

function refuse(words) {
  process.stderr.write(`${words}\nHelp: npm run anchors -- --help\n`);
  return 2;
}
