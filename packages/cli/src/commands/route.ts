// `tumen route`: the way between two places in a month, stage by stage, or what bars it.

import {
  type Barrier,
  modes,
  monthName,
  type Scenario,
  type WayAnswer,
  type WayQuestion,
  type WayStop,
  wayBetween,
  wayToGeoJson,
} from '@tumen/lab';
import Table from 'cli-table3';
import { type CommandEntry, cacheOption, jsonOption, openingOption } from '../command.ts';
import { landOn } from '../frames.ts';
import { printJson } from '../json.ts';
import { modeNamed, monthNamed, openingNamed, placeNamed } from '../naming.ts';
import { openScenario } from '../opened.ts';
import { grouped, print } from '../terminal.ts';
import { misuse } from '../trouble.ts';

/** The command. */
export const route: CommandEntry = {
  name: 'route',
  summary: 'Finds the way between two places in a month, its days and its passes.',
  examples: [
    ['tumen route scenarios/tutorial aldmoor corvey --month 7', 'riders in July'],
    [
      'tumen route scenarios/tutorial aldmoor corvey --month january --mode foot',
      'on foot in winter',
    ],
    ['tumen route scenarios/tutorial aldmoor corvey --month 7 --geojson', 'as a line for maps'],
  ],
  declare: (command) => {
    command
      .argument('<scenario>', 'folder of a scenario')
      .argument('<from>', 'a place, by key or name')
      .argument('<to>', 'another')
      .requiredOption('--month <month>', '1 to 12, or a name')
      .option('--mode <mode>', modes.join(', '), 'riders')
      .addOption(openingOption())
      .addOption(cacheOption())
      .addOption(jsonOption())
      .option('--geojson', 'print the way as a GeoJSON feature')
      .action(async (folder, fromWord, toWord, options) => {
        if (options.json === true && options.geojson === true) {
          throw misuse('Choose one of --json and --geojson.');
        }
        const mode = modeNamed(options.mode);
        const opened = await openScenario({ folder, cache: options.cache });
        const { scenario } = opened;
        const month = monthNamed(scenario, options.month);
        const from = placeNamed(scenario, fromWord);
        const to = placeNamed(scenario, toWord);
        const network = landOn(scenario, opened.land.network, openingNamed(scenario, options.from));
        const question = { from, to, month, mode };
        const answer = wayBetween(network, question);
        if (answer.kind === 'blocked') process.exitCode = 1;
        if (options.geojson === true) {
          print(JSON.stringify(wayToGeoJson(network, question) ?? null));
          return;
        }
        if (options.json === true) {
          const ends = { from: scenario.places[from]!.key, to: scenario.places[to]!.key };
          const relief = network.record.reliefName;
          printJson('route', { ...ends, month, mode: modes[mode]!, ...answer, relief });
          return;
        }
        print(writeAnswer(scenario, { ...question, answer }));
        print(`\n${network.record.reliefName}`);
      });
  },
};

interface Answered extends WayQuestion {
  readonly answer: WayAnswer;
}

function writeAnswer(scenario: Scenario, it: Answered): string {
  const { answer, from, to, month, mode } = it;
  const name = (node: number) => scenario.places[node]!.name;
  const inMonth = `in ${monthName(scenario.calendar, month)}`;
  const barriers = answer.barriers.map((one) => barrierLine(scenario, one));
  if (answer.kind === 'blocked') {
    const lines = [`No way from ${name(from)} to ${name(to)} ${inMonth} for ${modes[mode]}.`];
    if (barriers.length === 0) lines.push('No other month has one either.');
    return [...lines, ...barriers].join('\n');
  }
  const { stops, days, km } = answer;
  const highest = highestOf(stops);
  const passes = stops.filter((stop) => stop.isCrossing).map((stop) => name(stop.node));
  const lines = [
    `${name(from)} to ${name(to)} ${inMonth}, ${modes[mode]}: ${daysIn(days)}, ${grouped(Math.round(km))} km.`,
    '',
    stopsTable(scenario, stops),
    '',
    `Passes and fords: ${passes.length === 0 ? 'none' : passes.join(', ')}. Highest point: ${grouped(Math.round(highest))} m.`,
  ];
  if (barriers.length > 0) lines.push('A faster way is barred:', ...barriers);
  return lines.join('\n');
}

function stopsTable(scenario: Scenario, stops: readonly WayStop[]): string {
  const table = new Table({
    head: ['', 'days', 'km', 'height, m', 'highest before, m'],
    colAligns: ['left', 'right', 'right', 'right', 'right'],
    style: { head: [], border: [], compact: true },
  });
  for (const stop of stops) {
    const hard = stop.isHard ? ', hard' : '';
    const kind = stop.isCrossing ? ` (${scenario.places[stop.node]!.kind}${hard})` : '';
    table.push([
      `${scenario.places[stop.node]!.name}${kind}`,
      stop.days.toFixed(1),
      grouped(Math.round(stop.km)),
      grouped(Math.round(stop.heightMetres)),
      grouped(Math.round(stop.highestMetres)),
    ]);
  }
  return table.toString();
}

function barrierLine(scenario: Scenario, { node, opensInMonth }: Barrier): string {
  const { name, kind } = scenario.places[node]!;
  const opens =
    opensInMonth === undefined
      ? 'never opens to this mode'
      : `opens in ${monthName(scenario.calendar, opensInMonth)}`;
  return `  ${name} (${kind}) is closed; it ${opens}.`;
}

function highestOf(stops: readonly WayStop[]): number {
  return stops.reduce((most, stop) => Math.max(most, stop.highestMetres), Number.NEGATIVE_INFINITY);
}

function daysIn(days: number): string {
  return `${days.toFixed(1)} days`;
}
