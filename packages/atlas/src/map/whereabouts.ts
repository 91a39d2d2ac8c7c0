// Where somebody is on a day over many runs, in counts by place: at a place, or on the way to one. What
// the cloud shows, for sentences and tables.

import type { Film } from '../film/film.ts';
import type { Actor } from '../state/cast.ts';
import { belongs } from './forces.ts';

/** So many runs have him there. A run with several forces counts once for each place. */
export interface Whereabouts {
  /** Runs in which he is in the field at all. */
  readonly inField: number;
  readonly runs: number;
  /** Nodes at which, or on the way to which, he is; most runs first. */
  readonly places: readonly { readonly node: number; readonly runs: number }[];
}

/** The whereabouts of an actor. */
export function whereaboutsOf(films: readonly Film[], actor: Actor, day: number): Whereabouts {
  const tally = new Map<number, number>();
  let inField = 0;
  for (const film of films) {
    const nodes = new Set<number>();
    for (const track of film.tracks) {
      if (!belongs(track, actor) || day >= track.until) continue;
      const after = track.stops.findIndex((it) => it.arrives > day);
      const at = after === -1 ? track.stops.length - 1 : after - 1;
      const stop = track.stops[at];
      if (stop === undefined) continue;
      nodes.add(day < stop.leaves ? stop.place : (track.stops[at + 1]?.place ?? stop.place));
    }
    if (nodes.size > 0) inField += 1;
    for (const node of nodes) tally.set(node, (tally.get(node) ?? 0) + 1);
  }
  const places = [...tally]
    .map(([node, runs]) => ({ node, runs }))
    .sort((a, b) => b.runs - a.runs || a.node - b.node);
  return { inField, runs: films.length, places };
}
