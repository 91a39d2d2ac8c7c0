// `tumen publish`: a study as a page for others, in a folder for any web server or as one file.

import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type CommandEntry, cacheOption, jsonOption, whole, workersOption } from '../command.ts';
import { printJson } from '../json.ts';
import { bundleOf, siteFiles, writeSingle, writeSite } from '../publishing.ts';
import { grouped, print, quoted, say } from '../terminal.ts';
import { translationsIn, writeWords } from '../translations.ts';
import { misuse } from '../trouble.ts';

/** The command. */
export const publish: CommandEntry = {
  name: 'publish',
  summary: 'Writes a study as an atlas that opens in any browser, from a server or from a file.',
  examples: [
    ['tumen publish studies/tutorial --out site', 'a folder for a web server or to open as it is'],
    ['tumen publish studies/tutorial --out a.html --one-file', 'one file to send and double-click'],
    ['tumen publish studies/tutorial --write-words kk.json', 'the page’s words, to be translated'],
    ['tumen publish studies/tutorial --words kk.json', 'a page that answers to ?lang=kk as well'],
  ],
  declare: (command) => {
    command
      .argument('<study>', 'folder of a study')
      .option('--out <path>', 'folder to write, or with --one-file the file (default: site)')
      .option('--one-file', 'write one HTML file that holds everything')
      .option('--marches <number>', 'runs of each opening on the map', whole(0, 1000), 200)
      .option('--words <file...>', 'the page’s words in other languages, for ?lang=')
      .option('--write-words <file>', 'write the page’s words as a file to translate, and end')
      .option(
        '--twins <number>',
        'films of each what-if that travel; others are played in the page',
        whole(0, 1000),
        0,
      )
      .addOption(workersOption())
      .addOption(cacheOption())
      .addOption(jsonOption())
      .action(async (folder, options) => {
        const { marches, twins, workers, cache } = options;
        if (options.writeWords !== undefined) {
          await writeWords(options.writeWords);
          say(
            `Translate what stands in quotation marks, keep the gaps as {1}, then: --words ${quoted(options.writeWords)}`,
          );
          return;
        }
        const single = options.oneFile === true;
        const out = options.out ?? (single ? 'atlas.html' : 'site');
        if (single && !/\.html?$/.test(out)) {
          throw misuse(`${out} does not end in .html.`, 'With --one-file, --out names a file.');
        }
        const others = await translationsIn(options.words ?? []);
        const own = await bundleOf({ folder, cache, marches, twins, workers });
        const translations = { ...own.translations, ...others };
        const bundle = { ...own, translations };
        const page = single ? out : await writeSite(out, bundle);
        if (single) await writeSingle(out, bundle);
        const written = single ? [out] : siteFiles.map((it) => join(out, it));
        const files = [];
        for (const path of written) files.push({ path, bytes: (await stat(path)).size });
        if (options.json === true) {
          const { manifest } = bundle;
          const ensembles = manifest.ensembles.map(({ questionnaire, digests, ...it }) => it);
          const languages = Object.keys(translations);
          const { seed } = manifest;
          printJson('publish', { study: folder, page, files, seed, languages, ensembles });
          return;
        }
        for (const { path, bytes } of files)
          print(`${path}  ${grouped(Math.ceil(bytes / 1000))} kB`);
        say(`Open ${quoted(page)} in a browser. It asks nothing of any network.`);
      });
  },
};
