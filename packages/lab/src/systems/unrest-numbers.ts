// The numbers of unrest: what makes towns angry, what holds them back, what lets them hope. Apart from
// the rules so that both can be read on a page; used by `unrest.ts` and `unrest-mood.ts`.

import type { ParameterTable } from '../engine/system.ts';

/** What unrest rests on. */
export const unrestParameters = {
  persecutionAnger: {
    value: 1.2,
    range: [0.7, 1.8],
    unit: 'grievance per year at full creed on people all of other faiths',
    source: 'basedau-2017',
  },
  billetAnger: {
    value: 0.5,
    range: [0.2, 0.9],
    unit: 'grievance per year with soldiers in every house',
    source: 'assumed',
  },
  burningAnger: {
    value: 0.5,
    range: [0.2, 0.9],
    unit: 'grievance per year when all crops are burnt',
    source: 'assumed',
  },
  taxAnger: {
    value: 0.25,
    range: [0.1, 0.5],
    unit: 'grievance per year at double tax',
    source: 'assumed',
  },
  hungerAnger: {
    value: 0.3,
    range: [0.1, 0.6],
    unit: 'grievance per year without a harvest',
    source: 'assumed',
  },
  forgettingYears: {
    value: 3,
    range: [2, 4],
    unit: 'years in which anger falls to 1/e',
    source: 'assumed',
  },
  sanction: {
    value: 0.6,
    range: [0.4, 0.8],
    unit: 'feared sanction in units of grievance',
    source: 'epstein-2002',
  },
  sanctionSlope: {
    value: 2.3,
    range: [2.3, 2.3],
    unit: 'per soldier for each who rises',
    source: 'epstein-2002',
  },
  threshold: {
    value: 0.62,
    range: [0.5, 0.74],
    unit: 'mean threshold in units of grievance; set, with the base rate, by how seldom pressed towns rise alone',
    source: 'basedau-2017',
  },
  thresholdSpread: {
    value: 0.22,
    range: [0.15, 0.3],
    unit: 'standard deviation of thresholds',
    source: 'granovetter-1978',
  },
  imitation: {
    value: 0.3,
    range: [0.1, 0.5],
    unit: 'grievance worth that all others rise',
    source: 'granovetter-1978',
  },
  armyNear: {
    value: 0.4,
    range: [0.2, 0.6],
    unit: 'opportunity when an army at the gates is sure to win',
    source: 'assumed',
  },
  promiseWeight: {
    value: 0.45,
    range: [0.1, 0.8],
    unit: 'opportunity of a promise fully believed',
    source: 'assumed',
    fromCase: true,
  },
  baseRate: {
    value: 0.00008,
    range: [0.00004, 0.00016],
    unit: 'risings per day at no share',
    source: 'assumed',
  },
  risingShare: {
    value: 0.15,
    range: [0.1, 0.25],
    unit: 'share of men from which a rising is likely',
    source: 'assumed',
  },
  menShare: {
    value: 0.22,
    range: [0.18, 0.25],
    unit: 'men who can fight, of all souls',
    source: 'assumed',
  },
  scattered: {
    value: 0.7,
    range: [0.4, 0.9],
    unit: 'share of a garrison lost to a rising when all are billeted apart',
    source: 'assumed',
    fromCase: true,
  },
  fieldDays: {
    value: 30,
    range: [15, 60],
    unit: 'days of riding over which the lord’s other soldiers are feared to 1/e',
    source: 'boulding-1962',
  },
  armyReach: {
    value: 10,
    range: [10, 10],
    unit: 'days of riding within which an army gives hope',
    source: 'assumed',
  },
  example: {
    value: 0.55,
    range: [0.3, 0.8],
    unit: 'opportunity of a neighbour’s success on the day it is heard, next door and of the same faiths',
    source: 'assumed',
  },
  exampleAbroad: {
    value: 0.5,
    range: [0.2, 0.8],
    unit: 'times as much, where the neighbour rose against another lord',
    source: 'assumed',
  },
  exampleDays: {
    value: 60,
    range: [30, 120],
    unit: 'days in which an example loses half its force',
    source: 'assumed',
  },
  exampleReach: {
    value: 15,
    range: [8, 25],
    unit: 'days of riding over which an example loses force to 1/e',
    source: 'assumed',
  },
  form: {
    value: 0,
    range: [0, 0],
    unit: 'form of the hazard: 0 thresholds with a cascade, 1 each town for itself as Epstein has it',
    source: 'by definition',
  },
  epsteinThreshold: {
    value: 0.1,
    range: [0.1, 0.1],
    unit: 'net grievance from which a town acts, in the second form',
    source: 'epstein-2002',
  },
  murmursFrom: {
    value: 0.6,
    range: [0.5, 0.7],
    unit: 'grievance from which a town murmurs aloud',
    source: 'assumed',
  },
  murmursPause: {
    value: 730,
    range: [365, 1095],
    unit: 'days until murmurs of one town are news again',
    source: 'assumed',
  },
  townSouls: {
    value: 500,
    range: [500, 500],
    unit: 'souls from which a place has a mood',
    source: 'by definition',
  },
} as const satisfies ParameterTable;

/** What a run has drawn for them. */
export type UnrestNumbers = { readonly [K in keyof typeof unrestParameters]: number };
