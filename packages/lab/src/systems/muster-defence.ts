// The call to arms when a foreign army comes near: a lord rides out with what lives about him, and a
// neighbour whose land is crossed by another's war may send a guard against those who cross it. The part
// of the system `muster` that no council orders, since the enemy is there before a council could meet.

import type { ForceId, PersonId, PlaceId, PolityId } from '../scenario/setting.ts';
import {
  forceOf,
  forcesOf,
  placeAt,
  polityOf,
  relation,
  sameSide,
  wouldFight,
} from '../world/look.ts';
import { chanceOfVictory } from '../world/odds.ts';
import type { Seen, World } from '../world/world.ts';
import type { MusterAct } from './muster-numbers.ts';

type W = Seen<World>;

/** Smallest army that alarms a lord or a neighbour, soldiers. */
const alarming = 800;
const marching: ReadonlySet<string> = new Set(['attack', 'destroy', 'relieve', 'screen', 'pursue']);

/** Whoever is threatened by a force that has come to a halt somewhere may turn out against it. */
export function answerIntrusion(world: W, act: MusterAct, id: ForceId): void {
  const force = forceOf(world, id);
  if (!force.exists || !marching.has(force.task) || force.soldiers < alarming) return;
  world.polities.forEach((polity, number) => {
    const to = number as PolityId;
    if (!polity.stands || polity.ruler === -1 || sameSide(world, to, force.owner)) return;
    if (wouldFight(world, id, to)) turnOut(world, act, { force: id, polity: to });
    else if (isLandOf(world, force.at, to)) guard(world, act, { force: id, polity: to });
  });
}

/** True for a place that a polity or a vassal of its holds. */
function isLandOf(world: W, place: PlaceId, polity: PolityId): boolean {
  const { owner } = placeAt(world, place);
  return owner !== -1 && (owner === polity || polityOf(world, owner).liege === polity);
}

/** The lord calls together who lives about him when the enemy is within some days of him. */
function turnOut(
  world: W,
  act: MusterAct,
  it: { readonly force: ForceId; readonly polity: PolityId },
): void {
  const { ruler } = polityOf(world, it.polity);
  const lord = world.people[ruler as PersonId]!;
  const isLeading = lord.force !== -1 && forceOf(world, lord.force).exists;
  if (lord.fugitive || isLeading || placeAt(world, lord.at).siege !== -1) return;
  const foe = forceOf(world, it.force);
  const { alarmReach } = act.parameters;
  if (act.land.days(foe.at, lord.at, act.month, foe.mode) > alarmReach) return;
  const hasArmy = forcesOf(world, it.polity).some((id) => {
    const { at, mode } = forceOf(world, id);
    return act.land.days(at, lord.at, act.month, mode) <= alarmReach;
  });
  if (hasArmy) return;
  rally(world, act, it, { at: lord.at, task: 'hold', readiness: act.parameters.readiness });
}

/** A neighbour at peace may send a guard against an army that halts on his land, by his anger and strength. */
function guard(
  world: W,
  act: MusterAct,
  it: { readonly force: ForceId; readonly polity: PolityId },
): void {
  const foe = forceOf(world, it.force);
  const stance = relation(world, it.polity, foe.owner);
  const isPledged = stance.pledgedUntil !== -1 && stance.pledgedUntil >= world.day;
  if (isPledged || world.people[polityOf(world, it.polity).ruler]!.fugitive) return;
  const hasGuard = forcesOf(world, it.polity).some((id) => forceOf(world, id).polity === foe.owner);
  if (hasGuard) return;
  const at = nearestGathering(world, act, { polity: it.polity, to: foe.at });
  if (at === -1) return;
  const readiness = act.parameters.wary + 2 * stance.anger - 2 * stance.bond;
  rally(world, act, it, { at, task: 'screen', readiness });
}

function nearestGathering(
  world: W,
  act: MusterAct,
  it: { readonly polity: PolityId; readonly to: PlaceId },
): PlaceId | -1 {
  const { customs, seat, capital, mode } = polityOf(world, it.polity);
  let best: PlaceId | -1 = -1;
  let bestDays: number = act.parameters.guardReach;
  for (const place of [seat, capital, ...(act.setting.polities[customs]?.musters ?? [])]) {
    if (place < 0 || placeAt(world, place).siege !== -1) continue;
    if (placeAt(world, place).owner !== it.polity) continue;
    const days = act.land.days(place, it.to, act.month, mode);
    if (days >= bestDays) continue;
    best = place;
    bestDays = days;
  }
  return best;
}

/** Weighs calling up those at hand against an army, and has them stand to arms at once. */
function rally(
  world: W,
  act: MusterAct,
  it: { readonly force: ForceId; readonly polity: PolityId },
  {
    at,
    task,
    readiness,
  }: {
    readonly at: PlaceId;
    readonly task: 'hold' | 'screen';
    readonly readiness: number;
  },
): void {
  const foe = forceOf(world, it.force);
  const { levy, tied, quality, unitSoldiers, plans, ruler } = polityOf(world, it.polity);
  const given = act.parameters;
  const step = Math.max(1, Math.floor(unitSoldiers / 10));
  const most = levy * (1 - tied) * given.atHand;
  const enough = task === 'screen' ? Math.min(most, given.guardTimes * foe.soldiers) : most;
  const soldiers = Math.floor(enough / step) * step || Math.floor(enough);
  if (soldiers < given.leastForce) return;
  const chance = chanceOfVictory(
    { soldiers, enemies: foe.soldiers * foe.condition, qualityGap: quality - foe.quality },
    { numbers: given.numbersSlope, quality: given.qualitySlope },
  );
  const utility = readiness + given.hope * (chance - 0.5);
  const because = [act.latest('forceReaches', it.force)];
  const matter = it.force * 1000 + foe.legs;
  if (act.weigh('turnOut', it.polity, matter, [utility, 0]).choice !== 0) return;
  act.happen({ kind: 'levyMoves', polity: it.polity, to: levy - soldiers }, because);
  const force = act.next.force();
  const goal = task === 'screen' ? foe.at : at;
  const lord = world.people[ruler as PersonId]!;
  const leads = lord.at === at && lord.force === -1 && lord.sex === 'man';
  act.happen(
    {
      kind: 'forceRaised',
      force,
      polity: it.polity,
      place: at,
      soldiers,
      commander: leads ? (ruler as PersonId) : -1,
      task,
      goal,
    },
    because,
  );
  act.happen(
    {
      kind: 'forceOrdered',
      force,
      task,
      order: 1,
      to: goal,
      person: -1,
      polity: foe.owner,
      plan: plans,
      with: -1,
    },
    because,
  );
}
