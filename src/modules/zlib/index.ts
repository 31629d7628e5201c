// Module zlib (Modules/zlibmodule.c), over the npm package pako.

import {
  Z_BUF_ERROR,
  Z_FINISH,
  Z_OK,
  Z_STREAM_END,
  Z_STREAM_ERROR,
  zlibDeflateSetDictionary,
  zlibInflateInit2,
} from "pako";
import { cInt, index } from "#runtime/native/convert.ts";
import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { newException } from "#runtime/native/exceptions.ts";
import { arg, fn, pos } from "#runtime/native/params.ts";
import { toBytesLike } from "#runtime/objects/buffer.ts";
import { PyBytes } from "#runtime/objects/containers.ts";
import { ExceptionType, makeException, type PyBaseException, valueError } from "#runtime/objects/exceptions.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { toIndexValue } from "#runtime/operators/protocols.ts";
import { crc32 } from "../binascii/checksums.ts";
import { adler32 } from "./adler32.ts";
import { compressWhole, startDeflate } from "./deflating.ts";
import { inflateHosted } from "./hosted.ts";
import { dictionaryOf, inflateStream, type PyCompress, type PyDecompress, streamTypes } from "./objects.ts";
import { DEF_BUF_SIZE, feed, inflateInto, newStream, ZlibFailure } from "./stream.ts";

const CONSTANTS = {
  MAX_WBITS: 15,
  DEFLATED: 8,
  DEF_MEM_LEVEL: 8,
  DEF_BUF_SIZE,
  Z_NO_COMPRESSION: 0,
  Z_BEST_SPEED: 1,
  Z_BEST_COMPRESSION: 9,
  Z_DEFAULT_COMPRESSION: -1,
  Z_FILTERED: 1,
  Z_HUFFMAN_ONLY: 2,
  Z_RLE: 3,
  Z_FIXED: 4,
  Z_DEFAULT_STRATEGY: 0,
  Z_NO_FLUSH: 0,
  Z_PARTIAL_FLUSH: 1,
  Z_SYNC_FLUSH: 2,
  Z_FULL_FLUSH: 3,
  Z_FINISH,
  Z_BLOCK: 5,
  Z_TREES: 6,
  ZLIB_VERSION: "1.3.1",
  ZLIB_RUNTIME_VERSION: "1.3.1",
  __version__: "1.0",
};

/** An unsigned C int; higher bits are dropped. */
const bits32 = (v: PyValue): number => Number(BigInt.asUintN(32, BigInt(toIndexValue(v))));

const zlibModule: NativeModule = defineModule("zlib", () => {
  const errorType = newException("zlib", "error", ExceptionType);
  const raise = (failure: ZlibFailure): PyBaseException => makeException(errorType, failure.text);
  const guarded = <T>(run: () => T): T => {
    try {
      return run();
    } catch (e) {
      throw e instanceof ZlibFailure ? raise(e) : e;
    }
  };
  const types = streamTypes(raise);
  return {
    functions: {
      adler32: fn([pos("data", toBytesLike), pos("value", bits32, "1")], adler32),
      crc32: fn([pos("data", toBytesLike), pos("value", bits32, "0")], crc32),
      compress: fn(
        [pos("data", toBytesLike), arg("level", cInt, "-1"), arg("wbits", cInt, "15")],
        (data, level, wbits) =>
          guarded(() => {
            const out = compressWhole(data, level, wbits);
            if (out === undefined) throw makeException(errorType, "Bad compression level");
            return new PyBytes(out);
          }),
      ),
      decompress: fn(
        [pos("data", toBytesLike), arg("wbits", cInt, "15"), arg("bufsize", index, "16384")],
        (data, wbits, bufsize) =>
          guarded(() => {
            if (bufsize < 0) throw valueError("bufsize must be non-negative");
            const hosted = inflateHosted(data, wbits);
            if (hosted !== undefined) return new PyBytes(hosted.data);
            const stream = newStream();
            const ready = zlibInflateInit2(stream, wbits);
            if (ready !== Z_OK) throw new ZlibFailure(ready, stream.msg, "while preparing to decompress data");
            feed(stream, data);
            const { data: out, status } = inflateInto(stream, Number.POSITIVE_INFINITY, Z_FINISH, undefined);
            if (status !== Z_STREAM_END)
              throw new ZlibFailure(status === Z_OK ? Z_BUF_ERROR : status, stream.msg, "while decompressing data");
            return new PyBytes(out);
          }),
      ),
      compressobj: fn(
        [
          arg("level", cInt, "-1"),
          arg("method", cInt, "8"),
          arg("wbits", cInt, "15"),
          arg("memLevel", cInt, "8"),
          arg("strategy", cInt, "0"),
          arg("zdict", "None"),
        ],
        (level, method, wbits, memLevel, strategy, zdict) =>
          guarded(() => {
            const dictionary = zdict === None ? undefined : toBytesLike(zdict);
            const settings = { level, method, wbits, memLevel, strategy };
            const { stream, status } = startDeflate(settings);
            if (status === Z_STREAM_ERROR) throw valueError("Invalid initialization option");
            if (status !== Z_OK) throw new ZlibFailure(status, stream.msg, "while creating compression object");
            if (dictionary !== undefined && zlibDeflateSetDictionary(stream, dictionary) !== Z_OK)
              throw valueError("Invalid dictionary");
            const made = new types.Compress.K() as PyCompress;
            made.stream = stream;
            made.settings = settings;
            return made;
          }),
      ),
      decompressobj: fn([arg("wbits", cInt, "15"), arg("zdict", "...")], (wbits, zdict) =>
        guarded(() => {
          const made = new types.Decompress.K() as PyDecompress;
          made.dictionary = dictionaryOf(zdict);
          made.whole = made.dictionary === undefined ? wbits : undefined;
          made.stream = inflateStream(wbits, made.dictionary);
          return made;
        }),
      ),
    },
    types: { error: errorType, _ZlibDecompressor: types._ZlibDecompressor },
    attributes: CONSTANTS,
  };
});
export default zlibModule;
