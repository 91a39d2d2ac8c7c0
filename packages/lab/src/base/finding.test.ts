/** Tests of findings. */

import { expect, test } from 'vitest';
import { compareFindings, type Finding, writeFinding } from './finding.ts';

const unknownPlace: Finding = {
  severity: 'error',
  file: 'places.yaml',
  line: 41,
  column: 7,
  what: 'place "Alba" is unknown',
  hint: 'Did you mean "Alva"?',
  code: 'unknown-place',
};

test('a finding says where, what, and what to try', () => {
  expect(writeFinding(unknownPlace)).toBe(
    'places.yaml:41:7 error: place "Alba" is unknown. Did you mean "Alva"?',
  );
});

test('a finding about a whole file leaves out line and column', () => {
  const empty: Finding = {
    severity: 'warning',
    file: 'record.yaml',
    line: 0,
    column: 0,
    what: 'The record is empty.',
    code: 'empty-record',
  };
  expect(writeFinding(empty)).toBe('record.yaml warning: The record is empty.');
});

test('findings are read by file, line, column, and then by what they say', () => {
  const at = (file: string, line: number, column: number, what: string): Finding => ({
    ...unknownPlace,
    file,
    line,
    column,
    what,
  });
  const ordered = [
    at('a.yaml', 2, 1, 'x'),
    at('a.yaml', 10, 1, 'x'),
    at('a.yaml', 10, 3, 'a'),
    at('a.yaml', 10, 3, 'b'),
    at('b.yaml', 1, 1, 'a'),
  ];
  expect([...ordered].reverse().sort(compareFindings)).toEqual(ordered);
});
