// Function objects and direct calls of the unit's own functions.

import type { Position } from "#syntax/ast/nodes.ts";
import type { Fn } from "../context.ts";
import { finishCall } from "../expressions/calls.ts";
import { closure } from "./frame.ts";

/** The expression that makes the function object of a compiled function. */
export function functionObject(f: Fn, inner: Fn, defaults: string, kwdefaults: string, annotate: string): string {
  f.code.consts.push({ t: "code", v: inner.index });
  const { js, cells } = closure(f, inner);
  const args = [defaults, kwdefaults, cells, annotate];
  while (args.length > 3 && args[args.length - 1] === "undefined") args.pop();
  return `(${f.h(f.u.susp ? "fnS" : "fn")}(K${inner.index}, ${js}, ${args.join(", ")}))`;
}

/** Calls a function of the unit directly, without a function object. */
export function callInternal(f: Fn, inner: Fn, args: readonly string[], at: Position): string {
  f.code.consts.push({ t: "code", v: inner.index });
  const { js } = closure(f, inner);
  const callee = inner.code.freevars.length > 0 ? `(${js})` : js;
  return finishCall(f, `(${f.P(at)}, ${f.u.susp ? "yield* " : ""}${callee}(${args.join(", ")}))`, false);
}
