// Making array classes: `cls * n`, and what the metaclass PyCArrayType does with `_type_` and `_length_`. What arrays do is in array.ts.

import { lookupAttribute } from "#runtime/attributes.ts";
import { callv } from "#runtime/calls/call.ts";
import { bytesLike, notBytesLike } from "#runtime/objects/buffer.ts";
import { PyBytes, PyTuple } from "#runtime/objects/containers.ts";
import { dictOf } from "#runtime/objects/dict.ts";
import {
  attributeError,
  overflowError,
  type PyBaseException,
  typeError,
  valueError,
} from "#runtime/objects/exceptions.ts";
import { PyGetSet } from "#runtime/objects/functions.ts";
import { isInt } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { codePointsOf, strValue } from "#runtime/objects/str.ts";
import type { PyType } from "#runtime/objects/type.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { toIndexValue } from "#runtime/operators/protocols.ts";
import type { PyCData } from "./data.ts";
import { wideText } from "./formats.ts";
import { infoOf, multiply, type PyCType, type Size, startInfo } from "./info.ts";
import { arrayMeta } from "./types.ts";

const LARGEST = 2n ** 63n - 1n;

/** The class Array, once it exists. */
export const arrayBase: { type: PyType | undefined } = { type: undefined };

/** `item * length` (PyCArrayType_from_ctype). */
export function arrayOf(item: PyCType, length: Size): PyType {
  if (length > LARGEST || length < -LARGEST) throw overflowError("cannot fit 'int' into an index-sized integer");
  if (length < 0) throw valueError(`Array length must be >= 0, not ${length}`);
  const made = item.info?.arrays?.get(length)?.deref();
  if (made !== undefined) return made;
  const namespace = dictOf([
    ["_length_", length],
    ["_type_", item],
  ]);
  const type = callv(arrayMeta, [`${item.name}_Array_${length}`, new PyTuple([arrayBase.type!]), namespace]) as PyType;
  if (item.info !== undefined) (item.info.arrays ??= new Map()).set(length, new WeakRef(type));
  return type;
}

const missing = (name: string): PyBaseException =>
  attributeError(`class must define a '${name}' attribute`, name, name);

/** PyCArrayType_init. */
export function initArrayClass(type: PyCType): void {
  const given = lookupAttribute(type, "_length_");
  if (given === undefined) throw missing("_length_");
  if (!isInt(given)) throw typeError("The '_length_' attribute must be an integer");
  const length = toIndexValue(given);
  if (length < 0) throw valueError("The '_length_' attribute must not be negative");
  if (length > LARGEST) throw overflowError("The '_length_' attribute is too large");
  const item = lookupAttribute(type, "_type_");
  if (item === undefined) throw missing("_type_");
  const itemInfo = infoOf(item);
  if (itemInfo === undefined) throw typeError("_type_ must have storage info");
  const size = multiply(itemInfo.size, length);
  if (size > LARGEST) throw overflowError("array too large");
  const info = startInfo(type);
  info.length = length;
  info.size = size;
  info.align = itemInfo.align;
  info.proto = item as PyType;
  info.bufferFormat = itemInfo.bufferFormat;
  info.shape = [length, ...itemInfo.shape];
  info.hasPointer = itemInfo.isPointer || itemInfo.hasPointer;
  info.hasUnion = itemInfo.hasUnion;
  info.hasBitField = itemInfo.hasBitField;
  const code = itemInfo.format?.code;
  if (code === "c") {
    type.setOwn("value", new PyGetSet("value", type, characters as Getter, setCharacters as Setter));
    type.setOwn("raw", new PyGetSet("raw", type, rawBytes as Getter, setRaw as Setter));
  } else if (code === "u")
    type.setOwn("value", new PyGetSet("value", type, wideCharacters as Getter, setWideCharacters as Setter));
}

type Getter = (self: PyValue) => PyValue;
type Setter = (self: PyValue, v: PyValue | undefined) => void;

// The bytes up to a NUL, and all of them.
function characters(self: PyCData): PyValue {
  const { bytes } = self;
  const end = bytes.indexOf(0);
  return new PyBytes(bytes.slice(0, end < 0 ? bytes.length : end));
}
const rawBytes = (self: PyCData): PyValue => new PyBytes(self.bytes.slice());

function setCharacters(self: PyCData, v: PyValue | undefined): void {
  if (v === undefined) throw typeError("can't delete attribute");
  if (!(v instanceof PyBytes)) throw typeError(`bytes expected instead of ${typeName(v)} instance`);
  if (v.data.length > self.size) throw valueError("byte string too long");
  self.bytes.set(v.data);
  if (v.data.length < self.size) self.bytes[v.data.length] = 0;
}

function setRaw(self: PyCData, v: PyValue | undefined): void {
  if (v === undefined) throw attributeError("cannot delete attribute", None, None);
  const bytes = bytesLike(v);
  if (bytes === undefined) throw notBytesLike(v);
  if (bytes.length > self.size) throw valueError("byte string too long");
  self.bytes.set(bytes);
}

/** The code points of wide characters, up to a NUL. */
export function pointsOf(self: PyCData, offset: number, size: number): number[] {
  const points: number[] = [];
  for (let at = 0; at + 4 <= size; at += 4) {
    const p = self.memory.view.getUint32(offset + at, true);
    if (p === 0) break;
    points.push(p);
  }
  return points;
}
const wideCharacters = (self: PyCData): PyValue => wideText(pointsOf(self, self.offset, self.size));

function setWideCharacters(self: PyCData, v: PyValue | undefined): void {
  if (v === undefined) throw typeError("can't delete attribute");
  const s = strValue(v);
  if (s === undefined) throw typeError(`unicode string expected instead of ${typeName(v)} instance`);
  const points = codePointsOf(s);
  if (4 * points.length > self.size) throw valueError("string too long");
  for (let i = 0; i < points.length; i++) self.memory.view.setUint32(self.offset + 4 * i, points[i]!, true);
  if (4 * points.length < self.size) self.memory.view.setUint32(self.offset + 4 * points.length, 0, true);
}
