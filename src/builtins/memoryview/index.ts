// The type memoryview and its iterator (Objects/memoryobject.c).

import { S } from "#runtime/current.ts";
import { cInt } from "#runtime/native/convert.ts";
import { type ClassKit, defineClass, type MethodSpec, makeType, type PropertySpec } from "#runtime/native/define.ts";
import { arg, pos, rest } from "#runtime/native/params.ts";
import {
  contiguousStrides,
  getBuffer,
  holdMemory,
  isContiguous,
  itemOffsets,
  notBytesLike,
  product,
  releaseMemory,
  viewContents,
} from "#runtime/objects/buffer.ts";
import { PyBytes, PyList, PySlice, PyTuple } from "#runtime/objects/containers.ts";
import { bufferError, indexError, notImplementedError, typeError, valueError } from "#runtime/objects/exceptions.ts";
import { genericAlias } from "#runtime/objects/generic-alias.ts";
import { hashOf, identityOf, pyEquals } from "#runtime/objects/hash.ts";
import { intValue, isInt } from "#runtime/objects/numbers.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { Ellipsis, None, NotImplemented } from "#runtime/objects/singletons.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { isIndexable, toSequenceIndex } from "#runtime/operators/protocols.ts";
import { searchBound, sliceRange } from "#runtime/operators/slices.ts";
import { equalData } from "../bytes/data.ts";
import { hexText } from "../bytes/repr.ts";
import { codeSize, nativeCode, packItem, unpackItem, unsupportedFormat } from "./formats.ts";
import { checkReleased, derive, makeMemoryView, memoryViewOf, memoryviewType, PyMemoryView } from "./layout.ts";

function codeOf(self: PyMemoryView): string {
  const code = nativeCode(self.format);
  if (code === undefined) unsupportedFormat(self.format);
  return code;
}

/** Byte offset of item `i` of dimension `d`, from `offset`. */
function step(self: PyMemoryView, offset: number, i: number, d: number): number {
  const n = self.shape[d]!;
  if (i < 0) i += n;
  if (i < 0 || i >= n) throw indexError(`index out of bounds on dimension ${d + 1}`);
  return offset + i * self.strides[d]!;
}

function everyIndex(items: readonly PyValue[]): boolean {
  return items.every(isIndexable);
}

/** The offset of the item a tuple of ints names. */
function tupleOffset(self: PyMemoryView, items: readonly PyValue[]): number {
  const n = self.shape.length;
  if (items.length < n) throw notImplementedError("sub-views are not implemented");
  if (items.length > n) throw typeError(`cannot index ${n}-dimension view with ${items.length}-element tuple`);
  let offset = self.offset;
  items.forEach((item, d) => {
    offset = step(self, offset, toSequenceIndex(item), d);
  });
  return offset;
}

function sliced(self: PyMemoryView, key: PySlice): PyMemoryView {
  // The new view holds the memory before the bounds are asked for, which may release the old one.
  const made = derive(self, {});
  const r = sliceRange(key, self.shape[0]!);
  const stride = self.strides[0]!;
  made.offset = self.offset + (r.count === 0 ? Math.min(r.start, self.shape[0]!) : r.start) * stride;
  made.shape = [r.count, ...self.shape.slice(1)];
  made.strides = [stride * r.step, ...self.strides.slice(1)];
  return made;
}

/** The offset of an item; asking for the indices may have released the view. */
function itemOffset(self: PyMemoryView, key: PyValue): number {
  const offset =
    key instanceof PyTuple ? tupleOffset(self, key.items) : step(self, self.offset, toSequenceIndex(key), 0);
  checkReleased(self);
  return offset;
}

/** Does something during which the view cannot be released. */
function holding<T>(self: PyMemoryView, action: () => T): T {
  const holder = {};
  holdMemory(self, holder);
  try {
    return action();
  } finally {
    releaseMemory(self, holder);
  }
}

function getItem(self: PyMemoryView, key: PyValue): PyValue {
  checkReleased(self);
  const n = self.shape.length;
  if (n === 0) {
    if (key instanceof PyTuple && key.items.length === 0) return unpackItem(self.data, self.offset, codeOf(self));
    if (key === Ellipsis) return self;
    throw typeError("invalid indexing of 0-dim memory");
  }
  if (isIndexable(key)) {
    if (n > 1) throw notImplementedError("multi-dimensional sub-views are not implemented");
    const code = codeOf(self);
    return unpackItem(self.data, itemOffset(self, key), code);
  }
  if (key instanceof PySlice) return sliced(self, key);
  if (key instanceof PyTuple) {
    if (everyIndex(key.items)) {
      const code = codeOf(self);
      return unpackItem(self.data, itemOffset(self, key), code);
    }
    if (key.items.every((k) => k instanceof PySlice))
      throw notImplementedError("multi-dimensional slicing is not implemented");
  }
  throw typeError("memoryview: invalid slice key");
}

function setItem(self: PyMemoryView, key: PyValue, v: PyValue): void {
  checkReleased(self);
  if (self.readonly) throw typeError("cannot modify read-only memory");
  const code = codeOf(self);
  const n = self.shape.length;
  const check = (): void => checkReleased(self);
  if (n === 0) {
    if (key === Ellipsis || (key instanceof PyTuple && key.items.length === 0)) {
      packItem(self.data, self.offset, code, v, check);
      return;
    }
    throw typeError("invalid indexing of 0-dim memory");
  }
  if (isIndexable(key)) {
    if (n > 1) throw notImplementedError("sub-views are not implemented");
    packItem(self.data, itemOffset(self, key), code, v, check);
    return;
  }
  if (key instanceof PySlice && n === 1) {
    const source = getBuffer(v);
    if (source === undefined) throw notBytesLike(v);
    const target = sliced(self, key);
    try {
      check();
      const sameFormat = (nativeCode(source.format) ?? source.format) === code;
      if (
        !sameFormat ||
        source.itemsize !== target.itemsize ||
        source.shape.length !== 1 ||
        source.shape[0] !== target.shape[0]
      ) {
        throw valueError("memoryview assignment: lvalue and rvalue have different structures");
      }
      const bytes = source.contents().slice();
      const { itemsize, data } = target;
      itemOffsets(target).forEach((o, i) => {
        data.set(bytes.subarray(i * itemsize, (i + 1) * itemsize), o);
      });
    } finally {
      release(target);
    }
    return;
  }
  if (key instanceof PyTuple) {
    if (everyIndex(key.items)) {
      packItem(self.data, itemOffset(self, key), code, v, check);
      return;
    }
    if (key.items.every((k) => k instanceof PySlice))
      throw notImplementedError("memoryview slice assignments are currently restricted to ndim = 1");
  }
  if (key instanceof PySlice)
    throw notImplementedError("memoryview slice assignments are currently restricted to ndim = 1");
  throw typeError("memoryview: invalid slice key");
}

function release(self: PyMemoryView): void {
  if (self.base === undefined) return;
  if (self.exports > 0)
    throw bufferError(`memoryview has ${self.exports} exported buffer${self.exports === 1 ? "" : "s"}`);
  self.base.release(self);
  self.base = undefined;
}

/** Nested lists of the items. */
function toList(self: PyMemoryView, d: number, offset: number, code: string): PyValue {
  if (d === self.shape.length) return unpackItem(self.data, offset, code);
  const out: PyValue[] = [];
  for (let i = 0; i < self.shape[d]!; i++) out.push(toList(self, d + 1, offset + i * self.strides[d]!, code));
  return new PyList(out);
}

/** The bytes with the first dimension fastest. */
function fortranBytes(self: PyMemoryView): Uint8Array {
  const flipped = {
    data: self.data,
    itemsize: self.itemsize,
    offset: self.offset,
    shape: [...self.shape].reverse(),
    strides: [...self.strides].reverse(),
  };
  return viewContents(flipped).slice();
}

function toBytes(self: PyMemoryView, order: PyValue): PyBytes {
  checkReleased(self);
  if (order !== None && order !== "C" && order !== "F" && order !== "A") {
    if (typeof order !== "string")
      throw typeError(`tobytes() argument 'order' must be str or None, not ${typeName(order)}`);
    throw valueError("order must be 'C', 'F' or 'A'");
  }
  const fortran = order === "F" || (order === "A" && !isContiguous(self, "C") && isContiguous(self, "F"));
  return new PyBytes(fortran ? fortranBytes(self) : viewContents(self).slice());
}

function equals(self: PyMemoryView, other: PyValue): PyValue {
  if (self === other) return true;
  if (self.base === undefined || (other instanceof PyMemoryView && other.base === undefined)) return false;
  const b = getBuffer(other);
  if (b === undefined) return NotImplemented;
  if (self.shape.length !== b.shape.length || self.shape.some((n, i) => n !== b.shape[i])) return false;
  const x = nativeCode(self.format);
  const y = nativeCode(b.format);
  if (x === undefined || y === undefined) return false;
  // Equal bytes are equal items, except for nan; unequal ones may be equal as truth values.
  if (x === y && !"efd?".includes(x)) return equalData(viewContents(self), b.contents());
  const left = itemOffsets(self);
  const right = itemOffsets(b);
  for (let i = 0; i < left.length; i++) {
    const p = unpackItem(self.data, left[i]!, x);
    const q = unpackItem(b.data, right[i]!, y);
    if (!pyEquals(p, q)) return false;
  }
  return true;
}

function cast(self: PyMemoryView, format: string, shapeArg: PyValue | undefined): PyMemoryView {
  checkReleased(self);
  if (!isContiguous(self, "C")) throw typeError("memoryview: casts are restricted to C-contiguous views");
  if ((shapeArg !== undefined || self.shape.length !== 1) && self.shape.length !== 1 && shapeArg !== undefined) {
    throw typeError("memoryview: cast must be 1D -> ND or ND -> 1D");
  }
  let dimensions: readonly PyValue[] | undefined;
  if (shapeArg !== undefined) {
    if (!(shapeArg instanceof PyList || shapeArg instanceof PyTuple))
      throw typeError("shape must be a list or a tuple");
    dimensions = shapeArg.items;
    if (dimensions.length > 64) throw valueError("memoryview: number of dimensions must not exceed 64");
    if (self.shape.length !== 1 && dimensions.length !== 1)
      throw typeError("memoryview: cast must be 1D -> ND or ND -> 1D");
  }
  const code = nativeCode(format);
  if (code === undefined) {
    throw valueError(
      "memoryview: destination format must be a native single character format prefixed with an optional '@'",
    );
  }
  const from = nativeCode(self.format);
  const isByte = (c: string | undefined): boolean => c === "B" || c === "b" || c === "c";
  if (!isByte(code) && !isByte(from)) throw typeError("memoryview: cannot cast between two non-byte formats");
  const itemsize = codeSize(code);
  const total = product(self.shape) * self.itemsize;
  if (total % itemsize !== 0) throw typeError("memoryview: length is not a multiple of itemsize");
  let shape = [total / itemsize];
  if (dimensions !== undefined) {
    shape = dimensions.map((v) => {
      if (!isInt(v)) throw typeError("memoryview.cast(): elements of shape must be integers");
      const n = Number(intValue(v));
      if (n <= 0) throw valueError("memoryview.cast(): elements of shape must be integers > 0");
      return n;
    });
    if (product(shape) * itemsize !== total) throw typeError("memoryview: product(shape) * itemsize != buffer size");
  }
  return derive(self, { format, itemsize, shape, strides: contiguousStrides(shape, itemsize) });
}

/** The items of a one-dimensional view, one at a time. */
class PyMemoryIterator extends PyObject {
  view: PyMemoryView | undefined = undefined;
  i = 0;
  nx(): PyValue | undefined {
    const { view } = this;
    if (view === undefined) return undefined;
    if (this.i < view.shape[0]!) {
      checkReleased(view);
      return unpackItem(view.data, view.offset + this.i++ * view.strides[0]!, codeOf(view));
    }
    this.view = undefined;
    return undefined;
  }
}
makeType(PyMemoryIterator, { name: "memory_iterator", flags: 0 }, () => ({
  slots: { iter: (self) => self, next: (self) => self.nx() },
}));

function iterator(self: PyMemoryView): PyValue {
  checkReleased(self);
  if (self.shape.length === 0) throw typeError("invalid indexing of 0-dim memory");
  codeOf(self);
  if (self.shape.length > 1) throw notImplementedError("multi-dimensional sub-views are not implemented");
  const it = new PyMemoryIterator();
  it.view = self;
  return it;
}

function hash(self: PyMemoryView): number | bigint {
  if (self.hash !== undefined) return self.hash;
  checkReleased(self);
  if (!self.readonly) throw valueError("cannot hash writable memoryview object");
  const code = nativeCode(self.format);
  if (code !== "B" && code !== "b" && code !== "c")
    throw valueError("memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
  return holding(self, () => {
    // An object without a hash has views without one.
    if (self.obj !== None) hashOf(self.obj);
    return (self.hash = S.hashing.ofBytes(viewContents(self)));
  });
}

function methods(c: ClassKit<PyMemoryView>): Record<string, MethodSpec> {
  return {
    release: c.method([], (self) => {
      release(self);
      return None;
    }),
    tobytes: c.method([arg("order", "'C'")], toBytes),
    hex: c.method([arg("sep", "..."), arg("bytes_per_sep", cInt, "1")], (self, sep, group) => {
      checkReleased(self);
      return holding(self, () => hexText(viewContents(self), sep, group));
    }),
    tolist: c.method([], (self) => {
      checkReleased(self);
      return toList(self, 0, self.offset, codeOf(self));
    }),
    cast: c.method([arg("format"), arg("shape", "...")], (self, format, shape) => {
      if (typeof format !== "string") throw typeError(`cast() argument 'format' must be str, not ${typeName(format)}`);
      return cast(self, format, shape);
    }),
    toreadonly: c.method([], (self) => {
      checkReleased(self);
      return derive(self, { readonly: true });
    }),
    count: c.method([pos("value")], (self, value) => {
      const it = iterator(self) as PyMemoryIterator;
      let n = 0;
      for (let x = it.nx(); x !== undefined; x = it.nx()) if (pyEquals(x, value)) n++;
      return n;
    }),
    index: c.method(
      [pos("value"), pos("start", "0"), pos("stop", "9223372036854775807")],
      (self, value, start, stop) => {
        checkReleased(self);
        if (self.shape.length === 0) throw typeError("invalid lookup on 0-dim memory");
        if (self.shape.length > 1) throw notImplementedError("multi-dimensional lookup is not implemented");
        const n = self.shape[0]!;
        const code = codeOf(self);
        const end = Math.min(searchBound(stop, n), n);
        for (let i = searchBound(start, n); i < end; i++) {
          if (pyEquals(unpackItem(self.data, self.offset + i * self.strides[0]!, code), value)) return i;
        }
        throw valueError("memoryview.index(x): x not found");
      },
    ),
    _from_flags: c.classMethod([arg("object"), arg("flags")], (_cls, object, flags) => makeMemoryView(object, flags)),
    __class_getitem__: c.classMethod([pos("object")], (cls, item) => genericAlias(cls, item)),
    __enter__: c.method([], (self) => {
      checkReleased(self);
      return self;
    }),
    __exit__: c.method([rest("args")], (self) => {
      release(self);
      return None;
    }),
    __buffer__: c.method([pos("flags")], (self, flags) => makeMemoryView(self, flags)),
    __release_buffer__: c.method([pos("buffer")], () => None),
  };
}

function properties(c: ClassKit<PyMemoryView>): Record<string, PropertySpec> {
  const checked = (get: (self: PyMemoryView) => PyValue): PropertySpec =>
    c.property((self) => {
      checkReleased(self);
      return get(self);
    });
  return {
    obj: checked((self) => self.obj),
    nbytes: checked((self) => product(self.shape) * self.itemsize),
    readonly: checked((self) => self.readonly),
    itemsize: checked((self) => self.itemsize),
    format: checked((self) => self.format),
    ndim: checked((self) => self.shape.length),
    shape: checked((self) => new PyTuple(self.shape)),
    strides: checked((self) => new PyTuple(self.strides)),
    suboffsets: checked(() => new PyTuple([])),
    c_contiguous: checked((self) => isContiguous(self, "C")),
    f_contiguous: checked((self) => isContiguous(self, "F")),
    contiguous: checked((self) => isContiguous(self, "C") || isContiguous(self, "F")),
  };
}

defineClass(memoryviewType, PyMemoryView, (c) => ({
  slots: {
    new: c.make([arg("object")], (_cls, object) => memoryViewOf(object)),
    repr: (self) => `<${self.base === undefined ? "released memory" : "memory"} at 0x${identityOf(self).toString(16)}>`,
    hash,
    len: (self) => {
      checkReleased(self);
      if (self.shape.length === 0) throw typeError("0-dim memory has no length");
      return self.shape[0]!;
    },
    iter: iterator,
    getitem: getItem,
    setitem: setItem,
    delitem: (self) => {
      checkReleased(self);
      throw typeError(self.readonly ? "cannot modify read-only memory" : "cannot delete memory");
    },
    eq: equals,
    ne: (self, other) => {
      const r = equals(self, other);
      return r === NotImplemented ? r : !r;
    },
  },
  methods: methods(c),
  properties: properties(c),
}));

export { memoryviewType } from "./layout.ts";
