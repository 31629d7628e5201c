// CField: a field of a structure or union, a descriptor of the class. Follows Modules/_ctypes/cfield.c; where fields lie is worked out by
// ctypes._layout.

import { int } from "#runtime/native/convert.ts";
import { makeType } from "#runtime/native/define.ts";
import { kw } from "#runtime/native/params.ts";
import { PyBytes } from "#runtime/objects/containers.ts";
import { typeError, valueError } from "#runtime/objects/exceptions.ts";
import { PyGetSet } from "#runtime/objects/functions.ts";
import { normalizeInt } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { codePointsOf, fromUtf16, jsText, strValue } from "#runtime/objects/str.ts";
import { objectType, type PyType, TypeFlags } from "#runtime/objects/type.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { reprText, toIndexValue, truthy } from "#runtime/operators/protocols.ts";
import { pointsOf } from "./array-class.ts";
import { keepReference, loadPart, PyCData, plainFormat, requireRoom, storePart } from "./data.ts";
import { type SimpleFormat, wideText } from "./formats.ts";
import { infoOf, multiply, type Size } from "./info.ts";
import { isArrayType } from "./types.ts";

/** A getset descriptor to the runtime, which reads and stores attributes through it directly. */
export class PyCField extends PyGetSet {
  override name = "";
  /** The class that it is a field of. */
  override owner: PyType = objectType;
  proto: PyType = objectType;
  offset: Size = 0;
  byteSize: Size = 0;
  index = 0;
  isBitField = false;
  bitSize: Size = 0;
  bitOffset = 0;
  anonymous = false;
  /** The code of the characters of an array, which reads and stores as text. */
  text: "c" | "u" | undefined = undefined;
  /** How it reads and stores where that gives plain values and nothing is to be considered. */
  plain: SimpleFormat | undefined = undefined;
  constructor() {
    super(
      "",
      objectType,
      (o) => getField(this, o),
      (o, v) => setField(this, o, v),
    );
  }
}

/** The code of the characters that a class is an array of. */
function textCode(type: PyType): "c" | "u" | undefined {
  const code = isArrayType(type) ? infoOf(type.info?.proto)?.format?.code : undefined;
  return code === "c" || code === "u" ? code : undefined;
}

/** A field of the same class elsewhere: what a structure shows of an anonymous part. */
export function movedField(f: PyCField, name: string, index: number, offset: Size): PyCField {
  const made = new PyCField();
  made.name = name;
  made.proto = f.proto;
  made.byteSize = f.byteSize;
  made.isBitField = f.isBitField;
  made.bitSize = f.bitSize;
  made.bitOffset = f.bitOffset;
  made.text = f.text;
  made.plain = f.plain;
  made.index = f.index + index;
  made.offset = normalizeInt(BigInt(f.offset) + BigInt(offset));
  return made;
}

const number = (v: PyValue | undefined): number => {
  if (v === undefined || v === None) throw typeError("an integer is required");
  return Number(toIndexValue(v));
};

function make(
  cls: PyType,
  name: PyValue,
  proto: PyValue,
  byteSize: Size,
  byteOffset: Size,
  index: Size,
  bitSize: PyValue,
  bitOffset: PyValue,
): PyCField {
  const text = jsText(name);
  if (text === undefined) throw typeError(`CField() argument 'name' must be str, not ${typeName(name)}`);
  const shown = reprText(name);
  const info = infoOf(proto);
  if (info === undefined) throw typeError(`type of field ${shown} must be a C type`);
  if (byteSize !== info.size)
    throw valueError(`byte size of field ${shown} (${byteSize}) does not match type size (${info.size})`);
  const f = new cls.K() as PyCField;
  f.name = text;
  f.proto = proto as PyType;
  f.byteSize = byteSize;
  f.offset = byteOffset;
  f.index = Number(index);
  if (bitSize === None) {
    if (bitOffset !== None) throw valueError(`field ${shown}: bit_offset must be specified if bit_size is`);
    f.bitSize = multiply(byteSize, 8);
    f.text = textCode(f.proto);
    f.plain = typeof byteOffset === "number" ? plainFormat(f.proto) : undefined;
    return f;
  }
  f.isBitField = true;
  const bits = number(bitSize);
  f.bitSize = bits;
  f.bitOffset = number(bitOffset);
  const all = Number(byteSize) * 8;
  if (bits < 1) throw valueError(`bit size of field ${shown} out of range, got ${bits}`);
  if (f.bitOffset < 0) throw valueError(`bit offset of field ${shown} out of range, got ${f.bitOffset}`);
  if (f.bitOffset + bits > all)
    throw valueError(`bit field ${shown} overflows its type (${f.bitOffset} + ${bits} > ${all})`);
  if (info.format?.integer !== true) throw typeError(`bit fields not allowed for type ${f.proto.name}`);
  return f;
}

// --- reading and storing ---

/** The bytes of a bit field's type as one number. */
function word(bytes: Uint8Array, little: boolean): bigint {
  let n = 0n;
  for (let i = 0; i < bytes.length; i++) n = (n << 8n) | BigInt(bytes[little ? bytes.length - 1 - i : i]!);
  return n;
}

/** The same of up to four bytes. */
function smallWord(bytes: Uint8Array, little: boolean): number {
  let n = 0;
  for (let i = 0; i < bytes.length; i++) n = (n << 8) | bytes[little ? bytes.length - 1 - i : i]!;
  return n;
}

function bitsOf(o: PyCData, f: PyCField): { bytes: Uint8Array; format: SimpleFormat; little: boolean } {
  const at = o.offset + Number(f.offset);
  const format = infoOf(f.proto)!.format!;
  return { bytes: o.memory.bytes.subarray(at, at + format.size), format, little: format.bufferFormat[0] === "<" };
}

function getBits(o: PyCData, f: PyCField): PyValue {
  const { bytes, format, little } = bitsOf(o, f);
  const size = Number(f.bitSize);
  if (format.size <= 4 && format.code !== "?") {
    const high = smallWord(bytes, little) << (32 - size - f.bitOffset);
    return format.signed ? high >> (32 - size) : high >>> (32 - size);
  }
  const bits = BigInt.asUintN(size, word(bytes, little) >> BigInt(f.bitOffset));
  if (format.code === "?") return bits !== 0n;
  return normalizeInt(format.signed ? BigInt.asIntN(size, bits) : bits);
}

function setBits(o: PyCData, f: PyCField, v: PyValue): void {
  const { bytes, format, little } = bitsOf(o, f);
  const size = Number(f.bitSize);
  if (format.size <= 4 && format.code !== "?" && typeof v === "number") {
    const mask = (size === 32 ? -1 : (1 << size) - 1) << f.bitOffset;
    let word = (smallWord(bytes, little) & ~mask) | ((v << f.bitOffset) & mask);
    for (let i = 0; i < bytes.length; i++, word >>>= 8) bytes[little ? i : bytes.length - 1 - i] = word;
    return;
  }
  const n = format.code === "?" ? (truthy(v) ? 1n : 0n) : BigInt(toIndexValue(v));
  const shift = BigInt(f.bitOffset);
  const mask = ((1n << BigInt(size)) - 1n) << shift;
  let all = (word(bytes, little) & ~mask) | (BigInt.asUintN(size, n) << shift);
  for (let i = 0; i < bytes.length; i++, all >>= 8n) bytes[little ? i : bytes.length - 1 - i] = Number(all & 0xffn);
}

function getText(o: PyCData, f: PyCField): PyValue {
  const at = o.offset + Number(f.offset);
  const size = Number(f.byteSize);
  if (f.text === "u") return wideText(pointsOf(o, at, size));
  const bytes = o.memory.bytes.subarray(at, at + size);
  const end = bytes.indexOf(0);
  return new PyBytes(bytes.slice(0, end < 0 ? size : end));
}

function setText(o: PyCData, f: PyCField, v: PyValue): void {
  const at = o.offset + Number(f.offset);
  const size = Number(f.byteSize);
  if (f.text === "u") {
    const s = strValue(v);
    if (s === undefined) throw typeError(`unicode string expected instead of ${typeName(v)} instance`);
    const points = codePointsOf(s);
    const room = size / 4;
    if (points.length > room) throw valueError(`string too long (${points.length}, maximum length ${room})`);
    for (let i = 0; i < points.length; i++) o.memory.view.setUint32(at + 4 * i, points[i]!, true);
    if (points.length < room) o.memory.view.setUint32(at + 4 * points.length, 0, true);
    return;
  }
  if (!(v instanceof PyBytes)) throw typeError(`expected bytes, ${typeName(v)} found`);
  // C text ends at its first NUL.
  const end = v.data.indexOf(0);
  const data = end < 0 ? v.data : v.data.subarray(0, end);
  if (data.length > size) throw valueError(`bytes too long (${data.length}, maximum length ${size})`);
  o.memory.bytes.set(data, at);
  if (data.length < size) o.memory.bytes[at + data.length] = 0;
}

function instance(v: PyValue, f: PyCField): PyCData {
  if (!(v instanceof PyCData)) throw typeError("not a ctype instance");
  requireRoom(v.memory, v.offset + Number(f.offset), Number(f.byteSize));
  return v;
}

function getField(f: PyCField, o: PyValue): PyValue {
  const data = instance(o, f);
  if (f.plain !== undefined) return f.plain.get(data.memory, data.offset + (f.offset as number));
  if (f.isBitField) return getBits(data, f);
  if (f.text !== undefined) return getText(data, f);
  return loadPart(f.proto, data, f.index, data.memory, data.offset + Number(f.offset));
}

function setField(f: PyCField, o: PyValue, v: PyValue | undefined): void {
  if (v === undefined) throw typeError("can't delete attribute");
  const data = instance(o, f);
  if (f.plain !== undefined && !(v instanceof PyCData)) {
    const keep = f.plain.set(data.memory, data.offset + (f.offset as number), v);
    if (keep !== None) keepReference(data, f.index, keep);
  } else if (f.isBitField) setBits(data, f, v);
  else if (f.text !== undefined) setText(data, f, v);
  else storePart(f.proto, data, f.index, v, data.memory, data.offset + Number(f.offset));
}

export const fieldType: PyType = makeType(
  PyCField,
  { name: "ctypes.CField", module: "ctypes", flags: TypeFlags.BASETYPE },
  (c) => ({
    slots: {
      new: c.make(
        [
          kw("name"),
          kw("type"),
          kw("byte_size", int),
          kw("byte_offset", int),
          kw("index", int),
          kw("_internal_use"),
          kw("bit_size", "None"),
          kw("bit_offset", "None"),
        ],
        (cls, name, proto, byteSize, byteOffset, index, _internal, bitSize, bitOffset) =>
          make(cls, name, proto, byteSize, byteOffset, index, bitSize, bitOffset),
      ),
      repr: (f) => {
        const head = `<ctypes.CField ${reprText(fromUtf16(f.name))} type=${f.proto.name}, ofs=${f.offset}`;
        return f.isBitField
          ? `${head}, bit_size=${f.bitSize}, bit_offset=${f.bitOffset}>`
          : `${head}, size=${f.byteSize}>`;
      },
      get: (f, o) => (o === None ? f : getField(f, o)),
      set: setField,
      delete() {
        throw typeError("can't delete attribute");
      },
    },
    properties: {
      name: c.member((f) => fromUtf16(f.name)),
      type: c.member((f) => f.proto),
      offset: c.member((f) => f.offset),
      byte_offset: c.member((f) => f.offset),
      byte_size: c.member((f) => f.byteSize),
      size: c.property((f) => (f.isBitField ? (Number(f.bitSize) << 16) | f.bitOffset : f.byteSize)),
      bit_size: c.property((f) => f.bitSize),
      bit_offset: c.member((f) => f.bitOffset),
      is_bitfield: c.property((f) => f.isBitField),
      is_anonymous: c.property((f) => f.anonymous),
    },
  }),
);
