// Generator expressions, and comprehensions that are functions of their own (in annotation scopes of classes).

import { CodeFlags } from "#abi/types.ts";
import type { DictComp, GeneratorExp, ListComp, SetComp } from "#syntax/ast/nodes.ts";
import type { Fn } from "../context.ts";
import { expr } from "../dispatch.ts";
import { comprehensionBody, generators } from "../expressions/comprehensions.ts";
import { yieldAtom } from "../expressions/suspension.ts";
import { beginFunction, closure, declareVariables, epilogue, finishFunction } from "./frame.ts";
import { callInternal } from "./make.ts";

export function emitGeneratorExp(f: Fn, e: GeneratorExp): string {
  const scope = f.u.table.scopeOf(e);
  const first = e.generators[0]!;
  // `super()` shows the iterator to Python.
  const source = firstIterable(
    f,
    e,
    first.is_async === 1 ? "asyncIter" : scope.symbols.has("__class__") ? "yieldFromIter" : "iterate",
  );
  const isAsync = scope.isCoroutine;
  if (isStep(f, e)) return emitStep(f, e, source);
  const inner = beginFunction(f.u, f, scope, {
    name: "<genexpr>",
    firstlineno: e.lineno,
    form: isAsync ? "asyncgen" : "generator",
    argcount: 1,
    posonlyargcount: 0,
    kwonlyargcount: 0,
    flags: isAsync ? CodeFlags.ASYNC_GENERATOR : CodeFlags.GENERATOR,
  });
  const head = declareVariables(inner);
  generators(
    inner,
    e.generators,
    0,
    "$0",
    () => {
      const top = inner.top;
      yieldAtom(inner, inner.toTemp(expr(inner, e.elt)), e.elt);
      inner.top = top;
    },
    true,
  );
  inner.dead = false;
  epilogue(inner, inner.h("None"));
  finishFunction(inner, ["$0"], head);
  f.code.consts.push({ t: "code", v: inner.index });
  const { js } = closure(f, inner);
  return `(${f.h(f.u.susp ? "makeGeneratorS" : "makeGenerator")}(K${inner.index}, ${js}, ${source}))`;
}

/** A single loop without variables that closures share needs no state between its items. */
function isStep(f: Fn, e: GeneratorExp): boolean {
  const scope = f.u.table.scopeOf(e);
  if (f.u.susp || f.u.traced || e.generators.length !== 1 || scope.isCoroutine || scope.usesLocalsBuiltins)
    return false;
  // `super()` asks for the first argument, the iterator.
  for (const symbol of scope.symbols.values()) if (symbol.kind === "cell" || symbol.name === "__class__") return false;
  return true;
}

function emitStep(f: Fn, e: GeneratorExp, source: string): string {
  const inner = beginFunction(f.u, f, f.u.table.scopeOf(e), {
    name: "<genexpr>",
    firstlineno: e.lineno,
    form: "generator",
    argcount: 1,
    posonlyargcount: 0,
    kwonlyargcount: 0,
    flags: CodeFlags.GENERATOR,
    step: true,
  });
  const head = declareVariables(inner);
  generators(
    inner,
    e.generators,
    0,
    "$0",
    () => {
      const value = inner.toTemp(expr(inner, e.elt));
      inner.push(`${inner.P(e.elt)}; return ${value};`);
    },
    true,
  );
  inner.push(`return ${inner.h("stepEnd")};`);
  finishFunction(inner, ["d", "$0"], head);
  f.code.consts.push({ t: "code", v: inner.index });
  const { js } = closure(f, inner);
  return `(${f.h("makeStepGenerator")}(K${inner.index}, ${js}, ${source}))`;
}

/** The iterator over a comprehension's first iterable, which is made in the enclosing function. */
function firstIterable(
  f: Fn,
  e: GeneratorExp | ListComp | SetComp | DictComp,
  helper: "asyncIter" | "iterate" | "yieldFromIter",
): string {
  const iter = e.generators[0]!.iter;
  const v = f.toTemp(expr(f, iter));
  const t = f.alloc();
  f.push(`${f.P(iter)}; ${t} = ${f.h(helper)}(${v});`);
  return t;
}

const comprehensionNames = { ListComp: "<listcomp>", SetComp: "<setcomp>", DictComp: "<dictcomp>" } as const;

export function emitComprehensionFunction(f: Fn, e: ListComp | SetComp | DictComp): string {
  const scope = f.u.table.scopeOf(e);
  const source = firstIterable(f, e, e.generators[0]!.is_async === 1 ? "asyncIter" : "iterate");
  const inner = beginFunction(f.u, f, scope, {
    name: comprehensionNames[e.kind],
    firstlineno: e.lineno,
    form: "function",
    argcount: 1,
    posonlyargcount: 0,
    kwonlyargcount: 0,
    flags: 0,
  });
  const head = declareVariables(inner);
  const value = comprehensionBody(inner, e);
  inner.dead = false;
  epilogue(inner, value);
  finishFunction(inner, ["$0"], head);
  return callInternal(f, inner, [source], e);
}
