// `tumen compare`: what a cause does, from pairs of runs on the same dice. The runs are ensembles of the
// study and are kept there, so that an interrupted comparison goes on where it was.

import {
  type Comparison,
  comparisonOf,
  type Direction,
  figureOfComparison,
  openingsFor,
  type Partings,
  partingsOf,
  runsADraw,
  type Scenario,
  writeComparison,
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
import { runErrands } from '../errands.ts';
import { printJson } from '../json.ts';
import { openingNamed, switchesNamed } from '../naming.ts';
import { keepFigure, runsOf, sourcesLine, studyOf } from '../questions.ts';
import type { Study } from '../study-folder.ts';
import { print, say } from '../terminal.ts';
import { misuse } from '../trouble.ts';

/** The command. */
export const compare: CommandEntry = {
  name: 'compare',
  summary: 'Compares a study with a what-if, pair by pair on the same dice: what did the cause do?',
  examples: [
    ['tumen compare studies/tutorial --switch gentle-creed', 'the effect on every outcome'],
    ['tumen compare studies/tutorial --switch one two', 'two what-ifs at once'],
    ['tumen compare studies/tutorial --switch KEY --brings', 'the what-if brings the cause'],
    ['tumen compare studies/tutorial --switch KEY --svg effect.svg', 'with a figure'],
  ],
  declare: (command) => {
    command
      .argument('<study>', 'folder of a study, or of a scenario (its study is in studies/)')
      .requiredOption('--switch <name...>', 'the what-ifs; several are laid over together')
      .addOption(openingOption('the latest that all what-ifs fit'))
      .option('--runs <number>', 'pairs of runs', whole(20, 1_000_000), 1000)
      .option('--brings', 'the what-if brings the cause; without this it takes it away')
      .option('--partings <number>', 'pairs looked at for where they part', whole(0, 10_000), 50)
      .addOption(svgOption())
      .addOption(workersOption())
      .addOption(cacheOption())
      .addOption(jsonOption())
      .action(async (folder, options) => {
        const { runs, workers, cache, svg, partings } = options;
        const study = await studyOf(folder, { cache });
        const { scenario } = study.opened;
        const words = [...options.switch];
        const opening = openingOf(scenario, words, options.from);
        const switches = switchesNamed(scenario, opening, words);
        const direction = options.brings === true ? 'brings' : 'removes';
        const { comparison, study: played } = await compared(study, {
          opening,
          switches,
          direction,
          runs,
          workers,
          partings,
        });
        const sources = sourcesOf(comparison);
        await keepFigure(svg, figureOfComparison(comparison, sourcesLine(scenario, sources)));
        if (options.json === true) printJson('compare', comparisonDocument(folder, comparison));
        else print(writeComparison(comparison));
        await leaveWhatIsNew(study, played, { workers });
      });
  },
};

/** What is to be compared, with so many pairs, and in how many of them the parting is looked for. */
export interface ComparisonWanted {
  readonly opening: string;
  readonly switches: readonly string[];
  readonly direction: Direction;
  readonly runs: number;
  readonly workers: number;
  readonly partings: number;
}

/** Plays whatever of the pairs is missing and compares them; the study knows them afterwards. */
export async function compared(
  study: Study,
  wanted: ComparisonWanted,
): Promise<{ readonly study: Study; readonly comparison: Comparison }> {
  const { opening, switches, direction, runs, workers } = wanted;
  const base = await runsOf(study, { opening, switches: [], runs }, workers);
  const variant = await runsOf(base.study, { opening, switches, runs }, workers);
  const partings =
    wanted.partings === 0 ? {} : { partings: await partingsIn(variant.study, wanted) };
  const comparison = comparisonOf({
    scenario: study.opened.scenario,
    opening,
    seed: study.seed,
    switches,
    direction,
    base: base.table,
    variant: variant.table,
    ...partings,
  });
  return { study: variant.study, comparison };
}

/** The latest opening in which the what-ifs fit, for there pairing saves most; or the one that is named. */
function openingOf(
  scenario: Scenario,
  words: readonly string[],
  named: string | undefined,
): string {
  const known = words.filter((word) => scenario.switches.some((it) => it.key === word));
  const fitting = openingsFor(scenario, known);
  const best = fitting[0];
  if (named === undefined) {
    if (best === undefined) {
      throw misuse('No opening fits all of these what-ifs together.', 'Ask them one by one.');
    }
    return best;
  }
  const opening = openingNamed(scenario, named);
  if (best !== undefined && best !== opening && fitting.includes(opening)) {
    say(
      `The latest opening before this cause is ${best}: asked from there, far fewer runs say as much.`,
    );
  }
  return opening;
}

/** Plays a sample of pairs again, whole, and finds where they first part. */
async function partingsIn(study: Study, wanted: ComparisonWanted): Promise<Partings> {
  const { opening, switches, workers } = wanted;
  const pairs = Math.min(wanted.partings, wanted.runs);
  const errands = Array.from({ length: Math.ceil(pairs / runsADraw) }, (_, draw) => ({
    ...{ kind: 'partings' as const, opening, switches },
    from: draw * runsADraw,
    to: Math.min(pairs, (draw + 1) * runsADraw),
  }));
  const title = 'where pairs part';
  const found = await runErrands<'partings'>(study, { title, unit: 'pairs', errands, workers });
  const first = study.opened.scenario.openings.find((it) => it.key === opening)!;
  return partingsOf(found.flat(), first.day);
}

function sourcesOf({ switches }: Comparison): readonly string[] {
  return switches.flatMap((it) =>
    it.grounds.citations.map(({ source, locus }) => `${source} ${locus}`.trim()),
  );
}

function comparisonDocument(study: string, comparison: Comparison) {
  const { switches, opening, ...rest } = comparison;
  return {
    study,
    opening: opening.key,
    switches: switches.map(({ key, name, kind }) => ({ key, name, kind })),
    ...rest,
  };
}
