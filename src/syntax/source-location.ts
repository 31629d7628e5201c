// From positions in tokens (UTF-16 columns from 0) to the locations that CPython's SyntaxError carries (code points
// from 1, with the source line). Follows _PyPegen_raise_error_known_location.

import { codePointLength, utf8Length, utf16IndexOfByte } from "#text/source.ts";
import { SourceError, type SourceErrorType } from "./diagnostics.ts";
import type { TokenBuffer } from "./tokenizer/token-buffer.ts";

/** Line `line` of the source with its newline; "" when there is no such line. */
export function sourceLine(tokens: TokenBuffer, line: number): string {
  const { src, length } = tokens;
  let start = 0;
  for (let n = 1; n < line; n++) {
    const next = src.indexOf("\n", start);
    if (next < 0) return "";
    start = next + 1;
  }
  const end = src.indexOf("\n", start);
  return src.slice(start, end < 0 ? length : end + 1);
}

/** Makes an error from UTF-16 columns counted from 0; an `endCol` of -1 leaves the end open (0 as CPython reports it). */
export function errorAt(
  tokens: TokenBuffer,
  type: SourceErrorType,
  message: string,
  line: number,
  col: number,
  endLine: number,
  endCol: number,
): SourceError {
  const text = sourceLine(tokens, line);
  const offset = codePointLength(text, 0, Math.min(col, text.length)) + 1;
  let endOffset = endCol + 1;
  if (endOffset > 0) {
    endOffset =
      endLine === line
        ? codePointLength(text, 0, Math.min(endCol, text.length)) + 1
        : foreignColumn(text.replace(/\n$/, ""), sourceLine(tokens, endLine), endCol);
  }
  return new SourceError(type, message, line, offset, endLine, endOffset, text);
}

/** CPython converts the end column with the text of the first line even when the end is on another one. */
function foreignColumn(text: string, endText: string, endCol: number): number {
  const bytes = Math.min(utf8Length(endText, 0, Math.min(endCol, endText.length)), utf8Length(text));
  return codePointLength(text, 0, utf16IndexOfByte(text, bytes)) + 1;
}

/** Makes an error on one line from UTF-8 columns counted from 0, which may lie beyond the line. */
export function errorAtBytes(
  tokens: TokenBuffer,
  message: string,
  line: number,
  col: number,
  endCol: number,
): SourceError {
  const text = sourceLine(tokens, line);
  const limit = utf8Length(text) + 1;
  const toOffset = (bytes: number): number => {
    const capped = Math.min(bytes + 1, limit);
    return capped === limit ? codePointLength(text) + 1 : codePointLength(text, 0, utf16IndexOfByte(text, capped));
  };
  return new SourceError("SyntaxError", message, line, toOffset(col), line, toOffset(endCol), text);
}
