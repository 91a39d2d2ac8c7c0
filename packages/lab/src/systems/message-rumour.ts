// What courts are told that is not so: an army greater or nearer than it is, a ruler dead who only fled.
// Rumour goes at the pace of the news that it grew from and is believed for some weeks. One of the rooms
// of the system `message`.

import { logNormalAt } from '../base/quantile.ts';
import type { OccasionOf } from '../engine/occasion.ts';
import type { Act, ParameterTable } from '../engine/system.ts';
import { modes } from '../land/network.ts';
import type { ForceId, PlaceId, PolityId } from '../scenario/setting.ts';
import type { ChangeOf } from '../world/change.ts';
import { atWar, placesOf, sameSide, standing } from '../world/look.ts';
import type { Seen, World } from '../world/world.ts';

type W = Seen<World>;

/** The numbers of rumour. */
export const rumourParameters = {
  exaggerated: {
    value: 0.25,
    range: [0.1, 0.4],
    unit: 'share of approaching armies that rumour makes greater than they are',
    source: 'assumed',
  },
  exaggeration: {
    value: 1.6,
    range: [1.3, 2.5],
    unit: 'times the soldiers there are, middle and factor',
    source: 'assumed',
  },
  falseAlarm: {
    value: 0.05,
    range: [0.02, 0.1],
    unit: 'share of enemy armies two alarms away that rumour puts at the border already',
    source: 'assumed',
  },
  falseDeath: {
    value: 0.1,
    range: [0.03, 0.2],
    unit: 'share of courts concerned that take a ruler who fled for dead',
    source: 'assumed',
  },
  rumourLife: {
    value: 60,
    range: [30, 120],
    unit: 'days for which a rumour is believed that no later news overtakes',
    source: 'assumed',
  },
} as const satisfies ParameterTable;

/** The dice of rumour, each about the court that is told. */
export const rumourDice = {
  rumour: 'polity',
  exaggeration: 'polity',
  falseAlarm: 'polity',
  falseDeath: 'polity',
} as const;

type RumourAct = Act<typeof rumourParameters, typeof rumourDice>;

const riders = modes.indexOf('riders');

/** Sends a rumour to a court, at the pace of the news that it grew from. */
function spread(act: RumourAct, it: Omit<OccasionOf<'rumourHeard'>, 'kind'>): void {
  const days = act.reaches(it.of, it.polity);
  if (Number.isFinite(days)) act.later(days, { kind: 'rumourHeard', ...it });
}

interface Coming {
  readonly force: ForceId;
  readonly to: PolityId;
  /** The change by which it came. */
  readonly index: number;
}

/** An ordinal of a force's coming, for the dice of a court. */
function nthComing(world: W, it: Coming): number {
  return it.force * 1024 + (world.forces[it.force]!.legs % 1024);
}

/** Lets rumour make an army greater than it is. */
export function spreadNumbers(world: W, act: RumourAct, it: Coming): void {
  const { exaggerated, exaggeration } = act.parameters;
  const nth = nthComing(world, it);
  if (act.roll('rumour', it.to, nth) >= exaggerated) return;
  const times = logNormalAt(act.roll('exaggeration', it.to, nth), exaggeration, exaggeration);
  const soldiers = Math.round(world.forces[it.force]!.soldiers * Math.max(1, times));
  const says = { says: 'numbers', force: it.force, person: -1, place: -1, soldiers } as const;
  spread(act, { polity: it.to, ...says, of: it.index });
}

/** Lets rumour put an army that is still far at the border already. */
export function spreadNearness(world: W, act: RumourAct, it: Coming): void {
  if (act.roll('falseAlarm', it.to, nthComing(world, it)) >= act.parameters.falseAlarm) return;
  const { at } = world.forces[it.force]!;
  let place: PlaceId | -1 = -1;
  let least = Infinity;
  for (const own of placesOf(world, it.to)) {
    const days = act.land.days(at, own, act.month, riders);
    if (days < least) [place, least] = [own, days];
  }
  if (place === -1) return;
  const says = { says: 'nearness', force: it.force, person: -1, place, soldiers: 0 } as const;
  spread(act, { polity: it.to, ...says, of: it.index });
}

/** Some of the courts concerned take a ruler who fled for dead. */
export function spreadDeath(
  world: W,
  act: RumourAct,
  it: ChangeOf<'personFlees'>,
  index: number,
): void {
  if (it.polity === -1 || world.polities[it.polity]!.ruler !== it.person) return;
  const { flights } = world.people[it.person]!;
  for (const to of standing(world)) {
    if (to === it.polity) continue;
    if (!sameSide(world, to, it.polity) && !atWar(world, to, it.polity)) continue;
    const { falseDeath } = act.parameters;
    if (act.roll('falseDeath', to, it.person * 64 + (flights % 64)) >= falseDeath) continue;
    const says = {
      says: 'death',
      force: -1,
      person: it.person,
      place: -1,
      soldiers: 0,
    } as const;
    spread(act, { polity: to, ...says, of: index });
  }
}

/** A rumour comes to a court; one of an army at the border wakes it. */
export function hearRumour(world: W, act: RumourAct, it: OccasionOf<'rumourHeard'>): void {
  const { polity, says, force, person, place, soldiers, of } = it;
  const { stands, ruler } = world.polities[polity]!;
  if (!stands || ruler === -1) return;
  if (force !== -1 && !world.forces[force]!.exists) return;
  const days = Math.round(act.parameters.rumourLife);
  const rumour = act.happen(
    { kind: 'rumourSpreads', polity, says, force, person, place, soldiers, days },
    [of],
  );
  if (says === 'nearness' && force !== -1) {
    const against = world.forces[force]!.owner;
    const news = { of: rumour, days: 1, matter: 'approach', place, against } as const;
    act.happen({ kind: 'newsArrives', polity, ...news }, [rumour]);
  }
}
