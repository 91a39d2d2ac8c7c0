// `tumen ensemble`: plays many runs of one opening into a study, and takes them up again after whatever
// interrupted it. More runs asked for later extend what lies there.

import { join } from 'node:path';
import { runsOf } from '@tumen/lab';
import {
  againOption,
  type CommandEntry,
  cacheOption,
  jsonOption,
  openingOption,
  outOption,
  seedOption,
  setOption,
  switchOption,
  tablesOption,
  whole,
  workersOption,
} from '../command.ts';
import { leaveBehind } from '../deposit.ts';
import { designNamed, type NamedDesign } from '../designs.ts';
import { makeEnsemble } from '../ensembles.ts';
import { printJson } from '../json.ts';
import { openingNamed, requireOpenings, switchesNamed } from '../naming.ts';
import { openScenario } from '../opened.ts';
import { finishedOf, reportFrom } from '../reports.ts';
import { tablesIn } from '../results.ts';
import { takeUpStudy } from '../study-folder.ts';
import { called, counted, grouped, print, quoted } from '../terminal.ts';

/** The command. */
export const ensemble: CommandEntry = {
  name: 'ensemble',
  summary: 'Plays many runs of one opening into a study; goes on where it was interrupted.',
  examples: [
    ['tumen ensemble scenarios/tutorial --runs 2000', '2,000 runs into studies/tutorial'],
    ['tumen ensemble scenarios/tutorial --runs 5000', 'later: 3,000 more'],
    ['tumen ensemble scenarios/tutorial --switch gentle-creed', 'the same dice with a what-if'],
    ['tumen ensemble scenarios/tutorial --set size-of-the-host=song', 'with one thing changed'],
    ['tumen ensemble scenarios/tutorial --design runs.csv', 'a table of your own, one line a run'],
  ],
  declare: (command) => {
    command
      .argument('<scenario>', 'folder of a scenario, or a ZIP of it')
      .addOption(openingOption())
      .option(
        '--runs <number>',
        'how many runs (default: 1000, or as the table has)',
        whole(1, 10_000_000),
      )
      .addOption(seedOption())
      .addOption(switchOption())
      .addOption(setOption())
      .option(
        '--design <file>',
        'a table (CSV): columns are parameters, readings and switches, each line a run; with a first column named "draw" ten runs',
      )
      .addOption(outOption())
      .addOption(tablesOption())
      .addOption(workersOption())
      .addOption(againOption())
      .addOption(cacheOption())
      .addOption(jsonOption())
      .action(async (folder, options) => {
        const { seed, workers, cache } = options;
        const opened = await openScenario({ folder, cache });
        const { scenario } = opened;
        requireOpenings(scenario);
        const opening = openingNamed(scenario, options.from);
        const words = options.switch === undefined ? [] : [...options.switch];
        const switches = switchesNamed(scenario, opening, words);
        const named = await designNamed(opened, opening, options);
        const runs = options.runs ?? usualRuns(options.design === undefined ? undefined : named);
        const out = options.out ?? join('studies', scenario.key);
        const again = options.again === true;
        const begun = await takeUpStudy({ folder: out, opened, seed, again });
        const wanted = { opening, switches, runs, ...named };
        const { study, made } = await makeEnsemble(begun, wanted, workers);
        const report = reportFrom(study, await finishedOf(study));
        await leaveBehind(study, report, { tables: options.tables, workers });
        const { table, ...counts } = made;
        if (options.json === true) {
          printJson('ensemble', { study: out, seed, runs: table.runs, ...counts });
          return;
        }
        const kept = made.kept === 0 ? '' : `, of which ${grouped(made.kept)} lay there`;
        print(`${counted(table.runs, 'run')} of ${made.name} in ${out}${kept}.`);
        print(`Fingerprint ${made.fingerprint}.`);
        if (options.tables !== 'none')
          print(`Tables for R, Python and SQL: ${quoted(tablesIn(out))}.`);
        if (named === undefined) {
          print(`Hold them against the record: ${called()} record ${quoted(out)}`);
          return;
        }
        print(`Set in them: ${named.says}.`);
        print(`Tell one of them: ${called()} run ${quoted(out)} 0 --ensemble ${quoted(made.name)}`);
      });
  },
};

/** As many runs as a table has lines for, else a thousand. */
function usualRuns(table: NamedDesign | undefined): number {
  return table === undefined ? 1000 : runsOf(table.design);
}
