// collections.OrderedDict (Objects/odictobject.c): a dict, which is ordered already, with moves and an order-sensitive `==`.

import { dictsEqual } from "#builtins/dict/index.ts";
import { pairOf } from "#builtins/dict/update.ts";
import { PyDictItems, PyDictKeys, PyDictValues } from "#builtins/dict/views.ts";
import { iter } from "#builtins/iterators/combining.ts";
import { reduceThrough } from "#builtins/iterators/reduce.ts";
import { callMethod, getattr, lookupAttribute } from "#runtime/attributes.ts";
import { call0 } from "#runtime/calls/call.ts";
import { bool } from "#runtime/native/convert.ts";
import { type ClassKit, defineClass, makeType } from "#runtime/native/define.ts";
import { directCalls } from "#runtime/native/direct.ts";
import { arg, kwrest, rest } from "#runtime/native/params.ts";
import { PyList, PyTuple } from "#runtime/objects/containers.ts";
import { type DictEntry, dictType, PyDict } from "#runtime/objects/dict.ts";
import { keyError, runtimeError, typeError } from "#runtime/objects/exceptions.ts";
import { pyEquals } from "#runtime/objects/hash.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None, NotImplemented } from "#runtime/objects/singletons.ts";
import { joinStrs } from "#runtime/objects/str.ts";
import { builtinType, type PyType, TypeFlags } from "#runtime/objects/type.ts";
import { dictProperty } from "#runtime/objects/type-create.ts";
import { typeName, typeOf } from "#runtime/objects/type-of.ts";
import { contains, getitem, setitem } from "#runtime/operators/items.ts";
import { iterate, repr, toArray } from "#runtime/operators/protocols.ts";
import { guardedRepr } from "#runtime/operators/repr-guard.ts";

export class PyOrderedDict extends PyDict {
  /** Counts moves. */
  moves = 0;
}

export const orderedDictType: PyType = builtinType({
  name: "collections.OrderedDict",
  module: "collections",
  layout: PyOrderedDict,
  base: dictType,
  flags: TypeFlags.BASETYPE | TypeFlags.DICT | TypeFlags.WEAKREF | TypeFlags.MAPPING,
});

const KINDS = { keys: 1, values: 2, items: 3 } as const;

/** The value of an entry, looked up where the hash of the key may have changed. */
function valueOf(dict: PyOrderedDict, e: DictEntry): PyValue {
  const value = typeof e.key === "object" ? dict.get(e.key) : e.value;
  if (value === undefined) throw keyError(e.key);
  return value;
}

class PyOdictIterator extends PyObject {
  private dict: PyOrderedDict | undefined;
  private readonly entries: readonly (DictEntry | undefined)[];
  private readonly kind: number;
  private readonly size: number;
  private readonly moves: number;
  private i = 0;
  constructor(dict: PyOrderedDict = new PyOrderedDict(), kind = 1, reverse = false) {
    super();
    this.dict = dict;
    const live = dict.liveEntries();
    this.entries = reverse ? live.slice().reverse() : live;
    this.kind = kind;
    this.size = dict.size;
    this.moves = dict.moves;
  }
  private show(e: DictEntry): PyValue {
    if (this.kind === KINDS.keys) return e.key;
    const value = valueOf(this.dict!, e);
    return this.kind === KINDS.values ? value : new PyTuple([e.key, value]);
  }
  nx(): PyValue | undefined {
    const { dict } = this;
    if (dict === undefined) return undefined;
    if (dict.moves !== this.moves || dict.size !== this.size) {
      this.dict = undefined;
      throw runtimeError("OrderedDict mutated during iteration");
    }
    while (this.i < this.entries.length) {
      const e = this.entries[this.i++];
      if (e !== undefined && e.value !== undefined) return this.show(e);
    }
    this.dict = undefined;
    return undefined;
  }
  rest(): PyValue[] {
    const out: PyValue[] = [];
    if (this.dict !== undefined)
      for (const e of this.entries.slice(this.i)) if (e !== undefined && e.value !== undefined) out.push(this.show(e));
    return out;
  }
}
makeType(PyOdictIterator, { name: "odict_iterator", flags: 0 }, (c) => ({
  slots: { iter: (self) => self, next: (self) => self.nx() },
  methods: { __reduce__: c.method([], (self) => reduceThrough("iter", [new PyList(self.rest())])) },
}));

const own = (d: PyDict): PyOrderedDict => d as PyOrderedDict;
class PyOdictKeys extends PyDictKeys {}
class PyOdictValues extends PyDictValues {}
class PyOdictItems extends PyDictItems {}
const viewBase = (view: PyDictKeys | PyDictValues | PyDictItems): PyType => typeOf(view);
makeType(PyOdictKeys, { name: "odict_keys", base: viewBase(new PyDictKeys(new PyDict())), flags: 0 }, () => ({
  slots: {
    iter: (self) => new PyOdictIterator(own(self.dict), 1),
    reversed: (self) => new PyOdictIterator(own(self.dict), 1, true),
  },
}));
makeType(PyOdictValues, { name: "odict_values", base: viewBase(new PyDictValues(new PyDict())), flags: 0 }, () => ({
  slots: {
    iter: (self) => new PyOdictIterator(own(self.dict), 2),
    reversed: (self) => new PyOdictIterator(own(self.dict), 2, true),
  },
}));
makeType(PyOdictItems, { name: "odict_items", base: viewBase(new PyDictItems(new PyDict())), flags: 0 }, () => ({
  slots: {
    iter: (self) => new PyOdictIterator(own(self.dict), 3),
    reversed: (self) => new PyOdictIterator(own(self.dict), 3, true),
  },
}));

/** `self[k] = v`, through an override of a subclass. */
function store(self: PyDict, k: PyValue, v: PyValue): void {
  if (self.cls.isHeap) setitem(self, k, v);
  else self.set(k, v);
}

/** MutableMapping.update. */
function update(self: PyDict, args: readonly PyValue[], kwargs: PyDict, name: string): void {
  if (args.length > 1) throw typeError(`${name}() takes at most 1 positional argument (${args.length} given)`);
  const source = args[0];
  if (source !== undefined) {
    if (source instanceof PyDict && source.cls === dictType) for (const [k, v] of source.pairs()) store(self, k, v);
    else {
      const keys = lookupAttribute(source, "keys");
      const items = keys === undefined ? lookupAttribute(source, "items") : undefined;
      if (keys !== undefined) for (const k of toArray(call0(keys))) store(self, k, getitem(source, k));
      else {
        const it = iterate(items === undefined ? source : call0(items));
        for (let i = 0; ; i++) {
          const element = it.nx();
          if (element === undefined) break;
          const pair = pairOf(element, i);
          store(self, pair[0]!, pair[1]!);
        }
      }
    }
  }
  for (const [k, v] of kwargs.pairs()) store(self, k, v);
}

function equal(self: PyOrderedDict, other: PyDict): boolean {
  if (!dictsEqual(self, other)) return false;
  if (!(other instanceof PyOrderedDict)) return true;
  const pair = [self, other] as const;
  // A change leaves another array or another length: removed entries leave holes.
  const lists = pair.map((d) => d.entries);
  const marks = pair.map((d) => [d.entries.length, d.size, d.moves]);
  const [a, b] = [self.keys(), other.keys()];
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const same = pyEquals(a[i]!, b[i]!);
    for (const [n, d] of pair.entries()) {
      const [length, size, moves] = marks[n]!;
      if (d.entries !== lists[n] || d.entries.length !== length || d.size !== size || d.moves !== moves)
        throw runtimeError("OrderedDict mutated during iteration");
    }
    if (!same) return false;
  }
  return a.length === b.length;
}

function copyOf(self: PyOrderedDict): PyValue {
  if (self.cls === orderedDictType) {
    const d = new PyOrderedDict();
    for (const e of self.liveEntries()) if (e !== undefined) d.set(e.key, valueOf(self, e));
    const attributes = lookupAttribute(self, "__dict__");
    if (attributes instanceof PyDict && attributes.size > 0) callMethod(getattr(d, "__dict__"), "update", attributes);
    return d;
  }
  const d = call0(self.cls);
  for (const k of self.keys()) setitem(d, k, getitem(self, k));
  return d;
}

function popItem(self: PyDict, k: PyValue, fallback: PyValue | undefined): PyValue {
  const v = self.delete(k) ?? fallback;
  if (v === undefined) throw keyError(k);
  return v;
}

defineClass(orderedDictType, PyOrderedDict, (c: ClassKit<PyOrderedDict>) => ({
  properties: {
    __dict__: dictProperty,
  },
  slots: {
    new: c.makePlain(),
    init: c.init([rest("args"), kwrest("kwargs")], (self, args, kwargs) => {
      if (args.length > 1) throw typeError(`expected at most 1 argument, got ${args.length}`);
      update(self, args, kwargs, "update");
    }),
    repr(self) {
      const name = typeOf(self).name;
      const short = name.slice(name.lastIndexOf(".") + 1);
      if (self.size === 0) return `${short}()`;
      return guardedRepr(self, "...", () => {
        const plain = new PyDict();
        if (self.cls === orderedDictType)
          for (const e of self.liveEntries()) e === undefined || plain.set(e.key, valueOf(self, e));
        else
          for (const pair of toArray(callMethod(self, "items")))
            plain.set((pair as PyTuple).items[0]!, (pair as PyTuple).items[1]!);
        return joinStrs([`${short}(`, repr(plain), ")"]);
      });
    },
    iter: (self) => new PyOdictIterator(self, 1),
    reversed: (self) => new PyOdictIterator(self, 1, true),
    eq: (self, other) => (other instanceof PyDict ? equal(self, other) : NotImplemented),
    ne: (self, other) => (other instanceof PyDict ? !equal(self, other) : NotImplemented),
    unhashable: true,
    or(self, other) {
      if (!(other instanceof PyDict)) return NotImplemented;
      const d = copyLike(self, self);
      update(d, [other], new PyDict(), "update");
      return d;
    },
    ror(self, other) {
      if (!(other instanceof PyDict)) return NotImplemented;
      const d = copyLike(self, other);
      update(d, [self], new PyDict(), "update");
      return d;
    },
    ior(self, other) {
      update(self, [other], new PyDict(), "update");
      return self;
    },
  },
  methods: {
    keys: c.method([], (self) => new PyOdictKeys(self)),
    values: c.method([], (self) => new PyOdictValues(self)),
    items: c.method([], (self) => new PyOdictItems(self)),
    update: c.method([rest("args"), kwrest("kwargs")], (self, args, kwargs) => {
      update(self, args, kwargs, "update");
      return None;
    }),
    setdefault: c.method([arg("key"), arg("default", "None")], (self, k, fallback) => {
      if (!self.cls.isHeap) return self.setDefault(k, fallback);
      if (contains(self, k)) return getitem(self, k);
      setitem(self, k, fallback);
      return fallback;
    }),
    pop: c.method([arg("key"), arg("default", "...")], popItem),
    popitem: c.method([arg("last", bool, "True")], (self, last) => {
      const e = last ? self.last() : self.first();
      if (e === undefined) throw keyError("dictionary is empty");
      const k = e.key;
      return new PyTuple([k, popItem(self, k, undefined)]);
    }),
    move_to_end: c.method([arg("key"), arg("last", bool, "True")], (self, k, last) => {
      if (!self.moveToEnd(k, last)) throw keyError(k);
      self.moves++;
      return None;
    }),
    clear: c.method([], (self) => {
      self.clear();
      self.moves++;
      return None;
    }),
    copy: c.method([], copyOf),
    fromkeys: c.classMethod([arg("iterable"), arg("value", "None")], (cls, iterable, value) => {
      const d = call0(cls);
      const it = iterate(iterable);
      for (let k = it.nx(); k !== undefined; k = it.nx()) setitem(d, k, value);
      return d;
    }),
    __reduce__: c.method([], (self) => {
      const state = callMethod(self, "__getstate__");
      const items = callMethod(self, "items");
      return new PyTuple([typeOf(self), new PyTuple([]), state, None, iter(items)]);
    }),
    __sizeof__: c.method([], (self) => 100 + 64 * self.size),
  },
}));

/** A new dict of the class of `self` with the items of `source`. */
function copyLike(self: PyOrderedDict, source: PyDict): PyDict {
  const d = call0(self.cls);
  if (!(d instanceof PyDict)) throw typeError(`'${typeName(d)}' object is not a dict`);
  update(d, [source], new PyDict(), "update");
  return d;
}

directCalls(orderedDictType, { 0: () => new PyOrderedDict() });
