// sys.displayhook: shows the value of an interactive expression and keeps it as `_`. Follows sys_displayhook (Python/sysmodule.c).

import { getattr, lookupAttribute } from "#runtime/attributes.ts";
import { attempt, call1 } from "#runtime/calls/call.ts";
import { encodeText } from "#runtime/codecs.ts";
import type { Interpreter } from "#runtime/interpreter.ts";
import { PyBytes } from "#runtime/objects/containers.ts";
import { exceptionTypes, runtimeError } from "#runtime/objects/exceptions.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { fromUtf16 } from "#runtime/objects/str.ts";
import { isInstance } from "#runtime/objects/type-of.ts";
import { reprText, strText } from "#runtime/operators/protocols.ts";

/** `sys.displayhook(value)` */
export function displayHook(interpreter: Interpreter, value: PyValue): void {
  if (value === None) return;
  const { builtins } = interpreter;
  // The value's repr must not print itself by way of `_`.
  builtins.set("_", None);
  const out = interpreter.sysDict.getStr("stdout");
  if (out === undefined || out === None) throw runtimeError("lost sys.stdout");
  const text = fromUtf16(reprText(value));
  const write = getattr(out, "write");
  const written = attempt(
    () => call1(write, text),
    (e) => isInstance(e, exceptionTypes.get("UnicodeEncodeError")!),
  );
  if (written === undefined) {
    const encoding = strText(getattr(out, "encoding"));
    const escaped = new PyBytes(encodeText(text, encoding, "backslashreplace"));
    const buffer = lookupAttribute(out, "buffer");
    if (buffer !== undefined) call1(getattr(buffer, "write"), escaped);
    else call1(write, call1(getattr(escaped, "decode"), fromUtf16(encoding)));
  }
  call1(write, "\n");
  builtins.set("_", value);
}
