// Pursuit: a beaten or driven lord runs from place to place, hunted, and is mostly ended by other hands.
//
// A semi-Markov walk on the road graph. He chooses a refuge by odds in its utility: own towns, courts of
// others, or a place where nobody rules; nearness, kinship, faith, bond and strength speak for one, the
// hunter's vassals, anger and the hunter's soldiers near it against. He rides with fresh horses for some
// days, then slower; his party melts by 5–10 % a day. The hunter sends a picked column after him that
// goes for where he was last seen and follows his tracks. Three hazards hang over him:
//
//   contact    k a day and day's gap, while a column is within two days; fresh horses widen the gap
//   strangers  λ · people met · (0.3 + bounty) · (1 − support) · visibility, λ 0.01 a day in open
//              country, 0.03 in settled land and passes; ×3 when fewer than fifty ride with him
//   hardship   0.0004 a day, ×3 on high ground and ×3 in winter
//   outcome    handed over 0.5, killed 0.35, robbed and let go 0.15
//
// At a foreign seat he asks for refuge and that court decides; at a town of his own he stands again; in
// no man's land he is lost to sight and tries again later. Of a dozen hunted rulers some seven in ten
// were ended by other hands than the pursuer's. A lord whose own army is beaten may leave it; one whose
// town falls may be caught in it, more seldom where it opens its gates to an army that all saw coming.
//
// Sources: a list of eleven hunted rulers, refitted without the case under study, Beta(7.5, 3.5); rates assumed.

import { system } from '../engine/system.ts';
import type { PersonId, PlaceId, PolityId } from '../scenario/setting.ts';
import { forceOf, personOf, polityOf } from '../world/look.ts';
import type { Seen, World } from '../world/world.ts';
import { chooseRefuge, flee, moveOn, runAway } from './pursuit-flight.ts';
import { callOff, chase, judge, meetHunters, meetStrangers, reviewPerson } from './pursuit-hunt.ts';
import {
  type PursuitAct,
  pursuitDice,
  pursuitHazards,
  pursuitParameters,
} from './pursuit-numbers.ts';
import {
  columnsAfter,
  contactRate,
  hardshipRate,
  isRunning,
  strangersRate,
} from './pursuit-odds.ts';

type W = Seen<World>;

/** Flight and hunt. */
export const pursuit = system({
  name: 'pursuit',
  gist: 'Lets driven lords flee to refuges, hunted by columns and endangered by everyone they meet.',
  parameters: pursuitParameters,
  dice: pursuitDice,
  hazards: pursuitHazards,
  rates: { strangers: strangersRate, contact: contactRate, hardship: hardshipRate },
  comes: {
    strangers(world, id, nth, act) {
      if (isRunning(personOf(world, id))) meetStrangers(world, act, id, nth);
    },
    contact(world, id, nth, act) {
      if (isRunning(personOf(world, id))) meetHunters(world, act, id, nth);
    },
    hardship(world, id, _nth, act) {
      const person = personOf(world, id);
      if (!isRunning(person)) return;
      const { court: polity, at: place } = person;
      act.happen({ kind: 'personDies', person: id, polity, by: 'hardship', hand: -1, place });
    },
  },
  begin(world, act) {
    world.people.forEach((person, id) => {
      if (!person.alive || !person.fugitive) return;
      act.later(5, {
        kind: 'quarryMoves',
        person: id as PersonId,
        flight: person.flights,
        leg: person.turns,
      });
      reviewPerson(act, id as PersonId);
    });
  },
  on: {
    quarryMoves(world, it, act) {
      const person = personOf(world, it.person);
      if (!person.alive || !person.fugitive) return;
      if (person.flights !== it.flight || person.turns !== it.leg) return;
      if (person.hidden || person.flightTo === -1) chooseRefuge(world, act, it.person);
      else moveOn(world, act, it.person);
    },
  },
  after: {
    councilDecides(world, it, act, index) {
      const chosen = it.options[it.choice]!;
      const { ruler } = polityOf(world, it.polity);
      if (chosen.act !== 'court.flee' || ruler === -1) return;
      const before = chosen.table === 'polity' ? (chosen.target as PolityId) : -1;
      flee(world, act, { person: ruler, polity: it.polity, before, index });
    },
    battleWon(world, it, act, index) {
      const { ruler } = polityOf(world, it.loser);
      if (ruler === -1) return;
      const person = personOf(world, ruler);
      const isThere = person.force === it.over || (person.at === it.place && person.force !== -1);
      if (!isThere || act.latest('quarryCaught', ruler) > index) return;
      const own = forceOf(world, it.over);
      const left = own.exists ? own.soldiers : 0;
      const weight = Math.min(1, forceOf(world, it.force).soldiers / (2 * left + 1));
      if (act.roll('breaks', it.over, own.battles) >= act.parameters.breaks * weight) return;
      flee(world, act, { person: ruler, polity: it.loser, before: it.polity, index });
    },
    placeChangesHands(world, it, act, index) {
      reviewRunning(world, act, it.place);
      if (it.from === -1 || it.by === 'inheritance' || it.by === 'founding') return;
      const { ruler } = polityOf(world, it.from);
      if (ruler === -1) return;
      const person = personOf(world, ruler);
      if (!person.alive || person.fugitive || person.at !== it.place) return;
      if (person.force !== -1 && forceOf(world, person.force).next !== -1) return;
      const { escapesTown, leavesBefore } = act.parameters;
      const odds = it.by === 'surrender' ? leavesBefore : escapesTown;
      const escapes =
        it.by === 'submission' || it.to === -1 || act.roll('escape', ruler, world.day) < odds;
      if (escapes) flee(world, act, { person: ruler, polity: it.from, before: it.to, index });
      else {
        act.happen(
          { kind: 'quarryCaught', person: ruler, place: it.place, by: 'pursuers', polity: it.to },
          [index],
        );
      }
    },
    personFlees(world, it, act) {
      if (!personOf(world, it.person).alive) return;
      runAway(world, act, it);
      chooseRefuge(world, act, it.person);
    },
    quarryReaches(world, it, act) {
      reviewPerson(act, it.person);
      for (const id of columnsAfter(world, it.person)) chase(world, act, id);
    },
    followingMoves(world, it, act) {
      if (isRunning(personOf(world, it.person))) reviewPerson(act, it.person);
    },
    warDeclared(world, _it, act) {
      reviewRunning(world, act, -1);
    },
    peaceMade(world, _it, act) {
      reviewRunning(world, act, -1);
    },
    vassalSubmits(world, _it, act) {
      reviewRunning(world, act, -1);
    },
    vassalDefects(world, _it, act) {
      reviewRunning(world, act, -1);
    },
    grievanceMoves(world, it, act) {
      reviewRunning(world, act, it.place);
    },
    quarryRobbed(_world, it, act) {
      reviewPerson(act, it.person);
    },
    quarryEscapes(world, it, act) {
      reviewPerson(act, it.person);
      callOff(world, act, it.person);
    },
    pursuitBegins(_world, it, act) {
      reviewPerson(act, it.person);
    },
    quarryCaught(world, it, act, index) {
      reviewPerson(act, it.person);
      if (it.by === 'pursuers' && it.polity !== -1) {
        judge(world, act, { person: it.person, by: it.polity, place: it.place, index });
      }
    },
    guestTurnedAway(world, it, act) {
      chooseRefuge(world, act, it.person);
    },
    guestReceived(world, it, act) {
      reviewPerson(act, it.person);
      callOff(world, act, it.person);
    },
    guestSeized(world, it, act, index) {
      const person = personOf(world, it.person);
      if (!person.alive) return;
      const hunter = person.huntedBy;
      const place = person.at;
      const to = hunter !== -1 && polityOf(world, hunter).stands ? hunter : it.polity;
      act.happen(
        { kind: 'quarryCaught', person: it.person, place, by: 'host', polity: it.polity },
        [index],
      );
      if (to !== it.polity) {
        act.happen({ kind: 'quarryHandedOver', person: it.person, place, to, by: 'host' });
      }
      judge(world, act, { person: it.person, by: to, place, index });
    },
    rulerAccedes(world, it, act) {
      if (act.latest('personFlees', it.person) !== -1) {
        reviewPerson(act, it.person);
        callOff(world, act, it.person);
      }
    },
    personDies(world, it, act) {
      if (act.latest('personFlees', it.person) === -1) return;
      reviewPerson(act, it.person);
      callOff(world, act, it.person);
    },
    forceOrdered(world, it, act) {
      if (it.task === 'pursue' && it.person !== -1) act.review('contact', it.person);
      else if (it.task === 'home') reviewHunted(world, act, forceOf(world, it.force).owner);
    },
    forceDisbands(world, it, act) {
      reviewHunted(world, act, forceOf(world, it.force).owner);
    },
    forceSetsOut(world, it, act) {
      const { task, person } = forceOf(world, it.force);
      if (task === 'pursue' && person !== -1) act.review('contact', person);
    },
    forceReaches(world, it, act) {
      const { task, person } = forceOf(world, it.force);
      if (task !== 'pursue' || person === -1) return;
      act.review('contact', person);
      chase(world, act, it.force);
    },
  },
});

/** Those on the run at a place, or with −1 everywhere, are in another danger than before. */
function reviewRunning(world: W, act: PursuitAct, place: PlaceId | -1): void {
  world.people.forEach((person, id) => {
    const isThere = place === -1 || person.at === place;
    if (isThere && isRunning(person)) act.review('strangers', id as PersonId);
  });
}

/** Those whom a polity hunts are safer when one of its columns turns back. */
function reviewHunted(world: W, act: PursuitAct, by: PolityId): void {
  world.people.forEach((person, id) => {
    if (person.huntedBy === by && isRunning(person)) act.review('contact', id as PersonId);
  });
}
