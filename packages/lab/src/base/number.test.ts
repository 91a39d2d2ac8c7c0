/**
 * Tests of arithmetic: against the engine's own functions, which are good to about one unit in the
 * last place on the machines where tests run, and against published values where it has none.
 */

import { expect, test } from 'vitest';
import * as number from './number.ts';

const float = new Float64Array(1);
const bits = new BigInt64Array(float.buffer);

/** The place of a number in the list of all numbers, so that neighbours differ by 1. */
function rankOf(x: number): bigint {
  float[0] = x;
  const word = bits[0]!;
  return word < 0n ? -(word & 0x7fffffffffffffffn) : word;
}

/** How many numbers apart the two are. */
function distance(one: number, other: number): number {
  if (Object.is(one, other) || one === other) return 0;
  if (Number.isNaN(one) || Number.isNaN(other)) return Number.POSITIVE_INFINITY;
  const apart = rankOf(one) - rankOf(other);
  return Number(apart < 0n ? -apart : apart);
}

/** The n-th of a well-spread sequence in [0, 1): multiples of the golden section. */
function spread(n: number): number {
  return (n * 0.6180339887498949) % 1;
}

const reach = {
  near: (n: number) => 4 * spread(n) - 2,
  middle: (n: number) => 60 * spread(n) - 30,
  far: (n: number) => 1600 * spread(n) - 800,
  angles: (n: number) => 3e6 * spread(n) - 1.5e6,
  share: (n: number) => 2 * spread(n) - 1,
  all: (n: number) =>
    (n % 2 === 0 ? 1 : -1) * 2 ** (2040 * spread(n) - 1020) * (1 + spread(7 * n + 3)),
  small: (n: number) => (n % 2 === 0 ? 1 : -1) * 10 ** (-15 * spread(n)),
};

const specials = [0, -0, 1, -1, 0.5, -0.5, 2, -2, 3, -3, 1e300, -1e300, 5e-324, -5e-324];
const edges = [...specials, 1.7976931348623157e308, 0.9999999999999999, 1.0000000000000002];
const endless = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN];

interface Comparison {
  readonly name: string;
  readonly mine: (x: number) => number;
  readonly theirs: (x: number) => number;
  readonly over: readonly (keyof typeof reach)[];
  readonly finite?: true;
}

const comparisons: readonly Comparison[] = [
  { name: 'exp', mine: number.exp, theirs: Math.exp, over: ['near', 'middle', 'far', 'small'] },
  { name: 'ln', mine: number.ln, theirs: Math.log, over: ['near', 'far', 'all', 'small'] },
  { name: 'log1p', mine: number.log1p, theirs: Math.log1p, over: ['near', 'far', 'all', 'small'] },
  { name: 'expm1', mine: number.expm1, theirs: Math.expm1, over: ['near', 'far', 'all', 'small'] },
  {
    name: 'sin',
    mine: number.sin,
    theirs: Math.sin,
    over: ['near', 'angles', 'small'],
    finite: true,
  },
  {
    name: 'cos',
    mine: number.cos,
    theirs: Math.cos,
    over: ['near', 'angles', 'small'],
    finite: true,
  },
  {
    name: 'tan',
    mine: number.tan,
    theirs: Math.tan,
    over: ['near', 'angles', 'small'],
    finite: true,
  },
  { name: 'asin', mine: number.asin, theirs: Math.asin, over: ['share', 'small'] },
  { name: 'acos', mine: number.acos, theirs: Math.acos, over: ['share', 'small'] },
  { name: 'atan', mine: number.atan, theirs: Math.atan, over: ['near', 'all', 'small'] },
  { name: 'tanh', mine: number.tanh, theirs: Math.tanh, over: ['near', 'middle', 'all', 'small'] },
];

for (const { name, mine, theirs, over, finite } of comparisons) {
  test(`${name} agrees with the engine to the last place or its neighbour`, () => {
    let worst = 0;
    for (const range of over) {
      for (let n = 1; n <= 20_000; n++) {
        const x = reach[range](n);
        worst = Math.max(worst, distance(mine(x), theirs(x)));
      }
    }
    expect(worst).toBeLessThanOrEqual(1);
  });
  if (finite) continue;
  test(`${name} agrees with the engine at the edges`, () => {
    for (const x of [...edges, ...endless]) {
      expect(distance(mine(x), theirs(x)), `${name}(${x})`).toBeLessThanOrEqual(1);
    }
  });
}

test('pow agrees with the engine to the last place or its neighbour', () => {
  let worst = 0;
  for (let n = 1; n <= 40_000; n++) {
    const x = Math.abs(n % 2 === 0 ? reach.all(n) : reach.near(n));
    const y = n % 3 === 0 ? reach.far(5 * n) : reach.near(5 * n);
    worst = Math.max(worst, distance(number.pow(x, y), x ** y));
  }
  expect(worst).toBeLessThanOrEqual(1);
});

test('pow agrees with the engine at the edges, but 1 to any power is 1', () => {
  const exponents = [...edges, ...endless, 4294967296, -4294967297, 9007199254740991, 1e21];
  for (const x of [...edges, ...endless]) {
    for (const y of exponents) {
      const result = number.pow(x, y);
      if (Math.abs(x) === 1 && !Number.isFinite(y)) {
        if (x === 1) expect(result).toBe(1);
        continue;
      }
      expect(distance(result, x ** y), `${x} to the power ${y}`).toBeLessThanOrEqual(1);
      if (result === 0) expect(Object.is(result, x ** y), `sign of ${x}^${y}`).toBe(true);
    }
  }
});

test('powers of two and of ten are exact where they can be', () => {
  for (let n = -1074; n < 1024; n++) expect(number.pow(2, n)).toBe(2 ** n);
  for (let n = 0, power = 1; n <= 22; n++, power *= 10) expect(number.pow(10, n)).toBe(power);
});

test('atan2 agrees with the engine in all quarters and on the axes', () => {
  let worst = 0;
  for (let n = 1; n <= 20_000; n++) {
    const y = n % 2 === 0 ? reach.all(n) : reach.near(n);
    const x = n % 3 === 0 ? reach.all(3 * n + 1) : reach.near(3 * n + 1);
    worst = Math.max(worst, distance(number.atan2(y, x), Math.atan2(y, x)));
  }
  expect(worst).toBeLessThanOrEqual(1);
  for (const y of [...edges, ...endless]) {
    for (const x of [...edges, ...endless]) {
      const apart = distance(number.atan2(y, x), Math.atan2(y, x));
      expect(apart, `atan2(${y}, ${x})`).toBeLessThanOrEqual(1);
    }
  }
});

test('an angle too large for its reduction is refused', () => {
  expect(() => number.sin(2e6)).toThrow('too large');
  expect(() => number.cos(Number.NaN)).toThrow('too large');
});

test('the logistic function and its inverse undo each other and stay in bounds', () => {
  expect(number.logistic(0)).toBe(0.5);
  expect(number.logistic(800)).toBe(1);
  expect(number.logistic(-800)).toBe(0);
  // ln 3: odds of three to one.
  expect(number.logistic(Math.log(3))).toBeCloseTo(0.75, 15);
  expect(number.logit(0.75)).toBeCloseTo(Math.log(3), 15);
  expect(number.logit(0)).toBe(Number.NEGATIVE_INFINITY);
  expect(number.logit(1)).toBe(Number.POSITIVE_INFINITY);
  for (let n = 1; n < 1000; n++) {
    expect(number.logit(number.logistic(reach.near(n)))).toBeCloseTo(reach.near(n), 14);
  }
});

test('the error function has its tabulated values', () => {
  // Abramowitz and Stegun, table 7.1, and erfc(3), erfc(10) of NIST's DLMF.
  expect(number.erf(0)).toBe(0);
  expect(number.erf(0.5)).toBeCloseTo(0.5204998778130465, 15);
  expect(number.erf(1)).toBeCloseTo(0.8427007929497149, 15);
  expect(number.erf(-2)).toBeCloseTo(-0.9953222650189527, 15);
  expect(number.erf(7)).toBe(1);
  expect(number.erfc(3) / 2.209049699858544e-5).toBeCloseTo(1, 13);
  expect(number.erfc(10) / 2.088487583762545e-45).toBeCloseTo(1, 13);
  for (let n = 1; n < 2000; n++) {
    const x = reach.middle(n) / 5;
    expect(number.erf(x) + number.erfc(x)).toBeCloseTo(1, 15);
  }
});

test('the normal distribution has its tabulated values', () => {
  expect(number.normalCdf(0)).toBe(0.5);
  expect(number.normalCdf(1)).toBeCloseTo(0.8413447460685429, 15);
  expect(number.normalCdf(-6) / 9.865876450376981e-10).toBeCloseTo(1, 12);
  // Wichura 1988: test values of AS 241.
  expect(number.normalQuantile(0.25)).toBeCloseTo(-0.6744897501960817, 15);
  expect(number.normalQuantile(0.001)).toBeCloseTo(-3.090232306167814, 14);
  expect(number.normalQuantile(1e-20)).toBeCloseTo(-9.26234008979841, 13);
  expect(number.normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
  expect(number.normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
  expect(number.normalQuantile(1.1)).toBeNaN();
});

test('normal quantile and normal chance undo each other', () => {
  for (let n = 1; n < 5000; n++) {
    const p = spread(n);
    expect(Math.abs(number.normalCdf(number.normalQuantile(p)) / p - 1)).toBeLessThan(1e-13);
  }
});

test('the logarithm of the gamma function adds up factorials', () => {
  let sum = 0;
  for (let n = 1; n < 200; n++) {
    // ln Γ(n + 1) = ln 1 + … + ln n.
    sum += Math.log(n);
    expect(Math.abs(number.lnGamma(n + 1) - sum)).toBeLessThan(1e-14 * Math.max(1, sum));
  }
  // Γ(½) = √π.
  expect(number.lnGamma(0.5)).toBeCloseTo(0.5 * Math.log(Math.PI), 14);
  expect(() => number.lnGamma(0)).toThrow('not defined');
});

test('a number is brought within its bounds', () => {
  expect([-1, 2, 9].map((x) => number.clamp(x, 0, 5))).toEqual([0, 2, 5]);
  expect([-0.1, 0.3, 1.1].map(number.share)).toEqual([0, 0.3, 1]);
});
