// What a user sets for the runs of an ensemble: a table in a file, or words on the command line. Faults
// are said with line and column like those of a scenario, and nothing is played before they are mended.

import { readFile, stat } from 'node:fs/promises';
import {
  type Design,
  type Finding,
  readDesign,
  readSettings,
  type Settable,
  writeFinding,
} from '@tumen/lab';
import { laboratoryOf } from './frames.ts';
import type { Opened } from './opened.ts';
import { counted } from './terminal.ts';
import { Trouble } from './trouble.ts';

/** A design and what to call it. */
export interface NamedDesign {
  readonly design: Design;
  readonly says: string;
}

/** Bytes of a table; more are refused. */
const mostBytes = 200_000_000;

/** Reads `--design` and `--set`; undefined where neither is given. What `--set` says holds in every line. */
export async function designNamed(
  opened: Opened,
  opening: string,
  words: { readonly design?: string | undefined; readonly set?: readonly string[] | undefined },
): Promise<NamedDesign | undefined> {
  const { scenario, model } = opened;
  const { setting } = laboratoryOf(opened, opening);
  const settable: Settable = { scenario, setting, model, opening };
  const fixed =
    words.set === undefined || words.set.length === 0
      ? undefined
      : readSettings(settable, words.set);
  if (fixed !== undefined) refuse('What --set says cannot be used', fixed.findings);
  if (words.design === undefined) {
    return fixed === undefined
      ? undefined
      : { design: fixed.design, says: (words.set ?? []).join(', ') };
  }
  const table = readDesign(settable, words.design, await textIn(words.design));
  refuse(`${words.design} cannot be used`, table.findings);
  const says = `${words.design}, ${counted(table.design.lines.length, 'line')}`;
  const everywhere = fixed?.design.lines[0];
  if (everywhere === undefined) return { design: table.design, says };
  const twice = table.design.lines.some((line) =>
    [...Object.keys(line.set), ...Object.keys(line.switches)].some(
      (name) => Object.hasOwn(everywhere.set, name) || Object.hasOwn(everywhere.switches, name),
    ),
  );
  if (twice) {
    throw new Trouble(`What --set says is a column of ${words.design} too.`, {
      hint: 'Say it in one of the two.',
    });
  }
  const lines = table.design.lines.map((line) => ({
    set: { ...everywhere.set, ...line.set },
    switches: { ...everywhere.switches, ...line.switches },
  }));
  return {
    design: { ...table.design, lines },
    says: `${says}; ${(words.set ?? []).join(', ')}`,
  };
}

async function textIn(path: string): Promise<string> {
  const { size } = await stat(path);
  if (size > mostBytes) {
    throw new Trouble(`${path} is larger than 200 MB, which no table of runs is.`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new Trouble(`${path} is not text in UTF-8.`, {
      hint: 'Save the table as comma-separated values, UTF-8.',
    });
  }
}

const shown = 20;

function refuse(what: string, findings: readonly Finding[]): void {
  if (findings.length === 0) return;
  const lines = findings.slice(0, shown).map(writeFinding);
  const more = findings.length > shown ? [`… and ${findings.length - shown} more`] : [];
  throw new Trouble(`${what}: ${counted(findings.length, 'error')}.`, {
    hint: [...lines, ...more].join('\n'),
  });
}
