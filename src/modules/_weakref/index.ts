// Module _weakref: weak references over the host's WeakRef. When an object is let go is the matter of runtime/memory.
// Follows Objects/weakrefobject.c.

import { delattr, getattr, setattr } from "#runtime/attributes.ts";
import { callMethodOf, callUnbound, callv } from "#runtime/calls/call.ts";
import { current, S } from "#runtime/current.ts";
import { PyWeakRef } from "#runtime/memory/weak.ts";
import { defineModule, makeType, type NativeModule } from "#runtime/native/define.ts";
import { directCalls } from "#runtime/native/direct.ts";
import { fn, kwrest, pos, rest } from "#runtime/native/params.ts";
import { PyList } from "#runtime/objects/containers.ts";
import { referenceError, typeError } from "#runtime/objects/exceptions.ts";
import { PyFunction, PyMethod, PyNativeFunction } from "#runtime/objects/functions.ts";
import { genericAlias } from "#runtime/objects/generic-alias.ts";
import { hashOf, identityOf } from "#runtime/objects/hash.ts";
import type { PyObject, PyValue } from "#runtime/objects/object.ts";
import { None, NotImplemented } from "#runtime/objects/singletons.ts";
import { jsText } from "#runtime/objects/str.ts";
import { PyType, type PyType as Type, TypeFlags } from "#runtime/objects/type.ts";
import { typeName, typeOf } from "#runtime/objects/type-of.ts";
import * as arith from "#runtime/operators/arith.ts";
import { richCompare } from "#runtime/operators/compare.ts";
import { contains, delitem, getitem, setitem } from "#runtime/operators/items.ts";
import { length, strText, truthy } from "#runtime/operators/protocols.ts";

class PyWeakProxy extends PyWeakRef {}
class PyWeakCallableProxy extends PyWeakProxy {}

/** May there be weak references to it? */
function weakrefable(o: PyValue): o is PyObject {
  if (typeof o !== "object") return false;
  if (o instanceof PyType || o instanceof PyFunction || o instanceof PyMethod || o instanceof PyNativeFunction)
    return true;
  if ((o.cls.flags & TypeFlags.WEAKREF) !== 0) return true;
  return o.cls.mro.some(
    (t) =>
      (t.flags & TypeFlags.WEAKREF) !== 0 ||
      t.name === "set" ||
      t.name === "frozenset" ||
      t.name === "deque" ||
      t.name === "module" ||
      t.name === "code" ||
      t.name === "memoryview" ||
      t.name === "array" ||
      t.name === "Pattern",
  );
}

function attach(r: PyWeakRef, o: PyValue, callback: PyValue): void {
  if (!weakrefable(o)) throw typeError(`cannot create weak reference to '${typeName(o)}' object`);
  const { memory } = current();
  memory.weak.attach(r, o, callback);
  if (memory.weak.tells(o)) memory.mark();
  else S.watched = 1;
}

function live(o: PyValue): PyWeakRef[] {
  return typeof o === "object" ? current().memory.weak.holders(o) : [];
}

/** The object of a reference that a program follows: one that has gone must be seen to have gone. */
function followed(r: PyWeakRef): PyObject | undefined {
  if (S.watched !== 0 && lives(r)) current().memory.observe(true);
  return r.get();
}
// On its own: the frame that collects must not hold the object.
const lives = (r: PyWeakRef): boolean => r.get() !== undefined;

export const referenceType: Type = makeType(
  PyWeakRef,
  { name: "ReferenceType", module: "weakref", flags: TypeFlags.BASETYPE },
  (c) => ({
    slots: {
      new: c.make([pos("object"), pos("callback", "None"), rest("args"), kwrest("kwargs")], (cls, o, callback) => {
        if (cls === referenceType) return makeReference(o, callback);
        const r = new cls.K() as PyWeakRef;
        attach(r, o, callback);
        return r;
      }),
      init: c.init([pos("object"), pos("callback", "None")], () => undefined),
      call: c.call([], (self) => followed(self) ?? None),
      hash: (self) => {
        if (self.hash !== undefined) return self.hash;
        const o = self.get();
        if (o === undefined) throw typeError("weak object has gone away");
        return (self.hash = hashOf(o));
      },
      eq: (self, other) => compareRefs(self, other, "__eq__"),
      ne: (self, other) => compareRefs(self, other, "__ne__"),
      repr: (self) => {
        const o = self.get();
        const at = `0x${identityOf(self).toString(16)}`;
        if (o === undefined) return `<weakref at ${at}; dead>`;
        return `<weakref at ${at}; to '${typeOf(o).name}' at 0x${identityOf(o).toString(16)}>`;
      },
    },
    methods: { __class_getitem__: c.classMethod([pos("item")], (cls, item) => genericAlias(cls, item)) },
    properties: { __callback__: c.property((self) => self.callback) },
  }),
);

/** `ref(object, callback)`: there is but one without callback. */
function makeReference(o: PyValue, callback: PyValue): PyWeakRef {
  if (callback === None && typeof o === "object") {
    const have = current().memory.weak.plainHolder(o, referenceType);
    if (have !== undefined) return have;
  }
  const r = new referenceType.K() as PyWeakRef;
  attach(r, o, callback);
  return r;
}
directCalls(referenceType, {
  1: (o: PyValue) => makeReference(o, None),
  2: makeReference,
});

function compareRefs(a: PyWeakRef, b: PyValue, name: string): PyValue {
  if (!(b instanceof PyWeakRef)) return NotImplemented;
  const x = a.get();
  const y = a.target === b.target ? x : b.get();
  if (x === undefined || y === undefined) return name === "__eq__" ? a === b : a !== b;
  if (x === y && x.cls.isIdentityKeyed()) return name === "__eq__";
  return richCompare(x, y, name);
}

function target(p: PyWeakRef): PyObject {
  const o = followed(p);
  if (o === undefined) throw referenceError("weakly-referenced object no longer exists");
  return o;
}
const unwrap = (v: PyValue): PyValue => (v instanceof PyWeakProxy ? target(v) : v);
type Binary = (a: PyValue, b: PyValue) => PyValue;
const operators: Record<string, Binary> = {
  add: arith.add,
  sub: arith.sub,
  mul: arith.mul,
  matmul: arith.matmul,
  truediv: arith.truediv,
  floordiv: arith.floordiv,
  mod: arith.mod,
  lshift: arith.lshift,
  rshift: arith.rshift,
  and: arith.and,
  or: arith.or,
  xor: arith.xor,
};
function proxySlots(): Record<string, (self: PyWeakRef, other: PyValue) => PyValue> {
  const out: Record<string, (self: PyWeakRef, other: PyValue) => PyValue> = {};
  for (const [name, f] of Object.entries(operators)) {
    out[name] = (self, other) => f(target(self), unwrap(other));
    const inPlace = (arith as unknown as Record<string, Binary>)["i" + name]!;
    out["i" + name] = (self, other) => inPlace(target(self), unwrap(other));
    out["r" + name] = (self, other) => f(unwrap(other), target(self));
  }
  for (const name of ["eq", "ne", "lt", "le", "gt", "ge"])
    out[name] = (self, other) => richCompare(target(self), unwrap(other), `__${name}__`);
  return out;
}
const proxyContents = (callable: boolean) => (c: Parameters<Parameters<typeof makeType<PyWeakRef>>[2]>[0]) => ({
  slots: {
    ...proxySlots(),
    getattribute: (self: PyWeakRef, name: PyValue) => getattr(target(self), jsText(name)!),
    setattr: (self: PyWeakRef, name: PyValue, v: PyValue) => setattr(target(self), jsText(name)!, v),
    delattr: (self: PyWeakRef, name: PyValue) => delattr(target(self), jsText(name)!),
    repr: (self: PyWeakRef) => {
      const o = self.get();
      return o === undefined
        ? `<weakproxy at 0x${identityOf(self).toString(16)}; dead>`
        : `<weakproxy at 0x${identityOf(self).toString(16)}; to '${typeOf(o).name}' at 0x${identityOf(o).toString(16)}>`;
    },
    str: (self: PyWeakRef) => strText(target(self)),
    bool: (self: PyWeakRef) => truthy(target(self)),
    len: (self: PyWeakRef) => length(target(self)),
    getitem: (self: PyWeakRef, k: PyValue) => getitem(target(self), k),
    setitem: (self: PyWeakRef, k: PyValue, v: PyValue) => setitem(target(self), k, v),
    delitem: (self: PyWeakRef, k: PyValue) => delitem(target(self), k),
    contains: (self: PyWeakRef, k: PyValue) => contains(target(self), k),
    iter: (self: PyWeakRef) => callUnbound(typeOf(target(self)).lookup("__iter__") ?? None, target(self), []),
    next: (self: PyWeakRef) => {
      const o = target(self);
      if (typeOf(o).lookup("__next__") === undefined)
        throw typeError(`Weakref proxy referenced a non-iterator '${typeName(o)}' object`);
      return callMethodOf(o, "__next__");
    },
    neg: (self: PyWeakRef) => arith.neg(target(self)),
    index: (self: PyWeakRef) => callMethodOf(target(self), "__index__"),
    int: (self: PyWeakRef) => callMethodOf(target(self), "__int__"),
    float: (self: PyWeakRef) => callMethodOf(target(self), "__float__"),
    unhashable: true,
    ...(callable
      ? {
          call: c.call([rest("args"), kwrest("kwargs")], (self: PyWeakRef, args, kwargs) =>
            callv(
              target(self),
              [...args, ...kwargs.values()],
              kwargs.size > 0 ? (kwargs.keys() as string[]) : undefined,
            ),
          ),
        }
      : {}),
  },
  methods: { __bytes__: c.method([], (self: PyWeakRef) => callMethodOf(target(self), "__bytes__")) },
});
const proxyType = makeType(
  PyWeakProxy as unknown as typeof PyWeakRef,
  { name: "ProxyType", module: "weakref", flags: 0 },
  proxyContents(false),
);
const callableProxyType = makeType(
  PyWeakCallableProxy as unknown as typeof PyWeakRef,
  { name: "CallableProxyType", module: "weakref", flags: 0 },
  proxyContents(true),
);

const weakrefModule: NativeModule = defineModule("_weakref", () => {
  return {
    functions: {
      getweakrefcount: fn([pos("object")], (o) => {
        if (S.watched !== 0) current().memory.observe(true);
        return live(o).length;
      }),
      getweakrefs: fn([pos("object")], (o) => new PyList(live(o))),
      proxy: fn([pos("object"), pos("callback", "None")], (o, callback) => {
        const callable = typeOf(o).lookup("__call__") !== undefined;
        const p = callable ? new PyWeakCallableProxy() : new PyWeakProxy();
        if (callback === None) {
          const have = live(o).find((r) => r instanceof PyWeakProxy && r.callback === None);
          if (have !== undefined) return have;
        }
        attach(p, o, callback);
        return p;
      }),
      _remove_dead_weakref: fn([pos("dct"), pos("key")], (d, key) => {
        const r = contains(d, key) ? getitem(d, key) : None;
        if (r instanceof PyWeakRef && r.get() === undefined) delitem(d, key);
        return None;
      }),
    },
    types: {
      ref: referenceType,
      ReferenceType: referenceType,
      ProxyType: proxyType,
      CallableProxyType: callableProxyType,
    },
  };
});
export default weakrefModule;
