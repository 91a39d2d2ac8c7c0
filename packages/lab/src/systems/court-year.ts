// The round of a court's year: when courts turn, where they move, how the people of licensed guests come
// in, and when each life ends by age. Used by `court.ts`.

import { dateOf, dayOf } from '../base/calendar.ts';
import { exp, ln } from '../base/number.ts';
import { exponentialAt } from '../base/quantile.ts';
import type { Rating } from '../engine/system.ts';
import { modes } from '../land/network.ts';
import type { PersonId, PolityId } from '../scenario/setting.ts';
import { ageOf } from '../world/look.ts';
import type { Seen, World } from '../world/world.ts';
import type { CourtAct } from './court-numbers.ts';

type W = Seen<World>;

const courtMonths = [3, 6, 9, 12] as const;
const riders = modes.indexOf('riders');

/** Days until the first of the next month in which courts turn. */
export function daysToTurn(world: W, { setting }: Rating): number {
  const { year, month } = dateOf(setting.calendar, world.day);
  const next = courtMonths.find((it) => it > month);
  const day =
    next === undefined
      ? dayOf(setting.calendar, year + 1, courtMonths[0], 1)
      : dayOf(setting.calendar, year, next, 1);
  return day - world.day;
}

/** True while a circumstance keeps a court where it is. */
function seatIsGiven(world: W, act: Rating, polity: PolityId): boolean {
  return act.setting.circumstances.some(
    (it, number) =>
      it.effect === 'seat' &&
      it.polity === polity &&
      !act.without.has(number) &&
      Math.floor(act.amountOf(it.from)) <= world.day &&
      world.day < Math.floor(act.amountOf(it.to)),
  );
}

/** Moves a court to one of the seats of the month, unless danger or a campaign holds it. */
export function turnCourt(world: W, act: CourtAct, it: { polity: PolityId; month: number }): void {
  const { customs, seat, alarmed, ruler } = world.polities[it.polity]!;
  const month = ((it.month - 1) % 12) + 1;
  const mine = (act.setting.polities[customs]?.seats[month] ?? []).filter((place) => {
    const { owner, siege } = world.places[place]!;
    return owner === it.polity && siege === -1;
  });
  if (mine.length === 0 || mine.includes(seat)) return;
  if (alarmed !== -1 && world.day - alarmed < 120) return;
  if (ruler !== -1 && world.people[ruler]!.force !== -1) return;
  if (seatIsGiven(world, act, it.polity)) return;
  const to = mine[Math.floor(act.roll('seat', it.polity, it.month) * mine.length)]!;
  if (Number.isFinite(act.land.days(seat, to, act.month, riders)))
    act.happen({ kind: 'courtMoves', polity: it.polity, from: seat, to });
}

/** Lets the people of licensed guests and generals come in. */
export function gather(world: W, act: CourtAct): void {
  const { gatheredFollowing, gatheringMost, gatheringShare } = act.parameters;
  world.people.forEach((person, id) => {
    if (!person.alive || !person.licensed || person.fugitive || person.court === -1) return;
    // nobody finds more people to follow him than the land of his host has soldiers to spare
    const most = gatheringMost * world.polities[person.court]!.manpower;
    const lacking = Math.min(gatheredFollowing * person.rank, most) - person.following;
    const to = Math.round(person.following + gatheringShare * lacking);
    if (to - person.following >= 200)
      act.happen({ kind: 'followingMoves', person: id as PersonId, to, by: 'gathering' });
  });
}

/** Plans the natural end of a life: Gompertz from today's age, by one roll. */
export function planDeath(world: W, act: CourtAct, id: PersonId): void {
  const { adultDeath, ageing } = act.parameters;
  const now = adultDeath * exp(ageing * (ageOf(world, id) - 20));
  const budget = exponentialAt(act.roll('life', id, 0));
  const years = ln(1 + (budget * ageing) / now) / ageing;
  act.later(years * 365.25, { kind: 'lifeEnds', person: id });
}
