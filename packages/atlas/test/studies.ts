// Small studies and sites for tests, made with the command itself in a folder that is removed afterwards.

import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** The root of the repository. */
export const root = fileURLToPath(new URL('../../..', import.meta.url));

/** A folder for one file of tests. */
export function makeFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'tumen-atlas-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Where tests keep lands, those of the command with them: the same is built once. */
const cache = join(root, 'node_modules/.cache/tests');

/** Runs the built command; rejects with its error stream where it fails. */
export async function tumen(...words: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(root, 'packages/cli/bin/tumen.js'), ...words],
    { cwd: root, maxBuffer: 64e6, env: { ...process.env, XDG_CACHE_HOME: cache } },
  );
  return stdout;
}
