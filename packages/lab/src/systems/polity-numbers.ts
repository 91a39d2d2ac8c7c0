// The numbers of realms: chests, levies, standing, founding and age; and what their rules may say.
// Apart from the rules so that both can be read on a page; used by the files of `polity.ts`.

import type { Act, ParameterTable } from '../engine/system.ts';

/** What realms live and end by. */
export const polityParameters = {
  incomeMonths: {
    value: 3,
    range: [2, 4.5],
    unit: 'months of pay that its lands yield in a year of peace',
    source: 'assumed',
  },
  spendingYears: {
    value: 2.5,
    range: [1.5, 4],
    unit: 'years in which a chest is spent to 1/e',
    source: 'assumed',
  },
  fieldPay: {
    value: 6,
    range: [3, 9],
    unit: 'months of pay a year when all its soldiers are in the field',
    source: 'assumed',
  },
  tributeShare: {
    value: 0.15,
    range: [0.05, 0.3],
    unit: 'income added by each vassal that pays',
    source: 'assumed',
  },
  levyRecovery: {
    value: 0.15,
    range: [0.08, 0.25],
    unit: 'share of the gap in the levy filled in a year',
    source: 'assumed',
  },
  victoryGlory: {
    value: 0.06,
    range: [0.03, 0.1],
    unit: 'legitimacy gained by a victory',
    source: 'assumed',
  },
  defeatShame: {
    value: 0.08,
    range: [0.04, 0.15],
    unit: 'legitimacy lost by a defeat',
    source: 'assumed',
  },
  capitalShame: {
    value: 0.15,
    range: [0.05, 0.25],
    unit: 'legitimacy lost with the capital',
    source: 'assumed',
  },
  customaryLegitimacy: {
    value: 0.6,
    range: [0.5, 0.7],
    unit: 'legitimacy to which custom leads',
    source: 'assumed',
  },
  customYears: {
    value: 5,
    range: [3, 8],
    unit: 'years to 1/e of the way to custom',
    source: 'assumed',
  },
  foundingRate: {
    value: 0.25,
    range: [0.08, 0.5],
    unit: 'foundings a year of one man of full ambition with 1,000 soldiers under a lord wholly weak',
    source: 'assumed',
    fromCase: true,
  },
  foundingFollowing: {
    value: 300,
    range: [300, 300],
    unit: 'soldiers of his own from which a man can found a realm',
    source: 'assumed',
  },
  foundingReach: {
    value: 60,
    range: [30, 90],
    unit: 'days of riding to the farthest place he thinks of taking',
    source: 'assumed',
    fromCase: true,
  },
  soulsPerMan: {
    value: 10,
    range: [5, 20],
    unit: 'souls of a place that keep one soldier of its new lord',
    source: 'assumed',
  },
  homeless: {
    value: 3,
    range: [1.5, 5],
    unit: 'times as likely without a lord',
    source: 'assumed',
  },
  lifeYears: {
    value: 90,
    range: [65, 125],
    unit: 'years of age at which a realm ends at one in so many years',
    source: 'assumed',
  },
  breakDays: {
    value: 5,
    range: [3, 8],
    unit: 'days of riding from the seat from which a part can break away',
    source: 'assumed',
  },
} as const satisfies ParameterTable;

/** What a run has drawn for them. */
export type PolityNumbers = { readonly [K in keyof typeof polityParameters]: number };

/** What the rules of realms may roll and say. */
export type PolityAct = Act<
  typeof polityParameters,
  { founding: 'person'; undoing: 'polity' },
  { founds: 'person'; undone: 'polity' }
>;
