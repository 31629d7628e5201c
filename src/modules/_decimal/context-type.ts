// The type decimal.Context, its flag dictionaries and the context manager of localcontext() (Modules/_decimal/_decimal.c).

import { genericSetattr } from "#runtime/attributes.ts";
import { callMethodOf } from "#runtime/calls/call.ts";
import { type MethodSpec, makeType } from "#runtime/native/define.ts";
import { arg, kwrest, pos, rest } from "#runtime/native/params.ts";
import { PyList, PyTuple } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import { attributeError, keyError, overflowError, typeError, valueError } from "#runtime/objects/exceptions.ts";
import { intValue } from "#runtime/objects/numbers.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None, NotImplemented } from "#runtime/objects/singletons.ts";
import { jsText } from "#runtime/objects/str.ts";
import { type PyType, TypeFlags } from "#runtime/objects/type.ts";
import { truthy } from "#runtime/operators/protocols.ts";
import * as op from "./arithmetic.ts";
import { createDecimal, decimal, fromFloat, number, rounding } from "./convert.ts";
import { divmodTuple, isNormal, isSubnormal, powerIn, run1, run2, sameQuantum } from "./decimal-type.ts";
import { type Environment, etiny, etop, finalize, MAX_EMAX, MAX_PREC, MIN_EMIN, ROUNDINGS } from "./environment.ts";
import * as ex from "./exponential.ts";
import * as ng from "./neighbours.ts";
import { copyOf, FINITE, INFINITE, isNan, isZero, PyDecimal, QUIET, SIGNALING } from "./number.ts";
import {
  copyContext,
  decimalState,
  PyDecimalContext,
  SIGNALS,
  setRunningContext,
  settle,
  signalNames,
  signalsSet,
} from "./signals.ts";
import { decimalText } from "./text.ts";

// ---- flag dictionaries ----

const INVALID_DICT = "invalid signal dict";

/** Layout of the views `context.flags` and `context.traps`. */
export class PySignalDict extends PyObject {
  owner: PyDecimalContext | undefined = undefined;
  traps = false;
  /** The signals, of a view that a context made. */
  get checked(): typeof SIGNALS {
    if (this.owner === undefined) throw valueError(INVALID_DICT);
    return SIGNALS;
  }
  get bits(): number {
    if (this.owner === undefined) throw valueError(INVALID_DICT);
    return this.traps ? this.owner.traps : this.owner.status;
  }
  set bits(value: number) {
    if (this.owner === undefined) throw valueError(INVALID_DICT);
    if (this.traps) this.owner.traps = value;
    else this.owner.status = value;
  }
}

function signalBits(v: PyValue): number {
  for (const [type, bits] of SIGNALS) if (type === v) return bits;
  throw keyError(
    "valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n   Overflow, Underflow, Subnormal, Inexact, Rounded,\n   Clamped]",
  );
}
function bitsOfList(v: PyList): number {
  let bits = 0;
  for (const item of v.items) bits |= signalBits(item);
  return bits;
}
function bitsOfDict(v: PyDict): number {
  if (v.size !== SIGNALS.length) throw keyError("invalid signal dict");
  let bits = 0;
  for (const [key, value] of v.pairs()) {
    const b = signalBits(key);
    if (truthy(value)) bits |= b;
  }
  return bits;
}
function bitsOf(v: PyValue, lists: boolean): number {
  if (v instanceof PySignalDict) return v.bits;
  if (v instanceof PyDict) return bitsOfDict(v);
  if (lists && v instanceof PyList) return bitsOfList(v);
  throw typeError("argument must be a signal dict");
}

export const signalDictMixin: PyType = makeType(
  PySignalDict,
  { name: "decimal.SignalDictMixin", module: "decimal", flags: TypeFlags.BASETYPE },
  (c) => ({
    slots: {
      new: c.makePlain(),
      init: c.init([rest("args"), kwrest("kwargs")], () => undefined),
      len: (self) => self.checked.length,
      getitem: (self, key) => (self.bits & signalBits(key)) !== 0,
      setitem: (self, key, value) => {
        if (self.owner === undefined) throw valueError(INVALID_DICT);
        const bits = signalBits(key);
        if (truthy(value)) self.bits |= bits;
        else self.bits &= ~bits;
      },
      delitem: (self) => {
        if (self.owner === undefined) throw valueError(INVALID_DICT);
        throw valueError("signal keys cannot be deleted");
      },
      iter: (self) => callMethodOf(new PyTuple(self.checked.map(([type]) => type)), "__iter__"),
      repr: (self) =>
        `{${self.checked.map(([t, b]) => `<class 'decimal.${t.name}'>:${(self.bits & b) !== 0 ? "True" : "False"}`).join(", ")}}`,
      eq: (self, other) => sameFlags(self, other),
      ne: (self, other) => {
        const r = sameFlags(self, other);
        return r === NotImplemented ? r : !r;
      },
      unhashable: true,
    },
    methods: {
      copy: c.method([], (self) => {
        const d = new PyDict();
        for (const [type, bits] of self.checked) d.set(type, (self.bits & bits) !== 0);
        return d;
      }),
    },
  }),
);
/** A flag counts as set when any of its conditions is. */
const signalsOf = (bits: number): number => SIGNALS.reduce((n, [, b], i) => ((bits & b) !== 0 ? n | (1 << i) : n), 0);
function sameFlags(self: PySignalDict, other: PyValue): PyValue {
  if (self.owner === undefined) throw valueError(INVALID_DICT);
  if (other instanceof PySignalDict) return signalsOf(self.bits) === signalsOf(other.bits);
  if (!(other instanceof PyDict)) return NotImplemented;
  if (other.size !== SIGNALS.length) return false;
  return signalsOf(self.bits) === signalsOf(bitsOfDict(other));
}

function flagsView(owner: PyDecimalContext, traps: boolean): PyValue {
  const view = new (decimalState().signalDict.K)() as PySignalDict;
  view.owner = owner;
  view.traps = traps;
  return view;
}

// ---- attributes ----

function integer(v: PyValue): number {
  const i = intValue(v);
  if (i === undefined) throw typeError("an integer is required");
  if (i > 0x7fffffff || i < -0x80000000) throw overflowError("Python int too large to convert to C ssize_t");
  return Number(i);
}
type Setter = (context: PyDecimalContext, v: PyValue) => void;
const SETTERS: Record<string, Setter> = {
  prec: (context, v) => {
    const n = integer(v);
    if (n < 1 || n > MAX_PREC) throw valueError("valid range for prec is [1, MAX_PREC]");
    context.prec = n;
  },
  rounding: (context, v) => {
    context.round = rounding(v);
  },
  Emin: (context, v) => {
    const n = integer(v);
    if (n < MIN_EMIN || n > 0) throw valueError("valid range for Emin is [MIN_EMIN, 0]");
    context.emin = n;
  },
  Emax: (context, v) => {
    const n = integer(v);
    if (n < 0 || n > MAX_EMAX) throw valueError("valid range for Emax is [0, MAX_EMAX]");
    context.emax = n;
  },
  capitals: (context, v) => {
    const n = integer(v);
    if (n !== 0 && n !== 1) throw valueError("valid values for capitals are 0 or 1");
    context.capitals = n;
  },
  clamp: (context, v) => {
    const n = integer(v);
    if (n !== 0 && n !== 1) throw valueError("valid values for clamp are 0 or 1");
    context.clamp = n;
  },
};

/** How far the limits of a context go that are set without the module's own. */
const UNSAFE_MAX = 1070000000;

/** Sets what was given of the arguments of Context() and localcontext(). */
export function applyArguments(context: PyDecimalContext, given: Readonly<Record<string, PyValue>>): void {
  for (const name of Object.keys(SETTERS)) {
    const v = given[name];
    if (v !== undefined && v !== None) SETTERS[name]!(context, v);
  }
  const { flags, traps } = given;
  if (traps !== undefined && traps !== None) context.traps = bitsOf(traps, true);
  if (flags !== undefined && flags !== None) context.status = bitsOf(flags, true);
}

function contextRepr(c: PyDecimalContext): string {
  return `Context(prec=${c.prec}, rounding=${ROUNDINGS[c.round]}, Emin=${c.emin}, Emax=${c.emax}, capitals=${c.capitals}, clamp=${c.clamp}, flags=${signalNames(c.status)}, traps=${signalNames(c.traps)})`;
}

type UnaryOperation = (a: PyDecimal, env: Environment) => PyDecimal;
type BinaryOperation = (a: PyDecimal, b: PyDecimal, env: Environment) => PyDecimal;

const OPTIONS: readonly string[] = ["prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"];

/** Keyword arguments of Context() and localcontext(), by name. */
export function namedOptions(kwargs: PyDict): Record<string, PyValue> {
  const named: Record<string, PyValue> = {};
  for (const [k, v] of kwargs.pairs()) {
    const name = jsText(k)!;
    if (!OPTIONS.includes(name)) throw typeError(`this function got an unexpected keyword argument '${name}'`);
    named[name] = v;
  }
  return named;
}

export const contextType: PyType = makeType(
  PyDecimalContext,
  { name: "decimal.Context", module: "decimal", flags: TypeFlags.BASETYPE },
  (c) => {
    const x = pos("x", number);
    const y = pos("y", number);
    const one = (operation: UnaryOperation): MethodSpec => c.method([x], (self, a) => run1(operation, a, self));
    const two = (operation: BinaryOperation): MethodSpec =>
      c.method([x, y], (self, a, b) => run2(operation, a, b, self));
    const test = (predicate: (d: PyDecimal, env: Environment) => boolean): MethodSpec =>
      c.method([x], (self, a) => predicate(a, self));
    const bits = (bit: (p: boolean, q: boolean) => boolean): MethodSpec =>
      two((a, b, env) => ng.logical(a, b, env, bit));
    const numeric = (name: string, get: (self: PyDecimalContext) => PyValue) =>
      c.property(get, (self, v) => {
        if (v === undefined) throw attributeError("context attributes cannot be deleted", self, name);
        SETTERS[name]!(self, v);
      });
    const unsafe = (name: "prec" | "emin" | "emax", from: number, to: number): MethodSpec =>
      c.method([pos("object")], (self, v) => {
        const n = integer(v);
        if (n < from || n > to) throw valueError(`valid range for unsafe ${name} is [${from}, ${to}]`);
        self[name] = n;
        return None;
      });
    const copy = c.method([], (self) => copyContext(self));
    return {
      slots: {
        new: {
          ...c.make([rest("args"), kwrest("kwargs")], (cls) =>
            copyContext(decimalState().defaultContext, new cls.K() as PyDecimalContext),
          ),
          signature: `($self, /, ${OPTIONS.map((name) => `${name}=None`).join(", ")})`,
        },
        init: c.init([rest("args"), kwrest("kwargs")], (self, args, kwargs) => {
          if (args.length + kwargs.size > OPTIONS.length)
            throw typeError(`function takes at most ${OPTIONS.length} arguments (${args.length + kwargs.size} given)`);
          const given: Record<string, PyValue> = {};
          args.forEach((v, i) => {
            given[OPTIONS[i]!] = v;
          });
          Object.assign(given, namedOptions(kwargs));
          applyArguments(self, given);
        }),
        repr: contextRepr,
        setattr: (self, name, v) => {
          const key = jsText(name)!;
          if (key === "traps") self.traps = bitsOf(v, false);
          else if (key === "flags") self.status = bitsOf(v, false);
          else if (!self.cls.isHeap && self.cls.lookup(key) === undefined)
            throw attributeError(`'decimal.Context' object has no attribute '${key}'`, self, name);
          else genericSetattr(self, key, v);
        },
        delattr: (self, name) => {
          throw attributeError("context attributes cannot be deleted", self, name);
        },
      },
      methods: {
        Etiny: c.method([], (self) => etiny(self)),
        Etop: c.method([], (self) => etop(self)),
        radix: c.method([], () => new PyDecimal(0, 10n, 0)),
        copy,
        __copy__: copy,
        __reduce__: c.method(
          [],
          (self) =>
            new PyTuple([
              self.cls,
              new PyTuple([
                self.prec,
                ROUNDINGS[self.round]!,
                self.emin,
                self.emax,
                self.capitals,
                self.clamp,
                signalsSet(self.status),
                signalsSet(self.traps),
              ]),
            ]),
        ),
        clear_flags: c.method([], (self) => {
          self.status = 0;
          return None;
        }),
        clear_traps: c.method([], (self) => {
          self.traps = 0;
          return None;
        }),
        create_decimal: c.method([pos("num", '"0"')], (self, v) => createDecimal(v, self)),
        create_decimal_from_float: c.method([pos("f")], (self, v) => {
          const d = finalize(copyOf(fromFloat(v)), self);
          if (self.raised !== 0) settle(self);
          return d;
        }),
        _apply: c.method([pos("object", decimal)], (self, d) => run1((a, env) => finalize(copyOf(a), env), d, self)),
        _unsafe_setprec: unsafe("prec", 1, UNSAFE_MAX),
        _unsafe_setemin: unsafe("emin", -UNSAFE_MAX, 0),
        _unsafe_setemax: unsafe("emax", 0, UNSAFE_MAX),
        abs: one(op.absolute),
        exp: one(ex.exp),
        ln: one(ex.ln),
        log10: one(ex.log10),
        logb: one(ng.logb),
        logical_invert: one(ng.logicalInvert),
        minus: one(op.minus),
        next_minus: one(ng.nextMinus),
        next_plus: one(ng.nextPlus),
        normalize: one(op.reduce),
        plus: one(op.plus),
        sqrt: one(op.squareRoot),
        to_integral: one((a, env) => op.toIntegral(a, env, false)),
        to_integral_value: one((a, env) => op.toIntegral(a, env, false)),
        to_integral_exact: one((a, env) => op.toIntegral(a, env, true)),
        copy_abs: one((a) => copyOf(a, 0)),
        copy_negate: one((a) => copyOf(a, 1 - a.sign)),
        copy_decimal: c.method([x], (_self, a) => a),
        canonical: c.method([pos("x", decimal)], (_self, a) => a),
        is_canonical: c.method([pos("x", decimal)], () => true),
        add: two(op.add),
        subtract: two(op.subtract),
        multiply: two(op.multiply),
        divide: two(op.divide),
        divide_int: two(op.divideInteger),
        remainder: two(op.remainder),
        remainder_near: two(op.remainderNear),
        divmod: c.method([x, y], (self, a, b) => divmodTuple(a, b, self)),
        compare: two(op.compare),
        compare_signal: two(op.compareSignal),
        compare_total: two(op.compareTotal),
        compare_total_mag: two(op.compareTotalMagnitude),
        copy_sign: two((a, b) => copyOf(a, b.sign)),
        logical_and: bits((p, q) => p && q),
        logical_or: bits((p, q) => p || q),
        logical_xor: bits((p, q) => p !== q),
        max: two(op.max),
        max_mag: two(op.maxMagnitude),
        min: two(op.min),
        min_mag: two(op.minMagnitude),
        next_toward: two(ng.nextToward),
        quantize: two(op.quantize),
        rotate: two(ng.rotate),
        scaleb: two(ng.scaleb),
        shift: two(ng.shift),
        same_quantum: c.method([x, y], (_self, a, b) => sameQuantum(a, b)),
        fma: c.method([x, y, pos("z", number)], (self, a, b, third) => {
          const r = op.fma(a, b, third, self);
          if (self.raised !== 0) settle(self);
          return r;
        }),
        power: c.method([arg("a", number), arg("b", number), arg("modulo", "None")], (self, a, b, modulo) =>
          powerIn(a, b, modulo === None ? undefined : number(modulo, "modulo"), self),
        ),
        is_finite: test((d) => d.kind === FINITE),
        is_infinite: test((d) => d.kind === INFINITE),
        is_nan: test(isNan),
        is_qnan: test((d) => d.kind === QUIET),
        is_snan: test((d) => d.kind === SIGNALING),
        is_signed: test((d) => d.sign === 1),
        is_zero: test(isZero),
        is_normal: test(isNormal),
        is_subnormal: test(isSubnormal),
        number_class: c.method([x], (self, a) => ng.numberClass(a, self)),
        to_sci_string: c.method([x], (self, a) => decimalText(a, self.capitals === 1)),
        to_eng_string: c.method([x], (self, a) => decimalText(a, self.capitals === 1, true)),
      },
      properties: {
        prec: numeric("prec", (self) => self.prec),
        rounding: numeric("rounding", (self) => ROUNDINGS[self.round]!),
        Emin: numeric("Emin", (self) => self.emin),
        Emax: numeric("Emax", (self) => self.emax),
        capitals: numeric("capitals", (self) => self.capitals),
        clamp: numeric("clamp", (self) => self.clamp),
        flags: c.property((self) => flagsView(self, false)),
        traps: c.property((self) => flagsView(self, true)),
      },
    };
  },
);

/** What localcontext() gives. */
export class PyContextManager extends PyObject {
  local: PyDecimalContext = new PyDecimalContext();
  global: PyDecimalContext = new PyDecimalContext();
}
export const contextManagerType: PyType = makeType(
  PyContextManager,
  { name: "decimal.ContextManager", module: "decimal", flags: TypeFlags.DISALLOW_INSTANTIATION },
  (c) => ({
    methods: {
      __enter__: c.method([], (self) => {
        setRunningContext(self.local);
        return self.local;
      }),
      __exit__: c.method([pos("t", "..."), pos("v", "..."), pos("tb", "...")], (self) => {
        setRunningContext(self.global);
        return false;
      }),
    },
  }),
);
