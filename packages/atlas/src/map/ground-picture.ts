// The ground as a picture: heights in quiet paper tones, shaded from the north-west, seas and lakes with
// water-lines along their shores, rivers. Drawn once for a camera into a canvas of its own.

import { heightAt } from '@tumen/lab';
import type { GeoConicProjection } from 'd3-geo';
import type { Ground } from '../bundle/ground.ts';
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
  ground: Ground,
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
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const at = row * columns + column;
      const x = (column * step - transform.x) / transform.k;
      const y = (row * step - transform.y) / transform.k;
      const point = projection.invert?.([x, y]);
      if (point == null) continue;
      const [longitude, latitude] = point;
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

function paint(
  data: Uint8ClampedArray,
  at: number,
  metres: number,
  isSea: boolean,
  shade: number,
): void {
  const colour = isSea ? sea : tintOf(metres);
  const lit = isSea ? 1 : Math.max(0.5, Math.min(1.16, shade));
  // shadows lean to brown-violet, lights to paper white
  const dark = Math.max(0, 1 - lit);
  const light = Math.max(0, lit - 1);
  const shadow: Colour = [96, 78, 74];
  for (let channel = 0; channel < 3; channel += 1) {
    const base = colour[channel]!;
    const shaded = base + (shadow[channel]! - base) * Math.min(0.75, dark * 1.05);
    data[at * 4 + channel] = shaded + (255 - shaded) * Math.min(0.6, light * 2.2);
  }
  data[at * 4 + 3] = 255;
}

function tintOf(metres: number): Colour {
  let above = tints.findIndex(([height]) => height >= metres);
  if (above === -1) above = tints.length - 1;
  if (above === 0) return tints[0]![1];
  const [low, from] = tints[above - 1]!;
  const [high, to] = tints[above]!;
  const share = Math.min(1, (metres - low) / (high - low));
  return [
    from[0] + (to[0] - from[0]) * share,
    from[1] + (to[1] - from[1]) * share,
    from[2] + (to[2] - from[2]) * share,
  ];
}

function isWet({ wet }: Ground, longitude: number, latitude: number): boolean {
  const column = Math.floor((longitude - wet.west) / wet.degreesPerCell);
  const row = Math.floor((wet.north - latitude) / wet.degreesPerCell);
  if (column < 0 || row < 0 || column >= wet.columns || row >= wet.rows) return false;
  return wet.cells[row * wet.columns + column] === 1;
}

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
