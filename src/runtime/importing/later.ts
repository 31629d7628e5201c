// Imports that wait: a library module's `import x` and `from x import y` at its top load a library module that is not there yet only when
// one of the names is asked for (much as PEP 810's lazy imports do). Most of what a module of the library imports, a program never uses.
// Only where a program cannot tell: x must be what the library's own file gives, another package's, and not loaded;
// once anything loads it, the names are bound. What shows is that sys.modules holds it later (docs/differences.md).

import type { Interpreter } from "../interpreter.ts";
import { PyTuple } from "../objects/containers.ts";
import { PyDict } from "../objects/dict.ts";
import { PyModule } from "../objects/module.ts";
import type { PyValue } from "../objects/object.ts";
import { fromUtf16, jsText } from "../objects/str.ts";

/** A name that an import statement is to bind. */
interface Promised {
  readonly namespace: PyDict;
  readonly name: string;
  /** The module that has to be loaded. */
  readonly module: string;
  /** The attribute of it that the name stands for; undefined for the module itself. */
  readonly attribute: string | undefined;
}

/** How many frames an import may have beyond the recursion limit: the program has none in CPython at that place. */
const ROOM = 200;

/** `sys.modules`: who asks for a module that what waits would have imported gets it. Its walk shows what is loaded. */
export class ModulesDict extends PyDict {
  later: LaterImports | undefined = undefined;
  /** What is there under a name (as JavaScript has it). */
  loaded(name: string): PyValue | undefined {
    return super.get(fromUtf16(name));
  }
  override get(k: PyValue): PyValue | undefined {
    return super.get(k) ?? (typeof k === "string" ? this.later?.implied(k) : undefined);
  }
}
Object.defineProperty(ModulesDict.prototype, "cls", { value: PyDict.prototype.cls });

/** The imports of one interpreter that wait. */
export class LaterImports {
  private readonly interpreter: Interpreter;
  private readonly byNamespace = new Map<PyDict, Map<string, Promised>>();
  private readonly byModule = new Map<string, Promised[]>();
  /** Modules that wait for nobody's name: `import a.b` with `a` there. */
  private readonly nameless = new Set<string>();
  /** Promises that are being kept. */
  private depth = 0;
  /** Namespaces of library modules that are being run. */
  readonly running = new Set<PyDict>();

  constructor(interpreter: Interpreter) {
    this.interpreter = interpreter;
    interpreter.modules.later = this;
  }

  /**
   * Promises what `import module` (`as` bound) binds; false when it has to be done now.
   * @param bound the name after `as`; null without one
   */
  promiseModule(namespace: PyDict, module: string, bound: string | null): boolean {
    const dot = module.indexOf(".");
    const top = dot < 0 ? module : module.slice(0, dot);
    const name = bound ?? top;
    if (!this.mayWait(namespace, module) || namespace.has(name)) return false;
    if (bound !== null || dot < 0) this.add({ namespace, name, module, attribute: undefined });
    else {
      this.nameless.add(module);
      const loaded = this.interpreter.modules.getStr(top);
      if (loaded === undefined) this.add({ namespace, name, module: top, attribute: undefined });
      else namespace.setName(name, loaded);
    }
    return true;
  }

  /** Promises one name of `from module import attribute as name`; false when it has to be done now. */
  promiseName(namespace: PyDict, module: string, attribute: string, name: string): boolean {
    if (namespace.has(name)) return false;
    const { modules } = this.interpreter;
    const loaded = modules.getStr(module);
    if (loaded === undefined) {
      if (!this.mayWait(namespace, module)) return false;
    } else if (!this.waitsFor(namespace, loaded, module, attribute)) return false;
    this.add({ namespace, name, module, attribute });
    return true;
  }

  /** Is what a loaded module has under a name promised itself, to it or as its submodule? */
  private waitsFor(namespace: PyDict, loaded: PyValue, module: string, attribute: string): boolean {
    if (!(loaded instanceof PyModule) || loaded.dict.has(attribute)) return false;
    if (this.byNamespace.get(loaded.dict)?.has(attribute) === true) return true;
    return loaded.dict.has("__path__") && this.mayWait(namespace, `${module}.${attribute}`);
  }

  private mayWait(namespace: PyDict, module: string): boolean {
    const own = namespace.getStr("__name__");
    const top = (name: string): string => name.split(".", 1)[0]!;
    return own !== undefined && top(jsText(own) ?? "") !== top(module) && this.isUnloadedLibrary(module);
  }

  private isUnloadedLibrary(module: string): boolean {
    const { interpreter } = this;
    if (interpreter.modules.getStr(module) !== undefined) return false;
    const dot = module.lastIndexOf(".");
    if (dot < 0) return interpreter.importer.isOfLibrary(module, undefined);
    const parent = interpreter.modules.getStr(module.slice(0, dot));
    if (parent === undefined)
      return this.isUnloadedLibrary(module.slice(0, dot)) && interpreter.library?.find(module) !== undefined;
    const path = parent instanceof PyModule ? parent.dict.getStr("__path__") : undefined;
    return path !== undefined && interpreter.importer.isOfLibrary(module, path);
  }

  private add(p: Promised): void {
    const { namespace, name } = p;
    const names = this.byNamespace.get(namespace);
    if (names === undefined) this.byNamespace.set(namespace, new Map([[name, p]]));
    else names.set(name, p);
    this.awaitModule(p, p.module);
  }

  private awaitModule(p: Promised, module: string): void {
    const waiting = this.byModule.get(module);
    if (waiting === undefined) this.byModule.set(module, [p]);
    else waiting.push(p);
  }

  /** A name that was promised to a namespace, imported now; undefined when it was not. */
  value(namespace: PyDict, name: string): PyValue | undefined {
    const p = this.byNamespace.get(namespace)?.get(name);
    return p === undefined ? undefined : this.keep(p);
  }

  /** A promised attribute of a module: a name of its namespace, or a submodule that what was promised would have imported. */
  attribute(namespace: PyDict, name: string): PyValue | undefined {
    const v = this.value(namespace, name);
    if (v !== undefined || !namespace.has("__path__")) return v;
    const own = namespace.getStr("__name__");
    const full = own === undefined ? "" : `${jsText(own) ?? ""}.${name}`;
    return this.implied(full) === undefined ? undefined : namespace.getStr(name);
  }

  /** A module of the library that is not loaded, imported now if all that waits would import it; else undefined. */
  implied(module: string): PyValue | undefined {
    if (this.byModule.size === 0 && this.nameless.size === 0) return undefined;
    return this.isImplied(module) ? this.quietly(() => this.interpreter.importer.importModule(module)) : undefined;
  }

  private isImplied(module: string): boolean {
    const { library, modules } = this.interpreter;
    if (library?.find(module) === undefined) return false;
    const all = new Set([...this.byModule.keys(), ...this.nameless]);
    for (const one of all) {
      if (one === module) return true;
      if (modules.getStr(one) === undefined) for (const next of library.find(one)?.imports ?? []) all.add(next);
    }
    return false;
  }

  /** A promise is being kept: the library is what it was when it was made, whatever the program has done to importing since. */
  get keeping(): boolean {
    return this.depth > 0;
  }

  /**
   * Imports all that was promised to a namespace that is handed out. While the module itself is being run, only the library has it in its
   * hands, as a namespace for code or to put something in (enum, dataclasses): that finds the promised names, too.
   */
  all(namespace: PyDict): PyDict {
    if (this.running.has(namespace)) return namespace;
    const names = this.byNamespace.get(namespace);
    if (names !== undefined) for (const p of [...names.values()]) if (names.get(p.name) === p) this.keep(p);
    return namespace;
  }

  /** Takes a promise back; false when there was none. */
  forget(namespace: PyDict, name: string): boolean {
    const names = this.byNamespace.get(namespace);
    if (names?.delete(name) !== true) return false;
    if (names.size === 0) this.byNamespace.delete(namespace);
    return true;
  }

  /** A module was loaded: binds what waited for it, before anybody can put something else into it. */
  loaded(module: string): void {
    this.nameless.delete(module);
    const waiting = this.byModule.get(module);
    if (waiting === undefined) return;
    this.byModule.delete(module);
    const found = this.interpreter.modules.getStr(module);
    for (const p of waiting) {
      if (this.byNamespace.get(p.namespace)?.get(p.name) !== p) continue;
      const { attribute } = p;
      if (attribute === undefined) this.bind(p, found);
      else if (found instanceof PyModule) {
        const other = this.byNamespace.get(found.dict)?.get(attribute);
        if (other !== undefined) this.awaitModule(p, other.module);
        else this.bind(p, found.dict.getStr(attribute));
      }
    }
  }

  private bind(p: Promised, value: PyValue | undefined): void {
    if (value === undefined) return;
    this.forget(p.namespace, p.name);
    if (!p.namespace.has(p.name)) p.namespace.setName(p.name, value);
  }

  private keep(p: Promised): PyValue {
    const { importer } = this.interpreter;
    const { attribute } = p;
    const value = this.quietly(() => {
      if (attribute === undefined) return importer.importModule(p.module);
      const module = importer.importName(p.module, p.namespace, new PyTuple([fromUtf16(attribute)]), 0);
      return importer.importFrom(module, attribute);
    });
    this.bind(p, value);
    return p.namespace.getStr(p.name) ?? value;
  }

  /** Where the program does not import: its tracers see nothing, and the recursion limit is not met here. */
  private quietly<T>(action: () => T): T {
    const { S } = this.interpreter;
    const { sp, max } = S;
    this.depth++;
    S.tracing.inside++;
    S.max = max + ROOM;
    try {
      return action();
    } finally {
      S.max = max;
      S.tracing.inside--;
      this.depth--;
      S.sp = sp;
    }
  }
}
