import { describe, expect, it } from 'vitest';
import { emptyChronicle } from '../engine/chronicle.ts';
import type { Day } from '../scenario/setting.ts';
import type { Change } from '../world/change.ts';
import { partingOf, partingsOf } from './parting.ts';

const chronicle = (...list: readonly (readonly [day: number, change: object])[]) => {
  const out = emptyChronicle();
  for (const [day, change] of list) {
    out.changes.push(change as Change);
    out.days.push(day as Day);
  }
  return out;
};
const war = (day: number, on: number) => [day, { kind: 'warDeclared', polity: 0, on }] as const;
const death = (day: number) => [day, { kind: 'personDies', person: 1, by: 'age' }] as const;

describe('where two runs part', () => {
  it('is nowhere where they are the same', () => {
    expect(partingOf(chronicle(war(5, 1)), chronicle(war(5, 1)))).toBeUndefined();
  });

  it('is the earlier of the two changes that differ', () => {
    const one = chronicle(war(5, 1), death(90));
    const other = chronicle(war(5, 1), war(30, 2), death(90));
    expect(partingOf(one, other)).toEqual({ day: 30, kind: 'warDeclared' });
    expect(partingOf(other, one)).toEqual({ day: 30, kind: 'warDeclared' });
  });

  it('is a field of the same change, or the end of the shorter', () => {
    expect(partingOf(chronicle(war(5, 1)), chronicle(war(5, 2)))?.day).toBe(5);
    expect(partingOf(chronicle(), chronicle(death(7)))).toEqual({ day: 7, kind: 'personDies' });
  });

  it('is not where councils weigh otherwise and choose the same', () => {
    const council = (choice: number, ...acts: readonly string[]) => {
      const options = acts.map((act) => ({ act, target: -1, odds: 1 / acts.length }));
      return [3, { kind: 'councilDecides', polity: 0, matter: 'season', choice, options }] as const;
    };
    const waits = chronicle(council(1, 'march', 'wait'));
    expect(partingOf(waits, chronicle(council(0, 'wait')))).toBeUndefined();
    expect(partingOf(waits, chronicle(council(0, 'march', 'wait')))?.day).toBe(3);
  });

  it('is where other people of a town decide, and not where they do so by other odds', () => {
    const council = (voice: string, odds: number) => {
      const options = [odds, 1 - odds].map((it, at) => ({ act: `${at}`, target: -1, odds: it }));
      const where = { place: 2, polity: 1, over: 'news' };
      return [3, { kind: 'townConfers', ...where, voice, choice: 0, options }] as const;
    };
    const one = chronicle(council('clergy', 0.4));
    expect(partingOf(one, chronicle(council('clergy', 0.5)))).toBeUndefined();
    expect(partingOf(one, chronicle(council('notables', 0.4)))?.kind).toBe('townConfers');
  });

  it('is counted by kind, with the pairs that never part', () => {
    const found = partingsOf(
      [
        undefined,
        { day: 110, kind: 'warDeclared' },
        { day: 130, kind: 'warDeclared' },
        { day: 120, kind: 'personDies' },
      ],
      100,
    );
    expect(found.same).toBe(1);
    expect(found.days).toEqual({ early: 10, middle: 20, late: 30 });
    expect(found.kinds[0]).toEqual({ kind: 'warDeclared', pairs: 2 });
  });
});
