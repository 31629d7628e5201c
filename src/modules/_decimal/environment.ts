// What an operation works in: precision, exponent limits, rounding mode and the conditions it raises; and how a result is fitted into it
// (General Decimal Arithmetic Specification, "Context" and "Exceptional conditions"; libmpdec's mpd_qfinalize).

import { FINITE, INFINITE, isNan, PyDecimal, pow10, QUIET, SIGNALING } from "./number.ts";

/** Limits of the build with 32-bit sizes: every exponent is an exact JavaScript number. */
export const MAX_PREC = 425000000;
export const MAX_EMAX = 425000000;
export const MIN_EMIN = -425000000;
export const MIN_ETINY = MIN_EMIN - (MAX_PREC - 1);

/** Conditions, as bits. */
export const Status = {
  CLAMPED: 0x1,
  CONVERSION_SYNTAX: 0x2,
  DIVISION_BY_ZERO: 0x4,
  DIVISION_IMPOSSIBLE: 0x8,
  DIVISION_UNDEFINED: 0x10,
  INEXACT: 0x40,
  INVALID_CONTEXT: 0x80,
  INVALID_OPERATION: 0x100,
  MALLOC_ERROR: 0x200,
  FLOAT_OPERATION: 0x400,
  OVERFLOW: 0x800,
  ROUNDED: 0x1000,
  SUBNORMAL: 0x2000,
  UNDERFLOW: 0x4000,
} as const;
/** All that the signal InvalidOperation stands for. */
export const INVALID = 0x2 | 0x8 | 0x10 | 0x20 | 0x80 | 0x100 | 0x200;
export const ERRORS = INVALID | Status.DIVISION_BY_ZERO;

/** Rounding modes, numbered as in libmpdec. */
export const ROUND_UP = 0;
export const ROUND_DOWN = 1;
export const ROUND_CEILING = 2;
export const ROUND_FLOOR = 3;
export const ROUND_HALF_UP = 4;
export const ROUND_HALF_DOWN = 5;
export const ROUND_HALF_EVEN = 6;
export const ROUND_05UP = 7;
export const ROUNDINGS: readonly string[] = [
  "ROUND_UP",
  "ROUND_DOWN",
  "ROUND_CEILING",
  "ROUND_FLOOR",
  "ROUND_HALF_UP",
  "ROUND_HALF_DOWN",
  "ROUND_HALF_EVEN",
  "ROUND_05UP",
];

export interface Environment {
  prec: number;
  emax: number;
  emin: number;
  round: number;
  clamp: number;
  /** Conditions of the running operation. */
  raised: number;
}

/** An environment for intermediate results. */
export function environment(
  prec: number = MAX_PREC,
  emax: number = MAX_EMAX,
  emin: number = MIN_EMIN,
  round: number = ROUND_HALF_EVEN,
): Environment {
  return { prec, emax, emin, round, clamp: 0, raised: 0 };
}

export const etiny = (env: Environment): number => env.emin - (env.prec - 1);
export const etop = (env: Environment): number => env.emax - (env.prec - 1);

/** A NaN, with a condition raised. */
export function invalid(env: Environment, condition: number = Status.INVALID_OPERATION): PyDecimal {
  env.raised |= condition;
  return new PyDecimal(0, 0n, 0, QUIET);
}
export const infinity = (sign: number): PyDecimal => new PyDecimal(sign, 0n, 0, INFINITE);

/** `coef / 10**shift` rounded to a whole number; sets `lost.value` to whether anything was cut off. */
export const lost = { value: false };
export function shiftRounded(coef: bigint, digits: number, shift: number, sign: number, round: number): bigint {
  if (shift > digits) {
    lost.value = coef !== 0n;
    return lost.value && awayFromZero(0, -1, sign, round) ? 1n : 0n;
  }
  const unit = pow10(shift);
  const quotient = coef / unit;
  const rest = coef - quotient * unit;
  if (rest === 0n) {
    lost.value = false;
    return quotient;
  }
  lost.value = true;
  const twice = rest << 1n;
  const half = twice > unit ? 1 : twice < unit ? -1 : 0;
  const last = half === 0 || round === ROUND_05UP ? Number(quotient % 10n) : 0;
  return awayFromZero(last, half, sign, round) ? quotient + 1n : quotient;
}

/** Whether a quotient with something cut off and this last digit is incremented; `half` compares what was cut with one half. */
export function awayFromZero(last: number, half: number, sign: number, round: number): boolean {
  switch (round) {
    case ROUND_HALF_EVEN:
      return half > 0 || (half === 0 && (last & 1) === 1);
    case ROUND_HALF_UP:
      return half >= 0;
    case ROUND_HALF_DOWN:
      return half > 0;
    case ROUND_UP:
      return true;
    case ROUND_CEILING:
      return sign === 0;
    case ROUND_FLOOR:
      return sign === 1;
    case ROUND_05UP:
      return last === 0 || last === 5;
    default:
      return false;
  }
}

/** The payload of a NaN is cut to what the precision has room for. */
export function fixNan(d: PyDecimal, env: Environment): void {
  const room = env.prec - env.clamp;
  if (!d.zero && d.digits > room) d.setCoef(d.coef % pow10(room));
}

/** Fits a fresh result into the environment: rounding, overflow, underflow, clamping. */
export function finalize(d: PyDecimal, env: Environment): PyDecimal {
  const { prec } = env;
  const { exp } = d;
  // The usual case: few digits, exponents far from the limits.
  if (d.kind === FINITE && exp >= env.emin && exp + prec - 1 <= env.emax && d.digits <= prec) return d;
  if (d.kind !== FINITE) {
    if (isNan(d)) fixNan(d, env);
    return d;
  }
  checkExponent(d, env);
  if (d.kind === FINITE && d.digits > prec) {
    const shift = d.digits - prec;
    const coef = shiftRounded(d.coef, d.digits, shift, d.sign, env.round);
    env.raised |= Status.ROUNDED | (lost.value ? Status.INEXACT : 0);
    d.setCoef(coef);
    d.exp += shift;
    if (d.digits > prec) {
      // 999… became 1000…
      d.setCoef(coef / 10n);
      d.exp += 1;
      checkExponent(d, env);
    }
  }
  return d;
}

function checkExponent(d: PyDecimal, env: Environment): void {
  const adjusted = d.exp + d.digits - 1;
  if (adjusted > env.emax) {
    if (d.zero) {
      d.exp = env.clamp !== 0 ? etop(env) : env.emax;
      env.raised |= Status.CLAMPED;
      return;
    }
    const { round } = env;
    const toMaximum =
      round === ROUND_DOWN ||
      round === ROUND_05UP ||
      (round === ROUND_CEILING && d.sign === 1) ||
      (round === ROUND_FLOOR && d.sign === 0);
    if (toMaximum) {
      d.setCoef(pow10(env.prec) - 1n);
      d.exp = etop(env);
    } else {
      d.kind = INFINITE;
      d.setCoef(0n);
      d.exp = 0;
    }
    env.raised |= Status.OVERFLOW | Status.INEXACT | Status.ROUNDED;
  } else if (env.clamp !== 0 && d.exp > etop(env)) {
    const shift = d.exp - etop(env);
    const wasSubnormal = !d.zero && adjusted < env.emin;
    if (!d.zero) d.setCoef(d.coef * pow10(shift));
    d.exp -= shift;
    env.raised |= Status.CLAMPED | (wasSubnormal ? Status.SUBNORMAL : 0);
  } else if (adjusted < env.emin) {
    const tiny = etiny(env);
    if (d.zero) {
      if (d.exp < tiny) {
        d.exp = tiny;
        env.raised |= Status.CLAMPED;
      }
      return;
    }
    env.raised |= Status.SUBNORMAL;
    if (d.exp < tiny) {
      d.setCoef(shiftRounded(d.coef, d.digits, tiny - d.exp, d.sign, env.round));
      d.exp = tiny;
      env.raised |= Status.ROUNDED;
      if (lost.value) {
        env.raised |= Status.INEXACT | Status.UNDERFLOW;
        if (d.zero) env.raised |= Status.CLAMPED;
      }
    }
  }
}

/** The NaN that an operand makes of the result, or undefined. */
export function nanOf(a: PyDecimal, env: Environment): PyDecimal | undefined {
  if (a.kind < QUIET) return undefined;
  if (a.kind === SIGNALING) env.raised |= Status.INVALID_OPERATION;
  const r = new PyDecimal(a.sign, a.coef, 0, QUIET);
  fixNan(r, env);
  return r;
}

/** The same for two operands: signaling ones first, then from left to right. */
export function nanOfTwo(a: PyDecimal, b: PyDecimal, env: Environment): PyDecimal | undefined {
  if (a.kind < QUIET && b.kind < QUIET) return undefined;
  if (a.kind === SIGNALING || (b.kind !== SIGNALING && a.kind === QUIET)) return nanOf(a, env);
  return nanOf(b, env);
}

export function nanOfThree(a: PyDecimal, b: PyDecimal, c: PyDecimal, env: Environment): PyDecimal | undefined {
  if (a.kind < QUIET && b.kind < QUIET && c.kind < QUIET) return undefined;
  for (const kind of [SIGNALING, QUIET]) for (const d of [a, b, c]) if (d.kind === kind) return nanOf(d, env);
  return undefined;
}
