// What is lost when a part of the model is taken away: ten counts of what befalls in a run, what the
// literature would have each removal do to them, and the comparison on the same dice. `scripts/ablate.js`
// plays the runs; `ablation-print.ts` puts the table into words.

import { assert } from '../base/assert.ts';
import { studentErrors } from '../base/quantile.ts';
import { runsADraw } from '../engine/frame.ts';
import type { Change } from '../world/change.ts';
import { meanOf } from './paired.ts';

/** One of the ten things that are counted in a run. */
export interface AblationOutcome {
  readonly key: string;
  /** Plural, as the head of a column. */
  readonly says: string;
  readonly counts: (change: Change) => boolean;
}

/** The ten counts, in the order of the table. */
export const ablationOutcomes: readonly AblationOutcome[] = [
  {
    key: 'plots',
    says: 'rulers thrown down',
    counts: (it) => it.kind === 'plotStruck' && it.outcome !== 'failed',
  },
  {
    key: 'contests',
    says: 'contested successions',
    counts: (it) => it.kind === 'successionContested',
  },
  { key: 'risings', says: 'risings', counts: (it) => it.kind === 'revoltBreaksOut' },
  {
    key: 'driven-out',
    says: 'garrisons driven out',
    counts: (it) => it.kind === 'garrisonDrivenOut',
  },
  { key: 'leave', says: 'vassals who leave', counts: (it) => it.kind === 'vassalDefects' },
  {
    key: 'aid',
    says: 'appeals answered with aid',
    counts: (it) => it.kind === 'appealAnswered' && it.answer === 'aid',
  },
  { key: 'wars', says: 'wars declared', counts: (it) => it.kind === 'warDeclared' },
  {
    key: 'battles',
    says: 'battles',
    counts: (it) => it.kind === 'battleWon' || it.kind === 'battleDrawn',
  },
  {
    key: 'places',
    says: 'places that change hands',
    counts: (it) => it.kind === 'placeChangesHands',
  },
  { key: 'falls', says: 'polities that fall', counts: (it) => it.kind === 'polityFalls' },
];

/** How often each of the ten befell, in their order. */
export function countOutcomes(changes: readonly Change[]): number[] {
  const counts = ablationOutcomes.map(() => 0);
  for (const change of changes) {
    ablationOutcomes.forEach((it, at) => {
      if (it.counts(change)) counts[at]! += 1;
    });
  }
  return counts;
}

/** What the literature would have the removal of a part do. */
export interface AblationExpectation {
  /** Outcome → what becomes of it without the part. */
  readonly without: Readonly<Record<string, 'more' | 'less'>>;
  /** One sentence. */
  readonly because: string;
  /** Keys of docs/references.md, or `assumed`. */
  readonly sources: readonly string[];
}

/** Expectations of systems by name. Only what a source or a definition implies: most cells are open. */
export const expectedWithout: Readonly<Record<string, AblationExpectation>> = {
  message: {
    without: {},
    because:
      'News that comes at once and never fails lets all courts act on one truth; no source gives a direction.',
    sources: ['assumed'],
  },
  polity: {
    without: { falls: 'less' },
    because: 'A realm without land or soldiers is not declared at an end.',
    sources: ['by definition'],
  },
  vassalage: {
    without: { leave: 'less', aid: 'less' },
    because: 'Without bonds that are weighed nobody leaves and nobody comes to help.',
    sources: ['bueno-de-mesquita-1981', 'axelrod-1995'],
  },
  court: {
    without: { plots: 'less', contests: 'less', battles: 'less', places: 'less' },
    because: 'Rulers fall to their own people, and campaigns are decided in council.',
    sources: ['eisner-2011', 'kokkonen-sundell-2014', 'svolik-2012'],
  },
  religion: {
    without: { risings: 'less', 'driven-out': 'less' },
    because: 'Policies against a creed load grievance and promises release it.',
    sources: ['basedau-2017', 'akbaba-taydas-2011'],
  },
  unrest: {
    without: { risings: 'less', 'driven-out': 'less', places: 'less' },
    because: 'Nobody passes his threshold, so towns fall to armies alone.',
    sources: ['granovetter-1978', 'kuran-1989'],
  },
  diplomacy: {
    without: { wars: 'less' },
    because: 'Nobody declares a war.',
    sources: ['by definition'],
  },
  muster: {
    without: { battles: 'less', places: 'less', aid: 'less' },
    because: 'No army takes the field but those that stand there at the opening.',
    sources: ['by definition'],
  },
  march: {
    without: { battles: 'less', places: 'less' },
    because: 'Armies stand where they are.',
    sources: ['by definition'],
  },
  supply: {
    without: { places: 'more' },
    because: 'Hosts that neither tire nor starve reach farther.',
    sources: ['engels-1978'],
  },
  siege: {
    without: { places: 'less' },
    because: 'Walls cannot be taken.',
    sources: ['by definition'],
  },
  battle: {
    without: { battles: 'less', plots: 'less' },
    because: 'Hosts pass one another by, and no ruler is shamed by a defeat.',
    sources: ['by definition', 'kokkonen-sundell-2014'],
  },
  pursuit: {
    without: {},
    because: 'Driven lords are not hunted; none of the ten counts must move for that.',
    sources: ['assumed'],
  },
  territory: {
    without: { places: 'less' },
    because: 'Fear, grievance and example take no town.',
    sources: ['turchin-2003', 'boulding-1962'],
  },
};

/** What the removal of a part does to one outcome. */
export interface AblationCell {
  readonly key: string;
  /** Mean number a run as the model is, and without the part. */
  readonly whole: number;
  readonly without: number;
  /** `without − whole`, its standard error over draws, and 95 % about it; NaN with fewer than two draws. */
  readonly effect: number;
  readonly error: number;
  readonly least: number;
  readonly most: number;
  /** Beyond the interval: what becomes of it without the part. */
  readonly moves: 'more' | 'less' | 'unclear' | 'unchanged';
  /** Whether a source said so: as it said, the other way, not seen; undefined where none said anything. */
  readonly expectation: 'met' | 'reversed' | 'not-seen' | undefined;
}

/** A part taken away. */
export interface AblationRow {
  readonly key: string;
  readonly sort: 'system' | 'switch';
  readonly name: string;
  /** The sentence of what is expected, and whose; for a switch, why it is asked. */
  readonly because: string;
  readonly sources: readonly string[];
  readonly pairs: number;
  /** Pairs of which the chronicles differ at all. */
  readonly differ: number;
  readonly cells: readonly AblationCell[];
}

/** Counts and digests of runs, by run number. */
export interface AblationRuns {
  readonly counts: readonly (readonly number[])[];
  readonly digests: readonly string[];
}

/** Compares runs with and without a part, run by run on the same dice. */
export function ablationRow(options: {
  readonly key: string;
  readonly sort: AblationRow['sort'];
  readonly name: string;
  readonly because: string;
  readonly sources: readonly string[];
  readonly expects: AblationExpectation['without'];
  readonly whole: AblationRuns;
  readonly without: AblationRuns;
}): AblationRow {
  const { whole, without, expects, key, sort, name, because, sources } = options;
  const pairs = whole.counts.length;
  assert(pairs > 0 && pairs === without.counts.length, () => `${pairs} runs against others`);
  const draws = whole.counts.map((_, run) => Math.floor(run / runsADraw));
  const errors = studentErrors(draws[pairs - 1]!, 1.96);
  const cells = ablationOutcomes.map((outcome, at): AblationCell => {
    const differences = whole.counts.map((it, run) => without.counts[run]![at]! - it[at]!);
    const { mean: effect, error } = meanOf(differences, draws);
    const moves = differences.every((it) => it === 0)
      ? 'unchanged'
      : !(Math.abs(effect) > errors * error)
        ? 'unclear'
        : effect > 0
          ? 'more'
          : 'less';
    const wanted = expects[outcome.key];
    const isClear = moves === 'more' || moves === 'less';
    return {
      key: outcome.key,
      whole: meanOf(
        whole.counts.map((it) => it[at]!),
        draws,
      ).mean,
      without: meanOf(
        without.counts.map((it) => it[at]!),
        draws,
      ).mean,
      effect,
      error,
      least: effect - errors * error,
      most: effect + errors * error,
      moves,
      expectation:
        wanted === undefined
          ? undefined
          : !isClear
            ? 'not-seen'
            : moves === wanted
              ? 'met'
              : 'reversed',
    };
  });
  const differ = whole.digests.filter((it, run) => it !== without.digests[run]).length;
  return { key, sort, name, because, sources, pairs, differ, cells };
}
