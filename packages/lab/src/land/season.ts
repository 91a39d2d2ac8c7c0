// The year on the ground: how long it is light, how cold a month is and how much grass stands. Paces
// and supply read it; it knows only latitude, height and the ground a site says it stands on.

import { acos, clamp, cos, sin } from '../base/number.ts';
import type { Ground, Site } from './ground.ts';
import type { Network } from './network.ts';

/** Place and month (1–12) of a question about the season. */
export interface SeasonQuestion {
  readonly latitude: number;
  readonly metres: number;
  readonly month: number;
}

/** Cosine of the months' angles from mid January, exact to rounding. */
const cosineOfMonth: readonly number[] = [
  1, 0.8660254037844386, 0.5, 0, -0.5, -0.8660254037844386, -1, -0.8660254037844386, -0.5, 0, 0.5,
  0.8660254037844386,
];

/**
 * Mean temperature of a month in °C deep inside a continent: 38 − 0.6 a degree of latitude
 * − 6 a kilometre, with half a yearly swing of 0.4 a degree of latitude, coldest in January.
 * Assumed, to tell frosty months from muddy and green ones; good to about 4 °C at middle latitudes.
 */
export function meanTemperature({ latitude, metres, month }: SeasonQuestion): number {
  const yearly = 38 - 0.6 * Math.abs(latitude) - 0.006 * metres;
  return yearly - 0.4 * latitude * (cosineOfMonth[month - 1] ?? 0);
}

/** The sun's greatest distance from the equator, radians. */
const tilt = 0.40910518;
/** The middle of January comes so many months after the shortest day of the north. */
const monthsAfterSolstice = 0.8;

/** Hours from sunrise to sunset in the middle of a month (1–12): 0 in polar night, 24 in polar day. */
export function daylightHours(where: {
  readonly latitude: number;
  readonly month: number;
}): number {
  const turn = ((where.month - 1 + monthsAfterSolstice) * Math.PI) / 6;
  const declination = -tilt * cos(turn);
  const latitude = clamp(where.latitude, -89, 89) * (Math.PI / 180);
  const tangents =
    (sin(latitude) * sin(declination)) / (cos(latitude) * Math.sqrt(1 - sin(declination) ** 2));
  return (24 / Math.PI) * acos(clamp(-tangents, -1, 1));
}

/** The month of the northern half of the earth with the same season. */
export function northernMonth({ latitude, month }: Omit<SeasonQuestion, 'metres'>): number {
  return latitude >= 0 ? month : ((month + 5) % 12) + 1;
}

/**
 * Standing grass by month as a share of its height in August, January first, in the northern
 * steppe. Between years it varies by a third (standard deviation).
 *
 * @source assumed, after monthly standing crops of dry steppe
 */
export const grassShareByMonth: readonly number[] = [
  0.5, 0.45, 0.35, 0.25, 0.4, 0.7, 0.9, 1, 0.9, 0.75, 0.65, 0.55,
];

/**
 * Dry grass standing at its height, kilograms per hectare, by ground. Farmland lies among pasture; an
 * oasis lies in a desert, and what is tilled there is not the herds’.
 *
 * @source assumed, after ranges for meadow, dry steppe, semi-desert and desert rims
 */
export const peakGrassKgPerHectare: Readonly<Record<Ground, number>> = {
  steppe: 600,
  mountain: 1000,
  farmland: 300,
  oasis: 80,
  'semi-desert': 200,
  desert: 40,
};

/** From this height up, ground that nobody described counts as mountain pasture. */
const mountainFromMetres = 2000;
/** Below this mean of a month grass lies under snow, and only part of it can be reached by digging. */
const snowedBelow = -8;
const shareUnderSnow = 0.7;
const mountainShareUnderSnow = 0.3;
/** Mountain grass thins from here up to stony desert, in metres: assumed. */
const thinsFromMetres = 3000;
const barrenFromMetres = 3800;
const barrenShare = 0.08;

/** The ground of a site: what it says, else mountain above 2,000 m, else steppe. */
export function groundOf(site: Site, metres: number): Ground {
  return site.ground ?? (metres >= mountainFromMetres ? 'mountain' : 'steppe');
}

/** Dry grass standing round a node in a month (1–12), kilograms per hectare, in a usual year. */
export function grassKgPerHectare(network: Network, node: number, month: number): number {
  const site = network.sites[node];
  if (site === undefined) return 0;
  const metres = network.heightMetres(node);
  const ground = groundOf(site, metres);
  const season = northernMonth({ latitude: site.latitude, month });
  const standing = peakGrassKgPerHectare[ground] * (grassShareByMonth[season - 1] ?? 0);
  const mean = meanTemperature({ latitude: site.latitude, metres, month });
  const under = ground === 'mountain' ? mountainShareUnderSnow : shareUnderSnow;
  return standing * thinning(metres) * (mean < snowedBelow ? under : 1);
}

/** Share of the grass that is left at a height. */
function thinning(metres: number): number {
  const up = (metres - thinsFromMetres) / (barrenFromMetres - thinsFromMetres);
  return 1 - (1 - barrenShare) * clamp(up, 0, 1);
}
