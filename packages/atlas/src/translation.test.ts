import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  faultsIn,
  languages,
  speak,
  type Translated,
  type Translation,
  wordsToTranslate,
} from './translation.ts';
import { words } from './words.ts';

/** The same words with every text changed. */
function changed(value: Translated, change: (text: string) => string): Translated {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((it) => changed(it, change));
  return Object.fromEntries(
    Object.entries(value).map(([name, it]) => [name, changed(it as Translated, change)]),
  );
}

/** All texts of a table, in its order of names. */
function texts(value: Translated): readonly string[] {
  if (typeof value === 'string') return [value];
  const parts = value as Readonly<Record<string, Translated>>;
  return Object.keys(parts)
    .sort()
    .flatMap((name) => texts(parts[name]!));
}

describe('a file of words', () => {
  const own = wordsToTranslate();
  const asTable = own.words as { ensemble: Record<string, string>; save: Record<string, string> };

  test('has a gap for everything that a sentence is given', () => {
    expect(asTable.ensemble.showing).toBe('showing {1} of {2} runs');
    expect(asTable.save.citation).toContain('Seed {seed}, fingerprint {fingerprint}');
  });

  test('is whole as the page has it', () => {
    expect(faultsIn(own)).toEqual([]);
  });

  test('is refused where a word is missing, unknown, or has a gap of its own', () => {
    const { showing: _showing, ...rest } = asTable.ensemble;
    const other = { ...rest, run: 'Run {7}', runner: 'x' };
    const words = { ...(own.words as Record<string, Translated>), ensemble: other };
    expect(faultsIn({ ...own, direction: 'up', words })).toEqual([
      '“direction” is neither ltr nor rtl.',
      'words.ensemble.showing is missing: “showing {1} of {2} runs”',
      'words.ensemble.run has {7}, for which the page has nothing.',
      'words.ensemble.runner is nothing that the page says.',
    ]);
    expect(faultsIn('x')).toEqual(['The file holds no table of words.']);
    expect(faultsIn({ language: '../x' })).toHaveLength(4);
  });

  test.each(languages)(
    'comes whole in %s, with everything that a sentence is given',
    (language) => {
      const path = new URL(`../languages/${language}.json`, import.meta.url);
      const other = JSON.parse(readFileSync(path, 'utf8')) as Translation;
      expect(faultsIn(other)).toEqual([]);
      expect(other.language).toBe(language);
      const gaps = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();
      expect(texts(other.words).map(gaps)).toEqual(texts(own.words).map(gaps));
      const alike = texts(other.words).filter((it, at) => it === texts(own.words)[at]);
      expect(alike.length).toBeLessThan(20);
    },
  );

  test('is spoken: texts are replaced and gaps filled', () => {
    speak({ ...own, words: changed(own.words, (it) => `‹${it}›`) });
    expect(words.views.explore).toBe('‹Map›');
    expect(words.ensemble.showing('7', '9')).toBe('‹showing 7 of 9 runs›');
    expect(words.compare.heads('50').at(-1)).toBe('‹How sure›');
    expect(words.method.paragraphs[0]).toMatch(/^‹.*›$/);
    speak(own);
    expect(words.ensemble.showing('7', '9')).toBe('showing 7 of 9 runs');
  });
});
