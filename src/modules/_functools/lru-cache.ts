// The wrapper of functools.lru_cache (Modules/_functoolsmodule.c): a dict of links, which a cache with a bound chains by their last use.

import { getattr } from "#runtime/attributes.ts";
import { call, call1, call2, callv } from "#runtime/calls/call.ts";
import { bool } from "#runtime/native/convert.ts";
import { makeType } from "#runtime/native/define.ts";
import { arg, kwrest, pos, rest } from "#runtime/native/params.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import { type DictEntry, PyDict } from "#runtime/objects/dict.ts";
import { typeError } from "#runtime/objects/exceptions.ts";
import { PyMethod } from "#runtime/objects/functions.ts";
import { instanceDict } from "#runtime/objects/instance-dict.ts";
import { tupleHash } from "#runtime/objects/keys.ts";
import { type CallResult, type KeywordNames, PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { jsText } from "#runtime/objects/str.ts";
import { type PyType, TypeFlags } from "#runtime/objects/type.ts";
import { typeOf } from "#runtime/objects/type-of.ts";
import { isIndexable, toSize } from "#runtime/operators/protocols.ts";

/** A result in a ring by last use; the ring's root has the oldest next to it. */
class Link extends PyObject {
  key: PyValue;
  result: PyValue;
  previous: Link = this;
  next: Link = this;
  /** Its place in the dict, where the key is a tuple. */
  entry: DictEntry | undefined = undefined;
  constructor(key: PyValue = None, result: PyValue = None) {
    super();
    this.key = key;
    this.result = result;
  }

  /** Makes it the newest of the ring. */
  join(root: Link): void {
    const { previous } = root;
    previous.next = root.previous = this;
    this.previous = previous;
    this.next = root;
  }

  leave(): void {
    this.previous.next = this.next;
    this.next.previous = this.previous;
  }
}
makeType(Link, { name: "_lru_list_elem", module: "functools", flags: 0 }, () => ({}));

/** Parts the positional arguments from the keywords in a key. */
const keywordMark = new Link();

/** The key of a call (lru_cache_make_key): a tuple, but for a single int or str, which is its own. */
function keyOf(args: readonly PyValue[], names: KeywordNames, typed: boolean): PyTuple | string | number {
  if (names === undefined && !typed) {
    if (args.length === 1 && (typeof args[0] === "number" || typeof args[0] === "string")) return args[0];
    return new PyTuple(args.slice());
  }
  const count = args.length - (names?.length ?? 0);
  const parts = args.slice(0, count);
  if (names !== undefined) {
    parts.push(keywordMark);
    for (let i = 0; i < names.length; i++) parts.push(names[i]!, args[count + i]!);
  }
  if (typed) parts.push(...args.map((a) => typeOf(a)));
  return new PyTuple(parts);
}

/** callv() by the entry for the number of arguments. */
function callThrough(f: PyValue, args: readonly PyValue[], names: KeywordNames): PyValue {
  if (names === undefined) {
    if (args.length === 1) return call1(f, args[0]!);
    if (args.length === 2) return call2(f, args[0]!, args[1]!);
  }
  return callv(f, args.slice(), names);
}

export class PyLruCache extends PyObject {
  func: PyValue = None;
  /** undefined: unbounded. */
  maxsize: number | undefined = undefined;
  typed = false;
  infoType: PyValue = None;
  hits = 0;
  misses = 0;
  /** How many results were put into a cache with a bound. */
  private stored = 0;
  /** Results by key; links to them when there is a bound. */
  cache: PyDict = new PyDict();
  private root: Link = new Link();
  declare readonly takesSelf: true;

  clear(): void {
    this.hits = this.misses = 0;
    this.cache = new PyDict();
    this.root = new Link();
  }

  run(args: PyValue[], names: KeywordNames): PyValue {
    if (this.maxsize === 0) {
      this.misses++;
      return callThrough(this.func, args, names);
    }
    const key = keyOf(args, names, this.typed);
    return this.find(key, typeof key === "object" && (names !== undefined || this.typed) ? args : undefined, names);
  }

  /** Two or three arguments without keywords. */
  runPositional(args: PyValue[]): PyValue {
    if (this.maxsize === 0 || this.typed) return this.run(args, undefined);
    return this.find(new PyTuple(args), undefined, undefined);
  }

  /** The result for a key, of a call with these arguments if it is not there; by default they are what the key holds. */
  private find(key: PyTuple | string | number, args: PyValue[] | undefined, names: KeywordNames): PyValue {
    // Hashed first: a TypeError has the plain text here, not that of a dict.
    if (typeof key === "object") tupleHash(key);
    const hit = this.cache.get(key);
    if (hit === undefined) return this.make(key, args, names);
    this.hits++;
    if (this.maxsize === undefined) return hit;
    const link = hit as Link;
    link.leave();
    link.join(this.root);
    return link.result;
  }

  /** Calls the function and keeps what it gives. */
  private make(key: PyTuple | string | number, args: PyValue[] | undefined, names: KeywordNames): PyValue {
    const { func, maxsize, stored } = this;
    this.misses++;
    const value =
      args !== undefined
        ? callThrough(func, args, names)
        : typeof key === "object"
          ? callThrough(func, key.items, undefined)
          : call1(func, key);
    const { cache, root } = this;
    if (maxsize === undefined) {
      cache.set(key, value);
      return value;
    }
    // The call may have filled the same key.
    if (stored !== this.stored && cache.has(key)) return value;
    this.stored++;
    if (cache.size >= maxsize) {
      const oldest = root.next;
      oldest.leave();
      if (oldest.entry === undefined) cache.delete(oldest.key);
      else cache.removeEntry(oldest.entry);
    }
    const link = new Link(key, value);
    if (typeof key === "object") link.entry = cache.addHashed(key, key.hash, link);
    else cache.set(key, link);
    link.join(root);
    return value;
  }

  /** One plain int argument, the commonest call. */
  runInt(n: number): CallResult {
    if (this.maxsize !== undefined || this.typed) return this.run([n], undefined);
    const hit = this.cache.get(n);
    if (hit === undefined) return this.run([n], undefined);
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
proto.call$2 = function (this: PyLruCache, a, b) {
  return this.runPositional([a, b]);
};
proto.call$3 = function (this: PyLruCache, a, b, c) {
  return this.runPositional([a, b, c]);
};

export const lruCacheType: PyType = makeType(
  PyLruCache,
  {
    name: "functools._lru_cache_wrapper",
    module: "functools",
    flags: TypeFlags.DICT | TypeFlags.WEAKREF,
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
