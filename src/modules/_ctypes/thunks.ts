// What stands behind a function's address: a Python callable (a callback), or a function of ctypes itself (memmove, cast, …). Follows
// Modules/_ctypes/callbacks.c.

import { attempt, callv } from "#runtime/calls/call.ts";
import { current } from "#runtime/current.ts";
import { writeUnraisable } from "#runtime/exceptions/unraisable.ts";
import { warn } from "#runtime/exceptions/warn.ts";
import { addressSpace } from "#runtime/memory/address-space.ts";
import { makeType } from "#runtime/native/define.ts";
import { type PyBaseException, RuntimeWarningType, typeError } from "#runtime/objects/exceptions.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { type PyType, TypeFlags } from "#runtime/objects/type.ts";
import { reprText } from "#runtime/operators/protocols.ts";
import { PyCArg, simpleArgument } from "./arguments.ts";
import { newData, plainFormat } from "./data.ts";
import type { SimpleFormat } from "./formats.ts";
import { infoOf } from "./info.ts";
import { accessViolation } from "./memory.ts";

export class PyThunk extends PyObject {
  address = 0;
  run: (args: readonly PyCArg[]) => PyCArg = () => new PyCArg();
  /** The Python callable, which `run` calls: here the collector sees it. */
  callable: PyValue | undefined = undefined;
}

makeType(
  PyThunk,
  { name: "_ctypes.CThunkObject", module: "_ctypes", flags: TypeFlags.DISALLOW_INSTANTIATION },
  () => ({}),
);

/** The functions of an interpreter by address. */
class FunctionTable {
  readonly thunks: Map<number, WeakRef<PyThunk>> = new Map();
  /** Those of ctypes itself, by name; they stay. */
  readonly natives: Map<string, PyThunk> = new Map();
  limit = 256;
}

function table(): FunctionTable {
  const { state } = current();
  let own = state.get("_ctypes.functions") as FunctionTable | undefined;
  if (own === undefined) state.set("_ctypes.functions", (own = new FunctionTable()));
  return own;
}

export function makeThunk(run: PyThunk["run"]): PyThunk {
  const own = table();
  const thunk = new PyThunk();
  thunk.address = addressSpace().reserve(16);
  thunk.run = run;
  if (own.thunks.size >= own.limit) {
    for (const [address, ref] of own.thunks) if (ref.deref() === undefined) own.thunks.delete(address);
    own.limit = Math.max(256, 2 * own.thunks.size);
  }
  own.thunks.set(thunk.address, new WeakRef(thunk));
  return thunk;
}

/** The address of a function of ctypes itself. */
export function nativeAddress(name: string, run: PyThunk["run"]): number {
  const { natives } = table();
  let thunk = natives.get(name);
  if (thunk === undefined) natives.set(name, (thunk = makeThunk(run)));
  return thunk.address;
}

/** The function at an address. */
export function thunkAt(address: number | bigint): PyThunk {
  const thunk = typeof address === "number" ? table().thunks.get(address)?.deref() : undefined;
  if (thunk === undefined) throw accessViolation(address);
  return thunk;
}

/** Runs Python code whose exception C could not take: it is reported. Gives undefined then. */
function reporting<T>(what: string, callable: PyValue, action: () => T): T | undefined {
  let failure: PyBaseException | undefined;
  const result = attempt(action, (e) => {
    failure = e;
    return true;
  });
  if (failure !== undefined)
    writeUnraisable(
      current(),
      failure,
      `Exception ignored while ${what} ctypes callback function ${reprText(callable)}`,
    );
  return result;
}

/** An argument as the callback sees it. */
function pythonArgument(type: PyValue, arg: PyCArg | undefined): PyValue {
  const info = infoOf(type);
  if (info === undefined) throw typeError("cannot build parameter");
  const { bytes } = (arg ?? new PyCArg()).slot;
  const format = plainFormat(type as PyType);
  if (format !== undefined) return format.get((arg ?? new PyCArg()).slot, 0);
  const o = newData(type as PyType);
  o.bytes.set(bytes.subarray(0, o.size));
  return o;
}

/** A function that C may call, made of a Python callable (_ctypes_alloc_callback). */
export function makeCallback(callable: PyValue, argtypes: readonly PyValue[], restype: PyValue): PyThunk {
  const format: SimpleFormat | undefined = infoOf(restype)?.format;
  if (restype !== None && format === undefined) throw typeError("invalid result type for callback function");
  const thunk = makeThunk((args) => {
    const result = reporting("calling", callable, () =>
      callv(
        callable,
        argtypes.map((t, i) => pythonArgument(t, args[i])),
      ),
    );
    if (result === undefined || format === undefined) return new PyCArg();
    const made = reporting("converting result of", callable, () => {
      const arg = simpleArgument(format, result);
      if (arg.obj !== None && format.code !== "O") warn(RuntimeWarningType, "memory leak in callback function.");
      return arg;
    });
    return made ?? new PyCArg();
  });
  thunk.callable = callable;
  return thunk;
}
