// `str(…)`: of an object, or of bytes with an encoding (unicode_new in Objects/unicodeobject.c, PyUnicode_FromEncodedObject).

import { callUnbound } from "#runtime/calls/call.ts";
import { decodeText } from "#runtime/codecs.ts";
import { getBuffer } from "#runtime/objects/buffer.ts";
import { PyByteArray, PyBytes } from "#runtime/objects/containers.ts";
import { typeError, valueError } from "#runtime/objects/exceptions.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { isStr, jsText, PyStr, type PyStrObject, type Str, strType, strValue } from "#runtime/objects/str.ts";
import type { PyType } from "#runtime/objects/type.ts";
import { typeName, typeOf } from "#runtime/objects/type-of.ts";

/** PyObject_Str: the result of `__str__`, which may be of a subclass of str. */
export function strOf(v: PyValue): PyValue {
  if (typeof v === "string" || v instanceof PyStr) return v;
  const r = callUnbound(typeOf(v).lookup("__str__")!, v, []);
  if (!isStr(r)) throw typeError(`__str__ returned non-string (type ${typeName(r)})`);
  return r;
}

/** A name of an encoding or error handler as an argument. */
export function codecArgument(v: PyValue, method: string, name: string): string {
  const s = jsText(v);
  if (s === undefined)
    throw typeError(`${method}() argument '${name}' must be str, not ${v === None ? "None" : typeName(v)}`);
  if (s.includes("\0")) throw valueError("embedded null character");
  return s;
}

/** `str(object, encoding, errors)`. */
export function decodeObject(v: PyValue, encoding: string | undefined, errors: string | undefined): Str {
  if (v instanceof PyBytes || v instanceof PyByteArray) {
    return v.data.length === 0 ? "" : decodeText(v.data, encoding, errors);
  }
  if (isStr(v)) throw typeError("decoding str is not supported");
  const view = getBuffer(v);
  if (view === undefined) throw typeError(`decoding to str: need a bytes-like object, ${typeName(v)} found`);
  const data = view.contents();
  return data.length === 0 ? "" : decodeText(data, encoding, errors);
}

export function makeStr(
  cls: PyType,
  object: PyValue | undefined,
  encoding: PyValue | undefined,
  errors: PyValue | undefined,
): PyValue {
  let v: PyValue;
  const e = encoding === undefined ? undefined : codecArgument(encoding, "str", "encoding");
  const h = errors === undefined ? undefined : codecArgument(errors, "str", "errors");
  if (object === undefined) v = "";
  else if (e === undefined && h === undefined) v = strOf(object);
  else v = decodeObject(object, e, h);
  if (cls === strType) return v;
  const made = new cls.K() as PyStrObject;
  made.value = strValue(v)!;
  return made;
}
