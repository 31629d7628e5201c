// yield, yield from, await (docs/architecture.md section 4). `G` is the generator object; `d` is read again after every resumption.

import type { Await, Position, Yield, YieldFrom } from "#syntax/ast/nodes.ts";
import type { Fn } from "../context.ts";
import { expr } from "../dispatch.ts";

export function emitYield(f: Fn, e: Yield): string {
  const top = f.top;
  const value = e.value === null ? f.h("None") : f.toTemp(expr(f, e.value));
  f.top = top;
  const t = f.alloc();
  const out = f.isAsync ? `${f.h("asyncYield")}(${value})` : value;
  f.push(`${f.P(e)}; ${t} = yield ${out}; d = G.d;`);
  return t;
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

/** Awaits an emitted atom. */
export function awaitValue(f: Fn, v: string, at: Position): string {
  return delegate(f, `${f.op("awaitIter", `${v}`)}`, at);
}

/** Runs a delegate to its end; its result is in the temporary returned. */
function delegate(f: Fn, start: string, at: Position): string {
  const top = f.top;
  const it = f.alloc();
  const sent = f.alloc();
  f.push(`${f.P(at)}; ${it} = ${start}; G.delegate = ${it}; ${sent} = ${f.h("None")};`);
  const next = f.op("delegateNext", `G, ${it}, ${sent}`);
  f.push(
    `for (;;) { if ((${sent} = ${next}) === undefined) break; ${sent} = yield ${sent}; d = G.d; if (G.delegate === undefined) break; }`,
  );
  f.push(`${it} = G.result; G.delegate = undefined;`);
  f.top = top + 1;
  return it;
}
