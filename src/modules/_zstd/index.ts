// Module _zstd (Modules/_zstd), over libzstd.

import { CLibrary, wasmModule } from "#runtime/native/c-library.ts";
import { bool, cInt, index } from "#runtime/native/convert.ts";
import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { newException } from "#runtime/native/exceptions.ts";
import { arg, type Converter, fn, pos } from "#runtime/native/params.ts";
import { toBytesLike } from "#runtime/objects/buffer.ts";
import { PyBytes, PyTuple } from "#runtime/objects/containers.ts";
import { ExceptionType, makeException, typeError, valueError } from "#runtime/objects/exceptions.ts";
import { isInt, normalizeInt } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { PyType } from "#runtime/objects/type.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { toIndexValue } from "#runtime/operators/protocols.ts";
import { makeDictType } from "./dictionary.ts";
import { constants, type Zstd } from "./library.ts";
import { boundsOf } from "./parameters.ts";
import { streamTypes, type ZstdModuleState } from "./streams.ts";
import { finalize, MIN_SIZE, train } from "./training.ts";

const UNKNOWN = 0xffff_ffff_ffff_ffffn;
const START = "Ensure the frame_buffer argument starts from the beginning of a frame, and its length is not less than";

const TOO_SMALL = "Destination buffer is too small";
const WRONG_SIZE = "Src size is incorrect";

const bytesOnly: Converter<Uint8Array> = (v, where) => {
  if (!(v instanceof PyBytes)) throw typeError(`${where} must be bytes, not ${typeName(v)}`);
  return v.data;
};
const tupleOnly: Converter<readonly PyValue[]> = (v, where) => {
  if (!(v instanceof PyTuple)) throw typeError(`${where} must be tuple, not ${typeName(v)}`);
  return v.items;
};

function checkSamples(samples: Uint8Array, sizes: readonly PyValue[], dictSize: number): void {
  if (dictSize <= 0) throw valueError("dict_size argument should be positive number.");
  let sum = 0;
  for (const item of sizes) {
    if (!isInt(item)) throw typeError("an integer is required");
    const n = toIndexValue(item);
    if (n < 0 || n > 2n ** 64n - 1n)
      throw valueError(
        "Items in samples_sizes should be an int object, with a value between 0 and 18446744073709551615",
      );
    sum += Number(n);
  }
  if (sum !== samples.length) throw valueError("The samples size tuple doesn't match the concatenation's size.");
}

const zstdModule: NativeModule = defineModule("_zstd", () => {
  const code = wasmModule("zstd", "_zstd");
  const errorType = newException("compression.zstd", "ZstdError", ExceptionType);
  const state: ZstdModuleState = {
    fresh: () => new CLibrary<Zstd>(code),
    error: (text) => makeException(errorType, text),
    compressionParameter: undefined,
    decompressionParameter: undefined,
  };
  return {
    functions: {
      get_param_bounds: fn([arg("parameter", cInt), arg("is_compress", bool)], (parameter, compressing) => {
        const library = state.fresh();
        const { status, lower, upper } = boundsOf(library, parameter, compressing);
        if (library.c.ZSTD_isError(status) !== 0)
          throw state.error(
            `Unable to get zstd ${compressing ? "" : "de"}compression parameter bounds: ${library.text(library.c.ZSTD_getErrorName(status))}`,
          );
        return new PyTuple([lower, upper]);
      }),
      get_frame_size: fn([arg("frame_buffer", toBytesLike)], (data) => {
        const library = state.fresh();
        const size = library.c.ZSTD_findFrameCompressedSize(library.put(data), data.length);
        if (library.c.ZSTD_isError(size) !== 0)
          throw state.error(
            `Error when finding the compressed size of a Zstandard frame. ${START} this complete frame. Zstd error message: ${library.text(library.c.ZSTD_getErrorName(size))}.`,
          );
        return size >>> 0;
      }),
      get_frame_info: fn([arg("frame_buffer", toBytesLike)], (data) => {
        const library = state.fresh();
        const at = library.put(data);
        const size = BigInt.asUintN(64, library.c.ZSTD_getFrameContentSize(at, data.length));
        if (size === UNKNOWN - 1n)
          throw state.error(
            `Error when getting information from the header of a Zstandard frame. ${START} the frame header (6~18 bytes).`,
          );
        const id = library.c.ZSTD_getDictID_fromFrame(at, data.length) >>> 0;
        return new PyTuple([size === UNKNOWN ? None : normalizeInt(size), id]);
      }),
      set_parameter_types: fn([arg("c_parameter_type"), arg("d_parameter_type")], (compression, decompression) => {
        if (!(compression instanceof PyType) || !(decompression instanceof PyType))
          throw typeError("The two arguments should be CompressionParameter and DecompressionParameter types.");
        state.compressionParameter = compression;
        state.decompressionParameter = decompression;
        return None;
      }),
      train_dict: fn(
        [pos("samples_bytes", bytesOnly), pos("samples_sizes", tupleOnly), pos("dict_size", index)],
        (samples, sizes, size) => {
          checkSamples(samples, sizes, size);
          // What zdict.c asks for at least: three quarters of the samples are trained with.
          const failure = size < MIN_SIZE ? TOO_SMALL : Math.floor(sizes.length * 0.75) < 5 ? WRONG_SIZE : undefined;
          if (failure !== undefined) throw state.error(`Unable to train the Zstandard dictionary: ${failure}`);
          return new PyBytes(train(samples, size));
        },
      ),
      finalize_dict: fn(
        [
          pos("custom_dict_bytes", bytesOnly),
          pos("samples_bytes", bytesOnly),
          pos("samples_sizes", tupleOnly),
          pos("dict_size", index),
          pos("compression_level", cInt),
        ],
        (content, samples, sizes, size) => {
          checkSamples(samples, sizes, size);
          if (size < MIN_SIZE) throw state.error(`Unable to finalize the Zstandard dictionary: ${TOO_SMALL}`);
          return new PyBytes(finalize(content, size));
        },
      ),
    },
    types: { ZstdDict: makeDictType(state.fresh), ...streamTypes(state), ZstdError: errorType },
    attributes: { ...constants, zstd_version: "1.5.7", zstd_version_number: 10507 },
  };
});
export default zstdModule;
