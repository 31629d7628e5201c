// The value of a Decimal: sign, coefficient, exponent (General Decimal Arithmetic Specification, "Arithmetic model"), powers of ten and
// digit counts. A coefficient is four limbs of seven digits where that is enough (short.ts computes with those), a bigint else; each
// form is made from the other on demand, so that whatever is rare knows bigints alone. Its digits are counted once.

import { PyObject } from "#runtime/objects/object.ts";

export const FINITE = 0;
export const INFINITE = 1;
export const QUIET = 2;
export const SIGNALING = 3;

/** A limb of a coefficient is below it: the product of two and some sums of such are exact doubles. */
export const BASE = 1e7;
/** Two limbs are below it. */
export const DOUBLE_BASE: bigint = 10n ** 14n;
/** Digits of a limb. */
export const WIDTH = 7;
/** Digits of a short coefficient: four limbs. */
export const SHORT = 28;

/** Layout of decimal.Decimal. `coef` of a NaN is its payload. Immutable once it is handed out. */
export class PyDecimal extends PyObject {
  sign: number;
  kind: number;
  exp: number;
  /** The coefficient, where it was made so or asked for. */
  private long: bigint | undefined;
  /** Are the limbs known? They are of short coefficients only, the lowest first. */
  private limbed: boolean;
  limb0: number;
  limb1: number;
  limb2: number;
  limb3: number;
  /** Number of digits of the coefficient, 0 while not counted. */
  private counted: number;
  /** With `digits`, the limbs are given instead of the coefficient. */
  constructor(sign = 0, coef = 0n, exp = 0, kind = FINITE, digits = 0, limb0 = 0, limb1 = 0, limb2 = 0, limb3 = 0) {
    super();
    this.sign = sign;
    this.kind = kind;
    this.exp = exp;
    this.long = digits === 0 ? coef : undefined;
    this.limbed = digits !== 0;
    this.limb0 = limb0;
    this.limb1 = limb1;
    this.limb2 = limb2;
    this.limb3 = limb3;
    this.counted = digits;
  }

  get coef(): bigint {
    return this.long ?? this.join();
  }

  private join(): bigint {
    let coef = BigInt(this.limb1 * BASE + this.limb0);
    if (this.limb2 !== 0 || this.limb3 !== 0) coef += BigInt(this.limb3 * BASE + this.limb2) * DOUBLE_BASE;
    this.long = coef;
    return coef;
  }

  /** Has the coefficient at most 28 digits? Then the limbs are there. */
  get short(): boolean {
    return this.limbed || (this.long! < LONG && this.split());
  }

  private split(): true {
    const coef = this.long!;
    if (coef < DOUBLE_BASE) this.setLimbs(Number(coef), 0);
    else {
      const high = coef / DOUBLE_BASE;
      this.setLimbs(Number(coef - high * DOUBLE_BASE), Number(high));
    }
    return true;
  }

  /** Gives a number under construction the coefficient `low + 10**14 * high`. */
  private setLimbs(low: number, high: number): void {
    const limb1 = Math.floor(low / BASE);
    this.limb0 = (low - limb1 * BASE) | 0;
    this.limb1 = limb1 | 0;
    const limb3 = Math.floor(high / BASE);
    this.limb2 = (high - limb3 * BASE) | 0;
    this.limb3 = limb3 | 0;
    this.limbed = true;
  }

  /** A number with a safe integer for its coefficient. */
  static ofNumber(sign: number, coef: number, exp: number): PyDecimal {
    const d = new PyDecimal(sign, 0n, exp);
    d.long = undefined;
    const high = Math.floor(coef / 1e14);
    d.setLimbs(coef - high * 1e14, high);
    return d;
  }

  /** A number with the coefficient that a string of ASCII digits stands for. */
  static ofDigits(sign: number, digits: string, exp: number): PyDecimal {
    const { length } = digits;
    if (length < 16) return PyDecimal.ofNumber(sign, Number(digits), exp);
    if (length > SHORT) return new PyDecimal(sign, BigInt(digits), exp);
    const d = new PyDecimal(sign, 0n, exp);
    d.long = undefined;
    d.setLimbs(Number(digits.slice(length - 14)), Number(digits.slice(0, length - 14)));
    return d;
  }

  /** A number with these limbs, lowest first, and so many digits. */
  static ofLimbs(
    sign: number,
    limb0: number,
    limb1: number,
    limb2: number,
    limb3: number,
    exp: number,
    digits: number,
  ): PyDecimal {
    return new PyDecimal(sign, 0n, exp, FINITE, digits, limb0 | 0, limb1 | 0, limb2 | 0, limb3 | 0);
  }

  /** Is the coefficient zero? */
  get zero(): boolean {
    return this.limbed ? (this.limb0 | this.limb1 | this.limb2 | this.limb3) === 0 : this.long === 0n;
  }

  /** Digits of the coefficient; 1 for zero. */
  get digits(): number {
    if (this.counted === 0) {
      if (!this.limbed) this.counted = countDigits(this.long!);
      else if (this.limb3 !== 0) this.counted = 3 * WIDTH + limbDigits(this.limb3);
      else if (this.limb2 !== 0) this.counted = 2 * WIDTH + limbDigits(this.limb2);
      else if (this.limb1 !== 0) this.counted = WIDTH + limbDigits(this.limb1);
      else this.counted = limbDigits(this.limb0);
    }
    return this.counted;
  }

  /** The digits of the coefficient. */
  get text(): string {
    if (!this.limbed) return this.long!.toString();
    if (this.limb3 !== 0) return this.limb3 + padded(this.limb2) + padded(this.limb1) + padded(this.limb0);
    if (this.limb2 !== 0) return this.limb2 + padded(this.limb1) + padded(this.limb0);
    return this.limb1 !== 0 ? this.limb1 + padded(this.limb0) : String(this.limb0);
  }

  /** Replaces the coefficient of a number under construction. */
  setCoef(coef: bigint): void {
    this.long = coef;
    this.limbed = false;
    this.counted = 0;
  }

  /** Takes over the coefficient of another number. */
  takeCoef(from: PyDecimal): void {
    this.long = from.long;
    this.limbed = from.limbed;
    this.limb0 = from.limb0;
    this.limb1 = from.limb1;
    this.limb2 = from.limb2;
    this.limb3 = from.limb3;
    this.counted = from.counted;
  }

  /** Exponent of the most significant digit. */
  get adjusted(): number {
    return this.exp + this.digits - 1;
  }
}

const LONG = 10n ** 28n;
const padded = (limb: number): string => String(limb + BASE).slice(1);

/** Decimal digits of a limb (1 for zero). */
export function limbDigits(n: number): number {
  if (n < 1e4) return n < 1e2 ? (n < 10 ? 1 : 2) : n < 1e3 ? 3 : 4;
  return n < 1e6 ? (n < 1e5 ? 5 : 6) : 7;
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
export const isZero = (d: PyDecimal): boolean => d.kind === FINITE && d.zero;

/** The same value as a number of its own. */
export function copyOf(d: PyDecimal, sign: number = d.sign): PyDecimal {
  const copy = new PyDecimal(sign, 0n, d.exp, d.kind);
  copy.takeCoef(d);
  return copy;
}

/** Is a finite number whole? */
export function isWhole(d: PyDecimal): boolean {
  if (d.kind !== FINITE) return false;
  if (d.exp >= 0 || d.zero) return true;
  return -d.exp < d.digits && d.coef % pow10(-d.exp) === 0n;
}

/** Is a whole number odd? */
export function isOdd(d: PyDecimal): boolean {
  if (d.exp > 0 || d.zero) return false;
  return ((d.exp < 0 ? d.coef / pow10(-d.exp) : d.coef) & 1n) === 1n;
}
