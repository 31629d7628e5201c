// The functions of ctypes that Python calls by address: memmove, memset, string_at, wstring_at, memoryview_at, cast. Follows the *_at and
// cast functions of Modules/_ctypes/_ctypes.c.

import { memoryViewOf } from "#builtins/memoryview/layout.ts";
import { call0 } from "#runtime/calls/call.ts";
import type { Memory } from "#runtime/memory/address-space.ts";
import { makeType } from "#runtime/native/define.ts";
import type { BufferInfo } from "#runtime/objects/buffer.ts";
import { PyBytes } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import { systemError, typeError, valueError } from "#runtime/objects/exceptions.ts";
import { identityOf } from "#runtime/objects/hash.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { PyType, TypeFlags } from "#runtime/objects/type.ts";
import { type PyCArg, pointerArgument, simpleArgument } from "./arguments.ts";
import { container, PyCData } from "./data.ts";
import { formats, readAddress, wideText } from "./formats.ts";
import { infoOf } from "./info.ts";
import { placeAt, textAt, wideTextAt } from "./memory.ts";
import { nativeAddress } from "./thunks.ts";
import { isFunctionType, isPointerType, isSimpleType } from "./types.ts";

type Address = number | bigint;

const pointer = (args: readonly PyCArg[], i: number): Address => readAddress(args[i]!.slot, 0);
const cInt = (args: readonly PyCArg[], i: number): number => args[i]!.slot.view.getInt32(0, true);
const size = (args: readonly PyCArg[], i: number): Address => args[i]!.slot.view.getBigUint64(0, true);
const value = (args: readonly PyCArg[], i: number): PyValue => formats.get("O")!.get(args[i]!.slot, 0);
const result = (v: PyValue): PyCArg => simpleArgument(formats.get("O")!, v);

function memmove(args: readonly PyCArg[]): PyCArg {
  const target = pointer(args, 0);
  const count = Number(size(args, 2));
  if (count > 0) {
    const from = placeAt(pointer(args, 1), count);
    const to = placeAt(target, count, true);
    to.memory.bytes.set(from.memory.bytes.subarray(from.offset, from.offset + count), to.offset);
  }
  return pointerArgument(target, undefined);
}

function memset(args: readonly PyCArg[]): PyCArg {
  const target = pointer(args, 0);
  const count = Number(size(args, 2));
  if (count > 0) {
    const { memory, offset } = placeAt(target, count, true);
    memory.bytes.fill(cInt(args, 1) & 255, offset, offset + count);
  }
  return pointerArgument(target, undefined);
}

function stringAt(args: readonly PyCArg[]): PyCArg {
  const address = pointer(args, 0);
  const count = cInt(args, 1);
  if (count === -1) return result(new PyBytes(textAt(address)));
  if (count < 0) throw systemError("Negative size passed to PyBytes_FromStringAndSize");
  if (count === 0) return result(new PyBytes(new Uint8Array(0)));
  const { memory, offset } = placeAt(address, count);
  return result(new PyBytes(memory.bytes.slice(offset, offset + count)));
}

function wideStringAt(args: readonly PyCArg[]): PyCArg {
  const address = pointer(args, 0);
  const count = cInt(args, 1);
  if (count === -1) return result(wideText(wideTextAt(address)));
  if (count < 0) throw systemError("Negative size passed to PyUnicode_New");
  const points: number[] = [];
  if (count > 0) {
    const { memory, offset } = placeAt(address, 4 * count);
    for (let i = 0; i < count; i++) points.push(memory.view.getUint32(offset + 4 * i, true));
  }
  return result(wideText(points));
}

/** Memory as memoryview_at shows it. */
class PyRawMemory extends PyObject {
  info: BufferInfo = { data: new Uint8Array(0), readonly: true };
  /** Memory lives as long as a view of it. */
  memory: Memory | undefined = undefined;
  bufferInfo(): BufferInfo {
    return this.info;
  }
}
makeType(
  PyRawMemory,
  { name: "_ctypes.RawMemory", module: "_ctypes", flags: TypeFlags.DISALLOW_INSTANTIATION },
  () => ({}),
);

function memoryViewAt(args: readonly PyCArg[]): PyCArg {
  const address = pointer(args, 0);
  const count = args[1]!.slot.view.getBigInt64(0, true);
  if (count < 0n) throw valueError(`memoryview_at: size is negative (or overflowed): ${count}`);
  const raw = new PyRawMemory();
  const readonly = cInt(args, 2) !== 0;
  if (count === 0n) raw.info = { data: new Uint8Array(0), readonly, owner: None };
  else {
    const { memory, offset } = placeAt(address, Number(count));
    raw.memory = memory;
    raw.info = { data: memory.bytes.subarray(offset, offset + Number(count)), readonly, owner: None };
  }
  return result(memoryViewOf(raw));
}

function isPointerLike(type: PyValue): boolean {
  if (isPointerType(type) || isFunctionType(type)) return true;
  return isSimpleType(type) && "sPzUZXO".includes(infoOf(type)?.format?.code ?? "?");
}

function cast(args: readonly PyCArg[]): PyCArg {
  const address = pointer(args, 0);
  const source = value(args, 1);
  const type = value(args, 2);
  if (!isPointerLike(type))
    throw typeError(`cast() argument 2 must be a pointer type${type instanceof PyType ? `, not ${type.name}` : ""}`);
  const made = call0(type);
  if (!(made instanceof PyCData)) throw typeError("cast() argument 2 must be a pointer type");
  if (source instanceof PyCData) {
    // The two share what they keep alive, which the source itself is part of.
    container(source);
    if (source.objects === undefined || source.objects === None) source.objects = new PyDict();
    made.objects = source.objects;
    if (made.objects instanceof PyDict) made.objects.set(identityOf(source), source);
  }
  made.memory.view.setBigUint64(made.offset, BigInt(address), true);
  return result(made);
}

/** Their addresses, as the module shows them. */
export function nativeAddresses(): Record<string, PyValue> {
  const functions = {
    _memmove_addr: memmove,
    _memset_addr: memset,
    _string_at_addr: stringAt,
    _wstring_at_addr: wideStringAt,
    _memoryview_at_addr: memoryViewAt,
    _cast_addr: cast,
  };
  return Object.fromEntries(Object.entries(functions).map(([name, run]) => [name, nativeAddress(name, run)]));
}
