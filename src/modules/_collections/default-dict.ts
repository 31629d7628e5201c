// collections.defaultdict (Modules/_collectionsmodule.c).

import { updateDict } from "#builtins/dict/update.ts";
import { PyDictItems } from "#builtins/dict/views.ts";
import { iter } from "#builtins/iterators/combining.ts";
import { call0, callUnbound, callv } from "#runtime/calls/call.ts";
import { makeType } from "#runtime/native/define.ts";
import { directCalls } from "#runtime/native/direct.ts";
import { kwrest, pos, rest } from "#runtime/native/params.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import { dictType, PyDict } from "#runtime/objects/dict.ts";
import { keyError, typeError } from "#runtime/objects/exceptions.ts";
import { genericAlias } from "#runtime/objects/generic-alias.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None, NotImplemented } from "#runtime/objects/singletons.ts";
import { joinStrs } from "#runtime/objects/str.ts";
import { type PyType, TypeFlags } from "#runtime/objects/type.ts";
import { typeOf } from "#runtime/objects/type-of.ts";
import { setitem } from "#runtime/operators/items.ts";
import { repr } from "#runtime/operators/protocols.ts";
import { guardedRepr } from "#runtime/operators/repr-guard.ts";

export class PyDefaultDict extends PyDict {
  factory: PyValue = None;
}

function copyOf(self: PyDefaultDict): PyValue {
  return callv(self.cls, [self.factory, self]);
}

function setFactory(self: PyDefaultDict, factory: PyValue): void {
  if (factory !== None && typeOf(factory).lookup("__call__") === undefined)
    throw typeError("first argument must be callable or None");
  self.factory = factory;
}

function union(a: PyDict, b: PyDict, like: PyDefaultDict): PyValue {
  const d = callv(like.cls, [like.factory, a]) as PyDict;
  updateDict(d, b);
  return d;
}

export const defaultDictType: PyType = makeType(
  PyDefaultDict,
  {
    name: "collections.defaultdict",
    module: "collections",
    base: dictType,
    flags: TypeFlags.BASETYPE | TypeFlags.MAPPING,
  },
  (c) => ({
    slots: {
      new: c.makePlain(),
      init: c.init([rest("args"), kwrest("kwargs")], (self, args, kwargs) => {
        const factory = args[0] ?? None;
        if (args.length > 0) setFactory(self, factory);
        if (args.length > 2) throw typeError(`defaultdict expected at most 2 arguments, got ${args.length}`);
        if (args.length > 1) updateDict(self, args[1]!);
        for (const [k, v] of kwargs.pairs()) self.set(k, v);
      }),
      repr: (self) => {
        const inner = callUnbound(dictType.lookup("__repr__")!, self, []) as string;
        const factory = factoryRepr(self);
        const name = typeOf(self).name;
        return joinStrs([`${name.slice(name.lastIndexOf(".") + 1)}(`, factory, ", ", inner, ")"]);
      },
      or: (self, other) => (other instanceof PyDict ? union(self, other, self) : NotImplemented),
      ror: (self, other) => (other instanceof PyDict ? union(other, self, self) : NotImplemented),
    },
    methods: {
      __missing__: c.method([pos("key")], (self, k) => {
        if (self.factory === None) throw keyError(k);
        const v = call0(self.factory);
        if (self.cls === defaultDictType) self.set(k, v);
        else setitem(self, k, v);
        return v;
      }),
      copy: c.method([], copyOf),
      __copy__: c.method([], copyOf),
      __reduce__: c.method(
        [],
        (self) =>
          new PyTuple([
            typeOf(self),
            new PyTuple(self.factory === None ? [] : [self.factory]),
            None,
            None,
            iter(new PyDictItems(self)),
          ]),
      ),
      __class_getitem__: c.classMethod([pos("object")], (cls, item) => genericAlias(cls, item)),
    },
    properties: {
      default_factory: c.property(
        (self) => self.factory,
        (self, v) => {
          self.factory = v ?? None;
        },
      ),
    },
  }),
);

function factoryRepr(self: PyDefaultDict) {
  const { factory } = self;
  return typeof factory === "object" ? guardedRepr(factory, "...", () => repr(factory)) : repr(factory);
}

function direct(factory: PyValue, source?: PyValue): PyDefaultDict {
  const d = new PyDefaultDict();
  setFactory(d, factory);
  if (source !== undefined) updateDict(d, source);
  return d;
}
directCalls(defaultDictType, { 0: () => new PyDefaultDict(), 1: (f: PyValue) => direct(f), 2: direct });
