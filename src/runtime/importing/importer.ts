// Imports: sys.modules, native modules, the compiled library, and source files on sys.path. Follows Python/import.c
// (import_find_and_load, PyImport_ImportModuleLevelObject) and Lib/importlib/_bootstrap.py in meaning.

import type { Unit } from "#abi/types.ts";
import { getattr, lookupAttribute, setattr } from "../attributes.ts";
import { callv } from "../calls/call.ts";
import type { Interpreter } from "../interpreter.ts";
import { makeNativeFunction, type NativeModule } from "../native/define.ts";
import { PyList } from "../objects/containers.ts";
import { PyDict } from "../objects/dict.ts";
import {
  ImportErrorType,
  importError,
  keyError,
  ModuleNotFoundErrorType,
  PyBaseException,
  typeError,
  valueError,
} from "../objects/exceptions.ts";
import { PyModule } from "../objects/module.ts";
import type { PyValue } from "../objects/object.ts";
import { None } from "../objects/singletons.ts";
import { jsText } from "../objects/str.ts";
import type { PyType } from "../objects/type.ts";
import { typeName } from "../objects/type-of.ts";
import { setitem } from "../operators/items.ts";
import { toArray, truthy } from "../operators/protocols.ts";
import { loadUnit } from "../units.ts";

interface Found {
  kind: "native" | "library" | "source" | "namespace";
  path?: string;
  isPackage?: boolean;
  directories?: string[];
}

export class Importer {
  private readonly interpreter: Interpreter;
  readonly natives: ReadonlyMap<string, () => NativeModule>;
  /** The builtin `__import__`; a replaced one is called instead. */
  builtinImport: PyValue | undefined = undefined;
  private readonly loading = new Set<string>();
  /** CPython's importlib, once it is loaded: takes over what is not found natively. */
  bootstrap: PyValue | undefined = undefined;

  constructor(interpreter: Interpreter, natives: ReadonlyMap<string, () => NativeModule>) {
    this.interpreter = interpreter;
    this.natives = natives;
  }

  /** The import statement. */
  importName(name: string, globals: PyDict, fromlist: PyValue, level: number): PyValue {
    if (level < 0) throw valueError("level must be >= 0");
    const full = level > 0 ? this.resolve(name, globals, level) : name;
    if (full === "") throw valueError("Empty module name");
    const module = this.load(full);
    const hasFrom = fromlist !== None && truthy(fromlist);
    if (!hasFrom) {
      if (level === 0) {
        const dot = name.indexOf(".");
        return dot < 0 ? module : this.load(name.slice(0, dot));
      }
      if (name === "") return module;
      const head = name.split(".")[0]!;
      return this.load(full.slice(0, full.length - (name.length - head.length)));
    }
    if (lookupAttribute(module, "__path__") !== undefined) this.handleFromlist(module, fromlist, false);
    return module;
  }

  private handleFromlist(module: PyValue, fromlist: PyValue, recursive: boolean): void {
    const name = jsText(getattr(module, "__name__")) ?? "";
    for (const x of toArray(fromlist)) {
      const item = jsText(x);
      if (item === undefined)
        throw typeError(`Item in ${recursive ? `${name}.__all__` : "``from list''"} must be str, not ${typeName(x)}`);
      if (item === "*") {
        if (!recursive) {
          const all = lookupAttribute(module, "__all__");
          if (all !== undefined) this.handleFromlist(module, all, true);
        }
      } else if (lookupAttribute(module, item) === undefined) {
        const sub = `${name}.${item}`;
        try {
          this.load(sub);
        } catch (e) {
          if (
            e instanceof PyBaseException &&
            e.cls === ModuleNotFoundErrorType &&
            jsText((e as unknown as { name: PyValue }).name) === sub &&
            this.interpreter.modules.getStr(sub) === undefined
          )
            continue;
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
    } else if (spec !== undefined && spec !== None) base = jsText(getattr(spec, "parent"));
    else {
      const own = globals.getStr("__name__");
      if (own === undefined) throw keyError("'__name__' not in globals");
      base = jsText(own)!;
      if (!globals.has("__path__")) base = base.includes(".") ? base.slice(0, base.lastIndexOf(".")) : "";
    }
    if (base === undefined || base === "") throw importError("attempted relative import with no known parent package");
    for (let i = 1; i < level; i++) {
      const dot = base.lastIndexOf(".");
      if (dot < 0) throw importError("attempted relative import beyond top-level package");
      base = base.slice(0, dot);
    }
    return name === "" ? base : `${base}.${name}`;
  }

  /** `import_module(name)`. */
  importModule(name: string): PyValue {
    return this.load(name);
  }

  private load(full: string): PyValue {
    const have = this.interpreter.modules.getStr(full);
    if (have !== undefined) {
      if (have === None)
        throw importError(`import of ${full} halted; None in sys.modules`, full, None, ModuleNotFoundErrorType);
      return have;
    }
    return this.findAndLoad(full);
  }

  private findAndLoad(full: string): PyValue {
    const dot = full.lastIndexOf(".");
    const { modules } = this.interpreter;
    let path: PyValue | undefined;
    let parent: PyValue | undefined;
    if (dot >= 0) {
      const parentName = full.slice(0, dot);
      parent = this.load(parentName);
      const again = modules.getStr(full);
      if (again !== undefined) return again;
      path = lookupAttribute(parent, "__path__");
      if (path === undefined)
        throw importError(
          `No module named '${full}'; '${parentName}' is not a package`,
          full,
          None,
          ModuleNotFoundErrorType,
        );
    }
    const found = this.find(full, path);
    if (found === undefined) {
      if (this.bootstrap !== undefined) return this.bootstrapLoad(full);
      throw importError(`No module named '${full}'`, full, None, ModuleNotFoundErrorType);
    }
    const module = this.make(full, found);
    if (parent !== undefined) setattr(parent, full.slice(dot + 1), module);
    return module;
  }

  private bootstrapLoad(full: string): PyValue {
    return callv(getattr(this.bootstrap!, "_find_and_load"), [full, this.interpreter.builtins.getStr("__import__")!]);
  }

  private find(full: string, path: PyValue | undefined): Found | undefined {
    if (path === undefined && this.natives.has(full)) return { kind: "native" };
    const { library } = this.interpreter;
    const directories = path === undefined ? this.sysPath() : toArray(path).map((p) => jsText(p) ?? "");
    const tail = full.slice(full.lastIndexOf(".") + 1);
    const namespace: string[] = [];
    for (const dir of directories) {
      if (library !== undefined && (dir === library.root || dir.startsWith(library.root + "/"))) {
        const hit = library.find(full);
        if (hit !== undefined) return { kind: "library", path: hit.path, isPackage: hit.isPackage };
        if (this.natives.has(full)) return { kind: "native" };
        continue;
      }
      const files = this.interpreter.host.files;
      if (files === undefined) continue;
      const base = dir === "" ? files.cwd() : dir;
      const candidate = `${base.endsWith("/") ? base.slice(0, -1) : base}/${tail}`;
      const init = `${candidate}/__init__.py`;
      if (this.isFile(init)) return { kind: "source", path: init, isPackage: true };
      if (this.isFile(`${candidate}.py`)) return { kind: "source", path: `${candidate}.py`, isPackage: false };
      if (this.isDirectory(candidate)) namespace.push(candidate);
    }
    return namespace.length > 0 ? { kind: "namespace", directories: namespace, isPackage: true } : undefined;
  }

  private sysPath(): string[] {
    const p = this.interpreter.sysDict.getStr("path");
    return p instanceof PyList ? p.items.map((x) => jsText(x) ?? "") : [];
  }

  private mode(path: string): number | undefined {
    try {
      return this.interpreter.host.files!.stat(path, true).mode & 0o170000;
    } catch {
      return undefined;
    }
  }
  private isFile(path: string): boolean {
    return this.mode(path) === 0o100000;
  }
  private isDirectory(path: string): boolean {
    return this.mode(path) === 0o040000;
  }

  /** Reads a whole file. */
  readFile(path: string): Uint8Array {
    const files = this.interpreter.host.files!;
    const fd = files.open(path, 0, 0);
    try {
      const size = files.fstat(fd).size;
      const out = new Uint8Array(size);
      let n = 0;
      while (n < size) {
        const k = files.read(fd, out.subarray(n));
        if (k === 0) break;
        n += k;
      }
      return n === size ? out : out.subarray(0, n);
    } finally {
      files.close(fd);
    }
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

  private make(full: string, found: Found): PyValue {
    const { interpreter } = this;
    const { modules } = interpreter;
    if (found.kind === "native") return this.makeNative(full);
    const module = interpreter.newModule(full);
    const d = module.dict;
    const isPackage = found.isPackage === true;
    d.set("__package__", isPackage ? full : full.includes(".") ? full.slice(0, full.lastIndexOf(".")) : "");
    if (found.kind === "namespace") {
      d.set("__path__", new PyList(found.directories!));
      this.setSpec(module, full, None, true);
      modules.set(full, module);
      return module;
    }
    const path = found.path!;
    d.set("__file__", path);
    if (isPackage) d.set("__path__", new PyList([path.slice(0, path.lastIndexOf("/"))]));
    d.set("__cached__", None);
    this.setSpec(module, full, path, isPackage);
    modules.set(full, module);
    this.loading.add(full);
    try {
      if (found.kind === "library") {
        const l = interpreter.library!.load(full)!;
        const unit = loadUnit(l.unit as Unit, undefined, l.factory);
        interpreter.run(unit, d);
      } else {
        const source = this.decodeFile(path);
        interpreter.run(this.compileCached(source, path), d);
      }
    } catch (x) {
      modules.delete(full);
      throw x;
    } finally {
      this.loading.delete(full);
    }
    return modules.getStr(full) ?? missingAfterImport(full);
  }

  private decodeFile(path: string): string {
    const { interpreter } = this;
    try {
      return interpreter.compiler.decode(this.readFile(path), path);
    } catch (x) {
      if (interpreter.compiler.isCompileError(x)) throw interpreter.syntaxError(x, path, undefined);
      throw x;
    }
  }

  /** Compiles a source file; hosts may keep units between runs (installed by the Node entry). */
  compileCached(source: string, path: string): ReturnType<Interpreter["compile"]> {
    return this.interpreter.compile(source, { filename: path });
  }

  /** Makes `__spec__` and `__loader__`: importlib's own where it is loaded, else a stand-in that is replaced when it is. */
  setSpec: (module: PyModule, name: string, origin: PyValue, isPackage: boolean) => void = () => undefined;

  /** A native module, made for this interpreter. */
  makeNative(full: string): PyModule {
    const { interpreter } = this;
    const native = this.natives.get(full)!();
    const module = interpreter.newModule(full);
    const d = module.dict;
    d.set("__package__", "");
    this.setSpec(module, full, "built-in", false);
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

  /** `from m import name`. */
  importFrom(module: PyValue, name: string): PyValue {
    if (module instanceof PyModule) {
      const v = module.dict.getStr(name);
      if (v !== undefined && !module.cls.isHeap) return v;
    }
    const v = lookupAttribute(module, name);
    if (v !== undefined) return v;
    const own = lookupAttribute(module, "__name__");
    const modName = own === undefined ? undefined : jsText(own);
    if (modName !== undefined) {
      const sub = this.interpreter.modules.getStr(`${modName}.${name}`);
      if (sub !== undefined) return sub;
    }
    const file = lookupAttribute(module, "__file__");
    const shown = modName ?? "<unknown module name>";
    const path = file === undefined || file === None || jsText(file) === undefined ? undefined : jsText(file)!;
    const circular = this.loading.has(shown);
    const where = path === undefined ? "unknown location" : path;
    const message = circular
      ? `cannot import name '${name}' from partially initialized module '${shown}' (most likely due to a circular import) (${where})`
      : `cannot import name '${name}' from '${shown}' (${where})`;
    const e = importError(message, modName ?? None, path ?? None, ImportErrorType);
    e.nameFrom = name;
    throw e;
  }

  /** `from m import *`. */
  importStar(module: PyValue, ns: PyValue): void {
    const all = lookupAttribute(module, "__all__");
    const put = (name: string, v: PyValue): void => {
      if (ns instanceof PyDict) ns.set(name, v);
      else setitem(ns, name, v);
    };
    if (all !== undefined) {
      for (const x of toArray(all)) {
        const name = jsText(x);
        if (name === undefined)
          throw typeError(`Item in ${jsText(getattr(module, "__name__"))}.__all__ must be str, not ${typeName(x)}`);
        put(name, getattr(module, name));
      }
      return;
    }
    const dict = lookupAttribute(module, "__dict__");
    if (dict === undefined) throw importError("from-import-* object has no __dict__ and no __all__");
    for (const k of toArray(dict)) {
      const name = jsText(k);
      if (name === undefined)
        throw typeError(`Key in ${jsText(getattr(module, "__name__"))}.__dict__ must be str, not ${typeName(k)}`);
      if (!name.startsWith("_")) put(name, getattr(module, name));
    }
  }

  isLoading(name: string): boolean {
    return this.loading.has(name);
  }
}

function missingAfterImport(full: string): never {
  throw keyError(full);
}
