// `format()` of int, float, complex and str for a format specification (Python/formatter_unicode.c). Values are JavaScript
// values; results are JavaScript strings, with a surrogate pair only where the fill character is one.

import { fault } from "./fault.ts";
import { type FloatTextOptions, floatRepr, floatText } from "./float-format.ts";
import { type FormatSpec, parseFormatSpec, unknownFormatCode } from "./format-spec.ts";
import { intToFloat } from "./int-math.ts";

/** Sign, prefix, digits, fraction and the rest of a number, still unpadded. */
type NumberParts = {
  negative: boolean;
  prefix: string;
  digits: string;
  point: boolean;
  fraction: string;
  rest: string;
};

function pad(text: string, length: number, spec: FormatSpec): string {
  const missing = spec.width - length;
  if (missing <= 0) return text;
  if (spec.align === "<") return text + spec.fill.repeat(missing);
  if (spec.align === "^") {
    const left = missing >> 1;
    return spec.fill.repeat(left) + text + spec.fill.repeat(missing - left);
  }
  return spec.fill.repeat(missing) + text;
}

/** Groups from the right; zeros fill up to `minWidth` characters, separators included. */
function groupDigits(digits: string, separator: string, size: number, minWidth: number): string {
  if (separator === "") return digits.length < minWidth ? "0".repeat(minWidth - digits.length) + digits : digits;
  if (minWidth <= digits.length) {
    let at = digits.length % size || size;
    let text = digits.slice(0, at);
    for (; at < digits.length; at += size) text += separator + digits.slice(at, at + size);
    return text;
  }
  const groups: string[] = [];
  let remaining = digits.length;
  for (;;) {
    const length = Math.min(size, Math.max(remaining, minWidth, 1));
    const taken = Math.min(remaining, length);
    groups.push("0".repeat(length - taken) + digits.slice(remaining - taken, remaining));
    remaining -= taken;
    minWidth -= length;
    if (remaining <= 0 && minWidth <= 0) break;
    minWidth -= 1;
  }
  return groups.reverse().join(separator);
}

function groupFraction(fraction: string, separator: string): string {
  if (separator === "" || fraction.length <= 3) return fraction;
  const groups: string[] = [];
  for (let i = 0; i < fraction.length; i += 3) groups.push(fraction.slice(i, i + 3));
  return groups.join(separator);
}

function layOut(parts: NumberParts, spec: FormatSpec): string {
  const sign = parts.negative ? "-" : spec.sign === "+" || spec.sign === " " ? spec.sign : "";
  const tail = (parts.point ? "." : "") + groupFraction(parts.fraction, spec.fractionGrouping) + parts.rest;
  const head = sign + parts.prefix;
  let digits = parts.digits;
  if (digits !== "") {
    const zeroFilled = spec.fill === "0" && spec.align === "=";
    // A lone code point counts as one character, so lengths in UTF-16 do here: only `c` can hold an astral one, in `rest`.
    const minWidth = zeroFilled ? spec.width - head.length - tail.length : 0;
    digits = groupDigits(digits, spec.grouping, spec.groupSize, minWidth);
  }
  const body = digits + tail;
  const length =
    head.length + body.length - (parts.rest.length === 2 && parts.rest > "\ud7ff" && parts.rest < "\ue000" ? 1 : 0);
  if (spec.align === "=") return head + spec.fill.repeat(Math.max(0, spec.width - length)) + body;
  return pad(head + body, length, spec);
}

// ---- int ----

/** `format(int, spec)`; `decimalText` is str() of the value, which may be limited in length. */
export function formatInt(
  value: number | bigint,
  specText: string,
  typeName: string,
  decimalText: (value: number | bigint) => string,
): string {
  if (specText === "") return decimalText(value);
  const spec = parseFormatSpec(specText, typeName, "d", ">");
  switch (spec.type) {
    case "b":
    case "c":
    case "d":
    case "o":
    case "x":
    case "X":
    case "n":
      return formatInteger(value, spec, decimalText);
    case "e":
    case "E":
    case "f":
    case "F":
    case "g":
    case "G":
    case "%":
      return formatDouble(intToFloat(value), spec);
    default:
      throw unknownFormatCode(spec.type, typeName);
  }
}

/** The base of a type of conversion. */
function baseOf(type: string): number {
  switch (type) {
    case "b":
      return 2;
    case "o":
      return 8;
    case "x":
    case "X":
      return 16;
    default:
      return 10;
  }
}

function formatInteger(
  value: number | bigint,
  spec: FormatSpec,
  decimalText: (value: number | bigint) => string,
): string {
  if (spec.precision !== -1) throw fault("ValueError", "Precision not allowed in integer format specifier");
  if (spec.noNegativeZero) {
    throw fault("ValueError", "Negative zero coercion (z) not allowed in integer format specifier");
  }
  if (spec.type === "c") {
    if (spec.sign !== "") throw fault("ValueError", "Sign not allowed with integer format specifier 'c'");
    if (spec.alternate) throw fault("ValueError", "Alternate form (#) not allowed with integer format specifier 'c'");
    if (typeof value === "bigint" && BigInt.asIntN(64, value) !== value) {
      throw fault("OverflowError", "Python int too large to convert to C long");
    }
    if (value < 0 || value > 0x10ffff) throw fault("OverflowError", "%c arg not in range(0x110000)");
    const rest = String.fromCodePoint(Number(value));
    return layOut({ negative: false, prefix: "", digits: "", point: false, fraction: "", rest }, spec);
  }
  const negative = value < 0;
  const base = baseOf(spec.type);
  let digits: string;
  if (base !== 10) {
    digits = value.toString(base);
    if (spec.type === "X") digits = digits.toUpperCase();
  } else digits = decimalText(value);
  if (negative) digits = digits.slice(1);
  const prefix = base !== 10 && spec.alternate ? `0${spec.type}` : "";
  if (prefix === "" && spec.width < 0 && (spec.sign === "" || spec.sign === "-")) {
    const grouped = groupDigits(digits, spec.grouping, spec.groupSize, 0);
    return negative ? `-${grouped}` : grouped;
  }
  if (prefix === "" && spec.grouping === "" && (spec.sign === "" || spec.sign === "-")) {
    if (spec.align !== "=") return pad(negative ? `-${digits}` : digits, digits.length + (negative ? 1 : 0), spec);
    if (!negative) return spec.width > digits.length ? spec.fill.repeat(spec.width - digits.length) + digits : digits;
  }
  return layOut({ negative, prefix, digits, point: false, fraction: "", rest: "" }, spec);
}

// ---- float ----

/** `format(float, spec)`. */
export function formatFloat(value: number, specText: string, typeName: string): string {
  if (specText === "") return floatRepr(value);
  const spec = parseFormatSpec(specText, typeName, "", ">");
  if (spec.type !== "" && !"eEfFgGn%".includes(spec.type)) throw unknownFormatCode(spec.type, typeName);
  return formatDouble(value, spec);
}

function splitNumber(text: string): NumberParts {
  let at = text.startsWith("-") ? 1 : 0;
  const negative = at === 1;
  const start = at;
  while (isDigit(text.charCodeAt(at))) at++;
  const digits = text.slice(start, at);
  const point = text[at] === ".";
  if (point) at++;
  const fractionStart = at;
  while (point && isDigit(text.charCodeAt(at))) at++;
  return { negative, prefix: "", digits, point, fraction: text.slice(fractionStart, at), rest: text.slice(at) };
}

/** Groups the digits before the point. */
function groupWhole(text: string, spec: FormatSpec): string {
  const start = text.charCodeAt(0) === 45 ? 1 : 0;
  let end = start;
  while (end < text.length && isDigit(text.charCodeAt(end))) end++;
  if (end - start <= spec.groupSize) return text;
  return text.slice(0, start) + groupDigits(text.slice(start, end), spec.grouping, spec.groupSize, 0) + text.slice(end);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function kindOf(type: string): "e" | "f" | "g" | "r" {
  switch (type) {
    case "e":
    case "E":
      return "e";
    case "f":
    case "F":
    case "%":
      return "f";
    case "":
      return "r";
    default:
      return "g";
  }
}

function convertDouble(value: number, spec: FormatSpec, addDotZero: boolean): string {
  if (spec.precision > 0x7fffffff) throw fault("ValueError", "precision too big");
  const options: FloatTextOptions = {
    alternate: spec.alternate,
    noNegativeZero: spec.noNegativeZero,
    upper: spec.type === "E" || spec.type === "F" || spec.type === "G",
    addDotZero: spec.type === "" && addDotZero,
  };
  let kind = kindOf(spec.type);
  let precision = spec.precision;
  if (precision < 0) precision = kind === "r" ? 0 : 6;
  else if (kind === "r") kind = "g";
  return floatText(value, kind, precision, options);
}

function formatDouble(value: number, spec: FormatSpec): string {
  let text = convertDouble(spec.type === "%" ? value * 100 : value, spec, true);
  if (spec.type === "%") text += "%";
  if (spec.fractionGrouping === "" && (spec.sign === "" || spec.sign === "-")) {
    if (spec.width < 0) return spec.grouping === "" ? text : groupWhole(text, spec);
    if (spec.grouping === "" && spec.align !== "=") return pad(text, text.length, spec);
  }
  return layOut(splitNumber(text), spec);
}

// ---- complex ----

/** `format(complex, spec)` for a specification that is not empty. */
export function formatComplex(real: number, imaginary: number, specText: string, typeName: string): string {
  const spec = parseFormatSpec(specText, typeName, "", ">");
  if (spec.type !== "" && !"eEfFgGn".includes(spec.type)) throw unknownFormatCode(spec.type, typeName);
  if (spec.precision > 0x7fffffff) throw fault("ValueError", "precision too big");
  if (spec.fill === "0") throw fault("ValueError", "Zero padding is not allowed in complex format specifier");
  if (spec.align === "=") throw fault("ValueError", "'=' alignment flag is not allowed in complex format specifier");
  const skipReal = spec.type === "" && real === 0 && 1 / real > 0;
  const parens = spec.type === "" && !skipReal;
  const bare: FormatSpec = { ...spec, fill: " ", align: "<", width: -1 };
  const realText = skipReal ? "" : layOut(splitNumber(convertDouble(real, spec, false)), bare);
  const imaginarySpec: FormatSpec = skipReal ? bare : { ...bare, sign: "+" };
  const imaginaryText = layOut(splitNumber(convertDouble(imaginary, spec, false)), imaginarySpec);
  const text = parens ? `(${realText}${imaginaryText}j)` : `${realText}${imaginaryText}j`;
  return pad(text, text.length, spec);
}

// ---- str ----

/** What `format(str, spec)` does to a str: cut to `cut` code points (or not: -1), then padded on both sides. */
export type StrLayout = { cut: number; left: string; right: string };

/** For a str of `length` code points and a specification that is not empty. */
export function layOutStr(length: number, specText: string, typeName: string): StrLayout {
  const spec = parseFormatSpec(specText, typeName, "s", "<");
  if (spec.type !== "s") throw unknownFormatCode(spec.type, typeName);
  if (spec.sign === " ") throw fault("ValueError", "Space not allowed in string format specifier");
  if (spec.sign !== "") throw fault("ValueError", "Sign not allowed in string format specifier");
  if (spec.noNegativeZero) {
    throw fault("ValueError", "Negative zero coercion (z) not allowed in string format specifier");
  }
  if (spec.alternate) throw fault("ValueError", "Alternate form (#) not allowed in string format specifier");
  if (spec.align === "=") throw fault("ValueError", "'=' alignment not allowed in string format specifier");
  const cut = spec.precision >= 0 && length > spec.precision ? spec.precision : -1;
  const missing = Math.max(0, spec.width - (cut < 0 ? length : cut));
  const left = spec.align === ">" ? missing : spec.align === "^" ? missing >> 1 : 0;
  return { cut, left: spec.fill.repeat(left), right: spec.fill.repeat(missing - left) };
}

/** `format(str, spec)` for a string without surrogates. */
export function formatStr(value: string, specText: string, typeName: string): string {
  if (specText === "") return value;
  const { cut, left, right } = layOutStr(value.length, specText, typeName);
  return left + (cut < 0 ? value : value.slice(0, cut)) + right;
}
