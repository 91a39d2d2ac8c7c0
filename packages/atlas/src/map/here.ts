// What is at one point of the map: water or land and how high, the nearest place, and who has forces near it
// in the films that are shown. For the card of a point that somebody pressed.

import { distanceKm, heightAt } from '@tumen/lab';
import { type Ground, isWet } from '../bundle/ground.ts';
import type { Film } from '../film/film.ts';
import type { Roads } from './ways.ts';

/** A point that is asked about. */
export interface Spot {
  readonly latitude: number;
  readonly longitude: number;
  /** Kilometres from which on a line is another one: some pixels of the map where it was pressed. */
  readonly nearKm: number;
}

/** A spot as the address has it; undefined where it says something else. */
export function readSpot(subject: string): Spot | undefined {
  const found = /^here:(-?[\d.]+),(-?[\d.]+),([\d.]+)$/.exec(subject);
  const [latitude, longitude, nearKm] = (found ?? []).slice(1).map(Number);
  if (latitude === undefined || longitude === undefined || nearKm === undefined) return undefined;
  const isSensible = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && nearKm < 1000;
  return isSensible ? { latitude, longitude, nearKm } : undefined;
}

/** A spot for the address. */
export function writeSpot({ latitude, longitude, nearKm }: Spot): string {
  return `here:${latitude.toFixed(2)},${longitude.toFixed(2)},${nearKm.toFixed(1)}`;
}

/** What the ground is at a spot. */
export function groundAt(
  ground: Ground,
  spot: Spot,
): { readonly kind: 'ground' | 'water' | 'shore' | 'river' | 'seasonal'; readonly metres: number } {
  const { latitude, longitude, nearKm } = spot;
  const metres = heightAt(ground.relief, { latitude, longitude });
  let least = nearKm;
  let line: string | undefined;
  for (const { kind, points } of ground.lines) {
    const away = awayFrom(points, spot);
    if (away >= least) continue;
    least = away;
    line = kind;
  }
  if (line === 'coast' || line === 'lake') return { kind: 'shore', metres };
  if (line === 'seasonal') return { kind: 'seasonal', metres };
  if (line !== undefined) return { kind: 'river', metres };
  return { kind: isWet(ground, longitude, latitude) ? 'water' : 'ground', metres };
}

const kmADegree = 111.2;

/** Kilometres from a spot to a line of longitudes and latitudes in turn, on the plane that touches there. */
function awayFrom(points: Float32Array, { latitude, longitude }: Spot): number {
  const shrunk = Math.cos((latitude * Math.PI) / 180);
  let least = Number.POSITIVE_INFINITY;
  for (let at = 2; at < points.length; at += 2) {
    const x0 = (points[at - 2]! - longitude) * shrunk;
    const y0 = points[at - 1]! - latitude;
    const dx = (points[at]! - points[at - 2]!) * shrunk;
    const dy = points[at + 1]! - points[at - 1]!;
    const length = dx * dx + dy * dy;
    const share = length === 0 ? 0 : Math.min(1, Math.max(0, -(x0 * dx + y0 * dy) / length));
    least = Math.min(least, Math.hypot(x0 + share * dx, y0 + share * dy));
  }
  return least * kmADegree;
}

/** Somebody's forces near a spot. */
export interface Near {
  /** Polity, −1 nobody's. */
  readonly owner: number;
  /** Films in which they are, by number. */
  readonly films: readonly number[];
}

/** Who has forces within so many kilometres, in most films first. `roads` go by degrees. */
export function forcesNear(
  films: readonly Film[],
  roads: Roads,
  { spot, km, day }: { readonly spot: Spot; readonly km: number; readonly day: number },
): readonly Near[] {
  const found = new Map<number, number[]>();
  films.forEach((film, number) => {
    const owners = new Set<number>();
    for (const track of film.tracks) {
      const at = roads.at(track, day);
      if (at === undefined || owners.has(track.owner)) continue;
      if (distanceKm({ longitude: at[0], latitude: at[1] }, spot) <= km) owners.add(track.owner);
    }
    for (const owner of owners) found.set(owner, [...(found.get(owner) ?? []), number]);
  });
  return [...found]
    .map(([owner, those]) => ({ owner, films: those }))
    .sort((a, b) => b.films.length - a.films.length || a.owner - b.owner);
}
