// `object.__reduce__` and `__reduce_ex__`: what copy and pickle call. Follows Objects/typeobject.c (object___reduce_ex__, reduce_newobj).

import { getattr, lookupAttribute } from "#runtime/attributes.ts";
import { call1, callMethodOf, callv } from "#runtime/calls/call.ts";
import { current } from "#runtime/current.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import { typeError } from "#runtime/objects/exceptions.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { objectType } from "#runtime/objects/type.ts";
import { typeName, typeOf } from "#runtime/objects/type-of.ts";

/** `object.__reduce__` by protocol. */
export function reduceObject(self: PyValue, protocol: number): PyValue {
  if (protocol >= 2) return reduceNewObject(self);
  const copyreg = current().importModule("copyreg");
  return callv(getattr(copyreg, "_reduce_ex"), [self, protocol]);
}

/** `object.__reduce_ex__`: an overridden `__reduce__` wins. */
export function reduceEx(self: PyValue, protocol: number): PyValue {
  const t = typeOf(self);
  if (t.definer("__reduce__") !== objectType) return callMethodOf(self, "__reduce__");
  return reduceObject(self, protocol);
}

function reduceNewObject(self: PyValue): PyValue {
  const cls = typeOf(self);
  const copyreg = current().importModule("copyreg");
  if (!cls.isHeap && cls.lookup("__new__") === undefined) throw typeError(`cannot pickle '${typeName(self)}' object`);
  if (notPicklable(self)) throw typeError(`cannot pickle '${typeName(self)}' object`);
  let args: readonly PyValue[] = [];
  let kwargs: PyValue | undefined;
  const getnewargsEx = lookupAttribute(self, "__getnewargs_ex__");
  const getnewargs = getnewargsEx === undefined ? lookupAttribute(self, "__getnewargs__") : undefined;
  if (getnewargsEx !== undefined) {
    const r = callv(getnewargsEx, []);
    if (!(r instanceof PyTuple) || r.items.length !== 2)
      throw typeError(`__getnewargs_ex__ should return a tuple, not '${typeName(r)}'`);
    args = (r.items[0] as PyTuple).items;
    kwargs = r.items[1]!;
  } else if (getnewargs !== undefined) {
    const r = callv(getnewargs, []);
    if (!(r instanceof PyTuple)) throw typeError(`__getnewargs__ should return a tuple, not '${typeName(r)}'`);
    args = r.items;
  }
  const state = callMethodOf(self, "__getstate__");
  const isList = cls.mro.some((t) => !t.isHeap && t.name === "list");
  const isDict = cls.mro.some((t) => !t.isHeap && t.name === "dict");
  const listItems = isList ? call1(current().builtins.getStr("iter")!, self) : None;
  const dictItems = isDict ? call1(current().builtins.getStr("iter")!, callMethodOf(self, "items")) : None;
  if (kwargs instanceof PyDict && kwargs.size > 0) {
    return new PyTuple([
      getattr(copyreg, "__newobj_ex__"),
      new PyTuple([cls, new PyTuple(args), kwargs]),
      state,
      listItems,
      dictItems,
    ]);
  }
  return new PyTuple([getattr(copyreg, "__newobj__"), new PyTuple([cls, ...args]), state, listItems, dictItems]);
}

// Objects whose JavaScript layout holds state that __newobj__ cannot rebuild, and that say nothing themselves.
function notPicklable(self: PyValue): boolean {
  const t = typeOf(self);
  const native = t.mro.find((b) => !b.isHeap)!;
  if (native === objectType) return false;
  if (lookupAttribute(self, "__getnewargs__") !== undefined || lookupAttribute(self, "__getnewargs_ex__") !== undefined)
    return false;
  if (native.mro.some((b) => b.name === "list" || b.name === "dict" || b.name === "BaseException")) return false;
  return native.definer("__getstate__") === objectType && native.definer("__reduce__") === objectType;
}
