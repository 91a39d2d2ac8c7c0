/**
 * Quantile functions: from one uniform number to a value of a given shape, by inversion.
 * One number each, so that a die, a design or a pin can stand in for another, and so that raising
 * the number always raises the value. Inputs of a scenario and draws of the rules go through here.
 */

import { assert } from './assert.ts';
import { clamp, exp, ln, lnGamma, log1p, normalQuantile, pow } from './number.ts';

/** A number between the two bounds, each as likely as any other. */
export function uniformQuantile(u: number, least: number, most: number): number {
  assertUniform(u);
  assert(least <= most, () => `A uniform number cannot lie from ${least} to ${most}.`);
  return least + (most - least) * u;
}

/**
 * A normal number with the given mean and standard deviation, always finite: uniforms of exactly
 * 0 and 1 count as 2^−54 and 1 − 2^−53, some 8.2 standard deviations out.
 */
export function normalAt(u: number, mean: number, sd: number): number {
  assertUniform(u);
  assert(sd >= 0, () => `A standard deviation cannot be ${sd}.`);
  return mean + sd * normalQuantile(clamp(u, leastUniform, mostUniform));
}

/**
 * A number whose logarithm is normal, always finite and positive.
 *
 * @param median above 0
 * @param factor multiplicative standard deviation, e^σ, at least 1: two thirds of all numbers lie
 * between median ÷ factor and median × factor
 */
export function logNormalAt(u: number, median: number, factor: number): number {
  assert(
    median > 0 && factor >= 1,
    () => `A log-normal number cannot have the median ${median} and the factor ${factor}.`,
  );
  return median * exp(normalAt(u, 0, ln(factor)));
}

/** A number between two bounds, the likelier the nearer it is to the likeliest. */
export function triangularAt(u: number, least: number, likely: number, most: number): number {
  assertUniform(u);
  assert(
    least <= likely && likely <= most,
    () => `A triangle cannot stand on ${least}, ${likely} and ${most}.`,
  );
  const width = most - least;
  if (width === 0) return least;
  const left = likely - least;
  const right = most - likely;
  return u * width < left
    ? least + Math.sqrt(u * width * left)
    : most - Math.sqrt((1 - u) * width * right);
}

/** A waiting time with mean 1: −ln(1 − u); Infinity, which is never, for a uniform of 1. */
export function exponentialAt(u: number): number {
  assertUniform(u);
  return -log1p(-u);
}

/**
 * Standard errors from a mean to the ends of its range with so many degrees of freedom: Student's quantile
 * by the first terms of its expansion about the normal one (Abramowitz and Stegun 26.7.5), within 4 % from
 * three degrees up.
 *
 * @param normal the same for ever so many degrees: 1.96 for 95 % between the ends, 1.645 for 90 %
 */
export function studentErrors(freedom: number, normal: number): number {
  const spare = Math.max(1, freedom);
  const cube = normal * normal * normal;
  const fifth = cube * normal * normal;
  return (
    normal +
    (cube + normal) / (4 * spare) +
    (5 * fifth + 16 * cube + 3 * normal) / (96 * spare * spare)
  );
}

/**
 * A share between 0 and 1 of the beta distribution, right to 10^−9 or better; about 1 µs.
 *
 * @param a above 0; a / (a + b) is the mean
 * @param b above 0; the larger a + b, the narrower
 */
export function betaAt(u: number, a: number, b: number): number {
  assertUniform(u);
  assert(a > 0 && b > 0, () => `A beta distribution cannot have the shapes ${a} and ${b}.`);
  if (u === 0 || u === 1) return u;
  const lnScale = lnGamma(a + b) - lnGamma(a) - lnGamma(b);
  let low = 0;
  let high = 1;
  let x = firstBetaGuess({ u, a, b });
  for (let step = 0; step < 60; step++) {
    if (!(x > low && x < high)) x = 0.5 * (low + high);
    const lnX = ln(x);
    const lnRest = log1p(-x);
    const power = exp(lnScale + a * lnX + b * lnRest);
    const error = betaSurplus({ u, x, a, b, power });
    if (error > 0) high = x;
    else low = x;
    if (error === 0) return x;
    const newton = (error * x * (1 - x)) / power;
    const bend = newton * ((a - 1) / x - (b - 1) / (1 - x));
    const move = newton / (1 - 0.5 * clamp(bend, -1, 1));
    x -= move;
    if (Math.abs(move) < 1e-11 || high - low < 1e-12) break;
  }
  return clamp(x, low, high);
}

/**
 * A number above 0 of the gamma distribution, right to 10^−9 of its scale or better; the mean is
 * shape × scale. Infinity for a uniform of 1.
 */
export function gammaAt(u: number, shape: number, scale: number): number {
  assertUniform(u);
  assert(
    shape > 0 && scale > 0,
    () => `A gamma distribution cannot have the shape ${shape} and the scale ${scale}.`,
  );
  if (u === 0) return 0;
  if (u === 1) return Number.POSITIVE_INFINITY;
  const lnGammaShape = lnGamma(shape);
  let low = 0;
  let high = Number.POSITIVE_INFINITY;
  let x = firstGammaGuess(u, shape);
  for (let step = 0; step < 100; step++) {
    if (!(x > low && x < high)) {
      x = high === Number.POSITIVE_INFINITY ? 2 * low + 1 : 0.5 * (low + high);
    }
    const power = exp(shape * ln(x) - x - lnGammaShape);
    const error = gammaSurplus({ u, x, shape, power });
    if (error > 0) high = x;
    else low = x;
    if (error === 0) return x * scale;
    const newton = (error * x) / power;
    const bend = newton * ((shape - 1) / x - 1);
    const move = newton / (1 - 0.5 * clamp(bend, -1, 1));
    x -= move;
    if (Math.abs(move) < 1e-11 * (1 + x) || high - low < 1e-12) break;
  }
  return clamp(x, low, high) * scale;
}

const leastUniform = 5.551115123125783e-17;
const mostUniform = 0.9999999999999999;

function assertUniform(u: number): void {
  assert(u >= 0 && u <= 1, () => `A uniform number cannot be ${u}.`);
}

interface BetaPoint {
  readonly u: number;
  readonly a: number;
  readonly b: number;
}

/** Abramowitz and Stegun 26.5.22 for two humps of ordinary shape, the tails' powers otherwise. */
function firstBetaGuess({ u, a, b }: BetaPoint): number {
  if (a >= 1 && b >= 1 && a + b > 2) {
    const z = -normalQuantile(u);
    const inverseA = 1 / (2 * a - 1);
    const inverseB = 1 / (2 * b - 1);
    const al = (z * z - 3) / 6;
    const h = 2 / (inverseA + inverseB);
    const root = Math.sqrt(Math.max(0, al + h));
    const w = (z * root) / h - (inverseB - inverseA) * (al + 5 / 6 - 2 / (3 * h));
    return a / (a + b * exp(2 * w));
  }
  const left = pow(a / (a + b), a) / a;
  const right = pow(b / (a + b), b) / b;
  const sum = left + right;
  return u < left / sum ? pow(a * sum * u, 1 / a) : 1 - pow(b * sum * (1 - u), 1 / b);
}

interface BetaArgument {
  readonly u: number;
  readonly x: number;
  readonly a: number;
  readonly b: number;
  /** x^a (1 − x)^b / B(a, b). */
  readonly power: number;
}

/**
 * The regularised incomplete beta function at x, less u, by its continued fraction (Lentz's
 * method). Right of the middle the two are compared by what they lack to 1, which keeps the digits
 * of the upper tail.
 */
function betaSurplus({ u, x, a, b, power }: BetaArgument): number {
  if (x * (a + b + 2) < a + 1) return (power * betaFraction(x, a, b)) / a - u;
  return 1 - u - (power * betaFraction(1 - x, b, a)) / b;
}

function betaFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < 1000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / awayFromZero(1 + even * d);
    c = awayFromZero(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / awayFromZero(1 + odd * d);
    c = awayFromZero(1 + odd / c);
    const step = d * c;
    fraction *= step;
    if (Math.abs(step - 1) < 1e-13) break;
  }
  return fraction;
}

/** Wilson and Hilferty's cube for shapes above 1, the tails' powers otherwise. */
function firstGammaGuess(u: number, shape: number): number {
  if (shape > 1) {
    const ninth = 1 / (9 * shape);
    const root = 1 - ninth + normalQuantile(u) * Math.sqrt(ninth);
    return Math.max(1e-3, shape * root * root * root);
  }
  const middle = 1 - shape * (0.253 + shape * 0.12);
  return u < middle ? pow(u / middle, 1 / shape) : 1 - ln((1 - u) / (1 - middle));
}

interface GammaArgument {
  readonly u: number;
  readonly x: number;
  readonly shape: number;
  /** x^shape e^−x / Γ(shape). */
  readonly power: number;
}

/**
 * The regularised lower incomplete gamma function at x, less u: a series on the left, a fraction
 * for the upper tail on the right.
 */
function gammaSurplus({ u, x, shape, power }: GammaArgument): number {
  if (x < shape + 1) {
    let term = 1 / shape;
    let sum = term;
    for (let n = 1; n < 10_000 && term > sum * 1e-16; n++) {
      term *= x / (shape + n);
      sum += term;
    }
    return sum * power - u;
  }
  let b = x + 1 - shape;
  let c = 1e300;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < 10_000; n++) {
    const numerator = -n * (n - shape);
    b += 2;
    d = 1 / awayFromZero(numerator * d + b);
    c = awayFromZero(b + numerator / c);
    const step = d * c;
    fraction *= step;
    if (Math.abs(step - 1) < 1e-15) break;
  }
  return 1 - u - power * fraction;
}

function awayFromZero(x: number): number {
  return Math.abs(x) < 1e-300 ? 1e-300 : x;
}
