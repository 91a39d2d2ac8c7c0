/**
 * Whether conditions ask for something that can happen: kinds of change, their fields, and what the
 * fields may hold. The vocabulary is handed in, for it belongs to the world and this folder knows
 * nothing of it. Used by `check.ts`.
 */

import { type At, type Checking, find, refer } from './checking.ts';
import type { Condition, FieldTest, Form, Pattern, Spot } from './scenario.ts';
import { didYouMean } from './spell.ts';

/** Checks the conditions of attestations, forms and questions. */
export function checkConditions(checking: Checking): void {
  const { attestations, eventReadings, questions } = checking.scenario;
  for (const { holds, number, spot } of attestations) {
    checkCondition(checking, holds);
    if (number === undefined) continue;
    checkNumber(checking, holds, { field: number.field, at: { spot, path: ['number', 'field'] } });
  }
  for (const { forms, spot } of [...eventReadings, ...questions]) checkForms(checking, forms, spot);
}

function checkForms(checking: Checking, forms: readonly Form[], spot: Spot): void {
  if (forms.length === 0) {
    find(
      checking,
      'error',
      { spot, path: ['forms'] },
      { code: 'no-forms', what: 'there are no forms to tell apart' },
    );
  }
  for (const { holds } of forms) checkCondition(checking, holds);
}

function checkCondition(checking: Checking, condition: Condition): void {
  if (condition.kind === 'not') {
    checkCondition(checking, condition.of);
    return;
  }
  if (condition.kind === 'all' || condition.kind === 'any') {
    for (const part of condition.of) checkCondition(checking, part);
    return;
  }
  const { pattern, after, before, withinDays } = condition;
  for (const each of [pattern, after, before]) if (each !== undefined) checkPattern(checking, each);
  if (withinDays !== undefined && after === undefined) {
    find(
      checking,
      'error',
      { spot: pattern.spot, path: ['within-days'] },
      {
        code: 'no-after',
        what: '"within-days" counts from "after", which is not given',
      },
    );
  }
}

function checkPattern(checking: Checking, { change, fields, spot }: Pattern): void {
  const { vocabulary } = checking;
  if (vocabulary === undefined) return;
  const known = Object.hasOwn(vocabulary, change) ? vocabulary[change] : undefined;
  if (known === undefined) {
    find(
      checking,
      'error',
      { spot, path: ['change'] },
      {
        code: 'unknown-change',
        what: `there is no change "${change}"`,
        hint: didYouMean(change, Object.keys(vocabulary)),
      },
    );
    return;
  }
  for (const [field, test] of Object.entries(fields)) {
    const type = Object.hasOwn(known, field) ? known[field] : undefined;
    if (type === undefined) {
      const names = Object.keys(known);
      find(
        checking,
        'error',
        { spot, path: [field], onKey: true },
        {
          code: 'unknown-field',
          what: `the change "${change}" has no field "${field}"`,
          hint: didYouMean(field, names, `It has ${names.join(', ')}.`),
        },
      );
    } else {
      checkTest(checking, { type, field, test, spot });
    }
  }
}

interface Test {
  readonly type: string;
  readonly field: string;
  readonly test: FieldTest;
  readonly spot: Spot;
}

function checkTest(checking: Checking, { type, field, test, spot }: Test): void {
  const may = type.endsWith('?');
  const table = may ? type.slice(0, -1) : type;
  const at = (index: number): At => ({ spot, path: [field, index] });
  const wrong = (what: string, hint?: string): void =>
    find(
      checking,
      'error',
      { spot, path: [field] },
      { code: 'wrong-test', what: `"${field}" ${what}`, hint },
    );
  if ('least' in test) {
    if (!numeric.includes(table)) wrong('is not a number');
    else if (test.least > test.most) wrong('has its least above its most', 'Put them in order.');
    return;
  }
  if (numeric.includes(table)) {
    wrong('is a number', 'Write a number or {least, most}.');
    return;
  }
  if (table === 'flag') {
    if (test.is.some((word) => typeof word !== 'boolean')) wrong('is true or false');
    return;
  }
  if (table === 'siege' || table === 'options') {
    wrong('has no names that a condition could ask for');
    return;
  }
  for (const [index, word] of test.is.entries()) {
    if (typeof word === 'boolean') wrong('is not true or false');
    else if (word === 'nobody' && isTable(table)) {
      if (!may) wrong('is never nobody');
    } else if (isTable(table)) refer(checking, table, word, at(index));
    else checkWord(checking, { word, words: table.split('|'), field }, at(index));
  }
}

function checkWord(
  checking: Checking,
  {
    word,
    words,
    field,
  }: { readonly word: string; readonly words: readonly string[]; readonly field: string },
  at: At,
): void {
  if (words.includes(word)) return;
  find(checking, 'error', at, {
    code: 'unknown-word',
    what: `"${field}" is one of ${words.join(', ')}, never "${word}"`,
    hint: didYouMean(word, words),
  });
}

/** A number of sources is compared with a field of the change that its condition asks for. */
function checkNumber(
  checking: Checking,
  holds: Condition,
  { field, at }: { readonly field: string; readonly at: At },
): void {
  const { vocabulary } = checking;
  if (holds.kind !== 'happens') {
    const what = 'a number is read from one change, so "holds" must be a single {change: …}';
    find(checking, 'error', at, { code: 'no-single-change', what });
    return;
  }
  const known = vocabulary?.[holds.pattern.change];
  if (known === undefined) return;
  const numbers = Object.keys(known).filter((name) => numeric.includes(known[name] ?? ''));
  if (numbers.includes(field)) return;
  find(checking, 'error', at, {
    code: 'unknown-field',
    what: `the change "${holds.pattern.change}" has no number "${field}"`,
    hint: didYouMean(
      field,
      numbers,
      numbers.length === 0 ? 'It has none.' : `It has ${numbers.join(', ')}.`,
    ),
  });
}

const numeric: readonly string[] = ['number', 'day', 'share'];

function isTable(type: string): type is 'place' | 'person' | 'polity' | 'force' | 'faith' {
  return ['place', 'person', 'polity', 'force', 'faith'].includes(type);
}
