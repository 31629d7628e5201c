// Module _imp: what Lib/importlib/_bootstrap.py builds on. Follows Python/import.c.

import { getattr } from "#runtime/attributes.ts";
import { attempt, call1 } from "#runtime/calls/call.ts";
import { frozenModules } from "#runtime/importing/bootstrap.ts";
import { sourceHash } from "#runtime/importing/source-hash.ts";
import { libraryCode, magicNumber, renameCode } from "#runtime/importing/unit-data.ts";
import type { Interpreter } from "#runtime/interpreter.ts";
import { index, text } from "#runtime/native/convert.ts";
import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { arg, fn, kw, pos } from "#runtime/native/params.ts";
import { toBytesLike } from "#runtime/objects/buffer.ts";
import { PyBytes, PyList, PyTuple } from "#runtime/objects/containers.ts";
import { importError, type PyBaseException, runtimeError, typeError, valueError } from "#runtime/objects/exceptions.ts";
import { Code } from "#runtime/objects/frames.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { fromUtf16, isStr, jsText } from "#runtime/objects/str.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { reprText, strText, truthy } from "#runtime/operators/protocols.ts";

const noFrozen = (name: string): PyBaseException =>
  importError(`No such frozen object named ${reprText(fromUtf16(name))}`, fromUtf16(name));

/** What stays frozen where `_override_frozen_modules_for_tests` has said that nothing is to be. */
const ESSENTIAL: ReadonlySet<string> = new Set(["_frozen_importlib", "_frozen_importlib_external", "zipimport"]);

/** The code object in marshalled data, which stands for a frozen module (unmarshal_frozen_code). */
function frozenCode(interpreter: Interpreter, name: string, data: PyValue): Code {
  const loads = getattr(interpreter.importModule("marshal"), "loads");
  const code = attempt(
    () => call1(loads, data),
    () => true,
  );
  if (code === undefined)
    throw importError(`Frozen object named ${reprText(fromUtf16(name))} is invalid`, fromUtf16(name));
  if (!(code instanceof Code)) throw typeError(`frozen object ${reprText(fromUtf16(name))} is not a code object`);
  return code;
}

/** There are no extension modules; the arguments are looked at as CPython does. */
function createDynamic(spec: PyValue): never {
  const name = getattr(spec, "name");
  if (!isStr(name)) throw typeError("module name must be a string");
  const origin = getattr(spec, "origin");
  if (!isStr(origin)) throw typeError("module filename must be a string");
  for (const v of [name, origin]) if (strText(v).includes("\0")) throw valueError("embedded null character");
  throw importError("extension modules cannot be loaded", name, origin);
}

/** The library module behind a frozen name; undefined when there is none. */
function frozenOrigin(interpreter: Interpreter, name: string): { origin: string; isPackage: boolean } | undefined {
  const origin = frozenModules.get(name);
  const found = origin === undefined ? undefined : interpreter.library?.find(origin);
  // `pkg.__init__` is the package's file as a module of its own
  return found === undefined
    ? undefined
    : { origin: origin!, isPackage: (found.isPackage && !name.endsWith(".__init__")) || name === "__phello_alias__" };
}

const impModule: NativeModule = defineModule("_imp", (interpreter) => {
  let locked = 0;
  let frozen = true;
  const find = (name: string) => (frozen || ESSENTIAL.has(name) ? frozenOrigin(interpreter, name) : undefined);
  return {
    functions: {
      lock_held: fn([], () => locked > 0),
      acquire_lock: fn([], () => {
        locked++;
        return None;
      }),
      release_lock: fn([], () => {
        if (locked === 0) throw runtimeError("not holding the import lock");
        locked--;
        return None;
      }),
      is_builtin: fn([pos("name", text)], (name) =>
        interpreter.importer.natives.has(name) ? (name === "sys" || name === "builtins" ? -1 : 1) : 0,
      ),
      create_builtin: fn([pos("spec")], (spec) => {
        const name = jsText(getattr(spec, "name")) ?? "";
        const known = interpreter.modules.getStr(name);
        if (known !== undefined) return known;
        const made = interpreter.importer.makeNative(name);
        // what the caller's own importlib sets
        for (const key of ["__package__", "__loader__", "__spec__"]) made.dict.set(key, None);
        return made;
      }),
      exec_builtin: fn([pos("mod")], () => 0),
      is_frozen: fn([pos("name", text)], (name) => find(name) !== undefined),
      is_frozen_package: fn([pos("name", text)], (name) => {
        const found = find(name);
        if (found === undefined) throw noFrozen(name);
        return found.isPackage;
      }),
      find_frozen: fn([pos("name", text), kw("withdata", "False")], (name, withData) => {
        const found = find(name);
        if (found === undefined) return None;
        const data = truthy(withData) ? new PyBytes(Uint8Array.from(found.origin, (c) => c.charCodeAt(0))) : None;
        // CPython marks the file of a package, under a name of its own, by "<".
        const original = name.endsWith(".__init__") ? `<${found.origin}` : found.origin;
        return new PyTuple([data, found.isPackage, fromUtf16(original)]);
      }),
      get_frozen_object: fn([pos("name", text), pos("data", "None")], (name, data) => {
        if (data !== None) {
          toBytesLike(data);
          return frozenCode(interpreter, name, data);
        }
        const found = find(name);
        const code = found && libraryCode(found.origin, interpreter, `<frozen ${found.origin}>`);
        if (code === undefined) throw noFrozen(name);
        return code;
      }),
      init_frozen: fn([pos("name", text)], (name) => {
        const found = find(name);
        if (found === undefined) return None;
        const module = interpreter.newModule(name);
        interpreter.modules.set(fromUtf16(name), module);
        module.dict.set("__origname__", fromUtf16(found.origin));
        interpreter.runCode(
          libraryCode(found.origin, interpreter, `<frozen ${found.origin}>`)!,
          module.dict,
          module.dict,
        );
        return module;
      }),
      _frozen_module_names: fn([], () => new PyList([...frozenModules.keys()].map(fromUtf16))),
      _override_frozen_modules_for_tests: fn([pos("override", index)], (override) => {
        frozen = override >= 0;
        return None;
      }),
      _override_multi_interp_extensions_check: fn([pos("override", index)], () => 0),
      extension_suffixes: fn([], () => new PyList([])),
      create_dynamic: fn([pos("spec"), pos("file", "None")], (spec) => createDynamic(spec)),
      exec_dynamic: fn([pos("mod")], () => 0),
      _fix_co_filename: fn([pos("code"), pos("path", text)], (code, path) => {
        if (!(code instanceof Code))
          throw typeError(`_fix_co_filename() argument 1 must be code, not ${typeName(code)}`);
        renameCode(code, path);
        return None;
      }),
      source_hash: fn(
        [arg("key", index), arg("source")],
        (key, source) => new PyBytes(sourceHash(key, toBytesLike(source))),
      ),
    },
    attributes: { check_hash_based_pycs: interpreter.checkHashPycs, pyc_magic_number_token: magicNumber },
  };
});
export default impModule;
