// Supply: what roads, cold, height and bare ground take from men and mounts, and what rest gives back.
//
// Reckoned when a force reaches a halt, from the days it has stood and marched since it was last
// reckoned. Rest first, then the road:
//
//   c ← c + (1 − c) · (1 − e^(−recovery · rested))
//   c ← c − marched · (tiring + hunger · deficit + thin · max(0, km − 2.5)),  within [floor, 1]
//
// The deficit is the share of its daily fodder that a force cannot find on the ground it sweeps:
// horses × 5.5 kg ÷ (standing grass × share eaten) against front × day's march. Men fall out by
// proportional hazards with frailty:
//
//   share lost = 1 − e^(−h · marched · frailty),
//   h = base · exp(βf · deficit + βc · frost + βa · max(0, km − 2.5) + βw · (1 − c)),
//   frailty ~ Gamma(4, 1/4): losses come in bad weeks (coefficient of variation one half).
//
// A besieging camp loses several times more once it has stood a month. Small moves are not said: they
// wait until they add up.
//
// Sources: fodder smith-1984; losses after the ranges for pre-modern armies, assumed; shape of hazard assumed.

import { clamp, exp } from '../base/number.ts';
import { gammaAt } from '../base/quantile.ts';
import type { Act, ParameterTable, Rating } from '../engine/system.ts';
import { system } from '../engine/system.ts';
import { grassKgPerHectare, meanTemperature } from '../land/season.ts';
import type { ForceId, PlaceId } from '../scenario/setting.ts';
import { forceOf } from '../world/look.ts';
import type { Force, Seen, World } from '../world/world.ts';

/** What wear and rest are reckoned with. */
export const supplyParameters = {
  recovery: { value: 0.02, range: [0.01, 0.03], unit: 'per day of rest', source: 'assumed' },
  tiring: { value: 0.004, range: [0.002, 0.008], unit: 'condition a day', source: 'assumed' },
  hunger: {
    value: 0.03,
    range: [0.015, 0.05],
    unit: 'condition a day without fodder',
    source: 'assumed',
  },
  thinAir: {
    value: 0.006,
    range: [0.003, 0.012],
    unit: 'condition a day and km',
    source: 'assumed',
  },
  fodder: { value: 5.5, range: [4, 7], unit: 'kg a mount and day', source: 'smith-1984' },
  eatenShare: {
    value: 0.35,
    range: [0.25, 0.5],
    unit: 'share of standing grass',
    source: 'assumed',
  },
  frontKm: { value: 8, range: [4, 15], unit: 'km', source: 'assumed' },
  marchKm: { value: 24, range: [15, 40], unit: 'km a day', source: 'smith-1984' },
  baseLoss: { value: 0.0003, range: [0.0001, 0.0006], unit: 'share a day', source: 'assumed' },
  lossByHunger: { value: 2, range: [1, 3], unit: 'log hazard', source: 'assumed' },
  lossByFrost: { value: 1, range: [0.5, 1.5], unit: 'log hazard', source: 'assumed' },
  lossByHeight: { value: 0.5, range: [0.2, 1], unit: 'log hazard a km', source: 'assumed' },
  lossByWear: { value: 1.5, range: [0.5, 2.5], unit: 'log hazard', source: 'assumed' },
  campLoss: { value: 3, range: [2, 5], unit: 'times, after a month', source: 'assumed' },
} as const satisfies ParameterTable;
const parameters = supplyParameters;
const dice = { frailty: 'force', camp: 'siege' } as const;
const hazards = {} as const;

type W = Seen<World>;
type Supply = Act<typeof parameters, typeof dice, typeof hazards>;

/** Moves smaller than these wait until they add up. */
const leastMove = 0.04;
const leastLoss = 0.02;
const lowest = 0.15;
const thinFromKm = 2.5;
const frostBelow = -4;

/** Wear and rest. */
export const supply = system({
  name: 'supply',
  gist: 'Wears men and mounts down by road, hunger, cold and height, and rests them.',
  parameters,
  dice,
  hazards,
  rates: {},
  comes: {},
  after: {
    forceReaches(world, it, act) {
      const force = forceOf(world, it.force);
      if (!force.exists || it.days === 0) return;
      reckon(world, act, it.force);
    },
    siegeLifted(world, it, act) {
      const force = forceOf(world, it.force);
      if (!force.exists || force.soldiers === 0) return;
      const { laid } = world.sieges[it.siege]!;
      const days = world.day - laid;
      const { baseLoss, campLoss } = act.parameters;
      const worn = baseLoss * (Math.min(days, 30) + campLoss * Math.max(0, days - 30));
      const lost = 1 - exp(-worn * gammaAt(act.roll('camp', it.siege, 0), 4, 0.25));
      if (lost < leastLoss) return;
      const to = Math.round(force.soldiers * (1 - lost));
      act.happen({ kind: 'strengthMoves', force: it.force, to, by: 'siege' });
    },
  },
});

function reckon(world: W, act: Supply, id: ForceId): void {
  const force = forceOf(world, id);
  const { parameters: given } = act;
  const km = act.land.heightMetres(force.at) / 1000;
  const thin = Math.max(0, km - thinFromKm);
  const deficit = fodderDeficit(act, force, force.at);
  const { latitude } = act.land.sites[force.at]!;
  const frost =
    meanTemperature({ latitude, metres: km * 1000, month: act.month }) < frostBelow ? 1 : 0;
  const rested =
    force.condition + (1 - force.condition) * (1 - exp(-given.recovery * force.rested));
  const wear = given.tiring + given.hunger * deficit + given.thinAir * thin;
  const condition = clamp(rested - force.marched * wear, lowest, 1);
  const hazard =
    given.baseLoss *
    exp(
      given.lossByHunger * deficit +
        given.lossByFrost * frost +
        given.lossByHeight * thin +
        given.lossByWear * (1 - condition),
    );
  const expected = hazard * force.marched;
  const isMoved = Math.abs(condition - force.condition) >= leastMove;
  if (!isMoved && expected < leastLoss) return;
  const frailty = gammaAt(act.roll('frailty', id, force.legs), 4, 0.25);
  const lost = 1 - exp(-expected * frailty);
  act.happen({ kind: 'conditionMoves', force: id, to: condition });
  if (lost < leastLoss / 2) return;
  const to = Math.round(force.soldiers * (1 - lost));
  act.happen({ kind: 'strengthMoves', force: id, to, by: 'hardship' });
}

/** Share of its daily fodder that a force on the march cannot find round a place this month, 0 … 1. */
export function fodderDeficit(
  rating: Pick<Rating<typeof parameters>, 'parameters' | 'land' | 'month'>,
  force: Pick<Seen<Force>, 'soldiers' | 'mountsPerMan'>,
  place: PlaceId,
): number {
  const { fodder, eatenShare, frontKm, marchKm } = rating.parameters;
  const kgPerKm2 = grassKgPerHectare(rating.land, place, rating.month) * 100 * eatenShare;
  const found = kgPerKm2 * frontKm * marchKm;
  const needed = force.soldiers * force.mountsPerMan * fodder;
  return needed <= found ? 0 : 1 - found / needed;
}
