// Counts over runs how often rulers fall, successions are contested, pressed towns rise and loyal vassals
// leave, and among how many months or occasions. `anchors.ts` holds the counts against what is known.

import { monthOf } from '../base/calendar.ts';
import type { Frame } from '../engine/frame.ts';
import { modes } from '../land/network.ts';
import type { Day, PolityId } from '../scenario/setting.ts';
import type { Change } from '../world/change.ts';
import { atWar, standing } from '../world/look.ts';
import type { Place, Seen, World } from '../world/world.ts';
import { agesIn, risingsUnder } from './anchor-pairs.ts';
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
  /**
   * Rulers lost to their own people, by a plot or because their realm came apart under them, in months of
   * peace without a defeat in the year.
   */
  readonly quietRulers: Exposure;
  /** Contested among successions. */
  readonly successions: Exposure;
  /** Risings of pressed towns: without, and with a hostile army within ten days' ride. */
  readonly pressedAlone: Exposure;
  readonly pressedNear: Exposure;
  /** Vassals with at least half a full commitment who leave. */
  readonly loyalVassals: Exposure;
  /** Pairs of risings of two towns in one run that lie within `burstDays`, beside chance. */
  readonly bursts: Beside;
  readonly risings: Exposure;
  /**
   * Falls of realms and peoples whose founding is known, were each a century older, beside those in the
   * same runs as they are: so age is told from strength.
   */
  readonly ages: Beside;
  /**
   * Of pairs of runs in which risings differ in number, those with fewer under twice the garrisons, and
   * those with fewer where no creed is pressed at the opening.
   */
  readonly guarded: Exposure;
  readonly unpressed: Exposure;
}

/** What was found in runs beside what was to be expected, and sums over runs for the error of their ratio. */
export interface Beside {
  found: number;
  expected: number;
  foundSquared: number;
  both: number;
  expectedSquared: number;
}

function put(beside: Beside, { found, expected }: Pick<Beside, 'found' | 'expected'>): void {
  beside.found += found;
  beside.expected += expected;
  beside.foundSquared += found * found;
  beside.both += found * expected;
  beside.expectedSquared += expected * expected;
}

/** A tally before the first run. */
export function emptyTally(): AnchorTally {
  const none = (): Exposure => ({ events: 0, among: 0 });
  const nothing = { found: 0, expected: 0, foundSquared: 0, both: 0, expectedSquared: 0 };
  return {
    runs: 0,
    quietRulers: none(),
    successions: none(),
    pressedAlone: none(),
    pressedNear: none(),
    loyalVassals: none(),
    bursts: { ...nothing },
    risings: none(),
    ages: { ...nothing },
    guarded: none(),
    unpressed: none(),
  };
}

/** Days in a month of a tally. */
export const monthDays = 30;
const yearDays = 365;
const riders = modes.indexOf('riders');

/** Creed times share of other faiths from which a town counts as pressed. */
const pressedFrom = 0.25;
/** Two risings so near in time belong together: a season, in which rumour and example do their work. */
const burstDays = 90;
/** Soldiers and days of riding that make a hostile army one that gives hope. */
const armyFrom = 500;
const armyReach = 10;

/** What a month began with, by polity and by place. */
interface Month {
  readonly quiet: ReadonlySet<number>;
  readonly loyal: ReadonlySet<number>;
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
  const begin = (world: Seen<World>) => {
    const quiet = new Set<number>();
    const loyal = new Set<number>();
    const alive = standing(world);
    for (const polity of alive) {
      const it = world.polities[polity]!;
      if (it.ruler !== -1) {
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
    }
    const pressed = new Set<number>();
    world.places.forEach((place, id) => {
      if (pressOn(world, place) < pressedFrom) return;
      pressed.add(id);
      (near(world, id, place.owner) ? tally.pressedNear : tally.pressedAlone).among += 1;
    });
    months.push({ quiet, loyal, pressed, owners: world.places.map((it) => it.owner) });
  };
  const played = campaign(frame, input, {
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
  const { chronicle } = played;
  const monthAt = (day: Day) => Math.floor((day - firstDay) / monthDays);
  const risings: Rising[] = [];
  const lost = new Set<string>();
  chronicle.changes.forEach((change, at) => {
    const day = chronicle.days[at]!;
    const month = months[Math.min(monthAt(day), months.length - 1)];
    if (losesRuler(frame, change, chronicle.systems[at]!)) {
      // a plot and the end of the realm in one month are one loss
      const key = `${change.polity} ${monthAt(day)}`;
      if (lost.has(key)) return;
      lost.add(key);
      if (month?.quiet.has(change.polity)) tally.quietRulers.events += 1;
    } else if (change.kind === 'successionContested') {
      tally.successions.events += 1;
    } else if (change.kind === 'rulerAccedes') {
      if (change.by === 'succession' || change.by === 'choice') tally.successions.among += 1;
    } else if (change.kind === 'vassalDefects') {
      if (month?.loyal.has(change.polity)) tally.loyalVassals.events += 1;
    } else if (change.kind === 'revoltBreaksOut') {
      risings.push({ place: change.place, day });
    }
  });
  tally.risings.events += risings.length;
  tally.risings.among += 1;
  put(tally.bursts, pairsIn(risings, until - firstDay));
  put(tally.ages, agesIn(frame, { input, run: played }));
  const under = risingsUnder(frame, { input, run: played });
  for (const matter of ['guarded', 'unpressed'] as const) {
    if (under[matter] === risings.length) continue;
    tally[matter].among += 1;
    if (under[matter] < risings.length) tally[matter].events += 1;
  }
  tally.runs += 1;
}

interface Rising {
  readonly place: number;
  readonly day: Day;
}

/** Whether a ruler is struck down, or his realm comes apart under him. */
function losesRuler(
  frame: Frame,
  change: Change,
  system: number,
): change is Extract<Change, { kind: 'plotStruck' | 'polityFalls' }> {
  if (change.kind === 'plotStruck') return change.outcome !== 'failed';
  return change.kind === 'polityFalls' && frame.model.systems[system]!.name === 'polity';
}

/** The pairs of one run's risings, in two towns, beside those that would lie as near by chance. */
function pairsIn(risings: readonly Rising[], length: number): Pick<Beside, 'found' | 'expected'> {
  const apart = Math.max(0, 1 - burstDays / length);
  let found = 0;
  let expected = 0;
  risings.forEach((one, at) => {
    for (const other of risings.slice(at + 1)) {
      if (other.place === one.place) continue;
      if (other.day - one.day <= burstDays) found += 1;
      expected += 1 - apart * apart;
    }
  });
  return { found, expected };
}

/** How firmly a town's lord presses a creed on it that it has not. */
function pressOn(world: Seen<World>, place: Seen<Place>): number {
  if (place.owner === -1 || place.souls < 500) return 0;
  const { ruler } = world.polities[place.owner]!;
  if (ruler === -1) return 0;
  return place.creed * (1 - (place.faiths[world.people[ruler]!.faith] ?? 0));
}
