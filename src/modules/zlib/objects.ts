// Compress, Decompress and _ZlibDecompressor (Modules/zlibmodule.c).

import {
  Z_BUF_ERROR,
  Z_FINISH,
  Z_NO_FLUSH,
  Z_OK,
  Z_STREAM_END,
  Z_STREAM_ERROR,
  Z_SYNC_FLUSH,
  type ZStream,
  zlibDeflate,
  zlibInflateInit2,
} from "pako";
import { cInt, index } from "#runtime/native/convert.ts";
import { type ClassKit, type MethodSpec, makeType } from "#runtime/native/define.ts";
import { arg, pos } from "#runtime/native/params.ts";
import { bytesLike, toBytesLike } from "#runtime/objects/buffer.ts";
import { PyBytes } from "#runtime/objects/containers.ts";
import { eofError, type PyBaseException, typeError, valueError } from "#runtime/objects/exceptions.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { type PyType, TypeFlags } from "#runtime/objects/type.ts";
import { cloneStream } from "./clone.ts";
import { type DeflateSettings, keepDeflate } from "./deflating.ts";
import { inflateHosted } from "./hosted.ts";
import { feed, inflateInto, newStream, pump, rest, setInflateDictionary, ZlibFailure } from "./stream.ts";

const EMPTY: Uint8Array = new Uint8Array(0);
/** Compressed: nothing. */
const NO_TEXT_RAW: Uint8Array = new Uint8Array([3, 0]);
const NO_TEXT: Uint8Array = new Uint8Array([0x78, 0x9c, 3, 0, 0, 0, 0, 1]);
/** Number of bytes without limit. */
const UNLIMITED = Number.POSITIVE_INFINITY;

export class PyCompress extends PyObject {
  stream: ZStream | undefined = undefined;
  /** What the stream was made with. */
  settings: DeflateSettings | undefined = undefined;
}

export class PyDecompress extends PyObject {
  /** Window bits of a stream of which nothing was seen yet: what comes first may be the whole of it. */
  whole: number | undefined = undefined;
  /** undefined once the stream has ended and was flushed. */
  stream: ZStream | undefined = undefined;
  dictionary: Uint8Array | undefined = undefined;
  unused = EMPTY;
  tail = EMPTY;
  eof = false;
}

class PyZlibDecompressor extends PyObject {
  stream: ZStream | undefined = undefined;
  dictionary: Uint8Array | undefined = undefined;
  pending = EMPTY;
  unused = EMPTY;
  eof = false;
  needsInput = true;
}

export interface StreamTypes {
  readonly Compress: PyType;
  readonly Decompress: PyType;
  readonly _ZlibDecompressor: PyType;
}

function join(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  const out = new Uint8Array(a.length + b.length);
  out.set(a);
  out.set(b, a.length);
  return out;
}

/** The dictionary of an argument. */
export function dictionaryOf(v: PyValue | undefined): Uint8Array | undefined {
  if (v === undefined) return undefined;
  const data = bytesLike(v);
  if (data === undefined) throw typeError("zdict argument must support the buffer protocol");
  return data.slice();
}

/** A stream ready to inflate. */
export function inflateStream(wbits: number, dictionary: Uint8Array | undefined): ZStream {
  const stream = newStream();
  const status = zlibInflateInit2(stream, wbits);
  if (status === Z_STREAM_ERROR) throw valueError("Invalid initialization option");
  if (status !== Z_OK) throw new ZlibFailure(status, stream.msg, "while creating decompression object");
  if (dictionary !== undefined && wbits < 0) setInflateDictionary(stream, dictionary);
  return stream;
}

function store(self: PyDecompress, status: number): void {
  const stream = self.stream!;
  if (status === Z_STREAM_END) {
    self.unused = join(self.unused, rest(stream));
    stream.avail_in = 0;
  }
  self.tail = rest(stream);
  stream.input = EMPTY;
}

/** The copying methods of both stream types. */
function copies<L extends PyCompress | PyDecompress>(c: ClassKit<L>): Record<string, MethodSpec> {
  const copy = (self: L): PyObject => {
    if (self.stream === undefined) throw valueError("Inconsistent stream state");
    const made = new self.cls.K() as L;
    Object.assign(made, self, { stream: cloneStream(self.stream) });
    return made;
  };
  return {
    copy: c.method([], copy),
    __copy__: c.method([], copy),
    __deepcopy__: c.method([pos("memo")], copy),
  };
}

/** The types; `raise` makes zlib.error of what a stream reports. */
export function streamTypes(raise: (failure: ZlibFailure) => PyBaseException): StreamTypes {
  const guarded = <T>(run: () => T): T => {
    try {
      return run();
    } catch (e) {
      throw e instanceof ZlibFailure ? raise(e) : e;
    }
  };
  const deflate = (self: PyCompress, mode: number, doing: string): Uint8Array =>
    guarded(() => {
      const { stream } = self;
      if (stream === undefined || mode < 0 || mode > 5) throw new ZlibFailure(Z_STREAM_ERROR, undefined, doing);
      // What is only stored is cut as there is room for it.
      const room = self.settings?.level === 0 ? undefined : stream.avail_in + 1024;
      const { data, status } = pump(stream, () => zlibDeflate(stream, mode as 0), doing, room);
      stream.input = EMPTY;
      if (mode === Z_FINISH && status === Z_STREAM_END) {
        self.stream = undefined;
        if (self.settings !== undefined) keepDeflate(stream, self.settings);
      } else if (status !== Z_OK && status !== Z_BUF_ERROR) throw new ZlibFailure(status, stream.msg, doing);
      return data;
    });

  class CompressLayout extends PyCompress {}
  const Compress = makeType(
    CompressLayout,
    { name: "zlib.Compress", module: "zlib", flags: TypeFlags.DISALLOW_INSTANTIATION },
    (c) => ({
      methods: {
        compress: c.method([pos("data", toBytesLike)], (self, data) => {
          if (self.stream !== undefined) feed(self.stream, data);
          return new PyBytes(deflate(self, Z_NO_FLUSH, "while compressing data"));
        }),
        flush: c.method([pos("mode", cInt, "4")], (self, mode) => {
          if (mode === Z_NO_FLUSH) return new PyBytes(EMPTY);
          if (self.stream !== undefined) feed(self.stream, EMPTY);
          return new PyBytes(deflate(self, mode, "while flushing"));
        }),
        ...copies(c),
      },
    }),
  );

  class DecompressLayout extends PyDecompress {}
  const Decompress = makeType(
    DecompressLayout,
    { name: "zlib.Decompress", module: "zlib", flags: TypeFlags.DISALLOW_INSTANTIATION },
    (c) => ({
      methods: {
        decompress: c.method([pos("data", toBytesLike), arg("max_length", index, "0")], (self, data, max) =>
          guarded(() => {
            if (max < 0) throw valueError("max_length must be non-negative");
            const { stream } = self;
            const doing = "while decompressing data";
            if (stream === undefined) throw new ZlibFailure(Z_STREAM_ERROR, undefined, doing);
            const wbits = self.whole;
            self.whole = undefined;
            const hosted = wbits === undefined || max > 0 ? undefined : inflateHosted(data, wbits);
            // The stream is brought to an end of its own: of an empty text.
            feed(stream, hosted === undefined ? data : wbits! < 0 ? NO_TEXT_RAW : NO_TEXT);
            const { data: out, status } = inflateInto(stream, max || UNLIMITED, Z_SYNC_FLUSH, self.dictionary);
            store(self, status);
            if (hosted !== undefined) {
              self.eof = true;
              self.unused = data.slice(hosted.consumed);
              return new PyBytes(hosted.data);
            }
            if (status === Z_STREAM_END) self.eof = true;
            else if (status !== Z_OK && status !== Z_BUF_ERROR) throw new ZlibFailure(status, stream.msg, doing);
            return new PyBytes(out);
          }),
        ),
        flush: c.method([pos("length", index, "16384")], (self, length) =>
          guarded(() => {
            if (length <= 0) throw valueError("length must be greater than zero");
            const { stream } = self;
            if (stream === undefined) return new PyBytes(EMPTY);
            feed(stream, self.tail);
            const { data, status } = inflateInto(stream, UNLIMITED, Z_FINISH, self.dictionary);
            store(self, status);
            if (status === Z_STREAM_END) {
              self.eof = true;
              self.stream = undefined;
            }
            return new PyBytes(data);
          }),
        ),
        ...copies(c),
      },
      properties: {
        unused_data: c.member((self) => new PyBytes(self.unused)),
        unconsumed_tail: c.member((self) => new PyBytes(self.tail)),
        eof: c.member((self) => self.eof),
      },
    }),
  );

  const _ZlibDecompressor = makeType(
    PyZlibDecompressor,
    { name: "zlib._ZlibDecompressor", module: "zlib", flags: 0 },
    (c) => ({
      slots: {
        new: c.make([arg("wbits", cInt, "15"), arg("zdict", "...")], (cls, wbits, zdict) =>
          guarded(() => {
            const made = new cls.K() as PyZlibDecompressor;
            made.dictionary = dictionaryOf(zdict);
            made.stream = inflateStream(wbits, made.dictionary);
            return made;
          }),
        ),
      },
      methods: {
        decompress: c.method([arg("data", toBytesLike), arg("max_length", index, "-1")], (self, data, max) =>
          guarded(() => {
            if (self.eof) throw eofError("End of stream already reached");
            const stream = self.stream!;
            feed(stream, join(self.pending, data));
            const limit = max < 0 ? UNLIMITED : max;
            const { data: out, status } = inflateInto(stream, limit, Z_SYNC_FLUSH, self.dictionary);
            const left = rest(stream);
            stream.input = EMPTY;
            self.pending = EMPTY;
            if (status === Z_STREAM_END) {
              self.eof = true;
              self.needsInput = false;
              self.unused = left;
            } else {
              if (status !== Z_OK && status !== Z_BUF_ERROR)
                throw new ZlibFailure(status, stream.msg, "while decompressing data");
              self.pending = left;
              self.needsInput = left.length === 0;
            }
            return new PyBytes(out);
          }),
        ),
      },
      properties: {
        eof: c.member((self) => self.eof),
        unused_data: c.member((self) => new PyBytes(self.unused)),
        needs_input: c.member((self) => self.needsInput),
      },
    }),
  );
  return { Compress, Decompress, _ZlibDecompressor };
}
