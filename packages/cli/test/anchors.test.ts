// What is known at large of rulers, successions, vassals and towns, held with wide margins on few runs of
// the flagship and the league. `npm run anchors` counts over many; docs/anchors.md says what is missed.

import { beforeAll, describe, expect, test } from 'vitest';
import { type AnchorTally, emptyTally, tallyRun } from '../../lab/src/study/anchor-tally.ts';
import { type Anchor, anchorsOf } from '../../lab/src/study/anchors.ts';
import { frameOf } from '../../lab/src/study/campaign.ts';
import { benchOf } from './laboratories.ts';

const seed = 31;
const runsEach = 8;
const flagship = emptyTally();
const league = emptyTally();

async function tally(key: string, into: AnchorTally): Promise<void> {
  const bench = await benchOf(key);
  for (const { key: opening } of bench.scenario.openings) {
    const frame = frameOf(bench.laboratory(opening), { opening });
    for (let run = 0; run < runsEach; run += 1) tallyRun(into, frame, { seed, run });
  }
}

const anchor = (of: AnchorTally, key: string): Anchor =>
  anchorsOf(of).find((it) => it.key === key)!;

beforeAll(async () => {
  await tally('qara-khitai', flagship);
  await tally('league', league);
});

describe('over runs of the flagship and the league', () => {
  test('a ruler at peace falls to his own people in one to seven of a hundred years', () => {
    const { value, events } = anchor(flagship, 'quiet-rulers');
    expect(events).toBeGreaterThan(20);
    expect(value).toBeGreaterThan(0.01);
    expect(value).toBeLessThan(0.07);
  });

  test('a tenth to six tenths of successions are contested', () => {
    for (const it of [flagship, league]) {
      // of a league's few successions only the interval can be held
      const { least, most } = anchor(it, 'contested-successions');
      expect(most).toBeGreaterThan(0.1);
      expect(least).toBeLessThan(0.6);
      expect(most).toBeLessThan(0.8);
    }
  });

  test('a loyal vassal leaves in fewer than eight of a hundred years', () => {
    for (const it of [flagship, league])
      expect(anchor(it, 'loyal-vassals').value).toBeLessThan(0.08);
  });

  test('a pressed town rises at least four times as often with a hostile army near', () => {
    expect(anchor(flagship, 'pressed-near').value).toBeGreaterThan(4);
  });

  test('months are counted for everybody who might have been struck, and each run once', () => {
    expect(flagship.quietRulers.among).toBeGreaterThan(0);
    expect(flagship.risings.among).toBe(flagship.runs);
  });

  test('what a century more of age does is told from the same runs, where some realms fall', () => {
    for (const it of [flagship, league]) {
      expect(it.ages.expected).toBeGreaterThan(0);
      expect(anchor(it, 'realms-age').most).toBeGreaterThan(1);
    }
  });
});
