// One value of a scenario's file changed, and the rest left as somebody wrote it, with its comments. It
// exists so that a table can stand before a file: it lists the entries of a file, says which field a line
// and column belong to, and puts a value where it belongs. What is written is a value, never markup.

import {
  type Document,
  isCollection,
  isMap,
  isScalar,
  LineCounter,
  parseDocument,
  stringify,
} from 'yaml';

/** An entry of a file: a key and what it holds, each value as one line of text. */
export interface FileEntry {
  readonly key: string;
  readonly fields: ReadonlyMap<string, string>;
}

/** Where something stands in a file; both from 1. */
export interface FilePlace {
  readonly line: number;
  readonly column: number;
}

/** The longest text that is read as a value; longer ones are words. */
const longestValue = 2000;

/** The entries under a path of keys, in the file's order; none where the file has no such map. */
export function entriesOf(text: string, under: readonly string[]): readonly FileEntry[] {
  const holder = mapAt(opened(text), under);
  return pairsOf(holder).map(({ key, value }) => ({
    key,
    fields: new Map(pairsOf(value).map((it) => [it.key, oneLine(it.value)])),
  }));
}

/** The value at a path as one line of text; empty where there is none. */
export function fieldOf(text: string, path: readonly string[]): string {
  const node: unknown = opened(text).getIn(path, true);
  return node === undefined || node === null ? '' : oneLine(node);
}

/**
 * The file with one value put in place. `words` writes the text as words whatever it looks like; else it is
 * read as YAML on one line, and as words where it is no such thing. An empty text takes the field away.
 */
export function putField(
  text: string,
  path: readonly string[],
  written: { readonly text: string; readonly as: 'words' | 'value' },
): string {
  const document = opened(text);
  if (document.errors.length > 0) return text;
  if (written.text.trim() === '') document.deleteIn(path);
  else document.setIn(path, meantAs(document, written));
  return String(document.toString({ lineWidth: 100 }));
}

/** The file with a whole entry put at its end, or taken away where it is not given. */
export function putEntry(
  text: string,
  path: readonly string[],
  fields: Readonly<Record<string, unknown>> | undefined,
): string {
  const document = opened(text);
  if (document.errors.length > 0) return text;
  if (fields === undefined) document.deleteIn(path);
  else document.setIn(path, document.createNode(fields));
  return String(document.toString({ lineWidth: 100 }));
}

/** The entry under a path, and the field of it, that a place in the file belongs to. */
export function fieldAt(
  text: string,
  under: readonly string[],
  place: FilePlace,
): { readonly key: string; readonly field: string } | undefined {
  const lines = new LineCounter();
  const document = opened(text, lines);
  const start = lines.lineStarts[place.line - 1];
  if (start === undefined) return undefined;
  const offset = start + Math.max(0, place.column - 1);
  const entry = pairsOf(mapAt(document, under)).find((it) => holds(it, offset));
  if (entry === undefined) return undefined;
  const field = pairsOf(entry.value).find((it) => holds(it, offset));
  return { key: entry.key, field: field?.key ?? '' };
}

interface Pair {
  readonly key: string;
  readonly value: unknown;
  readonly from: number;
  readonly to: number;
}

function opened(text: string, lineCounter = new LineCounter()): Document {
  return parseDocument(text, {
    lineCounter,
    schema: 'core',
    version: '1.2',
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
}

function mapAt(document: Document, path: readonly string[]): unknown {
  return path.length === 0 ? document.contents : document.getIn(path, true);
}

function pairsOf(node: unknown): readonly Pair[] {
  if (!isMap(node)) return [];
  return node.items.flatMap(({ key, value }) => {
    if (!isScalar(key)) return [];
    const name = typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
    const from = key.range?.[0] ?? 0;
    return [{ key: name, value, from, to: endOf(value) ?? endOf(key) ?? from }];
  });
}

function endOf(node: unknown): number | undefined {
  return isScalar(node) || isCollection(node) ? node.range?.[1] : undefined;
}

function holds({ from, to }: Pair, offset: number): boolean {
  return offset >= from && offset <= Math.max(from, to - 1);
}

/** Scalars as they are meant, maps and lists as they would stand on one line. */
function oneLine(node: unknown): string {
  if (isScalar(node)) {
    if (typeof node.value === 'string') return node.value;
    return node.source ?? String(node.value ?? '');
  }
  if (!isCollection(node)) return '';
  return stringify(node.toJSON(), { collectionStyle: 'flow', lineWidth: 0 }).trim();
}

function meantAs(
  document: Document,
  { text, as }: { readonly text: string; readonly as: 'words' | 'value' },
): unknown {
  if (as === 'words' || text.length > longestValue || text.includes('\n')) return text;
  if (/[[{]{20}/.test(text.replaceAll(/\s/g, '')) || /(^|[\s[{,:])[&*!]/.test(text)) return text;
  const read = opened(text);
  if (read.errors.length > 0 || read.contents === null) return text;
  if (isScalar(read.contents)) return read.contents.value;
  if (!isCollection(read.contents) || read.contents.flow !== true) return text;
  const node = document.createNode(read.contents.toJSON());
  if (isCollection(node)) node.flow = true;
  return node;
}
