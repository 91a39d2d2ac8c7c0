// The arithmetic of flight: dangers of a quarry by day, and what speaks for each refuge he might run to.
// Pure functions of a world; used by the system `pursuit` alone.

import { clamp, ln } from '../base/number.ts';
import type { Rating } from '../engine/system.ts';
import { modes } from '../land/network.ts';
import type { ForceId, PersonId, PlaceId, PolityId } from '../scenario/setting.ts';
import {
  forceOf,
  forcesOf,
  halved,
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
  const size = person.following < 50 ? smallParty : person.following < 1000 ? 1 : 0.5;
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
 * Danger from the columns behind him, a day. He is as far beyond where he was last seen as the days since
 * then; a column is as far behind, less what it has ridden. A start before he was missed and fresh horses
 * keep him further ahead. A column that has passed him waits on his road. At the gate of a host they can
 * hardly touch him.
 */
export function contactRate(world: W, id: PersonId, rating: Given): number {
  const person = personOf(world, id);
  if (!isRunning(person)) return 0;
  const { freshPace, freshDays, headStart, contact, contactGap, atGate } = rating.parameters;
  const { at, flightTo } = person;
  const { owner } = world.places[at]!;
  const isAtGate = flightTo === at && owner !== -1 && owner !== person.huntedBy;
  const fresh = person.fled === -1 ? 0 : clamp(world.day - person.fled, 0, freshDays);
  const lead = headStart + (freshPace - 1) * fresh;
  let rate = 0;
  for (const column of columnsAfter(world, id)) {
    const gap = gapTo(world, rating, { column, id, lead });
    if (gap < contactGap) rate += contact / Math.max(1, gap);
  }
  return rate * (isAtGate ? atGate : 1);
}

/** Days between a column and its quarry, ahead or behind. */
function gapTo(
  world: W,
  { land, month }: Given,
  it: { readonly column: ForceId; readonly id: PersonId; readonly lead: number },
): number {
  const { at, flightTo, seen } = personOf(world, it.id);
  const force = forceOf(world, it.column);
  const next = nextOn(world, { land, month }, it.id);
  if (next !== -1 && force.at === next && force.next === -1) return 0;
  const riding = force.next === -1 ? 0 : world.day - force.since;
  const gone = flightTo === at || seen === -1 ? 0 : world.day - seen;
  return Math.max(0, land.days(force.at, at, month, picked) - riding + gone) + it.lead;
}

/** The next place on a quarry's way, −1 when he does not ride or there is none. */
export function nextOn(
  world: W,
  { land, month }: Pick<Given, 'land' | 'month'>,
  id: PersonId,
): PlaceId | -1 {
  const { at, flightTo } = personOf(world, id);
  if (flightTo === -1 || flightTo === at) return -1;
  return land.next(at, flightTo, month, picked) as PlaceId | -1;
}

/** Danger of the road itself, a day: cold, hunger and falls, worse on high ground and in winter. */
export function hardshipRate(world: W, id: PersonId, { parameters, land, month }: Given): number {
  const person = personOf(world, id);
  if (!isRunning(person) || person.flightTo === person.at) return 0;
  const isHigh = land.heightMetres(person.at) > parameters.highGround;
  const isWinter = month >= 11 || month <= 3;
  const times = (isHigh ? parameters.hardRoad : 1) * (isWinter ? parameters.hardRoad : 1);
  return parameters.hardship * times;
}

/** Columns that hunt a person, in order of id. */
export function columnsAfter(world: W, person: PersonId): ForceId[] {
  const out: ForceId[] = [];
  for (const id of world.afield) {
    const it = forceOf(world, id);
    if (it.task === 'pursue' && it.person === person) out.push(id);
  }
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
  const { ownTown, refugeDays, hiding, hatred, stronghold } = act.parameters;
  const days = (to: PlaceId) => act.land.days(person.at, to, act.month, picked);
  const out: Refuge[] = [];
  const { court, huntedBy } = person;
  const hunters = huntersAt(world, huntedBy);
  const { threatened, threatDays } = act.parameters;
  /** How far the hunters reach to a place, 0 … 1: all of their strength where they stand, half some days away. */
  const reach = (to: PlaceId) => halved(daysToAny(act, hunters, to), threatDays);
  if (court !== -1 && polityOf(world, court).stands) {
    const own = placesOf(world, court)
      .filter(
        (place) =>
          place !== person.at && placeAt(world, place).siege === -1 && days(place) < longestRide,
      )
      .map((place) => ({
        place,
        utility:
          ownTown -
          hatred * placeAt(world, place).grievance +
          0.2 * placeAt(world, place).walls +
          stronghold * ln(1 + placeAt(world, place).garrison / 100) -
          days(place) / refugeDays -
          threatened * reach(place),
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
    const near = reach(seat);
    const utility = welcome(world, act, id, { polity, near }) - days(seat) / refugeDays;
    out.push({ place: seat, utility: utility - threatened * near });
  });
  let wild: PlaceId | -1 = -1;
  world.places.forEach((place, at) => {
    const far = days(at as PlaceId);
    if (place.owner !== -1 || at === person.at || far < 4 || far > longestRide) return;
    if (wild === -1 || far < days(wild)) wild = at as PlaceId;
  });
  if (wild !== -1) {
    const utility = hiding - days(wild) / refugeDays;
    out.push({ place: wild, utility: utility - threatened * reach(wild) });
  }
  return out;
}

/** What he may hope of a host: kin, faith and bond, the host's strength, and how the host stands to the hunter. */
function welcome(
  world: W,
  act: Given,
  id: PersonId,
  { polity, near }: { readonly polity: PolityId; readonly near: number },
): number {
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
    // the hunter's strength as far as it reaches there: a small court far away shelters better than a near one
    utility +=
      act.parameters.shelter *
      ln((soldiersOf(world, polity) + 500) / (near * soldiersOf(world, person.huntedBy) + 500));
  }
  return utility;
}

/** Where the soldiers in the field of one who hunts stand; none for nobody. */
function huntersAt(world: W, by: PolityId | -1): PlaceId[] {
  if (by === -1) return [];
  return forcesOf(world, by).flatMap((id) => {
    const { at, task } = forceOf(world, id);
    return task === 'home' ? [] : [at];
  });
}

/** Days of riding to a place from the nearest of some others; Infinity for none. */
function daysToAny(act: Given, from: readonly PlaceId[], place: PlaceId): number {
  return from.reduce(
    (nearest, at) => Math.min(nearest, act.land.days(at, place, act.month, picked)),
    Infinity,
  );
}

/** True when a place is no refuge yet: the hunters' soldiers are too near behind. */
export function isTooNear(world: W, act: Given, place: PlaceId, by: PolityId | -1): boolean {
  return daysToAny(act, huntersAt(world, by), place) < act.parameters.asylumDays;
}
