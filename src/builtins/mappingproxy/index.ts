// The type mappingproxy (Objects/descrobject.c): everything is passed on to the mapping.

import { callMethod } from "#runtime/attributes.ts";
import { type ClassKit, defineClass } from "#runtime/native/define.ts";
import { arg, pos } from "#runtime/native/params.ts";
import { PyList, PyTuple } from "#runtime/objects/containers.ts";
import { typeError } from "#runtime/objects/exceptions.ts";
import { genericAlias } from "#runtime/objects/generic-alias.ts";
import { hashOf } from "#runtime/objects/hash.ts";
import { mappingProxyType, PyMappingProxy } from "#runtime/objects/mapping-proxy.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { joinStrs } from "#runtime/objects/str.ts";
import { typeName, typeOf } from "#runtime/objects/type-of.ts";
import { or } from "#runtime/operators/arith.ts";
import { richCompare } from "#runtime/operators/compare.ts";
import { contains, getitem } from "#runtime/operators/items.ts";
import { length, repr, str } from "#runtime/operators/protocols.ts";
import { iter } from "../iterators/combining.ts";

const bare = (v: PyValue): PyValue => (v instanceof PyMappingProxy ? v.mapping : v);
const compareBy = (name: string) => (self: PyMappingProxy, other: PyValue) => richCompare(self.mapping, other, name);

defineClass(mappingProxyType, PyMappingProxy, (c: ClassKit<PyMappingProxy>) => ({
  slots: {
    new: c.make([arg("mapping")], (cls, mapping) => {
      const t = typeOf(mapping);
      if (t.lookup("__getitem__") === undefined || mapping instanceof PyList || mapping instanceof PyTuple)
        throw typeError(`mappingproxy() argument must be a mapping, not ${typeName(mapping)}`);
      const p = new cls.K() as PyMappingProxy;
      p.mapping = mapping;
      return p;
    }),
    repr: (self) => joinStrs(["mappingproxy(", repr(self.mapping), ")"]),
    str: (self) => str(self.mapping),
    hash: (self) => hashOf(self.mapping),
    len: (self) => length(self.mapping),
    iter: (self) => iter(self.mapping),
    getitem: (self, k) => getitem(self.mapping, k),
    contains: (self, k) => contains(self.mapping, k),
    reversed: (self) => callMethod(self.mapping, "__reversed__"),
    eq: compareBy("__eq__"),
    ne: compareBy("__ne__"),
    lt: compareBy("__lt__"),
    le: compareBy("__le__"),
    gt: compareBy("__gt__"),
    ge: compareBy("__ge__"),
    or: (self, other) => or(self.mapping, bare(other)),
    ror: (self, other) => or(bare(other), self.mapping),
    ior(self) {
      throw typeError(`'|=' is not supported by ${typeName(self)}; use '|' instead`);
    },
  },
  methods: {
    get: c.method([pos("key"), pos("default", "None")], (self, k, fallback) =>
      callMethod(self.mapping, "get", k, fallback),
    ),
    keys: c.method([], (self) => callMethod(self.mapping, "keys")),
    values: c.method([], (self) => callMethod(self.mapping, "values")),
    items: c.method([], (self) => callMethod(self.mapping, "items")),
    copy: c.method([], (self) => callMethod(self.mapping, "copy")),
    __class_getitem__: c.classMethod([pos("object")], (cls, item) => genericAlias(cls, item)),
  },
}));
