// `tumen readings`: contested matters. Which account of what was so does the rest of the record support,
// what hardly occurs together, and how often does each account of what happened arise?

import { drawnInputs, figureOfReadings, readingsOf, writeReadings } from '@tumen/lab';
import {
  type CommandEntry,
  cacheOption,
  jsonOption,
  openingOption,
  outOption,
  seedOption,
  svgOption,
  whole,
  workersOption,
} from '../command.ts';
import { printJson } from '../json.ts';
import { openingNamed } from '../naming.ts';
import { keepFigure, runsOf, runsThere, sourcesLine, studyOf } from '../questions.ts';
import { readyEnsemble } from '../study-folder.ts';
import { print } from '../terminal.ts';

/** The command. */
export const readings: CommandEntry = {
  name: 'readings',
  summary: 'Weighs rival accounts: what the record supports, and how often each course arises.',
  examples: [
    ['tumen readings studies/tutorial', 'from the runs that lie there'],
    ['tumen readings scenarios/tutorial --runs 5000', 'more runs tell more'],
    ['tumen readings studies/tutorial --svg weights.svg', 'with a figure of weights in and out'],
  ],
  declare: (command) => {
    command
      .argument('<folder>', 'folder of a study or of a scenario (its study is in studies/)')
      .addOption(openingOption())
      .option('--runs <number>', 'runs to weigh by (default: those there)', whole(30, 10_000_000))
      .addOption(seedOption())
      .addOption(outOption())
      .addOption(svgOption())
      .addOption(workersOption())
      .addOption(cacheOption())
      .addOption(jsonOption())
      .action(async (folder, options) => {
        const { workers, cache, seed, svg, out } = options;
        const study = await studyOf(folder, { cache, seed, out });
        const { scenario } = study.opened;
        const key = openingNamed(scenario, options.from);
        const opening = scenario.openings.find((it) => it.key === key)!;
        const there = runsThere(study, key);
        const runs = options.runs ?? (there > 0 ? there : 1000);
        const { table, study: played } = await runsOf(
          study,
          { opening: key, switches: [], runs },
          workers,
        );
        const { frame } = readyEnsemble(played, { opening: key, switches: [] });
        const drawn = drawnInputs(frame, { seed: played.seed, runs: table.runs });
        const report = readingsOf({ scenario, opening, table, drawn, seed: played.seed });
        const cited = scenario.circumstanceReadings.flatMap((it) =>
          it.alternatives.flatMap((one) => one.grounds.citations.map((cite) => cite.source)),
        );
        await keepFigure(svg, figureOfReadings(report, sourcesLine(scenario, cited)));
        if (options.json === true) {
          const { opening: from, ...rest } = report;
          printJson('readings', { study: played.folder, opening: from.key, ...rest });
        } else print(writeReadings(report));
      });
  },
};
