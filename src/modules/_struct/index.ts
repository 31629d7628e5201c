import { defineModule, makeType, type NativeModule } from "#runtime/native/define.ts";
import { arg, fn, pos, rest } from "#runtime/native/params.ts";
import { getBuffer } from "#runtime/objects/buffer.ts";
import { PyByteArray, PyBytes } from "#runtime/objects/containers.ts";
import { typeError } from "#runtime/objects/exceptions.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { jsText } from "#runtime/objects/str.ts";
import { TypeFlags } from "#runtime/objects/type.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { toIndexValue } from "#runtime/operators/protocols.ts";
import { failure, type Layout, parse, structState } from "./layout.ts";
import { pack, unpack } from "./packing.ts";

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

function readable(v: PyValue): Uint8Array {
  if (v instanceof PyBytes || v instanceof PyByteArray) return v.data;
  const b = getBuffer(v);
  if (b === undefined) throw typeError(`a bytes-like object is required, not '${typeName(v)}'`);
  return b.data;
}
function packed(layout: Layout, args: readonly PyValue[]): PyBytes {
  const out = new Uint8Array(layout.size);
  pack(layout, args, out, 0, "pack");
  return new PyBytes(out);
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
  data.fill(0, at, at + layout.size);
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
