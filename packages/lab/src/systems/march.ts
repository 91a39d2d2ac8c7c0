// March: takes forces along the roads, stage by stage, and decides in the field what comes next.
//
// The land says how many days a stage takes in the month of departure by the force's mode of travel
// (pace, slope, height, snow, mud; closed passes not at all). A run multiplies that by
//
//   days = land × slowness × pace of the force × Lognormal(1, spread) ÷ (0.5 + 0.5 · condition) ÷ haste ÷ guides
//          + column
//
// where the column term is the time by which the rear of a long train comes in after its van: in open
// country it goes on many tracks side by side, over passes and high ground on one, where a tumen is
// longer than its day's march and goes in echelons that wait for each other. A pace stays with its force.
// Reliefs and flights go in haste. A force that is no longer fresh halts at inhabited places on its way
// for stores and strays, unless it hastens. Crossings where nobody lives are passed without a halt.
// Forces under one plan keep company from where they gather, at the pace of the slowest, until their ways
// part; columns that come from several places wait for each other at the last halt before their goal.
//
// A force that comes to its goal goes on by its task: a relief turns on the besieger's army, or where he has
// gone and the war is not over on his towns, and a raid on the next town, when its commander judges so; a force sent to destroy follows the enemy ruler while
// scouts know of him, seeks a field army that it need not fear, then takes the capital and the towns within
// reach that have most people for the days, people ÷ (days of way + days that a town costs), and when the
// realm has fallen goes on after its lord; a screen meets foes whom its scouts see;
// the others hold or go home. Commanders near a place of their side that is besieged hear of it by
// courier and weigh marching to its relief, with odds in the chance of beating the besieger.
//
// Sources: paces smith-1984 and engels-1978 (through the land); haste halleck-1846; halts xenophon;
// judgement and limits assumed.

import { system } from '../engine/system.ts';
import type { ForceId, PolityId } from '../scenario/setting.ts';
import { foesAt, forceOf, isHalted, isLeaving } from '../world/look.ts';
import type { Seen, World } from '../world/world.ts';
import { goHome, order, recall, wake } from './march-orders.ts';
import { cryForHelp, weighHelp } from './march-relief.ts';
import { arrived } from './march-sequels.ts';
import { haltAfter, step } from './march-stages.ts';
import { knownQuarry, type MarchAct, marchDice, marchParameters } from './march-targets.ts';

const parameters = marchParameters;
const dice = marchDice;
const hazards = {} as const;

type W = Seen<World>;
type March = MarchAct;

/** Halts of so many days are said. */
const worthSaying = 5;
/** Armies that face each other without a fight or a siege part after so many days. */
const longestStandoff = 20;

/** Forces on the road. */
export const march = system({
  name: 'march',
  gist: 'Moves forces stage by stage by season, ground and condition, and turns them to what comes next.',
  parameters,
  dice,
  hazards,
  rates: {},
  comes: {},
  begin(world, act) {
    world.forces.forEach((force, id) => {
      if (force.exists && force.task !== 'hold') wake(act, world, id as ForceId);
    });
  },
  on: {
    forceArrives(world, it, act) {
      const force = forceOf(world, it.force);
      if (!force.exists || force.next === -1 || force.legs !== it.leg) return;
      act.happen({
        kind: 'forceReaches',
        force: it.force,
        place: force.next,
        from: force.at,
        goal: force.next === force.goal,
        days: world.day - force.since,
      });
    },
    forceWaits(world, it, act) {
      const force = forceOf(world, it.force);
      if (isHalted(force) && force.order === it.order) onward(world, act, it.force);
    },
    cryHeard(world, it, act) {
      weighHelp(world, act, it);
    },
  },
  after: {
    siegeLaid(world, it, act) {
      cryForHelp(world, act, it);
    },
    forceOrdered(world, it, act) {
      wake(act, world, it.force);
    },
    forceReaches(world, it, act) {
      const halt = haltAfter(world, act, it);
      if (halt >= worthSaying) {
        act.happen({ kind: 'forceHalts', force: it.force, place: it.place, why: 'grass' });
      }
      wake(act, world, it.force, 1 + halt);
    },
    companyParts(world, it, act) {
      wake(act, world, it.force);
    },
    siegeLifted(world, it, act) {
      wake(act, world, it.force);
    },
    battleWon(world, it, act) {
      for (const id of world.forcesAt[it.place]!) wake(act, world, id);
    },
    battleDrawn(world, it, act) {
      for (const id of world.forcesAt[it.place]!) wake(act, world, id);
    },
    battleRefused(world, it, act) {
      for (const id of world.forcesAt[it.place]!) wake(act, world, id);
    },
    peaceMade(world, it, act) {
      recall(world, act, { of: it.polity, against: it.with });
      recall(world, act, { of: it.with, against: it.polity });
    },
    personDies(world, it, act) {
      world.forces.forEach((force, id) => {
        if (!force.exists || force.person !== it.person || force.task === 'home') return;
        if (force.task !== 'pursue' && force.polity === -1) goHome(world, act, id as ForceId);
      });
    },
    vassalSubmits(world, it, act) {
      recall(world, act, { of: it.to, against: it.polity });
    },
    polityFalls(world, it, act) {
      for (const polity of world.polities.keys()) {
        const of = polity as PolityId;
        if (of === it.polity) continue;
        recall(world, act, { of, against: it.polity });
      }
    },
  },
});

/** What a force that stands free does now: steps on, or turns to what comes after its goal. */
function onward(world: W, act: March, id: ForceId): void {
  const force = forceOf(world, id);
  if (force.order === 0 && id >= act.setting.forces.length) return; // still gathering
  if (force.with !== -1) {
    const leader = forceOf(world, force.with);
    if (leader.exists && leader.at === force.at && leader.next === -1) return;
    act.happen({ kind: 'companyParts', force: id, with: force.with, place: force.at });
    return;
  }
  if (force.siege !== -1) return;
  const areFacing = foesAt(world, id).some((foe) => !isLeaving(forceOf(world, foe)));
  if (!isLeaving(force) && areFacing && world.day - force.since < longestStandoff) {
    wake(act, world, id, 10);
    return;
  }
  if (force.goal === -1 || force.goal === force.at) {
    arrived(world, act, id);
    return;
  }
  if (force.task === 'destroy') {
    const quarry = knownQuarry(world, act, id);
    const isNearer =
      quarry !== -1 &&
      act.land.days(force.at, quarry, act.month, force.mode) <
        act.land.days(force.at, force.goal, act.month, force.mode);
    if (isNearer && quarry !== force.at) {
      order(world, act, { force: id, task: 'destroy', to: quarry });
      return;
    }
  }
  step(world, act, id);
}
