// One question of a traveller: the way from here to there in a month, stage by stage, or what
// bars it and when that opens. Made for reports, maps and the page; the engine asks the network.

import { cellAt } from './grid.ts';
import { isCrossing } from './ground.ts';
import { isShutTo } from './month-table.ts';
import { modes } from './network.ts';
import { type OpenedNetwork, openNetwork } from './open.ts';
import { gaits } from './pace.ts';
import { crossingEffort, type RiverState, riverState } from './rivers.ts';
import { grassKgPerHectare } from './season.ts';
import { routingClasses } from './terrain.ts';
import type { Crossing } from './way.ts';

/** A question about a way; nodes and mode are indices, months are 1–12. */
export interface WayQuestion {
  readonly from: number;
  readonly to: number;
  readonly month: number;
  readonly mode: number;
}

/** One node on a way, with what has been travelled when it is reached. */
export interface WayStop {
  readonly node: number;
  readonly key: string;
  readonly days: number;
  readonly km: number;
  readonly heightMetres: number;
  /** Highest ground since the stop before, in metres. */
  readonly highestMetres: number;
  /** True where the stop is a pass or a ford. */
  readonly isCrossing: boolean;
  /** True where the month is a hard one for this site. */
  readonly isHard: boolean;
  /** Months (1–12) in which the stop is shut. */
  readonly closedMonths: readonly number[];
  /** Dry grass standing round the stop in this month of a usual year, kilograms per hectare. */
  readonly grassKgPerHectare: number;
  /** Great rivers crossed since the stop before, but those at a ford of its own. */
  readonly rivers: readonly RiverCrossed[];
}

/** A great river that a way leads over. */
export interface RiverCrossed extends Crossing {
  /** How it stands in the month. */
  readonly state: RiverState;
}

/** Why no way leads to a place at all: it lies outside the grid, or water is all round it. */
export interface Stranded {
  readonly node: number;
  readonly key: string;
  readonly why: 'off-the-map' | 'in-water-or-on-an-island';
}

/** What bars the way in a month, and the first month from then on in which it opens. */
export type Barrier = SiteBarrier | RiverBarrier;

/** A site that is shut. */
export interface SiteBarrier {
  readonly node: number;
  readonly key: string;
  /** 1–12; undefined if no month opens it to this mode. */
  readonly opensInMonth: number | undefined;
}

/** A great river on which floes drift, met on the way to a node. */
export interface RiverBarrier {
  readonly river: { readonly latitude: number; readonly longitude: number };
  readonly node: number;
  readonly key: string;
  /** 1–12. */
  readonly opensInMonth: number | undefined;
}

/** The way found, or why there is none. */
export type WayAnswer =
  | {
      readonly kind: 'way';
      readonly stops: readonly WayStop[];
      readonly days: number;
      readonly km: number;
      /** Closed sites that lie on a faster way which other months would allow. */
      readonly barriers: readonly Barrier[];
    }
  | {
      readonly kind: 'blocked';
      readonly barriers: readonly Barrier[];
      /** Those of the two places that no way leads to in any month. */
      readonly stranded: readonly Stranded[];
    };

/** Answers a question; `barriers` is empty and the kind `blocked` where no month has a way. */
export function wayBetween(network: OpenedNetwork, question: WayQuestion): WayAnswer {
  const barriers = barriersOf(network, question);
  const nodes = nodesBetween(network, question);
  if (nodes === undefined) {
    const stranded = [question.from, question.to].flatMap((node) => strandedAt(network, node));
    return { kind: 'blocked', barriers, stranded };
  }
  const stops: WayStop[] = [];
  let days = 0;
  let km = 0;
  nodes.forEach((node, index) => {
    const before = nodes[index - 1];
    const site = network.sites[node]!;
    let highestMetres = network.heightMetres(node);
    if (before !== undefined) {
      days += network.legDays(before, node, question.month, question.mode);
      const way = wayOfLeg(network, { from: before, to: node, mode: question.mode });
      km += way?.km ?? 0;
      highestMetres = Math.max(highestMetres, way?.highestMetres ?? highestMetres);
    }
    stops.push({
      node,
      key: site.key,
      days,
      km,
      heightMetres: network.heightMetres(node),
      highestMetres,
      isCrossing: isCrossing(site),
      isHard: site.hardMonths.includes(question.month),
      closedMonths: site.closedMonths,
      grassKgPerHectare: grassKgPerHectare(network, node, question.month),
      rivers: riversBefore(network, question, { before, node }),
    });
  });
  return { kind: 'way', stops, days, km, barriers };
}

function strandedAt(network: OpenedNetwork, node: number): readonly Stranded[] {
  if (network.neighbours(node).length > 0) return [];
  const site = network.sites[node]!;
  const isInside = cellAt(network.record.domains.shape, site) >= 0;
  const why = isInside ? 'in-water-or-on-an-island' : 'off-the-map';
  return [{ node, key: site.key, why }];
}

/** A line for maps, in the shape of GeoJSON: longitude and latitude in degrees. */
export interface WayFeature {
  readonly type: 'Feature';
  readonly properties: {
    readonly from: string;
    readonly to: string;
    readonly mode: string;
    readonly month: number;
    readonly days: number;
    readonly km: number;
    /** Which relief it was found on and how coarse that is. */
    readonly relief: string;
  };
  readonly geometry: {
    readonly type: 'LineString';
    readonly coordinates: readonly (readonly [number, number])[];
  };
}

/** The way as a GeoJSON feature, to about one cell of the grid; undefined where there is none. */
export function wayToGeoJson(
  network: OpenedNetwork,
  question: WayQuestion,
): WayFeature | undefined {
  const nodes = nodesBetween(network, question);
  if (nodes === undefined) return undefined;
  const { shape } = network.record.domains;
  const first = network.sites[question.from]!;
  const coordinates: [number, number][] = [[first.longitude, first.latitude]];
  let km = 0;
  for (let k = 1; k < nodes.length; k++) {
    const leg = { from: nodes[k - 1]!, to: nodes[k]!, mode: question.mode };
    const way = wayOfLeg(network, leg);
    if (way === undefined) continue;
    km += way.km;
    const points: [number, number][] = [];
    for (let i = 2; i < way.line.length - 2; i += 2) {
      points.push([
        shape.west + (way.line[i]! + 0.5) * shape.degreesPerCell,
        shape.north - (way.line[i + 1]! + 0.5) * shape.degreesPerCell,
      ]);
    }
    if (leg.from > leg.to) points.reverse();
    const site = network.sites[leg.to]!;
    coordinates.push(...points, [site.longitude, site.latitude]);
  }
  return {
    type: 'Feature',
    properties: {
      from: first.key,
      to: network.sites[question.to]!.key,
      mode: modes[question.mode]!,
      month: question.month,
      days: network.days(question.from, question.to, question.month, question.mode),
      km,
      relief: network.record.reliefName,
    },
    geometry: { type: 'LineString', coordinates },
  };
}

function nodesBetween(
  network: OpenedNetwork,
  { from, to, month, mode }: WayQuestion,
): readonly number[] | undefined {
  const nodes = [from];
  for (let node = from; node !== to; ) {
    node = network.next(node, to, month, mode);
    if (node < 0) return undefined;
    nodes.push(node);
  }
  return nodes;
}

function wayOfLeg(
  network: OpenedNetwork,
  leg: { readonly from: number; readonly to: number; readonly mode: number },
) {
  const ways =
    network.record.ways[routingClasses.indexOf(gaits[modes[leg.mode]!].routingClass)] ?? [];
  const low = Math.min(leg.from, leg.to);
  const high = Math.max(leg.from, leg.to);
  return ways.find((way) => way.from === low && way.to === high);
}

/** The great rivers between a stop and the one before it. */
function riversBefore(
  network: OpenedNetwork,
  { month, mode }: WayQuestion,
  { before, node }: { readonly before: number | undefined; readonly node: number },
): readonly RiverCrossed[] {
  if (before === undefined) return [];
  const crossings = wayOfLeg(network, { from: before, to: node, mode })?.crossings ?? [];
  const rivers = crossings.map((it) => ({ ...it, state: riverState({ ...it, month }) }));
  return before < node ? rivers : rivers.reverse();
}

/** What is shut on the way that would be fastest if all were open in this month. */
function barriersOf(network: OpenedNetwork, question: WayQuestion): readonly Barrier[] {
  const { month, mode } = question;
  const routingClass = gaits[modes[mode]!].routingClass;
  const later = Array.from({ length: 11 }, (_, k) => ((month + k) % 12) + 1);
  const open = openNetwork(network.record, { day: network.day, closures: 'lifted' });
  const barriers: Barrier[] = [];
  let before: number | undefined;
  for (const node of nodesBetween(open, question) ?? []) {
    const site = network.sites[node]!;
    for (const river of riversBefore(network, question, { before, node })) {
      const isOpen = (at: number) =>
        Number.isFinite(crossingEffort({ ...river, routingClass, month: at }));
      if (isOpen(month)) continue;
      const { latitude, longitude } = river;
      const where = { river: { latitude, longitude }, node, key: site.key };
      barriers.push({ ...where, opensInMonth: later.find(isOpen) });
    }
    const isShut = (at: number) => isShutTo(site, { routingClass, month: at, day: network.day });
    if (isShut(month)) {
      const opensInMonth = later.find((it) => !isShut(it));
      barriers.push({ node, key: site.key, opensInMonth });
    }
    before = node;
  }
  return barriers;
}
