// What the iterators' `__reduce__` share: they rebuild through the functions of module builtins.

import { attempt } from "#runtime/calls/call.ts";
import { current, S } from "#runtime/current.ts";
import { codeAt } from "#runtime/exceptions/raise.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import { attributeError, exceptionTypes } from "#runtime/objects/exceptions.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { isInstance } from "#runtime/objects/type-of.ts";
import { getitem } from "#runtime/operators/items.ts";

/** A function of module builtins, as the running code sees it (_PyEval_GetBuiltin). */
export function builtin(name: string): PyValue {
  const code = codeAt(S.sp);
  const builtins = code?.instance.builtins ?? current().builtins;
  const f =
    builtins instanceof PyDict && !builtins.cls.isHeap
      ? builtins.get(name)
      : attempt(
          () => getitem(builtins, name),
          (e) => isInstance(e, exceptionTypes.get("KeyError")!),
        );
  if (f === undefined) throw attributeError(name, None, name);
  return f;
}

/** `(builtins.name, (args…), state)`; no state when undefined. */
export function reduceThrough(name: string, args: PyValue[], state?: PyValue): PyTuple {
  const f = builtin(name);
  return new PyTuple(state === undefined ? [f, new PyTuple(args)] : [f, new PyTuple(args), state]);
}
