import { describe, expect, it } from 'vitest';
import type { Happening } from './happenings.ts';
import { pairsThatDiffer, sensitivityOf, type Try } from './sensitivity.ts';

const happening: Happening = {
  key: 'falls',
  sort: 'attestation',
  says: 'It falls.',
  column: 'day.falls',
  isYes: (value) => value >= 0,
};

const factors = [
  { name: 'readings.host', sort: 'reading' as const, words: 'the host' },
  { name: 'calm', sort: 'switch' as const, words: 'calm' },
  { name: 'siege.idle', sort: 'input' as const, words: 'idle' },
];

/** A try of one column: its day before and after, −1 for never. */
const tried = (factor: number, direction: 1 | -1, before: number, after: number): Try => ({
  factor,
  direction,
  before: [before],
  after: [after],
});

describe('sensitivity', () => {
  it('ranks by the share of tries that flip, and tells one-way effects from two-way ones', () => {
    const { factors: found } = sensitivityOf({
      happening,
      column: 0,
      factors,
      tries: [
        tried(0, 1, -1, 9),
        tried(0, 1, 9, -1),
        tried(1, 1, 9, -1),
        tried(1, 1, 9, 12),
        tried(2, 1, 9, 9),
        tried(2, -1, -1, -1),
      ],
      held: new Uint8Array(20),
    });
    expect(found.map((it) => [it.name, it.flips, it.mean])).toEqual([
      ['readings.host', 1, 0],
      ['calm', 0.5, -0.5],
      ['siege.idle', 0, 0],
    ]);
    // none or all of two tries flip: half a try on either answer, (½ / 3) · (2½ / 3) / 2
    for (const at of [0, 2]) expect(found[at]!.error).toBeCloseTo(Math.sqrt(1.25 / 18), 12);
  });

  it('counts a lowered factor against its direction', () => {
    const tries = [tried(2, -1, 9, -1), tried(2, 1, -1, 9)];
    const { factors: found } = sensitivityOf({
      happening,
      column: 0,
      factors,
      tries,
      held: new Uint8Array(20),
    });
    expect(found[0]).toMatchObject({ name: 'siege.idle', flips: 1, mean: 1, tries: 2 });
  });
});

describe('pairs that differ', () => {
  it('differ by luck alone as often as across draws where draws are alike', () => {
    const { luck, all, share } = pairsThatDiffer(
      Uint8Array.from({ length: 2000 }, (_, run) => run % 2),
    );
    expect(share).toBe(0.5);
    // five of ten in every draw: 2 · 25 of 90 ordered pairs; across draws half
    expect(luck).toBeCloseTo(50 / 90, 10);
    expect(all).toBeCloseTo(0.5, 10);
  });

  it('never differ by luck where the draw decides', () => {
    const byDraw = Uint8Array.from({ length: 40 }, (_, run) => Math.floor(run / 10) % 2);
    // of the pairs of four draws, two and two: 4 of 6 differ
    expect(pairsThatDiffer(byDraw)).toEqual({ share: 0.5, luck: 0, all: 4 / 6 });
  });
});
