// What the iterators' `__reduce__` share: they rebuild through the functions of module builtins.

import { current } from "#runtime/current.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";

/** A function of module builtins. */
export function builtin(name: string): PyValue {
  return current().builtins.getStr(name) ?? None;
}

/** `(builtins.name, (args…), state)`; no state when undefined. */
export function reduceThrough(name: string, args: PyValue[], state?: PyValue): PyTuple {
  const f = builtin(name);
  return new PyTuple(state === undefined ? [f, new PyTuple(args)] : [f, new PyTuple(args), state]);
}
