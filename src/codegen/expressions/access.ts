// Attributes and subscripts: loads, stores, deletions (the guarded patterns of docs/architecture.md section 1).

import type { Attribute, Call, Expr, Position, Subscript } from "#syntax/ast/nodes.ts";
import { type Fn, isAtom } from "../context.ts";
import { expr } from "../dispatch.ts";
import { quote } from "../js/quote.ts";
import { encodeName } from "../names.ts";
import { ATTRIBUTE, type Expected, SUBSCRIPT } from "../statements/expected.ts";
import { isNoInt, isNumber, isNumeric, isString } from "./constants.ts";
import { load } from "./names.ts";
import { atomize, hold, settle } from "./operands.ts";

// --- attributes ---

export function emitAttribute(f: Fn, e: Attribute): string {
  const name = f.mangle(e.attr);
  const sup = superArguments(f, e.value);
  if (sup !== null) {
    f.addName(name);
    return superAttribute(f, sup, name, e);
  }
  const value = expr(f, e.value);
  f.addName(name);
  return attributeLoad(f, value, name, attributePosition(f, e));
}

/** In a chain over several lines CPython's position starts at the attribute's own line. */
export function attributePosition(f: Fn, e: Attribute): number {
  if (e.lineno !== e.end_lineno && e.attr.length <= e.end_col_offset)
    return f.position(e.end_lineno, e.end_lineno, e.end_col_offset - e.attr.length, e.end_col_offset);
  return f.position(e.lineno, e.end_lineno, e.col_offset, e.end_col_offset);
}

/** A literal number needs brackets before a member. */
export function receiver(js: string): string {
  return /^-?\d/.test(js) ? `(${js})` : js;
}

export function attributeLoad(f: Fn, object: string, name: string, pos: number): string {
  if (f.once) {
    const top = f.top;
    const { prelude, atoms } = atomize(f, [object]);
    f.top = top;
    return `(${prelude}${f.Pn(pos)}, ${f.h("getattr")}(${atoms[0]}, ${quote(name)}))`;
  }
  const top = f.top;
  const key = encodeName(name);
  let o = receiver(object);
  let first = o;
  if (!isAtom(object) || isNumeric(object)) {
    o = f.alloc();
    first = `(${o} = ${object})`;
  }
  const t = f.alloc();
  f.top = top;
  if (f.u.susp)
    return `(${first}.w$${key} && (${t} = ${o}.$${key}) !== undefined ? ${t} : (${f.Pn(pos)}, ${f.op("getattr", `${o}, ${quote(name)}`)}))`;
  const expected = expects(f, ATTRIBUTE);
  const slow = f.op(expected ? "findattr" : "getattr", `${o}, ${quote(name)}`);
  const js = `(${first}.w$${key} && (${t} = ${o}.$${key}) !== undefined ? ${t} : (${f.Pn(pos)}, (${t} = ${o}.p$${key}) !== undefined ? ${f.h("callGetter")}(${t}, ${o}, ${quote(name)}) : ${slow}))`;
  return expected ? finish(f, js) : js;
}

/** Does a handler around it name the error of such an operation? */
function expects(f: Fn, operation: Expected): boolean {
  return (f.expected & operation) !== 0 && !f.u.susp && !f.once;
}

/** Tests the result of an expected operation, which is undefined where it failed. */
function finish(f: Fn, js: string): string {
  const t = f.alloc();
  f.push(`if ((${t} = ${js}) === undefined) ${f.err}`);
  return t;
}

/** `o.name = v` for atoms, as a statement. */
export function attributeStore(f: Fn, o: string, name: string, v: string, pos: number): void {
  const key = encodeName(name);
  if (f.once || isNumeric(o)) {
    f.push(`${f.Pn(pos)}; ${f.op("setattr", `${o}, ${quote(name)}, ${v}`)};`);
    return;
  }
  f.push(
    `if (${o}.s$${key} === true) ${o}.$${key} = ${v}; else { ${f.Pn(pos)}; ${f.op("setattr", `${o}, ${quote(name)}, ${v}`)}; }`,
  );
}

/** Notes `self.x = …` for the `__static_attributes__` of the enclosing class. */
export function noteStaticAttribute(f: Fn, e: Attribute): void {
  if (e.value.kind !== "Name" || e.value.id !== "self") return;
  for (let g: Fn | null = f; g !== null; g = g.parent) {
    if (g.staticAttributes !== null) {
      g.staticAttributes.add(e.attr);
      return;
    }
  }
}

// --- super() ---

export interface SuperCall {
  /** The name `super`, which need not be the builtin. */
  callee: Expr;
  cls: string;
  self: string;
}

/** The arguments of a zero-argument `super()` inside a method, or null. */
export function superArguments(f: Fn, e: Expr): SuperCall | null {
  if (e.kind !== "Call" || e.func.kind !== "Name" || e.func.id !== "super") return null;
  if (e.args.length > 0 || e.keywords.length > 0) return null;
  const first = f.code.argcount > 0 ? f.scope.parameters[0] : undefined;
  if (first === undefined || f.scope.type !== "function") return null;
  if (f.scope.symbols.get("__class__")?.kind !== "free" || f.resolve("super").kind !== "global") return null;
  if (f.u.table.top.symbols.get("super")?.kind === "local") return null;
  f.addName("super");
  const cell = f.scope.symbols.get(first)?.kind === "cell";
  const js = first === ".0" ? "0" : encodeName(first);
  return { callee: e.func, cls: `${f.cellRef("__class__")}.v`, self: cell ? `c$${js}.v` : `$${js}` };
}

/** The first argument of a function that no class surrounds, for the errors of its `super()`; null elsewhere. */
export function superOutsideClass(f: Fn, e: Call): string | null {
  if (e.func.kind !== "Name" || e.func.id !== "super" || e.args.length > 0 || e.keywords.length > 0) return null;
  const first = f.code.argcount > 0 ? f.scope.parameters[0] : undefined;
  if (first === undefined || f.scope.type !== "function" || f.resolve("super").kind !== "global") return null;
  const js = encodeName(first === ".0" ? "0" : first);
  return f.scope.symbols.get(first)?.kind === "cell" ? `c$${js}.v` : `$${js}`;
}

function superAttribute(f: Fn, sup: SuperCall, name: string, e: Attribute): string {
  const top = f.top;
  const callee = f.toTemp(expr(f, sup.callee));
  f.top = top;
  return `(${f.Pn(attributePosition(f, e))}, ${f.op("superGetattr", `${sup.cls}, ${sup.self}, ${quote(name)}, ${callee}`)})`;
}

// --- subscripts ---

export function emitSubscript(f: Fn, e: Subscript): string {
  const held = hold(f, expr(f, e.value));
  const key = expr(f, e.slice);
  return subscriptLoad(f, settle(f, held), key, e);
}

export function subscriptLoad(f: Fn, object: string, key: string, at: Position): string {
  const top = f.top;
  const { prelude, atoms } = atomize(f, [isNumeric(object) ? `(${object})` : object, key]);
  const [o, k] = atoms as [string, string];
  const expected = expects(f, SUBSCRIPT);
  const slow = `(${f.P(at)}, ${f.itemOp("getitem", o, k, expected ? "findItem" : "getItem")})`;
  const text = !f.once && mayIndexList(k) ? `${listTest(f, o, k, true)} ? ${o}.items[${k}] : ${slow}` : slow;
  f.top = top;
  if (expected) return finish(f, prelude === "" ? text : `(${prelude}${text})`);
  return prelude === "" && text === slow ? slow : `(${prelude}${text})`;
}

function mayIndexList(k: string): boolean {
  if (isNumber(k)) return k.charCodeAt(0) !== 45;
  return !isString(k) && !isNoInt(k);
}

/** The inline test for "an exact list (or tuple) and an index inside it". */
function listTest(f: Fn, o: string, k: string, tuples = false): string {
  if (isNumeric(o)) return "false";
  const list = `${o}.cls === ${f.h("listType")}`;
  const exact = tuples ? `(${list} || ${o}.cls === ${f.h("tupleType")})` : list;
  if (isNumber(k)) return `${exact} && ${k} < ${o}.items.length`;
  return `typeof ${k} === "number" && ${exact} && ${k} >= 0 && ${k} < ${o}.items.length`;
}

export function subscriptStore(f: Fn, o: string, k: string, v: string, at: Position): void {
  const slow = `${f.P(at)}; ${f.itemOp("setitem", o, `${k}, ${v}`)};`;
  if (!f.once && mayIndexList(k)) f.push(`if (${listTest(f, o, k)}) ${o}.items[${k}] = ${v}; else { ${slow} }`);
  else f.push(slow);
}

/** The first parameter's current value, for `super()` written out. */
export function loadFirstParameter(f: Fn, at: Position): string {
  return load(f, f.scope.parameters[0]!, at);
}
