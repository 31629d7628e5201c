// Arrays: the metaclass PyCArrayType and the class Array. Follows the Array_* functions of Modules/_ctypes/_ctypes.c.

import { attempt } from "#runtime/calls/call.ts";
import { defineClass, makeType } from "#runtime/native/define.ts";
import { kwrest, pos, rest } from "#runtime/native/params.ts";
import { PyBytes, PyList, PySlice } from "#runtime/objects/containers.ts";
import { indexError, typeError, valueError } from "#runtime/objects/exceptions.ts";
import { genericAlias } from "#runtime/objects/generic-alias.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { type PyType, TypeFlags } from "#runtime/objects/type.ts";
import { typeOf } from "#runtime/objects/type-of.ts";
import { isIndexable, length, toArray, toSequenceIndex } from "#runtime/operators/protocols.ts";
import { sliceRange } from "#runtime/operators/slices.ts";
import { arrayBase, initArrayClass } from "./array-class.ts";
import { constructBy } from "./construct.ts";
import { loadPart, newData, PyCData, storePart } from "./data.ts";
import { dataType } from "./data-type.ts";
import { wideText } from "./formats.ts";
import { concreteInfo, infoOf, PyCType } from "./info.ts";
import { arrayMeta } from "./types.ts";

defineClass(arrayMeta, PyCType, (c) => ({
  slots: {
    init: c.init([pos("name"), pos("bases"), pos("dict"), kwrest("kwargs")], (self) => initArrayClass(self)),
  },
}));

/** The class of the items, and their size. */
function itemsOf(self: PyCData): { proto: PyType; size: number } {
  const proto = concreteInfo(typeOf(self)).proto!;
  return { proto, size: Number(concreteInfo(proto).size) };
}

function position(self: PyCData, key: PyValue, kind = "integers"): number {
  if (!isIndexable(key)) throw typeError(`indices must be ${kind}`);
  const count = Number(self.length);
  let i = toSequenceIndex(key);
  if (i < 0) i += count;
  if (i < 0 || i >= count) throw indexError("invalid index");
  return i;
}

function getIndex(self: PyCData, i: number): PyValue {
  const { proto, size } = itemsOf(self);
  return loadPart(proto, self, i, self.memory, self.offset + i * size);
}

function setIndex(self: PyCData, i: number, v: PyValue): void {
  const { proto, size } = itemsOf(self);
  storePart(proto, self, i, v, self.memory, self.offset + i * size);
}

function getSlice(self: PyCData, key: PySlice): PyValue {
  const { start, step, count } = sliceRange(key, Number(self.length));
  const code = infoOf(itemsOf(self).proto)?.format?.code;
  if (code === "c") {
    const out = new Uint8Array(count);
    for (let n = 0, i = start; n < count; n++, i += step) out[n] = self.memory.bytes[self.offset + i]!;
    return new PyBytes(out);
  }
  if (code === "u") {
    const points: number[] = [];
    for (let n = 0, i = start; n < count; n++, i += step)
      points.push(self.memory.view.getUint32(self.offset + 4 * i, true));
    return wideText(points);
  }
  const items: PyValue[] = [];
  for (let n = 0, i = start; n < count; n++, i += step) items.push(getIndex(self, i));
  return new PyList(items);
}

function setSlice(self: PyCData, key: PySlice, v: PyValue): void {
  const { start, step, count } = sliceRange(key, Number(self.length));
  const given = attempt(
    () => length(v),
    () => true,
  );
  if (given !== count) throw valueError("Can only assign sequence of same size");
  const items = toArray(v);
  for (let n = 0, i = start; n < count; n++, i += step) setIndex(self, i, items[n]!);
}

function initialize(self: PyCData, args: readonly PyValue[]): void {
  for (let i = 0; i < args.length; i++) setIndex(self, position(self, i), args[i]!);
}

export const arrayType: PyType = makeType(
  PyCData,
  {
    name: "_ctypes.Array",
    module: "_ctypes",
    base: dataType,
    metaclass: arrayMeta,
    flags: TypeFlags.BASETYPE | TypeFlags.ITEMS,
  },
  (c) => ({
    slots: {
      init: c.init([rest("args"), kwrest("kwargs")], initialize),
      len: (self) => self.length,
      getitem: (self, key) => (key instanceof PySlice ? getSlice(self, key) : getIndex(self, position(self, key))),
      setitem(self, key, v) {
        if (key instanceof PySlice) setSlice(self, key, v);
        else setIndex(self, position(self, key, "integer"), v);
      },
      delitem() {
        throw typeError("Array does not support item deletion");
      },
    },
    methods: { __class_getitem__: c.classMethod([pos("item")], genericAlias) },
  }),
);
arrayBase.type = arrayType;
constructBy(arrayMeta, arrayType, (type, args) => {
  const self = newData(type);
  initialize(self, args);
  return self;
});
