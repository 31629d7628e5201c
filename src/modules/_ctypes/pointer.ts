// Pointers: the metaclass PyCPointerType and the class `_Pointer`. Follows the PyCPointerType_* and Pointer_* functions of
// Modules/_ctypes/_ctypes.c.

import { defineClass, makeType } from "#runtime/native/define.ts";
import { kwrest, pos, rest } from "#runtime/native/params.ts";
import { PyBytes, PyList, PySlice } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import { typeError, valueError } from "#runtime/objects/exceptions.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { PyType, TypeFlags } from "#runtime/objects/type.ts";
import { typeName, typeOf } from "#runtime/objects/type-of.ts";
import { isIndexable, reprText, toSequenceIndex } from "#runtime/operators/protocols.ts";
import { pointerFromParam } from "./arguments.ts";
import { container, keepReference, loadPart, newData, PyCData, partOf, storePart } from "./data.ts";
import { dataType } from "./data-type.ts";
import { readAddress, wideText, writeAddress } from "./formats.ts";
import { concreteInfo, infoOf, PyCType, startPointerInfo, type TypeInfo } from "./info.ts";
import { placeAt } from "./memory.ts";
import { pointerMeta } from "./types.ts";

/** PyCPointerType_SetProto */
function setTarget(type: PyType, info: TypeInfo, target: PyValue): void {
  if (!(target instanceof PyType)) throw typeError("_type_ must be a type");
  const targetInfo = infoOf(target);
  if (targetInfo === undefined) throw typeError(`${reprText(target)} must have storage info`);
  info.proto = target;
  targetInfo.pointerType ??= type;
}

/** PyCPointerType_init */
function initPointerClass(type: PyCType, namespace: PyValue): void {
  const target = namespace instanceof PyDict ? namespace.getStr("_type_") : undefined;
  const info = startPointerInfo(type);
  if (target !== undefined) {
    setTarget(type, info, target);
    const { bufferFormat, shape } = concreteInfo(info.proto!);
    info.bufferFormat = `&${shape.length > 0 ? `(${shape.join(",")})` : ""}${bufferFormat}`;
    return;
  }
  const inherited = infoOf(type.base)?.proto;
  if (inherited !== undefined) info.proto = inherited;
}

defineClass(pointerMeta, PyCType, (c) => ({
  slots: {
    init: c.init([pos("name"), pos("bases"), pos("dict"), kwrest("kwargs")], (self, _name, _bases, namespace) =>
      initPointerClass(self, namespace),
    ),
  },
  methods: {
    from_param: c.method([pos("value")], pointerFromParam),
    set_type: c.method([pos("type")], (self, target) => {
      const info = concreteInfo(self);
      setTarget(self, info, target);
      self.setOwn("_type_", target);
      return None;
    }),
  },
}));

const notNull = (self: PyCData): number | bigint => {
  const address = readAddress(self.memory, self.offset);
  if (address === 0) throw valueError("NULL pointer access");
  return address;
};

const targetOf = (self: PyCData): PyType => concreteInfo(typeOf(self)).proto!;

/** Where item `i` is, counted from what the pointer points to. */
function itemAddress(self: PyCData, i: number): number | bigint {
  const address = notNull(self);
  const { size } = concreteInfo(targetOf(self));
  const found = Number(address) + i * Number(size);
  if (found >= 0 && Number.isSafeInteger(found)) return found;
  return BigInt.asUintN(64, BigInt(address) + BigInt(i) * BigInt(size));
}

function getItem(self: PyCData, i: number): PyValue {
  const target = targetOf(self);
  const { memory, offset } = placeAt(itemAddress(self, i), Number(concreteInfo(target).size));
  return loadPart(target, self, i, memory, offset);
}

function setItem(self: PyCData, i: number, v: PyValue): void {
  const target = targetOf(self);
  const { memory, offset } = placeAt(itemAddress(self, i), Number(concreteInfo(target).size), true);
  storePart(target, self, i, v, memory, offset);
}

/** A pointer has no length: indices count from where it points, backwards too, and a slice needs its end. */
function getSlice(self: PyCData, key: PySlice): PyValue {
  const step = key.step === None ? 1 : toSequenceIndex(key.step);
  if (step === 0) throw valueError("slice step cannot be zero");
  if (key.start === None && step < 0) throw valueError("slice start is required for step < 0");
  const start = key.start === None ? 0 : toSequenceIndex(key.start);
  if (key.stop === None) throw valueError("slice stop is required");
  const stop = toSequenceIndex(key.stop);
  const distance = step > 0 ? stop - start : start - stop;
  const count = distance <= 0 ? 0 : Math.floor((distance - 1) / Math.abs(step)) + 1;
  const code = infoOf(targetOf(self))?.format?.code;
  if (count === 0) return code === "c" ? new PyBytes(new Uint8Array(0)) : code === "u" ? "" : new PyList([]);
  // The ends first: what lies between is of one object.
  placeAt(itemAddress(self, start + (count - 1) * step), 1);
  if (code === "c" || code === "u") {
    const points: number[] = [];
    for (let n = 0, i = start; n < count; n++, i += step) {
      const { memory, offset } = placeAt(itemAddress(self, i), code === "c" ? 1 : 4);
      points.push(code === "c" ? memory.bytes[offset]! : memory.view.getUint32(offset, true));
    }
    return code === "c" ? new PyBytes(Uint8Array.from(points)) : wideText(points);
  }
  const items: PyValue[] = [];
  for (let n = 0, i = start; n < count; n++, i += step) items.push(getItem(self, i));
  return new PyList(items);
}

function setContents(self: PyCData, v: PyValue | undefined): void {
  if (v === undefined) throw typeError("Pointer does not support item deletion");
  if (!(v instanceof PyCData)) throw typeError(`expected ${targetOf(self).name} instead of ${typeName(v)}`);
  writeAddress(self.memory, self.offset, v.address);
  keepReference(self, 1, v);
  keepReference(self, 0, container(v).objects!);
}

export const pointerType: PyType = makeType(
  PyCData,
  {
    name: "_ctypes._Pointer",
    module: "_ctypes",
    base: dataType,
    metaclass: pointerMeta,
    flags: TypeFlags.BASETYPE | TypeFlags.ITEMS,
  },
  (c) => ({
    slots: {
      new: c.make([rest("args"), kwrest("kwargs")], (cls) => {
        if (infoOf(cls)?.proto === undefined) throw typeError("Cannot create instance: has no _type_");
        return newData(cls);
      }),
      init: c.init([rest("args"), kwrest("kwargs")], (self, args) => {
        if (args.length > 1) throw typeError(`POINTER expected at most 1 argument, got ${args.length}`);
        if (args.length === 1) setContents(self, args[0]);
      }),
      bool: (self) => readAddress(self.memory, self.offset) !== 0,
      getitem(self, key) {
        if (key instanceof PySlice) return getSlice(self, key);
        if (!isIndexable(key)) throw typeError("Pointer indices must be integer");
        return getItem(self, toSequenceIndex(key));
      },
      setitem(self, key, v) {
        if (!isIndexable(key)) throw typeError(`sequence index must be integer, not '${typeName(key)}'`);
        setItem(self, toSequenceIndex(key), v);
      },
      delitem() {
        throw typeError("Pointer does not support item deletion");
      },
    },
    properties: {
      contents: c.property((self) => {
        const address = notNull(self);
        const target = targetOf(self);
        const { memory, offset } = placeAt(address, Number(concreteInfo(target).size));
        return partOf(target, self, 0, memory, offset);
      }, setContents),
    },
  }),
);
