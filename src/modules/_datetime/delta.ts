// timedelta: arithmetic on days, seconds and microseconds (Modules/_datetimemodule.c).

import { callMethod } from "#runtime/attributes.ts";
import { defineClass } from "#runtime/native/define.ts";
import { directCalls } from "#runtime/native/direct.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import { overflowError, typeError, valueError, zeroDivisionError } from "#runtime/objects/exceptions.ts";
import { hashTupleItems } from "#runtime/objects/hash.ts";
import { intValue, isInt, normalizeInt, PyFloat } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { NotImplemented } from "#runtime/objects/singletons.ts";
import type { PyType } from "#runtime/objects/type.ts";
import { typeName } from "#runtime/objects/type-of.ts";
import { toIndexValue } from "#runtime/operators/protocols.ts";
import { pad2, pad6 } from "./calendar.ts";
import { deltaType, PyDelta, parse } from "./layout.ts";

const MAX_DAYS = 999_999_999;
const DAY_MICROS = 86_400_000_000;
const DAY_MICROS_BIG = BigInt(DAY_MICROS);

/** A timedelta of fields that are in range but for the days. */
function make(days: number, seconds: number, micros: number, cls: PyType = deltaType): PyDelta {
  if (days < -MAX_DAYS || days > MAX_DAYS) {
    if ((days | 0) !== days) throw overflowError("Python int too large to convert to C int");
    throw overflowError(`days=${days}; must have magnitude <= ${MAX_DAYS}`);
  }
  const d = cls === deltaType ? new PyDelta() : (new cls.K() as PyDelta);
  d.days = days;
  d.seconds = seconds;
  d.micros = micros;
  return d;
}

/** A timedelta of any fields within a few ranges. */
export function delta(days: number, seconds: number, micros: number, cls?: PyType): PyDelta {
  if (micros < 0 || micros >= 1_000_000) {
    const carry = Math.floor(micros / 1_000_000);
    micros -= carry * 1_000_000;
    seconds += carry;
  }
  if (seconds < 0 || seconds >= 86_400) {
    const carry = Math.floor(seconds / 86_400);
    seconds -= carry * 86_400;
    days += carry;
  }
  return make(days, seconds, micros, cls);
}

/** All of it as microseconds: a number where that is exact. */
function microsOf(d: PyDelta): number | bigint {
  if (d.days > -100_000 && d.days < 100_000) return (d.days * 86_400 + d.seconds) * 1_000_000 + d.micros;
  return (BigInt(d.days) * 86_400n + BigInt(d.seconds)) * 1_000_000n + BigInt(d.micros);
}

function ofMicros(us: number | bigint, cls?: PyType): PyDelta {
  if (typeof us === "number") {
    const days = Math.floor(us / DAY_MICROS);
    const inDay = us - days * DAY_MICROS;
    const seconds = Math.floor(inDay / 1_000_000);
    return make(days, seconds, inDay - seconds * 1_000_000, cls);
  }
  let days = us / DAY_MICROS_BIG;
  let inDay = us % DAY_MICROS_BIG;
  if (inDay < 0n) {
    inDay += DAY_MICROS_BIG;
    days -= 1n;
  }
  const n = Number(inDay);
  const seconds = Math.floor(n / 1_000_000);
  if (BigInt.asIntN(32, days) !== days) throw overflowError("Python int too large to convert to C int");
  return make(Number(days), seconds, n - seconds * 1_000_000, cls);
}

export const negate = (d: PyDelta): PyDelta => delta(-d.days, -d.seconds, -d.micros);
export const addDeltas = (a: PyDelta, b: PyDelta): PyDelta =>
  delta(a.days + b.days, a.seconds + b.seconds, a.micros + b.micros);
export const subtractDeltas = (a: PyDelta, b: PyDelta): PyDelta =>
  delta(a.days - b.days, a.seconds - b.seconds, a.micros - b.micros);
export const compareDeltas = (a: PyDelta, b: PyDelta): number =>
  a.days - b.days || a.seconds - b.seconds || a.micros - b.micros;
export const isNonZero = (d: PyDelta): boolean => d.days !== 0 || d.seconds !== 0 || d.micros !== 0;

// --- exact arithmetic ---

function floorDivide(a: bigint, b: bigint): bigint {
  const q = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? q - 1n : q;
}

/** a / b to the nearest, halves to even. */
function roundDivide(a: bigint, b: bigint): bigint {
  if (b < 0n) {
    a = -a;
    b = -b;
  }
  const q = floorDivide(a, b);
  const twice = 2n * (a - q * b);
  return twice > b || (twice === b && (q & 1n) === 1n) ? q + 1n : q;
}

/** A float as a quotient of ints. */
function ratio(v: PyFloat): [bigint, bigint] {
  if (v.cls.isHeap) {
    const r = callMethod(v, "as_integer_ratio");
    if (!(r instanceof PyTuple))
      throw typeError(`unexpected return type from as_integer_ratio(): expected tuple, not '${typeName(r)}'`);
    if (r.items.length !== 2) throw valueError("as_integer_ratio() must return a 2-tuple");
    return [BigInt(toIndexValue(r.items[0]!)), BigInt(toIndexValue(r.items[1]!))];
  }
  const x = v.value;
  if (Number.isNaN(x)) throw valueError("cannot convert NaN to integer ratio");
  if (!Number.isFinite(x)) throw overflowError("cannot convert Infinity to integer ratio");
  let n = x;
  let k = 0;
  while (!Number.isInteger(n)) {
    n *= 2;
    k++;
  }
  return [BigInt(n), 1n << BigInt(k)];
}

/** a / b as a float, rounded once. */
function trueDivide(a: bigint, b: bigint): number {
  if (b < 0n) {
    a = -a;
    b = -b;
  }
  const negative = a < 0n;
  if (negative) a = -a;
  const bits = (n: bigint): number => n.toString(2).length;
  const shift = BigInt(Math.max(0, 66 - (bits(a) - bits(b))));
  const scaled = a << shift;
  let q = scaled / b;
  // What is cut off only matters as being there.
  if (scaled % b !== 0n) q |= 1n;
  const r = Number(q) / 2 ** Number(shift);
  return negative ? -r : r;
}

function multiply(d: PyDelta, by: PyValue): PyValue {
  const n = intValue(by);
  const us = microsOf(d);
  if (n !== undefined) {
    const product = typeof us === "number" && typeof n === "number" ? us * n : Number.NaN;
    return ofMicros(Number.isSafeInteger(product) ? product : BigInt(us) * BigInt(n));
  }
  if (!(by instanceof PyFloat)) return NotImplemented;
  const [p, q] = ratio(by);
  return ofMicros(roundDivide(BigInt(us) * p, q));
}

function checkZero(zero: boolean): void {
  if (zero) throw zeroDivisionError("division by zero");
}

function divide(d: PyDelta, by: PyValue): PyValue {
  const us = BigInt(microsOf(d));
  if (by instanceof PyDelta) {
    checkZero(!isNonZero(by));
    return new PyFloat(trueDivide(us, BigInt(microsOf(by))));
  }
  const n = intValue(by);
  if (n !== undefined) {
    checkZero(n === 0);
    return ofMicros(roundDivide(us, BigInt(n)));
  }
  if (!(by instanceof PyFloat)) return NotImplemented;
  const [p, q] = ratio(by);
  checkZero(p === 0n);
  return ofMicros(roundDivide(us * q, p));
}

function floorDivideBy(d: PyDelta, by: PyValue): PyValue {
  if (by instanceof PyDelta) {
    checkZero(!isNonZero(by));
    const [a, b] = [microsOf(d), microsOf(by)];
    if (typeof a === "number" && typeof b === "number") return Math.floor((a - modulo(a, b)) / b);
    return normalizeInt(floorDivide(BigInt(a), BigInt(b)));
  }
  const n = intValue(by);
  if (n === undefined) return NotImplemented;
  checkZero(n === 0);
  return ofMicros(floorDivide(BigInt(microsOf(d)), BigInt(n)));
}

const modulo = (a: number, b: number): number => {
  const r = a % b;
  return r !== 0 && r < 0 !== b < 0 ? r + b : r + 0;
};

function remainder(d: PyDelta, by: PyDelta): PyDelta {
  checkZero(!isNonZero(by));
  const [a, b] = [microsOf(d), microsOf(by)];
  if (typeof a === "number" && typeof b === "number") return ofMicros(modulo(a, b));
  const [p, q] = [BigInt(a), BigInt(b)];
  return ofMicros(p - floorDivide(p, q) * q);
}

// --- making ---

const NAMES = ["days", "seconds", "microseconds", "milliseconds", "minutes", "hours", "weeks"] as const;
const FACTORS = [DAY_MICROS, 1_000_000, 1, 1000, 60_000_000, 3_600_000_000, 604_800_000_000] as const;
/** The order in which fractions are added up. */
const ORDER = [2, 3, 1, 4, 5, 0, 6] as const;

const roundAway = (x: number): number => (x < 0 ? -Math.floor(-x + 0.5) : Math.floor(x + 0.5));

function construct(cls: PyType, given: readonly (PyValue | undefined)[]): PyDelta {
  let sum = 0;
  let big: bigint | undefined;
  let left = 0;
  const add = (n: number | bigint, factor: number): void => {
    const product = Number(n) * factor;
    if (
      big === undefined &&
      typeof n === "number" &&
      Number.isSafeInteger(product) &&
      Number.isSafeInteger(sum + product)
    )
      sum += product;
    else big = (big ?? BigInt(sum)) + BigInt(n) * BigInt(factor);
  };
  for (const i of ORDER) {
    const v = given[i];
    if (v === undefined) continue;
    const factor = FACTORS[i]!;
    if (isInt(v)) add(intValue(v)!, factor);
    else if (v instanceof PyFloat) {
      const x = v.value;
      if (Number.isNaN(x)) throw valueError("cannot convert float NaN to integer");
      if (!Number.isFinite(x)) throw overflowError("cannot convert float infinity to integer");
      const whole = Math.trunc(x);
      add(normalizeInt(BigInt(whole)), factor);
      if (x !== whole) {
        const part = factor * (x - whole);
        const wholePart = Math.trunc(part);
        add(wholePart, 1);
        left += part - wholePart;
      }
    } else throw typeError(`unsupported type for timedelta ${NAMES[i]} component: ${typeName(v)}`);
  }
  if (left !== 0) {
    let whole = roundAway(left);
    if (Math.abs(whole - left) === 0.5) {
      const odd = Number(BigInt.asUintN(1, big ?? BigInt(sum)));
      whole = 2 * roundAway((left + odd) * 0.5) - odd;
    }
    add(whole, 1);
  }
  return ofMicros(big ?? sum, cls);
}

export function deltaText(d: PyDelta): string {
  const { days, seconds, micros } = d;
  const rest_ = `${Math.floor(seconds / 3600)}:${pad2(Math.floor(seconds / 60) % 60)}:${pad2(seconds % 60)}`;
  const head = days === 0 ? "" : `${days} day${days === 1 || days === -1 ? "" : "s"}, `;
  return head + rest_ + (micros === 0 ? "" : `.${pad6(micros)}`);
}

const order =
  (test: (n: number) => boolean) =>
  (self: PyDelta, other: PyValue): PyValue =>
    other instanceof PyDelta ? test(compareDeltas(self, other)) : NotImplemented;
const both =
  (f: (a: PyDelta, b: PyDelta) => PyValue) =>
  (self: PyDelta, other: PyValue): PyValue =>
    other instanceof PyDelta ? f(self, other) : NotImplemented;

defineClass(deltaType, PyDelta, (c) => ({
  slots: {
    new: c.makeRaw((cls, args, names) => construct(cls, parse("__new__()", NAMES, 7, 0, args, names))),
    repr: (self) => {
      const parts: string[] = [];
      if (self.days !== 0) parts.push(`days=${self.days}`);
      if (self.seconds !== 0) parts.push(`seconds=${self.seconds}`);
      if (self.micros !== 0) parts.push(`microseconds=${self.micros}`);
      return `${self.cls.name}(${parts.length === 0 ? "0" : parts.join(", ")})`;
    },
    str: deltaText,
    hash: (self) => hashTupleItems([self.days === -1 ? -2 : self.days, self.seconds, self.micros]),
    bool: isNonZero,
    lt: order((n) => n < 0),
    le: order((n) => n <= 0),
    eq: order((n) => n === 0),
    ne: order((n) => n !== 0),
    gt: order((n) => n > 0),
    ge: order((n) => n >= 0),
    add: both(addDeltas),
    radd: both((a, b) => addDeltas(b, a)),
    sub: both(subtractDeltas),
    rsub: both((a, b) => subtractDeltas(b, a)),
    mul: multiply,
    rmul: multiply,
    truediv: divide,
    rtruediv: both((a, b) => divide(b, a)),
    floordiv: floorDivideBy,
    rfloordiv: both((a, b) => floorDivideBy(b, a)),
    mod: both(remainder),
    rmod: both((a, b) => remainder(b, a)),
    divmod: both((a, b) => new PyTuple([floorDivideBy(a, b), remainder(a, b)])),
    rdivmod: both((a, b) => new PyTuple([floorDivideBy(b, a), remainder(b, a)])),
    neg: negate,
    pos: (self) => delta(self.days, self.seconds, self.micros),
    abs: (self) => (self.days < 0 ? negate(self) : delta(self.days, self.seconds, self.micros)),
  },
  methods: {
    total_seconds: c.method([], (self) => {
      const us = microsOf(self);
      return new PyFloat(typeof us === "number" ? us / 1e6 : trueDivide(us, 1_000_000n));
    }),
    __reduce__: c.method([], (self) => new PyTuple([self.cls, new PyTuple([self.days, self.seconds, self.micros])])),
  },
  properties: {
    days: c.member((self) => self.days),
    seconds: c.member((self) => self.seconds),
    microseconds: c.member((self) => self.micros),
  },
  attributes: {
    min: delta(-MAX_DAYS, 0, 0),
    max: delta(MAX_DAYS, 86_399, 999_999),
    resolution: delta(0, 0, 1),
  },
}));

directCalls(deltaType, {
  0: () => delta(0, 0, 0),
  1: (days: PyValue) => construct(deltaType, [days]),
  2: (days: PyValue, seconds: PyValue) => construct(deltaType, [days, seconds]),
  3: (days: PyValue, seconds: PyValue, micros: PyValue) => construct(deltaType, [days, seconds, micros]),
});
