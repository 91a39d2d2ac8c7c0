// Polity: what a realm lives on, what is given to it from outside, how it is founded and how it ends.
//
// Twice a year a chest of T months of pay moves towards what the lands yield:
//   ΔT = ½·income·(½ + lands held ÷ lands at first, at most 1)·harvest·(1 + tribute of vassals)
//        − ½·T ÷ τ − pay·(share of its soldiers in the field)
// and the levy towards the manpower of its lands, ρ of the gap a year. Legitimacy moves with victory
// and defeat in the field, with the loss of the capital, and drifts back to custom.
// Circumstances of the scenario turn on and off: bound troops combine as 1 − Π(1 − share), the rest
// overwrite. None of them orders an act.
// A person with soldiers of his own may found a realm where rule is weak and far from the court he
// serves: hazard λ0·ambition²·min(2, following ÷ 1000)·weakness of the lord per year, weakness raised by
// a defeat within the year, by soldiers lost for good, by the lord's flight and a bad title; a homeless
// leader is the likeliest. He rides there first, and takes it if it is still as weakly held.
// A polity that holds no place and has no soldiers in the field falls, to who took its last place.
//
// Sources: models 2g, 2k; all rates of chests are assumed. Founding by leaders with a following is read
// off the flagship's case (fromCase).
// Long because it is one list: means, circumstances, founding and falling.

import { dateOf } from '../base/calendar.ts';
import { clamp } from '../base/number.ts';
import { type Act, type ParameterTable, type Rating, system } from '../engine/system.ts';
import { modes } from '../land/network.ts';
import type { CircumstanceGiven, PersonId, PlaceId, PolityId } from '../scenario/setting.ts';
import { forcesOf, placesOf, soldiersOf, standing, vassalsOf } from '../world/look.ts';
import type { Person, Seen, World } from '../world/world.ts';

type W = Seen<World>;

const parameters = {
  incomeMonths: {
    value: 3,
    range: [2, 4.5],
    unit: 'months of pay that its lands yield in a year of peace',
    source: 'assumed',
  },
  spendingYears: {
    value: 2.5,
    range: [1.5, 4],
    unit: 'years in which a chest is spent to 1/e',
    source: 'assumed',
  },
  fieldPay: {
    value: 6,
    range: [3, 9],
    unit: 'months of pay a year when all its soldiers are in the field',
    source: 'assumed',
  },
  tributeShare: {
    value: 0.15,
    range: [0.05, 0.3],
    unit: 'income added by each vassal that pays',
    source: 'assumed',
  },
  levyRecovery: {
    value: 0.15,
    range: [0.08, 0.25],
    unit: 'share of the gap in the levy filled in a year',
    source: 'assumed',
  },
  victoryGlory: {
    value: 0.06,
    range: [0.03, 0.1],
    unit: 'legitimacy gained by a victory',
    source: 'assumed',
  },
  defeatShame: {
    value: 0.08,
    range: [0.04, 0.15],
    unit: 'legitimacy lost by a defeat',
    source: 'assumed',
  },
  capitalShame: {
    value: 0.15,
    range: [0.05, 0.25],
    unit: 'legitimacy lost with the capital',
    source: 'assumed',
  },
  customaryLegitimacy: {
    value: 0.6,
    range: [0.5, 0.7],
    unit: 'legitimacy to which custom leads',
    source: 'assumed',
  },
  customYears: {
    value: 5,
    range: [3, 8],
    unit: 'years to 1/e of the way to custom',
    source: 'assumed',
  },
  foundingRate: {
    value: 0.25,
    range: [0.08, 0.5],
    unit: 'foundings a year of one man of full ambition with 1,000 soldiers under a lord wholly weak',
    source: 'assumed',
    fromCase: true,
  },
  foundingFollowing: {
    value: 300,
    range: [300, 300],
    unit: 'soldiers of his own from which a man can found a realm',
    source: 'assumed',
  },
  foundingReach: {
    value: 60,
    range: [30, 90],
    unit: 'days of riding to the farthest place he thinks of taking',
    source: 'assumed',
    fromCase: true,
  },
  soulsPerMan: {
    value: 10,
    range: [5, 20],
    unit: 'souls of a place that keep one soldier of its new lord',
    source: 'assumed',
  },
  homeless: {
    value: 3,
    range: [1.5, 5],
    unit: 'times as likely without a lord',
    source: 'assumed',
  },
} as const satisfies ParameterTable;

type Given = { readonly [K in keyof typeof parameters]: number };
type PolityAct = Act<typeof parameters, { founding: 'person' }, { founds: 'person' }>;

const riders = modes.indexOf('riders');
const halfYear = 183;

// circumstances

/** Lays a circumstance on the world, or takes it off. */
function turn(
  world: W,
  act: PolityAct,
  it: { readonly number: number; readonly begins: boolean },
): void {
  const given = act.setting.circumstances[it.number]!;
  const { effect, polity } = given;
  const say = (place: PlaceId | -1, share: number): void => {
    act.happen({
      kind: 'circumstanceTurns',
      circumstance: it.number,
      polity,
      effect,
      place,
      begins: it.begins,
      share,
    });
  };
  const share = act.amountOf(given.share);
  switch (effect) {
    case 'tied': {
      const free = 1 - (world.polities[polity]?.tied ?? 0);
      const part = 1 - clamp(share, 0, 0.95);
      say(-1, 1 - clamp(it.begins ? free * part : free / part, 0, 1));
      return;
    }
    case 'weakness':
      say(-1, it.begins ? clamp(share, 0, 1) : 0);
      return;
    case 'muster':
      say(it.begins ? (given.places[0] ?? -1) : -1, 1);
      return;
    case 'seat': {
      const to = given.places[0] ?? -1;
      say(to, 1);
      if (polity === -1) return;
      const { stands, seat } = world.polities[polity]!;
      if (it.begins && stands && to !== -1 && seat !== to)
        act.happen({ kind: 'courtMoves', polity, from: seat, to });
      return;
    }
    case 'harvest':
      for (const place of given.places) say(place, it.begins ? share : 1);
      return;
    case 'road':
      for (const place of given.places) say(place, it.begins ? share : tradeOf(act, place));
  }
}

/** Trade of a place as the scenario gives it. */
function tradeOf(act: Rating, place: PlaceId): number {
  const laid = act.setting.base.find(
    (it) => it.table === 'place' && it.id === place && it.field === 'trade',
  );
  return laid === undefined ? 0 : act.amountOf(laid.amount);
}

function planCircumstances(world: W, act: PolityAct): void {
  const opening = act.setting.openings.findIndex((it) => it.day === world.day);
  act.setting.circumstances.forEach((given: CircumstanceGiven, number) => {
    if (act.without.has(number) || !given.openings.includes(opening)) return;
    const from = Math.floor(act.amountOf(given.from)) - world.day;
    const to = Math.floor(act.amountOf(given.to)) - world.day;
    if (to <= 0) return;
    if (from <= 0) turn(world, act, { number, begins: true });
    else act.later(from, { kind: 'circumstanceTurns', circumstance: number, begins: true });
    act.later(Math.max(to, from + 1), {
      kind: 'circumstanceTurns',
      circumstance: number,
      begins: false,
    });
  });
}

// means

/** Brings a chest, a levy and a standing up to date for half a year. */
function reckon(world: W, act: PolityAct, id: PolityId): void {
  const given = act.parameters;
  const polity = world.polities[id]!;
  const places = placesOf(world, id);
  let afield = 0;
  for (const force of forcesOf(world, id)) afield += world.forces[force]!.soldiers;
  const all = afield + polity.levy + polity.household;
  const harvest =
    places.reduce((sum, it) => sum + world.places[it]!.harvest, 0) / Math.max(1, places.length);
  const tax =
    places.reduce((sum, it) => sum + world.places[it]!.tax, 0) / Math.max(1, places.length);
  const payers = vassalsOf(world, id).filter((it) => world.polities[it]!.commitment > -0.3).length;
  const lands = places.length > 0 ? (1 - polity.weakness) * harvest * tax : 0;
  const income = (given.incomeMonths / 2) * lands * (1 + given.tributeShare * payers);
  const owed = polity.liege === -1 ? 0 : polity.tribute * income;
  const spent = polity.treasury / (2 * given.spendingYears);
  const pay = all > 0 ? ((given.fieldPay / 2) * afield) / all : 0;
  const treasury = Math.max(0, polity.treasury + income - owed - spent - pay);
  if (Math.abs(treasury - polity.treasury) > 0.75) {
    act.happen({
      kind: 'treasuryMoves',
      polity: id,
      to: treasury,
      by: pay > income ? 'pay' : 'income',
    });
  }
  const gap = polity.manpower * (1 - 0.5 * polity.weakness) - polity.levy - afield;
  if (places.length > 0 && gap > 0.1 * polity.manpower) {
    const levy = Math.round(polity.levy + (given.levyRecovery / 2) * gap);
    act.happen({ kind: 'levyMoves', polity: id, to: levy });
  }
  const drift = (given.customaryLegitimacy - polity.legitimacy) / (2 * given.customYears);
  if (Math.abs(drift) > 0.02)
    act.happen({
      kind: 'legitimacyMoves',
      polity: id,
      to: polity.legitimacy + drift,
      by: 'custom',
    });
}

function moveLegitimacy(
  world: W,
  act: PolityAct,
  it: { polity: PolityId; by: 'victory' | 'defeat'; step: number },
): void {
  const { stands, legitimacy } = world.polities[it.polity]!;
  if (!stands) return;
  const to = clamp(legitimacy + it.step, 0.02, 1);
  if (Math.abs(to - legitimacy) > 0.01)
    act.happen({ kind: 'legitimacyMoves', polity: it.polity, to, by: it.by });
}

/** The largest place that a polity holds, −1 when it holds none. */
function largest(world: W, polity: PolityId): PlaceId | -1 {
  let best: PlaceId | -1 = -1;
  for (const id of placesOf(world, polity)) {
    if (best === -1 || world.places[id]!.souls > world.places[best]!.souls) best = id;
  }
  return best;
}

/** Ends a polity that has neither land nor army left. */
function fallIfSpent(world: W, act: PolityAct, it: { polity: PolityId; to: PolityId | -1 }): void {
  const { stands, ruler } = world.polities[it.polity]!;
  if (!stands || world.holds[it.polity]! > 0) return;
  if (forcesOf(world, it.polity).some((force) => world.forces[force]!.soldiers >= 100)) return;
  const to = it.to !== -1 && world.polities[it.to]!.stands ? it.to : -1;
  act.happen({ kind: 'polityFalls', polity: it.polity, to }, [
    ruler === -1 ? -1 : act.latest('personFlees', ruler),
  ]);
}

// founding

function mayFound(world: W, person: Seen<Person>, id: PersonId, given: Given): boolean {
  if (!person.alive || person.hidden || person.following < given.foundingFollowing) return false;
  if (world.polities.length >= world.capacity) return false;
  const { court } = person;
  if (court === -1) return true;
  const polity = world.polities[court]!;
  return polity.ruler !== id && polity.titular !== id;
}

/** How weak the rule over a place is for one who would take it, 0 … 1. */
function weakness(world: W, it: { place: PlaceId; following: number }): number {
  const { owner, garrison, siege } = world.places[it.place]!;
  if (siege !== -1) return 0;
  const weak = owner === -1 ? 0.8 : weaknessOf(world, owner);
  return 2 * garrison * (1 - weak) > it.following ? 0 : weak;
}

/** How weak a lord is, 0 … 1: by circumstance, a defeat within the year, soldiers lost for good, flight, bad title. */
function weaknessOf(world: W, id: PolityId): number {
  const { weakness: given, defeated, legitimacy, manpower, ruler } = world.polities[id]!;
  const beaten = defeated !== -1 && world.day - defeated < 365 ? 0.3 : 0;
  const spent = 0.6 * clamp(1 - soldiersOf(world, id) / Math.max(1, 0.7 * manpower), 0, 1);
  const gone = ruler === -1 || world.people[ruler]!.fugitive ? 0.4 : 0;
  return clamp(given + beaten + spent + gone + 0.5 * Math.max(0, 0.4 - legitimacy), 0, 1);
}

/** The place that a leader would take: weakly ruled, able to feed his men, near him, far from the court it obeys. */
function prize(
  world: W,
  rating: Rating<typeof parameters>,
  id: PersonId,
): { readonly place: PlaceId | -1; readonly weakness: number } {
  const person = world.people[id]!;
  let best: { place: PlaceId | -1; weakness: number } = { place: -1, weakness: 0 };
  world.places.forEach((place, number) => {
    if (place.souls < 300) return;
    const weak = weakness(world, { place: number as PlaceId, following: person.following });
    if (weak <= 0.05) return;
    const days = rating.land.days(person.at, number, rating.month, riders);
    if (days > rating.parameters.foundingReach) return;
    const seat = place.owner === -1 ? -1 : world.polities[place.owner]!.seat;
    const far =
      seat === -1 ? 1 : clamp(rating.land.days(seat, number, rating.month, riders) / 30, 0, 1);
    const feeds = clamp(place.souls / (rating.parameters.soulsPerMan * person.following), 0, 1);
    const near = 1 - 0.5 * (days / rating.parameters.foundingReach);
    const value = weak * far * feeds * near;
    if (value > best.weakness) best = { place: number as PlaceId, weakness: value };
  });
  return best;
}

/** A leader who rode out for a realm takes the place, if it is still as weakly held as he hoped. */
function takeRealm(
  world: W,
  act: PolityAct,
  it: { readonly person: PersonId; readonly place: PlaceId },
): void {
  const person = world.people[it.person]!;
  if (!mayFound(world, person, it.person, act.parameters)) return;
  if (weakness(world, { place: it.place, following: person.following }) <= 0.05) return;
  const { owner } = world.places[it.place]!;
  const founded = act.next.polity();
  act.happen(
    {
      kind: 'polityFounded',
      polity: founded,
      person: it.person,
      place: it.place,
      from: person.court,
    },
    [owner === -1 ? -1 : act.latest('battleWon', owner), act.latest('personFlees', it.person)],
  );
  const taken = { place: it.place, from: owner, to: founded, by: 'founding' } as const;
  act.happen({ kind: 'placeChangesHands', ...taken });
  act.happen({ kind: 'garrisonMoves', place: it.place, to: Math.round(person.following / 4) });
}

/** The polity system: means, circumstances, founding, falling. */
export const polity = system({
  name: 'polity',
  gist: 'Realms live on their lands, suffer what is given from outside, are founded and fall.',
  parameters,
  dice: { founding: 'person' },
  hazards: { founds: 'person' },
  rates: {
    founds(world, id, rating) {
      const person = world.people[id]!;
      if (!mayFound(world, person, id, rating.parameters)) return 0;
      const { foundingRate, homeless } = rating.parameters;
      const without = person.court === -1 || !world.polities[person.court]!.stands;
      const strength = Math.min(2, person.following / 1000);
      const weak = prize(world, rating, id).weakness;
      const bold = person.ambition * person.ambition;
      return (foundingRate * (without ? homeless : 1) * bold * strength * weak) / 365.25;
    },
  },
  comes: {
    founds(world, id, _nth, act) {
      const { place } = prize(world, act, id);
      if (place === -1 || !mayFound(world, world.people[id]!, id, act.parameters)) return;
      const days = act.land.days(world.people[id]!.at, place, act.month, riders);
      act.later(Math.max(1, days), { kind: 'founderArrives', person: id, place });
    },
  },
  begin(world, act) {
    planCircumstances(world, act);
    world.people.forEach((person, id) => {
      if (person.alive && person.following >= act.parameters.foundingFollowing)
        act.review('founds', id as PersonId);
    });
    const { month } = dateOf(act.setting.calendar, world.day);
    const wait = ((month <= 4 ? 4 : month <= 10 ? 10 : 16) - month) * 30 + 15;
    act.later(wait, { kind: 'politiesReckon', quarter: 1 });
  },
  on: {
    founderArrives(world, it, act) {
      takeRealm(world, act, it);
    },
    circumstanceTurns(world, { circumstance, begins }, act) {
      turn(world, act, { number: circumstance, begins });
    },
    politiesReckon(world, { quarter }, act) {
      for (const id of standing(world)) reckon(world, act, id);
      world.people.forEach((person, id) => {
        if (person.alive && person.following >= act.parameters.foundingFollowing)
          act.review('founds', id as PersonId);
      });
      act.later(halfYear, { kind: 'politiesReckon', quarter: quarter + 2 });
    },
  },
  after: {
    battleWon(world, it, act) {
      const { victoryGlory, defeatShame } = act.parameters;
      const weight = clamp((it.soldiers + it.enemies) / 20_000, 0.2, 1.5);
      moveLegitimacy(world, act, { polity: it.polity, by: 'victory', step: victoryGlory * weight });
      moveLegitimacy(world, act, { polity: it.loser, by: 'defeat', step: -defeatShame * weight });
    },
    placeChangesHands(world, it, act) {
      if (it.from === -1 || !world.polities[it.from]!.stands) return;
      const { capital, seat } = world.polities[it.from]!;
      const to = largest(world, it.from);
      if (to !== -1 && capital === it.place) {
        moveLegitimacy(world, act, {
          polity: it.from,
          by: 'defeat',
          step: -act.parameters.capitalShame,
        });
        act.happen({ kind: 'capitalMoves', polity: it.from, from: capital, to });
      }
      if (to !== -1 && seat === it.place)
        act.happen({ kind: 'courtMoves', polity: it.from, from: seat, to });
      fallIfSpent(world, act, { polity: it.from, to: it.to });
    },
    forceDisbands(world, it, act) {
      fallIfSpent(world, act, { polity: world.forces[it.force]!.owner, to: -1 });
    },
    battleDrawn(world, it, act) {
      fallIfSpent(world, act, { polity: it.loser, to: it.polity });
    },
    personFlees(world, it, act) {
      if (world.people[it.person]!.following >= act.parameters.foundingFollowing)
        act.review('founds', it.person);
      const { court } = world.people[it.person]!;
      if (court !== -1 && world.polities[court]!.ruler === it.person)
        fallIfSpent(world, act, { polity: court, to: it.before });
    },
    polityFalls(world, it, act) {
      world.people.forEach((person, id) => {
        if (person.court === it.polity && person.following >= act.parameters.foundingFollowing)
          act.review('founds', id as PersonId);
      });
    },
  },
});
