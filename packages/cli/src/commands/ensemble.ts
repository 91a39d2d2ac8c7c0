// `tumen ensemble`: plays many runs of one opening into a study, and takes them up again after whatever
// interrupted it. More runs asked for later extend what lies there.

import { join } from 'node:path';
import {
  againOption,
  type CommandEntry,
  cacheOption,
  jsonOption,
  openingOption,
  outOption,
  runsOption,
  seedOption,
  switchOption,
  workersOption,
} from '../command.ts';
import { makeEnsemble } from '../ensembles.ts';
import { printJson } from '../json.ts';
import { openingNamed, requireOpenings, switchesNamed } from '../naming.ts';
import { openScenario } from '../opened.ts';
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
  ],
  declare: (command) => {
    command
      .argument('<scenario>', 'folder of a scenario')
      .addOption(openingOption())
      .addOption(runsOption(1000))
      .addOption(seedOption())
      .addOption(switchOption())
      .addOption(outOption())
      .addOption(workersOption())
      .addOption(againOption())
      .addOption(cacheOption())
      .addOption(jsonOption())
      .action(async (folder, options) => {
        const { seed, workers, cache, runs } = options;
        const opened = await openScenario({ folder, cache });
        const { scenario } = opened;
        requireOpenings(scenario);
        const opening = openingNamed(scenario, options.from);
        const words = options.switch === undefined ? [] : [...options.switch];
        const switches = switchesNamed(scenario, opening, words);
        const out = options.out ?? join('studies', scenario.key);
        const again = options.again === true;
        const begun = await takeUpStudy({ folder: out, opened, seed, again });
        const { made } = await makeEnsemble(begun, { opening, switches, runs }, workers);
        const { table, ...counts } = made;
        if (options.json === true) {
          printJson('ensemble', { study: out, seed, runs: table.runs, ...counts });
          return;
        }
        const kept = made.kept === 0 ? '' : `, of which ${grouped(made.kept)} lay there`;
        print(`${counted(table.runs, 'run')} of ${made.name} in ${out}${kept}.`);
        print(`Fingerprint ${made.fingerprint}.`);
        print(`Hold them against the record: ${called()} record ${quoted(out)}`);
      });
  },
};
