// What a tree made by a program must keep to before it is compiled (Python/ast.c, _PyAST_Validate), with CPython's messages. It works on the
// compiler's plain nodes; missing nodes are null.

import { typeError, valueError } from "#runtime/objects/exceptions.ts";
import type { ConstantValue } from "#syntax/ast/nodes.ts";

export interface TreeNode {
  readonly kind: string;
  // biome-ignore lint/suspicious/noExplicitAny: each kind has fields of its own, which were checked when the tree was converted
  readonly [field: string]: any;
}
type Context = "Load" | "Store" | "Del";
type Nodes = readonly (TreeNode | null)[];

const CONSTANT_NAMES = new Set(["None", "True", "False"]);

function checkName(name: string): void {
  if (CONSTANT_NAMES.has(name)) throw valueError(`identifier field can't represent '${name}' constant`);
}

function checkPosition(n: TreeNode): void {
  const { lineno, end_lineno: endLine, col_offset: column, end_col_offset: endColumn } = n;
  if (lineno === undefined) return;
  if (lineno > endLine) throw valueError(`AST node line range (${lineno}, ${endLine}) is not valid`);
  if ((lineno < 0 && endLine !== lineno) || (column < 0 && column !== endColumn))
    throw valueError(
      `AST node column range (${column}, ${endColumn}) for line range (${lineno}, ${endLine}) is not valid`,
    );
  if (lineno === endLine && column > endColumn)
    throw valueError(`line ${lineno}, column ${column}-${endColumn} is not a valid range`);
}

function nonEmpty(nodes: readonly unknown[], what: string, owner: string): void {
  if (nodes.length === 0) throw valueError(`empty ${what} on ${owner}`);
}

function expressions(nodes: Nodes, context: Context = "Load", nullable = false): void {
  for (const n of nodes) {
    if (n !== null) expression(n, context);
    else if (!nullable) throw valueError("None disallowed in expression list");
  }
}
function optional(n: TreeNode | null): void {
  if (n !== null) expression(n);
}
function statements(nodes: Nodes): void {
  for (const n of nodes) {
    if (n === null) throw valueError("None disallowed in statement list");
    statement(n);
  }
}
function body(n: TreeNode): void {
  nonEmpty(n["body"], "body", n.kind);
  statements(n["body"]);
}
function keywords(nodes: readonly TreeNode[]): void {
  for (const n of nodes) expression(n["value"]);
}
function comprehensions(nodes: readonly TreeNode[]): void {
  if (nodes.length === 0) throw valueError("comprehension with no generators");
  for (const n of nodes) {
    expression(n["target"], "Store");
    expression(n["iter"]);
    expressions(n["ifs"]);
  }
}
function parameters(n: TreeNode): void {
  for (const a of [...n["posonlyargs"], ...n["args"], n["vararg"], ...n["kwonlyargs"], n["kwarg"]]) {
    if (a === null) continue;
    checkPosition(a);
    optional(a["annotation"]);
  }
  if (n["defaults"].length > n["posonlyargs"].length + n["args"].length)
    throw valueError("more positional defaults than args on arguments");
  if (n["kw_defaults"].length !== n["kwonlyargs"].length)
    throw valueError("length of kwonlyargs is not the same as kw_defaults on arguments");
  expressions(n["defaults"]);
  expressions(n["kw_defaults"], "Load", true);
}
function typeParameters(nodes: readonly TreeNode[]): void {
  for (const n of nodes) {
    checkPosition(n);
    checkName(n["name"]);
    if (n.kind === "TypeVar") optional(n["bound"]);
    optional(n["default_value"]);
  }
}

function expression(n: TreeNode, context: Context = "Load"): void {
  checkPosition(n);
  const own: Context | undefined = n["ctx"];
  if (own === undefined) {
    if (context !== "Load") throw valueError(`expression which can't be assigned to in ${context} context`);
  } else if (own !== context) throw valueError(`expression must have ${context} context but has ${own} instead`);
  switch (n.kind) {
    case "Name":
      checkName(n["id"]);
      return;
    case "BoolOp":
      if (n["values"].length < 2) throw valueError("BoolOp with less than 2 values");
      expressions(n["values"]);
      return;
    case "Lambda":
      parameters(n["args"]);
      expression(n["body"]);
      return;
    case "Dict":
      if (n["keys"].length !== n["values"].length)
        throw valueError("Dict doesn't have the same number of keys as values");
      expressions(n["keys"], "Load", true);
      expressions(n["values"]);
      return;
    case "ListComp":
    case "SetComp":
    case "GeneratorExp":
      comprehensions(n["generators"]);
      expression(n["elt"]);
      return;
    case "DictComp":
      comprehensions(n["generators"]);
      expression(n["key"]);
      expression(n["value"]);
      return;
    case "Compare":
      if (n["comparators"].length === 0) throw valueError("Compare with no comparators");
      if (n["comparators"].length !== n["ops"].length)
        throw valueError("Compare has a different number of comparators and operands");
      expressions(n["comparators"]);
      expression(n["left"]);
      return;
    case "Call":
      expression(n["func"]);
      expressions(n["args"]);
      keywords(n["keywords"]);
      return;
    case "Starred":
      expression(n["value"], context);
      return;
    case "List":
    case "Tuple":
      expressions(n["elts"], context);
      return;
    case "NamedExpr":
      if (n["target"].kind !== "Name") throw typeError("NamedExpr target must be a Name");
      expression(n["value"]);
      return;
    case "Constant":
      return;
    default:
      parts(n);
  }
}

/** The expressions of kinds without rules of their own. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  BinOp: ["left", "right"],
  UnaryOp: ["operand"],
  IfExp: ["test", "body", "orelse"],
  Set: ["elts"],
  Yield: ["value"],
  YieldFrom: ["value"],
  Await: ["value"],
  JoinedStr: ["values"],
  TemplateStr: ["values"],
  FormattedValue: ["value", "format_spec"],
  Interpolation: ["value", "format_spec"],
  Attribute: ["value"],
  Subscript: ["slice", "value"],
  Slice: ["lower", "upper", "step"],
  Return: ["value"],
  Expr: ["value"],
  Assert: ["test", "msg"],
};
function parts(n: TreeNode): void {
  for (const field of PARTS[n.kind] ?? []) {
    if (Array.isArray(n[field])) expressions(n[field]);
    else optional(n[field]);
  }
}

function statement(n: TreeNode): void {
  checkPosition(n);
  switch (n.kind) {
    case "FunctionDef":
    case "AsyncFunctionDef":
      body(n);
      typeParameters(n["type_params"]);
      parameters(n["args"]);
      expressions(n["decorator_list"]);
      optional(n["returns"]);
      return;
    case "ClassDef":
      body(n);
      typeParameters(n["type_params"]);
      expressions(n["bases"]);
      keywords(n["keywords"]);
      expressions(n["decorator_list"]);
      return;
    case "Delete":
      nonEmpty(n["targets"], "targets", n.kind);
      expressions(n["targets"], "Del");
      return;
    case "Assign":
      nonEmpty(n["targets"], "targets", n.kind);
      expressions(n["targets"], "Store");
      expression(n["value"]);
      return;
    case "AugAssign":
      expression(n["target"], "Store");
      expression(n["value"]);
      return;
    case "AnnAssign":
      if (n["target"].kind !== "Name" && n["simple"]) throw typeError("AnnAssign with simple non-Name target");
      expression(n["target"], "Store");
      optional(n["value"]);
      expression(n["annotation"]);
      return;
    case "TypeAlias":
      if (n["name"].kind !== "Name") throw typeError("TypeAlias with non-Name name");
      expression(n["name"], "Store");
      typeParameters(n["type_params"]);
      expression(n["value"]);
      return;
    case "For":
    case "AsyncFor":
      expression(n["target"], "Store");
      expression(n["iter"]);
      body(n);
      statements(n["orelse"]);
      return;
    case "While":
    case "If":
      expression(n["test"]);
      body(n);
      statements(n["orelse"]);
      return;
    case "With":
    case "AsyncWith":
      nonEmpty(n["items"], "items", n.kind);
      for (const item of n["items"]) {
        expression(item["context_expr"]);
        if (item["optional_vars"] !== null) expression(item["optional_vars"], "Store");
      }
      body(n);
      return;
    case "Match":
      expression(n["subject"]);
      nonEmpty(n["cases"], "cases", n.kind);
      for (const c of n["cases"]) {
        pattern(c["pattern"], false);
        optional(c["guard"]);
        body(c);
      }
      return;
    case "Raise":
      if (n["exc"] === null && n["cause"] !== null) throw valueError("Raise with cause but no exception");
      optional(n["exc"]);
      optional(n["cause"]);
      return;
    case "Try":
    case "TryStar":
      tryStatement(n);
      return;
    case "ImportFrom":
      if (n["level"] < 0) throw valueError("Negative ImportFrom level");
      nonEmpty(n["names"], "names", n.kind);
      return;
    case "Import":
    case "Global":
    case "Nonlocal":
      nonEmpty(n["names"], "names", n.kind);
      return;
    default:
      parts(n);
  }
}

function tryStatement(n: TreeNode): void {
  body(n);
  if (n["handlers"].length === 0 && n["finalbody"].length === 0)
    throw valueError(`${n.kind} has neither except handlers nor finalbody`);
  if (n["handlers"].length === 0 && n["orelse"].length > 0)
    throw valueError(`${n.kind} has orelse but no except handlers`);
  for (const handler of n["handlers"]) {
    checkPosition(handler);
    optional(handler["type"]);
    body(handler);
  }
  statements(n["finalbody"]);
  statements(n["orelse"]);
}

function capture(name: string): void {
  if (name === "_") throw valueError("can't capture name '_' in patterns");
  checkName(name);
}

/** A pattern's value: a literal, a signed or complex number, or a dotted name. */
function patternValue(n: TreeNode): void {
  expression(n);
  if (n.kind === "Constant") {
    const { type } = n["value"] as ConstantValue;
    if (!["int", "float", "bytes", "complex", "complexFull", "str"].includes(type))
      throw valueError("unexpected constant inside of a literal pattern");
  } else if (!["Attribute", "UnaryOp", "BinOp", "JoinedStr", "TemplateStr"].includes(n.kind))
    throw valueError("patterns may only match literals and attribute lookups");
}

function patterns(nodes: readonly TreeNode[], starred: boolean): void {
  for (const n of nodes) pattern(n, starred);
}

function pattern(n: TreeNode, starred: boolean): void {
  checkPosition(n);
  switch (n.kind) {
    case "MatchValue":
      patternValue(n["value"]);
      return;
    case "MatchSingleton":
      if (!["None", "bool"].includes((n["value"] as ConstantValue).type))
        throw valueError("MatchSingleton can only contain True, False and None");
      return;
    case "MatchSequence":
      patterns(n["patterns"], true);
      return;
    case "MatchMapping":
      if (n["keys"].length !== n["patterns"].length)
        throw valueError("MatchMapping doesn't have the same number of keys as patterns");
      if (n["rest"] !== null) capture(n["rest"]);
      for (const key of n["keys"] as TreeNode[])
        if (key.kind !== "Constant" || !["None", "bool"].includes((key["value"] as ConstantValue).type))
          patternValue(key);
      patterns(n["patterns"], false);
      return;
    case "MatchClass": {
      if (n["kwd_attrs"].length !== n["kwd_patterns"].length)
        throw valueError("MatchClass doesn't have the same number of keyword attributes as patterns");
      expression(n["cls"]);
      let cls = n["cls"] as TreeNode;
      while (cls.kind === "Attribute") cls = cls["value"];
      if (cls.kind !== "Name") throw valueError("MatchClass cls field can only contain Name or Attribute nodes.");
      for (const name of n["kwd_attrs"]) checkName(name);
      patterns(n["patterns"], false);
      patterns(n["kwd_patterns"], false);
      return;
    }
    case "MatchStar":
      if (!starred) throw valueError("can't use MatchStar here");
      if (n["name"] !== null) capture(n["name"]);
      return;
    case "MatchAs":
      if (n["name"] !== null) capture(n["name"]);
      if (n["pattern"] === null) return;
      if (n["name"] === null) throw valueError("MatchAs must specify a target name if a pattern is given");
      pattern(n["pattern"], false);
      return;
    case "MatchOr":
      if (n["patterns"].length < 2) throw valueError("MatchOr requires at least 2 patterns");
      patterns(n["patterns"], false);
      return;
    default:
  }
}

/** ValueError or TypeError where a module, an expression or an interactive statement breaks the rules. */
export function validate(tree: TreeNode): void {
  if (tree.kind === "Expression") expression(tree["body"]);
  else if (tree.kind === "FunctionType") {
    expressions(tree["argtypes"]);
    expression(tree["returns"]);
  } else statements(tree["body"]);
}
