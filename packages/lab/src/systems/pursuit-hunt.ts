// The hunt: columns sent after one who flees, where they go, and what a captor does with him. The other
// half of the system `pursuit`, which alone uses it.

import { modes } from '../land/network.ts';
import type { ForceId, PersonId, PlaceId, PolityId } from '../scenario/setting.ts';
import { forceOf, forcesOf, isHalted, personOf, placeAt, polityOf, rules } from '../world/look.ts';
import type { Seen, World } from '../world/world.ts';
import type { PursuitAct } from './pursuit-numbers.ts';
import { columnsAfter, isRunning, nextOn } from './pursuit-odds.ts';

type W = Seen<World>;

const picked = modes.indexOf('picked');
/** A column that has come so many stages gives up. */
const columnLegs = 30;

/** Has the dangers of a person reckoned anew. */
export function reviewPerson(act: PursuitAct, person: PersonId): void {
  act.review('strangers', person);
  act.review('contact', person);
  act.review('hardship', person);
}

/** The nearest force of the hunter detaches a picked column; without one he is only proclaimed. */
export function sendHunters(
  world: W,
  act: PursuitAct,
  it: { readonly person: PersonId; readonly place: PlaceId; readonly before: PolityId },
): void {
  const { columnShare, columnMost, huntersNear } = act.parameters;
  let parent: ForceId | -1 = -1;
  let nearest: number = huntersNear;
  for (const id of forcesOf(world, it.before)) {
    const force = forceOf(world, id);
    const days = act.land.days(force.at, it.place, act.month, force.mode);
    if (!isHalted(force) || force.task === 'pursue' || force.soldiers < 800 || days > nearest) {
      continue;
    }
    parent = id;
    nearest = days;
  }
  const column = parent === -1 ? -1 : act.next.force();
  act.happen({
    kind: 'pursuitBegins',
    person: it.person,
    polity: it.before,
    force: column,
    place: it.place,
  });
  if (parent === -1 || column === -1) return;
  const from = forceOf(world, parent);
  const soldiers = Math.round(Math.min(columnMost, from.soldiers * columnShare));
  act.happen({
    kind: 'strengthMoves',
    force: parent,
    to: Math.round(from.soldiers) - soldiers,
    by: 'detached',
  });
  act.happen({
    kind: 'forceRaised',
    force: column,
    polity: it.before,
    place: from.at,
    soldiers,
    commander: -1,
    task: 'pursue',
    goal: it.place,
  });
  orderColumn(world, act, { column, task: 'pursue', to: it.place, person: it.person });
}

function orderColumn(
  world: W,
  act: PursuitAct,
  it: {
    readonly column: ForceId;
    readonly task: 'pursue' | 'home';
    readonly to: PlaceId;
    readonly person: PersonId | -1;
  },
): void {
  const { order, plan } = forceOf(world, it.column);
  act.happen({
    kind: 'forceOrdered',
    force: it.column,
    task: it.task,
    order: order + 1,
    to: it.to,
    person: it.person,
    polity: -1,
    plan,
    with: -1,
  });
}

/** A column that has come to where he was last seen follows his tracks to the next place, or gives up. */
export function chase(world: W, act: PursuitAct, column: ForceId): void {
  const force = forceOf(world, column);
  if (!isHalted(force) || force.task !== 'pursue' || force.person === -1) return;
  const person = personOf(world, force.person);
  const days = act.land.days(force.at, person.at, act.month, picked);
  if (!isRunning(person) || days > act.parameters.trackDays || force.legs > columnLegs) {
    sendHome(world, act, column);
    return;
  }
  const ahead = nextOn(world, act, force.person);
  const to = person.at === force.at && ahead !== -1 ? ahead : person.at;
  if (force.at === ahead || to === force.at || to === force.goal) return;
  orderColumn(world, act, { column, task: 'pursue', to, person: force.person });
}

/** Sends home whoever hunts a person. */
export function callOff(world: W, act: PursuitAct, person: PersonId): void {
  for (const id of columnsAfter(world, person)) sendHome(world, act, id);
}

function sendHome(world: W, act: PursuitAct, column: ForceId): void {
  const { owner } = forceOf(world, column);
  const { capital } = polityOf(world, owner);
  orderColumn(world, act, { column, task: 'home', to: capital, person: -1 });
}

/** A column has come up with him: he is taken, or slips away with few. */
export function meetHunters(world: W, act: PursuitAct, id: PersonId, nth: number): void {
  const person = personOf(world, id);
  const column = columnsAfter(world, id)[0];
  if (column === undefined) return;
  if (act.roll('slip', id, nth) < act.parameters.slipsAway) {
    const party = Math.max(3, Math.floor(person.following * 0.4));
    act.happen({ kind: 'followingMoves', person: id, to: party, by: 'battle' });
    reviewPerson(act, id);
    return;
  }
  act.happen({
    kind: 'quarryCaught',
    person: id,
    place: person.at,
    by: 'pursuers',
    polity: forceOf(world, column).owner,
  });
}

/** What a captor does: a taken ruler seldom lives; another may be kept and change sides. */
export function judge(
  world: W,
  act: PursuitAct,
  it: {
    readonly person: PersonId;
    readonly by: PolityId;
    readonly place: PlaceId;
    readonly index: number;
  },
): void {
  const person = personOf(world, it.person);
  if (!person.alive) return;
  const { executes, executesCaptain } = act.parameters;
  const odds = rules(world, it.person) ? 1 : person.rank >= 0.8 ? executes : executesCaptain;
  if (act.roll('fate', it.person, world.day) < odds) {
    act.happen(
      {
        kind: 'personDies',
        person: it.person,
        polity: person.court,
        by: 'executed',
        hand: it.by,
        place: it.place,
      },
      [it.index],
    );
    return;
  }
  if (person.force !== -1) {
    act.happen({ kind: 'commandGiven', force: person.force, person: -1, from: it.person });
  }
  const { seat } = polityOf(world, it.by);
  act.happen({ kind: 'guestReceived', person: it.person, polity: it.by, place: seat });
}

/** He meets people who know what he is worth: they hand him over, kill him, or rob him and let him go. */
export function meetStrangers(world: W, act: PursuitAct, id: PersonId, nth: number): void {
  const person = personOf(world, id);
  const { handedOver, killed } = act.parameters;
  const { owner, ...place } = placeAt(world, person.at);
  const isSeat = owner !== -1 && polityOf(world, owner).seat === person.at;
  const ofOwn = act.parameters.ownMen * Math.min(1, person.following / 1000);
  const isOwn = act.roll('hands', id, nth) < ofOwn;
  const by = isOwn ? 'followers' : isSeat && place.souls > 0 ? 'host' : 'people';
  const u = act.roll('outcome', id, nth);
  const hunter = person.huntedBy;
  if (u < handedOver && hunter !== -1 && polityOf(world, hunter).stands) {
    const index = act.happen(
      { kind: 'quarryCaught', person: id, place: person.at, by, polity: owner },
      [act.latest('pursuitBegins', id)],
    );
    act.happen({ kind: 'quarryHandedOver', person: id, place: person.at, to: hunter, by });
    judge(world, act, { person: id, by: hunter, place: person.at, index });
  } else if (u >= handedOver && u < handedOver + killed) {
    const { court } = person;
    act.happen({ kind: 'quarryCaught', person: id, place: person.at, by, polity: owner }, [
      act.latest('pursuitBegins', id),
    ]);
    act.happen({
      kind: 'personDies',
      person: id,
      polity: court,
      by: 'killed',
      hand: -1,
      place: person.at,
    });
  } else {
    const party = Math.max(3, Math.floor(person.following * 0.4));
    act.happen({ kind: 'quarryRobbed', person: id, place: person.at, party });
  }
}
