// What follows when a force has come to its goal, by its task: it goes on to the enemy's army and towns, after
// his lord, waits, holds or goes home. One of the rooms of the system `march`.

import { ln } from '../base/number.ts';
import type { ForceId } from '../scenario/setting.ts';
import { forceOf, forcesOf, polityOf, relation, wouldFight } from '../world/look.ts';
import type { Seen, Task, World } from '../world/world.ts';
import { goHome, isTracked, order, wake } from './march-orders.ts';
import {
  hasFoesNear,
  knownQuarry,
  type MarchAct,
  nearestFoe,
  nextTarget,
  planGoesOn,
  within,
} from './march-targets.ts';

type W = Seen<World>;
type March = MarchAct;

/** A screen that nothing ends goes home after so many days. */
const longestScreen = 400;

/** What follows when a force has come to its goal and nothing there withstands it. */
export function arrived(world: W, act: March, id: ForceId): void {
  const force = forceOf(world, id);
  switch (force.task) {
    case 'relieve':
    case 'attack':
      if (goesOn(world, act, id)) goNext(world, act, id, force.task);
      else goHome(world, act, id);
      return;
    case 'destroy':
      goNext(world, act, id, 'destroy');
      return;
    case 'screen':
      if (meetsFoe(world, act, id)) return;
      if (
        (planGoesOn(world, force) || hasFoesNear(world, act, id)) &&
        world.day - force.since < longestScreen
      ) {
        wake(act, world, id, 30);
      } else goHome(world, act, id);
      return;
    case 'flee':
      if (world.day - force.since < act.parameters.recoverDays) {
        wake(act, world, id, act.parameters.recoverDays);
      } else if (goesOn(world, act, id)) goNext(world, act, id, 'destroy');
      else goHome(world, act, id);
      return;
    case 'hold':
      if (id < act.setting.forces.length) return;
      if (world.day - force.since < act.parameters.holdDays || hasFoesNear(world, act, id)) {
        wake(act, world, id, 30);
      } else goHome(world, act, id);
      return;
    case 'home':
      if (force.goal !== -1) {
        act.happen({
          kind: 'forceReaches',
          force: id,
          place: force.at,
          from: force.at,
          goal: true,
          days: 0,
        });
      }
      return;
    default:
      return;
  }
}

/** Whether the commander of a relief or of a raid on one place goes on to the enemy's army and towns. */
function goesOn(world: W, act: March, id: ForceId): boolean {
  const force = forceOf(world, id);
  if (force.polity === -1 || !polityOf(world, force.polity).stands) return false;
  const near = forcesOf(world, force.polity).filter((it) => within(world, act, id, it));
  const enemies = near.reduce((sum, it) => sum + forceOf(world, it).soldiers, 0);
  const { boldness, carriesOn } = act.parameters;
  const isLate = force.task === 'relieve' && enemies === 0 && knownQuarry(world, act, id) === -1;
  if (isLate && !relation(world, force.owner, force.polity).war) return false;
  const edge = Math.min(1, ln((force.soldiers * force.condition + 100) / (enemies + 100)));
  // he may be asked again under the same order: after days in one place, or after meeting an enemy there
  const met = force.order * 64 + force.meetings + force.battles;
  const asked = met * 4096 + Math.min(4095, world.day - force.since);
  return (
    act.weigh('onward', id, asked, [boldness + edge + (isLate ? carriesOn : 0), 0]).choice === 0
  );
}

/** Goes for the next thing of the enemy's: a relief turns to destroying, a raid goes on raiding. */
function goNext(world: W, act: March, id: ForceId, task: Task): void {
  const { person } = forceOf(world, id);
  if (task === 'destroy' && person !== -1 && isTracked(world, act, id)) {
    const { fugitive, at } = world.people[person]!;
    if (fugitive) {
      order(world, act, { force: id, task: 'pursue', to: at });
      return;
    }
  }
  const to = nextTarget(world, act, id);
  const { polity, since } = forceOf(world, id);
  const hasFoe = polity !== -1 && polityOf(world, polity).stands && wouldFight(world, id, polity);
  if (to === -1 && hasFoe && task === 'destroy' && world.day - since < act.parameters.holdDays) {
    wake(act, world, id, 30); // he waits for news of the enemy
  } else if (to === -1) goHome(world, act, id);
  else order(world, act, { force: id, task: task === 'attack' ? 'attack' : 'destroy', to });
}

/** A screen goes to meet a foe whom its scouts see and whom it need not fear. */
function meetsFoe(world: W, act: March, id: ForceId): boolean {
  const to = nearestFoe(world, act, id);
  if (to === -1) return false;
  order(world, act, { force: id, task: 'screen', to });
  return true;
}
