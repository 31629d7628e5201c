// The type dict (Objects/dictobject.c). Storage is in runtime/objects/dict.ts, views and iterators beside this file.

import { call0, callUnbound } from "#runtime/calls/call.ts";
import { type ClassKit, defineClass } from "#runtime/native/define.ts";
import { directCalls } from "#runtime/native/direct.ts";
import { kwrest, pos } from "#runtime/native/params.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import { dictType, PyDict } from "#runtime/objects/dict.ts";
import { keyError, typeError } from "#runtime/objects/exceptions.ts";
import { genericAlias } from "#runtime/objects/generic-alias.ts";
import { pyEquals } from "#runtime/objects/hash.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { PySet } from "#runtime/objects/set.ts";
import { None, NotImplemented } from "#runtime/objects/singletons.ts";
import { type Str, TextBuilder } from "#runtime/objects/str.ts";
import { setitem } from "#runtime/operators/items.ts";
import { iterate, repr } from "#runtime/operators/protocols.ts";
import { guardedRepr } from "#runtime/operators/repr-guard.ts";
import { PyDictKeyIterator, PyDictReverseKeyIterator } from "./iterators.ts";
import { dictFrom, eachEntry, updateDict } from "./update.ts";
import { PyDictItems, PyDictKeys, PyDictValues } from "./views.ts";

function dictRepr(self: PyDict): Str {
  if (self.size === 0) return "{}";
  return guardedRepr(self, "{...}", () => {
    const out = new TextBuilder();
    let separator = "{";
    const entries = self.liveEntries();
    for (let i = 0; i < entries.length; i++) {
      const e = entries[i];
      if (e === undefined || e.value === undefined) continue;
      const { value } = e;
      out.add(separator);
      separator = ", ";
      out.add(repr(e.key));
      out.add(": ");
      out.add(repr(value));
    }
    out.add("}");
    return out.value();
  });
}

/** `==` of two dicts. */
export function dictsEqual(a: PyDict, b: PyDict): boolean {
  if (a.size !== b.size) return false;
  for (const e of a.liveEntries().slice()) {
    // The comparison of keys may remove the entry.
    const value = e?.value;
    if (e === undefined || value === undefined) continue;
    const v = b.getBy(e);
    if (v === undefined || !pyEquals(value, v)) return false;
  }
  return true;
}

/** `dict.__getitem__`: subclasses may have `__missing__`. */
export function dictGetItem(self: PyDict, k: PyValue): PyValue {
  const v = self.get(k);
  if (v !== undefined) return v;
  if (self.cls !== dictType) {
    const missing = self.cls.lookup("__missing__");
    if (missing !== undefined) return callUnbound(missing, self, [k]);
  }
  throw keyError(k);
}

function fromKeys(cls: PyValue, iterable: PyValue, value: PyValue): PyValue {
  const d = call0(cls);
  if (d instanceof PyDict && d.cls === dictType) {
    if (iterable instanceof PyDict && !iterable.cls.isHeap) eachEntry(iterable, (e) => d.setBy(e, value));
    else if (iterable instanceof PySet && !iterable.cls.isHeap)
      iterable.eachEntry(
        (e) => d.setBy(e, value),
        (k) => d.set(k, value),
      );
    else {
      const it = iterate(iterable);
      for (let k = it.nx(); k !== undefined; k = it.nx()) d.set(k, value);
    }
    return d;
  }
  const it = iterate(iterable);
  for (let k = it.nx(); k !== undefined; k = it.nx()) setitem(d, k, value);
  return d;
}

function addKeywords(d: PyDict, keywords: PyDict): void {
  for (const e of keywords.liveEntries()) if (e !== undefined) d.set(e.key, e.value!);
}

defineClass(dictType, PyDict, (c: ClassKit<PyDict>) => ({
  slots: {
    new: c.makePlain(),
    init: c.init([pos("iterable", "..."), kwrest("kwargs")], (self, source, keywords) => {
      if (source !== undefined) updateDict(self, source);
      if (keywords.size > 0) addKeywords(self, keywords);
    }),
    repr: dictRepr,
    len: (self) => self.size,
    iter: (self) => new PyDictKeyIterator(self),
    reversed: (self) => new PyDictReverseKeyIterator(self),
    getitem: dictGetItem,
    setitem: (self, k, v) => self.set(k, v),
    delitem(self, k) {
      if (self.delete(k) === undefined) throw keyError(k);
    },
    contains: (self, k) => self.has(k),
    eq: (self, other) => (other instanceof PyDict ? dictsEqual(self, other) : NotImplemented),
    ne: (self, other) => (other instanceof PyDict ? !dictsEqual(self, other) : NotImplemented),
    lt: () => NotImplemented,
    le: () => NotImplemented,
    gt: () => NotImplemented,
    ge: () => NotImplemented,
    or(self, other) {
      if (!(other instanceof PyDict)) return NotImplemented;
      const d = self.copy();
      updateDict(d, other);
      return d;
    },
    ror(self, other) {
      if (!(other instanceof PyDict)) return NotImplemented;
      const d = other.copy();
      updateDict(d, self);
      return d;
    },
    ior(self, other) {
      updateDict(self, other);
      return self;
    },
    unhashable: true,
  },
  methods: {
    get: c.method([pos("key"), pos("default", "None")], (self, k, fallback) => {
      const v = self.get(k);
      return v === undefined ? fallback : v;
    }),
    setdefault: c.method([pos("key"), pos("default", "None")], (self, k, fallback) => self.setDefault(k, fallback)),
    pop: c.method([pos("key"), pos("default", "...")], (self, k, fallback) => {
      const v = self.delete(k);
      if (v !== undefined) return v;
      if (fallback === undefined) throw keyError(k);
      return fallback;
    }),
    popitem: c.method([], (self) => {
      const e = self.last();
      if (e === undefined) throw keyError("popitem(): dictionary is empty");
      const pair = new PyTuple([e.key, e.value!]);
      self.delete(e.key);
      return pair;
    }),
    keys: c.method([], (self) => new PyDictKeys(self)),
    values: c.method([], (self) => new PyDictValues(self)),
    items: c.method([], (self) => new PyDictItems(self)),
    update: c.method([pos("iterable", "..."), kwrest("kwargs")], (self, source, keywords) => {
      if (source !== undefined) updateDict(self, source);
      if (keywords.size > 0) addKeywords(self, keywords);
      return None;
    }),
    clear: c.method([], (self) => {
      self.clear();
      return None;
    }),
    copy: c.method([], (self) => self.copy()),
    fromkeys: c.classMethod([pos("iterable"), pos("value", "None")], fromKeys),
    __sizeof__: c.method([], (self) => 64 + 32 * self.size),
    __class_getitem__: c.classMethod([pos("object")], (cls, item) => genericAlias(cls, item)),
  },
}));

directCalls(dictType, { 0: () => new PyDict(), 1: dictFrom });
// `dict(a=1)`: keywords go straight in.
dictType.callv = (args, names) => {
  const given = names === undefined ? args.length : args.length - names.length;
  if (given > 1) throw typeError(`dict expected at most 1 argument, got ${given}`);
  if (given === 0) return names === undefined ? new PyDict() : PyDict.ofKeywords(names, args, 0);
  const d = dictFrom(args[0]!);
  if (names !== undefined) for (let i = 0; i < names.length; i++) d.setName(names[i]!, args[given + i]!);
  return d;
};
