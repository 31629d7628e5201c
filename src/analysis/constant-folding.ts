// Constant folding on the AST, in place: arithmetic on literals, tuples of constants, `__debug__`, and the constant
// containers of `in` and `for`. CPython 3.14 does the same later (Python/flowgraph.c) with the same limits, so nothing
// folds here that could raise. Runs after the checks, which are about what was written; replaces no node with a scope.

import type { Comprehension, Constant, ConstantValue, Expr, Mod, Pattern, Position, Stmt } from "#syntax/ast/nodes.ts";
import { foldBinary, foldUnary } from "./constant-arithmetic.ts";

const MAX_COLLECTION_SIZE = 256;

export interface FoldOptions {
  /** The value of `__debug__`: false under -O. */
  debug?: boolean;
}

/** Folds the constants of a whole tree, in place. */
export function foldConstants(tree: Mod, options: FoldOptions = {}): void {
  const folder = new Folder(options.debug ?? true);
  switch (tree.kind) {
    case "Module":
    case "Interactive":
      folder.statements(tree.body);
      break;
    case "Expression":
      tree.body = folder.expr(tree.body);
      break;
    case "FunctionType":
      break;
  }
}

/** The value of an expression made of literals only (as in `-1` or `1+2j`), or null. Changes nothing. */
export function foldedConstant(e: Expr): ConstantValue | null {
  switch (e.kind) {
    case "Constant":
      return e.value;
    case "UnaryOp": {
      const operand = foldedConstant(e.operand);
      return operand === null ? null : foldUnary(e.op, operand);
    }
    case "BinOp": {
      const left = foldedConstant(e.left);
      if (left === null) return null;
      const right = foldedConstant(e.right);
      return right === null ? null : foldBinary(left, e.op, right);
    }
    default:
      return null;
  }
}

function constantAt(value: ConstantValue, at: Position): Constant {
  return {
    kind: "Constant",
    value,
    prefix: null,
    lineno: at.lineno,
    col_offset: at.col_offset,
    end_lineno: at.end_lineno,
    end_col_offset: at.end_col_offset,
  };
}

/** The values of a list of constants, or null. */
function constantItems(elts: readonly Expr[]): ConstantValue[] | null {
  for (const e of elts) if (e.kind !== "Constant") return null;
  return (elts as readonly Constant[]).map((e) => e.value);
}

class Folder {
  private readonly debug: boolean;

  constructor(debug: boolean) {
    this.debug = debug;
  }

  statements(body: readonly Stmt[]): void {
    for (let i = 0; i < body.length; i++) this.statement(body[i]!);
  }

  private list(exprs: Expr[]): void {
    for (let i = 0; i < exprs.length; i++) {
      const e = exprs[i]!;
      if (e.kind === "Constant") continue;
      exprs[i] = this.expr(e);
    }
  }

  private optionalList(exprs: (Expr | null)[]): void {
    for (let i = 0; i < exprs.length; i++) {
      const e = exprs[i]!;
      if (e !== null) exprs[i] = this.expr(e);
    }
  }

  /** Something that is iterated over once or searched: a list of constants may be a tuple. */
  private iterable(e: Expr, asSet: boolean): Expr {
    const folded = this.expr(e);
    if (folded.kind === "List") {
      const items = constantItems(folded.elts);
      if (items !== null && items.length > 0) return constantAt({ type: "tuple", items }, folded);
    } else if (asSet && folded.kind === "Set") {
      const items = constantItems(folded.elts);
      if (items !== null) return constantAt({ type: "frozenset", items }, folded);
    }
    return folded;
  }

  private statement(s: Stmt): void {
    switch (s.kind) {
      case "Expr": {
        if (s.value.kind === "Constant") break;
        const folded = this.expr(s.value);
        // "a" + "b" must not turn into a docstring.
        if (folded.kind !== "Constant") s.value = folded;
        break;
      }
      case "FunctionDef":
      case "AsyncFunctionDef": {
        const args = s.args;
        this.list(args.defaults);
        this.optionalList(args.kw_defaults);
        this.list(s.decorator_list);
        this.statements(s.body);
        break;
      }
      case "ClassDef":
        this.list(s.decorator_list);
        this.list(s.bases);
        for (const keyword of s.keywords) keyword.value = this.expr(keyword.value);
        this.statements(s.body);
        break;
      case "Return":
        if (s.value !== null) s.value = this.expr(s.value);
        break;
      case "Delete":
        this.list(s.targets);
        break;
      case "Assign":
        this.list(s.targets);
        s.value = this.expr(s.value);
        break;
      case "AugAssign":
        this.expr(s.target);
        s.value = this.expr(s.value);
        break;
      case "AnnAssign":
        this.expr(s.target);
        if (s.value !== null) s.value = this.expr(s.value);
        break;
      case "For":
      case "AsyncFor":
        s.target = this.expr(s.target);
        s.iter = s.kind === "For" ? this.iterable(s.iter, false) : this.expr(s.iter);
        this.statements(s.body);
        this.statements(s.orelse);
        break;
      case "While":
      case "If":
        s.test = this.expr(s.test);
        this.statements(s.body);
        this.statements(s.orelse);
        break;
      case "With":
      case "AsyncWith":
        for (const item of s.items) {
          item.context_expr = this.expr(item.context_expr);
          if (item.optional_vars !== null) item.optional_vars = this.expr(item.optional_vars);
        }
        this.statements(s.body);
        break;
      case "Match":
        s.subject = this.expr(s.subject);
        for (const c of s.cases) {
          this.pattern(c.pattern);
          if (c.guard !== null) c.guard = this.expr(c.guard);
          this.statements(c.body);
        }
        break;
      case "Raise":
        if (s.exc !== null) s.exc = this.expr(s.exc);
        if (s.cause !== null) s.cause = this.expr(s.cause);
        break;
      case "Try":
      case "TryStar":
        this.statements(s.body);
        for (const handler of s.handlers) {
          if (handler.type !== null) handler.type = this.expr(handler.type);
          this.statements(handler.body);
        }
        this.statements(s.orelse);
        this.statements(s.finalbody);
        break;
      case "Assert":
        // The test keeps its shape: `assert (x, "message")` draws a warning.
        if (s.test.kind === "Tuple") this.list(s.test.elts);
        else s.test = this.expr(s.test);
        if (s.msg !== null) s.msg = this.expr(s.msg);
        break;
    }
  }

  private pattern(p: Pattern): void {
    switch (p.kind) {
      case "MatchValue":
        p.value = this.expr(p.value);
        break;
      case "MatchSequence":
      case "MatchOr":
        for (const pattern of p.patterns) this.pattern(pattern);
        break;
      case "MatchMapping":
        this.list(p.keys);
        for (const pattern of p.patterns) this.pattern(pattern);
        break;
      case "MatchClass":
        for (const pattern of p.patterns) this.pattern(pattern);
        for (const pattern of p.kwd_patterns) this.pattern(pattern);
        break;
      case "MatchAs":
        if (p.pattern !== null) this.pattern(p.pattern);
        break;
    }
  }

  private generators(generators: readonly Comprehension[]): void {
    for (const generator of generators) {
      generator.target = this.expr(generator.target);
      generator.iter = generator.is_async ? this.expr(generator.iter) : this.iterable(generator.iter, false);
      this.list(generator.ifs);
    }
  }

  /** Folds below an expression and returns it, or the constant that replaces it. */
  expr(e: Expr): Expr {
    switch (e.kind) {
      case "Constant":
        return e;
      case "Name":
        if (e.ctx === "Load" && e.id === "__debug__") return constantAt({ type: "bool", value: this.debug }, e);
        return e;
      case "Attribute":
        e.value = this.expr(e.value);
        return e;
      case "Call":
        e.func = this.expr(e.func);
        this.list(e.args);
        for (const keyword of e.keywords) keyword.value = this.expr(keyword.value);
        return e;
      case "BinOp": {
        const left = (e.left = this.expr(e.left));
        const right = (e.right = this.expr(e.right));
        if (left.kind !== "Constant" || right.kind !== "Constant") return e;
        const value = foldBinary(left.value, e.op, right.value);
        return value === null ? e : constantAt(value, e);
      }
      case "UnaryOp": {
        const operand = (e.operand = this.expr(e.operand));
        if (operand.kind !== "Constant") return e;
        const value = foldUnary(e.op, operand.value);
        return value === null ? e : constantAt(value, e);
      }
      case "Tuple": {
        this.list(e.elts);
        if (e.ctx !== "Load" || e.elts.length > MAX_COLLECTION_SIZE) return e;
        const items = constantItems(e.elts);
        return items === null ? e : constantAt({ type: "tuple", items }, e);
      }
      case "List":
      case "Set":
        this.list(e.elts);
        return e;
      case "Dict":
        this.optionalList(e.keys);
        this.list(e.values);
        return e;
      case "BoolOp":
      case "JoinedStr":
      case "TemplateStr":
        this.list(e.values);
        return e;
      case "Compare": {
        e.left = this.expr(e.left);
        for (let i = 0; i < e.comparators.length; i++) {
          const op = e.ops[i];
          const right = e.comparators[i]!;
          e.comparators[i] = op === "In" || op === "NotIn" ? this.iterable(right, true) : this.expr(right);
        }
        return e;
      }
      case "Subscript":
        e.value = this.expr(e.value);
        e.slice = this.expr(e.slice);
        return e;
      case "Slice":
        if (e.lower !== null) e.lower = this.expr(e.lower);
        if (e.upper !== null) e.upper = this.expr(e.upper);
        if (e.step !== null) e.step = this.expr(e.step);
        return e;
      case "Starred":
        e.value = this.expr(e.value);
        return e;
      case "IfExp":
        e.test = this.expr(e.test);
        e.body = this.expr(e.body);
        e.orelse = this.expr(e.orelse);
        return e;
      case "Lambda":
        this.list(e.args.defaults);
        this.optionalList(e.args.kw_defaults);
        e.body = this.expr(e.body);
        return e;
      case "ListComp":
      case "SetComp":
      case "GeneratorExp":
        this.generators(e.generators);
        e.elt = this.expr(e.elt);
        return e;
      case "DictComp":
        this.generators(e.generators);
        e.key = this.expr(e.key);
        e.value = this.expr(e.value);
        return e;
      case "FormattedValue":
      case "Interpolation":
        e.value = this.expr(e.value);
        if (e.format_spec !== null) this.expr(e.format_spec);
        return e;
      case "NamedExpr":
        e.value = this.expr(e.value);
        return e;
      case "Yield":
        if (e.value !== null) e.value = this.expr(e.value);
        return e;
      case "Await":
      case "YieldFrom":
        e.value = this.expr(e.value);
        return e;
    }
  }
}
