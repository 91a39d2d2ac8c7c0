// Forces and fugitives on the map: in one run as blocks with the way they came, in many as one dot a
// run on one clock. Simulated ink: translucent and without an outline.

import type { Film, Track } from '../film/film.ts';
import { css } from '../parts/inks.ts';
import type { Actor } from '../state/cast.ts';
import type { Roads } from './ways.ts';

type Ink = (polity: number) => readonly [number, number, number];

/** What all drawings of one frame share; lengths on the screen are divided by the zoom `k`. */
export interface Brush {
  readonly context: CanvasRenderingContext2D;
  readonly roads: Roads;
  readonly ink: Ink;
  readonly k: number;
  readonly day: number;
  /** Who is looked at; undefined for everybody. */
  readonly actor: Actor | undefined;
}

/** Whether a track belongs to somebody: led by him, or of that polity. */
export function belongs(track: Track, actor: Actor): boolean {
  if (actor.kind === 'person') return track.leader === actor.id;
  return actor.kind === 'polity' && track.owner === actor.id;
}

/** Draws the forces of one run. */
export function drawRun(brush: Brush, film: Film): void {
  const { context, roads, ink, k, day, actor } = brush;
  for (const track of film.tracks) {
    const here = roads.at(track, day);
    if (here === undefined) continue;
    const strength = actor === undefined || belongs(track, actor) ? 1 : 0.3;
    const trail = roads.trail(track, day, 150);
    if (trail.length > 1) {
      context.beginPath();
      trail.forEach(([x, y], at) => {
        if (at === 0) context.moveTo(x, y);
        else context.lineTo(x, y);
      });
      context.lineJoin = 'round';
      context.lineCap = 'round';
      const width = (1.2 + Math.sqrt(track.soldiers) / 42) / k;
      context.strokeStyle = css([255, 253, 246], 0.55 * strength);
      context.lineWidth = width + 1.6 / k;
      context.stroke();
      context.strokeStyle = css(ink(track.owner), 0.6 * strength);
      context.lineWidth = width;
      context.stroke();
    }
    drawMark(context, track, { at: here, ink: ink(track.owner), k, strength });
  }
}

function drawMark(
  context: CanvasRenderingContext2D,
  track: Track,
  mark: {
    readonly at: readonly [number, number];
    readonly ink: readonly [number, number, number];
    readonly k: number;
    readonly strength: number;
  },
): void {
  const { at, ink, k, strength } = mark;
  const [x, y] = at;
  context.fillStyle = css(ink, 0.82 * strength);
  if (track.kind === 'person') {
    context.beginPath();
    context.moveTo(x, y - 6 / k);
    context.lineTo(x + 5.4 / k, y + 4 / k);
    context.lineTo(x - 5.4 / k, y + 4 / k);
    context.closePath();
    context.fill();
    return;
  }
  const wide = (5 + Math.sqrt(track.soldiers) / 14) / k;
  const high = wide * 0.62;
  context.fillRect(x - wide / 2, y - high / 2, wide, high);
}

/**
 * Draws one dot for every force of every film. Those that stand at one place are set round it like the
 * seeds of a sunflower, so that they can be counted; those on the way are where they are.
 */
export function drawMany(brush: Brush, films: readonly Film[]): void {
  const { context, roads, ink, k, day, actor } = brush;
  const radius = (actor === undefined ? 2.3 : 3) / k;
  const standing = new Map<
    string,
    { readonly at: readonly [number, number]; readonly who: Track[] }
  >();
  const dot = (track: Track, x: number, y: number) => {
    context.fillStyle = css(ink(track.owner), 0.6);
    context.beginPath();
    if (track.kind === 'person') {
      context.moveTo(x, y - radius * 1.5);
      context.lineTo(x + radius * 1.3, y + radius);
      context.lineTo(x - radius * 1.3, y + radius);
    } else context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fill();
  };
  for (const film of films) {
    for (const track of film.tracks) {
      if (actor !== undefined && !belongs(track, actor)) continue;
      const here = roads.at(track, day);
      if (here === undefined) continue;
      const name = `${here[0].toFixed(2)} ${here[1].toFixed(2)}`;
      const group = standing.get(name) ?? { at: here, who: [] };
      group.who.push(track);
      standing.set(name, group);
    }
  }
  for (const { at, who } of standing.values()) {
    who.sort((a, b) => a.owner - b.owner);
    who.forEach((track, seed) => {
      const turn = seed * 2.399963;
      const away = who.length === 1 ? 0 : radius * 1.9 * Math.sqrt(seed + 0.5);
      dot(track, at[0] + away * Math.cos(turn), at[1] + away * Math.sin(turn));
    });
  }
}
