// `tumen check`: reads a scenario and prints everything that is wrong or doubtful about it.

import { compareFindings, type Finding, printable } from '@tumen/lab';
import { type CommandEntry, jsonOption } from '../command.ts';
import { printJson } from '../json.ts';
import { checkLand } from '../land-findings.ts';
import { readScenario } from '../opened.ts';
import { called, coloursOf, counted, print, quoted, say } from '../terminal.ts';

/** The command. */
export const check: CommandEntry = {
  name: 'check',
  summary: 'Reads a scenario and says what is wrong with it, where, and what to try.',
  examples: [
    ['tumen check scenarios/tutorial', 'all findings, by file and line'],
    ['tumen check scenarios/tutorial --json', 'the same for a machine'],
  ],
  declare: (command) => {
    command
      .argument('<scenario>', 'folder of a scenario, or a ZIP of it')
      .addOption(jsonOption())
      .action(async (folder, { json }) => {
        const read = await readScenario(folder);
        const { scenario } = read;
        const land = await checkLand(read);
        const findings = [...read.findings, ...land.findings].sort(compareFindings);
        const errors = findings.filter((it) => it.severity === 'error').length;
        const warnings = findings.length - errors;
        if (errors > 0) process.exitCode = 1;
        if (json === true) {
          const { key, title } = scenario;
          const relief = land.says ?? null;
          printJson('check', { scenario: { key, title }, errors, warnings, findings, relief });
          return;
        }
        for (const it of findings) print(coloured(it));
        if (land.says !== undefined) say(land.says);
        say(
          findings.length === 0
            ? `Nothing found. Try: ${called()} run ${quoted(folder)}`
            : `${counted(errors, 'error')}, ${counted(warnings, 'warning')}.`,
        );
      });
  },
};

/** `places.yaml:41:7 error: what. Hint.` */
function coloured({ severity, file, line, column, what, hint }: Finding): string {
  const colours = coloursOf('out');
  const spot = [printable(file), ...(line > 0 ? [line, ...(column > 0 ? [column] : [])] : [])].join(
    ':',
  );
  const mark = severity === 'error' ? colours.red(severity) : colours.yellow(severity);
  const sentence = printable(/[.?!]$/.test(what) ? what : `${what}.`);
  return `${spot} ${mark}: ${sentence}${hint === undefined ? '' : ` ${colours.dim(printable(hint))}`}`;
}
