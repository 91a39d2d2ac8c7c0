// `tumen study`: the main job. Checks a scenario, builds its land, plays many runs from every opening,
// a thousand pairs for every switch, and holds them against the record.

import { join } from 'node:path';
import { writeReport } from '@tumen/lab';
import {
  againOption,
  type CommandEntry,
  cacheOption,
  jsonOption,
  outOption,
  runsOption,
  seedOption,
  tablesOption,
  whole,
  workersOption,
} from '../command.ts';
import { leaveBehind } from '../deposit.ts';
import { type Made, makeEnsemble, type Wanted } from '../ensembles.ts';
import { printJson } from '../json.ts';
import { describeLand } from '../land.ts';
import { requireOpenings } from '../naming.ts';
import { type Opened, openScenario } from '../opened.ts';
import { reportDocument, reportFrom } from '../reports.ts';
import { reportIn, tablesIn } from '../results.ts';
import { takeUpStudy } from '../study-folder.ts';
import { called, counted, print, quoted, say } from '../terminal.ts';

/** The command. */
export const study: CommandEntry = {
  name: 'study',
  summary: 'Plays a scenario many times from every opening and holds the runs against the record.',
  examples: [
    ['tumen study scenarios/tutorial', '10,000 runs into studies/tutorial, and the report'],
    ['tumen study scenarios/tutorial --runs 500', 'a quick look'],
    ['tumen study scenarios/tutorial --out studies/mine --seed 7', 'elsewhere, with other dice'],
  ],
  declare: (command) => {
    command
      .argument('<scenario>', 'folder of a scenario, or a ZIP of it')
      .addOption(outOption())
      .addOption(runsOption(10_000))
      .option('--pairs <number>', 'runs with each switch, at most', whole(0, 10_000_000), 300)
      .addOption(tablesOption())
      .addOption(seedOption())
      .addOption(workersOption())
      .addOption(againOption())
      .addOption(cacheOption())
      .addOption(jsonOption())
      .action(async (folder, options) => {
        const { seed, workers, cache, runs, pairs } = options;
        const opened = await openScenario({ folder, cache });
        const { scenario, land } = opened;
        requireOpenings(scenario);
        say(`${scenario.title}: ${describeLand(land)}, ${describeCast(opened)}.`);
        const out = options.out ?? join('studies', scenario.key);
        const again = options.again === true;
        let begun = await takeUpStudy({ folder: out, opened, seed, again });
        const finished: Made[] = [];
        for (const wanted of wantedOf(opened, { runs, pairs })) {
          const { study: next, made } = await makeEnsemble(begun, wanted, workers);
          begun = next;
          finished.push(made);
        }
        const report = reportFrom(begun, finished);
        await leaveBehind(begun, report, { tables: options.tables, workers });
        if (options.json === true) {
          const ensembles = finished.map(({ table, ...it }) => ({ ...it, runs: table.runs }));
          printJson('study', { study: out, ensembles, report: reportDocument(report) });
          return;
        }
        print(writeReport(report, scenario.calendar));
        say(whatNext(out));
      });
  },
};

/** The default opening first, then the others, then every switch where it fits. */
function wantedOf(
  { scenario }: Opened,
  { runs, pairs }: { readonly runs: number; readonly pairs: number },
): readonly Wanted[] {
  const first = scenario.openings.filter((it) => it.key === scenario.defaultOpening);
  const openings = [...first, ...scenario.openings.filter((it) => !first.includes(it))];
  const plain = openings.map(({ key }) => ({ opening: key, switches: [], runs }));
  if (pairs === 0) return plain;
  const switched = scenario.switches.flatMap((it): readonly Wanted[] => {
    const fits = openings.find(({ key }) => it.openings.length === 0 || it.openings.includes(key));
    if (fits === undefined) return [];
    return [{ opening: fits.key, switches: [it.key], runs: Math.min(runs, pairs) }];
  });
  return [...plain, ...switched];
}

function describeCast({ scenario }: Opened): string {
  const { polities, people, openings, attestations } = scenario;
  return [
    counted(polities.length, 'polity', 'polities'),
    counted(people.length, 'person', 'people'),
    counted(openings.length, 'opening'),
    counted(attestations.length, 'attestation'),
  ].join(', ');
}

function whatNext(out: string): string {
  const study = quoted(out);
  const lines = [
    [`${called()} run ${study} 0`, 'the first run as a story'],
    [`${called()} why ${study} --run 0 --what "…"`, 'why something happened in it'],
    [`${called()} record ${study}`, 'the report again'],
    [`${called()} export ${study} --format csv`, 'its tables as comma-separated values'],
    [`${called()} atlas ${study}`, 'all of it on a map, in the browser'],
  ] as const;
  const width = Math.max(...lines.map(([line]) => line.length));
  return [
    '',
    `Results lie in ${study}; the report is ${quoted(reportIn(out))}, tables are in ${quoted(tablesIn(out))}.`,
    'To try next:',
    ...lines.map(([line, does]) => `  ${line.padEnd(width)}  ${does}`),
  ].join('\n');
}
