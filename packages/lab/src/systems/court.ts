// Court: rulers and those about them: councils in their season and in danger, guests, plots, deaths and
// who follows.
//
// Twice a year each ruler's council chooses among staying and marching against those whom its aims,
// claims and anger point at (court-season.ts): utility = value·P(win) − loss·(1 − P) − cost of the way,
// of soldiers sent, of other wars; logit choice, never a rule. A court that hears of an enemy near weighs
// waiting, standing, relief, withdrawal, flight and submission (court-threat.ts). It sees nothing but
// news (engine/heard.ts): two courts may act on different truths.
// A fugitive at the gate is received, turned away or seized; a guest of rank may be given a command, a
// wife of the house, leave to gather his people, who then come in by a quarter of what is lacking each
// season (court-guests.ts).
// Hazard of a plot against a ruler (court-plots.ts):
//   h = h0·rule·1.8^[last ruler thrown down]·e^(defeat within a year)·2^[ruler away]
//       ·[0.4 in a war with one as strong, until a defeat]·e^(1.5·κ + ambition·κ)·e^(0.8·elite),
//   κ = the strongest magnate's own soldiers ÷ the guard; success σ(0.3 + 1.2·ln κ′); then the ruler is killed, kept in name, or driven out (.40, .35, .25).
// Deaths by age follow Gompertz, μ(x) = a·e^(b·x), drawn once a life. The dead ruler's realm passes by its
// custom among claimants; with n of them near each other, named or not, it is contested with 1 − 0.8^(n−1). When one who
// rules in name only dies, the one behind him rules outright.
//
// Sources: models 2g: eisner-2011, kokkonen-sundell-2014; 2h for councils: bueno-de-mesquita-1981;
// helmbold-cdb90 for P(win). Defeat, absence and kinship are read off the flagship's case (fromCase).
// Long because it is the whole life of a court, and its arithmetic already stands in files of its own.

import { dateOf, dayOf } from '../base/calendar.ts';
import { exp, ln, pow } from '../base/number.ts';
import { exponentialAt } from '../base/quantile.ts';
import { type Act, type ParameterTable, type Rating, system } from '../engine/system.ts';
import { modes } from '../land/network.ts';
import type { PersonId, PlaceId, PolityId } from '../scenario/setting.ts';
import type { ChangeOf } from '../world/change.ts';
import { ageOf, atWar, courtiers, officeOf, soldiersOf, standing } from '../world/look.ts';
import type { Seen, World } from '../world/world.ts';
import { favourOptions, guestParameters, refugeOptions } from './court-guests.ts';
import {
  claimants,
  leaningOf,
  magnates,
  outcomesOf,
  plotParameters,
  plotRateOf,
  plotSucceeds,
  unnamedLeaning,
} from './court-plots.ts';
import { seasonOptions, seasonParameters } from './court-season.ts';
import { threatOptions, threatParameters } from './court-threat.ts';

type W = Seen<World>;

const parameters = {
  ...seasonParameters,
  ...threatParameters,
  ...guestParameters,
  ...plotParameters,
  threatPause: {
    value: 25,
    range: [15, 40],
    unit: 'days between two councils about threats',
    source: 'assumed',
  },
  adultDeath: {
    value: 0.008,
    range: [0.005, 0.012],
    unit: 'deaths per year at twenty, war and plots apart',
    source: 'assumed',
  },
  ageing: {
    value: 0.055,
    range: [0.045, 0.07],
    unit: 'growth of mortality per year of age',
    source: 'assumed',
  },
  runsShare: {
    value: 0.7,
    range: [0.4, 1],
    unit: 'chance that a man of middling ambition runs when his realm falls',
    source: 'assumed',
  },
  gatheredFollowing: {
    value: 8000,
    range: [3000, 15000],
    unit: 'soldiers whom a licensed guest of the highest rank can gather',
    source: 'assumed',
    fromCase: true,
  },
  gatheringShare: {
    value: 0.2,
    range: [0.1, 0.35],
    unit: 'share of what is lacking that comes in a quarter',
    source: 'assumed',
  },
} as const satisfies ParameterTable;

type Dice = {
  season: 'polity';
  threat: 'polity';
  refuge: 'person';
  favour: 'person';
  seat: 'polity';
  life: 'person';
  plotter: 'polity';
  plot: 'polity';
  outcome: 'polity';
  successor: 'polity';
  contest: 'polity';
  heir: 'polity';
  scatter: 'person';
};
type CourtAct = Act<typeof parameters, Dice, { strike: 'polity' }>;

const courtMonths = [3, 6, 9, 12] as const;
const riders = modes.indexOf('riders');

// seasons

/** Days until the first of the next month in which courts turn. */
function daysToTurn(world: W, { setting }: Rating): number {
  const { year, month } = dateOf(setting.calendar, world.day);
  const next = courtMonths.find((it) => it > month);
  const day =
    next === undefined
      ? dayOf(setting.calendar, year + 1, courtMonths[0], 1)
      : dayOf(setting.calendar, year, next, 1);
  return day - world.day;
}

/** True while a circumstance keeps a court where it is. */
function seatIsGiven(world: W, act: Rating, polity: PolityId): boolean {
  return act.setting.circumstances.some(
    (it, number) =>
      it.effect === 'seat' &&
      it.polity === polity &&
      !act.without.has(number) &&
      Math.floor(act.amountOf(it.from)) <= world.day &&
      world.day < Math.floor(act.amountOf(it.to)),
  );
}

/** Moves a court to one of the seats of the month, unless danger or a campaign holds it. */
function turnCourt(world: W, act: CourtAct, it: { polity: PolityId; month: number }): void {
  const { customs, seat, alarmed, ruler } = world.polities[it.polity]!;
  const month = ((it.month - 1) % 12) + 1;
  const mine = (act.setting.polities[customs]?.seats[month] ?? []).filter((place) => {
    const { owner, siege } = world.places[place]!;
    return owner === it.polity && siege === -1;
  });
  if (mine.length === 0 || mine.includes(seat)) return;
  if (alarmed !== -1 && world.day - alarmed < 120) return;
  if (ruler !== -1 && world.people[ruler]!.force !== -1) return;
  if (seatIsGiven(world, act, it.polity)) return;
  const to = mine[Math.floor(act.roll('seat', it.polity, it.month) * mine.length)]!;
  if (Number.isFinite(act.land.days(seat, to, act.month, riders)))
    act.happen({ kind: 'courtMoves', polity: it.polity, from: seat, to });
}

/** Lets the people of licensed guests and generals come in. */
function gather(world: W, act: CourtAct): void {
  const { gatheredFollowing, gatheringShare } = act.parameters;
  world.people.forEach((person, id) => {
    if (!person.alive || !person.licensed || person.fugitive || person.court === -1) return;
    const lacking = gatheredFollowing * person.rank - person.following;
    const to = Math.round(person.following + gatheringShare * lacking);
    if (to - person.following >= 200)
      act.happen({ kind: 'followingMoves', person: id as PersonId, to, by: 'gathering' });
  });
}

// lives

/** Plans the natural end of a life: Gompertz from today's age, by one roll. */
function planDeath(world: W, act: CourtAct, id: PersonId): void {
  const { adultDeath, ageing } = act.parameters;
  const now = adultDeath * exp(ageing * (ageOf(world, id) - 20));
  const budget = exponentialAt(act.roll('life', id, 0));
  const years = ln(1 + (budget * ageing) / now) / ageing;
  act.later(years * 365.25, { kind: 'lifeEnds', person: id });
}

// successions

function moveLegitimacy(
  world: W,
  act: CourtAct,
  it: { polity: PolityId; by: 'coup' | 'succession'; to: number },
): void {
  const to = Math.min(1, Math.max(0.02, it.to));
  if (Math.abs(to - world.polities[it.polity]!.legitimacy) > 0.01)
    act.happen({ kind: 'legitimacyMoves', polity: it.polity, to, by: it.by });
}

/** The polity that took or would take a realm without a ruler: who killed him, else its strongest enemy; −1. */
function conquerorOf(world: W, it: { polity: PolityId; hand: PolityId | -1 }): PolityId | -1 {
  if (it.hand !== -1 && it.hand !== it.polity && world.polities[it.hand]!.stands) return it.hand;
  let best: PolityId | -1 = -1;
  for (const other of standing(world)) {
    if (!atWar(world, other, it.polity)) continue;
    if (best === -1 || soldiersOf(world, other) > soldiersOf(world, best)) best = other;
  }
  return best;
}

/** True when a claimant, named or not, contests a succession: `1 − 0.8^n` with n claimants besides the heir. */
function contest(
  world: W,
  act: CourtAct,
  it: {
    readonly polity: PolityId;
    readonly nth: number;
    readonly heir: PersonId;
    readonly dead: PersonId;
    readonly named: readonly PersonId[];
  },
): boolean {
  const { polity, heir: person } = it;
  const { contestShare, unnamedClaimants } = act.parameters;
  const bySons = world.polities[polity]!.succession === 'son';
  const unnamed = bySons ? unnamedClaimants / 2 : unnamedClaimants;
  const peace = pow(1 - contestShare, it.named.length + unnamed);
  if (act.roll('contest', polity, it.nth) < peace) return false;
  const rival = it.named[0] ?? kinsman(act, { polity, of: it.dead });
  act.happen({ kind: 'successionContested', polity, person, rival });
  return true;
}

/** Fills an empty seat by custom, by an heir whom nobody named, or not at all. */
function succeed(
  world: W,
  act: CourtAct,
  it: { readonly polity: PolityId; readonly dead: PersonId; readonly hand: PolityId | -1 },
): void {
  const { polity, dead } = it;
  const { successions, legitimacy, deposed } = world.polities[polity]!;
  const list = claimants(world, { polity, dead });
  if (list.length === 0) {
    const { heirChance, uprootedHeir } = act.parameters;
    const uprooted = it.hand !== -1 || deposed;
    const chance = heirChance * (uprooted ? uprootedHeir : 1);
    if (world.holds[polity]! > 0 && act.roll('heir', polity, successions) < chance) {
      const person = kinsman(act, { polity, of: dead });
      act.happen({ kind: 'rulerAccedes', polity, person, from: dead, by: 'succession' });
      const heir = { polity, nth: successions, heir: person, dead, named: [] };
      const shaken = contest(world, act, heir) ? 0.15 : 0;
      moveLegitimacy(world, act, { polity, by: 'succession', to: 0.8 * legitimacy - shaken });
    } else {
      act.happen({ kind: 'polityFalls', polity, to: conquerorOf(world, it) });
    }
    return;
  }
  const claims = list.map(({ claim }) => 1.5 * claim);
  const { choice } = act.weigh('successor', polity, successions, claims);
  const heir = list[choice]!;
  const rivals = list.filter((one) => one !== heir && one.claim > heir.claim - 1.5);
  act.happen({ kind: 'rulerAccedes', polity, person: heir.person, from: dead, by: 'succession' });
  const rank = world.people[heir.person]!.rank;
  const settled = 0.6 * legitimacy + 0.4 * rank;
  const named = rivals.map(({ person }) => person);
  const shaken = contest(world, act, { polity, nth: successions, heir: heir.person, dead, named });
  moveLegitimacy(world, act, { polity, by: 'succession', to: settled - (shaken ? 0.15 : 0) });
}

/** A kinsman whom the scenario does not name steps forward. */
function kinsman(
  act: CourtAct,
  it: { readonly polity: PolityId; readonly of: PersonId },
): PersonId {
  const person = act.next.person();
  act.happen({ kind: 'heirBorn', person, polity: it.polity, father: it.of });
  return person;
}

// plots

/** Carries a plot through: who strikes, whether it succeeds, what becomes of the ruler. */
function strike(world: W, act: CourtAct, polity: PolityId, nth: number): void {
  const { ruler: against, legitimacy, household, seat } = world.polities[polity]!;
  const men = magnates(world, polity);
  if (against === -1) return;
  const leanings = men.map((person) => 2 * leaningOf(world, act.parameters, { person, polity }));
  const { choice } = act.weigh('plotter', polity, nth, [...leanings, 2 * unnamedLeaning]);
  const person = men[choice] ?? kinsman(act, { polity, of: against });
  const because = [
    act.latest('battleWon', polity),
    act.latest('followingMoves', person),
    act.latest('legitimacyMoves', polity),
  ];
  const u = act.roll('outcome', polity, nth);
  if (act.roll('plot', polity, nth) >= plotSucceeds(world, act, { person, polity })) {
    act.happen({ kind: 'plotStruck', polity, person, against, outcome: 'failed' }, because);
    const { at } = world.people[person]!;
    if (u < 0.6)
      act.happen({ kind: 'personDies', person, polity, by: 'executed', hand: polity, place: at });
    else act.happen({ kind: 'personFlees', person, place: at, polity, before: polity });
    return;
  }
  const outcomes = outcomesOf(world, act.parameters, { person, against });
  const { outcome } = outcomes.find((it) => u < it.upTo) ?? outcomes.at(-1)!;
  act.happen({ kind: 'plotStruck', polity, person, against, outcome }, because);
  if (outcome === 'killed')
    act.happen({
      kind: 'personDies',
      person: against,
      polity,
      by: 'plot',
      hand: polity,
      place: seat,
    });
  act.happen({ kind: 'rulerAccedes', polity, person, from: against, by: 'coup' });
  if (outcome === 'figurehead')
    act.happen({ kind: 'figureheadKept', polity, person: against, by: person });
  if (outcome === 'exiled') {
    const { at } = world.people[against]!;
    act.happen({ kind: 'personFlees', person: against, place: at, polity, before: polity });
  }
  const kept = outcome === 'figurehead' ? 0.8 : 0.5;
  moveLegitimacy(world, act, { polity, by: 'coup', to: kept * legitimacy });
  const guard = Math.round(Math.max(0.6 * household, world.people[person]!.following));
  act.happen({ kind: 'guardMoves', polity, to: guard });
}

/** The great of a fallen realm run, or pass into the service of who took it. */
function scatter(world: W, act: CourtAct, it: ChangeOf<'polityFalls'>): void {
  const { polity, to } = it;
  for (const person of courtiers(world, polity)) {
    const { rank, ambition, fugitive, sex, at, force } = world.people[person]!;
    if (fugitive || sex !== 'man' || rank < 0.3) continue;
    // named by the day: one who has passed into another's service may see that realm fall as well
    const runs =
      act.roll('scatter', person, world.day) < act.parameters.runsShare * (0.5 + ambition);
    if (to === -1 || runs || world.polities[polity]!.ruler === person)
      act.happen({ kind: 'personFlees', person, place: at, polity, before: to });
    else if (force === -1) act.happen({ kind: 'officeGiven', person, polity: to, office: 'none' });
  }
}

const grants: Readonly<Record<string, 'command' | 'wife' | 'licence'>> = {
  'court.give-command': 'command',
  'court.give-wife': 'wife',
  'court.let-gather': 'licence',
};

/** Does what a council has granted a guest. */
function grant(world: W, act: CourtAct, it: ChangeOf<'councilDecides'>): void {
  const chosen = it.options[it.choice]!;
  const what = grants[chosen.act];
  const person = chosen.target as PersonId;
  if (what === undefined || !world.people[person]!.alive) return;
  const { polity } = it;
  if (what === 'command') act.happen({ kind: 'officeGiven', person, polity, office: 'general' });
  else if (what === 'wife')
    act.happen({ kind: 'marriageMade', person, spouse: chosen.size as PersonId, polity });
  else {
    const to = Math.round(world.people[person]!.following) + 100;
    act.happen({ kind: 'followingMoves', person, to, by: 'licence' });
  }
}

/** The court system: councils, guests, plots, deaths and successions. */
export const court = system({
  name: 'court',
  gist: 'Rulers hold council on what they have heard, shelter guests, are struck at, die, are followed.',
  parameters,
  dice: {
    season: 'polity',
    threat: 'polity',
    refuge: 'person',
    favour: 'person',
    seat: 'polity',
    life: 'person',
    plotter: 'polity',
    plot: 'polity',
    outcome: 'polity',
    successor: 'polity',
    contest: 'polity',
    heir: 'polity',
    scatter: 'person',
  },
  hazards: { strike: 'polity' },
  rates: {
    strike: plotRateOf,
  },
  comes: {
    strike(world, polity, nth, act) {
      strike(world, act, polity, nth);
    },
  },
  begin(world, act) {
    world.people.forEach((person, id) => {
      if (person.alive) planDeath(world, act, id as PersonId);
    });
    for (const polity of standing(world)) act.review('strike', polity);
    const days = daysToTurn(world, act);
    const { year, month } = dateOf(act.setting.calendar, world.day + days);
    act.later(days, { kind: 'courtsTurn', month: year * 12 + month });
  },
  on: {
    courtsTurn(world, { month }, act) {
      gather(world, act);
      const isCouncil = month % 12 === 3 || month % 12 === 9;
      for (const polity of standing(world)) {
        turnCourt(world, act, { polity, month });
        if (!isCouncil || world.polities[polity]!.ruler === -1) continue;
        act.review('strike', polity);
        const meeting = {
          kind: 'councilMeets',
          polity,
          nth: month,
          place: -1,
          against: -1,
        } as const;
        act.later(1, { ...meeting, matter: 'season' });
        if (month % 12 === 3) act.later(2, { ...meeting, matter: 'realm' });
      }
      const days = daysToTurn(world, act);
      act.later(days, { kind: 'courtsTurn', month: month + 3 });
    },
    lifeEnds(world, { person }, act) {
      const { alive, court: polity, at } = world.people[person]!;
      if (alive) act.happen({ kind: 'personDies', person, polity, by: 'age', hand: -1, place: at });
    },
  },
  hears: {
    councilMeets(heard, it, act) {
      const { polity, nth, place, against } = it;
      if (!heard.own.stands || heard.own.ruler === -1) return;
      if (heard.person(heard.own.ruler).fugitive) return;
      if (it.matter === 'season') {
        const options = seasonOptions(heard, act);
        const because = options.flatMap((one) =>
          one.table === 'polity' ? [heard.known('fortune', one.target)] : [],
        );
        if (options.length > 1)
          act.decide('season', polity, nth, { polity, matter: 'season', options, because });
      } else if (it.matter === 'threat' && against !== -1 && place !== -1) {
        if (!heard.stands(against) || heard.liegeOf(heard.court) === against) return;
        const options = threatOptions(heard, act, { place, against });
        const because = [heard.known('siege', place), heard.known('fortune', polity)];
        const matter = 'threat';
        if (options.length > 1)
          act.decide('threat', polity, heard.own.councils, { polity, matter, options, because });
      } else if (it.matter === 'realm') {
        for (const guest of heard.people()) {
          const person = heard.person(guest);
          const office = officeOf(person);
          const isGuest = office === 'guest';
          if (!isGuest && !(person.following >= 300 && office === 'general')) continue;
          const options = favourOptions(heard, act.parameters, { guest, isGuest });
          if (options.length > 1)
            act.decide('favour', guest, nth, { polity, matter: 'realm', options });
        }
      }
    },
    guestArrives(heard, { person, polity, nth }, act) {
      const guest = heard.person(person);
      if (!heard.own.stands || heard.own.ruler === -1 || !guest.alive || !guest.fugitive) return;
      const options = refugeOptions(heard, act, person);
      const because = [heard.known('fate', person)];
      const chosen = act.decide('refuge', person, nth, {
        polity,
        matter: 'guest',
        options,
        because,
      });
      if (chosen.act === 'court.receive')
        act.happen({ kind: 'guestReceived', person, polity, place: heard.own.seat });
      else if (chosen.act === 'court.seize') act.happen({ kind: 'guestSeized', person, polity });
      else act.happen({ kind: 'guestTurnedAway', person, polity });
    },
  },
  after: {
    newsArrives(world, it, act) {
      if (it.matter === 'death' || it.matter === 'fall' || it.place === -1) return;
      const { alarmed, ruler } = world.polities[it.polity]!;
      if (ruler === -1 || it.against === -1 || it.against === it.polity) return;
      if (alarmed !== -1 && world.day - alarmed < act.parameters.threatPause) return;
      const lost = world.people[ruler]!.fugitive;
      const own = world.places[it.place]!.owner === it.polity;
      const threatens = it.matter === 'approach' || it.matter === 'place' || own;
      if (lost || !threatens) return;
      const { polity, place, against } = it;
      act.later(1, { kind: 'councilMeets', polity, matter: 'threat', nth: it.of, place, against });
    },
    councilDecides(world, it, act) {
      grant(world, act, it);
      const chosen = it.options[it.choice]!;
      if (chosen.act !== 'court.withdraw') return;
      const to = chosen.target as PlaceId;
      const { seat, ruler } = world.polities[it.polity]!;
      const isHere = ruler !== -1 && world.people[ruler]!.force === -1;
      if (isHere && seat !== to && world.places[to]!.owner === it.polity)
        act.happen({ kind: 'courtMoves', polity: it.polity, from: seat, to });
    },
    personDies(world, it, act) {
      for (const polity of standing(world)) {
        const { ruler, titular } = world.polities[polity]!;
        if (ruler === -1 && polity === it.polity)
          succeed(world, act, { polity, dead: it.person, hand: it.hand });
        else if (ruler !== -1 && titular === -1)
          act.happen({
            kind: 'rulerAccedes',
            polity,
            person: ruler,
            from: it.person,
            by: 'succession',
          });
      }
    },
    heirBorn(world, { person }, act) {
      planDeath(world, act, person);
    },
    rulerAccedes(_world, { polity }, act) {
      act.review('strike', polity);
    },
    followingMoves(world, { person }, act) {
      const { court: polity } = world.people[person]!;
      if (polity !== -1) act.review('strike', polity);
    },
    guestReceived(world, { polity, person }, act) {
      act.review('strike', polity);
      for (const left of standing(world)) {
        if (left !== polity && world.polities[left]!.ruler === person)
          succeed(world, act, { polity: left, dead: person, hand: world.people[person]!.huntedBy });
      }
    },
    battleWon(_world, { loser }, act) {
      act.review('strike', loser);
    },
    forceOrdered(world, { force }, act) {
      const { owner, commander } = world.forces[force]!;
      if (commander !== -1 && world.polities[owner]!.ruler === commander)
        act.review('strike', owner);
    },
    polityFounded(_world, { polity }, act) {
      act.review('strike', polity);
    },
    polityFalls(world, it, act) {
      scatter(world, act, it);
    },
  },
});
