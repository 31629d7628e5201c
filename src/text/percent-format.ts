// printf-style formatting, the `%` operator of str and bytes (Objects/unicode_format.c). `PercentParser` yields literal runs and
// conversions one at a time, since errors must come in the order of the text; the operators drive it and look up arguments.

import { fault } from "./fault.ts";
import { floatText } from "./float-format.ts";
import type { Int } from "./int-math.ts";
import type { Text } from "./unicode.ts";

/** A `*` in place of a number. */
export const STAR = -2;

export type PercentConversion = {
  /** Start and end of the mapping key within the parentheses, or undefined. */
  keyStart?: number;
  keyEnd?: number;
  leftAdjust: boolean;
  sign: boolean;
  blank: boolean;
  alternate: boolean;
  zero: boolean;
  /** -1: not given; STAR: taken from the arguments. */
  width: number;
  precision: number;
};

// Widths beyond this are refused, as 32-bit CPython does; no result could hold them.
const MAX_SIZE = 0x7fffffff;
const MAX_INT = 0x7fffffff;

export class PercentParser {
  /** Where the parser stands, in code points (or bytes). */
  position = 0;
  private readonly text: Text;

  constructor(text: Text) {
    this.text = text;
  }

  private at(index: number): number {
    return typeof this.text === "string" ? this.text.charCodeAt(index) : this.text[index]!;
  }

  /** Skips literal text; returns its end. The parser then stands after the `%`, or at the end of the text. */
  literalEnd(): number {
    const { text } = this;
    let end = this.position;
    if (typeof text === "string") {
      end = text.indexOf("%", end);
      if (end < 0) end = text.length;
    } else while (end < text.length && text[end] !== 37) end++;
    this.position = end < text.length ? end + 1 : end;
    return end;
  }

  get done(): boolean {
    return this.position >= this.text.length;
  }

  private digits(limit: number, message: string): number {
    let value = 0;
    let code = this.at(this.position);
    while (code >= 48 && code <= 57) {
      value = value * 10 + (code - 48);
      if (value > limit) throw fault("ValueError", message);
      code = this.at(++this.position);
    }
    return value;
  }

  /** The mapping key after `%`, if there is one: `[start, end]`. */
  key(): [number, number] | undefined {
    if (this.at(this.position) !== 40) return undefined;
    const start = ++this.position;
    let depth = 1;
    while (depth > 0) {
      if (this.position >= this.text.length) throw fault("ValueError", "incomplete format key");
      const code = this.at(this.position++);
      if (code === 40) depth++;
      else if (code === 41) depth--;
    }
    return [start, this.position - 1];
  }

  /** Flags and width, after the key. The caller takes a `*` width from its arguments before it goes on. */
  flagsAndWidth(): PercentConversion {
    const found: PercentConversion = {
      leftAdjust: false,
      sign: false,
      blank: false,
      alternate: false,
      zero: false,
      width: -1,
      precision: -1,
    };
    for (;;) {
      const code = this.at(this.position);
      if (code === 45) found.leftAdjust = true;
      else if (code === 43) found.sign = true;
      else if (code === 32) found.blank = true;
      else if (code === 35) found.alternate = true;
      else if (code === 48) found.zero = true;
      else break;
      this.position++;
    }
    const code = this.at(this.position);
    if (code === 42) {
      found.width = STAR;
      this.position++;
    } else if (code >= 48 && code <= 57) found.width = this.digits(MAX_SIZE, "width too big");
    return found;
  }

  /** The precision (-1: none, STAR: from the arguments). */
  precision(): number {
    if (this.at(this.position) !== 46) return -1;
    this.position++;
    if (this.at(this.position) === 42) {
      this.position++;
      return STAR;
    }
    return this.digits(MAX_INT, "precision too big");
  }

  /** Skips a length modifier and returns the conversion character's code; its index is `position - 1`. */
  conversion(): number {
    let code = this.at(this.position);
    if (code === 104 || code === 108 || code === 76) code = this.at(++this.position);
    if (this.position >= this.text.length) throw fault("ValueError", "incomplete format");
    this.position++;
    return code;
  }
}

/** `unsupported format character`, as str words it. */
export function unsupportedCharacter(code: number, index: number): unknown {
  const shown = code > 31 && code < 127 ? String.fromCharCode(code) : "?";
  return fault("ValueError", `unsupported format character '${shown}' (0x${code.toString(16)}) at index ${index}`);
}

/** Digits of `%d`, `%o`, `%x`, `%X` with sign and prefix but not padded; `decimal` is str() of the value (_PyUnicode_FormatLong). */
export function percentInteger(
  value: Int,
  type: string,
  alternate: boolean,
  precision: number,
  decimal: (value: Int) => string,
): string {
  const negative = value < 0;
  let digits: string;
  let prefix = "";
  if (type === "o") {
    digits = value.toString(8);
    prefix = "0o";
  } else if (type === "x" || type === "X") {
    digits = value.toString(16);
    prefix = "0x";
  } else digits = decimal(value);
  if (negative) digits = digits.slice(1);
  if (digits.length < precision) digits = "0".repeat(precision - digits.length) + digits;
  const text = (negative ? "-" : "") + (alternate ? prefix : "") + digits;
  return type === "X" ? text.toUpperCase() : text;
}

/** Text of `%e`, `%f`, `%g` and their upper forms, not padded. */
export function percentFloat(value: number, type: string, alternate: boolean, precision: number): string {
  const kind = type.toLowerCase() as "e" | "f" | "g";
  return floatText(value, kind, precision < 0 ? 6 : precision, { alternate, upper: kind !== type });
}

/** Adds sign, zeros and blanks around a converted number (unicode_format_arg_output). */
export function padPercentNumber(text: string, flags: PercentConversion, type: string): string {
  const { width } = flags;
  let sign = "";
  if (text[0] === "-" || text[0] === "+") {
    sign = text[0];
    text = text.slice(1);
  } else if (flags.sign) sign = "+";
  else if (flags.blank) sign = " ";
  let prefix = "";
  if (flags.alternate && (type === "x" || type === "X" || type === "o")) {
    prefix = text.slice(0, 2);
    text = text.slice(2);
  }
  const missing = width - sign.length - prefix.length - text.length;
  if (missing <= 0) return sign + prefix + text;
  if (flags.leftAdjust) return sign + prefix + text + " ".repeat(missing);
  if (flags.zero) return sign + prefix + "0".repeat(missing) + text;
  return " ".repeat(missing) + sign + prefix + text;
}
