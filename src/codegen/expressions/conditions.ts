// Conditions: emission of an expression as a JavaScript boolean; comparisons, `and`, `or`, `not`, conditional expressions.

import type { BoolOp, CmpOp, Compare, Expr, IfExp, Position, UnaryOp } from "#syntax/ast/nodes.ts";
import type { Fn } from "../context.ts";
import { isAtom } from "../context.ts";
import { expr } from "../dispatch.ts";
import { isNoInt, isNumber, isString } from "./constants.ts";
import { atomize, hold, settle } from "./operands.ts";
import { floatConstant, isFloat, isText } from "./operators.ts";

/** A literal's truth, or null for other expressions. */
export function constantTruth(e: Expr): boolean | null {
  if (e.kind !== "Constant") {
    if (e.kind !== "UnaryOp" || e.op !== "Not") return null;
    const inner = constantTruth(e.operand);
    return inner === null ? null : !inner;
  }
  const v = e.value;
  switch (v.type) {
    case "None":
      return false;
    case "Ellipsis":
      return true;
    case "bool":
      return v.value;
    case "int":
      return v.value !== 0 && v.value !== 0n;
    case "float":
      return v.value !== 0;
    case "str":
      return v.value !== "";
    case "bytes":
      return v.value.length > 0;
    case "tuple":
      return v.items.length > 0;
    default:
      return null;
  }
}

/** True for expressions whose value is a bool for sure, so that the condition is the value. */
export function isBool(e: Expr): boolean {
  switch (e.kind) {
    case "UnaryOp":
      return e.op === "Not";
    case "Compare": {
      if (e.ops.length > 1) return false;
      const op = e.ops[0]!;
      return op === "Is" || op === "IsNot" || op === "In" || op === "NotIn";
    }
    case "Constant":
      return e.value.type === "bool";
    default:
      return false;
  }
}

/** The value of `not a < b`: CPython merges comparison and truth test into one instruction, which is placed at the `not`. */
export function negated(e: UnaryOp): UnaryOp {
  const { operand } = e;
  if (operand.kind !== "Compare" || operand.ops.length > 1) return e;
  const { lineno, col_offset, end_lineno, end_col_offset } = e;
  return { ...e, operand: { ...operand, lineno, col_offset, end_lineno, end_col_offset } };
}

/** Emits a condition: a JavaScript boolean expression (not to be repeated, since it may have effects). */
export function cond(f: Fn, e: Expr): string {
  switch (e.kind) {
    case "UnaryOp":
      if (e.op === "Not") return `!${parenthesized(cond(f, e.operand))}`;
      break;
    case "Compare":
      return compareChain(f, e, true);
    case "BoolOp":
      return boolCond(f, e);
    case "Constant": {
      const truth = constantTruth(e);
      if (truth !== null) return truth ? "true" : "false";
      break;
    }
  }
  return truth(f, expr(f, e), e);
}

function parenthesized(js: string): string {
  return isAtom(js) ? `(${js})` : js;
}

/** The truth test of an emitted value. */
export function truth(f: Fn, js: string, at: Position): string {
  if (isAtom(js)) {
    if (js === "true" || js === "false") return js;
    if (js === "None") return "false";
    if (isNumber(js)) return js === "0" ? "false" : "true";
    return `(${js} === true || ${js} !== false && (${f.P(at)}, ${f.op("truthy", `${js}`)}))`;
  }
  const t = f.alloc();
  f.top--;
  return `((${t} = ${js}) === true || ${t} !== false && (${f.P(at)}, ${f.op("truthy", `${t}`)}))`;
}

/** Runs `emit` where its code may not be reached: bindings it makes are forgotten. */
export function captureBranch(f: Fn, emit: () => string): { stmts: string[]; js: string } {
  const mark = f.enterBranch();
  const dead = f.dead;
  const captured = f.capture(emit);
  f.leaveBranch(mark);
  f.dead = dead;
  return captured;
}

function boolCond(f: Fn, e: BoolOp): string {
  const and = e.op === "And";
  const word = and ? "&&" : "||";
  let js = cond(f, e.values[0]!);
  // Once statements are needed, the outcome so far lives in a temporary and the rest is nested.
  let t: string | null = null;
  let depth = 0;
  const top = f.top;
  for (let i = 1; i < e.values.length; i++) {
    const reserved = f.reserve();
    const { stmts, js: next } = captureBranch(f, () => cond(f, e.values[i]!));
    if (stmts.length === 0) {
      if (f.top === reserved) f.top--;
      js = `${js} ${word} ${next}`;
      continue;
    }
    if (t === null) t = f.temp(reserved);
    f.push(`${t} = ${js};`);
    f.push(and ? `if (${t}) {` : `if (!${t}) {`);
    depth++;
    f.append(stmts);
    js = next;
  }
  if (depth === 0) return `(${js})`;
  f.push(`${t} = ${js};`);
  f.push("}".repeat(depth));
  f.top = Math.max(top, Number(t!.slice(1)));
  return `(${t})`;
}

/** `and` / `or` as a value. */
export function boolOp(f: Fn, e: BoolOp): string {
  const top = f.top;
  const t = f.alloc();
  const last = e.values.length - 1;
  // An operand that is such an expression itself has been tested already when it is done.
  let known = "";
  const operand = (i: number): string => {
    const v = e.values[i]!;
    if (i === last || v.kind !== "BoolOp") return expr(f, v);
    known = tested(f, v, t);
    return t;
  };
  let js = operand(0);
  let depth = 0;
  // Emitted from the right would nest naturally; from the left the tests are collected.
  const parts: { stmts: string[]; js: string; test: string }[] = [];
  let test = known || truthOfTemp(f, t, e.values[0]!);
  let simple = true;
  for (let i = 1; i <= last; i++) {
    known = "";
    const { stmts, js: next } = captureBranch(f, () => operand(i));
    if (stmts.length > 0) simple = false;
    parts.push({ stmts, js: next, test });
    test = i < last ? known || truthOfTemp(f, t, e.values[i]!) : "";
  }
  if (simple) {
    let out = "";
    let close = "";
    for (const part of parts) {
      out += e.op === "And" ? `((${t} = ${js}, ${part.test}) ? ` : `((${t} = ${js}, ${part.test}) ? ${t} : `;
      close = e.op === "And" ? ` : ${t})${close}` : `)${close}`;
      js = part.js;
    }
    f.top = top;
    return `${out}${js}${close}`;
  }
  f.push(`${t} = ${js};`);
  for (const part of parts) {
    f.push(e.op === "And" ? `if (${part.test}) {` : `if (!(${part.test})) {`);
    depth++;
    f.append(part.stmts);
    f.push(`${t} = ${part.js};`);
  }
  f.push("}".repeat(depth));
  f.top = top + 1;
  return t;
}

/** Evaluates `and` / `or` into `t`; gives the temporary that holds its truth, which is asked of each operand once. */
function tested(f: Fn, e: BoolOp, t: string): string {
  const u = f.alloc();
  e.values.forEach((v, i) => {
    if (i > 0) f.push(e.op === "And" ? `if (${u}) {` : `if (!${u}) {`);
    const emit = (): void => {
      const top = f.top;
      if (v.kind === "BoolOp") f.push(`${u} = ${tested(f, v, t)};`);
      else {
        f.push(`${t} = ${expr(f, v)};`);
        f.push(`${u} = ${truthOfTemp(f, t, v)};`);
      }
      f.top = top;
    };
    if (i === 0) emit();
    else {
      const { stmts } = captureBranch(f, () => {
        emit();
        return "";
      });
      f.append(stmts);
    }
  });
  f.push("}".repeat(e.values.length - 1));
  return u;
}

function truthOfTemp(f: Fn, t: string, e: Expr): string {
  if (isBool(e)) return t;
  return `${t} === true || ${t} !== false && (${f.P(e)}, ${f.op("truthy", `${t}`)})`;
}

export function ifExp(f: Fn, e: IfExp): string {
  const constant = constantTruth(e.test);
  if (constant !== null) return expr(f, constant ? e.body : e.orelse);
  const top = f.top;
  const reserved = f.reserve();
  const test = cond(f, e.test);
  const a = captureBranch(f, () => expr(f, e.body));
  const b = captureBranch(f, () => expr(f, e.orelse));
  if (a.stmts.length === 0 && b.stmts.length === 0) return `(${test} ? ${a.js} : ${b.js})`;
  const t = f.temp(reserved);
  f.push(`if (${test}) {`);
  f.append(a.stmts);
  f.push(`${t} = ${a.js};`);
  f.push("} else {");
  f.append(b.stmts);
  f.push(`${t} = ${b.js};`);
  f.push("}");
  f.top = top + 1;
  return t;
}

// --- comparisons ---

const comparisons = {
  Lt: ["<", "lt"],
  LtE: ["<=", "le"],
  Gt: [">", "gt"],
  GtE: [">=", "ge"],
  Eq: ["===", "eq"],
  NotEq: ["!==", "ne"],
} as const;

/** One comparison of atoms; as a condition a JavaScript boolean, else a Python value. */
export function compareAtoms(
  f: Fn,
  op: CmpOp,
  a: string,
  b: string,
  at: Position,
  isCond: boolean,
  leftFloat: string | null,
  rightFloat: string | null,
): string {
  switch (op) {
    case "Is":
      return `(${a} === ${b})`;
    case "IsNot":
      return `(${a} !== ${b})`;
    case "In":
    case "NotIn": {
      const no = op === "In" ? "" : "!";
      const slow = `(${f.P(at)}, ${no}${f.itemOp("contains", b, a)})`;
      return isString(b) ? `(${isText(a)} ? ${no}${b}.includes(${a}) : ${slow})` : slow;
    }
    default: {
      const [sign, helper] = comparisons[op];
      const call = f.op(helper, `${a}, ${b}`);
      const slow = `(${f.P(at)}, ${isCond ? `${f.op("truthy", `${call}`)}` : call})`;
      if (f.once) return slow;
      const equality = op === "Eq" || op === "NotEq";
      if (isString(a) || isString(b)) {
        if (!equality) return slow;
        const x = isString(a) ? b : a;
        return isString(x) ? `(${a} ${sign} ${b})` : `(${isText(x)} ? ${a} ${sign} ${b} : ${slow})`;
      }
      const fa = leftFloat ?? undefined;
      const fb = rightFloat ?? undefined;
      if (fa !== undefined || fb !== undefined) {
        const x = fa === undefined ? a : b;
        if (isNoInt(x) || isNumber(x) || (fa !== undefined && fb !== undefined)) return slow;
        const test = (v: string): string => (fa === undefined ? `${v} ${sign} ${fb}` : `${fa} ${sign} ${v}`);
        return `(${isFloat(f, x)} ? ${test(`${x}.value`)} : typeof ${x} === "number" ? ${test(x)} : ${slow})`;
      }
      if (isNoInt(a) || isNoInt(b)) return slow;
      const tests: string[] = [];
      if (!isNumber(a)) tests.push(`typeof ${a} === "number"`);
      if (!isNumber(b)) tests.push(`typeof ${b} === "number"`);
      if (tests.length === 0) return `(${a} ${sign} ${b})`;
      const floats = [isFloat(f, a), isFloat(f, b)].filter((t) => t !== null).join(" && ");
      const x = isNumber(a) ? a : `${a}.value`;
      const y = isNumber(b) ? b : `${b}.value`;
      const texts = equality && tests.length === 2 ? `${isText(a)} && ${isText(b)} ? ${a} ${sign} ${b} : ` : "";
      return `(${tests.join(" && ")} ? ${a} ${sign} ${b} : ${texts}${floats} ? ${x} ${sign} ${y} : ${slow})`;
    }
  }
}

export function compareValue(f: Fn, e: Compare): string {
  return compareChain(f, e, false);
}

function compareChain(f: Fn, e: Compare, isCond: boolean): string {
  const top = f.top;
  const n = e.ops.length;
  const outcome = n > 1 ? f.alloc() : "";
  const held = hold(f, expr(f, e.left));
  const right = expr(f, e.comparators[0]!);
  const left = settle(f, held);
  if (n === 1) {
    const inner = f.top;
    const { prelude, atoms } = atomize(f, [left, right]);
    f.top = inner;
    const text = compareAtoms(
      f,
      e.ops[0]!,
      atoms[0]!,
      atoms[1]!,
      e,
      isCond,
      floatConstant(e.left),
      floatConstant(e.comparators[0]!),
    );
    return prelude === "" ? text : `(${prelude}${text})`;
  }
  // a < b < c: each operand once, later ones only while the outcome is true.
  let a = f.toTemp(left);
  let b = f.toTemp(right);
  let depth = 0;
  for (let i = 0; i < n; i++) {
    const last = i === n - 1;
    const text = compareAtoms(f, e.ops[i]!, a, b, e, isCond, null, null);
    f.push(`${outcome} = ${text};`);
    if (last) break;
    f.push(
      isCond
        ? `if (${outcome}) {`
        : `if (${outcome} === true || ${outcome} !== false && (${f.P(e)}, ${f.op("truthy", `${outcome}`)})) {`,
    );
    depth++;
    a = b;
    const mark = f.enterBranch();
    b = f.toTemp(expr(f, e.comparators[i + 1]!));
    f.leaveBranch(mark);
  }
  f.push("}".repeat(depth));
  f.top = top + 1;
  return isCond ? `(${outcome})` : outcome;
}
