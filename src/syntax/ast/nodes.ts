// The AST of Python 3.14, named and shaped as CPython's `ast` module (Parser/Python.asdl). Plain data in
// discriminated unions; passes are functions over it. Positions: lines count from 1, `col_offset` counts UTF-16
// code units from 0 (the `ast` module converts to UTF-8 bytes at its border). Optional fields are null, as None in CPython.

export interface Position {
  lineno: number;
  col_offset: number;
  end_lineno: number;
  end_col_offset: number;
}

export type Identifier = string;

/** A literal's value. Strings hold UTF-16 text (possibly with surrogates); the code generator makes them Python values. */
export type ConstantValue =
  | { type: "None" }
  | { type: "Ellipsis" }
  | { type: "bool"; value: boolean }
  | { type: "int"; value: number | bigint }
  | { type: "float"; value: number }
  | { type: "complex"; imag: number }
  | { type: "str"; value: string }
  | { type: "bytes"; value: Uint8Array }
  // Only made by constant folding or by the `ast` module:
  | { type: "complexFull"; real: number; imag: number }
  | { type: "tuple"; items: ConstantValue[] }
  | { type: "frozenset"; items: ConstantValue[] };

// --- modules ---
export interface Module {
  kind: "Module";
  body: Stmt[];
  type_ignores: never[];
}
export interface Interactive {
  kind: "Interactive";
  body: Stmt[];
}
export interface Expression {
  kind: "Expression";
  body: Expr;
}
export interface FunctionType {
  kind: "FunctionType";
  argtypes: Expr[];
  returns: Expr;
}
export type Mod = Module | Interactive | Expression | FunctionType;

// --- statements ---
export interface FunctionDef extends Position {
  kind: "FunctionDef";
  name: Identifier;
  args: Arguments;
  body: Stmt[];
  decorator_list: Expr[];
  returns: Expr | null;
  type_comment: string | null;
  type_params: TypeParam[];
}
export interface AsyncFunctionDef extends Position {
  kind: "AsyncFunctionDef";
  name: Identifier;
  args: Arguments;
  body: Stmt[];
  decorator_list: Expr[];
  returns: Expr | null;
  type_comment: string | null;
  type_params: TypeParam[];
}
export interface ClassDef extends Position {
  kind: "ClassDef";
  name: Identifier;
  bases: Expr[];
  keywords: Keyword[];
  body: Stmt[];
  decorator_list: Expr[];
  type_params: TypeParam[];
}
export interface Return extends Position {
  kind: "Return";
  value: Expr | null;
}
export interface Delete extends Position {
  kind: "Delete";
  targets: Expr[];
}
export interface Assign extends Position {
  kind: "Assign";
  targets: Expr[];
  value: Expr;
  type_comment: string | null;
}
export interface TypeAlias extends Position {
  kind: "TypeAlias";
  name: Name;
  type_params: TypeParam[];
  value: Expr;
}
export interface AugAssign extends Position {
  kind: "AugAssign";
  target: Name | Attribute | Subscript;
  op: Operator;
  value: Expr;
}
export interface AnnAssign extends Position {
  kind: "AnnAssign";
  target: Name | Attribute | Subscript;
  annotation: Expr;
  value: Expr | null;
  simple: 0 | 1;
}
export interface For extends Position {
  kind: "For";
  target: Expr;
  iter: Expr;
  body: Stmt[];
  orelse: Stmt[];
  type_comment: string | null;
}
export interface AsyncFor extends Position {
  kind: "AsyncFor";
  target: Expr;
  iter: Expr;
  body: Stmt[];
  orelse: Stmt[];
  type_comment: string | null;
}
export interface While extends Position {
  kind: "While";
  test: Expr;
  body: Stmt[];
  orelse: Stmt[];
}
export interface If extends Position {
  kind: "If";
  test: Expr;
  body: Stmt[];
  orelse: Stmt[];
}
export interface With extends Position {
  kind: "With";
  items: WithItem[];
  body: Stmt[];
  type_comment: string | null;
}
export interface AsyncWith extends Position {
  kind: "AsyncWith";
  items: WithItem[];
  body: Stmt[];
  type_comment: string | null;
}
export interface Match extends Position {
  kind: "Match";
  subject: Expr;
  cases: MatchCase[];
}
export interface Raise extends Position {
  kind: "Raise";
  exc: Expr | null;
  cause: Expr | null;
}
export interface Try extends Position {
  kind: "Try";
  body: Stmt[];
  handlers: ExceptHandler[];
  orelse: Stmt[];
  finalbody: Stmt[];
}
export interface TryStar extends Position {
  kind: "TryStar";
  body: Stmt[];
  handlers: ExceptHandler[];
  orelse: Stmt[];
  finalbody: Stmt[];
}
export interface Assert extends Position {
  kind: "Assert";
  test: Expr;
  msg: Expr | null;
}
export interface Import extends Position {
  kind: "Import";
  names: Alias[];
}
export interface ImportFrom extends Position {
  kind: "ImportFrom";
  module: Identifier | null;
  names: Alias[];
  level: number;
}
export interface Global extends Position {
  kind: "Global";
  names: Identifier[];
}
export interface Nonlocal extends Position {
  kind: "Nonlocal";
  names: Identifier[];
}
export interface ExprStmt extends Position {
  kind: "Expr";
  value: Expr;
}
export interface Pass extends Position {
  kind: "Pass";
}
export interface Break extends Position {
  kind: "Break";
}
export interface Continue extends Position {
  kind: "Continue";
}
export type Stmt =
  | FunctionDef
  | AsyncFunctionDef
  | ClassDef
  | Return
  | Delete
  | Assign
  | TypeAlias
  | AugAssign
  | AnnAssign
  | For
  | AsyncFor
  | While
  | If
  | With
  | AsyncWith
  | Match
  | Raise
  | Try
  | TryStar
  | Assert
  | Import
  | ImportFrom
  | Global
  | Nonlocal
  | ExprStmt
  | Pass
  | Break
  | Continue;

// --- expressions ---
export interface BoolOp extends Position {
  kind: "BoolOp";
  op: "And" | "Or";
  values: Expr[];
}
export interface NamedExpr extends Position {
  kind: "NamedExpr";
  target: Name;
  value: Expr;
}
export interface BinOp extends Position {
  kind: "BinOp";
  left: Expr;
  op: Operator;
  right: Expr;
}
export interface UnaryOp extends Position {
  kind: "UnaryOp";
  op: UnaryOperator;
  operand: Expr;
}
export interface Lambda extends Position {
  kind: "Lambda";
  args: Arguments;
  body: Expr;
}
export interface IfExp extends Position {
  kind: "IfExp";
  test: Expr;
  body: Expr;
  orelse: Expr;
}
export interface Dict extends Position {
  kind: "Dict";
  keys: (Expr | null)[];
  values: Expr[];
}
export interface Set extends Position {
  kind: "Set";
  elts: Expr[];
}
export interface ListComp extends Position {
  kind: "ListComp";
  elt: Expr;
  generators: Comprehension[];
}
export interface SetComp extends Position {
  kind: "SetComp";
  elt: Expr;
  generators: Comprehension[];
}
export interface DictComp extends Position {
  kind: "DictComp";
  key: Expr;
  value: Expr;
  generators: Comprehension[];
}
export interface GeneratorExp extends Position {
  kind: "GeneratorExp";
  elt: Expr;
  generators: Comprehension[];
}
export interface Await extends Position {
  kind: "Await";
  value: Expr;
}
export interface Yield extends Position {
  kind: "Yield";
  value: Expr | null;
}
export interface YieldFrom extends Position {
  kind: "YieldFrom";
  value: Expr;
}
export interface Compare extends Position {
  kind: "Compare";
  left: Expr;
  ops: CmpOp[];
  comparators: Expr[];
}
export interface Call extends Position {
  kind: "Call";
  func: Expr;
  args: Expr[];
  keywords: Keyword[];
}
/** `conversion`: -1 none, 115 `!s`, 114 `!r`, 97 `!a`. */
export interface FormattedValue extends Position {
  kind: "FormattedValue";
  value: Expr;
  conversion: number;
  format_spec: Expr | null;
}
/** `str` is the source text of the expression (PEP 750). */
export interface Interpolation extends Position {
  kind: "Interpolation";
  value: Expr;
  str: ConstantValue;
  conversion: number;
  format_spec: Expr | null;
}
export interface JoinedStr extends Position {
  kind: "JoinedStr";
  values: Expr[];
}
export interface TemplateStr extends Position {
  kind: "TemplateStr";
  values: Expr[];
}
/** `prefix` is "u" for a u-string literal, else null (CPython's field is also called kind, which is taken here). */
export interface Constant extends Position {
  kind: "Constant";
  value: ConstantValue;
  prefix: string | null;
}
export interface Attribute extends Position {
  kind: "Attribute";
  value: Expr;
  attr: Identifier;
  ctx: ExprContext;
}
export interface Subscript extends Position {
  kind: "Subscript";
  value: Expr;
  slice: Expr;
  ctx: ExprContext;
}
export interface Starred extends Position {
  kind: "Starred";
  value: Expr;
  ctx: ExprContext;
}
export interface Name extends Position {
  kind: "Name";
  id: Identifier;
  ctx: ExprContext;
}
export interface List extends Position {
  kind: "List";
  elts: Expr[];
  ctx: ExprContext;
}
export interface Tuple extends Position {
  kind: "Tuple";
  elts: Expr[];
  ctx: ExprContext;
}
export interface Slice extends Position {
  kind: "Slice";
  lower: Expr | null;
  upper: Expr | null;
  step: Expr | null;
}
export type Expr =
  | BoolOp
  | NamedExpr
  | BinOp
  | UnaryOp
  | Lambda
  | IfExp
  | Dict
  | Set
  | ListComp
  | SetComp
  | DictComp
  | GeneratorExp
  | Await
  | Yield
  | YieldFrom
  | Compare
  | Call
  | FormattedValue
  | Interpolation
  | JoinedStr
  | TemplateStr
  | Constant
  | Attribute
  | Subscript
  | Starred
  | Name
  | List
  | Tuple
  | Slice;

export type ExprContext = "Load" | "Store" | "Del";
export type Operator =
  | "Add"
  | "Sub"
  | "Mult"
  | "MatMult"
  | "Div"
  | "Mod"
  | "Pow"
  | "LShift"
  | "RShift"
  | "BitOr"
  | "BitXor"
  | "BitAnd"
  | "FloorDiv";
export type UnaryOperator = "Invert" | "Not" | "UAdd" | "USub";
export type CmpOp = "Eq" | "NotEq" | "Lt" | "LtE" | "Gt" | "GtE" | "Is" | "IsNot" | "In" | "NotIn";

// --- parts ---
export interface Comprehension {
  kind: "comprehension";
  target: Expr;
  iter: Expr;
  ifs: Expr[];
  is_async: 0 | 1;
}
export interface ExceptHandler extends Position {
  kind: "ExceptHandler";
  type: Expr | null;
  name: Identifier | null;
  body: Stmt[];
}
export interface Arguments {
  kind: "arguments";
  posonlyargs: Arg[];
  args: Arg[];
  vararg: Arg | null;
  kwonlyargs: Arg[];
  kw_defaults: (Expr | null)[];
  kwarg: Arg | null;
  defaults: Expr[];
}
export interface Arg extends Position {
  kind: "arg";
  arg: Identifier;
  annotation: Expr | null;
  type_comment: string | null;
}
export interface Keyword extends Position {
  kind: "keyword";
  arg: Identifier | null;
  value: Expr;
}
export interface Alias extends Position {
  kind: "alias";
  name: Identifier;
  asname: Identifier | null;
}
export interface WithItem {
  kind: "withitem";
  context_expr: Expr;
  optional_vars: Expr | null;
}
export interface MatchCase {
  kind: "match_case";
  pattern: Pattern;
  guard: Expr | null;
  body: Stmt[];
}

// --- patterns ---
export interface MatchValue extends Position {
  kind: "MatchValue";
  value: Expr;
}
export interface MatchSingleton extends Position {
  kind: "MatchSingleton";
  value: ConstantValue;
}
export interface MatchSequence extends Position {
  kind: "MatchSequence";
  patterns: Pattern[];
}
export interface MatchMapping extends Position {
  kind: "MatchMapping";
  keys: Expr[];
  patterns: Pattern[];
  rest: Identifier | null;
}
export interface MatchClass extends Position {
  kind: "MatchClass";
  cls: Expr;
  patterns: Pattern[];
  kwd_attrs: Identifier[];
  kwd_patterns: Pattern[];
}
export interface MatchStar extends Position {
  kind: "MatchStar";
  name: Identifier | null;
}
export interface MatchAs extends Position {
  kind: "MatchAs";
  pattern: Pattern | null;
  name: Identifier | null;
}
export interface MatchOr extends Position {
  kind: "MatchOr";
  patterns: Pattern[];
}
export type Pattern =
  | MatchValue
  | MatchSingleton
  | MatchSequence
  | MatchMapping
  | MatchClass
  | MatchStar
  | MatchAs
  | MatchOr;

// --- type parameters ---
export interface TypeVar extends Position {
  kind: "TypeVar";
  name: Identifier;
  bound: Expr | null;
  default_value: Expr | null;
}
export interface ParamSpec extends Position {
  kind: "ParamSpec";
  name: Identifier;
  default_value: Expr | null;
}
export interface TypeVarTuple extends Position {
  kind: "TypeVarTuple";
  name: Identifier;
  default_value: Expr | null;
}
export type TypeParam = TypeVar | ParamSpec | TypeVarTuple;

export type Node =
  | Mod
  | Stmt
  | Expr
  | Comprehension
  | ExceptHandler
  | Arguments
  | Arg
  | Keyword
  | Alias
  | WithItem
  | MatchCase
  | Pattern
  | TypeParam;
