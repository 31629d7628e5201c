// The syntax layer's entry points: parse() makes a tree of a source text, tokenize() its tokens. A parse is a fast pass
// that only says whether the text fits the grammar; when it does not, the error pass finds out what to report.

import { lookupUnicodeName } from "#text/unicode-names.ts";
import type { Mod } from "./ast/nodes.ts";
import { SourceError, type SourceWarning } from "./diagnostics.ts";
import { explainFailure } from "./errors/explain.ts";
import { futureFeatures } from "./future.ts";
import { expressionRules } from "./parser/expressions.ts";
import { type ParseMode, parseModule } from "./parser/modules.ts";
import { FAILURE, ParserState } from "./parser/state.ts";
import { tokenize } from "./tokenizer/tokenizer.ts";

export { SourceError, type SourceWarning } from "./diagnostics.ts";
export type { ParseMode } from "./parser/modules.ts";
export { type PythonToken, pythonTokens } from "./tokenizer/python-tokens.ts";
export { TokenBuffer } from "./tokenizer/token-buffer.ts";
export { type TokenizeOptions, tokenize } from "./tokenizer/tokenizer.ts";

export interface ParseOptions {
  mode: ParseMode;
  filename: string;
  /** Minor version whose grammar to accept (ast.parse's feature_version). */
  featureVersion?: number;
  /** Compiler flags; only CO_FUTURE_BARRY_AS_BDFL matters here. */
  futureFlags?: number;
  typeComments?: boolean;
  /** Report an unfinished text as _IncompleteInputError (PyCF_ALLOW_INCOMPLETE_INPUT). */
  allowIncompleteInput?: boolean;
  /** single: do not close open blocks at the end of the text (PyCF_DONT_IMPLY_DEDENT). */
  dontImplyDedent?: boolean;
  /** sys.set_int_max_str_digits(); 0 for no limit. */
  maxIntDigits?: number;
  /** Finds a character by its Unicode name for `\N{…}` escapes, in place of our own table. */
  lookupCharacter?: (name: string) => string | undefined;
  /** Called with each warning, also when the text then turns out to be wrong. */
  onWarning?: (warning: SourceWarning) => void;
}

export interface ParseResult {
  tree: Mod;
  warnings: SourceWarning[];
  futureFeatures: Set<string>;
}

export const CO_FUTURE_BARRY_AS_BDFL = 0x400000;

function characterByName(name: string): string | undefined {
  const point = lookupUnicodeName(name);
  return point === undefined ? undefined : String.fromCodePoint(point);
}

/** Parses a source text. Throws SourceError. */
export function parse(source: string, options: ParseOptions): ParseResult {
  if (source.includes("\0")) {
    throw new SourceError("SyntaxError", "source code string cannot contain null bytes", 0, -1, 0, -1, null, false);
  }
  const { mode } = options;
  const tokens = tokenize(source, {
    mode,
    typeComments: options.typeComments === true,
    dontImplyDedent: options.dontImplyDedent === true,
  });
  const state = new ParserState(tokens, expressionRules, {
    featureVersion: options.featureVersion ?? 14,
    maxIntDigits: options.maxIntDigits ?? 4300,
    lookupCharacter: options.lookupCharacter ?? characterByName,
  });
  state.barry = ((options.futureFlags ?? 0) & CO_FUTURE_BARRY_AS_BDFL) !== 0;
  let tree: Mod;
  try {
    tree = parseModule(state, mode);
  } catch (error) {
    if (error instanceof RangeError) {
      const message = "Parser stack overflowed - Python source too complex to compile";
      throw new SourceError("MemoryError", message, 0, -1, 0, -1, null, false);
    }
    if (error !== FAILURE && !(error instanceof SourceError)) throw error;
    if (options.onWarning !== undefined) tokens.warnings.forEach(options.onWarning);
    throw explainFailure(state, mode, options, error instanceof SourceError ? error : null);
  }
  if (options.onWarning !== undefined) tokens.warnings.forEach(options.onWarning);
  if (mode === "single") checkSingleStatement(state);
  return {
    tree,
    warnings: tokens.warnings,
    futureFeatures: tree.kind === "Module" ? futureFeatures(tree.body) : new Set(),
  };
}

/** After one interactive statement only blank lines and comments may follow. */
function checkSingleStatement(state: ParserState): void {
  const last = state.pos - 1;
  const rest = state.src.slice(state.ends[last]!, state.tokens.length);
  if (/^(?:[ \t\n\f]|#.*)*$/.test(rest)) return;
  throw state.errorAtTokens("multiple statements found while compiling a single statement", last, last);
}
