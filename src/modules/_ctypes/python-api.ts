// `ctypes.pythonapi`: the few functions of Python's C API that programs reach for through ctypes. There are no others.

import { callMethod, getattr } from "#runtime/attributes.ts";
import { call } from "#runtime/calls/call.ts";
import { current } from "#runtime/current.ts";
import { PyBytes } from "#runtime/objects/containers.ts";
import { overflowError, type PyBaseException, systemError } from "#runtime/objects/exceptions.ts";
import { Code } from "#runtime/objects/frames.ts";
import { isInt } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { PyType } from "#runtime/objects/type.ts";
import { toIndexValue } from "#runtime/operators/protocols.ts";
import { PyCArg, simpleArgument } from "./arguments.ts";
import { formats, readAddress, writeAddress } from "./formats.ts";
import { placeAt, textAt } from "./memory.ts";
import { nativeAddress, type PyThunk, thunkAt } from "./thunks.ts";

type Args = readonly PyCArg[];
type Result = PyCArg;

const pointer = (args: Args, i: number): number | bigint => readAddress(args[i]!.slot, 0);
const object = (args: Args, i: number): PyValue => formats.get("O")!.get(args[i]!.slot, 0);
const long = (args: Args, i: number): number | bigint => formats.get("l")!.get(args[i]!.slot, 0) as number | bigint;
const anObject = (v: PyValue): Result => simpleArgument(formats.get("O")!, v);
const aLong = (n: number | bigint): Result => simpleArgument(formats.get("l")!, n);
const nothing = (): Result => new PyCArg();

const badCall = (): PyBaseException => systemError("Objects/codeobject.c: bad argument to internal function");

/** What C extensions keep with code objects: by code, then by the index they have asked for. */
class CodeExtras {
  readonly free: (number | bigint)[] = [];
  readonly values: WeakMap<Code, (number | bigint)[]> = new WeakMap();
}
function extras(): CodeExtras {
  const { state } = current();
  let own = state.get("_ctypes.extras") as CodeExtras | undefined;
  if (own === undefined) state.set("_ctypes.extras", (own = new CodeExtras()));
  return own;
}

function setExtra(args: Args): Result {
  const { free, values } = extras();
  const code = object(args, 0);
  const index = Number(long(args, 1));
  if (!(code instanceof Code) || index < 0 || index >= free.length) throw badCall();
  let own = values.get(code);
  if (own === undefined) values.set(code, (own = []));
  const before = own[index] ?? 0;
  if (before !== 0 && free[index] !== 0) {
    const arg = nothing();
    writeAddress(arg.slot, 0, before);
    thunkAt(free[index]!).run([arg]);
  }
  own[index] = pointer(args, 2);
  return nothing();
}

function getExtra(args: Args): Result {
  const code = object(args, 0);
  const index = Number(long(args, 1));
  if (!(code instanceof Code)) throw badCall();
  const value = extras().values.get(code)?.[index] ?? 0;
  const { memory, offset } = placeAt(pointer(args, 2), 8, true);
  writeAddress(memory, offset, value);
  return nothing();
}

/** PyThreadState_SetAsyncExc of the running thread: it raises at once. Other threads are not found. */
function setAsyncException(args: Args): Result {
  const running = callMethod(current().importModule("_thread"), "get_ident");
  if (!isInt(running) || toIndexValue(running) !== long(args, 0)) return aLong(0);
  if (pointer(args, 1) === 0) return aLong(1);
  const raised = object(args, 1);
  throw (raised instanceof PyType ? call(raised) : raised) as PyBaseException;
}

function bytesOfSize(args: Args): Result {
  const size = Number(long(args, 1));
  if (size < 0) throw systemError("Negative size passed to PyBytes_FromStringAndSize");
  const { memory, offset } = placeAt(pointer(args, 0), size);
  return anObject(new PyBytes(memory.bytes.slice(offset, offset + size)));
}

const LONG = 2n ** 63n;
function asLong(args: Args): Result {
  const n = toIndexValue(object(args, 0));
  if (n >= LONG || n < -LONG) throw overflowError("Python int too large to convert to C long");
  return aLong(n);
}

/** An attribute of the running frame. */
const ofFrame = (name: string): PyValue => getattr(callMethod(current().importModule("sys"), "_getframe"), name);

const functions: Record<string, PyThunk["run"]> = {
  Py_IncRef: nothing,
  Py_DecRef: nothing,
  PyGILState_Ensure: nothing,
  PyGILState_Release: nothing,
  PyThreadState_SetAsyncExc: setAsyncException,
  PyLong_FromLong: (args) => anObject(long(args, 0)),
  PyLong_AsLong: asLong,
  PyBytes_FromString: (args) => anObject(new PyBytes(textAt(pointer(args, 0)))),
  PyBytes_FromStringAndSize: bytesOfSize,
  PyEval_GetFrameGlobals: () => anObject(ofFrame("f_globals")),
  PyEval_GetFrameBuiltins: () => anObject(ofFrame("f_builtins")),
  PyEval_GetFrameLocals: () => anObject(callMethod(ofFrame("f_locals"), "copy")),
  PyFrame_GetLocals: (args) => anObject(getattr(object(args, 0), "f_locals")),
  PyUnstable_Eval_RequestCodeExtraIndex: (args) => aLong(extras().free.push(pointer(args, 0)) - 1),
  PyUnstable_Code_SetExtra: setExtra,
  PyUnstable_Code_GetExtra: getExtra,
};

/** The address of a function of the C API; undefined when there is none of that name. */
export function apiAddress(name: string): number | undefined {
  const run = Object.hasOwn(functions, name) ? functions[name] : undefined;
  return run === undefined
    ? undefined
    : nativeAddress(name, (args) => {
        // C would read whatever is there.
        const given = args.slice();
        while (given.length < 3) given.push(nothing());
        return run(given);
      });
}
