/**
 * Dice: every uniform number of a run, each found by its name and never by its turn.
 * A run that differs in one thing therefore rolls the same numbers everywhere else, which is what
 * makes pairs of runs comparable. Everything that is left to chance comes from here.
 *
 * The keying, which is part of the format (a change of it changes every history):
 * ```
 * run key   K = threefry(seed; 'run', run)                       two words, once a run
 * given     name = hash64('place:some-key')                      key in ASCII, never the index or the label
 * made      name = threefry(name(parent); hash32(part), ordinal)
 * pair      name = threefry(name(a); name(b))                    a before b by key if the matter is symmetric
 * roll      u = threefry(K; name(die) xor name(subject) xor (m·0x9E3779B1, (m+1)·0x85EBCA6B))  → 53 bits
 * ```
 * `threefry(key; counter)` is Threefry-2x32 with 20 rounds (Salmon, Moraes, Dror and Shaw 2011,
 * "Parallel random numbers: as easy as 1, 2, 3"). Only the seed and the number of the run are in
 * the key: scenario, opening, switches, parameters and readings are not, on purpose.
 */

import { assert, BrokenPromise } from './assert.ts';

/** A 64-bit name of a die, a subject or a run: two words, each a signed 32-bit integer. */
export interface Name {
  readonly high: number;
  readonly low: number;
}

/** The name of something given by the scenario, or of a die, from its ASCII key: `place:ford`. */
export function nameOf(key: string): Name {
  hashInto(key);
  return { high: scratch[0]!, low: scratch[1]! };
}

/**
 * The name of something made in a run: the parent's name, what part it plays, and how many of the
 * same part the parent had before.
 *
 * @param ordinal whole, 0 to 2^32 − 1; counted by the parent alone, never by a global counter
 */
export function nameOfPart(parent: Name, part: string, ordinal: number): Name {
  return nameOfHashed(parent, hashOfPart(part), ordinal);
}

/** The same for a part hashed before (`hashOfPart`), where one part is named many times. */
export function nameOfHashed(parent: Name, part: number, ordinal: number): Name {
  assertWord(ordinal);
  threefry(parent.high, parent.low, part, ordinal, scratch);
  return { high: scratch[0]!, low: scratch[1]! };
}

/** The hash of a part's ASCII word: a signed 32-bit integer. */
export function hashOfPart(part: string): number {
  hashInto(part);
  return scratch[0]!;
}

/** The name of an ordered pair; if the matter is symmetric, order the two by key beforehand. */
export function nameOfPair(a: Name, b: Name): Name {
  threefry(a.high, a.low, b.high, b.low, scratch);
  return { high: scratch[0]!, low: scratch[1]! };
}

/**
 * The key of a run, from which all its rolls follow.
 *
 * @param seed whole, 0 to 2^53 − 1
 * @param run whole, 0 to 2^32 − 1
 */
export function runKey(seed: number, run: number): Name {
  assert(Number.isSafeInteger(seed) && seed >= 0, () => `A seed cannot be ${seed}.`);
  assertWord(run);
  hashInto('run');
  threefry(Math.floor(seed / 4_294_967_296), seed % 4_294_967_296, scratch[0]!, run, scratch);
  return { high: scratch[0]!, low: scratch[1]! };
}

/**
 * Rolls a die: a uniform number in [0, 1) with 53 bits, the same whenever it is asked for.
 * Allocates nothing and costs about 25 ns.
 *
 * @param key the run's key
 * @param matter what the roll is about among the rolls of this die for this subject: an ordinal of
 * the subject's own, or the number of a date; a 32-bit integer
 */
export function rollAt(key: Name, die: Name, subject: Name, matter: number): number {
  threefry(
    key.high,
    key.low,
    die.high ^ subject.high ^ Math.imul(matter, 0x9e3779b1),
    die.low ^ subject.low ^ Math.imul(matter + 1, 0x85ebca6b),
    scratch,
  );
  return ((scratch[0]! >>> 5) * 67_108_864 + (scratch[1]! >>> 6)) * 1.1102230246251565e-16;
}

/**
 * Threefry-2x32 with 20 rounds: one block of two words, written to `out[0]` and `out[1]`.
 * Words may be given signed or unsigned. The rounds are written out, for this is asked thousands
 * of times a run.
 */
export function threefry(
  key0: number,
  key1: number,
  counter0: number,
  counter1: number,
  out: Int32Array | Uint32Array,
): void {
  const k0 = key0 | 0;
  const k1 = key1 | 0;
  const k2 = 0x1bd11bda ^ k0 ^ k1;
  let x = (counter0 + k0) | 0;
  let y = (counter1 + k1) | 0;

  x = (x + y) | 0;
  y = ((y << 13) | (y >>> 19)) ^ x;
  x = (x + y) | 0;
  y = ((y << 15) | (y >>> 17)) ^ x;
  x = (x + y) | 0;
  y = ((y << 26) | (y >>> 6)) ^ x;
  x = (x + y) | 0;
  y = ((y << 6) | (y >>> 26)) ^ x;
  x = (x + k1) | 0;
  y = (y + k2 + 1) | 0;

  x = (x + y) | 0;
  y = ((y << 17) | (y >>> 15)) ^ x;
  x = (x + y) | 0;
  y = ((y << 29) | (y >>> 3)) ^ x;
  x = (x + y) | 0;
  y = ((y << 16) | (y >>> 16)) ^ x;
  x = (x + y) | 0;
  y = ((y << 24) | (y >>> 8)) ^ x;
  x = (x + k2) | 0;
  y = (y + k0 + 2) | 0;

  x = (x + y) | 0;
  y = ((y << 13) | (y >>> 19)) ^ x;
  x = (x + y) | 0;
  y = ((y << 15) | (y >>> 17)) ^ x;
  x = (x + y) | 0;
  y = ((y << 26) | (y >>> 6)) ^ x;
  x = (x + y) | 0;
  y = ((y << 6) | (y >>> 26)) ^ x;
  x = (x + k0) | 0;
  y = (y + k1 + 3) | 0;

  x = (x + y) | 0;
  y = ((y << 17) | (y >>> 15)) ^ x;
  x = (x + y) | 0;
  y = ((y << 29) | (y >>> 3)) ^ x;
  x = (x + y) | 0;
  y = ((y << 16) | (y >>> 16)) ^ x;
  x = (x + y) | 0;
  y = ((y << 24) | (y >>> 8)) ^ x;
  x = (x + k1) | 0;
  y = (y + k2 + 4) | 0;

  x = (x + y) | 0;
  y = ((y << 13) | (y >>> 19)) ^ x;
  x = (x + y) | 0;
  y = ((y << 15) | (y >>> 17)) ^ x;
  x = (x + y) | 0;
  y = ((y << 26) | (y >>> 6)) ^ x;
  x = (x + y) | 0;
  y = ((y << 6) | (y >>> 26)) ^ x;
  x = (x + k2) | 0;
  y = (y + k0 + 5) | 0;
  out[0] = x;
  out[1] = y;
}

const scratch = new Int32Array(2);

/** Hashes an ASCII key into the scratch words: blocks of eight characters, chained, then length. */
function hashInto(key: string): void {
  let high = 0;
  let low = 0;
  for (let start = 0; start < key.length; start += 8) {
    const first = fourCharacters(key, start);
    const second = fourCharacters(key, start + 4);
    threefry(high, low, first, second, scratch);
    high = scratch[0]! ^ first;
    low = scratch[1]! ^ second;
  }
  threefry(high, low, key.length, -1, scratch);
}

function fourCharacters(key: string, start: number): number {
  let word = 0;
  const end = Math.min(start + 4, key.length);
  for (let at = start; at < end; at++) {
    const code = key.charCodeAt(at);
    if (code >= 128) refuseKey(key);
    word |= code << (8 * (at - start));
  }
  return word;
}

function assertWord(value: number): void {
  if (value < 0 || value >>> 0 !== value) refuseOrdinal(value);
}

function refuseKey(key: string): never {
  throw new BrokenPromise(`The key "${key}" is not ASCII.`);
}

function refuseOrdinal(value: number): never {
  throw new BrokenPromise(`An ordinal cannot be ${value}.`);
}
