/**
 * A binary heap: a bag of (key, value) pairs from which the least key comes out first.
 * It is the store behind the agenda, kept in two typed arrays because it is touched thousands of
 * times a run. Two equal keys have no order of their own, so meeting them is a broken promise.
 */

import { assert } from './assert.ts';

/** A heap of numbers keyed by numbers; it grows as needed and never shrinks. */
export class Heap {
  #keys: Float64Array;
  #values: Int32Array;
  #size = 0;

  constructor(capacity: number) {
    this.#keys = new Float64Array(capacity);
    this.#values = new Int32Array(capacity);
  }

  /** How many pairs are in the heap. */
  get size(): number {
    return this.#size;
  }

  /** Adds a pair; the key is any number but NaN, the value a 32-bit integer. */
  push(key: number, value: number): void {
    assert(!Number.isNaN(key), 'A key in a heap cannot be NaN.');
    if (this.#size === this.#keys.length) this.#grow();
    const keys = this.#keys;
    const values = this.#values;
    let hole = this.#size++;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      const parentKey = keys[parent]!;
      if (parentKey < key) break;
      if (parentKey === key) refuseEqual(key);
      keys[hole] = parentKey;
      values[hole] = values[parent]!;
      hole = parent;
    }
    keys[hole] = key;
    values[hole] = value;
  }

  /** Takes the pair with the least key out and returns its value; the heap must not be empty. */
  pop(): number {
    assert(this.#size > 0, 'Nothing can be taken from an empty heap.');
    const keys = this.#keys;
    const values = this.#values;
    const result = values[0]!;
    const size = --this.#size;
    const key = keys[size]!;
    const value = values[size]!;
    let hole = 0;
    for (;;) {
      let child = 2 * hole + 1;
      if (child >= size) break;
      let childKey = keys[child]!;
      if (child + 1 < size) {
        const sibling = keys[child + 1]!;
        if (sibling === childKey) refuseEqual(childKey);
        if (sibling < childKey) {
          child += 1;
          childKey = sibling;
        }
      }
      if (childKey === key) refuseEqual(key);
      if (childKey > key) break;
      keys[hole] = childKey;
      values[hole] = values[child]!;
      hole = child;
    }
    keys[hole] = key;
    values[hole] = value;
    return result;
  }

  /** The least key, or Infinity if the heap is empty. */
  peekKey(): number {
    return this.#size > 0 ? this.#keys[0]! : Number.POSITIVE_INFINITY;
  }

  /** The value of the least key; the heap must not be empty. */
  peekValue(): number {
    assert(this.#size > 0, 'An empty heap has no least value.');
    return this.#values[0]!;
  }

  /** Empties the heap and keeps its room. */
  clear(): void {
    this.#size = 0;
  }

  /** A second heap with the same contents, independent of this one. */
  copy(): Heap {
    const twin = new Heap(this.#keys.length);
    twin.#keys.set(this.#keys);
    twin.#values.set(this.#values);
    twin.#size = this.#size;
    return twin;
  }

  #grow(): void {
    const capacity = Math.max(16, 2 * this.#keys.length);
    const keys = new Float64Array(capacity);
    const values = new Int32Array(capacity);
    keys.set(this.#keys);
    values.set(this.#values);
    this.#keys = keys;
    this.#values = values;
  }
}

/** Makes an empty heap with room for `capacity` pairs before it first grows. */
export function makeHeap(capacity = 256): Heap {
  return new Heap(capacity);
}

function refuseEqual(key: number): never {
  assert(false, () => `Two entries of a heap share the key ${key}.`);
}
