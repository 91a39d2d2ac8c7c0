// Runs the built command as people do, in a process of its own, and gives back what it printed.

import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { landsOfTests } from './laboratories.ts';

const bin = fileURLToPath(new URL('../bin/tumen.js', import.meta.url));

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
  /** Runs the command to its end, in that folder. */
  readonly tumen: (...words: string[]) => Promise<Done>;
  /** Starts it and lets it run. */
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
  const start = (...words: string[]) => {
    const env = { ...process.env, XDG_CACHE_HOME: join(folder, 'cache'), NO_COLOR: '1' };
    delete (env as NodeJS.ProcessEnv).npm_lifecycle_event;
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
  return {
    folder,
    start,
    tumen: (...words) => start(...words).done,
    copyTutorial: (name) => {
      cpSync(tutorial, join(folder, name), { recursive: true });
      return join(folder, name);
    },
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** True if a text holds what a stack trace holds. */
export function hasStack(text: string): boolean {
  return /\n\s+at .+:\d+:\d+/.test(text);
}
