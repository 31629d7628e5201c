// The item kinds of module array: one typed array class and a pair of conversions a type code. Follows the xx_getitem and xx_setitem
// functions of Modules/arraymodule.c; sizes are those of 64-bit Linux.

import { toDouble } from "#runtime/native/convert.ts";
import { overflowError, typeError, valueError } from "#runtime/objects/exceptions.ts";
import { normalizeInt, PyFloat } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { codePointsOf, fromCodePoints, strLength, strValue } from "#runtime/objects/str.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { toIndexValue } from "#runtime/operators/protocols.ts";

/** Memory seen as numbers, or as pairs of 32-bit words for the 64-bit kinds. */
export type Cells =
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float32Array
  | Float64Array;

export interface ItemKind {
  readonly code: string;
  readonly size: number;
  /** How memoryview and struct name it. */
  readonly format: string;
  /** "int" items are their cell's number; "wide" items take two words. */
  readonly shape: "int" | "wide" | "float" | "text";
  readonly signed: boolean;
  /** Code of the machine format in pickles of little-endian machines. */
  readonly machine: number;
  readonly cells: (buffer: ArrayBufferLike) => Cells;
  readonly get: (cells: Cells, i: number) => PyValue;
  /** The number to store; for wide items a bigint. Throws what the item cannot hold. */
  readonly convert: (v: PyValue) => number | bigint;
}

const LONG_MIN = -(2n ** 63n);

/** A C long: PyLong_AsLong. */
function long(v: PyValue): number | bigint {
  const n = typeof v === "number" ? v : toIndexValue(v);
  if (typeof n === "bigint" && (n < LONG_MIN || n > -LONG_MIN - 1n))
    throw overflowError("Python int too large to convert to C long");
  return n;
}

function checked(v: PyValue, low: number, high: number, what: string): number {
  if (typeof v === "number" && v >= low && v <= high) return v;
  const n = long(v);
  if (n < low) throw overflowError(`${what} is less than minimum`);
  if (n > high) throw overflowError(`${what} is greater than maximum`);
  return Number(n);
}
const short = (v: PyValue): number => checked(v, -0x8000, 0x7fff, "signed short integer");
const int = (v: PyValue): number => checked(v, -0x80000000, 0x7fffffff, "signed integer");

function unsignedLong(v: PyValue): number | bigint {
  const n = typeof v === "number" ? v : toIndexValue(v);
  if (n < 0) throw overflowError("can't convert negative value to unsigned int");
  if (n >= 2n ** 64n) throw overflowError("Python int too large to convert to C unsigned long");
  return n;
}

function longLong(v: PyValue): number | bigint {
  const n = typeof v === "number" ? v : toIndexValue(v);
  if (typeof n === "bigint" && (n < LONG_MIN || n > -LONG_MIN - 1n)) throw overflowError("int too big to convert");
  return n;
}

function unsignedLongLong(v: PyValue): number | bigint {
  const n = typeof v === "number" ? v : toIndexValue(v);
  if (n < 0) throw overflowError("can't convert negative int to unsigned");
  if (n >= 2n ** 64n) throw overflowError("int too big to convert");
  return n;
}

function character(v: PyValue): number {
  const s = strValue(v);
  if (s === undefined) throw typeError(`array item must be a unicode character, not ${typeName(v)}`);
  if (strLength(s) !== 1)
    throw typeError(`array item must be a unicode character, not a string of length ${strLength(s)}`);
  return codePointsOf(s)[0]!;
}

/** The str of stored characters. */
export function charactersOf(cells: ArrayLike<number>): PyValue {
  const points = Array.from(cells);
  for (const p of points)
    if (p > 0x10ffff) throw valueError(`character U+${p.toString(16)} is not in range [U+0000; U+10ffff]`);
  return fromCodePoints(points);
}

const wordOf = (cells: Cells, i: number): number => cells[i]!;
const floatOf = (cells: Cells, i: number): PyValue => new PyFloat(cells[i]!);

function wide(signed: boolean): ItemKind["get"] {
  return (cells, i) => {
    const low = cells[2 * i]!;
    const high = signed ? cells[2 * i + 1]! | 0 : cells[2 * i + 1]!;
    if (high < 0x200000 && high > -0x200000) return high * 0x100000000 + low;
    return normalizeInt((BigInt(high) << 32n) | BigInt(low));
  };
}

/** Stores what `convert` gave. */
export function store(kind: ItemKind, cells: Cells, i: number, n: number | bigint): void {
  if (kind.shape !== "wide") cells[i] = n as number;
  else if (typeof n === "number") {
    cells[2 * i] = n;
    cells[2 * i + 1] = Math.floor(n / 0x100000000);
  } else {
    cells[2 * i] = Number(n & 0xffffffffn);
    cells[2 * i + 1] = Number((n >> 32n) & 0xffffffffn);
  }
}

const words = (b: ArrayBufferLike): Cells => new Uint32Array(b);

function item(
  code: string,
  size: number,
  shape: ItemKind["shape"],
  signed: boolean,
  machine: number,
  cells: ItemKind["cells"],
  get: ItemKind["get"],
  convert: ItemKind["convert"],
): ItemKind {
  return { code, size, format: code === "u" ? "w" : code, shape, signed, machine, cells, get, convert };
}

/** In the order of `array.typecodes`. */
export const itemKinds: readonly ItemKind[] = [
  item(
    "b",
    1,
    "int",
    true,
    1,
    (b) => new Int8Array(b),
    wordOf,
    (v) => {
      const n = short(v);
      if (n < -128) throw overflowError("signed char is less than minimum");
      if (n > 127) throw overflowError("signed char is greater than maximum");
      return n;
    },
  ),
  item(
    "B",
    1,
    "int",
    false,
    0,
    (b) => new Uint8Array(b),
    wordOf,
    (v) => {
      if (typeof v === "number" && v >= 0 && v < 256) return v;
      const n = long(v);
      if (n < 0) throw overflowError("unsigned byte integer is less than minimum");
      if (n > 255) throw overflowError("unsigned byte integer is greater than maximum");
      return Number(n);
    },
  ),
  item("u", 4, "text", false, 20, words, (c, i) => charactersOf([c[i]!]), character),
  item("w", 4, "text", false, 20, words, (c, i) => charactersOf([c[i]!]), character),
  item("h", 2, "int", true, 4, (b) => new Int16Array(b), wordOf, short),
  item(
    "H",
    2,
    "int",
    false,
    2,
    (b) => new Uint16Array(b),
    wordOf,
    (v) => {
      const n = int(v);
      if (n < 0) throw overflowError("unsigned short is less than minimum");
      if (n > 0xffff) throw overflowError("unsigned short is greater than maximum");
      return n;
    },
  ),
  item("i", 4, "int", true, 8, (b) => new Int32Array(b), wordOf, int),
  item("I", 4, "int", false, 6, words, wordOf, (v) => {
    const n = unsignedLong(v);
    if (n > 0xffffffff) throw overflowError("unsigned int is greater than maximum");
    return n;
  }),
  item("l", 8, "wide", true, 12, words, wide(true), long),
  item("L", 8, "wide", false, 10, words, wide(false), unsignedLong),
  item("q", 8, "wide", true, 12, words, wide(true), longLong),
  item("Q", 8, "wide", false, 10, words, wide(false), unsignedLongLong),
  item("f", 4, "float", true, 14, (b) => new Float32Array(b), floatOf, toDouble),
  item("d", 8, "float", true, 16, (b) => new Float64Array(b), floatOf, toDouble),
];

export const kindByCode: ReadonlyMap<string, ItemKind> = new Map(itemKinds.map((k) => [k.code, k]));
