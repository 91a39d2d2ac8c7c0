// `tumen record`: the report of a study again, from what lies in its folder.

import { writeReport } from '@tumen/lab';
import { type CommandEntry, cacheOption, jsonOption } from '../command.ts';
import { tableOf } from '../ensembles.ts';
import { printJson } from '../json.ts';
import { type Finished, reportDocument, reportFrom } from '../reports.ts';
import {
  openStudy,
  questionsFit,
  readyEnsemble,
  type Study,
  whatChanged,
} from '../study-folder.ts';
import { called, grouped, print, quoted, say } from '../terminal.ts';
import { Trouble } from '../trouble.ts';

/** The command. */
export const record: CommandEntry = {
  name: 'record',
  summary: 'Holds the runs of a study against the record, and prints the report.',
  examples: [
    ['tumen record studies/tutorial', 'the report'],
    ['tumen record studies/tutorial > report.md', 'into a file; it is Markdown'],
  ],
  declare: (command) => {
    command
      .argument('<study>', 'folder of a study')
      .addOption(cacheOption())
      .addOption(jsonOption())
      .action(async (folder, { cache, json }) => {
        const study = await openStudy({ folder, cache });
        warnOfChanges(study);
        const report = reportFrom(study, await finishedOf(study));
        if (json === true) printJson('record', { study: folder, report: reportDocument(report) });
        else print(writeReport(report, study.opened.scenario.calendar));
      });
  },
};

function warnOfChanges(study: Study): void {
  if (!questionsFit(study)) {
    throw new Trouble(`The runs in ${study.folder} answer other questions than are asked today.`, {
      hint: `Play the study again: ${called()} study SCENARIO --again`,
    });
  }
  const changed = whatChanged(study);
  if (changed === undefined) return;
  say(`${changed} since the study was made; the report is of the runs as they were played then.`);
}

async function finishedOf(study: Study): Promise<readonly Finished[]> {
  const finished: Finished[] = [];
  for (const [name, entry] of Object.entries(study.manifest.ensembles)) {
    const { table, damaged } = await tableOf(study, name, readyEnsemble(study, entry));
    if (damaged > 0 || table.runs < entry.runs) {
      const state = damaged > 0 ? 'is damaged' : 'is not finished';
      const runs = `${grouped(table.runs)} of ${grouped(entry.runs)} runs`;
      say(`${name} ${state}: ${runs} are counted. The command that made it makes the rest.`);
    }
    finished.push({ opening: entry.opening, switches: entry.switches, table });
  }
  if (!finished.some((it) => it.switches.length === 0 && it.table.runs > 0)) {
    throw new Trouble(`The study in ${study.folder} has no finished runs yet.`, {
      hint: `Play some: ${called()} study SCENARIO --out ${quoted(study.folder)}`,
    });
  }
  return finished;
}
