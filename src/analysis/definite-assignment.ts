// Which loads of local variables are certain to find them bound, so that the emitter can leave out the check for
// UnboundLocalError. One forward pass over a scope's code with a bit per variable; at joins a variable counts as bound
// when it is on all ways. CPython does the like on bytecode (add_checks_for_loads_of_uninitialized_variables).

import type { Comprehension, Expr, Name, Pattern, Stmt } from "#syntax/ast/nodes.ts";
import { mangle } from "./mangle.ts";
import { type Scope, type ScopeTable, SymbolFlag } from "./scope-types.ts";

/**
 * The Name nodes of a scope's own code (with the comprehensions inlined in it) that need a check: loads, deletions, and
 * targets of augmented assignments, of local and cell variables that may be unbound there. Loads of free variables are
 * not listed: they need a check unless isAlwaysBound holds for the scope that owns the variable.
 */
export function findUncertainLoads(scope: Scope, table: ScopeTable): Set<Name> {
  return new AssignmentFlow(scope, table).run();
}

/** Whether a variable is bound from the start of its function to the end: a parameter that nothing ever deletes. */
export function isAlwaysBound(scope: Scope, name: string): boolean {
  const symbol = scope.symbols.get(name);
  if (symbol === undefined || !(symbol.flags & SymbolFlag.DEF_PARAM)) return false;
  return !(symbol.flags & SymbolFlag.DELETED) && !isDeletedInside(scope, name);
}

/** Whether a scope inside deletes the name by way of `nonlocal`. */
function isDeletedInside(scope: Scope, name: string): boolean {
  for (const child of scope.children) {
    const symbol = child.symbols.get(name);
    if (symbol === undefined || symbol.kind !== "free") continue;
    if (symbol.flags & SymbolFlag.DELETED || isDeletedInside(child, name)) return true;
  }
  return false;
}

/** A bit per variable; null where control does not come. */
type State = Int32Array | null;

class AssignmentFlow {
  private readonly scope: Scope;
  private readonly table: ScopeTable;
  private readonly uncertain = new Set<Name>();
  private readonly indexes = new Map<string, number>();
  /** Variables that count as unbound always. */
  private readonly untracked = new Set<string>();
  private readonly words: number;
  /** The variables that some `del` or the end of some except clause unbinds; null when there are none. */
  private readonly deleted: Int32Array | null = null;
  private state: State;
  /** The states at the breaks of the loops around. */
  private breaks: State[] = [];
  private finallyDepth = 0;

  constructor(scope: Scope, table: ScopeTable) {
    this.scope = scope;
    this.table = table;
    const deleted: number[] = [];
    for (const symbol of scope.symbols.values()) {
      const { flags, kind } = symbol;
      if (kind !== "local" && kind !== "cell") continue;
      if (!scope.isFunctionLike && !(flags & SymbolFlag.FROM_COMPREHENSION)) continue;
      if (kind === "cell" && isDeletedInside(scope, symbol.name)) {
        this.untracked.add(symbol.name);
        continue;
      }
      if (flags & SymbolFlag.DELETED) deleted.push(this.indexes.size);
      this.indexes.set(symbol.name, this.indexes.size);
    }
    this.words = (this.indexes.size + 31) >> 5;
    this.state = new Int32Array(this.words);
    if (deleted.length > 0) {
      this.deleted = new Int32Array(this.words);
      for (const index of deleted) this.deleted[index >> 5]! |= 1 << (index & 31);
    }
  }

  run(): Set<Name> {
    for (const name of this.scope.parameters) this.bindIndex(this.indexes.get(name));
    const node = this.scope.node;
    switch (node.kind) {
      case "Module":
      case "Interactive":
      case "ClassDef":
        if (this.indexes.size > 0) this.statements(node.body);
        break;
      case "FunctionDef":
      case "AsyncFunctionDef":
        if (this.scope.type === "function") this.statements(node.body);
        break;
      case "Lambda":
        this.expr(node.body);
        break;
      case "Expression":
        this.expr(node.body);
        break;
      case "ListComp":
      case "SetComp":
      case "GeneratorExp":
        this.generators(node.generators);
        this.expr(node.elt);
        break;
      case "DictComp":
        this.generators(node.generators);
        this.expr(node.key);
        this.expr(node.value);
        break;
    }
    return this.uncertain;
  }

  // --- states ---

  private copy(): State {
    return this.state === null ? null : this.state.slice();
  }

  /** The state's variables that are bound in both; a way that control does not take has no say. Changes `a`. */
  private meet(a: State, b: State): State {
    if (a === null) return b;
    if (b === null) return a;
    for (let i = 0; i < a.length; i++) a[i]! &= b[i]!;
    return a;
  }

  /** What is still certain after code that may have stopped anywhere: all but the variables that may get deleted. */
  private withoutDeleted(state: State): State {
    if (state === null) return null;
    const result = state.slice();
    if (this.deleted !== null) for (let i = 0; i < result.length; i++) result[i]! &= ~this.deleted[i]!;
    return result;
  }

  private indexOf(name: string): number | undefined {
    return this.indexes.get(mangle(this.scope.privateName, name));
  }

  private bindIndex(index: number | undefined): void {
    if (index !== undefined && this.state !== null) this.state[index >> 5]! |= 1 << (index & 31);
  }

  private bind(name: string): void {
    this.bindIndex(this.indexOf(name));
  }

  private unbind(name: string): void {
    const index = this.indexOf(name);
    if (index !== undefined && this.state !== null) this.state[index >> 5]! &= ~(1 << (index & 31));
  }

  private load(e: Name): void {
    const index = this.indexOf(e.id);
    if (index === undefined) {
      if (this.untracked.size > 0 && this.untracked.has(mangle(this.scope.privateName, e.id))) this.uncertain.add(e);
      return;
    }
    if (this.state !== null && !(this.state[index >> 5]! & (1 << (index & 31)))) {
      this.uncertain.add(e);
      // Once checked, it is bound.
      this.state[index >> 5]! |= 1 << (index & 31);
    }
  }

  // --- statements ---

  private statements(body: readonly Stmt[]): void {
    for (let i = 0; i < body.length; i++) this.statement(body[i]!);
  }

  private statement(s: Stmt): void {
    switch (s.kind) {
      case "Expr":
        this.expr(s.value);
        break;
      case "Assign":
        this.expr(s.value);
        this.exprs(s.targets);
        break;
      case "AugAssign":
        if (s.target.kind === "Name") this.load(s.target);
        else this.expr(s.target);
        this.expr(s.value);
        if (s.target.kind === "Name") this.bind(s.target.id);
        break;
      case "AnnAssign":
        if (s.value !== null) this.expr(s.value);
        if (s.target.kind !== "Name") this.expr(s.target);
        else if (s.value !== null) this.bind(s.target.id);
        break;
      case "Return":
        if (s.value !== null) this.expr(s.value);
        this.state = null;
        break;
      case "Raise":
        if (s.exc !== null) this.expr(s.exc);
        if (s.cause !== null) this.expr(s.cause);
        this.state = null;
        break;
      case "If": {
        const [whenTrue, whenFalse] = this.condition(s.test);
        this.state = whenTrue;
        this.statements(s.body);
        const after = this.state;
        this.state = whenFalse;
        this.statements(s.orelse);
        this.state = this.meet(after, this.state);
        break;
      }
      case "While": {
        this.state = this.withoutDeleted(this.state);
        const outer = this.breaks;
        this.breaks = [];
        const [whenTrue, whenFalse] = this.condition(s.test);
        this.state = whenTrue;
        this.statements(s.body);
        this.state = whenFalse;
        this.endLoop(s.orelse, outer);
        break;
      }
      case "For":
      case "AsyncFor": {
        this.expr(s.iter);
        this.state = this.withoutDeleted(this.state);
        const exhausted = this.copy();
        const outer = this.breaks;
        this.breaks = [];
        this.expr(s.target);
        this.statements(s.body);
        this.state = exhausted;
        this.endLoop(s.orelse, outer);
        break;
      }
      case "Break":
        this.breaks.push(this.finallyDepth > 0 ? this.withoutDeleted(this.state) : this.state);
        this.state = null;
        break;
      case "Continue":
        this.state = null;
        break;
      case "FunctionDef":
      case "AsyncFunctionDef":
        this.exprs(s.decorator_list);
        this.exprs(s.args.defaults);
        for (const value of s.args.kw_defaults) if (value !== null) this.expr(value);
        this.bind(s.name);
        break;
      case "ClassDef":
        this.exprs(s.decorator_list);
        if (s.type_params.length === 0) {
          this.exprs(s.bases);
          for (const keyword of s.keywords) this.expr(keyword.value);
        }
        this.bind(s.name);
        break;
      case "TypeAlias":
        this.bind(s.name.id);
        break;
      case "With":
      case "AsyncWith": {
        // The context manager may swallow an exception from anywhere after it was entered. Only a plain name as the
        // first target is sure to be bound by then.
        let swallowed: State = null;
        s.items.forEach((item, i) => {
          const target = item.optional_vars;
          this.expr(item.context_expr);
          if (target?.kind === "Name") this.bind(target.id);
          if (i === 0) swallowed = this.withoutDeleted(this.state);
          if (target !== null && target.kind !== "Name") this.expr(target);
        });
        this.statements(s.body);
        this.state = this.meet(swallowed, this.state);
        break;
      }
      case "Try":
      case "TryStar":
        this.try(s);
        break;
      case "Match":
        this.match(s);
        break;
      case "Delete":
        this.exprs(s.targets);
        break;
      case "Assert":
        this.assert(s);
        break;
      case "Import":
        for (const alias of s.names) this.bind(alias.asname ?? alias.name.split(".", 1)[0]!);
        break;
      case "ImportFrom":
        for (const alias of s.names) this.bind(alias.asname ?? alias.name);
        break;
      case "Global":
      case "Nonlocal":
      case "Pass":
        break;
    }
  }

  /** Asserts may be compiled away: nothing that they bind counts. */
  private assert(s: Stmt & { kind: "Assert" }): void {
    const before = this.copy();
    const [, whenFalse] = this.condition(s.test);
    if (s.msg !== null) {
      this.state = whenFalse;
      this.expr(s.msg);
    }
    this.state = before;
  }

  private endLoop(orelse: readonly Stmt[], outer: State[]): void {
    const breaks = this.breaks;
    this.breaks = outer;
    this.statements(orelse);
    for (const state of breaks) this.state = this.meet(this.state, state);
  }

  private try(s: Stmt & { kind: "Try" | "TryStar" }): void {
    // An exception may come before the body has bound anything.
    const interrupted = this.withoutDeleted(this.state);
    const hasFinally = s.finalbody.length > 0;
    if (hasFinally) this.finallyDepth++;
    this.statements(s.body);
    this.statements(s.orelse);
    let after = this.state;
    for (const handler of s.handlers) {
      this.state = interrupted === null ? null : interrupted.slice();
      if (handler.type !== null) this.expr(handler.type);
      if (handler.name !== null) this.bind(handler.name);
      this.statements(handler.body);
      if (handler.name !== null) this.unbind(handler.name);
      after = this.meet(after, this.state);
    }
    if (!hasFinally) {
      this.state = after;
      return;
    }
    this.finallyDepth--;
    // The finally block is entered from everywhere, but only left normally after what comes before it was.
    this.state = interrupted;
    this.statements(s.finalbody);
    const final: State = this.state;
    if (after === null || final === null) {
      this.state = null;
      return;
    }
    const result = this.withoutDeleted(after)!;
    for (let i = 0; i < result.length; i++) result[i]! |= final[i]!;
    this.state = result;
  }

  private match(s: Stmt & { kind: "Match" }): void {
    this.expr(s.subject);
    let after: State = null;
    let open = true;
    const before = this.state;
    for (const c of s.cases) {
      this.state = before === null ? null : before.slice();
      this.pattern(c.pattern);
      if (c.guard !== null) this.state = this.condition(c.guard)[0];
      this.statements(c.body);
      after = this.meet(after, this.state);
      if (c.guard === null && isIrrefutable(c.pattern)) open = false;
    }
    this.state = open ? this.meet(before, after) : after;
  }

  private patterns(patterns: readonly Pattern[]): void {
    for (const pattern of patterns) this.pattern(pattern);
  }

  private pattern(p: Pattern): void {
    switch (p.kind) {
      case "MatchValue":
        this.expr(p.value);
        break;
      case "MatchSingleton":
        break;
      case "MatchSequence":
        this.patterns(p.patterns);
        break;
      case "MatchMapping":
        this.exprs(p.keys);
        this.patterns(p.patterns);
        if (p.rest !== null) this.bind(p.rest);
        break;
      case "MatchClass":
        this.expr(p.cls);
        this.patterns(p.patterns);
        this.patterns(p.kwd_patterns);
        break;
      case "MatchStar":
        if (p.name !== null) this.bind(p.name);
        break;
      case "MatchAs":
        if (p.pattern !== null) this.pattern(p.pattern);
        if (p.name !== null) this.bind(p.name);
        break;
      case "MatchOr":
        // All alternatives bind the same names; loads of later ones may come without the first.
        for (const pattern of p.patterns) this.pattern(pattern);
        break;
    }
  }

  // --- expressions ---

  /** The states after a condition was found true, and false. Leaves `state` undefined. */
  private condition(e: Expr): [State, State] {
    if (e.kind === "UnaryOp" && e.op === "Not") {
      const [whenTrue, whenFalse] = this.condition(e.operand);
      return [whenFalse, whenTrue];
    }
    if (e.kind === "BoolOp") {
      let out: State = null;
      const isAnd = e.op === "And";
      for (let i = 0; i < e.values.length; i++) {
        const [whenTrue, whenFalse] = this.condition(e.values[i]!);
        out = this.meet(out, isAnd ? whenFalse : whenTrue);
        this.state = isAnd ? whenTrue : whenFalse;
      }
      return isAnd ? [this.state, out] : [out, this.state];
    }
    this.expr(e);
    if (e.kind === "Constant") {
      const { value } = e;
      if ((value.type === "bool" && value.value) || (value.type === "int" && value.value !== 0))
        return [this.state, null];
      if (
        (value.type === "bool" && !value.value) ||
        (value.type === "int" && value.value === 0) ||
        value.type === "None"
      )
        return [null, this.state];
    }
    return [this.copy(), this.state];
  }

  private exprs(list: readonly Expr[]): void {
    for (let i = 0; i < list.length; i++) this.expr(list[i]!);
  }

  private generators(generators: readonly Comprehension[]): void {
    generators.forEach((generator, i) => {
      if (i > 0) this.expr(generator.iter);
      this.expr(generator.target);
      for (const test of generator.ifs) this.state = this.condition(test)[0];
    });
  }

  private comprehension(e: Expr & { kind: "ListComp" | "SetComp" | "DictComp" | "GeneratorExp" }): void {
    this.expr(e.generators[0]!.iter);
    const comprehension = this.table.scopeOf(e);
    if (!comprehension.isInlined) return;
    const after = this.copy();
    // The comprehension's variables are its own, whatever their names.
    if (this.state !== null) {
      for (const symbol of comprehension.symbols.values()) {
        if (!(symbol.flags & SymbolFlag.DEF_LOCAL) || symbol.flags & SymbolFlag.DEF_NONLOCAL) continue;
        const index = this.indexes.get(symbol.name);
        if (index === undefined) this.untracked.add(symbol.name);
        else this.state[index >> 5]! &= ~(1 << (index & 31));
      }
    }
    this.generators(e.generators);
    if (e.kind === "DictComp") {
      this.expr(e.key);
      this.expr(e.value);
    } else {
      this.expr(e.elt);
    }
    this.state = after;
  }

  private expr(e: Expr): void {
    switch (e.kind) {
      case "Name":
        if (e.ctx === "Load") this.load(e);
        else if (e.ctx === "Store") this.bind(e.id);
        else {
          this.load(e);
          this.unbind(e.id);
        }
        break;
      case "Constant":
        break;
      case "Attribute":
        this.expr(e.value);
        break;
      case "Call":
        this.expr(e.func);
        this.exprs(e.args);
        for (const keyword of e.keywords) this.expr(keyword.value);
        break;
      case "BinOp":
        this.expr(e.left);
        this.expr(e.right);
        break;
      case "UnaryOp":
        this.expr(e.operand);
        break;
      case "BoolOp": {
        const [whenTrue, whenFalse] = this.condition(e);
        this.state = this.meet(whenTrue, whenFalse);
        break;
      }
      case "IfExp": {
        const [whenTrue, whenFalse] = this.condition(e.test);
        this.state = whenTrue;
        this.expr(e.body);
        const after = this.state;
        this.state = whenFalse;
        this.expr(e.orelse);
        this.state = this.meet(after, this.state);
        break;
      }
      case "Compare": {
        this.expr(e.left);
        this.expr(e.comparators[0]!);
        if (e.comparators.length > 1) {
          // The rest is only evaluated while the comparisons hold.
          const after = this.copy();
          for (let i = 1; i < e.comparators.length; i++) this.expr(e.comparators[i]!);
          this.state = after;
        }
        break;
      }
      case "JoinedStr":
      case "TemplateStr":
        this.exprs(e.values);
        break;
      case "Subscript":
        this.expr(e.value);
        this.expr(e.slice);
        break;
      case "Slice":
        if (e.lower !== null) this.expr(e.lower);
        if (e.upper !== null) this.expr(e.upper);
        if (e.step !== null) this.expr(e.step);
        break;
      case "Tuple":
      case "List":
      case "Set":
        this.exprs(e.elts);
        break;
      case "Starred":
        this.expr(e.value);
        break;
      case "Dict":
        for (let i = 0; i < e.keys.length; i++) {
          const key = e.keys[i];
          if (key) this.expr(key);
          this.expr(e.values[i]!);
        }
        break;
      case "Lambda":
        this.exprs(e.args.defaults);
        for (const value of e.args.kw_defaults) if (value !== null) this.expr(value);
        break;
      case "ListComp":
      case "SetComp":
      case "DictComp":
      case "GeneratorExp":
        this.comprehension(e);
        break;
      case "FormattedValue":
      case "Interpolation":
        this.expr(e.value);
        if (e.format_spec !== null) this.expr(e.format_spec);
        break;
      case "NamedExpr":
        this.expr(e.value);
        this.bind(e.target.id);
        break;
      case "Yield":
        if (e.value !== null) this.expr(e.value);
        break;
      case "YieldFrom":
      case "Await":
        this.expr(e.value);
        break;
    }
  }
}

function isIrrefutable(p: Pattern): boolean {
  if (p.kind === "MatchAs") return p.pattern === null || isIrrefutable(p.pattern);
  return p.kind === "MatchOr" && p.patterns.some(isIrrefutable);
}
