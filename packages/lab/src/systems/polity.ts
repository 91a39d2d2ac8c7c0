// Polity: what a realm lives on, what is given to it from outside, how it is founded and how it ends.
//
// Twice a year a chest of T months of pay moves towards what the lands yield:
//   ΔT = ½·income·L·harvest·tax·(1 + tribute of vassals) − ½·T ÷ τ − pay·(share of its soldiers in the field),
//   L = ½ + ½·(souls of its lands ÷ souls at first, at most 2),
// and the levy towards L·(manpower at first), ρ of the gap a year. Legitimacy moves with victory
// and defeat in the field, with the loss of the capital, and drifts back to custom.
// Circumstances of the scenario turn on and off: bound troops combine as 1 − Π(1 − share), the rest
// overwrite. None of them orders an act.
// A person with soldiers of his own may found a realm where rule is weak and far from the court he
// serves: hazard λ0·ambition²·min(2, following ÷ 1000)·weakness of the lord per year, weakness raised by
// a defeat within the year, by soldiers lost for good, by the lord's flight and a bad title; a homeless
// leader is the likeliest. He rides there first, and takes it if it is still as weakly held.
// An old realm comes apart at the rate age ÷ L² a year (lives by Rayleigh's law; cities are spared): with
// the odds of its legitimacy a part five days or more from the seat breaks away under its governor, a
// general or a kinsman, and takes its share of the levy; else the realm ends, for its liege or for nobody.
// Age counts from the founding that the scenario gives, or from the opening's day.
// A polity that holds no place and has no soldiers in the field falls, to who took its last place.
//
// Sources: models 2g, 2k: cioffi-revilla-2008 (a hazard that rises with age); all rates of chests are assumed. Founding by leaders with a following is read
// off the flagship's case (fromCase).

import { dateOf } from '../base/calendar.ts';
import { clamp } from '../base/number.ts';
import { system } from '../engine/system.ts';
import { modes } from '../land/network.ts';
import type { PersonId } from '../scenario/setting.ts';
import { standing } from '../world/look.ts';
import { comeApart, undoingRate } from './polity-age.ts';
import { planCircumstances, turn } from './polity-circumstances.ts';
import { mayFound, prize, takeRealm } from './polity-founding.ts';
import { fallIfSpent, largest, moveLegitimacy, reckon } from './polity-means.ts';
import { polityParameters } from './polity-numbers.ts';

const riders = modes.indexOf('riders');
const halfYear = 183;

/** The polity system: means, circumstances, founding, falling. */
export const polity = system({
  name: 'polity',
  gist: 'Realms live on their lands, suffer what is given from outside, are founded and fall.',
  parameters: polityParameters,
  dice: { founding: 'person', undoing: 'polity' },
  hazards: { founds: 'person', undone: 'polity' },
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
    undone(world, id, rating) {
      return undoingRate(world, id, rating.parameters);
    },
  },
  comes: {
    founds(world, id, _nth, act) {
      const { place } = prize(world, act, id);
      if (place === -1 || !mayFound(world, world.people[id]!, id, act.parameters)) return;
      const days = act.land.days(world.people[id]!.at, place, act.month, riders);
      act.later(Math.max(1, days), { kind: 'founderArrives', person: id, place });
    },
    undone(world, id, nth, act) {
      comeApart(world, act, id, nth);
    },
  },
  begin(world, act) {
    planCircumstances(world, act);
    for (const id of standing(world)) act.review('undone', id);
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
      for (const id of standing(world)) {
        reckon(world, act, id);
        act.review('undone', id);
      }
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
    rulerAccedes(_world, { polity }, act) {
      act.review('undone', polity);
    },
    polityFalls(world, it, act) {
      act.review('undone', it.polity);
      world.people.forEach((person, id) => {
        if (person.court === it.polity && person.following >= act.parameters.foundingFollowing)
          act.review('founds', id as PersonId);
      });
    },
  },
});
