// What a campaign is worth to a court, as far as it can be reckoned from what the court has heard: its
// aims, the chance of winning, the way, and what else it has to hold. Councils of several systems weigh
// wars with it; the weights are theirs. Utilities are in units of a council's own noise.

import { modes } from '../land/network.ts';
import type { PersonId, PlaceId, PolityId } from '../scenario/setting.ts';
import { chanceOfVictory, strengthAfter } from '../world/odds.ts';
import type { Heard } from './heard.ts';
import type { ParameterTable, Rating } from './system.ts';

/** The numbers that every council weighing a campaign has. */
export const prospectParameters = {
  numbersSlope: {
    value: 1.1,
    range: [1.1, 1.1],
    unit: 'logits of victory per e-fold of numbers',
    source: 'helmbold-cdb90',
  },
  qualitySlope: {
    value: 1.4,
    range: [0.7, 2.1],
    unit: 'logits of victory per step of quality, as the council believes',
    source: 'helmbold-cdb90',
  },
  helpDays: {
    value: 20,
    range: [10, 40],
    unit: 'days of riding over which help for the enemy loses all but 1/e',
    source: 'boulding-1962',
  },
  marchCost: {
    value: 0.25,
    range: [0.1, 0.45],
    unit: 'utility lost per 30 days of way',
    source: 'assumed',
  },
  shareCost: {
    value: 0.8,
    range: [0.3, 1.5],
    unit: 'utility lost by sending all its free soldiers',
    source: 'assumed',
  },
  warCost: {
    value: 0.5,
    range: [0.2, 1],
    unit: 'utility lost by each other war that it wages',
    source: 'assumed',
  },
  lossWeight: {
    value: 0.8,
    range: [0.4, 1.2],
    unit: 'utility lost with a campaign that fails',
    source: 'assumed',
  },
} as const satisfies ParameterTable;

/** The numbers of where a campaign goes. */
export const goalParameters = {
  amends: {
    value: 1.2,
    range: [0.6, 1.8],
    unit: 'utility per anger of taking the place where a wrong was done',
    source: 'assumed',
    fromCase: true,
  },
} as const satisfies ParameterTable;

/** The same numbers as a run has drawn them. */
export type ProspectGiven = { readonly [K in keyof typeof prospectParameters]: number };
/** What a reckoning needs besides what was heard. */
export type ProspectRating = Pick<Rating, 'land' | 'setting' | 'month'> & {
  readonly parameters: ProspectGiven;
};

const riders = modes.indexOf('riders');

/** Soldiers that a court can call up now. */
export const freeSoldiers = (heard: Heard): number => heard.own.levy * (1 - heard.own.tied);

/** What its aims hold against a polity: to end it or its ruler or guest, and to bind it; summed weights. */
export function aimsAgainst(
  heard: Heard,
  polity: PolityId,
): { readonly destroy: number; readonly subdue: number; readonly person: PersonId | -1 } {
  let destroy = 0;
  let subdue = 0;
  let person: PersonId | -1 = -1;
  for (const it of heard.aims) {
    if (it.table === 'polity' && it.target === polity) {
      if (it.aim === 'destroy') destroy += it.weight;
      if (it.aim === 'subdue') subdue += it.weight;
    }
    if (it.table !== 'person' || it.aim !== 'destroy') continue;
    const target = it.target as PersonId;
    if (!heard.lives(target)) continue;
    if (heard.rulerOf(polity) === target) {
      destroy += it.weight;
      person = target;
    } else if (heard.courtOf(target) === polity) {
      destroy += 0.5 * it.weight;
      person = target;
    }
  }
  return { destroy, subdue, person };
}

/** Weight of the aims of one kind. */
export function aimWeight(heard: Heard, aim: Heard['aims'][number]['aim']): number {
  return heard.aims.reduce((sum, it) => (it.aim === aim ? sum + it.weight : sum), 0);
}

/** Where its soldiers would gather for a goal: the place told by circumstance, the nearest customary one, or its seat. */
export function gathersAt(heard: Heard, rating: ProspectRating, goal: PlaceId): PlaceId {
  const { own } = heard;
  if (own.muster !== -1) return own.muster;
  let best = own.seat;
  let bestDays = Infinity;
  for (const place of rating.setting.polities[own.customs]?.musters ?? []) {
    const days = rating.land.days(place, goal, rating.month, own.mode);
    if (heard.holderOf(place) === heard.court && days < bestDays) {
      best = place;
      bestDays = days;
    }
  }
  return best;
}

/** Days of riding between two places in this month; Infinity when the passes are shut. */
export function daysBetween(
  rating: Pick<ProspectRating, 'land' | 'month'>,
  from: PlaceId,
  to: PlaceId,
): number {
  return from === to ? 0 : rating.land.days(from, to, rating.month, riders);
}

/** What a campaign promises. */
export interface Prospect {
  /** Chance that it succeeds, as the court reckons. */
  readonly chance: number;
  /** Days of way from where its soldiers gather. */
  readonly days: number;
  /** Utility lost by the way, by soldiers away from home, by other wars. */
  readonly cost: number;
}

/** Reckons a campaign of so many soldiers against a polity at a place; `chance` 0 where there is no way. */
export function prospectOf(
  heard: Heard,
  rating: ProspectRating,
  campaign: {
    readonly against: PolityId;
    readonly place: PlaceId;
    readonly soldiers: number;
    /** Soldiers of the enemy who must be met, where less than all he has. */
    readonly enemies?: number;
    /** Friends who fight beside it. */
    readonly friends?: number;
  },
): Prospect {
  const given = rating.parameters;
  const { against, place, soldiers } = campaign;
  const from = gathersAt(heard, rating, place);
  const days = rating.land.days(from, place, rating.month, heard.own.mode);
  if (!Number.isFinite(days)) return { chance: 0, days, cost: Infinity };
  const patron = heard.liegeOf(against);
  const help =
    patron === -1 || patron === heard.court
      ? 0
      : strengthAfter(heard.reputedStrength(patron), {
          days: daysBetween(rating, heard.seatOf(patron), place),
          scaleDays: given.helpDays,
        });
  const enemies = (campaign.enemies ?? heard.reputedStrength(against)) + 0.5 * help;
  let skill = 0;
  for (const id of heard.people()) {
    const person = heard.person(id);
    if (person.force === -1) skill = Math.max(skill, person.skill);
  }
  const chance = chanceOfVictory(
    {
      soldiers: soldiers + (campaign.friends ?? 0),
      enemies,
      qualityGap: heard.own.quality + 0.5 * skill - heard.qualityOf(against),
    },
    { numbers: given.numbersSlope, quality: given.qualitySlope },
  );
  const sent = soldiers / Math.max(1, freeSoldiers(heard));
  let wars = 0;
  for (const other of heard.polities()) {
    if (other !== against && heard.atWar(heard.court, other)) wars += 1;
  }
  const cost =
    (given.marchCost * days) / 30 +
    given.shareCost * sent * sent +
    given.warCost * Math.min(3, wars);
  return { chance, days, cost };
}

/** Share of the way to a second goal that is the way to the first, 0 … 1: whether two forces may set out as one. */
export function sharedWay(
  rating: ProspectRating,
  goals: { readonly from: PlaceId; readonly first: PlaceId; readonly second: PlaceId },
): number {
  const first = daysBetween(rating, goals.from, goals.first);
  const second = daysBetween(rating, goals.from, goals.second);
  const apart = daysBetween(rating, goals.first, goals.second);
  const least = Math.min(first, second);
  if (!Number.isFinite(first + second + apart) || least <= 0) return 0;
  return Math.max(0, (first + second - apart) / 2 / least);
}

/** The place of a polity, as heard, that lies nearest to another; −1 when it is believed to hold none. */
export function nearestPlaceOf(
  heard: Heard,
  rating: ProspectRating,
  { polity, to }: { readonly polity: PolityId; readonly to: PlaceId },
): PlaceId | -1 {
  let best: PlaceId | -1 = -1;
  let bestDays = Infinity;
  for (const place of heard.placesOf(polity)) {
    const days = daysBetween(rating, to, place);
    if (days < bestDays) {
      best = place;
      bestDays = days;
    }
  }
  return best;
}

/**
 * Where a campaign against a polity would go, and the utility of what is to be had there besides: to the place
 * where its people did a wrong, when it is believed to hold it still and anger is worth the longer way, else to
 * the nearest of its places, else to its court.
 */
export function goalAgainst(
  heard: Heard,
  rating: ProspectRating & { readonly parameters: { readonly amends: number } },
  polity: PolityId,
): { readonly place: PlaceId; readonly gain: number } {
  const { seat } = heard.own;
  const nearest = nearestPlaceOf(heard, rating, { polity, to: seat });
  const place = nearest === -1 ? heard.seatOf(polity) : nearest;
  const wronged = heard.wrongBy(polity);
  if (wronged === -1 || heard.holderOf(wronged) !== polity) return { place, gain: 0 };
  const gain = rating.parameters.amends * heard.angerAt(polity);
  const longer = daysBetween(rating, seat, wronged) - daysBetween(rating, seat, place);
  const isWorthIt = gain > (rating.parameters.marchCost * longer) / 30;
  return isWorthIt ? { place: wronged, gain } : { place, gain: 0 };
}
