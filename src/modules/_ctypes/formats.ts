// The simple types by their `_type_` codes: sizes (of 64-bit Linux), reading and writing. Follows the *_set and *_get functions of
// Modules/_ctypes/cfield.c.

import { toComplex } from "#builtins/complex/index.ts";
import type { Memory } from "#runtime/memory/address-space.ts";
import { toDouble } from "#runtime/native/convert.ts";
import { PyCapsule } from "#runtime/objects/capsule.ts";
import { PyByteArray, PyBytes } from "#runtime/objects/containers.ts";
import { typeError, valueError } from "#runtime/objects/exceptions.ts";
import { isInt, normalizeInt, PyComplex, PyFloat } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { codePointsOf, fromCodePoints, strLength, strValue } from "#runtime/objects/str.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { toIndexValue, truthy } from "#runtime/operators/protocols.ts";
import { loadLongDouble, storeLongDouble } from "./longdouble.ts";
import { addressOfBytes, addressOfText, addressOfValue, textAt, valueAt, wideTextAt } from "./memory.ts";

export interface SimpleFormat {
  readonly code: string;
  readonly size: number;
  readonly align: number;
  /** Byte order first. */
  readonly bufferFormat: string;
  /** May be a bit field. */
  readonly integer: boolean;
  readonly signed: boolean;
  readonly get: (memory: Memory, at: number) => PyValue;
  /** Stores; gives the object that must live as long as the memory refers to it, or None. */
  readonly set: (memory: Memory, at: number, v: PyValue) => PyValue;
  /** The same in the other byte order. */
  readonly swapped?: SimpleFormat;
}

/** In the order in which error messages list them. */
export const TYPE_CODES = "cbBhHiIlLdDFGfuzZqQPOv?g";

type Load = (view: DataView, at: number, little: boolean) => PyValue;
type Store = (view: DataView, at: number, v: PyValue, little: boolean) => void;

interface NumberKind {
  size: number;
  integer?: boolean;
  signed?: boolean;
  /** struct's name of it, where ctypes has another code. */
  format?: string;
  align?: number;
  load: Load;
  store: Store;
  /** There is one of the other byte order. */
  swaps?: boolean;
}

/** An int reduced to what a number can hold, for DataView to cut to size. */
function low32(v: PyValue): number {
  const n = toIndexValue(v);
  return typeof n === "number" ? n : Number(BigInt.asIntN(32, n));
}
function storeWide(view: DataView, at: number, v: PyValue, little: boolean): void {
  view.setBigUint64(at, BigInt.asUintN(64, BigInt(toIndexValue(v))), little);
}
function loadWide(view: DataView, at: number, little: boolean): PyValue {
  const high = view.getInt32(little ? at + 4 : at, little);
  if (high < 0x200000 && high > -0x200000) return high * 0x100000000 + view.getUint32(little ? at : at + 4, little);
  return normalizeInt(view.getBigInt64(at, little));
}
function loadUnsignedWide(view: DataView, at: number, little: boolean): PyValue {
  const high = view.getUint32(little ? at + 4 : at, little);
  if (high < 0x200000) return high * 0x100000000 + view.getUint32(little ? at : at + 4, little);
  return normalizeInt(view.getBigUint64(at, little));
}
function complexParts(v: PyValue): readonly [number, number] {
  const z = toComplex(v);
  if (z === undefined) throw typeError(`must be real number, not ${typeName(v)}`);
  return [z[0], z[1]];
}

const signed = { integer: true, signed: true };
const unsigned = { integer: true, signed: false };
const int = (size: 1 | 2 | 4, isSigned: boolean): NumberKind => {
  const get = `get${isSigned ? "Int" : "Uint"}${size * 8}` as "getInt32";
  const set = `set${isSigned ? "Int" : "Uint"}${size * 8}` as "setInt32";
  return {
    size,
    ...(isSigned ? signed : unsigned),
    load: (view, at, little) => view[get](at, little),
    store: (view, at, v, little) => view[set](at, low32(v), little),
    swaps: size > 1,
  };
};
const wide: NumberKind = { size: 8, ...signed, load: loadWide, store: storeWide, swaps: true };
const unsignedWide: NumberKind = { ...wide, signed: false, load: loadUnsignedWide };

const numbers: Record<string, NumberKind> = {
  b: int(1, true),
  B: int(1, false),
  h: int(2, true),
  H: int(2, false),
  i: int(4, true),
  I: int(4, false),
  l: { ...wide, format: "q" },
  L: { ...unsignedWide, format: "Q" },
  q: wide,
  Q: unsignedWide,
  "?": {
    size: 1,
    ...unsigned,
    load: (view, at) => view.getUint8(at) !== 0,
    store: (view, at, v) => view.setUint8(at, truthy(v) ? 1 : 0),
  },
  v: {
    size: 2,
    load: (view, at, little) => view.getInt16(at, little) !== 0,
    store: (view, at, v, little) => view.setInt16(at, truthy(v) ? -1 : 0, little),
  },
  f: {
    size: 4,
    load: (view, at, little) => new PyFloat(view.getFloat32(at, little)),
    store: (view, at, v, little) => view.setFloat32(at, toDouble(v), little),
    swaps: true,
  },
  d: {
    size: 8,
    load: (view, at, little) => new PyFloat(view.getFloat64(at, little)),
    store: (view, at, v, little) => view.setFloat64(at, toDouble(v), little),
    swaps: true,
  },
  g: {
    size: 16,
    load: (view, at) => new PyFloat(loadLongDouble(view, at)),
    store: (view, at, v) => storeLongDouble(view, at, toDouble(v)),
  },
  F: {
    size: 8,
    align: 4,
    load: (view, at, little) => new PyComplex(view.getFloat32(at, little), view.getFloat32(at + 4, little)),
    store(view, at, v, little) {
      const [real, imaginary] = complexParts(v);
      view.setFloat32(at, real, little);
      view.setFloat32(at + 4, imaginary, little);
    },
  },
  D: {
    size: 16,
    align: 8,
    load: (view, at, little) => new PyComplex(view.getFloat64(at, little), view.getFloat64(at + 8, little)),
    store(view, at, v, little) {
      const [real, imaginary] = complexParts(v);
      view.setFloat64(at, real, little);
      view.setFloat64(at + 8, imaginary, little);
    },
  },
  G: {
    size: 32,
    align: 16,
    load: (view, at) => new PyComplex(loadLongDouble(view, at), loadLongDouble(view, at + 16)),
    store(view, at, v) {
      const [real, imaginary] = complexParts(v);
      storeLongDouble(view, at, real);
      storeLongDouble(view, at + 16, imaginary);
    },
  },
};

function numberFormat(code: string, kind: NumberKind, little: boolean): SimpleFormat {
  const { size, load, store } = kind;
  return {
    code,
    size,
    align: kind.align ?? size,
    bufferFormat: (little ? "<" : ">") + (kind.format ?? code),
    integer: kind.integer === true,
    signed: kind.signed === true,
    get: (memory, at) => load(memory.view, at, little),
    set(memory, at, v) {
      store(memory.view, at, v, little);
      return None;
    },
  };
}

// --- characters and pointers ---

export function readAddress(memory: Memory, at: number): number | bigint {
  return loadUnsignedWide(memory.view, at, true) as number | bigint;
}
export function writeAddress(memory: Memory, at: number, address: number | bigint): void {
  memory.view.setBigUint64(at, BigInt.asUintN(64, BigInt(address)), true);
}

const CHARACTER = "one character bytes, bytearray, or an integer in range(256) expected, not ";
function byteValue(v: PyValue): number {
  if (v instanceof PyBytes || v instanceof PyByteArray) {
    if (v.data.length === 1) return v.data[0]!;
    throw typeError(`${CHARACTER}${v instanceof PyBytes ? "bytes" : "bytearray"} of length ${v.data.length}`);
  }
  if (!isInt(v)) throw typeError(CHARACTER + typeName(v));
  const n = toIndexValue(v);
  if (n < 0 || n >= 256) throw typeError("integer not in range(256)");
  return Number(n);
}

function characterValue(v: PyValue): number {
  const s = strValue(v);
  if (s === undefined) throw typeError(`a unicode character expected, not instance of ${typeName(v)}`);
  if (strLength(s) !== 1) throw typeError(`a unicode character expected, not a string of length ${strLength(s)}`);
  return codePointsOf(s)[0]!;
}

/** The str of stored characters. */
export function wideText(points: number[]): PyValue {
  for (const p of points)
    if (p > 0x10ffff) throw valueError(`character U+${p.toString(16)} is not in range [U+0000; U+10ffff]`);
  return fromCodePoints(points);
}

type Setter = SimpleFormat["set"];

/** None and ints are stored as addresses; other values by `other`. */
const pointerSetter =
  (other: Setter): Setter =>
  (memory, at, v) => {
    if (v === None) writeAddress(memory, at, 0);
    else if (isInt(v)) writeAddress(memory, at, toIndexValue(v));
    else return other(memory, at, v);
    return None;
  };

const bare: Record<string, Pick<SimpleFormat, "size" | "get" | "set">> = {
  c: {
    size: 1,
    get: (memory, at) => new PyBytes(memory.bytes.slice(at, at + 1)),
    set(memory, at, v) {
      memory.bytes[at] = byteValue(v);
      return None;
    },
  },
  u: {
    size: 4,
    get: (memory, at) => wideText([memory.view.getUint32(at, true)]),
    set(memory, at, v) {
      memory.view.setUint32(at, characterValue(v), true);
      return None;
    },
  },
  z: {
    size: 8,
    get(memory, at) {
      const address = readAddress(memory, at);
      return address === 0 ? None : new PyBytes(textAt(address));
    },
    set: pointerSetter((memory, at, v) => {
      if (!(v instanceof PyBytes))
        throw typeError(`bytes or integer address expected instead of ${typeName(v)} instance`);
      writeAddress(memory, at, addressOfBytes(v));
      return v;
    }),
  },
  Z: {
    size: 8,
    get(memory, at) {
      const address = readAddress(memory, at);
      return address === 0 ? None : wideText(wideTextAt(address));
    },
    set: pointerSetter((memory, at, v) => {
      const s = strValue(v);
      if (s === undefined)
        throw typeError(`unicode string or integer address expected instead of ${typeName(v)} instance`);
      const keep = new PyCapsule("_ctypes/cfield.c pymem");
      writeAddress(memory, at, addressOfText(keep, codePointsOf(s)));
      return keep;
    }),
  },
  P: {
    size: 8,
    get(memory, at) {
      const address = readAddress(memory, at);
      return address === 0 ? None : address;
    },
    set: pointerSetter(() => {
      throw typeError("cannot be converted to pointer");
    }),
  },
  O: {
    size: 8,
    get(memory, at) {
      const address = readAddress(memory, at);
      if (address === 0) throw valueError("PyObject is NULL");
      return valueAt(address);
    },
    set(memory, at, v) {
      writeAddress(memory, at, addressOfValue(v));
      return v;
    },
  },
};

function makeFormats(): Map<string, SimpleFormat> {
  const made = new Map<string, SimpleFormat>();
  for (const [code, kind] of Object.entries(numbers)) {
    const format = numberFormat(code, kind, true);
    made.set(code, kind.swaps === true ? { ...format, swapped: numberFormat(code, kind, false) } : format);
  }
  for (const [code, kind] of Object.entries(bare))
    made.set(code, { ...kind, code, align: kind.size, bufferFormat: `<${code}`, integer: false, signed: false });
  return made;
}

export const formats: ReadonlyMap<string, SimpleFormat> = makeFormats();
