import { expect, test } from 'vitest';
import { type Box, touch } from './labels.ts';
import { boxesOf, type Realm, type Sheet, writeRealms } from './realm-names.ts';

const size = { width: 800, height: 500 };
const sheet: Sheet = { size, firm: [], lesser: [], free: [] };

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
    realm(1, 'Upland', [430, 330]),
    { ...realm(2, 'Marsh', [405, 240]), places: [[520, 240] as const] },
  ];
  const written = writeRealms(realms, { ...sheet, firm: names });
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
  const [one] = writeRealms([realm(4, 'Mountain people of the far uplands', [400, 250])], sheet);
  expect(one!.lines.join(' ')).toBe('Mountain people of the far uplands');
  expect([one!.x, one!.y]).toEqual([400, 250]);
});

test('lesser names give way where a realm finds no other room, and only there', () => {
  const upland = [realm(0, 'Upland', [400, 250])];
  const [beside] = writeRealms(upland, {
    ...sheet,
    lesser: Array.from({ length: 9 }, () => ({ left: 300, right: 500, top: 235, bottom: 255 })),
  });
  expect(Math.abs(beside!.y - 250)).toBeGreaterThan(5);
  const [over] = writeRealms(upland, {
    ...sheet,
    lesser: [{ left: 0, right: 800, top: 0, bottom: 500 }],
  });
  expect([over!.x, over!.y]).toEqual([400, 250]);
  const all = Array.from({ length: 40 }, () => ({ left: 0, right: 800, top: 0, bottom: 500 }));
  expect(writeRealms(upland, { ...sheet, lesser: all })).toEqual([]);
});

test('where there is no room a realm goes without its name', () => {
  const full = [{ left: 0, right: 800, top: 0, bottom: 500 }];
  expect(writeRealms([realm(0, 'Upland', [400, 250])], { ...sheet, firm: full })).toEqual([]);
});

test('a name never stands over the land of another', () => {
  const island: Realm = { polity: 1, name: 'Isle', places: [[400, 250]] };
  const round: Realm = {
    polity: 0,
    name: 'Mainland',
    places: [-60, 0, 60].flatMap((by) => [-60, 60].map((down) => [400 + by, 250 + down] as const)),
  };
  // in the middle of its places lies another's, so that its name stands nearer to one of its own
  const ofMainland = (all: ReturnType<typeof writeRealms>) => {
    const boxes = boxesOf(all.find((it) => it.polity === 0)!);
    return (boxes[0]!.top + boxes.at(-1)!.bottom) / 2;
  };
  const beside = ofMainland(writeRealms([round, island], sheet));
  expect(Math.abs(beside - 250)).toBeGreaterThan(15);
  // and what nobody holds is not written over either
  const free = [[400, 250] as const];
  expect(Math.abs(ofMainland(writeRealms([round], { ...sheet, free })) - 250)).toBeGreaterThan(15);
  expect(Math.abs(ofMainland(writeRealms([round], sheet)) - 250)).toBeLessThan(15);
});
