// How many days a march takes beyond the days of its way: the tail of a long column on one track, the
// halts of a long campaign, haste, and the spread about all of it. Used by the system `march`, and by
// whoever holds recorded marches against it.

import { ln } from '../base/number.ts';
import type { ParameterTable } from '../engine/system.ts';

/** What the days of a march rest on, besides the paces of the land. */
export const marchDayParameters = {
  slowness: { value: 1, range: [0.85, 1.2], unit: 'times the days of a stage', source: 'assumed' },
  forceSpread: {
    value: 1.24,
    range: [1.15, 1.35],
    unit: 'times, factor between forces',
    source: 'assumed',
  },
  legSpread: { value: 1.15, range: [1.1, 1.25], unit: 'times, factor', source: 'assumed' },
  haste: { value: 1.29, range: [1.15, 1.5], unit: 'times the pace', source: 'halleck-1846' },
  columnKm: {
    value: 0.6,
    range: [0.4, 1],
    unit: 'km of track per 1,000 beasts, five abreast',
    source: 'assumed',
  },
  openTracks: { value: 8, range: [4, 12], unit: 'tracks in open country', source: 'assumed' },
  haltBelow: { value: 0.94, range: [0.9, 0.96], unit: 'condition', source: 'assumed' },
  haltShare: {
    value: 0.9,
    range: [0.6, 1.6],
    unit: 'days of halt per day of way on a long campaign',
    source: 'xenophon',
  },
} as const satisfies ParameterTable;

type Given = Readonly<Record<keyof typeof marchDayParameters, number>>;

/** The parameters at their middle values. */
export const usualMarchDays: Given = {
  slowness: marchDayParameters.slowness.value,
  forceSpread: marchDayParameters.forceSpread.value,
  legSpread: marchDayParameters.legSpread.value,
  haste: marchDayParameters.haste.value,
  columnKm: marchDayParameters.columnKm.value,
  openTracks: marchDayParameters.openTracks.value,
  haltBelow: marchDayParameters.haltBelow.value,
  haltShare: marchDayParameters.haltShare.value,
};

/** Length of a column on its tracks in kilometres: a tumen with four horses a man is 24 km on one. */
export function columnKm(
  given: Given,
  column: {
    readonly soldiers: number;
    readonly mountsPerMan: number;
    readonly isNarrow: boolean;
  },
): number {
  const beasts = column.soldiers * Math.max(1, column.mountsPerMan);
  return (beasts / 1000) * (given.columnKm / (column.isNarrow ? 1 : given.openTracks));
}

/** Days by which the rear comes in after the van. */
export function columnDays(
  given: Given,
  column: Parameters<typeof columnKm>[1] & { readonly dayKm: number },
): number {
  return columnKm(given, column) / column.dayKm;
}

/**
 * Days that a recorded march takes from its first to its last, of `days` by the land: a force is fresh for
 * some weeks and then halts between stages. In runs the same share is halted stage by stage, at inhabited
 * places and without haste only (`haltAfter` in march-stages.ts), which comes to less.
 */
export function campaignDays(
  given: Given,
  march: { readonly days: number; readonly tiringADay: number },
): number {
  const fresh = (1 - given.haltBelow) / march.tiringADay;
  return march.days + given.haltShare * Math.max(0, march.days - fresh);
}

/**
 * Standard deviation of the logarithm of the days of a march of some stages: what is not known of
 * the pace in general, of this force, and of each stage.
 */
export function spreadOfDays(given: Given, stages: number): number {
  const { range } = marchDayParameters.slowness;
  const general = ln(range[1] / range[0]) / 4.9;
  const ofLegs = ln(given.legSpread) ** 2 / Math.max(1, stages);
  return Math.sqrt(general ** 2 + ln(given.forceSpread) ** 2 + ofLegs);
}
