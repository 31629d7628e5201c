// Type parameters (PEP 695, 696): generic functions, classes and type aliases. The parameters live in a function of their own, which is
// called at once; bounds, constraints and defaults are lazy functions.

import type { Scope } from "#analysis/scopes.ts";
import type { AsyncFunctionDef, ClassDef, Expr, FunctionDef, TypeAlias, TypeParam } from "#syntax/ast/nodes.ts";
import type { Fn } from "../context.ts";
import { expr } from "../dispatch.ts";
import { strLiteral } from "../expressions/constants.ts";
import { store } from "../expressions/names.ts";
import { checkFormat } from "./annotations.ts";
import { buildClass } from "./classes.ts";
import { beginFunction, declareVariables, epilogue, finishFunction } from "./frame.ts";
import { makeFunction } from "./function.ts";
import { callInternal, functionObject } from "./make.ts";

type Generic = FunctionDef | AsyncFunctionDef | ClassDef | TypeAlias;

function beginParameters(f: Fn, s: Generic, name: string, lineno: number): { inner: Fn; head: string; params: string } {
  const scope = f.u.table.typeParametersOf(s)!;
  const inner = beginFunction(f.u, f, scope, {
    name: `<generic parameters of ${name}>`,
    firstlineno: lineno,
    form: "function",
    argcount: 0,
    posonlyargcount: 0,
    kwonlyargcount: 0,
    flags: 0,
  });
  const head = declareVariables(inner);
  const values: string[] = [];
  for (const p of s.type_params) {
    const t = inner.alloc();
    inner.push(`${t} = ${typeParameter(inner, p)};`);
    store(inner, inner.mangle(p.name), t, p);
    values.push(t);
  }
  const params = inner.alloc();
  inner.push(`${params} = ${inner.h("tuple")}([${values.join(", ")}]);`);
  return { inner, head, params };
}

function typeParameter(f: Fn, p: TypeParam): string {
  const name = strLiteral(f.u, p.name);
  const dflt = p.default_value === null ? "undefined" : lazy(f, f.u.table.scopeOfDefault(p), p.name, p.default_value);
  if (p.kind === "ParamSpec") return `${f.h("paramSpec")}(${name}, ${dflt})`;
  if (p.kind === "TypeVarTuple") return `${f.h("typeVarTuple")}(${name}, ${dflt})`;
  let bound = "undefined";
  let constraints = "undefined";
  if (p.bound !== null) {
    const js = lazy(f, f.u.table.scopeOf(p), p.name, p.bound);
    if (p.bound.kind === "Tuple") constraints = js;
    else bound = js;
  }
  return `${f.h("typeVar")}(${name}, ${bound}, ${constraints}, ${dflt})`;
}

/** A function `name(format=1)` that evaluates an expression when asked. */
function lazy(f: Fn, scope: Scope, name: string, e: Expr): string {
  const inner = beginFunction(f.u, f, scope, {
    name,
    firstlineno: e.lineno,
    form: "function",
    argcount: 1,
    posonlyargcount: 1,
    kwonlyargcount: 0,
    flags: 0,
  });
  inner.code.constDefaults = 1;
  const head = `if ($format === undefined) $format = 1;\n${declareVariables(inner)}`;
  checkFormat(inner, e);
  const value =
    e.kind === "Starred"
      ? inner.toTemp(`(${inner.h("unpack")}(${inner.toTemp(expr(inner, e.value))}, 1)[0])`)
      : inner.toTemp(expr(inner, e));
  epilogue(inner, value);
  finishFunction(inner, ["$format"], head);
  return f.toTemp(functionObject(f, inner, "[1]", "undefined", "undefined"));
}

export function emitGenericFunction(
  f: Fn,
  s: FunctionDef | AsyncFunctionDef,
  defaults: string,
  kwdefaults: string,
): string {
  const { inner, head, params } = beginParameters(f, s, s.name, s.decorator_list[0]?.lineno ?? s.lineno);
  const made = inner.toTemp(makeFunction(inner, s, "defaults", "kwdefaults", s.decorator_list[0]?.lineno ?? s.lineno));
  inner.push(`${inner.h("setTypeParams")}(${made}, ${params});`);
  epilogue(inner, made);
  finishFunction(inner, ["defaults", "kwdefaults"], head);
  return callInternal(f, inner, [defaults, kwdefaults], s);
}

export function emitGenericClass(f: Fn, s: ClassDef, firstlineno: number): string {
  const { inner, head, params } = beginParameters(f, s, s.name, firstlineno);
  store(inner, ".type_params", params, s);
  const base = inner.alloc();
  inner.push(`${inner.P(s)}; ${base} = ${inner.h("subscriptGeneric")}(${params});`);
  store(inner, ".generic_base", base, s);
  const made = buildClass(inner, s, firstlineno, base);
  epilogue(inner, made);
  finishFunction(inner, [], head);
  return callInternal(f, inner, [], s);
}

export function emitTypeAlias(f: Fn, s: TypeAlias): void {
  const name = s.name.id;
  const scope = f.u.table.scopeOf(s);
  if (s.type_params.length === 0) {
    const evaluate = lazy(f, scope, name, s.value);
    store(f, f.mangle(name), `(${f.P(s)}, ${f.h("typeAlias")}(${strLiteral(f.u, name)}, undefined, ${evaluate}))`, s);
    return;
  }
  const { inner, head, params } = beginParameters(f, s, name, s.lineno);
  const evaluate = lazy(inner, scope, name, s.value);
  const made = inner.toTemp(`(${inner.h("typeAlias")}(${strLiteral(f.u, name)}, ${params}, ${evaluate}))`);
  epilogue(inner, made);
  finishFunction(inner, [], head);
  store(f, f.mangle(name), callInternal(f, inner, [], s), s);
}
