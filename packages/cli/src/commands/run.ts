// `tumen run`: plays one campaign and tells it as a story.

import { digestOfChronicle, makeTeller, rankOf, writeDate, writeStory } from '@tumen/lab';
import { type Played, playNamed } from '../campaigns.ts';
import {
  type CommandEntry,
  cacheOption,
  ensembleOption,
  jsonOption,
  openingOption,
  runOption,
  setOption,
  switchOption,
  whole,
} from '../command.ts';
import { printJson } from '../json.ts';
import { called, print, quoted, say } from '../terminal.ts';
import { misuse } from '../trouble.ts';

/** The command. */
export const run: CommandEntry = {
  name: 'run',
  summary: 'Plays one campaign of a scenario or a study and tells it as a story.',
  examples: [
    ['tumen run scenarios/tutorial', 'the first run of the usual seed'],
    ['tumen run scenarios/tutorial --seed 7 --run 3', 'another'],
    ['tumen run scenarios/tutorial --switch gentle-creed', 'the same dice with a what-if'],
    ['tumen run studies/tutorial 17', 'run 17 of a study'],
    ['tumen run studies/tutorial 17 --all', 'with every small change'],
    ['tumen run scenarios/tutorial --set size-of-the-host=song', 'with one thing changed'],
  ],
  declare: (command) => {
    command
      .argument('<folder>', 'folder of a scenario or of a study')
      .argument('[number]', 'which run; the same as --run', whole(0, 9_999_999))
      .addOption(openingOption())
      .option('--seed <number>', 'what all dice follow from (default: 1216)', whole(0, 2 ** 53 - 1))
      .addOption(runOption())
      .addOption(switchOption())
      .addOption(setOption())
      .addOption(ensembleOption())
      .option('--all', 'tell small changes too')
      .addOption(cacheOption())
      .addOption(jsonOption())
      .action(async (folder, number, options) => {
        if (number !== undefined && options.run !== undefined && options.run !== number) {
          throw misuse(`Which run is meant, ${number} or ${options.run}?`);
        }
        const words = { ...options, run: options.run ?? number };
        const switches = options.switch === undefined ? [] : [...options.switch];
        const played = await playNamed(folder, { ...words, switch: switches }, { trace: false });
        const all = options.all === true;
        if (options.json === true) {
          printJson('run', documentOf(played));
          return;
        }
        print(writeStory(played.laboratory.setting, played.run.chronicle, { all }));
        say(played.opened.land.network.record.reliefName);
        say(`Ask why: ${called()} why ${sameCampaign(folder, played)} --what "…"`);
      });
  },
};

/** The words that name this campaign again. */
function sameCampaign(folder: string, played: Played): string {
  const { opening, seed, number, switches, ensemble, set } = played;
  if (ensemble !== undefined) {
    return `${quoted(folder)} --ensemble ${quoted(ensemble)} --run ${number}`;
  }
  const laid = set.length === 0 ? '' : ` --set ${set.map(quoted).join(' ')}`;
  const chosen = switches.length === 0 ? '' : ` --switch ${switches.join(' ')}`;
  return `${quoted(folder)} --from ${opening} --seed ${seed} --run ${number}${chosen}${laid}`;
}

function documentOf({ opened, laboratory, opening, switches, seed, number, run: played }: Played) {
  const { chronicle } = played;
  const { setting } = laboratory;
  const teller = makeTeller(setting);
  const changes = chronicle.changes.map((change, at) => {
    teller.learn(change);
    const day = chronicle.days[at]!;
    const trigger = chronicle.triggers[at]!;
    const node = chronicle.where[at]!;
    return {
      at,
      day,
      date: writeDate(setting.calendar, day),
      kind: change.kind,
      rank: rankOf(change.kind),
      says: teller.tell(change),
      place: node === -1 ? null : setting.places[node]!.key,
      trigger: trigger === -1 ? null : trigger,
    };
  });
  return {
    scenario: opened.scenario.key,
    opening,
    switches,
    seed,
    run: number,
    digest: digestOfChronicle(chronicle),
    changes,
    relief: opened.land.network.record.reliefName,
  };
}
