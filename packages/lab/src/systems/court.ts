// Court: rulers and those about them: councils in their season and in danger, guests, plots, deaths and
// who follows.
//
// Twice a year each ruler's council chooses among staying and marching against those whom its aims,
// claims and anger point at (court-season.ts): utility = value·P(win) − loss·(1 − P) − cost of the way,
// of soldiers sent, of other wars; logit choice, never a rule. To stay is worth less to a lord of his own
// while he has an open war that no force of his is waging. A campaign goes to the enemy's court where he is to
// be ended, else to the place where his people did a wrong that still rankles, where the court heard of it and
// believes him to hold it, else to his nearest place. A court that hears of an enemy near weighs
// waiting, standing, relief, withdrawal, flight and submission (court-threat.ts). It sees nothing but
// news (engine/heard.ts): two courts may act on different truths.
// A fugitive at the gate is received, turned away or seized; a guest of rank may be given a command, a
// wife of the house, leave to gather his people, who then come in by a quarter of what is lacking each
// season, up to a share of his host's soldiers (court-guests.ts).
// Hazard of a plot against a ruler (court-plots.ts):
//   h = h0·rule·1.8^[last ruler thrown down]·e^(defeat within a year)·2^[ruler away]
//       ·[0.4 in a war with one as strong, until a defeat]·e^(1.5·κ + ambition·κ)·e^(0.8·elite),
//   κ = the strongest magnate's own soldiers ÷ the guard, at most 1; success σ(0.3 + 1.2·ln κ′); then the ruler is killed, kept in name, or driven out (.40, .35, .25).
// In the second form (`form` 1) h is one constant: what rulers of all kinds suffer on average.
// Deaths by age follow Gompertz, μ(x) = a·e^(b·x), drawn once a life. The dead ruler's realm passes by its
// custom among claimants; with n of them near each other, named or not, it is contested with 1 − 0.8^(n−1). When one who
// rules in name only dies, the one behind him rules outright.
//
// Sources: models 2g: eisner-2011, kokkonen-sundell-2014; 2h for councils: bueno-de-mesquita-1981;
// helmbold-cdb90 for P(win). Defeat, absence and kinship are read off the flagship's case (fromCase).

import { dateOf } from '../base/calendar.ts';
import { system } from '../engine/system.ts';
import type { PersonId, PlaceId } from '../scenario/setting.ts';
import type { ChangeOf } from '../world/change.ts';
import { officeOf, standing } from '../world/look.ts';
import type { Seen, World } from '../world/world.ts';
import { favourOptions, refugeOptions } from './court-guests.ts';
import { type CourtAct, courtDice, courtParameters } from './court-numbers.ts';
import { plotRateOf } from './court-plots.ts';
import { seasonOptions } from './court-season.ts';
import { strike } from './court-strike.ts';
import { scatter, succeed } from './court-succession.ts';
import { threatOptions } from './court-threat.ts';
import { daysToTurn, gather, planDeath, turnCourt } from './court-year.ts';

type W = Seen<World>;

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
  options: [
    'court.stay',
    'court.march',
    'court.wait',
    'court.stand',
    'court.flee',
    'court.withdraw',
    'court.submit',
    'court.relieve',
    'court.receive',
    'court.turn-away',
    'court.seize',
    'court.grant-nothing',
    'court.give-command',
    'court.give-wife',
    'court.let-gather',
  ],
  parameters: courtParameters,
  dice: courtDice,
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
        const meeting = (matter: 'season' | 'realm') =>
          ({ kind: 'councilMeets', polity, matter, nth: month, place: -1, against: -1 }) as const;
        act.later(1, meeting('season'));
        if (month % 12 === 3) act.later(2, meeting('realm'));
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
        if (options.length === 1) return;
        const because: number[] = [];
        for (const { table, target } of options) {
          if (table === 'polity') because.push(heard.known('fortune', target));
        }
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
