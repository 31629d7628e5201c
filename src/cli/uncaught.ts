// What is printed of an exception that nobody caught.

import { addTraceback, internalStacks } from "#runtime/exceptions/raise.ts";
import type { Interpreter } from "#runtime/interpreter.ts";
import type { PyBaseException } from "#runtime/objects/exceptions.ts";
import { PyTraceback } from "#runtime/objects/frames.ts";
import { strText } from "#runtime/operators/protocols.ts";

/** Prints the traceback to sys.stderr. */
export function printUncaught(interpreter: Interpreter, e: PyBaseException): void {
  addTraceback(e, 1);
  interpreter.S.sp = 0;
  interpreter.flushStreams();
  let out = "Traceback (most recent call last):\n";
  for (let tb = e.traceback as PyTraceback | undefined; tb instanceof PyTraceback; tb = tb.next) {
    const line = tb.code.lineAt(tb.pos);
    out += `  File "${tb.code.filename}", line ${line}, in ${tb.code.qualname}\n`;
    const text = interpreter.sourceLines(tb.code.filename)?.[line - 1];
    if (text !== undefined) out += `    ${text.trim()}\n`;
  }
  out += `${e.cls.name}: ${JSON.stringify(e.args.items.map(String))}\n`;
  const stack = internalStacks.get(e);
  if (stack !== undefined) out += `${stack}\n`;
  interpreter.writeTo("stderr", out);
  interpreter.flushStreams();
}
