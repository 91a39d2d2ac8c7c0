// Anchors: what is known at large of rulers, successions, risings and vassals, held against counts over
// runs. Nothing here is about one campaign. `scripts/anchors.js` plays the runs; tests hold the anchors
// that are met with wide margins.

import { exp } from '../base/number.ts';
import { betaAt, gammaAt } from '../base/quantile.ts';
import { type AnchorTally, type Beside, type Exposure, monthDays } from './anchor-tally.ts';

/** One anchor: what is known, what runs say, and whether they agree. */
export interface Anchor {
  readonly key: string;
  readonly says: string;
  /** Where it should lie, in `unit`. */
  readonly target: { readonly least: number; readonly most: number };
  readonly unit: 'a year' | 'share' | 'times';
  /** Keys of docs/references.md, or `assumed`. */
  readonly sources: readonly string[];
  readonly value: number;
  /** 90 % by counting alone: events of one run are not independent, so the truth is wider. */
  readonly least: number;
  readonly most: number;
  readonly events: number;
  /**
   * Met: the value lies in the target. Open: it does not, but the interval reaches it, or fewer than
   * ten events were counted.
   */
  readonly verdict: 'met' | 'open' | 'missed' | 'nothing-counted';
}

/** Holds a tally against what is known at large. */
export function anchorsOf(tally: AnchorTally): readonly Anchor[] {
  const alone = yearly(tally.pressedAlone);
  const near = yearly(tally.pressedNear);
  return [
    anchor({
      key: 'quiet-rulers',
      says: 'A ruler at peace, unbeaten for a year, is killed, deposed, kept in name only or left without a realm by his own',
      target: { least: 0.02, most: 0.04 },
      unit: 'a year',
      sources: ['eisner-2011', 'kokkonen-sundell-2014'],
      ...yearly(tally.quietRulers),
    }),
    anchor({
      key: 'contested-successions',
      says: 'A succession is contested',
      target: { least: 0.2, most: 0.5 },
      unit: 'share',
      sources: ['kokkonen-sundell-2014', 'kokkonen-sundell-2020'],
      ...shareIn(tally.successions),
    }),
    anchor({
      key: 'pressed-alone',
      says: 'A town pressed in its creed rises with no hostile army within ten days',
      target: { least: 0.005, most: 0.04 },
      unit: 'a year',
      sources: ['basedau-2017', 'akbaba-taydas-2011'],
      ...alone,
    }),
    anchor({
      key: 'pressed-near',
      says: 'With one near it rises so many times as often',
      target: { least: 20, most: 50 },
      unit: 'times',
      sources: ['assumed'],
      ...ratio(tally.pressedNear, tally.pressedAlone, near.value / alone.value),
    }),
    anchor({
      key: 'bursts',
      says: 'Two towns of one run rise within 90 days so many times as often as by chance',
      target: { least: 1.2, most: 100 },
      unit: 'times',
      // the direction is theirs (chance alone gives 1), the figure is ours
      sources: ['granovetter-1978', 'kuran-1989', 'assumed'],
      ...beside(tally.bursts, tally.risings.events),
    }),
    anchor({
      key: 'realms-age',
      says: 'A realm falls so many times as often in the same runs, were it a century older',
      target: { least: 1.1, most: 10 },
      unit: 'times',
      // a hazard that rises with age; by how much is ours
      sources: ['cioffi-revilla-2008', 'assumed'],
      ...beside(tally.ages, tally.ages.found),
    }),
    anchor({
      key: 'more-guards',
      says: 'Of pairs of runs that differ in their number of risings, so many have fewer with all garrisons doubled',
      target: { least: 0.5, most: 1 },
      unit: 'share',
      // exact for one town in a little world; over campaigns only the direction
      sources: ['epstein-2002'],
      ...shareIn(tally.guarded),
    }),
    anchor({
      key: 'less-pressed',
      says: 'Of pairs that differ, so many have fewer risings where no creed is pressed at the opening',
      target: { least: 0.5, most: 1 },
      unit: 'share',
      sources: ['basedau-2017', 'akbaba-taydas-2011'],
      ...shareIn(tally.unpressed),
    }),
    anchor({
      key: 'loyal-vassals',
      says: 'A vassal of at least half a full commitment leaves',
      target: { least: 0.01, most: 0.05 },
      unit: 'a year',
      sources: ['assumed'],
      ...yearly(tally.loyalVassals),
    }),
  ];
}

/** Fewer events than this say nothing of a rate. */
const fewestEvents = 10;

type Counted = Pick<Anchor, 'value' | 'least' | 'most' | 'events'>;

function anchor(it: Omit<Anchor, 'verdict'>): Anchor {
  const { value, least, most, target } = it;
  const isIn = value >= target.least && value <= target.most;
  const reaches = most >= target.least && least <= target.most;
  if (!Number.isFinite(value)) return { ...it, verdict: 'nothing-counted' };
  if (reaches && (!isIn || it.events < fewestEvents)) return { ...it, verdict: 'open' };
  return { ...it, verdict: isIn ? 'met' : 'missed' };
}

/** Events a year with the gamma interval of a count, from half an event more than were seen. */
function yearly({ events, among }: Exposure): Counted {
  const years = (among * monthDays) / 365.25;
  if (years === 0) return { value: Number.NaN, least: Number.NaN, most: Number.NaN, events };
  const at = (p: number) => gammaAt(p, events + 0.5, 1) / years;
  return { value: events / years, least: at(0.05), most: at(0.95), events };
}

/** A share with Jeffreys' interval. */
function shareIn({ events, among }: Exposure): Counted {
  if (among === 0) return { value: Number.NaN, least: Number.NaN, most: Number.NaN, events };
  const at = (p: number) => betaAt(p, events + 0.5, Math.max(0, among - events) + 0.5);
  return { value: events / among, least: at(0.05), most: at(0.95), events };
}

/**
 * What was found over what was to be expected, with the error of a ratio of sums over runs.
 *
 * @source cochran-1977
 */
function beside(it: Beside, events: number): Counted {
  const { found, expected, foundSquared, both, expectedSquared } = it;
  const value = expected === 0 ? Number.NaN : found / expected;
  const squares = foundSquared - 2 * value * both + value * value * expectedSquared;
  const error = Math.sqrt(Math.max(squares, 0)) / expected;
  return {
    value,
    least: Math.max(0, value - 1.645 * error),
    most: value + 1.645 * error,
    events,
  };
}

/** A ratio of two rates with the interval of its logarithm; half an event is added where none was seen. */
function ratio(above: Exposure, below: Exposure, value: number): Counted {
  const spread = Math.sqrt(1 / (above.events + 0.5) + 1 / (below.events + 0.5));
  const factor = exp(1.645 * spread);
  const { events } = above;
  return { value, least: value / factor, most: value * factor, events };
}
