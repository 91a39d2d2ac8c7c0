// The page's words in another language: how a translator is given them, and how what comes back is checked
// and laid over the page's own. A sentence that says numbers or names has places for them, as `{1}`.

import { words } from './words.ts';

/** A translated text, or a list or a table of such. */
export type Translated = string | readonly Translated[] | { readonly [name: string]: Translated };

/** A file of words. */
export interface Translation {
  /** The tag of the language, as `kk` or `zh-Hant`. */
  readonly language: string;
  /** What the language calls itself. */
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
  readonly words: Translated;
}

/** Languages that come with the page beside its own, each a file of its tag in `languages/`. */
export const languages: readonly string[] = ['de'];

type Sentence = (...values: unknown[]) => unknown;

/** The page's own words as a file to be translated: sentences with `{1}`, `{2}` or `{name}` for what is put in. */
export function wordsToTranslate(): Translation {
  return { language: 'en', name: 'English', direction: 'ltr', words: plain(words) };
}

function plain(value: unknown): Translated {
  if (typeof value === 'function') return plain(withGaps(value as Sentence));
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, it]) => [name, plain(it)]));
  }
  return String(value);
}

/** What a sentence says when it is given its own gaps. */
function withGaps(sentence: Sentence): unknown {
  const gaps = Array.from(
    { length: sentence.length },
    (_, at) =>
      new Proxy(
        {},
        {
          get: (_target, name) =>
            name === Symbol.toPrimitive ? () => `{${at + 1}}` : `{${String(name)}}`,
        },
      ),
  );
  return sentence(...gaps);
}

/** What is wrong with a file of words, a sentence each; empty for a whole one. */
export function faultsIn(value: unknown): readonly string[] {
  const file = value as Partial<Translation> | null;
  if (typeof file !== 'object' || file === null || Array.isArray(file)) {
    return ['The file holds no table of words.'];
  }
  const faults: string[] = [];
  if (
    typeof file.language !== 'string' ||
    !/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(file.language)
  )
    faults.push('“language” is no tag of a language, such as kk or zh-Hant.');
  if (typeof file.name !== 'string' || file.name === '')
    faults.push('“name” does not say what the language calls itself.');
  if (file.direction !== 'ltr' && file.direction !== 'rtl')
    faults.push('“direction” is neither ltr nor rtl.');
  compare(plain(words), file.words, 'words', faults);
  return faults;
}

function compare(own: Translated, other: unknown, path: string, faults: string[]): void {
  if (typeof own === 'string') {
    if (typeof other !== 'string') {
      faults.push(`${path} is missing: “${own}”`);
      return;
    }
    const gaps = new Set(own.match(gap) ?? []);
    for (const it of new Set(other.match(gap) ?? []))
      if (!gaps.has(it)) faults.push(`${path} has ${it}, for which the page has nothing.`);
    return;
  }
  const isList = Array.isArray(own);
  if (typeof other !== 'object' || other === null || Array.isArray(other) !== isList) {
    faults.push(`${path} is missing.`);
    return;
  }
  const theirs = other as Readonly<Record<string, unknown>>;
  for (const [name, it] of Object.entries(own)) {
    compare(
      it as Translated,
      Object.hasOwn(theirs, name) ? theirs[name] : undefined,
      `${path}.${name}`,
      faults,
    );
  }
  for (const name of Object.keys(theirs))
    if (!Object.hasOwn(own, name)) faults.push(`${path}.${name} is nothing that the page says.`);
}

const gap = /\{\w+\}/g;

/** Lays a translation over the page's words, before anything is drawn. It is taken to be whole. */
export function speak(translation: Translation): void {
  lay(words as unknown as Record<string, unknown>, translation.words);
}

function lay(own: Record<string, unknown>, other: Translated): void {
  for (const [name, it] of Object.entries(other)) {
    if (!Object.hasOwn(own, name)) continue;
    const mine = own[name];
    if (typeof mine === 'function') own[name] = (...values: unknown[]) => filled(it, values);
    else if (typeof mine === 'string') own[name] = it;
    else lay(mine as Record<string, unknown>, it as Translated);
  }
}

/** A translated sentence with its gaps filled. */
function filled(text: Translated, values: readonly unknown[]): unknown {
  if (Array.isArray(text)) return text.map((it) => filled(it, values));
  const named = values[0] as Readonly<Record<string, unknown>>;
  return String(text).replaceAll(gap, (it) => {
    const name = it.slice(1, -1);
    return String(/^\d+$/.test(name) ? values[Number(name) - 1] : named[name]);
  });
}
