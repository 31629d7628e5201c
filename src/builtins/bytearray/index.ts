// The type bytearray (Objects/bytearrayobject.c): bytes with mutators. While a memoryview holds it, it cannot be resized.

import { getattr, lookupAttribute } from "#runtime/attributes.ts";
import { call1 } from "#runtime/calls/call.ts";
import { index } from "#runtime/native/convert.ts";
import { type ClassKit, defineClass, type MethodSpec } from "#runtime/native/define.ts";
import { arg, pos } from "#runtime/native/params.ts";
import { bytesLike } from "#runtime/objects/buffer.ts";
import { bytearrayType, PyByteArray, PyBytes, PySlice, PyTuple } from "#runtime/objects/containers.ts";
import { bufferError, indexError, typeError, valueError } from "#runtime/objects/exceptions.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { isStr } from "#runtime/objects/str.ts";
import { typeName, typeOf } from "#runtime/objects/type-of.ts";
import { isIndexable, toIndexValue, toSequenceIndex } from "#runtime/operators/protocols.ts";
import { repeatCount, sliceRange } from "#runtime/operators/slices.ts";
import { bytesOfIterable, byteValue, makeData } from "../bytes/construct.ts";
import { copyInto, repeatData } from "../bytes/data.ts";
import { PyByteArrayIterator } from "../bytes/iterator.ts";
import { bytesRepr, dataFromHex } from "../bytes/repr.ts";
import { type BytesKind, type BytesSelf, ofClass, sharedMethods, sharedSlots } from "../bytes/shared.ts";
import { makeMemoryView } from "../memoryview/layout.ts";
import { binaryText } from "../str/format-percent.ts";
import { replaceBytes, resize } from "./resize.ts";

const kind: BytesKind = { name: "bytearray", make: (data) => new PyByteArray(data) };

function own(self: BytesSelf): PyByteArray {
  return self as PyByteArray;
}

/** What is assigned to a slice. */
function slicedValue(self: PyByteArray, v: PyValue): Uint8Array {
  if (v === self) return self.data.slice();
  const data = bytesLike(v);
  if (data !== undefined) return data.slice();
  if (isIndexable(v) || isStr(v))
    throw typeError("can assign only bytes, buffers, or iterables of ints in range(0, 256)");
  return makeData("bytearray", v, undefined, undefined);
}

function setItem(self: PyByteArray, key: PyValue, v: PyValue): void {
  if (typeof key === "number" && key >= 0 && key < self.length && typeof v === "number" && v >= 0 && v < 256) {
    self.buffer[key] = v;
    return;
  }
  if (key instanceof PySlice) {
    const { start, stop, step, count } = sliceRange(key, self.length);
    const fresh = slicedValue(self, v);
    if (step === 1) {
      replaceBytes(self, start, Math.max(start, stop), fresh);
      return;
    }
    if (fresh.length === 0) {
      deleteSlice(self, start, step, count);
      return;
    }
    if (fresh.length !== count)
      throw valueError(`attempt to assign bytes of size ${fresh.length} to extended slice of size ${count}`);
    for (let n = 0, i = start; n < count; n++, i += step) self.buffer[i] = fresh[n]!;
    return;
  }
  // The value is checked before the bounds.
  const i = subscript(key);
  const byte = byteValue(v);
  self.buffer[within(self, i)] = byte;
}

function subscript(key: PyValue): number {
  if (!isIndexable(key)) throw typeError(`bytearray indices must be integers or slices, not ${typeName(key)}`);
  return toSequenceIndex(key);
}

function within(self: PyByteArray, i: number): number {
  if (i < 0) i += self.length;
  if (i < 0 || i >= self.length) throw indexError("bytearray index out of range");
  return i;
}

function deleteSlice(self: PyByteArray, start: number, step: number, count: number): void {
  if (count === 0) return;
  const low = step > 0 ? start : start + (count - 1) * step;
  const stride = Math.abs(step);
  const kept = self.data.filter((_, i) => i < low || (i - low) % stride !== 0 || (i - low) / stride >= count);
  resize(self, kept.length);
  self.buffer.set(kept);
}

function delItem(self: PyByteArray, key: PyValue): void {
  if (key instanceof PySlice) {
    const { start, stop, step, count } = sliceRange(key, self.length);
    if (step === 1) replaceBytes(self, start, Math.max(start, stop), new Uint8Array(0));
    else deleteSlice(self, start, step, count);
    return;
  }
  const i = within(self, subscript(key));
  replaceBytes(self, i, i + 1, new Uint8Array(0));
}

/** Puts the data of `source` behind what is there. */
function append(self: PyByteArray, data: Uint8Array, source: PyValue): void {
  const at = self.length;
  // A view of its own memory must be read before it grows. (Asking the array of a bytes object for its buffer would make the host move it.)
  const fresh = !(source instanceof PyBytes) && data.buffer === self.buffer.buffer ? data.slice() : data;
  resize(self, at + fresh.length);
  copyInto(self.buffer, at, fresh);
}

function mutators(c: ClassKit<BytesSelf>): Record<string, MethodSpec> {
  return {
    append: c.method([pos("item")], (b, item) => {
      const self = own(b);
      const v = byteValue(item);
      resize(self, self.length + 1);
      self.buffer[self.length - 1] = v;
      return None;
    }),
    extend: c.method([pos("iterable_of_ints")], (b, iterable) => {
      const self = own(b);
      const data = bytesLike(iterable);
      if (data !== undefined) append(self, data, iterable);
      else {
        if (isStr(iterable)) throw typeError("expected iterable of integers; got: 'str'");
        const type = typeOf(iterable);
        if (type.lookup("__iter__") === undefined && type.lookup("__getitem__") === undefined)
          throw typeError(`can't extend bytearray with ${type.name}`);
        append(self, bytesOfIterable(iterable), None);
      }
      return None;
    }),
    insert: c.method([pos("index", index), pos("item")], (b, at, item) => {
      const self = own(b);
      const v = byteValue(item);
      const i = at < 0 ? Math.max(0, at + self.length) : Math.min(at, self.length);
      replaceBytes(self, i, i, Uint8Array.of(v));
      return None;
    }),
    pop: c.method([pos("index", index, "-1")], (b, at) => {
      const self = own(b);
      if (self.length === 0) throw indexError("pop from empty bytearray");
      const i = at < 0 ? at + self.length : at;
      if (i < 0 || i >= self.length) throw indexError("pop index out of range");
      const v = self.buffer[i]!;
      replaceBytes(self, i, i + 1, new Uint8Array(0));
      return v;
    }),
    remove: c.method([pos("value")], (b, value) => {
      const self = own(b);
      const i = self.data.indexOf(byteValue(value));
      if (i < 0) throw valueError("value not found in bytearray");
      replaceBytes(self, i, i + 1, new Uint8Array(0));
      return None;
    }),
    reverse: c.method([], (b) => {
      b.data.reverse();
      return None;
    }),
    clear: c.method([], (b) => {
      resize(own(b), 0);
      return None;
    }),
    copy: c.method([], (b) => new PyByteArray(b.data.slice())),
    resize: c.method([pos("size", index)], (b, size) => {
      const self = own(b);
      if (size < 0) throw valueError(`Can only resize to positive sizes, got ${size}`);
      const before = self.length;
      resize(self, size);
      if (size > before) self.buffer.fill(0, before, size);
      return None;
    }),
  };
}

/** State for pickling: the instance's `__dict__`, None without one. */
function instanceState(self: PyValue): PyValue {
  return lookupAttribute(self, "__dict__") ?? None;
}

defineClass<BytesSelf>(bytearrayType, PyByteArray as unknown as abstract new () => BytesSelf, (c) => ({
  slots: {
    ...sharedSlots(kind),
    new: c.makePlain(),
    init: c.init(
      [arg("source", "..."), arg("encoding", "..."), arg("errors", "...")],
      (b, source, encoding, errors) => {
        const self = own(b);
        if (self.length !== 0) resize(self, 0);
        const data = makeData("bytearray", source, encoding, errors);
        if (self.exports > 0) resize(self, data.length);
        self.buffer = data;
        self.length = data.length;
      },
    ),
    repr: (self) => `${typeOf(self).name}(${bytesRepr(self.data, true)})`,
    str: (self) => `${typeOf(self).name}(${bytesRepr(self.data, true)})`,
    iter: (self) => new PyByteArrayIterator(self),
    unhashable: true,
    setitem: (self, key, v) => setItem(own(self), key, v),
    delitem: (self, key) => delItem(own(self), key),
    iadd: (b, other) => {
      const data = bytesLike(other);
      if (data === undefined) throw typeError(`can't concat ${typeName(other)} to ${typeName(b)}`);
      // The operand's buffer is held while this grows.
      if (other === b && data.length > 0) throw bufferError("Existing exports of data: object cannot be re-sized");
      append(own(b), data, other);
      return b;
    },
    imul: (b, other) => {
      const self = own(b);
      const n = repeatCount(other);
      if (n === 1) return b;
      const made = repeatData(self.data, n);
      resize(self, made.length);
      self.buffer.set(made);
      return b;
    },
  },
  methods: {
    ...sharedMethods(c, kind),
    ...mutators(c),
    fromhex: c.classMethod([pos("string")], (cls, text) =>
      ofClass(cls, bytearrayType, new PyByteArray(dataFromHex(text)), call1),
    ),
    __alloc__: c.method([], (self) => (own(self).length === 0 ? 0 : own(self).buffer.length + 1)),
    __sizeof__: c.method([], (self) => 56 + (own(self).length === 0 ? 0 : own(self).buffer.length + 1)),
    __reduce__: c.method(
      [],
      (self) =>
        new PyTuple([getattr(self, "__class__"), new PyTuple([binaryText(self.data), "latin-1"]), instanceState(self)]),
    ),
    __reduce_ex__: c.method([pos("proto", "0")], (self, proto) => {
      const cls = getattr(self, "__class__");
      const p = toIndexValue(proto);
      const args =
        p < 3 ? [binaryText(self.data), "latin-1"] : self.data.length === 0 ? [] : [new PyBytes(self.data.slice())];
      return new PyTuple([cls, new PyTuple(args), instanceState(self)]);
    }),
    __buffer__: c.method([pos("flags")], (self, flags) => makeMemoryView(self, flags)),
    __release_buffer__: c.method([pos("buffer")], () => None),
  },
}));
