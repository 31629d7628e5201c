// Module _struct: packing of binary records. Follows Modules/_struct.c.

import { toComplex } from "#builtins/complex/index.ts";
import { attempt } from "#runtime/calls/call.ts";
import { current } from "#runtime/current.ts";
import { toDouble } from "#runtime/native/convert.ts";
import { defineModule, makeType, type NativeModule } from "#runtime/native/define.ts";
import { arg, fn, pos, rest } from "#runtime/native/params.ts";
import { getBuffer } from "#runtime/objects/buffer.ts";
import { PyByteArray, PyBytes, PyTuple } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import {
  ExceptionType,
  makeException,
  overflowError,
  type PyBaseException,
  typeError,
} from "#runtime/objects/exceptions.ts";
import { isInt, normalizeInt, PyComplex, PyFloat } from "#runtime/objects/numbers.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { jsText } from "#runtime/objects/str.ts";
import { type PyType, TypeFlags, typeType } from "#runtime/objects/type.ts";
import { typeNew } from "#runtime/objects/type-create.ts";
import { typeName, typeOf } from "#runtime/objects/type-of.ts";
import { isIndexable, toIndexValue, truthy } from "#runtime/operators/protocols.ts";

const errorNs = new PyDict();
errorNs.set("__module__", "struct");
/** struct.error and the parsed formats of the running interpreter. */
interface StructState {
  readonly error: PyType;
  readonly layouts: Map<string, Layout>;
}
function structState(): StructState {
  const { state } = current();
  let own = state.get("_struct") as StructState | undefined;
  if (own === undefined) {
    own = { error: typeNew(typeType, "error", [ExceptionType], errorNs, []), layouts: new Map() };
    state.set("_struct", own);
  }
  return own;
}
const failure = (text: string): PyBaseException => makeException(structState().error, text);

interface Item {
  code: string;
  count: number;
  size: number;
  offset: number;
  /** Bounds of an int of up to four bytes; of a longer one the safe ints within its range. */
  lo: number;
  hi: number;
}

const SIGNED = "bhilqn";

function boundsOf(code: string, size: number): { lo: number; hi: number } {
  const signed = SIGNED.includes(code);
  const bits = Math.min(size * 8, 53);
  if (bits === 53) return { lo: signed ? Number.MIN_SAFE_INTEGER : 0, hi: Number.MAX_SAFE_INTEGER };
  return signed ? { lo: -(2 ** (bits - 1)), hi: 2 ** (bits - 1) - 1 } : { lo: 0, hi: 2 ** bits - 1 };
}
interface Layout {
  items: Item[];
  size: number;
  little: boolean;
  values: number;
  native: boolean;
}
const NATIVE: Record<string, [number, number]> = {
  x: [1, 1],
  c: [1, 1],
  b: [1, 1],
  B: [1, 1],
  "?": [1, 1],
  h: [2, 2],
  H: [2, 2],
  i: [4, 4],
  I: [4, 4],
  l: [8, 8],
  L: [8, 8],
  q: [8, 8],
  Q: [8, 8],
  n: [8, 8],
  N: [8, 8],
  e: [2, 2],
  f: [4, 4],
  d: [8, 8],
  F: [8, 4],
  D: [16, 8],
  s: [1, 1],
  p: [1, 1],
  P: [8, 8],
};
const STANDARD: Record<string, number> = {
  x: 1,
  c: 1,
  b: 1,
  B: 1,
  "?": 1,
  h: 2,
  H: 2,
  i: 4,
  I: 4,
  l: 4,
  L: 4,
  q: 8,
  Q: 8,
  e: 2,
  f: 4,
  d: 8,
  F: 8,
  D: 16,
  s: 1,
  p: 1,
};

function parse(format: string): Layout {
  let i = 0;
  let native = true;
  let little = true;
  if ("@=<>!".includes(format[0] ?? "?!") && format.length > 0) {
    const c = format[0]!;
    native = c === "@";
    little = c !== ">" && c !== "!";
    i = 1;
  }
  const items: Item[] = [];
  let offset = 0;
  let values = 0;
  while (i < format.length) {
    const c = format[i]!;
    if (/\s/.test(c)) {
      i++;
      continue;
    }
    let count = 1;
    const m = /^\d+/.exec(format.slice(i));
    if (m !== null) {
      count = Number(m[0]);
      i += m[0].length;
      if (i >= format.length) throw failure("repeat count given without format specifier");
    }
    const code = format[i++]!;
    const size = native ? NATIVE[code]?.[0] : STANDARD[code];
    if (size === undefined) throw failure("bad char in struct format");
    if (native) {
      const align = NATIVE[code]![1];
      offset = Math.ceil(offset / align) * align;
    }
    if (code === "s" || code === "p") {
      items.push({ code, count, size: count, offset, lo: 0, hi: 0 });
      offset += count;
      values++;
    } else if (code === "x") offset += count;
    else {
      items.push({ code, count, size, offset, ...boundsOf(code, size) });
      offset += count * size;
      values += count;
    }
    if (offset > Number.MAX_SAFE_INTEGER) throw failure("total struct size too long");
  }
  return { items, size: offset, little, native, values };
}

function layoutOf(format: PyValue): { layout: Layout; text: string } {
  let text = jsText(format);
  if (text === undefined && format instanceof PyBytes) text = String.fromCharCode(...format.data);
  if (text === undefined) throw typeError(`Struct() argument 1 must be a str or bytes object, not ${typeName(format)}`);
  const cache = structState().layouts;
  let layout = cache.get(text);
  if (layout === undefined) {
    layout = parse(text);
    if (cache.size > 200) cache.clear();
    cache.set(text, layout);
  }
  return { layout, text };
}

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

/** A buffer and its view: looking at the buffer of a small array makes the host move it, which costs more than copying from here. */
class Scratch {
  busy = false;
  readonly bytes = new Uint8Array(256);
  readonly view: DataView = new DataView(this.bytes.buffer);
}
const packing = new Scratch();
const unpacking = new Scratch();

function pack(
  layout: Layout,
  args: readonly PyValue[],
  into: Uint8Array,
  at: number,
  name: string,
  view = new DataView(into.buffer, into.byteOffset + at, layout.size),
): void {
  if (args.length !== layout.values)
    throw failure(`${name} expected ${layout.values} items for packing (got ${args.length})`);
  const { little } = layout;
  let k = 0;
  for (const item of layout.items) {
    const { code, size } = item;
    if (code === "s" || code === "p") {
      const v = args[k++]!;
      if (!(v instanceof PyBytes || v instanceof PyByteArray))
        throw failure(`argument for '${code}' must be a bytes object`);
      const { data } = v;
      if (code === "s") {
        if (item.count > 64) into.set(data.subarray(0, item.count), at + item.offset);
        else for (let j = 0; j < item.count && j < data.length; j++) into[at + item.offset + j] = data[j]!;
      } else if (item.count > 0) {
        // The length byte stops at 255; the text does not.
        const n = Math.min(data.length, item.count - 1);
        into[at + item.offset] = Math.min(n, 255);
        into.set(data.subarray(0, n), at + item.offset + 1);
      }
      continue;
    }
    for (let r = 0; r < item.count; r++) {
      const v = args[k++]!;
      const o = item.offset + r * size;
      if (code === "c") {
        if (!(v instanceof PyBytes) || v.data.length !== 1)
          throw failure("char format requires a bytes object of length 1");
        view.setUint8(o, v.data[0]!);
      } else if (code === "?") view.setUint8(o, truthy(v) ? 1 : 0);
      else if (code === "d" || code === "f" || code === "e") {
        if (!(v instanceof PyFloat) && !isInt(v) && typeOf(v).lookup("__float__") === undefined && !isIndexable(v))
          throw failure("required argument is not a float");
        const x = toDouble(v);
        if (code === "d") view.setFloat64(o, x, little);
        else if (code === "f") {
          const f = Math.fround(x);
          if (!Number.isFinite(f) && Number.isFinite(x) && !layout.native)
            throw overflowError("float too large to pack with f format");
          view.setFloat32(o, x, little);
        } else view.setUint16(o, toHalf(x), little);
      } else if (code === "F" || code === "D") {
        const [real, imaginary] = complexParts(v);
        if (code === "D") {
          view.setFloat64(o, real, little);
          view.setFloat64(o + 8, imaginary, little);
        } else {
          view.setFloat32(o, real, little);
          view.setFloat32(o + 4, imaginary, little);
        }
      } else if (typeof v === "number" && v >= item.lo && v <= item.hi) {
        if (size === 1) view.setUint8(o, v);
        else if (size === 2) view.setUint16(o, v, little);
        else if (size === 4) view.setUint32(o, v, little);
        else {
          view.setUint32(little ? o : o + 4, v % 4294967296, little);
          view.setInt32(little ? o + 4 : o, Math.floor(v / 4294967296), little);
        }
      } else {
        const n = integer(v, code, size);
        if (size === 1) view.setUint8(o, Number(n & 0xffn));
        else if (size === 2) view.setUint16(o, Number(n & 0xffffn), little);
        else if (size === 4) view.setUint32(o, Number(n & 0xffffffffn), little);
        else view.setBigUint64(o, BigInt.asUintN(64, n), little);
      }
    }
  }
}

function unpack(layout: Layout, data: Uint8Array, at: number): PyTuple {
  let { view } = unpacking;
  if (layout.size > view.byteLength) view = new DataView(data.buffer, data.byteOffset + at, layout.size);
  else for (let i = 0; i < layout.size; i++) unpacking.bytes[i] = data[at + i]!;
  const { little } = layout;
  const out: PyValue[] = [];
  for (const item of layout.items) {
    const { code, size } = item;
    if (code === "s") {
      out.push(new PyBytes(data.slice(at + item.offset, at + item.offset + item.count)));
      continue;
    }
    if (code === "p") {
      const n = Math.min(data[at + item.offset] ?? 0, Math.max(0, item.count - 1));
      out.push(new PyBytes(data.slice(at + item.offset + 1, at + item.offset + 1 + n)));
      continue;
    }
    const signed = item.lo < 0;
    for (let r = 0; r < item.count; r++) {
      const o = item.offset + r * size;
      if (code === "c") out.push(new PyBytes(data.slice(at + o, at + o + 1)));
      else if (code === "?") out.push(view.getUint8(o) !== 0);
      else if (code === "d") out.push(new PyFloat(view.getFloat64(o, little)));
      else if (code === "f") out.push(new PyFloat(view.getFloat32(o, little)));
      else if (code === "e") out.push(new PyFloat(fromHalf(view.getUint16(o, little))));
      else if (code === "F") out.push(new PyComplex(view.getFloat32(o, little), view.getFloat32(o + 4, little)));
      else if (code === "D") out.push(new PyComplex(view.getFloat64(o, little), view.getFloat64(o + 8, little)));
      else if (size === 1) out.push(signed ? view.getInt8(o) : view.getUint8(o));
      else if (size === 2) out.push(signed ? view.getInt16(o, little) : view.getUint16(o, little));
      else if (size === 4) out.push(signed ? view.getInt32(o, little) : view.getUint32(o, little));
      else if (view.getUint32(little ? o + 4 : o, little) < 0x200000)
        out.push(view.getUint32(little ? o + 4 : o, little) * 4294967296 + view.getUint32(little ? o : o + 4, little));
      else out.push(normalizeInt(signed ? view.getBigInt64(o, little) : view.getBigUint64(o, little)));
    }
  }
  return new PyTuple(out);
}

function readable(v: PyValue): Uint8Array {
  if (v instanceof PyBytes || v instanceof PyByteArray) return v.data;
  const b = getBuffer(v);
  if (b === undefined) throw typeError(`a bytes-like object is required, not '${typeName(v)}'`);
  return b.data;
}
function packed(layout: Layout, args: readonly PyValue[]): PyBytes {
  const { bytes, view, busy } = packing;
  // Conversions may run Python, which may pack too.
  if (busy || layout.size > bytes.length) {
    const out = new Uint8Array(layout.size);
    pack(layout, args, out, 0, "pack");
    return new PyBytes(out);
  }
  packing.busy = true;
  try {
    bytes.fill(0, 0, layout.size);
    pack(layout, args, bytes, 0, "pack", view);
    return new PyBytes(bytes.slice(0, layout.size));
  } finally {
    packing.busy = false;
  }
}
function packInto(layout: Layout, buffer: PyValue, offset: PyValue, args: readonly PyValue[]): PyValue {
  const data = readable(buffer);
  let at = Number(toIndexValue(offset));
  if (at < 0) {
    if (at + layout.size > 0) throw failure(`no space to pack ${layout.size} bytes at offset ${at}`);
    if (at + data.length < 0) throw failure(`offset ${at} out of range for ${data.length}-byte buffer`);
    at += data.length;
  }
  if (data.length - at < layout.size)
    throw failure(
      `pack_into requires a buffer of at least ${at + layout.size} bytes for packing ${layout.size} bytes at offset ${at} (actual buffer size is ${data.length})`,
    );
  pack(layout, args, data, at, "pack_into");
  return None;
}
function unpackAll(layout: Layout, buffer: PyValue): PyValue {
  const data = readable(buffer);
  if (data.length !== layout.size) throw failure(`unpack requires a buffer of ${layout.size} bytes`);
  return unpack(layout, data, 0);
}
function unpackFrom(layout: Layout, buffer: PyValue, offset: PyValue): PyValue {
  const data = readable(buffer);
  let at = Number(toIndexValue(offset));
  if (at < 0) {
    if (at + layout.size > 0) throw failure(`not enough data to unpack ${layout.size} bytes`);
    if (at + data.length < 0) throw failure(`offset ${at} out of range for ${data.length}-byte buffer`);
    at += data.length;
  }
  if (data.length - at < layout.size)
    throw failure(
      `unpack_from requires a buffer of at least ${at + layout.size} bytes for unpacking ${layout.size} bytes at offset ${at} (actual buffer size is ${data.length})`,
    );
  return unpack(layout, data, at);
}

class PyUnpackIterator extends PyObject {
  layout: Layout | undefined = undefined;
  data: Uint8Array = new Uint8Array(0);
  at = 0;
  nx(): PyValue | undefined {
    const { layout } = this;
    if (layout === undefined || this.at >= this.data.length) return undefined;
    const r = unpack(layout, this.data, this.at);
    this.at += layout.size;
    return r;
  }
}
makeType(PyUnpackIterator, { name: "unpack_iterator", module: "_struct", flags: 0 }, (c) => ({
  slots: { iter: (self) => self, next: (self) => self.nx() },
  methods: {
    __length_hint__: c.method([], (self) =>
      self.layout === undefined ? 0 : (self.data.length - self.at) / self.layout.size,
    ),
  },
}));
function iterUnpack(layout: Layout, buffer: PyValue): PyValue {
  const data = readable(buffer);
  if (layout.size === 0) throw failure("cannot iteratively unpack with a struct of length 0");
  if (data.length % layout.size !== 0)
    throw failure(`iterative unpacking requires a buffer of a multiple of ${layout.size} bytes`);
  const it = new PyUnpackIterator();
  it.layout = layout;
  it.data = data;
  return it;
}

class PyStruct extends PyObject {
  format = "";
  layout: Layout | undefined = undefined;
  get ready(): Layout {
    if (this.layout === undefined) throw failure("Struct object is not initialized");
    return this.layout;
  }
}
const structType = makeType(
  PyStruct,
  { name: "Struct", module: "_struct", flags: TypeFlags.BASETYPE | TypeFlags.WEAKREF },
  (c) => ({
    slots: {
      new: c.makePlain(),
      init: c.init([arg("format")], (self, format) => {
        const { layout, text } = layoutOf(format);
        self.layout = layout;
        self.format = text;
      }),
      repr: (self) => `_struct.Struct('${self.format}')`,
    },
    methods: {
      pack: c.method([rest("values")], (self, values) => packed(self.ready, values)),
      pack_into: c.method([pos("buffer"), pos("offset"), rest("values")], (self, buffer, offset, values) =>
        packInto(self.ready, buffer, offset, values),
      ),
      unpack: c.method([pos("buffer")], (self, buffer) => unpackAll(self.ready, buffer)),
      unpack_from: c.method([arg("buffer"), arg("offset", "0")], (self, buffer, offset) =>
        unpackFrom(self.ready, buffer, offset),
      ),
      iter_unpack: c.method([pos("buffer")], (self, buffer) => iterUnpack(self.ready, buffer)),
    },
    properties: { format: c.property((self) => self.format), size: c.property((self) => self.ready.size) },
  }),
);

const structModule: NativeModule = defineModule("_struct", () => ({
  functions: {
    calcsize: fn([pos("format")], (format) => layoutOf(format).layout.size),
    pack: fn([pos("format"), rest("values")], (format, values) => packed(layoutOf(format).layout, values)),
    pack_into: fn([pos("format"), pos("buffer"), pos("offset"), rest("values")], (format, buffer, offset, values) =>
      packInto(layoutOf(format).layout, buffer, offset, values),
    ),
    unpack: fn([pos("format"), pos("buffer")], (format, buffer) => unpackAll(layoutOf(format).layout, buffer)),
    unpack_from: fn([pos("format"), arg("buffer"), arg("offset", "0")], (format, buffer, offset) =>
      unpackFrom(layoutOf(format).layout, buffer, offset),
    ),
    iter_unpack: fn([pos("format"), pos("buffer")], (format, buffer) => iterUnpack(layoutOf(format).layout, buffer)),
    _clearcache: fn([], () => {
      structState().layouts.clear();
      return None;
    }),
  },
  types: { Struct: structType, error: structState().error },
}));
export default structModule;
