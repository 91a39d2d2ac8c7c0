// March: takes forces along the roads, stage by stage, and decides in the field what comes next.
//
// The land says how many days a stage takes in the month of departure by the force's mode of travel
// (pace, slope, height, snow, mud; closed passes not at all). A run multiplies that by
//
//   days = land × slowness × pace of the force × Lognormal(1, spread) ÷ (0.5 + 0.5 · condition) ÷ haste
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
// A force that comes to its goal goes on by its task: a relief turns on the besieger's army, and a raid on
// the next town, when its commander judges so; a force sent to destroy follows the enemy ruler while
// scouts know of him, seeks a field army that it need not fear, then takes the capital and the nearest
// towns, and when the realm has fallen goes on after its lord; a screen meets foes whom its scouts see;
// the others hold or go home. Commanders near a place of their side that is besieged hear of it by
// courier and weigh marching to its relief, with odds in the chance of beating the besieger.
//
// Sources: paces smith-1984 and engels-1978 (through the land); haste halleck-1846; halts xenophon;
// judgement and limits assumed.
// Long because it holds every task's sequel.

import { ln } from '../base/number.ts';
import { logNormalAt } from '../base/quantile.ts';
import { system } from '../engine/system.ts';
import { modes } from '../land/network.ts';
import { gaits, usualDayKm } from '../land/pace.ts';
import type { ForceId, PlaceId, PolityId } from '../scenario/setting.ts';
import type { ChangeOf } from '../world/change.ts';
import {
  foesAt,
  forceOf,
  forcesOf,
  homeOf,
  isHalted,
  isLeaving,
  placeAt,
  polityOf,
  wouldFight,
} from '../world/look.ts';
import type { Seen, Task, World } from '../world/world.ts';
import { columnDays } from './march-days.ts';
import { cryForHelp, weighHelp } from './march-relief.ts';
import { waitsForColumns } from './march-rendezvous.ts';
import {
  hasFoesNear,
  knownQuarry,
  type MarchAct,
  marchDice,
  marchParameters,
  nearestFoe,
  nextTarget,
  planGoesOn,
  within,
} from './march-targets.ts';

const parameters = marchParameters;
const dice = marchDice;
const hazards = {} as const;

type W = Seen<World>;
type March = MarchAct;

const riders = modes.indexOf('riders');
const picked = modes.indexOf('picked');
const crossings: ReadonlySet<string> = new Set(['pass', 'ford', 'ferry', 'waypoint', 'desert']);
/** Tasks that leave no time for halts. */
const isHurried: ReadonlySet<Task> = new Set<Task>(['relieve', 'flee', 'pursue']);
/** Halts of so many days are said. */
const worthSaying = 5;
/** Longest stage made of several without a halt, days. */
const longestStage = 12;
/** Waiting for a pass is given up after so many days. */
const longestWait = 240;
/** Armies that face each other without a fight or a siege part after so many days. */
const longestStandoff = 20;
/** A screen that nothing ends goes home after so many days. */
const longestScreen = 400;

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

function wake(act: March, world: W, force: ForceId, days = 1): void {
  const it = forceOf(world, force);
  if (isHalted(it)) act.later(days, { kind: 'forceWaits', force, order: it.order });
}

/** Calls home the forces of a polity whose order was against another. */
function recall(
  world: W,
  act: March,
  { of, against }: { readonly of: PolityId; readonly against: PolityId },
): void {
  for (const id of forcesOf(world, of)) {
    const force = forceOf(world, id);
    if (force.polity !== against || force.task === 'home' || force.task === 'pursue') continue;
    if (force.task === 'destroy' && isTracked(world, act, id)) wake(act, world, id, 2);
    else goHome(world, act, id);
  }
}

/** Says a force's next order, under the plan it already serves. */
function order(
  world: W,
  act: March,
  it: { readonly force: ForceId; readonly task: Task; readonly to: PlaceId | -1 },
): void {
  const force = forceOf(world, it.force);
  const keeps = it.task !== 'home' && it.task !== 'hold';
  act.happen({
    kind: 'forceOrdered',
    force: it.force,
    task: it.task,
    order: force.order + 1,
    to: it.to,
    person: keeps ? force.person : -1,
    polity: keeps ? force.polity : -1,
    plan: force.plan,
    with: -1,
  });
}

/** Sends a force home. */
function goHome(world: W, act: March, id: ForceId): void {
  const { customs } = polityOf(world, forceOf(world, id).owner);
  const musters = act.setting.polities[customs]?.musters ?? [];
  const to = homeOf(world, act.land, { force: id, musters, month: act.month });
  order(world, act, { force: id, task: 'home', to });
}

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

/** Sets a force and its company on the road to the next stage, or has it wait. */
function step(world: W, act: March, id: ForceId): void {
  const force = forceOf(world, id);
  const stood = world.day - force.since;
  const isOnCrossing = crossings.has(act.setting.places[force.at]!.kind);
  if (force.condition < act.parameters.tiredBelow && !isLeaving(force) && !isOnCrossing) {
    if (stood < act.parameters.restDays) {
      if (stood <= 2) act.happen({ kind: 'forceHalts', force: id, place: force.at, why: 'grass' });
      wake(act, world, id, act.parameters.restDays - stood);
      return;
    }
  }
  const stage = stageOf(world, act, id);
  if (stage === undefined) {
    if (stood > longestWait) {
      if (force.task === 'home') order(world, act, { force: id, task: 'home', to: force.at });
      else goHome(world, act, id);
      return;
    }
    if (stood <= 2) act.happen({ kind: 'forceHalts', force: id, place: force.at, why: 'pass' });
    wake(act, world, id, 15);
    return;
  }
  if (waitsForColumns(world, act, { force: id, next: stage.to })) return;
  const company: ForceId[] = [id];
  let slowest = ownDays(world, act, id, stage.days);
  for (const other of world.forcesAt[force.at]!) {
    if (forceOf(world, other).with !== id) continue;
    const theirs = stageOf(world, act, other);
    if (theirs?.to === stage.to) {
      company.push(other);
      slowest = Math.max(slowest, ownDays(world, act, other, theirs.days));
    } else act.happen({ kind: 'companyParts', force: other, with: id, place: force.at });
  }
  const isNarrow = stage.isPass || act.land.heightMetres(stage.to) > act.parameters.highGround;
  const dayKm = stage.km > 0 ? stage.km / stage.days : usualDayKm(modes[force.mode]!);
  const tail = company.reduce((sum, it) => {
    const { soldiers, mountsPerMan } = forceOf(world, it);
    return sum + columnDays(act.parameters, { soldiers, mountsPerMan, isNarrow, dayKm });
  }, 0);
  const { slowness, legSpread } = act.parameters;
  const luck = logNormalAt(act.roll('leg', id, force.legs), 1, legSpread);
  const days = Math.max(1, Math.round(slowest * slowness * luck + tail - 1));
  for (const it of company.reverse()) {
    act.happen({ kind: 'forceSetsOut', force: it, from: force.at, to: stage.to, days });
    act.later(days, { kind: 'forceArrives', force: it, leg: forceOf(world, it).legs });
  }
}

/** Days of a stage for one force by its pace, the state of its mounts and its haste. */
function ownDays(world: W, act: March, id: ForceId, days: number): number {
  const { condition, task } = forceOf(world, id);
  const pace = logNormalAt(act.trait('pace', id), 1, act.parameters.forceSpread);
  const haste = task === 'relieve' || task === 'flee' ? act.parameters.haste : 1;
  return (days * pace) / (0.5 + 0.5 * condition) / haste;
}

/** Days that a force halts where its stage has ended and its way goes on. */
function haltAfter(world: W, act: March, it: ChangeOf<'forceReaches'>): number {
  const force = forceOf(world, it.force);
  if (it.goal || force.with !== -1 || isHurried.has(force.task)) return 0;
  if (!gaits[modes[force.mode]!].halts || force.condition >= act.parameters.haltBelow) return 0;
  if (crossings.has(act.setting.places[it.place]!.kind)) return 0;
  return Math.round(act.parameters.haltShare * it.days);
}

interface Stage {
  readonly to: PlaceId;
  /** By the land, before anything of the force’s own. */
  readonly days: number;
  readonly km: number;
  /** Whether it begins at, crosses or ends at a pass. */
  readonly isPass: boolean;
}

function isPassAt(act: March, place: number): boolean {
  return act.setting.places[place]!.kind === 'pass';
}

/** The next halt on the way to a force's goal and the days to it; crossings without people are passed. */
function stageOf(world: W, act: March, id: ForceId): Stage | undefined {
  const { at, goal, mode: usual, task } = forceOf(world, id);
  if (goal === -1 || goal === at) return undefined;
  const mode = task === 'pursue' && usual === riders ? picked : usual;
  const onWheels = gaits[modes[mode]!].routingClass === 'wheels';
  const land = onWheels ? act.land.onDay(world.day) : act.land;
  let from: number = at;
  let days = 0;
  let km = 0;
  let isPass = isPassAt(act, at);
  for (;;) {
    const to = land.next(from, goal, act.month, mode) as PlaceId | -1;
    const leg = to === -1 ? Infinity : land.legDays(from, to, act.month, mode);
    if (to === -1 || !Number.isFinite(leg)) {
      return from === at ? undefined : { to: from as PlaceId, days, km, isPass };
    }
    days += leg;
    km += land.km(from, to);
    isPass ||= isPassAt(act, to);
    from = to;
    const passed =
      to !== goal &&
      days < longestStage &&
      crossings.has(act.setting.places[to]!.kind) &&
      placeAt(world, to).owner === -1 &&
      world.forcesAt[to]!.length === 0;
    if (!passed) return { to, days, km, isPass };
  }
}

/** What follows when a force has come to its goal and nothing there withstands it. */
function arrived(world: W, act: March, id: ForceId): void {
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
  const isRelief = force.task === 'relieve';
  if (isRelief && enemies === 0 && knownQuarry(world, act, id) === -1) return false;
  const edge = Math.min(1, ln((force.soldiers * force.condition + 100) / (enemies + 100)));
  // he may be asked again under the same order: after days in one place, or after meeting an enemy there
  const met = force.order * 64 + force.meetings + force.battles;
  const asked = met * 4096 + Math.min(4095, world.day - force.since);
  return act.weigh('onward', id, asked, [act.parameters.boldness + edge, 0]).choice === 0;
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

/** True while the lord whom a force is to destroy lives and his track is warm. */
function isTracked(world: W, act: March, id: ForceId): boolean {
  const { person, at: from } = forceOf(world, id);
  if (person === -1) return false;
  const { alive, hidden, at } = world.people[person]!;
  return (
    alive && !hidden && act.land.days(from, at, act.month, picked) <= act.parameters.trackReach
  );
}

/** A screen goes to meet a foe whom its scouts see and whom it need not fear. */
function meetsFoe(world: W, act: March, id: ForceId): boolean {
  const to = nearestFoe(world, act, id);
  if (to === -1) return false;
  order(world, act, { force: id, task: 'screen', to });
  return true;
}
