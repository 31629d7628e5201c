// enumerate, zip, map, filter (Objects/enumobject.c, Python/bltinmodule.c).

import { call1, callv } from "#runtime/calls/call.ts";
import { bool } from "#runtime/native/convert.ts";
import { makeType } from "#runtime/native/define.ts";
import { directCalls } from "#runtime/native/direct.ts";
import { kw, kwrest, pos, rest } from "#runtime/native/params.ts";
import { listType, type PyList, PyTuple, tupleType } from "#runtime/objects/containers.ts";
import type { PyDict } from "#runtime/objects/dict.ts";
import { typeError, valueError } from "#runtime/objects/exceptions.ts";
import { genericAlias } from "#runtime/objects/generic-alias.ts";
import { boolType, normalizeInt } from "#runtime/objects/numbers.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { jsText } from "#runtime/objects/str.ts";
import type { PyType } from "#runtime/objects/type.ts";
import { typeOf } from "#runtime/objects/type-of.ts";
import { cursorOf, getIter, type NativeIterator, toIndexValue, truthy } from "#runtime/operators/protocols.ts";
import { callGen } from "#runtime/suspending/call.ts";
import { nextStep, type Suspending, settled, suspend } from "#runtime/suspending/suspend.ts";
import { PyRangeIterator } from "../range/index.ts";
import { PyListIterator, PySequenceIterator, PyTupleIterator } from "./sequences.ts";

/** `iter(v)` as a Python value. */
export function iter(v: PyValue): PyValue {
  if (typeof v === "object") {
    if (v.cls === listType) return new PyListIterator(v as PyList);
    if (v.cls === tupleType) return new PyTupleIterator(v as PyTuple);
  }
  return getIter(v, (o) => new PySequenceIterator(o));
}

/** An iterator value with its native cursor. */
export class Source {
  readonly value: PyValue;
  private readonly cursor: NativeIterator;
  /** The same where it is one of the commonest two, which V8 can inline. */
  private readonly list: PyListIterator | undefined;
  private readonly range: PyRangeIterator | undefined;
  constructor(iterable: PyValue) {
    const it = iter(iterable);
    this.value = it;
    this.cursor = cursorOf(it);
    this.list = it instanceof PyListIterator ? it : undefined;
    this.range = it instanceof PyRangeIterator ? it : undefined;
  }
  nx(): PyValue | undefined {
    if (this.list !== undefined) return this.list.nx();
    return this.range !== undefined ? this.range.nx() : this.cursor.nx();
  }
  /** The same in suspendable code. */
  nxS(): PyValue | undefined {
    return nextStep(this.cursor);
  }
}

export class PyEnumerate extends PyObject {
  source: Source | undefined = undefined;
  index: number | bigint = 0;
  nxS(): PyValue {
    return suspend(this.waiting());
  }
  private *waiting(): Suspending<PyValue | undefined> {
    return this.numbered(yield* settled(this.source!.nxS()));
  }
  nx(): PyValue | undefined {
    return this.numbered(this.source!.nx());
  }
  private numbered(v: PyValue | undefined): PyValue | undefined {
    if (v === undefined) return undefined;
    const i = this.index;
    this.index = typeof i === "number" && i < Number.MAX_SAFE_INTEGER ? i + 1 : normalizeInt(BigInt(i) + 1n);
    return new PyTuple([i, v]);
  }
  declare readonly pairs: true;
  pairLeft: PyValue | undefined = undefined;
  pairRight: PyValue | undefined = undefined;
  pair(): boolean {
    const v = (this.pairRight = this.source!.nx());
    if (v === undefined) {
      this.pairLeft = undefined;
      return false;
    }
    const i = (this.pairLeft = this.index);
    this.index = typeof i === "number" && i < Number.MAX_SAFE_INTEGER ? i + 1 : normalizeInt(BigInt(i) + 1n);
    return true;
  }
}
Object.defineProperty(PyEnumerate.prototype, "pairs", { value: true });

function makeEnumerate(cls: PyType, iterable: PyValue, start: PyValue): PyEnumerate {
  const e = new cls.K() as PyEnumerate;
  e.index = toIndexValue(start);
  e.source = new Source(iterable);
  return e;
}

/** `enumerate.__new__` looks at its keywords one by one (enumerate_vectorcall). */
function enumerateArguments(args: readonly PyValue[], kwargs: PyDict): [PyValue, PyValue] {
  const given = args.length + kwargs.size;
  if (given > 2) throw typeError(`enumerate() takes at most 2 arguments (${given} given)`);
  const [a, b] = args;
  if (kwargs.size === 0 && a !== undefined) return [a, b ?? 0];
  const names = a === undefined ? ["iterable", "start"] : ["start"];
  const iterable = a ?? kwargs.getStr("iterable");
  if (iterable === undefined && (kwargs.size !== 1 || args.length > 0))
    throw typeError("enumerate() missing required argument 'iterable'");
  for (const k of kwargs.keys())
    if (!names.includes(k as string) || iterable === undefined)
      throw typeError(`'${jsText(k)}' is an invalid keyword argument for enumerate()`);
  return [iterable!, kwargs.getStr("start") ?? 0];
}

export const enumerateType: PyType = makeType(PyEnumerate, { name: "enumerate" }, (c) => {
  const newEnumerate = c.make([rest("args"), kwrest("kwargs")], (cls, args, kwargs) =>
    makeEnumerate(cls, ...enumerateArguments(args, kwargs)),
  );
  newEnumerate.signature = "(iterable, start=0)";
  return {
    slots: {
      new: newEnumerate,
      iter: (self) => self,
      next: (self) => self.nx(),
    },
    methods: {
      __reduce__: c.method([], (self) => new PyTuple([typeOf(self), new PyTuple([self.source!.value, self.index])])),
      __class_getitem__: c.classMethod([pos("object")], (cls, item) => genericAlias(cls, item)),
    },
  };
});
directCalls(enumerateType, {
  1: (v: PyValue) => makeEnumerate(enumerateType, v, 0),
  2: (v: PyValue, start: PyValue) => makeEnumerate(enumerateType, v, start),
});

function argumentWord(n: number): string {
  return n === 1 ? " " : "s 1-";
}

export class PyZip extends PyObject {
  sources: Source[] = [];
  strict = false;
  nxS(): PyValue {
    return suspend(this.waiting());
  }
  private *waiting(): Suspending<PyValue | undefined> {
    const items = yield* nextItems(this.sources, this.strict, "zip");
    return items === undefined || items.length === 0 ? undefined : new PyTuple(items);
  }
  nx(): PyValue | undefined {
    const { sources } = this;
    const n = sources.length;
    if (n === 0) return undefined;
    const items = new Array<PyValue>(n);
    for (let i = 0; i < n; i++) {
      const v = sources[i]!.nx();
      if (v === undefined) {
        if (this.strict) checkLengths(sources, i, "zip");
        return undefined;
      }
      items[i] = v;
    }
    return new PyTuple(items);
  }
  /** It has two sources. */
  pairs = false;
  pairLeft: PyValue | undefined = undefined;
  pairRight: PyValue | undefined = undefined;
  pair(): boolean {
    const { sources } = this;
    const left = (this.pairLeft = sources[0]!.nx());
    if (left === undefined) {
      this.pairRight = undefined;
      if (this.strict) checkLengths(sources, 0, "zip");
      return false;
    }
    if ((this.pairRight = sources[1]!.nx()) !== undefined) return true;
    this.pairLeft = undefined;
    if (this.strict) checkLengths(sources, 1, "zip");
    return false;
  }
}

/** One item of each source, undefined when one has ended. */
function* nextItems(sources: Source[], strict: boolean, name: string): Suspending<PyValue[] | undefined> {
  const items: PyValue[] = [];
  for (let i = 0; i < sources.length; i++) {
    const v = yield* settled(sources[i]!.nxS());
    if (v === undefined) {
      if (strict) checkLengths(sources, i, name);
      return undefined;
    }
    items.push(v);
  }
  return items;
}

/** strict=True: source `i` has ended; all others must end now. */
function checkLengths(sources: Source[], i: number, name: string): void {
  if (i > 0) throw valueError(`${name}() argument ${i + 1} is shorter than argument${argumentWord(i)}${i}`);
  for (let k = 1; k < sources.length; k++) {
    if (sources[k]!.nx() !== undefined)
      throw valueError(`${name}() argument ${k + 1} is longer than argument${argumentWord(k)}${k}`);
  }
}

function makeZip(cls: PyType, iterables: PyValue[], strict: boolean): PyZip {
  const z = new cls.K() as PyZip;
  z.sources = iterables.map((v) => new Source(v));
  z.pairs = z.sources.length === 2;
  z.strict = strict;
  return z;
}

export const zipType: PyType = makeType(PyZip, { name: "zip" }, (c) => ({
  slots: {
    new: c.make([rest("iterables"), kw("strict", bool, "False")], makeZip),
    iter: (self) => self,
    next: (self) => self.nx(),
  },
  methods: {
    __reduce__: c.method([], (self) => {
      const args = new PyTuple(self.sources.map((s) => s.value));
      return new PyTuple(self.strict ? [typeOf(self), args, true] : [typeOf(self), args]);
    }),
    __setstate__: c.method([pos("object", bool)], (self, strict) => {
      self.strict = strict;
      return None;
    }),
  },
}));
directCalls(zipType, {
  0: () => makeZip(zipType, [], false),
  1: (a: PyValue) => makeZip(zipType, [a], false),
  2: (a: PyValue, b: PyValue) => makeZip(zipType, [a, b], false),
  3: (a: PyValue, b: PyValue, d: PyValue) => makeZip(zipType, [a, b, d], false),
});

export class PyMap extends PyObject {
  func: PyValue = None;
  sources: Source[] = [];
  strict = false;
  nxS(): PyValue {
    return suspend(this.waiting());
  }
  private *waiting(): Suspending<PyValue | undefined> {
    const args = yield* nextItems(this.sources, this.strict, "map");
    return args === undefined ? undefined : yield* callGen(this.func, args);
  }
  nx(): PyValue | undefined {
    const { sources } = this;
    if (sources.length === 1) {
      const v = sources[0]!.nx();
      return v === undefined ? undefined : call1(this.func, v);
    }
    const args: PyValue[] = [];
    for (let i = 0; i < sources.length; i++) {
      const v = sources[i]!.nx();
      if (v === undefined) {
        if (this.strict) checkLengths(sources, i, "map");
        return undefined;
      }
      args.push(v);
    }
    return callv(this.func, args);
  }
}

function makeMap(cls: PyType, args: PyValue[], strict: boolean): PyMap {
  if (args.length < 2) throw typeError("map() must have at least two arguments.");
  const m = new cls.K() as PyMap;
  m.sources = args.slice(1).map((v) => new Source(v));
  m.func = args[0]!;
  m.strict = strict;
  return m;
}

export const mapType: PyType = makeType(PyMap, { name: "map" }, (c) => ({
  slots: {
    new: c.make([rest("args"), kw("strict", bool, "False")], makeMap),
    iter: (self) => self,
    next: (self) => self.nx(),
  },
  methods: {
    __reduce__: c.method([], (self) => {
      const args = new PyTuple([self.func, ...self.sources.map((s) => s.value)]);
      return new PyTuple(self.strict ? [typeOf(self), args, true] : [typeOf(self), args]);
    }),
    __setstate__: c.method([pos("object", bool)], (self, strict) => {
      self.strict = strict;
      return None;
    }),
  },
}));
directCalls(mapType, {
  2: (f: PyValue, v: PyValue) => makeMap(mapType, [f, v], false),
  3: (f: PyValue, a: PyValue, b: PyValue) => makeMap(mapType, [f, a, b], false),
});

export class PyFilter extends PyObject {
  func: PyValue = None;
  source: Source | undefined = undefined;
  nxS(): PyValue {
    return suspend(this.waiting());
  }
  private *waiting(): Suspending<PyValue | undefined> {
    const f = this.func;
    const plain = f === None || f === boolType;
    for (;;) {
      const v = yield* settled(this.source!.nxS());
      if (v === undefined || truthy(plain ? v : yield* callGen(f, [v]))) return v;
    }
  }
  nx(): PyValue | undefined {
    const f = this.func;
    const plain = f === None || f === boolType;
    for (;;) {
      const v = this.source!.nx();
      if (v === undefined) return undefined;
      if (plain ? truthy(v) : truthy(call1(f, v))) return v;
    }
  }
}

function makeFilter(cls: PyType, f: PyValue, iterable: PyValue): PyFilter {
  const r = new cls.K() as PyFilter;
  r.source = new Source(iterable);
  r.func = f;
  return r;
}

export const filterType: PyType = makeType(PyFilter, { name: "filter" }, (c) => ({
  slots: {
    new: c.make([pos("function"), pos("iterable")], makeFilter),
    iter: (self) => self,
    next: (self) => self.nx(),
  },
  methods: {
    __reduce__: c.method([], (self) => new PyTuple([typeOf(self), new PyTuple([self.func, self.source!.value])])),
  },
}));
directCalls(filterType, { 2: (f: PyValue, v: PyValue) => makeFilter(filterType, f, v) });
