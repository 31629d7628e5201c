// Module _typing: TypeVar, ParamSpec, TypeVarTuple, TypeAliasType, Generic. Follows Objects/typevarobject.c; what is written in Python
// there too (substitution, subclassing) is delegated to Lib/typing.py as CPython does.

import { typeArgumentRepr } from "#builtins/generic-alias/index.ts";
import { unionOfTypes, unionType } from "#builtins/type/union.ts";
import { getattr } from "#runtime/attributes.ts";
import { call1, callv } from "#runtime/calls/call.ts";
import { current, S } from "#runtime/current.ts";
import { codeAt } from "#runtime/exceptions/raise.ts";
import type { TypingFactories } from "#runtime/interpreter.ts";
import { cInt, str } from "#runtime/native/convert.ts";
import { defineModule, makeType, type NativeModule } from "#runtime/native/define.ts";
import { arg, fn, kw, kwrest, pos, rest } from "#runtime/native/params.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import type { PyDict } from "#runtime/objects/dict.ts";
import { typeError, valueError } from "#runtime/objects/exceptions.ts";
import { genericAlias } from "#runtime/objects/generic-alias.ts";
import { instanceDict } from "#runtime/objects/instance-dict.ts";
import { PyInstance, PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None, NotImplemented } from "#runtime/objects/singletons.ts";
import { fromUtf16, joinStrs, jsText, type Str } from "#runtime/objects/str.ts";
import { type PyType, TypeFlags } from "#runtime/objects/type.ts";
import { setInstanceDict } from "#runtime/objects/type-create.ts";
import { repr, reprText, truthy } from "#runtime/operators/protocols.ts";

const typing = (name: string): PyValue => getattr(current().importModule("typing"), name);
const FLAGS = TypeFlags.DICT | TypeFlags.WEAKREF;

class PyNoDefault extends PyObject {}
export const noDefaultType: PyType = makeType(
  PyNoDefault,
  { name: "NoDefaultType", module: "typing", flags: 0 },
  (c) => ({
    slots: { new: c.make([], () => NoDefault), repr: () => "typing.NoDefault" },
    methods: { __reduce__: c.method([], () => "NoDefault") },
  }),
);
const NoDefault = new PyNoDefault();

/** What the three kinds of type parameters share. Lazy parts are functions of a format. */
class PyTypeParameter extends PyObject {
  name: Str = "";
  bound: PyValue | undefined = undefined;
  evaluateBound: PyValue | undefined = undefined;
  constraints: PyValue | undefined = undefined;
  evaluateConstraints: PyValue | undefined = undefined;
  dflt: PyValue | undefined = undefined;
  evaluateDefault: PyValue | undefined = undefined;
  covariant = false;
  contravariant = false;
  infer = false;
}
class PyTypeVar extends PyTypeParameter {}
class PyParamSpec extends PyTypeParameter {}
class PyTypeVarTuple extends PyTypeParameter {}
class PyParamSpecPart extends PyObject {
  origin: PyValue = None;
}
class PyParamSpecArgs extends PyParamSpecPart {}
class PyParamSpecKwargs extends PyParamSpecPart {}

function callerModule(): PyValue {
  const code = codeAt(S.sp);
  return code === undefined ? None : ((code.instance.globals as PyDict).getStr("__name__") ?? None);
}
/** Notes where it was made; a plain attribute, as in CPython. */
function setModule(p: PyTypeParameter): void {
  instanceDict(p).set("__module__", callerModule());
}
function lazy(evaluate: PyValue | undefined): PyValue | undefined {
  return evaluate === undefined || evaluate === None ? undefined : call1(evaluate, 1);
}
function defaultOf(p: PyTypeParameter): PyValue {
  return (p.dflt ??= lazy(p.evaluateDefault) ?? NoDefault);
}
function hasDefault(p: PyTypeParameter): boolean {
  return p.evaluateDefault !== undefined || (p.dflt !== undefined && p.dflt !== NoDefault);
}
function variance(p: PyTypeParameter): string {
  const name = jsText(p.name) ?? "";
  return p.infer ? name : p.covariant ? `+${name}` : p.contravariant ? `-${name}` : `~${name}`;
}
function typeCheck(v: PyValue, what: string): PyValue {
  return v === None ? call1(current().builtins.getStr("type")!, None) : callv(typing("_type_check"), [v, what]);
}
function setVariance(p: PyTypeParameter, covariant: PyValue, contravariant: PyValue, infer: PyValue): void {
  p.covariant = truthy(covariant);
  p.contravariant = truthy(contravariant);
  p.infer = truthy(infer);
  if (p.covariant && p.contravariant) throw valueError("Bivariant types are not supported.");
  if (p.infer && (p.covariant || p.contravariant))
    throw valueError("Variance cannot be specified with infer_variance.");
}

type Kit = Parameters<Parameters<typeof makeType<PyTypeParameter>>[2]>[0];
function common(c: Kit, kind: string) {
  return {
    properties: {
      __name__: c.property((self: PyTypeParameter) => self.name),
      __default__: c.property((self: PyTypeParameter) => defaultOf(self)),
      evaluate_default: c.property((self: PyTypeParameter) =>
        self.evaluateDefault !== undefined
          ? self.evaluateDefault
          : self.dflt === undefined || self.dflt === NoDefault
            ? None
            : constantEvaluator(self.dflt),
      ),
      __dict__: c.property(
        (self: PyTypeParameter) => instanceDict(self),
        (self: PyTypeParameter, v) => setInstanceDict(self, v),
      ),
    },
    methods: {
      has_default: c.method([], (self: PyTypeParameter) => hasDefault(self)),
      __reduce__: c.method([], (self: PyTypeParameter) => self.name),
      __mro_entries__: c.method([pos("bases")], () => {
        throw typeError(`Cannot subclass an instance of ${kind}`);
      }),
      __typing_prepare_subst__: c.method([pos("alias"), pos("args")], (self: PyTypeParameter, alias, args) =>
        kind === "TypeVar"
          ? prepareTypeVar(self, alias, args)
          : callv(typing(`_${kind.toLowerCase()}_prepare_subst`), [self, alias, args]),
      ),
    },
  };
}

/** What TypeVar and ParamSpec share beyond that: variance, bound, `|`. */
function variant(c: Kit) {
  return {
    slots: {
      repr: (self: PyTypeParameter) => fromUtf16(variance(self)),
      or: (self: PyTypeParameter, other: PyValue) => unionOfTypes([self, other]),
      ror: (self: PyTypeParameter, other: PyValue) => unionOfTypes([other, self]),
    },
    properties: {
      __bound__: c.property((self: PyTypeParameter) => (self.bound ??= lazy(self.evaluateBound) ?? None)),
      __covariant__: c.member((self: PyTypeParameter) => self.covariant),
      __contravariant__: c.member((self: PyTypeParameter) => self.contravariant),
      __infer_variance__: c.member((self: PyTypeParameter) => self.infer),
    },
  };
}

/** The parameters of `new` that they share. */
const VARIANCE = [
  kw("bound", "None"),
  kw("default", "..."),
  kw("covariant", "False"),
  kw("contravariant", "False"),
  kw("infer_variance", "False"),
] as const;

/** Fills in a fresh TypeVar or ParamSpec. */
function initialize(
  p: PyTypeParameter,
  name: Str,
  bound: PyValue,
  dflt: PyValue | undefined,
  covariant: PyValue,
  contravariant: PyValue,
  infer: PyValue,
): void {
  p.name = name;
  setVariance(p, covariant, contravariant, infer);
  if (bound !== None) p.bound = typeCheck(bound, "Bound must be a type.");
  p.dflt = dflt;
  setModule(p);
}

/** Fills in the default of a TypeVar that got no argument. */
function prepareTypeVar(self: PyTypeParameter, alias: PyValue, args: PyValue): PyValue {
  const params = getattr(alias, "__parameters__") as PyTuple;
  const given = args as PyTuple;
  const i = params.items.indexOf(self);
  if (i >= 0 && i < given.items.length) return args;
  const d = defaultOf(self);
  if (d === NoDefault)
    throw typeError(
      `Too few arguments for ${reprText(alias)}; actual ${given.items.length}, expected at least ${i + 1}`,
    );
  return new PyTuple([...given.items, d]);
}

/** annotationlib.Format.STRING */
const FORMAT_STRING = 4;

/** A type as the source would show it; constraints as a tuple. */
function sourceText(v: PyValue): PyValue {
  if (!(v instanceof PyTuple)) return typeArgumentRepr(v);
  const parts: Str[] = [];
  for (const item of v.items) parts.push(parts.length > 0 ? ", " : "(", typeArgumentRepr(item));
  return joinStrs([...parts, ")"]);
}

class PyConstantEvaluator extends PyObject {
  value: PyValue = None;
}
makeType(PyConstantEvaluator, { name: "_typing._ConstEvaluator", module: "_typing", flags: 0 }, (c) => ({
  slots: {
    repr: (self) => joinStrs(["<constevaluator ", repr(self.value), ">"]),
    call: c.call([pos("format", cInt)], (self, format) =>
      format === FORMAT_STRING ? sourceText(self.value) : self.value,
    ),
  },
}));
function constantEvaluator(v: PyValue): PyValue {
  const e = new PyConstantEvaluator();
  e.value = v;
  return e;
}

export const typeVarType: PyType = makeType(
  PyTypeVar as typeof PyTypeParameter,
  { name: "typing.TypeVar", module: "typing", flags: FLAGS },
  (c) => {
    const base = common(c, "TypeVar");
    const shared = variant(c);
    return {
      slots: {
        ...shared.slots,
        new: c.make(
          [arg("name", str), rest("constraints"), ...VARIANCE],
          (_cls, name, constraints, bound, dflt, covariant, contravariant, infer) => {
            const p = new PyTypeVar();
            initialize(p, name, bound, dflt, covariant, contravariant, infer);
            if (constraints.length === 1) throw typeError("A single constraint is not allowed");
            if (constraints.length > 0 && bound !== None)
              throw typeError("Constraints cannot be combined with bound=...");
            p.constraints = new PyTuple(
              constraints.map((x) => typeCheck(x, "TypeVar(name, constraint, ...): constraints must be types.")),
            );
            return p;
          },
        ),
      },
      methods: {
        ...base.methods,
        __typing_subst__: c.method([pos("arg")], (self, a) => callv(typing("_typevar_subst"), [self, a])),
      },
      properties: {
        ...base.properties,
        ...shared.properties,
        __constraints__: c.property((self) => (self.constraints ??= lazy(self.evaluateConstraints) ?? new PyTuple([]))),
        evaluate_bound: c.property(
          (self) =>
            self.evaluateBound ??
            (self.bound === undefined || self.bound === None ? None : constantEvaluator(self.bound)),
        ),
        evaluate_constraints: c.property(
          (self) =>
            self.evaluateConstraints ??
            (self.constraints instanceof PyTuple && self.constraints.items.length > 0
              ? constantEvaluator(self.constraints)
              : None),
        ),
      },
    };
  },
);

function part(kind: typeof PyParamSpecArgs, name: string): PyType {
  return makeType(kind, { name: `typing.${name}`, module: "typing", flags: TypeFlags.WEAKREF }, (c) => ({
    slots: {
      new: c.make([arg("origin")], (_cls, origin) => {
        const p = new kind();
        p.origin = origin;
        return p;
      }),
      repr: (self) =>
        `${self.origin instanceof PyParamSpec ? jsText(self.origin.name) : ""}.${name === "ParamSpecArgs" ? "args" : "kwargs"}`,
      eq: (self, other) => (other instanceof kind ? self.origin === other.origin : NotImplemented),
      unhashable: true,
    },
    methods: {
      __mro_entries__: c.method([pos("bases")], () => {
        throw typeError(`Cannot subclass an instance of ${name}`);
      }),
    },
    members: { __origin__: "origin" },
  }));
}
const paramSpecArgsType = part(PyParamSpecArgs, "ParamSpecArgs");
const paramSpecKwargsType = part(PyParamSpecKwargs, "ParamSpecKwargs");

export const paramSpecType: PyType = makeType(
  PyParamSpec as typeof PyTypeParameter,
  { name: "typing.ParamSpec", module: "typing", flags: FLAGS },
  (c) => {
    const base = common(c, "ParamSpec");
    const shared = variant(c);
    return {
      slots: {
        ...shared.slots,
        new: c.make([arg("name", str), ...VARIANCE], (_cls, name, bound, dflt, covariant, contravariant, infer) => {
          const p = new PyParamSpec();
          initialize(p, name, bound, dflt, covariant, contravariant, infer);
          return p;
        }),
      },
      methods: {
        ...base.methods,
        __typing_subst__: c.method([pos("arg")], (self, a) => callv(typing("_paramspec_subst"), [self, a])),
      },
      properties: {
        ...base.properties,
        ...shared.properties,
        args: c.property((self) => call1(paramSpecArgsType, self)),
        kwargs: c.property((self) => call1(paramSpecKwargsType, self)),
      },
    };
  },
);

export const typeVarTupleType: PyType = makeType(
  PyTypeVarTuple as typeof PyTypeParameter,
  { name: "typing.TypeVarTuple", module: "typing", flags: FLAGS },
  (c) => {
    const base = common(c, "TypeVarTuple");
    return {
      slots: {
        new: c.make([arg("name", str), kw("default", "...")], (_cls, name, dflt) => {
          const p = new PyTypeVarTuple();
          p.name = name;
          p.dflt = dflt;
          setModule(p);
          return p;
        }),
        repr: (self) => self.name,
        iter: (self) =>
          call1(
            current().builtins.getStr("iter")!,
            new PyTuple([callv(getattr(typing("Unpack"), "__getitem__"), [self])]),
          ),
      },
      methods: {
        ...base.methods,
        __typing_subst__: c.method([pos("arg")], () => {
          throw typeError("Substitution of bare TypeVarTuple is not supported");
        }),
      },
      properties: base.properties,
    };
  },
);

/** TypeError unless these are type parameters, those with defaults last. */
function checkTypeParameters(params: PyTuple): void {
  let defaultSeen = false;
  for (const p of params.items) {
    if (!(p instanceof PyTypeParameter)) throw typeError(`Expected a type param, got ${reprText(p)}`);
    if (hasDefault(p)) defaultSeen = true;
    else if (defaultSeen) throw typeError(`non-default type parameter '${reprText(p)}' follows default type parameter`);
  }
}

/** `__parameters__`: TypeVarTuples stand unpacked. */
function unpacked(params: PyValue): PyValue {
  if (!(params instanceof PyTuple) || !params.items.some((p) => p instanceof PyTypeVarTuple)) return params;
  const unpack = getattr(typing("Unpack"), "__getitem__");
  return new PyTuple(params.items.map((p) => (p instanceof PyTypeVarTuple ? call1(unpack, p) : p)));
}

class PyTypeAlias extends PyObject {
  name: Str = "";
  params: PyValue = new PyTuple([]);
  value: PyValue | undefined = undefined;
  evaluate: PyValue | undefined = undefined;
  module: PyValue = None;
}
export const typeAliasType: PyType = makeType(
  PyTypeAlias,
  { name: "typing.TypeAliasType", module: "typing", flags: TypeFlags.WEAKREF },
  (c) => ({
    slots: {
      new: c.make([arg("name", str), arg("value"), kw("type_params", "()")], (_cls, name, value, params) => {
        if (!(params instanceof PyTuple)) throw typeError("type_params must be a tuple");
        checkTypeParameters(params);
        const a = new PyTypeAlias();
        a.name = name;
        a.value = value;
        a.params = params;
        a.module = callerModule();
        return a;
      }),
      repr: (self) => self.name,
      getitem: (self, item) => {
        if (!(self.params instanceof PyTuple) || self.params.items.length === 0)
          throw typeError("Only generic type aliases are subscriptable");
        return genericAlias(self, item);
      },
      iter: (self) =>
        call1(
          current().builtins.getStr("iter")!,
          new PyTuple([callv(getattr(typing("Unpack"), "__getitem__"), [self])]),
        ),
      or: (self, other) => unionOfTypes([self, other]),
      ror: (self, other) => unionOfTypes([other, self]),
    },
    methods: { __reduce__: c.method([], (self) => self.name) },
    properties: {
      __name__: c.property((self) => self.name),
      __value__: c.property((self) => (self.value ??= lazy(self.evaluate) ?? None)),
      __type_params__: c.property((self) => self.params),
      __parameters__: c.property((self) => unpacked(self.params)),
      evaluate_value: c.property((self) => self.evaluate ?? constantEvaluator(self.value ?? None)),
      __module__: c.property((self) => self.module),
    },
  }),
);

export const genericType: PyType = makeType(
  PyInstance,
  { name: "typing.Generic", module: "typing", flags: TypeFlags.BASETYPE },
  (c) => ({
    methods: {
      __class_getitem__: c.classMethod([rest("args"), kwrest("kwargs")], (cls, args) =>
        callv(typing("_generic_class_getitem"), [cls, ...args]),
      ),
      __init_subclass__: c.classMethod([rest("args"), kwrest("kwargs")], (cls, args, kwargs) =>
        callv(
          typing("_generic_init_subclass"),
          [cls, ...args, ...kwargs.values()],
          kwargs.size > 0 ? (kwargs.keys() as string[]) : undefined,
        ),
      ),
    },
  }),
);

export const typingFactories: TypingFactories = {
  typeAlias(name, params, evaluate) {
    const a = new PyTypeAlias();
    a.name = fromUtf16(name);
    a.params = params ?? new PyTuple([]);
    a.evaluate = evaluate;
    a.module = callerModule();
    return a;
  },
  typeVar(name, bound, constraints, dflt) {
    const p = new PyTypeVar();
    p.name = fromUtf16(name);
    p.evaluateBound = bound;
    p.evaluateConstraints = constraints;
    p.evaluateDefault = dflt;
    p.infer = true;
    return p;
  },
  paramSpec(name, dflt) {
    const p = new PyParamSpec();
    p.name = fromUtf16(name);
    p.evaluateDefault = dflt;
    p.infer = true;
    return p;
  },
  typeVarTuple(name, dflt) {
    const p = new PyTypeVarTuple();
    p.name = fromUtf16(name);
    p.evaluateDefault = dflt;
    return p;
  },
  subscriptGeneric: (params) => {
    const items = params instanceof PyTuple ? unpacked(params) : new PyTuple([params]);
    return callv(typing("_generic_class_getitem"), [genericType, items]);
  },
};

const typingModule: NativeModule = defineModule("_typing", () => ({
  functions: { _idfunc: fn([pos("x")], (x) => x) },
  types: {
    TypeVar: typeVarType,
    ParamSpec: paramSpecType,
    ParamSpecArgs: paramSpecArgsType,
    ParamSpecKwargs: paramSpecKwargsType,
    TypeVarTuple: typeVarTupleType,
    TypeAliasType: typeAliasType,
    Generic: genericType,
  },
  attributes: { NoDefault, Union: unionType },
}));
export default typingModule;
