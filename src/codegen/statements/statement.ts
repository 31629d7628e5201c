// The emission of statements: one entry, `statement`, and the small statements that need no file of their own.

import type { ConstSpec } from "#abi/types.ts";
import type { Assert, ExprStmt, If, Import, ImportFrom, Raise, Return, Stmt } from "#syntax/ast/nodes.ts";
import type { Fn } from "../context.ts";
import { body, expr } from "../dispatch.ts";
import { emitCall } from "../expressions/calls.ts";
import { cond, constantTruth } from "../expressions/conditions.ts";
import { store } from "../expressions/names.ts";
import { hold, settle } from "../expressions/operands.ts";
import { emitClass, emitFunctionDef } from "../functions/definitions.ts";
import { emitLater } from "../functions/later.ts";
import { emitTypeAlias } from "../functions/type-parameters.ts";
import { quote } from "../js/quote.ts";
import { empties, observe } from "./endings.ts";
import { beginStatement } from "./jump-lists.ts";
import { innermostLoop, jump } from "./jumps.ts";
import { emitAsyncFor, emitFor, emitWhile } from "./loops.ts";
import { emitMatch } from "./match.ts";
import { markBranch, resumeHere, suspends } from "./resumption.ts";
import { emitAnnAssign, emitAssign, emitAugAssign, emitDelete } from "./targets.ts";
import { emitTry, emitTryStar } from "./try.ts";
import { emitWith } from "./with.ts";

const MAX_DEPTH = 2500;

export function statement(f: Fn, s: Stmt): void {
  if (++f.u.depth > MAX_DEPTH) throw new RangeError("statement too deep");
  const top = f.top;
  if (f.u.traced) traced(f, s);
  else {
    const known = f.code.positions.length;
    const later = f.u.later.get(s);
    if (later === undefined || later.kind === "import") dispatch(f, s);
    else emitLater(f, s, later, dispatch);
    // Statements that cannot raise have a line all the same (co_lines).
    if (f.code.positions.length === known && s.kind !== "Global" && s.kind !== "Nonlocal")
      f.position(s.lineno, s.end_lineno, s.col_offset, s.end_col_offset);
  }
  f.top = top;
  f.u.depth--;
}

/** Loops have the hooks of their headers in themselves. */
function traced(f: Fn, s: Stmt): void {
  const { kind } = s;
  if (kind === "Global" || kind === "Nonlocal") return;
  // The value of an assignment comes before its targets.
  const lineno =
    kind === "Assign"
      ? s.value.lineno
      : "decorator_list" in s && s.decorator_list.length > 0
        ? s.decorator_list[0]!.lineno
        : s.lineno;
  beginStatement(f, s, lineno, kind !== "While");
  dispatch(f, s);
  f.jumps.parents.pop();
  // What a call let go of ends here, where a tracer sees it.
  if ((kind === "Expr" || kind === "Assign") && s.value.kind === "Call" && !f.dead) observe(f, 2);
  // What comes after `and` and `or` has no line.
  if ((kind === "Assign" || (kind === "Expr" && s.value.kind !== "BoolOp")) && !f.dead)
    f.push(`${f.h("traceOpcode")}(d);`);
}

function dispatch(f: Fn, s: Stmt): void {
  switch (s.kind) {
    case "Expr":
      emitExprStatement(f, s);
      return;
    case "Assign":
      emitAssign(f, s);
      return;
    case "AugAssign":
      emitAugAssign(f, s);
      return;
    case "AnnAssign":
      emitAnnAssign(f, s);
      return;
    case "If":
      emitIf(f, s);
      return;
    case "Return":
      emitReturn(f, s);
      return;
    case "For":
      emitFor(f, s);
      return;
    case "While":
      emitWhile(f, s);
      return;
    case "FunctionDef":
    case "AsyncFunctionDef":
      emitFunctionDef(f, s);
      return;
    case "ClassDef":
      emitClass(f, s);
      return;
    case "Try":
      emitTry(f, s);
      return;
    case "TryStar":
      emitTryStar(f, s);
      return;
    case "With":
    case "AsyncWith":
      emitWith(f, s, 0);
      return;
    case "Raise":
      emitRaise(f, s);
      return;
    case "Import":
      emitImport(f, s);
      return;
    case "ImportFrom":
      emitImportFrom(f, s);
      return;
    case "Assert":
      emitAssert(f, s);
      return;
    case "Delete":
      emitDelete(f, s);
      return;
    case "AsyncFor":
      emitAsyncFor(f, s);
      return;
    case "Match":
      emitMatch(f, s);
      return;
    case "TypeAlias":
      emitTypeAlias(f, s);
      return;
    case "Break":
    case "Continue":
      jump(f, innermostLoop(f), s.kind === "Continue", "");
      f.dead = true;
      return;
    case "Pass":
    case "Global":
    case "Nonlocal":
      return;
  }
}

function emitExprStatement(f: Fn, s: ExprStmt): void {
  if (f.u.options.kind === "single" && f.scope.type === "module") {
    const v = f.toTemp(expr(f, s.value));
    f.push(`${f.P(s)}; ${f.h("displayhook")}(${v});`);
    return;
  }
  const e = s.value;
  if (e.kind === "Call") {
    emitCall(f, e, true);
    if (empties(e)) observe(f, 1);
    return;
  }
  if (e.kind === "Constant") return;
  const js = expr(f, e);
  if (js.charCodeAt(0) === 40) f.push(`${js};`);
}

function emitIf(f: Fn, s: If): void {
  const constant = constantTruth(s.test);
  f.conditional++;
  const stepped = suspends(f, [...s.body, ...s.orelse]);
  if (constant !== null) {
    const resumed = resumeHere(f, stepped);
    body(f, constant ? s.body : s.orelse);
    resumed();
  } else {
    const top = f.top;
    let way = "";
    if (f.u.traced) {
      const way = f.variable("z");
      f.push("if (J === 0) {");
      f.push(`${way} = ${cond(f, s.test)};`);
      f.push(`} else ${way} = ${f.jumps.table(f, s.body)}[J] !== undefined;\nif (${way}) {`);
    } else if (stepped) f.push(`${(way = f.alloc())} = ${cond(f, s.test)};`);
    else f.push(`if (${cond(f, s.test)}) {`);
    f.top = top;
    const resumed = resumeHere(f, stepped);
    const branch = stepped ? markBranch(f, way) : null;
    if (stepped) f.push(`if (${way}) {`);
    const first = f.enterBranch();
    branch?.begin();
    body(f, s.body);
    branch?.end();
    const bound = f.leaveBranch(first);
    const second = f.enterBranch();
    if (s.orelse.length > 0) {
      f.push("} else {");
      body(f, s.orelse);
    }
    f.push("}");
    resumed();
    f.join([bound, f.leaveBranch(second)]);
  }
  f.conditional--;
}

function emitReturn(f: Fn, s: Return): void {
  const value = s.value === null ? f.none() : f.toTemp(expr(f, s.value));
  jump(f, undefined, false, value);
  f.dead = true;
}

function emitRaise(f: Fn, s: Raise): void {
  let exc = "undefined";
  let cause = "undefined";
  if (s.exc !== null) {
    const held = hold(f, expr(f, s.exc));
    if (s.cause !== null) cause = expr(f, s.cause);
    exc = settle(f, held);
    if (cause !== "undefined") exc = f.toTemp(exc);
    exc = f.toTemp(exc);
    cause = f.toTemp(cause);
  }
  f.push(`${f.P(s)}; ${f.h("raise")}(${exc}, ${cause}); ${f.err}`);
  f.dead = true;
}

function emitAssert(f: Fn, s: Assert): void {
  if (f.u.options.optimize > 0) return;
  const test = cond(f, s.test);
  f.push(`if (!(${test})) {`);
  const message = s.msg === null ? "undefined" : f.toTemp(expr(f, s.msg));
  f.push(`${f.P(s.test)}; ${f.h("assertionError")}(${message}); ${f.err} }`);
}

/** Emits a library module's import that may wait; false for one that may not. */
function emitLaterImport(f: Fn, s: Import | ImportFrom, name: string, level: number, as: string): boolean {
  const later = f.u.later.get(s);
  if (later?.kind !== "import" || f.u.susp || f.u.traced) return false;
  f.push(`${f.P(s)}; ${f.h("importLater")}(M, ${quote(name)}, ${level}, ${as}, ${later.tried});`);
  return true;
}

function emitImport(f: Fn, s: Import): void {
  for (const alias of s.names) {
    f.addName(alias.name);
    if (emitLaterImport(f, s, alias.name, 0, alias.asname === null ? "null" : quote(alias.asname))) {
      f.addName(alias.asname ?? alias.name.split(".", 1)[0]!);
      continue;
    }
    const top = f.top;
    const t = f.alloc();
    f.push(`${f.P(s)}; ${t} = ${f.op("importName", `M, ${quote(alias.name)}, ${f.none()}, 0`)};`);
    const parts = alias.name.split(".");
    if (alias.asname === null) store(f, f.mangle(parts[0]!), t, s);
    else {
      for (let i = 1; i < parts.length; i++) {
        f.addName(parts[i]!);
        f.push(`${t} = ${f.h("importFrom")}(${t}, ${quote(parts[i]!)});`);
      }
      store(f, f.mangle(alias.asname), t, s);
    }
    f.top = top;
  }
}

function emitImportFrom(f: Fn, s: ImportFrom): void {
  const t = f.alloc();
  const module = s.module ?? "";
  const list: ConstSpec = { t: "tuple", v: s.names.map((a) => ({ t: "str", v: a.name })) };
  if (f.code.consts.length === 0) f.addConst({ t: "int", v: String(s.level) });
  f.addConst(list);
  f.addName(module);
  const as = s.names[0]!.name === "*" ? [] : s.names.flatMap((a) => [quote(a.name), quote(a.asname ?? a.name)]);
  if (emitLaterImport(f, s, module, s.level, `[${as.join(", ")}]`)) {
    for (const a of s.names) {
      f.addName(a.name);
      f.addName(a.asname ?? a.name);
    }
    return;
  }
  const names = f.u.constant(list);
  f.push(`${f.P(s)}; ${t} = ${f.op("importName", `M, ${quote(module)}, ${names}, ${s.level}`)};`);
  for (const alias of s.names) {
    if (alias.name === "*") {
      f.push(`${f.h("importStar")}(${t}, ${f.usesNamespace ? "ns" : "M.globals"});`);
      return;
    }
    f.addName(alias.name);
    store(f, f.mangle(alias.asname ?? alias.name), `(${f.P(s)}, ${f.h("importFrom")}(${t}, ${quote(alias.name)}))`, s);
  }
}
