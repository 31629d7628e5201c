// Calls in suspendable code, for callees of every kind; forms.ts gives the kinds their suspendable forms.

import { callDirect, takeError } from "../calls/call.ts";
import { S } from "../current.ts";
import { typeError } from "../objects/exceptions.ts";
import type { CallResult, KeywordNames, PyObject, PyValue } from "../objects/object.ts";
import { typeName } from "../objects/type-of.ts";
import { pending, type Suspending, suspend } from "./suspend.ts";

/** What objects with a suspendable form have. */
export type Forms = { callvGen?: (args: PyValue[], names: KeywordNames) => Suspending | undefined };

/** The generator of a call, undefined when the callee has no suspendable form. */
export function callvGen(f: PyObject, args: PyValue[], names: KeywordNames): Suspending | undefined {
  return (f as Forms).callvGen?.(args, names);
}

/** Calls in suspendable code: the result, undefined when raised, or `pending`. */
export function startCall(f: PyValue, args: PyValue[], names: KeywordNames): CallResult {
  if (typeof f !== "object") throw typeError(`'${typeName(f)}' object is not callable`);
  const gen = callvGen(f, args, names);
  return gen !== undefined ? suspend(gen) : callDirect(f, args, names);
}

/** Calls from suspendable natives; throws what is raised. */
export function* callGen(f: PyValue, args: PyValue[], names?: KeywordNames): Suspending<PyValue> {
  const r = startCall(f, args, names);
  const v = r === pending ? yield* S.gen as Suspending : r;
  if (v === undefined) throw takeError();
  return v;
}
