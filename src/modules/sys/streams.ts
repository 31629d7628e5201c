// Standard streams of an interpreter before (or without) `_io`: text in, UTF-8 bytes out to the host, buffered.

import type { Host } from "#host/host.ts";
import { callMethod } from "#runtime/attributes.ts";
import { makeType } from "#runtime/native/define.ts";
import { kwrest, pos } from "#runtime/native/params.ts";
import { toBytesLike } from "#runtime/objects/buffer.ts";
import { PyBytes, PyList } from "#runtime/objects/containers.ts";
import { typeError } from "#runtime/objects/exceptions.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { codePointsOf, fromUtf16, type Str, strLength, strValue } from "#runtime/objects/str.ts";
import { TypeFlags } from "#runtime/objects/type.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { iterate, toIndexValue } from "#runtime/operators/protocols.ts";
import { type Suspending, waitFor } from "#runtime/suspending/suspend.ts";

/** UTF-8 bytes of text; lone surrogates as backslash escapes. */
export function utf8(text: Str): Uint8Array {
  const out: number[] = [];
  for (const c of codePointsOf(text)) {
    if (c < 0x80) out.push(c);
    else if (c < 0x800) out.push(0xc0 | (c >> 6), 0x80 | (c & 63));
    else if (c >= 0xd800 && c <= 0xdfff) for (const ch of "\\u" + c.toString(16)) out.push(ch.charCodeAt(0));
    else if (c < 0x10000) out.push(0xe0 | (c >> 12), 0x80 | ((c >> 6) & 63), 0x80 | (c & 63));
    else out.push(0xf0 | (c >> 18), 0x80 | ((c >> 12) & 63), 0x80 | ((c >> 6) & 63), 0x80 | (c & 63));
  }
  return Uint8Array.from(out);
}

export class PyHostStream extends PyObject {
  name = "<stdout>";
  fd: 0 | 1 | 2 = 1;
  buffer: PyObject | undefined = undefined;
  private parts: Str[] = [];
  private pending = 0;
  host: Host | undefined = undefined;
  private line = "";
  private ended = false;

  printText(text: Str): void {
    this.parts.push(text);
    this.pending += strLength(text);
    if (this.pending > 8192 || this.fd === 2) this.flush();
  }

  flush(): void {
    if (this.parts.length === 0) return;
    const { parts } = this;
    this.parts = [];
    this.pending = 0;
    const stdio = this.host?.stdio;
    if (stdio === undefined) return;
    let ascii = "";
    for (const p of parts) {
      if (typeof p === "string") ascii += p;
      else {
        if (ascii !== "") this.send(utf8(ascii));
        ascii = "";
        this.send(utf8(p));
      }
    }
    if (ascii !== "") this.send(utf8(ascii));
  }
  private send(data: Uint8Array): void {
    const stdio = this.host!.stdio!;
    if (this.fd === 2) stdio.writeStderr(data);
    else stdio.writeStdout(data);
  }

  /** readline in suspendable code: waits where the host's input comes later. */
  *readlineGen(): Suspending<Str> {
    const later = this.host?.stdio?.readStdinLater;
    while (later !== undefined && !this.line.includes("\n") && !this.ended)
      this.feed((yield* waitFor({ kind: "promise", promise: later(8192) })) as Uint8Array);
    return this.readline();
  }
  private feed(chunk: Uint8Array): void {
    if (chunk.length === 0) this.ended = true;
    let s = "";
    for (const b of chunk) s += String.fromCharCode(b);
    this.line += s;
  }

  /** One line with its end; "" at the end of input. */
  readline(): Str {
    const stdio = this.host?.stdio;
    while (!this.line.includes("\n") && !this.ended && stdio !== undefined) {
      this.feed(stdio.readStdin(8192));
    }
    return decoded(this.take(this.line.indexOf("\n") + 1 || this.line.length));
  }

  /** What is left of the input, as its bytes' characters. */
  private rest(): string {
    const stdio = this.host?.stdio;
    while (!this.ended && stdio !== undefined) this.feed(stdio.readStdin(65536));
    return this.take(this.line.length);
  }

  /** `size` characters, or all that is left. */
  read(size: number): Str {
    if (size < 0) return decoded(this.rest());
    const stdio = this.host?.stdio;
    const whole = (): number => {
      // The length in bytes of `size` characters, which is at least that of what is there when there are fewer.
      let at = 0;
      for (let n = 0; n < size && at < this.line.length; n++) {
        const c = this.line.charCodeAt(at);
        at += c < 0xc0 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
        if (n === size - 1 && at <= this.line.length) return at;
      }
      return size === 0 ? 0 : -1;
    };
    while (whole() < 0 && !this.ended && stdio !== undefined) this.feed(stdio.readStdin(8192));
    const end = whole();
    return decoded(this.take(end < 0 ? this.line.length : end));
  }

  /** `size` bytes, a line of them (`line`), or all that is left. */
  readBytes(size: number, line: boolean): Uint8Array {
    if (size < 0 && !line) return latin1(this.rest());
    const stdio = this.host?.stdio;
    const enough = (): boolean => (line && this.line.includes("\n")) || (size >= 0 && this.line.length >= size);
    while (!enough() && !this.ended && stdio !== undefined) this.feed(stdio.readStdin(8192));
    let end = line ? this.line.indexOf("\n") + 1 || this.line.length : this.line.length;
    if (size >= 0) end = Math.min(end, size);
    return latin1(this.take(end));
  }

  private take(length: number): string {
    const taken = this.line.slice(0, length);
    this.line = this.line.slice(length);
    return taken;
  }

  /** Bytes after the text that is pending. */
  writeBytes(data: Uint8Array): void {
    this.flush();
    if (this.host?.stdio !== undefined) this.send(data.slice());
  }
}

function decoded(raw: string): Str {
  return fromUtf16(decodeURIComponent(raw.replace(/[%\x80-\xff]/g, (c) => "%" + c.charCodeAt(0).toString(16))));
}

function latin1(raw: string): Uint8Array {
  return Uint8Array.from(raw, (c) => c.charCodeAt(0));
}

/** `sys.stdout.buffer`: the bytes behind a stream. */
class PyHostBuffer extends PyObject {
  stream: PyHostStream = new PyHostStream();
}

const _hostBufferType = makeType(
  PyHostBuffer,
  { name: "HostBuffer", module: "_taipan", flags: TypeFlags.DICT | TypeFlags.WEAKREF },
  (c) => ({
    slots: {
      repr: (self) => `<_taipan.HostBuffer name='${self.stream.name}'>`,
      iter: (self) => self,
      next: (self) => {
        const line = self.stream.readBytes(-1, true);
        return line.length === 0 ? undefined : new PyBytes(line);
      },
    },
    methods: {
      write: c.method([pos("data")], (self, v) => {
        const data = toBytesLike(v);
        self.stream.writeBytes(data);
        return data.length;
      }),
      flush: c.method([], (self) => {
        self.stream.flush();
        return None;
      }),
      read: c.method([pos("size", sizeOrAll, "-1")], (self, n) => new PyBytes(self.stream.readBytes(n, false))),
      readline: c.method([pos("size", sizeOrAll, "-1")], (self, n) => new PyBytes(self.stream.readBytes(n, true))),
      fileno: c.method([], (self) => self.stream.fd),
      isatty: c.method([], (self) => self.stream.host?.stdio?.isatty?.(self.stream.fd) ?? false),
      readable: c.method([], (self) => self.stream.fd === 0),
      writable: c.method([], (self) => self.stream.fd !== 0),
      seekable: c.method([], () => false),
    },
    properties: {
      name: c.property((self) => self.stream.name),
      mode: c.property((self) => (self.stream.fd === 0 ? "rb" : "wb")),
      closed: c.property(() => false),
      raw: c.property((self) => self),
    },
  }),
);

/** A size argument: None and negative numbers mean all. */
function sizeOrAll(v: PyValue): number {
  return v === None ? -1 : Number(toIndexValue(v));
}

export const hostStreamType = makeType(
  PyHostStream,
  { name: "HostStream", module: "_taipan", flags: TypeFlags.DICT | TypeFlags.WEAKREF },
  (c) => ({
    slots: {
      repr: (self) => `<_taipan.HostStream name='${self.name}' encoding='utf-8'>`,
      iter: (self) => self,
      next: (self) => {
        const l = self.readline();
        return l === "" ? undefined : l;
      },
    },
    methods: {
      write: c.method([pos("s")], (self, v) => {
        const s = strValue(v);
        if (s === undefined) throw typeError(`write() argument must be str, not ${typeName(v)}`);
        self.printText(s);
        return strLength(s);
      }),
      flush: c.method([], (self) => {
        self.flush();
        return None;
      }),
      readline: c.blocking([], { direct: (self) => self.readline(), gen: (self) => self.readlineGen() }),
      read: c.method([pos("size", sizeOrAll, "-1")], (self, n) => self.read(n)),
      readlines: c.method([pos("hint", sizeOrAll, "-1")], (self) => {
        const lines: PyValue[] = [];
        for (let line = self.readline(); line !== ""; line = self.readline()) lines.push(line);
        return new PyList(lines);
      }),
      writelines: c.method([pos("lines")], (self, lines) => {
        const it = iterate(lines);
        for (let line = it.nx(); line !== undefined; line = it.nx()) callMethod(self, "write", line);
        return None;
      }),
      reconfigure: c.method([kwrest("options")], () => None),
      seekable: c.method([], () => false),
      isatty: c.method([], (self) => self.host?.stdio?.isatty?.(self.fd) ?? false),
      fileno: c.method([], (self) => self.fd),
      readable: c.method([], (self) => self.fd === 0),
      writable: c.method([], (self) => self.fd !== 0),
    },
    properties: {
      buffer: c.property((self) => {
        if (self.buffer === undefined) {
          self.buffer = new PyHostBuffer();
          (self.buffer as PyHostBuffer).stream = self;
        }
        return self.buffer;
      }),
      line_buffering: c.property((self) => self.fd === 2),
      write_through: c.property(() => false),
      newlines: c.property(() => None),
      encoding: c.property(() => "utf-8"),
      errors: c.property((self) => (self.fd === 2 ? "backslashreplace" : "strict")),
      name: c.property((self) => self.name),
      mode: c.property((self) => (self.fd === 0 ? "r" : "w")),
      closed: c.property(() => false),
    },
  }),
);

/** A stream of the host's stdio. */
export function hostStream(host: Host, fd: 0 | 1 | 2): PyHostStream {
  const s = new PyHostStream();
  s.host = host;
  s.fd = fd;
  s.name = fd === 0 ? "<stdin>" : fd === 1 ? "<stdout>" : "<stderr>";
  return s;
}
