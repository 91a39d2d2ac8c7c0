// `tumen schema`: writes the JSON Schemas of a scenario's files, for completion and help in editors.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type CommandEntry, jsonOption } from '../command.ts';
import { writeAtomically } from '../files.ts';
import { printJson } from '../json.ts';
import { counted, print } from '../terminal.ts';

/** The command. */
export const schema: CommandEntry = {
  name: 'schema',
  summary: 'Writes JSON Schemas of a scenario’s files, for completion and help in editors.',
  examples: [
    ['tumen schema --out scenarios/schema', 'into a folder'],
    ['tumen schema --json', 'all of them as one document'],
  ],
  declare: (command) => {
    command
      .option('--out <folder>', 'folder to write into', 'scenarios/schema')
      .addOption(jsonOption())
      .action(async ({ out, json }) => {
        const { jsonSchemas } = await import('@tumen/lab/scenario');
        const schemas = jsonSchemas();
        if (json === true) {
          printJson('schema', { schemas });
          return;
        }
        await mkdir(out, { recursive: true });
        for (const [name, it] of Object.entries(schemas)) {
          const path = join(out, `${name}.schema.json`);
          await writeAtomically(path, `${JSON.stringify(it, undefined, 2)}\n`);
        }
        print(`${counted(Object.keys(schemas).length, 'schema')} in ${out}. First line of a file:`);
        print('# yaml-language-server: $schema=../schema/places.schema.json');
      });
  },
};
