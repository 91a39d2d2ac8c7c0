// Unrest: policies load the gun, opportunity pulls the trigger.
//
// Grievance of a town, 0 … 1, under what its lord does to it:
//   dG/dt = (a_p·creed·(share of other faiths) + a_b·billets + a_k·burning + a_t·(tax − 1)⁺
//           + a_h·(1 − harvest)⁺)·(1 − G) − G ÷ τ,   solved exactly between changes.
// A townsman rises when G − S + O + s·x exceeds his own threshold, thresholds ~ N(μ, σ²); the share x
// that rises is the smallest solution of x = Φ((G − S(x) + O − μ + s·x) ÷ σ). The feared sanction
//   S(x) = R·(1 − e^(−c·soldiers ÷ (x·men + 1)))
// comes from the guards and from the lord's other soldiers, each of whom counts for e^(−days of riding ÷ τ),
// half after a defeat within the year, less where his rule is weak, and not at all as far as an enemy
// near is sure to keep them: so a town stays patient while its lord has an army to send, and fear falls
// on the day that army is beaten or bound. Opportunity is
//   O = w_o·max over hostile armies within ten days' ride of P(army beats the guards)·(1 − days ÷ 10)
//       + w_p·(belief in a promise of an enemy)·e^(−days to his nearest soldiers ÷ τ)
//       + w_e·(example of a neighbour);
// belief halves every year, an example every two months. A rising that drives a garrison out is told as
// rumour to other towns, worth e^(−days ÷ reach)·(likeness of faiths), and half of that to towns of other
// lords: it shows that walls and guards do not hold, but nothing of their own lord's strength. One that
// is put down ends such hope under the same lord.
// The hazard of a rising is λ = λ0·e^(6x)·min(1, (x ÷ x0)²) per day: hardly any below the share x0.
// In the second form (`form` 1) each town weighs for itself, as Epstein's people do: net grievance
//   N = G + O − R·(1 − e^(−c·soldiers ÷ (x0·men + 1))) − T
// without example or cascade, and λ = λ0·e^(6N) where N is above 0, else 0.
// From a grievance on a town murmurs aloud, at most once in a pause: the least that anger does, and a
// warning to its lord, whose court may ease or press it before it rises (`religion`).
// A rising drives the garrison out with p = σ(2·ln(x·men ÷ (5·soldiers)) ), soldiers billeted apart
// counting for less; one that fails leaves the town angrier by 0.2.
//
// Sources: models 2f: granovetter-1978 and kuran-1989 (thresholds, and the example that others give),
// kuran-1991 (an example that crosses borders),
// epstein-2002 (sanction), boulding-1962 (soldiers far away are feared less), basedau-2017 and
// akbaba-taydas-2011 (discrimination breeds grievance, not by itself violence). The mean threshold, the
// base rate and the weight of an army near were set by the anchors of docs/anchors.md, no campaign's record.

import { ln, logistic } from '../base/number.ts';
import { system } from '../engine/system.ts';
import { modes } from '../land/network.ts';
import type { PlaceId, PolityId } from '../scenario/setting.ts';
import { atWar, placesOf, sameSide } from '../world/look.ts';
import type { Force, Seen, World } from '../world/world.ts';
import { grievanceAfter, type Load } from './unrest-arithmetic.ts';
import { hearExample, spreadExample, type UnrestAct } from './unrest-example.ts';
import { guardsAt, loadOn, otherFaithShare, risingRate, willing } from './unrest-mood.ts';
import { unrestParameters } from './unrest-numbers.ts';

type W = Seen<World>;

const riders = modes.indexOf('riders');
const yearDays = 365.25;
/** Smallest move of grievance worth a change when nothing but time has passed. */
const worthSaying = 0.06;
/** Grievance from which a town's readiness to rise is reckoned anew every quarter. */
const restless = 0.35;

/** A town's grievance today under the load that it has borne since it was last reckoned. */
function grievanceUnder(world: W, act: UnrestAct, id: PlaceId, load: Load): number {
  const { grievance, reckoned } = world.places[id]!;
  const years = (world.day - reckoned) / yearDays;
  return grievanceAfter(grievance, years, { load, weights: act.parameters });
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
  const slow = grievanceUnder(world, act, it.place, it.load);
  const to = Math.min(1, Math.max(0, slow + it.sudden));
  if (Math.abs(to - place.grievance) < it.least) return;
  act.happen({ kind: 'grievanceMoves', place: it.place, to });
}

/** Lets a town murmur that is angry enough and has not done so lately. */
function murmur(world: W, act: UnrestAct, id: PlaceId): void {
  const { owner: polity, grievance, murmured } = world.places[id]!;
  const { murmursFrom, murmursPause } = act.parameters;
  if (grievance < murmursFrom || polity === -1) return;
  if (murmured !== -1 && world.day - murmured < murmursPause) return;
  act.happen({ kind: 'townMurmurs', place: id, polity }, [act.latest('grievanceMoves', id)]);
}

/** True for a polity that is at war with anybody. */
function isAtWar(world: W, polity: PolityId): boolean {
  const first = polity * world.capacity;
  for (let at = first; at < first + world.capacity; at += 1) {
    if (world.relations[at]!.war) return true;
  }
  return false;
}

/** Marks the angry towns of a polity's enemies that an army of its can reach. */
function reviewNear(world: W, act: UnrestAct, force: Seen<Force>): void {
  for (let id = 0; id < world.places.length; id += 1) {
    const place = world.places[id]!;
    if (place.owner === -1 || place.souls < act.parameters.townSouls) continue;
    if (place.grievance < 0.2 && place.promisedBy === -1) continue;
    if (!atWar(world, force.owner, place.owner) && !sameSide(world, force.owner, place.owner))
      continue;
    const days = act.land.days(force.at, id, act.month, riders);
    if (days <= act.parameters.armyReach) act.review('rising', id as PlaceId);
  }
}

const nextQuarter = 91;
/** The unrest system: anger in towns, and risings. */
export const unrest = system({
  name: 'unrest',
  gist: 'Towns grow angry under burdens and rise when guards are few and help seems near.',
  parameters: unrestParameters,
  dice: { fight: 'place' },
  hazards: { rising: 'place' },
  rates: {
    rising(world, id, rating) {
      return risingRate(world, id, rating);
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
        act.latest('exampleHeard', id),
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
      for (let number = 0; number < world.places.length; number += 1) {
        const id = number as PlaceId;
        const place = world.places[id]!;
        if (place.souls >= act.parameters.townSouls) {
          // not by `reckon`: what it is given is made anew for each town and each quarter
          const to = grievanceUnder(world, act, id, loadOn(world, place));
          if (Math.abs(to - place.grievance) >= worthSaying)
            act.happen({ kind: 'grievanceMoves', place: id, to });
        }
        murmur(world, act, id);
        if (place.grievance >= restless || place.promisedBy !== -1) act.review('rising', id);
      }
      act.later(nextQuarter, { kind: 'townsReckon', quarter: quarter + 1 });
    },
    exampleArrives(world, it, act) {
      hearExample(world, act, it);
    },
    exampleFades(_world, { place, times }, act) {
      act.review('rising', place);
      if (times < 4)
        act.later(act.parameters.exampleDays, { kind: 'exampleFades', place, times: times + 1 });
    },
  },
  after: {
    grievanceMoves(world, { place }, act) {
      act.review('rising', place);
      murmur(world, act, place);
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
    exampleHeard(_world, { place, to }, act) {
      act.review('rising', place);
      if (to > 0) act.later(act.parameters.exampleDays, { kind: 'exampleFades', place, times: 1 });
    },
    revoltPutDown(world, { place, polity }, act) {
      spreadExample(world, act, { of: place, against: polity, strength: 0 });
      reckon(world, act, {
        place,
        load: loadOn(world, world.places[place]!),
        sudden: 0.2,
        least: 0,
      });
    },
    garrisonDrivenOut(world, { place, polity }, act) {
      spreadExample(world, act, { of: place, against: polity, strength: 1 });
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
      if (isAtWar(world, force.owner)) reviewNear(world, act, force);
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
