// defineClass and defineModule: how native types and modules are declared (docs/native-modules.md). Specs are static values; a type's
// namespace is built on first use, a module once per interpreter.

import { current, S } from "../current.ts";
import type { Interpreter } from "../interpreter.ts";
import type { PyDict } from "../objects/dict.ts";
import { stopIteration, typeError } from "../objects/exceptions.ts";
import {
  type JsFunction,
  type NativeSpec,
  nativeEntry,
  PyClassMethodDescriptor,
  PyGetSet,
  PyMember,
  PyNativeFunction,
  PyNativeMember,
  PyNativeMethod,
  PyStaticMethod,
  PyWrapperDescriptor,
} from "../objects/functions.ts";
import type { KeywordNames, PyObject, PyValue } from "../objects/object.ts";
import { None } from "../objects/singletons.ts";
import { fromUtf16 } from "../objects/str.ts";
import { builtinType, type LayoutClass, PyType, TypeFlags, type TypeOptions, typeDocs } from "../objects/type.ts";
import { typeName } from "../objects/type-of.ts";
import { getitem, setitem } from "../operators/items.ts";
import { runDirect, type Suspending } from "../suspending/suspend.ts";
import { callSpec, installNativeEntries } from "./bind.ts";
import { type HandlerArgs, kwrest, makeSpec, type NativeFunctionSpec, type Param, pos, rest } from "./params.ts";

/** A method made by `c.method`. */
export interface MethodSpec {
  readonly spec: NativeSpec;
  readonly flavor: "method" | "classmethod" | "static";
}
export interface PropertySpec {
  readonly get: (self: never) => PyValue;
  readonly set: ((self: never, value: PyValue | undefined) => void) | undefined;
  /** Shows as a member_descriptor. */
  readonly member?: true;
}

/** Builders that know the layout of `self`. */
export interface ClassKit<L> {
  method<const P extends readonly Param<unknown>[]>(
    params: P,
    handler: (self: L, ...args: HandlerArgs<P>) => PyValue,
  ): MethodSpec;
  /** A method that may suspend: `gen` is its suspendable form. */
  blocking<const P extends readonly Param<unknown>[]>(
    params: P,
    forms: {
      direct: (self: L, ...args: HandlerArgs<P>) => PyValue;
      gen: (self: L, ...args: HandlerArgs<P>) => Suspending<PyValue>;
    },
  ): MethodSpec;
  /** A method that waits: direct code blocks the thread while it does. */
  waiting<const P extends readonly Param<unknown>[]>(
    params: P,
    gen: (self: L, ...args: HandlerArgs<P>) => Suspending<PyValue>,
  ): MethodSpec;
  classMethod<const P extends readonly Param<unknown>[]>(
    params: P,
    handler: (cls: PyType, ...args: HandlerArgs<P>) => PyValue,
  ): MethodSpec;
  staticMethod<const P extends readonly Param<unknown>[]>(
    params: P,
    handler: (...args: HandlerArgs<P>) => PyValue,
  ): MethodSpec;
  property(get: (self: L) => PyValue, set?: (self: L, value: PyValue | undefined) => void): PropertySpec;
  /** A property that CPython has as a member of the C structure (PyMemberDef). */
  member(get: (self: L) => PyValue, set?: (self: L, value: PyValue | undefined) => void): PropertySpec;
  /** `__new__`: the handler gets the class to instantiate, then the converted arguments. */
  make<const P extends readonly Param<unknown>[]>(
    params: P,
    handler: (cls: PyType, ...args: HandlerArgs<P>) => PyValue,
  ): NativeSpec;
  /** `__new__` that matches its arguments itself: the values of the keyword `names` follow the positional ones. */
  makeRaw(handler: (cls: PyType, args: readonly PyValue[], names: KeywordNames) => PyValue): NativeSpec;
  /** `__new__` of a type whose `__init__` does all the work: it takes anything, and gives an instance as the layout makes it. */
  makePlain(): NativeSpec;
  /** `__init__`; its result is ignored. */
  init<const P extends readonly Param<unknown>[]>(
    params: P,
    handler: (self: L, ...args: HandlerArgs<P>) => void,
  ): NativeSpec;
  /** `__call__`. */
  call<const P extends readonly Param<unknown>[]>(
    params: P,
    handler: (self: L, ...args: HandlerArgs<P>) => PyValue,
  ): NativeSpec;
}

type Unary<L> = (self: L) => PyValue;
type Binary<L> = (self: L, other: PyValue) => PyValue;

/** Slots: writing `len` creates `__len__`. Results are Python values; binary operators may give NotImplemented. */
export interface Slots<L> {
  repr?: Unary<L>;
  str?: Unary<L>;
  hash?: Unary<L>;
  bool?: (self: L) => boolean;
  len?: (self: L) => number | bigint;
  iter?: Unary<L>;
  /** undefined = exhausted; creates `__next__`. The layout class itself has the method `nx()`, so this is `(self) => self.nx()`. */
  next?: (self: L) => PyValue | undefined;
  reversed?: Unary<L>;
  lengthHint?: Unary<L>;
  getitem?: Binary<L>;
  setitem?: (self: L, key: PyValue, value: PyValue) => void;
  delitem?: (self: L, key: PyValue) => void;
  contains?: (self: L, item: PyValue) => boolean;
  lt?: Binary<L>;
  le?: Binary<L>;
  eq?: Binary<L>;
  ne?: Binary<L>;
  gt?: Binary<L>;
  ge?: Binary<L>;
  add?: Binary<L>;
  radd?: Binary<L>;
  iadd?: Binary<L>;
  sub?: Binary<L>;
  rsub?: Binary<L>;
  isub?: Binary<L>;
  mul?: Binary<L>;
  rmul?: Binary<L>;
  imul?: Binary<L>;
  matmul?: Binary<L>;
  rmatmul?: Binary<L>;
  imatmul?: Binary<L>;
  truediv?: Binary<L>;
  rtruediv?: Binary<L>;
  itruediv?: Binary<L>;
  floordiv?: Binary<L>;
  rfloordiv?: Binary<L>;
  ifloordiv?: Binary<L>;
  mod?: Binary<L>;
  rmod?: Binary<L>;
  imod?: Binary<L>;
  divmod?: Binary<L>;
  rdivmod?: Binary<L>;
  /** third argument None when absent */
  pow?: (self: L, other: PyValue, modulus: PyValue) => PyValue;
  rpow?: (self: L, other: PyValue, modulus: PyValue) => PyValue;
  ipow?: Binary<L>;
  lshift?: Binary<L>;
  rlshift?: Binary<L>;
  ilshift?: Binary<L>;
  rshift?: Binary<L>;
  rrshift?: Binary<L>;
  irshift?: Binary<L>;
  and?: Binary<L>;
  rand?: Binary<L>;
  iand?: Binary<L>;
  or?: Binary<L>;
  ror?: Binary<L>;
  ior?: Binary<L>;
  xor?: Binary<L>;
  rxor?: Binary<L>;
  ixor?: Binary<L>;
  neg?: Unary<L>;
  pos?: Unary<L>;
  abs?: Unary<L>;
  invert?: Unary<L>;
  int?: Unary<L>;
  float?: Unary<L>;
  index?: Unary<L>;
  getattribute?: (self: L, name: PyValue) => PyValue;
  getattr?: (self: L, name: PyValue) => PyValue;
  setattr?: (self: L, name: PyValue, value: PyValue) => void;
  delattr?: (self: L, name: PyValue) => void;
  /** `__get__(obj, type)`: obj None when unbound. */
  get?: (self: L, obj: PyValue, type: PyValue) => PyValue;
  set?: (self: L, obj: PyValue, value: PyValue) => void;
  delete?: (self: L, obj: PyValue) => void;
  await?: Unary<L>;
  aiter?: Unary<L>;
  anext?: Unary<L>;
  /** `__add__`, and `__mul__` with `__rmul__`, of a sequence: they throw for wrong operands; operators try them last (sq_concat, sq_repeat). */
  concat?: Binary<L>;
  repeat?: (self: L, count: PyValue) => PyValue;
  iconcat?: Binary<L>;
  irepeat?: Binary<L>;
  /** made with c.make / c.init / c.call */
  new?: NativeSpec;
  init?: NativeSpec;
  call?: NativeSpec;
  /** `__hash__ = None` */
  unhashable?: boolean;
}

export interface ClassSpec<L> {
  slots?: Slots<L>;
  methods?: Record<string, MethodSpec>;
  properties?: Record<string, PropertySpec>;
  /** Read-only data members: Python name → JavaScript field. */
  members?: Record<string, keyof L & string>;
  /** Plain class attributes. */
  attributes?: Record<string, PyValue>;
}

type SlotShape =
  | "text"
  | "unary"
  | "binary"
  | "ternary"
  | "bool"
  | "next"
  | "setter"
  | "deleter"
  | "pow"
  | "get"
  | "number";
const SLOT_TABLE: Record<string, [string, SlotShape]> = {
  repr: ["__repr__", "text"],
  str: ["__str__", "unary"],
  hash: ["__hash__", "unary"],
  bool: ["__bool__", "unary"],
  len: ["__len__", "unary"],
  iter: ["__iter__", "unary"],
  next: ["__next__", "next"],
  reversed: ["__reversed__", "unary"],
  lengthHint: ["__length_hint__", "unary"],
  getitem: ["__getitem__", "binary"],
  setitem: ["__setitem__", "setter"],
  delitem: ["__delitem__", "deleter"],
  contains: ["__contains__", "binary"],
  int: ["__int__", "unary"],
  float: ["__float__", "unary"],
  index: ["__index__", "unary"],
  getattribute: ["__getattribute__", "binary"],
  getattr: ["__getattr__", "binary"],
  setattr: ["__setattr__", "setter"],
  delattr: ["__delattr__", "deleter"],
  get: ["__get__", "get"],
  set: ["__set__", "setter"],
  delete: ["__delete__", "deleter"],
  await: ["__await__", "unary"],
  aiter: ["__aiter__", "unary"],
  anext: ["__anext__", "unary"],
  pow: ["__pow__", "pow"],
  rpow: ["__rpow__", "pow"],
  iconcat: ["__iadd__", "binary"],
  irepeat: ["__imul__", "binary"],
};
for (const n of ["lt", "le", "eq", "ne", "gt", "ge", "divmod", "rdivmod", "ipow"])
  SLOT_TABLE[n] = [`__${n}__`, "binary"];
for (const n of ["add", "sub", "mul", "matmul", "truediv", "floordiv", "mod", "lshift", "rshift", "and", "or", "xor"]) {
  for (const prefix of ["", "r", "i"]) SLOT_TABLE[prefix + n] = [`__${prefix}${n}__`, "binary"];
}
for (const n of ["neg", "pos", "abs", "invert"]) SLOT_TABLE[n] = [`__${n}__`, "unary"];

const none = (r: unknown): PyValue => (r === undefined ? None : (r as PyValue));
const SHAPES: Record<SlotShape, (h: (...a: PyValue[]) => unknown) => NativeSpec> = {
  unary: (h) => makeSpec([], h as JsFunction),
  // Names and other texts are put together in UTF-16.
  text: (h) =>
    makeSpec([], ((s: PyValue) => {
      const r = h(s);
      return typeof r === "string" ? fromUtf16(r) : r;
    }) as JsFunction),
  number: (h) => makeSpec([], h as JsFunction),
  bool: (h) => makeSpec([], h as JsFunction),
  binary: (h) => makeSpec([pos("value")], h as JsFunction),
  ternary: (h) => makeSpec([pos("a"), pos("b")], h as JsFunction),
  setter: (h) =>
    makeSpec([pos("key"), pos("value")], ((s: PyValue, k: PyValue, v: PyValue) => none(h(s, k, v))) as JsFunction),
  deleter: (h) => makeSpec([pos("key")], ((s: PyValue, k: PyValue) => none(h(s, k))) as JsFunction),
  next: (h) =>
    makeSpec([], ((s: PyValue) => {
      const r = h(s);
      if (r === undefined) throw stopIteration();
      return r;
    }) as JsFunction),
  pow: (h) => makeSpec([pos("value"), pos("mod", "None")], h as JsFunction),
  get: (h) =>
    makeSpec([pos("instance"), pos("owner", "None")], ((s: PyValue, instance: PyValue, owner: PyValue) => {
      if (instance === None && owner === None) throw typeError("__get__(None, None) is invalid");
      return h(s, instance, owner);
    }) as JsFunction),
};

function kitFor<L>(): ClassKit<L> {
  const method = (flavor: MethodSpec["flavor"]) => (params: readonly Param<unknown>[], handler: unknown) => ({
    spec: makeSpec(params, handler as JsFunction),
    flavor,
  });
  return {
    method: method("method") as ClassKit<L>["method"],
    blocking: (params, forms) => ({
      spec: {
        ...makeSpec(params, forms.direct as unknown as JsFunction),
        gen: forms.gen as unknown as NativeSpec["gen"],
      },
      flavor: "method",
    }),
    waiting: (params, gen) => ({
      spec: {
        ...makeSpec(params, ((...a: unknown[]) =>
          runDirect((gen as unknown as (...b: unknown[]) => Suspending<PyValue>)(...a))) as JsFunction),
        gen: gen as unknown as NativeSpec["gen"],
      },
      flavor: "method",
    }),
    classMethod: method("classmethod") as ClassKit<L>["classMethod"],
    staticMethod: ((params: readonly Param<unknown>[], handler: (...a: unknown[]) => PyValue) => ({
      spec: makeSpec(params, ((_s: unknown, ...a: unknown[]) => handler(...a)) as JsFunction),
      flavor: "static",
    })) as ClassKit<L>["staticMethod"],
    property: (get, set) => ({ get, set }) as PropertySpec,
    member: (get, set) => ({ get, set, member: true }) as PropertySpec,
    make: ((params: readonly Param<unknown>[], handler: unknown) =>
      makeSpec(params, handler as JsFunction)) as ClassKit<L>["make"],
    makeRaw: (handler: (cls: PyType, args: readonly PyValue[], names: KeywordNames) => PyValue) => ({
      ...makeSpec([rest("args"), kwrest("kwargs")], ((cls: PyType, args: PyValue[], kwargs: PyDict) =>
        handler(cls, [...args, ...kwargs.values()], kwargs.keys() as string[])) as unknown as JsFunction),
      raw: handler as NonNullable<NativeSpec["raw"]>,
    }),
    makePlain: () => ({
      ...makeSpec([rest("args"), kwrest("kwargs")], plainInstance as JsFunction),
      bare: plainInstance,
      plain: true,
    }),
    init: ((params: readonly Param<unknown>[], handler: (...a: unknown[]) => void) =>
      makeSpec(params, ((...a: unknown[]) => {
        handler(...a);
        return None;
      }) as JsFunction)) as unknown as ClassKit<L>["init"],
    call: ((params: readonly Param<unknown>[], handler: unknown) =>
      makeSpec(params, handler as JsFunction)) as ClassKit<L>["call"],
  };
}

const plainInstance = (cls: PyType): PyObject => new cls.K();

/** `__new__` of a native type: a static builtin whose first argument is the class. */
export class PyNewFunction extends PyNativeFunction {}

/** The class that a `__new__` is asked to instantiate, checked as tp_new_wrapper does. */
function classToMake(f: PyNewFunction, cls: PyValue | undefined): PyType {
  const owner = f.self as PyType;
  if (cls === undefined) throw typeError(`${owner.name}.__new__(): not enough arguments`);
  if (cls === owner) return owner;
  if (cls instanceof PyType && cls.madeBy === f) return cls;
  if (!(cls instanceof PyType)) throw typeError(`${owner.name}.__new__(X): X is not a type object (${typeName(cls)})`);
  if (!cls.isSubtype(owner))
    throw typeError(`${owner.name}.__new__(${cls.name}): ${cls.name} is not a subtype of ${owner.name}`);
  let native: PyType | undefined = cls;
  while (native?.isHeap === true) native = native.base;
  if (native !== undefined && native.lookup("__new__") !== f)
    throw typeError(`${owner.name}.__new__(${cls.name}) is not safe, use ${native.name}.__new__()`);
  cls.madeBy = f;
  return cls;
}
/** A class that writes the other of `__new__` and `__init__` itself may take keywords there which the native one does not know. */
function takesOthersKeywords(cls: PyType, other: string, spec: NativeSpec): boolean {
  return cls.definer(other)?.isHeap === true && spec.params.every((p) => p.kind === "pos" || p.kind === "rest");
}

/** `__init__` of a native type. */
class PyInitDescriptor extends PyWrapperDescriptor {}
PyInitDescriptor.prototype.callv = function (this: PyInitDescriptor, args, names) {
  const self = args[0];
  const drops =
    names !== undefined &&
    typeof self === "object" &&
    args.length > names.length &&
    takesOthersKeywords(self.cls, "__new__", this.spec);
  return PyWrapperDescriptor.prototype.callv.call(
    this,
    drops ? args.slice(0, args.length - names.length) : args,
    drops ? undefined : names,
  );
};

const makeProto = PyNewFunction.prototype;
makeProto.callv = function (this: PyNewFunction, args, names) {
  if (names !== undefined && args.length > names.length) {
    const cls = args[0];
    if (cls !== this.self && cls instanceof PyType && takesOthersKeywords(cls, "__init__", this.spec)) {
      args = args.slice(0, args.length - names.length);
      names = undefined;
    }
  }
  return callSpec(
    (this.self as PyType).name,
    this.spec,
    classToMake(this, names !== undefined && args.length === names.length ? undefined : args[0]),
    args.slice(1),
    names,
  );
};
makeProto.call$0 = function (this: PyNewFunction) {
  return this.callv([], undefined);
};
makeProto.call$1 = function (this: PyNewFunction, cls) {
  const { bare } = this.spec;
  if (bare !== undefined) return bare(classToMake(this, cls));
  const entry = nativeEntry(this.spec, 0);
  return entry === undefined ? this.callv([cls], undefined) : entry(classToMake(this, cls));
};
makeProto.call$2 = function (this: PyNewFunction, cls, a) {
  const entry = nativeEntry(this.spec, 1);
  return entry === undefined ? this.callv([cls, a], undefined) : entry(classToMake(this, cls), a);
};
makeProto.call$3 = function (this: PyNewFunction, cls, a, b) {
  const entry = nativeEntry(this.spec, 2);
  return entry === undefined ? this.callv([cls, a, b], undefined) : entry(classToMake(this, cls), a, b);
};

typeDocs.of = (type) => current().docOf(type.qualname, type.ns.get("__module__"));

/** Subscripts of a type's own instances reach its slots at once; those of subclasses may have methods of Python's. */
function installItems(type: PyType, slots: Readonly<Record<string, unknown>>): void {
  const { proto } = type;
  if (proto.cls !== type) return;
  const get = slots["getitem"] as ((self: PyObject, k: PyValue) => PyValue) | undefined;
  const set = slots["setitem"] as ((self: PyObject, k: PyValue, v: PyValue) => void) | undefined;
  if (get !== undefined)
    proto.getItem = function (k) {
      return this.cls === type && S.replay === undefined ? get(this, k) : getitem(this, k);
    };
  if (set !== undefined)
    proto.setItem = function (k, v) {
      if (this.cls === type && S.replay === undefined) set(this, k, v);
      else setitem(this, k, v);
    };
}

function fillType<L>(type: PyType, make: (c: ClassKit<L>) => ClassSpec<L>): void {
  const spec = make(kitFor<L>());
  const { ns } = type;
  const slots = (spec.slots ?? {}) as Record<string, unknown>;
  for (const key of Object.keys(slots)) {
    const h = slots[key];
    if (h === undefined) continue;
    if (key === "unhashable") {
      ns.set("__hash__", None);
      continue;
    }
    if (key === "new" || key === "init") (h as NativeSpec).constructs = true;
    if (key === "new") {
      const f = new PyNewFunction("__new__", h as NativeSpec, type, undefined);
      f.qualname = type.name + ".__new__";
      ns.set("__new__", f);
      type.newSpec = h as NativeSpec;
      continue;
    }
    if (key === "init" || key === "call") {
      const Descriptor = key === "init" ? PyInitDescriptor : PyWrapperDescriptor;
      ns.set(`__${key}__`, new Descriptor(`__${key}__`, type, h as NativeSpec, "wrapper"));
      continue;
    }
    if (key === "concat" || key === "repeat") {
      for (const name of key === "concat" ? ["__add__"] : ["__mul__", "__rmul__"]) {
        const sequenceSpec = SHAPES.binary(h as (...a: PyValue[]) => unknown);
        sequenceSpec.sequence = true;
        ns.set(name, new PyWrapperDescriptor(name, type, sequenceSpec, "wrapper"));
      }
      continue;
    }
    const [name, shape] = SLOT_TABLE[key]!;
    const made = SHAPES[shape](h as (...a: PyValue[]) => unknown);
    if (key === "iconcat" || key === "irepeat") made.sequence = true;
    ns.set(name, new PyWrapperDescriptor(name, type, made, "wrapper"));
  }
  // Those of the core have roads of their own (operators/items.ts).
  if (type.nativeModule !== "builtins") installItems(type, slots);
  // No `__new__` of its own and none to inherit but object's: a static type without tp_new.
  if (
    slots["new"] === undefined &&
    slots["init"] === undefined &&
    (type.flags & TypeFlags.BASETYPE) === 0 &&
    type.base?.base === undefined
  )
    type.flags |= TypeFlags.DISALLOW_INSTANTIATION;
  // Comparison slots come together in CPython: a type with eq and no ne has object's.
  for (const [name, m] of Object.entries(spec.methods ?? {})) {
    if (m.flavor === "classmethod") ns.set(name, new PyClassMethodDescriptor(name, type, m.spec, "classmethod"));
    else if (m.flavor === "static") {
      const s = new PyStaticMethod();
      const f = installNativeEntries(new PyNativeFunction(name, m.spec, type, undefined));
      f.qualname = `${type.name}.${name}`;
      s.func = f;
      ns.set(name, s);
    } else ns.set(name, new PyNativeMethod(name, type, m.spec, "method"));
  }
  for (const [name, p] of Object.entries(spec.properties ?? {})) {
    const Descriptor = p.member === true ? PyNativeMember : PyGetSet;
    ns.set(
      name,
      new Descriptor(
        name,
        type,
        p.get as (self: PyValue) => PyValue,
        p.set as ((self: PyValue, v: PyValue | undefined) => void) | undefined,
      ),
    );
  }
  for (const [name, field] of Object.entries(spec.members ?? {}))
    ns.set(name, new PyMember(name, type, field as string));
  for (const [name, value] of Object.entries(spec.attributes ?? {})) ns.set(name, value);
}

/** Attaches the contents of a type that was declared with builtinType(). `make` runs on first use of the type. */
export function defineClass<L>(
  type: PyType,
  layout: abstract new (...args: never[]) => L,
  make: (c: ClassKit<L>) => ClassSpec<L>,
): void {
  void layout; // only there for type inference of self
  type.fill = () => fillType(type, make);
}

/** Declares a native type and its contents in one step (for types that only one module knows). */
export function makeType<L extends PyObject>(
  layout: (abstract new (...args: never[]) => L) & LayoutClass,
  options: Omit<TypeOptions, "layout">,
  make: (c: ClassKit<L>) => ClassSpec<L>,
): PyType {
  const type = builtinType({ ...options, layout });
  defineClass(type, layout, make);
  return type;
}

/** A native module's contents, made for one interpreter. */
export interface ModuleSpec {
  functions?: Record<string, NativeFunctionSpec>;
  types?: Record<string, PyType> | readonly PyType[];
  attributes?: Record<string, PyValue>;
  /** Runs after the namespace is filled. */
  init?: (ns: PyDict, interpreter: Interpreter) => void;
}

export interface NativeModule {
  readonly name: string;
  readonly make: (interpreter: Interpreter) => ModuleSpec;
}

/** Declares a native module. `make` runs once per interpreter, on first import. */
export function defineModule(name: string, make: (interpreter: Interpreter) => ModuleSpec): NativeModule {
  return { name, make };
}

/** The Python function object for a native spec. */
export function makeNativeFunction(name: string, f: NativeFunctionSpec, module: PyValue | undefined): PyNativeFunction {
  const { plain } = f as unknown as { plain?: (...args: never[]) => PyValue };
  const made = installNativeEntries(new PyNativeFunction(name, f.spec, undefined, module), plain);
  if (f.direct !== undefined)
    for (const n of Object.keys(f.direct))
      (made as unknown as Record<string, unknown>)["call$" + n] = f.direct[Number(n)];
  return made;
}
