// all, any, iter, next, aiter, anext, len, min, max, sorted (Python/bltinmodule.c, Objects/iterobject.c).

import { getattr } from "#runtime/attributes.ts";
import { call1, callUnbound, callv } from "#runtime/calls/call.ts";
import { dropError, S } from "#runtime/current.ts";
import { bindNative } from "#runtime/native/bind.ts";
import { makeType } from "#runtime/native/define.ts";
import { fn, kw, kwrest, type NativeFunctionSpec, pos, rest } from "#runtime/native/params.ts";
import { listType, PyList } from "#runtime/objects/containers.ts";
import {
  PyBaseException,
  StopAsyncIterationType,
  StopIterationType,
  stopIteration,
  typeError,
  valueError,
} from "#runtime/objects/exceptions.ts";
import { awaitIter, PyCoroutine, PyGenerator } from "#runtime/objects/generators.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { isInstance, typeName, typeOf } from "#runtime/objects/type-of.ts";
import { gt, lt } from "#runtime/operators/compare.ts";
import { exactLength, iterate, type NativeIterator, toArray, truthy } from "#runtime/operators/protocols.ts";
import { iter } from "../iterators/combining.ts";
import { PyCallableIterator } from "../iterators/sequences.ts";
import { sortArray, sortList } from "../list/sort.ts";

function all(v: PyValue): boolean {
  const it = iterate(v);
  for (let x = it.nx(); x !== undefined; x = it.nx()) if (!truthy(x)) return false;
  return true;
}

function any(v: PyValue): boolean {
  const it = iterate(v);
  for (let x = it.nx(); x !== undefined; x = it.nx()) if (truthy(x)) return true;
  return false;
}

/** The native cursor that an iterator value is, when a StopIteration of its `__next__` could carry no value. */
function nativeCursor(it: PyValue): NativeIterator | undefined {
  if (typeof it !== "object" || it.cls.isHeap || it instanceof PyGenerator) return undefined;
  return (it as unknown as Partial<NativeIterator>).nx === undefined ? undefined : (it as unknown as NativeIterator);
}

function nextMethod(it: PyValue): PyValue {
  const f = typeOf(it).lookup("__next__");
  if (f === undefined) throw typeError(`'${typeName(it)}' object is not an iterator`);
  return f;
}

/** `next(it)`. */
export function next(it: PyValue): PyValue {
  const cursor = nativeCursor(it);
  if (cursor === undefined) return callUnbound(nextMethod(it), it, []);
  const v = cursor.nx();
  if (v === undefined) throw stopIteration();
  return v;
}

/** `next(it, fallback)`. */
export function nextOr(it: PyValue, fallback: PyValue): PyValue {
  const cursor = nativeCursor(it);
  if (cursor !== undefined) return cursor.nx() ?? fallback;
  const f = nextMethod(it);
  const sp = S.sp;
  const handled = S.ei.value;
  try {
    return callUnbound(f, it, []);
  } catch (x) {
    if (!(x instanceof PyBaseException) || !isInstance(x, StopIterationType)) throw x;
    dropError(sp, handled);
    return fallback;
  }
}

function iterUntil(f: PyValue, sentinel: PyValue): PyValue {
  if (typeOf(f).lookup("__call__") === undefined) throw typeError("iter(v, w): v must be callable");
  return new PyCallableIterator(f, sentinel);
}

function aiter(v: PyValue): PyValue {
  const f = typeOf(v).lookup("__aiter__");
  if (f === undefined) throw typeError(`'${typeName(v)}' object is not an async iterable`);
  const it = callUnbound(f, v, []);
  if (typeOf(it).lookup("__anext__") === undefined)
    throw typeError(`aiter() returned not an async iterator of type '${typeName(it)}'`);
  return it;
}

/** What `anext(it, default)` gives: awaits `it.__anext__()`, and the default when it is exhausted. */
class PyAnextAwaitable extends PyObject {
  wrapped: PyValue = None;
  fallback: PyValue = None;
  private it: PyValue | undefined = undefined;

  /** Runs one step of the awaitable; its end is StopIteration(default). */
  step(name: string, args: PyValue[]): PyValue {
    const sp = S.sp;
    const handled = S.ei.value;
    try {
      if (this.it === undefined) {
        const it = awaitIter(this.wrapped);
        // Of what awaiting gives only coroutines are no iterators.
        this.it = it instanceof PyCoroutine ? callUnbound(typeOf(it).lookup("__await__")!, it, []) : it;
      }
      return name === "__next__"
        ? callUnbound(typeOf(this.it).lookup("__next__")!, this.it, [])
        : callv(getattr(this.it, name), args);
    } catch (x) {
      if (!(x instanceof PyBaseException) || !isInstance(x, StopAsyncIterationType)) throw x;
      dropError(sp, handled);
      throw stopIteration(this.fallback);
    }
  }
}

makeType(PyAnextAwaitable, { name: "anext_awaitable", flags: 0 }, (c) => ({
  slots: { iter: (self) => self, await: (self) => self, next: (self) => self.step("__next__", []) },
  methods: {
    send: c.method([pos("value")], (self, v) => self.step(v === None ? "__next__" : "send", [v])),
    throw: c.method([rest("args")], (self, args) => self.step("throw", args)),
    close: c.method([], (self) => self.step("close", [])),
  },
}));

function anext(it: PyValue, fallback: PyValue | undefined): PyValue {
  const f = typeOf(it).lookup("__anext__");
  if (f === undefined) throw typeError(`'${typeName(it)}' object is not an async iterator`);
  const awaitable = callUnbound(f, it, []);
  if (fallback === undefined) return awaitable;
  const a = new PyAnextAwaitable();
  a.wrapped = awaitable;
  a.fallback = fallback;
  return a;
}

type Better = (a: PyValue, b: PyValue) => PyValue;

function extreme(name: string, better: Better, args: PyValue[], key: PyValue, fallback: PyValue | undefined): PyValue {
  if (args.length === 0) throw typeError(`${name} expected at least 1 argument, got 0`);
  if (args.length > 1 && fallback !== undefined)
    throw typeError(`Cannot specify a default for ${name}() with multiple positional arguments`);
  const it = args.length > 1 ? undefined : iterate(args[0]!);
  let best: PyValue | undefined;
  let bestKey: PyValue | undefined;
  for (let i = 0; ; i++) {
    const v = it !== undefined ? it.nx() : args[i];
    if (v === undefined) break;
    const k = key === None ? v : call1(key, v);
    if (bestKey === undefined) {
      best = v;
      bestKey = k;
      continue;
    }
    const r = better(k, bestKey);
    if (r === true || (r !== false && truthy(r))) {
      best = v;
      bestKey = k;
    }
  }
  if (best !== undefined) return best;
  if (fallback !== undefined) return fallback;
  throw valueError(`${name}() iterable argument is empty`);
}

function extremeFunction(name: string, better: Better): NativeFunctionSpec {
  const f: NativeFunctionSpec = fn([rest("args"), kw("key", "None"), kw("default", "...")], (args, key, fallback) =>
    extreme(name, better, args, key, fallback),
  );
  f.direct = {
    1: (v: PyValue) => extreme(name, better, [v], None, undefined),
    2: (a: PyValue, b: PyValue) => {
      const r = better(b, a);
      return r === true || (r !== false && truthy(r)) ? b : a;
    },
    3: (a: PyValue, b: PyValue, c: PyValue) => extreme(name, better, [a, b, c], None, undefined),
  };
  return f;
}

function sorted(iterable: PyValue): PyValue {
  const items = toArray(iterable);
  sortArray(items, undefined, false);
  return new PyList(items);
}

const sortedFunction: NativeFunctionSpec = fn([rest("iterable"), kwrest("kwargs")], (args, kwargs) => {
  if (args.length !== 1) throw typeError(`sorted expected 1 argument, got ${args.length}`);
  // The keywords go to `list.sort`, which names itself in its errors.
  const list = new PyList(toArray(args[0]!));
  callv(listType.lookup("sort")!, [list, ...kwargs.values()], kwargs.keys() as string[]);
  return list;
});
sortedFunction.spec.signature = "($module, iterable, /, *, key=None, reverse=False)";
// With a plain key and order nothing is gathered.
sortedFunction.spec.raw = (_self, args, names) => {
  const given = args.length - (names?.length ?? 0);
  let key: PyValue | undefined;
  let reverse: PyValue = false;
  let known = given === 1;
  for (let i = given; i < args.length; i++) {
    const name = names![i - given];
    if (name === "key") key = args[i]!;
    else if (name === "reverse") reverse = args[i]!;
    else known = false;
  }
  if (!known || typeof reverse !== "boolean")
    return sortedFunction.spec.handler(_self, ...bindNative("sorted", sortedFunction.spec, args, names)) as PyValue;
  const list = new PyList(toArray(args[0]!));
  sortList(list, key === None ? undefined : key, reverse);
  return list;
};
sortedFunction.direct = { 1: (v: PyValue) => sorted(v) };

export const iterationFunctions: Record<string, NativeFunctionSpec> = {
  all: fn([pos("iterable")], all),
  any: fn([pos("iterable")], any),
  len: fn([pos("obj")], exactLength),
  iter: fn([pos("object"), pos("sentinel", "...")], (v, sentinel) =>
    sentinel === undefined ? iter(v) : iterUntil(v, sentinel),
  ),
  next: fn([pos("iterator"), pos("default", "...")], (it, fallback) =>
    fallback === undefined ? next(it) : nextOr(it, fallback),
  ),
  aiter: fn([pos("async_iterable")], aiter),
  anext: fn([pos("aiterator"), pos("default", "...")], anext),
  min: extremeFunction("min", lt),
  max: extremeFunction("max", gt),
  sorted: sortedFunction,
};
