// Where somebody could be on one day: the positions of the filmed runs spread into a density, and lines
// round the smallest shapes that hold half and nine tenths of them, feathered. Never summed over other days.
// It is drawn at every frame, so all owners share one small picture, and no shape is stitched together.

import type { Film } from '../film/film.ts';
import { css } from '../parts/inks.ts';
import { type Brush, belongs } from './forces.ts';
import { type Box, levelLine, type ValueGrid } from './level-line.ts';
import type { Size } from './projection.ts';

/** Pixels of the uncamered map in a cell. */
const step = 5;
/** Cells over which a run is spread. */
const reach = 5;
const spread = Float32Array.from({ length: (2 * reach + 1) ** 2 }, (_, at) => {
  const right = (at % (2 * reach + 1)) - reach;
  const down = Math.floor(at / (2 * reach + 1)) - reach;
  return Math.exp(-(right * right + down * down) / 6);
});
/** Shares of the runs within the bands of a cloud, from its edge to its middle. */
const bands = [0.97, 0.9, 0.82, 0.72, 0.61, 0.5, 0.38, 0.25, 0.12];
/** Which of the bands hold nine tenths and half of the runs; these have a line. */
const nineTenths = 1;
const half = 5;
/** How much each band covers of what lies beneath. */
const cover = 0.09;

/** Draws clouds on maps of one size; what it needs for a frame is made once. */
export type CloudPainter = (brush: Brush, films: readonly Film[]) => void;

/** A painter for maps of a size. */
export function makeCloudPainter(size: Size): CloudPainter {
  const columns = Math.ceil(size.width / step) + 1;
  const rows = Math.ceil(size.height / step) + 1;
  const density = new Float32Array(columns * rows);
  const colour = new Float32Array(columns * rows * 4);
  const picture = document.createElement('canvas');
  picture.width = columns;
  picture.height = rows;
  const pen = picture.getContext('2d')!;
  const image = pen.createImageData(columns, rows);
  const grid: ValueGrid = { columns, rows, step, values: density };

  return (brush, films) => {
    const { context, ink, k } = brush;
    colour.fill(0);
    const lines: (() => void)[] = [];
    for (const [owner, points] of pointsOf(brush, films)) {
      const box = spreadOver(grid, points);
      if (box === undefined) continue;
      const levels = levelsOf(grid, box);
      // few points are faint: a shape stands for runs, and here are few of them
      const weight = Math.min(1, 0.35 + points.length / 240);
      tint(grid, box, { colour, levels, ink: ink(owner), cover: cover * weight });
      for (const band of [nineTenths, half]) {
        const path = levelLine(grid, box, levels[band]!);
        lines.push(() => {
          context.strokeStyle = css(ink(owner), (band === half ? 0.5 : 0.22) * weight);
          context.lineWidth = 1 / k;
          context.stroke(path);
        });
      }
    }
    for (let at = 0; at < colour.length; at += 4) {
      const alpha = colour[at + 3]!;
      image.data[at + 3] = alpha * 255;
      if (alpha === 0) continue;
      for (let channel = at; channel < at + 3; channel += 1)
        image.data[channel] = colour[channel]! / alpha;
    }
    pen.putImageData(image, 0, 0);
    context.imageSmoothingEnabled = true;
    context.imageSmoothingQuality = 'low';
    context.drawImage(picture, -step / 2, -step / 2, columns * step, rows * step);
    context.lineCap = 'round';
    for (const draw of lines) draw();
  };
}

/** Positions by owner, x and y in turn, on the uncamered map. */
function pointsOf({ roads, day, actor }: Brush, films: readonly Film[]): Map<number, number[]> {
  const byOwner = new Map<number, number[]>();
  for (const film of films) {
    for (const track of film.tracks) {
      if (actor !== undefined && !belongs(track, actor)) continue;
      const here = roads.at(track, day);
      if (here === undefined) continue;
      const list = byOwner.get(track.owner);
      if (list === undefined) byOwner.set(track.owner, [here[0], here[1]]);
      else list.push(here[0], here[1]);
    }
  }
  return byOwner;
}

/** Spreads points over an empty grid; the box of the cells that they reach, undefined where none is inside. */
function spreadOver(
  { columns, rows, values }: ValueGrid,
  points: readonly number[],
): Box | undefined {
  let [left, top, right, bottom] = [columns, rows, 0, 0];
  values.fill(0);
  for (let at = 0; at < points.length; at += 2) {
    const column = Math.round(points[at]! / step);
    const row = Math.round(points[at + 1]! / step);
    const from = Math.max(0, column - reach);
    const to = Math.min(columns - 1, column + reach);
    const first = Math.max(0, row - reach);
    const last = Math.min(rows - 1, row + reach);
    if (from > to || first > last) continue;
    left = Math.min(left, from);
    right = Math.max(right, to + 1);
    top = Math.min(top, first);
    bottom = Math.max(bottom, last + 1);
    for (let line = first; line <= last; line += 1) {
      let cell = line * columns + from;
      let weight = (line - row + reach) * (2 * reach + 1) + from - column + reach;
      for (let across = from; across <= to; across += 1) {
        values[cell] = values[cell]! + spread[weight]!;
        cell += 1;
        weight += 1;
      }
    }
  }
  return left < right && top < bottom ? { left, top, right, bottom } : undefined;
}

/** Densities above which the shares of `bands` lie. */
function levelsOf({ columns, values }: ValueGrid, { left, top, right, bottom }: Box): number[] {
  const sorted = new Float32Array((right - left) * (bottom - top));
  let count = 0;
  let total = 0;
  for (let row = top; row < bottom; row += 1) {
    for (let at = row * columns + left; at < row * columns + right; at += 1) {
      const here = values[at]!;
      if (here < 1e-6) continue;
      sorted[count] = here;
      count += 1;
      total += here;
    }
  }
  const rising = sorted.subarray(0, count).sort();
  const levels: number[] = [];
  let sum = 0;
  let at = count;
  for (const share of [...bands].reverse()) {
    while (at > 0 && sum < share * total) {
      at -= 1;
      sum += rising[at]!;
    }
    levels.unshift(rising[at] ?? 1);
  }
  return levels;
}

/** Lays an ink over the colours, which are premultiplied: the deeper in the cloud, the more. */
function tint(
  { columns, values }: ValueGrid,
  { left, top, right, bottom }: Box,
  paint: {
    readonly colour: Float32Array;
    readonly levels: readonly number[];
    readonly ink: readonly [number, number, number];
    readonly cover: number;
  },
): void {
  const { colour, levels, ink, cover: each } = paint;
  const edge = levels[0]! * 0.5;
  /** What so many bands over each other cover. */
  const covers = Float32Array.from(
    { length: levels.length + 2 },
    (_, deep) => 1 - (1 - each) ** deep,
  );
  for (let row = top; row < bottom; row += 1) {
    for (let cell = row * columns + left; cell < row * columns + right; cell += 1) {
      const here = values[cell]!;
      if (here <= edge) continue;
      // how many bands deep, with the part of the next
      let deep = 0;
      while (deep < levels.length && here >= levels[deep]!) deep += 1;
      const low = deep === 0 ? edge : levels[deep - 1]!;
      const high = levels[deep] ?? low;
      const part = high > low ? Math.min(1, (here - low) / (high - low)) : 0;
      const alpha = covers[deep]! + (covers[deep + 1]! - covers[deep]!) * part;
      const at = cell * 4;
      for (let channel = 0; channel < 3; channel += 1)
        colour[at + channel] = colour[at + channel]! * (1 - alpha) + ink[channel]! * alpha;
      colour[at + 3] = colour[at + 3]! * (1 - alpha) + alpha;
    }
  }
}
