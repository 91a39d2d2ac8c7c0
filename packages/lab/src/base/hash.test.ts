/** Tests of digests. */

import { expect, test } from 'vitest';
import {
  canonicalJson,
  type Digest,
  digestBytes,
  digestHex,
  digestNumber,
  digestOf,
  digestString,
  makeDigest,
} from './hash.ts';

function digestBy(add: (digest: Digest) => void): string {
  const digest = makeDigest();
  add(digest);
  return digestHex(digest);
}

const ofNumbers = (...numbers: number[]) =>
  digestBy((digest) => {
    for (const x of numbers) digestNumber(digest, x);
  });

/** How many of the 128 bits differ. */
function bitsApart(one: string, other: string): number {
  let apart = BigInt(`0x${one}`) ^ BigInt(`0x${other}`);
  let count = 0;
  for (; apart > 0n; apart >>= 1n) count += Number(apart & 1n);
  return count;
}

test('a digest is 32 hexadecimal digits and may be read while it grows', () => {
  const digest = makeDigest();
  const nothing = digestHex(digest);
  expect(nothing).toMatch(/^[0-9a-f]{32}$/);
  digestNumber(digest, 1);
  expect(digestHex(digest)).toBe(ofNumbers(1));
  digestNumber(digest, 2);
  expect(digestHex(digest)).toBe(ofNumbers(1, 2));
  expect(nothing).not.toBe(ofNumbers(1));
});

test('order, number and value of what goes in all count', () => {
  const digests = [
    ofNumbers(),
    ofNumbers(0),
    ofNumbers(0, 0),
    ofNumbers(1, 2),
    ofNumbers(2, 1),
    ofNumbers(1.0000000000000002),
    ofNumbers(1),
    ofNumbers(-1),
    ofNumbers(Number.POSITIVE_INFINITY),
  ];
  expect(new Set(digests).size).toBe(digests.length);
});

test('no zero has a sign, and NaN is refused', () => {
  expect(ofNumbers(-0)).toBe(ofNumbers(0));
  expect(() => ofNumbers(Number.NaN)).toThrow('NaN');
});

test('a change anywhere changes half of all bits', () => {
  const base = Array.from({ length: 20 }, (_, n) => n);
  const whole = ofNumbers(...base);
  for (let at = 0; at < base.length; at++) {
    const changed = base.map((x, n) => (n === at ? x + 1 : x));
    // 64 bits are expected, with a standard deviation of √32; six of them either way.
    expect(Math.abs(bitsApart(whole, ofNumbers(...changed)) - 64)).toBeLessThan(34);
  }
});

test('many near numbers have as many digests', () => {
  const seen = new Set<string>();
  for (let n = 0; n < 50_000; n++) seen.add(ofNumbers(n));
  expect(seen.size).toBe(50_000);
});

test('strings and bytes keep their borders', () => {
  const ofStrings = (...texts: string[]) =>
    digestBy((digest) => {
      for (const text of texts) digestString(digest, text);
    });
  const digests = [
    ofStrings('ab', 'c'),
    ofStrings('a', 'bc'),
    ofStrings('abc'),
    ofStrings('abc', ''),
  ];
  expect(new Set(digests).size).toBe(digests.length);
  expect(ofStrings('été')).not.toBe(ofStrings('ete'));
  const ofBytes = (...bytes: number[]) =>
    digestBy((digest) => digestBytes(digest, new Uint8Array(bytes)));
  expect(new Set([ofBytes(), ofBytes(0), ofBytes(0, 0), ofBytes(1, 2, 3, 4, 5)]).size).toBe(4);
});

test('canonical JSON sorts keys, escapes what is not ASCII, and reads back', () => {
  const value = { b: [1, -0, 2.5, Number.POSITIVE_INFINITY], a: { é: 'ü\n', z: null }, c: true };
  expect(canonicalJson(value)).toBe(
    '{"a":{"z":null,"\\u00e9":"\\u00fc\\n"},"b":[1,0,2.5,1e999],"c":true}',
  );
  expect(JSON.parse(canonicalJson(value))).toEqual({ ...value, b: [1, 0, 2.5, Infinity] });
});

test('equal values have equal digests, however they were put together', () => {
  expect(digestOf({ a: 1, b: 2 })).toBe(digestOf({ b: 2, a: 1 }));
  expect(digestOf({ a: 1, b: undefined })).toBe(digestOf({ a: 1 }));
  expect(digestOf([1, 2])).not.toBe(digestOf([2, 1]));
  expect(digestOf('1')).not.toBe(digestOf(1));
});

test('what is not plain data has no digest', () => {
  expect(() => digestOf(new Map())).toThrow('plain data');
  expect(() => digestOf([() => 1])).toThrow('plain data');
  expect(() => digestOf({ x: Number.NaN })).toThrow('NaN');
  expect(() => digestOf([undefined])).toThrow('plain data');
});
