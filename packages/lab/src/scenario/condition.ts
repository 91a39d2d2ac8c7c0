/**
 * Conditions: the questions that a run answers with yes or no, as files write them. They exist
 * apart because record, readings and questions all ask in the same way. Used by the readers of
 * attestations and forms.
 */

import { readDateField } from './quantity.ts';
import { given, type Located, placed, type Reading } from './reading.ts';
import type { Condition, FieldTest, Pattern } from './scenario.ts';
import type { ConditionText, FieldTestText, HappensText, PatternText } from './schema-parts.ts';
import { type Mark, markWithin } from './yaml.ts';

/** Reads a condition; a damaged date in it is reported and left out. */
export function readCondition(
  reading: Reading,
  { value, mark }: Located<ConditionText>,
): Condition {
  if ('change' in value) return readHappens(reading, { value: value as HappensText, mark });
  if ('not' in value) {
    const inner = { value: value.not as ConditionText, mark: markWithin(mark, ['not']) };
    return { kind: 'not', of: readCondition(reading, inner) };
  }
  const kind = 'all' in value ? 'all' : 'any';
  const parts = (value as Readonly<Record<string, readonly ConditionText[]>>)[kind] ?? [];
  const of = parts.map((part, index) =>
    readCondition(reading, { value: part, mark: markWithin(mark, [kind, index]) }),
  );
  return { kind, of };
}

function readHappens(reading: Reading, { value, mark }: Located<HappensText>): Condition {
  const { when: _when, after, before, 'within-days': withinDays, ...rest } = value;
  // Changes may have a field `before` themselves: a map with `change` is a pattern, all else is not.
  const earlier = isPattern(before) ? before : undefined;
  const own: PatternText = before === undefined || isPattern(before) ? rest : { ...rest, before };
  const inner = (field: string, pattern: PatternText | undefined) =>
    pattern && readPattern(reading, { value: pattern, mark: markWithin(mark, [field]) });
  return {
    kind: 'happens',
    pattern: readPattern(reading, { value: own, mark }),
    ...given('when', readDateField(reading, 'when', { value, mark })),
    ...given('after', inner('after', after)),
    ...given('before', inner('before', earlier)),
    ...given('withinDays', withinDays),
  };
}

function isPattern(value: unknown): value is PatternText {
  return typeof value === 'object' && value !== null && 'change' in value;
}

function readPattern(reading: Reading, { value, mark }: Located<PatternText>): Pattern {
  const fields: Record<string, FieldTest> = {};
  for (const field of Object.keys(value).sort()) {
    const test = value[field];
    if (field !== 'change' && test !== undefined) fields[field] = readFieldTest(test);
  }
  return { change: value.change, fields, spot: placedValue(reading, mark) };
}

/** A pattern stands where its map begins, not at the key before it: lists of patterns have no keys. */
function placedValue(reading: Reading, mark: Mark) {
  return placed(reading, { ...mark, key: mark.spot });
}

function readFieldTest(test: FieldTestText): FieldTest {
  if (typeof test === 'number') return { least: test, most: test };
  if (typeof test === 'string' || typeof test === 'boolean') return { is: [test] };
  if (Array.isArray(test)) return { is: test };
  const { least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY } = test;
  return { least, most };
}
