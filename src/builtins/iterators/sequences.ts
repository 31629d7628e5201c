// Iterators over sequences: list_iterator, list_reverseiterator, tuple_iterator, iterator (by __getitem__), callable_iterator, reversed.
// Follows Objects/listobject.c, tupleobject.c, iterobject.c, enumobject.c.

import { tick } from "#runtime/allocation.ts";
import { attempt, call0, callSpecial } from "#runtime/calls/call.ts";
import { index } from "#runtime/native/convert.ts";
import { makeType } from "#runtime/native/define.ts";
import { directCalls } from "#runtime/native/direct.ts";
import { pos } from "#runtime/native/params.ts";
import { PyList, PyTuple } from "#runtime/objects/containers.ts";
import { dictType } from "#runtime/objects/dict.ts";
import { IndexErrorType, StopIterationType, typeError } from "#runtime/objects/exceptions.ts";
import { mappingProxyType } from "#runtime/objects/mapping-proxy.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None, NotImplemented } from "#runtime/objects/singletons.ts";
import type { PyType } from "#runtime/objects/type.ts";
import { isInstance, typeName, typeOf } from "#runtime/objects/type-of.ts";
import { is, richEquals } from "#runtime/operators/compare.ts";
import { length } from "#runtime/operators/protocols.ts";
import { reduceThrough } from "./reduce.ts";

export class PyListIterator extends PyObject {
  list: PyList | undefined;
  i = 0;
  constructor(list?: PyList) {
    super();
    this.list = list;
  }
  nx(): PyValue | undefined {
    const { list } = this;
    if (list === undefined) return undefined;
    const { items } = list;
    if (this.i < items.length) return items[this.i++];
    this.list = undefined;
    return undefined;
  }
}

export const listIteratorType: PyType = makeType(PyListIterator, { name: "list_iterator", flags: 0 }, (c) => ({
  slots: {
    iter: (self) => self,
    next: (self) => self.nx(),
    lengthHint: (self) => (self.list === undefined ? 0 : Math.max(0, self.list.items.length - self.i)),
  },
  methods: {
    __reduce__: c.method([], (self) =>
      self.list === undefined ? reduceThrough("iter", [new PyList()]) : reduceThrough("iter", [self.list], self.i),
    ),
    __setstate__: c.method([pos("object", index)], (self, n) => {
      if (self.list !== undefined) self.i = Math.max(0, Math.min(n, self.list.items.length));
      return None;
    }),
  },
}));

export class PyListReverseIterator extends PyObject {
  list: PyList | undefined;
  i: number;
  constructor(list?: PyList) {
    super();
    this.list = list;
    this.i = list === undefined ? -1 : list.items.length - 1;
  }
  nx(): PyValue | undefined {
    const { list } = this;
    if (list === undefined) return undefined;
    if (this.i >= 0 && this.i < list.items.length) return list.items[this.i--];
    this.i = -1;
    this.list = undefined;
    return undefined;
  }
}

makeType(PyListReverseIterator, { name: "list_reverseiterator", flags: 0 }, (c) => ({
  slots: {
    iter: (self) => self,
    next: (self) => self.nx(),
    lengthHint: (self) => (self.list === undefined || self.list.items.length < self.i + 1 ? 0 : self.i + 1),
  },
  methods: {
    __reduce__: c.method([], (self) =>
      self.list === undefined ? reduceThrough("iter", [new PyList()]) : reduceThrough("reversed", [self.list], self.i),
    ),
    __setstate__: c.method([pos("object", index)], (self, n) => {
      if (self.list !== undefined) self.i = Math.max(-1, Math.min(n, self.list.items.length - 1));
      return None;
    }),
  },
}));

export class PyTupleIterator extends PyObject {
  tuple: PyTuple | undefined;
  i = 0;
  constructor(tuple?: PyTuple) {
    super();
    this.tuple = tuple;
  }
  nx(): PyValue | undefined {
    const { tuple } = this;
    if (tuple === undefined) return undefined;
    if (this.i < tuple.items.length) return tuple.items[this.i++];
    this.tuple = undefined;
    return undefined;
  }
}

makeType(PyTupleIterator, { name: "tuple_iterator", flags: 0 }, (c) => ({
  slots: {
    iter: (self) => self,
    next: (self) => self.nx(),
    lengthHint: (self) => (self.tuple === undefined ? 0 : self.tuple.items.length - self.i),
  },
  methods: {
    __reduce__: c.method([], (self) =>
      self.tuple === undefined ? reduceThrough("iter", [new PyTuple()]) : reduceThrough("iter", [self.tuple], self.i),
    ),
    __setstate__: c.method([pos("object", index)], (self, n) => {
      if (self.tuple !== undefined) self.i = Math.max(0, Math.min(n, self.tuple.items.length));
      return None;
    }),
  },
}));

/** `o[i]`, or undefined at the end (IndexError or StopIteration). */
function itemOrEnd(o: PyValue, i: number): PyValue | undefined {
  return attempt(
    () => callSpecial(o, "__getitem__", i),
    (e) => isInstance(e, IndexErrorType) || isInstance(e, StopIterationType),
  );
}

/** iter(o) of something that only has `__getitem__`. */
export class PySequenceIterator extends PyObject {
  sequence: PyValue | undefined;
  i = 0;
  constructor(sequence?: PyValue) {
    super();
    this.sequence = sequence;
  }
  nx(): PyValue | undefined {
    if (this.sequence === undefined) return undefined;
    const v = itemOrEnd(this.sequence, this.i);
    if (v === undefined) this.sequence = undefined;
    else this.i++;
    return v;
  }
}

makeType(PySequenceIterator, { name: "iterator", flags: 0 }, (c) => ({
  slots: { iter: (self) => self, next: (self) => self.nx() },
  methods: {
    __length_hint__: c.method([], (self) => {
      if (self.sequence === undefined) return 0;
      if (typeOf(self.sequence).lookup("__len__") === undefined) return NotImplemented;
      return Math.max(0, length(self.sequence) - self.i);
    }),
    __reduce__: c.method([], (self) =>
      self.sequence === undefined
        ? reduceThrough("iter", [new PyTuple()])
        : reduceThrough("iter", [self.sequence], self.i),
    ),
    __setstate__: c.method([pos("object", index)], (self, n) => {
      if (self.sequence !== undefined) self.i = Math.max(0, n);
      return None;
    }),
  },
}));

/** iter(f, sentinel). */
export class PyCallableIterator extends PyObject {
  callable: PyValue | undefined;
  sentinel: PyValue;
  constructor(callable?: PyValue, sentinel: PyValue = None) {
    super();
    this.callable = callable;
    this.sentinel = sentinel;
  }
  nx(): PyValue | undefined {
    const f = this.callable;
    if (f === undefined) return undefined;
    tick();
    const v = attempt(
      () => call0(f),
      (e) => isInstance(e, StopIterationType),
    );
    if (v === undefined || this.callable === undefined || is(v, this.sentinel) || richEquals(this.sentinel, v)) {
      this.callable = undefined;
      return undefined;
    }
    return v;
  }
}

makeType(PyCallableIterator, { name: "callable_iterator", flags: 0 }, (c) => ({
  slots: { iter: (self) => self, next: (self) => self.nx() },
  methods: {
    __reduce__: c.method([], (self) =>
      self.callable === undefined
        ? reduceThrough("iter", [new PyTuple()])
        : reduceThrough("iter", [self.callable, self.sentinel]),
    ),
  },
}));

/** reversed(sequence) for what has `__len__` and `__getitem__`. */
export class PyReversed extends PyObject {
  sequence: PyValue | undefined = undefined;
  i = -1;
  nx(): PyValue | undefined {
    if (this.sequence === undefined) return undefined;
    if (this.i >= 0) {
      const v = itemOrEnd(this.sequence, this.i);
      if (v !== undefined) {
        this.i--;
        return v;
      }
    }
    this.i = -1;
    this.sequence = undefined;
    return undefined;
  }
}

function makeReversed(cls: PyType, v: PyValue): PyValue {
  if (cls === reversedType && v instanceof PyList && !v.cls.isHeap) return new PyListReverseIterator(v);
  const own = typeOf(v).lookup("__reversed__");
  if (own === None) throw typeError(`'${typeName(v)}' object is not reversible`);
  if (own !== undefined) return callSpecial(v, "__reversed__")!;
  const t = typeOf(v);
  if (t.lookup("__getitem__") === undefined || isMapping(t)) {
    throw typeError(`'${typeName(v)}' object is not reversible`);
  }
  const r = new cls.K() as PyReversed;
  r.sequence = v;
  r.i = length(v) - 1;
  return r;
}

/** Mapping types that CPython knows to be no sequences. */
function isMapping(t: PyType): boolean {
  return t.mro.some((k) => k === dictType || k === mappingProxyType);
}

export const reversedType: PyType = makeType(PyReversed, { name: "reversed" }, (c) => ({
  slots: {
    new: c.make([pos("object")], makeReversed),
    iter: (self) => self,
    next: (self) => self.nx(),
    lengthHint: (self) => (self.sequence === undefined || length(self.sequence) < self.i + 1 ? 0 : self.i + 1),
  },
  methods: {
    __reduce__: c.method([], (self) =>
      self.sequence === undefined
        ? new PyTuple([typeOf(self), new PyTuple([new PyTuple()])])
        : new PyTuple([typeOf(self), new PyTuple([self.sequence]), self.i]),
    ),
    __setstate__: c.method([pos("object", index)], (self, n) => {
      if (self.sequence !== undefined) self.i = Math.max(-1, Math.min(n, length(self.sequence) - 1));
      return None;
    }),
  },
}));
directCalls(reversedType, { 1: (v: PyValue) => makeReversed(reversedType, v) });
