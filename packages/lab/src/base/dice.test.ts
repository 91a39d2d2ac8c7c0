/** Tests of the dice; the known answers are those that Random123 1.14 publishes in `kat_vectors`. */

import { expect, test } from 'vitest';
import { type Name, nameOf, nameOfPair, nameOfPart, rollAt, runKey, threefry } from './dice.ts';

function block(key: readonly [number, number], counter: readonly [number, number]): string {
  const out = new Uint32Array(2);
  threefry(key[0], key[1], counter[0], counter[1], out);
  return [...out].map((word) => word.toString(16).padStart(8, '0')).join(' ');
}

test('Threefry-2x32 with 20 rounds gives the published answers', () => {
  expect(block([0, 0], [0, 0])).toBe('6b200159 99ba4efe');
  expect(block([0xffffffff, 0xffffffff], [0xffffffff, 0xffffffff])).toBe('1cb996fc bb002be7');
  expect(block([0x13198a2e, 0x03707344], [0x243f6a88, 0x85a308d3])).toBe('c4923a9c 483df7a0');
});

test('signed and unsigned words are the same words', () => {
  expect(block([-1, -1], [-1, -1])).toBe('1cb996fc bb002be7');
});

test('a roll is keyed exactly as the header says', () => {
  const key = runKey(7, 41);
  const die = nameOf('siege.storm');
  const subject = nameOf('place:ford');
  const matter = 5;
  const out = new Uint32Array(2);
  threefry(
    key.high,
    key.low,
    die.high ^ subject.high ^ Math.imul(matter, 0x9e3779b1),
    die.low ^ subject.low ^ Math.imul(matter + 1, 0x85ebca6b),
    out,
  );
  const bits = BigInt(out[0]! >>> 5) * 2n ** 26n + BigInt(out[1]! >>> 6);
  expect(rollAt(key, die, subject, matter)).toBe(Number(bits) / 2 ** 53);
});

test('the same name rolls the same number, and any other name another', () => {
  const key = runKey(1, 1);
  const storm = nameOf('siege.storm');
  const ford = nameOf('place:ford');
  const roll = rollAt(key, storm, ford, 0);
  expect(rollAt(runKey(1, 1), nameOf('siege.storm'), nameOf('place:ford'), 0)).toBe(roll);
  for (const other of [
    rollAt(runKey(2, 1), storm, ford, 0),
    rollAt(runKey(1, 2), storm, ford, 0),
    rollAt(key, nameOf('siege.plague'), ford, 0),
    rollAt(key, storm, nameOf('place:mill'), 0),
    rollAt(key, storm, ford, 1),
    rollAt(key, storm, ford, -1),
  ]) {
    expect(other).not.toBe(roll);
  }
});

test('rolls are uniform: each tenth holds a tenth, and neighbours know nothing of each other', () => {
  const key = runKey(3, 0);
  const die = nameOf('battle.outcome');
  const subject = nameOf('polity:upland');
  const rolls = 100_000;
  const tenths = new Array<number>(10).fill(0);
  let product = 0;
  let before = 0.5;
  for (let matter = 0; matter < rolls; matter++) {
    const u = rollAt(key, die, subject, matter);
    expect(u >= 0 && u < 1).toBe(true);
    tenths[Math.floor(10 * u)]! += 1;
    product += (u - 0.5) * (before - 0.5);
    before = u;
  }
  // Chi-square with 9 degrees of freedom: 33.7 is passed once in 10,000.
  const expected = rolls / 10;
  const chiSquare = tenths.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
  expect(chiSquare).toBeLessThan(33.7);
  // The correlation's standard error is 1/√rolls; four of them.
  expect(Math.abs((product / rolls) * 12)).toBeLessThan(4 / Math.sqrt(rolls));
});

test('names of many keys, parts, pairs and runs do not clash', () => {
  const seen = new Set<string>();
  const add = (name: Name) => seen.add(`${name.high}:${name.low}`);
  const places = Array.from({ length: 200 }, (_, n) => nameOf(`place:p${n}`));
  let count = 0;
  for (const place of places) {
    add(place);
    count += 1;
    for (let ordinal = 0; ordinal < 5; ordinal++) {
      add(nameOfPart(place, 'siege', ordinal));
      add(nameOfPart(place, 'force', ordinal));
      count += 2;
    }
    for (const other of places.slice(0, 20)) {
      add(nameOfPair(place, other));
      count += 1;
    }
  }
  for (let run = 0; run < 1000; run++) {
    add(runKey(1, run));
    count += 1;
  }
  expect(seen.size).toBe(count);
});

test('keys of one and of many blocks differ by their last character and by their length', () => {
  const keys = ['', 'a', 'aa', 'aaaaaaaa', 'aaaaaaaaa', 'aaaaaaab', '\0', '\0\0'];
  const names = new Set(keys.map((key) => JSON.stringify(nameOf(key))));
  expect(names.size).toBe(keys.length);
});

test('a pair is ordered', () => {
  const a = nameOf('polity:upland');
  const b = nameOf('polity:lowland');
  expect(nameOfPair(a, b)).not.toEqual(nameOfPair(b, a));
});

test('seeds beyond 32 bits count in full', () => {
  expect(runKey(2 ** 32 + 5, 0)).not.toEqual(runKey(5, 0));
  expect(runKey(2 ** 53 - 1, 0)).not.toEqual(runKey(2 ** 32 - 1, 0));
});

test('what is not a key, an ordinal or a seed is refused', () => {
  expect(() => nameOf('place:médina')).toThrow('ASCII');
  expect(() => nameOfPart(nameOf('a'), 'siege', -1)).toThrow('ordinal');
  expect(() => nameOfPart(nameOf('a'), 'siege', 0.5)).toThrow('ordinal');
  expect(() => runKey(-1, 0)).toThrow('seed');
  expect(() => runKey(1.5, 0)).toThrow('seed');
  expect(() => runKey(1, 2 ** 32)).toThrow('ordinal');
});
