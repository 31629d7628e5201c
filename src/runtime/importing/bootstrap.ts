// CPython's importlib in an interpreter: its two halves run as the modules _frozen_importlib and _frozen_importlib_external and install
// the finders of sys.meta_path and the hooks of sys.path_hooks. Follows Python/pylifecycle.c (init_importlib). The native importer asks
// here whether all of that is still as it was installed, and for the specs of what it loads itself.

import type { HostFiles } from "#host/host.ts";
import { callMethod, getattr, setattr } from "../attributes.ts";
import { callKw, callv } from "../calls/call.ts";
import type { Interpreter } from "../interpreter.ts";
import { PyList } from "../objects/containers.ts";
import type { PyDict } from "../objects/dict.ts";
import { PyModule } from "../objects/module.ts";
import { PyFloat } from "../objects/numbers.ts";
import type { PyValue } from "../objects/object.ts";
import { PySet } from "../objects/set.ts";
import { None } from "../objects/singletons.ts";
import { fromUtf16, jsText } from "../objects/str.ts";
import { typeOf } from "../objects/type-of.ts";
import { libraryImporterType } from "./library-importer.ts";
import { readableAs } from "./paths.ts";
import { libraryCode } from "./unit-data.ts";

/** Modules that FrozenImporter finds: name → the library module whose code it is. */
export const frozenModules: ReadonlyMap<string, string> = new Map([
  ["_frozen_importlib", "importlib._bootstrap"],
  ["_frozen_importlib_external", "importlib._bootstrap_external"],
  ["zipimport", "zipimport"],
  ["_sitebuiltins", "_sitebuiltins"],
  ["__hello__", "__hello__"],
  ["__hello_alias__", "__hello__"],
  ["__phello_alias__", "__hello__"],
  ["__phello_alias__.spam", "__hello__"],
  ["__phello__", "__phello__"],
  ["__phello__.__init__", "__phello__"],
  ["__phello__.ham", "__phello__.ham"],
  ["__phello__.ham.__init__", "__phello__.ham"],
  ["__phello__.ham.eggs", "__phello__.ham.eggs"],
  ["__phello__.spam", "__phello__.spam"],
]);

/** What a FileFinder knows of a module: its file, a namespace directory, or something that importlib has to load. */
export type FileHit = { path: string; isPackage: boolean } | "directory" | "other" | undefined;

/** importlib as one interpreter has it. */
export class Bootstrap {
  private readonly interpreter: Interpreter;
  private readonly core: PyModule;
  private readonly moduleSpec: PyValue;
  private readonly builtinImporter: PyValue;
  private readonly sourceFileLoader: PyValue;
  private readonly sourcelessFileLoader: PyValue;
  private readonly fileFinder: PyValue;
  private readonly pathFinder: PyValue;
  // what stood in sys when importlib was installed
  private readonly importerCache: PyValue;
  private readonly metaPath: PyValue;
  private readonly finders: PyValue[];
  private readonly pathHooks: PyValue;
  private readonly hooks: PyValue[];

  constructor(interpreter: Interpreter, core: PyModule, external: PyModule) {
    this.interpreter = interpreter;
    this.core = core;
    const { sysDict } = interpreter;
    this.moduleSpec = core.dict.getStr("ModuleSpec")!;
    this.builtinImporter = core.dict.getStr("BuiltinImporter")!;
    this.sourcelessFileLoader = external.dict.getStr("SourcelessFileLoader")!;
    this.sourceFileLoader = external.dict.getStr("SourceFileLoader")!;
    this.fileFinder = external.dict.getStr("FileFinder")!;
    this.pathFinder = external.dict.getStr("PathFinder")!;
    this.importerCache = sysDict.getStr("path_importer_cache")!;
    this.metaPath = sysDict.getStr("meta_path")!;
    this.pathHooks = sysDict.getStr("path_hooks")!;
    this.finders = (this.metaPath as PyList).items.slice();
    this.hooks = (this.pathHooks as PyList).items.slice();
  }

  /** Are sys.meta_path, sys.path_hooks and the dict of importers those that importlib made? Then natives may find in its stead. */
  unchanged(): boolean {
    const { sysDict } = this.interpreter;
    return (
      sysDict.getStr("meta_path") === this.metaPath &&
      same((this.metaPath as PyList).items, this.finders) &&
      sysDict.getStr("path_hooks") === this.pathHooks &&
      same((this.pathHooks as PyList).items, this.hooks) &&
      sysDict.getStr("path_importer_cache") === this.importerCache
    );
  }

  /** `importlib._bootstrap._find_and_load(name, import_)`. */
  findAndLoad(name: string): PyValue {
    return callv(getattr(this.core, "_find_and_load"), [fromUtf16(name), this.interpreter.importer.builtinImport!]);
  }

  /** `_bootstrap._lock_unlock_module` and the like are Python's own; natives only mark what is being loaded. */
  initializing(spec: PyValue, on: boolean): void {
    setattr(spec, "_initializing", on);
  }

  /** Gives a native module its spec and loader. */
  describeNative({ dict }: PyModule, name: string): void {
    const loader = this.builtinImporter;
    dict.set("__loader__", loader);
    dict.set("__spec__", callKw(this.moduleSpec, [fromUtf16(name), loader], { origin: "built-in" }));
  }

  /** BuiltinImporter, the `__loader__` of `__main__` where it has no file. */
  get nativeLoader(): PyValue {
    return this.builtinImporter;
  }

  /** A SourceFileLoader. */
  fileLoader(name: string, path: string): PyValue {
    return callv(this.sourceFileLoader, [fromUtf16(name), fromUtf16(path)]);
  }

  /** The loader of a program's file, which may be one of compiled code. */
  mainLoader(path: string): PyValue {
    if (!path.endsWith(".pyc")) return this.fileLoader("__main__", path);
    return callv(this.sourcelessFileLoader, ["__main__", fromUtf16(path)]);
  }

  /** The spec of a source file, as spec_from_file_location makes it. */
  fileSpec(name: string, path: string, isPackage: boolean): [spec: PyValue, loader: PyValue] {
    const { host, library } = this.interpreter;
    const isLibrary = host.files === undefined && library?.find(name)?.path === path;
    const loader = isLibrary ? libraryImporterType : this.fileLoader(name, path);
    const spec = callKw(this.moduleSpec, [fromUtf16(name), loader], { origin: fromUtf16(path) });
    setattr(spec, "_set_fileattr", true);
    if (isPackage)
      setattr(
        spec,
        "submodule_search_locations",
        new PyList([fromUtf16(path.slice(0, Math.max(0, path.lastIndexOf("/"))))]),
      );
    return [spec, loader];
  }

  /** Is there something other than a FileFinder for an entry of sys.path, without asking hooks? */
  hasForeignFinder(entry: string): boolean {
    const f = (this.importerCache as PyDict).getStr(entry);
    return f !== undefined && f !== None && typeOf(f) !== this.fileFinder;
  }

  /** The finder for an entry of sys.path; None: nothing is there; undefined: not a FileFinder. */
  finderFor(entry: string, cwd: () => string): PyValue | undefined {
    const key = entry === "" ? cwd() : entry;
    const f =
      (this.importerCache as PyDict).getStr(key) ??
      callMethod(this.pathFinder, "_path_importer_cache", fromUtf16(entry));
    return f === None || typeOf(f) === this.fileFinder ? f : undefined;
  }

  /** What FileFinder.find_spec would find; reads and fills the finder's own cache of the directory. */
  lookIn(finder: PyValue, tail: string, files: HostFiles): FileHit {
    const directory = jsText(getattr(finder, "path")) ?? "";
    const at = directory === "" ? files.cwd() : directory;
    let mtime = -1;
    try {
      mtime = Number(files.stat(at, true).mtimeNs) / 1e9;
    } catch {
      // the directory is gone
    }
    const known = getattr(finder, "_path_mtime");
    if ((known instanceof PyFloat ? known.value : known) !== mtime) {
      const names: PyValue[] = [];
      try {
        for (const e of files.readdir(at)) names.push(fromUtf16(e.name));
      } catch {
        // as FileFinder: a directory that cannot be read is empty
      }
      setattr(finder, "_path_cache", PySet.of(names));
      setattr(finder, "_path_mtime", mtime === -1 ? -1 : new PyFloat(mtime));
    }
    const cache = getattr(finder, "_path_cache");
    if (!(cache instanceof PySet)) return "other";
    const base = directory.endsWith("/") ? directory + tail : `${directory}/${tail}`;
    let isNamespace = false;
    if (cache.has(fromUtf16(tail))) {
      const init = `${base}/__init__.py`;
      if (readableAs(files, init, "file")) return { path: init, isPackage: true };
      if (readableAs(files, `${init}c`, "file")) return "other";
      isNamespace = readableAs(files, base, "directory");
    }
    if (cache.has(fromUtf16(`${tail}.py`)) && readableAs(files, `${base}.py`, "file"))
      return { path: `${base}.py`, isPackage: false };
    if (cache.has(fromUtf16(`${tail}.pyc`)) && readableAs(files, `${base}.pyc`, "file")) return "other";
    return isNamespace ? "directory" : undefined;
  }
}

function same(a: readonly PyValue[], b: readonly PyValue[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Runs a library module's code as a frozen module, and puts it into sys.modules. */
export function runFrozen(interpreter: Interpreter, name: string): PyModule {
  const origin = frozenModules.get(name)!;
  const module = interpreter.newModule(name);
  interpreter.modules.set(name, module);
  module.dict.set("__origname__", origin);
  const code = libraryCode(origin, interpreter, `<frozen ${origin}>`)!;
  interpreter.runCode(code, module.dict, module.dict);
  return module;
}

/** Installs importlib; undefined where there is no library to take it from. */
export function installBootstrap(interpreter: Interpreter): Bootstrap | undefined {
  if (interpreter.library?.find("importlib._bootstrap_external") === undefined) return undefined;
  const { importer, modules } = interpreter;
  for (const name of ["_imp", "_thread", "_warnings", "_weakref", "_io", "marshal", "posix"])
    if (importer.natives.has(name) && modules.getStr(name) === undefined) importer.makeNative(name);
  const core = runFrozen(interpreter, "_frozen_importlib");
  callMethod(core, "_install", modules.getStr("sys")!, modules.getStr("_imp")!);
  const frozen = (name: string): PyModule => {
    const module = runFrozen(interpreter, name);
    const loader = core.dict.getStr("FrozenImporter")!;
    const spec = callMethod(core, "_spec_from_module", module, loader);
    callMethod(core, "_init_module_attrs", spec, module);
    callMethod(loader, "_fix_up_module", module);
    return module;
  };
  const external = frozen("_frozen_importlib_external");
  callMethod(core, "_install_external_importers");
  const zip = frozen("zipimport").dict.getStr("zipimporter");
  const hooks = interpreter.sysDict.getStr("path_hooks");
  if (zip !== undefined && hooks instanceof PyList) hooks.items.unshift(zip);
  const finders = interpreter.sysDict.getStr("meta_path");
  if (interpreter.host.files === undefined && finders instanceof PyList) finders.items.push(libraryImporterType);
  const bootstrap = new Bootstrap(interpreter, core, external);
  // Natives that the modules above have imported meanwhile.
  for (const [key, module] of modules.pairs()) {
    const name = jsText(key)!;
    if (!(module instanceof PyModule) || !importer.natives.has(name) || module.dict.getStr("__spec__") !== None)
      continue;
    bootstrap.describeNative(module, name);
  }
  return bootstrap;
}
