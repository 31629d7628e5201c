// Operations on representations: neighbours, exponents, digit-wise logic, shift and rotate, class of a number
// (General Decimal Arithmetic Specification, "Miscellaneous operations").

import { add, compareNumbers } from "./arithmetic.ts";
import {
  type Environment,
  etiny,
  etop,
  finalize,
  infinity,
  invalid,
  nanOf,
  nanOfTwo,
  ROUND_CEILING,
  ROUND_FLOOR,
  Status,
} from "./environment.ts";
import { copyOf, FINITE, INFINITE, isZero, PyDecimal, pow10, QUIET } from "./number.ts";

const largest = (sign: number, env: Environment): PyDecimal => new PyDecimal(sign, pow10(env.prec) - 1n, etop(env));

/** The neighbour above (`up`) or below, whatever the rounding mode; raises nothing. */
function neighbour(a: PyDecimal, env: Environment, up: boolean): PyDecimal {
  const nan = nanOf(a, env);
  if (nan !== undefined) return nan;
  if (a.kind === INFINITE) return (a.sign === 1) === up ? largest(a.sign, env) : infinity(a.sign);
  const work: Environment = { ...env, round: up ? ROUND_CEILING : ROUND_FLOOR, raised: 0 };
  const fitted = finalize(copyOf(a), work);
  if ((work.raised & Status.INEXACT) !== 0) return fitted;
  work.raised = 0;
  return add(a, new PyDecimal(up ? 0 : 1, 1n, etiny(work) - 1), work);
}
export const nextPlus = (a: PyDecimal, env: Environment): PyDecimal => neighbour(a, env, true);
export const nextMinus = (a: PyDecimal, env: Environment): PyDecimal => neighbour(a, env, false);

export function nextToward(a: PyDecimal, b: PyDecimal, env: Environment): PyDecimal {
  const nan = nanOfTwo(a, b, env);
  if (nan !== undefined) return nan;
  const c = compareNumbers(a, b);
  if (c === 0) return copyOf(a, b.sign);
  const r = neighbour(a, env, c < 0);
  if (r.kind === INFINITE) env.raised |= Status.OVERFLOW | Status.ROUNDED | Status.INEXACT;
  else if (r.adjusted < env.emin) {
    env.raised |= Status.UNDERFLOW | Status.SUBNORMAL | Status.ROUNDED | Status.INEXACT;
    if (r.zero) env.raised |= Status.CLAMPED;
  }
  return r;
}

export function logb(a: PyDecimal, env: Environment): PyDecimal {
  const nan = nanOf(a, env);
  if (nan !== undefined) return nan;
  if (a.kind === INFINITE) return infinity(0);
  if (a.zero) {
    env.raised |= Status.DIVISION_BY_ZERO;
    return infinity(1);
  }
  const { adjusted } = a;
  return finalize(new PyDecimal(adjusted < 0 ? 1 : 0, BigInt(Math.abs(adjusted)), 0), env);
}

/** A whole operand with exponent zero as a number; undefined when it is something else. */
function smallInteger(b: PyDecimal): number | undefined {
  return b.kind === FINITE && b.exp === 0 ? Number(b.sign === 1 ? -b.coef : b.coef) : undefined;
}

export function scaleb(a: PyDecimal, b: PyDecimal, env: Environment): PyDecimal {
  const nan = nanOfTwo(a, b, env);
  if (nan !== undefined) return nan;
  const n = smallInteger(b);
  if (n === undefined || Math.abs(n) > 2 * (env.emax + env.prec)) return invalid(env);
  if (a.kind === INFINITE) return infinity(a.sign);
  return finalize(new PyDecimal(a.sign, a.coef, a.exp + n), env);
}

export function shift(a: PyDecimal, b: PyDecimal, env: Environment): PyDecimal {
  const nan = nanOfTwo(a, b, env);
  if (nan !== undefined) return nan;
  const n = smallInteger(b);
  if (n === undefined || Math.abs(n) > env.prec) return invalid(env);
  if (a.kind === INFINITE) return infinity(a.sign);
  let { coef } = a;
  if (a.digits + Math.max(n, 0) > env.prec) coef %= pow10(env.prec - Math.max(n, 0));
  if (n < 0) return new PyDecimal(a.sign, -n >= a.digits ? 0n : coef / pow10(-n), a.exp);
  return new PyDecimal(a.sign, coef === 0n ? 0n : coef * pow10(n), a.exp);
}

export function rotate(a: PyDecimal, b: PyDecimal, env: Environment): PyDecimal {
  const nan = nanOfTwo(a, b, env);
  if (nan !== undefined) return nan;
  const n = smallInteger(b);
  if (n === undefined || Math.abs(n) > env.prec) return invalid(env);
  if (a.kind === INFINITE) return infinity(a.sign);
  const left = n >= 0 ? n : env.prec + n;
  const coef = a.digits > env.prec ? a.coef % pow10(env.prec) : a.coef;
  const unit = pow10(env.prec - left);
  const high = coef / unit;
  return new PyDecimal(a.sign, (coef - high * unit) * pow10(left) + high, a.exp);
}

/** Digits of a logical operand, as many as the precision; undefined when it is none. */
function logicalDigits(d: PyDecimal, env: Environment): string | undefined {
  if (d.kind !== FINITE || d.sign !== 0 || d.exp !== 0) return undefined;
  const text = d.text;
  if (!/^[01]+$/.test(text)) return undefined;
  return text.length > env.prec ? text.slice(-env.prec) : text;
}

export function logical(
  a: PyDecimal,
  b: PyDecimal,
  env: Environment,
  bit: (x: boolean, y: boolean) => boolean,
): PyDecimal {
  const x = logicalDigits(a, env);
  const y = logicalDigits(b, env);
  if (x === undefined || y === undefined) return invalid(env);
  const length = Math.max(x.length, y.length);
  const p = x.padStart(length, "0");
  const q = y.padStart(length, "0");
  let out = "";
  for (let i = 0; i < length; i++) out += bit(p[i] === "1", q[i] === "1") ? "1" : "0";
  return new PyDecimal(0, BigInt(out), 0);
}
export function logicalInvert(a: PyDecimal, env: Environment): PyDecimal {
  const x = logicalDigits(a, env);
  if (x === undefined) return invalid(env);
  let out = "";
  for (const c of x.padStart(env.prec, "0")) out += c === "1" ? "0" : "1";
  return new PyDecimal(0, BigInt(out), 0);
}

export function numberClass(a: PyDecimal, env: Environment): string {
  if (a.kind === QUIET) return "NaN";
  if (a.kind > QUIET) return "sNaN";
  const sign = a.sign === 1 ? "-" : "+";
  if (a.kind === INFINITE) return sign + "Infinity";
  if (isZero(a)) return sign + "Zero";
  return sign + (a.adjusted < env.emin ? "Subnormal" : "Normal");
}
