// Builds the network of a region: cuts the grid, opens the ground round the sites, and sweeps
// from every site to its neighbours' neighbours' neighbours in each routing class. Seconds of work
// for a hundred sites, which several threads can share; the result is kept as bytes.

import { borderingSites, findNeighbourhood, type Neighbourhood } from './domains.ts';
import { networkFingerprint } from './fingerprint.ts';
import { type Grid, makeGrid } from './grid.ts';
import type { Region, Site, SiteProblem } from './ground.ts';
import { type ClassGround, fieldOf, waysOfClass } from './join.ts';
import { type OpenedNetwork, openNetwork } from './open.ts';
import { placeSites } from './placing.ts';
import type { NetworkRecord } from './record.ts';
import { describeRelief, heightAt, type Relief, reliefDigest } from './relief.ts';
import { riverBars } from './rivers.ts';
import { makeSweeper } from './sweep.ts';
import {
  cellCosts,
  type Footing,
  footings,
  type RoutingClass,
  routingClasses,
  wildness,
} from './terrain.ts';
import type { Waters } from './waters.ts';
import type { Way } from './way.ts';

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
}

/** The ground of a land and who the neighbours on it are: what the ways of every class are found on. */
export interface Groundwork {
  readonly land: Land;
  readonly grid: Grid;
  /** The cell of each site, -1 for a site without one. */
  readonly cells: readonly number[];
  readonly problems: readonly SiteProblem[];
  readonly wild: Float32Array;
  readonly bars: Uint8Array;
  readonly neighbours: Neighbourhood;
}

/** Lays the ground of a land; `progress` is told how much of that is done, 0–1. */
export function layGround(land: Land, progress: (share: number) => void = () => {}): Groundwork {
  const grid = makeGrid(land, (share) => progress(0.4 * share));
  const { cells, problems } = placeSites(grid, land.sites);
  const wild = wildness(grid);
  progress(0.7);
  const bars = riverBars(grid, land.waters);
  const dryness = new Float32Array(wild.length).fill(1);
  const usual = { routingClass: 'ridden', footing: footings.ridden } as const;
  const neighbours = survey({ grid, wild, dryness, bars, cells, ...usual });
  progress(1);
  return { land, grid, cells, problems, wild, bars, neighbours };
}

/** The ways of one class over a ground; several threads can each find those of another class. */
export function waysOver(
  ground: Groundwork,
  routingClass: RoutingClass,
  progress: (share: number) => void,
): readonly Way[] {
  const { land, neighbours } = ground;
  const footing = footings[routingClass];
  const dryness = drynessOf(land.sites, neighbours.domains.nearest, footing);
  const isExhaustive = land.isExhaustive === true;
  const { sites } = land;
  return waysOfClass({ ...ground, sites, dryness, routingClass, footing, isExhaustive }, progress);
}

/** Joins a ground and the ways over it, those of all classes in their order, to a network. */
export function joinNetwork(ground: Groundwork, ways: readonly (readonly Way[])[]): BuiltNetwork {
  const { sites, relief, region, groundDigest = reliefDigest(relief) } = ground.land;
  const record: NetworkRecord = {
    fingerprint: networkFingerprint({ sites, region, groundDigest }),
    reliefName: describeRelief(relief),
    sites,
    heights: Float32Array.from(sites, (site) => site.heightMetres ?? heightAt(relief, site)),
    ways,
    bordering: borderingSites(sites, ground.neighbours.touching),
    domains: ground.neighbours.domains,
  };
  return { network: openNetwork(record), problems: ground.problems };
}

/** A network, and the sites that nothing leads to. */
export interface BuiltNetwork {
  readonly network: OpenedNetwork;
  readonly problems: readonly SiteProblem[];
}

/**
 * Builds the network of a land. A site outside the region, in deep water or on an island stays
 * in the list without any way to it, and is named in `problems`.
 */
export function buildNetwork(land: Land): BuiltNetwork {
  const ground = layGround(land);
  return joinNetwork(
    ground,
    routingClasses.map((routingClass) => waysOver(ground, routingClass, () => {})),
  );
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
