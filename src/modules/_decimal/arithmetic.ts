// Arithmetic of finite and special decimals: sums, products, quotients, remainders, comparisons, quantize and the like, exactly as the
// General Decimal Arithmetic Specification has them. Every function raises its conditions in the environment and gives a fresh result.

import { memoryError } from "#runtime/objects/exceptions.ts";
import { integerSquareRoot } from "#text/int-math.ts";
import {
  type Environment,
  environment,
  etiny,
  etop,
  finalize,
  infinity,
  invalid,
  lost,
  nanOf,
  nanOfThree,
  nanOfTwo,
  ROUND_FLOOR,
  ROUND_HALF_EVEN,
  Status,
  shiftRounded,
} from "./environment.ts";
import {
  copyOf,
  countDigits,
  FINITE,
  INFINITE,
  isNan,
  isOdd,
  isWhole,
  isZero,
  PyDecimal,
  pow10,
  trailingZeros,
} from "./number.ts";
import {
  compareShort,
  dividesShort,
  MAX_DISTANCE,
  shortProduct,
  shortQuotient,
  shortRescaled,
  shortSum,
} from "./short.ts";

/** Beyond this precision only exact quotients and roots have room. */
const HUGE_PRECISION = 20_000_000;

/** The sum of finite numbers, not fitted; `signB` overrides b's sign. */
function sumFinite(a: PyDecimal, b: PyDecimal, signB: number, env: Environment): PyDecimal {
  let ca = a.coef;
  let cb = b.coef;
  let { exp } = a;
  if (a.exp !== b.exp) {
    if (a.exp > b.exp) {
      exp = b.exp;
      if (ca !== 0n) {
        const floor = a.exp - 1 + (a.digits > env.prec ? 0 : a.digits - env.prec - 1);
        if (b.adjusted < floor) {
          // b only decides how the result is rounded.
          exp = floor;
          cb = cb === 0n ? 0n : 1n;
        }
        ca *= pow10(a.exp - exp);
      }
    } else if (cb !== 0n) {
      const floor = b.exp - 1 + (b.digits > env.prec ? 0 : b.digits - env.prec - 1);
      if (a.adjusted < floor) {
        exp = floor;
        ca = ca === 0n ? 0n : 1n;
      }
      cb *= pow10(b.exp - exp);
    }
  }
  if (a.sign === signB) return new PyDecimal(a.sign, ca + cb, exp);
  if (ca === cb) return new PyDecimal(env.round === ROUND_FLOOR ? 1 : 0, 0n, exp);
  return ca > cb ? new PyDecimal(a.sign, ca - cb, exp) : new PyDecimal(signB, cb - ca, exp);
}

function sum(a: PyDecimal, b: PyDecimal, signB: number, env: Environment): PyDecimal {
  if (a.kind === FINITE && b.kind === FINITE) {
    if (a.short && b.short && Math.abs(a.exp - b.exp) <= MAX_DISTANCE) return shortSum(a, b, signB, env);
    return finalize(sumFinite(a, b, signB, env), env);
  }
  const nan = nanOfTwo(a, b, env);
  if (nan !== undefined) return nan;
  if (a.kind === INFINITE) {
    if (b.kind === INFINITE && a.sign !== signB) return invalid(env);
    return infinity(a.sign);
  }
  return infinity(signB);
}

export function add(a: PyDecimal, b: PyDecimal, env: Environment): PyDecimal {
  return sum(a, b, b.sign, env);
}
export function subtract(a: PyDecimal, b: PyDecimal, env: Environment): PyDecimal {
  return sum(a, b, 1 - b.sign, env);
}

/** The exact product. */
function product(a: PyDecimal, b: PyDecimal, env: Environment): PyDecimal {
  const sign = a.sign ^ b.sign;
  if (a.kind === FINITE && b.kind === FINITE) return new PyDecimal(sign, a.coef * b.coef, a.exp + b.exp);
  const nan = nanOfTwo(a, b, env);
  if (nan !== undefined) return nan;
  return isZero(a) || isZero(b) ? invalid(env) : infinity(sign);
}
export function multiply(a: PyDecimal, b: PyDecimal, env: Environment): PyDecimal {
  if (a.kind === FINITE && b.kind === FINITE && a.short && b.short) return shortProduct(a, b, env);
  return finalize(product(a, b, env), env);
}
export function fma(a: PyDecimal, b: PyDecimal, c: PyDecimal, env: Environment): PyDecimal {
  if ((a.kind === INFINITE && isZero(b)) || (b.kind === INFINITE && isZero(a))) return invalid(env);
  return nanOfThree(a, b, c, env) ?? add(product(a, b, env), c, env);
}

export function divide(a: PyDecimal, b: PyDecimal, env: Environment): PyDecimal {
  const sign = a.sign ^ b.sign;
  if (a.kind !== FINITE || b.kind !== FINITE) {
    const nan = nanOfTwo(a, b, env);
    if (nan !== undefined) return nan;
    if (a.kind === INFINITE) return b.kind === INFINITE ? invalid(env) : infinity(sign);
    env.raised |= Status.CLAMPED;
    return new PyDecimal(sign, 0n, etiny(env));
  }
  if (b.zero) {
    if (a.zero) return invalid(env, Status.DIVISION_UNDEFINED);
    env.raised |= Status.DIVISION_BY_ZERO;
    return infinity(sign);
  }
  const ideal = a.exp - b.exp;
  if (a.zero) return finalize(new PyDecimal(sign, 0n, ideal), env);
  if (a.short && b.short && dividesShort(a, b, env.prec)) return shortQuotient(a, b, sign, ideal, env);
  if (env.prec > HUGE_PRECISION)
    return exactly(env, a.digits + 4 * b.digits, (narrow) => quotient(a, b, sign, ideal, narrow));
  return quotient(a, b, sign, ideal, env);
}

/** An exact result where an inexact one would not fit into memory. */
function exactly(env: Environment, digits: number, action: (narrow: Environment) => PyDecimal): PyDecimal {
  const narrow: Environment = { ...env, prec: Math.min(env.prec, digits), raised: 0 };
  const r = action(narrow);
  if ((narrow.raised & Status.INEXACT) !== 0) throw memoryError();
  env.raised |= narrow.raised;
  return r;
}

function quotient(a: PyDecimal, b: PyDecimal, sign: number, ideal: number, env: Environment): PyDecimal {
  const shift = b.digits - a.digits + env.prec + 1;
  const numerator = shift > 0 ? a.coef * pow10(shift) : a.coef;
  const denominator = shift < 0 ? b.coef * pow10(-shift) : b.coef;
  let q = numerator / denominator;
  let exp = ideal - shift;
  if (q * denominator === numerator) {
    const zeros = trailingZeros(q, shift);
    if (zeros > 0) {
      q /= pow10(zeros);
      exp += zeros;
    }
  } else if (q % 5n === 0n) q += 1n; // something follows: never a tie, never exact
  return finalize(new PyDecimal(sign, q, exp), env);
}

/** Whole quotient and remainder of finite numbers (b not zero), not fitted; undefined when the quotient is too long. */
function wholeDivision(a: PyDecimal, b: PyDecimal, env: Environment): [PyDecimal, PyDecimal] | undefined {
  const sign = a.sign ^ b.sign;
  const ideal = Math.min(a.exp, b.exp);
  if (a.zero) return [new PyDecimal(sign, 0n, 0), new PyDecimal(a.sign, 0n, ideal)];
  const difference = a.adjusted - b.adjusted;
  if (difference < 0) {
    const coef = a.exp > b.exp ? a.coef * pow10(a.exp - b.exp) : a.coef;
    return [new PyDecimal(sign, 0n, 0), new PyDecimal(a.sign, coef, ideal)];
  }
  if (difference > env.prec) return undefined;
  const x = a.exp > b.exp ? a.coef * pow10(a.exp - b.exp) : a.coef;
  const y = b.exp > a.exp ? b.coef * pow10(b.exp - a.exp) : b.coef;
  const q = new PyDecimal(sign, x / y, 0);
  if (q.digits > env.prec) return undefined;
  return [q, new PyDecimal(a.sign, x - q.coef * y, ideal)];
}

export function divideInteger(a: PyDecimal, b: PyDecimal, env: Environment): PyDecimal {
  const sign = a.sign ^ b.sign;
  const nan = nanOfTwo(a, b, env);
  if (nan !== undefined) return nan;
  if (a.kind === INFINITE) return b.kind === INFINITE ? invalid(env) : infinity(sign);
  if (b.kind === INFINITE) return new PyDecimal(sign, 0n, 0);
  if (b.zero) {
    if (a.zero) return invalid(env, Status.DIVISION_UNDEFINED);
    env.raised |= Status.DIVISION_BY_ZERO;
    return infinity(sign);
  }
  const both = wholeDivision(a, b, env);
  return both === undefined ? invalid(env, Status.DIVISION_IMPOSSIBLE) : finalize(both[0], env);
}

export function remainder(a: PyDecimal, b: PyDecimal, env: Environment): PyDecimal {
  const nan = nanOfTwo(a, b, env);
  if (nan !== undefined) return nan;
  if (a.kind === INFINITE) return invalid(env);
  if (b.kind === INFINITE) return finalize(copyOf(a), env);
  if (b.zero) return invalid(env, a.zero ? Status.DIVISION_UNDEFINED : Status.INVALID_OPERATION);
  const both = wholeDivision(a, b, env);
  return both === undefined ? invalid(env, Status.DIVISION_IMPOSSIBLE) : finalize(both[1], env);
}

export function divmod(a: PyDecimal, b: PyDecimal, env: Environment): [PyDecimal, PyDecimal] {
  const sign = a.sign ^ b.sign;
  const nan = nanOfTwo(a, b, env);
  if (nan !== undefined) return [nan, copyOf(nan)];
  if (a.kind === INFINITE) return [b.kind === INFINITE ? invalid(env) : infinity(sign), invalid(env)];
  if (b.kind === INFINITE) return [new PyDecimal(sign, 0n, 0), finalize(copyOf(a), env)];
  if (b.zero) {
    if (a.zero) return [invalid(env, Status.DIVISION_UNDEFINED), invalid(env, Status.DIVISION_UNDEFINED)];
    return [infinity(sign), invalid(env, Status.DIVISION_BY_ZERO | Status.INVALID_OPERATION)];
  }
  const both = wholeDivision(a, b, env);
  if (both === undefined) return [invalid(env, Status.DIVISION_IMPOSSIBLE), invalid(env, Status.DIVISION_IMPOSSIBLE)];
  return [finalize(both[0], env), finalize(both[1], env)];
}

export function remainderNear(a: PyDecimal, b: PyDecimal, env: Environment): PyDecimal {
  const nan = nanOfTwo(a, b, env);
  if (nan !== undefined) return nan;
  if (a.kind === INFINITE) return invalid(env);
  if (b.kind === INFINITE) return finalize(copyOf(a), env);
  if (b.zero) return invalid(env, a.zero ? Status.DIVISION_UNDEFINED : Status.INVALID_OPERATION);
  const ideal = Math.min(a.exp, b.exp);
  if (a.zero) return finalize(new PyDecimal(a.sign, 0n, ideal), env);
  const difference = a.adjusted - b.adjusted;
  if (difference >= env.prec + 1) return invalid(env, Status.DIVISION_IMPOSSIBLE);
  if (difference <= -2) {
    const coef = a.exp > ideal ? a.coef * pow10(a.exp - ideal) : a.coef;
    return finalize(new PyDecimal(a.sign, coef, ideal), env);
  }
  const x = a.exp > ideal ? a.coef * pow10(a.exp - ideal) : a.coef;
  const y = b.exp > ideal ? b.coef * pow10(b.exp - ideal) : b.coef;
  let q = x / y;
  let r = x - q * y;
  if (2n * r + (q & 1n) > y) {
    r -= y;
    q += 1n;
  }
  if (countDigits(q) > env.prec) return invalid(env, Status.DIVISION_IMPOSSIBLE);
  return finalize(r < 0n ? new PyDecimal(1 - a.sign, -r, ideal) : new PyDecimal(a.sign, r, ideal), env);
}

/** Compares two numbers that are not NaN: -1, 0, 1. */
export function compareNumbers(a: PyDecimal, b: PyDecimal): number {
  if (a.kind === INFINITE || b.kind === INFINITE) {
    const x = a.kind === INFINITE ? (a.sign === 1 ? -1 : 1) : 0;
    const y = b.kind === INFINITE ? (b.sign === 1 ? -1 : 1) : 0;
    return Math.sign(x - y);
  }
  if (a.zero) return b.zero ? 0 : b.sign === 1 ? 1 : -1;
  if (b.zero || a.sign !== b.sign) return a.sign === 1 ? -1 : 1;
  const direction = a.sign === 1 ? -1 : 1;
  return direction * compareMagnitudes(a, b);
}

function compareMagnitudes(a: PyDecimal, b: PyDecimal): number {
  const difference = a.adjusted - b.adjusted;
  if (difference !== 0) return difference > 0 ? 1 : -1;
  if (a.short && b.short) return compareShort(a, b);
  let x = a.coef;
  let y = b.coef;
  if (a.exp !== b.exp) {
    if (a.exp > b.exp) x *= pow10(a.exp - b.exp);
    else y *= pow10(b.exp - a.exp);
  }
  return x === y ? 0 : x > y ? 1 : -1;
}

/** |a| compared with one; a finite and not zero. */
export function compareWithOne(a: PyDecimal): number {
  return compareMagnitudes(a, ONE);
}
export const ONE: PyDecimal = new PyDecimal(0, 1n, 0);

const small = (n: number): PyDecimal => new PyDecimal(n < 0 ? 1 : 0, BigInt(Math.abs(n)), 0);

export function compare(a: PyDecimal, b: PyDecimal, env: Environment): PyDecimal {
  return nanOfTwo(a, b, env) ?? small(compareNumbers(a, b));
}
export function compareSignal(a: PyDecimal, b: PyDecimal, env: Environment): PyDecimal {
  const nan = nanOfTwo(a, b, env);
  if (nan !== undefined) {
    env.raised |= Status.INVALID_OPERATION;
    return nan;
  }
  return small(compareNumbers(a, b));
}

/** The total order of representations. */
export function totalOrder(a: PyDecimal, b: PyDecimal): number {
  if (a.sign !== b.sign) return a.sign === 1 ? -1 : 1;
  const direction = a.sign === 1 ? -1 : 1;
  if (isNan(a) || isNan(b)) {
    const x = isNan(a) ? (a.kind === 3 ? 1 : 2) : 0;
    const y = isNan(b) ? (b.kind === 3 ? 1 : 2) : 0;
    if (x !== y) return x > y ? direction : -direction;
    return a.coef === b.coef ? 0 : a.coef > b.coef ? direction : -direction;
  }
  const c = compareNumbers(a, b);
  if (c !== 0 || a.kind === INFINITE) return c;
  return a.exp === b.exp ? 0 : a.exp > b.exp ? direction : -direction;
}
export function compareTotal(a: PyDecimal, b: PyDecimal): PyDecimal {
  return small(totalOrder(a, b));
}
export function compareTotalMagnitude(a: PyDecimal, b: PyDecimal): PyDecimal {
  return small(totalOrder(copyOf(a, 0), copyOf(b, 0)));
}

function extreme(a: PyDecimal, b: PyDecimal, env: Environment, direction: number, magnitude: boolean): PyDecimal {
  if (isNan(a) || isNan(b)) {
    if (a.kind === 2 && !isNan(b)) return finalize(copyOf(b), env);
    if (b.kind === 2 && !isNan(a)) return finalize(copyOf(a), env);
    return nanOfTwo(a, b, env)!;
  }
  let c = magnitude ? compareNumbers(copyOf(a, 0), copyOf(b, 0)) : compareNumbers(a, b);
  if (c === 0) c = totalOrder(a, b);
  return finalize(copyOf(c * direction >= 0 ? a : b), env);
}
export const max = (a: PyDecimal, b: PyDecimal, env: Environment): PyDecimal => extreme(a, b, env, 1, false);
export const min = (a: PyDecimal, b: PyDecimal, env: Environment): PyDecimal => extreme(a, b, env, -1, false);
export const maxMagnitude = (a: PyDecimal, b: PyDecimal, env: Environment): PyDecimal => extreme(a, b, env, 1, true);
export const minMagnitude = (a: PyDecimal, b: PyDecimal, env: Environment): PyDecimal => extreme(a, b, env, -1, true);

export function plus(a: PyDecimal, env: Environment): PyDecimal {
  const nan = nanOf(a, env);
  if (nan !== undefined) return nan;
  return finalize(copyOf(a, isZero(a) && env.round !== ROUND_FLOOR ? 0 : a.sign), env);
}
export function minus(a: PyDecimal, env: Environment): PyDecimal {
  const nan = nanOf(a, env);
  if (nan !== undefined) return nan;
  return finalize(copyOf(a, isZero(a) && env.round !== ROUND_FLOOR ? 0 : 1 - a.sign), env);
}
export function absolute(a: PyDecimal, env: Environment): PyDecimal {
  return a.sign === 1 ? minus(a, env) : plus(a, env);
}

/** A number with another exponent, rounded, not fitted; gives whether digits were cut. */
export function rescale(a: PyDecimal, exp: number, round: number, env: Environment): PyDecimal {
  if (a.zero) return new PyDecimal(a.sign, 0n, exp);
  const short = a.short ? shortRescaled(a, exp, round) : undefined;
  if (short !== undefined) {
    if (a.exp < exp) env.raised |= lost.value ? Status.ROUNDED | Status.INEXACT : Status.ROUNDED;
    return short;
  }
  if (a.exp >= exp) return new PyDecimal(a.sign, a.coef * pow10(a.exp - exp), exp);
  const coef = shiftRounded(a.coef, a.digits, exp - a.exp, a.sign, round);
  env.raised |= Status.ROUNDED | (lost.value ? Status.INEXACT : 0);
  return new PyDecimal(a.sign, coef, exp);
}

export function quantize(a: PyDecimal, b: PyDecimal, env: Environment): PyDecimal {
  if (a.kind !== FINITE || b.kind !== FINITE) {
    const nan = nanOfTwo(a, b, env);
    if (nan !== undefined) return nan;
    return a.kind === INFINITE && b.kind === INFINITE ? infinity(a.sign) : invalid(env);
  }
  if (b.exp > env.emax || b.exp < etiny(env)) return invalid(env);
  if (a.zero) return finalize(new PyDecimal(a.sign, 0n, b.exp), env);
  if (a.digits + a.exp - b.exp > env.prec) return invalid(env);
  const before = env.raised;
  const r = rescale(a, b.exp, env.round, env);
  if (r.digits > env.prec || r.adjusted > env.emax || r.adjusted < etiny(env)) {
    env.raised = before;
    return invalid(env);
  }
  return finalize(r, env);
}

/** Rounds to a whole number; `exact` raises Rounded and Inexact. */
export function toIntegral(a: PyDecimal, env: Environment, exact: boolean, round: number = env.round): PyDecimal {
  const nan = nanOf(a, env);
  if (nan !== undefined) return nan;
  if (a.kind === INFINITE || a.exp >= 0) return copyOf(a);
  if (a.zero) return new PyDecimal(a.sign, 0n, 0);
  const before = env.raised;
  const r = rescale(a, 0, round, env);
  if (!exact) env.raised = before;
  return r;
}

export function reduce(a: PyDecimal, env: Environment): PyDecimal {
  const nan = nanOf(a, env);
  if (nan !== undefined) return nan;
  const r = finalize(copyOf(a), env);
  if (r.kind !== FINITE) return r;
  if (r.zero) return new PyDecimal(r.sign, 0n, 0);
  const limit = env.clamp !== 0 ? etop(env) : env.emax;
  const zeros = trailingZeros(r.coef, Math.min(limit - r.exp, r.digits));
  return zeros > 0 ? new PyDecimal(r.sign, r.coef / pow10(zeros), r.exp + zeros) : r;
}

export function squareRoot(a: PyDecimal, env: Environment): PyDecimal {
  const nan = nanOf(a, env);
  if (nan !== undefined) return nan;
  if (a.kind === INFINITE) return a.sign === 1 ? invalid(env) : infinity(0);
  const ideal = Math.floor(a.exp / 2);
  if (a.zero) return finalize(new PyDecimal(a.sign, 0n, ideal), env);
  if (a.sign === 1) return invalid(env);
  if (env.prec > HUGE_PRECISION) return exactly(env, a.digits + 2, (narrow) => root(a, ideal, narrow));
  return root(a, ideal, env);
}

function root(a: PyDecimal, ideal: number, env: Environment): PyDecimal {
  // One digit more than the precision, of the whole square root of a scaled coefficient.
  const odd = a.exp & 1;
  let c = odd !== 0 ? a.coef * 10n : a.coef;
  const half = odd !== 0 ? (a.digits >> 1) + 1 : (a.digits + 1) >> 1;
  const shift = env.prec + 1 - half;
  let exact = true;
  if (shift >= 0) c *= pow10(2 * shift);
  else {
    const unit = pow10(-2 * shift);
    const q = c / unit;
    exact = q * unit === c;
    c = q;
  }
  let n = BigInt(integerSquareRoot(c));
  exact = exact && n * n === c;
  let exp = ideal - shift;
  if (exact) {
    n = shift >= 0 ? n / pow10(shift) : n * pow10(-shift);
    exp = ideal;
  } else if (n % 5n === 0n) n += 1n;
  const { round } = env;
  env.round = ROUND_HALF_EVEN;
  const r = finalize(new PyDecimal(0, n, exp), env);
  env.round = round;
  return r;
}

/** `pow(base, exponent, modulus)` of whole numbers. */
export function powerModulo(base: PyDecimal, exponent: PyDecimal, modulus: PyDecimal, env: Environment): PyDecimal {
  const nan = nanOfThree(base, exponent, modulus, env);
  if (nan !== undefined) return nan;
  if (!isWhole(base) || !isWhole(exponent) || !isWhole(modulus)) return invalid(env);
  if ((exponent.sign === 1 && !exponent.zero) || modulus.zero) return invalid(env);
  if (modulus.adjusted >= env.prec) return invalid(env);
  if (exponent.zero && base.zero) return invalid(env);
  const sign = isOdd(exponent) ? base.sign : 0;
  const m = wholePart(modulus);
  let r = (whole(base) * modularPower(10n, BigInt(Math.max(0, base.exp)), m)) % m;
  const e = exponent.exp > 0 ? exponent.coef : wholePart(exponent);
  for (let i = 0; i < exponent.exp; i++) r = modularPower(r, 10n, m);
  return new PyDecimal(sign, modularPower(r, e, m), 0);
}
const whole = (d: PyDecimal): bigint => (d.exp >= 0 ? d.coef : d.coef / pow10(-d.exp));
/** Magnitude of a finite number, cut to a whole one. */
export function wholePart(d: PyDecimal): bigint {
  if (d.exp >= 0) return d.zero ? 0n : d.coef * pow10(d.exp);
  return -d.exp >= d.digits ? 0n : d.coef / pow10(-d.exp);
}

export function modularPower(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let r = 1n % modulus;
  let b = base % modulus;
  for (let e = exponent; e > 0n; e >>= 1n) {
    if ((e & 1n) === 1n) r = (r * b) % modulus;
    b = (b * b) % modulus;
  }
  return r;
}

/** An environment without limits that matter. */
export const unlimited = (): Environment => environment();
