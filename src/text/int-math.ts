// Whole-number arithmetic on taipan's two forms of an int: a number within ±(2^53−1), a bigint only beyond (Objects/longobject.c).
// These are the general forms; compiled code has its own fast paths for small operands.

import { fault } from "./fault.ts";
import { decomposeFloat, divideHalfEven } from "./float-digits.ts";

/** An int: a safe integer, or a bigint beyond the safe range. */
export type Int = number | bigint;

/** V8's limit on the size of a BigInt, in bits. */
const MAX_BITS = 2 ** 30;

const MAX_SAFE = 9007199254740991n;
// A constant: a negated literal is negated, and allocated, each time.
const MIN_SAFE = -MAX_SAFE;

/** Brings a bigint back into the safe range where it fits. */
export function normalizeInt(value: bigint): Int {
  return value >= MIN_SAFE && value <= MAX_SAFE ? Number(value) : value;
}

/** An int from a whole float of any size. */
export function intOfWholeFloat(value: number): Int {
  return Number.isSafeInteger(value) ? value + 0 : BigInt(value);
}

export function addInts(a: Int, b: Int): Int {
  if (typeof a === "number" && typeof b === "number") {
    const sum = a + b;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return normalizeInt(BigInt(a) + BigInt(b));
}

export function subtractInts(a: Int, b: Int): Int {
  if (typeof a === "number" && typeof b === "number") {
    const difference = a - b;
    if (Number.isSafeInteger(difference)) return difference;
  }
  return normalizeInt(BigInt(a) - BigInt(b));
}

export function multiplyInts(a: Int, b: Int): Int {
  if (typeof a === "number" && typeof b === "number") {
    const product = a * b;
    if (Number.isSafeInteger(product)) return product + 0;
  } else if (bitLength(a) + bitLength(b) > MAX_BITS) throw fault("MemoryError", "");
  return normalizeInt(BigInt(a) * BigInt(b));
}

export function negateInt(a: Int): Int {
  return typeof a === "number" ? 0 - a : normalizeInt(-a);
}

export function absInt(a: Int): Int {
  return typeof a === "number" ? Math.abs(a) : a < 0n ? -a : a;
}

export function invertInt(a: Int): Int {
  return subtractInts(-1, a);
}

function divisionByZero(): unknown {
  return fault("ZeroDivisionError", "division by zero");
}

/** Divisors below this many bits are left to the host, whose division is only slow for long ones. */
const LONG_DIVISOR = 1n << 3648n;
const LONG_NEGATIVE = -LONG_DIVISOR;

/** Powers of two with sizes in steps of a sixteenth, from 2^2048 on; made on first use. */
const steps: bigint[] = [];
function stepBits(i: number): number {
  return (16 + (i & 15)) << ((i >> 4) + 7);
}
function step(i: number): bigint {
  for (let j = steps.length; j <= i; j++) steps.push(1n << BigInt(stepBits(j)));
  return steps[i]!;
}

/** The last step that is not above a value, which is at least the first; costs a few comparisons of lengths. */
function stepBelow(value: bigint): number {
  let low = 0;
  while (value >= step(low + 16)) low += 16;
  for (let width = 8; width > 0; width >>= 1) if (value >= step(low + width)) low += width;
  return low;
}

/**
 * Quotient and remainder of `a` and a long `b`, neither negative; undefined where the host's own division is as good. V8 divides long
 * numbers with the same recursion however short the quotient is. The leading bits of both give the quotient or one more than it.
 */
function divideByLong(a: bigint, b: bigint): [bigint, bigint] | undefined {
  if (a < b) return [0n, a];
  const size = stepBits(stepBelow(b));
  const quotientBits = stepBits(stepBelow(a) + 1) - size;
  const cut = size - quotientBits - 64;
  if (cut * 3 < size) return undefined;
  const shift = BigInt(cut);
  const quotient = (a >> shift) / (b >> shift);
  const remainder = a - quotient * b;
  return remainder < 0n ? [quotient - 1n, remainder + b] : [quotient, remainder];
}

function isLong(b: bigint): boolean {
  return b >= LONG_DIVISOR || b <= LONG_NEGATIVE;
}

/** Floor of the quotient and the remainder of two bigints (b not zero). */
export function floorDivmodBig(a: bigint, b: bigint): [bigint, bigint] {
  const long = isLong(b) ? divideByLong(a < 0n ? -a : a, b < 0n ? -b : b) : undefined;
  let quotient: bigint;
  let remainder: bigint;
  if (long !== undefined) {
    [quotient, remainder] = long;
    if (a < 0n !== b < 0n) quotient = -quotient;
    if (a < 0n) remainder = -remainder;
  } else {
    quotient = a / b;
    remainder = a - quotient * b;
  }
  return remainder !== 0n && remainder < 0n !== b < 0n ? [quotient - 1n, remainder + b] : [quotient, remainder];
}

/** Floor of the quotient of two bigints. */
export function floorDivideBig(a: bigint, b: bigint): bigint {
  if (isLong(b)) return floorDivmodBig(a, b)[0];
  const quotient = a / b;
  return a < 0n !== b < 0n && quotient * b !== a ? quotient - 1n : quotient;
}

export function floorDivideInts(a: Int, b: Int): Int {
  if (typeof a === "number" && typeof b === "number") {
    if (b === 0) throw divisionByZero();
    // The quotient of safe integers may round up to a whole number; the exact remainder cannot mislead.
    const remainder = a % b;
    const quotient = Math.trunc((a - remainder) / b) + 0;
    return remainder !== 0 && remainder < 0 !== b < 0 ? quotient - 1 : quotient;
  }
  if (b === 0) throw divisionByZero();
  return normalizeInt(floorDivideBig(BigInt(a), BigInt(b)));
}

export function moduloInts(a: Int, b: Int): Int {
  if (typeof a === "number" && typeof b === "number") {
    if (b === 0) throw divisionByZero();
    const remainder = a % b;
    return remainder !== 0 && remainder < 0 !== b < 0 ? remainder + b : remainder + 0;
  }
  if (b === 0) throw divisionByZero();
  return normalizeInt(moduloBig(BigInt(a), BigInt(b)));
}

/** The remainder of two bigints, with the sign of `b`. */
export function moduloBig(a: bigint, b: bigint): bigint {
  if (isLong(b)) return floorDivmodBig(a, b)[1];
  const remainder = a % b;
  return remainder !== 0n && remainder < 0n !== b < 0n ? remainder + b : remainder;
}

/** `a / b` of ints, correctly rounded. */
export function trueDivideInts(a: Int, b: Int): number {
  if (b === 0) throw divisionByZero();
  // Zero by a negative number is negative zero, as in CPython.
  if (typeof a === "number" && typeof b === "number") return a / b;
  const x = BigInt(a);
  const y = BigInt(b);
  const negative = x < 0n !== y < 0n;
  const value = ratioToFloat(x < 0n ? -x : x, y < 0n ? -y : y);
  if (value === Infinity) throw fault("OverflowError", "integer division result too large for a float");
  return negative ? -value : value;
}

/** numerator / denominator of positive bigints as the nearest double, ties to even; Infinity where it is too large. */
export function ratioToFloat(numerator: bigint, denominator: bigint): number {
  if (numerator === 0n) return 0;
  const scale = bigBitLength(numerator) - bigBitLength(denominator);
  // Keep 54 or 55 bits of quotient, but no more than a subnormal has.
  let shift = 54 - scale;
  if (shift > 1074) shift = 1074;
  let high = numerator;
  let low = denominator;
  if (shift > 0) high <<= BigInt(shift);
  else low <<= BigInt(-shift);
  if (shift === 1074) {
    // At the subnormal end the rounding step is 2^-1074 itself.
    return timesPowerOfTwo(Number(divideHalfEven(high, low)), -1074);
  }
  // A sticky bit below the quotient makes Number() round as the exact quotient would.
  const quotient = high / low;
  const sticky = quotient * low === high ? 0n : 1n;
  return timesPowerOfTwo(Number(quotient * 2n + sticky), -shift - 1);
}

/** value × 2^exponent without an intermediate overflow or a second rounding (value has at most 53 significant bits). */
export function timesPowerOfTwo(value: number, exponent: number): number {
  while (exponent > 1000) {
    value *= 2 ** 1000;
    exponent -= 1000;
    if (!Number.isFinite(value)) return value;
  }
  if (exponent < -1000) {
    const size = Math.abs(value);
    // Bring the value down in steps that stay normal, so that only the last one rounds.
    while (exponent < -1000 && size !== 0) {
      const room = Math.floor(Math.log2(Math.abs(value))) + 960;
      if (room <= 0) break;
      const step = Math.min(1000, room, -exponent);
      value *= 2 ** -step;
      exponent += step;
    }
    while (exponent < -1000) {
      value *= 2 ** -1000;
      exponent += 1000;
    }
  }
  return value * 2 ** exponent;
}

/** The nearest float, ties to even. */
export function intToFloat(value: Int): number {
  if (typeof value === "number") return value;
  const float = Number(value);
  if (!Number.isFinite(float)) throw fault("OverflowError", "int too large to convert to float");
  return float;
}

/** The int of a finite float, cut towards zero. */
export function floatToInt(value: number): Int {
  if (Number.isNaN(value)) throw fault("ValueError", "cannot convert float NaN to integer");
  if (!Number.isFinite(value)) throw fault("OverflowError", "cannot convert float infinity to integer");
  return intOfWholeFloat(Math.trunc(value));
}

function bigBitLength(value: bigint): number {
  if (value < 0n) value = -value;
  const near = Number(value);
  if (near < 2 ** 1000) {
    bits.setFloat64(0, near);
    const length = ((bits.getInt32(0) >>> 20) & 0x7ff) - 1022;
    // The double may have been rounded up to a power of two.
    if ((bits.getInt32(0) & 0xfffff) !== 0 || bits.getInt32(4) !== 0) return length;
  }
  const hex = value.toString(16);
  return value === 0n ? 0 : (hex.length - 1) * 4 + (32 - Math.clz32(Number.parseInt(hex[0]!, 16)));
}

export function bitLength(value: Int): number {
  if (typeof value === "bigint") return bigBitLength(value);
  const size = Math.abs(value);
  if (size < 2 ** 32) return 32 - Math.clz32(size);
  return 64 - Math.clz32(Math.floor(size / 2 ** 32));
}

export function bitCount(value: Int): number {
  let count = 0;
  const hex = (typeof value === "number" ? Math.abs(value) : value < 0n ? -value : value).toString(16);
  for (let i = 0; i < hex.length; i++) {
    const digit = Number.parseInt(hex[i]!, 16);
    count += (digit & 1) + ((digit >> 1) & 1) + ((digit >> 2) & 1) + (digit >> 3);
  }
  return count;
}

/** `a ** b` for b ≥ 0. */
export function powerInts(a: Int, b: Int): Int {
  if (typeof a === "number" && typeof b === "number") {
    const power = a ** b;
    if (Number.isSafeInteger(power)) return power + 0;
  }
  if (a === 0 || a === 1) return a;
  if (a === -1) return typeof b === "number" ? (b % 2 === 0 ? 1 : -1) : (b & 1n) === 0n ? 1 : -1;
  if (typeof b === "bigint" || (bitLength(a) - 1) * b > MAX_BITS) throw fault("MemoryError", "");
  return normalizeInt(BigInt(a) ** BigInt(b));
}

/** `pow(base, exponent, modulus)`; `step` is called for each bit of the exponent. */
export function modularPower(base: Int, exponent: Int, modulus: Int, step?: () => void): Int {
  if (modulus === 0) throw fault("ValueError", "pow() 3rd argument cannot be 0");
  let m = BigInt(modulus);
  const negative = m < 0n;
  if (negative) m = -m;
  if (m === 1n) return 0;
  let b = moduloBig(BigInt(base), m);
  let e = BigInt(exponent);
  if (e < 0n) {
    b = inverse(b, m);
    e = -e;
  }
  let result = 1n;
  const bits = e.toString(2);
  for (let i = 0; i < bits.length; i++) {
    step?.();
    result = (result * result) % m;
    if (bits.charCodeAt(i) === 49) result = (result * b) % m;
  }
  if (e === 0n) result = 1n;
  if (negative && result !== 0n) result -= m;
  return normalizeInt(result);
}

function inverse(value: bigint, modulus: bigint): bigint {
  let [a, b] = [value, modulus];
  let [x, y] = [1n, 0n];
  while (b !== 0n) {
    const quotient = a / b;
    [a, b] = [b, a - quotient * b];
    [x, y] = [y, x - quotient * y];
  }
  if (a !== 1n) throw fault("ValueError", "base is not invertible for the given modulus");
  return moduloBig(x, modulus);
}

export function shiftLeft(a: Int, b: Int): Int {
  if (b < 0) throw fault("ValueError", "negative shift count");
  if (a === 0) return 0;
  if (typeof b === "bigint") throw fault("OverflowError", "too many digits in integer");
  if (typeof a === "number" && b < 54) {
    const shifted = a * 2 ** b;
    if (Number.isSafeInteger(shifted)) return shifted;
  }
  if (bitLength(a) + b > MAX_BITS) throw fault("MemoryError", "");
  return normalizeInt(BigInt(a) << BigInt(b));
}

export function shiftRight(a: Int, b: Int): Int {
  if (b < 0) throw fault("ValueError", "negative shift count");
  if (typeof a === "number") {
    if (b > 53) return a < 0 ? -1 : 0;
    return Math.floor(a / 2 ** Number(b));
  }
  if (typeof b === "bigint") return a < 0n ? -1 : 0;
  return normalizeInt(a >> BigInt(b));
}

const isInt32 = (value: Int): value is number => typeof value === "number" && (value | 0) === value;

export function bitAnd(a: Int, b: Int): Int {
  return isInt32(a) && isInt32(b) ? a & b : normalizeInt(BigInt(a) & BigInt(b));
}

export function bitOr(a: Int, b: Int): Int {
  return isInt32(a) && isInt32(b) ? a | b : normalizeInt(BigInt(a) | BigInt(b));
}

export function bitXor(a: Int, b: Int): Int {
  return isInt32(a) && isInt32(b) ? a ^ b : normalizeInt(BigInt(a) ^ BigInt(b));
}

/** The whole square root of a value that is not negative. */
export function integerSquareRoot(value: Int): Int {
  if (typeof value === "number") {
    let root = Math.floor(Math.sqrt(value));
    // The rounded root of a number near 2^53 may be one too large.
    while (root * root > value) root--;
    return root;
  }
  let root: bigint;
  const near = Number(value);
  if (near < 2 ** 1000) {
    root = BigInt(Math.floor(Math.sqrt(near)));
    if (near < 2 ** 200) {
      // One step of Newton's, from 50 bits that are right: the whole root, or one more.
      root = (root + value / root) >> 1n;
      return normalizeInt(root * root > value ? root - 1n : root);
    }
  } else {
    const cut = BigInt(bigBitLength(value) >> 2);
    root = BigInt(integerSquareRoot(value >> (2n * cut))) << cut;
  }
  // Newton's iteration doubles the bits that are right, and comes from above after its first step.
  root = (root + value / root) >> 1n;
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) return normalizeInt(root);
    root = next;
  }
}

/** The greatest common divisor of numbers that are not negative. */
function gcdNumbers(x: number, y: number): number {
  while (x > 0x7fffffff || y > 0x7fffffff) {
    if (y === 0) return x;
    let rest = x - Math.floor(x / y) * y;
    if (rest < 0) rest += y;
    x = y;
    y = rest;
  }
  let a = x | 0;
  let b = y | 0;
  while (b !== 0) {
    const rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

/** The greatest common divisor; of large ints by Lehmer's algorithm, which does the steps of many digits on the leading 52 bits. */
export function gcdInts(a: Int, b: Int): Int {
  if (typeof a === "number" && typeof b === "number") return gcdNumbers(Math.abs(a), Math.abs(b));
  let x = BigInt(a);
  let y = BigInt(b);
  if (x < 0n) x = -x;
  if (y < 0n) y = -y;
  if (x < y) [x, y] = [y, x];
  while (y > MAX_SAFE) {
    const shift = BigInt(bigBitLength(x) - 52);
    let high = Number(x >> shift);
    let low = Number(y >> shift);
    let [p, q, r, s] = [1, 0, 0, 1];
    while (low + r !== 0 && low + s !== 0) {
      const times = Math.floor((high + p) / (low + r));
      if (times !== Math.floor((high + q) / (low + s))) break;
      let next = p - times * r;
      p = r;
      r = next;
      next = q - times * s;
      q = s;
      s = next;
      next = high - times * low;
      high = low;
      low = next;
    }
    if (q === 0) [x, y] = [y, x % y];
    else [x, y] = [BigInt(p) * x + BigInt(q) * y, BigInt(r) * x + BigInt(s) * y];
  }
  return y === 0n ? normalizeInt(x) : gcdNumbers(Number(y), Number(x % y));
}

/** `round(value, -places)`: to a multiple of 10^places, half to even. */
export function roundIntToPower(value: Int, places: Int): Int {
  if (places <= 0) return value;
  if (typeof places === "bigint" || places > bitLength(value)) return 0;
  const unit = 10n ** BigInt(places);
  const big = BigInt(value);
  const rounded = divideHalfEven(big < 0n ? -big : big, unit) * unit;
  return normalizeInt(big < 0n ? -rounded : rounded);
}

const POWERS_OF_TWO: Float64Array = Float64Array.from({ length: 1024 }, (_, k) => 2 ** k);
const bits = new DataView(new ArrayBuffer(8));

/** Bits behind the point of a finite number that is not whole. */
function binaryPlaces(value: number): number {
  bits.setFloat64(0, value);
  const high = bits.getInt32(0);
  const low = bits.getInt32(4);
  const exponent = (high >>> 20) & 0x7ff;
  if (exponent === 0) return 1075;
  const top = (high & 0xfffff) | 0x100000;
  const zeros = low !== 0 ? 31 - Math.clz32(low & -low) : 63 - Math.clz32(top & -top);
  return 1075 - exponent - zeros;
}

/** The exact fraction of a finite float, in lowest terms. */
export function floatToRatio(value: number): [Int, Int] {
  if (Number.isNaN(value)) throw fault("ValueError", "cannot convert NaN to integer ratio");
  if (!Number.isFinite(value)) throw fault("OverflowError", "cannot convert Infinity to integer ratio");
  if (Number.isInteger(value)) return [intOfWholeFloat(value), 1];
  // An odd numerator has 53 bits at most: the double times a power of two, unless that is out of range.
  const places = binaryPlaces(value);
  if (places <= 1023) {
    const denominator = POWERS_OF_TWO[places]!;
    return [value * denominator, places <= 53 ? intOfWholeFloat(denominator) : 1n << BigInt(places)];
  }
  let { mantissa, exponent } = decomposeFloat(value);
  while ((mantissa & 1n) === 0n && exponent < 0) {
    mantissa >>= 1n;
    exponent++;
  }
  return [normalizeInt(value < 0 ? -mantissa : mantissa), normalizeInt(1n << BigInt(-exponent))];
}

// ---- bytes ----

export function intFromBytes(bytes: ArrayLike<number>, littleEndian: boolean, signed: boolean): Int {
  const length = bytes.length;
  const at = (i: number): number => bytes[littleEndian ? length - 1 - i : i]!;
  if (length <= 6) {
    let value = 0;
    for (let i = 0; i < length; i++) value = value * 256 + at(i);
    return signed && length > 0 && at(0) >= 128 ? value - 256 ** length : value;
  }
  const parts: string[] = [];
  for (let i = 0; i < length; i++) parts.push(at(i).toString(16).padStart(2, "0"));
  const value = BigInt(`0x${parts.join("")}`);
  return normalizeInt(signed ? BigInt.asIntN(length * 8, value) : value);
}

export function intToBytes(value: Int, length: number, littleEndian: boolean, signed: boolean): Uint8Array {
  if (value < 0 && !signed) throw fault("OverflowError", "can't convert negative int to unsigned");
  const room = length * 8;
  const needed = signed ? bitLength(value < 0 ? invertInt(value) : value) + 1 : bitLength(value);
  if (needed > room && !(value === 0)) throw fault("OverflowError", "int too big to convert");
  const bytes = new Uint8Array(length);
  if (typeof value === "number" && value >= 0) {
    let rest = value;
    for (let i = 0; i < length && rest > 0; i++) {
      bytes[littleEndian ? i : length - 1 - i] = rest % 256;
      rest = Math.floor(rest / 256);
    }
    return bytes;
  }
  const hex = BigInt.asUintN(room, BigInt(value))
    .toString(16)
    .padStart(length * 2, "0");
  for (let i = 0; i < length; i++) {
    bytes[littleEndian ? length - 1 - i : i] = Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16);
  }
  return bytes;
}

// ---- text ----

/** Decimal text of an int; `maxDigits` is `sys.get_int_max_str_digits()` (0: no limit). */
export function intToDecimal(value: Int, maxDigits: number): string {
  if (typeof value === "number") return String(value);
  const tooLong = (): unknown =>
    fault(
      "ValueError",
      `Exceeds the limit (${maxDigits} digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit`,
    );
  // A first estimate from the bits spares the long conversion.
  const limited = maxDigits > 0 && value.toString(16).length > 500;
  if (limited && (bigBitLength(value) - 1) * 0.30102 > maxDigits + 1) throw tooLong();
  const text = value.toString();
  if (limited && text.length - (value < 0n ? 1 : 0) > maxDigits) throw tooLong();
  return text;
}
