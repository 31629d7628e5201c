// Parameters of compression and decompression, with the errors of wrong ones (Modules/_zstd/_zstdmodule.c: set_parameter_error).

import type { CLibrary } from "#runtime/native/c-library.ts";
import { cInt } from "#runtime/native/convert.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import { type PyBaseException, typeError, valueError } from "#runtime/objects/exceptions.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { typeName, typeOf } from "#runtime/objects/type-of.ts";
import { COMPRESSION_LEVEL, parameterName, type Zstd } from "./library.ts";

export interface Bounds {
  /** A code of libzstd; not an error when the bounds hold. */
  readonly status: number;
  readonly lower: number;
  readonly upper: number;
}

export function boundsOf(library: CLibrary<Zstd>, parameter: number, compressing: boolean): Bounds {
  const out = library.alloc(12);
  if (compressing) library.c.ZSTD_cParam_getBounds(out, parameter);
  else library.c.ZSTD_dParam_getBounds(out, parameter);
  const { view } = library;
  return {
    status: view.getUint32(out, true),
    lower: view.getInt32(out + 4, true),
    upper: view.getInt32(out + 8, true),
  };
}

function wrong(library: CLibrary<Zstd>, parameter: number, value: number, compressing: boolean): PyBaseException {
  const what = compressing ? "compression" : "decompression";
  const { status, lower, upper } = boundsOf(library, parameter, compressing);
  const name = parameterName(parameter, compressing) ?? `unknown parameter (key ${parameter})`;
  if (library.c.ZSTD_isError(status) !== 0) return valueError(`invalid ${what} parameter '${name}'`);
  const range = `the valid range is [${lower}, ${upper}]`;
  if (compressing && parameter === COMPRESSION_LEVEL) return valueError(`illegal compression level ${value}; ${range}`);
  return valueError(`${what} parameter '${name}' received an illegal value ${value}; ${range}`);
}

/** Sets one parameter of a context. */
export function setParameter(
  library: CLibrary<Zstd>,
  context: number,
  parameter: number,
  value: number,
  compressing: boolean,
): void {
  const { c } = library;
  if (compressing && parameter === COMPRESSION_LEVEL) {
    const { lower, upper } = boundsOf(library, parameter, true);
    if (value < lower || value > upper) throw wrong(library, parameter, value, true);
  }
  const code = compressing
    ? c.ZSTD_CCtx_setParameter(context, parameter, value)
    : c.ZSTD_DCtx_setParameter(context, parameter, value);
  if (c.ZSTD_isError(code) !== 0) throw wrong(library, parameter, value, compressing);
}

/** Sets the parameters of an options dict; gives the compression level if it is among them. */
export function setOptions(
  library: CLibrary<Zstd>,
  context: number,
  options: PyValue,
  compressing: boolean,
  foreign: PyValue | undefined,
): number | undefined {
  const owner = compressing ? "ZstdCompressor" : "ZstdDecompressor";
  if (!(options instanceof PyDict))
    throw typeError(`${owner}() argument 'options' must be dict, not ${typeName(options)}`);
  let level: number | undefined;
  for (const [key, value] of options.pairs()) {
    if (foreign !== undefined && typeOf(key) === foreign)
      throw typeError(
        compressing
          ? "compression options dictionary key must not be a DecompressionParameter attribute"
          : "compression options dictionary key must not be a CompressionParameter attribute",
      );
    const parameter = cInt(key, "options");
    const number = cInt(value, "options");
    if (compressing && parameter === COMPRESSION_LEVEL) level = number;
    setParameter(library, context, parameter, number, compressing);
  }
  return level;
}
