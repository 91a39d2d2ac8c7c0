// `tumen export`: the tables of a study written anew, as Parquet or CSV, and its description by which it
// can be deposited and cited, with a name and a licence. `study` and `ensemble` leave the same behind.

import { join } from 'node:path';
import { Option } from '@commander-js/extra-typings';
import { type CommandEntry, cacheOption, jsonOption, workersOption } from '../command.ts';
import { leaveBehind } from '../deposit.ts';
import { printJson } from '../json.ts';
import { finishedOf, reportFrom } from '../reports.ts';
import { tablesIn } from '../results.ts';
import { openStudy, refuseOtherQuestions } from '../study-folder.ts';
import { counted, print, quoted } from '../terminal.ts';

/** The command. */
export const exportStudy: CommandEntry = {
  name: 'export',
  summary: 'Writes a study as tables for R, Python and SQL, and describes it for an archive.',
  examples: [
    ['tumen export studies/tutorial', 'Parquet files in studies/tutorial/tables'],
    ['tumen export studies/tutorial --format csv', 'comma-separated values'],
    ['tumen export studies/tutorial --author "A. Name" --license CC-BY-4.0', 'to deposit it'],
  ],
  declare: (command) => {
    command
      .argument('<study>', 'folder of a study')
      .addOption(
        new Option('--format <format>', 'form of the tables')
          .choices(['parquet', 'csv'])
          .default('parquet' as const),
      )
      .option('--author <name...>', 'who deposits it, for CITATION.cff')
      .option('--license <name>', 'under which licence, for CITATION.cff')
      .addOption(workersOption())
      .addOption(cacheOption())
      .addOption(jsonOption())
      .action(async (folder, { format, author, license, workers, cache, json }) => {
        const study = await openStudy({ folder, cache });
        refuseOtherQuestions(study);
        const report = reportFrom(study, await finishedOf(study));
        const tables = tablesIn(folder);
        const form = format === 'csv' ? 'csv' : 'parquet';
        const written = await leaveBehind(study, report, {
          ...{ tables: form, workers, anew: true },
          deposit: { authors: author === undefined ? [] : [...author], license },
        });
        if (json === true) {
          const files = written.map(({ columns, ...it }) => ({ ...it, columns: columns.length }));
          printJson('export', { study: folder, format: form, tables: files });
          return;
        }
        for (const { file, rows, columns } of written) {
          const size = `${counted(rows, 'row')}, ${counted(columns.length, 'column')}`;
          print(`${join(tables, file)}: ${size}.`);
        }
        print(`What the columns mean: ${join(tables, 'columns.json')}.`);
        print(`${quoted(folder)} is described by its ro-crate-metadata.json and CITATION.cff.`);
      });
  },
};
