// `tumen record`: the report of a study again, from what lies in its folder.

import { drawRecord, writeReport } from '@tumen/lab';
import { type CommandEntry, cacheOption, jsonOption } from '../command.ts';
import { tableOf } from '../ensembles.ts';
import { writeAtomically } from '../files.ts';
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
    ['tumen record studies/tutorial --svg record.svg', 'and a figure: days, spans and shares'],
  ],
  declare: (command) => {
    command
      .argument('<study>', 'folder of a study')
      .option('--svg <file>', 'draw the attestations into a file')
      .addOption(cacheOption())
      .addOption(jsonOption())
      .action(async (folder, { cache, json, svg }) => {
        const study = await openStudy({ folder, cache });
        warnOfChanges(study);
        const report = reportFrom(study, await finishedOf(study));
        const { calendar } = study.opened.scenario;
        if (svg !== undefined) {
          await writeAtomically(svg, drawRecord(report, calendar));
          say(`The figure is ${quoted(svg)}.`);
        }
        if (json === true) printJson('record', { study: folder, report: reportDocument(report) });
        else print(writeReport(report, calendar));
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
