// The world on an opening's day: blank records, then the facts that hold at every opening, then the
// opening's own, then the readings a run takes, then the switches laid over it, each later one
// overwriting. Nothing of the record and no reading of an event can reach it: neither is in a setting.
// Long because a blank world lists every field.

import { assert } from '../base/assert.ts';
import { nameOf } from '../base/dice.ts';
import type { Network } from '../land/network.ts';
import {
  type Assignment,
  type Day,
  type ForceId,
  offices,
  type PlaceId,
  type Setting,
} from '../scenario/setting.ts';
import { borders } from './look.ts';
import type { AimHeld, World } from './world.ts';

/** Polities that a run may found beyond those of the scenario. */
const spare = 10;

/** Most polities that a run of a setting may have: the capacity of its worlds. */
export function mostPolities(setting: Setting): number {
  return setting.polities.length + spare;
}

export interface Founding {
  readonly opening: number;
  /** Value of every input of the setting, by its number. */
  readonly values: ArrayLike<number>;
  /** Numbers of the switches laid over, ascending. */
  readonly switches: readonly number[];
  /** Index into the land's modes by name. */
  readonly modeOf: (mode: string) => number;
  /** Where the lands of places meet. */
  readonly land: Pick<Network, 'bordering' | 'beyond'>;
}

/**
 * Founds the world of a run. Costs some 50 µs for a hundred places. Parameters that the facts set
 * are not part of a world: `parametersLaid` lists them.
 */
export function foundWorld(setting: Setting, founding: Founding): World {
  const world = blank(setting, founding);
  for (const it of assignments(setting, founding)) {
    if (it.table !== 'parameter') assign(world, it, amountIn(it.amount, founding.values));
  }
  settle(world);
  drawBorders(world, founding.land);
  return world;
}

/** Parameters that the opening, the readings taken and the switches set: `system.name` → value, later ones win. */
export function parametersLaid(
  setting: Setting,
  founding: Omit<Founding, 'land'>,
): ReadonlyMap<string, number> {
  const out = new Map<string, number>();
  for (const it of assignments(setting, founding)) {
    if (it.table === 'parameter') out.set(it.field, amountIn(it.amount, founding.values));
  }
  return out;
}

function amountIn(amount: Assignment['amount'], values: ArrayLike<number>): number {
  return amount.input === -1 ? amount.value : values[amount.input]!;
}

function* assignments(
  setting: Setting,
  { opening, values, switches }: Omit<Founding, 'land'>,
): Generator<Assignment> {
  yield* setting.base;
  yield* setting.openings[opening]!.lays;
  for (const reading of setting.readings) {
    if (reading.openings.includes(opening))
      yield* reading.alternatives[values[reading.input]!]!.lays;
  }
  for (const it of switches) yield* setting.switches[it]!.lays;
}

function blank(setting: Setting, founding: Founding): World {
  const opening = setting.openings[founding.opening]!;
  const capacity = mostPolities(setting);
  const day = opening.day;
  const values = founding.values;
  return {
    day,
    places: setting.places.map((it) => ({
      name: nameOf(`place:${it.key}`),
      owner: -1,
      garrison: 0,
      walls: 0,
      souls: 0,
      stores: 90,
      grievance: 0,
      reckoned: day,
      faiths: setting.faiths.map(() => 0),
      ruin: 0,
      creed: 0,
      billets: 0,
      burning: 0,
      tax: 1,
      trade: 0,
      harvest: 1,
      grazed: 0,
      grazedOn: day,
      governor: -1,
      siege: -1,
      promisedBy: -1,
      belief: 0,
      promisedOn: -1,
      example: 0,
      exampleOn: -1,
      conferred: -1,
      settlement: 'none',
      murmured: -1,
      rose: -1,
      sieges: 0,
      battles: 0,
      risings: 0,
      hands: 0,
    })),
    people: setting.people.map((it) => ({
      name: nameOf(`person:${it.key}`),
      alive: false,
      sex: it.sex,
      born: (day - 35 * 365) as Day,
      father: it.father,
      house: it.house,
      rank: 0,
      skill: 0,
      ambition: 0,
      faith: 0 as World['people'][number]['faith'],
      court: -1,
      office: 0,
      following: 0,
      spouse: -1,
      at: 0 as World['people'][number]['at'],
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
    })),
    polities: setting.polities.map((it, id) => ({
      name: nameOf(`polity:${it.key}`),
      customs: id as World['polities'][number]['customs'],
      kind: it.kind,
      succession: it.succession,
      stands: false,
      founded: day,
      ruler: -1,
      titular: -1,
      capital: -1 as World['polities'][number]['capital'],
      seat: -1 as World['polities'][number]['seat'],
      muster: -1,
      liege: -1,
      commitment: 0,
      tribute: 0,
      legitimacy: 0.5,
      treasury: 3,
      levy: 0,
      manpower: 0,
      peopled: 0,
      household: 0,
      tied: 0,
      weakness: 0,
      quality: 0,
      mountsPerMan: 1,
      mode: founding.modeOf(it.mode),
      unitSoldiers: it.unitSoldiers,
      defeated: -1,
      victorious: -1,
      dread: 0,
      dreadedSince: day,
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
    })),
    forces: setting.forces.map((it) => ({
      name: nameOf(`force:${it.key}`),
      exists: false,
      owner: 0 as World['forces'][number]['owner'],
      commander: -1,
      soldiers: 0,
      quality: 0,
      mountsPerMan: 1,
      mode: 0,
      condition: 1,
      at: 0 as World['forces'][number]['at'],
      next: -1,
      arrives: -1,
      since: day,
      raisedFor: 'hold',
      raisedTo: -1,
      task: 'hold',
      goal: -1,
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
    })),
    sieges: [],
    relations: Array.from({ length: capacity * capacity }, () => ({
      war: false,
      anger: 0,
      angered: day,
      bond: 0,
      pledgedUntil: -1,
      proclaimed: -1,
      warSince: -1,
      bordersSince: -1,
      border: false,
      embassies: 0,
      incidents: 0,
      wars: 0,
    })),
    capacity,
    aims: setting.polities.map((it) =>
      it.aims.map(
        (aim): AimHeld => ({
          aim: aim.aim,
          table: aim.table,
          target: aim.target,
          weight: amountIn(aim.weight, values),
        }),
      ),
    ),
    forcesAt: setting.places.map(() => []),
    afield: [],
    held: Array.from({ length: capacity }, () => []),
  };
}

const flags = new Set(['alive', 'fugitive', 'stands', 'exists', 'war']);

function assign(world: World, { table, id, field, part }: Assignment, value: number): void {
  if (table === 'place' && field === 'faiths') {
    world.places[id]!.faiths[part] = value;
    return;
  }
  const record: object =
    table === 'place'
      ? world.places[id]!
      : table === 'person'
        ? world.people[id]!
        : table === 'polity'
          ? world.polities[id]!
          : table === 'force'
            ? world.forces[id]!
            : world.relations[id * world.capacity + part]!;
  assert(field in record, () => `no field ${field} in a ${table}`);
  Object.assign(record, { [field]: flags.has(field) ? value !== 0 : value });
  if (table === 'relation') {
    const mirror = world.relations[part * world.capacity + id]!;
    if (field !== 'anger')
      Object.assign(mirror, { [field]: field === 'war' ? value !== 0 : value });
  }
}

/** Makes derived fields true after the facts are laid: shares, who stands where, who serves whom. */
function settle(world: World): void {
  world.places.forEach((place, id) => {
    const sum = place.faiths.reduce((total, share) => total + share, 0);
    if (sum > 0) place.faiths = place.faiths.map((share) => share / sum);
    place.garrison = Math.round(place.garrison);
    place.souls = Math.round(place.souls);
    if (place.owner === -1) return;
    world.held[place.owner]!.push(id as PlaceId);
    world.polities[place.owner]!.peopled += place.souls;
  });
  world.polities.forEach((polity, id) => {
    if (polity.ruler !== -1) {
      const ruler = world.people[polity.ruler]!;
      ruler.office = 1;
      ruler.court = id as World['people'][number]['court'];
      if (polity.titular === -1) polity.titular = polity.ruler;
    }
    if (polity.seat === -1) polity.seat = polity.capital;
    polity.levy = Math.round(polity.levy);
    polity.manpower = polity.levy;
    polity.household = Math.round(polity.household);
  });
  world.forces.forEach((force, id) => {
    if (!force.exists) return;
    const owner = world.polities[force.owner]!;
    force.quality = owner.quality;
    force.mountsPerMan = owner.mountsPerMan;
    force.mode = owner.mode;
    force.soldiers = Math.round(force.soldiers);
    world.afield.push(id as ForceId);
    world.forcesAt[force.at]!.push(id as ForceId);
    if (force.commander !== -1) {
      const commander = world.people[force.commander]!;
      commander.force = id as World['people'][number]['force'];
      commander.at = force.at;
    }
  });
  for (const person of world.people) {
    person.following = Math.round(person.following);
    const office = offices[person.office];
    person.licensed = person.following > 0 && (office === 'guest' || office === 'general');
  }
  for (const relation of world.relations) if (relation.war) relation.warSince = world.day;
}

function drawBorders(world: World, land: Founding['land']): void {
  for (const [first, second] of borders(world, land)) {
    world.relations[first * world.capacity + second]!.border = true;
    world.relations[second * world.capacity + first]!.border = true;
  }
}
