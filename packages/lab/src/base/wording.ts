// Numbers and verbs as people write them: "about 18,000", "two in three", "besieges". Stands in base
// because it knows English and nothing of history. Used wherever a run is told in sentences.

/** Groups thousands of a whole number: 18234 → "18,234", −1200 → "−1,200". */
export function grouped(value: number): string {
  const digits = `${Math.abs(Math.round(value))}`;
  const parts: string[] = [];
  for (let end = digits.length; end > 0; end -= 3)
    parts.unshift(digits.slice(Math.max(0, end - 3), end));
  return `${value < 0 && digits !== '0' ? '−' : ''}${parts.join(',')}`;
}

/**
 * A count as one would say it of a crowd: exact below a hundred, else "about" and two leading digits:
 * 87 → "87", 18234 → "about 18,000".
 */
export function aboutCount(count: number): string {
  const whole = Math.round(count);
  if (whole < 100) return grouped(whole);
  let unit = 1;
  while (whole / unit >= 100) unit *= 10;
  return `about ${grouped(Math.round(whole / unit) * unit)}`;
}

/** A count with its noun: (1, 'soldier') → "1 soldier", (18234, 'soldier') → "about 18,000 soldiers". */
export function counted(count: number, noun: string): string {
  return `${aboutCount(count)} ${noun}${Math.round(count) === 1 ? '' : 's'}`;
}

const fractions: readonly (readonly [share: number, words: string])[] = [
  [0, 'hardly any'],
  [1 / 20, 'one in twenty'],
  [1 / 10, 'one in ten'],
  [1 / 5, 'one in five'],
  [1 / 4, 'one in four'],
  [1 / 3, 'one in three'],
  [2 / 5, 'two in five'],
  [1 / 2, 'half'],
  [3 / 5, 'three in five'],
  [2 / 3, 'two in three'],
  [3 / 4, 'three in four'],
  [4 / 5, 'four in five'],
  [9 / 10, 'nine in ten'],
  [1, 'nearly all'],
];

/** A share, 0 … 1, as the nearest simple fraction: 0.68 → "two in three". Exact 0 is "none", 1 is "all". */
export function shareWords(share: number): string {
  if (share <= 0) return 'none';
  if (share >= 1) return 'all';
  let best = fractions[0]!;
  for (const it of fractions) {
    if (Math.abs(it[0] - share) < Math.abs(best[0] - share)) best = it;
  }
  return best[1];
}

/** A level or a probability in whole hundredths: 0.412 → "41 in 100", −0.2 → "−20 in 100". */
export function inHundred(share: number): string {
  return `${grouped(100 * share)} in 100`;
}

/** A share as a whole number of a hundred; `< 1` and `> 99` where rounding would hide that some did or did not. */
export function perHundred(share: number): string {
  if (share > 0 && share < 0.005) return '< 1';
  if (share < 1 && share >= 0.995) return '> 99';
  return `${Math.round(share * 100)}`;
}

/**
 * How far a share may lie off, as `70–95` of a hundred; both ends are shares. `under 1` and `over 99` where
 * rounding would leave a point that is not reached.
 */
export function rangePerHundred(range: { readonly least: number; readonly most: number }): string {
  if (range.most > 0 && range.most < 0.005) return 'under 1';
  if (range.least < 1 && range.least >= 0.995) return 'over 99';
  return `${Math.round(100 * range.least)}–${Math.round(100 * range.most)}`;
}

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'];

/** An ordinal, from 1: 2 → "second", 9 → "9th", 21 → "21st". */
export function ordinalWord(nth: number): string {
  const word = ordinals[nth - 1];
  if (word !== undefined) return word;
  const teens = nth % 100 >= 11 && nth % 100 <= 13;
  const ending = teens ? 'th' : (['th', 'st', 'nd', 'rd'][nth % 10] ?? 'th');
  return `${nth}${ending}`;
}

/** A verb in the present tense after one doer or many: ('carry', false) → "carries". */
export function present(verb: string, many: boolean): string {
  const [first, ...rest] = verb.split(' ') as [string, ...string[]];
  return [many ? (first === 'be' ? 'are' : first) : singular(first), ...rest].join(' ');
}

function singular(verb: string): string {
  if (verb === 'be') return 'is';
  if (verb === 'have') return 'has';
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ies`;
  return /(s|x|z|ch|sh|o)$/.test(verb) ? `${verb}es` : `${verb}s`;
}

/**
 * True when a name means many: its head word (before " of ") ends in a plural s or is "people":
 * "Riders of the Reed". A guess from spelling; words in -ss, -us and -is count as one.
 */
export function isPlural(name: string): boolean {
  const head = name.split(' of ')[0]!;
  return / and /.test(head) || /[^sui]s$/.test(head) || /\bpeople$/.test(head);
}

/** The text with an upper-case first letter, where that letter is ASCII. */
export function capitalised(text: string): string {
  const first = text.charCodeAt(0);
  return first >= 97 && first <= 122 ? `${String.fromCharCode(first - 32)}${text.slice(1)}` : text;
}

/** ASCII capitals made small; all else unchanged. */
export function folded(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 32));
}

/** "a", "a and b", "a, b and c". */
export function listed(words: readonly string[]): string {
  if (words.length <= 1) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}

/** "march-home" → "march home". */
export function unhyphened(word: string): string {
  return word.split('-').join(' ');
}

/** "placeChangesHands" → ["place", "changes", "hands"]. */
export function wordsOfCamel(name: string): string[] {
  return name.split(/(?=[A-Z])/).map(folded);
}

/** A whole number with its sign, `±0` for none. */
export function signed(value: number): string {
  const whole = Math.round(value);
  return whole === 0 ? '±0' : whole > 0 ? `+${whole}` : `−${-whole}`;
}

/** Words in as many lines as it takes, broken between words; a line has at most so many letters, or one word. */
export function inLines(words: string, most: number): readonly string[] {
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > most) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
