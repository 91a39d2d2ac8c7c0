// The ground that a site opens round itself. A pass makes the crest beside it fit to travel, and
// a town in a high valley proves that a road leads there; so near a site, for ways that begin or
// end at it, wild ground costs no more than its roughness. Nobody else's way may use it.

import { clamp } from '../base/number.ts';
import { cellAt, type Grid, pointOf } from './grid.ts';
import type { Site } from './ground.ts';
import { type Landing, routedCrossingKm } from './rivers.ts';
import { distanceKm } from './sphere.ts';
import type { Sweeper } from './sweep.ts';
import type { RoutingClass } from './terrain.ts';

/** Cells a site opens, in order of cost from it; the first is the site's own, at no cost. */
export interface Apron {
  readonly cells: Int32Array;
  readonly costs: Float64Array;
  /** Index in `cells` of the cell before on the way from the site; -1 for the first. */
  readonly before: Int32Array;
  /** How a great river inside the apron is crossed. */
  readonly landing: Landing;
}

/** Kilometres opened round a plain site in wild country, and beyond the narrow part of a pass. */
const openedKm = 30;
/** The narrow part of a pass whose length nobody gave, in kilometres. */
const usualNarrowKm = 20;
/** A plain site within so many kilometres of a great river lies on its bank and has boats. */
const bankKm = 8;
/** Kilometres round a ford or a site on the bank from which its crossing is used. */
const landingKm = 12;
/** A plain site opens ground only if its own cell is at least this wild. */
const wildFrom = 0.05;

/** Length of the narrow part of a crossing in kilometres, authored or usual. */
export function narrowKm(site: Site): number {
  return site.lengthKm ?? usualNarrowKm;
}

/**
 * The apron of a site at a cell, swept over tame ground. Cells in `barred`, those that passes have
 * opened, stay shut to plain sites: near a pass the crest is crossed at the pass.
 */
export function makeApron(place: {
  readonly site: Site;
  readonly cell: number;
  readonly grid: Grid;
  readonly wild: Float32Array;
  readonly tame: Sweeper;
  readonly barred: Uint8Array;
  readonly bars: Uint8Array;
  readonly routingClass: RoutingClass;
}): Apron {
  const { site, cell, grid, wild, tame, barred, bars, routingClass } = place;
  const landing = landingOf(site, { cell, grid, bars });
  const radiusKm = Math.max(
    openedRadiusKm(site, wild[cell] ?? 0),
    landing === 'none' ? 0 : Math.max(landingKm, 2 * grid.kmNorth),
  );
  const centre = pointOf(grid, cell);
  const cells: number[] = [];
  const costs: number[] = [];
  const before: number[] = [];
  const indexOf = new Map<number, number>();
  tame.run(
    { cells: [cell], costs: [0], riverCost: routedCrossingKm(routingClass, landing) },
    (next, cost) => {
      const from = tame.parent[next]!;
      const fromIndex = from < 0 ? -1 : indexOf.get(from);
      if (fromIndex === undefined) return false;
      if (from >= 0 && barred[next] === 1) return false;
      if (from >= 0 && distanceKm(centre, pointOf(grid, next)) > radiusKm) return false;
      indexOf.set(next, cells.length);
      cells.push(next);
      costs.push(cost);
      before.push(fromIndex);
      return true;
    },
    () => false,
  );
  return {
    cells: Int32Array.from(cells),
    costs: Float64Array.from(costs),
    before: Int32Array.from(before),
    landing,
  };
}

/** What a site has for crossing a river near it. */
function landingOf(
  site: Site,
  place: { readonly cell: number; readonly grid: Grid; readonly bars: Uint8Array },
): Landing {
  if (site.kind === 'ford') return 'ford';
  if (site.kind === 'pass') return 'none';
  const { cell, grid, bars } = place;
  const row = Math.floor(cell / grid.columns);
  const column = cell - row * grid.columns;
  const down = Math.floor(bankKm / grid.kmNorth);
  const across = Math.floor(bankKm / grid.kmEast[row]!);
  for (let i = Math.max(0, row - down); i <= Math.min(grid.rows - 1, row + down); i++) {
    for (let j = -across; j <= across; j++) {
      if (bars[i * grid.columns + clamp(column + j, 0, grid.columns - 1)] !== 0) return 'boats';
    }
  }
  return 'none';
}

function openedRadiusKm(site: Site, wild: number): number {
  if (site.kind === 'pass') return narrowKm(site) / 2 + openedKm;
  return wild > wildFrom ? openedKm : 0;
}

/** A site in water is taken to dry ground within this many kilometres, three cells at least. */
const shoreWithinKm = 15;

/** The cell of a site: its own, or the nearest dry one; -1 if there is none near enough. */
export function cellOfSite(grid: Grid, site: Site): { cell: number; movedKm: number } {
  const own = cellAt(grid, site);
  if (own < 0) return { cell: -1, movedKm: 0 };
  const row = Math.floor(own / grid.columns);
  const column = own - row * grid.columns;
  const reach = Math.max(3, Math.round(shoreWithinKm / grid.kmNorth));
  let best = -1;
  let bestKm = Number.POSITIVE_INFINITY;
  for (let i = Math.max(1, row - reach); i <= Math.min(grid.rows - 2, row + reach); i++) {
    for (
      let j = Math.max(1, column - reach);
      j <= Math.min(grid.columns - 2, column + reach);
      j++
    ) {
      const cell = i * grid.columns + j;
      if (grid.wet[cell] === 1) continue;
      const km = cell === own ? 0 : distanceKm(site, pointOf(grid, cell));
      if (km < bestKm) {
        best = cell;
        bestKm = km;
      }
    }
  }
  return { cell: best, movedKm: best < 0 ? 0 : bestKm };
}
