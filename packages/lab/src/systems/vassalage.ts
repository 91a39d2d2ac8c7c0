// Vassalage: who leans on whom, who asks for help, who answers, and what silence costs.
//
// A vassal alarmed by an enemy weighs an appeal to its liege; a small polity without one weighs turning
// to the strongest lord it has heard of who is no friend of the enemy. The appeal rides to the liege's
// court, or is lost on the way. There it is weighed:
//   EU(aid with F) = P(win | F, travel)·(V_vassal + reputation·watchers + old enmity) − cost(F, days)
//                    − wars elsewhere,      silence = 0 − shame·watchers,
// over sizes of one to three units, over relief alone, relief and the end of the enemy, and a second
// force that watches a strong neighbour or goes for another old enemy in the same plan.
// Aid lifts the vassal's commitment, silence lowers it, and all other vassals hear of it when the news can
// have come: help lifts theirs by half of what silence takes.
//
// Hazard of leaving, per month σ(−ΔU ÷ s − 5.3) with
//   ΔU = a·protection − b·tribute + c·kinship + d·commitment − e·threat − f·weakness of the liege,
// protection = liege's strength after the days of way ÷ (that + the threat), threat = the strongest
// rival's strength after the days of way ÷ its own and its protector's; one without quarrel counts for
// less, and so does one whom the vassal hates. A polity without liege submits to a neighbour who overawes it:
// σ((10·(share of strength − 0.85) + bond − anger − [no danger today]) ÷ s − 5.3) per month.
// A vassal that has left holds council on the next day: it stands alone (0) or bows to one of the powers of which
// it has heard that have no lord and are felt at its seat to be stronger than itself, by the same utility
// reckoned from what it has heard. The council is kept with its options and odds.
// In the second form (`form` 1) a demand is made once a year, as in Axelrod's tribute model: a vassal refuses
// and leaves where tribute·(own soldiers) > ¼·(strength of the liege's side at its seat); one without liege
// pays the neighbour on its border for whom ¼·(his side) is more than 0.6·(own soldiers). What is paid
// binds: commitment grows by a tenth.
//
// Sources: models 2h: bueno-de-mesquita-1981 (expected utility), axelrod-1995 (commitment), boulding-1962
// (strength lost with distance). All weights are assumed.
// Long because every step into a bond and out of it is told of here.

import { logistic } from '../base/number.ts';
import type { Heard } from '../engine/heard.ts';
import { type ParameterTable, system } from '../engine/system.ts';
import type { PlaceId, PolityId } from '../scenario/setting.ts';
import { atWar, relation, standing, vassalsOf } from '../world/look.ts';
import { aidOptions, aidParameters } from './vassalage-aid.ts';
import { appealOptions, appealParameters } from './vassalage-appeal.ts';
import {
  afterDeath,
  afterPeace,
  afterTown,
  commit,
  deedParameters,
  feelAnswer,
  hearDeed,
} from './vassalage-betrayal.ts';
import { bondParameters, bowing, drawBack, rivalOf } from './vassalage-bonds.ts';
import { lordOptions } from './vassalage-lord.ts';
import { creditorOf, paymentRate, refusalRate } from './vassalage-tribute.ts';

const parameters = {
  ...aidParameters,
  ...appealParameters,
  ...bondParameters,
  ...deedParameters,
  appealPause: {
    value: 180,
    range: [120, 240],
    unit: 'days between two councils about asking for help',
    source: 'assumed',
  },
  silenceDays: {
    value: 60,
    range: [30, 90],
    unit: 'days of waiting beyond the way there and back until silence is felt',
    source: 'assumed',
  },
} as const satisfies ParameterTable;

const monthDays = 30.4;

/** The vassalage system: appeals, answers, and changes of allegiance. */
export const vassalage = system({
  name: 'vassalage',
  gist: 'The weak lean on the strong, call for help, and remember whether it came.',
  options: [
    'vassalage.silence',
    'vassalage.relieve',
    'vassalage.relieve-and-destroy',
    'vassalage.relieve-and-guard',
    'vassalage.endure',
    'vassalage.appeal',
    'vassalage.turn-to',
    'vassalage.stand-alone',
    'vassalage.bow-to',
  ],
  parameters,
  dice: { appeal: 'polity', aid: 'polity', lord: 'polity' },
  hazards: { defect: 'polity', submit: 'polity' },
  rates: {
    defect(world, id, rating) {
      const { stands, liege } = world.polities[id]!;
      if (!stands || liege === -1) return 0;
      const { noise, monthlyLevel, form } = rating.parameters;
      if (form >= 0.5) return refusalRate(world, rating, id);
      return logistic(-drawBack(world, rating, id) / noise - monthlyLevel) / monthDays;
    },
    submit(world, id, rating) {
      const { stands, liege } = world.polities[id]!;
      if (!stands || liege !== -1) return 0;
      if (rating.parameters.form >= 0.5) return paymentRate(world, rating, id);
      const { rival, strength } = rivalOf(world, rating, id);
      if (rival === -1) return 0;
      const { noise, monthlyLevel } = rating.parameters;
      const pull = bowing(world, rating, { id, rival, strength });
      return logistic(pull / noise - monthlyLevel) / monthDays;
    },
  },
  comes: {
    defect(world, id, nth, act) {
      const from = world.polities[id]!.liege;
      if (from === -1) return;
      act.happen({ kind: 'vassalDefects', polity: id, from }, [
        act.latest('commitmentMoves', id),
        act.latest('battleWon', rivalOf(world, act, id).rival),
      ]);
      if (act.parameters.form >= 0.5) return;
      act.later(1, { kind: 'lordWeighed', polity: id, from, nth });
    },
    submit(world, id, _nth, act) {
      const rival =
        act.parameters.form >= 0.5 ? creditorOf(world, act, id) : rivalOf(world, act, id).rival;
      if (rival === -1 || world.polities[id]!.liege !== -1) return;
      const by = atWar(world, id, rival) ? 'fear' : 'gain';
      act.happen({ kind: 'vassalSubmits', polity: id, from: -1, to: rival, by }, [
        act.latest('battleWon', rival),
      ]);
    },
  },
  begin(world, act) {
    for (const id of standing(world)) {
      act.review('defect', id);
      act.review('submit', id);
    }
    act.later(100, { kind: 'vassalsReckon', quarter: 1 });
  },
  on: {
    vassalsReckon(world, { quarter }, act) {
      for (const id of standing(world)) {
        const { liege, commitment, tribute } = world.polities[id]!;
        act.review(liege === -1 ? 'submit' : 'defect', id);
        if (liege === -1 || quarter % 4 !== 1) continue;
        if (tribute > 0 && commitment > -0.3)
          act.happen({ kind: 'tributePaid', polity: id, to: liege, months: 12 * tribute });
        if (tribute > 0 && act.parameters.form >= 0.5)
          commit(world, act, { polity: id, step: act.parameters.aidBond, by: 'time' });
      }
      act.later(182, { kind: 'vassalsReckon', quarter: quarter + 2 });
    },
    silenceFelt(world, it, act) {
      feelAnswer(world, act, it);
    },
    homagePaid(world, { polity, from, to }, act) {
      const { stands, liege } = world.polities[polity]!;
      const lord = world.polities[to]!;
      // its court may not have heard that the lord is no more, or has a lord himself by now
      if (!stands || liege !== -1 || !lord.stands || lord.liege !== -1) return;
      act.happen({ kind: 'vassalSubmits', polity, from, to, by: 'fear' });
    },
    vassalHears(world, it, act) {
      hearDeed(world, act, it);
    },
  },
  hears: {
    appealWeighed(heard, { polity, against, place: at }, act) {
      if (!heard.own.stands || heard.own.ruler === -1 || !heard.stands(against)) return;
      // help is asked to what is threatened, which an enemy who only comes near does not yet stand at
      const place = isOurs(heard, at) ? at : heard.own.seat;
      const { pleaded } = heard.own;
      if (pleaded !== -1 && heard.day - pleaded < act.parameters.appealPause) return;
      const options = appealOptions(heard, act, { against });
      if (options.length < 2) return;
      const chosen = act.decide('appeal', polity, heard.own.councils, {
        polity,
        matter: 'help',
        options,
        because: place === -1 ? [] : [heard.known('siege', place)],
      });
      const to = chosen.target as PolityId;
      if (chosen.act === 'vassalage.endure') return;
      act.happen({ kind: 'appealMade', polity, to, against, place });
    },
    lordWeighed(heard, { polity, from, nth }, act) {
      if (!heard.own.stands || heard.own.ruler === -1 || heard.own.liege !== -1) return;
      const options = lordOptions(heard, act, { from });
      if (options.length < 2) return;
      const because = options.slice(1).map(({ target }) => heard.known('victory', target));
      const chosen = act.decide('lord', polity, nth, { polity, matter: 'liege', options, because });
      if (chosen.act === 'vassalage.bow-to')
        act.later(1, { kind: 'homagePaid', polity, from, to: chosen.target as PolityId });
    },
    appealArrives(heard, { vassal, polity, against, place, nth }, act) {
      if (!heard.own.stands || heard.own.ruler === -1) return;
      const options = aidOptions(heard, act, { vassal, against, place });
      const chosen = act.decide('aid', vassal, nth, {
        polity,
        matter: 'appeal',
        options,
        because: [place === -1 ? -1 : heard.known('siege', place)],
      });
      const soldiers = chosen.orders.reduce((sum, it) => sum + it.soldiers, 0);
      const answer = soldiers > 0 ? 'aid' : 'silence';
      act.happen({ kind: 'appealAnswered', polity, vassal, against, answer, soldiers });
    },
  },
  after: {
    newsArrives(world, it, act) {
      if (it.against === -1 || it.matter === 'death' || it.matter === 'fall') return;
      const { liege, pleaded, stands, ruler } = world.polities[it.polity]!;
      if (!stands || ruler === -1 || liege === it.against) return;
      if (it.matter === 'battle' && world.polities[it.polity]!.defeated === -1) return;
      const mine =
        it.place === -1 || world.places[it.place]!.owner === it.polity || it.matter === 'approach';
      if (!mine && it.matter !== 'battle') return;
      if (pleaded !== -1 && world.day - pleaded < act.parameters.appealPause) return;
      act.later(1, {
        kind: 'appealWeighed',
        polity: it.polity,
        against: it.against,
        place: it.place,
      });
    },
    appealMade(world, it, act, index) {
      const { appeals } = world.polities[it.polity]!;
      const days = act.reaches(index, it.to);
      const way = Number.isFinite(days) ? days : 30;
      if (Number.isFinite(days))
        act.later(days, {
          kind: 'appealArrives',
          vassal: it.polity,
          polity: it.to,
          against: it.against,
          place: it.place,
          nth: appeals,
        });
      act.later(2 * way + act.parameters.silenceDays, {
        kind: 'silenceFelt',
        vassal: it.polity,
        polity: it.to,
        nth: appeals,
      });
    },
    appealAnswered(world, it, act, index) {
      if (it.answer === 'silence') return;
      const days = act.reaches(index, it.vassal);
      const { appeals } = world.polities[it.vassal]!;
      if (Number.isFinite(days))
        act.later(days, {
          kind: 'silenceFelt',
          vassal: it.vassal,
          polity: it.polity,
          nth: appeals,
        });
    },
    councilDecides(world, it, act) {
      const chosen = it.options[it.choice]!;
      const { act: way } = chosen;
      if (way !== 'court.submit' && way !== 'vassalage.turn-to') return;
      const to = chosen.target as PolityId;
      const { stands, liege, councils } = world.polities[it.polity]!;
      // the court may not have heard that the lord it turns to is no more
      if (!stands || liege === to || to === it.polity || !world.polities[to]!.stands) return;
      if (way === 'vassalage.turn-to') {
        act.happen({ kind: 'vassalSubmits', polity: it.polity, from: liege, to, by: 'appeal' });
        return;
      }
      const envoy = { matter: 'submission', against: -1 } as const;
      const sent = act.happen({ kind: 'envoySent', polity: it.polity, to, ...envoy });
      const days = act.reaches(sent, to);
      if (!Number.isFinite(days)) return;
      act.later(days, {
        kind: 'envoyArrives',
        from: it.polity,
        polity: to,
        nth: councils,
        ...envoy,
      });
    },
    placeChangesHands(world, it, act, index) {
      afterTown(world, act, it, index);
    },
    personDies(world, it, act, index) {
      afterDeath(world, act, it, index);
    },
    peaceMade(world, it, act, index) {
      afterPeace(world, act, it, index);
    },
    commitmentMoves(_world, { polity }, act) {
      act.review('defect', polity);
    },
    vassalSubmits(world, { polity, to }, act) {
      act.review('defect', polity);
      for (const vassal of vassalsOf(world, polity)) {
        if (vassal !== to) act.happen({ kind: 'vassalDefects', polity: vassal, from: polity });
      }
    },
    vassalDefects(_world, { polity }, act) {
      act.review('submit', polity);
    },
    battleWon(world, it, act) {
      for (const vassal of vassalsOf(world, it.loser)) act.review('defect', vassal);
    },
    polityFalls(world, it, act) {
      for (const id of standing(world)) {
        if (world.polities[id]!.liege === -1 && relation(world, id, it.polity).border)
          act.review('submit', id);
      }
    },
    polityFounded(_world, { polity }, act) {
      act.review('submit', polity);
    },
  },
});

/** Whether a court believes a place its own or a vassal's. */
function isOurs(heard: Heard, place: PlaceId | -1): boolean {
  const holder = place === -1 ? -1 : heard.holderOf(place);
  return holder !== -1 && (holder === heard.court || heard.liegeOf(holder) === heard.court);
}
