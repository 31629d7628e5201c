// The wrapper of functools.lru_cache (Modules/_functoolsmodule.c). Calls whose arguments are all plain ints, strs, floats and None are
// keyed by one JavaScript string; others by their argument tuple.

import { getattr } from "#runtime/attributes.ts";
import { call, callv } from "#runtime/calls/call.ts";
import { bool } from "#runtime/native/convert.ts";
import { makeType } from "#runtime/native/define.ts";
import { arg, kwrest, pos, rest } from "#runtime/native/params.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import { instanceDict } from "#runtime/objects/dict.ts";
import { typeError } from "#runtime/objects/exceptions.ts";
import { PyMethod } from "#runtime/objects/functions.ts";
import { hashOf, pyEquals } from "#runtime/objects/hash.ts";
import { PyFloat } from "#runtime/objects/numbers.ts";
import { type CallResult, type KeywordNames, PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { jsText } from "#runtime/objects/str.ts";
import { type PyType, TypeFlags } from "#runtime/objects/type.ts";
import { typeOf } from "#runtime/objects/type-of.ts";
import { isIndexable, toSize } from "#runtime/operators/protocols.ts";

/** Stands for a key that is no primitive; its identity keys the Map. */
class TupleKey extends PyObject {
  readonly tuple: PyTuple;
  readonly hash: number | bigint;
  constructor(tuple: PyTuple = new PyTuple([]), hash: number | bigint = 0) {
    super();
    this.tuple = tuple;
    this.hash = hash;
  }
}
makeType(TupleKey, { name: "_lru_key", flags: 0 }, () => ({}));

type Key = string | number | TupleKey;

export class PyLruCache extends PyObject {
  func: PyValue = None;
  /** undefined: unbounded. */
  maxsize: number | undefined = undefined;
  typed = false;
  infoType: PyValue = None;
  hits = 0;
  misses = 0;
  cache: Map<Key, PyValue> = new Map();
  /** Keys that are no primitives. */
  private tuples: Map<number | bigint, TupleKey[]> = new Map();
  declare readonly takesSelf: true;

  clear(): void {
    this.hits = this.misses = 0;
    this.cache = new Map();
    this.tuples = new Map();
  }

  /** Text that stands for an argument; undefined when equality is its own matter. */
  private part(v: PyValue): string | undefined {
    switch (typeof v) {
      case "number":
      case "bigint":
        return "i" + v;
      case "string":
        return "s" + v.length + ":" + v;
      case "boolean":
        return this.typed ? "b" + v : "i" + Number(v);
      default:
        if (v === None) return "N";
        if (v instanceof PyFloat && !v.cls.isHeap && !Number.isNaN(v.value)) {
          if (this.typed) return "f" + v.value;
          return Number.isInteger(v.value) ? "i" + BigInt(v.value) : "f" + v.value;
        }
        return undefined;
    }
  }

  /** The key of a call. */
  private keyOf(args: readonly PyValue[], names: KeywordNames): Key {
    // A single int is its own key; a single bool or float is not the same key, though it is equal (lru_cache_make_key).
    if (args.length === 1 && names === undefined && typeof args[0] === "number") return args[0];
    let text =
      names === undefined ? "" : args.length - names.length + "(" + names.map((n) => n.length + ":" + n).join() + ")";
    if (args.length !== 1 || names !== undefined) text += args.length + ",";
    for (const a of args) {
      const p = this.part(a);
      if (p === undefined) return this.tupleKey(args, names);
      text += p + ",";
    }
    return text;
  }

  private tupleKey(args: readonly PyValue[], names: KeywordNames): TupleKey {
    const parts: PyValue[] = [args.length, ...args];
    if (names !== undefined) parts.push(...names);
    if (this.typed) parts.push(...args.map((a) => typeOf(a)));
    const tuple = new PyTuple(parts);
    const hash = hashOf(tuple);
    for (const k of this.tuples.get(hash) ?? []) if (pyEquals(k.tuple, tuple)) return k;
    return new TupleKey(tuple, hash);
  }

  private store(key: Key, value: PyValue): void {
    if (key instanceof TupleKey) {
      const bucket = this.tuples.get(key.hash);
      if (bucket === undefined) this.tuples.set(key.hash, [key]);
      else bucket.push(key);
    }
    this.cache.set(key, value);
  }

  run(args: PyValue[], names: KeywordNames): PyValue {
    const { func, maxsize } = this;
    if (maxsize === 0) {
      this.misses++;
      return callv(func, args, names);
    }
    const key = this.keyOf(args, names);
    const hit = this.cache.get(key);
    if (hit !== undefined) {
      this.hits++;
      if (maxsize !== undefined) {
        this.cache.delete(key);
        this.cache.set(key, hit);
      }
      return hit;
    }
    this.misses++;
    const value = callv(func, args, names);
    if (maxsize === undefined) {
      this.store(key, value);
      return value;
    }
    // The call may have filled the same key.
    if (this.cache.has(key)) return value;
    if (this.cache.size >= maxsize) {
      const oldest = this.cache.keys().next().value!;
      this.cache.delete(oldest);
      if (oldest instanceof TupleKey) {
        const left = this.tuples.get(oldest.hash)?.filter((k) => k !== oldest) ?? [];
        if (left.length === 0) this.tuples.delete(oldest.hash);
        else this.tuples.set(oldest.hash, left);
      }
    }
    this.store(key, value);
    return value;
  }

  /** One plain int argument, the commonest call. */
  runInt(n: number): CallResult {
    const { cache, maxsize } = this;
    const hit = cache.get(n);
    if (hit === undefined || maxsize !== undefined) return this.run([n], undefined);
    this.hits++;
    return hit;
  }
}

const proto = PyLruCache.prototype;
Object.defineProperty(proto, "takesSelf", { value: true });
proto.callv = function (this: PyLruCache, args, names) {
  return this.run(args, names);
};
proto.call$1 = function (this: PyLruCache, a) {
  return typeof a === "number" ? this.runInt(a) : this.run([a], undefined);
};

export const lruCacheType: PyType = makeType(
  PyLruCache,
  {
    name: "functools._lru_cache_wrapper",
    module: "functools",
    flags: TypeFlags.BASETYPE | TypeFlags.DICT | TypeFlags.WEAKREF,
  },
  (c) => ({
    slots: {
      new: c.make(
        [arg("user_function"), arg("maxsize"), arg("typed", bool), arg("cache_info_type")],
        (cls, func, maxsize, typed, infoType) => {
          if (typeOf(func).lookup("__call__") === undefined) throw typeError("the first argument must be callable");
          const w = new cls.K() as PyLruCache;
          if (maxsize !== None) {
            if (!isIndexable(maxsize)) throw typeError("maxsize should be integer or None");
            w.maxsize = Math.max(0, toSize(maxsize));
          }
          w.func = func;
          w.typed = typed;
          w.infoType = infoType;
          return w;
        },
      ),
      call: c.call([rest("args"), kwrest("kwargs")], (self, args, kwargs) => {
        const pairs = kwargs.pairs();
        return self.run(
          [...args, ...pairs.map(([, v]) => v)],
          pairs.length === 0 ? undefined : pairs.map(([k]) => jsText(k)!),
        );
      }),
      get: (self, obj) => (obj === None ? self : new PyMethod(self, obj)),
    },
    methods: {
      cache_info: c.method([], (self) =>
        call(self.infoType, self.hits, self.misses, self.maxsize ?? None, self.cache.size),
      ),
      cache_clear: c.method([], (self) => {
        self.clear();
        return None;
      }),
      __reduce__: c.method([], (self) => getattr(self, "__qualname__")),
      __copy__: c.method([], (self) => self),
      __deepcopy__: c.method([pos("memo")], (self) => self),
    },
    properties: { __dict__: c.property((self) => instanceDict(self)) },
  }),
);
