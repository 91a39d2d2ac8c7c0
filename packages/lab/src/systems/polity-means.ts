// What a realm lives on: its chest, its levy and its standing, brought up to date twice a year; and its
// end when it has neither land nor army. Used by `polity.ts`.

import { clamp } from '../base/number.ts';
import type { PlaceId, PolityId } from '../scenario/setting.ts';
import { forcesOf, placesOf, vassalsOf } from '../world/look.ts';
import type { Seen, World } from '../world/world.ts';
import type { PolityAct } from './polity-numbers.ts';

type W = Seen<World>;

/**
 * What its lands give against what they gave at first: a half stays with the ruler's own people, the other
 * half goes with the souls of the places he holds, at most twice over.
 */
export function landShare(world: W, id: PolityId): number {
  const { peopled } = world.polities[id]!;
  if (peopled <= 0) return 1;
  const souls = placesOf(world, id).reduce((sum, place) => sum + world.places[place]!.souls, 0);
  return 0.5 + 0.5 * Math.min(2, souls / peopled);
}

/** Brings a chest, a levy and a standing up to date for half a year. */
export function reckon(world: W, act: PolityAct, id: PolityId): void {
  const given = act.parameters;
  const polity = world.polities[id]!;
  const places = placesOf(world, id);
  let afield = 0;
  for (const force of forcesOf(world, id)) afield += world.forces[force]!.soldiers;
  const all = afield + polity.levy + polity.household;
  const harvest =
    places.reduce((sum, it) => sum + world.places[it]!.harvest, 0) / Math.max(1, places.length);
  const tax =
    places.reduce((sum, it) => sum + world.places[it]!.tax, 0) / Math.max(1, places.length);
  const payers = vassalsOf(world, id).filter((it) => world.polities[it]!.commitment > -0.3).length;
  const share = landShare(world, id);
  const lands = places.length > 0 ? share * (1 - polity.weakness) * harvest * tax : 0;
  const income = (given.incomeMonths / 2) * lands * (1 + given.tributeShare * payers);
  const owed = polity.liege === -1 ? 0 : polity.tribute * income;
  const spent = polity.treasury / (2 * given.spendingYears);
  const pay = all > 0 ? ((given.fieldPay / 2) * afield) / all : 0;
  const treasury = Math.max(0, polity.treasury + income - owed - spent - pay);
  if (Math.abs(treasury - polity.treasury) > 0.75) {
    act.happen({
      kind: 'treasuryMoves',
      polity: id,
      to: treasury,
      by: pay > income ? 'pay' : 'income',
    });
  }
  const men = polity.manpower * share * (1 - 0.5 * polity.weakness);
  const gap = men - polity.levy - afield;
  if (places.length > 0 && gap > 0.1 * polity.manpower) {
    const levy = Math.round(polity.levy + (given.levyRecovery / 2) * gap);
    act.happen({ kind: 'levyMoves', polity: id, to: levy });
  }
  const drift = (given.customaryLegitimacy - polity.legitimacy) / (2 * given.customYears);
  if (Math.abs(drift) > 0.02)
    act.happen({
      kind: 'legitimacyMoves',
      polity: id,
      to: polity.legitimacy + drift,
      by: 'custom',
    });
}

/** Moves a realm’s standing by a step after a battle or a loss. */
export function moveLegitimacy(
  world: W,
  act: PolityAct,
  it: { polity: PolityId; by: 'victory' | 'defeat'; step: number },
): void {
  const { stands, legitimacy } = world.polities[it.polity]!;
  if (!stands) return;
  const to = clamp(legitimacy + it.step, 0.02, 1);
  if (Math.abs(to - legitimacy) > 0.01)
    act.happen({ kind: 'legitimacyMoves', polity: it.polity, to, by: it.by });
}

/** The largest place that a polity holds, −1 when it holds none. */
export function largest(world: W, polity: PolityId): PlaceId | -1 {
  let best: PlaceId | -1 = -1;
  for (const id of placesOf(world, polity)) {
    if (best === -1 || world.places[id]!.souls > world.places[best]!.souls) best = id;
  }
  return best;
}

/** Ends a polity that has neither land nor army left. */
export function fallIfSpent(
  world: W,
  act: PolityAct,
  it: { polity: PolityId; to: PolityId | -1 },
): void {
  const { stands, ruler } = world.polities[it.polity]!;
  if (!stands || placesOf(world, it.polity).length > 0) return;
  if (forcesOf(world, it.polity).some((force) => world.forces[force]!.soldiers >= 100)) return;
  const to = it.to !== -1 && world.polities[it.to]!.stands ? it.to : -1;
  act.happen({ kind: 'polityFalls', polity: it.polity, to }, [
    ruler === -1 ? -1 : act.latest('personFlees', ruler),
  ]);
}
