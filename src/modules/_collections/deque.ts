// collections.deque (Modules/_collectionsmodule.c), over a ring buffer.

import { callMethod } from "#runtime/attributes.ts";
import { index } from "#runtime/native/convert.ts";
import { makeType } from "#runtime/native/define.ts";
import { directCalls } from "#runtime/native/direct.ts";
import { arg, pos } from "#runtime/native/params.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import { indexError, runtimeError, typeError, valueError } from "#runtime/objects/exceptions.ts";
import { genericAlias } from "#runtime/objects/generic-alias.ts";
import { pyEquals } from "#runtime/objects/hash.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None, NotImplemented } from "#runtime/objects/singletons.ts";
import { joinStrs } from "#runtime/objects/str.ts";
import { type PyType, TypeFlags } from "#runtime/objects/type.ts";
import { typeName, typeOf } from "#runtime/objects/type-of.ts";
import { compareItems } from "#runtime/operators/compare.ts";
import { isIndexable, iterate, toSequenceIndex, toSize } from "#runtime/operators/protocols.ts";
import { guardedRepr, reprItems } from "#runtime/operators/repr-guard.ts";
import { repeatCount, searchBound } from "#runtime/operators/slices.ts";

export class PyDeque extends PyObject {
  private ring: (PyValue | undefined)[] = new Array<PyValue | undefined>(8).fill(undefined);
  private head = 0;
  size = 0;
  /** Undefined: unbounded. */
  maxlen: number | undefined = undefined;
  /** Changes with every change of size or order. */
  state = 0;

  at(i: number): PyValue {
    return this.ring[(this.head + i) & (this.ring.length - 1)]!;
  }
  put(i: number, v: PyValue): void {
    this.ring[(this.head + i) & (this.ring.length - 1)] = v;
  }
  private grow(): void {
    const fresh = new Array<PyValue | undefined>(this.ring.length * 2).fill(undefined);
    for (let i = 0; i < this.size; i++) fresh[i] = this.at(i);
    this.ring = fresh;
    this.head = 0;
  }
  push(v: PyValue): void {
    if (this.maxlen === 0) return;
    if (this.size === this.maxlen) this.shift();
    if (this.size === this.ring.length) this.grow();
    this.ring[(this.head + this.size) & (this.ring.length - 1)] = v;
    this.size++;
    this.state++;
  }
  unshift(v: PyValue): void {
    if (this.maxlen === 0) return;
    if (this.size === this.maxlen) this.pop();
    if (this.size === this.ring.length) this.grow();
    this.head = (this.head - 1) & (this.ring.length - 1);
    this.ring[this.head] = v;
    this.size++;
    this.state++;
  }
  pop(): PyValue | undefined {
    if (this.size === 0) return undefined;
    this.size--;
    this.state++;
    const i = (this.head + this.size) & (this.ring.length - 1);
    const v = this.ring[i];
    this.ring[i] = undefined;
    return v;
  }
  shift(): PyValue | undefined {
    if (this.size === 0) return undefined;
    const v = this.ring[this.head];
    this.ring[this.head] = undefined;
    this.head = (this.head + 1) & (this.ring.length - 1);
    this.size--;
    this.state++;
    return v;
  }
  clear(): void {
    this.ring = new Array<PyValue | undefined>(8).fill(undefined);
    this.head = 0;
    this.size = 0;
    this.state++;
  }
  rotate(n: number): void {
    const { size } = this;
    if (size <= 1) return;
    let k = n % size;
    if (k > size / 2) k -= size;
    else if (k < -size / 2) k += size;
    const { maxlen } = this;
    this.maxlen = undefined;
    for (; k > 0; k--) this.unshift(this.pop()!);
    for (; k < 0; k++) this.push(this.shift()!);
    this.maxlen = maxlen;
  }
  toArray(): PyValue[] {
    const out: PyValue[] = [];
    for (let i = 0; i < this.size; i++) out.push(this.at(i));
    return out;
  }
  replace(items: readonly PyValue[]): void {
    this.clear();
    for (const v of items) this.push(v);
  }
}

function extend(self: PyDeque, v: PyValue): void {
  if (v === self) {
    for (const x of self.toArray()) self.push(x);
    return;
  }
  const it = iterate(v);
  for (let x = it.nx(); x !== undefined; x = it.nx()) self.push(x);
}

function copyDeque(self: PyDeque): PyDeque {
  if (self.cls === dequeType) {
    const d = new PyDeque();
    d.maxlen = self.maxlen;
    for (let i = 0; i < self.size; i++) d.push(self.at(i));
    return d;
  }
  const type = self.cls;
  const r = type.callv(self.maxlen === undefined ? [self] : [self, self.maxlen], undefined);
  if (!(r instanceof PyDeque)) throw typeError(`${type.name}() must return a deque, not ${typeName(r ?? None)}`);
  return r;
}

/** Position of a value; -1 when missing. */
function find(self: PyDeque, value: PyValue, from: number, to: number): number {
  const { state } = self;
  for (let i = from; i < to && i < self.size; i++) {
    const same = pyEquals(self.at(i), value);
    if (self.state !== state) throw runtimeError("deque mutated during iteration");
    if (same) return i;
  }
  return -1;
}

function position(self: PyDeque, k: PyValue, text: string): number {
  let i = toSequenceIndex(k);
  if (i < 0) i += self.size;
  if (i < 0 || i >= self.size) throw indexError(text);
  return i;
}

function subscript(self: PyDeque, k: PyValue): number {
  if (!isIndexable(k)) throw typeError(`sequence index must be integer, not '${typeName(k)}'`);
  return position(self, k, "deque index out of range");
}

function repeat(self: PyDeque, n: number): void {
  const items = self.toArray();
  if (n <= 0) {
    self.clear();
    return;
  }
  const { maxlen } = self;
  const rounds = maxlen === undefined || items.length === 0 ? n : Math.min(n, Math.ceil(maxlen / items.length) + 1);
  for (let i = 1; i < rounds; i++) for (const v of items) self.push(v);
}

const compareBy = (name: string) => (self: PyDeque, other: PyValue) =>
  other instanceof PyDeque ? compareItems(self.toArray(), other.toArray(), name) : NotImplemented;

function setup(self: PyDeque, iterable: PyValue | undefined, maxlen: PyValue): void {
  if (maxlen !== None) {
    if (!isIndexable(maxlen)) throw typeError("an integer is required");
    const n = toSize(maxlen);
    if (n < 0) throw valueError("maxlen must be non-negative");
    self.maxlen = n;
  } else self.maxlen = undefined;
  if (self.size > 0) self.clear();
  if (iterable !== undefined) extend(self, iterable);
}

class PyDequeIterator extends PyObject {
  deque: PyDeque;
  i: number;
  readonly step: number;
  left: number;
  private state: number;
  constructor(deque: PyDeque = new PyDeque(), step = 1) {
    super();
    this.deque = deque;
    this.step = step;
    this.i = step > 0 ? 0 : deque.size - 1;
    this.left = deque.size;
    this.state = deque.state;
  }
  nx(): PyValue | undefined {
    const { deque } = this;
    if (deque.state !== this.state) {
      this.left = 0;
      throw runtimeError("deque mutated during iteration");
    }
    if (this.left <= 0) return undefined;
    this.left--;
    const v = deque.at(this.i);
    this.i += this.step;
    return v;
  }
}
class PyDequeReverseIterator extends PyDequeIterator {
  constructor(deque?: PyDeque) {
    super(deque, -1);
  }
}

function makeIterator(it: PyDequeIterator, skip: number): PyDequeIterator {
  for (let i = 0; i < skip; i++) if (it.nx() === undefined) break;
  return it;
}

function dequeArgument(v: PyValue): PyDeque {
  if (!(v instanceof PyDeque)) throw typeError(`argument 1 must be collections.deque, not ${typeName(v)}`);
  return v;
}

export const dequeIteratorType: PyType = makeType(
  PyDequeIterator,
  { name: "_collections._deque_iterator", module: "_collections", flags: 0 },
  (c) => ({
    slots: {
      new: c.make([pos("deque"), pos("index", "0")], (_cls, d, index) =>
        makeIterator(new PyDequeIterator(dequeArgument(d)), toSize(index)),
      ),
      iter: (self) => self,
      next: (self) => self.nx(),
      lengthHint: (self) => self.left,
    },
    methods: {
      __reduce__: c.method(
        [],
        (self) => new PyTuple([typeOf(self), new PyTuple([self.deque, self.deque.size - self.left])]),
      ),
    },
  }),
);
export const dequeReverseIteratorType: PyType = makeType(
  PyDequeReverseIterator,
  { name: "_collections._deque_reverse_iterator", module: "_collections", flags: 0 },
  (c) => ({
    slots: {
      new: c.make([pos("deque"), pos("index", "0")], (_cls, d, index) =>
        makeIterator(new PyDequeReverseIterator(dequeArgument(d)), toSize(index)),
      ),
      iter: (self) => self,
      next: (self) => self.nx(),
      lengthHint: (self) => self.left,
    },
    methods: {
      __reduce__: c.method(
        [],
        (self) => new PyTuple([typeOf(self), new PyTuple([self.deque, self.deque.size - self.left])]),
      ),
    },
  }),
);

export const dequeType: PyType = makeType(
  PyDeque,
  {
    name: "collections.deque",
    module: "collections",
    flags: TypeFlags.BASETYPE | TypeFlags.WEAKREF | TypeFlags.SEQUENCE,
  },
  (c) => ({
    slots: {
      new: c.makePlain(),
      init: c.init([arg("iterable", "..."), arg("maxlen", "None")], setup),
      repr: (self) =>
        guardedRepr(self, "[...]", () => {
          const name = typeOf(self).name;
          const short = name.slice(name.lastIndexOf(".") + 1);
          return joinStrs([
            `${short}(`,
            reprItems(self.toArray(), "[", "]"),
            self.maxlen === undefined ? ")" : `, maxlen=${self.maxlen})`,
          ]);
        }),
      len: (self) => self.size,
      iter: (self) => new PyDequeIterator(self),
      reversed: (self) => new PyDequeReverseIterator(self),
      getitem: (self, k) => self.at(subscript(self, k)),
      setitem(self, k, v) {
        self.put(subscript(self, k), v);
      },
      delitem(self, k) {
        const items = self.toArray();
        items.splice(subscript(self, k), 1);
        self.replace(items);
      },
      contains: (self, v) => find(self, v, 0, self.size) >= 0,
      eq: compareBy("__eq__"),
      ne: compareBy("__ne__"),
      lt: compareBy("__lt__"),
      le: compareBy("__le__"),
      gt: compareBy("__gt__"),
      ge: compareBy("__ge__"),
      unhashable: true,
      concat(self, other) {
        if (!(other instanceof PyDeque))
          throw typeError(`can only concatenate deque (not "${typeName(other)}") to deque`);
        const d = copyDeque(self);
        extend(d, other);
        return d;
      },
      repeat(self, count) {
        const d = copyDeque(self);
        repeat(d, repeatCount(count));
        return d;
      },
      iconcat(self, other) {
        extend(self, other);
        return self;
      },
      irepeat(self, count) {
        repeat(self, repeatCount(count));
        return self;
      },
    },
    methods: {
      append: c.method([pos("item")], (self, v) => {
        self.push(v);
        return None;
      }),
      appendleft: c.method([pos("item")], (self, v) => {
        self.unshift(v);
        return None;
      }),
      pop: c.method([], (self) => {
        const v = self.pop();
        if (v === undefined) throw indexError("pop from an empty deque");
        return v;
      }),
      popleft: c.method([], (self) => {
        const v = self.shift();
        if (v === undefined) throw indexError("pop from an empty deque");
        return v;
      }),
      extend: c.method([pos("iterable")], (self, v) => {
        extend(self, v);
        return None;
      }),
      extendleft: c.method([pos("iterable")], (self, v) => {
        if (v === self) {
          for (const x of self.toArray()) self.unshift(x);
          return None;
        }
        const it = iterate(v);
        for (let x = it.nx(); x !== undefined; x = it.nx()) self.unshift(x);
        return None;
      }),
      clear: c.method([], (self) => {
        self.clear();
        return None;
      }),
      copy: c.method([], copyDeque),
      __copy__: c.method([], copyDeque),
      count: c.method([pos("value")], (self, value) => {
        let n = 0;
        const { state } = self;
        for (let i = 0; i < self.size; i++) {
          if (pyEquals(self.at(i), value)) n++;
          if (self.state !== state) throw runtimeError("deque mutated during iteration");
        }
        return n;
      }),
      index: c.method([pos("value"), pos("start", "..."), pos("stop", "...")], (self, value, start, stop) => {
        const from = start === undefined ? 0 : searchBound(start, self.size);
        const to = stop === undefined ? self.size : searchBound(stop, self.size);
        const i = find(self, value, from, to);
        if (i < 0) throw valueError("deque.index(x): x not in deque");
        return i;
      }),
      insert: c.method([pos("index"), pos("value")], (self, where, value) => {
        if (self.size === self.maxlen) throw indexError("deque already at its maximum size");
        let i = index(where, "index");
        if (i >= self.size) self.push(value);
        else if (i <= -self.size || i === 0) self.unshift(value);
        else {
          if (i < 0) i += self.size;
          const items = self.toArray();
          items.splice(i, 0, value);
          self.replace(items);
        }
        return None;
      }),
      remove: c.method([pos("value")], (self, value) => {
        const { size, state } = self;
        for (let i = 0; i < size; i++) {
          const same = pyEquals(self.at(i), value);
          if (self.state !== state) throw indexError("deque mutated during remove().");
          if (!same) continue;
          const items = self.toArray();
          items.splice(i, 1);
          self.replace(items);
          return None;
        }
        throw valueError("deque.remove(x): x not in deque");
      }),
      reverse: c.method([], (self) => {
        self.replace(self.toArray().reverse());
        return None;
      }),
      rotate: c.method([pos("n", "1")], (self, n) => {
        self.rotate(index(n, "n"));
        return None;
      }),
      __reduce__: c.method([], (self) => {
        const state = callMethod(self, "__getstate__");
        const items = new PyDequeIterator(self);
        return new PyTuple([
          typeOf(self),
          new PyTuple(self.maxlen === undefined ? [] : [new PyTuple([]), self.maxlen]),
          state,
          items,
        ]);
      }),
      __sizeof__: c.method([], (self) => 760 + 8 * self.size),
      __class_getitem__: c.classMethod([pos("object")], (cls, item) => genericAlias(cls, item)),
    },
    properties: { maxlen: c.property((self) => self.maxlen ?? None) },
  }),
);

directCalls(dequeType, {
  0: () => new PyDeque(),
  1: (v: PyValue) => {
    const d = new PyDeque();
    extend(d, v);
    return d;
  },
});
