// Siege: what happens between a force and a place that does not let it in: competing risks by day.
//
// A place is called upon first. It yields with σ(−1 + 0.8 · ln(outside ÷ inside) + grievance and promise
// believed + 0.8 · terror − hope of relief − walls), walls 0 open … 4 great citadel. Else it is besieged,
// when the force is strong enough, and then these compete:
//
//   storm      0.03 · min(frontage, outside ÷ (8 · inside)) · breach a day, once engines are ready; succeeds
//              with σ(s + ln(outside ÷ (8 · inside)) − w · (walls − 2) + θ · Δquality); a failed one
//              costs the stormers 5–15 %
//   treachery  0.002 + 0.006 · unrest · (1 − loyalty) a day, twice that after twenty days; besides, the
//              town's own council may open the gates (`territory`)
//   terms      0.005 · stores eaten · (1 − hope) a day
//   hunger     on the day the stores end: lognormal about the place's own
//   raised     the besieger, worn out, too few or called home, goes
//   relieved   an army comes: that is a battle at the walls
//
// A force under way calls on places of its foe that it passes and can overawe, and leaves those that do
// not yield. A stormed town may be sacked; the dread of it goes before the army. Forces inside a fallen
// place are lost. No open data set of sieges of the age exists: half of remembered ones end within two
// weeks, half take some seven months; rates are set to that.
//
// Sources: shape after competing risks as in survival analysis; all numbers assumed.
// Long because of the many changes that bear on a siege under way.

import { betaAt, logNormalAt, uniformQuantile } from '../base/quantile.ts';
import type { Act } from '../engine/system.ts';
import { system } from '../engine/system.ts';
import type { Day, ForceId, PlaceId, PolityId, SiegeId } from '../scenario/setting.ts';
import type { ChangeOf } from '../world/change.ts';
import {
  foesAt,
  forceOf,
  homeOf,
  isHalted,
  isLeaving,
  isWithinWalls,
  placeAt,
  polityOf,
  sameSide,
} from '../world/look.ts';
import type { Seen, World } from '../world/world.ts';
import { siegeParameters } from './siege-numbers.ts';
import {
  hostsAt,
  isPrey,
  negotiationRate,
  raiseRate,
  stormOdds,
  stormRate,
  summonsOdds,
  treacheryRate,
} from './siege-odds.ts';

const parameters = siegeParameters;
const dice = {
  summons: 'force',
  stores: 'siege',
  storming: 'siege',
  stormLoss: 'siege',
  sack: 'siege',
  killed: 'siege',
} as const;
const hazards = { storm: 'siege', treachery: 'siege', terms: 'siege', raise: 'siege' } as const;

type W = Seen<World>;
type Siege = Act<typeof parameters, typeof dice, typeof hazards>;

/** Ways to fall that leave no way out for soldiers within. */
const taken: ReadonlySet<string> = new Set(['storm', 'surrender', 'hunger', 'treachery']);

/** Places besieged. */
export const siege = system({
  name: 'siege',
  gist: 'Calls on places to yield, besieges them, and ends sieges by storm, treachery, terms, hunger or retreat.',
  parameters,
  dice,
  hazards,
  rates: {
    storm: (world, id, { parameters: given }) => stormRate(world, id, given),
    treachery: (world, id, { parameters: given }) => treacheryRate(world, id, given),
    terms: (world, id, { parameters: given }) => negotiationRate(world, id, given),
    raise: (world, id, { parameters: given }) => raiseRate(world, id, given),
  },
  comes: {
    storm(world, id, nth, act) {
      if (world.sieges[id]!.open) storm(world, act, id, nth);
    },
    treachery(world, id, _nth, act) {
      take(world, act, id, 'treachery');
    },
    terms(world, id, _nth, act) {
      take(world, act, id, 'surrender');
    },
    raise(world, id, _nth, act) {
      const { open, force } = world.sieges[id]!;
      if (open) leave(world, act, force);
    },
  },
  on: {
    storesEnd(world, it, act) {
      // with friends before the walls another day is borne
      if (isReliefAt(world, it.siege)) act.later(1, it);
      else take(world, act, it.siege, 'hunger');
    },
    siegeTurns(_world, it, act) {
      reviewAll(act, it.siege);
    },
  },
  after: {
    forceReaches(world, it, act) {
      reviewAt(world, act, it.place);
      approach(world, act, it.force, false);
    },
    battleWon(world, it, act) {
      liftOf(world, act, { force: it.over, by: 'relief' });
      reviewAt(world, act, it.place);
      approach(world, act, it.force, true);
    },
    battleDrawn(world, it, act) {
      reviewAt(world, act, it.place);
      approach(world, act, it.force, true);
    },
    battleRefused(world, it, act) {
      liftOf(world, act, { force: it.force, by: 'flight' });
      approach(world, act, it.against, true);
    },
    forceSetsOut(world, it, act) {
      liftOf(world, act, { force: it.force, by: 'orders' });
      reviewAt(world, act, it.from);
    },
    forceDisbands(world, it, act) {
      const open = world.sieges.findIndex((one) => one.open && one.force === it.force);
      if (open !== -1) lift(world, act, open as SiegeId, 'orders');
    },
    forceRaised(world, it, act) {
      if (it.task === 'relieve' && it.goal !== -1) reviewAt(world, act, it.goal);
    },
    forceOrdered(world, it, act) {
      if (it.task === 'relieve' && it.to !== -1) reviewAt(world, act, it.to);
      else reviewOf(world, act, forceOf(world, it.force).owner);
      reviewAt(world, act, forceOf(world, it.force).at); // whom it fights may have changed
    },
    strengthMoves(world, it, act) {
      reviewAt(world, act, forceOf(world, it.force).at);
    },
    garrisonMoves(world, it, act) {
      reviewAt(world, act, it.place);
    },
    grievanceMoves(world, it, act) {
      reviewAt(world, act, it.place);
    },
    promiseHeard(world, it, act) {
      reviewAt(world, act, it.place);
    },
    legitimacyMoves(world, it, act) {
      reviewOf(world, act, it.polity);
    },
    commitmentMoves(world, it, act) {
      reviewOf(world, act, it.polity);
    },
    vassalDefects(world, it, act) {
      reviewOf(world, act, it.polity);
    },
    siegeLaid(world, it, act) {
      if (it.against !== -1) reviewBy(world, act, it.against);
    },
    siegeLifted(world, it, act) {
      const { owner } = placeAt(world, it.place);
      if (owner !== -1) reviewBy(world, act, owner);
    },
    capitalMoves(world, it, act) {
      reviewBy(world, act, it.polity);
    },
    peaceMade(world, it, act) {
      endWar(world, act, it.polity, it.with);
    },
    vassalSubmits(world, it, act) {
      endWar(world, act, it.polity, it.to);
      reviewOf(world, act, it.polity);
    },
    placeChangesHands(world, it, act) {
      const { siege: id } = placeAt(world, it.place);
      const laid = id === -1 ? world.day : world.sieges[id]!.laid;
      if (id !== -1) lift(world, act, id, 'taken');
      if (it.from !== -1) reviewBy(world, act, it.from);
      if (taken.has(it.by)) empty(world, act, it, laid);
    },
  },
});

/**
 * What a force does before a place that is not its own side's: calls on it, besieges it, or leaves it.
 * `met`: it has met what stood there in the open; foes who are left are within the walls.
 */
function approach(world: W, act: Siege, id: ForceId, met: boolean): void {
  const force = forceOf(world, id);
  if (!isHalted(force) || force.siege !== -1 || force.with !== -1) return;
  const prey = isPrey(world, id);
  if (!prey.is) return;
  const place = placeAt(world, force.at);
  if (place.siege !== -1) {
    act.review('storm', place.siege);
    return;
  }
  const inTheField = foesAt(world, id).some((foe) => {
    const it = forceOf(world, foe);
    return !isLeaving(it) && !(met && isWithin(world, foe, force.at));
  });
  if (inTheField) return;
  const hosts = hostsAt(world, id, act.parameters.armedShare);
  const { overawes, leastRatio } = act.parameters;
  if (!prey.goal && hosts.outside < overawes * hosts.inside) return;
  const yields = summonsOdds(world, { force: id, hosts }, act.parameters);
  // called upon again when it has met an enemy there since
  const calls = (force.legs * 64 + force.meetings + force.battles) * 1000 + force.order;
  if (act.roll('summons', id, calls) < yields) {
    act.happen(
      {
        kind: 'placeChangesHands',
        place: force.at,
        from: place.owner,
        to: force.owner,
        by: 'surrender',
      },
      [act.latest('promiseHeard', force.at), act.latest('battleWon', id)],
    );
    return;
  }
  if (!prey.goal) return;
  if (hosts.outside < leastRatio * hosts.inside) {
    if (force.task !== 'destroy') leave(world, act, id); // one sent to destroy looks for an easier prey
    return;
  }
  lay(world, act, id);
}

/** True while friends who came to relieve a besieged place, today or yesterday, are about to fight for it. */
function isReliefAt(world: W, id: SiegeId): boolean {
  const { open, place } = world.sieges[id]!;
  return (
    open &&
    world.forcesAt[place]!.some((it) => {
      const force = forceOf(world, it);
      const cameNow = world.day - force.since <= 1 && !isWithinWalls(world, it);
      return cameNow && isWithin(world, it, place) && isHalted(force) && !isLeaving(force);
    })
  );
}

/** True for a force of the side that holds a place, at it. */
function isWithin(world: W, id: ForceId, at: PlaceId): boolean {
  const { owner } = placeAt(world, at);
  return owner !== -1 && sameSide(world, forceOf(world, id).owner, owner);
}

function lay(world: W, act: Siege, id: ForceId): void {
  const force = forceOf(world, id);
  const number = act.next.siege();
  const place = force.at;
  const { walls, stores: ofTown } = placeAt(world, place);
  const { citadelWalls, citadelStores, storesSpread, preparationDays } = act.parameters;
  const stores = ofTown * (walls >= citadelWalls ? citadelStores : 1);
  act.happen({
    kind: 'siegeLaid',
    place,
    force: id,
    polity: force.owner,
    against: placeAt(world, place).owner,
    siege: number,
    stores,
  });
  const days = logNormalAt(act.roll('stores', number, 0), stores, storesSpread);
  act.later(days, { kind: 'storesEnd', siege: number });
  const turns = [preparationDays, 20];
  for (const quarter of [1, 2, 3, 4]) turns.push((quarter * stores) / 4);
  for (const day of turns) act.later(day, { kind: 'siegeTurns', siege: number });
  reviewAll(act, number);
}

function storm(world: W, act: Siege, id: SiegeId, nth: number): void {
  const { force, place } = world.sieges[id]!;
  if (act.roll('storming', id, nth) < stormOdds(world, id, act.parameters)) {
    take(world, act, id, 'storm');
    return;
  }
  const { soldiers } = forceOf(world, force);
  const half = act.parameters.stormLoss / 2;
  const lost = Math.round(
    soldiers * uniformQuantile(act.roll('stormLoss', id, nth), half, 3 * half),
  );
  act.happen({ kind: 'stormFails', place, force, lost });
  act.happen({ kind: 'strengthMoves', force, to: Math.max(0, soldiers - lost), by: 'storm' });
  reviewAll(act, id);
}

/** The place falls to its besieger. */
function take(
  world: W,
  act: Siege,
  id: SiegeId,
  by: 'storm' | 'treachery' | 'surrender' | 'hunger',
): void {
  const it = world.sieges[id]!;
  if (!it.open) return;
  const place = placeAt(world, it.place);
  const { owner: to } = forceOf(world, it.force);
  const laid = act.latest('siegeLaid', it.place);
  act.happen({ kind: 'placeChangesHands', place: it.place, from: place.owner, to, by }, [
    laid,
    act.latest('grievanceMoves', it.place),
  ]);
  if (by !== 'storm' || act.roll('sack', id, 0) >= act.parameters.sackAfterStorm) return;
  const killed = Math.round(place.souls * betaAt(act.roll('killed', id, 0), 1.5, 4));
  if (killed === 0) return;
  act.happen({ kind: 'placeSacked', place: it.place, polity: to, killed });
  const { treasury } = polityOf(world, to);
  const months = act.parameters.plunderMonths * Math.min(1, place.souls / 50_000);
  act.happen({ kind: 'treasuryMoves', polity: to, to: treasury + months, by: 'plunder' });
}

/** A besieger or would-be besieger gives up and goes home. */
function leave(world: W, act: Siege, id: ForceId): void {
  const force = forceOf(world, id);
  const { customs } = polityOf(world, force.owner);
  const musters = act.setting.polities[customs]?.musters ?? [];
  if (force.siege !== -1) lift(world, act, force.siege, 'hunger');
  act.happen({
    kind: 'forceOrdered',
    force: id,
    task: 'home',
    order: force.order + 1,
    to: homeOf(world, act.land, { force: id, musters, month: act.month }),
    person: -1,
    polity: -1,
    plan: force.plan,
    with: -1,
  });
}

/**
 * Forces of the loser inside a fallen place are lost; some of their men get home. Those who came after the
 * siege was laid came to relieve: they stand outside, and are lost with nothing but the place.
 */
function empty(world: W, act: Siege, it: ChangeOf<'placeChangesHands'>, laid: Day): void {
  if (it.from === -1 || it.to === -1) return;
  for (const id of [...world.forcesAt[it.place]!]) {
    const force = forceOf(world, id);
    if (force.since > laid) continue;
    if (!sameSide(world, force.owner, it.from) || sameSide(world, force.owner, it.to)) continue;
    const soldiers = Math.round(
      it.by === 'storm' ? 0 : force.soldiers * act.parameters.captorsShare,
    );
    act.happen({ kind: 'forceDisbands', force: id, place: it.place, soldiers });
  }
}

function lift(world: W, act: Siege, id: SiegeId, by: ChangeOf<'siegeLifted'>['by']): void {
  const it = world.sieges[id]!;
  if (!it.open) return;
  act.happen({
    kind: 'siegeLifted',
    place: it.place,
    polity: it.polity,
    force: it.force,
    siege: id,
    by,
  });
  reviewAll(act, id);
}

function liftOf(
  world: W,
  act: Siege,
  it: { readonly force: ForceId; readonly by: ChangeOf<'siegeLifted'>['by'] },
): void {
  const { siege: id } = forceOf(world, it.force);
  if (id !== -1) lift(world, act, id, it.by);
}

/** Ends sieges between two who fight no more. */
function endWar(world: W, act: Siege, first: PolityId, second: PolityId): void {
  world.sieges.forEach((it, number) => {
    const { owner } = placeAt(world, it.place);
    const isBetween =
      (it.polity === first && owner === second) || (it.polity === second && owner === first);
    if (it.open && isBetween) lift(world, act, number as SiegeId, 'orders');
  });
}

function reviewAll(act: Siege, id: SiegeId): void {
  for (const hazard of ['storm', 'treachery', 'terms', 'raise'] as const) act.review(hazard, id);
}

function reviewAt(world: W, act: Siege, place: PlaceId): void {
  const { siege: id } = placeAt(world, place);
  if (id !== -1) reviewAll(act, id);
}

function reviewOf(world: W, act: Siege, polity: PolityId): void {
  world.sieges.forEach((it, number) => {
    if (it.open && placeAt(world, it.place).owner === polity) {
      reviewAll(act, number as SiegeId);
    }
  });
}

/** The sieges that a polity itself lays depend on whether its own capital is besieged. */
function reviewBy(world: W, act: Siege, polity: PolityId): void {
  world.sieges.forEach((it, number) => {
    if (it.open && it.polity === polity) act.review('raise', number as SiegeId);
  });
}
