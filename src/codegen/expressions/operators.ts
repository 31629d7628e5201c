// Binary and unary operators: ints are computed inline behind `typeof` checks, so that every site has its own type feedback; everything
// else goes to the runtime's helpers. Results must be safe integers (docs/architecture.md section 1).

import type { BinOp, Expr, Operator, Position, UnaryOp } from "#syntax/ast/nodes.ts";
import type { Fn } from "../context.ts";
import { expr } from "../dispatch.ts";
import { constSpec, isNoInt, isNumber, isString } from "./constants.ts";
import { atomize, hold, settle, shorten } from "./operands.ts";

const MAX = "9007199254740991";

const helpers = {
  Add: ["add", "iadd"],
  Sub: ["sub", "isub"],
  Mult: ["mul", "imul"],
  MatMult: ["matmul", "imatmul"],
  Div: ["truediv", "itruediv"],
  Mod: ["mod", "imod"],
  Pow: ["pow", "ipow"],
  LShift: ["lshift", "ilshift"],
  RShift: ["rshift", "irshift"],
  BitOr: ["or", "ior"],
  BitXor: ["xor", "ixor"],
  BitAnd: ["and", "iand"],
  FloorDiv: ["floordiv", "ifloordiv"],
} as const;

/** Left-nested chains (`a + b + c`) are walked in a loop. */
export function binOp(f: Fn, e: BinOp): string {
  const chain: BinOp[] = [];
  let left: Expr = e;
  while (left.kind === "BinOp") {
    chain.push(left);
    left = left.left;
  }
  const mark = f.top;
  let js = expr(f, left);
  for (let i = chain.length - 1; i >= 0; i--) {
    const node = chain[i]!;
    const held = hold(f, js);
    const right = expr(f, node.right);
    js = shorten(
      f,
      binary(f, node.op, settle(f, held), right, node, false, floatConstant(node.left), floatConstant(node.right)),
      mark,
    );
  }
  return js;
}

/** A float literal's value when its text is short and exact, for inline float arithmetic. */
export function floatConstant(e: Expr): string | null {
  if (e.kind !== "Constant" || e.value.type !== "float") return null;
  const spec = constSpec(e.value);
  return spec.t === "float" && typeof spec.v === "number" ? spec.v.toString() : null;
}

function andAll(...tests: (string | null)[]): string {
  return tests.filter((t) => t !== null).join(" && ");
}

function isNum(js: string): string | null {
  return isNumber(js) ? null : `typeof ${js} === "number"`;
}

/** One binary operation on emitted operands (evaluated left, then right). */
export function binary(
  f: Fn,
  op: Operator,
  left: string,
  right: string,
  at: Position,
  inPlace: boolean,
  leftFloat: string | null,
  rightFloat: string | null,
): string {
  const top = f.top;
  const { prelude, atoms } = atomize(f, [left, right]);
  const [a, b] = atoms as [string, string];
  const slow = `(${f.P(at)}, ${f.op(helpers[op][inPlace ? 1 : 0], `${a}, ${b}`)})`;
  const text = f.once
    ? null
    : isString(a) || isString(b)
      ? concatenation(op, a, b, slow)
      : inline(f, op, a, b, slow, leftFloat, rightFloat);
  f.top = top;
  return text === null ? `(${prelude}${slow})` : `(${prelude}${text})`;
}

/** `x + "literal"`: str concatenation inline. */
function concatenation(op: Operator, a: string, b: string, slow: string): string | null {
  if (op !== "Add") return null;
  const x = isString(a) ? b : a;
  if (isString(x) || isNumber(x) || isNoInt(x)) return null;
  return `${isText(x)} ? ${a} + ${b} : ${slow}`;
}

function inline(
  f: Fn,
  op: Operator,
  a: string,
  b: string,
  slow: string,
  leftFloat: string | null,
  rightFloat: string | null,
): string | null {
  const na = isNum(a);
  const nb = isNum(b);
  const bothInts = andAll(na, nb);
  if (leftFloat !== null || rightFloat !== null) return inlineFloat(f, op, a, b, slow, leftFloat, rightFloat);
  if (isNoInt(a) || isNoInt(b)) return null;
  const floats = inlineFloats(f, op, a, b);
  switch (op) {
    case "Add":
    case "Sub": {
      const t = f.alloc();
      const sign = op === "Add" ? "+" : "-";
      const texts = op === "Add" && na !== null && nb !== null ? `${isText(a)} && ${isText(b)} ? ${a} + ${b} : ` : "";
      return `${andAll(na, nb, bounded(`${t} = ${a} ${sign} ${b}`, t, oneBound(op, a, b)))} ? ${t} : ${texts}${floats}${slow}`;
    }
    case "Mult": {
      const t = f.alloc();
      // `+ 0` turns -0 into 0.
      return `${andAll(na, nb, bounded(`${t} = ${a} * ${b} + 0`, t, null))} ? ${t} : ${floats}${slow}`;
    }
    case "FloorDiv":
      // The floor of a rounded quotient of safe integers is exact for a positive divisor.
      if (nb === null) return Number(b) > 0 ? `${na} ? Math.floor(${a} / ${b}) : ${slow}` : null;
      return `${bothInts} && ${b} > 0 ? Math.floor(${a} / ${b}) : ${slow}`;
    case "Mod":
      if (nb === null) {
        if (Number(b) <= 0) return null;
        return `${andAll(na, `${a} >= 0`)} ? ${a} % ${b} : ${slow}`;
      }
      return `${andAll(na, nb, `${a} >= 0`, `${b} > 0`)} ? ${a} % ${b} : ${slow}`;
    case "Div":
      if (nb === null && Number(b) === 0) return null;
      return `${andAll(na, nb, nb === null ? null : `${b} !== 0`)} ? new ${f.h("PyFloat")}(${a} / ${b}) : ${floats}${slow}`;
    case "BitAnd": {
      const mask = nb === null ? Number(b) : na === null ? Number(a) : -1;
      // A non-negative mask keeps low bits only, which ToInt32 preserves for every safe integer.
      if (mask >= 0 && mask <= 0x7fffffff) return `${bothInts} ? ${a} & ${b} : ${slow}`;
      if (mask >= 0 && mask <= 0xffffffff) return `${bothInts} ? (${a} & ${b}) >>> 0 : ${slow}`;
      return `${andAll(na, nb, isInt32(a), isInt32(b))} ? ${a} & ${b} : ${slow}`;
    }
    case "BitOr":
      return `${andAll(na, nb, isInt32(a), isInt32(b))} ? ${a} | ${b} : ${slow}`;
    case "BitXor":
      return `${andAll(na, nb, isInt32(a), isInt32(b))} ? ${a} ^ ${b} : ${slow}`;
    case "LShift": {
      const t = f.alloc();
      if (nb === null) {
        const n = Number(b);
        if (n < 0 || n > 52) return null;
        return `${andAll(na, `(${t} = ${a} * ${2 ** n}) <= ${MAX}`, `${t} >= -${MAX}`)} ? ${t} : ${slow}`;
      }
      return `${andAll(na, nb, `${b} >= 0`, `${b} <= 30`, `(${t} = ${a} * (1 << ${b})) <= ${MAX}`, `${t} >= -${MAX}`)} ? ${t} : ${slow}`;
    }
    case "RShift":
      if (nb === null) {
        const n = Number(b);
        if (n < 0 || n > 31) return null;
        return `${andAll(na, isInt32(a))} ? ${a} >> ${b} : ${slow}`;
      }
      return `${andAll(na, nb, isInt32(a), `${b} >= 0`, `${b} <= 31`)} ? ${a} >> ${b} : ${slow}`;
    default:
      return null;
  }
}

/** Before the test for floats: a property lookup on a host string goes the slow way. */
export function isText(js: string): string {
  return `typeof ${js} === "string"`;
}

/** The test that an assignment's value is a safe integer; `one` names the only bound that can be crossed. */
function bounded(assignment: string, t: string, one: "upper" | "lower" | null): string {
  if (one === "upper") return `(${assignment}) <= ${MAX}`;
  if (one === "lower") return `(${assignment}) >= -${MAX}`;
  return `(${assignment}) <= ${MAX} && ${t} >= -${MAX}`;
}

function oneBound(op: "Add" | "Sub", a: string, b: string): "upper" | "lower" | null {
  if (isNumber(b)) return Number(b) >= 0 === (op === "Add") ? "upper" : "lower";
  if (isNumber(a) && op === "Add") return Number(a) >= 0 ? "upper" : "lower";
  return null;
}

const floatOperators: Partial<Record<Operator, string>> = { Add: "+", Sub: "-", Mult: "*", Div: "/" };

/** The branch for two floats (or a float and an int literal): "test ? value : ", or "" when the operator has none. */
function inlineFloats(f: Fn, op: Operator, a: string, b: string): string {
  const sign = floatOperators[op];
  if (sign === undefined) return "";
  const x = isNumber(a) ? a : `${a}.value`;
  const y = isNumber(b) ? b : `${b}.value`;
  const test = andAll(isFloat(f, a), isFloat(f, b), op === "Div" && !isNumber(b) ? `${y} !== 0` : null);
  // Two int constants (one behind a walrus): no float can come in.
  if (test === "") return "";
  return `${test} ? new ${f.h("PyFloat")}(${x} ${sign} ${y}) : `;
}

/** The test for an exact float, null for an int literal. */
export function isFloat(f: Fn, js: string): string | null {
  return isNumber(js) ? null : `${js}.cls === ${f.h("floatType")}`;
}

function isInt32(js: string): string | null {
  if (isNumber(js)) {
    const n = Number(js);
    return (n | 0) === n ? null : "false";
  }
  return `(${js} | 0) === ${js}`;
}

/** `x * 0.5`: one operand is a float literal, so that only the other one has to be looked at. */
function inlineFloat(
  f: Fn,
  op: Operator,
  a: string,
  b: string,
  slow: string,
  leftFloat: string | null,
  rightFloat: string | null,
): string | null {
  const sign = floatOperators[op];
  if (sign === undefined || (op === "Div" && Number(rightFloat ?? (isNumber(b) ? b : 1)) === 0)) return null;
  if (leftFloat !== null && rightFloat !== null) return null;
  const x = leftFloat === null ? a : b;
  const wrap = (value: string): string =>
    `new ${f.h("PyFloat")}(${leftFloat === null ? `${value} ${sign} ${rightFloat}` : `${leftFloat} ${sign} ${value}`})`;
  if (isNumber(x)) return wrap(x);
  const zero = op === "Div" && leftFloat !== null;
  const float = andAll(isFloat(f, x), zero ? `${x}.value !== 0` : null);
  const int = andAll(isNum(x), zero ? `${x} !== 0` : null);
  return `${float} ? ${wrap(`${x}.value`)} : ${int} ? ${wrap(x)} : ${slow}`;
}

const unaryHelpers = { USub: "neg", UAdd: "pos", Invert: "invert" } as const;

export function unaryOp(f: Fn, e: UnaryOp): string {
  const js = expr(f, e.operand);
  const top = f.top;
  const { prelude, atoms } = atomize(f, [js]);
  // A literal that was not folded needs brackets before a member.
  const a = isNumber(atoms[0]!) ? `(${atoms[0]})` : atoms[0]!;
  f.top = top;
  const slow = `${f.P(e)}, ${f.op(unaryHelpers[e.op as keyof typeof unaryHelpers], a)}`;
  if (f.once) return `(${prelude}${slow})`;
  switch (e.op) {
    case "USub":
      return `(${prelude}typeof ${a} === "number" ? 0 - ${a} : ${a}.cls === ${f.h("floatType")} ? new ${f.h("PyFloat")}(-${a}.value) : (${slow}))`;
    case "UAdd":
      return `(${prelude}typeof ${a} === "number" ? ${a} : (${slow}))`;
    default:
      return `(${prelude}typeof ${a} === "number" ? -1 - ${a} : (${slow}))`;
  }
}
