// Module _zstd (Modules/_zstd), over libzstd. Training dictionaries is not there: the package that libzstd is built from leaves it out.

import { CLibrary, wasmModule } from "#runtime/native/c-library.ts";
import { bool, cInt } from "#runtime/native/convert.ts";
import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { newException } from "#runtime/native/exceptions.ts";
import { arg, fn, pos } from "#runtime/native/params.ts";
import { toBytesLike } from "#runtime/objects/buffer.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import { ExceptionType, makeException, notImplementedError, typeError } from "#runtime/objects/exceptions.ts";
import { normalizeInt } from "#runtime/objects/numbers.ts";
import { None } from "#runtime/objects/singletons.ts";
import { PyType } from "#runtime/objects/type.ts";
import { makeDictType } from "./dictionary.ts";
import { constants, type Zstd } from "./library.ts";
import { boundsOf } from "./parameters.ts";
import { streamTypes, type ZstdModuleState } from "./streams.ts";

const UNKNOWN = 0xffff_ffff_ffff_ffffn;
const START = "Ensure the frame_buffer argument starts from the beginning of a frame, and its length is not less than";

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
      train_dict: fn([pos("samples_bytes"), pos("samples_sizes"), pos("dict_size")], () => {
        throw notImplementedError("_zstd.train_dict");
      }),
      finalize_dict: fn(
        [
          pos("custom_dict_bytes"),
          pos("samples_bytes"),
          pos("samples_sizes"),
          pos("dict_size"),
          pos("compression_level"),
        ],
        () => {
          throw notImplementedError("_zstd.finalize_dict");
        },
      ),
    },
    types: { ZstdDict: makeDictType(state.fresh), ...streamTypes(state), ZstdError: errorType },
    attributes: { ...constants, zstd_version: "1.5.7", zstd_version_number: 10507 },
  };
});
export default zstdModule;
