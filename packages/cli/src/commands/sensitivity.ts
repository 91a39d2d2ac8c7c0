// `tumen sensitivity`: in how many runs an outcome flips when a reading, a what-if or an input alone is
// changed, beside how often it flips by luck. Base runs come from the study, each of another draw.

import {
  drawInputs,
  drawnInputs,
  type Factor,
  figureOfScreening,
  type Happening,
  happeningsOf,
  heldIn,
  hingesOf,
  inputWords,
  otherUniforms,
  runsADraw,
  sensitivityOf,
  type Table,
  type Try,
  writeScreening,
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
import { leaveWhatIsNew } from '../deposit.ts';
import { runErrands } from '../errands.ts';
import { printJson } from '../json.ts';
import { openingNamed } from '../naming.ts';
import { keepFigure, runsOf, runsThere, sourcesLine, studyOf } from '../questions.ts';
import { rowOf } from '../replays.ts';
import { readyEnsemble, type Study } from '../study-folder.ts';
import { print } from '../terminal.ts';
import { happeningNamed } from './why-ensemble.ts';

/** The command. */
export const sensitivity: CommandEntry = {
  name: 'sensitivity',
  summary: 'Changes one thing at a time and counts what flips: readings, what-ifs, inputs, luck.',
  examples: [
    ['tumen sensitivity studies/tutorial', 'every form of every question, and what is strongest'],
    ['tumen sensitivity studies/tutorial --what loss-of-bellmar', 'one outcome in full'],
    ['tumen sensitivity studies/tutorial --points 50 --inputs 40', 'more base runs, more inputs'],
  ],
  declare: (command) => {
    command
      .argument('<folder>', 'folder of a study or of a scenario (its study is in studies/)')
      .option('--what <key>', 'one outcome: an attestation, or MATTER=FORM')
      .option('--points <number>', 'base runs, each of another draw', whole(2, 100_000), 20)
      .option('--inputs <number>', 'inputs to change: the clearest', whole(0, 10_000), 20)
      .addOption(openingOption())
      .addOption(seedOption())
      .addOption(outOption())
      .addOption(svgOption())
      .addOption(workersOption())
      .addOption(cacheOption())
      .addOption(jsonOption())
      .action(async (folder, options) => {
        const { workers, cache, seed, svg, out, what } = options;
        const begun = await studyOf(folder, { cache, seed, out });
        const { scenario } = begun.opened;
        const opening = openingNamed(scenario, options.from);
        const happenings =
          what === undefined
            ? happeningsOf(scenario, opening).filter((it) => it.sort !== 'attestation')
            : [happeningNamed(scenario, opening, { word: what, folder })];
        const runs = Math.max(runsThere(begun, opening), options.points * runsADraw);
        const { table, study } = await runsOf(begun, { opening, switches: [], runs }, workers);
        const work = { opening, table, happenings, ...options };
        const { factors, tries } = await screened(study, work);
        const { questionnaire } = readyEnsemble(study, { opening, switches: [] });
        const screening = {
          opening: { key: opening, name: scenario.openings.find((it) => it.key === opening)!.name },
          seed: study.seed,
          runs: table.runs,
          points: options.points,
          outcomes: happenings.map((happening) =>
            sensitivityOf({
              happening,
              column: questionnaire.columns.findIndex((it) => it.name === happening.column),
              factors,
              tries,
              held: heldIn(happening, table),
            }),
          ),
        };
        await keepFigure(svg, figureOfScreening(screening, sourcesLine(scenario)));
        if (options.json === true) {
          const { opening: from, ...rest } = screening;
          printJson('sensitivity', { study: study.folder, opening: from.key, ...rest });
        } else print(writeScreening(screening));
        await leaveWhatIsNew(begun, study, { workers });
      });
  },
};

interface Work {
  readonly opening: string;
  readonly table: Table;
  readonly happenings: readonly Happening[];
  readonly points: number;
  readonly inputs: number;
  readonly workers: number;
}

/** Plays every base run again with each factor changed alone. */
async function screened(
  study: Study,
  { opening, table, happenings, points, inputs, workers }: Work,
): Promise<{ readonly factors: readonly Factor[]; readonly tries: readonly Try[] }> {
  const { scenario } = study.opened;
  const { seed } = study;
  const { frame, questionnaire } = readyEnsemble(study, { opening, switches: [] });
  const drawn = drawnInputs(frame, { seed, runs: table.runs });
  const clearness = new Map<string, number>();
  for (const happening of happenings) {
    for (const it of hingesOf({ scenario, held: heldIn(happening, table), drawn }).hinges) {
      clearness.set(it.input, Math.max(clearness.get(it.input) ?? 0, it.clearness));
    }
  }
  const readings = drawn.inputs.filter((it) => it.shape.kind === 'reading');
  const chosen = drawn.inputs
    .filter((it) => it.shape.kind !== 'reading')
    .sort(
      (a, b) =>
        (clearness.get(b.name) ?? 0) - (clearness.get(a.name) ?? 0) || (a.name < b.name ? -1 : 1),
    )
    .slice(0, inputs);
  const changed = [...readings, ...chosen];
  const switches = scenario.switches.filter(
    (it) => it.openings.length === 0 || it.openings.includes(opening),
  );
  const factors: readonly Factor[] = [
    ...changed.map((it) => ({
      name: it.name,
      sort: it.shape.kind === 'reading' ? ('reading' as const) : ('input' as const),
      words: inputWords(scenario, it.name),
    })),
    ...switches.map((it) => ({ name: it.key, sort: 'switch' as const, words: it.name })),
  ];
  const plans = Array.from({ length: points }, (_, point) => {
    const { uniforms } = drawInputs(frame, { seed, draw: point });
    return [
      ...changed.flatMap((input, factor) => {
        const u = uniforms[frame.inputs.indexOf(input)]!;
        return otherUniforms(input, u).map((other) => ({
          ...{ factor, switches: [] as readonly string[], given: { [input.name]: other } },
          isLowered: input.shape.kind !== 'reading' && other < u,
        }));
      }),
      ...switches.map(({ key }, number) => ({
        ...{ factor: changed.length + number, switches: [key], given: {}, isLowered: false },
      })),
    ];
  });
  const found = await runErrands<'answers'>(study, {
    title: 'changed alone',
    unit: 'base runs',
    errands: plans.map((plan, point) => ({
      ...{ kind: 'answers', opening, run: point * runsADraw },
      retries: plan.map((it) => ({ switches: it.switches, given: it.given })),
    })),
    workers,
  });
  const tries = plans.flatMap((plan, point) => {
    const before = rowOf(questionnaire, table, point * runsADraw);
    return plan.map(
      ({ factor, isLowered }, at): Try => ({
        ...{ factor, direction: isLowered ? -1 : 1, before, after: found[point]![at]! },
      }),
    );
  });
  return { factors, tries };
}
