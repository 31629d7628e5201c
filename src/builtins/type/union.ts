// `X | Y` on types: types.UnionType / typing.Union (one type in 3.14). Follows Objects/unionobject.c.

import { collectParameters, substitute } from "#builtins/generic-alias/substitute.ts";
import { getattr } from "#runtime/attributes.ts";
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
}

function flatten(v: PyValue, out: PyValue[]): void {
  const items = v instanceof PyUnion ? v.args.items : [v === None ? noneType : v];
  for (const x of items) if (!out.some((y) => pyEquals(x, y))) out.push(x);
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

/** Union of any items, deduplicated; a single item is itself. */
export function unionOfItems(items: readonly PyValue[]): PyValue {
  const out: PyValue[] = [];
  for (const i of items) flatten(i, out);
  if (out.length === 1) return out[0]!;
  const u = new PyUnion();
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
      const hs = self.args.items.map((x) => Number(BigInt.asIntN(50, BigInt(hashOf(x))))).sort((x, y) => x - y);
      return hashTupleItems(hs);
    },
    eq: (self, other) => {
      if (!(other instanceof PyUnion)) return NotImplemented;
      const a = self.args.items;
      const b = other.args.items;
      return a.length === b.length && a.every((x) => b.some((y) => pyEquals(x, y)));
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
      unionOfItems(params instanceof PyTuple ? params.items : [params]),
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
