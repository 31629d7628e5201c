// What may wait at the top of a library module (analysis/later.ts), beside imports: a function of its own for each, with the module's scope
// and frame, that the runtime calls when somebody asks for the name.

import type { LaterAddition, LaterDefinition } from "#analysis/later.ts";
import type { Stmt } from "#syntax/ast/nodes.ts";
import type { Fn } from "../context.ts";
import { finishCall } from "../expressions/calls.ts";
import { quote } from "../js/quote.ts";
import { beginFunction, epilogue, finishFunction } from "./frame.ts";

/** @param emit emits the statement itself */
export function emitLater(
  f: Fn,
  s: Stmt,
  later: LaterDefinition | LaterAddition,
  emit: (f: Fn, s: Stmt) => void,
): void {
  const inner = beginFunction(f.u, f, f.scope, {
    name: f.code.name,
    firstlineno: f.code.firstlineno,
    form: "module",
    argcount: 0,
    posonlyargcount: 0,
    kwonlyargcount: 0,
    flags: 0,
  });
  if (f.u.susp || f.u.traced) {
    // Nothing waits there, but the forms of a unit have the same codes.
    f.u.texts[inner.index] = `const F${inner.index} = undefined;\n`;
    emit(f, s);
    return;
  }
  emit(inner, s);
  // What introspection finds in the module's code.
  for (const name of inner.code.names) f.addName(name);
  f.code.consts.push(...inner.code.consts);
  epilogue(inner, inner.none());
  finishFunction(inner, [], "");
  const names = (list: readonly string[]): string => `[${list.map(quote).join(", ")}]`;
  const call =
    later.kind === "definition"
      ? `${f.h("defineLater")}(M, ${names(later.names)}, F${inner.index}, ${quote(`,${[...later.reads].join(",")},`)})`
      : `${f.h("addLater")}(M, ${names(later.path)}, F${inner.index}, ${later.registers})`;
  finishCall(f, `(${f.P(s)}, ${call})`, true);
}
