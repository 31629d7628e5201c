// The type range and its iterators (Objects/rangeobject.c). Bounds are ints of any size.

import { tick } from "#runtime/allocation.ts";
import { S } from "#runtime/current.ts";
import { type ClassKit, defineClass, makeType } from "#runtime/native/define.ts";
import { directCalls } from "#runtime/native/direct.ts";
import { pos } from "#runtime/native/params.ts";
import { PyRange, PySlice, PyTuple, rangeType } from "#runtime/objects/containers.ts";
import { indexError, overflowError, typeError, valueError } from "#runtime/objects/exceptions.ts";
import { hashOf, hashTupleItems, pyEquals } from "#runtime/objects/hash.ts";
import { normalizeInt } from "#runtime/objects/numbers.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None, NotImplemented } from "#runtime/objects/singletons.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { isIndexable, poll, toIndexValue, toSize } from "#runtime/operators/protocols.ts";
import { reduceThrough } from "../iterators/reduce.ts";
import { longIndices } from "../slice/index.ts";

type Int = number | bigint;

/** start + i * step, exactly. */
function at(start: Int, step: Int, i: Int): Int {
  if (typeof start === "number" && typeof step === "number" && typeof i === "number") {
    const r = start + i * step;
    if (Number.isSafeInteger(r) && Number.isSafeInteger(i * step)) return r === 0 ? 0 : r;
  }
  return normalizeInt(BigInt(start) + BigInt(i) * BigInt(step));
}

/** Number of items. */
export function rangeLength(start: Int, stop: Int, step: Int): Int {
  if (typeof start === "number" && typeof stop === "number" && typeof step === "number") {
    const span = step > 0 ? stop - start : start - stop;
    if (span <= 0) return 0;
    if (Number.isSafeInteger(span)) return Math.floor((span - 1) / Math.abs(step)) + 1;
  }
  const [a, b, s] = [BigInt(start), BigInt(stop), BigInt(step)];
  const span = s > 0n ? b - a : a - b;
  return span <= 0n ? 0 : normalizeInt((span - 1n) / (s < 0n ? -s : s) + 1n);
}

function lengthOf(r: PyRange): Int {
  return rangeLength(r.start, r.stop, r.step);
}

function makeRange(a: PyValue, b: PyValue | undefined, c: PyValue | undefined): PyRange {
  if (b === undefined) return new PyRange(0, toIndexValue(a), 1);
  const start = toIndexValue(a);
  const stop = toIndexValue(b);
  const step = c === undefined ? 1 : toIndexValue(c);
  // biome-ignore lint/suspicious/noDoubleEquals: 0 and 0n
  if (step == 0) throw valueError("range() arg 3 must not be zero");
  return new PyRange(start, stop, step);
}

/** An iterator over small ints. */
export class PyRangeIterator extends PyObject {
  i: number;
  step: number;
  left: number;
  constructor(start: number, step: number, left: number) {
    super();
    this.i = start;
    this.step = step;
    this.left = left;
  }
  nx(): PyValue | undefined {
    if (this.left <= 0) return undefined;
    if (--S.tick < 0) poll();
    this.left--;
    const { i } = this;
    this.i = i + this.step;
    return i;
  }
}

export class PyLongRangeIterator extends PyObject {
  start: Int;
  step: Int;
  length: Int;
  constructor(start: Int, step: Int, length: Int) {
    super();
    this.start = start;
    this.step = step;
    this.length = length;
  }
  nx(): PyValue | undefined {
    if (this.length <= 0) return undefined;
    tick();
    const v = this.start;
    this.start = normalizeInt(BigInt(v) + BigInt(this.step));
    this.length = normalizeInt(BigInt(this.length) - 1n);
    return v;
  }
}

function iteratorOver(start: Int, step: Int, length: Int): PyValue {
  if (
    typeof start === "number" &&
    typeof step === "number" &&
    typeof length === "number" &&
    Number.isSafeInteger(start + step * (length + 1))
  )
    return new PyRangeIterator(start, step, length);
  return new PyLongRangeIterator(start, step, length);
}

function reduceIterator(start: Int, step: Int, left: Int): PyValue {
  const range = new PyRange(start, at(start, step, left), step);
  return reduceThrough("iter", [range], None);
}

makeType(PyRangeIterator, { name: "range_iterator", flags: 0 }, (c) => ({
  slots: { iter: (self) => self, next: (self) => self.nx(), lengthHint: (self) => self.left },
  methods: {
    __reduce__: c.method([], (self) => reduceIterator(self.i, self.step, self.left)),
    __setstate__: c.method([pos("object")], (self, state) => {
      const n = Math.max(0, Math.min(self.left, toSize(state)));
      self.i += n * self.step;
      self.left -= n;
      return None;
    }),
  },
}));

makeType(PyLongRangeIterator, { name: "longrange_iterator", flags: 0 }, (c) => ({
  slots: { iter: (self) => self, next: (self) => self.nx(), lengthHint: (self) => self.length },
  methods: {
    __reduce__: c.method([], (self) => reduceIterator(self.start, self.step, self.length)),
    __setstate__: c.method([pos("object")], (self, state) => {
      let n = BigInt(toIndexValue(state));
      if (n < 0n) n = 0n;
      if (n > BigInt(self.length)) n = BigInt(self.length);
      self.start = at(self.start, self.step, n);
      self.length = normalizeInt(BigInt(self.length) - n);
      return None;
    }),
  },
}));

function containsInt(r: PyRange, v: Int): boolean {
  const { start, stop, step } = r;
  if (step > 0 ? v < start || v >= stop : v > start || v <= stop) return false;
  if (typeof v === "number" && typeof start === "number" && typeof step === "number" && Number.isSafeInteger(v - start))
    return (v - start) % step === 0;
  return (BigInt(v) - BigInt(start)) % BigInt(step) === 0n;
}

/** The position of a value found by `==`, for values that are no ints. */
function search(r: PyRange, value: PyValue): number {
  const it = iteratorOver(r.start, r.step, lengthOf(r)) as PyRangeIterator;
  for (let i = 0; ; i++) {
    const x = it.nx();
    if (x === undefined) return -1;
    if (pyEquals(x, value)) return i;
  }
}

function plainInt(v: PyValue): Int | undefined {
  if (typeof v === "number" || typeof v === "bigint") return v;
  return typeof v === "boolean" ? Number(v) : undefined;
}

function rangesEqual(a: PyRange, b: PyRange): boolean {
  if (a === b) return true;
  const n = lengthOf(a);
  if (n !== lengthOf(b)) return false;
  if (n === 0) return true;
  if (a.start !== b.start) return false;
  return n === 1 || a.step === b.step;
}

defineClass(rangeType, PyRange, (c: ClassKit<PyRange>) => ({
  slots: {
    new: c.make([pos("start"), pos("stop", "..."), pos("step", "...")], (_cls, a, b, d) => makeRange(a, b, d)),
    repr: (self) =>
      self.step === 1 ? `range(${self.start}, ${self.stop})` : `range(${self.start}, ${self.stop}, ${self.step})`,
    len(self) {
      const n = lengthOf(self);
      if (typeof n === "bigint" && n >= 1n << 63n) throw overflowError("Python int too large to convert to C ssize_t");
      return n;
    },
    bool: (self) => lengthOf(self) !== 0,
    iter: (self) => iteratorOver(self.start, self.step, lengthOf(self)),
    reversed(self) {
      const n = lengthOf(self);
      if (n === 0) return iteratorOver(self.start, self.step, 0);
      const last = at(self.start, self.step, normalizeInt(BigInt(n) - 1n));
      return iteratorOver(last, normalizeInt(-BigInt(self.step)), n);
    },
    getitem(self, k) {
      const n = lengthOf(self);
      if (k instanceof PySlice) {
        const [start, stop, step] = longIndices(k, n);
        return new PyRange(
          at(self.start, self.step, start),
          at(self.start, self.step, stop),
          normalizeInt(BigInt(self.step) * BigInt(step)),
        );
      }
      if (!isIndexable(k)) throw typeError(`range indices must be integers or slices, not ${typeName(k)}`);
      let i = toIndexValue(k);
      if (i < 0) i = typeof i === "number" && typeof n === "number" ? i + n : normalizeInt(BigInt(i) + BigInt(n));
      if (i < 0 || i >= n) throw indexError("range object index out of range");
      return at(self.start, self.step, i);
    },
    contains(self, item) {
      const v = plainInt(item);
      return v !== undefined ? containsInt(self, v) : search(self, item) >= 0;
    },
    eq: (self, other) => (other instanceof PyRange ? rangesEqual(self, other) : NotImplemented),
    ne: (self, other) => (other instanceof PyRange ? !rangesEqual(self, other) : NotImplemented),
    hash(self) {
      const n = lengthOf(self);
      const parts: PyValue[] = [n, n === 0 ? None : self.start, n === 0 || n === 1 ? None : self.step];
      return hashTupleItems(parts.map(hashOf));
    },
  },
  methods: {
    count: c.method([pos("object")], (self, value) => {
      const v = plainInt(value);
      if (v !== undefined) return containsInt(self, v) ? 1 : 0;
      let n = 0;
      const it = iteratorOver(self.start, self.step, lengthOf(self)) as PyRangeIterator;
      for (let x = it.nx(); x !== undefined; x = it.nx()) if (pyEquals(x, value)) n++;
      return n;
    }),
    index: c.method([pos("object")], (self, value) => {
      const v = plainInt(value);
      if (v !== undefined) {
        if (containsInt(self, v)) return normalizeInt((BigInt(v) - BigInt(self.start)) / BigInt(self.step));
      } else {
        const i = search(self, value);
        if (i >= 0) return i;
        throw valueError("sequence.index(x): x not in sequence");
      }
      throw valueError("range.index(x): x not in range");
    }),
    __reduce__: c.method([], (self) => new PyTuple([rangeType, new PyTuple([self.start, self.stop, self.step])])),
  },
  members: { start: "start", stop: "stop", step: "step" },
}));

directCalls(rangeType, {
  1: (stop: PyValue) => (typeof stop === "number" ? new PyRange(0, stop, 1) : makeRange(stop, undefined, undefined)),
  2: (start: PyValue, stop: PyValue) => makeRange(start, stop, undefined),
  3: makeRange,
});
