// The simple types by their `_type_` codes: sizes (of 64-bit Linux), reading and writing. Follows the *_set and *_get functions of
// Modules/_ctypes/cfield.c.

import { toComplex } from "#builtins/complex/index.ts";
import type { Memory } from "#runtime/memory/address-space.ts";
import { load16, load32, store16, store32 } from "#runtime/native/byte-order.ts";
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

// Small arrays are read byte by byte: looking at their buffer makes the host move them. Floats go through one of a fixed place.
const scratch = new Uint8Array(32);
const scratchView = new DataView(scratch.buffer);
const singles = new Float32Array(scratch.buffer);
const doubles = new Float64Array(scratch.buffer);
/** Is the host's own order that of the machine which ctypes shows? It is everywhere. */
const LITTLE_HOST = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

type Load = (bytes: Uint8Array, at: number, little: boolean) => PyValue;
type Store = (bytes: Uint8Array, at: number, v: PyValue, little: boolean) => void;

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

/** An int reduced to its 32 low bits or less. */
function low32(v: PyValue): number {
  if (typeof v === "number") return v | 0;
  const n = toIndexValue(v);
  return typeof n === "number" ? n | 0 : Number(BigInt.asIntN(32, n));
}
function storeWide(bytes: Uint8Array, at: number, v: PyValue, little: boolean): void {
  const n = typeof v === "number" ? v : toIndexValue(v);
  const low = little ? at : at + 4;
  const high = little ? at + 4 : at;
  if (typeof n === "number") {
    store32(bytes, low, n | 0, little);
    store32(bytes, high, Math.floor(n / 0x100000000) | 0, little);
  } else {
    store32(bytes, low, Number(BigInt.asIntN(32, n)), little);
    store32(bytes, high, Number(BigInt.asIntN(32, n >> 32n)), little);
  }
}
function wideOf(high: number, low: number): PyValue {
  if (high < 0x200000 && high > -0x200000) return high * 0x100000000 + low;
  return normalizeInt((BigInt(high) << 32n) | BigInt(low));
}
function loadWide(bytes: Uint8Array, at: number, little: boolean): PyValue {
  const low = load32(bytes, little ? at : at + 4, little) >>> 0;
  return wideOf(load32(bytes, little ? at + 4 : at, little), low);
}
function loadUnsignedWide(bytes: Uint8Array, at: number, little: boolean): PyValue {
  const low = load32(bytes, little ? at : at + 4, little) >>> 0;
  return wideOf(load32(bytes, little ? at + 4 : at, little) >>> 0, low);
}

/** Moves a number of a few bytes to or from the fixed place, in the host's order. */
function copy(from: Uint8Array, fromAt: number, to: Uint8Array, toAt: number, size: number, little: boolean): void {
  if (little === LITTLE_HOST) for (let i = 0; i < size; i++) to[toAt + i] = from[fromAt + i]!;
  else for (let i = 0; i < size; i++) to[toAt + i] = from[fromAt + size - 1 - i]!;
}
function loadSingle(bytes: Uint8Array, at: number, little: boolean): number {
  copy(bytes, at, scratch, 0, 4, little);
  return singles[0]!;
}
function storeSingle(bytes: Uint8Array, at: number, x: number, little: boolean): void {
  singles[0] = x;
  copy(scratch, 0, bytes, at, 4, little);
}
function loadDouble(bytes: Uint8Array, at: number, little: boolean): number {
  copy(bytes, at, scratch, 0, 8, little);
  return doubles[0]!;
}
function storeDouble(bytes: Uint8Array, at: number, x: number, little: boolean): void {
  doubles[0] = x;
  copy(scratch, 0, bytes, at, 8, little);
}
function loadLong(bytes: Uint8Array, at: number): number {
  copy(bytes, at, scratch, 0, 16, LITTLE_HOST);
  return loadLongDouble(scratchView, 0);
}
function storeLong(bytes: Uint8Array, at: number, x: number): void {
  storeLongDouble(scratchView, 0, x);
  copy(scratch, 0, bytes, at, 16, LITTLE_HOST);
}

function complexParts(v: PyValue): readonly [number, number] {
  const z = toComplex(v);
  if (z === undefined) throw typeError(`must be real number, not ${typeName(v)}`);
  return [z[0], z[1]];
}

/** A complex number of two parts, which are `size` bytes each. */
function complexKind(
  size: number,
  load: (bytes: Uint8Array, at: number, little: boolean) => number,
  store: (bytes: Uint8Array, at: number, x: number, little: boolean) => void,
): NumberKind {
  return {
    size: 2 * size,
    align: size,
    load: (bytes, at, little) => new PyComplex(load(bytes, at, little), load(bytes, at + size, little)),
    store(bytes, at, v, little) {
      const [real, imaginary] = complexParts(v);
      store(bytes, at, real, little);
      store(bytes, at + size, imaginary, little);
    },
  };
}

const signed = { integer: true, signed: true };
const unsigned = { integer: true, signed: false };
const int8: NumberKind = {
  size: 1,
  ...signed,
  load: (bytes, at) => (bytes[at]! << 24) >> 24,
  store(bytes, at, v) {
    bytes[at] = low32(v);
  },
};
const int16: NumberKind = {
  size: 2,
  ...signed,
  load: (bytes, at, little) => (load16(bytes, at, little) << 16) >> 16,
  store: (bytes, at, v, little) => store16(bytes, at, low32(v), little),
  swaps: true,
};
const int32: NumberKind = {
  size: 4,
  ...signed,
  load: load32,
  store: (bytes, at, v, little) => store32(bytes, at, low32(v), little),
  swaps: true,
};
const wide: NumberKind = { size: 8, ...signed, load: loadWide, store: storeWide, swaps: true };
const unsignedWide: NumberKind = { ...wide, signed: false, load: loadUnsignedWide };

const numbers: Record<string, NumberKind> = {
  b: int8,
  B: { ...int8, ...unsigned, load: (bytes, at) => bytes[at]! },
  h: int16,
  H: { ...int16, ...unsigned, load: load16 },
  i: int32,
  I: { ...int32, ...unsigned, load: (bytes, at, little) => load32(bytes, at, little) >>> 0 },
  l: { ...wide, format: "q" },
  L: { ...unsignedWide, format: "Q" },
  q: wide,
  Q: unsignedWide,
  "?": {
    size: 1,
    ...unsigned,
    load: (bytes, at) => bytes[at] !== 0,
    store(bytes, at, v) {
      bytes[at] = truthy(v) ? 1 : 0;
    },
  },
  v: {
    size: 2,
    load: (bytes, at, little) => load16(bytes, at, little) !== 0,
    store: (bytes, at, v, little) => store16(bytes, at, truthy(v) ? -1 : 0, little),
  },
  f: {
    size: 4,
    load: (bytes, at, little) => new PyFloat(loadSingle(bytes, at, little)),
    store: (bytes, at, v, little) => storeSingle(bytes, at, toDouble(v), little),
    swaps: true,
  },
  d: {
    size: 8,
    load: (bytes, at, little) => new PyFloat(loadDouble(bytes, at, little)),
    store: (bytes, at, v, little) => storeDouble(bytes, at, toDouble(v), little),
    swaps: true,
  },
  g: {
    size: 16,
    load: (bytes, at) => new PyFloat(loadLong(bytes, at)),
    store: (bytes, at, v) => storeLong(bytes, at, toDouble(v)),
  },
  F: complexKind(4, loadSingle, storeSingle),
  D: complexKind(8, loadDouble, storeDouble),
  G: complexKind(16, loadLong, storeLong),
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
    get: (memory, at) => load(memory.bytes, at, little),
    set(memory, at, v) {
      store(memory.bytes, at, v, little);
      return None;
    },
  };
}

// --- characters and pointers ---

export function readAddress(memory: Memory, at: number): number | bigint {
  return loadUnsignedWide(memory.bytes, at, true) as number | bigint;
}
export function writeAddress(memory: Memory, at: number, address: number | bigint): void {
  storeWide(memory.bytes, at, address, true);
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
    get: (memory, at) => wideText([load32(memory.bytes, at, true) >>> 0]),
    set(memory, at, v) {
      store32(memory.bytes, at, characterValue(v), true);
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
