// Module math. Follows Modules/mathmodule.c.

import { checkInt, tick } from "#runtime/allocation.ts";
import { callSpecial } from "#runtime/calls/call.ts";
import { float, toDouble } from "#runtime/native/convert.ts";
import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { fn, kw, type NativeFunctionSpec, pos, rest } from "#runtime/native/params.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import { overflowError, typeError, valueError } from "#runtime/objects/exceptions.ts";
import { floatType, intValue, normalizeInt, PyFloat } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { add, mul } from "#runtime/operators/arith.ts";
import { iterate, toArray, toIndexValue } from "#runtime/operators/protocols.ts";
import { bitLength, gcdInts } from "#text/int-math.ts";
import { erf, erfc, gamma, lgamma } from "./special.ts";

const f = (x: number): PyFloat => new PyFloat(x);
const domain = (): never => {
  throw valueError("math domain error");
};
const range = (): never => {
  throw overflowError("math range error");
};

/** One-argument functions: NaN out of a number is a domain error, infinity out of a finite one a range (or domain) error. */
function unary(g: (x: number) => number, canOverflow = false, text?: (x: PyValue) => string): NativeFunctionSpec {
  return fn([pos("x")], (v) => {
    const x = typeof v === "object" && v.cls === floatType ? (v as PyFloat).value : toDouble(v);
    const r = g(x);
    if (r - r === 0) return f(r);
    if (Number.isNaN(r) && !Number.isNaN(x)) {
      if (text !== undefined) throw valueError(text(v));
      domain();
    }
    if (!Number.isFinite(r) && Number.isFinite(x)) {
      if (canOverflow) range();
      if (text !== undefined) throw valueError(text(v));
      domain();
    }
    return f(r);
  });
}
const show = (v: PyValue): string => {
  const x = toDouble(v);
  return Number.isInteger(x) && Math.abs(x) < 1e16
    ? `${x.toFixed(1)}`
    : Number.isFinite(x)
      ? String(x)
      : x > 0
        ? "inf"
        : Number.isNaN(x)
          ? "nan"
          : "-inf";
};

/** Logarithm of an int of any size or a double; base change by the caller. */
function logOf(v: PyValue, g: (x: number) => number, ln2: number): number {
  const i = intValue(v);
  if (i !== undefined) {
    if (i <= 0) throw valueError("expected a positive input");
    const d = Number(i);
    if (Number.isFinite(d)) return g(d);
    const bits = (i as bigint).toString(2).length;
    const shift = bits - 60;
    return g(Number((i as bigint) >> BigInt(shift))) + shift * ln2;
  }
  const x = toDouble(v);
  if (x <= 0) throw valueError(`expected a positive input, got ${show(v)}`);
  return g(x);
}

function rounding(special: string, g: (x: number) => number): NativeFunctionSpec {
  return fn([pos("x")], (v) => {
    if (!(v instanceof PyFloat && !v.cls.isHeap)) {
      const i = intValue(v);
      if (i !== undefined && typeof v !== "object") return i;
      const r = callSpecial(v, special);
      if (r !== undefined) return r;
      if (special === "__trunc__") throw typeError(`type ${typeName(v)} doesn't define __trunc__ method`);
    }
    return toInt(g(toDouble(v)));
  });
}
function toInt(x: number): PyValue {
  if (Number.isNaN(x)) throw valueError("cannot convert float NaN to integer");
  if (!Number.isFinite(x)) throw overflowError("cannot convert float infinity to integer");
  return Number.isSafeInteger(x) ? (x === 0 ? 0 : x) : normalizeInt(BigInt(x));
}

/** The floor of a square root, by Newton's steps of doubling precision (Modules/mathmodule.c: math_isqrt). */
function bigSqrt(n: bigint): bigint {
  if (n < 1n << 52n) return BigInt(Math.floor(Math.sqrt(Number(n))));
  const c = (bitLength(n) - 1) >> 1;
  let a = 1n;
  let d = 0;
  for (let s = 31 - Math.clz32(c); s >= 0; s--) {
    const e = d;
    d = c >> s;
    a = (a << BigInt(d - e - 1)) + (n >> BigInt(2 * c - e - d + 1)) / a;
  }
  return a * a > n ? a - 1n : a;
}

function product(lo: bigint, hi: bigint): bigint {
  if (hi - lo < 8n) {
    tick();
    let r = 1n;
    for (let i = lo; i <= hi; i++) r *= i;
    return r;
  }
  const mid = (lo + hi) >> 1n;
  return checkInt(product(lo, mid) * product(mid + 1n, hi));
}
function factorial(n: number): PyValue {
  return normalizeInt(n < 2 ? 1n : product(1n, BigInt(n)));
}

/** Exact sum of doubles (Shewchuk). */
function exactSum(xs: readonly number[]): number {
  const partials: number[] = [];
  let used = 0;
  let special = 0;
  let infinite = false;
  for (let x of xs) {
    if (!Number.isFinite(x)) {
      if (infinite && !Number.isNaN(special) && !Number.isNaN(x) && special !== x)
        throw valueError("-inf + inf in fsum");
      special += x;
      infinite = true;
      continue;
    }
    let kept = 0;
    for (let i = 0; i < used; i++) {
      const y = partials[i]!;
      const hi = x + y;
      const lo = Math.abs(x) < Math.abs(y) ? x - (hi - y) : y - (hi - x);
      if (lo !== 0) partials[kept++] = lo;
      if (!Number.isFinite(hi)) throw overflowError("intermediate overflow in fsum");
      x = hi;
    }
    partials[kept++] = x;
    used = kept;
  }
  if (infinite) return special;
  let n = used;
  if (n === 0) return 0;
  let hi = partials[--n]!;
  let lo = 0;
  while (n > 0) {
    const x = hi;
    const y = partials[--n]!;
    hi = x + y;
    lo = y - (hi - x);
    if (lo !== 0) break;
  }
  if (n > 0 && ((lo < 0 && partials[n - 1]! < 0) || (lo > 0 && partials[n - 1]! > 0))) {
    const y = lo * 2;
    const x = hi + y;
    if (y === x - hi) hi = x;
  }
  return hi;
}

function hypot(xs: readonly number[]): number {
  let max = 0;
  let nan = false;
  for (const x of xs) {
    if (Math.abs(x) === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY;
    if (Number.isNaN(x)) nan = true;
    if (Math.abs(x) > max) max = Math.abs(x);
  }
  if (nan) return Number.NaN;
  if (max === 0) return 0;
  // Within single precision, which fround leaves otherwise, no scaling is needed.
  const scale = max >= 1e-10 && max <= 1e15 ? 1 : 2 ** Math.floor(Math.log2(max));
  let sum = 0;
  let c = 0;
  for (const x of xs) {
    const s = x / scale;
    const sq = s * s;
    // error of the square and of the sum, carried along
    const hi = Math.fround(s);
    const lo = s - hi;
    const err = hi * hi - sq + 2 * hi * lo + lo * lo;
    const t = sum + sq;
    c += sum - t + sq + err;
    sum = t;
  }
  const h = Math.sqrt(sum + c);
  // One step of Newton's with the error of h², as CPython's vector_norm.
  const sq = h * h;
  const hi = Math.fround(h);
  const lo = h - hi;
  const rest = sum - sq + (c - (hi * hi - sq + 2 * hi * lo + lo * lo));
  return scale * (h + rest / (2 * h));
}

/** hypot() of two. */
function hypot2(x: number, y: number): number {
  const max = Math.max(Math.abs(x), Math.abs(y));
  if (!(max >= 1e-10 && max <= 1e15)) return hypot([x, y]);
  let sum = x * x;
  let hi = Math.fround(x);
  let lo = x - hi;
  let c = hi * hi - sum + 2 * hi * lo + lo * lo;
  let sq = y * y;
  hi = Math.fround(y);
  lo = y - hi;
  const total = sum + sq;
  c += sum - total + sq + (hi * hi - sq + 2 * hi * lo + lo * lo);
  sum = total;
  const h = Math.sqrt(sum + c);
  sq = h * h;
  hi = Math.fround(h);
  lo = h - hi;
  return h + (sum - sq + (c - (hi * hi - sq + 2 * hi * lo + lo * lo))) / (2 * h);
}

function frexp(x: number): [number, number] {
  if (x === 0 || !Number.isFinite(x)) return [x, 0];
  let e = Math.max(-1023, Math.floor(Math.log2(Math.abs(x))) + 1);
  let m = x * 2 ** -e;
  while (Math.abs(m) < 0.5) {
    m *= 2;
    e--;
  }
  while (Math.abs(m) >= 1) {
    m /= 2;
    e++;
  }
  return [m, e];
}
function ldexp(x: number, e: number): number {
  if (x === 0 || !Number.isFinite(x)) return x;
  if (e > 2100) return x > 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  if (e < -2200) return x > 0 ? 0 : -0;
  const [m, k] = frexp(x);
  const n = k + e;
  if (n > 1024) return m > 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  if (n >= -1021) return n === 1024 ? m * 2 * 2 ** 1023 : m * 2 ** n;
  return m * 2 ** (n + 100) * 2 ** -100 === 0 && n < -1074
    ? m * 2 ** -1074 * 2 ** Math.max(n + 1074, -60)
    : m * 2 ** Math.max(n, -1074) * (n < -1074 ? 2 ** (n + 1074) : 1);
}

const buffer = new DataView(new ArrayBuffer(8));
function nextUp(x: number): number {
  if (Number.isNaN(x) || x === Number.POSITIVE_INFINITY) return x;
  if (x === 0) return Number.MIN_VALUE;
  buffer.setFloat64(0, x);
  const bits = buffer.getBigInt64(0);
  buffer.setBigInt64(0, x > 0 ? bits + 1n : bits - 1n);
  return buffer.getFloat64(0);
}
function nextAfter(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  if (x === y) return y;
  return x < y ? nextUp(x) : -nextUp(-x);
}

function powFloat(x: number, y: number): number {
  if (x === 1 || y === 0) return 1;
  if (x === -1 && !Number.isFinite(y) && !Number.isNaN(y)) return 1;
  const r = x ** y;
  if (Number.isNaN(r) && !Number.isNaN(x) && !Number.isNaN(y)) domain();
  if (!Number.isFinite(r) && Number.isFinite(x) && Number.isFinite(y)) {
    if (x === 0) domain();
    range();
  }
  return r;
}

function remainder(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return x + y;
  if (!Number.isFinite(x) || y === 0) domain();
  if (!Number.isFinite(y)) return x;
  const ax = Math.abs(x);
  const ay = Math.abs(y);
  const m = ax % ay;
  const c = ay - m;
  let r: number;
  if (m < c) r = m;
  else if (m > c) r = -c;
  else r = m - 2 * ((0.5 * (ax - m)) % ay);
  return Math.sign(x) * r === 0 ? (Object.is(x, -0) || x < 0 ? -0 : 0) : Math.sign(x) * r;
}

/** Exact a*b+c through integers. */
function fma(x: number, y: number, z: number): number {
  const r = x * y + z;
  if (!Number.isFinite(x) || !Number.isFinite(y) || !Number.isFinite(z)) {
    if (Number.isNaN(r) && !Number.isNaN(x) && !Number.isNaN(y) && !Number.isNaN(z))
      throw valueError("invalid operation in fma");
    return r;
  }
  if (x === 0 || y === 0 || z === 0) {
    if (z === 0 && x * y === 0 && x !== 0 && y !== 0) return x * y;
    if (!Number.isFinite(r)) throw overflowError("overflow in fma");
    return r;
  }
  const split = (v: number): [bigint, number] => {
    const [m, e] = frexp(v);
    return [BigInt(m * 2 ** 53), e - 53];
  };
  const [mx, ex] = split(x);
  const [my, ey] = split(y);
  const [mz, ez] = split(z);
  const ep = ex + ey;
  const e = Math.min(ep, ez);
  const sum = ((mx * my) << BigInt(ep - e)) + (mz << BigInt(ez - e));
  const out = scaleBig(sum, e);
  if (!Number.isFinite(out)) throw overflowError("overflow in fma");
  return out;
}
/** sum * 2^e, rounded to nearest even. */
function scaleBig(sum: bigint, e: number): number {
  if (sum === 0n) return 0;
  const negative = sum < 0n;
  let m = negative ? -sum : sum;
  let bits = m.toString(2).length;
  const keep = Math.min(53, bits + e + 1074);
  if (keep < 0) return negative ? -0 : 0;
  const drop = bits - keep;
  if (drop > 0) {
    const d = BigInt(drop);
    const half = 1n << (d - 1n);
    const restBits = m & ((1n << d) - 1n);
    m >>= d;
    if (restBits > half || (restBits === half && (m & 1n) === 1n)) m += 1n;
    e += drop;
    bits = keep;
  }
  const r = ldexp(Number(m), e);
  return negative ? -r : r;
}

function isclose(a: PyValue, b: PyValue, rel: number, abs: number): boolean {
  if (rel < 0 || abs < 0) throw valueError("tolerances must be non-negative");
  const x = toDouble(a);
  const y = toDouble(b);
  if (x === y) return true;
  if (!Number.isFinite(x) || !Number.isFinite(y)) return false;
  const diff = Math.abs(y - x);
  return diff <= Math.abs(rel * y) || diff <= Math.abs(rel * x) || diff <= abs;
}

function nonNegative(v: PyValue, name: string): number | bigint {
  const n = toIndexValue(v);
  if (n < 0) throw valueError(`${name} must be a non-negative integer`);
  return n;
}
function perm(n: number | bigint, k: number | bigint): PyValue {
  if (k > n) return 0;
  const a = BigInt(n);
  let r = 1n;
  for (let i = 0n; i < BigInt(k); i++) r *= a - i;
  return normalizeInt(r);
}
function comb(n: number | bigint, k0: number | bigint): PyValue {
  if (k0 > n) return 0;
  const a = BigInt(n);
  let k = BigInt(k0);
  if (a - k < k) k = a - k;
  let r = 1n;
  for (let i = 1n; i <= k; i++) {
    tick();
    r = (r * (a - k + i)) / i;
  }
  return normalizeInt(r);
}

function vector(v: PyValue): number[] {
  return (v instanceof PyTuple ? v.items : toArray(v)).map(toDouble);
}

const mathModule: NativeModule = defineModule("math", () => ({
  functions: {
    acos: unary(Math.acos, false, (v) => `expected a number in range from -1 up to 1, got ${show(v)}`),
    asin: unary(Math.asin, false, (v) => `expected a number in range from -1 up to 1, got ${show(v)}`),
    atan: unary(Math.atan),
    acosh: unary(Math.acosh, false, (v) => `expected argument value not less than 1, got ${show(v)}`),
    asinh: unary(Math.asinh),
    atanh: unary(Math.atanh, false, (v) => `expected a number between -1 and 1, got ${show(v)}`),
    cos: unary(Math.cos, false, (v) => `expected a finite input, got ${show(v)}`),
    sin: unary(Math.sin, false, (v) => `expected a finite input, got ${show(v)}`),
    tan: unary(Math.tan, false, (v) => `expected a finite input, got ${show(v)}`),
    cosh: unary(Math.cosh, true),
    sinh: unary(Math.sinh, true),
    tanh: unary(Math.tanh),
    exp: unary(Math.exp, true),
    exp2: unary((x) => 2 ** x, true),
    expm1: unary(Math.expm1, true),
    log1p: unary(Math.log1p, false, (v) => `expected argument value > -1, got ${show(v)}`),
    sqrt: unary(Math.sqrt, false, (v) => `expected a nonnegative input, got ${show(v)}`),
    cbrt: unary(Math.cbrt),
    fabs: unary(Math.abs),
    erf: unary(erf),
    erfc: unary(erfc),
    gamma: unary((x) => {
      if (x === Number.NEGATIVE_INFINITY || (x <= 0 && Number.isInteger(x)))
        throw valueError(`expected a noninteger or positive integer, got ${show(f(x))}`);
      return gamma(x);
    }, true),
    lgamma: unary((x) => {
      if (x <= 0 && Number.isInteger(x))
        throw valueError(`expected a noninteger or positive integer, got ${show(f(x))}`);
      return Number.isFinite(x) ? lgamma(x) : Math.abs(x);
    }, true),
    degrees: unary((x) => x * (180 / Math.PI)),
    radians: unary((x) => x * (Math.PI / 180)),
    atan2: fn([pos("y", float), pos("x", float)], (y, x) => f(Math.atan2(y, x))),
    copysign: fn([pos("x", float), pos("y", float)], (x, y) =>
      f(y < 0 || Object.is(y, -0) ? -Math.abs(x) : Math.abs(x)),
    ),
    fmod: fn([pos("x", float), pos("y", float)], (x, y) => {
      if (!Number.isFinite(y) && !Number.isNaN(y) && Number.isFinite(x)) return f(x);
      const r = x % y;
      if (Number.isNaN(r) && !Number.isNaN(x) && !Number.isNaN(y)) domain();
      return f(r);
    }),
    remainder: fn([pos("x", float), pos("y", float)], (x, y) => f(remainder(x, y))),
    pow: fn([pos("x", float), pos("y", float)], (x, y) => f(powFloat(x, y))),
    hypot: {
      ...fn([rest("coordinates")], (xs) => f(hypot(xs.map(toDouble)))),
      direct: { 2: (x: PyValue, y: PyValue) => f(hypot2(toDouble(x), toDouble(y))) },
    },
    dist: fn([pos("p"), pos("q")], (p, q) => {
      const a = vector(p);
      const b = vector(q);
      if (a.length !== b.length) throw valueError("both points must have the same number of dimensions");
      return f(hypot(a.map((x, i) => x - b[i]!)));
    }),
    frexp: fn([pos("x", float)], (x) => {
      const [m, e] = frexp(x);
      return new PyTuple([f(m), e]);
    }),
    ldexp: fn([pos("x", float), pos("i")], (x, i) => {
      const e = intValue(i);
      if (e === undefined) throw typeError("Expected an int as second argument to ldexp.");
      const r = ldexp(x, typeof e === "bigint" ? (e > 0n ? 5000 : -5000) : Math.max(-5000, Math.min(5000, e)));
      if (!Number.isFinite(r) && Number.isFinite(x)) range();
      return f(r);
    }),
    modf: fn([pos("x", float)], (x) => {
      if (!Number.isFinite(x)) return new PyTuple([f(Number.isNaN(x) ? x : x > 0 ? 0 : -0), f(x)]);
      const whole = Math.trunc(x);
      const part = x - whole;
      return new PyTuple([f(part === 0 ? (x < 0 || Object.is(x, -0) ? -0 : 0) : part), f(whole)]);
    }),
    nextafter: fn([pos("x", float), pos("y", float), kw("steps", "None")], (x, y, steps) => {
      if (steps === None) return f(nextAfter(x, y));
      let n = Number(toIndexValue(steps));
      if (n < 0) throw valueError("steps must be a non-negative integer");
      let r = x;
      while (n-- > 0 && r !== y) r = nextAfter(r, y);
      return f(r);
    }),
    ulp: fn([pos("x", float)], (x) => {
      if (Number.isNaN(x)) return f(x);
      const a = Math.abs(x);
      if (a === Number.POSITIVE_INFINITY) return f(a);
      const up = nextUp(a);
      return f(Number.isFinite(up) ? up - a : a - nextAfter(a, 0));
    }),
    fma: fn([pos("x", float), pos("y", float), pos("z", float)], (x, y, z) => f(fma(x, y, z))),
    isfinite: fn([pos("x", float)], (x) => Number.isFinite(x)),
    isinf: fn([pos("x", float)], (x) => x === Number.POSITIVE_INFINITY || x === Number.NEGATIVE_INFINITY),
    isnan: fn([pos("x", float)], (x) => Number.isNaN(x)),
    isclose: fn([pos("a"), pos("b"), kw("rel_tol", float, "1e-09"), kw("abs_tol", float, "0.0")], isclose),
    floor: rounding("__floor__", Math.floor),
    ceil: rounding("__ceil__", Math.ceil),
    trunc: rounding("__trunc__", Math.trunc),
    log: fn([pos("x"), pos("base", "...")], (x, base) => {
      const n = logOf(x, Math.log, Math.LN2);
      if (base === undefined) return f(n);
      const d = logOf(base, Math.log, Math.LN2);
      if (d === 0) throw zeroDivision("division by zero");
      return f(n / d);
    }),
    log2: fn([pos("x")], (x) => f(logOf(x, Math.log2, 1))),
    log10: fn([pos("x")], (x) => f(logOf(x, Math.log10, Math.log10(2)))),
    fsum: fn([pos("seq")], (seq) => f(exactSum(toArray(seq).map(toDouble)))),
    sumprod: fn([pos("p"), pos("q")], (p, q) => {
      const a = toArray(p);
      const b = toArray(q);
      if (a.length !== b.length) throw valueError("Inputs are not the same length");
      if (a.some((x) => x instanceof PyFloat) || b.some((x) => x instanceof PyFloat)) {
        if ([...a, ...b].every((x) => x instanceof PyFloat || typeof x === "number" || typeof x === "boolean")) {
          const terms: number[] = [];
          a.forEach((x, i) => {
            const u = toDouble(x);
            const v = toDouble(b[i]!);
            const hi = u * v;
            terms.push(hi);
            if (Number.isFinite(hi)) terms.push(fma(u, v, -hi));
          });
          return f(exactSum(terms));
        }
      }
      let total: PyValue = 0;
      a.forEach((x, i) => {
        total = add(total, mul(x, b[i]!));
      });
      return total;
    }),
    prod: fn([pos("iterable"), kw("start", "1")], (seq, start) => {
      let r = start;
      const it = iterate(seq);
      for (let x = it.nx(); x !== undefined; x = it.nx()) r = mul(r, x);
      return r;
    }),
    factorial: fn([pos("n")], (v) => {
      const n = toIndexValue(v);
      if (n < 0) throw valueError("factorial() not defined for negative values");
      if (typeof n === "bigint") throw overflowError("factorial() argument should not exceed 9223372036854775807");
      return factorial(n);
    }),
    gcd: fn([rest("integers")], (xs) => xs.map(toIndexValue).reduce<number | bigint>(gcdInts, 0)),
    lcm: fn([rest("integers")], (xs) =>
      xs.map(toIndexValue).reduce<number | bigint>((a, b) => {
        const g = BigInt(gcdInts(a, b));
        if (g === 0n) return 0;
        const r = (BigInt(a) / g) * BigInt(b);
        return normalizeInt(r < 0n ? -r : r);
      }, 1),
    ),
    isqrt: fn([pos("n")], (v) => {
      const n = toIndexValue(v);
      if (n < 0) throw valueError("isqrt() argument must be nonnegative");
      return normalizeInt(bigSqrt(BigInt(n)));
    }),
    perm: fn([pos("n"), pos("k", "None")], (n, k) => {
      const a = nonNegative(n, "n");
      if (k === None) return factorial(Number(a));
      return perm(a, nonNegative(k, "k"));
    }),
    comb: fn([pos("n"), pos("k")], (n, k) => comb(nonNegative(n, "n"), nonNegative(k, "k"))),
  },
  attributes: {
    pi: f(Math.PI),
    e: f(Math.E),
    tau: f(2 * Math.PI),
    inf: f(Number.POSITIVE_INFINITY),
    nan: f(Number.NaN),
  },
}));

import { zeroDivisionError as zeroDivision } from "#runtime/objects/exceptions.ts";
export default mathModule;
