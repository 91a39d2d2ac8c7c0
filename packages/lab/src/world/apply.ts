// The only file that writes to a world. Every kind of change has its case, so a new kind does not
// compile until it is handled here. It holds facts, not judgement: what should happen next is the
// systems' business. One section a system, in the order of change.ts; long because it is a list.

import { assert, unreachable } from '../base/assert.ts';
import { nameOfPart } from '../base/dice.ts';
import { type ForceId, offices, type PersonId, type PlaceId } from '../scenario/setting.ts';
import type { Change } from './change.ts';
import type { Force, World } from './world.ts';

const noOffice = offices.indexOf('none');
const rulerOffice = offices.indexOf('ruler');
const guestOffice = offices.indexOf('guest');

/** Makes `change` true in `world`. Asserts that amounts are finite and not negative. */
export function apply(world: World, change: Change): void {
  switch (change.kind) {
    // polity
    case 'polityFounded':
      found(world, change);
      return;
    case 'polityFalls': {
      const polity = world.polities[change.polity]!;
      polity.stands = false;
      polity.liege = -1;
      polity.levy = 0;
      polity.household = 0;
      for (const other of world.polities) {
        if (other.liege === change.polity) other.liege = -1;
      }
      for (let other = 0; other < world.capacity; other += 1) {
        relationOf(world, change.polity, other).war = false;
        relationOf(world, other, change.polity).war = false;
      }
      return;
    }
    case 'courtMoves': {
      const polity = world.polities[change.polity]!;
      polity.seat = change.to;
      for (const person of world.people) {
        const withCourt = person.court === change.polity && person.force === -1;
        if (withCourt && !person.fugitive && person.at === change.from) person.at = change.to;
      }
      return;
    }
    case 'capitalMoves':
      world.polities[change.polity]!.capital = change.to;
      return;
    case 'treasuryMoves':
      world.polities[change.polity]!.treasury = amount(change.to, change);
      return;
    case 'legitimacyMoves':
      world.polities[change.polity]!.legitimacy = amount(change.to, change);
      return;
    case 'circumstanceTurns':
      return; // what it changes is said by further changes of its system

    // vassalage
    case 'vassalSubmits': {
      const polity = world.polities[change.polity]!;
      assert(change.to !== change.polity, 'a polity cannot be its own liege');
      polity.liege = change.to;
      polity.commitment = Math.max(0, polity.commitment);
      relationOf(world, change.polity, change.to).war = false;
      relationOf(world, change.to, change.polity).war = false;
      return;
    }
    case 'vassalDefects': {
      const polity = world.polities[change.polity]!;
      polity.liege = -1;
      polity.commitment = 0;
      return;
    }
    case 'commitmentMoves':
      world.polities[change.polity]!.commitment = change.to;
      return;
    case 'tributePaid':
      return;
    case 'appealMade':
      world.polities[change.polity]!.appeals += 1;
      return;
    case 'appealAnswered':
      return;

    // court
    case 'councilDecides':
      world.polities[change.polity]!.councils += 1;
      return;
    case 'personDies':
      bury(world, change.person);
      return;
    case 'rulerAccedes': {
      const polity = world.polities[change.polity]!;
      if (change.from !== -1 && world.people[change.from]!.office === rulerOffice) {
        world.people[change.from]!.office = noOffice;
      }
      polity.ruler = change.person;
      if (polity.titular === -1 || !world.people[polity.titular]!.alive || change.by !== 'coup') {
        polity.titular = change.person;
      }
      polity.successions += 1;
      const person = world.people[change.person]!;
      person.office = rulerOffice;
      person.court = change.polity;
      person.fugitive = false;
      person.hidden = false;
      person.flightTo = -1;
      return;
    }
    case 'successionContested':
      return;
    case 'figureheadKept':
      world.polities[change.polity]!.titular = change.person;
      world.people[change.person]!.office = noOffice;
      return;
    case 'plotStruck':
      world.polities[change.polity]!.plots += 1;
      return;
    case 'refugeSought':
      world.people[change.person]!.refuges += 1;
      return;
    case 'guestReceived': {
      const guest = world.people[change.person]!;
      guest.court = change.polity;
      guest.office = guestOffice;
      guest.fugitive = false;
      guest.hidden = false;
      guest.flightTo = -1;
      guest.huntedBy = -1;
      guest.at = change.place;
      return;
    }
    case 'guestTurnedAway':
    case 'guestSeized':
      return;
    case 'officeGiven':
      world.people[change.person]!.office = offices.indexOf(change.office);
      world.people[change.person]!.court = change.polity;
      return;
    case 'marriageMade':
      world.people[change.person]!.spouse = change.spouse;
      world.people[change.spouse]!.spouse = change.person;
      return;
    case 'followingMoves':
      world.people[change.person]!.following = amount(change.to, change);
      return;
    case 'personMoves':
      world.people[change.person]!.at = change.to;
      return;
    case 'heirBorn':
      bear(world, change);
      return;

    // religion
    case 'rulerConverts':
      world.people[change.person]!.faith = change.to;
      return;
    case 'policyChanges':
      world.places[change.place]![change.matter] = amount(change.to, change);
      return;
    case 'tolerationProclaimed':
      world.polities[change.polity]!.proclamations += 1;
      return;
    case 'promiseHeard': {
      const place = world.places[change.place]!;
      place.promisedBy = change.polity;
      place.belief = amount(change.belief, change);
      return;
    }
    case 'faithSpreads': {
      const faiths = world.places[change.place]!.faiths;
      const rest = 1 - faiths[change.faith]!;
      const scale = rest > 0 ? (1 - change.to) / rest : 0;
      for (let faith = 0; faith < faiths.length; faith += 1) {
        faiths[faith] = faith === change.faith ? change.to : faiths[faith]! * scale;
      }
      return;
    }

    // unrest
    case 'grievanceMoves': {
      const place = world.places[change.place]!;
      place.grievance = amount(change.to, change);
      place.reckoned = world.day;
      return;
    }
    case 'revoltBreaksOut': {
      const place = world.places[change.place]!;
      place.risings += 1;
      place.rose = world.day;
      return;
    }
    case 'garrisonDrivenOut':
      world.places[change.place]!.garrison = 0;
      return;
    case 'revoltPutDown': {
      const place = world.places[change.place]!;
      place.souls = Math.max(0, place.souls - change.killed);
      return;
    }

    // diplomacy
    case 'envoySent':
      relationOf(world, change.polity, change.to).embassies += 1;
      return;
    case 'envoyAnswered':
      return;
    case 'neutralityPledged':
      relationOf(world, change.polity, change.to).pledgedUntil = (world.day + 730) as World['day'];
      return;
    case 'allianceMade':
      relationOf(world, change.polity, change.with).bond = 1;
      relationOf(world, change.with, change.polity).bond = 1;
      return;
    case 'caravanSeized':
    case 'borderIncident': {
      const other = change.kind === 'caravanSeized' ? change.of : change.with;
      relationOf(world, change.polity, other).incidents += 1;
      return;
    }
    case 'angerMoves': {
      const relation = relationOf(world, change.polity, change.at);
      relation.anger = amount(change.to, change);
      relation.angered = world.day;
      return;
    }
    case 'warDeclared':
      for (const [a, b] of [
        [change.polity, change.on],
        [change.on, change.polity],
      ] as const) {
        const relation = relationOf(world, a, b);
        relation.war = true;
        relation.wars += 1;
        relation.pledgedUntil = -1;
      }
      return;
    case 'peaceMade':
      relationOf(world, change.polity, change.with).war = false;
      relationOf(world, change.with, change.polity).war = false;
      return;

    // muster
    case 'forceRaised':
      raise(world, change);
      return;
    case 'forcesJoin': {
      const force = world.forces[change.force]!;
      world.forces[change.into]!.soldiers += force.soldiers;
      dissolve(world, change.force);
      return;
    }
    case 'forceDisbands': {
      const owner = world.polities[world.forces[change.force]!.owner]!;
      owner.levy += amount(change.soldiers, change);
      dissolve(world, change.force);
      return;
    }
    case 'strengthMoves':
      world.forces[change.force]!.soldiers = amount(change.to, change);
      return;
    case 'levyMoves':
      world.polities[change.polity]!.levy = amount(change.to, change);
      return;
    case 'commandGiven': {
      const force = world.forces[change.force]!;
      if (change.from !== -1 && world.people[change.from]!.force === change.force) {
        world.people[change.from]!.force = -1;
        world.people[change.from]!.at = force.at;
      }
      force.commander = change.person;
      if (change.person !== -1) {
        world.people[change.person]!.force = change.force;
        world.people[change.person]!.at = force.at;
      }
      return;
    }

    // march
    case 'forceOrdered': {
      const force = world.forces[change.force]!;
      force.task = change.task;
      force.order = change.order;
      force.goal = change.to;
      force.person = change.person;
      force.polity = change.polity;
      force.plan = change.plan;
      return;
    }
    case 'forceSetsOut': {
      const force = world.forces[change.force]!;
      lift(world, change.force, force);
      force.next = change.to;
      force.since = world.day;
      force.arrives = (world.day + change.days) as World['day'];
      force.legs += 1;
      return;
    }
    case 'forceReaches': {
      const force = world.forces[change.force]!;
      if (force.next === -1) lift(world, change.force, force);
      force.at = change.place;
      force.next = -1;
      force.arrives = -1;
      force.since = world.day;
      insert(world.forcesAt[change.place]!, change.force);
      for (const person of world.people) {
        if (person.alive && person.force === change.force) person.at = change.place;
      }
      return;
    }
    case 'forceHalts':
      return;
    case 'companyParts':
      world.forces[change.force]!.with = -1;
      return;

    // supply
    case 'conditionMoves':
      world.forces[change.force]!.condition = amount(change.to, change);
      return;

    // siege
    case 'siegeLaid': {
      const place = world.places[change.place]!;
      assert(change.siege === world.sieges.length, 'a siege takes the next free number');
      world.sieges.push({
        name: nameOfPart(place.name, 'siege', place.sieges + 1),
        place: change.place,
        force: change.force,
        polity: change.polity,
        laid: world.day,
        stores: place.stores,
        open: true,
        failed: 0,
      });
      place.sieges += 1;
      place.siege = change.siege;
      world.forces[change.force]!.siege = change.siege;
      return;
    }
    case 'stormFails': {
      const force = world.forces[change.force]!;
      force.storms += 1;
      if (force.siege !== -1) world.sieges[force.siege]!.failed += 1;
      return;
    }
    case 'siegeLifted': {
      const siege = world.sieges[change.siege]!;
      siege.open = false;
      const place = world.places[siege.place]!;
      if (place.siege === change.siege) place.siege = -1;
      const force = world.forces[siege.force]!;
      if (force.siege === change.siege) force.siege = -1;
      return;
    }
    case 'placeSacked': {
      const place = world.places[change.place]!;
      const share = place.souls > 0 ? change.killed / place.souls : 0;
      place.souls = Math.max(0, place.souls - change.killed);
      place.ruin = Math.min(1, place.ruin + share);
      const polity = world.polities[change.polity]!;
      polity.dread = Math.min(1, polity.dread + share);
      polity.dreadedSince = world.day;
      return;
    }

    // battle
    case 'battleRefused':
      return;
    case 'battleWon':
      world.polities[change.polity]!.victorious = world.day;
      world.polities[change.loser]!.defeated = world.day;
      fought(world, change);
      return;
    case 'battleDrawn':
      fought(world, change);
      return;

    // pursuit
    case 'personFlees': {
      const person = world.people[change.person]!;
      if (person.force !== -1) {
        const force = world.forces[person.force]!;
        if (force.commander === change.person) force.commander = -1;
      }
      person.force = -1;
      person.fugitive = true;
      person.hidden = false;
      person.at = change.place;
      person.flights += 1;
      return;
    }
    case 'pursuitBegins':
      world.people[change.person]!.huntedBy = change.polity;
      return;
    case 'quarryReaches': {
      const person = world.people[change.person]!;
      person.at = change.place;
      person.following = amount(change.party, change);
      return;
    }
    case 'quarryCaught':
      world.people[change.person]!.flightTo = -1;
      return;
    case 'quarryHandedOver':
      return;
    case 'quarryRobbed':
      world.people[change.person]!.following = amount(change.party, change);
      return;
    case 'quarryEscapes': {
      const person = world.people[change.person]!;
      person.hidden = change.how !== 'asylum';
      person.flightTo = -1;
      person.huntedBy = -1;
      return;
    }

    // message
    case 'newsArrives':
    case 'rumourSpreads':
      return;

    // territory
    case 'placeChangesHands': {
      const place = world.places[change.place]!;
      if (place.owner !== -1) world.holds[place.owner]! -= 1;
      if (change.to !== -1) world.holds[change.to]! += 1;
      place.owner = change.to;
      place.creed = 0;
      place.billets = 0;
      place.burning = 0;
      place.settlement = 'none';
      return;
    }
    case 'garrisonMoves':
      world.places[change.place]!.garrison = amount(change.to, change);
      return;
    case 'notableSides':
      return;
    case 'settlementMade':
      world.places[change.place]!.settlement = change.form;
      return;
    case 'borderArises':
      relationOf(world, change.polity, change.with).border = true;
      relationOf(world, change.with, change.polity).border = true;
      return;
    case 'borderEnds':
      relationOf(world, change.polity, change.with).border = false;
      relationOf(world, change.with, change.polity).border = false;
      return;
    default:
      unreachable(change);
  }
}

function relationOf(world: World, a: number, b: number) {
  return world.relations[a * world.capacity + b]!;
}

function amount(to: number, change: Change): number {
  assert(Number.isFinite(to) && to >= 0, () => `${change.kind} to ${to}`);
  return to;
}

function found(world: World, change: Extract<Change, { kind: 'polityFounded' }>): void {
  const founder = world.people[change.person]!;
  const parent = change.from === -1 ? world.polities[0]! : world.polities[change.from]!;
  assert(change.polity === world.polities.length, 'a polity takes the next free number');
  assert(world.polities.length < world.capacity, 'more polities than a run has room for');
  world.polities.push({
    ...parent,
    name: nameOfPart(founder.name, 'realm', 1),
    stands: true,
    founded: world.day,
    ruler: change.person,
    titular: change.person,
    capital: change.place,
    seat: change.place,
    muster: -1,
    liege: -1,
    commitment: 0,
    tribute: 0,
    legitimacy: 0.3,
    treasury: 2,
    levy: founder.following,
    household: Math.min(founder.following, 1000),
    tied: 0,
    weakness: 0,
    defeated: -1,
    victorious: -1,
    dread: 0,
    plans: 0,
    councils: 0,
    appeals: 0,
    plots: 0,
    successions: 0,
    proclamations: 0,
  });
  founder.court = change.polity;
  founder.office = rulerOffice;
  founder.fugitive = false;
  founder.at = change.place;
}

function bury(world: World, id: PersonId): void {
  const person = world.people[id]!;
  person.alive = false;
  person.following = 0;
  person.flightTo = -1;
  person.fugitive = false;
  if (person.force !== -1) {
    const force = world.forces[person.force]!;
    if (force.commander === id) force.commander = -1;
    person.force = -1;
  }
  for (const polity of world.polities) {
    if (polity.ruler === id) polity.ruler = -1;
    if (polity.titular === id) polity.titular = -1;
  }
  for (const place of world.places) if (place.governor === id) place.governor = -1;
  person.office = noOffice;
}

function bear(world: World, change: Extract<Change, { kind: 'heirBorn' }>): void {
  assert(change.person === world.people.length, 'a person takes the next free number');
  const polity = world.polities[change.polity]!;
  const parent = change.father === -1 ? undefined : world.people[change.father]!;
  const nth = parent === undefined ? polity.successions + 1 : parent.children + 1;
  if (parent !== undefined) parent.children += 1;
  world.people.push({
    name: nameOfPart(parent?.name ?? polity.name, 'heir', nth),
    alive: true,
    sex: 'man',
    born: (world.day - 20 * 365) as World['day'],
    father: change.father,
    house: parent?.house ?? -1,
    rank: (parent?.rank ?? 0.5) * 0.9,
    skill: 0,
    ambition: 0.3,
    faith: parent?.faith ?? (0 as World['people'][number]['faith']),
    court: change.polity,
    office: offices.indexOf('heir'),
    following: 0,
    spouse: -1,
    at: polity.seat,
    force: -1,
    fugitive: false,
    huntedBy: -1,
    flightTo: -1,
    hidden: false,
    flights: 0,
    refuges: 0,
    children: 0,
  });
}

function raise(world: World, change: Extract<Change, { kind: 'forceRaised' }>): void {
  assert(change.force === world.forces.length, 'a force takes the next free number');
  const polity = world.polities[change.polity]!;
  const nth = world.forces.filter(
    (it) =>
      it.owner === change.polity && it.raisedFor === change.task && it.raisedTo === change.goal,
  ).length;
  const goal = change.goal === -1 ? polity.name : world.places[change.goal]!.name;
  world.forces.push({
    name: nameOfPart(nameOfPart(polity.name, change.task, goal.low >>> 0), 'force', nth + 1),
    exists: true,
    owner: change.polity,
    commander: change.commander,
    soldiers: amount(change.soldiers, change),
    quality: polity.quality,
    mountsPerMan: polity.mountsPerMan,
    mode: polity.mode,
    condition: 1,
    at: change.place,
    next: -1,
    arrives: -1,
    since: world.day,
    raisedFor: change.task,
    raisedTo: change.goal,
    task: change.task,
    goal: change.goal,
    person: -1,
    polity: -1,
    order: 0,
    plan: 0,
    with: -1,
    siege: -1,
    legs: 0,
    battles: 0,
    storms: 0,
  });
  insert(world.forcesAt[change.place]!, change.force);
  if (change.commander !== -1) {
    const commander = world.people[change.commander]!;
    commander.force = change.force;
    commander.at = change.place;
  }
}

/** Takes a force off the field; its commander stays where it was. */
function dissolve(world: World, id: ForceId): void {
  const force = world.forces[id]!;
  lift(world, id, force);
  force.exists = false;
  force.soldiers = 0;
  force.next = -1;
  force.siege = -1;
  force.commander = -1;
  for (const person of world.people) {
    if (person.force === id) {
      person.force = -1;
      person.at = force.at;
    }
  }
  for (const other of world.forces) if (other.with === id) other.with = -1;
}

function fought(
  world: World,
  change: Extract<Change, { kind: 'battleWon' | 'battleDrawn' }>,
): void {
  world.places[change.place]!.battles += 1;
  world.forces[change.force]!.battles += 1;
  world.forces[change.over]!.battles += 1;
}

function lift(world: World, id: ForceId, force: Force): void {
  const there = world.forcesAt[force.at as PlaceId]!;
  const at = there.indexOf(id);
  if (at >= 0) there.splice(at, 1);
}

function insert(there: ForceId[], id: ForceId): void {
  if (there.includes(id)) return;
  let at = there.length;
  while (at > 0 && there[at - 1]! > id) at -= 1;
  there.splice(at, 0, id);
}
