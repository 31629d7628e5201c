// What is used of libzstd's C API, and its parameters by name.

export interface Zstd {
  ZSTD_createCCtx(): number;
  ZSTD_CCtx_setParameter(context: number, parameter: number, value: number): number;
  ZSTD_CCtx_reset(context: number, what: number): number;
  ZSTD_CCtx_setPledgedSrcSize(context: number, size: bigint): number;
  ZSTD_CCtx_refCDict(context: number, dictionary: number): number;
  ZSTD_CCtx_refPrefix(context: number, data: number, size: number): number;
  ZSTD_CCtx_loadDictionary(context: number, data: number, size: number): number;
  ZSTD_createCDict(data: number, size: number, level: number): number;
  ZSTD_compressStream2(context: number, output: number, input: number, mode: number): number;
  ZSTD_compressBound(size: number): number;
  ZSTD_createDCtx(): number;
  ZSTD_DCtx_setParameter(context: number, parameter: number, value: number): number;
  ZSTD_DCtx_reset(context: number, what: number): number;
  ZSTD_DCtx_refDDict(context: number, dictionary: number): number;
  ZSTD_DCtx_refPrefix(context: number, data: number, size: number): number;
  ZSTD_DCtx_loadDictionary(context: number, data: number, size: number): number;
  ZSTD_createDDict(data: number, size: number): number;
  ZSTD_decompressStream(context: number, output: number, input: number): number;
  ZSTD_cParam_getBounds(out: number, parameter: number): void;
  ZSTD_dParam_getBounds(out: number, parameter: number): void;
  ZSTD_isError(code: number): number;
  ZSTD_getErrorName(code: number): number;
  ZSTD_getFrameContentSize(data: number, size: number): bigint;
  ZSTD_findFrameCompressedSize(data: number, size: number): number;
  ZSTD_getDictID_fromFrame(data: number, size: number): number;
  ZSTD_getDictID_fromDict(data: number, size: number): number;
}

const COMPRESSION: readonly (readonly [number, string, string])[] = [
  [100, "compressionLevel", "compression_level"],
  [101, "windowLog", "window_log"],
  [102, "hashLog", "hash_log"],
  [103, "chainLog", "chain_log"],
  [104, "searchLog", "search_log"],
  [105, "minMatch", "min_match"],
  [106, "targetLength", "target_length"],
  [107, "strategy", "strategy"],
  [160, "enableLongDistanceMatching", "enable_long_distance_matching"],
  [161, "ldmHashLog", "ldm_hash_log"],
  [162, "ldmMinMatch", "ldm_min_match"],
  [163, "ldmBucketSizeLog", "ldm_bucket_size_log"],
  [164, "ldmHashRateLog", "ldm_hash_rate_log"],
  [200, "contentSizeFlag", "content_size_flag"],
  [201, "checksumFlag", "checksum_flag"],
  [202, "dictIDFlag", "dict_id_flag"],
  [400, "nbWorkers", "nb_workers"],
  [401, "jobSize", "job_size"],
  [402, "overlapLog", "overlap_log"],
];
export const COMPRESSION_LEVEL = 100;
const WINDOW_LOG_MAX = 100;

/** Python's name of a parameter. */
export function parameterName(parameter: number, compressing: boolean): string | undefined {
  if (!compressing) return parameter === WINDOW_LOG_MAX ? "window_log_max" : undefined;
  return COMPRESSION.find(([number]) => number === parameter)?.[2];
}

const STRATEGIES = ["fast", "dfast", "greedy", "lazy", "lazy2", "btlazy2", "btopt", "btultra", "btultra2"];

export const constants: Readonly<Record<string, number>> = {
  ...Object.fromEntries(COMPRESSION.map(([number, name]) => [`ZSTD_c_${name}`, number])),
  ZSTD_d_windowLogMax: WINDOW_LOG_MAX,
  ...Object.fromEntries(STRATEGIES.map((name, i) => [`ZSTD_${name}`, i + 1])),
  ZSTD_CLEVEL_DEFAULT: 3,
  ZSTD_DStreamOutSize: 131072,
};
