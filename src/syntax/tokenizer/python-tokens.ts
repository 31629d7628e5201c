// Tokens as CPython's `_tokenize.TokenizerIter` gives them: type, text, places in code points, source line. With
// `extraTokens` (what `tokenize` uses) comments and blank lines are tokens and every operator has the type OP.

import { codePointLength, utf8Length } from "#text/source.ts";
import { SourceError } from "../diagnostics.ts";
import type { TokenBuffer } from "./token-buffer.ts";
import * as T from "./token-kinds.ts";
import { tokenize } from "./tokenizer.ts";

export interface PythonToken {
  type: number;
  string: string;
  /** Line from 1, column from 0. */
  start: [number, number];
  end: [number, number];
  line: string;
}

/** The tokens of a source, and the error that stopped the tokenizer, if any. */
export function pythonTokens(
  source: string,
  extraTokens: boolean,
): { tokens: PythonToken[]; error: SourceError | null } {
  if (source === "")
    return { tokens: [{ type: T.ENDMARKER, string: "", start: [1, 0], end: [1, 0], line: "" }], error: null };
  const buffer = tokenize(source, { mode: "exec", extraTokens });
  const implicitNewline = !/[\n\r]$/.test(source);
  const tokens: PythonToken[] = [];
  for (let i = 0; i < buffer.count; i++) {
    if (buffer.kinds[i] === T.ERRORTOKEN) break;
    tokens.push(convert(buffer, i, extraTokens, implicitNewline));
  }
  return { tokens, error: buffer.error && iteratorError(buffer, buffer.error) };
}

/** TokenizerIter has its own words and places for the errors that the tokenizer only signals by a code. */
function iteratorError(buffer: TokenBuffer, error: SourceError): SourceError {
  if (buffer.stop === "raised") return error;
  const { src, bufferStart, length } = buffer;
  const line = buffer.lines[buffer.count - 1]!;
  if (buffer.stop === "eof") {
    const offset = utf8Length(src, bufferStart, length);
    return new SourceError("SyntaxError", "unexpected EOF in multi-line statement", line, offset, line, offset, null);
  }
  let end = src.indexOf("\n", buffer.starts[buffer.count - 1]);
  end = end < 0 ? length : end + 1;
  const text = src.slice(bufferStart, end);
  return new SourceError(error.type, error.message, line, codePointLength(text), line, -1, text);
}

function isStringToken(kind: number): boolean {
  return kind === T.STRING || (kind >= T.FSTRING_START && kind <= T.TSTRING_END);
}

function convert(buffer: TokenBuffer, i: number, extra: boolean, implicitNewline: boolean): PythonToken {
  const { src } = buffer;
  const kind = buffer.kinds[i]!;
  const start = buffer.starts[i]!;
  const end = buffer.ends[i]!;
  const line = buffer.lines[i]!;
  const endLine = buffer.endLines[i]!;
  const lineStart = start - Math.max(buffer.cols[i]!, 0);
  const trailing = kind === T.ENDMARKER || (kind === T.DEDENT && end >= buffer.length);
  if (trailing && extra) return { type: kind, string: "", start: [line + 1, 0], end: [line + 1, 0], line: "" };

  let string = src.slice(start, end);
  let type = kind >= T.FIRST_KEYWORD ? T.NAME : kind;
  let col = -1;
  let endCol = -1;
  let textStart = lineStart;
  let textEnd = src.indexOf("\n", isStringToken(kind) && endLine > line ? end : lineStart);
  if (kind === T.INDENT || kind === T.DEDENT || trailing) {
    const begin = src.lastIndexOf("\n", end - 1) + 1;
    textStart = begin;
    textEnd = src.indexOf("\n", end);
    if (extra) {
      col = kind === T.INDENT ? 0 : codePointLength(src, begin, end);
      endCol = codePointLength(src, begin, end);
    } else string = "";
  } else {
    col = codePointLength(src, lineStart, start);
    const endLineStart = end - (endLine === line ? end - lineStart : end - (src.lastIndexOf("\n", end - 1) + 1));
    endCol = codePointLength(src, endLineStart, end);
  }
  let text = src.slice(textStart, textEnd < 0 ? buffer.length : textEnd + 1);
  const onImplicitLine = implicitNewline && (textEnd < 0 || textEnd + 1 >= buffer.length);
  if (onImplicitLine) text = text.replace(/\n$/, "");
  if (extra) {
    if (type > T.DEDENT && type < T.OP) type = T.OP;
    else if (type === T.NEWLINE) {
      string = implicitNewline && end + 1 >= buffer.length ? "" : "\n";
      endCol = col + 1;
    } else if (type === T.NL && implicitNewline && end >= buffer.length) string = "";
  }
  return { type, string, start: [line, col], end: [endLine, endCol], line: text };
}
