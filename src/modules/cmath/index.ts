// Module cmath. Follows Modules/cmathmodule.c.

import { callSpecial } from "#runtime/calls/call.ts";
import { float, toDouble } from "#runtime/native/convert.ts";
import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { arg, fn, kw, type NativeFunctionSpec, pos } from "#runtime/native/params.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import { overflowError, typeError, valueError } from "#runtime/objects/exceptions.ts";
import { PyComplex, PyFloat } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { typeName, typeOf } from "#runtime/objects/type-of.ts";
import { absComplex, type Complex, divideComplex } from "#text/complex-math.ts";
import * as f from "./functions.ts";

/** A complex argument (PyComplex_AsCComplex): `__complex__`, else a real number. */
function complexOf(v: PyValue): Complex {
  if (v instanceof PyComplex) return [v.real, v.imag];
  if (typeof v === "object" && typeOf(v).lookup("__complex__") !== undefined) {
    const r = callSpecial(v, "__complex__")!;
    if (!(r instanceof PyComplex)) throw typeError(`__complex__ returned non-complex (type ${typeName(r)})`);
    return [r.real, r.imag];
  }
  return [toDouble(v), 0];
}

/** Runs a function; its faults become Python's errors. */
function guarded<T>(action: () => T): T {
  try {
    return action();
  } catch (x) {
    if (x instanceof f.ComplexFault)
      throw x.kind === "domain" ? valueError("math domain error") : overflowError("math range error");
    throw x;
  }
}

const unary = (g: (z: Complex) => Complex): NativeFunctionSpec =>
  fn([pos("z", complexOf)], (z) => {
    const [a, b] = guarded(() => g(z));
    return new PyComplex(a, b);
  });
const test = (g: (x: number, y: number) => boolean): NativeFunctionSpec =>
  fn([pos("z", complexOf)], ([x, y]) => g(x, y));
const infinite = (x: number): boolean => Math.abs(x) === Number.POSITIVE_INFINITY;

function sizeOf(z: Complex): number {
  const size = absComplex(z);
  if (infinite(size) && Number.isFinite(z[0]) && Number.isFinite(z[1])) throw overflowError("math range error");
  return size;
}

const cmathModule: NativeModule = defineModule("cmath", () => ({
  functions: {
    acos: unary(f.acos),
    acosh: unary(f.acosh),
    asin: unary(f.asin),
    asinh: unary(f.asinh),
    atan: unary(f.atan),
    atanh: unary(f.atanh),
    cos: unary(f.cos),
    cosh: unary(f.cosh),
    exp: unary(f.exp),
    log10: unary(f.log10),
    sin: unary(f.sin),
    sinh: unary(f.sinh),
    sqrt: unary(f.sqrt),
    tan: unary(f.tan),
    tanh: unary(f.tanh),
    log: fn([pos("z", complexOf), pos("base", complexOf, "...")], (z, base) => {
      const [a, b] = guarded(() => {
        if (base === undefined) return f.log(z);
        const below = f.log(base);
        if (below[0] === 0 && below[1] === 0) throw new f.ComplexFault("domain");
        // With a base, the logarithm of zero is no error.
        return divideComplex(
          z[0] === 0 && z[1] === 0 ? [Number.NEGATIVE_INFINITY, Math.atan2(z[1], z[0])] : f.log(z),
          below,
        );
      });
      return new PyComplex(a, b);
    }),
    phase: fn([pos("z", complexOf)], ([x, y]) => new PyFloat(Math.atan2(y, x))),
    polar: fn([pos("z", complexOf)], (z) => new PyTuple([new PyFloat(sizeOf(z)), new PyFloat(Math.atan2(z[1], z[0]))])),
    rect: fn([pos("r", float), pos("phi", float)], (r, phi) => {
      const [a, b] = guarded(() => f.rect(r, phi));
      return new PyComplex(a, b);
    }),
    isfinite: test((x, y) => Number.isFinite(x) && Number.isFinite(y)),
    isinf: test((x, y) => infinite(x) || infinite(y)),
    isnan: test((x, y) => Number.isNaN(x) || Number.isNaN(y)),
    isclose: fn(
      [arg("a", complexOf), arg("b", complexOf), kw("rel_tol", float, "1e-09"), kw("abs_tol", float, "0.0")],
      (a, b, relative, absolute) => {
        if (relative < 0 || absolute < 0) throw valueError("tolerances must be non-negative");
        if (a[0] === b[0] && a[1] === b[1]) return true;
        if ([...a, ...b].some(infinite)) return false;
        const difference = absComplex([a[0] - b[0], a[1] - b[1]]);
        return (
          difference <= relative * absComplex(b) || difference <= relative * absComplex(a) || difference <= absolute
        );
      },
    ),
  },
  attributes: {
    pi: new PyFloat(Math.PI),
    e: new PyFloat(Math.E),
    tau: new PyFloat(2 * Math.PI),
    inf: new PyFloat(Number.POSITIVE_INFINITY),
    infj: new PyComplex(0, Number.POSITIVE_INFINITY),
    nan: new PyFloat(Number.NaN),
    nanj: new PyComplex(0, Number.NaN),
  },
}));
export default cmathModule;
