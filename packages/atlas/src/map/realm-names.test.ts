import { expect, test } from 'vitest';
import { type Box, touch } from './labels.ts';
import { boxesOf, type Realm, writeRealms } from './realm-names.ts';

const size = { width: 800, height: 500 };

/** Places in a square round a point. */
function realm(polity: number, name: string, [x, y]: readonly [number, number]): Realm {
  const places = [-20, 20].flatMap((by) => [-20, 20].map((down) => [x + by, y + down] as const));
  return { polity, name, places };
}

test('a name of a realm is written over nothing else, and larger realms come first', () => {
  const names: readonly Box[] = [
    { left: 330, right: 480, top: 230, bottom: 250 },
    { left: 300, right: 420, top: 255, bottom: 275 },
  ];
  const realms = [
    realm(0, 'Mountain people of a land far away', [400, 250]),
    realm(1, 'Upland', [410, 260]),
    { ...realm(2, 'The Lower Kingdom', [405, 240]), places: [[400, 250] as const] },
  ];
  const written = writeRealms(realms, size, names);
  expect(written.map((it) => it.polity)).toEqual([0, 1, 2]);
  const boxes = written.map((it) => boxesOf(it));
  for (const [at, own] of boxes.entries()) {
    const others = [...names, ...boxes.filter((_, one) => one !== at).flat()];
    expect(own.flatMap((it) => others.filter((one) => touch(it, one)))).toEqual([]);
    for (const it of own) {
      expect(it.left).toBeGreaterThan(0);
      expect(it.right).toBeLessThan(size.width);
    }
  }
});

test('a name keeps all its words, in lines, and stands in the middle where nothing is in its way', () => {
  const [one] = writeRealms([realm(4, 'Mountain people of Badakhshan', [400, 250])], size, []);
  expect(one!.lines.join(' ')).toBe('Mountain people of Badakhshan');
  expect([one!.x, one!.y]).toEqual([400, 250]);
});

test('where there is no room a realm goes without its name', () => {
  const full = [{ left: 0, right: 800, top: 0, bottom: 500 }];
  expect(writeRealms([realm(0, 'Upland', [400, 250])], size, full)).toEqual([]);
});
