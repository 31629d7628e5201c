// The contents of `object`: attribute protocol, identity comparison, default repr/str/format/hash/reduce, `__class__` assignment.
// Follows Objects/typeobject.c (object_methods, object_new, object_set_class).

import {
  forgetModule,
  genericGetattr,
  genericSetattr,
  getattr,
  hideMethod,
  lookupAttribute,
} from "#runtime/attributes.ts";
import { callUnbound } from "#runtime/calls/call.ts";
import { current } from "#runtime/current.ts";
import { cInt } from "#runtime/native/convert.ts";
import { defineClass } from "#runtime/native/define.ts";
import { kwrest, pos, rest } from "#runtime/native/params.ts";
import { PyList } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import { typeError } from "#runtime/objects/exceptions.ts";
import { identityOf } from "#runtime/objects/hash.ts";
import { PyModule } from "#runtime/objects/module.ts";
import { nameOfKey, PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None, NotImplemented } from "#runtime/objects/singletons.ts";
import { fromUtf16, jsText, strValue } from "#runtime/objects/str.ts";
import { objectType, PyType, TypeFlags } from "#runtime/objects/type.ts";
import { checkLayouts } from "#runtime/objects/type-bases.ts";
import { qualifiedName } from "#runtime/objects/type-create.ts";
import { typeName, typeOf } from "#runtime/objects/type-of.ts";
import { is } from "#runtime/operators/compare.ts";
import { iterate, repr, str, truthy } from "#runtime/operators/protocols.ts";
import { defaultState, reduceEx, reduceObject } from "./reduce.ts";

/** Text of an object's address in reprs: `0x7f…`. */
export function addressOf(o: PyValue): string {
  return "0x" + (typeof o === "object" ? identityOf(o) : 0).toString(16).padStart(12, "0");
}

/** `<module.Class object at 0x…>` */
export function defaultRepr(o: PyValue): string {
  const t = typeOf(o);
  const m = t.lookup("__module__");
  const module = m === undefined ? undefined : jsText(m);
  const name = module === undefined || module === "builtins" ? t.qualname : `${module}.${t.qualname}`;
  return `<${name} object at ${addressOf(o)}>`;
}

function attributeName(v: PyValue): string {
  const s = strValue(v);
  if (s === undefined) throw typeError(`attribute name must be string, not '${typeName(v)}'`);
  return typeof s === "string" ? s : s.utf16;
}

/** `o.__class__ = t` */
function setClass(o: PyValue, t: PyValue | undefined): void {
  if (t === undefined) throw typeError("can't delete __class__ attribute");
  if (!(t instanceof PyType)) throw typeError(`__class__ must be set to a class, not '${typeName(t)}' object`);
  const old = typeOf(o);
  const moduleLike =
    old.mro.some((b) => b.name === "module" && !b.isHeap) && t.mro.some((b) => b.name === "module" && !b.isHeap);
  if (typeof o !== "object" || (!moduleLike && !(old.isHeap && t.isHeap))) {
    throw typeError("__class__ assignment only supported for mutable types or ModuleType subclasses");
  }
  checkLayouts(old, t, "__class__");
  // Names that the instance holds must not be found as methods of the new class.
  if (o.odict === undefined)
    for (const key of Object.keys(o)) if (key.startsWith("$")) t.storedNames.add(nameOfKey(key));
  Object.setPrototypeOf(o, o.odict !== undefined ? t.slowProto : t.proto);
  if (o instanceof PyType) {
    t.hasClasses = true;
    o.changedAll();
  }
  if (o instanceof PyModule) forgetModule(o);
  if (t.lookup("__del__") !== undefined && !current().memory.finalisable.has(o)) current().memory.born(o);
  if (o.odict === undefined) for (const key of Object.keys(o)) if (key.startsWith("$")) hideMethod(o, nameOfKey(key));
}

function abstractError(cls: PyType): never {
  const names = iterateNames(cls);
  const plural = names.length > 1 ? "s" : "";
  throw typeError(
    `Can't instantiate abstract class ${cls.name} without an implementation for abstract method${plural} ${names.map((n) => `'${n}'`).join(", ")}`,
  );
}
function iterateNames(cls: PyType): string[] {
  const out: string[] = [];
  const it = iterate(getattr(cls, "__abstractmethods__"));
  for (let x = it.nx(); x !== undefined; x = it.nx()) out.push(jsText(x) ?? "");
  return out.sort();
}

/** `object.__new__(cls)` */
function instanceOf(cls: PyType): PyValue {
  if ((cls.flags & TypeFlags.DISALLOW_INSTANTIATION) !== 0)
    throw typeError(`cannot create '${qualifiedName(cls)}' instances`);
  if ((cls.flags & TypeFlags.ABSTRACT) !== 0) abstractError(cls);
  return new cls.K();
}

defineClass(objectType, PyObject, (c) => ({
  slots: {
    new: {
      ...c.make([rest("args"), kwrest("kwargs")], (cls, args, kwargs) => {
        if (args.length > 0 || kwargs.size > 0) {
          if ((cls.flags & TypeFlags.DISALLOW_INSTANTIATION) !== 0) return instanceOf(cls);
          const newDefiner = cls.definer("__new__");
          if (newDefiner !== objectType)
            throw typeError("object.__new__() takes exactly one argument (the type to instantiate)");
          if (cls.definer("__init__") === objectType) throw typeError(`${cls.name}() takes no arguments`);
        }
        return instanceOf(cls);
      }),
      bare: instanceOf,
    },
    init: c.init([rest("args"), kwrest("kwargs")], (self, args, kwargs) => {
      if (args.length === 0 && kwargs.size === 0) return;
      const t = typeOf(self);
      if (t.definer("__init__") !== objectType)
        throw typeError("object.__init__() takes exactly one argument (the instance to initialize)");
      if (t.definer("__new__") === objectType)
        throw typeError(`${t.name}.__init__() takes exactly one argument (the instance to initialize)`);
    }),
    repr: (self) => defaultRepr(self),
    str: (self) => repr(self),
    hash: (self) => (typeof self === "object" ? identityOf(self) / 16 : 0),
    eq: (self, other) => (is(self, other) ? true : NotImplemented),
    ne: (self, other) => {
      const r = richEq(self, other);
      return r === NotImplemented ? NotImplemented : !truthy(r);
    },
    lt: () => NotImplemented,
    le: () => NotImplemented,
    gt: () => NotImplemented,
    ge: () => NotImplemented,
    getattribute: (self, name) => genericGetattr(self, attributeName(name)),
    setattr: (self, name, value) => genericSetattr(checkNative(self, "__setattr__"), attributeName(name), value),
    delattr: (self, name) => genericSetattr(checkNative(self, "__delattr__"), attributeName(name), undefined),
  },
  methods: {
    __format__: c.method([pos("format_spec")], (self, spec) => {
      const s = strValue(spec);
      if (s === undefined) throw typeError(`__format__() argument must be str, not ${typeName(spec)}`);
      if (s !== "") throw typeError(`unsupported format string passed to ${typeName(self)}.__format__`);
      return str(self);
    }),
    __sizeof__: c.method([], () => 16),
    __dir__: c.method([], (self) => new PyList(dirOfObject(self))),
    __reduce__: c.method([], (self) => reduceObject(self, 0)),
    __reduce_ex__: c.method([pos("protocol", cInt)], reduceEx),
    __getstate__: c.method([], (self) => defaultState(self)),
    __init_subclass__: c.classMethod([], () => None),
    __subclasshook__: c.classMethod([pos("object")], () => NotImplemented),
  },
  properties: {
    __class__: c.property(
      (self) => typeOf(self),
      (self, v) => setClass(self, v),
    ),
  },
  attributes: {
    __doc__:
      "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and returns a new featureless\ninstance that has no instance attributes and cannot be given any.\n",
  },
}));

function richEq(a: PyValue, b: PyValue): PyValue {
  const f = typeOf(a).lookup("__eq__");
  if (f === undefined) return NotImplemented;
  return callUnbound(f, a, [b]);
}

/** "can't apply this __setattr__ to X object": object's method must not bypass a native type's own. */
function checkNative(self: PyValue, name: string): PyValue {
  if (self instanceof PyType) throw typeError(`can't apply this ${name} to ${typeName(self)} object`);
  return self;
}

/** `object.__dir__`: the instance's dict, the class and its bases. */
export function dirOfObject(self: PyValue): PyValue[] {
  const names = new Set<string>();
  const dict = lookupAttribute(self, "__dict__");
  if (dict instanceof PyDict)
    for (const k of dict.keys()) {
      const name = jsText(k);
      if (name !== undefined) names.add(name);
    }
  const cls = lookupAttribute(self, "__class__");
  if (cls === undefined) return [...names].map(fromUtf16);
  const t = cls instanceof PyType ? cls : typeOf(self);
  for (const b of t.mro) {
    b.ensureFilled();
    for (const k of b.ns.keys()) names.add(k);
  }
  return [...names].map(fromUtf16);
}
