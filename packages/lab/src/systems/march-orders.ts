// The orders that a force is given in the field: to think again, to go on under its plan, to come home.
// One of the rooms of the system `march`; its sequels and stages end in these.

import { modes } from '../land/network.ts';
import type { ForceId, PlaceId, PolityId } from '../scenario/setting.ts';
import { forceOf, forcesOf, homeOf, isHalted, polityOf } from '../world/look.ts';
import type { Seen, Task, World } from '../world/world.ts';
import type { MarchAct } from './march-targets.ts';

type W = Seen<World>;
type March = MarchAct;

const picked = modes.indexOf('picked');

/** Has a force that stands free decide again after so many days. */
export function wake(act: March, world: W, force: ForceId, days = 1): void {
  const it = forceOf(world, force);
  if (isHalted(it)) act.later(days, { kind: 'forceWaits', force, order: it.order });
}

/** Calls home the forces of a polity whose order was against another. */
export function recall(
  world: W,
  act: March,
  { of, against }: { readonly of: PolityId; readonly against: PolityId },
): void {
  for (const id of forcesOf(world, of)) {
    const force = forceOf(world, id);
    if (force.polity !== against || force.task === 'home' || force.task === 'pursue') continue;
    if (force.task === 'destroy' && isTracked(world, act, id)) wake(act, world, id, 2);
    else goHome(world, act, id);
  }
}

/** Says a force's next order, under the plan it already serves. */
export function order(
  world: W,
  act: March,
  it: { readonly force: ForceId; readonly task: Task; readonly to: PlaceId | -1 },
): void {
  const force = forceOf(world, it.force);
  const keeps = it.task !== 'home' && it.task !== 'hold';
  act.happen({
    kind: 'forceOrdered',
    force: it.force,
    task: it.task,
    order: force.order + 1,
    to: it.to,
    person: keeps ? force.person : -1,
    polity: keeps ? force.polity : -1,
    plan: force.plan,
    with: -1,
  });
}

/** Sends a force home. */
export function goHome(world: W, act: March, id: ForceId): void {
  const { customs } = polityOf(world, forceOf(world, id).owner);
  const musters = act.setting.polities[customs]?.musters ?? [];
  const to = homeOf(world, act.land, { force: id, musters, month: act.month });
  order(world, act, { force: id, task: 'home', to });
}

/** True while the lord whom a force is to destroy lives and his track is warm. */
export function isTracked(world: W, act: March, id: ForceId): boolean {
  const { person, at: from } = forceOf(world, id);
  if (person === -1) return false;
  const { alive, hidden, at } = world.people[person]!;
  return (
    alive && !hidden && act.land.days(from, at, act.month, picked) <= act.parameters.trackReach
  );
}
