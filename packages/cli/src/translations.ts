// Files with the page's words in other languages: written for a translator, and read back with every fault
// said by its place. They hold text and nothing else; the page shows them as text.

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { faultsIn, languages, type Translation, wordsToTranslate } from '@tumen/atlas';
import { writeAtomically } from './files.ts';
import { Trouble } from './trouble.ts';

/** So many faults are told; a file from before the page said more has many. */
const mostFaults = 8;

/** Writes the page's own words as a file to be translated. */
export async function writeWords(path: string): Promise<void> {
  await writeAtomically(path, `${JSON.stringify(wordsToTranslate(), null, 2)}\n`);
}

/** The languages that come with the page, by their tags. */
export function ownTranslations(): Promise<Readonly<Record<string, Translation>>> {
  return translationsIn(
    languages.map((it) => fileURLToPath(import.meta.resolve(`@tumen/atlas/languages/${it}.json`))),
  );
}

/** Reads files of words, by language; refuses one that lacks a word or has one too many. */
export async function translationsIn(
  paths: readonly string[],
): Promise<Readonly<Record<string, Translation>>> {
  const found = new Map<string, Translation>();
  for (const path of paths) {
    const text = await readFile(path, 'utf8').catch(() => {
      throw new Trouble(`There is no file ${path}.`, {
        hint: 'Write one to translate with --write-words.',
      });
    });
    const translation = parsed(text, path);
    const faults = faultsIn(translation);
    if (faults.length > 0) {
      const told = faults.slice(0, mostFaults).map((it) => `\n  ${it}`);
      const more = faults.length > mostFaults ? `\n  and ${faults.length - mostFaults} more` : '';
      throw new Trouble(`${path} is no whole file of words:${told.join('')}${more}`, {
        hint: 'Compare it with a fresh one: --write-words.',
      });
    }
    const whole = translation as Translation;
    found.set(whole.language, whole);
  }
  return Object.fromEntries(found);
}

function parsed(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Trouble(`${path} is no JSON: ${why}`, {
      hint: 'Texts stand in double quotes, with commas between them.',
    });
  }
}
