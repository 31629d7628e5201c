// What scripts/build-wasm.ts compiles, and how.

import { untar } from "./tar.ts";

type Files = ReadonlyMap<string, Uint8Array>;

export interface Recipe {
  readonly name: string;
  /** The npm package that carries the sources. */
  readonly package: { readonly spec: string; readonly integrity: string };
  readonly flags: readonly string[];
  readonly exports: readonly string[];
  /** The files that clang sees; every `.c` among them is compiled. */
  files(files: Files, bzip2: () => Promise<Uint8Array>): Promise<Map<string, Uint8Array | string>>;
}

export const BZIP2: Recipe = {
  name: "bz2",
  package: {
    spec: "node-bzip2@1.0.2",
    integrity: "8FuUT+LanRlsyzjXyVmSFpkm7qt4zX+XFoVOz3tC/bIi5kwMZgx0r2fs0zPt49uIgwruuEbGTzrROhMh1+swGw==",
  },
  flags: ["-DBZ_NO_STDIO"],
  exports: ["CompressInit", "Compress", "CompressEnd", "DecompressInit", "Decompress", "DecompressEnd"].map(
    (name) => `BZ2_bz${name}`,
  ),
  files: async (files) => {
    const kept = "blocksort.c bzlib.c compress.c crctable.c decompress.c huffman.c randtable.c bzlib.h bzlib_private.h";
    const out = new Map<string, Uint8Array | string>(kept.split(" ").map((n) => [n, files.get(`lib/bzip2/${n}`)!]));
    out.set("bz_version.h", '#define BZ_VERSION "1.1.0"\n');
    out.set("failure.c", "void bz_internal_error(int code) { __builtin_trap(); }\n");
    return out;
  },
};

const LZMA_PARTS = {
  CHECK: "CRC32 CRC64 SHA256",
  ENCODER: "LZMA1 LZMA2 DELTA X86 POWERPC IA64 ARM ARMTHUMB SPARC",
  DECODER: "LZMA1 LZMA2 DELTA X86 POWERPC IA64 ARM ARMTHUMB SPARC",
  MF: "HC3 HC4 BT2 BT3 BT4",
};
const LZMA_HEADERS = ["STDINT_H", "STDBOOL_H", "INTTYPES_H", "STRING_H", "LIMITS_H"];

const LZMA: Recipe = {
  name: "lzma",
  package: {
    spec: "lzma-native@8.0.6",
    integrity: "09xfg67mkL2Lz20PrrDeNYZxzeW7ADtpYFbwSQh9U8+76RIzx5QsJBMy8qikv3hbUPfpy6hqwxt6FcGK81g9AA==",
  },
  flags: [
    "-DHAVE_CONFIG_H",
    "-Istubs",
    "-Icommon",
    ...["api", "common", "check", "lz", "rangecoder", "lzma", "delta", "simple"].map((d) => `-Iliblzma/${d}`),
    "-I.",
  ],
  exports: [
    "lzma_easy_encoder lzma_stream_encoder lzma_alone_encoder lzma_raw_encoder lzma_auto_decoder lzma_stream_decoder",
    "lzma_alone_decoder lzma_raw_decoder lzma_code lzma_end lzma_get_check lzma_check_is_supported lzma_lzma_preset",
    "lzma_properties_size lzma_properties_encode lzma_properties_decode lzma_filter_encoder_is_supported",
    "lzma_easy_encoder_memusage lzma_memusage",
  ].flatMap((line) => line.split(" ")),
  files: async (files, bzip2) => {
    const { decompressBzip2 } = await import("./bunzip2.ts");
    const out = new Map<string, Uint8Array | string>();
    for (const [path, data] of untar(decompressBzip2(await bzip2(), files.get("deps/xz-5.2.3.tar.bz2")!))) {
      const inside = path.replace(/^[^/]+\/src\//, "");
      const wanted = /^liblzma\/.*\.[ch]$/.test(inside) || /^common\/(sysdefs|tuklib_[a-z]+|mythread)\.h$/.test(inside);
      // Made by the build of liblzma: tools, threads, and forms of tables for other sizes.
      const other = /_tablegen|_small\.c|stream_encoder_mt|hardware_(cputhreads|physmem)|outqueue\.c|crc\d+_x86/;
      if (wanted && !other.test(inside)) out.set(inside, data);
    }
    // There are no signals to block.
    const signals =
      "typedef int sigset_t; static inline int sigprocmask(int h, const sigset_t *s, sigset_t *o) { return 0; }";
    out.set("stubs/signal.h", `${signals}\n`);
    const defines = Object.entries(LZMA_PARTS).flatMap(([kind, names]) =>
      names.split(" ").map((name) => `HAVE_${kind}_${name}`),
    );
    const flags = [...defines, ...LZMA_HEADERS.map((h) => `HAVE_${h}`), "NDEBUG"];
    out.set(
      "config.h",
      `${flags.map((d) => `#define ${d} 1\n`).join("")}#define SIZEOF_SIZE_T 4\n#define HAVE_VISIBILITY 0\n`,
    );
    return out;
  },
};

const ZSTD: Recipe = {
  name: "zstd",
  package: {
    spec: "zstd-napi@0.0.13",
    integrity: "ErGF+Ko1PsbooU6oC/sc/diiWKwVa0kd/5AkFSs7kg5kwcEuOtSzOy3xUOadXQlAVNab9TxsxaUk3hOq3cj/lA==",
  },
  flags: ["-DZSTD_DISABLE_ASM=1", "-DZSTD_NO_INTRINSICS", "-DXXH_NAMESPACE=ZSTD_", "-I."],
  exports: [
    "versionNumber createCCtx freeCCtx CCtx_setParameter CCtx_reset CCtx_setPledgedSrcSize CCtx_refCDict CCtx_refPrefix",
    "CCtx_loadDictionary createCDict freeCDict compressStream2 createDCtx freeDCtx DCtx_setParameter DCtx_reset",
    "DCtx_refDDict DCtx_refPrefix DCtx_loadDictionary createDDict freeDDict decompressStream cParam_getBounds",
    "dParam_getBounds isError getErrorName getErrorCode getFrameContentSize findFrameCompressedSize getDictID_fromFrame",
    "getDictID_fromDict minCLevel maxCLevel defaultCLevel compressBound CStreamOutSize DStreamInSize DStreamOutSize",
  ].flatMap((line) => line.split(" ").map((name) => `ZSTD_${name}`)),
  files: async (files) =>
    new Map(
      [...files]
        .filter(([path]) => /^deps\/zstd\/lib\/.*\.[ch]$/.test(path))
        .map(([path, data]) => [path.slice("deps/zstd/lib/".length), data]),
    ),
};

export const recipes: readonly Recipe[] = [BZIP2, ZSTD, LZMA];
