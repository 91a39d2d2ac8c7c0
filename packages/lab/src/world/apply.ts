// The only file that writes to a world. Every kind of change has its case, so a new kind does not
// compile until it is handled here. It holds facts, not judgement: what should happen next is the
// systems' business. One section a system, in the order of change.ts; long because it is a list.

import { assert, BrokenPromise, unreachable } from '../base/assert.ts';
import { type Name, nameOfPart } from '../base/dice.ts';
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
        endWar(world, change.polity, other);
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
    case 'guardMoves':
      world.polities[change.polity]!.household = amount(change.to, change);
      return;
    case 'circumstanceTurns': {
      const polity = change.polity === -1 ? undefined : world.polities[change.polity]!;
      const place = change.place === -1 ? undefined : world.places[change.place]!;
      const share = amount(change.share, change);
      if (change.effect === 'tied' && polity) polity.tied = Math.min(1, share);
      else if (change.effect === 'weakness' && polity) polity.weakness = Math.min(1, share);
      else if (change.effect === 'muster' && polity) polity.muster = change.place;
      else if (change.effect === 'harvest' && place) place.harvest = share;
      else if (change.effect === 'road' && place) place.trade = Math.min(1, share);
      return; // a seat is moved by `courtMoves`
    }

    // vassalage
    case 'vassalSubmits': {
      const polity = world.polities[change.polity]!;
      assert(change.to !== change.polity, 'a polity cannot be its own liege');
      polity.liege = change.to;
      polity.commitment = Math.max(firstBond[change.by], polity.commitment);
      endWar(world, change.polity, change.to);
      return;
    }
    case 'vassalDefects': {
      const polity = world.polities[change.polity]!;
      polity.liege = -1;
      polity.commitment = 0;
      return;
    }
    case 'commitmentMoves': {
      const polity = world.polities[change.polity]!;
      polity.commitment = Math.min(1, Math.max(-1, change.to));
      if (change.by === 'aid' || change.by === 'silence') polity.answers = polity.appeals;
      return;
    }
    case 'tributePaid':
      return;
    case 'appealMade':
      world.polities[change.polity]!.appeals += 1;
      world.polities[change.polity]!.appealed = world.day;
      return;
    case 'appealAnswered':
      if (change.answer === 'aid') world.polities[change.vassal]!.aided = world.day;
      return;

    // court
    case 'councilDecides':
      world.polities[change.polity]!.councils += 1;
      if (change.matter === 'threat') world.polities[change.polity]!.alarmed = world.day;
      if (change.matter === 'unrest') world.polities[change.polity]!.calmed = world.day;
      if (change.matter === 'help') world.polities[change.polity]!.pleaded = world.day;
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
      polity.deposed = change.by === 'coup';
      const person = world.people[change.person]!;
      person.office = rulerOffice;
      person.court = change.polity;
      person.fugitive = false;
      person.hidden = false;
      person.flightTo = -1;
      person.licensed = false;
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
      if (change.by === 'licence') world.people[change.person]!.licensed = true;
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
      relationOf(world, change.polity, change.against).proclaimed = world.day;
      return;
    case 'promiseHeard': {
      const place = world.places[change.place]!;
      place.promisedBy = change.polity;
      place.belief = amount(change.belief, change);
      place.promisedOn = world.day;
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
    case 'townMurmurs':
      world.places[change.place]!.murmured = world.day;
      return;
    case 'exampleHeard': {
      const place = world.places[change.place]!;
      place.example = amount(change.to, change);
      place.exampleOn = world.day;
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
    case 'pledgeBroken':
      return; // the war that broke it has ended it
    case 'allianceMade':
      for (const it of [
        relationOf(world, change.polity, change.with),
        relationOf(world, change.with, change.polity),
      ])
        it.bond = Math.max(it.bond, allyBond);
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
        relation.warSince = world.day;
        relation.wars += 1;
        relation.pledgedUntil = -1;
      }
      return;
    case 'peaceMade':
      endWar(world, change.polity, change.with);
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
      force.with = change.with;
      const owner = world.polities[force.owner]!;
      owner.plans = Math.max(owner.plans, change.plan);
      return;
    }
    case 'forceSetsOut': {
      const force = world.forces[change.force]!;
      lift(world, change.force, force);
      force.rested += world.day - force.since;
      force.next = change.to;
      force.since = world.day;
      force.arrives = (world.day + change.days) as World['day'];
      force.legs += 1;
      return;
    }
    case 'forceReaches': {
      const force = world.forces[change.force]!;
      if (force.next === -1) lift(world, change.force, force);
      else force.marched += world.day - force.since;
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
      world.forces[change.force]!.rested = 0;
      world.forces[change.force]!.marched = 0;
      return;
    case 'grassEaten':
      world.places[change.place]!.grazed = amount(change.to, change);
      world.places[change.place]!.grazedOn = world.day;
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
        stores: change.stores,
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
      world.forces[change.force]!.meetings += 1;
      world.forces[change.against]!.meetings += 1;
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
      person.fled = world.day;
      person.seen = world.day;
      if (change.before !== -1 && change.before === change.polity) {
        person.court = -1; // driven out by his own
        person.office = noOffice;
      }
      return;
    }
    case 'flightTurns': {
      const person = world.people[change.person]!;
      person.flightTo = change.to;
      person.hidden = false;
      person.turns += 1;
      return;
    }
    case 'pursuitBegins':
      world.people[change.person]!.huntedBy = change.polity;
      return;
    case 'quarryReaches': {
      const person = world.people[change.person]!;
      person.at = change.place;
      person.seen = world.day;
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
      const place = world.places[change.place]!;
      if (change.how === 'asylum' && place.owner === person.court) person.fugitive = false;
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
      if (place.owner !== -1) takeOut(world.held[place.owner]!, change.place);
      if (change.to !== -1) insert(world.held[change.to]!, change.place);
      place.owner = change.to;
      place.creed = 0;
      place.billets = 0;
      place.burning = 0;
      place.settlement = 'none';
      place.hands += 1;
      if (place.governor !== -1 && world.people[place.governor]!.court !== change.to) {
        place.governor = -1;
      }
      return;
    }
    case 'garrisonMoves':
      world.places[change.place]!.garrison = amount(change.to, change);
      return;
    case 'notableSides':
      if (change.person !== -1) world.people[change.person]!.court = change.to;
      return;
    case 'townConfers':
      world.places[change.place]!.conferred = world.day;
      return;
    case 'guidesSent':
      world.forces[change.force]!.guided = change.place;
      return;
    case 'settlementMade':
      world.places[change.place]!.settlement = change.form;
      return;
    case 'borderArises':
      for (const relation of [
        relationOf(world, change.polity, change.with),
        relationOf(world, change.with, change.polity),
      ]) {
        relation.border = true;
        relation.bordersSince = world.day;
      }
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

/** Commitment with which an allegiance begins. */
const firstBond = { appeal: 0.5, gain: 0.4, fear: 0.2, force: 0.1 } as const;

/** Bond of two who have sworn to fight a third together. */
const allyBond = 0.7;

function endWar(world: World, a: number, b: number): void {
  for (const relation of [relationOf(world, a, b), relationOf(world, b, a)]) {
    relation.war = false;
    relation.warSince = -1;
  }
}

function amount(to: number, change: Change): number {
  if (!(to >= 0 && to < Infinity)) refuseAmount(to, change);
  return to;
}

function refuseAmount(to: number, change: Change): never {
  throw new BrokenPromise(`${change.kind} to ${to}`);
}

function found(world: World, change: Extract<Change, { kind: 'polityFounded' }>): void {
  const founder = world.people[change.person]!;
  const parent = change.from === -1 ? world.polities[0]! : world.polities[change.from]!;
  assert(change.polity === world.polities.length, 'a polity takes the next free number');
  assert(world.polities.length < world.capacity, 'more polities than a run has room for');
  world.polities.push({
    name: nameOfRealm(world, founder.name),
    customs: parent.customs,
    kind: parent.kind,
    succession: parent.succession,
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
    manpower: founder.following,
    peopled: world.places[change.place]!.souls,
    household: Math.min(founder.following, 1000),
    tied: 0,
    weakness: 0,
    quality: parent.quality,
    mountsPerMan: parent.mountsPerMan,
    mode: parent.mode,
    unitSoldiers: parent.unitSoldiers,
    defeated: -1,
    victorious: -1,
    dread: 0,
    dreadedSince: parent.dreadedSince,
    deposed: false,
    alarmed: -1,
    appealed: -1,
    pleaded: -1,
    aided: -1,
    calmed: -1,
    plans: 0,
    councils: 0,
    appeals: 0,
    answers: 0,
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
    licensed: false,
    fled: -1,
    seen: -1,
    flights: 0,
    refuges: 0,
    turns: 0,
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
    guided: -1,
    legs: 0,
    battles: 0,
    storms: 0,
    meetings: 0,
    rested: 0,
    marched: 0,
  });
  world.afield.push(change.force);
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
  takeOut(world.afield, id);
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
  world.forces[change.force]!.meetings += 1;
  world.forces[change.over]!.meetings += 1;
}

function lift(world: World, id: ForceId, force: Force): void {
  takeOut(world.forcesAt[force.at as PlaceId]!, id);
}

function takeOut<Id>(list: Id[], id: Id): void {
  const at = list.indexOf(id);
  if (at >= 0) list.splice(at, 1);
}

function insert<Id extends number>(list: Id[], id: Id): void {
  if (list.includes(id)) return;
  let at = list.length;
  while (at > 0 && list[at - 1]! > id) at -= 1;
  list.splice(at, 0, id);
}

/** The name of the next realm that somebody founds: his first, his second. */
function nameOfRealm(world: World, founder: Name): Name {
  for (let nth = 1; ; nth += 1) {
    const name = nameOfPart(founder, 'realm', nth);
    const isTaken = world.polities.some(
      (it) => it.name.high === name.high && it.name.low === name.low,
    );
    if (!isTaken) return name;
  }
}
