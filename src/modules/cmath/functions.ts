// The complex functions themselves (Modules/cmathmodule.c), on pairs of doubles. Errors are thrown as the markers below.

import { absComplex, type Complex } from "#text/complex-math.ts";
import { specialValue } from "./special-values.ts";

/** What C calls EDOM and ERANGE. */
export class ComplexFault {
  readonly kind: "domain" | "range";
  constructor(kind: "domain" | "range") {
    this.kind = kind;
  }
}
const domain = (): ComplexFault => new ComplexFault("domain");
const range = (): ComplexFault => new ComplexFault("range");

const MAX = Number.MAX_VALUE;
const MIN = 2.2250738585072014e-308;
const LARGE = MAX / 4;
const SQRT_LARGE = Math.sqrt(LARGE);
const LOG_LARGE = Math.log(LARGE);
const SQRT_MIN = Math.sqrt(MIN);
const LN2 = Math.LN2;
const LN10 = Math.LN10;

const finite = (a: number, b: number): boolean => Number.isFinite(a) && Number.isFinite(b);
const copySign = (x: number, y: number): number => {
  const negative = y < 0 || Object.is(y, -0);
  return negative ? -Math.abs(x) : Math.abs(x);
};
/** x * 2**n, without overflow on the way. */
function scale(x: number, n: number): number {
  const half = Math.trunc(n / 2);
  return x * 2 ** half * 2 ** (n - half);
}

export function sqrt([x, y]: Complex): Complex {
  if (!finite(x, y)) return specialValue("sqrt", x, y);
  if (x === 0 && y === 0) return [0, y];
  let ax = Math.abs(x);
  const ay = Math.abs(y);
  let s: number;
  if (ax < MIN && ay < MIN && (ax > 0 || ay > 0)) {
    // Numbers that are not normal lose accuracy in hypot.
    ax = scale(ax, 53);
    s = scale(Math.sqrt(ax + Math.hypot(ax, scale(ay, 53))), -27);
  } else {
    ax /= 8;
    s = 2 * Math.sqrt(ax + absComplex([ax, ay / 8]));
  }
  const d = ay / (2 * s);
  return x >= 0 ? [s, copySign(d, y)] : [d, copySign(s, y)];
}

export function acos(z: Complex): Complex {
  const [x, y] = z;
  if (!finite(x, y)) return specialValue("acos", x, y);
  if (Math.abs(x) > LARGE || Math.abs(y) > LARGE) {
    const real = Math.atan2(Math.abs(y), x);
    const size = Math.log(Math.hypot(x / 2, y / 2)) + LN2 * 2;
    return [real, x < 0 ? -copySign(size, y) : copySign(size, -y)];
  }
  const s1 = sqrt([1 - x, -y]);
  const s2 = sqrt([1 + x, y]);
  return [2 * Math.atan2(s1[0], s2[0]), Math.asinh(s2[0] * s1[1] - s2[1] * s1[0])];
}

export function acosh(z: Complex): Complex {
  const [x, y] = z;
  if (!finite(x, y)) return specialValue("acosh", x, y);
  if (Math.abs(x) > LARGE || Math.abs(y) > LARGE)
    return [Math.log(Math.hypot(x / 2, y / 2)) + LN2 * 2, Math.atan2(y, x)];
  const s1 = sqrt([x - 1, y]);
  const s2 = sqrt([x + 1, y]);
  return [Math.asinh(s1[0] * s2[0] + s1[1] * s2[1]), 2 * Math.atan2(s1[1], s2[0])];
}

export function asinh(z: Complex): Complex {
  const [x, y] = z;
  if (!finite(x, y)) return specialValue("asinh", x, y);
  if (Math.abs(x) > LARGE || Math.abs(y) > LARGE) {
    const size = Math.log(Math.hypot(x / 2, y / 2)) + LN2 * 2;
    const real = y >= 0 && !Object.is(y, -0) ? copySign(size, x) : -copySign(size, -x);
    return [real, Math.atan2(y, Math.abs(x))];
  }
  const s1 = sqrt([1 + y, -x]);
  const s2 = sqrt([1 - y, x]);
  return [Math.asinh(s1[0] * s2[1] - s2[0] * s1[1]), Math.atan2(y, s1[0] * s2[0] - s1[1] * s2[1])];
}

/** f(z) = -i g(iz), which ties the circular functions to the hyperbolic ones. */
const turned =
  (g: (z: Complex) => Complex) =>
  ([x, y]: Complex): Complex => {
    const [a, b] = g([-y, x]);
    return [b, -a];
  };
export const asin: (z: Complex) => Complex = turned(asinh);

export function atanh([x, y]: Complex): Complex {
  if (!finite(x, y)) return specialValue("atanh", x, y);
  if (x < 0 || Object.is(x, -0)) {
    const [a, b] = atanh([-x, -y]);
    return [-a, -b];
  }
  const ay = Math.abs(y);
  if (x > SQRT_LARGE || ay > SQRT_LARGE) {
    const h = Math.hypot(x / 2, y / 2);
    return [x / 4 / h / h, -copySign(Math.PI / 2, -y)];
  }
  if (x === 1 && ay < SQRT_MIN) {
    if (ay === 0) throw domain();
    return [-Math.log(Math.sqrt(ay) / Math.sqrt(Math.hypot(ay, 2))), copySign(Math.atan2(2, -ay) / 2, y)];
  }
  return [
    Math.log1p((4 * x) / ((1 - x) * (1 - x) + ay * ay)) / 4,
    -Math.atan2(-2 * y, (1 - x) * (1 + x) - ay * ay) / 2,
  ];
}
export const atan: (z: Complex) => Complex = turned(atanh);

function checked(r: Complex): Complex {
  if (Math.abs(r[0]) === Number.POSITIVE_INFINITY || Math.abs(r[1]) === Number.POSITIVE_INFINITY) throw range();
  return r;
}
const infinite = (x: number): boolean => Math.abs(x) === Number.POSITIVE_INFINITY;

export function cosh([x, y]: Complex): Complex {
  if (!finite(x, y)) {
    if (infinite(x) && Number.isFinite(y) && y !== 0) {
      const c = copySign(Number.POSITIVE_INFINITY, Math.cos(y));
      const s = copySign(Number.POSITIVE_INFINITY, Math.sin(y));
      return [c, x > 0 ? s : -s];
    }
    if (infinite(y) && !Number.isNaN(x)) throw domain();
    return specialValue("cosh", x, y);
  }
  if (Math.abs(x) > LOG_LARGE) {
    const less = x - copySign(1, x);
    return checked([Math.cos(y) * Math.cosh(less) * Math.E, Math.sin(y) * Math.sinh(less) * Math.E]);
  }
  return checked([Math.cos(y) * Math.cosh(x), Math.sin(y) * Math.sinh(x)]);
}
export const cos = ([x, y]: Complex): Complex => cosh([-y, x]);

export function sinh([x, y]: Complex): Complex {
  if (!finite(x, y)) {
    if (infinite(x) && Number.isFinite(y) && y !== 0) {
      const c = copySign(Number.POSITIVE_INFINITY, Math.cos(y));
      return [x > 0 ? c : -c, copySign(Number.POSITIVE_INFINITY, Math.sin(y))];
    }
    if (infinite(y) && !Number.isNaN(x)) throw domain();
    return specialValue("sinh", x, y);
  }
  if (Math.abs(x) > LOG_LARGE) {
    const less = x - copySign(1, x);
    return checked([Math.cos(y) * Math.sinh(less) * Math.E, Math.sin(y) * Math.cosh(less) * Math.E]);
  }
  return checked([Math.cos(y) * Math.sinh(x), Math.sin(y) * Math.cosh(x)]);
}
export const sin: (z: Complex) => Complex = turned(sinh);

export function tanh([x, y]: Complex): Complex {
  if (!finite(x, y)) {
    if (infinite(x) && Number.isFinite(y) && y !== 0) {
      const sign = 2 * Math.sin(y) * Math.cos(y);
      return [x > 0 ? 1 : -1, copySign(0, sign)];
    }
    if (infinite(y) && Number.isFinite(x)) throw domain();
    return specialValue("tanh", x, y);
  }
  if (Math.abs(x) > LOG_LARGE) return [copySign(1, x), 4 * Math.sin(y) * Math.cos(y) * Math.exp(-2 * Math.abs(x))];
  const tx = Math.tanh(x);
  const ty = Math.tan(y);
  const cx = 1 / Math.cosh(x);
  const txty = tx * ty;
  const denominator = 1 + txty * txty;
  return [(tx * (1 + ty * ty)) / denominator, (ty / denominator) * cx * cx];
}
export const tan: (z: Complex) => Complex = turned(tanh);

export function exp([x, y]: Complex): Complex {
  if (!finite(x, y)) {
    if (infinite(x) && Number.isFinite(y) && y !== 0) {
      const size = x > 0 ? Number.POSITIVE_INFINITY : 0;
      return [copySign(size, Math.cos(y)), copySign(size, Math.sin(y))];
    }
    if (infinite(y) && (Number.isFinite(x) || (infinite(x) && x > 0))) throw domain();
    return specialValue("exp", x, y);
  }
  if (x > LOG_LARGE) {
    const l = Math.exp(x - 1);
    return checked([l * Math.cos(y) * Math.E, l * Math.sin(y) * Math.E]);
  }
  const l = Math.exp(x);
  return checked([l * Math.cos(y), l * Math.sin(y)]);
}

export function log([x, y]: Complex): Complex {
  if (!finite(x, y)) return specialValue("log", x, y);
  const ax = Math.abs(x);
  const ay = Math.abs(y);
  let real: number;
  if (ax > LARGE || ay > LARGE) real = Math.log(Math.hypot(ax / 2, ay / 2)) + LN2;
  else if (ax < MIN && ay < MIN) {
    if (ax > 0 || ay > 0) real = Math.log(Math.hypot(scale(ax, 53), scale(ay, 53))) - 53 * LN2;
    else throw domain();
  } else {
    const h = absComplex([ax, ay]);
    if (h >= 0.71 && h <= 1.73) {
      const am = Math.max(ax, ay);
      const an = Math.min(ax, ay);
      real = Math.log1p((am - 1) * (am + 1) + an * an) / 2;
    } else real = Math.log(h);
  }
  return [real, Math.atan2(y, x)];
}

export function log10(z: Complex): Complex {
  const [a, b] = log(z);
  return [a / LN10, b / LN10];
}

export function rect(r: number, phi: number): Complex {
  if (!finite(r, phi)) {
    if (infinite(r) && Number.isFinite(phi) && phi !== 0) {
      const c = copySign(Number.POSITIVE_INFINITY, Math.cos(phi));
      const s = copySign(Number.POSITIVE_INFINITY, Math.sin(phi));
      return r > 0 ? [c, s] : [-c, -s];
    }
    if (r !== 0 && !Number.isNaN(r) && infinite(phi)) throw domain();
    return specialValue("rect", r, phi);
  }
  // Keeps the sign of a zero angle.
  if (phi === 0) return [r, r * phi];
  return [r * Math.cos(phi), r * Math.sin(phi)];
}
