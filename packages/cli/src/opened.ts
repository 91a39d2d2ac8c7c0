// A scenario opened for work: read, parsed, checked, with its land and the model. Every command that
// needs one opens it here, so that all of them refuse the same faults in the same words.

import { basename } from 'node:path';
import {
  checkModel,
  compareFindings,
  type Finding,
  type Model,
  type Scenario,
  tumenModel,
  vocabulary,
  writeFinding,
} from '@tumen/lab';
import type { ScenarioFile } from '@tumen/lab/scenario';
import { type ReadFolder, readFolder } from './files.ts';
import { landOf, type ReadyLand } from './land.ts';
import { called, coloursOf, counted, quoted, say } from './terminal.ts';
import { Trouble } from './trouble.ts';

/** A scenario as read, with everything that was found about it, in the order of files and lines. */
export interface ReadScenario {
  readonly folder: string;
  readonly files: readonly ScenarioFile[];
  readonly scenario: Scenario;
  readonly findings: readonly Finding[];
}

/** Reads and checks the scenario in a folder. `key` where the folder is not named after it. */
export async function readScenario(folder: string, key?: string): Promise<ReadScenario> {
  const read = await readFolder(folder);
  const { scenario, findings } = await understand(read, key ?? basename(read.path));
  const all = [...read.findings, ...findings].sort(compareFindings);
  return { folder: read.path, files: read.files, scenario, findings: all };
}

/** Parses and checks files; the parser is loaded here and not before, for it takes a while. */
async function understand({ files, findings: unread }: ReadFolder, key: string) {
  const { checkScenario, parseScenario } = await import('@tumen/lab/scenario');
  const parsed = parseScenario({ key, files, unread: unread.map((it) => it.file) });
  const { scenario } = parsed;
  const findings = [
    ...parsed.findings,
    ...checkScenario(scenario, vocabulary, parsed.fieldSpot, parsed.written),
    ...checkModel(scenario, tumenModel()),
  ];
  return { scenario, findings: findings.sort(compareFindings) };
}

/** Reads a scenario that is to be used: with errors it is refused and the errors are said. */
export async function readSound(folder: string, key?: string): Promise<ReadScenario> {
  const read = await readScenario(folder, key);
  const errors = read.findings.filter((it) => it.severity === 'error');
  const warnings = read.findings.length - errors.length;
  const check = `${called()} check ${quoted(folder)}`;
  if (errors.length > 0) {
    const shown = errors.slice(0, 20).map(writeFinding).join('\n');
    const more = errors.length > 20 ? `\n… and ${errors.length - 20} more` : '';
    throw new Trouble(`${folder} has ${counted(errors.length, 'error')}:`, {
      hint: `${shown}${more}\nSee all findings: ${check}`,
    });
  }
  if (warnings > 0) {
    say(coloursOf('error').dim(`${counted(warnings, 'warning')}; to read: ${check}`));
  }
  return read;
}

/** A scenario with its land and the model, ready to run. */
export interface Opened extends ReadScenario {
  readonly land: ReadyLand;
  readonly model: Model;
}

/** Opens a sound scenario with its land. */
export async function openScenario(options: {
  readonly folder: string;
  readonly key?: string;
  readonly cache?: string | undefined;
}): Promise<Opened> {
  const { folder, cache } = options;
  const read = await readSound(folder, options.key);
  const land = await landOf({ scenario: read.scenario, folder: read.folder, cache });
  return { ...read, land, model: tumenModel() };
}
