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
// In the second form (`form` 1) a demand is made once a year, as in Axelrod's tribute model: a vassal refuses
// and leaves where tribute·(own soldiers) > ¼·(strength of the liege's side at its seat); one without liege
// pays the neighbour on its border for whom ¼·(his side) is more than 0.6·(own soldiers). What is paid
// binds: commitment grows by a tenth.
//
// Sources: models 2h: bueno-de-mesquita-1981 (expected utility), axelrod-1995 (commitment), boulding-1962
// (strength lost with distance). All weights are assumed.
// Long because it is one list of what binds and parts a vassal and his liege.

import { clamp, logistic } from '../base/number.ts';
import type { Heard } from '../engine/heard.ts';
import { type Act, type ParameterTable, type Rating, system } from '../engine/system.ts';
import { modes } from '../land/network.ts';
import type { PolityId } from '../scenario/setting.ts';
import type { Option } from '../world/change.ts';
import { atWar, relation, standing, vassalsOf } from '../world/look.ts';
import { strengthAfter } from '../world/odds.ts';
import type { Seen, World } from '../world/world.ts';
import { aidOptions, aidParameters } from './vassalage-aid.ts';
import { bondParameters, bowing, drawBack, rivalOf } from './vassalage-bonds.ts';
import { creditorOf, paymentRate, refusalRate } from './vassalage-tribute.ts';

type W = Seen<World>;
type Draft = Omit<Option, 'odds'>;

const parameters = {
  ...aidParameters,
  ...bondParameters,
  appealUtility: {
    value: 1,
    range: [0, 2],
    unit: 'utility of an appeal to one’s liege when an enemy comes',
    source: 'assumed',
  },
  commitmentWeight: {
    value: 1,
    range: [0.5, 1.5],
    unit: 'utility of an appeal per point of commitment',
    source: 'assumed',
  },
  turnUtility: {
    value: -2.5,
    range: [-4, -1.5],
    unit: 'utility of turning to a new lord for help',
    source: 'assumed',
  },
  turnWeight: {
    value: 2,
    range: [1, 3],
    unit: 'utility of a new lord as strong as the enemy at one’s gates',
    source: 'assumed',
  },
  prideInArms: {
    value: 6,
    range: [4, 8],
    unit: 'utility of a new lord lost by one who is as strong as he',
    source: 'assumed',
  },
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
  aidBond: {
    value: 0.1,
    range: [0.05, 0.2],
    unit: 'commitment gained by aid',
    source: 'axelrod-1995',
  },
  silenceBreach: {
    value: 0.3,
    range: [0.15, 0.45],
    unit: 'commitment lost when an appeal goes unanswered',
    source: 'assumed',
  },
  watcherBreach: {
    value: 0.05,
    range: [0.02, 0.1],
    unit: 'commitment lost by each other vassal who sees it',
    source: 'assumed',
  },
} as const satisfies ParameterTable;

type Dice = { appeal: 'polity'; aid: 'polity'; lord: 'polity' };
type Hazards = { defect: 'polity'; submit: 'polity' };
type VassalAct = Act<typeof parameters, Dice, Hazards>;
type Rate = Rating<typeof parameters>;

const riders = modes.indexOf('riders');
const plain = { table: '', target: -1, size: 0, orders: [] } as const;

const monthDays = 30.4;

/** Moves the commitment of a vassal by a step, if it still has the liege. */
function commit(
  world: W,
  act: VassalAct,
  it: { polity: PolityId; step: number; by: 'aid' | 'silence' | 'betrayal' | 'time' },
): number {
  const to = clamp(world.polities[it.polity]!.commitment + it.step, -1, 1);
  return act.happen({ kind: 'commitmentMoves', polity: it.polity, to, by: it.by });
}

/** Lets the liege's other vassals hear, when news of it can have come, whether help was sent. */
function tellWatchers(
  world: W,
  act: VassalAct,
  it: { vassal: PolityId; liege: PolityId; helped: boolean; index: number },
): void {
  for (const polity of vassalsOf(world, it.liege)) {
    if (polity === it.vassal) continue;
    const days = act.reaches(it.index, polity);
    if (!Number.isFinite(days)) continue;
    act.later(days, { kind: 'watcherHears', polity, liege: it.liege, helped: it.helped });
  }
}

/** What an alarmed court may ask, and of whom. */
function appealOptions(heard: Heard, act: Rate, it: { against: PolityId }): Draft[] {
  const given = act.parameters;
  const { liege } = heard.own;
  const options: Draft[] = [{ ...plain, act: 'vassalage.endure', utility: 0 }];
  if (liege !== -1 && liege !== it.against && heard.stands(liege)) {
    const utility = given.appealUtility + given.commitmentWeight * heard.own.commitment;
    options.push({ ...plain, act: 'vassalage.appeal', table: 'polity', target: liege, utility });
  }
  const enemy = strengthHere(heard, act, it.against);
  for (const other of heard.polities()) {
    const useless = other === heard.court || other === liege || other === it.against;
    if (useless || heard.liegeOf(other) !== -1 || heard.liegeOf(it.against) === other) continue;
    if (heard.angerAt(other) > 0.6 || heard.atWar(heard.court, other)) continue;
    const share = strengthHere(heard, act, other) / Math.max(1, enemy);
    if (share < 0.3) continue;
    const loyal = liege === -1 ? 0 : given.commitmentWeight * (1 + heard.own.commitment);
    const utility =
      given.turnUtility +
      given.turnWeight * Math.min(1.5, share) -
      loyal +
      heard.bondWith(other) -
      2 * heard.angerAt(other) -
      heard.own.legitimacy -
      (given.prideInArms * heard.reputedStrength(heard.court)) /
        Math.max(1, heard.reputedStrength(other));
    options.push({ ...plain, act: 'vassalage.turn-to', table: 'polity', target: other, utility });
  }
  return options;
}

function strengthHere(heard: Heard, act: Rate, polity: PolityId): number {
  const days = act.land.days(heard.seatOf(polity), heard.own.seat, act.month, riders);
  const victory = heard.victoryOf(polity);
  const rising = victory !== -1 && heard.day - victory < 730 ? act.parameters.risingFactor : 1;
  return (
    rising *
    strengthAfter(heard.reputedStrength(polity), { days, scaleDays: act.parameters.strengthDays })
  );
}

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
      const { rival, strength } = rivalOf(world, act, id);
      act.happen({ kind: 'vassalDefects', polity: id, from }, [
        act.latest('commitmentMoves', id),
        act.latest('battleWon', rival),
      ]);
      if (rival === -1 || act.parameters.form >= 0.5) return;
      const { choice } = act.weigh('lord', id, nth, [
        0,
        bowing(world, act, { id, rival, strength }),
      ]);
      if (choice === 1)
        act.happen({ kind: 'vassalSubmits', polity: id, from, to: rival, by: 'fear' }, [
          act.latest('battleWon', rival),
        ]);
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
    silenceFelt(world, { vassal, polity, nth }, act) {
      const { stands, liege, aided, appealed, answers } = world.polities[vassal]!;
      if (!stands || liege !== polity || answers >= nth) return;
      if (aided !== -1 && aided >= appealed) {
        const index = commit(world, act, {
          polity: vassal,
          step: act.parameters.aidBond,
          by: 'aid',
        });
        tellWatchers(world, act, { vassal, liege: polity, helped: true, index });
        return;
      }
      const index = commit(world, act, {
        polity: vassal,
        step: -act.parameters.silenceBreach,
        by: 'silence',
      });
      tellWatchers(world, act, { vassal, liege: polity, helped: false, index });
    },
    watcherHears(world, { polity, liege, helped }, act) {
      const { stands, liege: lord } = world.polities[polity]!;
      if (!stands || lord !== liege) return;
      const { watcherBreach } = act.parameters;
      commit(world, act, {
        polity,
        step: helped ? watcherBreach / 2 : -watcherBreach,
        by: helped ? 'aid' : 'betrayal',
      });
    },
  },
  hears: {
    appealWeighed(heard, { polity, against, place }, act) {
      if (!heard.own.stands || heard.own.ruler === -1 || !heard.stands(against)) return;
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
      if (chosen.act === 'vassalage.turn-to')
        act.happen({ kind: 'vassalSubmits', polity, from: heard.own.liege, to, by: 'appeal' });
      act.happen({ kind: 'appealMade', polity, to, against, place });
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
      if (chosen.act !== 'court.submit') return;
      const to = chosen.target as PolityId;
      const { stands, liege, councils } = world.polities[it.polity]!;
      if (!stands || liege === to || to === it.polity || !world.polities[to]!.stands) return;
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
