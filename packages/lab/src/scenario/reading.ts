/**
 * What the readers of single files share: the findings so far, the spots of entries, the calendar.
 * `accept` checks a value by a schema, reports every objection with its line and column, and goes on
 * with what remains, so that one bad field does not lose an entry. Used by all readers.
 */

import type { z } from 'zod';
import type { Calendar } from '../base/calendar.ts';
import type { Finding } from '../base/finding.ts';
import { badKey, explain, show, type Trouble } from './explain.ts';
import type { Key, Spot } from './scenario.ts';
import { key as keySchema } from './schema-parts.ts';
import { type Mark, markWithin } from './yaml.ts';

/** The state of reading one scenario. */
export interface Reading {
  /** Of `scenario.yaml`, which is read first. */
  readonly calendar: Calendar;
  readonly findings: Finding[];
  /** The marks of entries by their spot, from which checks find the spots of their fields. */
  readonly marks: Map<string, Mark>;
  /** By file, the line from which a fault of syntax makes other findings there doubtful. */
  readonly damagedFrom: ReadonlyMap<string, number>;
}

/** A value with its place in its file. */
export interface Located<Value = unknown> {
  readonly value: Value;
  readonly mark: Mark;
}

/** An entry of a map, with its key. */
export interface Keyed<Value> extends Located<Value> {
  readonly key: Key;
}

/** A remark without its place. */
export interface Remark {
  readonly code: string;
  readonly what: string;
  readonly hint?: string | undefined;
}

/** Reports an error, unless a fault of syntax above it explains it already. */
export function report(reading: Reading, spot: Spot, { code, what, hint }: Remark): void {
  if (spot.line >= (reading.damagedFrom.get(spot.file) ?? Number.POSITIVE_INFINITY)) return;
  const finding: Finding = { severity: 'error', ...spot, code, what };
  reading.findings.push(hint === undefined ? finding : { ...finding, hint });
}

/**
 * The value as the schema has it, without the parts that it objects to, each of which is reported.
 * Undefined if nothing that the schema takes is left. Changes the given value and its mark.
 */
export function accept<Output>(
  reading: Reading,
  schema: z.ZodType<Output>,
  { value, mark }: Located,
): Output | undefined {
  for (let round = 0; ; round += 1) {
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    const troubles = result.error.issues.flatMap((issue, _index, all) =>
      explain(issue, value, all),
    );
    if (round === 0) for (const trouble of troubles) reportTrouble(reading, mark, trouble);
    const targets = troubles.map(({ path }) => existing(value, path)).sort(lastFirst);
    if (targets.some((target) => target.length === 0)) return undefined;
    for (const target of outermost(targets)) prune(value, mark, target);
  }
}

/** The entries of a map that the schema takes, in the order of their keys. */
export function acceptEntries<Output>(
  reading: Reading,
  schema: z.ZodType<Output>,
  { value, mark }: Located,
): Keyed<Output>[] {
  if (value === undefined || value === null) return [];
  if (typeof value !== 'object' || Array.isArray(value)) {
    const what = `this must be a map of entries by key, not ${show(value)}`;
    report(reading, mark.spot, { code: 'wrong-type', what });
    return [];
  }
  const entries: Keyed<Output>[] = [];
  for (const [key, inner] of Object.entries(value).sort(([one], [other]) =>
    one < other ? -1 : 1,
  )) {
    const innerMark = markWithin(mark, [key]);
    if (!keySchema.safeParse(key).success) {
      reportTrouble(reading, mark, badKey([key]));
      continue;
    }
    const accepted = accept(reading, schema, { value: inner, mark: innerMark });
    if (accepted === undefined) continue;
    entries.push({ key, value: accepted, mark: innerMark });
  }
  return entries;
}

/** Remembers where the entry's fields stand; returns its spot, which is that of its key. */
export function placed(reading: Reading, mark: Mark): Spot {
  reading.marks.set(spotName(mark.key), mark);
  return mark.key;
}

/** A spot as a key of `marks`. */
export function spotName({ file, line, column }: Spot): string {
  return `${file}:${line}:${column}`;
}

/** The field under its name if it is given, else nothing: for fields that may be absent. */
export function given<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): { readonly [field in Name]?: Value } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [field in Name]: Value });
}

function reportTrouble(reading: Reading, mark: Mark, { path, atKey, code, what, hint }: Trouble) {
  const at = markWithin(mark, path);
  report(reading, atKey || code === 'missing-field' ? at.key : at.spot, { code, what, hint });
}

/** Later items of a list first, so that pruning one does not move another. */
function lastFirst(one: readonly PropertyKey[], other: readonly PropertyKey[]): number {
  for (let depth = 0; depth < Math.min(one.length, other.length); depth += 1) {
    const here = one[depth];
    const there = other[depth];
    if (here === there) continue;
    if (typeof here === 'number' && typeof there === 'number') return there - here;
    return String(here) < String(there) ? -1 : 1;
  }
  return other.length - one.length;
}

/** As much of the path as leads to something: for a missing field, what should have held it. */
function existing(value: unknown, path: readonly PropertyKey[]): readonly PropertyKey[] {
  let here = value;
  for (const [depth, step] of path.entries()) {
    here = fieldOf(here, step);
    if (here === undefined) return path.slice(0, depth);
  }
  return path;
}

/** The paths that lie within no other, each once. */
function outermost(paths: readonly (readonly PropertyKey[])[]): (readonly PropertyKey[])[] {
  const names = new Set<string>();
  const within = (path: readonly PropertyKey[]) =>
    path.some((_, depth) => depth > 0 && names.has(JSON.stringify(path.slice(0, depth))));
  const unique = paths.filter((path) => {
    const name = JSON.stringify(path);
    return !names.has(name) && names.add(name);
  });
  return unique.filter((path) => !within(path));
}

/** Takes away what stands at the path. */
function prune(value: unknown, mark: Mark, path: readonly PropertyKey[]): void {
  const last = path[path.length - 1]!;
  const within = path.slice(0, -1);
  let holder = value;
  for (const step of within) holder = fieldOf(holder, step);
  if (Array.isArray(holder) && typeof last === 'number') {
    holder.splice(last, 1);
    markWithin(mark, within).items.splice(last, 1);
  } else {
    delete (holder as Record<PropertyKey, unknown>)[last];
  }
}

function fieldOf(value: unknown, field: PropertyKey): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, field)) return undefined;
  return (value as Record<PropertyKey, unknown>)[field];
}
