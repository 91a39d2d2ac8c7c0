// What can go wrong, in words for the person at the terminal. Expected trouble is one sentence and a
// hint; a broken promise of the program's own is one sentence that asks for a report. Stacks are shown
// only to those who set TUMEN_DEBUG=1.

import { commandLine } from './terminal.ts';

/** Exit codes: 1 for findings and failures, 2 for a command line that cannot be understood. */
export type ExitCode = 1 | 2 | 130;

/** Something a person can put right: one sentence, and what to try. */
export class Trouble extends Error {
  override readonly name = 'Trouble';
  readonly hint: string | undefined;
  readonly exitCode: ExitCode;

  constructor(
    what: string,
    options: { readonly hint?: string; readonly exitCode?: ExitCode } = {},
  ) {
    super(what);
    this.hint = options.hint;
    this.exitCode = options.exitCode ?? 1;
  }
}

/** A run that broke a promise of the program; it can be played again from these three. */
export class FailedRun extends Error {
  override readonly name = 'FailedRun';
  readonly run: { readonly opening: string; readonly seed: number; readonly run: number };

  constructor(run: FailedRun['run'], cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.run = run;
  }
}

/** Trouble with the command line itself: exit code 2. */
export function misuse(what: string, hint?: string): Trouble {
  return new Trouble(what, { exitCode: 2, ...(hint === undefined ? {} : { hint }) });
}

/** Whatever was thrown, as lines for the error stream and an exit code. */
export function explain(error: unknown): { readonly text: string; readonly exitCode: ExitCode } {
  if (error instanceof Trouble) {
    return { text: sentences(error.message, error.hint), exitCode: error.exitCode };
  }
  const system = systemTrouble(error);
  if (system !== undefined && process.env.TUMEN_DEBUG !== '1') {
    return { text: `tumen: ${system}`, exitCode: 1 };
  }
  return { text: brokenPromise(error), exitCode: 1 };
}

function sentences(what: string, hint: string | undefined): string {
  return `tumen: ${what}${hint === undefined ? '' : `\n  ${hint.replaceAll('\n', '\n  ')}`}`;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is not a folder',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk is read-only',
  EMFILE: 'too many files are open',
  EEXIST: 'it is there already',
  ENAMETOOLONG: 'the name is too long',
  ELOOP: 'symbolic links lead in a circle',
};

function systemTrouble(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return undefined;
  const reason = reasons[String(error.code)];
  const path = 'path' in error ? String(error.path) : 'a file';
  return reason === undefined ? undefined : `${path}: ${reason}.`;
}

function brokenPromise(error: unknown): string {
  const failed = error instanceof FailedRun ? error.run : undefined;
  const where =
    failed === undefined
      ? ''
      : ` in run ${failed.run} of seed ${failed.seed} from opening "${failed.opening}"`;
  const message = error instanceof Error ? error.message : String(error);
  const lines = [
    `tumen: a mistake of the program, not yours${where}: ${message.replace(/[.\s]*$/, '')}.`,
    `  Please report it with this line: ${commandLine()}`,
  ];
  if (process.env.TUMEN_DEBUG === '1') {
    lines.push(stackOf(error));
  } else {
    lines.push('  TUMEN_DEBUG=1 before the command shows where it happened.');
  }
  return lines.join('\n');
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const own = error.stack ?? error.message;
  return error.cause === undefined ? own : `${own}\ncaused by ${stackOf(error.cause)}`;
}
