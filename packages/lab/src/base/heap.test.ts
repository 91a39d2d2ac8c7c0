/** Tests of the heap. */

import { expect, test } from 'vitest';
import { makeHeap } from './heap.ts';

/** A fixed shuffle of 0 to 1008: 1009 is prime and 11 one of its primitive roots. */
function shuffled(): number[] {
  const numbers = [0];
  for (let power = 1, n = 0; n < 1008; n++) {
    numbers.push(power);
    power = (power * 11) % 1009;
  }
  return numbers;
}

test('whatever the order in which keys go in, they come out from the least', () => {
  const heap = makeHeap(4);
  for (const key of shuffled()) heap.push(key / 8, key);
  expect(heap.size).toBe(1009);
  expect(heap.peekKey()).toBe(0);
  for (let expected = 0; expected < 1009; expected++) {
    expect(heap.peekKey()).toBe(expected / 8);
    expect(heap.peekValue()).toBe(expected);
    expect(heap.pop()).toBe(expected);
  }
  expect(heap.size).toBe(0);
});

test('takings and additions may alternate', () => {
  const heap = makeHeap();
  const taken: number[] = [];
  for (const key of [5, 3, 8]) heap.push(key, key);
  taken.push(heap.pop());
  for (const key of [1, 7]) heap.push(key, key);
  while (heap.size > 0) taken.push(heap.pop());
  expect(taken).toEqual([3, 1, 5, 7, 8]);
});

test('two equal keys that meet are refused', () => {
  const heap = makeHeap();
  heap.push(4, 1);
  expect(() => heap.push(4, 2)).toThrow('share the key 4');
});

test('equal keys that did not meet on the way in are refused on the way out', () => {
  const heap = makeHeap();
  for (const key of [1, 2, 3, 9, 9]) heap.push(key, key);
  expect(() => {
    while (heap.size > 0) heap.pop();
  }).toThrow('share the key 9');
});

test('an empty heap gives nothing away and its least key is never', () => {
  const heap = makeHeap();
  expect(heap.peekKey()).toBe(Number.POSITIVE_INFINITY);
  expect(() => heap.pop()).toThrow('empty heap');
  expect(() => heap.push(Number.NaN, 0)).toThrow('NaN');
});

test('a copy goes its own way, and a cleared heap begins anew', () => {
  const heap = makeHeap();
  for (const key of [2, 1, 3]) heap.push(key, 10 * key);
  const twin = heap.copy();
  heap.clear();
  heap.push(9, 90);
  expect([twin.pop(), twin.pop(), twin.pop(), twin.size]).toEqual([10, 20, 30, 0]);
  expect([heap.pop(), heap.size]).toEqual([90, 0]);
});
