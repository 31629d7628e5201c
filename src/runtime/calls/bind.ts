// Matching call arguments to a Python function's parameters, with CPython's error texts (Python/ceval.c initialize_locals).

import { CodeFlags, type CodeSpec } from "#abi/types.ts";
import { PyTuple } from "../objects/containers.ts";
import { PyDict } from "../objects/dict.ts";
import { type PyBaseException, typeError } from "../objects/exceptions.ts";
import {
  filledSlots,
  type JsFunction,
  PyFunction,
  PyNativeMethod,
  Variadic0,
  Variadic1,
  Variadic2,
} from "../objects/functions.ts";
import { type CallResult, type KeywordNames, PyObject, type PyValue } from "../objects/object.ts";
import { fromUtf16, jsText } from "../objects/str.ts";
import { reprText } from "../operators/protocols.ts";

function functionName(f: PyFunction): string {
  return jsText(f.qualname) ?? f.code.qualname;
}

function quoteNames(names: string[]): string {
  const q = names.map((n) => reprText(fromUtf16(n)));
  if (q.length === 1) return q[0]!;
  if (q.length === 2) return `${q[0]} and ${q[1]}`;
  return `${q.slice(0, -1).join(", ")}, and ${q[q.length - 1]}`;
}

function missing(f: PyFunction, names: string[], kind: string): PyBaseException {
  return typeError(
    `${functionName(f)}() missing ${names.length} required ${kind} argument${names.length === 1 ? "" : "s"}: ${quoteNames(names)}`,
  );
}

function tooManyPositional(f: PyFunction, given: number, slots: (PyValue | undefined)[]): PyBaseException {
  const { spec } = f.code;
  const n = spec.argcount;
  const defaults = f.defaults?.items.length ?? 0;
  let kwonlyGiven = 0;
  for (let i = 0; i < spec.kwonlyargcount; i++) if (slots[n + i] !== undefined) kwonlyGiven++;
  const takes = defaults > 0 ? `from ${n - defaults} to ${n}` : String(n);
  const plural = defaults > 0 ? true : n !== 1;
  const kwText =
    kwonlyGiven > 0
      ? ` positional argument${given !== 1 ? "s" : ""} (and ${kwonlyGiven} keyword-only argument${kwonlyGiven !== 1 ? "s" : ""})`
      : "";
  return typeError(
    `${functionName(f)}() takes ${takes} positional argument${plural ? "s" : ""} but ${given}${kwText} ${given === 1 && kwonlyGiven === 0 ? "was" : "were"} given`,
  );
}

/** Distance for suggestions of keyword names. */
function suggest(name: string, candidates: string[]): string {
  const best = closest(name, candidates);
  return best === undefined ? "" : `. Did you mean '${best}'?`;
}

/** Set by exceptions/suggestions (Levenshtein as CPython's). */
export const suggestions: { closest: (name: string, candidates: string[]) => string | undefined } = {
  closest: () => undefined,
};
function closest(name: string, candidates: string[]): string | undefined {
  return suggestions.closest(name, candidates);
}

// --- keyword calls: emitted code passes the same array of names from the same site, so the matching is kept on it; for `f(**kw)`, whose
// array is made for the call, on the code that was called so last ---

const COMPLEX = CodeFlags.VARARGS | CodeFlags.VARKEYWORDS;

/** Which argument goes to which slot for one code and one number of arguments; -1 takes the default. */
export interface Plan {
  code: PyFunction["code"];
  count: number;
  order: number[];
}
/** How a code was called with keywords, and how their matching turned out when that came again. */
export interface KeywordCall {
  readonly names: readonly string[];
  readonly count: number;
  plan: Plan | undefined;
}
type PlannedNames = readonly string[] & { seen?: boolean; plan?: Plan | undefined };

/** The matching of a call without surprises, else undefined: the general road reports errors. */
function makePlan(f: PyFunction, count: number, names: readonly string[]): Plan | undefined {
  const { spec } = f.code;
  const given = count - names.length;
  if ((spec.flags & COMPLEX) !== 0 || given > spec.argcount) return undefined;
  const total = spec.argcount + spec.kwonlyargcount;
  const order = new Array<number>(total).fill(-1);
  for (let i = 0; i < given; i++) order[i] = i;
  for (let k = 0; k < names.length; k++) {
    const i = spec.varnames.indexOf(names[k]!);
    if (i < spec.posonlyargcount || i >= total || order[i] !== -1) return undefined;
    order[i] = given + k;
  }
  return { code: f.code, count, order };
}

function planOf(f: PyFunction, names: PlannedNames, count: number): Plan | undefined {
  const { plan } = names;
  if (plan !== undefined && plan.code === f.code && plan.count === count) return plan;
  if (names.seen === true) {
    names.plan ??= makePlan(f, count, names);
    return undefined;
  }
  const last = f.code.keywordCall;
  if (last !== undefined && last.count === count && sameNames(last.names, names))
    return (last.plan ??= makePlan(f, count, names));
  names.seen = true;
  f.code.keywordCall = { names, count, plan: undefined };
  return undefined;
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** What a call gives whose defaults are not there. */
const NOT_PLANNED = Symbol("not planned");

/** The value of slot `i`; undefined when a default is missing. */
function plannedSlot(f: PyFunction, args: readonly PyValue[], plan: Plan, i: number): PyValue | undefined {
  const from = plan.order[i]!;
  if (from >= 0) return args[from];
  const { argcount, varnames } = plan.code.spec;
  if (i < argcount) return f.defaults?.items[i - argcount + f.defaults.items.length];
  return f.kwdefaults === undefined ? undefined : (f.kwdefaults as PyDict).getStr(varnames[i]!);
}

/** Calls as planned. */
function callPlanned(
  f: PyFunction,
  args: readonly PyValue[],
  plan: Plan,
  entry: JsFunction,
): CallResult | typeof NOT_PLANNED {
  const n = plan.order.length;
  const a = plannedSlot(f, args, plan, 0);
  if (a === undefined) return NOT_PLANNED;
  if (n === 1) return entry(a);
  const b = plannedSlot(f, args, plan, 1);
  if (b === undefined) return NOT_PLANNED;
  if (n === 2) return entry(a, b);
  const c = plannedSlot(f, args, plan, 2);
  if (c === undefined) return NOT_PLANNED;
  if (n === 3) return entry(a, b, c);
  const slots = [a, b, c];
  for (let i = 3; i < n; i++) {
    const v = plannedSlot(f, args, plan, i);
    if (v === undefined) return NOT_PLANNED;
    slots.push(v);
  }
  return enter(entry, slots);
}

/**
 * Calls `f` with arguments matched to its parameter slots. Entries take all slots positionally, in the order
 * positional, *args, keyword-only, **kwargs (docs/architecture.md section 2).
 * @param entry what is called: the function's own entry, or that of its suspendable form
 */
export function callFunction(
  f: PyFunction,
  args: readonly PyValue[],
  names: KeywordNames,
  entry: JsFunction = f.entry,
): CallResult {
  const { spec } = f.code;
  if (names !== undefined) {
    if ((spec.flags & CodeFlags.VARKEYWORDS) !== 0 && spec.kwonlyargcount === 0) {
      const given = args.length - names.length;
      const variadic = (spec.flags & CodeFlags.VARARGS) !== 0;
      if ((variadic ? given >= spec.argcount : given === spec.argcount) && !namesParameter(names, spec)) {
        const keywords = PyDict.ofKeywords(names, args, given);
        if (variadic) return enterVariadic(entry, spec.argcount, args, given, keywords);
        return enterWithKeywords(entry, args, given, keywords);
      }
    } else {
      const plan = planOf(f, names, args.length);
      const r = plan === undefined ? NOT_PLANNED : callPlanned(f, args, plan, entry);
      if (r !== NOT_PLANNED) return r;
    }
  } else if (spec.kwonlyargcount === 0) {
    if ((spec.flags & CodeFlags.VARARGS) !== 0) {
      if (args.length >= spec.argcount) return enterVariadic(entry, spec.argcount, args, args.length, noKeywords(f));
    } else if (args.length === spec.argcount && (spec.flags & CodeFlags.VARKEYWORDS) === 0) return enter(entry, args);
  }
  if (names === undefined) {
    const slots = filledSlots(f, args);
    if (slots !== undefined) return enter(entry, slots);
  }
  const nargs = spec.argcount;
  const given = names === undefined ? args.length : args.length - names.length;
  const hasVarargs = (spec.flags & CodeFlags.VARARGS) !== 0;
  const hasVarkw = (spec.flags & CodeFlags.VARKEYWORDS) !== 0;
  const { varnames, kwonlyargcount } = spec;
  // slots in CPython's order: positional, keyword-only
  const slots: (PyValue | undefined)[] = new Array(nargs + kwonlyargcount).fill(undefined);
  const n = Math.min(given, nargs);
  for (let i = 0; i < n; i++) slots[i] = args[i];
  let extra: PyDict | undefined = hasVarkw ? new PyDict() : undefined;
  if (names !== undefined && names.length > 0) {
    const total = nargs + kwonlyargcount;
    let positionalOnly: string[] | undefined;
    for (let k = 0; k < names.length; k++) {
      const name = names[k]!;
      const value = args[given + k]!;
      let i = -1;
      for (let j = spec.posonlyargcount; j < total; j++) {
        if (varnames[j] === name) {
          i = j;
          break;
        }
      }
      if (i < 0) {
        if (extra !== undefined) {
          extra.setName(name, value);
          continue;
        }
        const p = varnames.indexOf(name);
        if (p >= 0 && p < spec.posonlyargcount) {
          positionalOnly = names.filter((x) => {
            const q = varnames.indexOf(x);
            return q >= 0 && q < spec.posonlyargcount;
          });
          throw typeError(
            `${functionName(f)}() got some positional-only arguments passed as keyword arguments: '${positionalOnly.join(", ")}'`,
          );
        }
        throw typeError(
          `${functionName(f)}() got an unexpected keyword argument '${name}'${suggest(name, varnames.slice(spec.posonlyargcount, total))}`,
        );
      }
      if (slots[i] !== undefined) throw typeError(`${functionName(f)}() got multiple values for argument '${name}'`);
      slots[i] = value;
    }
  }
  if (given > nargs && !hasVarargs) throw tooManyPositional(f, given, slots);
  if (given < nargs) {
    const defaults = f.defaults?.items ?? [];
    const first = nargs - defaults.length;
    let absent: string[] | undefined;
    for (let i = 0; i < first; i++) if (slots[i] === undefined) (absent ??= []).push(varnames[i]!);
    if (absent !== undefined) throw missing(f, absent, "positional");
    for (let i = Math.max(first, 0); i < nargs; i++) if (slots[i] === undefined) slots[i] = defaults[i - first];
  }
  if (kwonlyargcount > 0) {
    let absent: string[] | undefined;
    for (let i = nargs; i < nargs + kwonlyargcount; i++) {
      if (slots[i] !== undefined) continue;
      const d = f.kwdefaults === undefined ? undefined : (f.kwdefaults as PyDict).getStr(varnames[i]!);
      if (d === undefined) (absent ??= []).push(varnames[i]!);
      else slots[i] = d;
    }
    if (absent !== undefined) throw missing(f, absent, "keyword-only");
  }
  if (hasVarargs || hasVarkw) {
    if (hasVarargs) slots.splice(nargs, 0, new PyTuple(args.slice(nargs, given)));
    if (extra !== undefined) slots.push(extra);
    extra = undefined;
  }
  return enter(entry, slots);
}

function namesParameter(names: readonly string[], spec: CodeSpec): boolean {
  for (let i = 0; i < spec.argcount; i++) if (names.includes(spec.varnames[i]!)) return true;
  return false;
}

function enter(entry: JsFunction, slots: readonly (PyValue | undefined)[]): CallResult {
  switch (slots.length) {
    case 0:
      return entry();
    case 1:
      return entry(slots[0]);
    case 2:
      return entry(slots[0], slots[1]);
    case 3:
      return entry(slots[0], slots[1], slots[2]);
    case 4:
      return entry(slots[0], slots[1], slots[2], slots[3]);
    default:
      return entry(...slots);
  }
}

/** Enters a function with `**kwargs`, its first `given` arguments and nothing between. */
function enterWithKeywords(entry: JsFunction, args: readonly PyValue[], given: number, keywords: PyDict): CallResult {
  switch (given) {
    case 0:
      return entry(keywords);
    case 1:
      return entry(args[0], keywords);
    case 2:
      return entry(args[0], args[1], keywords);
    default:
      return entry(...args.slice(0, given), keywords);
  }
}

/** Enters a function with `*args` and no keyword-only parameters. */
function enterVariadic(
  entry: JsFunction,
  argcount: number,
  args: readonly PyValue[],
  given: number,
  keywords: PyDict | undefined,
): CallResult {
  const rest = new PyTuple(args.slice(argcount, given));
  switch (argcount) {
    case 0:
      return entry(rest, keywords);
    case 1:
      return entry(args[0], rest, keywords);
    case 2:
      return entry(args[0], args[1], rest, keywords);
    default:
      return entry(...args.slice(0, argcount), rest, keywords);
  }
}

/** The last slot of a function with `*args` that gets no keywords: a dict where it has `**kwargs`. */
function noKeywords(f: PyFunction): PyDict | undefined {
  return (f.code.spec.flags & CodeFlags.VARKEYWORDS) === 0 ? undefined : new PyDict();
}

PyFunction.prototype.callv = function (this: PyFunction, args, names) {
  return callFunction(this, args, names);
};

// Functions with `*args`: what is beyond the named parameters becomes a tuple at once.
const gather = [
  (f: PyFunction, entry = f.entry) => [
    () => entry(new PyTuple([]), noKeywords(f)),
    (a: PyValue) => entry(new PyTuple([a]), noKeywords(f)),
    (a: PyValue, b: PyValue) => entry(new PyTuple([a, b]), noKeywords(f)),
    (a: PyValue, b: PyValue, c: PyValue) => entry(new PyTuple([a, b, c]), noKeywords(f)),
    (a: PyValue, b: PyValue, c: PyValue, d: PyValue) => entry(new PyTuple([a, b, c, d]), noKeywords(f)),
  ],
  (f: PyFunction, entry = f.entry) => [
    undefined,
    (a: PyValue) => entry(a, new PyTuple([]), noKeywords(f)),
    (a: PyValue, b: PyValue) => entry(a, new PyTuple([b]), noKeywords(f)),
    (a: PyValue, b: PyValue, c: PyValue) => entry(a, new PyTuple([b, c]), noKeywords(f)),
    (a: PyValue, b: PyValue, c: PyValue, d: PyValue) => entry(a, new PyTuple([b, c, d]), noKeywords(f)),
  ],
  (f: PyFunction, entry = f.entry) => [
    undefined,
    undefined,
    (a: PyValue, b: PyValue) => entry(a, b, new PyTuple([]), noKeywords(f)),
    (a: PyValue, b: PyValue, c: PyValue) => entry(a, b, new PyTuple([c]), noKeywords(f)),
    (a: PyValue, b: PyValue, c: PyValue, d: PyValue) => entry(a, b, new PyTuple([c, d]), noKeywords(f)),
  ],
];
[Variadic0, Variadic1, Variadic2].forEach((layout, named) => {
  Object.defineProperty(layout.prototype, "gather", {
    value(this: PyFunction, n: number) {
      return gather[named]!(this)[n];
    },
  });
});
const v0 = Variadic0.prototype;
v0.call$0 = function () {
  return this.entry(new PyTuple([]), noKeywords(this));
};
v0.call$1 = function (a) {
  return this.entry(new PyTuple([a]), noKeywords(this));
};
v0.call$2 = function (a, b) {
  return this.entry(new PyTuple([a, b]), noKeywords(this));
};
v0.call$3 = function (a, b, c) {
  return this.entry(new PyTuple([a, b, c]), noKeywords(this));
};
const v1 = Variadic1.prototype;
v1.call$1 = function (a) {
  return this.entry(a, new PyTuple([]), noKeywords(this));
};
v1.call$2 = function (a, b) {
  return this.entry(a, new PyTuple([b]), noKeywords(this));
};
v1.call$3 = function (a, b, c) {
  return this.entry(a, new PyTuple([b, c]), noKeywords(this));
};
const v2 = Variadic2.prototype;
v2.call$2 = function (a, b) {
  return this.entry(a, b, new PyTuple([]), noKeywords(this));
};
v2.call$3 = function (a, b, c) {
  return this.entry(a, b, new PyTuple([c]), noKeywords(this));
};

// Calls of objects.
const objectProto = PyObject.prototype;
/** An object's `__call__`, where that needs none of what callObject() does: it is called with the object before the arguments. */
function directCall(o: PyObject): PyObject | undefined {
  const f = o.cls.lookup("__call__");
  if (f instanceof PyFunction) return f;
  // Layouts whose calls take anything have a `callv` of their own.
  return f instanceof PyNativeMethod && f.takesSelf && f.spec.simple ? f : undefined;
}
objectProto.call$0 = function (this: PyObject) {
  const f = directCall(this);
  return f !== undefined ? f.call$1(this) : this.callv([], undefined);
};
objectProto.call$1 = function (this: PyObject, a) {
  const f = directCall(this);
  return f !== undefined ? f.call$2(this, a) : this.callv([a], undefined);
};
objectProto.call$2 = function (this: PyObject, a, b) {
  const f = directCall(this);
  return f !== undefined ? f.call$3(this, a, b) : this.callv([a, b], undefined);
};
objectProto.call$3 = function (this: PyObject, a, b, c) {
  const f = directCall(this);
  return f !== undefined ? f.call$4(this, a, b, c) : this.callv([a, b, c], undefined);
};
objectProto.call$4 = function (this: PyObject, a, b, c, d) {
  return this.callv([a, b, c, d], undefined);
};
objectProto.call$5 = function (this: PyObject, a, b, c, d, e) {
  return this.callv([a, b, c, d, e], undefined);
};
objectProto.call$6 = function (this: PyObject, a, b, c, d, e, f) {
  return this.callv([a, b, c, d, e, f], undefined);
};
