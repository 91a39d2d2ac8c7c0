// The picture of the ground under a map: heights cropped to the scenario's region, water and land as
// runs, and the lines of coasts, lakes and rivers. Cut from the built-in maps when a study is published.

import type { Region, Relief, WaterKind, Waters } from '@tumen/lab';
import { bytesOfDoubles, doublesOfBytes, type Packable } from './arrays.ts';

/** A line of water, in degrees. */
export interface GroundLine {
  readonly kind: WaterKind;
  /** Longitude and latitude alternating. */
  readonly points: Float32Array;
}

/** What lies under a map. */
export interface Ground {
  readonly relief: Relief;
  /** Mask of water; shape [rows × columns], row-major from the north-west, 1 is water. */
  readonly wet: {
    readonly west: number;
    readonly north: number;
    readonly degreesPerCell: number;
    readonly columns: number;
    readonly rows: number;
    readonly cells: Uint8Array;
  };
  readonly lines: readonly GroundLine[];
}

/** Whether a point lies in a sea or a lake. */
export function isWet({ wet }: Ground, longitude: number, latitude: number): boolean {
  const column = Math.floor((longitude - wet.west) / wet.degreesPerCell);
  const row = Math.floor((wet.north - latitude) / wet.degreesPerCell);
  if (column < 0 || row < 0 || column >= wet.columns || row >= wet.rows) return false;
  return wet.cells[row * wet.columns + column] === 1;
}

const lineKinds: readonly WaterKind[] = ['coast', 'lake', 'river', 'seasonal', 'great-river'];

/** Degrees beyond the region that a map may show: a conic map has corners, and screens are wide. */
const margin = 16;
const stepsPerDegree = 200;

/** Cuts the ground of a region out of the built-in maps. */
export function packGround(
  relief: Relief,
  waters: Waters,
  region: Region,
): Readonly<Record<string, Packable>> {
  const heights = cropOf(relief, region, relief.degreesPerPixel);
  const metres = new Int16Array(heights.columns * heights.rows);
  for (let row = 0; row < heights.rows; row += 1) {
    for (let column = 0; column < heights.columns; column += 1) {
      const from = (heights.row + row) * relief.columns + heights.column + column;
      metres[row * heights.columns + column] = Math.round(relief.metres[from] ?? 0);
    }
  }
  const wet = cropOf(waters, region, waters.degreesPerCell);
  const runs: number[] = [];
  let isWet = 0;
  let length = 0;
  for (let row = 0; row < wet.rows; row += 1) {
    for (let column = 0; column < wet.columns; column += 1) {
      const it = waters.wet[(wet.row + row) * waters.columns + wet.column + column] ?? 0;
      if (it === isWet && length < 65_535) length += 1;
      else {
        runs.push(length);
        if (it === isWet) runs.push(0);
        isWet = it;
        length = 1;
      }
    }
  }
  runs.push(length);
  const kinds: number[] = [];
  const lengths: number[] = [];
  const steps: number[] = [];
  for (const { kind, points } of waters.lines) {
    for (const part of partsWithin(points, region, kind === 'lake')) {
      kinds.push(lineKinds.indexOf(kind));
      lengths.push(part.length / 2);
      let x = 0;
      let y = 0;
      for (let at = 0; at < part.length; at += 2) {
        const atX = Math.round(part[at]! * stepsPerDegree);
        const atY = Math.round(part[at + 1]! * stepsPerDegree);
        steps.push(atX - x, atY - y);
        x = atX;
        y = atY;
      }
    }
  }
  return {
    heightsShape: Float32Array.of(heights.columns, heights.rows),
    heightsEdge: edgeOf(heights, relief, relief.degreesPerPixel),
    metres,
    wetShape: Float32Array.of(wet.columns, wet.rows),
    wetEdge: edgeOf(wet, waters, waters.degreesPerCell),
    wetRuns: Uint16Array.from(runs),
    lineKinds: Uint8Array.from(kinds),
    lineLengths: Uint16Array.from(lengths),
    lineFirst: Uint32Array.from(firstOf(lengths)),
    lineSteps: splitSteps(steps),
  };
}

/** The ground that `packGround` cut. */
export function unpackGround(arrays: Readonly<Record<string, Packable>>): Ground {
  const [columns, rows] = [...arrays.heightsShape!] as [number, number];
  const [west, north, degreesPerPixel] = readEdge(arrays.heightsEdge!);
  const [wetColumns, wetRows] = [...arrays.wetShape!] as [number, number];
  const [wetWest, wetNorth, degreesPerCell] = readEdge(arrays.wetEdge!);
  const cells = new Uint8Array(wetColumns * wetRows);
  let at = 0;
  arrays.wetRuns!.forEach((length, number) => {
    if (number % 2 === 1) cells.fill(1, at, at + length);
    at += length;
  });
  const steps = joinSteps(arrays.lineSteps as Int16Array);
  let next = 0;
  const lines = [...arrays.lineLengths!].map((length, number): GroundLine => {
    const points = new Float32Array(length * 2);
    let x = 0;
    let y = 0;
    for (let point = 0; point < length; point += 1) {
      x += steps[next]!;
      y += steps[next + 1]!;
      next += 2;
      points[point * 2] = x / stepsPerDegree;
      points[point * 2 + 1] = y / stepsPerDegree;
    }
    return { kind: lineKinds[arrays.lineKinds![number]!]!, points };
  });
  return {
    relief: {
      name: '',
      west,
      north,
      degreesPerPixel,
      columns,
      rows,
      metres: Float32Array.from(arrays.metres!),
    },
    wet: {
      west: wetWest,
      north: wetNorth,
      degreesPerCell,
      columns: wetColumns,
      rows: wetRows,
      cells,
    },
    lines,
  };
}

interface Crop {
  readonly column: number;
  readonly row: number;
  readonly columns: number;
  readonly rows: number;
}

function cropOf(
  raster: { readonly west: number; readonly north: number; columns: number; rows: number },
  region: Region,
  degrees: number,
): Crop {
  const clamp = (it: number, most: number) => Math.min(most, Math.max(0, it));
  const column = clamp(Math.floor((region.west - margin - raster.west) / degrees), raster.columns);
  const row = clamp(Math.floor((raster.north - region.north - margin) / degrees), raster.rows);
  const right = clamp(Math.ceil((region.east + margin - raster.west) / degrees), raster.columns);
  const bottom = clamp(Math.ceil((raster.north - region.south + margin) / degrees), raster.rows);
  return { column, row, columns: right - column, rows: bottom - row };
}

/** West, north and degrees a cell. */
function edgeOf(
  crop: Crop,
  raster: { readonly west: number; readonly north: number },
  degrees: number,
): Uint8Array {
  return bytesOfDoubles([
    raster.west + crop.column * degrees,
    raster.north - crop.row * degrees,
    degrees,
  ]);
}

function readEdge(bytes: Packable): [number, number, number] {
  const [west, north, degrees] = doublesOfBytes(bytes);
  return [west!, north!, degrees!];
}

/** The parts of a line that lie within the region and its margin; a lake whole or not at all. */
function partsWithin(points: Float64Array, region: Region, whole: boolean): number[][] {
  const inside = (at: number) =>
    points[at]! > region.west - margin &&
    points[at]! < region.east + margin &&
    points[at + 1]! > region.south - margin &&
    points[at + 1]! < region.north + margin;
  const parts: number[][] = [];
  if (whole) {
    for (let at = 0; at < points.length; at += 2) if (inside(at)) return [[...points]];
    return [];
  }
  let part: number[] = [];
  for (let at = 0; at < points.length; at += 2) {
    if (inside(at)) part.push(points[at]!, points[at + 1]!);
    else if (part.length > 0) {
      if (part.length > 2) parts.push(part);
      part = [];
    }
  }
  if (part.length > 2) parts.push(part);
  return parts;
}

function firstOf(lengths: readonly number[]): number[] {
  let sum = 0;
  return lengths.map((it) => {
    sum += it;
    return sum - it;
  });
}

/** Differences beyond sixteen bits become several. */
const largest = 32_000;

function splitSteps(steps: readonly number[]): Int16Array {
  const out: number[] = [];
  for (const step of steps) {
    let left = step;
    while (Math.abs(left) > largest) {
      out.push(32_767);
      out.push(Math.sign(left));
      left -= Math.sign(left) * largest;
    }
    out.push(left);
  }
  return Int16Array.from(out);
}

function joinSteps(packed: Int16Array): number[] {
  const out: number[] = [];
  let more = 0;
  for (let at = 0; at < packed.length; at += 1) {
    if (packed[at] === 32_767) {
      more += packed[at + 1]! * largest;
      at += 1;
    } else {
      out.push(packed[at]! + more);
      more = 0;
    }
  }
  return out;
}
