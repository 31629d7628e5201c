// What goes wrong in source text: one shape for the errors of the tokenizer, the parser and the analysis passes.
// The runtime turns it into SyntaxError, IndentationError or TabError with the same attributes.

export type SourceErrorType = "SyntaxError" | "IndentationError" | "TabError";

/** Offsets count from 1, in characters, as in CPython's SyntaxError. `text` is the source line, where it is known. */
export class SourceError extends Error {
  readonly type: SourceErrorType;
  readonly lineno: number;
  readonly offset: number;
  readonly end_lineno: number;
  readonly end_offset: number;
  text: string | null;

  constructor(
    type: SourceErrorType,
    message: string,
    lineno: number,
    offset: number,
    end_lineno: number,
    end_offset: number,
    text: string | null,
  ) {
    super(message);
    this.type = type;
    this.lineno = lineno;
    this.offset = offset;
    this.end_lineno = end_lineno;
    this.end_offset = end_offset;
    this.text = text;
  }
}
