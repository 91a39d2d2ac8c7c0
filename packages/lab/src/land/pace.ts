// How far each mode of travel comes in a day, and how the months slow it: a pace over flat firm
// ground, the hours that light, grass and camp leave for it, and the days of rest. Ways are timed with
// it when a network is opened, and a run may scale the days it is given by factors of its own.

import type { Mode } from './network.ts';
import { daylightHours, grassShareByMonth, meanTemperature, northernMonth } from './season.ts';
import type { RoutingClass } from './terrain.ts';

/** A number the model rests on, with its plausible range (5–95 %) and where it comes from. */
export interface Parameter {
  readonly value: number;
  readonly range: readonly [number, number];
  readonly unit: string;
  /** `assumed`, or author and year. */
  readonly source: string;
}

/**
 * How a mode of travel spends its day. Three limits are nested: the pace over ground, the hours of a
 * day that are left for it, and the days of a week that are marched.
 */
export interface Gait {
  /** Moving over flat firm ground, by daylight and rested. */
  readonly ground: Parameter;
  /** Hours a day that men and beasts stand it. */
  readonly hours: Parameter;
  /** Share of all days that are days of rest. */
  readonly rest: Parameter;
  /** What else limits the hours: beasts that live on grass, the light, or neither. */
  readonly within: 'grass' | 'light' | 'neither';
  /** Whether a long campaign is broken by halts for stores and strays, beyond the days of rest. */
  readonly halts: boolean;
  readonly routingClass: RoutingClass;
}

const kmPerHour = 'km/h';
const hoursADay = 'hours/day';
const ofDays = 'share of days';

/** The week of all stock: one day in seven is rest. */
const oneInSeven: Parameter = {
  value: 1 / 7,
  range: [1 / 8, 1 / 5],
  unit: ofDays,
  source: 'engels-1978',
};

/** Every mode’s gait; which recorded marches set them is said in the table of marches. */
export const gaits: Readonly<Record<Mode, Gait>> = {
  riders: {
    ground: { value: 4.7, range: [4.2, 5.4], unit: kmPerHour, source: 'smith-1984' },
    hours: { value: 6, range: [5, 7], unit: hoursADay, source: 'assumed' },
    rest: oneInSeven,
    within: 'grass',
    halts: true,
    routingClass: 'ridden',
  },
  picked: {
    ground: { value: 7, range: [6, 8], unit: kmPerHour, source: 'assumed' },
    hours: { value: 8, range: [6.5, 9.5], unit: hoursADay, source: 'assumed' },
    rest: { value: 0.1, range: [0, 0.15], unit: ofDays, source: 'assumed' },
    within: 'neither',
    halts: true,
    routingClass: 'ridden',
  },
  cavalry: {
    ground: { value: 5, range: [4.4, 5.8], unit: kmPerHour, source: 'jiu-tangshu' },
    hours: { value: 6.3, range: [5.5, 7.5], unit: hoursADay, source: 'assumed' },
    rest: oneInSeven,
    within: 'light',
    halts: true,
    routingClass: 'ridden',
  },
  foot: {
    ground: { value: 4.2, range: [3.5, 4.7], unit: kmPerHour, source: 'vegetius' },
    hours: { value: 7.1, range: [6, 8.5], unit: hoursADay, source: 'halleck-1846' },
    rest: oneInSeven,
    within: 'light',
    halts: true,
    routingClass: 'ridden',
  },
  pack: {
    ground: { value: 4, range: [3.5, 4.5], unit: kmPerHour, source: 'engels-1978' },
    hours: { value: 8, range: [6.5, 9.5], unit: hoursADay, source: 'muqaddasi' },
    rest: oneInSeven,
    within: 'light',
    halts: false,
    routingClass: 'ridden',
  },
  wagons: {
    ground: { value: 2.4, range: [2, 2.7], unit: kmPerHour, source: 'smith-1984' },
    hours: { value: 7, range: [6, 8], unit: hoursADay, source: 'assumed' },
    rest: oneInSeven,
    within: 'light',
    halts: true,
    routingClass: 'wheels',
  },
  herds: {
    ground: { value: 2.3, range: [2, 2.8], unit: kmPerHour, source: 'xiyouji' },
    hours: { value: 6, range: [4.5, 7], unit: hoursADay, source: 'assumed' },
    rest: oneInSeven,
    within: 'grass',
    halts: false,
    routingClass: 'ridden',
  },
  courier: {
    ground: { value: 10, range: [8, 12], unit: kmPerHour, source: 'ibn-khurdadhbih' },
    hours: { value: 9.5, range: [8, 12], unit: hoursADay, source: 'assumed' },
    rest: { value: 0.05, range: [0, 0.1], unit: ofDays, source: 'assumed' },
    within: 'neither',
    halts: false,
    routingClass: 'ridden',
  },
  relay: {
    ground: { value: 7.5, range: [6.5, 9], unit: kmPerHour, source: 'carpini' },
    hours: { value: 7.5, range: [6, 9], unit: hoursADay, source: 'assumed' },
    rest: { value: 0.05, range: [0, 0.1], unit: ofDays, source: 'assumed' },
    within: 'neither',
    halts: false,
    routingClass: 'ridden',
  },
  carts: {
    ground: { value: 6.5, range: [5.5, 7.5], unit: kmPerHour, source: 'xiyouji' },
    hours: { value: 8, range: [7, 9], unit: hoursADay, source: 'assumed' },
    rest: { value: 0.1, range: [0.05, 0.15], unit: ofDays, source: 'assumed' },
    within: 'neither',
    halts: false,
    routingClass: 'wheels',
  },
};

/** What the hours of a day are spent on besides the road. */
export const dayParts: Readonly<Record<'camp' | 'feeding' | 'leanFeeding' | 'sleep', Parameter>> = {
  camp: { value: 3, range: [2.5, 4], unit: 'hours of light', source: 'assumed' },
  feeding: { value: 12, range: [10, 14], unit: 'hours a horse on grass feeds', source: 'assumed' },
  leanFeeding: { value: 4, range: [2, 6], unit: 'more where none stands', source: 'assumed' },
  sleep: { value: 6, range: [5, 7], unit: hoursADay, source: 'assumed' },
};

/** Least hours that anybody moves, in the dark of the far north. */
const leastHours = 2;

/** Hours that a mode is on the road on a day of marching: the second of the nested limits. */
export function hoursOnTheRoad(
  mode: Mode,
  when: { readonly latitude: number; readonly month: number },
): number {
  const { hours, within } = gaits[mode];
  if (within === 'neither') return hours.value;
  const { camp, feeding, leanFeeding, sleep } = dayParts;
  const light = daylightHours(when) - camp.value;
  const grass = grassShareByMonth[northernMonth(when) - 1] ?? 1;
  const grazed =
    within === 'grass'
      ? 24 - sleep.value - feeding.value - leanFeeding.value * Math.max(0, 0.7 - grass)
      : Infinity;
  return Math.max(leastHours, Math.min(hours.value, light, grazed));
}

/** Kilometres over flat firm ground on a day of marching. */
export function marchingDayKm(
  mode: Mode,
  when: { readonly latitude: number; readonly month: number },
): number {
  return gaits[mode].ground.value * hoursOnTheRoad(mode, when);
}

/** Kilometres over flat firm ground in a day, days of rest counted in. */
export function dayKm(
  mode: Mode,
  when: { readonly latitude: number; readonly month: number },
): number {
  return marchingDayKm(mode, when) * (1 - gaits[mode].rest.value);
}

/** The day of a mode in June at 45 degrees, by which modes are compared, kilometres. */
export function usualDayKm(mode: Mode): number {
  return dayKm(mode, { latitude: 45, month: 6 });
}

/** Shares of the pace that the seasons and hard passes leave. */
export const seasonPaces: Readonly<
  Record<'cold' | 'deepSnow' | 'mud' | 'mudForWheels' | 'hard', Parameter>
> = {
  cold: { value: 0.95, range: [0.8, 1.1], unit: 'share', source: 'assumed' },
  deepSnow: { value: 0.45, range: [0.3, 0.5], unit: 'share', source: 'assumed' },
  mud: { value: 0.8, range: [0.6, 0.9], unit: 'share', source: 'assumed' },
  mudForWheels: { value: 0.65, range: [0.5, 0.8], unit: 'share', source: 'assumed' },
  hard: { value: 0.4, range: [0.33, 0.5], unit: 'share', source: 'assumed' },
};

/** Below this mean of a month, in °C, the ground is frozen and what falls is snow. */
const frostBelow = -4;
/** Above this height snow lies deep in frosty months. */
const deepSnowFromMetres = 2500;
/** A month of spring whose mean lies in this span is the month of mud, where winter was frosty. */
const mudBetween: readonly [number, number] = [-1, 7];

/**
 * Share of the usual pace that a month leaves at a latitude and height; for the southern half of
 * the earth the seasons are half a year off.
 */
export function paceShareInMonth(where: {
  readonly routingClass: RoutingClass;
  readonly latitude: number;
  readonly metres: number;
  readonly month: number;
}): number {
  const { latitude, metres, month } = where;
  const mean = meanTemperature({ latitude, metres, month });
  if (mean < frostBelow) {
    return metres >= deepSnowFromMetres ? seasonPaces.deepSnow.value : seasonPaces.cold.value;
  }
  const season = northernMonth({ latitude, month });
  const winter = meanTemperature({ latitude, metres, month: latitude >= 0 ? 1 : 7 });
  const isSpring = season >= 3 && season <= 5 && winter < frostBelow;
  if (!isSpring || mean < mudBetween[0] || mean > mudBetween[1]) return 1;
  return where.routingClass === 'wheels' ? seasonPaces.mudForWheels.value : seasonPaces.mud.value;
}
