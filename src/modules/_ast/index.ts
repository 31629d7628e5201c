// Module _ast: the node classes of CPython's ast and the conversion of trees both ways. Follows Parser/asdl_c.py and Python/Python-ast.c.
// Columns are UTF-8 bytes in Python and UTF-16 units in the compiler; the conversion is here.

import { unionOfItems } from "#builtins/type/union.ts";
import { callMethod, getattr, lookupAttribute } from "#runtime/attributes.ts";
import { call1, callv } from "#runtime/calls/call.ts";
import { defineModule, makeType, type NativeModule } from "#runtime/native/define.ts";
import { kwrest, rest } from "#runtime/native/params.ts";
import { PyBytes, PyList, PyTuple } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import { typeError, valueError } from "#runtime/objects/exceptions.ts";
import { pyEquals } from "#runtime/objects/hash.ts";
import { instanceDict } from "#runtime/objects/instance-dict.ts";
import { intType, isInt, normalizeInt, PyComplex, PyFloat } from "#runtime/objects/numbers.ts";
import { PyObject, type PyValue, slotsOf } from "#runtime/objects/object.ts";
import { frozensetOf, PyFrozenSet } from "#runtime/objects/set.ts";
import { Ellipsis, None } from "#runtime/objects/singletons.ts";
import { fromUtf16, isStr, jsText, strType } from "#runtime/objects/str.ts";
import { objectType, type PyType, TypeFlags, typeType } from "#runtime/objects/type.ts";
import { setInstanceDict, typeNew } from "#runtime/objects/type-create.ts";
import { typeName, typeOf } from "#runtime/objects/type-of.ts";
import { toIndexValue } from "#runtime/operators/protocols.ts";
import { fieldProperty, NODE_FIELDS } from "#syntax/ast/fields.ts";
import type { ConstantValue } from "#syntax/ast/nodes.ts";
import { utf8Length } from "#text/source.ts";
import type { AstHooks } from "../builtins/evaluation.ts";
import { nodeRepr } from "./repr.ts";
import { type TreeNode, validate } from "./validate.ts";

const POSITION = ["lineno", "col_offset", "end_lineno", "end_col_offset"];
/** Sum types: their members, and whether the members have positions. */
const SUMS: Record<string, { members: string; located: boolean }> = {
  mod: { members: "Module Interactive Expression FunctionType", located: false },
  stmt: {
    members:
      "FunctionDef AsyncFunctionDef ClassDef Return Delete Assign TypeAlias AugAssign AnnAssign For AsyncFor While If With AsyncWith Match Raise Try TryStar Assert Import ImportFrom Global Nonlocal Expr Pass Break Continue",
    located: true,
  },
  expr: {
    members:
      "BoolOp NamedExpr BinOp UnaryOp Lambda IfExp Dict Set ListComp SetComp DictComp GeneratorExp Await Yield YieldFrom Compare Call FormattedValue Interpolation JoinedStr TemplateStr Constant Attribute Subscript Starred Name List Tuple Slice",
    located: true,
  },
  expr_context: { members: "Load Store Del", located: false },
  boolop: { members: "And Or", located: false },
  operator: { members: "Add Sub Mult MatMult Div Mod Pow LShift RShift BitOr BitXor BitAnd FloorDiv", located: false },
  unaryop: { members: "Invert Not UAdd USub", located: false },
  cmpop: { members: "Eq NotEq Lt LtE Gt GtE Is IsNot In NotIn", located: false },
  excepthandler: { members: "ExceptHandler", located: true },
  pattern: {
    members: "MatchValue MatchSingleton MatchSequence MatchMapping MatchClass MatchStar MatchAs MatchOr",
    located: true,
  },
  type_ignore: { members: "TypeIgnore", located: false },
  type_param: { members: "TypeVar ParamSpec TypeVarTuple", located: true },
};
const PRODUCTS = ["comprehension", "arguments", "arg", "keyword", "alias", "withitem", "match_case"];
const LOCATED_PRODUCTS = new Set(["arg", "keyword", "alias"]);
/** Fields whose values are words in our trees and node objects in Python's. */
const WORDS: Record<string, string> = { ctx: "expr_context", op: "", ops: "cmpop" };
/** Python types of fields that are not nodes. */
const IDENTIFIERS = new Set(["name", "id", "attr", "arg", "module", "asname", "rest", "vararg_name", "kwd_attrs"]);
const OPTIONAL_ATTRIBUTES = ["end_lineno", "end_col_offset"];

function fieldType(kind: string, field: string): string {
  const expr = new Set([
    "value",
    "target",
    "iter",
    "test",
    "left",
    "right",
    "operand",
    "func",
    "elt",
    "key",
    "lower",
    "upper",
    "step",
    "slice",
    "returns",
    "annotation",
    "exc",
    "cause",
    "msg",
    "context_expr",
    "optional_vars",
    "guard",
    "bound",
    "default_value",
    "format_spec",
    "subject",
    "cls",
    "type",
  ]);
  if (kind === "Constant" && field === "value") return "object";
  if (kind === "TypeIgnore") return field === "lineno" ? "int" : "str";
  if (kind === "TypeAlias" && field === "name") return "expr";
  if (kind === "MatchSingleton" || (kind === "Interpolation" && field === "str")) return "object";
  if ((kind === "Lambda" || kind === "IfExp" || kind === "Expression") && field === "body") return "expr";
  if (kind === "IfExp" && field === "orelse") return "expr";
  if (field === "args" && kind !== "Call" && kind !== "arguments") return "arguments";
  if (kind === "match_case" && field === "pattern") return "pattern";
  if (kind === "MatchAs" && field === "pattern") return "pattern";
  if (field === "patterns" || field === "kwd_patterns") return "pattern";
  if (field === "vararg" || field === "kwarg" || (kind === "arguments" && /args$/.test(field))) return "arg";
  if (field === "ctx") return "expr_context";
  if (field === "ops") return "cmpop";
  if (field === "op") return kind === "BoolOp" ? "boolop" : kind === "UnaryOp" ? "unaryop" : "operator";
  if (field === "names") return kind === "Import" || kind === "ImportFrom" ? "alias" : "str";
  if (field === "generators") return "comprehension";
  if (field === "handlers") return "excepthandler";
  if (field === "items") return "withitem";
  if (field === "cases") return "match_case";
  if (field === "keywords") return "keyword";
  if (field === "type_params") return "type_param";
  if (field === "type_ignores") return "type_ignore";
  if (["body", "orelse", "finalbody"].includes(field)) return "stmt";
  if (
    [
      "elts",
      "values",
      "keys",
      "decorator_list",
      "bases",
      "targets",
      "comparators",
      "args",
      "ifs",
      "defaults",
      "kw_defaults",
      "argtypes",
    ].includes(field)
  )
    return "expr";
  if (["conversion", "simple", "level", "is_async", "lineno"].includes(field)) return "int";
  if (IDENTIFIERS.has(field) || ["type_comment", "kind", "tag"].includes(field)) return "str";
  if (expr.has(field)) return "expr";
  return "object";
}

/** A node class's `__doc__`: its line of Parser/Python.asdl. */
function documentation(name: string): string {
  const sum = SUMS[name];
  if (sum !== undefined) {
    const members = sum.members.split(" ");
    const simple = members.every((m) => (NODE_FIELDS.get(m) ?? []).length === 0);
    return `${name} = ${members.map(documentation).join(simple ? " | " : `\n${" ".repeat(name.length + 1)}| `)}`;
  }
  const fields = (NODE_FIELDS.get(name) ?? []).map((f) => {
    const type = fieldType(name, f.name);
    const shown =
      type === "object"
        ? "constant"
        : type !== "str"
          ? type
          : ["type_comment", "kind", "tag"].includes(f.name)
            ? "string"
            : "identifier";
    return `${shown}${name === "Constant" && f.name === "kind" ? "?" : f.quantity} ${f.name}`;
  });
  return fields.length === 0 ? name : `${name}(${fields.join(", ")})`;
}

const astModule: NativeModule = defineModule("_ast", (interpreter) => {
  // A layout of its own per interpreter: node classes are mutable.
  class PyAst extends PyObject {}
  const classes = new Map<string, PyType>();
  const singletons = new Map<string, PyObject>();
  const typesByName: Record<string, PyType> = {};

  const astType: PyType = makeType(
    PyAst,
    { name: "AST", module: "ast", flags: TypeFlags.BASETYPE | TypeFlags.DICT | TypeFlags.WEAKREF },
    (c) => ({
      slots: {
        new: c.makePlain(),
        repr: (self) => nodeRepr(self, astType, 3),
        init: c.init([rest("args"), kwrest("kwargs")], (self, args, kwargs) => {
          const fields = fieldValues(self);
          const { name } = self.cls;
          if (args.length > fields.length)
            throw typeError(
              `${name} constructor takes at most ${fields.length} positional argument${fields.length === 1 ? "" : "s"}`,
            );
          const left = new Set(fields);
          const put = (key: PyValue, v: PyValue): void => {
            callMethod(self, "__setattr__", key, v);
          };
          args.forEach((v, i) => {
            put(fields[i]!, v);
            left.delete(fields[i]!);
          });
          const attributes = attributesOf(self);
          for (const [key, v] of kwargs.pairs()) {
            const field = fields.find((f) => pyEquals(f, key));
            if (field !== undefined && !left.delete(field))
              throw typeError(`${name} got multiple values for argument ${reprShort(key)}`);
            if (field === undefined && !attributes.includes(jsText(key) ?? ""))
              warn(
                `${name}.__init__ got an unexpected keyword argument ${reprShort(key)}. Support for arbitrary keyword arguments is deprecated and will be removed in Python 3.15.`,
              );
            put(key, v);
          }
          const types = lookupAttribute(self.cls, "_field_types");
          if (!(types instanceof PyDict)) return;
          for (const field of left) {
            const type = types.get(field);
            if (type === undefined)
              warn(
                `Field ${reprShort(field)} is missing from ${name}._field_types. This will become an error in Python 3.15.`,
              );
            else if (typeName(type) === "GenericAlias" || typeName(type) === "types.GenericAlias")
              put(field, new PyList([]));
            else if (type === classes.get("expr_context")) put(field, word("Load"));
            else if (typeName(type) !== "typing.Union" && typeName(type) !== "Union")
              warn(
                `${name}.__init__ missing 1 required positional argument: ${reprShort(field)}. This will become an error in Python 3.15.`,
              );
          }
        }),
      },
      methods: {
        __reduce__: c.method([], (self) => new PyTuple([self.cls, new PyTuple([]), instanceDict(self)])),
        __replace__: c.method([kwrest("kwargs")], (self, kwargs) => replaced(self, kwargs)),
      },
      properties: {
        __dict__: c.property(
          (self) => instanceDict(self),
          (self, v) => setInstanceDict(self, v),
        ),
      },
      attributes: {
        _fields: new PyTuple([]),
        _attributes: new PyTuple([]),
        __match_args__: new PyTuple([]),
        _field_types: new PyDict(),
      },
    }),
  );

  const attributesOf = (o: PyObject): string[] =>
    (lookupAttribute(o.cls, "_attributes") as PyTuple | undefined)?.items.map((x) => jsText(x) ?? "") ?? [];

  /** A copy with other values of fields and attributes; what else the node carries is left out. */
  const replaced = (self: PyObject, given: PyDict): PyValue => {
    const { name } = self.cls;
    const fields = fieldsOf(self);
    const known = new Set([...fields, ...attributesOf(self)]);
    const own = instanceDict(self);
    const values = new PyDict();
    for (const [k, v] of own.pairs()) if (known.has(jsText(k) ?? "")) values.set(k, v);
    for (const [k, v] of given.pairs()) {
      if (!known.has(jsText(k) ?? ""))
        throw typeError(`${name}.__replace__ got an unexpected keyword argument ${reprShort(k)}.`);
      values.set(k, v);
    }
    const missing = fields.filter((f) => values.getStr(f) === undefined && lookupAttribute(self.cls, f) === undefined);
    const required = missing.filter((f) => quantityOf(self.cls, f) === "");
    if (required.length > 0)
      throw typeError(
        `${name}.__replace__ missing ${required.length} keyword argument${required.length === 1 ? "" : "s"}: ${required.map((f) => `'${f}'`).join(", ")}.`,
      );
    const copy = new self.cls.K() as PyObject;
    for (const [k, v] of values.pairs()) instanceDict(copy).set(k, v);
    return copy;
  };

  const warn = (text: string): void => {
    callv(getattr(interpreter.importModule("warnings"), "warn"), [
      text,
      interpreter.builtins.getStr("DeprecationWarning")!,
      2,
    ]);
  };
  const fieldValues = (o: PyObject): readonly PyValue[] => {
    const f = lookupAttribute(o.cls, "_fields");
    return f instanceof PyTuple || f instanceof PyList ? f.items : [];
  };
  const fieldsOf = (o: PyObject): string[] => fieldValues(o).map((x) => jsText(x) ?? "");
  const quantityOf = (cls: PyType, field: string): "" | "?" | "*" | undefined => {
    for (const t of cls.mro) {
      const spec = NODE_FIELDS.get(t.name)?.find((s) => s.name === field);
      if (spec !== undefined) return spec.quantity;
    }
    return undefined;
  };

  const define = (name: string, base: PyType, fields: readonly string[], located: boolean): PyType => {
    const ns = new PyDict();
    ns.set("__module__", "ast");
    ns.set("__doc__", documentation(name));
    ns.set("_fields", new PyTuple(fields.slice()));
    ns.set("__match_args__", new PyTuple(fields.slice()));
    if (located) {
      ns.set("_attributes", new PyTuple(POSITION));
      for (const a of OPTIONAL_ATTRIBUTES) ns.set(a, None);
    } else ns.set("_attributes", new PyTuple([]));
    for (const spec of NODE_FIELDS.get(name) ?? []) if (spec.quantity === "?") ns.set(spec.name, None);
    const t = typeNew(typeType, name, [base], ns, []);
    classes.set(name, t);
    typesByName[name] = t;
    return t;
  };
  for (const [sum, { members, located }] of Object.entries(SUMS)) {
    const base = define(sum, astType, [], located);
    for (const m of members.split(" "))
      define(
        m,
        base,
        (NODE_FIELDS.get(m) ?? []).map((f) => f.name),
        located,
      );
  }
  for (const p of PRODUCTS)
    define(
      p,
      astType,
      (NODE_FIELDS.get(p) ?? []).map((f) => f.name),
      LOCATED_PRODUCTS.has(p),
    );
  for (const [name, t] of classes) {
    const d = new PyDict();
    for (const spec of NODE_FIELDS.get(name) ?? []) {
      const kind = fieldType(name, spec.name);
      let v: PyValue =
        kind === "str"
          ? strType
          : kind === "int"
            ? intType
            : kind === "object"
              ? objectType
              : (classes.get(kind) ?? objectType);
      if (spec.quantity === "*") v = callv(getattr(interpreter.builtins.getStr("list")!, "__class_getitem__"), [v]);
      else if (spec.quantity === "?" || (name === "Constant" && spec.name === "kind")) v = unionOfItems([v, None]);
      d.set(spec.name, v);
    }
    t.setOwn("_field_types", d);
    if (d.size > 0) t.setOwn("__annotations__", d);
  }
  const word = (name: string): PyObject => {
    let s = singletons.get(name);
    if (s === undefined) {
      s = new (classes.get(name)!.K)();
      singletons.set(name, s);
    }
    return s;
  };

  // --- to Python ---
  const constant = (c: ConstantValue): PyValue => {
    switch (c.type) {
      case "None":
        return None;
      case "Ellipsis":
        return Ellipsis;
      case "bool":
        return c.value;
      case "int":
        return typeof c.value === "bigint" ? normalizeInt(c.value) : c.value;
      case "float":
        return new PyFloat(c.value);
      case "complex":
        return new PyComplex(0, c.imag);
      case "complexFull":
        return new PyComplex(c.real, c.imag);
      case "str":
        return fromUtf16(c.value);
      case "bytes":
        return new PyBytes(c.value);
      case "tuple":
        return new PyTuple(c.items.map(constant));
      case "frozenset":
        return frozensetOf(c.items.map(constant));
    }
  };
  const toPython = (tree: unknown, source: string): PyValue => {
    const ascii = /^[\x00-\x7f]*$/.test(source);
    const lines = ascii ? [] : source.split(/\r\n|\r|\n/);
    const column = (line: number, col: number): number =>
      ascii ? col : utf8Length((lines[line - 1] ?? "").slice(0, col));
    const convert = (v: unknown, field: string): PyValue => {
      if (v === null || v === undefined) return None;
      if (Array.isArray(v)) return new PyList(v.map((x) => convert(x, field)));
      if (typeof v === "string") return field in WORDS && classes.has(v) ? word(v) : fromUtf16(v);
      if (typeof v === "number" || typeof v === "boolean") return v;
      const n = v as Record<string, unknown> & { kind?: string; type?: string };
      if (n.kind === undefined) return constant(v as ConstantValue);
      const cls = classes.get(n.kind)!;
      const o = new cls.K();
      const slots = slotsOf(o);
      for (const spec of NODE_FIELDS.get(n.kind)!)
        slots["$" + spec.name] = convert(n[fieldProperty(n.kind, spec.name)], spec.name);
      for (const spec of NODE_FIELDS.get(n.kind)!) cls.storedNames.add(spec.name);
      if (
        typeof n["lineno"] === "number" &&
        cls.lookup("_attributes") !== undefined &&
        (cls.lookup("_attributes") as PyTuple).items.length > 0
      ) {
        slots.$lineno = n["lineno"] as number;
        slots.$col_offset = column(n["lineno"] as number, n["col_offset"] as number);
        slots.$end_lineno = n["end_lineno"] as number;
        slots.$end_col_offset = column(n["end_lineno"] as number, n["end_col_offset"] as number);
      }
      return o;
    };
    const r = convert((tree as { tree: unknown }).tree ?? tree, "");
    return r;
  };

  // --- from Python ---
  const fromConstant = (v: PyValue): ConstantValue => {
    if (v === None) return { type: "None" };
    if (v === Ellipsis) return { type: "Ellipsis" };
    if (typeof v === "boolean") return { type: "bool", value: v };
    if (typeof v === "number" || typeof v === "bigint") return { type: "int", value: v };
    if (v instanceof PyFloat && !v.cls.isHeap) return { type: "float", value: v.value };
    if (v instanceof PyComplex && !v.cls.isHeap)
      return v.real === 0 && !Object.is(v.real, -0)
        ? { type: "complex", imag: v.imag }
        : { type: "complexFull", real: v.real, imag: v.imag };
    if (isStr(v) && !typeOf(v).isHeap) return { type: "str", value: jsText(v)! };
    if (v instanceof PyBytes && !v.cls.isHeap) return { type: "bytes", value: v.data };
    if (v instanceof PyTuple && !v.cls.isHeap) return { type: "tuple", items: v.items.map(fromConstant) };
    if (v instanceof PyFrozenSet && !v.cls.isHeap)
      return {
        type: "frozenset",
        items: [...(call1(interpreter.builtins.getStr("list")!, v) as PyList).items].map(fromConstant),
      };
    throw typeError(`got an invalid type in Constant: ${typeName(v)}`);
  };
  const kindOf = (o: PyValue, want: string): string => {
    const t = typeOf(o);
    for (const b of t.mro)
      if (
        classes.get(b.name) === b &&
        (NODE_FIELDS.has(b.name) || Object.values(SUMS).some((s) => s.members.split(" ").includes(b.name)))
      )
        return b.name;
    throw typeError(`expected some sort of ${want}, but got ${reprShort(o)}`);
  };
  const reprShort = (o: PyValue): string => jsText(call1(interpreter.builtins.getStr("repr")!, o)) ?? "";
  const fromField = (v: PyValue, kind: string, field: string, quantity: string): unknown => {
    if (quantity === "*") {
      if (!(v instanceof PyList)) throw typeError(`${kind} field "${field}" must be a list, not a ${typeName(v)}`);
      const item = fieldType(kind, field);
      return v.items.map((x) =>
        x === None && (item === "expr" || item === "stmt") ? null : fromField(x, kind, field, ""),
      );
    }
    const type = fieldType(kind, field);
    if (v === None && quantity === "" && type !== "object" && type !== "int")
      throw valueError(`field '${field}' is required for ${kind}`);
    if (v === None && quantity === "?") return type === "int" ? 0 : null;
    if (kind === "Constant" && field === "value") return fromConstant(v);
    if (kind === "MatchSingleton" || (kind === "Interpolation" && field === "str")) return fromConstant(v);
    if (type === "str") {
      const s = jsText(v);
      if (s === undefined) throw typeError("AST identifier must be of type str");
      return s;
    }
    if (type === "int") {
      if (!isInt(v)) throw valueError(`invalid integer value: ${reprShort(v)}`);
      return Number(toIndexValue(v));
    }
    return fromNode(v, type);
  };
  const positionOf = (o: PyValue, name: string, kind: string): number | undefined => {
    const v = lookupAttribute(o, name);
    if (name.startsWith("end_") && (v === undefined || v === None)) return undefined;
    if (v === undefined) throw typeError(`required field "${name}" missing from ${kind}`);
    if (!isInt(v)) throw valueError(`invalid integer value: ${reprShort(v)}`);
    return Number(toIndexValue(v));
  };
  const fromNode = (o: PyValue, want: string): unknown => {
    const kind = kindOf(o, want);
    const specs = NODE_FIELDS.get(kind);
    if (specs === undefined) return kind;
    const want2 = classes.get(want);
    if (want2 !== undefined && !typeOf(o).isSubtype(want2))
      throw typeError(`expected some sort of ${want}, but got ${reprShort(o)}`);
    const n: Record<string, unknown> = { kind };
    for (const spec of specs) {
      const v = lookupAttribute(o, spec.name);
      if (v === undefined) {
        if (spec.quantity === "*") n[fieldProperty(kind, spec.name)] = [];
        else if (spec.quantity === "?") n[fieldProperty(kind, spec.name)] = null;
        else throw typeError(`required field "${spec.name}" missing from ${kind}`);
        continue;
      }
      n[fieldProperty(kind, spec.name)] = fromField(v, kind, spec.name, spec.quantity);
    }
    const attrs = typeOf(o).lookup("_attributes");
    if (attrs instanceof PyTuple && attrs.items.length > 0) {
      const lineno = positionOf(o, "lineno", kind)!;
      const col = positionOf(o, "col_offset", kind)!;
      n["lineno"] = lineno;
      n["col_offset"] = col;
      n["end_lineno"] = positionOf(o, "end_lineno", kind) ?? lineno;
      n["end_col_offset"] = positionOf(o, "end_col_offset", kind) ?? col;
    }
    return n;
  };

  const hooks: AstHooks = {
    isTree: (v) => typeOf(v).isSubtype(astType),
    fromPython: (v, kind) => {
      const want =
        kind === "exec"
          ? "Module"
          : kind === "eval"
            ? "Expression"
            : kind === "single"
              ? "Interactive"
              : "FunctionType";
      const t = typeOf(v);
      if (!t.isSubtype(classes.get(want)!)) throw typeError(`expected ${want} node, got ${t.name}`);
      const tree = fromNode(v, "mod") as TreeNode;
      validate(tree);
      return tree;
    },
    toPython,
  };
  interpreter.state.set("_ast", hooks);
  return {
    types: { AST: astType, ...typesByName },
    attributes: {
      PyCF_ONLY_AST: 0x400,
      PyCF_TYPE_COMMENTS: 0x1000,
      PyCF_ALLOW_TOP_LEVEL_AWAIT: 0x2000,
      PyCF_OPTIMIZED_AST: 0x8400,
    },
  };
});
export default astModule;
