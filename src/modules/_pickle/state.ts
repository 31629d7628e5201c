// What _pickle keeps for one interpreter: its exceptions, and the tables of copyreg and _compat_pickle (PickleState in Modules/_pickle.c).

import { getattr, lookupAttribute } from "#runtime/attributes.ts";
import { current } from "#runtime/current.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import { ExceptionType, makeException, type PyBaseException, runtimeError } from "#runtime/objects/exceptions.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { fromUtf16, jsText } from "#runtime/objects/str.ts";
import { type PyType, typeType } from "#runtime/objects/type.ts";
import { typeNew } from "#runtime/objects/type-create.ts";
import { typeName, typeOf } from "#runtime/objects/type-of.ts";

export interface PickleState {
  readonly PickleError: PyType;
  readonly PicklingError: PyType;
  readonly UnpicklingError: PyType;
  /** `copyreg.dispatch_table` and the registries of extension codes. */
  readonly dispatchTable: PyDict;
  readonly extensionRegistry: PyDict;
  readonly invertedRegistry: PyDict;
  readonly extensionCache: PyDict;
  /** The tables of _compat_pickle. */
  readonly nameMapping: PyDict;
  readonly importMapping: PyDict;
  readonly reverseNameMapping: PyDict;
  readonly reverseImportMapping: PyDict;
  readonly getattr: PyValue;
  readonly partial: PyValue;
  readonly encode: PyValue;
}

function errorType(name: string, base: PyType): PyType {
  const ns = new PyDict();
  ns.set("__module__", "_pickle");
  return typeNew(typeType, name, [base], ns, []);
}

function table(module: string, name: string): PyDict {
  const d = getattr(current().importModule(module), name);
  if (!(d instanceof PyDict)) throw runtimeError(`${module}.${name} should be a dict, not ${typeName(d)}`);
  return d;
}

export function pickleState(): PickleState {
  const interpreter = current();
  let own = interpreter.state.get("_pickle") as PickleState | undefined;
  if (own === undefined) {
    const PickleError = errorType("PickleError", ExceptionType);
    own = {
      PickleError,
      PicklingError: errorType("PicklingError", PickleError),
      UnpicklingError: errorType("UnpicklingError", PickleError),
      dispatchTable: table("copyreg", "dispatch_table"),
      extensionRegistry: table("copyreg", "_extension_registry"),
      invertedRegistry: table("copyreg", "_inverted_registry"),
      extensionCache: table("copyreg", "_extension_cache"),
      nameMapping: table("_compat_pickle", "NAME_MAPPING"),
      importMapping: table("_compat_pickle", "IMPORT_MAPPING"),
      reverseNameMapping: table("_compat_pickle", "REVERSE_NAME_MAPPING"),
      reverseImportMapping: table("_compat_pickle", "REVERSE_IMPORT_MAPPING"),
      getattr: interpreter.builtins.getStr("getattr")!,
      partial: getattr(interpreter.importModule("functools"), "partial"),
      encode: getattr(interpreter.importModule("codecs"), "encode"),
    };
    interpreter.state.set("_pickle", own);
  }
  return own;
}

export const picklingError = (text: string): PyBaseException =>
  makeException(pickleState().PicklingError, fromUtf16(text));
export const unpicklingError = (text: string): PyBaseException =>
  makeException(pickleState().UnpicklingError, fromUtf16(text));

/** The name of a value's type with its module, as `%T` of PyErr_Format shows it. */
export function fullTypeName(v: PyValue): string {
  const type = typeOf(v);
  const module = jsText(lookupAttribute(type, "__module__") ?? "builtins");
  return module === undefined || module === "builtins" || module === "__main__"
    ? type.qualname
    : `${module}.${type.qualname}`;
}
