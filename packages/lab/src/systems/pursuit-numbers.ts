// The numbers of flight and hunt, with their ranges and sources. They stand apart because the list is long;
// the system `pursuit` declares them, and its odds are reckoned with them.

import type { Act, ParameterTable } from '../engine/system.ts';

/** Parameters of the system `pursuit`. */
export const pursuitParameters = {
  partyLeast: {
    value: 0.1,
    range: [0.02, 0.2],
    unit: 'share of his own soldiers',
    source: 'assumed',
  },
  partyMost: {
    value: 0.5,
    range: [0.3, 0.8],
    unit: 'share of his own soldiers',
    source: 'assumed',
  },
  leavesDaily: {
    value: 0.07,
    range: [0.05, 0.1],
    unit: 'share of the party a day',
    source: 'assumed',
  },
  pace: { value: 0.9, range: [0.7, 1], unit: 'times picked riders', source: 'assumed' },
  freshPace: {
    value: 1.3,
    range: [1, 1.6],
    unit: 'times picked riders, on fresh horses',
    source: 'assumed',
  },
  freshDays: { value: 5, range: [3, 7], unit: 'days', source: 'assumed' },
  headStart: { value: 2, range: [1, 3.5], unit: 'days before he is missed', source: 'assumed' },
  hardship: { value: 0.0004, range: [0.0001, 0.001], unit: 'a day on the run', source: 'assumed' },
  hardRoad: {
    value: 3,
    range: [2, 5],
    unit: 'times, on high ground and again in winter',
    source: 'assumed',
  },
  highGround: { value: 2500, range: [2000, 3000], unit: 'metres', source: 'assumed' },
  ownMen: {
    value: 0.5,
    range: [0.3, 0.7],
    unit: 'share of his dangers from a following of a thousand',
    source: 'assumed',
  },
  paceSpread: { value: 1.2, range: [1.1, 1.4], unit: 'times, factor', source: 'assumed' },
  contact: {
    value: 0.15,
    range: [0.05, 0.3],
    unit: 'a day within a day’s ride',
    source: 'assumed',
  },
  contactGap: { value: 2, range: [1, 3], unit: 'days', source: 'assumed' },
  atGate: {
    value: 0.1,
    range: [0, 0.3],
    unit: 'times contact, at the gate of a host',
    source: 'assumed',
  },
  slipsAway: { value: 0.5, range: [0.3, 0.7], unit: 'probability on contact', source: 'assumed' },
  strangersOpen: { value: 0.01, range: [0.005, 0.02], unit: 'a day', source: 'assumed' },
  strangersSettled: { value: 0.03, range: [0.015, 0.06], unit: 'a day', source: 'assumed' },
  smallParty: { value: 3, range: [2, 5], unit: 'times, below fifty', source: 'assumed' },
  handedOver: { value: 0.5, range: [0.35, 0.65], unit: 'probability', source: 'assumed' },
  killed: { value: 0.35, range: [0.2, 0.45], unit: 'probability', source: 'assumed' },
  executes: {
    value: 0.9,
    range: [0.7, 0.98],
    unit: 'probability for a taken ruler',
    source: 'assumed',
  },
  executesCaptain: {
    value: 0.4,
    range: [0.2, 0.6],
    unit: 'probability for another',
    source: 'assumed',
  },
  breaks: {
    value: 0.7,
    range: [0.4, 0.9],
    unit: 'probability that a beaten ruler leaves his army',
    source: 'assumed',
  },
  escapesTown: {
    value: 0.7,
    range: [0.5, 0.85],
    unit: 'probability when his town falls',
    source: 'assumed',
  },
  leavesBefore: {
    value: 0.9,
    range: [0.75, 0.98],
    unit: 'probability that he has left when his town opens its gates',
    source: 'assumed',
  },
  hatred: {
    value: 2,
    range: [1, 3],
    unit: 'utility of an own town lost by full grievance',
    source: 'assumed',
  },
  armyMelts: {
    value: 0.5,
    range: [0.3, 0.8],
    unit: 'share of an army its lord has left',
    source: 'assumed',
  },
  columnShare: {
    value: 0.2,
    range: [0.1, 0.35],
    unit: 'share of the winner’s force',
    source: 'assumed',
  },
  columnMost: { value: 2500, range: [1000, 4000], unit: 'soldiers', source: 'assumed' },
  huntersNear: { value: 8, range: [4, 15], unit: 'days', source: 'assumed' },
  trackDays: { value: 20, range: [10, 40], unit: 'days', source: 'assumed' },
  refugeDays: { value: 20, range: [12, 35], unit: 'days that cost one utility', source: 'assumed' },
  ownTown: { value: 1.2, range: [0.3, 2], unit: 'utility', source: 'assumed' },
  stronghold: {
    value: 0.4,
    range: [0.2, 0.6],
    unit: 'utility of an own town per e-fold of its garrison over a hundred men',
    source: 'assumed',
  },
  threatened: {
    value: 2.5,
    range: [1.5, 4],
    unit: 'utility lost by a refuge where the hunter’s soldiers stand',
    source: 'assumed',
  },
  threatDays: {
    value: 10,
    range: [6, 16],
    unit: 'days of riding over which that loss halves',
    source: 'assumed',
  },
  asylumDays: {
    value: 8,
    range: [5, 14],
    unit: 'days of riding that the hunters must be behind for an own town to be a refuge',
    source: 'assumed',
  },
  kinship: { value: 1.5, range: [0.5, 2.5], unit: 'utility', source: 'assumed' },
  shelter: {
    value: 0.9,
    range: [0.4, 1.4],
    unit: 'utility of a host per e-fold of his soldiers over those of the hunter that reach him',
    source: 'assumed',
  },
  hiding: { value: -0.5, range: [-1.5, 0.5], unit: 'utility', source: 'assumed' },
} as const satisfies ParameterTable;

/** What pursuit leaves to chance, and about whom. */
export const pursuitDice = {
  party: 'person',
  refuge: 'person',
  leg: 'person',
  outcome: 'person',
  hands: 'person',
  fate: 'person',
  slip: 'person',
  escape: 'person',
  breaks: 'force',
} as const;

/** Dangers of one on the run. */
export const pursuitHazards = {
  strangers: 'person',
  contact: 'person',
  hardship: 'person',
} as const;

/** What the rules of pursuit may do. */
export type PursuitAct = Act<typeof pursuitParameters, typeof pursuitDice, typeof pursuitHazards>;
