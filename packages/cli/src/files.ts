// Files as commands need them: a scenario's folder, or a ZIP of it, read with care, because it may come from
// anybody, and results written so that an interruption never leaves half a file under its own name.

import { lstat, open, readdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { type Finding, nearest } from '@tumen/lab';
import type { ScenarioFile } from '@tumen/lab/scenario';
import { filesOfArchive, isArchive } from './archive.ts';
import { Trouble } from './trouble.ts';

/** Bytes of one file, bytes of all files together, and their number; a scenario needs far less. */
const limits = { file: 4_000_000, folder: 32_000_000, files: 500 };

/** A scenario's folder as read: its files, and what was wrong with them as files. */
export interface ReadFolder {
  /** Of a ZIP the path that its folder would have beside it. */
  readonly path: string;
  readonly files: readonly ScenarioFile[];
  readonly findings: readonly Finding[];
}

/**
 * Reads the YAML files of a folder and of its `openings/`, no deeper. Links that leave the folder,
 * files that are too large, that are no plain files or no UTF-8 are refused with a finding. A ZIP of the
 * folder is read likewise.
 */
export async function readFolder(folder: string): Promise<ReadFolder> {
  const zipped = await archiveAt(folder);
  if (zipped !== undefined) return readArchive(folder, zipped);
  const path = resolve(folder);
  await refuseUnlessFolder(folder);
  const root = await realpath(path);
  const taken = take();
  for (const file of await namesIn(root, taken.refuse)) {
    const target = await realpath(join(root, file)).catch(() => undefined);
    if (target === undefined) {
      const isLink = await lstat(join(root, file)).then(
        (it) => it.isSymbolicLink(),
        () => false,
      );
      if (isLink) taken.refuse(file, 'the link leads nowhere', 'broken-link');
      else taken.refuse(file, 'the file’s name cannot be read; use letters of ASCII', 'bad-name');
    } else if (!target.startsWith(root + sep)) {
      const what = 'the link leads out of the folder, which is not allowed';
      taken.refuse(file, what, 'link-leaves-folder');
    } else if (!(await stat(target)).isFile()) {
      taken.refuse(file, 'this is not a plain file', 'not-a-file');
    } else {
      const bytes = await readLimited(target, taken.room());
      if (!taken.add(file, bytes)) break;
    }
  }
  return { path, files: taken.files, findings: taken.findings };
}

/** The bytes of a ZIP at a path; undefined where there is none. */
async function archiveAt(path: string): Promise<Uint8Array | undefined> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile() !== true || !/\.zip$/i.test(path)) return undefined;
  const bytes = await readLimited(path, limits.folder);
  return bytes !== undefined && isArchive(bytes) ? bytes : undefined;
}

/** Reads the folder in a ZIP that holds `scenario.yaml`, wherever in it that lies. */
function readArchive(name: string, bytes: Uint8Array): ReadFolder {
  const all = filesOfArchive(name, bytes);
  const heads = all.filter((it) => /(?:^|\/)scenario\.yaml$/.test(it.path));
  const head = heads[0];
  if (head === undefined || heads.length > 1) {
    throw new Trouble(
      `${name} holds ${heads.length === 0 ? 'no scenario' : `${heads.length} scenarios`}.`,
      { hint: 'Pack one folder, that which holds scenario.yaml.' },
    );
  }
  const under = head.path.slice(0, -'scenario.yaml'.length);
  const taken = take();
  const inside = all
    .filter((it) => it.path.startsWith(under))
    .map(({ path, read }) => ({ path: path.slice(under.length), read }))
    .filter(({ path }) => isYaml(path.replace(/^openings\//, '')) && isShallow(path))
    .sort((one, other) => (one.path < other.path ? -1 : 1));
  for (const { path, read } of inside) if (!taken.add(path, read(taken.room()))) break;
  const whole = resolve(name);
  const inner = under === '' ? basename(whole).slice(0, -'.zip'.length) : basename(under);
  return { path: join(dirname(whole), inner), files: taken.files, findings: taken.findings };
}

function isShallow(path: string): boolean {
  return !path.replace(/^openings\//, '').includes('/');
}

/** Files as they are taken in, with what is wrong with them and how much room is left. */
function take() {
  const files: ScenarioFile[] = [];
  const findings: Finding[] = [];
  let taken = 0;
  const refuse = (file: string, what: string, code: string) => {
    findings.push({ severity: 'error', file, line: 0, column: 0, what, code });
  };
  return {
    files,
    findings,
    refuse,
    room: () => Math.min(limits.file, limits.folder - taken),
    /** `bytes` undefined: more than there is room for. False once there are too many files. */
    add: (file: string, bytes: Uint8Array | undefined): boolean => {
      if (files.length >= limits.files) {
        refuse(file, `a scenario has no more than ${limits.files} files`, 'too-many-files');
        return false;
      }
      const text = bytes === undefined ? undefined : textOf(bytes);
      if (bytes === undefined) {
        refuse(file, 'the file is too large: at most 4 MB, and 32 MB for all', 'too-large');
      } else if (text === undefined) refuse(file, 'the file is not written in UTF-8', 'not-utf-8');
      else files.push({ path: file, text });
      taken += bytes?.length ?? 0;
      return true;
    },
  };
}

/** Names of YAML files, relative, with forward slashes, sorted. */
async function namesIn(
  root: string,
  refuse: (file: string, what: string, code: string) => void,
): Promise<readonly string[]> {
  const names: string[] = [];
  for (const entry of await readdir(root, { withFileTypes: true })) {
    if (isYaml(entry.name)) names.push(entry.name);
    if (entry.name !== 'openings') continue;
    if (!entry.isDirectory()) {
      refuse('openings', 'this is no folder of its own; openings lie in one', 'not-a-folder');
      continue;
    }
    const inner = await readdir(join(root, entry.name));
    names.push(...inner.filter(isYaml).map((name) => `${entry.name}/${name}`));
  }
  return names.sort();
}

function isYaml(name: string): boolean {
  return /^[^.].*\.ya?ml$/i.test(name);
}

/** The bytes of a file, undefined where it has more than `most`. */
async function readLimited(path: string, most: number): Promise<Uint8Array | undefined> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    return size > most ? undefined : await file.readFile();
  } finally {
    await file.close();
  }
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

async function refuseUnlessFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch((error: NodeJS.ErrnoException) => error.code);
  if (typeof found === 'object') {
    if (found.isDirectory()) return;
    throw new Trouble(`${folder} is not a folder.`, {
      hint: 'Give the folder that holds scenario.yaml, or a ZIP of it.',
    });
  }
  if (found !== 'ENOENT') throw new Trouble(`${folder} cannot be opened (${found}).`);
  const beside = dirname(resolve(folder));
  const entries = await readdir(beside, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((it) => it.isDirectory()).map((it) => it.name);
  const meant = nearest(basename(resolve(folder)), names);
  const hint =
    meant === undefined
      ? 'Give the folder of a scenario, such as scenarios/tutorial.'
      : `Did you mean ${join(dirname(folder), meant)}?`;
  throw new Trouble(`There is no folder ${folder}.`, { hint });
}

/** Writes a file whole or not at all: beside it under another name first, then renamed. */
export async function writeAtomically(path: string, content: Uint8Array | string): Promise<void> {
  const beside = `${path}.${process.pid}${unfinished}`;
  try {
    await writeFile(beside, content, { flush: true });
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    // the person asked for this path and knows nothing of the other
    if (error instanceof Error && 'path' in error) error.path = path;
    throw error;
  }
}

/** How the names of files end that an interruption may leave behind. */
export const unfinished = '.unfinished';
