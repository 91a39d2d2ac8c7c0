/** Tests of the quantile functions: closed forms, tables, and the way back. */

import { expect, test } from 'vitest';
import { normalCdf } from './number.ts';
import {
  betaAt,
  exponentialAt,
  gammaAt,
  logNormalAt,
  normalAt,
  triangularAt,
  uniformQuantile,
} from './quantile.ts';

const uniforms = [1e-9, 1e-4, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 0.9999, 1 - 2 ** -30];

test('a uniform number goes from bound to bound', () => {
  expect([0, 0.25, 1].map((u) => uniformQuantile(u, 10, 30))).toEqual([10, 15, 30]);
});

test('a normal number is found again by its chance, and is always finite', () => {
  for (const u of uniforms) {
    expect(normalCdf((normalAt(u, 100, 15) - 100) / 15) / u).toBeCloseTo(1, 7);
  }
  expect(normalAt(0.5, 100, 15)).toBe(100);
  // Two tails of 2.5 in a hundred.
  expect(normalAt(0.975, 0, 1)).toBeCloseTo(1.959963984540054, 13);
  expect(normalAt(0, 0, 1)).toBeGreaterThan(-8.4);
  expect(normalAt(1, 0, 1)).toBeLessThan(8.4);
});

test('a log-normal number has its median in the middle and its factor at one deviation', () => {
  expect(logNormalAt(0.5, 4000, 1.5)).toBe(4000);
  const oneDeviation = normalCdf(1);
  expect(logNormalAt(oneDeviation, 4000, 1.5)).toBeCloseTo(6000, 8);
  expect(logNormalAt(1 - oneDeviation, 4000, 2)).toBeCloseTo(2000, 8);
  expect(logNormalAt(0.3, 7, 1)).toBe(7);
});

test('a triangle holds the share of its left side below its likeliest value', () => {
  // From 0 over 2 to 8, a quarter lies left of 2; a sixteenth left of 1, as areas go by squares.
  expect(triangularAt(0.25, 0, 2, 8)).toBe(2);
  expect(triangularAt(1 / 16, 0, 2, 8)).toBe(1);
  expect([0, 1].map((u) => triangularAt(u, 0, 2, 8))).toEqual([0, 8]);
  expect(triangularAt(0.5, 0, 0, 1)).toBeCloseTo(1 - Math.sqrt(0.5), 15);
  expect(triangularAt(0.5, 3, 3, 3)).toBe(3);
});

test('a waiting time is −ln(1 − u), and a roll of 1 means never', () => {
  expect(exponentialAt(0)).toBe(0);
  expect(exponentialAt(0.5)).toBeCloseTo(Math.LN2, 15);
  expect(exponentialAt(1)).toBe(Number.POSITIVE_INFINITY);
  expect(exponentialAt(1e-12) / 1e-12).toBeCloseTo(1, 11);
});

test('the beta quantile has its closed forms', () => {
  for (const u of uniforms) {
    for (const a of [0.05, 0.3, 1, 2, 7, 50, 400]) {
      expect(Math.abs(betaAt(u, a, 1) - u ** (1 / a))).toBeLessThan(1e-9);
      expect(Math.abs(betaAt(u, 1, a) + Math.expm1(Math.log1p(-u) / a))).toBeLessThan(1e-9);
    }
    // The arcsine distribution.
    expect(Math.abs(betaAt(u, 0.5, 0.5) - Math.sin((Math.PI * u) / 2) ** 2)).toBeLessThan(1e-9);
  }
});

test('the beta quantile is the root of a binomial sum', () => {
  for (const u of uniforms) {
    for (const [a, b] of [
      [2, 3],
      [4, 6],
      [1, 12],
      [20, 5],
      [30, 60],
    ] as const) {
      // I_x(a, b) is the chance of at least a successes in a + b − 1 trials (whole a and b).
      const x = betaAt(u, a, b);
      const trials = a + b - 1;
      let term = (1 - x) ** trials;
      let below = 0;
      for (let k = 0; k < a; k++) {
        below += term;
        term *= ((trials - k) / (k + 1)) * (x / (1 - x));
      }
      expect(Math.abs(1 - below - u)).toBeLessThan(1e-9);
    }
  }
});

test('the beta quantile rises with its uniform, in every shape', () => {
  for (const [a, b] of [
    [0.2, 0.3],
    [0.4, 9],
    [8, 0.7],
    [3, 3],
    [300, 500],
  ] as const) {
    let before = -1;
    for (let n = 0; n <= 500; n++) {
      const x = betaAt(n / 500, a, b);
      expect(x).toBeGreaterThanOrEqual(before);
      before = x;
    }
    expect([betaAt(0, a, b), betaAt(1, a, b)]).toEqual([0, 1]);
  }
});

test('the gamma quantile has its closed forms', () => {
  for (const u of uniforms) {
    expect(gammaAt(u, 1, 5) / (5 * exponentialAt(u))).toBeCloseTo(1, 9);
    for (const shape of [2, 3, 30, 200]) {
      // Waiting for `shape` events: the chance that fewer have come by x is a Poisson sum.
      const x = gammaAt(u, shape, 1);
      let term = Math.exp(-x);
      let fewer = 0;
      for (let n = 0; n < shape; n++) {
        fewer += term;
        term *= x / (n + 1);
      }
      expect(Math.abs(1 - fewer - u)).toBeLessThan(1e-9);
    }
    // Chi-square with one degree of freedom is the square of a normal number.
    expect(Math.abs(2 * normalCdf(Math.sqrt(gammaAt(u, 0.5, 2))) - 1 - u)).toBeLessThan(1e-9);
  }
  expect([gammaAt(0, 3, 2), gammaAt(1, 3, 2)]).toEqual([0, Number.POSITIVE_INFINITY]);
});

test('what is no uniform number and no shape is refused', () => {
  for (const u of [-0.1, 1.1, Number.NaN]) {
    expect(() => exponentialAt(u)).toThrow('uniform');
    expect(() => betaAt(u, 1, 1)).toThrow('uniform');
    expect(() => normalAt(u, 0, 1)).toThrow('uniform');
  }
  expect(() => betaAt(0.5, 0, 1)).toThrow('shapes');
  expect(() => gammaAt(0.5, 1, -1)).toThrow('scale');
  expect(() => logNormalAt(0.5, 1, 0.5)).toThrow('factor');
  expect(() => triangularAt(0.5, 0, 9, 8)).toThrow('triangle');
  expect(() => uniformQuantile(0.5, 2, 1)).toThrow('from 2 to 1');
});
