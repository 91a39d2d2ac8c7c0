// The region as square cells a quarter of the relief's pixel wide: height, ruggedness and water
// of each, and what a step from one to the next measures. The sweeps run over it; it is dropped
// once the network is built.

import type { Region } from './ground.ts';
import { cubicWeight, pixelMetres, pixelRuggedness, type Relief } from './relief.ts';
import { kmPerDegree, kmPerDegreeOfLongitude, type Point } from './sphere.ts';
import { isWater, type Waters } from './waters.ts';

/** Where the cells of a grid lie; a cell's index is row · columns + column from the north-west. */
export interface GridShape {
  readonly west: number;
  readonly north: number;
  readonly degreesPerCell: number;
  readonly columns: number;
  readonly rows: number;
}

/** The region's ground. Arrays have shape [rows × columns], row-major. */
export interface Grid extends GridShape {
  readonly metres: Float32Array;
  /** Metres of standard deviation of the height inside a pixel; 19 is flat. */
  readonly ruggedness: Float32Array;
  /** 1 where the cell is sea or lake. */
  readonly wet: Uint8Array;
  /** Kilometres between the middles of neighbours in one column. */
  readonly kmNorth: number;
  /** Kilometres between the middles of neighbours in each row. */
  readonly kmEast: Float64Array;
  /** Kilometres of a diagonal step from each row to the next one south. */
  readonly kmDiagonal: Float64Array;
}

/** Cells along one side of a pixel. */
const cellsPerPixel = 4;
/** No cell is finer than this, in kilometres from north to south. */
const finestCellKm = 1;

/**
 * Cuts the region out of a relief, whole pixels, and divides it into cells; `progress` is told how much
 * is done, 0–1.
 */
export function makeGrid(
  land: {
    readonly relief: Relief;
    readonly waters: Waters;
    readonly region: Region;
  },
  progress: (share: number) => void = () => {},
): Grid {
  const { relief, waters, region } = land;
  const pixel = relief.degreesPerPixel;
  const split = Math.max(
    1,
    Math.min(cellsPerPixel, Math.floor((pixel * kmPerDegree) / finestCellKm)),
  );
  const firstColumn = Math.round((region.west - relief.west) / pixel);
  const firstRow = Math.round((relief.north - region.north) / pixel);
  const pixelColumns = Math.max(1, Math.round((region.east - region.west) / pixel));
  const pixelRows = Math.max(1, Math.round((region.north - region.south) / pixel));
  const shape: GridShape = {
    west: relief.west + firstColumn * pixel,
    north: relief.north - firstRow * pixel,
    degreesPerCell: pixel / split,
    columns: pixelColumns * split,
    rows: pixelRows * split,
  };
  const origin = { relief, firstRow, firstColumn, split };
  const wet = new Uint8Array(shape.columns * shape.rows);
  for (let cell = 0; cell < wet.length; cell++)
    wet[cell] = isWater(waters, pointOf(shape, cell)) ? 1 : 0;
  progress(0.2);
  const metres = resample(shape, { ...origin, valueAt: pixelMetres, weight: cubicWeight });
  progress(0.5);
  const ruggedness = resample(shape, { ...origin, valueAt: pixelRuggedness, weight: linearWeight });
  return { ...shape, metres, ruggedness, wet, ...stepLengths(shape) };
}

/** The middle of a cell in degrees. */
export function pointOf(shape: GridShape, cell: number): Point {
  const row = Math.floor(cell / shape.columns);
  return {
    latitude: shape.north - (row + 0.5) * shape.degreesPerCell,
    longitude: shape.west + (cell - row * shape.columns + 0.5) * shape.degreesPerCell,
  };
}

/** The cell that holds a point, -1 outside the grid. */
export function cellAt(shape: GridShape, { latitude, longitude }: Point): number {
  const column = Math.floor((longitude - shape.west) / shape.degreesPerCell);
  const row = Math.floor((shape.north - latitude) / shape.degreesPerCell);
  if (column < 0 || row < 0 || column >= shape.columns || row >= shape.rows) return -1;
  return row * shape.columns + column;
}

interface Resampling {
  readonly relief: Relief;
  readonly firstRow: number;
  readonly firstColumn: number;
  readonly split: number;
  readonly valueAt: (relief: Relief, row: number, column: number) => number;
  readonly weight: (distance: number) => number;
}

/** Values at the middles of cells from values of pixels: first along rows, then along columns. */
function resample(shape: GridShape, how: Resampling): Float32Array {
  const margin = 2;
  const pixelRows = shape.rows / how.split + 2 * margin;
  const pixelColumns = shape.columns / how.split + 2 * margin;
  const source = new Float64Array(pixelRows * pixelColumns);
  for (let row = 0; row < pixelRows; row++) {
    for (let column = 0; column < pixelColumns; column++) {
      source[row * pixelColumns + column] = how.valueAt(
        how.relief,
        how.firstRow + row - margin,
        how.firstColumn + column - margin,
      );
    }
  }
  const across = new Float64Array(pixelRows * shape.columns);
  for (let column = 0; column < shape.columns; column++) {
    const { first, weights } = taps(column, how);
    for (let row = 0; row < pixelRows; row++) {
      let sum = 0;
      for (let k = 0; k < 4; k++) {
        sum += (weights[k] ?? 0) * (source[row * pixelColumns + first + margin + k] ?? 0);
      }
      across[row * shape.columns + column] = sum;
    }
  }
  const values = new Float32Array(shape.columns * shape.rows);
  for (let row = 0; row < shape.rows; row++) {
    const { first, weights } = taps(row, how);
    for (let column = 0; column < shape.columns; column++) {
      let sum = 0;
      for (let k = 0; k < 4; k++) {
        sum += (weights[k] ?? 0) * (across[(first + margin + k) * shape.columns + column] ?? 0);
      }
      values[row * shape.columns + column] = sum;
    }
  }
  return values;
}

/** The four pixels that a cell's value is woven from, and their weights. */
function taps(cell: number, how: Resampling): { first: number; weights: readonly number[] } {
  const x = (cell + 0.5) / how.split - 0.5;
  const first = Math.floor(x) - 1;
  return { first, weights: [0, 1, 2, 3].map((k) => how.weight(x - first - k)) };
}

function linearWeight(distance: number): number {
  return Math.max(0, 1 - Math.abs(distance));
}

function stepLengths(shape: GridShape): Pick<Grid, 'kmNorth' | 'kmEast' | 'kmDiagonal'> {
  const kmNorth = shape.degreesPerCell * kmPerDegree;
  const kmEast = new Float64Array(shape.rows);
  const kmDiagonal = new Float64Array(shape.rows);
  for (let row = 0; row < shape.rows; row++) {
    const middle = shape.north - (row + 0.5) * shape.degreesPerCell;
    kmEast[row] = kmPerDegreeOfLongitude(middle) * shape.degreesPerCell;
    const edge = kmPerDegreeOfLongitude(middle - shape.degreesPerCell / 2) * shape.degreesPerCell;
    kmDiagonal[row] = Math.sqrt(kmNorth * kmNorth + edge * edge);
  }
  return { kmNorth, kmEast, kmDiagonal };
}
