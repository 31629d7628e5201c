// Names that wait. A library module's `import x` and `from x import y` at its top load a library module that is not there yet only when
// one of the names is asked for (much as PEP 810's lazy imports do), and its classes, patterns and the like are made when they are asked for.
// Most of what a module of the library imports and defines, a program never uses.
// Only where a program cannot tell: x must be what the library's own file gives, and not loaded;
// once anything loads it, the names are bound. A definition must be one that the compiler found fit (analysis/later.ts); it is made
// before anybody changes an attribute that it reads. What shows is that sys.modules holds modules later, and the order of names in a
// module's namespace (docs/differences.md).

import { frameAt } from "../exceptions/raise.ts";
import type { Interpreter } from "../interpreter.ts";
import { PyTuple } from "../objects/containers.ts";
import type { PyDict } from "../objects/dict.ts";
import { ImportErrorType, PyBaseException } from "../objects/exceptions.ts";
import type { JsFunction } from "../objects/functions.ts";
import { PyModule } from "../objects/module.ts";
import type { PyValue } from "../objects/object.ts";
import { None } from "../objects/singletons.ts";
import { fromUtf16, jsText } from "../objects/str.ts";
import { isInstance } from "../objects/type-of.ts";

/** A name that an import statement or a definition is to bind. */
interface Promised {
  readonly namespace: PyDict;
  readonly name: string;
  /** Promises that get the same value when this one is kept: names imported from here. */
  waiting?: PromisedImport[];
}

interface PromisedImport extends Promised {
  /** The module that has to be loaded. */
  readonly module: string;
  /** The attribute of it that the name stands for; undefined for the module itself. */
  readonly attribute: string | undefined;
}

/** A definition that can wait, as the compiler has it. */
interface Definition {
  readonly names: readonly string[];
  /** Makes it and binds the names; undefined means raised. */
  readonly define: JsFunction;
  /** Names and attributes that this reads, each between commas. */
  readonly reads: string;
  /** What is to be run after it. */
  readonly additions: JsFunction[];
  /** Some of that registers classes with the abstract one that it makes. */
  registers: boolean;
}

interface PromisedDefinition extends Promised {
  readonly definition: Definition;
}

/** How many frames an import may have beyond the recursion limit: the program has none in CPython at that place. */
const ROOM = 200;

/** The imports and definitions of one interpreter that wait. */
export class LaterImports {
  private readonly interpreter: Interpreter;
  private readonly byNamespace = new Map<PyDict, Map<string, PromisedImport | PromisedDefinition>>();
  private readonly byModule = new Map<string, PromisedImport[]>();
  private readonly definitions = new Set<PromisedDefinition>();
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
    if (loaded !== undefined && this.promiseFrom(namespace, loaded, attribute, name)) return true;
    if (loaded === undefined) {
      if (!this.mayWait(namespace, module)) return false;
      this.add({ namespace, name, module, attribute });
    } else {
      if (!this.isLateSubmodule(namespace, loaded, module, attribute)) return false;
      this.add({ namespace, name, module: `${module}.${attribute}`, attribute: undefined });
    }
    return true;
  }

  /** Promises what `from module import *` binds, if that is known without the module; false when it has to be done now. */
  promiseAll(namespace: PyDict, module: string): boolean {
    const { library, modules } = this.interpreter;
    if (modules.getStr(module) !== undefined || !this.running.has(namespace) || !this.mayWait(namespace, module))
      return false;
    const names = library?.find(module)?.all;
    if (names === undefined) return false;
    const isTaken = (name: string): boolean => namespace.has(name) || this.isBuiltin(name);
    const own = jsText(namespace.getStr("__name__")!)!;
    // Importing it leaves it in its package, which may be the module that imports.
    const tail = module.startsWith(`${own}.`) ? module.slice(own.length + 1) : "";
    if (names.some(isTaken) || tail.includes(".") || namespace.has(tail)) return false;
    for (const name of names) this.add({ namespace, name, module, attribute: name });
    if (tail !== "") this.add({ namespace, name: tail, module, attribute: undefined });
    return true;
  }

  /** Promises a name whose value a loaded module is promised itself; false when it is not. */
  promiseFrom(namespace: PyDict, module: PyValue, attribute: string, name: string): boolean {
    if (!(module instanceof PyModule) || namespace.has(name) || module.dict.has(attribute)) return false;
    const own = module.dict.getStr("__name__");
    const other = this.byNamespace.get(module.dict)?.get(attribute);
    if (other === undefined || own === undefined || this.isBuiltin(name)) return false;
    const p = { namespace, name, module: jsText(own)!, attribute };
    this.enter(p);
    (other.waiting ??= []).push(p);
    return true;
  }

  /** The built-in would be read while the name waits. */
  private isBuiltin(name: string): boolean {
    const { builtins, lateBuiltins } = this.interpreter;
    return builtins.has(name) || lateBuiltins?.names.has(name) === true;
  }

  /** Promises a definition at the top of a library module that is being imported; false when it has to be made now. */
  promiseDefinition(namespace: PyDict, definition: Definition): boolean {
    const { names } = definition;
    if (!this.running.has(namespace) || names.some((name) => namespace.has(name))) return false;
    for (const name of names) this.enter({ namespace, name, definition });
    return true;
  }

  /**
   * Promises something that is done to what is promised itself; false when it has to be done now.
   * @param path the name of that, or a module and its name there
   * @param registers it registers a class with an abstract one
   */
  promiseAddition(from: PyDict, path: readonly string[], add: JsFunction, registers: boolean): boolean {
    let namespace = from;
    let name = path[0]!;
    if (path.length > 1) {
      const module = namespace.getStr(name) ?? this.value(namespace, name);
      if (!(module instanceof PyModule)) return false;
      namespace = module.dict;
      name = path[1]!;
    }
    for (;;) {
      const p = this.byNamespace.get(namespace)?.get(name);
      if (p === undefined || namespace.has(name)) return false;
      if ("definition" in p) {
        p.definition.additions.push(add);
        p.definition.registers ||= registers;
        return true;
      }
      const module = this.interpreter.modules.getStr(p.module);
      if (!(module instanceof PyModule) || p.attribute === undefined) return false;
      namespace = module.dict;
      name = p.attribute;
    }
  }

  /** Is what is asked of a loaded package a module that may wait? */
  private isLateSubmodule(namespace: PyDict, loaded: PyValue, module: string, attribute: string): boolean {
    if (!(loaded instanceof PyModule) || loaded.dict.has(attribute)) return false;
    return loaded.dict.has("__path__") && this.mayWait(namespace, `${module}.${attribute}`);
  }

  private mayWait(namespace: PyDict, module: string): boolean {
    return namespace.has("__name__") && this.isUnloadedLibrary(module);
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

  private enter(p: PromisedImport | PromisedDefinition): void {
    const { namespace, name } = p;
    const names = this.byNamespace.get(namespace);
    if (names === undefined) this.byNamespace.set(namespace, new Map([[name, p]]));
    else names.set(name, p);
    if ("definition" in p) this.definitions.add(p);
  }

  private add(p: PromisedImport): void {
    this.enter(p);
    const waiting = this.byModule.get(p.module);
    if (waiting === undefined) this.byModule.set(p.module, [p]);
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

  /** Takes a promise back, which others may have of it; false when there was none. */
  forget(namespace: PyDict, name: string): boolean {
    const p = this.byNamespace.get(namespace)?.get(name);
    if (p === undefined) return false;
    if (p.waiting !== undefined && !namespace.has(name)) {
      this.keep(p);
      namespace.delete(name);
    } else this.remove(p);
    return true;
  }

  private remove(p: PromisedImport | PromisedDefinition): void {
    const names = this.byNamespace.get(p.namespace);
    if (names?.get(p.name) !== p) return;
    names.delete(p.name);
    if (names.size === 0) this.byNamespace.delete(p.namespace);
    if ("definition" in p) this.definitions.delete(p);
  }

  /** Before an attribute of a module is set or deleted from outside: what reads it, and what it was itself, is made as it would have been. */
  changing(module: PyModule, name: string): void {
    if (this.byNamespace.size === 0) return;
    const own = this.byNamespace.get(module.dict)?.get(name);
    if (own !== undefined) this.keep(own);
    // Nobody can have read what was not there.
    else if (!module.dict.has(name)) return;
    if (this.definitions.size === 0 || !this.isOfLibrary(jsText(module.dict.getStr("__name__") ?? None))) return;
    for (const p of this.definitions) if (p.definition.reads.includes(`,${name},`)) this.keep(p);
  }

  private isOfLibrary(name: string | undefined): boolean {
    const { importer, library } = this.interpreter;
    return name !== undefined && (importer.natives.has(name) || library?.find(name) !== undefined);
  }

  /** May a program that changes what sys.modules has under a name tell that something waits? */
  replaceable(name: string): boolean {
    return this.byNamespace.size > 0 && !this.keeping && this.isOfLibrary(name) && !this.inImportlib();
  }

  /** Is it importlib that does it? */
  inImportlib(): boolean {
    return frameAt(this.interpreter.S.sp)?.code.filename.startsWith("<frozen importlib") === true;
  }

  /** Is a module of the library a submodule of another one, or does it import it? */
  stands(module: string, on: string): boolean {
    if (module.startsWith(`${on}.`)) return true;
    const all = new Set([module]);
    for (const one of all)
      for (const next of this.interpreter.library?.find(one)?.imports ?? []) {
        if (next === on) return true;
        all.add(next);
      }
    return false;
  }

  /** Does all that waits. What cannot be imported goes on waiting. */
  keepAll(): void {
    const { S } = this.interpreter;
    const tried = new Set<Promised>();
    for (;;) {
      const all = [...this.byNamespace.values()].flatMap((names) => [...names.values()]).filter((p) => !tried.has(p));
      if (all.length === 0) return;
      for (const p of all) {
        if (this.byNamespace.get(p.namespace)?.get(p.name) !== p) continue;
        try {
          this.keep(p);
        } catch (x) {
          if (!(x instanceof PyBaseException && isInstance(x, ImportErrorType))) throw x;
          S.err = undefined;
        }
        tried.add(p);
      }
    }
  }

  /** Makes all classes that wait: a program asks for the subclasses of one. */
  makeClasses(): void {
    if (this.looking === 0 && !this.keeping) for (const p of this.definitions) this.keep(p);
  }

  /** Does something that asks for subclasses only to look for one: classes that wait have no instances and no heirs. */
  amongMade<T>(action: () => T): T {
    this.looking++;
    try {
      return action();
    } finally {
      this.looking--;
    }
  }
  private looking = 0;

  /** Is a name of a namespace promised? */
  has(namespace: PyDict, name: string): boolean {
    return this.byNamespace.get(namespace)?.has(name) === true;
  }

  /** How many abstract classes that register others were made. */
  registering = 0;

  /** Makes the abstract classes that wait and register others: somebody has not been found among those that are made. Gives `registering`. */
  makeRegistering(): number {
    if (this.looking === 0) for (const p of this.definitions) if (p.definition.registers) this.keep(p);
    return this.registering;
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
        if (other !== undefined) (other.waiting ??= []).push(p);
        else this.bind(p, found.dict.getStr(attribute));
      }
    }
  }

  private bind(p: PromisedImport | PromisedDefinition, value: PyValue | undefined): void {
    if (value === undefined) return;
    this.remove(p);
    if (!p.namespace.has(p.name)) p.namespace.setName(p.name, value);
    for (const other of p.waiting ?? [])
      if (this.byNamespace.get(other.namespace)?.get(other.name) === other) this.bind(other, value);
  }

  private keep(p: PromisedImport | PromisedDefinition): PyValue | undefined {
    return "definition" in p ? this.keepDefinition(p) : this.keepImport(p);
  }

  private keepDefinition({ namespace, name, definition }: PromisedDefinition): PyValue | undefined {
    const { names, define, additions } = definition;
    // Not while it is made: what reads its name then finds it unbound, as it would have been.
    const all = names.flatMap((one) => {
      const p = this.byNamespace.get(namespace)?.get(one);
      return p !== undefined && "definition" in p && p.definition === definition ? [p] : [];
    });
    for (const p of all) this.remove(p);
    const wasRunning = this.running.has(namespace);
    this.running.add(namespace);
    try {
      if (!namespace.has(name))
        this.quietly(() => {
          for (const step of [define, ...additions]) if (step() === undefined) throw this.interpreter.S.err!;
        });
    } catch (x) {
      for (const p of all) this.enter(p);
      throw x;
    } finally {
      if (!wasRunning) this.running.delete(namespace);
    }
    if (definition.registers) this.registering++;
    for (const p of all) this.bind(p, namespace.getStr(p.name));
    return namespace.getStr(name);
  }

  private keepImport(p: PromisedImport): PyValue {
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
