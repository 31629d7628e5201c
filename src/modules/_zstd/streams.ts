// ZstdCompressor and ZstdDecompressor (Modules/_zstd/compressor.c, decompressor.c). Each has an instance of the library to itself.

import type { CLibrary } from "#runtime/native/c-library.ts";
import { joinBytes } from "#runtime/native/c-stream.ts";
import { cInt, index } from "#runtime/native/convert.ts";
import { makeType } from "#runtime/native/define.ts";
import { arg, pos } from "#runtime/native/params.ts";
import { toBytesLike } from "#runtime/objects/buffer.ts";
import { PyBytes } from "#runtime/objects/containers.ts";
import { eofError, type PyBaseException, typeError, valueError } from "#runtime/objects/exceptions.ts";
import { intValue } from "#runtime/objects/numbers.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import type { PyType } from "#runtime/objects/type.ts";
import { toIndexValue } from "#runtime/operators/protocols.ts";
import { DIGESTED, dictionaryOf, PREFIX, UNDIGESTED } from "./dictionary.ts";
import { COMPRESSION_LEVEL, type Zstd } from "./library.ts";
import { boundsOf, setOptions, setParameter } from "./parameters.ts";

const CONTINUE = 0;
const FLUSH_BLOCK = 1;
const FLUSH_FRAME = 2;
const RESET_SESSION = 1;
const UNKNOWN_SIZE = 0xffff_ffff_ffff_ffffn;
const BLOCK = 128 * 1024;
const EMPTY: Uint8Array = new Uint8Array(0);

export interface ZstdModuleState {
  readonly fresh: () => CLibrary<Zstd>;
  readonly error: (text: string) => PyBaseException;
  compressionParameter: PyValue | undefined;
  decompressionParameter: PyValue | undefined;
}

class Stream {
  readonly library: CLibrary<Zstd>;
  readonly context: number;
  /** ZSTD_outBuffer and ZSTD_inBuffer: pointer, size, position. */
  private readonly output: number;
  private readonly input: number;
  constructor(library: CLibrary<Zstd>, context: number) {
    this.library = library;
    this.context = context;
    this.output = library.alloc(12);
    this.input = library.alloc(12);
  }
  /** Runs `step` until it is done, or the output has `limit` bytes. */
  run(
    data: Uint8Array,
    block: number,
    limit: number,
    step: (output: number, input: number) => boolean,
  ): { data: Uint8Array; left: Uint8Array } {
    const { library, output, input } = this;
    const source = library.put(data);
    const target = library.c.malloc(block);
    let made: Uint8Array = EMPTY;
    try {
      library.setU32(input, source);
      library.setU32(input + 4, data.length);
      library.setU32(input + 8, 0);
      for (let done = false; !done && made.length < limit; ) {
        const size = Math.min(block, limit - made.length);
        library.setU32(output, target);
        library.setU32(output + 4, size);
        library.setU32(output + 8, 0);
        do done = step(output, input);
        while (!done && library.u32(output + 8) < size);
        made = joinBytes(made, library.slice(target, library.u32(output + 8)));
      }
      const used = library.u32(input + 8);
      return { data: made, left: used === data.length ? EMPTY : data.slice(used) };
    } finally {
      library.c.free(source);
      library.c.free(target);
    }
  }
}

class PyZstdCompressor extends PyObject {
  stream: Stream | undefined = undefined;
  lastMode = FLUSH_FRAME;
}

class PyZstdDecompressor extends PyObject {
  stream: Stream | undefined = undefined;
  pending = EMPTY;
  unused = EMPTY;
  eof = false;
  needsInput = true;
}

export function streamTypes(state: ZstdModuleState): { ZstdCompressor: PyType; ZstdDecompressor: PyType } {
  const check = (library: CLibrary<Zstd>, code: number, what: string): number => {
    if (library.c.ZSTD_isError(code) === 0) return code;
    throw state.error(`${what}: ${library.text(library.c.ZSTD_getErrorName(code))}`);
  };

  const compress = (self: PyZstdCompressor, data: Uint8Array, mode: number): PyBytes => {
    const stream = self.stream!;
    const { library, context } = stream;
    const { c } = library;
    try {
      const bound = Math.max(BLOCK, c.ZSTD_compressBound(data.length));
      const out = stream.run(data, bound, Number.POSITIVE_INFINITY, (output, input) => {
        const code = c.ZSTD_compressStream2(context, output, input, mode);
        const left = check(library, code, "Unable to compress Zstandard data");
        return mode === CONTINUE ? library.u32(input + 8) === data.length && left >= 0 : left === 0;
      });
      self.lastMode = mode;
      return new PyBytes(out.data);
    } catch (e) {
      self.lastMode = FLUSH_FRAME;
      c.ZSTD_CCtx_reset(context, RESET_SESSION);
      throw e;
    }
  };

  const levelOf = (library: CLibrary<Zstd>, level: PyValue): number => {
    const n = intValue(level);
    if (n === undefined) throw typeError("invalid type for level, expected int");
    if (typeof n === "number" && n >= -(2 ** 31) && n < 2 ** 31) return n;
    const { lower, upper } = boundsOf(library, COMPRESSION_LEVEL, true);
    throw valueError(`illegal compression level; the valid range is [${lower}, ${upper}]`);
  };

  const ZstdCompressor = makeType(
    PyZstdCompressor,
    { name: "compression.zstd.ZstdCompressor", module: "compression.zstd", flags: 0 },
    (c) => ({
      slots: {
        new: c.make(
          [arg("level", "None"), arg("options", "None"), arg("zstd_dict", "None")],
          (cls, level, options, dictionary) => {
            if (level !== None && options !== None) throw typeError("Only one of level or options should be used.");
            const library = state.fresh();
            const context = library.c.ZSTD_createCCtx();
            const made = new cls.K() as PyZstdCompressor;
            made.stream = new Stream(library, context);
            let chosen = 3;
            if (level !== None) {
              chosen = levelOf(library, level);
              setParameter(library, context, COMPRESSION_LEVEL, chosen, true);
            } else if (options !== None)
              chosen = setOptions(library, context, options, true, state.decompressionParameter) ?? chosen;
            if (dictionary !== None) {
              const { content, kind } = dictionaryOf(dictionary, UNDIGESTED);
              // Referenced as long as the library's instance lives.
              const at = library.put(content);
              const { c: z } = library;
              const code =
                kind === DIGESTED
                  ? z.ZSTD_CCtx_refCDict(context, z.ZSTD_createCDict(at, content.length, chosen))
                  : kind === PREFIX
                    ? z.ZSTD_CCtx_refPrefix(context, at, content.length)
                    : z.ZSTD_CCtx_loadDictionary(context, at, content.length);
              check(library, code, "Unable to load Zstandard dictionary or prefix for compression");
            }
            return made;
          },
        ),
      },
      methods: {
        compress: c.method([arg("data", toBytesLike), arg("mode", cInt, "0")], (self, data, mode) => {
          if (mode < CONTINUE || mode > FLUSH_FRAME)
            throw valueError(
              "mode argument wrong value, it should be one of ZstdCompressor.CONTINUE, ZstdCompressor.FLUSH_BLOCK, ZstdCompressor.FLUSH_FRAME.",
            );
          return compress(self, data, mode);
        }),
        flush: c.method([arg("mode", cInt, "2")], (self, mode) => {
          if (mode !== FLUSH_FRAME && mode !== FLUSH_BLOCK)
            throw valueError(
              "mode argument wrong value, it should be ZstdCompressor.FLUSH_FRAME or ZstdCompressor.FLUSH_BLOCK.",
            );
          return compress(self, EMPTY, mode);
        }),
        set_pledged_input_size: c.method([pos("size")], (self, size) => {
          let n = UNKNOWN_SIZE;
          if (size !== None) {
            n = BigInt(toIndexValue(size));
            if (n < 0n || n >= UNKNOWN_SIZE - 1n)
              throw valueError("size argument should be a positive int less than 4294967294ll");
          }
          if (self.lastMode !== FLUSH_FRAME)
            throw valueError("set_pledged_input_size() method must be called when last_mode == FLUSH_FRAME");
          const { library, context } = self.stream!;
          const code = library.c.ZSTD_CCtx_setPledgedSrcSize(context, n);
          check(library, code, "Unable to set pledged uncompressed content size");
          return None;
        }),
      },
      properties: { last_mode: c.member((self) => self.lastMode) },
      attributes: { CONTINUE, FLUSH_BLOCK, FLUSH_FRAME },
    }),
  );

  const ZstdDecompressor = makeType(
    PyZstdDecompressor,
    { name: "compression.zstd.ZstdDecompressor", module: "compression.zstd", flags: 0 },
    (c) => ({
      slots: {
        new: c.make([arg("zstd_dict", "None"), arg("options", "None")], (cls, dictionary, options) => {
          const library = state.fresh();
          const context = library.c.ZSTD_createDCtx();
          const made = new cls.K() as PyZstdDecompressor;
          made.stream = new Stream(library, context);
          if (dictionary !== None) {
            const { content, kind } = dictionaryOf(dictionary, DIGESTED);
            const at = library.put(content);
            const { c: z } = library;
            const code =
              kind === DIGESTED
                ? z.ZSTD_DCtx_refDDict(context, z.ZSTD_createDDict(at, content.length))
                : kind === PREFIX
                  ? z.ZSTD_DCtx_refPrefix(context, at, content.length)
                  : z.ZSTD_DCtx_loadDictionary(context, at, content.length);
            check(library, code, "Unable to load Zstandard dictionary or prefix for decompression");
          }
          if (options !== None) setOptions(library, context, options, false, state.compressionParameter);
          return made;
        }),
      },
      methods: {
        decompress: c.method([arg("data", toBytesLike), arg("max_length", index, "-1")], (self, data, max) => {
          if (self.eof) throw eofError("Already at the end of a Zstandard frame.");
          const stream = self.stream!;
          const { library, context } = stream;
          const input = joinBytes(self.pending, data);
          self.pending = EMPTY;
          const limit = max < 0 ? Number.POSITIVE_INFINITY : max;
          let ended = false;
          try {
            const { data: out, left } = stream.run(input, BLOCK, limit, (output, source) => {
              const code = library.c.ZSTD_decompressStream(context, output, source);
              ended = check(library, code, "Unable to decompress Zstandard data") === 0;
              const room = library.u32(output + 4) > library.u32(output + 8);
              return ended || (room && library.u32(source + 8) === input.length);
            });
            self.eof = ended;
            if (ended) self.unused = left;
            else self.pending = left;
            self.needsInput = !ended && left.length === 0 && out.length !== max;
            return new PyBytes(out);
          } catch (e) {
            library.c.ZSTD_DCtx_reset(context, RESET_SESSION);
            self.needsInput = true;
            self.eof = false;
            throw e;
          }
        }),
      },
      properties: {
        eof: c.member((self) => self.eof),
        needs_input: c.member((self) => self.needsInput),
        unused_data: c.property((self) => new PyBytes(self.unused)),
      },
    }),
  );
  return { ZstdCompressor, ZstdDecompressor };
}
