// The type of any value.

import { boolType, intType } from "./numbers.ts";
import type { PyValue } from "./object.ts";
import { strType } from "./str.ts";
import type { PyType } from "./type.ts";

/** `type(v)`. */
export function typeOf(v: PyValue): PyType {
  switch (typeof v) {
    case "object":
      return v.cls;
    case "number":
    case "bigint":
      return intType;
    case "string":
      return strType;
    default:
      return boolType;
  }
}

/** The type's name as error messages print it. */
export function typeName(v: PyValue): string {
  return typeOf(v).name;
}

/** isinstance without `__instancecheck__`. */
export function isInstance(v: PyValue, type: PyType): boolean {
  const t = typeOf(v);
  return t === type || t.mro.includes(type);
}
