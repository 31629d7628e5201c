// Loops: while, for, async for; with `else`. Back-edges count the time slice down (docs/architecture.md section 3). A loop over the builtin
// `range` counts in plain variables; whether it is that builtin is decided at run time, with one copy of the body.

import type { AsyncFor, Call, Expr, For, While } from "#syntax/ast/nodes.ts";
import type { Fn, LoopBlock } from "../context.ts";
import { body, expr } from "../dispatch.ts";
import { callOperands } from "../expressions/calls.ts";
import { cond, constantTruth } from "../expressions/conditions.ts";
import { isNumber } from "../expressions/constants.ts";
import { settleTemps } from "../expressions/operands.ts";
import { awaitValue } from "../expressions/suspension.ts";
import { dropVariable } from "./endings.ts";
import { jumpHook } from "./jump-lists.ts";
import { openPart, resumeHere, suspends } from "./resumption.ts";
import { assignTarget } from "./targets.ts";

function tick(f: Fn): void {
  f.framed = true;
  // `delete` on a proxy instead of a call: V8 leaves optimised code at a call that has never run, for lack of feedback; `delete` needs none.
  f.push(`if (--S.tick < 0) ${f.u.susp ? `yield* ${f.h("tickGen")}()` : `delete ${f.h("tock")}.t`};`);
}

function startLoop(f: Fn): LoopBlock {
  const n = f.u.id();
  return { kind: "loop", breakLabel: "B" + n, continueLabel: "C" + n, breakUsed: false };
}

export function emitWhile(f: Fn, s: While): void {
  const constant = constantTruth(s.test);
  const statement = f.jumps.current;
  if (constant === false) {
    f.traceLine(s.lineno);
    body(f, s.orelse);
    return;
  }
  const stepped = suspends(f, [s.test, ...s.body]);
  const resumed = resumeHere(f, stepped);
  const loop = startLoop(f);
  const hasElse = s.orelse.length > 0;
  if (hasElse) f.push(`${loop.breakLabel}: {`);
  else loop.breakLabel = loop.continueLabel;
  const again = f.u.traced ? f.variable("z") : "";
  if (f.u.traced) f.push(`${again} = false;`);
  f.push(`${loop.continueLabel}: for (;;) {`);
  f.loops++;
  if (stepped) openPart(f);
  tick(f);
  if (f.u.traced) {
    jumpHook(f, s.lineno, again, statement);
    f.push(`${again} = true; if (J !== 0 && ${f.jumps.table(f, s.body)}[J] === undefined) break;`);
  }
  const mark = f.enterBranch();
  if (constant !== true) {
    const top = f.top;
    if (f.u.traced) f.push("if (J === 0) {");
    const test = cond(f, s.test);
    f.push(`if (!(${test})) break ${loop.continueLabel};`);
    if (f.u.traced) f.push("}");
    f.top = top;
  }
  f.blocks.push(loop);
  f.conditional++;
  body(f, s.body);
  f.blocks.pop();
  f.loops--;
  f.push(stepped ? "} }" : "}");
  resumed();
  f.leaveBranch(mark);
  const after = f.enterBranch();
  body(f, s.orelse);
  f.leaveBranch(after);
  f.conditional--;
  if (hasElse) f.push("}");
  if (constant === true && !loop.breakUsed) f.dead = true;
}

export function emitFor(f: Fn, s: For): void {
  const loop = startLoop(f);
  const hasElse = s.orelse.length > 0;
  if (hasElse) f.push(`${loop.breakLabel}: {`);
  else loop.breakLabel = loop.continueLabel;
  forLoop(f, {
    iter: s.iter,
    source: null,
    sourceIsIterator: false,
    target: s.target,
    assign: (value) => assignTarget(f, s.target, value),
    body: () => {
      f.blocks.push(loop);
      f.conditional++;
      body(f, s.body);
      f.conditional--;
      f.blocks.pop();
    },
    label: loop.continueLabel,
    broken: () => loop.breakUsed,
    lineno: s.lineno,
    stepped: suspends(f, s.body),
  });
  const after = f.enterBranch();
  f.conditional++;
  body(f, s.orelse);
  f.conditional--;
  f.leaveBranch(after);
  if (hasElse) f.push("}");
}

export interface ForParts {
  iter: Expr;
  /** The iterable's value when it has been evaluated already. */
  source: string | null;
  /** `source` is a native iterator. */
  sourceIsIterator: boolean;
  target: Expr;
  assign: (value: string) => void;
  body: () => void;
  /** Runs once the iterable has been evaluated; `counted` is how often the loop over a `range` with steps of 1 will run, null otherwise. */
  enter?: ((counted: string | null) => void) | null;
  label?: string;
  /** Is there a `break` in the body? */
  broken?: () => boolean;
  /** Line of a `for` statement, for the hook of each iteration. */
  lineno?: number;
  /** The body has suspension points in step form. */
  stepped?: boolean;
}

/** The JavaScript loop of a `for` statement or a comprehension. */
export function forLoop(f: Fn, parts: ForParts): void {
  const top = f.top;
  const label = parts.label === undefined ? "" : `${parts.label}: `;
  const range = parts.source === null ? rangeCall(f, parts.iter) : null;
  const v = f.alloc();
  const it = f.alloc();
  let fast: RangeLoop | null = null;
  if (range !== null) fast = startRange(f, range, it);
  else if (parts.sourceIsIterator) f.push(`${it} = ${parts.source};`);
  else {
    const source = parts.source ?? f.toTemp(expr(f, parts.iter));
    f.push(`${f.P(parts.iter)}; ${it} = ${f.op("iterate", `${source}`)};`);
  }
  parts.enter?.(fast?.count ?? null);
  const again = f.u.traced && parts.lineno !== undefined ? f.variable("z") : "";
  if (again !== "") f.push(`${again} = false;`);
  const stepped = parts.stepped === true;
  const resumed = resumeHere(f, stepped);
  f.push(`${label}for (;;) {`);
  f.loops++;
  if (stepped) openPart(f);
  const out = stepped ? `break ${parts.label};` : "break;";
  const leave = f.u.traced && fast === null ? `{ ${f.h("traceStop")}(d, ${it}, false); ${out} }` : out;
  tick(f);
  if (again !== "") {
    f.push(`if (${again})`);
    f.traceLine(parts.lineno!, "2");
    f.push(`${again} = true;`);
  }
  const next = f.u.susp ? `(${it}.nxS === undefined ? ${it}.nx() : ${f.op("next", it)})` : `${it}.nx()`;
  const step = `${f.P(parts.iter)}; if ((${v} = ${next}) === undefined) ${leave}`;
  const pair = fast === null && !f.u.susp ? pairTarget(parts.target) : null;
  if (pair !== null) {
    const more = pairLoop(f, parts, pair, it, v, step, leave);
    f.loops--;
    if (stepped) f.push("}");
    f.push(`${more}${v} = ${it} = undefined;`);
    resumed();
    f.top = top;
    return;
  }
  if (fast === null) f.push(step);
  else
    f.push(
      `if (${it} === undefined) { if (${fast.test}) ${leave} ${v} = ${fast.counter}; ${fast.counter} += ${fast.step}; } else { ${step} }`,
    );
  const mark = f.enterBranch();
  parts.assign(v);
  f.loopValues.push(v);
  parts.body();
  f.loopValues.pop();
  f.loops--;
  f.leaveBranch(mark);
  f.push(stepped ? "} }" : "}");
  resumed();
  f.top = top;
  // What the loop was broken off in may end here.
  if (fast === null) {
    const free = `${v} = ${it} = undefined;`;
    if (parts.broken?.() === true) dropVariable(f, it, free);
    else f.push(free);
  }
}

/** The two targets of `for a, b in …`. */
function pairTarget(target: Expr): [Expr, Expr] | null {
  if ((target.kind !== "Tuple" && target.kind !== "List") || target.elts.length !== 2) return null;
  const [a, b] = target.elts as [Expr, Expr];
  return a.kind === "Starred" || b.kind === "Starred" ? null : [a, b];
}

/** The rest of a loop over pairs: iterators that make pairs (zip, enumerate, items of a dict) hand them over without a tuple. Gives the names to be freed. */
function pairLoop(
  f: Fn,
  parts: ForParts,
  pair: [Expr, Expr],
  it: string,
  v: string,
  step: string,
  leave: string,
): string {
  const left = f.alloc();
  const right = f.alloc();
  const { target } = parts;
  f.push(
    `if (${it}.pairs === true) { ${f.P(parts.iter)}; if (!${it}.pair()) ${leave} ${left} = ${it}.pairLeft; ${right} = ${it}.pairRight; } else { ${step} ` +
      `${f.P(target)}; ${v} = ${f.h("unpack")}(${v}, 2); ${left} = ${v}[0]; ${right} = ${v}[1]; }`,
  );
  const mark = f.enterBranch();
  assignTarget(f, pair[0], left);
  assignTarget(f, pair[1], right);
  f.loopValues.push(v, left, right);
  parts.body();
  f.loopValues.length -= 3;
  f.leaveBranch(mark);
  f.push("}");
  return `${left} = ${right} = `;
}

/** A call that may be the builtin `range` with 1–3 positional arguments. */
function rangeCall(f: Fn, e: Expr): Call | null {
  if (e.kind !== "Call" || e.func.kind !== "Name" || e.func.id !== "range") return null;
  if (e.keywords.length > 0 || e.args.length === 0 || e.args.length > 3) return null;
  for (const a of e.args) if (a.kind === "Starred") return null;
  return f.resolve("range").kind === "global" ? e : null;
}

interface RangeLoop {
  test: string;
  step: string;
  counter: string;
  /** How often it will run, before it does; null where the step is not 1. */
  count: string | null;
}

function startRange(f: Fn, e: Call, it: string): RangeLoop {
  const counter = f.alloc();
  const limit = f.alloc();
  const stride = f.reserve();
  const [callee, ...args] = settleTemps(f, [e.func, ...e.args], (a) => expr(f, a));
  const start = args.length === 1 ? "0" : args[0]!;
  const stop = args.length === 1 ? args[0]! : args[1]!;
  let step = args[2] ?? "1";
  const tests = [`${callee} === ${f.h("rangeType")}`];
  for (const a of args) if (!isNumber(a)) tests.push(`typeof ${a} === "number"`);
  let setStep = "";
  if (!isNumber(step)) {
    const t = f.temp(stride);
    tests.push(`${step} !== 0`);
    setStep = ` ${t} = ${step};`;
    step = t;
  } else if (Number(step) === 0) tests.push("false");
  const test = isNumber(step)
    ? Number(step) > 0
      ? `${counter} >= ${limit}`
      : `${counter} <= ${limit}`
    : `(${step} > 0 ? ${counter} >= ${limit} : ${counter} <= ${limit})`;
  const call = callOperands(f, callee!, args, e);
  f.push(
    `if (${tests.join(" && ")}) { ${it} = undefined; ${counter} = ${start}; ${limit} = ${stop};${setStep} } else {`,
  );
  f.push(`if ((${it} = ${call}) === undefined) ${f.err}`);
  f.push(`${f.P(e)}; ${it} = ${f.op("iterate", `${it}`)}; }`);
  return { test, step, counter, count: step === "1" ? `${it} === undefined ? ${limit} - ${counter} : 0` : null };
}

// --- async for ---

export function emitAsyncFor(f: Fn, s: AsyncFor): void {
  const loop = startLoop(f);
  const hasElse = s.orelse.length > 0;
  if (hasElse) f.push(`${loop.breakLabel}: {`);
  else loop.breakLabel = loop.continueLabel;
  asyncForLoop(
    f,
    s.iter,
    null,
    false,
    s.target,
    () => {
      f.blocks.push(loop);
      f.conditional++;
      body(f, s.body);
      f.conditional--;
      f.blocks.pop();
    },
    null,
    loop.continueLabel,
  );
  const after = f.enterBranch();
  body(f, s.orelse);
  f.leaveBranch(after);
  if (hasElse) f.push("}");
}

export function asyncForLoop(
  f: Fn,
  iter: Expr,
  source: string | null,
  sourceIsIterator: boolean,
  target: Expr,
  inner: () => void,
  enter: ((counted: string | null) => void) | null = null,
  label = "C" + f.u.id(),
): void {
  const top = f.top;
  const n = f.u.id();
  const it = f.alloc();
  const value = f.alloc();
  const h = f.variable("h");
  const e = f.variable("e");
  if (sourceIsIterator) f.push(`${it} = ${source};`);
  else {
    const v = source ?? f.toTemp(expr(f, iter));
    f.push(`${f.P(iter)}; ${it} = ${f.op("asyncIter", `${v}`)};`);
  }
  enter?.(null);
  const stepped = f.resumption !== null;
  const resumed = resumeHere(f, stepped);
  f.push(`${label}: for (;;) {`);
  f.loops++;
  if (stepped) openPart(f);
  tick(f);
  const err = f.err;
  f.push(f.saveHandled(h));
  const resumedNext = resumeHere(f, stepped);
  f.push(`D${n}: { E${n}: { try {`);
  f.err = `break E${n};`;
  f.tries++;
  if (stepped) openPart(f);
  const t = f.alloc();
  f.push(`${f.P(iter)}; ${t} = ${f.op("asyncNext", `${it}`)};`);
  const result = awaitValue(f, t, iter, "__anext__");
  f.push(`${value} = ${result}; break D${n};`);
  if (stepped) f.push("}");
  resumedNext();
  f.err = err;
  f.tries--;
  f.push(`} catch (x) { ${catchHead(f)}break E${n}; } }`);
  f.push(`${e} = ${f.h("handle")}(d, ${h}); if (${f.h("isStopAsync")}(${e})) { S.ei.value = ${h}; break ${label}; }`);
  f.push(`${f.h("reraise")}(${e}, d, ${h}); ${err} }`);
  const mark = f.enterBranch();
  assignTarget(f, target, value);
  if (stepped) f.resumption!.open = true;
  inner();
  f.loops--;
  f.leaveBranch(mark);
  f.push(stepped ? "} }" : "}");
  resumed();
  f.top = top;
}

/** What a JavaScript `catch (x)` does first. */
export function catchHead(f: Fn): string {
  f.framed = true;
  return `${f.isGenerator ? `d = G.d; ${f.u.traced ? `${f.h("traceThrown")}(d, G, x); ` : ""}` : ""}${f.h("caught")}(x); `;
}
