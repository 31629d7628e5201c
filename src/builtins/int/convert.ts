// What `int(x)` makes of any value: PyNumber_Long and PyLong_FromUnicodeObject (Objects/abstract.c, longobject.c).

import { callUnbound } from "#runtime/calls/call.ts";
import { current } from "#runtime/current.ts";
import { warnDeprecated } from "#runtime/exceptions/warn.ts";
import { bytesLike } from "#runtime/objects/buffer.ts";
import { typeError, valueError } from "#runtime/objects/exceptions.ts";
import { intValue } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { isStr, jsText } from "#runtime/objects/str.ts";
import { typeName, typeOf } from "#runtime/objects/type-of.ts";
import { bytesData, reprText, toIndexValue } from "#runtime/operators/protocols.ts";
import { type Int, intToDecimal } from "#text/int-math.ts";
import { parseInteger } from "#text/number-parse.ts";

/** `str()` of an int, with the limit of the running interpreter. */
export function decimalText(value: Int): string {
  return typeof value === "number" ? String(value) : intToDecimal(value, current().intMaxStrDigits);
}

/** ASCII bytes as text; others become a character no number holds. */
export function textOfBytes(data: Uint8Array): string {
  let text = "";
  for (const byte of data) text += byte < 128 ? String.fromCharCode(byte) : "?";
  return text;
}

/** The text of a str, bytes or bytearray; undefined for other values. */
export function numberText(value: PyValue): string | undefined {
  if (isStr(value)) return jsText(value);
  const data = bytesData(value);
  return data === undefined ? undefined : textOfBytes(data);
}

/** At most 200 characters of the repr, as `%.200R` prints it. */
function shortRepr(value: PyValue): string {
  const text = reprText(value);
  return text.length > 200 ? Array.from(text).slice(0, 200).join("") : text;
}

/** `int(text, base)`; `source` is the object for the message. */
export function intFromText(text: string, base: number, source: PyValue): Int {
  const value = parseInteger(text, base, current().intMaxStrDigits);
  if (value === undefined) throw valueError(`invalid literal for int() with base ${base}: ${shortRepr(source)}`);
  return value;
}

/** `int(value)` without a base. */
export function toInt(value: PyValue): Int {
  if (typeof value === "number" || typeof value === "bigint") return value;
  const method = typeOf(value).lookup("__int__");
  if (method !== undefined) {
    const result = callUnbound(method, value, []);
    if (typeof result === "number" || typeof result === "bigint") return result;
    const whole = intValue(result);
    if (whole === undefined) throw typeError(`__int__ returned non-int (type ${typeName(result)})`);
    warnDeprecated(
      `__int__ returned non-int (type ${typeName(result)}).  The ability to return an instance of a strict subclass of int is deprecated, and may be removed in a future version of Python.`,
    );
    return whole;
  }
  if (typeOf(value).lookup("__index__") !== undefined) return toIndexValue(value);
  const data = isStr(value) ? undefined : bytesLike(value);
  const text = data === undefined ? jsText(value) : textOfBytes(data);
  if (text !== undefined) return intFromText(text, 10, value);
  throw typeError(`int() argument must be a string, a bytes-like object or a real number, not '${typeName(value)}'`);
}
