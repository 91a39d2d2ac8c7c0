// Where somebody is on a day: at a place, or so far along the way to the next. Ways are lines of the
// network, projected once; a position is found by the share of the days that have passed.

import type { Land } from '../bundle/land.ts';
import type { Track } from '../film/film.ts';

/** A line on the uncamered map with its length up to each corner. */
interface Line {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly upTo: readonly number[];
}

/** A point on the uncamered map. */
export type Point = readonly [x: number, y: number];

/** Finds positions on the map. */
export interface Roads {
  place(node: number): Point;
  /** Where a track is on a day; undefined before its beginning and after its end. */
  at(track: Track, day: number): Point | undefined;
  /** The line it came on in the last days before `day`, oldest first. */
  trail(track: Track, day: number, days: number): readonly Point[];
}

/** From longitude and latitude to a point of the map; null where there is none. */
export type Projection = (point: [number, number]) => [number, number] | null;

/** Positions under a projection. Lines are projected when they are first asked for. */
export function makeRoads(land: Land, projection: Projection): Roads {
  const places = land.sites.map((it): Point => projection([it.longitude, it.latitude]) ?? [0, 0]);
  const { shape } = land;
  const byEnds = new Map<number, Uint16Array>();
  const keyOf = (one: number, other: number) =>
    Math.min(one, other) * land.sites.length + Math.max(one, other);
  for (const { from, to, line } of land.ways) byEnds.set(keyOf(from, to), line);
  const lines = new Map<number, Line>();
  const lineBetween = (from: number, to: number): Line => {
    const key = from * land.sites.length + to;
    const known = lines.get(key);
    if (known !== undefined) return known;
    const corners = byEnds.get(keyOf(from, to));
    const points: [number, number][] = [];
    if (corners !== undefined) {
      for (let at = 2; at < corners.length - 2; at += 2) {
        const point = projection([
          shape.west + (corners[at]! + 0.5) * shape.degreesPerCell,
          shape.north - (corners[at + 1]! + 0.5) * shape.degreesPerCell,
        ]);
        if (point !== null) points.push(point);
      }
      if (from > to) points.reverse();
    }
    const all: readonly Point[] = [places[from]!, ...points, places[to]!];
    const upTo = [0];
    for (let at = 1; at < all.length; at += 1) {
      const dx = all[at]![0] - all[at - 1]![0];
      const dy = all[at]![1] - all[at - 1]![1];
      upTo.push(upTo[at - 1]! + Math.hypot(dx, dy));
    }
    const line = { xs: all.map((it) => it[0]), ys: all.map((it) => it[1]), upTo };
    lines.set(key, line);
    return line;
  };
  const between = (from: number, to: number, share: number): Point => {
    const { xs, ys, upTo } = lineBetween(from, to);
    const goal = share * upTo.at(-1)!;
    let at = 1;
    while (at < upTo.length - 1 && upTo[at]! < goal) at += 1;
    const length = upTo[at]! - upTo[at - 1]!;
    const part = length === 0 ? 0 : (goal - upTo[at - 1]!) / length;
    return [
      xs[at - 1]! + (xs[at]! - xs[at - 1]!) * part,
      ys[at - 1]! + (ys[at]! - ys[at - 1]!) * part,
    ];
  };
  const at = (track: Track, day: number): Point | undefined => {
    const { stops } = track;
    const first = stops[0];
    if (first === undefined || day < first.arrives || day >= track.until) return undefined;
    let low = 0;
    let high = stops.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (stops[middle]!.arrives <= day) low = middle;
      else high = middle - 1;
    }
    const stop = stops[low]!;
    const next = stops[low + 1];
    if (next === undefined || day < stop.leaves) return places[stop.place];
    const days = next.arrives - stop.leaves;
    const share = days <= 0 ? 1 : (day - stop.leaves) / days;
    return between(stop.place, next.place, Math.min(1, Math.max(0, share)));
  };
  return {
    place: (node) => places[node] ?? [0, 0],
    at,
    trail: (track, day, days) => {
      const here = at(track, day);
      if (here === undefined) return [];
      const points: Point[] = [];
      track.stops.forEach((stop, number) => {
        const next = track.stops[number + 1];
        if (next === undefined || stop.leaves >= day || next.arrives < day - days) return;
        const line = lineBetween(stop.place, next.place);
        const length = line.upTo.at(-1)!;
        const span = Math.max(1, next.arrives - stop.leaves);
        const from = Math.max(0, (day - days - stop.leaves) / span);
        const to = Math.min(1, (day - stop.leaves) / span);
        points.push(between(stop.place, next.place, from));
        line.upTo.forEach((it, corner) => {
          if (it > from * length && it < to * length)
            points.push([line.xs[corner]!, line.ys[corner]!]);
        });
        points.push(between(stop.place, next.place, to));
      });
      return points;
    },
  };
}
