// Battle: armies that meet fight, or the weaker one declines and goes.
//
// When a force comes to where a foe stands, both sides are all the forces there that stand with each.
// Who is weaker by the odds weighs standing against withdrawing (logit), by his chance, his orders, and
// whether he stands before his own walls. If they fight:
//
//   P(attacker wins) = σ(posture + numbers · ln(A ÷ D) + step · Δquality + ε),  ε ~ N(0, fortune²)
//   A, D: soldiers × condition;  Δquality: quality of soldiers and skill of commanders, in steps
//   P(draw) = 0.07 afoot … 0.2 where all are mounted
//   losses: winner Beta(1.24, 9.3) · k; loser breaks at Beta(2, 10), is cut down by
//   Beta(1.5, 6) · √(mounts ratio), and 0.2–0.6 of the rest scatter, of whom 0.2–0.7 rally
//
// Bare numbers predict little between armies of unlike quality; with quality held the exponent is near
// one. Codes of quality in the data were given by people who knew who won, so their step is halved.
// Scattered soldiers of the levy mostly find their way home. Commanders may fall or be taken. The loser
// withdraws to the nearest place of his side and may come again, or his force breaks up.
//
// Sources: helmbold-cdb90 (660 battles 1600–1973, refitted), krentz-1985 for scale of losses; refusal assumed.
// Long because a battle has many who must be told what becomes of them.

import { logistic } from '../base/number.ts';
import type { Act } from '../engine/system.ts';
import { system } from '../engine/system.ts';
import type { ForceId, PlaceId } from '../scenario/setting.ts';
import {
  areFoes,
  foesAt,
  forceOf,
  havenOf,
  isHalted,
  isLeaving,
  isWithinWalls,
  placeAt,
  polityOf,
  sameSide,
} from '../world/look.ts';
import type { Seen, World } from '../world/world.ts';
import { battleParameters } from './battle-numbers.ts';
import { logOdds, lossesOf, outcomeOf, type Side } from './battle-odds.ts';

const parameters = battleParameters;
const dice = {
  stand: 'force',
  chance: 'place',
  fortune: 'place',
  winnerLoss: 'place',
  loserLoss: 'place',
  flight: 'place',
  leaving: 'place',
  rally: 'place',
  loserCaptain: 'place',
  winnerCaptain: 'place',
} as const;
const hazards = {} as const;

type W = Seen<World>;
type Battle = Act<typeof parameters, typeof dice, typeof hazards>;

/** Fights. */
export const battle = system({
  name: 'battle',
  gist: 'Lets armies that meet fight or decline: odds by numbers and quality, losses, flight, captains lost.',
  parameters,
  dice,
  hazards,
  rates: {},
  comes: {},
  on: {
    hostsMeet(world, it, act) {
      const [attacker, defender] = [forceOf(world, it.force), forceOf(world, it.against)];
      if (!isHalted(attacker) || !isHalted(defender)) return;
      if (attacker.at !== it.place || defender.at !== it.place) return;
      if (isLeaving(attacker) || isLeaving(defender)) return;
      if (areFoes(world, it.force, it.against)) meet(world, act, it);
    },
  },
  after: {
    forceReaches(world, it, act) {
      if (it.days > 0) challenge(world, act, it.force);
    },
  },
});

/** Plans a meeting with the strongest foe that stands here in the open. */
function challenge(world: W, act: Battle, id: ForceId): void {
  const { at, with: leader } = forceOf(world, id);
  if (leader !== -1) return;
  let strongest: ForceId | -1 = -1;
  for (const foe of foesAt(world, id)) {
    const it = forceOf(world, foe);
    if (isLeaving(it) || isWithinWalls(world, foe)) continue;
    if (strongest === -1 || it.soldiers > forceOf(world, strongest).soldiers) strongest = foe;
  }
  if (strongest !== -1) {
    act.later(1, { kind: 'hostsMeet', force: id, against: strongest, place: at });
  }
}

function meet(
  world: W,
  act: Battle,
  it: { readonly force: ForceId; readonly against: ForceId; readonly place: PlaceId },
): void {
  const attackers = sideOf(world, it.force, it.against);
  const defenders = sideOf(world, it.against, it.force);
  const [a, d] = [measure(world, attackers), measure(world, defenders)];
  const odds = logistic(logOdds(a, d, act.parameters));
  const weaker =
    odds < 0.5
      ? { id: it.force, foe: it.against, chance: odds, side: attackers }
      : { id: it.against, foe: it.force, chance: 1 - odds, side: defenders };
  if (declines(world, act, weaker)) {
    withdraw(world, act, { ...weaker, place: it.place });
    return;
  }
  fight(world, act, { ...it, attackers, defenders, a, d });
}

/** Forces here that stand with `first` against `second`, itself first, then in order of id. */
function sideOf(world: W, first: ForceId, second: ForceId): readonly ForceId[] {
  const { owner, at } = forceOf(world, first);
  const enemy = forceOf(world, second).owner;
  const others = world.forcesAt[at]!.filter((id) => {
    const other = forceOf(world, id);
    if (id === first || id === second || sameSide(world, other.owner, enemy)) return false;
    return sameSide(world, other.owner, owner) || areFoes(world, id, second);
  });
  return [first, ...others];
}

function measure(world: W, side: readonly ForceId[]): Side {
  let soldiers = 0;
  let effective = 0;
  let quality = 0;
  let mounts = 0;
  let skill = 0;
  for (const id of side) {
    const force = forceOf(world, id);
    soldiers += force.soldiers;
    effective += force.soldiers * force.condition;
    quality += force.soldiers * force.quality;
    mounts += force.soldiers * force.mountsPerMan;
    if (force.commander !== -1) skill = Math.max(skill, world.people[force.commander]!.skill);
  }
  const weight = Math.max(1, soldiers);
  return { soldiers, effective, quality: quality / weight + skill, mounts: mounts / weight };
}

function declines(
  world: W,
  act: Battle,
  weaker: { readonly id: ForceId; readonly chance: number },
): boolean {
  const force = forceOf(world, weaker.id);
  const place = placeAt(world, force.at);
  const { courage, leastChance, homeGround, behindWalls } = act.parameters;
  const isOwn = place.owner !== -1 && sameSide(world, place.owner, force.owner);
  const haven = havenOf(world, act.land, { force: weaker.id, except: force.at, month: act.month });
  if (haven === -1 && !(isOwn && place.walls >= 1)) return false;
  const stand =
    courage * (weaker.chance - leastChance) +
    (isOwn ? homeGround : 0) +
    (force.task === 'relieve' || force.task === 'destroy' ? 0.3 : 0);
  const go = isOwn && place.walls >= 1 ? behindWalls : 0;
  return act.weigh('stand', weaker.id, force.meetings, [stand, go]).choice === 1;
}

/** The side that declines goes within its own walls when it has them, else to the nearest haven. */
function withdraw(
  world: W,
  act: Battle,
  it: {
    readonly id: ForceId;
    readonly foe: ForceId;
    readonly place: PlaceId;
    readonly side: readonly ForceId[];
  },
): void {
  const { owner } = forceOf(world, it.id);
  const place = placeAt(world, it.place);
  const isOwn = place.owner !== -1 && sameSide(world, place.owner, owner) && place.walls >= 1;
  act.happen({ kind: 'battleRefused', force: it.id, against: it.foe, place: it.place });
  if (isOwn) return;
  for (const id of it.side) retreat(world, act, id);
}

function fight(
  world: W,
  act: Battle,
  it: {
    readonly force: ForceId;
    readonly against: ForceId;
    readonly place: PlaceId;
    readonly attackers: readonly ForceId[];
    readonly defenders: readonly ForceId[];
    readonly a: Side;
    readonly d: Side;
  },
): void {
  const { place } = it;
  const nth = placeAt(world, place).battles;
  const roll = (die: keyof typeof dice) => act.roll(die, place as never, nth);
  const outcome = outcomeOf(it.a, it.d, act.parameters, {
    chance: roll('chance'),
    fortune: roll('fortune'),
  });
  const attackerLeads =
    outcome === 'won' || (outcome === 'drawn' && it.a.effective >= it.d.effective);
  const first = attackerLeads
    ? { id: it.force, side: it.attackers, measure: it.a }
    : { id: it.against, side: it.defenders, measure: it.d };
  const second = attackerLeads
    ? { id: it.against, side: it.defenders, measure: it.d }
    : { id: it.force, side: it.attackers, measure: it.a };
  const losses = lossesOf({ winner: first.measure, loser: second.measure }, act.parameters, {
    winner: roll('winnerLoss'),
    loser: roll('loserLoss'),
    flight: roll('flight'),
    leaving: roll('leaving'),
    rally: roll('rally'),
  });
  const isDrawn = outcome === 'drawn';
  const lost = isDrawn ? losses.winner : losses.loser;
  const because = [...first.side, ...second.side].map((id) => act.latest('conditionMoves', id));
  const index = act.happen(
    {
      kind: isDrawn ? 'battleDrawn' : 'battleWon',
      place,
      force: first.id,
      over: second.id,
      polity: forceOf(world, first.id).owner,
      loser: forceOf(world, second.id).owner,
      soldiers: Math.round(first.measure.soldiers),
      enemies: Math.round(second.measure.soldiers),
      lostShare: losses.winner,
      enemiesLostShare: lost,
      nth: nth + 1,
    },
    because,
  );
  for (const id of first.side) bleed(world, act, id, 1 - losses.winner);
  for (const id of second.side) {
    const before = forceOf(world, id).soldiers;
    const rest = (1 - lost) * (isDrawn ? 1 : 1 - losses.scattered);
    bleed(world, act, id, rest);
    if (!isDrawn) bringHome(world, act, id, before * (1 - lost) * losses.scattered);
    const isBroken = rest < act.parameters.breaksBelow || forceOf(world, id).soldiers < 50;
    if (isBroken) breakUp(world, act, id);
  }
  if (!isDrawn) {
    captain(world, act, { of: first.id, by: second.id, place, nth, hasLost: false, index });
    captain(world, act, { of: second.id, by: first.id, place, nth, hasLost: true, index });
  }
  for (const id of second.side) if (forceOf(world, id).exists) retreat(world, act, id);
}

function bleed(world: W, act: Battle, id: ForceId, rest: number): void {
  const to = Math.round(forceOf(world, id).soldiers * rest);
  act.happen({ kind: 'strengthMoves', force: id, to, by: 'battle' });
}

/** Scattered soldiers of a levy find their way home in part. */
function bringHome(world: W, act: Battle, id: ForceId, scattered: number): void {
  const { owner } = forceOf(world, id);
  const home = Math.round(scattered * act.parameters.homecoming);
  const polity = polityOf(world, owner);
  if (home < 200 || !polity.stands) return;
  act.happen({ kind: 'levyMoves', polity: owner, to: polity.levy + home });
}

function breakUp(world: W, act: Battle, id: ForceId): void {
  const { at, soldiers } = forceOf(world, id);
  act.happen({ kind: 'forceDisbands', force: id, place: at, soldiers: Math.round(soldiers / 2) });
}

/** Who led may fall, or on the losing side be taken. */
function captain(
  world: W,
  act: Battle,
  it: {
    readonly of: ForceId;
    readonly by: ForceId;
    readonly place: PlaceId;
    readonly nth: number;
    readonly hasLost: boolean;
    readonly index: number;
  },
): void {
  const { commander: person, owner } = forceOf(world, it.of);
  if (person === -1) return;
  const { captainFalls, captainTaken, victorFalls } = act.parameters;
  const winner = forceOf(world, it.by).owner;
  const u = act.roll(it.hasLost ? 'loserCaptain' : 'winnerCaptain', it.place, it.nth);
  if (u < (it.hasLost ? captainFalls : victorFalls)) {
    act.happen(
      { kind: 'personDies', person, polity: owner, by: 'battle', hand: winner, place: it.place },
      [it.index],
    );
  } else if (it.hasLost && u < captainFalls + captainTaken) {
    act.happen({ kind: 'quarryCaught', person, place: it.place, by: 'pursuers', polity: winner }, [
      it.index,
    ]);
  }
}

/**
 * Goes to the nearest place of its side, to recover there and go on when it is still an army with a foe,
 * else to disband; breaks up where there is no such place.
 */
function retreat(world: W, act: Battle, id: ForceId): void {
  const force = forceOf(world, id);
  const to = havenOf(world, act.land, { force: id, except: force.at, month: act.month });
  if (to === -1) {
    breakUp(world, act, id);
    return;
  }
  const isFit = force.polity !== -1 && force.soldiers >= act.parameters.fitToGoOn;
  act.happen({
    kind: 'forceOrdered',
    force: id,
    task: isFit ? 'flee' : 'home',
    order: force.order + 1,
    to,
    person: isFit ? force.person : -1,
    polity: isFit ? force.polity : -1,
    plan: force.plan,
    with: -1,
  });
}
