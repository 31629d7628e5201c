// Float arithmetic where Python differs from JavaScript: floored division and modulo, powers, rounding, hexadecimal text
// (Objects/floatobject.c).

import { powerOfPositive } from "./accurate-power.ts";
import { fault } from "./fault.ts";
import { fixedDigits } from "./float-digits.ts";
import { timesPowerOfTwo } from "./int-math.ts";

const scratch = new DataView(new ArrayBuffer(8));

function signOf(value: number): number {
  return value < 0 || Object.is(value, -0) ? -1 : 1;
}

function copySign(size: number, sign: number): number {
  return signOf(sign) < 0 ? -Math.abs(size) : Math.abs(size);
}

function divisionByZero(): unknown {
  return fault("ZeroDivisionError", "division by zero");
}

export function divideFloats(a: number, b: number): number {
  if (b === 0) throw divisionByZero();
  return a / b;
}

export function moduloFloats(a: number, b: number): number {
  if (b === 0) throw divisionByZero();
  const remainder = a % b;
  if (remainder === 0) return copySign(0, b);
  return remainder < 0 !== b < 0 ? remainder + b : remainder;
}

/** Quotient and remainder of `divmod(a, b)`. */
export function divmodFloats(a: number, b: number): [number, number] {
  if (b === 0) throw divisionByZero();
  let remainder = a % b;
  let quotient = (a - remainder) / b;
  if (remainder === 0) remainder = copySign(0, b);
  else if (remainder < 0 !== b < 0) {
    remainder += b;
    quotient -= 1;
  }
  if (quotient === 0) return [copySign(0, a / b), remainder];
  let floor = Math.floor(quotient);
  if (quotient - floor > 0.5) floor += 1;
  return [floor, remainder];
}

export function floorDivideFloats(a: number, b: number): number {
  return divmodFloats(a, b)[0];
}

/** `a ** b`; undefined where the result is complex (a negative base with a fractional exponent). */
export function powerFloats(a: number, b: number): number | undefined {
  if (b === 0 || a === 1) return 1;
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.NaN;
  if (!Number.isFinite(b)) {
    const size = Math.abs(a);
    if (size === 1) return 1;
    return b > 0 === size > 1 ? Infinity : 0;
  }
  if (a === 0 && b < 0) throw fault("ZeroDivisionError", "zero to a negative power");
  if (a < 0 && Number.isFinite(a) && !Number.isInteger(b)) return undefined;
  // The commonest exponents, exactly rounded.
  if (b === 2) return checkPower(a, a * a);
  if (b === 1) return a;
  if (b === 0.5 && a !== -Infinity) return Math.sqrt(a) + 0;
  if (b === -1 && a !== 0) return checkPower(a, 1 / a);
  if (!Number.isFinite(a) || a === 0) return a ** b;
  const size = powerOfPositive(Math.abs(a), b);
  return checkPower(a, a < 0 && b % 2 !== 0 ? -size : size);
}

function checkPower(a: number, power: number): number {
  if (!Number.isFinite(power) && Number.isFinite(a))
    throw fault("OverflowError", "(34, 'Numerical result out of range')");
  return power;
}

/** `round(x)`: the nearest whole float, half to even. */
export function roundHalfEven(value: number): number {
  const rounded = Math.round(value);
  // Math.round takes ties up.
  return Math.abs(value - Math.trunc(value)) === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}

/** `round(x, places)`. */
export function roundFloat(value: number, places: number): number {
  if (!Number.isFinite(value) || value === 0 || places > 323) return value;
  if (places < -308) return 0 * value;
  const { negative, digits, point } = fixedDigits(value, places);
  if (digits === "") return negative ? -0 : 0;
  const rounded = Number(`0.${digits}e${point}`);
  if (!Number.isFinite(rounded)) throw fault("OverflowError", "rounded value too large to represent");
  return negative ? -rounded : rounded;
}

/** `float.hex`. */
export function floatToHex(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value < 0 ? "-inf" : "inf";
  const sign = signOf(value) < 0 ? "-" : "";
  if (value === 0) return `${sign}0x0.0p+0`;
  scratch.setFloat64(0, value);
  const high = scratch.getUint32(0);
  const biased = (high >>> 20) & 0x7ff;
  const fraction = (high & 0xfffff).toString(16).padStart(5, "0") + scratch.getUint32(4).toString(16).padStart(8, "0");
  const exponent = biased === 0 ? -1022 : biased - 1023;
  return `${sign}0x${biased === 0 ? 0 : 1}.${fraction}p${exponent < 0 ? "-" : "+"}${Math.abs(exponent)}`;
}

const hexPattern = /^([+-]?)(?:0x)?([0-9a-f]*)(?:\.([0-9a-f]*))?(?:p([+-]?[0-9]+))?/i;

/** `float.fromhex`; the text may have whitespace at its ends. */
export function floatFromHex(text: string): number {
  const value = hexValue(text.replace(/^[\t-\r ]+|[\t-\r ]+$/g, ""));
  if (value === undefined) throw fault("ValueError", "invalid hexadecimal floating-point string");
  return value;
}

function hexValue(trimmed: string): number | undefined {
  const named = /^([+-]?)(inf(?:inity)?|nan)$/i.exec(trimmed);
  if (named) {
    const value = named[2]![0]!.toLowerCase() === "n" ? Number.NaN : Infinity;
    return named[1] === "-" ? -value : value;
  }
  const match = hexPattern.exec(trimmed);
  const whole = match?.[2] ?? "";
  const fraction = match?.[3] ?? "";
  if (!match || whole + fraction === "") return undefined;
  // Too large a value is found before what follows the number.
  const complete = match[0].length === trimmed.length;
  const sign = match[1] === "-" ? -1 : 1;
  const digits = (whole + fraction).replace(/^0+/, "");
  if (digits === "") return complete ? sign * 0 : undefined;
  const exponent = Math.max(-1e9, Math.min(1e9, Number(match[4] ?? 0))) - 4 * fraction.length;
  const mantissa = BigInt(`0x${digits}`);
  const bits = mantissa.toString(2).length;
  const tooLarge = (): unknown => fault("OverflowError", "hexadecimal value too large to represent as a float");
  // The place of the leading bit decides how many bits a double keeps.
  const top = bits - 1 + exponent;
  if (top > 1024) throw tooLarge();
  if (top < -1076) return complete ? sign * 0 : undefined;
  const lowest = Math.max(top - 52, -1074);
  const drop = lowest - exponent;
  let kept = mantissa;
  if (drop > 0) {
    const shift = BigInt(drop);
    kept = mantissa >> shift;
    const rest = mantissa - (kept << shift);
    const half = 1n << (shift - 1n);
    if (rest > half || (rest === half && (kept & 1n) === 1n)) kept += 1n;
  }
  const value = timesPowerOfTwo(Number(kept), drop > 0 ? lowest : exponent);
  if (!Number.isFinite(value)) throw tooLarge();
  return complete ? sign * value : undefined;
}
