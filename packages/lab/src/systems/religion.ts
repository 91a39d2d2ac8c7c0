// Religion: the ruler's faith against his people's, what he does about it, and what his enemies promise.
//
// A ruler whose wife or court is of another faith turns to it at the rate
//   λ = λ0·(marriage·[wife of another faith] + court·(share of his courtiers of it)
//          + gain·(share of his people of it)) per year, to the faith that weighs most.
// Each spring a ruler of towns weighs: go on, tolerate, ban the worship of others in restless towns (creed
// 0.5) or force his own on them (1), billet soldiers in them, burn the crops of the most stubborn, ease all
// burdens, or tax harder; and within a year of his accession or of turning to a faith, to favour that faith
// in all of them (0.1).
// Utilities (logit): coercion and billets rise with restlessness heard of, with the share of other
// faiths, with an empty chest and with the weights of the aims `faith` and `plunder`; tolerance and
// easing rise with a full chest and with a war at hand.
// Murmurs of a town that reach him call such a council out of turn, at most once in a pause.
// Where a creed is forced, c·creed of those of other faiths go over to the ruler's each year; a ruler who
// turns to another faith gains w·(share of his people of it − share of those of the old) in legitimacy.
// A commander who enters or nears the lands of an enemy whose towns are said to be oppressed may
// proclaim free worship there: the utility rises with the oppression heard of. Rumour carries the
// promise to towns at caravan pace; each believes it more or less, by a die of its own.
//
// Sources: models 2f; the proclamation is read off the case that the flagship tells (fromCase).
// Long because a ruler's creed, his burdens and the promises of his enemies answer one another.

import { dateOf } from '../base/calendar.ts';
import { clamp } from '../base/number.ts';
import { type Act, type Rating, system } from '../engine/system.ts';
import { modes } from '../land/network.ts';
import type { FaithId, PersonId, PlaceId, PolityId } from '../scenario/setting.ts';
import { draft } from '../world/draft.ts';
import { atWar, courtiers, placesOf, relation, standing } from '../world/look.ts';
import type { Seen, World } from '../world/world.ts';
import { religionParameters } from './religion-numbers.ts';
import { effects, oppressionHeard, policies, religionOptions } from './religion-policies.ts';

type W = Seen<World>;

const parameters = religionParameters;

type Given = { readonly [K in keyof typeof parameters]: number };
type Dice = { policy: 'polity'; calm: 'polity'; proclaim: 'polity'; belief: 'place' };
type ReligionAct = Act<typeof parameters, Dice, { conversion: 'person' }>;

const riders = modes.indexOf('riders');

/** How each other faith pulls a ruler, by faith; all 0 for who does not rule. */
function pulls(world: W, id: PersonId, given: Given): number[] {
  const person = world.people[id]!;
  const out = new Array<number>(world.places[0]?.faiths.length ?? 0).fill(0);
  if (!person.alive || person.court === -1 || world.polities[person.court]!.ruler !== id)
    return out;
  if (person.spouse !== -1 && world.people[person.spouse]!.alive) {
    const { faith } = world.people[person.spouse]!;
    out[faith] = (out[faith] ?? 0) + given.marriagePull;
  }
  const court = courtiers(world, person.court);
  for (const other of court) {
    const { faith } = world.people[other]!;
    out[faith] = (out[faith] ?? 0) + given.courtPull / court.length;
  }
  let souls = 0;
  const people = out.map(() => 0);
  const places = placesOf(world, person.court);
  for (let at = 0; at < places.length; at += 1) {
    const it = world.places[places[at]!]!;
    souls += it.souls;
    for (let faith = 0; faith < people.length; faith += 1) {
      people[faith]! += it.faiths[faith]! * it.souls;
    }
  }
  for (let faith = 0; faith < people.length; faith += 1) {
    if (souls > 0) out[faith]! += (given.gainPull * people[faith]!) / souls;
  }
  out[person.faith] = 0;
  return out;
}

/** The strongest pull and its faith. */
function strongest(pulled: readonly number[]): { readonly faith: number; readonly pull: number } {
  let best = { faith: -1, pull: 0 };
  pulled.forEach((pull, faith) => {
    if (pull > best.pull) best = { faith, pull };
  });
  return best;
}

/** The polity whose towns lie within five days of a place and are at war with who stands there; −1 for none. */
function enemyNear(
  world: W,
  act: ReligionAct,
  it: { place: PlaceId; owner: PolityId },
): PolityId | -1 {
  for (const polity of standing(world)) {
    if (!atWar(world, it.owner, polity)) continue;
    const places = placesOf(world, polity);
    for (let at = 0; at < places.length; at += 1) {
      if (act.land.days(it.place, places[at]!, act.month, riders) <= 5) return polity;
    }
  }
  return -1;
}

/** Lets a commander weigh a proclamation, once in a year against one enemy. */
function planProclamation(world: W, act: ReligionAct, it: { force: number; place: PlaceId }): void {
  const force = world.forces[it.force]!;
  if (!force.exists || force.soldiers < 500) return;
  const against = enemyNear(world, act, { place: it.place, owner: force.owner });
  if (against === -1) return;
  const { proclaimed } = relation(world, force.owner, against);
  if (proclaimed !== -1 && world.day - proclaimed < 365) return;
  const { proclamations } = world.polities[force.owner]!;
  act.later(1, {
    kind: 'proclamationWeighed',
    polity: force.owner,
    against,
    force: it.force as never,
    place: it.place,
    nth: proclamations,
  });
}

/** Share of a polity's people who are of a faith. */
function peopleOf(world: W, polity: PolityId, faith: FaithId): number {
  let souls = 0;
  let of = 0;
  for (const id of placesOf(world, polity)) {
    const place = world.places[id]!;
    souls += place.souls;
    of += place.souls * (place.faiths[faith] ?? 0);
  }
  return souls > 0 ? of / souls : 0;
}

/** Once a year some of those on whom a creed is forced go over to it. */
function coerce(world: W, act: ReligionAct, polity: PolityId): void {
  const { ruler } = world.polities[polity]!;
  if (ruler === -1) return;
  const { faith } = world.people[ruler]!;
  for (const id of placesOf(world, polity)) {
    const place = world.places[id]!;
    const share = place.faiths[faith] ?? 0;
    const moves = act.parameters.coercedShare * place.creed * (1 - share);
    if (place.souls < 500 || moves < 0.005) continue;
    act.happen({ kind: 'faithSpreads', place: id, faith, to: share + moves });
  }
}

/** Days until the next spring council, some 110 days into the year. */
function daysToSpring(world: W, { setting }: Rating): number {
  const { month, day } = dateOf(setting.calendar, world.day);
  const days = 110 - ((month - 1) * 30.4 + day);
  return days > 0 ? days : days + 365;
}

/** The religion system: rulers' faiths, policies towards towns, and promises. */
export const religion = system({
  name: 'religion',
  gist: 'Rulers change faith, press or spare their towns, and promise free worship to those of enemies.',
  options: religionOptions,
  parameters,
  dice: { policy: 'polity', calm: 'polity', proclaim: 'polity', belief: 'place' },
  hazards: { conversion: 'person' },
  rates: {
    conversion(world, id, { parameters: given }) {
      return (given.conversionRate * strongest(pulls(world, id, given)).pull) / 365.25;
    },
  },
  comes: {
    conversion(world, id, _nth, act) {
      const person = world.people[id]!;
      const { faith } = strongest(pulls(world, id, act.parameters));
      if (faith === -1 || person.court === -1) return;
      const married = person.spouse !== -1 && world.people[person.spouse]!.faith === faith;
      act.happen(
        {
          kind: 'rulerConverts',
          person: id,
          polity: person.court,
          from: person.faith,
          to: faith as FaithId,
          by: married ? 'marriage' : 'court',
        },
        [act.latest('marriageMade', id)],
      );
    },
  },
  begin(world, act) {
    for (const polity of standing(world)) {
      const { ruler } = world.polities[polity]!;
      if (ruler !== -1) act.review('conversion', ruler);
    }
    const days = daysToSpring(world, act);
    for (let polity = 0; polity < world.polities.length; polity += 1)
      act.later(days, { kind: 'policyWeighed', polity: polity as PolityId, nth: 1 });
  },
  hears: {
    policyWeighed(heard, { polity, nth }, act) {
      act.later(365, { kind: 'policyWeighed', polity, nth: nth + 1 });
      if (heard.own.stands) act.later(1, { kind: 'creedsTell', polity });
      if (!heard.own.stands || heard.own.ruler === -1) return;
      act.review('conversion', heard.own.ruler);
      const options = policies(heard, act.parameters);
      if (options.length > 1) {
        act.decide('policy', polity, nth, { polity, matter: 'policy', options });
      }
    },
    murmursHeard(heard, { polity, place }, act) {
      const { stands, ruler, calmed, councils } = heard.own;
      if (!stands || ruler === -1 || heard.holderOf(place) !== polity) return;
      if (calmed !== -1 && heard.day - calmed < act.parameters.calmPause) return;
      const options = policies(heard, act.parameters);
      if (options.length > 1)
        act.decide('calm', polity, councils, { polity, matter: 'unrest', options });
    },
    proclamationWeighed(heard, { polity, against, force, place, nth }, act) {
      if (!heard.own.stands || heard.own.proclamations !== nth || !heard.stands(against)) return;
      const { proclaimUtility, proclaimWeight } = act.parameters;
      const oppression = oppressionHeard(heard, against);
      const chosen = act.decide('proclaim', polity, heard.own.councils, {
        polity,
        matter: 'proclamation',
        options: [
          draft({ act: 'religion.keep-silent', utility: 0 }),
          draft({
            act: 'religion.proclaim',
            table: 'polity',
            target: against,
            utility: proclaimUtility + proclaimWeight * oppression,
          }),
        ],
        because: [heard.known('policy', place)],
      });
      if (chosen.act === 'religion.proclaim')
        act.happen({ kind: 'tolerationProclaimed', polity, against, place, force });
    },
  },
  on: {
    creedsTell(world, { polity }, act) {
      coerce(world, act, polity);
    },
    promiseArrives(world, { place, polity, against, nth }, act) {
      const town = world.places[place]!;
      if (town.owner !== against || !world.polities[polity]!.stands) return;
      const { belief, beliefSpread } = act.parameters;
      const { dread } = world.polities[polity]!;
      const u = act.roll('belief', place, polity * 4096 + nth);
      const believed = clamp(belief + beliefSpread * (u - 0.5) - 0.3 * dread, 0, 1);
      act.happen({ kind: 'promiseHeard', place, polity, belief: believed });
    },
  },
  after: {
    townMurmurs(_world, { place, polity }, act, index) {
      const days = act.reaches(index, polity);
      if (Number.isFinite(days)) act.later(days, { kind: 'murmursHeard', polity, place });
    },
    polityFounded(_world, it, act) {
      act.later(365, { kind: 'policyWeighed', polity: it.polity, nth: 1 });
    },
    rulerAccedes(_world, { person, from }, act) {
      act.review('conversion', person);
      if (from !== -1) act.review('conversion', from);
    },
    personDies(_world, { person }, act) {
      act.review('conversion', person);
    },
    rulerConverts(world, it, act) {
      act.review('conversion', it.person);
      const { legitimacy, ruler } = world.polities[it.polity]!;
      if (ruler !== it.person) return;
      const gain = peopleOf(world, it.polity, it.to) - peopleOf(world, it.polity, it.from);
      const to = clamp(legitimacy + act.parameters.faithStanding * gain, 0.02, 1);
      if (Math.abs(to - legitimacy) > 0.01)
        act.happen({ kind: 'legitimacyMoves', polity: it.polity, to, by: 'faith' });
    },
    marriageMade(_world, { person, spouse }, act) {
      act.review('conversion', person);
      act.review('conversion', spouse);
    },
    councilDecides(world, it, act) {
      const plan = effects[it.options[it.choice]!.act];
      if (plan === undefined) return;
      const { restlessFrom } = act.parameters;
      for (const id of placesOf(world, it.polity)) {
        const place = world.places[id]!;
        if (place.souls < 500) continue;
        for (const { matter, to, towns } of plan) {
          const from = place[matter];
          const least =
            towns === 'stubborn' ? 2 * restlessFrom : towns === 'restless' ? restlessFrom : 0;
          if (from === to || place.grievance < least) continue;
          act.happen({ kind: 'policyChanges', polity: it.polity, place: id, matter, from, to });
        }
      }
    },
    tolerationProclaimed(world, it, act) {
      const { rumourReach, rumourDelay } = act.parameters;
      for (const id of placesOf(world, it.against)) {
        const place = world.places[id]!;
        if (place.souls < 500 || place.grievance < 0.15) continue;
        const days = act.land.days(it.place, id, act.month, riders);
        if (days > rumourReach) continue;
        act.later(2 + days * rumourDelay, {
          kind: 'promiseArrives',
          place: id,
          polity: it.polity,
          against: it.against,
          nth: world.polities[it.polity]!.proclamations,
        });
      }
    },
    forceReaches(world, { force, place }, act) {
      planProclamation(world, act, { force, place });
    },
    battleWon(world, { force, place }, act) {
      planProclamation(world, act, { force, place });
    },
  },
});
