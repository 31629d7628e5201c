// Filter chains: from Python's dicts to liblzma's structures and back (Modules/_lzmamodule.c).

import { callMethod } from "#runtime/attributes.ts";
import { attempt } from "#runtime/calls/call.ts";
import type { CLibrary } from "#runtime/native/c-library.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import {
  KeyErrorType,
  overflowError,
  type PyBaseException,
  TypeErrorType,
  typeError,
  valueError,
} from "#runtime/objects/exceptions.ts";
import { normalizeInt } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { jsText } from "#runtime/objects/str.ts";
import { isInstance, typeOf } from "#runtime/objects/type-of.ts";
import { getitem } from "#runtime/operators/items.ts";
import { length, toArray, toIndexValue } from "#runtime/operators/protocols.ts";
import type { Lzma } from "./library.ts";

export const FILTER_LZMA1 = 0x4000000000000001n;
export const FILTER_LZMA2 = 0x21n;
export const FILTER_DELTA = 3n;
const isBcj = (id: bigint): boolean => id >= 4n && id <= 9n;
const NO_FILTER = 0xffff_ffff_ffff_ffffn;
const MAX_FILTERS = 4;
export const PRESET_DEFAULT = 6;

/** Offsets in lzma_options_lzma. */
const LZMA_FIELDS: Readonly<Record<string, number>> = {
  dict_size: 0,
  lc: 12,
  lp: 16,
  pb: 20,
  mode: 24,
  nice_len: 28,
  mf: 32,
  depth: 36,
};
const OPTIONS_ROOM = 160;

export interface Failures {
  lzma(text: string): PyBaseException;
}

function u32(v: PyValue): number {
  const n = toIndexValue(v);
  if (n < 0) throw valueError("Cannot convert negative int");
  if (n > 0xffffffff) throw overflowError("Value too large for uint32_t type");
  return Number(n);
}
function u64(v: PyValue): bigint {
  const n = BigInt(toIndexValue(v));
  if (n < 0n) throw valueError("Cannot convert negative int");
  if (n > NO_FILTER) throw overflowError("Value too large for uint64_t type");
  return n;
}

function idOf(spec: PyValue): bigint {
  if (typeOf(spec).lookup("__getitem__") === undefined)
    throw typeError("Filter specifier must be a dict or dict-like object");
  const id = attempt(
    () => getitem(spec, "id"),
    (e) => isInstance(e, KeyErrorType),
  );
  if (id === undefined) throw valueError('Filter specifier must have an "id" entry');
  return u64(id);
}

/** The other entries of a specifier; a wrong one is the filter's own error. */
function entries(spec: PyValue, allowed: readonly string[], filter: string): Map<string, PyValue> {
  const wrong = valueError(`Invalid filter specifier for ${filter} filter`);
  const found = attempt(
    () => toArray(callMethod(spec, "items")).map((pair) => [getitem(pair, 0), getitem(pair, 1)] as const),
    (e) => isInstance(e, TypeErrorType),
  );
  if (found === undefined) throw wrong;
  const out = new Map<string, PyValue>();
  for (const [key, value] of found) {
    const name = jsText(key);
    if (name === undefined || !(allowed.includes(name) || name === "id")) throw wrong;
    out.set(name, value);
  }
  return out;
}

/** Fills one lzma_filter; its options are memory of their own. */
export function putFilter(library: CLibrary<Lzma>, at: number, spec: PyValue, failures: Failures): void {
  const id = idOf(spec);
  let options = 0;
  if (id === FILTER_LZMA1 || id === FILTER_LZMA2) {
    const given = entries(spec, ["preset", ...Object.keys(LZMA_FIELDS)], "LZMA");
    const preset = given.has("preset") ? u32(given.get("preset")!) : PRESET_DEFAULT;
    options = library.alloc(OPTIONS_ROOM);
    if (library.c.lzma_lzma_preset(options, preset) !== 0) throw failures.lzma(`Invalid compression preset: ${preset}`);
    for (const [name, value] of given)
      if (name in LZMA_FIELDS) library.setU32(options + LZMA_FIELDS[name]!, u32(value));
  } else if (id === FILTER_DELTA) {
    const given = entries(spec, ["dist"], "delta");
    const dist = given.has("dist") ? u32(given.get("dist")!) : 1;
    options = library.alloc(OPTIONS_ROOM);
    library.setU32(options + 4, dist);
  } else if (isBcj(id)) {
    const given = entries(spec, ["start_offset"], "BCJ");
    const offset = given.has("start_offset") ? u32(given.get("start_offset")!) : 0;
    options = library.alloc(OPTIONS_ROOM);
    library.setU32(options, offset);
  } else throw valueError(`Invalid filter ID: ${id}`);
  library.view.setBigUint64(at, id, true);
  library.setU32(at + 8, options);
}

/** Runs with a chain of filters in C memory. */
export function withFilters<T>(
  library: CLibrary<Lzma>,
  specs: PyValue,
  failures: Failures,
  use: (chain: number) => T,
): T {
  const count = length(specs);
  if (count > MAX_FILTERS) throw valueError(`Too many filters - liblzma supports a maximum of ${MAX_FILTERS}`);
  const chain = library.alloc(16 * (MAX_FILTERS + 1));
  library.view.setBigUint64(chain, NO_FILTER, true);
  try {
    for (let i = 0; i < count; i++) {
      putFilter(library, chain + 16 * i, getitem(specs, i), failures);
      library.view.setBigUint64(chain + 16 * (i + 1), NO_FILTER, true);
    }
    return use(chain);
  } finally {
    for (let i = 0; i < MAX_FILTERS; i++) {
      const options = library.u32(chain + 16 * i + 8);
      if (options !== 0) library.c.free(options);
    }
    library.c.free(chain);
  }
}

/** A filter's specifier from liblzma's structure. */
export function specOf(library: CLibrary<Lzma>, at: number): PyDict {
  const id = library.view.getBigUint64(at, true);
  const options = library.u32(at + 8);
  const spec = new PyDict();
  spec.set("id", normalizeInt(id));
  const add = (name: string, offset: number): void => spec.set(name, library.u32(options + offset));
  if (id === FILTER_LZMA1) for (const name of ["lc", "lp", "pb", "dict_size"]) add(name, LZMA_FIELDS[name]!);
  else if (id === FILTER_LZMA2) add("dict_size", 0);
  else if (id === FILTER_DELTA) add("dist", 4);
  else if (isBcj(id)) {
    if (options !== 0) add("start_offset", 0);
  } else throw valueError(`Invalid filter ID: ${id}`);
  return spec;
}
