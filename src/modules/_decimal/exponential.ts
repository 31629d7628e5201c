// exp, ln, log10 and power, correctly rounded: fixed-point evaluation in binary with guard bits, repeated with more digits until the
// rounding is certain (Ziv's strategy). power follows libmpdec's mpd_qpow in how it rounds between its steps.

import { compareWithOne, divide, multiply, ONE, subtract, unlimited, wholePart } from "./arithmetic.ts";
import {
  type Environment,
  ERRORS,
  environment,
  etiny,
  finalize,
  infinity,
  invalid,
  nanOf,
  nanOfTwo,
  ROUND_HALF_EVEN,
  Status,
} from "./environment.ts";
import { copyOf, countDigits, FINITE, INFINITE, isOdd, isWhole, isZero, PyDecimal, pow10, QUIET } from "./number.ts";

const LOG2_10 = Math.log2(10);

// ---- constants ----

/** A logarithm with the most bits asked for so far. */
interface Constant {
  bits: number;
  value: bigint;
}
const ln10Memo: Constant = { bits: 0, value: 0n };

/** 2**bits * atanh(1/n). */
function inverseAtanh(n: bigint, bits: number): bigint {
  const square = n * n;
  let power = (1n << BigInt(bits)) / n;
  let total = power;
  for (let k = 3n; power !== 0n; k += 2n) {
    power /= square;
    total += power / k;
  }
  return total;
}
function memoized(memo: Constant, bits: number, compute: (bits: number) => bigint): bigint {
  if (memo.bits < bits) {
    const wide = bits + 64;
    memo.value = compute(wide + 32) >> 32n;
    memo.bits = wide;
  }
  return memo.value >> BigInt(memo.bits - bits);
}
const ln10 = (bits: number): bigint =>
  memoized(
    ln10Memo,
    bits,
    (b) => 46n * inverseAtanh(31n, b) + 34n * inverseAtanh(49n, b) + 20n * inverseAtanh(161n, b),
  );

// ---- fixed-point kernels: values are scaled by 2**bits ----

/** exp of 0 <= x < 4; absolute error of a few units. */
function expFixed(x: bigint, bits: number): bigint {
  const halvings = Math.ceil(Math.sqrt(bits)) >> 1;
  const guard = halvings + 16;
  const wide = bits + guard;
  const w = BigInt(wide);
  const one = 1n << w;
  const r = (x << BigInt(guard)) >> BigInt(halvings);
  let term = one;
  let total = one;
  for (let k = 1n; term !== 0n; k++) {
    term = ((term * r) >> w) / k;
    total += term;
  }
  for (let i = 0; i < halvings; i++) total = (total * total) >> w;
  return total >> BigInt(guard);
}

/** ln of a value m in [0.5, 16); absolute error of a few units. */
function lnFixed(m: bigint, bits: number): bigint {
  // Newton's iteration (Halley's form, which triples the digits) on exp, from a double.
  const top = Number(m >> BigInt(Math.max(0, bits - 60))) / 2 ** Math.min(bits, 60);
  const start = Math.log(top);
  let y = BigInt(Math.round(start * 2 ** 48));
  let at = 48;
  let good = 40;
  for (;;) {
    const next = Math.min(bits, good * 3 - 8) + 12;
    const b = BigInt(next);
    y = next >= at ? y << BigInt(next - at) : y >> BigInt(at - next);
    at = next;
    const target = next >= bits ? m << BigInt(next - bits) : m >> BigInt(bits - next);
    const e = y >= 0n ? expFixed(y, next) : (1n << (2n * b)) / expFixed(-y, next);
    y += ((2n * (target - e)) << b) / (target + e);
    good = good * 3 - 8;
    if (good >= bits + 4) break;
  }
  return at >= bits ? y >> BigInt(at - bits) : y << BigInt(bits - at);
}

/** coef * 10**exp scaled by 2**bits, rounded down. */
function toFixed(coef: bigint, exp: number, bits: number): bigint {
  const b = BigInt(bits);
  return exp >= 0 ? (coef * pow10(exp)) << b : (coef << b) / pow10(-exp);
}

// ---- correct rounding ----

/**
 * Rounds a result that is never exact and never a tie. `approximate(digits)` gives [coefficient, exponent] with about that many digits,
 * at most 2 units off.
 */
function roundCorrectly(env: Environment, sign: number, approximate: (digits: number) => [bigint, number]): PyDecimal {
  const { round } = env;
  for (let extra = 6; ; extra += extra) {
    const [coef, exp] = approximate(env.prec + extra);
    const surplus = countDigits(coef) - env.prec;
    if (surplus < 2) continue;
    const unit = pow10(surplus);
    const half = unit >> 1n;
    const low = coef - 3n;
    const high = coef + 3n;
    if ((low + half) / unit !== (high + half) / unit || low / unit !== high / unit) continue;
    env.round = ROUND_HALF_EVEN;
    const r = finalize(new PyDecimal(sign, coef, exp), env);
    env.round = round;
    return r;
  }
}

export function exp(a: PyDecimal, env: Environment): PyDecimal {
  const nan = nanOf(a, env);
  if (nan !== undefined) return nan;
  if (a.kind === INFINITE) return a.sign === 1 ? new PyDecimal() : infinity(0);
  if (a.zero) return new PyDecimal(0, 1n, 0);
  const { adjusted } = a;
  const { prec } = env;
  const settled = (coef: bigint, exponent: number): PyDecimal => {
    const { round } = env;
    env.round = ROUND_HALF_EVEN;
    const r = finalize(new PyDecimal(0, coef, exponent), env);
    env.round = round;
    return r;
  };
  if (a.sign === 0 && adjusted > String((env.emax + 1) * 3).length) return settled(1n, env.emax + 1);
  if (a.sign === 1 && adjusted > String((1 - etiny(env)) * 3).length) return settled(1n, etiny(env) - 1);
  if (adjusted < -prec - (a.sign === 1 ? 1 : 0)) {
    env.raised |= Status.INEXACT | Status.ROUNDED;
    return paddedOne(0, prec - 1);
  }
  return roundCorrectly(env, 0, (digits) => expDecimal(a.sign === 1 ? -a.coef : a.coef, a.exp, digits));
}

/** exp(coef * 10**e) with `digits` digits. */
function expDecimal(coef: bigint, e: number, digits: number): [bigint, number] {
  const magnitude = Math.max(0, countDigits(coef < 0n ? -coef : coef) + e);
  const bits = Math.ceil((digits + 2) * LOG2_10) + 16;
  const wide = bits + Math.ceil(magnitude * LOG2_10) + 8;
  const x = coef < 0n ? -toFixed(-coef, e, wide) : toFixed(coef, e, wide);
  const constant = ln10(wide);
  let k = x / constant;
  let r = x - k * constant;
  if (r < 0n) {
    r += constant;
    k -= 1n;
  }
  const value = expFixed(r >> BigInt(wide - bits), bits);
  return [(value * pow10(digits - 1)) >> BigInt(bits), Number(k) - (digits - 1)];
}

/** ln(coef * 10**e) for a value that is not one, scaled by 2**bits. */
function lnScaled(coef: bigint, e: number, bits: number): bigint {
  const size = countDigits(coef);
  // m = coef / 10**shift in [0.5, 5): values near one keep their digits.
  let shift = size - 1;
  const leading = Number(coef / pow10(Math.max(0, size - 3))) / 10 ** Math.min(2, size - 1);
  if (leading >= 5) shift = size;
  const m = shift >= 0 ? (coef << BigInt(bits)) / pow10(shift) : coef << BigInt(bits);
  const k = BigInt(e + shift);
  return lnFixed(m, bits) + (k === 0n ? 0n : k * ln10(bits));
}

/** Leading zeros behind the point of |x - 1|, so that the logarithm keeps its digits. */
function nearOne(a: PyDecimal): number {
  if (a.adjusted !== 0 && a.adjusted !== -1) return 0;
  const d = subtract(a, ONE, unlimited());
  return Math.max(0, -d.adjusted);
}

function logarithm(a: PyDecimal, env: Environment, scaled: (bits: number) => bigint): PyDecimal {
  const near = nearOne(a);
  const sign = compareWithOne(a) < 0 ? 1 : 0;
  return roundCorrectly(env, sign, (digits) => {
    const bits = Math.ceil((digits + near + 3) * LOG2_10) + 24 + Math.ceil(Math.log2(Math.abs(a.exp) + a.digits + 2));
    const value = scaled(bits);
    const magnitude = value < 0n ? -value : value;
    // As many decimal digits as asked for.
    const integerDigits = Math.floor((magnitude.toString(2).length - bits) / LOG2_10);
    const places = digits - integerDigits;
    return places >= 0
      ? [(magnitude * pow10(places)) >> BigInt(bits), -places]
      : [(magnitude / pow10(-places)) >> BigInt(bits), -places];
  });
}

export function ln(a: PyDecimal, env: Environment): PyDecimal {
  const nan = nanOf(a, env);
  if (nan !== undefined) return nan;
  if (isZero(a)) return infinity(1);
  if (a.sign === 1) return invalid(env);
  if (a.kind === INFINITE) return infinity(0);
  if (compareWithOne(a) === 0) return new PyDecimal();
  return logarithm(a, env, (bits) => lnScaled(a.coef, a.exp, bits));
}

export function log10(a: PyDecimal, env: Environment): PyDecimal {
  const nan = nanOf(a, env);
  if (nan !== undefined) return nan;
  if (isZero(a)) return infinity(1);
  if (a.sign === 1) return invalid(env);
  if (a.kind === INFINITE) return infinity(0);
  if (a.coef === pow10(a.digits - 1)) {
    const n = a.adjusted;
    return finalize(new PyDecimal(n < 0 ? 1 : 0, BigInt(Math.abs(n)), 0), env);
  }
  return logarithm(a, env, (bits) => {
    const wide = bits + 8;
    return ((lnScaled(a.coef, a.exp, wide) << BigInt(wide)) / ln10(wide)) >> 8n;
  });
}

// ---- power ----

const EXPONENT_DIGITS = 10;
/** Larger than any exponent. */
const BEYOND = 2_000_000_001;

export function power(base: PyDecimal, exponent: PyDecimal, env: Environment): PyDecimal {
  const nan = nanOfTwo(base, exponent, env);
  if (nan !== undefined) return nan;
  const whole = isWhole(exponent);
  const sign = whole && base.sign === 1 && isOdd(exponent) ? 1 : 0;
  if (isZero(base)) {
    if (isZero(exponent)) return invalid(env);
    return exponent.sign === 1 ? infinity(sign) : new PyDecimal(sign, 0n, 0);
  }
  if (base.sign === 1 && !whole) return invalid(env);
  if (exponent.kind === INFINITE) {
    const c = base.kind === INFINITE ? 1 : compareWithOne(base);
    if (c === 0) {
      env.raised |= Status.INEXACT | Status.ROUNDED;
      return paddedOne(sign, env.prec - 1);
    }
    return c > 0 === (exponent.sign === 0) ? infinity(sign) : new PyDecimal(sign, 0n, 0);
  }
  if (base.kind === INFINITE) {
    if (exponent.zero) return new PyDecimal(sign, 1n, 0);
    return exponent.sign === 1 ? new PyDecimal(sign, 0n, 0) : infinity(sign);
  }
  if (exponent.zero) return new PyDecimal(sign, 1n, 0);
  const c = compareWithOne(base);
  if (c === 0) return powerOfOne(base, exponent, whole, sign, env);
  const bounded = outOfBounds(base, exponent, c, sign, env);
  if (bounded !== undefined) return bounded;
  return whole ? wholePower(base, exponent, sign, env) : realPower(base, exponent, env);
}

const paddedOne = (sign: number, places: number): PyDecimal => new PyDecimal(sign, pow10(places), -places);

function powerOfOne(base: PyDecimal, exponent: PyDecimal, whole: boolean, sign: number, env: Environment): PyDecimal {
  if (!whole) {
    env.raised |= Status.INEXACT | Status.ROUNDED;
    return paddedOne(sign, env.prec - 1);
  }
  if (exponent.sign === 1) return new PyDecimal(sign, 1n, 0);
  // 1.000 ** 3 = 1.000000000
  let places = -base.exp === 0 ? 0 : Number(wholePart(exponent)) * -base.exp;
  if (places > env.prec - 1) {
    places = env.prec - 1;
    env.raised |= Status.ROUNDED;
  }
  return paddedOne(sign, places);
}

/** Certain overflow or underflow of base ** exponent, from bounds on the logarithms. */
function outOfBounds(
  base: PyDecimal,
  exponent: PyDecimal,
  compared: number,
  sign: number,
  env: Environment,
): PyDecimal | undefined {
  const t = base.adjusted;
  let zeta: number;
  if (t > 0) zeta = String(t).length - 1;
  else if (t < -1) zeta = String(-(t + 1)).length - 1;
  else {
    const u = subtract(copyOf(base, 0), ONE, unlimited()).adjusted;
    zeta = t === 0 ? u - 2 : u - 1;
  }
  const omega = zeta + exponent.adjusted;
  if (compared > 0 === (exponent.sign === 0))
    return String(env.emax).length < omega ? finalize(new PyDecimal(sign, 1n, BEYOND), env) : undefined;
  return String(-etiny(env)).length < omega ? finalize(new PyDecimal(sign, 1n, etiny(env) - 1), env) : undefined;
}

function wholePower(base: PyDecimal, exponent: PyDecimal, sign: number, env: Environment): PyDecimal {
  const work: Environment = {
    ...env,
    prec: env.prec + exponent.digits + exponent.exp + 2,
    round: ROUND_HALF_EVEN,
    clamp: 0,
    raised: 0,
  };
  let factor = base;
  if (exponent.sign === 1) {
    work.prec += 1;
    factor = divide(ONE, base, work);
    env.raised |= work.raised;
    if ((work.raised & ERRORS) !== 0) return new PyDecimal(0, 0n, 0, QUIET);
    work.raised = 0;
  }
  const bits = wholePart(exponent).toString(2);
  let r = copyOf(factor);
  for (let i = 1; i < bits.length; i++) {
    r = multiply(r, r, work);
    if (bits[i] === "1") r = multiply(r, factor, work);
    if (r.kind !== FINITE || (r.zero && (work.raised & Status.CLAMPED) !== 0)) break;
  }
  env.raised |= work.raised;
  // For the rounding modes that do not overflow to infinity.
  if (r.kind === INFINITE) r = new PyDecimal(sign, 1n, BEYOND);
  r.sign = sign;
  return finalize(r, env);
}

function realPower(base: PyDecimal, exponent: PyDecimal, env: Environment): PyDecimal {
  const work = environment(Math.max(base.digits, env.prec) + 4 + EXPONENT_DIGITS);
  let r = multiply(ln(base, work), exponent, work);
  const errors = work.raised & ERRORS;
  work.raised = 0;
  r = exp(r, work);
  env.raised |= errors | work.raised | Status.INEXACT | Status.ROUNDED;
  if (r.kind === FINITE && !r.zero && compareWithOne(r) === 0) r = paddedOne(0, env.prec - 1);
  if (r.kind === INFINITE) r = new PyDecimal(0, 1n, BEYOND);
  return finalize(r, env);
}
