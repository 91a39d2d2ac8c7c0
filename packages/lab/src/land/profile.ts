// The ground along a way: its height every few kilometres from the first place to the last. The network
// keeps lines and no heights, so that a profile is read from the relief when somebody wants to see it.

import type { OpenedNetwork } from './open.ts';
import { heightAt, type Relief } from './relief.ts';
import { type WayQuestion, type WayStop, wayBetween, wayToGeoJson } from './route.ts';
import { distanceKm } from './sphere.ts';

/** A point of a profile. */
export interface ProfilePoint {
  /** Kilometres along the road. */
  readonly km: number;
  readonly metres: number;
}

/** A way's heights and its stops. */
export interface Profile {
  /** Half a pixel of the relief apart or less, ascending by kilometres. */
  readonly points: readonly ProfilePoint[];
  /** The stops of the way, each with its own height. */
  readonly stops: readonly (WayStop & ProfilePoint)[];
}

/** Short ways too have about so many points. */
const leastPoints = 150;

/** The profile of the way that answers a question; undefined where there is none. */
export function profileOf(
  network: OpenedNetwork,
  question: WayQuestion,
  relief: Relief,
): Profile | undefined {
  const way = wayBetween(network, question);
  const line = wayToGeoJson(network, question);
  if (way.kind !== 'way' || line === undefined) return undefined;
  const corners = line.geometry.coordinates.map(([longitude, latitude]) => ({
    longitude,
    latitude,
  }));
  const halfPixel = relief.degreesPerPixel * 55;
  const spacing = Math.max(0.2, Math.min(halfPixel, way.km / leastPoints));
  const raw: ProfilePoint[] = [];
  let km = 0;
  corners.forEach((corner, index) => {
    const before = corners[index - 1];
    if (before === undefined) {
      raw.push({ km, metres: heightAt(relief, corner) });
      return;
    }
    const length = distanceKm(before, corner);
    const steps = Math.max(1, Math.ceil(length / spacing));
    for (let step = 1; step <= steps; step++) {
      const share = step / steps;
      const latitude = before.latitude + share * (corner.latitude - before.latitude);
      const longitude = before.longitude + share * (corner.longitude - before.longitude);
      raw.push({ km: km + share * length, metres: heightAt(relief, { latitude, longitude }) });
    }
    km += length;
  });
  // The line is shorter than the road, which winds between its cells.
  const stretch = km > 0 ? way.km / km : 1;
  return {
    points: raw.map((point) => ({ ...point, km: point.km * stretch })),
    stops: way.stops.map((stop) => ({ ...stop, metres: stop.heightMetres })),
  };
}
