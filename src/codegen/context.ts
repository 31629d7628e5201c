// The state of the emitter: one Unit for a compilation, one Fn for each code object being emitted. A Fn holds the statement buffer, the
// temporaries, the positions, the enclosing blocks that jumps must unwind, and finds out what names mean.
//
// Expressions are emitted as strings; whatever starts with "(" is not evaluated yet and may have effects, everything else is an atom
// (a local, a temporary, a literal) that can be repeated. Statements go to `buf`. See expressions/operands.ts for the order of evaluation.

import type { Abi } from "#abi/abi.ts";
import type { CodeSpec, ConstSpec, Unit } from "#abi/types.ts";
import { CodeFlags } from "#abi/types.ts";
import type { Later } from "#analysis/later.ts";
import { mangle, type Scope, type ScopeTable, SymbolFlag } from "#analysis/scopes.ts";
import type { Expr, Position, Stmt } from "#syntax/ast/nodes.ts";
import type { SourceWarning } from "#syntax/diagnostics.ts";
import { quote } from "./js/quote.ts";
import { builtinNames, encodeName } from "./names.ts";
import { type Expected, NOTHING } from "./statements/expected.ts";
import { Jumps } from "./statements/jump-lists.ts";
import type { Resumption } from "./statements/resumption.ts";

export interface CompileOptions {
  filename: string;
  source?: string;
  mode: "direct" | "suspendable";
  kind: "exec" | "eval" | "single";
  optimize: 0 | 1 | 2;
  /** CO_FUTURE_* bits in effect from outside. */
  futureFlags: number;
  /** The unit's locals are its globals (a module); false for exec/eval with two namespaces. */
  localsAreGlobals: boolean;
  /** PyCF_ALLOW_TOP_LEVEL_AWAIT. */
  allowTopLevelAwait?: boolean;
  /** Imports and definitions at the top of the module may wait until a name is asked for: a module of the library. */
  later?: boolean;
  /** Call the hooks of sys.settrace, sys.setprofile and sys.monitoring (direct mode only). */
  traced?: boolean;
  /** Suspendable mode: the number of positions that each code has already, from its direct form; both forms share one table. */
  positionBase?: readonly number[];
  /** Called with each warning of the analysis, before any error that follows it. */
  onWarning?: (warning: SourceWarning) => void;
}

/** The dispatchers, see dispatch.ts. */
export interface Emitters {
  expr: (f: Fn, e: Expr) => string;
  statement: (f: Fn, s: Stmt) => void;
}

/** The state of one compilation. */
export class UnitState {
  readonly options: CompileOptions;
  readonly table: ScopeTable;
  readonly susp: boolean;
  readonly traced: boolean;
  readonly emitters: Emitters;
  readonly futureAnnotations: boolean;
  /** Cells may be emptied from outside, by `del cell.cell_contents`. */
  readonly unsureCells: boolean;
  readonly codes: CodeSpec[] = [];
  /** JavaScript text of each code: a function or a maker. */
  readonly texts: string[] = [];
  readonly consts: ConstSpec[] = [];
  readonly warnings: Unit["warnings"] = [];
  /** Statements of the module that may wait. */
  later: ReadonlyMap<Stmt, Later> = new Map();
  private readonly constIndex = new Map<string, number>();
  private readonly helpers = new Set<string>();
  private readonly cells = new Map<string, string>();
  private readonly nameLists: string[] = [];
  /** More constants of the unit's head: `name = value`. */
  readonly named: string[] = [];
  private counter = 0;
  /** Depth of nested expressions and statements. */
  depth = 0;

  constructor(options: CompileOptions, table: ScopeTable, emitters: Emitters) {
    this.emitters = emitters;
    this.options = options;
    this.table = table;
    this.susp = options.mode === "suspendable";
    this.traced = options.traced === true && !this.susp;
    this.unsureCells = options.source?.includes("cell_contents") === true;
    this.futureAnnotations = (table.futureFlags & CodeFlags.FUTURE_ANNOTATIONS) !== 0;
  }

  /** The name of an ABI helper, noted for the unit's head. */
  h(name: keyof Abi & string): string {
    this.helpers.add(name);
    return name;
  }

  /** A number that is unique in the unit, for labels and variables of statements. */
  id(): number {
    return ++this.counter;
  }

  /** A constant that has no literal: `k3`, that is M.k[3]. */
  constant(spec: ConstSpec): string {
    const key = JSON.stringify(spec);
    let index = this.constIndex.get(key);
    if (index === undefined) {
      index = this.consts.length;
      this.consts.push(spec);
      this.constIndex.set(key, index);
    }
    return "k" + index;
  }

  /** The variables that hold a global's entry and, for names of builtins, the builtin's entry: "g1" or "g1,b1". */
  globalEntry(name: string): string {
    let entry = this.cells.get(name);
    if (entry === undefined) {
      entry = "" + (this.cells.size + 1);
      this.cells.set(name, entry);
    }
    return entry;
  }

  /** An array of names as a constant of the unit; one for each call, since the runtime keeps the matching of arguments on it. */
  nameList(names: readonly string[]): string {
    this.nameLists.push("[" + names.map(quote).join(", ") + "]");
    return "n" + this.nameLists.length;
  }

  private readonly strMethods = new Map<string, string>();

  /** A method of str for n arguments beside the text; it is looked up when it is first called. */
  strMethod(name: string, n: number): string {
    const key = `${name}, ${n}`;
    let variable = this.strMethods.get(key);
    if (variable === undefined) {
      variable = "s" + (this.strMethods.size + 1);
      this.strMethods.set(key, variable);
    }
    return `(${variable} ??= ${this.h("strMethod")}(${quote(name)}, ${n}))`;
  }

  /** The whole unit's JavaScript. */
  finish(): string {
    const out: string[] = ['"use strict";\n'];
    if (this.helpers.size > 0) out.push("const { ", [...this.helpers].join(", "), " } = A;\n");
    const consts: string[] = [];
    for (let i = 0; i < this.codes.length; i++) consts.push(`K${i} = M.K[${i}]`);
    for (let i = 0; i < this.consts.length; i++) consts.push(`k${i} = M.k[${i}]`);
    for (const [name, id] of this.cells) {
      consts.push(`g${id} = M.cell(${quote(name)})`);
      if (builtinNames.has(name)) consts.push(`b${id} = M.builtin(${quote(name)})`);
    }
    this.nameLists.forEach((text, i) => {
      consts.push(`n${i + 1} = ${text}`);
    });
    consts.push(...this.named);
    if (consts.length > 0) out.push("const ", consts.join(",\n  "), ";\n");
    if (this.strMethods.size > 0) out.push("let ", [...this.strMethods.values()].join(", "), ";\n");
    const names: string[] = [];
    for (let i = 0; i < this.texts.length; i++) {
      out.push(this.texts[i]!);
      names.push("F" + i);
    }
    out.push("return [", names.join(", "), "];\n");
    return out.join("");
  }
}

/** What a name means where it is used. */
export type Ref =
  | { kind: "local"; js: string; name: string }
  | { kind: "cell"; js: string; name: string; free: boolean }
  | { kind: "global"; name: string }
  | { kind: "name"; name: string }
  | { kind: "classCell"; js: string; name: string }
  | { kind: "dictCell"; js: string; name: string }
  | { kind: "dictGlobal"; name: string };

/** Scopes that run in one function: the function's own, and inlined comprehensions inside it. */
export interface Env {
  scope: Scope;
  parent: Env | null;
  /** Variables of an inlined comprehension: name to JavaScript name without `$` or `c$`. */
  renamed: Map<string, string> | null;
  refs: Map<string, Ref>;
}

/** Blocks that `return`, `break` and `continue` must unwind. */
export type Block = LoopBlock | HandlerBlock | FinallyBlock;
export interface LoopBlock {
  kind: "loop";
  breakLabel: string;
  continueLabel: string;
  breakUsed: boolean;
}
export interface HandlerBlock {
  kind: "handler";
  restore: string;
}
export interface FinallyBlock {
  kind: "finally";
  label: string;
  code: string;
  value: string;
  exits: Exit[];
  /** The variable that holds the context manager of a with block. */
  manager?: string;
}
/** A way out of a `finally` block: undefined target is `return`. */
export interface Exit {
  target: LoopBlock | undefined;
  isContinue: boolean;
}

/** Marks the place of "pop the frame", which frameless functions do without. */
export const POP = "S.sp = d - 1;";

export class Fn {
  readonly u: UnitState;
  readonly index: number;
  readonly code: CodeSpec;
  readonly parent: Fn | null;
  readonly scope: Scope;
  env: Env;
  buf: string[] = [];
  /** Statement that an error leads to. */
  err = "return;";
  /** JavaScript `try` blocks around the current place. */
  tries = 0;
  /** What the handlers around name: those operations fail without a JavaScript exception (statements/expected.ts). */
  expected: Expected = NOTHING;
  blocks: Block[] = [];
  /** A Python generator, coroutine or async generator: a JavaScript generator with parameter G. */
  readonly isGenerator: boolean;
  readonly isAsync: boolean;
  /** Set where a generator or coroutine is emitted in step form. */
  resumption: Resumption | null = null;
  /** See FunctionShape.step. */
  isStep = false;
  private readonly positionBase: number;
  /** Uses `d`: needs a frame. */
  framed = false;
  /** Class bodies, and units whose locals are not globals: names live in the namespace `ns`. */
  top = 0;
  /** Variables beyond temporaries, to be declared at the function's head. */
  readonly vars: string[] = [];
  private readonly used: boolean[] = [];
  /** Temporaries with the current items of the loops around: assigned to their targets already. */
  readonly loopValues: string[] = [];
  /** Counts assignments that expressions make to locals (`:=`). */
  assignments = 0;
  /** Loops and comprehensions around the current place. */
  loops = 0;
  private readonly positionIndex = new Map<number, number>();
  private readonly nameSet = new Set<string>();
  private readonly constSet = new Set<string>();
  private readonly constTexts = new Set<string>();
  /** Names of the attributes that methods assign on `self` (class bodies). */
  staticAttributes: Set<string> | null = null;
  /** Deferred annotations of a module or class body. */
  deferred: { name: string; annotation: Expr; index: number }[] | null = null;
  nextAnnotation = 0;
  /** Statement nesting in blocks that may not run (for conditional annotations). */
  conditional = 0;
  /** Where in `buf` the `__annotate__` of a module is set. */
  annotationsAt = 0;
  /** Locals (JavaScript names) known to be bound at this place, and the order in which they became so. */
  private readonly bound = new Set<string>();
  private readonly trail: string[] = [];
  /** Variables of inlined comprehensions that locals() may show: name and JavaScript variable. */
  readonly visible: [string, string][] = [];
  /** The current place cannot be reached. */
  dead = false;

  constructor(u: UnitState, parent: Fn | null, scope: Scope, code: CodeSpec, isGenerator: boolean, isAsync: boolean) {
    this.u = u;
    this.parent = parent;
    this.scope = scope;
    this.index = u.codes.length;
    u.codes.push(code);
    u.texts.push("");
    this.code = code;
    this.env = { scope, parent: null, renamed: null, refs: new Map() };
    this.positionBase = u.options.positionBase?.[this.index] ?? 0;
    this.isGenerator = isGenerator;
    this.isAsync = isAsync;
  }

  /**
   * The current place runs once: the body of a module or class, outside of loops. What has its fast path inline elsewhere goes straight to
   * its helper there: most of such code is executed before it could be optimised, and there is half as much of it to emit and to parse.
   */
  get once(): boolean {
    const { u } = this;
    return this.loops === 0 && !u.susp && !u.traced && !this.scope.isFunctionLike;
  }

  h(name: keyof Abi & string): string {
    return this.u.h(name === "handle" && this.u.traced ? "traceHandle" : name);
  }

  /** Traced code that the compiler adds: it has no place of its own. */
  quiet = false;
  /** Traced code: where f_lineno can be set to. */
  readonly jumps: Jumps = new Jumps();
  /** Traced code: the line of the last hook, as far as that is known when emitting. */
  line = -1;

  /** In traced code: the hook of a line, before what stands there. `again` is a variable that tells of a jump back to it. */
  traceLine(lineno: number, again?: string): void {
    if (!this.u.traced || this.dead) return;
    this.framed = true;
    this.line = lineno;
    const n = this.position(lineno, lineno, 0, 0) + this.positionBase;
    this.push(`${this.u.h("traceLine")}(d, ${n}${again === undefined ? "" : `, ${again}`});`);
  }

  push(line: string): void {
    this.buf.push(line);
  }

  // --- temporaries ---

  /** A temporary, kept until `top` is set back. */
  alloc(): string {
    return this.temp(++this.top);
  }

  /** Reserves a temporary that may turn out not to be needed. */
  reserve(): number {
    return ++this.top;
  }

  temp(i: number): string {
    this.used[i] = true;
    this.stale.add(i);
    return "t" + i;
  }

  /** A temporary above all that any nested emission has used so far. */
  allocFresh(): string {
    const i = Math.max(this.used.length, this.top + 1);
    this.used[i] = true;
    this.resumption?.fresh.add("t" + i);
    this.fresh.add(`t${i}`);
    return "t" + i;
  }

  /** A variable of a statement that spans blocks (saved exceptions, completion codes). */
  variable(prefix: string): string {
    const name = prefix + this.u.id();
    this.vars.push(name);
    return name;
  }

  /** Saves the exception that is handled so far in `h`. */
  saveHandled(h: string): string {
    this.code.handles = true;
    return `${h} = S.ei.value;`;
  }

  /** The temporaries among the first `top` that are used at all. */
  usedTemps(top: number): string[] {
    const names: string[] = [];
    for (let i = 1; i <= top && i < this.used.length; i++) if (this.used[i]) names.push("t" + i);
    return names;
  }

  /** Length of `buf` behind the last call of the collector. */
  collected = -1;
  /** Lines of `buf` have marks for statements/endings.ts to fill in. */
  hasClears = false;
  /** Temporaries that may hold a value, where code runs once; as far as statements/endings.ts has not cleared them. */
  readonly stale: Set<number> = new Set();
  /** Length of `vars` when they were cleared last. */
  staleVars = 0;

  /** Whatever runs behind the current place has run through it. */
  get onMainPath(): boolean {
    return this.branches === 0 && this.tries === 0 && this.blocks.length === 0;
  }
  private branches = 0;

  /** Temporaries that allocFresh gave. */
  readonly fresh: Set<string> = new Set();

  declarations(): string {
    const names = [...this.vars];
    for (let i = 1; i < this.used.length; i++) if (this.used[i]) names.push("t" + i);
    return names.length === 0 ? "" : `let ${names.join(", ")};\n`;
  }

  /** Puts an expression into a temporary by a statement, unless it is an atom. */
  toTemp(js: string): string {
    if (isAtom(js)) return js;
    const t = this.alloc();
    this.buf.push(`${t} = ${js};`);
    return t;
  }

  /** Runs `emit` with a fresh buffer and gives its statements. */
  capture(emit: () => string): { stmts: string[]; js: string } {
    const saved = this.buf;
    const stmts: string[] = [];
    this.buf = stmts;
    const js = emit();
    this.buf = saved;
    return { stmts, js };
  }

  append(stmts: readonly string[]): void {
    const buf = this.buf;
    for (let i = 0; i < stmts.length; i++) buf.push(stmts[i]!);
  }

  // --- positions ---

  /**
   * Calls a helper that may run Python code. In suspendable code that is its twin `nameS`, which leaves a generator in S.gen and gives
   * `pending` when there is Python code to run (docs/architecture.md section 4).
   */
  op(name: (keyof Abi & string) | "next", args: string): string {
    const { u } = this;
    if (!u.susp) return `${u.h(name as keyof Abi & string)}(${args})`;
    const t = this.alloc();
    this.top--;
    return `((${t} = ${u.h(`${name}S`)}(${args})) === ${u.h("pending")} ? yield* S.gen : ${t})`;
  }

  /** op() for an item of a container, which is an atom, through its method of that name. */
  itemOp(name: "getitem" | "setitem" | "contains", container: string, args: string, method = "getItem"): string {
    const call = this.op(name, `${container}, ${args}`);
    if (this.u.susp || this.once || /^["'\d-]/.test(container)) return call;
    if (name !== "getitem")
      return `(typeof ${container} === "object" ? ${container}.${name === "setitem" ? "setItem" : "holds"}(${args}) : ${call})`;
    return `(typeof ${container} === "object" ? ${container}.${method}(${args}) : ${this.u.h("textItem")}(${container}, ${args}))`;
  }

  /** `S.pos[d] = n` for a node. */
  P(at: Position): string {
    return this.Pn(this.position(at.lineno, at.end_lineno, at.col_offset, at.end_col_offset));
  }

  Pn(n: number): string {
    this.framed = true;
    if (this.quiet) return "0";
    if (this.u.traced) return `${this.u.h("traceLine")}(d, ${n + this.positionBase})`;
    return "S.pos[d] = " + (n + this.positionBase);
  }

  /** Position of a method call, with that of the attribute right behind it: where the lookup fails, the runtime moves on to it. */
  methodPosition(call: Position, attribute: Position): string {
    const { positions } = this.code;
    const n = this.position(call.lineno, call.end_lineno, call.col_offset, call.end_col_offset);
    const own = [attribute.lineno, attribute.end_lineno, attribute.col_offset, attribute.end_col_offset];
    const next = n * 4 + 4;
    if (own.every((v, i) => positions[next + i] === v)) return this.Pn(n);
    if (next < positions.length) {
      const last = positions.length / 4;
      positions.push(call.lineno, call.end_lineno, call.col_offset, call.end_col_offset, ...own);
      return this.Pn(last);
    }
    positions.push(...own);
    return this.Pn(n);
  }

  position(lineno: number, endLineno: number, col: number, endCol: number): number {
    const key = (Math.imul(lineno, 0x3c6ef35f) ^ Math.imul(endLineno, 0x19660d) ^ (col << 15) ^ endCol) & 0x3fffffff;
    const known = this.positionIndex.get(key);
    const positions = this.code.positions;
    if (known !== undefined) {
      const i = known * 4;
      if (
        positions[i] === lineno &&
        positions[i + 1] === endLineno &&
        positions[i + 2] === col &&
        positions[i + 3] === endCol
      )
        return known;
    }
    const n = positions.length / 4;
    positions.push(lineno, endLineno, col, endCol);
    this.positionIndex.set(key, n);
    return n;
  }

  // --- which locals are bound: names that are never deleted only ever become bound, so that loops need no fixed point ---

  isBound(js: string): boolean {
    return this.bound.has(js) || this.dead;
  }

  bind(js: string): void {
    if (this.bound.has(js) || (this.u.unsureCells && js.startsWith("c$"))) return;
    this.bound.add(js);
    this.trail.push(js);
  }

  /** Start of code that may not run; give the result to `leaveBranch`. */
  enterBranch(): number {
    this.branches++;
    return this.trail.length;
  }

  /** Forgets what the branch bound; returns it, or null when the branch's end is unreachable. */
  leaveBranch(mark: number): string[] | null {
    this.branches--;
    const added = this.trail.splice(mark);
    for (const js of added) this.bound.delete(js);
    const dead = this.dead;
    this.dead = false;
    return dead ? null : added;
  }

  /** Joins branches, one of which has run. */
  join(branches: (readonly string[] | null)[]): void {
    const live = branches.filter((b) => b !== null);
    if (live.length === 0) {
      this.dead = true;
      return;
    }
    const [first, ...others] = live;
    for (const js of first!) if (others.every((b) => b.includes(js))) this.bind(js);
  }

  // --- introspection data ---

  addName(name: string): void {
    if (this.nameSet.has(name)) return;
    this.nameSet.add(name);
    this.code.names.push(name);
  }

  /** Notes a constant for `co_consts`; what CPython folds (`late`) comes after the others. */
  addConst(spec: ConstSpec, late = false): void {
    const known = spec.t === "str" ? this.constTexts : this.constSet;
    const key = spec.t === "str" ? spec.v : spec.t === "int" ? "i" + spec.v : JSON.stringify(spec);
    if (known.has(key)) return;
    known.add(key);
    (late ? this.foldedConsts : this.code.consts).push(spec);
  }
  readonly foldedConsts: ConstSpec[] = [];

  /** Forgets the constants so far: they belong to the defaults of parameters, which the enclosing code makes. */
  clearConsts(): void {
    this.constSet.clear();
    this.constTexts.clear();
    this.code.consts.length = 0;
    this.foldedConsts.length = 0;
  }

  /** The atom of None, noted as a constant. */
  none(): string {
    this.addConst({ t: "None" });
    return this.h("None");
  }

  // --- names ---

  mangle(name: string): string {
    if (name.charCodeAt(0) !== 95) return name;
    const scope = this.env.scope;
    if (scope.mangledNames !== null && !scope.mangledNames.has(name)) return name;
    return mangle(scope.privateName, name);
  }

  /** What a (mangled) name means here. */
  resolve(name: string): Ref {
    let ref = this.env.refs.get(name);
    if (ref === undefined) {
      ref = this.resolveIn(this.env, name);
      this.env.refs.set(name, ref);
    }
    return ref;
  }

  private resolveIn(env: Env, name: string): Ref {
    const scope = env.scope;
    const symbol = scope.symbols.get(name);
    if (env.renamed !== null) {
      const own = env.renamed.get(name);
      if (own !== undefined) {
        return symbol?.kind === "cell"
          ? { kind: "cell", js: "c$" + own, name, free: false }
          : { kind: "local", js: "$" + own, name };
      }
      if (symbol?.kind === "globalExplicit") return { kind: "global", name };
      if (symbol?.kind === "globalImplicit") return this.globalHere(name);
      if (symbol?.kind === "free" && this.scope.type === "class")
        return { kind: "cell", js: "c$" + encodeName(name), name, free: true };
      return this.resolveIn(env.parent!, name);
    }
    const kind = symbol?.kind ?? "globalImplicit";
    switch (scope.type) {
      case "module":
        if (kind === "globalExplicit" || this.u.options.localsAreGlobals) return { kind: "global", name };
        if (kind === "cell") return { kind: "cell", js: "c$" + encodeName(name), name, free: false };
        return { kind: "name", name };
      case "class":
        if (kind === "globalExplicit") return { kind: "global", name };
        if (kind === "free") return { kind: "classCell", js: "c$" + encodeName(name), name };
        if (name === "__classdict__" || name === "__conditional_annotations__")
          return { kind: "cell", js: "c$" + name, name, free: false };
        return { kind: "name", name };
      default:
        // The annotations of a class ask its cell which conditional ones were run.
        if (name === "__conditional_annotations__" && this.code.freevars.includes(name))
          return { kind: "cell", js: "c$" + name, name, free: true };
        switch (kind) {
          case "local":
            return { kind: "local", js: "$" + encodeName(name), name };
          case "cell":
            return { kind: "cell", js: "c$" + encodeName(name), name, free: false };
          case "free":
            if (scope.canSeeClassScope && name !== "__classdict__")
              return { kind: "dictCell", js: "c$" + encodeName(name), name };
            return { kind: "cell", js: "c$" + encodeName(name), name, free: true };
          case "globalImplicit":
            return scope.canSeeClassScope ? { kind: "dictGlobal", name } : { kind: "global", name };
          default:
            return { kind: "global", name };
        }
    }
  }

  /** An implicit global seen from an inlined comprehension. */
  private globalHere(name: string): Ref {
    if (this.scope.type === "module" && !this.u.options.localsAreGlobals) return { kind: "name", name };
    return { kind: "global", name };
  }

  /** The JavaScript variable of the cell that a nested function captures as `name`. */
  cellRef(name: string): string {
    for (let env: Env | null = this.env; env !== null; env = env.parent) {
      const own = env.renamed?.get(name);
      if (own !== undefined && env.scope.symbols.get(name)?.kind === "cell") return "c$" + own;
    }
    // A class body that reads `__class__` of an enclosing class has that cell under the plain name.
    if (name === "__class__" && this.scope.needsClassCell) return "c$own$class";
    return "c$" + encodeName(name);
  }

  /** The namespace of class bodies and of units with separate locals. */
  get usesNamespace(): boolean {
    return this.scope.type === "class" || (this.scope.type === "module" && !this.u.options.localsAreGlobals);
  }

  get isFunctionScope(): boolean {
    return this.scope.isFunctionLike;
  }
}

/** Atoms can be repeated and moved within a statement; other expressions start with "(". */
export function isAtom(js: string): boolean {
  return js.charCodeAt(0) !== 40;
}

export { SymbolFlag };
