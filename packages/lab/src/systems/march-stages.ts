// One stage of a march: where it ends, how long it takes a force and its company, when they wait first and how
// long they halt after it. One of the rooms of the system `march`.

import { logNormalAt } from '../base/quantile.ts';
import { modes } from '../land/network.ts';
import { gaits, usualDayKm } from '../land/pace.ts';
import type { ForceId, PlaceId } from '../scenario/setting.ts';
import type { ChangeOf } from '../world/change.ts';
import { forceOf, isLeaving, placeAt } from '../world/look.ts';
import type { Seen, Task, World } from '../world/world.ts';
import { columnDays } from './march-days.ts';
import { goHome, order, wake } from './march-orders.ts';
import { waitsForColumns } from './march-rendezvous.ts';
import type { MarchAct } from './march-targets.ts';

type W = Seen<World>;
type March = MarchAct;

const riders = modes.indexOf('riders');
const picked = modes.indexOf('picked');
const crossings: ReadonlySet<string> = new Set(['pass', 'ford', 'ferry', 'waypoint', 'desert']);
/** Tasks that leave no time for halts. */
const isHurried: ReadonlySet<Task> = new Set<Task>(['relieve', 'flee', 'pursue']);
/** Longest stage made of several without a halt, days. */
const longestStage = 12;
/** Waiting for a pass is given up after so many days. */
const longestWait = 240;

/** Sets a force and its company on the road to the next stage, or has it wait. */
export function step(world: W, act: March, id: ForceId): void {
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
  const { condition, task, guided, at } = forceOf(world, id);
  const pace = logNormalAt(act.trait('pace', id), 1, act.parameters.forceSpread);
  const haste = task === 'relieve' || task === 'flee' ? act.parameters.haste : 1;
  const { guideReach, guideHaste } = act.parameters;
  const isGuided = guided !== -1 && act.land.days(guided, at, act.month, riders) <= guideReach;
  return (days * pace) / (0.5 + 0.5 * condition) / haste / (isGuided ? guideHaste : 1);
}

/** Days that a force halts where its stage has ended and its way goes on. */
export function haltAfter(world: W, act: March, it: ChangeOf<'forceReaches'>): number {
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
