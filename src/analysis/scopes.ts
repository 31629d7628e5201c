// Scope analysis: which scopes a tree has and what each name in them means. Works in two passes, as CPython's symbol
// table does: scope-builder.ts collects the facts, scope-resolver.ts draws the conclusions.

import type { Mod } from "#syntax/ast/nodes.ts";
import { findFutures } from "./futures.ts";
import { buildScopes } from "./scope-builder.ts";
import { resolveScopes } from "./scope-resolver.ts";
import type { Scope, ScopeTable } from "./scope-types.ts";

export { FutureFlag } from "./futures.ts";
export { mangle } from "./mangle.ts";
export {
  type ComprehensionType,
  Scope,
  type ScopeSymbol,
  ScopeTable,
  type ScopeType,
  SymbolFlag,
  type SymbolKind,
} from "./scope-types.ts";

export interface ScopeOptions {
  /** CO_FUTURE_* bits that are in effect already, inherited by compile(), eval and exec. */
  futureFlags?: number;
  /** PyCF_ALLOW_TOP_LEVEL_AWAIT. */
  allowTopLevelAwait?: boolean;
}

/** The unit looks at variables through frames, also of functions that have ended (tracebacks): each function must tell its own. */
function showLocals(scope: Scope): void {
  if (scope.type === "function") scope.usesLocalsBuiltins = true;
  for (const child of scope.children) showLocals(child);
}

/** Analyses the scopes of a tree; throws SourceError where CPython raises SyntaxError. */
export function analyzeScopes(tree: Mod, options: ScopeOptions = {}): ScopeTable {
  const futures = findFutures(tree);
  const flags = futures.flags | (options.futureFlags ?? 0);
  const table = buildScopes(tree, futures, flags, options.allowTopLevelAwait ?? false);
  if (table.showsLocals) showLocals(table.top);
  resolveScopes(table.top);
  return table;
}
