// Exceptions that cannot be raised: in finalizers, callbacks, generators that are closed. Follows Python/errors.c (PyErr_FormatUnraisable, write_unraisable_exc).

import { lookupAttribute } from "../attributes.ts";
import { attempt, callv } from "../calls/call.ts";
import type { Interpreter } from "../interpreter.ts";
import { PyBaseException } from "../objects/exceptions.ts";
import type { PyValue } from "../objects/object.ts";
import { None } from "../objects/singletons.ts";
import { structSequence } from "../objects/struct-sequence.ts";
import { typeOf } from "../objects/type-of.ts";
import { reprText, strText } from "../operators/protocols.ts";
import { formatException } from "./print.ts";

const makeArgs = structSequence("sys.UnraisableHookArgs", [
  "exc_type",
  "exc_value",
  "exc_traceback",
  "err_msg",
  "object",
]);

/** Passes an exception to sys.unraisablehook. */
export function writeUnraisable(
  interpreter: Interpreter,
  e: PyBaseException,
  message?: string,
  object: PyValue = None,
): void {
  const args = makeArgs([typeOf(e), e, e.traceback, message ?? None, object]);
  const hook = interpreter.sysDict.getStr("unraisablehook");
  attempt(
    () => {
      if (hook === undefined || hook === None) displayUnraisable(interpreter, args);
      else callv(hook, [args]);
    },
    () => true,
  );
}

/** The default sys.unraisablehook. */
export function displayUnraisable(interpreter: Interpreter, args: PyValue): void {
  const get = (name: string): PyValue => lookupAttribute(args, name) ?? None;
  const message = get("err_msg");
  const object = get("object");
  let out = "";
  if (object !== None) {
    const shown = attempt(
      () => reprText(object),
      () => true,
    );
    out += `${message === None ? "Exception ignored in" : strText(message)}: ${shown ?? "<object repr() failed>"}\n`;
  } else if (message !== None) out += `${strText(message)}:\n`;
  const e = get("exc_value");
  if (e instanceof PyBaseException) out += formatException(interpreter, e);
  interpreter.writeTo("stderr", out);
}
