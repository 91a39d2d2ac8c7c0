// How realms grow old: the hazard that one comes apart rises with its age, and what happens then. Used
// by `polity.ts`.

import { modes } from '../land/network.ts';
import type { PersonId, PlaceId, PolityId } from '../scenario/setting.ts';
import { courtiers, officeOf, placesOf } from '../world/look.ts';
import type { Seen, World } from '../world/world.ts';
import type { PolityAct, PolityNumbers } from './polity-numbers.ts';

type W = Seen<World>;

const riders = modes.indexOf('riders');
const yearDays = 365.25;
/** Souls from which a place can be the head of a realm of its own. */
const headSouls = 500;

/** Age of a realm in years; from the opening's day where its founding is not known. */
export function realmAge(world: W, id: PolityId): number {
  return Math.max(0, world.day - world.polities[id]!.founded) / yearDays;
}

/**
 * Comings apart per day: age ÷ lifeYears² a year, the hazard of lives that follow Rayleigh's law. Cities
 * have no such age.
 *
 * @source cioffi-revilla-2008
 */
export function undoingRate(world: W, id: PolityId, { lifeYears }: PolityNumbers): number {
  const { stands, kind, ruler } = world.polities[id]!;
  if (!stands || kind === 'city' || ruler === -1) return 0;
  return realmAge(world, id) / (lifeYears * lifeYears) / yearDays;
}

/** An old realm comes apart: a part breaks away under a man of its own, or all of it ends. */
export function comeApart(world: W, act: PolityAct, id: PolityId, nth: number): void {
  const { ruler, legitimacy } = world.polities[id]!;
  if (ruler === -1) return;
  const head = partOf(world, act, id);
  if (head === -1 || act.roll('undoing', id, nth) >= Math.max(0.2, legitimacy)) {
    act.happen({ kind: 'polityFalls', polity: id, to: world.polities[id]!.liege });
    return;
  }
  breakAway(world, act, { polity: id, head });
}

/** The largest place that lies far enough from the seat to go its own way, −1 for none. */
function partOf(world: W, act: PolityAct, id: PolityId): PlaceId | -1 {
  if (world.polities.length >= world.capacity) return -1;
  let best: PlaceId | -1 = -1;
  for (const place of placesOf(world, id)) {
    const { souls, siege } = world.places[place]!;
    const days = act.land.days(world.polities[id]!.seat, place, act.month, riders);
    if (souls < headSouls || siege !== -1 || days < act.parameters.breakDays) continue;
    if (best === -1 || souls > world.places[best]!.souls) best = place;
  }
  return best;
}

/** The governor of the place, else the general with the most men, else a kinsman whom nobody named. */
function leaderOf(world: W, act: PolityAct, it: { polity: PolityId; head: PlaceId }): PersonId {
  const { governor } = world.places[it.head]!;
  if (governor !== -1 && world.people[governor]!.court === it.polity) return governor;
  let best: PersonId | -1 = -1;
  for (const person of courtiers(world, it.polity)) {
    const one = world.people[person]!;
    if (officeOf(one) !== 'general' || one.force !== -1 || one.fugitive || one.hidden) continue;
    if (best === -1 || one.following > world.people[best]!.following) best = person;
  }
  if (best !== -1) return best;
  const person = act.next.person();
  act.happen({
    kind: 'heirBorn',
    person,
    polity: it.polity,
    father: world.polities[it.polity]!.ruler,
  });
  return person;
}

/** The places nearer to the new head than to the old seat go with it, and their share of the levy. */
function breakAway(world: W, act: PolityAct, it: { polity: PolityId; head: PlaceId }): void {
  const { seat, levy } = world.polities[it.polity]!;
  const days = (from: PlaceId, to: PlaceId) => act.land.days(from, to, act.month, riders);
  const all = placesOf(world, it.polity);
  const going = all.filter(
    (place) => place === it.head || days(it.head, place) < days(seat, place),
  );
  const souls = (places: readonly PlaceId[]) =>
    places.reduce((sum, place) => sum + world.places[place]!.souls, 0);
  const taken = Math.round((levy * souls(going)) / Math.max(1, souls(all)));
  const person = leaderOf(world, act, it);
  const men = Math.round(world.people[person]!.following) + taken;
  act.happen({ kind: 'followingMoves', person, to: men, by: 'gathering' });
  act.happen({ kind: 'levyMoves', polity: it.polity, to: levy - taken });
  const founded = act.next.polity();
  act.happen({
    kind: 'polityFounded',
    polity: founded,
    person,
    place: it.head,
    from: it.polity,
  });
  for (const place of going)
    act.happen({ kind: 'placeChangesHands', place, from: it.polity, to: founded, by: 'founding' });
}
