// `tumen readings`: contested matters. Which account of what was so does the rest of the record support,
// what hardly occurs together, and how often does each account of what happened arise?

import {
  type Drawn,
  designOf,
  drawnInputs,
  figureOfReadings,
  type Opening,
  type ReadingsReport,
  type Rebuilt,
  type RebuiltReport,
  readingsOf,
  rebuildsOf,
  rebuiltOf,
  type Table,
  writeReadings,
} from '@tumen/lab';
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
import { makeEnsemble } from '../ensembles.ts';
import { printJson } from '../json.ts';
import { openingNamed } from '../naming.ts';
import { firstRuns, keepFigure, runsOf, runsThere, sourcesLine, studyOf } from '../questions.ts';
import { readyEnsemble, type Study } from '../study-folder.ts';
import { print } from '../terminal.ts';

/** The command. */
export const readings: CommandEntry = {
  name: 'readings',
  summary: 'Weighs rival accounts: what the record supports, and how often each course arises.',
  examples: [
    ['tumen readings studies/tutorial', 'from the runs that lie there'],
    ['tumen readings scenarios/tutorial --runs 5000', 'more runs tell more'],
    ['tumen readings studies/tutorial --rebuilt', 'does it flip in a rival’s own opening?'],
    ['tumen readings studies/tutorial --svg weights.svg', 'with a figure of weights in and out'],
  ],
  declare: (command) => {
    command
      .argument('<folder>', 'folder of a study or of a scenario (its study is in studies/)')
      .addOption(openingOption())
      .option('--runs <number>', 'runs to weigh by (default: those there)', whole(30, 10_000_000))
      .option(
        '--rebuilt [runs]',
        'play each opening as the tellers of rival accounts have it, and weigh again (at most 1000 each)',
        whole(100, 10_000_000),
      )
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
        const weighed = readingsOf({ scenario, opening, table, drawn, seed: played.seed });
        const most = options.rebuilt === true ? usualRebuilt : options.rebuilt;
        const work = { weighed, drawn, runs: Math.min(most ?? 0, table.runs), workers };
        const report = most === undefined ? weighed : await withRebuilt(played, opening, work);
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

/** Runs of each rebuilt opening, unless told. */
const usualRebuilt = 1000;

/** Plays the openings of the rivals and weighs again; alike openings are played once. */
async function withRebuilt(
  begun: Study,
  opening: Opening,
  work: {
    readonly weighed: ReadingsReport;
    readonly drawn: Drawn;
    readonly runs: number;
    readonly workers: number;
  },
): Promise<RebuiltReport> {
  const { weighed, drawn, runs, workers } = work;
  const { scenario } = begun.opened;
  let study = begun;
  const rebuilt: Rebuilt[] = [];
  for (const rebuild of rebuildsOf(scenario, weighed)) {
    let table: Table | undefined;
    if (rebuild.tells.length > 0) {
      const set = rebuild.tells.map(({ reading, account }) => `${reading}=${account}`).join(', ');
      const next = await makeEnsemble(
        study,
        {
          ...{ opening: opening.key, switches: [], runs },
          ...{ design: designOf(scenario, rebuild), says: set },
        },
        workers,
      );
      study = next.study;
      table = firstRuns(next.made.table, runs);
    }
    const before = weighed.circumstances.find((it) => it.key === rebuild.reading)!;
    rebuilt.push(rebuiltOf({ scenario, opening, rebuild, before, table, drawn }));
  }
  return { ...weighed, rebuilt };
}
