// super(): the proxy object and the zero-argument form. Follows Objects/typeobject.c (super_getattro, supercheck).

import { bindDescriptor, genericGetattr, getattr, lookupAttribute } from "./attributes.ts";
import { call0 } from "./calls/call.ts";
import { attributeError, runtimeError, typeError } from "./objects/exceptions.ts";
import { PyObject, type PyValue } from "./objects/object.ts";
import { None } from "./objects/singletons.ts";
import { builtinType, PyType } from "./objects/type.ts";
import { typeName, typeOf } from "./objects/type-of.ts";

export class PySuper extends PyObject {
  thisClass: PyType | undefined = undefined;
  self: PyValue | undefined = undefined;
  selfClass: PyType | undefined = undefined;
}
export const superType: PyType = builtinType({ name: "super", layout: PySuper });

/** The class whose MRO is followed; TypeError when obj is no instance or subtype of cls. */
export function superCheck(cls: PyType, obj: PyValue): PyType {
  if (obj instanceof PyType && obj.isSubtype(cls)) return obj;
  const t = typeOf(obj);
  if (t.isSubtype(cls)) return t;
  const declared = attemptClass(obj);
  if (declared !== undefined && declared !== t && declared.isSubtype(cls)) return declared;
  const what = obj instanceof PyType ? `type` : `instance of ${t.name}`;
  throw typeError(
    `super(type, obj): obj (${obj instanceof PyType ? `type ${obj.name}` : what}) is not an instance or subtype of type (${cls.name}).`,
  );
}

function attemptClass(obj: PyValue): PyType | undefined {
  const v = lookupAttribute(obj, "__class__");
  return v instanceof PyType ? v : undefined;
}

/** Attribute after `cls` in the MRO of `start`, bound to self; undefined when missing. */
export function superLookup(cls: PyType, start: PyType, self: PyValue, name: string): PyValue | undefined {
  if (name === "__class__") return undefined;
  const f = start.lookupAfter(cls, name);
  return f === undefined ? undefined : bindDescriptor(f, self === start ? undefined : self, start);
}

/** `super().name` in a method: `cls` is the value of `__class__`, self the first argument. */
export function superGetattr(
  cls: PyValue | undefined,
  self: PyValue | undefined,
  name: string,
  callee: PyValue = superType,
): PyValue {
  if (callee !== superType) return getattr(call0(callee), name);
  if (!(cls instanceof PyType) || self === undefined) return superObjectGetattr(superObject(cls, self), name);
  const start = superCheck(cls, self);
  const v = superLookup(cls, start, self, name);
  return v !== undefined ? v : superObjectGetattr(superObject(cls, self), name);
}

/** `super()` in a function: `cls` is the value of `__class__` (undefined: empty; None: there is no such cell). */
export function superObject(cls: PyValue | undefined, self: PyValue | undefined): PySuper {
  if (self === undefined) throw runtimeError("super(): arg[0] deleted");
  if (cls === None) throw runtimeError("super(): __class__ cell not found");
  if (cls === undefined) throw runtimeError("super(): empty __class__ cell");
  if (!(cls instanceof PyType)) throw runtimeError(`super(): __class__ is not a type (${typeName(cls)})`);
  const s = new PySuper();
  s.thisClass = cls;
  s.self = self;
  s.selfClass = superCheck(cls, self);
  return s;
}

/** `super_obj.name`. */
export function superObjectGetattr(s: PySuper, name: string): PyValue {
  if (s.selfClass !== undefined && s.thisClass !== undefined && s.self !== undefined) {
    const v = superLookup(s.thisClass, s.selfClass, s.self, name);
    if (v !== undefined) return v;
  }
  if (superType.lookup(name) === undefined) throw attributeError(`'super' object has no attribute '${name}'`, s, name);
  return genericGetattr(s, name);
}
export { None };
