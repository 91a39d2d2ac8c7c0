// Message: news travels by the fastest courier's way, late, sometimes never, and wakes only those whom
// it concerns.
//
// A court hears of a change after
//   days = land.days(from, seat, courier) · r · e^{N(0, delaySpread²)} + handover
//   r = 1 − stations · (1 − 1 ÷ stationGain)
// rounded by the agenda to whole days. The land's courier rides mounts of his own and what he can ask for;
// where relay stations stand along a share of the roads, r is below 1. With
//   pLoss = 1 − (1 − loss)^(km ÷ 1000)
// the rider never arrives, where the loss is higher on the half of the way that lies with an enemy of the
// court; only later news then overtakes what was lost. Where the passes are shut the rider waits
// for the first month in which a way is open. Nothing is copied: what a court knows of a matter is the
// latest change about it that has reached it (engine/heard.ts).
//
// Courts are woken (`newsArrives`) only when their own or their vassal's town is besieged or lost, when
// their army or an enemy's has won or lost, when a hostile force first comes within `alarmDays` of their
// own lands, when a ruler whom they serve, fight or rule over dies, and when an enemy falls. Whatever
// else they know, they find when they ask for it in council.
//
// Rumour: a share of the armies that come near are told greater than they are, by a lognormal factor; a
// few that are still two alarms away are told to stand at the border, which wakes the court; some courts
// take an enemy's, a liege's or a vassal's ruler who fled for dead. A rumour is believed for some weeks,
// or until later news of the matter comes; so two courts may differ on who rules and where an army is.
//
// Sources: models 2j; Juvayni's stages and ORBIS bound the pace of couriers, which stands in the land.

import { exp, pow } from '../base/number.ts';
import { normalAt } from '../base/quantile.ts';
import type { HearingMaker } from '../engine/model.ts';
import type { OccasionOf } from '../engine/occasion.ts';
import { type Act, type ParameterTable, system } from '../engine/system.ts';
import { modes, type Network } from '../land/network.ts';
import type { PlaceId, PolityId } from '../scenario/setting.ts';
import { atWar, placesOf, sameSide, standing } from '../world/look.ts';
import type { Seen, World } from '../world/world.ts';
import {
  hearRumour,
  rumourDice,
  rumourParameters,
  spreadDeath,
  spreadNearness,
  spreadNumbers,
} from './message-rumour.ts';

type W = Seen<World>;
type Matter = OccasionOf<'courtHears'>['matter'];

const parameters = {
  ...rumourParameters,
  delaySpread: {
    value: 0.25,
    range: [0.15, 0.4],
    unit: 'standard deviation of the logarithm of the days on the way',
    source: 'orbis',
  },
  handover: {
    value: 1,
    range: [0.5, 2],
    unit: 'days until a rider who has come is heard',
    source: 'assumed',
  },
  lossPerThousandKm: {
    value: 0.02,
    range: [0.01, 0.03],
    unit: 'share of news lost per 1,000 km of friendly road',
    source: 'assumed',
  },
  lossAmongFoes: {
    value: 0.2,
    range: [0.1, 0.3],
    unit: 'share of news lost per 1,000 km of an enemy’s land',
    source: 'assumed',
  },
  stations: {
    value: 0,
    range: [0, 0],
    unit: 'share of the roads along which relay stations stand',
    source: 'assumed',
  },
  stationGain: {
    value: 2.7,
    range: [2.2, 3.3],
    unit: 'times the pace of a courier without relay stations',
    source: 'silverstein-2007',
  },
  kmPerDay: {
    value: 90,
    range: [90, 90],
    unit: 'km a courier rides in a day, to turn days of way into kilometres of risk',
    source: 'silverstein-2007',
  },
  alarmDays: {
    value: 10,
    range: [10, 10],
    unit: 'days of riding within which a hostile force alarms a court',
    source: 'assumed',
  },
} as const satisfies ParameterTable;

const courier = modes.indexOf('courier');
const riders = modes.indexOf('riders');

/** Days of way for a courier who sets out this month, waiting for a pass to open; Infinity without any way. */
export function courierDays(
  land: Network,
  way: { readonly from: number; readonly to: number; readonly month: number },
): number {
  if (way.from === way.to) return 0;
  for (let wait = 0; wait < 12; wait += 1) {
    const month = ((way.month - 1 + wait) % 12) + 1;
    const days = land.days(way.from, way.to, month, courier);
    if (Number.isFinite(days)) return 30 * wait + days;
  }
  return Infinity;
}

/** How news travels, for the engine: days until a court hears of a change, Infinity when it is lost. */
export const hearing: HearingMaker = ({ parameters: given, ...tools }) => {
  const { land, roll, monthOn, seatThen, holderThen, atWarThen } = tools;
  const numbers = given as Record<keyof typeof parameters, number>;
  const { delaySpread, handover, lossPerThousandKm, lossAmongFoes, kmPerDay } = numbers;
  const { stations, stationGain } = numbers;
  const onRelays = 1 - stations * (1 - 1 / stationGain);
  return ({ change, from, court, day }) => {
    const to = seatThen(court, change);
    if (from === -1 || to === -1 || from === to) return 0;
    const way = courierDays(land, { from, to, month: monthOn(day) });
    if (!Number.isFinite(way)) return Infinity;
    const km = way * kmPerDay;
    const holder = holderThen(from, change);
    const amongFoes = holder !== -1 && atWarThen([holder, court], change) ? km / 2 : 0;
    const safe =
      pow(1 - lossPerThousandKm, (km - amongFoes) / 1000) *
      pow(1 - lossAmongFoes, amongFoes / 1000);
    if (roll('loss', change, court) >= safe) return Infinity;
    const late = exp(normalAt(roll('delay', change, court), 0, delaySpread));
    return Math.ceil(way * onRelays * late + handover);
  };
};

const dice = { delay: 'polity', loss: 'polity', ...rumourDice } as const;
type MessageAct = Act<typeof parameters, typeof dice>;

/** Sends word of a change to one court. */
function send(
  act: MessageAct,
  news: {
    readonly to: PolityId;
    readonly of: number;
    readonly matter: Matter;
    readonly place: PlaceId | -1;
    readonly against: PolityId | -1;
  },
): void {
  const days = act.reaches(news.of, news.to);
  if (!Number.isFinite(days)) return;
  const { to: polity, of, matter, place, against } = news;
  const late = Math.max(1, days);
  act.later(days, { kind: 'courtHears', polity, days: late, of, matter, place, against });
}

/** Whose business a polity's trouble is: its own, its liege's. */
function concerned(world: W, polity: PolityId | -1): PolityId[] {
  if (polity === -1) return [];
  const { stands, liege } = world.polities[polity]!;
  return [...(stands ? [polity] : []), ...(liege === -1 ? [] : [liege])];
}

/** Days of riding from a place to the nearest place that a polity holds, or to its court. */
function daysToLandsOf(
  world: W,
  act: MessageAct,
  way: { from: PlaceId; polity: PolityId },
): number {
  const { seat } = world.polities[way.polity]!;
  let best = seat === -1 ? Infinity : act.land.days(way.from, seat, act.month, riders);
  const places = placesOf(world, way.polity);
  for (let at = 0; at < places.length; at += 1) {
    best = Math.min(best, act.land.days(way.from, places[at]!, act.month, riders));
  }
  return best;
}

const marching = new Set(['attack', 'relieve', 'destroy', 'screen', 'pursue']);

/** The message system: couriers, and the alarm of courts. */
export const message = system({
  name: 'message',
  gist: 'News rides the roads: it comes late, or never, and wakes those whom it concerns.',
  parameters,
  dice,
  hazards: {},
  rates: {},
  comes: {},
  on: {
    courtHears(world, it, act) {
      const polity = world.polities[it.polity]!;
      if (!polity.stands || polity.ruler === -1) return;
      const { days, of, matter, place, against } = it;
      act.happen({ kind: 'newsArrives', polity: it.polity, days, of, matter, place, against }, [
        of,
      ]);
    },
    rumourHeard(world, it, act) {
      hearRumour(world, act, it);
    },
  },
  after: {
    siegeLaid(world, it, act, index) {
      for (const to of concerned(world, it.against)) {
        if (!sameSide(world, to, it.polity))
          send(act, { to, of: index, matter: 'siege', place: it.place, against: it.polity });
      }
    },
    placeChangesHands(world, it, act, index) {
      if (it.from === -1 || it.by === 'inheritance') return;
      for (const to of concerned(world, it.from)) {
        if (it.to !== -1 && sameSide(world, to, it.to)) continue;
        send(act, { to, of: index, matter: 'place', place: it.place, against: it.to });
      }
    },
    battleWon(world, it, act, index) {
      const hearers = new Set([...concerned(world, it.loser), ...concerned(world, it.polity)]);
      for (const to of hearers) {
        const against = sameSide(world, to, it.polity) ? it.loser : it.polity;
        send(act, { to, of: index, matter: 'battle', place: it.place, against });
      }
    },
    personDies(world, it, act, index) {
      if (it.polity === -1) return;
      for (const to of standing(world)) {
        if (to === it.polity) continue;
        const tied = sameSide(world, to, it.polity) || atWar(world, to, it.polity);
        if (tied)
          send(act, { to, of: index, matter: 'death', place: it.place, against: it.polity });
      }
    },
    polityFalls(world, it, act, index) {
      for (const to of standing(world)) {
        if (to === it.to || world.relations[to * world.capacity + it.polity]!.border)
          send(act, { to, of: index, matter: 'fall', place: -1, against: it.polity });
      }
    },
    forceReaches(world, it, act, index) {
      const force = world.forces[it.force]!;
      if (!marching.has(force.task)) return;
      for (const to of standing(world)) {
        const meant = force.polity === to || world.polities[to]!.liege === force.polity;
        if (sameSide(world, to, force.owner) || !(meant || atWar(world, to, force.owner))) continue;
        const near = daysToLandsOf(world, act, { from: it.place, polity: to });
        const { alarmDays } = act.parameters;
        if (near > 2 * alarmDays) continue;
        const before =
          it.from === it.place
            ? Infinity
            : daysToLandsOf(world, act, { from: it.from, polity: to });
        const came = { force: it.force, to, index };
        if (near > alarmDays) {
          if (before > 2 * alarmDays) spreadNearness(world, act, came);
          continue;
        }
        if (before <= alarmDays) continue;
        send(act, { to, of: index, matter: 'approach', place: it.place, against: force.owner });
        spreadNumbers(world, act, came);
      }
    },
    personFlees(world, it, act, index) {
      spreadDeath(world, act, it, index);
    },
    forceOrdered(world, it, act, index) {
      const force = world.forces[it.force]!;
      const { polity: to } = it;
      if (to === -1 || !marching.has(it.task) || sameSide(world, to, force.owner)) return;
      if (!world.polities[to]!.stands) return;
      const near = daysToLandsOf(world, act, { from: force.at, polity: to });
      if (near > act.parameters.alarmDays) return;
      send(act, { to, of: index, matter: 'approach', place: force.at, against: force.owner });
    },
  },
});
