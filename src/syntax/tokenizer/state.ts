// What the scanning functions of the tokenizer need of it. Kept apart from the Tokenizer class so that the files of
// this folder do not import each other in a circle.

import type { SourceWarning } from "../diagnostics.ts";
import type { StringMode, TokenBuffer } from "./token-buffer.ts";

export interface TokenizerState {
  readonly src: string;
  readonly length: number;
  readonly out: TokenBuffer;
  readonly options: { readonly extraTokens?: boolean };
  pos: number;
  line: number;
  lineStart: number;
  readonly modes: StringMode[];
  fail(message: string, cursor: number, line?: number, lineStart?: number): false;
  failRange(message: string, line: number, lineStart: number, offset: number, endOffset: number): false;
  warn(category: SourceWarning["category"], message: string, errorMessage: string, cursor: number): void;
}
