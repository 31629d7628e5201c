// The input of an XML parser: bytes decoded as they come, and where in them the parser is. Follows XML 1.0 appendix F and Expat's
// xmltok.c; a byte that cannot be decoded becomes a lone surrogate, which no XML document may hold.

import { Fault } from "./errors.ts";

/** Decodes a chunk; what is incomplete at its end is kept for the next one. */
interface Decoder {
  decode(data: Uint8Array): string;
  /** The last character is not complete. */
  readonly partial: boolean;
  /** Bytes of a character. */
  width(code: number): number;
}

const utf8Width = (c: number): number => (c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4);

class Utf8 implements Decoder {
  private rest: number[] = [];
  get partial(): boolean {
    return this.rest.length > 0;
  }
  decode(data: Uint8Array): string {
    const bytes = this.rest.length === 0 ? data : Uint8Array.from([...this.rest, ...data]);
    this.rest = [];
    let out = "";
    let i = 0;
    while (i < bytes.length) {
      let j = i;
      while (j < bytes.length && bytes[j]! < 0x80 && j - i < 4096) j++;
      if (j > i) {
        out += String.fromCharCode(...bytes.subarray(i, j));
        i = j;
        continue;
      }
      const b = bytes[i]!;
      const n = b >= 0xc2 && b < 0xe0 ? 2 : b >= 0xe0 && b < 0xf0 ? 3 : b >= 0xf0 && b < 0xf5 ? 4 : 0;
      let c = n === 0 ? 0 : b & (0xff >> (n + 1));
      let k = 1;
      for (; k < n && i + k < bytes.length && (bytes[i + k]! & 0xc0) === 0x80; k++) c = (c << 6) | (bytes[i + k]! & 63);
      if (n > 0 && k < n && i + k >= bytes.length) {
        this.rest = Array.from(bytes.subarray(i));
        break;
      }
      const bad =
        k < n || (n === 3 && (c < 0x800 || (c >= 0xd800 && c <= 0xdfff))) || (n === 4 && (c < 0x10000 || c > 0x10ffff));
      if (n === 0 || bad) {
        out += "\udc80";
        i++;
      } else {
        out += String.fromCodePoint(c);
        i += n;
      }
    }
    return out;
  }
  width = utf8Width;
}

class SingleByte implements Decoder {
  readonly partial = false;
  private readonly map: (byte: number) => string;
  constructor(map: (byte: number) => string) {
    this.map = map;
  }
  decode(data: Uint8Array): string {
    let out = "";
    for (let i = 0; i < data.length; i++) out += this.map(data[i]!);
    return out;
  }
  width = (): number => 1;
}

class Utf16 implements Decoder {
  private rest: number | undefined = undefined;
  private readonly big: boolean;
  constructor(big: boolean) {
    this.big = big;
  }
  get partial(): boolean {
    return this.rest !== undefined;
  }
  decode(data: Uint8Array): string {
    let out = "";
    for (const b of data) {
      if (this.rest === undefined) this.rest = b;
      else {
        out += String.fromCharCode(this.big ? (this.rest << 8) | b : (b << 8) | this.rest);
        this.rest = undefined;
      }
    }
    return out;
  }
  width = (c: number): number => (c > 0xffff ? 4 : 2);
}

/** What XML's syntax is written in: an encoding that has other characters there is unknown to Expat. */
const ASCII_OF_XML = Array.from({ length: 127 }, (_, b) => b).filter(
  (b) => /[\t\n\r -~]/.test(String.fromCharCode(b)) && !/[$@\\^`{}~]/.test(String.fromCharCode(b)),
);

/** The 256 characters of an encoding that Expat does not know; undefined when there is no such encoding. */
export type EncodingTable = (name: string) => string[] | undefined;

function decoderFor(name: string, table: EncodingTable): Decoder | undefined {
  switch (name.toUpperCase()) {
    case "UTF-8":
      return new Utf8();
    case "ISO-8859-1":
      return new SingleByte((b) => String.fromCharCode(b));
    case "US-ASCII":
      return new SingleByte((b) => (b < 128 ? String.fromCharCode(b) : "\udc80"));
    case "UTF-16":
    case "UTF-16BE":
      return new Utf16(true);
    case "UTF-16LE":
      return new Utf16(false);
    default: {
      const characters = table(name);
      if (characters === undefined || !ASCII_OF_XML.every((b) => characters[b] === String.fromCharCode(b)))
        return undefined;
      return new SingleByte((b) => characters[b] ?? "\udc80");
    }
  }
}

const DECLARED = /^<\?xml\s[^>]*?encoding\s*=\s*(?:"([A-Za-z][\w.-]*)"|'([A-Za-z][\w.-]*)')/;

export class XmlInput {
  /** Decoded text that is not consumed yet begins at `at`. */
  text = "";
  at = 0;
  line = 1;
  column = 0;
  byte = 0;
  private decoder: Decoder | undefined = undefined;
  private held: number[] = [];
  private wide = false;
  private given: string | undefined;
  private readonly table: EncodingTable;

  constructor(given: string | undefined, table: EncodingTable) {
    this.given = given;
    this.table = table;
  }

  /** False: the encoding that was asked for is not known. */
  private choose(final: boolean): boolean {
    const head = this.held;
    if (this.given !== undefined) {
      this.decoder = decoderFor(this.given, this.table);
      if (this.decoder === undefined) return false;
      this.skipMark();
      return true;
    }
    if (head.length < 4 && !final) return true;
    if ((head[0] === 0xfe && head[1] === 0xff) || head[0] === 0) this.decoder = new Utf16(true);
    else if ((head[0] === 0xff && head[1] === 0xfe) || head[1] === 0) this.decoder = new Utf16(false);
    if (this.decoder !== undefined) this.wide = true;
    else this.decoder = new Utf8();
    this.skipMark();
    return true;
  }

  private skipMark(): void {
    const h = this.held;
    const n =
      h[0] === 0xef && h[1] === 0xbb && h[2] === 0xbf
        ? 3
        : (h[0] === 0xfe && h[1] === 0xff) || (h[0] === 0xff && h[1] === 0xfe)
          ? 2
          : 0;
    if (n === 2 && h[0] === 0xff && this.decoder instanceof Utf16) this.decoder = new Utf16(false);
    if (n === 3 || this.decoder instanceof Utf16) {
      h.splice(0, n);
      this.byte += n;
    }
  }

  /** The fault of bytes that are left at the end, if there are some: an incomplete character. */
  get leftOver(): number | undefined {
    if (this.decoder?.partial !== true) return undefined;
    return this.decoder instanceof Utf16 ? Fault.UNCLOSED_TOKEN : Fault.PARTIAL_CHAR;
  }

  /** How much text is told at once: Expat converts other encodings than UTF-8 in a small buffer. */
  get chunk(): number {
    return this.decoder instanceof SingleByte ? 1024 : Number.POSITIVE_INFINITY;
  }

  /** The encoding is known from outside (text that was encoded for the parser). */
  override(encoding: string): void {
    this.given = encoding;
  }

  private get decodesUtf8(): boolean {
    return this.decoder instanceof Utf8;
  }

  /** Adds bytes; false when the given encoding is unknown. */
  feed(data: Uint8Array, final: boolean): boolean {
    if (this.at > 0) {
      this.text = this.text.slice(this.at);
      this.at = 0;
    }
    if (this.decoder === undefined) {
      for (const b of data) this.held.push(b);
      if (!this.choose(final)) return false;
      if ((this.decoder as Decoder | undefined) === undefined) return true;
      data = Uint8Array.from(this.held);
      this.held = [];
      // Bytes after a declaration that names another encoding are not decoded before it is read.
      if (this.decodesUtf8 && this.given === undefined) {
        const head = String.fromCharCode(...data.subarray(0, 1024));
        const m = DECLARED.exec(head);
        if (m !== null) {
          const fresh = decoderFor((m[1] ?? m[2])!, () => undefined);
          if (fresh !== undefined && !(fresh instanceof Utf16)) this.decoder = fresh;
          else if (fresh === undefined) {
            // An encoding of Python's: known only when the declaration is reported.
            const end = data.indexOf(62) + 1;
            this.text += new Utf8().decode(data.subarray(0, end));
            this.held = Array.from(data.subarray(end));
            return true;
          }
        }
      }
    } else if (this.held.length > 0) {
      data = Uint8Array.from([...this.held, ...data]);
      this.held = [];
    }
    this.text += this.decoder!.decode(data);
    return true;
  }

  /** The encoding of the XML declaration: "ok", unknown, or not the one that the document is in. */
  declare(name: string): "ok" | "unknown" | "incorrect" {
    if (this.given !== undefined) return "ok";
    const fresh = decoderFor(name, this.table);
    if (fresh === undefined) return "unknown";
    if (this.wide !== fresh instanceof Utf16) return "incorrect";
    if (!this.wide && fresh instanceof SingleByte && this.decoder instanceof Utf8) {
      this.decoder = fresh;
      const rest = Uint8Array.from(this.held);
      this.held = [];
      this.text += fresh.decode(rest);
    }
    return "ok";
  }

  /** Consumes text up to `end`. */
  moveTo(end: number): void {
    const { text } = this;
    const width = this.decoder?.width ?? utf8Width;
    for (let i = this.at; i < end; i++) {
      const c = text.codePointAt(i)!;
      this.byte += width(c);
      if (c > 0xffff) i++;
      if (c === 10 || c === 13) {
        this.line++;
        this.column = 0;
        if (c === 13 && text.charCodeAt(i + 1) === 10) {
          this.byte += width(10);
          i++;
        }
      } else this.column++;
    }
    this.at = Math.max(this.at, end);
  }
}
