// Arguments of C functions: CArgObject (what `byref` and `from_param` give), the conversions of values, and the `from_param` methods.
// Follows Modules/_ctypes/callproc.c (ConvParam, PyCArg_repr) and the *_from_param functions of _ctypes.c.

import { isInstanceWith, isSubclassWith } from "#builtins/functions/classes.ts";
import { addressOf } from "#builtins/object/index.ts";
import { findattr } from "#runtime/attributes.ts";
import { attempt } from "#runtime/calls/call.ts";
import { Memory } from "#runtime/memory/address-space.ts";
import { makeType } from "#runtime/native/define.ts";
import { PyBytes } from "#runtime/objects/containers.ts";
import { ExceptionType, type PyBaseException, typeError } from "#runtime/objects/exceptions.ts";
import { isInt } from "#runtime/objects/numbers.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { isStr } from "#runtime/objects/str.ts";
import { type PyType, TypeFlags } from "#runtime/objects/type.ts";
import { isInstance, typeName, typeOf } from "#runtime/objects/type-of.ts";
import { reprText, toIndexValue } from "#runtime/operators/protocols.ts";
import { PyCData } from "./data.ts";
import { formats, readAddress, type SimpleFormat, writeAddress } from "./formats.ts";
import { infoOf } from "./info.ts";
import { isArrayType, isFunctionType, isPointerType, isSimpleType } from "./types.ts";

/** An argument as C gets it: a slot of memory, as wide as a register or as the structure it holds. */
export class PyCArg extends PyObject {
  tag = "P";
  slot: Memory = new Memory(new Uint8Array(16));
  /** What must live while the argument does. */
  obj: PyValue | undefined = undefined;
}

export const argType: PyType = makeType(
  PyCArg,
  { name: "_ctypes.CArgObject", module: "_ctypes", flags: TypeFlags.DISALLOW_INSTANTIATION },
  (c) => ({
    slots: { repr: describe },
    properties: { _obj: c.member((self) => self.obj ?? None) },
  }),
);

function describe(self: PyCArg): string {
  const { tag, slot } = self;
  switch (tag) {
    case "c": {
      const code = slot.bytes[0]!;
      const shown =
        code < 0x20 || code > 0x7e || code === 0x27 || code === 0x5c
          ? `\\x${code.toString(16).padStart(2, "0")}`
          : String.fromCharCode(code);
      return `<cparam 'c' ('${shown}')>`;
    }
    case "z":
    case "Z":
    case "P":
      return `<cparam '${tag}' (0x${readAddress(slot, 0).toString(16)})>`;
    case "d":
    case "f":
      return `<cparam '${tag}' (${reprText(formats.get(tag)!.get(slot, 0))})>`;
    default: {
      const format = "bBhHiIlLqQ".includes(tag) ? formats.get(tag) : undefined;
      // Whatever the type, long ints are printed with their sign.
      if (format !== undefined)
        return `<cparam '${tag}' (${tag === "L" || tag === "Q" ? slot.view.getBigInt64(0, true) : reprText(format.get(slot, 0))})>`;
      return `<cparam '${tag}' at ${addressOf(self)}>`;
    }
  }
}

/** An argument that holds a value of a simple type. */
export function simpleArgument(format: SimpleFormat, v: PyValue): PyCArg {
  const arg = new PyCArg();
  arg.tag = format.code;
  if (format.size > 16) arg.slot = new Memory(new Uint8Array(format.size));
  arg.obj = format.set(arg.slot, 0, v);
  // Registers hold ints in full.
  if (format.integer && format.signed) {
    const { bytes } = arg.slot;
    const { size } = format;
    if (size < 8) bytes.fill(bytes[size - 1]! > 127 ? 255 : 0, size, 8);
  }
  return arg;
}

export function pointerArgument(address: number | bigint, obj: PyValue | undefined): PyCArg {
  const arg = new PyCArg();
  writeAddress(arg.slot, 0, address);
  arg.obj = obj;
  return arg;
}

export const byref = (o: PyCData, offset = 0): PyCArg => pointerArgument(o.address + offset, o);

/** A ctypes instance as an argument (its class's paramfunc). */
function dataArgument(o: PyCData): PyCArg {
  const type = typeOf(o);
  const info = infoOf(type);
  const arg = new PyCArg();
  arg.obj = o;
  if (isArrayType(type)) {
    writeAddress(arg.slot, 0, o.address);
    return arg;
  }
  if (info?.format !== undefined) return Object.assign(simpleCopy(info.format, o), { obj: o });
  if (isPointerType(type) || isFunctionType(type)) {
    arg.slot.bytes.set(o.memory.bytes.subarray(o.offset, o.offset + 8));
    return arg;
  }
  arg.tag = "V";
  arg.slot = new Memory(new Uint8Array(Math.max(16, o.size)));
  arg.slot.bytes.set(o.bytes);
  return arg;
}

function simpleCopy(format: SimpleFormat, o: PyCData): PyCArg {
  const arg = new PyCArg();
  arg.tag = format.code;
  if (format.size > 16) arg.slot = new Memory(new Uint8Array(format.size));
  arg.slot.bytes.set(o.memory.bytes.subarray(o.offset, o.offset + format.size));
  return format.integer && format.signed ? simpleArgument(format, format.get(arg.slot, 0)) : arg;
}

/** Any value as an argument (ConvParam). */
export function toArgument(v: PyValue, index: number): PyCArg {
  if (v instanceof PyCData) return dataArgument(v);
  if (v instanceof PyCArg) return v;
  if (v === None) return pointerArgument(0, undefined);
  if (isInt(v)) return simpleArgument(formats.get("i")!, toIndexValue(v));
  if (v instanceof PyBytes) return Object.assign(simpleArgument(formats.get("z")!, v), { obj: v });
  if (isStr(v)) return simpleArgument(formats.get("Z")!, v);
  const inner = findattr(v, "_as_parameter_");
  if (inner !== undefined) return toArgument(inner, index);
  throw typeError(`Don't know how to convert parameter ${index}`);
}

// --- from_param ---

/** `v._as_parameter_` converted in turn; undefined when there is none. */
function viaParameter(v: PyValue, convert: (inner: PyValue) => PyValue): PyValue | undefined {
  const inner = findattr(v, "_as_parameter_");
  return inner === undefined ? undefined : convert(inner);
}

/** Of any class (CDataType_from_param). */
export function dataFromParam(type: PyType, v: PyValue): PyValue {
  if (isInstanceWith(v, type)) return v;
  if (v instanceof PyCArg) {
    const { obj } = v;
    const proto = infoOf(type)?.proto;
    if (obj !== undefined && proto !== undefined && isInstanceWith(obj, proto)) return v;
    const name = obj === undefined ? "???" : typeName(obj);
    throw typeError(`expected ${type.name} instance instead of pointer to ${name}`);
  }
  const made = viaParameter(v, (inner) => dataFromParam(type, inner));
  if (made !== undefined) return made;
  throw typeError(`expected ${type.name} instance instead of ${typeName(v)}`);
}

/** Of pointer classes (PyCPointerType_from_param). */
export function pointerFromParam(type: PyType, v: PyValue): PyValue {
  if (v === None) return v;
  const proto = infoOf(type)?.proto;
  if (proto === undefined) throw typeError("abstract class");
  if (v instanceof PyCData) {
    if (isInstanceWith(v, proto)) return byref(v);
    const own = typeOf(v);
    const item = isPointerType(own) || isArrayType(own) ? infoOf(own)?.proto : undefined;
    // Arrays are pointers to their items.
    if (item !== undefined && isSubclassWith(item, proto)) return v;
  }
  return dataFromParam(type, v);
}

/** Of simple classes (PyCSimpleType_from_param). */
export function simpleFromParam(type: PyType, v: PyValue): PyValue {
  const format = infoOf(type)?.format;
  if (format === undefined) throw typeError("abstract class");
  if (isInstanceWith(v, type)) return v;
  let failure: PyBaseException | undefined;
  const made = attempt(
    () => simpleArgument(format, v),
    (e) => {
      failure = e;
      return isInstance(e, ExceptionType);
    },
  );
  if (made !== undefined) {
    if (made.obj === None) made.obj = v;
    return made;
  }
  const inner = viaParameter(v, (w) => simpleFromParam(type, w));
  if (inner !== undefined) return inner;
  throw failure;
}

const notFor = (v: PyValue, name: string): PyBaseException =>
  typeError(`'${typeName(v)}' object cannot be interpreted as ctypes.${name}`);

/** The format code of a class that a pointer or array refers to. */
function itemCode(v: PyCData): string | undefined {
  const type = typeOf(v);
  return isPointerType(type) || isArrayType(type) ? infoOf(infoOf(type)?.proto)?.format?.code : undefined;
}

/** Of c_char_p and c_wchar_p. */
export function textFromParam(type: PyType, v: PyValue, code: "z" | "Z"): PyValue {
  const [item, name] = code === "z" ? ["c", "c_char_p"] : ["u", "c_wchar_p"];
  if (v === None || isInstanceWith(v, type)) return v;
  if (code === "z" ? v instanceof PyBytes : isStr(v)) {
    const arg = simpleArgument(formats.get(code)!, v);
    return arg;
  }
  if (v instanceof PyCData && itemCode(v) === item) return v;
  // byref(c_char())
  if (v instanceof PyCArg && v.obj instanceof PyCData && infoOf(typeOf(v.obj))?.format?.code === item) return v;
  const made = viaParameter(v, (inner) => textFromParam(type, inner, code));
  if (made !== undefined) return made;
  throw notFor(v, name);
}

/** Of c_void_p. */
export function addressFromParam(type: PyType, v: PyValue): PyValue {
  if (v === None || isInstanceWith(v, type)) return v;
  if (isInt(v)) return simpleArgument(formats.get("P")!, toIndexValue(v));
  if (v instanceof PyBytes) return simpleArgument(formats.get("z")!, v);
  if (isStr(v)) return simpleArgument(formats.get("Z")!, v);
  if (v instanceof PyCArg && v.tag === "P") return v;
  if (v instanceof PyCData) {
    const own = typeOf(v);
    if (isPointerType(own) || isArrayType(own)) return v;
    const text = isSimpleType(own) ? infoOf(own)?.format?.code : undefined;
    if (isFunctionType(own) || text === "z" || text === "Z") {
      const arg = pointerArgument(readAddress(v.memory, v.offset), v);
      if (text !== undefined) arg.tag = "Z";
      return arg;
    }
  }
  const made = viaParameter(v, (inner) => addressFromParam(type, inner));
  if (made !== undefined) return made;
  throw notFor(v, "c_void_p");
}
