import { describe, expect, test } from 'vitest';
import { faultsIn, speak, type Translated, wordsToTranslate } from './translation.ts';
import { words } from './words.ts';

/** The same words with every text changed. */
function changed(value: Translated, change: (text: string) => string): Translated {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((it) => changed(it, change));
  return Object.fromEntries(
    Object.entries(value).map(([name, it]) => [name, changed(it as Translated, change)]),
  );
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
