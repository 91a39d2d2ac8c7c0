// How far arms and news carry: whose forces are near a town, who its lord is and where, who might free it,
// and how it might be held. Pure functions of a world, and the numbers they are reckoned with; used by
// the system `territory` alone.

import { exp } from '../base/number.ts';
import type { ParameterTable, Rating } from '../engine/system.ts';
import { modes } from '../land/network.ts';
import type { ForceId, PlaceId, PolityId } from '../scenario/setting.ts';
import type { ChangeOf } from '../world/change.ts';
import {
  forceOf,
  forcesOf,
  placeAt,
  polityOf,
  relation,
  sameSide,
  wouldFight,
} from '../world/look.ts';
import type { Place, Seen, World } from '../world/world.ts';

/** Parameters of the system `territory`. */
export const territoryParameters = {
  rumour: { value: 1.5, range: [1.2, 2.5], unit: 'times a courier’s days', source: 'assumed' },
  rumourDays: { value: 3, range: [1, 6], unit: 'days', source: 'assumed' },
  newsReach: { value: 15, range: [8, 25], unit: 'days of riding', source: 'assumed' },
  greatNews: {
    value: 2,
    range: [1, 3],
    unit: 'times the reach, for a capital lost, a ruler fled or dead',
    source: 'assumed',
  },
  armsReach: { value: 10, range: [5, 15], unit: 'days of riding', source: 'boulding-1962' },
  armsDays: {
    value: 30,
    range: [15, 60],
    unit: 'days of its way over which an army near counts for 1/e',
    source: 'boulding-1962',
  },
  submits: { value: -2.2, range: [-3.5, -1], unit: 'utility', source: 'assumed' },
  fear: { value: 2, range: [1, 3], unit: 'utility of full dread', source: 'assumed' },
  forceNear: {
    value: 0.6,
    range: [0.3, 1],
    unit: 'utility per log of the ratio',
    source: 'assumed',
  },
  grievance: { value: 2, range: [1, 3], unit: 'utility of full grievance', source: 'assumed' },
  promise: {
    value: 1.5,
    range: [0.5, 2.5],
    unit: 'utility of a promise believed',
    source: 'assumed',
  },
  loyalty: { value: 1.5, range: [0.5, 2.5], unit: 'utility of full legitimacy', source: 'assumed' },
  garrison: { value: 0.5, range: [0.2, 1], unit: 'utility per thousand', source: 'assumed' },
  walls: { value: 0.25, range: [0.1, 0.5], unit: 'utility a step', source: 'assumed' },
  opens: {
    value: -2.5,
    range: [-3.5, -1.5],
    unit: 'utility of opening the gates to a besieger',
    source: 'assumed',
  },
  guides: {
    value: -2,
    range: [-3, -1],
    unit: 'utility of sending guides to an army near',
    source: 'assumed',
    fromCase: true,
  },
  clergyFaith: {
    value: 1.5,
    range: [1, 2],
    unit: 'times the weight of a promise, where the clergy speaks',
    source: 'assumed',
  },
  clergyFear: {
    value: 0.5,
    range: [0.3, 1],
    unit: 'times the weight of dread, where the clergy speaks',
    source: 'assumed',
  },
  governorLoyalty: {
    value: 1.5,
    range: [1, 2],
    unit: 'times the weight of legitimacy, where a governor speaks',
    source: 'assumed',
  },
  overHead: {
    value: 1.5,
    range: [0.5, 2.5],
    unit: 'utility lost by acting over the head of those of the town who spoke before and would wait',
    source: 'assumed',
  },
  councilReach: {
    value: 5,
    range: [3, 8],
    unit: 'days of riding within which an enemy’s army makes a town think',
    source: 'assumed',
  },
  councilPause: {
    value: 180,
    range: [90, 365],
    unit: 'days between two councils of a town without news',
    source: 'assumed',
  },
  councilSouls: {
    value: 500,
    range: [500, 500],
    unit: 'souls from which a place takes counsel without news',
    source: 'by definition',
  },
  siegeCouncil: {
    value: 10,
    range: [5, 20],
    unit: 'days into a siege on which a town weighs opening its gates',
    source: 'assumed',
  },
  example: {
    value: 1,
    range: [0.5, 1.5],
    unit: 'times the weight of the news',
    source: 'granovetter-1978',
  },
  fallReach: {
    value: 15,
    range: [8, 25],
    unit: 'days from the winner’s arms or lands',
    source: 'assumed',
  },
  revoltReach: {
    value: 15,
    range: [8, 25],
    unit: 'days to a foe of the lord’s',
    source: 'assumed',
  },
  garrisonShare: {
    value: 0.03,
    range: [0.01, 0.08],
    unit: 'share of the force that took it',
    source: 'assumed',
  },
  garrisonMost: { value: 600, range: [300, 1500], unit: 'soldiers', source: 'assumed' },
} as const satisfies ParameterTable;

type W = Seen<World>;
type Given = Pick<Rating<typeof territoryParameters>, 'parameters' | 'land' | 'month'>;

const riders = modes.indexOf('riders');

/** Whether towns of a lord may think of going over to another: at war, or the lord is lost. */
export function isOpenTo(world: W, owner: PolityId, to: PolityId): boolean {
  if (sameSide(world, owner, to)) return false;
  const lord = polityOf(world, owner);
  if (relation(world, owner, to).war || !lord.stands || lord.ruler === -1) return true;
  return world.people[lord.ruler]!.fugitive;
}

/**
 * The force of a polity within reach of a place that counts for most there: its soldiers by its own
 * days of way, e^(−days ÷ τ) of them. @source boulding-1962
 */
export function nearestForce(
  world: W,
  act: Given,
  it: { readonly place: PlaceId; readonly polity: PolityId },
): { readonly force: ForceId; readonly soldiers: number } | undefined {
  let best: { force: ForceId; soldiers: number } | undefined;
  for (const id of forcesOf(world, it.polity)) {
    const force = forceOf(world, id);
    const days = act.land.days(force.at, it.place, act.month, force.mode);
    if (days > act.parameters.armsReach) continue;
    const soldiers = force.soldiers * exp(-days / act.parameters.armsDays);
    if (best === undefined || soldiers > best.soldiers) best = { force: id, soldiers };
  }
  return best;
}

/** Whether a place borders on lands of a polity. */
export function touches(
  world: W,
  act: Given,
  it: { readonly place: PlaceId; readonly polity: PolityId },
): boolean {
  return act.land.bordering(it.place).some((near) => world.places[near]!.owner === it.polity);
}

/** True when the lord of a place is in it and no fugitive. */
export function isLordAt(world: W, place: PlaceId, owner: PolityId | -1): boolean {
  const ruler = owner === -1 ? -1 : polityOf(world, owner).ruler;
  if (ruler === -1) return false;
  const { at, fugitive } = world.people[ruler]!;
  return at === place && !fugitive;
}

/** Soldiers in the field of its own side at a place. */
export function friendsAt(world: W, place: PlaceId, owner: PolityId | -1): number {
  if (owner === -1) return 0;
  let sum = 0;
  for (const id of world.forcesAt[place]!) {
    const force = forceOf(world, id);
    if (sameSide(world, force.owner, owner)) sum += force.soldiers;
  }
  return sum;
}

/** Whether a place is near a polity's arms or lands. */
export function isWithinReach(
  world: W,
  act: Given,
  it: { readonly place: PlaceId; readonly polity: PolityId },
): boolean {
  const { fallReach } = act.parameters;
  if (touches(world, act, it)) return true;
  return forcesOf(world, it.polity).some((id) => {
    const force = forceOf(world, id);
    return act.land.days(force.at, it.place, act.month, force.mode) <= fallReach;
  });
}

/** To whom a town that has risen opens: the nearest foe of its lord's with an army near; −1 for nobody. */
export function liberatorOf(
  world: W,
  act: Given,
  it: { readonly place: PlaceId; readonly polity: PolityId },
): PolityId | -1 {
  const { promisedBy } = placeAt(world, it.place);
  let best: PolityId | -1 = -1;
  let bestDays: number = act.parameters.revoltReach;
  world.forces.forEach((force, number) => {
    if (!force.exists || force.soldiers < 200) return;
    const isFoe =
      wouldFight(world, number as ForceId, it.polity) ||
      (promisedBy === force.owner && !sameSide(world, force.owner, it.polity));
    const days = act.land.days(force.at, it.place, act.month, riders);
    if (!isFoe || days >= bestDays) return;
    best = force.owner;
    bestDays = days;
  });
  return best;
}

/** Ways to hold a place, with what speaks for each. */
export function formsOf(
  place: Seen<Place>,
  it: { readonly far: number; readonly willing: boolean; readonly commitment: number },
): readonly { readonly form: ChangeOf<'settlementMade'>['form']; readonly utility: number }[] {
  return [
    { form: 'resident', utility: 0.5 + it.far },
    { form: 'garrison', utility: 0.3 * place.walls + place.grievance + (it.willing ? -1 : 0.5) },
    { form: 'granary', utility: it.far - 0.5 },
    { form: 'lord', utility: it.willing ? 1 + it.far : -0.5 },
  ];
}
