// Who holds the land, as soft fields: every piece of ground belongs to the place nearest by road, takes
// the ink of that place's holder, fades with distance and is darker along a border. Vassals are hatched
// in their liege's ink, rulers in name only are outlined. Computed on a coarse grid and laid on the map.

import type { GeoConicProjection } from 'd3-geo';
import type { Land } from '../bundle/land.ts';
import { levelLine } from './level-line.ts';
import type { Size } from './projection.ts';

/** How a day stands: by place its holder (−1 nobody) and how sure that is, 0 … 1; by polity its bonds. */
export interface Standing {
  readonly owner: ArrayLike<number>;
  readonly sure: ArrayLike<number>;
  readonly liege: (polity: number) => number;
  readonly nominal: (polity: number) => boolean;
}

/** Draws fields. */
export interface Fields {
  /** Draws on an empty canvas that looks through the camera. */
  draw(context: CanvasRenderingContext2D, standing: Standing): void;
}

type Ink = (polity: number) => readonly [number, number, number];

const step = 4;
/** Kilometres at which a field has faded to nothing. */
const reachKm = 330;

/** Prepares the grid under a projection. Some 20 ms. */
export function makeFields(
  land: Land,
  projection: GeoConicProjection,
  options: { readonly size: Size; readonly ink: Ink },
): Fields {
  const { size, ink } = options;
  const columns = Math.ceil(size.width / step) + 1;
  const rows = Math.ceil(size.height / step) + 1;
  const site = new Int16Array(columns * rows).fill(-1);
  const near = new Float32Array(columns * rows);
  const { shape, nearest } = land;
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const point = projection.invert?.([column * step, row * step]);
      if (point == null) continue;
      const x = Math.floor((point[0] - shape.west) / shape.degreesPerCell);
      const y = Math.floor((shape.north - point[1]) / shape.degreesPerCell);
      if (x < 0 || y < 0 || x >= shape.columns || y >= shape.rows) continue;
      const node = nearest[y * shape.columns + x]!;
      if (node < 0) continue;
      const at = land.sites[node]!;
      const north = (at.latitude - point[1]) * 111.2;
      const east = (at.longitude - point[0]) * 111.2 * Math.cos((point[1] * Math.PI) / 180);
      const fade = 1 - Math.hypot(north, east) / reachKm;
      if (fade <= 0) continue;
      site[row * columns + column] = node;
      near[row * columns + column] = Math.min(1, fade * 2.2);
    }
  }
  const grid: Grid = { columns, rows, site, near };
  const scratch = document.createElement('canvas');
  let key = '';
  let layers: Layers | undefined;
  return {
    draw: (context, standing) => {
      const now = keyOf(standing, land.sites.length);
      if (layers === undefined || now !== key) {
        layers = paintLayers(grid, standing, ink);
        key = now;
      }
      const { a: zoom, e: left, f: top } = context.getTransform();
      const lay = (on: CanvasRenderingContext2D, picture: HTMLCanvasElement) => {
        on.setTransform(zoom, 0, 0, zoom, left, top);
        on.drawImage(picture, -step / 2, -step / 2, columns * step, rows * step);
      };
      lay(context, layers.tint);
      for (const { mask, liege } of layers.hatched) {
        const { width, height } = context.canvas;
        if (scratch.width !== width) scratch.width = width;
        if (scratch.height !== height) scratch.height = height;
        const pen = scratch.getContext('2d')!;
        pen.setTransform(1, 0, 0, 1, 0, 0);
        pen.globalCompositeOperation = 'copy';
        lay(pen, mask);
        pen.globalCompositeOperation = 'source-in';
        // hatches hold to the land when it is shifted
        pen.setTransform(1, 0, 0, 1, left % gap, top % gap);
        pen.fillStyle = pen.createPattern(hatchOf(ink(liege)), 'repeat')!;
        pen.fillRect(-gap, -gap, width + 2 * gap, height + 2 * gap);
        context.setTransform(1, 0, 0, 1, 0, 0);
        context.drawImage(scratch, 0, 0);
      }
      context.setTransform(zoom, 0, 0, zoom, left, top);
      for (const { edges, polity } of layers.nominal) {
        const [red, green, blue] = ink(polity);
        context.strokeStyle = `rgb(${red} ${green} ${blue} / 0.8)`;
        context.lineWidth = 1.6 / zoom;
        context.setLineDash([6 / zoom, 4 / zoom]);
        context.stroke(edges);
        context.setLineDash([]);
      }
    },
  };
}

interface Grid {
  readonly columns: number;
  readonly rows: number;
  readonly site: Int16Array;
  readonly near: Float32Array;
}

interface Layers {
  readonly tint: HTMLCanvasElement;
  /** The lands of a liege's vassals. */
  readonly hatched: readonly { readonly mask: HTMLCanvasElement; readonly liege: number }[];
  readonly nominal: readonly { readonly edges: Path2D; readonly polity: number }[];
}

function keyOf({ owner, sure, liege, nominal }: Standing, places: number): string {
  const words: string[] = [];
  for (let at = 0; at < places; at += 1) {
    const polity = owner[at] ?? -1;
    if (polity < 0) continue;
    const bond = `${liege(polity)}${nominal(polity) ? 'n' : ''}`;
    words.push(`${at}.${polity}.${Math.round((sure[at] ?? 1) * 10)}.${bond}`);
  }
  return words.join(' ');
}

function paintLayers(grid: Grid, standing: Standing, ink: Ink): Layers {
  const { columns, rows, site, near } = grid;
  const count = columns * rows;
  const holder = new Int16Array(count).fill(-1);
  for (let at = 0; at < count; at += 1) {
    if (site[at]! >= 0) holder[at] = standing.owner[site[at]!] ?? -1;
  }
  const colour = new Float32Array(count * 4);
  const polities = new Set<number>();
  for (let at = 0; at < count; at += 1) {
    const polity = holder[at]!;
    if (polity < 0) continue;
    polities.add(polity);
    const border = isBorder(holder, at, columns, rows);
    const alpha = near[at]! * (standing.sure[site[at]!] ?? 1) * (border ? 0.6 : 0.17);
    const [red, green, blue] = ink(polity);
    colour[at * 4] = red * alpha;
    colour[at * 4 + 1] = green * alpha;
    colour[at * 4 + 2] = blue * alpha;
    colour[at * 4 + 3] = alpha;
  }
  blur(colour, columns, rows);
  blur(colour, columns, rows);
  const lieges = new Map<number, number[]>();
  for (const polity of polities) {
    const liege = standing.liege(polity);
    if (liege >= 0) lieges.set(liege, [...(lieges.get(liege) ?? []), polity]);
  }
  return {
    tint: pictureOf(colour, columns, rows),
    hatched: [...lieges].map(([liege, vassals]) => {
      const mask = new Float32Array(count * 4);
      for (let at = 0; at < count; at += 1) {
        if (vassals.includes(holder[at]!)) {
          mask[at * 4 + 3] = near[at]! * (standing.sure[site[at]!] ?? 1);
        }
      }
      blur(mask, columns, rows);
      return { liege, mask: pictureOf(mask, columns, rows) };
    }),
    nominal: [...polities]
      .filter((it) => standing.nominal(it))
      .map((polity) => ({ polity, edges: edgesOf(grid, holder, polity) })),
  };
}

function isBorder(holder: Int16Array, at: number, columns: number, rows: number): boolean {
  const column = at % columns;
  const own = holder[at]!;
  const others = (other: number) => other !== own && other >= 0;
  return (
    (column > 0 && others(holder[at - 1]!)) ||
    (column < columns - 1 && others(holder[at + 1]!)) ||
    (at >= columns && others(holder[at - columns]!)) ||
    (at < columns * (rows - 1) && others(holder[at + columns]!))
  );
}

/** A mean over three by three cells, the middle weighing double; colours are premultiplied. */
function blur(data: Float32Array, columns: number, rows: number): void {
  const copy = new Float32Array(data.length);
  const line = columns * 4;
  for (let row = 0; row < data.length; row += line) {
    const last = row + line - 4;
    for (let here = row; here < row + line; here += 1) {
      const before = here < row + 4 ? here : here - 4;
      const after = here >= last ? here : here + 4;
      copy[here] = (data[before]! + 2 * data[here]! + data[after]!) / 4;
    }
  }
  for (let row = 0; row < rows; row += 1) {
    const above = row === 0 ? 0 : -line;
    const below = row === rows - 1 ? 0 : line;
    for (let here = row * line; here < (row + 1) * line; here += 1)
      data[here] = (copy[here + above]! + 2 * copy[here]! + copy[here + below]!) / 4;
  }
}

function pictureOf(colour: Float32Array, columns: number, rows: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = columns;
  canvas.height = rows;
  const context = canvas.getContext('2d')!;
  const image = context.createImageData(columns, rows);
  for (let at = 0; at < columns * rows; at += 1) {
    const alpha = colour[at * 4 + 3]!;
    if (alpha <= 0.004) continue;
    image.data[at * 4] = colour[at * 4]! / alpha;
    image.data[at * 4 + 1] = colour[at * 4 + 1]! / alpha;
    image.data[at * 4 + 2] = colour[at * 4 + 2]! / alpha;
    image.data[at * 4 + 3] = Math.min(255, alpha * 255);
  }
  context.putImageData(image, 0, 0);
  return canvas;
}

/** Pixels between two hatches. */
const gap = 8;
const hatches = new Map<string, HTMLCanvasElement>();

/** A tile of hatching in one ink. */
function hatchOf([red, green, blue]: readonly [number, number, number]): HTMLCanvasElement {
  const name = `rgb(${red} ${green} ${blue} / 0.5)`;
  const known = hatches.get(name);
  if (known !== undefined) return known;
  const tile = document.createElement('canvas');
  tile.width = gap;
  tile.height = gap;
  const pen = tile.getContext('2d')!;
  pen.strokeStyle = name;
  pen.lineWidth = 1.1;
  for (const shift of [-gap, 0, gap]) {
    pen.moveTo(shift - 1, gap + 1);
    pen.lineTo(shift + gap + 1, -1);
  }
  pen.stroke();
  hatches.set(name, tile);
  return tile;
}

/** The outline of what a polity holds. */
function edgesOf({ columns, rows }: Grid, holder: Int16Array, polity: number): Path2D {
  const values = Float32Array.from(holder, (it) => (it === polity ? 1 : 0));
  const box = { left: 0, top: 0, right: columns, bottom: rows };
  return levelLine({ columns, rows, step, values }, box, 0.5);
}
