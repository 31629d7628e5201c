// Functions: parameters, defaults, docstrings, bodies of def, async def and lambda.

import { CodeFlags } from "#abi/types.ts";
import type { Scope } from "#analysis/scopes.ts";
import type { Arguments, AsyncFunctionDef, Expr, FunctionDef, Lambda, Stmt } from "#syntax/ast/nodes.ts";
import type { Fn } from "../context.ts";
import { body, expr } from "../dispatch.ts";
import { cleanDoc, constant, isNumber, isString } from "../expressions/constants.ts";
import { settleAll } from "../expressions/operands.ts";
import { quote } from "../js/quote.ts";
import { encodeName } from "../names.ts";
import { planSteps } from "../statements/resumption.ts";
import { functionAnnotations } from "./annotations.ts";
import { beginFunction, declareVariables, epilogue, finishFunction } from "./frame.ts";
import { functionObject } from "./make.ts";

/** Evaluates defaults: JavaScript arrays and dicts as atoms, or "undefined". */
export function emitDefaults(f: Fn, args: Arguments): { defaults: string; kwdefaults: string } {
  let defaults = "undefined";
  let kwdefaults = "undefined";
  if (args.defaults.length > 0) {
    const values = settleAll(f, args.defaults, (e) => expr(f, e));
    defaults = f.alloc();
    f.push(`${defaults} = [${values.join(", ")}];`);
  }
  const given = args.kwonlyargs.flatMap((a, i) => {
    const value = args.kw_defaults[i];
    return value ? [{ name: f.mangle(a.arg), value }] : [];
  });
  if (given.length > 0) {
    kwdefaults = f.alloc();
    f.push(`${kwdefaults} = ${f.h("dict")}();`);
    for (const { name, value } of given) {
      const top = f.top;
      f.push(`${f.h("dictSet")}(${kwdefaults}, ${quote(name)}, ${f.toTemp(expr(f, value))});`);
      f.top = top;
    }
  }
  return { defaults, kwdefaults };
}

/** Compiles a function and gives the expression that makes the function object. */
export function makeFunction(
  f: Fn,
  s: FunctionDef | AsyncFunctionDef,
  defaults: string,
  kwdefaults: string,
  firstlineno: number,
): string {
  const scope = f.u.table.scopeOf(s);
  const annotate = functionAnnotations(f, s);
  const inner = compileFunction(f, scope, s.name, s.args, firstlineno, s.body, s.kind === "AsyncFunctionDef");
  return functionObject(f, inner, defaults, kwdefaults, annotate);
}

export function emitLambda(f: Fn, e: Lambda): string {
  const { defaults, kwdefaults } = emitDefaults(f, e.args);
  const scope = f.u.table.scopeOf(e);
  const inner = compileFunction(f, scope, "<lambda>", e.args, e.lineno, e.body, false);
  return functionObject(f, inner, defaults, kwdefaults, "undefined");
}

function formOf(scope: Scope, isAsync: boolean): "function" | "generator" | "coroutine" | "asyncgen" {
  if (scope.isGenerator) return isAsync ? "asyncgen" : "generator";
  return isAsync ? "coroutine" : "function";
}

function compileFunction(
  f: Fn,
  scope: Scope,
  name: string,
  args: Arguments,
  firstlineno: number,
  code: Stmt[] | Expr,
  isAsync: boolean,
): Fn {
  const form = formOf(scope, isAsync);
  let flags = 0;
  if (args.vararg !== null) flags |= CodeFlags.VARARGS;
  if (args.kwarg !== null) flags |= CodeFlags.VARKEYWORDS;
  if (form === "generator") flags |= CodeFlags.GENERATOR;
  if (form === "coroutine") flags |= CodeFlags.COROUTINE;
  if (form === "asyncgen") flags |= CodeFlags.ASYNC_GENERATOR;
  if (scope.isMethod) flags |= CodeFlags.METHOD;
  const inner = beginFunction(f.u, f, scope, {
    name,
    firstlineno,
    form,
    argcount: args.posonlyargs.length + args.args.length,
    posonlyargcount: args.posonlyargs.length,
    kwonlyargcount: args.kwonlyargs.length,
    flags,
  });
  const list = Array.isArray(code) ? code : null;
  const positional = [...args.posonlyargs, ...args.args];
  const params = positional.map((a) => "$" + encodeName(inner.mangle(a.arg)));
  if (args.vararg !== null) params.push("$" + encodeName(inner.mangle(args.vararg.arg)));
  for (const a of args.kwonlyargs) params.push("$" + encodeName(inner.mangle(a.arg)));
  if (args.kwarg !== null) params.push("$" + encodeName(inner.mangle(args.kwarg.arg)));
  if (
    list !== null &&
    (form === "generator" || form === "coroutine") &&
    !f.u.susp &&
    !f.u.traced &&
    !scope.usesLocalsBuiltins
  )
    inner.resumption = planSteps(list);
  let head = constantDefaults(inner, args, params, positional.length);
  head += declareVariables(inner);
  const depth = f.u.depth;
  if (list === null) {
    inner.traceLine((code as Expr).lineno);
    const value = inner.toTemp(expr(inner, code as Expr));
    epilogue(inner, form === "generator" && scope.isGenerator && value === "" ? inner.h("None") : value);
  } else {
    let start = 0;
    if (scope.hasDocstring) start = setDocstring(inner, list);
    body(inner, start === 0 ? list : list.slice(1));
    if (start === list.length) inner.traceLine(firstlineno);
    if (!inner.dead) epilogue(inner, inner.none());
  }
  f.u.depth = depth;
  finishFunction(inner, params, head);
  return inner;
}

/** Records the docstring; gives the number of statements it takes. */
function setDocstring(f: Fn, list: readonly Stmt[]): number {
  const first = list[0]!;
  if (first.kind !== "Expr" || first.value.kind !== "Constant" || first.value.value.type !== "str") return 0;
  if (f.u.options.optimize < 2) {
    const doc = cleanDoc(first.value.value.value);
    f.code.doc = doc;
    f.code.flags |= CodeFlags.HAS_DOCSTRING;
    f.code.consts.unshift({ t: "str", v: doc });
  }
  return 1;
}

/** Trailing parameters whose defaults are plain literals are filled in by the function itself. */
function constantDefaults(f: Fn, args: Arguments, params: readonly string[], count: number): string {
  const n = args.defaults.length;
  let head = "";
  let found = 0;
  for (let i = n - 1; i >= 0; i--) {
    const e = args.defaults[i]!;
    if (e.kind !== "Constant") break;
    const { type } = e.value;
    if (type !== "int" && type !== "str" && type !== "bool" && type !== "None") break;
    const js = constant(f, e.value);
    if (!isNumber(js) && !isString(js) && type !== "bool" && type !== "None") break;
    const p = params[count - n + i]!;
    head = `if (${p} === undefined) ${p} = ${js};\n` + head;
    found++;
  }
  f.code.constDefaults = found;
  f.clearConsts();
  return head;
}
