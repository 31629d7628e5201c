// dict_keys, dict_values, dict_items (Objects/dictobject.c, dictview_*).

import { callMethod } from "#runtime/attributes.ts";
import { type ClassKit, makeType, type Slots } from "#runtime/native/define.ts";
import { pos } from "#runtime/native/params.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import type { PyDict } from "#runtime/objects/dict.ts";
import { PyMappingProxy } from "#runtime/objects/mapping-proxy.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { PySet, setType } from "#runtime/objects/set.ts";
import { NotImplemented } from "#runtime/objects/singletons.ts";
import { joinStrs } from "#runtime/objects/str.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { pyEquals } from "#runtime/operators/compare.ts";
import { contains } from "#runtime/operators/items.ts";
import { iterate, length, type NativeIterator } from "#runtime/operators/protocols.ts";
import { guardedRepr, reprItems } from "#runtime/operators/repr-guard.ts";
import {
  PyDictItemIterator,
  PyDictKeyIterator,
  PyDictReverseItemIterator,
  PyDictReverseKeyIterator,
  PyDictReverseValueIterator,
  PyDictValueIterator,
} from "./iterators.ts";

export abstract class DictView extends PyObject {
  dict: PyDict;
  constructor(dict: PyDict) {
    super();
    this.dict = dict;
  }
  abstract walk(): NativeIterator & PyObject;
}
export class PyDictKeys extends DictView {
  walk(): PyDictKeyIterator {
    return new PyDictKeyIterator(this.dict);
  }
  has(v: PyValue): boolean {
    return this.dict.has(v);
  }
}
export class PyDictValues extends DictView {
  walk(): PyDictValueIterator {
    return new PyDictValueIterator(this.dict);
  }
}
export class PyDictItems extends DictView {
  walk(): PyDictItemIterator {
    return new PyDictItemIterator(this.dict);
  }
  has(v: PyValue): boolean {
    if (!(v instanceof PyTuple) || v.items.length !== 2) return false;
    const found = this.dict.get(v.items[0]!);
    return found !== undefined && pyEquals(found, v.items[1]!);
  }
}

type SetLikeView = PyDictKeys | PyDictItems;
function isSetLike(v: PyValue): v is SetLikeView | PySet {
  return v instanceof PySet || v instanceof PyDictKeys || v instanceof PyDictItems;
}

function itemsOf(view: DictView): PyValue[] {
  const out: PyValue[] = [];
  const it = view.walk();
  for (let x = it.nx(); x !== undefined; x = it.nx()) out.push(x);
  return out;
}

function viewRepr(view: DictView) {
  return guardedRepr(view, "...", () => joinStrs([typeName(view), "(", reprItems(itemsOf(view), "[", "]"), ")"]));
}

/** A set of what an operand gives. */
function setOf(v: PyValue): PySet {
  const s = new PySet();
  if (v instanceof PySet) s.addAll(v);
  else {
    const it = iterate(v);
    for (let x = it.nx(); x !== undefined; x = it.nx()) s.add(x);
  }
  return s;
}

function difference(left: PyValue, right: PyValue): PyValue {
  const s = setOf(left);
  const it = iterate(right);
  for (let x = it.nx(); x !== undefined; x = it.nx()) s.discard(x);
  return s;
}

function intersection(left: PyValue, right: PyValue): PyValue {
  let self = left;
  let other = right;
  if (!(self instanceof PyDictKeys || self instanceof PyDictItems)) [self, other] = [other, self];
  const view = self as SetLikeView;
  if (other instanceof PySet && other.cls === setType && view.dict.size <= other.size)
    return callMethod(other, "intersection", view);
  let test: PyValue = view;
  if ((other instanceof PyDictKeys || other instanceof PyDictItems) && other.dict.size > view.dict.size) {
    test = other;
    other = view;
  }
  const s = new PySet();
  const it = iterate(other);
  for (let x = it.nx(); x !== undefined; x = it.nx()) if (contains(test, x)) s.add(x);
  return s;
}

function union(left: PyValue, right: PyValue): PyValue {
  const s = setOf(left);
  const it = iterate(right);
  for (let x = it.nx(); x !== undefined; x = it.nx()) s.add(x);
  return s;
}

function symmetricDifference(left: PyValue, right: PyValue): PyValue {
  const s = setOf(left);
  const other = setOf(right);
  for (const x of other.members()) if (!s.discard(x)) s.add(x);
  return s;
}

function allIn(a: PyValue, b: PyValue): boolean {
  const it = iterate(a);
  for (let x = it.nx(); x !== undefined; x = it.nx()) if (!contains(b, x)) return false;
  return true;
}

type Test = (a: number, b: number) => boolean;
const compareBy =
  (test: Test, swap: boolean) =>
  (self: SetLikeView, other: PyValue): PyValue =>
    isSetLike(other)
      ? test(self.dict.size, length(other)) && (swap ? allIn(other, self) : allIn(self, other))
      : NotImplemented;

/** The set operations that keys and items share. */
function setSlots<L extends SetLikeView>(): Slots<L> {
  return {
    sub: (self, other) => difference(self, other),
    rsub: (self, other) => difference(other, self),
    and: (self, other) => intersection(self, other),
    rand: (self, other) => intersection(other, self),
    or: (self, other) => union(self, other),
    ror: (self, other) => union(other, self),
    xor: (self, other) => symmetricDifference(self, other),
    rxor: (self, other) => symmetricDifference(other, self),
    eq: compareBy((a, b) => a === b, false),
    ne: (self, other) =>
      isSetLike(other) ? !(self.dict.size === length(other) && allIn(self, other)) : NotImplemented,
    lt: compareBy((a, b) => a < b, false),
    le: compareBy((a, b) => a <= b, false),
    gt: compareBy((a, b) => a > b, true),
    ge: compareBy((a, b) => a >= b, true),
    contains: (self, v) => self.has(v),
    unhashable: true,
  };
}

function isDisjoint(self: SetLikeView, v: PyValue): boolean {
  if (self === v) return self.dict.size === 0;
  let test: PyValue = self;
  let other = v;
  if (isSetLike(v) && length(v) > self.dict.size) {
    test = v;
    other = self;
  }
  const it = iterate(other);
  for (let x = it.nx(); x !== undefined; x = it.nx()) if (contains(test, x)) return false;
  return true;
}

const shared = <L extends DictView>(c: ClassKit<L>) => ({
  mapping: c.property((self) => new PyMappingProxy(self.dict)),
});

makeType(PyDictKeys, { name: "dict_keys", flags: 0 }, (c) => ({
  slots: {
    ...setSlots<PyDictKeys>(),
    repr: viewRepr,
    len: (self) => self.dict.size,
    iter: (self) => new PyDictKeyIterator(self.dict),
    reversed: (self) => new PyDictReverseKeyIterator(self.dict),
  },
  methods: { isdisjoint: c.method([pos("object")], isDisjoint) },
  properties: shared(c),
}));

makeType(PyDictItems, { name: "dict_items", flags: 0 }, (c) => ({
  slots: {
    ...setSlots<PyDictItems>(),
    repr: viewRepr,
    len: (self) => self.dict.size,
    iter: (self) => new PyDictItemIterator(self.dict),
    reversed: (self) => new PyDictReverseItemIterator(self.dict),
  },
  methods: { isdisjoint: c.method([pos("object")], isDisjoint) },
  properties: shared(c),
}));

makeType(PyDictValues, { name: "dict_values", flags: 0 }, (c) => ({
  slots: {
    repr: viewRepr,
    len: (self) => self.dict.size,
    iter: (self) => new PyDictValueIterator(self.dict),
    reversed: (self) => new PyDictReverseValueIterator(self.dict),
  },
  properties: shared(c),
}));
