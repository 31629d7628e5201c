// Shared by the exception types: writable object members, keyword checks, and what `BaseException.__init__` and `__reduce__` do.

import type { PropertySpec } from "#runtime/native/define.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import type { PyDict } from "#runtime/objects/dict.ts";
import { type PyBaseException, typeError } from "#runtime/objects/exceptions.ts";
import { instanceDict } from "#runtime/objects/instance-dict.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { jsText } from "#runtime/objects/str.ts";
import { str } from "#runtime/operators/protocols.ts";

/** A member that holds any object; deleting it leaves None (Py_T_OBJECT). */
export function objectMember<L>(name: keyof L & string): PropertySpec {
  return {
    get: ((self: Record<string, PyValue>) => self[name] ?? None) as never as PropertySpec["get"],
    set: ((self: Record<string, PyValue>, v: PyValue | undefined) => {
      self[name] = v ?? None;
    }) as never as PropertySpec["set"],
  };
}

/** `BaseException.__init__`: keeps args, refuses keywords. */
export function initBase(self: PyBaseException, args: PyValue[], kwargs?: PyDict): void {
  if (kwargs !== undefined && kwargs.size > 0) throw typeError(`${self.cls.name}() takes no keyword arguments`);
  self.args = new PyTuple(args);
}

/** Keyword arguments that an exception's `__init__` knows, with CPython's errors; calls `set` for each given. */
export function takeKeywords(
  name: string,
  kwargs: PyDict,
  known: readonly string[],
  set: (name: string, value: PyValue) => void,
): void {
  if (kwargs.size > known.length)
    throw typeError(
      `${name}() takes at most ${known.length} keyword argument${known.length === 1 ? "" : "s"} (${kwargs.size} given)`,
    );
  for (const [k, v] of kwargs.pairs()) {
    const key = jsText(k) ?? "";
    if (!known.includes(key)) throw typeError(`${name}() got an unexpected keyword argument '${key}'`);
    set(key, v);
  }
}

/** `BaseException.__str__`. */
export function strBase(self: PyBaseException): PyValue {
  const { items } = self.args;
  if (items.length === 0) return "";
  return items.length === 1 ? str(items[0]!) : str(self.args);
}

/** `(type, args)` or `(type, args, state)`. */
export function reduceWith(self: PyBaseException, args: PyTuple, state: PyDict | undefined): PyTuple {
  return state === undefined || state.size === 0 ? new PyTuple([self.cls, args]) : new PyTuple([self.cls, args, state]);
}

export function stateOf(self: PyBaseException): PyDict {
  return instanceDict(self);
}
