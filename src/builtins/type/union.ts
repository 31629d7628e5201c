// `X | Y` on types: types.UnionType / typing.Union (one type in 3.14). Follows Objects/unionobject.c.

import { collectParameters, substitute } from "#builtins/generic-alias/substitute.ts";
import { callMethod, getattr } from "#runtime/attributes.ts";
import { attempt } from "#runtime/calls/call.ts";
import { current } from "#runtime/current.ts";
import { makeType } from "#runtime/native/define.ts";
import { pos } from "#runtime/native/params.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import { typeError } from "#runtime/objects/exceptions.ts";
import { hashOf, hashTupleItems, pyEquals } from "#runtime/objects/hash.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None, NotImplemented, noneType } from "#runtime/objects/singletons.ts";
import { jsText } from "#runtime/objects/str.ts";
import { PyType } from "#runtime/objects/type.ts";
import { typeOf } from "#runtime/objects/type-of.ts";
import { reprText } from "#runtime/operators/protocols.ts";

export class PyUnion extends PyObject {
  args: PyTuple = new PyTuple([]);
  /** The arguments that had a hash when the union was made, with it, and the others. */
  hashed: [PyValue, number | bigint][] = [];
  unhashable: PyValue[] = [];
}

/** Adds `v`, or the items of a union, but not twice: only items of the same hash are compared, and those without any. */
function add(u: PyUnion, items: PyValue[], v: PyValue): void {
  for (const x of v instanceof PyUnion ? v.args.items : [v === None ? noneType : v]) {
    const hash = attempt(
      () => hashOf(x),
      () => true,
    );
    if (hash === undefined) {
      if (u.unhashable.some((y) => pyEquals(y, x))) continue;
      u.unhashable.push(x);
    } else {
      if (u.hashed.some(([y, h]) => h === hash && pyEquals(y, x))) continue;
      u.hashed.push([x, hash]);
    }
    items.push(x);
  }
}

function sameItems(a: PyUnion, b: PyUnion): boolean {
  return (
    a.hashed.length === b.hashed.length &&
    a.unhashable.length === b.unhashable.length &&
    a.hashed.every(([x, h]) => b.hashed.some(([y, k]) => h === k && pyEquals(x, y))) &&
    a.unhashable.every((x) => b.unhashable.some((y) => pyEquals(x, y)))
  );
}

/** Types whose instances, and those of their subclasses, `|` takes; those of typing are known by name only here. */
const UNIONABLE = new Set(["types.GenericAlias", "typing.TypeAliasType", "typing.TypeVar", "typing.ParamSpec"]);

/** May `|` combine it (types, None, unions, generic aliases, typing constructs)? */
function isUnionable(v: PyValue): boolean {
  if (v === None || v instanceof PyType || v instanceof PyUnion) return true;
  return typeOf(v).mro.some((t) => !t.isHeap && UNIONABLE.has(t.name));
}

/** `a | b`, or NotImplemented when one of them is no type. */
export function makeUnion(a: PyValue, b: PyValue): PyValue {
  if (!isUnionable(a) || !isUnionable(b)) return NotImplemented;
  return unionOfItems([a, b]);
}

/** `Union[…]`: typing says what each item may be (strs become forward references). */
export function unionOfTypes(items: readonly PyValue[]): PyValue {
  if (items.length === 0) throw typeError("Cannot take a Union of no types.");
  const checked = (v: PyValue): PyValue =>
    isUnionable(v)
      ? v
      : callMethod(current().importModule("typing"), "_type_check", v, "Union[arg, ...]: each arg must be a type.");
  return unionOfItems(items.map(checked));
}

/** Union of any items, deduplicated; a single item is itself. */
export function unionOfItems(items: readonly PyValue[]): PyValue {
  const out: PyValue[] = [];
  const u = new PyUnion();
  for (const i of items) add(u, out, i);
  if (out.length === 1) return out[0]!;
  u.args = new PyTuple(out);
  return u;
}

function itemText(v: PyValue): string {
  if (v === noneType) return "None";
  if (v instanceof PyType) {
    const m = jsText(getattr(v, "__module__"));
    return m === "builtins" ? v.qualname : `${m}.${v.qualname}`;
  }
  return reprText(v);
}

export const unionType: PyType = makeType(PyUnion, { name: "typing.Union", module: "typing", flags: 0 }, (c) => ({
  slots: {
    repr: (self) => self.args.items.map(itemText).join(" | "),
    hash: (self) => {
      const missing = self.unhashable.length;
      if (missing > 0) {
        // The error of an item goes first.
        for (const x of self.unhashable) hashOf(x);
        throw typeError(`union contains ${missing} unhashable element${missing === 1 ? "" : "s"}`);
      }
      const hs = self.hashed.map(([, h]) => Number(BigInt.asIntN(50, BigInt(h)))).sort((x, y) => x - y);
      return hashTupleItems(hs);
    },
    eq: (self, other) => {
      if (!(other instanceof PyUnion)) return NotImplemented;
      return sameItems(self, other);
    },
    or: (self, other) => makeUnion(self, other),
    ror: (self, other) => makeUnion(other, self),
    getitem: (self, item) => {
      const { items } = self.args;
      return unionOfItems(substitute(self, items, collectParameters(items), item));
    },
  },
  methods: {
    __mro_entries__: c.method([pos("bases")], (self) => {
      throw typeError(`Cannot subclass ${reprText(self)}`);
    }),
    __class_getitem__: c.classMethod([pos("params")], (_cls, params) =>
      unionOfTypes(params instanceof PyTuple ? params.items : [params]),
    ),
  },
  properties: {
    __args__: c.property((self) => self.args),
    __parameters__: c.property((self) => new PyTuple(collectParameters(self.args.items))),
    __origin__: c.property(() => unionType),
    __name__: c.property(() => "Union"),
    __qualname__: c.property(() => "Union"),
  },
}));
