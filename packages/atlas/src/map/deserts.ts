// Deserts as fine stipple: on the ground that is nearest to a place which the scenario calls a desert, thinner
// with the distance from it. Where a desert ends nobody says; the stipple fades instead of ending.

import type { PlaceEntry } from '@tumen/lab';
import type { Land } from '../bundle/land.ts';
import type { Projection } from './ways.ts';

/** How much of a desert a point is: 0 none … 1 its middle. */
export type Deserts = (longitude: number, latitude: number) => number;

/** Kilometres at which a desert has faded. @source assumed */
const reachKm = 300;
const kmADegree = 111.2;

/** The deserts of a scenario. */
export function desertsOf({ shape, nearest }: Land, places: readonly PlaceEntry[]): Deserts {
  return (longitude, latitude) => {
    const column = Math.floor((longitude - shape.west) / shape.degreesPerCell);
    const row = Math.floor((shape.north - latitude) / shape.degreesPerCell);
    if (column < 0 || row < 0 || column >= shape.columns || row >= shape.rows) return 0;
    const place = places[nearest[row * shape.columns + column]!];
    if (place === undefined || place.kind !== 'desert') return 0;
    const north = (place.latitude - latitude) * kmADegree;
    const east = (place.longitude - longitude) * kmADegree * Math.cos((latitude * Math.PI) / 180);
    return Math.max(0, 1 - Math.hypot(north, east) / reachKm);
  };
}

/** Pixels between two grains, before each is shifted. */
const step = 5;

/** Stipples what a camera shows; the context draws in pixels of the screen. */
export function drawDeserts(
  context: CanvasRenderingContext2D,
  deserts: Deserts,
  invert: Projection,
  size: { readonly width: number; readonly height: number },
): void {
  context.fillStyle = 'rgb(146 110 66 / 0.55)';
  for (let top = 0; top < size.height; top += step) {
    for (let left = 0; left < size.width; left += step) {
      const [one, other, third] = grainsOf(left, top);
      const x = left + one * step;
      const y = top + other * step;
      const point = invert([x, y]);
      if (point === null || deserts(point[0], point[1]) * 1.3 < third) continue;
      context.fillRect(x, y, 1.1, 1.1);
    }
  }
}

/** Three shares that a lattice point always has: a picture drawn anew has its grains where they were. */
function grainsOf(x: number, y: number): readonly [number, number, number] {
  let mixed = Math.imul(x + 1, 0x9e3779b1) ^ Math.imul(y + 1, 0x85ebca6b);
  const next = () => {
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
    mixed ^= mixed >>> 13;
    return (mixed >>> 8) / 0x1000000;
  };
  return [next(), next(), next()];
}
