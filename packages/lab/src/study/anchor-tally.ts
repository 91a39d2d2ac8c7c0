// Counts over runs how often rulers fall, successions are contested, pressed towns rise and loyal vassals
// leave, and among how many months or occasions. `anchors.ts` holds the counts against what is known.

import { monthOf } from '../base/calendar.ts';
import type { Frame } from '../engine/frame.ts';
import { modes } from '../land/network.ts';
import type { Day, PolityId } from '../scenario/setting.ts';
import { atWar, standing } from '../world/look.ts';
import type { Place, Seen, World } from '../world/world.ts';
import { campaign } from './campaign.ts';

/** What happened so often in so long: events and the months or occasions in which they might have. */
export interface Exposure {
  events: number;
  /** Months of 30 days, or occasions. */
  among: number;
}

/** Sums over runs. */
export interface AnchorTally {
  runs: number;
  /** Rulers thrown down by their own people: in months of peace without a defeat in the year, and in all. */
  readonly quietRulers: Exposure;
  readonly rulers: Exposure;
  /** Contested among successions. */
  readonly successions: Exposure;
  /** Risings of pressed towns: without, and with a hostile army within ten days' ride. */
  readonly pressedAlone: Exposure;
  readonly pressedNear: Exposure;
  /** Vassals with at least half a full commitment who leave. */
  readonly loyalVassals: Exposure;
  /** Falls of realms and peoples whose founding is known, younger than a hundred years and older. */
  readonly young: Exposure;
  readonly old: Exposure;
  /** Inside runs: variance of monthly counts of risings, summed over runs, and their means. */
  variances: number;
  means: number;
  /** Months counted less one a run, and risings in them. */
  freedom: number;
  risings: number;
}

/** A tally before the first run. */
export function emptyTally(): AnchorTally {
  const none = (): Exposure => ({ events: 0, among: 0 });
  return {
    runs: 0,
    quietRulers: none(),
    rulers: none(),
    successions: none(),
    pressedAlone: none(),
    pressedNear: none(),
    loyalVassals: none(),
    young: none(),
    old: none(),
    variances: 0,
    means: 0,
    freedom: 0,
    risings: 0,
  };
}

/** Days in a month of a tally. */
export const monthDays = 30;
const yearDays = 365;
const riders = modes.indexOf('riders');

/** Creed times share of other faiths from which a town counts as pressed. */
const pressedFrom = 0.25;
/** Years from which a realm counts as old. */
const oldFrom = 100;
/** Soldiers and days of riding that make a hostile army one that gives hope. */
const armyFrom = 500;
const armyReach = 10;

/** What a month began with, by polity and by place. */
interface Month {
  readonly quiet: ReadonlySet<number>;
  readonly loyal: ReadonlySet<number>;
  readonly ages: ReadonlyMap<number, 'young' | 'old'>;
  readonly owners: readonly number[];
  readonly pressed: ReadonlySet<number>;
}

/** Plays one run and adds it to a tally. */
export function tallyRun(
  tally: AnchorTally,
  frame: Frame,
  input: { readonly seed: number; readonly run: number },
): void {
  const { day: firstDay, until } = frame.setting.openings[frame.opening]!;
  const length = Math.ceil((until - firstDay + 1) / monthDays);
  const months: Month[] = [];
  const risen: number[] = [];
  const near = (world: Seen<World>, place: number, owner: number) => {
    const month = monthOf(frame.setting.calendar, world.day);
    return world.forces.some(
      (force) =>
        force.exists &&
        force.soldiers >= armyFrom &&
        force.owner !== owner &&
        atWar(world, force.owner, owner as PolityId) &&
        frame.land.days(force.at, place, month, riders) <= armyReach,
    );
  };
  const ageOfRealm = (world: Seen<World>, polity: PolityId) => {
    const { kind, founded } = world.polities[polity]!;
    if (kind === 'city' || founded === firstDay) return undefined;
    return world.day - founded < oldFrom * 365.25 ? 'young' : 'old';
  };
  const begin = (world: Seen<World>) => {
    const quiet = new Set<number>();
    const loyal = new Set<number>();
    const ages = new Map<number, 'young' | 'old'>();
    const alive = standing(world);
    for (const polity of alive) {
      const it = world.polities[polity]!;
      if (it.ruler !== -1) {
        tally.rulers.among += 1;
        const beaten = it.defeated !== -1 && world.day - it.defeated < yearDays;
        if (!beaten && !alive.some((other) => other !== polity && atWar(world, polity, other))) {
          quiet.add(polity);
          tally.quietRulers.among += 1;
        }
      }
      if (it.liege !== -1 && it.commitment >= 0.5) {
        loyal.add(polity);
        tally.loyalVassals.among += 1;
      }
      const age = ageOfRealm(world, polity);
      if (age !== undefined) {
        tally[age].among += 1;
        ages.set(polity, age);
      }
    }
    const pressed = new Set<number>();
    world.places.forEach((place, id) => {
      if (pressOn(world, place) < pressedFrom) return;
      pressed.add(id);
      (near(world, id, place.owner) ? tally.pressedNear : tally.pressedAlone).among += 1;
    });
    months.push({ quiet, loyal, ages, pressed, owners: world.places.map((it) => it.owner) });
  };
  const { chronicle } = campaign(frame, input, {
    atRest: (now) => {
      const due = Math.floor((now.day - firstDay) / monthDays);
      if (months.length === 0) risen.push(...now.places.map((it) => it.risings));
      // a rising is counted by who stood near on its own day, in the town as the month began
      now.places.forEach((place, id) => {
        if (place.risings === risen[id]) return;
        risen[id] = place.risings;
        const month = months[months.length - 1];
        if (month === undefined || !month.pressed.has(id)) return;
        const hopeful = near(now, id, month.owners[id]!);
        (hopeful ? tally.pressedNear : tally.pressedAlone).events += 1;
      });
      while (months.length <= due) begin(now);
    },
  });
  const monthAt = (day: Day) => Math.floor((day - firstDay) / monthDays);
  const risings = new Float64Array(length);
  chronicle.changes.forEach((change, at) => {
    const number = monthAt(chronicle.days[at]!);
    const month = months[Math.min(number, months.length - 1)];
    if (change.kind === 'plotStruck' && change.outcome !== 'failed') {
      tally.rulers.events += 1;
      if (month?.quiet.has(change.polity)) tally.quietRulers.events += 1;
    } else if (change.kind === 'successionContested') {
      tally.successions.events += 1;
    } else if (change.kind === 'rulerAccedes') {
      if (change.by === 'succession' || change.by === 'choice') tally.successions.among += 1;
    } else if (change.kind === 'vassalDefects') {
      if (month?.loyal.has(change.polity)) tally.loyalVassals.events += 1;
    } else if (change.kind === 'polityFalls') {
      const age = month?.ages.get(change.polity);
      if (age !== undefined) tally[age].events += 1;
    } else if (change.kind === 'revoltBreaksOut') {
      risings[Math.min(number, length - 1)]! += 1;
    }
  });
  const mean = risings.reduce((sum, it) => sum + it, 0) / length;
  tally.means += mean;
  tally.variances +=
    risings.reduce((sum, it) => sum + (it - mean) * (it - mean), 0) / Math.max(1, length - 1);
  tally.freedom += Math.max(1, length - 1);
  tally.risings += risings.reduce((sum, it) => sum + it, 0);
  tally.runs += 1;
}

/** How firmly a town's lord presses a creed on it that it has not. */
function pressOn(world: Seen<World>, place: Seen<Place>): number {
  if (place.owner === -1 || place.souls < 500) return 0;
  const { ruler } = world.polities[place.owner]!;
  if (ruler === -1) return 0;
  return place.creed * (1 - (place.faiths[world.people[ruler]!.faith] ?? 0));
}
