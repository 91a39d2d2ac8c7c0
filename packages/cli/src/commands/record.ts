// `tumen record`: the report of a study again, from what lies in its folder.

import { councilsAtRandom, drawRecord, writeReport } from '@tumen/lab';
import {
  type CommandEntry,
  cacheOption,
  ensembleOption,
  jsonOption,
  whole,
  workersOption,
} from '../command.ts';
import { leaveWhatIsNew } from '../deposit.ts';
import { makeEnsemble } from '../ensembles.ts';
import { writeAtomically } from '../files.ts';
import { printJson } from '../json.ts';
import { finishedOf, reportDocument, reportFrom, requireRuns } from '../reports.ts';
import { openStudy, refuseOtherQuestions, type Study, whatChanged } from '../study-folder.ts';
import { called, print, quoted, say } from '../terminal.ts';
import { Trouble } from '../trouble.ts';

/** The command. */
export const record: CommandEntry = {
  name: 'record',
  summary: 'Holds the runs of a study against the record, and prints the report.',
  examples: [
    ['tumen record studies/tutorial', 'the report'],
    ['tumen record studies/tutorial > report.md', 'into a file; it is Markdown'],
    ['tumen record studies/tutorial --baselines', 'and against councils that choose at random'],
    ['tumen record studies/tutorial --svg record.svg', 'and a figure: days, spans and shares'],
  ],
  declare: (command) => {
    command
      .argument('<study>', 'folder of a study')
      .option('--svg <file>', 'draw the attestations into a file')
      .option(
        '--baselines [runs]',
        'play runs in which councils choose at random, to measure against (at most 1000 an opening)',
        whole(1, 10_000_000),
      )
      .addOption(ensembleOption())
      .addOption(workersOption())
      .addOption(cacheOption())
      .addOption(jsonOption())
      .action(async (folder, { cache, json, svg, baselines, workers, ensemble }) => {
        const begun = await openStudy({ folder, cache });
        let study = begun;
        warnOfChanges(study);
        if (baselines !== undefined) {
          const most = baselines === true ? usualBaseline : baselines;
          study = await withBaselines(study, most, workers);
        }
        const finished = await finishedOf(study, ensemble);
        requireRuns(study, finished);
        const report = reportFrom(study, finished);
        const { calendar } = study.opened.scenario;
        if (svg !== undefined) {
          await writeAtomically(svg, drawRecord(report, calendar));
          say(`The figure is ${quoted(svg)}.`);
        }
        if (json === true) printJson('record', { study: folder, report: reportDocument(report) });
        else print(writeReport(report, calendar));
        await leaveWhatIsNew(begun, study, { workers });
      });
  },
};

/** Runs of each opening in which councils choose at random, unless told. */
const usualBaseline = 1000;

/** Plays every opening of a study once more with councils that choose at random. */
async function withBaselines(begun: Study, most: number, workers: number): Promise<Study> {
  const changed = whatChanged(begun);
  if (changed !== undefined) {
    throw new Trouble(`${changed} since the study was made, so no runs can be added to it.`, {
      hint: `Play the study again: ${called()} study SCENARIO --again`,
    });
  }
  let study = begun;
  for (const entry of Object.values(begun.manifest.ensembles)) {
    if (entry.switches.length > 0 || entry.design !== undefined) continue;
    const { opening } = entry;
    const wanted = {
      opening,
      switches: [],
      runs: Math.min(most, entry.runs),
      design: councilsAtRandom,
      says: 'councils choose at random',
    };
    const next = await makeEnsemble(study, wanted, workers);
    study = next.study;
  }
  return study;
}

function warnOfChanges(study: Study): void {
  refuseOtherQuestions(study);
  const changed = whatChanged(study);
  if (changed === undefined) return;
  say(`${changed} since the study was made; the report is of the runs as they were played then.`);
}
