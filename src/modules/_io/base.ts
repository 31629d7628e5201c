// The base types of `_io`: _IOBase, _RawIOBase, _BufferedIOBase, _TextIOBase, with CPython's default methods (Modules/_io/iobase.c).

import { callMethod, getattr, lookupAttribute } from "#runtime/attributes.ts";
import { attempt } from "#runtime/calls/call.ts";
import { current } from "#runtime/current.ts";
import { writeUnraisable } from "#runtime/exceptions/unraisable.ts";
import { makeType } from "#runtime/native/define.ts";
import { kwrest, pos, rest } from "#runtime/native/params.ts";
import { getBuffer } from "#runtime/objects/buffer.ts";
import { PyByteArray, PyBytes, PyList } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import {
  makeException,
  OSErrorType,
  type PyBaseException,
  typeError,
  ValueErrorType,
  valueError,
} from "#runtime/objects/exceptions.ts";
import { instanceDict } from "#runtime/objects/instance-dict.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { type PyType, TypeFlags, typeType } from "#runtime/objects/type.ts";
import { setInstanceDict, typeNew } from "#runtime/objects/type-create.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { iterate, toIndexValue, truthy } from "#runtime/operators/protocols.ts";

export class PyIOBase extends PyObject {
  closed = false;
  /** What `closed` is for a stream of this very type. */
  isShut(): boolean {
    return this.closed;
  }
}
export class PyRawIOBase extends PyIOBase {}
export class PyBufferedIOBase extends PyIOBase {}
export class PyTextIOBase extends PyIOBase {}

const FLAGS = TypeFlags.BASETYPE | TypeFlags.DICT | TypeFlags.WEAKREF | TypeFlags.NO_CACHE;

/** io.UnsupportedOperation of the running interpreter (a class that programs may change): made on first use. */
export function unsupportedOperationType(): PyType {
  const { state } = current();
  let type = state.get("_io.UnsupportedOperation") as PyType | undefined;
  if (type === undefined) {
    const ns = new PyDict();
    ns.set("__module__", "io");
    type = typeNew(typeType, "UnsupportedOperation", [OSErrorType, ValueErrorType], ns, []);
    state.set("_io.UnsupportedOperation", type);
  }
  return type;
}
export function unsupported(what: string): PyBaseException {
  return makeException(unsupportedOperationType(), what);
}

/** `self.closed`, whoever defines it. */
export function isClosed(self: PyValue): boolean {
  return self instanceof PyIOBase && !self.cls.isHeap ? self.isShut() : truthy(getattr(self, "closed"));
}
export function checkOpen(self: PyValue): void {
  if (isClosed(self)) throw valueError("I/O operation on closed file.");
}

/** Size argument: None and negative mean everything (-1). */
export function sizeOf(v: PyValue | undefined): number {
  if (v === undefined || v === None) return -1;
  const n = toIndexValue(v);
  return typeof n === "bigint" ? (n < 0n ? -1 : Number.MAX_SAFE_INTEGER) : n < 0 ? -1 : n;
}

/** Bytes of a bytes-like object. */
export function bytesOf(v: PyValue): Uint8Array {
  if (v instanceof PyBytes || v instanceof PyByteArray) return v.data;
  const b = getBuffer(v);
  if (b === undefined) throw typeError(`a bytes-like object is required, not '${typeName(v)}'`);
  return b.data;
}
/** A buffer to fill. */
export function writableBytes(v: PyValue): Uint8Array {
  if (v instanceof PyByteArray) return v.data;
  const b = v instanceof PyBytes ? undefined : getBuffer(v);
  if (b === undefined || b.readonly)
    throw typeError(`readinto() argument must be read-write bytes-like object, not ${typeName(v)}`);
  return b.data;
}

export function concatBytes(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0]!;
  let n = 0;
  for (const p of parts) n += p.length;
  const out = new Uint8Array(n);
  n = 0;
  for (const p of parts) {
    out.set(p, n);
    n += p.length;
  }
  return out;
}

export const ioBaseType: PyType = makeType(PyIOBase, { name: "_IOBase", module: "_io", flags: FLAGS }, (c) => ({
  slots: {
    new: c.makePlain(),
    init: c.init([rest("args"), kwrest("kwargs")], () => undefined),
    iter: (self) => {
      checkOpen(self);
      return self;
    },
    next: (self) => {
      const line = callMethod(self, "readline");
      return truthy(line) ? line : undefined;
    },
  },
  methods: {
    seek: c.method([pos("offset"), pos("whence", "0")], () => {
      throw unsupported("seek");
    }),
    tell: c.method([], (self) => callMethod(self, "seek", 0, 1)),
    truncate: c.method([pos("size", "None")], () => {
      throw unsupported("truncate");
    }),
    flush: c.method([], (self) => {
      checkOpen(self);
      return None;
    }),
    close: c.method([], (self) => {
      if (!isClosed(self)) {
        try {
          callMethod(self, "flush");
        } finally {
          self.closed = true;
        }
      }
      return None;
    }),
    __del__: c.method([], (self) => {
      if (isClosed(self)) return None;
      attempt(
        () => callMethod(self, "close"),
        (e) => {
          writeUnraisable(current(), e, "Exception ignored while finalizing file", self);
          return true;
        },
      );
      return None;
    }),
    seekable: c.method([], () => false),
    readable: c.method([], () => false),
    writable: c.method([], () => false),
    _checkClosed: c.method([pos("msg", "None")], (self) => {
      checkOpen(self);
      return None;
    }),
    _checkSeekable: c.method([pos("msg", "None")], (self) => {
      if (!truthy(callMethod(self, "seekable"))) throw unsupported("File or stream is not seekable.");
      return true;
    }),
    _checkReadable: c.method([pos("msg", "None")], (self) => {
      if (!truthy(callMethod(self, "readable"))) throw unsupported("File or stream is not readable.");
      return true;
    }),
    _checkWritable: c.method([pos("msg", "None")], (self) => {
      if (!truthy(callMethod(self, "writable"))) throw unsupported("File or stream is not writable.");
      return true;
    }),
    fileno: c.method([], () => {
      throw unsupported("fileno");
    }),
    isatty: c.method([], (self) => {
      checkOpen(self);
      return false;
    }),
    __enter__: c.method([], (self) => {
      checkOpen(self);
      return self;
    }),
    __exit__: c.method([rest("args")], (self) => callMethod(self, "close")),
    readline: c.method([pos("size", "-1")], (self, size) => {
      const limit = sizeOf(size);
      const parts: Uint8Array[] = [];
      let n = 0;
      const peek = lookupAttribute(self, "peek");
      while (limit < 0 || n < limit) {
        let want = 1;
        if (peek !== undefined) {
          const ahead = callMethod(self, "peek", 1);
          if (ahead instanceof PyBytes && ahead.data.length > 0) {
            const nl = ahead.data.indexOf(10);
            want = nl < 0 ? ahead.data.length : nl + 1;
            if (limit >= 0) want = Math.min(want, limit - n);
          }
        }
        const b = callMethod(self, "read", want);
        if (!(b instanceof PyBytes))
          throw makeException(OSErrorType, `read() should have returned a bytes object, not '${typeName(b)}'`);
        if (b.data.length === 0) break;
        parts.push(b.data);
        n += b.data.length;
        if (b.data[b.data.length - 1] === 10) break;
      }
      return new PyBytes(concatBytes(parts.length === 0 ? [new Uint8Array(0)] : parts));
    }),
    readlines: c.method([pos("hint", "-1")], (self, hint) => {
      const limit = sizeOf(hint);
      const out: PyValue[] = [];
      let n = 0;
      const it = iterate(self);
      for (let line = it.nx(); line !== undefined; line = it.nx()) {
        out.push(line);
        n += typeof line === "string" ? line.length : line instanceof PyBytes ? line.data.length : 1;
        if (limit > 0 && n >= limit) break;
      }
      return new PyList(out);
    }),
    writelines: c.method([pos("lines")], (self, lines) => {
      checkOpen(self);
      const it = iterate(lines);
      for (let line = it.nx(); line !== undefined; line = it.nx()) callMethod(self, "write", line);
      return None;
    }),
  },
  properties: {
    closed: c.property((self) => self.closed),
    __dict__: c.property(
      (self) => instanceDict(self),
      (self, v) => setInstanceDict(self, v),
    ),
  },
}));

export const rawIOBaseType: PyType = makeType(
  PyRawIOBase,
  { name: "_RawIOBase", module: "_io", base: ioBaseType, flags: FLAGS },
  (c) => ({
    methods: {
      read: c.method([pos("size", "-1")], (self, size) => {
        const n = sizeOf(size);
        if (n < 0) return callMethod(self, "readall");
        const b = new PyByteArray(new Uint8Array(n));
        const r = callMethod(self, "readinto", b);
        return r === None ? None : new PyBytes(b.data.slice(0, Number(toIndexValue(r))));
      }),
      readall: c.method([], (self) => {
        const parts: Uint8Array[] = [];
        for (;;) {
          const b = callMethod(self, "read", 131072);
          if (b === None) {
            if (parts.length === 0) return None;
            break;
          }
          if (!(b instanceof PyBytes)) throw typeError("read() should return bytes");
          if (b.data.length === 0) break;
          parts.push(b.data);
        }
        return new PyBytes(concatBytes(parts.length === 0 ? [new Uint8Array(0)] : parts));
      }),
    },
  }),
);

export const bufferedIOBaseType: PyType = makeType(
  PyBufferedIOBase,
  { name: "_BufferedIOBase", module: "_io", base: ioBaseType, flags: FLAGS },
  (c) => ({
    methods: {
      detach: c.method([], () => {
        throw unsupported("detach");
      }),
      read: c.method([pos("size", "-1")], () => {
        throw unsupported("read");
      }),
      read1: c.method([pos("size", "-1")], () => {
        throw unsupported("read1");
      }),
      write: c.method([pos("b")], () => {
        throw unsupported("write");
      }),
      readinto: c.method([pos("buffer")], (self, buffer) => fill(self, buffer, "read")),
      readinto1: c.method([pos("buffer")], (self, buffer) => fill(self, buffer, "read1")),
    },
  }),
);
function fill(self: PyValue, buffer: PyValue, method: string): PyValue {
  const b = writableBytes(buffer);
  const r = callMethod(self, method, b.length);
  const data = bytesOf(r);
  if (data.length > b.length)
    throw valueError(`read() returned too much data: ${b.length} bytes requested, ${data.length} returned`);
  b.set(data);
  return data.length;
}

export const textIOBaseType: PyType = makeType(
  PyTextIOBase,
  { name: "_TextIOBase", module: "_io", base: ioBaseType, flags: FLAGS },
  (c) => ({
    methods: {
      detach: c.method([], () => {
        throw unsupported("detach");
      }),
      read: c.method([pos("size", "-1")], () => {
        throw unsupported("read");
      }),
      readline: c.method([pos("size", "-1")], () => {
        throw unsupported("readline");
      }),
      write: c.method([pos("s")], () => {
        throw unsupported("write");
      }),
    },
    properties: { encoding: c.property(() => None), newlines: c.property(() => None), errors: c.property(() => None) },
  }),
);

/** The attributes in the state of a stream in memory (`__getstate__`): a copy of its dict, None when that is empty. */
export function attributesOf(stream: PyObject): PyValue {
  const own = instanceDict(stream);
  return own.size > 0 ? own.copy() : None;
}

/** Adds the attributes of such a state (`__setstate__`). */
export function addAttributes(stream: PyObject, state: PyDict): void {
  const own = instanceDict(stream);
  for (const [name, value] of state.pairs()) own.set(name, value);
}

/** The constant answer of a stream that is open (`seekable()` of streams in memory, `flush()` …); ValueError when it is closed. */
export function whenOpen<T>(stream: { check(): void }, answer: T): T {
  stream.check();
  return answer;
}
