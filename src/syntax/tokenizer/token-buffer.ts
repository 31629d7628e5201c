// The tokens of one source, as a structure of arrays: the parser indexes them, so looking ahead and going back cost
// nothing. Tokenizing runs ahead of the parser; an error found there is kept as the last token (ERRORTOKEN) and is
// thrown only when the parser gets to it, as CPython's lazy tokenizer would.

import type { SourceError, SourceWarning } from "../diagnostics.ts";

/** Why tokenizing stopped. CPython's tokenizer sets an exception itself for "raised"; the others are `tok->done` codes. */
export type StopReason = "end" | "raised" | "eof" | "dedent" | "other";

export interface OpenBracket {
  /** Character code of the bracket. */
  char: number;
  line: number;
  /** Column in UTF-16 units from 0. */
  col: number;
}

/** An f- or t-string being tokenized. */
export interface StringMode {
  prefix: "f" | "t";
  raw: boolean;
  quote: number;
  quoteSize: number;
  start: number;
  line: number;
  lineStart: number;
  /** True while the characters of the string are read, false inside a replacement field. */
  inText: boolean;
  bracketDepth: number;
  /** Bracket depth at which the current replacement field began, -1 outside of one. */
  fieldDepth: number;
  inFormatSpec: boolean;
}

export class TokenBuffer {
  /** Normalised text: newlines are LF, a final newline is present in exec mode; character 0 stands at `length`. */
  readonly src: string;
  readonly length: number;
  count = 0;
  kinds: Uint8Array;
  starts: Int32Array;
  ends: Int32Array;
  lines: Int32Array;
  cols: Int32Array;
  endLines: Int32Array;
  endCols: Int32Array;

  /** Index of the first token whose reading touched the end of the source. */
  eofIndex = 0x7fffffff;
  stop: StopReason = "end";
  error: SourceError | null = null;
  /** Where CPython's line buffer begins when tokenizing stops: at the line, or at the one it continues. */
  bufferStart = 0;
  /** Whether tokenizing stopped inside an f- or t-string. */
  inTemplate = false;
  /** The innermost unclosed bracket when tokenizing stopped. */
  unclosed: OpenBracket | null = null;
  warnings: SourceWarning[] = [];
  /** NFKC-normalised spelling of identifiers with non-ASCII characters, by token index. */
  normalized: Map<number, string> | null = null;

  constructor(src: string, length: number) {
    this.src = src;
    this.length = length;
    const capacity = Math.max(64, (length / 3) | 0);
    // One buffer for all: each of its own is an allocation outside of JavaScript's heap.
    const memory = new ArrayBuffer(capacity * 25);
    const column = (n: number): Int32Array => new Int32Array(memory, n * capacity * 4, capacity);
    this.starts = column(0);
    this.ends = column(1);
    this.lines = column(2);
    this.cols = column(3);
    this.endLines = column(4);
    this.endCols = column(5);
    this.kinds = new Uint8Array(memory, capacity * 24, capacity);
  }

  push(kind: number, start: number, end: number, line: number, col: number, endLine: number, endCol: number): void {
    const i = this.count;
    if (i >= this.kinds.length) this.grow();
    this.kinds[i] = kind;
    this.starts[i] = start;
    this.ends[i] = end;
    this.lines[i] = line;
    this.cols[i] = col;
    this.endLines[i] = endLine;
    this.endCols[i] = endCol;
    this.count = i + 1;
  }

  private grow(): void {
    const capacity = this.kinds.length * 2;
    const kinds = new Uint8Array(capacity);
    kinds.set(this.kinds);
    this.kinds = kinds;
    const widen = (old: Int32Array): Int32Array => {
      const wide = new Int32Array(capacity);
      wide.set(old);
      return wide;
    };
    this.starts = widen(this.starts);
    this.ends = widen(this.ends);
    this.lines = widen(this.lines);
    this.cols = widen(this.cols);
    this.endLines = widen(this.endLines);
    this.endCols = widen(this.endCols);
  }

  /** The text of a token. */
  text(index: number): string {
    return this.src.slice(this.starts[index], this.ends[index]);
  }
}
