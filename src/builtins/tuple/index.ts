// The type tuple (Objects/tupleobject.c).

import { allocatingItems } from "#runtime/allocation.ts";
import { type ClassKit, defineClass } from "#runtime/native/define.ts";
import { directCalls } from "#runtime/native/direct.ts";
import { pos } from "#runtime/native/params.ts";
import { emptyTuple, PyTuple, tupleType } from "#runtime/objects/containers.ts";
import { typeError, valueError } from "#runtime/objects/exceptions.ts";
import { genericAlias } from "#runtime/objects/generic-alias.ts";
import { hashOf, hashTupleItems } from "#runtime/objects/hash.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { NotImplemented } from "#runtime/objects/singletons.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { compareItems, itemsEqual } from "#runtime/operators/compare.ts";
import { itemsContain, tupleGetItem } from "#runtime/operators/items.ts";
import { toArray } from "#runtime/operators/protocols.ts";
import { reprTuple } from "#runtime/operators/repr-guard.ts";
import { repeatCount, repeatItems } from "#runtime/operators/slices.ts";
import { PyTupleIterator } from "../iterators/sequences.ts";
import { countItem, indexOfItem } from "../list/index.ts";

const compareBy = (name: string) => (self: PyTuple, other: PyValue) =>
  other instanceof PyTuple ? compareItems(self.items, other.items, name) : NotImplemented;

/** `tuple(v)`. */
export function toTuple(v: PyValue): PyTuple {
  if (v instanceof PyTuple && v.cls === tupleType) return v;
  const items = toArray(v);
  return items.length === 0 ? emptyTuple : new PyTuple(items);
}

defineClass(tupleType, PyTuple, (c: ClassKit<PyTuple>) => ({
  slots: {
    new: c.make([pos("iterable", "...")], (cls, iterable) => {
      if (cls === tupleType) return iterable === undefined ? emptyTuple : toTuple(iterable);
      const t = new cls.K() as PyTuple;
      if (iterable !== undefined) t.items = toArray(iterable);
      return t;
    }),
    repr: reprTuple,
    hash: (self) => hashTupleItems(self.items.map(hashOf)),
    len: (self) => self.items.length,
    iter: (self) => new PyTupleIterator(self),
    getitem: tupleGetItem,
    contains: itemsContain,
    eq: (self, other) => (other instanceof PyTuple ? itemsEqual(self.items, other.items) : NotImplemented),
    ne: (self, other) => (other instanceof PyTuple ? !itemsEqual(self.items, other.items) : NotImplemented),
    lt: compareBy("__lt__"),
    le: compareBy("__le__"),
    gt: compareBy("__gt__"),
    ge: compareBy("__ge__"),
    concat(self, other) {
      if (!(other instanceof PyTuple))
        throw typeError(`can only concatenate tuple (not "${typeName(other)}") to tuple`);
      if (other.items.length === 0 && self.cls === tupleType) return self;
      if (self.items.length === 0 && other.cls === tupleType) return other;
      allocatingItems(self.items.length + other.items.length);
      return new PyTuple(self.items.concat(other.items));
    },
    repeat(self, count) {
      const n = repeatCount(count);
      if (self.cls === tupleType && (n === 1 || self.items.length === 0)) return self;
      return new PyTuple(repeatItems(self.items, n));
    },
  },
  methods: {
    index: c.method([pos("value"), pos("start", "..."), pos("stop", "...")], (self, value, start, stop) => {
      const i = indexOfItem(self, value, start, stop);
      if (i < 0) throw valueError("tuple.index(x): x not in tuple");
      return i;
    }),
    count: c.method([pos("value")], (self, value) => countItem(self, value)),
    __getnewargs__: c.method([], (self) => new PyTuple([new PyTuple(self.items)])),
    __class_getitem__: c.classMethod([pos("object")], (cls, item) => genericAlias(cls, item)),
  },
}));

directCalls(tupleType, { 0: () => emptyTuple, 1: toTuple });
