/**
 * Explains what a schema objects to: one issue of zod becomes troubles in our own words, each with
 * the place it is about and what to try. It exists because an author reads findings, not schemas.
 * Used by `reading.ts`.
 */

import type { z } from 'zod';
import { didYouMean, nearest } from './spell.ts';

/** One thing that a schema objects to. */
export interface Trouble {
  /** From the checked value down to the offending one. */
  readonly path: readonly PropertyKey[];
  /** True if the key at the end of the path is at fault, not its value. */
  readonly atKey: boolean;
  readonly code: string;
  readonly what: string;
  readonly hint?: string | undefined;
}

/**
 * What an issue means, for the value that was checked. Several troubles for several unknown fields.
 *
 * @param among all issues with the value: a field that is unknown may be meant for one that is missing
 */
export function explain(
  issue: z.core.$ZodIssue,
  value: unknown,
  among: readonly z.core.$ZodIssue[] = [issue],
): Trouble[] {
  const path = issue.path;
  const found = valueAt(value, path);
  const trouble = (code: string, what: string, hint?: string): Trouble[] => [
    { path, atKey: false, code, what: `${subject(path)} ${what}`, hint },
  ];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownField([...path, key], issue.message.split(', ')));
    case 'invalid_key':
      return [badKey([...path])];
    case 'invalid_union':
      return explainUnion(issue, value, among);
    case 'invalid_value': {
      if (found === undefined) return missing(path, value, among);
      const words = issue.values.map(String);
      return trouble('unknown-word', `${must(words)}, not ${show(found)}`, suggest(found, words));
    }
    case 'invalid_type':
      if (found === undefined) return missing(path, value, among);
      if (found === null) return empty(path);
      return trouble(
        'wrong-type',
        `must be ${named(issue.expected)}, not ${show(found)}`,
        quote(issue.expected, found),
      );
    case 'too_small':
    case 'too_big':
      return trouble('out-of-range', bound(issue, found));
    case 'invalid_format':
      return trouble('bad-key', `cannot be ${show(found)}`, formatHint(issue, path));
    default:
      return trouble('wrong-type', `cannot be ${show(found)}`);
  }
}

/** A value in a few words, for a finding. */
export function show(value: unknown): string {
  if (typeof value === 'string') return `"${clip(value)}"`;
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'a map';
  return value === undefined || value === null ? 'nothing' : String(value);
}

/** What a key must look like, said of one that does not. */
export function badKey(path: readonly PropertyKey[]): Trouble {
  const key = String(path[path.length - 1]);
  const slug = slugOf(key);
  return {
    path,
    atKey: true,
    code: 'bad-key',
    what: `"${clip(key)}" cannot be a key`,
    hint: slug === undefined ? keyHint : `${keyHint} Try "${slug}".`,
  };
}

const keyHint =
  'Keys are made of lower-case letters a–z, digits and hyphens, and begin with a letter.';

function slugOf(key: string): string | undefined {
  const slug = key
    .normalize('NFD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[0-9-]+|-+$/g, '')
    .slice(0, 64);
  return slug === '' ? undefined : slug;
}

function unknownField(path: readonly PropertyKey[], known: readonly string[]): Trouble {
  const field = String(path[path.length - 1]);
  const within = path.slice(0, -1);
  if (within.includes('lays') && datedFields.includes(field)) {
    return {
      path,
      atKey: true,
      code: 'dated-input',
      what: `"${field}" cannot stand here: what a reading or a switch lays is so when a run begins`,
      hint: 'Leave the date out; what happens later belongs to the record or to circumstances.yaml.',
    };
  }
  return {
    path,
    atKey: true,
    code: 'unknown-field',
    what: `the field "${clip(field)}" is unknown`,
    hint: /^\d+$/.test(field)
      ? 'A comma ends a value here: write 1500, not 1,500.'
      : didYouMean(field, known, `Known here: ${known.join(', ')}.`),
  };
}

const datedFields: readonly string[] = ['when', 'day', 'date', 'until', 'from', 'to'];

/** Of the forms that a value may have, the one that it comes nearest to says what is wrong. */
function explainUnion(
  issue: z.core.$ZodIssueInvalidUnion,
  value: unknown,
  among: readonly z.core.$ZodIssue[],
): Trouble[] {
  const { path, errors } = issue;
  const found = valueAt(value, path);
  if (issue.discriminator !== undefined) {
    if (found === undefined) return missing(path, value, among);
    const options =
      'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : [];
    const what = `${subject(path)} ${must(options)}, not ${show(found)}`;
    return [{ path, atKey: false, code: 'unknown-word', what, hint: suggest(found, options) }];
  }
  if (found === undefined) return missing(path, value, among);
  if (found === null) return empty(path);
  const distance = (issues: readonly z.core.$ZodIssue[]): number => {
    let sum = 0;
    for (const { code, path: inner } of issues) {
      if (inner.length === 0) sum += code === 'unrecognized_keys' ? 8 : 100;
      else sum += valueAt(found, inner) === undefined ? 8 : 1;
    }
    return sum;
  };
  let best = errors[0];
  for (const issues of errors)
    if (best === undefined || distance(issues) < distance(best)) best = issues;
  if (best === undefined || (distance(best) >= 100 && !isOutOfRange(best))) {
    const what = `${subject(path)} cannot be ${show(found)}`;
    return [{ path, atKey: false, code: 'wrong-type', what, hint: shapeHint(path) }];
  }
  const whole = best.map((inner) => ({ ...inner, path: [...path, ...inner.path] }));
  return whole.flatMap((inner) => explain(inner, value, whole));
}

function isOutOfRange(issues: readonly z.core.$ZodIssue[]): boolean {
  return issues.some(({ code }) => code === 'too_small' || code === 'too_big');
}

/** How the fields that may be written in several ways are written. */
function shapeHint(path: readonly PropertyKey[]): string {
  const field = path[path.length - 1];
  if (field === 'cite' || path[path.length - 2] === 'cite') {
    return 'Write cite: KEY LOCUS, a list of such, or assumed.';
  }
  if (
    ['when', 'day', 'until', 'born', 'founded', 'from', 'to', 'wheels-from'].includes(String(field))
  ) {
    return 'Write a date such as 1216-03-20 or "1216/1218".';
  }
  if (['holds', 'not', 'after', 'before'].includes(String(field))) {
    return 'Write {change: …}, {not: …}, {all: […]} or {any: […]}.';
  }
  return 'Write a number, {least, most}, {least, likely, most}, {median, factor} or {value, cite}.';
}

function missing(
  path: readonly PropertyKey[],
  value: unknown,
  among: readonly z.core.$ZodIssue[],
): Trouble[] {
  const what = `${subject(path)} is missing`;
  const holder = valueAt(value, path.slice(0, -1));
  const others =
    typeof holder === 'object' && holder !== null ? strangers(path, holder, among) : [];
  const slip = nearest(String(path[path.length - 1]), others);
  const hint = slip === undefined ? undefined : `Is "${clip(slip)}" meant to be it?`;
  return [{ path, atKey: false, code: 'missing-field', what, hint }];
}

/** The fields of a map that it should not have; of a change, whose fields are many, all that it has. */
function strangers(
  path: readonly PropertyKey[],
  holder: object,
  among: readonly z.core.$ZodIssue[],
): readonly string[] {
  if (path[path.length - 1] === 'change') return Object.keys(holder);
  const within = JSON.stringify(path.slice(0, -1));
  return among.flatMap((it) =>
    it.code === 'unrecognized_keys' && JSON.stringify(it.path) === within ? it.keys : [],
  );
}

function empty(path: readonly PropertyKey[]): Trouble[] {
  const hint = 'Give it a value, or leave it out.';
  return [{ path, atKey: false, code: 'missing-field', what: `${subject(path)} is empty`, hint }];
}

/** How a value is called in a sentence: by the last key that leads to it. */
function subject(path: readonly PropertyKey[]): string {
  const last = path[path.length - 1];
  if (last === undefined) return 'this';
  if (typeof last !== 'number') return `"${clip(String(last))}"`;
  const list = [...path].reverse().find((step) => typeof step === 'string');
  return list === undefined ? `item ${last + 1}` : `item ${last + 1} of "${String(list)}"`;
}

function must(words: readonly string[]): string {
  return words.length === 1 ? `must be ${words[0]}` : `must be one of ${words.join(', ')}`;
}

function suggest(found: unknown, words: readonly string[]): string | undefined {
  return typeof found === 'string' ? didYouMean(found, words) : undefined;
}

function named(expected: string): string {
  switch (expected) {
    case 'string':
      return 'text';
    case 'int':
      return 'a whole number';
    case 'boolean':
      return 'true or false';
    case 'array':
    case 'tuple':
      return 'a list';
    case 'object':
    case 'record':
      return 'a map';
    default:
      return `a ${expected}`;
  }
}

function quote(expected: string, found: unknown): string | undefined {
  if (expected === 'string' && (typeof found === 'number' || typeof found === 'boolean')) {
    return `Put it in quotation marks: "${found}".`;
  }
  if (expected === 'number' && typeof found === 'string')
    return 'Write it as a plain number, without units.';
  return expected === 'boolean' ? 'Write true or false.' : undefined;
}

function bound(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig, found: unknown): string {
  const size = issue.code === 'too_small' ? issue.minimum : issue.maximum;
  const least = issue.code === 'too_small';
  if (issue.origin === 'string') return least ? 'is empty' : `is longer than ${size} letters`;
  if (issue.origin === 'array')
    return `must have at ${least ? 'least' : 'most'} ${size} ${Number(size) === 1 ? 'item' : 'items'}`;
  const relation =
    issue.inclusive === false ? (least ? 'above' : 'below') : `at ${least ? 'least' : 'most'}`;
  return `must be ${relation} ${size}, not ${show(found)}`;
}

function formatHint(
  issue: z.core.$ZodIssueInvalidStringFormat,
  path: readonly PropertyKey[],
): string {
  if (path[path.length - 1] === 'language') return 'Write the tag of a language, such as fr.';
  const form = String(issue.pattern ?? '');
  if (form.includes('every|')) return 'Write TABLE:KEY, such as place:black-ford, or every.';
  if (form.includes('person|')) return 'Write person:KEY, polity:KEY or place:KEY.';
  return form.includes('\\.') ? 'Write system.name.' : keyHint;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let here = value;
  for (const step of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step)) return undefined;
    here = (here as Record<PropertyKey, unknown>)[step];
  }
  return here;
}

function clip(words: string): string {
  return words.length > 60 ? `${words.slice(0, 60)}…` : words;
}
