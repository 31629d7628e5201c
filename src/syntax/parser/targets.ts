// Assignment targets: an expression that was parsed as a value becomes a target (its context is set to Store or Del),
// or the parse fails. Contexts are set in place, as nothing else has seen the node yet.

import type { Expr, ExprContext } from "../ast/nodes.ts";
import { fail } from "./state.ts";

/** Makes `node` a target; fails when it cannot be one. Starred is allowed for Store only. */
export function toTarget(node: Expr, ctx: ExprContext): Expr {
  switch (node.kind) {
    case "Name":
    case "Attribute":
    case "Subscript":
      node.ctx = ctx;
      return node;
    case "Starred":
      if (ctx === "Del" || node.value.kind === "Starred") fail();
      node.ctx = ctx;
      toTarget(node.value, ctx);
      return node;
    case "Tuple":
    case "List":
      node.ctx = ctx;
      for (const item of node.elts) toTarget(item, ctx);
      return node;
    default:
      return fail();
  }
}

/** Whether `node` may be annotated or assigned to with an operator. */
export function isSingleTarget(node: Expr): boolean {
  return node.kind === "Name" || node.kind === "Attribute" || node.kind === "Subscript";
}
