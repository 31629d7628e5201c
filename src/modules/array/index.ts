// Module array: sequences of machine numbers. Follows Modules/arraymodule.c.

import { builtin } from "#builtins/iterators/reduce.ts";
import { makeMemoryView } from "#builtins/memoryview/layout.ts";
import { callMethod, getattr, lookupAttribute } from "#runtime/attributes.ts";
import { call } from "#runtime/calls/call.ts";
import { current } from "#runtime/current.ts";
import { warn } from "#runtime/exceptions/warn.ts";
import { addressSpace } from "#runtime/memory/address-space.ts";
import { cInt, index } from "#runtime/native/convert.ts";
import { defineModule, makeType, type NativeModule } from "#runtime/native/define.ts";
import { fn, kwrest, pos, rest } from "#runtime/native/params.ts";
import { getBuffer, toBytesLike } from "#runtime/objects/buffer.ts";
import { PyByteArray, PyBytes, PyList, PySlice, PyTuple } from "#runtime/objects/containers.ts";
import {
  DeprecationWarningType,
  eofError,
  indexError,
  type PyBaseException,
  runtimeError,
  typeError,
  valueError,
} from "#runtime/objects/exceptions.ts";
import { genericAlias } from "#runtime/objects/generic-alias.ts";
import { pyEquals } from "#runtime/objects/hash.ts";
import { isInt } from "#runtime/objects/numbers.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None, NotImplemented } from "#runtime/objects/singletons.ts";
import { codePointsOf, isStr, joinStrs, strLength, strValue } from "#runtime/objects/str.ts";
import { PyType, TypeFlags } from "#runtime/objects/type.ts";
import { typeName, typeOf } from "#runtime/objects/type-of.ts";
import { compareItems } from "#runtime/operators/compare.ts";
import { isIndexable, iterate, repr, toIndexValue, toSequenceIndex } from "#runtime/operators/protocols.ts";
import { reprItems } from "#runtime/operators/repr-guard.ts";
import { repeatCount, searchBound, sliceRange } from "#runtime/operators/slices.ts";
import { charactersOf, type ItemKind, kindByCode, store } from "./items.ts";
import { PyArray } from "./layout.ts";
import { decodeMachine, machineFormats } from "./machine-formats.ts";

const isText = (kind: ItemKind): boolean => kind.shape === "text";
const badArgument = (): PyBaseException => typeError("bad argument type for built-in operation");

/** A plain array around a copy of bytes. */
function arrayOf(kind: ItemKind, bytes: Uint8Array): PyArray {
  const a = new PyArray().setup(kind, bytes.length / kind.size);
  a.raw.set(bytes);
  return a;
}

function typeCode(v: PyValue, name: string, position: number): string {
  const s = strValue(v);
  if (s === undefined)
    throw typeError(`${name}() argument ${position} must be a unicode character, not ${typeName(v)}`);
  if (strLength(s) !== 1) {
    throw typeError(
      `${name}() argument ${position} must be a unicode character, not a string of length ${strLength(s)}`,
    );
  }
  return typeof s === "string" ? s : s.utf16;
}

function make(cls: PyType, args: readonly PyValue[]): PyValue {
  if (args.length === 0) throw typeError("array() takes at least 1 argument (0 given)");
  if (args.length > 2) throw typeError(`array() takes at most 2 arguments (${args.length} given)`);
  const code = typeCode(args[0]!, "array", 1);
  if (code === "u") warn(DeprecationWarningType, "The 'u' type code is deprecated and will be removed in Python 3.16");
  const initial = args[1];
  const kind = kindByCode.get(code);
  if (initial !== undefined && code !== "u" && code !== "w") {
    if (isStr(initial)) throw typeError(`cannot use a str to initialize an array with typecode '${code}'`);
    if (initial instanceof PyArray && isText(initial.kind))
      throw typeError(`cannot use a unicode array to initialize an array with typecode '${code}'`);
  }
  if (kind === undefined) {
    if (initial !== undefined && !isStr(initial)) iterate(initial);
    throw valueError("bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)");
  }
  const self = new cls.K() as PyArray;
  if (initial === undefined) return self.setup(kind, 0);
  if (initial instanceof PyArray && initial.kind === kind) {
    self.setup(kind, initial.length);
    self.raw.set(initial.bytes);
    return self;
  }
  if (initial instanceof PyBytes || initial instanceof PyByteArray) {
    self.setup(kind, 0);
    appendBytes(self, initial.data);
    return self;
  }
  const text = strValue(initial);
  if (text !== undefined) {
    const points = codePointsOf(text);
    self.setup(kind, points.length);
    self.cells.set(points);
    return self;
  }
  if (initial instanceof PyList || initial instanceof PyTuple) {
    const { items } = initial;
    self.setup(kind, items.length);
    for (let i = 0; i < items.length && i < self.length; i++) self.set(i, items[i]!);
    return self;
  }
  self.setup(kind, 0);
  extendBy(self, initial);
  return self;
}

function extendBy(self: PyArray, v: PyValue): void {
  const it = iterate(v);
  for (let x = it.nx(); x !== undefined; x = it.nx()) self.append(x);
}

function extend(self: PyArray, v: PyValue): void {
  if (!(v instanceof PyArray)) {
    extendBy(self, v);
    return;
  }
  if (v.kind !== self.kind) throw typeError("can only extend with array of same kind");
  self.replace(self.length, self.length, v.bytes);
}

function appendBytes(self: PyArray, bytes: Uint8Array): void {
  if (bytes.length % self.kind.size !== 0) throw valueError("bytes length not a multiple of item size");
  if (bytes.length > 0) self.replace(self.length, self.length, bytes);
}

function position(self: PyArray, key: PyValue, message: string): number {
  if (!isIndexable(key)) throw typeError("array indices must be integers");
  let i = toSequenceIndex(key);
  if (i < 0) i += self.length;
  if (i < 0 || i >= self.length) throw indexError(message);
  return i;
}

function getItem(self: PyArray, key: PyValue): PyValue {
  if (typeof key === "number" && key >= 0 && key < self.length) return self.kind.get(self.cells, key);
  if (!(key instanceof PySlice)) return self.get(position(self, key, "array index out of range"));
  const { start, step, count } = sliceRange(key, self.length);
  const { kind } = self;
  const { size } = kind;
  if (step === 1) return arrayOf(kind, self.raw.subarray(start * size, (start + count) * size));
  const made = new PyArray().setup(kind, count);
  for (let n = 0, i = start; n < count; n++, i += step)
    made.raw.set(self.raw.subarray(i * size, (i + 1) * size), n * size);
  return made;
}

function deleteSlice(self: PyArray, key: PySlice): void {
  const { start, stop, step, count } = sliceRange(key, self.length);
  if (step === 1) {
    self.replace(start, Math.max(start, stop), new Uint8Array(0));
    return;
  }
  if (count === 0) return;
  self.checkResizable();
  const { size } = self.kind;
  const low = step > 0 ? start : start + (count - 1) * step;
  const stride = Math.abs(step);
  let at = low;
  for (let i = low; i < self.length; i++) {
    if ((i - low) % stride === 0 && (i - low) / stride < count) continue;
    self.raw.copyWithin(at++ * size, i * size, (i + 1) * size);
  }
  self.resize(at);
}

function setItem(self: PyArray, key: PyValue, v: PyValue): void {
  if (!(key instanceof PySlice)) {
    const i = position(self, key, "array assignment index out of range");
    self.set(i, v);
    return;
  }
  if (!(v instanceof PyArray)) throw typeError(`can only assign array (not "${typeName(v)}") to array slice`);
  if (v.kind !== self.kind) throw badArgument();
  const { start, stop, step, count } = sliceRange(key, self.length);
  const { size } = self.kind;
  if (step === 1) {
    self.replace(start, Math.max(start, stop), v.bytes);
    return;
  }
  if (v.length === 0) {
    deleteSlice(self, key);
    return;
  }
  if (v.length !== count)
    throw valueError(`attempt to assign array of size ${v.length} to extended slice of size ${count}`);
  const bytes = v === self ? v.bytes.slice() : v.bytes;
  for (let n = 0, i = start; n < count; n++, i += step)
    self.raw.set(bytes.subarray(n * size, (n + 1) * size), i * size);
}

function remove(self: PyArray, i: number): void {
  self.replace(i, i + 1, new Uint8Array(0));
}

function toList(self: PyArray): PyValue[] {
  const out = new Array<PyValue>(self.length);
  for (let i = 0; i < self.length; i++) out[i] = self.get(i);
  return out;
}

function textOf(self: PyArray): PyValue {
  return charactersOf((self.cells as Uint32Array).subarray(0, self.length));
}

function find(self: PyArray, v: PyValue, from: number, to: number): number {
  for (let i = from; i < self.length && i < to; i++) if (pyEquals(self.get(i), v)) return i;
  return -1;
}

const compareBy = (name: string) => (self: PyArray, other: PyValue) => {
  if (!(other instanceof PyArray)) return NotImplemented;
  if (name === "__eq__" && self.length !== other.length) return false;
  if (name === "__ne__" && self.length !== other.length) return true;
  return compareItems(toList(self), toList(other), name);
};

function repeated(self: PyArray, count: number): Uint8Array {
  const n = Math.max(0, count);
  const { bytes } = self;
  const made = new PyArray().setup(self.kind, self.length * n).raw;
  for (let i = 0; i < n; i++) made.set(bytes, i * bytes.length);
  return made;
}

function byteSwap(self: PyArray): void {
  const { size } = self.kind;
  const { bytes } = self;
  if (size === 1) return;
  for (let i = 0; i < bytes.length; i += size) bytes.subarray(i, i + size).reverse();
}

function dictOf(self: PyValue): PyValue {
  return lookupAttribute(self, "__dict__") ?? None;
}

class PyArrayIterator extends PyObject {
  array: PyArray | undefined = undefined;
  i = 0;
  nx(): PyValue | undefined {
    const { array } = this;
    if (array === undefined) return undefined;
    if (this.i < array.length) return array.kind.get(array.cells, this.i++);
    this.array = undefined;
    return undefined;
  }
}

export const arrayType: PyType = makeType(
  PyArray,
  {
    name: "array.array",
    module: "array",
    flags: TypeFlags.BASETYPE | TypeFlags.WEAKREF | TypeFlags.SEQUENCE,
  },
  (c) => ({
    slots: {
      new: c.make([rest("args"), kwrest("kwargs")], (cls, args, kwargs) => {
        if (kwargs.size > 0 && (cls === arrayType || cls.lookup("__init__") === arrayType.lookup("__init__")))
          throw typeError("array.array() takes no keyword arguments");
        return make(cls, args);
      }),
      repr: (self) => {
        const name = typeOf(self).name;
        const head = `${name.slice(name.lastIndexOf(".") + 1)}('${self.kind.code}'`;
        if (self.length === 0) return `${head})`;
        if (isText(self.kind)) return joinStrs([`${head}, `, repr(textOf(self)), ")"]);
        return joinStrs([`${head}, `, reprItems(toList(self), "[", "]"), ")"]);
      },
      len: (self) => self.length,
      iter: (self) => {
        const it = new PyArrayIterator();
        it.array = self;
        return it;
      },
      getitem: getItem,
      setitem: setItem,
      delitem(self, key) {
        if (key instanceof PySlice) deleteSlice(self, key);
        else remove(self, position(self, key, "array assignment index out of range"));
      },
      contains: (self, v) => find(self, v, 0, Number.POSITIVE_INFINITY) >= 0,
      eq: compareBy("__eq__"),
      ne: compareBy("__ne__"),
      lt: compareBy("__lt__"),
      le: compareBy("__le__"),
      gt: compareBy("__gt__"),
      ge: compareBy("__ge__"),
      unhashable: true,
      concat(self, other) {
        if (!(other instanceof PyArray)) throw typeError(`can only append array (not "${typeName(other)}") to array`);
        if (other.kind !== self.kind) throw badArgument();
        const made = new PyArray().setup(self.kind, self.length + other.length);
        made.raw.set(self.bytes);
        made.raw.set(other.bytes, self.bytes.length);
        return made;
      },
      repeat: (self, count) => arrayOf(self.kind, repeated(self, repeatCount(count))),
      iconcat(self, other) {
        if (!(other instanceof PyArray)) throw typeError(`can only extend array with array (not "${typeName(other)}")`);
        extend(self, other);
        return self;
      },
      irepeat(self, count) {
        const n = repeatCount(count);
        if (n !== 1 && self.length > 0) {
          self.checkResizable();
          self.replace(0, self.length, repeated(self, n));
        }
        return self;
      },
    },
    methods: {
      append: c.method([pos("v")], (self, v) => {
        self.append(v);
        return None;
      }),
      buffer_info: c.method([], (self) => {
        const space = addressSpace();
        return new PyTuple([space.addressOf(space.memoryOf(self.raw.buffer), 0), self.length]);
      }),
      byteswap: c.method([], (self) => {
        byteSwap(self);
        return None;
      }),
      clear: c.method([], (self) => {
        self.resize(0);
        return None;
      }),
      count: c.method([pos("v")], (self, v) => {
        let n = 0;
        for (let i = 0; i < self.length; i++) if (pyEquals(self.get(i), v)) n++;
        return n;
      }),
      extend: c.method([pos("bb")], (self, v) => {
        extend(self, v);
        return None;
      }),
      fromfile: c.method([pos("f"), pos("n", index)], (self, f, n) => {
        if (n < 0) throw valueError("negative count");
        const wanted = n * self.kind.size;
        const got = callMethod(f, "read", wanted);
        if (!(got instanceof PyBytes)) throw typeError("read() didn't return bytes");
        appendBytes(self, got.data);
        if (got.data.length !== wanted) throw eofError("read() didn't return enough bytes");
        return None;
      }),
      tofile: c.method([pos("f")], (self, f) => {
        const { bytes } = self;
        for (let i = 0; i < bytes.length; i += 65536)
          callMethod(f, "write", new PyBytes(bytes.slice(i, Math.min(bytes.length, i + 65536))));
        return None;
      }),
      fromlist: c.method([pos("list")], (self, list) => {
        if (!(list instanceof PyList)) throw typeError("arg must be list");
        const n = list.items.length;
        const old = self.length;
        const numbers: (number | bigint)[] = [];
        for (let i = 0; i < n; i++) {
          numbers.push(self.kind.convert(list.items[i]!));
          if (list.items.length !== n) throw runtimeError("list changed size during iteration");
        }
        if (n > 0) {
          self.resize(old + n);
          for (let i = 0; i < n; i++) store(self.kind, self.cells, old + i, numbers[i]!);
        }
        return None;
      }),
      frombytes: c.method([pos("buffer")], (self, v) => {
        const view = getBuffer(v);
        if (view === undefined) toBytesLike(v);
        else {
          if (view.itemsize !== 1) throw typeError("a bytes-like object is required");
          appendBytes(self, view.contents());
        }
        return None;
      }),
      fromunicode: c.method([pos("ustr")], (self, v) => {
        const s = strValue(v);
        if (s === undefined) throw typeError(`fromunicode() argument must be str, not ${typeName(v)}`);
        if (!isText(self.kind))
          throw valueError("fromunicode() may only be called on unicode type arrays ('u' or 'w')");
        const points = codePointsOf(s);
        const old = self.length;
        if (points.length > 0) {
          self.resize(old + points.length);
          self.cells.set(points, old);
        }
        return None;
      }),
      index: c.method([pos("v"), pos("start", "..."), pos("stop", "...")], (self, v, start, stop) => {
        const from = start === undefined ? 0 : searchBound(start, self.length);
        const to = stop === undefined ? Number.POSITIVE_INFINITY : searchBound(stop, self.length);
        const i = find(self, v, from, to);
        if (i < 0) throw valueError("array.index(x): x not in array");
        return i;
      }),
      insert: c.method([pos("i", index), pos("v")], (self, at, v) => {
        const n = self.kind.convert(v);
        const size = self.length;
        const i = at < 0 ? Math.max(0, at + size) : Math.min(at, size);
        self.replace(i, i, new Uint8Array(self.kind.size));
        store(self.kind, self.cells, i, n);
        return None;
      }),
      pop: c.method([pos("i", index, "-1")], (self, at) => {
        if (self.length === 0) throw indexError("pop from empty array");
        const i = at < 0 ? at + self.length : at;
        if (i < 0 || i >= self.length) throw indexError("pop index out of range");
        const v = self.get(i);
        remove(self, i);
        return v;
      }),
      remove: c.method([pos("v")], (self, v) => {
        const i = find(self, v, 0, Number.POSITIVE_INFINITY);
        if (i < 0) throw valueError("array.remove(x): x not in array");
        remove(self, i);
        return None;
      }),
      reverse: c.method([], (self) => {
        byteSwap(self);
        self.bytes.reverse();
        return None;
      }),
      tobytes: c.method([], (self) => new PyBytes(self.bytes.slice())),
      tolist: c.method([], (self) => new PyList(toList(self))),
      tounicode: c.method([], (self) => {
        if (!isText(self.kind)) throw valueError("tounicode() may only be called on unicode type arrays ('u' or 'w')");
        return textOf(self);
      }),
      __copy__: c.method([], (self) => arrayOf(self.kind, self.bytes)),
      __deepcopy__: c.method([pos("unused")], (self) => arrayOf(self.kind, self.bytes)),
      __sizeof__: c.method([], (self) => 64 + self.raw.length),
      __reduce_ex__: c.method([pos("value")], (self, value) => {
        if (!isInt(value)) throw typeError("__reduce_ex__ argument should be an integer");
        const cls = getattr(self, "__class__");
        if (toIndexValue(value) < 3) {
          const items = isText(self.kind) ? Array.from(toList(self)) : toList(self);
          return new PyTuple([cls, new PyTuple([self.kind.code, new PyList(items)]), dictOf(self)]);
        }
        const rebuild = getattr(current().importModule("array"), "_array_reconstructor");
        return new PyTuple([
          rebuild,
          new PyTuple([cls, self.kind.code, self.kind.machine, new PyBytes(self.bytes.slice())]),
          dictOf(self),
        ]);
      }),
      __class_getitem__: c.classMethod([pos("object")], (cls, item) => genericAlias(cls, item)),
      __buffer__: c.method([pos("flags")], (self, flags) => makeMemoryView(self, flags)),
      __release_buffer__: c.method([pos("buffer")], () => None),
    },
    properties: {
      typecode: c.property((self) => self.kind.code),
      itemsize: c.property((self) => self.kind.size),
    },
  }),
);

makeType(PyArrayIterator, { name: "array.arrayiterator", module: "array", flags: 0 }, (c) => ({
  slots: { iter: (self) => self, next: (self) => self.nx() },
  methods: {
    __reduce__: c.method([], (self) => {
      const iter = builtin("iter");
      if (self.array === undefined) return new PyTuple([iter, new PyTuple([new PyTuple([])])]);
      return new PyTuple([iter, new PyTuple([self.array]), self.i]);
    }),
    __setstate__: c.method([pos("state", index)], (self, i) => {
      if (self.array !== undefined) self.i = Math.min(Math.max(i, 0), self.array.length);
      return None;
    }),
  },
}));

function reconstruct(cls: PyValue, codeArgument: PyValue, machine: number, data: PyValue): PyValue {
  const code = typeCode(codeArgument, "_array_reconstructor", 2);
  if (!(cls instanceof PyType)) throw typeError(`first argument must be a type object, not ${typeName(cls)}`);
  if (!cls.isSubtype(arrayType)) throw typeError(`${cls.name} is not a subtype of ${arrayType.name}`);
  const kind = kindByCode.get(code);
  if (kind === undefined) throw valueError("second argument must be a valid type code");
  if (machine < 0 || machine >= machineFormats) throw valueError("third argument must be a valid machine format code.");
  if (!(data instanceof PyBytes)) throw typeError(`fourth argument should be bytes, not ${typeName(data)}`);
  if (machine === kind.machine) return call(cls, code, data);
  const decoded = decodeMachine(code, machine, data.data);
  return call(cls, decoded.code, new PyList(decoded.items));
}

const arrayModule: NativeModule = defineModule("array", () => ({
  functions: {
    _array_reconstructor: fn([pos("arraytype"), pos("typecode"), pos("mformat_code", cInt), pos("items")], reconstruct),
  },
  types: { array: arrayType, ArrayType: arrayType },
  attributes: { typecodes: "bBuwhHiIlLqQfd" },
  init: () => {
    const abc = current().importModule("collections.abc");
    callMethod(getattr(abc, "MutableSequence"), "register", arrayType);
  },
}));
export default arrayModule;
