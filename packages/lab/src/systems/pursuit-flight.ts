// How a driven lord runs: what he leaves behind, which refuge he chooses, how fast he rides, and what he
// finds there. One of the rooms of the system `pursuit`.

import { pow } from '../base/number.ts';
import { logNormalAt, uniformQuantile } from '../base/quantile.ts';
import { modes } from '../land/network.ts';
import type { PersonId, PlaceId, PolityId } from '../scenario/setting.ts';
import { forceOf, personOf, placeAt, polityOf, rules } from '../world/look.ts';
import type { Seen, World } from '../world/world.ts';
import { reviewPerson, sendHunters } from './pursuit-hunt.ts';
import type { PursuitAct } from './pursuit-numbers.ts';
import { isTooNear, refugesOf } from './pursuit-odds.ts';

type W = Seen<World>;

const picked = modes.indexOf('picked');
/** Changes of mind in one flight after which he is lost to sight. */
const mostTurns = 8;

/** Says that somebody runs. */
export function flee(
  world: W,
  act: PursuitAct,
  it: {
    readonly person: PersonId;
    readonly polity: PolityId;
    readonly before: PolityId | -1;
    readonly index: number;
  },
): void {
  const { at } = personOf(world, it.person);
  act.happen(
    {
      kind: 'personFlees',
      person: it.person,
      place: at,
      polity: it.polity,
      before: it.before,
    },
    [it.index],
  );
}

/** What a flight leaves behind: those who ride with him, the army he left, the hunters set on him. */
export function runAway(
  world: W,
  act: PursuitAct,
  it: {
    readonly person: PersonId;
    readonly place: PlaceId;
    readonly polity: PolityId | -1;
    readonly before: PolityId | -1;
  },
): void {
  const person = personOf(world, it.person);
  if (!person.alive) return;
  const isLord = it.polity !== -1 && polityOf(world, it.polity).ruler === it.person;
  const own = person.following + (isLord ? polityOf(world, it.polity as PolityId).household : 0);
  const { partyLeast, partyMost, armyMelts } = act.parameters;
  const share = uniformQuantile(
    act.roll('party', it.person, person.flights),
    partyLeast,
    Math.max(partyLeast, partyMost),
  );
  const party = Math.max(15, Math.round(own * share));
  act.happen({ kind: 'followingMoves', person: it.person, to: party, by: 'flight' });
  if (isLord) {
    for (const id of world.forcesAt[it.place]!) {
      const force = forceOf(world, id);
      if (force.owner !== it.polity || force.commander !== -1) continue;
      const to = Math.round(force.soldiers * (1 - armyMelts));
      act.happen({ kind: 'strengthMoves', force: id, to, by: 'desertion' });
    }
  }
  if (it.before !== -1) sendHunters(world, act, { ...it, before: it.before });
}

/** Chooses where to run by what speaks for each refuge, and sets out. */
export function chooseRefuge(world: W, act: PursuitAct, id: PersonId): void {
  const person = personOf(world, id);
  if (!person.alive || !person.fugitive) return;
  const refuges = person.turns > person.flights * mostTurns ? [] : refugesOf(world, act, id);
  if (refuges.length === 0) {
    if (!person.hidden) {
      act.happen({ kind: 'quarryEscapes', person: id, place: person.at, how: 'lost' });
    }
    return;
  }
  const utilities = refuges.map((it) => it.utility);
  const { choice } = act.weigh('refuge', id, person.flights * 100 + person.turns, utilities);
  const { place: to } = refuges[choice]!;
  act.happen({ kind: 'flightTurns', person: id, to });
  reviewPerson(act, id);
  ride(world, act, id);
}

/** Plans his coming to the next place on his way. */
function ride(world: W, act: PursuitAct, id: PersonId): void {
  const person = personOf(world, id);
  const days = person.flightTo === person.at ? 1 : legOf(world, act, id);
  act.later(days === Infinity ? 15 : days, {
    kind: 'quarryMoves',
    person: id,
    flight: person.flights,
    leg: person.turns,
  });
}

function legOf(world: W, act: PursuitAct, id: PersonId): number {
  const { at, flightTo } = personOf(world, id);
  if (flightTo === -1) return Infinity;
  const next = act.land.next(at, flightTo, act.month, picked);
  if (next === -1) return Infinity;
  const drawn = logNormalAt(act.roll('leg', id, world.day), 1, act.parameters.paceSpread);
  return rideDays(world, act, { id, leg: act.land.legDays(at, next, act.month, picked) }) * drawn;
}

/** Days that he needs for so many days' ride of picked men: fast while his horses are fresh, then slow. */
function rideDays(
  world: W,
  act: PursuitAct,
  it: { readonly id: PersonId; readonly leg: number },
): number {
  const { pace, freshPace, freshDays } = act.parameters;
  const { fled } = personOf(world, it.id);
  const fresh = fled === -1 ? 0 : Math.max(0, freshDays - (world.day - fled));
  const ridden = Math.min(it.leg, fresh * freshPace);
  return ridden / freshPace + (it.leg - ridden) / pace;
}

/** He comes to the next place on his way, and rides on or has arrived. */
export function moveOn(world: W, act: PursuitAct, id: PersonId): void {
  const person = personOf(world, id);
  const { at, flightTo } = person;
  if (flightTo === -1) return;
  if (at !== flightTo) {
    const next = act.land.next(at, flightTo, act.month, picked) as PlaceId | -1;
    const leg = next === -1 ? Infinity : act.land.legDays(at, next, act.month, picked);
    if (next === -1 || leg === Infinity) {
      ride(world, act, id);
      return;
    }
    const days = leg / act.parameters.pace;
    const party = Math.round(person.following * pow(1 - act.parameters.leavesDaily, days));
    act.happen({
      kind: 'quarryReaches',
      person: id,
      place: next,
      from: at,
      party: Math.max(5, party),
    });
  }
  if (person.at !== flightTo) ride(world, act, id);
  else arrive(world, act, id);
}

/** At his refuge: own town, another's court, or nobody's land. */
function arrive(world: W, act: PursuitAct, id: PersonId): void {
  const person = personOf(world, id);
  const { owner } = placeAt(world, person.at);
  if (owner !== -1 && owner === person.court) {
    if (isTooNear(world, act, person.at, person.huntedBy)) {
      chooseRefuge(world, act, id);
      return;
    }
    act.happen({ kind: 'quarryEscapes', person: id, place: person.at, how: 'asylum' });
    const { seat } = polityOf(world, owner);
    if (rules(world, id) && seat !== person.at) {
      act.happen({ kind: 'courtMoves', polity: owner, from: seat, to: person.at });
    }
    return;
  }
  const isHunters = owner !== -1 && owner === person.huntedBy;
  if (owner !== -1 && polityOf(world, owner).seat === person.at && !isHunters) {
    act.happen({ kind: 'refugeSought', person: id, polity: owner, from: person.at });
    act.later(2, { kind: 'guestArrives', person: id, polity: owner, nth: person.refuges });
    return;
  }
  if (owner !== -1) {
    chooseRefuge(world, act, id);
    return;
  }
  act.happen({ kind: 'quarryEscapes', person: id, place: person.at, how: 'hidden' });
  act.later(180, { kind: 'quarryMoves', person: id, flight: person.flights, leg: person.turns });
}
