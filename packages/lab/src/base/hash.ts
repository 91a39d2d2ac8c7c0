/**
 * Digests: 128 bits that stand for a history, a scenario or a file, to tell two of them apart.
 * They are the same on every machine and in every browser. They are not cryptographic: they guard
 * against accidents and not against anybody who wants a clash.
 *
 * The mixing is that of MurmurHash3 (Appleby, public domain) in its form of four 32-bit lanes.
 */

import { assert } from './assert.ts';

/** A digest in the making; plain, so that it can be copied and sent. */
export interface Digest {
  /** Four lanes of 32 bits. */
  readonly lanes: Int32Array;
  /** How many words of 32 bits went in, modulo 2^32. */
  words: number;
}

/** Begins a digest of nothing. */
export function makeDigest(): Digest {
  return { lanes: new Int32Array([0x1f3d5b79, 0x2545f491, 0x6a09e667, 0x3c6ef372]), words: 0 };
}

/** Adds a number, bit by bit; NaN is a broken promise and −0 counts as 0. */
export function digestNumber(digest: Digest, x: number): void {
  assert(!Number.isNaN(x), 'NaN cannot be part of a digest.');
  bits.setFloat64(0, x === 0 ? 0 : x, true);
  addWord(digest, bits.getInt32(0, true));
  addWord(digest, bits.getInt32(4, true));
}

/** Adds a string of any characters, as UTF-16 units, with its length. */
export function digestString(digest: Digest, text: string): void {
  addWord(digest, text.length);
  for (let at = 0; at < text.length; at += 1) addWord(digest, text.charCodeAt(at));
}

/** Adds bytes, with their number. */
export function digestBytes(digest: Digest, bytes: Uint8Array): void {
  addWord(digest, bytes.length);
  for (let at = 0; at < bytes.length; at += 4) {
    addWord(
      digest,
      byteAt(bytes, at) |
        (byteAt(bytes, at + 1) << 8) |
        (byteAt(bytes, at + 2) << 16) |
        (byteAt(bytes, at + 3) << 24),
    );
  }
}

/** What the digest stands at, as 32 hexadecimal digits; more may be added afterwards. */
export function digestHex(digest: Digest): string {
  let a = digest.lanes[0]! ^ digest.words;
  let b = digest.lanes[1]! ^ digest.words;
  let c = digest.lanes[2]! ^ digest.words;
  let d = digest.lanes[3]! ^ digest.words;
  a = (a + b + c + d) | 0;
  b = finish((b + a) | 0);
  c = finish((c + a) | 0);
  d = finish((d + a) | 0);
  a = finish(a);
  a = (a + b + c + d) | 0;
  return hexOf(a) + hexOf(b + a) + hexOf(c + a) + hexOf(d + a);
}

/** One of many digests that are kept as numbers, as its 32 hexadecimal digits; shape of `words`: [digests × 4]. */
export function digestAt(words: Uint32Array, at: number): string {
  return [0, 1, 2, 3].map((word) => hexOf(words[at * 4 + word]!)).join('');
}

/** The digest of a plain value over its canonical JSON, as 32 hexadecimal digits. */
export function digestOf(value: unknown): string {
  const digest = makeDigest();
  digestString(digest, canonicalJson(value));
  return digestHex(digest);
}

/**
 * JSON with sorted keys, no spaces and only ASCII, so that equal values have equal bytes.
 * Keys whose value is undefined are left out. Infinity is written `1e999`, which JSON reads back;
 * NaN, functions and whatever else is not plain data are broken promises.
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return quote(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      return writeNumber(value);
    case 'object':
      return value === null ? 'null' : writeObject(value);
    default:
      return refuse(typeof value);
  }
}

function writeNumber(x: number): string {
  assert(!Number.isNaN(x), 'NaN cannot be part of a digest.');
  if (x === Number.POSITIVE_INFINITY) return '1e999';
  if (x === Number.NEGATIVE_INFINITY) return '-1e999';
  return x === 0 ? '0' : String(x);
}

function writeObject(value: object): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) refuse('object of a class');
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, member]) => `${quote(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

function quote(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function refuse(what: string): never {
  assert(false, () => `Only plain data has a digest, not a value that is ${what}.`);
}

const bits = new DataView(new ArrayBuffer(8));

/** Mixes one word into one lane by turns; each lane takes in its neighbour as it goes. */
function addWord(digest: Digest, word: number): void {
  const lanes = digest.lanes;
  const turn = digest.words & 3;
  let mixed = Math.imul(word, 0x239b961b);
  mixed = (mixed << 15) | (mixed >>> 17);
  mixed = Math.imul(mixed, 0xab0e9789);
  let lane = lanes[turn]! ^ mixed;
  lane = (lane << 19) | (lane >>> 13);
  lane = (lane + lanes[(turn + 1) & 3]!) | 0;
  lanes[turn] = (Math.imul(lane, 5) + 0x561ccd1b) | 0;
  digest.words = (digest.words + 1) | 0;
}

function finish(word: number): number {
  let mixed = word ^ (word >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

function hexOf(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0');
}

function byteAt(bytes: Uint8Array, at: number): number {
  return at < bytes.length ? bytes[at]! : 0;
}
