// io.BytesIO (Modules/_io/bytesio.c). Its memory can be shared by getbuffer(); while it is, nothing may move it.

import { call1 } from "#runtime/calls/call.ts";
import { current } from "#runtime/current.ts";
import { makeType } from "#runtime/native/define.ts";
import { arg, pos } from "#runtime/native/params.ts";
import { type BufferInfo, collectHolders, holdMemory, releaseMemory } from "#runtime/objects/buffer.ts";
import { PyBytes, PyTuple } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import { bufferError, typeError, valueError } from "#runtime/objects/exceptions.ts";
import { isInt } from "#runtime/objects/numbers.ts";
import { PyObject } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { jsText } from "#runtime/objects/str.ts";
import { type PyType, TypeFlags } from "#runtime/objects/type.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { toIndexValue } from "#runtime/operators/protocols.ts";
import {
  addAttributes,
  attributesOf,
  bufferedIOBaseType,
  bytesOf,
  PyBufferedIOBase,
  sizeOf,
  whenOpen,
  writableBytes,
} from "./base.ts";

const FLAGS = TypeFlags.BASETYPE | TypeFlags.DICT | TypeFlags.WEAKREF;

export class PyBytesIO extends PyBufferedIOBase {
  buffer: Uint8Array = new Uint8Array(0);
  length = 0;
  at = 0;
  /** Views of the memory that getbuffer() gave out. */
  exports = 0;
  check(): void {
    if (this.closed) throw valueError("I/O operation on closed file.");
  }
  /** Before the memory changes its size. */
  checkExports(): void {
    if (this.exports > 0 && collectHolders(this) > 0)
      throw bufferError("Existing exports of data: object cannot be re-sized");
  }
  take(n: number): Uint8Array {
    const from = Math.min(this.at, this.length);
    const to = n < 0 ? this.length : Math.min(this.length, from + n);
    const out = this.buffer.slice(from, to);
    this.at += out.length;
    return out;
  }
  reserve(n: number): void {
    if (n <= this.buffer.length) return;
    const grown = new Uint8Array(Math.max(n, this.buffer.length * 2, 64));
    grown.set(this.buffer.subarray(0, this.length));
    this.buffer = grown;
  }
  put(data: Uint8Array): void {
    if (data.length === 0) return;
    const end = this.at + data.length;
    this.reserve(end);
    if (this.at > this.length) this.buffer.fill(0, this.length, this.at);
    this.buffer.set(data, this.at);
    this.at = end;
    if (end > this.length) this.length = end;
  }
  lineEnd(): number {
    const i = this.buffer.subarray(0, this.length).indexOf(10, this.at);
    return i < 0 ? this.length : i + 1;
  }
}

export const bytesIOType: PyType = makeType(
  PyBytesIO,
  { name: "BytesIO", module: "_io", base: bufferedIOBaseType, flags: FLAGS },
  (c) => ({
    slots: {
      init: c.init([arg("initial_bytes", "...")], (self, initial) => {
        self.length = self.at = 0;
        self.checkExports();
        self.closed = false;
        if (initial !== undefined && initial !== None) {
          const d = bytesOf(initial);
          self.buffer = d.slice();
          self.length = d.length;
        }
      }),
      next: (self) => {
        self.check();
        const line = self.take(self.lineEnd() - self.at);
        return line.length === 0 ? undefined : new PyBytes(line);
      },
    },
    methods: {
      getvalue: c.method([], (self) => {
        self.check();
        return new PyBytes(self.buffer.slice(0, self.length));
      }),
      getbuffer: c.method([], (self) => {
        self.check();
        const shared = new PyBytesIOBuffer();
        shared.stream = self;
        return call1(current().builtins.getStr("memoryview")!, shared);
      }),
      read: c.method([pos("size", "-1")], (self, size) => {
        self.check();
        return new PyBytes(self.take(sizeOf(size)));
      }),
      read1: c.method([pos("size", "-1")], (self, size) => {
        self.check();
        return new PyBytes(self.take(sizeOf(size)));
      }),
      readline: c.method([pos("size", "-1")], (self, size) => {
        self.check();
        const n = sizeOf(size);
        const all = Math.max(0, self.lineEnd() - self.at);
        return new PyBytes(self.take(n < 0 ? all : Math.min(n, all)));
      }),
      readinto: c.method([pos("buffer")], (self, buffer) => {
        self.check();
        const b = writableBytes(buffer);
        const data = self.take(b.length);
        b.set(data);
        return data.length;
      }),
      write: c.method([pos("b")], (self, data) => {
        self.check();
        if (jsText(data) !== undefined) throw typeError("a bytes-like object is required, not 'str'");
        self.checkExports();
        const b = bytesOf(data);
        // `__buffer__` of a class may have closed the stream or shared its memory.
        self.check();
        self.checkExports();
        self.put(b);
        return b.length;
      }),
      seek: c.method([pos("pos"), pos("whence", "0")], (self, offset, whence) => {
        self.check();
        const o = Number(toIndexValue(offset));
        const w = Number(toIndexValue(whence));
        if (w === 0 && o < 0) throw valueError(`negative seek value ${o}`);
        if (w < 0 || w > 2) throw valueError(`invalid whence (${w}, should be 0, 1 or 2)`);
        self.at = Math.max(0, w === 0 ? o : w === 1 ? self.at + o : self.length + o);
        return self.at;
      }),
      tell: c.method([], (self) => {
        self.check();
        return self.at;
      }),
      truncate: c.method([pos("size", "None")], (self, size) => {
        self.check();
        self.checkExports();
        const n = size === None ? self.at : Number(toIndexValue(size));
        if (n < 0) throw valueError(`negative size value ${n}`);
        if (n < self.length) self.length = n;
        return n;
      }),
      seekable: c.method([], (self) => whenOpen(self, true)),
      readable: c.method([], (self) => whenOpen(self, true)),
      writable: c.method([], (self) => whenOpen(self, true)),
      isatty: c.method([], (self) => whenOpen(self, false)),
      flush: c.method([], (self) => whenOpen(self, None)),
      close: c.method([], (self) => {
        self.checkExports();
        self.closed = true;
        return None;
      }),
      __getstate__: c.method([], (self) => {
        self.check();
        return new PyTuple([new PyBytes(self.buffer.slice(0, self.length)), self.at, attributesOf(self)]);
      }),
      __setstate__: c.method([pos("state")], (self, state) => {
        const name = self.cls.isHeap ? typeName(self) : "_io.BytesIO";
        self.check();
        self.checkExports();
        const items = state instanceof PyTuple ? state.items : [];
        const [data, at, dict] = items;
        if (items.length < 3 || data === undefined || at === undefined || dict === undefined)
          throw typeError(`${name}.__setstate__ argument should be 3-tuple, got ${typeName(state)}`);
        const b = bytesOf(data);
        if (!isInt(at)) throw typeError(`second item of state must be an integer, not ${typeName(at)}`);
        if (Number(at) < 0) throw valueError("position value cannot be negative");
        if (dict !== None && !(dict instanceof PyDict))
          throw typeError(`third item of state should be a dict, got a ${typeName(dict)}`);
        self.buffer = b.slice();
        self.length = b.length;
        self.at = Number(at);
        if (dict instanceof PyDict) addAttributes(self, dict);
        return None;
      }),
    },
    properties: { closed: c.property((self) => self.closed) },
  }),
);

/** What views of getbuffer() look into. */
class PyBytesIOBuffer extends PyObject {
  stream: PyBytesIO = undefined as unknown as PyBytesIO;
  bufferInfo(): BufferInfo {
    const { stream } = this;
    return {
      data: stream.buffer.subarray(0, stream.length),
      readonly: false,
      hold: (owner) => holdMemory(stream, owner),
      release: (owner) => releaseMemory(stream, owner),
    };
  }
}
makeType(PyBytesIOBuffer, { name: "_BytesIOBuffer", module: "_io", flags: 0 }, () => ({}));
