// Puts sites on the grid and finds those that no way can reach: off the map, in a lake, on an island.
// The builder takes the cells from here, checks of a scenario the problems.

import { cellOfSite } from './apron.ts';
import { cellAt, type Grid, makeGrid } from './grid.ts';
import type { Region, Site, SiteProblem } from './ground.ts';
import type { Relief } from './relief.ts';
import type { Waters } from './waters.ts';

/** The cell of each site, -1 where it has none, and what is wrong with some of them. */
export interface Placing {
  readonly cells: readonly number[];
  readonly problems: readonly SiteProblem[];
}

/** A site moved further than this to dry ground is reported, in kilometres. */
const reportedMoveKm = 10;

/** What is wrong with where sites lie, without building their network. */
export function problemsOfSites(land: {
  readonly sites: readonly Site[];
  readonly relief: Relief;
  readonly waters: Waters;
  readonly region: Region;
}): readonly SiteProblem[] {
  return placeSites(makeGrid(land), land.sites).problems;
}

/** Finds the cells of sites. */
export function placeSites(grid: Grid, sites: readonly Site[]): Placing {
  const problems: SiteProblem[] = [];
  const cells = sites.map((site) => {
    const { cell, movedKm } = cellOfSite(grid, site);
    if (cell < 0) {
      const isInside = cellAt(grid, site) >= 0;
      problems.push({
        site: site.key,
        what: `lies ${isInside ? 'far out in water' : 'outside the region'}, so that no way leads to it`,
        hint: `check its latitude and longitude${isInside ? '' : ', or widen the region'}`,
      });
    } else if (movedKm > reportedMoveKm) {
      problems.push({
        site: site.key,
        what: `lies in water and was taken to the shore, ${Math.round(movedKm)} km away`,
        hint: 'give the place on the shore that is meant',
      });
    }
    return cell;
  });
  const land = landmasses(grid, cells);
  const main = mostCommon(land);
  sites.forEach((site, node) => {
    if (cells[node]! < 0 || land[node] === main) return;
    problems.push({
      site: site.key,
      what: 'lies on an island or behind water, so that no way on land leads from it to the others',
      hint: 'check its latitude and longitude, or leave it out: armies do not sail here',
    });
  });
  return { cells, problems };
}

/** The landmass of each site as the number of its first site; -1 for a site without a cell. */
function landmasses(grid: Grid, cells: readonly number[]): readonly number[] {
  const { columns, rows, wet } = grid;
  const reached = new Int16Array(wet.length).fill(-1);
  const isLand = (cell: number) => {
    const row = Math.floor(cell / columns);
    const column = cell - row * columns;
    return wet[cell] === 0 && row > 0 && column > 0 && row < rows - 1 && column < columns - 1;
  };
  return cells.map((start, node) => {
    if (start < 0 || !isLand(start)) return -1;
    if (reached[start]! >= 0) return reached[start]!;
    reached[start] = node;
    // No step cuts the corner of water, so that four neighbours reach what eight do.
    const work = [start];
    for (let cell = work.pop(); cell !== undefined; cell = work.pop()) {
      for (const next of [cell - 1, cell + 1, cell - columns, cell + columns]) {
        if (!isLand(next) || reached[next]! >= 0) continue;
        reached[next] = node;
        work.push(next);
      }
    }
    return node;
  });
}

/** The landmass that most sites lie on; the first of several. */
function mostCommon(land: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const it of land) if (it >= 0) counts.set(it, (counts.get(it) ?? 0) + 1);
  let best = -1;
  for (const [it, count] of counts) if (best < 0 || count > counts.get(best)!) best = it;
  return best;
}
