// isinstance and issubclass (Objects/abstract.c: PyObject_IsInstance, PyObject_IsSubclass).

import { lookupAttribute } from "#runtime/attributes.ts";
import { callUnbound } from "#runtime/calls/call.ts";
import { fn, type NativeFunctionSpec, pos } from "#runtime/native/params.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import { typeError } from "#runtime/objects/exceptions.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { PyType, typeType } from "#runtime/objects/type.ts";
import { typeOf } from "#runtime/objects/type-of.ts";
import { truthy } from "#runtime/operators/protocols.ts";
import { PyUnion } from "../type/union.ts";

const NOT_TYPES = "isinstance() arg 2 must be a type, a tuple of types, or a union";
const NOT_CLASSES = "issubclass() arg 2 must be a class, a tuple of classes, or a union";

/** `__bases__` of anything that poses as a class. */
function basesOf(cls: PyValue): readonly PyValue[] | undefined {
  const bases = lookupAttribute(cls, "__bases__");
  return bases instanceof PyTuple ? bases.items : undefined;
}

function abstractSubclass(derived: PyValue, cls: PyValue): boolean {
  if (derived === cls) return true;
  for (const base of basesOf(derived) ?? []) if (abstractSubclass(base, cls)) return true;
  return false;
}

/** isinstance() by the real classes (and `__class__`), without hooks. */
function plainInstance(v: PyValue, cls: PyValue): boolean {
  if (cls instanceof PyType) {
    const type = typeOf(v);
    if (type === cls || type.mro.includes(cls)) return true;
    if (type.hasPlainClass()) return false;
    const pretended = lookupAttribute(v, "__class__");
    return pretended instanceof PyType && pretended !== type && pretended.isSubtype(cls);
  }
  if (basesOf(cls) === undefined) throw typeError(NOT_TYPES);
  const pretended = lookupAttribute(v, "__class__");
  return pretended !== undefined && abstractSubclass(pretended, cls);
}

/** `isinstance(v, cls)`. */
export function isInstanceWith(v: PyValue, cls: PyValue): boolean {
  if (typeOf(v) === cls) return true;
  if (typeof cls === "object") {
    if (cls.cls === typeType) return plainInstance(v, cls);
    if (cls instanceof PyTuple || cls instanceof PyUnion) {
      const items = cls instanceof PyTuple ? cls.items : cls.args.items;
      for (const item of items) if (isInstanceWith(v, item)) return true;
      return false;
    }
    const hook = cls.cls.lookup("__instancecheck__");
    if (hook !== undefined) return truthy(callUnbound(hook, cls, [v]));
  }
  return plainInstance(v, cls);
}

function plainSubclass(derived: PyValue, cls: PyValue): boolean {
  if (derived instanceof PyType && cls instanceof PyType) return derived.isSubtype(cls);
  if (basesOf(derived) === undefined) throw typeError("issubclass() arg 1 must be a class");
  if (basesOf(cls) === undefined) throw typeError(NOT_CLASSES);
  return abstractSubclass(derived, cls);
}

/** `issubclass(derived, cls)`. */
export function isSubclassWith(derived: PyValue, cls: PyValue): boolean {
  if (typeof cls === "object") {
    if (cls.cls === typeType) return derived === cls || plainSubclass(derived, cls);
    if (cls instanceof PyTuple || cls instanceof PyUnion) {
      const items = cls instanceof PyTuple ? cls.items : cls.args.items;
      for (const item of items) if (isSubclassWith(derived, item)) return true;
      return false;
    }
    const hook = cls.cls.lookup("__subclasscheck__");
    if (hook !== undefined) return truthy(callUnbound(hook, cls, [derived]));
  }
  return plainSubclass(derived, cls);
}

export const classFunctions: Record<string, NativeFunctionSpec> = {
  isinstance: fn([pos("obj"), pos("class_or_tuple")], isInstanceWith),
  issubclass: fn([pos("cls"), pos("class_or_tuple")], isSubclassWith),
};
