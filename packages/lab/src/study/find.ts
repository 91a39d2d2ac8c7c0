// Finds the changes that a person means: "Marl changes hands", "siege of Osk". Words are compared with
// the told sentences and with the words of the kind; rare words weigh more than common ones. Used where
// an event or an outcome is named by hand, before it is explained.

import { ln } from '../base/number.ts';
import { folded, wordsOfCamel } from '../base/wording.ts';
import type { Chronicle } from '../engine/chronicle.ts';
import type { Setting } from '../scenario/setting.ts';
import { makeTeller, type Rank, rankOf } from '../world/tell.ts';

/** A change that may be meant. */
export interface Found {
  /** Its place in the chronicle. */
  readonly index: number;
  readonly sentence: string;
  /** 0 … 1: the share of the asked words, weighed by rarity, that it has; less for lesser kinds. */
  readonly score: number;
}

/** Below this score a change is not taken to be meant. @source assumed */
const least = 0.5;

/** What a word is worth that only begins like the asked one. @source assumed */
const begins = 0.8;

const rankWeight: Readonly<Record<Rank, number>> = { headline: 1, ordinary: 0.9, fine: 0.75 };

/**
 * Changes meant by `words`, best first, then earliest first; empty when no word is known. Tells the
 * whole chronicle: some milliseconds for a long run.
 */
export function findEvents(setting: Setting, chronicle: Chronicle, words: string): Found[] {
  if (wordsIn(words).length === 0) return [];
  const teller = makeTeller(setting);
  for (const change of chronicle.changes) teller.learn(change);
  const sentences = chronicle.changes.map((change) => teller.tell(change));
  const fits = fitsOf(
    words,
    chronicle.changes.map(({ kind }, at) => `${sentences[at]!} ${wordsOfCamel(kind).join(' ')}`),
  );
  return chronicle.changes
    .map(({ kind }, index) => ({
      index,
      sentence: sentences[index]!,
      score: rankWeight[rankOf(kind)] * fits[index]!,
    }))
    .filter((it) => it.score >= least)
    .sort((a, b) => b.score - a.score || a.index - b.index);
}

/** Things that words may mean, by what is said of them: the best first, and only those that fit well. */
export function meantBy<T extends { readonly says: string }>(
  words: string,
  things: readonly T[],
): readonly T[] {
  const fits = fitsOf(
    words,
    things.map((it) => it.says),
  );
  return things
    .map((thing, at) => ({ thing, at, fit: fits[at]! }))
    .filter((it) => it.fit >= least)
    .sort((a, b) => b.fit - a.fit || a.at - b.at)
    .map((it) => it.thing);
}

/** How well words fit each text, 0 … 1: the share of them that it has, weighed by how rare they are among the texts. */
function fitsOf(words: string, texts: readonly string[]): readonly number[] {
  const asked = [...new Set(wordsIn(words))];
  const matches = texts.map((text) => {
    const has = new Set(wordsIn(text));
    return asked.map((word) => matchOf(word, has));
  });
  const rarity = asked.map((_, at) => {
    const count = matches.filter((it) => it[at]! > 0).length;
    return ln(1 + texts.length / Math.max(1, count));
  });
  const sum = rarity.reduce((total, it) => total + it, 0);
  if (sum === 0) return texts.map(() => 0);
  return matches.map((it) => it.reduce((total, match, at) => total + match * rarity[at]!, 0) / sum);
}

/** 1 for the word itself, less where one of the two begins with the other's first four letters or more. */
function matchOf(word: string, has: ReadonlySet<string>): number {
  if (has.has(word)) return 1;
  for (const other of has) {
    const [short, long] = word.length < other.length ? [word, other] : [other, word];
    if (short.length >= 4 && long.startsWith(short)) return begins;
  }
  return 0;
}

const stopwords = new Set(
  'a an and as at by for from in is it its of on or the their to under upon was with'.split(' '),
);

/** Words of a text in small letters, without the commonest; all but ASCII signs and spaces are letters. */
function wordsIn(text: string): string[] {
  return folded(text)
    .split(/(?:[^a-z0-9\u0080-\uffff]|[“”’])+/)
    .filter((word) => word !== '' && !stopwords.has(word));
}
