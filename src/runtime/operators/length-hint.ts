// PyObject_LengthHint (Objects/abstract.c): `len(v)`, else `v.__length_hint__()`, else a default.

import { attempt, callUnbound } from "../calls/call.ts";
import { TypeErrorType, typeError, valueError } from "../objects/exceptions.ts";
import { intValue } from "../objects/numbers.ts";
import type { PyValue } from "../objects/object.ts";
import { NotImplemented } from "../objects/singletons.ts";
import { isInstance, typeName, typeOf } from "../objects/type-of.ts";
import { length, toSize } from "./protocols.ts";

export function lengthHint(v: PyValue, fallback: number): number {
  const type = typeOf(v);
  const isTypeError = (e: PyValue): boolean => isInstance(e, TypeErrorType);
  if (type.lookup("__len__") !== undefined) {
    const n = attempt(() => length(v), isTypeError);
    if (n !== undefined) return n;
  }
  const f = type.lookup("__length_hint__");
  if (f === undefined) return fallback;
  const r = attempt(() => callUnbound(f, v, []), isTypeError);
  if (r === undefined || r === NotImplemented) return fallback;
  if (intValue(r) === undefined) throw typeError(`__length_hint__ must be an integer, not ${typeName(r)}`);
  const n = toSize(r);
  if (n < 0) throw valueError("__length_hint__() should return >= 0");
  return n;
}

/** Asks a Python class for its hint, as list() does before it starts; the hint itself is not needed here. */
export function askLengthHint(v: PyValue): void {
  if (typeof v === "object" && v.cls.isHeap) lengthHint(v, 8);
}
