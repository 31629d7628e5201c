// Scope analysis: which scopes a tree has and what each name in them means. Works in two passes, as CPython's symbol
// table does: scope-builder.ts collects the facts, scope-resolver.ts draws the conclusions.

import type { Mod } from "#syntax/ast/nodes.ts";
import { findFutures } from "./futures.ts";
import { buildScopes } from "./scope-builder.ts";
import { resolveScopes } from "./scope-resolver.ts";
import type { ScopeTable } from "./scope-types.ts";

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

/** Analyses the scopes of a tree; throws SourceError where CPython raises SyntaxError. */
export function analyzeScopes(tree: Mod, options: ScopeOptions = {}): ScopeTable {
  const futures = findFutures(tree);
  const flags = futures.flags | (options.futureFlags ?? 0);
  const table = buildScopes(tree, futures, flags, options.allowTopLevelAwait ?? false);
  resolveScopes(table.top);
  return table;
}
