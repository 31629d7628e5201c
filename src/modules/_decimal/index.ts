// Module _decimal: decimal floating-point arithmetic. Follows Modules/_decimal/_decimal.c and the General Decimal Arithmetic
// Specification; the limits are those of the build with 32-bit sizes, so that exponents are exact JavaScript numbers.

import { callMethod, getattr, setattr } from "#runtime/attributes.ts";
import { call, callv } from "#runtime/calls/call.ts";
import type { Interpreter } from "#runtime/interpreter.ts";
import { cInt } from "#runtime/native/convert.ts";
import { defineModule, type NativeModule } from "#runtime/native/define.ts";
import { arg, fn, kwrest, pos } from "#runtime/native/params.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import { typeError, valueError } from "#runtime/objects/exceptions.ts";
import { isInt } from "#runtime/objects/numbers.ts";
import type { PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import type { PyType } from "#runtime/objects/type.ts";
import { contextHolder, type PyContextVar } from "../_contextvars/index.ts";
import { applyArguments, contextType, namedOptions, PyContextManager, signalDictMixin } from "./context-type.ts";
import { decimalType } from "./decimal-type.ts";
import {
  INVALID,
  MAX_EMAX,
  MAX_PREC,
  MIN_EMIN,
  MIN_ETINY,
  ROUND_HALF_EVEN,
  ROUND_HALF_UP,
  ROUNDINGS,
  Status,
} from "./environment.ts";
import {
  copyContext,
  type DecimalState,
  exceptionTypes,
  PyDecimalContext,
  runningContext,
  setRunningContext,
} from "./signals.ts";

const IEEE_CONTEXT_MAX_BITS = 256;

function template(prec: number, round: number, traps: number): PyDecimalContext {
  const c = new PyDecimalContext();
  c.prec = prec;
  c.round = round;
  c.traps = traps;
  return c;
}

function localContext(given: PyValue, options: PyDict): PyValue {
  const global = runningContext();
  if (given !== None && !(given instanceof PyDecimalContext)) throw typeError("optional argument must be a context");
  const manager = new PyContextManager();
  manager.local = copyContext(given instanceof PyDecimalContext ? given : global);
  manager.global = global;
  applyArguments(manager.local, namedOptions(options));
  return manager;
}

function ieeeContext(bits: number): PyValue {
  if (bits <= 0 || bits > IEEE_CONTEXT_MAX_BITS || bits % 32 !== 0)
    throw valueError(`argument must be a multiple of 32, with a maximum of ${IEEE_CONTEXT_MAX_BITS}`);
  const c = new PyDecimalContext();
  c.prec = 9 * (bits / 32) - 2;
  c.emax = 3 * 2 ** (bits / 16 + 3);
  c.emin = 1 - c.emax;
  c.round = ROUND_HALF_EVEN;
  c.traps = 0;
  c.clamp = 1;
  return c;
}

/** Made once an interpreter: a module imported anew shares it, as its types do. */
function makeState(interpreter: Interpreter): DecimalState {
  const numbers = interpreter.importModule("numbers");
  const mutableMapping = getattr(interpreter.importModule("collections.abc"), "MutableMapping") as PyType;
  callMethod(getattr(numbers, "Number"), "register", decimalType);
  const decimalTuple = call(
    getattr(interpreter.importModule("collections"), "namedtuple"),
    "DecimalTuple",
    "sign digits exponent",
  );
  setattr(decimalTuple, "__module__", "decimal");
  const signalDict = callv(mutableMapping.cls, [
    "SignalDict",
    new PyTuple([signalDictMixin, mutableMapping]),
    new PyDict(),
  ]) as PyType;
  const usual = INVALID | Status.DIVISION_BY_ZERO | Status.OVERFLOW;
  return {
    variable: call(getattr(interpreter.importModule("_contextvars"), "ContextVar"), "decimal_context") as PyContextVar,
    contexts: contextHolder(interpreter),
    defaultContext: template(28, ROUND_HALF_EVEN, usual),
    basicContext: template(9, ROUND_HALF_UP, usual | Status.UNDERFLOW | Status.CLAMPED),
    extendedContext: template(9, ROUND_HALF_EVEN, 0),
    signalDict,
    decimalTuple,
    rational: getattr(numbers, "Rational"),
  };
}

const decimalModule: NativeModule = defineModule("_decimal", (interpreter) => {
  let state = interpreter.state.get("_decimal") as DecimalState | undefined;
  if (state === undefined) {
    state = makeState(interpreter);
    interpreter.state.set("_decimal", state);
  }
  const types: Record<string, PyType> = { Decimal: decimalType, Context: contextType };
  for (const type of exceptionTypes) types[type.name] = type;
  const attributes: Record<string, PyValue> = {
    DecimalTuple: state.decimalTuple,
    DefaultContext: state.defaultContext,
    BasicContext: state.basicContext,
    ExtendedContext: state.extendedContext,
    MAX_PREC,
    MAX_EMAX,
    MIN_EMIN,
    MIN_ETINY,
    IEEE_CONTEXT_MAX_BITS,
    HAVE_THREADS: true,
    HAVE_CONTEXTVAR: true,
    __version__: "1.70",
    __libmpdec_version__: "2.5.1",
  };
  for (const name of ROUNDINGS) attributes[name] = name;
  return {
    functions: {
      getcontext: fn([], () => runningContext()),
      setcontext: fn([pos("context")], (c) => {
        if (!(c instanceof PyDecimalContext)) throw typeError("argument must be a context");
        setRunningContext(c);
        return None;
      }),
      localcontext: fn([arg("ctx", "None"), kwrest("kwargs")], localContext),
      IEEEContext: fn([pos("bits")], (bits) => {
        if (!isInt(bits)) throw typeError("an integer is required");
        return ieeeContext(cInt(bits, "bits"));
      }),
    },
    types,
    attributes,
  };
});
export default decimalModule;
