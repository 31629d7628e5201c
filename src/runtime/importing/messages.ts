// Errors of imports and of missing module attributes, with what may have caused them: circular imports, files that shadow the standard
// library. Follows Objects/moduleobject.c (_Py_module_getattro_impl) and Python/ceval.c (_PyEval_ImportFrom).

import { lookupAttribute } from "../attributes.ts";
import type { Interpreter } from "../interpreter.ts";
import { PyList } from "../objects/containers.ts";
import { attributeError, ImportErrorType, importError, type PyBaseException } from "../objects/exceptions.ts";
import { PyModule } from "../objects/module.ts";
import type { PyValue } from "../objects/object.ts";
import { PySet } from "../objects/set.ts";
import { None } from "../objects/singletons.ts";
import { fromUtf16, jsText } from "../objects/str.ts";
import { contains } from "../operators/items.ts";
import { reprText, truthy } from "../operators/protocols.ts";

/** `spec._initializing`: its module's body is running. */
export function isInitializing(spec: PyValue | undefined): boolean {
  if (spec === undefined || spec === None) return false;
  const v = lookupAttribute(spec, "_initializing");
  return v !== undefined && truthy(v);
}

/** The file that a spec names as its origin. */
function fileOrigin(spec: PyValue | undefined): string | undefined {
  if (spec === undefined || spec === None) return undefined;
  const located = lookupAttribute(spec, "has_location");
  if (located === undefined || !truthy(located)) return undefined;
  const origin = lookupAttribute(spec, "origin");
  return origin === undefined ? undefined : jsText(origin);
}

/** Does a file stand in the program's own directory, which comes first in sys.path? */
function mayShadow(interpreter: Interpreter, origin: string | undefined): boolean {
  const first = interpreter.importer.pathZero;
  if (first === undefined || origin === undefined || (interpreter.flags["safe_path"] ?? 0) > 0) return false;
  let root = origin.slice(0, Math.max(0, origin.lastIndexOf("/")));
  if (origin.slice(root.length + 1) === "__init__.py") root = root.slice(0, Math.max(0, root.lastIndexOf("/")));
  return (first === "" ? interpreter.host.files?.cwd() : first) === root;
}

function inStandardLibrary(interpreter: Interpreter, name: PyValue | undefined): boolean {
  const names = interpreter.sysDict.getStr("stdlib_module_names");
  return name !== undefined && names instanceof PySet && contains(names, name);
}

const renaming = (origin: string, name: string): string =>
  `(consider renaming ${reprText(fromUtf16(origin))} since it has the same name as the standard library module named ${name} and prevents importing that standard library module)`;
const intended = (origin: string): string =>
  `(consider renaming ${reprText(fromUtf16(origin))} if it has the same name as a library you intended to import)`;

/** The AttributeError for `m.name`. */
export function missingModuleAttribute(interpreter: Interpreter, m: PyModule, name: string): PyBaseException {
  const error = (text: string): PyBaseException => attributeError(text, m, name);
  const own = m.dict.getStr("__name__");
  const shown = own === undefined ? undefined : jsText(own);
  if (shown === undefined) return error(`module has no attribute '${name}'`);
  const spec = m.dict.getStr("__spec__");
  if (spec === undefined || spec === None) return error(`module '${shown}' has no attribute '${name}'`);
  const origin = fileOrigin(spec);
  const shadowing = mayShadow(interpreter, origin);
  if (shadowing && inStandardLibrary(interpreter, own))
    return error(`module '${shown}' has no attribute '${name}' ${renaming(origin!, `'${shown}'`)}`);
  if (isInitializing(spec)) {
    if (shadowing) return error(`module '${shown}' has no attribute '${name}' ${intended(origin!)}`);
    const from = origin === undefined ? "" : ` from '${origin}'`;
    return error(
      `partially initialized module '${shown}'${from} has no attribute '${name}' (most likely due to a circular import)`,
    );
  }
  const pending = lookupAttribute(spec, "_uninitialized_submodules");
  if (pending instanceof PyList && pending.items.some((x) => jsText(x) === name))
    return error(`cannot access submodule '${name}' of module '${shown}' (most likely due to a circular import)`);
  return error(`module '${shown}' has no attribute '${name}'`);
}

/** The ImportError for `from v import name`. */
export function cannotImportName(interpreter: Interpreter, v: PyValue, name: string): PyBaseException {
  const own = lookupAttribute(v, "__name__");
  const modName = own === undefined ? undefined : jsText(own);
  const shown = modName === undefined ? "<unknown module name>" : modName;
  const quoted = modName === undefined ? "'<unknown module name>'" : reprText(own!);
  const spec = lookupAttribute(v, "__spec__");
  let origin = fileOrigin(spec);
  const shadowing = mayShadow(interpreter, origin);
  const shadowsLibrary = shadowing && inStandardLibrary(interpreter, own);
  if (origin === undefined && v instanceof PyModule) {
    const file = v.dict.getStr("__file__");
    origin = file === undefined ? undefined : jsText(file);
  }
  const what = `cannot import name ${reprText(fromUtf16(name))} from`;
  const where = origin === undefined ? "(unknown location)" : `(${origin})`;
  let message: string;
  if (shadowsLibrary) message = `${what} ${quoted} ${renaming(origin!, quoted)}`;
  else if (isInitializing(spec)) {
    if (shadowing) message = `${what} ${quoted} ${intended(origin!)}`;
    else message = `${what} partially initialized module ${quoted} (most likely due to a circular import) ${where}`;
  } else message = `${what} ${quoted} ${where}`;
  const e = importError(
    message,
    modName === undefined ? shown : own!,
    origin === undefined ? None : fromUtf16(origin),
    ImportErrorType,
  );
  e.nameFrom = fromUtf16(name);
  return e;
}
