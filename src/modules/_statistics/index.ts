// Module _statistics: the inverse of the normal distribution (Modules/_statisticsmodule.c): algorithm AS241 of M. J. Wichura, 1988.

import { float } from "#runtime/native/convert.ts";
import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { fn, pos } from "#runtime/native/params.ts";
import { valueError } from "#runtime/objects/exceptions.ts";
import { PyFloat } from "#runtime/objects/numbers.ts";
import { accurateLog } from "#text/accurate-power.ts";

// Coefficients, highest power first: numerator and denominator for the middle, the tails and the far tails.
const MIDDLE: readonly number[] = [
  2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513,
  133.14166789178438, 3.3871328727963665,
];
const MIDDLE_BELOW: readonly number[] = [
  5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579,
  42.31333070160091, 1.0,
];
const TAIL: readonly number[] = [
  0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
  5.769497221460691, 4.630337846156546, 1.4234371107496835,
];
const TAIL_BELOW: readonly number[] = [
  1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
  1.6763848301838038, 2.053191626637759, 1.0,
];
const FAR: readonly number[] = [
  2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124, 0.29656057182850487,
  1.7848265399172913, 5.463784911164114, 6.657904643501103,
];
const FAR_BELOW: readonly number[] = [
  2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133, 0.014875361290850615,
  0.1369298809227358, 0.599832206555888, 1.0,
];

function polynomial(coefficients: readonly number[], r: number): number {
  let sum = coefficients[0]!;
  for (let i = 1; i < coefficients.length; i++) sum = sum * r + coefficients[i]!;
  return sum;
}

function inverseNormal(p: number, mu: number, sigma: number): number {
  if (p <= 0 || p >= 1) throw valueError("inv_cdf undefined for these parameters");
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    const x = (polynomial(MIDDLE, r) * q) / polynomial(MIDDLE_BELOW, r);
    return mu + x * sigma;
  }
  let r = Math.sqrt(-accurateLog(q <= 0 ? p : 1 - p));
  let x: number;
  if (r <= 5) {
    r -= 1.6;
    x = polynomial(TAIL, r) / polynomial(TAIL_BELOW, r);
  } else {
    r -= 5;
    x = polynomial(FAR, r) / polynomial(FAR_BELOW, r);
  }
  return mu + (q < 0 ? -x : x) * sigma;
}

const statisticsModule: NativeModule = defineModule("_statistics", () => ({
  functions: {
    _normal_dist_inv_cdf: fn(
      [pos("p", float), pos("mu", float), pos("sigma", float)],
      (p, mu, sigma) => new PyFloat(inverseNormal(p, mu, sigma)),
    ),
  },
}));
export default statisticsModule;
