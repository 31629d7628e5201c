// Module _operator (Modules/_operator.c): operators as functions, itemgetter, attrgetter, methodcaller.

import { callMethodv, getattr } from "#runtime/attributes.ts";
import { callv, takeError } from "#runtime/calls/call.ts";
import { current } from "#runtime/current.ts";
import { index } from "#runtime/native/convert.ts";
import { defineModule, makeType, type NativeModule } from "#runtime/native/define.ts";
import { fn, kwrest, type NativeFunctionSpec, pos, rest } from "#runtime/native/params.ts";
import { PyTuple } from "#runtime/objects/containers.ts";
import { PyDict } from "#runtime/objects/dict.ts";
import { typeError, valueError } from "#runtime/objects/exceptions.ts";
import { PyObject, type PyValue } from "#runtime/objects/object.ts";
import { None } from "#runtime/objects/singletons.ts";
import { fromUtf16, joinStrs, jsText, type Str } from "#runtime/objects/str.ts";
import type { PyType } from "#runtime/objects/type.ts";
import { typeName, typeOf } from "#runtime/objects/type-of.ts";
import * as arith from "#runtime/operators/arith.ts";
import * as compare from "#runtime/operators/compare.ts";
import { contains, delitem, getitem, setitem } from "#runtime/operators/items.ts";
import { lengthHint } from "#runtime/operators/length-hint.ts";
import { iterate, type NativeIterator, repr, str, toIndexValue, truthy } from "#runtime/operators/protocols.ts";
import { guardedRepr } from "#runtime/operators/repr-guard.ts";
import { compareDigest } from "./compare-digest.ts";

type Op = (a: PyValue, b: PyValue) => PyValue;
const binary = (op: Op): NativeFunctionSpec => fn([pos("a"), pos("b")], op);
const unary = (op: (a: PyValue) => PyValue): NativeFunctionSpec => fn([pos("a")], op);

function isSequence(v: PyValue): boolean {
  return !(v instanceof PyDict) && typeOf(v).lookup("__getitem__") !== undefined;
}

function concat(a: PyValue, b: PyValue): PyValue {
  if (!isSequence(a)) throw typeError(`'${typeName(a)}' object can't be concatenated`);
  return arith.add(a, b);
}
function inPlaceConcat(a: PyValue, b: PyValue): PyValue {
  if (!isSequence(a)) throw typeError(`'${typeName(a)}' object can't be concatenated`);
  return arith.iadd(a, b);
}

/** Iterates what is searched; its own text for what cannot be. */
function searched(v: PyValue): NativeIterator {
  const type = typeOf(v);
  if (type.lookup("__iter__") === undefined && type.lookup("__getitem__") === undefined)
    throw typeError(`argument of type '${type.name}' is not iterable`);
  return iterate(v);
}

function countOf(a: PyValue, b: PyValue): number {
  let n = 0;
  const it = searched(a);
  for (let x = it.nx(); x !== undefined; x = it.nx()) if (compare.pyEquals(x, b)) n++;
  return n;
}

function indexOf(a: PyValue, b: PyValue): number {
  let n = 0;
  const it = searched(a);
  for (let x = it.nx(); x !== undefined; x = it.nx(), n++) if (compare.pyEquals(x, b)) return n;
  throw valueError("sequence.index(x): x not in sequence");
}

/** The argument of a getter's call, whose errors name the getter's type. */
function onlyArgument(name: string, args: readonly PyValue[], kwargs: PyDict): PyValue {
  if (kwargs.size > 0) throw typeError(`${name}() takes no keyword arguments`);
  if (args.length !== 1) throw typeError(`${name} expected 1 argument, got ${args.length}`);
  return args[0]!;
}

class PyItemGetter extends PyObject {
  items: PyValue[] = [];
  get(o: PyValue): PyValue {
    const { items } = this;
    return items.length === 1 ? getitem(o, items[0]!) : new PyTuple(items.map((k) => getitem(o, k)));
  }
}
PyItemGetter.prototype.call$1 = function (this: PyItemGetter, o) {
  return this.get(o);
};

const itemGetterType: PyType = makeType(
  PyItemGetter,
  { name: "operator.itemgetter", module: "operator", flags: 0 },
  (c) => ({
    slots: {
      new: c.make([rest("items"), kwrest("kwargs")], (_cls, items, kwargs) => {
        if (kwargs.size > 0) throw typeError("itemgetter() takes no keyword arguments");
        if (items.length === 0) throw typeError("itemgetter expected 1 argument, got 0");
        const g = new PyItemGetter();
        g.items = items;
        return g;
      }),
      call: c.call([rest("args"), kwrest("kwargs")], (self, args, kwargs) =>
        self.get(onlyArgument("itemgetter", args, kwargs)),
      ),
      repr: (self) =>
        guardedRepr(self, "operator.itemgetter(...)", () =>
          joinStrs(["operator.itemgetter(", ...listed(self.items.map(repr)), ")"]),
        ),
    },
    methods: { __reduce__: c.method([], (self) => new PyTuple([typeOf(self), new PyTuple(self.items)])) },
    properties: { __text_signature__: c.property(() => "(obj, /)") },
  }),
);

/** The parts with commas between them. */
function listed(parts: Str[]): Str[] {
  return parts.flatMap((p, i) => (i === 0 ? [p] : [", ", p]));
}

class PyAttrGetter extends PyObject {
  names: PyValue[] = [];
  paths: string[][] = [];
  get(o: PyValue): PyValue {
    const follow = (path: string[]): PyValue => {
      let v = o;
      for (const name of path) v = getattr(v, name);
      return v;
    };
    return this.paths.length === 1 ? follow(this.paths[0]!) : new PyTuple(this.paths.map(follow));
  }
}
PyAttrGetter.prototype.call$1 = function (this: PyAttrGetter, o) {
  return this.get(o);
};

const attrGetterType: PyType = makeType(
  PyAttrGetter,
  { name: "operator.attrgetter", module: "operator", flags: 0 },
  (c) => ({
    slots: {
      new: c.make([rest("attrs"), kwrest("kwargs")], (_cls, names, kwargs) => {
        if (kwargs.size > 0) throw typeError("attrgetter() takes no keyword arguments");
        if (names.length === 0) throw typeError("attrgetter expected 1 argument, got 0");
        const g = new PyAttrGetter();
        g.names = names;
        g.paths = names.map((n) => {
          const text = jsText(n);
          if (text === undefined) throw typeError("attribute name must be a string");
          return text.split(".");
        });
        return g;
      }),
      call: c.call([rest("args"), kwrest("kwargs")], (self, args, kwargs) =>
        self.get(onlyArgument("attrgetter", args, kwargs)),
      ),
      repr: (self) =>
        guardedRepr(self, "operator.attrgetter(...)", () =>
          joinStrs(["operator.attrgetter(", ...listed(self.names.map(repr)), ")"]),
        ),
    },
    methods: { __reduce__: c.method([], (self) => new PyTuple([typeOf(self), new PyTuple(self.names)])) },
    properties: { __text_signature__: c.property(() => "(obj, /)") },
  }),
);

class PyMethodCaller extends PyObject {
  name = "";
  args: PyValue[] = [];
  keywords: PyDict = new PyDict();
  run(o: PyValue): PyValue {
    const pairs = this.keywords.pairs();
    const names = pairs.length === 0 ? undefined : pairs.map(([k]) => jsText(k)!);
    const r = callMethodv(
      o,
      this.name,
      names === undefined ? this.args.slice() : [...this.args, ...pairs.map(([, v]) => v)],
      names,
    );
    if (r === undefined) throw takeError();
    return r;
  }
}
PyMethodCaller.prototype.call$1 = function (this: PyMethodCaller, o) {
  return this.run(o);
};

const methodCallerType: PyType = makeType(
  PyMethodCaller,
  { name: "operator.methodcaller", module: "operator", flags: 0 },
  (c) => ({
    slots: {
      new: c.make([rest("args"), kwrest("kwargs")], (_cls, args, kwargs) => {
        if (args.length === 0) throw typeError("methodcaller needs at least one argument, the method name");
        const name = jsText(args[0]!);
        if (name === undefined) throw typeError("method name must be a string");
        const m = new PyMethodCaller();
        m.name = name;
        m.args = args.slice(1);
        m.keywords = kwargs;
        return m;
      }),
      call: c.call([pos("obj")], (self, o) => self.run(o)),
      repr: (self) =>
        guardedRepr(self, "operator.methodcaller(...)", () => {
          const parts: Str[] = [repr(fromUtf16(self.name)), ...self.args.map(repr)];
          for (const [k, v] of self.keywords.pairs()) parts.push(joinStrs([str(k), "=", repr(v)]));
          return joinStrs(["operator.methodcaller(", ...listed(parts), ")"]);
        }),
    },
    methods: {
      __reduce__: c.method([], (self) => {
        const args = [fromUtf16(self.name), ...self.args];
        if (self.keywords.size === 0) return new PyTuple([typeOf(self), new PyTuple(args)]);
        const partial = getattr(current().importModule("functools"), "partial");
        const pairs = self.keywords.pairs();
        const made = callv(
          partial,
          [typeOf(self), fromUtf16(self.name), ...pairs.map(([, v]) => v)],
          pairs.map(([k]) => jsText(k)!),
        );
        return new PyTuple([made, new PyTuple(self.args)]);
      }),
    },
    properties: { __text_signature__: c.property(() => "(obj, /)") },
  }),
);

const operatorModule: NativeModule = defineModule("_operator", () => ({
  functions: {
    add: binary(arith.add),
    sub: binary(arith.sub),
    mul: binary(arith.mul),
    matmul: binary(arith.matmul),
    truediv: binary(arith.truediv),
    floordiv: binary(arith.floordiv),
    mod: binary(arith.mod),
    pow: binary(arith.pow),
    lshift: binary(arith.lshift),
    rshift: binary(arith.rshift),
    and_: binary(arith.and),
    or_: binary(arith.or),
    xor: binary(arith.xor),
    iadd: binary(arith.iadd),
    isub: binary(arith.isub),
    imul: binary(arith.imul),
    imatmul: binary(arith.imatmul),
    itruediv: binary(arith.itruediv),
    ifloordiv: binary(arith.ifloordiv),
    imod: binary(arith.imod),
    ipow: binary(arith.ipow),
    ilshift: binary(arith.ilshift),
    irshift: binary(arith.irshift),
    iand: binary(arith.iand),
    ior: binary(arith.ior),
    ixor: binary(arith.ixor),
    concat: binary(concat),
    iconcat: binary(inPlaceConcat),
    neg: unary(arith.neg),
    pos: unary(arith.pos),
    invert: unary(arith.invert),
    inv: unary(arith.invert),
    abs: unary(arith.absolute),
    index: unary(toIndexValue),
    truth: unary(truthy),
    not_: unary((a) => !truthy(a)),
    is_none: unary((a) => a === None),
    is_not_none: unary((a) => a !== None),
    lt: binary(compare.lt),
    le: binary(compare.le),
    eq: binary(compare.eq),
    ne: binary(compare.ne),
    gt: binary(compare.gt),
    ge: binary(compare.ge),
    is_: binary(compare.is),
    is_not: binary((a, b) => !compare.is(a, b)),
    contains: binary(contains),
    countOf: binary(countOf),
    indexOf: binary(indexOf),
    getitem: binary(getitem),
    setitem: fn([pos("a"), pos("b"), pos("c")], (a, b, v) => {
      setitem(a, b, v);
      return None;
    }),
    delitem: fn([pos("a"), pos("b")], (a, b) => {
      delitem(a, b);
      return None;
    }),
    length_hint: fn([pos("obj"), pos("default", index, "0")], (o, fallback) => lengthHint(o, fallback)),
    _compare_digest: fn([pos("a"), pos("b")], compareDigest),
    call: callFunction(),
  },
  types: { itemgetter: itemGetterType, attrgetter: attrGetterType, methodcaller: methodCallerType },
}));
export default operatorModule;

function callFunction(): NativeFunctionSpec {
  return fn([pos("obj"), rest("args"), kwrest("kwargs")], (f, args, kwargs) => {
    const pairs = kwargs.pairs();
    return pairs.length === 0
      ? callv(f, args)
      : callv(
          f,
          [...args, ...pairs.map(([, v]) => v)],
          pairs.map(([k]) => jsText(k)!),
        );
  });
}
