/** Tests of assertions. */

import { expect, test } from 'vitest';
import { assert, BrokenPromise, unreachable } from './assert.ts';

test('a kept promise costs nothing and builds no message', () => {
  let built = 0;
  assert(true, () => {
    built += 1;
    return 'never said';
  });
  expect(built).toBe(0);
});

test('a broken promise is thrown with its values', () => {
  expect(() => assert(false, () => `strength ${-3}`)).toThrow(BrokenPromise);
  expect(() => assert(0, 'strength is 0')).toThrow('strength is 0');
});

test('a case that the types rule out stops the program if it is reached after all', () => {
  expect(() => unreachable('mule' as never)).toThrow('This case should not exist: mule.');
});
