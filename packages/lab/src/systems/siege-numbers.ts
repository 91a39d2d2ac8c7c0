// The numbers of a siege, with their ranges and sources. They stand apart because the list is long; the
// system `siege` declares them and reckons with them.

import type { ParameterTable } from '../engine/system.ts';

/** Parameters of the system `siege`. */
export const siegeParameters = {
  summonsBase: { value: -1, range: [-2, 0], unit: 'log odds', source: 'assumed' },
  summonsNumbers: {
    value: 0.8,
    range: [0.4, 1.2],
    unit: 'log odds per log of the ratio',
    source: 'assumed',
  },
  summonsUnrest: { value: 1, range: [0.5, 2], unit: 'log odds', source: 'assumed' },
  summonsTerror: { value: 0.8, range: [0.3, 2], unit: 'log odds', source: 'assumed' },
  summonsHope: { value: 1, range: [0.5, 1.5], unit: 'log odds', source: 'assumed' },
  armedShare: { value: 0.02, range: [0.01, 0.05], unit: 'share of the people', source: 'assumed' },
  leastRatio: { value: 0.9, range: [0.6, 1.5], unit: 'outside per inside', source: 'assumed' },
  overawes: { value: 3, range: [2, 6], unit: 'outside per inside', source: 'assumed' },
  stormRate: { value: 0.03, range: [0.015, 0.06], unit: 'a day', source: 'assumed' },
  frontage: {
    value: 1.5,
    range: [1, 3],
    unit: 'times eight to one, the most that can come at the walls at once',
    source: 'assumed',
  },
  stormSuccess: { value: 0.3, range: [-0.5, 1], unit: 'log odds', source: 'assumed' },
  stormWalls: { value: 0.5, range: [0.2, 0.9], unit: 'log odds a step', source: 'assumed' },
  stormLoss: { value: 0.1, range: [0.05, 0.15], unit: 'share of the stormers', source: 'assumed' },
  qualityStep: { value: 0.7, range: [0.3, 1.4], unit: 'log odds a step', source: 'assumed' },
  riderEngineers: {
    value: 0.4,
    range: [0.2, 0.8],
    unit: 'times, for mounted armies',
    source: 'assumed',
  },
  preparationDays: { value: 5, range: [3, 7], unit: 'days', source: 'assumed' },
  treacheryBase: { value: 0.002, range: [0.001, 0.004], unit: 'a day', source: 'assumed' },
  treacheryUnrest: { value: 0.006, range: [0.003, 0.012], unit: 'a day', source: 'assumed' },
  negotiationRate: { value: 0.005, range: [0.002, 0.01], unit: 'a day', source: 'assumed' },
  raiseRate: { value: 0.0015, range: [0.0005, 0.004], unit: 'a day', source: 'assumed' },
  raiseWear: { value: 2, range: [1, 3], unit: 'log hazard', source: 'assumed' },
  citadelWalls: {
    value: 2.5,
    range: [2, 3],
    unit: 'walls from which a place has a citadel with stores of its own',
    source: 'assumed',
  },
  citadelStores: {
    value: 3,
    range: [2, 4],
    unit: 'times the stores of an open town',
    source: 'assumed',
  },
  storesSpread: { value: 1.6, range: [1.3, 2], unit: 'times, factor', source: 'assumed' },
  sackAfterStorm: { value: 0.35, range: [0.15, 0.6], unit: 'probability', source: 'assumed' },
  plunderMonths: {
    value: 2,
    range: [1, 4],
    unit: 'months of pay from a great city',
    source: 'assumed',
  },
  captorsShare: {
    value: 0.5,
    range: [0.2, 0.8],
    unit: 'share of soldiers within who get home',
    source: 'assumed',
  },
} as const satisfies ParameterTable;
