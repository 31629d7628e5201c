// The whole of analysis in one call, in CPython's order: future imports, warnings about finally blocks, scopes, the
// checks of the code generator, constant folding.

import type { Mod } from "#syntax/ast/nodes.ts";
import { SourceError, type SourceWarning } from "#syntax/diagnostics.ts";
import { checkCode } from "./code-checks.ts";
import { foldConstants } from "./constant-folding.ts";
import { checkFinallyBlocks } from "./finally-warnings.ts";
import { analyzeScopes, type ScopeOptions, type ScopeTable } from "./scopes.ts";

export interface AnalyzeOptions extends ScopeOptions {
  /** The -O level: 0, 1 (no asserts, `__debug__` is false) or 2 (no docstrings either). */
  optimize?: number;
  /** The source text, for the offsets of errors in lines with other than ASCII characters. */
  source?: string;
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
    const scopes = analyzeScopes(tree, options);
    checkCode(tree, scopes, warnings, { optimize });
    // Last, since the checks are about what was written.
    foldConstants(tree, { debug: optimize === 0 });
    return { scopes, warnings };
  } catch (error) {
    if (error instanceof SourceError && options.source !== undefined) throw withByteOffsets(error, options.source);
    throw error;
  } finally {
    if (options.onWarning !== undefined)
      for (const w of warnings)
        options.onWarning(
          options.source === undefined ? w : { ...w, asError: withByteOffsets(w.asError, options.source) },
        );
  }
}

/** CPython reports the compiler's errors with offsets in UTF-8 bytes. */
function withByteOffsets(error: SourceError, source: string): SourceError {
  if (/^[\x00-\x7f]*$/.test(source)) return error;
  const lines = source.split(/\r\n|\r|\n/);
  return new SourceError(
    error.type,
    error.message,
    error.lineno,
    byteOffset(lines[error.lineno - 1] ?? "", error.offset),
    error.end_lineno,
    byteOffset(lines[error.end_lineno - 1] ?? "", error.end_offset),
    error.text,
  );
}

function byteOffset(line: string, offset: number): number {
  let bytes = 1;
  for (let i = 0; i < offset - 1; i++) {
    const unit = line.charCodeAt(i);
    // A surrogate pair makes four bytes, two for each half.
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3;
  }
  return bytes;
}
