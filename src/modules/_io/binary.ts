// FileIO, BytesIO and the buffered streams (Modules/_io/fileio.c, bytesio.c, bufferedio.c).

import { callMethod, getattr, lookupAttribute } from "#runtime/attributes.ts";
import { call2 } from "#runtime/calls/call.ts";
import { current } from "#runtime/current.ts";
import { hostCall, osError } from "#runtime/host-errors.ts";
import { makeType } from "#runtime/native/define.ts";
import { arg, pos } from "#runtime/native/params.ts";
import { PyBytes } from "#runtime/objects/containers.ts";
import { typeError, valueError } from "#runtime/objects/exceptions.ts";
import { instanceDict } from "#runtime/objects/instance-dict.ts";
import { isInt } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { jsText } from "#runtime/objects/str.ts";
import { type PyType, TypeFlags } from "#runtime/objects/type.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { reprText, toIndexValue, truthy } from "#runtime/operators/protocols.ts";
import { fileKey, type PendingOutput } from "#runtime/pending-output.ts";
import { hostFiles, pathOf } from "../posix/paths.ts";
import {
  bufferedIOBaseType,
  bytesOf,
  concatBytes,
  isClosed,
  PyBufferedIOBase,
  PyRawIOBase,
  rawIOBaseType,
  sizeOf,
  unsupported,
  writableBytes,
} from "./base.ts";

const FLAGS = TypeFlags.BASETYPE | TypeFlags.DICT | TypeFlags.WEAKREF;
export const BUFFER_SIZE = 131072;

export class PyFileIO extends PyRawIOBase {
  fd = -1;
  canRead = false;
  canWrite = false;
  created = false;
  appending = false;
  closefd = true;
  seekableMemo: boolean | undefined = undefined;
  /** `fileKey` of the file; undefined where output that is held back for it does not matter. */
  file: string | undefined = undefined;
  override isShut(): boolean {
    return this.fd < 0;
  }
  check(): void {
    if (this.fd < 0) throw valueError("I/O operation on closed file");
  }
  mode(): string {
    if (this.created) return this.canRead ? "xb+" : "xb";
    if (this.appending) return this.canRead ? "ab+" : "ab";
    return this.canRead ? (this.canWrite ? "rb+" : "rb") : "wb";
  }
  isSeekable(): boolean {
    if (this.seekableMemo === undefined) {
      try {
        hostFiles().seek(this.fd, 0, 1);
        this.seekableMemo = true;
      } catch {
        this.seekableMemo = false;
      }
    }
    return this.seekableMemo;
  }
  readBytes(n: number): Uint8Array {
    const b = new Uint8Array(n);
    const k = hostCall(() => hostFiles().read(this.fd, b));
    return k === n ? b : b.subarray(0, k);
  }
}

function openFile(self: PyFileIO, file: PyValue, mode: string, closefd: boolean, opener: PyValue): void {
  let flags = 0;
  let seen = 0;
  let plus = false;
  for (const c of mode) {
    if ("rwax".includes(c)) {
      seen++;
      if (c === "r") self.canRead = true;
      else self.canWrite = true;
      if (c === "w") flags |= 64 | 512;
      if (c === "a") {
        flags |= 64 | 1024;
        self.appending = true;
      }
      if (c === "x") {
        flags |= 64 | 128;
        self.created = true;
      }
    } else if (c === "+") {
      if (plus) throw valueError("Must have exactly one of create/read/write/append mode and at most one plus");
      plus = true;
    } else if (c !== "b") throw valueError(`invalid mode: ${mode}`);
  }
  if (seen !== 1) throw valueError("Must have exactly one of create/read/write/append mode and at most one plus");
  if (plus) self.canRead = self.canWrite = true;
  flags |= self.canRead && self.canWrite ? 2 : self.canWrite ? 1 : 0;
  self.closefd = closefd;
  if (isInt(file) && typeof file !== "boolean") {
    const fd = Number(toIndexValue(file));
    if (fd < 0) throw valueError("negative file descriptor");
    self.file = fileKey(hostCall(() => hostFiles().fstat(fd)));
    self.fd = fd;
  } else {
    if (!closefd) throw valueError("Cannot use closefd=False with file name");
    const p = pathOf(file, "open", "file");
    if (opener !== None) {
      const r = call2(opener, file, flags | 524288);
      if (!isInt(r)) throw typeError("expected integer from opener");
      const fd = Number(toIndexValue(r));
      if (fd < 0) throw valueError(`opener returned ${fd}`);
      self.fd = fd;
    } else self.fd = hostCall(() => hostFiles().open(p.text, flags | 524288, 0o666), file);
    const stat = hostCall(() => hostFiles().fstat(self.fd));
    self.file = fileKey(stat);
    if ((stat.mode & 0o170000) === 0o040000) {
      hostFiles().close(self.fd);
      self.fd = -1;
      throw osError(21, undefined, file);
    }
  }
  instanceDict(self).set("name", file);
  if (self.appending && self.isSeekable()) hostFiles().seek(self.fd, 0, 2);
}

export const fileIOType: PyType = makeType(
  PyFileIO,
  { name: "FileIO", module: "_io", base: rawIOBaseType, flags: FLAGS },
  (c) => ({
    slots: {
      init: c.init(
        [arg("file"), arg("mode", "'r'"), arg("closefd", "True"), arg("opener", "None")],
        (self, file, mode, closefd, opener) => {
          openFile(self, file, jsText(mode) ?? "", truthy(closefd), opener);
        },
      ),
      repr: (self) => {
        if (self.fd < 0) return "<_io.FileIO [closed]>";
        const name = lookupAttribute(self, "name");
        return `<_io.FileIO ${name === undefined ? `fd=${self.fd}` : `name=${reprText(name)}`} mode='${self.mode()}' closefd=${self.closefd ? "True" : "False"}>`;
      },
    },
    methods: {
      read: c.method([pos("size", "-1")], (self, size) => {
        self.check();
        if (!self.canRead) throw unsupported("File not open for reading");
        const n = sizeOf(size);
        return n < 0 ? callMethod(self, "readall") : new PyBytes(self.readBytes(n));
      }),
      readall: c.method([], (self) => {
        self.check();
        if (!self.canRead) throw unsupported("File not open for reading");
        const parts: Uint8Array[] = [];
        let want = 65536;
        try {
          want = Math.max(1, hostFiles().fstat(self.fd).size + 1);
        } catch {
          // size unknown: pieces
        }
        for (;;) {
          const b = self.readBytes(Math.max(want, 8192));
          if (b.length === 0) break;
          parts.push(b);
        }
        return new PyBytes(parts.length === 0 ? new Uint8Array(0) : concatBytes(parts));
      }),
      readinto: c.method([pos("buffer")], (self, buffer) => {
        self.check();
        if (!self.canRead) throw unsupported("File not open for reading");
        const b = writableBytes(buffer);
        return hostCall(() => hostFiles().read(self.fd, b));
      }),
      write: c.method([pos("b")], (self, data) => {
        self.check();
        if (!self.canWrite) throw unsupported("File not open for writing");
        const b = bytesOf(data);
        return hostCall(() => hostFiles().write(self.fd, b));
      }),
      seek: c.method([pos("pos"), pos("whence", "0")], (self, offset, whence) => {
        self.check();
        if (!isInt(offset)) throw typeError("an integer is required");
        return hostCall(() =>
          hostFiles().seek(self.fd, Number(toIndexValue(offset)), Number(toIndexValue(whence)) as 0 | 1 | 2),
        );
      }),
      tell: c.method([], (self) => {
        self.check();
        return hostCall(() => hostFiles().seek(self.fd, 0, 1));
      }),
      truncate: c.method([pos("size", "None")], (self, size) => {
        self.check();
        if (!self.canWrite) throw unsupported("File not open for writing");
        const n = size === None ? hostCall(() => hostFiles().seek(self.fd, 0, 1)) : Number(toIndexValue(size));
        hostCall(() => hostFiles().truncate(self.fd, n));
        return n;
      }),
      close: c.method([], (self) => {
        if (self.fd >= 0) {
          const { fd } = self;
          callMethod(self, "flush");
          self.fd = -1;
          self.closed = true;
          if (self.closefd) hostCall(() => hostFiles().close(fd));
        }
        return None;
      }),
      seekable: c.method([], (self) => {
        self.check();
        return self.isSeekable();
      }),
      readable: c.method([], (self) => {
        self.check();
        return self.canRead;
      }),
      writable: c.method([], (self) => {
        self.check();
        return self.canWrite;
      }),
      fileno: c.method([], (self) => {
        self.check();
        return self.fd;
      }),
      isatty: c.method([], (self) => {
        self.check();
        return hostFiles().isatty(self.fd);
      }),
      _isatty_open_only: c.method([], (self) => hostFiles().isatty(self.fd)),
    },
    properties: {
      closed: c.property((self) => self.fd < 0),
      mode: c.property((self) => self.mode()),
      closefd: c.property((self) => self.closefd),
      _blksize: c.property(() => BUFFER_SIZE),
    },
  }),
);

/** Layout of BufferedReader, BufferedWriter and BufferedRandom. */
export class PyBuffered extends PyBufferedIOBase {
  raw: PyValue | undefined = undefined;
  detached = false;
  size = BUFFER_SIZE;
  ahead: Uint8Array = new Uint8Array(0);
  aheadAt = 0;
  out: Uint8Array[] = [];
  outLength = 0;
  get source(): PyValue {
    if (this.raw === undefined)
      throw this.detached
        ? valueError("raw stream has been detached")
        : valueError("I/O operation on uninitialized object");
    return this.raw;
  }
  override isShut(): boolean {
    return isClosed(this.source);
  }
  check(what: string): void {
    if (isClosed(this.source)) throw valueError(`${what} of closed file`);
  }
  /** Reads once from the raw stream; undefined at the end (or None: would block). */
  more(n: number): Uint8Array | undefined {
    const { source } = this;
    if (source instanceof PyFileIO && !source.cls.isHeap) {
      source.check();
      if (!source.canRead) throw unsupported("File not open for reading");
      const b = source.readBytes(n);
      return b.length === 0 ? undefined : b;
    }
    const r = callMethod(source, "read", n);
    if (r === None) return undefined;
    const b = bytesOf(r);
    return b.length === 0 ? undefined : b;
  }
  available(): number {
    return this.ahead.length - this.aheadAt;
  }
  fill(): boolean {
    if (this.available() > 0) return true;
    const b = this.more(this.size);
    this.ahead = b ?? new Uint8Array(0);
    this.aheadAt = 0;
    return b !== undefined;
  }
  take(n: number): Uint8Array {
    const b = this.ahead.slice(this.aheadAt, this.aheadAt + n);
    this.aheadAt += b.length;
    return b;
  }
  /** The file that buffered output is for; undefined where the raw stream is not the interpreter's own. */
  get file(): string | undefined {
    return this.raw instanceof PyFileIO ? this.raw.file : undefined;
  }
  writePending(): void {
    this.flushOut();
  }
  flushOut(): void {
    if (this.out.length > 0 && this.file !== undefined) current().pendingOutput.delete(this as PendingOutput);
    while (this.out.length > 0) {
      const data = concatBytes(this.out);
      this.out = [];
      this.outLength = 0;
      let done = 0;
      while (done < data.length) {
        const piece = done === 0 ? data : data.subarray(done);
        const n = callMethod(this.source, "write", new PyBytes(piece));
        if (n === None) break;
        done += Number(toIndexValue(n));
      }
    }
  }
  /** Before writing or seeking: drops what was read ahead, moving the raw stream back. */
  unread(): void {
    const n = this.available();
    if (n > 0) callMethod(this.source, "seek", -n, 1);
    this.ahead = new Uint8Array(0);
    this.aheadAt = 0;
  }
}
export class PyBufferedReader extends PyBuffered {}
export class PyBufferedWriter extends PyBuffered {}
export class PyBufferedRandom extends PyBuffered {}

type Kit = Parameters<Parameters<typeof makeType<PyBuffered>>[2]>[0];
function common(name: string) {
  return (c: Kit) => ({
    slots: {
      repr: (self: PyBuffered) => {
        const n = self.raw === undefined ? undefined : lookupAttribute(self.raw, "name");
        return n === undefined ? `<_io.${name}>` : `<_io.${name} name=${reprText(n)}>`;
      },
    },
    methods: {
      flush: c.method([], (self) => {
        self.check("flush");
        self.flushOut();
        return callMethod(self.source, "flush");
      }),
      close: c.method([], (self) => {
        if (self.raw === undefined) throw valueError("raw stream has been detached");
        if (truthy(getattr(self.source, "closed"))) return None;
        try {
          callMethod(self, "flush");
        } finally {
          callMethod(self.source, "close");
        }
        return None;
      }),
      detach: c.method([], (self) => {
        const raw = self.source;
        callMethod(self, "flush");
        self.raw = undefined;
        self.detached = true;
        return raw;
      }),
      seekable: c.method([], (self) => callMethod(self.source, "seekable")),
      readable: c.method([], (self) => callMethod(self.source, "readable")),
      writable: c.method([], (self) => callMethod(self.source, "writable")),
      fileno: c.method([], (self) => callMethod(self.source, "fileno")),
      isatty: c.method([], (self) => callMethod(self.source, "isatty")),
      seek: c.method([pos("target"), pos("whence", "0")], (self, target, whence) => {
        const w = Number(toIndexValue(whence));
        if (w < 0 || w > 4) throw valueError(`whence value ${w} unsupported`);
        self.check("seek");
        self.flushOut();
        let o = Number(toIndexValue(target));
        if (w === 1) o -= self.available();
        self.ahead = new Uint8Array(0);
        self.aheadAt = 0;
        return callMethod(self.source, "seek", o, w);
      }),
      tell: c.method(
        [],
        (self) => Number(toIndexValue(callMethod(self.source, "tell"))) - self.available() + self.outLength,
      ),
      truncate: c.method([pos("pos", "None")], (self, p) => {
        self.check("truncate");
        self.flushOut();
        const n = p === None ? callMethod(self, "tell") : p;
        return callMethod(self.source, "truncate", n);
      }),
      __reduce__: c.method([], (self) => {
        throw typeError(`cannot pickle '${typeName(self)}' object`);
      }),
    },
    properties: {
      raw: c.property((self) => self.raw ?? None),
      closed: c.property((self) => getattr(self.source, "closed")),
      name: c.property((self) => getattr(self.source, "name")),
      mode: c.property((self) => getattr(self.source, "mode")),
    },
  });
}

function readAll(self: PyBuffered): PyValue {
  const parts: Uint8Array[] = [self.take(self.available())];
  const { source } = self;
  const rest = lookupAttribute(source, "readall") !== undefined ? callMethod(source, "readall") : undefined;
  if (rest !== undefined) {
    if (rest === None) return parts[0]!.length > 0 ? new PyBytes(parts[0]!) : None;
    parts.push(bytesOf(rest));
  } else for (let b = self.more(self.size); b !== undefined; b = self.more(self.size)) parts.push(b);
  return new PyBytes(concatBytes(parts));
}

function reading(c: Kit) {
  return {
    read: c.method([pos("size", "-1")], (self, size) => {
      self.check("read");
      self.flushOut();
      if (size !== None && Number(toIndexValue(size)) < -1) throw valueError("read length must be non-negative or -1");
      const n = sizeOf(size);
      if (n < 0) return readAll(self);
      if (self.available() >= n) return new PyBytes(self.take(n));
      const parts: Uint8Array[] = [];
      let left = n;
      while (left > 0 && self.fill()) {
        const b = self.take(left);
        parts.push(b);
        left -= b.length;
      }
      return new PyBytes(parts.length === 0 ? new Uint8Array(0) : concatBytes(parts));
    }),
    read1: c.method([pos("size", "-1")], (self, size) => {
      self.check("read");
      self.flushOut();
      const n = sizeOf(size);
      if (n === 0) return new PyBytes(new Uint8Array(0));
      self.fill();
      return new PyBytes(self.take(n < 0 ? self.available() : n));
    }),
    peek: c.method([pos("size", "0")], (self) => {
      self.check("peek");
      self.flushOut();
      self.fill();
      return new PyBytes(self.ahead.slice(self.aheadAt));
    }),
    readinto: c.method([pos("buffer")], (self, buffer) => {
      self.check("readinto");
      const b = writableBytes(buffer);
      let n = 0;
      while (n < b.length && self.fill()) {
        const piece = self.take(b.length - n);
        b.set(piece, n);
        n += piece.length;
      }
      return n;
    }),
    readline: c.method([pos("size", "-1")], (self, size) => {
      self.check("readline");
      self.flushOut();
      const limit = sizeOf(size);
      const parts: Uint8Array[] = [];
      let n = 0;
      while ((limit < 0 || n < limit) && self.fill()) {
        const nl = self.ahead.indexOf(10, self.aheadAt);
        let want = nl < 0 ? self.available() : nl + 1 - self.aheadAt;
        if (limit >= 0) want = Math.min(want, limit - n);
        const b = self.take(want);
        parts.push(b);
        n += b.length;
        if (b[b.length - 1] === 10) break;
      }
      return new PyBytes(parts.length === 0 ? new Uint8Array(0) : concatBytes(parts));
    }),
  };
}
function writing(c: Kit) {
  return {
    write: c.method([pos("buffer")], (self, data) => {
      self.check("write");
      if (jsText(data) !== undefined) throw typeError("a bytes-like object is required, not 'str'");
      const b = bytesOf(data);
      self.unread();
      if (self.out.length === 0 && self.file !== undefined) current().pendingOutput.add(self as PendingOutput);
      self.out.push(b.slice());
      self.outLength += b.length;
      if (self.outLength >= self.size) self.flushOut();
      return b.length;
    }),
  };
}
function initBuffered(self: PyBuffered, raw: PyValue, size: PyValue, method: string, what: string): void {
  if (!truthy(callMethod(raw, method))) throw unsupported(`File or stream is not ${what}.`);
  const n = Number(toIndexValue(size));
  if (n <= 0) throw valueError("buffer size must be strictly positive");
  self.raw = raw;
  self.size = n;
}

export const bufferedReaderType: PyType = makeType(
  PyBufferedReader as typeof PyBuffered,
  { name: "BufferedReader", module: "_io", base: bufferedIOBaseType, flags: FLAGS },
  (c) => {
    const base = common("BufferedReader")(c);
    return {
      slots: {
        ...base.slots,
        init: c.init([arg("raw"), arg("buffer_size", String(BUFFER_SIZE))], (self, raw, size) =>
          initBuffered(self, raw, size, "readable", "readable"),
        ),
      },
      methods: { ...base.methods, ...reading(c) },
      properties: base.properties,
    };
  },
);
export const bufferedWriterType: PyType = makeType(
  PyBufferedWriter as typeof PyBuffered,
  { name: "BufferedWriter", module: "_io", base: bufferedIOBaseType, flags: FLAGS },
  (c) => {
    const base = common("BufferedWriter")(c);
    return {
      slots: {
        ...base.slots,
        init: c.init([arg("raw"), arg("buffer_size", String(BUFFER_SIZE))], (self, raw, size) =>
          initBuffered(self, raw, size, "writable", "writable"),
        ),
      },
      methods: { ...base.methods, ...writing(c) },
      properties: base.properties,
    };
  },
);
export const bufferedRandomType: PyType = makeType(
  PyBufferedRandom as typeof PyBuffered,
  { name: "BufferedRandom", module: "_io", base: bufferedIOBaseType, flags: FLAGS },
  (c) => {
    const base = common("BufferedRandom")(c);
    return {
      slots: {
        ...base.slots,
        init: c.init([arg("raw"), arg("buffer_size", String(BUFFER_SIZE))], (self, raw, size) =>
          initBuffered(self, raw, size, "seekable", "seekable"),
        ),
      },
      methods: { ...base.methods, ...reading(c), ...writing(c) },
      properties: base.properties,
    };
  },
);

class PyBufferedPair extends PyBufferedIOBase {
  reader: PyValue = None;
  writer: PyValue = None;
  override isShut(): boolean {
    return isClosed(this.writer);
  }
}
export const bufferedPairType: PyType = makeType(
  PyBufferedPair,
  { name: "BufferedRWPair", module: "_io", base: bufferedIOBaseType, flags: FLAGS },
  (c) => ({
    slots: {
      init: c.init(
        [pos("reader"), pos("writer"), pos("buffer_size", String(BUFFER_SIZE))],
        (self, reader, writer, size) => {
          self.reader = call2(bufferedReaderType, reader, size);
          self.writer = call2(bufferedWriterType, writer, size);
        },
      ),
    },
    methods: {
      read: c.method([pos("size", "-1")], (self, n) => callMethod(self.reader, "read", n)),
      read1: c.method([pos("size", "-1")], (self, n) => callMethod(self.reader, "read1", n)),
      peek: c.method([pos("size", "0")], (self, n) => callMethod(self.reader, "peek", n)),
      readinto: c.method([pos("buffer")], (self, b) => callMethod(self.reader, "readinto", b)),
      write: c.method([pos("b")], (self, b) => callMethod(self.writer, "write", b)),
      flush: c.method([], (self) => callMethod(self.writer, "flush")),
      readable: c.method([], (self) => callMethod(self.reader, "readable")),
      writable: c.method([], (self) => callMethod(self.writer, "writable")),
      isatty: c.method(
        [],
        (self) => truthy(callMethod(self.writer, "isatty")) || truthy(callMethod(self.reader, "isatty")),
      ),
      close: c.method([], (self) => {
        callMethod(self.writer, "close");
        return callMethod(self.reader, "close");
      }),
    },
    properties: { closed: c.property((self) => getattr(self.writer, "closed")) },
  }),
);
