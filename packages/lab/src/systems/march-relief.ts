// The cry for help of a besieged place: which commanders of its side hear of it, and whether they leave
// what they are at and march to the relief. A part of the system `march`, which alone uses it.

import { modes } from '../land/network.ts';
import type { ForceId, PlaceId, PolityId, SiegeId } from '../scenario/setting.ts';
import { forceOf, placeAt, polityOf, sameSide } from '../world/look.ts';
import { chanceOfVictory } from '../world/odds.ts';
import type { Force, Seen, World } from '../world/world.ts';
import type { MarchAct } from './march-targets.ts';

type W = Seen<World>;

const courier = modes.indexOf('courier');
/** Smallest force that is called to a relief, soldiers. */
const leastHelp = 300;

/** Commanders of the besieged side who may hear of a siege in time. */
export function cryForHelp(
  world: W,
  act: MarchAct,
  it: {
    readonly place: PlaceId;
    readonly against: PolityId | -1;
    readonly force: ForceId;
    readonly siege: SiegeId;
  },
): void {
  if (it.against === -1) return;
  const { against } = it;
  for (const id of world.afield) {
    const force = forceOf(world, id);
    if (force.soldiers < leastHelp || force.siege !== -1 || force.at === it.place) continue;
    if (force.task === 'pursue' || force.task === 'flee') continue;
    if (!sameSide(world, force.owner, against)) continue;
    if (act.land.days(force.at, it.place, act.month, force.mode) > act.parameters.helpReach)
      continue;
    const days = act.land.days(it.place, force.at, act.month, courier) + 1;
    if (days < Infinity)
      act.later(Math.ceil(days), { kind: 'cryHeard', force: id, siege: it.siege });
  }
}

/** A commander weighs marching to the relief of a place of his side against going on as he was. */
export function weighHelp(
  world: W,
  act: MarchAct,
  it: { readonly force: ForceId; readonly siege: SiegeId },
): void {
  const siege = world.sieges[it.siege]!;
  const force = forceOf(world, it.force);
  if (!siege.open || !force.exists || force.siege !== -1 || force.task === 'relieve') return;
  const { owner } = placeAt(world, siege.place);
  if (owner === -1 || !sameSide(world, owner, force.owner) || !isReady(act, it.force, force))
    return;
  const besieger = forceOf(world, siege.force);
  const given = act.parameters;
  const chance = chanceOfVictory(
    {
      soldiers: force.soldiers * force.condition,
      enemies: besieger.soldiers * besieger.condition,
      qualityGap: force.quality - besieger.quality,
    },
    { numbers: given.numbersSlope, quality: given.qualitySlope },
  );
  const own = polityOf(world, force.owner);
  const isDear = owner === force.owner && (siege.place === own.capital || siege.place === own.seat);
  const utility =
    given.help +
    given.helpHope * (chance - 0.5) +
    (owner === force.owner ? given.helpOwn : 0) +
    (isDear ? given.helpOwn : 0) -
    (force.task === 'destroy' || force.task === 'attack' ? given.atTask : 0);
  if (act.weigh('help', it.force, it.siege, [utility, 0]).choice !== 0) return;
  act.happen(
    {
      kind: 'forceOrdered',
      force: it.force,
      task: 'relieve',
      order: force.order + 1,
      to: siege.place,
      person: -1,
      polity: siege.polity,
      plan: force.plan,
      with: -1,
    },
    [act.latest('siegeLaid', siege.place)],
  );
}

/** A force that has gathered; those of the scenario have. */
function isReady(act: MarchAct, id: ForceId, force: Seen<Force>): boolean {
  return force.order > 0 || id < act.setting.forces.length;
}
