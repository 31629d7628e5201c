// Escape sequences of string and bytes literals, with CPython's warnings and error texts (string_parser.c,
// unicodeobject.c, bytesobject.c). Positions in its messages count bytes of the text with each non-ASCII character
// written as \UXXXXXXXX, which is what CPython decodes.

import { utf8Length } from "#text/source.ts";
import type { SourceError } from "../diagnostics.ts";
import { errorAtBytes } from "../source-location.ts";
import type { ParserState } from "./state.ts";

const SIMPLE: Record<string, string> = {
  "\n": "",
  "\\": "\\",
  "'": "'",
  '"': '"',
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

/**
 * Warns of an invalid escape `sequence` (its characters after the backslash) found at `at` in the text that begins at
 * `start`. As an error it is placed where CPython counts it to be: from the token on, in the bytes it decodes.
 */
function warnInvalidEscape(p: ParserState, token: number, sequence: string, start: number, at: number): void {
  const { src, tokens } = p;
  const octal = sequence.length === 3;
  const head = `"\\${sequence}" is an invalid ${octal ? "octal " : ""}escape sequence. `;
  const tail = `Did you mean "\\\\${sequence}"? A raw string is also an option.`;
  let line = p.lines[token]!;
  let from = start;
  for (let i = start; i < at; i++) {
    if (src.charCodeAt(i) === 10) {
      line++;
      from = i + 1;
    }
  }
  let col = escapedLength(src, from, at);
  if (from === start && line === p.lines[token]) {
    const tokenStart = p.starts[token]!;
    col += utf8Length(src, tokenStart - p.cols[token]!, tokenStart);
    const quote = src.charCodeAt(tokenStart);
    for (let i = tokenStart; src.charCodeAt(i) === 34 || src.charCodeAt(i) === 39; i++) {
      if (i >= p.ends[token]!) break;
      if (src.charCodeAt(i) === quote) col++;
    }
  }
  const asError = errorAtBytes(tokens, head + tail, line, col, col + 2);
  if (asError.text !== null && p.endLines[token]! > line) asError.text = asError.text.replace(/\n$/, "");
  p.warnings.push({
    category: p.settings.featureVersion >= 12 ? "SyntaxWarning" : "DeprecationWarning",
    message: `${head}Such sequences will not work in the future. ${tail}`,
    lineno: line,
    offset: asError.offset,
    asError,
  });
}

function unicodeError(p: ParserState, token: number, from: number, to: number, reason: string): SourceError {
  const where = to - from === 1 ? `byte 0x5c in position ${from}` : `bytes in position ${from}-${to - 1}`;
  return p.errorAtTokens(`(unicode error) 'unicodeescape' codec can't decode ${where}: ${reason}`, token, token);
}

/** The bytes that src[from, to) takes in the form CPython decodes. */
function escapedLength(src: string, from: number, to: number): number {
  let n = 0;
  for (let i = from; i < to; i++) {
    const c = src.charCodeAt(i);
    if (c < 128) {
      n++;
      // A backslash before a non-ASCII character is itself written as \u005c.
      if (c === 92 && i + 1 < to && src.charCodeAt(i + 1) >= 128) n += 5;
      else if (c === 92 && i + 1 < to) {
        n++;
        i++;
      }
    } else if (c < 0xd800 || c >= 0xdc00) n += 10;
  }
  return n;
}

/** Decodes the escapes of src[start, end), part of string token `token`. */
export function decodeStringEscapes(
  p: ParserState,
  start: number,
  end: number,
  token: number,
  template: boolean,
): string {
  const src = p.src;
  let result = "";
  let warned = false;
  let from = start;
  let i = src.indexOf("\\", start);
  while (i >= 0 && i < end) {
    result += src.slice(from, i);
    const at = i;
    if (i + 1 >= end) {
      const pos = escapedLength(src, start, at);
      if (template) {
        result += "\\";
        from = end;
        break;
      }
      throw unicodeError(p, token, pos, pos + 1, "\\ at end of string");
    }
    const c = src[i + 1]!;
    i += 2;
    const simple = SIMPLE[c];
    if (simple !== undefined) {
      result += simple;
    } else if (c >= "0" && c <= "7") {
      let value = c.charCodeAt(0) - 48;
      for (let n = 0; n < 2 && i < end && src[i]! >= "0" && src[i]! <= "7"; n++)
        value = value * 8 + src.charCodeAt(i++) - 48;
      if (value > 0o377 && !warned) {
        warned = true;
        warnInvalidEscape(p, token, src.slice(at + 1, at + 4), start, at);
      }
      result += String.fromCharCode(value);
    } else if (c === "x" || c === "u" || c === "U") {
      const digits = c === "x" ? 2 : c === "u" ? 4 : 8;
      let value = 0;
      let n = 0;
      for (; n < digits && i < end; n++, i++) {
        const digit = hexValue(src.charCodeAt(i));
        if (digit < 0) break;
        value = value * 16 + digit;
      }
      if (n < digits) {
        const pos = escapedLength(src, start, at);
        const form = c === "x" ? "\\xXX" : c === "u" ? "\\uXXXX" : "\\UXXXXXXXX";
        throw unicodeError(p, token, pos, pos + 2 + n, `truncated ${form} escape`);
      }
      if (value > 0x10ffff) {
        const pos = escapedLength(src, start, at);
        throw unicodeError(p, token, pos, pos + 10, "illegal Unicode character");
      }
      result += String.fromCodePoint(value);
    } else if (c === "N") {
      const close = src[i] === "{" ? src.indexOf("}", i + 1) : -1;
      const pos = escapedLength(src, start, at);
      if (close < 0 || close >= end || close === i + 1) {
        const stop = src[i] !== "{" ? 2 : close === i + 1 ? 4 : escapedLength(src, at, end);
        throw unicodeError(p, token, pos, pos + stop, "malformed \\N character escape");
      }
      const char = p.settings.lookupCharacter(src.slice(i + 1, close));
      if (char === undefined) {
        throw unicodeError(p, token, pos, pos + 3 + escapedLength(src, i, close), "unknown Unicode character name");
      }
      result += char;
      i = close + 1;
    } else {
      if (!warned && c.charCodeAt(0) < 128 && !(template && (c === "{" || c === "}"))) {
        warned = true;
        warnInvalidEscape(p, token, c, start, at);
      }
      result += "\\";
      i = at + 1;
      from = i;
      // The character after the backslash stays as it is.
      i = src.indexOf("\\", at + 2 > end ? end : at + 1);
      continue;
    }
    from = i;
    i = src.indexOf("\\", i);
  }
  return result + src.slice(from, end);
}

export function hexValue(c: number): number {
  if (c >= 48 && c <= 57) return c - 48;
  const lower = c | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}

/** Decodes the escapes of the bytes literal text src[start, end). */
export function decodeBytesEscapes(p: ParserState, start: number, end: number, token: number): Uint8Array {
  const src = p.src;
  const out = new Uint8Array(end - start);
  let n = 0;
  let warned = false;
  for (let i = start; i < end; ) {
    const unit = src.charCodeAt(i++);
    if (unit !== 92) {
      out[n++] = unit;
      continue;
    }
    const at = i - 1;
    const c = src[i++]!;
    const simple = SIMPLE[c];
    if (simple !== undefined) {
      if (simple !== "") out[n++] = simple.charCodeAt(0);
    } else if (c >= "0" && c <= "7") {
      let value = c.charCodeAt(0) - 48;
      for (let k = 0; k < 2 && i < end && src[i]! >= "0" && src[i]! <= "7"; k++)
        value = value * 8 + src.charCodeAt(i++) - 48;
      if (value > 0o377 && !warned) {
        warned = true;
        warnInvalidEscape(p, token, src.slice(at + 1, at + 4), start, at);
      }
      out[n++] = value & 0xff;
    } else if (c === "x") {
      const high = i < end ? hexValue(src.charCodeAt(i)) : -1;
      const low = high >= 0 && i + 1 < end ? hexValue(src.charCodeAt(i + 1)) : -1;
      if (low < 0) {
        throw p.errorAtTokens(`(value error) invalid \\x escape at position ${at - start}`, token, token);
      }
      out[n++] = high * 16 + low;
      i += 2;
    } else {
      if (!warned) {
        warned = true;
        warnInvalidEscape(p, token, c, start, at);
      }
      out[n++] = 92;
      i--;
    }
  }
  return out.slice(0, n);
}
