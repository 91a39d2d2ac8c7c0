/**
 * The files of the tutorial scenario, and the same with one passage replaced, for tests that read
 * scenarios. It exists so that a test shows only the passage that it is about.
 */

import { readdirSync, readFileSync } from 'node:fs';
import type { ScenarioFile } from '../src/scenario/parse.ts';

const folder = new URL('../../../scenarios/tutorial/', import.meta.url);

/** The files of `scenarios/tutorial`, in the order of their paths. */
export function tutorialFiles(): ScenarioFile[] {
  return readdirSync(folder, { recursive: true })
    .map((path) => String(path).replaceAll('\\', '/'))
    .filter((path) => /\.[a-z]+$/.test(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(new URL(path, folder), 'utf8') }));
}

/** The tutorial's files with a passage of one of them replaced; the passage must be there. */
export function tutorialWith(path: string, passage: string, instead: string): ScenarioFile[] {
  return tutorialFiles().map((file) => {
    if (file.path !== path) return file;
    if (!file.text.includes(passage)) throw new Error(`${path} does not hold "${passage}".`);
    return { path, text: file.text.replace(passage, () => instead) };
  });
}

/** Line and column, from 1, at which the passage stands in the file. */
export function spotOf(files: readonly ScenarioFile[], path: string, passage: string): string {
  const text = files.find((file) => file.path === path)?.text ?? '';
  const before = text.slice(0, text.indexOf(passage));
  const line = before.split('\n').length;
  return `${path}:${line}:${before.length - before.lastIndexOf('\n')}`;
}
