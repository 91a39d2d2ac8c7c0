import { describe, expect, it } from 'vitest';
import { nameOf, rollAt, runKey } from '../base/dice.ts';
import { nearestRuns } from './likeness.ts';
import { supportOf } from './support.ts';

const uniforms = (name: string, seed: number) => {
  const key = runKey(seed, 0);
  const die = nameOf(`die:${name}`);
  return (number: number) => rollAt(key, die, nameOf('toy'), number);
};

const runs = 4000;
const facts = 6;
const draws = Int32Array.from({ length: runs }, (_, run) => Math.floor(run / 10));

/** Runs of a toy: the account taken decides the odds of six facts, or does not. */
function world(seed: number, { matters }: { readonly matters: boolean }) {
  const accounts = uniforms('account', seed);
  const luck = uniforms('luck', seed);
  const taken = Int32Array.from({ length: runs }, (_, run) =>
    accounts(draws[run]!) < 0.5 ? 0 : 1,
  );
  const held = Array.from({ length: facts }, (_, fact) =>
    Uint8Array.from({ length: runs }, (_, run) => {
      const odds = matters && taken[run] === 1 ? 0.7 : 0.35;
      return luck(run * facts + fact) < odds ? 1 : 0;
    }),
  );
  return { taken, held };
}

/** Weighs the accounts by a record that one of the runs made, that run left out. */
function weighedBy(run: number, { taken, held }: ReturnType<typeof world>) {
  const misses = Float64Array.from({ length: runs }, (_, other) => {
    if (other === run) return facts;
    return held.reduce((sum, it) => sum + (it[other] === it[run] ? 0 : 1), 0);
  });
  return supportOf({ taken, near: nearestRuns({ misses }), draws, weights: [0.5, 0.5] });
}

describe('the support for an account', () => {
  it('finds the account that made the record, at the odds that it states', () => {
    const toy = world(3, { matters: true });
    const stated = [0, 0, 0];
    const right = [0, 0, 0];
    const count = [0, 0, 0];
    for (let nth = 0; nth < 240; nth += 1) {
      const run = (nth * 1663) % runs;
      const weight = weighedBy(run, toy)[1]!.weightOut;
      const bin = weight < 0.35 ? 0 : weight < 0.65 ? 1 : 2;
      stated[bin]! += weight;
      right[bin]! += toy.taken[run]!;
      count[bin]! += 1;
    }
    for (const bin of [0, 2]) {
      expect(count[bin]!).toBeGreaterThan(40);
      expect(right[bin]! / count[bin]!).toBeGreaterThan(stated[bin]! / count[bin]! - 0.12);
      expect(right[bin]! / count[bin]!).toBeLessThan(stated[bin]! / count[bin]! + 0.12);
    }
  });

  it('is a factor of one for an account that changes nothing, within its stated error', () => {
    const toy = world(5, { matters: false });
    let inside = 0;
    let logs = 0;
    for (let nth = 0; nth < 100; nth += 1) {
      const { factor, least, most } = weighedBy(nth * 37, toy)[0]!;
      if (least <= 1 && 1 <= most) inside += 1;
      logs += factor;
    }
    expect(inside).toBeGreaterThan(80);
    expect(logs / 100).toBeGreaterThan(0.85);
    expect(logs / 100).toBeLessThan(1.25);
  });

  it('weighs in what the scenario weighs in', () => {
    const taken = Int32Array.from({ length: 100 }, (_, run) => (run < 50 ? 0 : 1));
    const near = Uint8Array.from({ length: 100 }, (_, run) => (run % 5 === 0 ? 1 : 0));
    const [one, other] = supportOf({
      taken,
      near,
      draws: draws.slice(0, 100),
      weights: [0.8, 0.2],
    });
    expect(one!.factor).toBeCloseTo(1, 10);
    expect(one!.weightOut).toBeCloseTo(0.8, 10);
    expect(one!.weightOut + other!.weightOut).toBeCloseTo(1, 10);
  });

  it('is finite where none of its runs is near, and says how little is known', () => {
    const taken = Int32Array.from({ length: 100 }, (_, run) => (run < 50 ? 0 : 1));
    const near = Uint8Array.from({ length: 100 }, (_, run) => (run >= 70 ? 1 : 0));
    const [none] = supportOf({ taken, near, draws: draws.slice(0, 100), weights: [0.5, 0.5] });
    expect(none!.near).toBe(0);
    expect(none!.factor).toBeLessThan(0.05);
    expect(none!.most / none!.least).toBeGreaterThan(20);
  });
});

describe('the nearest runs', () => {
  it('are a hundredth, but no fewer than thirty, and the earlier of those alike', () => {
    const misses = new Float64Array(5000);
    misses.fill(1, 0, 100);
    const near = nearestRuns({ misses });
    expect(near.reduce((sum, one) => sum + one, 0)).toBe(50);
    expect([near[99], near[100], near[149], near[150]]).toEqual([0, 1, 1, 0]);
    expect(nearestRuns({ misses: new Float64Array(40) }).reduce((a, b) => a + b, 0)).toBe(30);
  });
});
