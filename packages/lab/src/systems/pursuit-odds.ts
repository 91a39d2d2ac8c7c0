// The arithmetic of flight: dangers of a quarry by day, and what speaks for each refuge he might run to.
// Pure functions of a world; used by the system `pursuit` alone.

import { clamp, ln } from '../base/number.ts';
import type { Rating } from '../engine/system.ts';
import { modes } from '../land/network.ts';
import type { ForceId, PersonId, PlaceId, PolityId } from '../scenario/setting.ts';
import {
  forceOf,
  forcesOf,
  personOf,
  placeAt,
  placesOf,
  polityOf,
  relation,
  sameSide,
  soldiersOf,
} from '../world/look.ts';
import type { Person, Seen, World } from '../world/world.ts';
import type { pursuitParameters } from './pursuit-numbers.ts';

type W = Seen<World>;
type Given = Pick<Rating<typeof pursuitParameters>, 'parameters' | 'land' | 'month' | 'setting'>;

const picked = modes.indexOf('picked');
/** Refuges farther than this are not thought of, days. */
const longestRide = 90;
const settled: ReadonlySet<string> = new Set(['city', 'town', 'fort', 'pass', 'ford', 'ferry']);

/** True for one who runs or waits at a gate, in sight of men. */
export const isRunning = (person: Seen<Person>): boolean =>
  person.alive && person.fugitive && !person.hidden;

/** Danger from those he meets, a day: see the head of this file. */
export function strangersRate(world: W, id: PersonId, rating: Given): number {
  const person = personOf(world, id);
  if (!isRunning(person)) return 0;
  const { strangersOpen, strangersSettled, smallParty } = rating.parameters;
  const place = placeAt(world, person.at);
  const rate = settled.has(rating.setting.places[person.at]!.kind)
    ? strangersSettled
    : strangersOpen;
  const met = clamp(place.souls / 10_000, 0.4, 1);
  const bounty = person.huntedBy === -1 ? 0 : 0.6;
  const size = person.following < 50 ? smallParty : person.following < 1000 ? 1 : 0.25;
  const visibility = 0.5 + 0.5 * person.rank;
  return rate * met * (0.3 + bounty) * (1 - supportAt(world, person)) * visibility * size;
}

/** How far people where he is stand by him, 0 … 0.9. */
function supportAt(world: W, person: Seen<Person>): number {
  const { owner, grievance } = placeAt(world, person.at);
  if (owner === -1) return 0.1;
  if (person.court !== -1 && sameSide(world, owner, person.court)) return 0.9 * (1 - grievance);
  if (person.huntedBy === -1) return 0.4;
  if (sameSide(world, owner, person.huntedBy)) return 0;
  return relation(world, owner, person.huntedBy).war ? 0.6 : 0.3;
}

/**
 * Danger from the columns behind him, a day. A column is where it last stood; he, while he rides, is on
 * average half a stage beyond where he was last seen. At the gate of a host they can hardly touch him.
 */
export function contactRate(world: W, id: PersonId, rating: Given): number {
  const person = personOf(world, id);
  if (!isRunning(person)) return 0;
  const { land, month } = rating;
  const { at, flightTo } = person;
  const next = flightTo === -1 || flightTo === at ? -1 : land.next(at, flightTo, month, picked);
  const ahead = next === -1 ? 0 : land.legDays(at, next, month, picked) / 2;
  const { owner } = world.places[at]!;
  const isAtGate = flightTo === at && owner !== -1 && owner !== person.huntedBy;
  const reach = isAtGate ? rating.parameters.atGate : 1;
  let rate = 0;
  for (const column of columnsAfter(world, id)) {
    const gap = land.days(forceOf(world, column).at, at, month, picked) + ahead;
    if (gap < rating.parameters.contactGap) rate += rating.parameters.contact / Math.max(1, gap);
  }
  return rate * reach;
}

/** Columns that hunt a person, in order of id. */
export function columnsAfter(world: W, person: PersonId): ForceId[] {
  const out: ForceId[] = [];
  world.forces.forEach((it, id) => {
    if (it.exists && it.task === 'pursue' && it.person === person) out.push(id as ForceId);
  });
  return out;
}

/** A place to run to, and what speaks for it in units of his own noise. */
export interface Refuge {
  readonly place: PlaceId;
  readonly utility: number;
}

/** Refuges that a person may think of: own towns, courts, and the nearest land that nobody rules. */
export function refugesOf(world: W, act: Given, id: PersonId): Refuge[] {
  const person = personOf(world, id);
  const { ownTown, refugeDays, hiding } = act.parameters;
  const days = (to: PlaceId) => act.land.days(person.at, to, act.month, picked);
  const out: Refuge[] = [];
  const { court, huntedBy } = person;
  if (court !== -1 && polityOf(world, court).stands) {
    const own = placesOf(world, court)
      .filter((place) => placeAt(world, place).siege === -1 && days(place) < longestRide)
      .map((place) => ({
        place,
        utility:
          ownTown +
          0.2 * placeAt(world, place).walls -
          days(place) / refugeDays -
          (isThreatened(world, act, place, huntedBy) ? act.parameters.threatened : 0),
      }));
    own.sort((a, b) => b.utility - a.utility || a.place - b.place);
    out.push(...own.slice(0, 3));
  }
  world.polities.forEach((host, number) => {
    const polity = number as PolityId;
    const { seat } = host;
    if (!host.stands || polity === court || polity === huntedBy || seat < 0) return;
    if (seat === person.at || !(days(seat) < longestRide)) return;
    if (court !== -1 && relation(world, court, polity).war) return;
    out.push({ place: seat, utility: welcome(world, act, id, polity) - days(seat) / refugeDays });
  });
  let wild: PlaceId | -1 = -1;
  world.places.forEach((place, at) => {
    const far = days(at as PlaceId);
    if (place.owner !== -1 || at === person.at || far < 4 || far > longestRide) return;
    if (wild === -1 || far < days(wild)) wild = at as PlaceId;
  });
  if (wild !== -1) out.push({ place: wild, utility: hiding - days(wild) / refugeDays });
  return out;
}

/** What he may hope of a host: kin, faith and bond, the host's strength, and how the host stands to the hunter. */
function welcome(world: W, act: Given, id: PersonId, polity: PolityId): number {
  const person = personOf(world, id);
  const host = polityOf(world, polity);
  const { kinship } = act.parameters;
  let utility = 0;
  if (host.ruler !== -1) {
    const ruler = personOf(world, host.ruler);
    if (ruler.faith === person.faith) utility += 0.4;
    if (ruler.house !== -1 && ruler.house === person.house) utility += kinship;
  }
  if (person.spouse !== -1 && personOf(world, person.spouse).court === polity) utility += kinship;
  if (person.court !== -1) {
    const stance = relation(world, polity, person.court);
    utility += kinship * stance.bond - 2 * stance.anger;
  }
  if (person.huntedBy !== -1) {
    if (sameSide(world, polity, person.huntedBy)) utility -= 4;
    if (relation(world, polity, person.huntedBy).war) utility += 1;
    utility +=
      0.3 * ln((soldiersOf(world, polity) + 500) / (soldiersOf(world, person.huntedBy) + 500));
  }
  return utility;
}

function isThreatened(world: W, act: Given, place: PlaceId, by: PolityId | -1): boolean {
  if (by === -1) return false;
  return forcesOf(world, by).some((id) => {
    const force = forceOf(world, id);
    return force.task !== 'pursue' && act.land.days(force.at, place, act.month, force.mode) <= 5;
  });
}
