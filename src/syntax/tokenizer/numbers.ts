// Numeric literals: finds their end and reports malformed ones, after tok_get_normal_mode of CPython's lexer.c.

import type { TokenizerState } from "./state.ts";

const isDigit = (c: number): boolean => c >= 48 && c <= 57;
const isHex = (c: number): boolean => isDigit(c) || (c >= 65 && c <= 70) || (c >= 97 && c <= 102);
const isOctal = (c: number): boolean => c >= 48 && c <= 55;
const isBinary = (c: number): boolean => c === 48 || c === 49;
const isNameChar = (c: number): boolean =>
  isDigit(c) || (c >= 65 && c <= 90) || (c >= 97 && c <= 122) || c === 95 || c >= 128;

/** The end of the number that begins at `pos`, or -1 when an error was recorded. */
export function scanNumber(tok: TokenizerState, pos: number): number {
  const src = tok.src;
  let c = src.charCodeAt(pos);
  if (c === 48) {
    const x = src.charCodeAt(pos + 1) | 32;
    if (x === 120) return radix(tok, pos + 2, isHex, "hexadecimal");
    if (x === 111) return radix(tok, pos + 2, isOctal, "octal");
    if (x === 98) return radix(tok, pos + 2, isBinary, "binary");
    return leadingZero(tok, pos);
  }
  if (c !== 46) {
    pos = decimalTail(tok, pos + 1);
    if (pos < 0) return -1;
    c = src.charCodeAt(pos);
    if (c !== 46) return exponent(tok, pos);
  }
  return fraction(tok, pos + 1);
}

function radix(tok: TokenizerState, pos: number, valid: (c: number) => boolean, name: string): number {
  const src = tok.src;
  let c = src.charCodeAt(pos);
  do {
    if (c === 95) c = src.charCodeAt(++pos);
    if (!valid(c)) {
      if (isDigit(c)) tok.fail(`invalid digit '${String.fromCharCode(c)}' in ${name} literal`, pos + 1);
      else tok.fail(`invalid ${name} literal`, pos);
      return -1;
    }
    do c = src.charCodeAt(++pos);
    while (valid(c));
  } while (c === 95);
  if (isDigit(c)) {
    tok.fail(`invalid digit '${String.fromCharCode(c)}' in ${name} literal`, pos + 1);
    return -1;
  }
  return endOfNumber(tok, pos, name);
}

/** A literal that begins with 0: zero itself, a float or imaginary number, or an error. */
function leadingZero(tok: TokenizerState, start: number): number {
  const src = tok.src;
  let pos = start;
  let c = 48;
  for (;;) {
    if (c === 95) {
      c = src.charCodeAt(++pos);
      if (!isDigit(c)) {
        tok.fail("invalid decimal literal", pos);
        return -1;
      }
    }
    if (c !== 48) break;
    c = src.charCodeAt(++pos);
  }
  const zerosEnd = pos + 1;
  let nonzero = false;
  if (isDigit(c)) {
    nonzero = true;
    pos = decimalTail(tok, pos + 1);
    if (pos < 0) return -1;
    c = src.charCodeAt(pos);
  }
  if (c === 46) return fraction(tok, pos + 1);
  if ((c | 32) === 101) return exponent(tok, pos);
  if ((c | 32) === 106) return endOfNumber(tok, pos + 1, "imaginary");
  if (nonzero && !tok.options.extraTokens) {
    const message = "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers";
    tok.failRange(message, tok.line, tok.lineStart, start + 1 - tok.lineStart, zerosEnd - tok.lineStart);
    return -1;
  }
  return endOfNumber(tok, pos, "decimal");
}

/** Skips digits and single underscores. */
function decimalTail(tok: TokenizerState, pos: number): number {
  const src = tok.src;
  for (;;) {
    let c = src.charCodeAt(pos);
    while (isDigit(c)) c = src.charCodeAt(++pos);
    if (c !== 95) return pos;
    pos++;
    if (!isDigit(src.charCodeAt(pos))) {
      tok.fail("invalid decimal literal", pos);
      return -1;
    }
  }
}

/** Goes on after the decimal point. */
function fraction(tok: TokenizerState, pos: number): number {
  if (isDigit(tok.src.charCodeAt(pos))) {
    pos = decimalTail(tok, pos + 1);
    if (pos < 0) return -1;
  }
  return exponent(tok, pos);
}

/** Goes on where an exponent, an imaginary suffix or the end may come. */
function exponent(tok: TokenizerState, pos: number): number {
  const src = tok.src;
  let c = src.charCodeAt(pos);
  if ((c | 32) === 101) {
    let digits = pos + 1;
    c = src.charCodeAt(digits);
    if (c === 43 || c === 45) {
      c = src.charCodeAt(++digits);
      if (!isDigit(c)) {
        tok.fail("invalid decimal literal", digits);
        return -1;
      }
    } else if (!isDigit(c)) {
      return endOfNumber(tok, pos, "decimal");
    }
    pos = decimalTail(tok, digits + 1);
    if (pos < 0) return -1;
    c = src.charCodeAt(pos);
  }
  if ((c | 32) === 106) return endOfNumber(tok, pos + 1, "imaginary");
  return endOfNumber(tok, pos, "decimal");
}

/** A keyword may follow a number directly (with a warning); any other name may not. */
function endOfNumber(tok: TokenizerState, pos: number, kind: string): number {
  const src = tok.src;
  const c = src.charCodeAt(pos);
  if (c >= 128 || !isNameChar(c) || tok.options.extraTokens) return pos;
  const second = src.charCodeAt(pos + 1);
  let keyword = false;
  if (c === 97) keyword = wordAt(src, pos, "and");
  else if (c === 101) keyword = wordAt(src, pos, "else");
  else if (c === 102) keyword = wordAt(src, pos, "for");
  else if (c === 105) keyword = second === 102 || second === 110 || second === 115;
  else if (c === 111) keyword = wordAt(src, pos, "or");
  else if (c === 110) keyword = wordAt(src, pos, "not");
  const message = `invalid ${kind} literal`;
  if (keyword) {
    tok.warn("SyntaxWarning", message, message, pos);
    return pos;
  }
  tok.fail(message, pos);
  return -1;
}

function wordAt(src: string, pos: number, word: string): boolean {
  return src.startsWith(word, pos) && !isNameChar(src.charCodeAt(pos + word.length));
}
