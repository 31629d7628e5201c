// The functions of module builtins that need neither compiler nor I/O (Python/bltinmodule.c).

import { delattr, getattrOf, lookupAttribute, setattrOf } from "#runtime/attributes.ts";
import { fn, type NativeFunctionSpec, pos } from "#runtime/native/params.ts";
import { PyByteArray, PyBytes } from "#runtime/objects/containers.ts";
import { typeError, valueError } from "#runtime/objects/exceptions.ts";
import { hashOf, hashText, identityOf } from "#runtime/objects/hash.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { fromCodePoints, jsText, PyStr, strLength, strValue } from "#runtime/objects/str.ts";
import { typeName, typeOf } from "#runtime/objects/type-of.ts";
import { format, formatObject, repr, toIndexValue } from "#runtime/operators/protocols.ts";
import { asciiRepr } from "../str/repr.ts";
import { classFunctions } from "./classes.ts";
import { iterationFunctions } from "./iteration.ts";
import { numberFunctions } from "./numbers.ts";

function attributeName(v: PyValue): string {
  if (typeof v === "string") return v;
  const text = jsText(v);
  if (text === undefined) throw typeError(`attribute name must be string, not '${typeName(v)}'`);
  return text;
}

function chr(v: PyValue): PyValue {
  const n = toIndexValue(v);
  if (typeof n === "bigint" || n < 0 || n > 0x10ffff) throw valueError("chr() arg not in range(0x110000)");
  return fromCodePoints([n]);
}

function ord(v: PyValue): number {
  const s = strValue(v);
  if (s !== undefined) {
    const n = strLength(s);
    if (n === 1) return typeof s === "string" ? s.charCodeAt(0) : s.cps[0]!;
    throw typeError(`ord() expected a character, but string of length ${n} found`);
  }
  if (v instanceof PyBytes || v instanceof PyByteArray) {
    if (v.data.length === 1) return v.data[0]!;
    throw typeError(`ord() expected a character, but string of length ${v.data.length} found`);
  }
  throw typeError(`ord() expected string of length 1, but ${typeName(v)} found`);
}

/** `id(v)`: objects have a number of their own; ints and strs, which are values here, one made from the value. */
export function idOf(v: PyValue): number {
  switch (typeof v) {
    case "number":
      return v >= -1000000 && v <= 1000000
        ? 0x9f0000 + 32 * (v + 1000000)
        : 0x200000000000 + (hashText(String(v)) % 0x40000000000) * 8;
    case "bigint":
      return 0x200000000000 + (hashText(String(v)) % 0x40000000000) * 8;
    case "boolean":
      return v ? 0x9e0020 : 0x9e0000;
    case "string":
      return 0x400000000000 + (hashText(v) % 0x40000000000) * 8;
    default:
      return v instanceof PyStr ? 0x400000000000 + (hashText(v.mapKey) % 0x40000000000) * 8 : identityOf(v);
  }
}

function formatValue(v: PyValue, spec: PyValue): PyValue {
  const s = strValue(spec);
  if (s === undefined) throw typeError(`format() argument 2 must be str, not ${typeName(spec)}`);
  return typeof v === "object" ? formatObject(v, s) : format(v, s);
}

export const builtinFunctions: Record<string, NativeFunctionSpec> = {
  ...numberFunctions,
  ...iterationFunctions,
  ...classFunctions,
  ascii: fn([pos("obj")], asciiRepr),
  callable: fn([pos("obj")], (v) => typeOf(v).lookup("__call__") !== undefined),
  chr: fn([pos("i")], chr),
  delattr: fn([pos("obj"), pos("name")], (o, name) => {
    delattr(o, attributeName(name));
    return None;
  }),
  format: fn([pos("value"), pos("format_spec", "''")], formatValue),
  getattr: fn([pos("object"), pos("name"), pos("default", "...")], (o, name, fallback) => {
    const text = attributeName(name);
    return fallback === undefined ? getattrOf(o, text) : (lookupAttribute(o, text) ?? fallback);
  }),
  hasattr: fn([pos("obj"), pos("name")], (o, name) => lookupAttribute(o, attributeName(name)) !== undefined),
  hash: fn([pos("obj")], hashOf),
  id: fn([pos("obj")], idOf),
  ord: fn([pos("c")], ord),
  repr: fn([pos("obj")], repr),
  setattr: fn([pos("obj"), pos("name"), pos("value")], (o, name, v) => {
    setattrOf(o, attributeName(name), v);
    return None;
  }),
};
