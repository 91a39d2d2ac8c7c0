// The ground as a picture: heights in quiet paper tones, shaded from the north-west, stipple on deserts, seas
// and lakes with water-lines along their shores, rivers. Drawn once for a camera into a canvas of its own.

import { heightAt } from '@tumen/lab';
import type { GeoConicProjection } from 'd3-geo';
import { type Ground, isWet } from '../bundle/ground.ts';
import { type Deserts, drawDeserts } from './deserts.ts';
import { metresAPixel, type Size, type Transform } from './projection.ts';

type Colour = readonly [red: number, green: number, blue: number];

/** Tints by height in metres; between two of them they are mixed. */
const tints: readonly (readonly [metres: number, colour: Colour])[] = [
  [-200, [229, 226, 204]],
  [100, [236, 231, 209]],
  [500, [242, 235, 213]],
  [1200, [241, 229, 203]],
  [2200, [231, 214, 184]],
  [3400, [220, 202, 176]],
  [4600, [229, 219, 204]],
  [6500, [246, 243, 238]],
];
const sea: Colour = [205, 220, 222];
const shore = '#6f939d';
const river = '#84a9b3';

/** How much steeper than it is the ground is shaded: the pixels of the relief are twenty kilometres wide. */
const exaggeration = 26;

/** Draws the ground for a camera. `scale` is device pixels for one CSS pixel. */
export function drawGround(
  canvas: HTMLCanvasElement,
  { ground, deserts }: { readonly ground: Ground; readonly deserts: Deserts },
  projection: GeoConicProjection,
  view: { readonly size: Size; readonly transform: Transform; readonly scale: number },
): void {
  const { size, transform, scale } = view;
  canvas.width = Math.round(size.width * scale);
  canvas.height = Math.round(size.height * scale);
  const context = canvas.getContext('2d');
  if (context === null || canvas.width === 0 || canvas.height === 0) return;
  context.imageSmoothingQuality = 'high';
  context.drawImage(relief(ground, projection, view), 0, 0, canvas.width, canvas.height);
  context.setTransform(scale, 0, 0, scale, 0, 0);
  const onMap = ([x, y]: [number, number]): [number, number] => [
    (x - transform.x) / transform.k,
    (y - transform.y) / transform.k,
  ];
  drawDeserts(context, deserts, (it) => projection.invert?.(onMap(it)) ?? null, size);
  context.setTransform(
    scale * transform.k,
    0,
    0,
    scale * transform.k,
    scale * transform.x,
    scale * transform.y,
  );
  drawGraticule(context, projection, transform.k);
  drawWaters(context, ground, projection, transform.k);
}

function relief(
  ground: Ground,
  projection: GeoConicProjection,
  { size, transform }: { readonly size: Size; readonly transform: Transform },
): HTMLCanvasElement {
  const step = 2;
  const columns = Math.ceil(size.width / step) + 1;
  const rows = Math.ceil(size.height / step) + 1;
  const metres = new Float32Array(columns * rows);
  const wet = new Uint8Array(columns * rows);
  const degrees = degreesOver(projection, { columns, rows }, (column, row) => [
    (column * step - transform.x) / transform.k,
    (row * step - transform.y) / transform.k,
  ]);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const at = row * columns + column;
      const longitude = degrees.at(0, column, row);
      const latitude = degrees.at(1, column, row);
      metres[at] = heightAt(ground.relief, { longitude, latitude });
      wet[at] = isWet(ground, longitude, latitude) ? 1 : 0;
    }
  }
  const canvas = document.createElement('canvas');
  canvas.width = columns;
  canvas.height = rows;
  const context = canvas.getContext('2d')!;
  const image = context.createImageData(columns, rows);
  const run = (metresAPixel(projection, size) * step) / transform.k;
  const steepness = exaggeration / Math.sqrt(transform.k) / (2 * run);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const at = row * columns + column;
      const left = column > 0 ? at - 1 : at;
      const right = column < columns - 1 ? at + 1 : at;
      const up = row > 0 ? at - columns : at;
      const down = row < rows - 1 ? at + columns : at;
      const east = (metres[right]! - metres[left]!) * steepness;
      const south = (metres[down]! - metres[up]!) * steepness;
      paint(image.data, at, metres[at]!, wet[at] === 1, shadeOf(east, south));
    }
  }
  context.putImageData(image, 0, 0);
  return canvas;
}

/** Cells between two points that are projected; between them degrees run straight. */
const stride = 8;

/** Longitude (0) and latitude (1) over a grid of pixels. A cone bends so little within a few pixels that none is off by a tenth. */
function degreesOver(
  projection: GeoConicProjection,
  { columns, rows }: { readonly columns: number; readonly rows: number },
  pixel: (column: number, row: number) => [number, number],
): { readonly at: (which: 0 | 1, column: number, row: number) => number } {
  const wide = Math.ceil(columns / stride) + 1;
  const high = Math.ceil(rows / stride) + 1;
  const corners = [new Float64Array(wide * high), new Float64Array(wide * high)] as const;
  for (let at = 0; at < wide * high; at += 1) {
    const point = projection.invert?.(pixel((at % wide) * stride, Math.floor(at / wide) * stride));
    corners[0][at] = point?.[0] ?? 0;
    corners[1][at] = point?.[1] ?? 0;
  }
  return {
    at: (which, column, row) => {
      const list = corners[which];
      const corner = Math.floor(row / stride) * wide + Math.floor(column / stride);
      const right = (column % stride) / stride;
      const down = (row % stride) / stride;
      const upper = list[corner]! * (1 - right) + list[corner + 1]! * right;
      const lower = list[corner + wide]! * (1 - right) + list[corner + wide + 1]! * right;
      return upper * (1 - down) + lower * down;
    },
  };
}

/** Light from the north-west, softened by weaker light from the west and the north; 1 on the flat. */
function shadeOf(east: number, south: number): number {
  const length = Math.sqrt(1 + east * east + south * south);
  const height = 0.72;
  const side = 0.49;
  const main = (height + side * (east + south)) / length / height;
  const west = (height + 0.69 * east) / length / height;
  const north = (height + 0.69 * south) / length / height;
  return 0.6 * main + 0.22 * west + 0.18 * north;
}

/** Shadows lean to brown-violet, lights to paper white. */
const shadow: Colour = [96, 78, 74];

function paint(
  data: Uint8ClampedArray,
  at: number,
  metres: number,
  isSea: boolean,
  shade: number,
): void {
  const lit = isSea ? 1 : Math.max(0.5, Math.min(1.16, shade));
  const dark = Math.min(0.75, Math.max(0, 1 - lit) * 1.05);
  const light = Math.min(0.6, Math.max(0, lit - 1) * 2.2);
  const row = Math.min(tintRows - 1, Math.max(0, Math.round((metres - lowest) / tintStep)));
  for (let channel = 0; channel < 3; channel += 1) {
    const base = isSea ? sea[channel]! : tintTable[row * 3 + channel]!;
    const shaded = base + (shadow[channel]! - base) * dark;
    data[at * 4 + channel] = shaded + (255 - shaded) * light;
  }
  data[at * 4 + 3] = 255;
}

/** Metres between two rows of the table of tints. */
const tintStep = 10;
const lowest = tints[0]![0];
const tintRows = (tints.at(-1)![0] - lowest) / tintStep + 1;
const tintTable = Float32Array.from({ length: tintRows * 3 }, (_, at) => {
  const metres = lowest + Math.floor(at / 3) * tintStep;
  const above = Math.max(
    1,
    tints.findIndex(([height]) => height >= metres),
  );
  const [low, from] = tints[above - 1]!;
  const [high, to] = tints[above]!;
  const share = (metres - low) / (high - low);
  return from[at % 3]! + (to[at % 3]! - from[at % 3]!) * share;
});

/** Meridians and parallels each five degrees, as thin as a hair. */
function drawGraticule(
  context: CanvasRenderingContext2D,
  projection: GeoConicProjection,
  k: number,
): void {
  context.strokeStyle = 'rgb(110 96 78 / 0.16)';
  context.lineWidth = 0.6 / k;
  context.beginPath();
  for (let longitude = 0; longitude < 180; longitude += 5) {
    for (let latitude = 10; latitude <= 70; latitude += 2.5) {
      const point = projection([longitude, latitude]);
      if (point === null) continue;
      if (latitude === 10) context.moveTo(point[0], point[1]);
      else context.lineTo(point[0], point[1]);
    }
  }
  for (let latitude = 10; latitude <= 70; latitude += 5) {
    for (let longitude = 0; longitude < 180; longitude += 2.5) {
      const point = projection([longitude, latitude]);
      if (point === null) continue;
      if (longitude === 0) context.moveTo(point[0], point[1]);
      else context.lineTo(point[0], point[1]);
    }
  }
  context.stroke();
}

function drawWaters(
  context: CanvasRenderingContext2D,
  { lines }: Ground,
  projection: GeoConicProjection,
  k: number,
): void {
  context.lineJoin = 'round';
  context.lineCap = 'round';
  const pathOf = (kind: string) => {
    const path = new Path2D();
    for (const line of lines) {
      if (line.kind !== kind) continue;
      for (let at = 0; at < line.points.length; at += 2) {
        const point = projection([line.points[at]!, line.points[at + 1]!]);
        if (point === null) continue;
        if (at === 0) path.moveTo(point[0], point[1]);
        else path.lineTo(point[0], point[1]);
      }
    }
    return path;
  };
  const thick = Math.min(1.8, 0.6 + 0.3 * k) / k;
  context.strokeStyle = river;
  context.lineWidth = thick;
  context.stroke(pathOf('river'));
  context.stroke(pathOf('great-river'));
  context.setLineDash([3 / k, 2.4 / k]);
  context.lineWidth = thick * 0.8;
  context.stroke(pathOf('seasonal'));
  context.setLineDash([]);
  const lakes = pathOf('lake');
  context.fillStyle = `rgb(${sea.join(' ')})`;
  context.fill(lakes, 'evenodd');
  context.save();
  context.clip(lakes, 'evenodd');
  context.strokeStyle = shore;
  for (const [width, strength] of [
    [13, 0.13],
    [8.4, 0.16],
    [4.4, 0.24],
  ] as const) {
    context.globalAlpha = strength;
    context.lineWidth = width / k;
    context.stroke(lakes);
    context.globalAlpha = 1;
    context.strokeStyle = `rgb(${sea.join(' ')})`;
    context.lineWidth = (width - 1.5) / k;
    context.stroke(lakes);
    context.strokeStyle = shore;
  }
  context.restore();
  context.strokeStyle = shore;
  context.lineWidth = 0.9 / k;
  context.stroke(lakes);
  context.stroke(pathOf('coast'));
}
