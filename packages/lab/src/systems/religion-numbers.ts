// The numbers of religion: what draws a ruler to a faith, what speaks for each policy, how far a promise is
// carried and believed. Apart from the rules so that both can be read on a page; used by `religion.ts` and
// `religion-policies.ts`.

import type { ParameterTable } from '../engine/system.ts';

/** The numbers of faith and policy. */
export const religionParameters = {
  conversionRate: {
    value: 0.03,
    range: [0.01, 0.08],
    unit: 'per year for each point of pull',
    source: 'assumed',
  },
  marriagePull: {
    value: 2.5,
    range: [1, 4],
    unit: 'pull of a wife of another faith',
    source: 'assumed',
    fromCase: true,
  },
  courtPull: {
    value: 1,
    range: [0.3, 2],
    unit: 'pull of a court all of another faith',
    source: 'assumed',
  },
  gainPull: {
    value: 0.6,
    range: [0, 1.5],
    unit: 'pull of a people all of another faith',
    source: 'assumed',
  },
  keepUtility: {
    value: 2,
    range: [1, 3],
    unit: 'utility of going on as before',
    source: 'assumed',
  },
  restlessWeight: {
    value: 3,
    range: [1.5, 4.5],
    unit: 'utility of force per point of restlessness in towns of other faiths',
    source: 'assumed',
  },
  needWeight: {
    value: 1.5,
    range: [0.5, 2.5],
    unit: 'utility of billets or tax when the chest is empty',
    source: 'assumed',
  },
  zealWeight: {
    value: 1,
    range: [0.5, 1.5],
    unit: 'utility per weight of the aim `faith`',
    source: 'by definition',
  },
  favourWeight: {
    value: 1,
    range: [0.5, 1.5],
    unit: 'utility of favouring the own creed, per share of people of it beside others',
    source: 'assumed',
  },
  banWeight: {
    value: 0.6,
    range: [0.4, 0.8],
    unit: 'share of what speaks for force that speaks for a ban alone',
    source: 'assumed',
  },
  easeWeight: {
    value: 1.5,
    range: [0.5, 2.5],
    unit: 'utility of easing per point of restlessness in times of war',
    source: 'assumed',
  },
  burningUtility: {
    value: -1.5,
    range: [-3, -0.5],
    unit: 'utility of burning beside billeting',
    source: 'assumed',
  },
  restlessFrom: {
    value: 0.3,
    range: [0.2, 0.4],
    unit: 'grievance from which a town counts as restless',
    source: 'assumed',
  },
  calmPause: {
    value: 365,
    range: [270, 540],
    unit: 'days between two councils about murmurs in towns',
    source: 'assumed',
  },
  proclaimUtility: {
    value: -2.5,
    range: [-4, -1],
    unit: 'utility of a proclamation where nobody is oppressed',
    source: 'assumed',
    fromCase: true,
  },
  proclaimWeight: {
    value: 5,
    range: [2, 8],
    unit: 'utility per point of oppression heard of',
    source: 'assumed',
    fromCase: true,
  },
  coercedShare: {
    value: 0.03,
    range: [0.01, 0.08],
    unit: 'of those of other faiths, the share that goes over in a year under full creed',
    source: 'assumed',
  },
  faithStanding: {
    value: 0.15,
    range: [0.05, 0.3],
    unit: 'legitimacy gained by a ruler who turns to the faith of all his people',
    source: 'assumed',
  },
  belief: {
    value: 0.6,
    range: [0.3, 0.9],
    unit: 'middle belief in a promise of free worship',
    source: 'assumed',
  },
  beliefSpread: {
    value: 0.3,
    range: [0.3, 0.3],
    unit: 'full width of belief from town to town',
    source: 'assumed',
  },
  rumourReach: {
    value: 30,
    range: [15, 45],
    unit: 'days of riding that a promise is carried',
    source: 'assumed',
  },
  rumourDelay: {
    value: 1.5,
    range: [1.2, 2.5],
    unit: 'days of rumour per day of riding',
    source: 'assumed',
  },
} as const satisfies ParameterTable;
