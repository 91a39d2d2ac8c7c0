// What mounts and men need and what the ground has for them: on the march, where a force sweeps a strip of
// its way and takes grain from those who live along it, and at rest, where mounts eat what stands within
// their reach. Pure functions, used by `supply`.

import { clamp, exp } from '../base/number.ts';
import type { ParameterTable, Rating } from '../engine/system.ts';
import { type Mode, modes } from '../land/network.ts';
import { usualDayKm } from '../land/pace.ts';
import { grassKgPerHectare, groundOf, meanTemperature } from '../land/season.ts';
import type { PlaceId } from '../scenario/setting.ts';
import type { Force, Place, Seen } from '../world/world.ts';

/** What forage is reckoned with. */
export const forageParameters = {
  fodder: { value: 5.5, range: [4, 7], unit: 'kg a mount and day', source: 'smith-1984' },
  grainShare: {
    value: 0.5,
    range: [0.4, 0.6],
    unit: 'share of its fodder that a grain-fed mount has from grain',
    source: 'engels-1978',
  },
  carriedDays: {
    value: 8,
    range: [5, 10],
    unit: 'days of want that what is carried bridges, grain-fed mounts',
    source: 'engels-1978',
  },
  grain: {
    value: 1.25,
    range: [1, 1.5],
    unit: 'kg of grain a man and day',
    source: 'engels-1978',
  },
  grainPerSoul: {
    value: 2,
    range: [0.5, 4],
    unit: 'kg that a force takes from each soul of a place on a day it passes there',
    source: 'assumed',
  },
  rationDays: {
    value: 10,
    range: [7, 14],
    unit: 'days of want of grain that what men and their train carry bridges',
    source: 'engels-1978',
  },
  eatenShare: {
    value: 0.35,
    range: [0.25, 0.5],
    unit: 'share of standing grass',
    source: 'assumed',
  },
  frontKm: { value: 5, range: [3, 10], unit: 'km of front in open country', source: 'assumed' },
  narrowFrontKm: { value: 2, range: [1, 3], unit: 'km of front on high ground', source: 'assumed' },
  narrowAbove: { value: 2500, range: [2000, 3000], unit: 'metres', source: 'assumed' },
  reachKm: { value: 40, range: [25, 60], unit: 'km that a camp grazes', source: 'assumed' },
  regrowth: {
    value: 0.02,
    range: [0.01, 0.03],
    unit: 'share of what is eaten, a growing day',
    source: 'assumed',
  },
} as const satisfies ParameterTable;

type Given = Pick<Rating<typeof forageParameters>, 'parameters' | 'land' | 'month'>;
type Mounted = Pick<Seen<Force>, 'soldiers' | 'mountsPerMan' | 'mode'>;
type Grazed = Pick<Seen<Place>, 'grazed' | 'grazedOn'>;

const grainFed: ReadonlySet<Mode> = new Set<Mode>(['cavalry', 'foot', 'pack', 'carts', 'courier']);
/** Those who have their food with them on its own feet: milk, blood and meat. */
const fedByHerds: ReadonlySet<Mode> = new Set<Mode>(['riders', 'picked', 'herds']);
/** Months (1–12) of the northern half of the earth in which grass grows. */
const growing: readonly number[] = [4, 5, 6, 7, 8, 9];
const growingDays = 183;
/** Above this mean of a month in °C beasts suffer on waterless ground; snow serves below frost. */
const thirstAbove = 15;

/** True for mounts that are fed grain besides what they graze. */
export function isGrainFed(force: Pick<Mounted, 'mode'>): boolean {
  return grainFed.has(modes[force.mode]!);
}

/** Kilograms of grass that a force needs in a day. */
export function grassNeeded(given: Given, force: Mounted): number {
  const { fodder, grainShare } = given.parameters;
  return force.soldiers * force.mountsPerMan * fodder * (isGrainFed(force) ? 1 - grainShare : 1);
}

/** Share of the grass round a place that is eaten today, after what has grown again. */
export function grazedNow(given: Given, place: Grazed, { day }: { readonly day: number }): number {
  if (place.grazed === 0) return 0;
  const days = day - place.grazedOn;
  const grown = growing.includes(given.month)
    ? Math.min(days, growingDays)
    : Math.max(0, days - growingDays);
  return place.grazed * exp(-given.parameters.regrowth * grown);
}

/** Kilograms of grass to be eaten on a square kilometre round a place when none has been. */
function grassThere(given: Given, place: PlaceId): number {
  return grassKgPerHectare(given.land, place, given.month) * 100 * given.parameters.eatenShare;
}

/** Share of its grass that a force on the march cannot find round a place, 0 … 1. */
export function marchDeficit(
  given: Given,
  force: Mounted,
  there: { readonly place: PlaceId; readonly grazed: number },
): number {
  const { frontKm, narrowFrontKm, narrowAbove } = given.parameters;
  const isNarrow = given.land.heightMetres(there.place) > narrowAbove;
  const strip = (isNarrow ? narrowFrontKm : frontKm) * usualDayKm(modes[force.mode]!);
  const found = grassThere(given, there.place) * (1 - there.grazed) * strip;
  const needed = grassNeeded(given, force);
  return needed <= found ? 0 : 1 - found / needed;
}

/** Share of its men's grain that a force on the march cannot take from the souls of a place, 0 … 1. */
export function grainDeficit(
  given: Given,
  force: Pick<Mounted, 'soldiers' | 'mode'>,
  souls: number,
): number {
  if (fedByHerds.has(modes[force.mode]!)) return 0;
  const { grain, grainPerSoul } = given.parameters;
  const needed = force.soldiers * grain;
  const found = souls * grainPerSoul;
  return needed <= found ? 0 : 1 - found / needed;
}

/** Want of grass, of grain for men and of water along the way of a stage, each a share of its days. */
export function wantOnTheWay(
  given: Given,
  force: Mounted,
  way: {
    readonly from: PlaceId;
    readonly to: PlaceId;
    /** Share of the grass eaten round each place, by its number. */
    readonly grazedAt: (place: PlaceId) => number;
    /** Souls who live at each place, by its number. */
    readonly soulsAt: (place: PlaceId) => number;
  },
): { readonly deficit: number; readonly unfed: number; readonly dry: number } {
  const { land, month } = given;
  let deficit = 0;
  let unfed = 0;
  let dry = 0;
  let whole = 0;
  for (let at: number = way.from; at !== way.to; ) {
    const next = land.next(at, way.to, month, force.mode);
    if (next < 0) break;
    const days = land.legDays(at, next, month, force.mode);
    for (const end of [at, next] as PlaceId[]) {
      const half = days / 2;
      deficit += half * marchDeficit(given, force, { place: end, grazed: way.grazedAt(end) });
      unfed += half * grainDeficit(given, force, way.soulsAt(end));
      if (isThirsty(given, end)) dry += half;
    }
    whole += days;
    at = next;
  }
  if (whole === 0) {
    const grazed = way.grazedAt(way.to);
    return {
      deficit: marchDeficit(given, force, { place: way.to, grazed }),
      unfed: grainDeficit(given, force, way.soulsAt(way.to)),
      dry: 0,
    };
  }
  return { deficit: deficit / whole, unfed: unfed / whole, dry: dry / whole };
}

function isThirsty({ land, month }: Given, place: number): boolean {
  const site = land.sites[place];
  if (site === undefined) return false;
  const metres = land.heightMetres(place);
  if (groundOf(site, metres) !== 'desert') return false;
  return meanTemperature({ latitude: site.latitude, metres, month }) > thirstAbove;
}

/** How long a force that stands finds grass, and how far it has eaten what is within its reach. */
export function grazingOf(
  given: Given,
  force: Mounted,
  stand: { readonly place: PlaceId; readonly grazed: number; readonly days: number },
): { readonly fedDays: number; readonly grazed: number } {
  const { reachKm } = given.parameters;
  const all = grassThere(given, stand.place) * Math.PI * reachKm ** 2;
  const needed = grassNeeded(given, force);
  if (needed === 0) return { fedDays: stand.days, grazed: stand.grazed };
  const lasts = (all * (1 - stand.grazed)) / needed;
  const fedDays = Math.min(stand.days, lasts);
  const eaten = all === 0 ? 1 : (fedDays * needed) / all;
  return { fedDays, grazed: clamp(stand.grazed + eaten, 0, 1) };
}
