// What people read when something goes wrong.

import { expect, test } from 'vitest';
import { explain, FailedRun, misuse, Trouble } from './trouble.ts';

test('trouble is one sentence and what to try', () => {
  const trouble = new Trouble('There is no folder x.', { hint: 'Did you mean y?' });
  expect(explain(trouble)).toEqual({
    text: 'tumen: There is no folder x.\n  Did you mean y?',
    exitCode: 1,
  });
  expect(explain(misuse('No.')).exitCode).toBe(2);
});

test('a broken promise names its run, asks for a report and shows no stack', () => {
  const run = { opening: 'spring', seed: 7, run: 41 };
  const { text, exitCode } = explain(new FailedRun(run, new Error('strength is -3.')));
  expect(exitCode).toBe(1);
  expect(text).toContain('in run 41 of seed 7 from opening "spring": strength is -3.');
  expect(text).toContain('Please report it with this line: ');
  expect(text).not.toMatch(/\n\s+at /);
});

test('with TUMEN_DEBUG=1 the stack of the cause is shown', () => {
  process.env.TUMEN_DEBUG = '1';
  try {
    const cause = new Error('deep');
    const { text } = explain(new FailedRun({ opening: 'spring', seed: 7, run: 0 }, cause));
    expect(text).toContain(cause.stack);
  } finally {
    delete process.env.TUMEN_DEBUG;
  }
});

test('a full disk is a sentence', () => {
  const error = Object.assign(new Error('ENOSPC'), {
    code: 'ENOSPC',
    syscall: 'write',
    path: '/a/b',
  });
  expect(explain(error)).toEqual({ text: 'tumen: /a/b: the disk is full.', exitCode: 1 });
});
