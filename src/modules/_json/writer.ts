// Where the encoder puts a document. ASCII documents, the usual ones, are collected as bytes: escapes cost no strings of their own.

import { fromUtf16, type Str } from "#runtime/objects/str.ts";
import { stringOfAscii } from "#text/codecs/codec.ts";

export interface Writer {
  /** Adds text as it is. */
  add(text: string): void;
  /** Adds the JSON string of UTF-16 text. */
  quote(text: string): void;
  result(): Str;
}

export class TextWriter implements Writer {
  private text = "";
  private readonly quoted: (text: string) => string;
  constructor(quoted: (text: string) => string) {
    this.quoted = quoted;
  }
  add(text: string): void {
    this.text += text;
  }
  quote(text: string): void {
    this.text += this.quoted(text);
  }
  result(): Str {
    return fromUtf16(this.text);
  }
}

/** The letter of an ASCII character's short escape; 1: none is needed; 0: it is escaped by number. */
const ESCAPES = new Uint8Array(128).fill(1, 32, 127);
for (const [char, letter] of ['""', "\\\\", "\bb", "\ff", "\nn", "\rr", "\tt"])
  ESCAPES[char!.charCodeAt(0)] = letter!.charCodeAt(0);
const HEX = Uint8Array.from("0123456789abcdef", (c) => c.charCodeAt(0));
const QUOTE = 34;
const BACKSLASH = 92;
const U = 117;

/** Takes ASCII only, and escapes all else. */
export class AsciiWriter implements Writer {
  private bytes = new Uint8Array(256);
  private size = 0;

  /** Room for n more. */
  private reserve(n: number): Uint8Array {
    const { bytes, size } = this;
    if (size + n <= bytes.length) return bytes;
    const larger = new Uint8Array(Math.max(2 * bytes.length, size + n));
    larger.set(bytes);
    this.bytes = larger;
    return larger;
  }

  add(text: string): void {
    const bytes = this.reserve(text.length);
    let at = this.size;
    for (let i = 0; i < text.length; i++) bytes[at++] = text.charCodeAt(i);
    this.size = at;
  }

  quote(text: string): void {
    const bytes = this.reserve(6 * text.length + 2);
    let at = this.size;
    bytes[at++] = QUOTE;
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i);
      const escape = c < 128 ? ESCAPES[c]! : 0;
      if (escape === 1) {
        bytes[at++] = c;
        continue;
      }
      bytes[at++] = BACKSLASH;
      if (escape > 1) bytes[at++] = escape;
      else {
        bytes[at++] = U;
        bytes[at++] = HEX[c >> 12]!;
        bytes[at++] = HEX[(c >> 8) & 15]!;
        bytes[at++] = HEX[(c >> 4) & 15]!;
        bytes[at++] = HEX[c & 15]!;
      }
    }
    bytes[at++] = QUOTE;
    this.size = at;
  }

  text(): string {
    return stringOfAscii(this.bytes.subarray(0, this.size));
  }

  result(): Str {
    return this.text();
  }
}
