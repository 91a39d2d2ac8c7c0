// `tumen given`: keeps the runs of a study in which something holds, or those most like the record, and
// reckons everything anew over them. Too few runs are refused, with how many more would do.

import {
  type Clauses,
  drawnInputs,
  fewestRuns,
  figureOfGiven,
  type Ground,
  givenOf,
  likenessOf,
  nearestRuns,
  nearnessOf,
  readClauses,
  writeGiven,
} from '@tumen/lab';
import {
  type CommandEntry,
  cacheOption,
  jsonOption,
  openingOption,
  svgOption,
  whole,
  workersOption,
} from '../command.ts';
import { leaveWhatIsNew } from '../deposit.ts';
import { printJson } from '../json.ts';
import { openingNamed } from '../naming.ts';
import { keepFigure, runsOf, runsThere, sourcesLine, studyOf } from '../questions.ts';
import { readyEnsemble } from '../study-folder.ts';
import { called, grouped, print, quoted } from '../terminal.ts';
import { misuse, Trouble } from '../trouble.ts';

/** The command. */
export const given: CommandEntry = {
  name: 'given',
  summary: 'Keeps the runs in which something holds, and reckons everything anew over them.',
  examples: [
    ['tumen given studies/tutorial "loss-of-bellmar"', 'what goes with the loss of the town'],
    ['tumen given studies/tutorial "siege-of-bellmar before 1302"', 'only where it was early'],
    ['tumen given studies/tutorial "not siege-of-bellmar and loss-of-bellmar"', 'two conditions'],
    ['tumen given studies/tutorial --like-the-record', 'the hundredth most like the record'],
    ['tumen given studies/tutorial "loss-of-bellmar" --runs 5000', 'plays more runs first'],
  ],
  declare: (command) => {
    command
      .argument('<study>', 'folder of a study, or of a scenario (its study is in studies/)')
      .argument(
        '[condition]',
        'KEY or MATTER=FORM, "not KEY", "KEY before KEY or date", "KEY in 1217"; up to three joined with "and". Other words are answered with the keys that they may mean',
      )
      .option('--like-the-record', 'keep the nearest hundredth by all facts together')
      .addOption(openingOption())
      .option('--runs <number>', 'runs to keep from (default: those there)', whole(30, 10_000_000))
      .addOption(svgOption())
      .addOption(workersOption())
      .addOption(cacheOption())
      .addOption(jsonOption())
      .action(async (folder, condition, options) => {
        const { workers, cache, svg, likeTheRecord } = options;
        if ((condition === undefined) !== (likeTheRecord === true)) {
          throw misuse('Say which runs to keep.', 'Give a condition, or --like-the-record.');
        }
        const study = await studyOf(folder, { cache });
        const { scenario } = study.opened;
        const key = openingNamed(scenario, options.from);
        const opening = scenario.openings.find((it) => it.key === key)!;
        const there = runsThere(study, key);
        const runs = options.runs ?? (there > 0 ? there : 1000);
        const wanted = { opening: key, switches: [], runs };
        const { table, study: played } = await runsOf(study, wanted, workers);
        const { frame } = readyEnsemble(played, wanted);
        const drawn = drawnInputs(frame, { seed: played.seed, runs: table.runs });
        const ground: Ground = { scenario, opening, table, drawn };
        const likeness = likenessOf({ scenario, opening, table, facts: 'all' });
        if (condition === undefined && likeness.facts.length === 0) {
          throw new Trouble('No attestation speaks of days within these runs.', {
            hint: 'There is no record to be like from this opening.',
          });
        }
        if (condition === undefined && table.runs < fewestRuns) {
          throw new Trouble(
            `Of ${table.runs === 1 ? '1 run' : `${table.runs} runs`} none can be kept as the nearest: fewer than ${fewestRuns} are no shape.`,
            {
              hint: `Play more: ${called()} given ${quoted(folder)} --like-the-record --runs 3000`,
            },
          );
        }
        const kept =
          condition === undefined ? nearestRuns(likeness) : keptBy(condition, ground, folder);
        const words = condition ?? 'the runs most like the record';
        const found = givenOf({ scenario, opening, table, drawn, kept, words });
        const nearness = condition === undefined ? nearnessOf(likeness, kept) : undefined;
        await keepFigure(svg, figureOfGiven(found, sourcesLine(scenario)));
        if (options.json === true) {
          const { opening: from, ...rest } = found;
          printJson('given', { study: played.folder, opening: from.key, ...rest, nearness });
        } else print(writeGiven(found, scenario.calendar, nearness));
        await leaveWhatIsNew(study, played, { workers });
      });
  },
};

/** The runs in which every clause holds; too few are refused. */
function keptBy(condition: string, ground: Ground, study: string): Uint8Array {
  const read: Clauses = readClauses(condition, ground);
  if (read.kind === 'trouble') throw misuse(read.what, read.hint);
  const { runs } = ground.table;
  const kept = new Uint8Array(runs).fill(1);
  for (const { held } of read.clauses) {
    for (let run = 0; run < runs; run += 1) kept[run] = kept[run]! & held[run]!;
  }
  const count = kept.reduce((sum, it) => sum + it, 0);
  if (count >= fewestRuns) return kept;
  const again = `${called()} given ${quoted(study)} ${quoted(condition)} --runs`;
  if (count === 0) {
    throw new Trouble(
      runs < fewestRuns
        ? `None of so few runs (${runs}) fulfils "${condition}".`
        : `None of ${grouped(runs)} runs fulfils "${condition}", so it holds in under 3 in ${grouped(runs)}.`,
      { hint: `More runs may hold some: ${again} ${Math.max(1000, runs * 10)}` },
    );
  }
  // enough also where so few have flattered by one error of counting, and the next fall short by another
  const sure = Math.max(1, count - Math.sqrt(count));
  const needed = Math.ceil(((fewestRuns + 6) * runs) / sure / 100) * 100;
  throw new Trouble(
    `Only ${count} of ${grouped(runs)} runs fulfil "${condition}"; fewer than ${fewestRuns} are no shape.`,
    { hint: `About ${grouped(needed)} runs would do: ${again} ${needed}` },
  );
}
