// accumulate, batched, chain, compress, dropwhile, filterfalse, islice, pairwise, starmap, takewhile, zip_longest (Modules/itertoolsmodule.c).

import { Source } from "#builtins/iterators/combining.ts";
import { attempt, call1, call2, callv } from "#runtime/calls/call.ts";
import { bool } from "#runtime/native/convert.ts";
import { makeType } from "#runtime/native/define.ts";
import { arg, kw, kwrest, pos, rest } from "#runtime/native/params.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import { typeError, valueError } from "#runtime/objects/exceptions.ts";
import { genericAlias } from "#runtime/objects/generic-alias.ts";
import { boolType } from "#runtime/objects/numbers.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import type { PyType } from "#runtime/objects/type.ts";
import { add } from "#runtime/operators/arith.ts";
import { isIndexable, toArray, toIndexValue, toSize, truthy } from "#runtime/operators/protocols.ts";

class PyAccumulate extends PyObject {
  source: Source | undefined = undefined;
  func: PyValue = None;
  initial: PyValue | undefined = undefined;
  total: PyValue | undefined = undefined;
  nx(): PyValue | undefined {
    if (this.initial !== undefined) {
      const v = this.initial;
      this.initial = undefined;
      this.total = v;
      return v;
    }
    const v = this.source!.nx();
    if (v === undefined) return undefined;
    if (this.total === undefined) this.total = v;
    else this.total = this.func === None ? add(this.total, v) : call2(this.func, this.total, v);
    return this.total;
  }
}
export const accumulateType: PyType = makeType(
  PyAccumulate,
  { name: "itertools.accumulate", module: "itertools" },
  (c) => ({
    slots: {
      new: c.make([arg("iterable"), arg("func", "None"), kw("initial", "None")], (cls, iterable, func, initial) => {
        const r = new cls.K() as PyAccumulate;
        r.source = new Source(iterable);
        r.func = func;
        r.initial = initial === None ? undefined : initial;
        return r;
      }),
      iter: (self) => self,
      next: (self) => self.nx(),
    },
  }),
);

class PyBatched extends PyObject {
  source: Source | undefined = undefined;
  n = 1;
  strict = false;
  nx(): PyValue | undefined {
    const { source } = this;
    if (source === undefined) return undefined;
    const items: PyValue[] = [];
    while (items.length < this.n) {
      const v = source.nx();
      if (v === undefined) break;
      items.push(v);
    }
    if (items.length < this.n) {
      this.source = undefined;
      if (items.length === 0) return undefined;
      if (this.strict) throw valueError("batched(): incomplete batch");
    }
    return new PyTuple(items);
  }
}
export const batchedType: PyType = makeType(PyBatched, { name: "itertools.batched", module: "itertools" }, (c) => ({
  slots: {
    new: c.make([arg("iterable"), arg("n"), kw("strict", bool, "False")], (cls, iterable, n, strict) => {
      const size = toSize(n);
      if (size < 1) throw valueError("n must be at least one");
      const r = new cls.K() as PyBatched;
      r.source = new Source(iterable);
      r.n = size;
      r.strict = strict;
      return r;
    }),
    iter: (self) => self,
    next: (self) => self.nx(),
  },
}));

class PyChain extends PyObject {
  outer: Source | undefined = undefined;
  inner: Source | undefined = undefined;
  nx(): PyValue | undefined {
    for (;;) {
      if (this.inner === undefined) {
        const next = this.outer?.nx();
        if (next === undefined) {
          this.outer = undefined;
          return undefined;
        }
        this.inner = new Source(next);
      }
      const v = this.inner.nx();
      if (v !== undefined) return v;
      this.inner = undefined;
    }
  }
}
function makeChain(cls: PyType, iterables: PyValue): PyValue {
  const r = new cls.K() as PyChain;
  r.outer = new Source(iterables);
  return r;
}
export const chainType: PyType = makeType(PyChain, { name: "itertools.chain", module: "itertools" }, (c) => ({
  slots: {
    new: c.make([rest("iterables"), kwrest("kwargs")], (cls, iterables, kwargs) => {
      if (kwargs.size > 0 && cls.lookup("__init__") === chainType.lookup("__init__"))
        throw typeError("chain() takes no keyword arguments");
      return makeChain(cls, new PyTuple(iterables));
    }),
    iter: (self) => self,
    next: (self) => self.nx(),
  },
  methods: {
    from_iterable: c.classMethod([pos("iterable")], makeChain),
    __class_getitem__: c.classMethod([pos("object")], (cls, item) => genericAlias(cls, item)),
  },
}));

class PyCompress extends PyObject {
  data: Source | undefined = undefined;
  selectors: Source | undefined = undefined;
  nx(): PyValue | undefined {
    for (;;) {
      const v = this.data!.nx();
      if (v === undefined) return undefined;
      const s = this.selectors!.nx();
      if (s === undefined) return undefined;
      if (truthy(s)) return v;
    }
  }
}
export const compressType: PyType = makeType(PyCompress, { name: "itertools.compress", module: "itertools" }, (c) => ({
  slots: {
    new: c.make([arg("data"), arg("selectors")], (cls, data, selectors) => {
      const r = new cls.K() as PyCompress;
      r.data = new Source(data);
      r.selectors = new Source(selectors);
      return r;
    }),
    iter: (self) => self,
    next: (self) => self.nx(),
  },
}));

/** What a predicate and an iterable make. */
class Predicated extends PyObject {
  func: PyValue = None;
  source: Source | undefined = undefined;
  protected state = 0;
}

class PyDropWhile extends Predicated {
  nx(): PyValue | undefined {
    for (;;) {
      const v = this.source!.nx();
      if (v === undefined || this.state === 1) return v;
      if (!truthy(call1(this.func, v))) {
        this.state = 1;
        return v;
      }
    }
  }
}
class PyTakeWhile extends Predicated {
  nx(): PyValue | undefined {
    if (this.state === 1) return undefined;
    const v = this.source!.nx();
    if (v === undefined) return undefined;
    if (truthy(call1(this.func, v))) return v;
    this.state = 1;
    return undefined;
  }
}
class PyFilterFalse extends Predicated {
  nx(): PyValue | undefined {
    const f = this.func;
    const plain = f === None || f === boolType;
    for (;;) {
      const v = this.source!.nx();
      if (v === undefined) return undefined;
      if (!(plain ? truthy(v) : truthy(call1(f, v)))) return v;
    }
  }
}
class PyStarMap extends Predicated {
  nx(): PyValue | undefined {
    const v = this.source!.nx();
    if (v === undefined) return undefined;
    const items = v instanceof PyTuple && !v.cls.isHeap ? v.items : toArray(v);
    if (items.length === 2) return call2(this.func, items[0]!, items[1]!);
    return callv(this.func, items.slice());
  }
}
function predicated<L extends Predicated & { nx(): PyValue | undefined }>(
  layout: new () => L,
  name: string,
  first: string,
  second: string,
): PyType {
  return makeType(layout, { name: "itertools." + name, module: "itertools" }, (c) => ({
    slots: {
      new: c.make([pos(first), pos(second)], (cls, func, iterable) => {
        const r = new cls.K() as L;
        r.source = new Source(iterable);
        r.func = func;
        return r;
      }),
      iter: (self) => self,
      next: (self) => self.nx(),
    },
  }));
}
export const dropWhileType: PyType = predicated(PyDropWhile, "dropwhile", "predicate", "iterable");
export const takeWhileType: PyType = predicated(PyTakeWhile, "takewhile", "predicate", "iterable");
export const filterFalseType: PyType = predicated(PyFilterFalse, "filterfalse", "function", "iterable");
export const starMapType: PyType = predicated(PyStarMap, "starmap", "function", "iterable");

class PyIslice extends PyObject {
  source: Source | undefined = undefined;
  next = 0;
  stop = Number.POSITIVE_INFINITY;
  step = 1;
  private count = 0;
  nx(): PyValue | undefined {
    const { source } = this;
    if (source === undefined) return undefined;
    const until = Math.min(this.next, this.stop);
    while (this.count < until) {
      if (source.nx() === undefined) {
        this.source = undefined;
        return undefined;
      }
      this.count++;
    }
    if (this.count >= this.stop) {
      this.source = undefined;
      return undefined;
    }
    const v = source.nx();
    if (v === undefined) {
      this.source = undefined;
      return undefined;
    }
    this.count++;
    this.next = Math.min(this.next + this.step, this.stop);
    return v;
  }
}
const STOP = "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
const INDICES = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
const MAX_SIZE = 9223372036854775807n;
const STEP = "Step for islice() must be a positive integer or None.";
function sliceBound(v: PyValue, missing: number, least: number, text: string): number {
  if (v === None) return missing;
  const n = isIndexable(v)
    ? attempt(
        () => toIndexValue(v),
        () => true,
      )
    : undefined;
  if (n === undefined || n < least || n > MAX_SIZE) throw valueError(text);
  return Number(n);
}
export const isliceType: PyType = makeType(PyIslice, { name: "itertools.islice", module: "itertools" }, (c) => ({
  slots: {
    new: c.make([pos("iterable"), pos("start"), pos("stop", "..."), pos("step", "...")], (cls, iterable, a, b, d) => {
      const r = new cls.K() as PyIslice;
      const infinity = Number.POSITIVE_INFINITY;
      if (b === undefined) r.stop = sliceBound(a, infinity, 0, STOP);
      else {
        r.stop = sliceBound(b, infinity, 0, STOP);
        r.next = sliceBound(a, 0, 0, INDICES);
        r.step = d === undefined ? 1 : sliceBound(d, 1, 1, STEP);
      }
      r.source = new Source(iterable);
      return r;
    }),
    iter: (self) => self,
    next: (self) => self.nx(),
  },
}));

class PyPairwise extends PyObject {
  source: Source | undefined = undefined;
  private old: PyValue | undefined = undefined;
  nx(): PyValue | undefined {
    const { source } = this;
    if (source === undefined) return undefined;
    let { old } = this;
    if (old === undefined) {
      old = source.nx();
      if (old === undefined) {
        this.source = undefined;
        return undefined;
      }
      this.old = old;
      if (this.source === undefined) return undefined;
    }
    const v = source.nx();
    if (v === undefined) {
      this.source = this.old = undefined;
      return undefined;
    }
    this.old = v;
    return new PyTuple([old, v]);
  }
}
export const pairwiseType: PyType = makeType(PyPairwise, { name: "itertools.pairwise", module: "itertools" }, (c) => ({
  slots: {
    new: c.make([pos("iterable")], (cls, iterable) => {
      const r = new cls.K() as PyPairwise;
      r.source = new Source(iterable);
      return r;
    }),
    iter: (self) => self,
    next: (self) => self.nx(),
  },
}));

class PyZipLongest extends PyObject {
  sources: (Source | undefined)[] = [];
  fill: PyValue = None;
  private active = -1;
  nx(): PyValue | undefined {
    const { sources } = this;
    if (this.active < 0) this.active = sources.length;
    if (this.active === 0) return undefined;
    const items: PyValue[] = [];
    for (let i = 0; i < sources.length; i++) {
      let v = sources[i]?.nx();
      if (v === undefined) {
        if (sources[i] !== undefined) {
          sources[i] = undefined;
          if (--this.active === 0) return undefined;
        }
        v = this.fill;
      }
      items.push(v);
    }
    return new PyTuple(items);
  }
}
export const zipLongestType: PyType = makeType(
  PyZipLongest,
  { name: "itertools.zip_longest", module: "itertools" },
  (c) => ({
    slots: {
      new: c.make([rest("iterables"), kwrest("kwargs")], (cls, iterables, kwargs) => {
        const fill = kwargs.getStr("fillvalue");
        if (kwargs.size > (fill === undefined ? 0 : 1))
          throw typeError("zip_longest() got an unexpected keyword argument");
        const r = new cls.K() as PyZipLongest;
        r.sources = iterables.map((v) => new Source(v));
        r.fill = fill ?? None;
        return r;
      }),
      iter: (self) => self,
      next: (self) => self.nx(),
    },
  }),
);
