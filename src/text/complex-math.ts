// Complex arithmetic as Objects/complexobject.c does it, with the recovery of infinities of C99 annex G. Pairs are [real, imaginary].

import { accurateExp, accurateLog, powerOfPositive } from "./accurate-power.ts";
import { fault } from "./fault.ts";

export type Complex = readonly [number, number];

const boxed = (x: number): number => copySign(Math.abs(x) === Infinity ? 1 : 0, x);
const zeroed = (x: number): number => (Number.isNaN(x) ? copySign(0, x) : x);

function copySign(size: number, sign: number): number {
  return sign < 0 || Object.is(sign, -0) ? -size : size;
}

function isInfinite(x: number): boolean {
  return x === Infinity || x === -Infinity;
}

export function multiplyComplex([a, b]: Complex, [c, d]: Complex): Complex {
  const ac = a * c;
  const bd = b * d;
  const ad = a * d;
  const bc = b * c;
  const result: Complex = [ac - bd, ad + bc];
  if (!Number.isNaN(result[0]) || !Number.isNaN(result[1])) return result;
  let again = false;
  if (isInfinite(a) || isInfinite(b)) {
    [a, b, c, d] = [boxed(a), boxed(b), zeroed(c), zeroed(d)];
    again = true;
  }
  if (isInfinite(c) || isInfinite(d)) {
    [a, b, c, d] = [zeroed(a), zeroed(b), boxed(c), boxed(d)];
    again = true;
  }
  if (!again && [ac, bd, ad, bc].some(isInfinite)) {
    [a, b, c, d] = [zeroed(a), zeroed(b), zeroed(c), zeroed(d)];
    again = true;
  }
  return again ? [Infinity * (a * c - b * d), Infinity * (a * d + b * c)] : result;
}

function divisionByZero(): unknown {
  return fault("ZeroDivisionError", "division by zero");
}

export function divideComplex(a: Complex, b: Complex): Complex {
  const [c, d] = b;
  let result: Complex;
  if (Math.abs(c) >= Math.abs(d)) {
    if (c === 0) throw divisionByZero();
    const ratio = d / c;
    const denominator = c + d * ratio;
    result = [(a[0] + a[1] * ratio) / denominator, (a[1] - a[0] * ratio) / denominator];
  } else if (Math.abs(d) >= Math.abs(c)) {
    const ratio = c / d;
    const denominator = c * ratio + d;
    result = [(a[0] * ratio + a[1]) / denominator, (a[1] * ratio - a[0]) / denominator];
  } else result = [Number.NaN, Number.NaN];
  if (!Number.isNaN(result[0]) || !Number.isNaN(result[1])) return result;
  if ((isInfinite(a[0]) || isInfinite(a[1])) && Number.isFinite(c) && Number.isFinite(d)) {
    const [x, y] = [boxed(a[0]), boxed(a[1])];
    return [Infinity * (x * c + y * d), Infinity * (y * c - x * d)];
  }
  if ((isInfinite(c) || isInfinite(d)) && Number.isFinite(a[0]) && Number.isFinite(a[1])) {
    const [x, y] = [boxed(c), boxed(d)];
    return [0 * (a[0] * x + a[1] * y), 0 * (a[1] * x - a[0] * y)];
  }
  return result;
}

/** A real number divided by a complex one. */
export function divideRealByComplex(a: number, [c, d]: Complex): Complex {
  let result: Complex;
  if (Math.abs(c) >= Math.abs(d)) {
    if (c === 0) throw divisionByZero();
    const ratio = d / c;
    const denominator = c + d * ratio;
    result = [a / denominator, (-a * ratio) / denominator];
  } else if (Math.abs(d) >= Math.abs(c)) {
    const ratio = c / d;
    const denominator = c * ratio + d;
    result = [(a * ratio) / denominator, -a / denominator];
  } else result = [Number.NaN, Number.NaN];
  if (Number.isNaN(result[0]) && Number.isNaN(result[1]) && Number.isFinite(a) && (isInfinite(c) || isInfinite(d))) {
    return [0 * (a * boxed(c)), 0 * (-a * boxed(d))];
  }
  return result;
}

function wholePower(base: Complex, exponent: number): Complex {
  let result: Complex = [1, 0];
  let power = base;
  for (let n = exponent; n > 0; n >>= 1) {
    if (n & 1) result = multiplyComplex(result, power);
    power = multiplyComplex(power, power);
  }
  return result;
}

/** x ** y for x > 0, infinities included. */
function powerOfReal(x: number, y: number): number {
  return Number.isFinite(x) && Number.isFinite(y) ? powerOfPositive(x, y) : x ** y;
}

function generalPower(a: Complex, b: Complex): Complex {
  if (b[0] === 0 && b[1] === 0) return [1, 0];
  if (a[0] === 0 && a[1] === 0) {
    if (b[1] !== 0 || b[0] < 0) throw fault("ZeroDivisionError", "zero to a negative or complex power");
    return [0, 0];
  }
  const size = Math.hypot(a[0], a[1]);
  let length = powerOfReal(size, b[0]);
  const angle = Math.atan2(a[1], a[0]);
  let phase = angle * b[0];
  if (b[1] !== 0) {
    length *= accurateExp(-angle * b[1]);
    phase += b[1] * (Number.isFinite(size) ? accurateLog(size) : size);
  }
  return [length * Math.cos(phase), length * Math.sin(phase)];
}

export function powerComplex(a: Complex, b: Complex): Complex {
  let result: Complex;
  if (b[1] === 0 && Number.isInteger(b[0]) && Math.abs(b[0]) <= 100) {
    if (b[0] > 0) result = wholePower(a, b[0]);
    else {
      const power = wholePower(a, -b[0]);
      if (power[0] === 0 && power[1] === 0) throw fault("ZeroDivisionError", "zero to a negative or complex power");
      result = divideComplex([1, 0], power);
    }
  } else result = generalPower(a, b);
  if (isInfinite(result[0]) || isInfinite(result[1])) throw fault("OverflowError", "complex exponentiation");
  return result;
}

export function absComplex([real, imaginary]: Complex): number {
  const size = Math.hypot(real, imaginary);
  if (size === Infinity && Number.isFinite(real) && Number.isFinite(imaginary)) {
    throw fault("OverflowError", "absolute value too large");
  }
  return size;
}
