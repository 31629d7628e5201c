// Values into the bytes of a record and back (s_pack_internal and s_unpack_internal of Modules/_struct.c). Bytes are read and written one by
// one: looking at the buffer of a small array would make the host move it, which costs more.

import { copyRange } from "#builtins/bytes/data.ts";
import { toComplex } from "#builtins/complex/index.ts";
import { attempt } from "#runtime/calls/call.ts";
import { load16, load32, store16, store32 } from "#runtime/native/byte-order.ts";
import { toDouble } from "#runtime/native/convert.ts";
import { PyByteArray, PyBytes, PyTuple } from "#runtime/objects/containers.ts";
import { overflowError } from "#runtime/objects/exceptions.ts";
import { normalizeInt, PyComplex, PyFloat } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { isIndexable, toIndexValue, truthy } from "#runtime/operators/protocols.ts";
import { DOUBLE, failure, INTEGER, type Item, type Layout, SIGNED, TEXT } from "./layout.ts";

function integer(v: PyValue, code: string, size: number): bigint {
  if (!isIndexable(v)) throw failure("required argument is not an integer");
  const n = BigInt(toIndexValue(v));
  const bits = BigInt(size * 8);
  const signed = SIGNED.includes(code);
  const lo = signed ? -(1n << (bits - 1n)) : 0n;
  const hi = signed ? (1n << (bits - 1n)) - 1n : (1n << bits) - 1n;
  if (n < lo || n > hi) {
    if (code === "P") throw failure("int too large to convert");
    throw failure(`'${code}' format requires ${lo} <= number <= ${hi}`);
  }
  return n;
}

function complexParts(v: PyValue): readonly [number, number] {
  const z = attempt(
    () => toComplex(v),
    () => true,
  );
  if (z === undefined) throw failure("required argument is not a complex");
  return [z[0], z[1]];
}

function toHalf(x: number): number {
  const sign = x < 0 || Object.is(x, -0) ? 0x8000 : 0;
  const a = Math.abs(x);
  if (Number.isNaN(x)) return 0x7e00;
  if (a === Number.POSITIVE_INFINITY) return sign | 0x7c00;
  if (a === 0) return sign;
  const e = Math.max(-14, Math.floor(Math.log2(a)));
  const scaled = a / 2 ** (e - 10);
  let m = Math.floor(scaled);
  const restPart = scaled - m;
  if (restPart > 0.5 || (restPart === 0.5 && (m & 1) === 1)) m++;
  const bits = m >= 1024 ? ((e + 15) << 10) + (m - 1024) : m;
  if (bits >= 0x7c00) throw overflowError("float too large to pack with e format");
  return sign | bits;
}
function fromHalf(h: number): number {
  const s = (h & 0x8000) !== 0 ? -1 : 1;
  const e = (h >> 10) & 31;
  const m = h & 1023;
  if (e === 31) return m !== 0 ? Number.NaN : s * Number.POSITIVE_INFINITY;
  return e === 0 ? s * m * 2 ** -24 : s * (1024 + m) * 2 ** (e - 25);
}

/** Where floats are taken to pieces. No Python runs while something stands here. */
const pieces = new DataView(new ArrayBuffer(8));

function double(data: Uint8Array, at: number, little: boolean): number {
  pieces.setInt32(0, load32(data, little ? at + 4 : at, little));
  pieces.setInt32(4, load32(data, little ? at : at + 4, little));
  return pieces.getFloat64(0);
}
function putDouble(into: Uint8Array, at: number, v: number, little: boolean): void {
  pieces.setFloat64(0, v);
  store32(into, little ? at + 4 : at, pieces.getInt32(0), little);
  store32(into, little ? at : at + 4, pieces.getInt32(4), little);
}
function single(data: Uint8Array, at: number, little: boolean): number {
  pieces.setInt32(0, load32(data, at, little));
  return pieces.getFloat32(0);
}
function putSingle(into: Uint8Array, at: number, v: number, little: boolean): void {
  pieces.setFloat32(0, v);
  store32(into, at, pieces.getInt32(0), little);
}

function packText(item: Item, v: PyValue, into: Uint8Array, at: number): void {
  if (!(v instanceof PyBytes || v instanceof PyByteArray))
    throw failure(`argument for '${item.code}' must be a bytes object`);
  const { data } = v;
  if (item.code === "s") {
    if (item.count > 64) into.set(data.subarray(0, item.count), at);
    else for (let j = 0; j < item.count && j < data.length; j++) into[at + j] = data[j]!;
  } else if (item.count > 0) {
    // The length byte stops at 255; the text does not.
    const n = Math.min(data.length, item.count - 1);
    into[at] = Math.min(n, 255);
    into.set(data.subarray(0, n), at + 1);
  }
}

function doubleOf(v: PyValue): number {
  if (typeof v === "number") return v;
  if (v instanceof PyFloat && !v.cls.isHeap) return v.value;
  // Whatever the conversion raises is replaced.
  const x = attempt(
    () => toDouble(v),
    () => true,
  );
  if (x === undefined) throw failure("required argument is not a float");
  return x;
}

function packInt(item: Item, v: PyValue, into: Uint8Array, at: number, little: boolean): void {
  const { size } = item;
  if (typeof v === "number" && v >= item.lo && v <= item.hi) {
    if (size === 4) store32(into, at, v | 0, little);
    else if (size === 1) into[at] = v;
    else if (size === 2) store16(into, at, v, little);
    else {
      store32(into, little ? at : at + 4, (v % 4294967296) | 0, little);
      store32(into, little ? at + 4 : at, Math.floor(v / 4294967296) | 0, little);
    }
    return;
  }
  const n = integer(v, item.code, size);
  const low = Number(BigInt.asIntN(32, n));
  if (size === 8) {
    store32(into, little ? at : at + 4, low, little);
    store32(into, little ? at + 4 : at, Number(BigInt.asIntN(32, n >> 32n)), little);
  } else if (size === 4) store32(into, at, low, little);
  else if (size === 2) store16(into, at, low, little);
  else into[at] = low;
}

function packOther(item: Item, v: PyValue, into: Uint8Array, at: number, { little, native }: Layout): void {
  const { code } = item;
  if (code === "c") {
    if (!(v instanceof PyBytes) || v.data.length !== 1)
      throw failure("char format requires a bytes object of length 1");
    into[at] = v.data[0]!;
  } else if (code === "?") into[at] = truthy(v) ? 1 : 0;
  else if (code === "f") {
    const x = doubleOf(v);
    if (!Number.isFinite(Math.fround(x)) && Number.isFinite(x) && !native)
      throw overflowError("float too large to pack with f format");
    putSingle(into, at, x, little);
  } else if (code === "e") store16(into, at, toHalf(doubleOf(v)), little);
  else {
    const [real, imaginary] = complexParts(v);
    if (code === "D") {
      putDouble(into, at, real, little);
      putDouble(into, at + 8, imaginary, little);
    } else {
      putSingle(into, at, real, little);
      putSingle(into, at + 4, imaginary, little);
    }
  }
}

/** Packs values into zeroed memory; `name` is that of the function that was called. */
export function pack(layout: Layout, args: readonly PyValue[], into: Uint8Array, at: number, name: string): void {
  if (args.length !== layout.values)
    throw failure(`${name} expected ${layout.values} items for packing (got ${args.length})`);
  const { little, items } = layout;
  let k = 0;
  for (let i = 0; i < items.length; i++) {
    const item = items[i]!;
    const { kind, size } = item;
    let to = at + item.offset;
    if (kind === TEXT || item.code === "p") {
      packText(item, args[k++]!, into, to);
      continue;
    }
    for (let r = 0; r < item.count; r++, to += size) {
      const v = args[k++]!;
      if (kind === INTEGER) packInt(item, v, into, to, little);
      else if (kind === DOUBLE) putDouble(into, to, doubleOf(v), little);
      else packOther(item, v, into, to, layout);
    }
  }
}

function unpackInt(item: Item, data: Uint8Array, at: number, little: boolean): PyValue {
  const { size } = item;
  const signed = item.lo < 0;
  if (size === 4) {
    const v = load32(data, at, little);
    return signed ? v : v >>> 0;
  }
  if (size === 1) return signed ? (data[at]! << 24) >> 24 : data[at]!;
  if (size === 2) {
    const v = load16(data, at, little);
    return signed ? (v << 16) >> 16 : v;
  }
  const low = load32(data, little ? at : at + 4, little) >>> 0;
  const high = load32(data, little ? at + 4 : at, little);
  if (high >= -0x200000 && high < 0x200000 && (signed || high >= 0)) {
    const v = high * 4294967296 + low;
    if (Number.isSafeInteger(v)) return v;
  }
  return normalizeInt((BigInt(signed ? high : high >>> 0) << 32n) | BigInt(low));
}

function unpackOther(item: Item, data: Uint8Array, at: number, little: boolean): PyValue {
  switch (item.code) {
    case "c":
      return new PyBytes(copyRange(data, at, at + 1));
    case "?":
      return data[at] !== 0;
    case "f":
      return new PyFloat(single(data, at, little));
    case "e":
      return new PyFloat(fromHalf(load16(data, at, little)));
    case "F":
      return new PyComplex(single(data, at, little), single(data, at + 4, little));
    default:
      return new PyComplex(double(data, at, little), double(data, at + 8, little));
  }
}

/** The values of the record at an index. */
export function unpack(layout: Layout, data: Uint8Array, at: number): PyTuple {
  const { little, items } = layout;
  const out: PyValue[] = [];
  for (let i = 0; i < items.length; i++) {
    const item = items[i]!;
    const { kind, size } = item;
    let from = at + item.offset;
    if (kind === TEXT) {
      out.push(new PyBytes(copyRange(data, from, from + item.count)));
      continue;
    }
    if (item.code === "p") {
      const n = Math.min(data[from] ?? 0, Math.max(0, item.count - 1));
      out.push(new PyBytes(copyRange(data, from + 1, from + 1 + n)));
      continue;
    }
    for (let r = 0; r < item.count; r++, from += size) {
      if (kind === INTEGER) out.push(unpackInt(item, data, from, little));
      else if (kind === DOUBLE) out.push(new PyFloat(double(data, from, little)));
      else out.push(unpackOther(item, data, from, little));
    }
  }
  return new PyTuple(out);
}
