// Calls. Every call is a statement whose result is tested: undefined means raised (docs/architecture.md section 3). In suspendable code a
// call goes to the callee's generator form where it has one.

import type { Abi } from "#abi/abi.ts";
import type { Attribute, Call, Expr, Keyword, Position } from "#syntax/ast/nodes.ts";
import { type Fn, isAtom } from "../context.ts";
import { expr } from "../dispatch.ts";
import { quote } from "../js/quote.ts";
import { encodeName, strMethods } from "../names.ts";
import { collects, observe, overwrite, showsEndings } from "../statements/endings.ts";
import { receiver, type SuperCall, superArguments, superOutsideClass } from "./access.ts";
import { isNumeric, isString } from "./constants.ts";
import { inlineOperands, settleAll, settleList, settleTemps, storeOperands } from "./operands.ts";
import { isText } from "./operators.ts";

const MAX_DIRECT = 6;

/** Emits a call; with `discard` nothing is kept of the result. */
export function emitCall(f: Fn, e: Call, discard: boolean): string {
  const top = f.top;
  const collecting = collects(e);
  const again = collecting && discard && f.collected === f.buf.length;
  const shows = discard && showsEndings(e);
  // What ends with the arguments' evaluation is gone too.
  if (shows) observe(f, 0);
  const call = callExpression(f, e);
  f.top = top;
  if (shows && e.args.some((a) => a.kind === "Call")) observe(f, 0, call);
  else if (collecting) overwrite(f, again, call);
  const result = finishCall(f, call, discard);
  if (collecting) f.collected = f.buf.length;
  return result;
}

/** Tests a call's result and keeps it in a temporary. */
export function finishCall(f: Fn, call: string, discard: boolean): string {
  if (discard) {
    f.push(`if (${call} === undefined) ${f.err}`);
    return f.h("None");
  }
  const t = f.alloc();
  f.push(`if ((${t} = ${call}) === undefined) ${f.err}`);
  return t;
}

function isPlain(e: Call): boolean {
  if (e.keywords.length > 0) return false;
  for (let i = 0; i < e.args.length; i++) if (e.args[i]!.kind === "Starred") return false;
  return true;
}

function hasStars(e: { args: Expr[]; keywords: Keyword[] }): boolean {
  for (let i = 0; i < e.args.length; i++) if (e.args[i]!.kind === "Starred") return true;
  for (let i = 0; i < e.keywords.length; i++) if (e.keywords[i]!.arg === null) return true;
  return false;
}

/** JavaScript expression of the call itself, undefined when raised. */
function callExpression(f: Fn, e: Call): string {
  if (e.func.kind === "Attribute" && !hasStars(e)) {
    const sup = superArguments(f, e.func.value);
    if (sup !== null) {
      if (isPlain(e) && e.args.length <= MAX_DIRECT) return superCall(f, sup, e, e.func);
    } else return methodCall(f, e, e.func);
  }
  const sup = superArguments(f, e);
  if (sup !== null) {
    const callee = f.toTemp(expr(f, e.func));
    const explicit = `${f.h("superObject")}(${sup.cls}, ${sup.self})`;
    return `(${f.P(e)}, ${callee} === ${f.h("superType")} ? ${explicit} : ${direct(f, callee, [])})`;
  }
  const first = superOutsideClass(f, e);
  if (first !== null) {
    const callee = f.toTemp(expr(f, e.func));
    return `(${f.P(e)}, ${callee} === ${f.h("superType")} ? ${f.h("superObject")}(${f.h("None")}, ${first}) : ${direct(f, callee, [])})`;
  }
  if (isPlain(e) && e.args.length <= MAX_DIRECT) {
    const parts = settleList(f, [e.func, ...e.args], (a) => expr(f, a));
    const [callee, ...args] = f.u.susp ? storeOperands(f, parts) : parts.out;
    if (isAtom(callee!) && !isNumeric(callee!)) return callOperands(f, callee!, args, e);
    const t = isAtom(callee!) ? f.alloc() : f.temp(parts.temps[0]!);
    return `(${t} = ${callee}, ${callOperands(f, t, args, e)})`;
  }
  const callee = f.toTemp(expr(f, e.func));
  return generalCall(f, callee, e.args, e.keywords, e);
}

/** Puts the position where it cannot be overwritten by the operands: in the last one. */
function positioned(f: Fn, args: string[], at: Position): { args: string[]; before: string } {
  const complex = args.some((a) => !isAtom(a));
  const P = f.P(at);
  if (!complex) return { args, before: `${P}, ` };
  const last = args[args.length - 1]!;
  let text: string;
  if (isAtom(last)) text = `(${P}, ${last})`;
  else {
    const t = f.alloc();
    f.top--;
    text = `(${t} = ${last}, ${P}, ${t})`;
  }
  return { args: [...args.slice(0, -1), text], before: "" };
}

/** Calls an atom with positional operands (atoms in suspendable code, which repeats them). */
export function callOperands(f: Fn, callee: string, args: string[], at: Position): string {
  const p = positioned(f, args, at);
  return `(${p.before}${direct(f, callee, p.args)})`;
}

/** A call of an atom, without position. */
export function direct(f: Fn, callee: string, args: readonly string[]): string {
  const list = args.join(", ");
  const n = args.length;
  if (f.u.traced) return `${f.h("traceCall")}(d, ${callee}, [${list}], undefined)`;
  if (f.u.susp)
    return `(typeof ${callee} === "object" && ${callee}.g$${n} !== undefined ? yield* ${callee}.g$${n}(${list}) : ${f.op("callv", `${callee}, [${list}], undefined`)})`;
  if (f.once) return `${f.h(`invoke${n as 0}`)}(${callee}${n === 0 ? "" : `, ${list}`})`;
  return `(typeof ${callee} === "object" ? ${callee}.call$${n}(${list}) : ${f.h("notCallable")}(${callee}))`;
}

// --- methods ---

const MAX_STR_ARGS = 3;

function methodCall(f: Fn, e: Call, func: Attribute): string {
  const name = f.mangle(func.attr);
  let object = f.toTemp(expr(f, func.value));
  f.addName(name);
  if (isNumeric(object)) object = f.toTemp(`(${object})`);
  const at = callPosition(e, func);
  if (!isPlain(e) || e.args.length > MAX_DIRECT) return keywordMethod(f, object, name, e, at, func);
  if (f.u.traced) {
    const values = settleTemps(f, e.args, (a) => expr(f, a));
    return `(${f.methodPosition(at, attributeSpan(func))}, ${f.h("traceMethod")}(d, ${object}, ${quote(name)}, [${values.join(", ")}], undefined))`;
  }
  const key = encodeName(name);
  const n = e.args.length;
  const mark = f.buf.length;
  const assignments = f.assignments;
  const reserved = f.reserve();
  const parts = settleList(f, e.args, (a) => expr(f, a));
  let o = object;
  if (f.assignments !== assignments && o.charCodeAt(0) === 36) {
    o = f.allocFresh();
    f.buf.splice(mark, 0, `${o} = ${object};`);
  }
  if (f.buf.length > mark && !f.u.susp) {
    // Arguments that run statements: the method is looked up before them, as CPython does.
    const m = f.temp(reserved);
    const P = f.P(attributeSpan(func));
    f.buf.splice(
      o === object ? mark : mark + 1,
      0,
      `if ((${m} = ${receiver(o)}.m$${key}$${n}) === undefined) { ${P}; ${m} = ${f.h("loadMethod")}(${o}, ${quote(name)}, ${n}); }`,
    );
    const p = positioned(f, parts.out, at);
    return `(${p.before}${m}(${[o, ...p.args].join(", ")}))`;
  }
  const m = f.temp(reserved);
  if (f.u.susp) {
    const atoms = storeOperands(f, parts);
    return `(${f.methodPosition(at, attributeSpan(func))}, ${f.op("callMethodv", `${o}, ${quote(name)}, [${atoms.join(", ")}], undefined`)})`;
  }
  // Both branches need the arguments, so they have to be atoms.
  const { prelude, atoms } = inlineOperands(f, parts);
  const helper = f.h(`callMethod${n}` as keyof Abi & string);
  const list = atoms.length > 0 ? ", " + atoms.join(", ") : "";
  if (f.once) return `(${prelude}${f.methodPosition(at, attributeSpan(func))}, ${helper}(${o}, ${quote(name)}${list}))`;
  // Property lookups on host strings, which have many forms, would go the slow way.
  const onText = strMethods.has(name) && n <= MAX_STR_ARGS ? `${f.u.strMethod(name, n)}(${o}${list})` : "";
  const position = f.methodPosition(at, attributeSpan(func));
  if (onText !== "" && isString(o)) return `(${prelude}${position}, ${onText})`;
  const test = onText === "" ? "" : `${isText(o)} ? ${onText} : `;
  return `(${prelude}${position}, ${test}(${m} = ${receiver(o)}.m$${key}$${n}) !== undefined ? ${m}(${o}${list}) : ${helper}(${o}, ${quote(name)}${list}))`;
}

/** Where the lookup of a method is shown: from the object, or the name alone on a line of its own. */
function attributeSpan(func: Attribute): Position {
  const { end_lineno, end_col_offset, attr } = func;
  if (func.lineno === end_lineno || attr.length > end_col_offset) return func;
  return { lineno: end_lineno, end_lineno, col_offset: end_col_offset - attr.length, end_col_offset };
}

/** CPython moves the start of a method call over several lines to the method's name. */
function callPosition(e: Call, func: Attribute): Position {
  if (e.lineno === func.end_lineno) return e;
  const length = func.attr.length;
  if (length > func.end_col_offset) return e;
  return {
    lineno: func.end_lineno,
    col_offset: func.end_col_offset - length,
    end_lineno: e.end_lineno,
    end_col_offset: e.end_col_offset,
  };
}

function keywordMethod(f: Fn, object: string, name: string, e: Call, at: Position, func: Attribute): string {
  const values = settleTemps(f, [...e.args, ...e.keywords.map((k) => k.value)], (a) => expr(f, a));
  const names = e.keywords.length === 0 ? "undefined" : f.u.nameList(e.keywords.map((k) => k.arg!));
  const list = `[${values.join(", ")}], ${names}`;
  let call = f.u.traced
    ? `${f.h("traceMethod")}(d, ${object}, ${quote(name)}, ${list})`
    : f.op("callMethodv", `${object}, ${quote(name)}, ${list}`);
  if (!f.u.traced && !f.u.susp && !f.once) {
    const t = f.alloc();
    f.top--;
    call = `(${t} = ${object}.m$${encodeName(name)}$v) !== undefined ? ${t}.callv([${[object, ...values].join(", ")}], ${names}) : ${call}`;
  }
  return `(${f.methodPosition(at, attributeSpan(func))}, ${call})`;
}

function superCall(f: Fn, sup: SuperCall, e: Call, func: Attribute): string {
  const name = f.mangle(func.attr);
  f.addName(name);
  const at = callPosition(e, func);
  const m = f.alloc();
  const mark = f.top;
  const callee = f.toTemp(expr(f, sup.callee));
  f.top = mark;
  if (f.u.susp) {
    f.push(`${f.P(func)}; ${m} = ${f.op("superGetattr", `${sup.cls}, ${sup.self}, ${quote(name)}, ${callee}`)};`);
    const atoms = settleTemps(f, e.args, (a) => expr(f, a));
    return `(${f.P(at)}, ${direct(f, m, atoms)})`;
  }
  f.push(`${f.P(func)}; ${m} = ${f.h("loadSuperMethod")}(${sup.cls}, ${sup.self}, ${quote(name)}, ${callee});`);
  const p = positioned(
    f,
    settleAll(f, e.args, (a) => expr(f, a)),
    at,
  );
  return `(${p.before}${m}(${[sup.self, ...p.args].join(", ")}))`;
}

// --- keywords and stars ---

/** A call with keywords, stars or many arguments; `callee` is an atom. */
export function generalCall(
  f: Fn,
  callee: string,
  args: readonly Expr[],
  keywords: readonly Keyword[],
  at: Position,
  extra: readonly string[] = [],
): string {
  if (!hasStars({ args: args as Expr[], keywords: keywords as Keyword[] })) {
    const values = settleTemps(f, [...args, ...keywords.map((k) => k.value)], (a) => expr(f, a));
    const names = keywords.length === 0 ? "undefined" : f.u.nameList(keywords.map((k) => k.arg!));
    const positional = [...values.slice(0, args.length), ...extra, ...values.slice(args.length)];
    const list = `[${positional.join(", ")}], ${names}`;
    const call = f.u.traced ? `${f.h("traceCall")}(d, ${callee}, ${list})` : f.op("callv", `${callee}, ${list}`);
    return `(${f.P(at)}, ${call})`;
  }
  const list = emitStarArgs(f, callee, args, extra, at);
  const kw = keywords.length === 0 ? "undefined" : emitKeywordDict(f, callee, keywords, at);
  return `(${f.P(at)}, ${f.op("callEx", `${callee}, ${list}, ${kw}`)})`;
}

/** Collects positional arguments with stars in a JavaScript array. */
export function emitStarArgs(
  f: Fn,
  callee: string,
  args: readonly Expr[],
  extra: readonly string[],
  at: Position,
): string {
  const list = f.alloc();
  f.push(`${list} = [];`);
  // Several parts make a list, whose errors do not name the function.
  const named = args.length > 1 ? "undefined" : callee;
  for (const a of args) {
    if (a.kind === "Starred") {
      const v = f.toTemp(expr(f, a.value));
      f.push(`${f.P(at)}; ${f.op("starArgs", `${list}, ${v}, ${named}`)};`);
    } else f.push(`${list}.push(${f.toTemp(expr(f, a))});`);
  }
  if (extra.length > 0) f.push(`${list}.push(${extra.join(", ")});`);
  return list;
}

/** Collects keywords and `**mappings` in a dict. */
export function emitKeywordDict(f: Fn, callee: string, keywords: readonly Keyword[], at: Position): string {
  const kw = f.alloc();
  if (keywords.length === 1 && keywords[0]!.arg === null) {
    const v = f.toTemp(expr(f, keywords[0]!.value));
    f.push(`${f.P(at)}; ${kw} = ${f.h("kwOf")}(${v}, ${callee});`);
    return kw;
  }
  f.push(`${kw} = ${f.h("dict")}();`);
  for (const k of keywords) {
    const v = f.toTemp(expr(f, k.value));
    if (k.arg === null) f.push(`${f.P(at)}; ${f.h("kwMerge")}(${kw}, ${v}, ${callee});`);
    else f.push(`${f.P(at)}; ${f.h("kwSet")}(${kw}, ${quote(k.arg)}, ${v}, ${callee});`);
  }
  return kw;
}
