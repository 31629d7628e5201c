// try / except / else / finally and except* (docs/architecture.md section 3). One copy of each block: labels lead errors to the handlers,
// completion codes lead jumps through `finally`. JavaScript's own `try` only catches what natives throw.

import type { ExceptHandler, Try, TryStar } from "#syntax/ast/nodes.ts";
import type { FinallyBlock, Fn } from "../context.ts";
import { body, expr } from "../dispatch.ts";
import { store, unbindName } from "../expressions/names.ts";
import { observe } from "./endings.ts";
import { expectedBy } from "./expected.ts";
import { jumpsInto } from "./jump-lists.ts";
import { continueExits } from "./jumps.ts";
import { catchHead } from "./loops.ts";
import { markBranch, openPart, part, resumeHere, suspends } from "./resumption.ts";

/** Emits `code` with errors leading to `break label`, JavaScript exceptions included. The end of `code` falls out of the labelled block. */
export function protect(f: Fn, label: string, code: () => void, after: () => void): void {
  const err = f.err;
  f.push(`${label}: { try {`);
  f.err = `break ${label};`;
  f.tries++;
  code();
  f.tries--;
  f.err = err;
  f.push(`} catch (x) { ${catchHead(f)}break ${label}; }`);
  after();
  f.push("}");
}

export function emitTry(f: Fn, s: Try): void {
  f.conditional++;
  if (s.finalbody.length === 0) tryExcept(f, s);
  else tryFinally(f, s);
  f.conditional--;
}

function tryExcept(f: Fn, s: Try): void {
  const n = f.u.id();
  const h = f.variable("h");
  const e = f.variable("e");
  const done = "D" + n;
  const stepped = suspends(f, [...s.body, ...s.orelse, ...s.handlers]);
  f.push(f.saveHandled(h));
  const resumed = resumeHere(f, stepped);
  f.push(`${done}: {`);
  const branches: (string[] | null)[] = [];
  const first = f.enterBranch();
  protect(
    f,
    "E" + n,
    () => {
      if (f.u.traced)
        f.push(`if (J !== 0 && (${jumpsInto(f, ...s.handlers.map((handler) => handler.body))})) break E${n};`);
      const { expected } = f;
      f.expected |= expectedBy(s.handlers);
      part(f, stepped, () => body(f, s.body));
      f.expected = expected;
    },
    () =>
      part(f, stepped, () => {
        body(f, s.orelse);
        if (!f.dead) f.push(`break ${done};`);
      }),
  );
  branches.push(f.leaveBranch(first));
  const handled = `${f.h("handle")}(d, ${h})`;
  f.push(
    `${stepped ? "if (r === 0) " : ""}${e} = ${f.u.traced ? `J !== 0 ? ${f.h("traceCaught")}(d) : ${handled}` : handled};`,
  );
  if (stepped) f.push("if (r === 0)");
  observe(f, 0);
  let catchesAll = false;
  for (const handler of s.handlers) {
    const mark = f.enterBranch();
    const traced = f.u.traced ? f.variable("z") : "";
    if (f.u.traced) f.push(`if (J !== 0) ${traced} = ${jumpsInto(f, handler.body)}; else {`);
    f.traceLine(handler.lineno);
    const top = f.top;
    const way = stepped ? f.alloc() : "";
    if (stepped) f.push(`if (r === 0) {`);
    let test = "true";
    if (handler.type !== null) {
      const type = f.toTemp(expr(f, handler.type));
      test = `(${f.P(handler)}, ${f.h("matches")}(${e}, ${type}))`;
    } else catchesAll = true;
    f.top = top;
    const branch = stepped ? testedBranch(f, way, test) : null;
    if (f.u.traced) f.push(`${traced} = ${test}; }`);
    f.push(`if (${f.u.traced ? traced : stepped ? way : test}) {`);
    branch?.begin();
    part(f, stepped, () =>
      handlerBody(f, handler, e, h, () => {
        f.push(`S.ei.value = ${h}; break ${done};`);
      }),
    );
    branch?.end();
    f.push("}");
    branches.push(f.leaveBranch(mark));
  }
  if (!catchesAll) f.push(`${f.h("reraise")}(${e}, d, ${h}, true); ${f.err}`);
  f.push("}");
  resumed();
  f.join(branches);
}

/** In step form: ends the block that finds out whether a handler matches. */
function testedBranch(f: Fn, way: string, test: string): ReturnType<typeof markBranch> {
  f.push(`${way} = ${test}; }`);
  return markBranch(f, way);
}

/** A handler's body with its name bound and unbound again; `done` ends it when it completes. */
function handlerBody(f: Fn, handler: ExceptHandler, e: string, h: string, done: () => void): void {
  const restore = `S.ei.value = ${h};`;
  if (handler.name === null) {
    f.blocks.push({ kind: "handler", restore });
    body(f, handler.body);
    f.blocks.pop();
    if (!f.dead) done();
    return;
  }
  const name = f.mangle(handler.name);
  store(f, name, e, handler);
  const unbind = f
    .capture(() => {
      unbindName(f, name, handler);
      return "";
    })
    .stmts.join(" ");
  f.blocks.push({ kind: "handler", restore: `${unbind} ${restore}` });
  const ref = f.resolve(name);
  if (ref.kind === "local" && f.tries === 0 && f.blocks.every((b) => b.kind !== "finally")) {
    // An error leaves the function: nobody will see the name again.
    body(f, handler.body);
    f.blocks.pop();
  } else {
    const n = f.u.id();
    const inner = "H" + n;
    const err = f.err;
    const stepped = suspends(f, handler);
    const resumed = resumeHere(f, stepped);
    f.push(`N${n}: {`);
    protect(
      f,
      inner,
      () => part(f, stepped, () => body(f, handler.body)),
      () => {
        if (!f.dead) f.push(`break N${n};`);
      },
    );
    // The error's place must outlive the unbinding.
    f.push(`{ const p = S.pos[d]; ${unbind} S.pos[d] = p; ${err} } }`);
    resumed();
    f.blocks.pop();
  }
  if (!f.dead) {
    f.push(unbind);
    done();
  }
}

function tryFinally(f: Fn, s: Try): void {
  const n = f.u.id();
  const h = f.variable("h");
  const e = f.variable("e");
  const block: FinallyBlock = {
    kind: "finally",
    label: "X" + n,
    code: f.variable("z"),
    value: f.variable("r"),
    exits: [],
  };
  const stepped = suspends(f, [...s.body, ...s.orelse, ...s.handlers, ...s.finalbody]);
  f.push(`${f.saveHandled(h)} ${block.code} = 0;`);
  const resumed = resumeHere(f, stepped);
  f.push(`${block.label}: {`);
  if (f.u.traced) f.push(`if (J !== 0 && ${jumpsInto(f, s.finalbody)}) break ${block.label};`);
  f.blocks.push(block);
  const mark = f.enterBranch();
  let dead = false;
  protect(
    f,
    "E" + n,
    () =>
      part(f, stepped, () => {
        if (s.handlers.length > 0) tryExcept(f, s);
        else body(f, s.body);
      }),
    () => {
      dead = f.dead;
      if (!dead) f.push(`${stepped ? "if (r === 0) " : ""}break ${block.label};`);
    },
  );
  f.blocks.pop();
  const bound = f.leaveBranch(mark);
  f.push(
    `${stepped ? "if (r === 0) { " : ""}${block.code} = -1; ${e} = ${f.h("handle")}(d, ${h});${stepped ? " }" : ""}`,
  );
  f.push("}");
  if (stepped) openPart(f);
  finalBody(f, s, block, h, e);
  if (stepped) f.push("}");
  resumed();
  if (f.dead) return;
  if (bound === null) f.dead = dead;
  else for (const js of bound) f.bind(js);
}

/** The `finally` clause, and what goes on after it. */
function finalBody(f: Fn, s: Try, block: FinallyBlock, h: string, e: string): void {
  f.blocks.push({ kind: "handler", restore: `S.ei.value = ${h};` });
  const top = f.top;
  body(f, s.finalbody);
  f.top = top;
  f.blocks.pop();
  if (f.dead) return;
  const last = s.finalbody[s.finalbody.length - 1]!;
  f.push(
    `if (${block.code} === -1) { ${f.u.traced ? "" : `${f.P(last)}; `}${f.h("reraise")}(${e}, d, ${h}, true); ${f.err} }`,
  );
  continueExits(f, block);
}

export function emitTryStar(f: Fn, s: TryStar): void {
  f.conditional++;
  if (s.finalbody.length > 0) tryFinallyStar(f, s);
  else tryStar(f, s);
  f.conditional--;
}

function tryFinallyStar(f: Fn, s: TryStar): void {
  const inner: TryStar = { ...s, finalbody: [] };
  tryFinally(f, { ...s, kind: "Try", handlers: [], orelse: [], body: [inner] });
}

function tryStar(f: Fn, s: TryStar): void {
  const n = f.u.id();
  const h = f.variable("h");
  const e = f.variable("e");
  const rest = f.variable("e");
  const raised = f.variable("r");
  const none = f.h("None");
  const done = "D" + n;
  f.push(f.saveHandled(h));
  f.push(`${done}: {`);
  const branches: (string[] | null)[] = [];
  const first = f.enterBranch();
  protect(
    f,
    "E" + n,
    () => body(f, s.body),
    () => {
      body(f, s.orelse);
      if (!f.dead) f.push(`break ${done};`);
    },
  );
  branches.push(f.leaveBranch(first));
  f.push(`${e} = ${f.h("handle")}(d, ${h}); ${rest} = ${e}; ${raised} = [];`);
  branches.push([]);
  for (const handler of s.handlers) {
    const mark = f.enterBranch();
    const top = f.top;
    const id = f.u.id();
    f.push(`if (${rest} !== ${none}) {`);
    f.traceLine(handler.lineno);
    const type = f.toTemp(expr(f, handler.type!));
    f.top = top;
    const m = f.variable("m");
    f.push(`${f.P(handler)}; ${m} = ${f.h("exceptStarMatch")}(${rest}, ${type}); ${rest} = ${m}[1]; ${m} = ${m}[0];`);
    f.push(`if (${m} !== ${none}) { S.ei.value = ${m}; N${id}: {`);
    protect(
      f,
      "H" + id,
      () => {
        if (handler.name !== null) store(f, f.mangle(handler.name), m, handler);
        body(f, handler.body);
      },
      () => {
        if (!f.dead) f.push(`break N${id};`);
        f.dead = false;
      },
    );
    f.push(`${raised}.push(${f.h("handle")}(d, ${m})); }`);
    if (handler.name !== null) unbindName(f, f.mangle(handler.name), handler);
    f.push(`S.ei.value = ${e}; } }`);
    f.leaveBranch(mark);
  }
  f.push(`if (${rest} !== ${none}) ${raised}.push(${rest});`);
  f.push(`${e} = ${f.h("exceptStarEnd")}(${e}, ${raised});`);
  f.push(`if (${e} !== ${none}) { ${f.h("reraise")}(${e}, d, ${h}, true); ${f.err} }`);
  f.push(`S.ei.value = ${h};`);
  f.push("}");
  f.join(branches);
}
