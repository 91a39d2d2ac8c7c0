// `tumen why` of a whole study: what an outcome hinges on over its runs, and what undoes it in a sample
// of them that is played again with one input or one roll changed. `why.ts` comes here when no run is
// named.

import {
  drawnInputs,
  type EnsembleWhy,
  figureOfHinges,
  type Happening,
  happeningsOf,
  heldIn,
  hingesOf,
  moreOften,
  type Scenario,
  suggested,
  writeEnsembleWhy,
} from '@tumen/lab';
import { leaveWhatIsNew } from '../deposit.ts';
import { printJson } from '../json.ts';
import { openingNamed } from '../naming.ts';
import { keepFigure, runsOf, runsThere, sourcesLine, studyOf } from '../questions.ts';
import {
  decisionFlips,
  earlyDecisions,
  inputFlips,
  type Replays,
  rollFlips,
  spreadRuns,
} from '../replays.ts';
import { readyEnsemble } from '../study-folder.ts';
import { called, print, quoted } from '../terminal.ts';
import { misuse } from '../trouble.ts';

/** What the command line says. */
export interface EnsembleWords {
  readonly what: string;
  readonly from?: string | undefined;
  readonly cache?: string | undefined;
  readonly workers: number;
  readonly replays: number;
  /** Runs looked through for early decisions, and days after the opening that are early at most. */
  readonly decisions: number;
  readonly early: number;
  readonly svg?: string | undefined;
  readonly json?: boolean | undefined;
}

/** Inputs that are drawn anew: the clearest. */
const inputsTried = 6;

/** Asks a whole study why something happens, and prints the answer. */
export async function whyOverEnsemble(folder: string, words: EnsembleWords): Promise<void> {
  const study = await studyOf(folder, { cache: words.cache });
  const { scenario } = study.opened;
  const opening = openingNamed(scenario, words.from);
  const happening = happeningNamed(scenario, opening, { word: words.what, folder });
  const there = runsThere(study, opening);
  const wanted = { opening, switches: [], runs: there > 0 ? there : 1000 };
  const { table, study: played } = await runsOf(study, wanted, words.workers);
  const { frame, questionnaire } = readyEnsemble(played, wanted);
  const { seed } = played;
  const held = heldIn(happening, table);
  const drawn = drawnInputs(frame, { seed, runs: table.runs });
  const replays: Replays = { study: played, frame, questionnaire, opening, workers: words.workers };
  const varies = held.includes(0) && held.includes(1);
  const early = await earlyDecisions(replays, happening, {
    ...{ held, most: varies ? words.decisions : 0, days: words.early },
  });
  const hinges = hingesOf({ scenario, held, drawn, decisions: early.found });
  const runs = varies ? spreadRuns(held, words.replays) : [];
  const byClearness = new Set(hinges.hinges.map((it) => it.input));
  const inputs = [...byClearness]
    .flatMap((name) => drawn.inputs.filter((it) => it.name === name))
    .slice(0, inputsTried);
  const why: EnsembleWhy = {
    key: happening.key,
    says: happening.says,
    opening: { key: opening, name: scenario.openings.find((it) => it.key === opening)!.name },
    seed,
    hinges,
    early: { days: early.days, runs: early.runs, open: early.open },
    replayed: runs.length,
    inputFlips: [...(await inputFlips(replays, happening, { runs, inputs }))].sort(moreOften),
    decisionFlips: [...(await decisionFlips(replays, happening, { runs }))].sort(moreOften),
    rollFlips: [...(await rollFlips(replays, happening, { runs }))].sort(moreOften),
  };
  await keepFigure(words.svg, figureOfHinges(why, sourcesLine(scenario)));
  if (words.json === true) {
    const { opening: from, ...rest } = why;
    printJson('why', { study: played.folder, opening: from.key, ...rest });
  } else print(writeEnsembleWhy(why));
  await leaveWhatIsNew(study, played, { workers: words.workers });
}

/** Something that may happen, by its key. */
export function happeningNamed(
  scenario: Scenario,
  opening: string,
  { word, folder }: { readonly word: string; readonly folder: string },
): Happening {
  const all = happeningsOf(scenario, opening);
  const found = all.find((it) => it.key === word);
  if (found !== undefined) return found;
  const single = `${called()} why ${quoted(folder)} --run 0 --what ${quoted(word)}`;
  throw misuse(
    `No outcome of the study is called "${word}".`,
    `${suggested(word, all)}\nOf one campaign by words: ${single}`,
  );
}
