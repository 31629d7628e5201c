// Numbers from text as int(), float() and complex() read them (PyLong_FromString, Objects/stringlib, complex_subtype_from_string).
// The text is a JavaScript string in UTF-16. Unreadable text gives undefined: the message needs the repr of the caller's object.

import { fault } from "./fault.ts";
import { type Int, normalizeInt } from "./int-math.ts";
import { decimalValue, isSpacePoint } from "./unicode.ts";

/** White space becomes a space, decimal digits their ASCII form, everything else beyond ASCII a question mark. */
export function toAscii(text: string): string {
  if (/^[\x21-\x7e ]*$/.test(text)) return text;
  let out = "";
  for (const char of text) {
    const point = char.codePointAt(0)!;
    if (isSpacePoint(point)) out += " ";
    else if (point < 128) out += char;
    else {
      const digit = decimalValue(point);
      out += digit < 0 ? "?" : String(digit);
    }
  }
  return out;
}

export function trimSpaces(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text.charCodeAt(start) === 32) start++;
  while (end > start && text.charCodeAt(end - 1) === 32) end--;
  return start === 0 && end === text.length ? text : text.slice(start, end);
}

const prefixes: Record<string, number> = { b: 2, o: 8, x: 16 };

function digitPattern(base: number): RegExp {
  const last = base <= 10 ? String(base - 1) : "9";
  const letters = base > 10 ? `a-${String.fromCharCode(86 + base)}` : "";
  return new RegExp(`^[0-${last}${letters}]+(?:_[0-${last}${letters}]+)*$`, "i");
}

const patterns = new Map<number, RegExp>();

/** The value of text that is one to fifteen ASCII digits and nothing else, or -1. */
function fewDigits(text: string): number {
  const { length } = text;
  if (length === 0 || length > 15) return -1;
  let value = 0;
  for (let i = 0; i < length; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** The int in `text`, or undefined. `base` is 0 or 2 to 36; `maxDigits` limits the digits of bases that are no power of two. */
export function parseInteger(text: string, base: number, maxDigits: number): Int | undefined {
  if (base === 10) {
    const value = fewDigits(text);
    if (value >= 0) return value;
  }
  let body = trimSpaces(toAscii(text));
  let negative = false;
  if (body[0] === "+" || body[0] === "-") {
    negative = body[0] === "-";
    body = body.slice(1);
  }
  const named = body[0] === "0" ? prefixes[(body[1] ?? "").toLowerCase()] : undefined;
  if (named !== undefined && (base === 0 || base === named)) {
    base = named;
    body = body.slice(body[2] === "_" ? 3 : 2);
  } else if (base === 0) {
    // "0" alone, with underscores or more zeros, is zero; other numbers may not begin with one.
    if (body[0] === "0" && !/^[0_]+$/.test(body)) return undefined;
    base = 10;
  }
  let pattern = patterns.get(base);
  if (!pattern) patterns.set(base, (pattern = digitPattern(base)));
  if (!pattern.test(body)) return undefined;
  const digits = body.includes("_") ? body.replaceAll("_", "") : body;
  if ((base & (base - 1)) !== 0 && digits.length > 640 && maxDigits > 0 && digits.length > maxDigits) {
    throw fault(
      "ValueError",
      `Exceeds the limit (${maxDigits} digits) for integer string conversion: value has ${digits.length} digits; use sys.set_int_max_str_digits() to increase the limit`,
    );
  }
  const value = digitsToInt(digits, base);
  return negative ? (typeof value === "number" ? 0 - value : -value) : value;
}

/** The value of plain digits. */
export function digitsToInt(digits: string, base: number): Int {
  const small = Number.parseInt(digits, base);
  if (small <= Number.MAX_SAFE_INTEGER) return small;
  if (base === 10) return normalizeInt(BigInt(digits));
  if (base === 2 || base === 8 || base === 16) {
    return normalizeInt(BigInt(`0${base === 2 ? "b" : base === 8 ? "o" : "x"}${digits}`));
  }
  return normalizeInt(bigFromDigits(digits, base));
}

function bigFromDigits(digits: string, base: number): bigint {
  if (digits.length <= 10) return BigInt(Number.parseInt(digits, base));
  const half = digits.length >> 1;
  const low = digits.length - half;
  return (
    bigFromDigits(digits.slice(0, half), base) * BigInt(base) ** BigInt(low) + bigFromDigits(digits.slice(half), base)
  );
}

const floatPattern = /^[+-]?(?:\d+(?:_\d+)*(?:\.(?:\d+(?:_\d+)*)?)?|\.\d+(?:_\d+)*)(?:e[+-]?\d+(?:_\d+)*)?$/i;
const plainFloat = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const namedFloat = /^([+-]?)(inf(?:inity)?|nan)$/i;

/** The float in `text`, or undefined. */
export function parseFloatText(text: string): number | undefined {
  if (plainFloat.test(text)) return Number(text);
  const body = trimSpaces(toAscii(text));
  if (floatPattern.test(body)) return Number(body.replaceAll("_", ""));
  return namedValue(body);
}

function namedValue(body: string): number | undefined {
  const named = namedFloat.exec(body);
  if (!named) return undefined;
  if (named[2]![0] === "n" || named[2]![0] === "N") return Number.NaN;
  return named[1] === "-" ? -Infinity : Infinity;
}

const part = "(?:(?:\\d+\\.?\\d*|\\.\\d+)(?:e[+-]?\\d+)?|inf(?:inity)?|nan)";
const complexPattern = new RegExp(`^(?:([+-]?${part})(?:([+-]${part}?)j)?|([+-]?${part}?)j)$`, "i");

function complexPart(text: string): number {
  if (text === "" || text === "+") return 1;
  if (text === "-") return -1;
  return namedValue(text) ?? Number(text);
}

/** Real and imaginary part of the complex number in `text`, or undefined. */
export function parseComplexText(text: string): [number, number] | undefined {
  let body = trimSpaces(toAscii(text));
  if (body[0] === "(" && body.at(-1) === ")") body = trimSpaces(body.slice(1, -1));
  if (body.includes("_")) {
    if (/(^|[^0-9])_|_([^0-9]|$)/.test(body)) return undefined;
    body = body.replaceAll("_", "");
  }
  const match = complexPattern.exec(body);
  if (!match) return undefined;
  if (match[3] !== undefined) return [0, complexPart(match[3])];
  return [complexPart(match[1]!), match[2] === undefined ? 0 : complexPart(match[2])];
}
