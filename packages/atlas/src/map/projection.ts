// The map's projection: a conformal cone fitted to the places of a scenario, and the camera over it.
// Points are projected once to the uncamered map; zooming only scales and shifts them.

import type { Scenario } from '@tumen/lab';
import { type GeoConicProjection, geoConicConformal } from 'd3-geo';

/** Width and height in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** How the uncamered map is scaled and shifted. */
export interface Transform {
  readonly k: number;
  readonly x: number;
  readonly y: number;
}

/** The whole map. */
export const wholeMap: Transform = { k: 1, x: 0, y: 0 };

/** A projection that shows all places with room round them. */
export function fitProjection(scenario: Scenario, size: Size): GeoConicProjection {
  const places = scenario.places;
  const longitudes = places.map((it) => it.longitude);
  const latitudes = places.map((it) => it.latitude);
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)];
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)];
  const third = (north - south) / 6;
  const projection = geoConicConformal()
    .parallels([south + third, north - third])
    .rotate([-(west + east) / 2, 0]);
  const pad = Math.max(18, Math.min(56, Math.min(size.width, size.height) / 12));
  projection.fitExtent(
    [
      [pad, pad],
      [Math.max(pad + 10, size.width - pad), Math.max(pad + 10, size.height - pad)],
    ],
    { type: 'MultiPoint', coordinates: places.map((it) => [it.longitude, it.latitude]) },
  );
  return projection;
}

/** Metres on the ground of one pixel at a point of the uncamered map. */
export function metresAPixel(projection: GeoConicProjection, size: Size): number {
  const middle: [number, number] = [size.width / 2, size.height / 2];
  const here = projection.invert?.(middle);
  const there = projection.invert?.([middle[0], middle[1] + 10]);
  if (here == null || there == null) return 1000;
  return (Math.abs(here[1] - there[1]) * 111_200) / 10;
}

/** The part of the map where the given points lie, with room round them; the whole map where they are few. */
export function frameOn(
  points: readonly (readonly [x: number, y: number])[],
  size: Size,
): Transform {
  if (points.length < 10) return wholeMap;
  const xs = points.map((it) => it[0]).sort((a, b) => a - b);
  const ys = points.map((it) => it[1]).sort((a, b) => a - b);
  const cut = Math.floor(points.length * 0.04);
  const [left, right] = [xs[cut]!, xs[xs.length - 1 - cut]!];
  const [top, bottom] = [ys[cut]!, ys[ys.length - 1 - cut]!];
  const room = 1.24;
  const k = Math.min(
    6,
    Math.max(
      1,
      Math.min(size.width / (room * (right - left)), size.height / (room * (bottom - top))),
    ),
  );
  if (!Number.isFinite(k) || k < 1.08) return wholeMap;
  return {
    k,
    x: size.width / 2 - (k * (left + right)) / 2,
    y: size.height / 2 - (k * (top + bottom)) / 2,
  };
}
