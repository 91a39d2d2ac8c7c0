// `tumen new`: copies the tutorial into a folder of the author's own.

import { mkdir, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CommandEntry, jsonOption } from '../command.ts';
import { readFolder, writeAtomically } from '../files.ts';
import { printJson } from '../json.ts';
import { called, print, quoted } from '../terminal.ts';
import { misuse, Trouble } from '../trouble.ts';

/** The command. */
export const newScenario: CommandEntry = {
  name: 'new',
  summary: 'Copies the tutorial into a new folder, to begin a scenario of one’s own.',
  examples: [['tumen new scenarios/mine', 'a scenario called "mine"']],
  declare: (command) => {
    command
      .argument('<folder>', 'a folder that does not exist yet; its name is the scenario’s key')
      .addOption(jsonOption())
      .action(async (folder, { json }) => {
        refuseBadName(folder);
        await refuseExisting(folder);
        const written = await copyTutorial(folder);
        if (json === true) {
          printJson('new', { scenario: folder, files: written });
          return;
        }
        const name = quoted(folder);
        print(
          [
            `A copy of the tutorial lies in ${name}. To try:`,
            `  ${called()} check ${name}`,
            `  ${called()} run ${name}`,
            `  ${called()} study ${name} --runs 500`,
            'Another seed is another history. Then change a number in its openings/, and do it again.',
          ].join('\n'),
        );
      });
  },
};

function refuseBadName(folder: string): void {
  const name = basename(resolve(folder));
  if (/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) return;
  throw misuse(
    `A scenario cannot be called "${name}".`,
    'Use small letters, digits and single hyphens, beginning with a letter.',
  );
}

async function refuseExisting(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined);
  if (found === undefined) return;
  if (found.isDirectory() && (await readdir(folder)).length === 0) return;
  throw new Trouble(`${folder} is there already and is left as it is.`, {
    hint: 'Choose a name that is not taken.',
  });
}

const repository = new URL('../../../../', import.meta.url);

async function copyTutorial(folder: string): Promise<readonly string[]> {
  const tutorial = fileURLToPath(new URL('scenarios/tutorial', repository));
  const schemas = fileURLToPath(new URL('scenarios/schema', repository));
  if ((await stat(tutorial).catch(() => undefined)) === undefined) {
    throw new Trouble('The tutorial is not part of this installation.', {
      hint: 'Copy scenarios/tutorial from the repository.',
    });
  }
  const { files } = await readFolder(tutorial);
  for (const { path, text } of files) {
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true });
    await writeAtomically(target, withSchema(text, relative(dirname(resolve(target)), schemas)));
  }
  return files.map((it) => it.path);
}

/** Points the line that editors read at the schemas, seen from where the file lies now. */
function withSchema(text: string, schemas: string): string {
  const folder = schemas.replaceAll('\\', '/');
  return text.replace(
    /^(# yaml-language-server: \$schema=).*\/([a-z]+\.schema\.json)$/m,
    (_line, before: string, file: string) => `${before}${folder}/${file}`,
  );
}
