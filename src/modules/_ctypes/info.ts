// What is known of a ctypes class beyond being a class (CPython's StgInfo): size, alignment, items, conversions. The metaclasses' own
// `__init__` fills it in; a class whose metaclass has not been through that has none and is abstract.

import { systemError, typeError } from "#runtime/objects/exceptions.ts";
import { normalizeInt } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { PyType } from "#runtime/objects/type.ts";
import type { SimpleFormat } from "./formats.ts";

/** A number of bytes: a bigint only for classes so large that they have no instances. */
export type Size = number | bigint;

export const multiply = (a: Size, b: Size): Size => normalizeInt(BigInt(a) * BigInt(b));

export class TypeInfo {
  size: Size = 0;
  align = 0;
  /** Items of an array, fields of a structure. */
  length: Size = 0;
  /** Items of an array, target of a pointer. */
  proto: PyType | undefined = undefined;
  /** How values of the class are read and written as plain Python values; only simple types have it. */
  format: SimpleFormat | undefined = undefined;
  /** Format of the buffer protocol, and the shape of arrays. */
  bufferFormat = "B";
  shape: readonly Size[] = [];
  /** `_fields_` can no longer be set. */
  final = false;
  isPointer = false;
  hasPointer = false;
  hasUnion = false;
  hasBitField = false;
  /** `__pointer_type__` */
  pointerType: PyValue | undefined = undefined;
  /** Calls may take the short way (construct.ts), as of this version of the class. */
  plainConstruct = false;
  constructVersion = -1;
  /** Array classes made by `cls * n`. */
  arrays: Map<Size, WeakRef<PyType>> | undefined = undefined;
  // Of function types.
  functionFlags = 0;
  argtypes: PyValue[] | undefined = undefined;
  converters: PyValue[] | undefined = undefined;
  restype: PyValue | undefined = undefined;
  checker: PyValue | undefined = undefined;

  /** What a subclass of a structure without fields of its own takes over (PyCStgInfo_clone). */
  cloneFrom(base: TypeInfo): void {
    Object.assign(this, base);
    this.pointerType = undefined;
    this.arrays = undefined;
    this.constructVersion = -1;
    this.final = false;
  }
}

/** A ctypes class. */
export class PyCType extends PyType {
  info: TypeInfo | undefined = undefined;
}

export function infoOf(type: PyValue | undefined): TypeInfo | undefined {
  return type instanceof PyCType ? type.info : undefined;
}

/** The info of a class that is to have instances. */
export function concreteInfo(type: PyType): TypeInfo {
  const info = infoOf(type);
  if (info === undefined) throw typeError("abstract class");
  return info;
}

/** Starts the info of a class that its metaclass initialises (PyStgInfo_Init). */
export function startInfo(type: PyCType): TypeInfo {
  if (type.info !== undefined) throw systemError(`StgInfo of '${type.name}' is already initialized.`);
  const info = new TypeInfo();
  type.info = info;
  return info;
}

/** The same for a class whose instances are addresses. */
export function startPointerInfo(type: PyCType): TypeInfo {
  const info = startInfo(type);
  info.size = 8;
  info.align = 8;
  info.length = 1;
  info.isPointer = true;
  info.bufferFormat = "X{}";
  return info;
}
