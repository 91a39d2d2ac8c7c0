// `tumen why`: plays one campaign and explains an event of it, back to the given situation. Of a study
// without a run it asks all runs instead (`why-ensemble.ts`).

import {
  compileCondition,
  earlyDays,
  explain,
  type Found,
  findEvents,
  indexByKind,
  makeTeller,
  rankOf,
  writeDate,
  writeWhy,
} from '@tumen/lab';
import { type Played, playNamed } from '../campaigns.ts';
import {
  type CommandEntry,
  cacheOption,
  ensembleOption,
  jsonOption,
  openingOption,
  runOption,
  setOption,
  svgOption,
  switchOption,
  whole,
  workersOption,
} from '../command.ts';
import { printJson } from '../json.ts';
import { isStudy } from '../results.ts';
import { print, say } from '../terminal.ts';
import { misuse, Trouble } from '../trouble.ts';
import { whyOverEnsemble } from './why-ensemble.ts';

/** The command. */
export const why: CommandEntry = {
  name: 'why',
  summary: 'Explains why something happened: in one campaign, or over all runs of a study.',
  examples: [
    ['tumen why scenarios/tutorial --what "Bellmar changes hands"', 'by words'],
    ['tumen why studies/tutorial --run 17 --what "war declared"', 'in run 17 of a study'],
    ['tumen why scenarios/tutorial --run 3 --what KEY', 'by the key of an attestation'],
    ['tumen why scenarios/tutorial --run 3 --at 40', 'by number, as tumen run --json gives it'],
    ['tumen why studies/tutorial --what loss-of-bellmar', 'over all runs: what it hinges on'],
  ],
  declare: (command) => {
    command
      .argument('<folder>', 'folder of a scenario or of a study')
      .addOption(openingOption())
      .option('--seed <number>', 'what all dice follow from (default: 1216)', whole(0, 2 ** 53 - 1))
      .addOption(runOption())
      .addOption(switchOption())
      .addOption(setOption())
      .addOption(ensembleOption())
      .option('--what <words>', 'the event: words, or the key of an attestation')
      .option('--at <number>', 'the event by its number', whole(0, 9_999_999))
      .option('--replays <number>', 'over all runs: how many are played again', whole(1, 1000), 20)
      .option(
        '--decisions <number>',
        'over all runs: how many are looked through for early decisions',
        whole(0, 100_000),
        400,
      )
      .option(
        '--early <days>',
        'days from the opening that count as early, at most',
        whole(0, 36_500),
        earlyDays,
      )
      .addOption(svgOption())
      .addOption(workersOption())
      .addOption(cacheOption())
      .addOption(jsonOption())
      .action(async (folder, options) => {
        const { what, at } = options;
        if ((what === undefined) === (at === undefined) || what?.trim() === '') {
          throw misuse('Say which event is meant.', 'Give --what "some words", or --at NUMBER.');
        }
        const { run, ensemble, set } = options;
        const isOneRun = [run, ensemble, set, options.switch].some((it) => it !== undefined);
        if (what !== undefined && !isOneRun && (await isStudy(folder))) {
          await whyOverEnsemble(folder, { ...options, what });
          return;
        }
        if (options.svg !== undefined) {
          throw misuse('There is a figure only of a whole study.', 'Leave --svg or --run out.');
        }
        const switches = options.switch === undefined ? [] : [...options.switch];
        const played = await playNamed(folder, { ...options, switch: switches }, { trace: true });
        const found = what === undefined ? byNumber(played, at ?? 0) : byWords(played, what);
        const answer = explain(played.laboratory.setting, played.run, found.index);
        if (options.json === true) {
          const { opening, seed, number, opened } = played;
          const scenario = opened.scenario.key;
          const { steps } = answer;
          const others = found.others;
          printJson('why', { scenario, opening, switches, seed, run: number, steps, others });
          return;
        }
        print(writeWhy(answer));
        if (found.others.length > 0) {
          say(
            `\nPerhaps another was meant; --at takes its number:\n${listed(played, found.others)}`,
          );
        }
      });
  },
};

/** The event meant, and others that fit the words as well or nearly. */
interface Meant {
  readonly index: number;
  readonly others: readonly Found[];
}

function byNumber({ run }: Played, at: number): Meant {
  const { length } = run.chronicle.changes;
  if (at < length) return { index: at, others: [] };
  throw misuse(`The run has no change ${at}.`, `They are numbered from 0 to ${length - 1}.`);
}

function byWords(played: Played, what: string): Meant {
  const { setting } = played.laboratory;
  const { chronicle } = played.run;
  const attestation = played.opened.scenario.attestations.find((it) => it.key === what);
  if (attestation !== undefined) {
    const ask = compileCondition(setting, attestation.holds);
    const index = ask(chronicle, indexByKind(chronicle));
    if (index >= 0) return { index, others: [] };
    const state = index === -1 ? 'does not happen in this run' : 'has no single event in this run';
    throw nothingFound(played, `What "${what}" asks about ${state}.`, attestation.says);
  }
  const found = findEvents(setting, chronicle, what);
  const best = found[0];
  if (best === undefined) {
    throw nothingFound(played, `Nothing in this run is like "${what}".`, what);
  }
  const others = found.slice(1).filter((it) => it.score >= best.score * 0.9);
  return { index: best.index, others: others.slice(0, 5) };
}

const shown = 6;

/** Says what did happen: what shares a word with the question, else what the run is about. */
function nothingFound(played: Played, what: string, words: string): Trouble {
  const near = nearestTo(played, words);
  const list = near.length > 0 ? near : headlinesOf(played);
  const title = near.length > 0 ? 'Nearest are' : 'Among what did happen';
  return new Trouble(what, {
    hint:
      list.length === 0 ? 'Nothing happens in it at all.' : `${title}:\n${listed(played, list)}`,
  });
}

function nearestTo({ laboratory, run }: Played, words: string): readonly Found[] {
  const best = new Map<number, Found>();
  for (const word of words.split(/\s+/)) {
    for (const it of findEvents(laboratory.setting, run.chronicle, word).slice(0, shown)) {
      if (it.score > (best.get(it.index)?.score ?? 0)) best.set(it.index, it);
    }
  }
  return [...best.values()].sort((a, b) => b.score - a.score || a.index - b.index).slice(0, shown);
}

/** The first headlines of the run; where it has none, its first changes. */
function headlinesOf({ laboratory, run }: Played): readonly Found[] {
  const teller = makeTeller(laboratory.setting);
  const { changes } = run.chronicle;
  for (const change of changes) teller.learn(change);
  const all = changes.map((change, index) => ({ change, index }));
  const headlines = all.filter(({ change }) => rankOf(change.kind) === 'headline');
  return (headlines.length > 0 ? headlines : all)
    .slice(0, shown)
    .map(({ change, index }) => ({ index, sentence: teller.tell(change), score: 0 }));
}

function listed({ laboratory, run }: Played, list: readonly Found[]): string {
  const { calendar } = laboratory.setting;
  return list
    .map(({ index, sentence }) => {
      const date = writeDate(calendar, run.chronicle.days[index]!);
      return `  ${String(index).padStart(5)}  ${date}: ${sentence}`;
    })
    .join('\n');
}
