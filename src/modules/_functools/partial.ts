// functools.partial with Placeholder (Modules/_functoolsmodule.c).

import { callMethod, getattr } from "#runtime/attributes.ts";
import { callv } from "#runtime/calls/call.ts";
import { makeType } from "#runtime/native/define.ts";
import { kwrest, pos, rest } from "#runtime/native/params.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import { typeError } from "#runtime/objects/exceptions.ts";
import { PyFunction, PyMethod } from "#runtime/objects/functions.ts";
import { genericAlias } from "#runtime/objects/generic-alias.ts";
import { instanceDict } from "#runtime/objects/instance-dict.ts";
import { type KeywordNames, PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { joinStrs, jsText, type Str } from "#runtime/objects/str.ts";
import { type PyType, TypeFlags } from "#runtime/objects/type.ts";
import { dictProperty } from "#runtime/objects/type-create.ts";
import { typeName, typeOf } from "#runtime/objects/type-of.ts";
import { repr, str } from "#runtime/operators/protocols.ts";
import { guardedRepr } from "#runtime/operators/repr-guard.ts";
import { callvGen, type Forms } from "#runtime/suspending/call.ts";

class PyPlaceholder extends PyObject {}
export const placeholderType: PyType = makeType(
  PyPlaceholder,
  { name: "functools._PlaceholderType", module: "functools", flags: 0 },
  (c) => ({
    slots: {
      new: c.make([rest("args"), kwrest("kwargs")], (_cls, args, kwargs) => {
        if (args.length > 0 || kwargs.size > 0) throw typeError("_PlaceholderType takes no arguments");
        return Placeholder;
      }),
      repr: () => "Placeholder",
    },
    methods: { __reduce__: c.method([], () => "Placeholder") },
  }),
);
export const Placeholder: PyObject = new PyPlaceholder();

export class PyPartial extends PyObject {
  func: PyValue = None;
  args: PyTuple = new PyTuple([]);
  keywords: PyDict = new PyDict();
  /** Number of placeholders in `args`. */
  holes = 0;
  declare readonly takesSelf: true;
}
Object.defineProperty(PyPartial.prototype, "takesSelf", { value: true });

/** The `__call__` that a class of a program defines. */
function ownCall(o: PyObject): PyFunction | undefined {
  const f = o.cls.isHeap ? o.cls.lookup("__call__") : undefined;
  return f instanceof PyFunction ? f : undefined;
}

function countHoles(args: readonly PyValue[]): number {
  let n = 0;
  for (const a of args) if (a === Placeholder) n++;
  return n;
}

/** Puts the first arguments of a call into the placeholders; the others follow. */
function fill(p: PyPartial, args: readonly PyValue[], given: number): PyValue[] {
  if (p.holes === 0) return [...p.args.items, ...args.slice(0, given)];
  if (given < p.holes)
    throw typeError(`missing positional arguments in 'partial' call; expected at least ${p.holes}, got ${given}`);
  let next = 0;
  const out = p.args.items.map((a) => (a === Placeholder ? args[next++]! : a));
  while (next < given) out.push(args[next++]!);
  return out;
}

/** The call that a call of a partial stands for. */
function complete(
  p: PyPartial,
  args: PyValue[],
  names: KeywordNames,
): [f: PyObject, args: PyValue[], names: KeywordNames] {
  const given = names === undefined ? args.length : args.length - names.length;
  const all = fill(p, args, given);
  if (typeof p.func !== "object") throw typeError(`'${typeName(p.func)}' object is not callable`);
  if (p.keywords.size === 0 && names === undefined) return [p.func, all, undefined];
  const merged = p.keywords.copy();
  if (names !== undefined) for (let i = 0; i < names.length; i++) merged.set(names[i]!, args[given + i]!);
  const keys: string[] = [];
  for (const [k, v] of merged.pairs()) {
    const name = jsText(k);
    if (name === undefined) throw typeError("keywords must be strings");
    keys.push(name);
    all.push(v);
  }
  return [p.func, all, keys];
}

PyPartial.prototype.callv = function (this: PyPartial, args: PyValue[], names: KeywordNames) {
  const own = ownCall(this);
  if (own !== undefined) return own.callv([this, ...args], names);
  const [f, all, keys] = complete(this, args, names);
  return f.callv(all, keys);
};
const generalCall = PyObject.prototype;
/** A call with positional arguments of one without placeholders and keywords; undefined for others. */
function plain(p: PyPartial, given: number): PyObject | undefined {
  return !p.cls.isHeap &&
    p.holes === 0 &&
    p.keywords.size === 0 &&
    p.args.items.length + given <= 3 &&
    typeof p.func === "object"
    ? p.func
    : undefined;
}
PyPartial.prototype.call$1 = function (this: PyPartial, a) {
  const f = plain(this, 1);
  if (f === undefined) return generalCall.call$1.call(this, a);
  const { items } = this.args;
  if (items.length === 1) return f.call$2(items[0]!, a);
  return items.length === 2 ? f.call$3(items[0]!, items[1]!, a) : f.call$1(a);
};
PyPartial.prototype.call$2 = function (this: PyPartial, a, b) {
  const f = plain(this, 2);
  if (f === undefined) return generalCall.call$2.call(this, a, b);
  const { items } = this.args;
  return items.length === 1 ? f.call$3(items[0]!, a, b) : f.call$2(a, b);
};
(PyPartial.prototype as Forms).callvGen = function (this: PyPartial, args: PyValue[], names: KeywordNames) {
  const own = ownCall(this);
  return own === undefined ? callvGen(...complete(this, args, names)) : callvGen(own, [this, ...args], names);
};

function makePartial(cls: PyType, args: PyValue[], kwargs: PyDict): PyValue {
  if (args.length === 0) throw typeError("type 'partial' takes at least one argument");
  let func = args[0]!;
  if (typeOf(func).lookup("__call__") === undefined) throw typeError("the first argument must be callable");
  const rest = args.slice(1);
  if (rest.length > 0 && rest[rest.length - 1] === Placeholder)
    throw typeError("trailing Placeholders are not allowed");
  for (const [, v] of kwargs.pairs())
    if (v === Placeholder) throw typeError("Placeholder cannot be passed as a keyword argument");
  const p = new cls.K() as PyPartial;
  let positional: PyValue[] = rest;
  let keywords = kwargs;
  if (func instanceof PyPartial && (func.cls === partialType || cls === partialType) && instanceDict(func).size === 0) {
    const inner = func;
    if (inner.holes > 0) {
      let next = 0;
      positional = inner.args.items.map((a) => (a === Placeholder && next < rest.length ? rest[next++]! : a));
      positional.push(...rest.slice(next));
    } else positional = [...inner.args.items, ...rest];
    keywords = inner.keywords.copy();
    for (const [k, v] of kwargs.pairs()) keywords.set(k, v);
    func = inner.func;
  }
  p.func = func;
  p.args = new PyTuple(positional);
  p.keywords = keywords;
  p.holes = countHoles(positional);
  return p;
}

export const partialType: PyType = makeType(
  PyPartial,
  { name: "functools.partial", module: "functools", flags: TypeFlags.BASETYPE | TypeFlags.DICT | TypeFlags.WEAKREF },
  (c) => ({
    slots: {
      new: c.make([rest("args"), kwrest("kwargs")], makePartial),
      call: c.call([rest("args"), kwrest("kwargs")], (self, args, kwargs) => {
        const pairs = kwargs.pairs();
        return callv(
          ...complete(
            self,
            [...args, ...pairs.map(([, v]) => v)],
            pairs.length === 0 ? undefined : pairs.map(([k]) => jsText(k)!),
          ),
        );
      }),
      get: (self, obj) => (obj === None ? self : new PyMethod(self, obj)),
      repr: (self) =>
        guardedRepr(self, "...", () => {
          const type = typeOf(self);
          const module = jsText(getattr(type, "__module__"));
          const parts: Str[] = [`${module}.${type.qualname}(`, repr(self.func)];
          for (const a of self.args.items) parts.push(", ", repr(a));
          for (const [k, v] of self.keywords.pairs()) parts.push(", ", str(k), "=", repr(v));
          parts.push(")");
          return joinStrs(parts);
        }),
    },
    methods: {
      __reduce__: c.method([], (self) => {
        const dict = instanceDict(self);
        return new PyTuple([
          typeOf(self),
          new PyTuple([self.func]),
          new PyTuple([self.func, self.args, self.keywords, dict.size === 0 ? None : dict]),
        ]);
      }),
      __setstate__: c.method([pos("state")], (self, state) => {
        const items = state instanceof PyTuple ? state.items : [];
        const [func, args, keywords, dict] = items;
        if (
          items.length !== 4 ||
          typeOf(func!).lookup("__call__") === undefined ||
          !(args instanceof PyTuple) ||
          (keywords !== None && !(keywords instanceof PyDict)) ||
          (dict !== None && !(dict instanceof PyDict))
        ) {
          throw typeError("invalid partial state");
        }
        if (args.items.length > 0 && args.items[args.items.length - 1] === Placeholder)
          throw typeError("trailing Placeholders are not allowed");
        self.func = func!;
        self.args = args.cls.isHeap ? new PyTuple(args.items) : args;
        self.keywords = keywords instanceof PyDict ? (keywords.cls.isHeap ? keywords.copy() : keywords) : new PyDict();
        self.holes = countHoles(args.items);
        const own = instanceDict(self);
        own.clear();
        if (dict instanceof PyDict) callMethod(own, "update", dict);
        return None;
      }),
      __class_getitem__: c.classMethod([pos("object")], (cls, item) => genericAlias(cls, item)),
    },
    properties: {
      __dict__: dictProperty,
    },
    members: { func: "func", args: "args", keywords: "keywords" },
  }),
);
