// Makes one relief of the pictures that an author brings: their heights averaged over square pixels of
// a kilometre at finest, and the built-in relief where they have none. What it is and how much of it
// is whose goes into the relief's name, and so into every result.

import type { Region } from './ground.ts';
import type { HeightPicture } from './picture.ts';
import { heightAt, type Relief } from './relief.ts';
import { kmPerDegree } from './sphere.ts';

/** Pixels are averaged to about this many kilometres where the pictures are finer. */
const finestPixelKm = 1;
/** A region with more pixels than this is averaged to larger ones. */
const mostPixels = 24_000_000;
/** Pixels beyond the region's edge, for sampling at the rim. */
const marginPixels = 4;

/** A relief of pictures, and what share of the region they cover, 0–1. */
export interface Mosaic {
  readonly relief: Relief;
  readonly covered: number;
}

/**
 * Averages pictures over a region. The pixels are those of the coarsest picture, or whole multiples
 * of them; `rest` has the heights that no picture has.
 */
export function mosaicOf(land: {
  readonly name: string;
  readonly pictures: readonly HeightPicture[];
  readonly region: Region;
  readonly rest: Relief;
  /** Told now and then how much of the work is done, 0–1. */
  readonly progress?: (share: number) => void;
}): Mosaic {
  const { name, pictures, region, rest, progress } = land;
  const shape = shapeOf(pictures, region);
  const metres = new Float32Array(shape.columns * shape.rows);
  const counts = new Uint32Array(metres.length);
  pictures.forEach((picture, index) => {
    for (const turn of [-360, 0, 360]) {
      const moved = { ...picture, west: picture.west + turn };
      addPicture(moved, { shape, metres, counts }, (share) => {
        progress?.((index + share) / pictures.length);
      });
    }
  });
  let inRegion = 0;
  let covered = 0;
  for (let pixel = 0; pixel < metres.length; pixel++) {
    const row = Math.floor(pixel / shape.columns);
    const latitude = shape.north - (row + 0.5) * shape.degreesPerPixel;
    const longitude = shape.west + (pixel - row * shape.columns + 0.5) * shape.degreesPerPixel;
    const isInside =
      latitude < region.north &&
      latitude > region.south &&
      longitude > region.west &&
      longitude < region.east;
    if (isInside) inRegion++;
    if (counts[pixel] === 0) metres[pixel] = heightAt(rest, { latitude, longitude });
    else if (isInside) covered++;
  }
  const share = inRegion === 0 ? 0 : covered / inRegion;
  return {
    relief: { name: nameOf({ name, pictures, shape, share }), ...shape, metres },
    covered: share,
  };
}

type Shape = Omit<Relief, 'name' | 'metres'>;

function shapeOf(pictures: readonly HeightPicture[], region: Region): Shape {
  const coarsest = pictures.reduce(
    (most, it) => Math.max(most, it.degreesEast, it.degreesSouth),
    1e-6,
  );
  const wholes = (degrees: number) => Math.max(1, Math.round(degrees / coarsest)) * coarsest;
  let pixel = wholes(finestPixelKm / kmPerDegree);
  const degrees = (region.east - region.west) * (region.north - region.south);
  while (degrees / (pixel * pixel) > mostPixels) pixel = wholes(pixel * 1.5);
  // The pixels keep to the corner of the first picture, so that whole ones are averaged.
  const corner = pictures[0] ?? { west: region.west, north: region.north };
  const firstColumn = Math.floor((region.west - corner.west) / pixel + 1e-9) - marginPixels;
  const firstRow = Math.floor((corner.north - region.north) / pixel + 1e-9) - marginPixels;
  const west = corner.west + firstColumn * pixel;
  const north = corner.north - firstRow * pixel;
  return {
    west,
    north,
    degreesPerPixel: pixel,
    columns: Math.ceil((region.east - west) / pixel - 1e-9) + marginPixels,
    rows: Math.ceil((north - region.south) / pixel - 1e-9) + marginPixels,
  };
}

/** Adds the heights of a picture to running means. */
function addPicture(
  picture: HeightPicture,
  means: { readonly shape: Shape; readonly metres: Float32Array; readonly counts: Uint32Array },
  progress: (share: number) => void,
): void {
  const { shape, metres, counts } = means;
  const { degreesPerPixel, columns, rows } = shape;
  const columnOf = (column: number) =>
    Math.floor(
      (picture.west + (column + 0.5) * picture.degreesEast - shape.west) / degreesPerPixel,
    );
  const rowOf = (row: number) =>
    Math.floor(
      (shape.north - picture.north + (row + 0.5) * picture.degreesSouth) / degreesPerPixel,
    );
  picture.blocks.forEach((block, index) => {
    const lastColumn = Math.min(block.column + block.columns, picture.columns) - 1;
    const lastRow = Math.min(block.row + block.rows, picture.rows) - 1;
    const isApart =
      columnOf(lastColumn) < 0 ||
      columnOf(block.column) >= columns ||
      rowOf(lastRow) < 0 ||
      rowOf(block.row) >= rows;
    if (isApart) return;
    const heights = block.unpack();
    for (let row = block.row; row <= lastRow; row++) {
      const inRow = rowOf(row);
      if (inRow < 0 || inRow >= rows) continue;
      const start = (row - block.row) * block.columns;
      for (let column = block.column; column <= lastColumn; column++) {
        const height = heights[start + column - block.column]!;
        const inColumn = columnOf(column);
        if (Number.isNaN(height) || inColumn < 0 || inColumn >= columns) continue;
        const pixel = inRow * columns + inColumn;
        const count = counts[pixel]! + 1;
        counts[pixel] = count;
        metres[pixel] = metres[pixel]! + (height - metres[pixel]!) / count;
      }
    }
    progress((index + 1) / picture.blocks.length);
  });
}

function nameOf(of: {
  readonly name: string;
  readonly pictures: readonly HeightPicture[];
  readonly shape: Shape;
  readonly share: number;
}): string {
  const { name, pictures, shape, share } = of;
  const finest = pictures.reduce((least, it) => Math.min(least, it.degreesSouth), 90);
  const { degreesPerPixel } = shape;
  const parts = [`steps of ${inDegrees(finest)}`];
  if (degreesPerPixel > finest * 1.01) parts.push(`averaged to ${inDegrees(degreesPerPixel)}`);
  if (share < 1) {
    const missing = Math.max(0.1, 100 * (1 - share)).toFixed(share < 0.99 ? 0 : 1);
    parts.push(`the built-in relief on ${missing} % of the region, where it has no heights`);
  }
  return `The scenario's own relief, ${name}: ${parts.join(', ')}`;
}

function inDegrees(degrees: number): string {
  return degrees < 0.01 ? `${(degrees * 3600).toFixed(1)}″` : `${degrees.toFixed(3)}°`;
}
