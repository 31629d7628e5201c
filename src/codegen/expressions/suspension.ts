// yield, yield from, await (docs/architecture.md section 4). `G` is the generator object; `d` is read again after every resumption.

import type { Await, Position, Yield, YieldFrom } from "#syntax/ast/nodes.ts";
import { type Fn, SymbolFlag } from "../context.ts";
import { expr } from "../dispatch.ts";
import { quote } from "../js/quote.ts";
import { encodeName } from "../names.ts";
import { yieldHook } from "../statements/jump-lists.ts";

export function emitYield(f: Fn, e: Yield): string {
  const top = f.top;
  const value = e.value === null ? f.h("None") : f.toTemp(expr(f, e.value));
  f.top = top;
  if (f.tries > 0) f.code.guarded = true;
  if (f.resumption !== null) {
    const t = f.alloc();
    f.push(`${f.P(e)};`);
    f.resumption.suspend(f, top, value, t);
    return t;
  }
  return yieldAtom(f, value, e);
}

/** Suspends a body that is a JavaScript generator; gives the temporary that holds what was sent. */
export function yieldAtom(f: Fn, value: string, at: Position): string {
  const t = f.alloc();
  const out = f.isAsync ? `${f.h("asyncYield")}(${value})` : value;
  if (f.u.traced) {
    f.push(`${f.P(at)};`);
    yieldHook(f, value);
  }
  f.push(`${f.P(at)}; ${t} = yield ${out}; ${showLocals(f, t)}d = G.d;${enter(f)}`);
  return t;
}

/** Traced code tells of suspension and resumption. */
function leave(f: Fn, value: string): string {
  return f.u.traced ? `${f.h("traceYield")}(d, ${value}); ` : "";
}
function enter(f: Fn): string {
  return f.u.traced ? ` ${f.h("traceResume")}(d);` : "";
}

/**
 * A suspended body is asked for its variables by resuming it with `undefined`: it yields them, and takes an array as new values
 * (PyGenerator.locals), with another generator object behind them (runtime/memory/parking.ts). Reading them in place costs running code one test a resumption; a closure over them would make all slower.
 */
export function showLocals(f: Fn, t: string): string {
  if (f.u.susp) return "";
  const plain: string[] = [];
  const cells: string[] = [];
  const seen = new Set<string>();
  const add = (name: string): void => {
    const symbol = f.scope.symbols.get(name);
    if (symbol === undefined || seen.has(name) || (symbol.flags & SymbolFlag.FROM_COMPREHENSION) !== 0) return;
    seen.add(name);
    const js = encodeName(name === ".0" ? "0" : name);
    if (symbol.kind === "local") plain.push(name);
    else if (symbol.kind === "cell" || symbol.kind === "free") cells.push(`[${quote(name)}, c$${js}]`);
  };
  f.code.varnames.forEach(add);
  f.code.cellvars.forEach(add);
  f.code.freevars.forEach(add);
  const js = plain.map((name) => "$" + encodeName(name === ".0" ? "0" : name));
  const pairs = plain.map((name, i) => `[${quote(name)}, ${js[i]}]`);
  const taken = js.map((name, i) => `${name} = ${t}[${i}]; `).join("") + `G = ${t}[${js.length}] ?? G; `;
  return `while (${t} === undefined) { ${t} = yield { plain: [${pairs.join(", ")}], cells: [${cells.join(", ")}] }; if (${t} instanceof Array) { ${taken}${t} = undefined; } } `;
}

export function emitYieldFrom(f: Fn, e: YieldFrom): string {
  const top = f.top;
  const v = f.toTemp(expr(f, e.value));
  f.top = top;
  return delegate(f, `${f.op("yieldFromIter", `${v}`)}`, e);
}

export function emitAwait(f: Fn, e: Await): string {
  const top = f.top;
  const v = f.toTemp(expr(f, e.value));
  f.top = top;
  return awaitValue(f, v, e);
}

/** Awaits an emitted atom; `origin` names the method that gave it. */
export function awaitValue(f: Fn, v: string, at: Position, origin?: string): string {
  return delegate(f, `${f.op("awaitIter", origin === undefined ? v : `${v}, ${quote(origin)}`)}`, at);
}

/** Runs a delegate to its end; its result is in the temporary returned. */
function delegate(f: Fn, start: string, at: Position): string {
  const top = f.top;
  const it = f.alloc();
  if (f.tries > 0) f.code.guarded = true;
  if (f.resumption !== null) {
    f.push(`${f.P(at)}; if ((${it} = ${f.h("delegateFirst")}(G, ${start})) !== undefined) {`);
    f.resumption.suspend(f, top, it, null);
    f.push(`${it} = G.result;`);
    return it;
  }
  const sent = f.alloc();
  f.push(`${f.P(at)}; ${it} = ${start}; G.delegate = ${it}; ${sent} = ${f.h("None")};`);
  const next = f.op("delegateNext", `G, ${it}, ${sent}`);
  f.push(
    `for (;;) { if ((${sent} = ${next}) === undefined) break; ${leave(f, sent)}${sent} = yield ${sent}; ${showLocals(f, sent)}d = G.d;${enter(f)} if (G.delegate === undefined) break; }`,
  );
  if (f.u.traced) f.push(`${f.h("traceStop")}(d, ${it}, true);`);
  f.push(`${it} = G.result; G.delegate = undefined;`);
  f.top = top + 1;
  return it;
}
