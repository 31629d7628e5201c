// Text of a double: repr and the conversions e, f, g, r of PyOS_double_to_string (Python/pystrtod.c, format_float_short).

import {
  type Digits,
  fixedDigits,
  plainExponential,
  quick,
  quickDigits,
  shortestDigits,
  significantDigits,
} from "./float-digits.ts";

export type FloatTextOptions = {
  /** Keep the point and, for g, the trailing zeros (`#`). */
  alternate?: boolean;
  /** Make a whole number look like a float ("1.0"), as repr does. */
  addDotZero?: boolean;
  /** Drop the sign of a result that is zero (`z`). */
  noNegativeZero?: boolean;
  upper?: boolean;
};

function exponentText(exponent: number): string {
  const size = Math.abs(exponent);
  return `e${exponent < 0 ? "-" : "+"}${size < 10 ? "0" : ""}${size}`;
}

/** toFixed() where it cannot round otherwise than half to even: where |x| × 10^precision is no tie. Undefined for the rest. */
function plainFixed(x: number, precision: number): string | undefined {
  // Exact where it matters: a tie makes this an odd whole number, which a double below 2^53 holds exactly.
  const doubled = Math.abs(x) * 10 ** precision * 2;
  if (doubled >= 2 ** 53 || doubled % 2 === 1) return undefined;
  if (doubled < 2 ** 31 && precision > 0) {
    // Small enough for integers, unless it is too near to a tie for the product's own rounding error.
    const size = doubled / 2;
    const down = Math.floor(size);
    const part = size - down;
    if (Math.abs(part - 0.5) > 1e-5) {
      const rounded = part > 0.5 ? down + 1 : down;
      const unit = 10 ** precision;
      const whole = Math.floor(rounded / unit);
      const fraction = String(rounded - whole * unit);
      const zeros = precision - fraction.length;
      const sign = x < 0 || (x === 0 && 1 / x < 0) ? "-" : "";
      return zeros > 0 ? `${sign}${whole}.${"0".repeat(zeros)}${fraction}` : `${sign}${whole}.${fraction}`;
    }
  }
  const text = x.toFixed(precision);
  return x === 0 && 1 / x < 0 ? `-${text}` : text;
}

/** d.ddde±xx */
function exponential(digits: string, exponent: number): string {
  return (digits.length === 1 ? digits : `${digits[0]}.${digits.slice(1)}`) + exponentText(exponent);
}

/** What `g` makes of `count` digits: no zeros at the end of a fraction, an exponent where it is far from the point. */
function general(digits: number, count: number, exponent: number): string {
  let kept = count;
  while (kept > 1 && digits % 10 === 0) {
    digits /= 10;
    kept--;
  }
  const text = String(digits);
  if (exponent < -4 || exponent >= count) return exponential(text, exponent);
  if (exponent < 0) return `0.${"0".repeat(-exponent - 1)}${text}`;
  const whole = exponent + 1;
  if (kept <= whole) return text + "0".repeat(whole - kept);
  return `${text.slice(0, whole)}.${text.slice(whole)}`;
}

/** `kind` is e, f, g or r (shortest). For e the precision counts digits after the point, for g significant digits. */
export function floatText(
  x: number,
  kind: "e" | "f" | "g" | "r",
  precision: number,
  options: FloatTextOptions = {},
): string {
  if (!Number.isFinite(x)) {
    const text = Number.isNaN(x) ? "nan" : x < 0 ? "-inf" : "inf";
    return options.upper ? text.toUpperCase() : text;
  }
  if (kind === "f" && precision <= 22 && !options.alternate) {
    const text = plainFixed(x, precision);
    if (text !== undefined) return options.noNegativeZero && /^-[0.]*$/.test(text) ? text.slice(1) : text;
  }
  if ((kind === "e" || (kind === "g" && !options.addDotZero)) && !options.alternate && !options.upper && x !== 0) {
    const size = Math.abs(x);
    const count = kind === "e" ? precision + 1 : precision || 1;
    const digits = quickDigits(size, count);
    if (digits >= 0) {
      const text = kind === "e" ? exponential(String(digits), quick.exponent) : general(digits, count, quick.exponent);
      return x < 0 ? `-${text}` : text;
    }
  }
  if (kind === "e" && !options.alternate && !options.upper && x !== 0) {
    const text = plainExponential(Math.abs(x), precision);
    if (text !== undefined) {
      const e = text.indexOf("e");
      return `${x < 0 ? "-" : ""}${text.slice(0, e)}${exponentText(Number(text.slice(e + 1)))}`;
    }
  }
  let found: Digits;
  if (kind === "e") found = significantDigits(x, ++precision);
  else if (kind === "f") found = fixedDigits(x, precision);
  else if (kind === "g") found = significantDigits(x, precision === 0 ? (precision = 1) : precision);
  else found = shortestDigits(x);
  const { digits } = found;
  let point = found.point;
  let end = digits.length;
  let useExponent = false;
  if (kind === "e") {
    useExponent = true;
    end = precision;
  } else if (kind === "f") end = point + precision;
  else if (kind === "g") {
    if (point <= -4 || point > (options.addDotZero ? precision - 1 : precision)) useExponent = true;
    if (options.alternate) end = precision;
  } else if (point <= -4 || point > 16) useExponent = true;

  let exponent = 0;
  if (useExponent) {
    exponent = point - 1;
    point = 1;
  }
  const start = point <= 0 ? point - 1 : 0;
  const least = !useExponent && options.addDotZero ? point + 1 : point;
  if (end < least) end = least;

  // The virtual digits run from start to end, with zeros on both sides of the real ones.
  const left = "0".repeat(Math.max(0, -start));
  const padded = left + digits + "0".repeat(Math.max(0, end - digits.length));
  const whole = padded.slice(0, point - start);
  const fraction = padded.slice(point - start, end - start);
  let text = fraction !== "" || options.alternate ? `${whole}.${fraction}` : whole;
  if (useExponent) text += exponentText(exponent);
  const isZero = digits === "" || digits === "0";
  if (found.negative && !(options.noNegativeZero && isZero)) text = `-${text}`;
  return options.upper ? text.toUpperCase() : text;
}

/** `repr(float)`. */
export function floatRepr(x: number): string {
  const size = Math.abs(x);
  if (size < 1e16 && size >= 1e-4) return Number.isInteger(x) ? `${x}.0` : String(x);
  if (x === 0) return 1 / x < 0 ? "-0.0" : "0.0";
  return floatText(x, "r", 0, { addDotZero: true });
}

/** `repr(complex)`. */
export function complexRepr(real: number, imaginary: number): string {
  const part = (x: number): string => floatText(x, "r", 0);
  if (real === 0 && 1 / real > 0) return `${part(imaginary)}j`;
  const text = part(imaginary);
  return `(${part(real)}${text.startsWith("-") ? "" : "+"}${text}j)`;
}
