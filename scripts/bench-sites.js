// Towns for benchmarks of the land that want more places than a scenario has: invented, spread evenly over
// a region, on dry ground where people can live.

import { heightAt, isCrossing } from '@tumen/lab';
import { isWater } from '../packages/lab/dist/land/waters.js';

/** What a network is asked to hold, passes and fords apart. */
const placesWanted = 120;
const highestTown = 3000;

/** Towns between the sites of a land, as many as are missing to what is asked. */
export function moreSites({ sites, region, relief, waters }) {
  const missing = placesWanted - sites.filter((it) => !isCrossing(it)).length;
  const more = [];
  for (let turn = 1; more.length < missing; turn += 1) {
    // Multiples of these two fractions spread points evenly over a rectangle.
    const latitude =
      region.south + 1 + (region.north - region.south - 2) * ((turn * 0.7548777) % 1);
    const longitude = region.west + 1 + (region.east - region.west - 2) * ((turn * 0.5698403) % 1);
    const point = { latitude, longitude };
    if (isWater(waters, point) || heightAt(relief, point) > highestTown) continue;
    const key = `more-${turn}`;
    more.push({ key, ...point, kind: 'town', closedMonths: [], hardMonths: [] });
  }
  return more;
}

/** Places, and passes and fords, as `120; 61`. */
export function countsOf(sites) {
  const crossings = sites.filter(isCrossing).length;
  return `${sites.length - crossings}; ${crossings}`;
}
