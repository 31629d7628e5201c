// abs, bin, oct, hex, divmod, pow, round, sum (Python/bltinmodule.c).

import { callUnbound } from "#runtime/calls/call.ts";
import { intToDouble } from "#runtime/native/convert.ts";
import { arg, fn, type NativeFunctionSpec, pos } from "#runtime/native/params.ts";
import { PyByteArray, PyBytes } from "#runtime/objects/containers.ts";
import { typeError } from "#runtime/objects/exceptions.ts";
import { complexType, floatType, normalizeInt, PyComplex, PyFloat } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { PyStepGenerator } from "#runtime/objects/step-generator.ts";
import { isStr } from "#runtime/objects/str.ts";
import { typeName, typeOf } from "#runtime/objects/type-of.ts";
import { absolute, add, pow3 } from "#runtime/operators/arith.ts";
import { DIVMOD, tryBinary } from "#runtime/operators/binary.ts";
import { iterate, toIndexValue } from "#runtime/operators/protocols.ts";

function based(v: PyValue, radix: number, prefix: string): string {
  const n = toIndexValue(v);
  return n < 0 ? "-" + prefix + (-n).toString(radix) : prefix + n.toString(radix);
}

/** A running compensated sum (Neumaier), as cs_add and cs_to_double. */
class Compensated {
  high: number;
  low = 0;
  constructor(start: number) {
    this.high = start;
  }
  add(x: number): void {
    const t = this.high + x;
    if (Math.abs(this.high) >= Math.abs(x)) this.low += this.high - t + x;
    else this.low += x - t + this.high;
    this.high = t;
  }
  get total(): number {
    return this.low !== 0 && Number.isFinite(this.low) ? this.high + this.low : this.high;
  }
}

function isIntPrimitive(v: PyValue): v is number | bigint | boolean {
  return typeof v === "number" || typeof v === "bigint" || typeof v === "boolean";
}

/** `sum(iterable, start)`. */
export function sum(iterable: PyValue, start: PyValue): PyValue {
  const it = iterate(iterable);
  if (isStr(start)) throw typeError("sum() can't sum strings [use ''.join(seq) instead]");
  if (start instanceof PyBytes) throw typeError("sum() can't sum bytes [use b''.join(seq) instead]");
  if (start instanceof PyByteArray) throw typeError("sum() can't sum bytearray [use b''.join(seq) instead]");
  let result: PyValue = start;
  let item: PyValue | undefined;
  if (typeof result === "number" || typeof result === "bigint") {
    let total: number | bigint = result;
    // The commonest is named, so that V8 can inline it.
    const steps = it instanceof PyStepGenerator ? it : undefined;
    for (;;) {
      item = steps !== undefined ? steps.nx() : it.nx();
      if (item === undefined) return total;
      if (typeof item === "number" && typeof total === "number") {
        const r: number = total + item;
        total = Number.isSafeInteger(r) ? r : BigInt(total) + BigInt(item);
      } else if (isIntPrimitive(item)) total = normalizeInt(BigInt(total) + BigInt(item));
      else break;
    }
    result = add(total, item);
  }
  if (typeof result === "object" && result.cls === floatType) {
    const total = new Compensated((result as PyFloat).value);
    for (;;) {
      item = it.nx();
      if (item === undefined) return new PyFloat(total.total);
      if (typeof item === "object" && item.cls === floatType) total.add((item as PyFloat).value);
      else if (isIntPrimitive(item)) total.add(intToDouble(typeof item === "boolean" ? Number(item) : item));
      else break;
    }
    result = add(new PyFloat(total.total), item);
  }
  if (typeof result === "object" && result.cls === complexType) {
    const real = new Compensated((result as PyComplex).real);
    const imag = new Compensated((result as PyComplex).imag);
    for (;;) {
      item = it.nx();
      if (item === undefined) return new PyComplex(real.total, imag.total);
      if (typeof item === "object" && item.cls === complexType) {
        real.add((item as PyComplex).real);
        imag.add((item as PyComplex).imag);
      } else if (isIntPrimitive(item)) real.add(intToDouble(typeof item === "boolean" ? Number(item) : item));
      else if (typeof item === "object" && item.cls === floatType) real.add((item as PyFloat).value);
      else break;
    }
    result = add(new PyComplex(real.total, imag.total), item);
  }
  for (;;) {
    item = it.nx();
    if (item === undefined) return result;
    result = add(result, item);
  }
}

function round(v: PyValue, digits: PyValue): PyValue {
  const f = typeOf(v).lookup("__round__");
  if (f === undefined) throw typeError(`type ${typeName(v)} doesn't define __round__ method`);
  return callUnbound(f, v, digits === None ? [] : [digits]);
}

/** `divmod(a, b)`. */
export function divmod(a: PyValue, b: PyValue): PyValue {
  const r = tryBinary(a, b, DIVMOD);
  if (r === undefined)
    throw typeError(`unsupported operand type(s) for divmod(): '${typeName(a)}' and '${typeName(b)}'`);
  return r;
}

const sumFunction: NativeFunctionSpec = fn([pos("iterable"), arg("start", "0")], sum);
sumFunction.direct = { 1: (v: PyValue) => sum(v, 0) };
const roundFunction: NativeFunctionSpec = fn([arg("number"), arg("ndigits", "None")], round);
roundFunction.direct = { 1: (v: PyValue) => round(v, None) };

export const numberFunctions: Record<string, NativeFunctionSpec> = {
  abs: fn([pos("number")], absolute),
  bin: fn([pos("number")], (v) => based(v, 2, "0b")),
  oct: fn([pos("number")], (v) => based(v, 8, "0o")),
  hex: fn([pos("number")], (v) => based(v, 16, "0x")),
  divmod: fn([pos("x"), pos("y")], divmod),
  pow: fn([arg("base"), arg("exp"), arg("mod", "None")], pow3),
  round: roundFunction,
  sum: sumFunction,
};
