// Where the names of realms are written: over land of their own, the larger realms first, and never over
// the name or mark of a place, a flag or one another. Pure arithmetic on the screen's pixels.

import { type Box, touch } from './labels.ts';
import type { Size } from './projection.ts';

/** A realm whose name may be written. */
export interface Realm {
  readonly polity: number;
  readonly name: string;
  /** Pixels of the places that it holds on the screen. */
  readonly places: readonly (readonly [x: number, y: number])[];
}

/** A name as it is written, its lines centred on `x`; `y` is the foot of the first. */
export interface RealmName {
  readonly polity: number;
  readonly lines: readonly string[];
  readonly x: number;
  readonly y: number;
  /** Size of the letters. */
  readonly font: number;
}

/** Width of a letter with its spacing, in sizes: measured on the page's type in capitals. */
const letterWidth = 1.06;
/** From one line to the next, in sizes. */
export const lineHeight = 1.15;

/** What names of realms must keep clear of, and what lies under them. */
export interface Sheet {
  readonly size: Size;
  /** What nothing may be written over: flags, buttons, names of cities. */
  readonly firm: readonly Box[];
  /** Lesser names and marks: a realm that else finds none or only a poor place stands over few of them, and the names give way. */
  readonly lesser: readonly Box[];
  /** Pixels of places that none of the realms holds. */
  readonly free: Realm['places'];
}

/** Names of realms that find room; what finds none is left to the table. */
export function writeRealms(
  realms: readonly Realm[],
  { size, firm, lesser, free }: Sheet,
): readonly RealmName[] {
  const grounds = [
    ...realms.map(({ polity, places }) => ({ polity, places })),
    { polity: -1, places: free },
  ];
  const written: Box[] = [];
  return [...realms]
    .sort((a, b) => b.places.length - a.places.length || a.polity - b.polity)
    .flatMap((realm) => {
      const clear = [...firm, ...written];
      const write = writerOf(realm, size);
      let best: Omit<RealmName, 'polity'> | undefined;
      let least = dearest;
      for (const way of tries) {
        if (way.cost >= least) break;
        const name = write(way);
        if (name === undefined) continue;
        const boxes = boxesOf(name);
        if (!boxes.every((box) => isOn(size, box) && !clear.some((it) => touch(it, box)))) continue;
        const covered = lesser.filter((it) => boxes.some((box) => touch(it, box))).length;
        const cost = way.cost + (ofCovering * covered) / realm.places.length;
        if (cost >= least || holderAt(grounds, middleOf(boxes)) !== realm.polity) continue;
        [best, least] = [name, cost];
      }
      if (best === undefined) return [];
      written.push(...boxesOf(best));
      return [{ polity: realm.polity, ...best }];
    });
}

/** What it costs a realm of one place to stand over a lesser name or mark, in pixels from the middle of its places. */
const ofCovering = 110;
/** A dearer name is left out. */
const dearest = 280;

/** Writes the name of a realm in one of the ways; undefined where it has too few words for so many lines. */
function writerOf({ name, places }: Realm, size: Size) {
  const mean = (at: 0 | 1) => places.reduce((sum, it) => sum + it[at], 0) / places.length;
  const largest = Math.min(22, 11 + places.length * 0.8) * Math.min(1, 0.45 + size.width / 1400);
  const [x, y] = [mean(0), mean(1)];
  const lines = [1, 2, 3].map((count) => linesOf(name, count));
  return ({ share, right, down, count }: (typeof tries)[number]) => {
    const own = lines[count - 1]!;
    if (own.length !== count) return undefined;
    return { lines: own, x: x + right, y: y + down, font: Math.max(9, largest * share) };
  };
}

function isOn({ width, height }: Size, { left, top, right, bottom }: Box): boolean {
  return left > 4 && top > 4 && right < width - 4 && bottom < height - 4;
}

/** Pixels from its nearest place at which a name no longer seems to belong to it. */
const farthest = 110;

/** The realm whose place is nearest to a pixel; −1 where none is near. */
function holderAt(
  grounds: readonly Pick<Realm, 'polity' | 'places'>[],
  [x, y]: readonly [number, number],
): number {
  let least = farthest ** 2;
  let holder = -1;
  for (const { polity, places } of grounds) {
    for (const place of places) {
      const away = (place[0] - x) ** 2 + (place[1] - y) ** 2;
      if (away >= least) continue;
      least = away;
      holder = polity;
    }
  }
  return holder;
}

function middleOf(boxes: readonly Box[]): readonly [number, number] {
  const [first, last] = [boxes[0]!, boxes.at(-1)!];
  return [(first.left + first.right) / 2, (first.top + last.bottom) / 2];
}

/** What the lines of a name take up, each by itself. */
export function boxesOf({ lines, x, y, font }: Omit<RealmName, 'polity'>): readonly Box[] {
  return lines.map((line, at) => {
    const half = (line.length * font * letterWidth) / 2;
    const foot = y + at * font * lineHeight;
    return { left: x - half, right: x + half, top: foot - font * 0.82, bottom: foot + font * 0.16 };
  });
}

/** Ways to write a name, the best first: large, near the middle of its places, in few lines. */
const tries = [1, 0.8, 0.62, 0.5]
  .flatMap((share) =>
    [1, 2, 3].flatMap((count) =>
      every(20, 140).flatMap((down) =>
        every(20, 180).map((right) => ({
          share,
          count,
          right,
          down,
          cost: Math.hypot(right, 1.5 * down) + 170 * (1 - share) + 26 * (count - 1),
        })),
      ),
    ),
  )
  .sort((a, b) => a.cost - b.cost);

/** Multiples of a step from −most to most. */
function every(step: number, most: number): number[] {
  const half = most / step;
  return Array.from({ length: 2 * half + 1 }, (_, at) => (at - half) * step);
}

/** A name in so many lines of about the same length; in fewer where it has fewer words. */
function linesOf(name: string, count: number): readonly string[] {
  const lines: string[] = [];
  const goal = name.length / count;
  for (const word of name.split(' ')) {
    const last = lines.at(-1);
    const fits = last !== undefined && last.length + word.length / 2 < goal;
    if (fits || lines.length === count) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
