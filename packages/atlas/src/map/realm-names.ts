// Where the names of realms are written: over the land that they hold, the larger realms first, and never
// over the name or mark of a place, a flag or one another. Pure arithmetic on the screen's pixels.

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

/** Names of realms that find room; what finds none is left to the table. */
export function writeRealms(
  realms: readonly Realm[],
  size: Size,
  taken: readonly Box[],
): readonly RealmName[] {
  const full: Box[] = [...taken];
  return [...realms]
    .sort((a, b) => b.places.length - a.places.length || a.polity - b.polity)
    .flatMap(({ polity, name, places }) => {
      const mean = (at: 0 | 1) => places.reduce((sum, it) => sum + it[at], 0) / places.length;
      const largest =
        Math.min(22, 11 + places.length * 0.8) * Math.min(1, 0.45 + size.width / 1400);
      const ways = [1, 2, 3].map((count) => linesOf(name, count));
      for (const { share, right, down, count } of tries) {
        const lines = ways[count - 1]!;
        if (lines.length !== count) continue;
        const font = Math.max(9, largest * share);
        const at = { lines, x: mean(0) + right, y: mean(1) + down, font };
        const boxes = boxesOf(at);
        const fits = boxes.every(
          (box) =>
            box.left > 4 &&
            box.top > 4 &&
            box.right < size.width - 4 &&
            box.bottom < size.height - 4 &&
            !full.some((it) => touch(it, box)),
        );
        if (!fits) continue;
        full.push(...boxes);
        return [{ polity, ...at }];
      }
      return [];
    });
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
const tries = [1, 0.8, 0.62]
  .flatMap((share) =>
    [1, 2, 3].flatMap((count) =>
      every(20, 140).flatMap((down) =>
        every(30, 180).map((right) => ({
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
