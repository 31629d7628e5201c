// Module _bz2 (Modules/_bz2module.c), over libbz2.

import { CLibrary, wasmModule } from "#runtime/native/c-library.ts";
import { CStream, joinBytes } from "#runtime/native/c-stream.ts";
import { cInt, index } from "#runtime/native/convert.ts";
import { defineModule, makeType, type NativeModule } from "#runtime/native/define.ts";
import { arg, pos } from "#runtime/native/params.ts";
import { toBytesLike } from "#runtime/objects/buffer.ts";
import { PyBytes } from "#runtime/objects/containers.ts";
import {
  eofError,
  makeException,
  memoryError,
  OSErrorType,
  systemError,
  valueError,
} from "#runtime/objects/exceptions.ts";
import { PyObject } from "#runtime/objects/object.ts";

interface Bzip2 {
  BZ2_bzCompressInit(stream: number, level: number, verbosity: number, workFactor: number): number;
  BZ2_bzCompress(stream: number, action: number): number;
  BZ2_bzDecompressInit(stream: number, verbosity: number, small: number): number;
  BZ2_bzDecompress(stream: number): number;
}

const RUN = 0;
const FINISH = 2;
const RUN_OK = 1;
const STREAM_END = 4;
const FIELDS = { nextIn: 0, availIn: 4, nextOut: 16, availOut: 20 };
const SIZE = 48;
const EMPTY: Uint8Array = new Uint8Array(0);

/** Throws what a status of libbz2 stands for. */
function check(status: number): number {
  if (status >= 0) return status;
  if (status === -2) throw valueError("Internal error - invalid parameters passed to libbzip2");
  if (status === -3) throw memoryError();
  if (status === -4 || status === -5) throw makeException(OSErrorType, "Invalid data stream");
  if (status === -6) throw makeException(OSErrorType, "Unknown I/O error");
  if (status === -7) throw eofError("Compressed file ended before the logical end-of-stream was detected");
  throw systemError(`Unrecognized error from libbzip2: ${status}`);
}

class PyCompressor extends PyObject {
  stream: CStream<Bzip2> | undefined = undefined;
  flushed = false;
}

class PyDecompressor extends PyObject {
  stream: CStream<Bzip2> | undefined = undefined;
  pending = EMPTY;
  unused = EMPTY;
  eof = false;
  needsInput = true;
}

const bz2Module: NativeModule = defineModule("_bz2", () => {
  const code = wasmModule("bz2", "_bz2");
  const start = (): CStream<Bzip2> => new CStream(new CLibrary<Bzip2>(code), SIZE, FIELDS);
  const compressor = makeType(PyCompressor, { name: "_bz2.BZ2Compressor", module: "_bz2", flags: 0 }, (c) => ({
    slots: {
      new: c.make([pos("compresslevel", cInt, "9")], (cls, level) => {
        if (level < 1 || level > 9) throw valueError("compresslevel must be between 1 and 9");
        const made = new cls.K() as PyCompressor;
        made.stream = start();
        check(made.stream.library.c.BZ2_bzCompressInit(made.stream.pointer, level, 0, 0));
        return made;
      }),
    },
    methods: {
      compress: c.method([pos("data", toBytesLike)], (self, data) => {
        if (self.flushed) throw valueError("Compressor has been flushed");
        const stream = self.stream!;
        if (data.length === 0) return new PyBytes(EMPTY);
        const step = (): boolean =>
          check(stream.library.c.BZ2_bzCompress(stream.pointer, RUN)) === RUN_OK &&
          stream.availIn === 0 &&
          stream.availOut > 0;
        return new PyBytes(stream.run(data, Number.POSITIVE_INFINITY, step).data);
      }),
      flush: c.method([], (self) => {
        if (self.flushed) throw valueError("Repeated call to flush()");
        self.flushed = true;
        const stream = self.stream!;
        const step = (): boolean => check(stream.library.c.BZ2_bzCompress(stream.pointer, FINISH)) === STREAM_END;
        return new PyBytes(stream.run(EMPTY, Number.POSITIVE_INFINITY, step).data);
      }),
    },
  }));
  const decompressor = makeType(PyDecompressor, { name: "_bz2.BZ2Decompressor", module: "_bz2", flags: 0 }, (c) => ({
    slots: {
      new: c.make([], (cls) => {
        const made = new cls.K() as PyDecompressor;
        made.stream = start();
        check(made.stream.library.c.BZ2_bzDecompressInit(made.stream.pointer, 0, 0));
        return made;
      }),
    },
    methods: {
      decompress: c.method([arg("data", toBytesLike), arg("max_length", index, "-1")], (self, data, max) => {
        if (self.eof) throw eofError("End of stream already reached");
        const stream = self.stream!;
        const input = joinBytes(self.pending, data);
        self.pending = EMPTY;
        self.needsInput = false;
        let ended = false;
        const step = (): boolean => {
          ended = check(stream.library.c.BZ2_bzDecompress(stream.pointer)) === STREAM_END;
          return ended || (stream.availIn === 0 && stream.availOut > 0);
        };
        const { data: out, left, full } = stream.run(input, max < 0 ? Number.POSITIVE_INFINITY : max, step);
        self.eof = ended;
        if (ended) self.unused = left;
        else self.pending = left;
        self.needsInput = !ended && left.length === 0 && !(full && max === 0 && input.length > 0);
        return new PyBytes(out);
      }),
    },
    properties: {
      eof: c.member((self) => self.eof),
      needs_input: c.member((self) => self.needsInput),
      unused_data: c.member((self) => new PyBytes(self.unused)),
    },
  }));
  return { types: { BZ2Compressor: compressor, BZ2Decompressor: decompressor } };
});
export default bz2Module;
