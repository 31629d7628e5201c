// StringIO, TextIOWrapper and IncrementalNewlineDecoder (Modules/_io/stringio.c, textio.c).

import { callMethod, getattr, lookupAttribute } from "#runtime/attributes.ts";
import { call1, callv } from "#runtime/calls/call.ts";
import { decodeText, encodeText, lookupCodec } from "#runtime/codecs.ts";
import { current } from "#runtime/current.ts";
import { makeType } from "#runtime/native/define.ts";
import { arg, kw, pos } from "#runtime/native/params.ts";
import { PyBytes, PyTuple } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import { makeException, OSErrorType, typeError, valueError } from "#runtime/objects/exceptions.ts";
import { isInt } from "#runtime/objects/numbers.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { codePointsOf, fromCodePoints, joinStrs, jsText, type Str, strLength, strValue } from "#runtime/objects/str.ts";
import { type PyType, TypeFlags } from "#runtime/objects/type.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { reprText, toIndexValue, truthy } from "#runtime/operators/protocols.ts";
import type { PendingOutput } from "#runtime/pending-output.ts";
import {
  addAttributes,
  attributesOf,
  bytesOf,
  isClosed,
  PyTextIOBase,
  sizeOf,
  textIOBaseType,
  unsupported,
  whenOpen,
} from "./base.ts";
import { PyBuffered } from "./binary.ts";

const FLAGS = TypeFlags.BASETYPE | TypeFlags.DICT | TypeFlags.WEAKREF;

function slice(s: Str, from: number, to?: number): Str {
  return typeof s === "string" ? s.slice(from, to) : fromCodePoints(s.cps.slice(from, to));
}
function indexOf(s: Str, needle: string, from = 0): number {
  if (typeof s === "string") return s.indexOf(needle, from);
  const want = codePointsOf(needle);
  for (let i = from; i + want.length <= s.cps.length; i++) if (want.every((c, k) => s.cps[i + k] === c)) return i;
  return -1;
}
function replaceAll(s: Str, what: RegExp, by: string): Str {
  if (typeof s === "string") return s.replace(what, by);
  // line ends are ASCII: working on UTF-16 text is safe, lone surrogates stay themselves
  const cps: number[] = [];
  for (const ch of s.utf16.replace(what, by)) cps.push(ch.codePointAt(0)!);
  return fromCodePoints(cps);
}
function checkNewline(v: PyValue): string | undefined {
  if (v === None) return undefined;
  const t = jsText(v);
  if (t === undefined) throw typeError(`newline must be str or None, not ${typeName(v)}`);
  if (!["", "\n", "\r", "\r\n"].includes(t)) throw valueError(`illegal newline value: ${reprText(v)}`);
  return t;
}

/** End (exclusive) of the first line at `from` by the newline mode; -1 when it is not complete. */
function lineEnd(s: Str, from: number, newline: string | undefined): number {
  if (newline === "") {
    const n = indexOf(s, "\n", from);
    const r = indexOf(s, "\r", from);
    if (r < 0 || (n >= 0 && n < r)) return n < 0 ? -1 : n + 1;
    return n === r + 1 ? r + 2 : r + 1 < strLength(s) ? r + 1 : -2 - r;
  }
  const end = newline === undefined || newline === "\n" ? "\n" : newline;
  const i = indexOf(s, end, from);
  return i < 0 ? -1 : i + end.length;
}

const LINE_ENDS = ["\r", "\n", "\r\n"] as const;

/** The attribute `newlines`: which of LINE_ENDS were met. */
function newlinesSeen(met: readonly number[]): PyValue {
  const all = LINE_ENDS.filter((_, i) => met[i] !== 0);
  return all.length > 1 ? new PyTuple(all) : (all[0] ?? None);
}

class PyStringIO extends PyTextIOBase {
  text: Str = "";
  /** Pieces written at the end and not joined yet. */
  parts: Str[] = [];
  at = 0;
  newline: string | undefined = "\n";
  seen = 0;
  /** Kinds of line ends written, where all kinds count. */
  readonly ends: Set<string> = new Set();
  check(): void {
    if (this.closed) throw valueError("I/O operation on closed file");
  }
  value(): Str {
    if (this.parts.length > 0) {
      this.text = joinStrs([this.text, ...this.parts]);
      this.parts = [];
    }
    return this.text;
  }
  translated(s: Str): Str {
    if (this.newline === undefined || this.newline === "") {
      const written = typeof s === "string" ? s : s.utf16;
      for (const [end] of written.matchAll(/\r\n|\r|\n/g)) this.ends.add(end);
    }
    if (this.newline === undefined) return replaceAll(s, /\r\n?/g, "\n");
    if (this.newline === "" || this.newline === "\n") return s;
    return replaceAll(s, /\n/g, this.newline);
  }
  put(given: Str): void {
    const s = this.translated(given);
    const n = strLength(s);
    if (n === 0) return;
    if (this.seen === this.at) {
      if (typeof s === "string" && typeof this.text === "string" && this.parts.length === 0) this.text += s;
      else this.parts.push(s);
      this.at += n;
      this.seen = this.at;
      return;
    }
    const whole = this.value();
    const size = strLength(whole);
    const pad = this.at > size ? "\0".repeat(this.at - size) : "";
    this.text = joinStrs([slice(whole, 0, this.at), pad, s, slice(whole, this.at + n)]);
    this.at += n;
    this.seen = strLength(this.text);
  }
  printText(s: Str): void {
    this.check();
    this.put(s);
  }
  nx(): Str | undefined {
    this.check();
    const l = this.line(-1);
    return l === "" ? undefined : l;
  }
  line(limit: number): Str {
    const s = this.value();
    let end = lineEnd(s, this.at, this.newline);
    if (end < 0) end = strLength(s);
    if (limit >= 0) end = Math.min(end, this.at + limit);
    const out = slice(s, this.at, end);
    this.at = Math.max(this.at, end);
    return out;
  }
}
Object.defineProperty(PyStringIO.prototype, "printText", { writable: true });

export const stringIOType: PyType = makeType(
  PyStringIO,
  { name: "StringIO", module: "_io", base: textIOBaseType, flags: FLAGS },
  (c) => ({
    slots: {
      init: c.init([arg("initial_value", "''"), arg("newline", "'\\n'")], (self, initial, newline) => {
        self.newline = checkNewline(newline);
        self.text = "";
        self.parts = [];
        self.at = self.seen = 0;
        self.closed = false;
        if (initial !== None) {
          const s = strValue(initial);
          if (s === undefined) throw typeError(`initial_value must be str or None, not ${typeName(initial)}`);
          self.put(s);
          self.at = 0;
        }
      }),
      next: (self) => self.nx(),
    },
    methods: {
      getvalue: c.method([], (self) => {
        self.check();
        return self.value();
      }),
      read: c.method([pos("size", "-1")], (self, size) => {
        self.check();
        const s = self.value();
        const n = sizeOf(size);
        const out = slice(s, self.at, n < 0 ? undefined : self.at + n);
        self.at = Math.max(self.at, self.at + strLength(out));
        return out;
      }),
      readline: c.method([pos("size", "-1")], (self, size) => {
        self.check();
        return self.line(sizeOf(size));
      }),
      write: c.method([pos("s")], (self, v) => {
        const s = strValue(v);
        if (s === undefined) throw typeError(`string argument expected, got '${typeName(v)}'`);
        self.check();
        self.put(s);
        return strLength(s);
      }),
      seek: c.method([pos("pos"), pos("whence", "0")], (self, offset, whence) => {
        self.check();
        const o = Number(toIndexValue(offset));
        const w = Number(toIndexValue(whence));
        if (w < 0 || w > 2) throw valueError(`Invalid whence (${w}, should be 0, 1 or 2)`);
        if (w === 0 && o < 0) throw valueError(`Negative seek position ${o}`);
        if (w !== 0 && o !== 0) throw makeException(OSErrorType, "Can't do nonzero cur-relative seeks");
        if (w === 0) self.at = o;
        else if (w === 2) self.at = strLength(self.value());
        return self.at;
      }),
      tell: c.method([], (self) => {
        self.check();
        return self.at;
      }),
      truncate: c.method([pos("pos", "None")], (self, p) => {
        self.check();
        const n = p === None ? self.at : Number(toIndexValue(p));
        if (n < 0) throw valueError(`Negative size value ${n}`);
        self.text = slice(self.value(), 0, n);
        self.seen = strLength(self.text);
        return n;
      }),
      seekable: c.method([], (self) => whenOpen(self, true)),
      readable: c.method([], (self) => whenOpen(self, true)),
      writable: c.method([], (self) => whenOpen(self, true)),
      close: c.method([], (self) => {
        self.closed = true;
        return None;
      }),
      __getstate__: c.method([], (self) => {
        self.check();
        return new PyTuple([self.value(), self.newline ?? None, self.at, attributesOf(self)]);
      }),
      __setstate__: c.method([pos("state")], (self, state) => {
        self.check();
        const items = state instanceof PyTuple ? state.items : [];
        const [value, newline, at, dict] = items;
        if (items.length < 4 || value === undefined || newline === undefined || at === undefined || dict === undefined)
          throw typeError(
            `${self.cls.isHeap ? typeName(self) : "_io.StringIO"}.__setstate__ argument should be 4-tuple, got ${typeName(state)}`,
          );
        const text = strValue(value);
        if (text === undefined) throw typeError(`initial_value must be str or None, not ${typeName(value)}`);
        if (!isInt(at)) throw typeError(`third item of state must be an integer, got ${typeName(at)}`);
        if (Number(at) < 0) throw valueError("position value cannot be negative");
        if (dict !== None && !(dict instanceof PyDict))
          throw typeError(`fourth item of state should be a dict, got a ${typeName(dict)}`);
        self.newline = checkNewline(newline);
        self.text = text;
        self.parts = [];
        self.at = Number(at);
        self.seen = strLength(self.text);
        if (dict instanceof PyDict) addAttributes(self, dict);
        return None;
      }),
    },
    properties: {
      closed: c.property((self) => self.closed),
      line_buffering: c.property((self) => whenOpen(self, false)),
      newlines: c.property((self) => {
        self.check();
        return newlinesSeen(LINE_ENDS.map((end) => Number(self.ends.has(end))));
      }),
    },
  }),
);

/** Layout of TextIOWrapper. */
/** Encodings of single characters, with what they cannot encode of text without surrogates. */
const PLAIN_ENCODINGS: ReadonlyMap<string, RegExp | null> = new Map([
  ...["utf-8", "utf8"].map((name) => [name, null] as const),
  ...["ascii", "us-ascii"].map((name) => [name, /[^\0-\x7f]/] as const),
  ...["latin-1", "latin1", "iso-8859-1"].map((name) => [name, /[^\0-\xff]/] as const),
]);
const NEVER_FAIL: ReadonlySet<string> = new Set(["backslashreplace", "replace", "ignore", "xmlcharrefreplace"]);

export class PyTextIOWrapper extends PyTextIOBase {
  buffer: PyValue | undefined = undefined;
  detached = false;
  encoding = "utf-8";
  errors = "strict";
  newline: string | undefined = undefined;
  lineBuffering = false;
  writeThrough = false;
  private out: Str[] = [];
  private outLength = 0;
  /** Decoded text that was not handed out yet. */
  ahead: Str = "";
  /** Undecoded bytes at the end of what was read. */
  private tail: Uint8Array = new Uint8Array(0);
  private ended = false;
  private pendingCr = false;
  seenNewlines = 0;
  started = false;
  get source(): PyValue {
    if (this.buffer === undefined)
      throw this.detached
        ? valueError("underlying buffer has been detached")
        : valueError("I/O operation on uninitialized object");
    return this.buffer;
  }
  override isShut(): boolean {
    return isClosed(this.source);
  }
  check(): void {
    if (isClosed(this.source)) throw valueError("I/O operation on closed file.");
  }
  nx(): Str | undefined {
    this.check();
    const l = this.line(-1);
    return l === "" ? undefined : l;
  }
  /** print's road: one append for a whole line. */
  printText(s: Str): void {
    this.put(s);
  }
  /** The file that pending text is for, as PyBuffered has it. */
  get file(): string | undefined {
    return this.buffer instanceof PyBuffered ? this.buffer.file : undefined;
  }
  writePending(): void {
    this.flushOut();
    (this.buffer as PyBuffered).writePending();
  }
  /** Fails where the text cannot be encoded, which is done later. */
  private checkEncodable(s: Str): void {
    if (NEVER_FAIL.has(this.errors)) return;
    if (typeof s === "string") {
      const plain = PLAIN_ENCODINGS.get(this.encoding.toLowerCase());
      if (plain === null || plain?.test(s) === false) return;
    }
    encodeText(s, this.encoding, this.errors);
  }
  put(s: Str): void {
    this.checkEncodable(s);
    if (this.out.length === 0 && this.file !== undefined) current().pendingOutput.add(this as PendingOutput);
    this.out.push(s);
    const n = strLength(s);
    this.outLength += n;
    if (this.lineBuffering && indexOf(s, "\n") >= 0) this.flushAll();
    else if (this.writeThrough || this.outLength > 8192) this.flushOut();
  }
  flushOut(): void {
    if (this.out.length === 0) return;
    if (this.file !== undefined) current().pendingOutput.delete(this as PendingOutput);
    let s = joinStrs(this.out);
    this.out = [];
    this.outLength = 0;
    if (this.newline !== undefined && this.newline !== "" && this.newline !== "\n")
      s = replaceAll(s, /\n/g, this.newline);
    let data = encodeText(s, this.encoding, this.errors);
    // The mark of the byte order stands once, at the start.
    const mark = this.started ? /^utf[-_]?(?:(16)|(32)|8[-_]sig)$/i.exec(this.encoding) : null;
    if (mark !== null) data = data.subarray(mark[1] !== undefined ? 2 : mark[2] !== undefined ? 4 : 3);
    this.started = true;
    callMethod(this.source, "write", new PyBytes(data));
  }
  flushAll(): void {
    this.flushOut();
    callMethod(this.source, "flush");
  }
  /** Reads and decodes one more chunk; false at the end. */
  more(all: boolean): boolean {
    if (this.ended) {
      this.ended = false;
      return false;
    }
    const { source } = this;
    const r = all
      ? callMethod(source, "read")
      : callMethod(source, lookupAttribute(source, "read1") !== undefined ? "read1" : "read", 8192);
    if (r === None) return false;
    if (strValue(r) !== undefined)
      throw typeError(`underlying ${all ? "read" : "read1"}() should have returned a bytes-like object, not 'str'`);
    const data = bytesOf(r);
    const final = all || data.length === 0;
    let bytes = data;
    if (this.tail.length > 0) {
      bytes = new Uint8Array(this.tail.length + data.length);
      bytes.set(this.tail);
      bytes.set(data, this.tail.length);
    }
    const keep = final ? 0 : incompleteTail(bytes, this.encoding);
    this.tail = bytes.slice(bytes.length - keep);
    let text = decodeText(keep === 0 ? bytes : bytes.subarray(0, bytes.length - keep), this.encoding, this.errors);
    if (this.newline === undefined) {
      if (this.pendingCr) text = joinStrs(["\r", text]);
      this.pendingCr = false;
      if (!final && endsWithCr(text)) {
        this.pendingCr = true;
        text = slice(text, 0, strLength(text) - 1);
      }
      if (indexOf(text, "\r") >= 0) {
        const t = typeof text === "string" ? text : text.utf16;
        if (/\r\n/.test(t)) this.seenNewlines |= 4;
        if (/\r(?!\n)/.test(t)) this.seenNewlines |= 2;
        if (/(^|[^\r])\n/.test(t)) this.seenNewlines |= 1;
        text = replaceAll(text, /\r\n?/g, "\n");
      } else if (indexOf(text, "\n") >= 0) this.seenNewlines |= 1;
    }
    if (strLength(text) > 0) this.ahead = strLength(this.ahead) === 0 ? text : joinStrs([this.ahead, text]);
    if (data.length === 0) return false;
    return true;
  }
  reset(): void {
    this.ahead = "";
    this.tail = new Uint8Array(0);
    this.ended = false;
    this.pendingCr = false;
  }
  line(limit: number): Str {
    const { ahead } = this;
    if (limit < 0 && typeof ahead === "string") {
      const end = lineEnd(ahead, 0, this.newline);
      if (end >= 0) {
        this.ahead = ahead.slice(end);
        return ahead.slice(0, end);
      }
    }
    const parts: Str[] = [];
    let n = 0;
    for (;;) {
      const s = this.ahead;
      const end = lineEnd(s, 0, this.newline);
      const size = strLength(s);
      if (limit >= 0 && n + (end < 0 ? size : end) >= limit) {
        parts.push(slice(s, 0, limit - n));
        this.ahead = slice(s, limit - n);
        break;
      }
      if (end >= 0) {
        parts.push(slice(s, 0, end));
        this.ahead = slice(s, end);
        break;
      }
      if (!this.more(false)) {
        const rest = lineEnd(this.ahead, 0, this.newline);
        if (rest >= 0 && strLength(this.ahead) > size) continue;
        parts.push(this.ahead);
        this.ahead = "";
        break;
      }
      n += 0;
    }
    return parts.length === 1 ? parts[0]! : joinStrs(parts);
  }
}
function endsWithCr(s: Str): boolean {
  return typeof s === "string" ? s.endsWith("\r") : s.cps[s.cps.length - 1] === 13;
}
/** Number of bytes at the end that begin a character and do not finish it. */
function incompleteTail(b: Uint8Array, encoding: string): number {
  const e = encoding.toLowerCase().replace(/_/g, "-");
  if (e === "utf-8" || e === "utf8") {
    for (let k = 1; k <= 3 && k <= b.length; k++) {
      const c = b[b.length - k]!;
      if ((c & 0xc0) === 0x80) continue;
      const need = c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : c >= 0xc0 ? 2 : 1;
      return need > k ? k : 0;
    }
    return 0;
  }
  if (e.startsWith("utf-16")) return b.length % 2;
  if (e.startsWith("utf-32")) return b.length % 4;
  return 0;
}

type Kit = Parameters<Parameters<typeof makeType<PyTextIOWrapper>>[2]>[0];
function init(
  self: PyTextIOWrapper,
  buffer: PyValue,
  encoding: PyValue,
  errors: PyValue,
  newline: PyValue,
  lineBuffering: PyValue,
  writeThrough: PyValue,
): void {
  self.newline = checkNewline(newline);
  const enc = encoding === None ? "locale" : jsText(encoding);
  if (enc === undefined)
    throw typeError(`TextIOWrapper() argument 'encoding' must be str or None, not ${typeName(encoding)}`);
  const err = errors === None ? "strict" : jsText(errors);
  if (err === undefined)
    throw typeError(`TextIOWrapper() argument 'errors' must be str or None, not ${typeName(errors)}`);
  // Locales are UTF-8; spelt as they spell it.
  self.encoding = enc === "locale" ? ((current().flags["utf8_mode"] ?? 0) > 0 ? "utf-8" : "UTF-8") : enc;
  if (!/^(utf-?8|latin-?1|ascii|iso-?8859-1)$/i.test(self.encoding)) lookupCodec(self.encoding);
  self.errors = err;
  self.lineBuffering = truthy(lineBuffering);
  self.writeThrough = truthy(writeThrough);
  self.buffer = buffer;
  self.reset();
}

export const textIOWrapperType: PyType = makeType(
  PyTextIOWrapper,
  { name: "TextIOWrapper", module: "_io", base: textIOBaseType, flags: FLAGS },
  (c: Kit) => ({
    slots: {
      init: c.init(
        [
          arg("buffer"),
          arg("encoding", "None"),
          arg("errors", "None"),
          arg("newline", "None"),
          arg("line_buffering", "False"),
          arg("write_through", "False"),
        ],
        init,
      ),
      repr: (self) => {
        const name = lookupAttribute(self, "name");
        const mode = lookupAttribute(self, "mode");
        return `<_io.TextIOWrapper${name === undefined ? "" : ` name=${reprText(name)}`}${mode === undefined ? "" : ` mode=${reprText(mode)}`} encoding='${self.encoding}'>`;
      },
      next: (self) => {
        if (!self.cls.isHeap) return self.nx();
        self.check();
        const l = callMethod(self, "readline");
        return truthy(l) ? l : undefined;
      },
    },
    methods: {
      write: c.method([pos("text")], (self, v) => {
        const s = strValue(v);
        if (s === undefined) throw typeError(`write() argument must be str, not ${typeName(v)}`);
        self.check();
        if (strLength(self.ahead) > 0) self.reset();
        self.put(s);
        return strLength(s);
      }),
      read: c.method([pos("size", "-1")], (self, size) => {
        self.check();
        self.flushOut();
        if (!truthy(callMethod(self.source, "readable"))) throw unsupported("not readable");
        const n = sizeOf(size);
        if (n < 0) {
          self.more(true);
          const all = self.ahead;
          self.ahead = "";
          return all;
        }
        while (strLength(self.ahead) < n && self.more(false));
        const out = slice(self.ahead, 0, n);
        self.ahead = slice(self.ahead, strLength(out));
        return out;
      }),
      readline: c.method([pos("size", "-1")], (self, size) => {
        self.check();
        self.flushOut();
        if (!truthy(callMethod(self.source, "readable"))) throw unsupported("not readable");
        return self.line(sizeOf(size));
      }),
      flush: c.method([], (self) => {
        self.check();
        self.flushAll();
        return None;
      }),
      close: c.method([], (self) => {
        const b = self.source;
        if (truthy(getattr(b, "closed"))) return None;
        try {
          callMethod(self, "flush");
        } finally {
          callMethod(b, "close");
        }
        return None;
      }),
      detach: c.method([], (self) => {
        callMethod(self, "flush");
        const b = self.source;
        self.buffer = undefined;
        self.detached = true;
        return b;
      }),
      seekable: c.method([], (self) => callMethod(self.source, "seekable")),
      readable: c.method([], (self) => callMethod(self.source, "readable")),
      writable: c.method([], (self) => callMethod(self.source, "writable")),
      fileno: c.method([], (self) => callMethod(self.source, "fileno")),
      isatty: c.method([], (self) => callMethod(self.source, "isatty")),
      seek: c.method([pos("cookie"), pos("whence", "0")], (self, cookie, whence) => {
        self.check();
        const w = Number(toIndexValue(whence));
        if (!truthy(callMethod(self.source, "seekable"))) throw unsupported("underlying stream is not seekable");
        if (w === 1) {
          if (truthy(cookie)) throw unsupported("can't do nonzero cur-relative seeks");
          return callMethod(self, "tell");
        }
        if (w === 2 && truthy(cookie)) throw unsupported("can't do nonzero end-relative seeks");
        if (w < 0 || w > 2) throw valueError(`invalid whence (${w}, should be 0, 1 or 2)`);
        if (w === 0 && Number(toIndexValue(cookie)) < 0)
          throw valueError(`negative seek position ${Number(toIndexValue(cookie))}`);
        self.flushAll();
        self.reset();
        if (w === 0 && cookie === 0) self.started = false;
        return callMethod(self.source, "seek", cookie, w);
      }),
      tell: c.method([], (self) => {
        self.check();
        if (!truthy(callMethod(self.source, "seekable"))) throw unsupported("underlying stream is not seekable");
        self.flushAll();
        const at = Number(toIndexValue(callMethod(self.source, "tell")));
        return at - encodeText(self.ahead, self.encoding, "surrogatepass").length;
      }),
      truncate: c.method([pos("pos", "None")], (self, p) => {
        self.flushAll();
        return callMethod(self.source, "truncate", p === None ? callMethod(self, "tell") : p);
      }),
      reconfigure: c.method(
        [
          kw("encoding", "None"),
          kw("errors", "None"),
          kw("newline", "..."),
          kw("line_buffering", "None"),
          kw("write_through", "None"),
        ],
        (self, encoding, errors, newline, lineBuffering, writeThrough) => {
          self.flushAll();
          if (encoding !== None) {
            self.encoding = jsText(encoding) ?? self.encoding;
            if (errors === None) self.errors = "strict";
          }
          if (errors !== None) self.errors = jsText(errors) ?? self.errors;
          if (newline !== undefined) self.newline = checkNewline(newline);
          if (lineBuffering !== None) self.lineBuffering = truthy(lineBuffering);
          if (writeThrough !== None) self.writeThrough = truthy(writeThrough);
          return None;
        },
      ),
      __reduce__: c.method([], (self) => {
        throw typeError(`cannot pickle '${typeName(self)}' object`);
      }),
    },
    properties: {
      encoding: c.property((self) => self.encoding),
      errors: c.property((self) => self.errors),
      buffer: c.property((self) => self.source),
      line_buffering: c.property((self) => self.lineBuffering),
      write_through: c.property((self) => self.writeThrough),
      closed: c.property((self) => getattr(self.source, "closed")),
      name: c.property((self) => getattr(self.source, "name")),
      newlines: c.property((self) =>
        newlinesSeen([self.seenNewlines & 2, self.seenNewlines & 1, self.seenNewlines & 4]),
      ),
      _CHUNK_SIZE: c.property(
        () => 8192,
        () => undefined,
      ),
    },
  }),
);

class PyNewlineDecoder extends PyObject {
  decoder: PyValue = None;
  translate = false;
  pendingCr = false;
  seen = 0;
}
export const newlineDecoderType: PyType = makeType(
  PyNewlineDecoder,
  { name: "IncrementalNewlineDecoder", module: "_io" },
  (c) => ({
    slots: {
      init: c.init([arg("decoder"), arg("translate"), arg("errors", "'strict'")], (self, decoder, translate) => {
        self.decoder = decoder;
        self.translate = truthy(translate);
      }),
    },
    methods: {
      decode: c.method([arg("input"), arg("final", "False")], (self, input, final) => {
        const r = self.decoder === None ? input : callv(getattr(self.decoder, "decode"), [input, final]);
        let s = strValue(r);
        if (s === undefined) throw typeError(`decoder should return a string result, not '${typeName(r)}'`);
        if (self.pendingCr && (strLength(s) > 0 || truthy(final))) {
          s = joinStrs(["\r", s]);
          self.pendingCr = false;
        }
        if (endsWithCr(s) && !truthy(final)) {
          s = slice(s, 0, strLength(s) - 1);
          self.pendingCr = true;
        }
        const t = typeof s === "string" ? s : s.utf16;
        if (/\r\n/.test(t)) self.seen |= 4;
        if (/\r(?!\n)/.test(t)) self.seen |= 1;
        if (/(^|[^\r])\n/.test(t)) self.seen |= 2;
        return self.translate ? replaceAll(s, /\r\n?/g, "\n") : s;
      }),
      getstate: c.method([], (self) => {
        if (self.decoder === None) return new PyTuple([new PyBytes(), self.pendingCr ? 1 : 0]);
        const [b, flag] = (callMethod(self.decoder, "getstate") as PyTuple).items;
        return new PyTuple([b!, Number(flag) * 2 + (self.pendingCr ? 1 : 0)]);
      }),
      setstate: c.method([pos("state")], (self, state) => {
        const [b, flag] = (state as PyTuple).items;
        self.pendingCr = (Number(flag) & 1) !== 0;
        if (self.decoder !== None) call1(getattr(self.decoder, "setstate"), new PyTuple([b!, Number(flag) >> 1]));
        return None;
      }),
      reset: c.method([], (self) => {
        self.seen = 0;
        self.pendingCr = false;
        return self.decoder === None ? None : callMethod(self.decoder, "reset");
      }),
    },
    properties: {
      newlines: c.property((self) => newlinesSeen([self.seen & 1, self.seen & 2, self.seen & 4])),
    },
  }),
);
