// The parser's state: a cursor over the token buffer and what the parsing functions share. The fast parser only says
// that it failed (FAILURE); why is found by the error pass (src/syntax/errors/), as in CPython's second pass.

import type { Arguments, Expr } from "../ast/nodes.ts";
import type { SourceError, SourceWarning } from "../diagnostics.ts";
import { errorAt } from "../source-location.ts";
import type { TokenBuffer } from "../tokenizer/token-buffer.ts";
import { DEDENT, NEWLINE } from "../tokenizer/token-kinds.ts";

/** Thrown where the source does not match the grammar. */
export const FAILURE = { failure: true } as const;

export function fail(): never {
  throw FAILURE;
}

/** Entry points that files of this folder need of each other, set once, so that their imports form no circle. */
export interface ExpressionRules {
  expression(p: ParserState): Expr;
  starExpression(p: ParserState): Expr;
  yieldOrStarExpressions(p: ParserState): Expr;
}

export interface ParserSettings {
  featureVersion: number;
  maxIntDigits: number;
  /** Looks a character up by its Unicode name (for `\N{…}`); undefined when there is none of that name. */
  lookupCharacter: (name: string) => string | undefined;
}

export class ParserState {
  readonly tokens: TokenBuffer;
  readonly src: string;
  readonly kinds: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly lines: Int32Array;
  readonly cols: Int32Array;
  readonly endLines: Int32Array;
  readonly endCols: Int32Array;
  readonly normalized: Map<number, string> | null;
  readonly rules: ExpressionRules;
  readonly settings: ParserSettings;
  readonly warnings: SourceWarning[];
  pos = 0;
  /** `from __future__ import barry_as_FLUFL` is in force. */
  barry = false;

  constructor(tokens: TokenBuffer, rules: ExpressionRules, settings: ParserSettings) {
    this.tokens = tokens;
    this.src = tokens.src;
    this.kinds = tokens.kinds;
    this.starts = tokens.starts;
    this.ends = tokens.ends;
    this.lines = tokens.lines;
    this.cols = tokens.cols;
    this.endLines = tokens.endLines;
    this.endCols = tokens.endCols;
    this.normalized = tokens.normalized;
    this.rules = rules;
    this.settings = settings;
    this.warnings = tokens.warnings;
  }

  expect(kind: number): void {
    if (this.kinds[this.pos] !== kind) throw FAILURE;
    this.pos++;
  }

  accept(kind: number): boolean {
    if (this.kinds[this.pos] !== kind) return false;
    this.pos++;
    return true;
  }

  /** The identifier at a NAME token, NFKC-normalised. */
  name(index: number): string {
    if (this.normalized !== null) {
      const normal = this.normalized.get(index);
      if (normal !== undefined) return normal;
    }
    return this.src.slice(this.starts[index], this.ends[index]);
  }

  text(index: number): string {
    return this.src.slice(this.starts[index], this.ends[index]);
  }

  /** Index of the last token consumed that is not layout: where a node ends. */
  lastToken(): number {
    let i = this.pos - 1;
    while (i > 0 && this.kinds[i]! >= NEWLINE && this.kinds[i]! <= DEDENT) i--;
    return i;
  }

  /** Refuses what the grammar of `featureVersion` does not have; `at` is the last token read. */
  require(version: number, what: string, at: number): void {
    if (this.settings.featureVersion >= version) return;
    throw this.errorAtTokens(`${what} only supported in Python 3.${version} and greater`, at, at);
  }

  /** A SyntaxError over the tokens from `first` to `last`. */
  errorAtTokens(message: string, first: number, last: number): SourceError {
    if (this.cols[last]! < 0) {
      const line = this.lines[last]!;
      return errorAt(this.tokens, "SyntaxError", message, line, this.endCols[last]! - 1, line, -2);
    }
    return errorAt(
      this.tokens,
      "SyntaxError",
      message,
      this.lines[first]!,
      this.cols[first]!,
      this.endLines[last]!,
      this.endCols[last]!,
    );
  }
}

export function emptyArguments(): Arguments {
  return {
    kind: "arguments",
    posonlyargs: [],
    args: [],
    vararg: null,
    kwonlyargs: [],
    kw_defaults: [],
    kwarg: null,
    defaults: [],
  };
}
