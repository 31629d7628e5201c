// The contents of `type` and `super`. Follows Objects/typeobject.c (type_methods, type_getsets, superobject).

import { getattr, noTypeAttribute, typeGetattr, typeSetattr } from "#runtime/attributes.ts";
import { callUnbound, callv } from "#runtime/calls/call.ts";
import { encodeText } from "#runtime/codecs.ts";
import { current, S } from "#runtime/current.ts";
import { frameAt } from "#runtime/exceptions/raise.ts";
import { textSignature } from "#runtime/native/bind.ts";
import { defineClass, makeType } from "#runtime/native/define.ts";
import { kwrest, pos, rest } from "#runtime/native/params.ts";
import { PyList, PyTuple } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import { attributeError, runtimeError, typeError, valueError } from "#runtime/objects/exceptions.ts";
import type { NativeSpec } from "#runtime/objects/functions.ts";
import { Cell, type PyValue } from "#runtime/objects/object.ts";
import { None, NotImplemented } from "#runtime/objects/singletons.ts";
import { fromUtf16, jsText, type Str, strValue } from "#runtime/objects/str.ts";
import { PyType, TypeFlags, typeDocs, typeType } from "#runtime/objects/type.ts";
import { calculateMetaclass, computeMro, setBases } from "#runtime/objects/type-bases.ts";
import { callType, takePendingMaker, typeNew } from "#runtime/objects/type-create.ts";
import { namespaceProxy } from "#runtime/objects/type-namespace.ts";
import { typeName, typeOf } from "#runtime/objects/type-of.ts";
import { richCompare } from "#runtime/operators/compare.ts";
import { isInstanceOf, truthy as truthOf } from "#runtime/operators/protocols.ts";
import { PySuper, superCheck, superObjectGetattr, superType } from "#runtime/super.ts";
import { addressOf } from "../object/index.ts";

/** `<class 'module.Qualname'>` */
export function typeRepr(t: PyType): string {
  const m = t.own("__module__");
  const module = m === undefined ? undefined : jsText(m);
  return module === undefined || module === "builtins"
    ? `<class '${t.qualname}'>`
    : `<class '${module}.${t.qualname}'>`;
}

function baseTypes(v: PyValue, meta: PyType): PyType[] {
  if (!(v instanceof PyTuple)) throw typeError(`type.__new__() argument 2 must be tuple, not ${typeName(v)}`);
  const types: PyType[] = [];
  for (const b of v.items) {
    if (!(b instanceof PyType)) {
      if (typeOf(b).lookup("__mro_entries__") !== undefined)
        throw typeError("type() doesn't support MRO entry resolution; use types.new_class()");
      calculateMetaclass(meta, v.items);
      throw typeError("bases must be types");
    }
    types.push(b);
  }
  return types;
}

/** Annotations of a class: evaluates `__annotate__` once (PEP 649). */
function annotationsOf(t: PyType): PyValue {
  if (!t.isHeap) throw noTypeAttribute(t, "__annotations__");
  const own = t.own("__annotations__") ?? t.own("__annotations_cache__");
  if (own !== undefined) {
    const get = typeof own === "object" ? own.cls.lookup("__get__") : undefined;
    return get === undefined ? own : callUnbound(get, own, [None, t]);
  }
  const annotate = annotateOf(t);
  let result: PyValue;
  if (annotate !== undefined && annotate !== None) {
    result = callv(annotate, [1]);
    if (!(result instanceof PyDict)) throw typeError(`__annotate__ returned non-dict of type '${typeName(result)}'`);
  } else result = new PyDict();
  t.ns.set("__annotations_cache__", result);
  return result;
}
function annotateOf(t: PyType): PyValue | undefined {
  // An `__annotate__` of the class body comes first.
  const f = t.own("__annotate__") ?? t.own("__annotate_func__");
  if (f === undefined) return undefined;
  const get = typeof f === "object" ? f.cls.lookup("__get__") : undefined;
  return get === undefined ? f : callUnbound(get, f, [None, t]);
}

function text(v: PyValue | undefined, what: string, t: PyType): string {
  if (v === undefined) throw typeError(`cannot delete '${what}' attribute of immutable type '${t.name}'`);
  const s = jsText(v);
  if (s === undefined) throw typeError(`can only assign string to ${t.name}.${what}, not '${typeName(v)}'`);
  return s;
}
/** Names and docstrings of types are kept as UTF-8: what cannot be is an error. */
function encodable(v: PyValue): void {
  if (typeof v === "object") encodeText(v as Str, "utf-8", "strict");
}
function requireHeap(t: PyType, name: string): void {
  if (!t.isHeap) throw typeError(`cannot set '${name}' attribute of immutable type '${t.name}'`);
}

defineClass(typeType, PyType, (c) => ({
  slots: {
    new: c.make([rest("args"), kwrest("kwargs")], (meta, args, kwargs) => {
      if (meta === typeType && args.length === 1 && kwargs.size === 0) return typeOf(args[0]!);
      if (args.length !== 3) {
        if (meta === typeType && args.length !== 1) throw typeError("type() takes 1 or 3 arguments");
        throw typeError(`type.__new__() takes exactly 3 arguments (${args.length} given)`);
      }
      const name = strValue(args[0]!);
      if (name === undefined) throw typeError(`type.__new__() argument 1 must be str, not ${typeName(args[0]!)}`);
      const nameText = typeof name === "string" ? name : name.utf16;
      encodable(name);
      if (nameText.includes("\0")) throw valueError("type name must not contain null characters");
      const types = baseTypes(args[1]!, meta);
      const ns = args[2]!;
      if (!(ns instanceof PyDict)) throw typeError(`type.__new__() argument 3 must be dict, not ${typeName(ns)}`);
      const winner = calculateMetaclass(meta, types);
      if (winner !== meta && winner.lookup("__new__") !== typeType.own("__new__")) {
        return callv(
          getattr(winner, "__new__"),
          [winner, ...args, ...kwargs.values()],
          kwargs.size > 0 ? (kwargs.keys() as string[]) : undefined,
        );
      }
      const doc = ns.getStr("__doc__");
      if (doc !== undefined && strValue(doc) !== undefined) encodable(doc);
      return typeNew(
        winner,
        nameText,
        types,
        ns,
        kwargs.pairs().map(([k, v]) => [k as string, v]),
        takePendingMaker(nameText),
      );
    }),
    init: c.init([rest("args"), kwrest("kwargs")], (_self, args, kwargs) => {
      if (kwargs.size > 0 && args.length === 1) throw typeError("type.__init__() takes no keyword arguments");
      if (args.length !== 1 && args.length !== 3) throw typeError("type.__init__() takes 1 or 3 arguments");
    }),
    call: c.call([rest("args"), kwrest("kwargs")], (self, args, kwargs) => {
      const pairs = kwargs.pairs();
      const r =
        pairs.length === 0
          ? callType(self, args, undefined)
          : callType(
              self,
              [...args, ...pairs.map(([, v]) => v)],
              pairs.map(([k]) => k as string),
            );
      if (r === undefined) throw S.err;
      return r;
    }),
    repr: (self) => typeRepr(self),
    getattribute: (self, name) => typeGetattr(self, jsText(name) ?? badName(name)),
    setattr: (self, name, value) => typeSetattr(self, jsText(name) ?? badName(name), value),
    delattr: (self, name) => typeSetattr(self, jsText(name) ?? badName(name), undefined),
    or: (self, other) => unionOf(self, other),
    ror: (self, other) => unionOf(other, self),
  },
  methods: {
    mro: c.method([], (self) => new PyList(computeMro(self, self.bases))),
    __subclasses__: c.method([], (self) => {
      current().importer.later.makeClasses();
      return new PyList(self.subclasses());
    }),
    __instancecheck__: c.method([pos("instance")], (self, v) => {
      if (isInstanceOf(v, self)) return true;
      const cls = classAttribute(v);
      return cls !== undefined && cls !== typeOf(v) && cls.isSubtype(self);
    }),
    __subclasscheck__: c.method([pos("subclass")], (self, v) => {
      if (v instanceof PyType) return v.isSubtype(self);
      throw typeError("issubclass() arg 1 must be a class");
    }),
    __dir__: c.method([], (self) => {
      const names = new Set<string>();
      for (const t of self.mro) {
        t.ensureFilled();
        for (const k of t.ns.keys()) names.add(k);
      }
      return new PyList([...names]);
    }),
    __sizeof__: c.method([], () => 1000),
    __prepare__: c.classMethod([rest("args"), kwrest("kwargs")], () => new PyDict()),
  },
  properties: {
    __name__: c.property(
      (self) => (self.isHeap ? fromUtf16(self.name) : self.name.slice(self.name.lastIndexOf(".") + 1)),
      (self, v) => {
        requireHeap(self, "__name__");
        const s = text(v, "__name__", self);
        encodable(v!);
        if (s.includes("\0")) throw valueError("type name must not contain null characters");
        self.name = s;
      },
    ),
    __qualname__: c.property(
      (self) => fromUtf16(self.qualname),
      (self, v) => {
        requireHeap(self, "__qualname__");
        self.qualname = text(v, "__qualname__", self);
      },
    ),
    __module__: c.property(
      (self) => {
        if (!self.isHeap) return self.nativeModule;
        const m = self.own("__module__");
        if (m === undefined) throw attributeError("__module__", self, "__module__");
        const get = typeof m === "object" ? m.cls.lookup("__get__") : undefined;
        return get === undefined ? m : callUnbound(get, m, [None, self]);
      },
      (self, v) => {
        requireHeap(self, "__module__");
        if (v === undefined) throw typeError(`cannot delete '__module__' attribute of immutable type '${self.name}'`);
        self.setOwn("__module__", v);
        self.ns.delete("__firstlineno__");
      },
    ),
    __bases__: c.property((self) => new PyTuple(self.bases.slice()), setBases),
    __base__: c.member((self) => self.base ?? None),
    __mro__: c.property((self) => (self.hasMro ? new PyTuple(self.mro.slice()) : None)),
    __dict__: c.property((self) => namespaceProxy(self)),
    __doc__: c.property(
      (self) => {
        // The text of a built-in type comes before what the type defines for its instances.
        const text = self.isHeap ? None : typeDocs.of(self);
        if (text !== None) return text;
        const d = self.own("__doc__");
        if (d === undefined) return None;
        const get = typeof d === "object" ? d.cls.lookup("__get__") : undefined;
        return get === undefined ? d : callUnbound(get, d, [None, self]);
      },
      (self, v) => {
        requireHeap(self, "__doc__");
        if (v === undefined) throw typeError(`cannot delete '__doc__' attribute of immutable type '${self.name}'`);
        self.setOwn("__doc__", v);
      },
    ),
    __text_signature__: c.property((self) => {
      const spec = self.newSpec as NativeSpec | undefined;
      if (self.isHeap) return None;
      const known = current().signatureOf(self.qualname, self.own("__module__"));
      if (known !== undefined) return known ?? None;
      return spec === undefined ? None : textSignature(spec, undefined);
    }),
    __abstractmethods__: c.property(
      (self) => {
        const v = self.own("__abstractmethods__");
        if (v === undefined || self === typeType) throw noTypeAttribute(self, "__abstractmethods__");
        return v;
      },
      (self, v) => {
        if (v === undefined) {
          if (!self.deleteOwn("__abstractmethods__")) throw noTypeAttribute(self, "__abstractmethods__");
          self.flags &= ~TypeFlags.ABSTRACT;
          return;
        }
        const abstract = truthOf(v);
        self.setOwn("__abstractmethods__", v);
        if (abstract) self.flags |= TypeFlags.ABSTRACT;
        else self.flags &= ~TypeFlags.ABSTRACT;
      },
    ),
    __annotations__: c.property(annotationsOf, (self, v) => {
      requireHeap(self, "__annotations__");
      const key = self.ns.has("__annotations__") ? "__annotations__" : "__annotations_cache__";
      if (v === undefined) {
        if (!self.deleteOwn(key)) throw attributeError("__annotations__", self, "__annotations__");
      } else self.setOwn(key, v);
      self.deleteOwn("__annotate_func__");
      self.deleteOwn("__annotate__");
    }),
    __annotate__: c.property(
      (self) => {
        if (!self.isHeap) throw noTypeAttribute(self, "__annotate__");
        return annotateOf(self) ?? None;
      },
      (self, v) => {
        requireHeap(self, "__annotate__");
        if (v === undefined) throw typeError("cannot delete __annotate__ attribute");
        if (v !== None && typeOf(v).lookup("__call__") === undefined)
          throw typeError("__annotate__ must be callable or None");
        self.setOwn("__annotate_func__", v);
        if (v !== None) self.deleteOwn("__annotations_cache__");
      },
    ),
    __type_params__: c.property(
      (self) => (self.isHeap ? self.own("__type_params__") : undefined) ?? new PyTuple([]),
      (self, v) => {
        requireHeap(self, "__type_params__");
        if (v === undefined)
          throw typeError(`cannot delete '__type_params__' attribute of immutable type '${self.name}'`);
        self.setOwn("__type_params__", v);
      },
    ),
    __flags__: c.member((self) => flagsOf(self)),
    __basicsize__: c.member(() => 16),
    __itemsize__: c.member((self) => (self.name === "tuple" || self.name === "int" ? 8 : 0)),
    __dictoffset__: c.member((self) => (self.hasDict ? -1 : 0)),
    __weakrefoffset__: c.member((self) => ((self.flags & TypeFlags.WEAKREF) !== 0 ? -1 : 0)),
  },
}));

import { makeUnion } from "./union.ts";

function unionOf(a: PyValue, b: PyValue): PyValue {
  return makeUnion(a, b);
}
function badName(v: PyValue): never {
  throw typeError(`attribute name must be string, not '${typeName(v)}'`);
}

/** CPython's tp_flags bits that programs look at. */
function flagsOf(t: PyType): number {
  let f = 1 << 12;
  // Types of extension modules are heap types that cannot be changed.
  if (t.isHeap || t.nativeModule !== "builtins") f |= 1 << 9;
  if (!t.isHeap) f |= 1 << 8;
  if ((t.flags & TypeFlags.BASETYPE) !== 0) f |= 1 << 10;
  if ((t.flags & TypeFlags.SEQUENCE) !== 0) f |= 1 << 5;
  if ((t.flags & TypeFlags.MAPPING) !== 0) f |= 1 << 6;
  if ((t.flags & TypeFlags.ABSTRACT) !== 0) f |= 1 << 20;
  // Py_TPFLAGS_INLINE_VALUES, MANAGED_WEAKREF, MANAGED_DICT: what heap types added to their static base.
  if (t.isHeap) {
    let native: PyType = t;
    while (native.isHeap) native = native.base!;
    if (t.hasDict && !native.hasDict) f |= native === objectType ? (1 << 4) | (1 << 2) : 1 << 4;
    if ((t.flags & ~native.flags & TypeFlags.WEAKREF) !== 0) f |= 1 << 3;
  }
  const bits: Record<string, number> = {
    int: 24,
    list: 25,
    tuple: 26,
    bytes: 27,
    str: 28,
    dict: 29,
    BaseException: 30,
  };
  for (const b of t.mro) if (!b.isHeap && bits[b.name] !== undefined) f |= 1 << bits[b.name]!;
  return f;
}

/** `v.__class__` when it is a type (proxies may lie about it). */
function classAttribute(v: PyValue): PyType | undefined {
  const c = typeOf(v).lookup("__class__");
  if (c === undefined || c === objectClassGetter()) return undefined;
  const r = getattr(v, "__class__");
  return r instanceof PyType ? r : undefined;
}

import { objectType } from "#runtime/objects/type.ts";

function objectClassGetter(): PyValue | undefined {
  return objectType.own("__class__");
}

defineClass(superType, PySuper, (c) => ({
  slots: {
    new: c.makePlain(),
    init: c.init([rest("args"), kwrest("kwargs")], (self, args, kwargs) => {
      if (kwargs.size > 0) throw typeError("super() takes no keyword arguments");
      if (args.length > 2) throw typeError(`super() expected at most 2 arguments, got ${args.length}`);
      const [type, obj] = args;
      let t = type;
      let o: PyValue | undefined = obj;
      if (t === undefined) [t, o] = superFromFrame();
      if (!(t instanceof PyType)) throw typeError(`super() argument 1 must be a type, not ${typeName(t)}`);
      self.thisClass = t;
      if (o === None) o = undefined;
      if (o !== undefined) {
        self.selfClass = superCheck(t, o);
        self.self = o;
      }
    }),
    repr: (self) =>
      self.selfClass !== undefined
        ? `<super: <class '${self.thisClass!.name}'>, <${self.selfClass.name} object>>`
        : `<super: <class '${self.thisClass?.name ?? "NULL"}'>, NULL>`,
    getattribute: (self, name) => superObjectGetattr(self, jsText(name) ?? badName(name)),
    get: (self, obj) => {
      if (obj === None || self.self !== undefined) return self;
      if (self.cls !== superType) return callv(self.cls, [self.thisClass!, obj]);
      const s = new PySuper();
      s.thisClass = self.thisClass;
      s.selfClass = superCheck(self.thisClass!, obj);
      s.self = obj;
      return s;
    },
  },
  properties: {
    __thisclass__: c.member((self) => self.thisClass ?? None),
    __self__: c.member((self) => self.self ?? None),
    __self_class__: c.member((self) => self.selfClass ?? None),
  },
}));

// super() called other than by the name `super` in a method body (which the compiler handles): asks the running frame.
function superFromFrame(): [PyValue, PyValue] {
  const f = frameAt(S.sp);
  if (f === undefined) throw runtimeError("super(): no current frame");
  if (f.code.spec.argcount === 0) throw runtimeError("super(): no arguments");
  const pairs = f.accessor?.(0);
  const self = pairs?.find(([n]) => n === f.code.spec.varnames[0])?.[1];
  if (pairs !== undefined && self === undefined) throw runtimeError("super(): arg[0] deleted");
  const cell = pairs?.find(([n]) => n === "__class__")?.[1];
  if (cell === undefined || self === undefined) throw runtimeError("super(): __class__ cell not found");
  return [cell, self];
}

export const cellType: PyType = makeType(Cell, { name: "cell", flags: 0 }, (c) => ({
  slots: {
    new: c.make([pos("contents", "...")], (_cls, v) => new Cell(v)),
    repr: (self) =>
      `<cell at ${addressOf(self)}: ${self.v === undefined ? "empty" : `${typeName(self.v)} object at ${addressOf(self.v)}`}>`,
    eq: (self, other) => compareCells(self, other, "__eq__"),
    ne: (self, other) => compareCells(self, other, "__ne__"),
    lt: (self, other) => compareCells(self, other, "__lt__"),
    le: (self, other) => compareCells(self, other, "__le__"),
    gt: (self, other) => compareCells(self, other, "__gt__"),
    ge: (self, other) => compareCells(self, other, "__ge__"),
    unhashable: true,
  },
  properties: {
    cell_contents: c.property(
      (self) => {
        if (self.v === undefined) throw valueError("Cell is empty");
        return self.v;
      },
      (self, v) => {
        self.v = v;
      },
    ),
  },
}));
/** Cells compare by contents; empty ones come first. */
function compareCells(a: Cell, b: PyValue, name: string): PyValue {
  if (!(b instanceof Cell)) return NotImplemented;
  if (a.v !== undefined && b.v !== undefined) return richCompare(a.v, b.v, name);
  return richCompare(a.v === undefined ? 0 : 1, b.v === undefined ? 0 : 1, name);
}
