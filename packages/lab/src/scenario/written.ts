/**
 * What stands in the files of a scenario, whether or not it could be read. It exists so that a fault
 * is reported once, where it is: who refers to an entry that was left out for a fault of its own is
 * not told that there is no such entry. Used by `parse.ts`, which knows the files, and by the checks.
 */

import type { Key } from './scenario.ts';
import { type Mark, markWithin } from './yaml.ts';

/** The tables of keys that other entries refer to. */
export type KeyTable =
  | 'place'
  | 'person'
  | 'polity'
  | 'force'
  | 'faith'
  | 'opening'
  | 'source'
  | 'circumstance'
  | 'attestation'
  | 'switch';

/** What is written, beyond what was read. */
export interface Written {
  /** Whether the files hold an entry of this key, or are too damaged to tell. */
  has(table: KeyTable, key: Key): boolean;
  /** The same of a fact as an article names it: `openings.spring.places.bellmar`. */
  fact(name: string): boolean;
  /** The same of an outcome as a claim names it: an attestation’s key, or `MATTER=FORM`. */
  outcome(name: string): boolean;
  /** Whether nothing at all was left out. */
  readonly isWhole: boolean;
}

/** Nothing beyond what was read. */
export const nothingMore: Written = {
  has: () => false,
  fact: () => false,
  outcome: () => false,
  isWhole: true,
};

/** A file as it was written: its marks, and whether parts of it may be missing from them. */
export interface WrittenFile {
  readonly mark: Mark;
  readonly isDamaged: boolean;
}

/**
 * What is written in the files, by path.
 *
 * @param isWhole whether the reading of them found no fault
 */
export function writtenIn(files: ReadonlyMap<string, WrittenFile>, isWhole: boolean): Written {
  const holds = (file: string, path: readonly string[]): boolean => {
    const found = files.get(file);
    if (found === undefined) return false;
    return found.isDamaged || leads(found.mark, path);
  };
  const openings = [...files.keys()].filter((file) => file.startsWith('openings/'));
  const has = (table: KeyTable, key: Key): boolean => {
    switch (table) {
      case 'force':
        return openings.some((file) => holds(file, ['forces', key]));
      case 'opening':
        return files.has('openings') || files.has(`openings/${key}.yaml`);
      case 'attestation':
        return holds('record.yaml', ['attestations', key]);
      case 'faith':
        return holds('scenario.yaml', ['faiths', key]);
      default:
        return holds(fileOfTable[table], [key]);
    }
  };
  return {
    has,
    fact: (name) => {
      const [table = '', key = '', ...path] = name.split('.');
      if (table === 'openings') {
        return files.has('openings') || holds(`openings/${key}.yaml`, path);
      }
      if (table !== 'readings') return holds(`${table}.yaml`, [key]);
      return ['circumstances', 'events'].some((sort) => holds('readings.yaml', [sort, key]));
    },
    outcome: (name) => {
      const [matter = '', form] = name.split('=');
      if (form === undefined) return has('attestation', matter);
      return (
        holds('readings.yaml', ['events', matter, 'forms', form]) ||
        holds('questions.yaml', [matter, 'forms', form])
      );
    },
    isWhole,
  };
}

const fileOfTable = {
  place: 'places.yaml',
  person: 'people.yaml',
  polity: 'polities.yaml',
  source: 'sources.yaml',
  circumstance: 'circumstances.yaml',
  switch: 'switches.yaml',
} as const;

function leads(mark: Mark, path: readonly string[]): boolean {
  const [first, ...rest] = path;
  if (first === undefined) return true;
  const found = markWithin(mark, [first]);
  return found !== mark && leads(found, rest);
}
