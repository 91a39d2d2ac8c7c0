// Diplomacy: envoys, pledges, incidents, wars and their end.
//
// Before a campaign a court may ask the strongest neighbour of its enemy to stay out; the neighbour
// weighs bond and anger on both sides, what it wants of the enemy itself, and the asker's strength:
//   P(yes) = σ(b·bond − a·anger + own quarrel with the enemy + fear of the asker).
// Or it may ask him to fight beside it: asked more readily of a friend and of one who is at war with the
// same enemy, granted by P(yes) = σ(b·bond − a·anger + quarrel and aims against the enemy − 1.5). An ally
// is bound by 0.7 and weighs joining at once.
// A war has begun when a force is ordered against somebody; neighbours with a stake weigh joining:
//   U(join i) = (p_ik − p_jk)·(U_ki − U_kj) − cost − pledge; a pledge of neutrality holds two years.
// Who makes war on one to whom he made that pledge has broken it, and every court that hears of it trusts him the
// less: it asks a promise or an alliance of him less readily, and says yes to his envoys with a utility less by
// distrust · ½^(days since the breach ÷ half-life). It learns of a breach as of a battle, by courier or never.
// Along common borders and caravan roads things happen by hazard,
//   λ = λ0·(½ + trade)·(1 + 2·anger)·[3 in the first five years of the border] per year,
// and a governor may act on his own. The wronged court grows angry (anger halves in eighteen months) and
// weighs swallowing it, an ultimatum or war; the war goes first to the place where it was done. Wars without armies in the field end by weariness,
//   λ = λ0·(½ + years of war).
//
// Sources: models 2h: bueno-de-mesquita-1981 (joining), smith-1984 does not bear on it; rates assumed.

import { system } from '../engine/system.ts';
import { type Draft, draft } from '../world/draft.ts';
import { atWar, overlord, pairOf, relation, sameSide, standing } from '../world/look.ts';
import {
  answers,
  diplomacyParameters,
  warOption,
  weighCampaign,
  weighJoining,
  weighWrong,
} from './diplomacy-councils.ts';
import {
  angerNow,
  haveIncident,
  incidentRate,
  offend,
  pairOfNumber,
} from './diplomacy-incidents.ts';
import {
  reviewPeace,
  sendEnvoy,
  strongNeighbour,
  warlike,
  wearinessRate,
} from './diplomacy-wars.ts';

const parameters = diplomacyParameters;

const answerOf: Readonly<Record<string, 'yes' | 'no' | 'killed'>> = {
  'diplomacy.say-yes': 'yes',
  'diplomacy.say-no': 'no',
  'diplomacy.kill-envoy': 'killed',
};

/** The diplomacy system: what passes between courts. */
export const diplomacy = system({
  name: 'diplomacy',
  gist: 'Courts send envoys, keep or break promises, take offence, make war and tire of it.',
  options: [
    'diplomacy.ask-nobody',
    'diplomacy.ask-neutrality',
    'diplomacy.ask-alliance',
    'diplomacy.stay-out',
    'diplomacy.join-war',
    'diplomacy.swallow',
    'diplomacy.ultimatum',
    'diplomacy.avenge',
    'diplomacy.say-yes',
    'diplomacy.say-no',
    'diplomacy.kill-envoy',
  ],
  parameters,
  dice: { embassy: 'polity', answer: 'polity', returns: 'polity' },
  hazards: { incident: 'pair', weariness: 'pair' },
  rates: {
    incident: incidentRate,
    weariness: wearinessRate,
  },
  comes: {
    incident(world, pair, _nth, act) {
      haveIncident(world, act, pair);
    },
    weariness(world, pair, _nth, act) {
      const [first, second] = pairOfNumber(world, pair);
      if (atWar(world, first, second))
        act.happen({ kind: 'peaceMade', polity: first, with: second });
    },
  },
  begin(world, act) {
    for (const first of standing(world)) {
      for (const second of standing(world)) {
        const { border, war } = relation(world, first, second);
        if (first !== second && border) act.review('incident', pairOf(world, first, second));
        if (first < second && war) act.review('weariness', pairOf(world, first, second));
      }
    }
  },
  on: {},
  hears: {
    embassyWeighed(heard, { polity, matter, against, about, nth }, act) {
      if (!heard.own.stands || heard.own.ruler === -1 || !heard.stands(against)) return;
      const options =
        about === -1
          ? weighWrong(heard, act, { against })
          : matter === 'campaign'
            ? weighCampaign(heard, act, { about, against })
            : weighJoining(heard, act, { against, about });
      if (options.length < 2) return;
      const chosen = act.decide('embassy', polity, heard.own.councils, {
        polity,
        matter: 'embassy',
        options,
        because: [heard.known('fortune', against)],
      });
      const envoy = { polity, nth, against } as const;
      if (chosen.act === 'diplomacy.ask-neutrality' && about !== -1)
        sendEnvoy(act, { ...envoy, to: about, matter: 'neutrality' });
      else if (chosen.act === 'diplomacy.ask-alliance' && about !== -1)
        sendEnvoy(act, { ...envoy, to: about, matter: 'alliance' });
      else if (chosen.act === 'diplomacy.ultimatum')
        sendEnvoy(act, { ...envoy, to: against, matter: 'ultimatum', against: -1 });
    },
    envoyArrives(heard, { from, polity, matter, against, nth }, act) {
      if (!heard.own.stands || heard.own.ruler === -1 || !heard.stands(from)) return;
      if (matter === 'trade' || matter === 'peace') return;
      const options = answers(heard, act, { from, matter, against });
      const chosen = act.decide('answer', polity, heard.own.councils, {
        polity,
        matter: matter === 'ultimatum' ? 'ultimatum' : 'embassy',
        options,
      });
      const answer = answerOf[chosen.act] ?? 'no';
      const said = act.happen({ kind: 'envoyAnswered', polity, to: from, matter, answer });
      if (matter === 'neutrality' && answer === 'yes' && against !== -1)
        act.happen({ kind: 'neutralityPledged', polity, to: from, against });
      if (matter === 'alliance' && answer === 'yes' && against !== -1)
        act.happen({ kind: 'allianceMade', polity: from, with: polity, against });
      if (matter === 'submission' && answer === 'yes' && heard.own.liege === -1)
        act.happen({
          kind: 'vassalSubmits',
          polity: from,
          from: heard.liegeOf(from),
          to: polity,
          by: 'force',
        });
      const days = act.reaches(said, from);
      if (matter === 'ultimatum')
        act.later(Number.isFinite(days) ? days : 60, {
          kind: 'envoyReturns',
          from: polity,
          polity: from,
          matter,
          answer,
          nth,
        });
    },
    envoyReturns(heard, { from, polity, answer }, act) {
      if (answer === 'yes' || !heard.own.stands || heard.own.ruler === -1) return;
      if (!heard.stands(from)) return;
      const { ultimatumWar, angerWeight } = act.parameters;
      const scorn = answer === 'killed' ? 2 : 1;
      const value = ultimatumWar * scorn + angerWeight * heard.angerAt(from);
      const war = warOption(heard, act, { act: 'diplomacy.avenge', against: from, value });
      const options: Draft[] = [
        draft({ act: 'diplomacy.swallow', table: 'polity', target: from, utility: 0.5 }),
      ];
      if (war !== undefined) options.push(war);
      if (options.length > 1)
        act.decide('returns', polity, heard.own.councils, { polity, matter: 'ultimatum', options });
    },
  },
  after: {
    councilDecides(world, it, act) {
      const chosen = it.options[it.choice]!;
      const order = chosen.orders.find((one) => one.task === 'destroy' || one.task === 'attack');
      if (order === undefined || order.polity === -1 || !world.polities[order.polity]!.stands)
        return;
      const about = strongNeighbour(world, act, { of: order.polity, asker: it.polity });
      if (about === -1 || relation(world, about, it.polity).pledgedUntil > world.day) return;
      act.later(1, {
        kind: 'embassyWeighed',
        polity: it.polity,
        matter: 'campaign',
        against: order.polity,
        about,
        nth: world.polities[it.polity]!.councils,
      });
    },
    forceOrdered(world, it, act) {
      if (!warlike.has(it.task)) return;
      const { owner } = world.forces[it.force]!;
      const on = it.polity !== -1 ? it.polity : it.to === -1 ? -1 : world.places[it.to]!.owner;
      if (on === -1 || on === owner || !world.polities[on]!.stands) return;
      if (atWar(world, owner, on) || sameSide(world, owner, on)) return;
      const over =
        it.task === 'relieve'
          ? 'vassal'
          : angerNow(world, act, owner, on) > 0.5
            ? 'enmity'
            : 'conquest';
      const isPledged = relation(world, owner, on).pledgedUntil >= world.day;
      const pledge = act.latest('neutralityPledged', owner);
      act.happen({ kind: 'warDeclared', polity: owner, on, over });
      if (isPledged) act.happen({ kind: 'pledgeBroken', polity: owner, to: on }, [pledge]);
    },
    warDeclared(world, it, act, index) {
      offend(world, act, { polity: it.on, at: it.polity, step: act.parameters.warAnger });
      reviewPeace(world, act, it.polity, it.on);
      const third = strongNeighbour(world, act, { of: it.polity, asker: it.on });
      const lord = overlord(world, it.on);
      for (const polity of new Set([third, lord])) {
        if (polity === -1 || polity === it.on || atWar(world, polity, it.polity)) continue;
        const days = act.reaches(index, polity);
        if (!Number.isFinite(days)) continue;
        act.later(days, {
          kind: 'embassyWeighed',
          polity,
          matter: 'join',
          against: it.polity,
          about: it.on,
          nth: relation(world, it.polity, it.on).wars,
        });
      }
    },
    angerMoves(world, it, act, index) {
      const cause = act.latest('caravanSeized', it.at);
      const wrong = act.latest('borderIncident', it.at);
      act.review('incident', pairOf(world, it.polity, it.at));
      if (it.to < act.parameters.wrongFrom || atWar(world, it.polity, it.at)) return;
      if (index - Math.max(cause, wrong) > 1 || sameSide(world, it.polity, it.at)) return;
      const days = act.reaches(index, it.polity);
      act.later(Number.isFinite(days) ? days + 10 : 30, {
        kind: 'embassyWeighed',
        polity: it.polity,
        matter: 'wrong',
        against: it.at,
        about: -1,
        nth: relation(world, it.at, it.polity).incidents,
      });
    },
    allianceMade(world, it, act, index) {
      if (it.against === -1 || !world.polities[it.against]!.stands) return;
      act.later(1, {
        kind: 'embassyWeighed',
        polity: it.with,
        matter: 'join',
        against: it.against,
        about: it.polity,
        nth: index,
      });
    },
    envoyAnswered(world, it, act) {
      if (it.answer === 'killed') offend(world, act, { polity: it.to, at: it.polity, step: 0.8 });
      else if (it.matter === 'ultimatum' && it.answer === 'yes') {
        const now = angerNow(world, act, it.to, it.polity);
        act.happen({ kind: 'angerMoves', polity: it.to, at: it.polity, to: now / 2 });
      }
    },
    borderArises(world, it, act) {
      act.review('incident', pairOf(world, it.polity, it.with));
      act.review('incident', pairOf(world, it.with, it.polity));
    },
    borderEnds(world, it, act) {
      act.review('incident', pairOf(world, it.polity, it.with));
      act.review('incident', pairOf(world, it.with, it.polity));
    },
    peaceMade(world, it, act) {
      act.review('incident', pairOf(world, it.polity, it.with));
      act.review('incident', pairOf(world, it.with, it.polity));
    },
    vassalDefects(world, it, act) {
      offend(world, act, { polity: it.from, at: it.polity, step: act.parameters.defectionAnger });
    },
    vassalSubmits(world, it, act) {
      if (it.from !== -1 && it.from !== it.to)
        offend(world, act, { polity: it.from, at: it.to, step: act.parameters.defectionAnger / 2 });
    },
    placeSacked(world, it, act) {
      const { owner } = world.places[it.place]!;
      if (owner !== -1) offend(world, act, { polity: owner, at: it.polity, step: 0.3 });
    },
    guestReceived(world, it, act) {
      for (const hunter of standing(world)) {
        const seeks = world.aims[world.polities[hunter]!.customs]!.some(
          (aim) => aim.table === 'person' && aim.target === it.person,
        );
        if (seeks)
          offend(world, act, { polity: hunter, at: it.polity, step: act.parameters.shelterAnger });
      }
    },
    forceDisbands(world, it, act) {
      const { owner } = world.forces[it.force]!;
      for (const other of standing(world)) {
        if (atWar(world, owner, other)) reviewPeace(world, act, owner, other);
      }
    },
  },
});
