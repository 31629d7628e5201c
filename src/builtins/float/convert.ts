// What `float(x)` makes of any value: PyNumber_Float and PyFloat_FromString (Objects/abstract.c, floatobject.c).

import { callUnbound } from "#runtime/calls/call.ts";
import { warnDeprecated } from "#runtime/exceptions/warn.ts";
import { bytesLike } from "#runtime/objects/buffer.ts";
import { typeError, valueError } from "#runtime/objects/exceptions.ts";
import { intValue, PyFloat } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { typeName, typeOf } from "#runtime/objects/type-of.ts";
import { reprText, toIndexValue } from "#runtime/operators/protocols.ts";
import { intToFloat } from "#text/int-math.ts";
import { parseFloatText } from "#text/number-parse.ts";
import { numberText } from "../int/convert.ts";

/** The double of a number by its own methods; undefined for what is no real number. */
export function tryFloat(value: PyValue): number | undefined {
  if (value instanceof PyFloat && !value.cls.isHeap) return value.value;
  const type = typeOf(value);
  const method = type.lookup("__float__");
  if (method !== undefined) {
    if (typeof value === "number") return value;
    const result = callUnbound(method, value, []);
    if (!(result instanceof PyFloat)) {
      throw typeError(`${type.name}.__float__ returned non-float (type ${typeName(result)})`);
    }
    if (result.cls.isHeap) {
      warnDeprecated(
        `${type.name}.__float__ returned non-float (type ${typeName(result)}).  The ability to return an instance of a strict subclass of float is deprecated, and may be removed in a future version of Python.`,
      );
    }
    return result.value;
  }
  if (type.lookup("__index__") !== undefined) return intToFloat(toIndexValue(value));
  return value instanceof PyFloat ? value.value : undefined;
}

/** `float(value)`. */
export function toFloat(value: PyValue): number {
  // Methods of its own come first, even those of a str.
  const own = typeof value === "string" ? undefined : tryFloat(value);
  if (own !== undefined) return own;
  const text = numberText(value) ?? bufferText(value);
  if (text !== undefined) {
    const parsed = parseFloatText(text);
    if (parsed === undefined) throw valueError(`could not convert string to float: ${reprText(value)}`);
    return parsed;
  }
  throw typeError(`float() argument must be a string or a real number, not '${typeName(value)}'`);
}

/** The characters in the memory of any exporter. */
function bufferText(value: PyValue): string | undefined {
  const data = bytesLike(value);
  return data === undefined ? undefined : Array.from(data, (b) => String.fromCharCode(b)).join("");
}

/** `float.from_number` and other places that take no text. */
export function realNumber(value: PyValue): number {
  const float = tryFloat(value);
  if (float === undefined) throw typeError(`must be real number, not ${typeName(value)}`);
  return float;
}

/** The operand of a float operator: a float or an int, else undefined (NotImplemented). */
export function floatOperand(value: PyValue): number | undefined {
  if (value instanceof PyFloat) return value.value;
  if (typeof value === "number") return value;
  const whole = intValue(value);
  return whole === undefined ? undefined : intToFloat(whole);
}
