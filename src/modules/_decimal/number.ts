// The value of a Decimal: sign, coefficient, exponent (General Decimal Arithmetic Specification, "Arithmetic model"), powers of ten and
// digit counts. A coefficient is a bigint; the number of its digits is counted once.

import { PyObject } from "#runtime/objects/object.ts";

export const FINITE = 0;
export const INFINITE = 1;
export const QUIET = 2;
export const SIGNALING = 3;

/** Layout of decimal.Decimal. `coef` of a NaN is its payload. Immutable once it is handed out. */
export class PyDecimal extends PyObject {
  sign: number;
  kind: number;
  coef: bigint;
  exp: number;
  /** Number of digits of `coef`, 0 while not counted. */
  private counted = 0;
  constructor(sign = 0, coef = 0n, exp = 0, kind = FINITE) {
    super();
    this.sign = sign;
    this.kind = kind;
    this.coef = coef;
    this.exp = exp;
  }

  /** Digits of the coefficient; 1 for zero. */
  get digits(): number {
    if (this.counted === 0) this.counted = countDigits(this.coef);
    return this.counted;
  }

  /** Replaces the coefficient of a number under construction. */
  setCoef(coef: bigint): void {
    this.coef = coef;
    this.counted = 0;
  }

  /** Exponent of the most significant digit. */
  get adjusted(): number {
    return this.exp + this.digits - 1;
  }
}

const SMALL_POWERS = 1024;
const powers: bigint[] = [1n];
for (let i = 1; i < SMALL_POWERS; i++) powers.push(powers[i - 1]! * 10n);

/** 10 ** n. */
export function pow10(n: number): bigint {
  return n < SMALL_POWERS ? powers[n]! : 10n ** BigInt(n);
}

const LOG10_2 = Math.log10(2);

/** Decimal digits of a coefficient (1 for zero). */
export function countDigits(coef: bigint): number {
  const n = Number(coef);
  if (n < 1e15) {
    if (n < 1e5) return n < 1e2 ? (n < 10 ? 1 : 2) : n < 1e3 ? 3 : n < 1e4 ? 4 : 5;
    if (n < 1e10) return n < 1e7 ? (n < 1e6 ? 6 : 7) : n < 1e8 ? 8 : n < 1e9 ? 9 : 10;
    return n < 1e12 ? (n < 1e11 ? 11 : 12) : n < 1e13 ? 13 : n < 1e14 ? 14 : 15;
  }
  // The estimate is at most one off near a power of ten.
  let estimate: number;
  if (n < 1e300) estimate = Math.floor(Math.log10(n));
  else {
    const hex = coef.toString(16);
    const top = Number.parseInt(hex.slice(0, 12), 16);
    estimate = Math.floor((hex.length - 12) * 4 * LOG10_2 + Math.log10(top));
  }
  if (coef >= pow10(estimate + 1)) return estimate + 2;
  return coef < pow10(estimate) ? estimate : estimate + 1;
}

/** Zeros at the end of a coefficient that is not zero, at most `most`. */
export function trailingZeros(coef: bigint, most: number): number {
  if (most <= 0 || coef % 10n !== 0n) return 0;
  let count = 0;
  let rest = coef;
  const steps: number[] = [];
  for (let k = 1; k <= most; k *= 2) {
    if (rest % pow10(k) !== 0n) break;
    rest /= pow10(k);
    count += k;
    steps.push(k);
    if (count + k * 2 > most) break;
  }
  // What is left is less than the last step twice over.
  for (let k = steps.at(-1)! * 2; k >= 1; k = k >> 1) {
    while (count + k <= most && rest % pow10(k) === 0n) {
      rest /= pow10(k);
      count += k;
    }
  }
  return count;
}

export const isNan = (d: PyDecimal): boolean => d.kind >= QUIET;
/** Finite and zero. */
export const isZero = (d: PyDecimal): boolean => d.kind === FINITE && d.coef === 0n;

/** The same value as a number of its own. */
export function copyOf(d: PyDecimal, sign: number = d.sign): PyDecimal {
  return new PyDecimal(sign, d.coef, d.exp, d.kind);
}

/** Is a finite number whole? */
export function isWhole(d: PyDecimal): boolean {
  if (d.kind !== FINITE) return false;
  if (d.exp >= 0 || d.coef === 0n) return true;
  return -d.exp < d.digits && d.coef % pow10(-d.exp) === 0n;
}

/** Is a whole number odd? */
export function isOdd(d: PyDecimal): boolean {
  if (d.exp > 0 || d.coef === 0n) return false;
  return ((d.exp < 0 ? d.coef / pow10(-d.exp) : d.coef) & 1n) === 1n;
}
