// Assignment targets: names, attributes, subscripts, unpacking; assignment, augmented and annotated assignment, deletion.

import type { AnnAssign, Assign, AugAssign, Delete, Expr } from "#syntax/ast/nodes.ts";
import { type Fn, isAtom } from "../context.ts";
import { expr } from "../dispatch.ts";
import {
  attributeLoad,
  attributePosition,
  attributeStore,
  noteStaticAttribute,
  subscriptLoad,
  subscriptStore,
} from "../expressions/access.ts";
import { isNumeric } from "../expressions/constants.ts";
import { deleteName, load, store } from "../expressions/names.ts";
import { hold, operands, settle, settleTemps } from "../expressions/operands.ts";
import { binary, floatConstant } from "../expressions/operators.ts";
import { annotationStatement } from "../functions/annotations.ts";
import { quote } from "../js/quote.ts";
import { observe } from "./endings.ts";
import { jumpHook } from "./jump-lists.ts";

export function emitAssign(f: Fn, s: Assign): void {
  const top = f.top;
  if (s.targets.length === 1) {
    const target = s.targets[0]!;
    const pair = parallelPair(target, s.value);
    if (pair !== null) parallel(f, pair[0].elts, pair[1].elts);
    else assignTarget(f, target, expr(f, s.value));
  } else {
    let value = expr(f, s.value);
    if (!isAtom(value) || value.charCodeAt(0) === 36) {
      const t = f.alloc();
      f.push(`${t} = ${value};`);
      value = t;
    }
    for (const target of s.targets) assignTarget(f, target, value);
  }
  f.top = top;
  if (s.value.kind === "Constant" && s.value.value.type === "None" && s.targets.some((t) => clears(f, t)))
    observe(f, 1);
}

/** May `target = None` end what it held? Not where a function or `__init__` begins with it. */
function clears(f: Fn, target: Expr): boolean {
  if (target.kind === "Attribute") return f.code.name !== "__init__";
  return target.kind === "Subscript" || (target.kind === "Name" && !f.isFunctionScope) || f.conditional > 0;
}

type Sequence = Expr & { kind: "Tuple" | "List" };

/** `a, b = x, y`: no tuple is needed. */
function parallelPair(target: Expr, value: Expr): [Sequence, Sequence] | null {
  if (target.kind !== "Tuple" && target.kind !== "List") return null;
  if (value.kind !== "Tuple" && value.kind !== "List") return null;
  if (target.elts.length !== value.elts.length) return null;
  const starred = (e: Expr): boolean => e.kind === "Starred";
  return target.elts.some(starred) || value.elts.some(starred) ? null : [target, value];
}

function parallel(f: Fn, targets: readonly Expr[], values: readonly Expr[]): void {
  // Everything is evaluated before the first store; locals are copied when an earlier target overwrites them.
  const out = settleTemps(f, values, (e) => expr(f, e)).map((value, i) => {
    if (value.charCodeAt(0) !== 36 || !targets.slice(0, i).some((t) => mayOverwrite(f, t, value))) return value;
    const t = f.alloc();
    f.push(`${t} = ${value};`);
    return t;
  });
  for (let i = 0; i < targets.length; i++) assignTarget(f, targets[i]!, out[i]!);
}

function mayOverwrite(f: Fn, target: Expr, local: string): boolean {
  if (target.kind === "Attribute" || target.kind === "Subscript") return false;
  if (target.kind !== "Name") return true;
  const ref = f.resolve(f.mangle(target.id));
  return ref.kind === "local" && ref.js === local;
}

/** Assigns an emitted value (evaluated here, once) to a target. */
export function assignTarget(f: Fn, target: Expr, value: string): void {
  const top = f.top;
  if (f.u.traced && target.kind === "Name" && target.lineno !== f.line && f.jumps.lists.length > 0 && !f.dead) {
    // A target on a line of its own is an event of its own.
    value = f.toTemp(value);
    jumpHook(f, target.lineno, "false", f.jumps.current);
  }
  switch (target.kind) {
    case "Name":
      store(f, f.mangle(target.id), value, target);
      break;
    case "Attribute": {
      const name = f.mangle(target.attr);
      noteStaticAttribute(f, target);
      const held = hold(f, f.toTemp(value));
      const o = f.toTemp(expr(f, target.value));
      f.addName(name);
      attributeStore(f, o, name, settle(f, held), attributePosition(f, target));
      break;
    }
    case "Subscript": {
      const held = hold(f, f.toTemp(value));
      const [o, k] = settleTemps(f, [target.value, target.slice], (e) => expr(f, e)) as [string, string];
      subscriptStore(f, o, k, settle(f, held), target);
      break;
    }
    case "Tuple":
    case "List":
      unpackTarget(f, target, value);
      break;
    case "Starred":
      assignTarget(f, target.value, value);
      break;
    default:
      throw new Error(`cannot assign to ${target.kind}`);
  }
  f.top = top;
}

function unpackTarget(f: Fn, target: Sequence, value: string): void {
  const elts = target.elts;
  const star = elts.findIndex((e) => e.kind === "Starred");
  const v = f.toTemp(value);
  const items = f.alloc();
  const n = elts.length;
  const call =
    star < 0
      ? isNumeric(v)
        ? f.op("unpack", `${v}, ${n}`)
        : `${v}.cls === ${f.h("tupleType")} && ${v}.items.length === ${n} ? ${v}.items : ${f.op("unpack", `${v}, ${n}`)}`
      : f.op("unpackEx", `${v}, ${star}, ${n - star - 1}`);
  f.push(`${f.P(target)}; ${items} = ${call};`);
  for (let i = 0; i < elts.length; i++) assignTarget(f, elts[i]!, `(${items}[${i}])`);
}

export function emitAugAssign(f: Fn, s: AugAssign): void {
  const top = f.top;
  const target = s.target;
  switch (target.kind) {
    case "Name": {
      const name = f.mangle(target.id);
      const held = hold(f, load(f, name, target));
      const right = expr(f, s.value);
      store(f, name, binary(f, s.op, settle(f, held), right, s, true, null, floatConstant(s.value)), target);
      break;
    }
    case "Attribute": {
      const name = f.mangle(target.attr);
      noteStaticAttribute(f, target);
      const held0 = hold(f, f.toTemp(expr(f, target.value)));
      f.addName(name);
      const o0 = held0.js;
      const held = hold(f, attributeLoad(f, o0, name, attributePosition(f, target)));
      const right = expr(f, s.value);
      const left = settle(f, held);
      const o = settle(f, held0);
      const result = binary(f, s.op, left, right, s, true, null, floatConstant(s.value));
      const v = f.alloc();
      f.push(`${v} = ${result};`);
      attributeStore(f, o, name, v, attributePosition(f, target));
      break;
    }
    case "Subscript": {
      const parts = settleTemps(f, [target.value, target.slice], (e) => expr(f, e));
      const [o, k] = parts.map((js) => copyLocal(f, js, s.value)) as [string, string];
      const held = hold(f, subscriptLoad(f, o, k, target));
      const right = expr(f, s.value);
      const left = settle(f, held);
      const result = binary(f, s.op, left, right, s, true, null, floatConstant(s.value));
      const v = f.alloc();
      f.push(`${v} = ${result};`);
      subscriptStore(f, o, k, v, target);
      break;
    }
  }
  f.top = top;
}

/** An atom that later assignment expressions cannot change. */
function copyLocal(f: Fn, js: string, later: Expr): string {
  if (!isAtom(js)) return f.toTemp(js);
  if (js.charCodeAt(0) !== 36 || later.kind === "Constant" || later.kind === "Name") return js;
  const t = f.alloc();
  f.push(`${t} = ${js};`);
  return t;
}

export function emitAnnAssign(f: Fn, s: AnnAssign): void {
  const top = f.top;
  if (s.value !== null) assignTarget(f, s.target, expr(f, s.value));
  else if (s.target.kind === "Attribute") f.push(`${f.toTemp(expr(f, s.target.value))};`);
  else if (s.target.kind === "Subscript")
    for (const js of operands(f, [s.target.value, s.target.slice])) f.push(`${js};`);
  f.top = top;
  annotationStatement(f, s);
  f.top = top;
}

export function emitDelete(f: Fn, s: Delete): void {
  for (const target of s.targets) {
    deleteTarget(f, target);
    if (target.kind !== "Name") observe(f, 1);
  }
}

function deleteTarget(f: Fn, target: Expr): void {
  const top = f.top;
  switch (target.kind) {
    case "Name":
      deleteName(f, f.mangle(target.id), target);
      break;
    case "Attribute": {
      const name = f.mangle(target.attr);
      const o = f.toTemp(expr(f, target.value));
      f.addName(name);
      f.push(`${f.P(target)}; ${f.op("delattr", `${o}, ${quote(name)}`)};`);
      break;
    }
    case "Subscript": {
      const [o, k] = settleTemps(f, [target.value, target.slice], (e) => expr(f, e)) as [string, string];
      f.push(`${f.P(target)}; ${f.op("delitem", `${o}, ${k}`)};`);
      break;
    }
    case "Tuple":
    case "List":
      for (const e of target.elts) deleteTarget(f, e);
      break;
    default:
      throw new Error(`cannot delete ${target.kind}`);
  }
  f.top = top;
}
