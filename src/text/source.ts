// Source text: decoding of source bytes (BOM, PEP 263 coding cookie), lines, and columns. Columns inside the compiler
// count UTF-16 units; CPython's interfaces count UTF-8 bytes (ast) or code points (SyntaxError), so the conversions
// are here. Follows CPython's Parser/tokenizer/helpers.c and Lib/tokenize.py:detect_encoding.

/** A decoding failure, with the attributes of the SyntaxError it becomes; `lineno` is 0 where CPython reports none. */
export class SourceDecodeError {
  readonly message: string;
  readonly lineno: number;
  readonly offset: number;
  readonly endOffset: number;
  readonly text: string | null;
  constructor(message: string, lineno = 0, offset = -1, endOffset = offset, text: string | null = null) {
    this.message = message;
    this.lineno = lineno;
    this.offset = offset;
    this.endOffset = endOffset;
    this.text = text;
  }
}

export interface DecodeOptions {
  filename?: string;
  /** Set when a script is run from this file: CPython then names it in one message. */
  scriptFile?: string;
  /** Decodes bytes in a named codec; returns undefined when there is no such codec, throws on bad data. */
  decoder?: (encoding: string, bytes: Uint8Array) => string | undefined;
}

export interface DecodedSource {
  text: string;
  encoding: string;
}

/** Decodes the bytes of a source file. */
export function decodeSource(bytes: Uint8Array, options: DecodeOptions = {}): DecodedSource {
  const hasBom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const body = hasBom ? bytes.subarray(3) : bytes;
  const cookie = findCookie(body);
  const encoding = cookie === null ? "utf-8" : normalizeEncodingName(cookie.name);
  if (hasBom && encoding !== "utf-8") {
    const line = cookie!.line;
    throw new SourceDecodeError(`encoding problem: ${encoding} with BOM`, line.number, 0, line.text.length, line.text);
  }
  if (encoding === "utf-8" || encoding === "utf8" || encoding === "utf-8-sig") {
    const bad = utf8ErrorIndex(body);
    if (bad < 0) return { text: decodeUtf8(encoding === "utf-8-sig" ? withoutBom(body) : body), encoding: "utf-8" };
    throw encoding === "utf-8" ? notUtf8(body, bad, options.scriptFile) : utf8CodecError(body, bad);
  }
  if (encoding === "iso-8859-1") return { text: decodeLatin1(body), encoding };
  if (encoding === "ascii" || encoding === "us-ascii") {
    const bad = body.findIndex((byte) => byte >= 0x80);
    if (bad < 0) return { text: decodeLatin1(body), encoding: "ascii" };
    const byte = hex2(body[bad]!);
    throw new SourceDecodeError(
      `'ascii' codec can't decode byte 0x${byte} in position ${bad}: ordinal not in range(128)`,
    );
  }
  const text = options.decoder?.(encoding, body);
  if (text === undefined) throw new SourceDecodeError(`unknown encoding: ${cookie!.name}`);
  return { text, encoding };
}

function withoutBom(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

interface Cookie {
  name: string;
  line: { number: number; text: string };
}

/** The coding cookie of the first two lines, or null (PEP 263). */
function findCookie(bytes: Uint8Array): Cookie | null {
  let pos = 0;
  for (let number = 1; number <= 2; number++) {
    let end = pos;
    while (end < bytes.length && bytes[end] !== 10 && bytes[end] !== 13) end++;
    let i = pos;
    while (i < end && (bytes[i] === 32 || bytes[i] === 9 || bytes[i] === 12)) i++;
    if (i < end && bytes[i] !== 35) return null;
    const text = decodeLatin1(bytes.subarray(i, end));
    const match = /^#.*?coding[:=][ \t]*([-\w.]+)/.exec(text);
    if (match) return { name: match[1]!, line: { number, text } };
    pos = end + (bytes[end] === 13 && bytes[end + 1] === 10 ? 2 : 1);
    if (pos >= bytes.length) return null;
  }
  return null;
}

/** CPython's get_normal_name: the spellings of utf-8 and latin-1 that it knows without codecs. */
export function normalizeEncodingName(name: string): string {
  const short = name.slice(0, 12).toLowerCase().replaceAll("_", "-");
  if (short === "utf-8" || short.startsWith("utf-8-")) return "utf-8";
  if (
    short === "latin1" ||
    ["latin-1", "iso-8859-1", "iso-latin-1"].some((latin) => short === latin || short.startsWith(`${latin}-`))
  ) {
    return "iso-8859-1";
  }
  return name.toLowerCase();
}

function hex2(byte: number): string {
  return byte.toString(16).padStart(2, "0");
}

/** Length of the valid UTF-8 sequence at `i`, 0 when there is none (surrogates and overlong forms are invalid). */
function utf8SequenceLength(bytes: Uint8Array, i: number): number {
  const first = bytes[i]!;
  if (first < 0x80) return 1;
  if (first < 0xc2) return 0;
  const second = bytes[i + 1] ?? 0;
  let length = 2;
  if (first >= 0xe0) {
    length = 3;
    if (first === 0xe0 && second < 0xa0) return 0;
    if (first === 0xed && second >= 0xa0) return 0;
    if (first >= 0xf0) {
      length = 4;
      if (first > 0xf4) return 0;
      if (first === 0xf0 && second < 0x90) return 0;
      if (first === 0xf4 && second >= 0x90) return 0;
    }
  }
  for (let k = 1; k < length; k++) {
    const byte = bytes[i + k] ?? 0;
    if (byte < 0x80 || byte >= 0xc0) return 0;
  }
  return length;
}

/** Index of the first byte that is not valid UTF-8, or -1. */
export function utf8ErrorIndex(bytes: Uint8Array): number {
  for (let i = 0; i < bytes.length; ) {
    if (bytes[i]! < 0x80) {
      i++;
      continue;
    }
    const length = utf8SequenceLength(bytes, i);
    if (length === 0) return i;
    i += length;
  }
  return -1;
}

/** What the utf-8 codec says of the byte at `index`. */
function utf8CodecError(bytes: Uint8Array, index: number): SourceDecodeError {
  const first = bytes[index]!;
  let reason = "invalid continuation byte";
  if (first < 0xc2 || first > 0xf4) reason = "invalid start byte";
  else if (index + 1 >= bytes.length) reason = "unexpected end of data";
  return new SourceDecodeError(`'utf-8' codec can't decode byte 0x${hex2(first)} in position ${index}: ${reason}`);
}

function notUtf8(bytes: Uint8Array, index: number, file: string | undefined): SourceDecodeError {
  let line = 1;
  let lineStart = 0;
  for (let i = 0; i < index; i++) {
    if (bytes[i] === 10 || (bytes[i] === 13 && bytes[i + 1] !== 10)) {
      line++;
      lineStart = i + 1;
    }
  }
  let lineEnd = index;
  while (lineEnd < bytes.length && bytes[lineEnd] !== 10 && bytes[lineEnd] !== 13) lineEnd++;
  const where = file === undefined ? "" : ` in file ${file}`;
  const message =
    `Non-UTF-8 code starting with '\\x${hex2(bytes[index]!)}'${where} on line ${line}, ` +
    "but no encoding declared; see https://peps.python.org/pep-0263/ for details";
  const offset = codePointLength(decodeUtf8(bytes.subarray(lineStart, index))) + 1;
  return new SourceDecodeError(message, line, offset, offset, decodeUtf8(bytes.subarray(lineStart, lineEnd)));
}

const CHUNK = 8192;

function decodeLatin1(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += CHUNK) {
    text += String.fromCharCode.apply(null, bytes.subarray(i, i + CHUNK) as unknown as number[]);
  }
  return text;
}

/** Decodes UTF-8; what is not valid becomes U+FFFD. */
export function decodeUtf8(bytes: Uint8Array): string {
  let text = "";
  const length = bytes.length;
  const units: number[] = [];
  for (let i = 0; i < length; ) {
    // Runs of ASCII are converted at once.
    const start = i;
    const limit = Math.min(length, start + CHUNK);
    while (i < limit && bytes[i]! < 0x80) i++;
    if (i > start) text += String.fromCharCode.apply(null, bytes.subarray(start, i) as unknown as number[]);
    while (i < length && bytes[i]! >= 0x80) i += decodeSequence(bytes, i, units);
    if (units.length > 0) {
      for (let k = 0; k < units.length; k += CHUNK) text += String.fromCharCode.apply(null, units.slice(k, k + CHUNK));
      units.length = 0;
    }
  }
  return text;
}

/** Appends the UTF-16 units of the sequence at `i`; returns its length. */
function decodeSequence(bytes: Uint8Array, i: number, units: number[]): number {
  const length = utf8SequenceLength(bytes, i);
  const a = bytes[i]!;
  if (length === 2) units.push(((a & 0x1f) << 6) | (bytes[i + 1]! & 0x3f));
  else if (length === 3) units.push(((a & 0x0f) << 12) | ((bytes[i + 1]! & 0x3f) << 6) | (bytes[i + 2]! & 0x3f));
  else if (length === 4) {
    const point =
      ((a & 0x07) << 18) | ((bytes[i + 1]! & 0x3f) << 12) | ((bytes[i + 2]! & 0x3f) << 6) | (bytes[i + 3]! & 0x3f);
    units.push(0xd800 + ((point - 0x10000) >> 10), 0xdc00 + ((point - 0x10000) & 0x3ff));
  } else units.push(0xfffd);
  return length || 1;
}

/** Turns CR LF and CR into LF. */
export function translateNewlines(text: string): string {
  return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}

/** Number of code points in text[from, to). */
export function codePointLength(text: string, from = 0, to = text.length): number {
  let count = to - from;
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0xd800 && unit < 0xdc00 && i + 1 < to) {
      const low = text.charCodeAt(i + 1);
      if (low >= 0xdc00 && low < 0xe000) {
        count--;
        i++;
      }
    }
  }
  return count;
}

/** Number of UTF-8 bytes of text[from, to); a lone surrogate counts 3. */
export function utf8Length(text: string, from = 0, to = text.length): number {
  let count = 0;
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) count++;
    else if (unit < 0x800) count += 2;
    else if (unit >= 0xd800 && unit < 0xdc00 && i + 1 < to && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
      count += 4;
      i++;
    } else count += 3;
  }
  return count;
}

/** UTF-16 index in `text` of the UTF-8 byte offset `bytes`. */
export function utf16IndexOfByte(text: string, bytes: number): number {
  let seen = 0;
  let i = 0;
  while (i < text.length && seen < bytes) {
    const point = text.codePointAt(i)!;
    seen += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    i += point > 0xffff ? 2 : 1;
  }
  return i;
}

/** UTF-16 index in `text` of its code point number `points`. */
export function utf16IndexOfCodePoint(text: string, points: number): number {
  let i = 0;
  for (let n = 0; n < points && i < text.length; n++) i += text.codePointAt(i)! > 0xffff ? 2 : 1;
  return i;
}

/** Where the lines of a text begin. */
export class LineMap {
  readonly text: string;
  private readonly starts: number[];
  /** True when the text is ASCII only, so that all columns agree. */
  readonly ascii: boolean;

  constructor(text: string) {
    this.text = text;
    const starts = [0];
    for (let i = text.indexOf("\n"); i >= 0; i = text.indexOf("\n", i + 1)) starts.push(i + 1);
    this.starts = starts;
    this.ascii = /^[\x00-\x7f]*$/.test(text);
  }

  get lineCount(): number {
    return this.starts.length;
  }

  /** Line `line` (from 1) with its newline; "" beyond the end. */
  line(line: number): string {
    const start = this.starts[line - 1];
    return start === undefined ? "" : this.text.slice(start, this.starts[line] ?? this.text.length);
  }

  lineStart(line: number): number {
    return this.starts[line - 1] ?? this.text.length;
  }

  /** UTF-16 column to UTF-8 column. */
  toByteColumn(line: number, column: number): number {
    if (this.ascii) return column;
    const start = this.lineStart(line);
    return utf8Length(this.text, start, start + column);
  }

  /** UTF-16 column to code-point column. */
  toCodePointColumn(line: number, column: number): number {
    if (this.ascii) return column;
    const start = this.lineStart(line);
    return codePointLength(this.text, start, start + column);
  }
}
