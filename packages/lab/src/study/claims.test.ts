import { describe, expect, it } from 'vitest';
import { tutorialFiles } from '../../test/tutorial.ts';
import { parseScenario } from '../scenario/parse.ts';
import type { Claim, Expectation } from '../scenario/scenario.ts';
import { judgeClaim } from './claims.ts';
import { writeClaims } from './claims-print.ts';
import type { Comparison, Effect } from './compare.ts';
import { pairedEffect } from './paired.ts';

const spot = { file: 'claims.yaml', line: 1, column: 1 };
const grounds = { citations: [], assumed: true, fromCase: false, note: '' };

/** Pairs in which the cause adds so many in ten, the same in every draw. */
function effect(adds: number, pairs = 200): Effect {
  const withCause = Uint8Array.from({ length: pairs }, (_, run) =>
    run % 10 < 5 + Math.max(0, adds) ? 1 : 0,
  );
  const without = Uint8Array.from({ length: pairs }, (_, run) =>
    run % 10 < 5 + Math.max(0, -adds) ? 1 : 0,
  );
  const one = pairedEffect({ withCause, without, group: 10 });
  return { key: `adds-${adds}`, sort: 'attestation', says: 'It falls.', later: undefined, ...one };
}

function judged(...bearsOn: readonly (readonly [adds: number, expects: Expectation])[]) {
  const claim: Claim = {
    key: 'a-claim',
    name: 'A claim',
    variants: [],
    grounds,
    spot,
    says: 'It fell because of it.',
    switches: ['without-it'],
    cause: 'taken-away',
    bearsOn: bearsOn.map(([adds, expects]) => ({ outcome: `adds-${adds}`, expects })),
  };
  const comparison: Comparison = {
    opening: { key: 'spring', name: 'Spring' },
    seed: 1,
    switches: [],
    direction: 'removes',
    pairs: 200,
    effects: bearsOn.map(([adds]) => effect(adds)),
    partings: undefined,
  };
  return judgeClaim(claim, comparison);
}

describe('a claim about a cause', () => {
  it('is borne out where the cause does what it says, to everything it bears on', () => {
    expect(judged([3, 'more'], [-2, 'less']).verdict).toBe('borne-out');
    expect(judged([3, 'more'], [0, 'more']).verdict).toBe('borne-out-in-part');
  });

  it('is contradicted where the cause does the contrary, and mixed where it does both', () => {
    expect(judged([-3, 'more']).verdict).toBe('the-other-way');
    expect(judged([-3, 'more'], [2, 'more']).verdict).toBe('mixed');
  });

  it('makes no difference where nothing changes, which may be what it says', () => {
    expect(judged([0, 'more']).verdict).toBe('no-effect');
    expect(judged([0, 'no-difference']).verdict).toBe('borne-out');
    const differs = judged([3, 'no-difference']);
    expect(differs.verdict).toBe('the-other-way');
    // there is no other way where no difference was expected
    const { scenario } = parseScenario({ key: 'tutorial', files: tutorialFiles() });
    const text = writeClaims({ scenario, judged: [differs], unexpressed: [], seed: 1 });
    expect(text).toMatch(/\| no difference \| 80 → 50 \|.*\| it does differ \|/);
  });

  it('says nothing where the pairs cannot tell', () => {
    const claim = judged([0, 'more']).claim;
    const verdict = (only: Partial<Effect>) =>
      judgeClaim(claim, {
        opening: { key: 'spring', name: 'Spring' },
        seed: 1,
        switches: [],
        direction: 'removes' as const,
        pairs: 200,
        effects: [{ ...effect(0), ...only }],
        partings: undefined,
      }).verdict;
    expect(verdict({ lost: 9, won: 5, effect: 0.02, error: 0.04 })).toBe('not-told');
    // none of so many differs: by 1 − 0.05^(1/n) up to 14 in a hundred of 20 do, 2.51 of 118, 2.49 of 119
    expect(verdict(effect(0, 20))).toBe('not-told');
    expect(verdict(effect(0, 118))).toBe('not-told');
    expect(verdict(effect(0, 119))).toBe('no-effect');
    // two draws that agree
    expect(verdict({ ...effect(-1, 20), key: 'adds-0' })).toBe('not-told');
    expect(verdict({ ...effect(-1), key: 'adds-0' })).toBe('the-other-way');
  });
});
