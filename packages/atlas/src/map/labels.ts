// Names on the map: which of them fit without touching, the weightier ones first; and the lettering of
// polities over the land they hold. Pure arithmetic on the screen's pixels.

import type { PlaceEntry, Scenario } from '@tumen/lab';
import { placesIn } from '../state/cast.ts';

/** How sure it is where a place is. */
export type Sureness = 'attested' | 'inferred' | 'assumed';

/** A place as the map writes it. */
export interface Lettering {
  readonly node: number;
  readonly place: PlaceEntry;
  /** Larger is written first. */
  readonly weight: number;
  readonly sureness: Sureness;
  readonly style: 'city' | 'town' | 'camp' | 'pass' | 'region';
}

const styles: Readonly<Record<PlaceEntry['kind'], Lettering['style']>> = {
  city: 'city',
  town: 'town',
  fort: 'town',
  pasture: 'region',
  camp: 'camp',
  waypoint: 'camp',
  pass: 'pass',
  ford: 'pass',
  ferry: 'pass',
  desert: 'region',
};
const kindWeights: Readonly<Record<Lettering['style'], number>> = {
  city: 6,
  town: 3.4,
  region: 3,
  camp: 1.6,
  pass: 1.2,
};

/** The places of a scenario, weightiest first: by kind, and by how often the record names them. */
export function letteringsOf(scenario: Scenario): readonly Lettering[] {
  const named = new Map<string, number>();
  for (const it of scenario.attestations) {
    for (const key of placesIn(it.holds)) named.set(key, (named.get(key) ?? 0) + 1);
  }
  return scenario.places
    .map((place, node) => {
      const style = styles[place.kind];
      const weight = kindWeights[style] + Math.min(6, (named.get(place.key) ?? 0) * 0.9);
      return { node, place, weight, style, sureness: surenessOf(place) };
    })
    .sort((a, b) => b.weight - a.weight || a.node - b.node);
}

/** Attested where somebody was read, inferred from memory or from the case itself, else assumed. */
export function surenessOf({ grounds }: PlaceEntry): Sureness {
  if (grounds.assumed || grounds.citations.length === 0) return 'assumed';
  const read = grounds.citations.some((it) => it.sight !== 'recalled');
  return read && !grounds.fromCase ? 'attested' : 'inferred';
}

/** Letters' size in pixels by style. */
export const letterSize: Readonly<Record<Lettering['style'], number>> = {
  city: 15,
  town: 13,
  region: 13,
  camp: 12,
  pass: 11.5,
};

/** Width of a letter by style, in sizes: measured on the page's type, with its spacing. */
const letterWidth: Readonly<Record<Lettering['style'], number>> = {
  city: 0.53,
  town: 0.46,
  region: 0.56,
  camp: 0.44,
  pass: 0.43,
};

/** A name that is written, and on which side of its mark. */
export interface Placed {
  readonly lettering: Lettering;
  readonly x: number;
  readonly y: number;
  readonly side: 'right' | 'left' | 'none';
  /** What the mark takes up, and what the name. */
  readonly boxes: readonly Box[];
}

/** Pixels on the screen. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * Chooses the names that fit. `at` gives a place's pixel on the screen; what lies outside is left out.
 * Marks of lesser kinds appear only when the map is large enough.
 */
export function layOut(
  letterings: readonly Lettering[],
  at: (node: number) => readonly [number, number],
  screen: {
    readonly width: number;
    readonly height: number;
    readonly zoom: number;
    /** Nodes over which the record has a flag. */
    readonly flagged: ReadonlySet<number>;
  },
): readonly Placed[] {
  const taken: Box[] = [
    ...buttonsOver(screen),
    ...[...screen.flagged].map((node) => flagOver(at(node))),
  ];
  const placed: Placed[] = [];
  const least = 4.2 - 2.2 * Math.log2(screen.zoom + 0.6) - (screen.width > 1000 ? 1.6 : 0);
  for (const lettering of letterings) {
    const [x, y] = at(lettering.node);
    if (x < 4 || y < 4 || x > screen.width - 4 || y > screen.height - 4) continue;
    const size = letterSize[lettering.style];
    const width = lettering.place.name.length * size * letterWidth[lettering.style] + 4;
    const mark: Box = { left: x - 4, top: y - 4, right: x + 4, bottom: y + 4 };
    const sides = (['right', 'left'] as const).map((side) => ({
      side,
      box: {
        left: side === 'right' ? x + 5 : x - 6 - width,
        right: side === 'right' ? x + 6 + width : x - 5,
        top: y - size * 0.62,
        bottom: y + size * 0.5,
      },
    }));
    const fits =
      lettering.weight < least && !screen.flagged.has(lettering.node)
        ? undefined
        : sides.find(
            ({ box }) =>
              box.right < screen.width - 2 && box.left > 2 && !taken.some((it) => touch(it, box)),
          );
    if (
      fits === undefined &&
      (lettering.weight < least - 0.6 || taken.some((it) => touch(it, mark)))
    ) {
      continue;
    }
    taken.push(mark);
    if (fits !== undefined) taken.push(fits.box);
    const boxes = fits === undefined ? [mark] : [mark, fits.box];
    placed.push({ lettering, x, y, side: fits?.side ?? 'none', boxes });
  }
  return placed;
}

/** Names that lie under one of the boxes are left out; their marks stay. */
export function makeRoom(placed: readonly Placed[], over: readonly Box[]): readonly Placed[] {
  return placed.map((it) => {
    const [mark, name] = it.boxes;
    if (mark === undefined || name === undefined) return it;
    if (!over.some((box) => touch(box, name))) return it;
    return { ...it, side: 'none', boxes: [mark] };
  });
}

/** What a flag over a place takes up. */
export function flagOver([x, y]: readonly [number, number]): Box {
  return { left: x - 16, right: x + 16, top: y - 24, bottom: y - 10 };
}

/** Where the buttons lie over a map; names keep clear of them. */
export function buttonsOver({
  width,
  height,
}: {
  readonly width: number;
  readonly height: number;
}): readonly Box[] {
  return [
    { left: width - 58, right: width, top: 0, bottom: 146 },
    { left: width - 108, right: width, top: height - 56, bottom: height },
  ];
}

/** Whether two boxes share a pixel. */
export function touch(one: Box, other: Box): boolean {
  return (
    one.left < other.right &&
    one.right > other.left &&
    one.top < other.bottom &&
    one.bottom > other.top
  );
}
