// Builds the network of a region: cuts the grid, opens the ground round the sites, and sweeps
// from every site to its neighbours' neighbours' neighbours in each routing class. Seconds of
// work for a hundred sites; the result is kept as bytes and read back in a moment.

import { borderingSites, findNeighbourhood, type Neighbourhood } from './domains.ts';
import { networkFingerprint } from './fingerprint.ts';
import { makeGrid } from './grid.ts';
import type { Region, Site, SiteProblem } from './ground.ts';
import { type ClassGround, fieldOf, waysOfClass } from './join.ts';
import { type OpenedNetwork, openNetwork } from './open.ts';
import { placeSites } from './placing.ts';
import type { NetworkRecord } from './record.ts';
import { describeRelief, heightAt, type Relief, reliefDigest } from './relief.ts';
import { riverBars } from './rivers.ts';
import { makeSweeper } from './sweep.ts';
import { cellCosts, type Footing, footings, routingClasses, wildness } from './terrain.ts';
import type { Waters } from './waters.ts';

/** What a network is built from. */
export interface Land {
  readonly sites: readonly Site[];
  readonly relief: Relief;
  readonly waters: Waters;
  readonly region: Region;
  /** Fingerprint of relief and waters, where the caller has one; else it is made of the heights. */
  readonly groundDigest?: string;
  /** Joins every site to every other over the whole grid, to measure the usual network against. */
  readonly isExhaustive?: boolean;
  /** Told now and then how much of the work is done, 0–1. */
  readonly progress?: (share: number) => void;
}

/**
 * Builds the network of a land. A site outside the region, in deep water or on an island stays
 * in the list without any way to it, and is named in `problems`.
 */
export function buildNetwork(land: Land): {
  readonly network: OpenedNetwork;
  readonly problems: readonly SiteProblem[];
} {
  const { sites, relief } = land;
  const grid = makeGrid(land);
  const { cells, problems } = placeSites(grid, sites);
  const wild = wildness(grid);
  const bars = riverBars(grid, land.waters);
  const noDryness = new Float32Array(wild.length).fill(1);
  const usual = { routingClass: 'ridden', footing: footings.ridden } as const;
  const first = survey({ grid, wild, dryness: noDryness, bars, cells, ...usual });
  const total = routingClasses.length;
  const ways = routingClasses.map((routingClass, index) => {
    const footing = footings[routingClass];
    const dryness = drynessOf(sites, first.domains.nearest, footing);
    const isExhaustive = land.isExhaustive === true;
    const ground = { grid, wild, dryness, bars, routingClass, footing };
    const work = { ...ground, sites, cells, neighbours: first, isExhaustive };
    return waysOfClass(work, (share) => land.progress?.((index + share) / total));
  });
  const record: NetworkRecord = {
    fingerprint: networkFingerprint({
      sites,
      region: land.region,
      groundDigest: land.groundDigest ?? reliefDigest(relief),
    }),
    reliefName: describeRelief(relief),
    sites,
    heights: Float32Array.from(sites, (site) => site.heightMetres ?? heightAt(relief, site)),
    ways,
    bordering: borderingSites(sites, first.touching),
    domains: first.domains,
  };
  return { network: openNetwork(record), problems };
}

function survey(ground: ClassGround & { readonly cells: readonly number[] }): Neighbourhood {
  const field = fieldOf(ground, cellCosts(ground).wild);
  return findNeighbourhood(field, makeSweeper(field), ground.cells);
}

/** Factors for cells whose nearest site stands in waterless ground. */
function drynessOf(sites: readonly Site[], nearest: Int16Array, footing: Footing): Float32Array {
  const ofSite = sites.map((site) => {
    if (site.ground === 'desert') return footing.desert;
    return site.ground === 'semi-desert' ? footing.semiDesert : 1;
  });
  const dryness = new Float32Array(nearest.length).fill(1);
  for (let cell = 0; cell < dryness.length; cell++) dryness[cell] = ofSite[nearest[cell]!] ?? 1;
  return dryness;
}
