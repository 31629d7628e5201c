// Arithmetic of short coefficients: sums, products, quotients and rounding on limbs of seven digits, which are doubles here. Each function
// works in the accumulator `acc` (lowest limb first) and hands on how many limbs of it count, none for zero; `fitted` makes a decimal of
// it. What does not fit, in digits or in exponents, becomes a bigint and takes the long road (environment.ts).

import { awayFromZero, type Environment, finalize, lost, ROUND_FLOOR, Status } from "./environment.ts";
import { BASE, DOUBLE_BASE, limbDigits, PyDecimal, SHORT, WIDTH } from "./number.ts";

/** Room for a dividend of 57 digits, and for the limbs that a shift looks at above it. */
const SIZE = 12;
const acc = new Float64Array(SIZE);
/** The limbs of another operand. */
const other = new Float64Array(4);
const quotient = new Float64Array(SIZE);
const POWERS = Float64Array.of(1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7);

/** Copies the limbs of a short coefficient and says how many count. */
function load(d: PyDecimal, into: Float64Array): number {
  into[0] = d.limb0;
  into[1] = d.limb1;
  into[2] = d.limb2;
  into[3] = d.limb3;
  if (d.limb3 !== 0) return 4;
  if (d.limb2 !== 0) return 3;
  return d.limb1 !== 0 ? 2 : d.limb0 !== 0 ? 1 : 0;
}

/** Digits in the accumulator; 1 for zero. */
function accumulated(n: number): number {
  return n === 0 ? 1 : (n - 1) * WIDTH + limbDigits(acc[n - 1]!);
}

/** Limbs that count, of at most n. */
function trimmed(n: number): number {
  let count = n;
  while (count > 0 && acc[count - 1] === 0) count--;
  return count;
}

/** Multiplies by `10**places`. */
function scaleUp(n: number, places: number): number {
  if (n === 0 || places === 0) return n;
  const limbs = (places / WIDTH) | 0;
  const k = places - limbs * WIDTH;
  let count = n + limbs;
  if (k === 0) for (let i = n - 1; i >= 0; i--) acc[i + limbs] = acc[i]!;
  else {
    const unit = POWERS[k]!;
    const rest = POWERS[WIDTH - k]!;
    let v = acc[n - 1]!;
    let high = Math.floor(v / rest);
    acc[count] = high;
    if (high !== 0) count++;
    for (let i = n - 1; i >= 0; i--) {
      const low = v - high * rest;
      v = i > 0 ? acc[i - 1]! : 0;
      high = Math.floor(v / rest);
      acc[i + limbs] = low * unit + high;
    }
  }
  for (let i = 0; i < limbs; i++) acc[i] = 0;
  return count;
}

/** Divides by `10**places` and rounds; sets `lost.value` to whether anything was cut off. */
function scaleDown(n: number, places: number, sign: number, round: number): number {
  const limbs = (places / WIDTH) | 0;
  const k = places - limbs * WIDTH;
  if (limbs > n) {
    // Less than a tenth.
    lost.value = n !== 0;
    if (!lost.value || !awayFromZero(0, -1, sign, round)) return 0;
    acc[0] = 1;
    return 1;
  }
  acc[n] = 0;
  acc[n + 1] = 0;
  const unit = POWERS[k]!;
  let high = Math.floor(acc[limbs]! / unit);
  // The digit string that is cut off: its highest limb, the worth of half in that, and what is below.
  let cut = acc[limbs]! - high * unit;
  let half = unit / 2;
  let below = limbs;
  if (k === 0) {
    below--;
    cut = limbs > 0 ? acc[below]! : 0;
    half = BASE / 2;
  }
  let rest = false;
  for (let i = 0; i < below; i++) if (acc[i] !== 0) rest = true;
  lost.value = cut !== 0 || rest;
  if (k === 0) for (let i = limbs; i < n; i++) acc[i - limbs] = acc[i]!;
  else {
    const shift = POWERS[WIDTH - k]!;
    for (let i = limbs; i < n; i++) {
      const next = acc[i + 1]!;
      const above = Math.floor(next / unit);
      acc[i - limbs] = high + (next - above * unit) * shift;
      high = above;
    }
  }
  let count = n - limbs;
  if (count > 0 && acc[count - 1] === 0) count--;
  if (!lost.value) return count;
  const last = count === 0 ? 0 : acc[0]! % 10;
  if (!awayFromZero(last, cut > half ? 1 : cut < half ? -1 : rest ? 1 : 0, sign, round)) return count;
  let i = 0;
  for (; i < count; i++) {
    if (acc[i] !== BASE - 1) {
      acc[i] = acc[i]! + 1;
      return count;
    }
    acc[i] = 0;
  }
  acc[count] = 1;
  return count + 1;
}

/** The accumulator as a bigint. */
function joined(n: number): bigint {
  let coef = 0n;
  for (let i = (n - 1) | 1; i > 0; i -= 2)
    coef = coef * DOUBLE_BASE + BigInt((i < n ? acc[i]! : 0) * BASE + acc[i - 1]!);
  return coef;
}

/** The accumulator as a number that is not fitted into an environment. */
function made(n: number, sign: number, exp: number): PyDecimal {
  const digits = accumulated(n);
  if (digits > SHORT) return new PyDecimal(sign, joined(n), exp);
  return PyDecimal.ofLimbs(
    sign,
    n > 0 ? acc[0]! : 0,
    n > 1 ? acc[1]! : 0,
    n > 2 ? acc[2]! : 0,
    n > 3 ? acc[3]! : 0,
    exp,
    digits,
  );
}

/** The accumulator as a number of the environment. */
function fitted(n: number, sign: number, exp: number, env: Environment): PyDecimal {
  if (n > 5) return fittedDigits(n, sign, exp, env);
  for (let i = n; i < 5; i++) acc[i] = 0;
  return fittedLimbs(acc[0]!, acc[1]!, acc[2]!, acc[3]!, acc[4]!, sign, exp, env);
}

/** The same for any number of limbs. */
function fittedDigits(n: number, sign: number, exp: number, env: Environment): PyDecimal {
  const digits = accumulated(n);
  const { prec } = env;
  if (exp < env.emin || exp + Math.max(digits, prec) > env.emax || (digits > SHORT && prec > SHORT))
    return finalize(made(n, sign, exp), env);
  if (digits <= prec) return made(n, sign, exp);
  let count = scaleDown(n, digits - prec, sign, env.round);
  let exponent = exp + digits - prec;
  env.raised |= lost.value ? Status.ROUNDED | Status.INEXACT : Status.ROUNDED;
  if (accumulated(count) > prec) {
    // 999… became 1000…
    count = scaleDown(count, 1, sign, env.round);
    exponent++;
  }
  return made(count, sign, exponent);
}

/** fitted() of five limbs that are not in the accumulator; the commonest lengths need no loop. */
function fittedLimbs(
  limb0: number,
  limb1: number,
  limb2: number,
  limb3: number,
  limb4: number,
  sign: number,
  exp: number,
  env: Environment,
): PyDecimal {
  const count = limb4 !== 0 ? 5 : limb3 !== 0 ? 4 : limb2 !== 0 ? 3 : limb1 !== 0 ? 2 : limb0 !== 0 ? 1 : 0;
  const top = limb4 !== 0 ? limb4 : limb3 !== 0 ? limb3 : limb2 !== 0 ? limb2 : limb1 !== 0 ? limb1 : limb0;
  const digits = count === 0 ? 1 : (count - 1) * WIDTH + limbDigits(top);
  const { prec } = env;
  const excess = digits - prec;
  if (exp >= env.emin && exp + (excess > 0 ? digits : prec) <= env.emax && prec <= SHORT && excess < WIDTH) {
    if (excess <= 0) return PyDecimal.ofLimbs(sign, limb0, limb1, limb2, limb3, exp, digits);
    const unit = POWERS[excess]!;
    const shift = POWERS[WIDTH - excess]!;
    let low = Math.floor(limb0 / unit);
    const cut = limb0 - low * unit;
    let high = Math.floor(limb1 / unit);
    low += (limb1 - high * unit) * shift;
    let above = Math.floor(limb2 / unit);
    const second = high + (limb2 - above * unit) * shift;
    high = Math.floor(limb3 / unit);
    const third = above + (limb3 - high * unit) * shift;
    above = Math.floor(limb4 / unit);
    const fourth = high + (limb4 - above * unit) * shift;
    const half = cut + cut;
    if (cut !== 0 && awayFromZero(low % 10, half > unit ? 1 : half < unit ? -1 : 0, sign, env.round)) low++;
    // Else nines became zeros.
    if (low < (prec < WIDTH ? POWERS[prec]! : BASE)) {
      env.raised |= cut !== 0 ? Status.ROUNDED | Status.INEXACT : Status.ROUNDED;
      return PyDecimal.ofLimbs(sign, low, second, third, fourth, exp + excess, prec);
    }
  }
  acc[0] = limb0;
  acc[1] = limb1;
  acc[2] = limb2;
  acc[3] = limb3;
  acc[4] = limb4;
  return fittedDigits(count, sign, exp, env);
}

/** Exponents of operands may be so far apart. */
export const MAX_DISTANCE = 28;

/** The sum, fitted; the exponents are not further apart than MAX_DISTANCE. */
export function shortSum(a: PyDecimal, b: PyDecimal, signB: number, env: Environment): PyDecimal {
  const swapped = a.exp < b.exp;
  const x = swapped ? b : a;
  const y = swapped ? a : b;
  const sign = swapped ? signB : a.sign;
  const { exp } = y;
  const distance = x.exp - exp;
  if (distance < WIDTH) {
    // At most a limb apart: shifted and added in one go, unless the difference is below zero.
    const unit = POWERS[distance]!;
    const factor = a.sign === signB ? 1 : -1;
    let v = x.limb0 * unit + y.limb0 * factor;
    let carry = Math.floor(v / BASE);
    const limb0 = v - carry * BASE;
    v = x.limb1 * unit + y.limb1 * factor + carry;
    carry = Math.floor(v / BASE);
    const limb1 = v - carry * BASE;
    v = x.limb2 * unit + y.limb2 * factor + carry;
    carry = Math.floor(v / BASE);
    const limb2 = v - carry * BASE;
    v = x.limb3 * unit + y.limb3 * factor + carry;
    carry = Math.floor(v / BASE);
    const limb3 = v - carry * BASE;
    if (carry > 0 || (carry === 0 && (factor === 1 || limb0 !== 0 || limb1 !== 0 || limb2 !== 0 || limb3 !== 0)))
      return fittedLimbs(limb0, limb1, limb2, limb3, carry, sign, exp, env);
  }
  const n = scaleUp(load(x, acc), distance);
  const m = load(y, other);
  let count = Math.max(n, m);
  for (let i = n; i < count; i++) acc[i] = 0;
  if (a.sign === signB) {
    let carry = 0;
    for (let i = 0; i < count; i++) {
      if (carry === 0 && i >= m) break;
      let v = acc[i]! + carry;
      if (i < m) v += other[i]!;
      carry = v >= BASE ? 1 : 0;
      acc[i] = carry === 0 ? v : v - BASE;
    }
    if (carry !== 0) acc[count++] = 1;
    return fitted(count, sign, exp, env);
  }
  let borrow = 0;
  for (let i = 0; i < count; i++) {
    if (borrow === 0 && i >= m) break;
    let v = acc[i]! - borrow;
    if (i < m) v -= other[i]!;
    borrow = v < 0 ? 1 : 0;
    acc[i] = borrow === 0 ? v : v + BASE;
  }
  if (borrow !== 0) {
    // The other way round: the complement.
    let carry = 1;
    for (let i = 0; i < count; i++) {
      const v = BASE - 1 - acc[i]! + carry;
      carry = v === BASE ? 1 : 0;
      acc[i] = carry === 0 ? v : 0;
    }
  }
  count = trimmed(count);
  if (count === 0) return fitted(0, env.round === ROUND_FLOOR ? 1 : 0, exp, env);
  return fitted(count, borrow === 0 ? sign : 1 - sign, exp, env);
}

/** The product, fitted. */
export function shortProduct(a: PyDecimal, b: PyDecimal, env: Environment): PyDecimal {
  const sign = a.sign ^ b.sign;
  const exp = a.exp + b.exp;
  const few = (b.limb1 | b.limb2 | b.limb3) === 0;
  const x = few ? a : b;
  const y = few ? b : a;
  if ((y.limb1 | y.limb2 | y.limb3) === 0) {
    const factor = y.limb0;
    const { limb0, limb1, limb2, limb3 } = x;
    let v = limb0 * factor;
    let carry = Math.floor(v / BASE);
    const low = v - carry * BASE;
    v = limb1 * factor + carry;
    carry = Math.floor(v / BASE);
    const second = v - carry * BASE;
    v = limb2 * factor + carry;
    carry = Math.floor(v / BASE);
    const third = v - carry * BASE;
    v = limb3 * factor + carry;
    carry = Math.floor(v / BASE);
    return fittedLimbs(low, second, third, v - carry * BASE, carry, sign, exp, env);
  }
  const n = load(x, acc);
  const m = load(y, other);
  const a0 = acc[0]!;
  const a1 = acc[1]!;
  const a2 = acc[2]!;
  const a3 = acc[3]!;
  const b0 = other[0]!;
  const b1 = other[1]!;
  const b2 = other[2]!;
  const b3 = other[3]!;
  acc[0] = a0 * b0;
  acc[1] = a1 * b0 + a0 * b1;
  acc[2] = a2 * b0 + a1 * b1 + a0 * b2;
  acc[3] = a3 * b0 + a2 * b1 + a1 * b2 + a0 * b3;
  acc[4] = a3 * b1 + a2 * b2 + a1 * b3;
  acc[5] = a3 * b2 + a2 * b3;
  acc[6] = a3 * b3;
  acc[7] = 0;
  let carry = 0;
  for (let i = 0; i < n + m; i++) {
    const v = acc[i]! + carry;
    carry = Math.floor(v / BASE);
    acc[i] = v - carry * BASE;
  }
  return fitted(trimmed(n + m), sign, exp, env);
}

/** Has shortQuotient room for the dividend in this precision? */
export function dividesShort(a: PyDecimal, b: PyDecimal, prec: number): boolean {
  return prec <= SHORT && b.digits - a.digits + prec >= 0;
}

/** The quotient of numbers that are not zero, fitted; `ideal` is the exponent of an exact one. */
export function shortQuotient(a: PyDecimal, b: PyDecimal, sign: number, ideal: number, env: Environment): PyDecimal {
  const shift = b.digits - a.digits + env.prec + 1;
  const n = scaleUp(load(a, acc), shift);
  const m = load(b, other);
  const exact = m === 1 ? divideByLimb(n, other[0]!) : divideByLimbs(n, m);
  let count = trimmed(n);
  let exp = ideal - shift;
  if (exact) {
    const zeros = Math.min(endingZeros(count), shift);
    if (zeros > 0) {
      count = scaleDown(count, zeros, sign, env.round);
      exp += zeros;
    }
  } else if (acc[0]! % 5 === 0) acc[0] = acc[0]! + 1; // something follows: never a tie, never exact
  return fitted(count, sign, exp, env);
}

/** Divides the accumulator; gives whether there is no remainder. */
function divideByLimb(n: number, divisor: number): boolean {
  let rest = 0;
  for (let i = n - 1; i >= 0; i--) {
    const v = rest * BASE + acc[i]!;
    const q = Math.floor(v / divisor);
    rest = v - q * divisor;
    acc[i] = q;
  }
  return rest === 0;
}

/** The same for a divisor of m limbs in `other` (Knuth's algorithm D; the quotient's limbs are estimated by doubles). */
function divideByLimbs(n: number, m: number): boolean {
  acc[n] = 0;
  const top = leading(other, m);
  for (let j = n - m; j >= 0; j--) {
    // At most one too large: the doubles are good for fourteen digits, and an estimate has seven.
    let q = Math.floor((acc[j + m]! * BASE3 + leading(acc, j + m)) / top + 1e-5);
    let carry = 0;
    if (q > 0) {
      for (let i = 0; i < m; i++) {
        const v = acc[i + j]! - q * other[i]! + carry;
        carry = Math.floor(v / BASE);
        acc[i + j] = v - carry * BASE;
      }
      if (acc[j + m]! + carry < 0) {
        q--;
        let over = 0;
        for (let i = 0; i < m; i++) {
          const v = acc[i + j]! + other[i]! + over;
          over = v >= BASE ? 1 : 0;
          acc[i + j] = over === 0 ? v : v - BASE;
        }
      }
      acc[j + m] = 0;
    }
    quotient[j] = q;
  }
  let exact = true;
  for (let i = 0; i < m; i++) if (acc[i] !== 0) exact = false;
  for (let i = 0; i < n; i++) acc[i] = i <= n - m ? quotient[i]! : 0;
  return exact;
}
const BASE3 = BASE * BASE * BASE;

/** The limbs below n as a double: three of them, in units of the third. */
function leading(limbs: Float64Array, n: number): number {
  return limbs[n - 1]! * (BASE * BASE) + limbs[n - 2]! * BASE + (n > 2 ? limbs[n - 3]! : 0);
}

/** Zeros at the end of the accumulator, which is not zero. */
function endingZeros(n: number): number {
  let i = 0;
  while (i < n - 1 && acc[i] === 0) i++;
  let count = i * WIDTH;
  for (let v = acc[i]!; v % 10 === 0; v /= 10) count++;
  return count;
}

/** Another exponent, rounded and not fitted; undefined where it takes too many digits. Sets `lost.value`. */
export function shortRescaled(a: PyDecimal, exp: number, round: number): PyDecimal | undefined {
  const places = exp - a.exp;
  if (places >= 0) return made(scaleDown(load(a, acc), places, a.sign, round), a.sign, exp);
  if (a.digits - places > SHORT) return undefined;
  lost.value = false;
  return made(scaleUp(load(a, acc), -places), a.sign, exp);
}

/** Compares the magnitudes of numbers with equal `adjusted`: -1, 0, 1. */
export function compareShort(a: PyDecimal, b: PyDecimal): number {
  if (a.exp < b.exp) return -compareShort(b, a);
  scaleUp(load(a, acc), a.exp - b.exp);
  load(b, other);
  for (let i = 3; i >= 0; i--) if (acc[i] !== other[i]) return acc[i]! > other[i]! ? 1 : -1;
  return 0;
}
