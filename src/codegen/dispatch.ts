// The recursion of the emitter: constructs emit their parts through these, so that the files of single constructs need not import the
// dispatchers that import them (expressions/expression.ts, statements/statement.ts).

import type { Expr, Stmt } from "#syntax/ast/nodes.ts";
import type { Fn } from "./context.ts";
import { jumpList } from "./statements/jump-lists.ts";
import type { Resumption } from "./statements/resumption.ts";

/** Emits an expression; the result is an atom, or starts with "(" and is yet to be evaluated. */
export function expr(f: Fn, e: Expr): string {
  if (f.u.traced && e.lineno !== f.line) f.traceLine(e.lineno);
  return f.u.emitters.expr(f, e);
}

/** A block of statements; what follows a jump is not emitted. */
export function body(f: Fn, list: readonly Stmt[]): void {
  const { statement } = f.u.emitters;
  if (f.u.traced) {
    jumpList(f, list, statement);
    return;
  }
  const opens = f.resumption !== null && blockOpens(f.resumption, list);
  if (opens) f.push("switch (r) { case 0:");
  for (let i = 0; i < list.length && !f.dead; i++) statement(f, list[i]!);
  if (opens) f.push("}");
}

/** In step form a block with suspension points inside is a switch, unless it is part of one that has just been opened. */
function blockOpens(plan: Resumption, list: readonly Stmt[]): boolean {
  const { open } = plan;
  plan.open = false;
  return !open && plan.suspends(list);
}
