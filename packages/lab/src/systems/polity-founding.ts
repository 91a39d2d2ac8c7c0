// Who founds a realm, and where: a leader with soldiers of his own looks for a place weakly ruled, able to
// feed his men, near him and far from the court it obeys. Used by `polity.ts`.

import { clamp } from '../base/number.ts';
import type { Rating } from '../engine/system.ts';
import { modes } from '../land/network.ts';
import type { PersonId, PlaceId, PolityId } from '../scenario/setting.ts';
import { soldiersOf } from '../world/look.ts';
import type { Person, Place, Seen, World } from '../world/world.ts';
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

/** How weak the rule over a place is for one who would take it, 0 … 1, where its lord is so weak. */
function weakness(place: Seen<Place>, lord: number, following: number): number {
  if (place.siege !== -1) return 0;
  return 2 * place.garrison * (1 - lord) > following ? 0 : lord;
}

/** How weak who holds a place is, 0 … 1; much where nobody does. */
const lordAt = (world: W, { owner }: Seen<Place>): number =>
  owner === -1 ? 0.8 : weaknessOf(world, owner);

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
  const { at: from, following } = world.people[id]!;
  const { land, month } = rating;
  const { foundingReach, soulsPerMan } = rating.parameters;
  // of each lord once, not of each of his places
  const lords = new Map<PolityId | -1, number>();
  let best: PlaceId | -1 = -1;
  let most = 0;
  for (let number = 0; number < world.places.length; number += 1) {
    const place = world.places[number]!;
    const { owner, souls } = place;
    if (souls < 300) continue;
    const days = land.days(from, number, month, riders);
    if (days > foundingReach) continue;
    const lord = lords.get(owner) ?? lordAt(world, place);
    lords.set(owner, lord);
    const weak = weakness(place, lord, following);
    if (weak <= 0.05) continue;
    const seat = owner === -1 ? -1 : world.polities[owner]!.seat;
    const far = seat === -1 ? 1 : clamp(land.days(seat, number, month, riders) / 30, 0, 1);
    const feeds = clamp(souls / (soulsPerMan * following), 0, 1);
    const near = 1 - 0.5 * (days / foundingReach);
    const value = weak * far * feeds * near;
    if (value <= most) continue;
    best = number as PlaceId;
    most = value;
  }
  return { place: best, weakness: most };
}

/** A leader who rode out for a realm takes the place, if it is still as weakly held as he hoped. */
export function takeRealm(
  world: W,
  act: PolityAct,
  it: { readonly person: PersonId; readonly place: PlaceId },
): void {
  const person = world.people[it.person]!;
  if (!mayFound(world, person, it.person, act.parameters)) return;
  const place = world.places[it.place]!;
  if (weakness(place, lordAt(world, place), person.following) <= 0.05) return;
  const { owner } = place;
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
  act.happen({
    kind: 'placeChangesHands',
    place: it.place,
    from: owner,
    to: founded,
    by: 'founding',
  });
  act.happen({ kind: 'garrisonMoves', place: it.place, to: Math.round(person.following / 4) });
}
