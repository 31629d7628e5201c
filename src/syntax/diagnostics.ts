// Source problems: the error that stops a parse and the warnings it collects. Both are plain objects (no JavaScript
// stack is captured); the runtime turns them into Python's SyntaxError family and into `warnings.warn_explicit` calls.
// Offsets count code points from 1, as CPython's SyntaxError attributes do.

/** MemoryError is what CPython raises when its parser's stack overflows. */
export type SourceErrorType = "SyntaxError" | "IndentationError" | "TabError" | "_IncompleteInputError" | "MemoryError";

/** What the parser throws. `end_offset` is 0 or -1 where CPython leaves the end open. */
export class SourceError {
  readonly type: SourceErrorType;
  readonly message: string;
  readonly lineno: number;
  readonly offset: number;
  readonly end_lineno: number;
  readonly end_offset: number;
  /** The source line, with its newline where it has one; null when there is none. */
  text: string | null;
  /** False where CPython gives no location at all (lineno is None). */
  readonly located: boolean;
  /** The first two items of `SyntaxError._metadata`: where the last complete compound statement begins (line 0 for none). */
  lastStatement: { lineno: number; col_offset: number } | null = null;

  constructor(
    type: SourceErrorType,
    message: string,
    lineno: number,
    offset: number,
    endLineno: number,
    endOffset: number,
    text: string | null,
    located = true,
  ) {
    this.type = type;
    this.message = message;
    this.lineno = lineno;
    this.offset = offset;
    this.end_lineno = endLineno;
    this.end_offset = endOffset;
    this.text = text;
    this.located = located;
  }
}

/** A warning found while tokenizing or parsing; `asError` is what to raise when a filter turns it into an error. */
export interface SourceWarning {
  category: "SyntaxWarning" | "DeprecationWarning";
  message: string;
  lineno: number;
  offset: number;
  asError: SourceError;
}
