// Decimals from text and to text: numeric strings, scientific and engineering notation (General Decimal Arithmetic Specification,
// "Conversions") and format() with its mini-language as _decimal.c has it.

import { valueError } from "#runtime/objects/exceptions.ts";
import { toAscii, trimSpaces } from "#text/number-parse.ts";
import { type Environment, environment, finalize, invalid, Status, shiftRounded } from "./environment.ts";
import { copyOf, FINITE, INFINITE, PyDecimal, pow10, QUIET, SIGNALING } from "./number.ts";

const NUMBER = /^([+-]?)(?:(\d+)(?:\.(\d*))?|\.(\d+))(?:e([+-]?\d+))?$/i;
const SPECIAL = /^([+-]?)(?:(inf(?:inity)?)|(s?nan)(\d*))$/i;
/** What an exponent in text is at most and at least. */
const MAX_EXPONENT = 1000000001;
const MIN_EXPONENT = -3e9;

/** A decimal from a numeric string, fitted into the environment. */
export function parseDecimal(text: string, env: Environment): PyDecimal {
  const m = NUMBER.exec(text);
  if (m !== null) {
    const fraction = m[3] ?? m[4] ?? "";
    let exp = m[5] === undefined ? 0 : Number(m[5]);
    exp = Math.max(MIN_EXPONENT, Math.min(MAX_EXPONENT, exp)) - fraction.length;
    return finalize(PyDecimal.ofDigits(m[1] === "-" ? 1 : 0, (m[2] ?? "") + fraction, exp), env);
  }
  const s = SPECIAL.exec(text);
  if (s === null) return invalid(env, Status.CONVERSION_SYNTAX);
  const sign = s[1] === "-" ? 1 : 0;
  if (s[2] !== undefined) return new PyDecimal(sign, 0n, 0, INFINITE);
  const payload = (s[4] ?? "").replace(/^0+/, "");
  if (payload.length > env.prec - env.clamp) return invalid(env, Status.CONVERSION_SYNTAX);
  return new PyDecimal(sign, BigInt(payload), 0, s[3]!.length === 4 ? SIGNALING : QUIET);
}

/** A number of few digits, without exponent and anything else: what programs mostly write. Undefined for others. */
function parsePlain(text: string): PyDecimal | undefined {
  const { length } = text;
  const sign = text.charCodeAt(0) === 45 ? 1 : 0;
  if (length > 16) return undefined;
  let coef = 0;
  let point = length;
  for (let i = sign; i < length; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit >= 0 && digit <= 9) coef = coef * 10 + digit;
    else if (digit === -2 && point === length) point = i;
    else return undefined;
  }
  // A lone point is no number.
  if (length - sign < (point === length ? 1 : 2) || coef > Number.MAX_SAFE_INTEGER) return undefined;
  return PyDecimal.ofNumber(sign, coef, point === length ? 0 : point + 1 - length);
}

/** The value exactly; what does not fit the widest context raises InvalidOperation. */
export function parseExactly(text: string): { value: PyDecimal; raised: number } {
  const quick = parsePlain(text);
  if (quick !== undefined) return { value: quick, raised: 0 };
  const env = environment();
  const plain = trimSpaces(toAscii(text)).replaceAll("_", "");
  let value = parseDecimal(plain, env);
  if ((env.raised & (Status.INEXACT | Status.ROUNDED | Status.CLAMPED)) !== 0) value = invalid(env);
  return { value, raised: env.raised };
}

function specialText(d: PyDecimal): string {
  if (d.kind === INFINITE) return "Infinity";
  return (d.kind === SIGNALING ? "sNaN" : "NaN") + (d.zero ? "" : d.text);
}

/** The canonical string; `engineering` makes exponents multiples of three. */
export function decimalText(d: PyDecimal, capitals = true, engineering = false): string {
  const sign = d.sign === 1 ? "-" : "";
  if (d.kind !== FINITE) return sign + specialText(d);
  const digits = d.text;
  if (d.exp === 0) return sign + digits;
  const left = d.exp + digits.length;
  let point: number;
  if (d.exp <= 0 && left > -6) point = left;
  else if (!engineering) point = 1;
  else if (digits === "0") point = mod3(left + 1) - 1;
  else point = mod3(left - 1) + 1;
  return sign + placePoint(digits, point) + exponentText(left - point, capitals);
}

const mod3 = (n: number): number => ((n % 3) + 3) % 3;
function exponentText(exp: number, capitals: boolean): string {
  return exp === 0 ? "" : `${capitals ? "E" : "e"}${exp < 0 ? "-" : "+"}${Math.abs(exp)}`;
}
function placePoint(digits: string, point: number): string {
  const [whole, fraction] = splitDigits(digits, point);
  return fraction === "" ? whole : `${whole}.${fraction}`;
}
function splitDigits(digits: string, point: number): [string, string] {
  if (point <= 0) return ["0", "0".repeat(-point) + digits];
  if (point >= digits.length) return [digits + "0".repeat(point - digits.length), ""];
  return [digits.slice(0, point), digits.slice(point)];
}

// ---- format() ----

/** Separators of a locale or of the `override` argument. */
export interface Separators {
  point: string;
  thousands: string;
  /** Sizes of the groups from the right; the last one repeats, 127 ends grouping. */
  grouping: readonly number[];
}

const SPEC = /^(?:(.)?([<>=^]))?([-+ ])?(z)?(#)?(0)?(\d+)?([,_])?(?:\.(?=[\d,_])(\d+)?([,_])?)?([eEfFgGnN%])?$/su;

/** `format(d, spec)` with the rounding and the capitals of a context. */
export function formatDecimal(
  d: PyDecimal,
  spec: string,
  round: number,
  capitals: boolean,
  override: Partial<Separators>,
): string {
  const m = SPEC.exec(spec);
  if (m === null) throw valueError(`Invalid format specifier: ${spec}`);
  const [, fillGiven, alignGiven, signGiven = "-", noNegativeZero, alternate, zero, widthText, grouped] = m;
  const zeroPadded = zero !== undefined && alignGiven === undefined;
  const fill = fillGiven ?? (zero !== undefined ? "0" : " ");
  const align = alignGiven ?? ">";
  const width = widthText === undefined ? 0 : Number(widthText);
  const fractionSeparator = m[10] ?? "";
  let type = m[11] ?? (capitals ? "G" : "g");
  let precision = m[9] === undefined ? -1 : Number(m[9]);
  if (width > 425000000 || precision > 425000000) throw valueError(`Invalid format specifier: ${spec}`);
  let separators: Separators = { point: ".", thousands: grouped ?? "", grouping: [3] };
  if (type === "n" || type === "N") {
    if (grouped !== undefined)
      throw valueError(`Explicit thousands separator conflicts with 'n' type in format specifier: ${spec}`);
    separators = { point: ".", thousands: "", grouping: [] };
    type = type === "n" ? "g" : "G";
  }
  separators = { ...separators, ...override };
  const lower = type.toLowerCase();
  if (d.kind !== FINITE) {
    const sign = signText(d.sign === 1, signGiven);
    const body = specialText(d) + (type === "%" ? "%" : "");
    return pad(sign, body, zeroPadded ? " " : fill, align, width);
  }
  if (lower === "g" && precision === 0) precision = 1;
  const number = copyOf(d);
  if (type === "%") number.exp += 2;
  if (precision >= 0) {
    if (lower === "e") roundTo(number, precision + 1, round, true);
    else if (lower === "g") roundTo(number, precision, round, false);
    else if (number.zero) number.exp = -precision;
    else if (number.exp < -precision) {
      number.setCoef(shiftRounded(number.coef, number.digits, -precision - number.exp, number.sign, round));
      number.exp = -precision;
    } else if (number.exp > -precision) {
      number.setCoef(number.coef * pow10(number.exp + precision));
      number.exp = -precision;
    }
  }
  const fixed = lower === "f" || type === "%";
  if (fixed && number.zero && number.exp > 0) number.exp = 0;
  const negative = number.sign === 1 && !(noNegativeZero !== undefined && number.zero);
  const digits = number.text;
  const left = number.exp + digits.length;
  let point = left;
  if (lower === "e") point = number.zero && precision >= 0 ? 1 - precision : 1;
  else if (lower === "g" && !(number.exp <= 0 && left > -6)) point = 1;
  let [whole, fraction] = splitDigits(digits, point);
  if (fractionSeparator !== "" && fraction !== "") fraction = fraction.match(/.{1,3}/g)!.join(fractionSeparator);
  if (fraction !== "" || alternate !== undefined) fraction = separators.point + fraction;
  const exponent = left - point;
  if (exponent !== 0 || lower === "e") {
    fraction += `${type === lower ? "e" : "E"}${exponent < 0 ? "-" : "+"}${Math.abs(exponent)}`;
  }
  if (type === "%") fraction += "%";
  const sign = signText(negative, signGiven);
  whole = groupDigits(whole, separators, zeroPadded ? width - fraction.length - sign.length : 0);
  return pad(sign, whole + fraction, fill, align, width);
}

/** Rounds to a number of digits; `exactly` adds zeros where there are fewer. */
function roundTo(d: PyDecimal, digits: number, round: number, exactly: boolean): void {
  if (d.zero) return;
  const surplus = d.digits - digits;
  if (surplus < 0 && exactly) {
    d.setCoef(d.coef * pow10(-surplus));
    d.exp += surplus;
  }
  if (surplus <= 0) return;
  d.setCoef(shiftRounded(d.coef, d.digits, surplus, d.sign, round));
  d.exp += surplus;
  if (d.digits > digits) {
    d.setCoef(d.coef / 10n);
    d.exp += 1;
  }
}

function signText(negative: boolean, given: string): string {
  return negative ? "-" : given === "-" ? "" : given;
}

function pad(sign: string, body: string, fill: string, align: string, width: number): string {
  const missing = width - sign.length - body.length;
  if (missing <= 0) return sign + body;
  switch (align) {
    case "<":
      return sign + body + fill.repeat(missing);
    case "=":
      return sign + fill.repeat(missing) + body;
    case "^": {
      const left = missing >> 1;
      return fill.repeat(left) + sign + body + fill.repeat(missing - left);
    }
    default:
      return fill.repeat(missing) + sign + body;
  }
}

/** Groups from the right; zeros fill up to `minWidth` characters, separators included. */
function groupDigits(digits: string, { thousands, grouping }: Separators, minWidth: number): string {
  if (thousands === "" || grouping.length === 0 || grouping[0] === 127) return digits.padStart(minWidth, "0");
  const groups: string[] = [];
  let rest = digits;
  let width = minWidth;
  for (let i = 0; ; i++) {
    const size = grouping[Math.min(i, grouping.length - 1)]!;
    const unlimited = size === 127 || size <= 0;
    const length = unlimited ? Math.max(rest.length, width, 1) : Math.min(Math.max(rest.length, width, 1), size);
    groups.push(rest.slice(Math.max(0, rest.length - length)).padStart(length, "0"));
    rest = rest.slice(0, Math.max(0, rest.length - length));
    width -= length;
    if (rest === "" && width <= 0) break;
    width -= thousands.length;
  }
  return groups.reverse().join(thousands);
}
