// The fields of every node kind, in CPython's order (Parser/Python.asdl): `name` a required field, `name?` an optional
// one, `name*` a list. Field names are CPython's; FIELD_PROPERTIES gives our property where it has another name.

export interface FieldSpec {
  name: string;
  quantity: "" | "?" | "*";
}

const TABLE: Record<string, string> = {
  Module: "body* type_ignores*",
  Interactive: "body*",
  Expression: "body",
  FunctionType: "argtypes* returns",
  FunctionDef: "name args body* decorator_list* returns? type_comment? type_params*",
  AsyncFunctionDef: "name args body* decorator_list* returns? type_comment? type_params*",
  ClassDef: "name bases* keywords* body* decorator_list* type_params*",
  Return: "value?",
  Delete: "targets*",
  Assign: "targets* value type_comment?",
  TypeAlias: "name type_params* value",
  AugAssign: "target op value",
  AnnAssign: "target annotation value? simple",
  For: "target iter body* orelse* type_comment?",
  AsyncFor: "target iter body* orelse* type_comment?",
  While: "test body* orelse*",
  If: "test body* orelse*",
  With: "items* body* type_comment?",
  AsyncWith: "items* body* type_comment?",
  Match: "subject cases*",
  Raise: "exc? cause?",
  Try: "body* handlers* orelse* finalbody*",
  TryStar: "body* handlers* orelse* finalbody*",
  Assert: "test msg?",
  Import: "names*",
  ImportFrom: "module? names* level?",
  Global: "names*",
  Nonlocal: "names*",
  Expr: "value",
  Pass: "",
  Break: "",
  Continue: "",
  BoolOp: "op values*",
  NamedExpr: "target value",
  BinOp: "left op right",
  UnaryOp: "op operand",
  Lambda: "args body",
  IfExp: "test body orelse",
  Dict: "keys* values*",
  Set: "elts*",
  ListComp: "elt generators*",
  SetComp: "elt generators*",
  DictComp: "key value generators*",
  GeneratorExp: "elt generators*",
  Await: "value",
  Yield: "value?",
  YieldFrom: "value",
  Compare: "left ops* comparators*",
  Call: "func args* keywords*",
  FormattedValue: "value conversion format_spec?",
  Interpolation: "value str conversion format_spec?",
  JoinedStr: "values*",
  TemplateStr: "values*",
  Constant: "value kind?",
  Attribute: "value attr ctx",
  Subscript: "value slice ctx",
  Starred: "value ctx",
  Name: "id ctx",
  List: "elts* ctx",
  Tuple: "elts* ctx",
  Slice: "lower? upper? step?",
  comprehension: "target iter ifs* is_async",
  ExceptHandler: "type? name? body*",
  arguments: "posonlyargs* args* vararg? kwonlyargs* kw_defaults* kwarg? defaults*",
  arg: "arg annotation? type_comment?",
  keyword: "arg? value",
  alias: "name asname?",
  withitem: "context_expr optional_vars?",
  match_case: "pattern guard? body*",
  MatchValue: "value",
  MatchSingleton: "value",
  MatchSequence: "patterns*",
  MatchMapping: "keys* patterns* rest?",
  MatchClass: "cls patterns* kwd_attrs* kwd_patterns*",
  MatchStar: "name?",
  MatchAs: "pattern? name?",
  MatchOr: "patterns*",
  TypeVar: "name bound? default_value?",
  ParamSpec: "name default_value?",
  TypeVarTuple: "name default_value?",
  TypeIgnore: "lineno tag",
};

export const NODE_FIELDS: ReadonlyMap<string, readonly FieldSpec[]> = new Map(
  Object.entries(TABLE).map(([kind, fields]) => [
    kind,
    fields
      .split(" ")
      .filter((field) => field !== "")
      .map((field): FieldSpec => {
        const last = field.at(-1);
        return last === "?" || last === "*"
          ? { name: field.slice(0, -1), quantity: last }
          : { name: field, quantity: "" };
      }),
  ]),
);

/** Our property for a field: only Constant.kind differs, as `kind` tells node kinds apart here. */
export function fieldProperty(kind: string, field: string): string {
  return kind === "Constant" && field === "kind" ? "prefix" : field;
}
