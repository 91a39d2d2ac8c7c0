// `tumen route`: the way between two places in a month, stage by stage, or what bars it.

import {
  type Barrier,
  landOn,
  modes,
  monthName,
  profileOf,
  type Relief,
  type RiverCrossed,
  type Scenario,
  type Stranded,
  type WayAnswer,
  type WayQuestion,
  type WayStop,
  wayBetween,
  wayToGeoJson,
} from '@tumen/lab';
import Table from 'cli-table3';
import { type CommandEntry, cacheOption, jsonOption, openingOption } from '../command.ts';
import { writeAtomically } from '../files.ts';
import { printJson } from '../json.ts';
import { modeNamed, monthNamed, openingNamed, placeNamed } from '../naming.ts';
import { type Opened, openScenario } from '../opened.ts';
import { monthsIn, profileAsSvg, profileInText } from '../profiles.ts';
import { reliefSourceOf } from '../relief.ts';
import { grouped, print, quoted, say } from '../terminal.ts';
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
    [
      'tumen route scenarios/tutorial aldmoor corvey --month 7 --svg way.svg',
      'and its profile drawn',
    ],
  ],
  declare: (command) => {
    command
      .argument('<scenario>', 'folder of a scenario, or a ZIP of it')
      .argument('<from>', 'a place, by key or name')
      .argument('<to>', 'another')
      .requiredOption('--month <month>', '1 to 12, or a name')
      .option('--mode <mode>', modes.join(', '), 'riders')
      .addOption(openingOption())
      .addOption(cacheOption())
      .addOption(jsonOption())
      .option('--geojson', 'print the way as a GeoJSON feature')
      .option('--svg <file>', 'draw the profile of the way into a file')
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
        const profile =
          options.svg === undefined && (options.json === true || options.geojson === true)
            ? undefined
            : profileOf(network, question, await reliefFor(opened));
        if (options.svg !== undefined && profile !== undefined) {
          const title = headline(scenario, { ...question, answer });
          const land = network.record.reliefName;
          await writeAtomically(options.svg, profileAsSvg(scenario, profile, { title, land }));
          say(`The profile is ${quoted(options.svg)}.`);
        }
        if (options.geojson === true) {
          if (answer.kind === 'blocked') say(writeAnswer(scenario, { ...question, answer }));
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
        if (profile !== undefined) print(`\n${profileInText(scenario, profile)}`);
        print(`\n${network.record.reliefName}`);
      });
  },
};

async function reliefFor({ scenario, folder }: Opened): Promise<Relief> {
  const { relief } = await (await reliefSourceOf(scenario, folder)).read();
  return relief;
}

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
    const stranded = answer.stranded.map((one) => strandedLine(scenario, one));
    return [...lines, ...stranded, ...barriers].join('\n');
  }
  const { stops } = answer;
  const highest = highestOf(stops);
  const passes = stops.filter((stop) => stop.isCrossing).map((stop) => name(stop.node));
  const lines = [
    headline(scenario, it),
    '',
    stopsTable(scenario, stops),
    '',
    `Passes and fords: ${passes.length === 0 ? 'none' : passes.join(', ')}. Highest point: ${grouped(Math.round(highest))} m.`,
  ];
  const rivers = riverLines(scenario, stops);
  if (rivers.length > 0) lines.push('Great rivers crossed away from fords:', ...rivers);
  if (barriers.length > 0) lines.push('A faster way is barred:', ...barriers);
  return lines.join('\n');
}

function headline({ places, calendar }: Scenario, it: Answered): string {
  const { answer, from, to, month, mode } = it;
  const ends = `${places[from]!.name} to ${places[to]!.name}`;
  const how = `in ${monthName(calendar, month)}, ${modes[mode]}`;
  if (answer.kind === 'blocked') return `${ends} ${how}: no way.`;
  return `${ends} ${how}: ${daysIn(answer.days)}, ${grouped(Math.round(answer.km))} km.`;
}

function strandedLine(scenario: Scenario, { node, why }: Stranded): string {
  const { name, spot } = scenario.places[node]!;
  const says =
    why === 'off-the-map'
      ? 'lies off the map of the scenario'
      : 'lies in water, on an island or where no way leads';
  return `  ${name} ${says}; see ${spot.file}:${spot.line}.`;
}

function stopsTable(scenario: Scenario, stops: readonly WayStop[]): string {
  const table = new Table({
    head: ['', 'days', 'km', 'height, m', 'highest before, m', 'closed', 'grass, kg/ha'],
    colAligns: ['left', 'right', 'right', 'right', 'right', 'left', 'right'],
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
      monthsIn(scenario, stop.closedMonths),
      grouped(Math.round(stop.grassKgPerHectare)),
    ]);
  }
  return table.toString();
}

function barrierLine(scenario: Scenario, barrier: Barrier): string {
  const { node, opensInMonth } = barrier;
  const { name, kind } = scenario.places[node]!;
  const opens =
    opensInMonth === undefined
      ? 'never opens to this mode'
      : `opens in ${monthName(scenario.calendar, opensInMonth)}`;
  if ('river' in barrier) {
    return `  The great river before ${name}, at ${pointIn(barrier.river)}, drifts with ice; it ${opens}.`;
  }
  return `  ${name} (${kind}) is closed; it ${opens}.`;
}

const riverStates: Readonly<Record<RiverCrossed['state'], string>> = {
  low: 'at low water',
  high: 'at high water',
  drift: 'among drifting ice',
  ice: 'on the ice',
};

/** The great rivers that the way leads over away from fords, ferries and bridges of their own. */
function riverLines(scenario: Scenario, stops: readonly WayStop[]): readonly string[] {
  return stops.flatMap((stop) =>
    stop.rivers.map((river) => {
      const by = river.landing === 'boats' && river.state !== 'ice' ? 'by boats, ' : '';
      const { name } = scenario.places[stop.node]!;
      return `  before ${name}, at ${pointIn(river)}: ${by}${riverStates[river.state]}`;
    }),
  );
}

function pointIn(point: { readonly latitude: number; readonly longitude: number }): string {
  const { latitude, longitude } = point;
  const north = `${Math.abs(latitude).toFixed(1)}° ${latitude < 0 ? 'S' : 'N'}`;
  return `${north}, ${Math.abs(longitude).toFixed(1)}° ${longitude < 0 ? 'W' : 'E'}`;
}

function highestOf(stops: readonly WayStop[]): number {
  return stops.reduce((most, stop) => Math.max(most, stop.highestMetres), Number.NEGATIVE_INFINITY);
}

function daysIn(days: number): string {
  return `${days.toFixed(1)} days`;
}
