// All the numbers of courts, gathered from the rooms that use them, and what their rules may roll and say.
// Used by `court.ts` and the files that act for it.

import type { Act, ParameterTable } from '../engine/system.ts';
import { guestParameters } from './court-guests.ts';
import { plotParameters } from './court-plots.ts';
import { seasonParameters } from './court-season.ts';
import { threatParameters } from './court-threat.ts';

/** What courts live by. */
export const courtParameters = {
  ...seasonParameters,
  ...threatParameters,
  ...guestParameters,
  ...plotParameters,
  threatPause: {
    value: 25,
    range: [15, 40],
    unit: 'days between two councils about threats',
    source: 'assumed',
  },
  adultDeath: {
    value: 0.008,
    range: [0.005, 0.012],
    unit: 'deaths per year at twenty, war and plots apart',
    source: 'assumed',
  },
  ageing: {
    value: 0.055,
    range: [0.045, 0.07],
    unit: 'growth of mortality per year of age',
    source: 'assumed',
  },
  runsShare: {
    value: 0.7,
    range: [0.4, 1],
    unit: 'chance that a man of middling ambition runs when his realm falls',
    source: 'assumed',
  },
  gatheredFollowing: {
    value: 8000,
    range: [3000, 15000],
    unit: 'soldiers whom a licensed guest of the highest rank can gather',
    source: 'assumed',
    fromCase: true,
  },
  gatheringMost: {
    value: 0.3,
    range: [0.2, 0.4],
    unit: 'of his host’s soldiers in peace, as many as a licensed guest can gather at most',
    source: 'assumed',
  },
  gatheringShare: {
    value: 0.2,
    range: [0.1, 0.35],
    unit: 'share of what is lacking that comes in a quarter',
    source: 'assumed',
  },
} as const satisfies ParameterTable;

/** What courts leave to chance, and whom each die is about. */
export const courtDice = {
  season: 'polity',
  threat: 'polity',
  refuge: 'person',
  favour: 'person',
  seat: 'polity',
  life: 'person',
  plotter: 'polity',
  plot: 'polity',
  outcome: 'polity',
  successor: 'polity',
  contest: 'polity',
  heir: 'polity',
  scatter: 'person',
} as const;

/** What the rules of courts may roll and say. */
export type CourtAct = Act<typeof courtParameters, typeof courtDice, { strike: 'polity' }>;
