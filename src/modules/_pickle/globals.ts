// Objects that pickles name by module and qualified name: whichmodule and find_class (Modules/_pickle.c).

import { getattr, lookupAttribute } from "#runtime/attributes.ts";
import { attempt } from "#runtime/calls/call.ts";
import { current, dropError, S } from "#runtime/current.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import {
  AttributeErrorType,
  attributeError,
  ImportErrorType,
  PyBaseException,
  runtimeError,
  ValueErrorType,
  valueError,
} from "#runtime/objects/exceptions.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { fromUtf16, jsText, type Str } from "#runtime/objects/str.ts";
import { isInstance, typeName } from "#runtime/objects/type-of.ts";
import { reprText, strText } from "#runtime/operators/protocols.ts";
import { whileHandling } from "./layout.ts";
import { pickleState, picklingError } from "./state.ts";

function follow(o: PyValue, path: readonly string[]): PyValue {
  for (const name of path) o = getattr(o, name);
  return o;
}

/** Runs `action`; an exception of one of `types` is replaced by what `replace` makes of it. */
export function replacing<T>(
  action: () => T,
  matches: (e: PyBaseException) => boolean,
  replace: (e: PyBaseException) => PyBaseException,
): T {
  const sp = S.sp;
  const handled = S.ei.value;
  try {
    return action();
  } catch (x) {
    if (!(x instanceof PyBaseException) || !matches(x)) throw x;
    dropError(sp, handled);
    throw whileHandling(x, replace(x));
  }
}

const isAttributeError = (e: PyBaseException): boolean => isInstance(e, AttributeErrorType);

function importNamed(name: string): PyValue {
  if (name === "") throw valueError("Empty module name");
  return current().importModule(name);
}

/** The module that `obj` is found in under `name`; PicklingError when it is not the same object there. */
export function whichModule(obj: PyValue, name: Str, path: readonly string[]): Str {
  if (path.includes("<locals>")) throw picklingError(`Can't pickle local object ${reprText(obj)}`);
  let module: PyValue = lookupAttribute(obj, "__module__") ?? None;
  if (module === None) {
    // Methods of extension types say nothing of their module.
    for (const [key, m] of current().modules.pairs()) {
      if (key === "__main__" || key === "__mp_main__" || m === None) continue;
      if (attempt(() => follow(m, path), isAttributeError) === obj) return key as Str;
    }
    module = "__main__";
  }
  const moduleText = jsText(module) ?? reprText(module);
  const found = replacing(
    () => importNamed(moduleText),
    (e) => isInstance(e, ImportErrorType) || isInstance(e, ValueErrorType),
    (e) => picklingError(`Can't pickle ${reprText(obj)}: ${strText(e)}`),
  );
  const where = (): string => `${moduleText}.${strText(name)}`;
  const there = replacing(
    () => follow(found, path),
    isAttributeError,
    () => picklingError(`Can't pickle ${reprText(obj)}: it's not found as ${where()}`),
  );
  if (there !== obj) throw picklingError(`Can't pickle ${reprText(obj)}: it's not the same object as ${where()}`);
  return fromUtf16(moduleText);
}

/** Names of Python 2 for modules and globals, in either direction. */
export function renamed(module: Str, name: Str, direction: "2to3" | "3to2"): [Str, Str] {
  const state = pickleState();
  const reverse = direction === "3to2";
  const names = reverse ? state.reverseNameMapping : state.nameMapping;
  const modules = reverse ? state.reverseImportMapping : state.importMapping;
  const table = (kind: string): string => `_compat_pickle.${reverse ? "REVERSE_" : ""}${kind}_MAPPING`;
  const pair = names.get(new PyTuple([module, name]));
  if (pair !== undefined) {
    if (!(pair instanceof PyTuple) || pair.items.length !== 2)
      throw runtimeError(`${table("NAME")} values should be 2-tuples, not ${typeName(pair)}`);
    const [m, n] = pair.items;
    if (jsText(m!) === undefined || jsText(n!) === undefined)
      throw runtimeError(`${table("NAME")} values should be pairs of str, not (${typeName(m!)}, ${typeName(n!)})`);
    return [m as Str, n as Str];
  }
  const m = modules.get(module);
  if (m === undefined) return [module, name];
  if (jsText(m) === undefined) throw runtimeError(`${table("IMPORT")} values should be strings, not ${typeName(m)}`);
  return [m as Str, name];
}

/** `Unpickler.find_class`. */
export function findClass(module: Str, name: Str, proto: number, fixImports: boolean): PyValue {
  if (proto < 3 && fixImports) [module, name] = renamed(module, name, "2to3");
  const found = importNamed(strText(module));
  const text = strText(name);
  if (proto < 4 || !text.includes(".")) return getattr(found, text);
  return replacing(
    () => follow(found, text.split(".")),
    isAttributeError,
    () => attributeError(`Can't resolve path ${reprText(name)} on module ${reprText(module)}`, None, None),
  );
}
