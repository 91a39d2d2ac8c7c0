// Who holds the land, as soft fields: every piece of ground belongs to the place nearest by road, takes
// the ink of that place's holder, fades with distance and is darker along a border. Vassals are hatched
// in their liege's ink, rulers in name only are outlined. Computed on a coarse grid and laid on the map.

import type { OpenedNetwork } from '@tumen/lab';
import type { GeoConicProjection } from 'd3-geo';
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
  /** Draws in the coordinates of the uncamered map; `k` is the zoom, for hatches and lines. */
  draw(context: CanvasRenderingContext2D, standing: Standing, k: number): void;
}

type Ink = (polity: number) => readonly [number, number, number];

const step = 4;
/** Kilometres at which a field has faded to nothing. */
const reachKm = 330;

/** Prepares the grid under a projection. Some 20 ms. */
export function makeFields(
  network: OpenedNetwork,
  projection: GeoConicProjection,
  options: { readonly size: Size; readonly ink: Ink },
): Fields {
  const { size, ink } = options;
  const columns = Math.ceil(size.width / step) + 1;
  const rows = Math.ceil(size.height / step) + 1;
  const site = new Int16Array(columns * rows).fill(-1);
  const near = new Float32Array(columns * rows);
  const { shape, nearest } = network.record.domains;
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const point = projection.invert?.([column * step, row * step]);
      if (point == null) continue;
      const x = Math.floor((point[0] - shape.west) / shape.degreesPerCell);
      const y = Math.floor((shape.north - point[1]) / shape.degreesPerCell);
      if (x < 0 || y < 0 || x >= shape.columns || y >= shape.rows) continue;
      const node = nearest[y * shape.columns + x]!;
      if (node < 0) continue;
      const at = network.sites[node]!;
      const north = (at.latitude - point[1]) * 111.2;
      const east = (at.longitude - point[0]) * 111.2 * Math.cos((point[1] * Math.PI) / 180);
      const fade = 1 - Math.hypot(north, east) / reachKm;
      if (fade <= 0) continue;
      site[row * columns + column] = node;
      near[row * columns + column] = Math.min(1, fade * 2.2);
    }
  }
  const grid: Grid = { columns, rows, site, near };
  let key = '';
  let layers: Layers | undefined;
  return {
    draw: (context, standing, k) => {
      const now = keyOf(standing, network.sites.length);
      if (layers === undefined || now !== key) {
        layers = paintLayers(grid, standing, ink);
        key = now;
      }
      const width = columns * step;
      const height = rows * step;
      context.imageSmoothingEnabled = true;
      context.imageSmoothingQuality = 'medium';
      context.drawImage(layers.tint, -step / 2, -step / 2, width, height);
      for (const it of layers.hatched) {
        const sharp = Math.min(2, Math.max(1, Math.round(k * 2) / 2));
        if (it.drawn?.sharp !== sharp) {
          it.drawn = { sharp, picture: hatch(it.mask, ink(it.liege), { width, height, sharp }) };
        }
        context.drawImage(it.drawn.picture, -step / 2, -step / 2, width, height);
      }
      for (const { edges, polity } of layers.nominal) {
        const [red, green, blue] = ink(polity);
        context.strokeStyle = `rgb(${red} ${green} ${blue} / 0.8)`;
        context.lineWidth = 1.6 / k;
        context.setLineDash([6 / k, 4 / k]);
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
  readonly hatched: readonly Hatched[];
  readonly nominal: readonly { readonly edges: Path2D; readonly polity: number }[];
}

/** The land of a liege's vassals; its hatching is drawn once for a sharpness. */
interface Hatched {
  readonly mask: HTMLCanvasElement;
  readonly liege: number;
  drawn: { readonly sharp: number; readonly picture: HTMLCanvasElement } | undefined;
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
      return { liege, mask: pictureOf(mask, columns, rows), drawn: undefined };
    }),
    nominal: [...polities]
      .filter((it) => standing.nominal(it))
      .map((polity) => ({ polity, edges: edgesOf(holder, polity, columns, rows) })),
  };
}

function isBorder(holder: Int16Array, at: number, columns: number, rows: number): boolean {
  const row = Math.floor(at / columns);
  const column = at % columns;
  const own = holder[at];
  const differs = (other: number) => holder[other] !== own && holder[other]! >= 0;
  return (
    (column > 0 && differs(at - 1)) ||
    (column < columns - 1 && differs(at + 1)) ||
    (row > 0 && differs(at - columns)) ||
    (row < rows - 1 && differs(at + columns))
  );
}

/** A mean over three by three cells, twice a call in each direction; colours are premultiplied. */
function blur(data: Float32Array, columns: number, rows: number): void {
  const copy = new Float32Array(data.length);
  const pass = (
    from: Float32Array,
    to: Float32Array,
    stride: number,
    isInside: (at: number) => readonly [boolean, boolean],
  ) => {
    for (let at = 0; at < columns * rows; at += 1) {
      const [before, after] = isInside(at);
      for (let channel = 0; channel < 4; channel += 1) {
        const here = at * 4 + channel;
        const one = before ? from[here - stride * 4]! : from[here]!;
        const other = after ? from[here + stride * 4]! : from[here]!;
        to[here] = (one + 2 * from[here]! + other) / 4;
      }
    }
  };
  pass(data, copy, 1, (at) => [at % columns > 0, at % columns < columns - 1]);
  pass(copy, data, columns, (at) => [at >= columns, at < columns * (rows - 1)]);
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

/** Hatching in one ink where the mask is, at the resolution of the screen. */
function hatch(
  mask: HTMLCanvasElement,
  [red, green, blue]: readonly [number, number, number],
  {
    width,
    height,
    sharp,
  }: { readonly width: number; readonly height: number; readonly sharp: number },
): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * sharp);
  canvas.height = Math.round(height * sharp);
  const context = canvas.getContext('2d')!;
  context.strokeStyle = `rgb(${red} ${green} ${blue} / 0.5)`;
  context.lineWidth = 1.1;
  context.beginPath();
  const gap = 7;
  for (let x = -canvas.height; x < canvas.width; x += gap) {
    context.moveTo(x, canvas.height);
    context.lineTo(x + canvas.height, 0);
  }
  context.stroke();
  context.globalCompositeOperation = 'destination-in';
  context.imageSmoothingQuality = 'medium';
  context.drawImage(mask, 0, 0, canvas.width, canvas.height);
  return canvas;
}

function edgesOf(holder: Int16Array, polity: number, columns: number, rows: number): Path2D {
  const path = new Path2D();
  for (let row = 0; row < rows - 1; row += 1) {
    for (let column = 0; column < columns - 1; column += 1) {
      const at = row * columns + column;
      const own = holder[at] === polity;
      const x = (column + 0.5) * step;
      const y = (row + 0.5) * step;
      if (own !== (holder[at + 1] === polity)) {
        path.moveTo(x, y - step);
        path.lineTo(x, y);
      }
      if (own !== (holder[at + columns] === polity)) {
        path.moveTo(x - step, y);
        path.lineTo(x, y);
      }
    }
  }
  return path;
}
