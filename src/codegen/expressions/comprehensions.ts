// Comprehensions that run inline (PEP 709): loops in the function at hand, with variables of their own. Comprehensions that stay functions
// (in annotation scopes of classes) are made by functions/function.ts.

import type { Comprehension, DictComp, Expr, ListComp, Position, SetComp } from "#syntax/ast/nodes.ts";
import { type Env, type Fn, SymbolFlag } from "../context.ts";
import { expr } from "../dispatch.ts";
import { quote } from "../js/quote.ts";
import { encodeName } from "../names.ts";
import { asyncForLoop, forLoop } from "../statements/loops.ts";
import { assignTarget } from "../statements/targets.ts";
import { cond, constantTruth } from "./conditions.ts";
import { settleTemps } from "./operands.ts";

export function emitListComp(f: Fn, e: ListComp): string {
  const top = f.top;
  const t = f.alloc();
  const [only] = e.generators;
  // As many elements as the range has numbers: filled by index, in an array that need not grow.
  const filled = e.generators.length === 1 && only!.ifs.length === 0 && f.resumption === null && !f.u.susp;
  inlineComprehension(f, e, (counted) => {
    if (filled && counted !== null) {
      const at = f.variable("at");
      f.push(`${t} = ${f.h("room")}(${counted}); ${at} = 0;`);
      return () => f.push(`${t}[${at}++] = ${expr(f, e.elt)};`);
    }
    f.push(`${t} = [];`);
    return () => f.push(`${t}.push(${expr(f, e.elt)});`);
  });
  f.top = top + 1;
  f.push(`${t} = ${f.h("list")}(${t});`);
  return t;
}

export function emitSetComp(f: Fn, e: SetComp): string {
  const top = f.top;
  const t = f.alloc();
  inlineComprehension(f, e, () => {
    f.push(`${t} = ${f.h("set")}([]);`);
    return () => {
      const v = f.toTemp(expr(f, e.elt));
      f.push(`${f.P(e.elt)}; ${f.h("setAdd")}(${t}, ${v});`);
    };
  });
  f.top = top + 1;
  return t;
}

export function emitDictComp(f: Fn, e: DictComp): string {
  const top = f.top;
  const t = f.alloc();
  inlineComprehension(f, e, () => {
    f.push(`${t} = ${f.h("dict")}();`);
    return () => dictElement(f, t, e);
  });
  f.top = top + 1;
  return t;
}

export function dictElement(f: Fn, t: string, e: DictComp): void {
  const [k, v] = settleTemps(f, [e.key, e.value], (x) => expr(f, x)) as [string, string];
  const at: Position = {
    lineno: e.key.lineno,
    col_offset: e.key.col_offset,
    end_lineno: e.value.end_lineno,
    end_col_offset: e.value.end_col_offset,
  };
  f.push(`${f.P(at)}; ${f.h("dictSet")}(${t}, ${k}, ${v});`);
}

function inlineComprehension(
  f: Fn,
  e: ListComp | SetComp | DictComp,
  start: (counted: string | null) => () => void,
): void {
  const scope = f.u.table.scopeOf(e);
  const renamed = new Map<string, string>();
  const outer = f.env;
  const mark = f.enterBranch();
  const wasDead = f.dead;
  const own: [string, string][] = [];
  // The first iterable is evaluated outside; then the comprehension's own variables begin.
  const enter = (counted: string | null): void => {
    f.env = { scope, parent: outer, renamed, refs: new Map() };
    for (const symbol of scope.symbols.values()) {
      if ((symbol.flags & SymbolFlag.DEF_PARAM) !== 0 || symbol.kind === "globalExplicit") continue;
      if (symbol.kind !== "local" && symbol.kind !== "cell") continue;
      if ((symbol.flags & SymbolFlag.FROM_COMPREHENSION) !== 0) continue;
      const js = `${encodeName(symbol.name)}$${f.u.id()}`;
      renamed.set(symbol.name, js);
      if (symbol.kind === "cell") {
        f.vars.push("c$" + js);
        own.push([symbol.name, `c$${js}`]);
        f.push(`c$${js} = ${f.h("cell")}(undefined);`);
      } else {
        f.vars.push("$" + js);
        own.push([symbol.name, "$" + js]);
        // A variable of an earlier run must not shine through where this one reads it before its loop has set it.
        if (e.generators.length > 1) f.push(`$${js} = undefined;`);
      }
    }
    if (!f.scope.isFunctionLike && scope.usesLocalsBuiltins) showVariables(f);
    element = start(counted);
  };
  let element: () => void = () => {};
  const shown = f.scope.usesLocalsBuiltins && f.scope.isFunctionLike;
  // locals() shows the variables while the comprehension runs: alone where the others are in a namespace.
  const alone = !f.scope.isFunctionLike && scope.usesLocalsBuiltins;
  if (shown || alone) f.push("try {");
  generators(f, e.generators, 0, null, () => element(), false, enter);
  f.env = outer;
  if (shown || alone) f.push(`} finally { ${own.map(([, js]) => `${js} = undefined;`).join(" ")}`);
  if (shown) f.visible.push(...own);
  if (alone) f.push(`${f.h("frameLocals")}(d, undefined);`);
  if (shown || alone) f.push("}");
  f.leaveBranch(mark);
  f.dead = wasDead;
}

/** Shows the variables of the comprehensions around the current place to `locals()`, in the code of a module or class. */
function showVariables(f: Fn): void {
  const pairs: string[] = [];
  for (let env: Env | null = f.env; env?.renamed; env = env.parent)
    for (const [name, js] of env.renamed) {
      const cell = env.scope.symbols.get(name)?.kind === "cell";
      pairs.push(`[${quote(name)}, ${cell ? `c$${js}?.v` : "$" + js}]`);
    }
  f.framed = true;
  f.push(`${f.h("frameLocals")}(d, (op) => op === 0 ? [${pairs.join(", ")}] : undefined);`);
}

/** Nested loops of a comprehension or generator expression; `source` is the first iterable's value or iterator. */
export function generators(
  f: Fn,
  list: readonly Comprehension[],
  index: number,
  source: string | null,
  element: () => void,
  sourceIsIterator = false,
  enter: ((counted: string | null) => void) | null = null,
): void {
  const g = list[index]!;
  const body = (): void => {
    let open = 0;
    for (const test of g.ifs) {
      const truth = constantTruth(test);
      if (truth === true) continue;
      const top = f.top;
      f.push(`if (${cond(f, test)}) {`);
      f.top = top;
      open++;
    }
    const top = f.top;
    if (index + 1 < list.length) generators(f, list, index + 1, null, element);
    else element();
    f.top = top;
    if (open > 0) f.push("}".repeat(open));
  };
  const target = (value: string): void => assignTarget(f, g.target, value);
  if (g.is_async) asyncForLoop(f, g.iter, source, sourceIsIterator, g.target, body, enter);
  else
    forLoop(f, {
      iter: g.iter,
      source,
      sourceIsIterator,
      target: g.target,
      assign: target,
      body,
      enter,
      lineno: g.iter.lineno,
    });
}

/** The statements of a comprehension that runs in a function of its own. */
export function comprehensionBody(f: Fn, e: Expr & { kind: "ListComp" | "SetComp" | "DictComp" }): string {
  const t = f.alloc();
  const kind = e.kind;
  f.push(
    kind === "ListComp" ? `${t} = [];` : kind === "SetComp" ? `${t} = ${f.h("set")}([]);` : `${t} = ${f.h("dict")}();`,
  );
  generators(
    f,
    e.generators,
    0,
    "$0",
    () => {
      if (e.kind === "DictComp") dictElement(f, t, e);
      else if (e.kind === "ListComp") f.push(`${t}.push(${expr(f, e.elt)});`);
      else {
        const v = f.toTemp(expr(f, e.elt));
        f.push(`${f.P(e.elt)}; ${f.h("setAdd")}(${t}, ${v});`);
      }
    },
    true,
  );
  if (kind === "ListComp") f.push(`${t} = ${f.h("list")}(${t});`);
  return t;
}
