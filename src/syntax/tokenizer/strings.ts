// Plain string and bytes literals: finds their end.

import type { TokenizerState } from "./state.ts";
import { STRING } from "./token-kinds.ts";

/** Reads the literal whose prefix begins at `start` and whose quote stands at `open`, and pushes its token. */
export function scanString(tok: TokenizerState, start: number, open: number): boolean {
  const src = tok.src;
  const quote = src.charCodeAt(open);
  const firstLine = tok.line;
  const firstLineStart = tok.lineStart;
  let line = firstLine;
  let lineStart = firstLineStart;
  let pos = open + 1;
  let triple = false;
  if (src.charCodeAt(pos) === quote) {
    if (src.charCodeAt(pos + 1) === quote) {
      triple = true;
      pos += 2;
    } else {
      tok.out.push(STRING, start, pos + 1, line, start - lineStart, line, pos + 1 - lineStart);
      tok.pos = pos + 1;
      return true;
    }
  }
  let escapedQuote = false;
  for (;;) {
    const c = src.charCodeAt(pos);
    if (c === quote) {
      pos++;
      if (!triple) break;
      if (src.charCodeAt(pos) === quote && src.charCodeAt(pos + 1) === quote) {
        pos += 2;
        break;
      }
    } else if (c === 92) {
      const next = src.charCodeAt(pos + 1);
      if (next === quote) escapedQuote = true;
      if (next === 10) {
        line++;
        lineStart = pos + 2;
      } else if (next === 0 && pos + 1 >= tok.length) {
        pos++;
        continue;
      }
      pos += 2;
    } else if (c === 10) {
      if (!triple) return unterminated(tok, start, quote, triple, line, escapedQuote, pos, false);
      pos++;
      line++;
      lineStart = pos;
    } else if (c === 0 && pos >= tok.length) {
      // The newline that ends the text begins no line of its own.
      const last = lineStart === tok.length && line > firstLine ? line - 1 : line;
      return unterminated(tok, start, quote, triple, last, escapedQuote, pos, true);
    } else pos++;
  }
  tok.line = line;
  tok.lineStart = lineStart;
  tok.pos = pos;
  tok.out.push(STRING, start, pos, firstLine, start - firstLineStart, line, pos - lineStart);
  if (pos >= tok.length && tok.out.eofIndex === 0x7fffffff) tok.out.eofIndex = tok.out.count - 1;
  return true;
}

function unterminated(
  tok: TokenizerState,
  start: number,
  quote: number,
  triple: boolean,
  line: number,
  escapedQuote: boolean,
  pos: number,
  atEof: boolean,
): false {
  if (atEof && tok.out.eofIndex === 0x7fffffff) tok.out.eofIndex = tok.out.count;
  tok.pos = pos;
  const mode = tok.modes[tok.modes.length - 1];
  if (mode && mode.quote === quote && mode.quoteSize === (triple ? 3 : 1)) {
    return tok.fail(`${mode.prefix}-string: expecting '}'`, start + 1);
  }
  if (triple) return tok.fail(`unterminated triple-quoted string literal (detected at line ${line})`, start + 1);
  const hint = escapedQuote ? "; perhaps you escaped the end quote?" : "";
  return tok.fail(`unterminated string literal (detected at line ${line})${hint}`, start + 1);
}
