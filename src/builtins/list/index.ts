// The type list (Objects/listobject.c). Subscripts are in runtime/operators/items.ts, sorting in sort.ts.

import { allocatingItems, growing, scanning } from "#runtime/allocation.ts";
import { bool, index } from "#runtime/native/convert.ts";
import { type ClassKit, defineClass } from "#runtime/native/define.ts";
import { directCalls } from "#runtime/native/direct.ts";
import { kw, pos } from "#runtime/native/params.ts";
import { listType, PyList, PyTuple } from "#runtime/objects/containers.ts";
import { indexError, typeError, valueError } from "#runtime/objects/exceptions.ts";
import { genericAlias } from "#runtime/objects/generic-alias.ts";
import { pyEquals } from "#runtime/objects/hash.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None, NotImplemented } from "#runtime/objects/singletons.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { compareItems } from "#runtime/operators/compare.ts";
import { itemsContain, listDelItem, listGetItem, listSetItem } from "#runtime/operators/items.ts";
import { askLengthHint } from "#runtime/operators/length-hint.ts";
import { iterate, toArray } from "#runtime/operators/protocols.ts";
import { reprList } from "#runtime/operators/repr-guard.ts";
import { repeatCount, repeatItems, searchBound } from "#runtime/operators/slices.ts";
import { PyListIterator, PyListReverseIterator } from "../iterators/sequences.ts";
import { sortList } from "./sort.ts";

/** Appends every item of an iterable, as list.extend: items appear one by one. */
export function extendList(list: PyList, v: PyValue): void {
  if (v instanceof PyList || v instanceof PyTuple) {
    const fresh = v === list || v.cls.isHeap ? toArray(v) : v.items;
    const { items } = list;
    const n = fresh.length;
    growing(items.length, n);
    for (let i = 0; i < n; i++) items.push(fresh[i]!);
    return;
  }
  const it = iterate(v);
  askLengthHint(v);
  for (let x = it.nx(); x !== undefined; x = it.nx()) {
    growing(list.items.length, 1);
    list.items.push(x);
  }
}

/** Equality of two lists that comparing may change: lengths are looked at again where items differ (list_richcompare). */
function listsEqual(a: PyList, b: PyList): boolean {
  if (a.items.length !== b.items.length) return false;
  let i = 0;
  while (i < a.items.length && i < b.items.length && pyEquals(a.items[i]!, b.items[i]!)) i++;
  return (i >= a.items.length || i >= b.items.length) && a.items.length === b.items.length;
}

const compareBy = (name: string) => (self: PyList, other: PyValue) =>
  other instanceof PyList ? compareItems(self.items, other.items, name) : NotImplemented;

/** index() of list and tuple: start and stop optional. */
export function indexOfItem(
  self: PyList | PyTuple,
  value: PyValue,
  start: PyValue | undefined,
  stop: PyValue | undefined,
): number {
  const from = start === undefined ? 0 : searchBound(start, self.items.length);
  const to = stop === undefined ? Number.POSITIVE_INFINITY : searchBound(stop, self.items.length);
  scanning(Math.min(to, self.items.length) - from);
  for (let i = from; i < to && i < self.items.length; i++) {
    const x = self.items[i]!;
    if (x === value || pyEquals(x, value)) return i;
  }
  return -1;
}

export function countItem(self: PyList | PyTuple, value: PyValue): number {
  let n = 0;
  scanning(self.items.length);
  for (let i = 0; i < self.items.length; i++) {
    const x = self.items[i]!;
    if (x === value || pyEquals(x, value)) n++;
  }
  return n;
}

defineClass(listType, PyList, (c: ClassKit<PyList>) => ({
  slots: {
    new: c.makePlain(),
    init: c.init([pos("iterable", "...")], (self, iterable) => {
      if (self.items.length > 0) self.items = [];
      if (iterable !== undefined) extendList(self, iterable);
    }),
    repr: (self) => reprList(self),
    len: (self) => self.items.length,
    iter: (self) => new PyListIterator(self),
    reversed: (self) => new PyListReverseIterator(self),
    getitem: listGetItem,
    setitem: listSetItem,
    delitem: listDelItem,
    contains: itemsContain,
    eq: (self, other) => (other instanceof PyList ? listsEqual(self, other) : NotImplemented),
    ne: (self, other) => (other instanceof PyList ? !listsEqual(self, other) : NotImplemented),
    lt: compareBy("__lt__"),
    le: compareBy("__le__"),
    gt: compareBy("__gt__"),
    ge: compareBy("__ge__"),
    unhashable: true,
    concat(self, other) {
      if (!(other instanceof PyList)) throw typeError(`can only concatenate list (not "${typeName(other)}") to list`);
      allocatingItems(self.items.length + other.items.length);
      return new PyList(self.items.concat(other.items));
    },
    repeat: (self, count) => new PyList(repeatItems(self.items, repeatCount(count))),
    iconcat(self, other) {
      extendList(self, other);
      return self;
    },
    irepeat(self, count) {
      self.items = repeatItems(self.items, repeatCount(count));
      return self;
    },
  },
  methods: {
    append: c.method([pos("object")], (self, object) => {
      growing(self.items.length, 1);
      self.items.push(object);
      return None;
    }),
    extend: c.method([pos("iterable")], (self, iterable) => {
      extendList(self, iterable);
      return None;
    }),
    insert: c.method([pos("index"), pos("object")], (self, where, object) => {
      const { length } = self.items;
      let i = index(where, "index");
      if (i < 0) i = Math.max(0, i + length);
      if (i >= length) self.items.push(object);
      else if (i === 0) self.items.unshift(object);
      else self.items.splice(i, 0, object);
      return None;
    }),
    pop: c.method([pos("index", "-1")], (self, where) => {
      const { items } = self;
      if (where === -1 && items.length > 0) return items.pop()!;
      let i = index(where, "index");
      if (items.length === 0) throw indexError("pop from empty list");
      if (i < 0) i += items.length;
      if (i < 0 || i >= items.length) throw indexError("pop index out of range");
      if (i === items.length - 1) return items.pop()!;
      return i === 0 ? items.shift()! : items.splice(i, 1)[0]!;
    }),
    remove: c.method([pos("value")], (self, value) => {
      const i = indexOfItem(self, value, undefined, undefined);
      if (i < 0) throw valueError("list.remove(x): x not in list");
      self.items.splice(i, 1);
      return None;
    }),
    clear: c.method([], (self) => {
      self.items = [];
      return None;
    }),
    copy: c.method([], (self) => new PyList(self.items.slice())),
    index: c.method([pos("value"), pos("start", "..."), pos("stop", "...")], (self, value, start, stop) => {
      const i = indexOfItem(self, value, start, stop);
      if (i < 0) throw valueError("list.index(x): x not in list");
      return i;
    }),
    count: c.method([pos("value")], (self, value) => countItem(self, value)),
    reverse: c.method([], (self) => {
      scanning(self.items.length);
      self.items.reverse();
      return None;
    }),
    sort: c.method([kw("key", "None"), kw("reverse", bool, "False")], (self, key, reverse) => {
      sortList(self, key === None ? undefined : key, reverse);
      return None;
    }),
    __sizeof__: c.method([], (self) => 40 + 8 * self.items.length),
    __class_getitem__: c.classMethod([pos("object")], (cls, item) => genericAlias(cls, item)),
  },
}));

directCalls(listType, {
  0: () => new PyList(),
  1: (v: PyValue) => {
    if (typeof v !== "object" || !v.cls.isHeap) return new PyList(toArray(v));
    const list = new PyList();
    extendList(list, v);
    return list;
  },
});
