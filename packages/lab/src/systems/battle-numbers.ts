// The numbers of a field battle, with their ranges and sources. They stand apart because the list is long; the
// system `battle` declares them and reckons with them.

import type { ParameterTable } from '../engine/system.ts';

/** Parameters of the system `battle`. */
export const battleParameters = {
  numbers: {
    value: 1.1,
    range: [0.5, 1.6],
    unit: 'log odds per log of the ratio',
    source: 'helmbold-cdb90',
  },
  qualityStep: { value: 1.4, range: [0.7, 2.8], unit: 'log odds a step', source: 'helmbold-cdb90' },
  posture: {
    value: 0.3,
    range: [0, 0.6],
    unit: 'log odds for who attacks in the field',
    source: 'helmbold-cdb90',
  },
  fortune: {
    value: 0.8,
    range: [0.5, 1.1],
    unit: 'log odds, standard deviation',
    source: 'helmbold-cdb90',
  },
  drawAfoot: { value: 0.07, range: [0.04, 0.1], unit: 'probability', source: 'helmbold-cdb90' },
  drawMounted: { value: 0.2, range: [0.1, 0.3], unit: 'probability', source: 'assumed' },
  lossScale: {
    value: 0.7,
    range: [0.5, 1],
    unit: 'times losses after gunpowder',
    source: 'krentz-1985',
  },
  pursuitMounts: { value: 1, range: [0.6, 1.5], unit: 'times', source: 'assumed' },
  courage: { value: 4, range: [2, 6], unit: 'utility per chance of victory', source: 'assumed' },
  leastChance: {
    value: 0.35,
    range: [0.2, 0.45],
    unit: 'probability at which one stands as lief as goes',
    source: 'assumed',
  },
  homeGround: {
    value: 0.8,
    range: [0.2, 1.5],
    unit: 'utility of standing for one’s own place',
    source: 'assumed',
  },
  behindWalls: {
    value: 0.6,
    range: [0, 1.2],
    unit: 'utility of withdrawing within walls',
    source: 'assumed',
  },
  captainFalls: {
    value: 0.07,
    range: [0.03, 0.15],
    unit: 'probability for the loser',
    source: 'assumed',
  },
  captainTaken: {
    value: 0.05,
    range: [0.02, 0.12],
    unit: 'probability for the loser',
    source: 'assumed',
  },
  victorFalls: {
    value: 0.015,
    range: [0.005, 0.03],
    unit: 'probability for the winner',
    source: 'assumed',
  },
  homecoming: {
    value: 0.6,
    range: [0.3, 0.8],
    unit: 'share of scattered levies',
    source: 'assumed',
  },
  fitToGoOn: {
    value: 1500,
    range: [800, 3000],
    unit: 'soldiers, from which a beaten force recovers in the field',
    source: 'assumed',
  },
  breaksBelow: {
    value: 0.12,
    range: [0.05, 0.2],
    unit: 'share of its strength left',
    source: 'assumed',
  },
} as const satisfies ParameterTable;
