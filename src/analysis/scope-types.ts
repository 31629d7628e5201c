// The data that scope analysis produces: scopes, symbols, and the table that finds the scope of an AST node.
// Names and flag values follow CPython's Include/internal/pycore_symtable.h, so that `_symtable` can be built over them.

import type {
  AsyncFunctionDef,
  ClassDef,
  DictComp,
  Expr,
  FunctionDef,
  GeneratorExp,
  Lambda,
  ListComp,
  Mod,
  Position,
  SetComp,
  Stmt,
  TypeAlias,
  TypeParam,
} from "#syntax/ast/nodes.ts";

export type ScopeType =
  | "module"
  | "function"
  | "class"
  | "annotation"
  | "typeAlias"
  | "typeParameters"
  | "typeVariable";

/** How a name is reached; null only while the first pass runs. */
export type SymbolKind = "local" | "cell" | "free" | "globalExplicit" | "globalImplicit";

export type ComprehensionType = "list" | "set" | "dict" | "generator";

export const SymbolFlag = {
  DEF_GLOBAL: 1,
  DEF_LOCAL: 2,
  DEF_PARAM: 4,
  DEF_NONLOCAL: 8,
  USE: 16,
  DEF_FREE_CLASS: 64,
  DEF_IMPORT: 128,
  DEF_ANNOT: 256,
  DEF_COMP_ITER: 512,
  DEF_TYPE_PARAM: 1024,
  DEF_COMP_CELL: 2048,
  /** Ours: the symbol came in from an inlined comprehension; the scope's own code does not mention it. */
  FROM_COMPREHENSION: 1 << 20,
  /** Ours: a `del` statement unbinds the name somewhere in this scope. */
  DELETED: 1 << 21,
} as const;

/** Flags that bind a name in its scope. */
export const DEF_BOUND = 2 | 4 | 128 | 1024;

export interface ScopeSymbol {
  readonly name: string;
  flags: number;
  kind: SymbolKind;
}

export type ScopeNode =
  | Mod
  | FunctionDef
  | AsyncFunctionDef
  | ClassDef
  | Lambda
  | ListComp
  | SetComp
  | DictComp
  | GeneratorExp
  | TypeAlias
  | TypeParam
  // Annotation scopes and type parameter scopes: the statement that owns them.
  | Stmt
  | Expr;

export class Scope {
  readonly type: ScopeType;
  /** As in code objects: "<module>" is called "top" here, "<lambda>", "<genexpr>", "__annotate__", ... */
  readonly name: string;
  readonly node: ScopeNode;
  /** Where the scope begins; zeros for the module. */
  readonly position: Position;
  /** The lexically enclosing scope (an inlined comprehension is still a parent here). */
  readonly parent: Scope | null;
  /** As `_symtable` shows them: the children of an inlined comprehension take its place. */
  children: Scope[] = [];
  readonly symbols = new Map<string, ScopeSymbol>();
  /** Parameters in the order of co_varnames (positional-only, positional, keyword-only, *args, **kwargs), mangled. */
  readonly parameters: string[] = [];
  /** The class name that mangles private names here, or null. */
  privateName: string | null;
  /** In the type parameter scope of a generic class: only these names are mangled. */
  mangledNames: Set<string> | null = null;

  isNested = false;
  isGenerator = false;
  /** `async def`, or a comprehension that awaits. */
  isCoroutine = false;
  returnsValue = false;
  hasVarargs = false;
  hasVarkeywords = false;
  hasDocstring = false;
  /** A function defined directly in a class. */
  isMethod = false;
  comprehension: ComprehensionType | null = null;
  /** The comprehension runs in the frame of its parent (PEP 709). */
  isInlined = false;
  /** A class: some method needs the cell `__class__`. */
  needsClassCell = false;
  /** A class: an annotation scope or type parameter scope in it needs the cell `__classdict__`. */
  needsClassDict = false;
  /** An annotation-like scope directly in a class: its names are looked up in the class's namespace first. */
  canSeeClassScope = false;
  annotationsUsed = false;
  /** A class or module: annotations sit in conditional blocks, so `__conditional_annotations__` records which ran. */
  hasConditionalAnnotations = false;
  hasImportStar = false;
  /** The code loads one of locals, vars, dir, eval, exec, so it may need a mirror of its locals. */
  usesLocalsBuiltins = false;
  /** The deferred `__annotate__` of a module or class. */
  annotationScope: Scope | null = null;

  // Only used by the first pass.
  inCompIterTarget = false;
  compIterDepth = 0;
  inConditionalBlock = false;
  inUnevaluatedAnnotation = false;
  /** In a type variable scope: "a TypeVar bound" and the like, for messages. */
  info = "";
  directives: { name: string; position: Position }[] | null = null;

  private freevarList: string[] | null = null;
  private cellvarList: string[] | null = null;

  constructor(
    type: ScopeType,
    name: string,
    node: ScopeNode,
    position: Position,
    parent: Scope | null,
    privateName: string | null,
  ) {
    this.type = type;
    this.name = name;
    this.node = node;
    this.position = position;
    this.parent = parent;
    this.privateName = privateName;
  }

  get isAsyncGenerator(): boolean {
    return this.isGenerator && this.isCoroutine;
  }

  /** The name that the `symtable` module shows: without the brackets of "<lambda>" and the like. */
  get symtableName(): string {
    return this.name.startsWith("<") ? this.name.slice(1, -1) : this.name;
  }

  get isComprehension(): boolean {
    return this.comprehension !== null;
  }

  /** Functions and all the scopes that compile to functions; not modules and classes. */
  get isFunctionLike(): boolean {
    return this.type !== "module" && this.type !== "class";
  }

  /** co_freevars: sorted. */
  get freevars(): readonly string[] {
    if (this.freevarList === null) {
      const names: string[] = [];
      for (const symbol of this.symbols.values())
        if (symbol.kind === "free" || symbol.flags & SymbolFlag.DEF_FREE_CLASS) names.push(symbol.name);
      names.sort(compareNames);
      // The annotations of a class look up which conditional ones were run.
      const { parent } = this;
      if (parent?.annotationScope === this && parent.type === "class" && parent.hasConditionalAnnotations)
        names.push("__conditional_annotations__");
      this.freevarList = names;
    }
    return this.freevarList;
  }

  /** co_cellvars: parameters first, the others sorted, then the implicit cells of a class. */
  get cellvars(): readonly string[] {
    if (this.cellvarList === null) {
      const names: string[] = [];
      for (const symbol of this.symbols.values())
        if (symbol.kind === "cell" || symbol.flags & SymbolFlag.DEF_COMP_CELL) names.push(symbol.name);
      names.sort(compareNames);
      if (this.needsClassCell && !names.includes("__class__")) names.push("__class__");
      if (this.needsClassDict && !names.includes("__classdict__")) names.push("__classdict__");
      if (this.hasConditionalAnnotations && !names.includes("__conditional_annotations__"))
        names.push("__conditional_annotations__");
      if (this.parameters.length > 0 && names.length > 0) {
        const cells = new Set(names);
        const ofParameters = this.parameters.filter((name) => cells.has(name));
        for (const name of ofParameters) cells.delete(name);
        this.cellvarList = [...ofParameters, ...cells];
      } else {
        this.cellvarList = names;
      }
    }
    return this.cellvarList;
  }
}

/** CPython sorts names by code point; UTF-16 order differs for surrogates. */
export function compareNames(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) {
      const xSurrogate = x >= 0xd800 && x < 0xe000;
      const ySurrogate = y >= 0xd800 && y < 0xe000;
      if (xSurrogate !== ySurrogate) return xSurrogate ? 1 : -1;
      return x - y;
    }
  }
  return a.length - b.length;
}

export class ScopeTable {
  readonly top: Scope;
  /** Future features in effect, as CO_FUTURE_* bits (see futures.ts). */
  readonly futureFlags: number;
  /** The unit mentions `f_locals`. */
  showsLocals = false;
  private readonly byNode = new Map<object, Scope>();
  private readonly defaults = new Map<object, Scope>();
  private readonly annotations = new Map<object, Scope>();
  private readonly parameters = new Map<object, Scope>();

  constructor(top: Scope, futureFlags: number) {
    this.top = top;
    this.futureFlags = futureFlags;
    this.byNode.set(top.node, top);
  }

  /**
   * The scope that a node makes: Mod, FunctionDef, AsyncFunctionDef, Lambda, ClassDef, comprehensions, TypeAlias (its
   * value), TypeVar/ParamSpec/TypeVarTuple (a TypeVar's bound; see scopeOfDefault for defaults).
   */
  scopeOf(node: object): Scope {
    const scope = this.byNode.get(node);
    if (scope === undefined) throw new Error("this node has no scope");
    return scope;
  }

  /** The scope of a type parameter's default value. */
  scopeOfDefault(node: TypeParam): Scope {
    const scope = this.defaults.get(node);
    if (scope === undefined) throw new Error("this type parameter has no default");
    return scope;
  }

  /** The scope around a generic function, class or type alias that holds its type parameters, if it has any. */
  typeParametersOf(node: FunctionDef | AsyncFunctionDef | ClassDef | TypeAlias): Scope | undefined {
    return this.parameters.get(node);
  }

  /** The scope of a function's deferred `__annotate__`. */
  annotationsOf(node: FunctionDef | AsyncFunctionDef): Scope | undefined {
    return this.annotations.get(node);
  }

  setScope(node: object, scope: Scope): void {
    this.byNode.set(node, scope);
  }

  setDefaultScope(node: object, scope: Scope): void {
    this.defaults.set(node, scope);
  }

  setTypeParametersScope(node: object, scope: Scope): void {
    this.parameters.set(node, scope);
  }

  setAnnotationScope(node: object, scope: Scope): void {
    this.annotations.set(node, scope);
  }
}
