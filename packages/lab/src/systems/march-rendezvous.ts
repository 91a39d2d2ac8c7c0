// Where columns of one plan meet: those that come from several places to one goal wait for each other at
// the last halt before it, and go on in company. Used by the system `march` alone.

import type { ForceId, PlaceId } from '../scenario/setting.ts';
import { forceOf, forcesOf, isHalted } from '../world/look.ts';
import type { Seen, World } from '../world/world.ts';
import type { MarchAct } from './march-targets.ts';

type W = Seen<World>;

/** A column still far off is looked for again after so many days. */
const lookAgain = 3;

/**
 * Takes into company the columns of its plan that stand beside a force, and says whether it waits for
 * others. Only who is nearer to the goal than they are waits, and not for long.
 */
export function waitsForColumns(
  world: W,
  act: MarchAct,
  it: { readonly force: ForceId; readonly next: PlaceId },
): boolean {
  const force = forceOf(world, it.force);
  if (force.plan === 0 || (force.task !== 'attack' && force.task !== 'destroy')) return false;
  const days = (from: PlaceId, to: PlaceId) => act.land.days(from, to, act.month, force.mode);
  const stood = world.day - force.since;
  const { meetingReach, meetingWait } = act.parameters;
  let isAwaited = false;
  for (const id of forcesOf(world, force.owner)) {
    const other = forceOf(world, id);
    const isOfPlan =
      id !== it.force &&
      other.with === -1 &&
      other.plan === force.plan &&
      other.task === force.task &&
      other.goal === force.goal &&
      other.polity === force.polity;
    if (!isOfPlan) continue;
    if (other.at === force.at && isHalted(other) && other.siege === -1) {
      act.happen({
        kind: 'forceOrdered',
        force: id,
        task: other.task,
        order: other.order + 1,
        to: other.goal,
        person: other.person,
        polity: other.polity,
        plan: other.plan,
        with: it.force,
      });
    } else if (it.next === force.goal && stood < meetingWait && force.goal !== -1) {
      const isBehind = days(other.at, force.goal) > days(force.at, force.goal);
      isAwaited ||= isBehind && days(other.at, force.at) <= meetingReach;
    }
  }
  if (!isAwaited) return false;
  if (stood <= 2)
    act.happen({ kind: 'forceHalts', force: it.force, place: force.at, why: 'orders' });
  act.later(lookAgain, { kind: 'forceWaits', force: it.force, order: force.order });
  return true;
}
