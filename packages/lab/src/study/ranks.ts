// Who is faster than whom over a whole land: courier, relay rider, light cavalry, an escort with carts, a
// camp with herds. The order is asked of ways that all of them can take; where wheels must go round, herds
// may be there before them, and by which pass is told. Held by a test and shown by the validation of marches.

import { isCrossing } from '../land/ground.ts';
import { isShutTo } from '../land/month-table.ts';
import { type Mode, modes } from '../land/network.ts';
import { type OpenedNetwork, openNetwork } from '../land/open.ts';

/** The modes that are ranked, the fastest first; light cavalry are the picked riders. */
export const rankedModes: readonly Mode[] = ['courier', 'relay', 'picked', 'carts', 'herds'];

/** A way on which somebody is slower than the next in rank. */
export interface BrokenRank {
  /** Keys of places. */
  readonly from: string;
  readonly to: string;
  /** 1–12. */
  readonly month: number;
  /** Days of each ranked mode, in their order. */
  readonly days: readonly number[];
}

/** A broken rank because wheels go round what others pass. */
export interface Detour extends BrokenRank {
  /** Passes on the way of the slowest mode that are shut to wheels. */
  readonly by: readonly string[];
}

/** The ranks over a land on its day. */
export interface Ranks {
  /** Ways from place to place in a month that were compared, both directions. */
  readonly ways: number;
  /** Least days of a mode over those of the next faster one, over all ways. */
  readonly closest: number;
  /** Broken although everybody takes a way that all can take. */
  readonly broken: readonly BrokenRank[];
  /** Broken because each takes the best way of his own. */
  readonly detours: readonly Detour[];
}

/** Compares the ranked modes between all places (passes and fords apart) in all months. */
export function ranksOver(land: OpenedNetwork): Ranks {
  const common = openToAll(land);
  const broken: BrokenRank[] = [];
  const detours: Detour[] = [];
  let ways = 0;
  let closest = Number.POSITIVE_INFINITY;
  const places = land.sites.flatMap((site, node) => (isCrossing(site) ? [] : [node]));
  for (const from of places) {
    for (const to of places) {
      if (from === to) continue;
      for (let month = 1; month <= 12; month++) {
        const trip = { from, to, month };
        const days = daysOfAll(common, trip);
        if (days.every(Number.isFinite)) {
          ways += 1;
          const least = leastRatio(days);
          closest = Math.min(closest, least);
          if (least < 1) broken.push(told(land, trip, days));
        }
        const own = daysOfAll(land, trip);
        if (!own.every(Number.isFinite) || leastRatio(own) >= 1) continue;
        detours.push({ ...told(land, trip, own), by: shutOnTheWay(land, trip) });
      }
    }
  }
  return { ways, closest, broken, detours };
}

/** The same land with every site that is shut to wheels on its day shut to everybody. */
function openToAll({ record, day }: OpenedNetwork): OpenedNetwork {
  const months = Array.from({ length: 12 }, (_, index) => index + 1);
  const sites = record.sites.map((site) => ({
    ...site,
    closedMonths: months.filter((month) => isShutTo(site, { routingClass: 'wheels', month, day })),
  }));
  return openNetwork({ ...record, sites }, { day });
}

interface Trip {
  readonly from: number;
  readonly to: number;
  readonly month: number;
}

function daysOfAll(land: OpenedNetwork, { from, to, month }: Trip): readonly number[] {
  return rankedModes.map((mode) => land.days(from, to, month, modes.indexOf(mode)));
}

function leastRatio(days: readonly number[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (let at = 1; at < days.length; at++) least = Math.min(least, days[at]! / days[at - 1]!);
  return least;
}

function told({ sites }: OpenedNetwork, { from, to, month }: Trip, days: readonly number[]) {
  return { from: sites[from]!.key, to: sites[to]!.key, month, days };
}

/** Keys of the sites on the way of the slowest mode that are shut to wheels. */
function shutOnTheWay(land: OpenedNetwork, { from, to, month }: Trip): readonly string[] {
  const slowest = modes.indexOf(rankedModes.at(-1)!);
  const shut: string[] = [];
  for (let node = from; node !== to; node = land.next(node, to, month, slowest)) {
    const site = land.sites[node]!;
    if (isShutTo(site, { routingClass: 'wheels', month, day: land.day })) shut.push(site.key);
  }
  return shut;
}
