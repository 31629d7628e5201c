// First pass of scope analysis: walks the AST once and collects, scope by scope, what each name is used for.
// Follows the symtable_visit_* functions of CPython's Python/symtable.c, including the order in which errors show up.

import type {
  Alias,
  Arg,
  Arguments,
  AsyncFunctionDef,
  ClassDef,
  Comprehension,
  DictComp,
  ExceptHandler,
  Expr,
  FunctionDef,
  GeneratorExp,
  Keyword,
  Lambda,
  ListComp,
  Mod,
  Name,
  NamedExpr,
  Pattern,
  Position,
  SetComp,
  Stmt,
  TypeAlias,
  TypeParam,
} from "#syntax/ast/nodes.ts";
import type { Futures } from "./futures.ts";
import { docstringOf, sourceErrorAt } from "./helpers.ts";
import { isAsyncFunction, ScopeRecorder } from "./scope-recorder.ts";
import { type ComprehensionType, type Scope, type ScopeTable, SymbolFlag } from "./scope-types.ts";

const { DEF_GLOBAL, DEF_LOCAL, DEF_PARAM, DEF_NONLOCAL, USE, DEF_IMPORT, DEF_ANNOT, DEF_TYPE_PARAM, DELETED } =
  SymbolFlag;

const localsBuiltins = new Set(["locals", "vars", "dir", "eval", "exec"]);
/** What hands out the running frame, whose f_locals shows the variables; `locals` as an attribute of builtins too. */
const frameAccess = new Set(["_getframe", "currentframe", "f_locals", "locals"]);

type ComprehensionExpr = ListComp | SetComp | DictComp | GeneratorExp;

/** Collects the scopes of a tree. The symbols' kinds are only decided by resolveScopes. */
export function buildScopes(tree: Mod, futures: Futures, futureFlags: number, allowTopLevelAwait: boolean): ScopeTable {
  return new ScopeBuilder(tree, futures, futureFlags, allowTopLevelAwait).build(tree);
}

class ScopeBuilder extends ScopeRecorder {
  build(tree: Mod): ScopeTable {
    switch (tree.kind) {
      case "Module":
        this.current.hasDocstring = docstringOf(tree.body) !== null;
        this.visitStatements(tree.body);
        break;
      case "Interactive":
        this.visitStatements(tree.body);
        break;
      case "Expression":
        this.visitExpr(tree.body);
        break;
      case "FunctionType":
        throw new Error("function types are not compiled");
    }
    return this.table;
  }

  // --- statements ---

  private visitStatements(body: readonly Stmt[]): void {
    for (let i = 0; i < body.length; i++) this.visitStatement(body[i]!);
  }

  private visitConditional(body: readonly Stmt[], orelse: readonly Stmt[]): void {
    const scope = this.current;
    const outer = scope.inConditionalBlock;
    scope.inConditionalBlock = true;
    this.visitStatements(body);
    this.visitStatements(orelse);
    scope.inConditionalBlock = outer;
  }

  private visitStatement(s: Stmt): void {
    switch (s.kind) {
      case "Expr":
        this.visitExpr(s.value);
        break;
      case "Assign":
        this.visitExprs(s.targets);
        this.visitExpr(s.value);
        break;
      case "Return":
        if (s.value !== null) {
          this.visitExpr(s.value);
          this.current.returnsValue = true;
        }
        break;
      case "If":
      case "While":
        this.visitExpr(s.test);
        this.visitConditional(s.body, s.orelse);
        break;
      case "AsyncFor":
        this.requireCoroutine("'async for' outside async function", s);
        this.visitExpr(s.target);
        this.visitExpr(s.iter);
        this.visitConditional(s.body, s.orelse);
        break;
      case "For":
        this.visitExpr(s.target);
        this.visitExpr(s.iter);
        this.visitConditional(s.body, s.orelse);
        break;
      case "FunctionDef":
      case "AsyncFunctionDef":
        this.visitFunction(s);
        break;
      case "ClassDef":
        this.visitClass(s);
        break;
      case "TypeAlias":
        this.visitTypeAlias(s);
        break;
      case "AugAssign":
        this.visitExpr(s.target);
        this.visitExpr(s.value);
        break;
      case "AnnAssign":
        this.visitAnnAssign(s);
        break;
      case "Delete":
        this.visitExprs(s.targets);
        break;
      case "AsyncWith":
      case "With": {
        if (s.kind === "AsyncWith") this.requireCoroutine("'async with' outside async function", s);
        const scope = this.current;
        const outer = scope.inConditionalBlock;
        scope.inConditionalBlock = true;
        for (const item of s.items) {
          this.visitExpr(item.context_expr);
          if (item.optional_vars !== null) this.visitExpr(item.optional_vars);
        }
        this.visitStatements(s.body);
        scope.inConditionalBlock = outer;
        break;
      }
      case "Match": {
        this.visitExpr(s.subject);
        const scope = this.current;
        const outer = scope.inConditionalBlock;
        scope.inConditionalBlock = true;
        for (const c of s.cases) {
          this.visitPattern(c.pattern);
          if (c.guard !== null) this.visitExpr(c.guard);
          this.visitStatements(c.body);
        }
        scope.inConditionalBlock = outer;
        break;
      }
      case "Try":
      case "TryStar": {
        const scope = this.current;
        const outer = scope.inConditionalBlock;
        scope.inConditionalBlock = true;
        this.visitStatements(s.body);
        for (const handler of s.handlers) this.visitHandler(handler);
        this.visitStatements(s.orelse);
        this.visitStatements(s.finalbody);
        scope.inConditionalBlock = outer;
        break;
      }
      case "Raise":
        if (s.exc !== null) {
          this.visitExpr(s.exc);
          if (s.cause !== null) this.visitExpr(s.cause);
        }
        break;
      case "Assert":
        this.visitExpr(s.test);
        if (s.msg !== null) this.visitExpr(s.msg);
        break;
      case "Import":
        for (const alias of s.names) this.visitAlias(alias);
        break;
      case "ImportFrom":
        for (const alias of s.names) this.visitAlias(alias);
        if (s.module === "__future__" && s.level === 0) this.checkLateFuture(s);
        break;
      case "Global":
        for (const name of s.names) this.declare(name, DEF_GLOBAL, "global", s);
        break;
      case "Nonlocal":
        for (const name of s.names) this.declare(name, DEF_NONLOCAL, "nonlocal", s);
        break;
      case "Pass":
      case "Break":
      case "Continue":
        break;
    }
  }

  private declare(name: string, flag: number, word: "global" | "nonlocal", s: Position): void {
    const flags = this.flagsOf(this.current, name);
    if (flags & (DEF_PARAM | DEF_LOCAL | USE | DEF_ANNOT)) {
      let message = `name '${name}' is assigned to before ${word} declaration`;
      if (flags & DEF_PARAM) message = `name '${name}' is parameter and ${word}`;
      else if (flags & USE) message = `name '${name}' is used prior to ${word} declaration`;
      else if (flags & DEF_ANNOT) message = `annotated name '${name}' can't be ${word}`;
      throw sourceErrorAt(message, s);
    }
    this.define(name, flag, s);
    this.recordDirective(name, s);
  }

  private checkLateFuture(s: Position): void {
    const head = this.futurePosition;
    if (head === null || s.lineno > head.lineno || (s.lineno === head.end_lineno && s.col_offset > head.end_col_offset))
      throw sourceErrorAt("from __future__ imports must occur at the beginning of the file", s);
  }

  private visitAlias(alias: Alias): void {
    if (alias.name === "*") {
      if (this.current.type !== "module") throw sourceErrorAt("import * only allowed at module level", alias);
      this.current.hasImportStar = true;
      return;
    }
    const name = alias.asname ?? alias.name;
    const dot = name.indexOf(".");
    this.define(dot === -1 ? name : name.slice(0, dot), DEF_IMPORT, alias);
  }

  private visitHandler(handler: ExceptHandler): void {
    if (handler.type !== null) this.visitExpr(handler.type);
    // The name is deleted again at the end of the handler.
    if (handler.name !== null) {
      this.define(handler.name, DEF_LOCAL, handler);
      this.defineIn(this.current, handler.name, DELETED, handler);
    }
    this.visitStatements(handler.body);
  }

  // --- definitions ---

  private visitFunction(s: FunctionDef | AsyncFunctionDef): void {
    this.define(s.name, DEF_LOCAL, s);
    this.visitDefaults(s.args);
    this.visitExprs(s.decorator_list);
    const generic = s.type_params.length > 0;
    if (generic) {
      this.enterTypeParameters(s.name, s);
      this.define(".defaults", DEF_PARAM, s);
      if (s.args.kw_defaults.some((value) => value !== null)) this.define(".kwdefaults", DEF_PARAM, s);
      for (const parameter of s.type_params) this.visitTypeParam(parameter);
    }
    const scope = this.newScope("function", s.name, s, s);
    this.table.setScope(s, scope);
    scope.hasDocstring = docstringOf(s.body) !== null;
    this.visitFunctionAnnotations(s);
    this.enter(scope, true);
    scope.isCoroutine = s.kind === "AsyncFunctionDef";
    this.visitParameters(s.args);
    this.visitStatements(s.body);
    this.exit();
    if (generic) this.exit();
  }

  private visitFunctionAnnotations(s: FunctionDef | AsyncFunctionDef): void {
    const args = s.args;
    const outer = this.current;
    const scope = this.enterNew("annotation", "__annotate__", s, s);
    this.table.setAnnotationScope(s, scope);
    if (outer.canSeeClassScope || outer.type === "class") this.seeClassScope(s);
    this.visitArgAnnotations(args.posonlyargs);
    this.visitArgAnnotations(args.args);
    if (args.vararg !== null) this.visitArgAnnotation(args.vararg);
    if (args.kwarg !== null) this.visitArgAnnotation(args.kwarg);
    this.visitArgAnnotations(args.kwonlyargs);
    if (s.returns !== null) {
      scope.annotationsUsed = true;
      this.visitExpr(s.returns);
    }
    this.exit();
  }

  private visitArgAnnotations(args: readonly Arg[]): void {
    for (let i = 0; i < args.length; i++) this.visitArgAnnotation(args[i]!);
  }

  private visitArgAnnotation(arg: Arg): void {
    if (arg.annotation === null) return;
    this.current.annotationsUsed = true;
    this.visitExpr(arg.annotation);
  }

  private visitDefaults(args: Arguments): void {
    this.visitExprs(args.defaults);
    for (const value of args.kw_defaults) if (value !== null) this.visitExpr(value);
  }

  private visitParameters(args: Arguments): void {
    const scope = this.current;
    for (const arg of args.posonlyargs) this.define(arg.arg, DEF_PARAM, arg);
    for (const arg of args.args) this.define(arg.arg, DEF_PARAM, arg);
    for (const arg of args.kwonlyargs) this.define(arg.arg, DEF_PARAM, arg);
    if (args.vararg !== null) {
      this.define(args.vararg.arg, DEF_PARAM, args.vararg);
      scope.hasVarargs = true;
    }
    if (args.kwarg !== null) {
      this.define(args.kwarg.arg, DEF_PARAM, args.kwarg);
      scope.hasVarkeywords = true;
    }
  }

  private visitLambda(e: Lambda): void {
    this.visitDefaults(e.args);
    this.table.setScope(e, this.enterNew("function", "<lambda>", e, e));
    this.visitParameters(e.args);
    this.visitExpr(e.body);
    this.exit();
  }

  private visitClass(s: ClassDef): void {
    this.define(s.name, DEF_LOCAL, s);
    this.visitExprs(s.decorator_list);
    const outerPrivate = this.privateName;
    const generic = s.type_params.length > 0;
    if (generic) {
      const scope = this.enterTypeParameters(s.name, s);
      this.define(".type_params", DEF_LOCAL, s);
      this.define(".type_params", USE, s);
      this.define(".generic_base", DEF_LOCAL, s);
      this.define(".generic_base", USE, s);
      this.privateName = s.name;
      scope.privateName = s.name;
      scope.mangledNames = new Set();
      for (const parameter of s.type_params) this.visitTypeParam(parameter);
    }
    this.visitExprs(s.bases);
    this.visitKeywords(s.keywords);
    const scope = this.enterNew("class", s.name, s, s);
    this.table.setScope(s, scope);
    this.privateName = s.name;
    scope.privateName = s.name;
    if (generic) {
      this.define("__type_params__", DEF_LOCAL, s);
      this.define(".type_params", USE, s);
    }
    scope.hasDocstring = docstringOf(s.body) !== null;
    this.visitStatements(s.body);
    this.exit();
    if (generic) this.exit();
    this.privateName = outerPrivate;
  }

  private visitTypeAlias(s: TypeAlias): void {
    this.visitExpr(s.name);
    const inClass = this.current.type === "class";
    const generic = s.type_params.length > 0;
    if (generic) {
      this.enterTypeParameters(s.name.id, s);
      for (const parameter of s.type_params) this.visitTypeParam(parameter);
    }
    this.table.setScope(s, this.enterNew("typeAlias", s.name.id, s, s));
    if (inClass) this.seeClassScope(s.value);
    this.visitExpr(s.value);
    this.exit();
    if (generic) this.exit();
  }

  private enterTypeParameters(name: string, s: FunctionDef | AsyncFunctionDef | ClassDef | TypeAlias): Scope {
    const inClass = this.current.type === "class";
    const scope = this.enterNew("typeParameters", name, s, s);
    this.table.setTypeParametersScope(s, scope);
    if (inClass) this.seeClassScope(s);
    return scope;
  }

  private visitTypeParam(p: TypeParam): void {
    this.define(p.name, DEF_TYPE_PARAM | DEF_LOCAL, p);
    if (p.name === "__classdict__")
      throw sourceErrorAt(`reserved name '${p.name}' cannot be used for type parameter`, p);
    if (p.kind === "TypeVar" && p.bound !== null) {
      const info = p.bound.kind === "Tuple" ? "a TypeVar constraint" : "a TypeVar bound";
      this.table.setScope(p, this.visitTypeParamPart(p.bound, p, info));
    }
    if (p.default_value !== null)
      this.table.setDefaultScope(p, this.visitTypeParamPart(p.default_value, p, `a ${p.kind} default`));
  }

  private visitTypeParamPart(e: Expr, p: TypeParam, info: string): Scope {
    const inClass = this.current.canSeeClassScope;
    const scope = this.enterNew("typeVariable", p.name, p, e);
    if (inClass) this.seeClassScope(e);
    scope.info = info;
    this.visitExpr(e);
    this.exit();
    return scope;
  }

  private visitAnnAssign(s: Stmt & { kind: "AnnAssign" }): void {
    const scope = this.current;
    scope.annotationsUsed = true;
    const target = s.target;
    if (target.kind === "Name") {
      const flags = this.flagsOf(scope, target.id);
      if (flags & (DEF_GLOBAL | DEF_NONLOCAL) && scope !== this.table.top && s.simple) {
        const word = flags & DEF_GLOBAL ? "global" : "nonlocal";
        throw sourceErrorAt(`annotated name '${target.id}' can't be ${word}`, s);
      }
      if (s.simple) this.define(target.id, DEF_ANNOT | DEF_LOCAL, target);
      else if (s.value !== null) this.define(target.id, DEF_LOCAL, target);
    } else {
      this.visitExpr(target);
    }
    this.visitVariableAnnotation(s.annotation);
    if (s.value !== null) this.visitExpr(s.value);
  }

  private visitVariableAnnotation(annotation: Expr): void {
    const owner = this.current;
    // Annotations of local variables are never evaluated, so the names in them count for nothing.
    const isUnevaluated = owner.type === "function";
    // A module may be run in part only, so all of its annotations count as conditional.
    if (
      ((owner.type === "class" && owner.inConditionalBlock) || owner.type === "module") &&
      !owner.hasConditionalAnnotations
    ) {
      owner.hasConditionalAnnotations = true;
      this.define("__conditional_annotations__", USE, annotation);
    }
    if (owner.annotationScope === null) {
      owner.annotationScope = this.enterNew("annotation", "__annotate__", owner.node, annotation);
      if (owner.type === "class" && !this.futureAnnotations) {
        owner.needsClassDict = true;
        this.seeClassScope(annotation);
      }
    } else {
      this.enter(owner.annotationScope, false);
    }
    this.current.inUnevaluatedAnnotation = isUnevaluated;
    this.visitExpr(annotation);
    this.current.inUnevaluatedAnnotation = false;
    this.exit();
  }

  // --- expressions ---

  private visitExprs(list: readonly Expr[]): void {
    for (let i = 0; i < list.length; i++) this.visitExpr(list[i]!);
  }

  private visitExpr(e: Expr): void {
    switch (e.kind) {
      case "Name":
        this.visitName(e);
        break;
      case "Constant":
        break;
      case "Attribute":
        if (e.attr === "__debug__" && e.ctx !== "Load")
          throw sourceErrorAt(`cannot ${e.ctx === "Store" ? "assign to" : "delete"} __debug__`, e);
        if (frameAccess.has(e.attr)) this.current.usesLocalsBuiltins = true;
        if (e.attr === "f_locals") this.table.showsLocals = true;
        this.visitExpr(e.value);
        break;
      case "Call":
        this.visitExpr(e.func);
        this.visitExprs(e.args);
        this.visitKeywords(e.keywords);
        break;
      case "BinOp":
        this.visitExpr(e.left);
        this.visitExpr(e.right);
        break;
      case "BoolOp":
      case "JoinedStr":
      case "TemplateStr":
        this.visitExprs(e.values);
        break;
      case "UnaryOp":
        this.visitExpr(e.operand);
        break;
      case "Compare":
        this.visitExpr(e.left);
        this.visitExprs(e.comparators);
        break;
      case "Subscript":
        this.visitExpr(e.value);
        this.visitExpr(e.slice);
        break;
      case "Tuple":
      case "List":
      case "Set":
        this.visitExprs(e.elts);
        break;
      case "Starred":
        this.visitExpr(e.value);
        break;
      case "Dict":
        for (const key of e.keys) if (key !== null) this.visitExpr(key);
        this.visitExprs(e.values);
        break;
      case "IfExp":
        this.visitExpr(e.test);
        this.visitExpr(e.body);
        this.visitExpr(e.orelse);
        break;
      case "Lambda":
        this.visitLambda(e);
        break;
      case "ListComp":
        this.visitComprehension(e, "list", "<listcomp>");
        break;
      case "SetComp":
        this.visitComprehension(e, "set", "<setcomp>");
        break;
      case "DictComp":
        this.visitComprehension(e, "dict", "<dictcomp>");
        break;
      case "GeneratorExp":
        this.visitComprehension(e, "generator", "<genexpr>");
        break;
      case "FormattedValue":
      case "Interpolation":
        this.visitExpr(e.value);
        if (e.format_spec !== null) this.visitExpr(e.format_spec);
        break;
      case "Slice":
        if (e.lower !== null) this.visitExpr(e.lower);
        if (e.upper !== null) this.visitExpr(e.upper);
        if (e.step !== null) this.visitExpr(e.step);
        break;
      case "NamedExpr":
        this.visitNamedExpr(e);
        break;
      case "Yield":
      case "YieldFrom": {
        this.rejectInAnnotation("yield expression", e);
        if (e.value !== null) this.visitExpr(e.value);
        this.current.isGenerator = true;
        const comprehension = this.current.comprehension;
        if (comprehension !== null) {
          const place = comprehension === "generator" ? "generator expression" : `${comprehension} comprehension`;
          throw sourceErrorAt(`'yield' inside ${place}`, e);
        }
        break;
      }
      case "Await": {
        this.rejectInAnnotation("await expression", e);
        const scope = this.current;
        if (!this.isTopLevelAwait()) {
          if (!scope.isFunctionLike) throw sourceErrorAt("'await' outside function", e);
          if (!isAsyncFunction(scope) && scope.comprehension === null)
            throw sourceErrorAt("'await' outside async function", e);
        }
        this.visitExpr(e.value);
        scope.isCoroutine = true;
        break;
      }
    }
  }

  private visitKeywords(keywords: readonly Keyword[]): void {
    for (const keyword of keywords)
      if (keyword.arg !== null) {
        this.checkStoredName(keyword.arg, keyword);
        if (keyword.arg === "capture_locals") this.table.showsLocals = true;
      }
    for (const keyword of keywords) this.visitExpr(keyword.value);
  }

  private visitName(e: Name): void {
    const scope = this.current;
    if (scope.inUnevaluatedAnnotation) return;
    if (e.ctx === "Load") {
      this.defineIn(scope, e.id, USE, e);
      const length = e.id.length;
      if (frameAccess.has(e.id)) scope.usesLocalsBuiltins = true;
      if (length > 6 || length < 3) return;
      // `super()` needs the class it stands in.
      if (e.id === "super") {
        if (scope.isFunctionLike) this.defineIn(scope, "__class__", USE, e);
      } else if (localsBuiltins.has(e.id)) {
        scope.usesLocalsBuiltins = true;
      }
      return;
    }
    if (e.id === "__debug__") throw sourceErrorAt(`cannot ${e.ctx === "Store" ? "assign to" : "delete"} __debug__`, e);
    this.defineIn(scope, e.id, e.ctx === "Del" ? DEF_LOCAL | DELETED : DEF_LOCAL, e);
  }

  private visitNamedExpr(e: NamedExpr): void {
    this.rejectInAnnotation("named expression", e);
    if (this.current.compIterDepth > 0)
      throw sourceErrorAt("assignment expression cannot be used in a comprehension iterable expression", e);
    if (this.current.comprehension !== null) this.bindOutsideComprehension(e.target);
    this.visitExpr(e.value);
    this.visitExpr(e.target);
  }

  private visitComprehension(e: ComprehensionExpr, type: ComprehensionType, name: string): void {
    const outermost = e.generators[0]!;
    const outer = this.current;
    // The first iterable is evaluated in the enclosing scope.
    outer.compIterDepth++;
    this.visitExpr(outermost.iter);
    outer.compIterDepth--;
    const scope = this.enterNew("function", name, e, e);
    this.table.setScope(e, scope);
    scope.comprehension = type;
    if (outermost.is_async) scope.isCoroutine = true;
    this.define(".0", DEF_PARAM, e);
    scope.inCompIterTarget = true;
    this.visitExpr(outermost.target);
    scope.inCompIterTarget = false;
    this.visitExprs(outermost.ifs);
    for (let i = 1; i < e.generators.length; i++) this.visitGenerator(e.generators[i]!);
    if (e.kind === "DictComp") {
      this.visitExpr(e.value);
      this.visitExpr(e.key);
    } else {
      this.visitExpr(e.elt);
    }
    scope.isGenerator = type === "generator";
    const isAsync = scope.isCoroutine && type !== "generator";
    this.exit();
    if (isAsync) {
      if (!isAsyncFunction(outer) && outer.comprehension === null && !this.isTopLevelAwait())
        throw sourceErrorAt("asynchronous comprehension outside of an asynchronous function", e);
      outer.isCoroutine = true;
    }
  }

  private visitGenerator(generator: Comprehension): void {
    const scope = this.current;
    scope.inCompIterTarget = true;
    this.visitExpr(generator.target);
    scope.inCompIterTarget = false;
    scope.compIterDepth++;
    this.visitExpr(generator.iter);
    scope.compIterDepth--;
    this.visitExprs(generator.ifs);
    if (generator.is_async) scope.isCoroutine = true;
  }

  // --- patterns ---

  private visitPatterns(patterns: readonly Pattern[]): void {
    for (const pattern of patterns) this.visitPattern(pattern);
  }

  private visitPattern(p: Pattern): void {
    switch (p.kind) {
      case "MatchValue":
        this.visitExpr(p.value);
        break;
      case "MatchSingleton":
        break;
      case "MatchSequence":
      case "MatchOr":
        this.visitPatterns(p.patterns);
        break;
      case "MatchStar":
        if (p.name !== null) this.define(p.name, DEF_LOCAL, p);
        break;
      case "MatchMapping":
        this.visitExprs(p.keys);
        this.visitPatterns(p.patterns);
        if (p.rest !== null) this.define(p.rest, DEF_LOCAL, p);
        break;
      case "MatchClass":
        this.visitExpr(p.cls);
        this.visitPatterns(p.patterns);
        for (let i = 0; i < p.kwd_attrs.length; i++) this.checkStoredName(p.kwd_attrs[i]!, p.kwd_patterns[i]!);
        this.visitPatterns(p.kwd_patterns);
        break;
      case "MatchAs":
        if (p.pattern !== null) this.visitPattern(p.pattern);
        if (p.name !== null) this.define(p.name, DEF_LOCAL, p);
        break;
    }
  }
}
