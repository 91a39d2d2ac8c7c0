// A second world with the same records, for a run to change. Every record is written out field by
// field, in the order in which `found.ts` and `apply.ts` make them: records of one table then share one
// shape, whoever made them, which is what keeps the reading of a world fast. Used by the engine.

import type { Force, Person, Place, Polity, Relation, Seen, Siege, World } from './world.ts';

/** A world that can be changed without the other knowing. Some 20 µs for a hundred places. */
export function copyWorld(world: Seen<World>): World {
  return {
    day: world.day,
    places: copyEach(world.places, copyPlace),
    people: copyEach(world.people, copyPerson),
    polities: copyEach(world.polities, copyPolity),
    forces: copyEach(world.forces, copyForce),
    sieges: copyEach(world.sieges, copySiege),
    relations: copyEach(world.relations, copyRelation),
    capacity: world.capacity,
    aims: world.aims,
    forcesAt: copyEach(world.forcesAt, copyList),
    holds: world.holds.slice(),
  };
}

/** Pushed one by one: `map` gives arrays of another kind once it is compiled, and all that reads them with it. */
function copyEach<From, To>(list: readonly From[], copy: (it: From) => To): To[] {
  const out: To[] = [];
  for (let at = 0; at < list.length; at += 1) out.push(copy(list[at]!));
  return out;
}

const copyList = <T>(list: readonly T[]): T[] => list.slice();

const copyPlace = (it: Seen<Place>): Place => ({
  name: it.name,
  owner: it.owner,
  garrison: it.garrison,
  walls: it.walls,
  souls: it.souls,
  stores: it.stores,
  grievance: it.grievance,
  reckoned: it.reckoned,
  faiths: it.faiths.slice(),
  ruin: it.ruin,
  creed: it.creed,
  billets: it.billets,
  burning: it.burning,
  tax: it.tax,
  trade: it.trade,
  harvest: it.harvest,
  grazed: it.grazed,
  grazedOn: it.grazedOn,
  governor: it.governor,
  siege: it.siege,
  promisedBy: it.promisedBy,
  belief: it.belief,
  settlement: it.settlement,
  rose: it.rose,
  sieges: it.sieges,
  battles: it.battles,
  risings: it.risings,
  hands: it.hands,
});

const copyPerson = (it: Seen<Person>): Person => ({
  name: it.name,
  alive: it.alive,
  sex: it.sex,
  born: it.born,
  father: it.father,
  house: it.house,
  rank: it.rank,
  skill: it.skill,
  ambition: it.ambition,
  faith: it.faith,
  court: it.court,
  office: it.office,
  following: it.following,
  spouse: it.spouse,
  at: it.at,
  force: it.force,
  fugitive: it.fugitive,
  huntedBy: it.huntedBy,
  flightTo: it.flightTo,
  hidden: it.hidden,
  licensed: it.licensed,
  flights: it.flights,
  refuges: it.refuges,
  turns: it.turns,
  children: it.children,
  fled: it.fled,
  seen: it.seen,
});

const copyPolity = (it: Seen<Polity>): Polity => ({
  name: it.name,
  customs: it.customs,
  kind: it.kind,
  succession: it.succession,
  stands: it.stands,
  founded: it.founded,
  ruler: it.ruler,
  titular: it.titular,
  capital: it.capital,
  seat: it.seat,
  muster: it.muster,
  liege: it.liege,
  commitment: it.commitment,
  tribute: it.tribute,
  legitimacy: it.legitimacy,
  treasury: it.treasury,
  levy: it.levy,
  manpower: it.manpower,
  household: it.household,
  tied: it.tied,
  weakness: it.weakness,
  quality: it.quality,
  mountsPerMan: it.mountsPerMan,
  mode: it.mode,
  unitSoldiers: it.unitSoldiers,
  defeated: it.defeated,
  victorious: it.victorious,
  dread: it.dread,
  dreadedSince: it.dreadedSince,
  deposed: it.deposed,
  alarmed: it.alarmed,
  appealed: it.appealed,
  pleaded: it.pleaded,
  aided: it.aided,
  plans: it.plans,
  councils: it.councils,
  appeals: it.appeals,
  answers: it.answers,
  plots: it.plots,
  successions: it.successions,
  proclamations: it.proclamations,
});

const copyForce = (it: Seen<Force>): Force => ({
  name: it.name,
  exists: it.exists,
  owner: it.owner,
  commander: it.commander,
  soldiers: it.soldiers,
  quality: it.quality,
  mountsPerMan: it.mountsPerMan,
  mode: it.mode,
  condition: it.condition,
  at: it.at,
  next: it.next,
  arrives: it.arrives,
  since: it.since,
  raisedFor: it.raisedFor,
  raisedTo: it.raisedTo,
  task: it.task,
  goal: it.goal,
  person: it.person,
  polity: it.polity,
  order: it.order,
  plan: it.plan,
  with: it.with,
  siege: it.siege,
  legs: it.legs,
  battles: it.battles,
  storms: it.storms,
  meetings: it.meetings,
  rested: it.rested,
  marched: it.marched,
});

const copyRelation = (it: Seen<Relation>): Relation => ({
  war: it.war,
  anger: it.anger,
  angered: it.angered,
  bond: it.bond,
  pledgedUntil: it.pledgedUntil,
  proclaimed: it.proclaimed,
  warSince: it.warSince,
  bordersSince: it.bordersSince,
  border: it.border,
  embassies: it.embassies,
  incidents: it.incidents,
  wars: it.wars,
});

const copySiege = (it: Seen<Siege>): Siege => ({
  name: it.name,
  place: it.place,
  force: it.force,
  polity: it.polity,
  laid: it.laid,
  stores: it.stores,
  open: it.open,
  failed: it.failed,
});
