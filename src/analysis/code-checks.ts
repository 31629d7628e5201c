// What CPython's code generator (Python/codegen.c) rejects or warns about while it walks the tree: statements outside of
// the function or loop they need, starred expressions in odd places, repeated keywords, nesting limits, literals misused.
// The walk follows the order in which CPython generates code, so that the first error is the same.

import type {
  Arguments,
  AsyncFunctionDef,
  ClassDef,
  Expr,
  FunctionDef,
  Keyword,
  Mod,
  Position,
  Return,
  Stmt,
  Try,
  TryStar,
  TypeParam,
} from "#syntax/ast/nodes.ts";
import type { SourceError, SourceWarning } from "#syntax/diagnostics.ts";
import { FutureFlag } from "./futures.ts";
import { sourceErrorAt } from "./helpers.ts";
import { assertWarning, callWarning, compareWarning, subscriptWarning } from "./literal-warnings.ts";
import { checkMatch } from "./pattern-checks.ts";
import type { Scope, ScopeTable } from "./scope-types.ts";

/** The deepest nesting of loops, with and try blocks that one code object may have. */
const MAX_BLOCKS = 21;

type Block = "loop" | "exceptStar" | "other";

export interface CodeCheckOptions {
  /** -O level: asserts are not compiled from 1 on. */
  optimize?: number;
}

/** Throws SourceError for the first problem; adds SyntaxWarnings to `warnings`. */
export function checkCode(
  tree: Mod,
  table: ScopeTable,
  warnings: SourceWarning[],
  options: CodeCheckOptions = {},
): void {
  const checker = new CodeChecker(table, warnings, options.optimize ?? 0);
  switch (tree.kind) {
    case "Module":
    case "Interactive":
      checker.statements(tree.body);
      break;
    case "Expression":
      checker.expr(tree.body);
      break;
    case "FunctionType":
      break;
  }
}

class CodeChecker {
  private readonly table: ScopeTable;
  private readonly warnings: SourceWarning[];
  private readonly optimize: number;
  private readonly futureAnnotations: boolean;
  private scope: Scope;
  private blocks: Block[] = [];

  constructor(table: ScopeTable, warnings: SourceWarning[], optimize: number) {
    this.table = table;
    this.warnings = warnings;
    this.optimize = optimize;
    this.futureAnnotations = (table.futureFlags & FutureFlag.ANNOTATIONS) !== 0;
    this.scope = table.top;
  }

  private warn(warning: SourceWarning | null): void {
    if (warning !== null) this.warnings.push(warning);
  }

  private push(block: Block, at: Position): void {
    if (this.blocks.length >= MAX_BLOCKS) throw sourceErrorAt("too many statically nested blocks", at);
    this.blocks.push(block);
  }

  private pop(): void {
    this.blocks.pop();
  }

  private inScope(scope: Scope, action: () => void): void {
    const outerScope = this.scope;
    const outerBlocks = this.blocks;
    this.scope = scope;
    // Generators and coroutines have one block of their own, which turns StopIteration into RuntimeError.
    this.blocks = scope.type === "function" && (scope.isGenerator || scope.isCoroutine) ? ["other"] : [];
    action();
    this.scope = outerScope;
    this.blocks = outerBlocks;
  }

  // --- statements ---

  statements(body: readonly Stmt[]): void {
    for (let i = 0; i < body.length; i++) this.statement(body[i]!);
  }

  private statement(s: Stmt): void {
    switch (s.kind) {
      case "Expr":
        this.expr(s.value);
        break;
      case "Assign":
        this.expr(s.value);
        for (const target of s.targets) this.target(target);
        break;
      case "AugAssign":
        this.expr(s.target);
        this.expr(s.value);
        break;
      case "AnnAssign":
        if (s.value !== null) this.expr(s.value);
        if (s.target.kind !== "Name") this.expr(s.target);
        if (!this.futureAnnotations && this.scope.type !== "function") this.expr(s.annotation);
        break;
      case "Return":
        this.return(s);
        break;
      case "FunctionDef":
      case "AsyncFunctionDef":
        this.function(s);
        break;
      case "ClassDef":
        this.class(s);
        break;
      case "TypeAlias":
        this.typeParams(s.type_params);
        this.expr(s.value);
        break;
      case "If":
        this.expr(s.test);
        this.statements(s.body);
        this.statements(s.orelse);
        break;
      case "While":
        this.push("loop", s);
        this.expr(s.test);
        this.statements(s.body);
        this.pop();
        this.statements(s.orelse);
        break;
      case "For":
      case "AsyncFor":
        this.expr(s.iter);
        this.push("loop", s);
        this.target(s.target);
        this.statements(s.body);
        this.pop();
        this.statements(s.orelse);
        break;
      case "With":
      case "AsyncWith":
        for (const item of s.items) {
          this.expr(item.context_expr);
          this.push("other", item.context_expr);
          if (item.optional_vars !== null) this.target(item.optional_vars);
        }
        this.statements(s.body);
        for (let i = 0; i < s.items.length; i++) this.pop();
        break;
      case "Break":
        this.leaveLoop("'break' outside loop", s);
        break;
      case "Continue":
        this.leaveLoop("'continue' not properly in loop", s);
        break;
      case "Try":
      case "TryStar":
        this.try(s);
        break;
      case "Match":
        this.expr(s.subject);
        checkMatch(s);
        for (const c of s.cases) {
          if (c.guard !== null) this.expr(c.guard);
          this.statements(c.body);
        }
        break;
      case "Delete":
        for (const target of s.targets) this.target(target);
        break;
      case "Raise":
        if (s.exc !== null) this.expr(s.exc);
        if (s.cause !== null) this.expr(s.cause);
        break;
      case "Assert":
        this.warn(assertWarning(s));
        if (this.optimize > 0) break;
        this.expr(s.test);
        if (s.msg !== null) this.expr(s.msg);
        break;
      case "Import":
      case "ImportFrom":
      case "Global":
      case "Nonlocal":
      case "Pass":
        break;
    }
  }

  private leaveLoop(message: string, s: Position): void {
    for (let i = this.blocks.length - 1; i >= 0; i--) {
      const block = this.blocks[i];
      if (block === "loop") return;
      if (block === "exceptStar") throw exceptStarError(s);
    }
    throw sourceErrorAt(message, s);
  }

  private return(s: Return): void {
    const scope = this.scope;
    if (!scope.isFunctionLike) throw sourceErrorAt("'return' outside function", s);
    if (s.value !== null && scope.isAsyncGenerator) throw sourceErrorAt("'return' with value in async generator", s);
    const isConstant = s.value !== null && s.value.kind === "Constant";
    if (s.value !== null && !isConstant) this.expr(s.value);
    if (this.blocks.includes("exceptStar"))
      throw exceptStarError(isConstant && s.value!.lineno === s.lineno ? s.value! : s);
  }

  private try(s: Try | TryStar): void {
    const hasFinally = s.finalbody.length > 0;
    if (hasFinally) this.push("other", s);
    if (s.handlers.length > 0) {
      this.push("other", s);
      this.statements(s.body);
      this.pop();
      if (s.kind === "Try") this.statements(s.orelse);
      this.push(s.kind === "TryStar" ? "exceptStar" : "other", s);
      for (let i = 0; i < s.handlers.length; i++) {
        const handler = s.handlers[i]!;
        if (handler.type === null && i < s.handlers.length - 1)
          throw sourceErrorAt("default 'except:' must be last", handler);
        if (handler.type !== null) this.expr(handler.type);
        this.push("other", handler);
        this.statements(handler.body);
        this.pop();
      }
      this.pop();
      if (s.kind === "TryStar") this.statements(s.orelse);
    } else {
      this.statements(s.body);
      this.statements(s.orelse);
    }
    if (hasFinally) {
      this.pop();
      this.push("other", s);
      this.statements(s.finalbody);
      this.pop();
    }
  }

  // --- definitions ---

  private function(s: FunctionDef | AsyncFunctionDef): void {
    this.exprs(s.decorator_list);
    this.defaults(s.args);
    this.typeParams(s.type_params);
    if (!this.futureAnnotations) this.annotations(s.args, s.returns);
    this.inScope(this.table.scopeOf(s), () => this.statements(s.body));
  }

  private defaults(args: Arguments): void {
    this.exprs(args.defaults);
    for (const value of args.kw_defaults) if (value !== null) this.expr(value);
  }

  private annotations(args: Arguments, returns: Expr | null): void {
    for (const arg of args.posonlyargs) if (arg.annotation !== null) this.expr(arg.annotation);
    for (const arg of args.args) if (arg.annotation !== null) this.expr(arg.annotation);
    const vararg = args.vararg?.annotation;
    if (vararg) this.expr(vararg.kind === "Starred" ? vararg.value : vararg);
    for (const arg of args.kwonlyargs) if (arg.annotation !== null) this.expr(arg.annotation);
    if (args.kwarg?.annotation) this.expr(args.kwarg.annotation);
    if (returns !== null) this.expr(returns);
  }

  private class(s: ClassDef): void {
    this.exprs(s.decorator_list);
    this.typeParams(s.type_params);
    this.inScope(this.table.scopeOf(s), () => this.statements(s.body));
    this.elements(s.bases);
    this.keywords(s.keywords);
  }

  private typeParams(params: readonly TypeParam[]): void {
    let seenDefault = false;
    for (const p of params) {
      if (p.kind === "TypeVar" && p.bound !== null) this.expr(p.bound);
      if (p.default_value !== null) {
        seenDefault = true;
        const value = p.default_value;
        this.expr(p.kind === "TypeVarTuple" && value.kind === "Starred" ? value.value : value);
      } else if (seenDefault) {
        throw sourceErrorAt(`non-default type parameter '${p.name}' follows default type parameter`, p);
      }
    }
  }

  // --- expressions ---

  private exprs(list: readonly Expr[]): void {
    for (let i = 0; i < list.length; i++) this.expr(list[i]!);
  }

  /** Where `*x` is allowed. */
  private elements(list: readonly Expr[]): void {
    for (let i = 0; i < list.length; i++) {
      const e = list[i]!;
      this.expr(e.kind === "Starred" ? e.value : e);
    }
  }

  /** An assignment or deletion target. */
  private target(e: Expr): void {
    if (e.kind !== "Tuple" && e.kind !== "List") {
      this.expr(e);
      return;
    }
    if (e.ctx === "Store") {
      let seenStar = false;
      for (let i = 0; i < e.elts.length; i++) {
        if (e.elts[i]!.kind !== "Starred") continue;
        if (seenStar) throw sourceErrorAt("multiple starred expressions in assignment", e);
        seenStar = true;
        if (i >= 256 || e.elts.length - i - 1 >= 0x7fffff)
          throw sourceErrorAt("too many expressions in star-unpacking assignment", e);
      }
    }
    for (const item of e.elts) this.target(item.kind === "Starred" ? item.value : item);
  }

  private keywords(keywords: readonly Keyword[]): void {
    if (keywords.length > 1) {
      for (let i = 0; i < keywords.length; i++) {
        const name = keywords[i]!.arg;
        if (name === null) continue;
        for (let j = i + 1; j < keywords.length; j++) {
          if (keywords[j]!.arg === name) throw sourceErrorAt(`keyword argument repeated: ${name}`, keywords[j]!);
        }
      }
    }
    for (const keyword of keywords) this.expr(keyword.value);
  }

  expr(e: Expr): void {
    switch (e.kind) {
      case "Name":
      case "Constant":
        break;
      case "Attribute":
        this.expr(e.value);
        break;
      case "Call":
        this.warn(callWarning(e));
        this.expr(e.func);
        this.elements(e.args);
        this.keywords(e.keywords);
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
        this.warn(compareWarning(e));
        this.expr(e.left);
        this.exprs(e.comparators);
        break;
      case "Subscript":
        if (e.ctx === "Load") this.warn(subscriptWarning(e));
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
        if (e.ctx === "Load") this.elements(e.elts);
        else this.target(e);
        break;
      case "Set":
        this.elements(e.elts);
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
        this.defaults(e.args);
        this.inScope(this.table.scopeOf(e), () => this.expr(e.body));
        break;
      case "ListComp":
      case "SetComp":
      case "DictComp":
      case "GeneratorExp":
        this.expr(e.generators[0]!.iter);
        this.inScope(this.table.scopeOf(e), () => {
          e.generators.forEach((generator, i) => {
            if (i > 0) this.expr(generator.iter);
            this.target(generator.target);
            this.exprs(generator.ifs);
          });
          if (e.kind === "DictComp") {
            this.expr(e.key);
            this.expr(e.value);
          } else {
            this.expr(e.elt);
          }
        });
        break;
      case "Starred":
        throw sourceErrorAt(
          e.ctx === "Store"
            ? "starred assignment target must be in a list or tuple"
            : "can't use starred expression here",
          e,
        );
      case "FormattedValue":
      case "Interpolation":
        this.expr(e.value);
        if (e.format_spec !== null) this.expr(e.format_spec);
        break;
      case "NamedExpr":
        this.expr(e.value);
        break;
      case "Yield":
        if (!this.scope.isFunctionLike) throw sourceErrorAt("'yield' outside function", e);
        if (e.value !== null) this.expr(e.value);
        break;
      case "YieldFrom":
        if (!this.scope.isFunctionLike) throw sourceErrorAt("'yield from' outside function", e);
        if (this.scope.node.kind === "AsyncFunctionDef") throw sourceErrorAt("'yield from' inside async function", e);
        this.expr(e.value);
        break;
      case "Await":
        this.expr(e.value);
        break;
    }
  }
}

function exceptStarError(at: Position): SourceError {
  return sourceErrorAt("'break', 'continue' and 'return' cannot appear in an except* block", at);
}
