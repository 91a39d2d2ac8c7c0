// What must always hold in a world at rest, counted from scratch: derived lookups, shares, ids, and who
// may hold what. Rules never ask it; tests and fuzzing do after every occasion, to find the rule that
// said half of a truth.

import { offices } from '../scenario/setting.ts';
import type { Seen, World } from './world.ts';

type W = Seen<World>;
type Say = (finding: string) => void;

const noOffice = offices.indexOf('none');

/** What is wrong with a world, one sentence each; empty when it is sound. */
export function unsound(world: W): string[] {
  const findings: string[] = [];
  const say: Say = (finding) => {
    findings.push(finding);
  };
  checkLookups(world, say);
  for (const id of world.places.keys()) checkPlace(world, id, say);
  for (const id of world.people.keys()) checkPerson(world, id, say);
  for (const id of world.polities.keys()) checkPolity(world, id, say);
  for (const id of world.forces.keys()) checkForce(world, id, say);
  for (const id of world.sieges.keys()) checkSiege(world, id, say);
  checkRelations(world, say);
  return findings;
}

/** Who stands where and who holds how much, against a count from scratch. */
function checkLookups(world: W, say: Say): void {
  const there: number[][] = world.places.map(() => []);
  world.forces.forEach((force, id) => {
    if (force.exists && force.next === -1) there[force.at]?.push(id);
  });
  there.forEach((ids, place) => {
    const kept = world.forcesAt[place] ?? [];
    if (ids.join() !== kept.join()) {
      say(`forcesAt ${place} keeps [${kept.join()}] where [${ids.join()}] stand`);
    }
  });
  const afield = [...world.forces.keys()].filter((id) => world.forces[id]!.exists);
  if (afield.join() !== world.afield.join()) {
    say(`afield keeps [${world.afield.join()}] where [${afield.join()}] exist`);
  }
  const held: number[][] = Array.from({ length: world.capacity }, () => []);
  world.places.forEach(({ owner }, id) => {
    if (owner !== -1) held[owner]?.push(id);
  });
  held.forEach((ids, polity) => {
    const kept = world.held[polity] ?? [];
    if (ids.join() !== kept.join()) {
      say(`held ${polity} keeps [${kept.join()}] where [${ids.join()}] are held`);
    }
  });
}

function checkPlace(world: W, id: number, say: Say): void {
  const place = world.places[id]!;
  const name = `place ${id}`;
  within(world, name, { polity: [place.owner, place.promisedBy], person: [place.governor] }, say);
  amounts(name, { garrison: place.garrison, souls: place.souls, stores: place.stores }, say);
  const { grievance, ruin, creed, billets, burning, belief, example } = place;
  shares(name, { grievance, ruin, creed, billets, burning, belief, example }, say);
  const sum = place.faiths.reduce((total, share) => total + share, 0);
  if (place.faiths.some((share) => !(share >= -slack)) || (sum !== 0 && !near(sum, 1))) {
    say(`${name} has faiths that sum to ${sum}`);
  }
  if (place.governor !== -1 && world.people[place.governor]?.alive === false) {
    say(`${name} has a dead governor, person ${place.governor}`);
  }
  if (place.siege !== -1) {
    const siege = world.sieges[place.siege];
    if (siege === undefined || !siege.open || siege.place !== id) {
      say(`${name} is under siege ${place.siege}, which is not an open siege of it`);
    }
  }
}

function checkPerson(world: W, id: number, say: Say): void {
  const person = world.people[id]!;
  const name = `person ${id}`;
  within(
    world,
    name,
    {
      place: [person.flightTo],
      person: [person.spouse, person.father],
      polity: [person.court, person.huntedBy],
      force: [person.force],
    },
    say,
  );
  amounts(name, { following: person.following }, say);
  if (person.alive) {
    if (world.places[person.at] === undefined)
      say(`${name} is at place ${person.at}, which is none`);
    if (person.force !== -1 && world.forces[person.force]?.exists === false) {
      say(`${name} is with force ${person.force}, which is gone`);
    }
    return;
  }
  if (person.following > 0) say(`${name} is dead and has a following of ${person.following}`);
  if (person.office !== noOffice) say(`${name} is dead and is ${offices[person.office]}`);
  if (person.force !== -1) say(`${name} is dead and is with force ${person.force}`);
}

function checkPolity(world: W, id: number, say: Say): void {
  const polity = world.polities[id]!;
  const name = `polity ${id}`;
  within(
    world,
    name,
    {
      person: [polity.ruler, polity.titular],
      polity: [polity.liege],
      place: [polity.muster],
    },
    say,
  );
  const { levy, household, treasury, quality } = polity;
  amounts(name, { levy, household, treasury }, say);
  if (!Number.isFinite(quality)) say(`${name} has quality ${quality}`);
  const { legitimacy, tied, weakness, tribute, dread } = polity;
  shares(name, { legitimacy, tied, weakness, tribute, dread }, say);
  if (!(Math.abs(polity.commitment) <= 1 + slack)) {
    say(`${name} has commitment ${polity.commitment}`);
  }
  for (const office of ['ruler', 'titular'] as const) {
    const holder = polity[office];
    if (holder !== -1 && world.people[holder]?.alive === false) {
      say(`${name} has a dead ${office}, person ${holder}`);
    }
  }
  if (!polity.stands) return;
  for (const field of ['capital', 'seat'] as const) {
    if (world.places[polity[field]] === undefined) {
      say(`${name} has its ${field} at place ${polity[field]}, which is none`);
    }
  }
  if (polity.liege !== -1 && world.polities[polity.liege]?.stands === false) {
    say(`${name} has polity ${polity.liege} as liege, which has fallen`);
  }
  let liege = polity.liege;
  for (let steps = 0; liege !== -1 && steps <= world.polities.length; steps += 1) {
    if (liege === id) {
      say(`${name} is its own overlord`);
      return;
    }
    liege = world.polities[liege]?.liege ?? -1;
  }
}

function checkForce(world: W, id: number, say: Say): void {
  const force = world.forces[id]!;
  const name = `force ${id}`;
  amounts(name, { soldiers: force.soldiers }, say);
  shares(name, { condition: force.condition }, say);
  if (!force.exists) {
    if (force.commander !== -1) say(`${name} is gone and has person ${force.commander} in command`);
    if (force.siege !== -1) say(`${name} is gone and lays siege ${force.siege}`);
    return;
  }
  within(
    world,
    name,
    {
      place: [force.next, force.goal],
      person: [force.commander, force.person],
      polity: [force.owner, force.polity],
      force: [force.with],
    },
    say,
  );
  if (world.places[force.at] === undefined) say(`${name} is at place ${force.at}, which is none`);
  if (force.with === id) say(`${name} keeps company with itself`);
  if (force.commander !== -1) {
    const commander = world.people[force.commander];
    if (commander?.alive === false) say(`${name} has a dead commander, person ${force.commander}`);
    if (commander !== undefined && commander.force !== id) {
      say(`${name} has person ${force.commander} in command, who is with force ${commander.force}`);
    }
  }
  if (force.siege !== -1) {
    const siege = world.sieges[force.siege];
    if (siege === undefined || !siege.open || siege.force !== id) {
      say(`${name} lays siege ${force.siege}, which is not an open siege of its own`);
    }
  }
}

function checkSiege(world: W, id: number, say: Say): void {
  const siege = world.sieges[id]!;
  if (!siege.open) return;
  const place = world.places[siege.place];
  const force = world.forces[siege.force];
  if (place?.siege !== id) say(`siege ${id} is open and place ${siege.place} does not know it`);
  if (force?.siege !== id) say(`siege ${id} is open and force ${siege.force} does not know it`);
}

function checkRelations(world: W, say: Say): void {
  const count = world.polities.length;
  for (let a = 0; a < count; a += 1) {
    for (let b = a; b < count; b += 1) {
      const ours = world.relations[a * world.capacity + b]!;
      const theirs = world.relations[b * world.capacity + a]!;
      if (ours.war !== theirs.war) say(`polities ${a} and ${b} are at war one way`);
      if (ours.border !== theirs.border) say(`polities ${a} and ${b} border one way`);
      if (a === b && ours.war) say(`polity ${a} is at war with itself`);
      shares(`relation ${a} to ${b}`, { anger: ours.anger, bond: ours.bond }, say);
      shares(`relation ${b} to ${a}`, { anger: theirs.anger, bond: theirs.bond }, say);
    }
  }
}

/** Rounding of sums of shares. */
const slack = 1e-9;

function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-6;
}

/** Soldiers, people and the like: finite and not negative. */
function amounts(name: string, fields: Readonly<Record<string, number>>, say: Say): void {
  for (const [field, value] of Object.entries(fields)) {
    if (!(Number.isFinite(value) && value >= 0)) say(`${name} has ${field} ${value}`);
  }
}

function shares(name: string, fields: Readonly<Record<string, number>>, say: Say): void {
  for (const [field, value] of Object.entries(fields)) {
    if (!(value >= -slack && value <= 1 + slack)) say(`${name} has ${field} ${value}`);
  }
}

/** Ids that are −1 or name a record. */
function within(
  world: W,
  name: string,
  ids: Readonly<Partial<Record<'place' | 'person' | 'polity' | 'force', readonly number[]>>>,
  say: Say,
): void {
  const sizes = {
    place: world.places.length,
    person: world.people.length,
    polity: world.polities.length,
    force: world.forces.length,
  };
  for (const table of ['place', 'person', 'polity', 'force'] as const) {
    for (const id of ids[table] ?? []) {
      if (!Number.isInteger(id) || id < -1 || id >= sizes[table]) {
        say(`${name} points to ${table} ${id}, which is none`);
      }
    }
  }
}
