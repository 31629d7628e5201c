// def and class statements: decorators around the making of a function or class.

import type { AsyncFunctionDef, ClassDef, Expr, FunctionDef } from "#syntax/ast/nodes.ts";
import type { Fn } from "../context.ts";
import { expr } from "../dispatch.ts";
import { callOperands, finishCall } from "../expressions/calls.ts";
import { store } from "../expressions/names.ts";
import { buildClass } from "./classes.ts";
import { emitDefaults, makeFunction } from "./function.ts";
import { emitGenericClass, emitGenericFunction } from "./type-parameters.ts";

export function emitFunctionDef(f: Fn, s: FunctionDef | AsyncFunctionDef): void {
  const decorators = emitDecorators(f, s.decorator_list);
  if (decorators.length > 0) f.traceLine(s.lineno);
  const { defaults, kwdefaults } = emitDefaults(f, s.args);
  const js =
    s.type_params.length > 0
      ? emitGenericFunction(f, s, defaults, kwdefaults)
      : makeFunction(f, s, defaults, kwdefaults, s.decorator_list[0]?.lineno ?? s.lineno);
  const value = applyDecorators(f, decorators, s.decorator_list, js);
  if (decorators.length > 0) f.traceLine(s.lineno);
  store(f, f.mangle(s.name), value, s);
}

function emitDecorators(f: Fn, list: readonly Expr[]): string[] {
  return list.map((d) => {
    f.traceLine(d.lineno);
    const js = expr(f, d);
    const t = f.alloc();
    f.push(`${t} = ${js};`);
    return t;
  });
}

function applyDecorators(f: Fn, decorators: readonly string[], nodes: readonly Expr[], value: string): string {
  let js = value;
  if (f.u.traced && decorators.length > 0) js = f.toTemp(js);
  for (let i = decorators.length - 1; i >= 0; i--) {
    f.traceLine(nodes[i]!.lineno);
    js = finishCall(f, callOperands(f, decorators[i]!, [f.toTemp(js)], nodes[i]!), false);
  }
  return js;
}

export function emitClass(f: Fn, s: ClassDef): void {
  const decorators = emitDecorators(f, s.decorator_list);
  const firstlineno = s.decorator_list[0]?.lineno ?? s.lineno;
  if (decorators.length > 0) f.traceLine(s.lineno);
  const js = s.type_params.length > 0 ? emitGenericClass(f, s, firstlineno) : buildClass(f, s, firstlineno, null);
  const value = applyDecorators(f, decorators, s.decorator_list, js);
  if (decorators.length > 0) f.traceLine(s.lineno);
  store(f, f.mangle(s.name), value, s);
}
