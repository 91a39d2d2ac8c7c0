// What a commander in the field goes for: where the enemy ruler is while scouts know of him, the next
// place of an enemy realm, and whether his plan still has a purpose. Pure functions of a world, and the
// numbers they are reckoned with; used by the system `march` alone.

import type { Act, ParameterTable, Rating } from '../engine/system.ts';
import { modes } from '../land/network.ts';
import type { ForceId, PlaceId } from '../scenario/setting.ts';
import {
  areFoes,
  forceOf,
  isHalted,
  placeAt,
  placesOf,
  polityOf,
  relation,
  wouldFight,
} from '../world/look.ts';
import { chanceOfVictory } from '../world/odds.ts';
import type { Force, Seen, World } from '../world/world.ts';
import { marchDayParameters } from './march-days.ts';

/** Parameters of the system `march`. */
export const marchParameters = {
  ...marchDayParameters,
  meetingReach: {
    value: 15,
    range: [7, 25],
    unit: 'days to a column waited for',
    source: 'assumed',
  },
  meetingWait: { value: 15, range: [7, 25], unit: 'days', source: 'assumed' },
  guideHaste: {
    value: 1.1,
    range: [1.05, 1.2],
    unit: 'times the pace around a town whose people show the way',
    source: 'assumed',
    fromCase: true,
  },
  guideReach: {
    value: 10,
    range: [5, 15],
    unit: 'days of riding around a town whose people know the way',
    source: 'assumed',
    fromCase: true,
  },
  highGround: { value: 2500, range: [2000, 3000], unit: 'metres', source: 'assumed' },
  scoutDays: { value: 12, range: [6, 20], unit: 'days of riding', source: 'assumed' },
  report: { value: 1.5, range: [1, 3], unit: 'times a courier’s days', source: 'assumed' },
  reachDays: { value: 40, range: [20, 60], unit: 'days to a next town', source: 'assumed' },
  placeDays: {
    value: 5,
    range: [2, 15],
    unit: 'days that a next town costs besides the way, as commanders reckon',
    source: 'assumed',
    fromCase: true,
  },
  longestReach: {
    value: 60,
    range: [40, 90],
    unit: 'days to a capital or a lord',
    source: 'assumed',
  },
  boldness: { value: 0.5, range: [-0.5, 1.5], unit: 'utility of going on', source: 'assumed' },
  carriesOn: {
    value: -0.5,
    range: [-1, 0],
    unit: 'utility of going on, besides, for a relief that finds nobody left to fight',
    source: 'assumed',
    fromCase: true,
  },
  trackReach: { value: 20, range: [10, 40], unit: 'days to a fled lord', source: 'assumed' },
  helpReach: { value: 40, range: [20, 60], unit: 'days to a besieged place', source: 'assumed' },
  help: { value: 0, range: [-1, 1], unit: 'utility of a relief at even odds', source: 'assumed' },
  helpHope: { value: 4, range: [2, 6], unit: 'utility per chance of victory', source: 'assumed' },
  helpOwn: {
    value: 0.7,
    range: [0.2, 1.2],
    unit: 'utility for a place of one’s own realm, and again for its seat',
    source: 'assumed',
  },
  atTask: {
    value: 0.7,
    range: [0.2, 1.2],
    unit: 'utility of the task in hand',
    source: 'assumed',
  },
  worthMeeting: {
    value: 0.35,
    range: [0.2, 0.5],
    unit: 'chance of victory from which a foe in the field is sought',
    source: 'assumed',
  },
  numbersSlope: {
    value: 1.1,
    range: [0.5, 1.6],
    unit: 'log odds per log of the ratio',
    source: 'helmbold-cdb90',
  },
  qualitySlope: {
    value: 1.4,
    range: [0.7, 2.8],
    unit: 'log odds a step',
    source: 'helmbold-cdb90',
  },
  tiredBelow: { value: 0.45, range: [0.3, 0.6], unit: 'condition', source: 'assumed' },
  restDays: { value: 25, range: [15, 40], unit: 'days', source: 'assumed' },
  recoverDays: { value: 30, range: [15, 60], unit: 'days after a defeat', source: 'assumed' },
  holdDays: { value: 90, range: [60, 150], unit: 'days', source: 'assumed' },
} as const satisfies ParameterTable;

/** What a march leaves to chance, and about whom. */
export const marchDice = { leg: 'force', pace: 'force', onward: 'force', help: 'force' } as const;

/** What the rules of a march may do. */
export type MarchAct = Act<typeof marchParameters, typeof marchDice, Record<never, never>>;

type W = Seen<World>;
const courier = modes.indexOf('courier');
/** Smallest army that is worth seeking out, soldiers. */
const leastArmy = 500;
type Given = Pick<Rating<typeof marchParameters>, 'parameters' | 'land' | 'month'>;

/** Where a force goes next: ruler, army, capital, the place with most people for the days; −1 when all is done. */
export function nextTarget(world: W, act: Given, id: ForceId): PlaceId | -1 {
  const force = forceOf(world, id);
  const days = (to: PlaceId) => act.land.days(force.at, to, act.month, force.mode);
  const quarry = knownQuarry(world, act, id);
  if (quarry !== -1 && quarry !== force.at) return quarry;
  const army = nearestFoe(world, act, id);
  if (army !== -1) return army;
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
  const { reachDays, placeDays } = act.parameters;
  let best: PlaceId | -1 = -1;
  let most = -1;
  for (const place of placesOf(world, force.polity)) {
    if (place === force.at || days(place) > reachDays) continue;
    const people = placeAt(world, place).souls / (days(place) + placeDays);
    if (people <= most) continue;
    most = people;
    best = place;
  }
  return best;
}

/**
 * Where the one a force is to destroy is, as far as its commander can know: by scouts when he is near, by
 * common report when he keeps court or has camped at a place for longer than a courier needs; else −1.
 */
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
  if (days <= act.parameters.scoutDays) return person.at;
  if (days > act.parameters.longestReach) return -1;
  const camp = person.force === -1 ? undefined : forceOf(world, person.force);
  if (camp === undefined) return person.at;
  const report = act.land.days(person.at, force.at, act.month, courier) * act.parameters.report;
  return isHalted(camp) && world.day - camp.since >= report ? person.at : -1;
}

/** Where the nearest army stands that a force's scouts see and that it need not fear; −1 for none. */
export function nearestFoe(world: W, act: Given, id: ForceId): PlaceId | -1 {
  const force = forceOf(world, id);
  let best: PlaceId | -1 = -1;
  let bestDays: number = act.parameters.scoutDays;
  for (const other of world.afield) {
    const foe = forceOf(world, other);
    if (!isHalted(foe) || foe.at === force.at || foe.soldiers < leastArmy) continue;
    const days = act.land.days(force.at, foe.at, act.month, force.mode);
    if (days > bestDays || (days === bestDays && best !== -1)) continue;
    if (!areFoes(world, id, other)) continue;
    const chance = chanceOfVictory(
      {
        soldiers: force.soldiers * force.condition,
        enemies: foe.soldiers * foe.condition,
        qualityGap: force.quality - foe.quality,
      },
      { numbers: act.parameters.numbersSlope, quality: act.parameters.qualitySlope },
    );
    if (chance < act.parameters.worthMeeting) continue;
    best = foe.at;
    bestDays = days;
  }
  return best;
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
