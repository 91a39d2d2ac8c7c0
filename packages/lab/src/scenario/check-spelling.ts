/**
 * Whether one name is spelt in two ways: two entries that are nearly called the same, or a name in
 * a sentence that is nearly one of an entry. Warnings only, for some names do resemble one another.
 * Used by `check.ts`.
 */

import { type Checking, find, head } from './checking.ts';
import type { Entry, Spot } from './scenario.ts';
import { fold, slipsBetween } from './spell.ts';

/** Checks the names of entries against one another, and the names in sentences against those. */
export function checkSpelling(checking: Checking): void {
  checkShapes(checking);
  const names = allNames(checking);
  if (names.length > limits.names) return;
  checkNames(checking, names);
  checkSentences(checking, names);
}

/**
 * Beyond so many names nothing is compared, beyond so many pairs nothing more is said, and longer
 * names are left out: time and patience, for hostile files.
 */
const limits = { name: 100, names: 5000, letters: 40, pairs: 100 } as const;

interface Name {
  readonly table: string;
  readonly entry: Entry;
  readonly words: string;
  readonly folded: string;
}

function allNames({ scenario }: Checking): Name[] {
  const { places, people, polities, faiths } = scenario;
  const tables: Readonly<Record<string, readonly Entry[]>> = { places, people, polities, faiths };
  return Object.entries(tables).flatMap(([table, entries]) =>
    entries.flatMap((entry) =>
      [entry.name, ...entry.variants].flatMap((words): Name[] => {
        const folded = fold(words);
        const fits = folded.length > 0 && folded.length <= limits.letters;
        return fits ? [{ table, entry, words, folded }] : [];
      }),
    ),
  );
}

/** A name is words on one line, for it stands in sentences. */
function checkShapes(checking: Checking): void {
  const { title, places, people, polities, faiths } = checking.scenario;
  if (title !== '' && title.trim() === '') {
    const remark = { code: 'bad-name', what: 'the title is blank', hint: 'Give it a few words.' };
    find(checking, 'error', { spot: head, path: ['title'] }, remark);
  }
  for (const { name, spot } of [...places, ...people, ...polities, ...faiths]) {
    const wrong =
      name.trim() === ''
        ? 'is empty'
        : name.includes('\n')
          ? 'goes over several lines'
          : name.length > limits.name
            ? `has more than ${limits.name} letters`
            : undefined;
    if (wrong === undefined) continue;
    const hint = 'Write it as it should stand in a sentence.';
    find(
      checking,
      'error',
      { spot, path: ['name'] },
      { code: 'bad-name', what: `the name ${wrong}`, hint },
    );
  }
}

/** How many slips make two names suspicious: one from five letters on, two from nine. */
function allowedSlips(folded: string): number {
  return folded.length >= 9 ? 2 : folded.length >= 5 ? 1 : 0;
}

function checkNames(checking: Checking, names: readonly Name[]): void {
  const byTrace = new Map<string, Name[]>();
  const said = new Set<string>();
  for (const name of names) {
    for (const trace of traces(name.folded)) {
      const others = byTrace.get(trace) ?? [];
      for (const other of others) compare(checking, { name, other, said });
      // Names of one trace are few, or else the first of them will do.
      if (others.length < 20) byTrace.set(trace, [...others, name]);
    }
  }
}

function compare(
  checking: Checking,
  { name, other, said }: { readonly name: Name; readonly other: Name; readonly said: Set<string> },
): void {
  if (name.entry === other.entry) return;
  const pair = `${name.table}.${name.entry.key} ${other.table}.${other.entry.key}`;
  if (said.has(pair) || said.size >= limits.pairs) return;
  const same = name.words === other.words;
  // A city and the polity that it is may well share a name.
  if (same && name.table !== other.table) return;
  const folded = name.folded === other.folded;
  const slips = folded ? 0 : slipsBetween(name.folded, other.folded);
  const allowed = Math.min(allowedSlips(name.folded), allowedSlips(other.folded));
  if (!folded && slips > allowed) return;
  said.add(pair);
  find(
    checking,
    'warning',
    { spot: name.entry.spot },
    {
      code: same ? 'same-name' : 'two-spellings',
      what: same
        ? `"${name.entry.key}" and "${other.entry.key}" are both called "${name.words}"`
        : `"${name.words}" is nearly "${other.words}", the name of "${other.entry.key}"`,
      hint: same ? 'Tell them apart by name.' : 'Spell the name in one way, if it is one.',
    },
  );
}

/** The word and what is left of it when letters are dropped: near words share one of these. */
function traces(folded: string): Set<string> {
  const all = new Set([folded]);
  let last = [folded];
  for (let dropped = 0; dropped < allowedSlips(folded); dropped += 1) {
    const next: string[] = [];
    for (const word of last) {
      for (let index = 0; index < word.length; index += 1) {
        const shorter = word.slice(0, index) + word.slice(index + 1);
        if (!all.has(shorter)) next.push(shorter);
        all.add(shorter);
      }
    }
    last = next;
  }
  return all;
}

interface Sentence {
  readonly words: string;
  readonly spot: Spot;
  readonly field: string;
}

function checkSentences(checking: Checking, names: readonly Name[]): void {
  const known = new Set<string>();
  const single: Name[] = [];
  for (const name of names) {
    for (const word of wordsOf(name.words)) known.add(fold(word));
    if (wordsOf(name.words).length === 1 && name.folded.length >= 5) single.push(name);
  }
  const judged = new Map<string, Name | undefined>();
  for (const { words, spot, field } of sentencesOf(checking)) {
    for (const word of wordsOf(words)) {
      const folded = fold(word);
      if (folded.length < 5 || folded.length > limits.letters || known.has(folded)) continue;
      if (judged.size > limits.names) return;
      if (!judged.has(folded))
        judged.set(
          folded,
          single.find((name) => resembles(folded, name)),
        );
      const name = judged.get(folded);
      if (name === undefined) continue;
      find(
        checking,
        'warning',
        { spot, path: [field] },
        {
          code: 'two-spellings',
          what: `"${word}" is nearly "${name.words}", the name of "${name.entry.key}"`,
          hint: 'Spell the name in one way, or add this spelling to its variants.',
        },
      );
    }
  }
}

/** One slip, and not the one that makes a plural or an adjective. */
function resembles(folded: string, name: Name): boolean {
  if (folded.startsWith(name.folded) || name.folded.startsWith(folded)) return false;
  return (
    Math.abs(folded.length - name.folded.length) <= 1 && slipsBetween(folded, name.folded) === 1
  );
}

function sentencesOf({ scenario }: Checking): Sentence[] {
  const forms = [...scenario.eventReadings, ...scenario.questions].flatMap((each) => each.forms);
  const accounts = scenario.circumstanceReadings.flatMap(({ alternatives }) => alternatives);
  return [
    ...[...scenario.attestations, ...forms, ...accounts, ...scenario.claims].map(
      ({ says, spot }) => ({
        words: says,
        spot,
        field: 'says',
      }),
    ),
    ...scenario.questions.map(({ asks, spot }) => ({ words: asks, spot, field: 'asks' })),
    ...scenario.switches.map(({ why, spot }) => ({ words: why, spot, field: 'why' })),
    ...scenario.sentences.map(({ gist, spot }) => ({ words: gist, spot, field: 'gist' })),
  ];
}

/** The words of a text that begin with a capital, as names do. */
function wordsOf(text: string): string[] {
  return text.match(/\p{Lu}[\p{L}\p{M}’'-]*(?<![’']s?)/gu) ?? [];
}
