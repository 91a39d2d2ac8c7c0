// The numbers and dice of the call to arms, with their ranges and sources. They stand apart because both
// halves of the system `muster` reckon with them.

import type { Act, ParameterTable } from '../engine/system.ts';

/** Parameters of the system `muster`. */
export const musterParameters = {
  musterDays: { value: 25, range: [15, 40], unit: 'days, median', source: 'assumed' },
  musterSpread: { value: 1.3, range: [1.1, 1.6], unit: 'times, factor', source: 'assumed' },
  leastForce: { value: 200, range: [100, 400], unit: 'soldiers', source: 'assumed' },
  unpaidDesertion: {
    value: 0.1,
    range: [0.03, 0.25],
    unit: 'share a half-year',
    source: 'assumed',
  },
  alarmReach: {
    value: 12,
    range: [6, 18],
    unit: 'days from the enemy to the lord',
    source: 'assumed',
  },
  atHand: {
    value: 0.6,
    range: [0.4, 0.8],
    unit: 'share of the free levy that lives about the lord',
    source: 'assumed',
  },
  readiness: {
    value: 1,
    range: [0.2, 1.8],
    unit: 'utility of turning out against an even enemy',
    source: 'assumed',
  },
  hope: { value: 3, range: [1.5, 5], unit: 'utility per chance of victory', source: 'assumed' },
  wary: {
    value: -1,
    range: [-2, 0],
    unit: 'utility of a guard against those who cross one’s land',
    source: 'assumed',
  },
  guardReach: { value: 30, range: [15, 45], unit: 'days of march', source: 'assumed' },
  guardTimes: {
    value: 2,
    range: [1, 4],
    unit: 'times those who cross, the most that is sent',
    source: 'assumed',
  },
  numbersSlope: {
    value: 1.1,
    range: [0.5, 1.6],
    unit: 'log odds per log of the ratio',
    source: 'helmbold-cdb90',
  },
  qualitySlope: {
    value: 1.4,
    range: [0.7, 2.8],
    unit: 'log odds a step',
    source: 'helmbold-cdb90',
  },
} as const satisfies ParameterTable;

/** What the call to arms leaves to chance, and about whom. */
export const musterDice = { gathering: 'polity', turnOut: 'polity' } as const;

/** What the rules of the call to arms may do. */
export type MusterAct = Act<typeof musterParameters, typeof musterDice, Record<never, never>>;
