// The compiler as the runtime sees it: injected by the entry points, so that the two stay apart (docs/architecture.md).

import type { Unit } from "#abi/types.ts";

export interface CompileRequest {
  filename: string;
  kind: "exec" | "eval" | "single" | "func_type";
  optimize: 0 | 1 | 2;
  /** CO_FUTURE_* bits in effect. */
  futureFlags: number;
  localsAreGlobals: boolean;
  allowTopLevelAwait?: boolean;
  allowIncompleteInput?: boolean;
  dontImplyDedent?: boolean;
  mode?: "direct" | "suspendable";
  maxIntDigits?: number;
  /** Suspendable mode: the number of positions that each code has from its direct form. */
  positionBase?: readonly number[];
  /** Imports and definitions at its top may wait: a module of the library. */
  later?: boolean;
  /** Call the hooks of sys.settrace and its like. */
  traced?: boolean;
  /** Minor version of the grammar (ast.parse's feature_version). */
  featureVersion?: number;
  /** PyCF_TYPE_COMMENTS */
  typeComments?: boolean;
  /** The tree that is asked for has `__debug__` replaced (PyCF_OPTIMIZED_AST). */
  foldDebug?: boolean;
  /** Called with each warning as it is found; what it throws ends the compilation. */
  onWarning?: (warning: CompileWarning) => void;
}

/** A warning of the compiler; `asError` is what to raise where a filter makes it an error. */
export interface CompileWarning {
  readonly category: string;
  readonly message: string;
  readonly lineno: number;
  readonly asError: CompileError;
}

/** A SyntaxError of the compiler; plain data. */
export interface CompileError {
  readonly type: string;
  readonly message: string;
  readonly lineno: number;
  readonly offset: number;
  readonly end_lineno: number;
  readonly end_offset: number;
  readonly text: string | null;
  /** False where there is no place at all. */
  readonly located: boolean;
  /** Start of the last complete compound statement; null for errors that are not the parser's. */
  readonly lastStatement: { lineno: number; col_offset: number } | null;
}

/** A scope as `_symtable` shows it; names of types and kinds are those of src/analysis/scope-types.ts. */
export interface ScopeDescription {
  readonly name: string;
  readonly type: "module" | "function" | "class" | "annotation" | "typeAlias" | "typeParameters" | "typeVariable";
  readonly lineno: number;
  readonly nested: boolean;
  readonly symbols: readonly {
    readonly name: string;
    readonly flags: number;
    readonly kind: "local" | "cell" | "free" | "globalExplicit" | "globalImplicit";
  }[];
  readonly parameters: readonly string[];
  readonly children: readonly ScopeDescription[];
}

export interface Compiler {
  /** Parses and compiles. Throws CompileError. */
  compile(source: string, request: CompileRequest): Unit;
  /** Source bytes to text (PEP 263). Throws CompileError. */
  decode(
    bytes: Uint8Array,
    filename: string,
    decodeWith?: (bytes: Uint8Array, encoding: string) => string | undefined,
  ): string;
  /** Parses only; the tree is what the `ast` module converts. */
  parse(source: string, request: CompileRequest): unknown;
  /** Replaces `__debug__` in a tree, in place; gives its root. */
  foldDebug(tree: unknown, request: Pick<CompileRequest, "optimize">): unknown;
  /** Compiles a tree made by parse() or by the `ast` module. */
  compileTree(tree: unknown, request: CompileRequest): Unit;
  /** Parses and analyses; the scopes are what `_symtable` shows. */
  scopes(source: string, request: CompileRequest): ScopeDescription;
  isCompileError(x: unknown): x is CompileError;
}
