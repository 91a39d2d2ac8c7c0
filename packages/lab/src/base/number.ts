/**
 * Arithmetic that is the same everywhere: elementary and special functions made only of
 * + − × ÷, square roots and the bits of numbers, because the language leaves the last digits of its
 * own functions to each engine. Rules, dice and statistics take these from here and nowhere else.
 * Long because it is one list: up to the error function it follows the algorithms of fdlibm (Sun
 * Microsystems 1993) as kept by FreeBSD and musl, whose error bounds, about one unit in the last
 * place, therefore hold here. Their one-letter names are kept, to be read beside the originals.
 */

import { assert } from './assert.ts';

/** e to the power x. */
export function exp(x: number): number {
  if (!(x <= 709.782712893384)) return x > 0 ? Number.POSITIVE_INFINITY : Number.NaN;
  if (x < -745.1332191019412) return 0;
  let k = 0;
  let high = x;
  let low = 0;
  if (x > halfLn2 || x < -halfLn2) {
    k = Math.floor(x * inverseLn2 + 0.5);
    high = x - k * ln2High;
    low = k * ln2Low;
  }
  const r = high - low;
  const t = r * r;
  const c = r - t * (p1 + t * (p2 + t * (p3 + t * (p4 + t * p5))));
  return timesPowerOfTwo(1 - (low - (r * c) / (2 - c) - high), k);
}

/** The natural logarithm; −Infinity at 0, NaN below. */
export function ln(x: number): number {
  let k = -1023;
  if (x >= leastNormal && x < Number.POSITIVE_INFINITY) {
    float[0] = x;
  } else {
    if (x === 0) return Number.NEGATIVE_INFINITY;
    if (!(x > 0)) return Number.NaN;
    if (x === Number.POSITIVE_INFINITY) return x;
    float[0] = x * twoTo54;
    k -= 54;
  }
  const shifted = words[highWord]! + oneLessRootHalf;
  k += shifted >>> 20;
  words[highWord] = (shifted & 0xfffff) + rootHalf;
  return lnOfParts(float[0]! - 1, k, 0);
}

/** ln(1 + x), exact also for small x; −Infinity at −1, NaN below. */
export function log1p(x: number): number {
  if (!(x > -1)) return x === -1 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  if (x < 0.4142135623730951 && x > -0.2928932188134524) {
    return Math.abs(x) < 1.1102230246251565e-16 ? x : lnOfParts(x, 0, 0);
  }
  float[0] = 1 + x;
  const u = float[0]!;
  const shifted = words[highWord]! + oneLessRootHalf;
  const k = (shifted >>> 20) - 1023;
  const lost = k < 54 ? (k >= 2 ? 1 - (u - x) : x - (u - 1)) / u : 0;
  words[highWord] = (shifted & 0xfffff) + rootHalf;
  return lnOfParts(float[0]! - 1, k, lost);
}

/** e to the power x, less 1; exact also for small x. */
export function expm1(x: number): number {
  if (!(x <= 709.782712893384)) return x > 0 ? Number.POSITIVE_INFINITY : Number.NaN;
  if (x < -38) return -1;
  if (Math.abs(x) < 5.551115123125783e-17) return x;
  let k = 0;
  let r = x;
  let c = 0;
  if (x > halfLn2 || x < -halfLn2) {
    k = Math.floor(x * inverseLn2 + 0.5);
    const high = x - k * ln2High;
    const low = k * ln2Low;
    r = high - low;
    c = high - r - low;
  }
  const half = 0.5 * r;
  const s = r * half;
  const q = 1 + s * (q1 + s * (q2 + s * (q3 + s * (q4 + s * q5))));
  const t = 3 - q * half;
  let e = s * ((q - t) / (6 - r * t));
  if (k === 0) return r - (r * e - s);
  e = r * (e - c) - c - s;
  if (k === -1) return 0.5 * (r - e) - 0.5;
  if (k === 1) return r < -0.25 ? -2 * (e - (r + 0.5)) : 1 + 2 * (r - e);
  if (k < 0 || k > 56) return timesPowerOfTwo(r - e + 1, k) - 1;
  const inverse = timesPowerOfTwo(1, -k);
  return k < 20
    ? timesPowerOfTwo(r - e + (1 - inverse), k)
    : timesPowerOfTwo(r - (e + inverse) + 1, k);
}

/** x to the power y; NaN for a negative x unless y is whole; 1 if y is 0 or x is 1. */
export function pow(x: number, y: number): number {
  if (y === 0 || x === 1) return 1;
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  if (y === 1) return x;
  if (y === 2) return x * x;
  const size = Math.abs(x);
  const whole = Math.floor(y) === y;
  const odd = whole && Math.abs(y) < 9007199254740992 && y % 2 !== 0;
  if (size === 1) return whole ? (odd ? x : 1) : Number.NaN;
  const negative = x < 0 || (x === 0 && 1 / x < 0);
  const sign = negative && odd ? -1 : 1;
  if (size === 0 || size === Number.POSITIVE_INFINITY || Math.abs(y) > 1e20) {
    if (x < 0 && !whole && size !== Number.POSITIVE_INFINITY) return Number.NaN;
    return size > 1 === y > 0 ? sign * Number.POSITIVE_INFINITY : sign * 0;
  }
  if (x < 0 && !whole) return Number.NaN;
  return sign * powerOfPositive(size, y);
}

/** The sine of an angle in radians, |x| up to 1.6 million. */
export function sin(x: number): number {
  switch (reduceAngle(x)) {
    case 0:
      return sineNearZero(angleHigh, angleLow);
    case 1:
      return cosineNearZero(angleHigh, angleLow);
    case 2:
      return -sineNearZero(angleHigh, angleLow);
    default:
      return -cosineNearZero(angleHigh, angleLow);
  }
}

/** The cosine of an angle in radians, |x| up to 1.6 million. */
export function cos(x: number): number {
  switch (reduceAngle(x)) {
    case 0:
      return cosineNearZero(angleHigh, angleLow);
    case 1:
      return -sineNearZero(angleHigh, angleLow);
    case 2:
      return -cosineNearZero(angleHigh, angleLow);
    default:
      return sineNearZero(angleHigh, angleLow);
  }
}

/** The tangent of an angle in radians, |x| up to 1.6 million. */
export function tan(x: number): number {
  const odd = reduceAngle(x) % 2 === 1;
  let high = angleHigh;
  let low = angleLow;
  const big = Math.abs(high) >= 0.67434;
  const negative = high < 0;
  if (big) {
    if (negative) {
      high = -high;
      low = -low;
    }
    high = quarterPi - high + (quarterPiLow - low);
    low = 0;
  }
  const z = high * high;
  const w = z * z;
  const s = z * high;
  const even = t1 + w * (t3 + w * (t5 + w * (t7 + w * (t9 + w * t11))));
  const other = z * (t2 + w * (t4 + w * (t6 + w * (t8 + w * (t10 + w * t12)))));
  const r = low + z * (s * (even + other) + low) + s * t0;
  const sum = high + r;
  if (big) {
    const unit = odd ? -1 : 1;
    const result = unit - 2 * (high + (r - (sum * sum) / (sum + unit)));
    return negative ? -result : result;
  }
  if (!odd) return sum;
  const w0 = withoutLowWord(sum);
  const v = r - (w0 - high);
  const a = -1 / sum;
  const a0 = withoutLowWord(a);
  return a0 + a * (1 + a0 * w0 + a0 * v);
}

/** The angle, −π/2 to π/2 radians, whose sine is x; NaN outside −1 to 1. */
export function asin(x: number): number {
  const size = Math.abs(x);
  if (!(size <= 1)) return Number.NaN;
  if (size < 0.5) return size < 7.450580596923828e-9 ? x : x + x * arcRatio(x * x);
  const z = (1 - size) * 0.5;
  const s = Math.sqrt(z);
  const r = arcRatio(z);
  let result: number;
  if (size >= 0.975) {
    result = halfPi - (2 * (s + s * r) - halfPiLow);
  } else {
    const f = withoutLowWord(s);
    const c = (z - f * f) / (s + f);
    result = 0.5 * halfPi - (2 * s * r - (halfPiLow - 2 * c) - (0.5 * halfPi - 2 * f));
  }
  return x < 0 ? -result : result;
}

/** The angle, 0 to π radians, whose cosine is x; NaN outside −1 to 1. */
export function acos(x: number): number {
  if (!(x >= -1 && x <= 1)) return Number.NaN;
  if (x < -0.5) {
    const z = (1 + x) * 0.5;
    const s = Math.sqrt(z);
    return 2 * (halfPi - (s + (arcRatio(z) * s - halfPiLow)));
  }
  if (x < 0.5) return halfPi - (x - (halfPiLow - x * arcRatio(x * x)));
  if (x === 1) return 0;
  const z = (1 - x) * 0.5;
  const s = Math.sqrt(z);
  const f = withoutLowWord(s);
  const c = (z - f * f) / (s + f);
  return 2 * (f + (arcRatio(z) * s + c));
}

/** The angle, −π/2 to π/2 radians, whose tangent is x. */
export function atan(x: number): number {
  const size = Math.abs(x);
  if (size < 0.4375) return size < 7.450580596923828e-9 ? x : x - x * arctangentRatio(x);
  let result: number;
  if (size < 0.6875) {
    const r = (2 * size - 1) / (2 + size);
    result = atanHalf - (r * arctangentRatio(r) - atanHalfLow - r);
  } else if (size < 1.1875) {
    const r = (size - 1) / (size + 1);
    result = quarterPi - (r * arctangentRatio(r) - quarterPiLow - r);
  } else if (size < 2.4375) {
    const r = (size - 1.5) / (1 + 1.5 * size);
    result = atanOneAndHalf - (r * arctangentRatio(r) - atanOneAndHalfLow - r);
  } else {
    const r = -1 / size;
    result = halfPi - (r * arctangentRatio(r) - halfPiLow - r);
  }
  return x < 0 ? -result : result;
}

/** The angle, −π to π radians, of the point (x, y) seen from the origin; 0 at the origin itself. */
export function atan2(y: number, x: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  const negative = y < 0 || (y === 0 && 1 / y < 0);
  if (y === 0) {
    const angle = x < 0 || (x === 0 && 1 / x < 0) ? pi : 0;
    return negative ? -angle : angle;
  }
  if (x === 0) return negative ? -halfPi : halfPi;
  const bothEndless = Math.abs(y) === Number.POSITIVE_INFINITY && Math.abs(x) === Math.abs(y);
  const slope = bothEndless ? 1 : Math.abs(y / x);
  const acute = slope > 1.8e19 ? halfPi + 0.5 * piLow : atan(slope);
  const angle = x > 0 ? acute : pi - (acute - piLow);
  return negative ? -angle : angle;
}

/** The hyperbolic tangent, −1 to 1. */
export function tanh(x: number): number {
  if (Number.isNaN(x)) return x;
  const size = Math.abs(x);
  if (size < 1e-8) return x;
  let result = 1;
  if (size < 1) {
    const t = expm1(-2 * size);
    result = -t / (t + 2);
  } else if (size < 22) {
    result = 1 - 2 / (expm1(2 * size) + 2);
  }
  return x < 0 ? -result : result;
}

/** The logistic function σ(x) = 1 / (1 + e^−x), from odds on a logarithmic scale to a chance. */
export function logistic(x: number): number {
  if (x >= 0) return 1 / (1 + exp(-x));
  const odds = exp(x);
  return odds / (1 + odds);
}

/** ln(p / (1 − p)), the inverse of `logistic`; −Infinity at 0, Infinity at 1, NaN outside. */
export function logit(p: number): number {
  return ln(p) - log1p(-p);
}

/** The error function, −1 to 1. */
export function erf(x: number): number {
  if (Number.isNaN(x)) return x;
  const size = Math.abs(x);
  if (size < 0.84375) return x + x * erfRatioNearZero(x * x);
  const result = size < 6 ? 1 - erfcBeyond(size) : 1;
  return x < 0 ? -result : result;
}

/** 1 − erf(x), 0 to 2, with all its digits also where it is small. */
export function erfc(x: number): number {
  if (Number.isNaN(x)) return x;
  const size = Math.abs(x);
  if (size < 0.84375) {
    const y = erfRatioNearZero(x * x);
    return x < 0.25 ? 1 - (x + x * y) : 0.5 - (x - 0.5 + x * y);
  }
  if (x < 0) return x > -6 ? 2 - erfcBeyond(size) : 2;
  return x < 28 ? erfcBeyond(x) : 0;
}

/** The chance that a standard normal number is at most x. */
export function normalCdf(x: number): number {
  return 0.5 * erfc(-x * Math.SQRT1_2);
}

/**
 * The number below which a standard normal number falls with chance p: −Infinity at 0, Infinity
 * at 1. Right to about 1 part in 10^16 (algorithm AS 241, PPND16; Wichura 1988).
 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) {
    if (p === 0) return Number.NEGATIVE_INFINITY;
    return p === 1 ? Number.POSITIVE_INFINITY : Number.NaN;
  }
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * polynomial(wichuraA, r)) / polynomial(wichuraB, r);
  }
  const r = Math.sqrt(-ln(q < 0 ? p : 1 - p));
  const size =
    r <= 5
      ? polynomial(wichuraC, r - 1.6) / polynomial(wichuraD, r - 1.6)
      : polynomial(wichuraE, r - 5) / polynomial(wichuraF, r - 5);
  return q < 0 ? -size : size;
}

/**
 * The logarithm of the gamma function for x > 0, to about 2·10^−15 of the larger of 1 and itself.
 * Stirling's series from 9 upwards, and the recurrence below it.
 */
export function lnGamma(x: number): number {
  assert(x > 0, () => `The logarithm of the gamma function is not defined here for ${x}.`);
  let product = 1;
  let y = x;
  while (y < 9) {
    product *= y;
    y += 1;
  }
  const inverse = 1 / y;
  const stirling =
    (y - 0.5) * ln(y) - y + halfLnTwoPi + inverse * polynomial(stirlingSeries, inverse * inverse);
  return product === 1 ? stirling : stirling - ln(product);
}

/** x, or the nearer end if it lies outside the bounds; NaN stays NaN. */
export function clamp(x: number, least: number, most: number): number {
  return x < least ? least : x > most ? most : x;
}

/** x brought within 0 to 1. */
export function share(x: number): number {
  return clamp(x, 0, 1);
}

const float = new Float64Array(1);
const words = new Int32Array(float.buffer);
/** Where the word with the sign and the exponent lies; 1 on every machine in common use. */
const highWord = new Int32Array(new Float64Array([1]).buffer)[1] === 0x3ff00000 ? 1 : 0;
const lowWord = 1 - highWord;

/** High words of √½ and of 1 − √½, for splitting a number into 2^k times something near 1. */
const rootHalf = 0x3fe6a09e;
const oneLessRootHalf = 0x3ff00000 - rootHalf;

const twoTo54 = 18014398509481984;
const leastNormal = 2.2250738585072014e-308;
const pi = Math.PI;
const piLow = 1.2246467991473532e-16;
const halfPi = 1.5707963267948966;
const halfPiLow = 6.123233995736766e-17;
const quarterPi = 0.7853981633974483;
const quarterPiLow = 3.061616997868383e-17;
const halfLnTwoPi = 0.9189385332046728;
const halfLn2 = 0.34657359027997264;
const inverseLn2 = Math.LOG2E;
const ln2High = 0.6931471803691238;
const ln2Low = 1.9082149292705877e-10;

const p1 = 0.16666666666666602;
const p2 = -0.0027777777777015593;
const p3 = 0.00006613756321437934;
const p4 = -1.6533902205465252e-6;
const p5 = 4.1381367970572385e-8;

const q1 = -0.03333333333333313;
const q2 = 0.0015873015872548146;
const q3 = -0.0000793650757867488;
const q4 = 4.008217827329362e-6;
const q5 = -2.0109921818362437e-7;

const lg1 = 0.6666666666666735;
const lg2 = 0.3999999999940942;
const lg3 = 0.2857142874366239;
const lg4 = 0.22222198432149784;
const lg5 = 0.1818357216161805;
const lg6 = 0.15313837699209373;
const lg7 = 0.14798198605116586;

const t0 = 0.3333333333333341;
const t1 = 0.13333333333320124;
const t2 = 0.05396825397622605;
const t3 = 0.021869488294859542;
const t4 = 0.0088632398235993;
const t5 = 0.0035920791075913124;
const t6 = 0.0014562094543252903;
const t7 = 0.0005880412408202641;
const t8 = 0.0002464631348184699;
const t9 = 0.00007817944429395571;
const t10 = 0.00007140724913826082;
const t11 = -0.000018558637485527546;
const t12 = 0.00002590730518636337;

const atanHalf = 0.4636476090008061;
const atanHalfLow = 2.2698777452961687e-17;
const atanOneAndHalf = 0.982793723247329;
const atanOneAndHalfLow = 1.3903311031230998e-17;

/** 2^k for k from −1022 to 1023, at k + 1022. */
const powersOfTwo = makePowersOfTwo();

function makePowersOfTwo(): Float64Array {
  const powers = new Float64Array(2046);
  let power = leastNormal;
  for (let at = 0; at < powers.length; at++) {
    powers[at] = power;
    power *= 2;
  }
  return powers;
}

/** y · 2^k for y near 1 and k from −1075 to 1024, rounded once. */
function timesPowerOfTwo(y: number, k: number): number {
  if (k >= -1021 && k <= 1023) return y * powersOfTwo[k + 1022]!;
  if (k > 0) return y * 2 * powersOfTwo[2045]!;
  return y * powersOfTwo[k + 1022 + 1000]! * powersOfTwo[22]!;
}

/** ln(2^k · (1 + f)) for 1 + f between √½ and √2; `lost` is what rounding took from f. */
function lnOfParts(f: number, k: number, lost: number): number {
  const halfSquare = 0.5 * f * f;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (lg2 + w * (lg4 + w * lg6));
  const odd = z * (lg1 + w * (lg3 + w * (lg5 + w * lg7)));
  return s * (halfSquare + (even + odd)) + (k * ln2Low + lost) - halfSquare + f + k * ln2High;
}

function withoutLowWord(x: number): number {
  float[0] = x;
  words[lowWord] = 0;
  return float[0]!;
}

const l1 = 0.5999999999999946;
const l2 = 0.4285714285785502;
const l3 = 0.33333332981837743;
const l4 = 0.272728123808534;
const l5 = 0.23066074577556175;
const l6 = 0.20697501780033842;
const ln2Rough = 0.6931471824645996;
const ln2RoughLow = -1.904654299957768e-9;
const twoThirdsLn2 = 0.9617966939259756;
const twoThirdsLn2High = 0.9617967009544373;
const twoThirdsLn2Low = -7.028461650952758e-9;
const inverseLn2High = 1.4426950216293335;
const inverseLn2Low = 1.9259629911266175e-8;
const log2OneAndHalfHigh = 0.5849624872207642;
const log2OneAndHalfLow = 1.350039202129749e-8;

let logHigh = 0;
let logLow = 0;

/** x^y = 2^(y · log2 x) for finite x > 0, not 1, with log2 x kept in two parts. */
function powerOfPositive(x: number, y: number): number {
  if (Math.abs(y) > 2147483648 && Math.abs(x - 1) < 1e-6) log2NearOne(x);
  else log2InParts(x);
  const yHigh = withoutLowWord(y);
  const low = (y - yHigh) * logHigh + y * logLow;
  const high = yHigh * logHigh;
  const z = low + high;
  if (z >= 1024) {
    if (z > 1024 || low + 8.008566259537294e-17 > z - high) return Number.POSITIVE_INFINITY;
  } else if (z <= -1075 && (z < -1075 || low <= z - high)) return 0;
  return powerOfTwoInParts(high, low);
}

function powerOfTwoInParts(high: number, low: number): number {
  const n = Math.floor(high + low + 0.5);
  const rest = high - n;
  const t = withoutLowWord(low + rest);
  const u = t * ln2Rough;
  const v = (low - (t - rest)) * (2 * halfLn2) + t * ln2RoughLow;
  const z = u + v;
  const w = v - (z - u);
  const s = z * z;
  const c = z - s * (p1 + s * (p2 + s * (p3 + s * (p4 + s * p5))));
  const r = (z * c) / (c - 2) - (w + z * w);
  return timesPowerOfTwo(1 - (r - z), n);
}

function log2NearOne(x: number): void {
  const t = x - 1;
  const w = t * t * (0.5 - t * (0.3333333333333333 - t * 0.25));
  const u = inverseLn2High * t;
  const v = t * inverseLn2Low - w * inverseLn2;
  logHigh = withoutLowWord(u + v);
  logLow = v - (logHigh - u);
}

function log2InParts(x: number): void {
  let n = -1023;
  float[0] = x;
  if (x < leastNormal) {
    float[0] = x * twoTo54;
    n -= 54;
  }
  let high = words[highWord]!;
  n += high >> 20;
  const mantissa = high & 0xfffff;
  high = mantissa | 0x3ff00000;
  const nearOneAndHalf = mantissa > 0x3988e && mantissa < 0xbb67a;
  if (mantissa >= 0xbb67a) {
    n += 1;
    high -= 0x100000;
  }
  words[highWord] = high;
  const rest = float[0]!;
  const base = nearOneAndHalf ? 1.5 : 1;
  const u = rest - base;
  const v = 1 / (rest + base);
  const ss = u * v;
  const sHigh = withoutLowWord(ss);
  words[highWord] = ((high >> 1) | 0x20000000) + 0x80000 + (nearOneAndHalf ? 0x40000 : 0);
  words[lowWord] = 0;
  const sumHigh = float[0]!;
  const sumLow = rest - (sumHigh - base);
  const sLow = v * (u - sHigh * sumHigh - sHigh * sumLow);
  const s2 = ss * ss;
  const r =
    s2 * s2 * (l1 + s2 * (l2 + s2 * (l3 + s2 * (l4 + s2 * (l5 + s2 * l6))))) + sLow * (sHigh + ss);
  const square = sHigh * sHigh;
  const tHigh = withoutLowWord(3 + square + r);
  const tLow = r - (tHigh - 3 - square);
  const a = sHigh * tHigh;
  const b = sLow * tHigh + tLow * ss;
  const pHigh = withoutLowWord(a + b);
  const pLow = b - (pHigh - a);
  const zHigh = twoThirdsLn2High * pHigh;
  const zLow =
    twoThirdsLn2Low * pHigh + pLow * twoThirdsLn2 + (nearOneAndHalf ? log2OneAndHalfLow : 0);
  const offset = nearOneAndHalf ? log2OneAndHalfHigh : 0;
  logHigh = withoutLowWord(zHigh + zLow + offset + n);
  logLow = zLow - (logHigh - n - offset - zHigh);
}

let angleHigh = 0;
let angleLow = 0;

/** Leaves x less a multiple of π/2 in `angleHigh + angleLow`; the multiple's quarter, 0 to 3. */
function reduceAngle(x: number): number {
  const size = Math.abs(x);
  if (size <= quarterPi) {
    angleHigh = x;
    angleLow = 0;
    return 0;
  }
  assert(size <= 1_600_000, () => `The angle ${x} is too large for the reduction used here.`);
  const n = Math.floor(x * 0.6366197723675814 + 0.5);
  let r = x - n * 1.5707963267341256;
  let w = n * 6.077100506506192e-11;
  angleHigh = r - w;
  if (Math.abs(angleHigh) < size * 1.52587890625e-5) {
    let before = r;
    w = n * 6.077100506303966e-11;
    r = before - w;
    w = n * 2.0222662487959506e-21 - (before - r - w);
    angleHigh = r - w;
    if (Math.abs(angleHigh) < size * 1.7763568394002505e-15) {
      before = r;
      w = n * 2.0222662487111665e-21;
      r = before - w;
      w = n * 8.4784276603689e-32 - (before - r - w);
      angleHigh = r - w;
    }
  }
  angleLow = r - angleHigh - w;
  return n & 3;
}

function sineNearZero(x: number, low: number): number {
  const z = x * x;
  const w = z * z;
  const r =
    0.00833333333332249 +
    z * (-0.0001984126982985795 + z * 2.7557313707070068e-6) +
    z * w * (-2.5050760253406863e-8 + z * 1.58969099521155e-10);
  const v = z * x;
  return x - (z * (0.5 * low - v * r) - low - v * -0.16666666666666632);
}

function cosineNearZero(x: number, low: number): number {
  const z = x * x;
  const w = z * z;
  const r =
    z * (0.0416666666666666 + z * (-0.001388888888887411 + z * 0.00002480158728947673)) +
    w * w * (-2.7557314351390663e-7 + z * (2.087572321298175e-9 + z * -1.1359647557788195e-11));
  const half = 0.5 * z;
  const most = 1 - half;
  return most + (1 - most - half + (z * r - x * low));
}

function arcRatio(z: number): number {
  const above =
    z *
    (0.16666666666666666 +
      z *
        (-0.3255658186224009 +
          z *
            (0.20121253213486293 +
              z *
                (-0.04005553450067941 +
                  z * (0.0007915349942898145 + z * 0.00003479331075960212)))));
  const below =
    1 +
    z *
      (-2.403394911734414 +
        z * (2.0209457602335057 + z * (-0.6882839716054533 + z * 0.07703815055590194)));
  return above / below;
}

function arctangentRatio(x: number): number {
  const z = x * x;
  const w = z * z;
  return z * polynomial(arctangentOdd, w) + w * polynomial(arctangentEven, w);
}

const arctangentOdd: readonly number[] = [
  0.3333333333333293, 0.14285714272503466, 0.09090887133436507, 0.06661073137387531,
  0.049768779946159324, 0.016285820115365782,
];
const arctangentEven: readonly number[] = [
  -0.19999999999876483, -0.11111110405462356, -0.0769187620504483, -0.058335701337905735,
  -0.036531572744216916,
];

/** (erf(x) − x) / x for |x| < 0.84375, from z = x². */
function erfRatioNearZero(z: number): number {
  return polynomial(erfZeroAbove, z) / polynomial(erfZeroBelow, z);
}

/** erfc(x) for x from 0.84375 to 28. */
function erfcBeyond(x: number): number {
  if (x < 1.25) {
    const s = x - 1;
    return 1 - 0.8450629115104675 - polynomial(erfOneAbove, s) / polynomial(erfOneBelow, s);
  }
  const s = 1 / (x * x);
  const near = x < 2.857142857142857;
  const above = polynomial(near ? erfcNearAbove : erfcFarAbove, s);
  const below = polynomial(near ? erfcNearBelow : erfcFarBelow, s);
  const z = withoutLowWord(x);
  return (exp(-z * z - 0.5625) * exp((z - x) * (z + x) + above / below)) / x;
}

const erfZeroAbove: readonly number[] = [
  0.12837916709551256, -0.3250421072470015, -0.02848174957559851, -0.005770270296489442,
  -0.000023763016656650163,
];
const erfZeroBelow: readonly number[] = [
  1, 0.39791722395915535, 0.0650222499887673, 0.005081306281875766, 0.00013249473800432164,
  -3.960228278775368e-6,
];
const erfOneAbove: readonly number[] = [
  -0.0023621185607526594, 0.41485611868374833, -0.3722078760357013, 0.31834661990116175,
  -0.11089469428239668, 0.035478304325618236, -0.002166375594868791,
];
const erfOneBelow: readonly number[] = [
  1, 0.10642088040084423, 0.540397917702171, 0.07182865441419627, 0.12617121980876164,
  0.01363708391202905, 0.011984499846799107,
];
const erfcNearAbove: readonly number[] = [
  -0.009864944034847148, -0.6938585727071818, -10.558626225323291, -62.375332450326006,
  -162.39666946257347, -184.60509290671104, -81.2874355063066, -9.814329344169145,
];
const erfcNearBelow: readonly number[] = [
  1, 19.651271667439257, 137.65775414351904, 434.56587747522923, 645.3872717332679,
  429.00814002756783, 108.63500554177944, 6.570249770319282, -0.0604244152148581,
];
const erfcFarAbove: readonly number[] = [
  -0.0098649429247001, -0.799283237680523, -17.757954917754752, -160.63638485582192,
  -637.5664433683896, -1025.0951316110772, -483.5191916086514,
];
const erfcFarBelow: readonly number[] = [
  1, 30.33806074348246, 325.7925129965739, 1536.729586084437, 3199.8582195085955,
  2553.0504064331644, 474.52854120695537, -22.44095244658582,
];

const wichuraA: readonly number[] = [
  3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987,
  67265.7709270087, 33430.57558358813, 2509.0809287301227,
];
const wichuraB: readonly number[] = [
  1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
  28729.085735721943, 5226.495278852854,
];
const wichuraC: readonly number[] = [
  1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
  0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
];
const wichuraD: readonly number[] = [
  1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008,
  0.015198666563616457, 0.0005475938084995345, 1.0507500716444169e-9,
];
const wichuraE: readonly number[] = [
  6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487,
  0.026532189526576124, 0.0012426609473880784, 0.000027115555687434876, 2.0103343992922881e-7,
];
const wichuraF: readonly number[] = [
  1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133,
  0.000018463183175100548, 1.421511758316446e-7, 2.0442631033899397e-15,
];

/** Bernoulli numbers B(2n) / (2n · (2n − 1)), n from 1. */
const stirlingSeries: readonly number[] = [
  1 / 12,
  -1 / 360,
  1 / 1260,
  -1 / 1680,
  1 / 1188,
  -691 / 360360,
  1 / 156,
  -3617 / 122400,
];

/** Σ coefficients[n] · x^n, by Horner's rule. */
function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (let n = coefficients.length - 1; n >= 0; n--) sum = sum * x + coefficients[n]!;
  return sum;
}
