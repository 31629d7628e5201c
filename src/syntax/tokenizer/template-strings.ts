// f-strings and t-strings (PEP 701, PEP 750): the tokens of their text. Replacement fields go through the ordinary
// tokenizer, which comes back here when a field or a format specification's `:` is done. After tok_get_fstring_mode.

import type { TokenizerState } from "./state.ts";
import type { StringMode } from "./token-buffer.ts";
import {
  FSTRING_END,
  FSTRING_MIDDLE,
  FSTRING_START,
  TSTRING_END,
  TSTRING_MIDDLE,
  TSTRING_START,
} from "./token-kinds.ts";

const MAX_STRING_LEVEL = 150;
const MAX_FIELD_NESTING = 3;

/** Begins the string whose prefix is at `start` and whose quote is at `open`. */
export function startTemplate(tok: TokenizerState, start: number, open: number, prefix: "f" | "t"): boolean {
  const src = tok.src;
  const quote = src.charCodeAt(open);
  const triple = src.charCodeAt(open + 1) === quote && src.charCodeAt(open + 2) === quote;
  const end = open + (triple ? 3 : 1);
  const lineStart = tok.lineStart;
  if (tok.modes.length + 1 >= MAX_STRING_LEVEL) return tok.fail("too many nested f-strings or t-strings", end);
  let raw = false;
  for (let i = start; i < open; i++) if ((src.charCodeAt(i) | 32) === 114) raw = true;
  tok.modes.push({
    prefix,
    raw,
    quote,
    quoteSize: triple ? 3 : 1,
    start,
    line: tok.line,
    lineStart,
    inText: true,
    bracketDepth: 0,
    fieldDepth: -1,
    inFormatSpec: false,
  });
  const kind = prefix === "f" ? FSTRING_START : TSTRING_START;
  tok.out.push(kind, start, end, tok.line, start - lineStart, tok.line, end - lineStart);
  tok.pos = end;
  return true;
}

/** Reads text up to the next replacement field or the end of the string. */
export function scanTemplateText(tok: TokenizerState, mode: StringMode): boolean {
  const src = tok.src;
  const start = tok.pos;
  const quote = mode.quote;
  const quoteSize = mode.quoteSize;
  const line = tok.line;
  const col = start - tok.lineStart;
  let pos = start;
  if (src.charCodeAt(pos) === 123 && src.charCodeAt(pos + 1) !== 123) return enterField(tok, mode);
  if (closes(src, pos, quote, quoteSize)) {
    pos += quoteSize;
    const kind = mode.prefix === "f" ? FSTRING_END : TSTRING_END;
    tok.out.push(kind, start, pos, line, col, line, pos - tok.lineStart);
    tok.pos = pos;
    tok.modes.pop();
    if (pos >= tok.length && tok.out.eofIndex === 0x7fffffff) tok.out.eofIndex = tok.out.count - 1;
    return true;
  }
  const middle = (end: number, next: number): true => {
    const kind = mode.prefix === "f" ? FSTRING_MIDDLE : TSTRING_MIDDLE;
    tok.out.push(kind, start, end, line, col, tok.line, next - tok.lineStart);
    tok.pos = next;
    return true;
  };
  let namedEscape = false;
  for (;;) {
    const c = src.charCodeAt(pos);
    const inSpec = mode.inFormatSpec && mode.fieldDepth >= 0;
    if (c === quote) {
      if (closes(src, pos, quote, quoteSize)) return middle(pos, pos);
      pos++;
    } else if (c === 123) {
      if (src.charCodeAt(pos + 1) !== 123 || inSpec) {
        middle(pos, pos);
        return enterField(tok, mode);
      }
      return middle(pos + 1, pos + 2);
    } else if (c === 125) {
      if (namedEscape) return middle(pos + 1, pos + 1);
      if (src.charCodeAt(pos + 1) === 125 && !inSpec && mode.bracketDepth === 0) return middle(pos + 1, pos + 2);
      mode.inText = false;
      mode.inFormatSpec = false;
      return middle(pos, pos);
    } else if (c === 92) {
      const next = src.charCodeAt(pos + 1);
      if (next === 123 || next === 125) {
        if (!mode.raw) {
          const char = String.fromCharCode(next);
          const head = `"\\${char}" is an invalid escape sequence. `;
          const tail = `Did you mean "\\\\${char}"? A raw string is also an option.`;
          tok.warn("SyntaxWarning", `${head}Such sequences will not work in the future. ${tail}`, head + tail, pos + 2);
        }
        pos++;
        continue;
      }
      if (next === 10) {
        tok.line++;
        tok.lineStart = pos + 2;
        pos += 2;
        continue;
      }
      if (next === 0 && pos + 1 >= tok.length) {
        pos++;
        continue;
      }
      pos += 2;
      if (!mode.raw && next === 78 && src.charCodeAt(pos) === 123) {
        namedEscape = true;
        pos++;
      }
    } else if (c === 10) {
      if (quoteSize === 1) {
        if (inSpec) {
          mode.inText = false;
          mode.inFormatSpec = false;
          return newlineInSpec(tok, mode, pos);
        }
        return unterminated(tok, mode, tok.line, pos);
      }
      pos++;
      tok.line++;
      tok.lineStart = pos;
    } else if (c === 0 && pos >= tok.length) {
      if (tok.out.eofIndex === 0x7fffffff) tok.out.eofIndex = tok.out.count;
      const last = tok.lineStart === tok.length && tok.line > mode.line ? tok.line - 1 : tok.line;
      return unterminated(tok, mode, last, pos);
    } else pos++;
  }
}

function closes(src: string, pos: number, quote: number, size: number): boolean {
  if (src.charCodeAt(pos) !== quote) return false;
  return size === 1 || (src.charCodeAt(pos + 1) === quote && src.charCodeAt(pos + 2) === quote);
}

function enterField(tok: TokenizerState, mode: StringMode): boolean {
  mode.fieldDepth++;
  if (mode.fieldDepth >= MAX_FIELD_NESTING) {
    return tok.fail(`${mode.prefix}-string: expressions nested too deeply`, tok.pos);
  }
  mode.inText = false;
  mode.inFormatSpec = false;
  return true;
}

function newlineInSpec(tok: TokenizerState, mode: StringMode, pos: number): boolean {
  return tok.fail(
    `${mode.prefix}-string: newlines are not allowed in format specifiers for single quoted ${mode.prefix}-strings`,
    pos + 1,
  );
}

function unterminated(tok: TokenizerState, mode: StringMode, detected: number, pos: number): false {
  tok.pos = pos;
  const kind = mode.quoteSize === 3 ? "triple-quoted " : "";
  const message = `unterminated ${kind}${mode.prefix}-string literal (detected at line ${detected})`;
  tok.line = mode.line;
  tok.lineStart = mode.lineStart;
  return tok.fail(message, mode.start + 1);
}
