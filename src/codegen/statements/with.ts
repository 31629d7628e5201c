// with and async with: __enter__ and __exit__ around a protected block; jumps out of it go through the exit as through a `finally`.

import type { AsyncWith, With } from "#syntax/ast/nodes.ts";
import type { FinallyBlock, Fn } from "../context.ts";
import { body, expr } from "../dispatch.ts";
import { awaitValue } from "../expressions/suspension.ts";
import { continueExits } from "./jumps.ts";
import { openPart, part, resumeHere, suspends } from "./resumption.ts";
import { assignTarget } from "./targets.ts";
import { protect } from "./try.ts";

/** Emits the with statement from its item `index` on. */
export function emitWith(f: Fn, s: With | AsyncWith, index: number): void {
  const item = s.items[index]!;
  const isAsync = s.kind === "AsyncWith";
  const at = item.context_expr;
  const n = f.u.id();
  const top = f.top;
  const w = f.variable("w");
  if (f.u.traced) f.push(`if (J !== 0) ${w} = ${f.h("traceTake")}(d); else {`);
  const manager = f.toTemp(expr(f, item.context_expr));
  const h = f.variable("h");
  const e = f.variable("e");
  f.push(`${f.P(at)}; ${w} = ${isAsync ? `${f.op("asyncWithEnter", `${manager}`)}` : f.op("withEnter", manager)};`);
  f.top = top;
  let value = `(${w}.value)`;
  if (isAsync) {
    const awaitable = f.alloc();
    f.push(`${awaitable} = ${w}.value;`);
    value = awaitValue(f, awaitable, at, "__aenter__");
  }
  if (f.u.traced) f.push("}");
  const block: FinallyBlock = {
    kind: "finally",
    label: "X" + n,
    code: f.variable("z"),
    value: f.variable("r"),
    exits: [],
    manager: w,
  };
  const done = "D" + n;
  const stepped = suspends(f, isAsync ? s : s.body) || suspends(f, s.items.slice(index + 1));
  f.push(`${f.saveHandled(h)} ${block.code} = 0;`);
  const resumed = resumeHere(f, stepped);
  f.push(`${done}: { ${block.label}: {`);
  f.blocks.push(block);
  f.conditional++;
  const mark = f.enterBranch();
  protect(
    f,
    "E" + n,
    () =>
      part(f, stepped, () => {
        if (item.optional_vars !== null) {
          if (f.u.traced) f.push("if (J === 0) {");
          assignTarget(f, item.optional_vars, value);
          if (f.u.traced) f.push("}");
        }
        f.top = top;
        if (index + 1 < s.items.length) emitWith(f, s, index + 1);
        else body(f, s.body);
      }),
    () => {
      if (!f.dead) f.push(`${stepped ? "if (r === 0) " : ""}break ${block.label};`);
    },
  );
  f.conditional--;
  f.blocks.pop();
  // The exit may swallow an error, so nothing that the block bound is sure to be bound after it.
  f.leaveBranch(mark);
  if (stepped) openPart(f);
  f.push(`${e} = ${f.h("handle")}(d, ${h});`);
  f.traceLine(at.lineno);
  f.push(`${f.P(at)};`);
  let suppressed: string;
  if (isAsync) {
    const awaitable = f.alloc();
    f.push(`${awaitable} = ${f.op("asyncWithExitError", `${w}, ${e}`)};`);
    const result = awaitValue(f, awaitable, at, "__aexit__");
    suppressed = `(${f.P(at)}, ${f.op("truthy", `${result}`)})`;
  } else suppressed = f.op("withExitError", `${w}, ${e}`);
  f.push(`if (!${suppressed}) { ${f.h("reraise")}(${e}, d, ${h}); ${f.err} }`);
  f.push(`S.ei.value = ${h}; break ${done}; }${stepped ? " }" : ""}`);
  f.top = top;
  if (stepped) openPart(f);
  f.traceLine(at.lineno);
  f.push(`${f.P(at)};`);
  if (isAsync) {
    const awaitable = f.alloc();
    f.push(`${awaitable} = ${f.op("asyncWithExit", `${w}`)};`);
    awaitValue(f, awaitable, at, "__aexit__");
  } else f.push(`${f.op("withExit", w)};`);
  f.top = top;
  continueExits(f, block);
  if (stepped) {
    f.resumption!.open = false;
    f.push("}");
  }
  f.push("}");
  resumed();
}
