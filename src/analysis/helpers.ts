// Small things that several analysis passes need: docstrings, and errors and warnings that point at a node.

import type { Position, Stmt } from "#syntax/ast/nodes.ts";
import { SourceError, type SourceWarning } from "#syntax/diagnostics.ts";

/** The docstring of a body, or null. */
export function docstringOf(body: readonly Stmt[]): string | null {
  const first = body[0];
  if (first === undefined || first.kind !== "Expr" || first.value.kind !== "Constant") return null;
  return first.value.value.type === "str" ? first.value.value.value : null;
}

/** A SyntaxError that covers a node. `text` is left null: whoever knows the source fills it in. */
export function sourceErrorAt(message: string, at: Position): SourceError {
  return new SourceError(
    "SyntaxError",
    message,
    at.lineno,
    at.col_offset + 1,
    at.end_lineno,
    at.end_col_offset + 1,
    null,
  );
}

/** A SyntaxWarning that covers a node. */
export function sourceWarningAt(message: string, at: Position): SourceWarning {
  return {
    category: "SyntaxWarning",
    message,
    lineno: at.lineno,
    offset: at.col_offset + 1,
    asError: sourceErrorAt(message, at),
  };
}
