// JSON strings: encode_basestring, encode_basestring_ascii, scanstring (Modules/_json.c).

import { getattr } from "#runtime/attributes.ts";
import { callv } from "#runtime/calls/call.ts";
import { current } from "#runtime/current.ts";
import type { PyBaseException } from "#runtime/objects/exceptions.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { fromUtf16, type Str } from "#runtime/objects/str.ts";

import { AsciiWriter } from "./writer.ts";

const PLAIN_ASCII = /^[ !#-[\]-~]*$/;
const NOT_PLAIN = /["\\\x00-\x1f]/;
const SHORT: Readonly<Record<string, string>> = {
  '"': '\\"',
  "\\": "\\\\",
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

/** Quotes text, escaping what JSON demands. */
function escapeText(text: string): string {
  let out = '"';
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c >= 32 && c !== 34 && c !== 92) continue;
    if (start < i) out += text.slice(start, i);
    start = i + 1;
    out += SHORT[text[i]!] ?? `\\u${(c + 0x10000).toString(16).slice(1)}`;
  }
  return `${out}${text.slice(start)}"`;
}

/** The JSON string of UTF-16 text; everything beyond ASCII is escaped, by code unit. */
export function encodeAscii(text: string): string {
  if (PLAIN_ASCII.test(text)) return `"${text}"`;
  const writer = new AsciiWriter();
  writer.quote(text);
  return writer.text();
}

/** The JSON string of UTF-16 text; only what JSON demands is escaped. */
export function encodePlain(text: string): string {
  return NOT_PLAIN.test(text) ? escapeText(text) : `"${text}"`;
}

/** A document that is scanned: UTF-16 text, with positions in characters for Python. */
export class Source {
  readonly text: string;
  readonly value: PyValue;
  private readonly astral: boolean;
  constructor(value: PyValue, text: string, astral: boolean) {
    this.value = value;
    this.text = text;
    this.astral = astral;
  }
  /** Position in characters of a position in code units. */
  toPoints(at: number): number {
    if (!this.astral) return at;
    let n = 0;
    for (let i = 0; i < at; n++) i += this.text.codePointAt(i)! > 0xffff ? 2 : 1;
    return n;
  }
  toUnits(at: number): number {
    if (!this.astral || at < 0) return at;
    let i = 0;
    for (let n = 0; n < at && i < this.text.length; n++) i += this.text.codePointAt(i)! > 0xffff ? 2 : 1;
    return i;
  }
  /** JSONDecodeError at a position in code units. */
  error(message: string, at: number): PyBaseException {
    const type = getattr(current().importModule("json.decoder"), "JSONDecodeError");
    return callv(type, [message, this.value, this.toPoints(at)]) as PyBaseException;
  }
}

/** What scanning gives besides its result: where it ended. One for each scan, so that no pair is made for each value. */
export class Cursor {
  readonly source: Source;
  at = 0;
  constructor(source: Source) {
    this.source = source;
  }
}

const UNESCAPED: Readonly<Record<string, string>> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

function fourDigits(text: string, at: number): number {
  let n = 0;
  for (let i = at; i < at + 4; i++) {
    const c = text.charCodeAt(i);
    let d: number;
    if (c >= 48 && c <= 57) d = c - 48;
    else if (c >= 97 && c <= 102) d = c - 87;
    else if (c >= 65 && c <= 70) d = c - 55;
    else return -1;
    n = n * 16 + d;
  }
  return n;
}

/** Where the string ends whose text starts at `start` and stands for itself; -1 when it has more to it. */
export function endOfPlain(text: string, start: number): number {
  for (let i = start; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 34) return i;
    if (c < 32 || c === 92 || (c & 0xf800) === 0xd800) return -1;
  }
  return -1;
}

/** Does the string whose text starts at `start` read as `expected`, which has no escapes? */
export function isPlainAt(text: string, expected: string, start: number): boolean {
  const { length } = expected;
  if (start + length >= text.length || text.charCodeAt(start + length) !== 34) return false;
  for (let i = 0; i < length; i++) if (text.charCodeAt(start + i) !== expected.charCodeAt(i)) return false;
  return true;
}

/** Scans the string whose opening quote is before `start`; `cursor.at` is left behind the closing quote. */
export function scanString(cursor: Cursor, start: number, strict: boolean): Str {
  const { source } = cursor;
  const { text } = source;
  const size = text.length;
  let i = start;
  let from = start;
  let out = "";
  let surrogates = false;
  for (;;) {
    let c = -1;
    for (; i < size; i++) {
      c = text.charCodeAt(i);
      if (c === 34 || c === 92) break;
      if (c < 32) {
        if (strict) throw source.error("Invalid control character at", i);
      } else if (c >= 0xd800 && c <= 0xdfff) surrogates = true;
    }
    if (i >= size) throw source.error("Unterminated string starting at", start - 1);
    if (c === 34) break;
    out += text.slice(from, i);
    i++;
    if (i >= size) throw source.error("Unterminated string starting at", start - 1);
    const e = text[i]!;
    if (e === "u") {
      const n = fourDigits(text, i + 1);
      if (n < 0 || i + 5 > size) throw source.error("Invalid \\uXXXX escape", i);
      if (n >= 0xd800 && n <= 0xdfff) surrogates = true;
      out += String.fromCharCode(n);
      i += 5;
    } else {
      const plain = UNESCAPED[e];
      if (plain === undefined) throw source.error("Invalid \\escape", i - 1);
      out += plain;
      i++;
    }
    from = i;
  }
  cursor.at = i + 1;
  const all = from === start ? text.slice(start, i) : out + text.slice(from, i);
  return surrogates ? fromUtf16(all) : all;
}
