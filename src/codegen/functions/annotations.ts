// Annotations (PEP 649, 749): `__annotate__` functions of functions, classes and modules; strings under the `annotations` future import.

import type { Scope } from "#analysis/scopes.ts";
import type { AnnAssign, Arg, AsyncFunctionDef, Expr, FunctionDef, Position } from "#syntax/ast/nodes.ts";
import type { Fn } from "../context.ts";
import { expr } from "../dispatch.ts";
import { strLiteral } from "../expressions/constants.ts";
import { load, store } from "../expressions/names.ts";
import { beginFunction, declareVariables, epilogue, finishFunction } from "./frame.ts";
import { functionObject } from "./make.ts";
import { unparse } from "./unparse.ts";

interface Entry {
  name: string;
  annotation: Expr;
  /** Index in `__conditional_annotations__`, -1 when unconditional. */
  index: number;
}

/** The expression of a function's `__annotate__`, or "undefined" when it has no annotations. */
export function functionAnnotations(f: Fn, s: FunctionDef | AsyncFunctionDef): string {
  const entries: Entry[] = [];
  const add = (a: Arg | null): void => {
    if (a !== null && a.annotation !== null)
      entries.push({ name: f.mangle(a.arg), annotation: a.annotation, index: -1 });
  };
  const args = s.args;
  args.args.forEach(add);
  args.posonlyargs.forEach(add);
  add(args.vararg);
  args.kwonlyargs.forEach(add);
  add(args.kwarg);
  if (s.returns !== null) entries.push({ name: "return", annotation: s.returns, index: -1 });
  if (entries.length === 0) return "undefined";
  const scope = f.u.table.annotationsOf(s);
  if (scope === undefined) return "undefined";
  return f.toTemp(annotateFunction(f, scope, entries, s.lineno));
}

function lineStart(lineno: number): Position {
  return { lineno, col_offset: 0, end_lineno: lineno, end_col_offset: 0 };
}

/** Under the future import the annotation scopes have no symbols of their own, and none are needed: everything is a string. */
function annotateFunction(f: Fn, scope: Scope, entries: readonly Entry[], lineno: number): string {
  const inner = beginFunction(f.u, f, scope, {
    name: "__annotate__",
    firstlineno: lineno,
    form: "function",
    argcount: 1,
    posonlyargcount: 1,
    kwonlyargcount: 0,
    flags: 0,
  });
  const head = declareVariables(inner);
  const at: Position = entries[0]?.annotation ?? lineStart(lineno);
  checkFormat(inner, at);
  const t = inner.alloc();
  inner.push(`${t} = ${inner.h("dict")}();`);
  for (const entry of entries) {
    const top = inner.top;
    if (entry.index >= 0) {
      const known = inner.toTemp(load(inner, "__conditional_annotations__", entry.annotation));
      inner.push(`if (${inner.P(entry.annotation)}, ${inner.h("contains")}(${known}, ${entry.index})) {`);
    }
    const value = inner.toTemp(annotationValue(inner, entry.annotation));
    inner.push(`${inner.h("dictSet")}(${t}, ${strLiteral(f.u, entry.name)}, ${value});`);
    if (entry.index >= 0) inner.push("}");
    inner.top = top;
  }
  epilogue(inner, t);
  finishFunction(inner, ["$format"], head);
  return functionObject(f, inner, "undefined", "undefined", "undefined");
}

/** An annotation's value: a starred one (`*args: *Ts`) is the single item that unpacking gives. */
function annotationValue(f: Fn, e: Expr): string {
  if (f.u.futureAnnotations) return strLiteral(f.u, unparse(e));
  if (e.kind === "Starred") {
    const v = f.toTemp(expr(f, e.value));
    return `(${f.P(e)}, ${f.h("unpack")}(${v}, 1)[0])`;
  }
  return expr(f, e);
}

/** `__annotate__` and the lazy scopes of type parameters only know the formats VALUE and VALUE_WITH_FAKE_GLOBALS. */
export function checkFormat(f: Fn, at: Position): void {
  f.push(
    `if (${f.P(at)}, typeof $format === "number" ? $format > 2 : ${f.h("truthy")}(${f.h("gt")}($format, 2))) { ${f.h("unsupportedFormat")}(); ${f.err} }`,
  );
}

/** An annotated assignment's annotation. */
export function annotationStatement(f: Fn, s: AnnAssign): void {
  const scope = f.env.scope;
  if (scope.type !== "module" && scope.type !== "class") return;
  if (s.target.kind !== "Name" || !s.simple) return;
  const name = f.mangle(s.target.id);
  if (f.u.futureAnnotations) {
    const top = f.top;
    const dict = f.toTemp(load(f, "__annotations__", s));
    f.push(
      `${f.P(s)}; ${f.h("setitem")}(${dict}, ${strLiteral(f.u, name)}, ${strLiteral(f.u, unparse(s.annotation))});`,
    );
    f.top = top;
    return;
  }
  let index = -1;
  if (scope.type === "module" || f.conditional > 0) index = f.nextAnnotation++;
  if (index >= 0) {
    const top = f.top;
    const known = f.toTemp(load(f, "__conditional_annotations__", s));
    f.push(`${f.P(s)}; ${f.h("setAdd")}(${known}, ${index});`);
    f.top = top;
  }
  (f.deferred ??= []).push({ name, annotation: s.annotation, index });
}

/** What a module or class body with annotations does first. */
export function beginAnnotations(f: Fn): void {
  const at = lineStart(f.code.firstlineno);
  if (f.u.futureAnnotations) {
    if (f.scope.annotationsUsed)
      f.push(`${f.P(at)}; ${f.h("setupAnnotations")}(${f.usesNamespace ? "ns" : "M.globals"});`);
    return;
  }
  if (f.scope.hasConditionalAnnotations) {
    if (f.scope.type === "class") f.push(`c$__conditional_annotations__.v = ${f.h("set")}([]);`);
    else store(f, "__conditional_annotations__", `(${f.h("set")}([]))`, at);
  }
  f.annotationsAt = f.buf.length;
}

/** What it does last: sets `__annotate__`; a module has it from its start, as it may be run in part only. */
export function endAnnotations(f: Fn): void {
  const entries = f.deferred ?? [];
  const scope = f.scope.annotationScope;
  if (f.u.futureAnnotations || scope === null || (entries.length === 0 && !f.scope.hasConditionalAnnotations)) return;
  const at = entries[0]?.annotation ?? lineStart(f.code.firstlineno);
  const end = f.buf.length;
  const js = annotateFunction(f, scope, entries, f.code.firstlineno);
  store(f, f.scope.type === "class" ? "__annotate_func__" : "__annotate__", js, at);
  if (f.scope.type === "module") f.buf.splice(f.annotationsAt, 0, ...f.buf.splice(end));
}
