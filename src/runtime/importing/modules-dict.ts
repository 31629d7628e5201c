// `sys.modules` where imports wait (later.ts): a program that looks for a module, takes one out or puts another one there finds what it would
// have found had nothing waited.

import { PyDict } from "../objects/dict.ts";
import { PyModule } from "../objects/module.ts";
import type { PyValue } from "../objects/object.ts";
import { fromUtf16 } from "../objects/str.ts";
import type { LaterImports } from "./later.ts";

/** `sys.modules`: who asks for a module that what waits would have imported gets it. Its walk shows what is loaded. */
export class ModulesDict extends PyDict {
  later: LaterImports | undefined = undefined;
  /** What is there under a name (as JavaScript has it). */
  loaded(name: string): PyValue | undefined {
    return super.get(fromUtf16(name));
  }
  override get(k: PyValue): PyValue | undefined {
    return super.get(k) ?? (typeof k === "string" ? (this.later?.implied(k) ?? this.returned(k)) : undefined);
  }
  /** A hidden module that somebody else than importlib asks for. */
  private returned(name: string): PyValue | undefined {
    const module = this.lost.get(name);
    if (module === undefined || this.later?.inImportlib() === true) return undefined;
    this.lost.delete(name);
    super.set(name, module);
    return module;
  }
  private readonly lost = new Map<string, PyValue>();

  /**
   * Modules that only what waited has loaded, submodules of packages that a program took out or users of such a module: it has not seen
   * them, and would have taken them, too. They come back with it.
   */
  private readonly hidden = new WeakMap<PyModule, [string, PyValue][]>();

  override set(k: PyValue, v: PyValue): void {
    if (typeof k === "string" && !isModuleOfName(v, k)) this.replace(k);
    super.set(k, v);
    for (const [name, module] of v instanceof PyModule ? (this.hidden.get(v) ?? []) : [])
      if (!super.has(name)) super.set(name, module);
  }
  override delete(k: PyValue): PyValue | undefined {
    if (typeof k === "string") this.replace(k);
    return super.delete(k);
  }
  private replace(name: string): void {
    const { later } = this;
    if (later?.replaceable(name) !== true) return;
    const seen = new Set(this.keys());
    later.keepAll();
    const hidden: [string, PyValue][] = [];
    for (const [k, module] of this.pairs())
      if (typeof k === "string" && !seen.has(k) && later.stands(k, name)) hidden.push([k, module]);
    for (const [k, module] of hidden) {
      super.delete(k);
      this.lost.set(k, module);
    }
    const old = super.get(name);
    if (hidden.length > 0 && old instanceof PyModule) this.hidden.set(old, hidden);
  }
  /** delete(), by the importer itself. */
  take(k: PyValue): PyValue | undefined {
    return super.delete(k);
  }
}

function isModuleOfName(v: PyValue, name: string): boolean {
  return v instanceof PyModule && v.dict.getStr("__name__") === name;
}

Object.defineProperty(ModulesDict.prototype, "cls", { value: PyDict.prototype.cls });
