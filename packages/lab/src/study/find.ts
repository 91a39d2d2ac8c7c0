// Finds the changes that a person means: "Marl changes hands", "siege of Osk". Words are compared with
// the told sentences and with the words of the kind; rare words weigh more than common ones. Used where
// an event is named by hand, before it is explained.

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
  const asked = [...new Set(wordsIn(words))];
  if (asked.length === 0) return [];
  const teller = makeTeller(setting);
  for (const change of chronicle.changes) teller.learn(change);
  const told = chronicle.changes.map((change, index) => {
    const sentence = teller.tell(change);
    const has = new Set([...wordsIn(sentence), ...wordsOfCamel(change.kind)]);
    const matches = asked.map((word) => matchOf(word, has));
    return { index, sentence, matches, weight: rankWeight[rankOf(change.kind)] };
  });
  const rarity = asked.map((_, at) => {
    const count = told.filter((it) => it.matches[at]! > 0).length;
    return ln(1 + told.length / Math.max(1, count));
  });
  const sum = rarity.reduce((total, it) => total + it, 0);
  return told
    .map(({ index, sentence, matches, weight }) => ({
      index,
      sentence,
      score: (weight * matches.reduce((total, match, at) => total + match * rarity[at]!, 0)) / sum,
    }))
    .filter((it) => it.score >= least)
    .sort((a, b) => b.score - a.score || a.index - b.index);
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
