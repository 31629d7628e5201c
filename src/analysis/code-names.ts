// co_varnames, co_cellvars and co_names of a code object. CPython fills them in the order in which its code generator
// first mentions each name, so this walks one scope's code in that order (Python/codegen.c). Done on demand: only
// introspection and locals() ask for it.

import type { Comprehension, Expr, Pattern, Stmt } from "#syntax/ast/nodes.ts";
import { FutureFlag } from "./futures.ts";
import { docstringOf } from "./helpers.ts";
import { mangle } from "./mangle.ts";
import { accessName } from "./name-access.ts";
import { type Scope, type ScopeTable, SymbolFlag } from "./scope-types.ts";

export interface CodeNames {
  varnames: string[];
  cellvars: string[];
  freevars: readonly string[];
  names: string[];
}

/** The name tables of the code object that a scope compiles to. */
export function codeNames(scope: Scope, table: ScopeTable, optimize = 0): CodeNames {
  const collector = new NameCollector(scope, table, optimize);
  collector.collect();
  const varnames = [...collector.varnames];
  // The hidden parameter of annotation functions has a better name in public.
  if (scope.type === "annotation" && varnames[0] === ".format") varnames[0] = "format";
  const cells = new Set(scope.cellvars);
  const inVarnames = varnames.filter((name) => cells.has(name));
  for (const name of inVarnames) cells.delete(name);
  return { varnames, cellvars: [...inVarnames, ...cells], freevars: scope.freevars, names: [...collector.names] };
}

type Block = { finalbody: readonly Stmt[] | null };

class NameCollector {
  readonly varnames: Set<string>;
  readonly names = new Set<string>();
  private readonly code: Scope;
  private readonly table: ScopeTable;
  private readonly optimize: number;
  private readonly futureAnnotations: boolean;
  /** The scope being walked: `code`, or a comprehension inlined in it. */
  private scope: Scope;
  /** Loops (finalbody null) and try statements with a finally block around the current statement. */
  private blocks: Block[] = [];

  constructor(code: Scope, table: ScopeTable, optimize: number) {
    this.code = code;
    this.scope = code;
    this.table = table;
    this.optimize = optimize;
    this.futureAnnotations = (table.futureFlags & FutureFlag.ANNOTATIONS) !== 0;
    this.varnames = new Set(code.parameters);
  }

  collect(): void {
    const { node, type } = this.code;
    if (type === "annotation") {
      this.annotationScope();
      return;
    }
    if (type === "typeVariable") {
      if (node.kind === "TypeVar" || node.kind === "ParamSpec" || node.kind === "TypeVarTuple") {
        const isDefault = node.default_value !== null && this.code.position === node.default_value;
        const part = isDefault ? node.default_value : node.kind === "TypeVar" ? node.bound : null;
        if (part !== null) this.expr(part.kind === "Starred" ? part.value : part);
      }
      return;
    }
    if (type === "typeParameters") {
      this.typeParametersScope();
      return;
    }
    switch (node.kind) {
      case "Module":
      case "Interactive":
        this.module(node.body);
        break;
      case "Expression":
        this.expr(node.body);
        break;
      case "FunctionDef":
      case "AsyncFunctionDef":
        this.statements(node.body);
        break;
      case "Lambda":
        this.expr(node.body);
        break;
      case "ClassDef":
        this.classBody(node.body, node.type_params.length > 0);
        break;
      case "TypeAlias":
        this.expr(node.value);
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
  }

  private annotationScope(): void {
    if (this.futureAnnotations) return;
    const node = this.code.node;
    if (node.kind === "FunctionDef" || node.kind === "AsyncFunctionDef") {
      const args = node.args;
      for (const arg of args.args) if (arg.annotation !== null) this.expr(arg.annotation);
      for (const arg of args.posonlyargs) if (arg.annotation !== null) this.expr(arg.annotation);
      const vararg = args.vararg?.annotation;
      if (vararg) this.expr(vararg.kind === "Starred" ? vararg.value : vararg);
      for (const arg of args.kwonlyargs) if (arg.annotation !== null) this.expr(arg.annotation);
      if (args.kwarg?.annotation) this.expr(args.kwarg.annotation);
      if (node.returns !== null) this.expr(node.returns);
    } else if (node.kind === "Module" || node.kind === "ClassDef" || node.kind === "Interactive") {
      this.annotationsIn(node.body);
    }
  }

  /** The annotations of simple names in a module or class body, in order of appearance. */
  private annotationsIn(body: readonly Stmt[]): void {
    for (const s of body) {
      switch (s.kind) {
        case "AnnAssign":
          if (s.simple && s.target.kind === "Name") {
            if (this.code.parent?.hasConditionalAnnotations) this.name("__conditional_annotations__");
            this.expr(s.annotation);
          }
          break;
        case "If":
        case "While":
        case "For":
        case "AsyncFor":
          this.annotationsIn(s.body);
          this.annotationsIn(s.orelse);
          break;
        case "With":
        case "AsyncWith":
          this.annotationsIn(s.body);
          break;
        case "Try":
          this.annotationsIn(s.body);
          this.annotationsIn(s.orelse);
          for (const handler of s.handlers) this.annotationsIn(handler.body);
          this.annotationsIn(s.finalbody);
          break;
        case "TryStar":
          this.annotationsIn(s.body);
          for (const handler of s.handlers) this.annotationsIn(handler.body);
          this.annotationsIn(s.orelse);
          this.annotationsIn(s.finalbody);
          break;
        case "Match":
          for (const c of s.cases) this.annotationsIn(c.body);
          break;
      }
    }
  }

  private typeParametersScope(): void {
    const node = this.code.node;
    if (
      node.kind !== "FunctionDef" &&
      node.kind !== "AsyncFunctionDef" &&
      node.kind !== "ClassDef" &&
      node.kind !== "TypeAlias"
    )
      return;
    for (const p of node.type_params) this.name(p.name);
    if (node.kind === "ClassDef") {
      this.name(".type_params");
      this.name(".generic_base");
      this.elements(node.bases);
      for (const keyword of node.keywords) this.expr(keyword.value);
    }
  }

  private module(body: readonly Stmt[]): void {
    if (this.code.hasConditionalAnnotations) this.names.add("__conditional_annotations__");
    if (this.code.hasDocstring && this.optimize < 2) this.names.add("__doc__");
    this.statements(this.withoutDocstring(body));
    if (this.code.annotationScope !== null && !this.futureAnnotations) this.names.add("__annotate__");
  }

  private classBody(body: readonly Stmt[], generic: boolean): void {
    for (const name of ["__name__", "__module__", "__qualname__", "__firstlineno__"]) this.names.add(name);
    if (generic) this.names.add("__type_params__");
    if (this.code.hasDocstring && this.optimize < 2) this.names.add("__doc__");
    this.statements(this.withoutDocstring(body));
    if (this.code.annotationScope !== null && !this.futureAnnotations) this.names.add("__annotate_func__");
    this.names.add("__static_attributes__");
    if (this.code.needsClassDict) this.names.add("__classdictcell__");
    if (this.code.needsClassCell) this.names.add("__classcell__");
  }

  private withoutDocstring(body: readonly Stmt[]): readonly Stmt[] {
    return docstringOf(body) === null ? body : body.slice(1);
  }

  // --- names ---

  private name(name: string): void {
    const mangledNames = this.scope.mangledNames;
    if (mangledNames === null || mangledNames.has(name)) name = mangle(this.scope.privateName, name);
    const { kind } = accessName(this.scope, name);
    if (kind === "local") this.varnames.add(name);
    else if (kind === "global" || kind === "name" || kind === "classOrGlobal") this.names.add(name);
  }

  private attribute(name: string): void {
    this.names.add(mangle(this.scope.privateName, name));
  }

  // --- statements ---

  private statements(body: readonly Stmt[]): void {
    for (let i = 0; i < body.length; i++) this.statement(body[i]!);
  }

  /** Leaving try blocks runs copies of their finally blocks on the spot. */
  private unwind(toLoop: boolean): void {
    const saved = this.blocks;
    for (let i = saved.length - 1; i >= 0; i--) {
      const block = saved[i]!;
      if (block.finalbody === null) {
        if (toLoop) break;
        continue;
      }
      this.blocks = saved.slice(0, i);
      this.statements(block.finalbody);
    }
    this.blocks = saved;
  }

  private loop(body: readonly Stmt[]): void {
    this.blocks.push({ finalbody: null });
    this.statements(body);
    this.blocks.pop();
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
        if (s.target.kind === "Name") this.name(s.target.id);
        else this.expr(s.target);
        this.expr(s.value);
        break;
      case "AnnAssign":
        this.annAssign(s);
        break;
      case "Return":
        if (s.value !== null) this.expr(s.value);
        this.unwind(false);
        break;
      case "Break":
      case "Continue":
        this.unwind(true);
        break;
      case "FunctionDef":
      case "AsyncFunctionDef":
        this.exprs(s.decorator_list);
        this.exprs(s.args.defaults);
        for (const value of s.args.kw_defaults) if (value !== null) this.expr(value);
        this.name(s.name);
        break;
      case "ClassDef":
        this.exprs(s.decorator_list);
        if (s.type_params.length === 0) {
          this.elements(s.bases);
          for (const keyword of s.keywords) this.expr(keyword.value);
        }
        this.name(s.name);
        break;
      case "TypeAlias":
        this.name(s.name.id);
        break;
      case "If":
        this.expr(s.test);
        this.statements(s.body);
        this.statements(s.orelse);
        break;
      case "While":
        this.expr(s.test);
        this.loop(s.body);
        this.statements(s.orelse);
        break;
      case "For":
      case "AsyncFor":
        this.expr(s.iter);
        this.expr(s.target);
        this.loop(s.body);
        this.statements(s.orelse);
        break;
      case "With":
      case "AsyncWith":
        for (const item of s.items) {
          this.expr(item.context_expr);
          if (item.optional_vars !== null) this.expr(item.optional_vars);
        }
        this.statements(s.body);
        break;
      case "Try":
      case "TryStar": {
        const hasFinally = s.finalbody.length > 0;
        if (hasFinally) this.blocks.push({ finalbody: s.finalbody });
        this.statements(s.body);
        if (s.kind === "Try") this.statements(s.orelse);
        for (const handler of s.handlers) {
          if (handler.type !== null) this.expr(handler.type);
          if (handler.name !== null) this.name(handler.name);
          this.statements(handler.body);
        }
        if (s.kind === "TryStar") this.statements(s.orelse);
        if (hasFinally) this.blocks.pop();
        this.statements(s.finalbody);
        break;
      }
      case "Match":
        this.expr(s.subject);
        for (const c of s.cases) {
          const stores: string[] = [];
          this.pattern(c.pattern, stores);
          for (const name of stores) this.name(name);
          if (c.guard !== null) this.expr(c.guard);
          this.statements(c.body);
        }
        break;
      case "Delete":
        this.exprs(s.targets);
        break;
      case "Raise":
        if (s.exc !== null) this.expr(s.exc);
        if (s.cause !== null) this.expr(s.cause);
        break;
      case "Assert":
        if (this.optimize > 0) break;
        this.expr(s.test);
        if (s.msg !== null) this.expr(s.msg);
        break;
      case "Import":
        for (const alias of s.names) {
          this.attribute(alias.name);
          const parts = alias.name.split(".");
          if (alias.asname === null) this.name(parts[0]!);
          else {
            for (let i = 1; i < parts.length; i++) this.attribute(parts[i]!);
            this.name(alias.asname);
          }
        }
        break;
      case "ImportFrom":
        this.attribute(s.module ?? "");
        for (const alias of s.names) {
          if (alias.name === "*") break;
          this.attribute(alias.name);
          this.name(alias.asname ?? alias.name);
        }
        break;
      case "Global":
      case "Nonlocal":
      case "Pass":
        break;
    }
  }

  private annAssign(s: Stmt & { kind: "AnnAssign" }): void {
    const target = s.target;
    if (s.value !== null) {
      this.expr(s.value);
      this.expr(target);
    }
    if (target.kind === "Name") {
      if (!s.simple || this.code.isFunctionLike) return;
      if (this.futureAnnotations) this.names.add("__annotations__");
      else if (this.code.type === "module") this.names.add("__conditional_annotations__");
    } else if (s.value === null) {
      this.expr(target.value);
      if (target.kind === "Subscript") this.expr(target.slice);
    }
  }

  private patterns(patterns: readonly Pattern[], stores: string[]): void {
    for (const pattern of patterns) this.pattern(pattern, stores);
  }

  private pattern(p: Pattern, stores: string[]): void {
    switch (p.kind) {
      case "MatchValue":
        this.expr(p.value);
        break;
      case "MatchSingleton":
        break;
      case "MatchSequence":
        this.patterns(p.patterns, stores);
        break;
      case "MatchMapping":
        this.exprs(p.keys);
        this.patterns(p.patterns, stores);
        if (p.rest !== null) stores.push(p.rest);
        break;
      case "MatchClass":
        this.expr(p.cls);
        this.patterns(p.patterns, stores);
        this.patterns(p.kwd_patterns, stores);
        break;
      case "MatchStar":
        if (p.name !== null) stores.push(p.name);
        break;
      case "MatchAs":
        if (p.pattern !== null) this.pattern(p.pattern, stores);
        if (p.name !== null) stores.push(p.name);
        break;
      case "MatchOr":
        p.patterns.forEach((pattern, i) => {
          this.pattern(pattern, i === 0 ? stores : []);
        });
        break;
    }
  }

  // --- expressions ---

  private exprs(list: readonly Expr[]): void {
    for (let i = 0; i < list.length; i++) this.expr(list[i]!);
  }

  private elements(list: readonly Expr[]): void {
    for (let i = 0; i < list.length; i++) this.expr(list[i]!);
  }

  private generators(generators: readonly Comprehension[]): void {
    generators.forEach((generator, i) => {
      if (i > 0) this.expr(generator.iter);
      this.expr(generator.target);
      this.exprs(generator.ifs);
    });
  }

  private comprehension(e: Expr & { kind: "ListComp" | "SetComp" | "DictComp" | "GeneratorExp" }): void {
    const comprehension = this.table.scopeOf(e);
    this.expr(e.generators[0]!.iter);
    if (!comprehension.isInlined) return;
    const outer = this.scope;
    this.scope = comprehension;
    for (const symbol of comprehension.symbols.values()) {
      if (symbol.flags & SymbolFlag.DEF_PARAM) continue;
      if (symbol.flags & SymbolFlag.DEF_LOCAL && !(symbol.flags & SymbolFlag.DEF_NONLOCAL))
        this.varnames.add(symbol.name);
    }
    this.generators(e.generators);
    if (e.kind === "DictComp") {
      this.expr(e.key);
      this.expr(e.value);
    } else {
      this.expr(e.elt);
    }
    this.scope = outer;
  }

  private expr(e: Expr): void {
    switch (e.kind) {
      case "Name":
        this.name(e.id);
        break;
      case "Constant":
        break;
      case "Attribute":
        this.expr(e.value);
        this.attribute(e.attr);
        break;
      case "Call":
        this.expr(e.func);
        this.elements(e.args);
        for (const keyword of e.keywords) this.expr(keyword.value);
        break;
      case "BinOp":
        this.expr(e.left);
        this.expr(e.right);
        break;
      case "BoolOp":
      case "JoinedStr":
      case "TemplateStr":
        this.exprs(e.values);
        break;
      case "UnaryOp":
        this.expr(e.operand);
        break;
      case "Compare":
        this.expr(e.left);
        this.exprs(e.comparators);
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
        this.elements(e.elts);
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
      case "IfExp":
        this.expr(e.test);
        this.expr(e.body);
        this.expr(e.orelse);
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
        this.expr(e.target);
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
