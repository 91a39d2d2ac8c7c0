// Unrest: policies load the gun, opportunity pulls the trigger.
//
// Grievance of a town, 0 … 1, under what its lord does to it:
//   dG/dt = (a_p·creed·(share of other faiths) + a_b·billets + a_k·burning + a_t·(tax − 1)⁺
//           + a_h·(1 − harvest)⁺)·(1 − G) − G ÷ τ,   solved exactly between changes.
// A townsman rises when G − S + O + s·x exceeds his own threshold, thresholds ~ N(μ, σ²); the share x
// that rises is the smallest solution of x = Φ((G − S(x) + O − μ + s·x) ÷ σ), where the feared sanction
//   S(x) = R·(1 − (1 − r)·e^(−c·soldiers ÷ (x·men + 1)))
// falls with the guards at hand, r being the punishment expected of the lord's other soldiers, which a
// defeat within the year halves; and opportunity O = w_o·max over hostile armies within ten days' ride of
// P(army beats the guards)·(1 − days ÷ 10) + w_p·belief in a promise made by an enemy of the lord.
// The hazard of a rising is λ = λ0·e^(6x)·min(1, (x ÷ x0)²) per day: hardly any below the share x0.
// A rising drives the garrison out with p = σ(2·ln(x·men ÷ (5·soldiers)) ), soldiers billeted apart
// counting for less; one that fails leaves the town angrier by 0.2.
//
// Sources: models 2f: granovetter-1978 and kuran-1989 (thresholds), epstein-2002 (sanction),
// basedau-2017 and akbaba-taydas-2011 (discrimination breeds grievance, not by itself violence).
// Long because its handlers are one list of what moves a town.

import { exp, ln, logistic } from '../base/number.ts';
import { type Act, type ParameterTable, system } from '../engine/system.ts';
import { modes, type Network } from '../land/network.ts';
import type { PlaceId, PolityId } from '../scenario/setting.ts';
import { atWar, placesOf, sameSide } from '../world/look.ts';
import { chanceOfVictory } from '../world/odds.ts';
import type { Force, Place, Seen, World } from '../world/world.ts';
import { grievanceAfter, type Load, shareThatRises } from './unrest-arithmetic.ts';

type W = Seen<World>;

const parameters = {
  persecutionAnger: {
    value: 1.2,
    range: [0.7, 1.8],
    unit: 'grievance per year at full creed on people all of other faiths',
    source: 'basedau-2017',
  },
  billetAnger: {
    value: 0.5,
    range: [0.2, 0.9],
    unit: 'grievance per year with soldiers in every house',
    source: 'assumed',
  },
  burningAnger: {
    value: 0.5,
    range: [0.2, 0.9],
    unit: 'grievance per year when all crops are burnt',
    source: 'assumed',
  },
  taxAnger: {
    value: 0.25,
    range: [0.1, 0.5],
    unit: 'grievance per year at double tax',
    source: 'assumed',
  },
  hungerAnger: {
    value: 0.3,
    range: [0.1, 0.6],
    unit: 'grievance per year without a harvest',
    source: 'assumed',
  },
  forgettingYears: {
    value: 3,
    range: [2, 4],
    unit: 'years in which anger falls to 1/e',
    source: 'assumed',
  },
  sanction: {
    value: 0.6,
    range: [0.4, 0.8],
    unit: 'feared sanction in units of grievance',
    source: 'epstein-2002',
  },
  sanctionSlope: {
    value: 2.3,
    range: [2.3, 2.3],
    unit: 'per soldier for each who rises',
    source: 'epstein-2002',
  },
  threshold: {
    value: 0.58,
    range: [0.43, 0.73],
    unit: 'mean threshold in units of grievance',
    source: 'granovetter-1978',
  },
  thresholdSpread: {
    value: 0.22,
    range: [0.15, 0.3],
    unit: 'standard deviation of thresholds',
    source: 'granovetter-1978',
  },
  imitation: {
    value: 0.3,
    range: [0.1, 0.5],
    unit: 'grievance worth that all others rise',
    source: 'granovetter-1978',
  },
  armyNear: {
    value: 0.6,
    range: [0.3, 0.9],
    unit: 'opportunity when an army at the gates is sure to win',
    source: 'assumed',
  },
  promiseWeight: {
    value: 0.45,
    range: [0.1, 0.8],
    unit: 'opportunity of a promise fully believed',
    source: 'assumed',
    fromCase: true,
  },
  baseRate: {
    value: 0.0001,
    range: [0.00005, 0.0002],
    unit: 'risings per day at no share',
    source: 'assumed',
  },
  risingShare: {
    value: 0.15,
    range: [0.1, 0.25],
    unit: 'share of men from which a rising is likely',
    source: 'assumed',
  },
  menShare: {
    value: 0.22,
    range: [0.18, 0.25],
    unit: 'men who can fight, of all souls',
    source: 'assumed',
  },
  scattered: {
    value: 0.7,
    range: [0.4, 0.9],
    unit: 'share of a garrison lost to a rising when all are billeted apart',
    source: 'assumed',
    fromCase: true,
  },
  laterFear: {
    value: 0.5,
    range: [0.3, 0.7],
    unit: 'punishment expected of a lord’s other soldiers',
    source: 'assumed',
  },
  armyReach: {
    value: 10,
    range: [10, 10],
    unit: 'days of riding within which an army gives hope',
    source: 'assumed',
  },
  townSouls: {
    value: 500,
    range: [500, 500],
    unit: 'souls from which a place has a mood',
    source: 'by definition',
  },
} as const satisfies ParameterTable;

type Given = { readonly [K in keyof typeof parameters]: number };
type UnrestAct = Act<typeof parameters, { fight: 'place' }, { rising: 'place' }>;

const riders = modes.indexOf('riders');
const yearDays = 365.25;
/** Smallest move of grievance worth a change when nothing but time has passed. */
const worthSaying = 0.06;
/** Grievance from which a town's readiness to rise is reckoned anew every quarter. */
const restless = 0.35;

/** Share of a town's people who are not of its ruler's faith. */
function otherFaithShare(world: W, place: Seen<Place>): number {
  const owner = place.owner === -1 ? undefined : world.polities[place.owner]!;
  if (owner === undefined || owner.ruler === -1) return 0;
  return 1 - (place.faiths[world.people[owner.ruler]!.faith] ?? 0);
}

function loadOn(world: W, place: Seen<Place>): Load {
  return {
    persecution: place.creed * otherFaithShare(world, place),
    billets: place.billets,
    burning: place.burning,
    tax: place.tax,
    harvest: place.harvest,
  };
}

/** Brings a town's grievance up to today under the load it has borne, plus a sudden part. */
function reckon(
  world: W,
  act: UnrestAct,
  it: {
    readonly place: PlaceId;
    readonly load: Load;
    readonly sudden: number;
    readonly least: number;
  },
): void {
  const place = world.places[it.place]!;
  if (place.souls < act.parameters.townSouls) return;
  const years = (world.day - place.reckoned) / yearDays;
  const slow = grievanceAfter(place.grievance, years, { load: it.load, weights: act.parameters });
  const to = Math.min(1, Math.max(0, slow + it.sudden));
  if (Math.abs(to - place.grievance) < it.least) return;
  act.happen({ kind: 'grievanceMoves', place: it.place, to });
}

function hostileTo(world: W, force: Seen<Force>, owner: PolityId): boolean {
  return (
    force.exists && force.soldiers > 0 && force.owner !== owner && atWar(world, force.owner, owner)
  );
}

/** Soldiers of the lord's side who stand at a place, garrison and forces. */
function guardsAt(world: W, id: PlaceId, owner: PolityId): number {
  const place = world.places[id]!;
  let sum = place.garrison;
  for (const force of world.forcesAt[id]!) {
    const it = world.forces[force]!;
    if (it.exists && sameSide(world, it.owner, owner)) sum += it.soldiers;
  }
  return sum;
}

/** Hope from outside: the best army near, and what has been promised by an enemy of the lord. */
function opportunity(
  world: W,
  id: PlaceId,
  rating: { parameters: Given; land: Network; month: number },
): number {
  const place = world.places[id]!;
  const owner = place.owner as PolityId;
  const { armyReach, armyNear, promiseWeight } = rating.parameters;
  const guards = guardsAt(world, id, owner);
  let hope = 0;
  for (const force of world.forces) {
    if (!hostileTo(world, force, owner)) continue;
    const days = rating.land.days(force.at, id, rating.month, riders);
    if (days > armyReach) continue;
    const beats = chanceOfVictory(
      { soldiers: force.soldiers, enemies: guards, qualityGap: 0 },
      { numbers: 1.1, quality: 0 },
    );
    hope = Math.max(hope, beats * (1 - days / armyReach));
  }
  const promised = place.promisedBy !== -1 && atWar(world, place.promisedBy, owner);
  return armyNear * hope + (promised ? promiseWeight * place.belief : 0);
}

/** Punishment that a town expects of its lord's other soldiers: half after a defeat, less where he is weak. */
function reprisalOf(world: W, owner: PolityId, { laterFear }: Given): number {
  const { defeated, weakness } = world.polities[owner]!;
  const beaten = defeated !== -1 && world.day - defeated < yearDays ? 0.5 : 1;
  return laterFear * beaten * (1 - weakness);
}

/** Share of a town's men who would rise today. */
function willing(
  world: W,
  id: PlaceId,
  rating: { parameters: Given; land: Network; month: number },
): number {
  const place = world.places[id]!;
  if (place.owner === -1 || place.souls < rating.parameters.townSouls) return 0;
  return shareThatRises(
    {
      grievance: place.grievance,
      guards: guardsAt(world, id, place.owner),
      reprisal: reprisalOf(world, place.owner, rating.parameters),
      men: place.souls * rating.parameters.menShare,
      opportunity: opportunity(world, id, rating),
    },
    rating.parameters,
  );
}

/** Marks the angry towns of a polity's enemies that an army of its can reach. */
function reviewNear(world: W, act: UnrestAct, force: Seen<Force>): void {
  world.places.forEach((place, id) => {
    if (place.owner === -1 || place.souls < act.parameters.townSouls) return;
    if (place.grievance < 0.2 && place.promisedBy === -1) return;
    if (!atWar(world, force.owner, place.owner) && !sameSide(world, force.owner, place.owner))
      return;
    const days = act.land.days(force.at, id, act.month, riders);
    if (days <= act.parameters.armyReach) act.review('rising', id as PlaceId);
  });
}

const nextQuarter = 91;

/** The unrest system: anger in towns, and risings. */
export const unrest = system({
  name: 'unrest',
  gist: 'Towns grow angry under burdens and rise when guards are few and help seems near.',
  parameters,
  dice: { fight: 'place' },
  hazards: { rising: 'place' },
  rates: {
    rising(world, id, rating) {
      const place = world.places[id]!;
      if (place.owner === -1 || place.siege !== -1) return 0;
      if (place.rose !== -1 && world.day - place.rose < yearDays) return 0;
      const x = willing(world, id, rating);
      const { baseRate, risingShare } = rating.parameters;
      const eager = Math.min(1, x / risingShare);
      const rate = baseRate * exp(6 * x) * eager * eager;
      return rate < 1e-7 ? 0 : rate;
    },
  },
  comes: {
    rising(world, id, _nth, act) {
      const place = world.places[id]!;
      const { owner } = place;
      if (owner === -1 || place.siege !== -1) return;
      const { menShare, scattered } = act.parameters;
      const share = Math.max(0.02, willing(world, id, act));
      const because = [
        act.latest('promiseHeard', id),
        act.latest('grievanceMoves', id),
        act.latest('policyChanges', owner),
      ];
      const rebels = share * place.souls * menShare;
      const guards = guardsAt(world, id, owner) * (1 - scattered * place.billets);
      act.happen({ kind: 'revoltBreaksOut', place: id, against: owner, share }, because);
      const wins = guards <= 0 ? 1 : logistic(2 * ln(Math.max(1, rebels) / (5 * guards)));
      if (act.roll('fight', id, place.risings) < wins) {
        const killed = Math.round(place.garrison * (0.4 + 0.5 * place.billets));
        act.happen({ kind: 'garrisonDrivenOut', place: id, polity: owner, killed });
      } else {
        const killed = Math.round(0.15 * rebels);
        act.happen({ kind: 'revoltPutDown', place: id, polity: owner, killed });
      }
    },
  },
  begin(world, act) {
    world.places.forEach((place, id) => {
      if (place.owner !== -1 && place.souls >= act.parameters.townSouls)
        act.review('rising', id as PlaceId);
    });
    act.later(nextQuarter, { kind: 'townsReckon', quarter: 1 });
  },
  on: {
    townsReckon(world, { quarter }, act) {
      world.places.forEach((place, id) => {
        const load = loadOn(world, place);
        reckon(world, act, { place: id as PlaceId, load, sudden: 0, least: worthSaying });
        if (place.grievance >= restless) act.review('rising', id as PlaceId);
      });
      act.later(nextQuarter, { kind: 'townsReckon', quarter: quarter + 1 });
    },
  },
  after: {
    grievanceMoves(_world, { place }, act) {
      act.review('rising', place);
    },
    policyChanges(world, it, act) {
      const now = loadOn(world, world.places[it.place]!);
      const other = otherFaithShare(world, world.places[it.place]!);
      const before =
        it.matter === 'creed' ? { persecution: it.from * other } : { [it.matter]: it.from };
      reckon(world, act, { place: it.place, load: { ...now, ...before }, sudden: 0, least: 0 });
    },
    circumstanceTurns(world, it, act) {
      if (it.effect !== 'harvest' || it.place === -1) return;
      const load = loadOn(world, world.places[it.place]!);
      reckon(world, act, { place: it.place, load, sudden: 0, least: worthSaying });
    },
    revoltPutDown(world, { place }, act) {
      reckon(world, act, {
        place,
        load: loadOn(world, world.places[place]!),
        sudden: 0.2,
        least: 0,
      });
    },
    garrisonDrivenOut(world, { place }, act) {
      const half = -world.places[place]!.grievance / 2;
      reckon(world, act, {
        place,
        load: loadOn(world, world.places[place]!),
        sudden: half,
        least: 0,
      });
    },
    placeChangesHands(world, it, act) {
      const harsh = it.by === 'storm' || it.by === 'hunger';
      const sudden = harsh ? 0.1 : -world.places[it.place]!.grievance / 3;
      const load = { persecution: 0, billets: 0, burning: 0, tax: 1, harvest: 1 };
      reckon(world, act, { place: it.place, load, sudden, least: 0.02 });
      act.review('rising', it.place);
    },
    siegeLaid(_world, { place }, act) {
      act.review('rising', place);
    },
    siegeLifted(_world, { place }, act) {
      act.review('rising', place);
    },
    promiseHeard(_world, { place }, act) {
      act.review('rising', place);
    },
    garrisonMoves(world, { place }, act) {
      if (world.places[place]!.grievance >= 0.2) act.review('rising', place);
    },
    forceReaches(world, it, act) {
      const force = world.forces[it.force]!;
      const atWarAtAll = world.relations
        .slice(force.owner * world.capacity, (force.owner + 1) * world.capacity)
        .some((relation) => relation.war);
      if (atWarAtAll) reviewNear(world, act, force);
    },
    battleWon(world, it, act) {
      for (const id of placesOf(world, it.loser)) {
        if (world.places[id]!.grievance >= 0.2) act.review('rising', id);
      }
    },
    warDeclared(world, it, act) {
      for (const id of placesOf(world, it.on)) {
        if (world.places[id]!.promisedBy === it.polity) act.review('rising', id);
      }
    },
  },
});
