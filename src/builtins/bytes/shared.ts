// The methods that bytes and bytearray have in common (Objects/bytes_methods.c, stringlib/transmogrify.h). Results are of the kind.

import { decodeText } from "#runtime/codecs.ts";
import { bool, cInt, index } from "#runtime/native/convert.ts";
import type { ClassKit, MethodSpec, Slots } from "#runtime/native/define.ts";
import { arg, pos } from "#runtime/native/params.ts";
import { bytesLike, holdMemory, releaseMemory, toBytesLike } from "#runtime/objects/buffer.ts";
import { PyByteArray, PyBytes, PyList, PySlice, PyTuple } from "#runtime/objects/containers.ts";
import { indexError, typeError, valueError } from "#runtime/objects/exceptions.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None, NotImplemented } from "#runtime/objects/singletons.ts";
import type { PyType } from "#runtime/objects/type.ts";
import { typeName, typeOf } from "#runtime/objects/type-of.ts";
import { isIndexable, toArray, toSequenceIndex } from "#runtime/operators/protocols.ts";
import { repeatCount, sliceRange } from "#runtime/operators/slices.ts";
import { codecArgument } from "../str/construct.ts";
import { percentBytes } from "../str/format-percent.ts";
import { adjustEnd, adjustStart, searchIndex } from "../str/search.ts";
import { expandTabPoints } from "../str/split.ts";
import { byteValue } from "./construct.ts";
import * as d from "./data.ts";
import { hexText } from "./repr.ts";

export type BytesSelf = PyBytes | PyByteArray;

/** What differs between the two types. */
export interface BytesKind {
  name: "bytes" | "bytearray";
  /** An object of the exact type around fresh data. */
  make(data: Uint8Array): PyValue;
}

/** The result of an operation that may have changed nothing: exact bytes stay the same object. */
function same(kind: BytesKind, self: BytesSelf, before: Uint8Array, after: Uint8Array): PyValue {
  if (after !== before) return kind.make(after);
  return self instanceof PyBytes && !self.cls.isHeap ? self : kind.make(after.slice());
}

function unchanged(kind: BytesKind, self: BytesSelf): PyValue {
  const { data } = self;
  return same(kind, self, data, data);
}

/** A byte or bytes-like to look for. */
function needle(v: PyValue): Uint8Array {
  const data = bytesLike(v);
  if (data !== undefined) return data;
  if (!isIndexable(v)) throw typeError(`argument should be integer or bytes-like object, not '${typeName(v)}'`);
  return Uint8Array.of(byteValue(v));
}

function range(data: Uint8Array, start: PyValue, end: PyValue): [number, number] {
  const { length } = data;
  return [adjustStart(searchIndex(start, 0), length), adjustEnd(searchIndex(end, length), length)];
}

type Search = (data: Uint8Array, sub: Uint8Array, start: number, end: number) => number;

function searchMethods(c: ClassKit<BytesSelf>, kind: BytesKind): Record<string, MethodSpec> {
  const method = (search: Search, missing?: string): MethodSpec =>
    c.method([pos("sub"), pos("start", "None"), pos("end", "None")], (self, sub, startArg, endArg) => {
      const what = needle(sub);
      const [start, end] = range(self.data, startArg, endArg);
      const i = search(self.data, what, start, end);
      if (i < 0 && missing !== undefined) throw valueError(missing);
      return i;
    });
  const affix = (name: string, atEnd: boolean): MethodSpec =>
    c.method(
      [pos(atEnd ? "suffix" : "prefix"), pos("start", "None"), pos("end", "None")],
      (self, what, startArg, endArg) => {
        const [start, end] = range(self.data, startArg, endArg);
        if (what instanceof PyTuple) {
          for (const item of what.items)
            if (d.tailMatches(self.data, toBytesLike(item), start, end, atEnd)) return true;
          return false;
        }
        const sub = bytesLike(what);
        if (sub === undefined)
          throw typeError(`${name} first arg must be bytes or a tuple of bytes, not ${typeName(what)}`);
        return d.tailMatches(self.data, sub, start, end, atEnd);
      },
    );
  const notFound = "subsection not found";
  return {
    count: method(d.countData),
    find: method(d.findData),
    index: method(d.findData, notFound),
    rfind: method(d.findLastData),
    rindex: method(d.findLastData, notFound),
    startswith: affix("startswith", false),
    endswith: affix("endswith", true),
    replace: c.method([pos("old"), pos("new"), arg("count", index, "-1")], (self, old, fresh, count) => {
      const { data } = self;
      return same(kind, self, data, d.replaceData(data, toBytesLike(old), toBytesLike(fresh), count));
    }),
    removeprefix: c.method([pos("prefix")], (self, prefix) => {
      const { data } = self;
      const p = toBytesLike(prefix);
      return same(
        kind,
        self,
        data,
        p.length > 0 && d.tailMatches(data, p, 0, data.length, false) ? data.slice(p.length) : data,
      );
    }),
    removesuffix: c.method([pos("suffix")], (self, suffix) => {
      const { data } = self;
      const p = toBytesLike(suffix);
      const found = p.length > 0 && d.tailMatches(data, p, 0, data.length, true);
      return same(kind, self, data, found ? data.slice(0, data.length - p.length) : data);
    }),
  };
}

function splitMethods(c: ClassKit<BytesSelf>, kind: BytesKind): Record<string, MethodSpec> {
  const list = (parts: Uint8Array[]): PyList => new PyList(parts.map((p) => kind.make(p)));
  const cut = [arg("sep", "None"), arg("maxsplit", index, "-1")] as const;
  const strip = (sides: number): MethodSpec =>
    c.method([pos("bytes", "None")], (self, set) => {
      const { data } = self;
      return same(kind, self, data, d.stripData(data, set === None ? undefined : toBytesLike(set), sides));
    });
  const partition = (fromEnd: boolean): MethodSpec =>
    c.method([pos("sep")], (self, sep) => {
      const { data } = self;
      const separator = toBytesLike(sep);
      if (separator.length === 0) throw valueError("empty separator");
      const i = fromEnd ? d.findLastData(data, separator, 0, data.length) : d.findData(data, separator, 0, data.length);
      const empty = (): PyValue => kind.make(d.emptyData.slice());
      if (i < 0) {
        const whole = same(kind, self, data, data);
        return new PyTuple(fromEnd ? [empty(), empty(), whole] : [whole, empty(), empty()]);
      }
      const middle = kind.name === "bytes" && sep instanceof PyBytes ? sep : kind.make(separator.slice());
      return new PyTuple([kind.make(data.slice(0, i)), middle, kind.make(data.slice(i + separator.length))]);
    });
  return {
    split: c.method([...cut], (self, sep, limit) =>
      list(sep === None ? d.splitSpaces(self.data, limit) : d.splitData(self.data, toBytesLike(sep), limit)),
    ),
    rsplit: c.method([...cut], (self, sep, limit) =>
      list(sep === None ? d.rsplitSpaces(self.data, limit) : d.rsplitData(self.data, toBytesLike(sep), limit)),
    ),
    splitlines: c.method([arg("keepends", bool, "False")], (self, keep) => list(d.splitLinesData(self.data, keep))),
    partition: partition(false),
    rpartition: partition(true),
    strip: strip(3),
    lstrip: strip(1),
    rstrip: strip(2),
    join: c.method([pos("iterable_of_bytes")], (self, iterable) => {
      if (!(self instanceof PyByteArray)) return kind.make(joinData(self.data, iterable));
      // The separator may not be resized by what is iterated.
      const owner = {};
      holdMemory(self, owner);
      try {
        return kind.make(joinData(self.data, iterable));
      } finally {
        releaseMemory(self, owner);
      }
    }),
    expandtabs: c.method([arg("tabsize", cInt, "8")], (self, size) => {
      const made = expandTabPoints(self.data, size);
      return kind.make(made === undefined ? self.data.slice() : Uint8Array.from(made));
    }),
  };
}

function joinData(separator: Uint8Array, iterable: PyValue): Uint8Array {
  const type = typeOf(iterable);
  if (type.lookup("__iter__") === undefined && type.lookup("__getitem__") === undefined)
    throw typeError("can only join an iterable");
  const parts: Uint8Array[] = [];
  const items = toArray(iterable);
  for (let i = 0; i < items.length; i++) {
    const data = bytesLike(items[i]!);
    if (data === undefined)
      throw typeError(`sequence item ${i}: expected a bytes-like object, ${typeName(items[i]!)} found`);
    if (i > 0 && separator.length > 0) parts.push(separator);
    parts.push(data);
  }
  return d.concatData(parts);
}

function caseMethods(c: ClassKit<BytesSelf>, kind: BytesKind): Record<string, MethodSpec> {
  const convert = (f: (data: Uint8Array) => Uint8Array): MethodSpec => c.method([], (self) => kind.make(f(self.data)));
  const every = (test: (byte: number) => boolean): MethodSpec => c.method([], (self) => d.everyByte(self.data, test));
  return {
    capitalize: convert(d.capitalizeData),
    lower: convert(d.lowerData),
    swapcase: convert(d.swapcaseData),
    title: convert(d.titleData),
    upper: convert(d.upperData),
    isalnum: every((b) => d.isAlphaByte(b) || d.isDigitByte(b)),
    isalpha: every(d.isAlphaByte),
    isascii: c.method([], (self) => self.data.every((b) => b < 128)),
    isdigit: every(d.isDigitByte),
    isspace: every(d.isSpaceByte),
    islower: c.method([], (self) => d.isCased(self.data, d.isLowerByte, d.isUpperByte)),
    isupper: c.method([], (self) => d.isCased(self.data, d.isUpperByte, d.isLowerByte)),
    istitle: c.method([], (self) => d.isTitleData(self.data)),
  };
}

function fillByte(v: PyValue, method: string): number {
  if (v instanceof PyBytes || v instanceof PyByteArray) {
    if (v.data.length === 1) return v.data[0]!;
    throw typeError(
      `${method}(): argument 2 must be a byte string of length 1, not a ${v instanceof PyBytes ? "bytes" : "bytearray"} object of length ${v.data.length}`,
    );
  }
  throw typeError(`${method}() argument 2 must be a byte string of length 1, not ${typeName(v)}`);
}

function paddingMethods(c: ClassKit<BytesSelf>, kind: BytesKind): Record<string, MethodSpec> {
  const method = (name: string, left: (missing: number, width: number) => number): MethodSpec =>
    c.method([pos("width", index), pos("fillchar", "...")], (self, width, fillchar) => {
      const fill = fillchar === undefined ? 32 : fillByte(fillchar, name);
      const missing = width - self.data.length;
      if (missing <= 0) return unchanged(kind, self);
      const before = left(missing, width);
      return kind.make(d.padData(self.data, before, missing - before, fill));
    });
  return {
    center: method("center", (missing, width) => (missing >> 1) + (missing & width & 1)),
    ljust: method("ljust", () => 0),
    rjust: method("rjust", (missing) => missing),
    zfill: c.method([pos("width", index)], (self, width) => {
      const { data } = self;
      return same(kind, self, data, d.zeroFill(data, width));
    }),
  };
}

function otherMethods(c: ClassKit<BytesSelf>, kind: BytesKind): Record<string, MethodSpec> {
  return {
    decode: c.method([arg("encoding", "'utf-8'"), arg("errors", "'strict'")], (self, encoding, errors) => {
      const e = codecArgument(encoding, "decode", "encoding");
      const h = codecArgument(errors, "decode", "errors");
      return self.data.length === 0 ? "" : decodeText(self.data, e, h);
    }),
    hex: c.method([arg("sep", "..."), arg("bytes_per_sep", cInt, "1")], (self, sep, group) =>
      hexText(self.data, sep, group),
    ),
    translate: c.method([pos("table"), arg("delete", "...")], (self, tableArg, deleteArg) => {
      const table = tableArg === None ? undefined : toBytesLike(tableArg);
      if (table !== undefined && table.length !== 256)
        throw valueError("translation table must be 256 characters long");
      const dropped = deleteArg === undefined ? undefined : toBytesLike(deleteArg);
      if (dropped === undefined || dropped.length === 0) {
        return table === undefined ? unchanged(kind, self) : kind.make(d.mapData(self.data, table));
      }
      const kept = self.data.filter((b) => !dropped.includes(b));
      return kind.make(table === undefined ? kept : d.mapData(kept, table));
    }),
    maketrans: c.staticMethod([pos("frm"), pos("to")], (from, to) => {
      const a = toBytesLike(from);
      const b = toBytesLike(to);
      if (a.length !== b.length) throw valueError("maketrans arguments must have same length");
      const table = Uint8Array.from({ length: 256 }, (_, i) => i);
      for (let i = 0; i < a.length; i++) table[a[i]!] = b[i]!;
      return new PyBytes(table);
    }),
  };
}

export function sharedMethods(c: ClassKit<BytesSelf>, kind: BytesKind): Record<string, MethodSpec> {
  return {
    ...searchMethods(c, kind),
    ...splitMethods(c, kind),
    ...caseMethods(c, kind),
    ...paddingMethods(c, kind),
    ...otherMethods(c, kind),
  };
}

/** The memory of `self`; a bytearray's may be longer than it is. */
function memory(self: BytesSelf): Uint8Array {
  return self instanceof PyBytes ? self.data : self.buffer;
}

/** `self[key]` for an int or slice. */
export function getItem(kind: BytesKind, self: BytesSelf, key: PyValue): PyValue {
  if (typeof key === "number" && key >= 0 && key < (self instanceof PyBytes ? self.data.length : self.length))
    return memory(self)[key]!;
  const data = memory(self);
  const size = self instanceof PyBytes ? data.length : self.length;
  if (key instanceof PySlice) {
    const { start, step, count } = sliceRange(key, size);
    if (step === 1) {
      if (count === size && kind.name === "bytes" && !self.cls.isHeap) return self;
      return kind.make(d.copyRange(data, start, start + count));
    }
    const out = new Uint8Array(count);
    for (let i = start, n = 0; n < count; i += step, n++) out[n] = data[i]!;
    return kind.make(out);
  }
  if (!isIndexable(key)) {
    throw typeError(
      `${kind.name === "bytes" ? "byte" : "bytearray"} indices must be integers or slices, not ${typeName(key)}`,
    );
  }
  let i = toSequenceIndex(key);
  if (i < 0) i += size;
  if (i < 0 || i >= size)
    throw indexError(kind.name === "bytes" ? "index out of range" : "bytearray index out of range");
  return data[i]!;
}

export function sharedSlots(kind: BytesKind): Slots<BytesSelf> {
  const operand = (other: PyValue): Uint8Array | undefined => {
    if (kind.name === "bytes") return other instanceof PyBytes ? other.data : undefined;
    return bytesLike(other);
  };
  const order =
    (test: (sign: number) => boolean) =>
    (self: BytesSelf, other: PyValue): PyValue => {
      const b = operand(other);
      return b === undefined ? NotImplemented : test(d.compareData(self.data, b));
    };
  const times = (self: BytesSelf, other: PyValue): PyValue => {
    const n = repeatCount(other);
    if (n === 1 && kind.name === "bytes" && !self.cls.isHeap) return self;
    return kind.make(d.repeatData(self.data, n));
  };
  return {
    len: (self) => self.data.length,
    getitem: (self, key) => getItem(kind, self, key),
    contains: (self, item) => {
      if (isIndexable(item)) return self.data.includes(byteValue(item));
      return d.findData(self.data, toBytesLike(item), 0, self.data.length) >= 0;
    },
    eq: (self, other) => {
      const b = operand(other);
      return b === undefined ? NotImplemented : d.equalData(self.data, b);
    },
    ne: (self, other) => {
      const b = operand(other);
      return b === undefined ? NotImplemented : !d.equalData(self.data, b);
    },
    lt: order((n) => n < 0),
    le: order((n) => n <= 0),
    gt: order((n) => n > 0),
    ge: order((n) => n >= 0),
    concat: (self, other) => {
      const b = bytesLike(other);
      if (b !== undefined) return kind.make(d.joinData(self.data, b));
      throw typeError(`can't concat ${typeName(other)} to ${typeName(self)}`);
    },
    repeat: times,
    mod: (self, args) => kind.make(percentBytes(self.data, args)),
    rmod: (self, other) => {
      const same = kind.name === "bytes" ? other instanceof PyBytes : other instanceof PyByteArray;
      return same ? kind.make(percentBytes((other as BytesSelf).data, self)) : NotImplemented;
    },
  };
}

/** Class of results of class methods: the class itself, called with the plain object. */
export function ofClass(
  cls: PyType,
  exact: PyType,
  made: PyValue,
  callClass: (cls: PyType, v: PyValue) => PyValue,
): PyValue {
  return cls === exact ? made : callClass(cls, made);
}
