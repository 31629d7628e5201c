// Module _ctypes: C data types over memory of the interpreter, and functions made of Python callables. JavaScript hosts load no C
// libraries: `dlopen` refuses. Follows Modules/_ctypes/callproc.c for the functions. The classes are in the other files, each with its
// metaclass: simple.ts, array.ts, structure.ts, pointer.ts, function.ts.

import { cInt, index, int } from "#runtime/native/convert.ts";
import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { fn, pos } from "#runtime/native/params.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import {
  makeException,
  memoryError,
  OSErrorType,
  type PyBaseException,
  typeError,
  valueError,
} from "#runtime/objects/exceptions.ts";
import { isInt } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { jsText } from "#runtime/objects/str.ts";
import { typeName, typeOf } from "#runtime/objects/type-of.ts";
import { strText, toIndexValue } from "#runtime/operators/protocols.ts";
import { byref } from "./arguments.ts";
import { arrayType } from "./array.ts";
import { allocate, bufferShape, PyCData } from "./data.ts";
import { unpickle } from "./data-type.ts";
import { fieldType } from "./field.ts";
import { callAddress, FUNCFLAG_CDECL, functionType, MAX_ARGUMENTS } from "./function.ts";
import { concreteInfo, infoOf, type Size, type TypeInfo } from "./info.ts";
import { noLibrary, noSymbol, PROGRAM_HANDLE } from "./libraries.ts";
import { valueAt } from "./memory.ts";
import { nativeAddresses } from "./native-functions.ts";
import { pointerType } from "./pointer.ts";
import { apiAddress } from "./python-api.ts";
import { simpleType } from "./simple.ts";
import { argumentError, ctypesState } from "./state.ts";
import { structureType, unionType } from "./structure.ts";

/** The info of a class or of an instance's class. */
const infoOfEither = (v: PyValue): TypeInfo | undefined =>
  infoOf(v) ?? (v instanceof PyCData ? infoOf(typeOf(v)) : undefined);

function sizeOf(v: PyValue): Size {
  const info = infoOf(v);
  if (info !== undefined) return info.size;
  if (v instanceof PyCData) return v.size;
  throw typeError("this type has no size");
}

const dataArgument =
  (name: string, ordinal = " 1") =>
  (v: PyValue): PyCData => {
    if (v instanceof PyCData) return v;
    throw typeError(`${name}() argument${ordinal} must be _ctypes._CData, not ${typeName(v)}`);
  };

function resize(o: PyCData, size: number): void {
  const least = Number(concreteInfo(typeOf(o)).size);
  if (size < least) throw valueError(`minimum size is ${least}`);
  if (!o.owns) throw valueError("Memory cannot be resized because this object doesn't own it");
  if (size > 0x7fffffff) throw memoryError();
  const memory = allocate(size);
  memory.bytes.set(o.bytes.subarray(0, size));
  o.memory = memory;
  o.offset = 0;
  o.size = size;
}

function openLibrary(name: PyValue): PyValue {
  if (name === None) return PROGRAM_HANDLE;
  throw noLibrary(jsText(name) ?? strText(name));
}

const badHandle = (handle: Size): PyBaseException =>
  makeException(OSErrorType, `invalid library handle 0x${handle.toString(16)}`);

const callByAddress = fn([pos("address", int), pos("arguments")], (address, args) => {
  if (!(args instanceof PyTuple)) throw typeError(`argument 2 must be tuple, not ${typeName(args)}`);
  return callAddress(address, args.items, undefined, undefined, undefined);
});

const ctypesModule: NativeModule = defineModule("_ctypes", () => ({
  functions: {
    sizeof: fn([pos("obj")], sizeOf),
    alignment: fn([pos("obj")], (v) => {
      const info = infoOfEither(v);
      if (info === undefined) throw typeError("no alignment info");
      return info.align;
    }),
    addressof: fn([pos("obj", dataArgument("addressof", ""))], (o) => o.address),
    byref: fn([pos("obj", dataArgument("byref")), pos("offset", index, "0")], byref),
    resize: fn([pos("obj", dataArgument("resize")), pos("size", index)], (o, size) => {
      resize(o, size);
      return None;
    }),
    buffer_info: fn([pos("obj")], (v) => {
      if (infoOfEither(v) === undefined) throw typeError("not a ctypes type or object");
      const { format, shape } = bufferShape(v instanceof PyCData ? typeOf(v) : (v as never));
      return new PyTuple([format, shape.length, new PyTuple(shape)]);
    }),
    get_errno: fn([], () => ctypesState().errno),
    set_errno: fn([pos("value", cInt)], (n) => {
      const state = ctypesState();
      const before = state.errno;
      state.errno = n;
      return before;
    }),
    dlopen: fn([pos("name"), pos("flag", cInt, "2")], openLibrary),
    dlclose: fn([pos("handle", int)], (handle) => {
      if (handle !== PROGRAM_HANDLE) throw badHandle(handle);
      return None;
    }),
    dlsym: fn([pos("handle", int), pos("name")], (handle, name) => {
      if (handle !== PROGRAM_HANDLE) throw badHandle(handle);
      const symbol = strText(name);
      const address = apiAddress(symbol);
      if (address === undefined) throw makeException(OSErrorType, noSymbol(symbol));
      return address;
    }),
    call_function: callByAddress,
    call_cdeclfunction: callByAddress,
    PyObj_FromPtr: fn([pos("address")], (address) => {
      if (!isInt(address)) throw typeError("an integer is required");
      return valueAt(toIndexValue(address));
    }),
    Py_INCREF: fn([pos("obj")], (v) => v),
    Py_DECREF: fn([pos("obj")], (v) => v),
  },
  types: {
    Structure: structureType,
    Union: unionType,
    Array: arrayType,
    _Pointer: pointerType,
    _SimpleCData: simpleType,
    CFuncPtr: functionType,
    CField: fieldType,
    ArgumentError: argumentError(),
  },
  attributes: {
    _unpickle: unpickle,
    __version__: "1.1.0",
    FUNCFLAG_CDECL,
    FUNCFLAG_PYTHONAPI: 4,
    FUNCFLAG_USE_ERRNO: 8,
    FUNCFLAG_USE_LASTERROR: 16,
    RTLD_LOCAL: 0,
    RTLD_GLOBAL: 256,
    CTYPES_MAX_ARGCOUNT: MAX_ARGUMENTS,
    SIZEOF_TIME_T: 8,
    ...nativeAddresses(),
  },
}));
export default ctypesModule;
