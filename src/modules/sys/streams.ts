// Standard streams of an interpreter before (or without) `_io`: text in, UTF-8 bytes out to the host, buffered.

import type { Host } from "#host/host.ts";
import { makeType } from "#runtime/native/define.ts";
import { pos } from "#runtime/native/params.ts";
import { typeError } from "#runtime/objects/exceptions.ts";
import { PyObject } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { codePointsOf, fromUtf16, type Str, strLength, strValue } from "#runtime/objects/str.ts";
import { TypeFlags } from "#runtime/objects/type.ts";
import { typeName } from "#runtime/objects/type-of.ts";
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
    const end = this.line.indexOf("\n");
    const raw = end < 0 ? this.line : this.line.slice(0, end + 1);
    this.line = this.line.slice(raw.length);
    return fromUtf16(decodeURIComponent(raw.replace(/[%\x80-\xff]/g, (c) => "%" + c.charCodeAt(0).toString(16))));
  }
}

export const hostStreamType = makeType(
  PyHostStream,
  { name: "HostStream", module: "_taipan", flags: TypeFlags.DICT },
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
      isatty: c.method([], (self) => self.host?.stdio?.isatty?.(self.fd) ?? false),
      fileno: c.method([], (self) => self.fd),
      readable: c.method([], (self) => self.fd === 0),
      writable: c.method([], (self) => self.fd !== 0),
    },
    properties: {
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
