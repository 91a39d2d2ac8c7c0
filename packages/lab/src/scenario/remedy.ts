// A finding's remedy, where what to try is one word in place of another: the file with that word put in.
// Findings stay sentences for people; what they offer is read off the sentence that offers it, by the
// one who knows how it is written. Used where a remedy can be had by pressing a button.

import type { Finding } from '../base/finding.ts';

/** What can be done about a finding. */
export interface Remedy {
  /** The word that is offered. */
  readonly word: string;
  /** The whole file with the word in it. */
  readonly text: string;
}

/** The remedy of a finding in the text of its file; undefined where it has none that is sure to fit. */
export function remedyOf(finding: Finding, text: string): Remedy | undefined {
  const { hint = '', what, line, column } = finding;
  const word = /(?:Did you mean|Try) "([^"\\\n]+)"[?.]$/.exec(hint)?.[1];
  if (word === undefined || line === 0) return undefined;
  const starts = [0, ...[...text.matchAll(/\n/g)].map((it) => it.index + 1)];
  const start = starts[line - 1];
  if (start === undefined) return undefined;
  const from = start + Math.max(0, column - 1);
  const end = starts[line] ?? text.length;
  for (const [, wrong = ''] of what.matchAll(/"([^"\\\n]+)"/g)) {
    const at = text.indexOf(wrong, from);
    if (at < 0 || at + wrong.length > end) continue;
    const before = text[at - 1];
    const isQuoted = (before === '"' || before === "'") && text[at + wrong.length] === before;
    if (isQuoted && before !== undefined && word.includes(before)) return undefined;
    const written = isQuoted || isPlain(word) ? word : JSON.stringify(word);
    return { word, text: text.slice(0, at) + written + text.slice(at + wrong.length) };
  }
  return undefined;
}

/** Whether a word may stand in YAML without quotes and means itself. */
function isPlain(word: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N} ./~%-]*$/u.test(word) && word === word.trim();
}
