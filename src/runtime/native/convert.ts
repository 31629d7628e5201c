// Converters for native parameters: what Argument Clinic's converters do, with its error texts.

import { callUnbound } from "../calls/call.ts";
import { overflowError, typeError, valueError } from "../objects/exceptions.ts";
import { intValue, PyFloat } from "../objects/numbers.ts";
import type { PyValue } from "../objects/object.ts";
import { None } from "../objects/singletons.ts";
import { jsText, type Str, strValue } from "../objects/str.ts";
import type { PyType } from "../objects/type.ts";
import { isInstance, typeName, typeOf } from "../objects/type-of.ts";
import { toIndexValue, toSize, truthy } from "../operators/protocols.ts";
import type { Converter } from "./params.ts";

/** Any int, of any size (`__index__` accepted). */
export const int: Converter<number | bigint> = (v) => toIndexValue(v);
/** An int that fits a size (Py_ssize_t): a JavaScript number. */
export const index: Converter<number> = (v) => {
  const n = toIndexValue(v);
  if (typeof n === "number") return n;
  if (BigInt.asIntN(64, n) === n) return Number(n);
  throw overflowError("Python int too large to convert to C ssize_t");
};
/** C int. */
export const cInt: Converter<number> = (v) => {
  const n = toIndexValue(v);
  if (typeof n === "bigint" || n > 0x7fffffff || n < -0x80000000)
    throw overflowError("Python int too large to convert to C int");
  return n;
};
/** Truth value of anything. */
export const bool: Converter<boolean> = (v) => truthy(v);
/** A str as JavaScript UTF-16 text; "argument must be str, not X". */
export const text: Converter<string> = (v, where) => {
  const s = jsText(v);
  if (s === undefined) throw typeError(`argument '${where}' must be str, not ${typeName(v)}`);
  return s;
};
/** A str as a plain str value (string | PyStr). */
export const str: Converter<Str> = (v, where) => {
  const s = strValue(v);
  if (s === undefined) throw typeError(`argument '${where}' must be str, not ${typeName(v)}`);
  return s;
};
/** A number as a double: float, int, `__float__`, `__index__`; "must be real number, not X". */
export const float: Converter<number> = (v) => toDouble(v);

export function toDouble(v: PyValue): number {
  if (v instanceof PyFloat) return v.value;
  const i = intValue(v);
  if (i !== undefined) return intToDouble(i);
  const f = typeOf(v).lookup("__float__");
  if (f !== undefined) {
    const r = callUnbound(f, v, []);
    if (r instanceof PyFloat) return r.value;
    throw typeError(`${typeName(v)}.__float__ returned non-float (type ${typeName(r)})`);
  }
  if (typeOf(v).lookup("__index__") !== undefined) return intToDouble(toIndexValue(v));
  throw typeError(`must be real number, not ${typeName(v)}`);
}

/** A double from an int; OverflowError "int too large to convert to float". */
export function intToDouble(i: number | bigint): number {
  const d = Number(i);
  if (!Number.isFinite(d)) throw overflowError("int too large to convert to float");
  return d;
}

/** None → undefined, else the converter. */
export function orNone<T>(convert: Converter<T>): Converter<T | undefined> {
  return (v, where) => (v === None ? undefined : convert(v, where));
}
/** An instance of a type. */
export function instanceOf(type: PyType): Converter<PyValue> {
  return (v, where) => {
    if (!isInstance(v, type)) throw typeError(`argument '${where}' must be ${type.name}, not ${typeName(v)}`);
    return v;
  };
}
/** Non-negative size. */
export const size: Converter<number> = (v) => {
  const n = toSize(v);
  if (n < 0) throw valueError("value must be non-negative");
  return n;
};
