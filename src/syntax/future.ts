// `from __future__` imports of a module (CPython's future.c). The parser collects the features; checkFutureImports
// raises what CPython raises when it compiles.

import type { ImportFrom, Stmt } from "./ast/nodes.ts";

export const FUTURE_FEATURES: readonly string[] = [
  "nested_scopes",
  "generators",
  "division",
  "absolute_import",
  "with_statement",
  "print_function",
  "unicode_literals",
  "barry_as_FLUFL",
  "generator_stop",
  "annotations",
];

/** The leading `from __future__` imports: after the docstring, before anything else. */
export function futureImports(body: Stmt[]): ImportFrom[] {
  const found: ImportFrom[] = [];
  for (let i = 0; i < body.length; i++) {
    const stmt = body[i]!;
    if (stmt.kind === "ImportFrom" && stmt.module === "__future__" && stmt.level === 0) found.push(stmt);
    else if (i > 0 || stmt.kind !== "Expr" || stmt.value.kind !== "Constant" || stmt.value.value.type !== "str") break;
  }
  return found;
}

/** The features a module turns on. */
export function futureFeatures(body: Stmt[]): Set<string> {
  return new Set(futureImports(body).flatMap((stmt) => stmt.names.map((alias) => alias.name)));
}

export interface FutureProblem {
  message: string;
  node: ImportFrom;
  /** Index in `names` of the alias at fault. */
  alias: number;
}

/** The first leading import of a feature that does not exist. */
export function findFutureProblem(body: Stmt[]): FutureProblem | null {
  for (const node of futureImports(body)) {
    for (let alias = 0; alias < node.names.length; alias++) {
      const { name } = node.names[alias]!;
      if (FUTURE_FEATURES.includes(name)) continue;
      const message = name === "braces" ? "not a chance" : `future feature ${name} is not defined`;
      return { message, node, alias };
    }
  }
  return null;
}
