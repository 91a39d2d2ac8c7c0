// Supply: what roads, cold, height, thirst and bare ground take from men and mounts, and what rest gives
// back.
//
// Reckoned when a force reaches a halt, from the days it has stood and marched since it was last
// reckoned. Rest first, then the road:
//
//   c ← c + (1 − c) · (1 − e^(−recovery · rested))
//   c ← c − marched · (tiring + thin · max(0, km − 2.5) + forced) − hunger · hungry days − thirst · dry days
//
// within [floor, 1], where a commander who is not in haste spares his mounts before they fall. Hungry days are marched · deficit, where the deficit is the share of its fodder that a
// force cannot find on the strip it sweeps, averaged along its way: horses × 5.5 kg (half of it for
// grain-fed mounts) against standing grass × share eaten × front × day's march. What grain-fed mounts carry
// bridges the first of these days. Men who do not live on their herds need 1.25 kg of grain a day, which
// they take from the souls of the places that they pass; the share that they cannot find makes hungry days as
// well, after the ten or so that they and their train carry, and the greater want of the two counts. Standing, a force eats down the grass within its reach, which grows
// again in summer; when it is gone the force starves where it stands, until it sends its mounts to grass
// elsewhere; on land of its own side it is spread out and fed. Men fall out by proportional hazards
// with a frailty that stays with the force (coefficient of variation one half):
//
//   share lost = 1 − e^(−h · days · frailty),
//   h = base · exp(βf · deficit + βc · frost + βa · max(0, km − 2.5) + βw · (1 − c)).
//
// The factors are set so that men under every stress at once fall out by 0.2 to 0.5 in a hundred a day, as
// pre-modern armies did. A besieging camp loses several times more once it has stood a month. Small moves
// are not said: they wait until they add up.
//
// Sources: fodder smith-1984, grain of mounts and men engels-1978; losses after the ranges for pre-modern armies, assumed;
// shape of hazard assumed.

import { clamp, exp } from '../base/number.ts';
import { gammaAt } from '../base/quantile.ts';
import type { Act, ParameterTable } from '../engine/system.ts';
import { system } from '../engine/system.ts';
import { meanTemperature } from '../land/season.ts';
import type { PlaceId } from '../scenario/setting.ts';
import type { ChangeOf } from '../world/change.ts';
import { forceOf, placeAt, sameSide } from '../world/look.ts';
import type { Seen, World } from '../world/world.ts';
import {
  forageParameters,
  grazedNow,
  grazingOf,
  isGrainFed,
  wantOnTheWay,
} from './supply-forage.ts';

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
  thirst: {
    value: 0.01,
    range: [0.005, 0.02],
    unit: 'condition a day over waterless ground in warm months',
    source: 'assumed',
  },
  sparedFloor: {
    value: 0.35,
    range: [0.25, 0.5],
    unit: 'condition below which mounts are spared unless in haste: rested, or sent to grass',
    source: 'assumed',
  },
  forced: { value: 0.003, range: [0.001, 0.006], unit: 'condition a day', source: 'assumed' },
  ...forageParameters,
  baseLoss: { value: 0.0003, range: [0.0001, 0.0006], unit: 'share a day', source: 'assumed' },
  lossByHunger: { value: 1, range: [0.5, 1.5], unit: 'log hazard', source: 'assumed' },
  lossByFrost: { value: 0.5, range: [0.25, 1], unit: 'log hazard', source: 'assumed' },
  lossByHeight: { value: 0.3, range: [0.1, 0.6], unit: 'log hazard a km', source: 'assumed' },
  lossByWear: { value: 0.8, range: [0.3, 1.5], unit: 'log hazard', source: 'assumed' },
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
/** Where condition is said anyway, losses from this share on are said with it. */
const leastFallenOut = 0.003;
const leastGrazing = 0.1;
/** A force that has stood longer has spread out and eats no more where it stands, days. */
const longestStand = 120;
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
      reckon(world, act, it);
    },
    forceSetsOut(world, it, act) {
      graze(world, act, it);
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

/** What a force that sets out has eaten where it stood, and how it starved when that was gone. */
function graze(world: W, act: Supply, it: ChangeOf<'forceSetsOut'>): void {
  const force = forceOf(world, it.force);
  const stood = Math.min(force.rested, longestStand);
  if (stood === 0 || force.mountsPerMan === 0) return;
  const { owner } = placeAt(world, it.from);
  if (owner !== -1 && sameSide(world, owner, force.owner)) return; // at home it spreads out
  const before = grazedNow(act, placeAt(world, it.from), world);
  const { fedDays, grazed } = grazingOf(act, force, {
    place: it.from,
    grazed: before,
    days: stood,
  });
  if (grazed - before >= leastGrazing) {
    act.happen({ kind: 'grassEaten', place: it.from, to: grazed });
  }
  const starved = stood - fedDays - (isGrainFed(force) ? act.parameters.carriedDays : 0);
  if (starved * act.parameters.hunger < leastMove) return;
  const { recovery, hunger } = act.parameters;
  const rested = force.condition + (1 - force.condition) * (1 - exp(-recovery * fedDays));
  const to = Math.max(rested - hunger * starved, Math.min(rested, act.parameters.sparedFloor));
  act.happen({ kind: 'conditionMoves', force: it.force, to });
}

function reckon(world: W, act: Supply, it: ChangeOf<'forceReaches'>): void {
  const id = it.force;
  const force = forceOf(world, id);
  const { parameters: given } = act;
  const km = act.land.heightMetres(force.at) / 1000;
  const thin = Math.max(0, km - thinFromKm);
  const { deficit, unfed, dry } = wantOnTheWay(act, force, {
    from: it.from,
    to: it.place,
    grazedAt: (place: PlaceId) => grazedNow(act, placeAt(world, place), world),
    soulsAt: (place: PlaceId) => placeAt(world, place).souls,
  });
  const { latitude } = act.land.sites[force.at]!;
  const frost =
    meanTemperature({ latitude, metres: km * 1000, month: act.month }) < frostBelow ? 1 : 0;
  const rested =
    force.condition + (1 - force.condition) * (1 - exp(-given.recovery * force.rested));
  const carried = isGrainFed(force) ? given.carriedDays : 0;
  const hungry = Math.max(
    0,
    force.marched * deficit - carried,
    force.marched * unfed - given.rationDays,
  );
  const isForced = force.task === 'relieve' || force.task === 'flee' || force.task === 'pursue';
  const wear = given.tiring + given.thinAir * thin + (isForced ? given.forced : 0);
  const worn = force.marched * (wear + given.thirst * dry) + given.hunger * hungry;
  const floor = isForced ? lowest : Math.min(rested, Math.max(lowest, given.sparedFloor));
  const condition = clamp(rested - worn, floor, 1);
  const hazard =
    given.baseLoss *
    exp(
      (given.lossByHunger * hungry) / Math.max(1, force.marched) +
        given.lossByFrost * frost +
        given.lossByHeight * thin +
        given.lossByWear * (1 - condition),
    );
  const expected = hazard * force.marched;
  const isMoved = Math.abs(condition - force.condition) >= leastMove;
  if (!isMoved && expected < leastLoss) return;
  const frailty = gammaAt(act.trait('frailty', id), 4, 0.25);
  const lost = 1 - exp(-expected * frailty);
  act.happen({ kind: 'conditionMoves', force: id, to: condition });
  if (lost < leastFallenOut) return;
  const to = Math.round(force.soldiers * (1 - lost));
  act.happen({ kind: 'strengthMoves', force: id, to, by: 'hardship' });
}
