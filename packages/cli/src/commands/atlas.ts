// `tumen atlas`: publishes a study into its own folder and serves it on this machine until stopped.

import { join } from 'node:path';
import { type CommandEntry, cacheOption, jsonOption, whole, workersOption } from '../command.ts';
import { printJson } from '../json.ts';
import { bundleOf, writeSite } from '../publishing.ts';
import { serveFolder } from '../serving.ts';
import { called, print, quoted, say } from '../terminal.ts';

/** The command. */
export const atlas: CommandEntry = {
  name: 'atlas',
  summary: 'Shows a study as an atlas in the browser, served on this machine alone.',
  examples: [
    ['tumen atlas studies/tutorial', 'prints an address to open; Ctrl-C ends it'],
    ['tumen atlas studies/tutorial --port 8080', 'at a port of your choice'],
  ],
  declare: (command) => {
    command
      .argument('<study>', 'folder of a study')
      .option(
        '--port <number>',
        'port on 127.0.0.1; 0 for any that is free',
        whole(0, 65_535),
        1216,
      )
      .option('--marches <number>', 'runs of each opening on the map', whole(0, 1000), 200)
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
        const { marches, twins, workers, cache, port } = options;
        const bundle = await bundleOf({ folder, cache, marches, twins, workers });
        const site = join(folder, 'site');
        await writeSite(site, bundle);
        const { address, server } = await serveFolder(site, { port });
        if (options.json === true) printJson('atlas', { study: folder, site, address });
        else print(address);
        say(
          `The atlas of ${bundle.manifest.title} is at ${address}; Ctrl-C ends it.\n` +
            `To give it to others: ${called()} publish ${quoted(folder)} --out site`,
        );
        await new Promise<void>((resolve) => {
          process.once('SIGINT', resolve).once('SIGTERM', resolve);
        });
        server.close();
        server.closeAllConnections();
      });
  },
};
