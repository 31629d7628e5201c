// Single items of native formats in memory (unpack_single, pack_single in Objects/memoryobject.c). Sizes are those of 64-bit CPython.

import { attempt } from "#runtime/calls/call.ts";
import { toDouble } from "#runtime/native/convert.ts";
import { PyBytes } from "#runtime/objects/containers.ts";
import {
  notImplementedError,
  OverflowErrorType,
  TypeErrorType,
  typeError,
  valueError,
} from "#runtime/objects/exceptions.ts";
import { normalizeInt, PyFloat } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { isInstance } from "#runtime/objects/type-of.ts";
import { toIndexValue, truthy } from "#runtime/operators/protocols.ts";

const SIZES: Readonly<Record<string, number>> = {
  "?": 1,
  c: 1,
  b: 1,
  B: 1,
  h: 2,
  H: 2,
  i: 4,
  I: 4,
  l: 8,
  L: 8,
  q: 8,
  Q: 8,
  n: 8,
  N: 8,
  P: 8,
  e: 2,
  f: 4,
  d: 8,
};

/** The one character of a native format, with or without "@"; undefined for other formats. */
export function nativeCode(format: string): string | undefined {
  const code = format.length === 2 && format[0] === "@" ? format[1]! : format;
  return code.length === 1 && Object.hasOwn(SIZES, code) ? code : undefined;
}

export function codeSize(code: string): number {
  return SIZES[code]!;
}

function viewOf(data: Uint8Array): DataView {
  return new DataView(data.buffer, data.byteOffset, data.byteLength);
}

/** The double of a half-precision number. */
export function halfToDouble(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** Half-precision bits, rounded to even; undefined on overflow. */
export function doubleToHalf(x: number): number | undefined {
  if (Number.isNaN(x)) return 0x7e00;
  const sign = x < 0 || Object.is(x, -0) ? 0x8000 : 0;
  const size = Math.abs(x);
  if (size === Number.POSITIVE_INFINITY) return sign | 0x7c00;
  if (size === 0) return sign;
  let exponent = Math.max(-14, Math.floor(Math.log2(size)));
  if (size < 2 ** exponent) exponent--;
  if (exponent < -14) exponent = -14;
  const scaled = (size / 2 ** exponent) * 1024;
  let whole = Math.floor(scaled);
  const rest = scaled - whole;
  if (rest > 0.5 || (rest === 0.5 && (whole & 1) === 1)) whole++;
  if (whole >= 2048) {
    whole /= 2;
    exponent++;
  }
  if (exponent > 15) return undefined;
  return whole < 1024 ? sign | whole : sign | ((exponent + 15) << 10) | (whole - 1024);
}

/** Reads the item at `at`. */
export function unpackItem(data: Uint8Array, at: number, code: string): PyValue {
  switch (code) {
    case "B":
      return data[at]!;
    case "b":
      return (data[at]! << 24) >> 24;
    case "?":
      return data[at] !== 0;
    case "c":
      return new PyBytes(data.slice(at, at + 1));
    default:
  }
  const v = viewOf(data);
  switch (code) {
    case "h":
      return v.getInt16(at, true);
    case "H":
      return v.getUint16(at, true);
    case "i":
      return v.getInt32(at, true);
    case "I":
      return v.getUint32(at, true);
    case "l":
    case "q":
    case "n":
      return normalizeInt(v.getBigInt64(at, true));
    case "L":
    case "Q":
    case "N":
    case "P":
      return normalizeInt(v.getBigUint64(at, true));
    case "e":
      return new PyFloat(halfToDouble(v.getUint16(at, true)));
    case "f":
      return new PyFloat(v.getFloat32(at, true));
    default:
      return new PyFloat(v.getFloat64(at, true));
  }
}

function badValue(code: string): never {
  throw valueError(`memoryview: invalid value for format '${code}'`);
}
function badType(code: string): never {
  throw typeError(`memoryview: invalid type for format '${code}'`);
}

/** Writes an item; ValueError and TypeError as memoryview words them. */
export function packItem(data: Uint8Array, at: number, code: string, value: PyValue, check: () => void): void {
  if (code === "c") {
    if (!(value instanceof PyBytes)) badType(code);
    if (value.data.length !== 1) badValue(code);
    data[at] = value.data[0]!;
    return;
  }
  if (code === "?") {
    const bit = truthy(value) ? 1 : 0;
    check();
    data[at] = bit;
    return;
  }
  const v = viewOf(data);
  if (code === "e" || code === "f" || code === "d") {
    const x = attempt(
      () => toDouble(value),
      (e) => isInstance(e, TypeErrorType) || isInstance(e, OverflowErrorType),
    );
    if (x === undefined) badType(code);
    check();
    if (code === "d") v.setFloat64(at, x, true);
    else if (code === "f") {
      if (Number.isFinite(x) && !Number.isFinite(Math.fround(x))) badValue(code);
      v.setFloat32(at, x, true);
    } else {
      const bits = doubleToHalf(x);
      if (bits === undefined) badValue(code);
      v.setUint16(at, bits, true);
    }
    return;
  }
  const n = attempt(
    () => toIndexValue(value),
    (e) => isInstance(e, TypeErrorType),
  );
  if (n === undefined) badType(code);
  check();
  const bits = BigInt(SIZES[code]! * 8);
  const unsigned = code === code.toUpperCase();
  const big = BigInt(n);
  const low = unsigned ? 0n : -(1n << (bits - 1n));
  const high = unsigned ? 1n << bits : 1n << (bits - 1n);
  if (big < low || big >= high) badValue(code);
  switch (SIZES[code]) {
    case 1:
      v.setUint8(at, Number(n) & 255);
      break;
    case 2:
      v.setUint16(at, Number(n) & 0xffff, true);
      break;
    case 4:
      v.setUint32(at, Number(n) >>> 0, true);
      break;
    default:
      v.setBigUint64(at, BigInt.asUintN(64, big), true);
  }
}

export function unsupportedFormat(format: string): never {
  throw notImplementedError(`memoryview: unsupported format ${format}`);
}
