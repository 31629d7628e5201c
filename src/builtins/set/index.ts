// The types set and frozenset and their iterator (Objects/setobject.c).

import { callMethod } from "#runtime/attributes.ts";
import {
  type ClassKit,
  type ClassSpec,
  defineClass,
  type MethodSpec,
  makeType,
  type Slots,
} from "#runtime/native/define.ts";
import { directCalls } from "#runtime/native/direct.ts";
import { pos, rest } from "#runtime/native/params.ts";
import { PyList, PyTuple } from "#runtime/objects/containers.ts";
import { keyError, runtimeError } from "#runtime/objects/exceptions.ts";
import { genericAlias } from "#runtime/objects/generic-alias.ts";
import { hashSetItems } from "#runtime/objects/hash.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { frozensetType, PyFrozenSet, PySet, setType } from "#runtime/objects/set.ts";
import { None, NotImplemented } from "#runtime/objects/singletons.ts";
import { joinStrs } from "#runtime/objects/str.ts";
import { typeOf } from "#runtime/objects/type-of.ts";
import { guardedRepr, reprItems } from "#runtime/operators/repr-guard.ts";
import { reduceThrough } from "../iterators/reduce.ts";
import {
  copy,
  difference,
  differenceUpdate,
  intersection,
  isDisjoint,
  isSubset,
  lookupValue,
  symmetricDifference,
  symmetricDifferenceUpdate,
  update,
} from "./operations.ts";

export class PySetIterator extends PyObject {
  set: PySet | undefined;
  private readonly members: readonly PyValue[];
  private i = 0;
  private size: number;
  constructor(set?: PySet) {
    super();
    this.set = set;
    this.members = set === undefined ? [] : set.members();
    this.size = this.members.length;
  }
  nx(): PyValue | undefined {
    const { set } = this;
    if (set === undefined) return undefined;
    if (set.size !== this.size) {
      this.size = -1;
      throw runtimeError("Set changed size during iteration");
    }
    if (this.i < this.members.length) return this.members[this.i++];
    this.set = undefined;
    return undefined;
  }
  get remaining(): number {
    return this.set !== undefined && this.set.size === this.size ? this.members.length - this.i : 0;
  }
  rest(): PyValue[] {
    return this.set === undefined ? [] : this.members.slice(this.i);
  }
}

makeType(PySetIterator, { name: "set_iterator", flags: 0 }, (c) => ({
  slots: { iter: (self) => self, next: (self) => self.nx(), lengthHint: (self) => self.remaining },
  methods: { __reduce__: c.method([], (self) => reduceThrough("iter", [new PyList(self.rest())])) },
}));

function setRepr(self: PySet) {
  const type = typeOf(self);
  if (self.size === 0) return `${type.name}()`;
  return guardedRepr(self, `${type.name}(...)`, () => {
    const body = reprItems(self.members(), "{", "}");
    return type === setType ? body : joinStrs([`${type.name}(`, body, ")"]);
  });
}

const both = (operation: (a: PySet, b: PySet) => PyValue) => (self: PySet, other: PyValue) =>
  other instanceof PySet ? operation(self, other) : NotImplemented;
const reversed = (operation: (a: PySet, b: PySet) => PyValue) => (self: PySet, other: PyValue) =>
  other instanceof PySet ? operation(other, self) : NotImplemented;

function union(a: PySet, b: PyValue): PySet {
  const out = copy(a);
  update(out, b);
  return out;
}

function setsEqual(a: PySet, b: PySet): boolean {
  if (a.size !== b.size) return false;
  if (
    a instanceof PyFrozenSet &&
    b instanceof PyFrozenSet &&
    a.hash !== undefined &&
    b.hash !== undefined &&
    a.hash !== b.hash
  )
    return false;
  return isSubset(a, b);
}

function sharedSlots(): Slots<PySet> {
  return {
    repr: setRepr,
    len: (self) => self.size,
    iter: (self) => new PySetIterator(self),
    contains: (self, v) => self.has(lookupValue(v)),
    or: both(union),
    ror: reversed(union),
    and: both(intersection),
    rand: reversed(intersection),
    sub: both(difference),
    rsub: reversed(difference),
    xor: both(symmetricDifference),
    rxor: reversed(symmetricDifference),
    eq: both(setsEqual),
    ne: both((a, b) => !setsEqual(a, b)),
    lt: both((a, b) => a.size < b.size && isSubset(a, b)),
    le: both(isSubset),
    gt: both((a, b) => a.size > b.size && isSubset(b, a)),
    ge: both((a, b) => isSubset(b, a)),
  };
}

function sharedMethods(c: ClassKit<PySet>): Record<string, MethodSpec> {
  return {
    copy: c.method([], (self) => (self.cls === frozensetType ? self : copy(self))),
    union: c.method([rest("others")], (self, others) => {
      const out = copy(self);
      for (const o of others) if (o !== self) update(out, o);
      return out;
    }),
    intersection: c.method([rest("others")], (self, others) => {
      if (others.length === 0) return copy(self);
      let out = self;
      for (const o of others) out = intersection(out, o);
      return out;
    }),
    difference: c.method([rest("others")], (self, others) => {
      if (others.length === 0) return copy(self);
      const out = difference(self, others[0]!);
      for (const o of others.slice(1)) differenceUpdate(out, o);
      return out;
    }),
    symmetric_difference: c.method([pos("other")], symmetricDifference),
    isdisjoint: c.method([pos("other")], isDisjoint),
    issubset: c.method([pos("other")], (self, other) =>
      other instanceof PySet ? isSubset(self, other) : intersection(self, other).size === self.size,
    ),
    issuperset: c.method([pos("other")], (self, other) => {
      if (other instanceof PySet) return isSubset(other, self);
      const found = new PySet();
      update(found, other);
      return isSubset(found, self);
    }),
    __reduce__: c.method(
      [],
      (self) =>
        new PyTuple([
          typeOf(self),
          new PyTuple([new PyList(self.members().slice())]),
          callMethod(self, "__getstate__"),
        ]),
    ),
    __sizeof__: c.method([], (self) => 200 + 16 * self.size),
    __class_getitem__: c.classMethod([pos("object")], (cls, item) => genericAlias(cls, item)),
  };
}

defineClass(
  setType,
  PySet,
  (c: ClassKit<PySet>): ClassSpec<PySet> => ({
    slots: {
      ...sharedSlots(),
      new: c.makePlain(),
      init: c.init([pos("iterable", "...")], (self, iterable) => {
        if (self.size > 0) self.clear();
        if (iterable !== undefined) update(self, iterable);
      }),
      ior(self, other) {
        if (!(other instanceof PySet)) return NotImplemented;
        self.addAll(other);
        return self;
      },
      iand(self, other) {
        if (!(other instanceof PySet)) return NotImplemented;
        self.become(intersection(self, other));
        return self;
      },
      isub(self, other) {
        if (!(other instanceof PySet)) return NotImplemented;
        differenceUpdate(self, other);
        return self;
      },
      ixor(self, other) {
        if (!(other instanceof PySet)) return NotImplemented;
        symmetricDifferenceUpdate(self, other);
        return self;
      },
      unhashable: true,
    },
    methods: {
      ...sharedMethods(c),
      add: c.method([pos("object")], (self, v) => {
        self.add(v);
        return None;
      }),
      discard: c.method([pos("object")], (self, v) => {
        self.discard(lookupValue(v));
        return None;
      }),
      remove: c.method([pos("object")], (self, v) => {
        if (!self.discard(lookupValue(v))) throw keyError(v);
        return None;
      }),
      pop: c.method([], (self) => {
        const v = self.pop();
        if (v === undefined) throw keyError("pop from an empty set");
        return v;
      }),
      clear: c.method([], (self) => {
        self.clear();
        return None;
      }),
      update: c.method([rest("others")], (self, others) => {
        for (const o of others) update(self, o);
        return None;
      }),
      intersection_update: c.method([rest("others")], (self, others) => {
        let out = others.length === 0 ? copy(self) : self;
        for (const o of others) out = intersection(out, o);
        self.become(out === self ? copy(self) : out);
        return None;
      }),
      difference_update: c.method([rest("others")], (self, others) => {
        for (const o of others) differenceUpdate(self, o);
        return None;
      }),
      symmetric_difference_update: c.method([pos("other")], (self, other) => {
        symmetricDifferenceUpdate(self, other);
        return None;
      }),
    },
  }),
);

/** `frozenset(v)`. */
function toFrozenSet(v: PyValue): PyFrozenSet {
  if (v instanceof PyFrozenSet && v.cls === frozensetType) return v;
  const s = new PyFrozenSet();
  update(s, v);
  return s;
}

defineClass(
  frozensetType,
  PyFrozenSet,
  (c: ClassKit<PyFrozenSet>): ClassSpec<PyFrozenSet> => ({
    slots: {
      ...(sharedSlots() as Slots<PyFrozenSet>),
      new: c.make([pos("iterable", "...")], (cls, iterable) => {
        if (cls === frozensetType && iterable !== undefined) return toFrozenSet(iterable);
        const s = new cls.K() as PyFrozenSet;
        if (iterable !== undefined) update(s, iterable);
        return s;
      }),
      hash: (self) => (self.hash ??= hashSetItems(self.hashes())),
    },
    methods: sharedMethods(c as unknown as ClassKit<PySet>),
  }),
);

directCalls(setType, {
  0: () => new PySet(),
  1: (v: PyValue) => {
    const s = new PySet();
    update(s, v);
    return s;
  },
});
directCalls(frozensetType, { 0: () => new PyFrozenSet(), 1: toFrozenSet });
