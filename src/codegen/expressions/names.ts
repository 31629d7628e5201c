// Loading, storing and deleting names of every kind (docs/architecture.md section 5).

import type { Name, NamedExpr, Position } from "#syntax/ast/nodes.ts";
import type { Fn, Ref } from "../context.ts";
import { SymbolFlag } from "../context.ts";
import { expr } from "../dispatch.ts";
import { quote } from "../js/quote.ts";
import { builtinNames, encodeName } from "../names.ts";
import { afterDrop, dropVariable } from "../statements/endings.ts";

export function loadName(f: Fn, e: Name): string {
  return load(f, f.mangle(e.id), e);
}

/** Loads a (mangled) name. */
export function load(f: Fn, name: string, at: Position): string {
  const ref = f.resolve(name);
  switch (ref.kind) {
    case "local":
      if (f.isBound(ref.js)) return ref.js;
      return `(${ref.js} ?? (${f.P(at)}, ${f.h("unboundLocal")}(${quote(name)})))`;
    case "cell": {
      if (!ref.free && f.isBound(ref.js)) return `(${ref.js}.v)`;
      const fail = ref.free ? f.h("unboundFree") : f.h("unboundLocal");
      return `(${ref.js}.v ?? (${f.P(at)}, ${fail}(${quote(name)})))`;
    }
    case "global": {
      f.addName(name);
      if (name === "__debug__") return f.u.options.optimize === 0 ? "true" : "false";
      return loadGlobal(f, name, at);
    }
    case "name":
      f.addName(name);
      if (name === "__debug__") return f.u.options.optimize === 0 ? "true" : "false";
      return `(${f.P(at)}, ${f.h("loadName")}(M, ns, ${quote(name)}))`;
    case "classCell":
      f.addName(name);
      return `(${f.P(at)}, ${f.h("loadClassDeref")}(ns, ${quote(name)}, ${ref.js}))`;
    case "dictCell":
      return `(${f.P(at)}, ${f.h("loadClassDeref")}(${f.cellRef("__classdict__")}.v, ${quote(name)}, ${ref.js}))`;
    case "dictGlobal":
      f.addName(name);
      return `(${f.P(at)}, ${f.h("loadClassGlobal")}(M, ${f.cellRef("__classdict__")}.v, ${quote(name)}))`;
  }
}

function loadGlobal(f: Fn, name: string, at: Position): string {
  const id = f.u.globalEntry(name);
  const isBuiltin = builtinNames.has(name);
  if (f.once) return `(${f.P(at)}, ${f.h("readGlobal")}(M, g${id}${isBuiltin ? `, b${id}` : ""}))`;
  const slow = `(${f.P(at)}, ${f.h("loadGlobal")}(M, ${quote(name)}${localsForSuggestions(f, name)}))`;
  return `(g${id}.value ?? ${isBuiltin ? `b${id}.value ?? ` : ""}${slow})`;
}

/**
 * A name that nothing in the unit binds is probably misspelt: the values of the function's variables go with it, for the frame's
 * f_locals and "Did you mean" (a frame does not keep its variables otherwise).
 */
function localsForSuggestions(f: Fn, name: string): string {
  if (!f.isFunctionScope || builtinNames.has(name)) return "";
  const kind = f.u.table.top.symbols.get(name);
  if (kind !== undefined && (kind.flags & (SymbolFlag.DEF_LOCAL | SymbolFlag.DEF_IMPORT | SymbolFlag.DEF_PARAM)) !== 0)
    return "";
  const values: string[] = [];
  for (const own of [...f.code.varnames, ...f.code.cellvars, ...f.code.freevars]) {
    const symbol = f.scope.symbols.get(own);
    if (symbol === undefined || (symbol.flags & SymbolFlag.FROM_COMPREHENSION) !== 0 || own.startsWith(".")) continue;
    const js = encodeName(own);
    values.push(`[${quote(own)}, ${symbol.kind === "local" ? "$" + js : `c$${js}.v`}]`);
    if (values.length === MAX_KEPT) break;
  }
  return values.length === 0 ? "" : `, [${values.join(", ")}]`;
}
const MAX_KEPT = 40;

/** Stores a value (any expression, evaluated once) under a (mangled) name, as a statement. */
export function store(f: Fn, name: string, js: string, at: Position): void {
  const ref = f.resolve(name);
  switch (ref.kind) {
    case "local":
      f.push(`${ref.js} = ${js};`);
      noteBound(f, ref);
      return;
    case "cell":
    case "classCell":
    case "dictCell":
      f.push(`${ref.js}.v = ${js};`);
      noteBound(f, ref);
      return;
    case "dictGlobal":
    case "global": {
      f.addName(name);
      const id = f.u.globalEntry(name);
      const mark = f.top;
      if (f.once) {
        f.position(at.lineno, at.end_lineno, at.col_offset, at.end_col_offset);
        f.push(`${f.h("writeGlobal")}(M, g${id}, ${js});`);
        return;
      }
      const v = f.toTemp(js);
      f.push(
        `if (g${id}.value !== undefined) g${id}.value = ${v}; else { ${f.P(at)}; ${f.h("storeGlobal")}(M, ${quote(name)}, ${v}); }`,
      );
      f.top = mark;
      return;
    }
    case "name": {
      f.addName(name);
      const mark = f.top;
      const v = f.toTemp(js);
      f.push(`${f.P(at)}; ${f.h("storeName")}(ns, ${quote(name)}, ${v});`);
      f.top = mark;
      return;
    }
  }
}

/** After a store: the name is bound from here on, unless something unbinds it elsewhere in the scope. */
export function noteBound(f: Fn, ref: Ref): void {
  if (ref.kind === "local" || (ref.kind === "cell" && !ref.free)) {
    const flags = f.env.scope.symbols.get(ref.name)?.flags ?? 0;
    if ((flags & SymbolFlag.DELETED) === 0) f.bind(ref.js);
  }
}

export function deleteName(f: Fn, name: string, at: Position): void {
  const ref = f.resolve(name);
  switch (ref.kind) {
    case "local":
      if (!f.isBound(ref.js))
        f.push(`if (${ref.js} === undefined) { ${f.P(at)}; ${f.h("unboundLocal")}(${quote(name)}); }`);
      dropVariable(f, ref.js, `${ref.js} = undefined;`);
      return;
    case "cell":
    case "classCell":
    case "dictCell": {
      const fail = ref.kind === "cell" && !ref.free ? f.h("unboundLocal") : f.h("unboundFree");
      f.push(`if (${ref.js}.v === undefined) { ${f.P(at)}; ${fail}(${quote(name)}); }`);
      dropVariable(f, `${ref.js}.v`, `${ref.js}.v = undefined;`);
      return;
    }
    case "dictGlobal":
    case "global":
      f.addName(name);
      f.push(`${f.P(at)}; ${f.h("delGlobal")}(M, ${quote(name)});`);
      afterDrop(f);
      return;
    case "name":
      f.addName(name);
      f.push(`${f.P(at)}; ${f.h("delName")}(ns, ${quote(name)});`);
      afterDrop(f);
      return;
  }
}

/** Unbinds a name without complaint when it is unbound already (the end of `except … as name`). */
export function unbindName(f: Fn, name: string, at: Position): void {
  const ref = f.resolve(name);
  if (ref.kind === "local") f.push(`${ref.js} = undefined;`);
  else if (ref.kind === "cell" || ref.kind === "classCell" || ref.kind === "dictCell")
    f.push(`${ref.js}.v = undefined;`);
  else {
    store(f, name, f.h("None"), at);
    deleteName(f, name, at);
  }
}

export function emitNamedExpr(f: Fn, e: NamedExpr): string {
  const value = expr(f, e.value);
  const name = f.mangle(e.target.id);
  const ref = f.resolve(name);
  f.assignments++;
  if (ref.kind === "local") {
    f.push(`${ref.js} = ${value};`);
    noteBound(f, ref);
    return ref.js;
  }
  const t = f.toTemp(value);
  store(f, name, t, e.target);
  return t;
}
