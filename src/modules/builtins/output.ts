// print and input. Follows Python/bltinmodule.c.

import { getattr } from "#runtime/attributes.ts";
import { attempt, call0, call1, callv } from "#runtime/calls/call.ts";
import { current, S } from "#runtime/current.ts";
import { fn, kw, type NativeFunctionSpec, pos, rest } from "#runtime/native/params.ts";
import { EOFErrorType, makeException, runtimeError, typeError } from "#runtime/objects/exceptions.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { fromUtf16, joinStrs, jsText, type Str, strValue } from "#runtime/objects/str.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { str, truthy } from "#runtime/operators/protocols.ts";
import { callGen } from "#runtime/suspending/call.ts";

function separator(v: PyValue, what: string, dflt: string): Str {
  if (v === None) return dflt;
  const s = strValue(v);
  if (s === undefined) throw typeError(`${what} must be None or a string, not ${typeName(v)}`);
  return s;
}

const print = fn(
  [rest("args"), kw("sep", "None"), kw("end", "None"), kw("file", "None"), kw("flush", "False")],
  (args, sep, end, file, flush) => {
    if (S.watched !== 0) current().memory.observe();
    const s = separator(sep, "sep", " ");
    const e = separator(end, "end", "\n");
    let out = file;
    if (out === None) {
      const stdout = current().sysDict.getStr("stdout");
      if (stdout === undefined) throw runtimeError("lost sys.stdout");
      if (stdout === None) return None;
      out = stdout;
    }
    const native =
      (typeof out === "object" ? (out as { printText?: (text: Str) => boolean }).printText : undefined) !== undefined;
    if (native) {
      // One write of the whole line: the stream is ours and buffers text as it is.
      const parts: Str[] = [];
      for (let i = 0; i < args.length; i++) {
        if (i > 0) parts.push(s);
        parts.push(str(args[i]!));
      }
      parts.push(e);
      (out as unknown as { printText(text: Str): boolean }).printText(
        parts.length === 2 && parts[1] === "\n" && typeof parts[0] === "string" ? parts[0] + "\n" : joinStrs(parts),
      );
    } else {
      const write = getattr(out, "write");
      for (let i = 0; i < args.length; i++) {
        if (i > 0) call1(write, s);
        call1(write, str(args[i]!));
      }
      call1(write, e);
    }
    if (truthy(flush)) call0(getattr(out, "flush"));
    return None;
  },
);

/** Flushes a stream; what that raises does not matter here. */
function flushQuietly(stream: PyValue): void {
  attempt(
    () => call0(getattr(stream, "flush")),
    () => true,
  );
}

/** What input() does before it reads; gives sys.stdin's readline. */
function prompted(prompt: PyValue | undefined): PyValue {
  const { sysDict } = current();
  const stdin = sysDict.getStr("stdin");
  const stdout = sysDict.getStr("stdout");
  if (stdin === undefined || stdin === None) throw runtimeError("lost sys.stdin");
  if (stdout === undefined || stdout === None) throw runtimeError("lost sys.stdout");
  const stderr = sysDict.getStr("stderr");
  if (stderr !== undefined && stderr !== None) flushQuietly(stderr);
  if (prompt !== undefined) call1(getattr(stdout, "write"), str(prompt));
  flushQuietly(stdout);
  return getattr(stdin, "readline");
}

function withoutEnd(line: PyValue): PyValue {
  const text = jsText(line);
  if (text === undefined) throw typeError("object.readline() returned non-string");
  if (text === "") throw makeException(EOFErrorType, "EOF when reading a line");
  return fromUtf16(text.endsWith("\n") ? text.slice(0, -1) : text);
}

const input = fn.blocking([pos("prompt", "...")], {
  direct: (prompt) => withoutEnd(callv(prompted(prompt), [])),
  *gen(prompt) {
    return withoutEnd(yield* callGen(prompted(prompt), []));
  },
});

export const outputFunctions: Record<string, NativeFunctionSpec> = { print, input };
