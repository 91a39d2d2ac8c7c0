// Who founds a realm, and where: a leader with soldiers of his own looks for a place weakly ruled, able to
// feed his men, near him and far from the court it obeys. Used by `polity.ts`.

import { clamp } from '../base/number.ts';
import type { Rating } from '../engine/system.ts';
import { modes } from '../land/network.ts';
import type { PersonId, PlaceId, PolityId } from '../scenario/setting.ts';
import { soldiersOf } from '../world/look.ts';
import type { Person, Seen, World } from '../world/world.ts';
import type { PolityAct, PolityNumbers, polityParameters } from './polity-numbers.ts';

type W = Seen<World>;

const riders = modes.indexOf('riders');

/** Whether a person is free and strong enough to found a realm. */
export function mayFound(
  world: W,
  person: Seen<Person>,
  id: PersonId,
  given: PolityNumbers,
): boolean {
  if (!person.alive || person.hidden || person.following < given.foundingFollowing) return false;
  if (world.polities.length >= world.capacity) return false;
  const { court } = person;
  if (court === -1) return true;
  const polity = world.polities[court]!;
  return polity.ruler !== id && polity.titular !== id;
}

/** How weak the rule over a place is for one who would take it, 0 … 1. */
function weakness(world: W, it: { place: PlaceId; following: number }): number {
  const { owner, garrison, siege } = world.places[it.place]!;
  if (siege !== -1) return 0;
  const weak = owner === -1 ? 0.8 : weaknessOf(world, owner);
  return 2 * garrison * (1 - weak) > it.following ? 0 : weak;
}

/** How weak a lord is, 0 … 1: by circumstance, a defeat within the year, soldiers lost for good, flight, bad title. */
function weaknessOf(world: W, id: PolityId): number {
  const { weakness: given, defeated, legitimacy, manpower, ruler } = world.polities[id]!;
  const beaten = defeated !== -1 && world.day - defeated < 365 ? 0.3 : 0;
  const spent = 0.6 * clamp(1 - soldiersOf(world, id) / Math.max(1, 0.7 * manpower), 0, 1);
  const gone = ruler === -1 || world.people[ruler]!.fugitive ? 0.4 : 0;
  return clamp(given + beaten + spent + gone + 0.5 * Math.max(0, 0.4 - legitimacy), 0, 1);
}

/** The place that a leader would take: weakly ruled, able to feed his men, near him, far from the court it obeys. */
export function prize(
  world: W,
  rating: Rating<typeof polityParameters>,
  id: PersonId,
): { readonly place: PlaceId | -1; readonly weakness: number } {
  const person = world.people[id]!;
  let best: { place: PlaceId | -1; weakness: number } = { place: -1, weakness: 0 };
  world.places.forEach((place, number) => {
    if (place.souls < 300) return;
    const weak = weakness(world, { place: number as PlaceId, following: person.following });
    if (weak <= 0.05) return;
    const days = rating.land.days(person.at, number, rating.month, riders);
    if (days > rating.parameters.foundingReach) return;
    const seat = place.owner === -1 ? -1 : world.polities[place.owner]!.seat;
    const far =
      seat === -1 ? 1 : clamp(rating.land.days(seat, number, rating.month, riders) / 30, 0, 1);
    const feeds = clamp(place.souls / (rating.parameters.soulsPerMan * person.following), 0, 1);
    const near = 1 - 0.5 * (days / rating.parameters.foundingReach);
    const value = weak * far * feeds * near;
    if (value > best.weakness) best = { place: number as PlaceId, weakness: value };
  });
  return best;
}

/** A leader who rode out for a realm takes the place, if it is still as weakly held as he hoped. */
export function takeRealm(
  world: W,
  act: PolityAct,
  it: { readonly person: PersonId; readonly place: PlaceId },
): void {
  const person = world.people[it.person]!;
  if (!mayFound(world, person, it.person, act.parameters)) return;
  if (weakness(world, { place: it.place, following: person.following }) <= 0.05) return;
  const { owner } = world.places[it.place]!;
  const founded = act.next.polity();
  act.happen(
    {
      kind: 'polityFounded',
      polity: founded,
      person: it.person,
      place: it.place,
      from: person.court,
    },
    [owner === -1 ? -1 : act.latest('battleWon', owner), act.latest('personFlees', it.person)],
  );
  const taken = { place: it.place, from: owner, to: founded, by: 'founding' } as const;
  act.happen({ kind: 'placeChangesHands', ...taken });
  act.happen({ kind: 'garrisonMoves', place: it.place, to: Math.round(person.following / 4) });
}
