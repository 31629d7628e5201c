// `object.__reduce__` and `__reduce_ex__`: what copy and pickle call. Follows Objects/typeobject.c (object___reduce_ex__, reduce_newobj).

import { bindDescriptor, getattr, lookupAttribute } from "#runtime/attributes.ts";
import { call1, callMethodOf, callv } from "#runtime/calls/call.ts";
import { current } from "#runtime/current.ts";
import { PyList, PyTuple } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import { typeError, valueError } from "#runtime/objects/exceptions.ts";
import { attributesOf } from "#runtime/objects/instance-dict.ts";
import { PyInstance, type PyValue, propertyKey } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { jsText } from "#runtime/objects/str.ts";
import { objectType, type PyType } from "#runtime/objects/type.ts";
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

/** A special method of the type, bound; undefined when there is none. */
function special(self: PyValue, name: string): PyValue | undefined {
  const f = typeOf(self).lookup(name);
  return f === undefined ? undefined : bindDescriptor(f, self, typeOf(self));
}

/** What `__getnewargs_ex__` or `__getnewargs__` give; undefined when the type has neither. */
function newArguments(self: PyValue): { args: readonly PyValue[]; kwargs: PyDict | undefined } | undefined {
  const ex = special(self, "__getnewargs_ex__");
  if (ex !== undefined) {
    const r = callv(ex, []);
    if (!(r instanceof PyTuple)) throw typeError(`__getnewargs_ex__ should return a tuple, not '${typeName(r)}'`);
    if (r.items.length !== 2)
      throw valueError(`__getnewargs_ex__ should return a tuple of length 2, not ${r.items.length}`);
    const [args, kwargs] = r.items as [PyValue, PyValue];
    if (!(args instanceof PyTuple))
      throw typeError(`first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '${typeName(args)}'`);
    if (!(kwargs instanceof PyDict))
      throw typeError(
        `second item of the tuple returned by __getnewargs_ex__ must be a dict, not '${typeName(kwargs)}'`,
      );
    return { args: args.items, kwargs };
  }
  const plain = special(self, "__getnewargs__");
  if (plain === undefined) return undefined;
  const r = callv(plain, []);
  if (!(r instanceof PyTuple)) throw typeError(`__getnewargs__ should return a tuple, not '${typeName(r)}'`);
  return { args: r.items, kwargs: undefined };
}

/** `__getstate__()`; `required` refuses objects whose native part would be lost. */
function stateOf(self: PyValue, required: boolean): PyValue {
  if (required && notPicklable(self)) throw typeError(`cannot pickle '${typeName(self)}' object`);
  // Most have object's own, which needs no method object.
  if (
    typeof self === "object" &&
    self.odict === undefined &&
    self.cls.hasPlainLoads() &&
    self.cls.lookup("__getattr__") === undefined &&
    self.cls.lookup("__getstate__") === objectType.own("__getstate__") &&
    !Object.hasOwn(self, propertyKey("__getstate__"))
  )
    return defaultState(self);
  return callv(getattr(self, "__getstate__"), []);
}

function slotNames(cls: PyType): PyValue[] {
  const own = cls.own("__slotnames__");
  if (own !== undefined) {
    if (own === None) return [];
    if (!(own instanceof PyList))
      throw typeError(`${cls.name}.__slotnames__ should be a list or None, not ${typeName(own)}`);
    return own.items.slice();
  }
  if (!cls.isHeap) return [];
  const r = callv(getattr(current().importModule("copyreg"), "_slotnames"), [cls]);
  if (r === None) return [];
  if (!(r instanceof PyList)) throw typeError("copyreg._slotnames didn't return a list or None");
  return r.items.slice();
}

/** `object.__getstate__`: the dict, with the values of slots beside it. */
export function defaultState(self: PyValue): PyValue {
  if (typeof self !== "object") return None;
  const cls = self.cls;
  let state: PyValue = None;
  if (cls.hasDict) {
    const d = attributesOf(self);
    if (d.size > 0) state = d;
  }
  const names = slotNames(cls);
  if (names.length === 0) return state;
  const slots = new PyDict();
  for (const name of names) {
    const v = lookupAttribute(self, jsText(name) ?? "");
    if (v !== undefined) slots.set(name, v);
  }
  return slots.size > 0 ? new PyTuple([state, slots]) : state;
}

/** The first class in the MRO that no program made. */
function nativeBase(cls: PyType): PyType {
  const { mro } = cls;
  let i = 0;
  while (mro[i]!.isHeap) i++;
  return mro[i]!;
}

function reduceNewObject(self: PyValue): PyValue {
  const cls = typeOf(self);
  const copyreg = current().importModule("copyreg");
  if (!cls.isHeap && cls.lookup("__new__") === undefined) throw typeError(`cannot pickle '${typeName(self)}' object`);
  const given = newArguments(self);
  const plain = nativeBase(cls) === objectType;
  const isList = !plain && cls.mro.some((t) => !t.isHeap && t.name === "list");
  const isDict = !plain && cls.mro.some((t) => !t.isHeap && t.name === "dict");
  const { args, kwargs } = given ?? { args: [], kwargs: undefined };
  const state = stateOf(self, !plain && given === undefined && !isList && !isDict);
  const listItems = isList ? call1(current().builtins.getStr("iter")!, self) : None;
  const dictItems = isDict ? call1(current().builtins.getStr("iter")!, callMethodOf(self, "items")) : None;
  if (kwargs !== undefined && kwargs.size > 0) {
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
  const native = nativeBase(t);
  if (native.layout === PyInstance) return false;
  if (lookupAttribute(self, "__getnewargs__") !== undefined || lookupAttribute(self, "__getnewargs_ex__") !== undefined)
    return false;
  if (native.mro.some((b) => b.name === "list" || b.name === "dict" || b.name === "BaseException")) return false;
  return native.definer("__getstate__") === objectType && native.definer("__reduce__") === objectType;
}
