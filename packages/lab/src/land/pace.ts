// How far each mode of travel comes in a day, and how the months slow it. Paces are sustained
// kilometres per elapsed day, rest included, on flat firm ground; ways are timed with them when a
// network is opened, and a run may scale the days it is given by a factor of its own.

import type { Mode } from './network.ts';
import { meanTemperature } from './season.ts';
import type { RoutingClass } from './terrain.ts';

/** A number the model rests on, with its plausible range (5–95 %) and where it comes from. */
export interface Parameter {
  readonly value: number;
  readonly range: readonly [number, number];
  readonly unit: string;
  /** `assumed`, or author and year. */
  readonly source: string;
}

/** Sustained pace of every mode. */
export const paces: Readonly<Record<Mode, Parameter>> = {
  riders: { value: 24, range: [15, 40], unit: 'km/day', source: 'smith-1984' },
  picked: { value: 50, range: [35, 70], unit: 'km/day', source: 'assumed' },
  cavalry: { value: 30, range: [20, 40], unit: 'km/day', source: 'assumed' },
  foot: { value: 20, range: [12, 28], unit: 'km/day', source: 'assumed' },
  pack: { value: 20, range: [15, 27], unit: 'km/day', source: 'engels-1978' },
  wagons: { value: 14, range: [8, 18], unit: 'km/day', source: 'smith-1984' },
  herds: { value: 10, range: [8, 12], unit: 'km/day', source: 'assumed' },
  courier: { value: 90, range: [60, 120], unit: 'km/day', source: 'assumed' },
};

/** The routing class whose ways a mode takes. */
export const classOfMode: Readonly<Record<Mode, RoutingClass>> = {
  riders: 'ridden',
  picked: 'ridden',
  cavalry: 'ridden',
  foot: 'ridden',
  pack: 'ridden',
  wagons: 'wheels',
  herds: 'ridden',
  courier: 'ridden',
};

/** Shares of the pace that the seasons and hard passes leave. */
export const seasonPaces: Readonly<
  Record<'cold' | 'deepSnow' | 'mud' | 'mudForWheels' | 'hard', Parameter>
> = {
  cold: { value: 0.85, range: [0.7, 1.1], unit: 'share', source: 'assumed' },
  deepSnow: { value: 0.45, range: [0.3, 0.5], unit: 'share', source: 'assumed' },
  mud: { value: 0.8, range: [0.6, 0.9], unit: 'share', source: 'assumed' },
  mudForWheels: { value: 0.65, range: [0.5, 0.8], unit: 'share', source: 'assumed' },
  hard: { value: 0.4, range: [0.33, 0.5], unit: 'share', source: 'assumed' },
};

/** Below this mean of a month, in °C, the ground is frozen and what falls is snow. */
const frostBelow = -4;
/** Above this height snow lies deep in frosty months. */
const deepSnowFromMetres = 2500;
/** A month of spring whose mean lies in this span is the month of mud. */
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
  const northernMonth = latitude >= 0 ? month : ((month + 5) % 12) + 1;
  const isSpring = northernMonth >= 3 && northernMonth <= 5;
  if (!isSpring || mean < mudBetween[0] || mean > mudBetween[1]) return 1;
  return where.routingClass === 'wheels' ? seasonPaces.mudForWheels.value : seasonPaces.mud.value;
}
