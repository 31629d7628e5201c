// Function objects: Python functions, bound methods, native functions and method descriptors, and what they share:
// `takesSelf` (binding gives a method) and `methodEntry(n)` (the JavaScript function `(self, a1…an)` for the caches of types).

import { CodeFlags } from "#abi/types.ts";
import type { Suspending } from "../suspending/suspend.ts";
import { PyTuple } from "./containers.ts";
import { PyDict } from "./dict.ts";
import type { Code } from "./frames.ts";
import { type CallResult, type Cell, type KeywordNames, PyObject, type PyValue } from "./object.ts";
import { builtinType, objectType, type PyType, TypeFlags } from "./type.ts";

const COMPLEX = CodeFlags.VARARGS | CodeFlags.VARKEYWORDS;

// biome-ignore lint/suspicious/noExplicitAny: compiled functions take any Python values
export type JsFunction = (...args: any[]) => CallResult;

/** What is seldom set on a function. */
export interface FunctionExtras {
  doc?: PyValue;
  module?: PyValue;
  annotations?: PyValue;
  annotate?: PyValue;
  typeParams?: PyValue;
}

/** A function written in Python. Own properties `call$n` are its entries (see makeFunction). */
export class PyFunction extends PyObject {
  code: Code;
  /** Takes every parameter slot positionally. */
  entry: JsFunction;
  defaults: PyTuple | undefined;
  kwdefaults: PyObject | undefined;
  closure: Cell[] | undefined;
  name: PyValue;
  qualname: PyValue;
  extras: FunctionExtras | undefined;
  declare readonly takesSelf: true;
  constructor(
    code: Code,
    entry: JsFunction,
    defaults: PyTuple | undefined,
    kwdefaults: PyObject | undefined,
    closure: Cell[] | undefined,
  ) {
    super();
    this.code = code;
    this.entry = entry;
    this.defaults = defaults;
    this.kwdefaults = kwdefaults;
    this.closure = closure;
    this.name = code.name;
    this.qualname = code.qualname;
    this.extras = undefined;
  }
  methodEntry(n: number): JsFunction | undefined {
    const entry = this.directEntry(n + 1);
    if (entry !== undefined) this.code.kept = true;
    return entry;
  }
  /** The JavaScript function that takes n arguments and no keywords. */
  directEntry(n: number): JsFunction | undefined {
    const key = "call$" + n;
    return Object.hasOwn(this, key)
      ? (this as unknown as Record<string, JsFunction>)[key]
      : (this.gather?.(n) ?? installFilling(this, n));
  }
  /** Of functions with `*args`: see PyVariadic. */
  declare readonly gather: ((n: number) => JsFunction | undefined) | undefined;
}
const functionProto = PyFunction.prototype;
Object.defineProperty(functionProto, "takesSelf", { value: true });
// Where a function has no entry of its own for so many arguments, it has slots to fill in, or an error to report.
functionProto.call$0 = function (this: PyFunction) {
  const entry = installFilling(this, 0);
  return entry === undefined ? this.callv([], undefined) : entry();
};
functionProto.call$1 = function (this: PyFunction, a) {
  const entry = installFilling(this, 1);
  return entry === undefined ? this.callv([a], undefined) : entry(a);
};
functionProto.call$2 = function (this: PyFunction, a, b) {
  const entry = installFilling(this, 2);
  return entry === undefined ? this.callv([a, b], undefined) : entry(a, b);
};
functionProto.call$3 = function (this: PyFunction, a, b, c) {
  const entry = installFilling(this, 3);
  return entry === undefined ? this.callv([a, b, c], undefined) : entry(a, b, c);
};
functionProto.call$4 = function (this: PyFunction, a, b, c, d) {
  const entry = installFilling(this, 4);
  return entry === undefined ? this.callv([a, b, c, d], undefined) : entry(a, b, c, d);
};

/** All slots of a function that is called with these arguments and no keywords; undefined where that is an error. */
export function filledSlots(f: PyFunction, args: readonly PyValue[]): PyValue[] | undefined {
  const { flags, argcount, kwonlyargcount, varnames } = f.code.spec;
  const variadic = (flags & CodeFlags.VARARGS) !== 0;
  const absent = argcount - args.length;
  const slots = args.slice(0, argcount);
  if (absent > 0) {
    const items = f.defaults?.items ?? [];
    if (absent > items.length) return undefined;
    for (let i = items.length - absent; i < items.length; i++) slots.push(items[i]!);
  } else if (absent < 0 && !variadic) return undefined;
  if (variadic) slots.push(new PyTuple(args.slice(argcount)));
  for (let i = 0; i < kwonlyargcount; i++) {
    const v = (f.kwdefaults as PyDict | undefined)?.getStr(varnames[argcount + i]!);
    if (v === undefined) return undefined;
    slots.push(v);
  }
  if ((flags & CodeFlags.VARKEYWORDS) !== 0) slots.push(new PyDict());
  return slots;
}

/** Gives the function its entry for n arguments (4 at most) where there are slots to fill; undefined where the call is an error. */
function installFilling(f: PyFunction, n: number): JsFunction | undefined {
  if (n < 0 || n > 4 || filledSlots(f, new Array<PyValue>(n).fill(0)) === undefined) return undefined;
  const { flags, kwonlyargcount, argcount } = f.code.spec;
  const { entry } = f;
  const defaults = f.defaults?.items.slice(f.defaults.items.length - argcount + n) ?? [];
  let made: JsFunction;
  if ((flags & COMPLEX) === 0 && kwonlyargcount === 0 && defaults.length <= 5) made = withDefaults(entry, n, defaults);
  else if ((flags & COMPLEX) === CodeFlags.VARKEYWORDS && kwonlyargcount === 0 && n === argcount)
    made = withKeywords(entry, n);
  else {
    made = (...args) => {
      const slots = filledSlots(f, args);
      return slots === undefined ? f.callv(args, undefined) : entry(...slots);
    };
  }
  (f as unknown as Record<string, JsFunction>)["call$" + n] = made;
  return made;
}

function withDefaults(entry: JsFunction, n: number, defaults: readonly PyValue[]): JsFunction {
  const [p, q, r, s, t] = defaults;
  const made: JsFunction[] = [
    () => entry(p, q, r, s, t),
    (a) => entry(a, p, q, r, s, t),
    (a, b) => entry(a, b, p, q, r, s, t),
    (a, b, c) => entry(a, b, c, p, q, r, s, t),
    (a, b, c, d) => entry(a, b, c, d, p, q, r, s, t),
  ];
  return made[n]!;
}

/** `def f(a, **kwargs)` called as `f(a)`. */
function withKeywords(entry: JsFunction, n: number): JsFunction {
  const made: JsFunction[] = [
    () => entry(new PyDict()),
    (a) => entry(a, new PyDict()),
    (a, b) => entry(a, b, new PyDict()),
    (a, b, c) => entry(a, b, c, new PyDict()),
    (a, b, c, d) => entry(a, b, c, d, new PyDict()),
  ];
  return made[n]!;
}

// One JavaScript class per arity, so that call sites see few hidden classes and the entry is an own property.
class Fn0 extends PyFunction {
  constructor(c: Code, e: JsFunction, d: PyTuple | undefined, k: PyObject | undefined, cl: Cell[] | undefined) {
    super(c, e, d, k, cl);
    this.call$0 = e as PyObject["call$0"];
  }
}
class Fn1 extends PyFunction {
  constructor(c: Code, e: JsFunction, d: PyTuple | undefined, k: PyObject | undefined, cl: Cell[] | undefined) {
    super(c, e, d, k, cl);
    this.call$1 = e as PyObject["call$1"];
  }
}
class Fn2 extends PyFunction {
  constructor(c: Code, e: JsFunction, d: PyTuple | undefined, k: PyObject | undefined, cl: Cell[] | undefined) {
    super(c, e, d, k, cl);
    this.call$2 = e as PyObject["call$2"];
  }
}
class Fn3 extends PyFunction {
  constructor(c: Code, e: JsFunction, d: PyTuple | undefined, k: PyObject | undefined, cl: Cell[] | undefined) {
    super(c, e, d, k, cl);
    this.call$3 = e as PyObject["call$3"];
  }
}
class Fn4 extends PyFunction {
  constructor(c: Code, e: JsFunction, d: PyTuple | undefined, k: PyObject | undefined, cl: Cell[] | undefined) {
    super(c, e, d, k, cl);
    this.call$4 = e as PyObject["call$4"];
  }
}
const byArity = [Fn0, Fn1, Fn2, Fn3, Fn4];

/** `def f(*args)`, `def f(a, *args)`, `def f(a, b, *args)`, these with `**kwargs` too: entries that make the tuple stand on the prototypes (calls/bind.ts). */
export class PyVariadic extends PyFunction {
  /** The entry for n arguments. */
  declare readonly gather: (n: number) => JsFunction | undefined;
}
export class Variadic0 extends PyVariadic {}
export class Variadic1 extends PyVariadic {}
export class Variadic2 extends PyVariadic {}
const variadics = [Variadic0, Variadic1, Variadic2];

/** The direct entries that the code's parameters allow: what is left out has a constant default, which the code itself fills in. */
function installEntries(f: PyFunction): void {
  const own = f as unknown as Record<string, unknown>;
  const { argcount, constDefaults } = f.code.spec;
  const min = f.defaults?.items.length === constDefaults ? argcount - constDefaults : argcount;
  for (let n = min; n <= argcount && n <= 6; n++) own[ENTRIES[n]!] = f.entry;
}
const ENTRIES = [0, 1, 2, 3, 4, 5, 6].map((n) => `call$${n}`);

/** Makes a function object with its entries. */
export function makeFunction(
  code: Code,
  entry: JsFunction,
  defaults: PyTuple | undefined,
  kwdefaults: PyObject | undefined,
  closure: Cell[] | undefined,
): PyFunction {
  const spec = code.spec;
  if ((spec.flags & COMPLEX) === 0 && spec.kwonlyargcount === 0) {
    const n = spec.argcount;
    if (defaults === undefined && n < 5) return new byArity[n]!(code, entry, defaults, kwdefaults, closure);
    const f = new PyFunction(code, entry, defaults, kwdefaults, closure);
    installEntries(f);
    return f;
  }
  const { argcount } = spec;
  if ((spec.flags & CodeFlags.VARARGS) !== 0 && spec.kwonlyargcount === 0 && defaults === undefined && argcount < 3)
    return new variadics[argcount]!(code, entry, defaults, kwdefaults, closure);
  return new PyFunction(code, entry, defaults, kwdefaults, closure);
}

/**
 * Runs when `__defaults__`, `__kwdefaults__` or `__code__` are assigned: constant defaults no longer hold.
 * @param before the code it had
 */
export function reinstallEntries(f: PyFunction, before: Code): void {
  if (before.kept) forgetEntries(objectType, f, new Set());
  const own = f as unknown as Record<string, unknown>;
  for (let n = 0; n <= 6; n++) if (Object.hasOwn(f, "call$" + n)) delete own["call$" + n];
  if (f instanceof PyVariadic) Object.setPrototypeOf(f, PyFunction.prototype);
  const spec = f.code.spec;
  if ((spec.flags & COMPLEX) === 0 && spec.kwonlyargcount === 0 && spec.argcount <= 6)
    own["call$" + spec.argcount] = f.entry;
}

/** Makes classes forget the entries they keep of a function. */
function forgetEntries(type: PyType, f: PyFunction, seen: Set<PyType>): void {
  if (seen.has(type)) return;
  seen.add(type);
  if (type.isHeap) {
    for (const [name, v] of type.ns) {
      const kept =
        v instanceof PyProperty ? v.fget : v instanceof PyStaticMethod || v instanceof PyClassMethod ? v.func : v;
      if (kept === f) type.changed(name);
    }
  }
  for (const sub of type.subclasses()) forgetEntries(sub, f, seen);
}

/** A bound method. */
export class PyMethod extends PyObject {
  func: PyObject;
  self: PyValue;
  constructor(func: PyObject, self: PyValue) {
    super();
    this.func = func;
    this.self = self;
    // Own entries would cost an allocation each; the prototype's do.
  }
}
const method = PyMethod.prototype;
method.call$0 = function (this: PyMethod) {
  return this.func.call$1(this.self);
};
method.call$1 = function (this: PyMethod, a) {
  return this.func.call$2(this.self, a);
};
method.call$2 = function (this: PyMethod, a, b) {
  return this.func.call$3(this.self, a, b);
};
method.call$3 = function (this: PyMethod, a, b, c) {
  return this.func.call$4(this.self, a, b, c);
};
method.call$4 = function (this: PyMethod, a, b, c, d) {
  return this.func.call$5(this.self, a, b, c, d);
};
method.call$5 = function (this: PyMethod, a, b, c, d, e) {
  return this.func.call$6(this.self, a, b, c, d, e);
};
method.callv = function (this: PyMethod, args: PyValue[], names: KeywordNames) {
  return this.func.callv([this.self, ...args], names);
};

export const functionType: PyType = builtinType({
  name: "function",
  layout: PyFunction,
  flags: TypeFlags.DICT | TypeFlags.WEAKREF,
});
for (const F of [...byArity, ...variadics]) Object.defineProperty(F.prototype, "cls", { value: functionType });
export const methodType: PyType = builtinType({ name: "method", layout: PyMethod, flags: 0 });

/** A parameter of a native function; see native/params.ts. */
export interface NativeParameter {
  readonly name: string;
  readonly kind: "pos" | "arg" | "kw" | "rest" | "kwrest";
  /** Python source text of the default; undefined = required. */
  readonly default: string | undefined;
  /** Value the handler gets when the argument is missing. */
  readonly missing: PyValue | undefined;
  readonly convert: ((v: PyValue, where: string) => unknown) | undefined;
}

/** What every native callable is made from; static, shared by interpreters. */
export interface NativeSpec {
  readonly params: readonly NativeParameter[];
  /** Handler with converted arguments (self first for methods). */
  readonly handler: JsFunction;
  /** Number of required and of all positional parameters (without self); max is Infinity with *rest. */
  readonly min: number;
  readonly max: number;
  readonly simple: boolean;
  /** Where `*rest` and `**kwrest` are among the parameters; -1 for none. */
  readonly rest: number;
  readonly kwrest: number;
  /** Takes the arguments as a call has them, and matches them itself. */
  raw?: (self: PyValue, args: readonly PyValue[], names: KeywordNames) => PyValue;
  /** Memo of nativeEntry, by number of arguments. */
  readonly entries: (JsFunction | undefined)[];
  /** Blocking natives: the suspendable form. */
  readonly gen: ((self: PyValue, ...args: PyValue[]) => Suspending<PyValue>) | undefined;
  /** `__add__`, `__mul__`, `__rmul__` of a sequence (sq_concat, sq_repeat): operators try them after the other operand's methods. */
  sequence?: boolean;
  /** `__new__` or `__init__`: errors of arity are worded otherwise. */
  constructs?: boolean;
  /** `__new__`: makes an instance where there are no further arguments. */
  bare?: (cls: PyType) => PyValue;
  /** `__new__`: makes an instance by the layout's constructor, whatever the arguments. */
  plain?: true;
  /** Its vectorcall counts positional arguments before all else (_PyArg_CheckPositional). */
  countsFirst?: boolean;
  /** `__text_signature__`, where the parameters do not say it. */
  signature?: string;
}

/** A native function of a module, or a bound native method. Own `call$n` are its entries. */
export class PyNativeFunction extends PyObject {
  name: string;
  qualname: string;
  spec: NativeSpec;
  /** Bound self: module or object; undefined for none. */
  self: PyValue | undefined;
  module: PyValue | undefined;
  /** Descriptor it was bound from. */
  origin: PyNativeMethod | undefined;
  constructor(
    name: string,
    spec: NativeSpec,
    self: PyValue | undefined,
    module: PyValue | undefined,
    origin?: PyNativeMethod,
  ) {
    super();
    this.name = name;
    this.qualname = name;
    this.spec = spec;
    this.self = self;
    this.module = module;
    this.origin = origin;
  }
}

export type NativeFlavor = "method" | "wrapper" | "classmethod" | "static" | "new";

/** A native method on a type: method_descriptor, wrapper_descriptor or classmethod_descriptor. */
export class PyNativeMethod extends PyObject {
  readonly name: string;
  readonly owner: PyType;
  readonly spec: NativeSpec;
  readonly flavor: NativeFlavor;
  declare readonly takesSelf: boolean;
  constructor(name: string, owner: PyType, spec: NativeSpec, flavor: NativeFlavor) {
    super();
    this.name = name;
    this.owner = owner;
    this.spec = spec;
    this.flavor = flavor;
  }
  /** `(self, a1…an)`; native/bind.ts makes these. */
  methodEntry(n: number): JsFunction | undefined {
    return nativeEntry(this.spec, n);
  }
}
Object.defineProperty(PyNativeMethod.prototype, "takesSelf", { value: true });

export class PyWrapperDescriptor extends PyNativeMethod {}
export class PyClassMethodDescriptor extends PyNativeMethod {}
Object.defineProperty(PyClassMethodDescriptor.prototype, "takesSelf", { value: false });
/** Bound slot wrapper (`(1).__add__`). */
export class PyMethodWrapper extends PyNativeFunction {}

export const builtinFunctionType: PyType = builtinType({
  name: "builtin_function_or_method",
  layout: PyNativeFunction,
  flags: 0,
});
export const methodDescriptorType: PyType = builtinType({
  name: "method_descriptor",
  layout: PyNativeMethod,
  flags: 0,
});
export const wrapperDescriptorType: PyType = builtinType({
  name: "wrapper_descriptor",
  layout: PyWrapperDescriptor,
  flags: 0,
});
export const classMethodDescriptorType: PyType = builtinType({
  name: "classmethod_descriptor",
  layout: PyClassMethodDescriptor,
  flags: 0,
});
export const methodWrapperType: PyType = builtinType({ name: "method-wrapper", layout: PyMethodWrapper, flags: 0 });

/** A computed attribute of a native type. `set` gets undefined for deletion. */
export class PyGetSet extends PyObject {
  readonly name: string;
  readonly owner: PyType;
  readonly get: (self: PyValue) => PyValue;
  readonly set: ((self: PyValue, value: PyValue | undefined) => void) | undefined;
  constructor(
    name: string,
    owner: PyType,
    get: (self: PyValue) => PyValue,
    set?: (self: PyValue, value: PyValue | undefined) => void,
  ) {
    super();
    this.name = name;
    this.owner = owner;
    this.get = get;
    this.set = set;
  }
}
/** A data member of a native type whose value is computed: a `member_descriptor` to Python. */
export class PyNativeMember extends PyGetSet {}
/** A `__slots__` member or native data member. Slot values are own properties `$name`. */
export class PyMember extends PyObject {
  readonly name: string;
  readonly owner: PyType;
  readonly key: string;
  constructor(name: string, owner: PyType, key: string) {
    super();
    this.name = name;
    this.owner = owner;
    this.key = key;
  }
}
export const getsetType: PyType = builtinType({ name: "getset_descriptor", layout: PyGetSet, flags: 0 });
export const memberType: PyType = builtinType({ name: "member_descriptor", layout: PyMember, flags: 0 });
Object.defineProperty(PyNativeMember.prototype, "cls", { value: memberType });

export class PyProperty extends PyObject {
  fget: PyValue | undefined = undefined;
  fset: PyValue | undefined = undefined;
  fdel: PyValue | undefined = undefined;
  doc: PyValue | undefined = undefined;
  propertyName: PyValue | undefined = undefined;
  getterDoc = false;
}
export class PyStaticMethod extends PyObject {
  func: PyValue | undefined = undefined;
}
export class PyClassMethod extends PyObject {
  func: PyValue | undefined = undefined;
}
export const propertyType: PyType = builtinType({ name: "property", layout: PyProperty });
export const staticmethodType: PyType = builtinType({
  name: "staticmethod",
  layout: PyStaticMethod,
  flags: TypeFlags.BASETYPE | TypeFlags.DICT,
});
export const classmethodType: PyType = builtinType({
  name: "classmethod",
  layout: PyClassMethod,
  flags: TypeFlags.BASETYPE | TypeFlags.DICT,
});

/** The JavaScript function that takes self and exactly n arguments, defaults filled in; undefined when n does not fit. */
export function nativeEntry(spec: NativeSpec, n: number): JsFunction | undefined {
  if (n < spec.min || n > spec.max) return undefined;
  let entry = spec.entries[n];
  if (entry === undefined) {
    entry = spec.simple ? makeNativeEntry(spec, n) : makeGatheringEntry(spec, n);
    if (entry !== undefined) spec.entries[n] = entry;
  }
  return entry;
}

/** The entry for n arguments and no keywords of a native with `*args`, keyword-only parameters or `**kwargs`. */
function makeGatheringEntry(spec: NativeSpec, n: number): JsFunction | undefined {
  const { params, handler, raw } = spec;
  if (raw !== undefined) return (self, ...args: PyValue[]) => raw(self, args, undefined);
  const named = params.filter((p) => p.kind === "pos" || p.kind === "arg").length;
  if (
    params.some(
      (p, i) => p.kind !== "rest" && p.kind !== "kwrest" && i >= Math.min(n, named) && p.default === undefined,
    )
  )
    return undefined;
  if (params.length === 1 && params[0]!.kind === "rest") return (self, ...args: PyValue[]) => handler(self, args);
  return (self, ...args: PyValue[]) => {
    const full: unknown[] = [];
    for (let i = 0; i < params.length; i++) {
      const p = params[i]!;
      if (p.kind === "rest") full.push(args.slice(named));
      else if (p.kind === "kwrest") full.push(new PyDict());
      else {
        const v = i < named && i < n ? args[i] : p.missing;
        full.push(p.convert === undefined || v === undefined ? v : p.convert(v, p.name));
      }
    }
    return handler(self, ...full);
  };
}

function makeNativeEntry(spec: NativeSpec, n: number): JsFunction {
  const { params, handler } = spec;
  const converts = params.some((p, i) => p.convert !== undefined && (i < n || p.missing !== undefined));
  const total = params.length;
  if (!converts && n === total) return handler;
  if (!converts && params.slice(n).every((p) => p.missing === undefined)) return handler;
  const where = params.map((p) => p.name);
  const conv = params.map((p) => p.convert);
  const missing = params.map((p) => p.missing);
  const fill = (i: number): unknown => {
    const m = missing[i];
    const c = conv[i];
    return m === undefined || c === undefined ? m : c(m, where[i]!);
  };
  if (total === 1) {
    const c0 = conv[0];
    if (n === 0) return (self) => handler(self, fill(0));
    return (self, a) => handler(self, c0 === undefined ? a : c0(a, where[0]!));
  }
  if (total === 2) {
    const c0 = conv[0];
    const c1 = conv[1];
    if (n === 0) return (self) => handler(self, fill(0), fill(1));
    if (n === 1) return (self, a) => handler(self, c0 === undefined ? a : c0(a, where[0]!), fill(1));
    return (self, a, b) =>
      handler(self, c0 === undefined ? a : c0(a, where[0]!), c1 === undefined ? b : c1(b, where[1]!));
  }
  if (total === 3) {
    const [c0, c1, c2] = conv;
    if (n === 0) return (self) => handler(self, fill(0), fill(1), fill(2));
    if (n === 1) return (self, a) => handler(self, c0 === undefined ? a : c0(a, where[0]!), fill(1), fill(2));
    if (n === 2)
      return (self, a, b) =>
        handler(self, c0 === undefined ? a : c0(a, where[0]!), c1 === undefined ? b : c1(b, where[1]!), fill(2));
    return (self, a, b, c) =>
      handler(
        self,
        c0 === undefined ? a : c0(a, where[0]!),
        c1 === undefined ? b : c1(b, where[1]!),
        c2 === undefined ? c : c2(c, where[2]!),
      );
  }
  const value = (i: number, v: PyValue): unknown => {
    if (i >= n) return i < total ? fill(i) : undefined;
    const c = conv[i];
    return c === undefined ? v : c(v, where[i]!);
  };
  if (total === 4) return (self, a, b, c, d) => handler(self, value(0, a), value(1, b), value(2, c), value(3, d));
  if (total <= 6)
    return (self, a, b, c, d, e, g) =>
      handler(self, value(0, a), value(1, b), value(2, c), value(3, d), value(4, e), value(5, g));
  if (params.length === 1 && params[0]!.kind === "rest") return (self, ...args: PyValue[]) => handler(self, args);
  return (self, ...args: PyValue[]) => {
    const full: unknown[] = [];
    for (let i = 0; i < total; i++) {
      const c = conv[i];
      full.push(i < n ? (c === undefined ? args[i] : c(args[i]!, where[i]!)) : fill(i));
    }
    return handler(self, ...full);
  };
}
