// Muster: turns the orders of a council into soldiers in the field, and soldiers back into people at home.
//
// A realm calls up part of its levy at a gathering place, in decimal units as steppe armies were counted:
// whole tenths of its unit (a thousand of a tumen of ten thousand). The place is the one that a
// circumstance names, else the customary one nearest to the goal, else the capital. The call travels
// there by courier, and the gathering itself takes a lognormal time of some weeks:
//
//   ready = courier(seat → place) + Lognormal(median, factor)
//
// Forces of one plan that gather at the same place set out together. The best general at court who has
// no command leads; without one the ruler goes himself.
//
// An enemy who comes within some days of a lord is met without a council: with odds that rise with his
// chance of victory the lord calls up who lives about him, and these stand to arms at once. So, more
// seldom, does a neighbour at peace on whose land an army halts: he sends a guard against it.
//
// Those who come home disband into the levy;
// standing forces do not. Soldiers whose pay stops leave: a share of every force in each half-year
// without money.
//
// Sources: decimal organisation and call-up after the general literature on steppe armies; times and
// shares are assumed.
// Long because orders of every shape are executed here.

import { logNormalAt } from '../base/quantile.ts';
import { system } from '../engine/system.ts';
import { modes } from '../land/network.ts';
import {
  type ForceId,
  offices,
  type PersonId,
  type PlaceId,
  type PolityId,
} from '../scenario/setting.ts';
import type { Order } from '../world/change.ts';
import { courtiers, forceOf, forcesOf, placeAt, polityOf, sameSide } from '../world/look.ts';
import type { Seen, World } from '../world/world.ts';
import { answerIntrusion } from './muster-defence.ts';
import { type MusterAct, musterDice, musterParameters } from './muster-numbers.ts';

const parameters = musterParameters;
const dice = musterDice;
const hazards = {} as const;

type W = Seen<World>;
type Muster = MusterAct;

const courier = modes.indexOf('courier');
const generals: ReadonlySet<number> = new Set([
  offices.indexOf('general'),
  offices.indexOf('heir'),
  offices.indexOf('guest'),
]);

/** Gathers and disbands. */
export const muster = system({
  name: 'muster',
  gist: 'Calls up soldiers for the orders of a council, gives them a commander, and sends them home.',
  parameters,
  dice,
  hazards,
  rates: {},
  comes: {},
  on: {
    musterReady(world, it, act) {
      const force = forceOf(world, it.force);
      if (!force.exists || force.order !== 0) return;
      const { given } = it;
      act.happen({
        kind: 'forceOrdered',
        force: it.force,
        task: given.task,
        order: force.order + 1,
        to: given.place,
        person: given.person,
        polity: given.polity,
        plan: it.plan,
        with: it.with !== -1 && forceOf(world, it.with).exists ? it.with : -1,
      });
    },
  },
  after: {
    councilDecides(world, it, act, index) {
      const { orders } = it.options[it.choice]!;
      if (orders.length > 0) call(world, act, { polity: it.polity, orders, index });
    },
    forceReaches(world, it, act) {
      if (it.days > 0) answerIntrusion(world, act, it.force);
      const force = forceOf(world, it.force);
      if (!it.goal || force.task !== 'home' || !force.exists) return;
      if (isStanding(act, it.force)) {
        act.happen({
          kind: 'forceOrdered',
          force: it.force,
          task: 'hold',
          order: force.order + 1,
          to: it.place,
          person: -1,
          polity: -1,
          plan: 0,
          with: -1,
        });
      } else {
        act.happen({
          kind: 'forceDisbands',
          force: it.force,
          place: it.place,
          soldiers: Math.round(force.soldiers),
        });
      }
    },
    treasuryMoves(world, it, act) {
      if (it.by !== 'pay' || it.to > 0.01) return;
      for (const id of forcesOf(world, it.polity)) {
        const force = forceOf(world, id);
        const to = Math.round(force.soldiers * (1 - act.parameters.unpaidDesertion));
        if (force.soldiers - to >= 50) {
          act.happen({ kind: 'strengthMoves', force: id, to, by: 'desertion' });
        }
      }
    },
    polityFalls(world, it, act) {
      for (const id of forcesOf(world, it.polity)) {
        act.happen({
          kind: 'forceDisbands',
          force: id,
          place: forceOf(world, id).at,
          soldiers: 0,
        });
      }
    },
  },
});

/** Standing forces are those of the scenario: they stay together when they come home. */
function isStanding(act: Muster, force: ForceId): boolean {
  return force < act.setting.forces.length;
}

function call(
  world: W,
  act: Muster,
  council: {
    readonly polity: PolityId;
    readonly orders: readonly Order[];
    readonly index: number;
  },
): void {
  const { polity, index } = council;
  const plan = polityOf(world, polity).councils;
  const readyOf = new Map<PlaceId, { readonly days: number; readonly leader: ForceId }>();
  const taken = new Set<ForceId>();
  for (const given of council.orders) {
    const place = given.place === -1 ? goalOf(world, given) : given.place;
    if (place === -1) continue;
    const order = { ...given, place };
    if (order.soldiers <= 0) {
      orderStanding(world, act, { polity, order, plan, index, taken });
      continue;
    }
    const at = gatheringPlace(world, act, { polity, goal: place });
    const soldiers = fit(world, act, { polity, asked: order.soldiers });
    if (at === -1 || soldiers === 0) continue;
    const { levy, seat } = polityOf(world, polity);
    act.happen({ kind: 'levyMoves', polity, to: levy - soldiers });
    const force = act.next.force();
    const company = readyOf.get(at);
    act.happen(
      {
        kind: 'forceRaised',
        force,
        polity,
        place: at,
        soldiers,
        commander: captainOf(world, polity),
        task: order.task,
        goal: place,
      },
      [index],
    );
    const days =
      company?.days ??
      Math.min(30, act.land.days(seat, at, act.month, courier)) +
        logNormalAt(
          act.roll('gathering', polity, plan * 8 + readyOf.size),
          act.parameters.musterDays,
          act.parameters.musterSpread,
        );
    act.later(days, {
      kind: 'musterReady',
      force,
      given: order,
      plan,
      with: company?.leader ?? -1,
    });
    if (company === undefined) readyOf.set(at, { days, leader: force });
  }
}

/** Where an order without a place leads: to its person, else to the seat of the polity it is about. */
function goalOf(world: W, order: Order): PlaceId | -1 {
  if (order.person !== -1) return world.people[order.person]!.at;
  if (order.polity === -1) return -1;
  return polityOf(world, order.polity).capital;
}

function orderStanding(
  world: W,
  act: Muster,
  it: {
    readonly polity: PolityId;
    readonly order: Order;
    readonly plan: number;
    readonly index: number;
    readonly taken: Set<ForceId>;
  },
): void {
  const { ruler } = polityOf(world, it.polity);
  const free = forcesOf(world, it.polity).filter((id) => {
    const { task } = forceOf(world, id);
    return (
      !it.taken.has(id) &&
      (task === 'hold' || task === 'home' || task === 'flee' || isStanding(act, id))
    );
  });
  free.sort((a, b) => {
    const [first, second] = [forceOf(world, a), forceOf(world, b)];
    const led = Number(second.commander === ruler) - Number(first.commander === ruler);
    return led || second.soldiers - first.soldiers || a - b;
  });
  const chosen = free[0];
  if (chosen === undefined) return;
  it.taken.add(chosen);
  act.happen(
    {
      kind: 'forceOrdered',
      force: chosen,
      task: it.order.task,
      order: forceOf(world, chosen).order + 1,
      to: it.order.place,
      person: it.order.person,
      polity: it.order.polity,
      plan: it.plan,
      with: -1,
    },
    [it.index],
  );
}

/** Where the levy gathers for a goal; −1 when every gathering place is besieged or lost. */
function gatheringPlace(
  world: W,
  act: Muster,
  { polity, goal }: { readonly polity: PolityId; readonly goal: PlaceId },
): PlaceId | -1 {
  const it = polityOf(world, polity);
  const isOpen = (place: PlaceId) => {
    const { owner, siege } = placeAt(world, place);
    return siege === -1 && (owner === -1 || sameSide(world, owner, polity));
  };
  if (it.muster !== -1 && isOpen(it.muster)) return it.muster;
  const customary = it.customs < act.setting.polities.length ? it.customs : polity;
  const musters = (act.setting.polities[customary]?.musters ?? []).filter(isOpen);
  let best: PlaceId | -1 = -1;
  let bestDays = Infinity;
  for (const place of musters) {
    const days = act.land.days(place, goal, act.month, it.mode);
    if (days < bestDays || best === -1) {
      best = place;
      bestDays = days;
    }
  }
  if (best !== -1) return best;
  return [it.seat, it.capital].find((place) => place !== -1 && isOpen(place)) ?? -1;
}

/** Soldiers that can be sent: whole tenths of a unit, no more than the free levy; 0 for too few. */
function fit(
  world: W,
  act: Muster,
  { polity, asked }: { readonly polity: PolityId; readonly asked: number },
): number {
  const it = polityOf(world, polity);
  const free = it.levy * (1 - it.tied);
  const step = Math.max(1, Math.floor(it.unitSoldiers / 10));
  const most = Math.min(asked, free);
  const soldiers = most >= step ? Math.floor(most / step) * step : Math.floor(most);
  return soldiers < Math.min(act.parameters.leastForce, asked) ? 0 : soldiers;
}

/** The best man free to lead: a general, heir or guest of the court, else the ruler; −1 for nobody. */
function captainOf(world: W, polity: PolityId): PersonId | -1 {
  const { ruler } = polityOf(world, polity);
  let best: PersonId | -1 = -1;
  for (const id of courtiers(world, polity)) {
    const person = world.people[id]!;
    const isFree = person.force === -1 && !person.fugitive && person.sex === 'man';
    if (!isFree || id === ruler || !generals.has(person.office)) continue;
    if (best === -1 || person.skill > world.people[best]!.skill) best = id;
  }
  if (best !== -1 || ruler === -1) return best;
  const lord = world.people[ruler]!;
  return lord.force === -1 && !lord.fugitive && lord.sex === 'man' ? ruler : -1;
}
