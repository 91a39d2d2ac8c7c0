// What is given to realms from outside: circumstances of the scenario are laid on the world and taken off
// it again. None of them orders an act. Used by `polity.ts`.

import { clamp } from '../base/number.ts';
import type { Rating } from '../engine/system.ts';
import type { CircumstanceGiven, PlaceId } from '../scenario/setting.ts';
import type { Seen, World } from '../world/world.ts';
import type { PolityAct } from './polity-numbers.ts';

type W = Seen<World>;

/** Lays a circumstance on the world, or takes it off. */
export function turn(
  world: W,
  act: PolityAct,
  it: { readonly number: number; readonly begins: boolean },
): void {
  const given = act.setting.circumstances[it.number]!;
  const { effect, polity } = given;
  const say = (place: PlaceId | -1, share: number): void => {
    act.happen({
      kind: 'circumstanceTurns',
      circumstance: it.number,
      polity,
      effect,
      place,
      begins: it.begins,
      share,
    });
  };
  const share = act.amountOf(given.share);
  switch (effect) {
    case 'tied': {
      const free = 1 - (world.polities[polity]?.tied ?? 0);
      const part = 1 - clamp(share, 0, 0.95);
      say(-1, 1 - clamp(it.begins ? free * part : free / part, 0, 1));
      return;
    }
    case 'weakness':
      say(-1, it.begins ? clamp(share, 0, 1) : 0);
      return;
    case 'muster':
      say(it.begins ? (given.places[0] ?? -1) : -1, 1);
      return;
    case 'seat': {
      const to = given.places[0] ?? -1;
      say(to, 1);
      if (polity === -1) return;
      const { stands, seat } = world.polities[polity]!;
      if (it.begins && stands && to !== -1 && seat !== to)
        act.happen({ kind: 'courtMoves', polity, from: seat, to });
      return;
    }
    case 'harvest':
      for (const place of given.places) say(place, it.begins ? share : 1);
      return;
    case 'road':
      for (const place of given.places) say(place, it.begins ? share : tradeOf(act, place));
  }
}

/** Trade of a place as the scenario gives it. */
function tradeOf(act: Rating, place: PlaceId): number {
  const laid = act.setting.base.find(
    (it) => it.table === 'place' && it.id === place && it.field === 'trade',
  );
  return laid === undefined ? 0 : act.amountOf(laid.amount);
}

/** Plans when the circumstances of the opening begin and end; those under way begin at once. */
export function planCircumstances(world: W, act: PolityAct): void {
  const opening = act.setting.openings.findIndex((it) => it.day === world.day);
  act.setting.circumstances.forEach((given: CircumstanceGiven, number) => {
    if (act.without.has(number) || !given.openings.includes(opening)) return;
    const from = Math.floor(act.amountOf(given.from)) - world.day;
    const to = Math.floor(act.amountOf(given.to)) - world.day;
    if (to <= 0) return;
    if (from <= 0) turn(world, act, { number, begins: true });
    else act.later(from, { kind: 'circumstanceTurns', circumstance: number, begins: true });
    act.later(Math.max(to, from + 1), {
      kind: 'circumstanceTurns',
      circumstance: number,
      begins: false,
    });
  });
}
