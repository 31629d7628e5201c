// The import statement: sys.modules, the finding of modules, packages and their submodules. Follows Python/import.c
// (PyImport_ImportModuleLevelObject, resolve_name, import_from) and Lib/importlib/_bootstrap.py (_find_and_load, _handle_fromlist).
// While sys.meta_path and sys.path_hooks are as importlib made them, native modules, library modules and source files are found and
// loaded here, with the specs that importlib would give them; everything else importlib does itself (bootstrap.ts).

import { getattr, lookupAttribute, setattr } from "../attributes.ts";
import { encodeText } from "../codecs.ts";
import { toPython } from "../exceptions/raise.ts";
import { warn } from "../exceptions/warn.ts";
import type { Interpreter } from "../interpreter.ts";
import { makeNativeFunction, type NativeModule } from "../native/define.ts";
import { PyList, PyTuple } from "../objects/containers.ts";
import { PyDict } from "../objects/dict.ts";
import {
  AttributeErrorType,
  DeprecationWarningType,
  ImportWarningType,
  importError,
  keyError,
  ModuleNotFoundErrorType,
  PyBaseException,
  type PyImportError,
  typeError,
  valueError,
} from "../objects/exceptions.ts";
import { pyEquals } from "../objects/hash.ts";
import { moduleType, PyModule } from "../objects/module.ts";
import type { PyValue } from "../objects/object.ts";
import { None } from "../objects/singletons.ts";
import { fromUtf16, jsText } from "../objects/str.ts";
import type { PyType } from "../objects/type.ts";
import { isInstance, typeName } from "../objects/type-of.ts";
import { setitem } from "../operators/items.ts";
import { reprText, toArray, truthy } from "../operators/protocols.ts";
import { absentModules } from "./absent.ts";
import { type Bootstrap, frozenModules, installBootstrap } from "./bootstrap.ts";
import { LaterImports } from "./later.ts";
import { cannotImportName } from "./messages.ts";
import { readableAs, readWhole } from "./paths.ts";
import { cachePath, loadSourceFile } from "./source-files.ts";
import { trimImportlib } from "./tracebacks.ts";
import { libraryUnit } from "./unit-data.ts";

type Found =
  | { kind: "native" }
  | { kind: "library" | "source"; path: string; isPackage: boolean }
  | { kind: "namespace"; directories: string[] };

export class Importer {
  private readonly interpreter: Interpreter;
  readonly natives: ReadonlyMap<string, () => NativeModule>;
  /** The builtin `__import__`; a replaced one is called instead. */
  builtinImport: PyValue | undefined = undefined;
  /** CPython's importlib; without a library there is none, and modules have no specs. */
  bootstrap: Bootstrap | undefined = undefined;
  /** What the command put first into sys.path: files there may shadow the library. */
  pathZero: string | undefined = undefined;
  /** `-X importtime`: how deep imports are nested, and the nanoseconds that nested ones took. */
  private timing: { level: number; nested: bigint; cached: boolean } | undefined = undefined;

  constructor(interpreter: Interpreter, natives: ReadonlyMap<string, () => NativeModule>) {
    this.interpreter = interpreter;
    this.natives = natives;
    this.later = new LaterImports(interpreter);
  }

  /** Imports of library modules that wait until somebody asks for what they bind. */
  readonly later: LaterImports;

  /** importlib is not set up yet. */
  private deferred = false;

  /**
   * Sets up importlib at the first import: programs without imports start sooner. Where the library's modules are fetched one by one, native
   * modules other than sys do not count.
   */
  installLater(): void {
    this.deferred = true;
  }
  private installFor(name: string, byProgram: boolean): void {
    if (!this.deferred) return;
    const isNative = name !== "sys" && this.natives.has(name);
    if (isNative && (!byProgram || this.interpreter.library?.remote === true)) return;
    this.install();
  }

  /** Does something that imports sys only for itself. */
  withoutInstalling<T>(action: () => T): T {
    const { deferred } = this;
    this.deferred = false;
    try {
      return action();
    } finally {
      this.deferred = deferred;
    }
  }

  /** Sets up importlib where the library has it. */
  install(): void {
    this.deferred = false;
    this.bootstrap = installBootstrap(this.interpreter);
    const main = this.interpreter.modules.getStr("__main__");
    if (this.bootstrap === undefined || !(main instanceof PyModule) || main.dict.getStr("__loader__") !== None) return;
    const file = jsText(main.dict.getStr("__file__") ?? None);
    main.dict.set("__loader__", file === undefined ? this.bootstrap.nativeLoader : this.bootstrap.mainLoader(file));
  }

  /** Reports the time that each import takes to standard error; `cached`: also imports of what is there already. */
  startTiming(cached: boolean): void {
    this.timing = { level: 0, nested: 0n, cached };
    this.report("import time: self [us] | cumulative | imported package\n");
  }

  /** Past sys.stderr, as CPython does. */
  private report(line: string): void {
    this.interpreter.host.stdio?.writeStderr(encodeText(fromUtf16(line), "utf-8", "backslashreplace"));
  }

  // --- the statement ---

  /**
   * An import statement at the top of a library module, and the binding of its names. What can wait does.
   * @param as of `import name`: the name after `as`, null without one; of `from name import`: names and what they are bound to, in turn, none
   *   for `*`
   * @param tried it may fail, and something else is done then: what can wait is sure to be importable
   * @param hook what `__import__` is in the builtins of the module
   */
  importLater(
    hook: PyValue,
    name: string,
    globals: PyDict,
    level: number,
    as: string | null | readonly string[],
    tried: boolean,
  ): void {
    const { interpreter, later } = this;
    const full = level > 0 ? this.resolve(name, globals, level) : name;
    const mayWait = hook === this.builtinImport && (!tried || interpreter.library?.find(full)?.isSound === true);
    if (as === null || typeof as === "string") {
      if (mayWait && later.promiseModule(globals, full, as)) return;
      let v = interpreter.importName(hook, name, globals, globals, None, level);
      if (as !== null) for (const part of name.split(".").slice(1)) v = this.importFrom(v, part);
      globals.setName(as ?? name.split(".", 1)[0]!, v);
      return;
    }
    if (as.length === 0) {
      if (mayWait && later.promiseAll(globals, full)) return;
      this.importStar(interpreter.importName(hook, name, globals, globals, new PyTuple(["*"]), level), globals);
      return;
    }
    let i = 0;
    while (mayWait && i < as.length && later.promiseName(globals, full, as[i]!, as[i + 1]!)) i += 2;
    if (i === as.length) return;
    const names = as.filter((_, j) => j >= i && j % 2 === 0);
    const list = new PyTuple(names.map(fromUtf16));
    const module = interpreter.importName(hook, name, globals, globals, list, level);
    for (; i < as.length; i += 2) {
      if (mayWait && later.promiseFrom(globals, module, as[i]!, as[i + 1]!)) continue;
      globals.setName(as[i + 1]!, this.importFrom(module, as[i]!));
    }
  }

  /** The import statement, and `__import__`. */
  importName(name: string, globals: PyDict, fromlist: PyValue, level: number): PyValue {
    if (level < 0) throw valueError("level must be >= 0");
    this.installFor(name, true);
    const full = level > 0 ? this.resolve(name, globals, level) : name;
    if (full === "") throw valueError("Empty module name");
    const module = this.load(full);
    const hasFrom = fromlist !== None && truthy(fromlist);
    if (!hasFrom) {
      const dot = name.indexOf(".");
      if (level === 0) return dot < 0 ? module : this.load(name.slice(0, dot));
      if (name === "" || dot < 0) return module;
      const top = full.slice(0, full.length - (name.length - dot));
      const found = this.interpreter.modules.loaded(top);
      if (found === undefined) throw keyError(`${reprText(fromUtf16(top))} not in sys.modules as expected`);
      return found;
    }
    if (lookupAttribute(module, "__path__") !== undefined) this.handleFromlist(module, fromlist, false);
    return module;
  }

  private handleFromlist(module: PyValue, fromlist: PyValue, recursive: boolean): void {
    for (const x of toArray(fromlist)) {
      const item = jsText(x);
      if (item === undefined) {
        const where = recursive ? `${jsText(getattr(module, "__name__")) ?? ""}.__all__` : "``from list''";
        throw typeError(`Item in ${where} must be str, not ${typeName(x)}`);
      }
      if (item === "*") {
        if (!recursive) {
          const all = lookupAttribute(module, "__all__");
          if (all !== undefined) this.handleFromlist(module, all, true);
        }
      } else if (lookupAttribute(module, item) === undefined) {
        const sub = `${jsText(getattr(module, "__name__")) ?? ""}.${item}`;
        const { S, modules } = this.interpreter;
        const { sp } = S;
        try {
          this.load(sub);
        } catch (e) {
          // Backwards-compatibility: a name that is no submodule is missed by the `from` itself.
          if (
            e instanceof PyBaseException &&
            isInstance(e, ModuleNotFoundErrorType) &&
            jsText((e as PyImportError).name) === sub &&
            (modules.getStr(sub) ?? None) === None
          ) {
            if (modules.getStr(sub) === None) throw e;
            S.sp = sp;
            S.err = undefined;
            continue;
          }
          throw e;
        }
      }
    }
  }

  private resolve(name: string, globals: PyDict, level: number): string {
    const pkg = globals.getStr("__package__");
    const spec = globals.getStr("__spec__");
    let base: string | undefined;
    if (pkg !== undefined && pkg !== None) {
      base = jsText(pkg);
      if (base === undefined) throw typeError("package must be a string");
      if (spec !== undefined && spec !== None && !pyEquals(pkg, getattr(spec, "parent")))
        warn(DeprecationWarningType, "__package__ != __spec__.parent");
    } else if (spec !== undefined && spec !== None) {
      base = jsText(getattr(spec, "parent"));
      if (base === undefined) throw typeError("__spec__.parent must be a string");
    } else {
      warn(
        ImportWarningType,
        "can't resolve package from __spec__ or __package__, falling back on __name__ and __path__",
      );
      const own = globals.getStr("__name__");
      if (own === undefined) throw keyError("'__name__' not in globals");
      base = jsText(own);
      if (base === undefined) throw typeError("__name__ must be a string");
      if (!globals.has("__path__")) base = base.includes(".") ? base.slice(0, base.lastIndexOf(".")) : "";
    }
    if (base === "") throw importError("attempted relative import with no known parent package");
    for (let i = 1; i < level; i++) {
      const dot = base.lastIndexOf(".");
      if (dot < 0) throw importError("attempted relative import beyond top-level package");
      base = base.slice(0, dot);
    }
    return name === "" ? base : `${base}.${name}`;
  }

  /** `import_module(name)`. */
  importModule(name: string): PyValue {
    this.installFor(name, false);
    return this.load(name);
  }

  private load(full: string): PyValue {
    const have = this.interpreter.modules.loaded(full);
    if (have !== undefined && have !== None) {
      if (full === "builtins") this.interpreter.makeLateBuiltins();
      const { timing } = this;
      if (timing?.cached === true)
        this.report(`import time: cached    | cached     | ${"  ".repeat(timing.level)}${full}\n`);
      return have;
    }
    if (have === None)
      throw importError(
        `import of ${full} halted; None in sys.modules`,
        fromUtf16(full),
        None,
        ModuleNotFoundErrorType,
      );
    const module = this.timing === undefined ? this.findAndLoad(full) : this.timed(full, this.timing);
    this.later.loaded(full);
    return module;
  }

  private timed(full: string, timing: NonNullable<Importer["timing"]>): PyValue {
    const { clock } = this.interpreter.host;
    const now = (): bigint => clock?.monotonic() ?? 0n;
    const outer = timing.nested;
    timing.nested = 0n;
    timing.level++;
    const start = now();
    try {
      return this.findAndLoad(full);
    } finally {
      const total = now() - start;
      const self = total - timing.nested;
      timing.level--;
      timing.nested = outer + total;
      const us = (ns: bigint, width: number): string => String(ns / 1000n).padStart(width);
      this.report(`import time: ${us(self, 9)} | ${us(total, 10)} | ${"  ".repeat(timing.level)}${full}\n`);
    }
  }

  // --- finding ---

  /** `-v`: importlib reports what it does. */
  private get isVerbose(): boolean {
    return (this.interpreter.flags["verbose"] ?? 0) > 0;
  }

  private findAndLoad(full: string): PyValue {
    const { bootstrap } = this;
    const promised = this.promised(full);
    if (promised === undefined && bootstrap !== undefined && (this.isVerbose || !bootstrap.unchanged()))
      return this.later.implied(full) ?? this.byImportlib(full, bootstrap);
    const dot = full.lastIndexOf(".");
    const { modules } = this.interpreter;
    let path: PyValue | undefined;
    let parent: PyValue | undefined;
    if (dot > 0) {
      const parentName = full.slice(0, dot);
      parent = this.load(parentName);
      const again = modules.getStr(full);
      if (again !== undefined) return again;
      path = lookupAttribute(parent, "__path__");
      if (path === undefined)
        throw importError(
          `No module named ${reprText(fromUtf16(full))}; ${reprText(fromUtf16(parentName))} is not a package`,
          fromUtf16(full),
          None,
          ModuleNotFoundErrorType,
        );
    }
    const found = promised ?? this.find(full, path);
    if (found === "importlib") return this.byImportlib(full, bootstrap!);
    if (found === undefined) {
      // What the program has taken from sys.path since, but would have been imported before.
      const implied = this.later.implied(full);
      if (implied !== undefined) return implied;
      const reason = absentModules.get(full);
      throw importError(
        `No module named ${reprText(fromUtf16(full))}${reason === undefined ? "" : `: ${reason}`}`,
        fromUtf16(full),
        None,
        ModuleNotFoundErrorType,
      );
    }
    if (parent === undefined) return this.make(full, found);
    // The parent's spec tells meanwhile that this one is on its way.
    const spec = lookupAttribute(parent, "__spec__");
    const pending =
      spec === undefined || spec === None ? undefined : lookupAttribute(spec, "_uninitialized_submodules");
    const child = fromUtf16(full.slice(dot + 1));
    if (pending instanceof PyList) pending.items.push(child);
    let module: PyValue;
    try {
      module = this.make(full, found);
    } finally {
      if (pending instanceof PyList) pending.items.pop();
    }
    const { S } = this.interpreter;
    const { sp } = S;
    const holder = modules.getStr(full.slice(0, dot)) ?? parent;
    try {
      const tail = full.slice(dot + 1);
      // Past those who watch what programs do to modules. What the package has imported under that name since is put there by `loaded`.
      if (holder instanceof PyModule && holder.cls === moduleType) {
        if (!this.later.has(holder.dict, tail)) holder.dict.setName(tail, module);
      } else setattr(holder, tail, module);
    } catch (x) {
      if (!(x instanceof PyBaseException && isInstance(x, AttributeErrorType))) throw x;
      S.sp = sp;
      S.err = undefined;
      warn(
        ImportWarningType,
        `Cannot set an attribute on ${reprText(fromUtf16(full.slice(0, dot)))} for child module ${reprText(child)}`,
      );
    }
    return module;
  }

  /** What a module is while an import that waited is done: the library's own, whatever finders say now. */
  private promised(full: string): Found | undefined {
    if (!this.later.keeping) return undefined;
    if (this.natives.has(full)) return { kind: "native" };
    const hit = this.interpreter.library?.find(full);
    return hit === undefined ? undefined : { kind: "library", path: hit.path, isPackage: hit.isPackage };
  }

  /** The road through importlib's Python code; its frames do not show in tracebacks. */
  private byImportlib(full: string, bootstrap: Bootstrap): PyValue {
    const { S } = this.interpreter;
    const base = S.sp;
    try {
      return bootstrap.findAndLoad(full);
    } catch (x) {
      const e = toPython(x);
      if (!this.isVerbose) trimImportlib(e, S, base);
      throw e;
    }
  }

  /** Would importing it run the library's own module? False also when importlib is not as it was made, and has to be asked. */
  isOfLibrary(full: string, path: PyValue | undefined): boolean {
    if (this.bootstrap === undefined || this.isVerbose) return false;
    if (this.later.keeping) return this.interpreter.library?.find(full) !== undefined;
    if (!this.bootstrap.unchanged()) return false;
    const found = this.find(full, path);
    return typeof found === "object" && found.kind === "library";
  }

  private find(full: string, path: PyValue | undefined): Found | "importlib" | undefined {
    const { library, host } = this.interpreter;
    const { bootstrap } = this;
    const { files } = host;
    if (this.natives.has(full)) return { kind: "native" };
    if (bootstrap !== undefined && frozenModules.has(full)) return "importlib";
    const entries = path === undefined ? this.interpreter.sysDict.getStr("path") : path;
    if (entries === undefined || entries === None) return bootstrap === undefined ? undefined : "importlib";
    const tail = full.slice(full.lastIndexOf(".") + 1);
    const namespace: string[] = [];
    let cwd: string | undefined;
    const here = (): string => (cwd ??= files?.cwd() ?? "/");
    for (const value of entries instanceof PyList ? entries.items.slice() : toArray(entries)) {
      const entry = jsText(value);
      if (entry === undefined) continue;
      if (library !== undefined && (entry === library.root || entry.startsWith(`${library.root}/`))) {
        if (bootstrap?.hasForeignFinder(entry) === true) return "importlib";
        const hit = library.find(full);
        if (hit?.path.startsWith(`${entry}/`)) return { kind: "library", path: hit.path, isPackage: hit.isPackage };
        if (entry === library.root || hit !== undefined) continue;
      }
      if (files === undefined) continue;
      if (bootstrap === undefined) {
        const plain = plainFile(files, entry === "" ? here() : entry, tail);
        if (typeof plain === "object") return plain;
        if (plain !== undefined) namespace.push(plain);
        continue;
      }
      const finder = bootstrap.finderFor(entry, here);
      if (finder === undefined) return "importlib";
      if (finder === None) continue;
      const hit = bootstrap.lookIn(finder, tail, files);
      if (hit === undefined) continue;
      if (hit === "other") return "importlib";
      if (hit === "directory") namespace.push(entry);
      else return { kind: "source", path: hit.path, isPackage: hit.isPackage };
    }
    if (namespace.length === 0) return undefined;
    return bootstrap === undefined ? { kind: "namespace", directories: namespace } : "importlib";
  }

  // --- loading ---

  private make(full: string, found: Found): PyValue {
    if (found.kind === "native") return this.makeNative(full);
    const { interpreter, bootstrap } = this;
    const { modules } = interpreter;
    const module = interpreter.newModule(full);
    const d = module.dict;
    if (found.kind === "namespace") {
      d.set("__package__", fromUtf16(full));
      d.set("__path__", new PyList(found.directories.map(fromUtf16)));
      modules.set(fromUtf16(full), module);
      return module;
    }
    const { path, isPackage } = found;
    d.set("__package__", fromUtf16(isPackage ? full : full.slice(0, Math.max(0, full.lastIndexOf(".")))));
    let spec: PyValue | undefined;
    let searched: PyValue = None;
    if (bootstrap === undefined) searched = new PyList([fromUtf16(path.slice(0, path.lastIndexOf("/")))]);
    else {
      const [made, loader] = bootstrap.fileSpec(full, path, isPackage);
      spec = made;
      if (isPackage) searched = getattr(spec, "submodule_search_locations");
      d.set("__loader__", loader);
      d.set("__spec__", spec);
      bootstrap.initializing(spec, true);
    }
    if (isPackage) d.set("__path__", searched);
    d.set("__file__", fromUtf16(path));
    const cached = cachePath(interpreter, path);
    if (cached !== undefined) {
      d.set("__cached__", fromUtf16(cached));
      if (spec !== undefined) setattr(spec, "_cached", fromUtf16(cached));
    }
    const key = fromUtf16(full);
    modules.set(key, module);
    try {
      if (found.kind === "library") this.runLibrary(full, d);
      else interpreter.run(loadSourceFile(interpreter, path), d);
      // The module may have put another object in its place; either goes to the end of sys.modules.
      const final = modules.take(key);
      if (final === undefined) throw keyError(key as string);
      modules.set(key, final);
      return final;
    } catch (x) {
      modules.take(key);
      throw x;
    } finally {
      if (spec !== undefined) bootstrap!.initializing(spec, false);
    }
  }

  /** The spec of a file that importlib would find. */
  fileSpec(name: string, path: string, isPackage: boolean): PyValue {
    return this.bootstrap!.fileSpec(name, path, isPackage)[0];
  }

  /** Runs a library module in a namespace. */
  runLibrary(full: string, d: PyDict): void {
    const { interpreter } = this;
    const { library } = interpreter;
    library?.importing?.(true);
    this.later.running.add(d);
    try {
      interpreter.run(libraryUnit(full, interpreter)!, d);
    } finally {
      this.later.running.delete(d);
      library?.importing?.(false);
    }
  }

  /** Reads a whole file. */
  readFile(path: string): Uint8Array {
    return readWhole(this.interpreter.host.files!, path);
  }

  /** Source text of a file for tracebacks. */
  sourceText(filename: string): string | undefined {
    const fromLibrary = this.interpreter.library?.source(filename);
    if (fromLibrary !== undefined) return fromLibrary;
    if (this.interpreter.host.files === undefined || filename.startsWith("<")) return undefined;
    try {
      return this.interpreter.compiler.decode(this.readFile(filename), filename);
    } catch {
      return undefined;
    }
  }

  /** A native module, made for this interpreter. */
  makeNative(full: string): PyModule {
    const { interpreter } = this;
    const native = this.natives.get(full)!();
    const module = interpreter.newModule(full);
    const d = module.dict;
    d.set("__package__", fromUtf16(full.slice(0, Math.max(0, full.lastIndexOf(".")))));
    this.bootstrap?.describeNative(module, full);
    interpreter.modules.set(full, module);
    this.fillNative(module, native);
    return module;
  }

  fillNative(module: PyModule, native: NativeModule): void {
    const d = module.dict;
    const spec = native.make(this.interpreter);
    for (const [name, f] of Object.entries(spec.functions ?? {}))
      d.set(name, makeNativeFunction(name, f, module.dict.getStr("__name__")!));
    if (spec.types !== undefined) {
      if (Array.isArray(spec.types)) for (const t of spec.types as readonly PyType[]) d.set(t.name, t);
      else for (const [name, t] of Object.entries(spec.types as Record<string, PyType>)) d.set(name, t);
    }
    for (const [name, v] of Object.entries(spec.attributes ?? {})) d.set(name, v);
    spec.init?.(d, this.interpreter);
  }

  // --- names out of modules ---

  /** `from m import name`. */
  importFrom(module: PyValue, name: string): PyValue {
    if (module instanceof PyModule) {
      const v = module.dict.getStr(name);
      if (v !== undefined && !module.cls.isHeap) return v;
    }
    const v = lookupAttribute(module, name);
    if (v !== undefined) return v;
    // A circular import may have put the submodule into sys.modules, but not yet into its package.
    const own = lookupAttribute(module, "__name__");
    const modName = own === undefined ? undefined : jsText(own);
    if (modName !== undefined) {
      const sub = this.interpreter.modules.loaded(`${modName}.${name}`);
      if (sub !== undefined) return sub;
    }
    throw cannotImportName(this.interpreter, module, name);
  }

  /** `from m import *`. */
  importStar(module: PyValue, ns: PyValue): void {
    const all = lookupAttribute(module, "__all__");
    const put = (name: string, v: PyValue): void => {
      if (ns instanceof PyDict) ns.set(fromUtf16(name), v);
      else setitem(ns, fromUtf16(name), v);
    };
    // Read once: nothing is left for emitted code to read it by.
    const read = (name: string): PyValue =>
      (module instanceof PyModule && !module.cls.isHeap ? module.dict.getStr(name) : undefined) ??
      getattr(module, name);
    const wrong = (what: string, where: string, x: PyValue): PyBaseException => {
      const own = getattr(module, "__name__");
      const modName = jsText(own);
      return modName === undefined
        ? typeError(`module __name__ must be a string, not ${typeName(own)}`)
        : typeError(`${what} in ${modName}.${where} must be str, not ${typeName(x)}`);
    };
    if (all !== undefined) {
      for (const x of toArray(all)) {
        const name = jsText(x);
        if (name === undefined) throw wrong("Item", "__all__", x);
        if (ns instanceof PyDict && this.later.running.has(ns) && this.later.promiseFrom(ns, module, name, name))
          continue;
        put(name, read(name));
      }
      return;
    }
    const dict = lookupAttribute(module, "__dict__");
    if (dict === undefined) throw importError("from-import-* object has no __dict__ and no __all__");
    for (const k of toArray(dict)) {
      const name = jsText(k);
      if (name === undefined) throw wrong("Key", "__dict__", k);
      if (!name.startsWith("_")) put(name, read(name));
    }
  }
}

/** A module in a directory, for hosts without importlib. */
function plainFile(
  files: Parameters<typeof readableAs>[0],
  directory: string,
  tail: string,
): Extract<Found, { kind: "source" | "library" }> | string | undefined {
  const base = directory.endsWith("/") ? directory + tail : `${directory}/${tail}`;
  if (readableAs(files, `${base}/__init__.py`, "file"))
    return { kind: "source", path: `${base}/__init__.py`, isPackage: true };
  if (readableAs(files, `${base}.py`, "file")) return { kind: "source", path: `${base}.py`, isPackage: false };
  return readableAs(files, base, "directory") ? base : undefined;
}
