/**
 * The keys of the agenda: one exact number that says when something is due and who goes first.
 * Within a day the order is by owner, then hazards by the part of the day at which their budget ran
 * out and by slot, then planned occasions as they were planned; no key depends on when it was made.
 * Used by the engine, which keeps its agenda in a heap.
 *
 * Layout, 45 bits from the top: day from the opening 13, owner 5, class 1, and 26 more, which are
 * fraction 10 and slot 16 for a hazard (class 0) and the order of planning for an occasion (class 1).
 */

import { assert } from './assert.ts';

/** The latest day, counted from the opening, that a key can hold: 22 years. */
export const latestAgendaDay = 8191;

const ownersADay = 32;
const keysAClass = 67_108_864;
const slotsAFraction = 65_536;
const keysADay = ownersADay * 2 * keysAClass;

/** When a hazard is due and whose it is. */
export interface HazardDue {
  /** Whole days from the opening, 0 to 8191. */
  readonly day: number;
  /** The place of the owning system in the list of systems, 0 to 31. */
  readonly owner: number;
  /** The part of the day at which the budget ran out, in 1024ths, 0 to 1023. */
  readonly fraction: number;
  /** The hazard's own number among all hazards of the run, 0 to 65535. */
  readonly slot: number;
}

/** When a planned occasion is due and whose it is. */
export interface PlannedDue {
  /** Whole days from the opening, 0 to 8191. */
  readonly day: number;
  /** The place of the owning system in the list of systems, 0 to 31. */
  readonly owner: number;
  /** How many occasions of this run were planned before it, 0 to 67,108,863. */
  readonly order: number;
}

/** The key of a hazard that is due; an exact integer below 2^45. */
export function hazardKey(due: HazardDue): number {
  const { day, owner, fraction, slot } = due;
  assert(
    isWithin(day, latestAgendaDay) &&
      isWithin(owner, ownersADay - 1) &&
      isWithin(fraction, 1023) &&
      isWithin(slot, slotsAFraction - 1),
    () => `A hazard cannot be due so: day ${day}, owner ${owner}, ${fraction}/1024, slot ${slot}.`,
  );
  return day * keysADay + owner * 2 * keysAClass + fraction * slotsAFraction + slot;
}

/** The key of a planned occasion; an exact integer below 2^45. */
export function plannedKey(due: PlannedDue): number {
  const { day, owner, order } = due;
  assert(
    isWithin(day, latestAgendaDay) &&
      isWithin(owner, ownersADay - 1) &&
      isWithin(order, keysAClass - 1),
    () => `An occasion cannot be due so: day ${day}, owner ${owner}, order ${order}.`,
  );
  return day * keysADay + (owner * 2 + 1) * keysAClass + order;
}

/** The day, counted from the opening, on which the bearer of this key is due. */
export function dayOfKey(key: number): number {
  return Math.floor(key / keysADay);
}

function isWithin(value: number, most: number): boolean {
  return value >= 0 && value <= most && Math.floor(value) === value;
}
