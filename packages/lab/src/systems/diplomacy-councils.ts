// What courts may do to each other short of a campaign of their own making: ask a neighbour to stay out,
// join another's war, swallow a wrong or avenge it, answer an envoy. Options with utilities for the
// councils in `diplomacy.ts`; no dice, no world. Long because it lists every option with its reasons.

import { clamp } from '../base/number.ts';
import type { Heard } from '../engine/heard.ts';
import {
  aimsAgainst,
  aimWeight,
  freeSoldiers,
  goalAgainst,
  goalParameters,
  type ProspectRating,
  prospectOf,
  prospectParameters,
} from '../engine/prospect.ts';
import type { ParameterTable } from '../engine/system.ts';
import type { PolityId } from '../scenario/setting.ts';
import { type Draft, draft } from '../world/draft.ts';
import { halved } from '../world/look.ts';
import { sizesFrom } from '../world/odds.ts';

/** The numbers of what passes between courts. */
export const diplomacyParameters = {
  ...prospectParameters,
  ...goalParameters,
  askUtility: {
    value: 0.5,
    range: [-0.5, 1.5],
    unit: 'utility of asking a strong neighbour to stay out',
    source: 'assumed',
  },
  askFear: {
    value: 1,
    range: [0.5, 1.5],
    unit: 'utility of asking one as strong as oneself',
    source: 'assumed',
  },
  allyUtility: {
    value: -1.5,
    range: [-3, -0.5],
    unit: 'utility of asking a neighbour to fight beside one, and of saying yes, but for bond and enmity',
    source: 'assumed',
  },
  pledgeUtility: {
    value: 0.5,
    range: [-0.5, 1.5],
    unit: 'utility of promising what is asked',
    source: 'assumed',
  },
  bondWeight: {
    value: 2,
    range: [1, 3],
    unit: 'utility per point of bond',
    source: 'bueno-de-mesquita-1981',
  },
  angerWeight: {
    value: 2,
    range: [1, 3],
    unit: 'utility per point of anger',
    source: 'bueno-de-mesquita-1981',
  },
  takeHomage: {
    value: 2.5,
    range: [1.5, 3.5],
    unit: 'utility of taking the homage of one who is no old enemy',
    source: 'assumed',
  },
  joinCost: {
    value: 2.5,
    range: [1.5, 3.5],
    unit: 'utility lost by entering another’s war',
    source: 'assumed',
  },
  pledgeCost: {
    value: 1.5,
    range: [0.5, 2.5],
    unit: 'utility lost by breaking a promise to stay out',
    source: 'assumed',
  },
  distrust: {
    value: 1.5,
    range: [0.5, 2.5],
    unit: 'utility lost by a bargain with one who was just heard to have broken a promise to stay out',
    source: 'assumed',
  },
  distrustHalfLife: { value: 1095, range: [540, 2190], unit: 'days', source: 'assumed' },
  incidentRate: {
    value: 0.04,
    range: [0.015, 0.08],
    unit: 'incidents a year on a border without trade or anger, doubled',
    source: 'assumed',
  },
  newBorder: {
    value: 3,
    range: [1.5, 5],
    unit: 'times as many in the first five years of a border',
    source: 'assumed',
    fromCase: true,
  },
  incidentAnger: {
    value: 0.3,
    range: [0.15, 0.5],
    unit: 'anger at an incident; half as much again for caravans',
    source: 'assumed',
  },
  tradeAnger: {
    value: 0.5,
    range: [0.2, 0.8],
    unit: 'share by which a seized caravan angers more per weight of the aim `trade`',
    source: 'assumed',
  },
  defectionAnger: {
    value: 0.4,
    range: [0.2, 0.6],
    unit: 'anger at a vassal who leaves',
    source: 'assumed',
  },
  warAnger: {
    value: 0.3,
    range: [0.15, 0.5],
    unit: 'anger at one who makes war',
    source: 'assumed',
  },
  shelterAnger: {
    value: 0.25,
    range: [0.1, 0.4],
    unit: 'anger at one who shelters the hunted',
    source: 'assumed',
  },
  angerHalfLife: { value: 540, range: [270, 900], unit: 'days', source: 'assumed' },
  wrongFrom: {
    value: 0.3,
    range: [0.2, 0.45],
    unit: 'anger from which a wrong is brought to council',
    source: 'assumed',
  },
  ultimatumUtility: {
    value: -0.5,
    range: [-1.5, 0.5],
    unit: 'utility of an ultimatum, but for anger',
    source: 'assumed',
  },
  ultimatumWar: {
    value: 2,
    range: [1, 3],
    unit: 'utility of war after a refusal',
    source: 'assumed',
  },
  killsEnvoys: {
    value: -2,
    range: [-3.5, -1],
    unit: 'utility of killing an envoy, but for anger',
    source: 'assumed',
    fromCase: true,
  },
  tradeWeight: {
    value: 0.5,
    range: [0.2, 0.8],
    unit: 'utility of peace per weight of the aim `trade`',
    source: 'assumed',
  },
  mortalPeace: {
    value: 0.15,
    range: [0.05, 0.3],
    unit: 'times that rate where one means to end the other',
    source: 'assumed',
  },
  wearinessRate: {
    value: 0.25,
    range: [0.1, 0.5],
    unit: 'ends of war a year, doubled, without armies in the field',
    source: 'assumed',
  },
} as const satisfies ParameterTable;

type DiplomacyRating = Omit<ProspectRating, 'parameters'> & {
  readonly parameters: { readonly [K in keyof typeof diplomacyParameters]: number };
};

/** A campaign against a polity as an option of a council of diplomacy; undefined where it cannot be. */
export function warOption(
  heard: Heard,
  rating: DiplomacyRating,
  it: { readonly act: string; readonly against: PolityId; readonly value: number },
): Draft | undefined {
  const sizes = sizesFrom(freeSoldiers(heard), heard.own.unitSoldiers);
  const soldiers = sizes.at(-1);
  if (soldiers === undefined) return undefined;
  const { place, gain } = goalAgainst(heard, rating, it.against);
  const { chance, cost } = prospectOf(heard, rating, { against: it.against, place, soldiers });
  if (chance <= 0) return undefined;
  return draft({
    act: it.act,
    table: 'polity',
    target: it.against,
    size: soldiers,
    orders: [{ task: 'attack', place, person: -1, polity: it.against, soldiers }],
    utility: (it.value + gain) * chance - rating.parameters.lossWeight * (1 - chance) - cost,
  });
}

/** A court before its campaign: whether to ask the neighbour to stay out, or to fight beside it. */
export function weighCampaign(
  heard: Heard,
  rating: DiplomacyRating,
  it: { about: PolityId; against: PolityId },
): Draft[] {
  const { askUtility, askFear, bondWeight, allyUtility } = rating.parameters;
  const shared = heard.atWar(it.about, it.against) ? 1.5 : 0;
  const doubt = distrust(heard, rating, it.about);
  const ally = allyUtility + shared + bondWeight * heard.bondWith(it.about) - doubt;
  const ratio = heard.reputedStrength(it.about) / Math.max(1, heard.reputedStrength(heard.court));
  const utility =
    askUtility + askFear * Math.min(2, ratio) + 0.5 * bondWeight * heard.bondWith(it.about) - doubt;
  return [
    draft({ act: 'diplomacy.ask-nobody', utility: 1 }),
    draft({ act: 'diplomacy.ask-neutrality', table: 'polity', target: it.about, utility }),
    draft({ act: 'diplomacy.ask-alliance', table: 'polity', target: it.about, utility: ally }),
  ];
}

/** What a bargain with a court is worth less for the promise that it was heard to have broken. */
function distrust(heard: Heard, rating: DiplomacyRating, other: PolityId): number {
  const breach = heard.breachBy(other);
  if (breach === -1) return 0;
  return (
    rating.parameters.distrust * halved(heard.day - breach, rating.parameters.distrustHalfLife)
  );
}

/** A third court at another’s war: stay out, or march against who began it. */
export function weighJoining(
  heard: Heard,
  rating: DiplomacyRating,
  it: { against: PolityId; about: PolityId },
): Draft[] {
  const given = rating.parameters;
  const { destroy, subdue } = aimsAgainst(heard, it.against);
  const stake =
    given.bondWeight * (heard.bondWith(it.about) - heard.bondWith(it.against)) +
    given.angerWeight * (heard.angerAt(it.against) - heard.angerAt(it.about)) +
    destroy +
    0.5 * subdue;
  const pledged = heard.pledgedTo(it.against) ? given.pledgeCost : 0;
  const out: Draft[] = [draft({ act: 'diplomacy.stay-out', utility: given.joinCost + pledged })];
  const war = warOption(heard, rating, {
    act: 'diplomacy.join-war',
    against: it.against,
    value: stake,
  });
  if (war !== undefined && stake > 0) out.push(war);
  return out;
}

/** A court that has been wronged: swallow it, demand amends, or make war at once. */
export function weighWrong(
  heard: Heard,
  rating: DiplomacyRating,
  it: { against: PolityId },
): Draft[] {
  const given = rating.parameters;
  const wrath = given.angerWeight * heard.angerAt(it.against);
  const peace = 1 + given.tradeWeight * aimWeight(heard, 'trade');
  const { destroy, subdue } = aimsAgainst(heard, it.against);
  const out: Draft[] = [
    draft({ act: 'diplomacy.swallow', table: 'polity', target: it.against, utility: peace }),
    draft({
      act: 'diplomacy.ultimatum',
      table: 'polity',
      target: it.against,
      utility: given.ultimatumUtility + 1.5 * wrath,
    }),
  ];
  const war = warOption(heard, rating, {
    act: 'diplomacy.avenge',
    against: it.against,
    value: wrath + destroy + 0.5 * subdue - 1,
  });
  if (war !== undefined) out.push(war);
  return out;
}

/** What a court answers to an envoy: yes, no, or by the envoy’s death. */
export function answers(
  heard: Heard,
  rating: DiplomacyRating,
  it: {
    from: PolityId;
    matter: 'neutrality' | 'alliance' | 'ultimatum' | 'submission';
    against: PolityId | -1;
  },
): Draft[] {
  const given = rating.parameters;
  const liking =
    given.bondWeight * heard.bondWith(it.from) - given.angerWeight * heard.angerAt(it.from);
  const ratio = heard.reputedStrength(it.from) / Math.max(1, heard.reputedStrength(heard.court));
  const fear = clamp(ratio - 0.5, -0.5, 1.5);
  const yes = (utility: number) =>
    draft({ act: 'diplomacy.say-yes', table: 'polity', target: it.from, utility });
  const no = (utility: number) =>
    draft({ act: 'diplomacy.say-no', table: 'polity', target: it.from, utility });
  const quarrel =
    it.against === -1
      ? 0
      : given.angerWeight * heard.angerAt(it.against) -
        given.bondWeight * heard.bondWith(it.against);
  const doubt = distrust(heard, rating, it.from);
  if (it.matter === 'alliance') {
    const { destroy, subdue } =
      it.against === -1 ? { destroy: 0, subdue: 0 } : aimsAgainst(heard, it.against);
    const gain = quarrel + destroy + 0.5 * subdue;
    return [yes(given.allyUtility + liking + gain - doubt), no(0)];
  }
  if (it.matter === 'neutrality') {
    return [yes(given.pledgeUtility + liking + 0.5 * fear + 0.5 * quarrel - doubt), no(0)];
  }
  if (it.matter === 'submission') {
    const { destroy } = aimsAgainst(heard, it.from);
    return [yes(given.takeHomage - given.angerWeight * heard.angerAt(it.from)), no(destroy)];
  }
  const pride = 1 + heard.own.legitimacy;
  return [
    yes(fear + liking),
    no(pride - fear),
    draft({
      act: 'diplomacy.kill-envoy',
      table: 'polity',
      target: it.from,
      utility: given.killsEnvoys + pride - fear + given.angerWeight * heard.angerAt(it.from),
    }),
  ];
}
