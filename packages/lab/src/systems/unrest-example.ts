// How word of a rising that has ended goes from town to town, and what it is worth there. Used by
// `unrest.ts` alone.

import { exp } from '../base/number.ts';
import type { OccasionOf } from '../engine/occasion.ts';
import type { Act } from '../engine/system.ts';
import { modes } from '../land/network.ts';
import type { PlaceId, PolityId } from '../scenario/setting.ts';
import { sameSide } from '../world/look.ts';
import type { Seen, World } from '../world/world.ts';
import { exampleToday, likeness } from './unrest-mood.ts';
import type { unrestParameters } from './unrest-numbers.ts';

type W = Seen<World>;

/** What the rules of unrest may roll and say. */
export type UnrestAct = Act<typeof unrestParameters, { fight: 'place' }, { rising: 'place' }>;

const riders = modes.indexOf('riders');
/** An example fainter than this is not told. */
const leastExample = 0.05;
/** Days that rumour takes for a day's ride. */
const rumourDays = 1.5;

/**
 * Carries word of how a rising ended to other towns: what succeeds is an example (`strength` 1), less to
 * towns of another lord; what is put down ends the hope that another had given under the same lord (0).
 */
export function spreadExample(
  world: W,
  act: UnrestAct,
  it: { readonly of: PlaceId; readonly against: PolityId; readonly strength: number },
): void {
  const { exampleReach, exampleAbroad, townSouls } = act.parameters;
  const risen = world.places[it.of]!;
  world.places.forEach((place, number) => {
    const id = number as PlaceId;
    if (id === it.of || place.owner === -1 || place.souls < townSouls) return;
    const isUnderSame = sameSide(world, place.owner, it.against);
    if (!isUnderSame && it.strength === 0) return;
    const days = act.land.days(it.of, id, act.month, riders);
    const weight = isUnderSame ? 1 : exampleAbroad;
    const to = it.strength * weight * exp(-days / exampleReach) * likeness(risen, place);
    const heard = exampleToday(world, id, act.parameters);
    if (it.strength > 0 ? to < leastExample : heard < leastExample || days > 3 * exampleReach)
      return;
    act.later(1 + days * rumourDays, {
      kind: 'exampleArrives',
      place: id,
      of: it.of,
      against: it.against,
      to,
    });
  });
}

/** A town takes an example to heart where it is more than it had, or gives up a hope that its lord has ended. */
export function hearExample(world: W, act: UnrestAct, it: OccasionOf<'exampleArrives'>): void {
  const { place, of, against, to } = it;
  const { owner } = world.places[place]!;
  if (owner === -1 || (to === 0 && !sameSide(world, owner, against))) return;
  const heard = exampleToday(world, place, act.parameters);
  if (to > 0 ? to <= heard : heard < leastExample) return;
  act.happen({ kind: 'exampleHeard', place, of, polity: against, to }, [
    act.latest(to > 0 ? 'garrisonDrivenOut' : 'revoltPutDown', of),
  ]);
}
