// Arithmetic on constants at compile time, within the size limits of CPython's Python/flowgraph.c (safe_multiply,
// safe_power, ...). Whatever could raise or warn at run time gives null, so that it happens there, with its traceback.

import type { ConstantValue, Operator, UnaryOperator } from "#syntax/ast/nodes.ts";

const MAX_INT_SIZE = 128;
const MAX_STR_SIZE = 4096;

type Int = number | bigint;

export function makeInt(value: bigint): ConstantValue {
  const small = value >= -0x1fffffffffffffn && value <= 0x1fffffffffffffn;
  return { type: "int", value: small ? Number(value) : value };
}

function makeFloat(value: number): ConstantValue {
  return { type: "float", value };
}

function makeComplex(real: number, imag: number): ConstantValue {
  return { type: "complexFull", real, imag };
}

function bitLength(value: Int): number {
  const big = BigInt(value);
  if (big === 0n) return 0;
  return (big < 0n ? -big : big).toString(2).length;
}

/** bool and int constants as ints. */
function asInt(value: ConstantValue): Int | null {
  if (value.type === "int") return value.value;
  if (value.type === "bool") return value.value ? 1 : 0;
  return null;
}

/** The value as a float where Python converts it exactly and without overflow. */
function asFloat(value: ConstantValue): number | null {
  if (value.type === "float") return value.value;
  const int = asInt(value);
  return typeof int === "number" ? int : null;
}

function complexParts(value: ConstantValue): { real: number; imag: number } | null {
  if (value.type === "complex") return { real: 0, imag: value.imag };
  if (value.type === "complexFull") return value;
  return null;
}

export function foldUnary(op: UnaryOperator, operand: ConstantValue): ConstantValue | null {
  if (op === "Not") {
    const truth = truthOf(operand);
    return truth === null ? null : { type: "bool", value: !truth };
  }
  const int = asInt(operand);
  if (int !== null) {
    if (op === "USub") return makeInt(-BigInt(int));
    if (op === "UAdd") return makeInt(BigInt(int));
    // ~True warns at run time.
    return operand.type === "bool" ? null : makeInt(~BigInt(int));
  }
  if (op === "Invert") return null;
  if (operand.type === "float") return op === "USub" ? makeFloat(-operand.value) : operand;
  const parts = complexParts(operand);
  if (parts !== null) return op === "USub" ? makeComplex(-parts.real, -parts.imag) : operand;
  return null;
}

export function truthOf(value: ConstantValue): boolean | null {
  switch (value.type) {
    case "None":
      return false;
    case "Ellipsis":
      return true;
    case "bool":
      return value.value;
    case "int":
      return value.value !== 0;
    case "float":
      return value.value !== 0;
    case "complex":
      return value.imag !== 0;
    case "complexFull":
      return value.real !== 0 || value.imag !== 0;
    case "str":
    case "bytes":
      return value.value.length > 0;
    case "tuple":
    case "frozenset":
      return value.items.length > 0;
  }
}

export function foldBinary(left: ConstantValue, op: Operator, right: ConstantValue): ConstantValue | null {
  const a = asInt(left);
  const b = asInt(right);
  if (a !== null && b !== null) return foldInts(left, a, op, right, b);
  if (left.type === "str" || right.type === "str" || left.type === "bytes" || right.type === "bytes")
    return foldStrings(left, op, right);
  if (complexParts(left) !== null || complexParts(right) !== null) return foldComplex(left, op, right);
  const x = asFloat(left);
  const y = asFloat(right);
  if (x === null || y === null) return null;
  switch (op) {
    case "Add":
      return makeFloat(x + y);
    case "Sub":
      return makeFloat(x - y);
    case "Mult":
      return makeFloat(x * y);
    case "Div":
      return y === 0 ? null : makeFloat(x / y);
    default:
      return null;
  }
}

function foldInts(left: ConstantValue, a: Int, op: Operator, right: ConstantValue, b: Int): ConstantValue | null {
  const x = BigInt(a);
  const y = BigInt(b);
  switch (op) {
    case "Add":
      return makeInt(x + y);
    case "Sub":
      return makeInt(x - y);
    case "Mult":
      return bitLength(a) + bitLength(b) > MAX_INT_SIZE ? null : makeInt(x * y);
    case "Div":
      if (typeof a !== "number" || typeof b !== "number" || b === 0) return null;
      return makeFloat(a / b);
    case "FloorDiv": {
      if (y === 0n) return null;
      const quotient = x / y;
      return makeInt(x % y !== 0n && x < 0n !== y < 0n ? quotient - 1n : quotient);
    }
    case "Mod": {
      if (y === 0n) return null;
      const rest = x % y;
      return makeInt(rest !== 0n && rest < 0n !== y < 0n ? rest + y : rest);
    }
    case "Pow":
      if (y < 0n || (y > 0n && bitLength(a) * Number(y) > MAX_INT_SIZE)) return null;
      return makeInt(x ** y);
    case "LShift":
      if (y < 0n || y > BigInt(MAX_INT_SIZE) || bitLength(a) + Number(y) > MAX_INT_SIZE) return null;
      return makeInt(x << y);
    case "RShift":
      return y < 0n ? null : makeInt(x >> y);
    case "BitAnd":
      return foldBits(left, right, x & y);
    case "BitOr":
      return foldBits(left, right, x | y);
    case "BitXor":
      return foldBits(left, right, x ^ y);
    case "MatMult":
      return null;
  }
}

/** Two bools give a bool, with &, | and ^. */
function foldBits(left: ConstantValue, right: ConstantValue, value: bigint): ConstantValue {
  if (left.type === "bool" && right.type === "bool") return { type: "bool", value: value !== 0n };
  return makeInt(value);
}

function foldStrings(left: ConstantValue, op: Operator, right: ConstantValue): ConstantValue | null {
  if (op === "Add") {
    if (left.type === "str" && right.type === "str") return { type: "str", value: left.value + right.value };
    if (left.type === "bytes" && right.type === "bytes") {
      const value = new Uint8Array(left.value.length + right.value.length);
      value.set(left.value);
      value.set(right.value, left.value.length);
      return { type: "bytes", value };
    }
  } else if (op === "Mult") {
    const [text, count] = asInt(right) === null ? [right, asInt(left)] : [left, asInt(right)];
    if (typeof count !== "number" || count < 0) return null;
    if (text.type !== "str" && text.type !== "bytes") return null;
    if (text.value.length * count > MAX_STR_SIZE) return null;
    if (text.type === "str") return { type: "str", value: text.value.repeat(count) };
    const value = new Uint8Array(text.value.length * count);
    for (let i = 0; i < count; i++) value.set(text.value, i * text.value.length);
    return { type: "bytes", value };
  }
  return null;
}

/** Mixed arithmetic leaves the other operand's imaginary part alone, as in C99 and in Python since 3.14. */
function foldComplex(left: ConstantValue, op: Operator, right: ConstantValue): ConstantValue | null {
  const a = complexParts(left);
  const b = complexParts(right);
  if (a !== null && b !== null) {
    if (op === "Add") return makeComplex(a.real + b.real, a.imag + b.imag);
    if (op === "Sub") return makeComplex(a.real - b.real, a.imag - b.imag);
    return null;
  }
  const x = a === null ? asFloat(left) : asFloat(right);
  if (x === null) return null;
  if (a === null && b !== null) {
    if (op === "Add") return makeComplex(x + b.real, b.imag);
    if (op === "Sub") return makeComplex(x - b.real, -b.imag);
    if (op === "Mult") return makeComplex(x * b.real, x * b.imag);
  } else if (a !== null) {
    if (op === "Add") return makeComplex(a.real + x, a.imag);
    if (op === "Sub") return makeComplex(a.real - x, a.imag);
    if (op === "Mult") return makeComplex(a.real * x, a.imag * x);
    if (op === "Div" && x !== 0) return makeComplex(a.real / x, a.imag / x);
  }
  return null;
}
