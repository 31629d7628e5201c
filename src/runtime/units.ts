// Compiled units at run time: constants, code objects, and instances bound to a globals dict (`M` in emitted code).

import type { ModuleInstance } from "#abi/abi.ts";
import type { CodeSpec, ConstSpec, Unit } from "#abi/types.ts";
import type { Interpreter } from "./interpreter.ts";
import { PyBytes, PyTuple } from "./objects/containers.ts";
import { DictEntry, PyDict } from "./objects/dict.ts";
import { Code, type Instance, type LoadedUnit } from "./objects/frames.ts";
import type { JsFunction } from "./objects/functions.ts";
import { PyModule } from "./objects/module.ts";
import { normalizeInt, PyComplex, PyFloat } from "./objects/numbers.ts";
import type { PyValue } from "./objects/object.ts";
import { frozensetOf } from "./objects/set.ts";
import { Ellipsis, None } from "./objects/singletons.ts";
import { fromUtf16 } from "./objects/str.ts";

function double(v: number | "inf" | "-inf" | "nan" | "-0"): number {
  switch (v) {
    case "inf":
      return Number.POSITIVE_INFINITY;
    case "-inf":
      return Number.NEGATIVE_INFINITY;
    case "nan":
      return Number.NaN;
    case "-0":
      return -0;
    default:
      return v;
  }
}

/** The Python value of a constant; `codes` gives code constants. */
export function constantValue(c: ConstSpec, codes: readonly PyValue[]): PyValue {
  switch (c.t) {
    case "None":
      return None;
    case "Ellipsis":
      return Ellipsis;
    case "bool":
      return c.v;
    case "int":
      return normalizeInt(BigInt(c.v));
    case "float":
      return new PyFloat(double(c.v));
    case "complex":
      return new PyComplex(double(c.re), double(c.im));
    case "str":
      return fromUtf16(c.v);
    case "bytes": {
      const data = new Uint8Array(c.v.length);
      for (let i = 0; i < data.length; i++) data[i] = c.v.charCodeAt(i);
      return new PyBytes(data);
    }
    case "tuple":
      return new PyTuple(c.v.map((x) => constantValue(x, codes)));
    case "frozenset":
      return frozensetOf(c.v.map((x) => constantValue(x, codes)));
    case "code":
      return codes[c.v]!;
  }
}

/** `M`: one run of a unit. */
export class UnitInstance implements Instance, ModuleInstance {
  readonly unit: LoadedUnit;
  readonly K: Code[];
  readonly k: PyValue[];
  readonly globals: PyDict;
  readonly locals: PyDict;
  private readonly interpreter: Interpreter;
  /** Of a traced form: the instance that it stands for. */
  plain: UnitInstance | undefined = undefined;
  suspendable: Function[] | undefined = undefined;
  constructor(unit: LoadedUnit, interpreter: Interpreter, globals: PyDict, locals: PyDict) {
    this.unit = unit;
    this.interpreter = interpreter;
    this.globals = globals;
    this.locals = locals;
    const { codes, consts, filename } = unit.unit;
    this.K = codes.map((spec: CodeSpec, i: number) => new Code(spec, filename, i, this));
    this.k = consts.map((c) => constantValue(c, this.K));
  }
  /** The functions of the unit, bound to this instance; a code object that never runs needs none. */
  get makers(): JsFunction[] {
    const { abi, S } = this.interpreter;
    return (this.made ??= factoryOf(this.unit)(abi, S, this) as JsFunction[]);
  }
  private made: JsFunction[] | undefined = undefined;
  // Dicts of a subclass are asked through `__getitem__`: emitted code gets an entry that stays empty and turns to the helpers.
  cell(name: string): DictEntry {
    return this.globals.cls.isHeap ? emptyEntry(name) : this.globals.cell(name);
  }
  builtin(name: string): DictEntry {
    // The `__missing__` of a dict subclass comes before builtins: loadGlobal asks it.
    if (this.globals.cls.isHeap) return new DictEntry(name, undefined);
    const b = this.builtins;
    return b instanceof PyDict && !b.cls.isHeap ? b.cell(name) : emptyEntry(name);
  }
  /** The namespace that names are looked up in after the globals; settled on first use. */
  get builtins(): PyValue {
    return (this.builtinsFound ??= builtinsOf(this.globals, this.interpreter));
  }
  private builtinsFound: PyValue | undefined = undefined;
  /** Takes the builtins of who makes a function with globals that have none. */
  inherit(builtins: PyValue): void {
    this.builtinsFound = builtins;
  }
}

function emptyEntry(name: string): DictEntry {
  return new PyDict().cell(name);
}

/** The builtins namespace of a globals dict: its `__builtins__` (of a module, its dict), else the interpreter's. */
export function builtinsOf(globals: PyDict, interpreter: Interpreter): PyValue {
  const b = globals.getStr("__builtins__");
  if (b === undefined) return interpreter.builtins;
  return b instanceof PyModule ? b.dict : b;
}

/** The JavaScript function of a unit, made from its text on first use. */
export function factoryOf(loaded: LoadedUnit): Function {
  return (loaded.factory ??= new Function("A", "S", "M", loaded.unit.js));
}

export function loadUnit(unit: Unit, source: string | undefined, factory?: Function): LoadedUnit {
  return { unit, source, factory };
}

/** Binds a unit to a namespace; the body is makers[0]. */
export function instantiate(
  loaded: LoadedUnit,
  interpreter: Interpreter,
  globals: PyDict,
  locals: PyDict,
  builtins?: PyValue,
): UnitInstance {
  const instance = new UnitInstance(loaded, interpreter, globals, locals);
  if (builtins !== undefined) instance.inherit(builtins);
  return instance;
}
