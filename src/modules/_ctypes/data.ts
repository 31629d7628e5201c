// Instances of ctypes classes: their memory, the objects it keeps alive, and moving values in and out. Follows the PyCData_* functions
// of Modules/_ctypes/_ctypes.c.

import { isInstanceWith } from "#builtins/functions/classes.ts";
import { callv } from "#runtime/calls/call.ts";
import { addressSpace, Memory } from "#runtime/memory/address-space.ts";
import { type BufferInfo, holdMemory, releaseMemory } from "#runtime/objects/buffer.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import {
  makeException,
  memoryError,
  PyBaseException,
  RuntimeErrorType,
  typeError,
} from "#runtime/objects/exceptions.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import type { PyType } from "#runtime/objects/type.ts";
import { typeName, typeOf } from "#runtime/objects/type-of.ts";
import { strText } from "#runtime/operators/protocols.ts";
import { type SimpleFormat, writeAddress } from "./formats.ts";
import { concreteInfo, infoOf, type Size } from "./info.ts";
import { accessViolation, placeAt } from "./memory.ts";
import { isArrayType, isDirectSimple, isPointerType, isSimpleType } from "./types.ts";

const nothing = new Memory(new Uint8Array(0));

export class PyCData extends PyObject {
  memory: Memory = nothing;
  offset = 0;
  size = 0;
  /** The object that this is a part of, and which part. */
  base: PyCData | undefined = undefined;
  index = 0;
  /** `_objects`: what the memory refers to. */
  objects: PyValue | undefined = undefined;
  length: Size = 0;
  /** The memory is of this object alone (`_b_needsfree_`). */
  owns = true;
  exports = 0;

  get address(): number {
    return addressSpace().addressOf(this.memory, this.offset);
  }

  get bytes(): Uint8Array {
    return this.memory.bytes.subarray(this.offset, this.offset + this.size);
  }

  bufferInfo(): BufferInfo {
    // Whoever gets the bytes may ask for their address.
    addressSpace().adopt(this.memory);
    const { format, shape, itemSize } = bufferShape(this.cls);
    return {
      data: this.bytes,
      readonly: false,
      format,
      itemsize: itemSize,
      shape,
      hold: (owner) => holdMemory(this, owner),
      release: (owner) => releaseMemory(this, owner),
    };
  }
}

/** How the instances of a class look in the buffer protocol. */
export function bufferShape(type: PyType): { format: string; shape: number[]; itemSize: number } {
  const { bufferFormat, shape } = concreteInfo(type);
  let item: PyType = type;
  while (isArrayType(item)) item = concreteInfo(item).proto!;
  return { format: bufferFormat, shape: shape.map(Number), itemSize: Number(concreteInfo(item).size) };
}

/** Gives an instance memory of its own. */
export function allocate(size: Size): Memory {
  if (typeof size === "bigint" || size > 0x7fffffff) throw memoryError();
  return new Memory(new Uint8Array(size));
}

/** An instance of a class whose memory is still missing. */
function shell(type: PyType): PyCData {
  const info = concreteInfo(type);
  info.final = true;
  const o = new type.K() as PyCData;
  o.length = info.length;
  o.size = Number(info.size);
  return o;
}

/** A new instance, all zeros (GenericPyCData_new). */
export function newData(type: PyType): PyCData {
  const memory = allocate(concreteInfo(type).size);
  const o = shell(type);
  o.memory = memory;
  return o;
}

/** An instance that shows memory of another object (PyCData_FromBaseObj). */
export function partOf(type: PyType, base: PyCData, index: number, memory: Memory, offset: number): PyCData {
  const o = sharing(type, memory, offset);
  o.base = base;
  o.index = index;
  return o;
}

/** An instance that shows memory which another kind of object owns. */
export function sharing(type: PyType, memory: Memory, offset: number): PyCData {
  const o = shell(type);
  requireRoom(memory, offset, o.size);
  o.memory = memory;
  o.offset = offset;
  o.owns = false;
  return o;
}

/** An instance that holds a copy of memory. */
export function copyOf(type: PyType, memory: Memory, offset: number): PyCData {
  const o = newData(type);
  requireRoom(memory, offset, o.size);
  o.memory.bytes.set(memory.bytes.subarray(offset, offset + o.size));
  return o;
}

/** An instance at an address (PyCData_AtAddress). */
export function dataAt(type: PyType, address: number | bigint): PyCData {
  const { memory, offset } = placeAt(address, Number(concreteInfo(type).size));
  return sharing(type, memory, offset);
}

/** Nothing may reach beyond memory, whatever a program has put together. */
export function requireRoom(memory: Memory, offset: number, size: number): void {
  if (offset < 0 || offset + size > memory.bytes.length)
    throw accessViolation(addressSpace().addressOf(memory, 0) + offset);
}

/** The object whose memory this is a part of; it keeps the references of all its parts (PyCData_GetContainer). */
export function container(o: PyCData): PyCData {
  while (o.base !== undefined) o = o.base;
  o.objects ??= o.length === 0 ? None : new PyDict();
  return o;
}

/** The key of a part in its container's `_objects`: indices in hexadecimal, from the inside out (unique_key). */
function partKey(o: PyCData, index: number): string {
  const hex = (n: number): string => (n >>> 0).toString(16);
  let key = hex(index);
  for (; o.base !== undefined; o = o.base) key += `:${hex(o.index)}`;
  return key;
}

/** Keeps `v` alive with part `index` of an object (KeepRef). */
export function keepReference(o: PyCData, index: number, v: PyValue): void {
  if (v === None) return;
  const owner = container(o);
  if (owner.objects instanceof PyDict) owner.objects.set(partKey(o, index), v);
  else owner.objects = v;
}

/** A subclass of a simple type keeps its class where simple types give plain values (_ctypes_simple_instance). */
export function isSimpleSubclass(type: PyType): boolean {
  return isSimpleType(type) && !isDirectSimple(type);
}

/** The format by which values of a class are read as plain Python values. */
export function plainFormat(type: PyType): SimpleFormat | undefined {
  return isSimpleSubclass(type) ? undefined : infoOf(type)?.format;
}

/** The value of class `type` at a place in an object's memory (PyCData_get). */
export function loadPart(type: PyType, o: PyCData, index: number, memory: Memory, offset: number): PyValue {
  const format = plainFormat(type);
  if (format === undefined) return partOf(type, o, index, memory, offset);
  requireRoom(memory, offset, format.size);
  return format.get(memory, offset);
}

/** Stores a value of class `type` at a place in an object's memory (PyCData_set). */
export function storePart(type: PyType, o: PyCData, index: number, v: PyValue, memory: Memory, offset: number): void {
  keepReference(o, index, storeValue(type, v, memory, offset));
}

/** The same; gives what must be kept alive. */
function storeValue(type: PyType, v: PyValue, memory: Memory, offset: number): PyValue {
  const info = concreteInfo(type);
  const size = Number(info.size);
  requireRoom(memory, offset, size);
  if (!(v instanceof PyCData)) {
    if (info.format !== undefined) return info.format.set(memory, offset, v);
    if (v instanceof PyTuple) return storeValue(type, made(type, v.items), memory, offset);
    if (v === None && isPointerType(type)) {
      writeAddress(memory, offset, 0);
      return None;
    }
    throw typeError(`expected ${type.name} instance, got ${typeName(v)}`);
  }
  if (isInstanceWith(v, type)) {
    requireRoom(v.memory, v.offset, size);
    const bytes = v.memory.bytes.subarray(v.offset, v.offset + size);
    memory.bytes.set(bytes, offset);
    return container(v).objects!;
  }
  if (isPointerType(type) && isArrayType(typeOf(v)) && infoOf(typeOf(v))?.proto === info.proto) {
    writeAddress(memory, offset, v.address);
    // The array itself must live, not only what it refers to.
    return new PyTuple([container(v).objects!, v]);
  }
  throw typeError(`incompatible types, ${typeName(v)} instance instead of ${type.name} instance`);
}

/** A tuple stands for the arguments of the class. */
function made(type: PyType, args: readonly PyValue[]): PyValue {
  try {
    return callv(type, args.slice());
  } catch (x) {
    throw x instanceof PyBaseException ? extended(RuntimeErrorType, `(${type.name}) `, x) : x;
  }
}

/** An exception whose text says what another one was (_ctypes_extend_error). */
export function extended(type: PyType, prefix: string, e: PyBaseException): PyBaseException {
  return makeException(type, `${prefix}${typeName(e)}: ${strText(e)}`);
}
