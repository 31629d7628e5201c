// What an interpreter's `_ctypes` has of its own: the exception ArgumentError and C's errno.

import { current } from "#runtime/current.ts";
import { dictOf } from "#runtime/objects/dict.ts";
import { ExceptionType } from "#runtime/objects/exceptions.ts";
import { type PyType, typeType } from "#runtime/objects/type.ts";
import { typeNew } from "#runtime/objects/type-create.ts";

class State {
  readonly argumentError: PyType = typeNew(
    typeType,
    "ArgumentError",
    [ExceptionType],
    dictOf([["__module__", "ctypes"]]),
    [],
  );
  errno = 0;
}

export function ctypesState(): State {
  const { state } = current();
  let own = state.get("_ctypes") as State | undefined;
  if (own === undefined) state.set("_ctypes", (own = new State()));
  return own;
}

export const argumentError = (): PyType => ctypesState().argumentError;
