// types.GenericAlias: `list[int]` (Objects/genericaliasobject.c). Substitution is in substitute.ts.

import { genericGetattr, getattr, lookupAttribute, setattr } from "#runtime/attributes.ts";
import { attempt, call1, callv } from "#runtime/calls/call.ts";
import { type ClassKit, defineClass, makeType } from "#runtime/native/define.ts";
import { kwrest, pos, rest } from "#runtime/native/params.ts";
import { PyList, PyTuple, tupleType } from "#runtime/objects/containers.ts";
import { AttributeErrorType, indexError, TypeErrorType, typeError } from "#runtime/objects/exceptions.ts";
import { genericAlias, genericAliasType, PyGenericAlias } from "#runtime/objects/generic-alias.ts";
import { hashOf, pyEquals } from "#runtime/objects/hash.ts";
import { normalizeInt } from "#runtime/objects/numbers.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { Ellipsis, None, NotImplemented } from "#runtime/objects/singletons.ts";
import { joinStrs, jsText, type Str } from "#runtime/objects/str.ts";
import { isInstance } from "#runtime/objects/type-of.ts";
import { repr, str, toArray } from "#runtime/operators/protocols.ts";
import { builtin } from "../iterators/reduce.ts";
import { makeUnion } from "../type/union.ts";
import { collectParameters, substitute } from "./substitute.ts";

/** Attributes of the alias itself; others are the origin's. */
const OWN = new Set([
  "__class__",
  "__origin__",
  "__args__",
  "__unpacked__",
  "__parameters__",
  "__typing_unpacked_tuple_args__",
  "__mro_entries__",
  "__reduce_ex__",
  "__reduce__",
]);
/** Never looked up on the origin. */
const BLOCKED = new Set(["__bases__", "__copy__", "__deepcopy__"]);

/** One argument as `list[int]` prints it (_Py_typing_type_repr). */
export function typeArgumentRepr(v: PyValue): Str {
  if (v === Ellipsis) return "...";
  if (lookupAttribute(v, "__origin__") !== undefined && lookupAttribute(v, "__args__") !== undefined) return repr(v);
  const qualname = lookupAttribute(v, "__qualname__");
  if (qualname === undefined) return repr(v);
  const module = lookupAttribute(v, "__module__");
  if (module === undefined || module === None) return repr(v);
  return module === "builtins" ? str(qualname) : joinStrs([str(module), ".", str(qualname)]);
}

function argumentText(v: PyValue): Str {
  if (!(v instanceof PyList)) return typeArgumentRepr(v);
  const parts: Str[] = ["["];
  const n = v.items.length;
  for (let i = 0; i < n; i++) {
    // The repr of an item may have emptied the list.
    const x = v.items[i];
    if (x === undefined) throw indexError("list index out of range");
    if (i > 0) parts.push(", ");
    parts.push(typeArgumentRepr(x));
  }
  parts.push("]");
  return joinStrs(parts);
}

function parametersOf(self: PyGenericAlias): PyTuple {
  return (self.parameters ??= new PyTuple(collectParameters(self.args.items)));
}

function callOrigin(self: PyGenericAlias, args: PyValue[], names: string[] | undefined): PyValue {
  const made = callv(self.origin, args, names);
  attempt(
    () => setattr(made, "__orig_class__", self),
    (e) => isInstance(e, AttributeErrorType) || isInstance(e, TypeErrorType),
  );
  return made;
}
PyGenericAlias.prototype.callv = function (this: PyGenericAlias, args, names) {
  return callOrigin(this, args, names);
};

/** iter(alias): gives `*alias` once. */
class PyStarIterator extends PyObject {
  alias: PyGenericAlias | undefined = undefined;
  nx(): PyValue | undefined {
    const { alias } = this;
    if (alias === undefined) return undefined;
    this.alias = undefined;
    const starred = new PyGenericAlias(alias.origin, alias.args);
    starred.starred = true;
    return starred;
  }
}
makeType(PyStarIterator, { name: "generic_alias_iterator", flags: 0 }, (c) => ({
  slots: { iter: (self) => self, next: (self) => self.nx() },
  methods: {
    __reduce__: c.method(
      [],
      (self) =>
        new PyTuple(
          self.alias === undefined
            ? [builtin("iter"), new PyTuple([new PyTuple([])])]
            : [builtin("iter"), new PyTuple([self.alias])],
        ),
    ),
  },
}));

function iterateStar(alias: PyGenericAlias): PyStarIterator {
  const it = new PyStarIterator();
  it.alias = alias;
  return it;
}

defineClass(genericAliasType, PyGenericAlias, (c: ClassKit<PyGenericAlias>) => ({
  slots: {
    new: c.make([pos("origin"), pos("args")], (cls, origin, args) => {
      const made = new cls.K() as PyGenericAlias;
      made.origin = origin;
      made.args = args instanceof PyTuple ? args : new PyTuple([args]);
      return made;
    }),
    repr: (self) => {
      const parts: Str[] = [self.starred ? "*" : "", typeArgumentRepr(self.origin), "["];
      self.args.items.forEach((v, i) => {
        if (i > 0) parts.push(", ");
        parts.push(argumentText(v));
      });
      parts.push(self.args.items.length === 0 ? "()]" : "]");
      return joinStrs(parts);
    },
    hash: (self) => normalizeInt(BigInt.asIntN(64, BigInt(hashOf(self.origin)) ^ BigInt(hashOf(self.args)))),
    eq: (self, other) =>
      other instanceof PyGenericAlias
        ? self.starred === other.starred && pyEquals(self.origin, other.origin) && pyEquals(self.args, other.args)
        : NotImplemented,
    getattribute(self, name) {
      const text = jsText(name) ?? "";
      if (BLOCKED.has(text) || OWN.has(text)) return genericGetattr(self, text);
      return getattr(self.origin, text);
    },
    call: c.call([rest("args"), kwrest("kwargs")], (self, args, kwargs) => {
      const pairs = kwargs.pairs();
      return callOrigin(
        self,
        [...args, ...pairs.map(([, v]) => v)],
        pairs.length === 0 ? undefined : pairs.map(([k]) => jsText(k)!),
      );
    }),
    getitem(self, item) {
      const made = genericAlias(
        self.origin,
        new PyTuple(substitute(self, self.args.items, parametersOf(self).items, item)),
      );
      made.starred = self.starred;
      return made;
    },
    iter: iterateStar,
    or: makeUnion,
    ror: (self, other) => makeUnion(other, self),
  },
  methods: {
    __mro_entries__: c.method([pos("bases")], (self) => new PyTuple([self.origin])),
    __instancecheck__: c.method([pos("instance")], () => {
      throw typeError("isinstance() argument 2 cannot be a parameterized generic");
    }),
    __subclasscheck__: c.method([pos("cls")], () => {
      throw typeError("issubclass() argument 2 cannot be a parameterized generic");
    }),
    __reduce__: c.method([], (self) => {
      if (!self.starred) return new PyTuple([genericAliasType, new PyTuple([self.origin, self.args])]);
      return new PyTuple([builtin("next"), new PyTuple([iterateStar(new PyGenericAlias(self.origin, self.args))])]);
    }),
    __dir__: c.method([], (self) => {
      const names = toArray(call1(builtin("dir"), self.origin));
      for (const name of OWN) if (!names.includes(name)) names.push(name);
      return new PyList(names);
    }),
  },
  properties: {
    __parameters__: c.property(parametersOf),
    __typing_unpacked_tuple_args__: c.property((self) =>
      self.starred && self.origin === tupleType ? self.args : None,
    ),
  },
  members: { __origin__: "origin", __args__: "args", __unpacked__: "starred" },
}));
