// The recorded marches of validation/marches.tsv against the model: one table of every usable row, the
// summary, the ranks of the modes over the whole network, and wheels in the defiles. Reads the built
// laboratory and the land of the large scenario; reports where the targets are not met.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  compareMarch,
  dayOf,
  modes,
  openNetwork,
  rankedModes,
  ranksOver,
  readMarches,
  scoreMarches,
} from '@tumen/lab';
import { printJson } from '../packages/cli/dist/json.js';
import { landOf } from '../packages/cli/dist/land.js';
import { readSound } from '../packages/cli/dist/opened.js';

const root = new URL('..', import.meta.url);
const folder = fileURLToPath(new URL('scenarios/qara-khitai', root));

/** What the model is meant to reach on rows that only test. */
const targets = { medianError: 0.25, inside: 0.8, bandRatio: 2.5, bias: 0.1 };

/** Of fewer rows no standard error can be told. */
const fewestRows = 3;

/** Prints the validation; gives the exit code. */
export async function validate({ json, cache }) {
  const { marches, problems } = readMarches(read('validation/marches.tsv'));
  if (problems.length > 0) {
    process.stderr.write(`validation/marches.tsv:\n${problems.join('\n')}\n`);
    return 1;
  }
  const { scenario } = await readSound(folder);
  const places = [...scenario.places, ...extraPlaces()];
  const { network } = await landOf({ scenario: { ...scenario, places }, folder, cache });
  const keys = new Set(network.sites.map(({ key }) => key));
  const astray = marches.filter(
    (it) => it.from !== undefined && !(keys.has(it.from) && keys.has(it.to)),
  );
  if (astray.length > 0) {
    const ids = astray.map(({ id, from, to }) => `${id} (${from}, ${to})`).join(', ');
    process.stderr.write(`validation/marches.tsv: no such places: ${ids}\n`);
    return 1;
  }
  const before = openNetwork(network.record, { day: dayOf('julian', 1218, 1, 1) });
  const after = openNetwork(network.record, { day: dayOf('julian', 1223, 1, 1) });
  const found = marches.map((march) => ({ march, row: compareMarch(march, after) }));
  const rows = found.flatMap(({ row }) => (row === undefined ? [] : [row]));
  const off = found.flatMap(({ march, row }) => (row === undefined ? [march.id] : []));
  const of = (uses, statuses) =>
    rows.filter(({ march }) => uses.includes(march.use) && statuses.includes(march.status));
  const usable = rows.filter(({ march }) => march.use === 'sets' || march.use === 'tests');
  const groups = [
    ['seen in their sources', of(['tests'], ['found'])],
    ['seen, or recalled in part', of(['tests'], ['found', 'part-recalled'])],
    ['recalled', of(['tests'], ['recalled'])],
    ['that set a number', of(['sets'], ['found'])],
    ['on the Pamir, reported only', of(['pamir'], ['found', 'recalled'])],
  ].map(([name, group]) => ({ name, ...scoreMarches(group, usable) }));
  const misses = missesOf(groups[0]);
  const ranks = ranksOver(after);
  const wheels = wheelsIn({ before, after });
  const campaigns = campaignsOf(marches, after);
  if (json) {
    printJson('validate march', {
      rows: rows.map(({ march, ...row }) => ({ ...march, ...row })),
      off,
      groups,
      targets,
      misses,
      ranks,
      wheels,
      campaigns,
      relief: network.record.reliefName,
    });
    return 0;
  }
  for (const [title, uses] of [
    ['Rows that only test', ['tests']],
    ['Rows that set a number of the model', ['sets']],
    ['Rows on the Pamir, reported and not aimed at', ['pamir']],
    ['Rows set aside, with the reason', ['aside']],
  ]) {
    const statuses = ['found', 'part-recalled', 'recalled'];
    printTable(title, of(uses, statuses));
  }
  if (off.length > 0) line(`No way over the land in that month: ${off.join(', ')}\n`);
  for (const group of groups) printGroup(group);
  const untested = groups[0].biases
    .filter(({ rows: count }) => count < fewestRows)
    .map((it) => it.mode);
  line(misses.length === 0 ? 'All targets are met.' : `Not met: ${misses.join('; ')}.`);
  line(`Too few rows to judge a bias (fewer than ${fewestRows}): ${untested.join(', ')}.`);
  printCampaigns(campaigns);
  printRanks(ranks);
  for (const it of wheels)
    line(
      `Ox-wagons ${it.from} to ${it.to} by ${it.by}: ${it.before} in 1218, ${it.after} in 1223.`,
    );
  line(`\n${network.record.reliefName}`);
  return 0;
}

/**
 * Days from the first to the last over days of marching, on campaigns of so many kilometres, halts and the days
 * of rest counted in; and what was recorded where one row has the one and another the other.
 */
function campaignsOf(marches, land) {
  const whole = marches.find(({ id }) => id === 'M57');
  const halting = marches.find(({ id }) => id === 'M57e');
  const { from: _, to: __, ...plain } = { ...halting, soldiers: 0 };
  const modelled = [600, 900, 1200, 1800, 2400, 3600].map((km) => {
    const [marching, elapsed] = ['marching', 'elapsed'].map(
      (count) => compareMarch({ ...plain, km, count }, land).modelled,
    );
    return { km, marching, elapsed, ratio: elapsed / marching };
  });
  const recorded = [halting.least / whole.most, halting.most / whole.least];
  return { modelled, recorded };
}

function printCampaigns({ modelled, recorded }) {
  line(
    '\nDays of a campaign on foot over its days of marching (2 to 3 are told of campaigns over a month):',
  );
  for (const { km, marching, elapsed, ratio } of modelled) {
    const [days, all] = [marching, elapsed].map((it) => String(Math.round(it)).padStart(4));
    line(`  ${String(km).padStart(5)} km  ${days} of marching, ${all} in all: ${ratio.toFixed(2)}`);
  }
  line(`  recorded of Cyrus: ${recorded.map((it) => it.toFixed(2)).join(' to ')}`);
}

function printTable(title, rows) {
  line(`${title}\n`);
  const head = [
    'row',
    'who',
    'mode',
    'month',
    'km',
    'recorded',
    'model',
    'error',
    '90 % band',
    '',
    '',
  ];
  const body = [...rows]
    .sort((a, b) => modes.indexOf(a.march.mode) - modes.indexOf(b.march.mode))
    .map(({ march, ...it }) => [
      march.id,
      march.who.slice(0, 44),
      march.mode,
      String(march.month),
      `${Math.round(it.km)}${it.isOverLand ? ' over land' : ''}`,
      march.least === march.most ? String(march.least) : `${march.least}–${march.most}`,
      it.modelled.toFixed(1),
      signed(it.error),
      `${it.band[0].toFixed(1)}–${it.band[1].toFixed(1)}`,
      it.isInside ? 'inside' : 'OUTSIDE',
      march.use === 'aside' ? march.remark : march.status === 'found' ? '' : march.status,
    ]);
  const widths = head.map((_, at) => Math.max(...[head, ...body].map((it) => it[at].length)));
  for (const it of [head, ...body]) {
    line(`  ${it.map((cell, at) => cell.padEnd(widths[at])).join('  ')}`.trimEnd());
  }
  line('');
}

function printGroup({ name, rows, skill, medianError, inside, bandRatio, biases }) {
  line(`${rows} rows ${name}:`);
  line(`  skill above one constant pace a mode  ${skill.toFixed(2)}`);
  line(`  median error                          ${percent(medianError)}`);
  line(`  inside the 90 % band                  ${percent(inside)}`);
  line(`  median p95/p5 of the bands            ${bandRatio.toFixed(2)}`);
  for (const { mode, rows: count, bias, standardError } of biases) {
    const doubt = Number.isFinite(standardError) ? `± ${percent(standardError)}` : 'one row';
    line(`  bias of ${mode.padEnd(30)}${signed(bias)} ${doubt} (${count})`);
  }
  line('');
}

function missesOf({ medianError, inside, bandRatio, biases }) {
  return [
    ...(medianError > targets.medianError ? [`median error ${percent(medianError)}`] : []),
    ...(inside < targets.inside ? [`${percent(inside)} inside the bands`] : []),
    ...(bandRatio > targets.bandRatio ? [`bands of ${bandRatio.toFixed(2)}`] : []),
    ...biases.flatMap(({ mode, bias, standardError, rows }) =>
      rows >= fewestRows && Math.abs(bias) - 2 * standardError > targets.bias
        ? [`bias of ${mode} ${signed(bias)}`]
        : [],
    ),
  ];
}

/** Who is faster than whom, over ways that all can take and where wheels go round. */
function printRanks({ ways, closest, broken, detours }) {
  line(
    `\nRanks (${rankedModes.join(', ')}) over ${ways} ways that all can take, both directions, 12 months:`,
  );
  line(`  ${broken.length} out of order; the nearest two are ${percent(closest - 1)} apart.`);
  for (const it of broken.slice(0, 5)) line(`  ${rankLine(it)}`);
  if (detours.length === 0) return;
  line(`Where wheels must go round, herds are there before carts on ${detours.length}:`);
  const shown = new Map(detours.map((it) => [`${it.from} ${it.to}`, it]));
  for (const it of [...shown.values()].slice(0, 5))
    line(`  ${rankLine(it)}; by ${it.by.join(', ')}, shut to wheels`);
}

function rankLine({ from, to, month, days }) {
  const each = rankedModes.map((mode, at) => `${mode} ${days[at].toFixed(1)}`);
  return `${from} to ${to} in month ${month}: ${each.join(', ')}`;
}

/** Days of ox-wagons through the defiles that were made fit for wheels in 1219. */
function wheelsIn({ before, after }) {
  const wagons = modes.indexOf('wagons');
  return [
    ['khovd', 'bulgan', 'altai-pass'],
    ['sayram-lake', 'almaliq', 'talki'],
  ].map(([from, to, by]) => {
    const [a, b, pass] = [from, to, by].map((key) =>
      before.sites.findIndex((it) => it.key === key),
    );
    const through = (network) => {
      const days = network.days(a, pass, 7, wagons) + network.days(pass, b, 7, wagons);
      return Number.isFinite(days) ? `${days.toFixed(1)} days` : 'no way';
    };
    return { from, to, by, before: through(before), after: through(after) };
  });
}

/** Sites that the table needs and the scenario has not. */
function extraPlaces() {
  const [, ...lines] = read('validation/sites.tsv').trim().split('\n');
  return lines.map((it) => {
    const [key, latitude, longitude, metres, ground] = it.split('\t');
    return {
      key,
      kind: 'waypoint',
      ground,
      latitude: Number(latitude),
      longitude: Number(longitude),
      heightMetres: Number(metres),
      closedMonths: [],
      hardMonths: [],
      spot: { file: 'validation/sites.tsv', line: 1, column: 1 },
    };
  });
}

function read(path) {
  return readFileSync(new URL(path, root), 'utf8');
}

function signed(share) {
  return `${share >= 0 ? '+' : '−'}${Math.round(Math.abs(share) * 100)} %`;
}

function percent(share) {
  return `${Math.round(share * 100)} %`;
}

function line(text) {
  process.stdout.write(`${text}\n`);
}
