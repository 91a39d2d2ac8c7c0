// Where somebody could be on one day: the positions of the filmed runs spread into a density, and the
// smallest shapes that hold half and nine tenths of them, feathered. Never summed over other days.

import { contours } from 'd3-contour';
import { geoPath } from 'd3-geo';
import type { Film } from '../film/film.ts';
import { css } from '../parts/inks.ts';
import { type Brush, belongs } from './forces.ts';
import type { Size } from './projection.ts';

const step = 5;
/** Which of the levels hold nine tenths and half of the runs; these have a line. */
const nineTenths = 1;
const half = 5;

/** Positions of all tracks of one owner, on the uncamered map. */
export function drawCloud(brush: Brush, films: readonly Film[], size: Size): void {
  const { roads, day, actor } = brush;
  const byOwner = new Map<number, [number, number][]>();
  for (const film of films) {
    for (const track of film.tracks) {
      if (actor !== undefined && !belongs(track, actor)) continue;
      const here = roads.at(track, day);
      if (here === undefined) continue;
      const list = byOwner.get(track.owner) ?? [];
      list.push([here[0], here[1]]);
      byOwner.set(track.owner, list);
    }
  }
  for (const [owner, points] of byOwner) drawDensity(brush, owner, points, size);
}

function drawDensity(
  { context, ink, k }: Brush,
  owner: number,
  points: readonly (readonly [number, number])[],
  size: Size,
): void {
  const columns = Math.ceil(size.width / step) + 1;
  const rows = Math.ceil(size.height / step) + 1;
  const density = new Float64Array(columns * rows);
  const reach = 5;
  for (const [x, y] of points) {
    const column = Math.round(x / step);
    const row = Math.round(y / step);
    for (let down = -reach; down <= reach; down += 1) {
      for (let right = -reach; right <= reach; right += 1) {
        const at = column + right;
        const line = row + down;
        if (at < 0 || line < 0 || at >= columns || line >= rows) continue;
        const distance = right * right + down * down;
        const cell = line * columns + at;
        density[cell] = density[cell]! + Math.exp(-distance / 6);
      }
    }
  }
  const levels = levelsOf(density, [0.97, 0.9, 0.82, 0.72, 0.61, 0.5, 0.38, 0.25, 0.12]);
  const colour = ink(owner);
  // few points are faint: a shape stands for runs, and here are few of them
  const weight = Math.min(1, 0.35 + points.length / 120);
  const path = geoPath(undefined, context);
  context.save();
  context.translate(-0.5 * step, -0.5 * step);
  context.scale(step, step);
  const shapes = contours()
    .size([columns, rows])
    .thresholds([...levels])(Array.from(density));
  shapes.forEach((shape, number) => {
    context.beginPath();
    path(shape);
    context.fillStyle = css(colour, 0.09 * weight);
    context.fill();
    if (number !== half && number !== nineTenths) return;
    context.strokeStyle = css(colour, (number === half ? 0.5 : 0.22) * weight);
    context.lineWidth = 1 / (k * step);
    context.stroke();
  });
  context.restore();
}

/** Densities above which lie these shares of the whole, for falling shares. */
function levelsOf(density: Float64Array, shares: readonly number[]): readonly number[] {
  const sorted = [...density].filter((it) => it > 1e-6).sort((a, b) => b - a);
  const total = sorted.reduce((sum, it) => sum + it, 0);
  return shares.map((share) => {
    let sum = 0;
    for (const it of sorted) {
      sum += it;
      if (sum >= share * total) return it;
    }
    return sorted.at(-1) ?? 1;
  });
}
