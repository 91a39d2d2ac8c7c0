/**
 * YAML: the text of one file into plain values, with the line and column of every one of them.
 * It keeps to the safe part of YAML 1.2 (core schema; no anchors, no aliases, bounded size and
 * depth), and damaged text gives findings and whatever could be read. Used by `parse.ts`.
 */

import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Finding } from '../base/finding.ts';
import type { Spot } from './scenario.ts';
import { syntaxFault } from './syntax.ts';
import { unseenIn, withoutUnseen } from './unseen.ts';

/** Where a value stands, where its key stands, and the same for all that it holds. */
export interface Mark {
  readonly spot: Spot;
  /** The spot of the key; of the value itself where it has no key. */
  readonly key: Spot;
  /** What a map holds, by key. */
  readonly fields: Map<string, Mark>;
  /** What a list holds, in order. */
  readonly items: Mark[];
}

/** What one file says. */
export interface YamlText {
  /** Maps, lists, strings, numbers, booleans and null. */
  readonly value: unknown;
  readonly mark: Mark;
  readonly findings: readonly Finding[];
  /** The line of the entry with the first fault of syntax; what follows may have been misread. */
  readonly damagedFrom?: number;
}

/** Bounds on a file, far above any honest one. */
const limits = { characters: 1_000_000, depth: 24, values: 200_000, findings: 50 } as const;

/** Names with which JavaScript reaches behind an object. */
const forbiddenKeys: readonly string[] = ['__proto__', 'constructor', 'prototype'];

/** Reads the text of a file; never throws. */
export function readYaml(file: string, text: string): YamlText {
  const walk: Walk = { file, lines: new LineCounter(), findings: [], values: 0, unnoted: 0 };
  const refuse = (code: string, what: string, hint: string): YamlText => ({
    value: undefined,
    mark: markAt({ file, line: 1, column: 1 }),
    findings: [{ severity: 'error', file, line: 0, column: 0, code, what, hint }],
    damagedFrom: 1,
  });
  if (text.length > limits.characters) {
    const what = `the file has ${text.length} characters; at most ${limits.characters} are read`;
    return refuse('too-large', what, 'Split it, or leave out what is not needed.');
  }
  if (nestsTooDeep(text)) return refuse('too-deep', deepWords, deepHint);
  let document: ReturnType<typeof parseDocument>;
  try {
    document = parseDocument(text, {
      lineCounter: walk.lines,
      schema: 'core',
      version: '1.2',
      // Looked for below, where it takes linear time.
      uniqueKeys: false,
      prettyErrors: false,
      // With less it would pass over a second document in silence.
      logLevel: 'error',
    });
  } catch {
    // The library recurses, so hostile text can exhaust the stack: that too is a fault of the file.
    return refuse('yaml', 'the file cannot be read as YAML', 'Look for brackets never closed.');
  }
  let damagedFrom: number | undefined;
  for (const fault of [...document.errors, ...document.warnings]) {
    const spot = spotAt(walk, fault.pos[0]);
    const from = entryAround(text, spot.line);
    damagedFrom = Math.min(damagedFrom ?? from, from);
    // The parser's own depth ran out; it says so in words about itself.
    if (/call stack/i.test(fault.message)) {
      note(walk, spot, { code: 'too-deep', what: deepWords, hint: deepHint });
      continue;
    }
    note(walk, spot, { code: 'yaml', ...syntaxFault(fault) });
  }
  const whole: Spot = { file, line: 1, column: 1 };
  const read = readNode(walk, document.contents, { key: whole, fallback: whole, depth: 0 });
  if (walk.unnoted > 0) {
    const what = `${walk.unnoted} more faults of this sort are not listed`;
    walk.findings.push({ severity: 'error', ...whole, code: 'too-many', what });
  }
  return {
    value: read?.value,
    mark: read === undefined ? markAt(whole) : { ...read.mark, key: whole },
    findings: walk.findings,
    ...(damagedFrom === undefined ? {} : { damagedFrom }),
  };
}

/** The mark that a path of keys and positions leads to, or the last one on the way that exists. */
export function markWithin(mark: Mark, path: readonly PropertyKey[]): Mark {
  let here = mark;
  for (const step of path) {
    const next = typeof step === 'number' ? here.items[step] : here.fields.get(String(step));
    if (next === undefined) return here;
    here = next;
  }
  return here;
}

/** A mark that holds nothing. */
export function markAt(spot: Spot): Mark {
  return { spot, key: spot, fields: new Map(), items: [] };
}

interface Walk {
  readonly file: string;
  readonly lines: LineCounter;
  readonly findings: Finding[];
  values: number;
  /** Faults beyond those that are listed. */
  unnoted: number;
}

interface Reach {
  readonly key: Spot;
  /** Where the value would stand if it has no position of its own. */
  readonly fallback: Spot;
  readonly depth: number;
}

interface Read {
  readonly value: unknown;
  readonly mark: Mark;
}

const deepWords = `the file nests deeper than ${limits.depth} levels`;
const deepHint = 'Look for brackets never closed.';

/** Returns nothing for what is refused; the finding has then been noted. */
function readNode(walk: Walk, node: unknown, reach: Reach): Read | undefined {
  const position = positionOf(node);
  const spot = position === undefined ? reach.fallback : spotAt(walk, position);
  const mark: Mark = { spot, key: reach.key, fields: new Map(), items: [] };
  walk.values += 1;
  if (walk.values > limits.values) {
    const what = `the file holds more than ${limits.values} values; the rest is not read`;
    if (walk.values === limits.values + 1) note(walk, spot, { code: 'too-large', what });
    return undefined;
  }
  if (reach.depth > limits.depth) {
    note(walk, spot, { code: 'too-deep', what: deepWords, hint: deepHint });
    return undefined;
  }
  if (isAlias(node) || (isAnchored(node) && node.anchor !== undefined)) {
    const what = 'anchors (&) and aliases (*) are not read';
    note(walk, spot, { code: 'alias', what, hint: 'Write the value out, or put it in quotes.' });
    return undefined;
  }
  if (isMap(node)) return { value: readFields(walk, node.items, mark, reach.depth), mark };
  if (isSeq(node)) return { value: readItems(walk, node.items, mark, reach.depth), mark };
  const value = isScalar(node) ? node.value : null;
  return { value: typeof value === 'string' ? visible(walk, value, spot) : value, mark };
}

/** The text without characters that nobody sees, which are reported. */
function visible(walk: Walk, text: string, spot: Spot): string {
  const codes = unseenIn(text);
  if (codes.length === 0) return text;
  const are = codes.length === 1 ? 'a character that cannot' : 'characters that cannot';
  const what = `the text holds ${are} be seen: ${codes.join(', ')}`;
  note(walk, spot, { code: 'unseen-character', what, hint: 'Type the words anew.' });
  return withoutUnseen(text);
}

function readFields(
  walk: Walk,
  pairs: readonly { readonly key: unknown; readonly value: unknown }[],
  mark: Mark,
  depth: number,
): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const pair of pairs) {
    const position = positionOf(pair.key);
    const key = position === undefined ? mark.spot : spotAt(walk, position);
    const written = nameOf(pair.key);
    const name = written === undefined ? undefined : visible(walk, written, key);
    if (name === undefined) {
      note(walk, key, { code: 'bad-key', what: 'a key must be a plain word' });
    } else if (forbiddenKeys.includes(name)) {
      note(walk, key, { code: 'forbidden-key', what: `the key "${name}" is not allowed` });
    } else if (mark.fields.has(name)) {
      const first = mark.fields.get(name)!.key.line;
      const what = `"${name}" is given twice, first on line ${first}`;
      note(walk, key, { code: 'duplicate-key', what, hint: 'Keep one of the two.' });
    } else {
      const read = readNode(walk, pair.value, { key, fallback: key, depth: depth + 1 });
      if (read === undefined) continue;
      fields[name] = read.value;
      mark.fields.set(name, read.mark);
    }
  }
  return fields;
}

function readItems(
  walk: Walk,
  nodes: readonly unknown[],
  mark: Mark,
  depth: number,
): readonly unknown[] {
  const items: unknown[] = [];
  for (const node of nodes) {
    const position = positionOf(node);
    const key = position === undefined ? mark.spot : spotAt(walk, position);
    const read = readNode(walk, node, { key, fallback: mark.spot, depth: depth + 1 });
    if (read === undefined) continue;
    items.push(read.value);
    mark.items.push(read.mark);
  }
  return items;
}

/** A key as it was written: YAML would make a number of 1204 and a truth of `true`. */
function nameOf(key: unknown): string | undefined {
  if (!isScalar(key) || key.anchor !== undefined) return undefined;
  return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
}

function isAnchored(node: unknown): node is { anchor?: string } {
  return typeof node === 'object' && node !== null && 'anchor' in node;
}

function positionOf(node: unknown): number | undefined {
  if (typeof node !== 'object' || node === null || !('range' in node)) return undefined;
  const range: unknown = node.range;
  const start: unknown = Array.isArray(range) ? range[0] : undefined;
  return typeof start === 'number' ? start : undefined;
}

function spotAt(walk: Walk, offset: number): Spot {
  const { line, col } = walk.lines.linePos(offset);
  return { file: walk.file, line: Math.max(1, line), column: Math.max(1, col) };
}

function note(
  walk: Walk,
  spot: Spot,
  remark: { readonly code: string; readonly what: string; readonly hint?: string },
): void {
  if (walk.findings.length < limits.findings) {
    walk.findings.push({ severity: 'error', ...spot, ...remark });
  } else walk.unnoted += 1;
}

/** The line that begins what a line belongs to: the nearest above that is less indented. */
function entryAround(text: string, line: number): number {
  const lines = text.split('\n', line);
  const indent = (words: string) => words.search(/\S/);
  const own = indent(lines[line - 1] ?? '');
  if (own <= 0) return line;
  for (let above = line - 1; above > 0; above -= 1) {
    const depth = indent(lines[above - 1]!);
    if (depth >= 0 && depth < own && !/^\s*#/.test(lines[above - 1]!)) return above;
  }
  return line;
}

/**
 * Whether the text opens far more brackets, or more lists on one line, than any honest file. Asked
 * before parsing, because the parser takes quadratic time and deep recursion over such a text.
 */
function nestsTooDeep(text: string): boolean {
  if (/^[ \t]*(?:[-?:][ \t]+){25}/m.test(text)) return true;
  let open = 0;
  for (let index = 0; index < text.length; index += 1) {
    const letter = text[index];
    if (letter === '[' || letter === '{') open += 1;
    else if (letter === ']' || letter === '}') open = Math.max(0, open - 1);
    if (open > 200) return true;
  }
  return false;
}
