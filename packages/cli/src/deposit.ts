// What a finished study leaves behind besides its runs: tables, the report for people and for programs,
// and a description by which it can be deposited and cited. Whatever plays runs into a study ends here.

import { rm } from 'node:fs/promises';
import { type Report, writeReport } from '@tumen/lab';
import { type Deposit, depositOf, writeCrate } from './crate.ts';
import type { Exported } from './ensemble-tables.ts';
import { exportTables } from './exports.ts';
import { writeAtomically } from './files.ts';
import { jsonText } from './json.ts';
import { finishedOf, reportDocument, reportFrom } from './reports.ts';
import {
  clearTables,
  isThere,
  readTableList,
  reportIn,
  reportJsonIn,
  tablesIn,
} from './results.ts';
import type { Study } from './study-folder.ts';
import type { TableFormat } from './table-files.ts';

/** Writes the report, the tables and the description of a study; with `none` no tables. */
export async function leaveBehind(
  study: Study,
  report: Report,
  options: {
    readonly tables: TableFormat | 'none';
    readonly workers: number;
    /** Writes also those tables anew that are as they should be. */
    readonly anew?: boolean;
    /** Who deposits it; what was said before where nothing is said. */
    readonly deposit?: Deposit;
  },
): Promise<readonly Exported[]> {
  const { tables, workers, anew = false, deposit = await depositOf(study) } = options;
  const { folder } = study;
  const { calendar } = study.opened.scenario;
  const isHeld = report.openings.length > 0;
  for (const [path, text] of [
    [reportIn(folder), () => writeReport(report, calendar)],
    [reportJsonIn(folder), () => jsonText(reportDocument(report))],
  ] as const) {
    // without runs as the scenario has it there is nothing to report
    if (isHeld) await writeAtomically(path, text());
    else await rm(path, { force: true });
  }
  if (tables === 'none') await clearTables(folder);
  const written =
    tables === 'none'
      ? []
      : await exportTables(study, report, {
          ...{ folder: tablesIn(folder), format: tables, workers, anew },
        });
  await writeCrate(study, deposit);
  return written;
}

/**
 * Ends a question that may have played runs into a study: if it did, they leave their tables as well, in
 * the form of those that lie there; none where the study was made without. `before` is the study as it was.
 */
export async function leaveWhatIsNew(
  before: Study,
  after: Study,
  { workers }: { readonly workers: number },
): Promise<void> {
  const standing = ({ manifest }: Study) => JSON.stringify(manifest.ensembles);
  if (standing(before) === standing(after)) return;
  const list = await readTableList(after.folder);
  const wasMade = await isThere(reportJsonIn(after.folder));
  const kept = list?.format === 'csv' ? 'csv' : 'parquet';
  const tables = list === undefined && wasMade ? 'none' : kept;
  const report = reportFrom(after, await finishedOf(after));
  await leaveBehind(after, report, { tables, workers });
}
