// Signals of the module decimal: the exception types, the layout of contexts, and the state of one interpreter: its templates and the
// context variable that holds the running context (Modules/_decimal/_decimal.c).

import { current } from "#runtime/current.ts";
import { PyList } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import {
  ArithmeticErrorType,
  makeException,
  type PyBaseException,
  TypeErrorType,
  ZeroDivisionErrorType,
} from "#runtime/objects/exceptions.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { type PyType, typeType } from "#runtime/objects/type.ts";
import { typeNew } from "#runtime/objects/type-create.ts";
import { type ContextHolder, type PyContextVar, setVariable, variableIn } from "../_contextvars/index.ts";
import { type Environment, INVALID, ROUND_HALF_EVEN, Status } from "./environment.ts";

function exceptionType(name: string, ...bases: PyType[]): PyType {
  const ns = new PyDict();
  ns.set("__module__", "decimal");
  return typeNew(typeType, name, bases, ns, []);
}
const decimalException = exceptionType("DecimalException", ArithmeticErrorType);
const clamped = exceptionType("Clamped", decimalException);
const rounded = exceptionType("Rounded", decimalException);
const inexact = exceptionType("Inexact", decimalException);
const subnormal = exceptionType("Subnormal", decimalException);
const invalidOperation = exceptionType("InvalidOperation", decimalException);
const divisionByZero = exceptionType("DivisionByZero", decimalException, ZeroDivisionErrorType);
const overflow = exceptionType("Overflow", inexact, rounded);
const underflow = exceptionType("Underflow", inexact, rounded, subnormal);
const floatOperation = exceptionType("FloatOperation", decimalException, TypeErrorType);
const conversionSyntax = exceptionType("ConversionSyntax", invalidOperation);
const divisionImpossible = exceptionType("DivisionImpossible", invalidOperation);
const divisionUndefined = exceptionType("DivisionUndefined", invalidOperation, ZeroDivisionErrorType);
const invalidContext = exceptionType("InvalidContext", invalidOperation);

export const exceptionTypes: readonly PyType[] = [
  decimalException,
  clamped,
  rounded,
  inexact,
  subnormal,
  invalidOperation,
  divisionByZero,
  overflow,
  underflow,
  floatOperation,
  conversionSyntax,
  divisionImpossible,
  divisionUndefined,
  invalidContext,
];

/** The signals in the order of flag dictionaries, with their conditions. */
export const SIGNALS: readonly (readonly [PyType, number])[] = [
  [invalidOperation, INVALID],
  [floatOperation, Status.FLOAT_OPERATION],
  [divisionByZero, Status.DIVISION_BY_ZERO],
  [overflow, Status.OVERFLOW],
  [underflow, Status.UNDERFLOW],
  [subnormal, Status.SUBNORMAL],
  [inexact, Status.INEXACT],
  [rounded, Status.ROUNDED],
  [clamped, Status.CLAMPED],
];
const CONDITIONS: readonly (readonly [PyType, number])[] = [
  [invalidOperation, Status.INVALID_OPERATION],
  [conversionSyntax, Status.CONVERSION_SYNTAX],
  [divisionImpossible, Status.DIVISION_IMPOSSIBLE],
  [divisionUndefined, Status.DIVISION_UNDEFINED],
  [invalidContext, Status.INVALID_CONTEXT],
];

const BIT_NAMES: readonly string[] = [
  "Clamped",
  "InvalidOperation",
  "DivisionByZero",
  "InvalidOperation",
  "InvalidOperation",
  "InvalidOperation",
  "Inexact",
  "InvalidOperation",
  "InvalidOperation",
  "InvalidOperation",
  "FloatOperation",
  "Overflow",
  "Rounded",
  "Subnormal",
  "Underflow",
];

/** Names of the signals in the order of their bits, as a context's repr lists them. */
export function signalNames(flags: number): string {
  const names = new Set<string>();
  BIT_NAMES.forEach((name, bit) => {
    if ((flags & (1 << bit)) !== 0) names.add(name);
  });
  return `[${[...names].join(", ")}]`;
}

/** The exceptions behind conditions: those below InvalidOperation first. */
export function signalList(flags: number): PyList {
  const out: PyValue[] = [];
  for (const [type, bits] of CONDITIONS) if ((flags & bits) !== 0) out.push(type);
  for (const [type, bits] of SIGNALS.slice(1)) if ((flags & bits) !== 0) out.push(type);
  return new PyList(out);
}

/** The signals that are set, as `Context.__reduce__` lists them. */
export function signalsSet(flags: number): PyList {
  return new PyList(SIGNALS.filter(([, bits]) => (flags & bits) !== 0).map(([type]) => type));
}

function signalError(trapped: number): PyBaseException {
  const [type] = SIGNALS.find(([, bits]) => (trapped & bits) !== 0)!;
  return makeException(type, signalList(trapped));
}

/** Layout of decimal.Context. */
export class PyDecimalContext extends PyObject implements Environment {
  prec = 28;
  emax = 999999;
  emin = -999999;
  round: number = ROUND_HALF_EVEN;
  clamp = 0;
  raised = 0;
  capitals = 1;
  status = 0;
  traps: number = INVALID | Status.DIVISION_BY_ZERO | Status.OVERFLOW;
}

/** Takes over the conditions of an operation; throws the first that is trapped. */
export function settle(context: PyDecimalContext): void {
  const { raised } = context;
  context.raised = 0;
  context.status |= raised;
  if ((context.traps & raised) !== 0) throw signalError(context.traps & raised);
}

/** Raises conditions in a context. */
export function signal(context: PyDecimalContext, conditions: number): void {
  context.raised |= conditions;
  settle(context);
}

export function copyContext(from: PyDecimalContext, into: PyDecimalContext = new PyDecimalContext()): PyDecimalContext {
  into.prec = from.prec;
  into.emax = from.emax;
  into.emin = from.emin;
  into.round = from.round;
  into.clamp = from.clamp;
  into.capitals = from.capitals;
  into.status = from.status;
  into.traps = from.traps;
  return into;
}

/** What the module keeps for one interpreter. */
export interface DecimalState {
  readonly variable: PyContextVar;
  readonly contexts: ContextHolder;
  readonly defaultContext: PyDecimalContext;
  readonly basicContext: PyDecimalContext;
  readonly extendedContext: PyDecimalContext;
  readonly signalDict: PyType;
  readonly decimalTuple: PyValue;
  readonly rational: PyValue;
}
export function decimalState(): DecimalState {
  return current().state.get("_decimal") as DecimalState;
}

/** The running context; a copy of DefaultContext where none was set. */
export function runningContext(): PyDecimalContext {
  const { contexts, variable, defaultContext } = decimalState();
  const { running } = contexts;
  const found = variableIn(running, variable);
  if (found instanceof PyDecimalContext) return found;
  const fresh = copyContext(defaultContext);
  fresh.status = 0;
  setVariable(running, variable, fresh);
  return fresh;
}

export function setRunningContext(context: PyDecimalContext): void {
  const state = decimalState();
  let chosen = context;
  if (context === state.defaultContext || context === state.basicContext || context === state.extendedContext) {
    chosen = copyContext(context);
    chosen.status = 0;
  }
  setVariable(state.contexts.running, state.variable, chosen);
}
