// Runs the built command and gives back what it printed: as people do, in a process of its own, or in one
// that stays for all commands of a test file.

import { type ChildProcess, fork, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { landsOfTests } from './laboratories.ts';

const bin = fileURLToPath(new URL('../bin/tumen.js', import.meta.url));
const residentFile = fileURLToPath(new URL('resident.js', import.meta.url));

/** The tutorial's folder. */
export const tutorial = fileURLToPath(new URL('../../../scenarios/tutorial', import.meta.url));

/** What a command did. */
export interface Done {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A folder of its own for a test file; lands come from the cache that all tests share. */
export interface Place {
  readonly folder: string;
  /** Runs the command to its end, in that folder, one after another in a process that stays. */
  readonly tumen: (...words: string[]) => Promise<Done>;
  /** The same in a process of its own. */
  readonly alone: (...words: string[]) => Promise<Done>;
  /** Starts it in a process of its own and lets it run. */
  readonly start: (...words: string[]) => {
    readonly child: ChildProcess;
    readonly done: Promise<Done>;
  };
  /** Copies the tutorial into the folder under a name. */
  readonly copyTutorial: (name: string) => string;
  readonly remove: () => void;
}

/** Makes such a folder. */
export function makePlace(): Place {
  const folder = mkdtempSync(join(tmpdir(), 'tumen-test-'));
  // lands by fingerprint, built once for all test files
  mkdirSync(landsOfTests, { recursive: true });
  mkdirSync(join(folder, 'cache', 'tumen'), { recursive: true });
  symlinkSync(landsOfTests, join(folder, 'cache', 'tumen', 'land'));
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    XDG_CACHE_HOME: join(folder, 'cache'),
    NO_COLOR: '1',
  };
  delete env.npm_lifecycle_event;
  const start = (...words: string[]) => {
    const child = spawn(process.execPath, [bin, ...words], { cwd: folder, env });
    const done = new Promise<Done>((resolve) => {
      let out = '';
      let err = '';
      child.stdout.on('data', (bytes: Buffer) => {
        out += bytes.toString();
      });
      child.stderr.on('data', (bytes: Buffer) => {
        err += bytes.toString();
      });
      child.on('close', (code) => {
        resolve({ code, out, err });
      });
    });
    return { child, done };
  };
  let resident: ChildProcess | undefined;
  let before: Promise<unknown> = Promise.resolve();
  const tumen = (...words: string[]): Promise<Done> => {
    const done = before.then(() => {
      resident ??= fork(residentFile, { cwd: folder, env, execArgv: [] });
      return answerOf(resident, words);
    });
    before = done.catch(() => undefined);
    return done;
  };
  return {
    folder,
    start,
    alone: (...words) => start(...words).done,
    tumen,
    copyTutorial: (name) => {
      cpSync(tutorial, join(folder, name), { recursive: true });
      return join(folder, name);
    },
    remove: () => {
      resident?.disconnect();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Has the process that stays run one command. */
function answerOf(resident: ChildProcess, words: readonly string[]): Promise<Done> {
  return new Promise((resolve, reject) => {
    const end = () => reject(new Error(`tumen ${words.join(' ')} ended the process it ran in.`));
    resident.once('exit', end);
    resident.once('message', (done: Done) => {
      resident.off('exit', end);
      resolve(done);
    });
    resident.send(words);
  });
}

/** True if a text holds what a stack trace holds. */
export function hasStack(text: string): boolean {
  return /\n\s+at .+:\d+:\d+/.test(text);
}
