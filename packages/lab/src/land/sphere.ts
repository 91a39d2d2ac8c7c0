// Distances and steps on a round earth. The grid, the sites and the ways all measure with these
// few functions, so that a kilometre is the same everywhere in the land.

import { asin, cos, sin } from '../base/number.ts';

/** Mean radius of the earth in kilometres (IUGG). */
export const earthRadiusKm = 6371.0088;

/** Kilometres of one degree of latitude, or of longitude at the equator. */
export const kmPerDegree = (earthRadiusKm * Math.PI) / 180;

/** A point in degrees, north and east positive. */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** Degrees to radians. */
export function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

/** Great-circle distance in kilometres (haversine form, exact to rounding for near points too). */
export function distanceKm(from: Point, to: Point): number {
  const halfLatitude = sin(radians(to.latitude - from.latitude) / 2);
  const halfLongitude = sin(radians(to.longitude - from.longitude) / 2);
  const chord =
    halfLatitude * halfLatitude +
    cos(radians(from.latitude)) * cos(radians(to.latitude)) * halfLongitude * halfLongitude;
  return 2 * earthRadiusKm * asin(Math.sqrt(Math.min(1, chord)));
}

/** Kilometres of one degree of longitude at a latitude. */
export function kmPerDegreeOfLongitude(latitude: number): number {
  return kmPerDegree * cos(radians(latitude));
}
