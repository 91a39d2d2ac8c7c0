// What a finished study leaves behind besides its runs: tables, the report for people and for programs,
// and a description by which it can be deposited and cited. Whatever plays runs into a study ends here.

import { rm } from 'node:fs/promises';
import { type Report, writeReport } from '@tumen/lab';
import { type Deposit, writeCrate } from './crate.ts';
import type { Exported } from './ensemble-tables.ts';
import { exportTables } from './exports.ts';
import { writeAtomically } from './files.ts';
import { jsonText } from './json.ts';
import { reportDocument } from './reports.ts';
import { clearTables, reportIn, reportJsonIn, tablesIn } from './results.ts';
import type { Study } from './study-folder.ts';
import type { TableFormat } from './table-files.ts';

/** Nobody in particular deposits it, under no licence that was named. */
const unnamed: Deposit = { authors: [], license: undefined };

/** Writes the report, the tables and the description of a study; with `none` no tables. */
export async function leaveBehind(
  study: Study,
  report: Report,
  options: {
    readonly tables: TableFormat | 'none';
    readonly workers: number;
    /** Writes also those tables anew that are as they should be. */
    readonly anew?: boolean;
    readonly deposit?: Deposit;
  },
): Promise<readonly Exported[]> {
  const { tables, workers, anew = false, deposit = unnamed } = options;
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
