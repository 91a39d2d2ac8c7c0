// What a commander in the field goes for: where the enemy ruler is while scouts know of him, the next
// place of an enemy realm, and whether his plan still has a purpose. Pure functions of a world, and the
// numbers they are reckoned with; used by the system `march` alone.

import type { ParameterTable, Rating } from '../engine/system.ts';
import type { ForceId, PlaceId } from '../scenario/setting.ts';
import {
  areFoes,
  forceOf,
  placeAt,
  placesOf,
  polityOf,
  relation,
  wouldFight,
} from '../world/look.ts';
import type { Force, Seen, World } from '../world/world.ts';

/** Parameters of the system `march`. */
export const marchParameters = {
  slowness: { value: 1, range: [0.8, 1.3], unit: 'times the days of a stage', source: 'assumed' },
  legSpread: { value: 1.15, range: [1.1, 1.25], unit: 'times, factor', source: 'assumed' },
  columnDays: {
    value: 0.5,
    range: [0.2, 1],
    unit: 'days per 10,000 on high ground',
    source: 'assumed',
  },
  highGround: { value: 2500, range: [2000, 3000], unit: 'metres', source: 'assumed' },
  scoutDays: { value: 12, range: [6, 20], unit: 'days of riding', source: 'assumed' },
  reachDays: { value: 25, range: [12, 40], unit: 'days to a next town', source: 'assumed' },
  longestReach: { value: 60, range: [40, 90], unit: 'days to a capital', source: 'assumed' },
  boldness: { value: 0.5, range: [-0.5, 1.5], unit: 'utility of going on', source: 'assumed' },
  tiredBelow: { value: 0.45, range: [0.3, 0.6], unit: 'condition', source: 'assumed' },
  restDays: { value: 25, range: [15, 40], unit: 'days', source: 'assumed' },
  holdDays: { value: 90, range: [60, 150], unit: 'days', source: 'assumed' },
} as const satisfies ParameterTable;

type W = Seen<World>;
type Given = Pick<Rating<typeof marchParameters>, 'parameters' | 'land' | 'month'>;

/** Where a force sent to destroy goes next: ruler, capital, nearest town; −1 when all is done. */
export function nextTarget(world: W, act: Given, id: ForceId): PlaceId | -1 {
  const force = forceOf(world, id);
  const days = (to: PlaceId) => act.land.days(force.at, to, act.month, force.mode);
  const quarry = knownQuarry(world, act, id);
  if (quarry !== -1 && quarry !== force.at) return quarry;
  if (force.polity === -1) return -1;
  const enemy = polityOf(world, force.polity);
  if (!enemy.stands || !wouldFight(world, id, force.polity)) return -1;
  const { capital } = enemy;
  if (
    capital !== -1 &&
    capital !== force.at &&
    placeAt(world, capital).owner === force.polity &&
    days(capital) <= act.parameters.longestReach
  ) {
    return capital;
  }
  let best: PlaceId | -1 = -1;
  let bestDays: number = act.parameters.reachDays;
  for (const place of placesOf(world, force.polity)) {
    if (place !== force.at && days(place) < bestDays) {
      best = place;
      bestDays = days(place);
    }
  }
  return best;
}

/** Where the one a force is to destroy is, if its scouts can know it: −1 if not. */
export function knownQuarry(world: W, act: Given, id: ForceId): PlaceId | -1 {
  const force = forceOf(world, id);
  const target =
    force.person !== -1
      ? force.person
      : force.polity !== -1
        ? polityOf(world, force.polity).ruler
        : -1;
  if (target === -1) return -1;
  const person = world.people[target]!;
  if (!person.alive || person.hidden || person.fugitive) return -1;
  const days = act.land.days(force.at, person.at, act.month, force.mode);
  return days <= act.parameters.scoutDays ? person.at : -1;
}

/** Whether another force is within reach of a force's scouts. */
export function within(world: W, act: Given, id: ForceId, other: ForceId): boolean {
  const [from, to] = [forceOf(world, id), forceOf(world, other)];
  return act.land.days(from.at, to.at, act.month, from.mode) <= act.parameters.scoutDays;
}

/** Whether a foe is within reach of a force's scouts. */
export function hasFoesNear(world: W, act: Given, id: ForceId): boolean {
  return world.forces.some(
    (it, other) =>
      it.exists && areFoes(world, id, other as ForceId) && within(world, act, id, other as ForceId),
  );
}

/** Whether another force of the same plan is still about its task, and the war with it. */
export function planGoesOn(world: W, force: Seen<Force>): boolean {
  if (force.polity !== -1 && relation(world, force.owner, force.polity).war) return true;
  return world.forces.some(
    (it) =>
      it !== force &&
      it.exists &&
      it.owner === force.owner &&
      it.plan === force.plan &&
      (it.task === 'attack' || it.task === 'relieve' || it.task === 'destroy'),
  );
}
