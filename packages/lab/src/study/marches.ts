// Recorded marches held against the land and the rules of march: reckons the days that the model gives,
// and sums up how far it is right. The table names what rows set a number of the model and what rows
// only test it, so that nobody praises a fit to itself.

import { exp, ln } from '../base/number.ts';
import { type Mode, modes, type Network } from '../land/network.ts';
import { dayKm, gaits, marchingDayKm, paceShareInMonth } from '../land/pace.ts';
import { paceShareAtHeight } from '../land/terrain.ts';
import { campaignDays, columnDays, spreadOfDays, usualMarchDays } from '../systems/march-days.ts';
import { supplyParameters } from '../systems/supply.ts';
import type { RecordedMarch } from './march-rows.ts';

/** A march as recorded and as the model has it. */
export interface ComparedMarch {
  readonly march: RecordedMarch;
  /** Kilometres over the way that the land finds, or as recorded where there is no land. */
  readonly km: number;
  /** True where the days are those of a way over the land. */
  readonly isOverLand: boolean;
  /** Geometric mean of the ends recorded. */
  readonly recorded: number;
  /** Median of the model. */
  readonly modelled: number;
  /** Modelled over recorded, less one: above 0 the model is too slow. */
  readonly error: number;
  /** The middle 90 % of the model, the doubt about the distance counted in. */
  readonly band: readonly [number, number];
  readonly isInside: boolean;
}

/** Normal quantile of 95 %. */
const ninetyFive = 1.6449;
/** Days of way between two halts, to reckon how many stages even each other out. */
const daysAStage = 6;

/**
 * Reckons one march. `undefined` where its ends are no sites of the land, or no way joins them in its
 * month.
 */
export function compareMarch(march: RecordedMarch, land: Network): ComparedMarch | undefined {
  const { month, mode } = march;
  const gait = gaits[mode];
  const where = { latitude: march.latitude, month };
  let km = march.km;
  let days: number;
  let isNarrow = march.metres > narrowAbove;
  if (march.from === undefined || march.to === undefined) {
    const season = paceShareInMonth({
      routingClass: gait.routingClass,
      latitude: march.latitude,
      metres: march.metres,
      month,
    });
    days = km / (dayKm(mode, where) * season * paceShareAtHeight(march.metres));
  } else {
    const way = wayOverLand(land, march);
    if (way === undefined) return undefined;
    ({ km, days, isNarrow } = way);
  }
  const isForced = march.haste === 'forced';
  if (isForced) days /= usualMarchDays.haste;
  if (march.soldiers > 0) {
    const mountsPerMan = mode === 'riders' ? 4 : 1;
    const column = { soldiers: march.soldiers, mountsPerMan, isNarrow };
    if (march.count === 'elapsed') {
      days += columnDays(usualMarchDays, { ...column, dayKm: marchingDayKm(mode, where) });
    }
  }
  if (march.count === 'marching') days *= 1 - gait.rest.value;
  else if (gait.halts && !isForced) {
    const tiringADay = supplyParameters.tiring.value;
    days = campaignDays(usualMarchDays, { days, tiringADay });
  }
  const spread = Math.sqrt(
    spreadOfDays(usualMarchDays, days / daysAStage) ** 2 + (march.kmError / ninetyFive) ** 2,
  );
  const band = [days * exp(-ninetyFive * spread), days * exp(ninetyFive * spread)] as const;
  const recorded = Math.sqrt(march.least * march.most);
  return {
    march,
    km,
    isOverLand: march.from !== undefined,
    recorded,
    modelled: days,
    error: days / recorded - 1,
    band,
    isInside: recorded >= band[0] && recorded <= band[1],
  };
}

/** Ways over ground above this height go on one track. */
const narrowAbove = 2500;

function wayOverLand(
  land: Network,
  march: RecordedMarch,
): { readonly km: number; readonly days: number; readonly isNarrow: boolean } | undefined {
  const mode = modes.indexOf(march.mode);
  const from = land.sites.findIndex((it) => it.key === march.from);
  const to = land.sites.findIndex((it) => it.key === march.to);
  if (from < 0 || to < 0) return undefined;
  const days = land.days(from, to, march.month, mode);
  if (!Number.isFinite(days)) return undefined;
  let km = 0;
  let isNarrow = false;
  for (let at = from; at !== to; ) {
    const next = land.next(at, to, march.month, mode);
    km += land.km(at, next);
    isNarrow ||= land.heightMetres(next) > narrowAbove;
    at = next;
  }
  return { km, days, isNarrow };
}

/** How far some compared marches are right. */
export interface MarchScore {
  readonly rows: number;
  /** Share of the squared error of logarithms that one constant pace a mode leaves and the model does not. */
  readonly skill: number;
  /** Median of the error without its sign. */
  readonly medianError: number;
  /** Share of rows within the model's middle 90 %. */
  readonly inside: number;
  /** Median over rows of the 95th over the 5th percentile of days. */
  readonly bandRatio: number;
  readonly biases: readonly ModeBias[];
}

/** Mean signed error of one mode, as a share, with its standard error; NaN for a single row. */
export interface ModeBias {
  readonly mode: Mode;
  readonly rows: number;
  readonly bias: number;
  readonly standardError: number;
}

/**
 * Sums up some rows. The constant pace against which skill is counted is, for each row, the mean pace
 * of all other rows of its mode among `all`, by recorded kilometres.
 */
export function scoreMarches(
  rows: readonly ComparedMarch[],
  all: readonly ComparedMarch[],
): MarchScore {
  let ours = 0;
  let constant = 0;
  for (const row of rows) {
    const others = all.filter(
      (it) => it !== row && it.march.mode === row.march.mode && it.march.count === row.march.count,
    );
    const pace =
      others.length === 0 ? ln(dayKm(row.march.mode, row.march)) : mean(others.map(lnPace));
    ours += ln(row.modelled / row.recorded) ** 2;
    constant += (lnPace(row) - pace) ** 2;
  }
  const kinds = modes.filter((mode) => rows.some((it) => it.march.mode === mode));
  return {
    rows: rows.length,
    skill: 1 - ours / constant,
    medianError: median(rows.map((it) => Math.abs(it.error))),
    inside: mean(rows.map((it) => (it.isInside ? 1 : 0))),
    bandRatio: median(rows.map((it) => it.band[1] / it.band[0])),
    biases: kinds.map((mode) => biasOf(mode, rows)),
  };
}

function biasOf(mode: Mode, rows: readonly ComparedMarch[]): ModeBias {
  const logs = rows
    .filter((it) => it.march.mode === mode)
    .map((it) => ln(it.modelled / it.recorded));
  const middle = mean(logs);
  const squares = logs.reduce((sum, it) => sum + (it - middle) ** 2, 0);
  const standardError = Math.sqrt(squares / (logs.length - 1) / logs.length);
  return { mode, rows: logs.length, bias: exp(middle) - 1, standardError };
}

function lnPace(row: ComparedMarch): number {
  return ln(row.march.km / row.recorded);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, it) => sum + it, 0) / values.length;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (sorted.length - 1) / 2;
  return (sorted[Math.floor(at)]! + sorted[Math.ceil(at)]!) / 2;
}
