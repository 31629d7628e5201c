// The whole of analysis in one call, in CPython's order: future imports, warnings about finally blocks, constant folding,
// scopes, and the checks of the code generator.

import type { Mod } from "#syntax/ast/nodes.ts";
import type { SourceWarning } from "#syntax/diagnostics.ts";
import { checkCode } from "./code-checks.ts";
import { foldConstants } from "./constant-folding.ts";
import { checkFinallyBlocks } from "./finally-warnings.ts";
import { analyzeScopes, type ScopeOptions, type ScopeTable } from "./scopes.ts";

export interface AnalyzeOptions extends ScopeOptions {
  /** The -O level: 0, 1 (no asserts, `__debug__` is false) or 2 (no docstrings either). */
  optimize?: number;
  /** Called for each SyntaxWarning as soon as it is known, before any later error. */
  onWarning?: (warning: SourceWarning) => void;
}

export interface Analysis {
  scopes: ScopeTable;
  warnings: SourceWarning[];
}

/** Analyses a tree before code is made of it; folds its constants in place. Throws SourceError. */
export function analyze(tree: Mod, options: AnalyzeOptions = {}): Analysis {
  const warnings: SourceWarning[] = [];
  const optimize = options.optimize ?? 0;
  try {
    if (tree.kind === "Module" || tree.kind === "Interactive") checkFinallyBlocks(tree.body, warnings);
    foldConstants(tree, { debug: optimize === 0 });
    const scopes = analyzeScopes(tree, options);
    checkCode(tree, scopes, warnings, { optimize });
    return { scopes, warnings };
  } finally {
    if (options.onWarning !== undefined) warnings.forEach(options.onWarning);
  }
}
