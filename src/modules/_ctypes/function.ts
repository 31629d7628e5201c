// Functions: the metaclass PyCFuncPtrType and the class CFuncPtr, and calling one. Follows the PyCFuncPtr* functions of
// Modules/_ctypes/_ctypes.c and _ctypes_callproc of callproc.c.

import { addressOf } from "#builtins/object/index.ts";
import { getattr, lookupAttribute } from "#runtime/attributes.ts";
import { call, callv } from "#runtime/calls/call.ts";
import { defineClass, makeType } from "#runtime/native/define.ts";
import { kwrest, pos, rest } from "#runtime/native/params.ts";
import { PyBytes, PyTuple } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import { attributeError, makeException, PyBaseException, typeError } from "#runtime/objects/exceptions.ts";
import { isInt } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { jsText } from "#runtime/objects/str.ts";
import { type PyType, TypeFlags } from "#runtime/objects/type.ts";
import { typeName, typeOf } from "#runtime/objects/type-of.ts";
import { toArray, toIndexValue } from "#runtime/operators/protocols.ts";
import { type PyCArg, toArgument } from "./arguments.ts";
import { copyOf, extended, keepReference, newData, PyCData, plainFormat } from "./data.ts";
import { dataType } from "./data-type.ts";
import { formats, readAddress, writeAddress } from "./formats.ts";
import { concreteInfo, infoOf, PyCType, startPointerInfo, type TypeInfo } from "./info.ts";
import { noSymbol, PROGRAM_HANDLE } from "./libraries.ts";
import { checkFlags, type Flags, gatherArguments, gatherResults } from "./paramflags.ts";
import { apiAddress } from "./python-api.ts";
import { argumentError } from "./state.ts";
import { makeCallback, type PyThunk, thunkAt } from "./thunks.ts";
import { functionMeta } from "./types.ts";

export const MAX_ARGUMENTS = 1024;
export const FUNCFLAG_CDECL = 1;

const isCallable = (v: PyValue): boolean => typeOf(v).lookup("__call__") !== undefined;

/** `from_param` of each type (converters_from_argtypes). */
function convertersOf(types: readonly PyValue[]): PyValue[] {
  return types.map((t, i) => {
    const converter = lookupAttribute(t, "from_param");
    if (converter === undefined) throw typeError(`item ${i + 1} in _argtypes_ has no from_param method`);
    return converter;
  });
}

const resultError = (name: string) => typeError(`${name} must be a type, a callable, or None`);
const isResultType = (v: PyValue): boolean => v === None || infoOf(v) !== undefined || isCallable(v);

/** make_funcptrtype_dict */
function initFunctionClass(type: PyCType, namespace: PyValue): void {
  const info = startPointerInfo(type);
  const own = namespace instanceof PyDict ? namespace : new PyDict();
  const flags = own.getStr("_flags_") ?? lookupAttribute(type, "_flags_");
  if (flags === undefined || !isInt(flags)) throw typeError("class must define _flags_ which must be an integer");
  info.functionFlags = Number(toIndexValue(flags));
  const argtypes = lookupAttribute(type, "_argtypes_");
  if (argtypes !== undefined) {
    if (!(argtypes instanceof PyTuple)) throw typeError("_argtypes_ must be a sequence of types");
    info.converters = convertersOf(argtypes.items);
    info.argtypes = argtypes.items.slice();
  }
  const restype = lookupAttribute(type, "_restype_");
  if (restype !== undefined) {
    if (!isResultType(restype)) throw resultError("_restype_");
    info.restype = restype;
    info.checker = lookupAttribute(restype, "_check_retval_");
  }
}

defineClass(functionMeta, PyCType, (c) => ({
  slots: {
    init: c.init([pos("name"), pos("bases"), pos("dict"), kwrest("kwargs")], (self, _name, _bases, namespace) =>
      initFunctionClass(self, namespace),
    ),
  },
}));

export class PyCFuncPtr extends PyCData {
  argtypes: PyValue | undefined = undefined;
  converters: PyValue[] | undefined = undefined;
  restype: PyValue | undefined = undefined;
  checker: PyValue | undefined = undefined;
  errcheck: PyValue | undefined = undefined;
  flags: Flags | undefined = undefined;
}

/** A function of a library, by `(name, library)` (PyCFuncPtr_FromDll). */
function fromLibrary(cls: PyType, args: readonly PyValue[]): PyCFuncPtr {
  const [spec, flags] = args as [PyTuple, PyValue | undefined];
  if (spec.items.length !== 2) throw typeError("illegal func_spec argument");
  const [name, library] = spec.items as [PyValue, PyValue];
  const handle = getattr(library, "_handle");
  if (!isInt(handle)) throw typeError("the _handle attribute of the second argument must be an integer");
  const text = name instanceof PyBytes ? String.fromCharCode(...name.data) : jsText(name);
  if (text === undefined) throw typeError("function name must be string, bytes object or integer");
  const address = handle === PROGRAM_HANDLE ? apiAddress(text) : undefined;
  if (address === undefined) throw attributeError(noSymbol(text), None, None);
  const self = newData(cls) as PyCFuncPtr;
  writeAddress(self.memory, self.offset, address);
  keepReference(self, 0, library);
  self.flags = checkFlags(flags, concreteInfo(cls).argtypes);
  return self;
}

function makeFunction(cls: PyType, args: readonly PyValue[]): PyValue {
  const info = concreteInfo(cls);
  if (args.length === 0) return newData(cls);
  if (args[0] instanceof PyTuple) return fromLibrary(cls, args);
  if (args.length !== 1) throw typeError(`function takes exactly 1 argument (${args.length} given)`);
  const target = args[0]!;
  if (isInt(target)) {
    const self = newData(cls);
    writeAddress(self.memory, self.offset, toIndexValue(target));
    return self;
  }
  if (!isCallable(target)) throw typeError("argument must be callable or integer function address");
  if (info.argtypes === undefined) throw typeError("cannot construct instance of this class: no argtypes");
  const thunk: PyThunk = makeCallback(target, info.argtypes, info.restype ?? None);
  const self = newData(cls);
  writeAddress(self.memory, self.offset, thunk.address);
  keepReference(self, 0, thunk);
  return self;
}

/** The value of a C result (GetResult). */
function resultOf(restype: PyValue | undefined, checker: PyValue | undefined, result: PyCArg): PyValue {
  const plain = (): PyValue => formats.get("i")!.get(result.slot, 0);
  if (restype === undefined) return plain();
  if (restype === None) return None;
  if (infoOf(restype) === undefined) return call(restype, plain());
  const format = plainFormat(restype as PyType);
  const value = format !== undefined ? format.get(result.slot, 0) : copyOf(restype as PyType, result.slot, 0);
  return checker === undefined ? value : call(checker, value);
}

function describing(i: number, convert: () => PyCArg): PyCArg {
  try {
    return convert();
  } catch (x) {
    throw x instanceof PyBaseException ? extended(argumentError(), `argument ${i}: `, x) : x;
  }
}

/** Calls what is at an address (_ctypes_callproc). */
export function callAddress(
  address: number | bigint,
  args: readonly PyValue[],
  converters: readonly PyValue[] | undefined,
  restype: PyValue | undefined,
  checker: PyValue | undefined,
): PyValue {
  if (args.length > MAX_ARGUMENTS)
    throw makeException(argumentError(), `too many arguments (${args.length}), maximum is ${MAX_ARGUMENTS}`);
  const slots = args.map((v, i) =>
    describing(i + 1, () => toArgument(converters?.[i] === undefined ? v : call(converters[i]!, v), i + 1)),
  );
  const result = thunkAt(address).run(slots);
  return resultOf(restype, checker, result);
}

function checkCount(info: TypeInfo, required: number, given: number): void {
  const atLeast = (info.functionFlags & FUNCFLAG_CDECL) !== 0;
  if (atLeast ? required <= given : required === given) return;
  const arguments_ = `${required} argument${required === 1 ? "" : "s"}`;
  throw typeError(`this function takes ${atLeast ? "at least " : ""}${arguments_} (${given} given)`);
}

function callFunction(self: PyCFuncPtr, given: PyValue[], kwargs: PyDict): PyValue {
  const info = concreteInfo(typeOf(self));
  const argtypes = self.argtypes === undefined ? info.argtypes : toArray(self.argtypes);
  const gathered =
    self.flags === undefined || argtypes === undefined
      ? undefined
      : gatherArguments(self.flags, argtypes, given, kwargs);
  const args = gathered?.args ?? given;
  const converters = self.converters ?? info.converters;
  if (converters !== undefined) checkCount(info, converters.length, args.length);
  const result = callAddress(
    readAddress(self.memory, self.offset),
    args,
    converters,
    self.restype ?? info.restype,
    self.checker ?? info.checker,
  );
  if (self.errcheck !== undefined) {
    const tuple = new PyTuple(args);
    const checked = callv(self.errcheck, [result, self, tuple]);
    if (checked !== tuple) return checked;
  }
  return gathered === undefined ? result : gatherResults(gathered, result);
}

export const functionType: PyType = makeType(
  PyCFuncPtr,
  { name: "_ctypes.CFuncPtr", module: "_ctypes", base: dataType, metaclass: functionMeta, flags: TypeFlags.BASETYPE },
  (c) => ({
    slots: {
      new: c.make([rest("args"), kwrest("kwargs")], makeFunction),
      init: c.init([rest("args"), kwrest("kwargs")], () => undefined),
      call: c.call([rest("args"), kwrest("kwargs")], (self, args, kwargs) => callFunction(self, args.slice(), kwargs)),
      bool: (self) => readAddress(self.memory, self.offset) !== 0,
      repr: (self) => `<${typeName(self)} object at ${addressOf(self)}>`,
    },
    properties: {
      restype: c.property(
        (self) => self.restype ?? infoOf(typeOf(self))?.restype ?? None,
        (self, v) => {
          if (v !== undefined && !isResultType(v)) throw resultError("restype");
          self.restype = v;
          self.checker = v === undefined ? undefined : lookupAttribute(v, "_check_retval_");
        },
      ),
      argtypes: c.property(
        (self) => {
          const { argtypes } = infoOf(typeOf(self)) ?? {};
          return self.argtypes ?? (argtypes === undefined ? None : new PyTuple(argtypes));
        },
        (self, v) => {
          if (v === undefined || v === None) {
            self.argtypes = self.converters = undefined;
            return;
          }
          if (typeOf(v).lookup("__getitem__") === undefined) throw typeError("_argtypes_ must be a sequence of types");
          const types = toArray(v);
          checkFlags(self.flags?.given, types);
          self.converters = convertersOf(types);
          self.argtypes = v instanceof PyTuple ? v : new PyTuple(types);
        },
      ),
      errcheck: c.property(
        (self) => self.errcheck ?? None,
        (self, v) => {
          if (v !== undefined && !isCallable(v)) throw typeError("the errcheck attribute must be callable");
          self.errcheck = v;
        },
      ),
    },
  }),
);
