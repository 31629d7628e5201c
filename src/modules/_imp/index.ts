// Module _imp: what Lib/importlib/_bootstrap.py builds on. Follows Python/import.c.

import { getattr } from "#runtime/attributes.ts";
import { text } from "#runtime/native/convert.ts";
import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { arg, fn, kw, pos } from "#runtime/native/params.ts";
import { PyBytes, PyList } from "#runtime/objects/containers.ts";
import { importError, runtimeError } from "#runtime/objects/exceptions.ts";
import { None } from "#runtime/objects/singletons.ts";
import { jsText } from "#runtime/objects/str.ts";

const impModule: NativeModule = defineModule("_imp", (interpreter) => {
  let locked = 0;
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
        return interpreter.modules.getStr(name) ?? interpreter.importer.makeNative(name);
      }),
      exec_builtin: fn([pos("mod")], () => 0),
      is_frozen: fn([pos("name", text)], () => false),
      is_frozen_package: fn([pos("name", text)], (name) => {
        throw importError(`No such frozen object named ${name}`, name);
      }),
      find_frozen: fn([pos("name", text), kw("withdata", "False")], () => None),
      get_frozen_object: fn([pos("name", text), pos("data", "None")], (name) => {
        throw importError(`No such frozen object named ${name}`, name);
      }),
      init_frozen: fn([pos("name", text)], () => None),
      _frozen_module_names: fn([], () => new PyList([])),
      _override_frozen_modules_for_tests: fn([pos("override")], () => None),
      _override_multi_interp_extensions_check: fn([pos("override")], () => 0),
      extension_suffixes: fn([], () => new PyList([])),
      create_dynamic: fn([pos("spec"), pos("file", "None")], (spec) => {
        throw importError("extension modules cannot be loaded", getattr(spec, "name"));
      }),
      exec_dynamic: fn([pos("mod")], () => 0),
      _fix_co_filename: fn([pos("code"), pos("path")], () => None),
      source_hash: fn([arg("key"), arg("source")], (_key, source) => {
        const out = new Uint8Array(8);
        if (source instanceof PyBytes)
          for (const [i, b] of source.data.entries()) out[i % 8] = ((out[i % 8]! * 31) ^ b) & 255;
        return new PyBytes(out);
      }),
    },
    attributes: { check_hash_based_pycs: "default", pyc_magic_number_token: 0x0a0d0e2b },
  };
});
export default impModule;
