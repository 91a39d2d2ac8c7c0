// Lines of one value through a grid of values, as map-makers draw heights: found square by square between
// four cells and joined end to end, so that they can be dashed. Outlines of clouds and of nominal rule.

/** Values by cell, row by row; `step` is the width of a cell in pixels. */
export interface ValueGrid {
  readonly columns: number;
  readonly rows: number;
  readonly step: number;
  readonly values: Float32Array;
}

/** Cells from `left` and `top` to before `right` and `bottom`. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The line inside a box. Values are thought to lie in the middle of their cells, cell 0 at pixel 0. */
export function levelLine(grid: ValueGrid, box: Box, level: number): Path2D {
  const { columns, rows, values } = grid;
  /** Ends of pieces by the side between two cells on which they lie: 2 × cell to the east, + 1 to the south. */
  const joined = new Map<number, [number, number]>();
  const join = (one: number, other: number) => {
    add(joined, one, other);
    add(joined, other, one);
  };
  const right = Math.min(box.right, columns - 1);
  const bottom = Math.min(box.bottom, rows - 1);
  for (let row = box.top; row < bottom; row += 1) {
    for (let at = row * columns + box.left; at < row * columns + right; at += 1) {
      const a = values[at]! >= level;
      const b = values[at + 1]! >= level;
      const c = values[at + columns + 1]! >= level;
      const d = values[at + columns]! >= level;
      if (a === b && b === c && c === d) continue;
      const north = 2 * at;
      const west = 2 * at + 1;
      const east = 2 * (at + 1) + 1;
      const south = 2 * (at + columns);
      if (a !== b && b !== c && c !== d) {
        join(north, east);
        join(south, west);
        continue;
      }
      const sides = [
        ...(a === b ? [] : [north]),
        ...(b === c ? [] : [east]),
        ...(c === d ? [] : [south]),
        ...(d === a ? [] : [west]),
      ];
      join(sides[0]!, sides[1]!);
    }
  }
  return pathThrough(grid, joined, level);
}

function add(joined: Map<number, [number, number]>, side: number, other: number): void {
  const known = joined.get(side);
  if (known === undefined) joined.set(side, [other, -1]);
  else known[1] = other;
}

/** Walks from side to side; open lines first, from their ends. */
function pathThrough(
  { columns, step, values }: ValueGrid,
  joined: Map<number, [number, number]>,
  level: number,
): Path2D {
  const path = new Path2D();
  const walked = new Set<number>();
  const pixelOf = (side: number): readonly [number, number] => {
    const cell = side >> 1;
    const next = side % 2 === 0 ? cell + 1 : cell + columns;
    const part = (level - values[cell]!) / (values[next]! - values[cell]!);
    const x = (cell % columns) + (side % 2 === 0 ? part : 0);
    const y = Math.floor(cell / columns) + (side % 2 === 0 ? 0 : part);
    return [x * step, y * step];
  };
  const walk = (from: number) => {
    path.moveTo(...pixelOf(from));
    let here: number | undefined = from;
    while (here !== undefined) {
      walked.add(here);
      const next: number | undefined = joined.get(here)?.find((it) => it >= 0 && !walked.has(it));
      if (next !== undefined) path.lineTo(...pixelOf(next));
      here = next;
    }
    if (joined.get(from)![1] >= 0) path.closePath();
  };
  for (const [side, ends] of joined) if (ends[1] === -1 && !walked.has(side)) walk(side);
  for (const side of joined.keys()) if (!walked.has(side)) walk(side);
  return path;
}
