// Module _lzma (Modules/_lzmamodule.c), over liblzma of XZ Utils.

import { CLibrary, wasmModule } from "#runtime/native/c-library.ts";
import { CStream, joinBytes } from "#runtime/native/c-stream.ts";
import { cInt, index } from "#runtime/native/convert.ts";
import { defineModule, makeType, type NativeModule } from "#runtime/native/define.ts";
import { newException } from "#runtime/native/exceptions.ts";
import { arg, fn, pos } from "#runtime/native/params.ts";
import { toBytesLike } from "#runtime/objects/buffer.ts";
import { PyBytes } from "#runtime/objects/containers.ts";
import {
  ExceptionType,
  eofError,
  makeException,
  memoryError,
  overflowError,
  type PyBaseException,
  valueError,
} from "#runtime/objects/exceptions.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { length, toIndexValue } from "#runtime/operators/protocols.ts";
import { FILTER_DELTA, FILTER_LZMA1, FILTER_LZMA2, PRESET_DEFAULT, putFilter, specOf, withFilters } from "./filters.ts";
import type { Lzma } from "./library.ts";

const FORMAT_AUTO = 0;
const FORMAT_XZ = 1;
const FORMAT_ALONE = 2;
const FORMAT_RAW = 3;
const CHECK_NONE = 0;
const CHECK_CRC64 = 4;
const CHECK_UNKNOWN = 16;
const CONSTANTS = {
  FORMAT_AUTO,
  FORMAT_XZ,
  FORMAT_ALONE,
  FORMAT_RAW,
  CHECK_NONE,
  CHECK_CRC32: 1,
  CHECK_CRC64,
  CHECK_SHA256: 10,
  CHECK_ID_MAX: 15,
  CHECK_UNKNOWN,
  FILTER_LZMA1,
  FILTER_LZMA2: Number(FILTER_LZMA2),
  FILTER_DELTA: Number(FILTER_DELTA),
  FILTER_X86: 4,
  FILTER_POWERPC: 5,
  FILTER_IA64: 6,
  FILTER_ARM: 7,
  FILTER_ARMTHUMB: 8,
  FILTER_SPARC: 9,
  MF_HC3: 3,
  MF_HC4: 4,
  MF_BT2: 0x12,
  MF_BT3: 0x13,
  MF_BT4: 0x14,
  MODE_FAST: 1,
  MODE_NORMAL: 2,
  PRESET_DEFAULT,
  PRESET_EXTREME: 2 ** 31,
};

const RUN = 0;
const FINISH = 3;
const OK = 0;
const STREAM_END = 1;
const NO_CHECK = 2;
const GET_CHECK = 4;
const BUF_ERROR = 10;
const TELL_CHECKS = 5;
const NO_LIMIT = 0xffff_ffff_ffff_ffffn;
const FIELDS = { nextIn: 0, availIn: 4, nextOut: 16, availOut: 20 };
const SIZE = 96;
const EMPTY: Uint8Array = new Uint8Array(0);

const TEXTS: Readonly<Record<number, string>> = {
  3: "Unsupported integrity check",
  6: "Memory usage limit exceeded",
  7: "Input format not supported by decoder",
  8: "Invalid or unsupported options",
  9: "Corrupt input data",
  10: "Insufficient buffer space",
  11: "Internal error",
};

class PyCompressor extends PyObject {
  stream: CStream<Lzma> | undefined = undefined;
  flushed = false;
}

class PyDecompressor extends PyObject {
  stream: CStream<Lzma> | undefined = undefined;
  check = CHECK_UNKNOWN;
  pending = EMPTY;
  unused = EMPTY;
  eof = false;
  needsInput = true;
}

const lzmaModule: NativeModule = defineModule("_lzma", () => {
  const compiled = wasmModule("lzma", "_lzma");
  const errorType = newException("_lzma", "LZMAError", ExceptionType);
  const failures = { lzma: (text: string): PyBaseException => makeException(errorType, text) };
  const check = (status: number): number => {
    if (status === OK || status === STREAM_END || status === NO_CHECK || status === GET_CHECK) return status;
    if (status === 5) throw memoryError();
    throw failures.lzma(TEXTS[status] ?? `Unrecognized error from liblzma: ${status}`);
  };
  /** A step of the coder; running out of input alone is no error. */
  const code = (stream: CStream<Lzma>, action: number): number => {
    const status = stream.library.c.lzma_code(stream.pointer, action);
    return check(status === BUF_ERROR && stream.availIn === 0 && stream.availOut > 0 ? OK : status);
  };
  const fresh = (): CLibrary<Lzma> => new CLibrary(compiled);
  const start = (): CStream<Lzma> => new CStream(fresh(), SIZE, FIELDS);
  const presetOf = (v: PyValue): number => {
    if (v === None) return PRESET_DEFAULT;
    const n = toIndexValue(v);
    if (n < 0) throw valueError("Cannot convert negative int");
    if (n > 0xffffffff) throw overflowError("Value too large for uint32_t type");
    return Number(n);
  };

  const startEncoder = (
    { library, pointer: at }: CStream<Lzma>,
    format: number,
    integrity: number,
    preset: number,
    filters: PyValue,
  ): number => {
    const { c: lzma } = library;
    if (format === FORMAT_XZ) {
      const wanted = integrity === -1 ? CHECK_CRC64 : integrity;
      return filters === None
        ? lzma.lzma_easy_encoder(at, preset, wanted)
        : withFilters(library, filters, failures, (chain) => lzma.lzma_stream_encoder(at, chain, wanted));
    }
    if (format === FORMAT_ALONE) {
      if (filters === None) {
        const options = library.alloc(160);
        try {
          if (lzma.lzma_lzma_preset(options, preset) !== 0)
            throw failures.lzma(`Invalid compression preset: ${preset}`);
          return lzma.lzma_alone_encoder(at, options);
        } finally {
          lzma.free(options);
        }
      }
      return withFilters(library, filters, failures, (chain) => {
        if (library.view.getBigUint64(chain, true) !== FILTER_LZMA1 || length(filters) !== 1)
          throw valueError("Invalid filter chain for FORMAT_ALONE - must be a single LZMA1 filter");
        return lzma.lzma_alone_encoder(at, library.u32(chain + 8));
      });
    }
    if (format === FORMAT_RAW) {
      if (filters === None) throw valueError("Must specify filters for FORMAT_RAW");
      return withFilters(library, filters, failures, (chain) => lzma.lzma_raw_encoder(at, chain));
    }
    throw valueError(`Invalid container format: ${format}`);
  };

  const compressor = makeType(PyCompressor, { name: "_lzma.LZMACompressor", module: "_lzma", flags: 0 }, (c) => ({
    slots: {
      new: c.make(
        [arg("format", cInt, "1"), arg("check", cInt, "-1"), arg("preset", "None"), arg("filters", "None")],
        (cls, format, integrity, preset, filters) => {
          if (preset !== None && filters !== None) throw valueError("Cannot specify both preset and filter chain");
          const level = presetOf(preset);
          if (format !== FORMAT_XZ && integrity !== -1 && integrity !== CHECK_NONE)
            throw valueError("Integrity checks are only supported by FORMAT_XZ");
          const made = new cls.K() as PyCompressor;
          made.stream = start();
          check(startEncoder(made.stream, format, integrity, level, filters));
          return made;
        },
      ),
    },
    methods: {
      compress: c.method([pos("data", toBytesLike)], (self, data) => {
        if (self.flushed) throw valueError("Compressor has been flushed");
        const stream = self.stream!;
        const step = (): boolean => {
          code(stream, RUN);
          return stream.availIn === 0 && stream.availOut > 0;
        };
        return new PyBytes(stream.run(data, Number.POSITIVE_INFINITY, step).data);
      }),
      flush: c.method([], (self) => {
        if (self.flushed) throw valueError("Repeated call to flush()");
        self.flushed = true;
        const stream = self.stream!;
        return new PyBytes(stream.run(EMPTY, Number.POSITIVE_INFINITY, () => code(stream, FINISH) === STREAM_END).data);
      }),
    },
  }));

  const decompressor = makeType(PyDecompressor, { name: "_lzma.LZMADecompressor", module: "_lzma", flags: 0 }, (c) => ({
    slots: {
      new: c.make(
        [arg("format", cInt, "0"), arg("memlimit", "None"), arg("filters", "None")],
        (cls, format, memlimit, filters) => {
          let limit = NO_LIMIT;
          if (memlimit !== None) {
            if (format === FORMAT_RAW) throw valueError("Cannot specify memory limit with FORMAT_RAW");
            limit = BigInt(toIndexValue(memlimit));
            if (limit < 0n) throw valueError("Cannot convert negative int");
            if (limit > NO_LIMIT) throw overflowError("Value too large for uint64_t type");
          }
          if (format === FORMAT_RAW && filters === None) throw valueError("Must specify filters for FORMAT_RAW");
          if (format !== FORMAT_RAW && filters !== None)
            throw valueError("Cannot specify filters except with FORMAT_RAW");
          const made = new cls.K() as PyDecompressor;
          const { library, pointer } = (made.stream = start());
          const { c: lzma } = library;
          if (format === FORMAT_AUTO) check(lzma.lzma_auto_decoder(pointer, limit, TELL_CHECKS));
          else if (format === FORMAT_XZ) check(lzma.lzma_stream_decoder(pointer, limit, TELL_CHECKS));
          else if (format === FORMAT_ALONE) {
            made.check = CHECK_NONE;
            check(lzma.lzma_alone_decoder(pointer, limit));
          } else if (format === FORMAT_RAW) {
            made.check = CHECK_NONE;
            check(withFilters(library, filters, failures, (chain) => lzma.lzma_raw_decoder(pointer, chain)));
          } else throw valueError(`Invalid container format: ${format}`);
          return made;
        },
      ),
    },
    methods: {
      decompress: c.method([arg("data", toBytesLike), arg("max_length", index, "-1")], (self, data, max) => {
        if (self.eof) throw eofError("Already at end of stream");
        const stream = self.stream!;
        const input = joinBytes(self.pending, data);
        self.pending = EMPTY;
        self.needsInput = false;
        let ended = false;
        const step = (): boolean => {
          const status = code(stream, RUN);
          if (status === GET_CHECK || status === NO_CHECK) self.check = stream.library.c.lzma_get_check(stream.pointer);
          ended = status === STREAM_END;
          return ended || (stream.availIn === 0 && stream.availOut > 0);
        };
        const { data: out, left, full } = stream.run(input, max < 0 ? Number.POSITIVE_INFINITY : max, step);
        self.eof = ended;
        if (ended) self.unused = left;
        else self.pending = left;
        // Output may wait inside the coder when there was no room for more.
        self.needsInput = !ended && left.length === 0 && !full;
        return new PyBytes(out);
      }),
    },
    properties: {
      check: c.member((self) => self.check),
      eof: c.member((self) => self.eof),
      needs_input: c.member((self) => self.needsInput),
      unused_data: c.member((self) => new PyBytes(self.unused)),
    },
  }));

  return {
    functions: {
      is_check_supported: fn([pos("check_id", cInt)], (id) => fresh().c.lzma_check_is_supported(id) !== 0),
      _encode_filter_properties: fn([pos("filter")], (spec) => {
        const library = fresh();
        const { c: lzma } = library;
        const filter = library.alloc(16);
        const size = library.alloc(4);
        try {
          putFilter(library, filter, spec, failures);
          check(lzma.lzma_properties_size(size, filter));
          const count = library.u32(size);
          const out = library.alloc(Math.max(1, count));
          check(lzma.lzma_properties_encode(filter, out));
          const data = library.slice(out, count);
          lzma.free(out);
          return new PyBytes(data);
        } finally {
          const options = library.u32(filter + 8);
          if (options !== 0) lzma.free(options);
          lzma.free(filter);
          lzma.free(size);
        }
      }),
      _decode_filter_properties: fn(
        [pos("filter_id", (v) => BigInt(toIndexValue(v))), pos("encoded_props", toBytesLike)],
        (id, data) => {
          const library = fresh();
          const { c: lzma } = library;
          const filter = library.alloc(16);
          const at = library.put(data);
          try {
            library.view.setBigUint64(filter, id, true);
            check(lzma.lzma_properties_decode(filter, 0, at, data.length));
            return specOf(library, filter);
          } finally {
            const options = library.u32(filter + 8);
            if (options !== 0) lzma.free(options);
            lzma.free(filter);
            lzma.free(at);
          }
        },
      ),
    },
    types: { LZMACompressor: compressor, LZMADecompressor: decompressor, LZMAError: errorType },
    attributes: CONSTANTS,
  };
});
export default lzmaModule;
